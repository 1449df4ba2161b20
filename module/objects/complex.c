// SPDX-License-Identifier: GPL-2.0
/*
 * complex - the type: two binary64 numbers, and what makes one of others
 */
#include "complex_priv.h"

struct ob_object *ob_complex_new(struct ob_rt *rt, u64 real, u64 imag)
{
	struct ob_complex *c = ob_obj_alloc(rt, OB_T_COMPLEX, sizeof(*c));

	if (c) {
		c->real = real;
		c->imag = imag;
	}
	return OB_OBJ(c);
}

static bool is_complex(struct ob_rt *rt, const void *o)
{
	return ob_is(rt, o, OB_T_COMPLEX) ||
	       ob_is_subtype(OB_OBJ(o)->type, ob_type_of(rt, OB_T_COMPLEX));
}

static struct pair complex_value(const void *o)
{
	const struct ob_complex *c = o;

	return (struct pair) { c->real, c->imag };
}

static void complex_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

static s64 complex_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct pair v = complex_value(o);
	s64 real = ob_float_hash_bits(rt, o, v.real);
	s64 imag = ob_float_hash_bits(rt, o, v.imag);
	u64 hash = (u64)real + 1000003ULL * (u64)imag;

	return (s64)hash == -1 ? -2 : (s64)hash;
}

static struct ob_object *complex_richcompare(struct ob_rt *rt,
					     struct ob_object *a,
					     struct ob_object *b,
					     enum ob_cmp op)
{
	struct pair v = complex_value(a), w;
	bool equal;

	if (op != OB_EQ && op != OB_NE)
		return ob_newref(ob_notimpl(rt));
	if (ob_is_int(b)) {
		equal = ob_f64_iszero(v.imag) && !ob_int_cmp_f64(b, v.real);
	} else if (ob_is_float(rt, b)) {
		equal = ob_f64_iszero(v.imag) &&
			!ob_f64_cmp(v.real, ob_float_bits(b));
	} else if (is_complex(rt, b)) {
		w = complex_value(b);
		equal = !ob_f64_cmp(v.real, w.real) &&
			!ob_f64_cmp(v.imag, w.imag);
	} else {
		return ob_newref(ob_notimpl(rt));
	}
	return ob_newref(ob_bool(rt, equal == (op == OB_EQ)));
}

/* An operand's value: 0, 1 when it is no number, -1 raised. */
static int operand(struct ob_rt *rt, struct ob_object *o, struct pair *out)
{
	if (is_complex(rt, o)) {
		*out = complex_value(o);
		return 0;
	}
	out->imag = 0;
	return ob_float_value(rt, o, &out->real);
}

static struct ob_object *complex_binop(struct ob_rt *rt, enum ob_binop op,
				       struct ob_object *a, struct ob_object *b)
{
	struct pair v, w;
	int err;

	switch (op) {
	case OB_ADD:
	case OB_SUB:
	case OB_MUL:
	case OB_TRUEDIV:
	case OB_POW:
		break;
	default:
		return ob_newref(ob_notimpl(rt));
	}
	err = operand(rt, a, &v);
	if (!err)
		err = operand(rt, b, &w);
	if (err)
		return err < 0 ? NULL : ob_newref(ob_notimpl(rt));
	switch (op) {
	case OB_ADD:
		return ob_complex_new(rt, ob_f64_add(v.real, w.real),
				      ob_f64_add(v.imag, w.imag));
	case OB_SUB:
		return ob_complex_new(rt, ob_f64_sub(v.real, w.real),
				      ob_f64_sub(v.imag, w.imag));
	case OB_MUL:
		v = ob_pair_mul(v, w);
		return ob_complex_new(rt, v.real, v.imag);
	case OB_TRUEDIV:
		if (ob_pair_div(v, w, &v))
			return ob_raise(rt, OB_T_ZeroDivisionError,
					"complex division by zero");
		return ob_complex_new(rt, v.real, v.imag);
	default:
		return ob_complex_pow(rt, v, w);
	}
}

static struct ob_object *complex_abs(struct ob_rt *rt, struct pair v)
{
	u64 r = ob_pair_abs(v);

	if (ob_f64_isinf(r) && !ob_f64_isinf(v.real) && !ob_f64_isinf(v.imag))
		return ob_raise(rt, OB_T_OverflowError,
				"absolute value too large");
	return ob_float_new(rt, r);
}

