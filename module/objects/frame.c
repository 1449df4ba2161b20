// SPDX-License-Identifier: GPL-2.0
/*
 * frame - activations as objects
 *
 * A running function has a frame on the data stack, a suspended generator one
 * inside itself. Only when somebody asks, or an exception passes, does it get
 * an object: that points at the frame while it lives, and when it ends while
 * the object is held, the frame moves into the object.
 */
#include "objects_priv.h"

struct ob_frame_object *ob_frame_object_of(struct ob_rt *rt,
					   struct ob_frame *frame)
{
	struct ob_frame_object *f = frame->frame_obj;

	if (f)
		return f;
	f = ob_obj_alloc(rt, OB_T_FRAME,
			 sizeof(*f) + ob_frame_slots(frame->code) *
				      sizeof(struct ob_object *));
	if (!f)
		return NULL;
	/* The allocation may have run code that asked for this frame. */
	if (frame->frame_obj) {
		ob_obj_free(rt, f);
		return frame->frame_obj;
	}
	ob_obj_clear(f, sizeof(*f));
	f->frame = frame;
	f->trace_lines = 1;
	frame->frame_obj = f;
	return f;
}

void ob_frame_copy(struct ob_frame *to, const struct ob_frame *from)
{
	s32 i;

	*to = *from;
	for (i = 0; i < from->stacktop; i++)
		to->localsplus[i] = from->localsplus[i];
}

/* The frame ends, its object lives on. */
static void frame_take_over(struct ob_rt *rt, struct ob_frame_object *f,
			    struct ob_frame *frame)
{
	struct ob_frame *previous = frame->previous;
	struct ob_frame_object *back;
	struct ob_object *exc;

	ob_frame_copy(&f->data, frame);
	f->frame = &f->data;
	f->data.owner = OB_FRAME_OBJECT;
	f->data.previous = NULL;
	f->data.frame_obj = NULL;
	if (previous) {
		exc = ob_take_exc(rt);
		back = ob_frame_object_of(rt, previous);
		/* Without memory for it the chain ends here. */
		if (back)
			f->back = ob_newref(back);
		else
			ob_clear_exc(rt);
		if (exc)
			ob_set_exc(rt, exc);
	}
	ob_track(rt, f);
}

struct ob_code *ob_frame_clear(struct ob_rt *rt, struct ob_frame *frame)
{
	struct ob_frame_object *f = frame->frame_obj;
	struct ob_object *held;
	s32 i;

	if (f) {
		frame->frame_obj = NULL;
		if (f->base.refcnt > 1) {
			frame_take_over(rt, f, frame);
			ob_decref(rt, f);
			return NULL;
		}
		ob_decref(rt, f);
	}
	/* Each slot is emptied first: what dies may look at this frame. */
	for (i = 0; i < frame->stacktop; i++) {
		held = frame->localsplus[i];
		frame->localsplus[i] = NULL;
		ob_xdecref(rt, held);
	}
	frame->stacktop = 0;
	held = frame->locals;
	frame->locals = NULL;
	ob_xdecref(rt, held);
	ob_decref(rt, frame->func);
	return frame->code;
}

int ob_frame_visit(struct ob_frame *frame, struct ob_visitor *v)
{
	int err = 0;
	s32 i;

	if (frame->frame_obj)
		err = ob_visit_one(v, OB_OBJ(frame->frame_obj));
	if (!err && frame->locals)
		err = ob_visit_one(v, frame->locals);
	if (!err && frame->func)
		err = ob_visit_one(v, frame->func);
	if (!err && frame->code)
		err = ob_visit_one(v, OB_OBJ(frame->code));
	for (i = 0; !err && i < frame->stacktop; i++)
		if (frame->localsplus[i])
			err = ob_visit_one(v, frame->localsplus[i]);
	return err;
}

int ob_frame_depth(const struct ob_frame *frame)
{
	return frame->stacktop - (int)frame->code->nlocalsplus;
}
EXPORT_SYMBOL_IF_KUNIT(ob_frame_depth);

int ob_frame_line(const struct ob_frame *frame)
{
	struct ob_code_pos pos;
	int lasti = ob_frame_lasti(frame);

	if (lasti < 0)
		return frame->code->firstlineno;
	ob_code_position(frame->code, lasti, &pos);
	return max(pos.line, 0);
}
EXPORT_SYMBOL_IF_KUNIT(ob_frame_line);

struct ob_object *ob_frame_varname(const struct ob_code *code, u32 i)
{
	return code->localsplusnames->item[i];
}

/* Value of a local, cell or free variable; borrowed, NULL while unbound. */
static struct ob_object *frame_variable(struct ob_rt *rt,
					const struct ob_frame *frame, u32 i)
{
	struct ob_object *value = frame->localsplus[i];
	u8 kind = frame->code->localspluskinds[i];

	if (value && kind & (OB_LOCAL_CELL | OB_LOCAL_FREE) &&
	    ob_is(rt, value, OB_T_CELL))
		value = ((struct ob_cell *)value)->contents;
	return value;
}

