// SPDX-License-Identifier: GPL-2.0
/*
 * math - functions of floating-point numbers; math_int.c has those of ints
 *
 * The functions proper are platform's. What is decided here is which results
 * are errors: a NaN from numbers is outside the domain, an infinity from
 * finite numbers is out of range or at a pole.
 */
#include "lib_priv.h"
#include "math_priv.h"

#define F64_PI		0x400921fb54442d18ULL
#define F64_TAU		0x401921fb54442d18ULL
#define F64_E		0x4005bf0a8b145769ULL
#define F64_180		0x4066800000000000ULL
#define F64_HALF	0x3fe0000000000000ULL
#define F64_REL_TOL	0x3e112e0be826d695ULL	/* 1e-09 */

static void *domain_error(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_ValueError, "math domain error");
}

static void *range_error(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_OverflowError, "math range error");
}

static bool f64_finite(u64 a)
{
	return (a & ~OB_F64_SIGN) < OB_F64_INF;
}

int ob_math_arg(struct ob_rt *rt, struct ob_object *o, u64 *bits)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *f;

	if (ob_is(rt, o, OB_T_FLOAT)) {
		*bits = ((struct ob_float *)o)->bits;
		return 0;
	}
	if (!num || !(num->to_float || num->index)) {
		ob_raise(rt, OB_T_TypeError, "must be real number, not %.50T",
			 o);
		return -1;
	}
	f = ob_number_float(rt, o);
	if (!f)
		return -1;
	*bits = ((struct ob_float *)f)->bits;
	ob_decref(rt, f);
	return 0;
}

struct ob_object *ob_math_special(struct ob_rt *rt, struct ob_object *o,
				  const char *name, bool *found)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *fn, *res;

	*found = true;
	if (!str)
		return NULL;
	fn = ob_type_lookup(rt, o->type, str);
	ob_decref(rt, str);
	if (!fn) {
		*found = ob_raised(rt);
		return NULL;
	}
	ob_incref(fn);
	if (fn->type->descr_get) {
		struct ob_object *bound = fn->type->descr_get(rt, fn, o,
							      o->type);

		ob_decref(rt, fn);
		fn = bound;
	} else if (ob_is(rt, fn, OB_T_FUNCTION)) {
		res = ob_call(rt, fn, &o, 1, NULL);
		ob_decref(rt, fn);
		return res;
	}
	res = fn ? ob_call(rt, fn, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}

/* f(x) with the errors that go with what came out */
static struct ob_object *math_1(struct ob_rt *rt, struct ob_object *arg,
				u64 (*fn)(u64 a), bool can_overflow)
{
	u64 x, r;

	if (ob_math_arg(rt, arg, &x))
		return NULL;
	r = fn(x);
	if (ob_f64_isnan(r) && !ob_f64_isnan(x))
		return domain_error(rt);
	if (ob_f64_isinf(r) && f64_finite(x))
		return can_overflow ? range_error(rt) : domain_error(rt);
	return ob_float_new(rt, r);
}

#define MATH_1(name, can_overflow)					\
static struct ob_object *math_##name(OB_FN_ARGS)			\
{									\
	return math_1(rt, args[0], ob_f64_##name, can_overflow);	\
}

MATH_1(acos, false)
MATH_1(acosh, false)
MATH_1(asin, false)
MATH_1(asinh, false)
MATH_1(atan, false)
MATH_1(atanh, false)
MATH_1(cbrt, false)
MATH_1(cos, false)
MATH_1(cosh, true)
MATH_1(erf, false)
MATH_1(erfc, false)
MATH_1(exp, true)
MATH_1(exp2, true)
MATH_1(expm1, true)
MATH_1(log1p, false)
MATH_1(sin, false)
MATH_1(sinh, true)
MATH_1(sqrt, false)
MATH_1(tan, false)
MATH_1(tanh, false)

/* gamma() has poles at the integers below 1, and is too large beyond 171 */
static bool is_pole(u64 x)
{
	return ob_f64_floor(x) == x && ob_f64_cmp(x, 0) <= 0;
}

static struct ob_object *math_gamma(OB_FN_ARGS)
{
	u64 x, r;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	if (is_pole(x))
		return domain_error(rt);
	r = ob_f64_gamma(x);
	if (ob_f64_isinf(r) && f64_finite(x))
		return range_error(rt);
	return ob_float_new(rt, r);
}

static struct ob_object *math_lgamma(OB_FN_ARGS)
{
	u64 x, r;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	if (is_pole(x) && f64_finite(x))
		return domain_error(rt);
	r = ob_f64_lgamma(x);
	if (ob_f64_isinf(r) && f64_finite(x))
		return range_error(rt);
	return ob_float_new(rt, r);
}

static struct ob_object *math_fabs(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_float_new(rt, x & ~OB_F64_SIGN);
}

/* whole numbers */

static u64 f64_trunc(u64 x)
{
	if (x & OB_F64_SIGN)
		return ob_f64_floor(x ^ OB_F64_SIGN) ^ OB_F64_SIGN;
	return ob_f64_floor(x);
}

static u64 f64_ceil(u64 x)
{
	return ob_f64_floor(x ^ OB_F64_SIGN) ^ OB_F64_SIGN;
}

static struct ob_object *whole(struct ob_rt *rt, u64 bits)
{
	struct ob_object *f = ob_float_new(rt, bits), *res;

