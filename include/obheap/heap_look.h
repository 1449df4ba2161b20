/* SPDX-License-Identifier: GPL-2.0 */
/*
 * heap_look - what can be seen of a heap: ids, live blocks, arenas and pools,
 * statistics, and whether all of it holds together
 *
 * The second half of the heap's contract, included by the first. Nothing here
 * changes a heap. Locking is as there.
 */
#ifndef _OBHEAP_HEAP_LOOK_H
#define _OBHEAP_HEAP_LOOK_H

#include <obheap/heap.h>

/* ids and look-up: none of these changes anything */

/**
 * ob_id_of() - the id of an address
 * @h: the heap
 * @p: any address inside a live block or the static region; the end of the
 *	static region also has an id
 *
 * Constant time for the static region and, while there are no outer blocks,
 * for pools; otherwise logarithmic in the number of outer blocks.
 *
 * Return: the id, 0 for NULL.
 */
u64 ob_id_of(const struct ob_heap *h, const void *p);

/**
 * struct ob_block_info - where and what a block is
 * @block: its first byte
 * @bytes: its usable size; what is left of the region for a static address
 * @id: id of its first byte
 * @object: id of the object in it, @id for raw blocks
 * @kind: what its bytes are
 * @szidx: its class, or -1 for more than OB_SMALL_MAX bytes
 * @arena: slot of its arena, or -1
 * @pool: index of its pool in the arena, or -1
 * @offset: from the start of its pool or of the static region
 * @outer: it is outside the pools
 * @is_static: it is an address in the static region, about whose contents the
 *	heap knows nothing
 */
struct ob_block_info {
	void *block;
	size_t bytes;
	u64 id;
	u64 object;
	enum ob_kind kind;
	int szidx;
	int arena;
	int pool;
	u32 offset;
	bool outer;
	bool is_static;
};

/**
 * ob_heap_resolve() - find the live block or object that has an id
 * @h: the heap
 * @id: any number
 * @out: filled on success
 *
 * @id may be that of a block's first byte or of the object in it.
 *
 * Return: 0; -ESTALE when a block could have this id but none is allocated
 * there; -EINVAL when no block or object can start there.
 */
int ob_heap_resolve(const struct ob_heap *h, u64 id, struct ob_block_info *out);

/**
 * ob_block_birth() - how many allocations there had been when a block was made
 * @h: the heap
 * @info: a live block
 *
 * Attempts to allocate are counted from 1, those that failed too. A block that
 * changes its size in place keeps its number; one that has to move is born
 * again.
 *
 * Return: the number; 0 for a static address, when it is not known, and in a
 * heap that does not remember: see struct ob_heap_config.
 */
u64 ob_block_birth(const struct ob_heap *h, const struct ob_block_info *info);

/**
 * struct ob_walk - a place in a walk over live blocks, and what to look for
 * @id: blocks with smaller ids are done; 0 at the start. A walk is resumed
 *	by a fresh struct ob_walk with this value
 * @kinds: 1 << enum ob_kind of those wanted, 0 for all
 * @szidx: class wanted, -1 for any
 * @arena: slot of the arena wanted, -1 for any block
 * @pool: pool whose free blocks @free tells, or NULL
 * @free: blocks of @pool that are not allocated
 *
 * Start with OB_WALK_ALL and change what is wanted.
 */
struct ob_walk {
	u64 id;
	u32 kinds;
	int szidx;
	int arena;
	const struct ob_pool *pool;
	unsigned long free[BITS_TO_LONGS(OB_POOL_SIZE / OB_ALIGN)];
};

#define OB_WALK_ALL ((struct ob_walk){ .szidx = -1, .arena = -1 })

/**
 * ob_heap_next() - the next live block in ascending order of ids
 * @h: the heap; must not change between two calls with the same @w
 * @w: the walk
 * @out: filled when there is a block
 *
 * Return: false at the end.
 */
bool ob_heap_next(const struct ob_heap *h, struct ob_walk *w,
		  struct ob_block_info *out);

