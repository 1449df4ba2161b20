// SPDX-License-Identifier: GPL-2.0
/*
 * debug heaps: blocks between fences, as CPython's debug hooks lay them
 *
 * Of a block taken from below ("raw"), its holder gets the middle:
 *
 *   pool   | head: size, serial, kind, fence | bytes | fence |
 *          0                                24
 *   outer  | fence | head                    | bytes | fence |
 *          0       8                        32
 *
 * The fence behind reaches to the end of the raw block, 8 bytes at least. Both
 * offsets make the holder's address an odd multiple of OB_ALIGN / 2: the inline
 * release takes every block of a debug heap for an outer one and comes here.
 * The inline allocation comes here because the heap's countdown is always one.
 *
 * A released block is filled with OB_POISON_FREED and checked when it is handed
 * out again. Outer blocks are kept for a while before the machine gets them
 * back, so that it shows when they are written to or released again.
 *
 * Nothing that a holder can have overwritten is followed before it is checked;
 * whatever is found is reported, made good as far as possible, and survived.
 */
#include "heap_priv.h"

/* Released outer blocks that are kept, and most bytes they may have. */
#define NR_KEPT		128
#define BYTES_KEPT	0x100000UL

/**
 * struct debug_head - what is right in front of a block
 * @bytes: its size
 * @serial: number of its allocation
 * @kind: enum ob_kind
 * @fence: OB_POISON_FENCE
 */
struct debug_head {
	u64 bytes;
	u64 serial;
	u8 kind;
	u8 fence[7];
};

#define FENCE_MIN	8
#define OUTER_PAD	8
#define POOL_EXTRA	(sizeof(struct debug_head) + FENCE_MIN)
#define OUTER_EXTRA	(OUTER_PAD + POOL_EXTRA)

static_assert(sizeof(struct debug_head) == OB_DEBUG_IN_POOL);
static_assert(OUTER_PAD + sizeof(struct debug_head) == OB_DEBUG_IN_OUTER);

/**
 * struct ob_debug - what a debug heap knows beyond any heap
 * @report: told of every fault found, with @ctx; may be NULL
 * @ctx: first argument of @report
 * @serial: allocations so far
 * @nr_reports: faults found and reported
 * @first: the first of them
 * @pools: addresses of all pools, ascending
 * @nr_pools: how many
 * @sz_pools: entries allocated in @pools
 * @kept: released outer blocks, a ring
 * @kept_from: the one released first
 * @nr_kept: how many
 * @bytes_kept: their bytes, headers included
 */
struct ob_debug {
	void (*report)(void *ctx, const struct ob_heap_report *report);
	void *ctx;
	u64 serial;
	unsigned long nr_reports;
	struct ob_fault first;
	struct ob_pool **pools;
	u32 nr_pools;
	u32 sz_pools;
	struct ob_outer *kept[NR_KEPT];
	u32 kept_from;
	u32 nr_kept;
	size_t bytes_kept;
};

/**
 * struct raw - a block with its fences
 * @start: its first byte
 * @bytes: its size
 * @pool: its pool, or NULL
 * @outer: its header when it is outside the pools, or NULL
 * @kind: its kind, not from its head
 * @live: it has not been released
 */
struct raw {
	void *start;
	size_t bytes;
	struct ob_pool *pool;
	struct ob_outer *outer;
	enum ob_kind kind;
	bool live;
};

static void *raw_block(const struct raw *raw)
{
	return raw->start +
	       (raw->pool ? OB_DEBUG_IN_POOL : OB_DEBUG_IN_OUTER);
}

static struct debug_head *head_of(const void *block)
{
	return (struct debug_head *)block - 1;
}

static u64 raw_id(const struct raw *raw)
{
	if (raw->outer)
		return raw->outer->id + OB_DEBUG_IN_OUTER;
	return ob_pool_id(raw->pool->arena, raw->pool->index) +
	       (raw->start - (void *)raw->pool) + OB_DEBUG_ID;
}

/* reports */

