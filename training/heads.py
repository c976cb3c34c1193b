"""The frame heads: which token is an anchor, and which roles stand in the window around it."""
import torch
from torch import nn
from torch.nn import functional as F

from network import CLIP

BEFORE, AFTER = 50, 80
WINDOW = BEFORE + 1 + AFTER
SIZE = 64


class Anchor(nn.Module):
    """One hidden layer over the encoding and the form's own share; `classes` scores a token, class 0 is none."""

    def __init__(self, inputs, classes, dropout=0.3):
        super().__init__()
        self.hidden = nn.Linear(inputs, SIZE)
        self.out = nn.Linear(SIZE, classes)
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.out.weight)
        with torch.no_grad():
            self.out.bias.zero_()[0] = 4  # most tokens are none

    def forward(self, h, form):
        return self.out(self.drop(F.relu(self.hidden(h) + form)).clamp(max=CLIP))


class Roles(nn.Module):
    """For each anchor, scores of every token in its window; places outside of the document are zeros all the way."""

    def __init__(self, inputs, outputs, dropout=0.2):
        super().__init__()
        self.token, self.anchor = nn.Linear(inputs, SIZE), nn.Linear(inputs, SIZE)
        self.relative = nn.Parameter(torch.randn(WINDOW, SIZE) * 0.1)
        self.codes = nn.Parameter(torch.randn(5 * 5 + 16, SIZE) * 0.1)
        self.near, self.far = nn.Conv1d(SIZE, SIZE, 3, padding=1), nn.Conv1d(SIZE, SIZE, 3, padding=3, dilation=3)
        self.out = nn.Linear(SIZE, outputs)
        self.drop = nn.Dropout(dropout)

    def forward(self, h, form, places, anchors, codes, quotes):
        """h [N, D], form [N, 64]: all tokens of the batch, the last row zeros. places [A, W] token rows; anchors [A];
        codes [A, W] = 5 × sentence relation + block relation; quotes [A, W] = 4 × anchor's quote state + token's."""
        inside = (places < len(h) - 1).unsqueeze(-1).float()
        x = F.embedding(places, self.token(h) + form) + self.anchor(h.index_select(0, anchors)).unsqueeze(1)
        x = x + self.relative + F.embedding(codes, self.codes) + F.embedding(25 + quotes, self.codes)
        x = (F.relu(x) * inside).clamp(max=CLIP)
        for conv in (self.near, self.far):
            y = conv(self.drop(x).transpose(1, 2)).transpose(1, 2)
            x = ((x + F.relu(y)) * inside).clamp(max=CLIP)
        return self.out(self.drop(x))


def windows(anchors, starts, ends, sentence, block, quote, padding):
    """Rows, codes and quotes of the windows. anchors: rows; starts, ends: first and last + 1 row of each anchor's document;
    sentence, block, quote: [N] tensors; `padding` the row that stands for nothing."""
    rows = anchors[:, None] + torch.arange(-BEFORE, AFTER + 1)[None, :]
    inside = (rows >= starts[:, None]) & (rows < ends[:, None])
    rows = torch.where(inside, rows, torch.full_like(rows, padding))
    safe = rows.clamp(max=padding - 1)
    relation = lambda v: (v[safe] - v[anchors][:, None]).clamp(-2, 2) + 2
    return rows, 5 * relation(sentence) + relation(block), 4 * quote[anchors][:, None] + quote[safe]