/**
 * struct ob_arena_info - one arena as seen from outside
 * @slot: its place
 * @id: id of its first byte
 * @nr_virgin: pools without memory
 * @nr_empty: pools with memory and no live block
 * @nr_used: pools with live and free blocks
 * @nr_full: pools with live blocks only
 * @nr_blocks: live blocks
 * @bytes_used: their sizes
 * @bytes_backed: memory behind its pools
 * @usable: it has free pools
 */
struct ob_arena_info {
	u32 slot;
	u64 id;
	u32 nr_virgin;
	u32 nr_empty;
	u32 nr_used;
	u32 nr_full;
	u32 nr_blocks;
	u64 bytes_used;
	u64 bytes_backed;
	bool usable;
};

/**
 * ob_heap_next_arena() - arenas one by one
 * @h: the heap
 * @cursor: 0 at the start; where to go on afterwards
 * @out: filled when there is one
 *
 * Return: false at the end.
 */
bool ob_heap_next_arena(const struct ob_heap *h, u32 *cursor,
			struct ob_arena_info *out);

/**
 * enum ob_pool_state - see the picture at the top
 * @OB_POOL_VIRGIN: no memory yet
 * @OB_POOL_EMPTY: memory, no live block
 * @OB_POOL_USED: live and free blocks
 * @OB_POOL_FULL: live blocks only
 */
enum ob_pool_state {
	OB_POOL_VIRGIN,
	OB_POOL_EMPTY,
	OB_POOL_USED,
	OB_POOL_FULL,
};

/**
 * struct ob_pool_info - one pool as seen from outside
 * @id: id of its first byte
 * @arena: slot of its arena
 * @index: place in the arena
 * @state: its state; all below is zero for a virgin pool
 * @kind: kind of its blocks; of those it had last for an empty pool
 * @szidx: their class, OB_CLASS_NONE for blocks of every class and kind
 * @size: their size, 0 for blocks of every class
 * @capacity: how many there can be; for blocks of every class, how many there
 *	were, of which @nr_free are live no more
 * @nr_used: how many are live
 * @nr_free: how many are on the free list
 * @next_virgin: offset of the first one never handed out
 * @max_offset: largest offset at which one can start
 */
struct ob_pool_info {
	u64 id;
	u32 arena;
	u32 index;
	enum ob_pool_state state;
	enum ob_kind kind;
	u32 szidx;
	u32 size;
	u32 capacity;
	u32 nr_used;
	u32 nr_free;
	u32 next_virgin;
	u32 max_offset;
};

/**
 * ob_heap_next_pool() - pools of all arenas one by one, virgin ones included
 * @h: the heap
 * @cursor: 0 at the start; slot * OB_ARENA_POOLS to start at an arena
 * @out: filled when there is one
 *
 * Return: false at the end.
 */
bool ob_heap_next_pool(const struct ob_heap *h, u32 *cursor,
		       struct ob_pool_info *out);

/* statistics and validation */

/**
 * struct ob_class_stats - the pools of one kind and class
 * @pools: used and full pools
 * @used: live blocks in them
 * @avail: free and virgin blocks in them
 */
struct ob_class_stats {
	u32 pools;
	u32 used;
	u32 avail;
};

