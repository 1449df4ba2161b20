/* SPDX-License-Identifier: GPL-2.0 */
/*
 * attr_cache - what an instruction remembers of an attribute it has looked up
 *
 * Part of the objects room. The inline cache of LOAD_ATTR and STORE_ATTR is
 *
 *   unit 0     where the attribute was: OB_ATTR_*, and how often it was not
 *		there since, times OB_ATTR_MISS
 *   unit 1     number of its entry or value, or offset in the object
 *   unit 2, 3  version tag of the object's type, low half first
 *
 * The tag stands for: the type has no data descriptor of that name and looks
 * attributes up in the general way. It also says which value is the name's, for
 * the table of a class is always the same and nothing is taken out of it. That
 * an entry has the name as its key is proof enough that it is the right one, for
 * names are interned. The cache of LOAD_METHOD has the tag in the same place,
 * and behind it the version of the class's table that did not have the name.
 * No cache holds an address.
 *
 * Context: the session's GIL.
 */
#ifndef _OBHEAP_ATTR_CACHE_H
#define _OBHEAP_ATTR_CACHE_H

#include <obheap/objects.h>

#define OB_ATTR_NONE	0	/* nothing remembered */
#define OB_ATTR_VALUES	6	/* value in front of the object */
#define OB_ATTR_MANAGED	1	/* entry of the dict in front of the object */
#define OB_ATTR_DICT	2	/* entry of the dict at the type's dictoffset */
#define OB_ATTR_SLOT	3	/* reference in the object itself */
#define OB_ATTR_METHOD	4	/* function of the type; instances have no dict */
#define OB_ATTR_METHOD_DICT 5	/* the same, unless the instance's dict has it */
#define OB_ATTR_MISS	0x100
#define OB_ATTR_WHERE(cache) ((cache)[0] & (OB_ATTR_MISS - 1))
#define OB_ATTR_PATIENCE (16 * OB_ATTR_MISS)

/**
 * struct ob_instance_head - what precedes the GC header of an instance
 * @values: its attributes in the order of the class's shared keys, or NULL
 * @dict: its __dict__, or NULL
 *
 *	+--------+------+-----------+--------- ...
 *	| values | dict | GC header | object
 *	+--------+------+-----------+--------- ...
 *
 * At most one of the two is set: a dict that is asked for takes the values.
 */
struct ob_instance_head {
	struct ob_object **values;
	struct ob_object *dict;
};

static inline struct ob_instance_head *ob_instance_head(const void *o)
{
	return (struct ob_instance_head *)((char *)o -
					   ob_kind_prefix(OB_KIND_INSTANCE));
}

/** ob_attr_hit() - is this cache about objects of that type? */
static __always_inline bool ob_attr_hit(const struct ob_type *type,
					const u16 *cache)
{
	return OB_ATTR_WHERE(cache) != OB_ATTR_NONE &&
	       type->version_tag == (cache[2] | (u32)cache[3] << 16);
}

/* Where the value of the entry is, or NULL when it is not @name's. */
static __always_inline struct ob_object **
ob_attr_entry(struct ob_object *dict, const u16 *cache, struct ob_object *name)
{
	struct ob_object **pair;

	if (!dict)
		return NULL;
	pair = ob_dict_entry_at((struct ob_dict *)dict, cache[1]);
	return pair && pair[0] == name && pair[1] ? pair + 1 : NULL;
}

/* The same for what was in front of an instance when it was remembered. */
static __always_inline struct ob_object **
ob_attr_value(const struct ob_object *o, const u16 *cache,
	      struct ob_dict **dict)
{
	const struct ob_instance_head *head = ob_instance_head(o);

	if (likely(head->values))
		return &head->values[cache[1]];
	*dict = (struct ob_dict *)head->dict;
	if (!*dict || (*dict)->keys != ob_heap_type(o->type)->cached_keys)
		return NULL;
	return (*dict)->values[cache[1]] ? &(*dict)->values[cache[1]] : NULL;
}

