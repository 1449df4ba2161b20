// SPDX-License-Identifier: GPL-2.0
/*
 * int - the type: making, comparing and hashing integers of any size
 *
 * OB_SMALL_INT_MIN .. OB_SMALL_INT_MAX exist once per session, in ob_statics;
 * no other object of the exact type ever has one of these values by the time
 * the program sees it. ob_int_finish() sees to that.
 */
#include "int_priv.h"

/* hashes of numbers are residues of this prime, 2^61 - 1 */
#define HASH_BITS	61
#define HASH_PRIME	((1ULL << HASH_BITS) - 1)

void ob_int_init_statics(struct ob_statics *st)
{
	int i;

	for (i = 0; i < OB_NR_SMALL_INTS; i++) {
		int value = i + OB_SMALL_INT_MIN;
		struct ob_small_int *o = &st->ints[i];

		o->v.base.refcnt = OB_STATIC_REFCNT;
		o->v.base.type = &st->types[OB_T_INT];
		o->v.size = (value > 0) - (value < 0);
		o->digit[0] = abs(value);
	}
	st->false_obj.v.base.refcnt = 1;
	st->false_obj.v.base.type = &st->types[OB_T_BOOL];
	st->true_obj.v.base.refcnt = 1;
	st->true_obj.v.base.type = &st->types[OB_T_BOOL];
	st->true_obj.v.size = 1;
	st->true_obj.digit[0] = 1;
}

/* making */

struct ob_int *ob_int_alloc(struct ob_rt *rt, size_t n)
{
	size_t bytes = array_size(max_t(size_t, n, 1), sizeof(u32));
	struct ob_int *z;

	z = ob_obj_alloc(rt, OB_T_INT,
			 size_add(bytes, offsetof(struct ob_int, digit)));
	if (z)
		z->v.size = n;
	return z;
}

static bool int_is_small(s64 v)
{
	return v >= OB_SMALL_INT_MIN && v <= OB_SMALL_INT_MAX;
}

static struct ob_object *int_small(struct ob_rt *rt, s64 v)
{
	return ob_newref(&rt->st->ints[v - OB_SMALL_INT_MIN]);
}

struct ob_object *ob_int_finish(struct ob_rt *rt, struct ob_int *z, bool neg)
{
	size_t n;

	if (!z)
		return NULL;
	n = ob_digits_normal(z->digit, ob_int_len(z));
	z->v.size = ob_signed(n, neg);
	if (n <= 1) {
		s64 v = ob_int_single(z);

		if (int_is_small(v)) {
			ob_decref(rt, z);
			return int_small(rt, v);
		}
	}
	return OB_OBJ(z);
}

static struct ob_object *int_make(struct ob_rt *rt, u64 v, bool neg)
{
	size_t n = DIV_ROUND_UP(fls64(v), OB_DIGIT_BITS);
	struct ob_int *z = ob_int_alloc(rt, n);

	if (!z)
		return NULL;
	z->v.size = ob_signed(n, neg);
	for (n = 0; v; n++, v >>= OB_DIGIT_BITS)
		z->digit[n] = v & OB_DIGIT_MASK;
	return OB_OBJ(z);
}

struct ob_object *ob_int_from_s64(struct ob_rt *rt, s64 v)
{
	if (int_is_small(v))
		return int_small(rt, v);
	return int_make(rt, v < 0 ? -(u64)v : (u64)v, v < 0);
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_from_s64);

struct ob_object *ob_int_from_u64(struct ob_rt *rt, u64 v)
{
	if (v <= OB_SMALL_INT_MAX)
		return int_small(rt, v);
	return int_make(rt, v, false);
}

struct ob_object *ob_int_exact(struct ob_rt *rt, struct ob_object *o)
{
	return ob_is(rt, o, OB_T_INT) ? ob_newref(o) : ob_int_copy(rt, o);
}

