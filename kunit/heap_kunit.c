// SPDX-License-Identifier: GPL-2.0
/*
 * heap_kunit - arenas, pools and blocks in the small: every order, every
 * transition, every boundary, and every kind of damage
 */
#include "fixtures.h"

#define BIG	512
#define PER_BIG	31

/* states and orders */

static void pool_passes_through_every_state(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	void *first;

	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_VIRGIN);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, 1);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_USED);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, PER_BIG - 2);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_USED);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, 1);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_FULL);
	ob_fix_check(test, fix);
	first = fix->blocks[0];
	ob_free(&fix->heap, first);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_USED);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, BIG), first);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_FULL);
	ob_fix_free(fix);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_EMPTY);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 1), OB_POOL_VIRGIN);
	ob_fix_check(test, fix);
}

static void pool_reused_for_same_class_keeps_its_free_list(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	void *a, *b, *c;

	ob_fix_alloc(test, fix, OB_KIND_GC, 64, 3);
	a = fix->blocks[0];
	b = fix->blocks[1];
	c = fix->blocks[2];
	ob_free(&fix->heap, b);
	ob_free(&fix->heap, a);
	ob_free(&fix->heap, c);
	fix->nr = 0;
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_EMPTY);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_GC, 64), c);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_GC, 64), a);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_GC, 64), b);
	ob_free(&fix->heap, a);
	ob_free(&fix->heap, b);
	ob_free(&fix->heap, c);
	/* Another kind starts over at the pool's beginning. */
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, 64), a);
	KUNIT_EXPECT_EQ(test, ob_pool_of(a)->next_virgin, 48U + 2 * 64);
	ob_free(&fix->heap, a);
	ob_fix_check(test, fix);
}

static void pool_header_has_cpythons_numbers(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 496, 32);
	pool = ob_pool_of(fix->blocks[0]);
	KUNIT_EXPECT_EQ(test, pool->nr_used, 32U);
	KUNIT_EXPECT_NULL(test, pool->free);
	KUNIT_EXPECT_EQ(test, pool->szidx, 30U);
	KUNIT_EXPECT_EQ(test, pool->next_virgin, 15920U);
	KUNIT_EXPECT_EQ(test, pool->max_offset, 15888U);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, free), (size_t)8);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, link), (size_t)16);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, arena), (size_t)32);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, szidx), (size_t)36);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, next_virgin), (size_t)40);
	KUNIT_EXPECT_EQ(test, offsetof(struct ob_pool, max_offset), (size_t)44);
	ob_fix_free(fix);
}

static void capacity_matches_cpython(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, ob_class_capacity(0), 1021U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(1), 510U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(2), 340U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(3), 255U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(5), 170U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(7), 127U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(9), 102U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(15), 63U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(30), 32U);
	KUNIT_EXPECT_EQ(test, ob_class_capacity(31), 31U);
}

static void pool_without_tail_is_used_to_its_end(struct kunit *test)
{
	struct ob_fix *fix = test->priv;

	/* 48 + 1021 * 16 is a whole pool. */
	ob_fix_alloc(test, fix, OB_KIND_RAW, 16, 1020);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_USED);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 16, 1);
	KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_FULL);
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[1020]),
			OB_ID_ARENA + OB_POOL_SIZE - 16);
	ob_fix_free(fix);
}

static void full_pool_goes_to_the_front(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	void *other;

	/* Two full pools and one that is being used. */
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, 2 * PER_BIG + 5);
	other = fix->blocks[2 * PER_BIG + 4];
	ob_free(&fix->heap, other);
	ob_free(&fix->heap, fix->blocks[3]);
	ob_free(&fix->heap, fix->blocks[PER_BIG + 3]);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, BIG),
			    fix->blocks[PER_BIG + 3]);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, BIG),
			    fix->blocks[3]);
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, BIG), other);
	ob_fix_free(fix);
}

static void freed_blocks_come_back_in_reverse(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	unsigned int i;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 48, 8);
	for (i = 1; i < 7; i++)
		ob_free(&fix->heap, fix->blocks[i]);
	for (i = 6; i > 0; i--)
		KUNIT_EXPECT_PTR_EQ(test, ob_alloc(&fix->heap, OB_KIND_RAW, 48),
				    fix->blocks[i]);
	ob_fix_free(fix);
}

static void virgin_blocks_come_in_ascending_order(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u64 id = OB_ID_ARENA + OB_POOL_HEADER;
	u32 i;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 32, 1021);
	for (i = 0; i < 510; i++)
		KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[i]),
				id + i * 32);
	for (id += OB_POOL_SIZE; i < 1020; i++)
		KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[i]),
				id + (i - 510) * 32);
	ob_fix_free(fix);
}

