// SPDX-License-Identifier: GPL-2.0
/*
 * descr - what a type's dict holds: methods, special methods, attributes
 *
 * A descriptor points at the const table row it stands for (for a slot of a
 * class: at the row in the class itself). Asked through an instance, a method
 * gives a builtin function bound to it, an attribute its value; asked through
 * the type, each gives itself.
 */
#include "type_priv.h"

static_assert(sizeof(struct ob_descr) == 56);

struct ob_object *ob_descr_new_str(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_type *type,
				   struct ob_object *name, const void *def)
{
	struct ob_descr *d;

	d = ob_obj_alloc(rt, tid, ob_type_of(rt, tid)->basicsize);
	if (!d)
		return NULL;
	d->owner = ob_newref(type);
	d->name = ob_newref(name);
	d->qualname = NULL;
	d->def = def;
	ob_track(rt, d);
	return OB_OBJ(d);
}

struct ob_object *ob_descr_new(struct ob_rt *rt, enum ob_tid tid,
			       struct ob_type *type, const char *name,
			       const void *def)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *descr;

	if (!str)
		return NULL;
	descr = ob_descr_new_str(rt, tid, type, str, def);
	ob_decref(rt, str);
	return descr;
}

static void descr_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_descr *d = (struct ob_descr *)o;

	ob_untrack(o);
	ob_decref(rt, d->name);
	ob_xdecref(rt, d->qualname);
	ob_decref(rt, d->owner);
	ob_obj_free(rt, o);
}

static int descr_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_descr *d = (struct ob_descr *)o;
	struct ob_object *held[] = { OB_OBJ(d->owner), d->name, d->qualname };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

/* Is @o something this descriptor can work on? */
static bool descr_check(struct ob_rt *rt, struct ob_descr *d,
			struct ob_object *o)
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
	return ob_newref(((struct ob_descr *)o)->name);
}

static struct ob_object *descr_get_qualname(struct ob_rt *rt,
					    struct ob_object *o)
{
	struct ob_descr *d = (struct ob_descr *)o;
	struct ob_object *owner;

	if (!d->qualname) {
		owner = ob_type_qualname(rt, d->owner);
		if (!owner)
			return NULL;
		d->qualname = ob_str_format(rt, "%U.%U", owner, d->name);
		ob_decref(rt, owner);
	}
	return d->qualname ? ob_newref(d->qualname) : NULL;
}

static struct ob_object *descr_get_objclass(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_newref(((struct ob_descr *)o)->owner);
}

static struct ob_object *method_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_method_def *def = ((struct ob_descr *)o)->def;

	return ob_doc_text(rt, def->name, def->doc);
}

static struct ob_object *method_get_signature(struct ob_rt *rt,
					      struct ob_object *o)
{
	const struct ob_method_def *def = ((struct ob_descr *)o)->def;

	return ob_doc_signature(rt, def->name, def->doc);
}

static struct ob_object *wrapper_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_slot_def *def = ob_wrapper_def(o);

	return ob_doc_text(rt, def->name, def->doc);
}

static struct ob_object *wrapper_get_signature(struct ob_rt *rt,
					       struct ob_object *o)
{
	return ob_slot_signature(rt, ob_wrapper_def(o));
}

static struct ob_object *attr_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(ob_none(rt));
}

#define DESCR_GETSET(kind, more...)					\
static const struct ob_getset_def kind##_getset[] = {			\
	{ "__doc__", kind##_get_doc },					\
	{ "__qualname__", descr_get_qualname },				\
	{ "__objclass__", descr_get_objclass, ob_member_readonly },	\
	{ "__name__", descr_get_name, ob_member_readonly },		\
	more								\
}

DESCR_GETSET(method, { "__text_signature__", method_get_signature }, { });
DESCR_GETSET(wrapper, { "__text_signature__", wrapper_get_signature }, { });
DESCR_GETSET(attr, { });

/* methods */

static struct ob_object *method_descr_get(struct ob_rt *rt,
					  struct ob_object *descr,
					  struct ob_object *o,
					  struct ob_type *type)
{
	struct ob_descr *d = (struct ob_descr *)descr;

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
	struct ob_descr *d = (struct ob_descr *)o;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"unbound method %.100s.%U() needs an argument",
				ob_type_short_name(d->owner), d->name);
	if (!descr_check(rt, d, args[0]))
		return NULL;
	return ob_call_def(rt, d->def, o, args[0], args + 1, nargs - 1,
			   kwnames);
}

