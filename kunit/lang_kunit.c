// SPDX-License-Identifier: GPL-2.0
/*
 * lang_kunit - texts to code objects
 *
 * Bytes of instructions, line tables and exception tables are what
 * python3.11's compile() gives for the same text.
 */
#include <kunit/test.h>
#include <obheap/lang.h>

#include "../module/objects/objects_priv.h"

static int lang_fix_init(struct kunit *test)
{
	static const struct ob_rt_config cfg;
	struct ob_rt *rt = ob_mem_alloc(sizeof(*rt));

	if (!rt)
		return -ENOMEM;
	if (ob_rt_init(rt, &cfg)) {
		ob_mem_free(rt);
		return -ENOMEM;
	}
	test->priv = rt;
	return 0;
}

static void lang_fix_exit(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	if (!rt)
		return;
	KUNIT_EXPECT_FALSE(test, ob_raised(rt));
	ob_rt_exit(rt);
	ob_mem_free(rt);
}

static struct ob_code *compile_len(struct kunit *test, const char *text,
				   size_t len, enum ob_compile_mode mode,
				   bool *incomplete)
{
	struct ob_source src = {
		.text = text, .len = len, .filename = "<t>", .mode = mode,
		.share_constants = true,
	};

	return ob_compile(test->priv, &src, incomplete);
}

static struct ob_code *compile(struct kunit *test, const char *text,
			       enum ob_compile_mode mode)
{
	return compile_len(test, text, strlen(text), mode, NULL);
}

static void drop(struct kunit *test, void *o)
{
	ob_xdecref(test->priv, o);
}

/* Expects @bytes to be what the hexadecimal digits say. */
static void expect_hex(struct kunit *test, const void *bytes, size_t n,
		       const char *hex)
{
	const u8 *p = bytes;
	char two[3];
	size_t i;

	KUNIT_EXPECT_EQ(test, n * 2, strlen(hex));
	for (i = 0; i < n && i * 2 + 1 < strlen(hex); i++) {
		snprintf(two, sizeof(two), "%02x", p[i]);
		KUNIT_EXPECT_TRUE_MSG(test, !memcmp(two, hex + i * 2, 2),
				      "byte %zu is %s", i, two);
	}
}

struct code_case {
	const char *text;
	enum ob_compile_mode mode;
	const char *code, *lines, *exceptions;
	u32 stacksize;
};

static const struct code_case code_cases[] = {
	{ "x = 1 + 2\n", OB_COMPILE_EXEC, "970064005a0064015300",
	  "f003010101d80409800180018001", "", 1 },
	{ "x\n", OB_COMPILE_SINGLE, "97006500460064005300",
	  "f003010101d80001800180018001", "", 1 },
	{ "a+b", OB_COMPILE_EVAL, "9700650065017a0000005300",
	  "f003010101d80001802181038003", "", 2 },
	{ "try:\n a\nexcept B as c:\n d\n", OB_COMPILE_EXEC,
	  "970009006500010064005300230065012400720d5a0265030100590064005a025b026400530064005a025b0277017700780359007701",
	  "f003010101f002030103d80102801180118011f8d80708f000010103f000010103f000010103d801028011801180118011801180118011f8f8f8f8f003010103f8f8f8",
	  "82020600860518038b02130393051803", 4 },
};

static void code_is_cpythons(struct kunit *test)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(code_cases); i++) {
		const struct code_case *c = &code_cases[i];
		struct ob_code *co = compile(test, c->text, c->mode);

		KUNIT_ASSERT_NOT_NULL(test, co);
		expect_hex(test, co->code, ob_size(co) * 2, c->code);
		expect_hex(test, co->linetable, co->linetable_len, c->lines);
		expect_hex(test, co->exceptions, co->exceptiontable_len,
			   c->exceptions);
		KUNIT_EXPECT_EQ(test, co->stacksize, c->stacksize);
		drop(test, co);
	}
}

