// SPDX-License-Identifier: GPL-2.0
/*
 * the error function, the gamma function, and lengths of vectors
 *
 * Gamma follows the Lanczos approximation with the parameters CPython 3.11
 * uses, step by step in binary64, since its results show the rounding of every
 * step; the others are series in 128 bits.
 */

#include "xf.h"

#define F64_HALF	0x3fe0000000000000ULL
#define F64_QUARTER	0x3fd0000000000000ULL
#define F64_ONE_HALF	0x3ff8000000000000ULL	/* 1.5 */
#define F64_TWO		0x4000000000000000ULL
#define F64_FIVE	0x4014000000000000ULL
#define F64_140		0x4061800000000000ULL
#define F64_200		0x4069000000000000ULL
#define F64_TINY	0x3bc79ca10c924223ULL	/* 1e-20 */
#define F64_PI		0x400921fb54442d18ULL
#define F64_LOG_PI	0x3ff250d048e7a1bdULL
#define LANCZOS_G	0x40181945b9800000ULL	/* 6.02468... */
#define LANCZOS_G_HALF	0x40161945b9800000ULL
#define LANCZOS_N	13
#define MAX_FACTORIAL	23

/* erf: beyond these 1 is as near, and erfc is 0 */
#define ERF_LIMIT	0x4018000000000000ULL	/* 6 */
#define ERFC_LIMIT	0x403c000000000000ULL	/* 28 */
/* erfc: from here the continued fraction is the shorter way */
#define ERFC_FRACTION	0x4010000000000000ULL	/* 4 */
#define FRACTION_TERMS	160

/* 2 / sqrt(pi) */
static const struct ob_xf xf_two_over_sqrt_pi = {
	0x906eba8214db688d, 0x71d48a7f6bfec344, 1,
};

/* 2/sqrt(pi) e^-x^2 (x + 2x^3/3 + 4x^5/15 + ...): no term is negative */
static struct ob_xf erf_series(struct ob_xf x)
{
	struct ob_xf square = ob_xf_mul(x, x), term = x, sum = x;
	struct ob_xf twice = ob_xf_scale(square, 1);
	u32 n;

	for (n = 3; term.hi && term.exp > sum.exp - OB_XF_BITS; n += 2) {
		term = ob_xf_div_int(ob_xf_mul(term, twice), n);
		sum = ob_xf_add(sum, term);
	}
	sum = ob_xf_mul(sum, ob_xf_exp(ob_xf_neg(square)));
	return ob_xf_mul(sum, xf_two_over_sqrt_pi);
}

/* e^-x^2 / sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))) */
static struct ob_xf erfc_fraction(struct ob_xf x)
{
	struct ob_xf bottom = x, top;
	int n;

	for (n = FRACTION_TERMS; n > 0; n--) {
		top = ob_xf_scale(ob_xf_int(n), -1);
		bottom = ob_xf_add(x, ob_xf_div(top, bottom));
	}
	top = ob_xf_exp(ob_xf_neg(ob_xf_mul(x, x)));
	top = ob_xf_mul(top, ob_xf_scale(xf_two_over_sqrt_pi, -1));
	return ob_xf_div(top, bottom);
}

u64 ob_f64_erf(u64 a)
{
	u64 mag = a & ~OB_F64_SIGN;
	struct ob_xf r;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (!mag)
		return a;
	if (mag >= ERF_LIMIT)
		return (a & OB_F64_SIGN) | OB_F64_ONE;
	r = erf_series(ob_xf_get(mag));
	r.neg = a & OB_F64_SIGN;
	return ob_xf_put(r);
}

u64 ob_f64_erfc(u64 a)
{
	u64 mag = a & ~OB_F64_SIGN;
	struct ob_xf r;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (mag >= ERFC_LIMIT)
		return a & OB_F64_SIGN ? F64_TWO : 0;
	if (a == mag && mag >= ERFC_FRACTION)
		return ob_xf_put(erfc_fraction(ob_xf_get(mag)));
	r = erf_series(ob_xf_get(mag));
	r.neg = !(a & OB_F64_SIGN);
	return ob_xf_put(ob_xf_add(ob_xf_one, r));
}

