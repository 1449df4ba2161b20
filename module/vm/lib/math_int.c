// SPDX-License-Identifier: GPL-2.0
/*
 * math_int - functions of ints of any size, exact sums, products
 */
#include "lib_priv.h"
#include "math_priv.h"

/* Numbers that fit in 64 bits take the short way in all of these. */
static bool small(const struct ob_object *o, s64 *v)
{
	int overflow;

	*v = ob_int_to_s64(o, &overflow);
	return !overflow;
}

/* a op b, dropping both */
static struct ob_object *consume(struct ob_rt *rt, enum ob_binop op,
				 struct ob_object *a, struct ob_object *b)
{
	struct ob_object *res = a && b ? ob_int_binop(rt, op, a, b) : NULL;

	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	return res;
}

static struct ob_object *with_s64(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, s64 b)
{
	return consume(rt, op, a, ob_int_from_s64(rt, b));
}

/* greatest common divisor; both stolen */
static struct ob_object *gcd_big(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b)
{
	s64 x, y;

	while (a && b) {
		struct ob_object *rest;

		if (small(a, &x) && small(b, &y)) {
			u64 m = x < 0 ? -(u64)x : x;
			u64 n = y < 0 ? -(u64)y : y;

			while (n) {
				u64 r;

				div64_u64_rem(m, n, &r);
				m = n;
				n = r;
			}
			ob_decref(rt, a);
			ob_decref(rt, b);
			return ob_int_from_u64(rt, m);
		}
		if (!ob_size(b)) {
			ob_decref(rt, b);
			b = ob_number_abs(rt, a);
			ob_decref(rt, a);
			return b;
		}
		rest = ob_tick(rt) ? NULL : ob_int_binop(rt, OB_MOD, a, b);
		ob_decref(rt, a);
		a = b;
		b = rest;
	}
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	return NULL;
}

static struct ob_object *math_gcd(OB_FN_ARGS)
{
	struct ob_object *res = ob_int_from_s64(rt, 0);
	size_t i;

	for (i = 0; res && i < nargs; i++) {
		struct ob_object *x = ob_number_index(rt, args[i]);

		if (!x) {
			ob_decref(rt, res);
			return NULL;
		}
		res = gcd_big(rt, res, x);
	}
	return res;
}

/* lcm of two, @a stolen */
static struct ob_object *lcm_two(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b)
{
	struct ob_object *g, *f, *res;

	if (!ob_size(a) || !ob_size(b)) {
		ob_decref(rt, a);
		return ob_int_from_s64(rt, 0);
	}
	g = gcd_big(rt, ob_newref(a), ob_newref(b));
	f = consume(rt, OB_FLOORDIV, a, g);
	f = consume(rt, OB_MUL, f, ob_newref(b));
	res = f ? ob_number_abs(rt, f) : NULL;
	ob_xdecref(rt, f);
	return res;
}

static struct ob_object *math_lcm(OB_FN_ARGS)
{
	struct ob_object *res = ob_int_from_s64(rt, 1);
	size_t i;

	for (i = 0; res && i < nargs; i++) {
		struct ob_object *x = ob_number_index(rt, args[i]);

		if (!x) {
			ob_decref(rt, res);
			return NULL;
		}
		res = lcm_two(rt, res, x);
		ob_decref(rt, x);
	}
	return res;
}

/* first * (first + 1) * ... * last, halves of about equal size at a time */
static struct ob_object *range_product(struct ob_rt *rt, u64 first, u64 last)
{
	struct ob_object *low, *high;
	u64 product = 1, mid;

	if (first > last)
		return ob_int_from_s64(rt, 1);
	if (ob_enter(rt, ""))
		return NULL;
	if (last - first < 8) {
		u64 n = first;

		for (; n <= last; n++)
			if (check_mul_overflow(product, n, &product))
				break;
		if (n > last)
			return ob_int_from_u64(rt, product);
		if (first == last)
			return ob_int_from_u64(rt, first);
	}
	if (ob_tick(rt))
		return NULL;
	mid = first + (last - first) / 2;
	low = range_product(rt, first, mid);
	if (!low)
		return NULL;
	high = range_product(rt, mid + 1, last);
	return consume(rt, OB_MUL, low, high);
}

