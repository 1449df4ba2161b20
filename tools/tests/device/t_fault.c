// SPDX-License-Identifier: GPL-2.0
/*
 * t_fault - the first, second, ... allocation or user copy of a call fails
 *
 * The kernel does it with /proc/thread-self/fail-nth, when it was built to.
 * Each call either works or fails cleanly; afterwards nothing is broken.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "abi.h"

#define NTH_MAX 4000
#define NTH_FAR 1000000

static const char program[] =
	"def f(a, *b, k=1):\n"
	"    return [a, b, {'k': k}]\n"
	"class_ = [f(i, i + 1, k=str(i)) for i in range(20)]\n"
	"d = {str(i): (i, i * 1.5) for i in range(30)}\n"
	"s = ' '.join(sorted(d)) + f'{len(d):>8}'\n"
	"try:\n"
	"    [1][2]\n"
	"except IndexError as e:\n"
	"    s += str(e)\n"
	"big = 7 ** 300\n"
	"print(s, big % 1000)\n"
	"1 / 0\n";

/* Most of what a program does; the same output however often it collects. */
static const char whole[] =
	"import gc\n"
	"class Node:\n"
	"    def __init__(self, key, next=None):\n"
	"        self.key, self.next = key, next\n"
	"    def __iter__(self):\n"
	"        while self:\n"
	"            yield self.key\n"
	"            self = self.next\n"
	"class Known(ValueError): pass\n"
	"def chain(n):\n"
	"    node = None\n"
	"    for i in range(n): node = Node(i, node)\n"
	"    return node\n"
	"grown = []\n"
	"for i in range(60): grown.append((i, str(i) * i, i * 1.5))\n"
	"table = {str(i): {i} for i in range(40)}\n"
	"def caught(n):\n"
	"    try:\n"
	"        raise Known('x', n)\n"
	"    except Known as e:\n"
	"        return e.args\n"
	"ring = [Node(1)]\n"
	"ring.append(ring)\n"
	"ring[0].next = ring\n"
	"del ring\n"
	"gc.collect()\n"
	"print(sum(chain(30)), len(grown), sorted(table)[3], caught(7),\n"
	"      max(map(len, (t[1] for t in grown))), 3 ** 200 % 1009)\n";

/* Runs of a program that has more points than there is time for. */
#define RUNS_MAX 100

static int nth_fd;

static void arm(int nth)
{
	char text[16];
	int n = snprintf(text, sizeof(text), "%d", nth);

	if (pwrite(nth_fd, text, n, 0) != n)
		die("fail-nth");
}

/*
 * How many are left until one fails: 0 if it did. Asking and disarming copy from
 * and to us, so the failure may be theirs; then it was not that of the call.
 */
static int disarm(void)
{
	char text[16] = "";
	int left;

	if (pread(nth_fd, text, sizeof(text) - 1, 0) <= 0) {
		if (errno == EFAULT)
			return 1;
		die("fail-nth");
	}
	left = atoi(text);
	if (pwrite(nth_fd, "0", 1, 0) != 1 && errno != EFAULT)
		die("fail-nth");
	return left;
}

static bool is_clean(int err)
{
	return !err || err == -ENOMEM || err == -EFAULT;
}

static bool is_sound(int fd)
{
	struct obheap_validate v = { .size = sizeof(v) };
	struct outcome *o;
	int err = dev_call(fd, OBHEAP_VALIDATE, &v);

	if (err || v.out_faults) {
		note("VALIDATE: %d, %llu faults, %s", err,
		     (unsigned long long)v.out_faults, v.out_what);
		return false;
	}
	o = run(fd, "print('alive')");
	if (o->err || strcmp(o->output, "alive\n")) {
		note("EXEC: %d, status %u, %s", o->err, o->e.out_status,
		     o->traceback);
		return false;
	}
	return true;
}

/* An open and its first statement, failing at the @nth point. */
static bool open_ok(int nth, bool *hit)
{
	int fd, err = 0;
	bool good;

	arm(nth);
	fd = open("/dev/obheap", O_RDWR | O_CLOEXEC);
	if (fd < 0)
		err = -errno;
	*hit = !disarm();
	if (fd < 0) {
		note("nth %d: open: %s", nth, strerror(-err));
		return *hit && (err == -ENOMEM || err == -ENFILE ||
				err == -EFAULT);
	}
	good = is_sound(fd);
	close(fd);
	return good;
}

static bool exec_ok(int nth, bool *hit)
{
	struct outcome *o;
	int fd = dev_open();
	bool good;

	arm(nth);
	o = run(fd, program);
	*hit = !disarm();
	good = is_clean(o->err) &&
	       (o->err || o->e.out_status == OBHEAP_STATUS_RAISED) &&
	       (*hit || !strcmp(o->type, "ZeroDivisionError"));
	if (!good)
		note("nth %d: EXEC: %d, status %u, %s: %s", nth, o->err,
		     o->e.out_status, o->type, o->message);
	good &= is_sound(fd);
	close(fd);
	return good;
}