/**
 * struct ob_heap_stats - a heap in numbers
 * @bytes: all memory taken from the machine = @bytes_pools + @bytes_outer +
 *	@bytes_outer_headers + @bytes_dead + @bytes_meta
 * @limit: what @bytes may not exceed, 0 for no limit
 * @peak_bytes: most there ever were
 * @bytes_pools: memory of pools = the next six
 * @bytes_used: live blocks in pools
 * @bytes_free: free-listed blocks in used pools; all that were released in
 *	the pools of a bump heap
 * @bytes_virgin: blocks of used pools that were never handed out
 * @bytes_headers: headers of used and full pools
 * @bytes_tails: ends of used and full pools too short for a block
 * @bytes_empty: pools with memory and no live block
 * @bytes_outer: outer blocks
 * @bytes_outer_headers: what is in front of them
 * @bytes_dead: outer blocks that were released and are kept, with headers
 * @bytes_meta: arena records and tables
 * @bytes_static: the static region, which is not part of @bytes
 * @nr_arenas: arenas now
 * @peak_arenas: most there ever were
 * @pools_virgin: pools of those arenas without memory
 * @pools_empty: with memory and no live block
 * @pools_used: with live and free blocks
 * @pools_full: with live blocks only
 * @nr_blocks: live blocks, outer ones included
 * @nr_outer: live outer blocks, per kind
 * @allocs: blocks ever handed out = @nr_blocks + @frees
 * @frees: blocks ever released
 * @failed: attempts to allocate that returned NULL
 * @failed_limit: how many of them because of @limit
 * @failed_injected: how many of them because of ob_heap_fail()
 * @arenas_new: arenas made = @nr_arenas + @arenas_freed
 * @arenas_freed: arenas returned
 * @pools_taken: times a pool left VIRGIN or EMPTY = @pools_used + @pools_full +
 *	@pools_released
 * @pools_released: times a pool became EMPTY
 * @cls: per kind and class; a bump heap has no pools of a class, so that only
 *	live blocks are counted there
 */
struct ob_heap_stats {
	u64 bytes;
	u64 limit;
	u64 peak_bytes;
	u64 bytes_pools;
	u64 bytes_used;
	u64 bytes_free;
	u64 bytes_virgin;
	u64 bytes_headers;
	u64 bytes_tails;
	u64 bytes_empty;
	u64 bytes_outer;
	u64 bytes_outer_headers;
	u64 bytes_dead;
	u64 bytes_meta;
	u64 bytes_static;
	u64 nr_arenas;
	u64 peak_arenas;
	u64 pools_virgin;
	u64 pools_empty;
	u64 pools_used;
	u64 pools_full;
	u64 nr_blocks;
	u64 nr_outer[OB_NR_KINDS];
	u64 allocs;
	u64 frees;
	u64 failed;
	u64 failed_limit;
	u64 failed_injected;
	u64 arenas_new;
	u64 arenas_freed;
	u64 pools_taken;
	u64 pools_released;
	struct ob_class_stats cls[OB_NR_KINDS][OB_NR_CLASSES];
};

/**
 * ob_heap_stats() - count everything
 * @h: the heap
 * @out: filled; about 1400 bytes, too many for a stack with little room
 */
void ob_heap_stats(const struct ob_heap *h, struct ob_heap_stats *out);

/** ob_heap_allocs() - blocks ever handed out */
u64 ob_heap_allocs(const struct ob_heap *h);

/** ob_heap_live() - number of live blocks; walks the arenas */
u64 ob_heap_live(const struct ob_heap *h);

/**
 * enum ob_fault_code - invariants of a heap
 * @OB_FAULT_NONE: all hold
 * @OB_FAULT_ARENA: an arena record disagrees with its slot or its pools
 * @OB_FAULT_ARENA_ORDER: the usable list is broken, out of order or incomplete
 * @OB_FAULT_FINGER: the finger array does not point at the last of its kind
 * @OB_FAULT_EMPTY_LIST: an arena's list of empty pools is broken or incomplete
 * @OB_FAULT_POOL: a pool header is impossible or not that of its place
 * @OB_FAULT_FREE_LIST: a list of free blocks leaves its pool, repeats itself
 *	or has not the length that the counts ask for
 * @OB_FAULT_USED_LIST: a used list is broken or incomplete, or has a pool of
 *	another class, kind or state
 * @OB_FAULT_OUTER: the header of an outer block is not that of its slot
 * @OB_FAULT_SLOTS: a bucket's list of free slots is broken or incomplete
 * @OB_FAULT_TREE: the treap of outer blocks is broken or incomplete
 * @OB_FAULT_COUNT: a counter differs from what it counts
 * @OB_FAULT_BYTES: a byte total differs from what it totals
 * @OB_FAULT_BAD_FREE: an address that is no block's was released (this one
 *	and the following ones only in a debug heap)
 * @OB_FAULT_DOUBLE_FREE: a block was released again
 * @OB_FAULT_BEFORE: the bytes in front of a block were overwritten
 * @OB_FAULT_AFTER: the bytes behind a block were overwritten
 * @OB_FAULT_FREED: a block was written to after its release
 * @OB_NR_FAULTS: number of codes
 */