	res = f ? ob_number_int(rt, f) : NULL;
	ob_xdecref(rt, f);
	return res;
}

/* floor() and ceil(): what the type says, or the float's */
static struct ob_object *math_whole(struct ob_rt *rt, struct ob_object *o,
				    const char *name, u64 (*fn)(u64 a))
{
	struct ob_object *res;
	bool found;
	u64 x;

	if (!ob_is(rt, o, OB_T_FLOAT)) {
		res = ob_math_special(rt, o, name, &found);
		if (found)
			return res;
	}
	return ob_math_arg(rt, o, &x) ? NULL : whole(rt, fn(x));
}

static struct ob_object *math_floor(OB_FN_ARGS)
{
	return math_whole(rt, args[0], "__floor__", ob_f64_floor);
}

static struct ob_object *math_ceil(OB_FN_ARGS)
{
	return math_whole(rt, args[0], "__ceil__", f64_ceil);
}

static struct ob_object *math_trunc(OB_FN_ARGS)
{
	struct ob_object *res;
	bool found;

	if (ob_is(rt, args[0], OB_T_FLOAT))
		return ob_number_int(rt, args[0]);
	res = ob_math_special(rt, args[0], "__trunc__", &found);
	if (found)
		return res;
	return ob_raise(rt, OB_T_TypeError,
			"type %.100T doesn't define __trunc__ method", args[0]);
}

/* logarithms, which take ints of any size */

/*
 * log of an int that is too large for a float: of its leading part, and what
 * the bits taken off it add
 */
static int log_int(struct ob_rt *rt, struct ob_object *o, u64 (*fn)(u64 a),
		   u64 *out)
{
	size_t bits = ob_int_bits(o), shift = bits - 64;
	struct ob_object *by = ob_int_from_u64(rt, shift), *top;
	int overflow;
	u64 x, k;
	s64 v;

	top = by ? ob_int_binop(rt, OB_RSHIFT, o, by) : NULL;
	ob_xdecref(rt, by);
	if (!top)
		return -1;
	/* 64 bits, then 63 and whether the rest is zero: enough for 53 */
	by = ob_int_from_s64(rt, 1);
	o = ob_int_binop(rt, OB_RSHIFT, top, by);
	ob_decref(rt, by);
	ob_decref(rt, top);
	if (!o)
		return -1;
	v = ob_int_to_s64(o, &overflow);
	ob_decref(rt, o);
	x = ob_f64_ldexp(v, true, -63, false);
	k = ob_f64_from_u64(bits);
	*out = ob_f64_add(fn(x), ob_f64_mul(fn(ob_f64_from_u64(2)), k));
	return 0;
}

static int log_of(struct ob_rt *rt, struct ob_object *o, u64 (*fn)(u64 a),
		  u64 *out)
{
	u64 x;

	if (ob_is_int(o)) {
		if (ob_size(o) <= 0) {
			domain_error(rt);
			return -1;
		}
		if (ob_int_bits(o) > 1024)
			return log_int(rt, o, fn, out);
		if (ob_math_arg(rt, o, &x)) {
			if (!ob_raised_is(rt, OB_T_OverflowError))
				return -1;
			ob_clear_exc(rt);
			return log_int(rt, o, fn, out);
		}
	} else if (ob_math_arg(rt, o, &x)) {
		return -1;
	}
	*out = fn(x);
	if ((ob_f64_isnan(*out) && !ob_f64_isnan(x)) ||
	    (ob_f64_isinf(*out) && f64_finite(x))) {
		domain_error(rt);
		return -1;
	}
	return 0;
}

static struct ob_object *math_log(OB_FN_ARGS)
{
	u64 x, base;

