// SPDX-License-Identifier: GPL-2.0
/*
 * async_gen - asynchronous generators and what their methods give to await
 *
 * asend() and athrow() do nothing but make an awaitable. Stepping that steps
 * the generator; a value that the generator itself yields arrives wrapped, so
 * that it can be told from one that something it awaits has yielded, and ends
 * the awaitable with StopIteration(value).
 */
#include "objects_priv.h"

/* where an awaitable is */
enum await_state { AWAIT_INIT, AWAIT_ITER, AWAIT_CLOSED };

/**
 * struct async_asend - awaitable of __anext__() and asend()
 * @base: object header
 * @gen: the generator
 * @value: what is sent, NULL for None
 * @state: enum await_state
 */
struct async_asend {
	struct ob_object base;
	struct ob_gen *gen;
	struct ob_object *value;
	int state;
};

/**
 * struct async_athrow - awaitable of athrow() and aclose()
 * @base: object header
 * @gen: the generator
 * @args: what is thrown, NULL for aclose()
 * @state: enum await_state
 */
struct async_athrow {
	struct ob_object base;
	struct ob_gen *gen;
	struct ob_object *args;
	int state;
};

static_assert(offsetof(struct async_asend, value) ==
	      offsetof(struct async_athrow, args));

/**
 * struct async_wrapped - a value that an asynchronous generator yields
 * @base: object header
 * @value: the value
 */
struct async_wrapped {
	struct ob_object base;
	struct ob_object *value;
};

struct ob_object *ob_async_wrap(struct ob_rt *rt, struct ob_object *value)
{
	struct async_wrapped *w;

	w = ob_obj_alloc(rt, OB_T_ASYNC_GEN_WRAPPED, sizeof(*w));
	if (!w) {
		ob_decref(rt, value);
		return NULL;
	}
	w->value = value;
	ob_track(rt, w);
	return OB_OBJ(w);
}

