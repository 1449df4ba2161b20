// SPDX-License-Identifier: GPL-2.0
/*
 * heap_damage_kunit - what heap_look_kunit does not damage: one case for each
 * further comparison that VALIDATE makes, and pools that are cleared piece by
 * piece
 */
#include "../module/heap/heap_priv.h"
#include "fixtures.h"

#define BIG	512
#define PER_BIG	31

/* pieces */

/* Nobody has written yet behind what was handed out, but the pieces begin. */
static bool rest_is_clear(const struct ob_pool *pool)
{
	const u8 *bytes = (const u8 *)pool;
	u32 end = pool->nr_clear * OB_PIECE_SIZE;
	u32 at = pool->next_virgin;

	while (at < end && !bytes[at])
		at++;
	return at == end;
}

static u32 pieces_up_to(u32 offset)
{
	return DIV_ROUND_UP(offset, OB_PIECE_SIZE);
}

/* What somebody else left in a page reaches no block, of whatever class. */
static void new_blocks_are_clear(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool;
	u32 szidx, i, nr, wrong = 0;

	for (szidx = 0; szidx < OB_NR_CLASSES; szidx++) {
		nr = ob_class_capacity(szidx);
		for (i = 0; i < nr; i++) {
			ob_fix_alloc(test, fix, OB_KIND_RAW,
				     ob_class_size(szidx), 1);
			pool = ob_pool_of(fix->blocks[i]);
			wrong += pool->next_virgin >
				 pool->nr_clear * OB_PIECE_SIZE ||
				 !rest_is_clear(pool);
		}
		KUNIT_EXPECT_EQ(test, wrong, 0U);
		ob_fix_check(test, fix);
		ob_fix_free(fix);
		/* The next class is to find no page that is known. */
		KUNIT_EXPECT_GT(test, ob_heap_trim(&fix->heap), 0ULL);
	}
}

/* As far as blocks go and no further, and never again. */
static void pieces_are_cleared_when_needed(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool = NULL;
	u32 i;

	for (i = 0; i < PER_BIG; i++) {
		ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, 1);
		pool = ob_pool_of(fix->blocks[i]);
		KUNIT_EXPECT_EQ(test, (u32)pool->nr_clear,
				pieces_up_to(pool->next_virgin));
	}
	KUNIT_ASSERT_NOT_NULL(test, pool);
	KUNIT_EXPECT_EQ(test, (u32)pool->nr_clear, (u32)OB_POOL_PIECES);
	ob_fix_free(fix);
	/* Another class begins at the front of what is clear already. */
	ob_fix_alloc(test, fix, OB_KIND_GC, 16, 1);
	KUNIT_EXPECT_PTR_EQ(test, ob_pool_of(fix->blocks[0]), pool);
	KUNIT_EXPECT_EQ(test, pool->next_virgin, 80U);
	KUNIT_EXPECT_EQ(test, (u32)pool->nr_clear, (u32)OB_POOL_PIECES);
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

static void a_pool_given_back_is_cleared_anew(struct kunit *test)
{
	struct ob_fix *fix = test->priv;

	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, PER_BIG);
	ob_fix_free(fix);
	KUNIT_EXPECT_EQ(test, ob_heap_trim(&fix->heap), (u64)OB_POOL_SIZE);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 16, 1);
	KUNIT_EXPECT_EQ(test, (u32)ob_pool_of(fix->blocks[0])->nr_clear, 1U);
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

static void pieces_of_bump_pools(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_BACKEND_BUMP };
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool;
	u32 i;

	ob_fix_restart(test, fix, &cfg);
	for (i = 0; i < 200; i++) {
		ob_fix_alloc(test, fix, OB_KIND_RAW, 1 + i * 7 % 512, 1);
		pool = ob_pool_of(fix->blocks[i]);
		KUNIT_EXPECT_TRUE(test, rest_is_clear(pool));
		KUNIT_EXPECT_EQ(test, (u32)pool->nr_clear,
				pieces_up_to(pool->next_virgin));
	}
	ob_fix_check(test, fix);
	pool = ob_pool_of(fix->blocks[0]);
	/* Not believed, and missing from the count of busy ones. */
	pool->nr_clear--;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	pool->nr_clear += 2;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	pool->nr_clear--;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

