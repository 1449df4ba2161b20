// SPDX-License-Identifier: GPL-2.0
/*
 * weakproxy - weak references that behave like what they refer to
 *
 * Every operation is done on the object instead, which is held meanwhile, and
 * raises ReferenceError when there is none any more.
 */
#include "weakref_priv.h"

/*
 * What @o stands for: itself if it is no proxy. New reference, NULL raised.
 */
static struct ob_object *unwrap(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *to;

	if (!ob_is_weakproxy(rt, o))
		return ob_newref(o);
	to = ob_weakref_get(rt, o);
	if (!to)
		ob_raise(rt, OB_T_ReferenceError,
			 "weakly-referenced object no longer exists");
	return to;
}

/* Both operands of something: 0, or -1 raised and none held. */
static int unwrap_two(struct ob_rt *rt, struct ob_object **a,
		      struct ob_object **b)
{
	*a = unwrap(rt, *a);
	if (!*a)
		return -1;
	*b = unwrap(rt, *b);
	if (*b)
		return 0;
	ob_decref(rt, *a);
	return -1;
}

static struct ob_object *proxy_binary(struct ob_rt *rt, int op,
				      struct ob_object *a, struct ob_object *b)
{
	struct ob_object *res;

	if (unwrap_two(rt, &a, &b))
		return NULL;
	res = op == OB_DIVMOD ? ob_number_divmod(rt, a, b) :
				ob_binary(rt, a, b, op);
	ob_decref(rt, a);
	ob_decref(rt, b);
	return res;
}

static struct ob_object *proxy_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	return proxy_binary(rt, op, a, b);
}

static struct ob_object *proxy_inplace(struct ob_rt *rt, enum ob_binop op,
				       struct ob_object *a,
				       struct ob_object *b)
{
	return proxy_binary(rt, op + OB_INPLACE, a, b);
}

static struct ob_object *proxy_unop(struct ob_rt *rt, enum ob_unop op,
				    struct ob_object *o)
{
	struct ob_object *res;

	o = unwrap(rt, o);
	if (!o)
		return NULL;
	res = op == OB_ABS ? ob_number_abs(rt, o) : ob_unary(rt, o, op);
	ob_decref(rt, o);
	return res;
}

/* One-operand protocols, by the function that does it to anything. */
static struct ob_object *proxy_do(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *(*fn)(struct ob_rt *rt,
							  struct ob_object *o))
{
	struct ob_object *res;

	o = unwrap(rt, o);
	if (!o)
		return NULL;
	res = fn(rt, o);
	ob_decref(rt, o);
	return res;
}

static struct ob_object *proxy_int(struct ob_rt *rt, struct ob_object *o)
{
	return proxy_do(rt, o, ob_number_int);
}

static struct ob_object *proxy_float(struct ob_rt *rt, struct ob_object *o)
{
	return proxy_do(rt, o, ob_number_float);
}

static struct ob_object *proxy_index(struct ob_rt *rt, struct ob_object *o)
{
	return proxy_do(rt, o, ob_number_index);
}

static struct ob_object *proxy_str(struct ob_rt *rt, struct ob_object *o)
{
	return proxy_do(rt, o, ob_str);
}

static struct ob_object *proxy_iter(struct ob_rt *rt, struct ob_object *o)
{
	return proxy_do(rt, o, ob_iter);
}

static int proxy_nonzero(struct ob_rt *rt, struct ob_object *o)
{
	int res;

	o = unwrap(rt, o);
	if (!o)
		return -1;
	res = ob_is_true(rt, o);
	ob_decref(rt, o);
	return res;
}

static const struct ob_number_slots proxy_number = {
	.binop = proxy_binop,
	.inplace = proxy_inplace,
	.unop = proxy_unop,
	.nonzero = proxy_nonzero,
	.to_int = proxy_int,
	.to_float = proxy_float,
	.index = proxy_index,
};

static s64 proxy_length(struct ob_rt *rt, struct ob_object *o)
{
	s64 res;

	o = unwrap(rt, o);
	if (!o)
		return -1;
	res = ob_length(rt, o);
	ob_decref(rt, o);
	return res;
}

static int proxy_contains(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *x)
{
	int res;

	o = unwrap(rt, o);
	if (!o)
		return -1;
	res = ob_contains(rt, o, x);
	ob_decref(rt, o);
	return res;
}

static const struct ob_sequence_slots proxy_sequence = {
	.length = proxy_length,
	.contains = proxy_contains,
};

