"""What the network sees of a token: a word id, hashed affixes, a shape; and of its place: quotes, starts.

Everything in `form_features` depends on the token's letters only, so that the run time can keep the first layer's
input of a form it has seen. NETWORK.md repeats these rules in words; change both together.
"""
import re

QUOTES = {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "``": '"', "''": '"',
          "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2013": "--", "\u2014": "--", "\u2015": "--", "\u2026": "..."}
NGRAM_BUCKETS = 16384
SHAPES = 24
MAX_NGRAMS = 11
CONTEXTS = 16  # quote state (4) × sentence start (2) × block start (2)


def normalise(form):
    """The form with typographic quotes and dashes made plain; a whole-token match first, then letter by letter."""
    if form in QUOTES:
        return QUOTES[form]
    if form.isascii():
        return form
    return "".join(QUOTES.get(c, c) for c in form)


def fnv1a(text):
    """FNV-1a, 32 bits, over UTF-16 code units (each unit is one step, as in JavaScript's charCodeAt)."""
    h = 0x811C9DC5
    units = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(units), 2):
        h = ((h ^ (units[i] | units[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return h


def ngrams(form):
    """Buckets of the normalised form: itself with its capitals, prefixes of 1-4 and suffixes of 1-5 letters of its lower case."""
    low = form.lower()
    keys = ["=" + form]
    keys += ["<" + low[:n] for n in range(1, 5) if n < len(low)]
    keys += [">" + low[-n:] for n in range(1, 6) if n < len(low)]
    return [fnv1a(k) % NGRAM_BUCKETS for k in keys]


def shape(form):
    """Indices of the shape bits that are on: case (0-5), digits (6-8), marks (9-12), length (13-23)."""
    letters = [c for c in form if c.lower() != c.upper()]
    upper = sum(c != c.lower() for c in letters)
    if not letters:
        case = 0
    elif upper == 0:
        case = 1
    elif upper == len(letters):
        case = 3 if len(letters) > 1 else 4
    elif upper == 1 and letters[0] != letters[0].lower():
        case = 2
    else:
        case = 5
    digits = sum("0" <= c <= "9" for c in form)
    bits = [case, 6 if digits == 0 else 8 if digits == len(form) else 7]
    bits += [9 + k for k, mark in enumerate("-.'@") if mark in form]
    bits.append(13 + min(len(form), 11) - 1)
    return bits


def word_key(form, vocabulary):
    """The id of the form's lower case, or of that with every digit as 0, or 0."""
    low = form.lower()
    return vocabulary.get(low) or vocabulary.get(re.sub("[0-9]", "0", low), 0)


def quote_states(tokens, starts_block):
    """0 outside, 1 inside, 2 opening mark, 3 closing mark of double (or curly single) quotes; a block's end closes them."""
    states, open_ = [], None
    for form, start in zip(tokens, starts_block):
        if start:
            open_ = None
        if form in ("\u201c", "\u201e", "\u00ab", "``"):
            states.append(2)
            open_ = "double"
        elif form in ("\u201d", "\u00bb"):
            states.append(3)
            open_ = None
        elif form in ('"', "''"):
            states.append(3 if open_ == "double" else 2)
            open_ = None if open_ == "double" else "double"
        elif form == "\u2018" and open_ is None:
            states.append(2)
            open_ = "single"
        elif form == "\u2019" and open_ == "single":
            states.append(3)
            open_ = None
        else:
            states.append(0 if open_ is None else 1)
    return states


def contexts(states, starts_sentence, starts_block):
    """One code a token for its place: quote state + 4 × sentence start + 8 × block start."""
    return [q + 4 * bool(s) + 8 * bool(b) for q, s, b in zip(states, starts_sentence, starts_block)]
