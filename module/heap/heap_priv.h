/* SPDX-License-Identifier: GPL-2.0 */
/*
 * heap_priv - what the files of the heap share and no other room sees
 */
#ifndef _OBHEAP_HEAP_PRIV_H
#define _OBHEAP_HEAP_PRIV_H

#include <obheap/heap.h>

/* Class of a pool whose memory is new: equal to none, so it is initialised. */
#define OB_CLASS_NEW	0xffffU

/* Entries of a table when it is first made; they double from there. */
#define OB_ARENAS_FIRST	16U
#define OB_SLOTS_FIRST	8U

/* Outer blocks to deal with between two chances for others to run. */
#define OB_RELAX_EVERY	1024U

extern const struct ob_heap_ops *const ob_heap_backends[OB_NR_BACKENDS];

/* accounting: heap.c */

bool ob_heap_room(struct ob_heap *h, u64 bytes);
void ob_heap_charge(struct ob_heap *h, u64 bytes);
void ob_heap_uncharge(struct ob_heap *h, u64 bytes);
void ob_heap_countdown(struct ob_heap *h);
void *ob_meta_alloc(struct ob_heap *h, size_t bytes);
void ob_meta_free(struct ob_heap *h, void *mem, size_t bytes);
bool ob_heap_attempt_fails(struct ob_heap *h);

static inline u64 ob_heap_attempts(const struct ob_heap *h)
{
	return h->attempts_before + h->countdown_from - h->countdown;
}

/* arenas: arena.c */

struct ob_pool *ob_pool_take(struct ob_heap *h);
void ob_pool_release(struct ob_heap *h, struct ob_pool *pool);
void ob_arenas_exit(struct ob_heap *h);

static inline struct ob_arena *ob_arena_at(const struct ob_heap *h, u64 slot)
{
	return slot < h->arenas_end ? h->arenas[slot] : NULL;
}

static inline u64 ob_arena_id(u32 slot)
{
	return OB_ID_ARENA + ((u64)slot << OB_ARENA_SHIFT);
}

static inline u64 ob_pool_id(u32 slot, u32 index)
{
	return ob_arena_id(slot) + ((u64)index << OB_POOL_SHIFT);
}

/* Empty pools are chained by their list heads, but in one direction only. */
static inline struct ob_pool *ob_pool_next_empty(const struct ob_pool *pool)
{
	struct list_head *next = pool->link.next;

	return next ? container_of(next, struct ob_pool, link) : NULL;
}

static inline u32 ob_pool_capacity(const struct ob_pool *pool)
{
	return ob_class_capacity(pool->szidx);
}

/* Blocks that were handed out at least once. */
static inline u32 ob_pool_nr_carved(const struct ob_pool *pool)
{
	return (pool->next_virgin - OB_POOL_HEADER) /
	       ob_class_size(pool->szidx);
}

static inline bool ob_pool_is_bump(const struct ob_pool *pool)
{
	return pool->szidx == OB_CLASS_BUMP;
}

static inline enum ob_pool_state ob_pool_state(const struct ob_pool *pool)
{
	if (!pool)
		return OB_POOL_VIRGIN;
	if (ob_pool_is_bump(pool))
		return pool->next_virgin <= pool->max_offset ? OB_POOL_USED :
							       OB_POOL_FULL;
	if (!ob_pool_nr_live(pool))
		return OB_POOL_EMPTY;
	if (ob_pool_nr_live(pool) < ob_pool_capacity(pool))
		return OB_POOL_USED;
	return OB_POOL_FULL;
}

/* pools: pool.c */

void *ob_pool_small(struct ob_heap *h, enum ob_kind kind, size_t bytes);

/* Whoever is about to hand out bytes of a pool up to @end has them cleared. */
static inline void ob_pool_clear_to(struct ob_pool *pool, u32 end)
{
	while (unlikely(end > pool->nr_clear * OB_PIECE_SIZE))
		ob_piece_clear((void *)pool +
			       pool->nr_clear++ * OB_PIECE_SIZE);
}

/* All that was handed out had been cleared. */
static inline bool ob_pool_clear_ok(const struct ob_pool *pool)
{
	return pool->nr_clear <= OB_POOL_PIECES &&
	       pool->next_virgin <= pool->nr_clear * OB_PIECE_SIZE;
}

bool ob_pool_map_free(const struct ob_pool *pool, unsigned long *map);

/* looking: walk.c */

void ob_pool_block_info(const struct ob_heap *h, const struct ob_pool *pool,
			u32 offset, u32 bytes, enum ob_kind kind,
			struct ob_block_info *out);

/* watched heaps: watch.c */

void ob_watch_alloc(struct ob_heap *h, void *block);
void ob_watch_free(struct ob_heap *h, void *block);
void ob_watch_settle(struct ob_heap *h, struct ob_pool *pool, void *last);
void ob_watch_pool(struct ob_heap *h, const struct ob_pool *pool,
		   enum ob_pool_state state);
