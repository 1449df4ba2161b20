/* SPDX-License-Identifier: GPL-2.0 */
/*
 * heap - arenas, pools and blocks, as CPython 3.11's object allocator has them
 *
 * Vocabulary
 *   block   what a caller gets
 *   class   index of a small block size: class i holds requests of
 *           OB_ALIGN * i + 1 .. OB_ALIGN * (i + 1) bytes
 *   pool    OB_POOL_SIZE bytes of blocks of one class and one kind
 *   arena   OB_ARENA_POOLS pools with neighbouring ids
 *   outer   a block outside the pools: of more than OB_SMALL_MAX bytes, of
 *           zero bytes, or any block of a backend that has no pools
 *   kind    what the block's bytes are, so that an id can be resolved and a
 *           heap walked without trusting anybody: raw bytes, an object, an
 *           object behind a GC header, or an object behind both a GC header
 *           and the two words of a managed dict
 *
 * A block that comes from a pool is aligned to OB_ALIGN; every other block is
 * at an odd multiple of OB_ALIGN / 2. One bit of its address therefore tells
 * how a block is freed, without a look-up; and the pool around an address is
 * that address rounded down, whose header names its arena, which is all the
 * way from address to arena.
 *
 * Pool, while its arena lives:
 *
 *            first block taken           last virgin or free block taken
 *   VIRGIN ---------------------> USED ---------------------------------> FULL
 *                                 | ^ <--------------------------------- |
 *              last block freed   | |       any block freed
 *                                 v | first block taken
 *                                EMPTY
 *
 *   VIRGIN  no memory behind it yet
 *   USED    on the used list of its kind and class
 *   FULL    on no list; its first freed block puts it in front of the used list
 *   EMPTY   on its arena's free list; it keeps its own list of free blocks and
 *           goes on with it when the same kind and class takes it again
 *
 *   +--------+-------+-------+-------+ ... +-------+--------------+------+
 *   | header | block | block | block |     | block |    virgin    | tail |
 *   +--------+-------+-------+-------+ ... +-------+--------------+------+
 *   0        48                                    next_virgin           16384
 *
 *   capacity = (OB_POOL_SIZE - header) / size
 *   capacity = used + free + virgin blocks
 *   OB_POOL_SIZE = header + capacity * size + tail
 *
 * Arena: USABLE while one of its pools is virgin or empty, FULL otherwise.
 * Usable arenas are listed by ascending number of free (virgin or empty)
 * pools, so that the fullest is taken from first and the others can drain. An
 * arena whose pools are all free goes back at once unless it is the last of
 * that list.
 *
 * An arena is OB_ARENA_SIZE bytes of id space, not of memory: each pool gets
 * its own page block when it is first taken, and all go back with the arena.
 * Page blocks that were one high-order allocation would fail on a fragmented
 * machine and cost every session the clearing of a megabyte; and since no
 * address leaves the module, nobody could tell whether pools with neighbouring
 * ids are neighbours in memory.
 *
 * Debug heap: every block lies between fences, with its size and the number of
 * its allocation, and every release is checked (module/heap/debug.c). Ids are
 * those of the part that its holder gets. All its blocks are at odd multiples
 * of OB_ALIGN / 2, and no allocation of its takes the inline path.
 *
 * Memory of a heap, to the last byte (ob_heap_stats(), ob_heap_validate()):
 *
 *   total = pools + outer + dead + meta
 *   pools = used + free + virgin blocks + headers + tails + empty pools
 *   outer = payload + headers
 *   dead = outer blocks that were released and are kept, with headers
 *
 * Watched heap: somebody is told of every block handed out or taken back. The
 * inline paths do not ask whether anybody is: a countdown that is always one
 * sends every allocation out of line, and a pool whose count is always one
 * every release (module/heap/watch.c).
 *
 * Ids: see the OB_ID_ constants. The ranges never overlap, and whatever a
 * program does, the same allocations in the same order in a fresh heap get the
 * same ids.
 *
 * A block's first bytes are not cleared for the caller, but they never come
 * from outside this heap: memory is zeroed when it comes in. A pool's memory
 * comes in piece by piece, each when the first block in it is carved.
 *
 * Functions that hand out memory return NULL when there is none, and leave the
 * heap as it was, but for a slot table that may have been made or grown.
 *
 * Locking: nothing here locks. Whoever calls holds the session's GIL (or is
 * the only one who knows the heap), in process context; everything but the
 * inline fast paths may sleep.
 *
 * Locking legend of struct fields, here and in every other header:
 *   I  immutable after initialisation
 *   H  the session's GIL
 *   G  only during a collection
 *   A  atomic
 */
