// SPDX-License-Identifier: GPL-2.0
/*
 * t_exec - how a text can end, what is told of it, and the budgets
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

static void test_done(int fd)
{
	struct obheap_exec old;
	struct outcome *o;

	/* What the caller leaves in the answer's fields does not matter. */
	memset(&old, 0xff, sizeof(old));
	memset(&old, 0, offsetof(struct obheap_exec, out_status));
	old.trace = 0;
	old.trace_nr = 0;
	o = run_exec(fd, old, "x = 1 + 1\nprint(x)");
	ok_err(o->err, 0, "done: EXEC");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "done: status");
	ok_str(o->output, "2\n", "done: output");
	ok_num(o->e.out_output_len, 2, "done: length of the output");
	ok_num(o->e.out_exit_code, 0, "done: exit code");
	ok_num(o->e.out_type_len, 0, "done: no type");
	ok_num(o->e.out_message_len, 0, "done: no message");
	ok_num(o->e.out_traceback_len, 0, "done: no traceback");
	ok_num(o->e.out_line, 0, "done: no line");
	ok_num(o->e.out_column, 0, "done: no column");
	ok_num(o->e.out_result, 0, "done: no value");
	ok_num(o->e.out_trace_nr, 0, "done: no records");
	ok(o->e.out_steps > 5 && o->e.out_steps < 50, "done: instructions");
	ok(o->e.out_allocs > 0 && o->e.out_frees <= o->e.out_allocs + 100,
	   "done: blocks");
	ok(o->e.out_ns > 0 && o->e.out_ns < 60000000000ULL, "done: time");
}

static void test_raised(int fd)
{
	struct outcome *o = run(fd, "def f():\n    return 1 / 0\n\nf()\n");

	ok_err(o->err, 0, "raised: EXEC");
	ok_num(o->e.out_status, OBHEAP_STATUS_RAISED, "raised: status");
	ok_str(o->type, "ZeroDivisionError", "raised: type");
	ok_str(o->message, "division by zero", "raised: message");
	ok_str(o->traceback, "Traceback (most recent call last):\n"
	       "  File \"<string>\", line 4, in <module>\n"
	       "    f()\n"
	       "  File \"<string>\", line 2, in f\n"
	       "    return 1 / 0\n"
	       "           ~~^~~\n"
	       "ZeroDivisionError: division by zero\n", "raised: traceback");
	ok_num(o->e.out_type_len, 17, "raised: length of the type");
	ok_num(o->e.out_message_len, 16, "raised: length of the message");
	ok_num(o->e.out_traceback_len, strlen(o->traceback),
	       "raised: length of the traceback");
	ok_num(o->e.out_line, 2, "raised: line of the innermost entry");

	o = run(fd, "x = 1\ny = (2 +\n");
	ok_num(o->e.out_status, OBHEAP_STATUS_RAISED, "syntax: status");
	ok_str(o->type, "SyntaxError", "syntax: type");
	ok_num(o->e.out_line, 2, "syntax: line");
	ok_num(o->e.out_column, 5, "syntax: column");
	o = run(fd, "raise ValueError('grün €')");
	ok_str(o->message, "grün €", "raised: message that is not ASCII");
	ok_num(o->e.out_message_len, 9, "raised: its length in bytes");
	o = run(fd, "print('before')\nraise KeyError");
	ok_str(o->output, "before\n", "raised: output before it");
	ok_num(o->e.out_message_len, 0, "raised: empty message");
}

