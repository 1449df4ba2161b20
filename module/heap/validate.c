// SPDX-License-Identifier: GPL-2.0
/*
 * validation: every equation and list of heap.h, checked on the whole heap
 *
 * The tables of arenas, pools and slots are what the check starts from. Links
 * are followed only to addresses that those tables hold, so that a damaged
 * list is reported and not run into; each list, record or header counts as one
 * fault however much of it is wrong.
 */
#include "heap_priv.h"

/*
 * Addresses that may be followed, sorted. A table for which there was no
 * memory lets every address pass, and counts without memory every length.
 */
struct addr_set {
	unsigned long *addr;
	u64 nr;
	u64 size;
};

struct check {
	const struct ob_heap *h;
	struct ob_fault first;
	unsigned long nr_faults;
	struct addr_set arenas;
	struct addr_set pools;
	struct addr_set outers;
	u32 (*used)[OB_NR_CLASSES];
	u64 nr_busy;
	u64 nr_live;
	u64 nr_outer[OB_NR_KINDS];
	u64 bytes_outer[OB_NR_KINDS];
	u64 bytes_dead;
	u64 bytes_meta;
};

static const char *const fault_names[OB_NR_FAULTS] = {
	[OB_FAULT_NONE] = "none",
	[OB_FAULT_ARENA] = "arena",
	[OB_FAULT_ARENA_ORDER] = "arena-order",
	[OB_FAULT_FINGER] = "finger",
	[OB_FAULT_EMPTY_LIST] = "empty-list",
	[OB_FAULT_POOL] = "pool",
	[OB_FAULT_FREE_LIST] = "free-list",
	[OB_FAULT_USED_LIST] = "used-list",
	[OB_FAULT_OUTER] = "outer",
	[OB_FAULT_SLOTS] = "slots",
	[OB_FAULT_TREE] = "tree",
	[OB_FAULT_COUNT] = "count",
	[OB_FAULT_BYTES] = "bytes",
	[OB_FAULT_BAD_FREE] = "bad-free",
	[OB_FAULT_DOUBLE_FREE] = "double-free",
	[OB_FAULT_BEFORE] = "write-before",
	[OB_FAULT_AFTER] = "write-after",
	[OB_FAULT_FREED] = "write-after-free",
};

const char *ob_fault_name(enum ob_fault_code code)
{
	return (unsigned int)code < OB_NR_FAULTS ? fault_names[code] : "?";
}
EXPORT_SYMBOL_IF_KUNIT(ob_fault_name);

static void fault(struct check *c, enum ob_fault_code code, int arena, int pool,
		  u64 id)
{
	if (!c->nr_faults++)
		c->first = (struct ob_fault){
			.code = code,
			.arena = arena,
			.pool = pool,
			.id = id,
		};
}

static void expect(struct check *c, bool holds, enum ob_fault_code code)
{
	if (!holds)
		fault(c, code, -1, -1, 0);
}

/* sets of addresses */

static void set_init(struct addr_set *set, u64 size)
{
	*set = (struct addr_set){ .size = size };
	if (size)
		set->addr = ob_mem_alloc(size * sizeof(*set->addr));
}

static void set_add(struct addr_set *set, const void *p)
{
	if (set->addr && set->nr < set->size)
		set->addr[set->nr++] = (unsigned long)p;
}

static int addr_cmp(const void *a, const void *b)
{
	unsigned long x = *(const unsigned long *)a;
	unsigned long y = *(const unsigned long *)b;

	return x < y ? -1 : x > y;
}

static void set_sort(struct addr_set *set)
{
	if (set->addr)
		sort(set->addr, set->nr, sizeof(*set->addr), addr_cmp, NULL);
}