struct ob_object *ob_int_copy(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_int *z;

	if (ob_int_is_single(o))
		return ob_int_from_s64(rt, ob_int_single(o));
	z = ob_int_alloc(rt, ob_int_len(o));
	if (z)
		memcpy(z->digit, ob_int_of(o)->digit,
		       ob_int_len(o) * sizeof(u32));
	return ob_int_finish(rt, z, ob_int_negative(o));
}

/* asking */

s64 ob_int_to_s64(const struct ob_object *o, int *overflow)
{
	const struct ob_int *v = ob_int_of(o);
	bool neg = ob_int_negative(o);
	size_t n = ob_int_len(o);
	u64 mag = 0;

	*overflow = 0;
	if (ob_int_bits(o) <= 64)
		while (n--)
			mag = mag << OB_DIGIT_BITS | v->digit[n];
	else
		mag = U64_MAX;
	if (mag > (u64)S64_MAX + neg) {
		*overflow = neg ? -1 : 1;
		return 0;
	}
	return neg ? -mag : mag;
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_to_s64);

size_t ob_int_bits(const struct ob_object *o)
{
	size_t n = ob_int_len(o);

	if (!n)
		return 0;
	return (n - 1) * OB_DIGIT_BITS + fls(ob_int_of(o)->digit[n - 1]);
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_bits);

int ob_int_cmp(const struct ob_object *a, const struct ob_object *b)
{
	s64 sa = ob_int_of(a)->v.size, sb = ob_int_of(b)->v.size;
	int cmp;

	if (sa != sb)
		return sa < sb ? -1 : 1;
	cmp = ob_digits_cmp(ob_int_of(a)->digit, ob_int_len(a),
			    ob_int_of(b)->digit, ob_int_len(b));
	return sa < 0 ? -cmp : cmp;
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_cmp);

static struct ob_object *int_richcompare(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b, enum ob_cmp op)
{
	int cmp;

	if (!ob_is_int(a) || !ob_is_int(b))
		return ob_newref(ob_notimpl(rt));
	cmp = a == b ? 0 : ob_int_cmp(a, b);
	return ob_newref(ob_bool(rt, ob_cmp_holds(cmp, op)));
}

static s64 int_hash(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_int *v = ob_int_of(o);
	size_t n = ob_int_len(o);
	u64 x = 0;
	s64 hash;

	while (n--) {
		/* times 2^OB_DIGIT_BITS, which rotates modulo the prime */
		x = (x << OB_DIGIT_BITS & HASH_PRIME) |
		    x >> (HASH_BITS - OB_DIGIT_BITS);
		x += v->digit[n];
		if (x >= HASH_PRIME)
			x -= HASH_PRIME;
	}
	hash = ob_signed(x, ob_int_negative(o));
	return hash == -1 ? -2 : hash;
}

s64 ob_int_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return offsetof(struct ob_int, digit) +
	       max_t(size_t, ob_int_len(o), 1) * sizeof(u32);
}
EXPORT_SYMBOL_IF_KUNIT(ob_int_size_of);

/*
 * A small int that has lost its last reference was dropped once too often
 * somewhere; it is put back rather than freed, as it is not heap memory.
 */
static void int_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	const void *first = rt->st, *past = rt->st + 1;

	if ((const void *)o >= first && (const void *)o < past) {
		ob_assert(false);
		o->refcnt = OB_STATIC_REFCNT;
		return;
	}
	ob_obj_free(rt, o);
}

/* number slots */

static int int_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return !ob_int_is_zero(o);
}

static struct ob_object *int_unop(struct ob_rt *rt, enum ob_unop op,
				  struct ob_object *a)
{
	struct ob_object *one, *sum, *res;

