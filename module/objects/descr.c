// SPDX-License-Identifier: GPL-2.0
/*
 * descr - what a builtin type's dict holds: methods, computed attributes
 *
 * A descriptor points at the const table row it stands for. Asked through an
 * instance, a method gives a builtin function bound to it, a computed attribute
 * gives its value; asked through the type, each gives itself.
 */
#include "objects_priv.h"

/**
 * struct descr - CPython's PyDescrObject with the payload of its subtypes
 * @base: object header
 * @owner: type it belongs to, counted
 * @name: counted
 * @qualname: NULL; made when asked for
 * @def: row of a table: method, getset or slot wrapper
 * @vectorcall: unused, as the size is CPython's
 */
struct descr {
	struct ob_object base;
	struct ob_type *owner;
	struct ob_object *name;
	struct ob_object *qualname;
	const void *def;
	void *vectorcall;
};

static_assert(sizeof(struct descr) == 56);

struct ob_object *ob_descr_new(struct ob_rt *rt, enum ob_tid tid,
			       struct ob_type *type, const char *name,
			       const void *def)
{
	struct ob_object *str = ob_str_intern_c(rt, name);
	struct descr *d;

	if (!str)
		return NULL;
	d = ob_obj_alloc(rt, tid, ob_type_of(rt, tid)->basicsize);
	if (!d) {
		ob_decref(rt, str);
		return NULL;
	}
	d->owner = ob_newref(type);
	d->name = str;
	d->qualname = NULL;
	d->def = def;
	ob_track(rt, d);
	return OB_OBJ(d);
}

static void descr_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct descr *d = (struct descr *)o;

	ob_untrack(o);
	ob_decref(rt, d->owner);
	ob_decref(rt, d->name);
	ob_obj_free(rt, o);
}

static int descr_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct descr *d = (struct descr *)o;

	return ob_visit_one(v, OB_OBJ(d->owner)) ?: ob_visit_one(v, d->name);
}

/* Is @o something this descriptor can work on? */
static bool descr_check(struct ob_rt *rt, struct descr *d, struct ob_object *o)
{
	if (ob_is_subtype(o->type, d->owner))
		return true;
	ob_raise(rt, OB_T_TypeError,
		 "descriptor '%U' for '%.100N' objects doesn't apply to a '%.100T' object",
		 d->name, d->owner, o);
	return false;
}

static struct ob_object *descr_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct descr *)o)->name);
}

static struct ob_object *descr_get_qualname(struct ob_rt *rt,
					    struct ob_object *o)
{
	struct descr *d = (struct descr *)o;

	return ob_str_format(rt, "%N.%U", d->owner, d->name);
}

static struct ob_object *descr_get_objclass(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_newref(((struct descr *)o)->owner);
}

static const struct ob_getset_def descr_getset[] = {
	{ "__name__", descr_get_name },
	{ "__qualname__", descr_get_qualname },
	{ "__objclass__", descr_get_objclass },
	{ }
};

/* methods */

static struct ob_object *method_descr_get(struct ob_rt *rt,
					  struct ob_object *descr,
					  struct ob_object *o,
					  struct ob_type *type)
{
	struct descr *d = (struct descr *)descr;

	if (!o)
		return ob_newref(descr);
	if (!descr_check(rt, d, o))
		return NULL;
	return ob_builtin_new(rt, d->def, o, NULL);
}

static struct ob_object *method_descr_call(struct ob_rt *rt,
					   struct ob_object *o,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	struct descr *d = (struct descr *)o;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"unbound method %.100N.%U() needs an argument",
				d->owner, d->name);
	if (!descr_check(rt, d, args[0]))
		return NULL;
	return ob_call_def(rt, d->def, o, args[0], args + 1, nargs - 1,
			   kwnames);
}

static struct ob_object *method_descr_repr(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct descr *d = (struct descr *)o;

	return ob_str_format(rt, "<method '%U' of '%N' objects>", d->name,
			     d->owner);
}

const struct ob_type_def ob_method_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "method_descriptor",
		.basicsize = sizeof(struct descr),
		.flags = OB_TF_GC | OB_TF_METHOD_DESCR,
		.dealloc = descr_dealloc,
		.traverse = descr_traverse,
		.repr = method_descr_repr,
		.call = method_descr_call,
		.descr_get = method_descr_get,
		.getset = descr_getset,
	},
};

