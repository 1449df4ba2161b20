// SPDX-License-Identifier: GPL-2.0
/*
 * the allocator's door: requests of any size, and what is out of line of the
 * inline paths in heap.h
 */
#include "heap_priv.h"

/**
 * struct refusals - what a heap had refused before an attempt
 * @limit: its nr_limit
 * @injected: its nr_injected
 */
struct refusals {
	u64 limit;
	u64 injected;
};

static struct refusals refusals_of(const struct ob_heap *h)
{
	return (struct refusals){ h->nr_limit, h->nr_injected };
}

/*
 * Whoever keeps dead blocks for reuse gives them back once. An attempt that is
 * made again has not failed, so it has not been refused.
 */
static bool alloc_again(struct ob_heap *h, struct refusals before)
{
	if (!h->reclaim || !h->reclaim(h))
		return false;
	h->nr_limit = before.limit;
	h->nr_injected = before.injected;
	return true;
}

static void *alloc_failed(struct ob_heap *h)
{
	h->nr_failed++;
	return NULL;
}

static void *alloc_small(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	unsigned int szidx = ob_class_of(bytes);
	struct list_head *used = &h->used[kind][szidx];
	struct refusals before = refusals_of(h);
	void *block;

	if (!h->countdown && ob_heap_attempt_fails(h))
		return alloc_failed(h);
	if (unlikely(h->debug))
		return ob_debug_alloc(h, kind, bytes) ?: alloc_failed(h);
	if (!list_empty(used))
		return ob_pool_pop(list_first_entry(used, struct ob_pool, link),
				   szidx);
	block = h->ops->small(h, kind, bytes);
	if (!block && alloc_again(h, before)) {
		/* What was given back may be of this very class. */
		if (!list_empty(used))
			return ob_pool_pop(list_first_entry(used,
							    struct ob_pool,
							    link), szidx);
		block = h->ops->small(h, kind, bytes);
	}
	if (!block)
		return alloc_failed(h);
	if (!ob_block_is_outer(block))
		ob_poison_new(block, ob_class_size(szidx));
	return block;
}

/**
 * ob_block_alloc_slow() - a small block when the inline path has given up
 * @h: the heap, the attempt already counted
 * @kind: kind of the block
 * @bytes: 1 .. OB_SMALL_MAX
 *
 * Return: the block, or NULL.
 */
void *ob_block_alloc_slow(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	void *block = alloc_small(h, kind, bytes);

	if (unlikely(h->births && block))
		ob_births_note(h, block);
	if (unlikely(ob_heap_watch(h)) && block)
		ob_watch_alloc(h, block);
	return block;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_alloc_slow);

static void *alloc_large(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	struct refusals before = refusals_of(h);
	void *block;

	if (!--h->countdown && ob_heap_attempt_fails(h))
		return alloc_failed(h);
	if (unlikely(h->debug))
		return ob_debug_alloc(h, kind, bytes) ?: alloc_failed(h);
	block = ob_outer_alloc(h, kind, bytes);
	if (!block && alloc_again(h, before))
		block = ob_outer_alloc(h, kind, bytes);
	if (unlikely(h->births && block))
		ob_births_note(h, block);
	return block ?: alloc_failed(h);
}

static void *alloc_outer(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	void *block = alloc_large(h, kind, bytes);

	if (unlikely(ob_heap_watch(h)) && block)
		ob_watch_alloc(h, block);
	return block;
}

void *ob_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	struct list_head *used, *first;
	unsigned int szidx;

	/* Zero wraps round and goes where CPython sends it: not to a pool. */
	if (unlikely(bytes - 1 >= OB_SMALL_MAX))
		return alloc_outer(h, kind, bytes);
	szidx = ob_class_of(bytes);
	used = &h->used[kind][szidx];
	first = used->next;
	if (unlikely(!--h->countdown || first == used))
		return ob_block_alloc_slow(h, kind, bytes);
	return ob_pool_pop(container_of(first, struct ob_pool, link), szidx);
}
EXPORT_SYMBOL_IF_KUNIT(ob_alloc);

void ob_free(struct ob_heap *h, void *block)
{
	if (unlikely(h->debug && block))
		ob_debug_free(h, block);
	else if (block)
		ob_block_free(h, block);
}
EXPORT_SYMBOL_IF_KUNIT(ob_free);

size_t ob_block_size(const struct ob_heap *h, const void *block)
{
	struct ob_pool *pool = ob_pool_of(block);
	struct ob_bump_block bump;

	if (unlikely(h->debug))
		return ob_debug_size(block);
	if (ob_block_is_outer(block))
		return ob_outer_of(block)->bytes;
	if (likely(!ob_pool_is_bump(pool)))
		return ob_class_size(pool->szidx);
	if (!ob_bump_next(pool, block - (void *)pool, &bump))
		return 0;
	return bump.bytes;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_size);

enum ob_kind ob_block_kind(const struct ob_heap *h, const void *block)
{
	struct ob_pool *pool = ob_pool_of(block);
	struct ob_bump_block bump;

	if (unlikely(h->debug))
		return ob_debug_kind(block);
	if (ob_block_is_outer(block))
		return ob_outer_of(block)->kind;
	if (ob_pool_is_bump(pool) &&
	    ob_bump_next(pool, block - (void *)pool, &bump))
		return bump.kind;
	return pool->kind;
}
EXPORT_SYMBOL_IF_KUNIT(ob_block_kind);

/* A block stays while more than three quarters of it are wanted. */
static bool block_fits(size_t have, size_t want)
{
	return want <= have && want > have - (have + 3) / 4;
}

/*
 * A new place for an outer block. One that grows by little gets an eighth more
 * than it asked for, so that text built piece by piece is not copied for every
 * piece; malloc's neighbours-permitting growth does the same for CPython. What
 * grows in larger steps, as lists and tables do, has left room already.
 */
static void *move_outer(struct ob_heap *h, enum ob_kind kind, size_t have,
			size_t bytes)
{
	void *copy = NULL;

	if (bytes > have && bytes - have < have / 16 &&
	    bytes < OB_LARGE_MAX / 2)
		copy = alloc_outer(h, kind, bytes + bytes / 8);
	return copy ?: alloc_outer(h, kind, bytes);
}

void *ob_realloc(struct ob_heap *h, enum ob_kind kind, void *block,
		 size_t bytes)
{
	size_t have;
	void *copy;

	if (!block)
		return ob_alloc(h, kind, bytes);
	if (unlikely(h->debug && !ob_debug_owns(h, block)))
		return NULL;
	ob_assert(ob_block_kind(h, block) == kind);
	have = ob_block_size(h, block);
	if (h->debug ? have == bytes : block_fits(have, bytes))
		return block;
	if (!h->debug && ob_block_is_outer(block) && h->ops->pools)
		copy = move_outer(h, kind, have, bytes);
	else
		copy = ob_alloc(h, kind, bytes);
	if (!copy)
		return NULL;
	memcpy(copy, block, min(have, bytes));
	ob_free(h, block);
	return copy;
}
EXPORT_SYMBOL_IF_KUNIT(ob_realloc);
