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

#define SNAPSHOT_SCHEMA "obheap.snapshot.2"

/* what is written, as --format knows it */
enum snapshot_format { SNAPSHOT_LINES, SNAPSHOT_DEVTOOLS };

/* a text as JSON, written at once */
void json_put_text(const char *s, FILE *out);
/* write a heap down; what could not be written shows in ferror() */
void snapshot_write(const struct graph *g, FILE *out);
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
 * @whole: only blocks and edges of the session are wanted, no index of them
 * @g: the heap
 */
struct heap_source {
	struct program program;
	const char *path;
	struct obheap *session;
	bool whole;
	struct graph g;
};

/* option and usage of commands that take either */
#define SOURCE_OPTIONS							\
	VIEW_OPTIONS, { "from", required_argument, NULL, 'F' }
#define SOURCE_USAGE							\
	"  --from SNAPSHOT  the heap in this file, not that of a program\n" \
	VIEW_USAGE

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
