"""Sentences to chunks, chunks to padded batches of tensors."""
import random
from collections import namedtuple

import numpy
import torch

from features import NGRAM_BUCKETS, MAX_NGRAMS, SHAPES, contexts, ngrams, normalise, quote_states, shape, word_key

CHUNK = 128
Batch = namedtuple("Batch", "words ngrams shapes forms before after context mask sentence block quote chunks")


class Forms:
    """Remembers every form's features."""

    def __init__(self, vocabulary):
        self.vocabulary, self.memory = vocabulary, {}

    def __call__(self, form):
        if form not in self.memory:
            plain = normalise(form)
            grams = ngrams(plain)
            bits = numpy.zeros(SHAPES, numpy.float32)
            bits[shape(plain)] = 1
            self.memory[form] = (word_key(plain, self.vocabulary), grams + [NGRAM_BUCKETS] * (MAX_NGRAMS - len(grams)), bits)
        return self.memory[form]


class Chunk:
    """Whole sentences of one document, at most 128 tokens unless the first alone is longer.

    forms, sentence (number of each token's sentence within the document), block, quote and context are lists over tokens;
    `offset` is the first token's place in the document, `first` its first sentence's place.
    """

    def __init__(self, forms, starts_sentence, starts_block, quote, sentence, block, offset=0, first=0):
        self.forms, self.quote, self.sentence, self.block = forms, quote, sentence, block
        self.context = contexts(quote, starts_sentence, starts_block)
        self.offset, self.first = offset, first


def chunks(sentences, starts_block, limit=CHUNK):
    """sentences: lists of forms; starts_block: one flag a sentence. `limit` may be a function giving each chunk's limit."""
    flat = [f for s in sentences for f in s]
    starts = [i == 0 for s in sentences for i in range(len(s))]
    blocks = [b and i == 0 for s, b in zip(sentences, starts_block) for i in range(len(s))]
    quotes = quote_states(flat, blocks)
    number = [k for k, s in enumerate(sentences) for _ in s]
    block = list(numpy.cumsum(blocks))
    out, at, k = [], 0, 0
    while k < len(sentences):
        room = limit() if callable(limit) else limit
        end, first = at, k
        while k < len(sentences) and (end == at or end - at + len(sentences[k]) <= room):
            end += len(sentences[k])
            k += 1
        cut = slice(at, end)
        out.append(Chunk(flat[cut], starts[cut], blocks[cut], quotes[cut], number[cut], block[cut], at, first))
        at = end
    return out


def batch(group, forms):
    """A list of chunks as one Batch of [T, B] tensors; `before` and `after` are the neighbours' forms, the number of forms where there is none."""
    T, B = max(len(c.forms) for c in group), len(group)
    ids, rows = {}, []
    form = numpy.zeros((T, B), numpy.int64)
    fields = {name: numpy.zeros((T, B), numpy.int64) for name in ("context", "sentence", "block", "quote")}
    mask = numpy.zeros((T, B), numpy.float32)
    for b, c in enumerate(group):
        for t, f in enumerate(c.forms):
            if f not in ids:
                ids[f] = len(rows)
                rows.append(forms(f))
            form[t, b] = ids[f]
        n = len(c.forms)
        mask[:n, b] = 1
        for name, array in fields.items():
            array[:n, b] = getattr(c, name)
        fields["sentence"][n:, b] = -1
    before, after = numpy.full((2, T, B), len(rows))
    before[1:] = form[:-1]
    for b, c in enumerate(group):
        after[:len(c.forms) - 1, b] = form[1:len(c.forms), b]
    t = torch.as_tensor
    return Batch(t([r[0] for r in rows]), t([r[1] for r in rows]), t(numpy.stack([r[2] for r in rows])), t(form), t(before),
                 t(after), t(fields["context"]), t(mask), t(fields["sentence"]), t(fields["block"]), t(fields["quote"]), group)


def groups(all_chunks, tokens, rng=random):
    """Random batches of chunks of like length, about `tokens` padded tokens each, in random order."""
    order = sorted(range(len(all_chunks)), key=lambda i: len(all_chunks[i].forms) + rng.random() * 12)
    out, now, longest = [], [], 0
    for i in order:
        longest = max(longest, len(all_chunks[i].forms))
        now.append(all_chunks[i])
        if longest * (len(now) + 1) > tokens:
            out.append(now)
            now, longest = [], 0
    if now:
        out.append(now)
    rng.shuffle(out)
    return out
