// SPDX-License-Identifier: GPL-2.0
/*
 * heap_backend_kunit - one table of cases, run with every backend: what a heap
 * promises whatever its blocks come from, and what each backend promises beyond
 */
#include "fixtures.h"

struct backend_case {
	enum ob_backend backend;
	bool debug;
	bool births;
};

static const struct backend_case backend_cases[] = {
	{ OB_BACKEND_POOL }, { OB_BACKEND_KMALLOC },
	{ OB_BACKEND_SLAB }, { OB_BACKEND_BUMP },
	{ OB_BACKEND_POOL, true }, { OB_BACKEND_KMALLOC, true },
	{ OB_BACKEND_SLAB, true }, { OB_BACKEND_BUMP, true },
	{ OB_BACKEND_POOL, .births = true },
	{ OB_BACKEND_KMALLOC, .births = true },
	{ OB_BACKEND_SLAB, .births = true },
	{ OB_BACKEND_BUMP, .births = true },
};

static_assert(ARRAY_SIZE(backend_cases) == 3 * OB_NR_BACKENDS);

static const char *const names[OB_NR_BACKENDS] = {
	[OB_BACKEND_POOL] = "pool",
	[OB_BACKEND_KMALLOC] = "kmalloc",
	[OB_BACKEND_SLAB] = "slab",
	[OB_BACKEND_BUMP] = "bump",
};

static void backend_desc(const struct backend_case *c, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s%s%s", names[c->backend],
		 c->debug ? ", debug" : "", c->births ? ", births" : "");
}

KUNIT_ARRAY_PARAM(backend, backend_cases, backend_desc);

/* The case's heap, with the backend it is to be run with. */
static struct ob_fix *begin(struct kunit *test, u64 limit)
{
	const struct backend_case *c = test->param_value;
	struct ob_heap_config cfg = {
		.backend = c->backend, .debug = c->debug,
		.births = c->births, .limit = limit,
	};
	struct ob_fix *fix = test->priv;

	ob_fix_restart(test, fix, &cfg);
	KUNIT_EXPECT_STREQ(test, fix->heap.ops->name, names[c->backend]);
	return fix;
}

/* Bytes that the holder of a fresh block of so many may use. */
static size_t usable(const struct ob_heap *h, size_t bytes)
{
	if (h->debug)
		return bytes;
	if (!bytes)
		return 1;
	if (bytes > OB_SMALL_MAX || h->backend == OB_BACKEND_KMALLOC)
		return bytes;
	return round_up(bytes, OB_ALIGN);
}

static void sizes_and_ids(struct kunit *test)
{
	static const size_t sizes[] = {
		0, 1, 8, 9, 15, 16, 17, 496, 497, 511, 512, 513, 4096, 100000,
	};
	struct ob_fix *fix = begin(test, 0);
	struct ob_heap *h = &fix->heap;
	struct ob_block_info info;
	u32 i, kind, nr = 0;

	for (i = 0; i < ARRAY_SIZE(sizes); i++)
		for (kind = 0; kind < OB_NR_KINDS; kind++)
			ob_fix_alloc(test, fix, kind, sizes[i], 1);
	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		size_t want = usable(h, sizes[i]);

		for (kind = 0; kind < OB_NR_KINDS; kind++) {
			void *block = fix->blocks[nr++];
			u64 id = ob_id_of(h, block);

			KUNIT_EXPECT_EQ(test, ob_block_size(h, block), want);
			KUNIT_EXPECT_EQ(test, ob_block_kind(h, block), kind);
			memset(block, 0xa5, want);
			KUNIT_EXPECT_EQ(test, id % OB_ALIGN, 0ULL);
			KUNIT_ASSERT_EQ(test, ob_heap_resolve(h, id, &info), 0);
			KUNIT_EXPECT_PTR_EQ(test, info.block, block);
			KUNIT_EXPECT_EQ(test, info.bytes, want);
			KUNIT_EXPECT_EQ(test, info.kind, kind);
			if (!h->debug)
				KUNIT_EXPECT_EQ(test, info.szidx,
						want > OB_SMALL_MAX ? -1 :
						(int)ob_class_of(want));
		}
	}
	ob_fix_check(test, fix);
	ob_fix_free(fix);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.nr_blocks, 0ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_used, 0ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_outer, 0ULL);
}

