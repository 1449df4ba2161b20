// SPDX-License-Identifier: GPL-2.0
/*
 * numbers_kunit - ints of any size, floats, ranges and what operators say
 *
 * Expected texts are what CPython 3.11 prints. An operand is written as a
 * literal; a point, "inf" or "nan" makes it a float.
 */
#include "fixtures.h"

#include "../module/objects/int_priv.h"

/* helpers */

static struct ob_object *number(struct kunit *test, const char *text)
{
	struct ob_rt *rt = test->priv;
	size_t len = strlen(text);
	struct ob_object *o;

	if (!strcmp(text, "True") || !strcmp(text, "False"))
		return ob_newref(ob_bool(rt, *text == 'T'));
	if (strchr(text, '.') || strstr(text, "inf") || strstr(text, "nan"))
		o = ob_float_from_text(rt, text, len);
	else
		o = ob_int_from_text(rt, text, len, 0);
	KUNIT_ASSERT_NOT_NULL(test, o);
	return o;
}

/* Expects repr of a result, or "Type: message" of an exception; drops it. */
static void expect(struct kunit *test, struct ob_object *o, const char *want,
		   const char *what)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *exc = ob_take_exc(rt), *text;
	size_t head = 0;

	KUNIT_EXPECT_TRUE_MSG(test, !o != !exc, "%s", what);
	if (exc) {
		head = strlen(exc->type->name);
		KUNIT_EXPECT_TRUE_MSG(test,
				      !strncmp(want, exc->type->name, head),
				      "%s raised %s", what, exc->type->name);
		head += 2;
	}
	text = exc ? ob_str(rt, exc) : o ? ob_repr(rt, o) : NULL;
	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_EXPECT_STREQ_MSG(test, (char *)ob_str_data(text),
			       want + min(head, strlen(want)), "%s", what);
	ob_decref(rt, text);
	ob_xdecref(rt, exc);
	ob_xdecref(rt, o);
}

static u64 live(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	ob_float_free_list_clear(rt);
	ob_tuple_free_list_clear(rt);
	return ob_heap_live(&rt->heap);
}

/* operators */

#define MAX_64	"0xffffffffffffffff"

