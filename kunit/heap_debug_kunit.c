// SPDX-License-Identifier: GPL-2.0
/*
 * heap_debug_kunit - every misuse of a block that a debug heap promises to
 * find: reported once with the right block, counted by validation, survived
 */
#include "fixtures.h"

static const enum ob_backend backends[] = {
	OB_BACKEND_POOL, OB_BACKEND_KMALLOC, OB_BACKEND_SLAB, OB_BACKEND_BUMP,
};

static void backend_desc(const enum ob_backend *backend, char *desc)
{
	static const char *const names[] = { "pool", "kmalloc", "slab", "bump" };

	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s", names[*backend]);
}

KUNIT_ARRAY_PARAM(backend, backends, backend_desc);

/* What the heap has reported in a case. */
struct reports {
	struct ob_heap_report last;
	u32 nr;
};

static void note(void *ctx, const struct ob_heap_report *report)
{
	struct reports *reports = ctx;

	reports->last = *report;
	reports->nr++;
}

static struct ob_heap *begin(struct kunit *test, struct reports *reports)
{
	const enum ob_backend *backend = test->param_value;
	struct ob_heap_config cfg = {
		.backend = backend ? *backend : OB_BACKEND_POOL,
		.debug = true, .report = note, .report_ctx = reports,
	};
	struct ob_fix *fix = test->priv;

	*reports = (struct reports){};
	ob_fix_restart(test, fix, &cfg);
	return &fix->heap;
}

/* The heap is not empty or not whole on purpose: end it before the checks. */
static void end(struct kunit *test)
{
	ob_fix_restart(test, test->priv, NULL);
}

static void expect_report(struct kunit *test, const struct reports *reports,
			  u32 nr, enum ob_fault_code code, u64 id)
{
	KUNIT_EXPECT_EQ(test, reports->nr, nr);
	KUNIT_EXPECT_STREQ(test, ob_fault_name(reports->last.code),
			   ob_fault_name(code));
	KUNIT_EXPECT_EQ(test, reports->last.id, id);
}

static bool all_bytes(const u8 *p, size_t bytes, u8 value)
{
	while (bytes && *p == value) {
		p++;
		bytes--;
	}
	return !bytes;
}

static void bytes_of_a_block(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	struct ob_heap *h = begin(test, &reports);
	u32 size;

	for (size = 0; size < 700; size++) {
		u8 *block = ob_alloc(h, OB_KIND_RAW, size);

		KUNIT_ASSERT_NOT_NULL(test, block);
		KUNIT_EXPECT_EQ(test, ob_block_size(h, block), (size_t)size);
		KUNIT_EXPECT_TRUE(test, all_bytes(block, size, 0xcd));
		KUNIT_EXPECT_TRUE(test, all_bytes(block - 7, 7, 0xfd));
		KUNIT_EXPECT_TRUE(test, all_bytes(block + size, 8, 0xfd));
		KUNIT_EXPECT_EQ(test, ob_id_of(h, block) % OB_ALIGN, 0ULL);
		memset(block, 0, size);
		if (size % 2)
			ob_free(h, block);
		else
			ob_block_free(h, block);
	}
	KUNIT_EXPECT_EQ(test, reports.nr, 0U);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.nr_blocks, 0ULL);
}

static const u32 some_sizes[] = { 0, 1, 8, 40, 300, 472, 473, 512, 513, 5000 };

static void double_free_is_reported(struct kunit *test)
{
	struct reports reports;
	u32 i;

	for (i = 0; i < ARRAY_SIZE(some_sizes); i++) {
		struct ob_heap *h = begin(test, &reports);
		void *other = ob_alloc(h, OB_KIND_GC, some_sizes[i]);
		void *block = ob_alloc(h, OB_KIND_GC, some_sizes[i]);
		u64 id = ob_id_of(h, block);
		u64 live;

		KUNIT_ASSERT_NOT_NULL(test, block);
		ob_free(h, block);
		live = ob_heap_live(h);
		KUNIT_EXPECT_EQ(test, reports.nr, 0U);
		ob_free(h, block);
		expect_report(test, &reports, 1, OB_FAULT_DOUBLE_FREE, id);
		ob_block_free(h, block);
		expect_report(test, &reports, 2, OB_FAULT_DOUBLE_FREE, id);
		KUNIT_EXPECT_EQ(test, ob_heap_live(h), live);
		ob_fix_faults(test, test->priv, 2, OB_FAULT_DOUBLE_FREE);
		ob_free(h, other);
		end(test);
	}
}

