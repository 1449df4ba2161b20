// SPDX-License-Identifier: GPL-2.0
/*
 * except_star - the instructions of except*
 */
#include "vm_priv.h"

static bool is_group_class(struct ob_rt *rt, struct ob_object *o)
{
	return ob_has_flag(o, OB_TF_TYPE_SUBCLASS) &&
	       ob_is_subtype((struct ob_type *)o,
			     ob_type_of(rt, OB_T_BaseExceptionGroup));
}

/* Groups cannot be caught by except*: it looks into them. */
static int star_check(struct ob_rt *rt, struct ob_object *what)
{
	struct ob_object *const *type = &what;
	s64 n = 1, i;

	if (ob_is_tuple(what)) {
		type = ((struct ob_tuple *)what)->item;
		n = ob_size(what);
	}
	for (i = 0; i < n; i++) {
		if (!is_group_class(rt, type[i]))
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "catching ExceptionGroup with except* is not allowed. Use except instead.");
		return -1;
	}
	return 0;
}

/* An exception that is no group as the only one of a group; new. */
static struct ob_object *star_wrap(struct ob_rt *rt, struct ob_object *exc)
{
	struct ob_object *list = ob_tuple_pack(rt, 1, exc), *group;

	if (!list)
		return NULL;
	group = ob_exc_group_new(rt, OB_OBJ(&rt->st->empty_str), list);
	ob_decref(rt, list);
	return group;
}

int ob_op_check_eg_match(struct ob_rt *rt, struct ob_object *exc,
			 struct ob_object *what, struct ob_object **match,
			 struct ob_object **rest)
{
	int found;

	*match = NULL;
	*rest = NULL;
	/* ob_unwind_match() refuses what is no exception class. */
	found = exc == ob_none(rt) ?
		ob_unwind_match(rt, rt->memory_error_last, what) :
		ob_unwind_match(rt, exc, what);
	if (found < 0 || star_check(rt, what))
		return -1;
	if (exc == ob_none(rt)) {
		*match = ob_newref(exc);
		*rest = ob_newref(exc);
		return 0;
	}
	if (found) {
		*match = ob_is_exc_group(rt, exc) ? ob_newref(exc) :
						    star_wrap(rt, exc);
		*rest = ob_newref(ob_none(rt));
		if (*match)
			return 0;
		ob_decref(rt, *rest);
		return -1;
	}
	if (ob_is_exc_group(rt, exc))
		return ob_exc_group_split(rt, exc, what, match, rest);
	*match = ob_newref(ob_none(rt));
	*rest = ob_newref(exc);
	return 0;
}

/* Is it the exception that was caught, or a part of it, raised again? */
static bool same_history(struct ob_rt *rt, struct ob_object *a,
			 struct ob_object *b)
{
	struct ob_exc *x = (struct ob_exc *)a, *y = (struct ob_exc *)b;

	return ob_is_exc_group(rt, a) && ob_is_exc_group(rt, b) &&
	       x->notes == y->notes && x->traceback == y->traceback &&
	       x->cause == y->cause && x->context == y->context;
}

/* The exceptions a group consists of, groups in it taken apart. */
static int collect_leaves(struct ob_rt *rt, struct ob_object *exc,
			  struct ob_object *leaves)
{
	struct ob_tuple *members;
	s64 i;

	if (!ob_is_exc_group(rt, exc))
		return ob_list_append(rt, leaves, exc);
	if (ob_enter(rt, " in exception group"))
		return -1;
	members = (struct ob_tuple *)((struct ob_exc_group *)exc)->exceptions;
	for (i = 0; i < ob_size(members); i++)
		if (collect_leaves(rt, members->item[i], leaves))
			return -1;
	return 0;
}

/* Sort what the clauses left into raised anew and raised again. */
static int star_sort(struct ob_rt *rt, struct ob_object *orig,
		     struct ob_object *excs, struct ob_object *raised,
		     struct ob_object *leaves)
{
	struct ob_list *list = (struct ob_list *)excs;
	int err = 0;
	s64 i;

	for (i = 0; !err && i < ob_size(list); i++) {
		struct ob_object *exc = list->item[i];

		if (exc == ob_none(rt))
			continue;
		if (same_history(rt, exc, orig))
			err = collect_leaves(rt, exc, leaves);
		else
			err = ob_list_append(rt, raised, exc);
	}
	return err;
}

static struct ob_object *star_combine(struct ob_rt *rt, struct ob_object *orig,
				      struct ob_object *raised,
				      struct ob_object *leaves)
{
	struct ob_object *again = NULL;

	if (ob_size(leaves)) {
		again = ob_exc_group_project(rt, orig, leaves);
		if (!again || !ob_size(raised))
			return again;
		if (again != ob_none(rt) && ob_list_append(rt, raised, again)) {
			ob_decref(rt, again);
			return NULL;
		}
		ob_decref(rt, again);
	}
	if (!ob_size(raised))
		return ob_newref(ob_none(rt));
	return ob_exc_group_new(rt, OB_OBJ(&rt->st->empty_str), raised);
}

struct ob_object *ob_op_prep_reraise_star(struct ob_rt *rt,
					  struct ob_object *orig,
					  struct ob_object *excs)
{
	struct ob_object *raised, *leaves, *res = NULL;

	if (!ob_size(excs))
		return ob_newref(ob_none(rt));
	/* One that was wrapped: at most one clause can have run. */
	if (!ob_is_exc_group(rt, orig))
		return ob_newref(((struct ob_list *)excs)->item[0]);
	raised = ob_list_new(rt, 0);
	leaves = raised ? ob_list_new(rt, 0) : NULL;
	if (leaves && !star_sort(rt, orig, excs, raised, leaves))
		res = star_combine(rt, orig, raised, leaves);
	ob_xdecref(rt, raised);
	ob_xdecref(rt, leaves);
	return res;
}
