// SPDX-License-Identifier: GPL-2.0
/*
 * generator_types - attributes and methods of generators and coroutines
 */
#include "objects_priv.h"

struct ob_object *ob_gen_method_send(OB_FN_ARGS)
{
	return ob_gen_send_value(rt, (struct ob_gen *)self, args[0]);
}

struct ob_object *ob_gen_method_throw(OB_FN_ARGS)
{
	if (ob_args_check(rt, "throw", nargs, 1, 3))
		return NULL;
	return ob_gen_throw(rt, (struct ob_gen *)self, true, args, nargs);
}

struct ob_object *ob_gen_method_close(OB_FN_ARGS)
{
	return ob_gen_close(rt, (struct ob_gen *)self);
}

/* iternext: StopIteration only when there is a value to carry. */
static struct ob_object *gen_iternext(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res;
	int how = ob_gen_send(rt, (struct ob_gen *)o, NULL, &res);

	if (how || !res)
		return res;
	return ob_stop_iteration(rt, res);
}

static int gen_send(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *arg, struct ob_object **res)
{
	return ob_gen_send(rt, (struct ob_gen *)o, arg, res);
}

struct ob_object *ob_gen_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "<%s object %S at 0x%llx>",
			     ob_is(rt, o, OB_T_COROUTINE) ? "coroutine" :
			     ob_is(rt, o, OB_T_ASYNC_GEN) ? "async_generator" :
							    "generator",
			     ((struct ob_gen *)o)->qualname,
			     ob_id_of(&rt->heap, o));
}

s64 ob_gen_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;

	return sizeof(*gen) + ob_frame_slots((struct ob_code *)gen->code) *
			      sizeof(void *);
}

struct ob_object *ob_gen_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_gen *)o)->name);
}

int ob_gen_set_name(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *value)
{
	if (!value || !ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "__name__ must be set to a string object");
		return -1;
	}
	ob_exc_set(rt, &((struct ob_gen *)o)->name, value);
	return 0;
}

struct ob_object *ob_gen_get_qualname(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_gen *)o)->qualname);
}

int ob_gen_set_qualname(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value)
{
	if (!value || !ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "__qualname__ must be set to a string object");
		return -1;
	}
	ob_exc_set(rt, &((struct ob_gen *)o)->qualname, value);
	return 0;
}

struct ob_object *ob_gen_get_yf(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(ob_gen_yf((struct ob_gen *)o) ?: ob_none(rt));
}

static struct ob_object *gen_get_running(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;

	return ob_newref(ob_bool(rt, gen->state == OB_GEN_EXECUTING));
}

static struct ob_object *gen_get_suspended(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;

	return ob_newref(ob_bool(rt, gen->state == OB_GEN_SUSPENDED));
}

struct ob_object *ob_gen_get_frame(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;
	struct ob_frame_object *f;

	if (gen->state == OB_GEN_CLEARED)
		return ob_newref(ob_none(rt));
	f = ob_frame_object_of(rt, &gen->frame);
	return f ? ob_newref(f) : NULL;
}

struct ob_object *ob_gen_get_code(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_gen *)o)->code);
}

static const struct ob_method_def gen_methods[] = {
	{ "send", ob_gen_method_send, OB_METH_O,
	  "send(arg) -> send 'arg' into generator,\n"
	  "return next yielded value or raise StopIteration." },
	{ "throw", ob_gen_method_throw, OB_METH_FAST,
	  "throw(value)\nthrow(type[,value[,tb]])\n\n"
	  "Raise exception in generator, return next yielded value or raise\n"
	  "StopIteration." },
	{ "close", ob_gen_method_close, OB_METH_NOARGS,
	  "close() -> raise GeneratorExit inside generator." },
	{ }
};

static const struct ob_getset_def gen_getset[] = {
	{ "__name__", ob_gen_get_name, ob_gen_set_name },
	{ "__qualname__", ob_gen_get_qualname, ob_gen_set_qualname },
	{ "gi_yieldfrom", ob_gen_get_yf },
	{ "gi_running", gen_get_running },
	{ "gi_frame", ob_gen_get_frame },
	{ "gi_suspended", gen_get_suspended },
	{ "gi_code", ob_gen_get_code, ob_member_readonly },
	{ }
};

static const struct ob_async_slots gen_async = { .send = gen_send };

const struct ob_type_def ob_generator_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "generator",
		.basicsize = sizeof(struct ob_gen),
		.itemsize = sizeof(struct ob_object *),
		.flags = OB_TF_GC,
		.dealloc = ob_gen_dealloc,
		.traverse = ob_gen_traverse,
		.clear = ob_gen_clear,
		.finalize = ob_gen_finalize,
		.weaklistoffset = offsetof(struct ob_gen, weakreflist),
		.repr = ob_gen_repr,
		.iter = ob_iter_self,
		.iternext = gen_iternext,
		.async = &gen_async,
		.size_of = ob_gen_size_of,
		.methods = gen_methods,
		.getset = gen_getset,
	},
};

/* coroutines */

/**
 * struct coro_wrapper - what coroutine.__await__() gives: its iterator
 * @base: object header
 * @coro: the coroutine
 */
struct coro_wrapper {
	struct ob_object base;
	struct ob_object *coro;
};

