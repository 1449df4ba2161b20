// SPDX-License-Identifier: GPL-2.0
/*
 * mimalloc - loaded at run time, because a program that is linked with it gets
 * it for malloc() as well
 */
#include <dlfcn.h>
#include <stdio.h>

#include "host.h"

static struct {
	void *(*take)(size_t bytes);
	void (*give)(void *block);
} mimalloc;

int ob_bench_mimalloc_load(void)
{
	void *library = dlopen("libmimalloc.so.2", RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return -1;
	mimalloc.take = dlsym(library, "mi_malloc");
	mimalloc.give = dlsym(library, "mi_free");
	return mimalloc.take && mimalloc.give ? 0 : -1;
}

static __always_inline void *take(struct ob_bench *b, unsigned int szidx)
{
	return mimalloc.take(ob_class_size(szidx));
}

static __always_inline void give(struct ob_bench *b, void *block,
				 unsigned int szidx)
{
	mimalloc.give(block);
}

#include "../kernel/pattern.h"

const struct ob_bench_ops ob_bench_mimalloc = {
	.name = "mimalloc",
	PATTERN_OPS,
};
