# SPDX-License-Identifier: GPL-2.0
"""Runs the commands README shows, and compares what they print with it.

usage: readme.py OBHEAP [--write]

Prints KTAP. Ids have to be the same where README's are and different where they
are not. Figures of the whole heap may be a twentieth off, because each name that
a builtin gets moves them a little; --write puts what is printed into README.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
README = TREE / "README.md"
# commands whose figures are those of the whole heap
WHOLE_HEAP = re.compile(r"obheap (arenas|map|heap|why|dominators)\b")
ARTICLE = "s1 = 'Hello Word'\n"


def run(command, folder, typed=""):
    env = dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}",
               LC_ALL="C.UTF-8")
    done = subprocess.run(command, shell=True, cwd=folder, env=env,
                          input=typed, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True,
                          timeout=120, check=False)
    return done.stdout.rstrip("\n").split("\n")


def near(a, b):
    return abs(int(a) - int(b)) <= max(2, int(a) / 20)


class Same:
    """Do lines say the same? Remembers which id stands for which."""

    def __init__(self, loose):
        self.ids, self.back, self.loose = {}, {}, loose

    def tokens(self, line):
        line = re.sub(r"·+", "·", line.rstrip())
        line = re.sub(r"(?<=\s)[+0-9.#]{10}(?=\s|$)", "bar", line)
        return re.findall(r"0x[0-9a-f]{6,}|\d+|[^\W\d]+|[^\w\s]", line)

    def __call__(self, ours, theirs):
        a, b = self.tokens(ours), self.tokens(theirs)
        if len(a) != len(b):
            return False
        for x, y in zip(a, b):
            if x.startswith("0x") and y.startswith("0x"):
                if self.ids.setdefault(x, y) != y or \
                        self.back.setdefault(y, x) != x:
                    return False
            elif self.loose and x.isdigit() and y.isdigit():
                if not near(x, y):
                    return False
            elif x != y:
                return False
        return True


def pieces(lines):
    """Runs of lines between lines of three dots: [(first line, lines)]"""
    found, start = [], 0
    for i, line in enumerate([*lines, "..."]):
        if line.strip() == "...":
            if i > start:
                found.append((start, lines[start:i]))
            start = i + 1
    return found


def place(piece, printed, at, loose):
    """Where the piece begins in what was printed; -1 if nowhere."""
    for i in range(at, len(printed) - len(piece) + 1):
        same = Same(loose)
        if all(same(a, b) for a, b in zip(piece, printed[i:])):
            return i
    return -1


def compare(shown, printed, excerpt, loose):
    """(what is wrong or "", the lines as they are printed now)"""
    new, at = list(shown), 0
    whole = not excerpt and "..." not in shown
    if whole and len(shown) != len(printed):
        return f"{len(printed)} lines, not {len(shown)}", printed
    for start, piece in pieces(shown):
        i = place(piece, printed, at, loose)
        if i < 0:
            return f"not printed: {piece[0]}", new
        new[start:start + len(piece)] = printed[i:i + len(piece)]
        at = i + len(piece)
    if not excerpt and shown and shown[-1].strip() != "..." and \
            at != len(printed):
        return f"more is printed: {printed[at]}", new
    same = Same(loose)
    wrong = [a for a, b in zip(shown, new) if not same(a, b)]
    return (f"other ids: {wrong[0]}" if wrong else ""), new


def commands(block):
    """(command, first line of its output, that output) in a block."""
    starts = [i for i, line in enumerate(block) if line.startswith("$ ")]
    for i, end in zip(starts, [*starts[1:], len(block)]):
        yield block[i][2:], i + 1, block[i + 1:end]


def check(block, folder):
    """[(what was run, what is wrong)]; the block is brought up to date."""
    results = []

    def one(name, printed, at, shown, excerpt=False):
        wrong, new = compare(shown, printed, excerpt,
                             bool(WHOLE_HEAP.match(name)))
        block[at:at + len(shown)] = new if len(new) == len(shown) else shown
        results.append((name, wrong))

    if any(line.startswith("$ ") for line in block):
        for command, at, shown in commands(block):
            one(command, run(command, folder), at, shown)
    elif block[0] == "commands:":
        printed = run("obheap --help", folder)
        printed = printed[printed.index("commands:"):]
        end = printed.index("") if "" in printed else len(printed)
        one("obheap --help", printed[:end], 0, block)
    elif any(line.startswith(">>> ") for line in block):
        one("the lesson", run("obheap play article.lesson", folder), 0, block,
            True)
    elif block[0].startswith("- value stack"):
        printed = run("obheap step article.py", folder, "sss\n")
        one("obheap step", [line.rstrip() for line in printed[-24:]
                            if line.strip(" |")], 0, block, True)
    elif "lists = " in block[0]:
        one("arena.py", Path(folder, "arena.py").read_text().split("\n"), 0,
            block, True)
    return results


def main():
    lines = README.read_text(encoding="utf-8").split("\n")
    fences = [i for i, line in enumerate(lines) if line.startswith("```")]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(Path(sys.argv[1]).resolve(), f"{folder}/obheap")
        for name in ("arena.py", "article.lesson"):
            shutil.copy(TREE / "tools/demo" / name, folder)
        Path(folder, "article.py").write_text(ARTICLE, encoding="utf-8")
        for start, end in zip(fences[::2], fences[1::2]):
            block = lines[start + 1:end]
            results += check(block, folder)
            lines[start + 1:end] = block
    for nr, (name, wrong) in enumerate(results, 1):
        if wrong:
            print(f"# {wrong}")
        print(f"{'not ' if wrong else ''}ok {nr} README: {name}")
    print(f"1..{len(results)}")
    if "--write" in sys.argv:
        README.write_text("\n".join(lines), encoding="utf-8")
    return any(wrong for _, wrong in results)


sys.exit(main())
