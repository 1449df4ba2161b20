// SPDX-License-Identifier: GPL-2.0
/*
 * exponentials and logarithms, from which others are made
 *
 * Each is a series in 128 bits, its argument made small first, and is rounded
 * once. What C99's annex F says of infinities, zeros and NaN comes before.
 */

#include "xf.h"

/* From here on exp() is infinite, or zero, whatever the argument exactly is. */
#define EXP_LIMIT	0x4088000000000000ULL	/* 768.0 */
#define EXP2_LIMIT	0x4092000000000000ULL	/* 1152.0 */
#define EXP_HALVINGS	8

static const struct ob_xf xf_inv_ln2 = {
	0xb8aa3b295c17f0bb, 0xbe87fed0691d3e89, 1,
};

/* |a| < 1: a + a^2/2! + a^3/3! + ... */
static struct ob_xf expm1_series(struct ob_xf a)
{
	struct ob_xf term = a, sum = a;
	u32 n;

	for (n = 2; term.hi && term.exp > sum.exp - OB_XF_BITS; n++) {
		term = ob_xf_div_int(ob_xf_mul(term, a), n);
		sum = ob_xf_add(sum, term);
	}
	return sum;
}

/* e^a for a of at most half ln 2 */
static struct ob_xf exp_small(struct ob_xf a)
{
	struct ob_xf x = expm1_series(ob_xf_scale(a, -EXP_HALVINGS));
	int i;

	/* (1 + x)^2 - 1 = x (x + 2), which keeps the bits below 1 */
	for (i = 0; i < EXP_HALVINGS; i++)
		x = ob_xf_mul(x, ob_xf_add(x, ob_xf_int(2)));
	return ob_xf_add(x, ob_xf_one);
}

struct ob_xf ob_xf_exp(struct ob_xf a)
{
	s64 k;

	if (a.exp > 40)
		a.exp = 40;
	k = ob_xf_round(ob_xf_mul(a, xf_inv_ln2));
	/* far enough for any result, and near enough for an int */
	k = clamp_t(s64, k, -(1 << 20), 1 << 20);
	if (k == 1 << 20 || k == -(1 << 20))
		return ob_xf_scale(ob_xf_one, k);
	a = ob_xf_sub(a, ob_xf_mul(ob_xf_int(k), ob_xf_ln2));
	return ob_xf_scale(exp_small(a), k);
}

/* 2 atanh(s) = 2 (s + s^3/3 + s^5/5 + ...), |s| below 1/2 */
static struct ob_xf twice_atanh(struct ob_xf s)
{
	struct ob_xf power = s, sum = s, square = ob_xf_mul(s, s), term = s;
	u32 n;

	for (n = 3; term.hi && term.exp > sum.exp - OB_XF_BITS; n += 2) {
		power = ob_xf_mul(power, square);
		term = ob_xf_div_int(power, n);
		sum = ob_xf_add(sum, term);
	}
	return ob_xf_scale(sum, 1);
}

struct ob_xf ob_xf_log(struct ob_xf a)
{
	struct ob_xf m = a, s;
	int k = a.exp;

	m.exp = 0;
	/* m in [1/sqrt 2, sqrt 2) */
	if (m.hi < 0xb504f333f9de6484ULL) {
		m.exp = 1;
		k--;
	}
	s = ob_xf_sub(m, ob_xf_one);
	if (!s.hi)
		return ob_xf_mul(ob_xf_int(k), ob_xf_ln2);
	s = twice_atanh(ob_xf_div(s, ob_xf_add(m, ob_xf_one)));
	return ob_xf_add(ob_xf_mul(ob_xf_int(k), ob_xf_ln2), s);
}

static u64 magnitude(u64 a)
{
	return a & ~OB_F64_SIGN;
}

/* NaN as an operation gives it back: quiet, its sign and payload kept */
static u64 quiet(u64 a)
{
	return a | OB_F64_NAN;
}

u64 ob_f64_exp(u64 a)
{
	if (ob_f64_isnan(a))
		return quiet(a);
	if (magnitude(a) >= EXP_LIMIT)
		return a & OB_F64_SIGN ? 0 : OB_F64_INF;
	return ob_xf_put(ob_xf_exp(ob_xf_get(a)));
}

u64 ob_f64_exp2(u64 a)
{
	struct ob_xf x;
	s64 k;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (magnitude(a) >= EXP2_LIMIT)
		return a & OB_F64_SIGN ? 0 : OB_F64_INF;
	x = ob_xf_get(a);
	k = ob_xf_round(x);
	x = ob_xf_mul(ob_xf_sub(x, ob_xf_int(k)), ob_xf_ln2);
	return ob_xf_put(ob_xf_scale(exp_small(x), k));
}

/* What all logarithms say of an argument they have no number for. */
static bool log_special(u64 a, u64 *out)
{
	if (ob_f64_isnan(a))
		*out = quiet(a);
	else if (ob_f64_iszero(a))
		*out = OB_F64_SIGN | OB_F64_INF;
	else if (a & OB_F64_SIGN)
		*out = OB_F64_NAN;
	else if (ob_f64_isinf(a))
		*out = a;
	else
		return false;
	return true;
}

u64 ob_f64_log(u64 a)
{
	u64 out;

	if (log_special(a, &out))
		return out;
	return ob_xf_put(ob_xf_log(ob_xf_get(a)));
}

u64 ob_f64_log2(u64 a)
{
	struct ob_xf x;
	u64 out;

	if (log_special(a, &out))
		return out;
	x = ob_xf_get(a);
	/* exact where it can be, whatever the constant is rounded to */
	if (x.hi == BIT_ULL(63))
		return ob_f64_from_s64(x.exp - 1);
	return ob_xf_put(ob_xf_mul(ob_xf_log(x), xf_inv_ln2));
}

u64 ob_f64_cbrt(u64 a)
{
	struct ob_xf x, guess;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a) || ob_f64_isinf(a))
		return a;
	x = ob_xf_get(magnitude(a));
	guess = ob_xf_exp(ob_xf_div_int(ob_xf_log(x), 3));
	/* one Newton step: what is an exact cube comes out exact */
	x = ob_xf_div(x, ob_xf_mul(guess, guess));
	x = ob_xf_div_int(ob_xf_add(ob_xf_scale(guess, 1), x), 3);
	x.neg = a & OB_F64_SIGN;
	return ob_xf_put(x);
}
