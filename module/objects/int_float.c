// SPDX-License-Identifier: GPL-2.0
/*
 * int_float - between ints and floats, each step exact or correctly rounded
 *
 * Everything goes through the 64 leading bits of an int plus a flag that says
 * whether anything was cut off: that is enough to round to 53 bits.
 */
#include "int_priv.h"

/* Powers of two beyond which a quotient is infinite or zero for certain. */
#define EXP_HUGE	1100
#define EXP_TINY	(-1200)

/*
 * The 64 bits of the magnitude that begin with its highest, and the power of
 * two they are to be scaled by.
 */
static u64 int_lead(const struct ob_object *o, s64 *exp, bool *sticky)
{
	const u32 *d = ob_int_of(o)->digit;
	size_t n = ob_int_len(o), bits = ob_int_bits(o), used = 0;
	u64 lead = 0;

	*sticky = false;
	*exp = (s64)bits - 64;
	while (n && used < 64) {
		unsigned int width = OB_DIGIT_BITS, take;
		u32 digit = d[--n];

		if (!used)
			width = fls(digit);
		take = min_t(unsigned int, width, 64 - used);
		lead = lead << take | digit >> (width - take);
		if (digit & ((1U << (width - take)) - 1))
			*sticky = true;
		used += take;
	}
	while (n && !*sticky)
		*sticky = d[--n];
	return used && used < 64 ? lead << (64 - used) : lead;
}

int ob_int_to_f64(struct ob_rt *rt, const struct ob_object *o, u64 *out)
{
	bool sticky;
	u64 lead;
	s64 exp;

	lead = int_lead(o, &exp, &sticky);
	if (!lead)
		*out = 0;
	else if (exp > EXP_HUGE)
		*out = OB_F64_INF;
	else
		*out = ob_f64_ldexp(lead, sticky, exp, ob_int_negative(o));
	if (!ob_f64_isinf(*out))
		return 0;
	ob_raise(rt, OB_T_OverflowError, "int too large to convert to float");
	return -1;
}

struct ob_object *ob_int_from_f64(struct ob_rt *rt, u64 bits)
{
	bool neg = bits & OB_F64_SIGN;
	struct ob_object *mant, *res;
	u64 m;
	int exp;

	if (ob_f64_isinf(bits))
		return ob_raise(rt, OB_T_OverflowError,
				"cannot convert float infinity to integer");
	if (ob_f64_isnan(bits))
		return ob_raise(rt, OB_T_ValueError,
				"cannot convert float NaN to integer");
	m = ob_f64_frexp(bits, &exp);
	if (exp < 0) {
		m = exp > -64 ? m >> -exp : 0;
		exp = 0;
	}
	mant = ob_int_from_s64(rt, ob_signed(m, neg));
	if (!mant || !exp)
		return mant;
	res = ob_int_shl(rt, mant, exp);
	ob_decref(rt, mant);
	return res;
}

/* magnitudes of an int and a finite float, neither of them zero */
static int int_cmp_magnitude(const struct ob_object *o, u64 bits)
{
	bool sticky;
	u64 lead, m;
	s64 exp;
	int fexp;

	lead = int_lead(o, &exp, &sticky);
	m = ob_f64_frexp(bits, &fexp);
	fexp -= 64 - fls64(m);
	m <<= 64 - fls64(m);
	if (exp != fexp)
		return exp < fexp ? -1 : 1;
	if (lead != m)
		return lead < m ? -1 : 1;
	return sticky;
}

int ob_int_cmp_f64(const struct ob_object *o, u64 bits)
{
	s64 size = ob_int_of(o)->v.size;
	int sign = (size > 0) - (size < 0), fsign, cmp;

	if (ob_f64_isnan(bits))
		return 2;
	fsign = bits & OB_F64_SIGN ? -1 : 1;
	if (ob_f64_iszero(bits))
		fsign = 0;
	if (sign != fsign)
		return sign < fsign ? -1 : 1;
	if (!sign)
		return 0;
	if (ob_f64_isinf(bits))
		return -fsign;
	cmp = int_cmp_magnitude(o, bits);
	return sign < 0 ? -cmp : cmp;
}

/* a and b have at most 53 bits each: they are floats already */
static bool truediv_is_exact(const struct ob_object *a,
			     const struct ob_object *b)
{
	return ob_int_bits(a) <= 53 && ob_int_bits(b) <= 53;
}

/*
 * |a| shifted down by @shift, or up if that is negative; what falls off is
 * noted in @sticky.
 */
static struct ob_object *truediv_scale(struct ob_rt *rt, struct ob_object *a,
				       s64 shift, bool *sticky)
{
	size_t whole = shift / OB_DIGIT_BITS, i;
	struct ob_object *pos, *res;

	pos = ob_int_negative(a) ? ob_int_neg(rt, a) : ob_newref(a);
	if (!pos)
		return NULL;
	if (shift <= 0) {
		res = ob_int_shl(rt, pos, -shift);
		goto out;
	}
	for (i = 0; i < whole && !*sticky; i++)
		*sticky = ob_int_of(a)->digit[i];
	*sticky |= ob_int_of(a)->digit[whole] &
		   ((1U << shift % OB_DIGIT_BITS) - 1);
	res = ob_int_shr(rt, pos, shift);
out:
	ob_decref(rt, pos);
	return res;
}

/* the quotient as 62 or 63 bits and a flag for the rest, then rounded once */
static int truediv_long(struct ob_rt *rt, struct ob_object *a,
			struct ob_object *b, s64 shift, u64 *out)
{
	bool neg = ob_int_negative(a) != ob_int_negative(b), sticky = false;
	struct ob_object *top, *q, *r;
	int overflow, err;
	s64 mant;

	top = truediv_scale(rt, a, shift, &sticky);
	if (!top)
		return -1;
	err = ob_int_divrem(rt, top, b, &q, &r);
	ob_decref(rt, top);
	if (err)
		return -1;
	sticky |= !ob_int_is_zero(r);
	mant = ob_int_to_s64(q, &overflow);
	ob_assert(!overflow);
	ob_decref(rt, q);
	ob_decref(rt, r);
	*out = ob_f64_ldexp(mant < 0 ? -mant : mant, sticky, shift, neg);
	return 0;
}

int ob_int_truediv_bits(struct ob_rt *rt, struct ob_object *a,
			struct ob_object *b, u64 *out)
{
	bool neg = ob_int_negative(a) != ob_int_negative(b);
	s64 shift;

	if (ob_int_is_zero(b)) {
		ob_raise(rt, OB_T_ZeroDivisionError, "division by zero");
		return -1;
	}
	shift = (s64)ob_int_bits(a) - (s64)ob_int_bits(b);
	*out = neg ? OB_F64_SIGN : 0;
	if (ob_int_is_zero(a) || shift < EXP_TINY)
		return 0;
	if (shift > EXP_HUGE) {
		*out |= OB_F64_INF;
	} else if (truediv_is_exact(a, b)) {
		int overflow;

		*out = ob_f64_div(ob_f64_from_s64(ob_int_to_s64(a, &overflow)),
				  ob_f64_from_s64(ob_int_to_s64(b,
								&overflow)));
		return 0;
	} else if (truediv_long(rt, a, b, shift - 62, out)) {
		return -1;
	}
	if (!ob_f64_isinf(*out))
		return 0;
	ob_raise(rt, OB_T_OverflowError,
		 "integer division result too large for a float");
	return -1;
}

struct ob_object *ob_int_truediv(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b)
{
	u64 bits;

	if (ob_int_truediv_bits(rt, a, b, &bits))
		return NULL;
	return ob_float_new(rt, bits);
}