/*
 * All orders in which a full pool can lose four of its blocks, each followed
 * by getting them back: the last one lost comes first.
 */
static void free_order_exhaustive(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	unsigned int n, i, pick, rest;
	unsigned int order[5];

	ob_fix_alloc(test, fix, OB_KIND_OBJECT, BIG, PER_BIG);
	for (n = 0; n < 5 * 4 * 3 * 2; n++) {
		unsigned int left[5] = { 0, 7, 15, 29, 30 };

		for (i = 0, rest = n; i < 5; i++) {
			pick = rest % (5 - i);
			rest /= 5 - i;
			order[i] = left[pick];
			left[pick] = left[4 - i];
		}
		for (i = 0; i < 5; i++) {
			ob_free(&fix->heap, fix->blocks[order[i]]);
			ob_fix_check(test, fix);
		}
		while (i--) {
			void *block = ob_alloc(&fix->heap, OB_KIND_OBJECT, BIG);

			KUNIT_EXPECT_PTR_EQ(test, block,
					    fix->blocks[order[i]]);
		}
		KUNIT_EXPECT_EQ(test, ob_fix_pool(fix, 0, 0), OB_POOL_FULL);
	}
	ob_fix_free(fix);
}

/*
 * Every sequence of ten steps, each taking a block or releasing the oldest or
 * the newest, in two classes alternately: 3^10 histories of one arena.
 */
static void history_exhaustive(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u32 n, step, code, from;

	for (n = 0; n < 59049; n++) {
		for (step = 0, from = 0, code = n; step < 10; step++) {
			switch (code % 3) {
			case 0:
				ob_fix_alloc(test, fix, OB_KIND_RAW,
					     step & 1 ? 24 : 480, 1);
				break;
			case 1:
				if (from < fix->nr)
					ob_free(&fix->heap, fix->blocks[from++]);
				break;
			case 2:
				if (from < fix->nr)
					ob_free(&fix->heap,
						fix->blocks[--fix->nr]);
				break;
			}
			code /= 3;
		}
		if (n % 97 == 0)
			ob_fix_check(test, fix);
		KUNIT_EXPECT_EQ(test, ob_heap_live(&fix->heap),
				(u64)fix->nr - from);
		while (from < fix->nr)
			ob_free(&fix->heap, fix->blocks[from++]);
		fix->nr = 0;
	}
	ob_fix_check(test, fix);
}

/* classes */

struct size_case {
	size_t bytes;
	int szidx;
	size_t usable;
};

static const struct size_case size_cases[] = {
	{ 0, 0, 1 }, { 1, 0, 16 }, { 8, 0, 16 }, { 15, 0, 16 }, { 16, 0, 16 },
	{ 17, 1, 32 }, { 32, 1, 32 }, { 33, 2, 48 }, { 496, 30, 496 },
	{ 497, 31, 512 }, { 512, 31, 512 }, { 513, -1, 513 },
	{ 4096, -1, 4096 }, { 100000, -1, 100000 },
};

static void size_desc(const struct size_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%zu bytes", c->bytes);
}

KUNIT_ARRAY_PARAM(size, size_cases, size_desc);

static void class_boundary(struct kunit *test)
{
	const struct size_case *c = test->param_value;
	struct ob_fix *fix = test->priv;
	struct ob_block_info info;
	unsigned int kind;
	u64 id;

	for (kind = 0; kind < OB_NR_KINDS; kind++) {
		ob_fix_alloc(test, fix, kind, c->bytes, 2);
		KUNIT_EXPECT_PTR_NE(test, fix->blocks[0], fix->blocks[1]);
		KUNIT_EXPECT_EQ(test, ob_block_size(&fix->heap, fix->blocks[0]),
				c->usable);
		memset(fix->blocks[0], 0x5a, c->usable);
		KUNIT_EXPECT_EQ(test, ob_block_is_outer(fix->blocks[0]),
				!c->bytes || c->bytes > OB_SMALL_MAX);
		id = ob_id_of(&fix->heap, fix->blocks[1]);
		KUNIT_EXPECT_EQ(test, id % OB_ALIGN, 0ULL);
		KUNIT_ASSERT_EQ(test, ob_heap_resolve(&fix->heap, id, &info), 0);
		KUNIT_EXPECT_PTR_EQ(test, info.block, fix->blocks[1]);
		KUNIT_EXPECT_EQ(test, info.szidx, c->szidx);
		KUNIT_EXPECT_EQ(test, info.kind, kind);
		KUNIT_EXPECT_EQ(test, info.bytes, c->usable);
		ob_fix_check(test, fix);
		ob_fix_free(fix);
	}
}

