// SPDX-License-Identifier: GPL-2.0
/*
 * int_bits - shifts and bitwise operations
 *
 * An int behaves as if its two's complement went on forever, although it is
 * stored as sign and magnitude. The complement of a negative operand is made
 * digit by digit while the operation runs, and so is that of the result.
 */
#include "int_priv.h"

/* one operand, read as two's complement */
struct bits_reader {
	const u32 *digit;
	size_t n;
	u32 carry;
	bool neg;
};

static void bits_reader_init(struct bits_reader *r, const struct ob_object *o)
{
	r->digit = ob_int_of(o)->digit;
	r->n = ob_int_len(o);
	r->neg = ob_int_negative(o);
	r->carry = r->neg;
}

static u32 bits_next(struct bits_reader *r, size_t i)
{
	u32 d = i < r->n ? r->digit[i] : 0;

	if (!r->neg)
		return d;
	d = (~d & OB_DIGIT_MASK) + r->carry;
	r->carry = d >> OB_DIGIT_BITS;
	return d & OB_DIGIT_MASK;
}

static u32 bits_combine(enum ob_binop op, u32 a, u32 b)
{
	if (op == OB_AND)
		return a & b;
	return op == OB_OR ? a | b : a ^ b;
}

/*
 * Digits that can be other than the result's infinite sign. A positive number
 * ends an AND, a negative one an OR; complementing the result may carry into
 * one digit more.
 */
static size_t bits_length(enum ob_binop op, const struct bits_reader *x,
			  const struct bits_reader *y)
{
	if (op == OB_AND && x->neg != y->neg)
		return x->neg ? y->n : x->n;
	if (op == OB_OR && x->neg != y->neg)
		return x->neg ? x->n : y->n;
	if (op == OB_AND ? !x->neg : op == OB_OR && x->neg)
		return min(x->n, y->n);
	return max(x->n, y->n);
}

struct ob_object *ob_int_bitop(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b)
{
	struct bits_reader x, y;
	struct ob_int *z;
	size_t n, i;
	u32 carry;
	bool neg;

	if (ob_int_is_single(a) && ob_int_is_single(b)) {
		s64 va = ob_int_single(a), vb = ob_int_single(b);

		if (op == OB_AND)
			return ob_int_from_s64(rt, va & vb);
		return ob_int_from_s64(rt, op == OB_OR ? va | vb : va ^ vb);
	}
	bits_reader_init(&x, a);
	bits_reader_init(&y, b);
	n = bits_length(op, &x, &y);
	neg = bits_combine(op, x.neg, y.neg);
	if (ob_int_work(rt, n))
		return NULL;
	z = ob_int_alloc(rt, n + neg);
	if (!z)
		return NULL;
	carry = neg;
	for (i = 0; i < n; i++) {
		u32 d = bits_combine(op, bits_next(&x, i), bits_next(&y, i));

		if (neg) {
			d = (~d & OB_DIGIT_MASK) + carry;
			carry = d >> OB_DIGIT_BITS;
		}
		z->digit[i] = d & OB_DIGIT_MASK;
	}
	if (neg)
		z->digit[n] = carry;
	return ob_int_finish(rt, z, neg);
}

struct ob_object *ob_int_shl(struct ob_rt *rt, struct ob_object *a, u64 bits)
{
	size_t n = ob_int_len(a), whole = bits / OB_DIGIT_BITS;
	unsigned int shift = bits % OB_DIGIT_BITS;
	struct ob_int *z;
	u32 carry;

	if (!n)
		return ob_int_from_s64(rt, 0);
	if (n == 1 && bits < OB_DIGIT_BITS) {
		s64 v = (u64)ob_int_of(a)->digit[0] << bits;

		return ob_int_from_s64(rt, ob_int_negative(a) ? -v : v);
	}
	if (ob_int_work(rt, n + whole))
		return NULL;
	z = ob_int_alloc(rt, n + whole + !!shift);
	if (!z)
		return NULL;
	memset(z->digit, 0, whole * sizeof(u32));
	carry = ob_digits_shl(z->digit + whole, ob_int_of(a)->digit, n, shift);
	if (shift)
		z->digit[n + whole] = carry;
	return ob_int_finish(rt, z, ob_int_negative(a));
}

/* Rounds down, as // 2 ** bits does. */
struct ob_object *ob_int_shr(struct ob_rt *rt, struct ob_object *a, u64 bits)
{
	size_t n = ob_int_len(a), whole = bits / OB_DIGIT_BITS, i;
	unsigned int shift = bits % OB_DIGIT_BITS;
	bool neg = ob_int_negative(a), lost = false;
	const u32 *d = ob_int_of(a)->digit;
	struct ob_int *z;

	if (n <= whole)
		return ob_int_from_s64(rt, neg ? -1 : 0);
	if (n == 1)
		return ob_int_from_s64(rt, ob_int_single(a) >> shift);
	if (neg && !bits && ob_is(rt, a, OB_T_INT))
		return ob_newref(a);
	if (ob_int_work(rt, n))
		return NULL;
	z = ob_int_alloc(rt, n - whole + neg);
	if (!z)
		return NULL;
	for (i = 0; neg && !lost && i < whole; i++)
		lost = d[i];
	lost |= ob_digits_shr(z->digit, d + whole, n - whole, shift) != 0;
	if (neg) {
		z->digit[n - whole] = 0;
		for (i = 0; lost; i++) {
			z->digit[i]++;
			lost = z->digit[i] >> OB_DIGIT_BITS;
			z->digit[i] &= OB_DIGIT_MASK;
		}
	}
	return ob_int_finish(rt, z, neg);
}

/* Has a << b more digits than CPython can count, and not only store? */
static bool shl_uncountable(const struct ob_object *a,
			    const struct ob_object *b)
{
	u64 max = (S64_MAX - offsetof(struct ob_int, digit)) / sizeof(u32);
	size_t n = ob_int_len(b);
	u64 digits = 0;
	u32 q[3], rest;

	/* Nor does u64 count a thirtieth of what is much longer. */
	if (ob_int_bits(b) > 67)
		return true;
	rest = ob_digits_div1(q, ((const struct ob_int *)b)->digit, n,
			      OB_DIGIT_BITS);
	while (n--)
		digits = digits << OB_DIGIT_BITS | q[n];
	return digits + ob_int_len(a) + !!rest > max;
}

struct ob_object *ob_int_shift(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b)
{
	int overflow;
	s64 bits;

	if (ob_int_negative(b))
		return ob_raise(rt, OB_T_ValueError, "negative shift count");
	if (ob_int_is_zero(a))
		return ob_int_from_s64(rt, 0);
	bits = ob_int_to_s64(b, &overflow);
	if (op == OB_RSHIFT)
		return overflow ?
		       ob_int_from_s64(rt, ob_int_negative(a) ? -1 : 0) :
		       ob_int_shr(rt, a, bits);
	if (overflow && !shl_uncountable(a, b))
		return ob_no_memory(rt);
	if (overflow)
		return ob_raise(rt, OB_T_OverflowError,
				"too many digits in integer");
	return ob_int_shl(rt, a, bits);
}
