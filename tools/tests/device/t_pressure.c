// SPDX-License-Identifier: GPL-2.0
/*
 * t_pressure - short of memory: idle sessions give back what they do not need,
 * full memory groups raise MemoryError, and nobody is killed
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
#define GROUP ROOT "obheap-pressure/"
#define GROUP_MAX (32 << 20)
#define ROUNDS 3

/* Fills the group, says so, and has nothing left at its end. */
static const char greedy[] =
	"kept = []\n"
	"full = False\n"
	"try:\n"
	"    while True:\n"
	"        kept.append([len(kept), str(len(kept)), {'k': len(kept)}])\n"
	"except MemoryError:\n"
	"    full = True\n"
	"    kept = None\n"
	"print(full)\n";

/* How often something happened to the group; @name begins its line. */
static long long group_event(const char *name)
{
	char text[512] = "", *at;
	int fd = open(GROUP "memory.events", O_RDONLY);

	if (fd < 0 || read(fd, text, sizeof(text) - 1) < 0)
		die("memory.events");
	close(fd);
	at = strstr(text, name);
	return at ? atoll(at + strlen(name)) : -1;
}

static void shrink(void)
{
	if (file_put("/proc/sys/vm/drop_caches", "2"))
		die("drop_caches");
}

/* What is free stays free, what is live stays as it is. */
static void idle_gives_back(void)
{
	struct obheap_stats before = { }, after = { };
	struct snapshot names;
	int fd = dev_open();

	run(fd, "x = [[i] for i in range(20000)]\ny = x[7]\nx = None");
	stats_of(fd, &before);
	shrink();
	stats_of(fd, &after);
	ok(before.out_bytes_empty >= 64 * 16384,
	   "an arena's worth of pools is empty: %llu bytes",
	   before.out_bytes_empty);
	ok(after.out_bytes_empty < before.out_bytes_empty / 2,
	   "the kernel gets most of them: %llu bytes are left",
	   after.out_bytes_empty);
	ok_num(before.out_bytes - after.out_bytes,
	       before.out_bytes_pools - after.out_bytes_pools,
	       "what is gone is pools");
	ok_num(before.out_blocks_large, after.out_blocks_large,
	       "no block that is live");
	names = snapshot(fd);
	free(names.data);
	ok_str(run(fd, "x = [[i] for i in range(20000)]\nprint(y, len(x))")
	       ->output, "[7] 20000\n", "the program goes on");
	ok_sound(fd, "giving back");
	close(fd);
}

/* Output that has been read needs no ring. */
static void ring_gives_back(void)
{
	int fd = dev_open(), i;
	char buf[65536];

	for (i = 0; i < ROUNDS; i++) {
		struct outcome *o = run(fd, "print('z' * 100000)");
		ssize_t n = o->e.out_output_len, m;

		shrink();
		while ((m = read(fd, buf, sizeof(buf))) > 0)
			n += m;
		ok_num(n, 100001, "output that was not read stays, round %d",
		       i);
		shrink();
	}
	close(fd);
}

/* A child's part: 0, or the number of what went wrong. */
static int in_group(void)
{
	/* Who opens a file while the other one fills the group is killed. */
	int in = open(GROUP "cgroup.procs", O_WRONLY);
	int out = open(ROOT "cgroup.procs", O_WRONLY);
	int fd, i;

	if (in < 0 || out < 0 || write(in, "0", 1) != 1)
		return 1;
	fd = dev_open();
	for (i = 0; i < ROUNDS; i++) {
		struct outcome *o = run(fd, greedy);

		if (o->err)
			return 10 + i;
		/* Too little left even to note it, which is MemoryError too. */
		if (o->e.out_status && strcmp(o->type, "MemoryError"))
			return 20 + i;
		if (!o->e.out_status && strcmp(o->output, "True\n"))
			return 30 + i;
		run(fd, "kept = None");
	}
	/* What is left needs room, which the other may have taken. */
	if (write(out, "0", 1) != 1)
		return 3;
	if (strcmp(run(fd, "print(len('usable'))")->output, "6\n"))
		return 2;
	return is_all_well(fd) ? 0 : 4;
}

static pid_t start_in_group(void)
{
	pid_t pid = fork();

	if (!pid)
		_exit(in_group());
	return pid;
}

static int end_of(pid_t pid)
{
	int status = -1;

	waitpid(pid, &status, 0);
	return status;
}

static void group_is_full(void)
{
	char max[16];
	pid_t a, b;

	snprintf(max, sizeof(max), "%d", GROUP_MAX);
	if (file_put(GROUP "memory.max", max))
		die("memory.max");
	ok_num(end_of(start_in_group()), 0,
	       "one session fills a group of 32 MiB, again and again");
	ok(group_event("\nmax ") > 0, "it was the group that was full");
	a = start_in_group();
	b = start_in_group();
	ok_num(end_of(a), 0, "two sessions in it, the first");
	ok_num(end_of(b), 0, "and the second");
	ok_num(group_event("\noom_kill "), 0, "nobody was killed");
	ok(file_number(GROUP "memory.current") < GROUP_MAX / 4,
	   "their ends give it all back");
}

/* A heap at its own limit uses dead objects before it gives up. */
static void limit_uses_dead_objects(void)
{
	struct obheap_setup set = {
		.size = sizeof(set),
		.flags = OBHEAP_SETUP_LIMIT,
		.heap_limit = 4 << 20,
	};
	int fd = dev_open(), i;

	if (dev_call(fd, OBHEAP_SETUP, &set))
		die("SETUP");
	for (i = 0; i < ROUNDS; i++)
		ok_str(run(fd, greedy)->output, "True\n",
		       "a heap at its limit, round %d", i);
	ok_sound(fd, "the limit");
	close(fd);
}

int main(void)
{
	idle_gives_back();
	ring_gives_back();
	limit_uses_dead_objects();
	file_put(ROOT "cgroup.subtree_control", "+memory");
	if (mkdir(ROOT "obheap-pressure", 0755) ||
	    access(GROUP "memory.max", W_OK)) {
		skip("no memory cgroups here", "sessions in a full group");
		rmdir(ROOT "obheap-pressure");
	} else {
		group_is_full();
		rmdir(ROOT "obheap-pressure");
	}
	return done();
}