static u64 birth_of(struct kunit *test, const struct ob_heap *h,
		    const void *block)
{
	struct ob_block_info info = {};

	KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, ob_id_of(h, block), &info), 0);
	return ob_block_birth(h, &info);
}

static void births_are_remembered(struct kunit *test)
{
	static const size_t sizes[] = { 1, 16, 17, 64, 512, 513, 5000 };
	struct ob_fix *fix = begin(test, 0);
	struct ob_heap *h = &fix->heap;
	bool known = h->births || h->debug;
	void *block;
	u32 i;

	for (i = 0; i < 1000; i++)
		ob_fix_alloc(test, fix, i % OB_NR_KINDS,
			     sizes[i % ARRAY_SIZE(sizes)], 1);
	for (i = 0; i < 1000; i++)
		KUNIT_EXPECT_EQ(test, birth_of(test, h, fix->blocks[i]),
				known ? i + 1ULL : 0ULL);
	/* Another block in the same place has a number of its own. */
	ob_free(h, fix->blocks[3]);
	fix->blocks[3] = ob_alloc(h, 3, 64);
	KUNIT_ASSERT_NOT_NULL(test, fix->blocks[3]);
	KUNIT_EXPECT_EQ(test, birth_of(test, h, fix->blocks[3]),
			known ? 1001ULL : 0ULL);
	/* A block that moves is a new one. */
	block = ob_realloc(h, 3, fix->blocks[3], 6000);
	KUNIT_ASSERT_NOT_NULL(test, block);
	fix->blocks[3] = block;
	KUNIT_EXPECT_EQ(test, birth_of(test, h, block),
			known ? 1002ULL : 0ULL);
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

static void freed_ids_are_stale(struct kunit *test)
{
	struct ob_fix *fix = begin(test, 0);
	struct ob_heap *h = &fix->heap;
	struct ob_block_info info;
	u64 ids[60];
	u32 i;

	ob_fix_alloc(test, fix, OB_KIND_GC, 40, 30);
	ob_fix_alloc(test, fix, OB_KIND_INSTANCE, 700, 30);
	for (i = 0; i < 60; i++)
		ids[i] = ob_id_of(h, fix->blocks[i]);
	for (i = 0; i < 60; i += 2) {
		ob_free(h, fix->blocks[i]);
		fix->blocks[i] = NULL;
	}
	for (i = 0; i < 60; i++) {
		u32 prefix = i < 30 ? 16 : 32;

		KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, ids[i], &info),
				i % 2 ? 0 : -ESTALE);
		KUNIT_EXPECT_EQ(test, ob_heap_resolve(h, ids[i] + prefix, &info),
				i % 2 ? 0 : -ESTALE);
	}
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

/* Every live block exactly once, in order, with and without filters. */
static void walk_is_complete(struct kunit *test)
{
	struct ob_fix *fix = begin(test, 0);
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	u32 per_kind[OB_NR_KINDS] = {};
	u32 i, nr = 0, kind;
	u64 last = 0;

	for (i = 0; i < 2000; i++)
		ob_fix_alloc(test, fix, i % OB_NR_KINDS, i * 37 % 1100, 1);
	for (i = 0; i < fix->nr; i++) {
		if (i % 3) {
			per_kind[i % OB_NR_KINDS]++;
			continue;
		}
		ob_free(&fix->heap, fix->blocks[i]);
		fix->blocks[i] = NULL;
	}
	while (ob_heap_next(&fix->heap, &walk, &info)) {
		KUNIT_ASSERT_TRUE(test, info.id > last);
		KUNIT_ASSERT_EQ(test, ob_id_of(&fix->heap, info.block), info.id);
		last = info.id;
		nr++;
	}
	KUNIT_EXPECT_EQ(test, nr, 1333U);
	for (kind = 0; kind < OB_NR_KINDS; kind++) {
		walk = OB_WALK_ALL;
		walk.kinds = BIT(kind);
		for (nr = 0; ob_heap_next(&fix->heap, &walk, &info); nr++)
			KUNIT_ASSERT_EQ(test, info.kind, kind);
		KUNIT_EXPECT_EQ(test, nr, per_kind[kind]);
	}
	ob_fix_check(test, fix);
	ob_fix_free(fix);
}

