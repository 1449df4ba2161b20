// SPDX-License-Identifier: GPL-2.0
/*
 * object - from id to object, and what can be said of one
 *
 * An id comes from outside and is not trusted: the heap says whether a block is
 * allocated there, its kind whether an object is in it, and a count of zero
 * that the object is dead and only kept on a free list.
 */
#include <obheap/attr_cache.h>

#include "layout.h"

/* The static region is one struct of arrays of objects. */
struct static_array {
	size_t start, bytes, stride;
};

#define STATIC_ARRAY(member, first)					\
	{ offsetof(struct ob_statics, member),				\
	  sizeof_field(struct ob_statics, member), sizeof(first) }

static const struct static_array static_arrays[] = {
	STATIC_ARRAY(types, struct ob_type),
	STATIC_ARRAY(none, struct ob_object),
	STATIC_ARRAY(not_implemented, struct ob_object),
	STATIC_ARRAY(ellipsis, struct ob_object),
	STATIC_ARRAY(false_obj, struct ob_bool),
	STATIC_ARRAY(true_obj, struct ob_bool),
	STATIC_ARRAY(ints, struct ob_small_int),
	STATIC_ARRAY(empty_str, struct ob_static_str),
	STATIC_ARRAY(chars, struct ob_static_str),
	STATIC_ARRAY(latin1, struct ob_static_latin1),
	STATIC_ARRAY(empty_bytes, struct ob_static_bytes),
	STATIC_ARRAY(bytes, struct ob_static_bytes),
	STATIC_ARRAY(empty_tuple.tuple, struct ob_tuple),
};

/* Does an object start at this offset of the static region? */
bool ob_static_object_at(size_t offset)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(static_arrays); i++) {
		const struct static_array *a = &static_arrays[i];

		if (offset >= a->start && offset - a->start < a->bytes)
			return (offset - a->start) % a->stride == 0;
	}
	return false;
}

struct ob_object *ob_inspect_next_static(struct ob_vm *vm, size_t *cursor)
{
	size_t i, n, at = *cursor;

	for (i = 0; i < ARRAY_SIZE(static_arrays); i++) {
		const struct static_array *a = &static_arrays[i];

		n = a->bytes / a->stride;
		if (at < n) {
			++*cursor;
			return (void *)vm->rt.st + a->start + at * a->stride;
		}
		at -= n;
	}
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_next_static);

int ob_inspect_find(struct ob_vm *vm, u64 id, struct ob_object **o)
{
	struct ob_block_info info;
	int err;

	err = ob_heap_resolve(&vm->rt.heap, id, &info);
	if (err)
		return err;
	if (info.is_static) {
		if (!ob_static_object_at(info.offset))
			return -EINVAL;
		*o = info.block;
		return 0;
	}
	if (info.kind == OB_KIND_RAW || id != info.object)
		return -EINVAL;
	*o = info.block + ob_kind_prefix(info.kind);
	return (*o)->refcnt > 0 ? 0 : -ESTALE;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_find);

u32 ob_inspect_state(struct ob_vm *vm, struct ob_object *o,
		     const struct ob_block_info *block)
{
	u32 state = 0;

	if (block->outer)
		state |= OB_STATE_LARGE;
	if (o->refcnt <= 0)
		return state | OB_STATE_DEAD;
	if (block->is_static)
		state |= OB_STATE_STATIC;
	if (ob_is_gc(o)) {
		state |= OB_STATE_GC;
		if (ob_gc_is_tracked(ob_gc_of(o)))
			state |= OB_STATE_TRACKED;
		if (ob_gc_is_finalized(ob_gc_of(o)))
			state |= OB_STATE_FINALIZED;
	}
	if (ob_is(&vm->rt, o, OB_T_STR)) {
		if (((struct ob_str *)o)->state & OB_STR_INTERNED)
			state |= OB_STATE_INTERNED;
		if (((struct ob_str *)o)->state & OB_STR_SHARED)
			state |= OB_STATE_SHARED;
	}
	return state;
}

/* Which generation's list is the object on? Its list's head is found by walk. */
static int object_generation(struct ob_vm *vm, struct ob_object *o)
{
	const struct ob_gc_head *head = ob_gc_of(o);
	const struct ob_gc_head *at = head;
	u32 steps = 0;
	int i;

	do {
		at = ob_gc_next(at);
		for (i = 0; i < OB_NR_GENERATIONS; i++)
			if (at == &vm->rt.gc.gen[i].head)
				return i;
		if (!(++steps % 1024))
			ob_relax();
	} while (at != head && at != &vm->rt.gc.permanent);
	return -1;
}

