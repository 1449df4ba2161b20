// SPDX-License-Identifier: GPL-2.0
/*
 * gc_kunit - headers, generations, counters, and damage to any of them
 */
#include "fixtures.h"

#define NR 12

struct gc_fix {
	struct ob_fix *fix;
	struct ob_gc gc;
	struct ob_gc_head *head[NR];
};

static int gc_suite_init(struct kunit *test)
{
	struct gc_fix *g = kunit_kzalloc(test, sizeof(*g), GFP_KERNEL);
	int i;

	if (!g || ob_fix_init(test))
		return -ENOMEM;
	g->fix = test->priv;
	test->priv = g;
	ob_gc_init(&g->gc);
	for (i = 0; i < NR; i++) {
		g->head[i] = ob_alloc(&g->fix->heap, OB_KIND_GC, 64);
		if (!g->head[i])
			return -ENOMEM;
		ob_gc_head_init(g->head[i]);
	}
	return 0;
}

static void gc_suite_exit(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	int i;

	if (!g)
		return;
	for (i = 0; i < NR; i++) {
		if (ob_gc_is_tracked(g->head[i]))
			ob_gc_untrack(g->head[i]);
		ob_free(&g->fix->heap, g->head[i]);
	}
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, &g->fix->heap, 0),
			0UL);
	for (i = 0; i < OB_NR_GC_LISTS; i++)
		KUNIT_EXPECT_EQ(test, ob_gc_list_size(&g->gc, i), 0ULL);
	test->priv = g->fix;
	ob_fix_exit(test);
}

static void expect_faults(struct kunit *test, unsigned long nr)
{
	struct gc_fix *g = test->priv;

	KUNIT_EXPECT_EQ(test, ob_gc_validate(&g->gc), nr);
}

static void init_has_cpythons_numbers(struct kunit *test)
{
	struct gc_fix *g = test->priv;

	KUNIT_EXPECT_EQ(test, g->gc.gen[0].threshold, 700);
	KUNIT_EXPECT_EQ(test, g->gc.gen[1].threshold, 10);
	KUNIT_EXPECT_EQ(test, g->gc.gen[2].threshold, 10);
	KUNIT_EXPECT_TRUE(test, g->gc.enabled);
	KUNIT_EXPECT_FALSE(test, g->gc.collecting);
	expect_faults(test, 0);
}

static void track_appends_in_order(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	struct ob_gc_head *pos;
	int i;

	for (i = 0; i < NR; i++) {
		KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(g->head[i]));
		ob_gc_track(&g->gc, g->head[i]);
		KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(g->head[i]));
		expect_faults(test, 0);
	}
	pos = ob_gc_next(&g->gc.gen[0].head);
	for (i = 0; i < NR; i++, pos = ob_gc_next(pos))
		KUNIT_EXPECT_PTR_EQ(test, pos, g->head[i]);
	KUNIT_EXPECT_PTR_EQ(test, pos, &g->gc.gen[0].head);
	for (i = NR - 1; i >= 0; i--) {
		pos = ob_gc_prev(pos);
		KUNIT_EXPECT_PTR_EQ(test, pos, g->head[i]);
	}
}

/* Every subset of four neighbours taken out. */
static void untrack_any_subset(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	unsigned int set, i;

	for (set = 0; set < 16; set++) {
		for (i = 0; i < 4; i++)
			ob_gc_track(&g->gc, g->head[i]);
		for (i = 0; i < 4; i++)
			if (set & BIT(i))
				ob_gc_untrack(g->head[i]);
		expect_faults(test, 0);
		KUNIT_EXPECT_EQ(test, ob_gc_list_size(&g->gc, 0),
				4ULL - hweight8(set));
		for (i = 0; i < 4; i++)
			if (ob_gc_is_tracked(g->head[i]))
				ob_gc_untrack(g->head[i]);
	}
}

static void finalized_mark_survives_everything(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	int i;

	for (i = 0; i < 3; i++)
		ob_gc_track(&g->gc, g->head[i]);
	ob_gc_set_finalized(g->head[1]);
	expect_faults(test, 0);
	ob_gc_untrack(g->head[0]);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_finalized(g->head[1]));
	ob_gc_untrack(g->head[1]);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_finalized(g->head[1]));
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(g->head[1]));
	ob_gc_track(&g->gc, g->head[1]);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_finalized(g->head[1]));
	ob_gc_untrack(g->head[2]);
	ob_gc_list_merge(&g->gc, 0, 2);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_finalized(g->head[1]));
	KUNIT_EXPECT_FALSE(test, ob_gc_is_finalized(g->head[2]));
	expect_faults(test, 0);
}