static struct ob_object *method_descr_repr(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_descr *d = (struct ob_descr *)o;

	return ob_str_format(rt, "<method '%U' of '%N' objects>", d->name,
			     d->owner);
}

static struct ob_object *descr_reduce(OB_FN_ARGS)
{
	struct ob_descr *d = (struct ob_descr *)self;

	return ob_reduced_attr(rt, OB_OBJ(d->owner), d->name);
}

static const struct ob_method_def descr_methods[] = {
	{ "__reduce__", descr_reduce, OB_METH_NOARGS },
	{ }
};

#define DESCR_TYPE(bytes, more)						\
		.basicsize = bytes,					\
		.flags = OB_TF_GC | (more),				\
		.dealloc = descr_dealloc,				\
		.traverse = descr_traverse

const struct ob_type_def ob_method_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "method_descriptor",
		DESCR_TYPE(sizeof(struct ob_descr), OB_TF_METHOD_DESCR),
		.repr = method_descr_repr,
		.call = method_descr_call,
		.descr_get = method_descr_get,
		.methods = descr_methods,
		.getset = method_getset,
	},
};

/* methods of the type itself */

static struct ob_object *classmethod_descr_get(struct ob_rt *rt,
					       struct ob_object *descr,
					       struct ob_object *o,
					       struct ob_type *type)
{
	struct ob_descr *d = (struct ob_descr *)descr;

	if (!type)
		type = o->type;
	if (!ob_is_type(type))
		return ob_raise(rt, OB_T_TypeError,
				"descriptor '%U' for type '%.100N' needs a type, not a '%.100T' as arg 2",
				d->name, d->owner, type);
	if (!ob_is_subtype(type, d->owner))
		return ob_raise(rt, OB_T_TypeError,
				"descriptor '%U' requires a subtype of '%.100N' but received '%.100N'",
				d->name, d->owner, type);
	return ob_builtin_new(rt, d->def, OB_OBJ(type), NULL);
}

static struct ob_object *classmethod_descr_call(struct ob_rt *rt,
						struct ob_object *o,
						struct ob_object *const *args,
						size_t nargs,
						struct ob_tuple *kwnames)
{
	struct ob_descr *d = (struct ob_descr *)o;
	struct ob_object *bound, *res;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"descriptor '%U' of '%.100N' object needs an argument",
				d->name, d->owner);
	bound = classmethod_descr_get(rt, o, NULL,
				      (struct ob_type *)args[0]);
	if (!bound)
		return NULL;
	res = ob_call(rt, bound, args + 1, nargs - 1, kwnames);
	ob_decref(rt, bound);
	return res;
}

const struct ob_type_def ob_classmethod_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "classmethod_descriptor",
		DESCR_TYPE(sizeof(struct ob_descr), 0),
		.repr = method_descr_repr,
		.call = classmethod_descr_call,
		.descr_get = classmethod_descr_get,
		.getset = method_getset,
	},
};

/* wrappers of slots, and those bound to an object */

static struct ob_object *wrapper_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_descr *d = (struct ob_descr *)o;

	return ob_str_format(rt, "<slot wrapper '%U' of '%N' objects>",
			     d->name, d->owner);
}

static struct ob_object *wrapper_descr_call(struct ob_rt *rt,
					    struct ob_object *o,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	struct ob_descr *d = (struct ob_descr *)o;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"descriptor '%U' of '%.100N' object needs an argument",
				d->name, d->owner);
	if (!ob_is_subtype(args[0]->type, d->owner))
		return ob_raise(rt, OB_T_TypeError,
				"descriptor '%U' requires a '%.100N' object but received a '%.100T'",
				d->name, d->owner, args[0]);
	return ob_wrapper_call(rt, d, args[0], args + 1, nargs - 1, kwnames);
}

/**
 * struct bound - a special method of a builtin type bound to an object
 * @base: object header
 * @descr: the wrapper descriptor
 * @self: the object
 */
struct bound {
	struct ob_object base;
	struct ob_object *descr;
	struct ob_object *self;
};

static struct ob_object *wrapper_descr_get(struct ob_rt *rt,
					   struct ob_object *descr,
					   struct ob_object *o,
					   struct ob_type *type)
{
	struct bound *b;

