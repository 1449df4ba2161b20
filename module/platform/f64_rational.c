// SPDX-License-Identifier: GPL-2.0
/*
 * functions whose C library versions are rational approximations in binary64
 *
 * glibc computes these by the methods of Sun's fdlibm, which are off by up to
 * a unit in the last place in a case out of ten. To print the same digits it
 * takes the same steps with the same constants: each line below rounds where
 * the library rounds. The exponential and the logarithm they lean on are those
 * of f64_exp.c.
 */

#include "xf.h"

#define F64_HALF	0x3fe0000000000000ULL
#define F64_TWO		0x4000000000000000ULL
#define F64_THREE	0x4008000000000000ULL
#define F64_SIX		0x4018000000000000ULL
#define F64_QUARTER	0x3fd0000000000000ULL
#define F64_22		0x4036000000000000ULL
#define F64_LN2_HI	0x3fe62e42fee00000ULL
#define F64_LN2_LO	0x3dea39ef35793c76ULL
#define F64_LN2		0x3fe62e42fefa39efULL
#define F64_INV_LN2	0x3ff71547652b82feULL
/* where exp() of the argument overflows, and of half of it does not */
#define EXP_MAX		0x40862e42fefa39efULL

static u64 add(u64 a, u64 b)
{
	return ob_f64_add(a, b);
}

static u64 sub(u64 a, u64 b)
{
	return ob_f64_sub(a, b);
}

static u64 mul(u64 a, u64 b)
{
	return ob_f64_mul(a, b);
}

static u64 quot(u64 a, u64 b)
{
	return ob_f64_div(a, b);
}

static u64 magnitude(u64 a)
{
	return a & ~OB_F64_SIGN;
}

/* the word with sign, exponent and upper fraction, by which ranges are told */
static u32 high(u64 a)
{
	return a >> 32;
}

static u64 scale(u64 a, int n)
{
	int exp;
	u64 mant = ob_f64_frexp(a, &exp);

	return ob_f64_ldexp(mant, false, exp + n, a & OB_F64_SIGN);
}

/* exp(x) - 1 */

/**
 * struct reduced - an argument less a multiple of ln 2
 * @x: what is left
 * @c: and what rounding took from it
 * @k: the multiple
 */
struct reduced {
	u64 x, c;
	int k;
};

static struct reduced expm1_reduce(u64 x)
{
	bool neg = x & OB_F64_SIGN;
	u64 hi, lo, t, half = F64_HALF;
	struct reduced r;

	if (high(magnitude(x)) < 0x3ff0a2b2) {
		r.k = neg ? -1 : 1;
		hi = neg ? add(x, F64_LN2_HI) : sub(x, F64_LN2_HI);
		lo = neg ? F64_LN2_LO ^ OB_F64_SIGN : F64_LN2_LO;
	} else {
		if (neg)
			half |= OB_F64_SIGN;
		t = add(mul(F64_INV_LN2, x), half);
		r.k = ob_xf_round(ob_xf_get(neg ?
			ob_f64_floor(t ^ OB_F64_SIGN) : ob_f64_floor(t)));
		if (neg)
			r.k = -r.k;
		t = ob_f64_from_s64(r.k);
		hi = sub(x, mul(t, F64_LN2_HI));
		lo = mul(t, F64_LN2_LO);
	}
	r.x = sub(hi, lo);
	r.c = sub(sub(hi, r.x), lo);
	return r;
}

/* (1 - (e - x)) 2^k - 1 without losing what is small */
static u64 expm1_scale(u64 x, u64 e, int k)
{
	u64 y;

	if (k <= -2 || k > 56) {
		y = sub(OB_F64_ONE, sub(e, x));
		return sub(scale(y, k), OB_F64_ONE);
	}
	if (k < 20) {
		y = sub(OB_F64_ONE, scale(OB_F64_ONE, -k));
		y = sub(y, sub(e, x));
	} else {
		y = sub(x, add(e, scale(OB_F64_ONE, -k)));
		y = add(y, OB_F64_ONE);
	}
	return scale(y, k);
}

static u64 expm1_finite(u64 a)
{
	static const u64 q[] = {
		0xbfa11111111110f4, 0x3f5a01a019fe5585,
		0xbf14ce199eaadbb7, 0x3ed0cfca86e65239,
		0xbe8afdb76e09c32d,
	};
	struct reduced r = { .x = a };
	u64 half, square, s, t, e;

	if (high(magnitude(a)) > 0x3fd62e42)
		r = expm1_reduce(a);
	else if (high(magnitude(a)) < 0x3c900000)
		return a;
	half = mul(F64_HALF, r.x);
	square = mul(r.x, half);
	t = mul(square, square);
	s = add(OB_F64_ONE, mul(square, q[0]));
	s = add(s, mul(t, add(q[1], mul(square, q[2]))));
	s = add(s, mul(mul(t, t), add(q[3], mul(square, q[4]))));
	t = sub(F64_THREE, mul(s, half));
	e = quot(sub(s, t), sub(F64_SIX, mul(r.x, t)));
	e = mul(square, e);
	if (!r.k)
		return sub(r.x, sub(mul(r.x, e), square));
	e = sub(mul(r.x, sub(e, r.c)), r.c);
	e = sub(e, square);
	if (r.k == -1)
		return sub(mul(F64_HALF, sub(r.x, e)), F64_HALF);
	if (r.k == 1) {
		if (ob_f64_cmp(r.x, F64_QUARTER | OB_F64_SIGN) < 0)
			return mul(F64_TWO | OB_F64_SIGN,
				   sub(e, add(r.x, F64_HALF)));
		return add(OB_F64_ONE, mul(F64_TWO, sub(r.x, e)));
	}
	return expm1_scale(r.x, e, r.k);
}

