// SPDX-License-Identifier: GPL-2.0
/*
 * owned - which blocks the words of an object point to
 *
 * A raw block has no header that names its owner, and each type keeps its raw
 * blocks in a place of its own. So the words of an object are looked at one by
 * one: a word that is the address of a raw block is how the object finds it.
 * Nothing is read at an address before a table has shown that it is a pool's or
 * a block's.
 */
#include <obheap/attr_cache.h>

#include "inspect_priv.h"

/**
 * struct ob_block_map_slot - a pool, or a block outside the pools
 * @address: where it begins, or where the object in it does; 0 for none
 * @id: id of the object or block there, 0 for a pool
 * @kind: enum ob_kind, of a block
 */
struct ob_block_map_slot {
	unsigned long address;
	u64 id;
	enum ob_kind kind;
};

static size_t map_hash(unsigned long address)
{
	return (u64)address * 0x9e3779b97f4a7c15ULL >> 24;
}

static void map_add(struct ob_block_map *map, unsigned long address, u64 id,
		    enum ob_kind kind)
{
	size_t i = map_hash(address);

	while (map->slot[i & map->mask].address)
		i++;
	map->slot[i & map->mask] = (struct ob_block_map_slot){
		.address = address, .id = id, .kind = kind,
	};
}

static const struct ob_block_map_slot *
map_get(const struct ob_block_map *map, unsigned long address)
{
	const struct ob_block_map_slot *slot;
	size_t i = map_hash(address);

	for (;; i++) {
		slot = &map->slot[i & map->mask];
		if (!slot->address)
			return NULL;
		if (slot->address == address)
			return slot;
	}
}

static int map_fill(struct ob_block_map *map)
{
	const struct ob_heap *h = map->heap;
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	u32 slot, i;

	for (slot = 0; slot < h->arenas_end; slot++)
		for (i = 0; h->arenas[slot] && i < OB_ARENA_POOLS; i++)
			if (h->arenas[slot]->pool[i])
				map_add(map,
					(unsigned long)h->arenas[slot]->pool[i],
					0, OB_KIND_RAW);
	/* Blocks outside the pools come first. */
	while (ob_heap_next(h, &walk, &info) && info.outer) {
		map_add(map, (unsigned long)info.block +
			     ob_kind_prefix(info.kind), info.object, info.kind);
		if (ob_signal_pending() == OB_SIGNAL_FATAL)
			return -EINTR;
		ob_relax();
	}
	return 0;
}

int ob_block_map_init(struct ob_block_map *map, const struct ob_heap *h)
{
	u64 nr = h->nr_pools;
	size_t size = 16;
	int kind, err;

	for (kind = 0; kind < OB_NR_KINDS; kind++)
		nr += h->nr_outer[kind];
	while (size < 2 * nr)
		size *= 2;
	map->heap = h;
	map->mask = size - 1;
	map->slot = ob_mem_alloc(size * sizeof(*map->slot));
	if (!map->slot)
		return -ENOMEM;
	err = map_fill(map);
	if (err)
		ob_block_map_exit(map);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_map_init);

void ob_block_map_exit(struct ob_block_map *map)
{
	ob_mem_free(map->slot);
	map->slot = NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_map_exit);

/* Not every pool has blocks of one size: then the heap has to look. */
static u64 find_slowly(const struct ob_heap *h, u64 id, enum ob_kind *kind)
{
	struct ob_block_info info;

	if (ob_heap_resolve(h, id, &info) || info.object != id)
		return 0;
	*kind = info.kind;
	return id;
}

static u64 find_in_pool(const struct ob_block_map *map, unsigned long word,
			enum ob_kind *kind)
{
	const struct ob_pool *pool = ob_pool_of((void *)word);
	u32 offset = word - (unsigned long)pool;
	u64 id;

	if (!map_get(map, (unsigned long)pool) || !ob_pool_nr_live(pool))
		return 0;
	id = OB_ID_ARENA + ((u64)pool->arena << OB_ARENA_SHIFT) +
	     ((u64)pool->index << OB_POOL_SHIFT) + offset;
	if (pool->szidx >= OB_NR_CLASSES)
		return find_slowly(map->heap, id, kind);
	offset -= ob_kind_prefix(pool->kind);
	if (offset < OB_POOL_HEADER || offset >= pool->next_virgin ||
	    (offset - OB_POOL_HEADER) % ob_class_size(pool->szidx))
		return 0;
	*kind = pool->kind;
	return id;
}