static void contents_survive_realloc(struct kunit *test)
{
	static const size_t sizes[] = { 1, 16, 17, 300, 512, 513, 3000, 90, 7 };
	struct ob_fix *fix = begin(test, 0);
	size_t from, to, i, j, k;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		for (j = 0; j < ARRAY_SIZE(sizes); j++) {
			u8 *block, *other;

			from = sizes[i];
			to = sizes[j];
			block = ob_alloc(&fix->heap, OB_KIND_RAW, from);
			other = ob_alloc(&fix->heap, OB_KIND_RAW, from);
			KUNIT_ASSERT_NOT_NULL(test, block);
			KUNIT_ASSERT_NOT_NULL(test, other);
			for (k = 0; k < from; k++)
				block[k] = k * 7;
			memset(other, 0xee, from);
			block = ob_realloc(&fix->heap, OB_KIND_RAW, block, to);
			KUNIT_ASSERT_NOT_NULL(test, block);
			for (k = 0; k < min(from, to); k++)
				KUNIT_ASSERT_EQ(test, block[k], (u8)(k * 7));
			ob_free(&fix->heap, block);
			ob_free(&fix->heap, other);
		}
	}
	ob_fix_check(test, fix);
}

/* Blocks keep their bytes and their neighbours' whatever happens around them. */
static void random_history(struct kunit *test)
{
	struct ob_fix *fix = begin(test, 0);
	const u32 nr = 256;
	u32 *bytes, n, i, k;
	u64 seed = 11;

	bytes = kunit_kcalloc(test, nr, sizeof(*bytes), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, bytes);
	fix->nr = nr;
	memset(fix->blocks, 0, sizeof(fix->blocks));
	for (n = 0; n < 4000; n++) {
		u64 r = ob_fix_random(&seed);
		u8 *block;

		i = r % nr;
		block = fix->blocks[i];
		for (k = 0; k < bytes[i]; k++)
			KUNIT_ASSERT_EQ(test, block[k], (u8)i);
		ob_free(&fix->heap, block);
		bytes[i] = (r >> 8) % (r >> 60 ? 520 : 3000);
		fix->blocks[i] = ob_alloc(&fix->heap, (r >> 40) % OB_NR_KINDS,
					  bytes[i]);
		KUNIT_ASSERT_NOT_NULL(test, fix->blocks[i]);
		memset(fix->blocks[i], i, bytes[i]);
		if (n % 200 == 0)
			ob_fix_check(test, fix);
	}
	ob_fix_check(test, fix);
	ob_fix_free(fix);
	ob_fix_check(test, fix);
}

static void known_class_inline(struct kunit *test)
{
	struct ob_fix *fix = begin(test, 0);
	unsigned int szidx, i;
	void *block[3];

	for (szidx = 0; szidx < OB_NR_CLASSES; szidx++) {
		for (i = 0; i < ARRAY_SIZE(block); i++) {
			block[i] = ob_block_alloc(&fix->heap, OB_KIND_OBJECT,
						  szidx);
			KUNIT_ASSERT_NOT_NULL(test, block[i]);
			KUNIT_EXPECT_EQ(test, ob_class_size(szidx),
					ob_block_size(&fix->heap, block[i]));
			memset(block[i], 1, ob_class_size(szidx));
		}
		while (i--)
			ob_block_free(&fix->heap, block[i]);
	}
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.allocs, 3ULL * OB_NR_CLASSES);
	KUNIT_EXPECT_EQ(test, fix->stats.frees, 3ULL * OB_NR_CLASSES);
}