/* wrappers of slots: methods under another name */

static struct ob_object *wrapper_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct descr *d = (struct descr *)o;

	return ob_str_format(rt, "<slot wrapper '%U' of '%N' objects>",
			     d->name, d->owner);
}

const struct ob_type_def ob_wrapper_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "wrapper_descriptor",
		.basicsize = sizeof(struct descr),
		.flags = OB_TF_GC | OB_TF_METHOD_DESCR,
		.dealloc = descr_dealloc,
		.traverse = descr_traverse,
		.repr = wrapper_repr,
		.call = method_descr_call,
		.descr_get = method_descr_get,
		.getset = descr_getset,
	},
};

/* computed attributes */

int ob_member_readonly(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *value)
{
	ob_raise(rt, OB_T_AttributeError, "readonly attribute");
	return -1;
}

static struct ob_object *getset_get(struct ob_rt *rt, struct ob_object *descr,
				    struct ob_object *o, struct ob_type *type)
{
	struct descr *d = (struct descr *)descr;
	const struct ob_getset_def *def = d->def;

	if (!o)
		return ob_newref(descr);
	if (!descr_check(rt, d, o))
		return NULL;
	return def->get(rt, o);
}

static int getset_set(struct ob_rt *rt, struct ob_object *descr,
		      struct ob_object *o, struct ob_object *value)
{
	struct descr *d = (struct descr *)descr;
	const struct ob_getset_def *def = d->def;

	if (!descr_check(rt, d, o))
		return -1;
	if (def->set)
		return def->set(rt, o, value);
	ob_raise(rt, OB_T_AttributeError,
		 "attribute '%U' of '%.100N' objects is not writable", d->name,
		 d->owner);
	return -1;
}

static struct ob_object *getset_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct descr *d = (struct descr *)o;
	const struct ob_getset_def *def = d->def;

	return ob_str_format(rt, "<%s '%U' of '%N' objects>",
			     def->set == ob_member_readonly ?
			     "member" : "attribute", d->name, d->owner);
}

const struct ob_type_def ob_getset_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "getset_descriptor",
		.basicsize = 48,
		.flags = OB_TF_GC,
		.dealloc = descr_dealloc,
		.traverse = descr_traverse,
		.repr = getset_repr,
		.descr_get = getset_get,
		.descr_set = getset_set,
		.getset = descr_getset,
	},
};

const struct ob_type_def ob_member_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "member_descriptor",
		.basicsize = 48,
		.flags = OB_TF_GC,
		.dealloc = descr_dealloc,
		.traverse = descr_traverse,
		.repr = getset_repr,
		.descr_get = getset_get,
		.descr_set = getset_set,
		.getset = descr_getset,
	},
};

/* filling a type's dict */

static int type_add(struct ob_rt *rt, struct ob_type *type, const char *name,
		    struct ob_object *value)
{
	int err;

	if (!value)
		return -1;
	err = ob_dict_set_c(rt, OB_OBJ(type->dict), name, value);
	ob_decref(rt, value);
	return err;
}

static int type_add_method(struct ob_rt *rt, struct ob_type *type,
			   const struct ob_method_def *def)
{
	struct ob_object *value;

	if (def->flags & (OB_METH_STATIC | OB_METH_CLASS))
		value = ob_builtin_new(rt, def, OB_OBJ(type), NULL);
	else
		value = ob_descr_new(rt, OB_T_METHOD_DESCR, type, def->name,
				     def);
	return type_add(rt, type, def->name, value);
}

int ob_type_add_descrs(struct ob_rt *rt, struct ob_type *type)
{
	const struct ob_method_def *method;
	const struct ob_getset_def *attr;

	if (ob_type_add_slots(rt, type))
		return -1;
	for (method = type->methods; method && method->name; method++)
		if (type_add_method(rt, type, method))
			return -1;
	for (attr = type->getset; attr && attr->name; attr++)
		if (type_add(rt, type, attr->name,
			     ob_descr_new(rt, OB_T_GETSET_DESCR, type,
					  attr->name, attr)))
			return -1;
	return 0;
}
