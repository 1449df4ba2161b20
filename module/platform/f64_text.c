// SPDX-License-Identifier: GPL-2.0
/*
 * binary64 to decimal text
 *
 * Digits come one at a time from an exact quotient of two big integers, so
 * there is no table to trust and no case where a guess has to be checked. For
 * the shortest text, the same is done with the distances to the midpoints
 * between the number and its neighbours alongside: as soon as the digits so
 * far, or those with the last one stepped up, lie strictly between the two
 * midpoints (or on one, if reading rounds it our way) they are enough.
 *
 * Everything lives on the stack: with the powers of two that numerator and
 * denominator share taken out, neither is longer than 5^323 times a
 * significand, and so nothing here can fail.
 */

#include "big.h"

#define SIGNIFICAND_MIN	BIT_ULL(52)
#define SUBNORMAL_EXP	(-1074)
#define LIMBS		28
/* No binary64 number has more than 767 significant digits. */
#define DIGITS_MAX	770
/* What repr() writes out in full: 1e-04 and up, below 1e+16. */
#define REPR_DECPT_MIN	(-3)
#define REPR_DECPT_MAX	16
/* Digits of the shortest text that reads back, and the NUL. */
#define SHORTEST_SIZE	18

/**
 * struct expansion - a number on its way to decimal digits
 * @num: with @den, what is left: num / den is the next digit and the rest
 * @den: common denominator, aligned for ob_big_quorem()
 * @below: distance to the midpoint below, as a numerator over @den
 * @above: the same for the midpoint above
 * @closed: the midpoints themselves read back as the number
 * @decpt: the first digit's weight is 10^(decpt - 1)
 * @storage: the limbs of the four numbers
 */
struct expansion {
	struct ob_big num;
	struct ob_big den;
	struct ob_big below;
	struct ob_big above;
	bool closed;
	int decpt;
	u32 storage[4][LIMBS];
};

static void expansion_scale(struct expansion *e, bool shortest)
{
	int power = -e->decpt;

	if (power < 0) {
		ob_big_mul_pow5(&e->den, -power);
		return;
	}
	ob_big_mul_pow5(&e->num, power);
	if (shortest)
		ob_big_mul_pow5(&e->below, power);
}

/* Take the digit just produced away and bring the next one up. */
static void expansion_next(struct expansion *e, bool shortest)
{
	ob_big_mul_add(&e->num, 10, 0);
	if (shortest) {
		ob_big_mul_add(&e->below, 10, 0);
		ob_big_mul_add(&e->above, 10, 0);
	}
}

static bool expansion_low_ok(const struct expansion *e)
{
	int cmp = ob_big_cmp(&e->num, &e->below);

	return cmp < 0 || (!cmp && e->closed);
}

static bool expansion_high_ok(const struct expansion *e)
{
	int cmp = ob_big_cmp_sum(&e->num, &e->above, &e->den);

	return cmp > 0 || (!cmp && e->closed);
}

/*
 * Set up e for mant * 2^exp. Powers of two are kept as shift counts until the
 * common ones are gone; the powers of five are multiplied in first, while the
 * numbers are short.
 */
static void expansion_init(struct expansion *e, u64 mant, int exp,
			   bool shortest)
{
	/* The gap below a power of two is half the gap above it. */
	bool uneven = mant == SIGNIFICAND_MIN && exp > SUBNORMAL_EXP;
	int num_shift, den_shift, gap_shift, common, pad;

	e->num = ob_big_at(e->storage[0], LIMBS);
	e->den = ob_big_at(e->storage[1], LIMBS);
	e->below = ob_big_at(e->storage[2], LIMBS);
	e->above = ob_big_at(e->storage[3], LIMBS);
	e->closed = !(mant & 1);
	ob_big_set(&e->num, mant);
	ob_big_set(&e->den, 1);
	ob_big_set(&e->below, 1);

	/* floor(log10(2^n)) + 1; 78913 / 2^18 is log10(2) closely enough. */
	e->decpt = (((exp + fls64(mant) - 1) * 78913) >> 18) + 1;
	expansion_scale(e, shortest);

	/* Midpoints are at half a unit, or a quarter: count in those. */
	gap_shift = max(exp, 0) + max(-e->decpt, 0);
	num_shift = gap_shift + 1 + uneven;
	den_shift = max(-exp, 0) + max(e->decpt, 0) + 1 + uneven;
	common = min(gap_shift, den_shift);
	pad = OB_BIG_ALIGNED - (ob_big_bits(&e->den) + den_shift - common);
	pad &= 31;

	ob_big_shl(&e->num, num_shift - common + pad);
	ob_big_shl(&e->den, den_shift - common + pad);
	if (shortest) {
		ob_big_copy(&e->above, &e->below);
		ob_big_shl(&e->below, gap_shift - common + pad);
		ob_big_shl(&e->above, gap_shift - common + pad + uneven);
	}

	/*
	 * The estimate of decpt is right or one too small. What reads back as
	 * the next power of ten is to be written as that.
	 */
	if (shortest ? expansion_high_ok(e) :
		       ob_big_cmp(&e->num, &e->den) >= 0)
		e->decpt++;
	else
		expansion_next(e, shortest);
}

/* Compare what is left with half a unit of the digit last produced. */
static int expansion_cmp_half(const struct expansion *e)
{
	return ob_big_cmp_sum(&e->num, &e->num, &e->den);
}

