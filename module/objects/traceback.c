// SPDX-License-Identifier: GPL-2.0
/*
 * traceback - where an exception has been
 *
 * Also home of the frame type: frames are not objects here until somebody can
 * ask for one, but the type has its name and place.
 */
#include "objects_priv.h"

int ob_traceback_add(struct ob_rt *rt, struct ob_object *code, int lasti,
		     int lineno)
{
	struct ob_object *exc = ob_take_exc(rt);
	struct ob_traceback *tb;

	tb = ob_obj_alloc(rt, OB_T_TRACEBACK, sizeof(*tb));
	if (!tb) {
		ob_decref(rt, exc);
		return -1;
	}
	tb->next = ((struct ob_exc *)exc)->traceback;
	tb->code = ob_newref(code);
	tb->lasti = lasti;
	tb->lineno = lineno;
	((struct ob_exc *)exc)->traceback = OB_OBJ(tb);
	ob_track(rt, tb);
	ob_set_exc(rt, exc);
	return 0;
}

static void traceback_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_traceback *tb = (struct ob_traceback *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, tb->next);
	ob_decref(rt, tb->code);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int traceback_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_traceback *tb = (struct ob_traceback *)o;
	int err = tb->next ? v->visit(v, tb->next) : 0;

	return err ?: v->visit(v, tb->code);
}

static struct ob_object *traceback_get_next(struct ob_rt *rt,
					    struct ob_object *o)
{
	struct ob_traceback *tb = (struct ob_traceback *)o;

	return ob_newref(tb->next ?: ob_none(rt));
}

static struct ob_object *traceback_get_lineno(struct ob_rt *rt,
					      struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_traceback *)o)->lineno);
}

static struct ob_object *traceback_get_lasti(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_traceback *)o)->lasti * 2LL);
}

static const struct ob_getset_def traceback_getset[] = {
	{ "tb_next", traceback_get_next },
	{ "tb_lineno", traceback_get_lineno },
	{ "tb_lasti", traceback_get_lasti },
	{ }
};

const struct ob_type_def ob_traceback_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "traceback",
		.basicsize = sizeof(struct ob_traceback),
		.flags = OB_TF_GC,
		.dealloc = traceback_dealloc,
		.traverse = traceback_traverse,
		.getset = traceback_getset,
	},
};

const struct ob_type_def ob_frame_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "frame",
		.basicsize = 56,
	},
};