static void bad_free_is_reported(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	struct ob_heap *h = begin(test, &reports);
	void *block = ob_alloc(h, OB_KIND_INSTANCE, 200);
	void *large = ob_alloc(h, OB_KIND_RAW, 2000);
	u64 id = ob_id_of(h, block);

	KUNIT_ASSERT_NOT_NULL(test, block);
	KUNIT_ASSERT_NOT_NULL(test, large);
	ob_free(h, NULL);
	KUNIT_EXPECT_EQ(test, reports.nr, 0U);
	/* The object instead of its block, an odd place, a place in a fence. */
	ob_free(h, block + 32);
	expect_report(test, &reports, 1, OB_FAULT_BAD_FREE, id);
	ob_free(h, block + 5);
	ob_free(h, block - 8);
	expect_report(test, &reports, 3, OB_FAULT_BAD_FREE, id);
	ob_free(h, large + 16);
	expect_report(test, &reports, 4, OB_FAULT_BAD_FREE, ob_id_of(h, large));
	/* Not ours at all. */
	ob_free(h, &reports);
	ob_free(h, fix);
	ob_free(h, (void *)16);
	expect_report(test, &reports, 7, OB_FAULT_BAD_FREE, 0);
	KUNIT_EXPECT_NULL(test, ob_realloc(h, OB_KIND_RAW, large + 16, 100));
	KUNIT_EXPECT_EQ(test, reports.nr, 8U);
	ob_fix_faults(test, fix, 8, OB_FAULT_BAD_FREE);
	ob_free(h, block);
	ob_free(h, large);
	KUNIT_EXPECT_EQ(test, reports.nr, 8U);
	KUNIT_EXPECT_EQ(test, ob_heap_live(h), 0ULL);
	end(test);
}

/* At the release, and before it by validation. */
static void write_outside_is_reported(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	u32 i, size;
	s32 at;

	for (i = 0; i < ARRAY_SIZE(some_sizes); i++) {
		size = some_sizes[i];
		for (at = -24; at < (s32)size + 8; at++) {
			struct ob_heap *h;
			u8 *block, kept;
			u64 id;

			/* The size and the serial number are no fences. */
			if ((at >= -23 && at < -8) || (at >= 0 && at < size))
				continue;
			h = begin(test, &reports);
			block = ob_alloc(h, OB_KIND_OBJECT, size);
			KUNIT_ASSERT_NOT_NULL(test, block);
			id = ob_id_of(h, block);
			ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
			kept = block[at];
			block[at] = kept ^ 0x80;
			ob_fix_faults(test, fix, 1, at < 0 ? OB_FAULT_BEFORE :
							     OB_FAULT_AFTER);
			ob_free(h, block);
			expect_report(test, &reports, 1, at < 0 ?
				      OB_FAULT_BEFORE : OB_FAULT_AFTER, id);
			if (at >= 0) {
				KUNIT_EXPECT_EQ(test, reports.last.at, (s64)at);
				KUNIT_EXPECT_EQ(test, reports.last.bytes,
						(u64)size);
				KUNIT_EXPECT_EQ(test, reports.last.serial, 1ULL);
			}
			KUNIT_EXPECT_EQ(test, reports.last.found,
					(u8)(kept ^ 0x80));
			KUNIT_EXPECT_EQ(test, ob_heap_live(h), 0ULL);
			end(test);
		}
	}
}

static void write_after_free_is_found(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	u32 i, size, at;

	for (i = 0; i < ARRAY_SIZE(some_sizes); i++) {
		size = some_sizes[i];
		for (at = 0; at < size; at += size / 3 + 1) {
			struct ob_heap *h = begin(test, &reports);
			u8 *block = ob_alloc(h, OB_KIND_RAW, size);
			u8 *other = ob_alloc(h, OB_KIND_RAW, size);

			KUNIT_ASSERT_NOT_NULL(test, block);
			KUNIT_ASSERT_NOT_NULL(test, other);
			ob_free(h, block);
			ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
			block[at] ^= 1;
			ob_fix_faults(test, fix, 1, OB_FAULT_FREED);
			block[at] ^= 1;
			ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
			KUNIT_EXPECT_EQ(test, reports.nr, 0U);
			ob_free(h, other);
			end(test);
		}
	}
}

static void write_after_free_is_reported_at_reuse(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	struct ob_heap *h = begin(test, &reports);
	u8 *block = ob_alloc(h, OB_KIND_RAW, 100);
	void *other = ob_alloc(h, OB_KIND_RAW, 100);
	u64 id = ob_id_of(h, block);

	KUNIT_ASSERT_NOT_NULL(test, block);
	ob_free(h, block);
	block[60] = 0;
	KUNIT_EXPECT_PTR_EQ(test, ob_alloc(h, OB_KIND_RAW, 100), (void *)block);
	expect_report(test, &reports, 1, OB_FAULT_FREED, id);
	KUNIT_EXPECT_EQ(test, reports.last.at, 60LL);
	KUNIT_EXPECT_EQ(test, reports.last.szidx, 8);
	KUNIT_EXPECT_EQ(test, reports.last.arena, 0);
	KUNIT_EXPECT_EQ(test, reports.last.pool, 0);
	/* A pool that went empty is checked when another class takes it. */
	ob_free(h, block);
	ob_free(h, other);
	block[3] = 1;
	other = ob_alloc(h, OB_KIND_GC, 20);
	expect_report(test, &reports, 2, OB_FAULT_FREED, id);
	ob_fix_faults(test, fix, 2, OB_FAULT_FREED);
	ob_free(h, other);
	end(test);
}

