// SPDX-License-Identifier: GPL-2.0
/*
 * instance - memory, life and death of instances of the program's classes
 *
 * What a class adds to the builtin type it is derived from lies behind that
 * type's struct (slots, the head of the weak references, for items of variable
 * number the dict) or in front of the GC header (values and dict, see
 * struct ob_instance_head). The builtin type's own deallocator runs last and
 * releases the memory.
 */
#include "type_priv.h"

/* Bytes of an instance with @nitems items, -1 when there is no such number. */
static s64 instance_bytes(const struct ob_type *type, s64 nitems)
{
	s64 bytes;

	if (check_mul_overflow(type->itemsize, nitems, &bytes) ||
	    check_add_overflow(bytes, type->basicsize, &bytes) ||
	    bytes > S64_MAX - 64)
		return -1;
	return round_up(bytes, sizeof(u64));
}

static struct ob_object *instance_block(struct ob_rt *rt,
					struct ob_type *type, size_t bytes)
{
	enum ob_kind kind = OB_KIND_OBJECT;
	struct ob_object *o;
	size_t prefix;
	char *block;

	if (type->flags & OB_TF_MANAGED_DICT)
		kind = OB_KIND_INSTANCE;
	else if (type->flags & OB_TF_GC)
		kind = OB_KIND_GC;
	prefix = ob_kind_prefix(kind);
	block = ob_alloc(&rt->heap, kind, bytes + prefix);
	if (!block)
		return ob_no_memory(rt);
	memset(block, 0, bytes + prefix);
	o = (struct ob_object *)(block + prefix);
	/* Dead, for whoever looks while this collects. */
	o->type = type;
	if (ob_kind_has_gc(kind))
		ob_gc_allocated(rt);
	return o;
}

void *ob_type_alloc(struct ob_rt *rt, struct ob_type *type, s64 nitems)
{
	s64 bytes = instance_bytes(type, nitems);
	struct ob_object *o;

	if (bytes < 0)
		return ob_no_memory(rt);
	o = instance_block(rt, type, bytes);
	if (!o)
		return NULL;
	o->refcnt = 1;
	if (type->itemsize)
		((struct ob_var *)o)->size = nitems;
	if (!(type->flags & OB_TF_HEAPTYPE))
		return o;
	ob_incref(type);
	if (type->flags & OB_TF_GC)
		ob_track(rt, o);
	return o;
}

struct ob_object *ob_new_tracked(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct ob_object *o = ob_type_alloc(rt, type, 0);

	if (o)
		ob_track(rt, o);
	return o;
}

struct ob_object *ob_instance_new(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *o = ob_type_alloc(rt, type, 0);

	if (o && type->flags & OB_TF_MANAGED_DICT && ob_instance_init(rt, o)) {
		ob_decref(rt, o);
		return NULL;
	}
	return o;
}

struct ob_object **ob_instance_dict_slot(struct ob_object *o)
{
	const struct ob_type *type = o->type;
	s64 offset = type->dictoffset;

	if (type->flags & OB_TF_MANAGED_DICT)
		return &ob_instance_head(o)->dict;
	if (!offset)
		return NULL;
	if (offset < 0)
		offset += instance_bytes(type, abs(ob_size(o)));
	return (struct ob_object **)((char *)o + offset);
}

/* the references a class keeps in its slots */

static struct ob_object **slot_of(struct ob_object *o,
				  const struct ob_member_def *m)
{
	if (m->kind != OB_MEMBER_OBJECT_EX || m->readonly)
		return NULL;
	return (struct ob_object **)((char *)o + m->offset);
}

static int slots_traverse(struct ob_type *type, struct ob_object *o,
			  struct ob_visitor *v)
{
	const struct ob_member_def *m = ob_type_members(type);
	int err = 0;
	s64 i;

	for (i = 0; !err && i < ob_size(type); i++) {
		struct ob_object **slot = slot_of(o, &m[i]);

		if (slot && *slot)
			err = ob_visit_one(v, *slot);
	}
	return err;
}

static void slots_clear(struct ob_rt *rt, struct ob_type *type,
			struct ob_object *o)
{
	const struct ob_member_def *m = ob_type_members(type);
	s64 i;

	for (i = 0; i < ob_size(type); i++) {
		struct ob_object **slot = slot_of(o, &m[i]);

		if (slot)
			ob_exc_set(rt, slot, NULL);
	}
}

/* The builtin type below the classes of @type. */
static struct ob_type *native_base(struct ob_type *type)
{
	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	return type;
}

int ob_instance_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_type *type = o->type, *base;
	struct ob_object **dict;
	int err = 0;

	for (base = type; !err && base->flags & OB_TF_HEAPTYPE;
	     base = base->tp_base)
		err = slots_traverse(base, o, v);
	if (type->flags & OB_TF_MANAGED_DICT) {
		err = err ?: ob_instance_visit(o, v);
	} else if (!err && type->dictoffset != base->dictoffset) {
		dict = ob_instance_dict_slot(o);
		if (dict && *dict)
			err = ob_visit_one(v, *dict);
	}
	err = err ?: ob_visit_one(v, OB_OBJ(type));
	return !err && base->traverse ? base->traverse(o, v) : err;
}

int ob_instance_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *type = o->type, *base;
	struct ob_object **dict;

	for (base = type; base->flags & OB_TF_HEAPTYPE; base = base->tp_base)
		slots_clear(rt, base, o);
	if (type->flags & OB_TF_MANAGED_DICT) {
		ob_instance_clear_dict(rt, o);
	} else if (type->dictoffset != base->dictoffset) {
		dict = ob_instance_dict_slot(o);
		if (dict)
			ob_exc_set(rt, dict, NULL);
	}
	return base->clear ? base->clear(rt, o) : 0;
}

void ob_instance_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	bool gc = o->type->flags & OB_TF_GC;
	struct ob_type *type, *base, *t;
	struct ob_object **dict;

	if (gc) {
		ob_untrack(o);
		if (!ob_dealloc_begin(rt, o))
			return;
	}
	if (ob_dealloc_finalize(rt, o))
		goto out;
	/* Its finalizer may have given it another class. */
	type = o->type;
	base = native_base(type);
	if (type->weaklistoffset != base->weaklistoffset)
		ob_weakrefs_clear(rt, o);
	for (t = type; t != base; t = t->tp_base)
		slots_clear(rt, t, o);
	if (type->flags & OB_TF_MANAGED_DICT) {
		ob_instance_drop(rt, o);
	} else if (type->dictoffset != base->dictoffset) {
		dict = ob_instance_dict_slot(o);
		if (dict)
			ob_exc_set(rt, dict, NULL);
	}
	/* Its ob_dealloc_begin() is this one's, and the two count for one. */
	rt->dealloc_sub = gc ? o : NULL;
	rt->dealloc_depth -= gc;
	base->dealloc(rt, o);
	rt->dealloc_depth += gc;
	rt->dealloc_sub = NULL;
	ob_decref(rt, type);
out:
	if (gc)
		ob_dealloc_end(rt);
}
