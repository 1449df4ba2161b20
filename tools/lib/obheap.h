/* SPDX-License-Identifier: GPL-2.0 */
/*
 * libobheap - one C function per command of /dev/obheap
 *
 * Every function returns 0 or a negative errno, prints nothing and never ends
 * the process. Structs are those of <linux/obheap.h>; their size field is set
 * here. A handle may be used by several threads at a time, as the device can.
 */
#ifndef LIBOBHEAP_H
#define LIBOBHEAP_H

#include <linux/obheap.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define OBHEAP_DEVICE "/dev/obheap"

struct obheap;

/* obheap_open() - a new session; @path NULL means OBHEAP_DEVICE */
int obheap_open(const char *path, struct obheap **session);
void obheap_close(struct obheap *session);
/* obheap_attach() - the session with this name */
int obheap_attach(const char *path, const char *name, struct obheap **session);
/* obheap_pin() - give a session a name; it then outlives its last handle */
int obheap_pin(struct obheap *session, const char *name);
/* obheap_unpin() - take a name away, from any session */
int obheap_unpin(struct obheap *session, const char *name);
/* obheap_sessions() - the sessions with a name; free() the array */
int obheap_sessions(struct obheap *session, struct obheap_session **sessions,
		    size_t *nr);

int obheap_info(struct obheap *session, struct obheap_info *info);
int obheap_setup(struct obheap *session, struct obheap_setup *setup);
int obheap_exec(struct obheap *session, struct obheap_exec *exec);
/*
 * obheap_resume() - let a program go on that an EXEC with OBHEAP_EXEC_STOP has
 * started and that is stopped
 */
int obheap_resume(struct obheap *session, struct obheap_resume *resume);
int obheap_interrupt(struct obheap *session);
/* stop a program that can be stopped, between two instructions of it */
int obheap_halt(struct obheap *session);
/* take back what those two have asked for and the program has not done yet */
int obheap_ask_nothing(struct obheap *session);
int obheap_object(struct obheap *session, struct obheap_object *object);
int obheap_collect(struct obheap *session, struct obheap_collect *c);
int obheap_validate(struct obheap *session, struct obheap_validate *v);

/*
 * The views below allocate their result; free() it. *@nr is the number of
 * entries. They call again when the array was too small.
 */
int obheap_names(struct obheap *session, __u32 scope,
		 struct obheap_name **names, size_t *nr);
/* obheap_frame_names() - of frame @frame of the stopped program */
int obheap_frame_names(struct obheap *session, __u32 frame,
		       struct obheap_name **names, size_t *nr);
/*
 * obheap_stack() - the stopped program's frames, and the slots of frame @frame,
 * OBHEAP_NONE for all; free() both arrays
 */
int obheap_stack(struct obheap *session, __u32 frame,
		 struct obheap_frame **frames, size_t *nr_frames,
		 struct obheap_stack_slot **slots, size_t *nr_slots);
int obheap_refs(struct obheap *session, __u64 id, struct obheap_ref **refs,
		size_t *nr);
/* obheap_holders() - who holds an object; *@refcount is the sum of the counts */
int obheap_holders(struct obheap *session, __u64 id,
		   struct obheap_edge **holders, size_t *nr, __u64 *refcount);
/*
 * obheap_bytes() - the block of an object; free() both arrays. *@object is the
 * offset of the object in it
 */
int obheap_bytes(struct obheap *session, __u64 id, unsigned char **bytes,
		 size_t *nr_bytes, struct obheap_field **fields,
		 size_t *nr_fields, size_t *object);
/*
 * obheap_graph() - all blocks and the references between them at one moment;
 * free() both arrays. @flags: OBHEAP_GRAPH_LABELS or 0
 */
int obheap_graph(struct obheap *session, __u32 flags,
		 struct obheap_block **blocks, size_t *nr_blocks,
		 struct obheap_edge **edges, size_t *nr_edges);

/**
 * struct obheap_part - a part of the same, which comes in order
 * @block: blocks
 * @nr_blocks: how many
 * @edge: edges, of these blocks, of the last one before, or the interpreter's
 * @nr_edges: how many
 */
struct obheap_part {
	const struct obheap_block *block;
	size_t nr_blocks;
	const struct obheap_edge *edge;
	size_t nr_edges;
};

/*
 * obheap_graph_parts() - the same in parts, each in the same memory. -ESTALE
 * when the session has worked meanwhile; what @part returns other than 0 ends it
 */
int obheap_graph_parts(struct obheap *session, __u32 flags,
		       int (*part)(void *ctx, const struct obheap_part *part),
		       void *ctx);
/* obheap_graph_count() - how many of both there are now */
int obheap_graph_count(struct obheap *session, size_t *nr_blocks,
		       size_t *nr_edges);
int obheap_stats(struct obheap *session, struct obheap_stats *stats,
		 struct obheap_class_stats **classes, size_t *nr);
int obheap_arenas(struct obheap *session, struct obheap_arena **arenas,
		  size_t *nr);
int obheap_pools(struct obheap *session, __u32 arena,
		 struct obheap_pool **pools, size_t *nr);

/*
 * obheap_walk() - the next @nr live blocks at most, from walk->cursor on;
 * walk->out_nr tells how many were filled, walk->cursor is 0 at the end.
 */
int obheap_walk(struct obheap *session, struct obheap_walk *walk,
		struct obheap_block *blocks, size_t nr);

/*
 * obheap_events() - listen to a session: a descriptor, to be closed with
 * obheap_events_close(), or a negative errno. @events says what is wanted.
 */
int obheap_events(struct obheap *session, struct obheap_events *events);
/*
 * obheap_events_read() - the next records, @nr at most: how many, 0 when the
 * session has ended, -EAGAIN when none came within @timeout_ms (-1: for ever)
 */
ssize_t obheap_events_read(int fd, struct obheap_event *records, size_t nr,
			   int timeout_ms);
void obheap_events_close(int fd);

/*
 * obheap_read() - output the program printed: bytes read, 0 when there is none
 * and nothing runs, or a negative errno. Waits while a program runs.
 */
ssize_t obheap_read(struct obheap *session, void *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif /* LIBOBHEAP_H */
