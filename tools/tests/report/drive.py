# SPDX-License-Identifier: GPL-2.0
"""Drives the page of 'obheap report' in a headless Chromium and compares what it
shows with the records it was made of.

usage: drive.py PAGE RECORDS [FOLDER]

RECORDS are the same run's, from 'obheap report --json'. FOLDER gets pictures of
the page. Prints KTAP.
"""
import json
import re
import sys
from pathlib import Path

from browser import Browser, find

LIMIT = 60      # objects the picture draws
SLOTS = 24      # references it draws of each
results = []


def ok(good, name, detail=""):
    results.append(bool(good))
    if not good and detail != "":
        print(f"# {detail}"[:1500])
    print(f"{'' if good else 'not '}ok {len(results)} {name}")


class Trace:
    def __init__(self, path):
        lines = [json.loads(line) for line in
                 Path(path).read_text(encoding="utf-8").strip().split("\n")]
        self.head, self.end = lines[0], lines[-1]
        self.steps = lines[1:-1]
        self.objects, self.states = {}, []
        for step in self.steps:
            for gone in step["gone"]:
                del self.objects[gone]
            for thing in step["objects"]:
                self.objects[thing["id"]] = thing
            self.states.append(dict(self.objects))

    def arrows(self, i):
        """(place, label, id) of every arrow, and the objects they lead to."""
        step, objects = self.steps[i], self.states[i]
        arrows, reached = [], []

        def add(place, label, to):
            if to not in objects:
                return
            if to not in reached:
                if len(reached) >= LIMIT:
                    return
                reached.append(to)
            arrows.append((place, label, to))

        for name in step["names"]:
            add("global names", name["name"], name["id"])
        for frame in step["frames"]:
            for slot in frame["locals"]:
                add(f"variables of {frame['name']}", slot["name"], slot["id"])
            for slot in reversed(frame["stack"]):
                add(f"value stack of {frame['name']}", str(slot["index"]),
                    slot["id"])
        for this in reached:
            for ref in objects[this]["refs"][:SLOTS]:
                add(this, ref["label"], ref["id"])
        return sorted(arrows), sorted(reached)


SHOWN = """(() => {
    const texts = (list) => [...document.querySelectorAll(list)].map((e) => e.textContent);
    return {
        where: document.getElementById("where").textContent,
        line: document.querySelector("#source .now .nr")?.textContent,
        opcode: document.querySelector("#dis .now .text")?.textContent,
        offset: document.querySelector("#dis .now .nr")?.textContent,
        objects: [...document.querySelectorAll(".object")].map((e) => e.dataset.id).sort(),
        facts: Object.fromEntries([...document.querySelectorAll(".object")].map((e) => [e.dataset.id, e.getAttribute("aria-label")])),
        arrows: [...document.querySelectorAll("path.arrow")].map((e) => [e.dataset.from, e.dataset.label, e.dataset.to]),
        stack: [...document.querySelectorAll("#stack button.id")].map((e) => e.textContent),
        output: document.getElementById("output").firstChild.textContent.trim(),
    };
})()"""

# Boxes that lie over each other, stick out, or have no room for what they say;
# what ends in an ellipsis has to tell the rest of it when it is pointed at.
FLAWS = """(() => {
    const flaws = [], boxes = [...document.querySelectorAll(".object, .table")];
    const rects = boxes.map((e) => e.getBoundingClientRect());
    const say = (e) => e.textContent.slice(0, 40);
    rects.forEach((a, i) => rects.slice(0, i).forEach((b, k) => {
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            flaws.push(`${say(boxes[i])} lies on ${say(boxes[k])}`);
    }));
    for (const e of document.querySelectorAll(".facts, .object .slot, .table .slot, .caption, .where"))
        if (e.scrollWidth > e.clientWidth + 1 &&
            !(e.title && getComputedStyle(e).textOverflow === "ellipsis"))
            flaws.push(`no room for ${say(e)}`);
    const sheet = document.querySelector(".sheet").getBoundingClientRect();
    for (const path of document.querySelectorAll("path.arrow")) {
        const length = path.getTotalLength(), to = path.getScreenCTM();
        for (let n = 1; n < 20; n++) {
            const p = path.getPointAtLength(length * n / 20).matrixTransform(to);
            const hit = rects.findIndex((r) => p.x > r.left + 2 && p.x < r.right - 2 && p.y > r.top + 2 && p.y < r.bottom - 2);
            if (hit >= 0)
                flaws.push(`an arrow ${path.dataset.label} crosses ${say(boxes[hit])}`);
            if (p.x < sheet.left || p.y < sheet.top || p.x > sheet.right || p.y > sheet.bottom)
                flaws.push(`an arrow ${path.dataset.label} leaves the picture`);
        }
    }
    if (document.documentElement.scrollWidth > innerWidth)
        flaws.push("the page is wider than the window");
    return flaws;
})()"""

