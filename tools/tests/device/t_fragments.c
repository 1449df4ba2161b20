// SPDX-License-Identifier: GPL-2.0
/*
 * t_fragments - memory that is free in single pages only: what wants a pool more
 * is a MemoryError, a large block is put together from pages, nobody is killed,
 * and nothing else comes to harm
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include "test.h"

#ifndef MADV_DONTNEED_LOCKED
#define MADV_DONTNEED_LOCKED 24
#endif

#define PAGE 4096UL
#define MIB (1UL << 20)
#define NR_ORDERS 11
/* Pages of a pool are the smallest piece that a heap asks for as one. */
#define POOL_ORDER 2
/* Left whole, or the machine could not be used meanwhile. */
#define SPARE (64 * MIB)
#define STEP (4 * MIB)

struct program {
	const char *text;
	const char *output;
};

/* Of large blocks, and of pools. */
static const struct program programs[] = {
	{ "x = 'z' * 20000000\nprint(len(x))\nx = None", "20000000\n" },
	{ "x = bytearray(30000000)\nprint(len(x))\nx = None", "30000000\n" },
	{ "x = {i: None for i in range(100000)}\nprint(len(x))\nx = None",
	  "100000\n" },
	{ "x = []\nfor i in range(200000): x.append(str(i))\n"
	  "print(len(x))\nx = None", "200000\n" },
	{ "def f(n):\n    return n and 1 + f(n - 1)\nprint(f(900))", "900\n" },
};

/* Takes every pool there is, and keeps them; not even print() has one then. */
static const char greedy[] = "x = []\nwhile True: x.append([len(x)])\n";

static unsigned long free_bytes(void)
{
	struct sysinfo info;

	if (sysinfo(&info))
		die("sysinfo");
	return info.freeram * info.mem_unit;
}

/* Free in blocks of at least 2^@order pages. */
static unsigned long free_from(int order)
{
	FILE *in = fopen("/proc/buddyinfo", "r");
	unsigned long sum = 0;
	char line[512];

	if (!in)
		die("/proc/buddyinfo");
	while (fgets(line, sizeof(line), in)) {
		char *at = strstr(line, "zone");
		unsigned long nr;
		int i, used = 0;

		if (!at || sscanf(at, "zone %*s%n", &used) < 0)
			continue;
		/* The first 16 MiB are kept for old devices. */
		if (strstr(at, " DMA "))
			continue;
		at += used;
		for (i = 0; i < NR_ORDERS; i++, at += used) {
			if (sscanf(at, "%lu%n", &nr, &used) != 1)
				break;
			if (i >= order)
				sum += (nr << i) * PAGE;
		}
	}
	fclose(in);
	return sum;
}

static long long vmstat(const char *name)
{
	FILE *in = fopen("/proc/vmstat", "r");
	char line[128], key[64];
	long long n, value = -1;

	if (!in)
		die("/proc/vmstat");
	while (fgets(line, sizeof(line), in))
		if (sscanf(line, "%63s %lld", key, &n) == 2 &&
		    !strcmp(key, name))
			value = n;
	fclose(in);
	return value;
}