static const struct binary_case {
	const char *a;
	enum ob_binop op;
	const char *b;
	const char *want;
} binary_cases[] = {
	{ "1", OB_ADD, "2", "3" },
	{ "0x3fffffff", OB_ADD, "1", "1073741824" },
	{ "-0x3fffffff", OB_SUB, "1", "-1073741824" },
	{ "0x1000000000000000", OB_SUB, "1", "1152921504606846975" },
	{ MAX_64, OB_ADD, "1", "18446744073709551616" },
	{ MAX_64, OB_MUL, MAX_64, "340282366920938463426481119284349108225" },
	{ "-3", OB_MUL, "0", "0" },
	{ "7", OB_FLOORDIV, "2", "3" }, { "-7", OB_FLOORDIV, "2", "-4" },
	{ "7", OB_FLOORDIV, "-2", "-4" }, { "-7", OB_FLOORDIV, "-2", "3" },
	{ "7", OB_MOD, "-2", "-1" }, { "-7", OB_MOD, "2", "1" },
	{ "-0x10000000000000000", OB_FLOORDIV, "3", "-6148914691236517206" },
	{ "-0x10000000000000000", OB_MOD, "3", "2" },
	{ "1", OB_FLOORDIV, MAX_64, "0" }, { "-1", OB_FLOORDIV, MAX_64, "-1" },
	{ "-1", OB_MOD, MAX_64, "18446744073709551614" },
	/* the guess of a quotient digit is one too large */
	{ "0x40000000000000000000001874051d", OB_FLOORDIV,
	  "0x20000000000000000000001", "536870911" },
	{ "0x40000000000000000000001874051d", OB_MOD,
	  "0x20000000000000000000001", "618970019642690137322947870" },
	{ "1", OB_FLOORDIV, "0",
	  "ZeroDivisionError: integer division or modulo by zero" },
	{ "1", OB_MOD, "0", "ZeroDivisionError: integer modulo by zero" },
	{ "1", OB_TRUEDIV, "0", "ZeroDivisionError: division by zero" },
	{ "1", OB_TRUEDIV, "3", "0.3333333333333333" },
	{ "0", OB_TRUEDIV, "-5", "-0.0" },
	{ "0x20000000000001", OB_TRUEDIV, "1", "9007199254740992.0" },
	{ "0x20000000000003", OB_TRUEDIV, "1", "9007199254740996.0" },
	{ "-0b1010", OB_AND, "0xff", "246" }, { "-1", OB_AND, "-256", "-256" },
	{ "-0x100000000", OB_OR, "1", "-4294967295" },
	{ "-0x40000000", OB_AND, "-0x3fffffff", "-1073741824" },
	{ "0x100000000", OB_XOR, "-1", "-4294967297" },
	{ "True", OB_AND, "False", "False" }, { "True", OB_OR, "2", "3" },
	{ "True", OB_XOR, "True", "False" }, { "True", OB_ADD, "True", "2" },
	{ "1", OB_LSHIFT, "100", "1267650600228229401496703205376" },
	{ "-1", OB_RSHIFT, "100", "-1" }, { "-5", OB_RSHIFT, "1", "-3" },
	{ "-0x10000000000000000", OB_RSHIFT, "64", "-1" },
	{ "-0x10000000000000001", OB_RSHIFT, "64", "-2" },
	{ "1", OB_LSHIFT, "-1", "ValueError: negative shift count" },
	{ "0", OB_LSHIFT, "0x10000000000000000", "0" },
	{ "1", OB_LSHIFT, "0x10000000000000000", "MemoryError: " },
	{ "1", OB_LSHIFT, "69175290276410818320", "MemoryError: " },
	{ "1", OB_LSHIFT, "69175290276410818321",
	  "OverflowError: too many digits in integer" },
	{ "1", OB_LSHIFT, "0x3c495f5ffc57f2f0b7",
	  "OverflowError: too many digits in integer" },
	{ "-3", OB_POW, "5", "-243" }, { "0", OB_POW, "0", "1" },
	{ "2", OB_POW, "-2", "0.25" },
	{ "0", OB_POW, "-1",
	  "ZeroDivisionError: 0.0 cannot be raised to a negative power" },
	{ "0.1", OB_ADD, "0.2", "0.30000000000000004" },
	{ "1", OB_SUB, "0.5", "0.5" }, { "1.0", OB_MUL, "True", "1.0" },
	{ "-7.5", OB_FLOORDIV, "2", "-4.0" }, { "-7.5", OB_MOD, "2", "0.5" },
	{ "5", OB_MOD, "-3.0", "-1.0" }, { "-0.0", OB_MOD, "3", "0.0" },
	{ "inf", OB_FLOORDIV, "1", "nan" }, { "-1", OB_MOD, "inf", "inf" },
	{ "1.0", OB_TRUEDIV, "0", "ZeroDivisionError: float division by zero" },
	{ "1.0", OB_FLOORDIV, "0.0",
	  "ZeroDivisionError: float floor division by zero" },
	{ "1.0", OB_MOD, "0", "ZeroDivisionError: float modulo" },
	{ "2.0", OB_POW, "0.5", "1.4142135623730951" },
	{ "-2.0", OB_POW, "3", "-8.0" }, { "nan", OB_POW, "0", "1.0" },
	{ "0.5", OB_POW, "-inf", "inf" }, { "-inf", OB_POW, "-3", "-0.0" },
	{ "1.e200", OB_POW, "2",
	  "OverflowError: (34, 'Numerical result out of range')" },
	{ "1", OB_MATMUL, "1",
	  "TypeError: unsupported operand type(s) for @: 'int' and 'int'" },
	{ "1.5", OB_AND, "1",
	  "TypeError: unsupported operand type(s) for &: 'float' and 'int'" },
};

static void binary_table_run(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(binary_cases); i++) {
		const struct binary_case *c = &binary_cases[i];
		struct ob_object *a = number(test, c->a);
		struct ob_object *b = number(test, c->b);

		expect(test, ob_binary(rt, a, b, c->op), c->want, c->a);
		ob_decref(rt, a);
		ob_decref(rt, b);
	}
}

static void binary_table(struct kunit *test)
{
	u64 before;

	/* Tables that are made when first needed stay. */
	binary_table_run(test);
	before = live(test);
	binary_table_run(test);
	KUNIT_EXPECT_EQ(test, live(test), before);
}