# Least contrast of texts with what is behind them (WCAG 2).
CONTRAST = """(() => {
    const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const behind = (e) => {
        for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] > 0.99)
                return c;
        }
        return [255, 255, 255];
    };
    let least = [99, ""];
    for (const e of document.querySelectorAll("body *")) {
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) ||
            e.closest("svg, script, style, noscript, [hidden]") || !e.getClientRects().length)
            continue;
        const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < least[0])
            least = [ratio, e.className + ": " + e.textContent.slice(0, 40)];
    }
    return least;
})()"""


def expected_label(thing):
    if thing.get("shared") == "made with the session":
        return thing["shared"]
    count, size = thing["refcount"], thing["size"]
    text = (f"{count:,} reference{'' if count == 1 else 's'}, "
            f"{size:,} byte{'' if size == 1 else 's'}")
    return f"{text}, {thing['shared']}" if "shared" in thing else text


def compare(trace, i, shown):
    """What is not as the records say, in words."""
    step, wrong = trace.steps[i], []
    arrows, objects = trace.arrows(i)
    if not shown["where"].startswith(f"Step {step['step']} "):
        wrong.append(f"it says {shown['where']}")
    if step["line"] and shown["line"] != str(step["line"]):
        wrong.append(f"line {shown['line']}")
    if (shown["opcode"], shown["offset"]) != (step["opcode"], str(step["offset"])):
        wrong.append(f"instruction {shown['opcode']} at {shown['offset']}")
    if shown["objects"] != objects:
        wrong.append(f"objects {set(shown['objects']) ^ set(objects)}")
    if sorted(map(tuple, shown["arrows"])) != arrows:
        wrong.append(f"arrows {set(map(tuple, shown['arrows'])) ^ set(arrows)}")
    for this, text in shown["facts"].items():
        if not text.endswith(expected_label(trace.states[i][this])):
            wrong.append(f"{this} is said to be {text}")
    stack = [slot["id"] for frame in reversed(step["frames"])
             for slot in reversed(frame["stack"]) if slot["id"] != "0x0"]
    if shown["stack"] != stack:
        wrong.append(f"stack {shown['stack']}")
    printed = "".join(s.get("output", "") for s in trace.steps[:i + 1])
    if i == len(trace.steps) - 1:
        printed += trace.end.get("output", "")
    if shown["output"] != printed.strip():
        wrong.append(f"output {shown['output']!r}")
    return wrong


def check_steps(page, trace):
    wrong, flaws = [], []
    page.key("Home", 36)
    for i in range(len(trace.steps)):
        if i:
            page.key("ArrowRight", 39)
        wrong += [f"step {i}: {w}" for w in compare(trace, i, page.run(SHOWN))]
        flaws += [f"step {i}: {f}" for f in page.run(FLAWS)]
    ok(not wrong, "every step shows what its record says", wrong[:5])
    ok(not flaws, "no box lies on another, no arrow crosses one, no text is cut",
       flaws[:5])


