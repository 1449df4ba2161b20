// SPDX-License-Identifier: GPL-2.0
/*
 * int_arith - + - * // % of ints, and the dispatch of all binary operations
 *
 * Signs are dealt with here, digits in int_digits.c. Numbers of one digit take
 * a path of their own: they are nearly all there are.
 */
#include "int_priv.h"

/* |a| + |b| */
static struct ob_object *int_add_abs(struct ob_rt *rt, const struct ob_int *a,
				     const struct ob_int *b, bool neg)
{
	struct ob_int *z;

	if (ob_int_len(a) < ob_int_len(b))
		swap(a, b);
	if (ob_int_work(rt, ob_int_len(a)))
		return NULL;
	z = ob_int_alloc(rt, ob_int_len(a) + 1);
	if (z)
		ob_digits_add(z->digit, a->digit, ob_int_len(a), b->digit,
			      ob_int_len(b));
	return ob_int_finish(rt, z, neg);
}

/* |a| - |b|, negated if @neg */
static struct ob_object *int_sub_abs(struct ob_rt *rt, const struct ob_int *a,
				     const struct ob_int *b, bool neg)
{
	int cmp = ob_digits_cmp(a->digit, ob_int_len(a), b->digit,
				ob_int_len(b));
	struct ob_int *z;

	if (!cmp)
		return ob_int_from_s64(rt, 0);
	if (cmp < 0) {
		swap(a, b);
		neg = !neg;
	}
	if (ob_int_work(rt, ob_int_len(a)))
		return NULL;
	z = ob_int_alloc(rt, ob_int_len(a));
	if (z)
		ob_digits_sub(z->digit, a->digit, ob_int_len(a), b->digit,
			      ob_int_len(b));
	return ob_int_finish(rt, z, neg);
}

struct ob_object *ob_int_neg(struct ob_rt *rt, struct ob_object *a)
{
	struct ob_int *z;

	if (ob_int_is_single(a))
		return ob_int_from_s64(rt, -ob_int_single(a));
	z = ob_int_alloc(rt, ob_int_len(a));
	if (z)
		memcpy(z->digit, ob_int_of(a)->digit,
		       ob_int_len(a) * sizeof(u32));
	return ob_int_finish(rt, z, !ob_int_negative(a));
}

struct ob_object *ob_int_add(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b)
{
	bool na = ob_int_negative(a), nb = ob_int_negative(b);

	if (ob_int_is_single(a) && ob_int_is_single(b))
		return ob_int_from_s64(rt, ob_int_single(a) +
				       ob_int_single(b));
	if (na == nb)
		return int_add_abs(rt, ob_int_of(a), ob_int_of(b), na);
	return int_sub_abs(rt, ob_int_of(a), ob_int_of(b), na);
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_add);

struct ob_object *ob_int_sub(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b)
{
	bool na = ob_int_negative(a), nb = ob_int_negative(b);

	if (ob_int_is_single(a) && ob_int_is_single(b))
		return ob_int_from_s64(rt, ob_int_single(a) -
				       ob_int_single(b));
	if (na != nb)
		return int_add_abs(rt, ob_int_of(a), ob_int_of(b), na);
	return int_sub_abs(rt, ob_int_of(a), ob_int_of(b), na);
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_sub);

struct ob_object *ob_int_mul(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b)
{
	size_t na = ob_int_len(a), nb = ob_int_len(b);
	struct ob_int *z;

	if (ob_int_is_single(a) && ob_int_is_single(b))
		return ob_int_from_s64(rt, ob_int_single(a) *
				       ob_int_single(b));
	if (!na || !nb)
		return ob_int_from_s64(rt, 0);
	z = ob_int_alloc(rt, size_add(na, nb));
	if (!z)
		return NULL;
	if (ob_digits_mul(rt, z->digit, ob_int_of(a)->digit, na,
			  ob_int_of(b)->digit, nb)) {
		ob_decref(rt, z);
		return NULL;
	}
	return ob_int_finish(rt, z, ob_int_negative(a) != ob_int_negative(b));
}

/* division */

/* by one digit */
static int int_divrem1(struct ob_rt *rt, struct ob_object *a, u32 d, bool neg_q,
		       struct ob_object **q, struct ob_object **r)
{
	size_t na = ob_int_len(a);
	struct ob_int *z;
	u32 rem;

	if (ob_int_work(rt, na))
		return -1;
	z = ob_int_alloc(rt, na);
	if (!z)
		return -1;
	rem = ob_digits_div1(z->digit, ob_int_of(a)->digit, na, d);
	if (r) {
		*r = ob_int_from_s64(rt, ob_int_negative(a) ? -(s64)rem : rem);
		if (!*r)
			goto err_free;
	}
	if (q)
		*q = ob_int_finish(rt, z, neg_q);
	else
		ob_decref(rt, z);
	return 0;

err_free:
	ob_decref(rt, z);
	return -1;
}

