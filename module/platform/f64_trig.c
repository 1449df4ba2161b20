// SPDX-License-Identifier: GPL-2.0
/*
 * sine, cosine, tangent and their inverses
 *
 * An argument is brought to within an eighth of a turn by multiplying it with
 * as many bits of 2/pi as its size asks for; the rest is series in 128 bits.
 */

#include "xf.h"

/* An argument below this needs no reduction: 0.785, less than pi/4. */
#define SMALL_LIMIT	0x3fe91eb851eb851fULL
/* Words of 2/pi that a reduction multiplies by. */
#define WINDOW		5

/* The bits of 2/pi behind the point. */
static const u64 two_over_pi[] = {
	0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
	0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c,
	0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41,
	0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
	0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
	0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08,
	0x56033046fc7b6bab, 0xf0cfbc209af4361d, 0xa9e391615ee61b08,
};

/* atan(i / 16), i from 1 */
static const struct ob_xf atan_table[] = {
	{ 0xffaaddb967ef4e36, 0xcb2792dc0e2e0d51, -4 },
	{ 0xfeadd4d5617b6e32, 0xc897989f3e888ef8, -3 },
	{ 0xbdcbda5e72d81134, 0x7b0b4f881c9c7488, -2 },
	{ 0xfadbafc96406eb15, 0x6dc79ef5f7a217e6, -2 },
	{ 0x9b13b9b83f5e5e69, 0xc5abb498d27af328, -1 },
	{ 0xb7b0ca0f26f78473, 0x8aa32122dcfe4483, -1 },
	{ 0xd327761e611fe5b6, 0x427c95e9001e7136, -1 },
	{ 0xed63382b0dda7b45, 0x6fe445ecbc3a8d03, -1 },
	{ 0x832bf4a6d9867e2a, 0x4b6a09cb61a515c1, 0 },
	{ 0x8f005d5ef7f59f9b, 0x5c835e1665c43748, 0 },
	{ 0x9a2f80e671bdda20, 0x4226f8e2204ff3bd, 0 },
	{ 0xa4bc7d1934f70924, 0x19a87f2a457dac9f, 0 },
	{ 0xaeac4c38b4d8c080, 0x14725e2f3e52070a, 0 },
	{ 0xb8053e2bc2319e73, 0xcb2da55210a4443d, 0 },
	{ 0xc0ce85b8ac526640, 0x89dd62c46e92fa25, 0 },
	{ 0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, 0 },
};

/* 64 bits of 2/pi from a bit on */
static u64 two_over_pi_word(int bit)
{
	int i = bit / 64, shift = bit % 64;
	u64 word = two_over_pi[i] << shift;

	return shift ? word | two_over_pi[i + 1] >> (64 - shift) : word;
}

/* mant times a window of 2/pi; WINDOW + 1 words, least significant first */
static void window_multiply(u64 *out, u64 mant, int first)
{
	u64 carry = 0;
	int i;

	for (i = 0; i < WINDOW; i++) {
		u64 w = two_over_pi_word(first + 64 * (WINDOW - 1 - i));

		out[i] = w * mant + carry;
		carry = mul_u64_u64_shr(w, mant, 64) + (out[i] < carry);
	}
	out[WINDOW] = carry;
}

static void window_shift(u64 *w, int shift)
{
	int i;

	for (i = WINDOW; i >= 0; i--) {
		u64 below = i ? w[i - 1] : 0;

		w[i] = shift == 64 ? below :
				     w[i] << shift | below >> (64 - shift);
	}
}

static void window_negate(u64 *w)
{
	bool carry = true;
	int i;

	for (i = 0; i <= WINDOW; i++) {
		w[i] = ~w[i] + carry;
		carry = carry && !w[i];
	}
}

/*
 * a = quadrant * pi/2 + r, |r| at most pi/4. Bits of 2/pi that only add whole
 * turns are skipped. The product has its point two bits below the top, so that
 * those two are the quadrant.
 */
