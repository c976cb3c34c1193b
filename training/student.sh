#!/bin/sh
# Tried and not shipped (LOG.md, 12:20 and 13:11): teachers of one task each, a student of all that also learns from what they say of
# articles without annotations. About five hours on two cores, never run whole (LOG.md); writes work/student.model.
# The settings of malloc keep big blocks in one heap of large pages: without them a third of the time goes into page faults.
set -eu
cd "$(dirname "$0")"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.trim_threshold=8000000000:glibc.malloc.mmap_max=0:glibc.malloc.top_pad=268435456
PYTHON=${PYTHON:-/usr/bin/python3}
train() { $PYTHON train.py --name "$@"; }
alone() { train "$@" --world 1 --dropout 0.33 --word-drop 0.1; }

# Teachers: a network of all tasks, three parsers, and two for each kind of frame.
train joint.pt --steps 11500 --decay-from 5000
alone parse1.pt --mix parse=1 --noise 0 --steps 3000 --decay-from 1500 --seed 11
alone parse2.pt --mix parse=1 --noise 0 --steps 2600 --decay-from 1300 --seed 12 --hidden 192
train parse3.pt --mix parse=1 --noise 0 --steps 2400 --decay-from 1100 --seed 13 --layers 4 --arc 192 --world 1
alone attribution1.pt --start parse1.pt --mix attribution=1 --steps 2200 --decay-from 900 --seed 21
alone attribution2.pt --start joint.pt --mix attribution=1 --steps 1300 --decay-from 400 --seed 22 --rate 1.5e-3
alone position1.pt --start attribution1.pt --mix position=1 --steps 1800 --decay-from 700 --seed 31
alone position2.pt --start joint.pt --mix position=1 --steps 1300 --decay-from 400 --seed 32 --rate 1.5e-3
$PYTHON silver.py parse parse1.pt,parse2.pt,parse3.pt
$PYTHON silver.py attribution attribution1.pt,attribution2.pt
$PYTHON silver.py position position1.pt,position2.pt

# The student: all tasks, the corpora and what the teachers say of articles without annotations.
train student.pt --silver parse,attribution,position --noise 0.3 --mix parse=0.46,attribution=0.27,position=0.27 --layers 4 --arc 192 --steps 7000 --decay-from 2800 --dropout 0.22
train student2.pt --start student.pt --noise 0.3 --mix parse=0.24,attribution=0.36,position=0.40 --layers 4 --arc 192 --rate 1.2e-3 --steps 2600 --decay-from 300 --seed 2
$PYTHON export.py student2.pt work/student.model
