"""Joint training of the encoder and all heads. `train.sh` gives the stages; see README.md.

Two processes train on batches of their own and take the mean of their weights every few steps; with the same libraries a run
repeats itself.
"""
import argparse
import os
import random
import time

import numpy
import torch
import torch.distributed as dist

import data
from batches import groups
from cells import Adam
from model import Model, frame_loss, parse_loss
from noise import spoil

MIX = "parse=0.48,attribution=0.26,position=0.26"
TOKENS = 2000


class Stream:
    """Endless batches of the three kinds in random order, each kind's corpus over and over; the kinds in `taught` with as
    many articles annotated by teachers (`silver`) as they have themselves, others each time."""

    def __init__(self, sets, silver, taught, coder, mix, noise, rng):
        self.sets, self.silver, self.taught = sets, silver, taught
        self.coder, self.mix, self.noise, self.rng = coder, mix, noise, rng
        self.sources = {"parse": self.parse(), "attribution": self.frames("attribution", sets.polnear),
                        "position": self.frames("position", sets.gold)}

    def some(self, kind, number):
        return self.rng.sample(self.silver, min(number, len(self.silver))) if kind in self.taught else []

    def parse(self):
        while True:
            limit = lambda: self.rng.choice((1, 1, 48, 128))
            banks = self.sets.treebanks + [[s for d in self.some("parse", 450) for s in d.trees]]
            chunks = [c for bank in banks for c in self.coder.chunks([spoil(s, self.rng, self.noise) for s in bank], limit)]
            for g in groups(chunks, TOKENS, self.rng):
                yield self.coder.parse_batch(g)

    def frames(self, name, documents):
        while True:
            for g in data.document_groups(documents + [d.of(name) for d in self.some(name, len(documents))], TOKENS, self.rng):
                batch, owners = self.coder.document_batch(g)
                yield batch, owners, {k: (self.rng.choice(d.versions), getattr(d, "optional", ()), getattr(d, "chances", None))
                                      for k, d in enumerate(g)}, name

    def next(self):
        kind = self.rng.choices(list(self.mix), list(self.mix.values()))[0]
        return kind, next(self.sources[kind])


def loss_of(model, kind, item):
    return parse_loss(model, *item) if kind == "parse" else frame_loss(model, *item)


def rate(step, args):
    """Warm-up, then level, then down to nothing along a straight line from `--decay-from` on."""
    down = (args.steps - step) / max(1, args.steps - args.decay_from)
    return args.rate * min(1, (step + 1) / 300, max(down, 0.0))


def plan(args):
    """(steps, decay-from) as the file `--plan` in work/ says now: how a run on a busy machine is told when to come to its end."""
    try:
        with open(os.path.join(data.WORK, args.plan), encoding="utf-8") as f:
            now = [int(v) for v in f.read().split()]
    except (OSError, ValueError):
        return args.steps, args.decay_from
    return now if len(now) == 2 else (args.steps, args.decay_from)


def average(parameters, world):
    """The mean of all processes' weights."""
    if world == 1:
        return
    with torch.no_grad():
        flat = torch.cat([p.reshape(-1) for p in parameters])
        dist.all_reduce(flat)
        flat /= world
        at = 0
        for p in parameters:
            p.copy_(flat[at:at + p.numel()].view_as(p))
            at += p.numel()


def work(rank, args):
    torch.set_num_threads(1)
    if args.world > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(args.port))
        dist.init_process_group("gloo", rank=rank, world_size=args.world)
    torch.manual_seed(args.seed)
    sets = data.load()
    coder = data.Coder(sets)
    model = Model(sets.vectors, len(sets.labels), len(sets.xtags), args.hidden, args.layers, args.arc)
    model.encoder.dropout, model.encoder.word_drop = args.dropout, args.word_drop
    parameters = list(model.parameters())
    optimiser = Adam(parameters)
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    first = 0
    if args.resume:
        saved = torch.load(os.path.join(data.WORK, args.resume))
        model.load_state_dict(saved["model"])
        optimiser.load(saved["optimiser"])
        mean, first = saved["mean"], saved["step"]
    elif args.start:
        model.load_state_dict(torch.load(os.path.join(data.WORK, args.start))["mean"])
        mean = {k: v.clone() for k, v in model.state_dict().items()}
    torch.manual_seed(args.seed * 1000 + first + rank)
    mix = {kind: float(share) for kind, share in (part.split("=") for part in args.mix.split(","))}
    taught = args.silver.split(",") if args.silver else []
    assert set(taught) <= {"parse", "attribution", "position"}, "--silver takes parse, attribution, position"
    stream = Stream(sets, data.silver(sets) if taught else [], taught, coder, mix, args.noise, random.Random(args.seed * 1000 + first + rank))
    began, seen = time.time(), {k: [0.0, 0] for k in mix}
    step = first - 1
    while step + 1 < args.steps:
        step += 1
        if args.plan and step % args.sync == 0:
            args.steps, args.decay_from = plan(args)
        kind, item = stream.next()
        loss = loss_of(model, kind, item)
        loss.backward()
        optimiser.step(rate(step, args))
        if (step + 1) % args.sync == 0 or step + 1 == args.steps:
            average(parameters, args.world)
            decay = min(args.mean, (step + 1) / (step + 10 * args.sync))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    mean[k].lerp_(v, 1 - decay)
        seen[kind][0] += loss.item()
        seen[kind][1] += 1
        if rank == 0 and (step + 1) % args.report == 0:
            print(step + 1, "%.0fs" % (time.time() - began), *("%s %.3f" % (k, s / max(1, n)) for k, (s, n) in seen.items()), flush=True)
            seen = {k: [0.0, 0] for k in mix}
        if rank == 0 and ((step + 1) % 250 == 0 or step + 1 == args.steps):
            saved = {"model": model.state_dict(), "optimiser": optimiser.state(), "mean": mean, "step": step + 1, "shape": (args.hidden, args.layers, args.arc)}
            torch.save(saved, os.path.join(data.WORK, args.name + ".part"))
            os.replace(os.path.join(data.WORK, args.name + ".part"), os.path.join(data.WORK, args.name))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--name", default="model.pt")
    p.add_argument("--resume", help="a file in work/ to go on from")
    p.add_argument("--start", help="a file in work/ whose weights to begin with")
    p.add_argument("--mix", default=MIX, help="what is trained, and the share of steps of each")
    p.add_argument("--noise", type=float, default=1, help="how much the treebanks are damaged; 0: not at all")
    p.add_argument("--silver", default="", help="what is learned from silver.py's files, too: parse,attribution,position or some of these")
    p.add_argument("--hidden", type=int, default=128, help="units a direction")
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--arc", type=int, default=80, help="size of the space of dependents and heads")
    p.add_argument("--steps", type=int, default=8000)
    p.add_argument("--decay-from", type=int, default=4000)
    p.add_argument("--plan", help="a file in work/ with two numbers that replace --steps and --decay-from while the run goes on")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--mean", type=float, default=0.985, help="decay a sync of the running mean of the weights, which is what is kept")
    p.add_argument("--sync", type=int, default=8, help="steps between two averages over the processes")
    p.add_argument("--dropout", type=float, default=0.25, help="of the units between layers")
    p.add_argument("--word-drop", type=float, default=0.06, help="of words and of n-grams")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--world", type=int, default=2, help="processes")
    p.add_argument("--report", type=int, default=200)
    p.add_argument("--port", type=int, default=29511)
    args = p.parse_args()
    data.load()
    if args.world == 1:
        work(0, args)
    else:
        torch.multiprocessing.spawn(work, (args,), nprocs=args.world)


if __name__ == "__main__":
    main()
