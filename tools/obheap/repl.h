/* SPDX-License-Identifier: GPL-2.0 */
/*
 * repl - what the files of the prompt share
 */
#ifndef OBHEAP_REPL_H
#define OBHEAP_REPL_H

#include <histedit.h>
#include <limits.h>

#include "cmd.h"

struct repl_block;

/**
 * struct repl_watch - a name that is looked at after every statement
 * @name: a global name
 * @id: what it was bound to, 0 for nothing
 * @refcount: references to that
 * @value: its description
 */
struct repl_watch {
	char name[OBHEAP_NAME_MAX];
	__u64 id;
	__u64 refcount;
	char value[64];
};

/**
 * struct repl - a running prompt
 * @program: how its sessions are set up
 * @scratch: a session to ask about built-in types, opened when needed
 * @text: lines of the statement so far, owned
 * @pasted: lines that were pasted and have not run, owned, or NULL
 * @paste_at: where the next of them begins
 * @before: blocks of the heap when :diff was last asked, owned
 * @colour: the terminal shows colours
 * @quote: the quote of a string over lines that is open, for colours
 * @trace: show the instructions of the next statement
 * @ended: a statement asked for the end, with @exit_status
 */
struct repl {
	const struct program *program;
	struct obheap *session;
	struct obheap *scratch;
	EditLine *el;
	History *history;
	char history_file[PATH_MAX];
	char *text;
	size_t len;
	char *pasted;
	size_t paste_at;
	struct repl_watch *watch;
	size_t nr_watches;
	struct repl_block *before;
	size_t nr_before;
	bool colour;
	char quote;
	bool trace;
	bool ended;
	int exit_status;
};

/* cmd_repl.c: run a text as one statement; an exit status */
int repl_statement(struct repl *r, const char *text, size_t len,
		   struct obheap_exec *exec);

/* repl_command.c */
/* ":heap", "?x", "??x": true if the line is one of these, and was done */
bool repl_command(struct repl *r, const char *line);
/* say what is different about the names that are watched */
void repl_look(struct repl *r);
/* names of commands, in order; NULL behind the last */
const char *repl_command_name(size_t i);

/* repl_diff.c */
/* remember the heap as it is */
void repl_mark(struct repl *r);
/* and say what is different since */
void repl_diff(struct repl *r, const char *argument);

/* repl_complete.c: what the Tab key does */
unsigned char repl_complete(EditLine *el, int key);

/* repl_paste.c: several lines at once */
unsigned char repl_paste(EditLine *el, int key);
/* the next pasted line, which may have no end; NULL when there is none */
const char *repl_paste_line(struct repl *r, size_t *len);
/* should the statement so far end in front of this pasted line? */
bool repl_paste_ends(const struct repl *r, const char *line);
/* is a blank pasted line inside a block? */
bool repl_paste_goes_on(const struct repl *r);

/* repl_colour.c */
/* write a line of Python in colours; @quote: see struct repl */
void colour_python(const char *line, size_t len, char *quote, FILE *out);

#endif /* OBHEAP_REPL_H */
