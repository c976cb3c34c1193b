"""Raw text to documents of tokens, by the extension's own tokeniser (tokens.mjs)."""
import bisect
import json
import os
import subprocess

import batches

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tokens.mjs")


class Document:
    """A text with its tokens. Offsets are code points here; the tokeniser speaks UTF-16."""

    def __init__(self, id, text, sentences):
        self.id, self.text = id, text
        table = units(text)
        at = lambda k: k if table is None else bisect.bisect_left(table, k)
        self.spans = [(at(s), at(e)) for one in sentences for s, e in one["tokens"]]
        self.forms = [text[s:e] for s, e in self.spans]
        self.sentences, self.starts_block, block, place = [], [], None, 0
        for one in sentences:
            n = len(one["tokens"])
            if not n:
                continue
            self.sentences.append(self.forms[place:place + n])
            self.starts_block.append(one["block"] != block)
            block, place = one["block"], place + n
        self.starts, self.ends = [s for s, _ in self.spans], [e for _, e in self.spans]
        self.sentence = [k for k, s in enumerate(self.sentences) for _ in s]

    def covered(self, start, end):
        """(first, last + 1) of the tokens that the characters start..end touch."""
        return bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end)

    def chunks(self, limit=batches.CHUNK):
        return batches.chunks(self.sentences, self.starts_block, limit)


def units(text):
    """The UTF-16 offset of each code point, or None where they are the same."""
    if all(c < "\U00010000" for c in text):
        return None
    out, at = [], 0
    for c in text:
        out.append(at)
        at += 2 if c >= "\U00010000" else 1
    return out + [at]


def documents(texts, cache=None):
    """texts: pairs (id, text). `cache` keeps the tokeniser's answer; delete it when tokeniser or texts change."""
    texts = list(texts)
    if not (cache and os.path.exists(cache)):
        source = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts)
        out = subprocess.run(["node", SCRIPT], input=source, capture_output=True, text=True, check=True).stdout
        if cache:
            with open(cache, "w", encoding="utf-8") as f:
                f.write(out)
    else:
        with open(cache, encoding="utf-8") as f:
            out = f.read()
    found = {row["id"]: row["sentences"] for row in map(json.loads, filter(None, out.split("\n")))}
    return [Document(i, t, found[i]) for i, t in texts]

