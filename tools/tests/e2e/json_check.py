# SPDX-License-Identifier: GPL-2.0
"""Checks the JSON that the views of the obheap command wrote.

usage: json_check.py FOLDER

The programs behind the files are in the script 'guest'. Prints KTAP.
"""
import csv
import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

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


def check_fragmentation(view):
    totals, types = view["totals"], view["types"]
    ok(view["backend"] == "pool", "heap: backend")
    ok(sum(row["bytes"] for row in types)
       == totals["bytes_used"] + totals["bytes_large"],
       "heap: bytes of types add up")
    ok(sum(row["blocks"] for row in types) == totals["blocks"],
       "heap: blocks of types add up")
    ok(all(sum(row["fullness"]) == row["pools"] and len(row["fullness"]) == 10
           for row in view["classes"]), "heap: every pool has a fullness")
    ok(totals["pools_taken"] - totals["pools_released"]
       == totals["pools_used"] + totals["pools_full"], "heap: pools add up")


def check_arenas(folder):
    arenas = load(folder, "arenas")[0]["arenas"]
    pools = load(folder, "pools")[0]["pools"]
    heap = load(folder, "before")[0]["totals"]
    ok(len(arenas) == heap["arenas"], "arenas: how many")
    ok(sum(row["bytes_used"] for row in arenas) == heap["bytes_used"],
       "arenas: live bytes add up")
    ok(sum(row["bytes_backed"] for row in arenas) == heap["bytes_pools"],
       "arenas: memory adds up")
    for state in ("full", "used", "empty", "virgin"):
        ok(sum(row[f"pools_{state}"] for row in arenas)
           == heap[f"pools_{state}"]
           == sum(pool["state"] == state for pool in pools),
           f"arenas and pools: {state} ones")
    ok(all(pool["used"] + pool["free"] + pool["virgin"] == pool["capacity"]
           for pool in pools if pool["state"] != "virgin"),
       "pools: blocks add up")
    ok(load(folder, "pools1")[0]["pools"]
       == [pool for pool in pools if pool["arena"] == 1], "pools: of an arena")
    return arenas


def check_why(folder, arenas):
    view = load(folder, "why")[0]
    row = next(row for row in arenas if row["arena"] == 1)
    ok((view["blocks"], view["bytes"]) == (row["blocks"], row["bytes_used"]),
       "why: all blocks of the arena")
    for part in ("types", "held_by"):
        ok(sum(row["blocks"] for row in view[part]) == view["blocks"] and
           sum(row["bytes"] for row in view[part]) == view["bytes"],
           f"why: {part} add up")
    ok([row["what"] for row in view["held_by"]] == ["junk"],
       "why: held by one name", str(view["held_by"]))
    gain = view["held_by"][0]["gives_back"]
    ok(gain["here_blocks"] == view["blocks"], "why: it would be empty")
    before, after = load(folder, "before")[0], load(folder, "after")[0]
    freed = before["totals"]["blocks"] - after["totals"]["blocks"]
    # Dead lists are kept for reuse, and so are the blocks they are in.
    ok(gain["blocks"] - 100 <= freed <= gain["blocks"],
       "why: what del gives back is what it gave back",
       f"{gain['blocks']} foretold, {freed} freed")
    ok(after["totals"]["arenas"] < before["totals"]["arenas"],
       "why: arenas went back")
    ring = load(folder, "ring")[0]
    ok(sum(row["count"] for row in ring["holders"]) == ring["refcount"] == 2,
       "why: holders add up")
    now = ring["held_by"][0]["gives_back"]
    later = ring["held_by"][0]["with_collector"]
    ok(now["here_blocks"] == 0 and later["here_blocks"] == ring["blocks"],
       "why: a ring waits for the collector")
    counts = load(folder, "validate")[0]
    ok(counts["faults"] == counts["count_faults"] == 0
       and not counts["miscounted"], "validate: nothing is wrong")


def check_bytes(view):
    fields = {row["field"]: row for row in view["fields"]}
    ok(view["schema"] == "obheap.bytes.1", "bytes: schema")
    ok(fields["ob_size"]["value"] == 2 and fields["ob_size"]["offset"] == 16,
       "bytes: ob_size")
    item = fields["ob_item[0]"]
    ok(item["kind"] == "id" and item["object"] == "str 'abc'", "bytes: an item")
    ok(int.from_bytes(bytes.fromhex(item["bytes"]), "little")
       == int(item["id"], 16), "bytes: its id is in the bytes")
    ok(view["object_offset"] == 16 and view["bytes"] == 64, "bytes: block")


