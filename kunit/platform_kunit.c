// SPDX-License-Identifier: GPL-2.0
/*
 * platform_kunit - the platform room alone
 *
 * The tables are what keeps the kernel's soft-fp and the host's processor
 * from drifting apart: both builds must produce the same bits.
 */
#include <kunit/test.h>
#include <obheap/platform.h>

#include "platform_tables.h"

#define expect_f64(test, got, want, a, b) do {				\
	u64 __got = (got), __want = (want);				\
									\
	if (__got != __want &&						\
	    !(ob_f64_isnan(__got) && ob_f64_isnan(__want)))		\
		KUNIT_FAIL(test, "%s of %016llx, %016llx: %016llx\n",	\
			   #got, (u64)(a), (u64)(b), __got);		\
} while (0)

/* arithmetic */

static void arith_matches_hardware(struct kunit *test)
{
	const struct arith *row;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(arith_table); i++) {
		row = &arith_table[i];
		expect_f64(test, ob_f64_add(row->a, row->b), row->sum,
			   row->a, row->b);
		expect_f64(test, ob_f64_sub(row->a, row->b), row->difference,
			   row->a, row->b);
		expect_f64(test, ob_f64_mul(row->a, row->b), row->product,
			   row->a, row->b);
		expect_f64(test, ob_f64_div(row->a, row->b), row->quotient,
			   row->a, row->b);
	}
}

/* Signs and order of operands do not change magnitudes. */
static void arith_is_symmetric(struct kunit *test)
{
	const u64 sign = OB_F64_SIGN;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(arith_table); i++) {
		u64 a = arith_table[i].a, b = arith_table[i].b;

		expect_f64(test, ob_f64_add(b, a), ob_f64_add(a, b), a, b);
		expect_f64(test, ob_f64_mul(b, a), ob_f64_mul(a, b), a, b);
		expect_f64(test, ob_f64_sub(a, b ^ sign), ob_f64_add(a, b),
			   a, b);
		expect_f64(test, ob_f64_mul(a ^ sign, b),
			   ob_f64_mul(a, b) ^ sign, a, b);
		expect_f64(test, ob_f64_div(a, b ^ sign),
			   ob_f64_div(a, b) ^ sign, a, b);
	}
}

static void root_and_floor_match_hardware(struct kunit *test)
{
	const struct unary *row;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(unary_table); i++) {
		row = &unary_table[i];
		expect_f64(test, ob_f64_sqrt(row->a), row->root, row->a, 0);
		expect_f64(test, ob_f64_floor(row->a), row->floor, row->a, 0);
	}
}

static void fmod_matches_table(struct kunit *test)
{
	const struct binary *row;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(fmod_table); i++) {
		row = &fmod_table[i];
		expect_f64(test, ob_f64_fmod(row->a, row->b), row->result,
			   row->a, row->b);
	}
}

static void pow_matches_table(struct kunit *test)
{
	const struct binary *row;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(pow_table); i++) {
		row = &pow_table[i];
		expect_f64(test, ob_f64_pow(row->a, row->b), row->result,
			   row->a, row->b);
	}
}

static void cmp_orders_everything(struct kunit *test)
{
	static const u64 ascending[] = {
		OB_F64_SIGN | OB_F64_INF, 0xffefffffffffffff,
		OB_F64_SIGN | OB_F64_ONE, 0x8010000000000000,
		0x800fffffffffffff, 0x8000000000000001, 0,
		1, 0x000fffffffffffff, 0x0010000000000000, OB_F64_ONE,
		0x7fefffffffffffff, OB_F64_INF,
	};
	const int nr = ARRAY_SIZE(ascending);
	int i, j;

	for (i = 0; i < nr; i++) {
		for (j = 0; j < nr; j++)
			KUNIT_EXPECT_EQ(test, (i > j) - (i < j),
					ob_f64_cmp(ascending[i], ascending[j]));
		KUNIT_EXPECT_EQ(test, 2, ob_f64_cmp(ascending[i], OB_F64_NAN));
		KUNIT_EXPECT_EQ(test, 2, ob_f64_cmp(OB_F64_NAN, ascending[i]));
	}
	KUNIT_EXPECT_EQ(test, 0, ob_f64_cmp(0, OB_F64_SIGN));
	KUNIT_EXPECT_EQ(test, 2, ob_f64_cmp(OB_F64_NAN, OB_F64_NAN));
}

