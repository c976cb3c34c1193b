"""Scores to a tree: the greedy heads where they are one, else Chu-Liu/Edmonds."""
import numpy


def tree(scores):
    """scores [n, n + 1] (dependent by head, head 0 the root) -> heads [n] of a tree with one child of the root."""
    n = len(scores)
    scores = scores.astype(numpy.float64).copy()
    scores[numpy.arange(n), numpy.arange(n) + 1] = -1e12
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not cycle(numpy.concatenate([[-1], heads])):
        return heads
    full = numpy.full((n + 1, n + 1), -1e12)
    full[1:] = scores
    full[1:, 0] -= 10000  # one root: every further one costs this much
    return edmonds(full)[1:]


def cycle(heads):
    """The nodes of a cycle in heads (heads[0] is the root's, -1), or []."""
    state = [0] * len(heads)
    state[0] = 2
    for i in range(1, len(heads)):
        path, j = [], i
        while state[j] == 0:
            state[j] = 1
            path.append(j)
            j = heads[j]
        if state[j] == 1:
            return path[path.index(j):]
        for k in path:
            state[k] = 2
    return []


def edmonds(scores):
    """Maximum arborescence from node 0; scores[dependent, head]."""
    n = len(scores)
    numpy.fill_diagonal(scores, -1e12)
    heads = scores.argmax(1)
    heads[0] = -1
    ring = cycle(heads)
    if not ring:
        return heads
    rest = [i for i in range(n) if i not in set(ring)]  # 0 stays first
    small = numpy.full((len(rest) + 1, len(rest) + 1), -1e12)
    small[:-1, :-1] = scores[numpy.ix_(rest, rest)]
    small[:-1, -1] = scores[numpy.ix_(rest, ring)].max(1)
    leave = scores[numpy.ix_(rest, ring)].argmax(1)
    own = scores[ring, heads[ring]]
    enter = scores[numpy.ix_(ring, rest)] - own[:, None] + own.sum()
    small[-1, :-1] = enter.max(0)
    entry = enter.argmax(0)
    sub = edmonds(small)
    out = numpy.full(n, -1)
    for k, i in enumerate(rest):
        if sub[k] >= 0:
            out[i] = rest[sub[k]] if sub[k] < len(rest) else ring[leave[k]]
    for i in ring:
        out[i] = heads[i]
    out[ring[entry[sub[-1]]]] = rest[sub[-1]]
    return out