u64 ob_f64_expm1(u64 a)
{
	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (magnitude(a) > EXP_MAX)
		return a & OB_F64_SIGN ? OB_F64_SIGN | OB_F64_ONE : OB_F64_INF;
	if (a & OB_F64_SIGN && high(magnitude(a)) >= 0x4043687a)
		return OB_F64_SIGN | OB_F64_ONE;
	return expm1_finite(a);
}

/* log(1 + x) */

static u64 log1p_series(u64 z)
{
	static const u64 p[] = {
		0x3fe5555555555593, 0x3fd999999997fa04,
		0x3fd2492494229359, 0x3fcc71c51d8e78af,
		0x3fc7466496cb03de, 0x3fc39a09d078c69f,
		0x3fc2f112df3e5244,
	};
	u64 z2 = mul(z, z), z4 = mul(z2, z2), r;

	r = add(mul(z, p[0]), mul(z2, add(p[1], mul(z, p[2]))));
	r = add(r, mul(z4, add(p[3], mul(z, p[4]))));
	return add(r, mul(mul(z4, z2), add(p[5], mul(z, p[6]))));
}

/* log of 2^k (1 + f), with c what 1 + f is short of */
static u64 log1p_sum(u64 f, u64 c, int k, bool tiny)
{
	u64 half = mul(mul(F64_HALF, f), f), kk = ob_f64_from_s64(k), r, s;
	u64 lo = add(mul(kk, F64_LN2_LO), c), hi = mul(kk, F64_LN2_HI);

	if (tiny) {
		if (ob_f64_iszero(f))
			return k ? add(hi, add(c, mul(kk, F64_LN2_LO))) : 0;
		r = sub(OB_F64_ONE, mul(0x3fe5555555555555, f));
		r = mul(half, r);
		return k ? sub(hi, sub(sub(r, lo), f)) : sub(f, r);
	}
	s = quot(f, add(F64_TWO, f));
	r = mul(s, add(half, log1p_series(mul(s, s))));
	if (!k)
		return sub(f, sub(half, r));
	return sub(hi, sub(sub(half, add(r, lo)), f));
}

static u64 log1p_finite(u64 a)
{
	u32 fraction;
	u64 u, c = 0;
	int k;

	/* between -0.2929 and 0.41422 the argument is f itself */
	if (a & OB_F64_SIGN ? high(a) <= 0xbfd2bec3 : high(a) < 0x3fda827a)
		return log1p_sum(a, 0, 0, false);
	u = a;
	if (a & OB_F64_SIGN || high(a) < 0x43400000) {
		u = add(OB_F64_ONE, a);
		k = (int)(high(u) >> 20) - 1023;
		c = k > 0 ? sub(OB_F64_ONE, sub(u, a)) :
			    sub(a, sub(u, OB_F64_ONE));
		c = quot(c, u);
	}
	k = (int)(high(u) >> 20) - 1023;
	fraction = high(u) & 0xfffff;
	u &= ~0ULL >> 12;
	if (fraction < 0x6a09e) {
		u |= OB_F64_ONE;
	} else {
		u |= F64_HALF;
		k++;
		fraction = (0x100000 - fraction) >> 2;
	}
	return log1p_sum(sub(u, OB_F64_ONE), c, k, !fraction);
}

u64 ob_f64_log1p(u64 a)
{
	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (a & OB_F64_SIGN && magnitude(a) >= OB_F64_ONE)
		return magnitude(a) == OB_F64_ONE ? OB_F64_SIGN | OB_F64_INF :
						    OB_F64_NAN;
	if (ob_f64_isinf(a) || high(magnitude(a)) < 0x3c900000)
		return a;
	if (high(magnitude(a)) < 0x3e200000)
		return sub(a, mul(mul(a, a), F64_HALF));
	return log1p_finite(a);
}

u64 ob_f64_log10(u64 a)
{
	static const u64 ivln10 = 0x3fdbcb7b1526e50e;
	static const u64 hi = 0x3fd34413509f6000;
	static const u64 lo = 0x3d59fef311f12b36;
	struct ob_xf x;
	u64 m, y;
	int k;

	if (a & OB_F64_SIGN || ob_f64_iszero(a) || ob_f64_isnan(a) ||
	    ob_f64_isinf(a))
		return ob_f64_log(a);
	x = ob_xf_get(a);
	k = x.exp - 1;
	/* x in [1, 2), or in [1/2, 1) when k is negative */
	x.exp = k < 0 ? 0 : 1;
	m = ob_xf_put(x);
	y = ob_f64_from_s64(k < 0 ? k + 1 : k);
	m = add(mul(y, lo), mul(ivln10, ob_f64_log(m)));
	return add(m, mul(y, hi));
}