	if (!o)
		return ob_newref(descr);
	if (!descr_check(rt, (struct ob_descr *)descr, o))
		return NULL;
	b = ob_obj_alloc(rt, OB_T_METHOD_WRAPPER, sizeof(*b));
	if (!b)
		return NULL;
	b->descr = ob_newref(descr);
	b->self = ob_newref(o);
	ob_track(rt, b);
	return OB_OBJ(b);
}

const struct ob_type_def ob_wrapper_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "wrapper_descriptor",
		DESCR_TYPE(sizeof(struct ob_descr), OB_TF_METHOD_DESCR),
		.repr = wrapper_repr,
		.call = wrapper_descr_call,
		.descr_get = wrapper_descr_get,
		.methods = descr_methods,
		.getset = wrapper_getset,
	},
};

static void bound_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct bound *b = (struct bound *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_decref(rt, b->descr);
	ob_decref(rt, b->self);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int bound_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct bound *b = (struct bound *)o;

	return ob_visit_one(v, b->descr) ?: ob_visit_one(v, b->self);
}

static struct ob_object *bound_call(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct bound *b = (struct bound *)o;

	return ob_wrapper_call(rt, (struct ob_descr *)b->descr, b->self, args,
			       nargs, kwnames);
}

static struct ob_object *bound_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct bound *b = (struct bound *)o;

	return ob_str_format(rt, "<method-wrapper '%s' of %T object at 0x%llx>",
			     ob_wrapper_def(b->descr)->name, b->self,
			     ob_id_of(&rt->heap, b->self));
}

static s64 bound_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct bound *b = (struct bound *)o;
	s64 hash = ob_hash_pointer(rt, b->self) ^ ob_hash_pointer(rt, b->descr);

	return hash == -1 ? -2 : hash;
}

static struct ob_object *bound_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct bound *x = (struct bound *)a, *y = (struct bound *)b;
	bool same;

	if ((op != OB_EQ && op != OB_NE) ||
	    !ob_is(rt, a, OB_T_METHOD_WRAPPER) ||
	    !ob_is(rt, b, OB_T_METHOD_WRAPPER))
		return ob_newref(ob_notimpl(rt));
	same = x->descr == y->descr && x->self == y->self;
	return ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

static struct ob_object *bound_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return descr_get_name(rt, ((struct bound *)o)->descr);
}

static struct ob_object *bound_get_qualname(struct ob_rt *rt,
					    struct ob_object *o)
{
	return descr_get_qualname(rt, ((struct bound *)o)->descr);
}

static struct ob_object *bound_get_objclass(struct ob_rt *rt,
					    struct ob_object *o)
{
	return descr_get_objclass(rt, ((struct bound *)o)->descr);
}

static struct ob_object *bound_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	return wrapper_get_doc(rt, ((struct bound *)o)->descr);
}

static struct ob_object *bound_get_signature(struct ob_rt *rt,
					     struct ob_object *o)
{
	return wrapper_get_signature(rt, ((struct bound *)o)->descr);
}

static struct ob_object *bound_get_self(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct bound *)o)->self);
}

static const struct ob_getset_def bound_getset[] = {
	{ "__objclass__", bound_get_objclass },
	{ "__name__", bound_get_name },
	{ "__qualname__", bound_get_qualname },
	{ "__doc__", bound_get_doc },
	{ "__text_signature__", bound_get_signature },
	{ "__self__", bound_get_self, ob_member_readonly },
	{ }
};

static struct ob_object *bound_reduce(OB_FN_ARGS)
{
	struct bound *b = (struct bound *)self;

	return ob_reduced_attr(rt, b->self,
			       ((struct ob_descr *)b->descr)->name);
}

static const struct ob_method_def bound_methods[] = {
	{ "__reduce__", bound_reduce, OB_METH_NOARGS },
	{ }
};

const struct ob_type_def ob_method_wrapper_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "method-wrapper",
		.basicsize = sizeof(struct bound),
		.flags = OB_TF_GC,
		.dealloc = bound_dealloc,
		.traverse = bound_traverse,
		.repr = bound_repr,
		.call = bound_call,
		.hash = bound_hash,
		.richcompare = bound_richcompare,
		.methods = bound_methods,
		.getset = bound_getset,
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
	struct ob_descr *d = (struct ob_descr *)descr;
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
	struct ob_descr *d = (struct ob_descr *)descr;
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
	struct ob_descr *d = (struct ob_descr *)o;

	return ob_str_format(rt, "<attribute '%U' of '%N' objects>", d->name,
			     d->owner);
}