/* Strip trailing zeros and terminate. */
static int digits_finish(char *buf, int nr)
{
	while (nr > 1 && buf[nr - 1] == '0')
		nr--;
	buf[nr] = '\0';
	return nr;
}

static int digits_round_up(char *buf, int nr, int *decpt)
{
	int i = nr;

	while (i > 0 && buf[i - 1] == '9')
		buf[--i] = '0';
	if (i) {
		buf[i - 1]++;
	} else {
		buf[0] = '1';
		++*decpt;
	}
	return digits_finish(buf, max(nr, 1));
}

static int digits_zero(char *buf, int *decpt)
{
	*decpt = 1;
	strscpy(buf, "0", 2);
	return 1;
}

/* The shortest digits; buf has room for SHORTEST_SIZE bytes. */
static noinline int digits_shortest(u64 mant, int exp, char *buf, int *decpt)
{
	struct expansion e;
	bool low, high;
	int nr = 0, half;

	expansion_init(&e, mant, exp, true);
	*decpt = e.decpt;
	for (;;) {
		buf[nr++] = '0' + ob_big_quorem(&e.num, &e.den);
		low = expansion_low_ok(&e);
		high = expansion_high_ok(&e);
		if (low || high || WARN_ON_ONCE(nr == SHORTEST_SIZE - 1))
			break;
		expansion_next(&e, true);
	}
	half = expansion_cmp_half(&e);
	/* Of two texts of this length take the nearer, then the even one. */
	if (high && (!low || half > 0 || (!half && (buf[nr - 1] & 1))))
		return digits_round_up(buf, nr, decpt);
	return digits_finish(buf, nr);
}

/* nr digits correctly rounded (nr may be 0 or less in fixed mode). */
static noinline int digits_exact(u64 mant, int exp, bool fixed, int nr,
				 char *buf, size_t size, int *decpt)
{
	struct expansion e;
	int got = 0, half;

	expansion_init(&e, mant, exp, false);
	*decpt = e.decpt;
	if (fixed)
		nr += e.decpt;
	if (nr < 0)
		return digits_zero(buf, decpt);
	if (!nr) {
		/* The unit is ten times that of the first digit. */
		ob_big_mul_add(&e.den, 5, 0);
		if (ob_big_cmp(&e.num, &e.den) <= 0)
			return digits_zero(buf, decpt);
		return digits_round_up(buf, 0, decpt);
	}
	nr = min(nr, DIGITS_MAX);
	for (;;) {
		if ((size_t)got + 1 >= size)
			return -EMSGSIZE;
		buf[got++] = '0' + ob_big_quorem(&e.num, &e.den);
		if (got == nr || !e.num.nr)
			break;
		expansion_next(&e, false);
	}
	half = expansion_cmp_half(&e);
	if (half > 0 || (!half && (buf[got - 1] & 1)))
		return digits_round_up(buf, got, decpt);
	return digits_finish(buf, got);
}

int ob_f64_digits(u64 a, enum ob_f64_mode mode, int ndigits, char *buf,
		  size_t size, int *decpt)
{
	char shortest[SHORTEST_SIZE];
	int exp, nr;
	u64 mant = ob_f64_frexp(a, &exp);

	if (size < 2)
		return -EMSGSIZE;
	if (!mant)
		return digits_zero(buf, decpt);
	if (mode != OB_F64_SHORTEST)
		return digits_exact(mant, exp, mode == OB_F64_FIXED,
				    mode == OB_F64_FIXED ? ndigits :
							   max(ndigits, 1),
				    buf, size, decpt);
	nr = digits_shortest(mant, exp, shortest, decpt);
	if ((size_t)nr >= size)
		return -EMSGSIZE;
	memcpy(buf, shortest, nr + 1);
	return nr;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_digits);

/* "d.dddde+XX", at least two digits in the exponent */
static char *repr_scientific(char *out, const char *digits, int nr, int decpt)
{
	*out++ = digits[0];
	if (nr > 1) {
		*out++ = '.';
		memcpy(out, digits + 1, nr - 1);
		out += nr - 1;
	}
	return out + sprintf(out, "e%+03d", decpt - 1);
}

/* "ddd.ddd", "ddd000.0" or "0.000ddd" */
static char *repr_positional(char *out, const char *digits, int nr, int decpt)
{
	int i;

	for (i = min(decpt - 1, 0); i < max(nr, decpt + 1); i++) {
		if (i == decpt)
			*out++ = '.';
		*out++ = i >= 0 && i < nr ? digits[i] : '0';
	}
	return out;
}

size_t ob_f64_repr(u64 a, char *buf)
{
	char digits[SHORTEST_SIZE];
	int nr, decpt;
	char *out = buf;

	if (ob_f64_isnan(a))
		return strscpy(buf, "nan", OB_F64_REPR_MAX);
	if (a & OB_F64_SIGN)
		*out++ = '-';
	if (ob_f64_isinf(a)) {
		memcpy(out, "inf", 4);
		return out + 3 - buf;
	}
	nr = ob_f64_digits(a, OB_F64_SHORTEST, 0, digits, sizeof(digits),
			   &decpt);
	if (decpt < REPR_DECPT_MIN || decpt > REPR_DECPT_MAX)
		out = repr_scientific(out, digits, nr, decpt);
	else
		out = repr_positional(out, digits, nr, decpt);
	*out = '\0';
	return out - buf;
}
EXPORT_SYMBOL_IF_KUNIT(ob_f64_repr);
