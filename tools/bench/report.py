# SPDX-License-Identifier: GPL-2.0
"""Results of a benchmark run: JSON lines, tables, and targets."""

import json
import os
import platform
import statistics
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.join(TOP, "build/bench")


def spread(samples):
    """How far the middle half of the samples is apart, of the median."""
    if len(samples) < 2:
        return 0.0
    low, _, high = statistics.quantiles(samples, n=4, method="inclusive")
    return (high - low) / (statistics.median(samples) or 1)


def make(*words, quiet=True):
    """Run make in the tree; its output only when it fails."""
    result = subprocess.run(["make", "-s", "--no-print-directory", "-C", TOP,
                             *words], text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, check=False)
    if result.returncode or not quiet:
        sys.stderr.write(result.stdout)
    if result.returncode:
        sys.exit(f"bench: make {' '.join(words)} failed")


def commit():
    result = subprocess.run(["git", "-C", TOP, "describe", "--always",
                             "--dirty"], text=True, capture_output=True,
                            check=False)
    return result.stdout.strip() or None


class Report:
    """What was measured, as lines of a file and as tables."""

    def __init__(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.path = path
        self.file = open(path, "w", encoding="utf-8")
        self.targets = []
        self.warnings = []
        self.record(part="run", commit=commit(), machine=platform.machine(),
                    processors=os.cpu_count(), load=os.getloadavg()[0])

    def record(self, **fields):
        self.file.write(json.dumps(fields) + "\n")
        self.file.flush()

    def measured(self, samples, scale=1.0, base=0.0, **fields):
        """One measurement with all its samples; returns its median."""
        value = (statistics.median(samples) - base) * scale
        self.record(**fields, median=value, spread=round(spread(samples), 4),
                    samples=len(samples),
                    low=(min(samples) - base) * scale,
                    high=(max(samples) - base) * scale)
        return value

    def warn(self, text):
        self.warnings.append(text)
        self.record(part="warning", what=text)

    def target(self, name, limit, value, unit="", note=""):
        """A number that is to be at most limit; value None: not measured."""
        self.targets.append((name, limit, value, unit, note))
        self.record(part="target", name=name, limit=limit, value=value,
                    unit=unit, note=note,
                    met=None if value is None else value <= limit)

    def finish(self):
        for text in self.warnings:
            print(f"warning: {text}")
        if self.targets:
            print("\nTargets (at most)")
            table(["target", "limit", "measured", "unit", "met", ""],
                  [[name, number(limit),
                    "-" if value is None else number(value), unit,
                    "not run" if value is None else
                    "yes" if value <= limit else "NO", note]
                   for name, limit, value, unit, note in self.targets])
        print(f"\nresults: {os.path.relpath(self.path, os.getcwd())}")
        self.file.close()


def number(value):
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def table(head, rows):
    """Columns as wide as needed; all but the first to the right."""
    rows = [[number(cell) for cell in row] for row in rows]
    wide = [max(len(row[i]) for row in [head] + rows)
            for i in range(len(head))]
    for row in [head] + rows:
        cells = [row[0].ljust(wide[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], wide[1:])]
        print("  ".join(cells).rstrip())
