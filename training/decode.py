"""Role scores to spans. NETWORK.md, section 7."""
import numpy

from frames import ATTRIBUTION_ROLES
from heads import BEFORE

FORBIDDEN = -1e9


def transitions():
    """[8, 7]: I-x only after B-x or I-x; row 7 is the start."""
    table = numpy.zeros((8, 7), numpy.float32)
    for role in range(3):
        table[:, 2 + 2 * role] = FORBIDDEN
        table[[1 + 2 * role, 2 + 2 * role], 2 + 2 * role] = 0
    return table


def viterbi(scores, table, anchor):
    """Best tags [n] for scores [n, 7] with tag 3 at `anchor` and nowhere else."""
    s = scores.astype(numpy.float32).copy()
    keep = s[anchor, 3]
    s[:, 3] = FORBIDDEN
    s[anchor] = FORBIDDEN
    s[anchor, 3] = keep
    best, back = table[7] + s[0], []
    for row in s[1:]:
        step = best[:, None] + table[:7]
        back.append(step.argmax(0))
        best = step.max(0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def attribution(scores, inside, anchor, table):
    """scores [W, 7], inside [W] -> {role: spans of document tokens}; `anchor` is a place in the document."""
    first = int(inside.argmax())
    tags = viterbi(scores[inside], table, BEFORE - first)
    spans, offset = {r: [] for r in ATTRIBUTION_ROLES}, anchor - BEFORE + first
    for i, tag in enumerate(tags):
        if tag % 2:
            spans[ATTRIBUTION_ROLES[tag // 2]].append([offset + i, offset + i + 1])
        elif tag:
            spans[ATTRIBUTION_ROLES[tag // 2 - 1]][-1][1] = offset + i + 1
    return spans


def best_span(o, b, i):
    """(start, end) of the span with the greatest gain over all-outside, or None."""
    best, found, run, start = 0.0, None, 0.0, 0
    for k in range(len(o)):
        begin = b[k] - o[k]
        run = run + (i[k] - o[k]) if k else FORBIDDEN
        if begin >= run:
            run, start = begin, k
        if run > best:
            best, found = run, (start, k + 1)
    return found


def position(scores, inside, sentence, anchor):
    """scores [W, 10], inside and sentence (same as the anchor's) [W] -> (end, {holder, addressee, condition: span or None})."""
    end = numpy.where(sentence, scores[:, 9], FORBIDDEN)
    end[:BEFORE] = FORBIDDEN
    roles = {}
    for r, role in enumerate(("holder", "addressee", "condition")):
        allowed = inside if role == "condition" else sentence
        first = int(allowed.argmax())
        o, b, i = scores[allowed][:, 3 * r:3 * r + 3].T
        span = best_span(o, b, i)
        roles[role] = span and (anchor - BEFORE + first + span[0], anchor - BEFORE + first + span[1])
    return anchor - BEFORE + int(end.argmax()) + 1, roles


def suppress(found, share=0.5):
    """Drops positions whose span overlaps a more probable one by `share` of the shorter. found: dicts with p, start, end."""
    kept = []
    for f in sorted(found, key=lambda f: -f["p"]):
        if all(min(f["end"], k["end"]) - max(f["start"], k["start"]) < share * min(f["end"] - f["start"], k["end"] - k["start"]) for k in kept):
            kept.append(f)
    return sorted(kept, key=lambda f: f["start"])