def check_graph(view):
    nodes = {row["node"]: row for row in view["nodes"]}
    ok(view["schema"] == "obheap.graph.1" and view["left_out"] == 0,
       "graph: schema")
    bound = {nodes[row["from"]]["name"]: row["to"] for row in view["arrows"]
             if "name" in nodes[row["from"]]}
    ok(set(bound) == {"a", "b", "c"} and bound["a"] == bound["b"],
       "graph: names of one object", str(bound))
    held = sum(row["to"] == bound["a"] for row in view["arrows"])
    ok(held == nodes[bound["a"]]["refcount"] == 3,
       "graph: as many arrows as references")


def check_report(lines):
    head, steps, end = lines[0], lines[1:-1], lines[-1]
    ok(head["trace"] == 1 and "def f(n)" in head["source"], "report: head")
    ok([step["step"] for step in steps] == list(range(len(steps)))
       and end["end"] == "done" and end["steps"] == len(steps),
       "report: a step for each instruction")
    objects, blocks, sound, inner = {}, {}, True, 0
    for step in steps:
        for gone in step["gone"]:
            del objects[gone]
        for thing in step["objects"]:
            objects[thing["id"]] = thing
        for block in step["map"]["died"]:
            del blocks[block]
        for block, size, _, _ in step["map"]["born"]:
            blocks[block] = size
        refs = [ref["id"] for thing in objects.values()
                for ref in thing["refs"]]
        refs += [name["id"] for name in step["names"]]
        refs += [slot["id"] for frame in step["frames"]
                 for slot in frame["locals"] + frame["stack"]]
        sound &= {ref for ref in refs if ref != "0x0"} == set(objects)
        sound &= len(blocks) == step["heap"]["blocks"]
        sound &= sum(blocks.values()) == step["heap"]["bytes"]
        inner = max(inner, step["depth"])
    ok(sound, "report: what is referred to is there, blocks add up")
    ok(inner == 1, "report: the function's frame")
    ok("".join(step.get("output", "") for step in lines[1:]) == "2\n",
       "report: output")


def check_map(folder):
    head, *pools = load(folder, "map")
    heap = load(folder, "before")[0]["totals"]
    blocks = [block for pool in pools for block in pool["blocks"]]
    ok(head["schema"] == "obheap.map.1" and head["by"] == "type",
       "map: schema")
    ok(sum(block["bytes"] for block in blocks) == heap["bytes_used"],
       "map: bytes in pools")
    ok(sum(block["bytes"] for block in head["large"]) == heap["bytes_large"],
       "map: bytes outside")
    ok(len(blocks) + len(head["large"]) == heap["blocks"], "map: blocks")
    for pool in pools:
        start = int(pool["id"], 16)
        if any(not start <= int(block["block"], 16)
               <= start + 16384 - block["bytes"] for block in pool["blocks"]):
            ok(False, "map: blocks are in their pools", pool["id"])
            break
    else:
        ok(True, "map: blocks are in their pools")
    svg = ElementTree.parse(folder / "map.svg").getroot()
    ok(svg.tag == "{http://www.w3.org/2000/svg}svg", "map: a picture")
    titles = [title.text for title in svg.iter() if title.tag.endswith("title")]
    drawn = sum(int(re.search(r": (\d+) of \d+ bytes in pool", title)[1])
                for title in titles if " in pool " in title)
    ok(drawn == len(blocks), "map: every block of a pool is drawn",
       f"{drawn} of {len(blocks)}")


def check_perfetto(folder):
    """What ui.perfetto.dev asks of a trace in Chrome's format."""
    events = json.loads((folder / "perfetto.json").read_text())["traceEvents"]
    ok(all({"ph", "name", "ts", "pid", "tid"} <= set(e) for e in events),
       "perfetto: every event has what it must")
    ok({e["ph"] for e in events} <= set("MBEiC"), "perfetto: known phases")
    open_slices = {}
    nested = True
    for event in events:
        stack = open_slices.setdefault(event["tid"], [])
        if event["ph"] == "B":
            stack.append(event["name"])
        elif event["ph"] == "E":
            nested = nested and stack and stack.pop() == event["name"]
    ok(nested, "perfetto: what begins ends, in order")
    ok(any(e["ph"] == "B" and e["name"] == "generation 2" for e in events),
       "perfetto: the collection")
    counters = [e for e in events if e["name"] == "blocks"]
    ok(len(counters) > 1 and max(e["args"]["value"] for e in counters) > 900,
       "perfetto: blocks are counted")
    times = [e["ts"] for e in events if e["ph"] != "M"]
    ok(times == sorted(times), "perfetto: times ascend")


