// SPDX-License-Identifier: GPL-2.0
/*
 * ids and addresses: from a block to its id, from an id to its block, and
 * every live block in ascending order of ids
 *
 * Ids come from users. Nothing is read on the strength of one before it has
 * led through range, table, arena and pool to a block that is live.
 */
#include "heap_priv.h"

u64 ob_id_of(const struct ob_heap *h, const void *p)
{
	size_t offset = (unsigned long)p - (unsigned long)h->static_base;
	const struct ob_pool *pool;
	const struct ob_outer *o;

	if (!p)
		return 0;
	if (h->static_size && offset <= h->static_size)
		return OB_ID_STATIC + offset;
	o = ob_outer_around(h, p);
	if (o)
		return o->id + (p - ob_outer_block(o));
	pool = ob_pool_of(p);
	offset = (unsigned long)p - (unsigned long)pool;
	if (h->debug)
		offset -= OB_DEBUG_IN_POOL - OB_DEBUG_ID;
	return ob_pool_id(pool->arena, pool->index) + offset;
}
EXPORT_SYMBOL_IF_KUNIT(ob_id_of);

/* From the id of a block's first byte to that of what its holder gets. */
static u32 pool_id_shift(const struct ob_heap *h)
{
	return h->debug ? OB_DEBUG_ID : 0;
}

static u32 outer_id_shift(const struct ob_heap *h)
{
	return h->debug ? OB_DEBUG_IN_OUTER : 0;
}

/* Of a debug heap's block, that part. */
static void info_inside(struct ob_block_info *info, u32 offset)
{
	info->block += offset;
	info->bytes = min_t(u64, ob_debug_size(info->block),
			    info->bytes - offset);
}

void ob_pool_block_info(const struct ob_heap *h, const struct ob_pool *pool,
			u32 offset, u32 bytes, enum ob_kind kind,
			struct ob_block_info *out)
{
	u64 id = ob_pool_id(pool->arena, pool->index) + offset +
		 pool_id_shift(h);

	*out = (struct ob_block_info){
		.block = (void *)pool + offset,
		.bytes = bytes,
		.id = id,
		.object = id + ob_kind_prefix(kind),
		.kind = kind,
		.szidx = ob_class_of(bytes),
		.arena = pool->arena,
		.pool = pool->index,
		.offset = offset,
	};
	if (h->debug)
		info_inside(out, OB_DEBUG_IN_POOL);
}

static void outer_info(const struct ob_heap *h, const struct ob_outer *o,
		       struct ob_block_info *out)
{
	u64 id = o->id + outer_id_shift(h);

	*out = (struct ob_block_info){
		.block = ob_outer_block(o),
		.bytes = o->bytes,
		.id = id,
		.object = id + ob_kind_prefix(o->kind),
		.kind = o->kind,
		.szidx = o->bytes > OB_SMALL_MAX ? -1 : (int)ob_class_of(o->bytes),
		.arena = -1,
		.pool = -1,
		.outer = true,
	};
	if (h->debug)
		info_inside(out, OB_DEBUG_IN_OUTER);
}

/* Only a block's first byte and the object in it have an id to ask with. */
static bool starts_here(u64 inside, enum ob_kind kind)
{
	return !inside || inside == ob_kind_prefix(kind);
}

static int resolve_static(const struct ob_heap *h, u64 offset,
			  struct ob_block_info *out)
{
	offset = array_index_nospec(offset, h->static_size);
	*out = (struct ob_block_info){
		.block = (void *)h->static_base + offset,
		.bytes = h->static_size - offset,
		.id = OB_ID_STATIC + offset,
		.object = OB_ID_STATIC + offset,
		.kind = OB_KIND_OBJECT,
		.szidx = -1,
		.arena = -1,
		.pool = -1,
		.offset = offset,
		.is_static = true,
	};
	return 0;
}

static int resolve_outer(const struct ob_heap *h, u64 id,
			 struct ob_block_info *out)
{
	u64 offset = id - ob_bucket_id(0);
	u64 bucket = offset >> OB_ID_BUCKET_SHIFT;
	const struct ob_bucket *b;
	const struct ob_outer *o;
	unsigned int order;
	u64 slot, inside;

