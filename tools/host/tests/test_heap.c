// SPDX-License-Identifier: GPL-2.0
/*
 * test_heap - the heap against models, with random histories; KTAP on stdout
 *
 * Arguments: operations per test, a million when left out, and the backend to
 * test, all of them when left out.
 */
#include <obheap/heap.h>
#include "../host_fault.h"

#define MAX_LIVE	20000
#define CHECK_EVERY	20000

static unsigned int test_number;
static bool all_passed = true;

#define check(cond, fmt, ...) ({					\
	bool __ok = (cond);						\
									\
	if (!__ok)							\
		printf("# %s:%d: %s: " fmt "\n", __func__, __LINE__,	\
		       #cond, ##__VA_ARGS__);				\
	__ok;								\
})

static void report(bool passed, const char *name)
{
	printf("%sok %u %s\n", passed ? "" : "not ", ++test_number, name);
	fflush(stdout);
	all_passed &= passed;
}

static u64 random_next(u64 *state)
{
	u64 x = *state += 0x9e3779b97f4a7c15ULL;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
	return x ^ x >> 31;
}

/* what must hold at any moment */

static bool stats_add_up(const struct ob_heap_stats *s, bool pools_have_classes)
{
	u64 used = 0, avail = 0, pools = 0, blocks = 0, outers = 0;
	unsigned int kind, i;

	for (kind = 0; kind < OB_NR_KINDS; kind++) {
		outers += s->nr_outer[kind];
		for (i = 0; i < OB_NR_CLASSES; i++) {
			u64 size = ob_class_size(i);

			pools += s->cls[kind][i].pools;
			blocks += s->cls[kind][i].used;
			used += s->cls[kind][i].used * size;
			avail += s->cls[kind][i].avail * size;
		}
	}
	if (!pools_have_classes) {
		avail = s->bytes_free + s->bytes_virgin;
		pools = s->pools_used + s->pools_full;
	}
	return check(s->bytes == s->bytes_pools + s->bytes_outer +
		     s->bytes_outer_headers + s->bytes_dead + s->bytes_meta,
		     "") &&
	       check(s->bytes_pools == used + avail + s->bytes_headers +
		     s->bytes_tails + s->bytes_empty, "") &&
	       check(s->bytes_outer_headers ==
		     outers * sizeof(struct ob_outer), "") &&
	       check(s->nr_blocks == blocks + outers, "") &&
	       check(s->allocs == s->frees + s->nr_blocks, "") &&
	       check(s->nr_arenas * OB_ARENA_POOLS ==
		     pools + s->pools_empty + s->pools_virgin, "") &&
	       check(s->pools_taken == pools + s->pools_released, "") &&
	       check(s->arenas_new == s->nr_arenas + s->arenas_freed, "");
}

static bool heap_is_sound(const struct ob_heap *h, struct ob_heap_stats *s)
{
	struct ob_host_live live = ob_host_live();
	struct ob_fault first;
	unsigned long faults = ob_heap_validate(h, &first);

	ob_heap_stats(h, s);
	return check(!faults, "%lu, first: %s at %llx", faults,
		     ob_fault_name(first.code), (unsigned long long)first.id) &&
	       check(live.bytes == s->bytes, "%llu, %llu",
		     (unsigned long long)live.bytes,
		     (unsigned long long)s->bytes) &&
	       stats_add_up(s, h->backend != OB_BACKEND_BUMP);
}

/* random histories of all sizes and kinds */

struct live {
	u8 *block;
	size_t bytes;
	u64 id;
	u8 kind;
	u8 mark;
};

struct model {
	struct ob_heap heap;
	struct ob_heap_stats stats;
	struct live live[MAX_LIVE];
	u32 nr;
	u64 seed;
	bool may_fail;
};

static size_t random_size(u64 r)
{
	switch (r % 16) {
	case 0:
		return 0;
	case 1:
		return 505 + r / 16 % 20;
	case 2:
		return r / 16 % 4096;
	case 3:
		return r / 16 % 16 ? 600 : r / 256 % 200000;
	default:
		return r / 16 % 513;
	}
}

