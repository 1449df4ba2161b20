// SPDX-License-Identifier: GPL-2.0
/*
 * int_long_kunit - numbers so long that halving them pays
 *
 * Quotients and texts are checked by putting them together again. What is
 * counted as work is what ob_int_work() is told: digits gone through.
 */
#include "fixtures.h"

#include "../module/objects/int_priv.h"

static int int_long_init(struct kunit *test)
{
	int err = ob_fix_rt_init(test);

	if (!err)
		((struct ob_rt *)test->priv)->max_str_digits = 0;
	return err;
}

/* Of @n hexadecimal digits: random ones, or all the same. */
static struct ob_object *hex_number(struct kunit *test, size_t n, char digit)
{
	char *buf = kunit_kzalloc(test, n, GFP_KERNEL);
	struct ob_object *o;
	u64 state = n;
	size_t i;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	for (i = 0; i < n; i++)
		buf[i] = digit ?: "0123456789abcdef"[ob_fix_random(&state) %
						     16];
	buf[0] = digit ?: 'd';
	o = ob_int_from_text(test->priv, buf, n, 16);
	KUNIT_ASSERT_NOT_NULL(test, o);
	return o;
}

static struct ob_object *decimal_number(struct kunit *test, size_t n)
{
	char *buf = kunit_kzalloc(test, n, GFP_KERNEL);
	struct ob_object *o;
	size_t i;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	for (i = 0; i < n; i++)
		buf[i] = '1' + i % 9;
	o = ob_int_from_text(test->priv, buf, n, 10);
	KUNIT_ASSERT_NOT_NULL(test, o);
	return o;
}

/* q * b + r is a again, and 0 <= r < b */
static void check_division(struct kunit *test, struct ob_object *a,
			   struct ob_object *b, const char *what)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *q, *r, *product, *sum, *zero;

	zero = ob_int_from_s64(rt, 0);
	q = ob_binary(rt, a, b, OB_FLOORDIV);
	r = ob_binary(rt, a, b, OB_MOD);
	KUNIT_ASSERT_NOT_NULL(test, q);
	KUNIT_ASSERT_NOT_NULL(test, r);
	product = ob_binary(rt, q, b, OB_MUL);
	KUNIT_ASSERT_NOT_NULL(test, product);
	sum = ob_int_add(rt, product, r);
	KUNIT_ASSERT_NOT_NULL(test, sum);
	KUNIT_EXPECT_EQ_MSG(test, ob_int_cmp(sum, a), 0, "%s", what);
	KUNIT_EXPECT_TRUE_MSG(test, ob_int_cmp(r, b) < 0, "%s", what);
	KUNIT_EXPECT_TRUE_MSG(test, ob_int_cmp(r, zero) >= 0, "%s", what);
	ob_decref(rt, sum);
	ob_decref(rt, product);
	ob_decref(rt, r);
	ob_decref(rt, q);
	ob_decref(rt, zero);
}

/* Around the lengths where the method changes, and not multiples of anything. */
static void quotients_multiply_back(struct kunit *test)
{
	static const unsigned int len[][2] = {
		{ 1350, 892 }, { 1360, 900 }, { 1800, 900 }, { 1801, 901 },
		{ 2700, 907 }, { 5000, 1000 }, { 9000, 1799 }, { 9001, 4500 },
		{ 20000, 7201 }, { 20000, 10000 },
	};
	static const char pattern[] = { 0, 'f', '8' };
	struct ob_rt *rt = test->priv;
	struct ob_object *a, *b;
	size_t i, j, k;
	char what[40];

	for (i = 0; i < ARRAY_SIZE(len); i++) {
		for (j = 0; j < ARRAY_SIZE(pattern); j++) {
			for (k = 0; k < ARRAY_SIZE(pattern); k++) {
				snprintf(what, sizeof(what), "%u / %u, %zu %zu",
					 len[i][0], len[i][1], j, k);
				a = hex_number(test, len[i][0], pattern[j]);
				b = hex_number(test, len[i][1], pattern[k]);
				check_division(test, a, b, what);
				ob_decref(rt, b);
				ob_decref(rt, a);
			}
		}
	}
}

static void text_reads_back(struct kunit *test)
{
	static const unsigned int len[] = {
		4300, 4335, 5999, 6000, 6001, 7199, 7200, 7201, 14400, 20011,
	};
	struct ob_rt *rt = test->priv;
	struct ob_object *o, *text;
	size_t i, at;

	for (i = 0; i < ARRAY_SIZE(len); i++) {
		o = decimal_number(test, len[i]);
		text = ob_repr(rt, o);
		KUNIT_ASSERT_NOT_NULL(test, text);
		KUNIT_EXPECT_EQ(test, ob_str_len(text), (s64)len[i]);
		for (at = 0; at < len[i]; at++)
			if (ob_str_char(text, at) != '1' + at % 9)
				break;
		KUNIT_EXPECT_EQ_MSG(test, at, (size_t)len[i], "%u", len[i]);
		ob_decref(rt, text);
		ob_decref(rt, o);
	}
}

