/* SPDX-License-Identifier: GPL-2.0 */
/*
 * snapshot - a whole heap in a file, and back
 *
 * A file is JSON lines: one that says what follows, one for each block and
 * static object with the references it holds, and one with the interpreter's.
 * What comes back from a file answers every question that the graph of a
 * session does.
 */
#ifndef OBHEAP_SNAPSHOT_H
#define OBHEAP_SNAPSHOT_H

#include "cmd.h"
#include "graph.h"
#include "sink.h"

#define SNAPSHOT_SCHEMA "obheap.snapshot.2"

/* what is written, as --format knows it */
enum snapshot_format { SNAPSHOT_LINES, SNAPSHOT_DEVTOOLS };

/* a text as JSON, written at once */
void json_put_text(const char *s, FILE *out);
/**
 * struct snapshot - a file that is being written
 * @holder: block whose line is open, 0 for none
 * @has_refs: it has got references
 * @has_roots: the interpreter's line is open
 * @nr_blocks: blocks written
 * @nr_edges: likewise
 * @sink: where to
 */
struct snapshot {
	__u64 holder;
	bool has_refs;
	bool has_roots;
	size_t nr_blocks;
	size_t nr_edges;
	struct sink sink;
};

/*
 * A file in parts; what could not be written shows in ferror(). Sites of the
 * blocks are those of @g, which may be NULL.
 */
void snapshot_begin(struct snapshot *s, size_t nr_blocks, size_t nr_edges,
		    FILE *out);
void snapshot_part(struct snapshot *s, const struct obheap_part *p,
		   const struct graph *g);
void snapshot_end(struct snapshot *s);
/* write a heap down that is there as a whole */
void snapshot_write(const struct graph *g, FILE *out);
/*
 * write a session's heap down as it is read, in memory that does not depend on
 * its size; -ESTALE when the session has worked meanwhile
 */
int snapshot_stream(struct obheap *session, FILE *out);
/* read a file; an exit status (complained). @g is to be freed if it is OK */
int snapshot_load(const char *path, struct graph *g);

/*
 * heapsnapshot_write() - the same for the developer tools of browsers. @session
 * tells values of objects; it may be NULL. 0 or -ENOMEM
 */
int heapsnapshot_write(const struct graph *g, struct obheap *session,
		       FILE *out);

/**
 * struct heap_source - where a heap comes from: a session or a file
 * @program: run in the session, if there is no file
 * @path: snapshot to be read instead, NULL for none
 * @session: NULL for a snapshot
 * @lazy: do not read the heap of a session
 * @g: the heap
 */
struct heap_source {
	struct program program;
	const char *path;
	struct obheap *session;
	bool lazy;
	struct graph g;
};

/* option and usage of commands that take either */
#define SOURCE_OPTIONS							\
	VIEW_OPTIONS, { "from", required_argument, NULL, 'F' }
#define FROM_USAGE							\
	"  --from SNAPSHOT  the heap in this file, not that of a program\n"
#define SOURCE_USAGE							\
	FROM_USAGE VIEW_USAGE

/* take --from: 1 taken, 0 another option */
int source_option(struct heap_source *source, int opt, const char *arg);
/* run the program or read the file; an exit status (complained) */
int source_open(const struct cmd *cmd, struct heap_source *source, int argc,
		char **argv);
void source_close(struct heap_source *source);
/* the node of an id or a global name; an exit status (complained) */
int source_find(const struct heap_source *source, const char *word,
		__u32 *node);

#endif /* OBHEAP_SNAPSHOT_H */
