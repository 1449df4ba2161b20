// SPDX-License-Identifier: GPL-2.0
/*
 * slab - a kmem_cache of the class, not merged with others of its size
 */
#include <linux/slab.h>

#include "bench.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return kmem_cache_alloc(b->cache, GFP_KERNEL);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	kmem_cache_free(b->cache, block);
}

#include "pattern.h"

static int slab_make(struct ob_bench *b, slab_flags_t flags)
{
	b->cache = kmem_cache_create("obheap_bench", ob_class_size(b->szidx),
				     OB_ALIGN, flags, NULL);
	return b->cache ? 0 : -ENOMEM;
}

static int slab_begin(struct ob_bench *b)
{
	return slab_make(b, 0);
}

/* What a session would have to ask for: charged to a memory cgroup. */
static int slab_account_begin(struct ob_bench *b)
{
	return slab_make(b, SLAB_ACCOUNT);
}

static void slab_end(struct ob_bench *b)
{
	kmem_cache_destroy(b->cache);
	b->cache = NULL;
}

const struct ob_bench_ops ob_bench_slab = {
	.name = "kmem_cache",
	.begin = slab_begin,
	.end = slab_end,
	PATTERN_OPS,
};

const struct ob_bench_ops ob_bench_slab_account = {
	.name = "kmem_cache:account",
	.begin = slab_account_begin,
	.end = slab_end,
	PATTERN_OPS,
};