static void report(struct ob_heap *h, enum ob_fault_code code,
		   const struct raw *raw, const u8 *wrong)
{
	struct ob_heap_report r = {
		.code = code, .szidx = -1, .arena = -1, .pool = -1,
	};
	struct ob_debug *d = h->debug;
	const struct debug_head *head;

	if (raw) {
		head = head_of(raw_block(raw));
		r.id = raw_id(raw);
		r.kind = raw->kind;
		/* A head that was filled or overwritten says nothing. */
		if (raw->live && code != OB_FAULT_BEFORE) {
			r.bytes = head->bytes;
			r.serial = head->serial;
		}
		if (raw->bytes <= OB_SMALL_MAX)
			r.szidx = ob_class_of(raw->bytes);
		if (raw->pool) {
			r.arena = raw->pool->arena;
			r.pool = raw->pool->index;
		}
		if (wrong) {
			r.at = wrong - (const u8 *)raw_block(raw);
			r.found = *wrong;
		}
	}
	if (!d->nr_reports++)
		d->first = (struct ob_fault){
			.code = code,
			.arena = r.arena,
			.pool = r.pool,
			.id = r.id,
		};
	if (d->report)
		d->report(d->ctx, &r);
}

/* what the bytes of a raw block must be */

/* First wrong byte, or NULL; the first word of a free block is a link. */
static const u8 *freed_wrong(const struct raw *raw)
{
	return memchr_inv(raw->start + sizeof(void *), OB_POISON_FREED,
			  raw->bytes - sizeof(void *));
}

static const u8 *before_wrong(const struct raw *raw)
{
	const struct debug_head *head = head_of(raw_block(raw));
	size_t extra = raw->pool ? POOL_EXTRA : OUTER_EXTRA;
	const u8 *wrong = NULL;

	if (raw->outer)
		wrong = memchr_inv(raw->start, OB_POISON_FENCE, OUTER_PAD);
	/* No block has more than its rounding to spare. */
	if (!wrong && raw->bytes - extra - head->bytes >= OB_ALIGN)
		wrong = (const u8 *)&head->bytes;
	if (!wrong && head->kind != raw->kind)
		wrong = &head->kind;
	return wrong ?: memchr_inv(head->fence, OB_POISON_FENCE,
				   sizeof(head->fence));
}

static const u8 *after_wrong(const struct raw *raw)
{
	void *block = raw_block(raw);
	void *end = block + head_of(block)->bytes;

	return memchr_inv(end, OB_POISON_FENCE, raw->start + raw->bytes - end);
}

/* What is wrong with a raw block, and where. */
static enum ob_fault_code raw_fault(const struct raw *raw, const u8 **wrong)
{
	if (!raw->live) {
		*wrong = freed_wrong(raw);
		return *wrong ? OB_FAULT_FREED : OB_FAULT_NONE;
	}
	*wrong = before_wrong(raw);
	if (*wrong)
		return OB_FAULT_BEFORE;
	*wrong = after_wrong(raw);
	return *wrong ? OB_FAULT_AFTER : OB_FAULT_NONE;
}

static void raw_check(struct ob_heap *h, const struct raw *raw)
{
	const u8 *wrong;
	enum ob_fault_code code = raw_fault(raw, &wrong);

	if (code)
		report(h, code, raw, wrong);
}

/* from an address that may be anything to its raw block */

