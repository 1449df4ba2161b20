// SPDX-License-Identifier: GPL-2.0
/*
 * instance_dict - the attributes an instance has of its own
 *
 * Those of an instance that object.__new__() made are an array of values in
 * front of it, in the order of the names in its class's table. Whoever wants
 * them as a dict gets one that takes the array over (it spills), and so does an
 * instance with a name that the table has no room for, or that is not a plain
 * str. An instance made by another type's __new__ has a dict from the start.
 */
#include "dict_priv.h"
#include "type_priv.h"

static struct ob_dict_keys *shared_keys(const struct ob_object *o)
{
	return ob_heap_type(o->type)->cached_keys;
}

/* The values in front of an instance, NULL if it has none, or no more. */
static struct ob_object **values_of(const struct ob_object *o)
{
	return o->type->flags & OB_TF_MANAGED_DICT ?
	       ob_instance_head(o)->values : NULL;
}

int ob_instance_init(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_dict_keys *keys = shared_keys(o);

	/* While its mro() is being called, a class has no table yet. */
	if (!keys)
		return 0;
	if (keys->usable > 1)
		keys->usable--;
	ob_instance_head(o)->values = ob_values_new(rt, keys);
	return ob_instance_head(o)->values ? 0 : -1;
}

int ob_instance_visit(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_instance_head *head = ob_instance_head(o);

	if (head->values)
		return ob_visit_all(v, head->values, shared_keys(o)->nentries);
	return head->dict ? ob_visit_one(v, head->dict) : 0;
}

void ob_instance_clear_dict(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_instance_head *head = ob_instance_head(o);

	if (head->values)
		ob_values_clear(rt, head->values, shared_keys(o)->nentries);
	ob_exc_set(rt, &head->dict, NULL);
}

void ob_instance_drop(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object **values;

	ob_instance_clear_dict(rt, o);
	values = ob_instance_head(o)->values;
	ob_instance_head(o)->values = NULL;
	if (values)
		ob_values_free(rt, values);
}

struct ob_object *ob_instance_get(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *name)
{
	struct ob_object **slot, **values = values_of(o);
	s64 hash, ix;

	if (values && ob_is(rt, name, OB_T_STR)) {
		hash = ob_dict_hash(rt, name);
		ix = ob_keys_find_str(shared_keys(o), name, hash);
		return ix >= 0 ? values[ix] : NULL;
	}
	if (values && ob_instance_spill(rt, o))
		return NULL;
	slot = ob_instance_dict_slot(o);
	return slot && *slot ? ob_dict_get(rt, *slot, name) : NULL;
}

/* Set or, with @value NULL, unset value @ix: 1 if it was not set. */
static int values_set(struct ob_rt *rt, struct ob_object **values, s64 ix,
		      struct ob_object *value)
{
	struct ob_object *old = values[ix];

	if (!old && !value)
		return 1;
	values[ix] = value ? ob_newref(value) : NULL;
	if (!old)
		ob_values_append(values, ix);
	else if (!value)
		ob_values_forget(values, ix);
	ob_xdecref(rt, old);
	return 0;
}

/* A dict for an instance that has none. Making it can run finalizers. */
static struct ob_object *make_dict(struct ob_rt *rt, struct ob_object *o,
				   struct ob_dict_keys *keys)
{
	struct ob_object *dict, **slot;

	dict = keys ? ob_dict_new_shared(rt, keys) : ob_dict_new(rt);
	if (!dict)
		return NULL;
	slot = ob_instance_dict_slot(o);
	if (*slot)
		ob_decref(rt, dict);
	else
		*slot = dict;
	return *slot;
}

int ob_instance_set(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *name, struct ob_object *value)
{
	struct ob_object **slot, **values = values_of(o), *dict;
	int res;

	if (values) {
		s64 ix = -1;

		/* A name that is only deleted takes room as well. */
		if (ob_is(rt, name, OB_T_STR))
			ix = ob_keys_add_name(shared_keys(o), name,
					      ob_dict_hash(rt, name));
		if (ix >= 0)
			return values_set(rt, values, ix, value);
		if (ob_instance_spill(rt, o))
			return -1;
	}
	slot = ob_instance_dict_slot(o);
	if (!slot)
		return 1;
	dict = *slot;
	if (!dict)
		dict = make_dict(rt, o, ob_type_is_heap(o->type) ?
					shared_keys(o) : NULL);
	if (!dict)
		return -1;
	ob_incref(dict);
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
	struct ob_instance_head *head = ob_instance_head(o);
	struct ob_object *dict, **values;

	if (!head->values)
		return 0;
	dict = ob_dict_new(rt);
	if (!dict)
		return -1;
	/* Making it can run finalizers, which may have asked for it. */
	values = head->values;
	if (!values) {
		ob_decref(rt, dict);
		return 0;
	}
	head->values = NULL;
	head->dict = dict;
	ob_dict_adopt(rt, to_dict(dict), shared_keys(o), values);
	return 0;
}