#ifndef _OBHEAP_HEAP_H
#define _OBHEAP_HEAP_H

#include <obheap/platform.h>

#define OB_ALIGN_SHIFT	4
#define OB_ALIGN	BIT(OB_ALIGN_SHIFT)
#define OB_SMALL_MAX	512UL
#define OB_NR_CLASSES	(OB_SMALL_MAX / OB_ALIGN)
#define OB_ARENA_SHIFT	20
#define OB_ARENA_SIZE	BIT(OB_ARENA_SHIFT)
#define OB_ARENA_POOLS	(OB_ARENA_SIZE / OB_POOL_SIZE)

/*
 * Ids of the static region: base + offset. Ids of an arena: base + (slot <<
 * OB_ARENA_SHIFT), the lowest free slot first. Ids of outer blocks: one range
 * of 2^OB_ID_BUCKET_SHIFT per power of two k, cut in slots of 2^k, in which a
 * block begins OB_ALIGN after the slot's start, as it would behind malloc's
 * chunk header; the slot freed last is used first.
 */
#define OB_ID_STATIC		0x555555600000ULL
#define OB_ID_OUTER		0x7c0000000000ULL
#define OB_ID_ARENA		0x7f0000000000ULL
#define OB_ID_BUCKET_SHIFT	36
#define OB_BUCKET_MIN		5
#define OB_NR_BUCKETS		(OB_ID_BUCKET_SHIFT + 1 - OB_BUCKET_MIN)
#define OB_MAX_ARENAS		0x100000U
#define OB_MAX_STATIC		0x40000000UL

/* What one block can have at most, header of its id slot excluded. */
#define OB_LARGE_MAX	((1ULL << OB_ID_BUCKET_SHIFT) - OB_ALIGN)

/**
 * enum ob_kind - what the bytes of a block are
 * @OB_KIND_RAW: bytes with no header: item arrays, hash tables, text buffers
 * @OB_KIND_OBJECT: an object header at the block's first byte
 * @OB_KIND_GC: a GC header, then an object header
 * @OB_KIND_INSTANCE: the two words of a managed dict (values, dict), a GC
 *	header, then an object header
 * @OB_NR_KINDS: number of kinds
 */
enum ob_kind {
	OB_KIND_RAW,
	OB_KIND_OBJECT,
	OB_KIND_GC,
	OB_KIND_INSTANCE,
	OB_NR_KINDS,
};

/**
 * enum ob_backend - where blocks come from
 *
 * What finding and walking blocks costs each of them is in the statistics. In
 * pools it is their headers. A bump heap's pools have a larger header, with a
 * byte for every place a block can start. Without pools it is a struct
 * ob_outer per block and an entry of a slot table, in bytes_outer_headers and
 * bytes_meta, and a step down a treap per allocation and release.
 *
 * @OB_BACKEND_POOL: small blocks from pools, others one by one
 * @OB_BACKEND_KMALLOC: every block its own allocation of exactly the size
 *	asked for, so that sanitizers see every object's bounds
 * @OB_BACKEND_SLAB: a small block is a piece of the kernel's cache for its
 *	class, others one by one
 * @OB_BACKEND_BUMP: small blocks one after the other, nothing given back
 *	before the heap's end; the floor for the cost of an allocation
 * @OB_NR_BACKENDS: number of backends
 */
