// SPDX-License-Identifier: GPL-2.0
/*
 * traceback - where an exception has been
 */
#include "objects_priv.h"

static struct ob_traceback *traceback_alloc(struct ob_rt *rt,
					    struct ob_object *next,
					    struct ob_frame_object *frame)
{
	struct ob_traceback *tb;

	tb = ob_obj_alloc(rt, OB_T_TRACEBACK, sizeof(*tb));
	if (!tb)
		return NULL;
	tb->next = next ? ob_newref(next) : NULL;
	tb->frame = ob_newref(frame);
	ob_track(rt, tb);
	return tb;
}

int ob_traceback_add(struct ob_rt *rt, struct ob_frame *frame)
{
	struct ob_object *exc = ob_take_exc(rt);
	struct ob_exc *e = (struct ob_exc *)exc;
	struct ob_frame_object *f = ob_frame_object_of(rt, frame);
	struct ob_traceback *tb = NULL;

	if (f)
		tb = traceback_alloc(rt, e->traceback, f);
	if (!tb) {
		ob_decref(rt, exc);
		return -1;
	}
	tb->lasti = ob_frame_lasti(frame) * 2;
	tb->lineno = ob_frame_line(frame);
	/* Who is stopped from outside may not have come to a line yet. */
	if (!tb->lineno && rt->stop)
		tb->lineno = frame->code->firstlineno;
	ob_xdecref(rt, e->traceback);
	e->traceback = OB_OBJ(tb);
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
	ob_xdecref(rt, tb->frame);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int traceback_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_traceback *tb = (struct ob_traceback *)o;

	return ob_visit_two(v, tb->next, tb->frame);
}

static struct ob_object *traceback_get_next(struct ob_rt *rt,
					    struct ob_object *o)
{
	struct ob_traceback *tb = (struct ob_traceback *)o;

	return ob_newref(tb->next ?: ob_none(rt));
}

static int traceback_set_next(struct ob_rt *rt, struct ob_object *o,
			      struct ob_object *value)
{
	struct ob_traceback *tb = (struct ob_traceback *)o, *link;

	if (!value) {
		ob_raise(rt, OB_T_TypeError, "can't delete tb_next attribute");
		return -1;
	}
	if (value == ob_none(rt)) {
		value = NULL;
	} else if (!ob_is(rt, value, OB_T_TRACEBACK)) {
		ob_raise(rt, OB_T_TypeError,
			 "expected traceback object, got '%T'", value);
		return -1;
	}
	for (link = (void *)value; link; link = (void *)link->next) {
		if (link == tb) {
			ob_raise(rt, OB_T_ValueError,
				 "traceback loop detected");
			return -1;
		}
		if (ob_tick(rt))
			return -1;
	}
	ob_exc_set(rt, &tb->next, value);
	return 0;
}

static struct ob_object *traceback_get_frame(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_newref(((struct ob_traceback *)o)->frame);
}

static struct ob_object *traceback_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const names[] = {
		"tb_next", "tb_frame", "tb_lasti", "tb_lineno", NULL
	};
	struct ob_object *arg[4] = { };
	struct ob_traceback *tb;
	s64 lasti, lineno;

	if (ob_args_parse(rt, "TracebackType", names, 4, 4, args, nargs,
			  kwnames, arg))
		return NULL;
	if (arg[0] != ob_none(rt) && !ob_is(rt, arg[0], OB_T_TRACEBACK))
		return ob_raise(rt, OB_T_TypeError,
				"expected traceback object or None, got '%T'",
				arg[0]);
	if (!ob_is(rt, arg[1], OB_T_FRAME))
		return ob_raise(rt, OB_T_TypeError,
				"TracebackType() argument 'tb_frame' must be frame, not %.50Y",
				arg[1]);
	lasti = ob_index_s64(rt, arg[2], OB_T_OverflowError);
	if (ob_raised(rt))
		return NULL;
	lineno = ob_index_s64(rt, arg[3], OB_T_OverflowError);
	if (ob_raised(rt))
		return NULL;
	if (lasti != (int)lasti || lineno != (int)lineno)
		return ob_raise(rt, OB_T_OverflowError,
				"Python int too large to convert to C int");
	tb = traceback_alloc(rt, arg[0] == ob_none(rt) ? NULL : arg[0],
			     (struct ob_frame_object *)arg[1]);
	if (!tb)
		return NULL;
	tb->lasti = lasti;
	tb->lineno = lineno;
	return OB_OBJ(tb);
}

static struct ob_object *traceback_dir(OB_FN_ARGS)
{
	static const char *const names[] = {
		"tb_frame", "tb_next", "tb_lasti", "tb_lineno"
	};
	struct ob_object *list = ob_list_new(rt, 0), *name;
	size_t i;

	for (i = 0; list && i < ARRAY_SIZE(names); i++) {
		name = ob_str_intern_c(rt, names[i]);
		if (!name || ob_list_append_steal(rt, list, name)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

static const struct ob_method_def traceback_methods[] = {
	{ "__dir__", traceback_dir, OB_METH_NOARGS, "" },
	{ }
};

static struct ob_object *traceback_get_lineno(struct ob_rt *rt,
					      struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_traceback *)o)->lineno);
}

static struct ob_object *traceback_get_lasti(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_traceback *)o)->lasti);
}

static const struct ob_getset_def traceback_getset[] = {
	{ "tb_next", traceback_get_next, traceback_set_next },
	{ "tb_frame", traceback_get_frame, ob_member_readonly },
	{ "tb_lasti", traceback_get_lasti, ob_member_readonly },
	{ "tb_lineno", traceback_get_lineno, ob_member_readonly },
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
		.methods = traceback_methods,
		.getset = traceback_getset,
		.new = traceback_new,
	},
};
