// SPDX-License-Identifier: GPL-2.0
/*
 * heap_look_kunit - a heap seen from outside: ids, walks, the order of arenas,
 * and damage that validation has to find
 */
#include "fixtures.h"

#define BIG	512
#define PER_BIG	31

/* ids */

static void id_round_trip(struct kunit *test)
{
	static const u32 sizes[] = { 16, 40, 512, 600, 5000, 16 };
	struct ob_fix *fix = test->priv;
	struct ob_block_info info;
	u32 i, kind, prefix;
	u64 id;

	for (i = 0; i < 600; i++)
		ob_fix_alloc(test, fix, i % OB_NR_KINDS,
			     sizes[i % ARRAY_SIZE(sizes)] + 32, 1);
	for (i = 0; i < fix->nr; i++) {
		kind = i % OB_NR_KINDS;
		prefix = ob_kind_prefix(kind);
		id = ob_id_of(&fix->heap, fix->blocks[i]);
		KUNIT_EXPECT_EQ(test, id + 21,
				ob_id_of(&fix->heap, fix->blocks[i] + 21));
		KUNIT_ASSERT_EQ(test, ob_heap_resolve(&fix->heap, id, &info), 0);
		KUNIT_EXPECT_PTR_EQ(test, info.block, fix->blocks[i]);
		KUNIT_EXPECT_EQ(test, info.id, id);
		KUNIT_EXPECT_EQ(test, info.object, id + prefix);
		KUNIT_EXPECT_EQ(test, info.kind, kind);
		KUNIT_ASSERT_EQ(test, 0, ob_heap_resolve(&fix->heap,
							 info.object, &info));
		KUNIT_EXPECT_PTR_EQ(test, info.block, fix->blocks[i]);
		KUNIT_EXPECT_EQ(test, -EINVAL,
				ob_heap_resolve(&fix->heap, id + 8, &info));
		if (kind != OB_KIND_GC)
			KUNIT_EXPECT_EQ(test, -EINVAL,
					ob_heap_resolve(&fix->heap, id + 16,
							&info));
	}
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, NULL), 0ULL);
	ob_fix_free(fix);
}

static void resolve_refuses_what_is_not_live(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct ob_block_info info;
	u64 pool = OB_ID_ARENA;
	u64 outer = OB_ID_OUTER + (12ULL << 36);

	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 48, &info), -ESTALE);
	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, 3);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 4000, 1);
	ob_free(h, fix->blocks[1]);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 48, &info), 0);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 560, &info), -ESTALE);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 1072, &info), 0);
	/* Virgin block, last block, the tail behind it, the header. */
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 1584, &info), -ESTALE);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 15408, &info), -ESTALE);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 15920, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 16, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool, &info), -EINVAL);
	/* Virgin pool, no such arena, beyond the last possible arena. */
	pool += OB_POOL_SIZE;
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 48, &info), -ESTALE);
	pool += OB_ARENA_SIZE;
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, pool + 48, &info), -ESTALE);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, U64_MAX - 15, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, outer + 16, &info), 0);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, outer + 48, &info), -EINVAL);
	outer += 4096;
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, outer + 16, &info), -ESTALE);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, outer, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, 0, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, 12345, &info), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, OB_ID_STATIC, &info), -EINVAL);
	fix->blocks[1] = NULL;
	ob_fix_free(fix);
}

static void static_region_has_ids(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_block_info info;
	char *region = kunit_kzalloc(test, 4096, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, region);
	KUNIT_EXPECT_EQ(test, -EINVAL,
			ob_heap_set_static(&fix->heap, region + 8, 64));
	KUNIT_ASSERT_EQ(test, 0, ob_heap_set_static(&fix->heap, region, 4096));
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, region), OB_ID_STATIC);
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, region + 100),
			OB_ID_STATIC + 100);
	KUNIT_ASSERT_EQ(test, 0, ob_heap_resolve(&fix->heap,
						 OB_ID_STATIC + 4095, &info));
	KUNIT_EXPECT_PTR_EQ(test, info.block, (void *)(region + 4095));
	KUNIT_EXPECT_TRUE(test, info.is_static);
	KUNIT_EXPECT_EQ(test, -EINVAL, ob_heap_resolve(&fix->heap,
						       OB_ID_STATIC + 4096,
						       &info));
	KUNIT_EXPECT_TRUE(test, ob_heap_owns_static(&fix->heap, region + 4095));
	KUNIT_EXPECT_FALSE(test, ob_heap_owns_static(&fix->heap, region + 4096));
	KUNIT_EXPECT_FALSE(test, ob_heap_owns_static(&fix->heap, region - 1));
}