/* Place of the first pool that is not below an address. */
static u32 pools_find(const struct ob_debug *d, const struct ob_pool *pool)
{
	u32 low = 0;
	u32 high = d->nr_pools;

	while (low < high) {
		u32 mid = low + (high - low) / 2;

		if (d->pools[mid] < pool)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool pools_has(const struct ob_debug *d, const struct ob_pool *pool)
{
	u32 at = pools_find(d, pool);

	return at < d->nr_pools && d->pools[at] == pool;
}

static struct raw raw_sized(struct ob_pool *pool, u32 block)
{
	u32 size = ob_class_size(pool->szidx);
	struct raw raw = {
		.start = (void *)pool + OB_POOL_HEADER + block * size,
		.bytes = size,
		.pool = pool,
		.kind = pool->kind,
	};

	return raw;
}

static struct raw raw_bump(struct ob_pool *pool, const struct ob_bump_block *b)
{
	struct raw raw = {
		.start = (void *)pool + b->offset,
		.bytes = b->bytes,
		.pool = pool,
		.kind = b->kind,
		.live = b->live,
	};

	return raw;
}

static struct raw raw_outer(struct ob_outer *o)
{
	struct raw raw = {
		.start = ob_outer_block(o),
		.bytes = o->bytes,
		.outer = o,
		.kind = o->kind,
		.live = o->magic == OB_OUTER_MAGIC,
	};

	return raw;
}

/* The fence tells, unless it was overwritten; then the list of free ones does. */
static noinline_for_stack bool sized_live(const struct raw *raw, u32 block)
{
	const struct debug_head *head = head_of(raw_block(raw));
	DECLARE_BITMAP(free, OB_POOL_SIZE / OB_ALIGN);

	if (!memchr_inv(head->fence, OB_POISON_FENCE, sizeof(head->fence)))
		return true;
	if (!memchr_inv(head->fence, OB_POISON_FREED, sizeof(head->fence)))
		return false;
	ob_pool_map_free(raw->pool, free);
	return !test_bit(block, free);
}

static bool find_in_pool(struct ob_pool *pool, u32 offset, struct raw *raw)
{
	struct ob_bump_block b;
	u32 block;

	if (ob_pool_is_bump(pool)) {
		if (!ob_bump_around(pool, offset, &b))
			return false;
		*raw = raw_bump(pool, &b);
		return true;
	}
	if (offset < OB_POOL_HEADER || offset >= pool->next_virgin)
		return false;
	block = (offset - OB_POOL_HEADER) / ob_class_size(pool->szidx);
	*raw = raw_sized(pool, block);
	raw->live = sized_live(raw, block);
	return true;
}

/* The raw block around an address. */
static bool raw_find(const struct ob_heap *h, const void *block,
		     struct raw *raw)
{
	struct ob_pool *pool = ob_pool_of(block);
	struct ob_outer *o;

	if (pools_has(h->debug, pool))
		return find_in_pool(pool, block - (void *)pool, raw);
	o = ob_outer_around(h, block);
	if (!o)
		return false;
	*raw = raw_outer(o);
	return true;
}

/* The raw block that an address is the holder's of; reports any other. */
static bool raw_of(struct ob_heap *h, const void *block, struct raw *raw)
{
	if (!raw_find(h, block, raw)) {
		report(h, OB_FAULT_BAD_FREE, NULL, NULL);
		return false;
	}
	if (block != raw_block(raw)) {
		report(h, OB_FAULT_BAD_FREE, raw, NULL);
		return false;
	}
	if (!raw->live) {
		report(h, OB_FAULT_DOUBLE_FREE, raw, NULL);
		return false;
	}
	return true;
}

/**
 * ob_debug_owns() - may this block be looked into?
 * @h: a debug heap
 * @block: what a caller believes to be its block
 *
 * Return: true for a live block; anything else is reported.
 */
bool ob_debug_owns(struct ob_heap *h, const void *block)
{
	struct raw raw;

	return raw_of(h, block, &raw);
}

size_t ob_debug_size(const void *block)
{
	return head_of(block)->bytes;
}

enum ob_kind ob_debug_kind(const void *block)
{
	return head_of(block)->kind;
}

/* outer blocks that are kept */

static void kept_drop(struct ob_heap *h)
{
	struct ob_debug *d = h->debug;
	struct ob_outer *o = d->kept[d->kept_from];
	struct raw raw = raw_outer(o);

	raw_check(h, &raw);
	d->kept_from = (d->kept_from + 1) % NR_KEPT;
	d->nr_kept--;
	d->bytes_kept -= sizeof(*o) + o->bytes;
	ob_outer_discard(h, o);
}

static void kept_add(struct ob_heap *h, struct ob_outer *o)
{
	size_t whole = sizeof(*o) + o->bytes;
	struct ob_debug *d = h->debug;

	if (whole > BYTES_KEPT) {
		ob_outer_discard(h, o);
		return;
	}
	while (d->nr_kept == NR_KEPT || d->bytes_kept + whole > BYTES_KEPT)
		kept_drop(h);
	d->kept[(d->kept_from + d->nr_kept++) % NR_KEPT] = o;
	d->bytes_kept += whole;
}

/* allocation */

/*
 * The list of free blocks of a pool, from what their bytes say: those that are
 * filled are free, and nobody else's are. @first is to stay the first.
 */
static void free_list_rebuild(struct ob_pool *pool, void *first)
{
	u32 nr_carved = ob_pool_nr_carved(pool);
	void **link = first;
	u32 nr_free = 1;
	u32 i;

	for (i = 0; i < nr_carved; i++) {
		struct raw raw = raw_sized(pool, i);

		if (raw.start == first || freed_wrong(&raw))
			continue;
		*link = raw.start;
		link = raw.start;
		nr_free++;
	}
	*link = NULL;
	pool->nr_used = nr_carved - nr_free;
}

static bool link_ok(const struct ob_pool *pool, const void *block)
{
	unsigned long offset = (unsigned long)block - (unsigned long)pool;

	return !block || (offset >= OB_POOL_HEADER &&
			  offset < pool->next_virgin &&
			  !((offset - OB_POOL_HEADER) %
			    ob_class_size(pool->szidx)));
}

/**
 * ob_debug_check_free() - check the block that a pool will hand out next
 * @h: a debug heap
 * @pool: one of its pools, of one class, with a free block
 */
void ob_debug_check_free(struct ob_heap *h, struct ob_pool *pool)
{
	u32 offset = pool->free - (void *)pool - OB_POOL_HEADER;
	struct raw raw = raw_sized(pool, offset / ob_class_size(pool->szidx));
	void *next = *(void **)raw.start;

	raw_check(h, &raw);
	if (link_ok(pool, next) && next != raw.start)
		return;
	report(h, OB_FAULT_FREED, &raw, raw.start);
	free_list_rebuild(pool, raw.start);
}

/**
 * ob_debug_pool_init() - a pool is about to get a class, maybe another one
 * @h: a debug heap
 * @pool: the pool, all free; OB_CLASS_NEW when it never had a class
 */
void ob_debug_pool_init(struct ob_heap *h, struct ob_pool *pool)
{
	u32 i;

	if (pool->szidx < OB_NR_CLASSES) {
		for (i = 0; i < ob_pool_nr_carved(pool); i++) {
			struct raw raw = raw_sized(pool, i);

			raw_check(h, &raw);
		}
	}
	memset((void *)pool + OB_POOL_HEADER, OB_POISON_FREED,
	       OB_POOL_SIZE - OB_POOL_HEADER);
	pool->nr_clear = OB_POOL_PIECES;
}

static void *raw_from_pool(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	unsigned int szidx = ob_class_of(bytes);
	struct list_head *used = &h->used[kind][szidx];
	struct ob_pool *pool;

	if (list_empty(used))
		return h->ops->small(h, kind, bytes);
	pool = list_first_entry(used, struct ob_pool, link);
	ob_debug_check_free(h, pool);
	return ob_pool_pop(pool, szidx);
}

static bool raw_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes,
		      struct raw *raw)
{
	bool small = bytes <= OB_SMALL_MAX - OUTER_EXTRA;
	struct ob_bump_block b;
	struct ob_pool *pool;
	void *start;

	if (small && h->ops->pools) {
		start = raw_from_pool(h, kind, bytes + POOL_EXTRA);
		if (!start)
			return false;
		pool = ob_pool_of(start);
		if (!ob_pool_is_bump(pool))
			*raw = raw_sized(pool, (start - (void *)pool -
						OB_POOL_HEADER) /
					       ob_class_size(pool->szidx));
		else if (ob_bump_around(pool, start - (void *)pool, &b))
			*raw = raw_bump(pool, &b);
	} else {
		if (small)
			start = h->ops->small(h, kind, bytes + OUTER_EXTRA);
		else
			start = ob_outer_alloc(h, kind, bytes + OUTER_EXTRA);
		if (!start)
			return false;
		*raw = raw_outer(ob_outer_of(start));
	}
	raw->live = true;
	return true;
}

/**
 * ob_debug_alloc() - a block of any size between its fences
 * @h: a debug heap, the attempt already counted
 * @kind: kind of the block
 * @bytes: its size
 *
 * Return: the block, or NULL.
 */
void *ob_debug_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	struct ob_debug *d = h->debug;
	struct raw raw;
	void *block;

	if (bytes > OB_LARGE_MAX - OUTER_EXTRA)
		return NULL;
	if (!raw_alloc(h, kind, bytes, &raw)) {
		/* What is kept may be what is missing. */
		if (!d->nr_kept)
			return NULL;
		while (d->nr_kept)
			kept_drop(h);
		if (!raw_alloc(h, kind, bytes, &raw))
			return NULL;
	}
	block = raw_block(&raw);
	memset(raw.start, OB_POISON_FENCE, raw.bytes);
	memset(block, OB_POISON_NEW, bytes);
	head_of(block)->bytes = bytes;
	head_of(block)->serial = ++d->serial;
	head_of(block)->kind = kind;
	return block;
}

