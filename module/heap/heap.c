// SPDX-License-Identifier: GPL-2.0
/*
 * a heap's life, and the account of what it takes from the machine
 *
 * Every byte comes in through ob_heap_room() and ob_heap_charge() and leaves
 * through ob_heap_uncharge(); nothing else touches the total.
 */
#include "heap_priv.h"

/* More attempts than can ever be made. */
#define COUNTDOWN_NEVER	(U64_MAX >> 1)

/**
 * ob_heap_countdown() - start counting attempts anew
 * @h: the heap
 *
 * Debug heaps, watched ones and those that remember births look at every
 * attempt, others at the one that is to fail.
 */
void ob_heap_countdown(struct ob_heap *h)
{
	h->attempts_before = ob_heap_attempts(h);
	h->countdown = h->fail.left ?: COUNTDOWN_NEVER;
	if (h->debug || h->births || h->watch)
		h->countdown = 1;
	h->countdown_from = h->countdown;
}

int ob_heap_init(struct ob_heap *h, const struct ob_heap_config *cfg)
{
	static const struct ob_heap_config plain;
	unsigned int kind, i;

	if (!cfg)
		cfg = &plain;
	if ((unsigned int)cfg->backend >= OB_NR_BACKENDS)
		return -EINVAL;
	memset(h, 0, sizeof(*h));
	if (ob_heap_set_static(h, cfg->static_base, cfg->static_size))
		return -EINVAL;
	h->backend = cfg->backend;
	h->ops = ob_heap_backends[cfg->backend];
	ob_heap_set_limit(h, cfg->limit);
	INIT_LIST_HEAD(&h->usable);
	for (kind = 0; kind < OB_NR_KINDS; kind++)
		for (i = 0; i < OB_NR_CLASSES; i++)
			INIT_LIST_HEAD(&h->used[kind][i]);
	for (i = 0; i < OB_NR_BUCKETS; i++)
		h->bucket[i].free = OB_NO_SLOT;
	if ((cfg->debug && ob_debug_new(h, cfg)) ||
	    (cfg->births && !cfg->debug && ob_births_new(h))) {
		memset(h, 0, sizeof(*h));
		return -ENOMEM;
	}
	ob_heap_countdown(h);
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_init);

void ob_heap_exit(struct ob_heap *h)
{
	if (!h->ops)
		return;
	h->watch = NULL;
	ob_debug_exit(h);
	ob_births_exit(h);
	ob_outers_exit(h);
	ob_arenas_exit(h);
	ob_assert(!h->bytes);
	h->ops = NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_exit);

int ob_heap_set_static(struct ob_heap *h, const void *base, size_t size)
{
	if (size > OB_MAX_STATIC || (!base && size) ||
	    (unsigned long)base % OB_ALIGN)
		return -EINVAL;
	h->static_base = base;
	h->static_size = size;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_set_static);

void ob_heap_set_limit(struct ob_heap *h, u64 limit)
{
	h->limit = limit ? limit : U64_MAX;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_set_limit);

void ob_heap_fail(struct ob_heap *h, u64 nth, bool forever)
{
	h->fail = (struct ob_fail){ .left = nth, .forever = forever };
	ob_heap_countdown(h);
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_fail);

void ob_heap_fail_backing(struct ob_heap *h, u64 nth, bool forever)
{
	h->fail_backing.left = nth;
	h->fail_backing.forever = forever;
}
EXPORT_SYMBOL_IF_KUNIT(ob_heap_fail_backing);

/**
 * ob_heap_attempt_fails() - the countdown has reached zero: does this fail?
 * @h: the heap
 *
 * Return: true when a failure is to be injected.
 */
bool ob_heap_attempt_fails(struct ob_heap *h)
{
	struct ob_fail *fail = &h->fail;
	bool fails = false;

	if (fail->left) {
		fail->left -= h->countdown_from;
		fails = !fail->left;
		if (fails)
			fail->left = fail->forever;
	}
	ob_heap_countdown(h);
	h->nr_injected += fails;
	return fails;
}

/**
 * ob_heap_room() - may so much more be taken?
 * @h: the heap
 * @bytes: how much
 *
 * Called once before each request to the machine; counts what it refuses.
 *
 * Return: true when it may.
 */
bool ob_heap_room(struct ob_heap *h, u64 bytes)
{
	struct ob_fail *fail = &h->fail_backing;

	if (fail->left && !--fail->left) {
		fail->left = fail->forever;
		h->nr_injected++;
		return false;
	}
	if (h->bytes > h->limit || bytes > h->limit - h->bytes) {
		h->nr_limit++;
		return false;
	}
	return true;
}

void ob_heap_charge(struct ob_heap *h, u64 bytes)
{
	h->bytes += bytes;
	h->peak_bytes = max(h->peak_bytes, h->bytes);
}

void ob_heap_uncharge(struct ob_heap *h, u64 bytes)
{
	ob_assert(h->bytes >= bytes);
	h->bytes -= bytes;
}

/* A record or a table: accounted, zeroed. */
void *ob_meta_alloc(struct ob_heap *h, size_t bytes)
{
	void *mem;

	if (!ob_heap_room(h, bytes))
		return NULL;
	mem = ob_mem_alloc(bytes);
	if (!mem)
		return NULL;
	ob_heap_charge(h, bytes);
	h->bytes_meta += bytes;
	return mem;
}

void ob_meta_free(struct ob_heap *h, void *mem, size_t bytes)
{
	if (!mem)
		return;
	ob_mem_free(mem);
	h->bytes_meta -= bytes;
	ob_heap_uncharge(h, bytes);
}