static void same_requests_get_same_ids(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *other = kunit_kzalloc(test, sizeof(*other), GFP_KERNEL);
	void **blocks = kunit_kzalloc(test, sizeof(fix->blocks), GFP_KERNEL);
	u64 seed = 7;
	u32 i, n;

	KUNIT_ASSERT_NOT_NULL(test, other);
	KUNIT_ASSERT_NOT_NULL(test, blocks);
	KUNIT_ASSERT_EQ(test, ob_heap_init(other, NULL), 0);
	for (n = 0; n < 5000; n++) {
		u64 r = ob_fix_random(&seed);
		size_t bytes = r % 16 ? r / 16 % 520 : r / 16 % 9000;

		i = r / 4096 % 2000;
		ob_free(&fix->heap, fix->blocks[i]);
		ob_free(other, blocks[i]);
		fix->blocks[i] = ob_alloc(&fix->heap, r % OB_NR_KINDS,
					  bytes);
		blocks[i] = ob_alloc(other, r % OB_NR_KINDS, bytes);
		KUNIT_ASSERT_EQ(test, ob_id_of(&fix->heap, fix->blocks[i]),
				ob_id_of(other, blocks[i]));
	}
	ob_heap_exit(other);
	fix->nr = 2000;
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

/* walking */

static void walk_meets_every_live_block_once(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_walk whole = OB_WALK_ALL, again;
	struct ob_block_info info, one;
	u32 nr = 0, i;
	u64 id = 0;

	for (i = 0; i < 3000; i++)
		ob_fix_alloc(test, fix, i % OB_NR_KINDS, i * 37 % 1200, 1);
	for (i = 0; i < fix->nr; i += 3) {
		ob_free(&fix->heap, fix->blocks[i]);
		fix->blocks[i] = NULL;
	}
	while (ob_heap_next(&fix->heap, &whole, &info)) {
		KUNIT_ASSERT_TRUE(test, info.id > id || !nr);
		/* A walk that starts here goes on with the same block. */
		again = OB_WALK_ALL;
		again.id = nr ? id + 1 : 0;
		KUNIT_ASSERT_TRUE(test, ob_heap_next(&fix->heap, &again, &one));
		KUNIT_ASSERT_EQ(test, one.id, info.id);
		again = OB_WALK_ALL;
		again.id = info.id;
		KUNIT_ASSERT_TRUE(test, ob_heap_next(&fix->heap, &again, &one));
		KUNIT_ASSERT_EQ(test, one.id, info.id);
		id = info.id;
		nr++;
	}
	KUNIT_EXPECT_EQ(test, nr, 2000U);
	KUNIT_EXPECT_FALSE(test, ob_heap_next(&fix->heap, &whole, &info));
	for (i = 0; i < fix->nr; i++) {
		if (!fix->blocks[i])
			continue;
		again = OB_WALK_ALL;
		again.id = ob_id_of(&fix->heap, fix->blocks[i]);
		KUNIT_ASSERT_TRUE(test, ob_heap_next(&fix->heap, &again, &one));
		KUNIT_ASSERT_PTR_EQ(test, one.block, fix->blocks[i]);
	}
	ob_fix_free(fix);
}

static u32 walk_count(struct ob_fix *fix, struct ob_walk walk)
{
	struct ob_block_info info;
	u32 nr = 0;

	while (ob_heap_next(&fix->heap, &walk, &info))
		nr++;
	return nr;
}

static void walk_filters(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_walk walk = OB_WALK_ALL;

	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, PER_BIG * OB_ARENA_POOLS);
	ob_fix_alloc(test, fix, OB_KIND_GC, 100, 7);
	ob_fix_alloc(test, fix, OB_KIND_OBJECT, 2000, 5);
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), fix->nr);
	walk.kinds = BIT(OB_KIND_GC);
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 7U);
	walk.kinds = BIT(OB_KIND_GC) | BIT(OB_KIND_OBJECT);
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 12U);
	walk.arena = 1;
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 7U);
	walk.arena = 0;
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 0U);
	walk.arena = 9;
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 0U);
	walk = OB_WALK_ALL;
	walk.szidx = 6;
	KUNIT_EXPECT_EQ(test, walk_count(fix, walk), 7U);
	ob_fix_free(fix);
}

