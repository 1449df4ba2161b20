#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Run recorded observations of CPython 3.11's memory model on obheap.

usage: oracle.py [OPTION]... [ORACLE.json]

Each case of ORACLE.json (oracle.json here: see its "origin") is a program that
leaves its answer in r, next to what r was on python3.11. A case whose program
needs something obheap does not have is not applicable. The report is KTAP with
a result for each group; a group passes if no case differs.

  --obheap CMD     how obheap is called (build/host/obheap)
  --vm KERNEL      run the cases in one VM with this kernel instead, those of
                   a group in one session
  --groups A,B     only these groups
  -v               tell every case that differs or is not applicable
"""
import ast
import builtins
import getopt
import importlib.machinery
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))

# What obheap says of a feature, type or module it does not have.
MISSING = re.compile(
    r"obheap does not support|unknown opcode|No module named|not supported|"
    r"has no attribute|is not defined")
# A main program's counts: CPython keeps the syntax tree's references to
# constants while it runs, obheap does not; 'refcount' has the same programs.
DIFFERENT_BY_DESIGN = {"refcount_script"}
# Counts what CPython's own start-up refers to.
NOT_COMPARABLE = {("refcount", "None is an ordinary count")}

# A session for every case is what a machine without KVM has no time for.
BATCH = """
def case(number, text):
    print('case', number)
    try:
        exec(compile(text, '<case>', 'exec'), {'__name__': '__main__'})
    except BaseException as e:
        print('raised %s: %s' % (type(e).__name__, e))


"""
DESCRIBE = """
def describe(c, nested=False):
    consts = [describe(x, True) if type(x) is type(c) else
              'frozenset(%r)' % sorted(x) if type(x) is frozenset else repr(x)
              for x in c.co_consts]
    d = {'consts': consts, 'names': list(c.co_names),
         'varnames': list(c.co_varnames)}
    if nested:
        d['code'] = c.co_name
    return d
"""


def prelude_for(prelude, source):
    """The definitions of a prelude that the source uses."""
    used = []
    for node in ast.parse(prelude).body:
        name = getattr(node, "name", None)
        if name is None or re.search(r"\b%s\b" % name, source):
            used.append(ast.get_source_segment(prelude, node))
    return "".join(line + "\n" for line in used)


def program(case, prelude):
    source = case["src"]
    if case.get("post") == "consts":
        return (DESCRIBE + "print(describe(compile(%r, '<case>', 'exec')))\n"
                % source)
    if case["mode"] == "repl":
        lines = ["ns = {}\n"]
        for statement in source:
            lines.append("exec(compile(%r, '<case>', 'single'), ns)\n"
                         % (statement + "\n"))
        return "".join(lines) + "print(repr(ns['r']))\n"
    return prelude_for(prelude, source) + source + "\nprint(repr(r))\n"


def plain(value):
    """As JSON sees it: tuples are lists."""
    return json.loads(json.dumps(value))


def run(command, text):
    env = dict(os.environ, PYTHONHASHSEED="0", LC_ALL="C.UTF-8")
    try:
        p = subprocess.run(command + ["run", "-"], env=env, timeout=120,
                           input=text.encode(), capture_output=True)
    except subprocess.TimeoutExpired:
        return None, "timeout"
    error = p.stderr.decode().strip() if p.returncode else ""
    return p.stdout.decode(), error


def batch(texts):
    """One program that runs each text by itself, as they were recorded."""
    return BATCH + "".join("case(%d, %r)\n" % x for x in enumerate(texts))


def split(out, nr):
    """What run() gives, for each of the nr texts of a batch."""
    told = [("", "did not run")] * nr
    for part in ("\n" + out).split("\ncase ")[1:]:
        number, _, text = part.partition("\n")
        before, raised, error = text.rpartition("raised ")
        told[int(number)] = (before, error.strip()) if raised else (text, "")
    return told


def run_in_vm(kernel, batches):
    """What the batches, a dictionary by name, print in one machine."""
    loader = importlib.machinery.SourceFileLoader(
        "run", os.path.join(HERE, "run"))
    runner = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("run", loader))
    loader.exec_module(runner)
    with tempfile.TemporaryDirectory(dir=TOP, prefix=".oracle.") as folder:
        names = {g: os.path.join(folder, g + ".py") for g in batches}
        for group, text in batches.items():
            with open(names[group], "w", encoding="utf-8") as f:
                f.write(text)
        results, status = runner.run_in_vm(kernel, list(names.values()), 120)
    told = {}
    for group, name in names.items():
        out, error, code = results.get(name, (b"", b"did not run\n", 1))
        told[group] = out.decode()
        if code:
            print("# %s: status %s: %.300s" % (group, code, error.decode()))
            status = status or 1
    return told, status


def missing(error):
    if not MISSING.search(error):
        return False
    name = re.search(r"name '(\w+)' is not defined", error)
    return not name or hasattr(builtins, name.group(1))


def judge(case, out, error):
    """Return 'equal', 'different' or 'not applicable', and why."""
    last = error.splitlines()[-1] if error else ""
    if out is None or last:
        return ("not applicable" if missing(last) else "different"), last
    try:
        got = plain(ast.literal_eval(out.strip().splitlines()[-1]))
    except (ValueError, SyntaxError, IndexError):
        return "different", out[-200:]
    if got == case["result"]:
        return "equal", ""
    return "different", "expected %.300s got %.300s" % (case["result"], got)


def compared(group, case):
    return group not in DIFFERENT_BY_DESIGN and \
        (group, case["name"]) not in NOT_COMPARABLE


def main():
    options, operands = getopt.getopt(sys.argv[1:], "vh",
                                      ["obheap=", "vm=", "groups=", "help"])
    options = dict(options)
    if "-h" in options or "--help" in options:
        print(__doc__)
        return 0
    path = operands[0] if operands else os.path.join(HERE, "oracle.json")
    with open(path) as f:
        data = json.load(f)
    os.chdir(TOP)
    command = shlex.split(options.get("--obheap", "build/host/obheap"))
    groups = data["groups"]
    if "--groups" in options:
        groups = {g: groups[g] for g in options["--groups"].split(",")}
    print("KTAP version 1\n1..%d" % len(groups))
    # Of obheap: neither about CPython's insides nor an accident of its build.
    groups = {g: [(c, program(c, data["preludes"].get(g, ""))) for c in cases
                  if not (c.get("impl") or c.get("artefact"))]
              for g, cases in groups.items()}
    status, inside = 0, {}
    if "--vm" in options:
        inside, status = run_in_vm(options["--vm"], {
            group: batch([text for case, text in cases])
            for group, cases in groups.items()
            if group not in DIFFERENT_BY_DESIGN})
    failed = status != 0
    for n, (group, cases) in enumerate(groups.items(), 1):
        count = {"equal": 0, "different": 0, "not applicable": 0}
        told = split(inside.get(group, ""), len(cases))
        for (case, text), one in zip(cases, told):
            if not compared(group, case):
                verdict, why = "not applicable", "by design"
            else:
                verdict, why = judge(case, *(one if "--vm" in options
                                             else run(command, text)))
            count[verdict] += 1
            if verdict == "different" or (why and "-v" in options):
                print("# %s: %s: %r: %s"
                      % (group, verdict, case["name"], why))
        bad = count["different"]
        failed |= bad > 0
        skip = "" if count["equal"] or bad else " # SKIP not applicable"
        print("# " + ", ".join("%d %s" % (v, k) for k, v in count.items()))
        print("%sok %d oracle %s%s" % ("not " * bool(bad), n, group, skip),
              flush=True)
    if status:
        print("# the machine: status %d" % status)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