def check_heapsnapshot(folder):
    """What the developer tools of browsers take for granted."""
    text = (folder / "heap.heapsnapshot").read_text(encoding="utf-8")
    file = json.loads(text)
    head, meta = file["snapshot"], file["snapshot"]["meta"]
    nodes, edges, strings = file["nodes"], file["edges"], file["strings"]
    width, fields = len(meta["node_fields"]), meta["edge_fields"]
    column = {name: nodes[i::width]
              for i, name in enumerate(meta["node_fields"])}
    edge = {name: edges[i::len(fields)] for i, name in enumerate(fields)}
    ok(len(column["id"]) == head["node_count"] == len(column["edge_count"])
       and len(edge["type"]) == head["edge_count"] == len(edge["to_node"]),
       "heapsnapshot: as many as it says")
    ok(sum(column["edge_count"]) == head["edge_count"],
       "heapsnapshot: every edge has a node")
    ok(len(set(column["id"])) == head["node_count"]
       and max(column["id"]) < 1 << 32, "heapsnapshot: ids of 32 bits differ")
    ok(meta["node_types"][0][nodes[0]] == "synthetic",
       "heapsnapshot: the root comes first")
    ok(all(to % width == 0 and 0 < to < len(nodes)
           for to in edge["to_node"]), "heapsnapshot: edges lead to nodes")
    kinds = [meta["edge_types"][0][kind] for kind in edge["type"]]
    ok(all(kind in ("element", "hidden") or name < len(strings)
           for kind, name in zip(kinds, edge["name_or_index"])) and
       all(name < len(strings) for name in column["name"]),
       "heapsnapshot: names are there")
    ok(len(set(strings)) == len(strings), "heapsnapshot: texts differ")
    ok(any("a text of its own" in text for text in strings),
       "heapsnapshot: a text's value")
    total = load(folder, "dominators")[0]["bytes"]
    ok(sum(column["self_size"]) == total, "heapsnapshot: bytes of the heap")


def check_holders(folder):
    view = load(folder, "dominators")[0]
    ok(view["reached"] < view["bytes"], "dominators: garbage is not reached")
    both = [row for row in view["objects"] if row["place"] == "both"]
    ok(len(both) == 1 and both[0]["retained"] > both[0]["bytes"] + 64 + 400 * 8,
       "dominators: what a list retains", str(both))
    ok(all(row["retained"] >= row["bytes"] for row in view["types"]
           if row["type"] in ("dict", "list")), "dominators: types")
    ok(sum(row["bytes"] for row in view["types"]) == view["bytes"],
       "dominators: bytes of types add up")
    path = load(folder, "path")[0]
    ok([row["type"] for row in path["path"]] == ["dict", "list"]
       and path["path"][-1]["id"] == path["id"], "path: two steps")
    cycles = load(folder, "cycles")[0]
    garbage = [row for row in cycles["cycles"] if row["state"] == "garbage"]
    ok(len(garbage) == cycles["garbage"] == 1 and garbage[0]["objects"] == 1
       and garbage[0]["way"][-1]["place"] == "[50]", "cycles: the lost ring")


def check_objects(folder):
    view = load(folder, "objects")[0]
    ok(view["nr"] == len(view["objects"]) and view["bytes"]
       == sum(row["bytes"] for row in view["objects"]), "objects: add up")
    births = [row["birth"] for row in view["objects"] if "birth" in row]
    ok(births and len(set(births)) == len(births), "objects: births differ")


def check_csv(folder):
    for name, view, key in (("names", "csv-names", "names"),
                            ("types", "csv-heap", "types")):
        with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        want = [{key: " ".join(cell) if isinstance(cell, list) else str(cell)
                 for key, cell in row.items()}
                for row in load(folder, view)[0][key]]
        ok(rows == want and rows, f"{name} as CSV: what JSON has",
           f"{rows[-2:]}, {want[-2:]}")


def check_mallocstats(folder):
    text = (folder / "mallocstats.txt").read_text(encoding="utf-8")
    value = {line.split("=")[0].strip(): int(line.split("=")[1].replace(",", ""))
             for line in text.split("arena map")[0].splitlines()
             if re.search(r"= +[\d,]+$", line)}
    parts = sum(number for name, number in value.items()
                if name.startswith("# bytes") or "unused pools" in name)
    ok(parts == value["Total"] > 0, "_debugmallocstats: adds up to the total")
    ok(value["Total"] == value["# arenas allocated current"] << 20,
       "_debugmallocstats: the total is the arenas")


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
    check_fragmentation(load(folder, "before")[0])
    arenas = check_arenas(folder)
    check_why(folder, arenas)
    check_map(folder)
    check_mallocstats(folder)
    check_perfetto(folder)
    check_bytes(load(folder, "bytes")[0])
    check_graph(load(folder, "graph")[0])
    check_report(load(folder, "report"))
    check_holders(folder)
    check_heapsnapshot(folder)
    check_objects(folder)
    check_csv(folder)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
