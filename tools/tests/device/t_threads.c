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
	struct outcome o;
	pthread_t thread;
};

static void *work(void *data)
{
	struct worker *w = data;
	struct obheap_exec e = { .max_ns = w->max_ns };

	w->o = *run_exec(w->fd, e, w->text);
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

/*
 * Two programs each of which waits for what the other does, and a short one
 * they both wait for: whoever ran on to his end would never come to it.
 */
static void test_turns(int fd)
{
	static struct worker a, b, c;

	run(fd, "a = b = 0; c = ''");
	a.fd = fd;
	b.fd = fd;
	c.fd = fd;
	a.max_ns = PATIENCE_MS * 1000000LL;
	b.max_ns = a.max_ns;
	a.text = "while a < 20:\n    if b >= a: a += 1\n"
		 "while not c: pass\nprint('A', a)";
	b.text = "while b < 20:\n    if a > b: b += 1\n"
		 "while not c: pass\nprint('B', b)";
	c.text = "c = 'short'\nprint('C')";
	start(&a);
	start(&b);
	start(&c);
	finish(&a);
	finish(&b);
	finish(&c);
	ok_str(a.o.output, "A 20\n", "turns: the first is right");
	ok_str(b.o.output, "B 20\n", "turns: the second is right");
	ok_str(c.o.output, "C\n", "turns: the short one is right");
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
		.fd = fd, .max_ns = PATIENCE_MS * 1000000LL,
		.text = "d = {}\ni = 0\nlooping = 1\nwhile 1:\n"
			"    d[str(i % 500)] = [i, (i, 'x')]; i += 1\n",
	};
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	pthread_t thread;
	void *wrong;

	start(&w);
	wait_for(fd, "looping");
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

/* A process that never ends by itself; it should run by now. */
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
		ok(WIFSIGNALED(status) && took < PATIENCE_MS,
		   "kill: endless text %zu is gone", i);
		ok_sound(fd, "kill");
		close(fd);
	}
}

/* A process that waits for its turn can be killed, too. */
static void test_kill_waiting(void)
{
	struct obheap_interrupt stop = { .size = sizeof(stop) };
	struct worker w = { .max_ns = 0 };
	int status = -1;
	pid_t pid;

	w.fd = dev_open();
	w.text = "adding = 1\nwhile adding: pass\nsum(range(10 ** 15))";
	start(&w);
	wait_for(w.fd, "adding");
	pid = start_endless(w.fd, "while True: pass");
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	ok(WIFSIGNALED(status), "kill: while waiting its turn");
	ok_err(dev_call(w.fd, OBHEAP_INTERRUPT, &stop), 0,
	       "kill: the other goes on");
	finish(&w);
	ok_str(w.o.type, "KeyboardInterrupt", "kill: until it is interrupted");
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