static void impossible_sizes_fail_cleanly(struct kunit *test)
{
	struct ob_fix *fix = test->priv;

	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, SIZE_MAX));
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW,
					 SIZE_MAX - 15));
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW,
					 OB_LARGE_MAX + 1));
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW,
					 OB_LARGE_MAX));
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.failed, 4ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.allocs, 0ULL);
}

struct realloc_case {
	size_t from;
	size_t to;
	bool stays;
};

static const struct realloc_case realloc_cases[] = {
	{ 512, 385, true }, { 512, 384, false }, { 112, 100, true },
	{ 32, 25, true }, { 32, 24, false }, { 64, 49, true },
	{ 64, 48, false }, { 100, 112, true }, { 100, 113, false },
	{ 512, 513, false }, { 600, 600, true }, { 600, 451, true },
	{ 600, 450, false }, { 601, 451, true }, { 601, 450, false },
	{ 603, 453, true }, { 603, 452, false }, { 600, 601, false }, { 600, 16, false },
	{ 16, 0, false }, { 0, 16, false }, { 16, 13, true }, { 16, 12, false },
};

static void realloc_desc(const struct realloc_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%zu to %zu bytes", c->from,
		 c->to);
}

KUNIT_ARRAY_PARAM(realloc, realloc_cases, realloc_desc);

static void realloc_moves_by_cpythons_rule(struct kunit *test)
{
	const struct realloc_case *c = test->param_value;
	struct ob_fix *fix = test->priv;
	size_t i, kept = min(c->from, c->to);
	u8 *block, *moved;

	block = ob_alloc(&fix->heap, OB_KIND_RAW, c->from);
	KUNIT_ASSERT_NOT_NULL(test, block);
	for (i = 0; i < c->from; i++)
		block[i] = i;
	moved = ob_realloc(&fix->heap, OB_KIND_RAW, block, c->to);
	KUNIT_ASSERT_NOT_NULL(test, moved);
	KUNIT_EXPECT_EQ(test, moved == block, c->stays);
	for (i = 0; i < kept; i++)
		KUNIT_ASSERT_EQ(test, moved[i], (u8)i);
	/* Once outside the pools, always outside. */
	if (!c->from || c->from > OB_SMALL_MAX)
		KUNIT_EXPECT_TRUE(test, ob_block_is_outer(moved));
	ob_fix_check(test, fix);
	ob_free(&fix->heap, moved);
}

static void realloc_failure_leaves_the_block(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u8 *block = ob_alloc(&fix->heap, OB_KIND_RAW, 40);

	KUNIT_ASSERT_NOT_NULL(test, block);
	memset(block, 0x77, 40);
	ob_heap_fail(&fix->heap, 1, false);
	KUNIT_EXPECT_NULL(test, ob_realloc(&fix->heap, OB_KIND_RAW, block, 400));
	KUNIT_EXPECT_EQ(test, block[39], 0x77);
	ob_fix_check(test, fix);
	ob_free(&fix->heap, block);
	KUNIT_EXPECT_NOT_NULL(test, ob_realloc(&fix->heap, OB_KIND_RAW, NULL, 9));
	ob_heap_exit(&fix->heap);
	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, NULL), 0);
}

/* limits and failures */

static void limit_is_never_exceeded(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u64 limit = 20 * OB_POOL_SIZE;
	u64 bytes;

	ob_heap_set_limit(&fix->heap, limit);
	while (fix->nr < ARRAY_SIZE(fix->blocks)) {
		void *block = ob_alloc(&fix->heap, OB_KIND_RAW,
				       fix->nr % 7 ? 200 : 2000);

		if (!block)
			break;
		fix->blocks[fix->nr++] = block;
	}
	KUNIT_EXPECT_LT(test, fix->nr, (u32)ARRAY_SIZE(fix->blocks));
	ob_fix_check(test, fix);
	KUNIT_EXPECT_LE(test, fix->stats.peak_bytes, limit);
	KUNIT_EXPECT_EQ(test, fix->stats.failed_limit, 1ULL);
	/* The first refusal of a size may leave its slot table behind. */
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, 100000));
	bytes = fix->heap.bytes;
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, 100000));
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes, bytes);
	ob_heap_set_limit(&fix->heap, 0);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 100000, 1);
	ob_fix_free(fix);
}

