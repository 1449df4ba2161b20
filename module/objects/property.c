// SPDX-License-Identifier: GPL-2.0
/*
 * property - an attribute computed by functions of the program
 */
#include "type_priv.h"

/**
 * struct property - CPython's propertyobject
 * @base: object header
 * @get: fget or NULL
 * @set: fset or NULL
 * @del: fdel or NULL
 * @doc: its docstring or NULL
 * @name: what __set_name__ was told, or NULL
 * @getter_doc: the docstring is the getter's
 */
struct property {
	struct ob_object base;
	struct ob_object *get;
	struct ob_object *set;
	struct ob_object *del;
	struct ob_object *doc;
	struct ob_object *name;
	int getter_doc;
};

static_assert(sizeof(struct property) == 64);

static struct property *to_property(const void *o)
{
	return (struct property *)o;
}

/* The getter's docstring is the property's when it has none of its own. */
static int take_doc(struct ob_rt *rt, struct ob_object *self,
		    struct ob_object *get)
{
	struct property *p = to_property(self);
	struct ob_object *doc;
	int found = ob_getattr_opt(rt, get, ob_name(rt, OB_N_doc), &doc);
	int err = 0;

	if (found <= 0)
		return found;
	if (ob_is(rt, self, OB_T_PROPERTY))
		ob_exc_set(rt, &p->doc, doc);
	else
		/* a class derived from property has a docstring in the way */
		err = ob_setattr(rt, self, ob_name(rt, OB_N_doc), doc);
	ob_decref(rt, doc);
	p->getter_doc = 1;
	return err;
}

static int property_init(struct ob_rt *rt, struct ob_object *self,
			 struct ob_object *const *args, size_t nargs,
			 struct ob_tuple *kwnames)
{
	static const char *const names[] = {
		"fget", "fset", "fdel", "doc", NULL
	};
	struct property *p = to_property(self);
	struct ob_object *arg[4], *none = ob_none(rt);
	int i;

	if (ob_args_parse(rt, "property", names, 0, 4, args, nargs, kwnames,
			  arg))
		return -1;
	for (i = 0; i < 3; i++)
		if (arg[i] == none)
			arg[i] = NULL;
	ob_exc_set(rt, &p->get, arg[0]);
	ob_exc_set(rt, &p->set, arg[1]);
	ob_exc_set(rt, &p->del, arg[2]);
	ob_exc_set(rt, &p->doc, arg[3]);
	ob_exc_set(rt, &p->name, NULL);
	p->getter_doc = 0;
	if ((arg[3] && arg[3] != none) || !arg[0])
		return 0;
	return take_doc(rt, self, arg[0]);
}

static int property_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct property *p = to_property(o);

	ob_exc_set(rt, &p->get, NULL);
	ob_exc_set(rt, &p->set, NULL);
	ob_exc_set(rt, &p->del, NULL);
	ob_exc_set(rt, &p->doc, NULL);
	ob_exc_set(rt, &p->name, NULL);
	return 0;
}