	if (bucket >= OB_NR_BUCKETS)
		return -EINVAL;
	bucket = array_index_nospec(bucket, OB_NR_BUCKETS);
	b = &h->bucket[bucket];
	order = ob_bucket_order(bucket);
	offset &= (1ULL << OB_ID_BUCKET_SHIFT) - 1;
	slot = offset >> order;
	inside = offset & ((1ULL << order) - 1);
	inside -= OB_ALIGN + outer_id_shift(h);
	if (inside % OB_ALIGN || inside > ob_kind_prefix(OB_NR_KINDS - 1))
		return -EINVAL;
	if (slot >= b->nr)
		return -ESTALE;
	o = ob_slot_live(b, array_index_nospec(slot, b->nr));
	if (!o)
		return -ESTALE;
	if (!starts_here(inside, o->kind))
		return -EINVAL;
	outer_info(h, o, out);
	return 0;
}

static int resolve_bump(const struct ob_heap *h, const struct ob_pool *pool,
			u32 offset, struct ob_block_info *out)
{
	struct ob_bump_block block;

	if (offset < OB_BUMP_FIRST)
		return -EINVAL;
	if (!ob_bump_around(pool, offset, &block))
		return -ESTALE;
	if (!starts_here(offset - block.offset - pool_id_shift(h), block.kind))
		return -EINVAL;
	if (!block.live)
		return -ESTALE;
	ob_pool_block_info(h, pool, block.offset, block.bytes, block.kind, out);
	return 0;
}

static noinline_for_stack int resolve_sized(const struct ob_heap *h,
					    const struct ob_pool *pool,
					    u32 offset,
					    struct ob_block_info *out)
{
	DECLARE_BITMAP(free, OB_POOL_SIZE / OB_ALIGN);
	u32 size = ob_class_size(pool->szidx);
	u32 block = (offset - OB_POOL_HEADER) / size;
	u32 inside = (offset - OB_POOL_HEADER) % size - pool_id_shift(h);

	if (block >= ob_pool_capacity(pool) || !starts_here(inside, pool->kind))
		return -EINVAL;
	ob_pool_map_free(pool, free);
	if (test_bit(block, free))
		return -ESTALE;
	ob_pool_block_info(h, pool, OB_POOL_HEADER + block * size, size,
			   pool->kind, out);
	return 0;
}

static int resolve_pool(const struct ob_heap *h, u64 offset,
			struct ob_block_info *out)
{
	u64 slot = offset >> OB_ARENA_SHIFT;
	u32 index = (offset >> OB_POOL_SHIFT) % OB_ARENA_POOLS;
	u32 inside = offset % OB_POOL_SIZE;
	const struct ob_arena *arena;
	const struct ob_pool *pool;

	if (slot >= OB_MAX_ARENAS || inside < OB_POOL_HEADER || inside % OB_ALIGN)
		return -EINVAL;
	if (slot >= h->arenas_end)
		return -ESTALE;
	arena = h->arenas[array_index_nospec(slot, h->arenas_end)];
	pool = arena ? arena->pool[index] : NULL;
	if (!pool || !ob_pool_nr_live(pool))
		return -ESTALE;
	if (ob_pool_is_bump(pool))
		return resolve_bump(h, pool, inside, out);
	return resolve_sized(h, pool, inside, out);
}

int ob_heap_resolve(const struct ob_heap *h, u64 id, struct ob_block_info *out)
{
	if (id >= OB_ID_STATIC && id - OB_ID_STATIC < h->static_size)
		return resolve_static(h, id - OB_ID_STATIC, out);
	if (id >= OB_ID_ARENA)
		return resolve_pool(h, id - OB_ID_ARENA, out);
	if (id >= ob_bucket_id(0))
		return resolve_outer(h, id, out);
	return -EINVAL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_resolve);

/* walking */

static bool walk_wants(const struct ob_walk *w, unsigned int kind, int szidx)
{
	return (!w->kinds || w->kinds & BIT(kind)) &&
	       (w->szidx < 0 || w->szidx == szidx);
}