static u64 raw_bytes(struct ob_vm *vm, const void *raw)
{
	return raw ? ob_block_size(&vm->rt.heap, raw) : 0;
}

static u64 values_bytes(struct ob_vm *vm, struct ob_object **values)
{
	return values ? raw_bytes(vm, ob_values_block(values)) : 0;
}

static u64 dict_bytes(struct ob_vm *vm, const struct ob_dict *dict)
{
	u64 bytes = values_bytes(vm, dict->values);

	if (dict->keys->refcnt == 1 &&
	    !ob_heap_owns_static(&vm->rt.heap, dict->keys))
		bytes += raw_bytes(vm, dict->keys);
	return bytes;
}

/* The table of a class's names is the class's, whoever shares it. */
static u64 class_bytes(struct ob_vm *vm, const struct ob_type *type)
{
	const struct ob_heap_type *heap = ob_heap_type(type);

	if (!(type->flags & OB_TF_HEAPTYPE))
		return 0;
	return raw_bytes(vm, heap->cached_keys) + raw_bytes(vm, heap->tpname) +
	       raw_bytes(vm, type->subclasses);
}

/* The blocks of a deque, or the places of an OrderedDict's keys. */
static u64 chain_bytes(struct ob_vm *vm, const struct ob_object *o)
{
	const void *block = NULL;
	u64 bytes = 0;

	while ((block = ob_chain_next(o, block)))
		bytes += raw_bytes(vm, block);
	return bytes;
}

/* Likewise of what its builtin type keeps. */
static u64 native_item_bytes(struct ob_vm *vm, struct ob_object *o)
{
	const struct ob_code *code = (const struct ob_code *)o;

	switch (ob_layout_type(o)->tid) {
	case OB_T_LIST:
		return raw_bytes(vm, ((struct ob_list *)o)->item);
	case OB_T_DICT:
	case OB_T_DEFAULTDICT:
		return dict_bytes(vm, (const struct ob_dict *)o);
	case OB_T_ODICT:
		return dict_bytes(vm, (const struct ob_dict *)o) +
		       raw_bytes(vm, ob_odict_slots(o)) + chain_bytes(vm, o);
	case OB_T_DEQUE:
		return chain_bytes(vm, o);
	case OB_T_TYPE:
		return class_bytes(vm, (const struct ob_type *)o);
	case OB_T_CODE:
		return raw_bytes(vm, code->localspluskinds) +
		       raw_bytes(vm, code->linetable) +
		       raw_bytes(vm, code->exceptions);
	default:
		return 0;
	}
}

/* Bytes of blocks that hang on the object and on nothing else. */
static u64 object_item_bytes(struct ob_vm *vm, struct ob_object *o)
{
	u64 bytes = native_item_bytes(vm, o);

	if (o->type->flags & OB_TF_MANAGED_DICT)
		bytes += values_bytes(vm, ob_instance_head(o)->values);
	return bytes;
}

void ob_inspect_object(struct ob_vm *vm, struct ob_object *o,
		       struct ob_object_info *info)
{
	struct ob_heap *heap = &vm->rt.heap;

	memset(info, 0, sizeof(*info));
	info->id = ob_id_of(heap, o);
	if (ob_heap_resolve(heap, info->id, &info->block))
		return;
	info->state = ob_inspect_state(vm, o, &info->block);
	if (info->block.is_static) {
		memset(&info->block, 0, sizeof(info->block));
		info->block.szidx = -1;
		info->block.arena = -1;
		info->block.pool = -1;
	}
	info->sizeof_ = ob_sizeof(&vm->rt, o);
	info->item_bytes = object_item_bytes(vm, o);
	info->generation = -1;
	if (info->state & OB_STATE_TRACKED)
		info->generation = object_generation(vm, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_object);

int ob_inspect_names(struct ob_vm *vm, struct ob_object *dict,
		     struct ob_inspect_names *v)
{
	struct ob_object *key, *value;
	s64 pos = 0;
	int err = 0;

	while (!err && ob_dict_next(dict, &pos, &key, &value))
		err = v->name(v, key, value);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_names);