u64 ob_block_map_find(const struct ob_block_map *map, unsigned long word,
		      enum ob_kind *kind)
{
	const struct ob_heap *h = map->heap;
	const struct ob_block_map_slot *slot;

	if (!word || word % sizeof(void *))
		return 0;
	if (ob_heap_owns_static(h, (void *)word)) {
		*kind = OB_KIND_OBJECT;
		word -= (unsigned long)h->static_base;
		return ob_static_object_at(word) ? OB_ID_STATIC + word : 0;
	}
	if (word & (OB_ALIGN / 2)) {
		slot = map_get(map, word);
		if (!slot)
			return 0;
		*kind = slot->kind;
		return slot->id;
	}
	return find_in_pool(map, word, kind);
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_map_find);

/* Bytes of the fixed part; what follows it is items or text. */
static size_t own_words(const struct ob_object *o, size_t bytes)
{
	switch (o->type->tid) {
	case OB_T_FLOAT:
		return 0;
	case OB_T_STR:
		bytes = min(bytes, ob_str_is_ascii(o) ? sizeof(struct ob_str) :
						sizeof(struct ob_compact_str));
		break;
	default:
		bytes = min_t(size_t, bytes, o->type->basicsize);
	}
	return bytes / sizeof(unsigned long);
}

static int owned_values(const struct ob_block_map *map,
			const void *values, struct ob_inspect_owned *v)
{
	enum ob_kind kind;

	if (!values)
		return 0;
	return v->owned(v, ob_block_map_find(map, (unsigned long)
					     ob_values_block(values), &kind),
			0);
}

/* Between the first and the last block of a chain, which the object knows. */
static int owned_chain(const struct ob_block_map *map,
		       const struct ob_object *o, struct ob_inspect_owned *v)
{
	const void *block = ob_chain_next(o, NULL), *next;
	enum ob_kind kind;
	int err = 0;

	if (block)
		block = ob_chain_next(o, block);
	for (; !err && block; block = next) {
		next = ob_chain_next(o, block);
		if (next)
			err = v->owned(v, ob_block_map_find(map,
					(unsigned long)block, &kind), 0);
	}
	return err;
}

int ob_inspect_owned(const struct ob_block_map *map, struct ob_object *o,
		     size_t bytes, struct ob_inspect_owned *v)
{
	const unsigned long *word = (const unsigned long *)o;
	size_t n = own_words(o, bytes), i;
	enum ob_kind kind;
	int err = 0;
	u64 id;

	/* Values are pointed to in the middle of their block. */
	if (o->type->flags & OB_TF_MANAGED_DICT)
		err = owned_values(map, ob_instance_head(o)->values, v);
	else if (ob_is_dict(o))
		err = owned_values(map, ((struct ob_dict *)o)->values, v);
	if (!err)
		err = owned_chain(map, o, v);
	for (i = sizeof(*o) / sizeof(*word); !err && i < n; i++) {
		id = ob_block_map_find(map, word[i], &kind);
		if (id && kind == OB_KIND_RAW)
			err = v->owned(v, id, i * sizeof(*word));
	}
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_owned);

static int owned_chunks(const struct ob_block_map *map,
			const struct ob_data_chunk *chunk,
			struct ob_inspect_owned *v)
{
	enum ob_kind kind;
	int err = 0;

	for (; !err && chunk; chunk = ob_vm_chunk_before(chunk))
		err = v->owned(v, ob_block_map_find(map, (unsigned long)chunk,
						    &kind), 0);
	return err;
}

int ob_inspect_owned_roots(struct ob_vm *vm, const struct ob_block_map *map,
			   struct ob_inspect_owned *v)
{
	const struct ob_vm_thread *t;
	int err = owned_chunks(map, vm->chunk, v);

	for (t = vm->parked; !err && t; t = t->next)
		err = owned_chunks(map, t->chunk, v);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_owned_roots);
