"""Articles annotated by the position guideline to frames: gold/train (quoted text) and annotations/positions.jsonl (offsets)."""
import bisect
import glob
import json
import os
import re

import tokens
from frames import KINDS, Frame


def gold(folder, cache=None):
    """Documents with `versions` (one) of position frames and `optional`, the token ranges that nothing is learned from."""
    paths = sorted(glob.glob(os.path.join(folder, "*.gold.json")))
    answers = [json.load(open(p, encoding="utf-8")) for p in paths]
    text = lambda i: open(os.path.join(folder, i + ".txt"), encoding="utf-8", newline="").read()
    found = tokens.documents([(a["id"], text(a["id"])) for a in answers], cache)
    for d, a in zip(found, answers):
        d.versions, d.optional = position_frames(d, a)
    return found


def position_frames(document, answer):
    names = {p["name"]: [p["name"]] + list(p.get("aliases") or ()) for p in answer["parties"]}
    frames, optional, at = {}, [], 0
    for item in answer["positions"]:
        start = document.text.find(item["text"], at)
        if start < 0:
            start = document.text.find(item["text"])
        else:
            at = start
        if start < 0:
            continue
        first, end = document.covered(start, start + len(item["text"]))
        if first >= end:
            continue
        if item.get("optional"):
            optional.append((first, end))
            continue
        holder = [item["party"], *names.get(item["party"], ()), item["speaker"] or item["party"]]
        roles = {"holder": mention(document, holder, first, end, True),
                 "addressee": mention(document, names.get(item["addressee"], [item["addressee"]]), first, end, False) if item["addressee"] else [],
                 "condition": condition(document, item["condition"], start) if item["condition"] else []}
        frames[first] = Frame(first, KINDS.index(item["kind"]), end, roles)
    return [[frames[a] for a in sorted(frames)]], optional


def mention(document, names, first, end, before):
    """The nearest of the names in the anchor's sentence, or None."""
    places = []
    for name in sorted(set(names)):
        name = re.sub(r"^(the|a|an) ", "", name, flags=re.I)
        if len(name) > 1:
            places += [document.covered(*m.span()) for m in re.finditer(r"\b" + re.escape(name) + r"\b", document.text)]
    return nearest(document, places, first, end, before)


def nearest(document, places, first, end, before):
    """The nearest of the places (token ranges) in the anchor's sentence (a holder stands before it where it can), or None."""
    best = None
    for a, b in places:
        if a >= b or document.sentence[a] != document.sentence[first]:
            continue
        inside = first <= a < end
        cost = (first - a if a < first else a - first + (40 if before else 0) + (10 if inside and before else 0), a - b)
        if best is None or cost < best[0]:
            best = (cost, (a, b))
    return None if best is None else [best[1]]


def condition(document, words, start):
    places = [m.start() for m in re.finditer(re.escape(words), document.text)]
    if not places:
        return None
    at = min(places, key=lambda p: abs(p - start))
    a, b = document.covered(at, at + len(words))
    return [(a, b)] if a < b else None


def own(path, raw, avoid, cache=None):
    """Documents of the project's own annotations, in the same form. Articles that share text with those in the folder
    `avoid` (the ones that figures are measured on) are left out."""
    with open(path, encoding="utf-8") as f:
        answers = [json.loads(line) for line in f]
    with open(raw, encoding="utf-8") as f:
        texts = {row["id"]: row["text"] for row in map(json.loads, f)}
    measured = set().union(*(sequences(open(p, encoding="utf-8").read()) for p in glob.glob(os.path.join(avoid, "*.txt"))))
    answers = [a for a in answers if a["id"] in texts and len(sequences(texts[a["id"]]) & measured) < 0.05 * a["length"] / 6]
    found = tokens.documents([(a["id"], texts[a["id"]]) for a in answers], cache)
    for d, a in zip(found, answers):
        d.versions, d.optional = offset_frames(d, a)
    return found


def sequences(text, n=8):
    """Runs of n words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def offset_frames(document, answer):
    units = tokens.units(document.text)
    at = lambda span: span if units is None else [bisect.bisect_left(units, k) for k in span]
    names = {p["name"]: [document.covered(*at(s)) for s in p["aliases"]] for p in answer["parties"]}
    frames, optional = {}, []
    for item in answer["positions"]:
        first, end = document.covered(*at(item["span"]))
        if first >= end:
            continue
        if item["optional"]:
            optional.append((first, end))
            continue
        roles = {"holder": nearest(document, names.get(item["party"], ()), first, end, True),
                 "addressee": nearest(document, names.get(item["addressee"], ()), first, end, False) if item["addressee"] else [],
                 "condition": [document.covered(*at(item["condition"]))] if item["condition"] else []}
        frames[first] = Frame(first, KINDS.index(item["kind"]), end, roles)
    return [[frames[a] for a in sorted(frames)]], optional