static void collection_is_due_at_the_701st(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	struct ob_gc *gc = &g->gc;
	int i;

	ob_gc_count_free(gc);
	KUNIT_EXPECT_EQ(test, gc->gen[0].count, 0);
	for (i = 0; i < 700; i++) {
		ob_gc_count_alloc(gc);
		KUNIT_EXPECT_FALSE(test, ob_gc_is_due(gc));
	}
	ob_gc_count_alloc(gc);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_due(gc));
	gc->enabled = false;
	KUNIT_EXPECT_FALSE(test, ob_gc_is_due(gc));
	gc->enabled = true;
	gc->collecting = true;
	KUNIT_EXPECT_FALSE(test, ob_gc_is_due(gc));
	gc->collecting = false;
	gc->gen[0].threshold = 0;
	KUNIT_EXPECT_FALSE(test, ob_gc_is_due(gc));
	gc->gen[0].threshold = 700;
	ob_gc_count_free(gc);
	KUNIT_EXPECT_FALSE(test, ob_gc_is_due(gc));
}

static void merge_keeps_order_and_states(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	struct ob_gc_head *pos;
	int i;

	for (i = 0; i < 3; i++)
		ob_gc_track(&g->gc, g->head[i]);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&g->gc, g->head[1]), OB_GC_YOUNG);
	ob_gc_list_merge(&g->gc, 0, 1);
	for (i = 3; i < 6; i++)
		ob_gc_track(&g->gc, g->head[i]);
	ob_gc_list_merge(&g->gc, 0, 1);
	ob_gc_list_merge(&g->gc, 0, 1);
	expect_faults(test, 0);
	pos = ob_gc_next(&g->gc.gen[1].head);
	for (i = 0; i < 6; i++, pos = ob_gc_next(pos))
		KUNIT_EXPECT_PTR_EQ(test, pos, g->head[i]);
	KUNIT_EXPECT_EQ(test, ob_gc_list_size(&g->gc, 0), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_gc_list_size(&g->gc, 1), 6ULL);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&g->gc, g->head[4]), OB_GC_MIDDLE);
	ob_gc_list_merge(&g->gc, 1, 1);
	ob_gc_list_merge(&g->gc, 1, 2);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&g->gc, g->head[4]), OB_GC_OLD);
	ob_gc_list_merge(&g->gc, 2, OB_GC_PERMANENT);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&g->gc, g->head[4]), OB_GC_FROZEN);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&g->gc, g->head[7]),
			OB_GC_UNTRACKED);
	expect_faults(test, 0);
}

static void damage_to_lists_is_found(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	struct ob_gc_head *young = &g->gc.gen[0].head;
	struct ob_gc_head kept;
	int i;

	for (i = 0; i < 5; i++)
		ob_gc_track(&g->gc, g->head[i]);
	kept = *g->head[2];
	g->head[2]->next = 0;
	expect_faults(test, 1);
	g->head[2]->next = kept.next | 4;
	expect_faults(test, 1);
	g->head[2]->next = (unsigned long)g->head[0];
	expect_faults(test, 1);
	g->head[2]->next = (unsigned long)g->head[2];
	expect_faults(test, 1);
	*g->head[2] = kept;
	g->head[2]->prev = (unsigned long)g->head[4];
	expect_faults(test, 1);
	*g->head[2] = kept;
	g->head[2]->prev |= OB_GC_COLLECTING;
	g->head[3]->prev |= OB_GC_COLLECTING;
	expect_faults(test, 2);
	g->gc.collecting = true;
	expect_faults(test, 0);
	g->gc.collecting = false;
	*g->head[2] = kept;
	g->head[3]->prev &= ~OB_GC_COLLECTING;
	young->prev |= OB_GC_FINALIZED;
	expect_faults(test, 1);
	young->prev = (unsigned long)g->head[3];
	expect_faults(test, 1);
	young->prev = (unsigned long)g->head[4];
	g->gc.gen[1].count = -1;
	expect_faults(test, 1);
	g->gc.gen[1].count = 0;
	expect_faults(test, 0);
}

static void lists_and_blocks_are_compared(struct kunit *test)
{
	struct gc_fix *g = test->priv;
	struct ob_heap *h = &g->fix->heap;
	struct ob_gc_head outside = { 0, 0 };

	ob_gc_track(&g->gc, g->head[0]);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, h, 0), 0UL);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, h, 1), 1UL);
	ob_gc_track(&g->gc, &outside);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, h, 0), 1UL);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, h, 1), 0UL);
	ob_gc_untrack(&outside);
	/* Claims to be in a list and is in none. */
	g->head[1]->next = (unsigned long)g->head[1];
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&g->gc, h, 0), 1UL);
	g->head[1]->next = 0;
}

static struct kunit_case gc_cases[] = {
	KUNIT_CASE(init_has_cpythons_numbers),
	KUNIT_CASE(track_appends_in_order),
	KUNIT_CASE(untrack_any_subset),
	KUNIT_CASE(finalized_mark_survives_everything),
	KUNIT_CASE(collection_is_due_at_the_701st),
	KUNIT_CASE(merge_keeps_order_and_states),
	KUNIT_CASE(damage_to_lists_is_found),
	KUNIT_CASE(lists_and_blocks_are_compared),
	{}
};

static struct kunit_suite gc_suite = {
	.name = "obheap_gc",
	.init = gc_suite_init,
	.exit = gc_suite_exit,
	.test_cases = gc_cases,
};

kunit_test_suite(gc_suite);
