// SPDX-License-Identifier: GPL-2.0
/*
 * bench-host - what one allocation and its release take on this machine
 *
 *	bench-host PAIRS ROUNDS [BYTES...]
 *
 * In every round each allocator runs every pattern once, so that whatever else
 * the machine does falls on all of them. Prints one JSON line per allocator,
 * pattern and size with the nanoseconds of every round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "host.h"

#define MAX_ROUNDS	1000
#define MAX_PAIRS	(1U << 24)

static const struct ob_bench_ops *const rivals[] = {
	&ob_bench_none, &ob_bench_pool, &ob_bench_call, &ob_bench_python,
	&ob_bench_mimalloc, &ob_bench_malloc,
};

#define NR_RIVALS	(sizeof(rivals) / sizeof(rivals[0]))

static const char *const patterns[OB_BENCH_NR_PATTERNS] = {
	[OB_BENCH_HOT] = "hot",
	[OB_BENCH_LONE] = "lone",
	[OB_BENCH_BATCH_64] = "batch",
	[OB_BENCH_RANDOM] = "random",
};

static u64 now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

static void die(const char *what)
{
	fprintf(stderr, "bench-host: %s\n", what);
	exit(1);
}

/* One allocator, pattern and size, ready to run again and again. */
static struct ob_bench *setup(const struct ob_bench_ops *ops,
			      enum ob_bench_pattern pattern,
			      unsigned int szidx, unsigned int pairs)
{
	struct ob_bench *b = calloc(1, sizeof(*b));
	u32 x = 20240229;
	size_t i;

	if (!b)
		die("no memory");
	b->pattern = pattern;
	b->szidx = szidx;
	b->pairs = pairs;
	b->slot = calloc(OB_BENCH_SLOTS, sizeof(*b->slot));
	b->order = calloc(OB_BENCH_ORDER, sizeof(*b->order));
	if (!b->slot || !b->order || (ops->begin && ops->begin(b)))
		die("no memory");
	for (i = 0; i < OB_BENCH_ORDER; i++) {
		x = x * 1664525 + 1013904223;
		b->order[i] = (x >> 16) % OB_BENCH_SLOTS;
	}
	if (pattern == OB_BENCH_HOT)
		b->held = ops->take(b);
	ops->run(b);
	return b;
}

static void teardown(const struct ob_bench_ops *ops, struct ob_bench *b)
{
	size_t i;

	for (i = 0; i < OB_BENCH_SLOTS; i++)
		if (b->slot[i])
			ops->give(b, b->slot[i]);
	if (b->held)
		ops->give(b, b->held);
	if (ops->end)
		ops->end(b);
	free(b->slot);
	free(b->order);
	free(b);
}

static void measure(enum ob_bench_pattern pattern, unsigned int szidx,
		    unsigned int pairs, unsigned int rounds)
{
	static u64 sample[NR_RIVALS][MAX_ROUNDS];
	struct ob_bench *b[NR_RIVALS];
	unsigned int i, n;

	for (i = 0; i < NR_RIVALS; i++)
		b[i] = setup(rivals[i], pattern, szidx, pairs);
	for (n = 0; n < rounds; n++)
		for (i = 0; i < NR_RIVALS; i++) {
			u64 start = now_ns();

			rivals[i]->run(b[i]);
			sample[i][n] = now_ns() - start;
			if (b[i]->failed)
				die("an allocation failed");
		}
	for (i = 0; i < NR_RIVALS; i++) {
		printf("{\"allocator\":\"%s\",\"pattern\":\"%s\",\"bytes\":%u,\"pairs\":%u,\"samples\":[",
		       rivals[i]->name, patterns[pattern],
		       ob_class_size(szidx), pairs);
		for (n = 0; n < rounds; n++)
			printf("%s%llu", n ? "," : "",
			       (unsigned long long)sample[i][n]);
		printf("]}\n");
		teardown(rivals[i], b[i]);
	}
	fflush(stdout);
}

int main(int argc, char **argv)
{
	unsigned int pairs = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
	unsigned int rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	int pattern, i;

	if (!pairs || pairs > MAX_PAIRS || pairs % OB_BENCH_BATCH || !rounds ||
	    rounds > MAX_ROUNDS || argc < 4) {
		fprintf(stderr, "usage: bench-host PAIRS ROUNDS BYTES...\n");
		return 2;
	}
	if (ob_bench_mimalloc_load())
		die("libmimalloc.so.2 is missing (tools/scripts/deps.sh bench)");
	Py_InitializeEx(0);
	for (pattern = 0; pattern < OB_BENCH_NR_PATTERNS; pattern++)
		for (i = 3; i < argc; i++) {
			unsigned long bytes = strtoul(argv[i], NULL, 10);

			if (!bytes || bytes > OB_SMALL_MAX)
				die("sizes are from 1 to 512");
			measure(pattern, ob_class_of(bytes), pairs, rounds);
		}
	return 0;
}
