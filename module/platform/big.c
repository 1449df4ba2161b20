// SPDX-License-Identifier: GPL-2.0
/* unsigned integers of a few dozen limbs */

#include "big.h"

static void big_trim(struct ob_big *a)
{
	while (a->nr && !a->limb[a->nr - 1])
		a->nr--;
}

static void big_push(struct ob_big *a, u32 limb)
{
	ob_assert(a->nr < a->max);
	a->limb[a->nr++] = limb;
}

void ob_big_set(struct ob_big *a, u64 value)
{
	a->nr = 0;
	for (; value; value >>= 32)
		big_push(a, value);
}

void ob_big_copy(struct ob_big *a, const struct ob_big *b)
{
	ob_assert(b->nr <= a->max);
	a->nr = b->nr;
	memcpy(a->limb, b->limb, b->nr * sizeof(*b->limb));
}

void ob_big_mul_add(struct ob_big *a, u32 factor, u32 term)
{
	u64 carry = term;
	int i;

	for (i = 0; i < a->nr; i++) {
		carry += (u64)a->limb[i] * factor;
		a->limb[i] = carry;
		carry >>= 32;
	}
	if (carry)
		big_push(a, carry);
}

void ob_big_mul_pow5(struct ob_big *a, unsigned int power)
{
	/* 5^13 is the largest power in one limb. */
	static const u32 pow5[] = {
		1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125,
		9765625, 48828125, 244140625, 1220703125,
	};
	const unsigned int most = ARRAY_SIZE(pow5) - 1;

	for (; power >= most; power -= most)
		ob_big_mul_add(a, pow5[most], 0);
	if (power)
		ob_big_mul_add(a, pow5[power], 0);
}

void ob_big_shl(struct ob_big *a, unsigned int bits)
{
	int limbs = bits / 32, i;
	u32 high = 0;

	bits %= 32;
	if (!a->nr || (!bits && !limbs))
		return;
	if (bits)
		high = a->limb[a->nr - 1] >> (32 - bits);
	ob_assert(a->nr + limbs + !!high <= a->max);
	for (i = a->nr - 1; i >= 0; i--) {
		u32 limb = a->limb[i] << bits;

		if (bits && i)
			limb |= a->limb[i - 1] >> (32 - bits);
		a->limb[i + limbs] = limb;
	}
	memset(a->limb, 0, limbs * sizeof(*a->limb));
	a->nr += limbs;
	if (high)
		big_push(a, high);
}

void ob_big_sub_mul(struct ob_big *a, const struct ob_big *b, u32 factor)
{
	u64 borrow = 0;
	int i;

	for (i = 0; i < a->nr; i++) {
		u64 take = borrow;

		if (i < b->nr)
			take += (u64)b->limb[i] * factor;
		borrow = (take >> 32) + (a->limb[i] < (u32)take);
		a->limb[i] -= (u32)take;
	}
	ob_assert(!borrow);
	big_trim(a);
}

int ob_big_cmp(const struct ob_big *a, const struct ob_big *b)
{
	int i;

	if (a->nr != b->nr)
		return a->nr < b->nr ? -1 : 1;
	for (i = a->nr - 1; i >= 0; i--) {
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	}
	return 0;
}

u32 ob_big_quorem(struct ob_big *a, const struct ob_big *b)
{
	u32 quotient = 0;

	/* b being aligned and a less than 16 b, both end in the same limb. */
	ob_assert(b->nr && fls(b->limb[b->nr - 1]) == OB_BIG_ALIGNED);
	ob_assert(a->nr <= b->nr);
	if (a->nr == b->nr) {
		quotient = a->limb[a->nr - 1] / (b->limb[b->nr - 1] + 1);
		ob_big_sub_mul(a, b, quotient);
	}
	/* The estimate is never too large, and rarely too small. */
	while (ob_big_cmp(a, b) >= 0) {
		ob_big_sub_mul(a, b, 1);
		quotient++;
	}
	return quotient;
}

int ob_big_cmp_sum(const struct ob_big *a, const struct ob_big *b,
		   const struct ob_big *c)
{
	int i = max3(a->nr, b->nr, c->nr);
	s64 diff = 0;

	/*
	 * From the top down, diff is what the limbs so far of a + b exceed
	 * those of c by. One lower limb can take at most 1 back or add 2, so
	 * once diff is 1 or more, or -2 or less, the rest cannot change the
	 * sign; -1 may still become 0.
	 */
	while (i-- > 0) {
		diff = diff * (1LL << 32);
		diff += i < a->nr ? a->limb[i] : 0;
		diff += i < b->nr ? b->limb[i] : 0;
		diff -= i < c->nr ? c->limb[i] : 0;
		if (diff > 0)
			return 1;
		if (diff < -1)
			return -1;
	}
	return diff;
}

unsigned int ob_big_bits(const struct ob_big *a)
{
	if (!a->nr)
		return 0;
	return (a->nr - 1) * 32 + fls(a->limb[a->nr - 1]);
}

u64 ob_big_top(const struct ob_big *a, bool *sticky)
{
	u64 top = 0;
	int i, got = 0;

	*sticky = false;
	for (i = a->nr - 1; i >= 0; i--) {
		u32 limb = a->limb[i];
		int bits = i == a->nr - 1 ? fls(limb) : 32;
		int room = min(64 - got, bits);

		if (room)
			top = (top << room) | (limb >> (bits - room));
		got += room;
		if (room < bits && limb << (32 - (bits - room)))
			*sticky = true;
	}
	return got ? top << (64 - got) : 0;
}