static void integers_round_to_even(struct kunit *test)
{
	static const struct {
		s64 value;
		u64 bits;
	} table[] = {
		{ 0, 0 },
		{ 1, 0x3ff0000000000000 },
		{ -1, 0xbff0000000000000 },
		{ 9007199254740991, 0x433fffffffffffff },
		{ 9007199254740993, 0x4340000000000000 },
		{ 9007199254740995, 0x4340000000000002 },
		{ -9007199254740995, 0xc340000000000002 },
		{ S64_MAX, 0x43e0000000000000 },
		{ S64_MIN, 0xc3e0000000000000 },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		expect_f64(test, ob_f64_from_s64(table[i].value),
			   table[i].bits, table[i].value, 0);
	expect_f64(test, ob_f64_from_u64(U64_MAX), 0x43f0000000000000,
		   U64_MAX, 0);
}

static void ldexp_rounds_once(struct kunit *test)
{
	static const struct {
		u64 mant;
		bool sticky;
		int exp;
		u64 bits;
	} table[] = {
		{ 1, false, 0, OB_F64_ONE },
		{ 0, false, INT_MAX, 0 },
		{ 1, false, 1024, OB_F64_INF },
		{ 1, true, INT_MIN, 0 },
		{ BIT_ULL(54) - 2, false, 970, 0x7fefffffffffffff },
		{ BIT_ULL(54) - 1, false, 970, OB_F64_INF },
		/* halfway between two, and just above */
		{ BIT_ULL(53) + 1, false, 0, 0x4340000000000000 },
		{ BIT_ULL(53) + 1, true, 0, 0x4340000000000001 },
		{ BIT_ULL(53) + 3, false, 0, 0x4340000000000002 },
		/* the same where numbers end */
		{ 1, false, -1074, 1 },
		{ 1, false, -1075, 0 },
		{ 1, true, -1075, 1 },
		{ 3, false, -1075, 2 },
		{ 3, false, -1076, 1 },
		{ U64_MAX, true, -1139, 0 },
		{ U64_MAX, false, -1138, 1 },
		{ BIT_ULL(63), false, -1138, 0 },
		{ BIT_ULL(63), true, -1138, 1 },
		/* the largest subnormal rounds up to a normal number */
		{ BIT_ULL(53) - 1, false, -1075, 0x0010000000000000 },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		expect_f64(test, ob_f64_ldexp(table[i].mant, table[i].sticky,
					      table[i].exp, false),
			   table[i].bits, table[i].mant, table[i].exp);
		expect_f64(test, ob_f64_ldexp(table[i].mant, table[i].sticky,
					      table[i].exp, true),
			   table[i].bits | OB_F64_SIGN, table[i].mant,
			   table[i].exp);
	}
}

static void frexp_undoes_ldexp(struct kunit *test)
{
	size_t i;
	int exp;

	for (i = 0; i < ARRAY_SIZE(arith_table); i++) {
		u64 a = arith_table[i].a, mant;

		if (ob_f64_isnan(a) || ob_f64_isinf(a))
			continue;
		mant = ob_f64_frexp(a, &exp);
		KUNIT_EXPECT_LT(test, mant, BIT_ULL(53));
		expect_f64(test, ob_f64_ldexp(mant, false, exp,
					      a & OB_F64_SIGN), a, a, 0);
	}
}

/* text */

static const struct {
	u64 bits;
	const char *text;
} repr_table[] = {
	{ 0, "0.0" },
	{ OB_F64_SIGN, "-0.0" },
	{ OB_F64_ONE, "1.0" },
	{ 0x3fb999999999999a, "0.1" },
	{ 0x3fd3333333333334, "0.30000000000000004" },
	{ 0xc00921fb54442d18, "-3.141592653589793" },
	{ 0x40fe240c9fbe76c9, "123456.789" },
	{ 0x3f1a36e2eb1c432d, "0.0001" },
	{ 0x3ee4f8b588e368f1, "1e-05" },
	{ 0x4341c37937e08000, "1e+16" },
	{ 0x4341c37937e07fff, "9999999999999998.0" },
	{ 0x4340000000000000, "9007199254740992.0" },
	{ 0x444b1ae4d6e2ef50, "1e+21" },
	{ 0x4480f0cf064dd592, "1e+22" },
	{ 0x44b52d02c7e14af6, "1e+23" },
	{ 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
	{ 0x44b52d02c7e14af5, "9.999999999999997e+22" },
	{ 0x0000000000000001, "5e-324" },
	{ 0x0000000000000002, "1e-323" },
	{ 0x000fffffffffffff, "2.225073858507201e-308" },
	{ 0x0010000000000000, "2.2250738585072014e-308" },
	{ 0x7fefffffffffffff, "1.7976931348623157e+308" },
	{ 0x7fe0000000000000, "8.98846567431158e+307" },
	{ OB_F64_INF, "inf" },
	{ OB_F64_INF | OB_F64_SIGN, "-inf" },
	{ OB_F64_NAN, "nan" },
	{ OB_F64_NAN | OB_F64_SIGN, "nan" },
};

static void repr_is_pythons(struct kunit *test)
{
	char buf[OB_F64_REPR_MAX];
	size_t i, len;

	for (i = 0; i < ARRAY_SIZE(repr_table); i++) {
		len = ob_f64_repr(repr_table[i].bits, buf);
		KUNIT_EXPECT_STREQ(test, buf, repr_table[i].text);
		KUNIT_EXPECT_EQ(test, len, strlen(buf));
	}
}

static void repr_reads_back(struct kunit *test)
{
	char buf[OB_F64_REPR_MAX];
	u64 bits = 1, back;
	size_t len;

	/* Steps over all exponents, each with another significand. */
	for (; bits < OB_F64_INF; bits += 0x0073d9a1b4c7e55b) {
		len = ob_f64_repr(bits, buf);
		KUNIT_ASSERT_EQ(test, 0, ob_f64_parse(buf, len, &back));
		expect_f64(test, back, bits, bits, 0);
	}
}

static void digits_round_correctly(struct kunit *test)
{
	static const struct {
		u64 bits;
		enum ob_f64_mode mode;
		int ndigits;
		const char *digits;
		int decpt;
	} table[] = {
		{ 0, OB_F64_FIXED, 3, "0", 1 },
		{ 0x3fb999999999999a, OB_F64_SHORTEST, 0, "1", 0 },
		{ 0x3fb999999999999a, OB_F64_PRECISION, 17,
		  "10000000000000001", 0 },
		{ 0x3fb999999999999a, OB_F64_FIXED, 20, "10000000000000000555",
		  0 },
		{ 0x3fb999999999999a, OB_F64_PRECISION, 1000,
		  "1000000000000000055511151231257827021181583404541015625",
		  0 },
		/* 0.5, 1.5 and 2.5 to integers */
		{ 0x3fe0000000000000, OB_F64_FIXED, 0, "0", 1 },
		{ 0x3ff8000000000000, OB_F64_FIXED, 0, "2", 1 },
		{ 0x4004000000000000, OB_F64_FIXED, 0, "2", 1 },
		/* 0.5 and its successor */
		{ 0x3fe0000000000001, OB_F64_FIXED, 0, "1", 1 },
		/* 9.995, 2.675 and 1.005 are not quite what they look like */
		{ 0x4023fd70a3d70a3d, OB_F64_FIXED, 2, "999", 1 },
		{ 0x4005666666666666, OB_F64_FIXED, 2, "267", 1 },
		{ 0x3ff0147ae147ae14, OB_F64_FIXED, 2, "1", 1 },
		{ 0x412e847e00000000, OB_F64_PRECISION, 6, "999999", 6 },
		{ 0x412e847fc0000000, OB_F64_PRECISION, 6, "1", 7 },
		/* 1250 to hundreds: a tie */
		{ 0x4093880000000000, OB_F64_FIXED, -2, "12", 4 },
		{ 0x4093880000000000, OB_F64_FIXED, -4, "0", 1 },
		{ 0x0000000000000001, OB_F64_PRECISION, 5, "49407", -323 },
		{ 0x7fefffffffffffff, OB_F64_PRECISION, 5, "17977", 309 },
	};
	char buf[64];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		int decpt, nr;

		nr = ob_f64_digits(table[i].bits, table[i].mode,
				   table[i].ndigits, buf, sizeof(buf), &decpt);
		KUNIT_EXPECT_EQ(test, nr, (int)strlen(table[i].digits));
		KUNIT_EXPECT_STREQ(test, buf, table[i].digits);
		KUNIT_EXPECT_EQ(test, decpt, table[i].decpt);
	}
}

static void digits_respect_the_buffer(struct kunit *test)
{
	char *buf = kunit_kzalloc(test, 1100, GFP_KERNEL);
	int decpt;

	KUNIT_ASSERT_NOT_NULL(test, buf);
	/* the number with the most digits there is */
	KUNIT_EXPECT_EQ(test, 767,
			ob_f64_digits(0x000fffffffffffff, OB_F64_FIXED, 1 << 20,
				      buf, 1100, &decpt));
	KUNIT_EXPECT_EQ(test, -307, decpt);
	KUNIT_EXPECT_EQ(test, strlen(buf), (size_t)767);
	memset(buf, '#', 1100);
	KUNIT_EXPECT_EQ(test, -EMSGSIZE,
			ob_f64_digits(0x000fffffffffffff, OB_F64_FIXED, 1 << 20,
				      buf, 767, &decpt));
	KUNIT_EXPECT_EQ(test, buf[767], '#');
	KUNIT_EXPECT_EQ(test, -EMSGSIZE,
			ob_f64_digits(OB_F64_ONE, OB_F64_SHORTEST, 0, buf, 1,
				      &decpt));
}

static void parse_is_correctly_rounded(struct kunit *test)
{
	static const struct {
		const char *text;
		u64 bits;
	} table[] = {
		{ "0", 0 }, { ".0e9", 0 }, { "1", OB_F64_ONE },
		{ "1.", OB_F64_ONE }, { "000001E0", OB_F64_ONE },
		{ "0.1", 0x3fb999999999999a },
		{ "9007199254740993", 0x4340000000000000 },
		{ "9007199254740993.00000000000000000000000000000000000001",
		  0x4340000000000001 },
		{ "9007199254740995", 0x4340000000000002 },
		{ "1e22", 0x4480f0cf064dd592 },
		{ "1e23", 0x44b52d02c7e14af6 },
		{ "100000000000000000000000", 0x44b52d02c7e14af6 },
		{ "1.00000000000000011102230246251565404236316680908203125",
		  0x3ff0000000000000 },
		{ "1.00000000000000011102230246251565404236316680908203126",
		  0x3ff0000000000001 },
		{ "5e-324", 1 },
		{ "2.4703282292062327208e-324", 0 },
		{ "2.4703282292062327209e-324", 1 },
		{ "2.2250738585072011e-308", 0x000fffffffffffff },
		{ "2.2250738585072014e-308", 0x0010000000000000 },
		{ "1.7976931348623157e308", 0x7fefffffffffffff },
		{ "1.7976931348623158e308", 0x7fefffffffffffff },
		{ "1.7976931348623159e308", OB_F64_INF },
		{ "1e400", OB_F64_INF }, { "1e-400", 0 },
		{ "1e99999999999999999999999", OB_F64_INF },
		{ "1e-99999999999999999999999", 0 },
		{ "0e99999999999999999999999", 0 },
	};
	size_t i;
	u64 bits;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].text;

		KUNIT_EXPECT_EQ(test, 0,
				ob_f64_parse(text, strlen(text), &bits));
		expect_f64(test, bits, table[i].bits, i, 0);
	}
}