/* A buffer of any size takes the front of the texts and nothing behind it. */
static void test_cut(int fd)
{
	static const char whole[] = "NameErrorname 'nothing' is not defined";
	struct obheap_exec e = { 0 };
	char error[256];
	int wrong = 0;
	unsigned int n;

	for (n = 0; n < 60; n++) {
		struct outcome *o;
		size_t i;

		memset(error, '#', sizeof(error));
		e.error = PTR(error);
		e.error_size = n;
		o = run_exec(fd, e, "nothing");
		for (i = n; i < sizeof(error); i++)
			wrong += error[i] != '#';
		wrong += memcmp(error, whole, n < 38 ? n : 38) != 0;
		wrong += o->err || o->e.out_type_len != 9 ||
			 o->e.out_message_len != 29 ||
			 o->e.out_traceback_len < 80;
	}
	ok_num(wrong, 0, "texts are cut to the buffer, lengths are not");
}

static void test_exit(int fd)
{
	static const struct {
		const char *text;
		int code;
		const char *said;
	} cases[] = {
		{ "raise SystemExit", 0, "" },
		{ "raise SystemExit(None)", 0, "" },
		{ "raise SystemExit(7)", 7, "" },
		{ "raise SystemExit(True)", 1, "" },
		{ "raise SystemExit('bye')", 1, "bye\n" },
		{ "import sys; sys.exit(3)", 3, "" },
	};
	size_t i;

	for (i = 0; i < NR(cases); i++) {
		struct outcome *o = run(fd, cases[i].text);

		ok_num(o->e.out_status, OBHEAP_STATUS_EXIT, "exit: %s",
		       cases[i].text);
		ok_num(o->e.out_exit_code, cases[i].code, "exit: %s: code",
		       cases[i].text);
		ok_str(o->traceback, cases[i].said, "exit: %s: text",
		       cases[i].text);
	}
}

static void test_single(int fd)
{
	static const char *const more[] = {
		"if 1:\n", "def f(x):\n    return x", "x = (1,\n", "'''abc\n",
		"for i in [1]:\n    print(i)", "for i in [1]: i", "x = \\\n",
		"try:\n    x\n", "@print\n",
	};
	struct obheap_object obj;
	struct outcome *o;
	size_t i;

	for (i = 0; i < NR(more); i++) {
		o = run_mode(fd, OBHEAP_EXEC_SINGLE, more[i]);
		ok_num(o->e.out_status, OBHEAP_STATUS_INCOMPLETE,
		       "single: more is needed, case %zu", i);
		ok_str(o->output, "", "single: nothing ran, case %zu", i);
		ok_num(o->e.out_type_len + o->e.out_message_len +
		       o->e.out_traceback_len + o->e.out_line, 0,
		       "single: nothing is wrong, case %zu", i);
	}
	o = run_mode(fd, OBHEAP_EXEC_SINGLE, "[1, 'a']\n");
	ok_str(o->output, "[1, 'a']\n", "single: a value is shown");
	ok_err(object_of(fd, o->e.out_result, &obj), 0, "single: its id");
	ok_str(obj.out_type_name, "list", "single: its type");
	o = run_mode(fd, OBHEAP_EXEC_SINGLE, "x = 5\n");
	ok_num(o->e.out_result, 0, "single: a statement has no value");
	ok_str(o->output, "", "single: a statement shows nothing");
	o = run_mode(fd, OBHEAP_EXEC_SINGLE, "None\n");
	ok_str(o->output, "", "single: None is not shown");
	o = run_mode(fd, OBHEAP_EXEC_SINGLE, "for i in [1, 2]: i\n\n");
	ok_str(o->output, "1\n2\n", "single: values in a loop are shown");
	o = run_mode(fd, OBHEAP_EXEC_SINGLE, "x = = 1\n");
	ok_str(o->type, "SyntaxError", "single: nonsense is not incomplete");
}

