// SPDX-License-Identifier: GPL-2.0
/*
 * t_cgroup - a session's memory is charged to who opened it: at the limit of
 * the memory cgroup the program gets MemoryError, and nobody is killed
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define ROOT "/sys/fs/cgroup/"
#define GROUP ROOT "obheap-test/"
#define GROUP_MAX (24 << 20)

static const char *const greedy[] = {
	"x = []\nwhile True: x.append('item' * 100 + str(len(x)))",
	"x = [0] * 30000000",
	"x = {}\nwhile True: x[len(x)] = [len(x)]",
};

/* Open all the time: who is in a full group is killed for opening a file. */
static int max_fd;

static void set_max(int bytes)
{
	char max[16];
	int n;

	n = snprintf(max, sizeof(max), "%d", bytes);
	if (pwrite(max_fd, max, n, 0) != n)
		die("memory.max");
}

/* The child's part: 0, or the number of what went wrong. */
static int fill_group(void)
{
	char pid[16];
	size_t i;
	int fd;

	snprintf(pid, sizeof(pid), "%d", getpid());
	if (file_put(GROUP "cgroup.procs", pid))
		return 1;
	fd = dev_open();
	for (i = 0; i < NR(greedy); i++) {
		struct outcome *o = run(fd, greedy[i]);

		if (o->err || strcmp(o->type, "MemoryError"))
			return 10 + i;
		/* A full group has no room even for giving memory back. */
		set_max(GROUP_MAX + (8 << 20));
		run(fd, "x = None");
		if (strcmp(run(fd, "print(len('usable'))")->output, "6\n"))
			return 20 + i;
		set_max(GROUP_MAX);
	}
	return 0;
}

static long long charged(int fd, const char *text)
{
	long long before = file_number(GROUP "memory.current");

	if (run(fd, text)->e.out_status)
		return -1;
	return file_number(GROUP "memory.current") - before;
}

/* A statement that takes 8 MiB charges 8 MiB, give or take. */
static int fill_some(void)
{
	char pid[16];
	long long n;
	int fd;

	snprintf(pid, sizeof(pid), "%d", getpid());
	if (file_put(GROUP "cgroup.procs", pid))
		return 1;
	fd = dev_open();
	run(fd, "x = 0");
	n = charged(fd, "x = [0] * (1 << 20)");
	return n < 7 << 20 || n > 10 << 20 ? 2 : 0;
}

static int in_child(int (*body)(void))
{
	int status = -1;
	pid_t pid = fork();

	if (!pid)
		_exit(body());
	waitpid(pid, &status, 0);
	return status;
}

int main(void)
{
	file_put(ROOT "cgroup.subtree_control", "+memory");
	if (mkdir(ROOT "obheap-test", 0755) ||
	    access(GROUP "memory.max", W_OK)) {
		printf("1..0 # SKIP no memory cgroups here\n");
		rmdir(ROOT "obheap-test");
		return 77;
	}
	max_fd = open(GROUP "memory.max", O_WRONLY);
	if (max_fd < 0)
		die("memory.max");
	ok_num(in_child(fill_some), 0, "memory is charged to the group");
	set_max(GROUP_MAX);
	ok_num(in_child(fill_group), 0,
	       "at the limit: MemoryError, and with room again all is well");
	ok(file_number(GROUP "memory.current") < GROUP_MAX / 4,
	   "the end of the sessions gives it back");
	rmdir(ROOT "obheap-test");
	return done();
}
