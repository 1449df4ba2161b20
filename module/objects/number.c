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

/* One operand's binop slot; new reference, may be NotImplemented. */
static struct ob_object *binary_ask(struct ob_rt *rt, struct ob_object *who,
				    struct ob_object *a, struct ob_object *b,
				    enum ob_binop op)
{
	const struct ob_number_slots *num = who->type->number;

	if (!num || !num->binop)
		return ob_newref(ob_notimpl(rt));
	return num->binop(rt, op, a, b);
}

/*
 * The left operand goes first, unless the right one is of a subclass with code
 * of its own. The same code is not asked twice.
 */
static struct ob_object *binary_numbers(struct ob_rt *rt, struct ob_object *a,
					struct ob_object *b, enum ob_binop op)
{
	const struct ob_number_slots *na = a->type->number;
	const struct ob_number_slots *nb = b->type->number;
	bool ask_b = a->type != b->type && nb && nb->binop &&
		     !(na && na->binop == nb->binop);
	struct ob_object *res;

	if (ask_b && na && na->binop && ob_is_subtype(b->type, a->type)) {
		res = binary_ask(rt, b, a, b, op);
		if (res != ob_notimpl(rt))
			return res;
		ob_decref(rt, res);
		ask_b = false;
	}
	res = binary_ask(rt, a, a, b, op);
	if (res != ob_notimpl(rt) || !ask_b)
		return res;
	ob_decref(rt, res);
	return binary_ask(rt, b, a, b, op);
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

struct ob_object *ob_number_index(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is(rt, o, OB_T_INT))
		return ob_newref(o);
	if (!has_index(o))
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object cannot be interpreted as an integer",
				o);
	return o->type->number->index(rt, o);
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

struct ob_object *ob_number_int(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;

	if (num && num->to_int)
		return num->to_int(rt, o);
	if (has_index(o))
		return ob_number_index(rt, o);
	if (ob_is_str(o))
		return ob_int_from_str(rt, o, 10);
	return ob_raise(rt, OB_T_TypeError,
			"int() argument must be a string, a bytes-like object or a real number, not '%.200T'",
			o);
}

struct ob_object *ob_number_float(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;
	struct ob_object *index, *res;

	if (num && num->to_float)
		return num->to_float(rt, o);
	if (ob_is_str(o))
		return ob_float_from_str(rt, o);
	if (!has_index(o))
		return ob_raise(rt, OB_T_TypeError,
				"float() argument must be a string or a real number, not '%.200T'",
				o);
	index = ob_number_index(rt, o);
	if (!index)
		return NULL;
	res = ob_number_float(rt, index);
	ob_decref(rt, index);
	return res;
}

/* what the builtins abs(), divmod(), pow() and round() do */

struct ob_object *ob_number_abs(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is_int(o))
		return ob_int_negative(o) ? ob_int_neg(rt, o) :
					    ob_int_exact(rt, o);
	if (ob_is_float(rt, o))
		return ob_float_new(rt, ob_float_bits(o) & ~OB_F64_SIGN);
	return ob_raise(rt, OB_T_TypeError,
			"bad operand type for abs(): '%.200T'", o);
}

struct ob_object *ob_number_divmod(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *b)
{
	struct ob_object *pair[2];
	u64 x, y;
	int err;

	if (ob_is_int(a) && ob_is_int(b)) {
		if (ob_int_divmod(rt, a, b, &pair[0], &pair[1]))
			return NULL;
		return ob_tuple_from_array_steal(rt, pair, 2);
	}
	err = ob_float_value(rt, a, &x);
	if (!err)
		err = ob_float_value(rt, b, &y);
	if (err < 0)
		return NULL;
	if (!err)
		return ob_float_divmod(rt, x, y);
	return raise_unsupported(rt, a, b, "divmod()", "");
}

struct ob_object *ob_number_pow(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, struct ob_object *mod)
{
	if (!mod || mod == ob_none(rt))
		return ob_binary(rt, a, b, OB_POW);
	if (ob_is_int(a) && ob_is_int(b) && ob_is_int(mod))
		return ob_int_pow(rt, a, b, mod);
	if (ob_is_float(rt, a) || ob_is_float(rt, b) || ob_is_float(rt, mod))
		return ob_raise(rt, OB_T_TypeError,
				"pow() 3rd argument not allowed unless all arguments are integers");
	return ob_raise(rt, OB_T_TypeError,
			"unsupported operand type(s) for ** or pow(): '%.100T', '%.100T', '%.100T'",
			a, b, mod);
}
EXPORT_SYMBOL_IF_KUNIT(ob_number_pow);

static struct ob_object *round_int(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *ndigits)
{
	struct ob_object *index, *res;
	int overflow;
	s64 n;

	if (!ndigits || ndigits == ob_none(rt))
		return ob_int_exact(rt, o);
	index = ob_number_index(rt, ndigits);
	if (!index)
		return NULL;
	n = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (overflow > 0 || (!overflow && n >= 0))
		return ob_int_exact(rt, o);
	res = ob_int_round(rt, o, overflow ? U64_MAX : -(u64)n);
	return res;
}

struct ob_object *ob_number_round(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *ndigits)
{
	if (ob_is_int(o))
		return round_int(rt, o, ndigits);
	if (ob_is_float(rt, o))
		return ob_float_round(rt, ob_float_bits(o), ndigits);
	return ob_raise(rt, OB_T_TypeError,
			"type %.100T doesn't define __round__ method", o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_number_round);
