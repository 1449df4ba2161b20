// SPDX-License-Identifier: GPL-2.0
/*
 * reading - around all views two snapshots are the same, to the byte
 *
 * A snapshot is every reply about the whole session: blocks and references with
 * their labels, all numbers, arenas, pools, names, frames. Between two of them
 * every view is asked about every object.
 */
#include <stdlib.h>
#include <string.h>

#include "promise.h"

#define WALK_CHUNK	128
#define HOLDERS_EVERY	97

/**
 * struct snapshot - replies, one after the other
 * @data: they
 * @len: bytes of them
 * @room: bytes @data has room for
 */
struct snapshot {
	char *data;
	size_t len;
	size_t room;
};

static void snap(struct run *run, struct snapshot *s, const char *what,
		 const void *data, size_t len)
{
	scan_reply(run, what, data, len);
	if (s->len + len > s->room) {
		s->room = (s->len + len) * 2;
		s->data = realloc(s->data, s->room);
		if (!s->data)
			abort();
	}
	if (len)
		memcpy(s->data + s->len, data, len);
	s->len += len;
}

static void failed(struct run *run, const char *what, int err)
{
	if (err)
		wrong(run, "%s: %s", what, strerror(-err));
}

static void snap_graph(struct run *run, struct snapshot *s)
{
	struct obheap_block *blocks;
	struct obheap_edge *edges;
	size_t nr_blocks, nr_edges;

	failed(run, "GRAPH", obheap_graph(run->session, OBHEAP_GRAPH_LABELS,
					  &blocks, &nr_blocks, &edges,
					  &nr_edges));
	snap(run, s, "GRAPH", blocks, nr_blocks * sizeof(*blocks));
	snap(run, s, "GRAPH", edges, nr_edges * sizeof(*edges));
	free(blocks);
	free(edges);
}

static void snap_numbers(struct run *run, struct snapshot *s)
{
	struct obheap_validate validate = { 0 };
	struct obheap_class_stats *classes;
	struct obheap_arena *arenas;
	struct obheap_stats stats;
	struct obheap_pool *pools;
	struct obheap_info info = { 0 };
	size_t nr;

	failed(run, "STATS", obheap_stats(run->session, &stats, &classes,
					  &nr));
	stats.classes = 0;
	stats.nr = 0;
	snap(run, s, "STATS", &stats, sizeof(stats));
	snap(run, s, "STATS", classes, nr * sizeof(*classes));
	free(classes);
	failed(run, "ARENAS", obheap_arenas(run->session, &arenas, &nr));
	snap(run, s, "ARENAS", arenas, nr * sizeof(*arenas));
	free(arenas);
	failed(run, "POOLS", obheap_pools(run->session, OBHEAP_NONE, &pools,
					  &nr));
	snap(run, s, "POOLS", pools, nr * sizeof(*pools));
	free(pools);
	failed(run, "VALIDATE", obheap_validate(run->session, &validate));
	snap(run, s, "VALIDATE", &validate, sizeof(validate));
	if (validate.out_faults)
		wrong(run, "broken: %s", validate.out_what);
	failed(run, "INFO", obheap_info(run->session, &info));
	/* How many sessions there are is not this one's. */
	scan_reply(run, "INFO", &info, sizeof(info));
}

static void snap_walk(struct run *run, struct snapshot *s)
{
	struct obheap_walk walk = {
		.class_ = OBHEAP_NONE, .arena = OBHEAP_NONE,
	};
	struct obheap_block blocks[WALK_CHUNK];
	int err;

	do {
		err = obheap_walk(run->session, &walk, blocks, WALK_CHUNK);
		failed(run, "WALK", err);
		if (!err)
			snap(run, s, "WALK", blocks,
			     walk.out_nr * sizeof(*blocks));
	} while (!err && walk.cursor);
}

static void snap_names(struct run *run, struct snapshot *s)
{
	struct obheap_name *names;
	uint32_t scope;
	size_t nr;

	for (scope = OBHEAP_SCOPE_GLOBALS; scope <= OBHEAP_SCOPE_BUILTINS;
	     scope++) {
		failed(run, "NAMES", obheap_names(run->session, scope, &names,
						  &nr));
		snap(run, s, "NAMES", names, nr * sizeof(*names));
		free(names);
	}
}

