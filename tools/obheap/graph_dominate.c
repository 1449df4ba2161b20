// SPDX-License-Identifier: GPL-2.0
/*
 * graph_dominate - without whom would nobody reach it?
 *
 * Lengauer and Tarjan's algorithm with path compression, none of it recursive:
 * a linked list of a million items is a path of a million nodes.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "graph.h"

/*
 * struct lt - all by number in depth-first order, from 1; 0 is nobody
 * @vertex: the node
 * @parent: in the depth-first tree
 * @semi: semidominator
 * @idom: immediate dominator
 * @ancestor: in the forest that grows from the last number down
 * @label: number with the least semidominator on the way there
 * @bucket, @next: lists of numbers by their semidominator
 * @number: of each node
 */
struct lt {
	const struct graph *g;
	__u32 *vertex, *parent, *semi, *idom, *ancestor, *label;
	__u32 *bucket, *next, *number, *stack;
	__u32 *pred, *pred_first;
	__u32 n;
};

static void lt_number(struct lt *t)
{
	const struct graph *g = t->g;
	__u32 *at = t->label, depth = 0, node = graph_root(g);

	t->n = 1;
	t->number[node] = 1;
	t->vertex[1] = node;
	at[1] = g->first[node];
	t->stack[depth++] = 1;
	while (depth) {
		__u32 v = t->stack[depth - 1];
		__u32 to;

		if (at[v] == g->first[t->vertex[v] + 1]) {
			depth--;
			continue;
		}
		to = g->link[at[v]++].to;
		if (t->number[to])
			continue;
		t->number[to] = ++t->n;
		t->vertex[t->n] = to;
		t->parent[t->n] = v;
		at[t->n] = g->first[to];
		t->stack[depth++] = t->n;
	}
}

static void lt_predecessors(struct lt *t)
{
	const struct graph *g = t->g;
	__u32 *next = t->stack, v;
	size_t i;

	for (i = 0; i < g->nr_links; i++)
		if (t->number[g->link[i].from])
			t->pred_first[t->number[g->link[i].to] + 1]++;
	for (v = 1; v <= t->n; v++)
		t->pred_first[v + 1] += t->pred_first[v];
	memcpy(next, t->pred_first, (t->n + 1) * sizeof(*next));
	for (i = 0; i < g->nr_links; i++)
		if (t->number[g->link[i].from])
			t->pred[next[t->number[g->link[i].to]]++] =
				t->number[g->link[i].from];
}

/* Shorten the way from @v to its root, carrying the least label down. */
static void lt_compress(struct lt *t, __u32 v)
{
	__u32 depth = 0;

	for (; t->ancestor[t->ancestor[v]]; v = t->ancestor[v])
		t->stack[depth++] = v;
	while (depth) {
		__u32 u = t->stack[--depth], a = t->ancestor[u];

		if (t->semi[t->label[a]] < t->semi[t->label[u]])
			t->label[u] = t->label[a];
		t->ancestor[u] = t->ancestor[a];
	}
}

static __u32 lt_eval(struct lt *t, __u32 v)
{
	if (!t->ancestor[v])
		return v;
	lt_compress(t, v);
	return t->label[v];
}

static void lt_run(struct lt *t)
{
	__u32 v, w, i;

	for (v = 1; v <= t->n; v++) {
		t->semi[v] = v;
		t->label[v] = v;
	}
	for (w = t->n; w >= 2; w--) {
		for (i = t->pred_first[w]; i < t->pred_first[w + 1]; i++) {
			__u32 u = lt_eval(t, t->pred[i]);

			if (t->semi[u] < t->semi[w])
				t->semi[w] = t->semi[u];
		}
		t->next[w] = t->bucket[t->semi[w]];
		t->bucket[t->semi[w]] = w;
		t->ancestor[w] = t->parent[w];
		for (v = t->bucket[t->parent[w]]; v; v = t->next[v]) {
			__u32 u = lt_eval(t, v);

			t->idom[v] = t->semi[u] < t->semi[v] ? u :
							       t->parent[w];
		}
		t->bucket[t->parent[w]] = 0;
	}
	for (w = 2; w <= t->n; w++)
		if (t->idom[w] != t->semi[w])
			t->idom[w] = t->idom[t->idom[w]];
}

static void lt_result(const struct lt *t, struct graph *g)
{
	size_t i;
	__u32 v;

	for (i = 0; i < graph_nr_nodes(g); i++)
		g->idom[i] = GRAPH_NONE;
	for (v = 1; v <= t->n; v++) {
		g->order[v - 1] = t->vertex[v];
		if (v > 1)
			g->idom[t->vertex[v]] = t->vertex[t->idom[v]];
	}
	g->nr_order = t->n;
}

#define LT_ARRAYS 10

int graph_dominate(struct graph *g)
{
	size_t nodes = graph_nr_nodes(g) + 3, i;
	struct lt t = { .g = g };
	__u32 **array[LT_ARRAYS] = {
		&t.vertex, &t.parent, &t.semi, &t.idom, &t.ancestor, &t.label,
		&t.bucket, &t.next, &t.number, &t.stack,
	};
	int err = -ENOMEM;
	__u32 *all;

	g->idom = calloc(nodes, sizeof(*g->idom));
	g->order = calloc(nodes, sizeof(*g->order));
	all = calloc(nodes, LT_ARRAYS * sizeof(*all));
	t.pred = calloc(g->nr_links + 1, sizeof(*t.pred));
	t.pred_first = calloc(nodes, sizeof(*t.pred_first));
	if (g->idom && g->order && all && t.pred && t.pred_first) {
		for (i = 0; i < LT_ARRAYS; i++)
			*array[i] = all + i * nodes;
		lt_number(&t);
		lt_predecessors(&t);
		lt_run(&t);
		lt_result(&t, g);
		err = 0;
	}
	free(all);
	free(t.pred);
	free(t.pred_first);
	return err;
}

__u64 *graph_retained(const struct graph *g)
{
	__u64 *bytes = calloc(graph_nr_nodes(g) + 1, sizeof(*bytes));
	size_t i;

	if (!bytes)
		return NULL;
	for (i = 0; i < graph_nr_nodes(g); i++)
		bytes[i] = graph_bytes(g, i);
	/* A node is behind its dominator, so from the last one up. */
	for (i = g->nr_order; i-- > 1;)
		bytes[g->idom[g->order[i]]] += bytes[g->order[i]];
	return bytes;
}
