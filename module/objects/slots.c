// SPDX-License-Identifier: GPL-2.0
/*
 * slots - the special methods of builtin types: o.__len__() and the like
 *
 * A builtin type says what it can do with slots, not with methods. For whoever
 * looks the methods up, each slot that a type fills gets a wrapper in the
 * type's dict: a method that runs the protocol the slot belongs to.
 */
#include "objects_priv.h"

#define SLOT_FN(name)							\
static struct ob_object *slot_##name(struct ob_rt *rt,			\
				     struct ob_object *self,		\
				     struct ob_object *const *args,	\
				     size_t nargs,			\
				     struct ob_tuple *kwnames)

SLOT_FN(repr)
{
	return ob_repr(rt, self);
}

SLOT_FN(str)
{
	return ob_str(rt, self);
}

SLOT_FN(hash)
{
	s64 hash = ob_hash(rt, self);

	return hash == -1 ? NULL : ob_int_from_s64(rt, hash);
}

static struct ob_object *slot_compare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op)
{
	if (ob_enter(rt, " in comparison"))
		return NULL;
	return a->type->richcompare(rt, a, b, op);
}

SLOT_FN(lt)
{
	return slot_compare(rt, self, args[0], OB_LT);
}

SLOT_FN(le)
{
	return slot_compare(rt, self, args[0], OB_LE);
}

SLOT_FN(eq)
{
	return slot_compare(rt, self, args[0], OB_EQ);
}

SLOT_FN(ne)
{
	struct ob_object *res = slot_compare(rt, self, args[0], OB_NE);
	int truth;

	if (res != ob_notimpl(rt) || self->type->tid != OB_T_OBJECT)
		return res;
	ob_decref(rt, res);
	res = slot_compare(rt, self, args[0], OB_EQ);
	if (!res || res == ob_notimpl(rt))
		return res;
	truth = ob_is_true(rt, res);
	ob_decref(rt, res);
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, !truth));
}

SLOT_FN(gt)
{
	return slot_compare(rt, self, args[0], OB_GT);
}

SLOT_FN(ge)
{
	return slot_compare(rt, self, args[0], OB_GE);
}

SLOT_FN(iter)
{
	return ob_iter(rt, self);
}

SLOT_FN(next)
{
	struct ob_object *item = ob_iternext(rt, self);

	if (!item && !ob_raised(rt)) {
		struct ob_object *none = ob_tuple_new(rt, 0);

		none = none ? ob_exc_new(rt, OB_T_StopIteration,
					 (struct ob_tuple *)none) : NULL;
		if (none)
			ob_set_exc(rt, none);
	}
	return item;
}

SLOT_FN(len)
{
	s64 len = ob_length(rt, self);

	return len < 0 ? NULL : ob_int_from_s64(rt, len);
}

SLOT_FN(getitem)
{
	return ob_getitem(rt, self, args[0]);
}

SLOT_FN(setitem)
{
	if (ob_args_check(rt, "__setitem__", nargs, 2, 2) ||
	    ob_setitem(rt, self, args[0], args[1]))
		return NULL;
	return ob_newref(ob_none(rt));
}

SLOT_FN(delitem)
{
	return ob_delitem(rt, self, args[0]) ? NULL : ob_newref(ob_none(rt));
}

SLOT_FN(contains)
{
	int found = ob_contains(rt, self, args[0]);

	return found < 0 ? NULL : ob_newref(ob_bool(rt, found));
}