/* gamma */

static u64 f64_less(u64 a, u64 b)
{
	return ob_f64_cmp(a, b) < 0;
}

/* sin(pi x) of a finite number */
static u64 sin_pi(u64 x)
{
	u64 y = ob_f64_fmod(x & ~OB_F64_SIGN, F64_TWO), r;
	u64 twice = ob_f64_add(y, y), n;

	n = ob_f64_floor(ob_f64_add(twice, F64_HALF));
	if (n == 0)
		r = ob_f64_sin(ob_f64_mul(F64_PI, y));
	else if (n == OB_F64_ONE)
		r = ob_f64_cos(ob_f64_mul(F64_PI, ob_f64_sub(y, F64_HALF)));
	else if (n == F64_TWO)
		r = ob_f64_sin(ob_f64_mul(F64_PI, ob_f64_sub(OB_F64_ONE, y)));
	else if (n == 0x4008000000000000ULL)
		r = ob_f64_cos(ob_f64_mul(F64_PI,
					  ob_f64_sub(y, F64_ONE_HALF))) ^
		    OB_F64_SIGN;
	else
		r = ob_f64_sin(ob_f64_mul(F64_PI, ob_f64_sub(y, F64_TWO)));
	return r ^ (x & OB_F64_SIGN);
}

static u64 lanczos_sum(u64 x)
{
	static const u64 top[LANCZOS_N] = {
		0x4215ea5143c1a49e, 0x4223fc7075f54c57, 0x4220a132818ab61a,
		0x4210b0b522e8261a, 0x41f67fc1b3a5a1e8, 0x41d57418f5d3f33f,
		0x41adab0c7bb95f2a, 0x417df876f95dcc98, 0x4145f1e95080f44c,
		0x4106b6421f8787eb, 0x40bf87ac0858d804, 0x406a5a607bbc3b52,
		0x40040d931ff62705,
	};
	static const u32 bottom[LANCZOS_N] = {
		0, 39916800, 120543840, 150917976, 105258076, 45995730,
		13339535, 2637558, 357423, 32670, 1925, 66, 1,
	};
	bool small = f64_less(x, F64_FIVE);
	u64 num = 0, den = 0;
	int i;

	/* from the end that keeps the partial sums from overflowing */
	for (i = 0; i < LANCZOS_N; i++) {
		int at = small ? LANCZOS_N - 1 - i : i;

		num = small ? ob_f64_mul(num, x) : ob_f64_div(num, x);
		den = small ? ob_f64_mul(den, x) : ob_f64_div(den, x);
		num = ob_f64_add(num, top[at]);
		den = ob_f64_add(den, ob_f64_from_u64(bottom[at]));
	}
	return ob_f64_div(num, den);
}

/* r times, or over, y to the power x - 1/2, in two steps when that is huge */
static u64 gamma_power(u64 r, u64 y, u64 x, u64 (*op)(u64 a, u64 b))
{
	u64 half;

	if (f64_less(x, F64_140))
		return op(r, ob_f64_pow(y, ob_f64_sub(x, F64_HALF)));
	half = ob_f64_sub(ob_f64_div(x, F64_TWO), F64_QUARTER);
	half = ob_f64_pow(y, half);
	return op(op(r, half), half);
}

/* how far y is off from x + g - 1/2, as a share of it */
static u64 gamma_slip(u64 x, u64 y)
{
	u64 z;

	if (f64_less(LANCZOS_G_HALF, x))
		z = ob_f64_sub(ob_f64_sub(y, x), LANCZOS_G_HALF);
	else
		z = ob_f64_sub(ob_f64_sub(y, LANCZOS_G_HALF), x);
	return ob_f64_div(ob_f64_mul(z, LANCZOS_G), y);
}