static void *raise_none(struct ob_rt *rt, enum ob_tid tid)
{
	struct ob_object *args = ob_tuple_new(rt, 0);
	struct ob_object *exc;

	exc = args ? ob_exc_new(rt, tid, (struct ob_tuple *)args) : NULL;
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

/* The hooks of the program that iterates first. */
static int async_init_hooks(struct ob_rt *rt, struct ob_gen *gen)
{
	struct ob_object *res, *o = OB_OBJ(gen);

	if (gen->hooks_inited)
		return 0;
	gen->hooks_inited = 1;
	if (rt->asyncgen_finalizer)
		gen->origin = ob_newref(rt->asyncgen_finalizer);
	if (!rt->asyncgen_firstiter)
		return 0;
	res = ob_call(rt, rt->asyncgen_firstiter, &o, 1, NULL);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static struct ob_object *awaitable_new(struct ob_rt *rt, enum ob_tid tid,
				       struct ob_object *gen,
				       struct ob_object *what)
{
	struct async_asend *a;

	if (async_init_hooks(rt, (struct ob_gen *)gen))
		return NULL;
	a = ob_obj_alloc(rt, tid, sizeof(*a));
	if (!a)
		return NULL;
	a->gen = ob_newref(gen);
	a->value = what ? ob_newref(what) : NULL;
	a->state = AWAIT_INIT;
	ob_track(rt, a);
	return OB_OBJ(a);
}

/* What the generator gave, as the awaitable passes it on; steals @res. */
static struct ob_object *async_unwrap(struct ob_rt *rt, struct ob_gen *gen,
				      struct ob_object *res)
{
	struct ob_object *value;

	if (!res) {
		if (!ob_raised(rt))
			raise_none(rt, OB_T_StopAsyncIteration);
		if (ob_raised_is(rt, OB_T_StopAsyncIteration) ||
		    ob_raised_is(rt, OB_T_GeneratorExit))
			gen->closed = 1;
		gen->running_async = 0;
		return NULL;
	}
	if (!ob_is(rt, res, OB_T_ASYNC_GEN_WRAPPED))
		return res;
	value = ob_newref(((struct async_wrapped *)res)->value);
	ob_decref(rt, res);
	gen->running_async = 0;
	/* Unlike return, this keeps a StopIteration(None) distinct from none. */
	return ob_stop_iteration(rt, value);
}

/* asend */

static struct ob_object *asend_step(struct ob_rt *rt, struct async_asend *a,
				    struct ob_object *arg)
{
	struct ob_object *res;

	if (a->state == AWAIT_CLOSED)
		return ob_raise(rt, OB_T_RuntimeError,
				"cannot reuse already awaited __anext__()/asend()");
	if (a->state == AWAIT_INIT) {
		if (a->gen->running_async)
			return ob_raise(rt, OB_T_RuntimeError,
					"anext(): asynchronous generator is already running");
		if (!arg || arg == ob_none(rt))
			arg = a->value;
		a->state = AWAIT_ITER;
	}
	a->gen->running_async = 1;
	res = ob_gen_send_value(rt, a->gen, arg ?: ob_none(rt));
	res = async_unwrap(rt, a->gen, res);
	if (!res)
		a->state = AWAIT_CLOSED;
	return res;
}

static struct ob_object *asend_iternext(struct ob_rt *rt, struct ob_object *o)
{
	return asend_step(rt, (struct async_asend *)o, NULL);
}

static struct ob_object *asend_send(OB_FN_ARGS)
{
	return asend_step(rt, (struct async_asend *)self, args[0]);
}

static struct ob_object *asend_throw(OB_FN_ARGS)
{
	struct async_asend *a = (struct async_asend *)self;
	struct ob_object *res;

	if (a->state == AWAIT_CLOSED)
		return ob_raise(rt, OB_T_RuntimeError,
				"cannot reuse already awaited __anext__()/asend()");
	res = ob_gen_method_throw(rt, OB_OBJ(a->gen), args, nargs, kwnames);
	res = async_unwrap(rt, a->gen, res);
	if (!res)
		a->state = AWAIT_CLOSED;
	return res;
}

static struct ob_object *awaitable_close(OB_FN_ARGS)
{
	((struct async_asend *)self)->state = AWAIT_CLOSED;
	return ob_newref(ob_none(rt));
}

/* athrow, aclose */

static struct ob_object *athrow_ended(struct ob_rt *rt, struct async_athrow *a)
{
	a->gen->running_async = 0;
	a->state = AWAIT_CLOSED;
	if (!a->args && !rt->stop &&
	    (ob_raised_is(rt, OB_T_StopAsyncIteration) ||
	     ob_raised_is(rt, OB_T_GeneratorExit))) {
		/* What aclose() is for. */
		ob_clear_exc(rt);
		raise_none(rt, OB_T_StopIteration);
	}
	return NULL;
}

static struct ob_object *athrow_yielded(struct ob_rt *rt,
					struct async_athrow *a,
					struct ob_object *res)
{
	a->gen->running_async = 0;
	a->state = AWAIT_CLOSED;
	ob_decref(rt, res);
	return ob_raise(rt, OB_T_RuntimeError,
			"async generator ignored GeneratorExit");
}

static struct ob_object *athrow_begin(struct ob_rt *rt, struct async_athrow *a,
				      struct ob_object *arg)
{
	struct ob_tuple *args = (struct ob_tuple *)a->args;
	struct ob_object *res, *exit;

	if (a->gen->running_async) {
		a->state = AWAIT_CLOSED;
		return ob_raise(rt, OB_T_RuntimeError,
				"%s(): asynchronous generator is already running",
				args ? "athrow" : "aclose");
	}
	if (a->gen->closed) {
		a->state = AWAIT_CLOSED;
		return raise_none(rt, OB_T_StopAsyncIteration);
	}
	if (arg && arg != ob_none(rt))
		return ob_raise(rt, OB_T_RuntimeError,
				"can't send non-None value to a just-started coroutine");
	a->state = AWAIT_ITER;
	a->gen->running_async = 1;
	if (!args) {
		a->gen->closed = 1;
		exit = OB_OBJ(ob_type_of(rt, OB_T_GeneratorExit));
		res = ob_gen_throw(rt, a->gen, false, &exit, 1);
		if (res && ob_is(rt, res, OB_T_ASYNC_GEN_WRAPPED))
			return athrow_yielded(rt, a, res);
		return res ?: athrow_ended(rt, a);
	}
	if (ob_args_check(rt, "athrow", ob_size(args), 1, 3))
		return NULL;
	res = ob_gen_throw(rt, a->gen, false, args->item, ob_size(args));
	res = async_unwrap(rt, a->gen, res);
	return res ?: athrow_ended(rt, a);
}

static struct ob_object *athrow_step(struct ob_rt *rt, struct async_athrow *a,
				     struct ob_object *arg)
{
	struct ob_gen *gen = a->gen;
	struct ob_object *res;

	if (a->state == AWAIT_CLOSED ||
	    (a->state == AWAIT_INIT && gen->state >= OB_GEN_COMPLETED)) {
		if (a->state == AWAIT_CLOSED)
			return ob_raise(rt, OB_T_RuntimeError,
					"cannot reuse already awaited aclose()/athrow()");
		a->state = AWAIT_CLOSED;
		return raise_none(rt, OB_T_StopIteration);
	}
	if (a->state == AWAIT_INIT)
		return athrow_begin(rt, a, arg);
	res = ob_gen_send_value(rt, gen, arg ?: ob_none(rt));
	if (a->args) {
		res = async_unwrap(rt, gen, res);
		if (!res)
			a->state = AWAIT_CLOSED;
		return res;
	}
	if (res && ob_is(rt, res, OB_T_ASYNC_GEN_WRAPPED))
		return athrow_yielded(rt, a, res);
	return res ?: athrow_ended(rt, a);
}

static struct ob_object *athrow_iternext(struct ob_rt *rt, struct ob_object *o)
{
	return athrow_step(rt, (struct async_athrow *)o, NULL);
}

static struct ob_object *athrow_send(OB_FN_ARGS)
{
	return athrow_step(rt, (struct async_athrow *)self, args[0]);
}

static struct ob_object *athrow_throw(OB_FN_ARGS)
{
	struct async_athrow *a = (struct async_athrow *)self;
	struct ob_object *res;

	if (a->state == AWAIT_CLOSED)
		return ob_raise(rt, OB_T_RuntimeError,
				"cannot reuse already awaited aclose()/athrow()");
	res = ob_gen_method_throw(rt, OB_OBJ(a->gen), args, nargs, kwnames);
	if (a->args)
		return async_unwrap(rt, a->gen, res);
	if (res && ob_is(rt, res, OB_T_ASYNC_GEN_WRAPPED))
		return athrow_yielded(rt, a, res);
	if (!res && !rt->stop && (ob_raised_is(rt, OB_T_StopAsyncIteration) ||
				  ob_raised_is(rt, OB_T_GeneratorExit))) {
		ob_clear_exc(rt);
		raise_none(rt, OB_T_StopIteration);
	}
	return res;
}

/* the types */

static void awaitable_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct async_asend *a = (struct async_asend *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, a->gen);
	ob_xdecref(rt, a->value);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int awaitable_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct async_asend *a = (struct async_asend *)o;
	int err = ob_visit_one(v, OB_OBJ(a->gen));

	return !err && a->value ? ob_visit_one(v, a->value) : err;
}

static const struct ob_async_slots awaitable_async = { .await = ob_iter_self };

static const struct ob_method_def asend_methods[] = {
	{ "send", asend_send, OB_METH_O, "" },
	{ "throw", asend_throw, OB_METH_FAST, "" },
	{ "close", awaitable_close, OB_METH_NOARGS, "" },
	{ }
};

static const struct ob_method_def athrow_methods[] = {
	{ "send", athrow_send, OB_METH_O, "" },
	{ "throw", athrow_throw, OB_METH_FAST, "" },
	{ "close", awaitable_close, OB_METH_NOARGS, "" },
	{ }
};

#define AWAITABLE_TYPE(short_name, long_name)				\
const struct ob_type_def ob_async_gen_##short_name##_type_def = {	\
	.base = OB_T_OBJECT,						\
	.type = {							\
		.name = long_name,					\
		.basicsize = sizeof(struct async_asend),		\
		.flags = OB_TF_GC,					\
		.dealloc = awaitable_dealloc,				\
		.traverse = awaitable_traverse,				\
		.iter = ob_iter_self,					\
		.iternext = short_name##_iternext,			\
		.async = &awaitable_async,				\
		.methods = short_name##_methods,			\
	},								\
}