SLOT_FN(bool)
{
	int truth = ob_is_true(rt, self);

	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

SLOT_FN(int)
{
	return self->type->number->to_int(rt, self);
}

SLOT_FN(float)
{
	return self->type->number->to_float(rt, self);
}

SLOT_FN(index)
{
	return self->type->number->index(rt, self);
}

SLOT_FN(neg)
{
	return ob_unary(rt, self, OB_NEG);
}

SLOT_FN(pos)
{
	return ob_unary(rt, self, OB_POS);
}

SLOT_FN(invert)
{
	return ob_unary(rt, self, OB_INVERT);
}

SLOT_FN(abs)
{
	return ob_number_abs(rt, self);
}

SLOT_FN(call)
{
	return ob_call(rt, self, args, nargs, kwnames);
}

/* __add__ of a number is its binop slot; of a sequence, concat */
static struct ob_object *slot_binop(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b, enum ob_binop op)
{
	const struct ob_type *type = a->type;

	if (type->number && type->number->binop)
		return type->number->binop(rt, op, a, b);
	return ob_binary(rt, a, b, op);
}

#define SLOT_BINOP(name, op)						\
SLOT_FN(name)								\
{									\
	return slot_binop(rt, self, args[0], op);			\
}									\
									\
SLOT_FN(r##name)							\
{									\
	const struct ob_type *type = self->type;			\
									\
	if (type->number && type->number->binop)			\
		return type->number->binop(rt, op, args[0], self);	\
	return ob_binary(rt, args[0], self, op);			\
}

SLOT_BINOP(add, OB_ADD)
SLOT_BINOP(sub, OB_SUB)
SLOT_BINOP(mul, OB_MUL)
SLOT_BINOP(truediv, OB_TRUEDIV)
SLOT_BINOP(floordiv, OB_FLOORDIV)
SLOT_BINOP(mod, OB_MOD)
SLOT_BINOP(and, OB_AND)
SLOT_BINOP(or, OB_OR)
SLOT_BINOP(xor, OB_XOR)
SLOT_BINOP(lshift, OB_LSHIFT)
SLOT_BINOP(rshift, OB_RSHIFT)
SLOT_BINOP(divmod, OB_DIVMOD)

SLOT_FN(pow)
{
	if (ob_args_check(rt, "__pow__", nargs, 1, 2))
		return NULL;
	if (nargs == 1 || args[1] == ob_none(rt))
		return slot_binop(rt, self, args[0], OB_POW);
	if (!self->type->number->power)
		return ob_newref(ob_notimpl(rt));
	return self->type->number->power(rt, self, args[0], args[1]);
}

SLOT_FN(rpow)
{
	return self->type->number->binop(rt, OB_POW, args[0], self);
}

SLOT_FN(iadd)
{
	return ob_binary(rt, self, args[0], OB_INPLACE + OB_ADD);
}

SLOT_FN(imul)
{
	return ob_binary(rt, self, args[0], OB_INPLACE + OB_MUL);
}

/* what a type must have for a wrapper to appear in its dict */
enum slot_need {
	NEED_REPR, NEED_STR, NEED_HASH, NEED_COMPARE, NEED_ITER, NEED_NEXT,
	NEED_LEN, NEED_GETITEM, NEED_SETITEM, NEED_CONTAINS, NEED_BOOL,
	NEED_INT, NEED_FLOAT, NEED_INDEX, NEED_UNARY, NEED_CALL, NEED_ADD,
	NEED_MUL, NEED_ARITH, NEED_REAL, NEED_BITS, NEED_OR, NEED_MOD, NEED_IADD,
	NEED_IMUL,
};

struct slot_wrapper {
	enum slot_need need;
	struct ob_method_def def;
};

#define UNARY(need, name) { need, { "__" #name "__", slot_##name, OB_METH_NOARGS } }
#define BINARY(need, name) { need, { "__" #name "__", slot_##name, OB_METH_O } }
#define BOTH(need, name) BINARY(need, name), BINARY(need, r##name)

static const struct slot_wrapper slot_wrappers[] = {
	UNARY(NEED_REPR, repr), UNARY(NEED_STR, str), UNARY(NEED_HASH, hash),
	BINARY(NEED_COMPARE, lt), BINARY(NEED_COMPARE, le),
	BINARY(NEED_COMPARE, eq), BINARY(NEED_COMPARE, ne),
	BINARY(NEED_COMPARE, gt), BINARY(NEED_COMPARE, ge),
	UNARY(NEED_ITER, iter), UNARY(NEED_NEXT, next), UNARY(NEED_LEN, len),
	BINARY(NEED_GETITEM, getitem),
	{ NEED_SETITEM, { "__setitem__", slot_setitem, OB_METH_FAST } },
	BINARY(NEED_SETITEM, delitem), BINARY(NEED_CONTAINS, contains),
	UNARY(NEED_BOOL, bool), UNARY(NEED_INT, int), UNARY(NEED_FLOAT, float),
	UNARY(NEED_INDEX, index), UNARY(NEED_UNARY, neg),
	UNARY(NEED_UNARY, pos), UNARY(NEED_UNARY, abs),
	UNARY(NEED_BITS, invert), BOTH(NEED_REAL, divmod),
	{ NEED_CALL, { "__call__", slot_call, OB_METH_KW } },
	BINARY(NEED_ADD, add), BINARY(NEED_ARITH, radd), BOTH(NEED_MUL, mul),
	BOTH(NEED_ARITH, sub), BOTH(NEED_ARITH, truediv),
	BOTH(NEED_REAL, floordiv), BOTH(NEED_MOD, mod),
	{ NEED_ARITH, { "__pow__", slot_pow, OB_METH_FAST } },
	BINARY(NEED_ARITH, rpow), BOTH(NEED_BITS, and), BOTH(NEED_OR, or),
	BOTH(NEED_BITS, xor), BOTH(NEED_BITS, lshift),
	BOTH(NEED_BITS, rshift), BINARY(NEED_IADD, iadd),
	BINARY(NEED_IMUL, imul),
};

static bool slot_has_sequence(const struct ob_type *t, enum slot_need need)
{
	const struct ob_sequence_slots *seq = t->sequence;
	const struct ob_mapping_slots *map = t->mapping;

	switch (need) {
	case NEED_LEN:
		return (seq && seq->length) || (map && map->length);
	case NEED_GETITEM:
		return (seq && seq->item) || (map && map->subscript);
	case NEED_SETITEM:
		return map && map->ass_subscript;
	case NEED_CONTAINS:
		return seq && seq->contains;
	case NEED_IADD:
		return seq && seq->inplace_concat;
	case NEED_IMUL:
		return seq && seq->inplace_repeat;
	default:
		return false;
	}
}

static bool slot_has_number(const struct ob_type *t, enum slot_need need)
{
	const struct ob_number_slots *num = t->number;
	bool is_int = t->tid == OB_T_INT || t->tid == OB_T_BOOL;
	bool real = is_int || t->tid == OB_T_FLOAT;
	bool arith = real || t->tid == OB_T_COMPLEX;

	switch (need) {
	case NEED_BOOL:
		return num && num->nonzero;
	case NEED_INT:
		return num && num->to_int;
	case NEED_FLOAT:
		return num && num->to_float;
	case NEED_INDEX:
		return num && num->index;
	case NEED_ADD:
		return arith || (t->sequence && t->sequence->concat);
	case NEED_MUL:
		return arith || (t->sequence && t->sequence->repeat);
	case NEED_UNARY:
	case NEED_ARITH:
		return arith;
	case NEED_REAL:
		return real;
	case NEED_MOD:
		return real || t->tid == OB_T_STR;
	case NEED_BITS:
		return is_int;
	case NEED_OR:
		return is_int || t->tid == OB_T_DICT;
	default:
		return slot_has_sequence(t, need);
	}
}

static bool slot_has(const struct ob_type *t, enum slot_need need)
{
	switch (need) {
	case NEED_REPR:
		return t->repr || t->tid == OB_T_OBJECT;
	case NEED_STR:
		return t->str || t->tid == OB_T_OBJECT;
	case NEED_HASH:
		return t->hash && t->hash != ob_hash_unhashable;
	case NEED_COMPARE:
		return t->richcompare;
	case NEED_ITER:
		return t->iter;
	case NEED_NEXT:
		return t->iternext;
	case NEED_CALL:
		return t->call;
	default:
		return slot_has_number(t, need);
	}
}

/* Is the slot the base's, handed down? Then the base has the wrapper. */
static bool slot_inherited(const struct ob_type *t, enum slot_need need)
{
	const struct ob_type *base = t->tp_base;

	if (!base || !slot_has(base, need))
		return false;
	switch (need) {
	case NEED_REPR:
		return t->repr == base->repr;
	case NEED_STR:
		return t->str == base->str;
	case NEED_HASH:
		return t->hash == base->hash;
	case NEED_COMPARE:
		return t->richcompare == base->richcompare;
	default:
		return t->number == base->number &&
		       t->sequence == base->sequence &&
		       t->mapping == base->mapping && t->iter == base->iter &&
		       t->call == base->call;
	}
}

int ob_type_add_slots(struct ob_rt *rt, struct ob_type *type)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(slot_wrappers); i++) {
		const struct slot_wrapper *w = &slot_wrappers[i];
		struct ob_object *descr;
		int err;

		if (!slot_has(type, w->need) || slot_inherited(type, w->need))
			continue;
		descr = ob_descr_new(rt, OB_T_WRAPPER_DESCR, type, w->def.name,
				     &w->def);
		if (!descr)
			return -1;
		err = ob_dict_set_c(rt, OB_OBJ(type->dict), w->def.name,
				    descr);
		ob_decref(rt, descr);
		if (err)
			return -1;
	}
	if (type->hash == ob_hash_unhashable)
		return ob_dict_set_c(rt, OB_OBJ(type->dict), "__hash__",
				     ob_none(rt));
	return 0;
}
