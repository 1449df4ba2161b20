// SPDX-License-Identifier: GPL-2.0
/*
 * partial - functools.partial, and the keys cmp_to_key() makes
 */
#include "objects_priv.h"
#include "type_priv.h"

/**
 * struct partial - a call of which some arguments are known
 * @base: object header
 * @fn: what is called
 * @args: tuple of the first arguments
 * @kw: dict of keyword arguments
 * @dict: __dict__, or NULL
 * @weakreflist: weak references to it
 * @vectorcall: as CPython has it
 */
struct partial {
	struct ob_object base;
	struct ob_object *fn, *args, *kw, *dict, *weakreflist;
	void *vectorcall;
};

static_assert(sizeof(struct partial) == 64);

static struct partial *to_partial(struct ob_object *o)
{
	return (struct partial *)o;
}

static struct ob_object **items(struct ob_object *tuple)
{
	return ((struct ob_tuple *)tuple)->item;
}

static void partial_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct partial *p = to_partial(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, p->fn);
	ob_xdecref(rt, p->args);
	ob_xdecref(rt, p->kw);
	ob_xdecref(rt, p->dict);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int partial_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_all(v, &to_partial(o)->fn, 4);
}

/* Its state may name itself; the dicts break their cycles themselves. */
static int partial_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_partial(o)->fn, ob_none(rt));
	ob_exc_set(rt, &to_partial(o)->args,
		   OB_OBJ(&rt->st->empty_tuple.tuple));
	return 0;
}

/* a + the given items */
static struct ob_object *tuple_more(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *const *more, s64 n)
{
	s64 have = a ? ob_size(a) : 0, i;
	struct ob_object *all = ob_tuple_new(rt, have + n);

	for (i = 0; all && i < have + n; i++)
		items(all)[i] = ob_newref(i < have ? items(a)[i] :
						     more[i - have]);
	return all;
}

/* the keywords of a call put on top of those in a dict */
static int dict_more(struct ob_rt *rt, struct ob_object *dict,
		     struct ob_object *const *values, struct ob_tuple *kwnames)
{
	s64 i;

	for (i = 0; kwnames && i < ob_size(kwnames); i++)
		if (ob_dict_set(rt, dict, kwnames->item[i], values[i]))
			return -1;
	return 0;
}

static struct ob_object *partial_call(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames);

static struct ob_object *partial_new(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct partial *p, *inner = NULL;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"type 'partial' takes at least one argument");
	if (!args[0]->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"the first argument must be callable");
	p = ob_type_alloc(rt, type, 0);
	if (!p)
		return NULL;
	/* a partial of what is called as one is one, but for attributes */
	if (args[0]->type->call == partial_call && !to_partial(args[0])->dict)
		inner = to_partial(args[0]);
	p->fn = ob_newref(inner ? inner->fn : args[0]);
	p->args = tuple_more(rt, inner ? inner->args : NULL, args + 1,
			     nargs - 1);
	if (!p->args)
		goto err_drop;
	p->kw = inner ? ob_dict_copy(rt, inner->kw) : ob_dict_new(rt);
	if (!p->kw || dict_more(rt, p->kw, args + nargs, kwnames))
		goto err_drop;
	ob_track(rt, p);
	return OB_OBJ(p);

err_drop:
	ob_decref(rt, p);
	return NULL;
}

/* Call with the keywords of a dict: their values go behind the others. */
static struct ob_object *call_with(struct ob_rt *rt, struct ob_object *fn,
				   struct ob_object *args, struct ob_object *kw)
{
	s64 n = ob_size(args), nkw = ((struct ob_dict *)kw)->used, i;
	struct ob_object *all, *names, *res = NULL;

	if (!nkw)
		return ob_call(rt, fn, items(args), n, NULL);
	names = ob_tuple_new(rt, nkw);
	all = names ? ob_tuple_new(rt, n + nkw) : NULL;
	if (!all || ob_call_keywords(rt, kw, names, items(all) + n))
		goto out;
	for (i = 0; i < n; i++)
		items(all)[i] = ob_newref(items(args)[i]);
	res = ob_call(rt, fn, items(all), n, (struct ob_tuple *)names);
out:
	ob_xdecref(rt, all);
	ob_xdecref(rt, names);
	return res;
}

