// SPDX-License-Identifier: GPL-2.0
/*
 * kmalloc - the kernel's general allocator, the size a constant
 */
#include <linux/slab.h>

#include "bench.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return kmalloc(ob_class_size(szidx), GFP_KERNEL);
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	kfree(block);
}

#include "pattern.h"

const struct ob_bench_ops ob_bench_kmalloc = {
	.name = "kmalloc",
	PATTERN_OPS,
};
