/* SPDX-License-Identifier: GPL-2.0 */
/*
 * places - everything in a stopped program that has a name or a slot
 */
#ifndef OBHEAP_PLACES_H
#define OBHEAP_PLACES_H

#include "cmd.h"

/**
 * struct place - one place, and what it refers to
 * @name: "x", "stack 0"
 * @frame: number of the frame, OBHEAP_NONE for the globals
 * @stack: a slot of a value stack
 * @id: what it refers to, 0 for nothing
 * @refcount: references to that
 * @repr: its value
 */
struct place {
	char name[OBHEAP_NAME_MAX];
	__u32 frame;
	bool stack;
	__u64 id;
	__u64 refcount;
	char repr[80];
};

struct places {
	struct place *place;
	size_t nr;
};

/* globals without __dunder__ names, then frames; 0 or a negative errno */
int places_read(struct obheap *session, struct places *p);
void places_free(struct places *p);
/*
 * Change number @i from one stop to the next as a line of text, empty behind
 * the last: what went, then what came
 */
void places_change(struct obheap *session, const struct places *before,
		   const struct places *now, int i, char *line, size_t size);

#endif /* OBHEAP_PLACES_H */