static struct ob_object *partial_call(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct partial *p = to_partial(o);
	struct ob_object *all, *kw, *res = NULL;

	if (ob_enter(rt, " while calling a Python object"))
		return NULL;
	all = tuple_more(rt, p->args, args, nargs);
	if (!all)
		return NULL;
	kw = kwnames ? ob_dict_copy(rt, p->kw) : ob_newref(p->kw);
	if (kw && !dict_more(rt, kw, args + nargs, kwnames))
		res = call_with(rt, p->fn, all, kw);
	ob_xdecref(rt, kw);
	ob_decref(rt, all);
	return res;
}

static int partial_repr_parts(struct ob_rt *rt, struct ob_strbuf *b,
			      struct partial *p)
{
	struct ob_object *piece, *key, *value;
	s64 i, pos = 0;
	int err;

	piece = ob_str_format(rt, "%s(%R",
			      p->base.type->flags & OB_TF_HEAPTYPE ?
			      p->base.type->name : "functools.partial", p->fn);
	err = !piece || ob_strbuf_str(b, piece);
	ob_xdecref(rt, piece);
	for (i = 0; !err && i < ob_size(p->args); i++) {
		piece = ob_str_format(rt, ", %R", items(p->args)[i]);
		err = !piece || ob_strbuf_str(b, piece);
		ob_xdecref(rt, piece);
	}
	while (!err && ob_dict_next(p->kw, &pos, &key, &value)) {
		ob_incref(value);
		piece = ob_str_format(rt, ", %S=%R", key, value);
		ob_decref(rt, value);
		err = !piece || ob_strbuf_str(b, piece);
		ob_xdecref(rt, piece);
	}
	return err ? -1 : ob_strbuf_cstr(b, ")");
}

static struct ob_object *partial_repr(struct ob_rt *rt, struct ob_object *o)
{
	int inside = ob_repr_enter(rt, o), err;
	struct ob_strbuf b;

	if (inside)
		return inside < 0 ? NULL : ob_str_from_cstr(rt, "...");
	ob_strbuf_init(&b, rt);
	err = partial_repr_parts(rt, &b, to_partial(o));
	ob_repr_leave(rt, o);
	if (!err)
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

static struct ob_object *partial_fn(struct ob_rt *rt, struct ob_object *self)
{
	return ob_newref(to_partial(self)->fn);
}

static struct ob_object *partial_args(struct ob_rt *rt, struct ob_object *self)
{
	return ob_newref(to_partial(self)->args);
}

static struct ob_object *partial_kw(struct ob_rt *rt, struct ob_object *self)
{
	return ob_newref(to_partial(self)->kw);
}

static const struct ob_getset_def partial_getset[] = {
	{ "func", partial_fn, ob_member_readonly },
	{ "args", partial_args, ob_member_readonly },
	{ "keywords", partial_kw, ob_member_readonly },
	{ "__dict__", ob_instance_dict, ob_generic_set_dict },
	{ }
};

static struct ob_object *partial_reduce(OB_FN_ARGS)
{
	struct partial *p = to_partial(self);
	struct ob_object *state, *one = NULL;

	state = ob_tuple_pack(rt, 4, p->fn, p->args, p->kw,
			      p->dict ?: ob_none(rt));
	if (state)
		one = ob_tuple_pack(rt, 1, p->fn);
	return ob_reduced_state(rt, self, one, state);
}

/* (function, arguments, keywords or None, attributes or None) */
static struct ob_object *partial_setstate(OB_FN_ARGS)
{
	struct ob_object *none = ob_none(rt), **s = items(args[0]), *plain, *kw;
	struct partial *p = to_partial(self);

