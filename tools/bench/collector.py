# SPDX-License-Identifier: GPL-2.0
"""The cycle collector on this machine, beside python3.11's.

A program of collector/ prints a line per collection: nanoseconds it took, and
how many objects it had to deal with, alive or not.
"""

import os
import sys

import report as rep
from language import OBHEAP, PYTHON, build, start

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "collector")


def samples(text):
    """Nanoseconds per object of every collection."""
    return [int(ns) / int(objects) for ns, objects in
            (line.split() for line in text.decode().splitlines())]


def measure(program, rounds):
    """Samples of both sides, or why obheap cannot run it."""
    sides = [], []
    for _ in range(rounds):
        for side, command in enumerate((PYTHON, OBHEAP)):
            _, printed, error = start(command, program)
            if error and side:
                return error.splitlines()[-1]
            if error:
                sys.exit(f"bench: python3.11 {program}: {error}")
            sides[side].extend(samples(printed))
    return sides


def run(out, args):
    build()
    rows, worst = [], None
    for name in sorted(os.listdir(PROGRAMS)):
        if not name.endswith(".py"):
            continue
        sides = measure(os.path.join(PROGRAMS, name), args.rounds)
        name = name.removesuffix(".py")
        if isinstance(sides, str):
            out.record(part="collector", name=name, cannot=sides)
            rows.append([name, "cannot run yet", None, None, sides[:60]])
            continue
        python, obheap = [
            out.measured(side, part="collector", name=name, unit="ns/object",
                         side=("python3.11", "obheap")[i])
            for i, side in enumerate(sides)]
        ratio = obheap / python
        worst = max(worst or 0, ratio)
        rows.append([name, obheap, python, ratio,
                     f"{max(map(rep.spread, sides)):.0%}"])
    print("\nNanoseconds per object of a full collection on this machine")
    rep.table(["", "obheap", "python3.11", "ratio", "spread"], rows)
    out.target("collector, worst of them: obheap / python3.11", 1.0, worst,
               "ns/object")
