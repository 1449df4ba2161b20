// SPDX-License-Identifier: GPL-2.0
/*
 * instance_dict - the attributes an instance has of its own
 */
#include "type_priv.h"

int ob_instance_init(struct ob_rt *rt, struct ob_object *o)
{
	return 0;
}

int ob_instance_visit(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_object *dict = ob_instance_head(o)->dict;

	return dict ? ob_visit_one(v, dict) : 0;
}

void ob_instance_drop(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &ob_instance_head(o)->dict, NULL);
}

struct ob_object *ob_instance_get(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *name)
{
	struct ob_object **slot = ob_instance_dict_slot(o);

	return slot && *slot ? ob_dict_get(rt, *slot, name) : NULL;
}

int ob_instance_set(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *name, struct ob_object *value)
{
	struct ob_object **slot = ob_instance_dict_slot(o), *dict;
	int res;

	if (!slot)
		return 1;
	if (!*slot) {
		if (!value)
			return 1;
		*slot = ob_dict_new(rt);
		if (!*slot)
			return -1;
	}
	dict = ob_newref(*slot);
	if (value) {
		res = ob_dict_set(rt, dict, name, value);
	} else {
		res = ob_dict_del(rt, dict, name);
		if (res >= 0)
			res = !res;
	}
	ob_decref(rt, dict);
	return res;
}

int ob_instance_spill(struct ob_rt *rt, struct ob_object *o)
{
	return 0;
}

struct ob_object *ob_instance_dict(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object **slot = ob_instance_dict_slot(o);

	if (!slot)
		return ob_raise(rt, OB_T_AttributeError,
				"This object has no __dict__");
	if (!*slot)
		*slot = ob_dict_new(rt);
	return *slot ? ob_newref(*slot) : NULL;
}

static int instance_set_dict(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	struct ob_object **slot = ob_instance_dict_slot(o);

	if (!slot) {
		ob_raise(rt, OB_T_AttributeError,
			 "This object has no __dict__");
		return -1;
	}
	if (value && !ob_is_dict(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "__dict__ must be set to a dictionary, not a '%.200T'",
			 value);
		return -1;
	}
	if (o->type->flags & OB_TF_MANAGED_DICT && ob_instance_spill(rt, o))
		return -1;
	ob_exc_set(rt, slot, value);
	return 0;
}

const struct ob_getset_def ob_instance_dict_getset = {
	"__dict__", ob_instance_dict, instance_set_dict,
};

static struct ob_object *instance_get_weakref(struct ob_rt *rt,
					      struct ob_object *o)
{
	s64 offset = o->type->weaklistoffset;
	struct ob_object *first;

	if (offset <= 0)
		return ob_raise(rt, OB_T_AttributeError,
				"This object has no __weakref__");
	first = *(struct ob_object **)((char *)o + offset);
	return ob_newref(first ?: ob_none(rt));
}

const struct ob_getset_def ob_instance_weakref_getset = {
	"__weakref__", instance_get_weakref,
};

int ob_shared_keys_init(struct ob_rt *rt, struct ob_heap_type *heap)
{
	return 0;
}

void ob_shared_keys_put(struct ob_rt *rt, struct ob_dict_keys *keys)
{
}

s64 ob_shared_keys_bytes(const struct ob_dict_keys *keys)
{
	return 0;
}