/* Until it goes through without a failure. One result for the whole sweep. */
static void sweep(const char *what, bool (*try)(int nth, bool *hit))
{
	int nth, wrong = 0;
	bool hit = true;

	for (nth = 1; hit && nth < NTH_MAX; nth++) {
		if (!try(nth, &hit)) {
			note("%s: wrong at %d", what, nth);
			wrong++;
		}
	}
	note("%s: %d points", what, nth - 2);
	ok(nth > 3 && nth < NTH_MAX, "%s: every point failed once", what);
	ok_num(wrong, 0, "%s: each failure is clean", what);
}

static int with_backend(__u32 backend)
{
	struct obheap_setup set = {
		.size = sizeof(set),
		.flags = OBHEAP_SETUP_BACKEND,
		.backend = backend,
	};
	int fd = dev_open();

	if (dev_call(fd, OBHEAP_SETUP, &set))
		die("SETUP");
	return fd;
}

/*
 * One run with the @nth point failing, none for 0: done as without, or a
 * MemoryError; the point may be the copy of some output, which is lost then.
 * Returns how many points were left.
 */
static int run_whole(__u32 backend, int nth, char *want, bool *good)
{
	int fd = with_backend(backend), left;
	struct outcome *o;

	arm(nth);
	o = run(fd, whole);
	left = disarm();
	if (!*want && !o->err && !o->e.out_status)
		strcpy(want, o->output);
	*good = is_clean(o->err);
	if (!o->err && o->e.out_status)
		*good = !left && !strcmp(o->type, "MemoryError");
	else if (!o->err)
		*good = *want && !strncmp(o->output, want, left ?
				sizeof(o->output) : strlen(o->output));
	if (!*good)
		note("nth %d: EXEC: %d, status %u, %s: %s, %s", nth, o->err,
		     o->e.out_status, o->type, o->message, o->output);
	*good &= is_sound(fd);
	/* The end of a session needs no memory. */
	arm(1);
	*good &= !close(fd);
	disarm();
	return left;
}

/*
 * Every point of it, or RUNS_MAX of them at equal distances: where each block
 * is asked for on its own there are thousands.
 */
static void sweep_whole(const char *name, __u32 backend)
{
	int nr, nth, stride, wrong = 0, runs = 0;
	char want[sizeof(((struct outcome *)0)->output)] = "";
	bool good;

	nr = NTH_FAR - run_whole(backend, NTH_FAR, want, &good);
	ok(good && *want, "%s, a program without failures", name);
	stride = nr / RUNS_MAX + 1;
	for (nth = 1; nth <= nr; nth += stride, runs++) {
		if (run_whole(backend, nth, want, &good))
			note("nth %d: not reached", nth);
		wrong += !good;
	}
	note("%s: %d points, %d of them failed", name, nr, runs);
	ok(nr > 50, "%s, a program has points to fail at", name);
	ok_num(wrong, 0, "%s, a program: each failure is clean", name);
}

static void sweep_command(const struct command *c)
{
	static char _Alignas(8) arg[ARG_ROOM];
	int nth, left = 0, wrong = 0, fd, err;

	for (nth = 1; !left && nth < NTH_MAX; nth++) {
		/* A session of its own only where the call makes it busy. */
		if (nth == 1 || c->cmd == OBHEAP_SETUP) {
			if (nth > 1)
				close(fd);
			fd = valid_session(c);
		}
		valid_arg(c, fd, arg);
		arm(nth);
		err = dev_call(fd, c->cmd, arg);
		left = disarm();
		if (left ? err != c->valid : !is_clean(err)) {
			note("%s: %s at %d", c->name, strerror(-err), nth);
			wrong++;
		}
		if (!left && !is_sound(fd))
			wrong++;
	}
	/* Takes back what the last call did, such as a name for the session. */
	valid_arg(c, fd, arg);
	close(fd);
	note("%s: %d points", c->name, nth - 2);
	ok_num(wrong, 0, "%s: each failure is clean", c->name);
}

static bool enable(const char *name)
{
	static const char *const set[][2] = {
		{ "ignore-gfp-wait", "N" }, { "ignore-gfp-highmem", "N" },
		{ "cache-filter", "N" }, { "min-order", "0" },
		{ "verbose", "0" },
	};
	char path[128];
	struct stat st;
	size_t i;

	snprintf(path, sizeof(path), "/sys/kernel/debug/%s", name);
	if (stat(path, &st))
		return false;
	for (i = 0; i < NR(set); i++) {
		snprintf(path, sizeof(path), "/sys/kernel/debug/%s/%s", name,
			 set[i][0]);
		if (!stat(path, &st) && file_put(path, set[i][1]))
			die(path);
	}
	return true;
}

int main(void)
{
	size_t i;

	nth_fd = open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
	if (nth_fd < 0 || !enable("failslab") || !enable("fail_page_alloc") ||
	    !enable("fail_usercopy")) {
		printf("1..0 # SKIP this kernel cannot inject failures\n");
		return 77;
	}
	for (i = 0; i < nr_commands; i++)
		if (commands[i].cmd != OBHEAP_EXEC)
			sweep_command(&commands[i]);
	sweep("open", open_ok);
	sweep("EXEC", exec_ok);
	sweep_whole("pool", OBHEAP_BACKEND_POOL);
	sweep_whole("kmalloc", OBHEAP_BACKEND_KMALLOC);
	commands_end();
	return done();
}
