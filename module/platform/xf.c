// SPDX-License-Identifier: GPL-2.0
/* arithmetic on floating-point numbers of 128 bits */

#include "xf.h"

const struct ob_xf ob_xf_one = { BIT_ULL(63), 0, 1 };

const struct ob_xf ob_xf_ln2 = {
	0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af, 0,
};

const struct ob_xf ob_xf_half_pi = {
	0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, 1,
};

const struct ob_xf ob_xf_pi = {
	0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, 2,
};

static const struct ob_xf xf_zero;

/* Bring the top bit up; zero is all zeros. */
static struct ob_xf xf_normal(struct ob_xf a)
{
	int shift;

	if (!a.hi) {
		if (!a.lo)
			return xf_zero;
		a.hi = a.lo;
		a.lo = 0;
		a.exp -= 64;
	}
	shift = 64 - fls64(a.hi);
	if (shift) {
		a.hi = a.hi << shift | a.lo >> (64 - shift);
		a.lo <<= shift;
		a.exp -= shift;
	}
	return a;
}

struct ob_xf ob_xf_make(u64 hi, u64 lo, int exp)
{
	return xf_normal((struct ob_xf) { hi, lo, exp });
}

struct ob_xf ob_xf_get(u64 bits)
{
	struct ob_xf a = { .neg = bits & OB_F64_SIGN };

	a.hi = ob_f64_frexp(bits, &a.exp);
	a.exp += 64;
	return xf_normal(a);
}

struct ob_xf ob_xf_int(s64 v)
{
	struct ob_xf a = { .exp = 64, .neg = v < 0 };

	a.hi = v < 0 ? -(u64)v : (u64)v;
	return xf_normal(a);
}

u64 ob_xf_put(struct ob_xf a)
{
	return ob_f64_ldexp(a.hi, a.lo, a.exp - 64, a.neg);
}

int ob_xf_cmp_abs(struct ob_xf a, struct ob_xf b)
{
	if (!a.hi || !b.hi)
		return !b.hi - !a.hi;
	if (a.exp != b.exp)
		return a.exp < b.exp ? -1 : 1;
	if (a.hi != b.hi)
		return a.hi < b.hi ? -1 : 1;
	return a.lo == b.lo ? 0 : a.lo < b.lo ? -1 : 1;
}

static void xf_shift_down(struct ob_xf *a, int shift)
{
	if (shift >= OB_XF_BITS) {
		a->hi = 0;
		a->lo = 0;
	} else if (shift >= 64) {
		a->lo = a->hi >> (shift - 64);
		a->hi = 0;
	} else if (shift) {
		a->lo = a->lo >> shift | a->hi << (64 - shift);
		a->hi >>= shift;
	}
}

struct ob_xf ob_xf_add(struct ob_xf a, struct ob_xf b)
{
	bool carry;

	if (!b.hi)
		return a;
	if (!a.hi)
		return b;
	if (ob_xf_cmp_abs(a, b) < 0)
		swap(a, b);
	xf_shift_down(&b, a.exp - b.exp);
	if (a.neg != b.neg) {
		a.hi -= b.hi + (a.lo < b.lo);
		a.lo -= b.lo;
		return xf_normal(a);
	}
	a.lo += b.lo;
	carry = a.lo < b.lo;
	b.hi += carry;
	a.hi += b.hi;
	/* b.hi wraps to 0 only if it was all ones: then a carry there is. */
	if (a.hi < b.hi || (carry && !b.hi)) {
		a.lo = a.lo >> 1 | a.hi << 63;
		a.hi = a.hi >> 1 | BIT_ULL(63);
		a.exp++;
	}
	return a;
}

struct ob_xf ob_xf_sub(struct ob_xf a, struct ob_xf b)
{
	return ob_xf_add(a, ob_xf_neg(b));
}

/* *word += v; the carry */
static u64 add_carry(u64 *word, u64 v)
{
	*word += v;
	return *word < v;
}

