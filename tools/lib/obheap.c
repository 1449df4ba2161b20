// SPDX-License-Identifier: GPL-2.0
/*
 * obheap - the commands of the device as functions
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "transport.h"

/* an array that was too small is made larger this often before giving up */
#define ARRAY_TRIES 16
/* static objects of a session, about; a heap above this is counted first */
#define GRAPH_STATIC 2048
#define GRAPH_GUESS_MAX (1U << 26)
/* entries of either array when a graph is taken in parts: 1.8 MB for both */
#define PART_ENTRIES 8192

int obheap_open(const char *path, struct obheap **session)
{
	return transport_open(path, session);
}

void obheap_close(struct obheap *session)
{
	if (session)
		transport_close(session);
}

int obheap_attach(const char *path, const char *name, struct obheap **session)
{
	return transport_attach(path, name, session);
}

static int name_command(struct obheap *session, unsigned long cmd,
			const char *name)
{
	struct obheap_pin arg = { .size = sizeof(arg) };

	if (strlen(name) >= sizeof(arg.name))
		return -EINVAL;
	memcpy(arg.name, name, strlen(name));
	return transport_ioctl(session, cmd, &arg);
}

int obheap_pin(struct obheap *session, const char *name)
{
	return name_command(session, OBHEAP_PIN, name);
}

int obheap_unpin(struct obheap *session, const char *name)
{
	return name_command(session, OBHEAP_UNPIN, name);
}

#define COMMAND(name, cmd, type)					\
int obheap_##name(struct obheap *session, struct type *arg)		\
{									\
	arg->size = sizeof(*arg);					\
	return transport_ioctl(session, cmd, arg);			\
}

COMMAND(info, OBHEAP_INFO, obheap_info)
COMMAND(setup, OBHEAP_SETUP, obheap_setup)
COMMAND(exec, OBHEAP_EXEC, obheap_exec)
COMMAND(resume, OBHEAP_RESUME, obheap_resume)
COMMAND(object, OBHEAP_OBJECT, obheap_object)
COMMAND(collect, OBHEAP_COLLECT, obheap_collect)
COMMAND(validate, OBHEAP_VALIDATE, obheap_validate)

static int ask(struct obheap *session, __u32 flags)
{
	struct obheap_interrupt arg = { .size = sizeof(arg), .flags = flags };

	return transport_ioctl(session, OBHEAP_INTERRUPT, &arg);
}

int obheap_interrupt(struct obheap *session)
{
	return ask(session, 0);
}

int obheap_halt(struct obheap *session)
{
	return ask(session, OBHEAP_INTERRUPT_STOP);
}

int obheap_ask_nothing(struct obheap *session)
{
	return ask(session, OBHEAP_INTERRUPT_CANCEL);
}

/*
 * Run a command that fills an array, with a larger array until everything
 * fits. @base, @size and @count point into @arg.
 */
static int fill_array(struct obheap *session, unsigned long cmd, void *arg,
		      __u64 *base, __u32 *size, const __u32 *count,
		      size_t stride, void **array, size_t *nr)
{
	size_t room = 64;
	int err = -EMSGSIZE;
	int tries;

	*array = NULL;
	for (tries = 0; err == -EMSGSIZE && tries < ARRAY_TRIES; tries++) {
		free(*array);
		*array = calloc(room, stride);
		if (!*array)
			return -ENOMEM;
		*base = (uintptr_t)*array;
		*size = room;
		err = transport_ioctl(session, cmd, arg);
		room = *count + *count / 8 + 1;
	}
	*nr = *count;
	if (err) {
		free(*array);
		*array = NULL;
	}
	return err;
}

int obheap_sessions(struct obheap *session, struct obheap_session **sessions,
		    size_t *nr)
{
	struct obheap_sessions arg = { .size = sizeof(arg) };

	return fill_array(session, OBHEAP_SESSIONS, &arg,
			  (__u64 *)&arg.sessions, &arg.nr, &arg.out_nr,
			  sizeof(**sessions), (void **)sessions, nr);
}

int obheap_names(struct obheap *session, __u32 scope,
		 struct obheap_name **names, size_t *nr)
{
	struct obheap_names arg = { .size = sizeof(arg), .scope = scope };

	return fill_array(session, OBHEAP_NAMES, &arg, (__u64 *)&arg.names,
			  &arg.nr, &arg.out_nr, sizeof(**names),
			  (void **)names, nr);
}

int obheap_frame_names(struct obheap *session, __u32 frame,
		       struct obheap_name **names, size_t *nr)
{
	struct obheap_names arg = {
		.size = sizeof(arg), .scope = OBHEAP_SCOPE_FRAME, .frame = frame
	};

	return fill_array(session, OBHEAP_NAMES, &arg, (__u64 *)&arg.names,
			  &arg.nr, &arg.out_nr, sizeof(**names),
			  (void **)names, nr);
}