enum ob_backend {
	OB_BACKEND_POOL,
	OB_BACKEND_KMALLOC,
	OB_BACKEND_SLAB,
	OB_BACKEND_BUMP,
	OB_NR_BACKENDS,
};

/**
 * struct ob_pool - the header at the start of a pool's memory
 * @nr_used: live blocks; one while @watched (H)
 * @kind: enum ob_kind of all its blocks (H)
 * @index: place in its arena (I)
 * @nr_clear: pieces that were cleared, the first ones (H)
 * @pad: zero
 * @free: free blocks, the one freed last first, each holding the next (H)
 * @link: used list of @kind and @szidx; an empty pool has the next empty pool
 *	of its arena in @link.next, a full one nothing of meaning (H)
 * @arena: slot of its arena (I)
 * @szidx: class of its blocks, OB_CLASS_BUMP for blocks of every class (H)
 * @next_virgin: offset of the first block that was never handed out (H)
 * @max_offset: largest offset at which a block can start (H)
 * @watched: live blocks while the heap is watched, else zero: that @nr_used is
 *	one sends every release to ob_pool_settle() (H)
 *
 * The fields lie where CPython 3.11's struct pool_header has them; @kind and
 * @index use its padding.
 */
struct ob_pool {
	u32 nr_used;
	u8 kind;
	u8 index;
	u8 nr_clear;
	u8 pad;
	void *free;
	struct list_head link;
	u32 arena;
	u32 szidx;
	u32 next_virgin;
	u16 max_offset;
	u16 watched;
};

#define OB_POOL_HEADER	48
#define OB_CLASS_BUMP	OB_NR_CLASSES
#define OB_CLASS_NONE	U32_MAX
static_assert(sizeof(struct ob_pool) == OB_POOL_HEADER);

/**
 * struct ob_arena - the record of one arena
 * @link: list of usable arenas, meaningless while @nr_free is zero (H)
 * @empty: empty pools, the one emptied last first (H)
 * @slot: place in the heap's table (I)
 * @nr_free: empty and virgin pools (H)
 * @nr_carved: pools with memory; they are @pool[0] .. @pool[@nr_carved - 1] (H)
 * @pool: its pools, NULL while virgin (H)
 */
struct ob_arena {
	struct list_head link;
	struct ob_pool *empty;
	u32 slot;
	u32 nr_free;
	u32 nr_carved;
	struct ob_pool *pool[OB_ARENA_POOLS];
};

/**
 * struct ob_outer - the header in front of a block outside the pools
 * @left: blocks at lower addresses (H)
 * @right: blocks at higher addresses (H)
 * @bytes: size of the block behind this header (I)
 * @slot: place in its bucket (I)
 * @bucket: index of its bucket (I)
 * @kind: enum ob_kind of the block (I)
 * @magic: OB_OUTER_MAGIC while it is live, OB_OUTER_DEAD after that (H)
 * @id: id of the block (I)
 *
 * @left and @right make a treap ordered by address, which finds the block
 * around any address. The size of this header puts the block at an odd
 * multiple of OB_ALIGN / 2.
 */
struct ob_outer {
	struct ob_outer *left;
	struct ob_outer *right;
	size_t bytes;
	u32 slot;
	u8 bucket;
	u8 kind;
	u16 magic;
	u64 id;
};

#define OB_OUTER_MAGIC	0x0b17
#define OB_OUTER_DEAD	0x0bdd
static_assert(sizeof(struct ob_outer) % OB_ALIGN == OB_ALIGN / 2);

/**
 * struct ob_bucket - the id slots of outer blocks of one power of two
 * @slot: struct ob_outer of each slot, or its successor in the list of free
 *	slots as (slot number << 1) | 1 (H)
 * @size: entries allocated (H)
 * @nr: slots that were ever used (H)
 * @free: the slot freed last, OB_NO_SLOT when none is free (H)
 */
