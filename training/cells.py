"""The recurrent layer and the optimiser, over native.c, which is compiled when training starts."""
import ctypes
import os
import subprocess

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))


def _library():
    target = os.path.join(HERE, "work", "native.so")
    source = os.path.join(HERE, "native.c")
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        part = "%s.%d" % (target, os.getpid())
        subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", source, "-o", part, "-lm"], check=True)
        os.replace(part, target)
    return ctypes.CDLL(target)


LIB = _library()
LIB.squares.restype = ctypes.c_double


def _p(t):
    assert t.is_contiguous() and t.dtype == torch.float32
    return ctypes.c_void_p(t.data_ptr())


class Recurrence(torch.autograd.Function):
    """u [T, B, 6H], skip [T, B, 2H], mask [T, B], vf and vr [2, H] -> h [T, B, 2H]."""

    @staticmethod
    def forward(ctx, u, skip, mask, vf, vr):
        u, skip = u.contiguous(), skip.contiguous()
        T, B, width = skip.shape
        c, h = torch.empty_like(skip), torch.empty_like(skip)
        LIB.sru_forward(T, B, width // 2, _p(u), _p(skip), _p(mask), _p(vf), _p(vr), _p(c), _p(h))
        ctx.save_for_backward(u, skip, mask, vf, vr, c)
        return h

    @staticmethod
    def backward(ctx, dh):
        u, skip, mask, vf, vr, c = ctx.saved_tensors
        T, B, width = skip.shape
        dh = dh.contiguous()
        du, ds, dvf, dvr = torch.empty_like(u), torch.empty_like(skip), torch.zeros_like(vf), torch.zeros_like(vr)
        scratch = torch.empty(B, width // 2)
        LIB.sru_backward(T, B, width // 2, _p(u), _p(skip), _p(mask), _p(vf), _p(vr), _p(c), _p(dh), _p(du), _p(ds), _p(dvf), _p(dvr), _p(scratch))
        return du, ds, None, dvf, dvr


class BiSRU(nn.Module):
    """Both directions; input gates come ready-made, so that the first layer's can be looked up. Padding stands at the end."""

    def __init__(self, hidden):
        super().__init__()
        self.vf = nn.Parameter(torch.zeros(2, hidden).uniform_(-0.5, 0.5))
        self.vr = nn.Parameter(torch.zeros(2, hidden).uniform_(-0.5, 0.5))

    def forward(self, u, skip, mask):
        return Recurrence.apply(u, skip, mask, self.vf, self.vr)


class Adam:
    """Adam with clipping of the whole gradient's length, one pass over memory."""

    def __init__(self, parameters, betas=(0.9, 0.95), clip=3.0):
        self.parameters, self.betas, self.clip, self.steps = list(parameters), betas, clip, 0
        self.m = [torch.zeros_like(p) for p in self.parameters]
        self.v = [torch.zeros_like(p) for p in self.parameters]

    def step(self, rate):
        self.steps += 1
        gradients = [None if p.grad is None else p.grad.contiguous() for p in self.parameters]
        length = sum(LIB.squares(ctypes.c_long(g.numel()), _p(g)) for g in gradients if g is not None) ** 0.5
        f = ctypes.c_float
        one, two = (1 - b ** self.steps for b in self.betas)
        for p, g, m, v in zip(self.parameters, gradients, self.m, self.v):
            if g is not None:
                LIB.adam(ctypes.c_long(p.numel()), _p(p.data), _p(g), _p(m), _p(v), f(rate), f(self.betas[0]), f(self.betas[1]),
                         f(one), f(two), f(min(1.0, self.clip / (length + 1e-6))))
            p.grad = None

    def state(self):
        return {"m": self.m, "v": self.v, "steps": self.steps}

    def load(self, state):
        self.m, self.v, self.steps = state["m"], state["v"], state["steps"]