static struct ob_xf reduce(struct ob_xf a, unsigned int *quadrant)
{
	int exp = a.exp - 53, first = max(exp - 2, 0);
	u64 w[WINDOW + 1];
	struct ob_xf r;
	bool neg;

	window_multiply(w, a.hi >> 11, first);
	window_shift(w, 62 + exp - first);
	*quadrant = w[WINDOW] >> 62;
	w[WINDOW] &= ~0ULL >> 2;
	neg = w[WINDOW] >> 61;
	if (neg) {
		++*quadrant;
		window_negate(w);
		w[WINDOW] &= ~0ULL >> 2;
	}
	r = ob_xf_add(ob_xf_make(w[5], w[4], 2),
		      ob_xf_make(w[3], w[2], 2 - OB_XF_BITS));
	r = ob_xf_mul(r, ob_xf_half_pi);
	r.neg = neg;
	return r;
}

/* a - a^3/3! + ... from n = 1, or 1 - a^2/2! + ... from n = 0 */
static struct ob_xf series(struct ob_xf a, u32 n)
{
	struct ob_xf term = n ? a : ob_xf_one, sum = term;
	struct ob_xf square = ob_xf_neg(ob_xf_mul(a, a));

	while (term.hi && term.exp > sum.exp - OB_XF_BITS) {
		term = ob_xf_mul(term, square);
		term = ob_xf_div_int(term, (n + 1) * (n + 2));
		n += 2;
		sum = ob_xf_add(sum, term);
	}
	return sum;
}

/* sin(a + quadrant * pi/2), a finite and not zero */
static struct ob_xf sine(u64 a, unsigned int quadrant)
{
	struct ob_xf x = ob_xf_get(a & ~OB_F64_SIGN);
	unsigned int turn = 0;
	bool neg = a & OB_F64_SIGN;

	if ((a & ~OB_F64_SIGN) > SMALL_LIMIT)
		x = reduce(x, &turn);
	if (neg) {
		turn = -turn;
		x = ob_xf_neg(x);
	}
	turn += quadrant;
	x = series(x, !(turn & 1));
	return turn & 2 ? ob_xf_neg(x) : x;
}

static bool trig_special(u64 a, u64 *out)
{
	if (ob_f64_isnan(a))
		*out = a | OB_F64_NAN;
	else if (ob_f64_isinf(a))
		*out = OB_F64_NAN;
	else
		return false;
	return true;
}

u64 ob_f64_sin(u64 a)
{
	u64 out;

	if (trig_special(a, &out))
		return out;
	return ob_f64_iszero(a) ? a : ob_xf_put(sine(a, 0));
}

u64 ob_f64_cos(u64 a)
{
	u64 out;

	if (trig_special(a, &out))
		return out;
	return ob_f64_iszero(a) ? OB_F64_ONE : ob_xf_put(sine(a, 1));
}

u64 ob_f64_tan(u64 a)
{
	u64 out;

	if (trig_special(a, &out))
		return out;
	if (ob_f64_iszero(a))
		return a;
	return ob_xf_put(ob_xf_div(sine(a, 0), sine(a, 1)));
}

/* inverses */

/* a - a^3/3 + a^5/5 - ... */
static struct ob_xf arc_series(struct ob_xf a)
{
	struct ob_xf power = a, sum = a, term = a;
	struct ob_xf square = ob_xf_neg(ob_xf_mul(a, a));
	u32 n;

	for (n = 3; term.hi && term.exp > sum.exp - OB_XF_BITS; n += 2) {
		power = ob_xf_mul(power, square);
		term = ob_xf_div_int(power, n);
		sum = ob_xf_add(sum, term);
	}
	return sum;
}

/* atan of a number that is not negative: against the nearest table entry */
static struct ob_xf arc(struct ob_xf a)
{
	struct ob_xf c, down;
	s64 i;