/* locals()[name] = value, or del; any mapping. */
static int frame_set_local(struct ob_rt *rt, struct ob_object *ns,
			   struct ob_object *name, struct ob_object *value)
{
	int err;

	if (ob_is(rt, ns, OB_T_DICT)) {
		if (value)
			return ob_dict_set(rt, ns, name, value);
		return ob_dict_del(rt, ns, name) < 0 ? -1 : 0;
	}
	if (value)
		return ob_setitem(rt, ns, name, value);
	err = ob_delitem(rt, ns, name);
	if (err && ob_raised_is(rt, OB_T_KeyError)) {
		ob_clear_exc(rt);
		err = 0;
	}
	return err;
}

struct ob_object *ob_frame_locals(struct ob_rt *rt, struct ob_frame *frame)
{
	struct ob_code *code = frame->code;
	u32 i;

	if (!frame->locals) {
		frame->locals = ob_dict_new(rt);
		if (!frame->locals)
			return NULL;
	}
	for (i = 0; i < code->nlocalsplus && frame->stacktop; i++) {
		struct ob_object *name = ob_frame_varname(code, i);
		struct ob_object *value;

		/* A class body sees its free variables through its namespace. */
		if (code->localspluskinds[i] & OB_LOCAL_FREE &&
		    !(code->flags & OB_CO_OPTIMIZED))
			continue;
		value = frame_variable(rt, frame, i);
		if (frame_set_local(rt, frame->locals, name, value))
			return NULL;
	}
	return frame->locals;
}

/* A local's cell, once the function has made it. */
static struct ob_object *frame_cell(struct ob_rt *rt,
				    const struct ob_frame *frame, u32 i)
{
	struct ob_object *held = frame->localsplus[i];

	if (held && frame->code->localspluskinds[i] &
	    (OB_LOCAL_CELL | OB_LOCAL_FREE) && ob_is(rt, held, OB_T_CELL))
		return held;
	return NULL;
}

void ob_frame_locals_back(struct ob_rt *rt, struct ob_frame *frame)
{
	struct ob_object *exc = ob_take_exc(rt), *cell, *value, *old, **slot;
	struct ob_code *code = frame->code;
	u32 i;

	for (i = 0; i < code->nlocalsplus && frame->locals; i++) {
		if (code->localspluskinds[i] & OB_LOCAL_FREE &&
		    !(code->flags & OB_CO_OPTIMIZED))
			continue;
		value = ob_getitem(rt, frame->locals, ob_frame_varname(code, i));
		if (!value)
			ob_clear_exc(rt);
		cell = frame_cell(rt, frame, i);
		slot = cell ? &((struct ob_cell *)cell)->contents :
			      &frame->localsplus[i];
		old = *slot;
		*slot = value;
		ob_xdecref(rt, old);
	}
	if (exc)
		ob_set_exc(rt, exc);
}

static void frame_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	struct ob_frame *frame = &f->data;
	s32 i;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	if (f->frame == frame) {
		ob_xdecref(rt, frame->func);
		ob_xdecref(rt, frame->locals);
		for (i = 0; i < frame->stacktop; i++)
			ob_xdecref(rt, frame->localsplus[i]);
	}
	ob_xdecref(rt, f->back);
	ob_xdecref(rt, f->trace);
	if (f->frame == frame)
		ob_xdecref(rt, frame->code);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int frame_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	int err = 0;

	if (f->back)
		err = ob_visit_one(v, f->back);
	if (!err && f->trace)
		err = ob_visit_one(v, f->trace);
	if (!err && f->frame == &f->data)
		err = ob_frame_visit(f->frame, v);
	return err;
}

/* Locals and stack go; the slots stay, empty. */
static int frame_tp_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	struct ob_frame *frame = f->frame;
	struct ob_object *held;
	s32 i, n = frame->stacktop;

	ob_exc_set(rt, &f->trace, NULL);
	if (frame != &f->data)
		return 0;
	frame->stacktop = 0;
	for (i = 0; i < n; i++) {
		held = frame->localsplus[i];
		frame->localsplus[i] = NULL;
		ob_xdecref(rt, held);
	}
	ob_exc_set(rt, &frame->locals, NULL);
	return 0;
}

static struct ob_object *frame_clear(OB_FN_ARGS)
{
	struct ob_frame_object *f = (struct ob_frame_object *)self;
	struct ob_frame *frame = f->frame;

	if (frame->owner == OB_FRAME_GENERATOR) {
		struct ob_gen *gen = ob_gen_of(frame);

		if (gen->state == OB_GEN_EXECUTING)
			goto executing;
		ob_gen_finalize(rt, OB_OBJ(gen));
	} else if (frame->owner == OB_FRAME_THREAD) {
		goto executing;
	} else {
		frame_tp_clear(rt, self);
	}
	return ob_newref(ob_none(rt));

executing:
	return ob_raise(rt, OB_T_RuntimeError,
			"cannot clear an executing frame");
}

static s64 frame_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;

	return sizeof(*f) + ob_frame_slots(f->frame->code) * sizeof(void *);
}

