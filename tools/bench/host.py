# SPDX-License-Identifier: GPL-2.0
"""Alloc and free on this machine: the heap's pools and what others use."""

import json
import os
import statistics
import subprocess
import sys

import report as rep
from kernel import PATTERNS

PAIRS = 1 << 16
# Where memory happens to lie makes a pair of loads and stores cost twice.
PROCESSES = 9
SIZES = [16, 32, 64, 128, 256, 512]
NAMES = ["pool", "pool:call", "python3.11", "mimalloc", "malloc"]


def measure(args):
    rep.make("-f", "tools/build.mk", "-f", "tools/bench/host.mk",
             f"-j{os.cpu_count()}", "bench-host")
    lines = {}
    for _ in range(PROCESSES):
        result = subprocess.run(
            [os.path.join(rep.BUILD, "bench-host"), str(PAIRS),
             str(args.rounds), *map(str, args.bytes or SIZES)],
            stdout=subprocess.PIPE, text=True, check=False)
        if result.returncode:
            sys.exit("bench: bench-host failed")
        for line in map(json.loads, result.stdout.splitlines()):
            key = line["allocator"], line["pattern"], line["bytes"]
            if key in lines:
                lines[key]["samples"] += line["samples"]
            else:
                lines[key] = line
    return list(lines.values())


def run(out, args):
    lines = measure(args)
    base = {(line["pattern"], line["bytes"]): statistics.median(line["samples"])
            for line in lines if line["allocator"] == "none"}
    cost = {}
    for line in lines:
        key = line["pattern"], line["bytes"]
        if line["allocator"] == "none":
            continue
        cost[line["allocator"], *key] = out.measured(
            line["samples"], scale=1 / line["pairs"], base=base[key],
            part="host", allocator=line["allocator"], pattern=line["pattern"],
            bytes=line["bytes"], unit="ns/pair",
            empty_loop=base[key] / line["pairs"])
    for pattern, title in PATTERNS.items():
        print(f"\nNanoseconds per alloc and free on this machine, {title}")
        rep.table(["", *NAMES],
                  [[f"{size} bytes"] + [cost.get((name, pattern, size))
                                        for name in NAMES]
                   for size in args.bytes or SIZES])
    for rival, limit in (("python3.11", 0.5), ("mimalloc", 0.9)):
        for pattern in ("hot", "batch"):
            ours = cost.get(("pool", pattern, 64))
            theirs = cost.get((rival, pattern, 64))
            out.target(f"64 bytes, {PATTERNS[pattern]}: pool / {rival}", limit,
                       ours / theirs if ours and theirs else None, "ns",
                       f"{ours:.2f} / {theirs:.2f}" if ours and theirs else "")