	switch (op) {
	case OB_NEG:
		return ob_int_neg(rt, a);
	case OB_POS:
		return ob_int_exact(rt, a);
	case OB_ABS:
		return ob_int_negative(a) ? ob_int_neg(rt, a) :
					    ob_int_exact(rt, a);
	case OB_INVERT:
		if (ob_int_is_single(a))
			return ob_int_from_s64(rt, ~ob_int_single(a));
		one = ob_int_from_s64(rt, 1);
		sum = ob_int_add(rt, a, one);
		ob_decref(rt, one);
		if (!sum)
			return NULL;
		res = ob_int_neg(rt, sum);
		ob_decref(rt, sum);
		return res;
	}
	return ob_newref(ob_notimpl(rt));
}

static struct ob_object *int_to_float(struct ob_rt *rt, struct ob_object *o)
{
	u64 bits;

	if (ob_int_to_f64(rt, o, &bits))
		return NULL;
	return ob_float_new(rt, bits);
}

const struct ob_number_slots ob_int_number = {
	.binop = ob_int_binop,
	.unop = int_unop,
	.nonzero = int_nonzero,
	.to_int = ob_int_exact,
	.to_float = int_to_float,
	.index = ob_int_exact,
	.power = ob_int_power,
};

/* constructor */

static struct ob_object *int_new_base(struct ob_rt *rt, struct ob_object *x,
				      struct ob_object *base_obj)
{
	struct ob_object *index;
	int overflow;
	s64 base;

	if (!x)
		return ob_raise(rt, OB_T_TypeError,
				"int() missing string argument");
	index = ob_number_index(rt, base_obj);
	if (!index)
		return NULL;
	base = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (overflow || (base && base < 2) || base > 36)
		return ob_raise(rt, OB_T_ValueError,
				"int() base must be >= 2 and <= 36, or 0");
	if (ob_is_bytes(x) ||
	    ob_is_subtype(x->type, ob_type_of(rt, OB_T_BYTEARRAY)))
		return ob_int_from_buffer(rt, x, base);
	if (!ob_is_str(x))
		return ob_raise(rt, OB_T_TypeError,
				"int() can't convert non-string with explicit base");
	return ob_int_from_str(rt, x, base);
}

/* an instance of a derived class, of the value of @value (stolen, may be NULL) */
static struct ob_object *int_derived(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *value)
{
	struct ob_int *z;

	if (!value || type == ob_type_of(rt, OB_T_INT))
		return value;
	z = ob_type_alloc(rt, type, max_t(size_t, ob_int_len(value), 1));
	if (z) {
		z->v.size = ob_int_of(value)->v.size;
		memcpy(z->digit, ob_int_of(value)->digit,
		       ob_int_len(value) * sizeof(u32));
	}
	ob_decref(rt, value);
	return OB_OBJ(z);
}

static struct ob_object *int_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	static const char *const keywords[] = { "", "base", NULL };
	struct ob_object *arg[2], *res;

	if (ob_args_parse(rt, "int", keywords, 0, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[1])
		res = int_new_base(rt, arg[0], arg[1]);
	else if (arg[0])
		res = ob_number_int(rt, arg[0]);
	else
		res = ob_int_from_s64(rt, 0);
	return int_derived(rt, type, res);
}

/* methods */

static struct ob_object *int_bit_length(struct ob_rt *rt,
					struct ob_object *self,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	return ob_int_from_u64(rt, ob_int_bits(self));
}

static struct ob_object *int_bit_count(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	size_t n = ob_int_len(self);
	u64 count = 0;

	while (n--)
		count += hweight32(ob_int_of(self)->digit[n]);
	return ob_int_from_u64(rt, count);
}

static struct ob_object *int_self(struct ob_rt *rt, struct ob_object *self)
{
	return ob_int_exact(rt, self);
}

static struct ob_object *int_conjugate(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	return ob_int_exact(rt, self);
}

static struct ob_object *int_zero(struct ob_rt *rt, struct ob_object *self)
{
	return ob_int_from_s64(rt, 0);
}

static struct ob_object *int_one(struct ob_rt *rt, struct ob_object *self)
{
	return ob_int_from_s64(rt, 1);
}