/*
 * The divisor is shifted until its highest bit is set, which makes the guesses
 * of the division good; the remainder is shifted back.
 */
static int int_divrem_long(struct ob_rt *rt, struct ob_object *a,
			   struct ob_object *b, bool neg_q,
			   struct ob_object **q, struct ob_object **r)
{
	size_t na = ob_int_len(a), nb = ob_int_len(b);
	unsigned int shift = OB_DIGIT_BITS - fls(ob_int_of(b)->digit[nb - 1]);
	struct ob_int *u, *v, *z;
	int err = -1;

	u = ob_int_alloc(rt, na + 1);
	if (!u)
		return -1;
	v = ob_int_alloc(rt, nb);
	if (!v)
		goto free_u;
	z = ob_int_alloc(rt, na - nb + 1);
	if (!z)
		goto free_v;
	ob_digits_shl(v->digit, ob_int_of(b)->digit, nb, shift);
	u->digit[na] = ob_digits_shl(u->digit, ob_int_of(a)->digit, na, shift);
	err = ob_digits_div(rt, z->digit, u->digit, na, v->digit, nb);
	if (err)
		goto free_z;
	if (r) {
		ob_digits_shr(u->digit, u->digit, nb, shift);
		u->v.size = nb;
		*r = ob_int_finish(rt, u, ob_int_negative(a));
		u = NULL;
	}
	if (q) {
		*q = ob_int_finish(rt, z, neg_q);
		z = NULL;
	}
free_z:
	ob_xdecref(rt, z);
free_v:
	ob_decref(rt, v);
free_u:
	ob_xdecref(rt, u);
	return err;
}

/* Long by long, where halving pays. */
static int int_divrem_halving(struct ob_rt *rt, struct ob_object *a,
			      struct ob_object *b, bool neg_q,
			      struct ob_object **q, struct ob_object **r)
{
	size_t na = ob_int_len(a), nb = ob_int_len(b);
	struct ob_int *quot, *rem;
	int err;

	quot = ob_int_alloc(rt, na - nb + 1);
	if (!quot)
		return -1;
	rem = ob_int_alloc(rt, nb);
	err = rem ? ob_digits_div_long(rt, quot->digit, rem->digit,
				       ob_int_of(a)->digit, na,
				       ob_int_of(b)->digit, nb) : -1;
	if (!err && r) {
		*r = ob_int_finish(rt, rem, ob_int_negative(a));
		rem = NULL;
	}
	if (!err && q) {
		*q = ob_int_finish(rt, quot, neg_q);
		quot = NULL;
	}
	ob_xdecref(rt, rem);
	ob_xdecref(rt, quot);
	return err;
}

int ob_int_divrem(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
		  struct ob_object **q, struct ob_object **r)
{
	bool neg_q = ob_int_negative(a) != ob_int_negative(b);
	size_t na = ob_int_len(a), nb = ob_int_len(b);

	ob_assert(nb);
	if (ob_digits_cmp(ob_int_of(a)->digit, na, ob_int_of(b)->digit,
			  nb) < 0) {
		if (r) {
			*r = ob_int_exact(rt, a);
			if (!*r)
				return -1;
		}
		if (q)
			*q = ob_int_from_s64(rt, 0);
		return 0;
	}
	if (nb == 1)
		return int_divrem1(rt, a, ob_int_of(b)->digit[0], neg_q, q, r);
	if (ob_digits_div_pays(na, nb))
		return int_divrem_halving(rt, a, b, neg_q, q, r);
	return int_divrem_long(rt, a, b, neg_q, q, r);
}

/* Python rounds quotients down: the remainder takes the divisor's sign. */
static int int_floor(struct ob_rt *rt, struct ob_object *b,
		     struct ob_object **q, struct ob_object **r)
{
	struct ob_object *one, *less, *rem;

	if (ob_int_is_zero(*r) || ob_int_negative(*r) == ob_int_negative(b))
		return 0;
	rem = ob_int_add(rt, *r, b);
	if (!rem)
		return -1;
	ob_decref(rt, *r);
	*r = rem;
	if (!q)
		return 0;
	one = ob_int_from_s64(rt, 1);
	less = ob_int_sub(rt, *q, one);
	ob_decref(rt, one);
	if (!less)
		return -1;
	ob_decref(rt, *q);
	*q = less;
	return 0;
}

/* both of one digit, and @b not zero */
static int int_divmod_single(struct ob_rt *rt, s64 a, s64 b,
			     struct ob_object **q, struct ob_object **r)
{
	bool neg_a = a < 0, neg_b = b < 0;
	u32 ua = abs(a), ub = abs(b);
	s64 quot = ua / ub, rem = ua % ub;

