// SPDX-License-Identifier: GPL-2.0
/*
 * gc_collect_kunit - what a collection does to objects, shape by shape
 */
#include <obheap/objects.h>

#include "fixtures.h"

static int collect_suite_init(struct kunit *test)
{
	struct ob_rt *rt = kunit_kzalloc(test, sizeof(*rt), GFP_KERNEL);
	const struct ob_rt_config *cfg;

	cfg = kunit_kzalloc(test, sizeof(*cfg), GFP_KERNEL);
	if (!rt || !cfg)
		return -ENOMEM;
	test->priv = rt;
	return ob_rt_init(rt, cfg);
}

static void collect_suite_exit(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	if (!rt)
		return;
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&rt->gc, &rt->heap, 0), 0UL);
	ob_rt_drop_all(rt);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&rt->heap), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_rt_static_surplus(rt), 0LL);
	ob_rt_exit(rt);
}

static struct ob_object *list_of(struct kunit *test, struct ob_object *item)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *list = ob_list_new(rt, 0);

	KUNIT_ASSERT_NOT_NULL(test, list);
	if (item)
		KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, item), 0);
	return list;
}

/* A list that holds itself; the caller's reference is the only other one. */
static struct ob_object *self_list(struct kunit *test)
{
	struct ob_object *list = list_of(test, NULL);

	KUNIT_ASSERT_EQ(test, ob_list_append(test->priv, list, list), 0);
	return list;
}

static u64 collect(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	return ob_gc_collect(&rt->gc, 2);
}

static void self_cycle_goes(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	ob_decref(rt, self_list(test));
	KUNIT_EXPECT_EQ(test, collect(test), 1ULL);
	KUNIT_EXPECT_EQ(test, collect(test), 0ULL);
}

static void two_cycle_goes(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *a = list_of(test, NULL), *b = list_of(test, a);

	KUNIT_ASSERT_EQ(test, ob_list_append(rt, a, b), 0);
	ob_decref(rt, a);
	ob_decref(rt, b);
	KUNIT_EXPECT_EQ(test, collect(test), 2ULL);
}

static void cycle_held_from_outside_stays(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *list = self_list(test);

	KUNIT_EXPECT_EQ(test, collect(test), 0ULL);
	KUNIT_EXPECT_EQ(test, list->refcnt, 2LL);
	KUNIT_EXPECT_EQ(test, ob_gc_state_of(&rt->gc, ob_gc_of(list)),
			OB_GC_OLD);
	ob_decref(rt, list);
	KUNIT_EXPECT_EQ(test, collect(test), 1ULL);
}

static void tail_of_a_cycle_goes_with_it(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *list = self_list(test), *tail = list_of(test, NULL);
	struct ob_object *kept = list_of(test, NULL);

	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, tail), 0);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, kept), 0);
	ob_decref(rt, tail);
	ob_decref(rt, list);
	KUNIT_EXPECT_EQ(test, collect(test), 2ULL);
	KUNIT_EXPECT_EQ(test, kept->refcnt, 1LL);
	ob_decref(rt, kept);
}

static void dict_and_tuple_cycles_go(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *dict = ob_dict_new(rt), *tuple;
	struct ob_object *list = list_of(test, NULL);

	KUNIT_ASSERT_NOT_NULL(test, dict);
	KUNIT_ASSERT_EQ(test, ob_dict_set_c(rt, dict, "me", dict), 0);
	tuple = ob_tuple_pack(rt, 1, list);
	KUNIT_ASSERT_NOT_NULL(test, tuple);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, tuple), 0);
	ob_decref(rt, dict);
	ob_decref(rt, tuple);
	ob_decref(rt, list);
	KUNIT_EXPECT_EQ(test, collect(test), 3ULL);
}

static void younger_collection_leaves_the_old(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *list = self_list(test);

	ob_gc_collect(&rt->gc, 1);
	ob_decref(rt, list);
	KUNIT_EXPECT_EQ(test, ob_gc_collect(&rt->gc, 0), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_gc_collect(&rt->gc, 1), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_gc_collect(&rt->gc, 2), 1ULL);
}

static void frozen_objects_are_not_looked_at(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	ob_decref(rt, self_list(test));
	ob_gc_freeze(&rt->gc);
	KUNIT_EXPECT_EQ(test, collect(test), 0ULL);
	ob_gc_unfreeze(&rt->gc);
	KUNIT_EXPECT_EQ(test, collect(test), 1ULL);
}

