/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bench - what the measuring module's files share
 *
 * One measurement is an allocator, a pattern and a size class, repeated. The
 * patterns are in pattern.h, which every allocator's file includes, so that all
 * are compiled with the allocator's fast path inline and the class a constant,
 * as the callers of each have it.
 */
#ifndef _OBHEAP_BENCH_H
#define _OBHEAP_BENCH_H

#include <obheap/heap.h>

#define OB_BENCH_BATCH		64
#define OB_BENCH_SLOTS		1024
#define OB_BENCH_ORDER		BIT(15)

/**
 * enum ob_bench_pattern - in which order blocks come and go
 * @OB_BENCH_HOT: take one, give it back, while another of the class is held
 * @OB_BENCH_LONE: the same with none held: a pool that begins and ends with it
 * @OB_BENCH_BATCH_64: take OB_BENCH_BATCH, give them back, oldest first
 * @OB_BENCH_RANDOM: a random one of OB_BENCH_SLOTS slots is filled or emptied
 * @OB_BENCH_NR_PATTERNS: number of patterns
 */
enum ob_bench_pattern {
	OB_BENCH_HOT,
	OB_BENCH_LONE,
	OB_BENCH_BATCH_64,
	OB_BENCH_RANDOM,
	OB_BENCH_NR_PATTERNS,
};

/**
 * struct ob_bench - one measurement
 * @pattern: which
 * @szidx: size class
 * @backend: of ob_bench_call
 * @pairs: takes and gives per repetition, a multiple of OB_BENCH_BATCH
 * @failed: an allocation failed
 * @slot: what is held; OB_BENCH_SLOTS entries
 * @order: random slot numbers; OB_BENCH_ORDER entries
 * @held: the other block of OB_BENCH_HOT
 * @next: where the next repetition starts in @order
 * @heap: for those who take from one
 * @cache: likewise
 */
struct ob_bench {
	enum ob_bench_pattern pattern;
	unsigned int szidx;
	unsigned int backend;
	unsigned int pairs;
	bool failed;
	void **slot;
	u16 *order;
	void *held;
	unsigned int next;
	struct ob_heap *heap;
	struct kmem_cache *cache;
};

/**
 * struct ob_bench_ops - an allocator
 * @name: for people
 * @begin: get ready for b->szidx; 0 or a negative errno; may be NULL
 * @end: undo it; may be NULL
 * @run: one repetition
 * @take: one block outside the measurement
 * @give: release such a one, or what a random run has left in a slot
 */
struct ob_bench_ops {
	const char *name;
	int (*begin)(struct ob_bench *b);
	void (*end)(struct ob_bench *b);
	void (*run)(struct ob_bench *b);
	void *(*take)(struct ob_bench *b);
	void (*give)(struct ob_bench *b, void *block);
};

extern const struct ob_bench_ops ob_bench_none;
extern const struct ob_bench_ops ob_bench_pool;
extern const struct ob_bench_ops ob_bench_call;
extern const struct ob_bench_ops ob_bench_slab;
extern const struct ob_bench_ops ob_bench_slab_account;
extern const struct ob_bench_ops ob_bench_kmalloc;
extern const struct ob_bench_ops ob_bench_pages;

const char *ob_bench_backend(unsigned int backend);

#endif /* _OBHEAP_BENCH_H */
