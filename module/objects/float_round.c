// SPDX-License-Identifier: GPL-2.0
/*
 * float_round - round() of a float, exact whatever the number of digits
 *
 * A float is a fraction with a power of two below; scaled by a power of ten it
 * is rounded as a fraction of ints, ties to even, and the result is converted
 * back, which rounds correctly. No step in between loses anything.
 */
#include "int_priv.h"

/*
 * More digits than the largest of these leave every float as it is; fewer than
 * the smallest leave zero.
 */
#define NDIGITS_MAX	323
#define NDIGITS_MIN	(-308)

/* The float as the fraction num / 2^shift; new reference. */
static struct ob_object *round_fraction(struct ob_rt *rt, u64 bits,
					unsigned int *shift)
{
	struct ob_object *mant, *num;
	u64 m;
	int exp;

	m = ob_f64_frexp(bits, &exp);
	mant = ob_int_from_s64(rt, ob_signed(m, bits & OB_F64_SIGN));
	if (!mant)
		return NULL;
	*shift = exp < 0 ? -exp : 0;
	num = ob_int_shl(rt, mant, exp > 0 ? exp : 0);
	ob_decref(rt, mant);
	return num;
}

/* num * 10^n / 2^shift as a whole number; @n may be negative */
static struct ob_object *round_scaled(struct ob_rt *rt, struct ob_object *num,
				      unsigned int shift, int n,
				      struct ob_object *ten)
{
	struct ob_object *one = ob_int_from_s64(rt, 1), *top, *below, *q;

	top = n > 0 ? ob_int_mul(rt, num, ten) : ob_newref(num);
	below = ob_int_shl(rt, n > 0 ? one : ten, shift);
	q = top && below ? ob_int_div_nearest(rt, top, below) : NULL;
	ob_xdecref(rt, top);
	ob_xdecref(rt, below);
	ob_decref(rt, one);
	return q;
}

/* q / 10^n as a float */
static int round_unscale(struct ob_rt *rt, struct ob_object *q, int n,
			 struct ob_object *ten, u64 *out)
{
	struct ob_object *whole;
	int err;

	if (n > 0)
		return ob_int_truediv_bits(rt, q, ten, out);
	whole = ob_int_mul(rt, q, ten);
	if (!whole)
		return -1;
	err = ob_int_to_f64(rt, whole, out);
	ob_decref(rt, whole);
	if (err && ob_raised_is(rt, OB_T_OverflowError))
		ob_raise(rt, OB_T_OverflowError,
			 "rounded value too large to represent");
	return err;
}

static struct ob_object *round_to(struct ob_rt *rt, u64 bits, int n)
{
	struct ob_object *num, *ten, *q = NULL;
	unsigned int shift;
	u64 out;
	int err = -1;

	num = round_fraction(rt, bits, &shift);
	if (!num)
		return NULL;
	ten = ob_int_pow10(rt, abs(n));
	if (!ten)
		goto free_num;
	q = round_scaled(rt, num, shift, n, ten);
	if (q)
		err = round_unscale(rt, q, n, ten, &out);
	ob_xdecref(rt, q);
	ob_decref(rt, ten);
free_num:
	ob_decref(rt, num);
	if (err)
		return NULL;
	/* what is rounded to zero keeps its sign */
	return ob_float_new(rt, (out & ~OB_F64_SIGN) | (bits & OB_F64_SIGN));
}

/* to the nearest int */
static struct ob_object *round_to_int(struct ob_rt *rt, u64 bits)
{
	struct ob_object *num, *one, *q;
	unsigned int shift;

	if (ob_f64_isnan(bits) || ob_f64_isinf(bits))
		return ob_int_from_f64(rt, bits);
	num = round_fraction(rt, bits, &shift);
	if (!num)
		return NULL;
	one = ob_int_from_s64(rt, 1);
	q = round_scaled(rt, num, shift, 0, one);
	ob_decref(rt, one);
	ob_decref(rt, num);
	return q;
}

struct ob_object *ob_float_round(struct ob_rt *rt, u64 bits,
				 struct ob_object *ndigits)
{
	struct ob_object *index;
	int overflow;
	s64 n;

	if (!ndigits || ndigits == ob_none(rt))
		return round_to_int(rt, bits);
	index = ob_number_index(rt, ndigits);
	if (!index)
		return NULL;
	n = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (ob_f64_isnan(bits) || ob_f64_isinf(bits) || ob_f64_iszero(bits) ||
	    overflow > 0 || n > NDIGITS_MAX)
		return ob_float_new(rt, bits);
	if (overflow < 0 || n < NDIGITS_MIN)
		return ob_float_new(rt, bits & OB_F64_SIGN);
	return round_to(rt, bits, n);
}