AWAITABLE_TYPE(asend, "async_generator_asend");
AWAITABLE_TYPE(athrow, "async_generator_athrow");

static void wrapped_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, ((struct async_wrapped *)o)->value);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int wrapped_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct async_wrapped *)o)->value);
}

const struct ob_type_def ob_async_gen_wrapped_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "async_generator_wrapped_value",
		.basicsize = sizeof(struct async_wrapped),
		.flags = OB_TF_GC,
		.dealloc = wrapped_dealloc,
		.traverse = wrapped_traverse,
	},
};

static struct ob_object *async_gen_anext(struct ob_rt *rt, struct ob_object *o)
{
	return awaitable_new(rt, OB_T_ASYNC_GEN_ASEND, o, NULL);
}

static struct ob_object *async_gen_method_asend(OB_FN_ARGS)
{
	return awaitable_new(rt, OB_T_ASYNC_GEN_ASEND, self, args[0]);
}

static struct ob_object *async_gen_method_athrow(OB_FN_ARGS)
{
	struct ob_object *what = ob_tuple_from_array(rt, args, nargs);
	struct ob_object *res;

	if (!what)
		return NULL;
	/* How many there are is looked at when they are thrown. */
	res = awaitable_new(rt, OB_T_ASYNC_GEN_ATHROW, self, what);
	ob_decref(rt, what);
	return res;
}

