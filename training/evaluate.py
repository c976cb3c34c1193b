"""Figures of a checkpoint: tags and trees on treebanks, attributions on PolNeAR dev, positions on gold.

    python3 evaluate.py model.pt|FILE.model [--sets ewt-dev,gum-edited-dev] [--only parse,attribution,position] [--limit 1|128]
"""
import argparse
import json
import os
import subprocess

import numpy
import torch

import data
import decode
import frames
import positions as position_files
import ud
from batches import groups
from heads import AFTER, BEFORE
from model import Flat, Model
from mst import tree
from reference import Reference

DEV = "ewt-dev,gum-edited-dev"


def restore(sets, name):
    saved = torch.load(os.path.join(data.WORK, name))
    model = Model(sets.vectors, len(sets.labels), len(sets.xtags), *saved.get("shape", ()))
    model.load_state_dict(saved["mean"])
    return model.eval()


class Floats:
    """A checkpoint as PyTorch computes it."""

    def __init__(self, coder, model):
        self.coder, self.model = coder, model

    def parses(self, group):
        """For each sentence of the chunks: tags, a function from heads to labels, arc scores [n, n + 1]."""
        p = self.model.parser
        with torch.no_grad():
            batch, _ = self.coder.parse_batch(group)
            h, _ = self.model.encoder(batch)
            tags, scores = p.tag(h).argmax(-1).numpy(), p.arcs(h).numpy()
            root = self.coder.labels["root"]
            for b, c in enumerate(group):
                at = 0
                for s in c.sentences:
                    n = len(s.forms)
                    cut = slice(at, at + n)

                    def labels(heads, part=h[cut, b:b + 1]):
                        out = p.labels(part, torch.as_tensor(heads)[:, None])[:, 0].numpy()
                        out[:, root] = numpy.where(heads == 0, 1e9, -1e9)
                        return out.argmax(1)
                    yield s, tags[cut, b], numpy.concatenate([scores[b, cut, :1], scores[b, cut, at + 1:at + n + 1]], 1), labels
                    at += n

    def frames(self, document, name, threshold):
        """(sentence of each token, anchors, role scores, which places are inside, class chances)"""
        with torch.no_grad():
            batch, owners = self.coder.document_batch([document])
            flat = Flat(self.model, batch, owners)
            chances = torch.softmax(flat.anchor_scores(self.model, name), -1).numpy()
            anchors = anchors_of(chances, threshold)
            if not anchors:
                return flat.sentence.numpy(), [], [], [], chances
            scores, rows = flat.role_scores(self.model, name, anchors, [0] * len(anchors))
            return flat.sentence.numpy(), anchors, scores.numpy(), rows.numpy() < len(flat.h) - 1, chances


class Integers:
    """The exported file as the run time computes it."""

    def __init__(self, path):
        self.ref = Reference(path)

    def parses(self, group):
        for c in group:
            T, _ = self.ref.encode(c)
            at = 0
            for s in c.sentences:
                t = T[at:at + len(s.forms)]
                yield s, self.ref.linear("tag", t).argmax(1), self.ref.arcs(t), lambda heads, t=t: self.ref.labels(t, heads).argmax(1)
                at += len(s.forms)

    def frames(self, document, name, threshold):
        parts = document.chunks()
        encoded = [self.ref.encode(c) for c in parts]
        T, p = (numpy.concatenate([e[k] for e in encoded]) for k in (0, 1))
        sentence, block, quote = (numpy.array([v for c in parts for v in getattr(c, n)]) for n in ("sentence", "block", "quote"))
        scores = self.ref.anchors(name, T, p)
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        anchors = anchors_of(chances, threshold)
        found = [self.ref.roles(name, T, p, a, sentence, block, quote) for a in anchors]
        return sentence, anchors, [f[0] for f in found], [f[1] for f in found], chances


def anchors_of(chances, threshold):
    return [int(i) for i in numpy.nonzero(1 - chances[:, 0] >= threshold)[0]]


