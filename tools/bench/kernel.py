# SPDX-License-Identifier: GPL-2.0
"""The parts that run in a kernel that counts instructions."""

import json
import os
import shutil
import statistics
import subprocess
import sys

import report as rep

HERE = os.path.dirname(os.path.abspath(__file__))
VM = os.path.join(rep.TOP, "tools/vm/vm")
MODULE = os.path.join(rep.BUILD, "module")
GUEST = os.path.join(rep.BUILD, "guest")

# Seconds of guest time for what the boot has left to do.
SETTLE = 5
# What a guest instruction may cost in ticks for the figures to be counts.
EXACT = 0.02

PATTERNS = {
    "hot": "hot pair",
    "batch": "batch of 64",
    "random": "random lifetimes",
    "lone": "lone block",
}
RIVALS = ["pool", "kmem_cache", "kmem_cache:account", "kmalloc", "pages"]

# Per turn of a peer that runs Lua 5.4 in the same kernel.
LUA = {"int_add": 66, "append": 298, "pair": 991, "concat": 816, "call": 214,
       "new_key": 480}


def sh(*words):
    result = subprocess.run(words, check=False, stdout=subprocess.PIPE,
                            text=True)
    if result.returncode:
        sys.exit(f"bench: {' '.join(words)} failed")
    return result.stdout.strip()


def build_module():
    """The measuring module, in a folder of its own; see kernel/Kbuild."""
    os.makedirs(MODULE, exist_ok=True)
    sh("rsync", "-rlp", "--checksum", "--delete", "--include=*/",
       "--include=*.[chS]", "--exclude=*",
       os.path.join(rep.TOP, "module"), os.path.join(rep.TOP, "include"),
       MODULE + "/")
    sh("rsync", "-rlp", "--checksum", "--delete", "--include=*.[ch]",
       "--exclude=*", os.path.join(HERE, "kernel") + "/",
       os.path.join(MODULE, "bench") + "/")
    shutil.copyfile(os.path.join(HERE, "kernel/Kbuild"),
                    os.path.join(MODULE, "Kbuild"))
    headers = sh(VM, "path", "--kernel", "6.12", "headers")
    result = subprocess.run(
        ["make", "-s", "-C", headers, f"M={MODULE}", f"-j{os.cpu_count()}",
         "modules"], text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, check=False)
    if result.returncode:
        sys.exit(f"bench: the module does not build\n{result.stdout}")


def build_guest(folders, files=()):
    """The folder that goes into the machine."""
    shutil.rmtree(GUEST, ignore_errors=True)
    os.makedirs(GUEST)
    sh(os.environ.get("CC", "gcc"), "-static", "-O2", "-Wall", "-D_GNU_SOURCE",
       "-I" + os.path.join(rep.TOP, "include/uapi"),
       "-o", os.path.join(GUEST, "guest"),
       os.path.join(HERE, "guest/guest.c"))
    for path in [os.path.join(HERE, "guest/run"),
                 os.path.join(MODULE, "obheap_bench.ko"), *files]:
        shutil.copy(path, GUEST)
    for folder in folders:
        shutil.copytree(os.path.join(HERE, folder),
                        os.path.join(GUEST, folder))


def boot(parts, folders=(), timeout=3000, files=(), tools=False):
    """Run parts of the guest program; returns what they printed."""
    build_module()
    build_guest(folders, files)
    command = [VM, "run", "--kernel", "6.12", "--icount", "--append",
               "init_on_alloc=0", "--timeout", str(timeout),
               *([] if tools else ["--no-tools"]),
               "--put", GUEST, "--", "guest/run", str(SETTLE), *parts]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                            check=False)
    lines = result.stdout.splitlines()
    if result.returncode:
        sys.stderr.write(result.stdout)
        sys.exit("bench: the virtual machine failed")
    return [json.loads(line) for line in lines if line.startswith("{")]


def check_clock(out, lines):
    for line in lines:
        if line["part"] == "distorts":
            out.warn(f"the kernel's {line['what']} distorts these figures")
        if line["part"] != "clock":
            continue
        tick = statistics.median(line["samples"]) / line["instructions"]
        out.record(part="clock", ticks_per_instruction=tick)
        if abs(tick - 1) > EXACT:
            out.warn(f"a tick is not an instruction here but {1 / tick:.2f}: "
                     "figures are times, not counts")


