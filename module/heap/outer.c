// SPDX-License-Identifier: GPL-2.0
/*
 * outer blocks: those that live outside the pools, one by one
 *
 * Each is found in two ways: by id through the slot table of its bucket, and
 * by address through a treap over all of them. The treap keeps search order by
 * address and heap order by a hash of it, which makes it balanced without
 * anything to rebalance; no operation recurses.
 */
#include "heap_priv.h"

/* treap */

u64 ob_outer_rank(const struct ob_outer *o)
{
	u64 x = (unsigned long)o;

	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdULL;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53ULL;
	return x ^ x >> 33;
}

static void treap_add(struct ob_outer **link, struct ob_outer *o)
{
	u64 rank = ob_outer_rank(o);
	struct ob_outer **left = &o->left;
	struct ob_outer **right = &o->right;
	struct ob_outer *rest;

	while (*link && ob_outer_rank(*link) >= rank)
		link = o < *link ? &(*link)->left : &(*link)->right;
	rest = *link;
	*link = o;
	while (rest) {
		if (rest < o) {
			*left = rest;
			left = &rest->right;
			rest = rest->right;
		} else {
			*right = rest;
			right = &rest->left;
			rest = rest->left;
		}
	}
	*left = NULL;
	*right = NULL;
}

static void treap_del(struct ob_outer **link, struct ob_outer *o)
{
	struct ob_outer *left = o->left;
	struct ob_outer *right = o->right;

	while (*link != o)
		link = o < *link ? &(*link)->left : &(*link)->right;
	while (left && right) {
		if (ob_outer_rank(left) >= ob_outer_rank(right)) {
			*link = left;
			link = &left->right;
			left = left->right;
		} else {
			*link = right;
			link = &right->left;
			right = right->left;
		}
	}
	*link = left ? left : right;
}

/**
 * ob_outer_around() - the outer block that contains an address
 * @h: the heap
 * @p: any address
 *
 * Return: its header, or NULL when there is none.
 */
struct ob_outer *ob_outer_around(const struct ob_heap *h, const void *p)
{
	struct ob_outer *o = h->outer;
	struct ob_outer *below = NULL;

	while (o) {
		if (p < ob_outer_block(o)) {
			o = o->left;
		} else {
			below = o;
			o = o->right;
		}
	}
	if (below && (size_t)(p - ob_outer_block(below)) < below->bytes)
		return below;
	return NULL;
}

/* slots */

static unsigned int bucket_of(size_t bytes)
{
	int order = fls64(bytes + OB_ALIGN - 1);

	return order > OB_BUCKET_MIN ? order - OB_BUCKET_MIN : 0;
}

static u64 bucket_max(unsigned int bucket)
{
	return min_t(u64, OB_NO_SLOT,
		     1ULL << (OB_ID_BUCKET_SHIFT - ob_bucket_order(bucket)));
}

/* Make sure that slot_take() finds a slot. */
static int slot_reserve(struct ob_heap *h, unsigned int bucket)
{
	struct ob_bucket *b = &h->bucket[bucket];
	unsigned long *slot;
	u64 size;

	if (b->free != OB_NO_SLOT || b->nr < b->size)
		return 0;
	if (b->nr >= bucket_max(bucket))
		return -ENOMEM;
	size = b->size ? b->size * 2ULL : OB_SLOTS_FIRST;
	size = min(size, bucket_max(bucket));
	slot = ob_meta_alloc(h, size * sizeof(*slot));
	if (!slot)
		return -ENOMEM;
	if (b->slot)
		memcpy(slot, b->slot, b->nr * sizeof(*slot));
	ob_meta_free(h, b->slot, b->size * sizeof(*slot));
	b->slot = slot;
	b->size = size;
	return 0;
}

static u32 slot_take(struct ob_bucket *b, struct ob_outer *o)
{
	u32 slot = b->free;

	if (slot != OB_NO_SLOT)
		b->free = b->slot[slot] >> 1;
	else
		slot = b->nr++;
	b->slot[slot] = (unsigned long)o;
	return slot;
}

static void slot_put(struct ob_bucket *b, u32 slot)
{
	b->slot[slot] = (unsigned long)b->free << 1 | 1;
	b->free = slot;
}

