// SPDX-License-Identifier: GPL-2.0
/*
 * validate - does everything in a session hold together?
 *
 * The heap answers for its blocks and the collector for its lists; here the
 * objects are checked against both: every live object has a type of this
 * session, of the kind its block says, and only containers are tracked.
 */
#include <obheap/attr_cache.h>

#include "inspect_priv.h"

static bool type_ok(struct ob_vm *vm, const struct ob_type *type)
{
	size_t at = (char *)type - (char *)vm->rt.st->types;
	struct ob_object *o;

	if (at < sizeof(vm->rt.st->types))
		return !(at % sizeof(*type));
	return !ob_inspect_find(vm, ob_id_of(&vm->rt.heap, type), &o) &&
	       ob_has_flag(o, OB_TF_TYPE_OBJECTS) &&
	       ((struct ob_type *)o)->flags & OB_TF_HEAPTYPE;
}

/* Are the values set those that the order says, each once? */
static bool values_ok(struct ob_object *const *values,
		      const struct ob_dict_keys *keys)
{
	s64 nr = ob_values_nr(values), i;
	u64 seen = 0;

	if (!keys || nr > keys->nentries)
		return false;
	for (i = 0; i < nr; i++) {
		unsigned int at = ob_values_order(values, i);

		if (at >= keys->nentries || seen & BIT_ULL(at) || !values[at])
			return false;
		seen |= BIT_ULL(at);
	}
	for (i = 0; i < keys->nentries; i++)
		nr -= !!values[i];
	return !nr;
}

static bool attributes_ok(const struct ob_object *o)
{
	const struct ob_instance_head *head = ob_instance_head(o);
	const struct ob_dict *dict = (const struct ob_dict *)o;

	if (o->type->flags & OB_TF_MANAGED_DICT && head->values)
		return !head->dict &&
		       values_ok(head->values,
				 ob_heap_type(o->type)->cached_keys);
	if (!ob_is_dict(o) || !dict->values)
		return true;
	return dict->used == ob_values_nr(dict->values) &&
	       values_ok(dict->values, dict->keys);
}

/* Name of what is wrong with a live object, NULL if nothing is. */
static const char *object_fault(struct ob_vm *vm, struct ob_object *o,
				const struct ob_block_info *info)
{
	bool in_gc_block = ob_kind_has_gc(info->kind);

	if (o->refcnt < 0)
		return "negative refcount";
	if (!o->refcnt)
		return NULL;
	if (!type_ok(vm, o->type))
		return "object without a type";
	if (ob_is_gc(o) != in_gc_block)
		return "object in a block of the wrong kind";
	if (o->type->basicsize + ob_kind_prefix(info->kind) > info->bytes &&
	    !o->type->itemsize && !ob_is_str(o))
		return "object larger than its block";
	if (!ob_odict_ok(&vm->rt, o))
		return "ordered keys that do not add up";
	if (!attributes_ok(o))
		return "attributes that do not add up";
	return NULL;
}

static unsigned long validate_objects(struct ob_vm *vm, const char **what,
				      struct ob_fault *fault)
{
	struct ob_walk walk = OB_WALK_ALL;
	unsigned long faults = 0;
	struct ob_block_info info;

	while (ob_heap_next(&vm->rt.heap, &walk, &info)) {
		const char *name;

		if (ob_signal_pending() == OB_SIGNAL_FATAL)
			break;
		ob_relax();
		if (info.kind == OB_KIND_RAW)
			continue;
		name = object_fault(vm, info.block + ob_kind_prefix(info.kind),
				    &info);
		if (!name)
			continue;
		if (!*what) {
			*what = name;
			fault->id = info.object;
			fault->arena = info.arena;
			fault->pool = info.pool;
		}
		faults++;
	}
	return faults;
}

unsigned long ob_inspect_validate(struct ob_vm *vm, const char **what,
				  struct ob_fault *fault)
{
	unsigned long faults, gc_faults;

	memset(fault, 0, sizeof(*fault));
	fault->arena = -1;
	fault->pool = -1;
	*what = NULL;
	faults = ob_heap_validate(&vm->rt.heap, fault);
	if (faults) {
		/* Objects are only walked on lists that are whole. */
		*what = ob_fault_name(fault->code);
		return faults;
	}
	gc_faults = ob_gc_validate(&vm->rt.gc);
	if (gc_faults)
		*what = vm->rt.gc.fault ? ob_gc_fault_name(vm->rt.gc.fault) :
					  "collector list";
	return gc_faults + validate_objects(vm, what, fault);
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_validate);