def heap_tables(out, lines):
    """Instructions per pair; returns {(allocator, pattern, bytes): median}."""
    base = {}
    for line in lines:
        if line["part"] == "heap" and line["allocator"] == "none":
            key = line["pattern"], line["bytes"]
            base[key] = statistics.median(line["samples"])
    pairs = {}
    for line in lines:
        if line["part"] != "heap" or line["allocator"] == "none":
            continue
        key = line["pattern"], line["bytes"]
        pairs[line["allocator"], *key] = out.measured(
            line["samples"], scale=1 / line["pairs"], base=base[key],
            part="heap", allocator=line["allocator"], pattern=line["pattern"],
            bytes=line["bytes"], unit="instructions/pair",
            empty_loop=base[key] / line["pairs"])
    names = sorted({name for name, _, _ in pairs},
                   key=lambda n: (RIVALS.index(n) if n in RIVALS else 9, n))
    sizes = sorted({size for _, _, size in pairs})
    for pattern, title in PATTERNS.items():
        print(f"\nInstructions per alloc and free, {title}")
        rows = [[f"{size} bytes"] + [pairs.get((name, pattern, size))
                                     for name in names] for size in sizes]
        rep.table(["", *names], rows)
    return pairs


def heap_targets(out, pairs):
    for pattern in ("hot", "batch", "random"):
        pool = pairs.get(("pool", pattern, 64))
        cache = pairs.get(("kmem_cache", pattern, 64))
        out.target(f"64 bytes, {PATTERNS[pattern]}: pool / kmem_cache", 0.25,
                   pool / cache if pool and cache else None, "instructions",
                   f"{pool:.0f} / {cache:.0f}" if pool and cache else "")


def session_table(out, lines):
    rows, values = [], {}
    for line in lines:
        if line["part"] != "session":
            continue
        what = line["what"]
        values[what] = out.measured(line["samples"], part="session",
                                    what=what, unit="instructions")
        rows.append([what, values[what], min(line["samples"]),
                     max(line["samples"])])
    print("\nInstructions of a session, seen from the caller "
          "(EXEC is of `x = 1`)")
    rep.table(["", "median", "lowest", "highest"], rows)
    out.target("session open, brought up, closed", 60000,
               values.get("open+close"), "instructions")
    out.target("EXEC of x = 1", 6000, values.get("EXEC"), "instructions")


def loop_table(out, lines):
    rows = []
    for line in lines:
        if line["part"] != "loop":
            continue
        name = line["name"].removesuffix(".py")
        if "cannot" in line:
            out.record(part="loop", name=name, cannot=True)
            rows.append([name, "cannot run yet", LUA.get(name)])
            continue
        value = out.measured(line["samples"], scale=1 / line["turns"],
                             part="loop", name=name, unit="instructions/turn")
        rows.append([name, value, LUA.get(name)])
    print("\nInstructions per turn of a loop; Lua 5.4 in the same kernel")
    rep.table(["", "obheap", "Lua"], rows)


def program_table(out, lines):
    rows = []
    for line in lines:
        if line["part"] != "program":
            continue
        name = line["name"].removesuffix(".py")
        if "cannot" in line:
            out.record(part="program-vm", name=name, cannot=True)
            rows.append([name, "cannot run yet", None, None])
            continue
        value = out.measured(line["samples"], part="program-vm", name=name,
                             unit="instructions", steps=line["steps"],
                             peak_bytes=line["peak"])
        rows.append([name, value, line["steps"],
                     value / max(line["steps"], 1)])
    print("\nInstructions of whole programs in the kernel")
    rep.table(["", "instructions", "steps", "per step"], rows)


def names_of(folder):
    return " ".join(f"guest/{folder}/{name}"
                    for name in sorted(os.listdir(os.path.join(HERE, folder)))
                    if name.endswith(".py"))


def run(out, parts, args):
    """All parts in one boot."""
    words = ["clock"]
    if "heap" in parts:
        words.append(f"heap 1024 {args.rounds} " +
                     " ".join(map(str, args.bytes)))
    if "session" in parts:
        words.append(f"session {3 * args.rounds}")
    folders = [part for part in parts if part in ("loops", "programs")]
    for part in folders:
        repeat = args.rounds if part == "loops" else 1
        words.append(f"{part} {repeat} {names_of(part)}")
    lines = boot(words, folders)
    check_clock(out, lines)
    if "heap" in parts:
        heap_targets(out, heap_tables(out, lines))
    if "session" in parts:
        session_table(out, lines)
    if "loops" in parts:
        loop_table(out, lines)
    if "programs" in parts:
        program_table(out, lines)