	if (!ob_is_tuple(args[0]) || ob_size(args[0]) != 4 ||
	    !s[0]->type->call || !ob_is_tuple(s[1]) ||
	    (s[2] != none && !ob_is_dict(s[2])) ||
	    (s[3] != none && !ob_is_dict(s[3])))
		return ob_raise(rt, OB_T_TypeError, "invalid partial state");
	plain = ob_is(rt, s[1], OB_T_TUPLE) ? ob_newref(s[1]) :
		ob_tuple_from_array(rt, items(s[1]), ob_size(s[1]));
	if (!plain)
		return NULL;
	if (s[2] == none)
		kw = ob_dict_new(rt);
	else
		kw = ob_is(rt, s[2], OB_T_DICT) ? ob_newref(s[2]) :
						  ob_dict_copy(rt, s[2]);
	if (!kw) {
		ob_decref(rt, plain);
		return NULL;
	}
	ob_exc_set(rt, &p->fn, s[0]);
	ob_exc_set(rt, &p->args, plain);
	ob_exc_set(rt, &p->kw, kw);
	ob_exc_set(rt, &p->dict, s[3] == none ? NULL : s[3]);
	ob_decref(rt, plain);
	ob_decref(rt, kw);
	return ob_newref(none);
}

static const struct ob_method_def partial_methods[] = {
	{ "__reduce__", partial_reduce, OB_METH_NOARGS },
	{ "__setstate__", partial_setstate, OB_METH_O },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

const struct ob_type_def ob_partial_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "functools.partial",
		.basicsize = sizeof(struct partial),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "partial(func, *args, **keywords) - new function with partial application of the given arguments and keywords.",
		.dealloc = partial_dealloc,
		.traverse = partial_traverse,
		.clear = partial_clear,
		.repr = partial_repr,
		.call = partial_call,
		.setattro = ob_generic_setattr,
		.weaklistoffset = offsetof(struct partial, weakreflist),
		.dictoffset = offsetof(struct partial, dict),
		.methods = partial_methods,
		.getset = partial_getset,
		.new = partial_new,
	},
};

/* cmp_to_key(): without an object it makes keys, with one it is a key */

struct key_wrapper {
	struct ob_object base;
	struct ob_object *cmp, *object;
};

static struct key_wrapper *to_key(struct ob_object *o)
{
	return (struct key_wrapper *)o;
}

static void key_wrapper_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, to_key(o)->cmp);
	ob_xdecref(rt, to_key(o)->object);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int key_wrapper_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_all(v, &to_key(o)->cmp, 2);
}

static int key_wrapper_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_key(o)->object, NULL);
	return 0;
}

struct ob_object *ob_key_wrapper_new(struct ob_rt *rt, struct ob_object *cmp,
				     struct ob_object *object)
{
	struct key_wrapper *k;

	k = ob_type_alloc(rt, ob_type_of(rt, OB_T_KEY_WRAPPER), 0);
	if (!k)
		return NULL;
	k->cmp = ob_newref(cmp);
	k->object = object ? ob_newref(object) : NULL;
	ob_track(rt, k);
	return OB_OBJ(k);
}

static struct ob_object *key_wrapper_call(struct ob_rt *rt, struct ob_object *o,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	static const char *const names[] = { "obj", NULL };
	struct ob_object *arg[1];

	if (ob_args_parse(rt, "K", names, 1, 1, args, nargs, kwnames, arg))
		return NULL;
	return ob_key_wrapper_new(rt, to_key(o)->cmp, arg[0]);
}

static struct ob_object *key_wrapper_compare(struct ob_rt *rt,
					     struct ob_object *a,
					     struct ob_object *b,
					     enum ob_cmp op)
{
	struct ob_object *both[2], *res, *zero, *answer;

	if (!ob_is(rt, b, OB_T_KEY_WRAPPER))
		return ob_raise(rt, OB_T_TypeError,
				"other argument must be K instance");
	both[0] = to_key(a)->object;
	both[1] = to_key(b)->object;
	if (!both[0] || !both[1])
		return ob_raise(rt, OB_T_AttributeError, "object");
	res = ob_call(rt, to_key(a)->cmp, both, 2, NULL);
	if (!res)
		return NULL;
	zero = ob_int_from_s64(rt, 0);
	answer = ob_compare(rt, res, zero, op);
	ob_decref(rt, zero);
	ob_decref(rt, res);
	return answer;
}

static const struct ob_member_def key_wrapper_members[] = {
	{ "obj", OB_MEMBER_OBJECT, false,
	  offsetof(struct key_wrapper, object) },
	{ }
};

const struct ob_type_def ob_key_wrapper_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "functools.KeyWrapper",
		.basicsize = sizeof(struct key_wrapper),
		.flags = OB_TF_GC,
		.dealloc = key_wrapper_dealloc,
		.traverse = key_wrapper_traverse,
		.clear = key_wrapper_clear,
		.call = key_wrapper_call,
		.hash = ob_hash_unhashable,
		.richcompare = key_wrapper_compare,
		.members = key_wrapper_members,
	},
};
