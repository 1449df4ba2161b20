/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd - what the subcommands of obheap share
 *
 * A subcommand is a file cmd_<name>.c that ends with its struct cmd; main.c
 * lists them. Views build their answer once, as a JSON object, and print.c
 * writes it either as it is or as text for people, so the two cannot differ.
 */
#ifndef OBHEAP_CMD_H
#define OBHEAP_CMD_H

#include <getopt.h>
#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "obheap.h"

enum exit_status {
	EXIT_OK = 0,
	EXIT_RAISED = 1,	/* the program raised or was stopped */
	EXIT_UNWRITTEN = 1,	/* what is to be shown cannot be written */
	EXIT_USAGE = 2,
	EXIT_DEVICE = 3,	/* the device is not there or refused */
};

/**
 * struct cmd - one subcommand
 * @name: what is typed
 * @summary: one line for the list of commands
 * @usage: arguments and options, each line indented by two
 * @examples: command lines that show what it is for, each indented by two
 * @letters: short options besides PROGRAM_SHORT, as getopt has them, or NULL
 * @run: @argv[0] is the name; returns an exit status
 */
struct cmd {
	const char *name;
	const char *summary;
	const char *usage;
	const char *examples;
	const char *letters;
	int (*run)(int argc, char **argv);
};

extern const struct cmd cmd_run, cmd_repl, cmd_info, cmd_names, cmd_object,
	cmd_heap, cmd_play, cmd_validate, cmd_arenas, cmd_pools, cmd_why,
	cmd_map, cmd_bytes, cmd_new, cmd_ls, cmd_rm, cmd_refs,
	cmd_graph, cmd_report, cmd_snapshot, cmd_diff, cmd_gc,
	cmd_step, cmd_trace, cmd_watch, cmd_top,
	cmd_dominators, cmd_path, cmd_cycles, cmd_objects;

/* print all about a command; returns EXIT_OK */
int cmd_help(const struct cmd *cmd);
/* say how a command is used, behind what was wrong; returns EXIT_USAGE */
int cmd_usage(const struct cmd *cmd);

/* print "obheap: ..." to stderr */
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* print what the device said, as text; returns EXIT_DEVICE */
int complain_device(const char *what, int err);

/**
 * struct program - a program and how to run it
 * @text: the text, owned
 * @len: its bytes
 * @path: the whole path of its file, owned; NULL if it has none
 * @filename: for tracebacks
 * @session: name of the session it runs in, NULL for a new one
 * @setup: settings of its session; flags tell which were asked for
 * @max_steps: instructions it may execute, 0 for no limit
 * @max_ns: time it may take, 0 for no limit
 */
struct program {
	char *text;
	size_t len;
	char *path;
	const char *filename;
	const char *session;
	struct obheap_setup setup;
	__u64 max_steps;
	__u64 max_ns;
};

/* options every command with a program takes; struct option rows and usage */
#define PROGRAM_SHORT "c:s:h"
#define PROGRAM_OPTIONS							\
	{ "session", required_argument, NULL, 's' },			\
	{ "steps", required_argument, NULL, 'S' },			\
	{ "time", required_argument, NULL, 'T' },			\
	{ "limit", required_argument, NULL, 'L' },			\
	{ "seed", required_argument, NULL, 'R' },			\
	{ "backend", required_argument, NULL, 'B' },			\
	{ "intern", required_argument, NULL, 'I' },			\
	{ "debug-heap", no_argument, NULL, 'D' },			\
	{ "births", no_argument, NULL, 'W' }
#define PROGRAM_FILE_USAGE						\
	"  FILE            run this file first; - is standard input\n"	\
	"  -c TEXT         run this text first\n"
#define PROGRAM_SESSION_USAGE						\
	"  -s, --session NAME  in the session of this name, not a new one\n"
#define PROGRAM_SETUP_USAGE						\
	"  --steps N       stop it after N instructions; 0, as without\n"	\
	"                  this option, is no end\n"			\
	"  --time SECONDS  stop it after this time; 0 likewise\n"	\
	"  --limit BYTES   heap limit; K, M and G are understood\n"	\
	"  --seed N        as PYTHONHASHSEED, up to 4294967295; random for\n" \
	"                  a new one\n"				\
	"  --backend NAME  pool, kmalloc, slab or bump\n"		\
	"  --intern RULE   session or unit: which equal string constants\n" \
	"                  are one object\n"				\
	"  --debug-heap    fences around blocks, every release checked\n" \
	"  --births        remember which allocation a block came from\n"
