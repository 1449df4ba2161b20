// SPDX-License-Identifier: GPL-2.0
/*
 * type_lookup - attributes of types along the MRO, and the cache of them
 *
 * A type gets a version tag when something is first looked up in it, and loses
 * it when its dict, its MRO or that of a base changes; tags are never used
 * again. What a pair of tag and name gives can therefore be remembered without
 * being told of changes. A type with a tag has bases with tags.
 */
#include "type_priv.h"

#define TYPE_CACHE_SIZE	1024	/* entries, a power of two */
#define TYPE_CACHE_AFTER 32	/* look-ups that a session makes without */

/**
 * struct type_cache_entry - one look-up
 * @version: tag of the type, 0 for an empty entry
 * @name: interned; a reference is held, so that no other text gets its place
 * @value: what was found, borrowed from a dict; NULL: nothing
 */
struct type_cache_entry {
	u32 version;
	struct ob_object *name;
	struct ob_object *value;
};

struct ob_type_cache {
	struct type_cache_entry entry[TYPE_CACHE_SIZE];
};

static struct type_cache_entry *cache_entry(struct ob_rt *rt,
					    const struct ob_type *type,
					    const struct ob_object *name)
{
	unsigned long h = (unsigned long)name >> 4;

	return &rt->type_cache->entry[(type->version_tag ^ h) &
				      (TYPE_CACHE_SIZE - 1)];
}

/* A subclass whose look-ups may still be remembered. */
static struct ob_type *fresh_subclass(const struct ob_type *type)
{
	const struct ob_subclasses *subs = type->subclasses;
	u32 i;

	for (i = 0; subs && i < subs->n; i++)
		if (subs->item[i]->version_tag)
			return subs->item[i];
	return NULL;
}

/* Depth first without recursion: the unused cache field is the way back. */
void ob_type_modified(struct ob_type *type)
{
	struct ob_type *t = type, *next;

	if (!t->version_tag)
		return;
	t->version_tag = 0;
	t->cache = NULL;
	while (t) {
		next = fresh_subclass(t);
		if (next) {
			next->version_tag = 0;
			next->cache = t;
			t = next;
		} else {
			next = t->cache;
			t->cache = NULL;
			t = next;
		}
	}
}

static bool assign_version(struct ob_rt *rt, struct ob_type *type)
{
	s64 i;

	if (!type->mro)
		return false;
	for (i = ob_size(type->mro) - 1; i >= 0; i--) {
		struct ob_type *t = to_type(type->mro->item[i]);

		if (t->version_tag)
			continue;
		if (rt->type_version == U32_MAX)
			return false;
		t->version_tag = ++rt->type_version;
	}
	return type->version_tag;
}

static struct ob_object *lookup_slow(struct ob_rt *rt, struct ob_type *type,
				     struct ob_object *name)
{
	struct ob_tuple *mro;
	struct ob_object *attr = NULL;
	s64 i;

	if (ob_type_ready(rt, type))
		return NULL;
	mro = type->mro;
	if (!mro)
		return NULL;
	/* Comparing odd names can change the order itself. */
	ob_incref(mro);
	for (i = 0; i < ob_size(mro) && !attr; i++) {
		struct ob_type *t = to_type(mro->item[i]);

		if (ob_type_ready(rt, t) || !t->dict)
			break;
		attr = ob_dict_get(rt, OB_OBJ(t->dict), name);
		if (ob_raised(rt))
			break;
	}
	ob_decref(rt, mro);
	return attr;
}

/* Made once a session has looked often enough to gain by it. */
static bool cache_ready(struct ob_rt *rt)
{
	if (!rt->type_cache && ++rt->nr_lookups > TYPE_CACHE_AFTER)
		rt->type_cache = ob_mem_alloc(sizeof(*rt->type_cache));
	return rt->type_cache;
}

struct ob_object *ob_type_lookup(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *name)
{
	bool cacheable = ob_is(rt, name, OB_T_STR) &&
			 ((struct ob_str *)name)->state & OB_STR_INTERNED;
	struct type_cache_entry *e;
	struct ob_object *attr, *old;

	if (cacheable && type->version_tag && rt->type_cache) {
		e = cache_entry(rt, type, name);
		if (e->version == type->version_tag && e->name == name)
			return e->value;
	}
	attr = lookup_slow(rt, type, name);
	if (!cacheable || ob_raised(rt) || !cache_ready(rt))
		return attr;
	if (!type->version_tag && !assign_version(rt, type))
		return attr;
	e = cache_entry(rt, type, name);
	old = e->name;
	e->version = type->version_tag;
	e->value = attr;
	e->name = ob_newref(name);
	ob_xdecref(rt, old);
	return attr;
}
EXPORT_SYMBOL_IF_KUNIT(ob_type_lookup);

int ob_type_cache_init(struct ob_rt *rt)
{
	rt->names = ob_mem_alloc(OB_NR_NAMES * sizeof(*rt->names));
	return rt->names ? 0 : -ENOMEM;
}

void ob_type_cache_exit(struct ob_rt *rt)
{
	ob_mem_free(rt->type_cache);
	ob_mem_free(rt->names);
	rt->type_cache = NULL;
	rt->names = NULL;
}

int ob_type_cache_visit(struct ob_rt *rt, struct ob_visitor *v)
{
	int err = 0;
	u32 i;

	for (i = 0; rt->type_cache && !err && i < TYPE_CACHE_SIZE; i++)
		if (rt->type_cache->entry[i].name)
			err = v->visit(v, rt->type_cache->entry[i].name);
	for (i = 0; !err && i < OB_NR_NAMES; i++)
		if (rt->names[i])
			err = v->visit(v, rt->names[i]);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_type_cache_visit);

void ob_type_cache_drop(struct ob_rt *rt)
{
	u32 i;

	for (i = 0; rt->type_cache && i < TYPE_CACHE_SIZE; i++) {
		struct type_cache_entry *e = &rt->type_cache->entry[i];

		ob_xdecref(rt, e->name);
		*e = (struct type_cache_entry) { };
	}
	for (i = 0; i < OB_NR_NAMES; i++) {
		ob_xdecref(rt, rt->names[i]);
		rt->names[i] = NULL;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_type_cache_drop);

struct ob_object *ob_special(struct ob_rt *rt, struct ob_object *o,
			     const char *name)
{
	struct ob_object *attr = ob_str_intern_c(rt, name), *descr;

	if (!attr)
		return NULL;
	descr = ob_type_lookup(rt, o->type, attr);
	ob_decref(rt, attr);
	if (!descr)
		return NULL;
	if (!descr->type->descr_get)
		return ob_newref(descr);
	ob_incref(descr);
	attr = descr->type->descr_get(rt, descr, o, o->type);
	ob_decref(rt, descr);
	return attr;
}