static void snap_stack(struct run *run, struct snapshot *s)
{
	struct obheap_stack_slot *slots;
	struct obheap_frame *frames;
	struct obheap_name *names;
	size_t nr_frames, nr_slots, i, nr;

	failed(run, "STACK", obheap_stack(run->session, OBHEAP_NONE, &frames,
					  &nr_frames, &slots, &nr_slots));
	snap(run, s, "STACK", frames, nr_frames * sizeof(*frames));
	snap(run, s, "STACK", slots, nr_slots * sizeof(*slots));
	free(frames);
	free(slots);
	for (i = 0; i < nr_frames && i < 32; i++) {
		failed(run, "NAMES", obheap_frame_names(run->session, i,
							&names, &nr));
		snap(run, s, "NAMES", names, nr * sizeof(*names));
		free(names);
	}
}

static void take(struct run *run, struct snapshot *s)
{
	s->len = 0;
	snap_numbers(run, s);
	snap_graph(run, s);
	snap_walk(run, s);
	snap_names(run, s);
	if (run->stopped)
		snap_stack(run, s);
}

/* One listener comes and goes, and hears nothing, for nothing happens. */
static void listen(struct run *run)
{
	struct obheap_events events = { .class_ = OBHEAP_NONE,
					.what = (1 << OBHEAP_EVENT_ALLOC) |
						(1 << OBHEAP_EVENT_FREE) };
	struct obheap_event e;
	int fd = obheap_events(run->session, &events);
	ssize_t n;

	if (fd < 0) {
		failed(run, "EVENTS", fd);
		return;
	}
	n = obheap_events_read(fd, &e, 1, 0);
	if (n > 0)
		wrong(run, "reading has set off an event %u", e.what);
	obheap_events_close(fd);
}

static void ask_bytes(struct run *run, uint64_t id)
{
	struct obheap_field *fields;
	size_t nr_bytes, nr_fields, object;
	unsigned char *bytes;

	failed(run, "BYTES", obheap_bytes(run->session, id, &bytes, &nr_bytes,
					  &fields, &nr_fields, &object));
	scan_reply(run, "BYTES", bytes, nr_bytes);
	scan_reply(run, "BYTES", fields, nr_fields * sizeof(*fields));
	free(bytes);
	free(fields);
}

static void ask_holders(struct run *run, const struct obheap_block *block)
{
	struct obheap_edge *holders;
	__u64 count, sum = 0;
	size_t nr, i;

	failed(run, "HOLDERS", obheap_holders(run->session, block->id,
					      &holders, &nr, &count));
	for (i = 0; i < nr; i++)
		sum += holders[i].count;
	if (sum != count || count != block->refcount)
		wrong(run, "%s 0x%llx: count %llu, holders %llu",
		      block->type_name, (unsigned long long)block->id,
		      (unsigned long long)block->refcount,
		      (unsigned long long)sum);
	scan_reply(run, "HOLDERS", holders, nr * sizeof(*holders));
	free(holders);
}

static void ask(struct run *run, const struct obheap_block *block, size_t nr)
{
	struct obheap_ref *refs;
	char repr[256] = "";
	struct obheap_object o = {
		.id = block->id, .repr = (uintptr_t)repr,
		.repr_size = sizeof(repr),
	};
	size_t nr_refs;

	failed(run, "OBJECT", obheap_object(run->session, &o));
	/* Where to put the text is this program's, and goes in. */
	o.repr = 0;
	scan_reply(run, "OBJECT", &o, sizeof(o));
	scan_reply(run, "OBJECT", repr, strlen(repr));
	failed(run, "REFS", obheap_refs(run->session, block->id, &refs,
					&nr_refs));
	scan_reply(run, "REFS", refs, nr_refs * sizeof(*refs));
	free(refs);
	ask_bytes(run, block->id);
	if (!(nr % HOLDERS_EVERY))
		ask_holders(run, block);
}

static void ask_all(struct run *run)
{
	struct heap heap = { 0 };
	size_t i;

	failed(run, "GRAPH", heap_read(run->session, 0, &heap));
	for (i = 0; i < heap.nr_blocks; i++)
		if (heap_is_object(&heap.blocks[i]))
			ask(run, &heap.blocks[i], i);
	heap_free(&heap);
}

void look_reading(struct run *run)
{
	struct snapshot a = { 0 }, b = { 0 };
	size_t i;

	take(run, &a);
	ask_all(run);
	listen(run);
	take(run, &b);
	for (i = 0; i < a.len && i < b.len && a.data[i] == b.data[i]; i++)
		;
	if (i < a.len || i < b.len)
		wrong(run, "snapshots of %zu and %zu bytes differ at byte %zu",
		      a.len, b.len, i);
	free(a.data);
	free(b.data);
}