static void pool_views_account_for_everything(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_arena_info arena;
	struct ob_pool_info pool;
	u32 cursor = 0, pools = 0, used = 0, backed = 0, i;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 300, 3000);
	for (i = 0; i < 3000; i += 2) {
		ob_free(&fix->heap, fix->blocks[i]);
		fix->blocks[i] = NULL;
	}
	while (ob_heap_next_pool(&fix->heap, &cursor, &pool)) {
		pools++;
		backed += pool.state != OB_POOL_VIRGIN;
		used += pool.nr_used;
		if (pool.state == OB_POOL_VIRGIN)
			continue;
		KUNIT_EXPECT_EQ(test, pool.capacity, 53U);
		KUNIT_EXPECT_EQ(test, pool.size, 304U);
		KUNIT_EXPECT_EQ(test, pool.nr_used + pool.nr_free,
				(pool.next_virgin - 48) / 304);
	}
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, used, 1500U);
	KUNIT_EXPECT_EQ(test, pools, 64U);
	KUNIT_EXPECT_EQ(test, backed * OB_POOL_SIZE, fix->stats.bytes_pools);
	cursor = 0;
	KUNIT_ASSERT_TRUE(test, ob_heap_next_arena(&fix->heap, &cursor, &arena));
	KUNIT_EXPECT_EQ(test, arena.nr_blocks, 1500U);
	KUNIT_EXPECT_EQ(test, arena.bytes_used, 1500ULL * 304);
	KUNIT_EXPECT_EQ(test, arena.nr_virgin + backed, 64U);
	KUNIT_EXPECT_TRUE(test, arena.usable);
	KUNIT_EXPECT_FALSE(test, ob_heap_next_arena(&fix->heap, &cursor, &arena));
	ob_fix_free(fix);
}

/* order of arenas against a model that sorts by hand */

#define MODEL_ARENAS	6
#define MODEL_UNITS	(MODEL_ARENAS * OB_ARENA_POOLS)

struct model {
	u32 order[MODEL_ARENAS];
	u32 nr_order;
	u32 nr_free[MODEL_ARENAS];
	bool exists[MODEL_ARENAS];
	void *unit[MODEL_UNITS][PER_BIG];
	u32 nr_units;
};

static void model_remove(struct model *m, u32 at)
{
	memmove(m->order + at, m->order + at + 1,
		(--m->nr_order - at) * sizeof(*m->order));
}

static void model_insert(struct model *m, u32 at, u32 slot)
{
	memmove(m->order + at + 1, m->order + at,
		(m->nr_order++ - at) * sizeof(*m->order));
	m->order[at] = slot;
}

/* The arena a pool must come from. */
static u32 model_take(struct model *m)
{
	u32 slot;

	if (!m->nr_order) {
		for (slot = 0; m->exists[slot]; slot++)
			;
		m->exists[slot] = true;
		m->nr_free[slot] = OB_ARENA_POOLS;
		model_insert(m, 0, slot);
	}
	slot = m->order[0];
	if (!--m->nr_free[slot])
		model_remove(m, 0);
	return slot;
}