#define PROGRAM_USAGE							\
	PROGRAM_FILE_USAGE PROGRAM_SESSION_USAGE PROGRAM_SETUP_USAGE

/* a number with K, M or G: 1 taken, -1 wrong (complained) */
int parse_number(const char *what, const char *arg, __u64 *value);
/* seconds as nanoseconds, likewise */
int parse_time(const char *what, const char *arg, __u64 *ns);
/* one of a few words, NULL behind them; *@value is its number; likewise */
int parse_word(const char *what, const char *arg, const char *const *words,
	       __u32 *value);
/* take an option of PROGRAM_OPTIONS: 1 taken, 0 not one of them, -1 wrong */
int program_option(struct program *p, int opt, const char *arg);
/*
 * Take the remaining operand, if any, as FILE; -1 wrong (complained), also
 * with limits for a program that is not there.
 */
int program_operand(struct program *p, int argc, char **argv);
void program_free(struct program *p);

/* options and usage every view takes */
#define VIEW_OPTIONS							\
	PROGRAM_OPTIONS,						\
	{ "json", no_argument, NULL, 'j' },				\
	{ "help", no_argument, NULL, 'h' }
#define JSON_USAGE							\
	"  --json          for programs\n"
#define VIEW_USAGE							\
	PROGRAM_USAGE JSON_USAGE
/* and those of views with rows */
#define TABLE_OPTIONS							\
	VIEW_OPTIONS,							\
	{ "csv", optional_argument, NULL, 'V' }
#define TABLE_USAGE							\
	VIEW_USAGE CSV_USAGE
#define CSV_USAGE							\
	"  --csv[=LIST]    for spreadsheets; LIST is one of the lists that\n" \
	"                  --json has, the first one unless given\n"

/*
 * Options of a view that has no others; @options may add some to VIEW_OPTIONS,
 * for @more to take. An exit status, or -1 to go on.
 */
int view_options(const struct cmd *cmd, int argc, char **argv,
		 struct program *p, const struct option *options,
		 int (*more)(int opt, const char *arg, void *ctx), void *ctx);
/* options of a command without a program, --json unless given; likewise */
int output_options(const struct cmd *cmd, int argc, char **argv,
		   const struct option *options);
extern const struct option csv_options[], help_options[];
/* nothing may follow the options; likewise */
int no_operands(const struct cmd *cmd, int argc, char **argv);
/*
 * What follows the options: the program, run in a new session. An exit status;
 * *@session is NULL unless that is EXIT_OK.
 */
int view_program(struct program *p, int argc, char **argv,
		 struct obheap **session);
/* run a program and show one view of its session; an exit status */
int view_command(const struct cmd *cmd, int argc, char **argv,
		 struct json_object *(*view)(struct obheap *session),
		 void (*text)(struct json_object *view, FILE *out));
/* the same for a view of the object whose id or name comes first */
int object_command(const struct cmd *cmd, int argc, char **argv,
		   struct json_object *(*view)(struct obheap *session,
					       __u64 id),
		   void (*text)(struct json_object *view, FILE *out));

/* say what the device said of a session's name; returns EXIT_DEVICE */
int complain_name(const char *name, int err);

/* a new session, set up for @p, or the one it names; an exit status (complained) */
int session_open(const struct program *p, struct obheap **session);

/* what EXEC is told of a program; buffers, flags and mode are the caller's */
void program_request(const struct program *p, struct obheap_exec *exec);

/*
 * Run a program: its output goes to stdout as it comes, a traceback to stderr.
 * Returns an exit status; *@exec tells the rest.
 */
int program_run(struct obheap *session, const struct program *p, __u32 mode,
		struct obheap_exec *exec);

/* is that status the device's, and not what the program ended with? */
bool program_refused(int status, const struct obheap_exec *exec);

/* where a program's output goes, standard output unless changed */
extern int program_output;

/* what -o names: a new file, or stdout for NULL and "-"; NULL (complained) */
FILE *output_open(const char *path);
/*
 * All of it is there: an exit status (complained). Standard output stays open,
 * and is looked after when everything is done.
 */
int output_close(FILE *out, const char *path);

/* why some of it could not be written, or 0 */
extern int program_write_error;

/* what a program that ended so gives a command as its exit status */
int outcome_exit(__u32 status, __s32 exit_code);

/*
 * That of the program whose heap is shown: the command's own, if it has nothing
 * worse to say.
 */
