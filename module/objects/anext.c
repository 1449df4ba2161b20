// SPDX-License-Identifier: GPL-2.0
/*
 * anext - the awaitable of anext(iterator, default)
 */
#include "objects_priv.h"

/**
 * struct anext_awaitable - awaits, and turns the end into a value
 * @base: object header
 * @wrapped: what __anext__() gave
 * @otherwise: the default
 */
struct anext_awaitable {
	struct ob_object base;
	struct ob_object *wrapped;
	struct ob_object *otherwise;
};

struct ob_object *ob_anext_new(struct ob_rt *rt, struct ob_object *awaitable,
			       struct ob_object *otherwise)
{
	struct anext_awaitable *a;

	a = ob_obj_alloc(rt, OB_T_ANEXT_AWAITABLE, sizeof(*a));
	if (!a)
		return NULL;
	a->wrapped = ob_newref(awaitable);
	a->otherwise = ob_newref(otherwise);
	ob_track(rt, a);
	return OB_OBJ(a);
}

static void anext_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct anext_awaitable *a = (struct anext_awaitable *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, a->wrapped);
	ob_decref(rt, a->otherwise);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int anext_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct anext_awaitable *a = (struct anext_awaitable *)o;

	return ob_visit_one(v, a->wrapped) ?: v->visit(v, a->otherwise);
}

/* The iterator behind the awaitable; new reference. */
static struct ob_object *anext_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct anext_awaitable *a = (struct anext_awaitable *)o;
	struct ob_object *it = ob_awaitable_iter(rt, a->wrapped), *inner;

	if (!it || ob_is_iterator(it))
		return it;
	/* A coroutine is awaited, but is no iterator itself. */
	inner = it->type->async->await(rt, it);
	ob_decref(rt, it);
	return inner;
}

static struct ob_object *anext_ended(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *res)
{
	if (res || !ob_raised_is(rt, OB_T_StopAsyncIteration))
		return res;
	ob_clear_exc(rt);
	return ob_stop_iteration(rt, ob_newref(((struct anext_awaitable *)o)->otherwise));
}

static struct ob_object *anext_iternext(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *it = anext_iter(rt, o), *res;

	if (!it)
		return NULL;
	res = it->type->iternext(rt, it);
	ob_decref(rt, it);
	return anext_ended(rt, o, res);
}

static struct ob_object *anext_proxy(struct ob_rt *rt, struct ob_object *o,
				     const char *method,
				     struct ob_object *const *args,
				     size_t nargs)
{
	struct ob_object *it = anext_iter(rt, o), *attr, *fn, *res = NULL;

	if (!it)
		return NULL;
	attr = ob_str_intern_c(rt, method);
	fn = attr ? ob_getattr(rt, it, attr) : NULL;
	ob_xdecref(rt, attr);
	ob_decref(rt, it);
	if (!fn)
		return NULL;
	res = ob_call(rt, fn, args, nargs, NULL);
	ob_decref(rt, fn);
	return anext_ended(rt, o, res);
}

static struct ob_object *anext_send(OB_FN_ARGS)
{
	return anext_proxy(rt, self, "send", args, nargs);
}

static struct ob_object *anext_throw(OB_FN_ARGS)
{
	return anext_proxy(rt, self, "throw", args, nargs);
}

static struct ob_object *anext_close(OB_FN_ARGS)
{
	return anext_proxy(rt, self, "close", args, nargs);
}

static const struct ob_method_def anext_methods[] = {
	{ "send", anext_send, OB_METH_FAST, "" },
	{ "throw", anext_throw, OB_METH_FAST, "" },
	{ "close", anext_close, OB_METH_FAST, "" },
	{ }
};

static const struct ob_async_slots anext_async = { .await = ob_iter_self };

const struct ob_type_def ob_anext_awaitable_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "anext_awaitable",
		.basicsize = sizeof(struct anext_awaitable),
		.flags = OB_TF_GC,
		.dealloc = anext_dealloc,
		.traverse = anext_traverse,
		.iter = ob_iter_self,
		.iternext = anext_iternext,
		.async = &anext_async,
		.methods = anext_methods,
	},
};
