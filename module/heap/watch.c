// SPDX-License-Identifier: GPL-2.0
/*
 * watch: telling somebody of every block, pool and arena
 *
 * The inline paths of heap.h ask nobody. While a heap is watched its countdown
 * is always one, which brings every allocation out of line, and so is the count
 * of every pool with live blocks, which brings every release to
 * ob_pool_settle(): there it falls to zero. The real count is in the pool's
 * watched field meanwhile.
 *
 * A debug heap has its blocks out of line anyway, and a bump heap's pools look
 * full to the inline release, so neither's pools are counted twice.
 */
#include "heap_priv.h"

static bool pool_is_counted(const struct ob_heap *h, const struct ob_pool *pool)
{
	return !h->debug && !ob_pool_is_bump(pool);
}

static void pool_count(struct ob_pool *pool, u32 live)
{
	pool->watched = live;
	pool->nr_used = live ? 1 : 0;
}

static void pools_count(struct ob_heap *h, bool watched)
{
	u32 slot, i;

	for (slot = 0; slot < h->arenas_end; slot++) {
		struct ob_arena *arena = h->arenas[slot];

		for (i = 0; arena && i < arena->nr_carved; i++) {
			struct ob_pool *pool = arena->pool[i];
			u32 live = ob_pool_nr_live(pool);

			if (!pool_is_counted(h, pool))
				continue;
			pool_count(pool, live);
			if (watched)
				continue;
			pool->watched = 0;
			pool->nr_used = live;
		}
		ob_relax();
	}
}

void ob_heap_set_watch(struct ob_heap *h, struct ob_heap_watch *w)
{
	if (!w != !h->watch)
		pools_count(h, w);
	h->watch = w;
	/* A failure that is due in so many attempts is not put off. */
	if (h->fail.left)
		h->fail.left -= h->countdown_from - h->countdown;
	ob_heap_countdown(h);
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_set_watch);

/**
 * ob_watch_alloc() - a block is about to be handed out
 * @h: a watched heap
 * @block: the block, as its holder will have it
 */
void ob_watch_alloc(struct ob_heap *h, void *block)
{
	struct ob_pool *pool = ob_pool_of(block);
	struct ob_block_info info;

	if (!ob_block_is_outer(block) && pool_is_counted(h, pool))
		pool_count(pool, pool->watched + 1);
	if (ob_heap_resolve(h, ob_id_of(h, block), &info))
		return;
	/* Nothing may come between a block and what its holder puts there. */
	if (info.arena >= 0) {
		pool = h->arenas[info.arena]->pool[info.pool];
		if (!ob_pool_is_bump(pool) &&
		    ob_pool_state(pool) == OB_POOL_FULL)
			ob_watch_pool(h, pool, OB_POOL_FULL);
	}
	h->watch->alloc(h->watch, &info);
}

/**
 * ob_watch_free() - a block is about to be taken back
 * @h: a watched heap
 * @block: the block, live
 */
void ob_watch_free(struct ob_heap *h, void *block)
{
	struct ob_block_info info;

	if (!ob_heap_resolve(h, ob_id_of(h, block), &info))
		h->watch->free(h->watch, &info);
}

static void bump_free(struct ob_heap *h, struct ob_pool *pool)
{
	struct ob_block_info info;
	struct ob_bump_block b;

	if (!ob_bump_around(pool, pool->free - (void *)pool, &b))
		return;
	ob_pool_block_info(h, pool, b.offset, b.bytes, b.kind, &info);
	h->watch->free(h->watch, &info);
}

static void settled_free(struct ob_heap *h, struct ob_pool *pool)
{
	u32 offset = pool->free - (void *)pool;
	struct ob_block_info info;

	ob_pool_block_info(h, pool, offset, ob_class_size(pool->szidx),
			   pool->kind, &info);
	h->watch->free(h->watch, &info);
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG))
		memset(info.block + sizeof(void *), OB_POISON_FREED,
		       info.bytes - sizeof(void *));
}

/**
 * ob_watch_settle() - a block has been put in front of its pool's free list
 * @h: a watched heap
 * @pool: the pool
 * @last: its free list before that
 *
 * The block is still as its holder left it but for its first word. What is left
 * for ob_pool_settle() to do is what it does for any heap: to list a pool that
 * was full, or to release one that has become empty.
 */
void ob_watch_settle(struct ob_heap *h, struct ob_pool *pool, void *last)
{
	if (ob_pool_is_bump(pool)) {
		if (!h->debug)
			bump_free(h, pool);
		return;
	}
	if (pool_is_counted(h, pool)) {
		u32 live = pool->watched - 1;

		settled_free(h, pool);
		pool_count(pool, live);
	}
	if (!last)
		ob_watch_pool(h, pool, OB_POOL_USED);
	else if (!ob_pool_nr_live(pool))
		ob_watch_pool(h, pool, OB_POOL_EMPTY);
}

/**
 * ob_watch_pool() - a pool has got another state
 * @h: a watched heap
 * @pool: the pool
 * @state: that state
 */
void ob_watch_pool(struct ob_heap *h, const struct ob_pool *pool,
		   enum ob_pool_state state)
{
	h->watch->pool(h->watch, pool, state);
}

/**
 * ob_watch_arena() - an arena was made, or has gone
 * @h: a watched heap
 * @slot: its slot
 * @made: which of the two
 */
void ob_watch_arena(struct ob_heap *h, u32 slot, bool made)
{
	h->watch->arena(h->watch, slot, made);
}
