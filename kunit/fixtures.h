/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fixtures - what the suites share: a heap per case, and the checks that hold
 * whatever a case has done
 */
#ifndef _OBHEAP_KUNIT_FIXTURES_H
#define _OBHEAP_KUNIT_FIXTURES_H

#include <kunit/test.h>
#include <obheap/gc.h>
#include <obheap/heap.h>
#include <obheap/objects.h>

/**
 * struct ob_fix - one case's heap
 * @heap: pool backend, no limit
 * @stats: room for what is too big for a stack
 * @blocks: room for addresses
 * @nr: addresses in @blocks
 */
struct ob_fix {
	struct ob_heap heap;
	struct ob_heap_stats stats;
	void *blocks[4096];
	u32 nr;
};

/* For .init and .exit of a suite; the latter expects an intact, empty heap. */
int ob_fix_init(struct kunit *test);
void ob_fix_exit(struct kunit *test);

/* The same for suites whose ->priv is a runtime; what is left in it goes. */
int ob_fix_rt_init(struct kunit *test);
void ob_fix_rt_exit(struct kunit *test);

/* Replaces the heap, with whatever is live in it, by one that is as @cfg says. */
void ob_fix_restart(struct kunit *test, struct ob_fix *fix,
		    const struct ob_heap_config *cfg);

/* Expects no fault and statistics that add up; the latter are in @stats. */
void ob_fix_check(struct kunit *test, struct ob_fix *fix);

/* Only the latter half of it. */
void ob_fix_check_stats(struct kunit *test, struct ob_fix *fix);

/* Expects exactly @nr faults, the first of which is @code. */
void ob_fix_faults(struct kunit *test, struct ob_fix *fix, unsigned long nr,
		   enum ob_fault_code code);

/* Appends @nr blocks of @bytes to @blocks, asserting that there are any. */
void ob_fix_alloc(struct kunit *test, struct ob_fix *fix, enum ob_kind kind,
		  size_t bytes, u32 nr);
/* Frees all of @blocks. */
void ob_fix_free(struct ob_fix *fix);

/* State of a pool, OB_POOL_VIRGIN where there is no arena. */
enum ob_pool_state ob_fix_pool(struct ob_fix *fix, u32 arena, u32 index);

/* A generator of numbers that is the same everywhere. */
u64 ob_fix_random(u64 *state);

#endif /* _OBHEAP_KUNIT_FIXTURES_H */
