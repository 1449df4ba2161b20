// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz - see fuzz.h
 */
#include <obheap/device.h>
#include <obheap/device_env.h>

#include "fuzz.h"

/*
 * Linked in the place of sched_yield(): a fuzzer at the lowest priority that
 * offers its processor to others at every poll would hardly ever run.
 */
int __wrap_sched_yield(void);
int __wrap_sched_yield(void)
{
	return 0;
}

void fuzz_die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	fputs("FINDING: ", stderr);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
	va_end(args);
	abort();
}

struct obheap *fuzz_open(struct ob_host_live *before)
{
	struct obheap *s;
	int err;

	ob_device_limits.max_heap = FUZZ_HEAP;
	ob_host_stack_base();
	*before = ob_host_live();
	err = obheap_open(NULL, &s);
	if (err)
		fuzz_die("open: %d", err);
	return s;
}

void fuzz_close(struct obheap *s, const struct ob_host_live *before)
{
	struct ob_host_live after;

	obheap_close(s);
	after = ob_host_live();
	if (after.blocks != before->blocks || after.mems != before->mems)
		fuzz_die("%lld pages and %lld pieces are left",
			 (long long)(after.blocks - before->blocks),
			 (long long)(after.mems - before->mems));
}

void fuzz_drain(struct obheap *s)
{
	char buf[4096];

	while (obheap_read(s, buf, sizeof(buf)) > 0)
		;
}

static void check_valid(struct obheap *s)
{
	struct obheap_validate v = { 0 };
	int err = obheap_validate(s, &v);

	if (err)
		fuzz_die("VALIDATE: %d", err);
	if (v.out_faults)
		fuzz_die("%llu faults, the first: %s at 0x%llx",
			 (unsigned long long)v.out_faults, v.out_what,
			 (unsigned long long)v.out_id);
}

/* What EXEC may take beyond the limit: see obheap_setup.heap_limit. */
#define COMPILE_RESERVE	(1UL << 20)

static void want_equal(const char *what, u64 left, u64 right)
{
	if (left != right)
		fuzz_die("STATS: %s: %llu and %llu", what,
			 (unsigned long long)left, (unsigned long long)right);
}

static void check_stats(const struct obheap_stats *st,
			const struct obheap_class_stats *classes, size_t nr)
{
	u64 used = 0, bytes = 0;
	size_t i;

	for (i = 0; i < nr; i++) {
		used += classes[i].used;
		bytes += (u64)classes[i].used * classes[i].block_size;
	}
	want_equal("bytes", st->out_bytes, st->out_bytes_pools +
		   st->out_bytes_large + st->out_bytes_large_headers +
		   st->out_bytes_meta + st->out_bytes_dead);
	want_equal("bytes of pools", st->out_bytes_pools, st->out_bytes_used +
		   st->out_bytes_free + st->out_bytes_virgin +
		   st->out_bytes_headers + st->out_bytes_tails +
		   st->out_bytes_empty);
	want_equal("bytes used", st->out_bytes_used, bytes);
	want_equal("arenas", st->out_arenas,
		   st->out_arenas_new - st->out_arenas_freed);
	want_equal("blocks", st->out_blocks, st->out_allocs - st->out_frees);
	want_equal("blocks in pools", st->out_blocks - st->out_blocks_large,
		   used);
	if (st->out_bytes > st->out_limit + COMPILE_RESERVE)
		fuzz_die("STATS: more bytes than the limit");
	if (st->out_bytes > st->out_peak_bytes ||
	    st->out_failed_limit > st->out_failed ||
	    st->out_arenas > st->out_arenas_peak)
		fuzz_die("STATS: a part is more than its whole");
}

