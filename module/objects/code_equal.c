// SPDX-License-Identifier: GPL-2.0
/*
 * code_equal - when two code objects are equal, and their hash
 *
 * Where the text came from does not count, what it says does: constants have to
 * be of the same types, and 0.0 is not -0.0.
 */
#include "objects_priv.h"

static int same_const(struct ob_rt *rt, struct ob_object *a,
		      struct ob_object *b);

static int same_items(struct ob_rt *rt, struct ob_object *a,
		      struct ob_object *b)
{
	int same = ob_size(a) == ob_size(b);
	s64 i;

	if (!same)
		return 0;
	if (ob_enter(rt, " in comparison"))
		return -1;
	for (i = 0; same > 0 && i < ob_size(a); i++)
		same = same_const(rt, ((struct ob_tuple *)a)->item[i],
				  ((struct ob_tuple *)b)->item[i]);
	return same;
}

/* Equal sets whose items are of the same types: each finds its like. */
static int same_sets(struct ob_rt *rt, struct ob_object *a,
		     struct ob_object *b)
{
	int same = ob_compare_bool(rt, a, b, OB_EQ);
	struct ob_object *x, *y;
	s64 i, k;

	if (same <= 0)
		return same;
	x = ob_list_from_iterable(rt, a);
	y = x ? ob_list_from_iterable(rt, b) : NULL;
	same = y ? 1 : -1;
	for (i = 0; same > 0 && i < ob_size(x); i++) {
		struct ob_object *o = ((struct ob_list *)x)->item[i];

		same = ob_tick(rt) ? -1 : 0;
		for (k = 0; !same && k < ob_size(y); k++)
			same = same_const(rt, o,
					  ((struct ob_list *)y)->item[k]);
	}
	ob_xdecref(rt, x);
	ob_xdecref(rt, y);
	return same;
}

/* NaN is like nothing but itself; the sign of zero counts. */
static bool same_float(u64 a, u64 b)
{
	return a == b && a << 1 <= 0xffeULL << 52;
}

static int same_const(struct ob_rt *rt, struct ob_object *a,
		      struct ob_object *b)
{
	const struct ob_complex *x = (void *)a, *y = (void *)b;

	if (a == b)
		return 1;
	if (a->type != b->type)
		return 0;
	switch (a->type->tid) {
	case OB_T_INT:
	case OB_T_STR:
	case OB_T_BYTES:
	case OB_T_CODE:
		return ob_compare_bool(rt, a, b, OB_EQ);
	case OB_T_FLOAT:
		return same_float(((struct ob_float *)a)->bits,
				  ((struct ob_float *)b)->bits);
	case OB_T_COMPLEX:
		return same_float(x->real, y->real) &&
		       same_float(x->imag, y->imag);
	case OB_T_TUPLE:
		return same_items(rt, a, b);
	case OB_T_FROZENSET:
		return same_sets(rt, a, b);
	default:
		return 0;
	}
}

static int same_table(const u8 *a, u32 na, const u8 *b, u32 nb)
{
	return na == nb && (!na || !memcmp(a, b, na));
}

static int same_code_units(struct ob_rt *rt, struct ob_object *a,
			   struct ob_object *b)
{
	struct ob_object *x, *y;
	int same = -1;

	x = ob_code_get_code(rt, a);
	y = x ? ob_code_get_code(rt, b) : NULL;
	if (y)
		same = ob_compare_bool(rt, x, y, OB_EQ);
	ob_xdecref(rt, x);
	ob_xdecref(rt, y);
	return same;
}

static int code_equal(struct ob_rt *rt, struct ob_code *a, struct ob_code *b)
{
	int same = ob_compare_bool(rt, a->name, b->name, OB_EQ);

	if (same <= 0)
		return same;
	if (a->argcount != b->argcount ||
	    a->posonlyargcount != b->posonlyargcount ||
	    a->kwonlyargcount != b->kwonlyargcount || a->flags != b->flags ||
	    a->firstlineno != b->firstlineno || ob_size(a) != ob_size(b))
		return 0;
	same = same_code_units(rt, OB_OBJ(a), OB_OBJ(b));
	if (same > 0)
		same = same_items(rt, OB_OBJ(a->consts), OB_OBJ(b->consts));
	if (same > 0)
		same = ob_compare_bool(rt, OB_OBJ(a->names), OB_OBJ(b->names),
				       OB_EQ);
	if (same > 0)
		same = ob_compare_bool(rt, OB_OBJ(a->localsplusnames),
				       OB_OBJ(b->localsplusnames), OB_EQ);
	if (same > 0)
		same = same_table(a->linetable, a->linetable_len,
				  b->linetable, b->linetable_len) &&
		       same_table(a->exceptions, a->exceptiontable_len,
				  b->exceptions, b->exceptiontable_len);
	return same;
}

struct ob_object *ob_code_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op)
{
	int same;

	if ((op != OB_EQ && op != OB_NE) || !ob_is(rt, a, OB_T_CODE) ||
	    !ob_is(rt, b, OB_T_CODE))
		return ob_newref(ob_notimpl(rt));
	same = a == b ? 1 : code_equal(rt, (struct ob_code *)a,
				       (struct ob_code *)b);
	return same < 0 ? NULL : ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

/* The hash of an object the caller gives away, into *@sum; 0 or -1. */
static int mix_hash(struct ob_rt *rt, struct ob_object *o, s64 *sum)
{
	s64 hash = o ? ob_hash(rt, o) : -1;

	ob_xdecref(rt, o);
	*sum ^= hash;
	return hash == -1 ? -1 : 0;
}

s64 ob_code_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;
	s64 sum = code->argcount ^ code->posonlyargcount ^
		  code->kwonlyargcount ^ code->flags;

	if (mix_hash(rt, ob_newref(code->name), &sum) ||
	    mix_hash(rt, ob_newref(code->consts), &sum) ||
	    mix_hash(rt, ob_newref(code->names), &sum) ||
	    mix_hash(rt, ob_newref(code->localsplusnames), &sum) ||
	    mix_hash(rt, ob_code_get_linetable(rt, o), &sum) ||
	    mix_hash(rt, ob_code_get_exceptiontable(rt, o), &sum))
		return -1;
	return sum == -1 ? -2 : sum;
}
