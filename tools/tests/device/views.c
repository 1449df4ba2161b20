// SPDX-License-Identifier: GPL-2.0
/*
 * views - everything the views say, and what must be true of it at any time
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "test.h"

#define CHUNK 256

static void snap_add(struct snapshot *s, const void *data, size_t len)
{
	char *more = realloc(s->data, s->len + len + 1);

	if (!more)
		die("memory for a snapshot");
	s->data = more;
	memcpy(s->data + s->len, data, len);
	s->len += len;
}

/* Call until the array is large enough; add entries and their number. */
static void snap_array(struct snapshot *s, int fd, unsigned long cmd,
		       void *arg, __u64 *base, __u32 *nr, __u32 *out,
		       size_t stride)
{
	void *array = NULL;
	__u32 room = 0;
	int err;

	do {
		room = room ? *out : CHUNK;
		free(array);
		array = calloc(room ? room : 1, stride);
		if (!array)
			die("memory for a view");
		*base = PTR(array);
		*nr = room;
		err = dev_call(fd, cmd, arg);
	} while (err == -EMSGSIZE);
	if (err) {
		errno = -err;
		die("a view");
	}
	scan_reply(array, (size_t)*out * stride);
	snap_add(s, out, sizeof(*out));
	snap_add(s, array, (size_t)*out * stride);
	free(array);
}

static void snap_walk(struct snapshot *s, int fd)
{
	struct obheap_block blocks[CHUNK];
	struct obheap_walk walk = {
		.size = sizeof(walk), .class_ = OBHEAP_NONE,
		.arena = OBHEAP_NONE, .nr = CHUNK, .blocks = PTR(blocks),
	};

	do {
		if (dev_call(fd, OBHEAP_WALK, &walk))
			die("WALK");
		scan_reply(blocks, walk.out_nr * sizeof(blocks[0]));
		snap_add(s, blocks, walk.out_nr * sizeof(blocks[0]));
	} while (walk.cursor);
}

struct snapshot snapshot(int fd)
{
	struct obheap_arenas arenas = { .size = sizeof(arenas) };
	struct obheap_pools pools = {
		.size = sizeof(pools), .arena = OBHEAP_NONE,
	};
	struct obheap_names names = { .size = sizeof(names) };
	struct obheap_stats stats = { .size = sizeof(stats) };
	struct snapshot s = { 0 };

	for (names.scope = 0; names.scope < 2; names.scope++)
		snap_array(&s, fd, OBHEAP_NAMES, &names, (__u64 *)&names.names,
			   &names.nr, &names.out_nr,
			   sizeof(struct obheap_name));
	snap_array(&s, fd, OBHEAP_STATS, &stats, (__u64 *)&stats.classes,
		   &stats.nr, &stats.out_nr, sizeof(struct obheap_class_stats));
	stats.classes = 0;
	snap_add(&s, &stats, sizeof(stats));
	snap_array(&s, fd, OBHEAP_ARENAS, &arenas, (__u64 *)&arenas.arenas,
		   &arenas.nr, &arenas.out_nr, sizeof(struct obheap_arena));
	snap_array(&s, fd, OBHEAP_POOLS, &pools, (__u64 *)&pools.pools,
		   &pools.nr, &pools.out_nr, sizeof(struct obheap_pool));
	snap_walk(&s, fd);
	return s;
}

/* what the blocks of a walk add up to */
struct sums {
	unsigned long long blocks, large, bytes_pools, bytes_large;
};

static struct sums walk_sums(int fd)
{
	struct obheap_block b[CHUNK];
	struct obheap_walk walk = {
		.size = sizeof(walk), .class_ = OBHEAP_NONE,
		.arena = OBHEAP_NONE, .nr = CHUNK, .blocks = PTR(b),
	};
	struct sums sum = { 0 };
	__u32 i;