/* An object must be found by its id, and what it refers to as well. */
static void check_object(struct obheap *s, u64 id, unsigned int depth)
{
	char repr[24];
	struct obheap_object o = {
		.id = id, .repr = (uintptr_t)repr, .repr_size = sizeof(repr),
	};
	struct obheap_ref *refs;
	size_t nr, i;
	int err;

	err = obheap_object(s, &o);
	if (err)
		fuzz_die("OBJECT of 0x%llx: %d", (unsigned long long)id, err);
	if (!o.out_refcount || !o.out_type || !o.out_type_name[0])
		fuzz_die("OBJECT of 0x%llx has no type or references",
			 (unsigned long long)id);
	if (!depth)
		return;
	err = obheap_refs(s, id, &refs, &nr);
	if (err)
		fuzz_die("REFS of 0x%llx: %d", (unsigned long long)id, err);
	for (i = 0; i < nr && i < 8; i++)
		if (refs[i].id)
			check_object(s, refs[i].id, depth - 1);
	free(refs);
}

static void check_names(struct obheap *s, u32 scope, unsigned int depth)
{
	struct obheap_name *names;
	size_t nr, i;
	int err;

	err = obheap_names(s, scope, &names, &nr);
	if (err)
		fuzz_die("NAMES: %d", err);
	for (i = 0; i < nr && i < 32; i++) {
		check_object(s, names[i].name_id, 0);
		check_object(s, names[i].id, depth);
	}
	free(names);
}

/* Return: how many blocks there are; they must come in order. */
static u64 check_walk(struct obheap *s)
{
	struct obheap_walk walk = { .class_ = OBHEAP_NONE,
				    .arena = OBHEAP_NONE };
	struct obheap_block blocks[64];
	u64 nr = 0, last = 0;
	unsigned int i;
	int err;

	do {
		err = obheap_walk(s, &walk, blocks, ARRAY_SIZE(blocks));
		if (err)
			fuzz_die("WALK: %d", err);
		for (i = 0; i < walk.out_nr; i++) {
			if (blocks[i].block <= last)
				fuzz_die("WALK: blocks out of order");
			last = blocks[i].block;
			/* dead ones are kept for reuse; a few stand for all */
			if (blocks[i].type && (nr + i) % 16 == 0 &&
			    !(blocks[i].state & OBHEAP_OBJ_DEAD))
				check_object(s, blocks[i].id, 1);
		}
		nr += walk.out_nr;
	} while (walk.cursor);
	return nr;
}

static void check_pools(struct obheap *s, const struct obheap_stats *st)
{
	struct obheap_arena *arenas;
	struct obheap_pool *pools;
	u64 used = 0, live = 0;
	size_t nr, i;
	int err;

	err = obheap_pools(s, OBHEAP_NONE, &pools, &nr);
	if (err)
		fuzz_die("POOLS: %d", err);
	for (i = 0; i < nr; i++) {
		used += pools[i].used;
		if (pools[i].state > OBHEAP_POOL_FULL ||
		    (pools[i].class_ != OBHEAP_NONE &&
		     pools[i].used > pools[i].capacity))
			fuzz_die("POOLS: pool %u is impossible",
				 pools[i].index);
	}
	free(pools);
	want_equal("blocks of POOLS", used,
		   st->out_blocks - st->out_blocks_large);
	err = obheap_arenas(s, &arenas, &nr);
	if (err)
		fuzz_die("ARENAS: %d", err);
	want_equal("number of ARENAS", nr, st->out_arenas);
	for (i = 0; i < nr; i++)
		live += arenas[i].blocks;
	free(arenas);
	want_equal("blocks of ARENAS", live, used);
}

void fuzz_check(struct obheap *s)
{
	struct obheap_class_stats *classes;
	struct obheap_stats st;
	size_t nr;
	int err;

	err = obheap_stats(s, &st, &classes, &nr);
	if (err)
		fuzz_die("STATS: %d", err);
	check_stats(&st, classes, nr);
	free(classes);
	want_equal("blocks of WALK", check_walk(s), st.out_blocks);
	check_pools(s, &st);
	check_names(s, OBHEAP_SCOPE_GLOBALS, 2);
	check_names(s, OBHEAP_SCOPE_BUILTINS, 0);
	/* last, because looking changes nothing */
	check_valid(s);
}
