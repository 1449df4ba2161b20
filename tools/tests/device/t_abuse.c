// SPDX-License-Identifier: GPL-2.0
/*
 * t_abuse - texts made to break things; afterwards nothing is broken
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#define MAX_TEXT (4 << 20)

static char *big;

/* Run bytes that need not be a string, within a time budget. */
static struct outcome *run_bytes(int fd, const char *text, size_t len)
{
	struct obheap_exec e = {
		.text = PTR(text), .text_len = len, .max_ns = 60000000000,
	};

	return run_exec(fd, e, NULL);
}

static void expect_type(int fd, const char *text, size_t len, const char *type,
			const char *name)
{
	struct outcome *o = run_bytes(fd, text, len);

	ok_err(o->err, 0, "%s: EXEC", name);
	ok_str(o->type, type, "%s: outcome", name);
	if (strcmp(o->type, type))
		note("%s", o->message);
	ok_sound(fd, name);
}

static void expect_text(int fd, const char *text, const char *type,
			const char *name)
{
	expect_type(fd, text, strlen(text), type, name);
}

static void test_lengths(int fd)
{
	struct obheap_exec e = {
		.size = sizeof(e), .text = PTR(big), .text_len = 16 << 20,
	};
	struct outcome *o;

	expect_text(fd, "", "", "empty text");
	expect_text(fd, "\n\n\t\n# nothing\n", "", "blank text");
	ok_err(dev_call(fd, OBHEAP_EXEC, &e), -EFBIG, "16 MiB of text");
	e.text_len = MAX_TEXT + 1;
	ok_err(dev_call(fd, OBHEAP_EXEC, &e), -EFBIG, "one byte too much");
	ok_sound(fd, "too long a text");
	memset(big, '\n', MAX_TEXT);
	memcpy(big, "v = 1", 5);
	memcpy(big + MAX_TEXT - 5, "v = 2", 5);
	o = run_bytes(fd, big, MAX_TEXT);
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "as long as can be: status");
	ok_str(run(fd, "print(v)")->output, "2\n", "as long as can be: all ran");
	ok_sound(fd, "as long as can be");
	memset(big, '\'', 1);
	memset(big + 1, 'x', MAX_TEXT - 2);
	memset(big + MAX_TEXT - 1, '\'', 1);
	expect_type(fd, big, MAX_TEXT, "", "one constant of 4 MiB");
	memset(big, 'x', MAX_TEXT);
	expect_type(fd, big, MAX_TEXT, "NameError", "one name of 4 MiB");
}

static void test_bytes(int fd)
{
	static const char *const broken[] = {
		"x = '\xff'", "x = '\xc0\x80'", "x = '\xed\xa0\x80'",
		"\xf5\x80\x80\x80 = 1", "x = '\xe2\x82", "# \x80",
	};
	size_t i;

	expect_type(fd, "x = 1\0y = 2", 11, "ValueError",
		    "a NUL in the middle");
	expect_type(fd, "\0", 1, "ValueError", "nothing but a NUL");
	for (i = 0; i < NR(broken); i++) {
		struct outcome *o = run(fd, broken[i]);

		ok(!o->err && o->e.out_status == OBHEAP_STATUS_RAISED &&
		   (!strcmp(o->type, "SyntaxError") ||
		    !strcmp(o->type, "UnicodeDecodeError")),
		   "not UTF-8, case %zu: %s", i, o->type);
	}
	ok_sound(fd, "not UTF-8");
}

static size_t fill(char c, size_t n, size_t at)
{
	memset(big + at, c, n);
	return at + n;
}

static void test_nesting(int fd)
{
	static const char open[] = "([{", *const close = ")]}";
	struct outcome *o;
	size_t i, n;

	for (i = 0; i < 3; i++) {
		n = fill(open[i], 10000, 0);
		n = fill(close[i], 10000, n);
		o = run_bytes(fd, big, n);
		ok(!o->err && o->e.out_status == OBHEAP_STATUS_RAISED,
		   "10000 nested %c: raises", open[i]);
		note("%s: %s", o->type, o->message);
		n = fill(open[i], 10000, 0);
		o = run_bytes(fd, big, n);
		ok(!o->err && o->e.out_status == OBHEAP_STATUS_RAISED,
		   "10000 open %c: raises", open[i]);
	}
	n = fill('-', 100000, 0);
	n = fill('1', 1, n);
	o = run_bytes(fd, big, n);
	ok(!o->err, "100000 minus signs: %s", o->type);
	for (n = 0; n < 400000;)
		n += sprintf(big + n, "not ");
	n = fill('1', 1, n);
	o = run_bytes(fd, big, n);
	ok(!o->err, "100000 nots: %s", o->type);
	for (i = 0, n = 0; i < 300; i++) {
		n = fill(' ', i, n);
		n += sprintf(big + n, "if 1:\n");
	}
	o = run_bytes(fd, big, n);
	ok(!o->err && o->e.out_status == OBHEAP_STATUS_RAISED,
	   "300 nested blocks: %s", o->type);
	for (i = 0, n = 1, big[0] = 'x'; i < 50000; i++)
		n += sprintf(big + n, "+x");
	o = run_bytes(fd, big, n);
	ok(!o->err, "a sum of 50000: %s", o->type);
	for (i = 0, n = 0; i < 20000; i++)
		n += sprintf(big + n, "x.y[");
	o = run_bytes(fd, big, n);
	ok(!o->err && o->e.out_status == OBHEAP_STATUS_RAISED,
	   "20000 open subscripts: %s", o->type);
	ok_sound(fd, "deep nesting of source");
}

