# SPDX-License-Identifier: GPL-2.0
"""The commands that take a terminal, on one: keys, sizes of the window, Ctrl-Z
and fg, signals, ends of input. Afterwards it is as it was.

usage: terminals.py OBHEAP

The command runs as a shell runs it: in a group of its own, which is the
terminal's foreground. Prints KTAP.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

OBHEAP = os.path.abspath(sys.argv[1])
PATIENCE = 20
PROGRAM = "s1 = 'Hello Word'\ns2 = s1\nL = [s1]\n"
results = []


def ok(good, name, detail=""):
    results.append(bool(good))
    if not good and detail:
        print(f"# {detail!r}"[:1500])
    print(f"{'' if good else 'not '}ok {len(results)} {name}", flush=True)


def shell(argv, orders, news, env):
    """What a shell does with a command, in the terminal's session."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    pid = os.fork()
    if not pid:
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execve(argv[0], argv, env)
    while True:
        _, status = os.waitpid(pid, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpid())
        if not os.WIFSTOPPED(status):
            break
        os.write(news, b"stopped\n")
        os.read(orders, 1)
        os.tcsetpgrp(0, pid)
        os.killpg(pid, signal.SIGCONT)
    word = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) \
        else f"exit {os.WEXITSTATUS(status)}"
    os.write(news, word.encode() + b"\n")
    os.read(orders, 1)
    os._exit(0)


class Terminal:
    def __init__(self, *argv, rows=24, columns=80, **env):
        orders, self.orders = os.pipe()
        self.news, news = os.pipe()
        start, self.start = os.pipe()
        env = dict(os.environ, TERM="xterm", LC_ALL="C.UTF-8",
                   HOME="/nonexistent") | env
        env = {k: v for k, v in env.items() if v is not None}
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.read(start, 1)
            shell([OBHEAP, *argv], orders, news, env)
        self.shown, self.seen = "", 0
        self.size(rows, columns)
        self.before = termios.tcgetattr(self.fd)
        os.write(self.start, b"x")

    def size(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.fd, text.encode())

    def listen(self, seconds):
        if select.select([self.fd], [], [], seconds)[0]:
            try:
                self.shown += os.read(self.fd, 65536).decode("utf-8", "replace")
            except OSError:
                return

    def see(self, text):
        """It appears behind what was last seen."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown[self.seen:]:
            if time.monotonic() > end:
                return False
            self.listen(0.05)
        self.seen = self.shown.index(text, self.seen) + len(text)
        return True

    def asks(self, prompt):
        """It waits behind a prompt, for keys and not for lines."""
        end = time.monotonic() + PATIENCE
        found = self.see(prompt)
        while found and termios.tcgetattr(self.fd)[3] & termios.ICANON:
            if time.monotonic() > end:
                return False
            self.listen(0.01)
        return found

    def hear(self):
        """What the shell says: stopped, exit N, signal N."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.news], [], [], 0)[0]:
                self.listen(0.05)
                return os.read(self.news, 100).decode().strip()
            self.listen(0.05)
        return "nothing"

    def is_as_it_was(self):
        return termios.tcgetattr(self.fd) == self.before

    def foreground(self):
        return os.tcgetpgrp(self.fd)

    def go_on(self):
        os.write(self.orders, b"x")

    def close(self):
        os.write(self.orders, b"x")
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        for fd in (self.fd, self.orders, self.news, self.start):
            os.close(fd)

    def ends(self, name, *words):
        said = self.hear()
        ok(said in words, f"{name}: {words[0]}", said + self.shown[self.seen:])
        ok(self.is_as_it_was(), f"{name}: the terminal is as it was")
        self.close()