	if (!a.hi)
		return a;
	if (ob_xf_cmp_abs(a, ob_xf_one) > 0)
		return ob_xf_sub(ob_xf_half_pi, arc(ob_xf_div(ob_xf_one, a)));
	i = ob_xf_round(ob_xf_scale(a, 4));
	if (i) {
		c = ob_xf_scale(ob_xf_int(i), -4);
		down = ob_xf_add(ob_xf_one, ob_xf_mul(a, c));
		a = ob_xf_div(ob_xf_sub(a, c), down);
	}
	a = arc_series(a);
	return i ? ob_xf_add(atan_table[i - 1], a) : a;
}

u64 ob_f64_atan(u64 a)
{
	struct ob_xf x;

	if (ob_f64_isnan(a))
		return a | OB_F64_NAN;
	if (ob_f64_iszero(a))
		return a;
	if (ob_f64_isinf(a))
		x = ob_xf_half_pi;
	else
		x = arc(ob_xf_get(a & ~OB_F64_SIGN));
	x.neg = a & OB_F64_SIGN;
	return ob_xf_put(x);
}

/* sqrt((1 - x)(1 + x)) */
static struct ob_xf leg(struct ob_xf x)
{
	return ob_xf_sqrt(ob_xf_mul(ob_xf_sub(ob_xf_one, x),
				    ob_xf_add(ob_xf_one, x)));
}

/* Beyond 1 there is no angle. */
static bool arc_special(u64 a, u64 *out)
{
	if (ob_f64_isnan(a))
		*out = a | OB_F64_NAN;
	else if ((a & ~OB_F64_SIGN) > OB_F64_ONE)
		*out = OB_F64_NAN;
	else
		return false;
	return true;
}

u64 ob_f64_asin(u64 a)
{
	struct ob_xf x;
	u64 out;

	if (arc_special(a, &out))
		return out;
	if (ob_f64_iszero(a))
		return a;
	x = ob_xf_get(a & ~OB_F64_SIGN);
	if ((a & ~OB_F64_SIGN) == OB_F64_ONE)
		x = ob_xf_half_pi;
	else
		x = arc(ob_xf_div(x, leg(x)));
	x.neg = a & OB_F64_SIGN;
	return ob_xf_put(x);
}

u64 ob_f64_acos(u64 a)
{
	struct ob_xf x;
	u64 out;

	if (arc_special(a, &out))
		return out;
	if (ob_f64_iszero(a))
		return ob_xf_put(ob_xf_half_pi);
	if (a == OB_F64_ONE)
		return 0;
	x = ob_xf_get(a & ~OB_F64_SIGN);
	if ((a & ~OB_F64_SIGN) == OB_F64_ONE)
		return ob_xf_put(ob_xf_pi);
	x = arc(ob_xf_div(leg(x), x));
	if (a & OB_F64_SIGN)
		x = ob_xf_sub(ob_xf_pi, x);
	return ob_xf_put(x);
}

/* y over x when one of them is zero or infinite, in eighths of a turn */
static struct ob_xf axis(u64 y, u64 x)
{
	bool left = x & OB_F64_SIGN;
	int eighths;

	if (ob_f64_isinf(y))
		eighths = !ob_f64_isinf(x) ? 2 : left ? 3 : 1;
	else if (ob_f64_isinf(x) || ob_f64_iszero(y))
		eighths = left ? 4 : 0;
	else
		eighths = 2;
	return ob_xf_scale(ob_xf_mul(ob_xf_half_pi, ob_xf_int(eighths)), -1);
}

u64 ob_f64_atan2(u64 y, u64 x)
{
	u64 uy = y & ~OB_F64_SIGN, ux = x & ~OB_F64_SIGN;
	struct ob_xf r;

	if (ob_f64_isnan(x))
		return x | OB_F64_NAN;
	if (ob_f64_isnan(y))
		return y | OB_F64_NAN;
	if (!uy || !ux || ob_f64_isinf(y) || ob_f64_isinf(x)) {
		r = axis(y, x);
	} else {
		r = arc(ob_xf_div(ob_xf_get(uy), ob_xf_get(ux)));
		if (x & OB_F64_SIGN)
			r = ob_xf_sub(ob_xf_pi, r);
	}
	r.neg = y & OB_F64_SIGN;
	return ob_xf_put(r);
}
