/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sites - on which line each block of a program was born
 */
#ifndef OBHEAP_SITES_H
#define OBHEAP_SITES_H

#include "cmd.h"
#include "graph.h"

/**
 * struct sites - what a listener heard of allocations
 * @text: sites in words
 * @id: of each slot of a hash table from block to site, 0 for an empty one
 * @site: its site, by number
 * @nr: slots that are taken
 * @size: slots there are, a power of two
 * @missed: births that found no room in the listener's ring
 * @failed: there was no memory for one
 */
struct sites {
	struct strings text;
	__u64 *id;
	__u32 *site;
	size_t nr, size;
	__u64 missed;
	bool failed;
};

/*
 * Open the session, run the program and listen to its allocations; an exit
 * status (complained). *@session is NULL unless that is EXIT_OK.
 */
int sites_program(struct sites *sites, const struct program *p,
		  struct obheap **session);
/* give the sites to a heap, which owns their texts then; 0 or -ENOMEM */
int sites_take(struct sites *sites, struct graph *g);
void sites_free(struct sites *sites);

#endif /* OBHEAP_SITES_H */
