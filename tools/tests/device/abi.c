// SPDX-License-Identifier: GPL-2.0
/*
 * abi - well-formed structs of every command
 */
#include <errno.h>
#include <unistd.h>

#include "abi.h"

static const char text[] = "y = [x, 'k']";
static char output[256], error[256], repr[64];
static struct obheap_name names[64];
static struct obheap_ref refs[16];
static struct obheap_session sessions[64];
static struct obheap_block blocks[16];
static struct obheap_edge holders[16], edges[8192];
static struct obheap_block nodes[4096];
static struct obheap_field fields[64];
static char bytes[1024];
static struct obheap_class_stats classes[64];
static struct obheap_arena arenas[16];
static struct obheap_pool pools[4096];

static void fill_none(int fd, void *arg)
{
}

static void fill_setup(int fd, void *arg)
{
	struct obheap_setup *a = arg;

	a->flags = OBHEAP_SETUP_LIMIT | OBHEAP_SETUP_SEED;
	a->heap_limit = 32 << 20;
}

static void fill_exec(int fd, void *arg)
{
	struct obheap_exec *a = arg;

	a->text = PTR(text);
	a->text_len = sizeof(text) - 1;
	a->output = PTR(output);
	a->output_size = sizeof(output);
	a->error = PTR(error);
	a->error_size = sizeof(error);
}

static void unpin(int fd)
{
	struct obheap_pin arg = { .size = sizeof(arg), .name = "abi" };

	dev_call(fd, OBHEAP_UNPIN, &arg);
}

/* Each time as if for the first time. */
static void fill_pin(int fd, void *arg)
{
	struct obheap_pin *a = arg;

	unpin(fd);
	strcpy(a->name, "abi");
}

static void fill_sessions(int fd, void *arg)
{
	struct obheap_sessions *a = arg;

	a->sessions = PTR(sessions);
	a->nr = NR(sessions);
}

static void fill_names(int fd, void *arg)
{
	struct obheap_names *a = arg;

	a->names = PTR(names);
	a->nr = NR(names);
}

static void fill_object(int fd, void *arg)
{
	struct obheap_object *a = arg;

	a->id = id_of(fd, "x");
	a->repr = PTR(repr);
	a->repr_size = sizeof(repr);
}

static void fill_refs(int fd, void *arg)
{
	struct obheap_refs *a = arg;

	a->id = id_of(fd, "x");
	a->refs = PTR(refs);
	a->nr = NR(refs);
}

static void fill_holders(int fd, void *arg)
{
	struct obheap_holders *a = arg;

	a->id = id_of(fd, "x");
	a->holders = PTR(holders);
	a->nr = NR(holders);
}

static void fill_bytes(int fd, void *arg)
{
	struct obheap_bytes *a = arg;

	a->id = id_of(fd, "x");
	a->bytes = PTR(bytes);
	a->nr_bytes = NR(bytes);
	a->fields = PTR(fields);
	a->nr_fields = NR(fields);
}

static void fill_graph(int fd, void *arg)
{
	struct obheap_graph *a = arg;

	a->blocks = PTR(nodes);
	a->nr_blocks = NR(nodes);
	a->edges = PTR(edges);
	a->nr_edges = NR(edges);
}

static void fill_walk(int fd, void *arg)
{
	struct obheap_walk *a = arg;

	a->class_ = OBHEAP_NONE;
	a->arena = OBHEAP_NONE;
	a->blocks = PTR(blocks);
	a->nr = NR(blocks);
}

static void fill_stats(int fd, void *arg)
{
	struct obheap_stats *a = arg;

	a->classes = PTR(classes);
	a->nr = NR(classes);
}

static void fill_arenas(int fd, void *arg)
{
	struct obheap_arenas *a = arg;

	a->arenas = PTR(arenas);
	a->nr = NR(arenas);
}

static void fill_pools(int fd, void *arg)
{
	struct obheap_pools *a = arg;

	a->arena = OBHEAP_NONE;
	a->pools = PTR(pools);
	a->nr = NR(pools);
}

