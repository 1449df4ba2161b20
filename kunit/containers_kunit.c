// SPDX-License-Identifier: GPL-2.0
/*
 * containers_kunit - list, tuple, dict, slice and the iterators
 *
 * Growth tables and index arrays are what CPython 3.11 showed; random
 * operations are checked against arrays searched by brute force. Every case
 * must leave as many blocks as it found.
 */
#include <obheap/objects.h>

#include "../module/objects/dict_priv.h"
#include "fixtures.h"

#define MODEL_MAX	64

/**
 * struct fix - one case's runtime
 * @live: blocks in use before the case
 */
struct fix {
	struct ob_rt rt;
	u64 live;
};

static void drop_caches(struct ob_rt *rt)
{
	ob_float_free_list_clear(rt);
	ob_list_free_list_clear(rt);
	ob_tuple_free_list_clear(rt);
	ob_dict_free_list_clear(rt);
}

static int containers_init(struct kunit *test)
{
	struct fix *fix = kunit_kzalloc(test, sizeof(*fix), GFP_KERNEL);
	struct ob_rt_config cfg = { };
	int err;

	if (!fix)
		return -ENOMEM;
	err = ob_rt_init(&fix->rt, &cfg);
	if (err)
		return err;
	test->priv = fix;
	drop_caches(&fix->rt);
	fix->live = ob_heap_live(&fix->rt.heap);
	return 0;
}

static void containers_exit(struct kunit *test)
{
	struct fix *fix = test->priv;

	if (!fix)
		return;
	KUNIT_EXPECT_FALSE(test, ob_raised(&fix->rt));
	drop_caches(&fix->rt);
	KUNIT_EXPECT_EQ(test, ob_heap_validate(&fix->rt.heap, NULL), 0UL);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&fix->rt.heap), fix->live);
	ob_rt_exit(&fix->rt);
}

static struct ob_rt *rt_of(struct kunit *test)
{
	return &((struct fix *)test->priv)->rt;
}

static struct ob_object *number(struct kunit *test, s64 v)
{
	struct ob_object *o = ob_int_from_s64(rt_of(test), v);

	KUNIT_ASSERT_NOT_NULL(test, o);
	return o;
}

static s64 value_of(const struct ob_object *o)
{
	int overflow;

	return ob_int_to_s64(o, &overflow);
}

static struct ob_object *list_of(struct kunit *test, s64 n)
{
	struct ob_object *l = ob_list_new(rt_of(test), 0);
	s64 i;

	KUNIT_ASSERT_NOT_NULL(test, l);
	for (i = 0; i < n; i++)
		KUNIT_ASSERT_EQ(test, 0,
				ob_list_append_steal(rt_of(test), l,
						     number(test, i)));
	return l;
}

static void dict_put(struct kunit *test, struct ob_object *d, s64 k, s64 v)
{
	struct ob_object *key = number(test, k), *value = number(test, v);

	KUNIT_EXPECT_EQ(test, ob_dict_set(rt_of(test), d, key, value), 0);
	ob_decref(rt_of(test), key);
	ob_decref(rt_of(test), value);
}

/* sizes: pairs of an item count and what getsizeof() is from there on */

static const s64 append_sizes[][2] = {
	{ 0, 56 }, { 1, 88 }, { 5, 120 }, { 9, 184 }, { 17, 248 },
	{ 25, 312 }, { 33, 376 }, { 41, 472 }, { 53, 568 }, { 65, 664 },
	{ 77, 792 }, { 93, 920 }, { 109, 1080 }, { 129, 1240 },
	{ 149, 1432 }, { 173, 1656 },
};

static const s64 int_dict_sizes[][2] = {
	{ 0, 64 }, { 1, 224 }, { 6, 352 }, { 11, 632 }, { 22, 1168 },
	{ 43, 2264 }, { 86, 4688 }, { 171, 9304 }, { 342, 18512 },
};

static const s64 str_dict_sizes[][2] = {
	{ 0, 64 }, { 1, 184 }, { 6, 272 }, { 11, 464 }, { 22, 832 },
	{ 43, 1584 }, { 86, 3328 }, { 171, 6576 }, { 342, 13056 },
};

static s64 size_at(const s64 (*table)[2], size_t n, s64 items)
{
	while (n > 1 && table[n - 1][0] > items)
		n--;
	return table[n - 1][1];
}