static struct ob_object *coro_await(struct ob_rt *rt, struct ob_object *o)
{
	struct coro_wrapper *w;

	w = ob_obj_alloc(rt, OB_T_CORO_WRAPPER, sizeof(*w));
	if (!w)
		return NULL;
	w->coro = ob_newref(o);
	ob_track(rt, w);
	return OB_OBJ(w);
}

static struct ob_object *coro_get_origin(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_gen *)o)->origin ?: ob_none(rt));
}

static const struct ob_method_def coro_methods[] = {
	{ "send", ob_gen_method_send, OB_METH_O,
	  "send(arg) -> send 'arg' into coroutine,\n"
	  "return next iterated value or raise StopIteration." },
	{ "throw", ob_gen_method_throw, OB_METH_FAST,
	  "throw(value)\nthrow(type[,value[,traceback]])\n\n"
	  "Raise exception in coroutine, return next iterated value or raise\n"
	  "StopIteration." },
	{ "close", ob_gen_method_close, OB_METH_NOARGS,
	  "close() -> raise GeneratorExit inside coroutine." },
	{ }
};

static const struct ob_getset_def coro_getset[] = {
	{ "__name__", ob_gen_get_name, ob_gen_set_name },
	{ "__qualname__", ob_gen_get_qualname, ob_gen_set_qualname },
	{ "cr_await", ob_gen_get_yf },
	{ "cr_running", gen_get_running },
	{ "cr_frame", ob_gen_get_frame },
	{ "cr_code", ob_gen_get_code, ob_member_readonly },
	{ "cr_suspended", gen_get_suspended },
	{ "cr_origin", coro_get_origin, ob_member_readonly },
	{ }
};

static const struct ob_async_slots coro_async = {
	.await = coro_await,
	.send = gen_send,
};

const struct ob_type_def ob_coroutine_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "coroutine",
		.basicsize = sizeof(struct ob_gen),
		.itemsize = sizeof(struct ob_object *),
		.flags = OB_TF_GC,
		.dealloc = ob_gen_dealloc,
		.traverse = ob_gen_traverse,
		.clear = ob_gen_clear,
		.finalize = ob_gen_finalize,
		.weaklistoffset = offsetof(struct ob_gen, weakreflist),
		.repr = ob_gen_repr,
		.async = &coro_async,
		.size_of = ob_gen_size_of,
		.methods = coro_methods,
		.getset = coro_getset,
	},
};

static void wrapper_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, ((struct coro_wrapper *)o)->coro);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int wrapper_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct coro_wrapper *)o)->coro);
}

static struct ob_object *wrapper_iternext(struct ob_rt *rt, struct ob_object *o)
{
	return gen_iternext(rt, ((struct coro_wrapper *)o)->coro);
}

static struct ob_object *wrapper_send(OB_FN_ARGS)
{
	return ob_gen_method_send(rt, ((struct coro_wrapper *)self)->coro,
				  args, nargs, kwnames);
}

static struct ob_object *wrapper_throw(OB_FN_ARGS)
{
	return ob_gen_method_throw(rt, ((struct coro_wrapper *)self)->coro,
				   args, nargs, kwnames);
}

static struct ob_object *wrapper_close(OB_FN_ARGS)
{
	return ob_gen_method_close(rt, ((struct coro_wrapper *)self)->coro,
				   args, nargs, kwnames);
}

static const struct ob_method_def wrapper_methods[] = {
	{ "send", wrapper_send, OB_METH_O, "" },
	{ "throw", wrapper_throw, OB_METH_FAST, "" },
	{ "close", wrapper_close, OB_METH_NOARGS, "" },
	{ }
};

const struct ob_type_def ob_coro_wrapper_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "coroutine_wrapper",
		.basicsize = sizeof(struct coro_wrapper),
		.flags = OB_TF_GC,
		.dealloc = wrapper_dealloc,
		.traverse = wrapper_traverse,
		.iter = ob_iter_self,
		.iternext = wrapper_iternext,
		.methods = wrapper_methods,
	},
};

/* await */

struct ob_object *ob_awaitable_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *it;

	if (ob_is(rt, o, OB_T_COROUTINE))
		return ob_newref(o);
	if (ob_is(rt, o, OB_T_GENERATOR) &&
	    ((struct ob_code *)((struct ob_gen *)o)->code)->flags &
	    OB_CO_ITERABLE_COROUTINE)
		return ob_newref(o);
	if (!o->type->async || !o->type->async->await)
		return ob_raise(rt, OB_T_TypeError,
				"object %.100T can't be used in 'await' expression",
				o);
	it = o->type->async->await(rt, o);
	if (!it)
		return NULL;
	if (ob_is(rt, it, OB_T_COROUTINE) ||
	    (ob_is(rt, it, OB_T_GENERATOR) &&
	     ((struct ob_code *)((struct ob_gen *)it)->code)->flags &
	     OB_CO_ITERABLE_COROUTINE))
		ob_raise(rt, OB_T_TypeError, "__await__() returned a coroutine");
	else if (!ob_is_iterator(it))
		ob_raise(rt, OB_T_TypeError,
			 "__await__() returned non-iterator of type '%.100T'",
			 it);
	else
		return it;
	ob_decref(rt, it);
	return NULL;
}
