// SPDX-License-Identifier: GPL-2.0
/*
 * float - the type: binary64 numbers held as bits, computed without an FPU
 *
 * Up to OB_FREE_FLOATS dead floats are kept for reuse, last in first out, linked
 * through the word that holds the type of a live one.
 */
#include "int_priv.h"

struct ob_object *ob_float_new(struct ob_rt *rt, u64 bits)
{
	struct ob_float *f = rt->free.floats;

	if (f) {
		rt->free.floats = (void *)f->base.type;
		rt->free.nr_floats--;
		f->base.type = ob_type_of(rt, OB_T_FLOAT);
		f->base.refcnt = 1;
	} else {
		f = ob_obj_alloc(rt, OB_T_FLOAT, sizeof(*f));
		if (!f)
			return NULL;
	}
	f->bits = bits;
	return OB_OBJ(f);
}
EXPORT_SYMBOL_IF_KUNIT(ob_float_new);

static void float_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	if (!ob_is(rt, o, OB_T_FLOAT) || rt->free.nr_floats >= OB_FREE_FLOATS) {
		ob_obj_free(rt, o);
		return;
	}
	o->type = (void *)rt->free.floats;
	rt->free.floats = (void *)o;
	rt->free.nr_floats++;
}

void ob_float_free_list_clear(struct ob_rt *rt)
{
	struct ob_float *f;

	while ((f = rt->free.floats)) {
		rt->free.floats = (void *)f->base.type;
		f->base.type = ob_type_of(rt, OB_T_FLOAT);
		ob_obj_free(rt, f);
	}
	rt->free.nr_floats = 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_float_free_list_clear);

static struct ob_object *float_repr(struct ob_rt *rt, struct ob_object *o)
{
	char buf[OB_F64_REPR_MAX];

	ob_f64_repr(ob_float_bits(o), buf);
	return ob_str_from_cstr(rt, buf);
}

/*
 * Reduced modulo 2^61 - 1 as an int's hash is, so that equal numbers have equal
 * hashes: the significand times a power of two, and powers of two come round
 * again after 61.
 */
s64 ob_float_hash_bits(struct ob_rt *rt, struct ob_object *o, u64 bits)
{
	const int width = 61;
	const u64 prime = (1ULL << width) - 1;
	u64 x;
	int exp;
	s64 hash;

	if (ob_f64_isnan(bits))
		return ob_hash_pointer(rt, o);
	if (ob_f64_isinf(bits))
		return bits & OB_F64_SIGN ? -314159 : 314159;
	x = ob_f64_frexp(bits, &exp);
	exp = exp >= 0 ? exp % width : width - 1 - (-1 - exp) % width;
	x = (x << exp & prime) | x >> (width - exp);
	if (x == prime)
		x = 0;
	hash = ob_signed(x, bits & OB_F64_SIGN);
	return hash == -1 ? -2 : hash;
}

static s64 float_hash(struct ob_rt *rt, struct ob_object *o)
{
	return ob_float_hash_bits(rt, o, ob_float_bits(o));
}

static struct ob_object *float_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b,
					   enum ob_cmp op)
{
	int cmp;

	if (!ob_is_float(rt, b) && !ob_is_int(b))
		return ob_newref(ob_notimpl(rt));
	if (ob_is_float(rt, b))
		cmp = ob_f64_cmp(ob_float_bits(a), ob_float_bits(b));
	else
		cmp = ob_int_cmp_f64(b, ob_float_bits(a));
	if (cmp == 2)
		return ob_newref(ob_bool(rt, op == OB_NE));
	if (!ob_is_float(rt, b))
		cmp = -cmp;
	return ob_newref(ob_bool(rt, ob_cmp_holds(cmp, op)));
}

static int float_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return !ob_f64_iszero(ob_float_bits(o));
}

/* an exact float of the same value: itself if it is one */
static struct ob_object *float_to_float(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_FLOAT))
		return ob_newref(o);
	return ob_float_new(rt, ob_float_bits(o));
}

static struct ob_object *float_power(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b, struct ob_object *mod)
{
	return ob_raise(rt, OB_T_TypeError,
			"pow() 3rd argument not allowed unless all arguments are integers");
}