/* Ten times the digits: a hundred times the work, were it quadratic. */
static void work_grows_less_than_quadratically(struct kunit *test)
{
	static const unsigned int len[] = { 20000, 200000 };
	struct ob_rt *rt = test->priv;
	u32 read[2], write[2], divide[2], before;
	struct ob_object *o, *text, *half;
	int i;

	for (i = 0; i < 2; i++) {
		before = rt->ticks;
		o = decimal_number(test, len[i]);
		read[i] = rt->ticks - before;
		before = rt->ticks;
		text = ob_repr(rt, o);
		KUNIT_ASSERT_NOT_NULL(test, text);
		write[i] = rt->ticks - before;
		half = decimal_number(test, len[i] / 2);
		before = rt->ticks;
		ob_decref(rt, text);
		text = ob_binary(rt, o, half, OB_FLOORDIV);
		KUNIT_ASSERT_NOT_NULL(test, text);
		divide[i] = rt->ticks - before;
		ob_decref(rt, half);
		ob_decref(rt, text);
		ob_decref(rt, o);
	}
	KUNIT_EXPECT_LT(test, read[1], 55 * read[0]);
	KUNIT_EXPECT_LT(test, write[1], 60 * write[0]);
	KUNIT_EXPECT_LT(test, divide[1], 55 * divide[0]);
}

static int tick_interrupts(struct ob_rt *rt)
{
	ob_raise(rt, OB_T_KeyboardInterrupt, "");
	return -1;
}

static void conversion_can_be_interrupted(struct kunit *test)
{
	static const struct ob_rt_ops ops = { .tick = tick_interrupts };
	struct ob_rt *rt = test->priv;
	struct ob_object *o = decimal_number(test, 60000);
	char *buf = kunit_kzalloc(test, 60000, GFP_KERNEL);
	u64 before;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	memset(buf, '3', 60000);
	/* What an exception leaves in free lists is there from here on. */
	tick_interrupts(rt);
	ob_clear_exc(rt);
	before = ob_heap_live(&rt->heap);
	rt->ops = &ops;
	KUNIT_EXPECT_NULL(test, ob_repr(rt, o));
	ob_clear_exc(rt);
	KUNIT_EXPECT_NULL(test, ob_int_from_text(rt, buf, 60000, 10));
	ob_clear_exc(rt);
	rt->ops = NULL;
	KUNIT_EXPECT_EQ(test, ob_heap_live(&rt->heap), before);
	ob_decref(rt, o);
}

/* Every allocation of both conversions fails in turn; nothing is lost. */
static void failures_leave_no_trace(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	char *buf = kunit_kzalloc(test, 15000, GFP_KERNEL);
	struct ob_object *o, *text;
	bool failed = true;
	u64 nth, before;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	memset(buf, '5', 15000);
	before = ob_heap_live(&rt->heap);
	for (nth = 1; failed && nth < 2000; nth++) {
		ob_heap_fail(&rt->heap, nth, false);
		o = ob_int_from_text(rt, buf, 15000, 10);
		text = o ? ob_repr(rt, o) : NULL;
		failed = !text;
		KUNIT_EXPECT_EQ(test, failed, ob_raised(rt));
		ob_heap_fail(&rt->heap, 0, false);
		ob_clear_exc(rt);
		ob_xdecref(rt, text);
		ob_xdecref(rt, o);
		KUNIT_EXPECT_EQ_MSG(test, ob_heap_live(&rt->heap), before,
				    "allocation %llu", nth);
	}
	KUNIT_EXPECT_FALSE(test, failed);
	KUNIT_EXPECT_GT(test, nth, 50ULL);
}

static struct kunit_case int_long_cases[] = {
	KUNIT_CASE_SLOW(quotients_multiply_back),
	KUNIT_CASE_SLOW(text_reads_back),
	KUNIT_CASE_SLOW(work_grows_less_than_quadratically),
	KUNIT_CASE(conversion_can_be_interrupted),
	KUNIT_CASE_SLOW(failures_leave_no_trace),
	{}
};

static struct kunit_suite int_long_suite = {
	.name = "obheap_int_long",
	.init = int_long_init,
	.exit = ob_fix_rt_exit,
	.test_cases = int_long_cases,
};

kunit_test_suite(int_long_suite);
