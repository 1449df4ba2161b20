# SPDX-License-Identifier: GPL-2.0
"""Checks the JSON that the views of the obheap command wrote.

usage: json_check.py FOLDER

The programs behind the files are in the script 'guest'. Prints KTAP.
"""
import json
import re
import sys
from pathlib import Path

results = []


def ok(good, name, detail=""):
    results.append(bool(good))
    if not good and detail:
        print(f"# {detail}")
    print(f"{'' if good else 'not '}ok {len(results)} {name}")


def load(folder, name):
    text = (folder / f"{name}.json").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def is_id(text):
    return re.fullmatch(r"0x[1-9a-f][0-9a-f]*", text) is not None


def check_names(view):
    rows = {row["name"]: row for row in view["names"]}
    ok(view["schema"] == "obheap.names.1", "names: schema")
    ok(list(rows)[-4:] == ["words", "n", "d", "big"], "names: in order",
       str(list(rows)))
    ok(all(is_id(row["id"]) for row in rows.values()), "names: ids")
    ok(rows["words"]["type"] == "list", "names: type")
    ok(rows["words"]["refcount"] == 2, "names: count")
    ok(rows["words"]["sizeof"] == 56 + 8 * 2, "names: size",
       str(rows["words"]))
    ok(rows["n"]["value"] == "5", "names: value")
    ok("static" in rows["n"]["state"], "names: a small int is static")
    ok(rows["big"]["sizeof"] == 8056, "names: size of a long list")


def check_object(view):
    ok(view["schema"] == "obheap.object.1", "object: schema")
    ok(view["type"] == "list" and is_id(view["type_id"]), "object: type")
    ok(view["value"] == "['a', 'bbb']", "object: value", view["value"])
    ok([ref["label"] for ref in view["refs"]] == ["[0]", "[1]"],
       "object: references")
    ok([ref["value"] for ref in view["refs"]] == ["'a'", "'bbb'"],
       "object: what they refer to")
    ok({"gc", "tracked"} <= set(view["state"]), "object: state")
    ok(view["block_size"] >= 56 and view["item_bytes"] >= 16,
       "object: blocks")


def check_heap(view):
    totals = view["totals"]
    ok(view["schema"] == "obheap.heap.1", "heap: schema")
    ok(view["faults"] == 0, "heap: nothing is broken")
    parts = ("used", "free", "virgin", "headers", "tails", "empty")
    pools = sum(totals[f"bytes_{part}"] for part in parts)
    ok(pools == totals["bytes_pools"], "heap: bytes of pools add up")
    ok(pools + totals["bytes_large"] + totals["bytes_large_headers"]
       + totals["bytes_meta"] == totals["bytes"], "heap: all bytes add up")
    ok(totals["blocks"] == totals["allocs"] - totals["frees"],
       "heap: blocks add up")
    used = sum(row["used"] * row["block_size"] for row in view["classes"])
    ok(used == totals["bytes_used"], "heap: classes add up")
    ok(len(view["generations"]) == 3, "heap: generations")
    ok(totals["bytes"] <= totals["peak_bytes"] and
       totals["bytes"] <= totals["limit"], "heap: within bounds")


def check_info(view):
    ok(view["schema"] == "obheap.info.1", "info: schema")
    ok(view["abi"] == 1 and view["small_max"] == 512, "info: numbers")


def main():
    folder = Path(sys.argv[1])
    for name, check in (("names", check_names), ("object", check_object),
                        ("heap", check_heap), ("info", check_info)):
        views = load(folder, name)
        ok(len(views) == 1, f"{name}: one line")
        check(views[0])
    lines = load(folder, "lines")
    ok([view["schema"].split(".")[1] for view in lines]
       == ["names", "object", "heap"], "several views: a line each")
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