static void atomic_tuples_and_dicts_are_untracked(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *flat = ob_tuple_pack(rt, 1, ob_none(rt));
	struct ob_object *outer = ob_tuple_pack(rt, 1, flat);
	struct ob_object *dict = ob_dict_new(rt), *list = list_of(test, NULL);

	KUNIT_ASSERT_TRUE(test, flat && outer && dict);
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(ob_gc_of(dict)));
	KUNIT_ASSERT_EQ(test, ob_dict_set_c(rt, dict, "x", list), 0);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(ob_gc_of(dict)));
	KUNIT_ASSERT_EQ(test, ob_dict_set_c(rt, dict, "x", ob_none(rt)), 0);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(ob_gc_of(flat)));
	ob_gc_collect(&rt->gc, 0);
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(ob_gc_of(flat)));
	KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(ob_gc_of(dict)));
	collect(test);
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(ob_gc_of(outer)));
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(ob_gc_of(dict)));
	KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(ob_gc_of(list)));
	ob_decref(rt, outer);
	ob_decref(rt, flat);
	ob_decref(rt, dict);
	ob_decref(rt, list);
}

static struct ob_object *weakly_referable(struct kunit *test)
{
	struct ob_object *set = ob_set_new(test->priv, OB_T_SET, NULL);

	KUNIT_ASSERT_NOT_NULL(test, set);
	return set;
}

static void weak_reference_dies_with_its_object(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *o = weakly_referable(test), *got;
	struct ob_object *ref = ob_weakref_new(rt, o, NULL);

	KUNIT_ASSERT_NOT_NULL(test, ref);
	KUNIT_EXPECT_EQ(test, o->refcnt, 1LL);
	got = ob_weakref_new(rt, o, NULL);
	KUNIT_EXPECT_PTR_EQ(test, got, ref);
	ob_xdecref(rt, got);
	got = ob_weakref_get(rt, ref);
	KUNIT_EXPECT_PTR_EQ(test, got, o);
	ob_xdecref(rt, got);
	ob_decref(rt, o);
	KUNIT_EXPECT_NULL(test, ob_weakref_get(rt, ref));
	ob_decref(rt, ref);
}

/* The callback is list.append of a list: it notes what it is called with. */
static void weak_reference_callback_is_called_once(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *o = weakly_referable(test), *log, *name, *append;
	struct ob_object *ref;

	log = list_of(test, NULL);
	name = ob_str_intern_c(rt, "append");
	KUNIT_ASSERT_NOT_NULL(test, name);
	append = ob_getattr(rt, log, name);
	ob_decref(rt, name);
	KUNIT_ASSERT_NOT_NULL(test, append);
	ref = ob_weakref_new(rt, o, append);
	KUNIT_ASSERT_NOT_NULL(test, ref);
	ob_decref(rt, append);
	ob_decref(rt, o);
	KUNIT_EXPECT_EQ(test, ob_size(log), 1LL);
	KUNIT_EXPECT_PTR_EQ(test, ((struct ob_list *)log)->item[0], ref);
	KUNIT_EXPECT_NULL(test, ob_weakref_get(rt, ref));
	ob_decref(rt, ref);
	ob_decref(rt, log);
}

static struct kunit_case collect_cases[] = {
	KUNIT_CASE(self_cycle_goes),
	KUNIT_CASE(two_cycle_goes),
	KUNIT_CASE(cycle_held_from_outside_stays),
	KUNIT_CASE(tail_of_a_cycle_goes_with_it),
	KUNIT_CASE(dict_and_tuple_cycles_go),
	KUNIT_CASE(younger_collection_leaves_the_old),
	KUNIT_CASE(frozen_objects_are_not_looked_at),
	KUNIT_CASE(atomic_tuples_and_dicts_are_untracked),
	KUNIT_CASE(weak_reference_dies_with_its_object),
	KUNIT_CASE(weak_reference_callback_is_called_once),
	{}
};

static struct kunit_suite collect_suite = {
	.name = "obheap_gc_collect",
	.init = collect_suite_init,
	.exit = collect_suite_exit,
	.test_cases = collect_cases,
};

kunit_test_suite(collect_suite);
