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

/*
 * What tells of a leak must tell of sessions that are there, too. They are large
 * ones, because memory of those before them may still be on its way back.
 */
static void test_meter(void)
{
	long long before = meminfo("MemFree:"), after;
	int fds[50], i;

	for (i = 0; i < 50; i++) {
		fds[i] = dev_open();
		run(fds[i], "l = [[i] for i in range(15000)]");
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
	long long end;

	/* The first ones fill the kernel's own caches. */
	cycle(50, 50);
	free_before = meminfo("MemFree:");
	slab_before = meminfo("Slab:");
	cycle(1000, 200);
	/* What a grace period holds comes back a little later. */
	end = now_ms() + PATIENCE_MS;
	do {
		sleep_ms(200);
		free_after = meminfo("MemFree:");
		slab_after = meminfo("Slab:");
	} while ((free_before - free_after >= 8192 ||
		  slab_after - slab_before >= 4096) && now_ms() < end);
	note("free %lld -> %lld kB, slab %lld -> %lld kB", free_before,
	     free_after, slab_before, slab_after);
	ok(free_before - free_after < 8192,
	   "1000 sessions leave no memory taken");
	ok(slab_after - slab_before < 4096, "nor kernel objects");
}

static void test_killed(void)
{
	int fd, status, i, opened[2];
	pid_t pid;
	char byte;

	file_put(PARAMETER "max_sessions", "1");
	for (i = 0; i < 3; i++) {
		if (pipe(opened))
			die("pipe");
		pid = fork();
		if (!pid) {
			fd = dev_open();
			close(opened[1]);
			run(fd, "x = [0] * 100000\nwhile True: pass");
			_exit(0);
		}
		close(opened[1]);
		ok_num(read(opened[0], &byte, 1), 0, "killed: it has opened");
		close(opened[0]);
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
	test_many();
	test_meter();
	test_leak();
	test_killed();
	test_parameters();
	test_removal();
	return done();
}
