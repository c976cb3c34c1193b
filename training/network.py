"""The one network: form features, a recurrent encoder, heads for tags and arcs. NETWORK.md is its specification."""
import torch
from torch import nn
from torch.nn import functional as F

from cells import BiSRU
from features import CONTEXTS, NGRAM_BUCKETS, SHAPES

NGRAM_DIM = 64
CLIP = 15.99  # every activation that meets a matrix is an int16 of this range at run time


class Rows(torch.autograd.Function):
    """Rounds rows to 15 levels (4 bits) of their largest value; the gradient passes through."""

    @staticmethod
    def forward(ctx, table):
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 7
        return torch.round(table / scale) * scale

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class Forms(nn.Module):
    """A form's features to its share of the first layer's gates (and of the frame heads)."""

    def __init__(self, vectors, outputs):
        super().__init__()
        self.words = nn.Parameter(torch.as_tensor(vectors))
        self.ngrams = nn.Parameter(torch.randn(NGRAM_BUCKETS + 1, NGRAM_DIM) * 0.1)  # the last row pads
        self.project = nn.Linear(vectors.shape[1] + NGRAM_DIM + SHAPES, outputs)

    def forward(self, words, ngrams, shapes, drop=0.0):
        """words [U], ngrams [U, 11], shapes [U, 24] of a batch's distinct forms; `drop` hides words and n-grams."""
        if drop and self.training:
            words = words * (torch.rand(words.shape) >= drop)
        w = Rows.apply(F.embedding(words, self.words))
        n = Rows.apply(F.embedding(ngrams.reshape(-1), self.ngrams, padding_idx=NGRAM_BUCKETS)).view(*ngrams.shape, -1)
        n = (n * (ngrams < NGRAM_BUCKETS).unsqueeze(-1)).sum(1)
        if drop and self.training:
            n = n * (torch.rand(len(n), 1) >= drop).float()
        return self.project(torch.cat([w, n, shapes], 1).clamp(-CLIP, CLIP))


class Encoder(nn.Module):
    def __init__(self, vectors, hidden=128, layers=3, extra=0, dropout=0.25, word_drop=0.06):
        super().__init__()
        self.hidden, self.extra, self.dropout, self.word_drop = hidden, extra, dropout, word_drop
        self.forms = Forms(vectors, 20 * hidden + extra)  # own gates and skip, the heads' share, gates of the next token, gates of the one before
        self.context = nn.Parameter(torch.randn(CONTEXTS, 8 * hidden) * 0.02)
        self.cells = nn.ModuleList(BiSRU(hidden) for _ in range(layers))
        self.gates = nn.ModuleList(nn.Linear(2 * hidden, 6 * hidden) for _ in range(layers - 1))

    def forward(self, batch):
        """[T, B, 2H] encodings and [T, B, extra] of the forms alone.

        Everything is split with `split`, never sliced: the gradient of a slice is a whole tensor of zeros.
        """
        H = self.hidden
        table = self.forms(batch.words, batch.ngrams, batch.shapes, self.word_drop)
        *own, before, after = table.split([6 * H, 2 * H, self.extra, 6 * H, 6 * H], 1)
        gates, skip, extra = (F.embedding(batch.forms, part) for part in own)
        context_gates, context_skip = (F.embedding(batch.context, part) for part in self.context.split([6 * H, 2 * H], 1))
        end = lambda part: F.pad(part, (0, 0, 0, 1))
        gates = gates + context_gates + F.embedding(batch.before, end(before)) + F.embedding(batch.after, end(after))
        h = self.cells[0](gates, skip + context_skip, batch.mask)
        for linear, cell in zip(self.gates, self.cells[1:]):
            h = self.drop(h)
            h = cell(linear(h), h, batch.mask)
        return self.drop(h), extra

    def drop(self, h):
        """The same units of a sequence at all its places."""
        h = h.clamp(-CLIP, CLIP)
        if not self.training or not self.dropout:
            return h
        keep = 1 - self.dropout
        return h * (torch.rand(1, h.shape[1], h.shape[2]) < keep).float() / keep


class Parser(nn.Module):
    """Tags, arcs (dot product of two small vectors) and labels (one hidden layer over dependent and head)."""

    REACH = 12

    def __init__(self, inputs, tags, xtags, labels, arc, label=96, dropout=0.25):
        super().__init__()
        self.tag = nn.Linear(inputs, tags)
        self.xtag = nn.Linear(inputs, xtags)
        self.dependent, self.head = nn.Linear(inputs, arc), nn.Linear(inputs, arc)
        self.mix = nn.Linear(arc, arc)
        self.bias = nn.Linear(arc, 1)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.distance = nn.Parameter(torch.zeros(2 * self.REACH + 1))
        self.label_dependent, self.label_head = nn.Linear(inputs, label), nn.Linear(inputs, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label = nn.Linear(label, labels)
        self.drop = nn.Dropout(dropout)

    def arcs(self, h):
        """h [T, B, D] -> scores [B, T, T+1]: dependent by head, head 0 the root. Other sentences are not masked yet."""
        h = h.transpose(0, 1)
        d = self.drop(F.relu(self.dependent(h))).clamp(max=CLIP)
        k = self.drop(F.relu(self.head(h))).clamp(max=CLIP)
        k = torch.cat([self.root.expand(k.shape[0], 1, -1), k], 1)
        k, b = self.mix(k).clamp(-CLIP, CLIP), self.bias(k)
        scores = d @ k.transpose(1, 2) + b.transpose(1, 2)
        T = h.shape[1]
        place = torch.arange(T)
        offset = (place[None, :] - place[:, None]).clamp(-self.REACH, self.REACH) + self.REACH
        return scores + F.pad(self.distance[offset], (1, 0))

    def labels(self, h, heads):
        """Scores [T, B, L] for the given heads [T, B] (0 root, else place in chunk + 1)."""
        d, k = self.label_dependent(h), self.label_head(h)
        k = torch.cat([self.label_root.expand(1, k.shape[1], -1), k], 0)
        k = k.gather(0, heads.unsqueeze(-1).expand(-1, -1, k.shape[-1]))
        return self.label(self.drop(F.relu(d + k)).clamp(max=CLIP))