static bool live_intact(const struct model *m, const struct live *l)
{
	size_t i;

	for (i = 0; i < l->bytes; i += i < 64 || l->bytes < 2000 ? 1 : 61)
		if (!check(l->block[i] == l->mark, "byte %zu of %zu", i,
			   l->bytes))
			return false;
	return check(ob_id_of(&m->heap, l->block) == l->id, "") &&
	       check(ob_block_kind(&m->heap, l->block) == l->kind, "") &&
	       check(ob_block_size(&m->heap, l->block) >= l->bytes, "");
}

static void live_set(struct model *m, struct live *l, void *block, size_t bytes,
		     u8 kind, u64 r)
{
	l->block = block;
	l->bytes = bytes;
	l->kind = kind;
	l->mark = r >> 56;
	l->id = ob_id_of(&m->heap, block);
	memset(block, l->mark, bytes);
}

static bool do_alloc(struct model *m, u64 r)
{
	size_t bytes = random_size(r >> 8);
	u8 kind = r % OB_NR_KINDS;
	void *block;

	/* Half of them as a type with a known size would. */
	if (bytes && bytes <= OB_SMALL_MAX && r & 1 << 7)
		block = ob_block_alloc(&m->heap, kind, ob_class_of(bytes));
	else
		block = ob_alloc(&m->heap, kind, bytes);
	if (!block)
		return check(m->may_fail, "");
	live_set(m, &m->live[m->nr++], block, bytes, kind, r);
	return true;
}

static bool do_realloc(struct model *m, struct live *l, u64 r)
{
	size_t bytes = random_size(r >> 8);
	size_t have = ob_block_size(&m->heap, l->block);
	size_t kept = min(bytes, l->bytes);
	bool stays = m->heap.debug ? bytes == have :
		     bytes <= have && 4 * bytes > 3 * have;
	u8 *block = ob_realloc(&m->heap, l->kind, l->block, bytes);
	size_t i;

	if (!block)
		return check(m->may_fail && !stays, "") && live_intact(m, l);
	if (!check(stays ? block == l->block : block != l->block,
		   "%zu to %zu", have, bytes))
		return false;
	for (i = 0; i < kept; i++)
		if (!check(block[i] == l->mark, "byte %zu", i))
			return false;
	live_set(m, l, block, bytes, l->kind, r);
	return true;
}

static bool do_look(struct model *m, struct live *l)
{
	struct ob_block_info info;
	u64 object = l->id + ob_kind_prefix(l->kind);

	u64 id = l->bytes > ob_kind_prefix(l->kind) ? object : l->id;

	return check(!ob_heap_resolve(&m->heap, id, &info), "") &&
	       check(info.block == l->block && info.kind == l->kind, "") &&
	       check(info.id == l->id && info.object == object, "");
}

static bool do_one(struct model *m, u32 target)
{
	u64 r = random_next(&m->seed);
	struct live *l = m->nr ? &m->live[r / 64 % m->nr] : NULL;
	u64 more = random_next(&m->seed);
	u64 id;

	if (!l || (m->nr < MAX_LIVE && r % 64 < (m->nr < target ? 36 : 20)))
		return do_alloc(m, more);
	if (!live_intact(m, l))
		return false;
	if (r % 64 < 44)
		return do_realloc(m, l, more);
	if (r % 64 < 46)
		return do_look(m, l);
	id = l->id;
	ob_free(&m->heap, l->block);
	*l = m->live[--m->nr];
	if (r % 512 == 511) {
		struct ob_block_info info;

		return check(ob_heap_resolve(&m->heap, id, &info) == -ESTALE, "");
	}
	return true;
}