	if (neg_a != neg_b)
		quot = -quot;
	if (neg_a)
		rem = -rem;
	if (rem && neg_a != neg_b) {
		rem += b;
		quot--;
	}
	if (q) {
		*q = ob_int_from_s64(rt, quot);
		if (!*q)
			return -1;
	}
	if (!r)
		return 0;
	*r = ob_int_from_s64(rt, rem);
	if (*r)
		return 0;
	if (q)
		ob_decref(rt, *q);
	return -1;
}

int ob_int_divmod(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
		  struct ob_object **q, struct ob_object **r)
{
	struct ob_object *rem;

	if (ob_int_is_zero(b)) {
		ob_raise(rt, OB_T_ZeroDivisionError, q ?
			 "integer division or modulo by zero" :
			 "integer modulo by zero");
		return -1;
	}
	if (ob_int_is_single(a) && ob_int_is_single(b))
		return int_divmod_single(rt, ob_int_single(a),
					 ob_int_single(b), q, r);
	if (ob_int_divrem(rt, a, b, q, &rem))
		return -1;
	if (int_floor(rt, b, q, &rem)) {
		ob_decref(rt, rem);
		if (q)
			ob_decref(rt, *q);
		return -1;
	}
	if (r)
		*r = rem;
	else
		ob_decref(rt, rem);
	return 0;
}

struct ob_object *ob_int_mod(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b)
{
	struct ob_object *r;

	return ob_int_divmod(rt, a, b, NULL, &r) ? NULL : r;
}

static struct ob_object *int_floordiv(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b)
{
	struct ob_object *q;

	return ob_int_divmod(rt, a, b, &q, NULL) ? NULL : q;
}

/* a / b to the nearest, ties to even; @b positive */
struct ob_object *ob_int_div_nearest(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b)
{
	struct ob_object *q, *r, *twice, *one, *up;
	int cmp;

	if (ob_int_divmod(rt, a, b, &q, &r))
		return NULL;
	twice = ob_int_add(rt, r, r);
	ob_decref(rt, r);
	if (!twice) {
		ob_decref(rt, q);
		return NULL;
	}
	cmp = ob_int_cmp(twice, b);
	ob_decref(rt, twice);
	if (cmp < 0 ||
	    (!cmp && (ob_int_is_zero(q) || !(ob_int_of(q)->digit[0] & 1))))
		return q;
	one = ob_int_from_s64(rt, 1);
	up = ob_int_add(rt, q, one);
	ob_decref(rt, one);
	ob_decref(rt, q);
	return up;
}

struct ob_object *ob_int_round(struct ob_rt *rt, struct ob_object *a, u64 n)
{
	struct ob_object *unit, *q, *res;

	/* Below half of the smallest power of ten that could be reached? */
	if (ob_int_is_zero(a) || n > ob_int_bits(a) / 3 + 1)
		return ob_int_from_s64(rt, 0);
	unit = ob_int_pow10(rt, n);
	if (!unit)
		return NULL;
	q = ob_int_div_nearest(rt, a, unit);
	res = q ? ob_int_mul(rt, q, unit) : NULL;
	ob_xdecref(rt, q);
	ob_decref(rt, unit);
	return res;
}

static struct ob_object *int_divmod_pair(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b)
{
	struct ob_object *pair[2];

	if (ob_int_divmod(rt, a, b, &pair[0], &pair[1]))
		return NULL;
	return ob_tuple_from_array_steal(rt, pair, 2);
}

struct ob_object *ob_int_binop(struct ob_rt *rt, enum ob_binop op,
			       struct ob_object *a, struct ob_object *b)
{
	if (!ob_is_int(a) || !ob_is_int(b))
		return ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_ADD:
		return ob_int_add(rt, a, b);
	case OB_SUB:
		return ob_int_sub(rt, a, b);
	case OB_MUL:
		return ob_int_mul(rt, a, b);
	case OB_FLOORDIV:
		return int_floordiv(rt, a, b);
	case OB_MOD:
		return ob_int_mod(rt, a, b);
	case OB_TRUEDIV:
		return ob_int_truediv(rt, a, b);
	case OB_POW:
		return ob_int_pow(rt, a, b, NULL);
	case OB_AND:
	case OB_OR:
	case OB_XOR:
		return ob_int_bitop(rt, op, a, b);
	case OB_LSHIFT:
	case OB_RSHIFT:
		return ob_int_shift(rt, op, a, b);
	case OB_DIVMOD:
		return int_divmod_pair(rt, a, b);
	default:
		return ob_newref(ob_notimpl(rt));
	}
}
