// SPDX-License-Identifier: GPL-2.0
/*
 * decimal text to binary64, correctly rounded whatever the length
 *
 * What fits in 64 bits is exact at once; a short significand with a small
 * power of ten takes one correctly rounded multiplication or division. All
 * else is the quotient of two big integers, 60 bits of it and whether
 * anything remains.
 */

#include "big.h"

/*
 * A midpoint between two neighbours has at most 768 significant digits, so
 * of digits further down it matters only that there is one.
 */
#define DIGITS_MAX	770
/* 770 digits, or 5^(770 + 324), and room to align one with the other. */
#define LIMBS		88
/* Below 10^-324 all is zero, from 10^309 on all is infinity. */
#define DECPT_MIN	(-323)
#define DECPT_MAX	309
/* Keeps sums of exponents and text lengths far from overflow. */
#define EXP10_LIMIT	100000000000000000LL
/* Powers of ten that are exact, and the first integer that may not be. */
#define EXACT_POW10	22
#define EXACT_INT	BIT_ULL(53)
/* Decimal digits that any u64 can take, and that one limb can. */
#define U64_DIGITS	19
#define LIMB_DIGITS	9
/* Quotient digits, of four bits, after the first one. */
#define QUOTIENT_STEPS	15

/**
 * struct decimal - a number as found in the text
 * @first: its first digit that is not zero
 * @end: behind its last digit that is not zero
 * @nr: digits from the one to the other
 * @exp10: power of ten that the last of them counts
 */
struct decimal {
	const char *first;
	const char *end;
	size_t nr;
	s64 exp10;
};

/* An exponent after the 'e'; larger ones than the limit are as good. */
static int parse_exponent(const char *s, const char *end, s64 *exp10)
{
	bool neg = false;
	s64 value = 0;

	if (s < end && (*s == '+' || *s == '-'))
		neg = *s++ == '-';
	if (s == end)
		return -EINVAL;
	for (; s < end; s++) {
		if (!isdigit(*s))
			return -EINVAL;
		value = min(value * 10 + (*s - '0'), EXP10_LIMIT);
	}
	*exp10 += neg ? -value : value;
	return 0;
}

static int parse_text(const char *s, size_t len, struct decimal *d)
{
	const char *end = s + len;
	bool point = false, any = false;
	/* Digits from the first that is not zero on; those after the point. */
	size_t nr = 0, behind = 0;

	memset(d, 0, sizeof(*d));
	for (; s < end; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (!isdigit(*s))
			break;
		any = true;
		behind += point;
		if (*s != '0' && !d->first)
			d->first = s;
		nr += !!d->first;
		if (*s == '0')
			continue;
		d->end = s + 1;
		d->nr = nr;
	}
	/* The last digit of all counts 10^-behind; @end may be further up. */
	d->exp10 = (s64)(nr - d->nr) - (s64)behind;
	if (!any)
		return -EINVAL;
	if (s == end)
		return 0;
	if (*s != 'e' && *s != 'E')
		return -EINVAL;
	return parse_exponent(s + 1, end, &d->exp10);
}

/* The digits as an integer, if there are few enough. */
static u64 decimal_to_u64(const struct decimal *d)
{
	const char *s;
	u64 value = 0;

	for (s = d->first; s < d->end; s++) {
		if (*s != '.')
			value = value * 10 + (*s - '0');
	}
	return value;
}

static u64 pow5(int power)
{
	u64 value = 1;

	while (power-- > 0)
		value *= 5;
	return value;
}

