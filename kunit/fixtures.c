// SPDX-License-Identifier: GPL-2.0
/*
 * fixtures - shared ground of the suites, and the module they form
 */
#include "fixtures.h"

int ob_fix_init(struct kunit *test)
{
	struct ob_fix *fix = kunit_kzalloc(test, sizeof(*fix), GFP_KERNEL);

	if (!fix)
		return -ENOMEM;
	test->priv = fix;
	return ob_heap_init(&fix->heap, NULL);
}

void ob_fix_restart(struct kunit *test, struct ob_fix *fix,
		    const struct ob_heap_config *cfg)
{
	ob_heap_exit(&fix->heap);
	KUNIT_ASSERT_EQ(test, ob_heap_init(&fix->heap, cfg), 0);
}

void ob_fix_exit(struct kunit *test)
{
	struct ob_fix *fix = test->priv;

	if (!fix)
		return;
	ob_heap_fail(&fix->heap, 0, false);
	ob_heap_fail_backing(&fix->heap, 0, false);
	KUNIT_EXPECT_EQ(test, ob_heap_validate(&fix->heap, NULL), 0UL);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&fix->heap), 0ULL);
	ob_heap_exit(&fix->heap);
}

int ob_fix_rt_init(struct kunit *test)
{
	static const struct ob_rt_config cfg;
	struct ob_rt *rt = kunit_kzalloc(test, sizeof(*rt), GFP_KERNEL);

	if (!rt || ob_rt_init(rt, &cfg))
		return -ENOMEM;
	test->priv = rt;
	return 0;
}

void ob_fix_rt_exit(struct kunit *test)
{
	if (test->priv)
		ob_rt_exit(test->priv);
}

static void stats_add_up(struct kunit *test, const struct ob_heap_stats *s,
			 bool pools_have_classes)
{
	u64 pools = 0, used = 0, avail = 0, blocks = 0;
	unsigned int i;

	for (i = 0; i < OB_NR_KINDS * OB_NR_CLASSES; i++) {
		const struct ob_class_stats *cls = &s->cls[0][0] + i;
		u64 size = ob_class_size(i % OB_NR_CLASSES);

		pools += cls->pools;
		blocks += cls->used;
		used += cls->used * size;
		avail += cls->avail * size;
	}
	for (i = 0; i < OB_NR_KINDS; i++)
		blocks += s->nr_outer[i];
	KUNIT_EXPECT_EQ(test, s->bytes, s->bytes_pools + s->bytes_outer +
			s->bytes_outer_headers + s->bytes_dead + s->bytes_meta);
	KUNIT_EXPECT_EQ(test, s->bytes_pools, s->bytes_used + s->bytes_free +
			s->bytes_virgin + s->bytes_headers + s->bytes_tails +
			s->bytes_empty);
	KUNIT_EXPECT_EQ(test, used, s->bytes_used);
	KUNIT_EXPECT_EQ(test, blocks, s->nr_blocks);
	if (pools_have_classes) {
		KUNIT_EXPECT_EQ(test, avail, s->bytes_free + s->bytes_virgin);
		KUNIT_EXPECT_EQ(test, pools, s->pools_used + s->pools_full);
		KUNIT_EXPECT_EQ(test, pools * OB_POOL_HEADER, s->bytes_headers);
	}
	pools = s->pools_used + s->pools_full;
	KUNIT_EXPECT_EQ(test, s->nr_arenas * OB_ARENA_POOLS,
			pools + s->pools_empty + s->pools_virgin);
	KUNIT_EXPECT_EQ(test, s->allocs, s->frees + s->nr_blocks);
	KUNIT_EXPECT_EQ(test, s->arenas_new, s->nr_arenas + s->arenas_freed);
	KUNIT_EXPECT_EQ(test, s->pools_taken, pools + s->pools_released);
	KUNIT_EXPECT_GE(test, s->peak_bytes, s->bytes);
	KUNIT_EXPECT_GE(test, s->peak_arenas, s->nr_arenas);
}

void ob_fix_check_stats(struct kunit *test, struct ob_fix *fix)
{
	ob_heap_stats(&fix->heap, &fix->stats);
	stats_add_up(test, &fix->stats, fix->heap.backend != OB_BACKEND_BUMP);
}

void ob_fix_check(struct kunit *test, struct ob_fix *fix)
{
	struct ob_fault first;
	unsigned long nr = ob_heap_validate(&fix->heap, &first);

	KUNIT_EXPECT_EQ(test, nr, 0UL);
	if (nr)
		KUNIT_FAIL(test, "first fault: %s in arena %d, pool %d\n",
			   ob_fault_name(first.code), first.arena, first.pool);
	ob_fix_check_stats(test, fix);
}

void ob_fix_faults(struct kunit *test, struct ob_fix *fix, unsigned long nr,
		   enum ob_fault_code code)
{
	struct ob_fault first;

	KUNIT_EXPECT_EQ(test, ob_heap_validate(&fix->heap, &first), nr);
	KUNIT_EXPECT_STREQ(test, ob_fault_name(first.code),
			   ob_fault_name(code));
}

void ob_fix_alloc(struct kunit *test, struct ob_fix *fix, enum ob_kind kind,
		  size_t bytes, u32 nr)
{
	KUNIT_ASSERT_LE(test, fix->nr + nr, (u32)ARRAY_SIZE(fix->blocks));
	while (nr--) {
		void *block = ob_alloc(&fix->heap, kind, bytes);

		KUNIT_ASSERT_NOT_NULL(test, block);
		fix->blocks[fix->nr++] = block;
	}
}

void ob_fix_free(struct ob_fix *fix)
{
	while (fix->nr)
		ob_free(&fix->heap, fix->blocks[--fix->nr]);
}

enum ob_pool_state ob_fix_pool(struct ob_fix *fix, u32 arena, u32 index)
{
	u32 cursor = arena * OB_ARENA_POOLS + index;
	struct ob_pool_info info;

	if (ob_heap_next_pool(&fix->heap, &cursor, &info) &&
	    info.arena == arena && info.index == index)
		return info.state;
	return OB_POOL_VIRGIN;
}

u64 ob_fix_random(u64 *state)
{
	u64 x = *state += 0x9e3779b97f4a7c15ULL;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
	return x ^ x >> 31;
}

MODULE_DESCRIPTION("Unit tests of obheap");
MODULE_LICENSE("GPL");
/* What MODULE_IMPORT_NS() expands to; Linux 6.13 made its argument a string. */
MODULE_INFO(import_ns, "EXPORTED_FOR_KUNIT_TESTING");
