// SPDX-License-Identifier: GPL-2.0
/* test_platform: arithmetic, against the processor and the C library */

#include "test_platform.h"
#include <math.h>

#define u128 unsigned __int128

static int test_compare(void)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		u64 a = random_f64(), b = i % 4 ? random_f64() : a ^ (i & 8);
		double x = to_double(a), y = to_double(b);
		int want = isunordered(x, y) ? 2 : (x > y) - (x < y);

		if (ob_f64_cmp(a, b) != want)
			complain("cmp %016llx %016llx", a, b);
	}
	expect(ob_f64_cmp(OB_F64_SIGN, 0) == 0);
	return 0;
}

static int test_convert(void)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		u64 v = random_u64() >> random_u64() % 64;
		int exp = (int)(random_u64() % 2400) - 1260;
		bool neg = v & 2;
		double want = ldexp((double)(v >> 11), exp);

		expect_f64(ob_f64_from_u64(v), to_bits((double)v), "u64 %llu", v);
		expect_f64(ob_f64_from_s64(v), to_bits((double)(s64)v),
			   "s64 %lld", (s64)v);
		expect_f64(ob_f64_from_s64(-v), to_bits((double)(s64)-v),
			   "s64 %lld", (s64)-v);
		expect_f64(ob_f64_ldexp(v >> 11, false, exp, neg),
			   to_bits(neg ? -want : want), "ldexp %llu %d", v, exp);
	}
	return 0;
}

/* Rounding of all 64 bits at every exponent, against 128-bit arithmetic. */
static int test_ldexp_rounding(void)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		u64 v = random_u64() | BIT_ULL(63);
		int shift = 11 + random_u64() % 56;
		/* shift bits are lost when the result is subnormal */
		int exp = -1074 - shift;
		bool sticky = i & 1;
		u128 half = (u128)1 << (shift - 1), lost;
		u64 want;

		if (i % 3 == 0)
			v = (v >> 12 << 12) | BIT_ULL(11);
		if (i % 7 == 0 && shift > 2)
			v = shift <= 64 ? BIT_ULL(63) : v;
		lost = v & ((half << 1) - 1);
		want = shift < 64 ? v >> shift : 0;
		if (lost > half || (lost == half && (sticky || (want & 1))))
			want++;
		expect_f64(ob_f64_ldexp(v, sticky, exp, false), want,
			   "ldexp %016llx %d %d", v, sticky, exp);
	}
	expect_f64(ob_f64_ldexp(1, false, INT_MAX, false), OB_F64_INF, "max");
	expect_f64(ob_f64_ldexp(~0ULL, true, INT_MIN, true), OB_F64_SIGN, "min");
	expect_f64(ob_f64_ldexp(0, false, INT_MAX, true), OB_F64_SIGN, "zero");
	expect_f64(ob_f64_ldexp(BIT_ULL(54) - 1, false, 970, false),
		   OB_F64_INF, "carry to infinity");
	expect_f64(ob_f64_ldexp(BIT_ULL(54) - 2, false, 970, false),
		   F64_MAX, "largest");
	return 0;
}

static int test_frexp(void)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		u64 a = random_finite(), mant;
		int exp;

		mant = ob_f64_frexp(a, &exp);
		expect(mant < BIT_ULL(53));
		expect_f64(to_bits(ldexp((double)mant, exp)), a & ~OB_F64_SIGN,
			   "frexp %016llx", a);
	}
	return 0;
}

static int test_floor_fmod_sqrt(void)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		u64 a = random_f64(), b = random_f64();
		double x = to_double(a), y = to_double(b);

		expect_f64(ob_f64_floor(a), to_bits(floor(x)), "floor %016llx", a);
		expect_f64(ob_f64_sqrt(a), to_bits(sqrt(x)), "sqrt %016llx", a);
		expect_f64(ob_f64_fmod(a, b), to_bits(fmod(x, y)),
			   "fmod %016llx %016llx", a, b);
	}
	return 0;
}