int obheap_stack(struct obheap *session, __u32 frame,
		 struct obheap_frame **frames, size_t *nr_frames,
		 struct obheap_stack_slot **slots, size_t *nr_slots)
{
	struct obheap_stack arg = { .size = sizeof(arg), .frame = frame };
	int err, tries = 0;

	*frames = NULL;
	*slots = NULL;
	do {
		err = transport_ioctl(session, OBHEAP_STACK, &arg);
		if (err != -EMSGSIZE || tries++ == ARRAY_TRIES)
			break;
		free(*frames);
		free(*slots);
		arg.nr_frames = arg.out_nr_frames;
		arg.nr_slots = arg.out_nr_slots;
		*frames = calloc(arg.nr_frames + 1, sizeof(**frames));
		*slots = calloc(arg.nr_slots + 1, sizeof(**slots));
		arg.frames = (uintptr_t)*frames;
		arg.slots = (uintptr_t)*slots;
		if (!*frames || !*slots)
			err = -ENOMEM;
	} while (*frames && *slots);
	*nr_frames = arg.out_nr_frames;
	*nr_slots = arg.out_nr_slots;
	if (err) {
		free(*frames);
		free(*slots);
		*frames = NULL;
		*slots = NULL;
	}
	return err;
}

int obheap_refs(struct obheap *session, __u64 id, struct obheap_ref **refs,
		size_t *nr)
{
	struct obheap_refs arg = { .size = sizeof(arg), .id = id };

	return fill_array(session, OBHEAP_REFS, &arg, (__u64 *)&arg.refs,
			  &arg.nr, &arg.out_nr, sizeof(**refs), (void **)refs,
			  nr);
}

int obheap_holders(struct obheap *session, __u64 id,
		   struct obheap_edge **holders, size_t *nr, __u64 *refcount)
{
	struct obheap_holders arg = { .size = sizeof(arg), .id = id };
	int err;

	err = fill_array(session, OBHEAP_HOLDERS, &arg, (__u64 *)&arg.holders,
			 &arg.nr, &arg.out_nr, sizeof(**holders),
			 (void **)holders, nr);
	*refcount = arg.out_refcount;
	return err;
}

int obheap_bytes(struct obheap *session, __u64 id, unsigned char **bytes,
		 size_t *nr_bytes, struct obheap_field **fields,
		 size_t *nr_fields, size_t *object)
{
	struct obheap_bytes arg = { .size = sizeof(arg), .id = id };
	int err, tries = 0;

	*bytes = NULL;
	*fields = NULL;
	do {
		err = transport_ioctl(session, OBHEAP_BYTES, &arg);
		/* Without a buffer for bytes it only asks for fields. */
		if ((err && err != -EMSGSIZE) || (!err && *bytes) ||
		    tries++ == ARRAY_TRIES)
			break;
		free(*bytes);
		free(*fields);
		arg.nr_bytes = arg.out_nr_bytes;
		arg.nr_fields = arg.out_nr_fields;
		*bytes = calloc(arg.nr_bytes + 1, 1);
		*fields = calloc(arg.nr_fields + 1, sizeof(**fields));
		arg.bytes = (uintptr_t)*bytes;
		arg.fields = (uintptr_t)*fields;
		if (!*bytes || !*fields)
			err = -ENOMEM;
	} while (*bytes && *fields);
	*nr_bytes = arg.out_nr_bytes;
	*nr_fields = arg.out_nr_fields;
	*object = arg.out_object;
	if (err) {
		free(*bytes);
		free(*fields);
		*bytes = NULL;
		*fields = NULL;
	}
	return err;
}

/*
 * How large the arrays may have to be: what is written nowhere takes no memory,
 * and a guess that is enough saves walking the heap twice.
 */
static void graph_guess(struct obheap *session, struct obheap_graph *arg)
{
	struct obheap_stats stats = { .size = sizeof(stats) };

	if (transport_ioctl(session, OBHEAP_STATS, &stats))
		return;
	if (stats.out_blocks > GRAPH_GUESS_MAX)
		return;
	arg->out_nr_blocks = stats.out_blocks + GRAPH_STATIC;
	arg->out_nr_edges = 2 * stats.out_blocks + 8 * GRAPH_STATIC;
}

static int graph_room(struct obheap_graph *arg, struct obheap_block **blocks,
		      struct obheap_edge **edges)
{
	free(*blocks);
	free(*edges);
	arg->nr_blocks = arg->out_nr_blocks + arg->out_nr_blocks / 8;
	arg->nr_edges = arg->out_nr_edges + arg->out_nr_edges / 8;
	*blocks = calloc(arg->nr_blocks + 1, sizeof(**blocks));
	*edges = calloc(arg->nr_edges + 1, sizeof(**edges));
	arg->blocks = (uintptr_t)*blocks;
	arg->edges = (uintptr_t)*edges;
	return *blocks && *edges ? 0 : -ENOMEM;
}