extern int program_status;

/* run a program to look at what it leaves: EXIT_OK even if it raised */
int program_show(struct obheap *session, const struct program *p);
/* open, and the same if there is a program */
int view_open(const struct program *p, struct obheap **session);

/*
 * stop.c: run a program and stop it when it has executed so many instructions;
 * EXIT_OK if it is stopped, EXIT_RAISED if it ended before (complained)
 */
int program_stop_at(struct obheap *session, const struct program *p,
		    __u64 steps, struct obheap_stop *stop);

/* is this word an id? not if it has a sign or more than 64 bits */
bool parse_id(const char *word, __u64 *id);
/* value of an id or of a global name as an id: 0 found, else an exit status */
int find_object(struct obheap *session, const char *word, __u64 *id);

/* views as JSON, NULL when the device refused (complained) */
struct json_object *view_names(struct obheap *session);
struct json_object *view_object(struct obheap *session, __u64 id);
struct json_object *view_refs(struct obheap *session, __u64 id);
struct json_object *view_heap(struct obheap *session);
struct json_object *view_info(struct obheap *session);

/* words for numbers of the interface */
const char *pool_state_name(__u32 state);
const char *kind_name(__u32 kind);
const char *role_name(__u32 role);
const char *backend_name(__u32 backend);

/* picture.c: names, objects and the arrows between them */
int picture_print(struct obheap *session, FILE *out);
/* only what this global name leads to; NULL for all */
int picture_print_name(struct obheap *session, const char *name, FILE *out);

/* repl_colour.c */
/* does this descriptor show colours? */
bool colour_wanted(int fd);
/* a traceback, in colours where they are shown */
void traceback_write(const char *text, size_t len, FILE *out);

/* trace.c: what a run with OBHEAP_EXEC_TRACE recorded */
void trace_print(const struct obheap_exec *exec, FILE *out);

/* print.c */
extern bool print_as_json;
/* the table that was asked for, "" for the first one; NULL: none was */
extern const char *print_as_csv;
/* write a view the way that was asked for, and free it; an exit status */
int print_view(struct json_object *view,
	       void (*text)(struct json_object *view, FILE *out));
void print_names_text(struct json_object *view, FILE *out);
void print_object_text(struct json_object *view, FILE *out);
void print_refs_text(struct json_object *view, FILE *out);
void print_heap_text(struct json_object *view, FILE *out);
void print_info_text(struct json_object *view, FILE *out);
void print_why_text(struct json_object *view, FILE *out);

/* text of SVG and HTML, spaces as @space unless that is NULL */
void put_xml(const char *s, const char *space, FILE *out);

/*
 * csv.c: the rows of a view's list as a table, with a line of column names if
 * @head; @which as print_as_csv has it. An exit status (complained)
 */
int csv_write(struct json_object *view, const char *which, bool head,
	      FILE *out);

/* json.c; ids are strings in JSON: JavaScript's numbers have 53 bits */
struct json_object *json_id(__u64 id);
void json_add_id(struct json_object *o, const char *key, __u64 id);
void json_add_number(struct json_object *o, const char *key, __u64 n);
void json_add_string(struct json_object *o, const char *key, const char *s);
/* a member, NULL, 0 or "" if there is none */
struct json_object *json_get(struct json_object *o, const char *key);
const char *json_str(struct json_object *o, const char *key);
unsigned long long json_num(struct json_object *o, const char *key);
/* rows of an array */
size_t json_rows(struct json_object *o, const char *key);
struct json_object *json_row(struct json_object *o, const char *key, size_t i);

/* write as one line, and free it; returns EXIT_OK */
int json_write(struct json_object *o, FILE *out);

/*
 * field_text.c: numbers, digits and characters in a field, where its label says
 * that it has such; @state is a str's, kept from one of its fields to the next
 */
bool field_text(const char *label, const unsigned char *bytes, size_t nr,
		__u32 *state, char *buf, size_t size);

/* columns.c: text in columns, of which a character takes none, one or two */
int text_columns(const char *s);
void text_pad(const char *s, int width, FILE *out);
/* columns of a number */
int number_columns(unsigned long long n);
/* what goes behind the name of @n things: "s", or nothing for one */
const char *plural(unsigned long long n);
/* bytes as people say them: "512", "16.0K", "1.0M" */
const char *text_bytes(__u64 bytes, char *buf, size_t size);

#endif /* OBHEAP_CMD_H */
