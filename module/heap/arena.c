// SPDX-License-Identifier: GPL-2.0
/*
 * arenas: which one the next pool comes from, and when one goes back
 *
 * The usable list ascends by free pools. finger[n] is its last arena with n
 * free pools, which is where an arena that gains its n + 1st has to move
 * behind: one step, however long the list is (CPython's nfp2lasta).
 */
#include "heap_priv.h"

static int arenas_grow(struct ob_heap *h)
{
	u32 size = h->arenas_size ? h->arenas_size * 2 : OB_ARENAS_FIRST;
	struct ob_arena **arenas;

	if (h->arenas_size >= OB_MAX_ARENAS)
		return -ENOMEM;
	arenas = ob_meta_alloc(h, array_size(size, sizeof(*arenas)));
	if (!arenas)
		return -ENOMEM;
	if (h->arenas)
		memcpy(arenas, h->arenas, h->arenas_size * sizeof(*arenas));
	ob_meta_free(h, h->arenas, h->arenas_size * sizeof(*arenas));
	h->arenas = arenas;
	h->arenas_size = size;
	return 0;
}

/* Only called while no arena is usable, so the new one is the whole list. */
static struct ob_arena *arena_new(struct ob_heap *h)
{
	struct ob_arena *arena;
	u32 slot = h->arenas_low;

	while (ob_arena_at(h, slot))
		slot++;
	if (slot == h->arenas_size && arenas_grow(h))
		return NULL;
	arena = ob_meta_alloc(h, sizeof(*arena));
	if (!arena)
		return NULL;
	arena->slot = slot;
	arena->nr_free = OB_ARENA_POOLS;
	list_add(&arena->link, &h->usable);
	h->finger[OB_ARENA_POOLS] = arena;
	h->arenas[slot] = arena;
	h->arenas_low = slot + 1;
	h->arenas_end = max(h->arenas_end, slot + 1);
	h->nr_arenas++;
	h->arenas_new++;
	h->peak_arenas = max(h->peak_arenas, h->nr_arenas);
	if (unlikely(ob_heap_watch(h)))
		ob_watch_arena(h, slot, true);
	return arena;
}

static void pages_put(struct ob_heap *h, struct ob_pool *pool)
{
	if (h->debug)
		ob_debug_del_pool(h, pool);
	ob_pages_free(pool);
	ob_heap_uncharge(h, OB_POOL_SIZE);
}

static void arena_free(struct ob_heap *h, struct ob_arena *arena)
{
	u32 slot = arena->slot;
	u32 i;

	for (i = 0; i < arena->nr_carved; i++)
		pages_put(h, arena->pool[i]);
	h->nr_pools -= arena->nr_carved;
	ob_meta_free(h, arena, sizeof(*arena));
	h->arenas[slot] = NULL;
	h->arenas_low = min(h->arenas_low, slot);
	while (h->arenas_end && !h->arenas[h->arenas_end - 1])
		h->arenas_end--;
	h->nr_arenas--;
	h->arenas_freed++;
	if (unlikely(ob_heap_watch(h)))
		ob_watch_arena(h, slot, false);
}

static struct ob_pool *pages_get(struct ob_heap *h)
{
	struct ob_pool *pool;

	if (!ob_heap_room(h, OB_POOL_SIZE))
		return NULL;
	pool = ob_pages_alloc();
	if (!pool)
		return NULL;
	ob_piece_clear(pool);
	if (h->debug && ob_debug_add_pool(h, pool)) {
		ob_pages_free(pool);
		return NULL;
	}
	ob_heap_charge(h, OB_POOL_SIZE);
	return pool;
}

static void pool_install(struct ob_heap *h, struct ob_arena *arena,
			 struct ob_pool *pool)
{
	u32 index = arena->nr_carved++;

	pool->szidx = OB_CLASS_NEW;
	pool->arena = arena->slot;
	pool->index = index;
	pool->nr_clear = 1;
	arena->pool[index] = pool;
	h->nr_pools++;
}

/**
 * ob_pool_take() - a pool from the fullest arena
 * @h: the heap
 *
 * An empty pool with whatever it last served, otherwise a new one of class
 * OB_CLASS_NEW; a new arena when no arena has either.
 *
 * Return: the pool, on no list, or NULL with everything as it was.
 */
