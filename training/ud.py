"""Universal Dependencies corpora: CoNLL-U in, sentences out."""
from collections import namedtuple

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
Sentence = namedtuple("Sentence", "forms upos xpos heads labels starts_block")


def read(path):
    """Sentences of a CoNLL-U file; labels lose their subtypes; heads count from 1, 0 is the root."""
    sentences, rows, block = [], [], True
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc") or line.startswith("# newpar"):
            block = True
        elif line[0].isdigit():
            cols = line.rstrip("\n").split("\t")
            if cols[0].isdigit():
                rows.append(cols)
        elif not line.strip() and rows:
            sentences.append(Sentence([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows],
                                      [int(r[6]) for r in rows], [r[7].split(":")[0] for r in rows], block))
            rows, block = [], False
    return sentences


def label_set(sentences):
    """All labels of the sentences, sorted."""
    return sorted({label for s in sentences for label in s.labels})


def xpos_set(sentences):
    """Penn tags seen at least five times, sorted; `_` stands for the others."""
    counts = {}
    for s in sentences:
        for tag in s.xpos:
            counts[tag] = counts.get(tag, 0) + 1
    return ["_"] + sorted(t for t, n in counts.items() if n >= 5 and t != "_")