/* The number of a live block's allocation. */
u64 ob_debug_serial(const void *block)
{
	return head_of(block)->serial;
}

/**
 * ob_debug_free() - release a block, if it is one
 * @h: a debug heap
 * @block: any address
 */
void ob_debug_free(struct ob_heap *h, void *block)
{
	struct raw raw;

	if (!raw_of(h, block, &raw))
		return;
	raw_check(h, &raw);
	if (unlikely(h->watch))
		ob_watch_free(h, block);
	memset(raw.start, OB_POISON_FREED, raw.bytes);
	if (raw.pool) {
		ob_pool_push(h, raw.pool, raw.start);
		return;
	}
	ob_outer_retire(h, raw.outer);
	if (!h->ops->keeps)
		kept_add(h, raw.outer);
}

/* life */

static size_t pools_bytes(const struct ob_debug *d)
{
	return d->sz_pools * sizeof(*d->pools);
}

/**
 * ob_debug_add_pool() - a pool has got memory
 * @h: a debug heap
 * @pool: the pool
 *
 * Return: 0 or -ENOMEM.
 */
int ob_debug_add_pool(struct ob_heap *h, struct ob_pool *pool)
{
	struct ob_debug *d = h->debug;
	u32 at = pools_find(d, pool);

	if (d->nr_pools == d->sz_pools) {
		u32 size = d->sz_pools ? 2 * d->sz_pools : OB_ARENA_POOLS;
		struct ob_pool **pools;

		pools = ob_meta_alloc(h, array_size(size, sizeof(*pools)));
		if (!pools)
			return -ENOMEM;
		if (d->pools)
			memcpy(pools, d->pools, pools_bytes(d));
		ob_meta_free(h, d->pools, pools_bytes(d));
		d->pools = pools;
		d->sz_pools = size;
	}
	memmove(d->pools + at + 1, d->pools + at,
		(d->nr_pools++ - at) * sizeof(*d->pools));
	d->pools[at] = pool;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_debug_add_pool);