/* damage */

static void damage_to_pool_bounds_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool, kept;

	/* The second piece is in use, the third is not. */
	ob_fix_alloc(test, fix, OB_KIND_RAW, 64, 20);
	pool = ob_pool_of(fix->blocks[0]);
	kept = *pool;
	KUNIT_ASSERT_EQ(test, (u32)pool->nr_clear, 2U);
	/* A pool that is not believed: its list and the count miss it too. */
	pool->nr_clear = 1;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	pool->nr_clear = 0;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	pool->nr_clear = OB_POOL_PIECES + 1;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->next_virgin = 2048 + 48;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	pool->next_virgin = 0;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->arena = 1;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	/* A watched pool says that it has one. */
	pool->watched = 20;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	/* An empty pool on a used list: nor is it on its arena's list. */
	pool->nr_used = 0;
	ob_fix_faults(test, fix, 5, OB_FAULT_FREE_LIST);
	*pool = kept;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

/* Two arenas, of which both have free pools and the second an empty one. */
static void two_arenas(struct kunit *test, struct ob_fix *fix)
{
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG,
		     PER_BIG * (OB_ARENA_POOLS + 3));
	while (fix->nr > PER_BIG * (OB_ARENA_POOLS + 2))
		ob_free(&fix->heap, fix->blocks[--fix->nr]);
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
}

/*
 * A record that is not believed takes its pools with it: their class's list,
 * the list of arenas, the counts of pools and of busy ones miss them.
 */
static void damage_to_arena_records_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct ob_arena *a, *b, kept;

	two_arenas(test, fix);
	a = h->arenas[0];
	b = h->arenas[1];
	kept = *b;
	b->slot = 0;
	ob_fix_faults(test, fix, 4, OB_FAULT_ARENA);
	*b = kept;
	b->nr_carved = OB_ARENA_POOLS + 1;
	ob_fix_faults(test, fix, 4, OB_FAULT_ARENA);
	*b = kept;
	b->nr_free = OB_ARENA_POOLS + 1;
	ob_fix_faults(test, fix, 4, OB_FAULT_ARENA);
	*b = kept;
	b->pool[1] = NULL;
	ob_fix_faults(test, fix, 4, OB_FAULT_ARENA);
	b->pool[1] = (void *)kept.pool[1] + 1024;
	ob_fix_faults(test, fix, 4, OB_FAULT_ARENA);
	*b = kept;
	/* The first is full: not on the list, but all its pools are busy. */
	kept = *a;
	a->slot = 1;
	ob_fix_faults(test, fix, 3, OB_FAULT_ARENA);
	*a = kept;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_the_usable_list_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct list_head kept;
	struct ob_arena *b;

	two_arenas(test, fix);
	b = h->arenas[1];
	kept = b->link;
	h->usable.prev = &h->usable;
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	h->usable.prev = &b->link;
	h->usable.next = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	h->usable.next = &b->link;
	b->link.next = &b->link;
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	b->link = kept;
	/* Who is full has no place on it. */
	list_add(&h->arenas[0]->link, &h->usable);
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	list_del(&h->arenas[0]->link);
	/* A list of empty pools that comes back to where it began. */
	KUNIT_ASSERT_NOT_NULL(test, b->empty);
	KUNIT_ASSERT_NULL(test, b->empty->link.next);
	b->empty->link.next = &b->empty->link;
	ob_fix_faults(test, fix, 1, OB_FAULT_EMPTY_LIST);
	b->empty->link.next = NULL;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_the_table_of_arenas_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	u32 kept;

	two_arenas(test, fix);
	/* Its end is the last arena, and room that is not there costs nothing. */
	h->arenas_end++;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->arenas_end--;
	kept = h->arenas_size;
	h->arenas_size = 1;
	ob_fix_faults(test, fix, 2, OB_FAULT_COUNT);
	h->arenas_size = kept;
	/* Also more than there ever were, and than were made and not freed. */
	h->nr_arenas++;
	ob_fix_faults(test, fix, 3, OB_FAULT_COUNT);
	h->nr_arenas--;
	h->peak_arenas = 1;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->peak_arenas = 2;
	h->pools_released++;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->pools_released--;
	h->arenas_new--;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->arenas_new++;
	h->nr_failed += 5000;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->nr_failed -= 5000;
	/* Also not what the parts add up to. */
	h->bytes_dead += 16;
	ob_fix_faults(test, fix, 2, OB_FAULT_BYTES);
	h->bytes_dead -= 16;
	h->bytes_outer[OB_KIND_GC] += 16;
	ob_fix_faults(test, fix, 2, OB_FAULT_BYTES);
	h->bytes_outer[OB_KIND_GC] -= 16;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_outer_headers_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_outer *o, kept;

	ob_fix_alloc(test, fix, OB_KIND_OBJECT, 1500, 9);
	o = (struct ob_outer *)fix->blocks[5] - 1;
	kept = *o;
	/* A header that is not believed is missing from three sums. */
	o->bucket++;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->slot++;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->kind = OB_NR_KINDS;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->bytes = 0;
	ob_fix_faults(test, fix, 4, OB_FAULT_OUTER);
	*o = kept;
	/* So few that they would be in the bucket below. */
	o->bytes = 1008;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	/* Of another kind: one too few here, one too many there, bytes too. */
	o->kind = OB_KIND_RAW;
	ob_fix_faults(test, fix, 4, OB_FAULT_COUNT);
	*o = kept;
	/* Dead: neither counted nor summed, and its bytes are not known of. */
	o->magic = OB_OUTER_DEAD;
	ob_fix_faults(test, fix, 3, OB_FAULT_COUNT);
	*o = kept;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_the_tree_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_outer *o, *left, *right;

	ob_fix_alloc(test, fix, OB_KIND_OBJECT, 1500, 9);
	o = fix->heap.outer;
	KUNIT_ASSERT_NOT_NULL(test, o);
	left = o->left;
	right = o->right;
	/* One of nine at the top has blocks on at least one side. */
	KUNIT_ASSERT_TRUE(test, left || right);
	o->right = o;
	ob_fix_faults(test, fix, 1, OB_FAULT_TREE);
	o->right = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_TREE);
	o->right = right;
	/* None is where its address leads, the top only if nobody is below. */
	o->left = right;
	o->right = left;
	ob_fix_faults(test, fix, left ? 9 : 8, OB_FAULT_TREE);
	o->left = NULL;
	o->right = NULL;
	ob_fix_faults(test, fix, 8, OB_FAULT_TREE);
	o->left = left;
	o->right = right;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

