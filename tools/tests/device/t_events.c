// SPDX-License-Identifier: GPL-2.0
/*
 * t_events - what listeners hear, what they do not, and what listening leaves
 * as it is
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define ALL	((1ULL << OBHEAP_NR_EVENTS) - 1)
#define BITS(name) (1ULL << OBHEAP_EVENT_##name)

static struct obheap_event records[70000];

static int listen_to(int fd, __u64 what, __u32 nr)
{
	struct obheap_events arg = {
		.size = sizeof(arg), .what = what, .class_ = OBHEAP_NONE,
		.nr = nr,
	};
	int events = ioctl(fd, OBHEAP_EVENTS, &arg);

	if (events < 0)
		die("EVENTS");
	fcntl(events, F_SETFL, O_NONBLOCK);
	return events;
}

/* All there is: how many records. */
static size_t take(int events)
{
	size_t nr = 0;
	ssize_t n;

	do {
		n = read(events, records + nr, sizeof(records) -
			 nr * sizeof(*records));
		if (n > 0)
			nr += n / sizeof(*records);
	} while (n > 0 && nr < NR(records));
	scan_reply(records, nr * sizeof(*records));
	return nr;
}

static size_t count(size_t nr, __u32 what)
{
	size_t i, n = 0;

	for (i = 0; i < nr; i++)
		n += records[i].what == what;
	return n;
}

static const struct obheap_event *find(size_t nr, __u32 what, const char *name)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (records[i].what == what &&
		    (!name || !strcmp(records[i].name, name)))
			return &records[i];
	return NULL;
}

static void arguments_are_checked(void)
{
	static const struct {
		const char *what;
		struct obheap_events arg;
		int err;
	} cases[] = {
		{ "a flag", { .flags = 1 }, -EOPNOTSUPP },
		{ "a reserved field", { .__reserved = 1 }, -EOPNOTSUPP },
		{ "an unknown event", { .what = ALL + 1 }, -EINVAL },
		{ "an unknown kind", { .kinds = 16 }, -EINVAL },
		{ "an unknown class", { .class_ = 32 }, -EINVAL },
		{ "too many records", { .nr = 65537 }, -EINVAL },
	};
	int fd = dev_open(), many[17], i;

	for (i = 0; i < (int)NR(cases); i++) {
		struct obheap_events arg = cases[i].arg;

		arg.size = sizeof(arg);
		ok_err(dev_call(fd, OBHEAP_EVENTS, &arg), cases[i].err, "%s",
		       cases[i].what);
	}
	for (i = 0; i < 16; i++)
		many[i] = listen_to(fd, ALL, 16);
	{
		struct obheap_events arg = { .size = sizeof(arg),
					     .class_ = OBHEAP_NONE };

		ok_err(dev_call(fd, OBHEAP_EVENTS, &arg), -EBUSY,
		       "the seventeenth listener");
	}
	close(many[3]);
	many[3] = listen_to(fd, ALL, 16);
	ok(many[3] >= 0, "one goes, another may come");
	for (i = 0; i < 16; i++)
		close(many[i]);
	ok_sound(fd, "sixteen listeners");
	close(fd);
}

