// SPDX-License-Identifier: GPL-2.0
/*
 * slots_number - slots of classes for arithmetic and items
 *
 * All operators of a type share one function. In a class it is this file's,
 * which knows by one bit per operator whether a method does it or the builtin
 * type the class is derived from.
 */
#include "type_priv.h"

/* method, reflected method and in-place method of each operator */
static const u8 op_names[OB_NR_BINOPS + 1][3] = {
#define OP(code, name) \
	[code] = { OB_N_##name, OB_N_r##name, OB_N_i##name }
	OP(OB_ADD, add), OP(OB_AND, and), OP(OB_FLOORDIV, floordiv),
	OP(OB_LSHIFT, lshift), OP(OB_MATMUL, matmul), OP(OB_MUL, mul),
	OP(OB_MOD, mod), OP(OB_OR, or), OP(OB_POW, pow),
	OP(OB_RSHIFT, rshift), OP(OB_SUB, sub), OP(OB_TRUEDIV, truediv),
	OP(OB_XOR, xor),
#undef OP
	[OB_OWN_DIVMOD] = { OB_N_divmod, OB_N_rdivmod },
};

static u32 op_index(u32 op)
{
	return op == OB_DIVMOD ? OB_OWN_DIVMOD : op;
}

struct ob_object *(*ob_binop_slot(const struct ob_type *type,
				  unsigned int op))(struct ob_rt *rt,
						    enum ob_binop op,
						    struct ob_object *a,
						    struct ob_object *b)
{
	const struct ob_heap_type *heap = ob_heap_type(type);

	if (!ob_type_is_heap(type))
		return type->number ? type->number->binop : NULL;
	if (heap->own_binops & BIT(op_index(op)))
		return ob_slot_binop;
	return heap->native ? heap->native->binop : NULL;
}

struct ob_object *(*ob_inplace_slot(const struct ob_type *type,
				    unsigned int op))(struct ob_rt *rt,
						      enum ob_binop op,
						      struct ob_object *a,
						      struct ob_object *b)
{
	const struct ob_heap_type *heap = ob_heap_type(type);

	if (!ob_type_is_heap(type))
		return type->number ? type->number->inplace : NULL;
	if (heap->own_inplace & BIT(op))
		return ob_slot_inplace;
	return heap->native ? heap->native->inplace : NULL;
}

static struct ob_object *invoke_or_notimpl(struct ob_rt *rt,
					   struct ob_object *o, enum ob_name n,
					   struct ob_object *arg)
{
	struct ob_object *res;
	int found = ob_special_invoke(rt, o, n, &arg, 1, &res);

	if (!found)
		return ob_newref(ob_notimpl(rt));
	return found > 0 ? res : NULL;
}

/* Does the right operand's class have a reflected method of its own? */
static int reflected_differs(struct ob_rt *rt, struct ob_object *left,
			     struct ob_object *right, enum ob_name n)
{
	struct ob_object *name = ob_name(rt, n), *mine, *theirs;

	if (!name)
		return -1;
	theirs = ob_type_lookup(rt, right->type, name);
	if (!theirs)
		return ob_raised(rt) ? -1 : 0;
	mine = ob_type_lookup(rt, left->type, name);
	if (!mine)
		return ob_raised(rt) ? -1 : 1;
	return mine != theirs;
}

struct ob_object *ob_slot_binop(struct ob_rt *rt, enum ob_binop op,
				struct ob_object *a, struct ob_object *b)
{
	const u8 *name = op_names[op_index(op)];
	bool ask_b = a->type != b->type &&
		     ob_binop_slot(b->type, op) == ob_slot_binop;
	struct ob_object *res;
	int differs;

	if (ob_binop_slot(a->type, op) == ob_slot_binop) {
		if (ask_b && ob_is_subtype(b->type, a->type)) {
			differs = reflected_differs(rt, a, b, name[1]);
			if (differs < 0)
				return NULL;
			if (differs) {
				res = invoke_or_notimpl(rt, b, name[1], a);
				if (res != ob_notimpl(rt))
					return res;
				ob_decref(rt, res);
				ask_b = false;
			}
		}
		res = invoke_or_notimpl(rt, a, name[0], b);
		if (res != ob_notimpl(rt) || a->type == b->type)
			return res;
		ob_decref(rt, res);
	}
	if (ask_b)
		return invoke_or_notimpl(rt, b, name[1], a);
	return ob_newref(ob_notimpl(rt));
}

/* pow() with a modulus asks the first operand's __pow__ and no reflected one. */
static struct ob_object *slot_power(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b, struct ob_object *mod)
{
	struct ob_object *args[] = { b, mod }, *res;
	int found;

	if (ob_power_slot(a->type) != slot_power)
		return ob_newref(ob_notimpl(rt));
	found = ob_special_invoke(rt, a, OB_N_pow, args, 2, &res);
	if (!found)
		return ob_newref(ob_notimpl(rt));
	return found > 0 ? res : NULL;
}

struct ob_object *(*ob_power_slot(const struct ob_type *type))
	(struct ob_rt *rt, struct ob_object *a, struct ob_object *b,
	 struct ob_object *mod)
{
	const struct ob_heap_type *heap = ob_heap_type(type);

	if (!ob_type_is_heap(type))
		return type->number ? type->number->power : NULL;
	if (heap->own_binops & BIT(OB_POW))
		return slot_power;
	return heap->native ? heap->native->power : NULL;
}

struct ob_object *ob_slot_inplace(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, struct ob_object *b)
{
	return invoke_or_notimpl(rt, a, op_names[op][2], b);
}

struct ob_object *ob_slot_inplace_any(struct ob_rt *rt, enum ob_binop op,
				      struct ob_object *a,
				      struct ob_object *b)
{
	const struct ob_heap_type *heap = ob_heap_type(a->type);

	if (heap->own_inplace & BIT(op))
		return ob_slot_inplace(rt, op, a, b);
	if (heap->native && heap->native->inplace)
		return heap->native->inplace(rt, op, a, b);
	return ob_newref(ob_notimpl(rt));
}

struct ob_object *ob_slot_unop(struct ob_rt *rt, enum ob_unop op,
			       struct ob_object *o)
{
	static const u8 name[] = {
		[OB_NEG] = OB_N_neg, [OB_POS] = OB_N_pos,
		[OB_INVERT] = OB_N_invert, [OB_ABS] = OB_N_abs,
	};
	const struct ob_heap_type *heap = ob_heap_type(o->type);
	struct ob_object *res;
	int found;

	if (!(heap->own_unops & BIT(op))) {
		if (heap->native && heap->native->unop)
			return heap->native->unop(rt, op, o);
		return ob_newref(ob_notimpl(rt));
	}
	found = ob_special_invoke(rt, o, name[op], NULL, 0, &res);
	if (!found)
		ob_raise_obj(rt, OB_T_AttributeError, ob_name(rt, name[op]));
	return found > 0 ? res : NULL;
}

int ob_slot_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res;
	int found = ob_special_invoke(rt, o, OB_N_bool, NULL, 0, &res);
	s64 len;

	if (found < 0)
		return -1;
	if (found) {
		bool truth = res == ob_bool(rt, true);

		if (!ob_is(rt, res, OB_T_BOOL)) {
			ob_raise(rt, OB_T_TypeError,
				 "__bool__ should return bool, returned %T",
				 res);
			ob_decref(rt, res);
			return -1;
		}
		ob_decref(rt, res);
		return truth;
	}
	if (!o->type->sequence || !o->type->sequence->length)
		return 1;
	len = o->type->sequence->length(rt, o);
	return len < 0 ? -1 : !!len;
}