static void unsupported_operands_are_named(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *one = ob_int_from_s64(rt, 1), *none = ob_none(rt);
	struct ob_object *str = ob_str_from_cstr(rt, "a");

	expect(test, ob_binary(rt, one, str, OB_ADD),
	       "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
	       "int + str");
	expect(test, ob_binary(rt, one, none, OB_INPLACE + OB_ADD),
	       "TypeError: unsupported operand type(s) for +=: 'int' and 'NoneType'",
	       "int += None");
	expect(test, ob_binary(rt, one, str, OB_POW),
	       "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'",
	       "int ** str");
	expect(test, ob_binary(rt, one, str, OB_INPLACE + OB_POW),
	       "TypeError: unsupported operand type(s) for **=: 'int' and 'str'",
	       "int **= str");
	expect(test, ob_binary(rt, str, str, OB_MUL),
	       "TypeError: can't multiply sequence by non-int of type 'str'",
	       "str * str");
	expect(test, ob_binary(rt, one, str, OB_MUL), "'a'", "int * str");
	expect(test, ob_unary(rt, str, OB_INVERT),
	       "TypeError: bad operand type for unary ~: 'str'", "~str");
	expect(test, ob_number_pow(rt, str, one, one),
	       "TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'",
	       "pow(str, int, int)");
	ob_decref(rt, str);
	ob_decref(rt, one);
}

static void powers_with_a_modulus(struct kunit *test)
{
	static const struct {
		const char *a, *b, *mod, *want;
	} cases[] = {
		{ "2", "3", "5", "3" }, { "2", "3", "-5", "-2" },
		{ "-2", "3", "5", "2" }, { "2", "0", "1", "0" },
		{ "2", "-1", "5", "3" }, { "3", "-1", "-7", "-2" },
		{ "3", "0x100000000000000000001", "0xfffffffffffffff1",
		  "122163998943508671" },
		{ "2", "-1", "4",
		  "ValueError: base is not invertible for the given modulus" },
		{ "2", "3", "0", "ValueError: pow() 3rd argument cannot be 0" },
		{ "2", "3.0", "5",
		  "TypeError: pow() 3rd argument not allowed unless all arguments are integers" },
	};
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *a = number(test, cases[i].a);
		struct ob_object *b = number(test, cases[i].b);
		struct ob_object *m = number(test, cases[i].mod);

		expect(test, ob_number_pow(rt, a, b, m), cases[i].want,
		       cases[i].a);
		ob_decref(rt, a);
		ob_decref(rt, b);
		ob_decref(rt, m);
	}
}

/* long numbers */

/* "ff...f" */
static struct ob_object *all_ones(struct kunit *test, char *buf, size_t n)
{
	memset(buf, 'f', n);
	return ob_int_from_text(test->priv, buf, n, 16);
}

/*
 * (16^n - 1) * (16^m - 1), n >= m, reads f..fef..f0..01: m - 1 times f, one e,
 * n - m times f, m - 1 times 0, one 1. The lengths lie around those where the
 * method of multiplication changes, and far above.
 */
static void products_of_ones(struct kunit *test)
{
	static const unsigned int len[] = {
		1, 7, 8, 15, 500, 517, 518, 524, 525, 526, 533, 1049, 1051,
		1600, 2100, 2101, 8400,
	};
	struct ob_rt *rt = test->priv;
	char *buf = kunit_kzalloc(test, 20000, GFP_KERNEL);
	size_t i, k;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	for (i = 0; i < ARRAY_SIZE(len); i++) {
		for (k = 0; k <= i; k++) {
			size_t n = len[i], m = len[k];
			struct ob_object *a = all_ones(test, buf, n);
			struct ob_object *b = all_ones(test, buf, m);
			struct ob_object *p = ob_binary(rt, a, b, OB_MUL);
			struct ob_object *text, *q;

			memset(buf, 'f', n);
			buf[m - 1] = 'e';
			memset(buf + n, '0', m);
			buf[n + m - 1] = '1';
			buf[n + m] = '\0';
			text = ob_int_to_text(rt, p, 16);
			KUNIT_EXPECT_TRUE_MSG(test, !strcmp(ob_str_data(text),
							    buf),
					      "%zu by %zu", n, m);
			q = ob_binary(rt, p, b, OB_FLOORDIV);
			KUNIT_EXPECT_EQ_MSG(test, ob_int_cmp(q, a), 0,
					    "%zu by %zu", n, m);
			ob_decref(rt, q);
			ob_decref(rt, text);
			ob_decref(rt, p);
			ob_decref(rt, a);
			ob_decref(rt, b);
		}
	}
}

