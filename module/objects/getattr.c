// SPDX-License-Identifier: GPL-2.0
/*
 * getattr - attribute access: the descriptor protocol over a type's MRO
 *
 * Look-up order of o.name is CPython's: a data descriptor of the type, then the
 * object's own dict, then any other attribute of the type.
 */
#include "type_priv.h"

/*
 * The part that getattr and getmethod share: *descr gets the type's attribute
 * (new or NULL). Return 1 with *value (new) when that settles it, 0 when
 * *descr is what there is, -1 raised.
 */
static int attr_find(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *name, struct ob_object **descr,
		     struct ob_object **value)
{
	struct ob_object *d;

	d = ob_type_lookup(rt, o->type, name);
	if (!d && ob_raised(rt))
		return -1;
	*descr = d;
	if (d) {
		ob_incref(d);
		if (d->type->descr_get && d->type->descr_set) {
			*value = d->type->descr_get(rt, d, o, o->type);
			ob_decref(rt, d);
			return *value ? 1 : -1;
		}
	}
	if (o->type->dictoffset) {
		*value = ob_instance_get(rt, o, name);
		if (*value)
			ob_incref(*value);
		if (*value || ob_raised(rt)) {
			ob_xdecref(rt, d);
			return *value ? 1 : -1;
		}
	}
	return 0;
}

/* What the type's attribute @descr (stolen) gives through @o. */
static struct ob_object *attr_bind(struct ob_rt *rt, struct ob_object *descr,
				   struct ob_object *o)
{
	struct ob_object *value;

	if (!descr->type->descr_get)
		return descr;
	value = descr->type->descr_get(rt, descr, o, o->type);
	ob_decref(rt, descr);
	return value;
}

static bool attr_name_ok(struct ob_rt *rt, struct ob_object *name)
{
	if (ob_is_str(name))
		return true;
	ob_raise(rt, OB_T_TypeError,
		 "attribute name must be string, not '%.200T'", name);
	return false;
}

struct ob_object *ob_generic_getattr(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *name)
{
	struct ob_object *descr, *value = NULL;
	int found;

	if (!attr_name_ok(rt, name))
		return NULL;
	found = attr_find(rt, o, name, &descr, &value);
	if (found)
		return found > 0 ? value : NULL;
	if (!descr)
		return ob_attribute_error(rt, o, name);
	return attr_bind(rt, descr, o);
}

struct ob_object *ob_getattr(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *name)
{
	struct ob_object *value;

	if (!attr_name_ok(rt, name))
		return NULL;
	if (ob_enter(rt, ""))
		return NULL;
	value = o->type->getattro(rt, o, name);
	if (unlikely(!value) && ob_raised_is(rt, OB_T_AttributeError))
		ob_attribute_error_context(rt, o, name);
	return value;
}
EXPORT_SYMBOL_IF_KUNIT(ob_getattr);

int ob_getattr_opt(struct ob_rt *rt, struct ob_object *o,
		   struct ob_object *name, struct ob_object **value)
{
	if (!name)
		return -1;
	*value = ob_getattr(rt, o, name);
	if (*value)
		return 1;
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(rt);
	return 0;
}

int ob_getmethod(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
		 struct ob_object **func)
{
	struct ob_object *descr, *value = NULL;
	int found;

	if (o->type->getattro != ob_generic_getattr) {
		*func = ob_getattr(rt, o, name);
		return *func ? 0 : -1;
	}
	found = attr_find(rt, o, name, &descr, &value);
	if (found) {
		*func = value;
		return found > 0 ? 0 : -1;
	}
	if (!descr) {
		*func = ob_attribute_error(rt, o, name);
		return -1;
	}
	if (ob_has_flag(descr, OB_TF_METHOD_DESCR)) {
		*func = descr;
		return 1;
	}
	*func = attr_bind(rt, descr, o);
	return *func ? 0 : -1;
}

/* o.name = value has nowhere to go: say which of the reasons it is. */
static int setattr_refuse(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *name, struct ob_object *descr)
{
	if (descr)
		ob_raise(rt, OB_T_AttributeError,
			 "'%.100T' object attribute '%U' is read-only", o,
			 name);
	else
		ob_attribute_error(rt, o, name);
	return -1;
}

int ob_generic_setattr(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *name, struct ob_object *value)
{
	struct ob_object *descr;
	int res;

	if (!attr_name_ok(rt, name))
		return -1;
	descr = ob_type_lookup(rt, o->type, name);
	if (!descr && ob_raised(rt))
		return -1;
	if (descr && descr->type->descr_set) {
		ob_incref(descr);
		res = descr->type->descr_set(rt, descr, o, value);
		ob_decref(rt, descr);
		return res;
	}
	if (!o->type->dictoffset)
		return setattr_refuse(rt, o, name, descr);
	res = ob_instance_set(rt, o, name, value);
	return res > 0 ? setattr_refuse(rt, o, name, NULL) : res;
}

int ob_setattr(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
	       struct ob_object *value)
{
	struct ob_object *key;
	int err;

	if (!attr_name_ok(rt, name))
		return -1;
	if (ob_enter(rt, ""))
		return -1;
	key = ob_newref(name);
	err = ob_is(rt, key, OB_T_STR) ? ob_str_intern(rt, &key) : 0;
	if (!err)
		err = o->type->setattro(rt, o, key, value);
	ob_decref(rt, key);
	return err;
}