static void a_program_is_told(void)
{
	static const char text[] =
		"def f():\n"
		"    t = [1000]\n"
		"    return t\n"
		"x = 5\n"
		"x = f()\n"
		"del x\n"
		"import gc\n"
		"gc.collect()\n";
	int fd = dev_open(), events = listen_to(fd, ALL, 65536);
	const struct obheap_event *e;
	size_t nr, i;
	bool ordered = true;

	run(fd, text);
	nr = take(events);
	for (i = 1; i < nr; i++)
		ordered &= records[i].seq == records[i - 1].seq + 1 &&
			   records[i].ns >= records[i - 1].ns;
	ok(ordered, "numbers and times ascend in %zu records", nr);
	ok_num(count(nr, OBHEAP_EVENT_LOST), 0, "none is lost");
	ok_num(count(nr, OBHEAP_EVENT_EXEC_BEGIN), 1, "a program began");
	e = find(nr, OBHEAP_EVENT_EXEC_END, NULL);
	ok(e && e->value > 10 && e->kind == OBHEAP_STATUS_DONE,
	   "and has ended");
	e = find(nr, OBHEAP_EVENT_BIND, "t");
	ok(e && e->line == 2 && !strcmp(e->type_name, "list"),
	   "t is bound to a list in line 2");
	e = find(nr, OBHEAP_EVENT_REBIND, "x");
	ok(e && e->line == 5 && e->other && e->id != e->other,
	   "x is bound anew in line 5");
	e = find(nr, OBHEAP_EVENT_UNBIND, "x");
	ok(e && e->line == 6 && !e->other, "and deleted in line 6");
	ok(count(nr, OBHEAP_EVENT_ALLOC) > 20 && count(nr, OBHEAP_EVENT_FREE),
	   "blocks come and go");
	for (i = 0; i < nr && !(records[i].what == OBHEAP_EVENT_ALLOC &&
				!strcmp(records[i].type_name, "list") &&
				!strcmp(records[i].name, "f")); i++)
		;
	ok(i < nr && records[i].line == 2 && records[i].kind == OBHEAP_KIND_GC,
	   "the list was made in line 2 of f");
	ok(count(nr, OBHEAP_EVENT_GC_BEGIN) >= 1 &&
	   count(nr, OBHEAP_EVENT_GC_BEGIN) == count(nr, OBHEAP_EVENT_GC_END),
	   "a collection begins and ends");
	ok_num(count(nr, OBHEAP_EVENT_GIL_TAKE), count(nr, OBHEAP_EVENT_GIL_DROP),
	       "the GIL is given away as often as it is taken");
	ok_sound(fd, "listening");
	close(events);
	close(fd);
}

/* What was handed out and not taken back is what a walk finds. */
static void blocks_add_up(void)
{
	int fd = dev_open(), events;
	struct obheap_stats before = { }, after = { };
	size_t nr;

	run(fd, "pass");
	stats_of(fd, &before);
	events = listen_to(fd, BITS(ALLOC) | BITS(FREE), 65536);
	run(fd, "a = [[i] for i in range(500)]\nb = {i: str(i) for i in range(400)}\ndel a[100:]");
	stats_of(fd, &after);
	nr = take(events);
	ok_num(count(nr, OBHEAP_EVENT_ALLOC), after.out_allocs - before.out_allocs,
	       "every block that was handed out");
	ok_num(count(nr, OBHEAP_EVENT_FREE), after.out_frees - before.out_frees,
	       "every block that was taken back");
	close(events);
	stats_of(fd, &before);
	run(fd, "c = [[i] for i in range(500)]");
	ok_sound(fd, "a listener that has gone");
	close(fd);
}

static void filters_hold(void)
{
	struct obheap_events arg = { .size = sizeof(arg),
				     .what = BITS(ALLOC),
				     .class_ = OBHEAP_NONE };
	int fd = dev_open(), events;
	size_t nr, i;
	bool same = true;

	/* No set is kept for reuse, which would be one without an ALLOC. */
	run(fd, "t = set");
	arg.type = id_of(fd, "t");
	events = ioctl(fd, OBHEAP_EVENTS, &arg);
	fcntl(events, F_SETFL, O_NONBLOCK);
	run(fd, "a = [set(), {}, set(), 'x' * 9, set('ab')]");
	nr = take(events);
	for (i = 0; i < nr; i++)
		same &= !strcmp(records[i].type_name, "set");
	ok(nr == 3 && same, "only sets: %zu", nr);
	close(events);

	arg.type = 0;
	arg.kinds = 1U << OBHEAP_KIND_RAW;
	arg.class_ = 3;
	events = ioctl(fd, OBHEAP_EVENTS, &arg);
	fcntl(events, F_SETFL, O_NONBLOCK);
	run(fd, "b = [1, 2, 3, 4, 5, 6, 7]; c = {1: 2}");
	nr = take(events);
	for (same = nr, i = 0; i < nr; i++)
		same &= records[i].kind == OBHEAP_KIND_RAW &&
			records[i].class_ == 3;
	ok(same, "only raw blocks of class 3: %zu", nr);
	close(events);
	close(fd);
}