struct ob_pool *ob_pool_take(struct ob_heap *h)
{
	struct ob_pool *pool = NULL;
	struct ob_arena *arena;

	arena = list_first_entry_or_null(&h->usable, struct ob_arena, link);
	if (!arena || !arena->empty) {
		pool = pages_get(h);
		if (!pool)
			return NULL;
	}
	if (!arena) {
		arena = arena_new(h);
		if (!arena)
			goto err_pages;
	}
	/*
	 * The first of the list has the smallest count: one less keeps it
	 * first, and nobody else can have the smaller count already.
	 */
	if (h->finger[arena->nr_free] == arena)
		h->finger[arena->nr_free] = NULL;
	if (--arena->nr_free)
		h->finger[arena->nr_free] = arena;
	else
		list_del(&arena->link);
	if (pool) {
		pool_install(h, arena, pool);
	} else {
		pool = arena->empty;
		arena->empty = ob_pool_next_empty(pool);
	}
	h->pools_taken++;
	return pool;

err_pages:
	pages_put(h, pool);
	return NULL;
}

/**
 * ob_pool_release() - the last live block of a pool has gone
 * @h: the heap
 * @pool: the pool, on no list; its memory may be gone afterwards
 */
void ob_pool_release(struct ob_heap *h, struct ob_pool *pool)
{
	struct ob_arena *arena = h->arenas[pool->arena];
	u32 nr_free = arena->nr_free;
	struct ob_arena *last = h->finger[nr_free];
	struct ob_arena *prev;

	h->pools_released++;
	pool->link.next = arena->empty ? &arena->empty->link : NULL;
	pool->link.prev = NULL;
	arena->empty = pool;

	if (last == arena) {
		prev = list_prev_entry(arena, link);
		if (arena->link.prev == &h->usable || prev->nr_free != nr_free)
			prev = NULL;
		h->finger[nr_free] = prev;
	}
	arena->nr_free = ++nr_free;
	if (nr_free == 1) {
		list_add(&arena->link, &h->usable);
		if (!h->finger[1])
			h->finger[1] = arena;
		return;
	}
	/* The last of the list is kept, or a heap at the brink would thrash. */
	if (nr_free == OB_ARENA_POOLS && !list_is_last(&arena->link, &h->usable)) {
		list_del(&arena->link);
		arena_free(h, arena);
		return;
	}
	if (!h->finger[nr_free])
		h->finger[nr_free] = arena;
	if (last != arena)
		list_move(&arena->link, &last->link);
}

/* Take a pool off its arena's list of empty ones. */
static void empty_del(struct ob_arena *arena, struct ob_pool *pool)
{
	struct ob_pool *at = arena->empty;

	if (at == pool) {
		arena->empty = ob_pool_next_empty(pool);
		return;
	}
	while (ob_pool_next_empty(at) != pool)
		at = ob_pool_next_empty(at);
	at->link.next = pool->link.next;
}

u64 ob_heap_trim(struct ob_heap *h)
{
	u64 before = h->bytes;
	u32 slot;

	if (h->backend != OB_BACKEND_POOL)
		return 0;
	for (slot = 0; slot < h->arenas_end; slot++) {
		struct ob_arena *arena = h->arenas[slot];

		while (arena && arena->nr_carved) {
			u32 last = arena->nr_carved - 1;
			struct ob_pool *pool = arena->pool[last];

			if (ob_pool_nr_live(pool))
				break;
			empty_del(arena, pool);
			arena->pool[last] = NULL;
			arena->nr_carved = last;
			h->nr_pools--;
			if (unlikely(ob_heap_watch(h)))
				ob_watch_pool(h, pool, OB_POOL_VIRGIN);
			pages_put(h, pool);
		}
	}
	return before - h->bytes;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_trim);

void ob_arenas_exit(struct ob_heap *h)
{
	while (h->arenas_end) {
		arena_free(h, h->arenas[h->arenas_end - 1]);
		ob_relax();
	}
	ob_meta_free(h, h->arenas, h->arenas_size * sizeof(*h->arenas));
	h->arenas = NULL;
	h->arenas_size = 0;
}
