// SPDX-License-Identifier: GPL-2.0
/*
 * defaultdict - collections.defaultdict: a dict that makes what is missing
 */
#include "dict_priv.h"

/**
 * struct defaultdict - collections.defaultdict
 * @dict: what it is derived from
 * @factory: called for the value of a key that is not there; NULL for none
 */
struct defaultdict {
	struct ob_dict dict;
	struct ob_object *factory;
};

static_assert(sizeof(struct defaultdict) == 56);

static struct defaultdict *to_dd(struct ob_object *o)
{
	return (struct defaultdict *)o;
}

static void dd_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_exc_set(rt, &to_dd(o)->factory, NULL);
	ob_dict_release(rt, to_dict(o));
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int dd_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int err = 0;

	if (to_dd(o)->factory)
		err = ob_visit_one(v, to_dd(o)->factory);
	return err ?: ob_dict_type_def.type.traverse(o, v);
}

static int dd_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_dd(o)->factory, NULL);
	ob_dict_drop(rt, to_dict(o));
	return 0;
}

static int dd_init(struct ob_rt *rt, struct ob_object *self,
		   struct ob_object *const *args, size_t nargs,
		   struct ob_tuple *kwnames)
{
	struct ob_object *old = to_dd(self)->factory;
	int err;

	if (nargs && !args[0]->type->call && args[0] != ob_none(rt)) {
		ob_raise(rt, OB_T_TypeError,
			 "first argument must be callable or None");
		return -1;
	}
	to_dd(self)->factory = nargs ? ob_newref(args[0]) : NULL;
	err = ob_dict_type_init(rt, self, args + !!nargs, nargs - !!nargs,
				kwnames);
	ob_xdecref(rt, old);
	return err;
}

static struct ob_object *factory_repr(struct ob_rt *rt,
				      struct ob_object *factory)
{
	struct ob_object *res;
	int seen;

	if (!factory)
		return ob_str_from_cstr(rt, "None");
	/* It may be a method of this very dict. */
	seen = ob_repr_enter(rt, factory);
	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "...") : NULL;
	ob_incref(factory);
	res = ob_repr(rt, factory);
	ob_repr_leave(rt, factory);
	ob_decref(rt, factory);
	return res;
}

static struct ob_object *dd_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *items = ob_dict_repr(rt, o), *factory, *res = NULL;

	if (!items)
		return NULL;
	factory = factory_repr(rt, to_dd(o)->factory);
	if (factory)
		res = ob_str_format(rt, "%s(%U, %U)",
				    ob_type_short_name(o->type), factory,
				    items);
	ob_xdecref(rt, factory);
	ob_decref(rt, items);
	return res;
}

/* One like @like, of its class, with the items of @from. */
static struct ob_object *dd_like(struct ob_rt *rt, struct ob_object *like,
				 struct ob_object *from)
{
	struct ob_object *args[] = {
		ob_newref(to_dd(like)->factory ?: ob_none(rt)), from,
	};
	struct ob_object *res;

	res = ob_call(rt, OB_OBJ(like->type), args, 2, NULL);
	ob_decref(rt, args[0]);
	return res;
}

static struct ob_object *dd_binop(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, struct ob_object *b)
{
	struct ob_object *res;
	int left;

	if (op != OB_OR)
		return ob_newref(ob_notimpl(rt));
	left = ob_isinstance(rt, a, OB_OBJ(ob_type_of(rt, OB_T_DEFAULTDICT)));
	if (left < 0)
		return NULL;
	if (!ob_is_dict(left ? b : a))
		return ob_newref(ob_notimpl(rt));
	res = dd_like(rt, left ? a : b, a);
	if (res && ob_dict_update(rt, res, b)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static const struct ob_number_slots dd_number = {
	.binop = dd_binop,
	.inplace = ob_dict_inplace,
	.binops = BIT(OB_OR),
	.inplaces = BIT(OB_OR),
};

static struct ob_object *dd_missing(OB_FN_ARGS)
{
	struct ob_object *factory = to_dd(self)->factory, *value;

	if (!factory || factory == ob_none(rt))
		return ob_raise_obj(rt, OB_T_KeyError, args[0]);
	ob_incref(factory);
	value = ob_call(rt, factory, NULL, 0, NULL);
	ob_decref(rt, factory);
	if (value && ob_setitem(rt, self, args[0], value)) {
		ob_decref(rt, value);
		return NULL;
	}
	return value;
}

static struct ob_object *dd_copy(OB_FN_ARGS)
{
	return dd_like(rt, self, self);
}

/* (class, (factory,), None, None, iterator over the items) */
static struct ob_object *dd_reduce(OB_FN_ARGS)
{
	struct ob_object *factory = to_dd(self)->factory, *args_of, *items;
	struct ob_object *it = NULL, *res = NULL;

	if (!factory || factory == ob_none(rt))
		args_of = ob_tuple_new(rt, 0);
	else
		args_of = ob_tuple_pack(rt, 1, factory);
	if (!args_of)
		return NULL;
	items = ob_invoke_method(rt, self, "items", NULL, 0);
	if (items)
		it = ob_iter(rt, items);
	ob_xdecref(rt, items);
	if (it)
		res = ob_tuple_pack(rt, 5, self->type, args_of, ob_none(rt),
				    ob_none(rt), it);
	ob_xdecref(rt, it);
	ob_decref(rt, args_of);
	return res;
}

static const struct ob_method_def dd_methods[] = {
	{ "__missing__", dd_missing, OB_METH_O,
	  "What d[key] gives when there is no key: the factory makes and d keeps it." },
	{ "copy", dd_copy, OB_METH_NOARGS,
	  "D.copy() -> a shallow copy of D." },
	{ "__copy__", dd_copy, OB_METH_NOARGS,
	  "D.copy() -> a shallow copy of D." },
	{ "__reduce__", dd_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

static const struct ob_member_def dd_members[] = {
	{ "default_factory", OB_MEMBER_OBJECT, false,
	  offsetof(struct defaultdict, factory) },
	{ }
};

const struct ob_type_def ob_defaultdict_type_def = {
	.type = {
		.name = "collections.defaultdict",
		.basicsize = sizeof(struct defaultdict),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
		.dealloc = dd_dealloc,
		.repr = dd_repr,
		.number = &dd_number,
		.getattro = ob_generic_getattr,
		.traverse = dd_traverse,
		.clear = dd_gc_clear,
		.methods = dd_methods,
		.members = dd_members,
		.init = dd_init,
	},
	.base = OB_T_DICT,
};