static void closure_slots(struct kunit *test)
{
	struct ob_code *co, *f;

	co = compile(test, "def f(a):\n    return lambda: a\n",
		     OB_COMPILE_EXEC);
	KUNIT_ASSERT_NOT_NULL(test, co);
	f = (struct ob_code *)co->consts->item[0];
	KUNIT_ASSERT_TRUE(test, ob_is(test->priv, f, OB_T_CODE));
	expect_hex(test, f->code, ob_size(f) * 2,
		   "8700970088006601640184085300");
	KUNIT_EXPECT_EQ(test, f->flags, 3U);
	KUNIT_EXPECT_EQ(test, f->nlocalsplus, 1U);
	KUNIT_EXPECT_EQ(test, f->localspluskinds[0],
			OB_LOCAL_LOCAL | OB_LOCAL_CELL);
	KUNIT_EXPECT_EQ(test, f->nplaincellvars, 0U);
	drop(test, co);
}

static void position_of_instruction(struct kunit *test)
{
	struct ob_code_pos pos;
	struct ob_code *co;

	co = compile(test, "a = 1\nbb = (cc +\n  d)\n", OB_COMPILE_EXEC);
	KUNIT_ASSERT_NOT_NULL(test, co);
	/* RESUME, LOAD_CONST, STORE_NAME, LOAD_NAME, LOAD_NAME, BINARY_OP */
	ob_code_position(co, 5, &pos);
	KUNIT_EXPECT_EQ(test, pos.line, 2);
	KUNIT_EXPECT_EQ(test, pos.end_line, 3);
	KUNIT_EXPECT_EQ(test, pos.col, 6);
	KUNIT_EXPECT_EQ(test, pos.end_col, 3);
	ob_code_position(co, 1000, &pos);
	KUNIT_EXPECT_EQ(test, pos.line, -1);
	drop(test, co);
}

static void constants_by_type_and_value(struct kunit *test)
{
	struct ob_code *co;

	co = compile(test, "x = 0.0, -0.0, 1000, 1000.0, 999 + 1, 'a b', 'a b', f\n",
		     OB_COMPILE_EXEC);
	KUNIT_ASSERT_NOT_NULL(test, co);
	/* 0.0, -0.0, 1000, 1000.0, 'a b', None */
	KUNIT_EXPECT_EQ(test, ob_size(co->consts), 6);
	drop(test, co);
}

static void text_constants_are_shared(struct kunit *test)
{
	struct ob_code *a, *b;

	a = compile(test, "s1 = 'Hello Word'\n", OB_COMPILE_EXEC);
	b = compile(test, "s2 = 'Hello Word'\n", OB_COMPILE_EXEC);
	KUNIT_ASSERT_NOT_NULL(test, a);
	KUNIT_ASSERT_NOT_NULL(test, b);
	KUNIT_EXPECT_PTR_EQ(test, a->consts->item[0], b->consts->item[0]);
	drop(test, a);
	drop(test, b);
}

struct error_case {
	const char *text;
	enum ob_tid type;
	const char *message;
	int line, offset;
};