struct ob_bucket {
	unsigned long *slot;
	u32 size;
	u32 nr;
	u32 free;
};

#define OB_NO_SLOT	0x7fffffffU

struct ob_births;
struct ob_debug;
struct ob_heap;
struct ob_heap_report;
struct ob_heap_watch;

/**
 * struct ob_heap_ops - what a backend does its own way
 * @name: for people
 * @small: hand out a block of 1 .. OB_SMALL_MAX bytes when no used pool has
 *	one; NULL when there is no memory
 * @get: zeroed memory aligned to OB_ALIGN for an outer block, its struct
 *	ob_outer included, or NULL
 * @put: take back what @get returned
 * @pools: small blocks come from pools
 * @keeps: a block outside the pools that is released keeps its memory and
 *	its id until the end
 *
 * Everything else - ids, walking, look-up, limits, statistics, validation - is
 * common: a block is in a pool or it is an outer block. A backend without pools
 * leaves the used lists empty, which sends the inline fast path to @small.
 * None of these counts or charges anything; their callers do.
 */
struct ob_heap_ops {
	const char *name;
	void *(*small)(struct ob_heap *h, enum ob_kind kind, size_t bytes);
	void *(*get)(struct ob_heap *h, size_t bytes);
	void (*put)(struct ob_heap *h, void *mem, size_t bytes);
	bool pools;
	bool keeps;
};

/**
 * struct ob_heap_config - how a heap is to be
 * @limit: most bytes it may take from the machine, 0 for no limit
 * @backend: where blocks come from
 * @static_base: memory of the static region, or NULL
 * @static_size: its size in bytes
 * @debug: fences around blocks and a check of every release
 * @births: remember each block's ob_block_birth(); a debug heap always does
 * @report: told of what a debug heap finds, in the middle of an allocation or
 *	a release, or NULL; must not touch the heap
 * @report_ctx: first argument of @report
 */
struct ob_heap_config {
	u64 limit;
	enum ob_backend backend;
	const void *static_base;
	size_t static_size;
	bool debug;
	bool births;
	void (*report)(void *ctx, const struct ob_heap_report *report);
	void *report_ctx;
};

/**
 * struct ob_fail - a countdown to an injected failure
 * @left: requests up to and including the one that fails; 0 is off (H)
 * @forever: all requests after it fail too (H)
 */
struct ob_fail {
	u64 left;
	bool forever;
};

/**
 * struct ob_heap - one session's heap
 * @reclaim: called when there is no memory, from any request for a block: frees
 *	blocks that nobody uses, and says whether to try again; may be NULL (I)
 * @countdown: attempts to allocate until one must take the slow path: the
 *	inline fast path counts allocations and meets injected failures with the
 *	same decrement (H)
 * @countdown_from: where @countdown started (H)
 * @attempts_before: attempts made before it started (H)
 * @used: pools with both live and free blocks, per kind and class (H)
 * @ops: the backend (I)
 * @backend: which one (I)
 * @debug: what a debug heap knows beyond others, NULL for those (I)
 * @births: when blocks were made, NULL in a heap that does not remember (I)
 * @watch: told of every block, pool and arena, or NULL (H)
 * @fail: injected failures of attempts, counted when @countdown ends (H)
 * @fail_backing: injected failures of requests to the machine (H)
 * @arenas: arena of each slot, NULL for a free slot (H)
 * @arenas_size: entries allocated in @arenas (H)
 * @arenas_low: no slot below this one is free (H)
 * @arenas_end: slots in use are below this one (H)
 * @usable: arenas with a free pool, ascending by their number (H)
 * @finger: last arena in @usable with that many free pools, or NULL (H)
 * @bucket: id slots of outer blocks (H)
 * @outer: root of the treap of outer blocks (H)
 * @nr_outer: live outer blocks, per kind (H)
 * @bytes_outer: their sizes, headers excluded, per kind (H)
 * @bytes_dead: outer blocks that were released and are kept, with headers (H)
 * @bump: the pool that a bump heap takes blocks from, or NULL (H)
 * @nr_arenas: arenas now (H)
 * @nr_pools: pools with memory now (H)
 * @bytes_meta: arena records and tables (H)
 * @bytes: all memory taken from the machine (H)
 * @limit: what @bytes may not exceed, U64_MAX for no limit (H)
 * @peak_bytes: most @bytes there ever were (H)
 * @peak_arenas: most arenas there ever were (H)
 * @arenas_new: arenas made (H)
 * @arenas_freed: arenas returned (H)
 * @pools_taken: times a pool left VIRGIN or EMPTY (H)
 * @pools_released: times a pool became EMPTY (H)
 * @nr_failed: attempts to allocate that returned NULL (H)
 * @nr_limit: how many of them because of @limit (H)
 * @nr_injected: how many of them because of ob_heap_fail() (H)
 * @static_base: memory of the static region (H)
 * @static_size: its size in bytes (H)
 */
