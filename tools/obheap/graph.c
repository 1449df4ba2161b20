// SPDX-License-Identifier: GPL-2.0
/*
 * graph - reading the heap as a graph, and walks through it
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"

static size_t hash_id(__u64 id)
{
	return id * 0x9e3779b97f4a7c15ULL >> 24;
}

__u32 graph_find(const struct graph *g, __u64 id)
{
	size_t i;

	for (i = hash_id(id);; i++) {
		__u32 slot = g->bucket[i & g->mask];

		if (!slot)
			return GRAPH_NONE;
		if (g->block[slot - 1].id == id)
			return slot - 1;
	}
}

static int index_blocks(struct graph *g)
{
	size_t size = 64, i, at;

	while (size < 2 * g->nr_blocks)
		size *= 2;
	g->mask = size - 1;
	g->bucket = calloc(size, sizeof(*g->bucket));
	if (!g->bucket)
		return -ENOMEM;
	for (i = 0; i < g->nr_blocks; i++) {
		at = hash_id(g->block[i].id);
		while (g->bucket[at & g->mask])
			at++;
		g->bucket[at & g->mask] = i + 1;
	}
	return 0;
}

static void find_main(struct graph *g)
{
	size_t i = g->nr_edges;

	g->main = GRAPH_NONE;
	while (i-- > 0 && !g->edge[i].from)
		if (g->edge[i].role == OBHEAP_REF_ROOT && !g->edge[i].index)
			g->main = graph_find(g, g->edge[i].to);
}

static bool is_binding(const struct graph *g, const struct obheap_edge *e)
{
	return g->main != GRAPH_NONE && e->from == g->block[g->main].id &&
	       (e->role == OBHEAP_REF_VALUE || e->role == OBHEAP_REF_KEY);
}

/* "['x']" is the name x, and of a long one there is "['xyz...]". */
static void name_from_label(char *name, const char *label)
{
	size_t n = strlen(label), tail = 0;

	if (n > 4 && !strcmp(label + n - 2, "']"))
		tail = 2;
	else if (n > 6 && !strcmp(label + n - 4, "...]"))
		tail = 1;
	if (!tail || strncmp(label, "['", 2)) {
		memcpy(name, label, n + 1);
		return;
	}
	memcpy(name, label + 2, n - 2 - tail);
	name[n - 2 - tail] = '\0';
}

static int find_names(struct graph *g)
{
	size_t i, n;

	for (i = 0; i < g->nr_edges; i++)
		g->nr_names += is_binding(g, &g->edge[i]) &&
			       g->edge[i].role == OBHEAP_REF_VALUE;
	g->name = calloc(g->nr_names + 1, sizeof(*g->name));
	if (!g->name)
		return -ENOMEM;
	for (i = 0; i < g->nr_edges; i++) {
		const struct obheap_edge *e = &g->edge[i];

		/* Entries are numbered from 0 without gaps. */
		if (!is_binding(g, e) || e->role != OBHEAP_REF_VALUE ||
		    e->index >= g->nr_names)
			continue;
		name_from_label(g->name[e->index].label, e->label);
		g->name[e->index].id = e->to;
		n = strlen(g->name[e->index].label);
		g->name[e->index].is_system =
			n > 4 && !strncmp(g->name[e->index].label, "__", 2) &&
			!strcmp(g->name[e->index].label + n - 2, "__");
	}
	return 0;
}

/* Where a link begins and ends; false for what leads nowhere. */
static bool link_of(const struct graph *g, __u32 i, struct graph_link *link)
{
	const struct obheap_edge *e = &g->edge[i];

	link->edge = i;
	link->from = e->from ? graph_find(g, e->from) : graph_root(g);
	link->to = graph_find(g, e->to);
	if (is_binding(g, e) && e->index < g->nr_names)
		link->from = graph_names(g) + e->index;
	return link->from != GRAPH_NONE && link->to != GRAPH_NONE;
}

/* Whose is each block? What nobody owns is the interpreter's. */
static void find_owners(struct graph *g)
{
	struct graph_link link;
	size_t i;

	for (i = 0; i < g->nr_blocks; i++)
		g->owner[i] = GRAPH_NONE;
	for (i = 0; i < g->nr_edges; i++)
		if (link_of(g, i, &link) && g->owner[link.to] == GRAPH_NONE)
			g->owner[link.to] = link.from;
}

static bool is_orphan(const struct graph *g, size_t node)
{
	return g->owner[node] == GRAPH_NONE &&
	       (g->block[node].kind == OBHEAP_KIND_RAW ||
		g->block[node].state & OBHEAP_OBJ_DEAD);
}