static void model_release(struct model *m, u32 slot)
{
	u32 old = m->nr_free[slot]++;
	u32 at, to;

	if (!old) {
		model_insert(m, 0, slot);
		return;
	}
	for (at = 0; m->order[at] != slot; at++)
		;
	if (m->nr_free[slot] == OB_ARENA_POOLS && at + 1 < m->nr_order) {
		model_remove(m, at);
		m->exists[slot] = false;
		return;
	}
	/* Behind the last of those that have what it had. */
	model_remove(m, at);
	for (to = at; to < m->nr_order && m->nr_free[m->order[to]] == old; to++)
		;
	model_insert(m, to, slot);
}

static void model_compare(struct kunit *test, struct model *m,
			  struct ob_heap *h)
{
	struct ob_arena *arena;
	u32 nr = 0;

	list_for_each_entry(arena, &h->usable, link) {
		KUNIT_ASSERT_TRUE(test, nr < m->nr_order);
		KUNIT_ASSERT_EQ(test, arena->slot, m->order[nr]);
		KUNIT_ASSERT_EQ(test, arena->nr_free, m->nr_free[arena->slot]);
		nr++;
	}
	KUNIT_ASSERT_EQ(test, nr, m->nr_order);
}

/* A unit is as many blocks as fill one pool; it is released whole. */
static void arena_order_matches_model(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct model *m = kunit_kzalloc(test, sizeof(*m), GFP_KERNEL);
	u64 seed = 42;
	u32 n, i, slot, want;
	void **unit;

	KUNIT_ASSERT_NOT_NULL(test, m);
	for (n = 0; n < 6000; n++) {
		u64 r = ob_fix_random(&seed);

		/* The wished-for fill level swings from empty to full. */
		want = n / 1500 % 2 ? 4 : MODEL_UNITS - 70;
		if (m->nr_units == MODEL_UNITS ||
		    (m->nr_units && r % 4 < (m->nr_units > want ? 3 : 1))) {
			unit = m->unit[r / 4 % m->nr_units];
			slot = ob_pool_of(unit[0])->arena;
			for (i = 0; i < PER_BIG; i++)
				ob_block_free(&fix->heap, unit[i]);
			memcpy(unit, m->unit[--m->nr_units], sizeof(*m->unit));
			model_release(m, slot);
		} else {
			unit = m->unit[m->nr_units++];
			slot = model_take(m);
			for (i = 0; i < PER_BIG; i++) {
				unit[i] = ob_alloc(&fix->heap, OB_KIND_RAW, BIG);
				KUNIT_ASSERT_NOT_NULL(test, unit[i]);
				KUNIT_ASSERT_EQ(test, slot,
						ob_pool_of(unit[i])->arena);
			}
		}
		model_compare(test, m, &fix->heap);
		if (n % 50 == 0)
			ob_fix_check(test, fix);
	}
	KUNIT_EXPECT_GT(test, fix->stats.arenas_freed, 3ULL);
	while (m->nr_units--)
		for (i = 0; i < PER_BIG; i++)
			ob_block_free(&fix->heap, m->unit[m->nr_units][i]);
	ob_fix_check(test, fix);
	/* The last arena stays for the next allocation. */
	KUNIT_EXPECT_EQ(test, fix->stats.nr_arenas, 1ULL);
}

/* damage */

static void damage_to_free_lists_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool;
	void *kept;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 64, 6);
	pool = ob_pool_of(fix->blocks[0]);
	ob_free(&fix->heap, fix->blocks[4]);
	ob_free(&fix->heap, fix->blocks[2]);
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);

	kept = pool->free;
	pool->free = NULL;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->free = kept + 8;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->free = pool;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->free = fix->blocks[4];
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->free = fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->free = kept;
	kept = *(void **)fix->blocks[4];
	*(void **)fix->blocks[4] = fix->blocks[2];
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	*(void **)fix->blocks[4] = (void *)pool + pool->next_virgin;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	*(void **)fix->blocks[4] = kept;
	pool->nr_used++;
	ob_fix_faults(test, fix, 1, OB_FAULT_FREE_LIST);
	pool->nr_used--;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	fix->blocks[4] = NULL;
	fix->blocks[2] = NULL;
	ob_fix_free(fix);
}