struct ob_heap {
	bool (*reclaim)(struct ob_heap *h);
	u64 countdown;
	u64 countdown_from;
	u64 attempts_before;
	struct list_head used[OB_NR_KINDS][OB_NR_CLASSES];
	const struct ob_heap_ops *ops;
	enum ob_backend backend;
	struct ob_debug *debug;
	struct ob_births *births;
	struct ob_heap_watch *watch;
	struct ob_fail fail;
	struct ob_fail fail_backing;

	struct ob_arena **arenas;
	u32 arenas_size;
	u32 arenas_low;
	u32 arenas_end;
	struct list_head usable;
	struct ob_arena *finger[OB_ARENA_POOLS + 1];

	struct ob_bucket bucket[OB_NR_BUCKETS];
	struct ob_outer *outer;
	u64 nr_outer[OB_NR_KINDS];
	u64 bytes_outer[OB_NR_KINDS];
	u64 bytes_dead;
	struct ob_pool *bump;

	u32 nr_arenas;
	u32 nr_pools;
	u64 bytes_meta;
	u64 bytes;
	u64 limit;
	u64 peak_bytes;
	u32 peak_arenas;
	u64 arenas_new;
	u64 arenas_freed;
	u64 pools_taken;
	u64 pools_released;
	u64 nr_failed;
	u64 nr_limit;
	u64 nr_injected;

	const char *static_base;
	size_t static_size;
};

/* lifecycle */

/**
 * ob_heap_init() - make an empty heap
 * @h: the heap
 * @cfg: how it is to be; NULL for a pool heap without limit
 *
 * Takes no memory; the first allocation does.
 *
 * Return: 0, or -EINVAL when @cfg asks for what there is not.
 */
int ob_heap_init(struct ob_heap *h, const struct ob_heap_config *cfg);

/**
 * ob_heap_exit() - give everything back, live blocks included
 * @h: the heap; it may be initialised again
 */
void ob_heap_exit(struct ob_heap *h);

/**
 * ob_heap_set_static() - say where the static region is
 * @h: the heap
 * @base: its memory, aligned to OB_ALIGN
 * @size: its size, at most OB_MAX_STATIC
 *
 * The region is neither allocated nor accounted by the heap; it only gets ids.
 *
 * Return: 0, or -EINVAL when @size or the alignment is not acceptable.
 */
int ob_heap_set_static(struct ob_heap *h, const void *base, size_t size);

/**
 * ob_heap_trim() - give back memory that no block needs
 * @h: the heap
 *
 * Pools are carved in order of their ids, so an arena's last empty pools can
 * become virgin again; those in front of one with a live block stay.
 *
 * Context: may be called to reclaim memory: allocates nothing.
 * Return: bytes given back.
 */
u64 ob_heap_trim(struct ob_heap *h);