static size_t collect_links(const struct graph *g, struct graph_link *all)
{
	size_t n = 0, i;

	for (i = 0; i < g->nr_edges; i++)
		n += link_of(g, i, &all[n]);
	for (i = 0; i < g->nr_names; i++)
		all[n++] = (struct graph_link){
			.from = g->main, .to = graph_names(g) + i,
			.edge = GRAPH_NONE,
		};
	for (i = 0; i < g->nr_blocks; i++)
		if (is_orphan(g, i))
			all[n++] = (struct graph_link){
				.from = graph_root(g), .to = i,
				.edge = GRAPH_NONE,
			};
	return n;
}

/* Sort links by where they begin, keeping their order otherwise. */
static int sort_links(struct graph *g, const struct graph_link *all, size_t n)
{
	size_t nodes = graph_nr_nodes(g), i;
	__u32 *next;

	g->link = calloc(n + 1, sizeof(*g->link));
	g->first = calloc(nodes + 2, sizeof(*g->first));
	next = calloc(nodes + 1, sizeof(*next));
	if (!g->link || !g->first || !next) {
		free(next);
		return -ENOMEM;
	}
	for (i = 0; i < n; i++)
		g->first[all[i].from + 1]++;
	for (i = 0; i < nodes; i++)
		g->first[i + 1] += g->first[i];
	memcpy(next, g->first, nodes * sizeof(*next));
	for (i = 0; i < n; i++)
		g->link[next[all[i].from]++] = all[i];
	g->nr_links = n;
	free(next);
	return 0;
}

static int index_links(struct graph *g)
{
	size_t most = g->nr_edges + g->nr_names + g->nr_blocks;
	struct graph_link *all = calloc(most + 1, sizeof(*all));
	int err = -ENOMEM;

	g->owner = calloc(g->nr_blocks + 1, sizeof(*g->owner));
	if (g->owner && all) {
		find_owners(g);
		err = sort_links(g, all, collect_links(g, all));
	}
	free(all);
	return err;
}

int graph_index(struct graph *g)
{
	int err = index_blocks(g);

	if (!err) {
		find_main(g);
		err = find_names(g);
	}
	if (!err)
		err = index_links(g);
	if (err)
		graph_free(g);
	return err;
}

int graph_read(struct obheap *session, struct graph *g)
{
	int err;

	memset(g, 0, sizeof(*g));
	err = obheap_graph(session, OBHEAP_GRAPH_LABELS, &g->block,
			   &g->nr_blocks, &g->edge, &g->nr_edges);
	return err ?: graph_index(g);
}

void graph_free(struct graph *g)
{
	free(g->block);
	free(g->edge);
	free(g->name);
	free(g->link);
	free(g->first);
	free(g->owner);
	free(g->idom);
	free(g->order);
	free(g->bucket);
	strings_free(&g->sites);
	free(g->site);
	memset(g, 0, sizeof(*g));
}

/* One of a set of walks: all nodes reached from @start are put in @queue. */
static size_t walk(const struct graph *g, __u32 start,
		   const unsigned char *without, unsigned char *seen,
		   __u32 *queue)
{
	size_t head = 0, tail = 0;
	__u32 i;

	seen[start] = 1;
	queue[tail++] = start;
	while (head < tail) {
		__u32 node = queue[head++];

		for (i = g->first[node]; i < g->first[node + 1]; i++) {
			__u32 to = g->link[i].to;

			if (seen[to] || (without && without[to]))
				continue;
			seen[to] = 1;
			queue[tail++] = to;
		}
	}
	return tail;
}

int graph_reach(const struct graph *g, const unsigned char *without,
		unsigned char *reached)
{
	__u32 *queue = calloc(graph_nr_nodes(g), sizeof(*queue));

	if (!queue)
		return -ENOMEM;
	memset(reached, 0, graph_nr_nodes(g));
	walk(g, graph_root(g), without, reached, queue);
	free(queue);
	return 0;
}

int graph_mark(const struct graph *g, __u32 node, const unsigned char *stop,
	       __u64 *marks, __u64 mark)
{
	size_t nodes = graph_nr_nodes(g), n;
	__u32 *queue = calloc(nodes, sizeof(*queue));
	unsigned char *seen = calloc(nodes, 1);
	int err = -ENOMEM;

	if (queue && seen) {
		n = walk(g, node, stop, seen, queue);
		while (n-- > 0)
			marks[queue[n]] |= mark;
		err = 0;
	}
	free(queue);
	free(seen);
	return err;
}

