// SPDX-License-Identifier: GPL-2.0
/*
 * getattr - attribute access: the descriptor protocol over a type's MRO
 *
 * Look-up order of o.name is CPython's: a data descriptor of the type, then the
 * object's own dict, then any other attribute of the type. The types of this
 * room have one base each, so the MRO is the chain of bases.
 */
#include "objects_priv.h"

struct ob_object *ob_type_lookup(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *name)
{
	for (; type; type = type->tp_base) {
		struct ob_object *attr;

		if (!(type->flags & OB_TF_READY) && ob_type_ready(rt, type))
			return NULL;
		attr = ob_dict_get(rt, OB_OBJ(type->dict), name);
		if (attr || ob_raised(rt))
			return attr;
	}
	return NULL;
}

/* The dict of an instance, borrowed, NULL when it has none (yet). */
static struct ob_object **instance_dict(struct ob_object *o)
{
	if (o->type->dictoffset <= 0)
		return NULL;
	return (struct ob_object **)((char *)o + o->type->dictoffset);
}

/*
 * The part that getattr and getmethod share: *descr gets the type's attribute
 * (borrowed or NULL). Return 1 with *value (new) when that settles it, 0 when
 * *descr is what there is, -1 raised.
 */
static int attr_find(struct ob_rt *rt, struct ob_object *o,
		     struct ob_object *name, struct ob_object **descr,
		     struct ob_object **value)
{
	struct ob_object **dict = instance_dict(o);
	struct ob_object *d;

	d = ob_type_lookup(rt, o->type, name);
	if (!d && ob_raised(rt))
		return -1;
	*descr = d;
	if (d && d->type->descr_get && d->type->descr_set) {
		*value = d->type->descr_get(rt, d, o, o->type);
		return *value ? 1 : -1;
	}
	if (dict && *dict) {
		*value = ob_dict_get(rt, *dict, name);
		if (*value) {
			ob_incref(*value);
			return 1;
		}
		if (ob_raised(rt))
			return -1;
	}
	return 0;
}

struct ob_object *ob_generic_getattr(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *name)
{
	struct ob_object *descr, *value = NULL;
	int found;

	found = attr_find(rt, o, name, &descr, &value);
	if (found)
		return found > 0 ? value : NULL;
	if (!descr)
		return ob_attribute_error(rt, o, name);
	if (descr->type->descr_get)
		return descr->type->descr_get(rt, descr, o, o->type);
	return ob_newref(descr);
}

static bool attr_name_ok(struct ob_rt *rt, struct ob_object *name)
{
	if (ob_is_str(name))
		return true;
	ob_raise(rt, OB_T_TypeError,
		 "attribute name must be string, not '%.200T'", name);
	return false;
}

struct ob_object *ob_getattr(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *name)
{
	if (!attr_name_ok(rt, name))
		return NULL;
	if (o->type->getattro)
		return o->type->getattro(rt, o, name);
	return ob_generic_getattr(rt, o, name);
}

int ob_getmethod(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
		 struct ob_object **func)
{
	struct ob_object *descr, *value = NULL;
	int found;

	if (o->type->getattro) {
		*func = o->type->getattro(rt, o, name);
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
		*func = ob_newref(descr);
		return 1;
	}
	if (descr->type->descr_get)
		*func = descr->type->descr_get(rt, descr, o, o->type);
	else
		*func = ob_newref(descr);
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
	struct ob_object **dict = instance_dict(o);
	struct ob_object *descr;
	int found;

	descr = ob_type_lookup(rt, o->type, name);
	if (!descr && ob_raised(rt))
		return -1;
	if (descr && descr->type->descr_set)
		return descr->type->descr_set(rt, descr, o, value);
	if (!dict)
		return setattr_refuse(rt, o, name, descr);
	if (!*dict) {
		if (!value)
			return setattr_refuse(rt, o, name, NULL);
		*dict = ob_dict_new(rt);
		if (!*dict)
			return -1;
	}
	if (value)
		return ob_dict_set(rt, *dict, name, value);
	found = ob_dict_del(rt, *dict, name);
	if (found > 0)
		return 0;
	return found < 0 ? -1 : setattr_refuse(rt, o, name, NULL);
}

int ob_setattr(struct ob_rt *rt, struct ob_object *o, struct ob_object *name,
	       struct ob_object *value)
{
	struct ob_object *key;
	int err;

	if (!attr_name_ok(rt, name))
		return -1;
	key = ob_newref(name);
	err = ob_str_intern(rt, &key);
	if (!err) {
		if (o->type->setattro)
			err = o->type->setattro(rt, o, key, value);
		else
			err = ob_generic_setattr(rt, o, key, value);
	}
	ob_decref(rt, key);
	return err;
}
