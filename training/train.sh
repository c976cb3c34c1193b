#!/bin/sh
# The whole training with one command: corpora and vectors in, public/model/parley.model out. See README.md.
# The settings of malloc keep big blocks in one heap of large pages: without them a third of the time goes into page faults.
set -eu
cd "$(dirname "$0")"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.trim_threshold=8000000000:glibc.malloc.mmap_max=0:glibc.malloc.top_pad=268435456
PYTHON=${PYTHON:-/usr/bin/python3}
$PYTHON train.py --name model.pt --steps 11500 --decay-from 5000
$PYTHON export.py model.pt