	if (nargs < 1 || nargs > 2)
		return ob_raise(rt, OB_T_TypeError,
				"math.log requires 1 to 2 arguments");
	if (log_of(rt, args[0], ob_f64_log, &x))
		return NULL;
	if (nargs == 1)
		return ob_float_new(rt, x);
	if (log_of(rt, args[1], ob_f64_log, &base))
		return NULL;
	if (ob_f64_iszero(base))
		return ob_raise(rt, OB_T_ZeroDivisionError,
				"float division by zero");
	return ob_float_new(rt, ob_f64_div(x, base));
}

static struct ob_object *math_log2(OB_FN_ARGS)
{
	u64 x;

	return log_of(rt, args[0], ob_f64_log2, &x) ? NULL :
						      ob_float_new(rt, x);
}

static struct ob_object *math_log10(OB_FN_ARGS)
{
	u64 x;

	return log_of(rt, args[0], ob_f64_log10, &x) ? NULL :
						       ob_float_new(rt, x);
}

/* of two numbers */

static int two_args(struct ob_rt *rt, const char *name,
		    struct ob_object *const *args, size_t nargs, u64 *x, u64 *y)
{
	if (ob_args_check(rt, name, nargs, 2, 2))
		return -1;
	return ob_math_arg(rt, args[0], x) || ob_math_arg(rt, args[1], y) ?
	       -1 : 0;
}

static struct ob_object *math_atan2(OB_FN_ARGS)
{
	u64 y, x;

	if (two_args(rt, "atan2", args, nargs, &y, &x))
		return NULL;
	return ob_float_new(rt, ob_f64_atan2(y, x));
}

static struct ob_object *math_copysign(OB_FN_ARGS)
{
	u64 x, y;

	if (two_args(rt, "copysign", args, nargs, &x, &y))
		return NULL;
	return ob_float_new(rt, (x & ~OB_F64_SIGN) | (y & OB_F64_SIGN));
}

static struct ob_object *math_fmod(OB_FN_ARGS)
{
	u64 x, y, r;

	if (two_args(rt, "fmod", args, nargs, &x, &y))
		return NULL;
	r = ob_f64_isinf(y) && f64_finite(x) ? x : ob_f64_fmod(x, y);
	if (ob_f64_isnan(r) && !ob_f64_isnan(x) && !ob_f64_isnan(y))
		return domain_error(rt);
	return ob_float_new(rt, r);
}

/* Twice what is left of half @x above multiples of @y. */
static u64 twice_half_mod(u64 x, u64 y)
{
	return ob_f64_mul(ob_f64_from_u64(2),
			  ob_f64_fmod(ob_f64_mul(F64_HALF, x), y));
}

/* what is left of |x| below half of |y|, or above it as y's share: to even */
static u64 f64_remainder(u64 x, u64 y)
{
	u64 ax = x & ~OB_F64_SIGN, ay = y & ~OB_F64_SIGN, m, c, r;
	int cmp;

	m = ob_f64_fmod(ax, ay);
	c = ob_f64_sub(ay, m);
	cmp = ob_f64_cmp(m, c);
	if (cmp < 0)
		r = m;
	else if (cmp > 0)
		r = c ^ OB_F64_SIGN;
	else
		r = ob_f64_sub(m, twice_half_mod(ob_f64_sub(ax, m), ay));
	return r ^ (x & OB_F64_SIGN);
}

static struct ob_object *math_remainder(OB_FN_ARGS)
{
	u64 x, y;

	if (two_args(rt, "remainder", args, nargs, &x, &y))
		return NULL;
	if (ob_f64_isnan(x) || ob_f64_isnan(y))
		return ob_float_new(rt, ob_f64_isnan(x) ? x : y);
	if (ob_f64_isinf(x) || ob_f64_iszero(y))
		return domain_error(rt);
	return ob_float_new(rt, ob_f64_isinf(y) ? x : f64_remainder(x, y));
}

static struct ob_object *math_pow(OB_FN_ARGS)
{
	u64 x, y, r;