static void test_eval(int fd)
{
	struct obheap_object obj;
	struct outcome *o;
	__u64 id;

	o = run_mode(fd, OBHEAP_EXEC_EVAL, "[x * 2 for x in range(3)]");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "eval: status");
	id = o->e.out_result;
	ok_err(object_of(fd, id, &obj), 0, "eval: the value is alive");
	ok_str(obj.out_type_name, "list", "eval: its type");
	ok_num(obj.out_refcount, 1, "eval: only the session holds it");
	ok_str(o->output, "", "eval: shows nothing");
	run(fd, "pass");
	ok_err(object_of(fd, id, &obj), -ESTALE, "eval: until the next EXEC");
	o = run_mode(fd, OBHEAP_EXEC_EVAL, "None");
	ok(o->e.out_result != 0, "eval: None is a value");
	o = run_mode(fd, OBHEAP_EXEC_EVAL, "x = 1");
	ok_str(o->type, "SyntaxError", "eval: a statement");
	o = run_mode(fd, OBHEAP_EXEC_EVAL, "");
	ok_str(o->type, "SyntaxError", "eval: nothing");
}

static void test_filename(int fd)
{
	static char name[256];
	struct obheap_exec e = { 0 };
	struct outcome *o;
	char want[512];

	memset(name, 'n', 255);
	e.filename = PTR(name);
	e.filename_len = 255;
	o = run_exec(fd, e, "boom");
	snprintf(want, sizeof(want), "File \"%s\", line 1", name);
	ok(strstr(o->traceback, want), "a file name of 255 bytes");
	e.filename = PTR("\xff\xfe(bad");
	e.filename_len = 6;
	o = run_exec(fd, e, "boom");
	ok_err(o->err, 0, "a file name that is not UTF-8: EXEC");
	ok_num(o->e.out_status, OBHEAP_STATUS_RAISED,
	       "a file name that is not UTF-8: %s", o->type);
	e.filename = PTR("a\0b");
	e.filename_len = 3;
	o = run_exec(fd, e, "boom");
	ok_str(o->type, "NameError", "a file name with a NUL: outcome");
	e.filename_len = 0;
	o = run_exec(fd, e, "boom");
	ok(strstr(o->traceback, "File \"<string>\""), "no file name");
}

static const char *const endless[] = {
	"while True: pass",
	"while 1:\n try:\n  while 1: pass\n except BaseException: pass",
	"def f():\n try:\n  while 1: pass\n finally:\n  f()\nf()",
	"x = 10 ** 60000\nwhile 1: x * x",
	"sum(range(10 ** 15))",
	"3 ** 3 ** 3 ** 3 ** 3",
	"[0] * 10 ** 6 == [0] * 10 ** 6\nwhile 1: [0] * 10 ** 6 == [1] * 10 ** 6",
	"while 1: sorted([3, 1, 2] * 10 ** 6)",
};

static void test_steps(int fd)
{
	struct obheap_exec e = { .max_steps = 1000 };
	struct outcome *o;
	size_t i;

	for (i = 0; i < 3; i++) {
		o = run_exec(fd, e, endless[i]);
		ok_num(o->e.out_status, OBHEAP_STATUS_STEPS,
		       "steps: endless text %zu stops", i);
		ok_num(o->e.out_steps, 1000,
		       "steps: endless text %zu: exactly then", i);
	}
	e.max_steps = 1;
	o = run_exec(fd, e, "print('never')");
	ok_num(o->e.out_status, OBHEAP_STATUS_STEPS, "steps: 1");
	ok_str(o->output, "", "steps: 1: nothing was printed");
	e.max_steps = 1000000;
	o = run_exec(fd, e, "print('done')");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "steps: more than needed");
	ok_sound(fd, "a step budget");
}

static void test_time(int fd)
{
	struct obheap_exec e = { .max_ns = 300000000 };
	size_t i;

	for (i = 0; i < NR(endless); i++) {
		long long start = now_ms();
		struct outcome *o = run_exec(fd, e, endless[i]);
		long long took = now_ms() - start;

		note("took %lld ms", took);
		ok(o->e.out_status == OBHEAP_STATUS_TIME && took >= 300,
		   "time: endless text %zu stops, not too early", i);
		ok(took < PATIENCE_MS, "time: endless text %zu stops in time", i);
	}
	ok_sound(fd, "a time budget");
}

