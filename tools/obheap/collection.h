/* SPDX-License-Identifier: GPL-2.0 */
/*
 * collection - what RESUME tells of the collector, object by object
 *
 * The steps of a collection come in the collector's order, phase by phase, and
 * may be spread over several calls when the program stops in a finalizer. Here
 * they are put together: one row for each object, with its counts, what became
 * of it and what was done to it.
 */
#ifndef OBHEAP_COLLECTION_H
#define OBHEAP_COLLECTION_H

#include "cmd.h"

/**
 * struct collections - collections of a run
 * @step: room for what one RESUME tells
 * @open: the one under way, NULL for none
 * @row: id -> row of each object in it
 * @done: those that ended since collections_take()
 */
struct collections {
	struct obheap_gc_step *step;
	struct json_object *open;
	struct json_object *row;
	struct json_object *done;
};

/* 0, or -ENOMEM */
int collections_init(struct collections *c);
void collections_free(struct collections *c);
/* have a RESUME record; afterwards, take in what it has recorded */
void collections_ask(struct collections *c, struct obheap_resume *resume);
void collections_add(struct collections *c, const struct obheap_resume *resume);
/* put those that ended since the last time into @record, if there are any */
void collections_take(struct collections *c, struct json_object *record);
/* the name of a phase, OBHEAP_GC_* */
const char *phase_name(__u32 phase);

#endif /* OBHEAP_COLLECTION_H */
