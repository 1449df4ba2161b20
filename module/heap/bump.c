// SPDX-License-Identifier: GPL-2.0
/*
 * bump: small blocks one after the other, none taken back before the end
 *
 * A pool of a bump heap has blocks of every size and kind. Behind its header is
 * a tag for every place where a block can start: nothing, or the kind of the
 * block that starts there and whether it is still live. A block ends where the
 * next one starts.
 *
 * The pool is on no list and its free list is empty at all times, so that the
 * inline path that releases a block takes it for a full pool and leaves the
 * rest to ob_pool_settle(), which sends it here.
 */
#include "heap_priv.h"

#define TAG_KIND	0x7f	/* enum ob_kind plus one */
#define TAG_DEAD	0x80
#define NR_TAGS		(OB_POOL_SIZE / OB_ALIGN)

static_assert(OB_BUMP_FIRST % OB_ALIGN == 0);

static u8 *tags_of(const struct ob_pool *pool)
{
	return (u8 *)pool + OB_POOL_HEADER;
}

/* Nothing shorter than what is asked for is looked for in a pool left behind. */
static struct ob_pool *bump_pool_new(struct ob_heap *h)
{
	struct ob_pool *pool = ob_pool_take(h);

	if (!pool)
		return NULL;
	pool->kind = OB_KIND_RAW;
	pool->szidx = OB_CLASS_BUMP;
	pool->next_virgin = OB_BUMP_FIRST;
	ob_pool_clear_to(pool, OB_BUMP_FIRST);
	pool->max_offset = OB_POOL_SIZE - OB_ALIGN;
	if (h->bump)
		h->bump->max_offset = h->bump->next_virgin - OB_ALIGN;
	if (unlikely(h->watch && h->bump))
		ob_watch_pool(h, h->bump, OB_POOL_FULL);
	if (unlikely(h->watch))
		ob_watch_pool(h, pool, OB_POOL_USED);
	h->bump = pool;
	return pool;
}

/**
 * ob_bump_small() - the next bytes of the pool, whatever was released
 * @h: the heap
 * @kind: kind of the block
 * @bytes: its size, 1 .. OB_SMALL_MAX
 *
 * Return: the block, or NULL.
 */
void *ob_bump_small(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	struct ob_pool *pool = h->bump;
	u32 offset;

	bytes = round_up(bytes, OB_ALIGN);
	if (!pool || pool->next_virgin + bytes > OB_POOL_SIZE) {
		pool = bump_pool_new(h);
		if (!pool)
			return NULL;
	}
	offset = pool->next_virgin;
	pool->next_virgin += bytes;
	ob_pool_clear_to(pool, pool->next_virgin);
	pool->nr_used++;
	tags_of(pool)[offset / OB_ALIGN] = kind + 1;
	return (void *)pool + offset;
}

/**
 * ob_bump_free() - note that a block is not live any more
 * @pool: its pool, in which it is counted no more
 * @block: the block
 */
void ob_bump_free(struct ob_pool *pool, const void *block)
{
	pool->free = NULL;
	tags_of(pool)[(block - (void *)pool) / OB_ALIGN] |= TAG_DEAD;
}

/**
 * ob_bump_next() - the next block of a pool
 * @pool: a pool of a bump heap
 * @offset: where to look for it
 * @out: filled with the first block, live or not, at or behind @offset
 *
 * Return: false when there is none.
 */
bool ob_bump_next(const struct ob_pool *pool, u32 offset,
		  struct ob_bump_block *out)
{
	const u8 *tags = tags_of(pool);
	u32 end = pool->next_virgin / OB_ALIGN;
	u32 at = max_t(u32, DIV_ROUND_UP(offset, OB_ALIGN),
		       OB_BUMP_FIRST / OB_ALIGN);
	u32 start;

	while (at < end && !tags[at])
		at++;
	if (at >= end)
		return false;
	start = at++;
	while (at < end && !tags[at])
		at++;
	*out = (struct ob_bump_block){
		.offset = start * OB_ALIGN,
		.bytes = (at - start) * OB_ALIGN,
		.kind = (tags[start] & TAG_KIND) - 1,
		.live = !(tags[start] & TAG_DEAD),
	};
	return true;
}

/**
 * ob_bump_around() - the block that contains a place
 * @pool: a pool of a bump heap
 * @offset: the place
 * @out: filled with the block, live or not
 *
 * Return: false when there is none.
 */
bool ob_bump_around(const struct ob_pool *pool, u32 offset,
		    struct ob_bump_block *out)
{
	const u8 *tags = tags_of(pool);
	u32 at = offset / OB_ALIGN;

	if (offset < OB_BUMP_FIRST || offset >= pool->next_virgin)
		return false;
	while (at > OB_BUMP_FIRST / OB_ALIGN && !tags[at])
		at--;
	return ob_bump_next(pool, at * OB_ALIGN, out);
}

static bool tag_ok(u8 tag)
{
	return (tag & TAG_KIND) && (tag & TAG_KIND) <= OB_NR_KINDS;
}

/**
 * ob_bump_sound() - are header and tags of a pool those of a bump heap's?
 * @h: the heap
 * @pool: the pool
 *
 * Return: true when they are.
 */
bool ob_bump_sound(const struct ob_heap *h, const struct ob_pool *pool)
{
	u32 last = OB_POOL_SIZE - OB_ALIGN;
	const u8 *tags = tags_of(pool);
	struct ob_bump_block block;
	u32 offset, at;
	u32 nr_live = 0;

	if (pool->next_virgin <= OB_BUMP_FIRST ||
	    pool->next_virgin > OB_POOL_SIZE || pool->next_virgin % OB_ALIGN)
		return false;
	if (!ob_pool_clear_ok(pool))
		return false;
	if (pool != h->bump)
		last = pool->next_virgin - OB_ALIGN;
	if (h->backend != OB_BACKEND_BUMP || pool->max_offset != last ||
	    pool->kind != OB_KIND_RAW || pool->free)
		return false;
	for (at = 0; at < OB_BUMP_FIRST / OB_ALIGN; at++)
		if (tags[at])
			return false;
	for (at = pool->next_virgin / OB_ALIGN; at < NR_TAGS; at++)
		if (tags[at])
			return false;
	for (offset = OB_BUMP_FIRST; offset < pool->next_virgin;
	     offset += block.bytes) {
		if (!tag_ok(tags[offset / OB_ALIGN]) ||
		    !ob_bump_next(pool, offset, &block) ||
		    block.bytes > OB_SMALL_MAX)
			return false;
		nr_live += block.live;
	}
	return nr_live == pool->nr_used;
}
