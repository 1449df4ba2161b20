// SPDX-License-Identifier: GPL-2.0
/*
 * gc_memory_kunit - collections in which each allocation fails in turn
 *
 * A collection that has a finalizer, a callback of a weak reference and one of
 * gc.callbacks to call, or garbage to save, allocates in all of them. Whichever
 * allocation fails: one exception is reported for it, none is left pending, what
 * was garbage is gone and the collector's lists are whole.
 */
#include "fixtures.h"

/**
 * struct memory_fix - a runtime with something to collect
 * @rt: the runtime
 * @ops: its way up, of which only reports are wanted
 * @log: a list that the finalizer and the weak reference append to
 * @ref: a weak reference to what goes, with a callback
 * @nr_reports: exceptions that were reported
 */
struct memory_fix {
	struct ob_rt rt;
	struct ob_rt_ops ops;
	struct ob_object *log;
	struct ob_object *ref;
	u64 nr_reports;
};

static void count_report(struct ob_rt *rt, const char *what,
			 struct ob_object *o)
{
	container_of(rt, struct memory_fix, rt)->nr_reports += ob_raised(rt);
}

static int never_stop(struct ob_rt *rt)
{
	return 0;
}

/* As __del__ that does self.log.append([self]) and says what it raises. */
static void finalize_into_log(struct ob_rt *rt, struct ob_object *o)
{
	struct memory_fix *fix = container_of(rt, struct memory_fix, rt);
	struct ob_object *list = ob_list_new(rt, 0);

	if (!list || ob_list_append(rt, list, o) ||
	    ob_list_append(rt, fix->log, list))
		ob_unraisable(rt, NULL, o);
	ob_xdecref(rt, list);
}

static struct ob_object *method_of(struct kunit *test, struct ob_object *o,
				   const char *text)
{
	struct memory_fix *fix = test->priv;
	struct ob_object *name = ob_str_intern_c(&fix->rt, text), *method;

	KUNIT_ASSERT_NOT_NULL(test, name);
	method = ob_getattr(&fix->rt, o, name);
	ob_decref(&fix->rt, name);
	KUNIT_ASSERT_NOT_NULL(test, method);
	return method;
}

/* gc.callbacks has the setdefault of a dictionary: it takes two arguments. */
static void callbacks_set(struct kunit *test)
{
	struct memory_fix *fix = test->priv;
	struct ob_rt *rt = &fix->rt;
	struct ob_object *dict = ob_dict_new(rt), *method;

	KUNIT_ASSERT_NOT_NULL(test, dict);
	method = method_of(test, dict, "setdefault");
	ob_decref(rt, dict);
	rt->gc.callbacks = ob_list_new(rt, 0);
	KUNIT_ASSERT_NOT_NULL(test, rt->gc.callbacks);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, rt->gc.callbacks, method), 0);
	ob_decref(rt, method);
}

/* A list that holds itself and a set, to which @ref refers. */
static void garbage_make(struct kunit *test)
{
	struct memory_fix *fix = test->priv;
	struct ob_rt *rt = &fix->rt;
	struct ob_object *list = ob_list_new(rt, 0), *set, *append;

	set = ob_set_new(rt, OB_T_SET, NULL);
	KUNIT_ASSERT_TRUE(test, list && set);
	append = method_of(test, fix->log, "append");
	fix->ref = ob_weakref_new(rt, set, append);
	KUNIT_ASSERT_NOT_NULL(test, fix->ref);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, list), 0);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, set), 0);
	ob_decref(rt, append);
	ob_decref(rt, set);
	ob_decref(rt, list);
}

static void memory_begin(struct kunit *test)
{
	static const struct ob_rt_config cfg;
	struct memory_fix *fix = test->priv;

	KUNIT_ASSERT_EQ(test, ob_rt_init(&fix->rt, &cfg), 0);
	fix->ops = (struct ob_rt_ops){
		.tick = never_stop, .unraisable = count_report,
	};
	fix->rt.ops = &fix->ops;
	fix->rt.gc.enabled = false;
	fix->rt.gc.check = true;
	fix->nr_reports = 0;
	fix->log = ob_list_new(&fix->rt, 0);
	KUNIT_ASSERT_NOT_NULL(test, fix->log);
	callbacks_set(test);
	garbage_make(test);
}

/* Nothing fails any more: all there is goes. */
static void memory_end(struct kunit *test)
{
	struct memory_fix *fix = test->priv;
	struct ob_rt *rt = &fix->rt;

	KUNIT_EXPECT_FALSE(test, ob_raised(rt));
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&rt->gc, &rt->heap, 0), 0UL);
	ob_decref(rt, fix->log);
	ob_decref(rt, fix->ref);
	ob_gc_collect(&rt->gc, 2);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&rt->gc, &rt->heap, 0), 0UL);
	ob_rt_drop_all(rt);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&rt->heap), 0ULL);
	KUNIT_EXPECT_EQ(test, ob_rt_static_surplus(rt), 0LL);
	ob_rt_exit(rt);
}

