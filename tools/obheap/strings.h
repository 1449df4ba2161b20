/* SPDX-License-Identifier: GPL-2.0 */
/*
 * strings - texts, each of them kept once and known by its number
 */
#ifndef OBHEAP_STRINGS_H
#define OBHEAP_STRINGS_H

#include <stddef.h>
#include <sys/types.h>

#include "obheap.h"

/**
 * struct strings - all zero is none
 * @text: the texts, owned
 * @nr: how many
 * @room: of @text
 * @bucket: hash table from text to number plus one
 * @mask: its size minus one
 */
struct strings {
	char **text;
	size_t nr, room;
	__u32 *bucket;
	size_t mask;
};

/* the number of a text, which is added if it is new; -1: no memory */
ssize_t strings_get(struct strings *s, const char *text);
void strings_free(struct strings *s);

#endif /* OBHEAP_STRINGS_H */
