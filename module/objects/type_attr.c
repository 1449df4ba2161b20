// SPDX-License-Identifier: GPL-2.0
/*
 * type_attr - the attributes of type objects: names, bases, dict, docstring
 */
#include "type_priv.h"

static struct ob_object *type_get_name(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_is_heap(o))
		return ob_newref(ob_heap_type(o)->name);
	return ob_str_from_cstr(rt, ob_type_short_name(to_type(o)));
}

struct ob_object *ob_type_qualname(struct ob_rt *rt, struct ob_type *type)
{
	if (ob_type_is_heap(type))
		return ob_newref(ob_heap_type(type)->qualname);
	return ob_str_from_cstr(rt, ob_type_short_name(type));
}

static struct ob_object *type_get_qualname(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_type_qualname(rt, to_type(o));
}

struct ob_object *ob_type_module(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *name = ob_name(rt, OB_N_module), *module;
	const char *dot;

	if (!name)
		return NULL;
	if (ob_type_is_heap(type)) {
		module = ob_dict_get(rt, OB_OBJ(type->dict), name);
		if (module)
			return ob_newref(module);
		return ob_raised(rt) ? NULL :
		       ob_raise_obj(rt, OB_T_AttributeError, name);
	}
	dot = strrchr(type->name, '.');
	if (!dot)
		return ob_str_intern_c(rt, "builtins");
	return ob_str_from_utf8(rt, type->name, dot - type->name);
}

static struct ob_object *type_get_module(struct ob_rt *rt, struct ob_object *o)
{
	return ob_type_module(rt, to_type(o));
}

/* May a special attribute of this class be set? */
static bool may_set(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *value, const char *name)
{
	struct ob_type *type = to_type(o);

	if (!(type->flags & OB_TF_IMMUTABLE) && value)
		return true;
	ob_raise(rt, OB_T_TypeError,
		 "cannot %s '%s' attribute of immutable type '%N'",
		 type->flags & OB_TF_IMMUTABLE ? "set" : "delete", name, o);
	return false;
}

static int type_set_name(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *value)
{
	if (!may_set(rt, o, value, "__name__"))
		return -1;
	if (ob_is_str(value))
		return ob_type_set_name(rt, to_type(o), value);
	ob_raise(rt, OB_T_TypeError,
		 "can only assign string to %N.__name__, not '%T'", o, value);
	return -1;
}

static int type_set_qualname(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	if (!may_set(rt, o, value, "__qualname__"))
		return -1;
	if (!ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "can only assign string to %N.__qualname__, not '%T'",
			 o, value);
		return -1;
	}
	ob_exc_set(rt, &ob_heap_type(o)->qualname, value);
	return 0;
}

static int set_in_dict(struct ob_rt *rt, struct ob_object *o, enum ob_name n,
		       struct ob_object *value)
{
	struct ob_object *name = ob_name(rt, n);

	if (!name)
		return -1;
	ob_type_modified(to_type(o));
	return ob_dict_set(rt, OB_OBJ(to_type(o)->dict), name, value);
}

static int type_set_module(struct ob_rt *rt, struct ob_object *o,
			   struct ob_object *value)
{
	if (!may_set(rt, o, value, "__module__"))
		return -1;
	return set_in_dict(rt, o, OB_N_module, value);
}

static struct ob_object *type_get_base(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *base = to_type(o)->tp_base;

	return ob_newref(base ? OB_OBJ(base) : ob_none(rt));
}

static struct ob_object *type_get_bases(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_ready(rt, to_type(o)))
		return NULL;
	return ob_newref(to_type(o)->bases);
}

static struct ob_object *type_get_mro(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *type = to_type(o);

	if (ob_type_ready(rt, type))
		return NULL;
	return ob_newref(type->mro ? OB_OBJ(type->mro) : ob_none(rt));
}

static struct ob_object *type_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *type = to_type(o);
	struct ob_object *doc;

	if (!ob_type_is_heap(o))
		return ob_doc_text(rt, type->name, type->doc);
	doc = ob_dict_get(rt, OB_OBJ(type->dict), ob_name(rt, OB_N_doc));
	if (!doc)
		return ob_raised(rt) ? NULL : ob_newref(ob_none(rt));
	if (doc->type->descr_get)
		return doc->type->descr_get(rt, doc, NULL, type);
	return ob_newref(doc);
}

