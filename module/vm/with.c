// SPDX-License-Identifier: GPL-2.0
/*
 * with - context managers
 */
#include "vm_priv.h"

int ob_op_before_with(struct ob_rt *rt, struct ob_object *o, bool async,
		      struct ob_object **enter, struct ob_object **exit)
{
	const char *what = async ? "asynchronous context manager" :
				   "context manager";

	*enter = ob_special(rt, o, async ? "__aenter__" : "__enter__");
	if (!*enter) {
		if (!ob_raised(rt))
			ob_raise(rt, OB_T_TypeError,
				 "'%.200T' object does not support the %s protocol",
				 o, what);
		return -1;
	}
	*exit = ob_special(rt, o, async ? "__aexit__" : "__exit__");
	if (*exit)
		return 0;
	if (!ob_raised(rt))
		ob_raise(rt, OB_T_TypeError,
			 "'%.200T' object does not support the %s protocol (missed %s method)",
			 o, what, async ? "__aexit__" : "__exit__");
	ob_decref(rt, *enter);
	return -1;
}

struct ob_object *ob_op_with_except(struct ob_rt *rt, struct ob_object *exit,
				    struct ob_object *exc)
{
	struct ob_object *args[3] = {
		OB_OBJ(exc->type), exc,
		((struct ob_exc *)exc)->traceback ?: ob_none(rt),
	};

	return ob_call(rt, exit, args, 3, NULL);
}