static void parse_refuses_other_text(struct kunit *test)
{
	static const char * const table[] = {
		"", ".", "e1", ".e1", "1e", "1e+", "1.2.3", "+1", "-1", " 1",
		"1 ", "1_0", "inf", "nan", "0x1", "1e1.", "1e1e1",
	};
	size_t i;
	u64 bits;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		KUNIT_EXPECT_EQ(test, -EINVAL,
				ob_f64_parse(table[i], strlen(table[i]),
					     &bits));
}

/* memory and execution */

static void pages_are_aligned_and_can_be_cleared(struct kunit *test)
{
	void *blocks[8];
	int i, piece;

	for (i = 0; i < ARRAY_SIZE(blocks); i++) {
		blocks[i] = ob_pages_alloc();
		KUNIT_EXPECT_NOT_NULL(test, blocks[i]);
		if (!blocks[i])
			continue;
		KUNIT_EXPECT_TRUE(test, IS_ALIGNED((unsigned long)blocks[i],
						   OB_POOL_SIZE));
		memset(blocks[i], 0xff, OB_POOL_SIZE);
		for (piece = OB_POOL_PIECES - 1; piece >= 0; piece--) {
			ob_piece_clear(blocks[i] + piece * OB_PIECE_SIZE);
			KUNIT_EXPECT_EQ(test, *(u8 *)blocks[i],
					piece ? 0xff : 0);
		}
		KUNIT_EXPECT_NULL(test, memchr_inv(blocks[i], 0, OB_POOL_SIZE));
	}
	for (i = 0; i < ARRAY_SIZE(blocks); i++)
		ob_pages_free(blocks[i]);
	ob_pages_free(NULL);
}