static int type_set_doc(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value)
{
	if (!may_set(rt, o, value, "__doc__"))
		return -1;
	return set_in_dict(rt, o, OB_N_doc, value);
}

static struct ob_object *type_get_basicsize(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_int_from_s64(rt, to_type(o)->basicsize);
}

static struct ob_object *type_get_itemsize(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_int_from_s64(rt, to_type(o)->itemsize);
}

/* bits of __flags__ that nothing here goes by */
#define SHOWN_NO_INSTANCES	BIT(7)
#define SHOWN_VECTORCALL	BIT(11)

u32 ob_builtin_type_flags(const struct ob_type *type)
{
	u32 flags = OB_TF_READY;

	switch (type->tid) {
	case OB_T_PARTIAL:
	case OB_T_ATTRGETTER:
	case OB_T_ITEMGETTER:
		flags |= OB_TF_HEAPTYPE;
		fallthrough;
	case OB_T_TYPE:
	case OB_T_FUNCTION:
	case OB_T_BUILTIN:
	case OB_T_METHOD:
	case OB_T_METHOD_DESCR:
	case OB_T_GENERIC_ALIAS:
	case OB_T_WEAKREF:
		flags |= SHOWN_VECTORCALL;
		break;
	case OB_T_METHODCALLER:
	case OB_T_LRU_CACHE:
	case OB_T_ARRAY:
	case OB_T_ARRAY_ITER:
	case OB_T_RE_PATTERN:
	case OB_T_RE_MATCH:
	case OB_T_RE_SCANNER:
	case OB_T_KEY_WRAPPER:
	case OB_T_TWISTER:
		flags |= OB_TF_HEAPTYPE;
		break;
	case OB_T_SYS_FLAGS:
	case OB_T_SYS_VERSION:
		flags |= SHOWN_NO_INSTANCES;
		break;
	default:
		break;
	}
	if (!type->new && type->tp_base && type->tp_base->tid == OB_T_OBJECT)
		flags |= SHOWN_NO_INSTANCES;
	return flags;
}

static struct ob_object *type_get_flags(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_type *type = to_type(o);
	/* Bits from 32 up are of this implementation only. */
	u32 flags = type->flags;

	if (type->tid == OB_T_ExceptionGroup)
		flags ^= OB_TF_IMMUTABLE | OB_TF_HEAPTYPE;
	if (!(type->flags & OB_TF_HEAPTYPE))
		flags |= ob_builtin_type_flags(type);
	return ob_int_from_u64(rt, flags);
}

static struct ob_object *type_get_dictoffset(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_int_from_s64(rt, to_type(o)->dictoffset);
}

static struct ob_object *type_get_weakrefoffset(struct ob_rt *rt,
						struct ob_object *o)
{
	return ob_int_from_s64(rt, to_type(o)->weaklistoffset);
}

static struct ob_object *type_get_dict(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_ready(rt, to_type(o)))
		return NULL;
	return ob_mappingproxy_new(rt, OB_OBJ(to_type(o)->dict));
}

static struct ob_object *type_get_abstract(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_object *name = ob_name(rt, OB_N_abstractmethods), *value;

	if (!name)
		return NULL;
	value = NULL;
	/* type itself has this descriptor under the name. */
	if (o != OB_OBJ(ob_type_of(rt, OB_T_TYPE)) && to_type(o)->dict)
		value = ob_dict_get(rt, OB_OBJ(to_type(o)->dict), name);
	if (value)
		return ob_newref(value);
	return ob_raised(rt) ? NULL :
	       ob_raise_obj(rt, OB_T_AttributeError, name);
}

static int type_set_abstract(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	struct ob_object *name = ob_name(rt, OB_N_abstractmethods);
	int truth = 0, err;

	if (!name)
		return -1;
	if (value) {
		truth = ob_is_true(rt, value);
		if (truth < 0)
			return -1;
		err = ob_dict_set(rt, OB_OBJ(to_type(o)->dict), name, value);
	} else {
		err = ob_dict_del(rt, OB_OBJ(to_type(o)->dict), name);
		if (!err) {
			ob_raise_obj(rt, OB_T_AttributeError, name);
			return -1;
		}
		err = err < 0 ? -1 : 0;
	}
	if (err)
		return -1;
	ob_type_modified(to_type(o));
	if (truth)
		to_type(o)->flags |= OB_TF_ABSTRACT;
	else
		to_type(o)->flags &= ~OB_TF_ABSTRACT;
	return 0;
}