static void on_alarm(int sig)
{
}

static void test_signal(int fd)
{
	struct sigaction act = { .sa_handler = on_alarm };
	struct outcome *o;

	sigaction(SIGALRM, &act, NULL);
	signal_after(fd, "endless", SIGALRM);
	o = run(fd, "endless = 1\nwhile True: pass");
	ok_err(o->err, 0, "signal: EXEC");
	ok_num(o->e.out_status, OBHEAP_STATUS_RAISED, "signal: status");
	ok_str(o->type, "KeyboardInterrupt", "signal: raises");
	signal_after(fd, "guarded", SIGALRM);
	o = run(fd, "try:\n    guarded = 1\n    while True: pass\n"
		    "except KeyboardInterrupt:\n    print('caught')\n");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "signal: can be caught");
	ok_str(o->output, "caught\n", "signal: was caught");
	signal_after(fd, "adding", SIGALRM);
	o = run(fd, "adding = 1\nwhile adding: pass\nsum(range(10 ** 15))");
	ok_str(o->type, "KeyboardInterrupt", "signal: in a long C loop");
	signal(SIGALRM, SIG_IGN);
	/* A program that has not stopped when told to goes on. */
	signal_after(fd, "deaf", SIGALRM);
	o = run(fd, "deaf = 1\nfor i in range(300000): pass");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "signal: ignored is none");
	ok_sound(fd, "a signal");
}

static void *interrupt_soon(void *fd)
{
	struct obheap_interrupt arg = { .size = sizeof(arg) };
	static int err;

	wait_for(*(int *)fd, "waiting");
	err = dev_call(*(int *)fd, OBHEAP_INTERRUPT, &arg);
	return &err;
}

static void test_interrupt(int fd)
{
	struct obheap_interrupt arg = { .size = sizeof(arg) };
	struct outcome *o;
	pthread_t thread;
	void *err;

	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), -ENOENT,
	       "INTERRUPT: nothing runs");
	o = run(fd, "x = 1");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE,
	       "INTERRUPT: what comes later is not interrupted");
	pthread_create(&thread, NULL, interrupt_soon, &fd);
	o = run(fd, "waiting = 1\nwhile True: pass");
	ok_str(o->type, "KeyboardInterrupt", "INTERRUPT: raises");
	pthread_join(thread, &err);
	ok_err(*(int *)err, 0, "INTERRUPT: answer");
	ok_sound(fd, "INTERRUPT");
}

static void *stop_soon(void *fd)
{
	struct obheap_interrupt arg = {
		.size = sizeof(arg), .flags = OBHEAP_INTERRUPT_STOP,
	};
	static int err;

	sleep_ms(100);
	err = dev_call(*(int *)fd, OBHEAP_INTERRUPT, &arg);
	return &err;
}