struct ob_xf ob_xf_mul(struct ob_xf a, struct ob_xf b)
{
	struct ob_xf r = { .exp = a.exp + b.exp, .neg = a.neg != b.neg };
	u64 below, carry;

	if (!a.hi || !b.hi)
		return xf_zero;
	/* the four words of the product, of which the lowest is not needed */
	below = mul_u64_u64_shr(a.lo, b.lo, 64);
	carry = add_carry(&below, a.hi * b.lo);
	carry += add_carry(&below, a.lo * b.hi);
	r.lo = a.hi * b.hi;
	r.hi = mul_u64_u64_shr(a.hi, b.hi, 64);
	r.hi += add_carry(&r.lo, carry);
	r.hi += add_carry(&r.lo, mul_u64_u64_shr(a.hi, b.lo, 64));
	r.hi += add_carry(&r.lo, mul_u64_u64_shr(a.lo, b.hi, 64));
	if (r.hi >> 63)
		return r;
	r.hi = r.hi << 1 | r.lo >> 63;
	r.lo = r.lo << 1 | below >> 63;
	r.exp--;
	return r;
}

struct ob_xf ob_xf_div_int(struct ob_xf a, u32 n)
{
	u32 rem = 0;
	u64 part[4];
	int i;

	part[0] = a.hi >> 32;
	part[1] = (u32)a.hi;
	part[2] = a.lo >> 32;
	part[3] = (u32)a.lo;
	for (i = 0; i < 4; i++)
		part[i] = div_u64_rem((u64)rem << 32 | part[i], n, &rem);
	a.hi = part[0] << 32 | part[1];
	a.lo = part[2] << 32 | part[3];
	if (a.hi && !(a.hi >> 63)) {
		int shift = 64 - fls64(a.hi);
		u64 more = div_u64((u64)rem << 32, n);

		/* up to 32 bits more, from the remainder */
		a.hi = a.hi << shift | a.lo >> (64 - shift);
		a.lo <<= shift;
		if (shift <= 32)
			a.lo |= more >> (32 - shift);
		a.exp -= shift;
		return a;
	}
	return xf_normal(a);
}

/*
 * One word of a quotient at a time would want a division of 128 bits by 64,
 * which not every machine has: a step gives 32 bits from an estimate that is
 * never too large.
 */
struct ob_xf ob_xf_div(struct ob_xf a, struct ob_xf b)
{
	struct ob_xf rest = a, q = xf_zero, part, product;
	u32 top = (b.hi >> 32) + 1;
	int i;

	rest.neg = false;
	for (i = 0; rest.hi && i < 6; i++) {
		u64 digit = top ? div_u64(rest.hi, top) : rest.hi >> 32;

		part = xf_zero;
		part.hi = digit;
		/* rest / b is near digit * 2^-32 * 2^(rest.exp - b.exp) */
		part.exp = rest.exp - b.exp + 32;
		part = xf_normal(part);
		product = ob_xf_mul(part, b);
		product.neg = false;
		rest = ob_xf_sub(rest, product);
		q = ob_xf_add(q, part);
	}
	q.neg = a.neg != b.neg;
	return q;
}

struct ob_xf ob_xf_sqrt(struct ob_xf a)
{
	struct ob_xf x, small = a;
	int half = a.exp >> 1, i;

	if (!a.hi)
		return a;
	/* an even power of two apart, the root of a number in [1/2, 2) */
	small.exp -= 2 * half;
	x = ob_xf_get(ob_f64_sqrt(ob_xf_put(small)));
	for (i = 0; i < 2; i++) {
		x = ob_xf_add(x, ob_xf_div(small, x));
		x.exp--;
	}
	x.exp += half;
	return x;
}

s64 ob_xf_round(struct ob_xf a)
{
	u64 v;

	if (a.exp < 0 || !a.hi)
		return 0;
	v = ((a.hi >> (63 - a.exp)) + 1) >> 1;
	return a.neg ? -(s64)v : (s64)v;
}