static void limit_holds(struct kunit *test)
{
	struct ob_fix *fix = begin(test, 1 << 20);

	while (fix->nr < ARRAY_SIZE(fix->blocks)) {
		void *block = ob_alloc(&fix->heap, OB_KIND_RAW,
				       fix->nr % 7 ? 400 : 2000);

		if (!block)
			break;
		fix->blocks[fix->nr++] = block;
	}
	KUNIT_EXPECT_LT(test, fix->nr, (u32)ARRAY_SIZE(fix->blocks));
	KUNIT_EXPECT_GT(test, fix->nr, 1000U);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_LE(test, fix->stats.peak_bytes, 1ULL << 20);
	KUNIT_EXPECT_EQ(test, fix->stats.failed_limit, 1ULL);
	ob_fix_free(fix);
	ob_fix_check(test, fix);
}

static void every_request_may_fail(struct kunit *test)
{
	u32 nth, i, failed, forever, left;
	struct ob_fix *fix;

	for (forever = 0; forever < 2; forever++) {
		for (nth = 1; nth < 200; nth++) {
			fix = begin(test, 0);
			ob_heap_fail_backing(&fix->heap, nth, forever);
			for (i = 0, failed = 0; i < 40; i++) {
				void *b = ob_alloc(&fix->heap, OB_KIND_RAW,
						   i % 5 ? 500 : 1000 * i);

				if (b)
					fix->blocks[fix->nr++] = b;
				else
					failed++;
			}
			ob_fix_check(test, fix);
			left = fix->heap.fail_backing.left;
			ob_heap_fail_backing(&fix->heap, 0, false);
			KUNIT_EXPECT_EQ(test, fix->stats.failed, (u64)failed);
			ob_fix_free(fix);
			ob_fix_check(test, fix);
			/* No memory for a birth is no failure. */
			if (!failed && left > forever)
				break;
		}
		KUNIT_EXPECT_GT(test, nth, 10U);
		KUNIT_EXPECT_LT(test, nth, 200U);
	}
}

/* what each promises beyond */

static void kmalloc_has_no_pools(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_BACKEND_KMALLOC };
	struct ob_fix *fix = test->priv;
	void *block, *first;

	ob_fix_restart(test, fix, &cfg);
	ob_fix_alloc(test, fix, OB_KIND_GC, 40, 300);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 5000, 10);
	block = ob_block_alloc(&fix->heap, OB_KIND_OBJECT, 3);
	KUNIT_ASSERT_NOT_NULL(test, block);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_pools, 0ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.nr_outer[OB_KIND_GC], 300ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_outer,
			300ULL * 40 + 10 * 5000 + 64);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_outer_headers,
			311 * sizeof(struct ob_outer));
	first = fix->blocks[0];
	fix->blocks[0] = ob_realloc(&fix->heap, OB_KIND_GC, first, 41);
	KUNIT_EXPECT_PTR_NE(test, fix->blocks[0], first);
	KUNIT_ASSERT_NOT_NULL(test, fix->blocks[0]);
	ob_block_free(&fix->heap, block);
	ob_fix_free(fix);
}

static void slab_gives_whole_classes(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_BACKEND_SLAB };
	struct ob_fix *fix = test->priv;
	void *first;

	ob_fix_restart(test, fix, &cfg);
	ob_fix_alloc(test, fix, OB_KIND_GC, 40, 300);
	ob_fix_alloc(test, fix, OB_KIND_RAW, 513, 1);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_pools, 0ULL);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_outer, 300ULL * 48 + 513);
	first = fix->blocks[0];
	fix->blocks[0] = ob_realloc(&fix->heap, OB_KIND_GC, first, 48);
	KUNIT_EXPECT_PTR_EQ(test, fix->blocks[0], first);
	ob_fix_free(fix);
}

