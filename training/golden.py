"""What the run time has to reproduce bit for bit, for a short article of our own writing."""
import numpy

import batches
import decode
from features import ngrams, normalise, shape, word_key
from mst import tree
from reference import Reference

ARTICLE = [  # (first of its block, tokens)
    (True, "Harbour union rejects Velmark 's new offer".split()),
    (True, "Ilona Maresh , head of the 4,200 - strong dockers’ union , said on Tuesday that it would never accept the port owner ’s plan .".split()),
    (True, "“ They demand that we work at night for less money , ” she told reporters .".split()),
    (False, "“ We will strike unless they drop it . ”".split()),
    (True, "Velmark , which did n't comment , has offered talks , according to two people close to the company@velmark.example .".split()),
]


def build(path):
    ref = Reference(path)
    sentences = [s for _, s in ARTICLE]
    parts = batches.chunks(sentences, [b for b, _ in ARTICLE])
    encoded = [ref.encode(c) for c in parts]
    T, p = numpy.concatenate([e[0] for e in encoded]), numpy.concatenate([e[1] for e in encoded])
    join = lambda name: numpy.array([v for c in parts for v in getattr(c, name)])
    number, block, quote = join("sentence"), join("block"), join("quote")
    plain = lambda a: numpy.asarray(a).tolist()
    single = lambda a: [float(str(v)) for v in numpy.asarray(a, numpy.float32).reshape(-1)]
    tokens, seen = [], [normalise(f) for s in sentences for f in s]
    for form in seen:
        tokens.append({"word": word_key(form, ref.vocabulary), "ngrams": ngrams(form), "shape": shape(form)})
    parses, at = [], 0
    for s in sentences:
        t = T[at:at + len(s)]
        scores = ref.arcs(t)
        heads = tree(scores)
        parses.append({"tags": plain(ref.linear("tag", t).argmax(1)), "xtags": plain(ref.linear("xtag", t).argmax(1)), "arcs": single(scores),
                       "heads": plain(heads), "labels": plain(ref.labels(t, heads).argmax(1))})
        at += len(s)
    frames = {}
    for name in ("attribution", "position"):
        scores = ref.anchors(name, T, p)
        anchor = int((scores[:, 1:].max(1) - scores[:, 0]).argmax())
        roles, inside = ref.roles(name, T, p, anchor, number, block, quote)
        if name == "attribution":
            decoded = decode.attribution(roles, inside, anchor, ref.s["attribution.transitions"])
        else:
            same = inside & (number[numpy.clip(numpy.arange(anchor - 50, anchor + 81), 0, len(number) - 1)] == number[anchor])
            decoded = dict(zip(("end", "roles"), decode.position(roles, inside, same, anchor)))
        frames[name] = {"scores": single(scores), "anchor": anchor, "first": max(0, anchor - 50), "roles": single(roles[inside]), "decoded": decoded}
    return {"about": "The first token of each sentence, then every intermediate result; see NETWORK.md. Arrays are row by row.",
            "sentences": sentences, "starts_block": [b for b, _ in ARTICLE], "context": plain([v for c in parts for v in c.context]),
            "chunks": [len(c.forms) for c in parts], "tokens": tokens, "shares": single(p[:2]), "encodings": plain(T.reshape(-1)), "parses": parses, "frames": frames}