static struct ob_object *math_factorial(OB_FN_ARGS)
{
	struct ob_object *n = ob_number_index(rt, args[0]);
	int overflow;
	s64 v;

	if (!n)
		return NULL;
	v = ob_int_to_s64(n, &overflow);
	ob_decref(rt, n);
	if (overflow > 0)
		return ob_raise(rt, OB_T_OverflowError,
				"factorial() argument should not exceed %lld",
				S64_MAX);
	if (overflow || v < 0)
		return ob_raise(rt, OB_T_ValueError,
				"factorial() not defined for negative values");
	return range_product(rt, 2, v);
}

/* n * (n - 1) * ... k factors; n of any size, not negative */
static struct ob_object *falling(struct ob_rt *rt, struct ob_object *n, u64 k)
{
	struct ob_object *res;
	s64 v;
	u64 i;

	if (small(n, &v))
		return range_product(rt, v - k + 1, v);
	res = ob_int_from_s64(rt, 1);
	for (i = 0; res && i < k; i++) {
		struct ob_object *f = with_s64(rt, OB_SUB, ob_newref(n), i);

		res = consume(rt, OB_MUL, res, f);
	}
	return res;
}

static struct ob_object *math_perm(OB_FN_ARGS)
{
	struct ob_object *n, *k, *res = NULL;
	s64 v, w;

	if (ob_args_check(rt, "perm", nargs, 1, 2))
		return NULL;
	if (nargs == 1 || args[1] == ob_none(rt))
		return math_factorial(rt, self, args, 1, NULL);
	n = ob_number_index(rt, args[0]);
	if (!n)
		return NULL;
	k = ob_number_index(rt, args[1]);
	if (!k)
		goto drop_n;
	if (ob_int_negative(n) || ob_int_negative(k))
		ob_raise(rt, OB_T_ValueError,
			 "%s must be a non-negative integer",
			 ob_int_negative(n) ? "n" : "k");
	else if (small(n, &v) && (!small(k, &w) || w > v))
		res = ob_int_from_s64(rt, 0);
	else if (!small(k, &w))
		ob_raise(rt, OB_T_OverflowError,
			 "k must not exceed %lld", S64_MAX);
	else
		res = falling(rt, n, w);
	ob_decref(rt, k);
drop_n:
	ob_decref(rt, n);
	return res;
}

/* of n things, k at a time: falling(n, k) / k! */
static struct ob_object *comb_of(struct ob_rt *rt, struct ob_object *n,
				 struct ob_object *k)
{
	struct ob_object *top, *other;
	s64 v;

	other = ob_int_binop(rt, OB_SUB, n, k);
	if (!other)
		return NULL;
	if (ob_int_negative(other)) {
		ob_decref(rt, other);
		return ob_int_from_s64(rt, 0);
	}
	switch (ob_compare_bool(rt, other, k, OB_LT)) {
	case 1:
		k = other;
		break;
	case 0:
		break;
	default:
		ob_decref(rt, other);
		return NULL;
	}
	if (!small(k, &v)) {
		ob_decref(rt, other);
		return ob_raise(rt, OB_T_OverflowError,
				"min(n - k, k) must not exceed %lld", S64_MAX);
	}
	ob_decref(rt, other);
	top = falling(rt, n, v);
	if (!top)
		return NULL;
	return consume(rt, OB_FLOORDIV, top, range_product(rt, 2, v));
}

static struct ob_object *math_comb(OB_FN_ARGS)
{
	struct ob_object *n, *k, *res = NULL;

	if (ob_args_check(rt, "comb", nargs, 2, 2))
		return NULL;
	n = ob_number_index(rt, args[0]);
	if (!n)
		return NULL;
	k = ob_number_index(rt, args[1]);
	if (k) {
		if (ob_int_negative(n) || ob_int_negative(k))
			ob_raise(rt, OB_T_ValueError,
				 "%s must be a non-negative integer",
				 ob_int_negative(n) ? "n" : "k");
		else
			res = comb_of(rt, n, k);
	}
	ob_xdecref(rt, k);
	ob_decref(rt, n);
	return res;
}