/** ob_heap_nr_empty() - pools with memory and no live block; without the GIL */
static inline u64 ob_heap_nr_empty(const struct ob_heap *h)
{
	u64 busy = READ_ONCE(h->pools_taken) - READ_ONCE(h->pools_released);
	u64 pools = READ_ONCE(h->nr_pools);

	return pools > busy ? pools - busy : 0;
}

/**
 * ob_heap_set_limit() - change what the heap may take
 * @h: the heap
 * @limit: bytes, 0 for no limit; what is above it already stays
 */
void ob_heap_set_limit(struct ob_heap *h, u64 limit);

/**
 * ob_heap_fail() - make an allocation fail
 * @h: the heap
 * @nth: which attempt to allocate from now, 1 the next; 0 disarms
 * @forever: every attempt after it fails as well
 */
void ob_heap_fail(struct ob_heap *h, u64 nth, bool forever);

/**
 * ob_heap_fail_backing() - make a request to the machine fail
 * @h: the heap
 * @nth: which request for a page block, an outer block, a record or a table
 *	from now, 1 the next; 0 disarms
 * @forever: every request after it fails as well
 */
void ob_heap_fail_backing(struct ob_heap *h, u64 nth, bool forever);

/* allocation */

void *ob_block_alloc_slow(struct ob_heap *h, enum ob_kind kind, size_t bytes);
void ob_pool_extend(struct ob_pool *pool);
void ob_pool_settle(struct ob_heap *h, struct ob_pool *pool, void *last);
void ob_outer_free(struct ob_heap *h, void *block);

/** ob_class_of() - class of a request of 1 .. OB_SMALL_MAX bytes */
static __always_inline unsigned int ob_class_of(size_t bytes)
{
	return (bytes - 1) >> OB_ALIGN_SHIFT;
}

/** ob_class_size() - block size of a class */
static __always_inline u32 ob_class_size(unsigned int szidx)
{
	return (szidx + 1) << OB_ALIGN_SHIFT;
}

/** ob_class_capacity() - blocks in a pool of a class */
static inline u32 ob_class_capacity(unsigned int szidx)
{
	return (OB_POOL_SIZE - OB_POOL_HEADER) / ob_class_size(szidx);
}

/** ob_pool_nr_live() - blocks of a pool that are live */
static inline u32 ob_pool_nr_live(const struct ob_pool *pool)
{
	return pool->watched ?: pool->nr_used;
}

/** ob_kind_prefix() - bytes between a block's start and the object in it */
static __always_inline u32 ob_kind_prefix(enum ob_kind kind)
{
	return kind < OB_KIND_GC ? 0 : (kind - OB_KIND_OBJECT) * OB_ALIGN;
}

/** ob_kind_has_gc() - is there a GC header right in front of the object? */
static __always_inline bool ob_kind_has_gc(enum ob_kind kind)
{
	return kind >= OB_KIND_GC;
}

/** ob_pool_of() - the pool around an address in one of its blocks */
static __always_inline struct ob_pool *ob_pool_of(const void *p)
{
	return (struct ob_pool *)((unsigned long)p & ~(OB_POOL_SIZE - 1));
}

/** ob_block_is_outer() - does this block live outside the pools? */
static __always_inline bool ob_block_is_outer(const void *block)
{
	return (unsigned long)block & (OB_ALIGN / 2);
}

#define OB_POISON_NEW	0xcd
#define OB_POISON_FREED	0xdd
#define OB_POISON_FENCE	0xfd

/* Debug builds only: a reader of what it has not written shall notice. */
static __always_inline void ob_poison_new(void *block, size_t bytes)
{
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG))
		memset(block, OB_POISON_NEW, bytes);
}

/* Spares the link to the next free block. */
static __always_inline void ob_poison_freed(struct ob_pool *pool, void *block)
{
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG) && pool->szidx < OB_NR_CLASSES &&
	    !pool->watched)
		memset(block + sizeof(void *), OB_POISON_FREED,
		       ob_class_size(pool->szidx) - sizeof(void *));
}

