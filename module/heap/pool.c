// SPDX-License-Identifier: GPL-2.0
/*
 * pools: the slow ends of handing out and taking back a small block
 *
 * What happens while a pool stays on its used list is inline in heap.h; here
 * is everything that puts a pool on a list, takes it off, or looks inside.
 */
#include "heap_priv.h"

/*
 * The second block is the whole free list and everything behind it virgin, so
 * that memory is touched in ascending order and never before it is used.
 */
static void *pool_init(struct ob_pool *pool, enum ob_kind kind,
		       unsigned int szidx)
{
	u32 size = ob_class_size(szidx);
	void *block = (void *)pool + OB_POOL_HEADER;
	void *second = block + size;

	pool->kind = kind;
	pool->szidx = szidx;
	pool->next_virgin = OB_POOL_HEADER + 2 * size;
	pool->max_offset = OB_POOL_SIZE - size;
	ob_pool_clear_to(pool, pool->next_virgin);
	*(void **)second = NULL;
	pool->free = second;
	return block;
}

/**
 * ob_pool_small() - a block from a pool that nobody uses
 * @h: the heap
 * @kind: kind of the block
 * @bytes: its size, at most OB_SMALL_MAX
 *
 * Return: the block, or NULL.
 */
void *ob_pool_small(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	unsigned int szidx = ob_class_of(bytes);
	struct ob_pool *pool = ob_pool_take(h);
	void *block;

	if (!pool)
		return NULL;
	list_add(&pool->link, &h->used[kind][szidx]);
	pool->nr_used = 1;
	if (pool->szidx != szidx || pool->kind != kind) {
		if (unlikely(h->debug))
			ob_debug_pool_init(h, pool);
		block = pool_init(pool, kind, szidx);
		goto out;
	}
	if (unlikely(h->debug))
		ob_debug_check_free(h, pool);
	/* It goes on where it left off; no pool is left with one block. */
	block = pool->free;
	pool->free = *(void **)block;
out:
	if (unlikely(ob_heap_watch(h)))
		ob_watch_pool(h, pool, OB_POOL_USED);
	return block;
}

/**
 * ob_pool_extend() - the last free block of a used pool has been taken
 * @pool: the pool
 *
 * Exactly one virgin block becomes the free list; without one the pool is full
 * and leaves its used list.
 */
void ob_pool_extend(struct ob_pool *pool)
{
	if (pool->next_virgin <= pool->max_offset) {
		void *block = (void *)pool + pool->next_virgin;

		pool->next_virgin += ob_class_size(pool->szidx);
		ob_pool_clear_to(pool, pool->next_virgin);
		*(void **)block = NULL;
		pool->free = block;
		return;
	}
	list_del(&pool->link);
}
EXPORT_SYMBOL_IF_KUNIT(ob_pool_extend);

/**
 * ob_pool_settle() - a freed block has changed the state of its pool
 * @h: the heap
 * @pool: the pool
 * @last: its free list before that, NULL when the pool was full
 */
void ob_pool_settle(struct ob_heap *h, struct ob_pool *pool, void *last)
{
	if (unlikely(ob_heap_watch(h))) {
		ob_watch_settle(h, pool, last);
		if (pool->watched && last)
			return;
	}
	if (!last) {
		if (unlikely(ob_pool_is_bump(pool))) {
			ob_bump_free(pool, pool->free);
			return;
		}
		list_add(&pool->link, &h->used[pool->kind][pool->szidx]);
		return;
	}
	list_del(&pool->link);
	ob_pool_release(h, pool);
}
EXPORT_SYMBOL_IF_KUNIT(ob_pool_settle);

/**
 * ob_pool_map_free() - find out which blocks of a pool are not live
 * @pool: a pool that has been initialised for its class
 * @map: one bit per block, OB_POOL_SIZE / OB_ALIGN bits; set when free or
 *	virgin
 *
 * Trusts no link: one that leaves the carved part, misses the start of a block
 * or comes back to a block ends the list.
 *
 * Return: false when the list ended that way.
 */
bool ob_pool_map_free(const struct ob_pool *pool, unsigned long *map)
{
	u32 size = ob_class_size(pool->szidx);
	u32 nr = ob_pool_nr_carved(pool);
	void *block = pool->free;
	unsigned long offset;
	u32 i;

	memset(map, 0, BITS_TO_LONGS(OB_POOL_SIZE / OB_ALIGN) * sizeof(*map));
	for (i = nr; i < ob_pool_capacity(pool); i++)
		__set_bit(i, map);
	while (block) {
		offset = (unsigned long)block - (unsigned long)pool;
		if (offset < OB_POOL_HEADER || offset >= pool->next_virgin)
			return false;
		offset -= OB_POOL_HEADER;
		if (offset % size || __test_and_set_bit(offset / size, map))
			return false;
		block = *(void **)block;
	}
	return true;
}