def test_step():
    t = Terminal("step", "-c", PROGRAM)
    ok(t.see("RESUME") and t.see("q"), "step: a screen", t.shown)
    ok(not t.is_as_it_was(), "step: takes keys one by one")
    t.type("s")
    ok(t.see("LOAD_CONST"), "step: a key", t.shown)
    t.size(10, 40)
    ok(t.see("40 x 10 is too small"), "step: a small window", t.shown)
    t.size(60, 200)
    ok(t.see("LOAD_CONST"), "step: a large one", t.shown)
    t.size(24, 80)
    ok(t.see("LOAD_CONST"), "step: one of its size", t.shown)
    t.type("\x1a")
    ok(t.hear() == "stopped", "step: Ctrl-Z stops it")
    ok(t.is_as_it_was(), "step: Ctrl-Z gives the terminal back")
    t.go_on()
    ok(t.see("LOAD_CONST"), "step: fg draws it", t.shown)
    ok(not t.is_as_it_was(), "step: fg takes the terminal")
    t.type("s")
    ok(t.see("STORE_NAME"), "step: and goes on", t.shown)
    t.type("q")
    t.ends("step: q", "exit 0")
    for name, key, said in (("Ctrl-C", "\x03", "exit 0"),
                            ("Ctrl-D", "\x04", "exit 0")):
        t = Terminal("step", "-c", PROGRAM)
        t.see("RESUME")
        t.type(key)
        t.ends(f"step: {name}", said, "exit 1")
    for name in ("SIGTERM", "SIGHUP"):
        t = Terminal("step", "-c", PROGRAM)
        t.see("a arena")
        os.killpg(t.foreground(), getattr(signal, name))
        t.ends(f"step: {name}", f"signal {getattr(signal, name).value}")
    t = Terminal("step", "-c", "while True: pass")
    t.see("a arena")
    t.type("c")
    t.see("it runs: Ctrl-C")
    t.type("\x03")
    ok(t.see("KeyboardInterrupt"), "step: Ctrl-C in the program", t.shown)
    t.ends("step: Ctrl-C in the program", "exit 1")


STUBBORN = """n = 0
print('begun')
while True:
    try:
        while True: n += 1
    except KeyboardInterrupt:
        print('caught')
"""
LOUD = "while True: print('x' * 1000)"


def test_step_stubborn():
    """Whatever a program catches, the debugger can be left."""
    t = Terminal("step", "-c", STUBBORN)
    t.see("a arena")
    t.type("c")
    ok(t.see("it runs: Ctrl-C"), "step: says that it runs", t.shown)
    t.type("\x03")
    ok(t.see("is raised in it"), "step: says what Ctrl-C does", t.shown)
    t.type("\x03")
    ok(t.see("stopped by a key"), "step: a second Ctrl-C stops it", t.shown)
    ok(t.see("value stack"), "step: and the panes are back", t.shown)
    t.type("c")
    t.see("it runs: Ctrl-C")
    t.type("q")
    ok(t.see("stopped by a key"), "step: q stops it", t.shown)
    ok(t.see("output: caught"), "step: the first Ctrl-C was its own", t.shown)
    t.type("c")
    t.see("it runs: Ctrl-C")
    t.type("\x1a")
    ok(t.hear() == "stopped", "step: Ctrl-Z while it runs")
    t.go_on()
    ok(t.see("stopped by a key"), "step: fg shows where it is", t.shown)
    t.see("a arena")
    t.type("s")
    ok(t.see("instructions, instruction"), "step: and it goes on from there",
       t.shown)
    t.type("q")
    t.ends("step: q after all that", "exit 0")
    t = Terminal("step", "-c", LOUD)
    t.see("a arena")
    t.type("c")
    t.see("it runs: Ctrl-C")
    time.sleep(1)
    t.type("q")
    ok(t.see("stopped by a key"), "step: one that prints without end", t.shown)
    ok(t.see("output: xxx"), "step: its output is read", t.shown)
    t.type("q")
    t.ends("step: q after that", "exit 0")
    t = Terminal("step", "-c", PROGRAM)
    t.see("a arena")
    t.type("csss")
    t.ends("step: keys typed ahead", "exit 0")
    t = Terminal("step", "-c", "x = sum(range(10 ** 15))")
    t.see("a arena")
    t.type("c")
    t.see("it runs: Ctrl-C")
    t.type("q")
    t.ends("step: an endless instruction", "exit 1")
    t = Terminal("step", "-c", "while True:\n try: sum(range(10 ** 15))\n"
                 " except BaseException: pass\n")
    t.see("a arena")
    for name, key in ("q", "q"), ("a second Ctrl-C", "\x03"):
        t.type("c")
        t.see("it runs: Ctrl-C")
        if key != "q":
            t.type("\x03")
            t.see("is raised in it")
        t.type(key)
        ok(t.see("stopped by a key"), f"step: {name} in endless instructions, "
           "each caught", t.shown)
    t.type("q")
    t.ends("step: q after endless instructions", "exit 0")