static int by_id(const void *a, const void *b)
{
	const struct live *x = a;
	const struct live *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static bool walk_equals_model(struct model *m)
{
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	u32 nr = 0;

	sort(m->live, m->nr, sizeof(*m->live), by_id, NULL);
	while (ob_heap_next(&m->heap, &walk, &info)) {
		if (!check(nr < m->nr, "") ||
		    !check(info.block == m->live[nr].block, "at %u", nr))
			return false;
		nr++;
	}
	return check(nr == m->nr, "%u, %u", nr, m->nr);
}

static bool model_sound(struct model *m)
{
	return heap_is_sound(&m->heap, &m->stats) &&
	       check(m->stats.nr_blocks == m->nr, "") && walk_equals_model(m);
}

static bool run_history(struct model *m, u32 nr_ops)
{
	bool passed = true;
	u32 i, target;

	for (i = 0; passed && i < nr_ops; i++) {
		target = i / 50000 % 3 == 2 ? 50 : MAX_LIVE - 500;
		passed = do_one(m, target);
		if (m->may_fail && i % 64 == 0) {
			u64 r = random_next(&m->seed);

			if (r & 1)
				ob_heap_fail(&m->heap, r / 2 % 40, r >> 60 == 1);
			else
				ob_heap_fail_backing(&m->heap, r / 2 % 8,
						     r >> 60 == 1);
		}
		if (i % CHECK_EVERY == CHECK_EVERY - 1)
			passed = passed && model_sound(m);
	}
	return passed && model_sound(m);
}

/*
 * A heap of some dozen blocks: small enough to add it all up and to compare
 * every block after each step.
 */
static void test_steps(enum ob_backend backend, const char *backend_name,
		       bool debug, u32 nr_ops)
{
	struct ob_heap_config cfg = { .backend = backend, .debug = debug };
	struct model *m = calloc(1, sizeof(*m));
	bool passed = true;
	char name[64];
	u32 i;

	if (!m || ob_heap_init(&m->heap, &cfg))
		abort();
	/* Nothing ever comes back from a bump heap. */
	if (backend == OB_BACKEND_BUMP)
		nr_ops = min(nr_ops, 4000U);
	m->seed = 77 + backend;
	for (i = 0; passed && i < nr_ops; i++)
		passed = do_one(m, i / 200 % 2 ? 3 : 60) && model_sound(m);
	ob_heap_exit(&m->heap);
	free(m);
	snprintf(name, sizeof(name), "steps_%s%s", backend_name,
		 debug ? "_debug" : "");
	report(passed, name);
}

static void history(const struct ob_heap_config *cfg, bool may_fail, u32 nr_ops,
		    const char *name)
{
	struct ob_host_live before = ob_host_live(), after;
	struct model *m = calloc(1, sizeof(*m));
	bool passed;

	if (!m || ob_heap_init(&m->heap, cfg))
		abort();
	m->seed = cfg->backend + 1000 * may_fail + 1;
	m->may_fail = may_fail;
	passed = run_history(m, nr_ops);
	passed = passed && check(!may_fail || m->stats.failed > 100, "%llu",
				 (unsigned long long)m->stats.failed);
	passed = passed && check(!cfg->limit || m->stats.peak_bytes <= cfg->limit,
				 "");
	/* With whatever is live. */
	ob_heap_exit(&m->heap);
	after = ob_host_live();
	passed &= check(after.blocks == before.blocks &&
			after.mems == before.mems, "");
	free(m);
	report(passed, name);
}

/* Plain, and between fences; with all it wants, and with too little. */
static void test_histories(enum ob_backend backend, const char *backend_name,
			   u32 nr_ops)
{
	struct ob_heap_config cfg = { .backend = backend };
	char name[64];
	int i;

	/* Nothing ever comes back from a bump heap. */
	if (backend == OB_BACKEND_BUMP)
		nr_ops = min(nr_ops, 200000U);
	for (i = 0; i < 4; i++) {
		cfg.debug = i & 1;
		cfg.limit = i & 2 ? 4 << 20 : 0;
		snprintf(name, sizeof(name), "history_%s%s%s", backend_name,
			 cfg.debug ? "_debug" : "", cfg.limit ? "_failing" : "");
		history(&cfg, cfg.limit, nr_ops >> i, name);
	}
}

/*
 * The address pattern of one class, by the rules of CPython's allocator put
 * down as plainly as possible: lists are arrays, and whatever has to be found
 * is searched for.
 */

#define RULE_ARENAS	32
#define RULE_POOLS	(RULE_ARENAS * OB_ARENA_POOLS)

struct rule_pool {
	u32 nr_live;
	u32 nr_carved;
	u32 nr_free;
	u16 free[OB_POOL_SIZE / OB_ALIGN];
	bool has_memory;
};

struct rules {
	u32 size;
	u32 capacity;
	struct rule_pool pool[RULE_POOLS];
	u32 used[RULE_POOLS];
	u32 nr_used;
	u32 empty[RULE_ARENAS][OB_ARENA_POOLS];
	u32 nr_empty[RULE_ARENAS];
	u32 nr_carved[RULE_ARENAS];
	bool exists[RULE_ARENAS];
	u32 usable[RULE_ARENAS];
	u32 nr_usable;
};

static void put_at(u32 *list, u32 *nr, u32 at, u32 value)
{
	memmove(list + at + 1, list + at, (*nr - at) * sizeof(*list));
	list[at] = value;
	++*nr;
}

static u32 position(const u32 *list, u32 nr, u32 value)
{
	u32 at;

	for (at = 0; at < nr && list[at] != value; at++)
		;
	return at;
}

static void take_out(u32 *list, u32 *nr, u32 value)
{
	u32 at = position(list, *nr, value);

	--*nr;
	memmove(list + at, list + at + 1, (*nr - at) * sizeof(*list));
}

static u32 rules_nr_free(const struct rules *r, u32 arena)
{
	return OB_ARENA_POOLS - r->nr_carved[arena] + r->nr_empty[arena];
}

static u32 rules_take_pool(struct rules *r)
{
	u32 arena, pool;

	if (!r->nr_usable) {
		for (arena = 0; r->exists[arena]; arena++)
			;
		r->exists[arena] = true;
		put_at(r->usable, &r->nr_usable, 0, arena);
	}
	arena = r->usable[0];
	if (r->nr_empty[arena])
		pool = r->empty[arena][--r->nr_empty[arena]];
	else
		pool = arena * OB_ARENA_POOLS + r->nr_carved[arena]++;
	if (!rules_nr_free(r, arena))
		take_out(r->usable, &r->nr_usable, arena);
	return pool;
}

static u64 rules_alloc(struct rules *r)
{
	struct rule_pool *p;
	u32 pool, block;

	if (!r->nr_used) {
		pool = rules_take_pool(r);
		p = &r->pool[pool];
		if (!p->has_memory) {
			p->has_memory = true;
			p->free[0] = 1;
			p->free[1] = 0;
			p->nr_free = 2;
			p->nr_carved = 2;
		}
		put_at(r->used, &r->nr_used, 0, pool);
	}
	pool = r->used[0];
	p = &r->pool[pool];
	block = p->free[--p->nr_free];
	if (!p->nr_free && p->nr_carved < r->capacity)
		p->free[p->nr_free++] = p->nr_carved++;
	if (++p->nr_live == r->capacity)
		take_out(r->used, &r->nr_used, pool);
	return OB_ID_ARENA + (u64)pool * OB_POOL_SIZE + OB_POOL_HEADER +
	       block * r->size;
}

static void rules_release_pool(struct rules *r, u32 pool)
{
	u32 arena = pool / OB_ARENA_POOLS;
	u32 old = rules_nr_free(r, arena);
	u32 at;

	r->empty[arena][r->nr_empty[arena]++] = pool;
	if (!old) {
		put_at(r->usable, &r->nr_usable, 0, arena);
		return;
	}
	at = position(r->usable, r->nr_usable, arena);
	if (old + 1 == OB_ARENA_POOLS && at + 1 < r->nr_usable) {
		take_out(r->usable, &r->nr_usable, arena);
		r->exists[arena] = false;
		r->nr_empty[arena] = 0;
		r->nr_carved[arena] = 0;
		memset(&r->pool[arena * OB_ARENA_POOLS], 0,
		       OB_ARENA_POOLS * sizeof(*r->pool));
		return;
	}
	take_out(r->usable, &r->nr_usable, arena);
	while (at < r->nr_usable && rules_nr_free(r, r->usable[at]) == old)
		at++;
	put_at(r->usable, &r->nr_usable, at, arena);
}

static void rules_free(struct rules *r, u64 id)
{
	u64 offset = id - OB_ID_ARENA;
	u32 pool = offset / OB_POOL_SIZE;
	struct rule_pool *p = &r->pool[pool];

	if (p->nr_live == r->capacity)
		put_at(r->used, &r->nr_used, 0, pool);
	p->free[p->nr_free++] =
		(offset % OB_POOL_SIZE - OB_POOL_HEADER) / r->size;
	if (!--p->nr_live) {
		take_out(r->used, &r->nr_used, pool);
		rules_release_pool(r, pool);
	}
}

static bool compare_class(struct ob_heap *h, struct rules *r, void **blocks,
			  unsigned int szidx, u32 nr_ops, u32 most)
{
	u64 seed = szidx, id, want;
	u32 nr = 0;
	u32 i, k;

	for (i = 0; i < nr_ops; i++) {
		u64 x = random_next(&seed);
		u32 target = i / (nr_ops / 6 + 1) % 2 ? most / 50 : most - 100;

		if (!nr || (nr < most && x % 64 < (nr < target ? 44 : 20))) {
			blocks[nr] = ob_block_alloc(h, OB_KIND_OBJECT, szidx);
			want = rules_alloc(r);
			id = ob_id_of(h, blocks[nr++]);
			if (!check(id == want, "%llx, %llx after %u",
				   (unsigned long long)id,
				   (unsigned long long)want, i))
				return false;
			continue;
		}
		/* Now a random block, now a whole stretch of neighbours. */
		k = x / 64 % nr;
		if (x >> 60)
			k = nr - 1 - k % min(nr, 40U);
		rules_free(r, ob_id_of(h, blocks[k]));
		ob_block_free(h, blocks[k]);
		blocks[k] = blocks[--nr];
	}
	return true;
}

static void test_class_pattern(unsigned int szidx, u32 nr_ops, u32 most)
{
	void **blocks = calloc(most, sizeof(*blocks));
	struct rules *r = calloc(1, sizeof(*r));
	struct ob_heap_stats stats;
	struct ob_heap h;
	char name[64];
	bool passed;

	if (!blocks || !r || ob_heap_init(&h, NULL))
		abort();
	r->size = ob_class_size(szidx);
	r->capacity = ob_class_capacity(szidx);
	passed = compare_class(&h, r, blocks, szidx, nr_ops, most) &&
		 heap_is_sound(&h, &stats);
	ob_heap_exit(&h);
	free(blocks);
	free(r);
	snprintf(name, sizeof(name), "addresses_of_class_%u", szidx);
	report(passed, name);
}

int main(int argc, char **argv)
{
	static const char *const backends[OB_NR_BACKENDS] = {
		[OB_BACKEND_POOL] = "pool",
		[OB_BACKEND_KMALLOC] = "kmalloc",
		[OB_BACKEND_SLAB] = "slab",
		[OB_BACKEND_BUMP] = "bump",
	};
	u32 nr_ops = argc > 1 ? strtoul(argv[1], NULL, 0) : 1000000;
	const char *only = argc > 2 ? argv[2] : NULL;
	unsigned int i;

	ob_host_stack_base();
	printf("KTAP version 1\n1..%d\n", only ? 6 : 29);
	for (i = 0; i < OB_NR_BACKENDS; i++) {
		if (only && strcmp(only, backends[i]))
			continue;
		test_steps(i, backends[i], false, nr_ops / 50);
		test_steps(i, backends[i], true, nr_ops / 50);
		test_histories(i, backends[i], nr_ops);
	}
	if (only)
		return !all_passed;
	test_class_pattern(0, nr_ops / 4, 60000);
	test_class_pattern(3, nr_ops / 4, 60000);
	test_class_pattern(15, nr_ops / 4, 30000);
	test_class_pattern(30, nr_ops / 4, 15000);
	test_class_pattern(31, nr_ops / 4, 15000);
	return !all_passed;
}