static bool walk_outer(const struct ob_heap *h, struct ob_walk *w,
		       struct ob_block_info *out)
{
	u64 start = max(w->id, ob_bucket_id(0)) - ob_bucket_id(0);
	u64 bucket = start >> OB_ID_BUCKET_SHIFT;
	u32 first = OB_ALIGN + outer_id_shift(h);
	const struct ob_outer *o;
	unsigned int order;
	u64 slot;

	/* The first block that starts here or later; all are @first in. */
	start &= (1ULL << OB_ID_BUCKET_SHIFT) - 1;
	for (; bucket < OB_NR_BUCKETS; bucket++, start = 0) {
		order = ob_bucket_order(bucket);
		slot = start + (1ULL << order) - 1;
		slot = max_t(u64, slot, first) - first;
		for (slot >>= order; slot < h->bucket[bucket].nr; slot++) {
			o = ob_slot_live(&h->bucket[bucket], slot);
			if (!o)
				continue;
			outer_info(h, o, out);
			if (!walk_wants(w, out->kind, out->szidx))
				continue;
			w->id = out->id + 1;
			return true;
		}
	}
	w->id = OB_ID_ARENA;
	return false;
}

static bool walk_bump(const struct ob_heap *h, struct ob_walk *w,
		      const struct ob_pool *pool, u32 offset,
		      struct ob_block_info *out)
{
	struct ob_bump_block block;

	while (ob_bump_next(pool, offset, &block)) {
		offset = block.offset + block.bytes;
		if (!block.live ||
		    !walk_wants(w, block.kind, ob_class_of(block.bytes)))
			continue;
		ob_pool_block_info(h, pool, block.offset, block.bytes, block.kind,
				   out);
		return true;
	}
	return false;
}

/* The first live block of a pool at or after an offset. */
static bool walk_pool(const struct ob_heap *h, struct ob_walk *w,
		      const struct ob_pool *pool, u32 offset,
		      struct ob_block_info *out)
{
	u32 size, nr, block;

	if (!ob_pool_nr_live(pool))
		return false;
	if (ob_pool_is_bump(pool))
		return walk_bump(h, w, pool, offset, out);
	if (!walk_wants(w, pool->kind, pool->szidx))
		return false;
	if (w->pool != pool) {
		ob_pool_map_free(pool, w->free);
		w->pool = pool;
	}
	size = ob_class_size(pool->szidx);
	nr = ob_pool_capacity(pool);
	offset = max_t(u32, offset, OB_POOL_HEADER) - OB_POOL_HEADER;
	block = DIV_ROUND_UP(offset, size);
	while (block < nr && test_bit(block, w->free))
		block++;
	if (block >= nr)
		return false;
	ob_pool_block_info(h, pool, OB_POOL_HEADER + block * size, size,
			   pool->kind, out);
	return true;
}

static bool walk_arenas(const struct ob_heap *h, struct ob_walk *w,
			struct ob_block_info *out)
{
	u64 first = OB_ID_ARENA + pool_id_shift(h);
	u64 start = max(w->id, first) - first;
	const struct ob_arena *arena;
	u64 slot, index;

	if (w->arena >= 0)
		start = max_t(u64, start, (u64)w->arena << OB_ARENA_SHIFT);
	slot = start >> OB_ARENA_SHIFT;
	index = (start >> OB_POOL_SHIFT) % OB_ARENA_POOLS;
	start %= OB_POOL_SIZE;
	for (; slot < h->arenas_end; slot++, index = 0, start = 0) {
		if (w->arena >= 0 && slot != (u64)w->arena)
			break;
		arena = h->arenas[slot];
		if (!arena)
			continue;
		for (; index < arena->nr_carved; index++, start = 0) {
			if (walk_pool(h, w, arena->pool[index], start,
				      out)) {
				w->id = out->id + 1;
				return true;
			}
		}
	}
	w->id = U64_MAX;
	return false;
}

bool ob_heap_next(const struct ob_heap *h, struct ob_walk *w,
		  struct ob_block_info *out)
{
	if (w->id < OB_ID_ARENA && w->arena < 0 && walk_outer(h, w, out))
		return true;
	return walk_arenas(h, w, out);
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_next);