static bool set_has(const struct addr_set *set, const void *p)
{
	unsigned long x = (unsigned long)p;
	u64 low = 0;
	u64 high = set->nr;

	if (!set->addr)
		return set->size;
	while (low < high) {
		u64 mid = low + (high - low) / 2;

		if (set->addr[mid] == x)
			return true;
		if (set->addr[mid] < x)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* pools */

static bool pool_header_ok(const struct ob_pool *pool)
{
	u32 size, carved;

	if (pool->kind >= OB_NR_KINDS || pool->szidx >= OB_NR_CLASSES)
		return false;
	size = ob_class_size(pool->szidx);
	if (pool->max_offset != OB_POOL_SIZE - size ||
	    pool->next_virgin < OB_POOL_HEADER ||
	    (pool->next_virgin - OB_POOL_HEADER) % size)
		return false;
	if (!ob_pool_clear_ok(pool))
		return false;
	carved = ob_pool_nr_carved(pool);
	return carved <= ob_pool_capacity(pool) &&
	       ob_pool_nr_live(pool) <= carved &&
	       (!pool->watched || pool->nr_used == 1);
}

/* The bytes of a debug heap's block that nobody may write. */
static void check_fences(struct check *c, const struct ob_pool *pool,
			 u32 offset, u32 bytes, enum ob_kind kind, bool live)
{
	enum ob_fault_code code;

	code = ob_debug_pool_fault(pool, offset, bytes, kind, live);
	if (code)
		fault(c, code, pool->arena, pool->index,
		      ob_pool_id(pool->arena, pool->index) + offset +
		      OB_DEBUG_ID);
}

static void check_bump_fences(struct check *c, const struct ob_pool *pool)
{
	struct ob_bump_block block = {};

	while (ob_bump_next(pool, block.offset + block.bytes, &block))
		check_fences(c, pool, block.offset, block.bytes, block.kind,
			     block.live);
}

static noinline_for_stack void check_free_list(struct check *c,
					       const struct ob_pool *pool)
{
	DECLARE_BITMAP(map, OB_POOL_SIZE / OB_ALIGN);
	u32 nr = ob_pool_capacity(pool);
	u32 nr_not_live = 0;
	bool sound;
	u32 i;

	sound = ob_pool_map_free(pool, map);
	for (i = 0; i < nr; i++)
		nr_not_live += test_bit(i, map);
	/* A used pool always has a free block ready. */
	if (ob_pool_nr_live(pool) < nr && !pool->free)
		sound = false;
	if (!sound || nr_not_live != nr - ob_pool_nr_live(pool))
		fault(c, OB_FAULT_FREE_LIST, pool->arena, pool->index,
		      ob_pool_id(pool->arena, pool->index));
	for (i = 0; c->h->debug && sound && i < nr; i++)
		check_fences(c, pool, OB_POOL_HEADER +
			     i * ob_class_size(pool->szidx),
			     ob_class_size(pool->szidx), pool->kind,
			     !test_bit(i, map));
}

static void check_pool(struct check *c, const struct ob_arena *arena, u32 index)
{
	const struct ob_pool *pool = arena->pool[index];
	bool in_place = pool->arena == arena->slot && pool->index == index;

	if (ob_pool_is_bump(pool) && in_place && ob_bump_sound(c->h, pool)) {
		c->nr_busy++;
		c->nr_live += pool->nr_used;
		if (c->h->debug)
			check_bump_fences(c, pool);
		return;
	}
	if (!in_place || !pool_header_ok(pool)) {
		fault(c, OB_FAULT_POOL, arena->slot, index,
		      ob_pool_id(arena->slot, index));
		return;
	}
	check_free_list(c, pool);
	if (c->used && ob_pool_state(pool) == OB_POOL_USED)
		c->used[pool->kind][pool->szidx]++;
	if (ob_pool_nr_live(pool))
		c->nr_busy++;
	c->nr_live += ob_pool_nr_live(pool);
}

/* arenas */

/* The part of a record that everything else relies on. */
static bool arena_record_ok(const struct ob_arena *arena, u32 slot)
{
	u32 i;

	if (arena->slot != slot || arena->nr_carved > OB_ARENA_POOLS ||
	    arena->nr_free > OB_ARENA_POOLS)
		return false;
	for (i = 0; i < arena->nr_carved; i++)
		if (!arena->pool[i] ||
		    !IS_ALIGNED((unsigned long)arena->pool[i], OB_POOL_SIZE))
			return false;
	for (; i < OB_ARENA_POOLS; i++)
		if (arena->pool[i])
			return false;
	return true;
}

static void check_empty_list(struct check *c, const struct ob_arena *arena)
{
	const struct ob_pool *pool = arena->empty;
	u32 nr_empty = 0;
	u32 nr = 0;
	u32 i;

	for (i = 0; i < arena->nr_carved; i++)
		nr_empty += ob_pool_state(arena->pool[i]) == OB_POOL_EMPTY;
	while (pool && nr <= nr_empty && set_has(&c->pools, pool) &&
	       pool->arena == arena->slot && !ob_pool_nr_live(pool)) {
		nr++;
		pool = ob_pool_next_empty(pool);
	}
	if (pool || nr != nr_empty)
		fault(c, OB_FAULT_EMPTY_LIST, arena->slot, -1,
		      ob_arena_id(arena->slot));
	if (arena->nr_free != nr_empty + OB_ARENA_POOLS - arena->nr_carved)
		fault(c, OB_FAULT_ARENA, arena->slot, -1,
		      ob_arena_id(arena->slot));
}

static void check_fingers(struct check *c)
{
	struct ob_arena *const *finger = c->h->finger;
	struct ob_arena *arena, *next;
	u32 nr_set = 0;
	u32 nr_last = 0;
	u32 i;

	/* Every last of its count has its finger, and there are no others. */
	list_for_each_entry(arena, &c->h->usable, link) {
		next = list_next_entry(arena, link);
		if (!list_is_last(&arena->link, &c->h->usable) &&
		    next->nr_free == arena->nr_free)
			continue;
		nr_last++;
		if (finger[arena->nr_free] != arena)
			fault(c, OB_FAULT_FINGER, arena->slot, -1,
			      ob_arena_id(arena->slot));
	}
	for (i = 0; i <= OB_ARENA_POOLS; i++)
		nr_set += !!finger[i];
	if (nr_set > nr_last)
		fault(c, OB_FAULT_FINGER, -1, -1, 0);
}

static void check_usable(struct check *c, u32 nr_usable)
{
	const struct list_head *head = &c->h->usable;
	const struct list_head *prev = head;
	const struct list_head *pos;
	const struct ob_arena *arena = NULL;
	u32 nr_free = 1;
	u32 nr = 0;

	for (pos = head->next; pos != head; prev = pos, pos = pos->next) {
		arena = container_of(pos, struct ob_arena, link);
		if (!set_has(&c->arenas, arena) || pos->prev != prev ||
		    arena->nr_free < nr_free || ++nr > nr_usable)
			goto err_list;
		nr_free = arena->nr_free;
	}
	if (head->prev != prev || nr != nr_usable)
		goto err_list;
	check_fingers(c);
	return;

err_list:
	fault(c, OB_FAULT_ARENA_ORDER, -1, -1, 0);
}

static void check_used_list(struct check *c, unsigned int kind,
			    unsigned int szidx)
{
	const struct list_head *head = &c->h->used[kind][szidx];
	const struct list_head *prev = head;
	const struct list_head *pos;
	const struct ob_pool *pool;
	u64 most = c->used ? c->used[kind][szidx] : c->h->nr_pools;
	u64 nr = 0;

	for (pos = head->next; pos != head; prev = pos, pos = pos->next) {
		pool = container_of(pos, struct ob_pool, link);
		if (!set_has(&c->pools, pool) || pos->prev != prev ||
		    ++nr > most || !pool_header_ok(pool) ||
		    pool->kind != kind || pool->szidx != szidx ||
		    ob_pool_state(pool) != OB_POOL_USED)
			goto err_list;
	}
	if (head->prev == prev && (!c->used || nr == most))
		return;

err_list:
	fault(c, OB_FAULT_USED_LIST, -1, -1, 0);
}

static void check_arenas(struct check *c)
{
	const struct ob_heap *h = c->h;
	u32 nr_arenas = 0, nr_pools = 0, nr_usable = 0;
	const struct ob_arena *arena;
	u32 slot, i;

	set_init(&c->arenas, h->arenas_end);
	set_init(&c->pools, (u64)h->arenas_end * OB_ARENA_POOLS);
	for (slot = 0; slot < h->arenas_end; slot++) {
		arena = h->arenas[slot];
		if (!arena)
			continue;
		nr_arenas++;
		if (!arena_record_ok(arena, slot)) {
			fault(c, OB_FAULT_ARENA, slot, -1, ob_arena_id(slot));
			continue;
		}
		set_add(&c->arenas, arena);
		nr_pools += arena->nr_carved;
		nr_usable += arena->nr_free > 0;
		for (i = 0; i < arena->nr_carved; i++)
			set_add(&c->pools, arena->pool[i]);
	}
	set_sort(&c->arenas);
	set_sort(&c->pools);
	for (slot = 0; slot < h->arenas_end; slot++) {
		arena = h->arenas[slot];
		if (!arena || !arena_record_ok(arena, slot))
			continue;
		for (i = 0; i < arena->nr_carved; i++)
			check_pool(c, arena, i);
		check_empty_list(c, arena);
		ob_relax();
	}
	if (h->bump && !set_has(&c->pools, h->bump))
		fault(c, OB_FAULT_POOL, -1, -1, 0);
	check_usable(c, nr_usable);
	for (i = 0; i < OB_NR_KINDS * OB_NR_CLASSES; i++)
		check_used_list(c, i / OB_NR_CLASSES, i % OB_NR_CLASSES);

	expect(c, h->nr_arenas == nr_arenas, OB_FAULT_COUNT);
	expect(c, h->nr_pools == nr_pools, OB_FAULT_COUNT);
	c->bytes_meta += nr_arenas * sizeof(*arena) +
			 h->arenas_size * sizeof(*h->arenas);
}

static void check_arena_slots(struct check *c)
{
	const struct ob_heap *h = c->h;
	u32 slot = 0;

	expect(c, h->arenas_end <= h->arenas_size, OB_FAULT_COUNT);
	while (ob_arena_at(h, slot))
		slot++;
	expect(c, h->arenas_low <= slot, OB_FAULT_COUNT);
	expect(c, !h->arenas_end || h->arenas[h->arenas_end - 1],
	       OB_FAULT_COUNT);
}

/* outer blocks */

static bool outer_ok(const struct ob_outer *o, unsigned int bucket, u32 slot)
{
	unsigned int order = ob_bucket_order(bucket);
	u64 id = ob_bucket_id(bucket) + ((u64)slot << order) + OB_ALIGN;

	if ((o->magic != OB_OUTER_MAGIC && o->magic != OB_OUTER_DEAD) ||
	    o->bucket != bucket || o->slot != slot || o->id != id || o->kind >= OB_NR_KINDS)
		return false;
	if (!o->bytes || o->bytes + OB_ALIGN > 1ULL << order)
		return false;
	return !bucket || o->bytes + OB_ALIGN > 1ULL << (order - 1);
}

static void check_bucket(struct check *c, unsigned int bucket)
{
	const struct ob_bucket *b = &c->h->bucket[bucket];
	const struct ob_outer *o;
	u32 nr_free = 0;
	u32 nr = 0;
	u32 slot;

	for (slot = 0; slot < b->nr; slot++) {
		if (slot % OB_RELAX_EVERY == 0)
			ob_relax();
		o = ob_slot_outer(b, slot);
		if (!o) {
			nr_free++;
			continue;
		}
		set_add(&c->outers, o);
		if (!outer_ok(o, bucket, slot)) {
			fault(c, OB_FAULT_OUTER, -1, -1,
			      ob_bucket_id(bucket) +
			      ((u64)slot << ob_bucket_order(bucket)) + OB_ALIGN);
			continue;
		}
		if (c->h->debug && ob_debug_outer_fault(o))
			fault(c, ob_debug_outer_fault(o), -1, -1,
			      o->id + OB_DEBUG_IN_OUTER);
		if (o->magic == OB_OUTER_DEAD) {
			c->bytes_dead += sizeof(*o) + o->bytes;
			continue;
		}
		c->nr_outer[o->kind]++;
		c->bytes_outer[o->kind] += o->bytes;
	}
	for (slot = b->free; slot < b->nr && nr <= nr_free; nr++) {
		if (!(b->slot[slot] & 1))
			break;
		slot = b->slot[slot] >> 1;
	}
	if (slot != OB_NO_SLOT || nr != nr_free)
		fault(c, OB_FAULT_SLOTS, -1, -1, ob_bucket_id(bucket));
	c->bytes_meta += b->size * sizeof(*b->slot);
}

/* Is this an acceptable child: one of ours, and lower in the treap? */
static bool child_ok(const struct check *c, const struct ob_outer *o,
		     const struct ob_outer *child)
{
	return !child || (set_has(&c->outers, child) &&
			  ob_outer_rank(child) < ob_outer_rank(o));
}

/*
 * Ranks fall along every link, so no search can circle; and a block that the
 * search for its own address finds is where the order wants it.
 */
static void check_tree(struct check *c)
{
	const struct ob_heap *h = c->h;
	const struct ob_outer *o;
	bool sound = true;
	u64 i;

	if (h->outer && !set_has(&c->outers, h->outer)) {
		fault(c, OB_FAULT_TREE, -1, -1, 0);
		return;
	}
	for (i = 0; i < c->outers.nr; i++) {
		o = (void *)c->outers.addr[i];
		if (!child_ok(c, o, o->left) || !child_ok(c, o, o->right)) {
			fault(c, OB_FAULT_TREE, -1, -1, o->id);
			sound = false;
		}
	}
	for (i = 0; sound && i < c->outers.nr; i++) {
		if (i % OB_RELAX_EVERY == 0)
			ob_relax();
		o = (void *)c->outers.addr[i];
		if (ob_outer_around(h, ob_outer_block(o)) != o)
			fault(c, OB_FAULT_TREE, -1, -1, o->id);
	}
}

static void check_outers(struct check *c)
{
	const struct ob_heap *h = c->h;
	u64 size = 0;
	u32 i;

	for (i = 0; i < OB_NR_BUCKETS; i++)
		size += h->bucket[i].nr;
	set_init(&c->outers, size);
	for (i = 0; i < OB_NR_BUCKETS; i++)
		check_bucket(c, i);
	set_sort(&c->outers);
	check_tree(c);
	for (i = 0; i < OB_NR_KINDS; i++) {
		expect(c, c->nr_outer[i] == h->nr_outer[i], OB_FAULT_COUNT);
		expect(c, c->bytes_outer[i] == h->bytes_outer[i],
		       OB_FAULT_BYTES);
	}
}

static void check_totals(struct check *c)
{
	const struct ob_heap *h = c->h;
	u64 bytes = h->nr_pools * OB_POOL_SIZE + h->bytes_dead + h->bytes_meta;
	u64 nr_live = c->nr_live;
	u32 i;

	for (i = 0; i < OB_NR_KINDS; i++) {
		bytes += h->bytes_outer[i] +
			 h->nr_outer[i] * sizeof(struct ob_outer);
		nr_live += h->nr_outer[i];
	}
	expect(c, h->bytes_dead == c->bytes_dead, OB_FAULT_BYTES);
	expect(c, h->bytes_meta == c->bytes_meta, OB_FAULT_BYTES);
	expect(c, h->bytes == bytes, OB_FAULT_BYTES);
	expect(c, h->peak_bytes >= h->bytes, OB_FAULT_BYTES);
	expect(c, h->peak_arenas >= h->nr_arenas, OB_FAULT_COUNT);
	expect(c, h->arenas_new - h->arenas_freed == h->nr_arenas,
	       OB_FAULT_COUNT);
	expect(c, h->pools_taken - h->pools_released == c->nr_busy,
	       OB_FAULT_COUNT);
	expect(c, ob_heap_attempts(h) >= h->nr_failed + nr_live,
	       OB_FAULT_COUNT);
}

static void check_debug(struct check *c)
{
	struct ob_fault first;
	unsigned long nr_past = ob_debug_past(c->h, &first);

	if (!c->nr_faults && nr_past)
		c->first = first;
	c->nr_faults += nr_past;
	c->bytes_meta += ob_debug_meta(c->h);
	expect(c, !c->pools.addr ||
	       ob_debug_knows(c->h, c->pools.addr, c->pools.nr), OB_FAULT_COUNT);
}

unsigned long ob_heap_validate(const struct ob_heap *h, struct ob_fault *first)
{
	struct check c = {
		.h = h,
		.first = { .arena = -1, .pool = -1 },
	};

	c.used = ob_mem_alloc(OB_NR_KINDS * sizeof(*c.used));
	check_arena_slots(&c);
	check_arenas(&c);
	check_outers(&c);
	if (h->debug)
		check_debug(&c);
	c.bytes_meta += ob_births_meta(h);
	check_totals(&c);
	ob_mem_free(c.used);
	ob_mem_free(c.arenas.addr);
	ob_mem_free(c.pools.addr);
	ob_mem_free(c.outers.addr);
	if (first)
		*first = c.first;
	return c.nr_faults;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_validate);