static void losses_are_counted(void)
{
	int fd = dev_open(), events = listen_to(fd, BITS(ALLOC), 16);
	size_t nr;
	__u64 next;

	run(fd, "a = [[i] for i in range(100)]");
	nr = take(events);
	ok_num(nr, 16, "a full ring");
	next = records[15].seq + 1;
	run(fd, "b = []");
	nr = take(events);
	ok(nr >= 2 && records[0].what == OBHEAP_EVENT_LOST &&
	   records[0].value > 100 &&
	   records[1].seq == next + records[0].value,
	   "then a record of what is lost: %llu", records[0].value);
	run(fd, "c = [[i] for i in range(100)]");
	close(fd);
	nr = take(events);
	ok(nr == 17 && records[16].what == OBHEAP_EVENT_LOST,
	   "at the end of the session too");
	ok_num(read(events, records, sizeof(records)), 0, "and that is the end");
	close(events);
}

static void reading_waits(void)
{
	int fd = dev_open(), events = listen_to(fd, BITS(EXEC_BEGIN), 16);
	struct pollfd p = { .fd = events, .events = POLLIN };
	struct iovec nowhere = { (void *)BAD_POINTER, sizeof(*records) };

	ok_err(read(events, records, sizeof(*records) - 1) < 0 ? -errno : 0,
	       -EINVAL, "room for less than a record");
	ok_err(read(events, records, sizeof(*records)) < 0 ? -errno : 0,
	       -EAGAIN, "nothing there");
	ok_num(poll(&p, 1, 0), 0, "nothing to poll for");
	run(fd, "pass");
	ok(poll(&p, 1, 1000) == 1 && p.revents == POLLIN, "something is there");
	ok_err(readv(events, &nowhere, 1) < 0 ? -errno : 0, -EFAULT,
	       "nowhere to put it");
	ok_num(take(events), 1, "it is still there");
	close(fd);
	ok(poll(&p, 1, 1000) == 1 && p.revents & POLLHUP, "the session ends");
	close(events);
}

struct waiter {
	int events;
	ssize_t got;
};

/* The second page of a buffer is not there: nothing is lost, nor told twice. */
static void half_a_buffer(void)
{
	long page = sysconf(_SC_PAGESIZE);
	char *map = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = dev_open(), events = listen_to(fd, BITS(ALLOC), 4096);
	size_t nr, i;
	bool ordered = true;

	if (map == MAP_FAILED || munmap(map + page, page))
		die("mmap");
	run(fd, "a = [[i] for i in range(200)]");
	ok_err(read(events, map + page - 5 * sizeof(*records),
		    100 * sizeof(*records)) < 0 ? -errno : 0, -EFAULT,
	       "half a buffer");
	ok_err(read(events, map + page - 5 * sizeof(*records) - 7,
		    100 * sizeof(*records)) < 0 ? -errno : 0, -EFAULT,
	       "and the other half begins in mid record");
	nr = take(events);
	for (i = 0; i < nr; i++)
		ordered &= records[i].seq == i;
	ok(nr > 200 && ordered, "all %zu are there afterwards, once", nr);
	munmap(map, page);
	close(events);
	ok_sound(fd, "half a buffer");
	close(fd);
}

static void *wait_for_records(void *arg)
{
	struct waiter *w = arg;
	struct pollfd p = { .fd = w->events, .events = POLLIN };

	w->got = poll(&p, 1, 20000) == 1 ? p.revents : -1;
	return NULL;
}

/* Who sleeps in poll(2) is woken by a record, and not by others'. */
static void polling_wakes(void)
{
	int fd = dev_open(), other = dev_open();
	struct waiter w = { .events = listen_to(fd, BITS(BIND), 16) };
	struct pollfd p = { .fd = w.events, .events = POLLIN };
	pthread_t thread;

	run(fd, "pass");
	if (pthread_create(&thread, NULL, wait_for_records, &w))
		die("a thread");
	sleep_ms(50 * slowness());
	run(other, "y = 1");
	run(fd, "pass");
	ok_num(poll(&p, 1, 0), 0, "nothing that is listened to has happened");
	run(fd, "x = 1");
	pthread_join(thread, NULL);
	ok_num(w.got, POLLIN, "who polls is woken by what he listens to");
	ok_num(take(w.events), 1, "which is one record");
	close(w.events);
	close(other);
	close(fd);
}

struct closer {
	int fd;
	int stop;
};

