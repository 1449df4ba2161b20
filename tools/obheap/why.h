/* SPDX-License-Identifier: GPL-2.0 */
/*
 * why - what keeps a set of blocks, by name
 */
#ifndef OBHEAP_WHY_H
#define OBHEAP_WHY_H

#include "graph.h"

/* what is asked about */
enum why_kind { WHY_ARENA, WHY_POOL, WHY_OBJECT };

/**
 * struct why - a question, and the marks that answer it
 * @g: the heap
 * @kind: what is asked about
 * @arena: its slot, for an arena or pool
 * @pool: its index, for a pool
 * @id: of the object
 * @node: the object
 * @inside: 1 for each node that belongs to the question
 * @without: 1 for each node that the interpreter reaches without any name
 * @top: the name each node needs, or GRAPH_NONE
 * @marks: names that reach a node, by number modulo 64
 * @dead: work space: what would die
 */
struct why {
	struct graph g;
	enum why_kind kind;
	__u32 arena;
	__u32 pool;
	__u64 id;
	__u32 node;
	unsigned char *inside;
	unsigned char *without;
	__u32 *top;
	__u64 *marks;
	unsigned char *dead;
};

/* how a block is held */
enum why_held {
	WHY_NAME,	/* nobody would reach it without this one name */
	WHY_NAMES,	/* several names reach it, and nobody else */
	WHY_INTERPRETER,
	WHY_DEAD,	/* a dead object, kept for reuse */
	WHY_CYCLE,	/* nobody reaches it: garbage for the collector */
};

/* read the heap and answer; 0 or a negative errno, -ESTALE for a dead object */
int why_read(struct obheap *session, struct why *w);
void why_free(struct why *w);
enum why_held why_held(const struct why *w, __u32 node);

/**
 * struct why_gain - what a deletion gives back
 * @blocks: in the whole heap
 * @bytes: likewise
 * @here_blocks: of those asked about
 * @here_bytes: likewise
 * @spare: how many of the latter at most stay as spare objects for reuse
 */
struct why_gain {
	__u64 blocks, bytes, here_blocks, here_bytes, spare;
};

/* delete these names (nodes), and with @collect run the collector, too */
int why_delete(struct why *w, const __u32 *names, size_t nr, bool collect,
	       struct why_gain *gain);

#endif /* OBHEAP_WHY_H */