static int tick_interrupts(struct ob_rt *rt)
{
	ob_raise(rt, OB_T_KeyboardInterrupt, "");
	return -1;
}

static void long_operations_can_be_interrupted(struct kunit *test)
{
	static const struct ob_rt_ops ops = { .tick = tick_interrupts };
	static const enum ob_binop op[] = { OB_MUL, OB_FLOORDIV, OB_POW };
	struct ob_rt *rt = test->priv;
	char *buf = kunit_kzalloc(test, 40000, GFP_KERNEL);
	struct ob_object *a, *b;
	u64 before;
	size_t i;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	a = all_ones(test, buf, 40000);
	b = all_ones(test, buf, 20000);
	before = live(test);
	for (i = 0; i < ARRAY_SIZE(op); i++) {
		rt->ops = &ops;
		KUNIT_EXPECT_NULL(test, ob_binary(rt, a, b, op[i]));
		rt->ops = NULL;
		KUNIT_EXPECT_TRUE(test,
				  ob_raised_is(rt, OB_T_KeyboardInterrupt));
		ob_clear_exc(rt);
		KUNIT_EXPECT_EQ(test, live(test), before);
	}
	ob_decref(rt, a);
	ob_decref(rt, b);
}

/* objects */

static void small_ints_are_cached(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *big = number(test, "0x10000000000000000000");
	int v;

	for (v = OB_SMALL_INT_MIN - 1; v <= OB_SMALL_INT_MAX + 1; v++) {
		struct ob_object *direct = ob_int_from_s64(rt, v);
		struct ob_object *sum = ob_int_add(rt, big, direct);
		struct ob_object *back = ob_int_sub(rt, sum, big);
		bool cached = v >= OB_SMALL_INT_MIN && v <= OB_SMALL_INT_MAX;

		KUNIT_EXPECT_EQ_MSG(test, back == direct, cached, "%d", v);
		KUNIT_EXPECT_EQ_MSG(test, direct->refcnt,
				    cached ? OB_STATIC_REFCNT + 2LL : 1LL,
				    "%d", v);
		KUNIT_EXPECT_EQ_MSG(test, ob_int_cmp(direct, back), 0, "%d", v);
		ob_decref(rt, direct);
		ob_decref(rt, sum);
		ob_decref(rt, back);
	}
	ob_decref(rt, big);
}

static void digits_are_thirty_bits(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	struct ob_int *o;

	o = ob_int_of(number(test, "-0x123456789abcdef0123456789"));
	KUNIT_EXPECT_EQ(test, o->v.size, -4LL);
	KUNIT_EXPECT_EQ(test, o->digit[0], 0x23456789U);
	KUNIT_EXPECT_EQ(test, o->digit[1], 0x2f37bc04U);
	KUNIT_EXPECT_EQ(test, o->digit[2], 0x3456789aU);
	KUNIT_EXPECT_EQ(test, o->digit[3], 0x48U);
	KUNIT_EXPECT_EQ(test, ob_int_size_of(rt, OB_OBJ(o)), 40LL);
	KUNIT_EXPECT_EQ(test, ob_int_bits(OB_OBJ(o)), (size_t)97);
	ob_decref(rt, o);
	o = ob_int_of(number(test, "0"));
	KUNIT_EXPECT_EQ(test, o->v.size, 0LL);
	KUNIT_EXPECT_EQ(test, o->digit[0], 0U);
	KUNIT_EXPECT_EQ(test, ob_int_size_of(rt, OB_OBJ(o)), 28LL);
	ob_decref(rt, o);
}