static int frame_lineno(struct ob_frame_object *f)
{
	return f->lineno ?: ob_frame_line(f->frame);
}

static struct ob_object *frame_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	struct ob_code *code = f->frame->code;

	return ob_str_format(rt,
			     "<frame at 0x%llx, file %R, line %d, code %S>",
			     ob_id_of(&rt->heap, o), code->filename,
			     frame_lineno(f), code->name);
}

static struct ob_object *frame_get_back(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	struct ob_frame_object *back;

	if (f->back)
		return ob_newref(f->back);
	if (!f->frame->previous)
		return ob_newref(ob_none(rt));
	back = ob_frame_object_of(rt, f->frame->previous);
	return back ? ob_newref(back) : NULL;
}

static struct ob_object *frame_get_locals(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *ns;

	ns = ob_frame_locals(rt, ((struct ob_frame_object *)o)->frame);
	return ns ? ob_newref(ns) : NULL;
}

#define FRAME_GET(field)						\
static struct ob_object *frame_get_##field(struct ob_rt *rt,		\
					   struct ob_object *o)		\
{									\
	struct ob_frame_object *f = (struct ob_frame_object *)o;	\
									\
	return ob_newref(f->frame->field);				\
}

FRAME_GET(globals)
FRAME_GET(builtins)
FRAME_GET(code)

static struct ob_object *frame_get_lineno(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_frame_object *f = (struct ob_frame_object *)o;
	int lasti = ob_frame_lasti(f->frame), line = f->lineno;
	struct ob_code_pos pos;

	/* A module's beginning is on line 0; -1 is no line. */
	if (!line) {
		ob_code_position(f->frame->code, max(lasti, 0), &pos);
		line = lasti < 0 ? f->frame->code->firstlineno : pos.line;
	}
	return line >= 0 ? ob_int_from_s64(rt, line) : ob_newref(ob_none(rt));
}

static int frame_set_lineno(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *value)
{
	if (!value)
		ob_raise(rt, OB_T_AttributeError, "cannot delete attribute");
	else if (!ob_is(rt, value, OB_T_INT))
		ob_raise(rt, OB_T_ValueError, "lineno must be an integer");
	else
		return rt->ops->jump(rt, (struct ob_frame_object *)o, value);
	return -1;
}

static struct ob_object *frame_get_lasti(struct ob_rt *rt, struct ob_object *o)
{
	int lasti = ob_frame_lasti(((struct ob_frame_object *)o)->frame);

	return ob_int_from_s64(rt, lasti < 0 ? -1 : lasti * 2LL);
}

static struct ob_object *frame_get_trace(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_frame_object *)o)->trace ?: ob_none(rt));
}

static int frame_set_trace(struct ob_rt *rt, struct ob_object *o,
			   struct ob_object *value)
{
	if (value == ob_none(rt))
		value = NULL;
	ob_exc_set(rt, &((struct ob_frame_object *)o)->trace, value);
	return 0;
}

#define FRAME_BOOL(field)						\
static struct ob_object *frame_get_##field(struct ob_rt *rt,		\
					   struct ob_object *o)		\
{									\
	struct ob_frame_object *f = (struct ob_frame_object *)o;	\
									\
	return ob_newref(ob_bool(rt, f->field));			\
}									\
									\
static int frame_set_##field(struct ob_rt *rt, struct ob_object *o,	\
			     struct ob_object *value)			\
{									\
	if (!value || !ob_is(rt, value, OB_T_BOOL)) {			\
		ob_raise(rt, OB_T_TypeError, value ?			\
			 "attribute value type must be bool" :		\
			 "can't delete numeric/char attribute");	\
		return -1;						\
	}								\
	((struct ob_frame_object *)o)->field = value == ob_bool(rt, true); \
	return 0;							\
}

FRAME_BOOL(trace_lines)
FRAME_BOOL(trace_opcodes)

static const struct ob_method_def frame_methods[] = {
	{ "clear", frame_clear, OB_METH_NOARGS,
	  "F.clear(): clear most references held by the frame" },
	{ }
};

static const struct ob_getset_def frame_getset[] = {
	{ "f_back", frame_get_back },
	{ "f_locals", frame_get_locals },
	{ "f_lineno", frame_get_lineno, frame_set_lineno },
	{ "f_trace", frame_get_trace, frame_set_trace },
	{ "f_lasti", frame_get_lasti },
	{ "f_globals", frame_get_globals },
	{ "f_builtins", frame_get_builtins },
	{ "f_code", frame_get_code },
	{ "f_trace_lines", frame_get_trace_lines, frame_set_trace_lines },
	{ "f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes },
	{ }
};

const struct ob_type_def ob_frame_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "frame",
		.basicsize = sizeof(struct ob_frame_object),
		.itemsize = sizeof(struct ob_object *),
		.flags = OB_TF_GC,
		.dealloc = frame_dealloc,
		.traverse = frame_traverse,
		.clear = frame_tp_clear,
		.repr = frame_repr,
		.size_of = frame_size_of,
		.methods = frame_methods,
		.getset = frame_getset,
	},
};