def check_moves(page, trace):
    last = len(trace.steps) - 1
    at = "Number(document.getElementById('slider').value)"
    page.key("End", 35)
    ok(page.run(at) == last, "End")
    page.key("ArrowLeft", 37)
    ok(page.run(at) == last - 1, "left")
    page.key("Home", 36)
    ok(page.run(at) == 0, "Home")
    page.key("PageDown", 34)
    first = page.run(at)
    ok(trace.steps[first]["line"] != trace.steps[0]["line"], "Page Down")
    page.click("[data-go=line-back]")
    ok(page.run(at) == 0, "a click goes back a line")
    page.click("[data-go=last]")
    ok(page.run(at) == last, "a click goes to the end")
    page.click("[data-go=first]")
    page.click("[data-go=play]")
    page.run("new Promise((done) => setTimeout(done, 1600))")
    page.click("[data-go=play]")
    played = page.run(at)
    ok(1 <= played <= 3, "it plays", played)
    line = trace.steps[last]["line"]
    page.run("document.querySelectorAll('#source .line')"
             f"[{line - 1}].id = 'picked'")
    page.click("#picked")
    ok(trace.steps[page.run(at)]["line"] == line, "a click on a line")
    page.run("(() => { const s = document.getElementById('slider');"
             f"s.value = {last // 2}; s.dispatchEvent(new Event('input')); }})()")
    ok(not compare(trace, last // 2, page.run(SHOWN)), "the slider")


def check_object(page, trace):
    page.key("End", 35)
    state = trace.states[-1]
    mine = [this for this in page.run(SHOWN)["objects"]
            if state[this].get("shared") is None]
    this = max(mine, key=lambda i: state[i]["refcount"])
    page.click(f".object[data-id='{this}'] .head")
    text = page.run("document.getElementById('p-life').textContent")
    ok(this in text and expected_label(state[this]) in text,
       "a chosen object's life", text)
    page.run(f"document.querySelector('.object[data-id=\"{this}\"]').focus()")
    page.key("Enter", 13, "\r")
    ok("Choose an object" in
       page.run("document.getElementById('p-life').textContent"),
       "Enter takes the choice back")
    page.key("Enter", 13, "\r")
    rows = [(i, thing["refcount"]) for i, state in enumerate(trace.states)
            for thing in [state.get(this)] if thing]
    changes = sum(1 for k, (i, n) in enumerate(rows)
                  if not k or rows[k - 1] != (i - 1, n))
    drawn = page.run("document.querySelector('#p-life .life')"
                     ".getAttribute('d').match(/[MV]/g).length")
    ok(drawn == changes, "its count over time", f"{drawn}, not {changes}")


def check_tables(page, trace):
    page.click("#t-objects")
    count = page.run("document.querySelectorAll('#p-objects tbody tr').length")
    ok(count == len(trace.states[-1]), "the table of objects", count)
    column = "[...document.querySelectorAll('#p-objects tbody tr')]" \
             ".map((r) => Number(r.cells[4].textContent.replace(/,/g, '')))"
    page.click("#p-objects th:nth-child(5) button")
    down = page.run(column)
    page.click("#p-objects th:nth-child(5) button")
    up = page.run(column)
    ok(down == sorted(down, reverse=True) and up == sorted(up)
       and len(set(up)) > 1, "it sorts, both ways")
    ok(page.run("document.querySelector('#p-objects th:nth-child(5)')"
                ".getAttribute('aria-sort')") == "ascending", "and says so")
    page.click("#t-map")
    blocks = {}
    for step in trace.steps:
        for block in step["map"]["died"]:
            del blocks[block]
        for block in step["map"]["born"]:
            blocks[block[0]] = block
    text = page.run("document.querySelector('#p-map p').textContent")
    ok(f"; {len(blocks):,} live blocks" in text, "the map has every block", text)
    painted = page.run("""(() => {
        const c = document.querySelector("canvas.map");
        const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        return new Set(Array.from({ length: d.length / 4 }, (_, i) =>
            d[4 * i] << 16 | d[4 * i + 1] << 8 | d[4 * i + 2])).size; })()""")
    ok(painted > 6, "and is painted", painted)
    page.click("#t-types")
    total = page.run("[...document.querySelectorAll('#p-types tbody tr')]"
                     ".reduce((n, r) => n + Number(r.cells[1].textContent"
                     ".replace(/,/g, '')), 0)")
    ok(total == len(blocks), "types add up", total)
    page.click("#t-names")
    names = page.run("[...document.querySelectorAll('#p-names tbody tr')]"
                     ".map((r) => r.cells[0].textContent)")
    ok(names == [n["name"] for n in trace.steps[-1]["names"]], "names", names)
    page.click("#t-gc")
    page.run("document.querySelector('#t-gc').focus()")
    page.key("ArrowRight", 39)
    ok(page.run("document.activeElement.id") == "t-life",
       "arrows go from tab to tab")


ROWS = """[...document.querySelectorAll("#p-gc %s tbody tr")]
    .map((r) => [...r.cells].map((c) => c.textContent))"""


def check_collector(page, trace):
    """Every collection is listed, and shown as its record has it."""
    last = len(trace.steps) - 1
    runs = [(min(i, last), run)
            for i, s in enumerate([*trace.steps, trace.end])
            for run in s.get("gc_record", [])]
    page.key("End", 35)
    page.click("#t-gc")
    listed = page.run(ROWS % "> .scroll")
    keys = ("generation", "tracked", "outside", "others", "garbage")
    want = [[str(k + 1), f"{trace.steps[i]['step']:,}"]
            + [f"{run[key]:,}" for key in keys]
            for k, (i, run) in enumerate(runs)]
    ok([row[:2] + row[4:] for row in listed] == want,
       "every collection of the run", listed)
    ok(page.run("document.querySelector('.collection').hidden")
       == (not runs), "one is shown if there is any")
    wrong = []
    for k, (_, run) in enumerate(runs):
        page.click(f"#p-gc > .scroll tbody tr:nth-child({k + 1}) .pick")
        shown = sorted(page.run(ROWS % ".collection"))
        rows = sorted([o["id"], o["type"], o["repr"],
                       f"{o['count']:,}" if "count" in o else "",
                       f"{o['left']:,}" if "left" in o else "",
                       o.get("verdict", "not in these generations"),
                       ", ".join(o.get("then", []))] for o in run["objects"])
        if shown != rows:
            wrong.append((k, [r for r in shown if r not in rows][:2],
                          [r for r in rows if r not in shown][:2]))
        parts = page.run("document.querySelector('.bar-of')"
                         ".getAttribute('aria-label')")
        if sum(map(int, re.findall(r": (\d+)", parts))) != run["tracked"]:
            wrong.append((k, parts))
    ok(not wrong, "counts, what is left of them and verdicts", wrong)
    if runs:
        page.click("#p-gc > .scroll tbody tr:first-child td:nth-child(2) button")
        ok(page.run("Number(document.getElementById('slider').value)")
           == runs[0][0], "a collection's step is gone to")
        page.key("ArrowLeft", 37)
        ok(page.run("document.querySelector('.collection').hidden"),
           "and none is shown in front of it")


def check_colours(page, folder):
    page.click("#t-objects")
    colour = "getComputedStyle(document.body).backgroundColor"
    seen = {}
    for name in ("light", "dark"):
        page.scheme(name)
        seen[name] = page.run(colour)
        least, where = page.run(CONTRAST)
        ok(least >= 4.5, f"contrast, {name}", f"{least:.2f} of {where}")
        if folder:
            page.run("scrollTo(0, 0)")
            page.picture(folder / f"report-{name}.png")
    ok(seen["light"] != seen["dark"], "it follows the system's colours")
    page.click("#theme")
    ok(page.run(colour) == seen["light"], "light on request")
    page.click("#theme")
    ok(page.run(colour) == seen["dark"], "dark on request")
    page.click("#theme")
    page.scheme("light")
    page.size(420, 900)
    page.run("new Promise((done) => setTimeout(done, 200))")
    flaws = page.run(FLAWS)
    ok(not flaws, "it fits a small window", flaws[:5])
    unnamed = page.run("""[...document.querySelectorAll("button, input, [role=button], [role=tab], canvas")]
        .filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim())).length""")
    ok(unnamed == 0, "everything one can use has a name", unnamed)


def main():
    if not find():
        print("ok 1 the page in a browser # SKIP no Chromium here\n1..1")
        return 0
    trace = Trace(sys.argv[2])
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    ok(not re.search(r"""(?:src|href)\s*=\s*["'](?!data:)|url\(["']?http|@import""",
                     text.split('<script type="application/json"')[0]),
       "the page refers to nothing outside")
    page = Browser(find())
    try:
        page.size(1400, 1000)
        page.scheme("light")
        page.open(sys.argv[1])
        check_steps(page, trace)
        check_moves(page, trace)
        check_object(page, trace)
        check_tables(page, trace)
        check_collector(page, trace)
        check_colours(page, folder)
        ok(not page.console, "nothing on the console", page.console)
        outside = [url for url in page.requests
                   if not url.startswith(("file:", "data:"))]
        ok(not outside and len([u for u in page.requests
                                if u.startswith("file:")]) == 1,
           "nothing asked of the network", page.requests)
    finally:
        page.close()
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
