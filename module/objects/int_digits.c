// SPDX-License-Identifier: GPL-2.0
/*
 * int_digits - arithmetic on the digits of natural numbers
 *
 * Knows nothing of signs or objects. A digit has OB_DIGIT_BITS bits, which
 * leaves room in a u64 for a product of two digits plus two carries.
 */
#include "int_priv.h"

size_t ob_digits_normal(const u32 *d, size_t n)
{
	while (n && !d[n - 1])
		n--;
	return n;
}

int ob_digits_cmp(const u32 *a, size_t na, const u32 *b, size_t nb)
{
	if (na != nb)
		return na < nb ? -1 : 1;
	while (na--)
		if (a[na] != b[na])
			return a[na] < b[na] ? -1 : 1;
	return 0;
}

void ob_digits_add(u32 *r, const u32 *a, size_t na, const u32 *b, size_t nb)
{
	u32 carry = 0;
	size_t i;

	for (i = 0; i < nb; i++) {
		carry += a[i] + b[i];
		r[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	for (; i < na; i++) {
		carry += a[i];
		r[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	r[i] = carry;
}

void ob_digits_sub(u32 *r, const u32 *a, size_t na, const u32 *b, size_t nb)
{
	u32 borrow = 0;
	size_t i;

	for (i = 0; i < nb; i++) {
		borrow = a[i] - b[i] - borrow;
		r[i] = borrow & OB_DIGIT_MASK;
		borrow = borrow >> OB_DIGIT_BITS & 1;
	}
	for (; i < na; i++) {
		borrow = a[i] - borrow;
		r[i] = borrow & OB_DIGIT_MASK;
		borrow = borrow >> OB_DIGIT_BITS & 1;
	}
	ob_assert(!borrow);
}

/* r += a without changing r's length; the carry dies out before r ends */
static void digits_add_to(u32 *r, size_t nr, const u32 *a, size_t na)
{
	u32 carry = 0;
	size_t i;

	for (i = 0; i < na; i++) {
		carry += r[i] + a[i];
		r[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	for (; carry && i < nr; i++) {
		carry += r[i];
		r[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	ob_assert(!carry);
}

int ob_digits_push(struct ob_rt *rt, u32 *d, size_t *n, u32 m, u32 add)
{
	u64 carry = add;
	size_t i;

	if (ob_int_work(rt, *n))
		return -1;
	for (i = 0; i < *n; i++) {
		carry += (u64)d[i] * m;
		d[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	if (carry)
		d[(*n)++] = carry;
	return 0;
}

u32 ob_digits_div1(u32 *q, const u32 *a, size_t n, u32 d)
{
	u64 rem = 0;

	while (n--) {
		rem = rem << OB_DIGIT_BITS | a[n];
		q[n] = (u32)rem / d;
		if (rem >> 32)
			q[n] = div_u64(rem, d);
		rem -= (u64)q[n] * d;
	}
	return rem;
}

u32 ob_digits_shl(u32 *r, const u32 *a, size_t n, unsigned int shift)
{
	u64 carry = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		carry |= (u64)a[i] << shift;
		r[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	return carry;
}

u32 ob_digits_shr(u32 *r, const u32 *a, size_t n, unsigned int shift)
{
	u32 mask = (1U << shift) - 1;
	u64 carry = 0;

	while (n--) {
		carry = carry << OB_DIGIT_BITS | a[n];
		r[n] = carry >> shift & OB_DIGIT_MASK;
		carry &= mask;
	}
	return carry;
}

/* digit by digit */
static int digits_mul_school(struct ob_rt *rt, u32 *r, const u32 *a, size_t na,
			     const u32 *b, size_t nb)
{
	size_t i, j;

	memset(r, 0, (na + nb) * sizeof(*r));
	for (i = 0; i < na; i++) {
		u64 carry = 0, d = a[i];

		if (ob_int_work(rt, nb))
			return -1;
		for (j = 0; j < nb; j++) {
			carry += r[i + j] + d * b[j];
			r[i + j] = carry & OB_DIGIT_MASK;
			carry >>= OB_DIGIT_BITS;
		}
		r[i + nb] = carry;
	}
	return 0;
}

/* r = |a - b|, na digits, na >= nb; true when a < b */
static bool digits_distance(u32 *r, const u32 *a, size_t na, const u32 *b,
			    size_t nb)
{
	size_t la = ob_digits_normal(a, na), lb = ob_digits_normal(b, nb);
	bool less = ob_digits_cmp(a, la, b, lb) < 0;

	memset(r, 0, na * sizeof(*r));
	if (less)
		ob_digits_sub(r, b, lb, a, la);
	else
		ob_digits_sub(r, a, la, b, lb);
	return less;
}

/* What digits_mul_karatsuba() needs for its whole descent, in digits. */
static size_t karatsuba_scratch(size_t n)
{
	return 4 * n + 6 * 64;
}

/*
 * Karatsuba's method on two numbers of @n digits. With a = a1 * B + a0 and b
 * alike, a0 * b1 + a1 * b0 = a0 * b0 + a1 * b1 - (a0 - a1) * (b0 - b1), so
 * three products of half the size do. Each level halves n, so the descent is
 * as deep as n has bits; should the stack be short even for that, the rest is
 * done digit by digit.
 */
static int digits_mul_karatsuba(struct ob_rt *rt, u32 *r, const u32 *a,
				const u32 *b, size_t n, u32 *scratch)
{
	size_t lo = (n + 1) / 2, hi = n - lo;
	u32 *mid = scratch, *cross = mid + 2 * lo + 1;
	u32 *rest = cross + 2 * lo;
	bool neg;

	if (n < OB_KARATSUBA_CUTOFF || ob_stack_left() < OB_STACK_RESERVE)
		return digits_mul_school(rt, r, a, n, b, n);
	neg = digits_distance(mid, a, lo, a + lo, hi);
	neg ^= digits_distance(mid + lo, b, lo, b + lo, hi);
	if (digits_mul_karatsuba(rt, cross, mid, mid + lo, lo, rest) ||
	    digits_mul_karatsuba(rt, r, a, b, lo, rest) ||
	    digits_mul_karatsuba(rt, r + 2 * lo, a + lo, b + lo, hi, rest))
		return -1;
	ob_digits_add(mid, r, 2 * lo, r + 2 * lo, 2 * hi);
	if (neg)
		digits_add_to(mid, 2 * lo + 1, cross, 2 * lo);
	else
		ob_digits_sub(mid, mid, 2 * lo + 1, cross, 2 * lo);
	digits_add_to(r + lo, 2 * n - lo, mid,
		      ob_digits_normal(mid, 2 * lo + 1));
	return 0;
}

/*
 * The longer number is cut in pieces as long as the shorter one; the last
 * piece is filled up with zeros.
 */
static int digits_mul_pieces(struct ob_rt *rt, u32 *r, const u32 *a, size_t na,
			     const u32 *b, size_t nb, u32 *scratch)
{
	u32 *product = scratch, *piece = product + 2 * nb;
	u32 *rest = piece + nb;
	size_t done, n;

	memset(r, 0, (na + nb) * sizeof(*r));
	for (done = 0; done < na; done += n) {
		n = min(nb, na - done);
		memset(piece, 0, nb * sizeof(*piece));
		memcpy(piece, a + done, n * sizeof(*piece));
		if (digits_mul_karatsuba(rt, product, piece, b, nb, rest))
			return -1;
		digits_add_to(r + done, na + nb - done, product, n + nb);
	}
	return 0;
}

int ob_digits_mul(struct ob_rt *rt, u32 *r, const u32 *a, size_t na,
		  const u32 *b, size_t nb)
{
	size_t need;
	u32 *scratch;
	int err;

	if (na < nb) {
		swap(a, b);
		swap(na, nb);
	}
	if (nb < OB_KARATSUBA_CUTOFF)
		return digits_mul_school(rt, r, b, nb, a, na);
	need = karatsuba_scratch(nb);
	if (na != nb)
		need += 3 * nb;
	scratch = ob_raw_alloc(rt, array_size(need, sizeof(*scratch)));
	if (!scratch)
		return -1;
	if (na == nb)
		err = digits_mul_karatsuba(rt, r, a, b, nb, scratch);
	else
		err = digits_mul_pieces(rt, r, a, na, b, nb, scratch);
	ob_raw_free(rt, scratch);
	return err;
}

/* u -= v * q over nv + 1 digits; true when it went below zero */
static bool digits_mul_sub(u32 *u, const u32 *v, size_t nv, u32 q)
{
	u64 carry = 0;
	u32 borrow = 0, d;
	size_t i;

	for (i = 0; i < nv; i++) {
		carry += (u64)v[i] * q;
		d = u[i] - (u32)(carry & OB_DIGIT_MASK) - borrow;
		u[i] = d & OB_DIGIT_MASK;
		borrow = d >> OB_DIGIT_BITS & 1;
		carry >>= OB_DIGIT_BITS;
	}
	d = u[nv] - (u32)carry - borrow;
	u[nv] = d & OB_DIGIT_MASK;
	return d >> OB_DIGIT_BITS & 1;
}

static void digits_add_back(u32 *u, const u32 *v, size_t nv)
{
	u32 carry = 0;
	size_t i;

	for (i = 0; i < nv; i++) {
		carry += u[i] + v[i];
		u[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	u[nv] = (u[nv] + carry) & OB_DIGIT_MASK;
}

/*
 * Knuth, volume 2, algorithm 4.3.1 D. The guess from the two leading digits is
 * made good with the third; after that it is one too large in about two of
 * 2^OB_DIGIT_BITS cases.
 */
int ob_digits_div(struct ob_rt *rt, u32 *q, u32 *u, size_t nu, const u32 *v,
		  size_t nv)
{
	u32 v1 = v[nv - 1], v2 = v[nv - 2];
	size_t j = nu - nv + 1;

	while (j--) {
		u32 *at = u + j;
		u64 top = (u64)at[nv] << OB_DIGIT_BITS | at[nv - 1];
		u64 guess = div_u64(top, v1);
		u64 left = top - guess * v1;

		if (ob_int_work(rt, nv))
			return -1;
		while (guess >= OB_DIGIT_BASE ||
		       guess * v2 > (left << OB_DIGIT_BITS | at[nv - 2])) {
			guess--;
			left += v1;
			if (left >= OB_DIGIT_BASE)
				break;
		}
		if (digits_mul_sub(at, v, nv, guess)) {
			digits_add_back(at, v, nv);
			guess--;
		}
		q[j] = guess;
	}
	return 0;
}
