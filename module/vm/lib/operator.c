// SPDX-License-Identifier: GPL-2.0
/*
 * operator - the operators as functions
 */
#include "lib_priv.h"

static struct ob_object *truth(struct ob_rt *rt, int yes)
{
	return yes < 0 ? NULL : ob_newref(ob_bool(rt, yes));
}

#define BINARY(name, text, op)						\
static struct ob_object *op_##name(OB_FN_ARGS)				\
{									\
	if (ob_args_check(rt, text, nargs, 2, 2))			\
		return NULL;						\
	return ob_binary(rt, args[0], args[1], op);			\
}

#define BOTH(name, text, op)						\
	BINARY(name, text, op)						\
	BINARY(i##name, "i" text, OB_INPLACE + (op))

BOTH(add, "add", OB_ADD)
BOTH(sub, "sub", OB_SUB)
BOTH(mul, "mul", OB_MUL)
BOTH(matmul, "matmul", OB_MATMUL)
BOTH(truediv, "truediv", OB_TRUEDIV)
BOTH(floordiv, "floordiv", OB_FLOORDIV)
BOTH(mod, "mod", OB_MOD)
BOTH(lshift, "lshift", OB_LSHIFT)
BOTH(rshift, "rshift", OB_RSHIFT)
BOTH(pow, "pow", OB_POW)
BINARY(and, "and_", OB_AND)
BINARY(or, "or_", OB_OR)
BINARY(xor, "xor", OB_XOR)
BINARY(iand, "iand", OB_INPLACE + OB_AND)
BINARY(ior, "ior", OB_INPLACE + OB_OR)
BINARY(ixor, "ixor", OB_INPLACE + OB_XOR)

#define COMPARE(name, op)						\
static struct ob_object *op_##name(OB_FN_ARGS)				\
{									\
	if (ob_args_check(rt, #name, nargs, 2, 2))			\
		return NULL;						\
	return ob_compare(rt, args[0], args[1], op);			\
}

COMPARE(lt, OB_LT)
COMPARE(le, OB_LE)
COMPARE(eq, OB_EQ)
COMPARE(ne, OB_NE)
COMPARE(gt, OB_GT)
COMPARE(ge, OB_GE)

static struct ob_object *op_neg(OB_FN_ARGS)
{
	return ob_unary(rt, args[0], OB_NEG);
}

static struct ob_object *op_pos(OB_FN_ARGS)
{
	return ob_unary(rt, args[0], OB_POS);
}

static struct ob_object *op_invert(OB_FN_ARGS)
{
	return ob_unary(rt, args[0], OB_INVERT);
}

static struct ob_object *op_abs(OB_FN_ARGS)
{
	return ob_number_abs(rt, args[0]);
}

static struct ob_object *op_index(OB_FN_ARGS)
{
	return ob_number_index(rt, args[0]);
}

static struct ob_object *op_truth(OB_FN_ARGS)
{
	return truth(rt, ob_is_true(rt, args[0]));
}

static struct ob_object *op_not(OB_FN_ARGS)
{
	int yes = ob_is_true(rt, args[0]);

	return truth(rt, yes < 0 ? yes : !yes);
}

static struct ob_object *op_is(OB_FN_ARGS)
{
	if (ob_args_check(rt, "is_", nargs, 2, 2))
		return NULL;
	return truth(rt, args[0] == args[1]);
}

static struct ob_object *op_is_not(OB_FN_ARGS)
{
	if (ob_args_check(rt, "is_not", nargs, 2, 2))
		return NULL;
	return truth(rt, args[0] != args[1]);
}

static struct ob_object *op_contains(OB_FN_ARGS)
{
	if (ob_args_check(rt, "contains", nargs, 2, 2))
		return NULL;
	return truth(rt, ob_contains(rt, args[0], args[1]));
}

static struct ob_object *op_getitem(OB_FN_ARGS)
{
	if (ob_args_check(rt, "getitem", nargs, 2, 2))
		return NULL;
	return ob_getitem(rt, args[0], args[1]);
}

static struct ob_object *op_setitem(OB_FN_ARGS)
{
	if (ob_args_check(rt, "setitem", nargs, 3, 3))
		return NULL;
	return ob_none_or_null(rt, ob_setitem(rt, args[0], args[1], args[2]));
}

static struct ob_object *op_delitem(OB_FN_ARGS)
{
	if (ob_args_check(rt, "delitem", nargs, 2, 2))
		return NULL;
	return ob_none_or_null(rt, ob_delitem(rt, args[0], args[1]));
}

/* + of sequences only */
static struct ob_object *concat(struct ob_rt *rt, struct ob_object *a,
				struct ob_object *b, int op)
{
	const struct ob_sequence_slots *seq = a->type->sequence;

	if ((!seq || !seq->concat) &&
	    !(seq && seq->item && b->type->sequence &&
	      b->type->sequence->item))
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object can't be concatenated", a);
	return ob_binary(rt, a, b, op);
}

static struct ob_object *op_concat(OB_FN_ARGS)
{
	if (ob_args_check(rt, "concat", nargs, 2, 2))
		return NULL;
	return concat(rt, args[0], args[1], OB_ADD);
}

static struct ob_object *op_iconcat(OB_FN_ARGS)
{
	if (ob_args_check(rt, "iconcat", nargs, 2, 2))
		return NULL;
	return concat(rt, args[0], args[1], OB_INPLACE + OB_ADD);
}

/*
 * Goes through the items that are equal to @x: how many there are, or, when
 * @first, where the first one is. -1 none, -2 raised.
 */
static s64 search(struct ob_rt *rt, struct ob_object *o, struct ob_object *x,
		  bool first)
{
	struct ob_object *it = ob_iter(rt, o), *item;
	s64 n = 0, at = 0;
	int same = 0;

	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError,
				 "argument of type '%.200T' is not iterable",
				 o);
		return -2;
	}
	for (; !(first && same) && (item = ob_iternext(rt, it)); at++) {
		same = ob_tick(rt) ? -1 : ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (same < 0)
			break;
		n += same;
	}
	ob_decref(rt, it);
	if (ob_raised(rt))
		return -2;
	return !first ? n : same ? at - 1 : -1;
}

static struct ob_object *op_count_of(OB_FN_ARGS)
{
	s64 n;

	if (ob_args_check(rt, "countOf", nargs, 2, 2))
		return NULL;
	n = search(rt, args[0], args[1], false);
	return n < 0 ? NULL : ob_int_from_s64(rt, n);
}

static struct ob_object *op_index_of(OB_FN_ARGS)
{
	s64 at;

	if (ob_args_check(rt, "indexOf", nargs, 2, 2))
		return NULL;
	at = search(rt, args[0], args[1], true);
	if (at == -1)
		return ob_raise(rt, OB_T_ValueError,
				"sequence.index(x): x not in sequence");
	return at < 0 ? NULL : ob_int_from_s64(rt, at);
}

static struct ob_object *op_length_hint(OB_FN_ARGS)
{
	s64 hint = 0;

	if (ob_args_check(rt, "length_hint", nargs, 1, 2))
		return NULL;
	if (nargs == 2) {
		hint = ob_arg_ssize(rt, args[1]);
		if (hint == -1 && ob_raised(rt))
			return NULL;
	}
	hint = ob_length_hint(rt, args[0], hint);
	return hint < 0 && ob_raised(rt) ? NULL : ob_int_from_s64(rt, hint);
}

static struct ob_object *op_call(OB_FN_ARGS)
{
	if (ob_args_check(rt, "call", nargs, 1, SIZE_MAX))
		return NULL;
	return ob_call(rt, args[0], args + 1, nargs - 1, kwnames);
}

static const struct ob_method_def operator_methods[] = {
	{ "abs", op_abs, OB_METH_O,
	  "abs($module, a, /)\n--\n\n"
	  "Same as abs(a)." },
	{ "add", op_add, OB_METH_FAST,
	  "add($module, a, b, /)\n--\n\n"
	  "Same as a + b." },
	{ "and_", op_and, OB_METH_FAST,
	  "and_($module, a, b, /)\n--\n\n"
	  "Same as a & b." },
	{ "call", op_call, OB_METH_KW,
	  "call($module, obj, /, *args, **kwargs)\n--\n\n"
	  "Same as obj(*args, **kwargs)." },
	{ "concat", op_concat, OB_METH_FAST,
	  "concat($module, a, b, /)\n--\n\n"
	  "Same as a + b, for a and b sequences." },
	{ "contains", op_contains, OB_METH_FAST,
	  "contains($module, a, b, /)\n--\n\n"
	  "Same as b in a (note reversed operands)." },
	{ "delitem", op_delitem, OB_METH_FAST,
	  "delitem($module, a, b, /)\n--\n\n"
	  "Same as del a[b]." },
	{ "eq", op_eq, OB_METH_FAST,
	  "eq($module, a, b, /)\n--\n\n"
	  "Same as a == b." },
	{ "floordiv", op_floordiv, OB_METH_FAST,
	  "floordiv($module, a, b, /)\n--\n\n"
	  "Same as a // b." },
	{ "ge", op_ge, OB_METH_FAST,
	  "ge($module, a, b, /)\n--\n\n"
	  "Same as a >= b." },
	{ "getitem", op_getitem, OB_METH_FAST,
	  "getitem($module, a, b, /)\n--\n\n"
	  "Same as a[b]." },
	{ "gt", op_gt, OB_METH_FAST,
	  "gt($module, a, b, /)\n--\n\n"
	  "Same as a > b." },
	{ "iadd", op_iadd, OB_METH_FAST,
	  "iadd($module, a, b, /)\n--\n\n"
	  "Same as a += b." },
	{ "iand", op_iand, OB_METH_FAST,
	  "iand($module, a, b, /)\n--\n\n"
	  "Same as a &= b." },
	{ "iconcat", op_iconcat, OB_METH_FAST,
	  "iconcat($module, a, b, /)\n--\n\n"
	  "Same as a += b, for a and b sequences." },
	{ "ifloordiv", op_ifloordiv, OB_METH_FAST,
	  "ifloordiv($module, a, b, /)\n--\n\n"
	  "Same as a //= b." },
	{ "ilshift", op_ilshift, OB_METH_FAST,
	  "ilshift($module, a, b, /)\n--\n\n"
	  "Same as a <<= b." },
	{ "imatmul", op_imatmul, OB_METH_FAST,
	  "imatmul($module, a, b, /)\n--\n\n"
	  "Same as a @= b." },
	{ "imod", op_imod, OB_METH_FAST,
	  "imod($module, a, b, /)\n--\n\n"
	  "Same as a %= b." },
	{ "imul", op_imul, OB_METH_FAST,
	  "imul($module, a, b, /)\n--\n\n"
	  "Same as a *= b." },
	{ "index", op_index, OB_METH_O,
	  "index($module, a, /)\n--\n\n"
	  "Same as a.__index__()" },
	{ "inv", op_invert, OB_METH_O,
	  "inv($module, a, /)\n--\n\n"
	  "Same as ~a." },
	{ "invert", op_invert, OB_METH_O,
	  "invert($module, a, /)\n--\n\n"
	  "Same as ~a." },
	{ "ior", op_ior, OB_METH_FAST,
	  "ior($module, a, b, /)\n--\n\n"
	  "Same as a |= b." },
	{ "ipow", op_ipow, OB_METH_FAST,
	  "ipow($module, a, b, /)\n--\n\n"
	  "Same as a **= b." },
	{ "irshift", op_irshift, OB_METH_FAST,
	  "irshift($module, a, b, /)\n--\n\n"
	  "Same as a >>= b." },
	{ "isub", op_isub, OB_METH_FAST,
	  "isub($module, a, b, /)\n--\n\n"
	  "Same as a -= b." },
	{ "itruediv", op_itruediv, OB_METH_FAST,
	  "itruediv($module, a, b, /)\n--\n\n"
	  "Same as a /= b." },
	{ "ixor", op_ixor, OB_METH_FAST,
	  "ixor($module, a, b, /)\n--\n\n"
	  "Same as a ^= b." },
	{ "le", op_le, OB_METH_FAST,
	  "le($module, a, b, /)\n--\n\n"
	  "Same as a <= b." },
	{ "lshift", op_lshift, OB_METH_FAST,
	  "lshift($module, a, b, /)\n--\n\n"
	  "Same as a << b." },
	{ "lt", op_lt, OB_METH_FAST,
	  "lt($module, a, b, /)\n--\n\n"
	  "Same as a < b." },
	{ "matmul", op_matmul, OB_METH_FAST,
	  "matmul($module, a, b, /)\n--\n\n"
	  "Same as a @ b." },
	{ "mod", op_mod, OB_METH_FAST,
	  "mod($module, a, b, /)\n--\n\n"
	  "Same as a % b." },
	{ "mul", op_mul, OB_METH_FAST,
	  "mul($module, a, b, /)\n--\n\n"
	  "Same as a * b." },
	{ "ne", op_ne, OB_METH_FAST,
	  "ne($module, a, b, /)\n--\n\n"
	  "Same as a != b." },
	{ "neg", op_neg, OB_METH_O,
	  "neg($module, a, /)\n--\n\n"
	  "Same as -a." },
	{ "not_", op_not, OB_METH_O,
	  "not_($module, a, /)\n--\n\n"
	  "Same as not a." },
	{ "or_", op_or, OB_METH_FAST,
	  "or_($module, a, b, /)\n--\n\n"
	  "Same as a | b." },
	{ "pos", op_pos, OB_METH_O,
	  "pos($module, a, /)\n--\n\n"
	  "Same as +a." },
	{ "pow", op_pow, OB_METH_FAST,
	  "pow($module, a, b, /)\n--\n\n"
	  "Same as a ** b." },
	{ "rshift", op_rshift, OB_METH_FAST,
	  "rshift($module, a, b, /)\n--\n\n"
	  "Same as a >> b." },
	{ "setitem", op_setitem, OB_METH_FAST,
	  "setitem($module, a, b, c, /)\n--\n\n"
	  "Same as a[b] = c." },
	{ "sub", op_sub, OB_METH_FAST,
	  "sub($module, a, b, /)\n--\n\n"
	  "Same as a - b." },
	{ "truediv", op_truediv, OB_METH_FAST,
	  "truediv($module, a, b, /)\n--\n\n"
	  "Same as a / b." },
	{ "xor", op_xor, OB_METH_FAST,
	  "xor($module, a, b, /)\n--\n\n"
	  "Same as a ^ b." },
	{ }
};

/* those without a name between underscores */
static const struct ob_method_def operator_plain[] = {
	{ "countOf", op_count_of, OB_METH_FAST,
	  "countOf($module, a, b, /)\n--\n\n"
	  "Return the number of items in a which are, or which equal, b." },
	{ "indexOf", op_index_of, OB_METH_FAST,
	  "indexOf($module, a, b, /)\n--\n\n"
	  "Return the first index of b in a." },
	{ "is_", op_is, OB_METH_FAST,
	  "is_($module, a, b, /)\n--\n\n"
	  "Same as a is b." },
	{ "is_not", op_is_not, OB_METH_FAST,
	  "is_not($module, a, b, /)\n--\n\n"
	  "Same as a is not b." },
	{ "length_hint", op_length_hint, OB_METH_FAST,
	  "length_hint($module, obj, default=0, /)\n--\n\n"
	  "Return an estimate of the number of items in obj." },
	{ "truth", op_truth, OB_METH_O,
	  "truth($module, a, /)\n--\n\n"
	  "Return True if a is true, False otherwise." },
	{ }
};

/* name and __name__; the functions say they are of _operator, as CPython's */
static int add_twice(struct ob_rt *rt, struct ob_object *module,
		     const struct ob_method_def *def, struct ob_object *home)
{
	size_t len = strlen(def->name);
	struct ob_object *fn;
	char dunder[32];

	fn = ob_builtin_new(rt, def, module, home);
	if (!fn)
		return -1;
	if (def->name[len - 1] == '_')
		len--;
	snprintf(dunder, sizeof(dunder), "__%.*s__", (int)len, def->name);
	if (ob_module_add(rt, module, def->name, ob_newref(fn))) {
		ob_decref(rt, fn);
		return -1;
	}
	return ob_module_add(rt, module, dunder, fn);
}

/* The names without a leading underscore, in order. */
static struct ob_object *public_names(struct ob_rt *rt,
				      struct ob_object *module)
{
	struct ob_object *dict = ((struct ob_module *)module)->dict;
	struct ob_object *list = ob_list_new(rt, 0), *key, *value;
	s64 pos = 0;

	while (list && ob_dict_next(dict, &pos, &key, &value)) {
		if (ob_str_char(key, 0) == '_')
			continue;
		if (ob_list_append(rt, list, key)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	if (list && ob_list_sort(rt, list, NULL, false)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}

int ob_lib_operator(struct ob_rt *rt, struct ob_object *module)
{
	struct ob_object *home = ob_str_intern_c(rt, "_operator");
	const struct ob_method_def *def;
	int err = !home;

	for (def = operator_methods; !err && def->name; def++)
		err = add_twice(rt, module, def, home);
	for (def = operator_plain; !err && def->name; def++)
		err = ob_module_add(rt, module, def->name,
				    ob_builtin_new(rt, def, module, home));
	ob_xdecref(rt, home);
	if (err)
		return -1;
	return ob_lib_add_types(rt, module, OB_T_ITEMGETTER,
				OB_T_METHODCALLER) ||
	       ob_module_add(rt, module, "__all__", public_names(rt, module)) ?
	       -1 : 0;
}
