"""Annotated articles to frames: an anchor token and the spans of its roles, in tokens.

Attribution frames come from PolNeAR (brat standoff), position frames from articles annotated by the guideline.
A role is a set of token ranges; None means that the annotation does not say where it is, so that nothing is learned.
"""
import collections
import glob
import json
import os
import re

import tokens

KINDS = ("demand", "concession", "refusal", "threat", "offer")
ATTRIBUTION_ROLES = ("source", "cue", "content")
POSITION_ROLES = ("holder", "addressee", "condition")
Frame = collections.namedtuple("Frame", "anchor kind end roles")
HOLDOUT = 11  # every eleventh training article of positions is kept for tuning


def polnear(root, split, cache=None):
    """Documents with `versions`: one list of frames for each annotator, in the order of their ids."""
    files = sorted(glob.glob(os.path.join(root, split, "attributions", "*.ann")))
    by_document = {}
    for path in files:
        name, annotator = re.match(r"(.*)_([0-9a-f]{4})\.ann$", os.path.basename(path)).groups()
        by_document.setdefault(name, []).append(path)
    text = lambda n: open(os.path.join(root, split, "text", n + ".txt"), encoding="utf-8", newline="").read()
    names = [n for n in by_document if os.path.exists(os.path.join(root, split, "text", n + ".txt"))]
    found = tokens.documents([(n, text(n)) for n in names], cache)
    for d in found:
        d.versions = [attribution_frames(d, open(p, encoding="utf-8").read()) for p in by_document[d.id]]
    return found


def attribution_frames(document, standoff):
    """Frames of one .ann file; events without content or cue are left out, those that share an anchor merged."""
    spans, events = {}, []
    for line in standoff.split("\n"):
        t = re.match(r"(T\d+)\t\S+ ([\d; ]+)\t?", line)
        e = re.match(r"E\d+\t(.*)$", line)
        if t:
            spans[t.group(1)] = [tuple(map(int, part.split())) for part in t.group(2).split(";")]
        elif e:
            events.append([a.split(":") for a in e.group(1).split()])
    frames = {}
    for event in events:
        roles = {r: [] for r in ATTRIBUTION_ROLES}
        for role, ref in event:
            role = re.sub(r"\d+$", "", role).lower()
            if role in roles:
                roles[role] += [r for r in (document.covered(*s) for s in spans.get(ref, ())) if r[0] < r[1]]
        if roles["content"] and roles["cue"]:
            anchor = min(a for a, _ in roles["cue"])
            if anchor in frames:
                for r in roles:
                    roles[r] += frames[anchor].roles[r]
            frames[anchor] = Frame(anchor, None, None, roles)
    return [frames[a] for a in sorted(frames)]


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
    """The tokens of the nearest of the names in the anchor's sentence (a holder stands before it where it can), or None."""
    sentence = document.sentence[first]
    best = None
    for name in set(names):
        name = re.sub(r"^(the|a|an) ", "", name, flags=re.I)
        if len(name) < 2:
            continue
        for m in re.finditer(r"\b" + re.escape(name) + r"\b", document.text):
            a, b = document.covered(*m.span())
            if a >= b or document.sentence[a] != sentence:
                continue
            inside = first <= a < end
            cost = (first - a if a < first else a - first + (40 if before else 0) + (10 if inside and before else 0), -(b - a))
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