static const struct error_case error_cases[] = {
	{ "f(x) = 1\n", OB_T_SyntaxError,
	  "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1 },
	{ "x = (a b)\n", OB_T_SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 6 },
	{ "x = (1,\n", OB_T_SyntaxError, "'(' was never closed", 1, 5 },
	{ "a)\n", OB_T_SyntaxError, "unmatched ')'", 1, 2 },
	{ "if a:\nb\n", OB_T_IndentationError,
	  "expected an indented block after 'if' statement on line 1", 2, 1 },
	{ "if a\n", OB_T_SyntaxError, "expected ':'", 1, 5 },
	{ "if a:\n\tb\n        c\n", OB_T_TabError,
	  "inconsistent use of tabs and spaces in indentation", 3, 1 },
	{ "x = 'a\n", OB_T_SyntaxError, "unterminated string literal (detected at line 1)", 1, 5 },
	{ "break\n", OB_T_SyntaxError, "'break' outside loop", 1, 1 },
	{ "print 1\n", OB_T_SyntaxError,
	  "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1 },
	{ "x = 012\n", OB_T_SyntaxError,
	  "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
	  1, 5 },
	{ "f(a=1, a=2)\n", OB_T_SyntaxError, "keyword argument repeated: a", 1, 8 },
};

static void errors_are_cpythons(struct kunit *test)
{
	struct ob_rt *rt = test->priv;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(error_cases); i++) {
		const struct error_case *c = &error_cases[i];
		struct ob_syntax_error *e;
		int overflow;

		KUNIT_EXPECT_NULL(test, compile(test, c->text,
						OB_COMPILE_EXEC));
		e = (struct ob_syntax_error *)ob_take_exc(rt);
		KUNIT_ASSERT_NOT_NULL(test, e);
		KUNIT_EXPECT_TRUE_MSG(test, ob_is(rt, e, c->type), "%s",
				      c->text);
		KUNIT_EXPECT_TRUE_MSG(test, ob_str_equal_c(e->msg, c->message),
				      "%s", c->text);
		KUNIT_EXPECT_EQ(test, ob_int_to_s64(e->lineno, &overflow),
				c->line);
		KUNIT_EXPECT_EQ(test, ob_int_to_s64(e->offset, &overflow),
				c->offset);
		drop(test, e);
	}
}

struct more_case {
	const char *text;
	bool incomplete;
};

static const struct more_case more_cases[] = {
	{ "if a:", true }, { "if a:\n  b", true }, { "(1,", true },
	{ "'''a", true }, { "@a", true },
	{ "x + )", false }, { "if a:\n  b\n  c d\n", false },
};

static void incomplete_statements(struct kunit *test)
{
	bool incomplete;
	struct ob_code *co;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(more_cases); i++) {
		const struct more_case *c = &more_cases[i];

		co = compile_len(test, c->text, strlen(c->text),
				 OB_COMPILE_SINGLE, &incomplete);
		KUNIT_EXPECT_NULL(test, co);
		KUNIT_EXPECT_EQ_MSG(test, incomplete, c->incomplete, "%s",
				    c->text);
		ob_clear_exc(test->priv);
		drop(test, co);
	}
	co = compile_len(test, "def f():\n  x\n", 13, OB_COMPILE_SINGLE,
			 &incomplete);
	KUNIT_EXPECT_NOT_NULL(test, co);
	KUNIT_EXPECT_FALSE(test, incomplete);
	drop(test, co);
}

/* @n times @piece between @before and @after; released with the case. */
static char *repeat(struct kunit *test, const char *before, const char *piece,
		    int n, const char *after)
{
	size_t len = strlen(piece), at = strlen(before);
	char *text;
	int i;

	text = kunit_kzalloc(test, at + len * n + strlen(after) + 1,
			     GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, text);
	memcpy(text, before, at);
	for (i = 0; i < n; i++, at += len)
		memcpy(text + at, piece, len);
	memcpy(text + at, after, strlen(after));
	return text;
}

