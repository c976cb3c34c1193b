"""A checkpoint to public/model/parley.model, by NETWORK.md and FORMAT.md, and the golden file for the run time's tests."""
import gzip
import json
import os
import sys

import numpy
import torch

import container
import data
import decode
import features
import ud
from heads import AFTER, BEFORE

TARGET = os.path.join(data.HERE, "..", "public", "model", "parley.model")
THRESHOLDS = {"attribution": 0.5, "position": 0.22}


def rows8(w):
    """int8 with one scale a row."""
    w = w.reshape(len(w), -1)
    scale = (numpy.abs(w).max(1) / 127).clip(1e-12).astype(numpy.float32)
    return numpy.rint(w / scale[:, None]).astype(numpy.int8), scale


def rows4(w):
    """4 bits with one scale a row, packed two a byte, low half first; q − 8 lies in −7…7."""
    scale = (numpy.abs(w).max(1) / 7).clip(1e-8).astype(numpy.float32)
    q = (numpy.rint(w / scale[:, None]) + 8).astype(numpy.uint8)
    if q.shape[1] % 2:
        q = numpy.pad(q, ((0, 0), (0, 1)))
    return (q[:, 0::2] | q[:, 1::2] << 4).tobytes(), scale


class Sections(dict):
    def floats(self, name, value):
        value = numpy.ascontiguousarray(value, "<f4")
        self[name] = ("f32", value.shape, value.tobytes())

    def strings(self, name, values):
        self[name] = ("utf8", [len(values)], "\n".join(values).encode())

    def linear(self, name, weight, bias):
        q, scale = rows8(weight)
        self[name + ".weight"] = ("i8", q.shape, q.tobytes())
        self.floats(name + ".weight.scale", scale)
        self.floats(name + ".bias", bias)

    def table4(self, name, value):
        packed, scale = rows4(value)
        self[name] = ("u4", value.shape, packed)
        self.floats(name + ".scale", scale)


def sections(state, sets):
    """All named sections of a state dict of `Model`."""
    w = {k: v.numpy() for k, v in state.items()}
    out = Sections()
    out.strings("words", sets.words)
    out.strings("upos", ud.UPOS)
    out.strings("xpos", sets.xtags)
    out.strings("labels", sets.labels)
    e, p = "encoder.", "parser."
    out.table4("forms.words", w[e + "forms.words"])
    out.table4("forms.ngrams", w[e + "forms.ngrams"][:-1])
    out.linear("forms", w[e + "forms.project.weight"], w[e + "forms.project.bias"])
    out.floats("context", w[e + "context"])
    layer = 0
    while e + "cells.%d.vf" % layer in w:
        out.floats("cell.%d.vf" % layer, w[e + "cells.%d.vf" % layer])
        out.floats("cell.%d.vr" % layer, w[e + "cells.%d.vr" % layer])
        if layer:
            out.linear("gates.%d" % layer, w[e + "gates.%d.weight" % (layer - 1)], w[e + "gates.%d.bias" % (layer - 1)])
        layer += 1
    for name, own in (("tag", "tag"), ("xtag", "xtag"), ("arc.dependent", "dependent"), ("arc.head", "head"),
                      ("label.dependent", "label_dependent"), ("label.head", "label_head"), ("label", "label")):
        out.linear(name, w[p + own + ".weight"], w[p + own + ".bias"])
    mix = numpy.concatenate([w[p + "mix.weight"], w[p + "bias.weight"]])
    bias = numpy.concatenate([w[p + "mix.bias"], w[p + "bias.bias"]])
    out.linear("arc.mix", mix, bias)
    out.floats("arc.root", mix @ w[p + "root"] + bias)
    out.floats("arc.distance", w[p + "distance"])
    out.floats("label.root", w[p + "label_root"])
    for x in ("attribution", "position"):
        out.linear(x + ".anchor", w["anchor.%s.hidden.weight" % x], w["anchor.%s.hidden.bias" % x])
        out.linear(x + ".anchor.out", w["anchor.%s.out.weight" % x], w["anchor.%s.out.bias" % x])
        r = "roles.%s." % x
        out.linear(x + ".role.token", w[r + "token.weight"], w[r + "token.bias"])
        out.linear(x + ".role.anchor", w[r + "anchor.weight"], w[r + "anchor.bias"])
        out.floats(x + ".role.relative", w[r + "relative"])
        out.floats(x + ".role.codes", w[r + "codes"])
        for tap in ("near", "far"):
            out.linear(x + ".role." + tap, w[r + tap + ".weight"].transpose(0, 2, 1), w[r + tap + ".bias"])
        out.linear(x + ".role.out", w[r + "out.weight"], w[r + "out.bias"])
    out.floats("attribution.transitions", decode.transitions())
    return out


def network(state):
    hidden = state["encoder.cells.0.vf"].shape[1]
    return {"cell": "sru", "hidden": hidden, "layers": sum(k.endswith(".vf") for k in state), "chunk": 128,
            "buckets": features.NGRAM_BUCKETS, "words": state["encoder.forms.words"].shape[1],
            "ngrams": state["encoder.forms.ngrams"].shape[1], "shapes": features.SHAPES,
            "arc": state["parser.dependent.weight"].shape[0], "label": state["parser.label_dependent.weight"].shape[0],
            "reach": (len(state["parser.distance"]) - 1) // 2, "frame": state["anchor.position.hidden.weight"].shape[0],
            "before": BEFORE, "after": AFTER, **{k + ".threshold": v for k, v in THRESHOLDS.items()}}


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "model.pt"
    target = sys.argv[2] if len(sys.argv) > 2 else TARGET
    sets = data.load()
    state = torch.load(os.path.join(data.WORK, name))["mean"]
    os.makedirs(os.path.dirname(target), exist_ok=True)
    container.write(target, "parley", network(state), sections(state, sets))
    with open(target, "rb") as f:
        raw = f.read()
    print("%s: %d bytes, %d gzipped" % (target, len(raw), len(gzip.compress(raw, 9))))
    if target == TARGET:
        import golden
        with open(os.path.join(data.HERE, "golden.json"), "w", encoding="utf-8") as f:
            json.dump(golden.build(target), f, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