def last_screen(t, begin, end):
    """The rows between the last @begin and the @end that follows it."""
    t.see(end)
    text = t.shown[:t.seen]
    return text[text.rindex(begin) + len(begin):].split("\r\n")


WIDE = "\n".join(f"name_{i} = 'x' * {i}" for i in range(40)) + "\n"


def test_step_sizes():
    """The panes fill the window, whatever its size; a smaller one says so."""
    for rows, columns in (24, 80), (40, 120), (60, 200), (300, 600):
        name = f"step: {columns}x{rows}"
        t = Terminal("step", "-c", WIDE, rows=rows, columns=columns)
        t.see("? q")
        for line in range(21):
            t.type("l")
            t.see(f"<module>, line {line + 1}, ")
            t.see("? q")
        t.type("b23\n")
        shown = last_screen(t, "\033[2J", "? q")
        high, wide = min(rows, 280), min(columns, 500)
        ok(len(shown) == high and all(len(x) == wide for x in shown[:-1]),
           f"{name}: fills the window",
           [len(shown), sorted({len(x) for x in shown})])
        most = high - 16 - (high - 24) // 4 * 2
        source = [x for x in shown[2:2 + most] if "name_" in x[:wide // 2]]
        ok(len(source) == min(most, 40), f"{name}: the source", shown)
        ok(any(x.startswith(">") and "name_20 =" in x for x in shown) and
           any(x.startswith(" *  23") for x in shown),
           f"{name}: the line and the breakpoint", shown)
        ok(("more" in "".join(shown)) == (high < 80),
           f"{name}: names there is no room for", shown)
        t.size(24, 80)
        shown = last_screen(t, "\033[2J", "? q")
        ok(len(shown) == 24 and all(len(x) == 80 for x in shown[:-1]),
           f"{name}: then of the least size", shown)
        for small in (23, 80), (24, 79), (5, 20):
            t.size(*small)
            ok(t.see(f"{small[1]} x {small[0]} is too small"),
               f"{name}: then {small[1]}x{small[0]}", t.shown)
        t.type("q")
        t.ends(f"{name}: q", "exit 0")


def test_top_sizes():
    program = "L = [[i] for i in range(9)]\nwhile True: pass"
    for rows, columns in (24, 80), (40, 120), (60, 200), (8, 30):
        name = f"top: {columns}x{rows}"
        t = Terminal("top", "-d", "0.05", "-c", program, rows=rows,
                     columns=columns)
        t.see("\033[J")
        shown = last_screen(t, "\033[H", "\033[J")[:-1]
        shown = [x.removesuffix("\033[K") for x in shown]
        ok(len(shown) < rows and max(map(len, shown)) <= columns,
           f"{name}: in the window", shown)
        ok(("rest needs" in shown[-1]) == (rows == 8),
           f"{name}: what there is no room for", shown)
        ok(any("|" in x for x in shown) == (columns > 30),
           f"{name}: bars", shown)
        t.type("\x03")
        t.ends(f"{name}: Ctrl-C", "exit 1")


def test_top():
    t = Terminal("top", "-d", "0.1", "-n", "1000", "-c",
                 "while True: x = [[] for i in range(9)]")
    ok(t.see("\033[?1049h"), "top: a screen of its own", t.shown)
    t.size(10, 40)
    time.sleep(0.3)
    t.size(60, 200)
    ok(t.see("\033[H"), "top: other windows", t.shown)
    t.type("\x1a")
    ok(t.hear() == "stopped", "top: Ctrl-Z stops it")
    ok(t.is_as_it_was(), "top: Ctrl-Z gives the terminal back")
    ok("\033[?1049l" in t.shown, "top: and the screen")
    t.go_on()
    ok(t.see("\033[?1049h"), "top: fg takes it again", t.shown)
    t.type("\x03")
    t.ends("top: Ctrl-C", "exit 0", "exit 1")
    ok(t.shown.count("\033[?1049h") == t.shown.count("\033[?1049l"),
       "top: leaves the screen as often as it takes it")


def test_watch():
    t = Terminal("watch", "-e", "names", "-c", "while True: x = [1]")
    ok(t.see("bind"), "watch: events", t.shown)
    t.type("\x03")
    t.ends("watch: Ctrl-C", "exit 1", "exit 0")


def test_repl():
    t = Terminal("repl")
    ok(t.asks(">>>"), "repl: the prompt", t.shown)
    t.type("x = 20 + 1\r")
    t.asks(">>>")
    t.size(10, 40)
    t.type("x * 2\r")
    ok(t.see("42"), "repl: a small window", t.shown)
    t.size(60, 200)
    t.asks(">>>")
    t.type("def f():\r")
    t.asks("... ")
    t.type("\x03")
    ok(t.see("KeyboardInterrupt") and t.asks(">>>"), "repl: Ctrl-C", t.shown)
    t.type("\x04")
    t.ends("repl: Ctrl-D", "exit 0")
    t = Terminal("repl")
    t.asks(">>>")
    t.type("1 / 0\r")
    ok(t.see("\033[1;31m"), "repl: colours", t.shown)
    t.asks(">>>")
    t.type("\x04")
    t.ends("repl: with colours", "exit 0")
    for name, env in (("NO_COLOR", {"NO_COLOR": "1"}),
                      ("TERM=dumb", {"TERM": "dumb"})):
        t = Terminal("repl", **env)
        t.asks(">>>")
        t.type("1 / 0\r")
        ok(t.see("ZeroDivisionError") and "\033[1;31m" not in t.shown,
           f"repl: {name}: no colours", t.shown)
        t.asks(">>>")
        t.type("\x04")
        t.ends(f"repl: {name}", "exit 0")
    t = Terminal("repl", LC_ALL="C")
    t.asks(">>>")
    t.type("print('gr\\xfcn', len('\\u20ac'))\r")
    ok(t.see("n 1"), "repl: a locale without UTF-8", t.shown)
    t.asks(">>>")
    t.type("\x04")
    t.ends("repl: a locale without UTF-8", "exit 0")


def test_pipes():
    """Nothing for terminals in what goes elsewhere."""
    for argv in (["top", "-d", "0.05", "-n", "2", "-c", "x = 1"],
                 ["step", "-c", PROGRAM], ["watch", "-c", "x = 1"],
                 ["map", "-c", "x = 1"], ["repl"]):
        main, end = pty.openpty()
        before = termios.tcgetattr(main)
        os.write(main, b"q\n\x04")
        done = subprocess.run([OBHEAP, *argv], stdin=end, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
        ok(b"\033" not in done.stdout and done.returncode in (0, 1),
           f"{argv[0]}: no escapes in a pipe", done.stdout)
        ok(termios.tcgetattr(main) == before,
           f"{argv[0]}: the terminal it reads from is as it was")
        os.close(main)
        os.close(end)


def test_colours():
    """Where they are not wanted there are none."""
    for argv in (["map", "-c", "x = 1"], ["play", "-c", "== T\n>>> x = 1\n"]):
        for env, wanted in (({"NO_COLOR": None}, True), ({"NO_COLOR": "1"}, False),
                            ({"TERM": "dumb"}, False)):
            t = Terminal(*argv, **env)
            ok(t.hear() == "exit 0" and ("\033[" in t.shown) == wanted,
               f"{argv[0]}: colours with {env}", t.shown)
            t.close()


def test_typed():
    """Lines from a pipe, which is no terminal."""
    def answer(*argv, typed, **env):
        return subprocess.run([OBHEAP, *argv], input=typed.encode(),
                              timeout=60, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False,
                              env=dict(os.environ, **env))

    for locale in "C.UTF-8", "C", "no_NO":
        done = answer("repl", typed="x = '\xfc\u20ac'\nprint(len(x), x)\n",
                      LC_ALL=locale)
        ok("2 \xfc\u20ac" in done.stdout.decode("utf-8", "replace"),
           f"repl: UTF-8 in locale {locale}", done.stdout)
    done = answer("repl", typed="print(1)\nraise SystemExit(3)\nprint(5)\n")
    ok(done.returncode == 3 and b"5" not in done.stdout,
       "repl: a program exits with the device's status", done.stdout)
    for line, said in (("2", b"stops at line 2"), ("x", b"no line"),
                       ("0", b"no line"), ("-1", b"no line"),
                       ("4294967298", b"no line")):
        done = answer("step", "-c", "x = 1\ny = 2\n", typed=f"b {line}\n?\nq")
        ok(said in done.stdout, f"step: b {line}", done.stdout)


test_step()
test_step_stubborn()
test_step_sizes()
test_top()
test_top_sizes()
test_watch()
test_repl()
test_colours()
test_typed()
test_pipes()
print(f"1..{len(results)}")
sys.exit(not all(results))