/* A pool whose header is wrong is also missed by its list and the count. */
static void damage_to_pool_headers_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool, kept;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 64, 6);
	pool = ob_pool_of(fix->blocks[0]);
	kept = *pool;
	pool->szidx = 2;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	pool->szidx = 4000;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->next_virgin += 8;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->max_offset = OB_POOL_SIZE;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->kind = OB_NR_KINDS;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->index = 1;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	/* More live blocks than were ever handed out. */
	pool->nr_used = 2000;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	*pool = kept;
	pool->kind = OB_KIND_GC;
	ob_fix_faults(test, fix, 2, OB_FAULT_USED_LIST);
	*pool = kept;
	ob_fix_free(fix);
}

static void damage_to_used_lists_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool, *full;
	struct list_head kept, *head;

	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG, PER_BIG + 1);
	full = ob_pool_of(fix->blocks[0]);
	pool = ob_pool_of(fix->blocks[PER_BIG]);
	head = pool->link.next;
	kept = pool->link;
	__list_del_entry(&pool->link);
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	list_add(&pool->link, &fix->heap.used[OB_KIND_RAW][0]);
	ob_fix_faults(test, fix, 2, OB_FAULT_USED_LIST);
	__list_del_entry(&pool->link);
	list_add(&pool->link, head);
	pool->link.prev = &pool->link;
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	pool->link = kept;
	pool->link.next = &pool->link;
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	pool->link.next = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	pool->link = kept;
	head->prev = head;
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	head->prev = &pool->link;
	list_add_tail(&full->link, head);
	ob_fix_faults(test, fix, 1, OB_FAULT_USED_LIST);
	list_del(&full->link);
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_arenas_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct ob_arena *a, *b;
	struct ob_pool *kept;

	ob_fix_alloc(test, fix, OB_KIND_RAW, BIG,
		     PER_BIG * (OB_ARENA_POOLS + 3));
	while (fix->nr > PER_BIG * OB_ARENA_POOLS)
		ob_free(h, fix->blocks[--fix->nr]);
	while (fix->nr > PER_BIG * (OB_ARENA_POOLS - 1))
		ob_free(h, fix->blocks[--fix->nr]);
	a = h->arenas[0];
	b = h->arenas[1];
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	KUNIT_ASSERT_PTR_EQ(test, h->usable.next, &a->link);

	h->finger[1] = NULL;
	ob_fix_faults(test, fix, 1, OB_FAULT_FINGER);
	h->finger[1] = a;
	h->finger[5] = b;
	ob_fix_faults(test, fix, 1, OB_FAULT_FINGER);
	h->finger[5] = NULL;
	list_move(&b->link, &h->usable);
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	list_move_tail(&b->link, &h->usable);
	list_del_init(&a->link);
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	list_add(&a->link, &h->usable);
	a->link.prev = &b->link;
	ob_fix_faults(test, fix, 1, OB_FAULT_ARENA_ORDER);
	a->link.prev = &h->usable;
	kept = b->empty;
	b->empty = NULL;
	ob_fix_faults(test, fix, 1, OB_FAULT_EMPTY_LIST);
	b->empty = a->pool[0];
	ob_fix_faults(test, fix, 1, OB_FAULT_EMPTY_LIST);
	b->empty = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_EMPTY_LIST);
	b->empty = kept;
	/* A record that is not believed is missing from list and count. */
	b->pool[63] = b->pool[0];
	ob_fix_faults(test, fix, 3, OB_FAULT_ARENA);
	b->pool[63] = NULL;
	/* A wrong number of free pools also has no finger. */
	b->nr_free--;
	ob_fix_faults(test, fix, 2, OB_FAULT_ARENA);
	b->nr_free++;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_outer_blocks_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	struct ob_bucket *bucket = &h->bucket[11 - OB_BUCKET_MIN];
	struct ob_outer *o, kept;

	ob_fix_alloc(test, fix, OB_KIND_OBJECT, 1500, 9);
	ob_free(h, fix->blocks[4]);
	fix->blocks[4] = NULL;
	o = (struct ob_outer *)fix->blocks[5] - 1;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);

	kept = *o;
	/* A header that is not believed is missing from three sums. */
	o->magic = 0;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->id += 16;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->bytes = 5000;
	ob_fix_faults(test, fix, 3, OB_FAULT_OUTER);
	*o = kept;
	o->bytes++;
	ob_fix_faults(test, fix, 1, OB_FAULT_BYTES);
	*o = kept;
	o->left = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_TREE);
	o->left = o;
	ob_fix_faults(test, fix, 1, OB_FAULT_TREE);
	*o = kept;
	o = h->outer;
	h->outer = NULL;
	ob_fix_faults(test, fix, 8, OB_FAULT_TREE);
	h->outer = (void *)fix;
	ob_fix_faults(test, fix, 1, OB_FAULT_TREE);
	h->outer = o;
	bucket->free = OB_NO_SLOT;
	ob_fix_faults(test, fix, 1, OB_FAULT_SLOTS);
	bucket->free = 3;
	ob_fix_faults(test, fix, 1, OB_FAULT_SLOTS);
	bucket->free = 4;
	bucket->slot[4] = 4 << 1 | 1;
	ob_fix_faults(test, fix, 1, OB_FAULT_SLOTS);
	bucket->slot[4] = (unsigned long)OB_NO_SLOT << 1 | 1;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static void damage_to_counters_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct ob_heap *h = &fix->heap;
	u64 kept;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 5000, 10);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 500, 10);
	ob_free(h, fix->blocks[0]);
	fix->blocks[0] = NULL;
	h->bytes++;
	ob_fix_faults(test, fix, 1, OB_FAULT_BYTES);
	h->bytes--;
	kept = h->peak_bytes;
	h->peak_bytes = h->bytes - 1;
	ob_fix_faults(test, fix, 1, OB_FAULT_BYTES);
	h->peak_bytes = kept;
	h->bytes_meta += 8;
	ob_fix_faults(test, fix, 2, OB_FAULT_BYTES);
	h->bytes_meta -= 8;
	h->nr_pools++;
	ob_fix_faults(test, fix, 2, OB_FAULT_COUNT);
	h->nr_pools--;
	h->arenas_freed++;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->arenas_freed--;
	h->pools_taken++;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->pools_taken--;
	h->arenas_low = 2;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->arenas_low = 1;
	h->nr_outer[OB_KIND_GC]++;
	ob_fix_faults(test, fix, 2, OB_FAULT_COUNT);
	h->nr_outer[OB_KIND_GC]--;
	h->attempts_before -= 10;
	ob_fix_faults(test, fix, 1, OB_FAULT_COUNT);
	h->attempts_before += 10;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	ob_fix_free(fix);
}

static struct kunit_case look_cases[] = {
	KUNIT_CASE(id_round_trip),
	KUNIT_CASE(resolve_refuses_what_is_not_live),
	KUNIT_CASE(static_region_has_ids),
	KUNIT_CASE_SLOW(same_requests_get_same_ids),
	KUNIT_CASE_SLOW(walk_meets_every_live_block_once),
	KUNIT_CASE(walk_filters),
	KUNIT_CASE(pool_views_account_for_everything),
	KUNIT_CASE_SLOW(arena_order_matches_model),
	KUNIT_CASE(damage_to_free_lists_is_found),
	KUNIT_CASE(damage_to_pool_headers_is_found),
	KUNIT_CASE(damage_to_used_lists_is_found),
	KUNIT_CASE(damage_to_arenas_is_found),
	KUNIT_CASE(damage_to_outer_blocks_is_found),
	KUNIT_CASE(damage_to_counters_is_found),
	{}
};

static struct kunit_suite look_suite = {
	.name = "obheap_heap_look",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = look_cases,
};

kunit_test_suite(look_suite);