static struct ob_object *float_unop(struct ob_rt *rt, enum ob_unop op,
				    struct ob_object *a)
{
	switch (op) {
	case OB_NEG:
		return ob_float_new(rt, ob_float_bits(a) ^ OB_F64_SIGN);
	case OB_POS:
		return float_to_float(rt, a);
	case OB_ABS:
		return ob_float_new(rt, ob_float_bits(a) & ~OB_F64_SIGN);
	default:
		return ob_newref(ob_notimpl(rt));
	}
}

static struct ob_object *float_to_int(struct ob_rt *rt, struct ob_object *o)
{
	return ob_int_from_f64(rt, ob_float_bits(o));
}

static const struct ob_number_slots float_number = {
	.binop = ob_float_binop,
	.binops = BIT(OB_ADD) | BIT(OB_SUB) | BIT(OB_MUL) |
		  BIT(OB_MOD) | BIT(OB_FLOORDIV) | BIT(OB_TRUEDIV) |
		  BIT(OB_POW) | BIT(OB_OWN_DIVMOD),
	.unops = BIT(OB_NEG) | BIT(OB_POS) | BIT(OB_ABS),
	.unop = float_unop,
	.nonzero = float_nonzero,
	.to_int = float_to_int,
	.to_float = float_to_float,
	.power = float_power,
};

/* an instance of a derived class, of the value of @x */
static struct ob_object *float_derived(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *x)
{
	struct ob_object *value;
	struct ob_float *f;

	value = x ? ob_number_float(rt, x) : ob_float_new(rt, 0);
	if (!value)
		return NULL;
	f = ob_type_alloc(rt, type, 0);
	if (f)
		f->bits = ob_float_bits(value);
	ob_decref(rt, value);
	return OB_OBJ(f);
}

static struct ob_object *float_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	if (ob_new_no_kw(rt, type, "float", kwnames) ||
	    ob_args_check(rt, "float", nargs, 0, 1))
		return NULL;
	if (type != ob_type_of(rt, OB_T_FLOAT))
		return float_derived(rt, type, nargs ? args[0] : NULL);
	if (!nargs)
		return ob_float_new(rt, 0);
	return ob_number_float(rt, args[0]);
}

/* methods */

static struct ob_object *float_conjugate(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	return float_to_float(rt, self);
}

static struct ob_object *float_is_integer(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	u64 bits = ob_float_bits(self);
	bool whole = !ob_f64_isnan(bits) && !ob_f64_isinf(bits) &&
		     ob_f64_floor(bits) == bits;

	return ob_newref(ob_bool(rt, whole));
}

/* The significand in lowest terms: an odd number, or a whole one. */
static struct ob_object *float_as_integer_ratio(struct ob_rt *rt,
						struct ob_object *self,
						struct ob_object *const *args,
						size_t nargs,
						struct ob_tuple *kwnames)
{
	u64 bits = ob_float_bits(self), mant;
	struct ob_object *pair[2], *one;
	int exp;

	if (ob_f64_isinf(bits))
		return ob_raise(rt, OB_T_OverflowError,
				"cannot convert Infinity to integer ratio");
	if (ob_f64_isnan(bits))
		return ob_raise(rt, OB_T_ValueError,
				"cannot convert NaN to integer ratio");
	mant = ob_f64_frexp(bits, &exp);
	while (exp < 0 && mant && !(mant & 1)) {
		mant >>= 1;
		exp++;
	}
	if (!mant || exp >= 0) {
		pair[0] = ob_int_from_f64(rt, bits);
		exp = 0;
	} else {
		pair[0] = ob_int_from_s64(rt, ob_signed(mant,
							bits & OB_F64_SIGN));
	}
	if (!pair[0])
		return NULL;
	one = ob_int_from_s64(rt, 1);
	pair[1] = ob_int_shl(rt, one, -exp);
	ob_decref(rt, one);
	if (!pair[1]) {
		ob_decref(rt, pair[0]);
		return NULL;
	}
	return ob_tuple_from_array_steal(rt, pair, 2);
}

static struct ob_object *float_real(struct ob_rt *rt, struct ob_object *self)
{
	return float_to_float(rt, self);
}

static struct ob_object *float_imag(struct ob_rt *rt, struct ob_object *self)
{
	return ob_float_new(rt, 0);
}

static struct ob_object *float_round(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "__round__", nargs, 0, 1))
		return NULL;
	return ob_float_round(rt, ob_float_bits(self), nargs ? args[0] : NULL);
}

