// SPDX-License-Identifier: GPL-2.0
/*
 * t_sessions - how many there can be, that they are apart, and that nothing of
 * them is left; the module's parameters and its removal
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define PARAMETER "/sys/module/obheap/parameters/"
#define DEVICE "/dev/obheap"

static int try_open(void)
{
	int fd = open(DEVICE, O_RDWR | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

static void test_node(void)
{
	struct stat st;

	ok_num(stat(DEVICE, &st), 0, "there is a device");
	ok(S_ISCHR(st.st_mode), "it is a character device");
	ok_num(st.st_mode & 07777, 0600, "its mode is 0600");
	ok_num(st.st_uid, 0, "it is root's");
}

static void test_apart(void)
{
	int a = dev_open(), b = dev_open();

	run(a, "x = 'mine'");
	ok_str(run(b, "print(x)")->type, "NameError", "sessions share no names");
	run(b, "x = 'other'; import sys; sys.path = 5");
	ok_str(run(a, "print(x)")->output, "mine\n", "nor values");
	close(b);
	ok_str(run(a, "print(x)")->output, "mine\n", "nor their end");
	ok_sound(a, "the end of another session");
	close(a);
}

static int name_call(int fd, unsigned long cmd, const char *name)
{
	struct obheap_pin arg = { .size = sizeof(arg) };
	int res;

	/* As long as it may be, a name has no NUL. */
	memcpy(arg.name, name, strnlen(name, sizeof(arg.name)));
	res = ioctl(fd, cmd, &arg);
	return res < 0 ? -errno : res;
}

static __u32 count_sessions(int fd)
{
	struct obheap_session s[8];
	struct obheap_sessions arg = {
		.size = sizeof(arg), .sessions = PTR(s), .nr = NR(s),
	};

	if (dev_call(fd, OBHEAP_SESSIONS, &arg))
		die("SESSIONS");
	return arg.out_nr;
}

/* Another user, with a descriptor he was given. */
static void test_stranger(int fd)
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		if (setresuid(1000, 1000, 1000))
			_exit(1);
		if (name_call(fd, OBHEAP_ATTACH, "t.one") != -EPERM)
			_exit(2);
		if (name_call(fd, OBHEAP_UNPIN, "t.one") != -EPERM)
			_exit(3);
		_exit(count_sessions(fd) ? 4 : 0);
	}
	waitpid(pid, &status, 0);
	ok_num(status, 0, "pin: another user has no way in");
}

