// SPDX-License-Identifier: GPL-2.0
/*
 * a heap in numbers: per pool, per arena, and in total to the last byte
 *
 * All is counted when asked for; the allocator's paths keep only what cannot
 * be counted afterwards.
 */
#include "heap_priv.h"

static u32 pool_nr_free(const struct ob_pool *pool)
{
	return ob_pool_nr_carved(pool) - ob_pool_nr_live(pool);
}

static u32 bump_nr_dead(const struct ob_pool *pool)
{
	struct ob_bump_block block = {};
	u32 nr = 0;

	while (ob_bump_next(pool, block.offset + block.bytes, &block))
		nr += !block.live;
	return nr;
}

/* How much of a bump heap's pool is in live blocks. */
static u32 bump_bytes_live(const struct ob_pool *pool)
{
	struct ob_bump_block block = {};
	u32 bytes = 0;

	while (ob_bump_next(pool, block.offset + block.bytes, &block))
		bytes += block.live ? block.bytes : 0;
	return bytes;
}

static u32 pool_bytes_live(const struct ob_pool *pool)
{
	if (ob_pool_is_bump(pool))
		return bump_bytes_live(pool);
	return ob_pool_nr_live(pool) * ob_class_size(pool->szidx);
}

static void pool_info(const struct ob_pool *pool, struct ob_pool_info *out)
{
	if (ob_pool_is_bump(pool)) {
		out->szidx = OB_CLASS_NONE;
		out->nr_used = ob_pool_nr_live(pool);
		out->nr_free = bump_nr_dead(pool);
		out->capacity = out->nr_used + out->nr_free;
		out->next_virgin = pool->next_virgin;
		out->max_offset = pool->max_offset;
		return;
	}
	out->kind = pool->kind;
	out->szidx = pool->szidx;
	out->size = ob_class_size(pool->szidx);
	out->capacity = ob_pool_capacity(pool);
	out->nr_used = ob_pool_nr_live(pool);
	out->nr_free = pool_nr_free(pool);
	out->next_virgin = pool->next_virgin;
	out->max_offset = pool->max_offset;
}

bool ob_heap_next_pool(const struct ob_heap *h, u32 *cursor,
		       struct ob_pool_info *out)
{
	const struct ob_arena *arena;
	const struct ob_pool *pool;
	u32 slot = *cursor / OB_ARENA_POOLS;
	u32 index = *cursor % OB_ARENA_POOLS;

	while (slot < h->arenas_end && !h->arenas[slot]) {
		slot++;
		index = 0;
	}
	arena = ob_arena_at(h, slot);
	if (!arena)
		return false;
	pool = arena->pool[index];
	*out = (struct ob_pool_info){
		.id = ob_pool_id(slot, index),
		.arena = slot,
		.index = index,
		.state = ob_pool_state(pool),
	};
	if (pool)
		pool_info(pool, out);
	*cursor = slot * OB_ARENA_POOLS + index + 1;
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_next_pool);

static void arena_info(const struct ob_arena *arena, struct ob_arena_info *out)
{
	const struct ob_pool *pool;
	u32 i;

	*out = (struct ob_arena_info){
		.slot = arena->slot,
		.id = ob_arena_id(arena->slot),
		.nr_virgin = OB_ARENA_POOLS - arena->nr_carved,
		.bytes_backed = arena->nr_carved * OB_POOL_SIZE,
		.usable = arena->nr_free,
	};
	for (i = 0; i < arena->nr_carved; i++) {
		pool = arena->pool[i];
		switch (ob_pool_state(pool)) {
		case OB_POOL_EMPTY:
			out->nr_empty++;
			break;
		case OB_POOL_USED:
			out->nr_used++;
			break;
		case OB_POOL_FULL:
			out->nr_full++;
			break;
		case OB_POOL_VIRGIN:
			break;
		}
		out->nr_blocks += ob_pool_nr_live(pool);
		out->bytes_used += pool_bytes_live(pool);
	}
}

bool ob_heap_next_arena(const struct ob_heap *h, u32 *cursor,
			struct ob_arena_info *out)
{
	u32 slot = *cursor;

	while (slot < h->arenas_end && !h->arenas[slot])
		slot++;
	if (slot >= h->arenas_end)
		return false;
	arena_info(h->arenas[slot], out);
	*cursor = slot + 1;
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_next_arena);

