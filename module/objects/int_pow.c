// SPDX-License-Identifier: GPL-2.0
/*
 * int_pow - powers, plain and modular
 *
 * The exponent's bits are read from the highest down: square, and multiply
 * where there is a one. With a modulus every product is reduced at once.
 */
#include "int_priv.h"

/* *acc *= b, modulo @mod if there is one */
static int pow_step(struct ob_rt *rt, struct ob_object **acc,
		    struct ob_object *b, struct ob_object *mod)
{
	struct ob_object *product = ob_int_mul(rt, *acc, b), *reduced;

	if (!product)
		return -1;
	if (mod) {
		reduced = ob_int_mod(rt, product, mod);
		ob_decref(rt, product);
		if (!reduced)
			return -1;
		product = reduced;
	}
	ob_decref(rt, *acc);
	*acc = product;
	return 0;
}

/* a ** b, b >= 0 */
static struct ob_object *pow_natural(struct ob_rt *rt, struct ob_object *a,
				     const struct ob_object *b,
				     struct ob_object *mod)
{
	const u32 *digit = ob_int_of(b)->digit;
	struct ob_object *acc, *base;
	size_t bit = ob_int_bits(b);

	if (!bit)
		return ob_int_from_s64(rt, 1);
	base = ob_int_exact(rt, a);
	if (!base)
		return NULL;
	/* a ** 1 is a new object too: the product of 1 and a */
	acc = bit == 1 && !mod ? ob_int_from_s64(rt, 1) : ob_newref(base);
	if (bit == 1 && !mod && pow_step(rt, &acc, base, NULL))
		goto err;
	for (bit--; bit; bit--) {
		size_t at = bit - 1;

		if (pow_step(rt, &acc, acc, mod))
			goto err;
		if ((digit[at / OB_DIGIT_BITS] >> at % OB_DIGIT_BITS & 1) &&
		    pow_step(rt, &acc, base, mod))
			goto err;
	}
	ob_decref(rt, base);
	return acc;

err:
	ob_decref(rt, base);
	ob_decref(rt, acc);
	return NULL;
}

/* (old, new) = (new, old - q * new) */
static int euclid_step(struct ob_rt *rt, struct ob_object **old,
		       struct ob_object **new, struct ob_object *q)
{
	struct ob_object *product = ob_int_mul(rt, q, *new), *next;

	if (!product)
		return -1;
	next = ob_int_sub(rt, *old, product);
	ob_decref(rt, product);
	if (!next)
		return -1;
	ob_decref(rt, *old);
	*old = *new;
	*new = next;
	return 0;
}

/*
 * The x for which a * x is 1 modulo n, n > 0. Euclid's algorithm keeps for each
 * remainder how many times @a went into it.
 */
static struct ob_object *pow_inverse(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *n)
{
	struct ob_object *x = ob_int_from_s64(rt, 1);
	struct ob_object *y = ob_int_from_s64(rt, 0);
	struct ob_object *r, *s = ob_newref(n);
	struct ob_object *res = NULL;

	r = ob_int_exact(rt, a);
	if (!r)
		goto out;
	while (!ob_int_is_zero(s)) {
		struct ob_object *q, *rem;
		int err;

		if (ob_int_divmod(rt, r, s, &q, &rem))
			goto out;
		err = euclid_step(rt, &x, &y, q);
		ob_decref(rt, q);
		ob_decref(rt, r);
		r = s;
		s = rem;
		if (err)
			goto out;
	}
	if (ob_int_is_single(r) && ob_int_single(r) == 1)
		res = ob_newref(x);
	else
		ob_raise(rt, OB_T_ValueError,
			 "base is not invertible for the given modulus");
out:
	ob_xdecref(rt, r);
	ob_decref(rt, s);
	ob_decref(rt, x);
	ob_decref(rt, y);
	return res;
}

/* pow(a, b, n), n > 0; the result is in 0..n-1 */
static struct ob_object *pow_positive(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, struct ob_object *n)
{
	struct ob_object *base, *exp, *power, *res;

	if (ob_int_negative(b)) {
		exp = ob_int_neg(rt, b);
		if (!exp)
			return NULL;
		base = pow_inverse(rt, a, n);
		if (!base) {
			ob_decref(rt, exp);
			return NULL;
		}
	} else {
		exp = ob_newref(b);
		base = ob_newref(a);
	}
	power = ob_int_mod(rt, base, n);
	ob_decref(rt, base);
	base = power;
	power = base ? pow_natural(rt, base, exp, n) : NULL;
	res = power ? ob_int_mod(rt, power, n) : NULL;
	ob_xdecref(rt, power);
	ob_xdecref(rt, base);
	ob_decref(rt, exp);
	/* A result is never what it was made from. */
	if (res == a) {
		res = ob_int_copy(rt, a);
		ob_decref(rt, a);
	}
	return res;
}

static struct ob_object *pow_modular(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b,
				     struct ob_object *mod)
{
	struct ob_object *n, *res, *moved;

	if (ob_int_is_zero(mod))
		return ob_raise(rt, OB_T_ValueError,
				"pow() 3rd argument cannot be 0");
	n = ob_int_negative(mod) ? ob_int_neg(rt, mod) : ob_newref(mod);
	if (!n)
		return NULL;
	if (ob_int_is_single(n) && ob_int_single(n) == 1)
		res = ob_int_from_s64(rt, 0);
	else
		res = pow_positive(rt, a, b, n);
	ob_decref(rt, n);
	if (!res || !ob_int_negative(mod) || ob_int_is_zero(res))
		return res;
	/* with a negative modulus the result is in mod+1..0 */
	moved = ob_int_add(rt, res, mod);
	ob_decref(rt, res);
	return moved;
}

struct ob_object *ob_int_pow(struct ob_rt *rt, struct ob_object *a,
			     struct ob_object *b, struct ob_object *mod)
{
	u64 x, y;

	if (mod)
		return pow_modular(rt, a, b, mod);
	if (!ob_int_negative(b))
		return pow_natural(rt, a, b, NULL);
	if (ob_int_to_f64(rt, a, &x) || ob_int_to_f64(rt, b, &y))
		return NULL;
	return ob_float_pow(rt, x, y);
}

struct ob_object *ob_int_power(struct ob_rt *rt, struct ob_object *a,
			       struct ob_object *b, struct ob_object *mod)
{
	if (!ob_is_int(a) || !ob_is_int(b) || !ob_is_int(mod))
		return ob_newref(ob_notimpl(rt));
	return pow_modular(rt, a, b, mod);
}

struct ob_object *ob_int_pow10(struct ob_rt *rt, u64 n)
{
	struct ob_object *ten, *exp, *res;

	exp = ob_int_from_u64(rt, n);
	if (!exp)
		return NULL;
	ten = ob_int_from_s64(rt, 10);
	res = pow_natural(rt, ten, exp, NULL);
	ob_decref(rt, ten);
	ob_decref(rt, exp);
	return res;
}