/**
 * ob_debug_del_pool() - the memory of a pool goes back
 * @h: a debug heap
 * @pool: the pool
 */
void ob_debug_del_pool(struct ob_heap *h, struct ob_pool *pool)
{
	struct ob_debug *d = h->debug;
	u32 at = pools_find(d, pool);

	d->nr_pools--;
	memmove(d->pools + at, d->pools + at + 1,
		(d->nr_pools - at) * sizeof(*d->pools));
}
EXPORT_SYMBOL_IF_KUNIT(ob_debug_del_pool);

/**
 * ob_debug_new() - make an empty heap a debug heap
 * @h: the heap
 * @cfg: who is told of faults
 *
 * Return: 0 or -ENOMEM.
 */
int ob_debug_new(struct ob_heap *h, const struct ob_heap_config *cfg)
{
	h->debug = ob_meta_alloc(h, sizeof(*h->debug));
	if (!h->debug)
		return -ENOMEM;
	h->debug->report = cfg->report;
	h->debug->ctx = cfg->report_ctx;
	return 0;
}

/* What is left of the heap ends as any other. */
void ob_debug_exit(struct ob_heap *h)
{
	if (!h->debug)
		return;
	ob_meta_free(h, h->debug->pools, pools_bytes(h->debug));
	ob_meta_free(h, h->debug, sizeof(*h->debug));
	h->debug = NULL;
}

/* validation */

/**
 * ob_debug_pool_fault() - are the bytes of a pool's block as they must be?
 * @pool: a pool that is sound
 * @offset: where the block starts
 * @bytes: its size
 * @kind: its kind
 * @live: it has not been released
 *
 * Return: what is wrong with it, if anything is.
 */
enum ob_fault_code ob_debug_pool_fault(const struct ob_pool *pool, u32 offset,
				       u32 bytes, enum ob_kind kind, bool live)
{
	struct raw raw = {
		.start = (void *)pool + offset,
		.bytes = bytes,
		.pool = (struct ob_pool *)pool,
		.kind = kind,
		.live = live,
	};
	const u8 *wrong;

	return raw_fault(&raw, &wrong);
}

enum ob_fault_code ob_debug_outer_fault(const struct ob_outer *o)
{
	struct raw raw = raw_outer((struct ob_outer *)o);
	const u8 *wrong;

	return raw_fault(&raw, &wrong);
}

/**
 * ob_debug_past() - faults that were found and reported
 * @h: a debug heap
 * @first: filled with the first, if there is one
 *
 * Return: how many.
 */
unsigned long ob_debug_past(const struct ob_heap *h, struct ob_fault *first)
{
	if (h->debug->nr_reports)
		*first = h->debug->first;
	return h->debug->nr_reports;
}

/* Are these pools, in ascending order, the ones that frees are checked with? */
bool ob_debug_knows(const struct ob_heap *h, const unsigned long *pools, u64 nr)
{
	const struct ob_debug *d = h->debug;

	return nr == d->nr_pools &&
	       !memcmp(pools, d->pools, nr * sizeof(*pools));
}

size_t ob_debug_meta(const struct ob_heap *h)
{
	return sizeof(*h->debug) + pools_bytes(h->debug);
}
