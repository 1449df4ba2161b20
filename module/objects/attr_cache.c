// SPDX-License-Identifier: GPL-2.0
/*
 * attr_cache - filling the inline caches of attribute access
 */
#include "dict_priv.h"
#include "type_priv.h"

static void cache_fill(const struct ob_type *type, u16 *cache, u16 where,
		       u16 at)
{
	cache[0] = where | OB_ATTR_MISS;
	cache[1] = at;
	cache[2] = type->version_tag;
	cache[3] = type->version_tag >> 16;
}

/* Offset of the slot that @descr stands for in objects of @type, or 0. */
static s64 slot_offset(struct ob_rt *rt, struct ob_object *descr,
		       const struct ob_type *type)
{
	const struct ob_member_def *m;

	if (!ob_is(rt, descr, OB_T_MEMBER_DESCR) ||
	    ob_member_computed((struct ob_descr *)descr))
		return 0;
	m = ((struct ob_descr *)descr)->def;
	if (m->kind != OB_MEMBER_OBJECT_EX || m->readonly ||
	    m->offset > U16_MAX)
		return 0;
	return ob_is_subtype(type, ((struct ob_descr *)descr)->owner) ?
	       m->offset : 0;
}

/* Are the attributes of an instance in the table of its class? */
static bool has_class_keys(const struct ob_object *o)
{
	const struct ob_instance_head *head = ob_instance_head(o);
	const struct ob_dict *dict = (const struct ob_dict *)head->dict;

	return head->values ||
	       (dict && dict->keys == ob_heap_type(o->type)->cached_keys);
}

void ob_attr_remember(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *name, u16 *cache)
{
	struct ob_type *type = o->type;
	struct ob_object *descr, **dict;
	s64 at;

	if ((type->getattro != ob_generic_getattr &&
	     !ob_is(rt, o, OB_T_MODULE)) ||
	    type->setattro != ob_generic_setattr)
		return;
	descr = ob_type_lookup(rt, type, name);
	if (ob_raised(rt) || !type->version_tag)
		return;
	/* A class may yet grow __set__, which no version of @type tells of. */
	if (descr && descr->type->flags & OB_TF_HEAPTYPE)
		return;
	if (descr && descr->type->descr_set) {
		at = slot_offset(rt, descr, type);
		if (at)
			cache_fill(type, cache, OB_ATTR_SLOT, at);
		return;
	}
	if (type->flags & OB_TF_MANAGED_DICT && has_class_keys(o)) {
		at = ob_keys_find_str(ob_heap_type(type)->cached_keys, name,
				      ob_dict_hash(rt, name));
		if (at >= 0)
			cache_fill(type, cache, OB_ATTR_VALUES, at);
		return;
	}
	dict = ob_instance_dict_slot(o);
	if (!dict || !*dict || !ob_is(rt, *dict, OB_T_DICT))
		return;
	at = ob_dict_find_entry(rt, (struct ob_dict *)*dict, name);
	if (at < 0 || at > U16_MAX)
		return;
	if (type->flags & OB_TF_MANAGED_DICT)
		cache_fill(type, cache, OB_ATTR_MANAGED, at);
	else if (type->dictoffset > 0)
		cache_fill(type, cache, OB_ATTR_DICT, at);
}

/* Version of the table of a class that has no such name, 0 for none. */
static u32 keys_version_without(struct ob_rt *rt, const struct ob_type *type,
				struct ob_object *name)
{
	struct ob_dict_keys *keys = ob_heap_type(type)->cached_keys;

	if (!keys || ob_keys_find_str(keys, name, ob_dict_hash(rt, name)) >= 0)
		return 0;
	return ob_keys_version(rt, keys);
}

void ob_method_remember(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *name, u16 *cache)
{
	struct ob_type *type = o->type;
	struct ob_object *descr;
	u32 version;

	if (type->getattro != ob_generic_getattr)
		return;
	descr = ob_type_lookup(rt, type, name);
	if (!descr || !type->version_tag ||
	    !ob_has_flag(descr, OB_TF_METHOD_DESCR))
		return;
	if (!type->dictoffset) {
		cache_fill(type, cache, OB_ATTR_METHOD, 0);
	} else if (type->flags & OB_TF_MANAGED_DICT) {
		version = keys_version_without(rt, type, name);
		cache[4] = version;
		cache[5] = version >> 16;
		cache_fill(type, cache, OB_ATTR_METHOD_DICT, 0);
	}
}

/* Does the dict in front of @o, or what stands for it, have the name? */
static bool shadowed(struct ob_rt *rt, const struct ob_object *o,
		     struct ob_object *name, const u16 *cache)
{
	const struct ob_instance_head *head = ob_instance_head(o);
	struct ob_dict_keys *keys = ob_heap_type(o->type)->cached_keys;
	struct ob_dict *dict = (struct ob_dict *)head->dict;
	s64 ix;

	if (has_class_keys(o) && keys->version &&
	    keys->version == (cache[4] | (u32)cache[5] << 16))
		return false;
	if (head->values) {
		ix = ob_keys_find_str(keys, name, ob_dict_hash(rt, name));
		return ix >= 0 && head->values[ix];
	}
	return dict && (!ob_is(rt, dict, OB_T_DICT) ||
			ob_dict_find_entry(rt, dict, name) >= 0);
}

struct ob_object *ob_method_cached(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *name, const u16 *cache)
{
	if (!ob_attr_hit(o->type, cache))
		return NULL;
	if (OB_ATTR_WHERE(cache) == OB_ATTR_METHOD_DICT &&
	    shadowed(rt, o, name, cache))
		return NULL;
	return ob_type_lookup(rt, o->type, name);
}

struct ob_object *ob_class_init(struct ob_rt *rt, struct ob_object *callable)
{
	struct ob_type *type = to_type(callable);
	struct ob_object *name, *init;

	if (!ob_is(rt, callable, OB_T_TYPE) || type->new != ob_object_new ||
	    type->init != ob_slot_init || type->flags & OB_TF_ABSTRACT)
		return NULL;
	name = ob_name(rt, OB_N_init);
	init = name ? ob_type_lookup(rt, type, name) : NULL;
	if (init && ob_is(rt, init, OB_T_FUNCTION))
		return init;
	if (ob_raised(rt))
		ob_clear_exc(rt);
	return NULL;
}