static void test_names(void)
{
	static const char long_name[] =
		"0123456789012345678901234567890123456789012345678901234567890123";
	static const char *const bad[] = {
		"", "a b", "a/b", "\n", "\xc3\xa4", long_name,
	};
	int a = dev_open(), b = dev_open(), c;
	size_t i;

	run(a, "x = 'kept'");
	for (i = 0; i < NR(bad); i++)
		ok_err(name_call(a, OBHEAP_PIN, bad[i]), -EINVAL,
		       "pin: bad name %zu", i);
	ok_err(name_call(a, OBHEAP_PIN, "t.one"), 0, "pin: a name");
	ok_err(name_call(a, OBHEAP_PIN, "t.two"), -EBUSY, "pin: a second one");
	ok_err(name_call(b, OBHEAP_PIN, "t.one"), -EEXIST, "pin: a taken one");
	ok_err(name_call(b, OBHEAP_ATTACH, "t.two"), -ENOENT,
	       "attach: a name that is none");
	ok_err(name_call(b, OBHEAP_UNPIN, "t.two"), -ENOENT,
	       "unpin: a name that is none");
	ok_num(count_sessions(b), 1, "sessions: one");
	test_stranger(b);
	close(a);
	c = name_call(b, OBHEAP_ATTACH, "t.one");
	ok(c >= 0, "attach: after the last descriptor was closed");
	ok_num(fcntl(c, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC,
	       "attach: not for programs one starts");
	ok_str(run(c, "print(x)")->output, "kept\n", "attach: it is all there");
	ok_str(run(b, "print(x)")->type, "NameError",
	       "attach: and nothing of it in the other");
	ok_err(name_call(c, OBHEAP_UNPIN, "t.one"), 0, "unpin");
	ok_str(run(c, "print(x)")->output, "kept\n",
	       "unpin: who has it open keeps it");
	ok_sound(c, "unpin");
	close(c);
	ok_err(name_call(b, OBHEAP_ATTACH, "t.one"), -ENOENT, "unpin: gone");
	ok_num(count_sessions(b), 0, "sessions: none");
	close(b);
}

static void test_many(void)
{
	int fds[65], n, wrong = 0;
	char text[64];

	for (n = 0; n < 64; n++) {
		fds[n] = try_open();
		if (fds[n] < 0)
			break;
		snprintf(text, sizeof(text), "me = %d; l = [me] * 100", n);
		wrong += run(fds[n], text)->e.out_status != 0;
	}
	ok_num(n, 64, "64 sessions at a time");
	ok_err(try_open(), -EUSERS, "one more is EUSERS");
	close(fds[30]);
	fds[30] = try_open();
	ok(fds[30] >= 0, "one less, and there is room");
	for (n = 0; n < 64; n++) {
		if (n == 30)
			continue;
		wrong += atoi(run(fds[n], "print(me)")->output) != n;
	}
	ok_num(wrong, 0, "each of them is itself");
	for (n = 0; n < 64; n++)
		close(fds[n]);
	fds[0] = try_open();
	ok(fds[0] >= 0, "all closed, and there is room");
	close(fds[0]);
}

static long long meminfo(const char *key)
{
	char line[128];
	long long kb = -1;
	FILE *f = fopen("/proc/meminfo", "r");

	while (f && fgets(line, sizeof(line), f))
		if (!strncmp(line, key, strlen(key)))
			kb = atoll(line + strlen(key));
	if (f)
		fclose(f);
	return kb;
}

static void cycle(int opens, int runs)
{
	int i;

	for (i = 0; i < opens; i++) {
		int fd = dev_open();

		if (i < runs)
			run(fd, "d = {str(i): [i] for i in range(300)}\n"
				"def f(): return d\n1 / 0");
		close(fd);
	}
}

/* What tells of a leak must tell of sessions that are there, too. */
static void test_meter(void)
{
	long long before = meminfo("MemFree:"), after;
	int fds[50], i;

	for (i = 0; i < 50; i++) {
		fds[i] = dev_open();
		run(fds[i], "l = [[i] for i in range(3000)]");
	}
	after = meminfo("MemFree:");
	note("50 sessions take %lld kB", before - after);
	ok(before - after > 50 * 256, "sessions take memory");
	for (i = 0; i < 50; i++)
		close(fds[i]);
}

static void test_leak(void)
{
	long long free_before, slab_before, free_after, slab_after;

	/* The first ones fill the kernel's own caches. */
	cycle(50, 50);
	free_before = meminfo("MemFree:");
	slab_before = meminfo("Slab:");
	cycle(1000, 200);
	sleep_ms(200);
	free_after = meminfo("MemFree:");
	slab_after = meminfo("Slab:");
	note("free %lld -> %lld kB, slab %lld -> %lld kB", free_before,
	     free_after, slab_before, slab_after);
	ok(free_before - free_after < 8192,
	   "1000 sessions leave no memory taken");
	ok(slab_after - slab_before < 4096, "nor kernel objects");
}

static void test_killed(void)
{
	int fd, status, i;
	pid_t pid;

	file_put(PARAMETER "max_sessions", "1");
	for (i = 0; i < 3; i++) {
		pid = fork();
		if (!pid) {
			run(dev_open(), "x = [0] * 100000\nwhile True: pass");
			_exit(0);
		}
		sleep_ms(300);
		ok_err(try_open(), -EUSERS, "killed: its session is there");
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
		fd = try_open();
		ok(fd >= 0, "killed: its session is gone");
		close(fd);
	}
	file_put(PARAMETER "max_sessions", "64");
}

static void test_parameters(void)
{
	struct obheap_info info = { .size = sizeof(info) };
	struct obheap_setup s = {
		.size = sizeof(s), .flags = OBHEAP_SETUP_LIMIT,
		.heap_limit = 1 << 20,
	};
	struct obheap_exec e = { .size = sizeof(e), .text_len = 17 };
	struct obheap_stats st;
	int fd;

	ok_num(file_number(PARAMETER "max_sessions"), 64, "max_sessions");
	ok_num(file_number(PARAMETER "default_heap"), 256 << 20,
	       "default_heap");
	ok_num(file_number(PARAMETER "max_heap"), 4LL << 30, "max_heap");
	ok_num(file_number(PARAMETER "max_source"), 4 << 20, "max_source");
	ok_err(file_put(PARAMETER "max_source", "16"), 0, "max_source is set");
	ok_err(file_put(PARAMETER "max_heap", "1048575"), 0, "max_heap is set");
	fd = dev_open();
	dev_call(fd, OBHEAP_INFO, &info);
	ok_num(info.out_max_source, 16, "INFO tells the new max_source");
	ok_num(info.out_max_limit, 1048575, "and the new max_heap");
	ok_err(dev_call(fd, OBHEAP_EXEC, &e), -EFBIG, "EXEC obeys it");
	ok_err(dev_call(fd, OBHEAP_SETUP, &s), -EINVAL, "SETUP obeys it");
	stats_of(fd, &st);
	ok_num(st.out_limit, 1048575, "it bounds the default, too");
	close(fd);
	file_put(PARAMETER "max_source", "4194304");
	file_put(PARAMETER "max_heap", "4294967296");
	ok_err(file_put(PARAMETER "default_heap", "8388608"), 0,
	       "default_heap is set");
	fd = dev_open();
	stats_of(fd, &st);
	ok_num(st.out_limit, 8 << 20, "the next session has it");
	close(fd);
	file_put(PARAMETER "default_heap", "268435456");
}

static void test_removal(void)
{
	int fd = dev_open();

	run(fd, "x = 1");
	errno = 0;
	ok(syscall(SYS_delete_module, "obheap", O_NONBLOCK) < 0 &&
	   errno == EWOULDBLOCK, "the module stays while a session is open");
	ok_str(run(fd, "print(x)")->output, "1\n", "and so does the session");
	close(fd);
}

int main(void)
{
	test_node();
	test_apart();
	test_names();
	test_many();
	test_meter();
	test_leak();
	test_killed();
	test_parameters();
	test_removal();
	return done();
}