/* A collection in which the @nth allocation fails; did one? */
static bool collect_without(struct kunit *test, u64 nth, bool forever)
{
	struct memory_fix *fix = test->priv;
	struct ob_rt *rt = &fix->rt;
	u64 before = rt->heap.nr_injected;

	ob_heap_fail(&rt->heap, nth, forever);
	ob_gc_collect(&rt->gc, 2);
	ob_heap_fail(&rt->heap, 0, false);
	return rt->heap.nr_injected != before;
}

/*
 * One collection after the other, in which the first allocation fails, the
 * second and so on, until there is none left to fail. Says how many it took.
 */
static u64 with_each_failure(struct kunit *test,
			     bool (*collect)(struct kunit *test, u64 nth))
{
	bool failed = true;
	u64 nth;

	for (nth = 1; failed && nth < 100; nth++) {
		memory_begin(test);
		failed = collect(test, nth);
		memory_end(test);
	}
	KUNIT_EXPECT_FALSE(test, failed);
	return nth;
}

static void expect_reported(struct kunit *test, u64 nth, bool failed)
{
	struct memory_fix *fix = test->priv;

	KUNIT_EXPECT_EQ_MSG(test, fix->nr_reports, failed ? 1ULL : 0ULL,
			    "allocation %llu", nth);
	KUNIT_EXPECT_NULL(test, ob_weakref_get(&fix->rt, fix->ref));
}

static bool collect_reported(struct kunit *test, u64 nth)
{
	bool failed = collect_without(test, nth, false);

	expect_reported(test, nth, failed);
	return failed;
}

static void each_failure_is_reported(struct kunit *test)
{
	/* Two dictionaries for callbacks. */
	KUNIT_EXPECT_GT(test, with_each_failure(test, collect_reported), 5ULL);
}

/* Lists have a finalizer, which makes the log grow. */
static bool collect_finalized(struct kunit *test, u64 nth, bool forever)
{
	struct memory_fix *fix = test->priv;
	struct ob_type *list = ob_type_of(&fix->rt, OB_T_LIST);
	bool failed;

	list->finalize = finalize_into_log;
	failed = collect_without(test, nth, forever);
	list->finalize = NULL;
	return failed;
}

static bool collect_finalized_reported(struct kunit *test, u64 nth)
{
	bool failed = collect_finalized(test, nth, false);

	expect_reported(test, nth, failed);
	return failed;
}

static void each_failure_is_reported_of_finalizers(struct kunit *test)
{
	KUNIT_EXPECT_GT(test,
			with_each_failure(test, collect_finalized_reported),
			5ULL);
}

static bool collect_saved(struct kunit *test, u64 nth)
{
	struct memory_fix *fix = test->priv;
	struct ob_object *callbacks = fix->rt.gc.callbacks;
	bool failed;

	fix->rt.gc.callbacks = NULL;
	ob_decref(&fix->rt, callbacks);
	fix->rt.gc.debug = OB_GC_DEBUG_SAVEALL;
	failed = collect_without(test, nth, false);
	KUNIT_EXPECT_LE(test, fix->nr_reports, 1ULL);
	fix->rt.gc.debug = 0;
	ob_xdecref(&fix->rt, fix->rt.gc.garbage);
	fix->rt.gc.garbage = NULL;
	KUNIT_EXPECT_EQ(test, ob_gc_collect(&fix->rt.gc, 2), 2ULL);
	return failed;
}

/* What cannot be saved is kept alive and found again. */
static void garbage_that_cannot_be_saved_stays(struct kunit *test)
{
	KUNIT_EXPECT_GT(test, with_each_failure(test, collect_saved), 3ULL);
}

static bool collect_out_of_memory(struct kunit *test, u64 nth)
{
	struct memory_fix *fix = test->priv;
	bool failed = collect_finalized(test, nth, true);

	if (failed)
		KUNIT_EXPECT_GE(test, fix->nr_reports, 1ULL);
	return failed;
}

static void no_memory_from_some_point_on(struct kunit *test)
{
	with_each_failure(test, collect_out_of_memory);
}

static struct kunit_case memory_cases[] = {
	KUNIT_CASE(each_failure_is_reported),
	KUNIT_CASE(each_failure_is_reported_of_finalizers),
	KUNIT_CASE(garbage_that_cannot_be_saved_stays),
	KUNIT_CASE(no_memory_from_some_point_on),
	{}
};

static int memory_suite_init(struct kunit *test)
{
	test->priv = kunit_kzalloc(test, sizeof(struct memory_fix), GFP_KERNEL);
	return test->priv ? 0 : -ENOMEM;
}

static struct kunit_suite memory_suite = {
	.name = "obheap_gc_memory",
	.init = memory_suite_init,
	.test_cases = memory_cases,
};

kunit_test_suite(memory_suite);
