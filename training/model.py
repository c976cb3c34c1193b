"""Encoder and heads together, and the losses of each corpus."""
import numpy
import torch
from torch import nn
from torch.nn import functional as F

from frames import ATTRIBUTION_ROLES, KINDS, POSITION_ROLES
from heads import AFTER, BEFORE, SIZE, WINDOW, Anchor, Roles, windows
from network import Encoder, Parser

EXTRA = 4 * SIZE  # the form's own share of: attribution anchor, attribution roles, position anchor, position roles
FAR = -1e9
ANCHORS = 64


class Model(nn.Module):
    def __init__(self, vectors, labels, xtags, hidden=128, layers=3, arc=80):
        super().__init__()
        self.encoder = Encoder(vectors, hidden, layers, EXTRA)
        inputs = 2 * hidden
        self.parser = Parser(inputs, 17, xtags, labels, arc)
        self.anchor = nn.ModuleDict({"attribution": Anchor(inputs, 2), "position": Anchor(inputs, 1 + len(KINDS))})
        self.roles = nn.ModuleDict({"attribution": Roles(inputs, 1 + 2 * len(ATTRIBUTION_ROLES)),
                                    "position": Roles(inputs, 3 * len(POSITION_ROLES) + 1)})


def mean_loss(scores, gold, weight=None):
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=-1, weight=weight)


def same_sentence(batch):
    """[B, T, T+1]: which heads a token may have (the root is always one)."""
    s = batch.sentence.T
    same = s[:, :, None] == s[:, None, :]
    return torch.cat([torch.ones(*s.shape, 1, dtype=torch.bool), same], 2)


def parse_loss(model, batch, gold):
    """gold [4, T, B]: tag, Penn tag, head, label; -1 where there is none."""
    h, _ = model.encoder(batch)
    p = model.parser
    arcs = p.arcs(h).masked_fill(~same_sentence(batch), FAR).transpose(0, 1)
    return (mean_loss(p.tag(h), gold[0]) + 0.3 * mean_loss(p.xtag(h), gold[1]) + mean_loss(arcs, gold[2])
            + mean_loss(p.labels(h, gold[2].clamp(min=0)), gold[3]))


class Flat:
    """A batch of whole documents as one row of tokens, document after document, and a last row of zeros."""

    def __init__(self, model, batch, owners):
        """owners: for each chunk of the batch the number of its document; chunks of a document stand in order."""
        h, extra = model.encoder(batch)
        self.lengths = [len(c.forms) for c in batch.chunks]
        index = torch.cat([torch.arange(n) * len(batch.chunks) + b for b, n in enumerate(self.lengths)])
        pick = lambda x: x.reshape(-1, *x.shape[2:]).index_select(0, index)
        end = lambda x: torch.cat([x, torch.zeros(1, x.shape[1])])
        self.h, parts = end(pick(h)), end(pick(extra)).split(SIZE, 1)
        self.share = {"attribution": parts[:2], "position": parts[2:]}  # the form's own part in (anchor, roles)
        self.sentence, self.block, self.quote = pick(batch.sentence), pick(batch.block), pick(batch.quote)
        self.start, self.end, at = {}, {}, 0
        for owner, n in zip(owners, self.lengths):
            self.start.setdefault(owner, at)
            at += n
            self.end[owner] = at

    def anchor_scores(self, model, name):
        return model.anchor[name](self.h, self.share[name][0])[:-1]

    def role_scores(self, model, name, anchors, owners):
        """anchors: rows in this batch; owners: their documents. [A, W, outputs]."""
        a = torch.as_tensor(anchors)
        edge = lambda table: torch.as_tensor([table[o] for o in owners])
        rows, codes, quotes = windows(a, edge(self.start), edge(self.end), self.sentence, self.block, self.quote, len(self.h) - 1)
        return model.roles[name](self.h, self.share[name][1], rows, a, codes, quotes), rows


def window_of(frame, spans):
    """Places of token ranges within the frame's window, cut at its edges."""
    for a, b in spans:
        a, b = a - frame.anchor + BEFORE, b - frame.anchor + BEFORE
        if b > 0 and a < WINDOW:
            yield max(a, 0), min(b, WINDOW)


def attribution_tags(frame):
    """[W] tags: 0 outside, 1 + 2r begin of role r, 2 + 2r inside of it."""
    tags = numpy.zeros(WINDOW, numpy.int64)
    for r in (2, 0, 1):  # where spans overlap, the cue wins over the source over the content
        for a, b in window_of(frame, frame.roles[ATTRIBUTION_ROLES[r]]):
            tags[a:b] = 2 + 2 * r
            tags[a] = 1 + 2 * r
    return tags


def position_tags(frame):
    """([roles, W] 0 outside, 1 begin, 2 inside, -1 unknown; place of the span's last token within the window)."""
    tags = numpy.zeros((len(POSITION_ROLES), WINDOW), numpy.int64)
    for r, role in enumerate(POSITION_ROLES):
        if frame.roles[role] is None:
            tags[r] = -1
            continue
        for a, b in window_of(frame, frame.roles[role]):
            tags[r, a:b] = 2
            tags[r, a] = 1
    return tags, min(frame.end - 1 - frame.anchor, AFTER) + BEFORE


def frame_loss(model, batch, owners, documents, name):
    """documents: {owner: (frames, ranges that nothing is learned from, a teacher's chances of anchors or None)}."""
    flat = Flat(model, batch, owners)
    scores = flat.anchor_scores(model, name)
    gold = numpy.zeros(scores.shape, numpy.float32)
    anchors, whose, frames = [], [], []
    for owner, (own, optional, chances) in documents.items():
        part = gold[flat.start[owner]:flat.end[owner]]
        if chances is None:
            part[:, 0] = 1
            for a, b in optional:
                part[a:b] = 0
        else:
            part[:] = chances
        for f in own:
            if chances is None:
                part[f.anchor] = 0
                part[f.anchor, 1 if f.kind is None else 1 + f.kind] = 1
            anchors.append(flat.start[owner] + f.anchor)
            whose.append(owner)
            frames.append(f)
    loss = -(torch.as_tensor(gold) * torch.log_softmax(scores, -1)).sum() / (10 + len(frames))
    if not frames:
        return loss
    if len(frames) > ANCHORS:  # enough for a step; the others have their turn another time
        keep = sorted(torch.randperm(len(frames))[:ANCHORS].tolist())
        anchors, whose, frames = ([x[i] for i in keep] for x in (anchors, whose, frames))
    roles, rows = flat.role_scores(model, name, anchors, whose)
    outside = rows == len(flat.h) - 1
    if name == "attribution":
        tags = torch.as_tensor(numpy.stack([attribution_tags(f) for f in frames]))
        return loss + 3 * mean_loss(roles, tags.masked_fill(outside, -1))
    tags, ends = zip(*map(position_tags, frames))
    tags = torch.as_tensor(numpy.stack(tags)).masked_fill(outside.unsqueeze(1), -1)
    n = len(POSITION_ROLES)
    bio = mean_loss(roles[..., :3 * n].reshape(len(frames), WINDOW, n, 3).transpose(1, 2), tags)
    end = roles[..., 3 * n].masked_fill(outside, FAR)
    end[:, :BEFORE] = FAR
    return loss + 3 * bio + 0.5 * F.cross_entropy(end, torch.as_tensor(ends))
