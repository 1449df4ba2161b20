/* SPDX-License-Identifier: GPL-2.0 */
/*
 * graph - the whole heap at one moment, as a graph to ask questions of
 *
 * Nodes are numbered: 0 .. nr_blocks - 1 are the blocks and static objects as
 * the device gave them, then comes the interpreter (graph_root()), then one
 * node for each global name, between the namespace of __main__ and what the
 * name is bound to. 'del NAME' takes such a node away.
 */
#ifndef OBHEAP_GRAPH_H
#define OBHEAP_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "obheap.h"
#include "strings.h"

#define GRAPH_NONE	(~0U)

/**
 * struct graph_link - an edge between nodes
 * @from: node it leaves
 * @to: node it reaches
 * @edge: its record, GRAPH_NONE for those between a namespace and its names
 */
struct graph_link {
	__u32 from;
	__u32 to;
	__u32 edge;
};

/**
 * struct graph_name - a global name
 * @label: as in Python source: "['x']" without the brackets and quotes
 * @id: what it is bound to
 * @is_system: __like_this__: nobody deletes it
 */
struct graph_name {
	char label[OBHEAP_NAME_MAX];
	__u64 id;
	bool is_system;
};

/**
 * struct graph - see above
 * @block: blocks and static objects
 * @edge: references
 * @link: edges by node, sorted by where they begin
 * @first: node i's links are @link[@first[i]] .. @link[@first[i + 1] - 1]
 * @owner: of each block, the first node that refers to it, or GRAPH_NONE
 * @main: node of the namespace of __main__, GRAPH_NONE if there is none
 * @idom: the node without which nobody would reach this one, GRAPH_NONE for
 *	the interpreter and for what nobody reaches; see graph_dominate()
 * @order: nodes somebody reaches, each behind its @idom
 * @nr_order: how many there are
 * @bucket: hash table from id to node plus one
 * @mask: its size minus one
 * @sites: where blocks were born, in words: "line 5 of f"
 * @site: of each block, the number of its site plus one, 0 for one not known;
 *	NULL when none is
 */
struct graph {
	struct obheap_block *block;
	size_t nr_blocks;
	struct obheap_edge *edge;
	size_t nr_edges;
	struct graph_name *name;
	size_t nr_names;
	struct graph_link *link;
	size_t nr_links;
	__u32 *first;
	__u32 *owner;
	__u32 main;
	__u32 *idom;
	__u32 *order;
	size_t nr_order;
	__u32 *bucket;
	size_t mask;
	struct strings sites;
	__u32 *site;
};

/* read a session's heap; 0 or a negative errno */
int graph_read(struct obheap *session, struct graph *g);
/* the same for one whose blocks and edges are there; frees them if it fails */
int graph_index(struct graph *g);
void graph_free(struct graph *g);

static inline __u32 graph_root(const struct graph *g)
{
	return g->nr_blocks;
}

/* node of the first name; the others follow */
static inline __u32 graph_names(const struct graph *g)
{
	return g->nr_blocks + 1;
}

/* is it a name that somebody may delete? */
static inline bool graph_is_name(const struct graph *g, __u32 node)
{
	return node >= graph_names(g) &&
	       !g->name[node - graph_names(g)].is_system;
}

static inline size_t graph_nr_nodes(const struct graph *g)
{
	return g->nr_blocks + 1 + g->nr_names;
}

/* bytes of a node; names and the interpreter have none */
static inline __u64 graph_bytes(const struct graph *g, __u32 node)
{
	return node < g->nr_blocks ? g->block[node].size : 0;
}

/* node with this id, or GRAPH_NONE */
__u32 graph_find(const struct graph *g, __u64 id);

/* fill idom and order; 0 or -ENOMEM */
int graph_dominate(struct graph *g);

/*
 * What would die with a reference count of zero if these names were deleted:
 * @dead gets 1 for each node that would. Cycles stay. 0 or -ENOMEM.
 */
int graph_delete(const struct graph *g, const __u32 *names, size_t nr,
		 unsigned char *dead);

/* nodes that can be reached from the interpreter when @without are not there */
int graph_reach(const struct graph *g, const unsigned char *without,
		unsigned char *reached);

/* everything @node reaches, itself included, is given @mark (or-ed) */
int graph_mark(const struct graph *g, __u32 node, const unsigned char *stop,
	       __u64 *marks, __u64 mark);

/*
 * graph_path() - a shortest way from the interpreter to a node: edges in
 * @path, the last one first. Returns how many, 0 when there is no way.
 */
size_t graph_path(const struct graph *g, __u32 node, __u32 *path, size_t max);

/*
 * graph_retained() - bytes that would be free if a node was not there: its own
 * and those of all nodes it dominates. An array by node, to be freed, or NULL;
 * graph_dominate() comes first.
 */
__u64 *graph_retained(const struct graph *g);

/*
 * graph_cycles() - the knots of the heap: two blocks are in the same one when
 * each of them reaches the other. @knot gets the number of each node's, from
 * 0, or GRAPH_NONE for a node that does not reach itself; *@nr how many there
 * are. 0 or -ENOMEM.
 */
int graph_cycles(const struct graph *g, __u32 *knot, __u32 *nr);

/**
 * struct graph_miscount - an object whose count is not what refers to it
 * @node: the object
 * @found: references found to it
 */
struct graph_miscount {
	__u32 node;
	__s64 found;
};

/* fill @faults with the first @max of them; returns how many there are */
size_t graph_miscounts(const struct graph *g, struct graph_miscount *faults,
		       size_t max);

/* type of a node in words: "list", "list's block" */
const char *graph_type(const struct graph *g, __u32 node, char *buf,
		       size_t size);

#endif /* OBHEAP_GRAPH_H */