def parse(engine, coder, sentences, limit):
    """(UPOS, UAS, LAS) in per cent over gold tokens, punctuation counted, labels without subtypes."""
    total = numpy.zeros(4)
    for group in groups(coder.chunks(sentences, limit), 4000):
        for s, tags, scores, labels in engine.parses(group):
            heads = tree(scores)
            right = heads == s.heads
            named = numpy.array([coder.labels.get(l, -1) for l in s.labels]) == labels(heads)
            total += [len(s.forms), (tags == [coder.upos.get(t, -1) for t in s.upos]).sum(), right.sum(), (right & named).sum()]
    return 100 * total[1:] / total[0]


def attributions(engine, documents, threshold):
    """[{doc, attributions: [{source, cue, content}]}] with character spans."""
    out, table = [], decode.transitions()
    for d in documents:
        _, anchors, scores, inside, _ = engine.frames(d, "attribution", threshold)
        found = []
        for a, s, i in zip(anchors, scores, inside):
            spans = decode.attribution(s, i, a, table)
            found.append({role: [(d.spans[x][0], d.spans[y - 1][1]) for x, y in v] for role, v in spans.items()})
        out.append({"doc": d.id, "attributions": [f for f in found if f["content"]]})
    return out


def positions(engine, documents, threshold):
    """[{id, positions: [{kind, span, condition}]}] with character spans."""
    out = []
    for d in documents:
        sentence, anchors, scores, inside, chances = engine.frames(d, "position", threshold)
        found = []
        for a, s, i in zip(anchors, scores, inside):
            rows = numpy.clip(numpy.arange(a - BEFORE, a + AFTER + 1), 0, len(sentence) - 1)
            end, roles = decode.position(s, i, i & (sentence[rows] == sentence[a]), a)
            found.append({"p": float(1 - chances[a][0]), "start": a, "end": end, "kind": frames.KINDS[int(chances[a][1:].argmax())], **roles})
        span = lambda a, b: {"start": d.spans[a][0], "end": d.spans[b - 1][1]}
        out.append({"id": d.id, "positions": [{"kind": f["kind"], "span": span(f["start"], f["end"]),
                                               "condition": f["condition"] and span(*f["condition"])} for f in decode.suppress(found)]})
    return out


def scored(rows, *command):
    """The scorer's answer for rows of JSON."""
    path = os.path.join(data.WORK, "predictions-%d.jsonl" % os.getpid())
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(r) + "\n" for r in rows)
    out = subprocess.run(["node", *[path if c == "@" else c for c in command]], capture_output=True, text=True)
    os.remove(path)
    return out.stdout


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("model")
    a.add_argument("--sets", default=DEV)
    a.add_argument("--only", default="parse,attribution,position")
    a.add_argument("--limit", type=int, default=1, help="tokens a chunk of treebank sentences may hold; 1: each alone")
    a.add_argument("--thresholds", default="0.3,0.4,0.5")
    args = a.parse_args()
    torch.set_num_threads(1)
    sets = data.load()
    coder = data.Coder(sets)
    engine = Integers(args.model) if args.model.endswith(".model") else Floats(coder, restore(sets, args.model))
    if "parse" in args.only:
        for name in args.sets.split(","):
            print("%-16s UPOS %.2f UAS %.2f LAS %.2f" % (name, *parse(engine, coder, ud.read(data.corpus("corpora", "ud", name + ".conllu")), args.limit)), flush=True)
    bench = data.corpus("bench")
    levels = [float(t) for t in args.thresholds.split(",")]
    if "attribution" in args.only:
        docs = frames.polnear(data.corpus("corpora", "polnear"), "dev", os.path.join(data.WORK, "tokens-polnear-dev.jsonl"))
        for t in levels:
            text = scored(attributions(engine, docs, t), os.path.join(bench, "score-attributions.mjs"), "--split", "dev", "--pred", "@", "--by")
            print("attribution", t, text if len(levels) == 1 else "\n".join(l for l in text.split("\n") if "END TO" in l or "token" in l), flush=True)
    if "position" in args.only:
        folder = data.corpus("gold")
        docs = position_files.gold(folder, os.path.join(data.WORK, "tokens-gold-dev.jsonl"))
        for t in levels:
            text = scored(positions(engine, docs, t), os.path.join(bench, "score-positions.mjs"), folder, "@")
            print("position", t, text if len(levels) == 1 else "\n".join(l for l in text.split("\n") if "found" in l or "right kind  " in l or "cond" in l), flush=True)


if __name__ == "__main__":
    main()