/* hyperbolic functions and their inverses */

/* h e^x for an x beyond which e^x alone is all that counts */
static u64 exp_large(u64 h, u64 x)
{
	u64 w;

	if (x <= EXP_MAX)
		return mul(h, ob_f64_exp(x));
	w = ob_f64_exp(mul(F64_HALF, x));
	return mul(mul(h, w), w);
}

u64 ob_f64_sinh(u64 a)
{
	u64 x = magnitude(a), h = F64_HALF | (a & OB_F64_SIGN), t;

	if (ob_f64_isnan(a) || ob_f64_isinf(a))
		return ob_f64_isnan(a) ? a | OB_F64_NAN : a;
	if (x >= F64_22)
		return exp_large(h, x);
	if (high(x) < 0x3e300000)
		return a;
	t = ob_f64_expm1(x);
	if (x < OB_F64_ONE)
		return mul(h, sub(mul(F64_TWO, t),
				  quot(mul(t, t), add(t, OB_F64_ONE))));
	return mul(h, add(t, quot(t, add(t, OB_F64_ONE))));
}

u64 ob_f64_cosh(u64 a)
{
	u64 x = magnitude(a), t, w;

	if (ob_f64_isnan(a) || ob_f64_isinf(a))
		return ob_f64_isnan(a) ? a | OB_F64_NAN : x;
	if (x >= F64_22)
		return exp_large(F64_HALF, x);
	if (high(x) < 0x3fd62e43) {
		if (high(x) < 0x3c800000)
			return OB_F64_ONE;
		t = ob_f64_expm1(x);
		w = add(OB_F64_ONE, t);
		return add(OB_F64_ONE, quot(mul(t, t), add(w, w)));
	}
	t = ob_f64_exp(x);
	return add(mul(F64_HALF, t), quot(F64_HALF, t));
}

u64 ob_f64_tanh(u64 a)
{
	u64 x = magnitude(a), t, z = OB_F64_ONE;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (!x)
		return a;
	if (high(x) < 0x3c800000)
		return mul(a, add(OB_F64_ONE, a));
	if (x < F64_22) {
		t = mul(F64_TWO, x);
		if (x >= OB_F64_ONE) {
			t = ob_f64_expm1(t);
			z = sub(OB_F64_ONE, quot(F64_TWO, add(t, F64_TWO)));
		} else {
			t = ob_f64_expm1(t ^ OB_F64_SIGN);
			z = quot(t ^ OB_F64_SIGN, add(t, F64_TWO));
		}
	}
	return magnitude(z) | (a & OB_F64_SIGN);
}

u64 ob_f64_asinh(u64 a)
{
	u64 x = magnitude(a), t, w;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (ob_f64_isinf(a) || high(x) < 0x3e300000)
		return a;
	if (high(x) > 0x41b00000) {
		w = add(ob_f64_log(x), F64_LN2);
	} else if (high(x) > 0x40000000) {
		t = ob_f64_sqrt(add(mul(x, x), OB_F64_ONE));
		t = quot(OB_F64_ONE, add(t, x));
		w = ob_f64_log(add(mul(F64_TWO, x), t));
	} else {
		t = mul(x, x);
		w = add(OB_F64_ONE, ob_f64_sqrt(add(OB_F64_ONE, t)));
		w = ob_f64_log1p(add(x, quot(t, w)));
	}
	return magnitude(w) | (a & OB_F64_SIGN);
}

u64 ob_f64_acosh(u64 a)
{
	u64 t;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (a & OB_F64_SIGN || a < OB_F64_ONE)
		return OB_F64_NAN;
	if (ob_f64_isinf(a) || a == OB_F64_ONE)
		return a == OB_F64_ONE ? 0 : a;
	if (a > F64_TWO) {
		if (high(a) >= 0x41b00000)
			return add(ob_f64_log(a), F64_LN2);
		t = ob_f64_sqrt(sub(mul(a, a), OB_F64_ONE));
		t = quot(OB_F64_ONE, add(a, t));
		return ob_f64_log(sub(mul(F64_TWO, a), t));
	}
	t = sub(a, OB_F64_ONE);
	return ob_f64_log1p(add(t, ob_f64_sqrt(add(mul(F64_TWO, t),
						   mul(t, t)))));
}

u64 ob_f64_atanh(u64 a)
{
	u64 x = magnitude(a), t;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (x >= OB_F64_ONE)
		return x > OB_F64_ONE ? OB_F64_NAN :
					(a & OB_F64_SIGN) | OB_F64_INF;
	if (high(x) < 0x3e300000)
		return a;
	t = add(x, x);
	if (x < F64_HALF)
		t = add(t, quot(mul(t, x), sub(OB_F64_ONE, x)));
	else
		t = quot(t, sub(OB_F64_ONE, x));
	t = mul(F64_HALF, ob_f64_log1p(t));
	return magnitude(t) | (a & OB_F64_SIGN);
}