static void stats_add_bump(struct ob_heap_stats *s, const struct ob_pool *pool)
{
	u32 rest = OB_POOL_SIZE - pool->next_virgin;
	struct ob_bump_block block = {};

	while (ob_bump_next(pool, block.offset + block.bytes, &block)) {
		if (block.live) {
			s->cls[block.kind][ob_class_of(block.bytes)].used++;
			s->bytes_used += block.bytes;
		} else {
			s->bytes_free += block.bytes;
		}
	}
	s->nr_blocks += ob_pool_nr_live(pool);
	s->bytes_headers += OB_BUMP_FIRST;
	if (ob_pool_state(pool) == OB_POOL_USED) {
		s->pools_used++;
		s->bytes_virgin += rest;
	} else {
		s->pools_full++;
		s->bytes_tails += rest;
	}
}

static void stats_add_pool(struct ob_heap_stats *s, const struct ob_pool *pool)
{
	struct ob_class_stats *cls = &s->cls[pool->kind][pool->szidx];
	u64 size = ob_class_size(pool->szidx);
	u32 capacity = ob_pool_capacity(pool);

	switch (ob_pool_state(pool)) {
	case OB_POOL_VIRGIN:
	case OB_POOL_EMPTY:
		s->pools_empty++;
		s->bytes_empty += OB_POOL_SIZE;
		return;
	case OB_POOL_USED:
		s->pools_used++;
		break;
	case OB_POOL_FULL:
		s->pools_full++;
		break;
	}
	cls->pools++;
	cls->used += ob_pool_nr_live(pool);
	cls->avail += capacity - ob_pool_nr_live(pool);
	s->nr_blocks += ob_pool_nr_live(pool);
	s->bytes_used += ob_pool_nr_live(pool) * size;
	s->bytes_free += pool_nr_free(pool) * size;
	s->bytes_virgin += (capacity - ob_pool_nr_carved(pool)) * size;
	s->bytes_headers += OB_POOL_HEADER;
	s->bytes_tails += OB_POOL_SIZE - OB_POOL_HEADER - capacity * size;
}

void ob_heap_stats(const struct ob_heap *h, struct ob_heap_stats *out)
{
	const struct ob_arena *arena;
	u32 slot, i;

	memset(out, 0, sizeof(*out));
	for (slot = 0; slot < h->arenas_end; slot++) {
		arena = h->arenas[slot];
		if (!arena)
			continue;
		out->pools_virgin += OB_ARENA_POOLS - arena->nr_carved;
		for (i = 0; i < arena->nr_carved; i++) {
			if (ob_pool_is_bump(arena->pool[i]))
				stats_add_bump(out, arena->pool[i]);
			else
				stats_add_pool(out, arena->pool[i]);
		}
		out->bytes_pools += arena->nr_carved * OB_POOL_SIZE;
	}
	for (i = 0; i < OB_NR_KINDS; i++) {
		out->nr_outer[i] = h->nr_outer[i];
		out->nr_blocks += h->nr_outer[i];
		out->bytes_outer += h->bytes_outer[i];
		out->bytes_outer_headers += h->nr_outer[i] *
					    sizeof(struct ob_outer);
	}
	out->bytes = h->bytes;
	out->limit = h->limit == U64_MAX ? 0 : h->limit;
	out->peak_bytes = h->peak_bytes;
	out->bytes_dead = h->bytes_dead;
	out->bytes_meta = h->bytes_meta;
	out->bytes_static = h->static_size;
	out->nr_arenas = h->nr_arenas;
	out->peak_arenas = h->peak_arenas;
	out->allocs = ob_heap_allocs(h);
	out->frees = out->allocs - out->nr_blocks;
	out->failed = h->nr_failed;
	out->failed_limit = h->nr_limit;
	out->failed_injected = h->nr_injected;
	out->arenas_new = h->arenas_new;
	out->arenas_freed = h->arenas_freed;
	out->pools_taken = h->pools_taken;
	out->pools_released = h->pools_released;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_stats);

u64 ob_heap_allocs(const struct ob_heap *h)
{
	return ob_heap_attempts(h) - h->nr_failed;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_allocs);

u64 ob_heap_live(const struct ob_heap *h)
{
	const struct ob_arena *arena;
	u64 live = 0;
	u32 slot, i;

	for (i = 0; i < OB_NR_KINDS; i++)
		live += h->nr_outer[i];
	for (slot = 0; slot < h->arenas_end; slot++) {
		arena = h->arenas[slot];
		for (i = 0; arena && i < arena->nr_carved; i++)
			live += ob_pool_nr_live(arena->pool[i]);
	}
	return live;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_live);