static void bump_never_goes_back(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_BACKEND_BUMP };
	struct ob_fix *fix = test->priv;
	u64 id = OB_ID_ARENA + 48 + 1024;
	u64 large, bytes;
	void *block;
	u32 i;

	ob_fix_restart(test, fix, &cfg);
	for (i = 0; i < 15; i++) {
		block = ob_alloc(&fix->heap, i % OB_NR_KINDS, 100 + i * 16);
		KUNIT_ASSERT_NOT_NULL(test, block);
		KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, block), id);
		id += 112 + i * 16;
		ob_free(&fix->heap, block);
	}
	block = ob_alloc(&fix->heap, OB_KIND_RAW, 1000);
	large = ob_id_of(&fix->heap, block);
	ob_free(&fix->heap, block);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_free, id - OB_ID_ARENA - 1072);
	KUNIT_EXPECT_EQ(test, fix->stats.bytes_dead,
			1000ULL + sizeof(struct ob_outer));
	bytes = fix->stats.bytes;
	block = ob_alloc(&fix->heap, OB_KIND_RAW, 1000);
	KUNIT_EXPECT_EQ(test, ob_id_of(&fix->heap, block), large + 1024);
	ob_free(&fix->heap, block);
	ob_fix_check(test, fix);
	KUNIT_EXPECT_GT(test, fix->stats.bytes, bytes);
	KUNIT_EXPECT_EQ(test, fix->stats.nr_blocks, 0ULL);
}

static void unknown_backend_is_refused(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_NR_BACKENDS };
	struct ob_fix *fix = test->priv;

	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, &cfg), -EINVAL);
	cfg.backend = OB_BACKEND_POOL;
	cfg.static_size = 16;
	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, &cfg), -EINVAL);
	cfg.static_size = 0;
	cfg.limit = 1 << 20;
	KUNIT_EXPECT_EQ(test, ob_heap_init(&fix->heap, &cfg), 0);
}

static void damage_to_bump_pools_is_found(struct kunit *test)
{
	struct ob_heap_config cfg = { .backend = OB_BACKEND_BUMP };
	struct ob_fix *fix = test->priv;
	struct ob_pool *pool, kept;
	u8 *tags;

	ob_fix_restart(test, fix, &cfg);
	ob_fix_alloc(test, fix, OB_KIND_GC, 64, 10);
	pool = ob_pool_of(fix->blocks[0]);
	tags = (u8 *)pool + OB_POOL_HEADER;
	kept = *pool;
	ob_fix_faults(test, fix, 0, OB_FAULT_NONE);
	/* A pool that is not believed is missing from the count of busy ones. */
	pool->nr_used--;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	*pool = kept;
	pool->next_virgin += 1024;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	*pool = kept;
	pool->max_offset -= 16;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	*pool = kept;
	pool->free = fix->blocks[1];
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	*pool = kept;
	tags[3]++;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	tags[3]--;
	tags[67] = 0;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	tags[67] = OB_NR_KINDS + 1;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	tags[67] = OB_KIND_GC + 1;
	tags[1023] = 1;
	ob_fix_faults(test, fix, 2, OB_FAULT_POOL);
	tags[1023] = 0;
	fix->heap.bump = (void *)fix;
	ob_fix_faults(test, fix, 3, OB_FAULT_POOL);
	fix->heap.bump = pool;
	fix->heap.bytes_dead++;
	ob_fix_faults(test, fix, 2, OB_FAULT_BYTES);
	fix->heap.bytes_dead--;
	ob_fix_free(fix);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(sizes_and_ids, backend_gen_params),
	KUNIT_CASE_PARAM(births_are_remembered, backend_gen_params),
	KUNIT_CASE_PARAM(freed_ids_are_stale, backend_gen_params),
	KUNIT_CASE_PARAM(walk_is_complete, backend_gen_params),
	KUNIT_CASE_PARAM(contents_survive_realloc, backend_gen_params),
	KUNIT_CASE_PARAM(random_history, backend_gen_params),
	KUNIT_CASE_PARAM(known_class_inline, backend_gen_params),
	KUNIT_CASE_PARAM(limit_holds, backend_gen_params),
	KUNIT_CASE_PARAM(every_request_may_fail, backend_gen_params),
	KUNIT_CASE(kmalloc_has_no_pools),
	KUNIT_CASE(slab_gives_whole_classes),
	KUNIT_CASE(bump_never_goes_back),
	KUNIT_CASE(unknown_backend_is_refused),
	KUNIT_CASE(damage_to_bump_pools_is_found),
	{}
};

static struct kunit_suite backend_suite = {
	.name = "obheap_heap_backend",
	.init = ob_fix_init,
	.exit = ob_fix_exit,
	.test_cases = cases,
};

kunit_test_suite(backend_suite);