static u64 root_u64(u64 n)
{
	u64 root = 0, bit = 1ULL << 62;

	for (; bit > n; bit >>= 2)
		;
	for (; bit; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return root;
}

/*
 * One step: from the root of n's leading bits to one of twice as many,
 * a * 2^(d - e - 1) + (n >> 2c - e - d + 1) / a. Steals @a.
 */
static struct ob_object *root_step(struct ob_rt *rt, struct ob_object *n,
				   struct ob_object *a, u64 c, u64 d, u64 e)
{
	struct ob_object *q;

	q = with_s64(rt, OB_RSHIFT, ob_newref(n), 2 * c - e - d + 1);
	q = consume(rt, OB_FLOORDIV, q, ob_newref(a));
	a = with_s64(rt, OB_LSHIFT, a, d - e - 1);
	return consume(rt, OB_ADD, a, q);
}

static struct ob_object *root_big(struct ob_rt *rt, struct ob_object *n)
{
	struct ob_object *a = ob_int_from_s64(rt, 1), *square;
	u64 c = (ob_int_bits(n) - 1) / 2, d = 0, e;
	int s, above;

	for (s = fls64(c) - 1; a && s >= 0; s--) {
		e = d;
		d = c >> s;
		a = ob_tick(rt) ? (ob_decref(rt, a), NULL) :
				  root_step(rt, n, a, c, d, e);
	}
	square = a ? ob_int_binop(rt, OB_MUL, a, a) : NULL;
	above = square ? ob_compare_bool(rt, square, n, OB_GT) : -1;
	ob_xdecref(rt, square);
	if (above < 0) {
		ob_xdecref(rt, a);
		return NULL;
	}
	return above ? with_s64(rt, OB_SUB, a, 1) : a;
}

static struct ob_object *math_isqrt(OB_FN_ARGS)
{
	struct ob_object *n = ob_number_index(rt, args[0]), *res;
	s64 v;

	if (!n)
		return NULL;
	if (ob_int_negative(n))
		res = ob_raise(rt, OB_T_ValueError,
			       "isqrt() argument must be nonnegative");
	else if (small(n, &v))
		res = ob_int_from_u64(rt, root_u64(v));
	else
		res = root_big(rt, n);
	ob_decref(rt, n);
	return res;
}

static struct ob_object *math_prod(OB_FN_ARGS)
{
	static const char *const names[] = { "", "start", NULL };
	struct ob_object *arg[2], *it, *item, *res;

	if (nargs != 1 && nargs + (kwnames ? ob_size(kwnames) : 0) <= 2)
		return ob_raise(rt, OB_T_TypeError,
				"prod() takes exactly 1 positional argument (%zu given)",
				nargs);
	if (ob_args_parse(rt, "prod", names, 1, 1, args, nargs, kwnames, arg))
		return NULL;
	it = ob_iter(rt, arg[0]);
	if (!it)
		return NULL;
	res = arg[1] ? ob_newref(arg[1]) : ob_int_from_s64(rt, 1);
	while (res && (item = ob_iternext(rt, it))) {
		struct ob_object *next = NULL;

		if (!ob_tick(rt))
			next = ob_binary(rt, res, item, OB_MUL);
		ob_decref(rt, item);
		ob_decref(rt, res);
		res = next;
	}
	ob_decref(rt, it);
	if (res && ob_raised(rt)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

/**
 * struct partials - a sum held as numbers that do not overlap
 * @p: them, the smallest first
 * @n: how many
 * @max: room
 * @special: sum of the infinities and NaNs
 * @infs: sum of the infinities alone
 */
struct partials {
	u64 *p;
	size_t n, max;
	u64 special, infs;
};

/* x = a + b rounded, *err what the rounding lost; |a| >= |b| */
static u64 two_sum(u64 a, u64 b, u64 *err)
{
	u64 x = ob_f64_add(a, b);

	*err = ob_f64_sub(b, ob_f64_sub(x, a));
	return x;
}

static int partials_push(struct ob_rt *rt, struct partials *s, u64 x)
{
	if (s->n == s->max) {
		size_t max = s->max ? s->max * 2 : 32;
		u64 *p = ob_raw_realloc(rt, s->p, array_size(max, sizeof(*p)));

		if (!p)
			return -1;
		s->p = p;
		s->max = max;
	}
	s->p[s->n++] = x;
	return 0;
}

static int partials_add(struct ob_rt *rt, struct partials *s, u64 x)
{
	u64 orig = x, err;
	size_t i, kept = 0;

	for (i = 0; i < s->n; i++) {
		u64 y = s->p[i];

		if ((x & ~OB_F64_SIGN) < (y & ~OB_F64_SIGN))
			swap(x, y);
		x = two_sum(x, y, &err);
		if (!ob_f64_iszero(err))
			s->p[kept++] = err;
	}
	s->n = kept;
	if (ob_f64_iszero(x))
		return 0;
	if ((x & ~OB_F64_SIGN) < OB_F64_INF)
		return partials_push(rt, s, x);
	if ((orig & ~OB_F64_SIGN) < OB_F64_INF) {
		ob_raise(rt, OB_T_OverflowError,
			 "intermediate overflow in fsum");
		return -1;
	}
	if (ob_f64_isinf(orig))
		s->infs = ob_f64_add(s->infs, orig);
	s->special = ob_f64_add(s->special, orig);
	s->n = 0;
	return 0;
}

/* the sum, rounded half to even over all the partials */
static u64 partials_round(struct partials *s)
{
	u64 hi, lo = 0, twice, x;
	size_t n = s->n;

	if (!n)
		return 0;
	hi = s->p[--n];
	while (n) {
		hi = two_sum(hi, s->p[--n], &lo);
		if (!ob_f64_iszero(lo))
			break;
	}
	/* a tie that the next partial decides the other way */
	if (n && !((lo ^ s->p[n - 1]) & OB_F64_SIGN)) {
		twice = ob_f64_add(lo, lo);
		x = ob_f64_add(hi, twice);
		if (ob_f64_cmp(twice, ob_f64_sub(x, hi)) == 0)
			hi = x;
	}
	return hi;
}

static struct ob_object *fsum_result(struct ob_rt *rt, struct partials *s)
{
	if (ob_f64_iszero(s->special))
		return ob_float_new(rt, partials_round(s));
	if (ob_f64_isnan(s->infs))
		return ob_raise(rt, OB_T_ValueError, "-inf + inf in fsum");
	return ob_float_new(rt, s->special);
}

struct ob_object *ob_math_fsum(OB_FN_ARGS)
{
	struct ob_object *it = ob_iter(rt, args[0]), *item, *res = NULL;
	struct partials s = { };
	int err = 0;
	u64 x;

	if (!it)
		return NULL;
	while (!err && (item = ob_iternext(rt, it))) {
		err = ob_tick(rt) || ob_math_arg(rt, item, &x);
		ob_decref(rt, item);
		if (!err)
			err = partials_add(rt, &s, x);
	}
	ob_decref(rt, it);
	if (!err && !ob_raised(rt))
		res = fsum_result(rt, &s);
	ob_raw_free(rt, s.p);
	return res;
}

const struct ob_method_def ob_math_int_methods[] = {
	{ "comb", math_comb, OB_METH_FAST,
	  "comb($module, n, k, /)\n--\n\n"
	  "Number of ways to choose k items from n items without repetition and without order." },
	{ "factorial", math_factorial, OB_METH_O,
	  "factorial($module, n, /)\n--\n\n"
	  "Find n!." },
	{ "gcd", math_gcd, OB_METH_FAST,
	  "gcd($module, *integers)\n--\n\n"
	  "Greatest Common Divisor." },
	{ "isqrt", math_isqrt, OB_METH_O,
	  "isqrt($module, n, /)\n--\n\n"
	  "Return the integer part of the square root of the input." },
	{ "lcm", math_lcm, OB_METH_FAST,
	  "lcm($module, *integers)\n--\n\n"
	  "Least Common Multiple." },
	{ "perm", math_perm, OB_METH_FAST,
	  "perm($module, n, k=None, /)\n--\n\n"
	  "Number of ways to choose k items from n items without repetition and with order." },
	{ "prod", math_prod, OB_METH_KW,
	  "prod($module, iterable, /, *, start=1)\n--\n\n"
	  "Calculate the product of all the elements in the input iterable." },
	{ }
};
