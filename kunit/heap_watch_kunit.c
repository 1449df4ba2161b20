// SPDX-License-Identifier: GPL-2.0
/*
 * heap_watch_kunit - what somebody who watches a heap is told
 *
 * The watcher keeps a set of ids of its own, of what was handed out and not
 * taken back. That has to be what a walk finds, on every backend, whenever the
 * watch began and ended.
 */
#include <kunit/test.h>

#include "fixtures.h"

#define MAX_IDS		8192
#define ROUNDS		6000

/**
 * struct watcher - somebody who watches
 * @w: what the heap calls
 * @fix: its heap
 * @ids: live blocks, as far as told
 * @nr: how many
 * @nr_allocs: blocks handed out
 * @nr_frees: blocks taken back
 * @nr_wrong: what cannot be
 * @nr_state: transitions of pools, by the state they lead to
 * @arenas: arenas made and not gone
 */
struct watcher {
	struct ob_heap_watch w;
	struct ob_fix *fix;
	u64 ids[MAX_IDS];
	u32 nr;
	u64 nr_allocs;
	u64 nr_frees;
	u32 nr_wrong;
	u32 nr_state[4];
	int arenas;
};

static struct watcher *watcher_of(struct ob_heap_watch *w)
{
	return container_of(w, struct watcher, w);
}

static void told_alloc(struct ob_heap_watch *w, const struct ob_block_info *b)
{
	struct watcher *me = watcher_of(w);

	me->nr_allocs++;
	if (me->nr < MAX_IDS)
		me->ids[me->nr++] = b->id;
	else
		me->nr_wrong++;
}

static void told_free(struct ob_heap_watch *w, const struct ob_block_info *b)
{
	struct watcher *me = watcher_of(w);
	u32 i;

	me->nr_frees++;
	for (i = 0; i < me->nr && me->ids[i] != b->id; i++)
		;
	/* All but its first word is as its holder left it. */
	if (i == me->nr || (b->bytes >= 16 &&
			    ((u8 *)b->block)[8] != (u8)(b->id >> 4)))
		me->nr_wrong++;
	if (i < me->nr)
		me->ids[i] = me->ids[--me->nr];
}

static void told_pool(struct ob_heap_watch *w, const struct ob_pool *pool,
		      enum ob_pool_state state)
{
	watcher_of(w)->nr_state[state]++;
}

static void told_arena(struct ob_heap_watch *w, u32 slot, bool made)
{
	watcher_of(w)->arenas += made ? 1 : -1;
}

static struct watcher *watcher_new(struct kunit *test)
{
	struct watcher *me = kunit_kzalloc(test, sizeof(*me), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, me);
	me->w = (struct ob_heap_watch){
		told_alloc, told_free, told_pool, told_arena,
	};
	me->fix = test->priv;
	return me;
}

/* Begin with what is there. */
static void watch_begin(struct watcher *me)
{
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;

	me->nr = 0;
	while (ob_heap_next(&me->fix->heap, &walk, &info) && me->nr < MAX_IDS)
		me->ids[me->nr++] = info.id;
	ob_heap_set_watch(&me->fix->heap, &me->w);
}

static void expect_same(struct kunit *test, struct watcher *me)
{
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	u32 nr = 0, i;

	while (ob_heap_next(&me->fix->heap, &walk, &info)) {
		nr++;
		for (i = 0; i < me->nr && me->ids[i] != info.id; i++)
			;
		KUNIT_EXPECT_TRUE_MSG(test, i < me->nr, "0x%llx is not known",
				      info.id);
	}
	KUNIT_EXPECT_EQ(test, nr, me->nr);
	KUNIT_EXPECT_EQ(test, me->nr_wrong, 0U);
	ob_fix_check(test, me->fix);
}

static void *block_new(struct ob_fix *fix, u64 *state)
{
	size_t bytes = ob_fix_random(state) % 620;
	enum ob_kind kind = ob_fix_random(state) % OB_NR_KINDS;
	void *block;

	if (bytes && bytes <= OB_SMALL_MAX && ob_fix_random(state) % 2)
		block = ob_block_alloc(&fix->heap, kind, ob_class_of(bytes));
	else
		block = ob_alloc(&fix->heap, kind, bytes);
	if (block && bytes >= 16)
		((u8 *)block)[8] = ob_id_of(&fix->heap, block) >> 4;
	return block;
}

static void block_drop(struct ob_fix *fix, u32 i, u64 *state)
{
	void *block = fix->blocks[i];

	/* What told_free() looks for must be there whatever its size was. */
	if (ob_block_size(&fix->heap, block) >= 16)
		((u8 *)block)[8] = ob_id_of(&fix->heap, block) >> 4;
	if (ob_fix_random(state) % 2)
		ob_block_free(&fix->heap, block);
	else
		ob_free(&fix->heap, block);
	fix->blocks[i] = fix->blocks[--fix->nr];
}