static void injected_failure_hits_the_nth(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	unsigned int i, nth;

	for (nth = 1; nth <= 40; nth++) {
		ob_heap_fail(&fix->heap, nth, false);
		for (i = 1; i <= 40; i++) {
			void *block = ob_alloc(&fix->heap, OB_KIND_RAW,
					       i % 5 ? 400 : 4000);

			KUNIT_EXPECT_EQ(test, !block, i == nth);
			if (block)
				fix->blocks[fix->nr++] = block;
		}
		ob_fix_check(test, fix);
		KUNIT_EXPECT_EQ(test, fix->stats.failed_injected, (u64)nth);
		KUNIT_EXPECT_EQ(test, fix->stats.allocs, 39ULL * nth);
		ob_fix_free(fix);
	}
	ob_heap_fail(&fix->heap, 2, true);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 1, 1);
	for (i = 0; i < 5; i++)
		KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, 1));
	ob_fix_free(fix);
}

/* Both ends of every step that asks the machine for memory. */
static void backing_failure_changes_nothing(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	unsigned int nth, i, failed, round;

	for (round = 0; round < 2; round++) {
		for (nth = 1; nth < 200; nth++) {
			ob_heap_fail_backing(&fix->heap, nth, round);
			for (i = 0, failed = 0; i < 1400; i++) {
				u32 size = i % 20 ? 496 : 600 * i;
				void *b = ob_alloc(&fix->heap, OB_KIND_GC, size);

				if (b)
					fix->blocks[fix->nr++] = b;
				else if (!failed++)
					ob_fix_check(test, fix);
			}
			ob_heap_fail_backing(&fix->heap, 0, false);
			ob_fix_check(test, fix);
			ob_fix_free(fix);
			if (!failed)
				break;
		}
		KUNIT_EXPECT_LT(test, nth, 200U);
		KUNIT_EXPECT_GT(test, nth, 60U);
		ob_heap_exit(&fix->heap);
		KUNIT_ASSERT_EQ(test, ob_heap_init(&fix->heap, NULL), 0);
	}
}

/* outer blocks */

static void outer_slots_are_reused_last_first(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u64 base = OB_ID_OUTER + (10ULL << 36) + OB_ALIGN;
	u32 i;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 1000, 20);
	for (i = 0; i < 20; i++)
		KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[i]),
				base + ((u64)i << 10));
	ob_free(&fix->heap, fix->blocks[3]);
	ob_free(&fix->heap, fix->blocks[11]);
	ob_fix_check(test, fix);
	fix->blocks[3] = ob_alloc(&fix->heap, OB_KIND_RAW, 1008);
	fix->blocks[11] = ob_alloc(&fix->heap, OB_KIND_RAW, 513);
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[3]),
			base + (11 << 10));
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[11]),
			base + (3 << 10));
	/* One byte more than fits behind the slot's first 16. */
	ob_fix_alloc(test, fix, OB_KIND_RAW, 1009, 1);
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, fix->blocks[20]),
			OB_ID_OUTER + (11ULL << 36) + OB_ALIGN);
	ob_fix_free(fix);
}

static struct kunit_case alloc_cases[] = {
	KUNIT_CASE(pool_passes_through_every_state),
	KUNIT_CASE(pool_reused_for_same_class_keeps_its_free_list),
	KUNIT_CASE(pool_header_has_cpythons_numbers),
	KUNIT_CASE(capacity_matches_cpython),
	KUNIT_CASE(pool_without_tail_is_used_to_its_end),
	KUNIT_CASE(full_pool_goes_to_the_front),
	KUNIT_CASE(freed_blocks_come_back_in_reverse),
	KUNIT_CASE(virgin_blocks_come_in_ascending_order),
	KUNIT_CASE_SLOW(free_order_exhaustive),
	KUNIT_CASE_SLOW(history_exhaustive),
	KUNIT_CASE_PARAM(class_boundary, size_gen_params),
	KUNIT_CASE(impossible_sizes_fail_cleanly),
	KUNIT_CASE_PARAM(realloc_moves_by_cpythons_rule, realloc_gen_params),
	KUNIT_CASE(realloc_failure_leaves_the_block),
	KUNIT_CASE(limit_is_never_exceeded),
	KUNIT_CASE(injected_failure_hits_the_nth),
	KUNIT_CASE_SLOW(backing_failure_changes_nothing),
	KUNIT_CASE(outer_slots_are_reused_last_first),
	{}
};

static struct kunit_suite heap_suite = {
	.name = "obheap_heap",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = alloc_cases,
};

kunit_test_suite(heap_suite);