static void append_grows_as_cpython(struct kunit *test)
{
	struct ob_object *l = list_of(test, 0);
	s64 i;

	for (i = 0; i < 190; i++) {
		KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), l),
				size_at(append_sizes,
					ARRAY_SIZE(append_sizes), i));
		ob_list_append_steal(rt_of(test), l, number(test, i));
	}
	ob_decref(rt_of(test), l);
}

static void list_from_list_rounds_up_to_even(struct kunit *test)
{
	struct ob_object *l, *copy;
	s64 n;

	for (n = 0; n < 65; n++) {
		l = list_of(test, n);
		copy = ob_list_from_iterable(rt_of(test), l);
		KUNIT_ASSERT_NOT_NULL(test, copy);
		KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), copy),
				56 + 16 * ((n + 1) / 2));
		ob_decref(rt_of(test), copy);
		ob_decref(rt_of(test), l);
	}
}

static void int_dict_grows_as_cpython(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test));
	s64 i;

	KUNIT_ASSERT_NOT_NULL(test, d);
	for (i = 0; i < 350; i++) {
		KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), d),
				size_at(int_dict_sizes,
					ARRAY_SIZE(int_dict_sizes), i));
		dict_put(test, d, i, i);
	}
	ob_decref(rt_of(test), d);
}

static void str_dict_grows_as_cpython(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test)), *key;
	s64 i;

	KUNIT_ASSERT_NOT_NULL(test, d);
	for (i = 0; i < 350; i++) {
		KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), d),
				size_at(str_dict_sizes,
					ARRAY_SIZE(str_dict_sizes), i));
		key = ob_str_format(rt_of(test), "k%lld", i);
		KUNIT_ASSERT_NOT_NULL(test, key);
		KUNIT_EXPECT_EQ(test, ob_dict_set(rt_of(test), d, key, key),
				0);
		ob_decref(rt_of(test), key);
	}
	ob_decref(rt_of(test), d);
}

static void other_key_makes_table_general(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test));

	KUNIT_ASSERT_NOT_NULL(test, d);
	KUNIT_EXPECT_EQ(test, ob_dict_set_c(rt_of(test), d, "a",
					    ob_none(rt_of(test))), 0);
	KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), d), 184LL);
	dict_put(test, d, 1, 2);
	KUNIT_EXPECT_EQ(test, ob_sizeof(rt_of(test), d), 352LL);
	ob_decref(rt_of(test), d);
}

/* hash(i) is i: keys 0, 8, 16 meet in slot 0 of eight */
static void collisions_probe_as_cpython(struct kunit *test)
{
	static const s8 want[8] = { 0, 1, -1, -1, -1, -1, 2, -1 };
	struct ob_object *d = ob_dict_new(rt_of(test));
	const s8 *index;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, d);
	for (i = 0; i < 3; i++)
		dict_put(test, d, i * 8, i);
	index = (const s8 *)(to_dict(d)->keys + 1);
	for (i = 0; i < 8; i++)
		KUNIT_EXPECT_EQ_MSG(test, index[i], want[i], "slot %d", i);
	ob_decref(rt_of(test), d);
}

static void deletion_leaves_a_dummy(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test));
	struct ob_object *one = number(test, 1);
	struct ob_dict_keys *k;

	KUNIT_ASSERT_NOT_NULL(test, d);
	dict_put(test, d, 0, 0);
	dict_put(test, d, 1, 1);
	KUNIT_EXPECT_EQ(test, ob_dict_del(rt_of(test), d, one), 1);
	KUNIT_EXPECT_EQ(test, ob_dict_del(rt_of(test), d, one), 0);
	k = to_dict(d)->keys;
	KUNIT_EXPECT_EQ(test, ((s8 *)(k + 1))[1], DICT_DUMMY);
	KUNIT_EXPECT_EQ(test, k->usable, 3LL);
	KUNIT_EXPECT_EQ(test, k->nentries, 2LL);
	KUNIT_EXPECT_EQ(test, to_dict(d)->used, 1LL);
	dict_put(test, d, 1, 1);
	KUNIT_EXPECT_EQ(test, ((s8 *)(k + 1))[1], 2);
	ob_decref(rt_of(test), one);
	ob_decref(rt_of(test), d);
}