	if (two_args(rt, "pow", args, nargs, &x, &y))
		return NULL;
	r = ob_f64_pow(x, y);
	if (f64_finite(x) && f64_finite(y)) {
		if (ob_f64_isnan(r) || (ob_f64_isinf(r) && ob_f64_iszero(x)))
			return domain_error(rt);
		if (ob_f64_isinf(r))
			return range_error(rt);
	}
	return ob_float_new(rt, r);
}

static u64 f64_next(u64 x, bool up)
{
	if (ob_f64_iszero(x))
		return up ? 1 : OB_F64_SIGN | 1;
	return (x & OB_F64_SIGN) ? (up ? x - 1 : x + 1) : (up ? x + 1 : x - 1);
}

static struct ob_object *math_nextafter(OB_FN_ARGS)
{
	u64 x, y;
	int cmp;

	if (two_args(rt, "nextafter", args, nargs, &x, &y))
		return NULL;
	if (ob_f64_isnan(x))
		return ob_float_new(rt, x);
	cmp = ob_f64_cmp(x, y);
	if (cmp == 2 || !cmp)
		return ob_float_new(rt, y);
	return ob_float_new(rt, f64_next(x, cmp < 0));
}

static struct ob_object *math_ulp(OB_FN_ARGS)
{
	u64 x, next;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	x &= ~OB_F64_SIGN;
	if (x >= OB_F64_INF)
		return ob_float_new(rt, x);
	next = x + 1;
	if (next == OB_F64_INF)
		return ob_float_new(rt, ob_f64_sub(x, x - 1));
	return ob_float_new(rt, ob_f64_sub(next, x));
}

/* parts of a number */

static struct ob_object *pair(struct ob_rt *rt, struct ob_object *a,
			      struct ob_object *b)
{
	struct ob_object *both[2] = { a, b };

	if (a && b)
		return ob_tuple_from_array_steal(rt, both, 2);
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	return NULL;
}

static struct ob_object *math_frexp(OB_FN_ARGS)
{
	u64 x, mant;
	int exp = 0;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	if (f64_finite(x) && !ob_f64_iszero(x)) {
		mant = ob_f64_frexp(x, &exp);
		exp += fls64(mant);
		x = ob_f64_ldexp(mant, false, -fls64(mant), x & OB_F64_SIGN);
	}
	return pair(rt, ob_float_new(rt, x), ob_int_from_s64(rt, exp));
}

static struct ob_object *math_modf(OB_FN_ARGS)
{
	u64 x, whole_part, rest;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	if (ob_f64_isinf(x)) {
		whole_part = x;
		rest = x & OB_F64_SIGN;
	} else if (ob_f64_isnan(x)) {
		whole_part = x;
		rest = x;
	} else {
		whole_part = f64_trunc(x);
		rest = ob_f64_sub(x, whole_part) & ~OB_F64_SIGN;
		rest |= x & OB_F64_SIGN;
	}
	return pair(rt, ob_float_new(rt, rest), ob_float_new(rt, whole_part));
}

static struct ob_object *math_ldexp(OB_FN_ARGS)
{
	int overflow, exp;
	u64 x, mant;
	s64 n;

	if (ob_args_check(rt, "ldexp", nargs, 2, 2) ||
	    ob_math_arg(rt, args[0], &x))
		return NULL;
	if (!ob_is_int(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"Expected an int as second argument to ldexp.");
	n = ob_int_to_s64(args[1], &overflow);
	if (overflow)
		n = overflow * 100000LL;
	if (!f64_finite(x) || ob_f64_iszero(x))
		return ob_float_new(rt, x);
	mant = ob_f64_frexp(x, &exp);
	n = clamp_t(s64, n, -100000, 100000);
	x = ob_f64_ldexp(mant, false, exp + n, x & OB_F64_SIGN);
	return ob_f64_isinf(x) ? range_error(rt) : ob_float_new(rt, x);
}

static struct ob_object *math_degrees(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_float_new(rt, ob_f64_mul(x, ob_f64_div(F64_180, F64_PI)));
}

static struct ob_object *math_radians(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_float_new(rt, ob_f64_mul(x, ob_f64_div(F64_PI, F64_180)));
}

static struct ob_object *math_isfinite(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_newref(ob_bool(rt, f64_finite(x)));
}

static struct ob_object *math_isinf(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_newref(ob_bool(rt, ob_f64_isinf(x)));
}

static struct ob_object *math_isnan(OB_FN_ARGS)
{
	u64 x;