	do {
		if (dev_call(fd, OBHEAP_WALK, &walk))
			die("WALK");
		for (i = 0; i < walk.out_nr; i++) {
			sum.blocks++;
			if (b[i].arena == OBHEAP_NONE) {
				sum.large++;
				sum.bytes_large += b[i].size;
			} else {
				sum.bytes_pools += b[i].size;
			}
		}
	} while (walk.cursor);
	return sum;
}

static bool same(const char *a_name, unsigned long long a, const char *b_name,
		 unsigned long long b)
{
	if (a != b)
		note("%s = %llu, but %s = %llu", a_name, a, b_name, b);
	return a == b;
}

#define SAME(a, b) same(#a, a, #b, b)

static bool bytes_add_up(const struct obheap_stats *st)
{
	return SAME(st->out_bytes, st->out_bytes_pools + st->out_bytes_large +
		    st->out_bytes_large_headers + st->out_bytes_meta +
		    st->out_bytes_dead) &&
	       SAME(st->out_bytes_pools,
		    st->out_bytes_used + st->out_bytes_free + st->out_bytes_virgin +
		    st->out_bytes_headers + st->out_bytes_tails + st->out_bytes_empty) &&
	       SAME(st->out_arenas, st->out_arenas_new - st->out_arenas_freed) &&
	       SAME(st->out_blocks, st->out_allocs - st->out_frees) &&
	       SAME(st->out_bytes <= st->out_limit, 1) &&
	       SAME(st->out_bytes <= st->out_peak_bytes, 1) &&
	       SAME(st->out_arenas <= st->out_arenas_peak, 1) &&
	       SAME(st->out_failed_limit <= st->out_failed, 1);
}

static bool walk_adds_up(int fd, const struct obheap_stats *st)
{
	struct sums sum = walk_sums(fd);

	return SAME(sum.blocks, st->out_blocks) &&
	       SAME(sum.large, st->out_blocks_large) &&
	       SAME(sum.bytes_pools, st->out_bytes_used) &&
	       SAME(sum.bytes_large, st->out_bytes_large);
}

static bool classes_add_up(int fd, const struct obheap_stats *st)
{
	unsigned long long used = 0, avail = 0, pools = 0;
	struct obheap_class_stats c[64];
	struct obheap_stats arg = {
		.size = sizeof(arg), .classes = PTR(c), .nr = 64,
	};
	__u32 i;

	if (dev_call(fd, OBHEAP_STATS, &arg))
		die("STATS");
	for (i = 0; i < arg.out_nr; i++) {
		used += (unsigned long long)c[i].used * c[i].block_size;
		avail += (unsigned long long)c[i].avail * c[i].block_size;
		pools += c[i].pools;
	}
	/* Pools of the bump backend are of no class. */
	if (!pools)
		return SAME(used, st->out_bytes_used) && SAME(avail, 0);
	return SAME(used, st->out_bytes_used) &&
	       SAME(avail, st->out_bytes_free + st->out_bytes_virgin) &&
	       SAME(pools, st->out_pools_used + st->out_pools_full);
}

static bool arenas_add_up(int fd, const struct obheap_stats *st)
{
	unsigned long long used = 0, blocks = 0, backed = 0, pools = 0;
	struct obheap_arena *a = calloc(st->out_arenas + 1, sizeof(*a));
	struct obheap_arenas arg = {
		.size = sizeof(arg), .arenas = PTR(a), .nr = st->out_arenas,
	};
	__u32 i;

	if (!a || dev_call(fd, OBHEAP_ARENAS, &arg))
		die("ARENAS");
	for (i = 0; i < arg.out_nr; i++) {
		used += a[i].bytes_used;
		blocks += a[i].blocks;
		backed += a[i].bytes_backed;
		pools += a[i].pools_virgin + a[i].pools_empty +
			 a[i].pools_used + a[i].pools_full;
	}
	free(a);
	return SAME(arg.out_nr, st->out_arenas) &&
	       SAME(used, st->out_bytes_used) &&
	       SAME(backed, st->out_bytes_pools) &&
	       SAME(blocks, st->out_blocks - st->out_blocks_large) &&
	       SAME(pools, st->out_arenas * 64) &&
	       SAME(pools, st->out_pools_virgin + st->out_pools_empty +
		    st->out_pools_used + st->out_pools_full);
}