static void dict_is_tracked_with_first_container(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test));
	struct ob_object *l = list_of(test, 0);

	KUNIT_ASSERT_NOT_NULL(test, d);
	dict_put(test, d, 0, 0);
	KUNIT_EXPECT_FALSE(test, ob_gc_is_tracked(ob_gc_of(d)));
	KUNIT_EXPECT_EQ(test, ob_dict_set_c(rt_of(test), d, "a", l), 0);
	KUNIT_EXPECT_TRUE(test, ob_gc_is_tracked(ob_gc_of(d)));
	ob_decref(rt_of(test), l);
	ob_decref(rt_of(test), d);
}

static void tuples_of_20_are_never_reused(struct kunit *test)
{
	struct ob_rt *rt = rt_of(test);
	struct ob_object *a, *b;
	s64 n;

	for (n = 1; n <= 21; n++) {
		a = ob_tuple_new(rt, n);
		KUNIT_ASSERT_NOT_NULL(test, a);
		ob_decref(rt, a);
		KUNIT_EXPECT_EQ(test, n <= 20 ? rt->free.nr_tuples[n] : 0,
				n <= 20 ? 1U : 0U);
		b = ob_tuple_new(rt, n);
		KUNIT_ASSERT_NOT_NULL(test, b);
		if (n < 20)
			KUNIT_EXPECT_PTR_EQ(test, b, a);
		if (n == 20)
			KUNIT_EXPECT_PTR_NE(test, b, a);
		ob_decref(rt, b);
	}
}

static void tuple_hash_matches_cpython(struct kunit *test)
{
	struct ob_object *t = ob_tuple_new(rt_of(test), 0), *u;
	struct ob_object *one = number(test, 1), *two = number(test, 2);

	KUNIT_EXPECT_EQ(test, ob_hash(rt_of(test), t), 5740354900026072187LL);
	u = ob_tuple_pack(rt_of(test), 2, one, two);
	KUNIT_ASSERT_NOT_NULL(test, u);
	KUNIT_EXPECT_EQ(test, ob_hash(rt_of(test), u), -3550055125485641917LL);
	ob_decref(rt_of(test), u);
	ob_decref(rt_of(test), t);
}

static void deep_list_dies_without_recursion(struct kunit *test)
{
	struct ob_object *outer = list_of(test, 0), *l;
	int i;

	for (i = 0; i < 1000000; i++) {
		l = ob_list_new(rt_of(test), 1);
		KUNIT_ASSERT_NOT_NULL(test, l);
		to_list(l)->item[0] = outer;
		outer = l;
	}
	ob_decref(rt_of(test), outer);
}

/* Sorted by the last digit only, equal digits keep their order. */
static void sort_is_stable(struct kunit *test)
{
	struct ob_rt *rt = rt_of(test);
	struct ob_object *l = list_of(test, 0), *pair, *key;
	u64 seed = 7;
	s64 i, n = 700;

	for (i = 0; i < n; i++) {
		key = number(test, ob_fix_random(&seed) % 10);
		pair = ob_list_new(rt, 0);
		KUNIT_ASSERT_NOT_NULL(test, pair);
		ob_list_append_steal(rt, pair, key);
		ob_list_append_steal(rt, l, pair);
	}
	for (i = 0; i < n; i++)
		to_list(to_list(l)->item[i])->v.base.refcnt += i << 32;
	KUNIT_EXPECT_EQ(test, ob_list_sort(rt, l, NULL, false), 0);
	for (i = 0; i < n; i++) {
		struct ob_list *a = to_list(to_list(l)->item[i]), *b;

		if (i + 1 == n)
			break;
		b = to_list(to_list(l)->item[i + 1]);
		KUNIT_EXPECT_LE(test, value_of(a->item[0]),
				value_of(b->item[0]));
		if (value_of(a->item[0]) == value_of(b->item[0]))
			KUNIT_EXPECT_LT(test, a->v.base.refcnt >> 32,
					b->v.base.refcnt >> 32);
	}
	for (i = 0; i < n; i++)
		to_list(to_list(l)->item[i])->v.base.refcnt &= U32_MAX;
	ob_decref(rt, l);
}

/* Ordered, and still the same numbers: their sums of squares agree. */
static void expect_sorted(struct kunit *test, struct ob_object *l, bool down,
			  u64 squares)
{
	s64 i, v, last = down ? S64_MAX : S64_MIN;
	int disorder = 0;

	for (i = 0; i < ob_size(l); i++) {
		v = value_of(to_list(l)->item[i]);
		disorder += down ? v > last : v < last;
		squares -= v * v;
		last = v;
	}
	KUNIT_EXPECT_EQ(test, disorder, 0);
	KUNIT_EXPECT_EQ(test, squares, 0ULL);
}

