"""The recurrent layers: a bidirectional SRU whose loop is compiled from sru.c when training starts."""
import ctypes
import os
import subprocess

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))


def _library():
    target = os.path.join(HERE, "work", "sru.so")
    source = os.path.join(HERE, "sru.c")
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", source, "-o", target, "-lm"], check=True)
    return ctypes.CDLL(target)


LIB = _library()


def _p(t):
    return ctypes.c_void_p(t.data_ptr())


class Recurrence(torch.autograd.Function):
    """One direction of sru.c. u [T, B, 3, H], skip [T, B, H], mask [T, B]; returns h [T, B, H]."""

    @staticmethod
    def forward(ctx, u, skip, mask, vf, vr):
        u, skip = u.contiguous(), skip.contiguous()
        T, B, _, H = u.shape
        c, h = torch.empty(T, B, H), torch.empty(T, B, H)
        LIB.sru_forward(T, B, H, _p(u), _p(skip), _p(mask), _p(vf), _p(vr), _p(c), _p(h))
        ctx.save_for_backward(u, skip, mask, vf, vr, c)
        return h

    @staticmethod
    def backward(ctx, dh):
        u, skip, mask, vf, vr, c = ctx.saved_tensors
        T, B, _, H = u.shape
        dh = dh.contiguous()
        du, ds, dvf, dvr, dc = torch.empty_like(u), torch.empty_like(skip), torch.zeros(H), torch.zeros(H), torch.zeros(B, H)
        LIB.sru_backward(T, B, H, _p(u), _p(skip), _p(mask), _p(vf), _p(vr), _p(c), _p(dh), _p(du), _p(ds), _p(dvf), _p(dvr), _p(dc))
        return du, ds, None, dvf, dvr


class BiSRU(nn.Module):
    """Both directions; input gates come ready-made (`u`, [T, B, 2, 3, H]) so that the first layer's can be looked up."""

    def __init__(self, hidden):
        super().__init__()
        self.hidden = hidden
        self.vf = nn.Parameter(torch.zeros(2, hidden).uniform_(-0.5, 0.5))
        self.vr = nn.Parameter(torch.zeros(2, hidden).uniform_(-0.5, 0.5))

    def forward(self, u, skip, mask):
        """skip [T, B, 2H] is what the highway passes on; padding must stand at the end (the backward pass starts there at 0)."""
        H = self.hidden
        forward = Recurrence.apply(u[:, :, 0], skip[:, :, :H], mask, self.vf[0], self.vr[0])
        back = Recurrence.apply(u[:, :, 1].flip(0), skip[:, :, H:].flip(0), mask.flip(0).contiguous(), self.vf[1], self.vr[1]).flip(0)
        return torch.cat([forward, back], -1)
