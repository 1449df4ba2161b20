# SPDX-License-Identifier: GPL-2.0
"""Compares what memlab read from a .heapsnapshot with what obheap says.

usage: compare.py SNAPSHOT DOMINATORS HEAPSNAPSHOT TYPE < RESULT

Prints KTAP.
"""
import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        head = json.loads(next(file))
    with open(sys.argv[2], encoding="utf-8") as file:
        view = json.load(file)
    with open(sys.argv[3], encoding="utf-8") as file:
        written = json.load(file)["snapshot"]
    line = next(line for line in sys.stdin if line.startswith("result "))
    read = json.loads(line[len("result "):])
    rows = sorted([row["bytes"], row["retained"]] for row in view["objects"]
                  if row["type"] == sys.argv[4])
    results = [
        (read["nodes"] == written["node_count"] == head["blocks"] + 1,
         "memlab reads every node"),
        (read["edges"] == written["edge_count"] >= head["references"],
         "memlab reads every edge"),
        (read["root"] == view["reached"], "memlab reaches as many bytes"),
        (rows and rows == sorted(read["rows"]),
         "memlab finds that objects retain what obheap says"),
    ]
    for i, (good, name) in enumerate(results):
        print(f"{'' if good else 'not '}ok {i + 1} {name}")
    print(f"# {read} {rows}")
    print(f"1..{len(results)}")
    return 0 if all(good for good, _ in results) else 1


sys.exit(main())