static void test_numbers(int fd)
{
	size_t n;

	n = fill('9', 100000, 0);
	expect_type(fd, big, n, "SyntaxError", "a literal of 100000 digits");
	memcpy(big, "x = 0x", 6);
	n = fill('f', 100000, 6);
	expect_type(fd, big, n, "", "a literal of 100000 hex digits");
	expect_text(fd, "print(10 ** 100000)", "ValueError",
		    "print of 100001 digits");
}

static void test_deep_values(int fd)
{
	static const char *const deep[] = {
		"repr(x)", "print(x)", "x == y", "str([x])", "hash(t)", "t == u",
		"[x] < [y]", "'%s' % [x]", "sorted([x, y])", "x in [y]",
	};
	size_t i;

	expect_text(fd, "x = []\nfor i in range(1000000): x = [x]\ndel x", "",
		    "a list a million deep, deleted");
	expect_text(fd, "x = ()\nfor i in range(300000): x = (x, 1)\nx = 0", "",
		    "a tuple deep, replaced");
	expect_text(fd, "x = {}\nfor i in range(300000): x = {'k': [x]}\ndel x",
		    "", "a dict deep, deleted");
	run(fd, "x = []; y = []; t = (); u = ()\n"
		"for i in range(100000):\n"
		"    x = [x]; y = [y]; t = (t,); u = (u,)");
	for (i = 0; i < NR(deep); i++) {
		struct outcome *o = run(fd, deep[i]);

		ok_str(o->type, "RecursionError", "100000 deep: %s", deep[i]);
	}
	ok_sound(fd, "deep values");
	run(fd, "x = y = t = u = None");
	expect_text(fd, "l = []; l.append(l); d = {}; d['d'] = d\n"
		    "print(l, d); l == l; l.append((l, d))\nrepr(l)", "",
		    "values that hold themselves");
}

static void test_recursion(int fd)
{
	static const char *const texts[] = {
		"def f(): f()\nf()",
		"def f(n): return f(n + 1) + f(n + 2)\nf(0)",
		"f = lambda: f()\nf()",
		"def f(): sorted([1, 2], key=lambda v: f())\nf()",
		"def f(): list(map(lambda v: f(), [1]))\nf()",
		"def f():\n try:\n  f()\n finally:\n  f()\n",
		"def f():\n try: f()\n except RecursionError: g()\n"
		"def g(): g()\nf()",
		"x = 'max([1], key=lambda v: '\n"
		"def f(v): return max([1], key=f)\nf(1)",
	};
	size_t i;

	for (i = 0; i < NR(texts); i++) {
		struct outcome *o = run(fd, texts[i]);

		if (i == 5)
			ok_str(o->type, "", "recursion, case %zu", i);
		else
			ok_str(o->type, "RecursionError", "recursion, case %zu",
			       i);
	}
	ok_sound(fd, "recursion");
}

static void test_misuse(int fd)
{
	static const struct {
		const char *text, *type, *what;
	} cases[] = {
		{ "l = [1, 2, 3]\nl.sort(key=lambda v: l.append(v) or v)",
		  "ValueError", "a list changed while it is sorted" },
		{ "d = {i: i for i in range(9)}\nfor k in d: del d[k]",
		  "RuntimeError", "a dict changed in a loop over it" },
		{ "l = [0]\nfor i in l:\n l.append(i)\n if len(l) > 9999: break",
		  "", "a list that grows in a loop over it" },
		{ "'aaa'[10 ** 30]", "IndexError", "an index too large" },
		{ "range(10 ** 30)[10 ** 29 + 5]", "", "a range too large" },
		{ "[0] * -5 + [1][-10 ** 30:10 ** 30]", "", "a slice too large" },
		{ "'%1000000000d' % 1", "MemoryError", "a wide %" },
		{ "'{:1000000000}'.format(1)", "MemoryError", "a wide format" },
		{ "1 << 10 ** 12", "MemoryError", "a shift too far" },
		{ "1 << 10 ** 30", "OverflowError", "a shift farther still" },
		{ "[1] * (2 ** 62)", "MemoryError", "a list too long" },
		{ "'ab' * (2 ** 62)", "OverflowError", "a str too long" },
		{ "print = 5\nprint('x')", "TypeError", "a builtin hidden" },
		{ "del print", "", "and found again" },
		{ "del print", "NameError", "a builtin is no global" },
		{ "__builtins__ = None\nprint(1)", "", "no builtins" },
		{ "del __name__, __builtins__", "", "no name" },
	};
	size_t i;

	for (i = 0; i < NR(cases); i++)
		ok_str(run(fd, cases[i].text)->type, cases[i].type,
		       "misuse: %s", cases[i].what);
	ok_sound(fd, "misuse");
}

int main(void)
{
	int fd = dev_open();

	big = malloc(17 << 20);
	if (!big)
		die("memory");
	memset(big, ' ', 17 << 20);
	test_lengths(fd);
	test_bytes(fd);
	test_nesting(fd);
	test_numbers(fd);
	test_deep_values(fd);
	test_recursion(fd);
	close(fd);
	fd = dev_open();
	test_misuse(fd);
	close(fd);
	return done();
}