enum ob_fault_code {
	OB_FAULT_NONE,
	OB_FAULT_ARENA,
	OB_FAULT_ARENA_ORDER,
	OB_FAULT_FINGER,
	OB_FAULT_EMPTY_LIST,
	OB_FAULT_POOL,
	OB_FAULT_FREE_LIST,
	OB_FAULT_USED_LIST,
	OB_FAULT_OUTER,
	OB_FAULT_SLOTS,
	OB_FAULT_TREE,
	OB_FAULT_COUNT,
	OB_FAULT_BYTES,
	OB_FAULT_BAD_FREE,
	OB_FAULT_DOUBLE_FREE,
	OB_FAULT_BEFORE,
	OB_FAULT_AFTER,
	OB_FAULT_FREED,
	OB_NR_FAULTS,
};

/**
 * struct ob_fault - one broken invariant
 * @code: which
 * @arena: slot of the arena, or -1
 * @pool: index of the pool, or -1
 * @id: id of the block, or of the pool, arena or slot; 0 when there is none
 */
struct ob_fault {
	enum ob_fault_code code;
	int arena;
	int pool;
	u64 id;
};

/**
 * struct ob_heap_report - misuse of a block that a debug heap has found
 * @code: what, OB_FAULT_BAD_FREE or one of those behind it
 * @id: id of the block, 0 for an address that is in none
 * @serial: number of its allocation, 0 when that is lost
 * @bytes: its size, 0 when that is lost
 * @kind: its kind
 * @szidx: its class, fences included, or -1
 * @arena: slot of its arena, or -1
 * @pool: index of its pool in the arena, or -1
 * @at: the first wrong byte, counted from the block's first
 * @found: that byte
 */
struct ob_heap_report {
	enum ob_fault_code code;
	u64 id;
	u64 serial;
	u64 bytes;
	enum ob_kind kind;
	int szidx;
	int arena;
	int pool;
	s64 at;
	u8 found;
};

/** ob_fault_name() - a short name of an invariant, for people */
const char *ob_fault_name(enum ob_fault_code code);

/**
 * struct ob_heap_watch - somebody who is told of what happens in a heap
 * @alloc: a block was handed out; nothing is in it yet
 * @free: a block is about to be taken back; all but its first word is as its
 *	holder left it
 * @pool: a pool has got another state
 * @arena: an arena was made, or has gone
 *
 * Called in the middle of an allocation or a release: none of these may touch
 * the heap other than to look, or sleep.
 */
struct ob_heap_watch {
	void (*alloc)(struct ob_heap_watch *w, const struct ob_block_info *b);
	void (*free)(struct ob_heap_watch *w, const struct ob_block_info *b);
	void (*pool)(struct ob_heap_watch *w, const struct ob_pool *pool,
		     enum ob_pool_state state);
	void (*arena)(struct ob_heap_watch *w, u32 slot, bool made);
};

/**
 * ob_heap_set_watch() - begin or end to watch a heap
 * @h: the heap
 * @w: who is told from now on, NULL for nobody; all four functions are there
 *
 * Looks at every pool. A heap that nobody watches pays nothing.
 */
void ob_heap_set_watch(struct ob_heap *h, struct ob_heap_watch *w);

/**
 * ob_heap_validate() - check every invariant
 * @h: the heap
 * @first: filled with the first one broken, OB_FAULT_NONE if none; may be NULL
 *
 * Follows no pointer that it has not found in a table first. Of a debug heap
 * it checks every byte that nobody may write, and also counts what was found
 * and reported earlier.
 *
 * Return: how many are broken.
 */
unsigned long ob_heap_validate(const struct ob_heap *h, struct ob_fault *first);

#endif /* _OBHEAP_HEAP_LOOK_H */
