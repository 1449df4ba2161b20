#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Run recorded observations of CPython 3.11's memory model on obheap.

usage: oracle.py [OPTION]... [ORACLE.json]

Each case of ORACLE.json (oracle.json here: see its "origin") is a program that
leaves its answer in r, next to what r was on python3.11. A case whose program
needs something obheap does not have is not applicable. The report is KTAP with
a result for each group; a group passes if no case differs.

  --obheap CMD     how obheap is called (build/host/obheap)
  --groups A,B     only these groups
  -v               tell every case that differs or is not applicable
"""
import ast
import builtins
import getopt
import json
import os
import re
import shlex
import subprocess
import sys

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

DESCRIBE = """
def describe(c, nested=False):
    consts = [describe(x, True) if type(x) is type(c) else repr(x)
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


def missing(error):
    if not MISSING.search(error):
        return False
    name = re.search(r"name '(\w+)' is not defined", error)
    return not name or hasattr(builtins, name.group(1))


def judge(command, case, prelude):
    """Return 'equal', 'different' or 'not applicable', and why."""
    out, error = run(command, program(case, prelude))
    last = error.splitlines()[-1] if error else ""
    if out is None or last:
        return ("not applicable" if missing(last) else "different"), last
    try:
        got = plain(ast.literal_eval(out.strip().splitlines()[-1]))
    except (ValueError, SyntaxError, IndexError):
        return "different", out[-200:]
    if got == case["result"]:
        return "equal", ""
    if case.get("post") and "frozenset" in repr(case["result"]):
        return "not applicable", "no frozenset"
    return "different", "expected %.300s got %.300s" % (case["result"], got)


def main():
    options, operands = getopt.getopt(sys.argv[1:], "vh",
                                      ["obheap=", "groups=", "help"])
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
    failed = False
    for n, (group, cases) in enumerate(groups.items(), 1):
        count = {"equal": 0, "different": 0, "not applicable": 0}
        prelude = data["preludes"].get(group, "")
        for case in cases:
            if case.get("impl") or case.get("artefact"):
                continue
            if group in DIFFERENT_BY_DESIGN or \
                    (group, case["name"]) in NOT_COMPARABLE:
                verdict, why = "not applicable", "by design"
            else:
                verdict, why = judge(command, case, prelude)
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
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
