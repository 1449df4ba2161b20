/* SPDX-License-Identifier: GPL-2.0 */
/*
 * record - what 'obheap trace' and 'obheap report' write of every stop
 *
 * A record is a JSON object: where the program is, its frames and names, and
 * those objects that are new or different since the record before.
 */
#ifndef OBHEAP_RECORD_H
#define OBHEAP_RECORD_H

#include "cmd.h"
#include "scene.h"

/**
 * struct recorder - what records are compared with
 * @max: how much of the heap a record shows
 * @map: records also tell which blocks were born and died
 * @object: id -> text of each object of the last record
 * @block: blocks of the last record, in ascending order
 * @nr_blocks: how many
 */
struct recorder {
	struct scene_limits max;
	bool map;
	struct json_object *object;
	struct record_block *block;
	size_t nr_blocks;
};

struct record_block;

void recorder_init(struct recorder *r, bool map);
void recorder_free(struct recorder *r);

/* the first line: the program; @rule says which steps there are, or NULL */
struct json_object *record_head(const struct program *p, const char *rule);
/* one stop; @output: printed since the last one. NULL and *@err on failure */
struct json_object *record_stop(struct recorder *r, struct obheap *session,
				const struct obheap_stop *stop,
				const char *output, int *err);
/* the last line */
struct json_object *record_end(__u32 status, int exit_code, __u64 steps,
			       const char *output, const char *traceback);

#endif /* OBHEAP_RECORD_H */
