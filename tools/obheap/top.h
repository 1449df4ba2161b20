/* SPDX-License-Identifier: GPL-2.0 */
/*
 * top - samples of sessions, and what a round shows of them
 */
#ifndef OBHEAP_TOP_H
#define OBHEAP_TOP_H

#include "cmd.h"

/**
 * struct sample - a session at one moment
 * @info: the session, as far as it is known
 * @ns: when
 * @stats: its heap
 * @classes: the size classes of it
 * @nr_classes: how many
 */
struct sample {
	struct obheap_session info;
	__u64 ns;
	struct obheap_stats stats;
	struct obheap_class_stats *classes;
	size_t nr_classes;
};

/*
 * One session's part of a round; @before is its sample of the last one, or
 * NULL. With its size classes when @detail.
 */
struct json_object *top_session(const struct sample *s,
				const struct sample *before, bool detail);
/* what has no room in so many columns is left out, room that is left is used */
void top_print_all(struct json_object *view, int columns, FILE *out);
void top_print_one(struct json_object *view, int columns, FILE *out);

#endif /* OBHEAP_TOP_H */