/* an exact complex of the same value: itself if it is one */
static struct ob_object *complex_exact(struct ob_rt *rt, struct ob_object *o)
{
	struct pair v = complex_value(o);

	if (ob_is(rt, o, OB_T_COMPLEX))
		return ob_newref(o);
	return ob_complex_new(rt, v.real, v.imag);
}

static struct ob_object *complex_unop(struct ob_rt *rt, enum ob_unop op,
				      struct ob_object *a)
{
	struct pair v = complex_value(a);

	switch (op) {
	case OB_NEG:
		return ob_complex_new(rt, v.real ^ OB_F64_SIGN,
				      v.imag ^ OB_F64_SIGN);
	case OB_POS:
		return complex_exact(rt, a);
	case OB_ABS:
		return complex_abs(rt, v);
	default:
		return ob_newref(ob_notimpl(rt));
	}
}

static int complex_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	struct pair v = complex_value(o);

	return !ob_f64_iszero(v.real) || !ob_f64_iszero(v.imag);
}

static struct ob_object *complex_power(struct ob_rt *rt, struct ob_object *a,
				       struct ob_object *b,
				       struct ob_object *mod)
{
	struct pair v;
	int err = operand(rt, a, &v);

	if (!err)
		err = operand(rt, b, &v);
	if (err)
		return err < 0 ? NULL : ob_newref(ob_notimpl(rt));
	return ob_raise(rt, OB_T_ValueError, "complex modulo");
}

static const struct ob_number_slots complex_number = {
	.binop = complex_binop,
	.binops = BIT(OB_ADD) | BIT(OB_SUB) | BIT(OB_MUL) |
		  BIT(OB_TRUEDIV) | BIT(OB_POW),
	.unops = BIT(OB_NEG) | BIT(OB_POS) | BIT(OB_ABS),
	.unop = complex_unop,
	.nonzero = complex_nonzero,
	.power = complex_power,
};

/* making one of anything */

/* o.__complex__() of other types: 0 and *out, 1 when there is none, -1 */
static int by_special(struct ob_rt *rt, struct ob_object *o, struct pair *out)
{
	struct ob_object *res;
	bool found;
	int err = 0;

	res = ob_number_special(rt, o, "__complex__", NULL, 0, &found);
	if (!found)
		return 1;
	if (!res)
		return -1;
	if (is_complex(rt, res)) {
		*out = complex_value(res);
		if (!ob_is(rt, res, OB_T_COMPLEX) &&
		    ob_deprecated(rt, "__complex__ returned non-complex (type %.200T).  "
				  OB_DERIVED_RESULT, res, "complex"))
			err = -1;
	} else {
		ob_raise(rt, OB_T_TypeError,
			 "__complex__ returned non-complex (type %.200T)", res);
		err = -1;
	}
	ob_decref(rt, res);
	return err;
}

/* Return: 0, 1 when it is no number, -1 raised; *whole: it was complex */
static int any_value(struct ob_rt *rt, struct ob_object *o, struct pair *out,
		     bool *whole)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *f;
	int err;

	*whole = true;
	if (ob_is(rt, o, OB_T_COMPLEX)) {
		*out = complex_value(o);
		return 0;
	}
	if (o->type->flags & OB_TF_HEAPTYPE) {
		err = by_special(rt, o, out);
		if (err <= 0)
			return err;
	}
	if (is_complex(rt, o)) {
		*out = complex_value(o);
		return 0;
	}
	*whole = false;
	if (!num || !(num->to_float || num->index))
		return 1;
	f = ob_number_float(rt, o);
	if (!f)
		return -1;
	*out = (struct pair) { ob_float_bits(f), 0 };
	ob_decref(rt, f);
	return 0;
}

int ob_number_complex(struct ob_rt *rt, struct ob_object *o, u64 *real,
		      u64 *imag)
{
	struct pair v;
	bool whole;
	int err = any_value(rt, o, &v, &whole);

	if (err > 0)
		ob_raise(rt, OB_T_TypeError, "must be real number, not %.50T",
			 o);
	if (err)
		return -1;
	*real = v.real;
	*imag = v.imag;
	return 0;
}

static struct ob_object *complex_of(struct ob_rt *rt, struct ob_type *type,
				    struct pair v)
{
	struct ob_complex *c;

	if (type == ob_type_of(rt, OB_T_COMPLEX))
		return ob_complex_new(rt, v.real, v.imag);
	c = ob_type_alloc(rt, type, 0);
	if (c) {
		c->real = v.real;
		c->imag = v.imag;
	}
	return OB_OBJ(c);
}