static void copies_are_equal(struct kunit *test)
{
	static const size_t sizes[] = { 1, 100, 4096, 5000, 8192, 100000 };
	char *from = ob_mem_alloc(100016);
	char *copy;
	size_t i;

	KUNIT_ASSERT_NOT_NULL(test, from);
	for (i = 0; i < 100016; i++)
		from[i] = i * 7 + (i >> 8);
	for (i = 0; i < 2 * ARRAY_SIZE(sizes); i++) {
		/* from a page's beginning if it is one, and from elsewhere */
		char *part = from + 16 * (i % 2);

		copy = ob_mem_copy(part, sizes[i / 2]);
		KUNIT_EXPECT_NOT_NULL(test, copy);
		if (copy)
			KUNIT_EXPECT_EQ(test, 0, memcmp(copy, part,
							sizes[i / 2]));
		ob_mem_free(copy);
	}
	ob_mem_free(from);
}

static void memory_is_aligned_and_zeroed(struct kunit *test)
{
	size_t bytes;
	int round;

	for (bytes = 1; bytes <= 2 << 20; bytes += bytes < 300 ? 1 : bytes) {
		for (round = 0; round < 2; round++) {
			void *mem = ob_mem_alloc(bytes);

			KUNIT_ASSERT_NOT_NULL(test, mem);
			KUNIT_EXPECT_TRUE(test,
					  IS_ALIGNED((unsigned long)mem, 16));
			KUNIT_EXPECT_NULL(test, memchr_inv(mem, 0, bytes));
			memset(mem, 0xff, bytes);
			ob_mem_free(mem);
		}
	}
	ob_mem_free(NULL);
}

