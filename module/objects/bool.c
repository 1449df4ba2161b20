// SPDX-License-Identifier: GPL-2.0
/*
 * bool - True and False, two static ints whose & | ^ stay bool
 *
 * ob_int_init_statics() fills the two objects in. What is not here is int's.
 */
#include "int_priv.h"

static struct ob_object *bool_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_intern_c(rt, ob_int_is_zero(o) ? "False" : "True");
}

static struct ob_object *bool_binop(struct ob_rt *rt, enum ob_binop op,
				    struct ob_object *a, struct ob_object *b)
{
	bool x, y;

	if (!ob_is(rt, a, OB_T_BOOL) || !ob_is(rt, b, OB_T_BOOL))
		return ob_int_binop(rt, op, a, b);
	x = !ob_int_is_zero(a);
	y = !ob_int_is_zero(b);
	switch (op) {
	case OB_AND:
		return ob_newref(ob_bool(rt, x && y));
	case OB_OR:
		return ob_newref(ob_bool(rt, x || y));
	case OB_XOR:
		return ob_newref(ob_bool(rt, x != y));
	default:
		return ob_int_binop(rt, op, a, b);
	}
}

static struct ob_object *bool_unop(struct ob_rt *rt, enum ob_unop op,
				   struct ob_object *a)
{
	return ob_int_number.unop(rt, op, a);
}

static int bool_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	return !ob_int_is_zero(o);
}

static struct ob_object *bool_to_float(struct ob_rt *rt, struct ob_object *o)
{
	return ob_float_new(rt, ob_int_is_zero(o) ? 0 : OB_F64_ONE);
}

static const struct ob_number_slots bool_number = {
	.binop = bool_binop,
	.unop = bool_unop,
	.nonzero = bool_nonzero,
	.to_int = ob_int_exact,
	.to_float = bool_to_float,
	.index = ob_int_exact,
	.power = ob_int_power,
};

static struct ob_object *bool_new(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	int truth;

	if (ob_args_no_kw(rt, "bool", kwnames) ||
	    ob_args_check(rt, "bool", nargs, 0, 1))
		return NULL;
	truth = nargs ? ob_is_true(rt, args[0]) : 0;
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

/* Dropped once too often somewhere: see singletons.c. */
static void bool_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_assert(false);
	o->refcnt = 1;
}

const struct ob_type_def ob_bool_type_def = {
	.base = OB_T_INT,
	.type = {
		.name = "bool",
		.basicsize = sizeof(struct ob_bool),
		.dealloc = bool_dealloc,
		.repr = bool_repr,
		.number = &bool_number,
		.flags = OB_TF_INT_SUBCLASS,
		.new = bool_new,
		.size_of = ob_int_size_of,
	},
};