/* A session has 16 listeners at most, so those before this one have to go. */
static void fill_events(int fd, void *arg)
{
	struct obheap_events *a = arg;
	int i;

	for (i = fd + 1; i < fd + 32; i++)
		close(i);
	a->class_ = OBHEAP_NONE;
}

#define COMMAND(cmd, type, known, fill, result, ...)			\
	{ #cmd, OBHEAP_##cmd, sizeof(struct obheap_##type),		\
	  sizeof(struct obheap_##type), known, { __VA_ARGS__ }, result, fill }
/* a struct that has grown since its first version */
#define GROWN(cmd, type, first, known, fill, result, ...)		\
	{ #cmd, OBHEAP_##cmd, sizeof(struct obheap_##type), first, known, \
	  { __VA_ARGS__ }, result, fill }
#define RESERVED(type) offsetof(struct obheap_##type, __reserved)

const struct command commands[] = {
	GROWN(INFO, info, offsetof(struct obheap_info, out_max_named), 0,
	      fill_none, 0, 0),
	COMMAND(SETUP, setup, 127, fill_setup, 0, RESERVED(setup)),
	GROWN(EXEC, exec, 176, OBHEAP_EXEC_TRACE | OBHEAP_EXEC_FINISH |
	      OBHEAP_EXEC_STOP, fill_exec, 0, 0),
	GROWN(RESUME, resume, 232, OBHEAP_RESUME_DISCARD |
	      OBHEAP_RESUME_OWN, fill_none, -ENOENT, 0),
	COMMAND(INTERRUPT, interrupt, OBHEAP_INTERRUPT_STOP |
		OBHEAP_INTERRUPT_CANCEL, fill_none, -ENOENT, 0),
	COMMAND(ATTACH, pin, 0, fill_pin, -ENOENT, 0),
	COMMAND(UNPIN, pin, 0, fill_pin, -ENOENT, 0),
	COMMAND(PIN, pin, 0, fill_pin, 0, 0),
	COMMAND(SESSIONS, sessions, 0, fill_sessions, 0, 0),
	COMMAND(NAMES, names, 0, fill_names, 0, 0),
	GROWN(OBJECT, object, offsetof(struct obheap_object, out_birth), 0,
	      fill_object, 0, RESERVED(object)),
	COMMAND(REFS, refs, 0, fill_refs, 0, 0),
	COMMAND(HOLDERS, holders, 0, fill_holders, 0, 0),
	COMMAND(BYTES, bytes, 0, fill_bytes, 0, RESERVED(bytes)),
	GROWN(GRAPH, graph, offsetof(struct obheap_graph, cursor),
	      OBHEAP_GRAPH_LABELS | OBHEAP_GRAPH_PART, fill_graph, 0,
	      RESERVED(graph)),
	COMMAND(WALK, walk, 0, fill_walk, 0, RESERVED(walk)),
	GROWN(STATS, stats, 288, 0, fill_stats, 0, RESERVED(stats),
	      offsetof(struct obheap_stats, __reserved2)),
	COMMAND(ARENAS, arenas, 0, fill_arenas, 0, 0),
	COMMAND(POOLS, pools, 0, fill_pools, 0, RESERVED(pools)),
	COMMAND(STACK, stack, 0, fill_none, -ENOENT, RESERVED(stack)),
	COMMAND(EVENTS, events, 0, fill_events, 0, RESERVED(events)),
	COMMAND(COLLECT, collect, 0, fill_none, 0, RESERVED(collect)),
	COMMAND(VALIDATE, validate, 0, fill_none, 0, 0),
};

const size_t nr_commands = NR(commands);

int valid_session(const struct command *c)
{
	int fd = dev_open();

	if (c->cmd != OBHEAP_SETUP && run(fd, "x = [1, 'two', 3.0]")->err)
		die("the first statement");
	return fd;
}

void valid_arg(const struct command *c, int fd, void *arg)
{
	memset(arg, 0, ARG_ROOM);
	c->fill(fd, arg);
	memcpy(arg, &c->size, sizeof(c->size));
}

void commands_end(void)
{
	int fd = dev_open();

	unpin(fd);
	close(fd);
}
