// SPDX-License-Identifier: GPL-2.0
/*
 * float_arith - arithmetic on floats, an int operand being converted first
 *
 * IEEE arithmetic with Python's differences: division by zero raises, // and %
 * go with the divisor's sign, and a power that overflows raises.
 */
#include "int_priv.h"

int ob_float_value(struct ob_rt *rt, struct ob_object *o, u64 *bits)
{
	if (ob_is_float(rt, o)) {
		*bits = ob_float_bits(o);
		return 0;
	}
	if (!ob_is_int(o))
		return 1;
	return ob_int_to_f64(rt, o, bits);
}

static bool f64_negative(u64 a)
{
	return ob_f64_cmp(a, 0) == -1;
}

/* a - b * floor(a / b) up to the rounding: sign of @b, which is not zero */
static u64 f64_mod(u64 a, u64 b)
{
	u64 mod = ob_f64_fmod(a, b);

	if (ob_f64_iszero(mod))
		return b & OB_F64_SIGN;
	if (f64_negative(b) != f64_negative(mod))
		mod = ob_f64_add(mod, b);
	return mod;
}

/*
 * The quotient that goes with f64_mod(). What is left after taking the
 * remainder away divides evenly but for rounding, hence the snap to the
 * nearest whole number.
 */
static u64 f64_floordiv(u64 a, u64 b)
{
	const u64 half = 0x3fe0000000000000ULL;
	u64 mod = ob_f64_fmod(a, b), div, floor;

	div = ob_f64_div(ob_f64_sub(a, mod), b);
	if (!ob_f64_iszero(mod) && f64_negative(b) != f64_negative(mod))
		div = ob_f64_sub(div, OB_F64_ONE);
	if (ob_f64_iszero(div))
		return ob_f64_div(a, b) & OB_F64_SIGN;
	floor = ob_f64_floor(div);
	if (ob_f64_cmp(ob_f64_sub(div, floor), half) == 1)
		floor = ob_f64_add(floor, OB_F64_ONE);
	return floor;
}

static struct ob_object *zero_division(struct ob_rt *rt, const char *what)
{
	return ob_raise(rt, OB_T_ZeroDivisionError, "%s", what);
}

struct ob_object *ob_float_divmod(struct ob_rt *rt, u64 a, u64 b)
{
	struct ob_object *pair[2];

	if (ob_f64_iszero(b))
		return zero_division(rt, "float divmod()");
	pair[0] = ob_float_new(rt, f64_floordiv(a, b));
	if (!pair[0])
		return NULL;
	pair[1] = ob_float_new(rt, f64_mod(a, b));
	if (!pair[1]) {
		ob_decref(rt, pair[0]);
		return NULL;
	}
	return ob_tuple_from_array_steal(rt, pair, 2);
}

/* powers */

static bool f64_is_odd(u64 a)
{
	u64 mant;
	int exp;

	if (ob_f64_isnan(a) || ob_f64_isinf(a))
		return false;
	mant = ob_f64_frexp(a, &exp);
	if (exp > 0 || exp <= -64)
		return false;
	return (mant >> -exp & 1) && !(mant & ((1ULL << -exp) - 1));
}

static struct ob_object *pow_overflow(struct ob_rt *rt)
{
	struct ob_object *args[2], *tuple, *exc;

	args[0] = ob_int_from_s64(rt, ERANGE);
	args[1] = ob_str_from_cstr(rt, "Numerical result out of range");
	tuple = args[1] ? ob_tuple_pack(rt, 2, args[0], args[1]) : NULL;
	ob_decref(rt, args[0]);
	ob_xdecref(rt, args[1]);
	exc = tuple ? ob_exc_new(rt, OB_T_OverflowError,
				 (struct ob_tuple *)tuple) : NULL;
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

/* an infinite or zero operand, exponent neither zero nor NaN; base not NaN */
static struct ob_object *pow_special(struct ob_rt *rt, u64 a, u64 b)
{
	u64 mag = a & ~OB_F64_SIGN;
	bool odd = f64_is_odd(b);

	if (ob_f64_isinf(b)) {
		if (mag == OB_F64_ONE)
			return ob_float_new(rt, OB_F64_ONE);
		if (!(b & OB_F64_SIGN) == (ob_f64_cmp(mag, OB_F64_ONE) == 1))
			return ob_float_new(rt, OB_F64_INF);
		return ob_float_new(rt, 0);
	}
	if (ob_f64_isinf(a)) {
		if (b & OB_F64_SIGN)
			return ob_float_new(rt, odd ? a & OB_F64_SIGN : 0);
		return ob_float_new(rt, odd ? a : mag);
	}
	if (b & OB_F64_SIGN)
		return zero_division(rt,
				     "0.0 cannot be raised to a negative power");
	return ob_float_new(rt, odd ? a : 0);
}

struct ob_object *ob_float_pow(struct ob_rt *rt, u64 a, u64 b)
{
	bool neg = false;
	u64 res;

	if (ob_f64_iszero(b))
		return ob_float_new(rt, OB_F64_ONE);
	if (ob_f64_isnan(a))
		return ob_float_new(rt, a);
	if (ob_f64_isnan(b))
		return ob_float_new(rt, a == OB_F64_ONE ? OB_F64_ONE : b);
	if (ob_f64_isinf(a) || ob_f64_isinf(b) || ob_f64_iszero(a))
		return pow_special(rt, a, b);
	if (a & OB_F64_SIGN) {
		if (ob_f64_floor(b) != b)
			return ob_float_pow_complex(rt, a, b);
		a ^= OB_F64_SIGN;
		neg = f64_is_odd(b);
	}
	res = ob_f64_pow(a, b);
	if (ob_f64_isinf(res))
		return pow_overflow(rt);
	return ob_float_new(rt, neg ? res ^ OB_F64_SIGN : res);
}

static struct ob_object *float_divide(struct ob_rt *rt, enum ob_binop op,
				      u64 a, u64 b)
{
	bool zero = ob_f64_iszero(b);

	switch (op) {
	case OB_TRUEDIV:
		if (zero)
			return zero_division(rt, "float division by zero");
		return ob_float_new(rt, ob_f64_div(a, b));
	case OB_FLOORDIV:
		if (zero)
			return zero_division(rt,
					     "float floor division by zero");
		return ob_float_new(rt, f64_floordiv(a, b));
	default:
		if (zero)
			return zero_division(rt, "float modulo");
		return ob_float_new(rt, f64_mod(a, b));
	}
}

struct ob_object *ob_float_binop(struct ob_rt *rt, enum ob_binop op,
				 struct ob_object *a, struct ob_object *b)
{
	u64 x, y;
	int err;

	switch (op) {
	case OB_ADD:
	case OB_SUB:
	case OB_MUL:
	case OB_TRUEDIV:
	case OB_FLOORDIV:
	case OB_MOD:
	case OB_POW:
	case OB_DIVMOD:
		break;
	default:
		return ob_newref(ob_notimpl(rt));
	}
	err = ob_float_value(rt, a, &x);
	if (!err)
		err = ob_float_value(rt, b, &y);
	if (err)
		return err < 0 ? NULL : ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_ADD:
		return ob_float_new(rt, ob_f64_add(x, y));
	case OB_SUB:
		return ob_float_new(rt, ob_f64_sub(x, y));
	case OB_MUL:
		return ob_float_new(rt, ob_f64_mul(x, y));
	case OB_POW:
		return ob_float_pow(rt, x, y);
	case OB_DIVMOD:
		return ob_float_divmod(rt, x, y);
	default:
		return float_divide(rt, op, x, y);
	}
}