static struct ob_object *proxy_subscript(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	struct ob_object *res;

	if (unwrap_two(rt, &o, &key))
		return NULL;
	res = ob_getitem(rt, o, key);
	ob_decref(rt, o);
	ob_decref(rt, key);
	return res;
}

static int proxy_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value)
{
	int res;

	o = unwrap(rt, o);
	if (!o)
		return -1;
	res = value ? ob_setitem(rt, o, key, value) : ob_delitem(rt, o, key);
	ob_decref(rt, o);
	return res;
}

static const struct ob_mapping_slots proxy_mapping = {
	.length = proxy_length,
	.subscript = proxy_subscript,
	.ass_subscript = proxy_ass_subscript,
};

static struct ob_object *proxy_getattro(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *name)
{
	struct ob_object *res;

	if (unwrap_two(rt, &o, &name))
		return NULL;
	res = ob_getattr(rt, o, name);
	ob_decref(rt, o);
	ob_decref(rt, name);
	return res;
}

static int proxy_setattro(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *name, struct ob_object *value)
{
	int res;

	o = unwrap(rt, o);
	if (!o)
		return -1;
	res = ob_setattr(rt, o, name, value);
	ob_decref(rt, o);
	return res;
}

static struct ob_object *proxy_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *res;

	if (unwrap_two(rt, &a, &b))
		return NULL;
	res = ob_compare(rt, a, b, op);
	ob_decref(rt, a);
	ob_decref(rt, b);
	return res;
}

static struct ob_object *proxy_iternext(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res;

	o = unwrap(rt, o);
	if (!o)
		return NULL;
	if (ob_is_iterator(o))
		res = ob_iternext(rt, o);
	else
		res = ob_raise(rt, OB_T_TypeError,
			       "Weakref proxy referenced a non-iterator '%.200T' object",
			       o);
	ob_decref(rt, o);
	return res;
}

static struct ob_object *proxy_call(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *res;

	o = unwrap(rt, o);
	if (!o)
		return NULL;
	res = ob_call(rt, o, args, nargs, kwnames);
	ob_decref(rt, o);
	return res;
}

static struct ob_object *proxy_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *to = to_weakref(o)->object;

	return ob_str_format(rt, "<weakproxy at 0x%llx to %s at 0x%llx>",
			     ob_id_of(&rt->heap, o), to->type->name,
			     ob_id_of(&rt->heap, to));
}

/* o.name() of what the proxy stands for */
static struct ob_object *proxy_method(struct ob_rt *rt, struct ob_object *o,
				      const char *name)
{
	struct ob_object *res = NULL, *attr, *method;

	o = unwrap(rt, o);
	if (!o)
		return NULL;
	attr = ob_str_intern_c(rt, name);
	method = attr ? ob_getattr(rt, o, attr) : NULL;
	if (method)
		res = ob_call(rt, method, NULL, 0, NULL);
	ob_xdecref(rt, method);
	ob_xdecref(rt, attr);
	ob_decref(rt, o);
	return res;
}

static struct ob_object *proxy_bytes(OB_FN_ARGS)
{
	return proxy_method(rt, self, "__bytes__");
}

static struct ob_object *proxy_reversed(OB_FN_ARGS)
{
	return proxy_method(rt, self, "__reversed__");
}

static const struct ob_method_def proxy_methods[] = {
	{ "__bytes__", proxy_bytes, OB_METH_NOARGS },
	{ "__reversed__", proxy_reversed, OB_METH_NOARGS },
	{ }
};

#define PROXY_SLOTS(text)						\
	.name = text,							\
	.basicsize = sizeof(struct ob_weakref),				\
	.flags = OB_TF_GC | OB_TF_WEAKREF,				\
	.dealloc = ob_weakref_dealloc,					\
	.traverse = ob_weakref_traverse,				\
	.clear = ob_weakref_gc_clear,					\
	.repr = proxy_repr,						\
	.str = proxy_str,						\
	.hash = ob_hash_unhashable,					\
	.number = &proxy_number,					\
	.sequence = &proxy_sequence,					\
	.mapping = &proxy_mapping,					\
	.getattro = proxy_getattro,					\
	.setattro = proxy_setattro,					\
	.richcompare = proxy_richcompare,				\
	.iter = proxy_iter,						\
	.iternext = proxy_iternext,					\
	.methods = proxy_methods

const struct ob_type_def ob_weakproxy_type_def = {
	.base = OB_T_OBJECT,
	.type = { PROXY_SLOTS("weakref.ProxyType") },
};

const struct ob_type_def ob_weakcallableproxy_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		PROXY_SLOTS("weakref.CallableProxyType"),
		.call = proxy_call,
	},
};
