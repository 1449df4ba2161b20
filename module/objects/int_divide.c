// SPDX-License-Identifier: GPL-2.0
/*
 * int_divide - division of long numbers by way of multiplication
 *
 * Burnikel and Ziegler's recursion: a number of 2n digits by one of n is two
 * steps of 3n/2 by n, each a division half as long and a product. So division
 * costs what multiplication does, times the depth of the recursion.
 */
#include "int_priv.h"

/* Divisors of fewer digits than this are divided by digit by digit. */
#define DIVIDE_CUTOFF	120

/**
 * struct division - what every level of the recursion needs
 * @rt: the runtime
 * @product: room for as many digits as the divisor has
 */
struct division {
	struct ob_rt *rt;
	u32 *product;
};

static int divide_2_by_1(struct division *d, u32 *q, u32 *a, const u32 *b,
			 size_t n);

/* a -= b over na digits; what is borrowed beyond them */
static u32 take_off(u32 *a, size_t na, const u32 *b, size_t nb)
{
	u32 borrow = 0;
	size_t i;

	for (i = 0; i < nb || (borrow && i < na); i++) {
		borrow = a[i] - (i < nb ? b[i] : 0) - borrow;
		a[i] = borrow & OB_DIGIT_MASK;
		borrow = borrow >> OB_DIGIT_BITS & 1;
	}
	return borrow;
}

/* a += b over na digits; what is carried beyond them */
static u32 put_back(u32 *a, size_t na, const u32 *b, size_t nb)
{
	u32 carry = 0;
	size_t i;

	for (i = 0; i < nb || (carry && i < na); i++) {
		carry += a[i] + (i < nb ? b[i] : 0);
		a[i] = carry & OB_DIGIT_MASK;
		carry >>= OB_DIGIT_BITS;
	}
	return carry;
}

/*
 * q = a / b with 3h digits of @a and 2h of @b, a < b * OB_DIGIT_BASE^h; the
 * remainder stays in the lower 2h digits of @a. The quotient of the leading
 * parts alone is at most two too large.
 */
static int divide_3_by_2(struct division *d, u32 *q, u32 *a, const u32 *b,
			 size_t h)
{
	const u32 *b1 = b + h;
	u32 borrow, one = 1;
	size_t i;

	if (ob_digits_cmp(a + 2 * h, h, b1, h) < 0) {
		if (divide_2_by_1(d, q, a + h, b1, h))
			return -1;
	} else {
		/* a1 is b1, and the quotient as large as h digits can be. */
		for (i = 0; i < h; i++) {
			q[i] = OB_DIGIT_MASK;
			a[2 * h + i] = 0;
		}
		put_back(a + h, 2 * h, b1, h);
	}
	if (ob_digits_mul(d->rt, d->product, q, h, b, h))
		return -1;
	borrow = take_off(a, 2 * h + 1, d->product, 2 * h);
	while (borrow) {
		take_off(q, h, &one, 1);
		borrow -= put_back(a, 2 * h + 1, b, 2 * h);
	}
	return 0;
}

/*
 * q = a / b with 2n digits of @a and n of @b, a < b * OB_DIGIT_BASE^n, the
 * highest bit of @b set; the remainder stays in the lower n digits of @a.
 */
static int divide_2_by_1(struct division *d, u32 *q, u32 *a, const u32 *b,
			 size_t n)
{
	size_t h = n / 2;

	if (n < DIVIDE_CUTOFF || n % 2 || ob_stack_left() < OB_STACK_RESERVE)
		return ob_digits_div(d->rt, q, a, 2 * n - 1, b, n);
	if (divide_3_by_2(d, q + h, a + h, b, h))
		return -1;
	return divide_3_by_2(d, q, a, b, h);
}

bool ob_digits_div_pays(size_t na, size_t nb)
{
	return nb >= DIVIDE_CUTOFF && na - nb >= DIVIDE_CUTOFF / 2;
}

/* Digits the divisor is filled up to, so that it can be halved often enough. */
static size_t divisor_room(size_t nb)
{
	unsigned int halvings = 0;

	while (DIV_ROUND_UP(nb, (size_t)1 << halvings) >= DIVIDE_CUTOFF)
		halvings++;
	return DIV_ROUND_UP(nb, (size_t)1 << halvings) << halvings;
}

int ob_digits_div_long(struct ob_rt *rt, u32 *q, u32 *r, const u32 *a,
		       size_t na, const u32 *b, size_t nb)
{
	unsigned int shift = OB_DIGIT_BITS - fls(b[nb - 1]);
	size_t n = divisor_room(nb), pad = n - nb, blocks, room, i;
	struct division d = { .rt = rt };
	u32 *u, *v, *quot;
	int err = 0;

	/* One digit more than there is, so that the first block is below v. */
	blocks = max_t(size_t, DIV_ROUND_UP(na + pad + 1, n), 2);
	room = blocks * n + n + n + blocks * n;
	u = ob_raw_alloc(rt, array_size(room, sizeof(*u)));
	if (!u)
		return -1;
	v = u + blocks * n;
	d.product = v + n;
	quot = d.product + n;
	memset(u, 0, room * sizeof(*u));
	u[na + pad] = ob_digits_shl(u + pad, a, na, shift);
	ob_digits_shl(v + pad, b, nb, shift);
	for (i = blocks - 1; !err && i-- > 0;)
		err = divide_2_by_1(&d, quot + i * n, u + i * n, v, n);
	if (!err) {
		memcpy(q, quot, (na - nb + 1) * sizeof(*q));
		ob_digits_shr(r, u + pad, nb, shift);
	}
	ob_raw_free(rt, u);
	return err;
}