/* Where the attribute's reference is, or NULL to look it up. */
static __always_inline struct ob_object **
ob_attr_place(struct ob_object *o, const u16 *cache, struct ob_object *name,
	      struct ob_object **dict)
{
	*dict = NULL;
	if (!ob_attr_hit(o->type, cache))
		return NULL;
	switch (OB_ATTR_WHERE(cache)) {
	case OB_ATTR_VALUES:
		return ob_attr_value(o, cache, (struct ob_dict **)dict);
	case OB_ATTR_MANAGED:
		*dict = ob_instance_head(o)->dict;
		break;
	case OB_ATTR_DICT:
		*dict = *(struct ob_object **)((char *)o + o->type->dictoffset);
		break;
	case OB_ATTR_SLOT:
		return (struct ob_object **)((char *)o + cache[1]);
	default:
		return NULL;
	}
	return ob_attr_entry(*dict, cache, name);
}

/** ob_attr_cached() - o.name by an inline cache; borrowed, NULL if it is not in it */
static __always_inline struct ob_object *
ob_attr_cached(struct ob_object *o, const u16 *cache, struct ob_object *name)
{
	struct ob_object *dict, **place = ob_attr_place(o, cache, name, &dict);

	return place ? *place : NULL;
}

/**
 * ob_attr_store() - o.name = value where an inline cache says it is
 * @rt: the runtime
 * @o: the object
 * @cache: the cache
 * @name: the attribute
 * @value: its new value; a reference is taken
 * @old: filled with the old value, to be dropped, or with NULL
 *
 * Return: false when the general way has to be taken.
 */
static __always_inline bool ob_attr_store(struct ob_rt *rt,
					  struct ob_object *o, const u16 *cache,
					  struct ob_object *name,
					  struct ob_object *value,
					  struct ob_object **old)
{
	struct ob_object *dict, **place = ob_attr_place(o, cache, name, &dict);

	if (!place)
		return false;
	if (dict) {
		/* The collector has to hear of a dict that holds a container. */
		if (!ob_gc_is_tracked(ob_gc_of(dict)) && ob_is_gc(value))
			return false;
		((struct ob_dict *)dict)->version = ++rt->dict_version;
	}
	*old = *place;
	if (!*old) {
		if (OB_ATTR_WHERE(cache) != OB_ATTR_VALUES)
			return false;
		ob_values_append(ob_instance_head(o)->values, cache[1]);
	}
	*place = ob_newref(value);
	return true;
}

/** ob_attr_missed() - count a miss; is it time to remember something else? */
static inline bool ob_attr_missed(u16 *cache)
{
	u16 before = cache[0];

	cache[0] += OB_ATTR_MISS;
	return !(before & (OB_ATTR_PATIENCE - OB_ATTR_MISS));
}

/**
 * ob_class_init() - the function that makes new instances of a class what
 *	they are to be
 * @rt: the runtime
 * @callable: anything
 *
 * Return: __init__, borrowed, if calling @callable means to make an instance
 * as object does and to call that Python function with it; else NULL.
 */
struct ob_object *ob_class_init(struct ob_rt *rt, struct ob_object *callable);

/**
 * ob_attr_remember() - fill an inline cache after o.name was found
 * @rt: the runtime
 * @o: the object
 * @name: the attribute
 * @cache: the cache
 */
void ob_attr_remember(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *name, u16 *cache);

/** ob_instance_dict_slot() - where an instance has its dict, NULL for nowhere */
struct ob_object **ob_instance_dict_slot(struct ob_object *o);

/**
 * ob_method_remember() - fill LOAD_METHOD's cache after a method was found
 * @rt: the runtime
 * @o: the object
 * @name: the method
 * @cache: the cache
 */
void ob_method_remember(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *name, u16 *cache);

/**
 * ob_method_cached() - the function that o.name() calls with @o first
 * @rt: the runtime
 * @o: the object
 * @name: the method
 * @cache: the cache
 *
 * Return: borrowed, NULL if the cache does not say.
 */
struct ob_object *ob_method_cached(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *name, const u16 *cache);

#endif /* _OBHEAP_ATTR_CACHE_H */
