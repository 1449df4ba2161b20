// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_warn - expressions that can hardly be meant
 *
 * Calling or indexing a display is what a missing comma looks like; comparing
 * with a literal by identity and asserting a tuple are mistakes as well.
 */

#include "codegen.h"

/* The type an expression is sure to have, or -1. */
static int type_of(const struct node *n)
{
	switch (n->kind) {
	case N_TUPLE:
		return OB_T_TUPLE;
	case N_LIST:
	case N_LISTCOMP:
		return OB_T_LIST;
	case N_DICT:
	case N_DICTCOMP:
		return OB_T_DICT;
	case N_SET:
	case N_SETCOMP:
		return OB_T_SET;
	case N_GENEXP:
		return OB_T_GENERATOR;
	case N_LAMBDA:
		return OB_T_FUNCTION;
	case N_JOINED:
	case N_FORMATTED:
		return OB_T_STR;
	case N_CONST:
		return n->constant.value->type->tid;
	default:
		return -1;
	}
}

static const char *type_name(struct gen *g, int tid)
{
	return ob_type_of(g->u->rt, tid)->name;
}

void warn_call(struct gen *g, const struct node *func)
{
	int tid = func->kind == N_LAMBDA ? -1 : type_of(func);

	if (tid >= 0)
		ob_unit_warn_now(g->u, &g->body->loc,
				 "'%.200s' object is not callable; perhaps you missed a comma?",
				 type_name(g, tid));
}

static bool no_items(int tid)
{
	switch (tid) {
	case OB_T_NONE:
	case OB_T_ELLIPSIS:
	case OB_T_INT:
	case OB_T_BOOL:
	case OB_T_FLOAT:
	case OB_T_COMPLEX:
	case OB_T_SET:
	case OB_T_FROZENSET:
	case OB_T_GENERATOR:
	case OB_T_FUNCTION:
		return true;
	default:
		return false;
	}
}

void warn_subscript(struct gen *g, const struct node *value,
		    const struct node *index)
{
	int tid = type_of(value), by = type_of(index);

	if (tid < 0)
		return;
	if (no_items(tid)) {
		ob_unit_warn_now(g->u, &g->body->loc,
				 "'%.200s' object is not subscriptable; perhaps you missed a comma?",
				 type_name(g, tid));
		return;
	}
	if (tid != OB_T_STR && tid != OB_T_BYTES && tid != OB_T_TUPLE &&
	    tid != OB_T_LIST)
		return;
	if (by < 0 || by == OB_T_INT || by == OB_T_BOOL || by == OB_T_SLICE)
		return;
	ob_unit_warn_now(g->u, &g->body->loc,
			 "%.200s indices must be integers or slices, not %.200s; perhaps you missed a comma?",
			 type_name(g, tid), type_name(g, by));
}

/* Identity means something for the few objects there is only one of. */
static bool has_identity(struct gen *g, const struct node *n)
{
	struct ob_rt *rt = g->u->rt;
	struct ob_object *v;

	if (n->kind != N_CONST)
		return true;
	v = n->constant.value;
	return v == ob_none(rt) || v == ob_bool(rt, true) ||
	       v == ob_bool(rt, false) || v == &rt->st->ellipsis;
}

void warn_compare(struct gen *g, const struct node *n)
{
	bool left = has_identity(g, n->compare.left), right;
	int i;

	for (i = 0; i < n->compare.comparators->n; i++, left = right) {
		int op = n->compare.ops[i];

		right = has_identity(g, n->compare.comparators->item[i]);
		if ((op != CMP_IS && op != CMP_IS_NOT) || (left && right))
			continue;
		ob_unit_warn_now(g->u, &g->body->loc, op == CMP_IS ?
				 "\"is\" with a literal. Did you mean \"==\"?" :
				 "\"is not\" with a literal. Did you mean \"!=\"?");
		return;
	}
}

void warn_assert(struct gen *g, const struct node *test)
{
	bool full = test->kind == N_TUPLE && seq_len(test->many.items);

	if (test->kind == N_CONST &&
	    ob_is(g->u->rt, test->constant.value, OB_T_TUPLE))
		full = ob_size(test->constant.value);
	if (full)
		ob_unit_warn_now(g->u, &g->body->loc,
				 "assertion is always true, perhaps remove parentheses?");
}
