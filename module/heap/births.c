// SPDX-License-Identifier: GPL-2.0
/*
 * births: which allocation a live block came from, for heaps that were asked
 * to remember
 *
 * A number for every place where a block can start, in tables next to the heap
 * and not in it, so that blocks lie where they would lie otherwise. A heap that
 * remembers sends each of its allocations out of line, as a debug heap does,
 * and has one table for every pool that was ever used and for every power of
 * two of outer blocks: eight bytes a block. Others pay nothing.
 *
 * A block for whose table there is no memory is one whose birth is not known;
 * no allocation fails for it.
 */
#include "heap_priv.h"

/**
 * struct birth_table - births of a pool's or bucket's blocks
 * @number: one for each block, 0 when that is not known
 * @nr: how many
 */
struct birth_table {
	u64 *number;
	u32 nr;
};

/**
 * struct ob_births - what a heap remembers
 * @pool: the pools' tables, by arena and index
 * @nr_pools: how many
 * @outer: tables of blocks outside the pools, by slot
 */
struct ob_births {
	struct birth_table *pool;
	u32 nr_pools;
	struct birth_table outer[OB_NR_BUCKETS];
};

int ob_births_new(struct ob_heap *h)
{
	h->births = ob_meta_alloc(h, sizeof(*h->births));
	return h->births ? 0 : -ENOMEM;
}

static void table_free(struct ob_heap *h, struct birth_table *t)
{
	ob_meta_free(h, t->number, t->nr * sizeof(*t->number));
	*t = (struct birth_table){ };
}

void ob_births_exit(struct ob_heap *h)
{
	struct ob_births *b = h->births;
	u32 i;

	if (!b)
		return;
	for (i = 0; i < b->nr_pools; i++)
		table_free(h, &b->pool[i]);
	for (i = 0; i < OB_NR_BUCKETS; i++)
		table_free(h, &b->outer[i]);
	ob_meta_free(h, b->pool, b->nr_pools * sizeof(*b->pool));
	ob_meta_free(h, b, sizeof(*b));
	h->births = NULL;
}

/* Room for @nr numbers; those there are stay. */
static bool table_grow(struct ob_heap *h, struct birth_table *t, u32 nr)
{
	u64 *number;

	if (t->nr >= nr)
		return true;
	number = ob_meta_alloc(h, array_size(nr, sizeof(*number)));
	if (!number)
		return false;
	if (t->nr)
		memcpy(number, t->number, t->nr * sizeof(*number));
	table_free(h, t);
	*t = (struct birth_table){ number, nr };
	return true;
}

static bool pools_grow(struct ob_heap *h, u32 nr)
{
	struct ob_births *b = h->births;
	struct birth_table *pool;

	if (b->nr_pools >= nr)
		return true;
	nr = max(nr, 2 * b->nr_pools);
	pool = ob_meta_alloc(h, array_size(nr, sizeof(*pool)));
	if (!pool)
		return false;
	if (b->nr_pools)
		memcpy(pool, b->pool, b->nr_pools * sizeof(*pool));
	ob_meta_free(h, b->pool, b->nr_pools * sizeof(*pool));
	b->pool = pool;
	b->nr_pools = nr;
	return true;
}

static u32 pool_place(const struct ob_pool *pool, u32 offset)
{
	if (ob_pool_is_bump(pool))
		return offset / OB_ALIGN;
	return (offset - OB_POOL_HEADER) / ob_class_size(pool->szidx);
}

static u32 pool_places(const struct ob_pool *pool)
{
	return ob_pool_is_bump(pool) ? OB_POOL_SIZE / OB_ALIGN :
				       ob_pool_capacity(pool);
}

static u32 pool_number(const struct ob_pool *pool)
{
	return pool->arena * OB_ARENA_POOLS + pool->index;
}

/* The number of @block's birth, with a table made for it, or NULL. */
static u64 *birth_of(struct ob_heap *h, const void *block)
{
	const struct ob_pool *pool = ob_pool_of(block);
	struct ob_births *b = h->births;
	const struct ob_outer *o;
	struct birth_table *t;

	if (ob_block_is_outer(block)) {
		o = ob_outer_of(block);
		t = &b->outer[o->bucket];
		return table_grow(h, t, h->bucket[o->bucket].size) ?
		       &t->number[o->slot] : NULL;
	}
	if (!pools_grow(h, round_up(pool_number(pool) + 1, OB_ARENA_POOLS)))
		return NULL;
	t = &b->pool[pool_number(pool)];
	return table_grow(h, t, pool_places(pool)) ?
	       &t->number[pool_place(pool, block - (void *)pool)] : NULL;
}

/**
 * ob_births_note() - a block has been handed out
 * @h: a heap that remembers
 * @block: the block
 */
void ob_births_note(struct ob_heap *h, const void *block)
{
	u64 nr_limit = h->nr_limit, nr_injected = h->nr_injected;
	u64 *number = birth_of(h, block);

	/* What was refused here is no attempt that failed. */
	h->nr_limit = nr_limit;
	h->nr_injected = nr_injected;
	if (number)
		*number = ob_heap_attempts(h);
}

u64 ob_block_birth(const struct ob_heap *h, const struct ob_block_info *info)
{
	const struct ob_births *b = h->births;
	const struct birth_table *t;
	u32 place;

	/* An object made with the session has no block. */
	if (info->is_static || !info->block)
		return 0;
	if (h->debug)
		return ob_debug_serial(info->block);
	if (!b)
		return 0;
	if (info->outer) {
		const struct ob_outer *o = ob_outer_of(info->block);

		t = &b->outer[o->bucket];
		place = o->slot;
	} else {
		const struct ob_pool *pool = ob_pool_of(info->block);

		if (pool_number(pool) >= b->nr_pools)
			return 0;
		t = &b->pool[pool_number(pool)];
		place = pool_place(pool, info->offset);
	}
	return place < t->nr ? t->number[place] : 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_birth);

/* bytes_meta of all tables */
size_t ob_births_meta(const struct ob_heap *h)
{
	const struct ob_births *b = h->births;
	size_t bytes;
	u32 i;

	if (!b)
		return 0;
	bytes = sizeof(*b) + b->nr_pools * sizeof(*b->pool);
	for (i = 0; i < b->nr_pools; i++)
		bytes += b->pool[i].nr * sizeof(u64);
	for (i = 0; i < OB_NR_BUCKETS; i++)
		bytes += b->outer[i].nr * sizeof(u64);
	return bytes;
}