int obheap_graph(struct obheap *session, __u32 flags,
		 struct obheap_block **blocks, size_t *nr_blocks,
		 struct obheap_edge **edges, size_t *nr_edges)
{
	struct obheap_graph arg = { .size = sizeof(arg), .flags = flags };
	int err, tries = 0;

	*blocks = NULL;
	*edges = NULL;
	graph_guess(session, &arg);
	do {
		err = graph_room(&arg, blocks, edges);
		if (!err)
			err = transport_ioctl(session, OBHEAP_GRAPH, &arg);
	} while (err == -EMSGSIZE && tries++ < ARRAY_TRIES);
	*nr_blocks = arg.out_nr_blocks;
	*nr_edges = arg.out_nr_edges;
	if (err) {
		free(*blocks);
		free(*edges);
		*blocks = NULL;
		*edges = NULL;
	}
	return err;
}

int obheap_graph_count(struct obheap *session, size_t *nr_blocks,
		       size_t *nr_edges)
{
	struct obheap_graph arg = { .size = sizeof(arg) };
	int err = transport_ioctl(session, OBHEAP_GRAPH, &arg);

	*nr_blocks = arg.out_nr_blocks;
	*nr_edges = arg.out_nr_edges;
	return err == -EMSGSIZE ? 0 : err;
}

int obheap_graph_parts(struct obheap *session, __u32 flags,
		       int (*part)(void *ctx, const struct obheap_part *part),
		       void *ctx)
{
	struct obheap_block *blocks = calloc(PART_ENTRIES, sizeof(*blocks));
	struct obheap_edge *edges = calloc(PART_ENTRIES, sizeof(*edges));
	struct obheap_graph arg = {
		.size = sizeof(arg), .flags = flags | OBHEAP_GRAPH_PART,
		.blocks = (uintptr_t)blocks, .nr_blocks = PART_ENTRIES,
		.edges = (uintptr_t)edges, .nr_edges = PART_ENTRIES,
	};
	int err = blocks && edges ? 0 : -ENOMEM;

	while (!err) {
		struct obheap_part p = { .block = blocks, .edge = edges };

		err = transport_ioctl(session, OBHEAP_GRAPH, &arg);
		p.nr_blocks = arg.out_nr_blocks;
		p.nr_edges = arg.out_nr_edges;
		if (!err)
			err = part(ctx, &p);
		if (!arg.cursor)
			break;
	}
	free(blocks);
	free(edges);
	return err;
}

int obheap_stats(struct obheap *session, struct obheap_stats *stats,
		 struct obheap_class_stats **classes, size_t *nr)
{
	memset(stats, 0, sizeof(*stats));
	stats->size = sizeof(*stats);
	return fill_array(session, OBHEAP_STATS, stats,
			  (__u64 *)&stats->classes, &stats->nr, &stats->out_nr,
			  sizeof(**classes), (void **)classes, nr);
}

int obheap_arenas(struct obheap *session, struct obheap_arena **arenas,
		  size_t *nr)
{
	struct obheap_arenas arg = { .size = sizeof(arg) };

	return fill_array(session, OBHEAP_ARENAS, &arg, (__u64 *)&arg.arenas,
			  &arg.nr, &arg.out_nr, sizeof(**arenas),
			  (void **)arenas, nr);
}

int obheap_pools(struct obheap *session, __u32 arena,
		 struct obheap_pool **pools, size_t *nr)
{
	struct obheap_pools arg = { .size = sizeof(arg), .arena = arena };

	return fill_array(session, OBHEAP_POOLS, &arg, (__u64 *)&arg.pools,
			  &arg.nr, &arg.out_nr, sizeof(**pools),
			  (void **)pools, nr);
}

int obheap_walk(struct obheap *session, struct obheap_walk *walk,
		struct obheap_block *blocks, size_t nr)
{
	walk->size = sizeof(*walk);
	walk->blocks = (uintptr_t)blocks;
	walk->nr = nr;
	return transport_ioctl(session, OBHEAP_WALK, walk);
}

ssize_t obheap_read(struct obheap *session, void *buf, size_t len)
{
	return transport_read(session, buf, len);
}

int obheap_events(struct obheap *session, struct obheap_events *events)
{
	events->size = sizeof(*events);
	return transport_events(session, events);
}

ssize_t obheap_events_read(int fd, struct obheap_event *records, size_t nr,
			   int timeout_ms)
{
	ssize_t n = transport_events_read(fd, records, nr * sizeof(*records),
					  timeout_ms);

	return n < 0 ? n : n / (ssize_t)sizeof(*records);
}

void obheap_events_close(int fd)
{
	transport_events_close(fd);
}