static void values_that_leave_s64(struct kunit *test)
{
	static const struct {
		const char *text;
		s64 value;
		int overflow;
	} cases[] = {
		{ "0x7fffffffffffffff", S64_MAX, 0 },
		{ "0x8000000000000000", 0, 1 },
		{ "-0x8000000000000000", S64_MIN, 0 },
		{ "-0x8000000000000001", 0, -1 },
		{ "0x10000000000000000", 0, 1 },
		{ "-0x100000000000000000000000000", 0, -1 },
	};
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *o = number(test, cases[i].text);
		int overflow = 7;

		KUNIT_EXPECT_EQ_MSG(test, ob_int_to_s64(o, &overflow),
				    cases[i].value, "%s", cases[i].text);
		KUNIT_EXPECT_EQ_MSG(test, overflow, cases[i].overflow, "%s",
				    cases[i].text);
		ob_decref(rt, o);
	}
}

static void dead_floats_come_back_last_first(struct kunit *test)
{
	struct ob_object **f = kunit_kcalloc(test, OB_FREE_FLOATS + 1,
					     sizeof(*f), GFP_KERNEL);
	struct ob_rt *rt = test->priv;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, f);
	for (i = 0; i <= OB_FREE_FLOATS; i++)
		f[i] = ob_float_new(rt, i);
	for (i = 0; i <= OB_FREE_FLOATS; i++)
		ob_decref(rt, f[i]);
	KUNIT_EXPECT_EQ(test, rt->free.nr_floats, (u32)OB_FREE_FLOATS);
	for (i = OB_FREE_FLOATS; i--; ) {
		struct ob_object *again = ob_float_new(rt, 0);

		KUNIT_EXPECT_PTR_EQ(test, again, f[i]);
	}
	KUNIT_EXPECT_EQ(test, rt->free.nr_floats, 0U);
	for (i = 0; i < OB_FREE_FLOATS; i++)
		ob_decref(rt, f[i]);
	ob_float_free_list_clear(rt);
	KUNIT_EXPECT_NULL(test, rt->free.floats);
}

static void hashes(struct kunit *test)
{
	static const struct {
		const char *text;
		s64 hash;
	} cases[] = {
		{ "0", 0 }, { "1", 1 }, { "-1", -2 }, { "-2", -2 },
		{ "0x1fffffffffffffff", 0 }, { "0x2000000000000000", 1 },
		{ "-0x2000000000000000", -2 },
		{ "0x123456789abcdef0123456789", 0xbcdef0a3d70a3d6 },
		{ "0.5", 1LL << 60 }, { "1.5", (1LL << 60) + 1 },
		{ "0.1", 230584300921369408LL }, { "-1.0", -2 },
		{ "inf", 314159 }, { "-inf", -314159 }, { "-0.0", 0 },
		{ "True", 1 },
	};
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *o = number(test, cases[i].text);

		KUNIT_EXPECT_EQ_MSG(test, ob_hash(rt, o), cases[i].hash, "%s",
				    cases[i].text);
		ob_decref(rt, o);
	}
}

static void ints_and_floats_compare_exactly(struct kunit *test)
{
	static const struct {
		const char *a, *b;
		int cmp;	/* 2: unordered */
	} cases[] = {
		{ "0x20000000000001", "9007199254740992.0", 1 },
		{ "0x20000000000000", "9007199254740992.0", 0 },
		{ "0x1fffffffffffff", "9007199254740992.0", -1 },
		{ "1", "1.0000000000000002", -1 }, { "-1", "-0.5", -1 },
		{ "0", "-0.0", 0 }, { "0", "5.e-324", -1 },
		{ "0x7fffffffffffffff", "9223372036854775808.0", -1 },
		{ "-0x8000000000000001", "-9223372036854775808.0", -1 },
		{ "1", "nan", 2 }, { "0", "inf", -1 }, { "0", "-inf", 1 },
		{ "True", "1.0", 0 },
	};
	struct ob_rt *rt = test->priv;
	size_t i;
	int op;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *a = number(test, cases[i].a);
		struct ob_object *b = number(test, cases[i].b);
		int cmp = cases[i].cmp;

		for (op = OB_LT; op <= OB_GE; op++) {
			bool want = cmp == 2 ? op == OB_NE :
					       ob_cmp_holds(cmp, op);
			bool turned = cmp == 2 ? op == OB_NE :
						 ob_cmp_holds(-cmp, op);

			KUNIT_EXPECT_EQ_MSG(test,
					    ob_compare_bool(rt, a, b, op), want,
					    "%s %s", cases[i].a, cases[i].b);
			KUNIT_EXPECT_EQ_MSG(test,
					    ob_compare_bool(rt, b, a, op),
					    turned, "%s %s", cases[i].b,
					    cases[i].a);
		}
		ob_decref(rt, a);
		ob_decref(rt, b);
	}
}

