"""Everything that training reads, prepared once and kept in work/."""
import collections
import os
import pickle
import random

import numpy
import torch

import batches
import frames
import positions
import ud
import vocabulary

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.join(HERE, "work")
SHARED = os.environ.get("PARLEY_SHARED", os.path.join(HERE, "..", "..", "shared"))
Sets = collections.namedtuple("Sets", "treebanks polnear gold held_out words vectors labels xtags")


def corpus(*parts):
    return os.path.join(SHARED, *parts)


def load():
    """The training sets, from work/ where they have been prepared before."""
    os.makedirs(WORK, exist_ok=True)
    made = lambda: open(os.path.join(HERE, "annotations", "positions.jsonl"), encoding="utf-8")
    with made() as f:
        own = sum(1 for _ in f)
    base = cached("data.pickle", prepare)
    more = cached("own-%d.pickle" % own, lambda: positions.own(made().name, corpus("corpora", "raw", "articles.jsonl"), corpus("gold")))
    return base._replace(gold=base.gold + more)


def cached(name, make):
    path = os.path.join(WORK, name)
    if not os.path.exists(path):
        value = make()
        with open(path, "wb") as f:
            pickle.dump(value, f)
    with open(path, "rb") as f:
        return pickle.load(f)


def prepare():
    """`held_out` are training articles of positions kept for tuning; the word list does not depend on the project's own articles."""
    treebanks = [ud.read(corpus("corpora", "ud", n)) for n in ("ewt-train.conllu", "gum-free-train.conllu")]
    polnear = frames.polnear(corpus("corpora", "polnear"), "train", os.path.join(WORK, "tokens-polnear-train.jsonl"))
    gold = positions.gold(corpus("gold", "train"), os.path.join(WORK, "tokens-gold-train.jsonl"))
    held_out = gold[5::frames.HOLDOUT]
    gold = [d for i, d in enumerate(gold) if i % frames.HOLDOUT != 5]
    counts = collections.Counter()
    for bank in treebanks:
        for s in bank:
            counts.update(s.forms)
    for d in polnear + gold:
        counts.update(d.forms)
    words, vectors = vocabulary.build(counts, WORK)
    everything = treebanks[0] + treebanks[1]
    return Sets(treebanks, polnear, gold, held_out, words, vectors, ud.label_set(everything), ud.xpos_set(everything))


class Annotated:
    """An article as teachers annotated it (silver.py): `trees` for the parser, `of(task)` a document with frames."""

    def __init__(self, sets, sentences, starts_block, parses, frames):
        self.sentences, self.starts_block, self.frames = sentences, starts_block, frames
        self.forms = [f for s in sentences for f in s]
        self.trees = [ud.Sentence(forms, [ud.UPOS[t] for t in tags], [sets.xtags[t] for t in xtags], list(heads),
                                  [sets.labels[k] for k in labels], block)
                      for forms, block, (tags, xtags, heads, labels) in zip(sentences, starts_block, parses)]

    def chunks(self):
        return batches.chunks(self.sentences, self.starts_block)

    def of(self, task):
        copy = object.__new__(Annotated)
        copy.__dict__.update(self.__dict__)
        copy.chances, frames = self.frames[task]
        copy.versions = [frames]
        return copy


def silver(sets):
    """The articles of silver.py's three files."""
    parts = {}
    for task in ("parse", "attribution", "position"):
        with open(os.path.join(WORK, "silver-%s.pickle" % task), "rb") as f:
            parts[task] = pickle.load(f)
    return [Annotated(sets, *parsed, {task: parts[task][i] for task in ("attribution", "position")})
            for i, parsed in parts["parse"].items()]


class Coder:
    """Batches of treebank chunks with their gold tensors."""

    def __init__(self, sets):
        self.forms = batches.Forms({w: i for i, w in enumerate(sets.words) if i})
        index = lambda names: {n: i for i, n in enumerate(names)}
        self.upos, self.xpos, self.labels = index(ud.UPOS), index(sets.xtags), index(sets.labels)

    def chunks(self, sentences, limit=batches.CHUNK):
        out = batches.chunks([s.forms for s in sentences], [s.starts_block for s in sentences], limit)
        for c in out:
            c.sentences = sentences[c.first:c.sentence[-1] + 1]
        return out

    def gold(self, group, T):
        """[4, T, B]: tag, Penn tag, head (0 root, else place in the chunk + 1), label."""
        a = numpy.full((4, T, len(group)), -1)
        for b, c in enumerate(group):
            at = 0
            for s in c.sentences:
                for k in range(len(s.forms)):
                    a[:, at + k, b] = (self.upos.get(s.upos[k], -1), self.xpos.get(s.xpos[k], 0),
                                       at + s.heads[k] if s.heads[k] else 0, self.labels.get(s.labels[k], -1))
                at += len(s.forms)
        return torch.as_tensor(a)

    def parse_batch(self, group):
        b = batches.batch(group, self.forms)
        return b, self.gold(group, b.forms.shape[0])

    def document_batch(self, group):
        """(batch, owner of each chunk) of whole documents."""
        parts = [d.chunks() for d in group]
        owners = [k for k, cs in enumerate(parts) for _ in cs]
        return batches.batch([c for cs in parts for c in cs], self.forms), owners


def document_groups(documents, tokens, rng=random):
    """Random groups of documents, about `tokens` each."""
    order = list(documents)
    rng.shuffle(order)
    out, now, size = [], [], 0
    for d in order:
        now.append(d)
        size += len(d.forms)
        if size > tokens:
            out.append(now)
            now, size = [], 0
    return out + ([now] if now else [])