/* Nothing a program catches keeps it from being stopped, and it goes on. */
static void test_stop(int fd)
{
	struct obheap_interrupt arg = {
		.size = sizeof(arg), .flags = OBHEAP_INTERRUPT_STOP,
	};
	struct obheap_stop stop = { 0 };
	struct obheap_resume r = {
		.size = sizeof(r), .until = OBHEAP_UNTIL_END,
		.stop = (uintptr_t)&stop,
	};
	pthread_t thread;
	void *err;
	int i;

	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), -ENOENT,
	       "stop: nothing runs");
	run_exec(fd, (struct obheap_exec){ .flags = OBHEAP_EXEC_STOP },
		 "n = 0\n"
		 "while n < 10 ** 12:\n"
		 "    try: n += 1\n"
		 "    except BaseException: pass\n");
	for (i = 0; i < 2; i++) {
		pthread_create(&thread, NULL, stop_soon, &fd);
		ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "stop: RESUME");
		pthread_join(thread, &err);
		ok_err(*(int *)err, 0, "stop: answer");
		ok_num(r.out_status, OBHEAP_STATUS_STOPPED, "stop: status");
		ok_num(stop.reason, OBHEAP_STOP_ASKED, "stop: reason");
	}
	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), 0, "stop: of one stopped");
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "stop: RESUME");
	ok_num(stop.reason, OBHEAP_STOP_ASKED, "stop: when it goes on");
	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), 0, "stop: once more");
	arg.flags = OBHEAP_INTERRUPT_CANCEL | OBHEAP_INTERRUPT_STOP;
	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), -EINVAL,
	       "stop: asked for and not");
	arg.flags = OBHEAP_INTERRUPT_CANCEL;
	ok_err(dev_call(fd, OBHEAP_INTERRUPT, &arg), 0, "stop: taken back");
	r.until = OBHEAP_UNTIL_INSTRUCTION;
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "stop: RESUME");
	ok_num(stop.reason, OBHEAP_STOP_INSTRUCTION, "stop: by itself");
	r.flags = OBHEAP_RESUME_DISCARD;
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "stop: thrown away");
	ok_num(run(fd, "y = 1")->e.out_status, OBHEAP_STATUS_DONE,
	       "stop: the next one is not stopped");
	ok_sound(fd, "a stop");
}

/* Both in one, in the middle of an instruction. */
static void *stop_and_interrupt_soon(void *fd)
{
	struct obheap_interrupt arg = { .size = sizeof(arg) };
	static int err;

	stop_soon(fd);
	err = dev_call(*(int *)fd, OBHEAP_INTERRUPT, &arg);
	return &err;
}

/* The handler of what ends a long instruction is stopped in front of. */
static void test_stop_in_instruction(int fd)
{
	struct obheap_stop stop = { 0 };
	struct obheap_resume r = {
		.size = sizeof(r), .until = OBHEAP_UNTIL_END,
		.stop = (uintptr_t)&stop,
	};
	pthread_t thread;
	void *err;

	run_exec(fd, (struct obheap_exec){ .flags = OBHEAP_EXEC_STOP },
		 "while True:\n"
		 "    try: sum(range(10 ** 15))\n"
		 "    except BaseException:\n"
		 "        pass\n");
	pthread_create(&thread, NULL, stop_and_interrupt_soon, &fd);
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0, "long instruction: RESUME");
	pthread_join(thread, &err);
	ok_err(*(int *)err, 0, "long instruction: answer");
	ok_num(stop.reason, OBHEAP_STOP_ASKED, "long instruction: reason");
	ok_str(stop.name, "PUSH_EXC_INFO",
	       "long instruction: in front of the handler");
	r.flags = OBHEAP_RESUME_DISCARD;
	ok_err(dev_call(fd, OBHEAP_RESUME, &r), 0,
	       "long instruction: thrown away");
	ok_sound(fd, "a stop in a long instruction");
}

static void test_heap_limit(void)
{
	struct obheap_setup s = {
		.size = sizeof(s), .flags = OBHEAP_SETUP_LIMIT,
		.heap_limit = 8 << 20,
	};
	static const char *const greedy[] = {
		"x = []\nwhile True: x.append('item' + str(len(x)))",
		"x = 'x' * 10 ** 10",
		"x = [0] * 10 ** 9",
		"x = 1\nwhile True: x = x << 100000",
		"d = {}\nwhile True: d[len(d)] = [len(d)]",
		"s = ''\nwhile True: s += 'more and more ' * 1000",
		"def f(n): return f(n + 1) + 1\n"
		"x = []\nwhile True: x.append(lambda: x)",
		"print('a' * (7 << 20) + 'b' * (7 << 20))",
	};
	struct obheap_stats st;
	int fd = dev_open();
	size_t i;

	ok_err(dev_call(fd, OBHEAP_SETUP, &s), 0, "limit: 8 MiB");
	for (i = 0; i < NR(greedy); i++) {
		struct outcome *o = run(fd, greedy[i]);

		ok_str(o->type, "MemoryError", "limit: greedy text %zu", i);
		stats_of(fd, &st);
		/* A megabyte more there may be to tell of it. */
		ok(st.out_peak_bytes <= 9 << 20,
		   "limit: greedy text %zu stayed below it", i);
		run(fd, "x = d = s = None");
	}
	ok(st.out_failed_limit > 0, "limit: it is in the statistics");
	ok_sound(fd, "a heap limit");
	close(fd);
}