const struct ob_type_def ob_getset_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "getset_descriptor",
		DESCR_TYPE(offsetof(struct ob_descr, vectorcall), 0),
		.repr = getset_repr,
		.descr_get = getset_get,
		.descr_set = getset_set,
		.getset = attr_getset,
	},
};

/* attributes that are fields of the struct, slots of classes among them */

const struct ob_getset_def *ob_member_computed(const struct ob_descr *d)
{
	const struct ob_getset_def *attr = d->owner->getset;

	if (d->owner->flags & OB_TF_HEAPTYPE)
		return NULL;
	for (; attr && attr->name; attr++)
		if (attr == d->def)
			return attr;
	return NULL;
}

static struct ob_object *member_read(struct ob_rt *rt, struct ob_descr *d,
				     struct ob_object *o)
{
	const struct ob_getset_def *computed = ob_member_computed(d);
	const struct ob_member_def *def = d->def;
	struct ob_object *held;
	const void *field;

	if (computed)
		return computed->get(rt, o);
	field = (char *)o + def->offset;
	switch (def->kind) {
	case OB_MEMBER_OBJECT:
		held = *(struct ob_object *const *)field;
		return ob_newref(held ?: ob_none(rt));
	case OB_MEMBER_OBJECT_EX:
		held = *(struct ob_object *const *)field;
		return held ? ob_newref(held) :
			      ob_attribute_error(rt, o, d->name);
	case OB_MEMBER_S32:
		return ob_int_from_s64(rt, *(const s32 *)field);
	case OB_MEMBER_U32:
		return ob_int_from_s64(rt, *(const u32 *)field);
	case OB_MEMBER_S64:
		return ob_int_from_s64(rt, *(const s64 *)field);
	default:
		return ob_newref(ob_bool(rt, *(const u8 *)field));
	}
}

static struct ob_object *member_get(struct ob_rt *rt, struct ob_object *descr,
				    struct ob_object *o, struct ob_type *type)
{
	struct ob_descr *d = (struct ob_descr *)descr;

	if (!o)
		return ob_newref(descr);
	if (!descr_check(rt, d, o))
		return NULL;
	return member_read(rt, d, o);
}

static int member_write_number(struct ob_rt *rt,
			       const struct ob_member_def *def, void *field,
			       struct ob_object *value)
{
	s64 n;

	if (!value) {
		ob_raise(rt, OB_T_TypeError,
			 "can't delete numeric/char attribute");
		return -1;
	}
	if (def->kind == OB_MEMBER_BOOL) {
		if (!ob_is(rt, value, OB_T_BOOL)) {
			ob_raise(rt, OB_T_TypeError,
				 "attribute value type must be bool");
			return -1;
		}
		*(u8 *)field = value == ob_bool(rt, true);
		return 0;
	}
	n = ob_index_s64(rt, value, OB_T_OverflowError);
	if (n == -1 && ob_raised(rt))
		return -1;
	if (def->kind == OB_MEMBER_S64)
		*(s64 *)field = n;
	else
		*(u32 *)field = n;
	return 0;
}

static int member_set(struct ob_rt *rt, struct ob_object *descr,
		      struct ob_object *o, struct ob_object *value)
{
	struct ob_descr *d = (struct ob_descr *)descr;
	const struct ob_member_def *def = d->def;
	void *field;

	if (!descr_check(rt, d, o))
		return -1;
	if (ob_member_computed(d) || def->readonly)
		return ob_member_readonly(rt, o, value);
	field = (char *)o + def->offset;
	if (def->kind > OB_MEMBER_OBJECT_EX)
		return member_write_number(rt, def, field, value);
	if (!value && def->kind == OB_MEMBER_OBJECT_EX &&
	    !*(struct ob_object **)field) {
		ob_raise(rt, OB_T_AttributeError, "%U", d->name);
		return -1;
	}
	ob_exc_set(rt, field, value);
	return 0;
}

static struct ob_object *member_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_descr *d = (struct ob_descr *)o;

	return ob_str_format(rt, "<member '%U' of '%N' objects>", d->name,
			     d->owner);
}

const struct ob_type_def ob_member_descr_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "member_descriptor",
		DESCR_TYPE(offsetof(struct ob_descr, vectorcall), 0),
		.repr = member_repr,
		.descr_get = member_get,
		.descr_set = member_set,
		.methods = descr_methods,
		.getset = attr_getset,
	},
};