static void absurd_sizes_fail_quietly(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, ob_mem_alloc((size_t)INT_MAX + 1));
	KUNIT_EXPECT_NULL(test, ob_mem_alloc(SIZE_MAX));
	KUNIT_EXPECT_NULL(test, ob_mem_alloc(SIZE_MAX - 4096));
}

static noinline size_t stack_left_below(int depth)
{
	u8 frame[128];
	size_t left;

	OPTIMIZER_HIDE_VAR(depth);
	memset(frame, depth, sizeof(frame));
	left = depth ? stack_left_below(depth - 1) : ob_stack_left();
	/* Using the frame after the call keeps it a call. */
	return left + !!memchr_inv(frame, depth, sizeof(frame));
}

static void stack_left_shrinks_with_depth(struct kunit *test)
{
	size_t left = ob_stack_left();

	KUNIT_EXPECT_GT(test, left, (size_t)OB_STACK_RESERVE);
	KUNIT_EXPECT_LE(test, stack_left_below(0), left);
	KUNIT_EXPECT_LE(test, stack_left_below(10) + 10 * 128, left);
	KUNIT_EXPECT_EQ(test, left, ob_stack_left());
}

static void surroundings_answer(struct kunit *test)
{
	u64 then = ob_clock_ns();
	u8 bytes[64] = { 0 };

	KUNIT_EXPECT_EQ(test, ob_signal_pending(), OB_SIGNAL_NONE);
	ob_relax();
	KUNIT_EXPECT_GE(test, ob_clock_ns(), then);
	ob_random_bytes(bytes, sizeof(bytes));
	KUNIT_EXPECT_NOT_NULL(test, memchr_inv(bytes, bytes[0], sizeof(bytes)));
}

