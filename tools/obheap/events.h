/* SPDX-License-Identifier: GPL-2.0 */
/*
 * events - what listeners hear, in words
 */
#ifndef OBHEAP_EVENTS_H
#define OBHEAP_EVENTS_H

#include "cmd.h"

/* "alloc,gc,names" as bits of obheap_events.what: -1 wrong (complained) */
int events_parse(const char *list, __u64 *what);
/* a record as JSON, schema obheap.event.1 */
struct json_object *event_json(const struct obheap_event *e);
/* a record as a line; times count from @start_ns */
void event_print(const struct obheap_event *e, __u64 start_ns, FILE *out);

/**
 * struct perfetto - a trace file for ui.perfetto.dev and chrome://tracing
 * @out: where it goes
 * @start_ns: time zero
 * @nr: records written so far
 * @live_blocks: allocated and not freed since the start
 * @live_bytes: their sizes
 * @arenas: arenas made and not gone since the start
 * @counted_ns: when the counters were written last
 * @last_ns: time of the last event
 * @dirty: they have changed since
 */
struct perfetto {
	FILE *out;
	__u64 start_ns;
	unsigned long nr;
	long long live_blocks, live_bytes, arenas;
	__u64 counted_ns, last_ns;
	bool dirty;
};

void perfetto_begin(struct perfetto *p, FILE *out);
void perfetto_event(struct perfetto *p, const struct obheap_event *e);
void perfetto_end(struct perfetto *p);

#endif /* OBHEAP_EVENTS_H */
