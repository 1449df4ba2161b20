// SPDX-License-Identifier: GPL-2.0
/*
 * malloc - the C library's allocator
 */
#include <stdlib.h>

#include "host.h"

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return malloc(ob_class_size(szidx));
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	free(block);
}

#include "../kernel/pattern.h"

const struct ob_bench_ops ob_bench_malloc = {
	.name = "malloc",
	PATTERN_OPS,
};