/* blocks */

/**
 * ob_outer_alloc() - a block outside the pools
 * @h: the heap
 * @kind: kind of the block
 * @bytes: its size; 0 counts as 1
 *
 * Return: the block, or NULL with everything as it was, but for a slot table
 * that may have grown.
 */
void *ob_outer_alloc(struct ob_heap *h, enum ob_kind kind, size_t bytes)
{
	struct ob_outer *o;
	unsigned int bucket;
	size_t whole;

	bytes = bytes ? bytes : 1;
	if (bytes > OB_LARGE_MAX)
		return NULL;
	whole = sizeof(*o) + bytes;
	bucket = bucket_of(bytes);
	if (slot_reserve(h, bucket) || !ob_heap_room(h, whole))
		return NULL;
	o = h->ops->get(h, whole);
	if (!o)
		return NULL;
	ob_heap_charge(h, whole);
	o->bytes = bytes;
	o->bucket = bucket;
	o->kind = kind;
	o->magic = OB_OUTER_MAGIC;
	o->slot = slot_take(&h->bucket[bucket], o);
	o->id = ob_bucket_id(bucket) +
		((u64)o->slot << ob_bucket_order(bucket)) + OB_ALIGN;
	treap_add(&h->outer, o);
	h->nr_outer[kind]++;
	h->bytes_outer[kind] += bytes;
	ob_poison_new(ob_outer_block(o), bytes);
	return ob_outer_block(o);
}

/**
 * ob_outer_retire() - a block is live no more
 * @h: the heap
 * @o: its header
 *
 * Its memory, its id and its place in the treap stay until
 * ob_outer_discard().
 */
void ob_outer_retire(struct ob_heap *h, struct ob_outer *o)
{
	h->nr_outer[o->kind]--;
	h->bytes_outer[o->kind] -= o->bytes;
	h->bytes_dead += sizeof(*o) + o->bytes;
	o->magic = OB_OUTER_DEAD;
}

static void outer_put(struct ob_heap *h, struct ob_outer *o)
{
	size_t whole = sizeof(*o) + o->bytes;

	h->bytes_dead -= whole;
	o->magic = 0;
	h->ops->put(h, o, whole);
	ob_heap_uncharge(h, whole);
}

/**
 * ob_outer_discard() - forget a block that is live no more
 * @h: the heap
 * @o: its header
 */
void ob_outer_discard(struct ob_heap *h, struct ob_outer *o)
{
	treap_del(&h->outer, o);
	slot_put(&h->bucket[o->bucket], o->slot);
	outer_put(h, o);
}

/**
 * ob_outer_free() - release a block outside the pools, or any of a debug heap
 * @h: the heap
 * @block: the block
 */
void ob_outer_free(struct ob_heap *h, void *block)
{
	struct ob_outer *o = ob_outer_of(block);

	if (unlikely(h->debug)) {
		ob_debug_free(h, block);
		return;
	}
	ob_assert(o->magic == OB_OUTER_MAGIC);
	if (unlikely(h->watch))
		ob_watch_free(h, block);
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG))
		memset(block, OB_POISON_FREED, o->bytes);
	ob_outer_retire(h, o);
	if (!h->ops->keeps)
		ob_outer_discard(h, o);
}
EXPORT_SYMBOL_IF_KUNIT(ob_outer_free);

void ob_outers_exit(struct ob_heap *h)
{
	struct ob_bucket *b;
	struct ob_outer *o;
	u32 slot;

	for (b = h->bucket; b < h->bucket + OB_NR_BUCKETS; b++) {
		if (!b->slot)
			continue;
		for (slot = 0; slot < b->nr; slot++) {
			if (slot % OB_RELAX_EVERY == 0)
				ob_relax();
			o = ob_slot_outer(b, slot);
			if (!o)
				continue;
			if (o->magic != OB_OUTER_DEAD)
				ob_outer_retire(h, o);
			outer_put(h, o);
		}
		ob_meta_free(h, b->slot, b->size * sizeof(*b->slot));
		*b = (struct ob_bucket){ .free = OB_NO_SLOT };
	}
	h->outer = NULL;
}
