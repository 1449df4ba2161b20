// SPDX-License-Identifier: GPL-2.0
/*
 * graph_cycles - who reaches himself?
 *
 * Tarjan's algorithm for strongly connected components, each link looked at
 * once, with a stack of its own: a ring of a million objects is a path of a
 * million nodes.
 */
#include <errno.h>
#include <stdlib.h>

#include "graph.h"

/*
 * struct tarjan - all by node
 * @number: order of discovery from 1, 0 for those not met yet
 * @low: least number known to be reached within the component
 * @at: link to be followed next
 * @stack: nodes whose component is not known yet
 * @path: the way from where the search began
 * @knot: number of the component, GRAPH_NONE for a node alone
 */
struct tarjan {
	const struct graph *g;
	__u32 *number, *low, *at, *stack, *path, *knot;
	__u32 met, nr_stack, nr_path, nr_knots;
};

/* nobody is in this component yet, but it is closed */
#define CLOSED	(GRAPH_NONE - 1)

static void tarjan_enter(struct tarjan *t, __u32 node)
{
	t->number[node] = ++t->met;
	t->low[node] = t->number[node];
	t->at[node] = t->g->first[node];
	t->stack[t->nr_stack++] = node;
	t->path[t->nr_path++] = node;
}

static bool refers_to_itself(const struct graph *g, __u32 node)
{
	__u32 i;

	for (i = g->first[node]; i < g->first[node + 1]; i++)
		if (g->link[i].to == node)
			return true;
	return false;
}

/* All links of a node are followed: is it the first of its component? */
static void tarjan_leave(struct tarjan *t, __u32 node)
{
	bool alone = t->stack[t->nr_stack - 1] == node &&
		     !refers_to_itself(t->g, node);
	__u32 member;

	t->nr_path--;
	if (t->low[node] == t->number[node]) {
		do {
			member = t->stack[--t->nr_stack];
			t->knot[member] = alone ? CLOSED : t->nr_knots;
		} while (member != node);
		t->nr_knots += !alone;
	}
	if (t->nr_path && t->low[t->path[t->nr_path - 1]] > t->low[node])
		t->low[t->path[t->nr_path - 1]] = t->low[node];
}

static void tarjan_from(struct tarjan *t, __u32 start)
{
	const struct graph *g = t->g;

	tarjan_enter(t, start);
	while (t->nr_path) {
		__u32 node = t->path[t->nr_path - 1], to;

		if (t->at[node] == g->first[node + 1]) {
			tarjan_leave(t, node);
			continue;
		}
		to = g->link[t->at[node]++].to;
		if (!t->number[to])
			tarjan_enter(t, to);
		else if (t->knot[to] == GRAPH_NONE &&
			 t->low[node] > t->number[to])
			t->low[node] = t->number[to];
	}
}

int graph_cycles(const struct graph *g, __u32 *knot, __u32 *nr)
{
	size_t nodes = graph_nr_nodes(g), i;
	__u32 *all = calloc(nodes + 1, 5 * sizeof(*all));
	struct tarjan t = {
		.g = g, .knot = knot, .number = all, .low = all + nodes,
		.at = all + 2 * nodes, .stack = all + 3 * nodes,
		.path = all + 4 * nodes,
	};

	if (!all)
		return -ENOMEM;
	for (i = 0; i < nodes; i++)
		knot[i] = GRAPH_NONE;
	for (i = 0; i < nodes; i++)
		if (!t.number[i])
			tarjan_from(&t, i);
	for (i = 0; i < nodes; i++)
		if (knot[i] == CLOSED)
			knot[i] = GRAPH_NONE;
	*nr = t.nr_knots;
	free(all);
	return 0;
}