/* The word a free block is linked by belongs to its last holder's fence. */
static void overwritten_link_is_survived(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	struct ob_heap *h = begin(test, &reports);
	void **link;
	u32 i;

	ob_fix_alloc(test, fix, OB_KIND_RAW, 100, 50);
	for (i = 10; i < 20; i++)
		ob_free(h, fix->blocks[i]);
	/* The block freed before the last one, in the middle of the list. */
	link = fix->blocks[18] - 24;
	*link = (void *)0x4141414141414141ULL;
	for (i = 10; i < 20; i++) {
		fix->blocks[i] = ob_alloc(h, OB_KIND_RAW, 100);
		KUNIT_ASSERT_NOT_NULL(test, fix->blocks[i]);
		memset(fix->blocks[i], i, 100);
	}
	KUNIT_EXPECT_EQ(test, reports.nr, 1U);
	KUNIT_EXPECT_STREQ(test, ob_fault_name(reports.last.code),
			   "write-after-free");
	ob_fix_faults(test, fix, 1, OB_FAULT_FREED);
	ob_fix_free(fix);
	KUNIT_EXPECT_EQ(test, reports.nr, 1U);
	KUNIT_EXPECT_EQ(test, ob_heap_live(h), 0ULL);
	end(test);
}

static void released_outer_blocks_are_kept_for_a_while(struct kunit *test)
{
	struct ob_fix *fix = test->priv;
	struct reports reports;
	struct ob_heap *h = begin(test, &reports);
	u8 *block = ob_alloc(h, OB_KIND_RAW, 1000);
	u64 id = ob_id_of(h, block);
	u32 i;

	KUNIT_ASSERT_NOT_NULL(test, block);
	ob_free(h, block);
	block[500] = 1;
	ob_fix_check_stats(test, fix);
	KUNIT_EXPECT_GT(test, fix->stats.bytes_dead, 1000ULL);
	for (i = 0; i < 400 && !reports.nr; i++)
		ob_free(h, ob_alloc(h, OB_KIND_RAW, 1000));
	expect_report(test, &reports, 1, OB_FAULT_FREED, id);
	KUNIT_EXPECT_EQ(test, reports.last.at, 500LL);
	/* They make room when there is none. */
	ob_heap_set_limit(h, h->bytes);
	block = ob_alloc(h, OB_KIND_RAW, 3000);
	KUNIT_EXPECT_NOT_NULL(test, block);
	KUNIT_EXPECT_EQ(test, h->bytes_dead, 0ULL);
	ob_free(h, block);
	/* More than all that is kept is not kept. */
	ob_heap_set_limit(h, 0);
	ob_free(h, ob_alloc(h, OB_KIND_RAW, 2 << 20));
	KUNIT_EXPECT_LT(test, h->bytes_dead, 1ULL << 20);
	end(test);
}

static void nobody_has_to_be_told(struct kunit *test)
{
	struct ob_heap_config cfg = { .debug = true };
	struct ob_fix *fix = test->priv;
	void *block;

	ob_fix_restart(test, fix, &cfg);
	block = ob_alloc(&fix->heap, OB_KIND_RAW, 10);
	KUNIT_ASSERT_NOT_NULL(test, block);
	ob_free(&fix->heap, block);
	ob_free(&fix->heap, block);
	ob_fix_faults(test, fix, 1, OB_FAULT_DOUBLE_FREE);
	end(test);
}

static void no_memory_no_heap(struct kunit *test)
{
	struct ob_heap_config cfg = { .debug = true, .limit = 64 };
	struct ob_fix *fix = test->priv;

	ob_heap_exit(&fix->heap);
	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, &cfg), -ENOMEM);
	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, NULL), 0);
}

static struct kunit_case debug_cases[] = {
	KUNIT_CASE_PARAM(bytes_of_a_block, backend_gen_params),
	KUNIT_CASE_PARAM(double_free_is_reported, backend_gen_params),
	KUNIT_CASE_PARAM(bad_free_is_reported, backend_gen_params),
	KUNIT_CASE_PARAM(write_outside_is_reported, backend_gen_params),
	KUNIT_CASE_PARAM(write_after_free_is_found, backend_gen_params),
	KUNIT_CASE(write_after_free_is_reported_at_reuse),
	KUNIT_CASE(overwritten_link_is_survived),
	KUNIT_CASE(released_outer_blocks_are_kept_for_a_while),
	KUNIT_CASE(nobody_has_to_be_told),
	KUNIT_CASE(no_memory_no_heap),
	{}
};

static struct kunit_suite debug_suite = {
	.name = "obheap_heap_debug",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = debug_cases,
};

kunit_test_suite(debug_suite);
