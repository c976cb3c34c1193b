"""Annotated articles to frames: an anchor token and the spans of its roles, in tokens.

Attribution frames come from PolNeAR (brat standoff); positions.py reads the position frames.
A role is a set of token ranges; None means that the annotation does not say where it is, so that nothing is learned.
"""
import collections
import glob
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
