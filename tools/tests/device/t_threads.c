// SPDX-License-Identifier: GPL-2.0
/*
 * t_threads - one session, several threads and processes
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

struct worker {
	int fd;
	const char *text;
	__u64 max_ns;
	long long began, ended;
	struct outcome o;
	pthread_t thread;
};

static void *work(void *data)
{
	struct worker *w = data;
	struct obheap_exec e = { .max_ns = w->max_ns };

	w->began = now_ms();
	w->o = *run_exec(w->fd, e, w->text);
	w->ended = now_ms();
	return NULL;
}

static void start(struct worker *w)
{
	pthread_create(&w->thread, NULL, work, w);
}

static void finish(struct worker *w)
{
	pthread_join(w->thread, NULL);
}

/* Two long programs and a short one, which must not wait for their end. */
static void test_turns(int fd)
{
	static struct worker a, b, c;

	a.fd = fd;
	b.fd = fd;
	c.fd = fd;
	a.text = "a = 0\nfor i in range(400000): a += i\nprint('A', a)";
	b.text = "b = 0\nfor j in range(400000): b += j\nprint('B', b)";
	c.text = "c = 'short'\nprint('C')";
	start(&a);
	start(&b);
	sleep_ms(100);
	start(&c);
	finish(&a);
	finish(&b);
	finish(&c);
	ok_str(a.o.output, "A 79999800000\n", "turns: the first is right");
	ok_str(b.o.output, "B 79999800000\n", "turns: the second is right");
	ok_str(c.o.output, "C\n", "turns: the short one is right");
	ok(c.ended < a.ended && c.ended < b.ended,
	   "turns: the short one did not wait for the long ones");
	ok(llabs(a.ended - b.ended) < (a.ended - a.began) * 2 / 3,
	   "turns: the long ones ran side by side");
	ok_sound(fd, "taking turns");
}

/* Each program has its own budget, exception and trace. */
static void test_apart(int fd)
{
	static struct worker w[4];
	int i;

	w[0].text = "while 1: pass";
	w[0].max_ns = 500000000;
	w[1].text = "try:\n    1 / 0\nexcept ZeroDivisionError:\n"
		    "    for k in range(200000): pass\n    raise\n";
	w[2].text = "def deep(n): return n and deep(n - 1)\n"
		    "for m in range(300): deep(400)\nprint('deep')";
	w[3].text = "l = [[i] for i in range(100000)]\ndel l\nprint('gone')";
	for (i = 0; i < 4; i++) {
		w[i].fd = fd;
		start(&w[i]);
	}
	for (i = 0; i < 4; i++)
		finish(&w[i]);
	ok_num(w[0].o.e.out_status, OBHEAP_STATUS_TIME, "apart: a budget");
	ok_str(w[1].o.type, "ZeroDivisionError", "apart: an exception");
	ok_str(w[2].o.output, "deep\n", "apart: frames");
	ok_str(w[3].o.output, "gone\n", "apart: a long deallocation");
	ok_sound(fd, "programs apart");
}

static void *look(void *data)
{
	struct obheap_validate v = { .size = sizeof(v) };
	long n = 0, wrong = 0;
	int i;

	for (i = 0; i < 20; i++) {
		wrong += dev_call(*(int *)data, OBHEAP_VALIDATE, &v) != 0;
		wrong += v.out_faults != 0;
		n++;
	}
	return (void *)wrong;
}

/* Views of a running program: its heap is whole at every hand-over. */
static void test_views(int fd)
{
	struct worker w = {
		.fd = fd, .max_ns = 60000000000,
		.text = "d = {}\ni = 0\nwhile 1:\n"
			"    d[str(i % 500)] = [i, (i, 'x')]; i += 1\n",
	};
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	pthread_t thread;
	void *wrong;

	start(&w);
	sleep_ms(200);
	pthread_create(&thread, NULL, look, &fd);
	pthread_join(thread, &wrong);
	ok_num((long)wrong, 0, "views of a running program find it whole");
	dev_call(fd, OBHEAP_INTERRUPT, &stop);
	finish(&w);
	ok_str(w.o.type, "KeyboardInterrupt", "it ran until interrupted");
	ok_sound(fd, "views of a running program");
}