static struct ob_object *async_gen_method_aclose(OB_FN_ARGS)
{
	return awaitable_new(rt, OB_T_ASYNC_GEN_ATHROW, self, NULL);
}

static struct ob_object *async_gen_get_running(struct ob_rt *rt,
					       struct ob_object *o)
{
	return ob_newref(ob_bool(rt, ((struct ob_gen *)o)->running_async));
}

static const struct ob_method_def async_gen_methods[] = {
	{ "asend", async_gen_method_asend, OB_METH_O,
	  "asend(v) -> send 'v' in generator." },
	{ "athrow", async_gen_method_athrow, OB_METH_FAST | OB_METH_TUPLE,
	  "athrow(typ[,val[,tb]]) -> raise exception in generator." },
	{ "aclose", async_gen_method_aclose, OB_METH_NOARGS,
	  "aclose() -> raise GeneratorExit inside generator." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

static const struct ob_getset_def async_gen_getset[] = {
	{ "__name__", ob_gen_get_name, ob_gen_set_name },
	{ "__qualname__", ob_gen_get_qualname, ob_gen_set_qualname },
	{ "ag_await", ob_gen_get_yf },
	{ "ag_frame", ob_gen_get_frame },
	{ "ag_running", async_gen_get_running, ob_member_readonly },
	{ "ag_code", ob_gen_get_code, ob_member_readonly },
	{ }
};

static const struct ob_async_slots async_gen_async = {
	.aiter = ob_iter_self,
	.anext = async_gen_anext,
};

const struct ob_type_def ob_async_gen_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "async_generator",
		.basicsize = sizeof(struct ob_gen),
		.itemsize = sizeof(struct ob_object *),
		.flags = OB_TF_GC,
		.dealloc = ob_gen_dealloc,
		.traverse = ob_gen_traverse,
		.clear = ob_gen_clear,
		.finalize = ob_gen_finalize,
		.weaklistoffset = offsetof(struct ob_gen, weakreflist),
		.repr = ob_gen_repr,
		.async = &async_gen_async,
		.size_of = ob_gen_size_of,
		.methods = async_gen_methods,
		.getset = async_gen_getset,
	},
};