static bool pools_add_up(int fd, const struct obheap_stats *st)
{
	size_t room = st->out_arenas * 64 + 1, state[4] = { 0 };
	struct obheap_pool *p = calloc(room, sizeof(*p));
	struct obheap_pools arg = {
		.size = sizeof(arg), .pools = PTR(p), .nr = room,
		.arena = OBHEAP_NONE,
	};
	unsigned long long used = 0, freed = 0;
	bool have_class = true;
	__u32 i;

	if (!p || dev_call(fd, OBHEAP_POOLS, &arg))
		die("POOLS");
	for (i = 0; i < arg.out_nr; i++) {
		state[p[i].state & 3]++;
		if (p[i].state < OBHEAP_POOL_USED)
			continue;
		/* One of the bump backend has blocks of every size. */
		have_class &= p[i].class_ != OBHEAP_NONE;
		used += (unsigned long long)p[i].used * p[i].block_size;
		freed += (unsigned long long)p[i].free * p[i].block_size;
	}
	free(p);
	return SAME(state[OBHEAP_POOL_VIRGIN], st->out_pools_virgin) &&
	       SAME(state[OBHEAP_POOL_EMPTY], st->out_pools_empty) &&
	       SAME(state[OBHEAP_POOL_USED], st->out_pools_used) &&
	       SAME(state[OBHEAP_POOL_FULL], st->out_pools_full) &&
	       (!have_class || (SAME(used, st->out_bytes_used) &&
				SAME(freed, st->out_bytes_free)));
}

static bool sums_hold(int fd)
{
	struct obheap_stats st;

	stats_of(fd, &st);
	return bytes_add_up(&st) && walk_adds_up(fd, &st) &&
	       classes_add_up(fd, &st) && arenas_add_up(fd, &st) &&
	       pools_add_up(fd, &st);
}

static bool is_valid(int fd)
{
	struct obheap_validate v = { .size = sizeof(v) };
	int err = dev_call(fd, OBHEAP_VALIDATE, &v);

	if (err)
		note("VALIDATE: %s", strerror(-err));
	else if (v.out_faults)
		note("%llu faults, first %.64s at 0x%llx",
		     (unsigned long long)v.out_faults, v.out_what,
		     (unsigned long long)v.out_id);
	return !err && !v.out_faults;
}

static bool looking_is_free(int fd)
{
	struct snapshot a = snapshot(fd), b = snapshot(fd);
	bool same = a.len == b.len && !memcmp(a.data, b.data, a.len);
	size_t i;

	for (i = 0; !same && i < a.len && i < b.len; i++)
		if (a.data[i] != b.data[i])
			break;
	if (!same)
		note("snapshots of %zu and %zu bytes differ at %zu", a.len,
		     b.len, i);
	free(a.data);
	free(b.data);
	return same;
}

static bool is_usable(int fd)
{
	struct outcome *o = run(fd, "print(6 * 7, [str(i) for i in range(3)])");

	if (o->err)
		note("EXEC: %s", strerror(-o->err));
	else if (o->e.out_status)
		note("status %u: %s", o->e.out_status, o->traceback);
	return !o->err && !strcmp(o->output, "42 ['0', '1', '2']\n");
}

void ok_sound(int fd, const char *after)
{
	ok(is_valid(fd), "%s: nothing is broken", after);
	ok(sums_hold(fd), "%s: the numbers add up", after);
	ok(looking_is_free(fd), "%s: looking changes nothing", after);
	ok(is_usable(fd), "%s: the session is usable", after);
}

bool is_all_well(int fd)
{
	return is_valid(fd) && sums_hold(fd) && is_usable(fd);
}

void ok_sound_short(int fd, const char *after)
{
	ok(is_all_well(fd), "%s: all is well", after);
}
