// SPDX-License-Identifier: GPL-2.0
/*
 * binary64 as integers: the operations that need no rounding but their own
 *
 * Shared by the kernel and the host build, so that both give the same bits.
 * Add, subtract, multiply, divide and square root are not here: the kernel
 * has them from soft-fp (f64_arith.c), the host from its processor.
 */

#include <obheap/platform.h>

#define FRAC_BITS	52
#define FRAC_MASK	(BIT_ULL(FRAC_BITS) - 1)
#define IMPLICIT	BIT_ULL(FRAC_BITS)
#define EXP_SPECIAL	0x7ff
#define EXP_BIAS	1023

static int f64_exp(u64 a)
{
	return (a >> FRAC_BITS) & EXP_SPECIAL;
}

/* Maps the numbers, NaN apart, to integers in the same order; -0 == +0. */
static s64 f64_rank(u64 a)
{
	s64 magnitude = a & ~OB_F64_SIGN;

	return a & OB_F64_SIGN ? -magnitude : magnitude;
}

int ob_f64_cmp(u64 a, u64 b)
{
	s64 ra = f64_rank(a), rb = f64_rank(b);

	if (ob_f64_isnan(a) || ob_f64_isnan(b))
		return 2;
	return (ra > rb) - (ra < rb);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_cmp);

u64 ob_f64_from_u64(u64 v)
{
	return ob_f64_ldexp(v, false, 0, false);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_from_u64);

u64 ob_f64_from_s64(s64 v)
{
	u64 magnitude = v < 0 ? -(u64)v : (u64)v;

	return ob_f64_ldexp(magnitude, false, 0, v < 0);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_from_s64);

u64 ob_f64_ldexp(u64 mant, bool sticky, int exp, bool neg)
{
	u64 sign = neg ? OB_F64_SIGN : 0;
	u64 kept, lost, result = 0;
	int shift = 63 - FRAC_BITS;

	if (!mant)
		return sign;
	/* Far beyond both ends of the range, and safe from overflow below. */
	exp = clamp(exp, -4096, 4096);

	/* The value is mant * 2^(exp - 63) with the top bit of mant set. */
	exp += 63;
	exp -= 64 - fls64(mant);
	mant <<= 64 - fls64(mant);
	if (exp > EXP_BIAS)
		return sign | OB_F64_INF;
	if (exp > -EXP_BIAS)
		result = (u64)(exp + EXP_BIAS - 1) << FRAC_BITS;
	else
		shift += -EXP_BIAS + 1 - exp;
	if (shift > 64)
		return sign;

	kept = shift < 64 ? mant >> shift : 0;
	lost = mant << (64 - shift);
	if (lost > BIT_ULL(63) ||
	    (lost == BIT_ULL(63) && (sticky || (kept & 1))))
		kept++;
	/*
	 * Adding rather than or-ing: the implicit bit steps the exponent up
	 * from the value stored above, and so does a carry out of rounding,
	 * up to and including infinity.
	 */
	return sign | (result + kept);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_ldexp);

u64 ob_f64_frexp(u64 a, int *exp)
{
	int biased = f64_exp(a);
	u64 mant = a & FRAC_MASK;

	if (biased)
		mant |= IMPLICIT;
	else
		biased = 1;
	*exp = mant ? biased - EXP_BIAS - FRAC_BITS : 0;
	return mant;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_frexp);

u64 ob_f64_floor(u64 a)
{
	int exp = f64_exp(a) - EXP_BIAS;
	u64 below;

	if (exp >= FRAC_BITS || ob_f64_iszero(a))
		return ob_f64_isnan(a) ? a | (OB_F64_NAN & FRAC_MASK) : a;
	if (exp < 0)
		return a & OB_F64_SIGN ? OB_F64_SIGN | OB_F64_ONE : 0;
	below = FRAC_MASK >> exp;
	/* The carry out of a full fraction is the next power of two. */
	if (a & OB_F64_SIGN && a & below)
		a += below;
	return a & ~below;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_floor);

u64 ob_f64_fmod(u64 a, u64 b)
{
	u64 magnitude_a = a & ~OB_F64_SIGN, magnitude_b = b & ~OB_F64_SIGN;
	int exp_a, exp_b;
	u64 rem, divisor;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (ob_f64_isnan(b))
		return b | OB_F64_NAN;
	if (ob_f64_isinf(a) || ob_f64_iszero(b))
		return OB_F64_NAN;
	if (magnitude_a < magnitude_b)
		return a;

	/* |a| >= |b| puts exp_a at or above exp_b, subnormal or not. */
	rem = ob_f64_frexp(a, &exp_a);
	divisor = ob_f64_frexp(b, &exp_b);
	div64_u64_rem(rem, divisor, &rem);
	while (rem && exp_a > exp_b) {
		/* 53 bits of remainder leave room for 11 more. */
		int step = min(exp_a - exp_b, 63 - FRAC_BITS);

		div64_u64_rem(rem << step, divisor, &rem);
		exp_a -= step;
	}
	return ob_f64_ldexp(rem, false, exp_b, a & OB_F64_SIGN);
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_fmod);