static void sort_orders_runs_and_noise(struct kunit *test)
{
	struct ob_object *l;
	u64 seed = 11, squares;
	s64 n, i, v;
	int kind;

	for (n = 0; n < 1500; n += 1 + n / 3) {
		for (kind = 0; kind < 8; kind++) {
			l = list_of(test, 0);
			for (i = squares = 0; i < n; i++) {
				v = kind & 2 ? i % 97 : i;
				if (kind & 4 || i % 40 == 0)
					v = ob_fix_random(&seed) % (n + 1);
				squares += v * v;
				ob_list_append_steal(rt_of(test), l,
						     number(test, v));
			}
			KUNIT_EXPECT_EQ(test, ob_list_sort(rt_of(test), l,
							   NULL, kind & 1), 0);
			KUNIT_EXPECT_EQ(test, ob_size(l), n);
			expect_sorted(test, l, kind & 1, squares);
			ob_decref(rt_of(test), l);
		}
	}
}

/**
 * struct model - what a dict should hold, in order
 */
struct model {
	s64 key[MODEL_MAX];
	s64 value[MODEL_MAX];
	int n;
};

static int model_find(const struct model *m, s64 key)
{
	int i;

	for (i = 0; i < m->n; i++)
		if (m->key[i] == key)
			return i;
	return -1;
}

static void model_set(struct model *m, s64 key, s64 value)
{
	int i = model_find(m, key);

	if (i < 0)
		i = m->n++;
	m->key[i] = key;
	m->value[i] = value;
}

static bool model_del(struct model *m, s64 key)
{
	int i = model_find(m, key);

	if (i < 0)
		return false;
	m->n--;
	memmove(m->key + i, m->key + i + 1, (m->n - i) * sizeof(m->key[0]));
	memmove(m->value + i, m->value + i + 1,
		(m->n - i) * sizeof(m->value[0]));
	return true;
}

static void model_check(struct kunit *test, const struct model *m,
			struct ob_object *d)
{
	struct ob_object *key, *value;
	s64 pos = 0;
	int i;

	KUNIT_ASSERT_EQ(test, to_dict(d)->used, (s64)m->n);
	for (i = 0; ob_dict_next(d, &pos, &key, &value); i++) {
		KUNIT_EXPECT_EQ(test, value_of(key), m->key[i]);
		KUNIT_EXPECT_EQ(test, value_of(value), m->value[i]);
	}
	KUNIT_EXPECT_EQ(test, i, m->n);
}

static void dict_matches_model(struct kunit *test)
{
	struct ob_object *d = ob_dict_new(rt_of(test)), *key;
	struct model *m = kunit_kzalloc(test, sizeof(*m), GFP_KERNEL);
	u64 seed = 3;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, m);
	for (i = 0; i < 20000; i++) {
		/* Multiples of 16 collide in every small table. */
		s64 k = (ob_fix_random(&seed) % MODEL_MAX) * 16;

		if (ob_fix_random(&seed) % 2) {
			dict_put(test, d, k, i);
			model_set(m, k, i);
		} else {
			key = number(test, k);
			KUNIT_EXPECT_EQ(test,
					ob_dict_del(rt_of(test), d, key),
					(int)model_del(m, k));
			ob_decref(rt_of(test), key);
		}
		if (i % 64 == 0)
			model_check(test, m, d);
	}
	model_check(test, m, d);
	ob_decref(rt_of(test), d);
}

