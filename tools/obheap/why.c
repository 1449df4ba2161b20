// SPDX-License-Identifier: GPL-2.0
/*
 * why - who keeps these blocks, and what a del would give back
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "why.h"

static bool is_inside(const struct why *w, const struct obheap_block *b)
{
	switch (w->kind) {
	case WHY_ARENA:
		return b->arena == w->arena;
	case WHY_POOL:
		return b->arena == w->arena && b->pool == w->pool;
	default:
		return false;
	}
}

static void find_inside(struct why *w)
{
	size_t i;

	for (i = 0; i < w->g.nr_blocks; i++)
		w->inside[i] = is_inside(w, &w->g.block[i]);
	if (w->kind != WHY_OBJECT)
		return;
	/* An object and the blocks that are its own. */
	w->inside[w->node] = 1;
	for (i = w->g.first[w->node]; i < w->g.first[w->node + 1]; i++)
		if (w->g.block[w->g.link[i].to].kind == OBHEAP_KIND_RAW)
			w->inside[w->g.link[i].to] = 1;
}

/* The name each node cannot do without: along the dominators, down. */
static void find_tops(struct why *w)
{
	const struct graph *g = &w->g;
	size_t i;

	for (i = 0; i < graph_nr_nodes(g); i++)
		w->top[i] = GRAPH_NONE;
	for (i = 0; i < g->nr_order; i++) {
		__u32 node = g->order[i];

		if (graph_is_name(g, node))
			w->top[node] = node;
		else if (g->idom[node] != GRAPH_NONE)
			w->top[node] = w->top[g->idom[node]];
	}
}

/* Walk from each name, but only if some block is held by several. */
static int find_marks(struct why *w)
{
	const struct graph *g = &w->g;
	bool shared = false;
	int err = 0;
	size_t i;

	for (i = 0; i < g->nr_blocks && !shared; i++)
		shared = w->inside[i] && why_held(w, i) == WHY_NAMES;
	for (i = 0; shared && !err && i < g->nr_names; i++)
		if (!g->name[i].is_system)
			err = graph_mark(g, graph_names(g) + i, w->without,
					 w->marks, 1ULL << i % 64);
	return err;
}

static int find_without(struct why *w)
{
	size_t nodes = graph_nr_nodes(&w->g);
	unsigned char *names = calloc(nodes, 1);
	size_t i;
	int err;

	if (!names)
		return -ENOMEM;
	for (i = 0; i < w->g.nr_names; i++)
		names[graph_names(&w->g) + i] = !w->g.name[i].is_system;
	err = graph_reach(&w->g, names, w->without);
	free(names);
	return err;
}

int why_read(struct obheap *session, struct why *w)
{
	int err = graph_read(session, &w->g);
	size_t nodes;

	if (err)
		return err;
	nodes = graph_nr_nodes(&w->g);
	w->inside = calloc(nodes, 1);
	w->without = calloc(nodes, 1);
	w->dead = calloc(nodes, 1);
	w->top = calloc(nodes, sizeof(*w->top));
	w->marks = calloc(nodes, sizeof(*w->marks));
	err = -ENOMEM;
	if (w->inside && w->without && w->dead && w->top && w->marks)
		err = graph_dominate(&w->g);
	if (!err && w->kind == WHY_OBJECT) {
		w->node = graph_find(&w->g, w->id);
		err = w->node == GRAPH_NONE ? -ESTALE : 0;
	}
	if (!err)
		err = find_without(w);
	if (!err) {
		find_inside(w);
		find_tops(w);
		err = find_marks(w);
	}
	if (err)
		why_free(w);
	return err;
}

void why_free(struct why *w)
{
	graph_free(&w->g);
	free(w->inside);
	free(w->without);
	free(w->dead);
	free(w->top);
	free(w->marks);
}

enum why_held why_held(const struct why *w, __u32 node)
{
	if (w->g.block[node].state & OBHEAP_OBJ_DEAD)
		return WHY_DEAD;
	if (w->without[node])
		return WHY_INTERPRETER;
	if (w->top[node] != GRAPH_NONE)
		return WHY_NAME;
	return w->g.idom[node] == GRAPH_NONE ? WHY_CYCLE : WHY_NAMES;
}

/* Types whose dead objects 3.11 keeps for reuse, and how many of them. */
static const struct spare_type {
	const char *name;
	__u64 max;
} spare_types[] = {
	{ "float", 100 }, { "list", 80 }, { "dict", 80 }, { "tuple", 2000 },
	{ "slice", 1 },
};

#define NR_SPARE (sizeof(spare_types) / sizeof(spare_types[0]))

static __u64 count_spare(const struct why *w)
{
	__u64 n[NR_SPARE] = { 0 }, all = 0;
	size_t i, k;

	for (i = 0; i < w->g.nr_blocks; i++)
		for (k = 0; w->dead[i] && w->inside[i] && k < NR_SPARE; k++)
			n[k] += !strcmp(w->g.block[i].type_name,
					spare_types[k].name);
	for (k = 0; k < NR_SPARE; k++)
		all += n[k] < spare_types[k].max ? n[k] : spare_types[k].max;
	return all;
}

static int delete_and_collect(struct why *w, const __u32 *names, size_t nr)
{
	size_t nodes = graph_nr_nodes(&w->g), i;
	unsigned char *gone = calloc(nodes, 1);
	int err;

	if (!gone)
		return -ENOMEM;
	for (i = 0; i < nr; i++)
		gone[names[i]] = 1;
	err = graph_reach(&w->g, gone, w->dead);
	for (i = 0; !err && i < nodes; i++)
		w->dead[i] = !w->dead[i];
	free(gone);
	return err;
}

int why_delete(struct why *w, const __u32 *names, size_t nr, bool collect,
	       struct why_gain *gain)
{
	const struct graph *g = &w->g;
	size_t i;
	int err;

	memset(gain, 0, sizeof(*gain));
	err = collect ? delete_and_collect(w, names, nr) :
			graph_delete(g, names, nr, w->dead);
	for (i = 0; !err && i < g->nr_blocks; i++) {
		if (!w->dead[i] || g->block[i].state & OBHEAP_OBJ_STATIC)
			continue;
		gain->blocks++;
		gain->bytes += graph_bytes(g, i);
		if (!w->inside[i])
			continue;
		gain->here_blocks++;
		gain->here_bytes += graph_bytes(g, i);
	}
	gain->spare = count_spare(w);
	return err;
}