size_t graph_path(const struct graph *g, __u32 node, __u32 *path, size_t max)
{
	size_t nodes = graph_nr_nodes(g), head = 0, tail = 0, n = 0;
	__u32 *queue = calloc(nodes, sizeof(*queue));
	__u32 *by = calloc(nodes, sizeof(*by));
	__u32 i;

	if (!queue || !by)
		goto out;
	queue[tail++] = graph_root(g);
	by[graph_root(g)] = GRAPH_NONE;
	while (head < tail && !by[node]) {
		__u32 at = queue[head++];

		for (i = g->first[at]; i < g->first[at + 1]; i++) {
			if (by[g->link[i].to])
				continue;
			by[g->link[i].to] = i + 1;
			queue[tail++] = g->link[i].to;
		}
	}
	for (; by[node] && by[node] != GRAPH_NONE && n < max;
	     node = g->link[by[node] - 1].from, n++)
		path[n] = by[node] - 1;
out:
	free(queue);
	free(by);
	return n;
}

/**
 * struct cascade - deallocations that follow from one another
 * @left: references each node has left
 * @queue: nodes that have died, in order
 */
struct cascade {
	const struct graph *g;
	__s64 *left;
	__u32 *queue;
	size_t tail;
	unsigned char *dead;
};

static void cascade_die(struct cascade *c, __u32 node)
{
	c->dead[node] = 1;
	c->queue[c->tail++] = node;
}

/* A reference to a node is gone, or for a raw block its owner. */
static void cascade_drop(struct cascade *c, __u32 node)
{
	if (c->dead[node] || node >= c->g->nr_blocks)
		return;
	if (c->g->block[node].state & OBHEAP_OBJ_STATIC)
		return;
	if (--c->left[node] <= 0)
		cascade_die(c, node);
}

int graph_delete(const struct graph *g, const __u32 *names, size_t nr,
		 unsigned char *dead)
{
	size_t nodes = graph_nr_nodes(g), head, i;
	struct cascade c = { .g = g, .dead = dead };
	int err = -ENOMEM;

	c.left = calloc(nodes, sizeof(*c.left));
	c.queue = calloc(nodes, sizeof(*c.queue));
	if (!c.left || !c.queue)
		goto out;
	memset(dead, 0, nodes);
	for (i = 0; i < g->nr_blocks; i++)
		c.left[i] = g->block[i].refcount;
	/* A raw block has one reference: the word of its owner. */
	for (i = 0; i < g->nr_links; i++)
		if (g->link[i].edge != GRAPH_NONE &&
		    g->edge[g->link[i].edge].role == OBHEAP_REF_OWNS)
			c.left[g->link[i].to]++;
	for (i = 0; i < nr; i++)
		cascade_die(&c, names[i]);
	for (head = 0; head < c.tail; head++)
		for (i = g->first[c.queue[head]];
		     i < g->first[c.queue[head] + 1]; i++)
			cascade_drop(&c, g->link[i].to);
	err = 0;
out:
	free(c.left);
	free(c.queue);
	return err;
}

size_t graph_miscounts(const struct graph *g, struct graph_miscount *faults,
		       size_t max)
{
	__s64 *sum = calloc(g->nr_blocks + 1, sizeof(*sum));
	size_t nr = 0, i;

	if (!sum)
		return 0;
	for (i = 0; i < g->nr_edges; i++) {
		__u32 to = graph_find(g, g->edge[i].to);

		if (to != GRAPH_NONE)
			sum[to] += g->edge[i].count;
	}
	for (i = 0; i < g->nr_blocks; i++) {
		if (g->block[i].kind == OBHEAP_KIND_RAW ||
		    g->block[i].state & OBHEAP_OBJ_DEAD ||
		    sum[i] == (__s64)g->block[i].refcount)
			continue;
		if (nr < max)
			faults[nr] = (struct graph_miscount){ i, sum[i] };
		nr++;
	}
	free(sum);
	return nr;
}

const char *graph_type(const struct graph *g, __u32 node, char *buf,
		       size_t size)
{
	const struct obheap_block *b = &g->block[node];
	__u32 owner = g->owner[node];

	if (b->state & OBHEAP_OBJ_DEAD)
		snprintf(buf, size, "(dead, kept for reuse)");
	else if (b->kind != OBHEAP_KIND_RAW)
		snprintf(buf, size, "%s", b->type_name);
	else if (owner < g->nr_blocks)
		snprintf(buf, size, "%s's block", g->block[owner].type_name);
	else
		snprintf(buf, size, "(the interpreter's own)");
	return buf;
}
