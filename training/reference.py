"""The run time in NumPy: integer dots and float32, operation by operation as NETWORK.md says. Slow and exact."""
import numpy

import container
import features

F = numpy.float32
CLIP = F(15.99)


def act(v):
    return numpy.rint(numpy.clip(v, -CLIP, CLIP) * F(2048)).astype(numpy.int32)


def tanh(x):
    x = numpy.clip(x, F(-4.97), F(4.97))
    s = x * x
    n = x * (((s + F(378)) * s + F(17325)) * s + F(135135))
    d = ((F(28) * s + F(3150)) * s + F(62370)) * s + F(135135)
    return numpy.clip(n / d, F(-1), F(1))


def sigmoid(x):
    return F(0.5) * tanh(F(0.5) * x) + F(0.5)


def relu(x):
    return numpy.maximum(x, F(0))


class Reference:
    def __init__(self, path):
        self.network, self.s = container.read(path)
        self.vocabulary = {w: i for i, w in enumerate(self.s["words"]) if i}
        self.memory = {}
        # float64 matrices: a BLAS dot of integers below 2^53 is exact, and much faster than NumPy's integer one
        self.w = {k[:-7]: v.astype(numpy.float64) for k, v in self.s.items() if k.endswith(".weight")}

    def linear(self, name, x):
        dots = (x.astype(numpy.float64) @ self.w[name].T).astype(F)
        return dots * (self.s[name + ".weight.scale"] * F(1 / 2048)) + self.s[name + ".bias"]

    def share(self, form):
        """A form's p (section 3)."""
        plain = features.normalise(form)
        if plain not in self.memory:
            s, word = self.s, features.word_key(plain, self.vocabulary)
            w = s["forms.words"][word].astype(F) * s["forms.words.scale"][word]
            n = numpy.zeros(self.network["ngrams"], F)
            for b in features.ngrams(plain):
                n = n + s["forms.ngrams"][b].astype(F) * s["forms.ngrams.scale"][b]
            bits = numpy.zeros(features.SHAPES, F)
            bits[features.shape(plain)] = 1
            self.memory[plain] = self.linear("forms", act(numpy.concatenate([w, n, bits])))
        return self.memory[plain]

    def encode(self, chunk):
        """A batches.Chunk -> (T int [n, D], p [n, …])."""
        H, s = self.network["hidden"], self.s
        p = numpy.stack([self.share(f) for f in chunk.forms])
        v = p[:, :8 * H] + s["context"][chunk.context]
        u, skip = v[:, :6 * H], v[:, 6 * H:]
        u[1:] = u[1:] + p[:-1, -12 * H:-6 * H]
        u[:-1] = u[:-1] + p[1:, -6 * H:]
        for layer in range(self.network["layers"]):
            if layer:
                u, skip = self.linear("gates.%d" % layer, act(h)), numpy.clip(h, -CLIP, CLIP)
            h = numpy.empty_like(skip)
            for d in (0, 1):
                vf, vr = s["cell.%d.vf" % layer][d], s["cell.%d.vr" % layer][d]
                c, own = numpy.zeros(H, F), slice(d * H, d * H + H)
                for t in range(len(u)) if d == 0 else range(len(u) - 1, -1, -1):
                    x, f, r = u[t, 3 * H * d:3 * H * (d + 1)].reshape(3, H)
                    f, r = sigmoid(f + vf * c), sigmoid(r + vr * c)
                    c = f * c + (F(1) - f) * x
                    h[t, own] = r * tanh(c) + (F(1) - r) * skip[t, own]
        return act(h), p

    def arcs(self, T):
        """One sentence's scores [n, n + 1]."""
        quantise = lambda v: numpy.rint(numpy.clip(v, -CLIP, CLIP) * F(128)).astype(numpy.int64)
        d = relu(self.linear("arc.dependent", T))
        k = self.linear("arc.mix", act(relu(self.linear("arc.head", T))))
        k = numpy.concatenate([self.s["arc.root"][None], k])
        place, reach = numpy.arange(len(T)), self.network["reach"]
        distance = self.s["arc.distance"][numpy.clip(place[None] - place[:, None], -reach, reach) + reach]
        bias = k[None, :, -1] + numpy.concatenate([numpy.zeros((len(T), 1), F), distance], 1)
        return (quantise(d) @ quantise(k[:, :-1]).T).astype(F) * F(1 / 16384) + bias

    def labels(self, T, heads):
        """Label scores [n, L] for heads (0 root, else place + 1)."""
        k = numpy.concatenate([self.s["label.root"][None], self.linear("label.head", T)])
        scores = self.linear("label", act(relu(self.linear("label.dependent", T) + k[heads])))
        root = self.s["labels"].index("root")
        scores[:, root] = numpy.where(heads == 0, F(1e9), F(-1e9))
        return scores

    def part(self, p, k):
        n, at = self.network["frame"], 8 * self.network["hidden"]
        return p[:, at + k * n:at + (k + 1) * n]

    def anchors(self, name, T, p):
        hidden = relu(self.linear(name + ".anchor", T) + self.part(p, 0 if name == "attribution" else 2))
        return self.linear(name + ".anchor.out", act(hidden))

    def roles(self, name, T, p, anchor, sentence, block, quote):
        """[W, outputs] of one anchor, and which places are inside of the document. All inputs are the whole document's."""
        b, a, s = self.network["before"], self.network["after"], self.s
        rows = numpy.arange(anchor - b, anchor + a + 1)
        inside = (rows >= 0) & (rows < len(T))
        safe = numpy.clip(rows, 0, len(T) - 1)
        relation = lambda v: numpy.clip(v[safe] - v[anchor], -2, 2) + 2
        x = self.linear(name + ".role.token", T[safe]) + self.part(p, 1 if name == "attribution" else 3)[safe]
        x = x + self.linear(name + ".role.anchor", T[anchor:anchor + 1]) + s[name + ".role.relative"]
        x = x + s[name + ".role.codes"][5 * relation(sentence) + relation(block)]
        x = x + s[name + ".role.codes"][25 + 4 * quote[anchor] + quote[safe]]
        x = numpy.minimum(relu(x), CLIP) * inside[:, None]
        for tap, reach in (("near", 1), ("far", 3)):
            padded = numpy.pad(act(x), ((reach, reach), (0, 0)))
            taps = numpy.concatenate([padded[k * reach:k * reach + len(x)] for k in range(3)], 1)
            x = numpy.minimum(x + relu(self.linear(name + ".role." + tap, taps)), CLIP) * inside[:, None]
        return self.linear(name + ".role.out", act(x)), inside