static const struct ob_heap_config configs[] = {
	{ .backend = OB_BACKEND_POOL },
	{ .backend = OB_BACKEND_KMALLOC },
	{ .backend = OB_BACKEND_SLAB },
	{ .backend = OB_BACKEND_BUMP },
	{ .backend = OB_BACKEND_POOL, .debug = true },
	{ .backend = OB_BACKEND_KMALLOC, .debug = true },
	{ .backend = OB_BACKEND_SLAB, .debug = true },
	{ .backend = OB_BACKEND_BUMP, .debug = true },
};

static void config_desc(const struct ob_heap_config *cfg, char *desc)
{
	static const char *const names[] = { "pool", "kmalloc", "slab", "bump" };

	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s%s", names[cfg->backend],
		 cfg->debug ? ", debug" : "");
}

KUNIT_ARRAY_PARAM(config, configs, config_desc);

static void watch_tells_all(struct kunit *test)
{
	struct watcher *me = watcher_new(test);
	struct ob_fix *fix = test->priv;
	u64 state = 7;
	int i;

	ob_fix_restart(test, fix, test->param_value);
	for (i = 0; i < ROUNDS; i++) {
		void *block;

		/* On and off, with blocks of all times alive. */
		if (i % 1000 == 100)
			watch_begin(me);
		if (i % 1000 == 900) {
			expect_same(test, me);
			ob_heap_set_watch(&fix->heap, NULL);
			ob_fix_check(test, fix);
		}
		if (fix->nr && (fix->nr == 1200 || ob_fix_random(&state) % 5 < 2)) {
			block_drop(fix, ob_fix_random(&state) % fix->nr, &state);
			continue;
		}
		block = block_new(fix, &state);
		KUNIT_ASSERT_NOT_NULL(test, block);
		fix->blocks[fix->nr++] = block;
	}
	watch_begin(me);
	while (fix->nr)
		block_drop(fix, fix->nr - 1, &state);
	expect_same(test, me);
	KUNIT_EXPECT_EQ(test, me->nr, 0U);
	ob_heap_set_watch(&fix->heap, NULL);
}

static void watch_tells_pools(struct kunit *test)
{
	struct watcher *me = watcher_new(test);
	struct ob_fix *fix = test->priv;
	/* 31 blocks of 512 bytes fill a pool. */
	u32 full = ob_class_capacity(OB_NR_CLASSES - 1);

	watch_begin(me);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 512, 2 * full + 1);
	KUNIT_EXPECT_EQ(test, me->arenas, 1);
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_USED], 3U);
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_FULL], 2U);
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_EMPTY], 0U);
	while (fix->nr) {
		struct ob_block_info info;
		void *block = fix->blocks[--fix->nr];

		KUNIT_EXPECT_EQ(test, ob_heap_resolve(&fix->heap,
						      ob_id_of(&fix->heap,
							       block),
						      &info), 0);
		((u8 *)block)[8] = info.id >> 4;
		ob_block_free(&fix->heap, block);
	}
	/* Two were full and are used again; all three become empty. */
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_USED], 5U);
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_EMPTY], 3U);
	KUNIT_EXPECT_EQ(test, me->nr_wrong, 0U);
	ob_heap_trim(&fix->heap);
	KUNIT_EXPECT_EQ(test, me->nr_state[OB_POOL_VIRGIN], 3U);
	ob_heap_set_watch(&fix->heap, NULL);
}

static void watch_keeps_failures(struct kunit *test)
{
	struct watcher *me = watcher_new(test);
	struct ob_fix *fix = test->priv;
	void *block;

	ob_heap_fail(&fix->heap, 3, false);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 48, 1);
	watch_begin(me);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 48, 1);
	KUNIT_EXPECT_NULL(test, ob_alloc(&fix->heap, OB_KIND_RAW, 48));
	block = ob_alloc(&fix->heap, OB_KIND_RAW, 48);
	KUNIT_ASSERT_NOT_NULL(test, block);
	KUNIT_EXPECT_EQ(test, me->nr_allocs, 2ULL);
	KUNIT_EXPECT_EQ(test, ob_heap_allocs(&fix->heap), 3ULL);
	ob_heap_set_watch(&fix->heap, NULL);
	ob_free(&fix->heap, block);
	ob_fix_free(fix);
}

static struct kunit_case watch_cases[] = {
	KUNIT_CASE_PARAM(watch_tells_all, config_gen_params),
	KUNIT_CASE(watch_tells_pools),
	KUNIT_CASE(watch_keeps_failures),
	{ }
};

static struct kunit_suite watch_suite = {
	.name = "obheap_heap_watch",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = watch_cases,
};

kunit_test_suite(watch_suite);
