// SPDX-License-Identifier: GPL-2.0
/*
 * complex_arith - products, quotients and powers of complex numbers
 *
 * The order of operations is CPython's, as each of them rounds.
 */
#include "complex_priv.h"

/* Whole exponents up to this size are done by multiplication. */
#define POW_SMALL	0x4059000000000000ULL	/* 100.0 */

struct pair ob_pair_mul(struct pair a, struct pair b)
{
	return (struct pair) {
		ob_f64_sub(ob_f64_mul(a.real, b.real),
			   ob_f64_mul(a.imag, b.imag)),
		ob_f64_add(ob_f64_mul(a.real, b.imag),
			   ob_f64_mul(a.imag, b.real)),
	};
}

/* The divisor's larger part is divided out first, so that nothing overflows. */
int ob_pair_div(struct pair a, struct pair b, struct pair *out)
{
	u64 real = b.real & ~OB_F64_SIGN, imag = b.imag & ~OB_F64_SIGN;
	u64 ratio, denom, x, y;
	int cmp = ob_f64_cmp(real, imag);

	if (cmp == 2) {
		*out = (struct pair) { OB_F64_NAN, OB_F64_NAN };
		return 0;
	}
	if (cmp >= 0) {
		if (!real)
			return -EDOM;
		ratio = ob_f64_div(b.imag, b.real);
		denom = ob_f64_add(b.real, ob_f64_mul(b.imag, ratio));
		x = ob_f64_add(a.real, ob_f64_mul(a.imag, ratio));
		y = ob_f64_sub(a.imag, ob_f64_mul(a.real, ratio));
	} else {
		ratio = ob_f64_div(b.real, b.imag);
		denom = ob_f64_add(ob_f64_mul(b.real, ratio), b.imag);
		x = ob_f64_add(ob_f64_mul(a.real, ratio), a.imag);
		y = ob_f64_sub(ob_f64_mul(a.imag, ratio), a.real);
	}
	*out = (struct pair) { ob_f64_div(x, denom), ob_f64_div(y, denom) };
	return 0;
}

static struct pair pow_whole(struct pair a, unsigned int n)
{
	struct pair r = { OB_F64_ONE, 0 };

	for (; n; n >>= 1) {
		if (n & 1)
			r = ob_pair_mul(r, a);
		a = ob_pair_mul(a, a);
	}
	return r;
}

#define F64_POW2(n)	((u64)(1023 + (n)) << 52)

static u64 twice(u64 a)
{
	return ob_f64_add(a, a);
}

/*
 * sqrt(x * x + y * y), x >= y >= 0: the root, less what the error of its
 * square says it is too large by. The error is exact when it is taken from the
 * side that is nearer to the root.
 */
static u64 hypotenuse(u64 x, u64 y)
{
	u64 h = ob_f64_sqrt(ob_f64_add(ob_f64_mul(x, x), ob_f64_mul(y, y)));
	u64 d, a, b;

	if (ob_f64_cmp(h, twice(y)) <= 0) {
		d = ob_f64_sub(h, y);
		a = ob_f64_mul(x, ob_f64_sub(twice(d), x));
		b = ob_f64_mul(ob_f64_sub(d, twice(ob_f64_sub(x, y))), d);
	} else {
		d = ob_f64_sub(h, x);
		a = ob_f64_mul(twice(d), ob_f64_sub(x, twice(y)));
		b = ob_f64_add(ob_f64_mul(ob_f64_sub(twice(twice(d)), y), y),
			       ob_f64_mul(d, d));
	}
	return ob_f64_sub(h, ob_f64_div(ob_f64_add(a, b), twice(h)));
}

u64 ob_pair_abs(struct pair v)
{
	u64 x = v.real & ~OB_F64_SIGN, y = v.imag & ~OB_F64_SIGN, up, h;

	if (ob_f64_isinf(x) || ob_f64_isinf(y))
		return OB_F64_INF;
	if (ob_f64_isnan(x) || ob_f64_isnan(y))
		return OB_F64_NAN;
	if (x < y) {
		u64 larger = y;

		y = x;
		x = larger;
	}
	/* The smaller one is not seen beside the larger one. */
	if (ob_f64_cmp(ob_f64_div(y, F64_POW2(-54)), x) <= 0)
		return ob_f64_add(x, y);
	/* Squares that are too large or too small, by a power of two off. */
	if (x > F64_POW2(511))
		up = F64_POW2(-600);
	else if (y < F64_POW2(-459))
		up = F64_POW2(600);
	else
		return hypotenuse(x, y);
	h = hypotenuse(ob_f64_mul(x, up), ob_f64_mul(y, up));
	return ob_f64_div(h, up);
}

/* by way of length and angle; an infinite angle has no cosine: -EDOM */
static int pow_polar(struct pair a, struct pair b, struct pair *out)
{
	u64 abs = ob_pair_abs(a);
	u64 at = ob_f64_atan2(a.imag, a.real);
	u64 len = ob_f64_pow(abs, b.real);
	u64 phase = ob_f64_mul(at, b.real);

	if (!ob_f64_iszero(b.imag)) {
		len = ob_f64_div(len, ob_f64_exp(ob_f64_mul(at, b.imag)));
		phase = ob_f64_add(phase,
				   ob_f64_mul(b.imag, ob_f64_log(abs)));
	}
	*out = (struct pair) { ob_f64_mul(len, ob_f64_cos(phase)),
			       ob_f64_mul(len, ob_f64_sin(phase)) };
	return ob_f64_isinf(phase) ? -EDOM : 0;
}

static int pow_value(struct pair a, struct pair b, struct pair *out)
{
	u64 mag = b.real & ~OB_F64_SIGN;
	struct pair one = { OB_F64_ONE, 0 };
	int exp;
	u64 n;

	if (ob_f64_iszero(b.imag) && ob_f64_floor(b.real) == b.real &&
	    mag <= POW_SMALL) {
		n = ob_f64_frexp(mag, &exp);
		n = exp > 0 ? n << exp : n >> -exp;
		*out = pow_whole(a, n);
		if (b.real & OB_F64_SIGN && n)
			return ob_pair_div(one, *out, out);
		if (!n)
			*out = one;
		return 0;
	}
	if (ob_f64_iszero(b.real) && ob_f64_iszero(b.imag)) {
		*out = one;
		return 0;
	}
	if (ob_f64_iszero(a.real) && ob_f64_iszero(a.imag)) {
		if (!ob_f64_iszero(b.imag) || b.real & OB_F64_SIGN)
			return -EDOM;
		*out = (struct pair) { 0, 0 };
		return 0;
	}
	return pow_polar(a, b, out);
}

struct ob_object *ob_complex_pow(struct ob_rt *rt, struct pair a, struct pair b)
{
	struct pair r;

	if (pow_value(a, b, &r))
		return ob_raise(rt, OB_T_ZeroDivisionError,
				"0.0 to a negative or complex power");
	if (ob_f64_isinf(r.real) || ob_f64_isinf(r.imag))
		return ob_raise(rt, OB_T_OverflowError,
				"complex exponentiation");
	return ob_complex_new(rt, r.real, r.imag);
}

struct ob_object *ob_float_pow_complex(struct ob_rt *rt, u64 a, u64 b)
{
	return ob_complex_pow(rt, (struct pair) { a, 0 },
			      (struct pair) { b, 0 });
}