void ob_watch_arena(struct ob_heap *h, u32 slot, bool made);

/* bump heaps: bump.c */

/* One byte for each place where a block can start, then the blocks. */
#define OB_BUMP_FIRST	(OB_POOL_HEADER + OB_POOL_SIZE / OB_ALIGN)

/**
 * struct ob_bump_block - a block of a bump heap's pool
 * @offset: where in its pool
 * @bytes: its size
 * @kind: its kind
 * @live: it has not been released
 */
struct ob_bump_block {
	u32 offset;
	u32 bytes;
	enum ob_kind kind;
	bool live;
};

void *ob_bump_small(struct ob_heap *h, enum ob_kind kind, size_t bytes);
void ob_bump_free(struct ob_pool *pool, const void *block);
bool ob_bump_next(const struct ob_pool *pool, u32 offset,
		  struct ob_bump_block *out);
bool ob_bump_around(const struct ob_pool *pool, u32 offset,
		    struct ob_bump_block *out);
bool ob_bump_sound(const struct ob_heap *h, const struct ob_pool *pool);

/* outer blocks: outer.c */

void *ob_outer_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes);
void ob_outer_retire(struct ob_heap *h, struct ob_outer *o);
void ob_outer_discard(struct ob_heap *h, struct ob_outer *o);
struct ob_outer *ob_outer_around(const struct ob_heap *h, const void *p);
void ob_outers_exit(struct ob_heap *h);
u64 ob_outer_rank(const struct ob_outer *o);

static inline struct ob_outer *ob_outer_of(const void *block)
{
	return (struct ob_outer *)block - 1;
}

static inline void *ob_outer_block(const struct ob_outer *o)
{
	return (void *)(o + 1);
}

static inline unsigned int ob_bucket_order(unsigned int bucket)
{
	return bucket + OB_BUCKET_MIN;
}

static inline u64 ob_bucket_id(unsigned int bucket)
{
	return OB_ID_OUTER +
	       ((u64)ob_bucket_order(bucket) << OB_ID_BUCKET_SHIFT);
}

/* A free slot's entry is odd, a used one's is an aligned address. */
static inline struct ob_outer *ob_slot_outer(const struct ob_bucket *b, u64 slot)
{
	unsigned long entry = slot < b->nr ? b->slot[slot] : 1;

	return entry & 1 ? NULL : (struct ob_outer *)entry;
}

static inline struct ob_outer *ob_slot_live(const struct ob_bucket *b, u64 slot)
{
	struct ob_outer *o = ob_slot_outer(b, slot);

	return o && o->magic != OB_OUTER_DEAD ? o : NULL;
}

/* debug heaps: debug.c */

/* From the start of a block to what its holder gets, in memory and in ids. */
#define OB_DEBUG_IN_POOL	24
#define OB_DEBUG_IN_OUTER	32
#define OB_DEBUG_ID		16

int ob_debug_new(struct ob_heap *h, const struct ob_heap_config *cfg);
void ob_debug_exit(struct ob_heap *h);
int ob_debug_add_pool(struct ob_heap *h, struct ob_pool *pool);
void ob_debug_del_pool(struct ob_heap *h, struct ob_pool *pool);
void ob_debug_pool_init(struct ob_heap *h, struct ob_pool *pool);
void ob_debug_check_free(struct ob_heap *h, struct ob_pool *pool);
void *ob_debug_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes);
void ob_debug_free(struct ob_heap *h, void *block);
bool ob_debug_owns(struct ob_heap *h, const void *block);
size_t ob_debug_size(const void *block);
enum ob_kind ob_debug_kind(const void *block);
enum ob_fault_code ob_debug_pool_fault(const struct ob_pool *pool, u32 offset,
				       u32 bytes, enum ob_kind kind, bool live);
enum ob_fault_code ob_debug_outer_fault(const struct ob_outer *o);
unsigned long ob_debug_past(const struct ob_heap *h, struct ob_fault *first);
bool ob_debug_knows(const struct ob_heap *h, const unsigned long *pools,
		    u64 nr);
size_t ob_debug_meta(const struct ob_heap *h);

u64 ob_debug_serial(const void *block);

/* births: births.c */

int ob_births_new(struct ob_heap *h);
void ob_births_exit(struct ob_heap *h);
void ob_births_note(struct ob_heap *h, const void *block);
size_t ob_births_meta(const struct ob_heap *h);

/*
 * ob_heap_watch() - who is told of blocks, pools and arenas, or NULL
 *
 * CONFIG_OBHEAP_NO_EVENTS is for measuring only: a build in which nobody can be,
 * to compare with.
 */
static inline struct ob_heap_watch *ob_heap_watch(const struct ob_heap *h)
{
	return IS_ENABLED(CONFIG_OBHEAP_NO_EVENTS) ? NULL : h->watch;
}

#endif /* _OBHEAP_HEAP_PRIV_H */