static void *keep_busy(void *arg)
{
	struct closer *c = arg;

	while (!__atomic_load_n(&c->stop, __ATOMIC_RELAXED))
		run(c->fd, "z = [[i] for i in range(300)]");
	return NULL;
}

/* Listeners come and go in mid stream, with records in them and without. */
static void readers_come_and_go(void)
{
	struct closer c = { .fd = dev_open() };
	pthread_t thread;
	int i, short_of = 0;

	run(c.fd, "pass");
	if (pthread_create(&thread, NULL, keep_busy, &c))
		die("a thread");
	for (i = 0; i < 100; i++) {
		int events = listen_to(c.fd, i & 1 ? ALL : BITS(FREE), 16 << (i & 7));
		ssize_t n = 0;

		if (i & 2)
			n = read(events, records, 3 * sizeof(*records));
		short_of += n > 0 && n % sizeof(*records);
		close(events);
	}
	__atomic_store_n(&c.stop, 1, __ATOMIC_RELAXED);
	pthread_join(thread, NULL);
	ok_num(short_of, 0, "whole records only, from listeners that come and go");
	ok_sound(c.fd, "a hundred listeners");
	close(c.fd);
}

/* Each of two hears everything, whatever the other one does with it. */
static void two_readers(void)
{
	int fd = dev_open(), a, b;
	size_t nr_a, nr_b;

	run(fd, "pass");
	a = listen_to(fd, BITS(ALLOC) | BITS(FREE), 4096);
	b = listen_to(fd, BITS(ALLOC), 4096);
	run(fd, "x = [[i] for i in range(50)]");
	nr_a = take(a);
	nr_a = count(nr_a, OBHEAP_EVENT_ALLOC);
	nr_b = take(b);
	ok(nr_a > 50 && nr_a == count(nr_b, OBHEAP_EVENT_ALLOC) &&
	   nr_b == nr_a, "two listeners hear the same: %zu and %zu", nr_a,
	   nr_b);
	close(a);
	run(fd, "y = [[i] for i in range(50)]");
	nr_b = take(b);
	ok(nr_b > 50, "the other one goes on when one has gone: %zu", nr_b);
	close(b);
	ok_sound(fd, "two listeners");
	close(fd);
}

/* A process that waits for records is killed while they come. */
static void a_reader_dies(void)
{
	int fd = dev_open(), events = listen_to(fd, ALL, 64), i, status;
	pid_t pid;

	for (i = 0; i < 8; i++) {
		pid = fork();
		if (pid < 0)
			die("fork");
		if (!pid) {
			fcntl(events, F_SETFL, 0);
			for (;;)
				if (read(events, records, sizeof(records)) < 0)
					_exit(1);
		}
		run(fd, "z = [[i] for i in range(2000)]");
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
	}
	ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
	   "a reader is killed while it reads");
	fcntl(events, F_SETFL, O_NONBLOCK);
	take(events);
	run(fd, "pass");
	ok(count(take(events), OBHEAP_EVENT_EXEC_END) == 1,
	   "the descriptor is as good as before");
	close(events);
	ok_sound(fd, "killed readers");
	close(fd);
}

static void *wait_for_end(void *arg)
{
	struct waiter *w = arg;

	w->got = read(w->events, records, sizeof(*records));
	return NULL;
}

/* A reader that sleeps is woken by the end of what it listens to. */
static void the_session_goes(void)
{
	int fd = dev_open();
	struct waiter w = { .events = listen_to(fd, BITS(EXEC_BEGIN), 16) };
	pthread_t thread;

	fcntl(w.events, F_SETFL, 0);
	if (pthread_create(&thread, NULL, wait_for_end, &w))
		die("a thread");
	sleep_ms(100 * slowness());
	close(fd);
	pthread_join(thread, NULL);
	ok_num(w.got, 0, "a sleeping reader learns that the session has ended");
	close(w.events);
}

int main(void)
{
	arguments_are_checked();
	a_program_is_told();
	blocks_add_up();
	filters_hold();
	losses_are_counted();
	reading_waits();
	half_a_buffer();
	polling_wakes();
	two_readers();
	readers_come_and_go();
	a_reader_dies();
	the_session_goes();
	return done();
}
