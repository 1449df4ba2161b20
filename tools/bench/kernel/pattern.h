/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pattern - the patterns, for one allocator
 *
 * Included once by each allocator's file, which has defined before
 *
 *	static __always_inline void *take(struct ob_bench *b, unsigned int szidx);
 *	static __always_inline void give(struct ob_bench *b, void *block,
 *					 unsigned int szidx);
 *
 * and gets PATTERN_OPS, the fields of struct ob_bench_ops that are the same for
 * all.
 */
#ifndef _OBHEAP_BENCH_PATTERN_H
#define _OBHEAP_BENCH_PATTERN_H

static __always_inline void pattern_hot(struct ob_bench *b, unsigned int szidx)
{
	unsigned int i;

	for (i = 0; i < b->pairs; i++) {
		void *block = take(b, szidx);

		OPTIMIZER_HIDE_VAR(block);
		if (unlikely(!block)) {
			b->failed = true;
			return;
		}
		give(b, block, szidx);
	}
}

static __always_inline void pattern_batch(struct ob_bench *b,
					  unsigned int szidx)
{
	unsigned int i, n;

	for (n = 0; n < b->pairs; n += OB_BENCH_BATCH) {
		for (i = 0; i < OB_BENCH_BATCH; i++)
			b->slot[i] = take(b, szidx);
		barrier();
		for (i = 0; i < OB_BENCH_BATCH; i++) {
			if (likely(b->slot[i]))
				give(b, b->slot[i], szidx);
			else
				b->failed = true;
			b->slot[i] = NULL;
		}
	}
}

static __always_inline void pattern_random(struct ob_bench *b,
					   unsigned int szidx)
{
	unsigned int i, at = b->next;

	for (i = 0; i < 2 * b->pairs; i++) {
		void **slot = &b->slot[b->order[at++ % OB_BENCH_ORDER]];

		if (*slot) {
			give(b, *slot, szidx);
			*slot = NULL;
		} else {
			*slot = take(b, szidx);
		}
	}
	b->next = at;
}

static __always_inline void pattern_of(struct ob_bench *b, unsigned int szidx)
{
	switch (b->pattern) {
	case OB_BENCH_HOT:
	case OB_BENCH_LONE:
		pattern_hot(b, szidx);
		break;
	case OB_BENCH_BATCH_64:
		pattern_batch(b, szidx);
		break;
	default:
		pattern_random(b, szidx);
		break;
	}
}

/* One copy of the patterns for each class. */
static __always_inline void pattern_of_4(struct ob_bench *b, unsigned int szidx)
{
	switch (b->szidx % 4) {
	case 0:
		pattern_of(b, szidx);
		break;
	case 1:
		pattern_of(b, szidx + 1);
		break;
	case 2:
		pattern_of(b, szidx + 2);
		break;
	default:
		pattern_of(b, szidx + 3);
		break;
	}
}

static void pattern_run(struct ob_bench *b)
{
	static_assert(OB_NR_CLASSES == 32);

	switch (b->szidx / 4) {
	case 0:
		pattern_of_4(b, 0);
		break;
	case 1:
		pattern_of_4(b, 4);
		break;
	case 2:
		pattern_of_4(b, 8);
		break;
	case 3:
		pattern_of_4(b, 12);
		break;
	case 4:
		pattern_of_4(b, 16);
		break;
	case 5:
		pattern_of_4(b, 20);
		break;
	case 6:
		pattern_of_4(b, 24);
		break;
	default:
		pattern_of_4(b, 28);
		break;
	}
}

static void *pattern_take(struct ob_bench *b)
{
	return take(b, b->szidx);
}

static void pattern_give(struct ob_bench *b, void *block)
{
	give(b, block, b->szidx);
}

#define PATTERN_OPS			\
	.run = pattern_run,		\
	.take = pattern_take,		\
	.give = pattern_give

#endif /* _OBHEAP_BENCH_PATTERN_H */