/* Every allocation of a sequence fails in turn; nothing may be lost. */
static void failures_leave_no_trace(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_rt *rt = &fix->rt;
	struct ob_object *l, *t, *d, *name = ob_str_from_cstr(rt, "name");
	bool failed = true;
	u64 nth, live;

	KUNIT_ASSERT_NOT_NULL(test, name);
	drop_caches(rt);
	live = ob_heap_live(&rt->heap);
	for (nth = 1; failed && nth < 100; nth++) {
		ob_heap_fail(&rt->heap, nth, false);
		l = ob_list_new(rt, 3);
		t = ob_tuple_pack(rt, 2, name, name);
		d = ob_dict_new(rt);
		if (d && t && !ob_dict_set(rt, d, name, t))
			ob_dict_set(rt, d, t, t);
		if (l)
			ob_list_append(rt, l, name);
		failed = ob_raised(rt);
		ob_heap_fail(&rt->heap, 0, false);
		ob_clear_exc(rt);
		ob_xdecref(rt, l);
		ob_xdecref(rt, d);
		ob_xdecref(rt, t);
		drop_caches(rt);
		KUNIT_EXPECT_EQ_MSG(test, ob_heap_live(&rt->heap), live,
				    "allocation %llu", nth);
	}
	KUNIT_EXPECT_FALSE(test, failed);
	KUNIT_EXPECT_GT(test, nth, 6ULL);
	ob_decref(rt, name);
}

static void slice_bounds_match_cpython(struct kunit *test)
{
	/* start, stop, step, length; then start, stop, count */
	static const s64 row[][7] = {
		{ 0, 5, 1, 3, 0, 3, 3 },
		{ -2, S64_MAX, 1, 5, 3, 5, 2 },
		{ -9, 2, 1, 5, 0, 2, 2 },
		{ S64_MAX, S64_MIN, -1, 5, 4, -1, 5 },
		{ 4, 0, -2, 5, 4, 0, 2 },
		{ 3, 1, 1, 5, 3, 1, 0 },
		{ 1, S64_MAX, S64_MAX, 5, 1, 5, 1 },
		{ S64_MAX, S64_MIN, -S64_MAX, 5, 4, -1, 1 },
		{ 0, 9, 3, 0, 0, 0, 0 },
	};
	s64 start, stop, n;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(row); i++) {
		start = row[i][0];
		stop = row[i][1];
		n = ob_slice_clip(row[i][3], &start, &stop, row[i][2]);
		KUNIT_EXPECT_EQ_MSG(test, start, row[i][4], "row %zu", i);
		KUNIT_EXPECT_EQ_MSG(test, stop, row[i][5], "row %zu", i);
		KUNIT_EXPECT_EQ_MSG(test, n, row[i][6], "row %zu", i);
	}
}

static void exhausted_iterator_drops_its_list(struct kunit *test)
{
	struct ob_rt *rt = rt_of(test);
	struct ob_object *l = list_of(test, 1), *it, *item;

	it = ob_iter(rt, l);
	KUNIT_ASSERT_NOT_NULL(test, it);
	KUNIT_EXPECT_EQ(test, l->refcnt, 2LL);
	item = ob_iternext(rt, it);
	KUNIT_EXPECT_EQ(test, value_of(item), 0LL);
	ob_decref(rt, item);
	KUNIT_EXPECT_NULL(test, ob_iternext(rt, it));
	KUNIT_EXPECT_EQ(test, l->refcnt, 1LL);
	ob_list_append(rt, l, ob_none(rt));
	KUNIT_EXPECT_NULL(test, ob_iternext(rt, it));
	ob_decref(rt, it);
	ob_decref(rt, l);
}

static struct kunit_case containers_cases[] = {
	KUNIT_CASE(append_grows_as_cpython),
	KUNIT_CASE(list_from_list_rounds_up_to_even),
	KUNIT_CASE(int_dict_grows_as_cpython),
	KUNIT_CASE(str_dict_grows_as_cpython),
	KUNIT_CASE(other_key_makes_table_general),
	KUNIT_CASE(collisions_probe_as_cpython),
	KUNIT_CASE(deletion_leaves_a_dummy),
	KUNIT_CASE(dict_is_tracked_with_first_container),
	KUNIT_CASE(tuples_of_20_are_never_reused),
	KUNIT_CASE(tuple_hash_matches_cpython),
	KUNIT_CASE_SLOW(deep_list_dies_without_recursion),
	KUNIT_CASE(sort_is_stable),
	KUNIT_CASE(sort_orders_runs_and_noise),
	KUNIT_CASE_SLOW(dict_matches_model),
	KUNIT_CASE(failures_leave_no_trace),
	KUNIT_CASE(slice_bounds_match_cpython),
	KUNIT_CASE(exhausted_iterator_drops_its_list),
	{}
};

static struct kunit_suite containers_suite = {
	.name = "obheap_containers",
	.init = containers_init,
	.exit = containers_exit,
	.test_cases = containers_cases,
};

kunit_test_suite(containers_suite);