static s64 ulps_apart(u64 a, u64 b)
{
	return (s64)a > (s64)b ? a - b : b - a;
}

static bool pow_agrees(u64 got, u64 want)
{
	/* libm may be off by one, but not where anything is special. */
	return same(got, want) ||
	       (!ob_f64_isnan(got) && !ob_f64_isnan(want) &&
		!ob_f64_isinf(got) && !ob_f64_iszero(got) &&
		!ob_f64_isinf(want) && !ob_f64_iszero(want) &&
		ulps_apart(got, want) == 1);
}

static int test_pow_special(void)
{
	int i, j;

	for (i = 0; i < 2 * NR_CORNERS; i++) {
		for (j = 0; j < 2 * NR_CORNERS; j++) {
			u64 a = corners[i / 2] ^ (i & 1 ? OB_F64_SIGN : 0);
			u64 b = corners[j / 2] ^ (j & 1 ? OB_F64_SIGN : 0);
			u64 got = ob_f64_pow(a, b);
			u64 want = to_bits(pow(to_double(a), to_double(b)));

			if (!pow_agrees(got, want))
				complain("pow %016llx %016llx: %016llx, libm %016llx",
					 a, b, got, want);
		}
	}
	return 0;
}

/* Results that are exact or on a midpoint, from 128-bit integers. */
static int test_pow_exact(void)
{
	u64 base, n;

	for (base = 3; base < 1000000; base = base * 9 / 8 + 1) {
		u128 power = 1;

		for (n = 1; n < 40; n++) {
			double x = base, want;

			power *= base;
			if (power >> 100)
				break;
			want = (double)power;
			expect_f64(ob_f64_pow(to_bits(x), n), OB_F64_ONE,
				   "pow %llu, tiny y", base);
			expect_f64(ob_f64_pow(to_bits(x), ob_f64_from_u64(n)),
				   to_bits(want), "pow %llu %llu", base, n);
			expect_f64(ob_f64_pow(to_bits(-x), ob_f64_from_u64(n)),
				   to_bits(n & 1 ? -want : want),
				   "pow -%llu %llu", base, n);
			if (base >> 26)
				continue;
			expect_f64(ob_f64_pow(to_bits(x * x),
					      to_bits((double)n / 2)),
				   to_bits(want), "pow %llu^2 %llu/2", base, n);
		}
	}
	return 0;
}

static int test_pow_random(void)
{
	int i, differ = 0, finite = 0;

	for (i = 0; i < ROUNDS; i++) {
		u64 a = random_f64() & ~OB_F64_SIGN, b = random_f64();
		u64 got, want;

		if (i % 4) {
			/* Choose y such that the result is in range. */
			double range = (double)(s64)random_u64() / (double)BIT_ULL(53);

			if (ob_f64_isnan(a) || ob_f64_isinf(a) || !a ||
			    a == OB_F64_ONE)
				continue;
			b = to_bits(range / log2(to_double(a)));
		}
		got = ob_f64_pow(a, b);
		want = to_bits(pow(to_double(a), to_double(b)));
		if (same(got, want)) {
			finite += !ob_f64_isnan(got) && !ob_f64_isinf(got);
			continue;
		}
		differ++;
		if (!pow_agrees(got, want))
			complain("pow %016llx %016llx: %016llx, libm %016llx",
				 a, b, got, want);
	}
	expect(finite > ROUNDS / 2);
	/* libm is within 0.52 ulp or so, hence may differ in a few percent. */
	expect(differ < finite / 20);
	printf("# libm differs by one ulp in %d of %d\n", differ, finite);
	return 0;
}

const struct test number_tests[] = {
	{ "compare", test_compare },
	{ "convert", test_convert },
	{ "ldexp_rounding", test_ldexp_rounding },
	{ "frexp", test_frexp },
	{ "floor_fmod_sqrt", test_floor_fmod_sqrt },
	{ "pow_special", test_pow_special },
	{ "pow_exact", test_pow_exact },
	{ "pow_random", test_pow_random },
	{}
};
