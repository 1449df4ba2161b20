// SPDX-License-Identifier: GPL-2.0
/*
 * pressure_kunit - giving memory back: of a heap, and of idle sessions
 */
#include "../module/device/device_priv.h"
#include "fixtures.h"

#define BYTES	512
#define POOLS	5U

/* Five full pools of the largest class. */
static u32 fill_pools(struct kunit *test, struct ob_fix *fix)
{
	u32 nr = ob_class_capacity(ob_class_of(BYTES));

	ob_fix_alloc(test, fix, OB_KIND_RAW, BYTES, POOLS * nr);
	KUNIT_ASSERT_EQ(test, fix->heap.nr_pools, POOLS);
	return nr;
}

static void trim_takes_the_last_empty_pools(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u32 nr = fill_pools(test, fix), i;

	for (i = 2 * nr; i < fix->nr; i++)
		ob_free(&fix->heap, fix->blocks[i]);
	fix->nr = 2 * nr;
	KUNIT_EXPECT_EQ(test, ob_heap_nr_empty(&fix->heap), 3ULL);
	KUNIT_EXPECT_EQ(test, ob_heap_trim(&fix->heap),
			(u64)(3 * OB_POOL_SIZE));
	KUNIT_EXPECT_EQ(test, ob_heap_nr_empty(&fix->heap), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_heap_trim(&fix->heap), 0ULL);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.pools_virgin,
			(u64)OB_ARENA_POOLS - 2);
	ob_fix_free(fix);
}

static void trim_spares_what_lies_before_a_block(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u32 nr = fill_pools(test, fix), i;

	for (i = 0; i < fix->nr - 1; i++)
		ob_free(&fix->heap, fix->blocks[i]);
	fix->blocks[0] = fix->blocks[fix->nr - 1];
	fix->nr = 1;
	KUNIT_EXPECT_EQ(test, ob_heap_nr_empty(&fix->heap), 4ULL);
	KUNIT_EXPECT_EQ(test, ob_heap_trim(&fix->heap), 0ULL);
	ob_fix_check(test, fix);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BYTES, POOLS * nr - 1);
	KUNIT_EXPECT_EQ(test, fix->heap.nr_pools, POOLS);
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

static void a_trimmed_heap_gives_the_same_ids(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	u64 first, again;

	fill_pools(test, fix);
	first = ob_id_of(&fix->heap, fix->blocks[0]);
	ob_fix_free(fix);
	KUNIT_EXPECT_EQ(test, ob_heap_trim(&fix->heap),
			(u64)(POOLS * OB_POOL_SIZE));
	ob_fix_check(test, fix);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BYTES, 1);
	again = ob_id_of(&fix->heap, fix->blocks[0]);
	KUNIT_EXPECT_EQ(test, again, first);
	ob_fix_free(fix);
}

/* Frees one of the blocks of the case the heap belongs to. */
static bool free_one(struct ob_heap *h)
{
	struct ob_fix *fix = container_of(h, struct ob_fix, heap);

	if (!fix->nr)
		return false;
	ob_free(h, fix->blocks[--fix->nr]);
	return true;
}

static void what_is_reclaimed_is_used(struct kunit *test)
{
	static const size_t sizes[] = { BYTES, 64, 4000 };
	struct ob_fix *fix = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		u64 failed = fix->heap.nr_failed;
		void *block;

		fill_pools(test, fix);
		ob_heap_fail_backing(&fix->heap, 1, false);
		fix->heap.reclaim = free_one;
		block = ob_alloc(&fix->heap, OB_KIND_RAW, sizes[i]);
		fix->heap.reclaim = NULL;
		KUNIT_EXPECT_NOT_NULL(test, block);
		KUNIT_EXPECT_EQ(test, fix->heap.nr_failed, failed);
		KUNIT_EXPECT_EQ(test, fix->heap.nr_injected, 0ULL);
		ob_heap_fail_backing(&fix->heap, 0, false);
		ob_free(&fix->heap, block);
		ob_fix_free(fix);
		ob_heap_trim(&fix->heap);
		ob_fix_check(test, fix);
	}
}

static void nothing_to_reclaim_is_a_failure(struct kunit *test)
{
	struct ob_fix *fix = test->priv;

	ob_heap_fail_backing(&fix->heap, 1, true);
	fix->heap.reclaim = free_one;
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, BYTES));
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, 4000));
	fix->heap.reclaim = NULL;
	ob_heap_fail_backing(&fix->heap, 0, false);
	KUNIT_EXPECT_EQ(test, fix->heap.nr_failed, 2ULL);
}

/* A session that has begun and has five pools that no block needs. */
static struct ob_session *idle_session(struct kunit *test)
{
	struct ob_session *s = ob_session_new();
	u32 nr = POOLS * ob_class_capacity(ob_class_of(BYTES)), i;
	void **blocks;

	KUNIT_ASSERT_FALSE(test, IS_ERR(s));
	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	KUNIT_ASSERT_EQ(test, ob_session_start(s), 0);
	blocks = kunit_kcalloc(test, nr, sizeof(*blocks), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, blocks);
	for (i = 0; i < nr; i++)
		blocks[i] = ob_alloc(&s->vm.rt.heap, OB_KIND_RAW, BYTES);
	for (i = 0; i < nr; i++)
		ob_free(&s->vm.rt.heap, blocks[i]);
	ob_session_unlock(s);
	return s;
}

static void idle_sessions_give_back(struct kunit *test)
{
	struct ob_session *s = idle_session(test);
	u64 bytes = s->vm.rt.heap.bytes;

	KUNIT_EXPECT_GE(test, ob_pressure_count(),
			POOLS * OB_POOL_SIZE / PAGE_SIZE);
	KUNIT_EXPECT_GE(test, ob_pressure_scan(1024),
			POOLS * OB_POOL_SIZE / PAGE_SIZE);
	KUNIT_EXPECT_LE(test, s->vm.rt.heap.bytes,
			bytes - POOLS * OB_POOL_SIZE);
	KUNIT_EXPECT_EQ(test, ob_heap_validate(&s->vm.rt.heap, NULL), 0UL);
	ob_session_put(s);
}

static void busy_sessions_are_left_alone(struct kunit *test)
{
	struct ob_session *s = idle_session(test);
	u64 bytes = s->vm.rt.heap.bytes;

	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	KUNIT_EXPECT_EQ(test, ob_pressure_scan(1024), 0UL);
	KUNIT_EXPECT_EQ(test, s->vm.rt.heap.bytes, bytes);
	ob_session_unlock(s);
	atomic_inc(&s->nr_running);
	KUNIT_EXPECT_EQ(test, ob_pressure_scan(1024), 0UL);
	atomic_dec(&s->nr_running);
	KUNIT_EXPECT_NE(test, ob_pressure_scan(1024), 0UL);
	ob_session_put(s);
}

static struct kunit_case pressure_cases[] = {
	KUNIT_CASE(trim_takes_the_last_empty_pools),
	KUNIT_CASE(trim_spares_what_lies_before_a_block),
	KUNIT_CASE(a_trimmed_heap_gives_the_same_ids),
	KUNIT_CASE(what_is_reclaimed_is_used),
	KUNIT_CASE(nothing_to_reclaim_is_a_failure),
	KUNIT_CASE(idle_sessions_give_back),
	KUNIT_CASE(busy_sessions_are_left_alone),
	{ }
};

static struct kunit_suite pressure_suite = {
	.name = "obheap_pressure",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = pressure_cases,
};

kunit_test_suite(pressure_suite);