/**
 * struct dive - a recursion over as many stacks as there are
 * @stacks: the further stacks
 * @depth: calls so far
 * @most: calls after which it turns back
 * @last: what the innermost ob_stacks_call() said
 * @errands: calls that the task made for it
 * @left: bytes of stack at the start of a call, the least of all
 */
struct dive {
	struct ob_stacks *stacks;
	int depth;
	int most;
	int last;
	int errands;
	size_t left;
};

static void dive_errand(void *arg)
{
	struct dive *d = arg;
	struct ob_stacks *stacks = d->stacks;

	d->errands++;
	/* Not from the middle of the chain. */
	if (ob_stacks_call(&stacks, dive_errand, d) != -EAGAIN)
		d->errands = -1000;
}

static void dive(void *arg)
{
	struct dive *d = arg;

	d->left = min(d->left, ob_stack_left());
	ob_stacks_on_task(d->stacks, dive_errand, d);
	if (++d->depth < d->most)
		d->last = ob_stacks_call(&d->stacks, dive, d);
	ob_stacks_on_task(d->stacks, dive_errand, d);
}

static void stacks_follow_each_other(struct kunit *test)
{
	struct dive d = { .most = 7, .left = SIZE_MAX };

	KUNIT_EXPECT_EQ(test, ob_stacks_call(&d.stacks, dive, &d), 0);
	KUNIT_EXPECT_EQ(test, d.depth, 7);
	KUNIT_EXPECT_EQ(test, d.last, 0);
	KUNIT_EXPECT_EQ(test, d.errands, 14);
	KUNIT_EXPECT_GT(test, d.left, (size_t)OB_STACK_LOW);

	/* And again, on the threads there are and on new ones. */
	d.most = 16;
	KUNIT_EXPECT_EQ(test, ob_stacks_call(&d.stacks, dive, &d), 0);
	KUNIT_EXPECT_EQ(test, d.depth, 16);
	ob_stacks_free(d.stacks);
}

static void stacks_end_somewhere(struct kunit *test)
{
	struct dive d = { .most = INT_MAX, .left = SIZE_MAX };

	KUNIT_EXPECT_EQ(test, ob_stacks_call(&d.stacks, dive, &d), 0);
	KUNIT_EXPECT_EQ(test, d.depth, OB_STACKS_MAX);
	KUNIT_EXPECT_EQ(test, d.errands, 2 * OB_STACKS_MAX);
	ob_stacks_free(d.stacks);
	ob_stacks_free(NULL);
}