static struct ob_object *float_trunc(OB_FN_ARGS)
{
	return ob_int_from_f64(rt, ob_float_bits(self));
}

static struct ob_object *float_floor(OB_FN_ARGS)
{
	return ob_int_from_f64(rt, ob_f64_floor(ob_float_bits(self)));
}

static struct ob_object *float_ceil(OB_FN_ARGS)
{
	u64 bits = ob_f64_floor(ob_float_bits(self) ^ OB_F64_SIGN);

	return ob_int_from_f64(rt, bits ^ OB_F64_SIGN);
}

static struct ob_object *float_getnewargs(OB_FN_ARGS)
{
	struct ob_object *value = ob_float_new(rt, ob_float_bits(self));

	return value ? ob_tuple_from_array_steal(rt, &value, 1) : NULL;
}

static struct ob_object *float_getformat(OB_FN_ARGS)
{
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"__getformat__() argument must be str, not %.50Y",
				args[0]);
	if (!ob_str_as_cstr(rt, args[0]))
		return NULL;
	if (!ob_str_equal_c(args[0], "double") &&
	    !ob_str_equal_c(args[0], "float"))
		return ob_raise(rt, OB_T_ValueError,
				"__getformat__() argument 1 must be 'double' or 'float'");
	return ob_str_from_cstr(rt, "IEEE, little-endian");
}

static const struct ob_method_def float_methods[] = {
	{ "__round__", float_round, OB_METH_FAST,
	  "__round__($self, ndigits=None, /)\n--\n\n"
	  "Round to the closest integer, or to so many decimals." },
	{ "__trunc__", float_trunc, OB_METH_NOARGS,
	  "__trunc__($self, /)\n--\n\n"
	  "Return the Integral closest to x between 0 and x." },
	{ "__floor__", float_floor, OB_METH_NOARGS,
	  "__floor__($self, /)\n--\n\n"
	  "Return the floor as an Integral." },
	{ "__ceil__", float_ceil, OB_METH_NOARGS,
	  "__ceil__($self, /)\n--\n\n"
	  "Return the ceiling as an Integral." },
	{ "__getnewargs__", float_getnewargs, OB_METH_NOARGS,
	  "__getnewargs__($self, /)\n--\n\n" },
	{ "__format__", ob_native_format, OB_METH_O,
	  "__format__($self, format_spec, /)\n--\n\n"
	  "Formats the float according to format_spec." },
	{ "__getformat__", float_getformat, OB_METH_O | OB_METH_CLASS,
	  "__getformat__($type, typestr, /)\n--\n\n"
	  "You probably don't want to use this function." },
	{ "conjugate", float_conjugate, OB_METH_NOARGS,
	  "conjugate($self, /)\n--\n\n"
	  "Return self, the complex conjugate of any float." },
	{ "as_integer_ratio", float_as_integer_ratio, OB_METH_NOARGS,
	  "as_integer_ratio($self, /)\n--\n\n"
	  "Return integer ratio." },
	{ "fromhex", ob_float_fromhex, OB_METH_O | OB_METH_CLASS,
	  "fromhex($type, string, /)\n--\n\n"
	  "Create a floating-point number from a hexadecimal string." },
	{ "hex", ob_float_hex, OB_METH_NOARGS,
	  "hex($self, /)\n--\n\n"
	  "Return a hexadecimal representation of a floating-point number." },
	{ "is_integer", float_is_integer, OB_METH_NOARGS,
	  "is_integer($self, /)\n--\n\n"
	  "Return True if the float is an integer." },
	{ }
};

static const struct ob_getset_def float_getset[] = {
	{ "real", float_real },
	{ "imag", float_imag },
	{ }
};

const struct ob_type_def ob_float_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "float",
		.doc = "float(x=0, /)\n--\n\n"
		       "A floating-point number.",
		.basicsize = sizeof(struct ob_float),
		.dealloc = float_dealloc,
		.repr = float_repr,
		.number = &float_number,
		.hash = float_hash,
		.flags = OB_TF_MATCH_SELF |
			 OB_TF_BASETYPE,
		.richcompare = float_richcompare,
		.methods = float_methods,
		.getset = float_getset,
		.new = float_new,
	},
};