static struct ob_object *int_as_integer_ratio(struct ob_rt *rt,
					      struct ob_object *self,
					      struct ob_object *const *args,
					      size_t nargs,
					      struct ob_tuple *kwnames)
{
	struct ob_object *pair[2];

	pair[0] = ob_int_exact(rt, self);
	if (!pair[0])
		return NULL;
	pair[1] = ob_int_from_s64(rt, 1);
	return ob_tuple_from_array_steal(rt, pair, 2);
}

static struct ob_object *int_round(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "__round__", nargs, 0, 1))
		return NULL;
	return ob_int_round_to(rt, self, nargs ? args[0] : NULL);
}

static struct ob_object *int_getnewargs(OB_FN_ARGS)
{
	struct ob_object *value = ob_int_copy(rt, self);

	return value ? ob_tuple_from_array_steal(rt, &value, 1) : NULL;
}

static struct ob_object *int_sizeof(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, ob_int_size_of(rt, self));
}

static const struct ob_method_def int_methods[] = {
	{ "__round__", int_round, OB_METH_FAST,
	  "__round__($self, ndigits=<unrepresentable>, /)\n--\n\n"
	  "Round to the closest integer, or to so many decimals." },
	{ "__trunc__", int_conjugate, OB_METH_NOARGS,
	  "Truncating an Integral returns itself." },
	{ "__floor__", int_conjugate, OB_METH_NOARGS,
	  "Flooring an Integral returns itself." },
	{ "__ceil__", int_conjugate, OB_METH_NOARGS,
	  "Ceiling of an Integral returns itself." },
	{ "__getnewargs__", int_getnewargs, OB_METH_NOARGS,
	  "__getnewargs__($self, /)\n--\n\n" },
	{ "__format__", ob_native_format, OB_METH_O,
	  "__format__($self, format_spec, /)\n--\n\n"
	  "Default object formatter." },
	{ "__sizeof__", int_sizeof, OB_METH_NOARGS,
	  "__sizeof__($self, /)\n--\n\n"
	  "Returns size in memory, in bytes." },
	{ "conjugate", int_conjugate, OB_METH_NOARGS,
	  "Returns self, the complex conjugate of any int." },
	{ "bit_length", int_bit_length, OB_METH_NOARGS,
	  "bit_length($self, /)\n--\n\n"
	  "Number of bits necessary to represent self in binary." },
	{ "bit_count", int_bit_count, OB_METH_NOARGS,
	  "bit_count($self, /)\n--\n\n"
	  "Number of ones in the binary representation of the absolute value of self." },
	{ "to_bytes", ob_int_to_bytes, OB_METH_KW,
	  "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\n"
	  "Return an array of bytes representing an integer." },
	{ "from_bytes", ob_int_from_bytes, OB_METH_KW | OB_METH_CLASS,
	  "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\n"
	  "Return the integer represented by the given array of bytes." },
	{ "as_integer_ratio", int_as_integer_ratio, OB_METH_NOARGS,
	  "as_integer_ratio($self, /)\n--\n\n"
	  "Return integer ratio." },
	{ }
};

static const struct ob_getset_def int_getset[] = {
	{ "real", int_self },
	{ "imag", int_zero },
	{ "numerator", int_self },
	{ "denominator", int_one },
	{ }
};

const struct ob_type_def ob_int_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "int",
		.basicsize = offsetof(struct ob_int, digit),
		.itemsize = sizeof(u32),
		.dealloc = int_dealloc,
		.repr = ob_int_repr,
		.number = &ob_int_number,
		.hash = int_hash,
		.flags = OB_TF_MATCH_SELF |
			 OB_TF_BASETYPE | OB_TF_INT_SUBCLASS,
		.richcompare = int_richcompare,
		.methods = int_methods,
		.getset = int_getset,
		.new = int_new,
		.size_of = ob_int_size_of,
	},
};
