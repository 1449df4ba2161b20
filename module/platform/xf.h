/* SPDX-License-Identifier: GPL-2.0 */
/*
 * xf - floating point with 128 bits of significand
 *
 * Private to platform: what the functions of f64_*.c are computed in. Every
 * operation rounds towards zero and is off by less than a unit of the last of
 * the 128 bits, so that a result of some dozens of operations, rounded to 53
 * bits, is nearly always the correctly rounded one.
 */
#ifndef _OBHEAP_PLATFORM_XF_H
#define _OBHEAP_PLATFORM_XF_H

#include <obheap/platform.h>

/**
 * struct ob_xf - a finite number, (-1)^neg * (hi:lo / 2^128) * 2^exp
 * @hi: upper half of the significand, its top bit set; 0 for zero
 * @lo: lower half
 * @exp: power of two
 * @neg: sign
 */
struct ob_xf {
	u64 hi;
	u64 lo;
	int exp;
	bool neg;
};

#define OB_XF_BITS	128

extern const struct ob_xf ob_xf_one, ob_xf_ln2, ob_xf_half_pi, ob_xf_pi;

static inline bool ob_xf_iszero(struct ob_xf a)
{
	return !a.hi;
}

/** ob_xf_scale() - a * 2^n */
static inline struct ob_xf ob_xf_scale(struct ob_xf a, int n)
{
	a.exp += n;
	return a;
}

static inline struct ob_xf ob_xf_neg(struct ob_xf a)
{
	a.neg = !a.neg;
	return a;
}

/** ob_xf_make() - (hi:lo / 2^128) * 2^exp, from any two words */
struct ob_xf ob_xf_make(u64 hi, u64 lo, int exp);
/** ob_xf_get() - a finite binary64 number, exactly */
struct ob_xf ob_xf_get(u64 bits);
/** ob_xf_int() - an integer, exactly */
struct ob_xf ob_xf_int(s64 v);
/** ob_xf_put() - the nearest binary64 number, infinity beyond the largest */
u64 ob_xf_put(struct ob_xf a);
struct ob_xf ob_xf_add(struct ob_xf a, struct ob_xf b);
struct ob_xf ob_xf_sub(struct ob_xf a, struct ob_xf b);
struct ob_xf ob_xf_mul(struct ob_xf a, struct ob_xf b);
/** ob_xf_div() - a / b; @b not zero */
struct ob_xf ob_xf_div(struct ob_xf a, struct ob_xf b);
/** ob_xf_div_int() - a / n; @n not zero */
struct ob_xf ob_xf_div_int(struct ob_xf a, u32 n);
/** ob_xf_sqrt() - square root of what is not negative */
struct ob_xf ob_xf_sqrt(struct ob_xf a);
/** ob_xf_cmp_abs() - order of the magnitudes: -1, 0, 1 */
int ob_xf_cmp_abs(struct ob_xf a, struct ob_xf b);
/** ob_xf_round() - nearest integer, of what is below 2^62 */
s64 ob_xf_round(struct ob_xf a);

/* f64_exp.c: e^a, and the natural logarithm of what is positive */
struct ob_xf ob_xf_exp(struct ob_xf a);
struct ob_xf ob_xf_log(struct ob_xf a);

#endif /* _OBHEAP_PLATFORM_XF_H */