static struct ob_object *must(struct ob_rt *rt, struct ob_object *o,
			      enum ob_name n, struct ob_object *const *args,
			      size_t nargs)
{
	struct ob_object *res;
	int found = ob_special_invoke(rt, o, n, args, nargs, &res);

	if (!found)
		ob_raise_obj(rt, OB_T_AttributeError, ob_name(rt, n));
	return found > 0 ? res : NULL;
}

struct ob_object *ob_slot_int(struct ob_rt *rt, struct ob_object *o)
{
	return must(rt, o, OB_N_int, NULL, 0);
}

struct ob_object *ob_slot_float(struct ob_rt *rt, struct ob_object *o)
{
	return must(rt, o, OB_N_float, NULL, 0);
}

struct ob_object *ob_slot_index(struct ob_rt *rt, struct ob_object *o)
{
	return must(rt, o, OB_N_index, NULL, 0);
}

s64 ob_slot_length(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res = must(rt, o, OB_N_len, NULL, 0), *index;
	s64 len;

	if (!res)
		return -1;
	index = ob_number_index(rt, res);
	ob_decref(rt, res);
	if (!index)
		return -1;
	if (ob_int_negative(index)) {
		ob_raise(rt, OB_T_ValueError, "__len__() should return >= 0");
		len = -1;
	} else {
		len = ob_index_s64(rt, index, OB_T_OverflowError);
	}
	ob_decref(rt, index);
	return len;
}

struct ob_object *ob_slot_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key)
{
	return must(rt, o, OB_N_getitem, &key, 1);
}

int ob_slot_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *key, struct ob_object *value)
{
	struct ob_object *args[2] = { key, value }, *res;

	if (value)
		res = must(rt, o, OB_N_setitem, args, 2);
	else
		res = must(rt, o, OB_N_delitem, args, 1);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

struct ob_object *ob_slot_item(struct ob_rt *rt, struct ob_object *o, s64 i)
{
	struct ob_object *index = ob_int_from_s64(rt, i), *res;

	if (!index)
		return NULL;
	res = must(rt, o, OB_N_getitem, &index, 1);
	ob_decref(rt, index);
	return res;
}

int ob_slot_contains(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *x)
{
	struct ob_object *method, *res;
	int found;

	method = ob_type_lookup(rt, o->type, ob_name(rt, OB_N_contains));
	if (!method)
		return ob_raised(rt) ? -1 : ob_iter_contains(rt, o, x);
	if (method == ob_none(rt)) {
		ob_raise(rt, OB_T_TypeError, "'%.200T' object is not a container",
			 o);
		return -1;
	}
	res = must(rt, o, OB_N_contains, &x, 1);
	if (!res)
		return -1;
	found = ob_is_true(rt, res);
	ob_decref(rt, res);
	return found;
}