/* Hand out the first free block of a pool of class @szidx that has one. */
static __always_inline void *ob_pool_pop(struct ob_pool *pool,
					 unsigned int szidx)
{
	void *block = pool->free;
	void *next = *(void **)block;

	pool->nr_used++;
	pool->free = next;
	if (unlikely(!next))
		ob_pool_extend(pool);
	ob_poison_new(block, ob_class_size(szidx));
	return block;
}

/**
 * ob_block_alloc() - a block of a known class
 * @h: the heap
 * @kind: what its bytes will be
 * @szidx: its class
 *
 * Neither calls nor locks while a used pool has a free block and keeps one.
 *
 * Return: the block, or NULL.
 */
static __always_inline void *ob_block_alloc(struct ob_heap *h,
					    enum ob_kind kind,
					    unsigned int szidx)
{
	struct list_head *used = &h->used[kind][szidx];
	struct list_head *first = used->next;

	if (unlikely(!--h->countdown || first == used))
		return ob_block_alloc_slow(h, kind, ob_class_size(szidx));
	return ob_pool_pop(container_of(first, struct ob_pool, link), szidx);
}

/* A block goes in front of its pool's free list. */
static __always_inline void ob_pool_push(struct ob_heap *h,
					 struct ob_pool *pool, void *block)
{
	void *last = pool->free;

	*(void **)block = last;
	pool->free = block;
	if (unlikely(!--pool->nr_used || !last))
		ob_pool_settle(h, pool, last);
}

/**
 * ob_block_free() - release a block, whatever its size or backend
 * @h: the heap
 * @block: the block, not NULL
 *
 * Neither calls nor locks while the block's pool stays on its used list. A
 * debug heap finds an address that is no block's only if it is at an odd
 * multiple of OB_ALIGN / 2; ob_free() finds any.
 */
static __always_inline void ob_block_free(struct ob_heap *h, void *block)
{
	struct ob_pool *pool = ob_pool_of(block);

	if (unlikely(ob_block_is_outer(block))) {
		ob_outer_free(h, block);
		return;
	}
	ob_poison_freed(pool, block);
	ob_pool_push(h, pool, block);
}

/**
 * ob_alloc() - a block of any size
 * @h: the heap
 * @kind: what its bytes will be
 * @bytes: size; 0 gives a block of its own, as CPython's allocator does
 *
 * Return: the block, or NULL when there is no memory, the heap's limit would
 * be exceeded or @bytes is above OB_LARGE_MAX.
 */
void *ob_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes);

/**
 * ob_free() - release a block
 * @h: the heap
 * @block: what ob_alloc() or ob_block_alloc() returned, or NULL
 */
void ob_free(struct ob_heap *h, void *block);

/**
 * ob_realloc() - change the size of a block
 * @h: the heap
 * @kind: the block's kind
 * @block: the block, or NULL to allocate
 * @bytes: new size; the block's bytes up to it keep their values
 *
 * The block stays where it is when @bytes fit and are more than three quarters
 * of it. A block outside the pools never moves into one.
 *
 * Return: the block, moved or not, or NULL with @block as it was.
 */
void *ob_realloc(struct ob_heap *h, enum ob_kind kind, void *block,
		 size_t bytes);

/** ob_block_size() - bytes the holder of a block may use */
size_t ob_block_size(const struct ob_heap *h, const void *block);

/** ob_block_kind() - the kind a live block was allocated with */
enum ob_kind ob_block_kind(const struct ob_heap *h, const void *block);

/** ob_heap_owns_static() - is this an address in the static region? */
static inline bool ob_heap_owns_static(const struct ob_heap *h, const void *p)
{
	return (unsigned long)p - (unsigned long)h->static_base < h->static_size;
}

#include <obheap/heap_look.h>

#endif /* _OBHEAP_HEAP_H */
