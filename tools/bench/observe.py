# SPDX-License-Identifier: GPL-2.0
"""What looking costs: listeners, and snapshots of a million objects."""

import os
import shutil
import statistics
import time

import kernel
import report as rep
from language import OBHEAP, build

PROGRAM = os.path.join(kernel.HERE, "snapshot/million.py")
OBJECTS = 1000000
EVENT_PROGRAMS = ["binary_trees.py", "deltablue.py", "strings.py"]


def build_without_events():
    """The module with nothing that could be listened to, to compare with."""
    release = kernel.sh(kernel.VM, "path", "--kernel", "6.12", "release")
    kernel.sh(kernel.VM, "build-module", "--kernel", "6.12",
              "KCFLAGS=-DCONFIG_OBHEAP_NO_EVENTS=1")
    built = os.path.join(rep.TOP, "build", release + "-check", "obheap.ko")
    path = os.path.join(rep.BUILD, "silent.ko")
    os.makedirs(rep.BUILD, exist_ok=True)
    shutil.copy(built, path)
    # Whoever checks the module next does not want this one.
    shutil.rmtree(os.path.dirname(built))
    return path


def events(out):
    names = " ".join(f"guest/programs/{name}" for name in EVENT_PROGRAMS)
    lines = kernel.boot(
        ["clock", f"events hooks {names}", "module silent.ko",
         f"events none {names}"], ["programs"],
        files=[build_without_events()])
    kernel.check_clock(out, lines)
    cost, worst, rows = {}, 0, []
    for line in lines:
        if line["part"] == "events":
            cost[line["build"], line["name"], line["who"]] = out.measured(
                line["samples"], part="events", build=line["build"],
                name=line["name"], who=line["who"], unit="instructions")
    for name in EVENT_PROGRAMS:
        bare = cost["none", name, "nobody"]
        row = [name.removesuffix(".py"), bare]
        for who in ("nobody", "one who has left", "to programs' ends",
                    "to everything"):
            row.append(f"{100 * (cost['hooks', name, who] / bare - 1):+.2f} %")
        worst = max(worst, cost["hooks", name, "nobody"] / bare - 1)
        rows.append(row)
    print("\nInstructions of programs in a module in which nobody can listen, "
          "and what is added\nby who listens")
    rep.table(["", "without", "nobody", "one who left", "to ends",
               "to everything"], rows)
    out.target("events, nobody listens: added instructions", 0.01, worst)


def snapshot(out):
    lines = kernel.boot(
        ["clock", "obheap new big guest/snapshot/million.py",
         # A file, which can be begun anew: what cannot is read at one go.
         "spawn snapshot 1 obheap snapshot -o /tmp/big -s big",
         "obheap rm big"], ["snapshot"], tools=True)
    kernel.check_clock(out, lines)
    for line in lines:
        if line["part"] != "spawn":
            continue
        value = out.measured(line["samples"], part="snapshot", where="vm",
                             objects=OBJECTS, unit="instructions",
                             rss_kb=line["rss_kb"])
        print(f"\nSnapshot of {OBJECTS:,} objects in the kernel: {value:,.0f} "
              f"instructions,\n{value / OBJECTS:,.0f} per object; memory of "
              f"the reader {line['rss_kb'] / 1024:.1f} MiB")


def timed(*words):
    """Seconds of processor time, and MiB, of a command."""
    pid = os.fork()
    if not pid:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execv(words[0], words)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"bench: {' '.join(words)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def analysis(out, args):
    """Here, where the session is part of the command: its run is taken off."""
    build()
    os.makedirs(rep.BUILD, exist_ok=True)
    saved = os.path.join(rep.BUILD, "million.snap")
    other = os.path.join(rep.BUILD, "million-2.snap")
    parts = {
        "snapshot": ["snapshot", "-o", os.devnull, PROGRAM],
        "snapshot, to a file": ["snapshot", "-o", saved, PROGRAM],
        "dominators": ["dominators", "--from", saved],
        "path": ["path", "x", "--from", saved],
        "cycles": ["cycles", "--from", saved],
        "diff": ["diff", saved, other],
    }
    runs = [timed(OBHEAP[0], "run", PROGRAM) for _ in range(args.rounds)]
    base = statistics.median(run[0] for run in runs)
    rows = [["the program alone", base, runs[0][1]]]
    for name, words in parts.items():
        if name == "diff":
            shutil.copy(saved, other)
        start = time.monotonic()
        samples = []
        while len(samples) < args.rounds and time.monotonic() - start < 60:
            samples.append(timed(OBHEAP[0], *words))
        own = base if PROGRAM in words else 0
        value = out.measured([s[0] for s in samples], base=own,
                             part="analysis", what=name, objects=OBJECTS,
                             unit="s", rss_mib=samples[0][1])
        rows.append([name, value, samples[0][1]])
        if name == "snapshot":
            out.target("snapshot of a million objects", 1.0, value, "s")
    print(f"\nProcessor time and memory for a heap of {OBJECTS:,} objects")
    rep.table(["", "seconds", "MiB"], rows)
    os.unlink(saved)
    os.unlink(other)