/* Take nearly all memory, in place for good, and free every second page. */
static void fragment(void)
{
	size_t size = free_bytes() / STEP * STEP, done, i;
	char *hog;

	if (size < 4 * SPARE)
		die("too small a machine");
	file_put("/proc/sys/vm/compact_unevictable_allowed", "0");
	/* Reserves that grow with every piece would end in an OOM kill. */
	file_put("/proc/sys/vm/watermark_boost_factor", "0");
	hog = mmap(NULL, size, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (hog == MAP_FAILED)
		die("mmap");
	madvise(hog, size, MADV_NOHUGEPAGE);
	for (done = 0; done < size && free_bytes() > SPARE + STEP; done += STEP)
		if (mlock(hog + done, STEP))
			die("mlock");
	for (i = 0; i < done; i += 2 * PAGE)
		if (madvise(hog + i, PAGE, MADV_DONTNEED_LOCKED))
			die("madvise");
	note("%lu MiB taken, %lu MiB of it free again", done / MIB,
	     done / 2 / MIB);
}

/* The views of ok_sound() would need memory that is not there. */
static void ok_valid(int fd, const char *what)
{
	struct obheap_validate v = { .size = sizeof(v) };

	ok(!dev_call(fd, OBHEAP_VALIDATE, &v) && !v.out_faults,
	   "%s: nothing is broken", what);
}

static bool is_memory_error(const struct outcome *o)
{
	return !o->err && o->e.out_status == OBHEAP_STATUS_RAISED &&
	       !strcmp(o->type, "MemoryError");
}

/* Done, or where that @may be, a MemoryError. */
static void run_all(int fd, const char *when, bool may)
{
	unsigned int full = 0;
	size_t i;

	for (i = 0; i < NR(programs); i++) {
		struct outcome *o = run(fd, programs[i].text);
		bool raised = o->err == -ENOMEM || is_memory_error(o);

		full += raised;
		if (!(may && raised))
			ok_str(o->output, programs[i].output, "%s: program %zu",
			       when, i);
	}
	if (may) {
		note("%s: %u of %zu MemoryErrors", when, full, NR(programs));
		ok_valid(fd, when);
	} else {
		ok_sound(fd, when);
	}
}

static void run_all_anew(const char *when)
{
	int fd = dev_open();

	run_all(fd, when, false);
	close(fd);
}

/* A session is there before; another one sits on whatever is whole. */
static void in_pieces(void)
{
	int fd = dev_open(), holder = dev_open(), more;
	long long kills = vmstat("oom_kill");
	unsigned long before;
	struct outcome *o;
	long long end;

	run(fd, "pass");
	before = free_bytes();
	ok(is_memory_error(run(holder, greedy)),
	   "every pool is taken, the next is refused");
	note("free: %lu MiB, in blocks of 16 KiB and more: %lu KiB",
	     free_bytes() / MIB, free_from(POOL_ORDER) / 1024);
	/* Other parts of the kernel give something back now and then. */
	ok(free_from(POOL_ORDER) < free_bytes() / 8, "little of what is free is whole");
	ok(free_bytes() > 4 * SPARE, "but much is free");
	run_all(fd, "in pieces", true);
	more = open("/dev/obheap", O_RDWR | O_CLOEXEC);
	ok(more >= 0 || errno == ENOMEM, "another session opens, or does not");
	if (more >= 0) {
		o = run(more, "print(sum(range(10)))");
		ok(o->err == -ENOMEM || is_memory_error(o) ||
		   !strcmp(o->output, "45\n"), "and works, or has no memory");
		close(more);
	}
	ok_valid(holder, "the session that holds");
	close(holder);
	end = now_ms() + PATIENCE_MS;
	do {
		sleep_ms(200);
	} while (free_bytes() + 8 * MIB <= before && now_ms() < end);
	note("free: %lu MiB before, %lu MiB after", before / MIB,
	     free_bytes() / MIB);
	ok(free_bytes() + 8 * MIB > before, "all of it comes back");
	run_all(fd, "given back", false);
	close(fd);
	ok_num(vmstat("oom_kill") - kills, 0, "nobody was killed");
}

int main(void)
{
	if (geteuid() || access("/proc/buddyinfo", R_OK)) {
		skip("needs root and /proc/buddyinfo", "fragments");
		return done();
	}
	if (slowness() >= 10) {
		skip("takes too long where memory is watched", "fragments");
		return done();
	}
	run_all_anew("whole");
	note("free: %lu MiB, in blocks of 16 KiB and more: %lu MiB",
	     free_bytes() / MIB, free_from(POOL_ORDER) / MIB);
	fragment();
	note("free: %lu MiB, in blocks of 16 KiB and more: %lu KiB",
	     free_bytes() / MIB, free_from(POOL_ORDER) / 1024);
	in_pieces();
	return done();
}