static u64 gamma_factorial(u64 x)
{
	u64 product = 1;
	int exp, n, i;
	u64 mant = ob_f64_frexp(x, &exp);

	n = mant >> -exp;
	/* 22! has 18 zero bits at its end: taken out on the way */
	exp = 0;
	for (i = 2; i < n; i++) {
		int odd = i;

		for (; !(odd & 1); odd >>= 1)
			exp++;
		product *= odd;
	}
	return ob_f64_ldexp(product, false, exp, false);
}

static u64 gamma_finite(u64 x)
{
	u64 mag = x & ~OB_F64_SIGN;
	u64 y = ob_f64_add(mag, LANCZOS_G_HALF), z, r;

	z = gamma_slip(mag, y);
	if (x & OB_F64_SIGN) {
		r = ob_f64_div(F64_PI ^ OB_F64_SIGN, sin_pi(mag));
		r = ob_f64_mul(ob_f64_div(r, mag), ob_f64_exp(y));
		r = ob_f64_div(r, lanczos_sum(mag));
		r = ob_f64_sub(r, ob_f64_mul(z, r));
		return gamma_power(r, y, mag, ob_f64_div);
	}
	r = ob_f64_div(lanczos_sum(mag), ob_f64_exp(y));
	r = ob_f64_add(r, ob_f64_mul(z, r));
	return gamma_power(r, y, mag, ob_f64_mul);
}

u64 ob_f64_gamma(u64 x)
{
	u64 mag = x & ~OB_F64_SIGN;

	if (ob_f64_isnan(x) || x == OB_F64_INF)
		return x;
	if (ob_f64_isinf(x))
		return OB_F64_NAN;
	if (!mag)
		return x | OB_F64_INF;
	if (ob_f64_floor(x) == x) {
		if (x & OB_F64_SIGN)
			return OB_F64_NAN;
		if (ob_f64_cmp(x, ob_f64_from_u64(MAX_FACTORIAL)) <= 0)
			return gamma_factorial(x);
	}
	if (f64_less(mag, F64_TINY))
		return ob_f64_div(OB_F64_ONE, x);
	if (f64_less(F64_200, mag))
		return x & OB_F64_SIGN ? ob_f64_div(0, sin_pi(x)) : OB_F64_INF;
	return gamma_finite(x);
}

u64 ob_f64_lgamma(u64 x)
{
	u64 mag = x & ~OB_F64_SIGN, r, t;

	if (ob_f64_isnan(x))
		return x;
	if (ob_f64_isinf(x))
		return OB_F64_INF;
	if (ob_f64_floor(x) == x && ob_f64_cmp(x, F64_TWO) <= 0)
		return ob_f64_cmp(x, 0) <= 0 ? OB_F64_INF : 0;
	if (f64_less(mag, F64_TINY))
		return ob_f64_log(mag) ^ OB_F64_SIGN;
	r = ob_f64_sub(ob_f64_log(lanczos_sum(mag)), LANCZOS_G);
	t = ob_f64_sub(ob_f64_add(mag, LANCZOS_G), F64_HALF);
	t = ob_f64_sub(ob_f64_log(t), OB_F64_ONE);
	r = ob_f64_add(r, ob_f64_mul(ob_f64_sub(mag, F64_HALF), t));
	if (!(x & OB_F64_SIGN))
		return r;
	t = ob_f64_log(sin_pi(mag) & ~OB_F64_SIGN);
	t = ob_f64_sub(ob_f64_sub(F64_LOG_PI, t), ob_f64_log(mag));
	return ob_f64_sub(t, r);
}

u64 ob_f64_norm(const u64 *v, size_t n)
{
	struct ob_xf sum = { 0 }, x;
	bool nan = false;
	size_t i;

	for (i = 0; i < n; i++) {
		if (ob_f64_isinf(v[i]))
			return OB_F64_INF;
		if (ob_f64_isnan(v[i])) {
			nan = true;
			continue;
		}
		x = ob_xf_get(v[i]);
		sum = ob_xf_add(sum, ob_xf_mul(x, x));
	}
	return nan ? OB_F64_NAN : ob_xf_put(ob_xf_sqrt(sum));
}
