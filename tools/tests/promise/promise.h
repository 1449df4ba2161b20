/* SPDX-License-Identifier: GPL-2.0 */
/*
 * promise - what is promised of every view, and how a program is stopped to
 * see whether it is kept
 */
#ifndef OBHEAP_TESTS_PROMISE_H
#define OBHEAP_TESTS_PROMISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "obheap.h"

#define __printf(f, a)	__attribute((format(gnu_printf, f, a)))

/**
 * struct run - a program in a session
 * @session: it
 * @text: the program
 * @path: its name
 * @stop: where it has stopped
 * @stopped: it has, and has not ended
 * @failed: something was wrong; it is printed already
 */
struct run {
	struct obheap *session;
	const char *text;
	const char *path;
	struct obheap_stop stop;
	bool stopped;
	bool failed;
};

/* one promise: looks at a program wherever it stops */
typedef void look_fn(struct run *run);

/* say what is wrong, as a diagnostic line; the first lines only */
void wrong(struct run *run, const char *fmt, ...) __printf(2, 3);

/**
 * struct heap - everything at one moment
 * @blocks: static objects and live blocks
 * @edges: references between them
 * @room_blocks: entries @blocks has room for
 * @room_edges: entries @edges has room for
 * @bucket: hash table from id to index plus one
 * @mask: size of @bucket minus one
 */
struct heap {
	struct obheap_block *blocks;
	size_t nr_blocks;
	struct obheap_edge *edges;
	size_t nr_edges;
	size_t room_blocks;
	size_t room_edges;
	uint32_t *bucket;
	size_t mask;
};

/* read the heap into @heap, whose memory is used again; 0 or -errno */
int heap_read(struct obheap *session, uint32_t flags, struct heap *heap);
void heap_free(struct heap *heap);
/* index of the block of this id, or SIZE_MAX */
size_t heap_find(const struct heap *heap, uint64_t id);
/* an object that lives, no raw block and no dead one kept for reuse */
bool heap_is_object(const struct obheap_block *block);

/* reading.c: around all views two snapshots are the same */
look_fn look_reading;
/* ids.c: what is no object has no id, and what has one is that object */
look_fn look_ids;
bool test_id_reused(void);
/* fields.c: every byte of an object is in a field with a name */
look_fn look_fields;
/* ledger.c: the references found to an object are its count */
look_fn look_ledger;
void ledger_forget(void);
/* every cause there is was seen in some program */
bool ledger_saw_all(void);

/* scan.c: addresses of the machine in what comes from a session */

/* learn which values are addresses; runs this program again if ids look so */
void scan_init(char **argv);
/* what is mapped has changed */
void scan_refresh(void);
void scan_reply(struct run *run, const char *what, const void *data,
		size_t len);
/* kernel log and trace; true if there is no address in them */
bool scan_logs(void);

#endif /* OBHEAP_TESTS_PROMISE_H */