	if (ob_math_arg(rt, args[0], &x))
		return NULL;
	return ob_newref(ob_bool(rt, ob_f64_isnan(x)));
}

static bool f64_close(u64 a, u64 b, u64 rel, u64 abs_tol)
{
	u64 diff;

	if (ob_f64_cmp(a, b) == 0)
		return true;
	if (ob_f64_isinf(a) || ob_f64_isinf(b))
		return false;
	diff = ob_f64_sub(b, a) & ~OB_F64_SIGN;
	a &= ~OB_F64_SIGN;
	b &= ~OB_F64_SIGN;
	return ob_f64_cmp(diff, ob_f64_mul(rel, b)) <= 0 ||
	       ob_f64_cmp(diff, ob_f64_mul(rel, a)) <= 0 ||
	       ob_f64_cmp(diff, abs_tol) <= 0;
}

static struct ob_object *math_isclose(OB_FN_ARGS)
{
	static const char *const names[] = { "a", "b", "rel_tol", "abs_tol",
					     NULL };
	u64 v[4] = { 0, 0, F64_REL_TOL, 0 };
	struct ob_object *arg[4];
	int i;

	if (ob_args_parse(rt, "isclose", names, 2, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	for (i = 0; i < 4; i++)
		if (arg[i] && ob_math_arg(rt, arg[i], &v[i]))
			return NULL;
	if (ob_f64_cmp(v[2], 0) == -1 || ob_f64_cmp(v[3], 0) == -1)
		return ob_raise(rt, OB_T_ValueError,
				"tolerances must be non-negative");
	return ob_newref(ob_bool(rt, f64_close(v[0], v[1], v[2], v[3])));
}

/* vectors */

static struct ob_object *norm_of(struct ob_rt *rt,
				 struct ob_object *const *args,
				 struct ob_object *const *minus, size_t n)
{
	u64 few[8], *v = few, other;
	struct ob_object *res = NULL;
	size_t i;

	if (n > ARRAY_SIZE(few)) {
		v = ob_raw_alloc(rt, array_size(n, sizeof(*v)));
		if (!v)
			return NULL;
	}
	for (i = 0; i < n; i++) {
		if (ob_math_arg(rt, args[i], &v[i]))
			goto out;
		if (!minus)
			continue;
		if (ob_math_arg(rt, minus[i], &other))
			goto out;
		v[i] = ob_f64_sub(v[i], other);
	}
	res = ob_float_new(rt, ob_f64_norm(v, n));
out:
	if (v != few)
		ob_raw_free(rt, v);
	return res;
}

static struct ob_object *math_hypot(OB_FN_ARGS)
{
	return norm_of(rt, args, NULL, nargs);
}

static struct ob_object *to_tuple(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list, *tuple;

	if (ob_is_tuple(o))
		return ob_newref(o);
	list = ob_list_from_iterable(rt, o);
	tuple = list ? ob_list_to_tuple(rt, list) : NULL;
	ob_xdecref(rt, list);
	return tuple;
}

static struct ob_object *math_dist(OB_FN_ARGS)
{
	struct ob_object *p, *q, *res = NULL;

	if (ob_args_check(rt, "dist", nargs, 2, 2))
		return NULL;
	p = to_tuple(rt, args[0]);
	if (!p)
		return NULL;
	q = to_tuple(rt, args[1]);
	if (!q)
		goto drop_p;
	if (ob_size(p) != ob_size(q))
		ob_raise(rt, OB_T_ValueError,
			 "both points must have the same number of dimensions");
	else
		res = norm_of(rt, ((struct ob_tuple *)p)->item,
			      ((struct ob_tuple *)q)->item, ob_size(p));
	ob_decref(rt, q);
drop_p:
	ob_decref(rt, p);
	return res;
}

static const struct ob_method_def math_methods[] = {
	{ "acos", math_acos, OB_METH_O,
	  "acos($module, x, /)\n--\n\n"
	  "Return the arc cosine (measured in radians) of x.\n\n"
	  "The result is between 0 and pi." },
	{ "acosh", math_acosh, OB_METH_O,
	  "acosh($module, x, /)\n--\n\n"
	  "Return the inverse hyperbolic cosine of x." },
	{ "asin", math_asin, OB_METH_O,
	  "asin($module, x, /)\n--\n\n"
	  "Return the arc sine (measured in radians) of x.\n\n"
	  "The result is between -pi/2 and pi/2." },
	{ "asinh", math_asinh, OB_METH_O,
	  "asinh($module, x, /)\n--\n\n"
	  "Return the inverse hyperbolic sine of x." },
	{ "atan", math_atan, OB_METH_O,
	  "atan($module, x, /)\n--\n\n"
	  "Return the arc tangent (measured in radians) of x.\n\n"
	  "The result is between -pi/2 and pi/2." },
	{ "atan2", math_atan2, OB_METH_FAST,
	  "atan2($module, y, x, /)\n--\n\n"
	  "Return the arc tangent of y/x, its quadrant by both signs." },
	{ "atanh", math_atanh, OB_METH_O,
	  "atanh($module, x, /)\n--\n\n"
	  "Return the inverse hyperbolic tangent of x." },
	{ "cbrt", math_cbrt, OB_METH_O,
	  "cbrt($module, x, /)\n--\n\n"
	  "Return the cube root of x." },
	{ "ceil", math_ceil, OB_METH_O,
	  "ceil($module, x, /)\n--\n\n"
	  "Return the smallest integer that is not below x." },
	{ "copysign", math_copysign, OB_METH_FAST,
	  "copysign($module, x, y, /)\n--\n\n"
	  "Return a float with the magnitude of x and the sign of y." },
	{ "cos", math_cos, OB_METH_O,
	  "cos($module, x, /)\n--\n\n"
	  "Return the cosine of x (measured in radians)." },
	{ "cosh", math_cosh, OB_METH_O,
	  "cosh($module, x, /)\n--\n\n"
	  "Return the hyperbolic cosine of x." },
	{ "degrees", math_degrees, OB_METH_O,
	  "degrees($module, x, /)\n--\n\n"
	  "Convert angle x from radians to degrees." },
	{ "dist", math_dist, OB_METH_FAST,
	  "dist($module, p, q, /)\n--\n\n"
	  "Return the Euclidean distance between two points p and q." },
	{ "erf", math_erf, OB_METH_O,
	  "erf($module, x, /)\n--\n\n"
	  "Error function at x." },
	{ "erfc", math_erfc, OB_METH_O,
	  "erfc($module, x, /)\n--\n\n"
	  "Complementary error function at x." },
	{ "exp", math_exp, OB_METH_O,
	  "exp($module, x, /)\n--\n\n"
	  "Return e raised to the power of x." },
	{ "exp2", math_exp2, OB_METH_O,
	  "exp2($module, x, /)\n--\n\n"
	  "Return 2 raised to the power of x." },
	{ "expm1", math_expm1, OB_METH_O,
	  "expm1($module, x, /)\n--\n\n"
	  "Return exp(x)-1, precise for small x." },
	{ "fabs", math_fabs, OB_METH_O,
	  "fabs($module, x, /)\n--\n\n"
	  "Return the absolute value of the float x." },
	{ "floor", math_floor, OB_METH_O,
	  "floor($module, x, /)\n--\n\n"
	  "Return the largest integer that is not above x." },
	{ "fmod", math_fmod, OB_METH_FAST,
	  "fmod($module, x, y, /)\n--\n\n"
	  "Return what is left of x, with the sign of x." },
	{ "frexp", math_frexp, OB_METH_O,
	  "frexp($module, x, /)\n--\n\n"
	  "Return the mantissa and exponent of x, as pair (m, e)." },
	{ "fsum", ob_math_fsum, OB_METH_O,
	  "fsum($module, seq, /)\n--\n\n"
	  "Return the sum of an iterable's numbers, rounded once." },
	{ "gamma", math_gamma, OB_METH_O,
	  "gamma($module, x, /)\n--\n\n"
	  "Gamma function at x." },
	{ "hypot", math_hypot, OB_METH_FAST, "hypot(*coordinates) -> value" },
	{ "isclose", math_isclose, OB_METH_KW,
	  "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\n"
	  "Determine whether two floating point numbers are close in value." },
	{ "isfinite", math_isfinite, OB_METH_O,
	  "isfinite($module, x, /)\n--\n\n"
	  "Return True if x is neither an infinity nor a NaN, and False otherwise." },
	{ "isinf", math_isinf, OB_METH_O,
	  "isinf($module, x, /)\n--\n\n"
	  "Return True if x is a positive or negative infinity, and False otherwise." },
	{ "isnan", math_isnan, OB_METH_O,
	  "isnan($module, x, /)\n--\n\n"
	  "Return True if x is a NaN (not a number), and False otherwise." },
	{ "ldexp", math_ldexp, OB_METH_FAST,
	  "ldexp($module, x, i, /)\n--\n\n"
	  "Return x * (2**i)." },
	{ "lgamma", math_lgamma, OB_METH_O,
	  "lgamma($module, x, /)\n--\n\n"
	  "Natural logarithm of absolute value of Gamma function at x." },
	{ "log", math_log, OB_METH_FAST | OB_METH_TUPLE, "log(x, [base=math.e])" },
	{ "log10", math_log10, OB_METH_O,
	  "log10($module, x, /)\n--\n\n"
	  "Return the base 10 logarithm of x." },
	{ "log1p", math_log1p, OB_METH_O,
	  "log1p($module, x, /)\n--\n\n"
	  "Return the natural logarithm of 1+x (base e)." },
	{ "log2", math_log2, OB_METH_O,
	  "log2($module, x, /)\n--\n\n"
	  "Return the base 2 logarithm of x." },
	{ "modf", math_modf, OB_METH_O,
	  "modf($module, x, /)\n--\n\n"
	  "Return the fractional and integer parts of x." },
	{ "nextafter", math_nextafter, OB_METH_FAST,
	  "nextafter($module, x, y, /)\n--\n\n"
	  "Return the next floating-point value after x towards y." },
	{ "pow", math_pow, OB_METH_FAST,
	  "pow($module, x, y, /)\n--\n\n"
	  "Return x**y (x to the power of y)." },
	{ "radians", math_radians, OB_METH_O,
	  "radians($module, x, /)\n--\n\n"
	  "Convert angle x from degrees to radians." },
	{ "remainder", math_remainder, OB_METH_FAST,
	  "remainder($module, x, y, /)\n--\n\n"
	  "Difference between x and the closest integer multiple of y." },
	{ "sin", math_sin, OB_METH_O,
	  "sin($module, x, /)\n--\n\n"
	  "Return the sine of x (measured in radians)." },
	{ "sinh", math_sinh, OB_METH_O,
	  "sinh($module, x, /)\n--\n\n"
	  "Return the hyperbolic sine of x." },
	{ "sqrt", math_sqrt, OB_METH_O,
	  "sqrt($module, x, /)\n--\n\n"
	  "Return the square root of x." },
	{ "tan", math_tan, OB_METH_O,
	  "tan($module, x, /)\n--\n\n"
	  "Return the tangent of x (measured in radians)." },
	{ "tanh", math_tanh, OB_METH_O,
	  "tanh($module, x, /)\n--\n\n"
	  "Return the hyperbolic tangent of x." },
	{ "trunc", math_trunc, OB_METH_O,
	  "trunc($module, x, /)\n--\n\n"
	  "Truncates the Real x to the nearest Integral toward 0." },
	{ "ulp", math_ulp, OB_METH_O,
	  "ulp($module, x, /)\n--\n\n"
	  "Return the value of the least significant bit of the float x." },
	{ }
};

int ob_lib_math(struct ob_rt *rt, struct ob_object *module)
{
	static const struct {
		const char *name;
		u64 bits;
	} constants[] = {
		{ "pi", F64_PI }, { "e", F64_E }, { "tau", F64_TAU },
		{ "inf", OB_F64_INF }, { "nan", OB_F64_NAN },
	};
	size_t i;

	if (ob_module_add_functions(rt, module, math_methods) ||
	    ob_module_add_functions(rt, module, ob_math_int_methods))
		return -1;
	for (i = 0; i < ARRAY_SIZE(constants); i++)
		if (ob_module_add(rt, module, constants[i].name,
				  ob_float_new(rt, constants[i].bits)))
			return -1;
	return 0;
}