static void property_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	property_clear(rt, o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int property_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct property *p = to_property(o);
	struct ob_object *held[] = { p->get, p->set, p->del, p->doc, p->name };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

/* property 'x' of 'C' object has no getter, as far as the names are known */
static void no_function(struct ob_rt *rt, const struct property *p,
			struct ob_object *o, const char *what)
{
	struct ob_object *qualname = ob_type_qualname(rt, o->type);

	if (!qualname)
		return;
	if (p->name)
		ob_raise(rt, OB_T_AttributeError,
			 "property %R of %R object has no %s", p->name,
			 qualname, what);
	else
		ob_raise(rt, OB_T_AttributeError,
			 "property of %R object has no %s", qualname, what);
	ob_decref(rt, qualname);
}

static struct ob_object *property_get(struct ob_rt *rt,
				      struct ob_object *descr,
				      struct ob_object *o, struct ob_type *type)
{
	struct property *p = to_property(descr);
	struct ob_object *get = p->get, *res;

	if (!o || o == ob_none(rt))
		return ob_newref(descr);
	if (!get) {
		no_function(rt, p, o, "getter");
		return NULL;
	}
	ob_incref(get);
	res = ob_call(rt, get, &o, 1, NULL);
	ob_decref(rt, get);
	return res;
}

static int property_set(struct ob_rt *rt, struct ob_object *descr,
			struct ob_object *o, struct ob_object *value)
{
	struct property *p = to_property(descr);
	struct ob_object *fn = value ? p->set : p->del, *res;
	struct ob_object *args[2] = { o, value };

	if (!fn) {
		no_function(rt, p, o, value ? "setter" : "deleter");
		return -1;
	}
	ob_incref(fn);
	res = ob_call(rt, fn, args, value ? 2 : 1, NULL);
	ob_decref(rt, fn);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

/* The same property with one function replaced. */
static struct ob_object *property_copy(struct ob_rt *rt, struct ob_object *old,
				       struct ob_object *get,
				       struct ob_object *set,
				       struct ob_object *del)
{
	struct property *p = to_property(old);
	struct ob_object *none = ob_none(rt), *args[4], *res;

	args[0] = get && get != none ? get : p->get ?: none;
	args[1] = set && set != none ? set : p->set ?: none;
	args[2] = del && del != none ? del : p->del ?: none;
	args[3] = p->getter_doc && args[0] != none ? none : p->doc ?: none;
	res = ob_call(rt, OB_OBJ(old->type), args, 4, NULL);
	if (res && ob_is_subtype(res->type, ob_type_of(rt, OB_T_PROPERTY)))
		ob_exc_set(rt, &to_property(res)->name, p->name);
	return res;
}

static struct ob_object *property_getter(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs, struct ob_tuple *kwnames)
{
	return property_copy(rt, self, args[0], NULL, NULL);
}

static struct ob_object *property_setter(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs, struct ob_tuple *kwnames)
{
	return property_copy(rt, self, NULL, args[0], NULL);
}

static struct ob_object *property_deleter(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	return property_copy(rt, self, NULL, NULL, args[0]);
}

static struct ob_object *property_set_name(struct ob_rt *rt,
					   struct ob_object *self,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	if (nargs != 2)
		return ob_raise(rt, OB_T_TypeError,
				"__set_name__() takes 2 positional arguments but %zu were given",
				nargs);
	ob_exc_set(rt, &to_property(self)->name, args[1]);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def property_methods[] = {
	{ "getter", property_getter, OB_METH_O,
	  "Descriptor to obtain a copy of the property with a different getter." },
	{ "setter", property_setter, OB_METH_O,
	  "Descriptor to obtain a copy of the property with a different setter." },
	{ "deleter", property_deleter, OB_METH_O,
	  "Descriptor to obtain a copy of the property with a different deleter." },
	{ "__set_name__", property_set_name, OB_METH_FAST | OB_METH_TUPLE,
	  "Method to set name of a property." },
	{ }
};

static const struct ob_member_def property_members[] = {
	{ "fget", OB_MEMBER_OBJECT, true, offsetof(struct property, get) },
	{ "fset", OB_MEMBER_OBJECT, true, offsetof(struct property, set) },
	{ "fdel", OB_MEMBER_OBJECT, true, offsetof(struct property, del) },
	{ "__doc__", OB_MEMBER_OBJECT, false, offsetof(struct property, doc) },
	{ }
};

static struct ob_object *property_get_abstract(struct ob_rt *rt,
					       struct ob_object *o)
{
	struct property *p = to_property(o);
	struct ob_object *fn[] = { p->get, p->set, p->del }, *value;
	int truth = 0;
	size_t i;

	for (i = 0; !truth && i < ARRAY_SIZE(fn); i++) {
		if (!fn[i])
			continue;
		truth = ob_getattr_opt(rt, fn[i],
				       ob_name(rt, OB_N_isabstractmethod),
				       &value);
		if (truth > 0) {
			truth = ob_is_true(rt, value);
			ob_decref(rt, value);
		}
	}
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

static const struct ob_getset_def property_getset[] = {
	{ "__isabstractmethod__", property_get_abstract },
	{ }
};

const struct ob_type_def ob_property_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "property",
		.basicsize = sizeof(struct property),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\n"
		       "Property attribute.",
		.dealloc = property_dealloc,
		.traverse = property_traverse,
		.clear = property_clear,
		.descr_get = property_get,
		.descr_set = property_set,
		.new = ob_new_tracked,
		.init = property_init,
		.methods = property_methods,
		.members = property_members,
		.getset = property_getset,
	},
};
