// SPDX-License-Identifier: GPL-2.0
/*
 * number - arithmetic between objects of any types
 *
 * Which operand is asked first, what a sequence may do instead, and what is
 * said when nobody can: the rules and words are CPython 3.11's.
 */
#include "int_priv.h"

static const char *const op_text[OB_NR_BINOPS] = {
	[OB_ADD] = "+", [OB_AND] = "&", [OB_FLOORDIV] = "//",
	[OB_LSHIFT] = "<<", [OB_MATMUL] = "@", [OB_MUL] = "*",
	[OB_MOD] = "%", [OB_OR] = "|", [OB_POW] = "** or pow()",
	[OB_RSHIFT] = ">>", [OB_SUB] = "-", [OB_TRUEDIV] = "/",
	[OB_XOR] = "^",
};

static void *raise_unsupported(struct ob_rt *rt, struct ob_object *a,
			       struct ob_object *b, const char *op,
			       const char *more)
{
	return ob_raise(rt, OB_T_TypeError,
			"unsupported operand type(s) for %s: '%.100T' and '%.100T'%s",
			op, a, b, more);
}

static struct ob_object *binary_unsupported(struct ob_rt *rt,
					    struct ob_object *a,
					    struct ob_object *b,
					    enum ob_binop op, bool inplace)
{
	char text[8];

	if (!inplace) {
		bool print = op == OB_RSHIFT && ob_is(rt, a, OB_T_BUILTIN) &&
			     !strcmp(((struct ob_builtin *)a)->def->name,
				     "print");

		return raise_unsupported(rt, a, b, op_text[op], print ?
				   ". Did you mean \"print(<message>, file=<output_stream>)\"?" :
				   "");
	}
	snprintf(text, sizeof(text), "%s=", op == OB_POW ? "**" : op_text[op]);
	return raise_unsupported(rt, a, b, text, "");
}

/*
 * The left operand goes first, unless the right one is of a subclass with code
 * of its own. The same code is not asked twice.
 */
static struct ob_object *binary_numbers(struct ob_rt *rt, struct ob_object *a,
					struct ob_object *b, unsigned int op)
{
	struct ob_object *(*slot_a)(struct ob_rt *rt, enum ob_binop op,
				    struct ob_object *a, struct ob_object *b);
	struct ob_object *(*slot_b)(struct ob_rt *rt, enum ob_binop op,
				    struct ob_object *a, struct ob_object *b);
	struct ob_object *res;

	slot_a = ob_binop_slot(a->type, op);
	slot_b = a->type == b->type ? NULL : ob_binop_slot(b->type, op);
	if (slot_a == slot_b)
		slot_b = NULL;
	if (slot_a && slot_b && ob_is_subtype(b->type, a->type)) {
		res = slot_b(rt, op, a, b);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
		slot_b = NULL;
	}
	if (slot_a) {
		res = slot_a(rt, op, a, b);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	return slot_b ? slot_b(rt, op, a, b) : ob_newref(ob_notimpl(rt));
}

static bool has_index(const struct ob_object *o)
{
	return o->type->number && o->type->number->index;
}

static struct ob_object *repeat(struct ob_rt *rt, struct ob_object *seq,
				struct ob_object *n,
				struct ob_object *(*fn)(struct ob_rt *rt,
							struct ob_object *o,
							s64 n))
{
	s64 count;

	if (!has_index(n))
		return ob_raise(rt, OB_T_TypeError,
				"can't multiply sequence by non-int of type '%.200T'",
				n);
	count = ob_index_s64(rt, n, OB_T_OverflowError);
	if (count == -1 && ob_raised(rt))
		return NULL;
	return fn(rt, seq, count);
}

/* What + and * mean for sequences; NotImplemented when they mean nothing. */
static struct ob_object *binary_sequences(struct ob_rt *rt,
					  struct ob_object *a,
					  struct ob_object *b,
					  enum ob_binop op, bool inplace)
{
	const struct ob_sequence_slots *sa = a->type->sequence;
	const struct ob_sequence_slots *sb = b->type->sequence;

	if (op == OB_ADD && sa) {
		if (inplace && sa->inplace_concat)
			return sa->inplace_concat(rt, a, b);
		if (sa->concat)
			return sa->concat(rt, a, b);
	}
	if (op == OB_MUL) {
		if (sa && inplace && sa->inplace_repeat)
			return repeat(rt, a, b, sa->inplace_repeat);
		if (sa && sa->repeat)
			return repeat(rt, a, b, sa->repeat);
		if (sb && sb->repeat && !(inplace && sa))
			return repeat(rt, b, a, sb->repeat);
	}
	return ob_newref(ob_notimpl(rt));
}

struct ob_object *ob_binary(struct ob_rt *rt, struct ob_object *a,
			    struct ob_object *b, int op)
{
	bool inplace = op >= OB_INPLACE;
	enum ob_binop what = inplace ? op - OB_INPLACE : op;
	struct ob_object *res;

