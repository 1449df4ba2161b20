# SPDX-License-Identifier: GPL-2.0
"""The language suite on this machine: the host build beside python3.11.

Each round runs every program once on each side. What counts is the time they
had the processor; that of an empty program, measured the same way, is taken off
both. A program that obheap's compiler or
library does not have yet is listed as such; one that prints something else
than python3.11 ends the run.
"""

import json
import os
import resource
import statistics
import subprocess
import sys

import report as rep

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")
PYTHON = ["/usr/bin/python3.11", "-I", "-S", "-B"]
OBHEAP = [os.path.join(rep.TOP, "build/host/obheap"), "run"]


def children_time():
    """Processor time of the programs that have ended: nobody else's."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def start(command, program):
    """Run one program: seconds, output, None or why it did not end well."""
    begin = children_time()
    result = subprocess.run([*command, program], capture_output=True,
                            check=False)
    took = children_time() - begin
    error = result.stderr.decode(errors="replace").strip()
    return took, result.stdout, (error or "failed") if result.returncode \
        else None


def build():
    rep.make("-f", "tools/build.mk", f"-j{os.cpu_count()}", "host")


def programs():
    return sorted(os.path.join(PROGRAMS, name)
                  for name in os.listdir(PROGRAMS)
                  if name.endswith(".py") and name != "empty.py")


def check(program):
    """None, or why obheap cannot run it. Different output is an error."""
    _, expected, error = start(PYTHON, program)
    if error:
        sys.exit(f"bench: python3.11 {program}: {error}")
    _, printed, error = start(OBHEAP, program)
    if error:
        return error.splitlines()[-1]
    if printed != expected:
        sys.exit(f"bench: {program}: the outputs differ")
    return None


def measure(out, found, rounds):
    """{program: (python seconds, obheap seconds)}, lists of samples."""
    times = {program: ([], []) for program in found}
    for _ in range(rounds):
        for program in found:
            for side, command in enumerate((PYTHON, OBHEAP)):
                took, _, error = start(command, program)
                if error:
                    sys.exit(f"bench: {program}: {error}")
                times[program][side].append(took)
    return times


# What a program adds to the memory of a process that runs none: of python3.11
# the resident pages at their most, of obheap the session's heap at its most.
# python3.11 has made its types' dicts before any program starts, a session
# makes them when a program looks at them: TYPES does, and is what both sides
# are compared with. The growth of an empty session stands beside it.
PEAK = """
import sys
with open(sys.argv[1]) as file:
    text = file.read()
exec(compile(text, sys.argv[1], 'exec'), {'__name__': '__main__'})
with open('/proc/self/status') as file:
    for line in file:
        if line.startswith('VmHWM'):
            print(line.split()[1], file=sys.stderr)
"""
TYPES = os.path.join(HERE, "builtin_types.py")
# Where the kernel puts the process's pages changes its count by a few percent.
PEAK_ROUNDS = 5


def python_peak(program):
    peaks = []
    for _ in range(PEAK_ROUNDS):
        result = subprocess.run([*PYTHON, "-c", PEAK, program], check=True,
                                capture_output=True)
        peaks.append(int(result.stderr.split()[-1]) * 1024)
    return statistics.median(peaks)


def obheap_peak(program):
    result = subprocess.run([OBHEAP[0], "heap", program, "--json"], check=True,
                            capture_output=True)
    return json.loads(result.stdout.splitlines()[-1])["totals"]["peak_bytes"]


def memory(out, able, empty):
    base = python_peak(TYPES), obheap_peak(TYPES), obheap_peak(empty)
    rows, worst = [], 0
    for program in able:
        name = os.path.basename(program).removesuffix(".py")
        python = max(python_peak(program) - base[0], 4096)
        peak = obheap_peak(program)
        obheap = max(peak - base[1], 0)
        worst = max(worst, obheap / python)
        out.record(part="memory", name=name, python_bytes=python,
                   obheap_bytes=obheap, obheap_bytes_from_empty=peak - base[2],
                   ratio=obheap / python)
        rows.append([name, obheap / 1024, python / 1024, obheap / python,
                     (peak - base[2]) / 1024])
    print("\nKiB a program's heap grows by at its most")
    rep.table(["", "obheap", "python3.11", "ratio", "obheap from empty"], rows)
    if rows:
        out.target("memory peak, worst of them: obheap / python3.11", 1.0,
                   worst, "bytes")


def run(out, args):
    build()
    empty = os.path.join(PROGRAMS, "empty.py")
    reasons = {program: check(program) for program in programs()}
    able = [program for program, reason in reasons.items() if not reason]
    times = measure(out, [empty] + able, args.rounds)
    base = [statistics.median(side) for side in times[empty]]
    rows, ratios = [], []
    for program, reason in reasons.items():
        name = os.path.basename(program).removesuffix(".py")
        if reason:
            out.record(part="language", name=name, cannot=reason)
            rows.append([name, "cannot run yet", None, None, reason[:60]])
            continue
        python, obheap = [
            out.measured(side, base=base[i], part="language", name=name,
                         unit="s", side=("python3.11", "obheap")[i])
            for i, side in enumerate(times[program])]
        ratio = obheap / max(python, 1e-6)
        ratios.append(ratio)
        wide = max(map(rep.spread, times[program]))
        out.record(part="language-ratio", name=name, ratio=ratio, spread=wide)
        rows.append([name, f"{obheap:.3f}", f"{python:.3f}", f"{ratio:.2f}",
                     f"{wide:.0%}"])
    print("\nProcessor seconds of whole programs on this machine")
    rep.table(["", "obheap", "python3.11", "ratio", "spread"], rows)
    memory(out, able, empty)
    if not ratios:
        return
    mean = statistics.geometric_mean(ratios)
    note = f"{len(ratios)} of {len(reasons)} programs"
    out.target("language suite: geometric mean of obheap / python3.11", 1.5,
               mean, "time", note)
    out.target("language suite: worst of them", 3, max(ratios), "time", note)
    print(f"an empty program: obheap {base[1] * 1000:.1f} ms, python3.11 "
          f"{base[0] * 1000:.1f} ms (taken off above)")
