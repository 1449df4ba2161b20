// SPDX-License-Identifier: GPL-2.0
/*
 * t_output - what programs print: the head that comes with EXEC, the stream
 * behind it, and what happens when nobody reads
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "test.h"

#define RING (256 << 10)

static char buffer[RING * 2];

static int poll_now(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, 0) == 1 ? p.revents : 0;
}

/* a program whose output goes to the stream from byte @inline_size on */
static struct outcome *print_to(int fd, const char *text, __u32 inline_size)
{
	static char head[64];
	struct obheap_exec e = {
		.output = PTR(head), .output_size = inline_size,
	};
	struct outcome *o;

	memset(head, '#', sizeof(head));
	o = run_exec(fd, e, text);
	memcpy(o->output, head, sizeof(head));
	return o;
}

static void test_head(int fd)
{
	struct outcome *o = print_to(fd, "print('0123456789')", 4);
	char got[64];

	ok_num(o->e.out_output_len, 4, "head: what fits");
	ok(!memcmp(o->output, "0123####", 8), "head: and nothing behind it");
	ok_num(read(fd, got, 3), 3, "head: the rest is read");
	ok(!memcmp(got, "456", 3), "head: from where it was cut");
	ok_num(read(fd, got, sizeof(got)), 4, "head: to the end");
	ok(!memcmp(got, "789\n", 4), "head: the end");
	ok_num(read(fd, got, sizeof(got)), 0, "head: then nothing");
	o = print_to(fd, "print('0123456789')", 0);
	ok_num(o->e.out_output_len, 0, "no head: nothing there");
	ok_num(read(fd, got, sizeof(got)), 11, "no head: all is read");
	o = print_to(fd, "print('0123456789')", 11);
	ok_num(o->e.out_output_len, 11, "head: exactly all");
	ok_num(read(fd, got, sizeof(got)), 0, "head: exactly all: no more");
	o = print_to(fd, "print('x', end=''); print('€' * 3)", 3);
	ok_num(o->e.out_output_len, 3, "head: bytes, not characters");
	ok_num(read(fd, got, sizeof(got)), 8, "head: the rest of the bytes");
}

static void test_idle(int fd)
{
	char got[8];

	ok_num(poll_now(fd), 0, "idle: poll finds nothing");
	ok_num(read(fd, got, sizeof(got)), 0, "idle: read returns 0");
	print_to(fd, "print('ab')", 0);
	ok_num(poll_now(fd), POLLIN, "output is there: poll tells");
	ok_num(read(fd, got, 0), 0, "a read of nothing");
	ok_err(syscall(SYS_read, fd, BAD_POINTER, 3) < 0 ? -errno : 0, -EFAULT,
	       "a read to nowhere");
	ok_num(read(fd, got, sizeof(got)), 3, "it took nothing away");
	ok_err(write(fd, "x", 1) < 0 ? -errno : 0, -EINVAL, "no write");
	ok_err(lseek(fd, 0, SEEK_SET) < 0 ? -errno : 0, -ESPIPE, "no lseek");
}

struct background {
	int fd;
	const char *text;
	int ended;
	__u32 status;
	char type[64];
};

static void *run_background(void *data)
{
	struct background *b = data;
	struct outcome *o = print_to(b->fd, b->text, 0);

	b->status = o->e.out_status;
	memcpy(b->type, o->type, sizeof(b->type));
	__atomic_store_n(&b->ended, 1, __ATOMIC_SEQ_CST);
	return NULL;
}

static void test_nonblock(int fd)
{
	struct background b = { .fd = fd, .text = "begun = 1\nwhile 1: pass" };
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	pthread_t thread;
	char got[8];

	pthread_create(&thread, NULL, run_background, &b);
	wait_for(fd, "begun");
	fcntl(fd, F_SETFL, O_NONBLOCK);
	ok_err(read(fd, got, sizeof(got)) < 0 ? -errno : 0, -EAGAIN,
	       "O_NONBLOCK: a program runs, nothing is there yet");
	fcntl(fd, F_SETFL, 0);
	dev_call(fd, OBHEAP_INTERRUPT, &stop);
	ok_num(read(fd, got, sizeof(got)), 0, "read waits for the program's end");
	pthread_join(thread, NULL);
	ok_str(b.type, "KeyboardInterrupt", "and it did end");
}