	if (ob_enter(rt, " while calling a Python object"))
		return NULL;
	if (inplace && a->type->number && a->type->number->inplace) {
		res = a->type->number->inplace(rt, what, a, b);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	res = binary_numbers(rt, a, b, what);
	if (res != ob_notimpl(rt))
		return res;
	ob_decref(rt, res);
	res = binary_sequences(rt, a, b, what, inplace);
	if (res != ob_notimpl(rt))
		return res;
	ob_decref(rt, res);
	return binary_unsupported(rt, a, b, what, inplace);
}
EXPORT_SYMBOL_IF_KUNIT(ob_binary);

struct ob_object *ob_unary(struct ob_rt *rt, struct ob_object *o,
			   enum ob_unop op)
{
	static const char text[] = { [OB_NEG] = '-', [OB_POS] = '+',
				     [OB_INVERT] = '~' };
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *res;

	if (num && num->unop) {
		res = num->unop(rt, op, o);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	return ob_raise(rt, OB_T_TypeError,
			"bad operand type for unary %c: '%.200T'",
			(u32)text[op], o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_unary);

/* conversions */

/*
 * What a conversion slot gave must be an int; a derived one is taken with a
 * warning.
 */
static struct ob_object *checked(struct ob_rt *rt, struct ob_object *res,
				 const char *method)
{
	if (!res || ob_is(rt, res, OB_T_INT))
		return res;
	if (!ob_is_int(res))
		ob_raise(rt, OB_T_TypeError, "%s returned non-int (type %.200T)",
			 method, res);
	else if (!ob_deprecated(rt, "%s returned non-int (type %.200T).  "
				OB_DERIVED_RESULT, method, res, "int"))
		return res;
	ob_decref(rt, res);
	return NULL;
}

struct ob_object *ob_number_special(struct ob_rt *rt, struct ob_object *o,
				    const char *name,
				    struct ob_object *const *args,
				    size_t nargs, bool *found)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *fn, *res;
	struct ob_object *with_self[2] = { o, nargs ? args[0] : NULL };

	*found = true;
	if (!str)
		return NULL;
	fn = ob_type_lookup(rt, o->type, str);
	ob_decref(rt, str);
	if (!fn) {
		*found = ob_raised(rt);
		return NULL;
	}
	if (!fn->type->descr_get)
		return ob_call(rt, fn, args, nargs, NULL);
	if (ob_is(rt, fn, OB_T_FUNCTION)) {
		ob_incref(fn);
		res = ob_call(rt, fn, with_self, nargs + 1, NULL);
		ob_decref(rt, fn);
		return res;
	}
	fn = fn->type->descr_get(rt, fn, o, o->type);
	if (!fn)
		return NULL;
	res = ob_call(rt, fn, args, nargs, NULL);
	ob_decref(rt, fn);
	return res;
}

/* steals @o, an int or NULL; an exact int */
static struct ob_object *exact(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res;

	if (!o || ob_is(rt, o, OB_T_INT))
		return o;
	res = ob_int_exact(rt, o);
	ob_decref(rt, o);
	return res;
}

struct ob_object *ob_number_index(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res;

	if (ob_is_int(o))
		return ob_int_exact(rt, o);
	if (!has_index(o))
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object cannot be interpreted as an integer",
				o);
	res = o->type->number->index(rt, o);
	return exact(rt, checked(rt, res, "__index__"));
}

s64 ob_index_s64(struct ob_rt *rt, struct ob_object *o, enum ob_tid overflow)
{
	struct ob_object *index = ob_number_index(rt, o);
	int over;
	s64 v;

	if (!index)
		return -1;
	v = ob_int_to_s64(index, &over);
	ob_decref(rt, index);
	if (!over)
		return v;
	ob_raise(rt, overflow,
		 "cannot fit '%.200T' into an index-sized integer", o);
	return -1;
}

/* int(o) by way of __trunc__; *found is false when there is none */
static struct ob_object *int_by_trunc(struct ob_rt *rt, struct ob_object *o,
				      bool *found)
{
	struct ob_object *trunc, *res, *index;

	trunc = ob_special(rt, o, "__trunc__");
	*found = trunc || ob_raised(rt);
	if (!trunc)
		return NULL;
	res = ob_deprecated(rt, "The delegation of int() to __trunc__ is deprecated.") ?
	      NULL : ob_call(rt, trunc, NULL, 0, NULL);
	ob_decref(rt, trunc);
	if (!res || ob_is_int(res))
		return exact(rt, res);
	if (!has_index(res)) {
		ob_raise(rt, OB_T_TypeError,
			 "__trunc__ returned non-Integral (type %.200T)", res);
		ob_decref(rt, res);
		return NULL;
	}
	index = exact(rt, ob_number_index(rt, res));
	ob_decref(rt, res);
	return index;
}

struct ob_object *ob_number_int(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *res;
	bool found;

	if (num && num->to_int) {
		res = num->to_int(rt, o);
		return exact(rt, checked(rt, res, "__int__"));
	}
	if (has_index(o))
		return exact(rt, ob_number_index(rt, o));
	if (o->type->flags & OB_TF_HEAPTYPE) {
		res = int_by_trunc(rt, o, &found);
		if (found)
			return res;
	}
	if (ob_is_str(o))
		return ob_int_from_str(rt, o, 10);
	if (ob_has_buffer(o))
		return ob_int_from_buffer(rt, o, 10);
	return ob_raise(rt, OB_T_TypeError,
			"int() argument must be a string, a bytes-like object or a real number, not '%.200T'",
			o);
}

struct ob_object *ob_number_float(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *res, *index;
	u64 bits;

	if (num && num->to_float) {
		res = num->to_float(rt, o);
		if (!res || ob_is(rt, res, OB_T_FLOAT))
			return res;
		if (!ob_is_float(rt, res)) {
			ob_raise(rt, OB_T_TypeError,
				 "%.50T.__float__ returned non-float (type %.50T)",
				 o, res);
			ob_decref(rt, res);
			return NULL;
		}
		if (ob_deprecated(rt, "%.50T.__float__ returned non-float (type %.50T).  "
				  OB_DERIVED_RESULT, o, res, "float")) {
			ob_decref(rt, res);
			return NULL;
		}
		bits = ob_float_bits(res);
		ob_decref(rt, res);
		return ob_float_new(rt, bits);
	}
	if (has_index(o)) {
		index = ob_number_index(rt, o);
		res = index ? ob_int_number.to_float(rt, index) : NULL;
		ob_xdecref(rt, index);
		return res;
	}
	if (ob_is_str(o))
		return ob_float_from_str(rt, o);
	if (ob_has_buffer(o))
		return ob_float_from_buffer(rt, o);
	if (ob_is_float(rt, o))
		return ob_float_new(rt, ob_float_bits(o));
	return ob_raise(rt, OB_T_TypeError,
			"float() argument must be a string or a real number, not '%.200T'",
			o);
}

/* what the builtins abs(), divmod(), pow() and round() do */

struct ob_object *ob_number_abs(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *res;

	if (num && num->unop) {
		res = num->unop(rt, OB_ABS, o);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	return ob_raise(rt, OB_T_TypeError,
			"bad operand type for abs(): '%.200T'", o);
}

struct ob_object *ob_number_divmod(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *b)
{
	struct ob_object *res = binary_numbers(rt, a, b, OB_DIVMOD);

	if (res != ob_notimpl(rt))
		return res;
	ob_decref(rt, res);
	return raise_unsupported(rt, a, b, "divmod()", "");
}

/* Each operand's power slot in turn, the same code once. */
static struct ob_object *ternary(struct ob_rt *rt, struct ob_object *a,
				 struct ob_object *b, struct ob_object *mod)
{
	struct ob_object *who[3] = { a, b, mod }, *res;
	struct ob_object *(*power[3])(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b,
				      struct ob_object *mod) = { NULL };
	int i;

	if (b->type != a->type && ob_is_subtype(b->type, a->type))
		swap(who[0], who[1]);
	for (i = 0; i < 3; i++) {
		power[i] = ob_power_slot(who[i]->type);
		if (!power[i] || (i > 0 && power[i] == power[0]) ||
		    (i > 1 && power[i] == power[1]))
			continue;
		res = power[i](rt, a, b, mod);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
	}
	return ob_newref(ob_notimpl(rt));
}

struct ob_object *ob_number_pow(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, struct ob_object *mod)
{
	struct ob_object *res;

	if (!mod || mod == ob_none(rt))
		return ob_binary(rt, a, b, OB_POW);
	res = ternary(rt, a, b, mod);
	if (res != ob_notimpl(rt))
		return res;
	ob_decref(rt, res);
	return ob_raise(rt, OB_T_TypeError,
			"unsupported operand type(s) for ** or pow(): '%.100T', '%.100T', '%.100T'",
			a, b, mod);
}
EXPORT_SYMBOL_IF_KUNIT(ob_number_pow);

struct ob_object *ob_int_round_to(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *ndigits)
{
	struct ob_object *index;
	int overflow;
	s64 n;

	/* unlike a float's, an int's __round__ does not take None */
	if (!ndigits)
		return ob_int_exact(rt, o);
	index = ob_number_index(rt, ndigits);
	if (!index)
		return NULL;
	n = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (overflow > 0 || (!overflow && n >= 0))
		return ob_int_exact(rt, o);
	return ob_int_round(rt, o, overflow ? U64_MAX : -(u64)n);
}

struct ob_object *ob_number_round(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *ndigits)
{
	struct ob_object *res;
	bool found;

	if (ndigits == ob_none(rt))
		ndigits = NULL;
	if (ob_is(rt, o, OB_T_INT) || ob_is(rt, o, OB_T_BOOL))
		return ob_int_round_to(rt, o, ndigits);
	if (ob_is(rt, o, OB_T_FLOAT))
		return ob_float_round(rt, ob_float_bits(o), ndigits);
	res = ob_number_special(rt, o, "__round__", &ndigits, !!ndigits, &found);
	if (found)
		return res;
	return ob_raise(rt, OB_T_TypeError,
			"type %.100T doesn't define __round__ method", o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_number_round);
