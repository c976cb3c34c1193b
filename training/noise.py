"""What real pages do to sentences: headlines in capitals, lost full stops, everything in lower case."""
from ud import Sentence


def spoil(s, rng, much=1):
    """The sentence, now and then damaged; heads stay right. `much` 1: one sentence in eleven changes its case, 0: none."""
    if much < 1 and rng.random() >= much:
        return s
    p = rng.random()
    if p < 0.03:
        s = s._replace(forms=[f.upper() for f in s.forms])
    elif p < 0.07:
        s = s._replace(forms=[f[:1].upper() + f[1:] if len(f) > 3 else f for f in s.forms])
    elif p < 0.09:
        s = s._replace(forms=[f.lower() for f in s.forms])
    n = len(s.forms)
    if rng.random() < 0.06 and n > 3 and s.forms[-1] in ".!?" and n not in s.heads:
        s = Sentence(*[part[:-1] for part in s[:5]], s.starts_block)
    return s