/* Who polls is woken by the first byte, not by the program's end. */
static void test_poll_wakes(int fd)
{
	struct background b = {
		.fd = fd, .text = "for i in range(200000): pass\nprint('x')\n"
				  "while 1: pass",
	};
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	struct pollfd p = { .fd = fd, .events = POLLIN };
	pthread_t thread;
	ssize_t got, n;

	pthread_create(&thread, NULL, run_background, &b);
	ok_num(poll(&p, 1, 20000), 1, "poll is woken by output");
	ok_num(p.revents, POLLIN, "and says so");
	ok(!__atomic_load_n(&b.ended, __ATOMIC_SEQ_CST),
	   "while the program runs on");
	/* print() writes text and end one after the other, as Python's does. */
	for (n = 0; n < 2 && poll(&p, 1, 20000) == 1; n += got) {
		got = read(fd, buffer + n, sizeof(buffer) - n);
		if (got <= 0)
			break;
	}
	ok_num(n, 2, "and the output is there");
	dev_call(fd, OBHEAP_INTERRUPT, &stop);
	pthread_join(thread, NULL);
}

static void *read_slowly(void *data)
{
	size_t total = 0;
	ssize_t n;

	while ((n = read(*(int *)data, buffer, 30000)) > 0) {
		total += n;
		sleep_ms(2);
	}
	return (void *)total;
}

/* More than is kept: the program and its reader take turns. */
static void test_reader(int fd)
{
	struct background b = {
		.fd = fd, .text = "much = 1\nfor i in range(20000):\n"
				  "    print('%06d' % i, 'x' * 80)",
	};
	pthread_t runner, reader;
	void *total;

	pthread_create(&runner, NULL, run_background, &b);
	wait_for(fd, "much");
	pthread_create(&reader, NULL, read_slowly, &fd);
	pthread_join(runner, NULL);
	pthread_join(reader, &total);
	ok_num(b.status, OBHEAP_STATUS_DONE, "more than is kept: status");
	ok_num((long long)total + read(fd, buffer, sizeof(buffer)), 20000 * 88,
	       "more than is kept: every byte is read");
}

/* Nobody reads: the stream fills up, and the program waits there. */
static void test_full(int fd)
{
	/* RING bytes, and then one more line */
	struct background b = {
		.fd = fd, .text = "print('on' * (128 << 10), end='')\n"
				  "full = 1\nwhile 1: print('on')",
	};
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	struct obheap_validate v = { .size = sizeof(v) };
	pthread_t thread;

	pthread_create(&thread, NULL, run_background, &b);
	wait_for(fd, "full");
	ok(!__atomic_load_n(&b.ended, __ATOMIC_SEQ_CST),
	   "nobody reads: the program waits");
	ok_err(dev_call(fd, OBHEAP_VALIDATE, &v), 0,
	       "nobody reads: one can still look");
	ok_num(v.out_faults, 0, "nobody reads: nothing is broken");
	dev_call(fd, OBHEAP_INTERRUPT, &stop);
	pthread_join(thread, NULL);
	ok_str(b.type, "KeyboardInterrupt", "nobody reads: can be interrupted");
	ok_num(read(fd, buffer, sizeof(buffer)), RING,
	       "nobody reads: as much is kept as INFO says");
}

static void test_full_time(int fd)
{
	static char head[4];
	struct obheap_exec e = {
		.output = PTR(head), .output_size = 1, .max_ns = 500000000,
	};
	struct outcome *o = run_exec(fd, e, "while 1: print('on')");

	ok_num(o->e.out_status, OBHEAP_STATUS_TIME,
	       "nobody reads: the time budget ends it");
	read(fd, buffer, sizeof(buffer));
}

static void on_alarm(int sig)
{
}

static void test_full_signal(int fd)
{
	struct sigaction act = { .sa_handler = on_alarm };
	struct outcome *o;

	sigaction(SIGALRM, &act, NULL);
	signal_after(fd, "alone", SIGALRM);
	o = print_to(fd, "print('on' * (128 << 10), end='')\nalone = 1\n"
			 "while 1: print('on')", 0);
	ok_str(o->type, "KeyboardInterrupt", "nobody reads: a signal ends it");
	read(fd, buffer, sizeof(buffer));
}

int main(void)
{
	int fd = dev_open();

	test_head(fd);
	test_idle(fd);
	test_nonblock(fd);
	test_poll_wakes(fd);
	test_reader(fd);
	test_full(fd);
	ok_sound(fd, "a full stream");
	test_full_time(fd);
	test_full_signal(fd);
	ok_sound(fd, "output");
	close(fd);
	return done();
}