/* text */

static void int_from_text(struct kunit *test)
{
	static const struct {
		const char *text;
		int base;
		const char *want;
	} cases[] = {
		{ " \t12\n", 10, "12" }, { "-0x_fF", 0, "-255" },
		{ "0b1_01", 2, "5" }, { "0o17", 0, "15" }, { "zz", 36, "1295" },
		{ "00_0", 0, "0" }, { "1_000", 10, "1000" },
		{ "0b1", 16, "177" },
		{ "010", 0,
		  "ValueError: invalid literal for int() with base 0: '010'" },
		{ "1__0", 10,
		  "ValueError: invalid literal for int() with base 10: '1__0'" },
		{ "0x", 16,
		  "ValueError: invalid literal for int() with base 16: '0x'" },
		{ "", 10,
		  "ValueError: invalid literal for int() with base 10: ''" },
		{ "12x", 3,
		  "ValueError: invalid literal for int() with base 3: '12x'" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++)
		expect(test, ob_int_from_text(test->priv, cases[i].text,
					      strlen(cases[i].text),
					      cases[i].base),
		       cases[i].want, cases[i].text);
}

static void decimal_text_has_a_limit(struct kunit *test)
{
	const size_t limit = OB_INT_MAX_STR_DIGITS;
	struct ob_rt *rt = test->priv;
	char *buf = kunit_kzalloc(test, limit + 2, GFP_KERNEL);
	struct ob_object *o, *one, *text;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	memset(buf, '9', limit + 1);
	o = ob_int_from_text(rt, buf, limit, 10);
	KUNIT_ASSERT_NOT_NULL(test, o);
	text = ob_repr(rt, o);
	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_EXPECT_EQ(test, (size_t)ob_str_len(text), limit);
	KUNIT_EXPECT_TRUE(test, !memcmp(ob_str_data(text), buf, limit));
	ob_decref(rt, text);
	one = ob_int_from_s64(rt, 1);
	text = ob_int_add(rt, o, one);
	ob_decref(rt, o);
	expect(test, ob_repr(rt, text),
	       "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
	       "10 ** 4300");
	ob_decref(rt, text);
	expect(test, ob_int_from_text(rt, buf, limit + 1, 10),
	       "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit",
	       "4301 digits");
	o = ob_int_from_text(rt, buf, limit + 1, 16);
	KUNIT_EXPECT_NOT_NULL(test, o);
	ob_xdecref(rt, o);
	ob_decref(rt, one);
}

static void float_from_text(struct kunit *test)
{
	static const char *const cases[][2] = {
		{ " 1.5 ", "1.5" }, { "1_0.2_5e0_1", "102.5" },
		{ "-INF", "-inf" }, { "+nan", "nan" }, { "infinity", "inf" },
		{ ".5", "0.5" }, { "5.", "5.0" }, { "1e400", "inf" },
		{ "1e-400", "0.0" },
		{ "", "ValueError: could not convert string to float: ''" },
		{ "1__0", "ValueError: could not convert string to float: '1__0'" },
		{ "1e5_", "ValueError: could not convert string to float: '1e5_'" },
		{ "1_.5", "ValueError: could not convert string to float: '1_.5'" },
		{ "in_f", "ValueError: could not convert string to float: 'in_f'" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++)
		expect(test, ob_float_from_text(test->priv, cases[i][0],
						strlen(cases[i][0])),
		       cases[i][1], cases[i][0]);
}

static void rounding(struct kunit *test)
{
	static const struct {
		const char *number, *digits, *want;
	} cases[] = {
		{ "0.5", NULL, "0" }, { "1.5", NULL, "2" }, { "2.5", NULL, "2" },
		{ "-0.5", NULL, "0" }, { "2.675", "2", "2.67" },
		{ "2.5", "0", "2.0" }, { "-0.4", "0", "-0.0" },
		{ "1.e308", "-308", "1e+308" },
		{ "1.7e308", "-308",
		  "OverflowError: rounded value too large to represent" },
		{ "inf", NULL,
		  "OverflowError: cannot convert float infinity to integer" },
		{ "nan", NULL, "ValueError: cannot convert float NaN to integer" },
		{ "15", "-1", "20" }, { "25", "-1", "20" }, { "-15", "-1", "-20" },
		{ "12345678901234567890", "-19", "10000000000000000000" },
		{ "5", "-0x10000000000000000", "0" }, { "5", "3", "5" },
		{ "1.5", "0x10000000000000000", "1.5" },
	};
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *o = number(test, cases[i].number), *n = NULL;

		if (cases[i].digits)
			n = number(test, cases[i].digits);
		expect(test, ob_number_round(rt, o, n), cases[i].want,
		       cases[i].number);
		ob_xdecref(rt, n);
		ob_decref(rt, o);
	}
}

/* ranges */

static void ranges(struct kunit *test)
{
	static const struct {
		const char *start, *stop, *step;
		const char *repr, *second, *last;
		enum ob_tid iter;
	} cases[] = {
		{ "0", "10", "3", "range(0, 10, 3)", "3", "9",
		  OB_T_RANGE_ITER },
		{ "5", "-5", "-1", "range(5, -5, -1)", "4", "-4",
		  OB_T_RANGE_ITER },
		{ "0", "1", "1", "range(0, 1)",
		  "IndexError: range object index out of range", "0",
		  OB_T_RANGE_ITER },
		{ "0", "0x10000000000000000", "0x4000000000000000",
		  "range(0, 18446744073709551616, 4611686018427387904)",
		  "4611686018427387904", "13835058055282163712",
		  OB_T_LONGRANGE_ITER },
		{ "0x7ffffffffffffffd", "0x7fffffffffffffff", "2",
		  "range(9223372036854775805, 9223372036854775807, 2)",
		  "IndexError: range object index out of range",
		  "9223372036854775805", OB_T_LONGRANGE_ITER },
	};
	struct ob_rt *rt = test->priv;
	struct ob_object *minus = ob_int_from_s64(rt, -1);
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct ob_object *arg[3] = {
			number(test, cases[i].start),
			number(test, cases[i].stop),
			number(test, cases[i].step),
		};
		struct ob_object *r = ob_range_type_def.type.new(rt,
				ob_type_of(rt, OB_T_RANGE), arg, 3, NULL);
		struct ob_object *it;

		KUNIT_ASSERT_NOT_NULL(test, r);
		expect(test, ob_getitem(rt, r, ob_bool(rt, true)),
		       cases[i].second, cases[i].repr);
		expect(test, ob_getitem(rt, r, minus), cases[i].last,
		       cases[i].repr);
		it = r->type->iter(rt, r);
		KUNIT_ASSERT_NOT_NULL(test, it);
		KUNIT_EXPECT_TRUE(test, ob_is(rt, it, cases[i].iter));
		ob_decref(rt, it);
		expect(test, r, cases[i].repr, cases[i].repr);
		ob_decref(rt, arg[0]);
		ob_decref(rt, arg[1]);
		ob_decref(rt, arg[2]);
	}
	ob_decref(rt, minus);
}

static struct kunit_case numbers_cases[] = {
	KUNIT_CASE(binary_table),
	KUNIT_CASE(unsupported_operands_are_named),
	KUNIT_CASE(powers_with_a_modulus),
	KUNIT_CASE_SLOW(products_of_ones),
	KUNIT_CASE(long_operations_can_be_interrupted),
	KUNIT_CASE(small_ints_are_cached),
	KUNIT_CASE(digits_are_thirty_bits),
	KUNIT_CASE(values_that_leave_s64),
	KUNIT_CASE(dead_floats_come_back_last_first),
	KUNIT_CASE(hashes),
	KUNIT_CASE(ints_and_floats_compare_exactly),
	KUNIT_CASE(int_from_text),
	KUNIT_CASE(decimal_text_has_a_limit),
	KUNIT_CASE(float_from_text),
	KUNIT_CASE(rounding),
	KUNIT_CASE(ranges),
	{}
};

static struct kunit_suite numbers_suite = {
	.name = "obheap_numbers",
	.init = ob_fix_rt_init,
	.exit = ob_fix_rt_exit,
	.test_cases = numbers_cases,
};

kunit_test_suite(numbers_suite);