static void test_tiny_limit(void)
{
	struct obheap_setup s = {
		.size = sizeof(s), .flags = OBHEAP_SETUP_LIMIT,
	};
	int sizes = 0, worked = 0, refused = 0;

	for (s.heap_limit = 4096; s.heap_limit < 1 << 20;
	     s.heap_limit += 4096 * 5) {
		int fd = dev_open();
		struct outcome *o;

		dev_call(fd, OBHEAP_SETUP, &s);
		o = run(fd, "x = [i for i in range(100)]");
		sizes++;
		worked += !o->err;
		refused += o->err == -ENOMEM;
		close(fd);
	}
	note("%d of %d limits are enough for a session", worked, sizes);
	ok(worked > 0 && refused > 0 && worked + refused == sizes,
	   "limit: one too small for a session is ENOMEM");
}

static void test_trace(int fd)
{
	static struct obheap_step steps[64];
	struct obheap_exec e = {
		.flags = OBHEAP_EXEC_TRACE, .trace = PTR(steps), .trace_nr = 64,
	};
	struct outcome *o = run_exec(fd, e, "v = 40\nprint(v + 2)\n");
	__u32 n = o->e.out_trace_nr, all = n, i;
	bool add = false;

	scan_reply(steps, sizeof(steps));
	ok(n > 8 && n < 30, "trace: so many records as instructions");
	ok_str(steps[0].name, "RESUME", "trace: the first instruction");
	ok_str(steps[1].name, "LOAD_CONST", "trace: the second");
	ok_str(steps[1].arg_repr, "40", "trace: what its argument is");
	ok_num(steps[1].line, 1, "trace: its line");
	ok_str(steps[2].name, "STORE_NAME", "trace: the third");
	ok_str(steps[2].arg_repr, "v", "trace: the name it stores");
	ok_num(steps[2].stack_depth, 1, "trace: depth of the stack");
	ok_str(steps[2].slots[0].repr, "40", "trace: what is on it");
	ok(steps[2].slots[0].id != 0, "trace: and its id");
	for (i = 0; i < n; i++)
		if (!strcmp(steps[i].name, "BINARY_OP"))
			add = !strcmp(steps[i].slots[steps[i].stack_depth - 1]
					      .repr, "2");
	ok(add, "trace: the operand of the addition is on top");
	memset(steps, 0xa5, sizeof(steps));
	e.trace_nr = 3;
	o = run_exec(fd, e, "v = 40\nprint(v + 2)\n");
	ok_num(o->e.out_trace_nr, all, "trace: all are counted");
	ok(steps[3].line == 0xa5a5a5a5, "trace: only those asked for are put");
	e.trace_nr = 0;
	o = run_exec(fd, e, "v = 40\nprint(v + 2)\n");
	ok_num(o->e.out_trace_nr, all, "trace: none are put, all are counted");
	ok_str(o->output, "42\n", "trace: the program did its work");
	ok_sound(fd, "a trace");
}

int main(void)
{
	int fd = dev_open();

	test_done(fd);
	test_raised(fd);
	test_cut(fd);
	test_exit(fd);
	test_single(fd);
	test_eval(fd);
	test_filename(fd);
	ok_sound(fd, "outcomes");
	test_steps(fd);
	test_time(fd);
	test_signal(fd);
	test_interrupt(fd);
	test_stop(fd);
	test_stop_in_instruction(fd);
	test_trace(fd);
	close(fd);
	test_heap_limit();
	test_tiny_limit();
	return done();
}