struct ob_object *ob_instance_dict(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_dict_keys *keys = NULL;
	struct ob_object **slot, *dict;

	if (values_of(o) && ob_instance_spill(rt, o))
		return NULL;
	slot = ob_instance_dict_slot(o);
	if (!slot)
		return ob_raise(rt, OB_T_AttributeError,
				"This object has no __dict__");
	if (!(o->type->flags & OB_TF_MANAGED_DICT) && ob_type_is_heap(o->type))
		keys = shared_keys(o);
	dict = *slot ?: make_dict(rt, o, keys);
	return dict ? ob_newref(dict) : NULL;
}

static int instance_set_dict(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	struct ob_object **slot;

	if (values_of(o) && ob_instance_spill(rt, o))
		return -1;
	slot = ob_instance_dict_slot(o);
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
	ob_exc_set(rt, slot, value);
	return 0;
}

/*
 * A type or a module can also be an instance of a class from which this
 * __dict__ comes. What it may do with its dict is the native type's to say:
 * its descriptor, NULL if there is none to ask, and *@refused if that type has
 * a dict without one.
 */
static struct ob_object *native_dict(struct ob_rt *rt, struct ob_object *o,
				     bool *refused)
{
	struct ob_type *t = o->type;
	struct ob_object *descr;

	*refused = false;
	while (t && (!t->dictoffset || ob_type_is_heap(t)))
		t = t->tp_base;
	if (!t)
		return NULL;
	descr = ob_type_lookup(rt, t, ob_name(rt, OB_N_dict));
	if (descr && descr->type->descr_get && descr->type->descr_set)
		return descr;
	if (!ob_raised(rt))
		ob_raise(rt, OB_T_TypeError,
			 "this __dict__ descriptor does not support '%.200T' objects",
			 o);
	*refused = true;
	return NULL;
}

static struct ob_object *subtype_dict(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *descr, *res;
	bool refused;

	descr = native_dict(rt, o, &refused);
	if (refused)
		return NULL;
	if (!descr)
		return ob_instance_dict(rt, o);
	ob_incref(descr);
	res = descr->type->descr_get(rt, descr, o, o->type);
	ob_decref(rt, descr);
	return res;
}

static int subtype_set_dict(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *value)
{
	struct ob_object *descr;
	bool refused;
	int err;

	descr = native_dict(rt, o, &refused);
	if (refused)
		return -1;
	if (!descr)
		return instance_set_dict(rt, o, value);
	ob_incref(descr);
	err = descr->type->descr_set(rt, descr, o, value);
	ob_decref(rt, descr);
	return err;
}

const struct ob_getset_def ob_instance_dict_getset = {
	"__dict__", subtype_dict, subtype_set_dict,
};

int ob_generic_set_dict(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value)
{
	if (value)
		return instance_set_dict(rt, o, value);
	ob_raise(rt, OB_T_TypeError, "cannot delete __dict__");
	return -1;
}

struct ob_object *ob_instance_get_weakref(struct ob_rt *rt,
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
	"__weakref__", ob_instance_get_weakref,
};

int ob_shared_keys_init(struct ob_rt *rt, struct ob_heap_type *heap)
{
	if (!(heap->type.flags & OB_TF_MANAGED_DICT))
		return 0;
	heap->cached_keys = ob_keys_new_shared(rt);
	return heap->cached_keys ? 0 : -1;
}

void ob_shared_keys_put(struct ob_rt *rt, struct ob_dict_keys *keys)
{
	keys->orphan = true;
	ob_keys_put(rt, keys);
}

s64 ob_shared_keys_bytes(const struct ob_dict_keys *keys)
{
	return keys ? ob_keys_bytes(keys) : 0;
}