/**
 * struct nap - a function that parks in the middle of a recursion
 * @stacks: the further stacks
 * @depth: calls so far
 * @naps: times it has parked
 * @errands: calls that its task made for it
 */
struct nap {
	struct ob_stacks *stacks;
	int depth;
	int naps;
	int errands;
};

static void nap_errand(void *arg)
{
	((struct nap *)arg)->errands++;
}

static void nap(void *arg)
{
	struct nap *n = arg;

	n->naps++;
	ob_stacks_park(n->stacks);
	ob_stacks_on_task(n->stacks, nap_errand, n);
	if (++n->depth < 5)
		ob_stacks_call(&n->stacks, nap, n);
	n->naps++;
	ob_stacks_park(n->stacks);
}

static void stacks_can_be_parked(struct kunit *test)
{
	struct nap n = { };
	int i;

	KUNIT_EXPECT_FALSE(test, ob_stacks_used(n.stacks));
	KUNIT_ASSERT_EQ(test, ob_stacks_start(&n.stacks, nap, &n), 1);
	for (i = 1; i < 10; i++) {
		KUNIT_EXPECT_TRUE(test, ob_stacks_used(n.stacks));
		KUNIT_EXPECT_EQ(test, n.naps, i);
		KUNIT_EXPECT_EQ(test, n.errands, min(i - 1, 5));
		KUNIT_EXPECT_EQ(test, ob_stacks_resume(n.stacks), 1);
	}
	KUNIT_EXPECT_EQ(test, ob_stacks_resume(n.stacks), 0);
	KUNIT_EXPECT_EQ(test, n.naps, 10);
	KUNIT_EXPECT_FALSE(test, ob_stacks_used(n.stacks));
	ob_stacks_free(n.stacks);
}

static void count_call(void *arg)
{
	++*(int *)arg;
}

static void errand_without_stacks_is_a_call(struct kunit *test)
{
	int calls = 0;

	ob_stacks_on_task(NULL, count_call, &calls);
	KUNIT_EXPECT_EQ(test, calls, 1);
}

static struct kunit_case platform_cases[] = {
	KUNIT_CASE(stacks_follow_each_other),
	KUNIT_CASE_SLOW(stacks_end_somewhere),
	KUNIT_CASE(stacks_can_be_parked),
	KUNIT_CASE(errand_without_stacks_is_a_call),
	KUNIT_CASE(arith_matches_hardware),
	KUNIT_CASE(arith_is_symmetric),
	KUNIT_CASE(root_and_floor_match_hardware),
	KUNIT_CASE(fmod_matches_table),
	KUNIT_CASE(pow_matches_table),
	KUNIT_CASE(cmp_orders_everything),
	KUNIT_CASE(integers_round_to_even),
	KUNIT_CASE(ldexp_rounds_once),
	KUNIT_CASE(frexp_undoes_ldexp),
	KUNIT_CASE(repr_is_pythons),
	KUNIT_CASE_SLOW(repr_reads_back),
	KUNIT_CASE(digits_round_correctly),
	KUNIT_CASE(digits_respect_the_buffer),
	KUNIT_CASE(parse_is_correctly_rounded),
	KUNIT_CASE(parse_refuses_other_text),
	KUNIT_CASE(pages_are_aligned_and_can_be_cleared),
	KUNIT_CASE(copies_are_equal),
	KUNIT_CASE_SLOW(memory_is_aligned_and_zeroed),
	KUNIT_CASE(absurd_sizes_fail_quietly),
	KUNIT_CASE(stack_left_shrinks_with_depth),
	KUNIT_CASE(surroundings_answer),
	{}
};

static struct kunit_suite platform_suite = {
	.name = "obheap_platform",
	.test_cases = platform_cases,
};

kunit_test_suite(platform_suite);
