"""Articles without annotations, annotated by teachers: what the student learns from besides the corpora.

    python3 silver.py parse parse1.pt,parse2.pt,parse3.pt
    python3 silver.py attribution attribution1.pt,attribution2.pt
    python3 silver.py position position1.pt,position2.pt

Each task has teachers of its own, trained on that task alone and better at it than any network trained on all (LOG.md). Their
chances are averaged: trees and tags from the mean of arcs, labels and tags; anchors stay chances (a soft target), roles are read
off the mean of the role scores. Writes work/silver-<task>.pickle; `train.py --silver` reads the three.
"""
import argparse
import glob
import json
import os
import pickle

import numpy
import torch

import data
import decode
import ud
from batches import chunks
from evaluate import restore
from frames import ATTRIBUTION_ROLES, Frame
from heads import AFTER, BEFORE
from model import Flat
from mst import tree
import positions
import tokens

FLOOR = 0.35  # anchors below this chance get no roles


def articles():
    """Raw articles that share no text with what figures are measured on, nor with the held-out ones."""
    gold, raw = data.corpus("gold"), data.corpus("corpora", "raw", "articles.jsonl")
    held = sorted(glob.glob(os.path.join(gold, "train", "*.gold.json")))[5::data.frames.HOLDOUT]
    paths = glob.glob(os.path.join(gold, "*.txt")) + [p.replace(".gold.json", ".txt") for p in held]
    for split in ("dev", "test"):
        paths += glob.glob(data.corpus("corpora", "polnear", split, "text", "*.txt"))
    measured = set().union(*(positions.sequences(open(p, encoding="utf-8").read()) for p in paths))
    for name in glob.glob(data.corpus("corpora", "ud", "*-dev.conllu")) + glob.glob(data.corpus("corpora", "ud", "*-test.conllu")):
        measured |= positions.sequences(" ".join(f for s in ud.read(name) for f in s.forms))
    rows = [json.loads(line) for line in open(raw, encoding="utf-8")]
    return [(r["id"], r["text"]) for r in rows if len(positions.sequences(r["text"]) & measured) < 0.02 * len(r["text"].split())]


def trees(teachers, coder, document, root):
    """[(tags, xtags, heads, labels)] of a document's sentences, by all teachers together."""
    group = chunks(document.sentences, document.starts_block)
    batch = data.batches.batch(group, coder.forms)
    encoded = [(m.parser, m.encoder(batch)[0]) for m in teachers]
    mean = lambda head: sum(torch.log_softmax(head(p)(h), -1) for p, h in encoded).argmax(-1).numpy()
    tag, xtag = mean(lambda p: p.tag), mean(lambda p: p.xtag)
    arcs, out = [p.arcs(h).numpy() for p, h in encoded], []
    for b, c in enumerate(group):
        at = 0
        for n in map(len, document.sentences[c.first:c.sentence[-1] + 1]):
            cut = slice(at, at + n)
            own = [numpy.concatenate([a[b, cut, :1], a[b, cut, at + 1:at + n + 1]], 1) for a in arcs]
            own = [s - s.max(1, keepdims=True) for s in own]
            heads = numpy.asarray(tree(sum(s - numpy.log(numpy.exp(s).sum(1, keepdims=True)) for s in own)))
            given = torch.as_tensor(heads)[:, None]
            scores = sum(torch.log_softmax(p.labels(h[cut, b:b + 1], given)[:, 0], -1) for p, h in encoded).numpy()
            scores[:, root] = numpy.where(heads == 0, 1e9, -1e9)
            out.append((tag[cut, b], xtag[cut, b], heads, scores.argmax(1)))
            at += n
    return out


def frames_of(teachers, coder, name, document):
    """(anchors' chances [N, classes], frames with spans of tokens)."""
    batch, owners = coder.document_batch([document])
    flats = [Flat(m, batch, owners) for m in teachers]
    chances = (sum(torch.softmax(f.anchor_scores(m, name), -1) for f, m in zip(flats, teachers)) / len(teachers)).numpy()
    anchors = [int(i) for i in numpy.nonzero(1 - chances[:, 0] >= FLOOR)[0]]
    if not anchors:
        return chances, []
    scored = [f.role_scores(m, name, anchors, [0] * len(anchors)) for f, m in zip(flats, teachers)]
    scores = (sum(s for s, _ in scored) / len(scored)).numpy()
    inside = scored[0][1].numpy() < len(flats[0].h) - 1
    sentence, found = flats[0].sentence.numpy(), []
    for a, s, i in zip(anchors, scores, inside):
        if name == "attribution":
            spans = decode.attribution(s, i, a, decode.transitions())
            if spans["content"]:
                found.append(Frame(a, None, None, {r: [tuple(x) for x in spans[r]] for r in ATTRIBUTION_ROLES}))
            continue
        rows = numpy.clip(numpy.arange(a - BEFORE, a + AFTER + 1), 0, len(sentence) - 1)
        end, roles = decode.position(s, i, i & (sentence[rows] == sentence[a]), a)
        found.append(Frame(a, int(chances[a][1:].argmax()), end, {r: [span] if span else [] for r, span in roles.items()}))
    return chances, found


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("task", choices=("parse", "attribution", "position"))
    p.add_argument("teachers", help="files in work/, with commas")
    args = p.parse_args()
    torch.set_num_threads(1)
    sets = data.load()
    coder = data.Coder(sets)
    teachers = [restore(sets, name) for name in args.teachers.split(",")]
    documents = tokens.documents(articles(), os.path.join(data.WORK, "tokens-raw.jsonl"))
    out = {}
    with torch.no_grad():
        for k, d in enumerate(documents):
            if args.task == "parse":
                out[d.id] = d.sentences, d.starts_block, trees(teachers, coder, d, sets.labels.index("root"))
            else:
                chances, frames = frames_of(teachers, coder, args.task, d)
                out[d.id] = chances.astype(numpy.float16), frames
            if k % 100 == 0:
                print(k, len(documents), flush=True)
    with open(os.path.join(data.WORK, "silver-%s.pickle" % args.task), "wb") as f:
        pickle.dump(out, f)


if __name__ == "__main__":
    main()