/* The cases that need no more than 64 bits; false when it is not one. */
static bool decimal_quick(const struct decimal *d, u64 *out)
{
	s64 exp10 = d->exp10;
	u64 mant, scaled;

	if (d->nr > U64_DIGITS || exp10 > EXACT_POW10 || exp10 < -EXACT_POW10)
		return false;
	mant = decimal_to_u64(d);
	if (exp10 >= 0 && !check_mul_overflow(mant, pow5(exp10), &scaled)) {
		*out = ob_f64_ldexp(scaled, false, exp10, false);
		return true;
	}
	if (exp10 < 0 && mant <= EXACT_INT) {
		u64 ten = ob_f64_ldexp(pow5(-exp10), false, -exp10, false);

		*out = ob_f64_div(ob_f64_from_u64(mant), ten);
		return true;
	}
	return false;
}

/* As many digits as matter; *sticky when some do not. */
static void decimal_to_big(const struct decimal *d, struct ob_big *a,
			   bool *sticky)
{
	u32 chunk = 0, scale = 1;
	const char *s;
	int nr = 0;

	ob_big_set(a, 0);
	for (s = d->first; s < d->end && nr < DIGITS_MAX; s++) {
		if (*s == '.')
			continue;
		chunk = chunk * 10 + (*s - '0');
		scale *= 10;
		if (++nr % LIMB_DIGITS)
			continue;
		ob_big_mul_add(a, scale, chunk);
		chunk = 0;
		scale = 1;
	}
	ob_big_mul_add(a, scale, chunk);
	/* The last digit is not zero, so neither is what was left out. */
	*sticky = d->nr > DIGITS_MAX;
}

/* num / den * 2^exp, where neither is zero; both are overwritten. */
static u64 big_divide(struct ob_big *num, struct ob_big *den, int exp,
		      bool sticky)
{
	int num_bits = ob_big_bits(num), den_bits = ob_big_bits(den);
	int want = max(num_bits, den_bits);
	u64 quotient;
	int i;

	/* Align both to a length the divider likes: a quotient below 2. */
	want += (OB_BIG_ALIGNED - want) & 31;
	ob_big_shl(num, want - num_bits);
	ob_big_shl(den, want - den_bits);
	exp += (want - den_bits) - (want - num_bits);

	quotient = ob_big_quorem(num, den);
	for (i = 0; i < QUOTIENT_STEPS; i++) {
		ob_big_mul_add(num, 16, 0);
		quotient = quotient << 4 | ob_big_quorem(num, den);
	}
	return ob_f64_ldexp(quotient, sticky || num->nr,
			    exp - 4 * QUOTIENT_STEPS, false);
}

static u64 decimal_exact(const struct decimal *d, u32 *storage)
{
	struct ob_big num = ob_big_at(storage, LIMBS);
	struct ob_big den = ob_big_at(storage + LIMBS, LIMBS);
	int exp10 = d->exp10;
	bool sticky, more;
	u64 top;

	decimal_to_big(d, &num, &sticky);
	if (sticky)
		exp10 += d->nr - DIGITS_MAX;
	if (exp10 < 0) {
		ob_big_set(&den, 1);
		ob_big_mul_pow5(&den, -exp10);
		return big_divide(&num, &den, exp10, sticky);
	}
	ob_big_mul_pow5(&num, exp10);
	top = ob_big_top(&num, &more);
	return ob_f64_ldexp(top, sticky || more,
			    (int)ob_big_bits(&num) - 64 + exp10, false);
}

int ob_f64_parse(const char *s, size_t len, u64 *out)
{
	struct decimal d;
	u32 *storage;
	s64 decpt;
	int err;

	err = parse_text(s, len, &d);
	if (err)
		return err;
	*out = 0;
	if (!d.nr)
		return 0;
	decpt = d.exp10 + (s64)d.nr;
	if (decpt < DECPT_MIN)
		return 0;
	if (decpt > DECPT_MAX) {
		*out = OB_F64_INF;
		return 0;
	}
	if (decimal_quick(&d, out))
		return 0;
	storage = ob_mem_alloc(array3_size(2, LIMBS, sizeof(*storage)));
	if (!storage)
		return -ENOMEM;
	*out = decimal_exact(&d, storage);
	ob_mem_free(storage);
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_parse);