static struct ob_object *type_get_annotations(struct ob_rt *rt,
					      struct ob_object *o)
{
	struct ob_object *name = ob_name(rt, OB_N_annotations), *value;

	if (!name)
		return NULL;
	if (!ob_type_is_heap(o))
		return ob_raise(rt, OB_T_AttributeError,
				"type object '%N' has no attribute '__annotations__'",
				o);
	value = ob_dict_get(rt, OB_OBJ(to_type(o)->dict), name);
	if (value && value->type->descr_get)
		return value->type->descr_get(rt, value, NULL, to_type(o));
	if (value || ob_raised(rt))
		return value ? ob_newref(value) : NULL;
	value = ob_dict_new(rt);
	if (value && set_in_dict(rt, o, OB_N_annotations, value)) {
		ob_decref(rt, value);
		return NULL;
	}
	return value;
}

static int type_set_annotations(struct ob_rt *rt, struct ob_object *o,
				struct ob_object *value)
{
	struct ob_object *name = ob_name(rt, OB_N_annotations);
	int found;

	if (!name)
		return -1;
	if (to_type(o)->flags & OB_TF_IMMUTABLE) {
		ob_raise(rt, OB_T_TypeError,
			 "cannot set '__annotations__' attribute of immutable type '%N'",
			 o);
		return -1;
	}
	if (value)
		return set_in_dict(rt, o, OB_N_annotations, value);
	ob_type_modified(to_type(o));
	found = ob_dict_del(rt, OB_OBJ(to_type(o)->dict), name);
	if (!found)
		ob_raise(rt, OB_T_AttributeError, "__annotations__");
	return found > 0 ? 0 : -1;
}

static struct ob_object *type_get_signature(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_doc_signature(rt, to_type(o)->name, to_type(o)->doc);
}

static int type_set_bases(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *value)
{
	if (!may_set(rt, o, value, "__bases__"))
		return -1;
	return ob_type_set_bases(rt, to_type(o), value);
}

const struct ob_getset_def ob_type_getset[] = {
	{ "__name__", type_get_name, type_set_name },
	{ "__qualname__", type_get_qualname, type_set_qualname },
	{ "__bases__", type_get_bases, type_set_bases },
	{ "__module__", type_get_module, type_set_module },
	{ "__abstractmethods__", type_get_abstract, type_set_abstract },
	{ "__dict__", type_get_dict },
	{ "__doc__", type_get_doc, type_set_doc },
	{ "__text_signature__", type_get_signature },
	{ "__annotations__", type_get_annotations, type_set_annotations },
	{ "__basicsize__", type_get_basicsize, ob_member_readonly },
	{ "__itemsize__", type_get_itemsize, ob_member_readonly },
	{ "__flags__", type_get_flags, ob_member_readonly },
	{ "__weakrefoffset__", type_get_weakrefoffset, ob_member_readonly },
	{ "__base__", type_get_base, ob_member_readonly },
	{ "__dictoffset__", type_get_dictoffset, ob_member_readonly },
	{ "__mro__", type_get_mro, ob_member_readonly },
	{ }
};

struct ob_object *ob_type_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *module = ob_type_module(rt, to_type(o));
	struct ob_object *qualname, *res;

	if (!module) {
		if (!ob_raised_is(rt, OB_T_AttributeError))
			return NULL;
		ob_clear_exc(rt);
	}
	qualname = ob_type_qualname(rt, to_type(o));
	if (!qualname)
		res = NULL;
	else if (module && ob_is_str(module) &&
		 !ob_str_equal_c(module, "builtins"))
		res = ob_str_format(rt, "<class '%U.%U'>", module, qualname);
	else
		res = ob_str_format(rt, "<class '%N'>", o);
	ob_xdecref(rt, module);
	ob_xdecref(rt, qualname);
	return res;
}
