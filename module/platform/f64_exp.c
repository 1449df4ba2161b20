// SPDX-License-Identifier: GPL-2.0
/*
 * exponentials, logarithms and hyperbolic functions
 *
 * Each is a series in 128 bits, its argument made small first, and is rounded
 * once. What C99's annex F says of infinities, zeros and NaN comes before.
 */

#include "xf.h"

/* From here on exp() is infinite, or zero, whatever the argument exactly is. */
#define EXP_LIMIT	0x4088000000000000ULL	/* 768.0 */
#define EXP2_LIMIT	0x4092000000000000ULL	/* 1152.0 */
#define F64_HALF	0x3fe0000000000000ULL
#define F64_TWO		0x4000000000000000ULL
#define EXP_HALVINGS	8

static const struct ob_xf xf_inv_ln2 = {
	0xb8aa3b295c17f0bb, 0xbe87fed0691d3e89, 1,
};

static const struct ob_xf xf_inv_ln10 = {
	0xde5bd8a937287195, 0x355baaafad33dc32, -1,
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

struct ob_xf ob_xf_expm1(struct ob_xf a)
{
	if (a.exp < 0)
		return expm1_series(a);
	return ob_xf_sub(ob_xf_exp(a), ob_xf_one);
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

struct ob_xf ob_xf_log1p(struct ob_xf a)
{
	if (a.exp > -1)
		return ob_xf_log(ob_xf_add(a, ob_xf_one));
	return twice_atanh(ob_xf_div(a, ob_xf_add(a, ob_xf_int(2))));
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

u64 ob_f64_expm1(u64 a)
{
	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a))
		return a;
	if (magnitude(a) >= EXP_LIMIT)
		return a & OB_F64_SIGN ? OB_F64_SIGN | OB_F64_ONE : OB_F64_INF;
	return ob_xf_put(ob_xf_expm1(ob_xf_get(a)));
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

u64 ob_f64_log10(u64 a)
{
	u64 out;

	if (log_special(a, &out))
		return out;
	return ob_xf_put(ob_xf_mul(ob_xf_log(ob_xf_get(a)), xf_inv_ln10));
}

u64 ob_f64_log1p(u64 a)
{
	if (ob_f64_isnan(a))
		return quiet(a);
	if (a & OB_F64_SIGN && magnitude(a) >= OB_F64_ONE)
		return magnitude(a) == OB_F64_ONE ? OB_F64_SIGN | OB_F64_INF :
						    OB_F64_NAN;
	if (ob_f64_iszero(a) || ob_f64_isinf(a))
		return a;
	return ob_xf_put(ob_xf_log1p(ob_xf_get(a)));
}

/* (e^x - e^-x) / 2 = (t + t / (t + 1)) / 2 with t = e^x - 1 */
u64 ob_f64_sinh(u64 a)
{
	struct ob_xf t;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a))
		return a;
	if (magnitude(a) >= EXP_LIMIT)
		return (a & OB_F64_SIGN) | OB_F64_INF;
	t = ob_xf_expm1(ob_xf_get(magnitude(a)));
	t = ob_xf_add(t, ob_xf_div(t, ob_xf_add(t, ob_xf_one)));
	t.exp--;
	t.neg = a & OB_F64_SIGN;
	return ob_xf_put(t);
}

u64 ob_f64_cosh(u64 a)
{
	struct ob_xf e;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (magnitude(a) >= EXP_LIMIT)
		return OB_F64_INF;
	e = ob_xf_exp(ob_xf_get(magnitude(a)));
	e = ob_xf_add(e, ob_xf_div(ob_xf_one, e));
	return ob_xf_put(ob_xf_scale(e, -1));
}

/* t / (t + 2) with t = e^2x - 1 */
u64 ob_f64_tanh(u64 a)
{
	struct ob_xf t;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a))
		return a;
	if (magnitude(a) >= EXP_LIMIT)
		return (a & OB_F64_SIGN) | OB_F64_ONE;
	t = ob_xf_expm1(ob_xf_scale(ob_xf_get(magnitude(a)), 1));
	t = ob_xf_div(t, ob_xf_add(t, ob_xf_int(2)));
	t.neg = a & OB_F64_SIGN;
	return ob_xf_put(t);
}

/* log1p(x + x^2 / (1 + sqrt(1 + x^2))) */
u64 ob_f64_asinh(u64 a)
{
	struct ob_xf x, square, root;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a) || ob_f64_isinf(a))
		return a;
	x = ob_xf_get(magnitude(a));
	square = ob_xf_mul(x, x);
	root = ob_xf_sqrt(ob_xf_add(square, ob_xf_one));
	root = ob_xf_div(square, ob_xf_add(root, ob_xf_one));
	x = ob_xf_log1p(ob_xf_add(x, root));
	x.neg = a & OB_F64_SIGN;
	return ob_xf_put(x);
}

/* log1p(t + sqrt(2 t + t^2)) with t = x - 1 */
u64 ob_f64_acosh(u64 a)
{
	struct ob_xf t, root;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (a & OB_F64_SIGN || a < OB_F64_ONE)
		return OB_F64_NAN;
	if (ob_f64_isinf(a) || a == OB_F64_ONE)
		return a == OB_F64_ONE ? 0 : a;
	t = ob_xf_sub(ob_xf_get(a), ob_xf_one);
	root = ob_xf_sqrt(ob_xf_mul(t, ob_xf_add(t, ob_xf_int(2))));
	return ob_xf_put(ob_xf_log1p(ob_xf_add(t, root)));
}

/* log1p(2 x / (1 - x)) / 2 */
u64 ob_f64_atanh(u64 a)
{
	struct ob_xf x;

	if (ob_f64_isnan(a))
		return quiet(a);
	if (ob_f64_iszero(a))
		return a;
	if (magnitude(a) >= OB_F64_ONE)
		return magnitude(a) > OB_F64_ONE ? OB_F64_NAN :
		       (a & OB_F64_SIGN) | OB_F64_INF;
	x = ob_xf_get(magnitude(a));
	x = ob_xf_div(ob_xf_scale(x, 1), ob_xf_sub(ob_xf_one, x));
	x = ob_xf_scale(ob_xf_log1p(x), -1);
	x.neg = a & OB_F64_SIGN;
	return ob_xf_put(x);
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