/* A debug heap that does not know a pool would take its blocks for strangers. */
static void damage_to_what_a_debug_heap_knows_is_found(struct kunit *test)
{
	struct ob_heap_config cfg = { .debug = true };
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct ob_pool *pool;

	ob_fix_restart(test, fix, &cfg);
	ob_fix_alloc(test, fix, OB_KIND_OBJECT, 100, 500);
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	pool = h->arenas[0]->pool[1];
	KUNIT_ASSERT_NOT_NULL(test, pool);
	ob_debug_del_pool(h, pool);
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	KUNIT_ASSERT_EQ(test, ob_debug_add_pool(h, pool), 0);
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static struct kunit_case damage_cases[] = {
	KUNIT_CASE(new_blocks_are_clear),
	KUNIT_CASE(pieces_are_cleared_when_needed),
	KUNIT_CASE(a_pool_given_back_is_cleared_anew),
	KUNIT_CASE(pieces_of_bump_pools),
	KUNIT_CASE(damage_to_pool_bounds_is_found),
	KUNIT_CASE(damage_to_arena_records_is_found),
	KUNIT_CASE(damage_to_the_usable_list_is_found),
	KUNIT_CASE(damage_to_the_table_of_arenas_is_found),
	KUNIT_CASE(damage_to_outer_headers_is_found),
	KUNIT_CASE(damage_to_the_tree_is_found),
	KUNIT_CASE(damage_to_what_a_debug_heap_knows_is_found),
	{}
};

static struct kunit_suite damage_suite = {
	.name = "obheap_heap_damage",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = damage_cases,
};

kunit_test_suite(damage_suite);