static void test_fork(int fd)
{
	struct outcome *o;
	int status = -1;
	pid_t pid;

	run(fd, "shared = 1");
	pid = fork();
	if (!pid) {
		o = run(fd, "shared += 1\nchild = [shared] * 3");
		_exit(o->err || o->e.out_status ? 1 : 0);
	}
	o = run(fd, "parent = 'parent'\nfor i in range(50000): pass");
	ok_num(o->e.out_status, OBHEAP_STATUS_DONE, "fork: the parent's");
	waitpid(pid, &status, 0);
	ok_num(status, 0, "fork: the child's");
	o = run(fd, "print(shared, child, parent)");
	ok_str(o->output, "2 [2, 2, 2] parent\n", "fork: one namespace");
	ok_sound(fd, "two processes");
}

static int pass_fd(int socket, int fd)
{
	char data = 'x', control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec iov = { &data, 1 };
	struct msghdr msg = {
		.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &fd, sizeof(int));
	return sendmsg(socket, &msg, 0);
}

static int take_fd(int socket)
{
	char data, control[CMSG_SPACE(sizeof(int))];
	struct iovec iov = { &data, 1 };
	struct msghdr msg = {
		.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
		.msg_controllen = sizeof(control),
	};
	int fd = -1;

	if (recvmsg(socket, &msg, 0) == 1 && CMSG_FIRSTHDR(&msg))
		memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&msg)), sizeof(fd));
	return fd;
}

static void test_descriptors(void)
{
	int fd = dev_open(), copy = dup(fd), pair[2], status = -1;
	pid_t pid;

	run(fd, "x = 'kept'");
	close(fd);
	ok_str(run(copy, "print(x)")->output, "kept\n",
	       "dup: the session lives as long as a descriptor");
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		die("socketpair");
	pid = fork();
	if (!pid) {
		int got;

		close(copy);
		got = take_fd(pair[1]);
		_exit(strcmp(run(got, "print(x)")->output, "kept\n"));
	}
	ok_num(pass_fd(pair[0], copy), 1, "a descriptor is sent");
	close(copy);
	waitpid(pid, &status, 0);
	ok_num(status, 0, "who receives it has the session");
	close(pair[0]);
	close(pair[1]);
}

/* A process that never ends by itself; returns when it certainly runs. */
static pid_t start_endless(int fd, const char *text)
{
	pid_t pid = fork();

	if (!pid) {
		run(fd, text);
		_exit(3);
	}
	sleep_ms(300);
	return pid;
}

static void test_kill(void)
{
	static const char *const endless[] = {
		"while True: pass",
		"while 1:\n try:\n  while 1: pass\n except BaseException: pass",
		"while 1:\n try:\n  print('on' * 1000)\n"
		" except BaseException: pass",
		"x = []\nwhile 1:\n x.append([0] * 1000)\n"
		" if len(x) > 3000: x = []",
		"sum(range(10 ** 15))",
	};
	size_t i;

	for (i = 0; i < NR(endless); i++) {
		int fd = dev_open(), status = -1;
		pid_t pid = start_endless(fd, endless[i]);
		long long start = now_ms(), took;

		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
		took = now_ms() - start;
		note("took %lld ms", took);
		ok(WIFSIGNALED(status) && took < 1000 * slowness(),
		   "kill: endless text %zu is gone within a second", i);
		ok_sound(fd, "kill");
		close(fd);
	}
}

/* A process that waits for its turn can be killed, too. */
static void test_kill_waiting(void)
{
	struct worker w = { .max_ns = 2000000000 };
	long long start_ms, took;
	int status = -1;
	pid_t pid;

	w.fd = dev_open();
	w.text = "sum(range(10 ** 15))";
	start(&w);
	sleep_ms(200);
	pid = start_endless(w.fd, "print('never')");
	start_ms = now_ms();
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	took = now_ms() - start_ms;
	ok(WIFSIGNALED(status) && took < 1000 * slowness(), "kill: while waiting its turn");
	finish(&w);
	ok_num(w.o.e.out_status, OBHEAP_STATUS_TIME, "kill: the other goes on");
	ok_sound(w.fd, "kill of a waiting process");
	close(w.fd);
}

int main(void)
{
	int fd = dev_open();

	test_turns(fd);
	test_apart(fd);
	test_views(fd);
	test_fork(fd);
	close(fd);
	test_descriptors();
	test_kill();
	test_kill_waiting();
	return done();
}