static int argument(struct ob_rt *rt, struct ob_object *o, const char *which,
		    struct pair *out, bool *whole)
{
	int err = any_value(rt, o, out, whole);

	if (err > 0)
		ob_raise(rt, OB_T_TypeError,
			 "complex() %s, not '%.200T'", which, o);
	return err ? -1 : 0;
}

static struct ob_object *complex_new(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const keywords[] = { "real", "imag", NULL };
	struct pair r = { 0, 0 }, i = { 0, 0 };
	bool r_whole = false, i_whole = false;
	struct ob_object *arg[2];

	if (ob_args_parse(rt, "complex", keywords, 0, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[0] && !arg[1] && ob_is(rt, arg[0], OB_T_COMPLEX) &&
	    type == arg[0]->type)
		return ob_newref(arg[0]);
	if (arg[0] && ob_is_str(arg[0])) {
		if (arg[1])
			return ob_raise(rt, OB_T_TypeError,
					"complex() can't take second arg if first is a string");
		return ob_complex_parse(rt, arg[0], &r) ? NULL :
		       complex_of(rt, type, r);
	}
	if (arg[1] && ob_is_str(arg[1]))
		return ob_raise(rt, OB_T_TypeError,
				"complex() second arg can't be a string");
	if (arg[0] && argument(rt, arg[0],
			       "first argument must be a string or a number",
			       &r, &r_whole))
		return NULL;
	if (arg[1] && argument(rt, arg[1], "second argument must be a number",
			       &i, &i_whole))
		return NULL;
	if (!arg[1])
		return complex_of(rt, type, r);
	/* real + imag * 1j, where each of the two may have both parts */
	if (i_whole)
		r.real = ob_f64_sub(r.real, i.imag);
	if (r_whole)
		i.real = ob_f64_add(i.real, r.imag);
	return complex_of(rt, type, (struct pair) { r.real, i.real });
}

/* methods */

static struct ob_object *complex_conjugate(OB_FN_ARGS)
{
	struct pair v = complex_value(self);

	return ob_complex_new(rt, v.real, v.imag ^ OB_F64_SIGN);
}

static struct ob_object *complex_complex(OB_FN_ARGS)
{
	return complex_exact(rt, self);
}

static struct ob_object *complex_getnewargs(OB_FN_ARGS)
{
	struct pair v = complex_value(self);
	struct ob_object *parts[2];

	parts[0] = ob_float_new(rt, v.real);
	if (!parts[0])
		return NULL;
	parts[1] = ob_float_new(rt, v.imag);
	if (!parts[1]) {
		ob_decref(rt, parts[0]);
		return NULL;
	}
	return ob_tuple_from_array_steal(rt, parts, 2);
}

static struct ob_object *complex_real(struct ob_rt *rt, struct ob_object *self)
{
	return ob_float_new(rt, complex_value(self).real);
}

static struct ob_object *complex_imag(struct ob_rt *rt, struct ob_object *self)
{
	return ob_float_new(rt, complex_value(self).imag);
}

static const struct ob_method_def complex_methods[] = {
	{ "__complex__", complex_complex, OB_METH_NOARGS,
	  "__complex__($self, /)\n--\n\n"
	  "Convert this value to exact type complex." },
	{ "__format__", ob_native_format, OB_METH_O,
	  "__format__($self, format_spec, /)\n--\n\n"
	  "Convert to a string according to format_spec." },
	{ "__getnewargs__", complex_getnewargs, OB_METH_NOARGS,
	  "__getnewargs__($self, /)\n--\n\n" },
	{ "conjugate", complex_conjugate, OB_METH_NOARGS,
	  "conjugate($self, /)\n--\n\n"
	  "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j." },
	{ }
};

static const struct ob_getset_def complex_getset[] = {
	{ "real", complex_real, ob_member_readonly },
	{ "imag", complex_imag, ob_member_readonly },
	{ }
};

const struct ob_type_def ob_complex_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "complex",
		.doc = "complex(real=0, imag=0)\n--\n\n"
		       "A number with a real and an imaginary part.",
		.basicsize = sizeof(struct ob_complex),
		.dealloc = complex_dealloc,
		.repr = ob_complex_repr,
		.number = &complex_number,
		.hash = complex_hash,
		.flags = OB_TF_BASETYPE,
		.richcompare = complex_richcompare,
		.methods = complex_methods,
		.getset = complex_getset,
		.new = complex_new,
	},
};