static void left_chains_need_no_stack(struct kunit *test)
{
	static const char *const chains[][3] = {
		{ "x = a", " + a", "\n" }, { "x = a", ".a", "\n" },
		{ "x = a", "()", "\n" }, { "x = a", "[0]", "\n" },
		{ "if a: b\n", "elif a: b\n", "" }, { "x = a", " and a", "\n" },
		{ "x = ", "x if y else ", "a\n" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(chains); i++) {
		struct ob_code *co;

		co = compile(test, repeat(test, chains[i][0], chains[i][1],
					  2900, chains[i][2]),
			     OB_COMPILE_EXEC);
		KUNIT_EXPECT_TRUE_MSG(test, co, "%s", chains[i][1]);
		ob_clear_exc(test->priv);
		drop(test, co);
	}
}

static void nesting_is_bounded(struct kunit *test)
{
	static const char *const pieces[] = {
		"(", "[", "{1:", "f(", "a[", "-", "not ", "lambda: ", "{",
		"(a, ", "a ** ",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(pieces); i++) {
		struct ob_code *co;

		co = compile(test, repeat(test, "x = ", pieces[i], 10000, "a"),
			     OB_COMPILE_EXEC);
		KUNIT_EXPECT_TRUE_MSG(test, !co, "%s", pieces[i]);
		KUNIT_EXPECT_TRUE(test,
				  ob_raised_is(test->priv, OB_T_RecursionError) ||
				  ob_raised_is(test->priv, OB_T_MemoryError) ||
				  ob_raised_is(test->priv, OB_T_SyntaxError));
		ob_clear_exc(test->priv);
		drop(test, co);
	}
}

static void bytes_that_are_no_text(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, compile_len(test, "x = 1\0\n", 7,
					    OB_COMPILE_EXEC, NULL));
	KUNIT_EXPECT_TRUE(test, ob_raised_is(test->priv, OB_T_ValueError));
	ob_clear_exc(test->priv);
	KUNIT_EXPECT_NULL(test, compile(test, "x = '\xff'\n",
					OB_COMPILE_EXEC));
	KUNIT_EXPECT_TRUE(test, ob_raised_is(test->priv, OB_T_SyntaxError));
	ob_clear_exc(test->priv);
}

static u64 live_blocks(struct ob_rt *rt)
{
	ob_tuple_free_list_clear(rt);
	ob_float_free_list_clear(rt);
	ob_list_free_list_clear(rt);
	ob_dict_free_list_clear(rt);
	return ob_heap_live(&rt->heap);
}

/* Every allocation fails in turn: an exception, and nothing stays behind. */
static void any_allocation_may_fail(struct kunit *test)
{
	static const char text[] =
		"class A(B):\n"
		" def f(s, a=1, *b, **c):\n"
		"  try: return [x + 2**70 for x in y if f'{a!r:>{b}} d']\n"
		"  except E as e: x = {'k k': 1.5, **c}\n";
	struct ob_rt *rt = test->priv;
	struct ob_code *co;
	u64 before, nth;

	drop(test, compile(test, text, OB_COMPILE_EXEC));
	before = live_blocks(rt);
	for (nth = 1; nth < 100000; nth++) {
		ob_heap_fail(&rt->heap, nth, false);
		co = compile(test, text, OB_COMPILE_EXEC);
		ob_heap_fail(&rt->heap, 0, false);
		if (co)
			break;
		KUNIT_EXPECT_TRUE(test, ob_raised_is(rt, OB_T_MemoryError));
		ob_clear_exc(rt);
		KUNIT_EXPECT_EQ_MSG(test, live_blocks(rt), before,
				    "allocation %llu", nth);
	}
	KUNIT_EXPECT_GT(test, nth, 20ULL);
	drop(test, co);
}

static struct kunit_case lang_cases[] = {
	KUNIT_CASE(code_is_cpythons),
	KUNIT_CASE(closure_slots),
	KUNIT_CASE(position_of_instruction),
	KUNIT_CASE(constants_by_type_and_value),
	KUNIT_CASE(text_constants_are_shared),
	KUNIT_CASE(errors_are_cpythons),
	KUNIT_CASE(incomplete_statements),
	KUNIT_CASE(left_chains_need_no_stack),
	KUNIT_CASE_SLOW(nesting_is_bounded),
	KUNIT_CASE(bytes_that_are_no_text),
	KUNIT_CASE(any_allocation_may_fail),
	{ }
};

static struct kunit_suite lang_suite = {
	.name = "obheap_lang",
	.init = lang_fix_init,
	.exit = lang_fix_exit,
	.test_cases = lang_cases,
};

kunit_test_suite(lang_suite);
