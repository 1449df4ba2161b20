/* SPDX-License-Identifier: GPL-2.0 */
/*
 * big - unsigned integers of a few dozen limbs, for text and numbers
 *
 * Private to platform. Storage is the caller's and never grows: each user
 * derives its size from the range of binary64, and a debug build asserts it.
 */
#ifndef _OBHEAP_PLATFORM_BIG_H
#define _OBHEAP_PLATFORM_BIG_H

#include <obheap/platform.h>

/**
 * struct ob_big - an unsigned integer
 * @limb: 32 bits each, least significant first; storage of @max limbs
 * @nr: limbs in use; the last one is not zero, so zero has none
 * @max: limbs there are
 */
struct ob_big {
	u32 *limb;
	int nr;
	int max;
};

static inline struct ob_big ob_big_at(u32 *storage, int max)
{
	return (struct ob_big) { .limb = storage, .max = max };
}

void ob_big_set(struct ob_big *a, u64 value);
void ob_big_copy(struct ob_big *a, const struct ob_big *b);
/** ob_big_mul_add() - a = a * @factor + @term */
void ob_big_mul_add(struct ob_big *a, u32 factor, u32 term);
void ob_big_mul_pow5(struct ob_big *a, unsigned int power);
void ob_big_shl(struct ob_big *a, unsigned int bits);
/** ob_big_sub_mul() - a -= b * @factor; the result must not be negative */
void ob_big_sub_mul(struct ob_big *a, const struct ob_big *b, u32 factor);
/** ob_big_cmp() - the sign of a - b */
int ob_big_cmp(const struct ob_big *a, const struct ob_big *b);
/** ob_big_cmp_sum() - the sign of a + b - c */
int ob_big_cmp_sum(const struct ob_big *a, const struct ob_big *b,
		   const struct ob_big *c);

/* Bits of the top limb that ob_big_quorem() wants its divisor to fill. */
#define OB_BIG_ALIGNED	28

/**
 * ob_big_quorem() - divide where the quotient is one digit
 * @a: dividend, less than 16 times @b; left with the remainder
 * @b: divisor, its bits 28 more than a multiple of 32
 *
 * Return: the quotient.
 */
u32 ob_big_quorem(struct ob_big *a, const struct ob_big *b);
unsigned int ob_big_bits(const struct ob_big *a);
/** ob_big_top() - the top 64 bits, left-aligned; *sticky: are others set? */
u64 ob_big_top(const struct ob_big *a, bool *sticky);

#endif /* _OBHEAP_PLATFORM_BIG_H */
