// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_snapshot - the heap at one moment in a file, and what changed between two
 *
 * A file is JSON lines: one that says what follows, one for each block. Objects
 * are told apart by id and type. A block that was freed and used again for an
 * object of the same type looks like the one before; its size may tell.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "graph.h"

#define SCHEMA "obheap.snapshot.1"

/* More than a line of a snapshot takes: numbers and a type's name. */
#define LINE_SIZE 4096

static struct json_object *block_line(const struct graph *g, __u32 node)
{
	const struct obheap_block *b = &g->block[node];
	struct json_object *row = json_object_new_object();
	char type[96];

	json_add_id(row, "id", b->id);
	json_add_string(row, "type", graph_type(g, node, type, sizeof(type)));
	json_add_number(row, "bytes", b->size);
	json_add_number(row, "getsizeof", b->sizeof_);
	json_add_number(row, "refcount", b->refcount);
	return row;
}

static void put_line(struct json_object *o, FILE *out)
{
	const int flags = JSON_C_TO_STRING_PLAIN |
			  JSON_C_TO_STRING_NOSLASHESCAPE;

	fprintf(out, "%s\n", json_object_to_json_string_ext(o, flags));
	json_object_put(o);
}

static void write_snapshot(const struct graph *g, FILE *out)
{
	struct json_object *head = json_object_new_object();
	size_t i, nr = 0;

	for (i = 0; i < g->nr_blocks; i++)
		nr += !(g->block[i].state & OBHEAP_OBJ_STATIC);
	json_add_string(head, "schema", SCHEMA);
	json_add_number(head, "blocks", nr);
	put_line(head, out);
	for (i = 0; i < g->nr_blocks; i++)
		if (!(g->block[i].state & OBHEAP_OBJ_STATIC))
			put_line(block_line(g, i), out);
}

static int snapshot_save(struct obheap *session, const char *path)
{
	FILE *out = path ? fopen(path, "w") : stdout;
	struct graph g;
	int err, failed = 0;

	if (!out) {
		complain("%s: %s", path, strerror(errno));
		return EXIT_USAGE;
	}
	err = graph_read(session, &g);
	if (!err) {
		write_snapshot(&g, out);
		graph_free(&g);
	}
	if (path && (fflush(out) || ferror(out)))
		failed = errno;
	if (path && fclose(out) && !failed)
		failed = errno;
	if (failed && !err) {
		complain("%s: %s", path, strerror(failed));
		return EXIT_USAGE;
	}
	return err ? complain_device("snapshot", err) : EXIT_OK;
}

static int take_output(int opt, const char *arg, void *ctx)
{
	*(const char **)ctx = arg;
	return opt == 'o' ? 1 : -1;
}

static int snapshot_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "output", required_argument, NULL, 'o' }, { }
	};
	struct program p = { 0 };
	struct obheap *session = NULL;
	const char *path = NULL;
	int status = view_options(&cmd_snapshot, argc, argv, &p, options,
				  take_output, &path);

	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = snapshot_save(session, path);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_snapshot = {
	.name = "snapshot",
	.summary = "write the whole heap down, for diff",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  -o, --output FILE   there instead of to standard output\n"
		 VIEW_USAGE,
	.examples =
		"  obheap snapshot -o before -s lab\n"
		"  obheap snapshot -o after -s lab; obheap diff before after\n",
	.run = snapshot_run,
};

/* one block of a snapshot */
struct record {
	__u64 id, bytes, sizeof_;
	char type[OBHEAP_TYPE_MAX];
};

struct snapshot {
	struct record *record;
	size_t nr;
};

static int by_id(const void *a, const void *b)
{
	const struct record *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

static bool record_parse(const char *line, struct record *r)
{
	struct json_object *o = json_tokener_parse(line);

	if (!o)
		return false;
	r->id = strtoull(json_str(o, "id"), NULL, 0);
	r->bytes = json_num(o, "bytes");
	r->sizeof_ = json_num(o, "getsizeof");
	snprintf(r->type, sizeof(r->type), "%s", json_str(o, "type"));
	json_object_put(o);
	return r->id;
}

/* What a snapshot has to begin with: how many blocks follow; -1 if not so. */
static long long head_parse(const char *line)
{
	struct json_object *o = json_tokener_parse(line);
	long long nr = -1;

	if (o && !strcmp(json_str(o, "schema"), SCHEMA))
		nr = json_num(o, "blocks");
	json_object_put(o);
	return nr;
}

/* A line that is written whole and no longer than ours are. */
static bool read_line(FILE *in, char *line)
{
	size_t n;

	if (!fgets(line, LINE_SIZE, in))
		return false;
	n = strlen(line);
	return n && line[n - 1] == '\n';
}

static int snapshot_parse(FILE *in, struct snapshot *s)
{
	long long nr = -1;
	char line[LINE_SIZE];
	size_t all = 0;

	if (read_line(in, line))
		nr = head_parse(line);
	if (nr < 0)
		return -EINVAL;
	for (; nr; nr--) {
		if (!read_line(in, line))
			return -EINVAL;
		if (s->nr == all) {
			struct record *more;

			all = all * 2 + 64;
			more = realloc(s->record, all * sizeof(*more));
			if (!more)
				return -ENOMEM;
			s->record = more;
		}
		if (!record_parse(line, &s->record[s->nr++]))
			return -EINVAL;
	}
	return fgetc(in) == EOF ? 0 : -EINVAL;
}

static int snapshot_load(const char *path, struct snapshot *s)
{
	FILE *in = fopen(path, "r");
	int err;

	if (!in) {
		complain("%s: %s", path, strerror(errno));
		return EXIT_USAGE;
	}
	err = snapshot_parse(in, s);
	fclose(in);
	if (err == -EINVAL)
		complain("%s is not a snapshot", path);
	else if (err)
		complain("%s: %s", path, strerror(-err));
	else if (s->nr)
		qsort(s->record, s->nr, sizeof(*s->record), by_id);
	return err ? EXIT_USAGE : EXIT_OK;
}

static struct json_object *type_row(struct json_object *view, const char *type)
{
	struct json_object *row;
	size_t i;

	for (i = 0; i < json_rows(view, "types"); i++) {
		row = json_row(view, "types", i);
		if (!strcmp(json_str(row, "type"), type))
			return row;
	}
	row = json_object_new_object();
	json_add_string(row, "type", type);
	json_object_array_add(json_get(view, "types"), row);
	return row;
}

static void count(struct json_object *view, const struct record *r,
		  const char *what, __s64 bytes)
{
	struct json_object *row = type_row(view, r->type);
	__s64 sum = json_object_get_int64(json_get(row, "bytes"));

	json_add_number(row, what, json_num(row, what) + 1);
	json_object_object_add(row, "bytes", json_object_new_int64(sum + bytes));
}

static struct json_object *view_diff(const struct snapshot *a,
				     const struct snapshot *b)
{
	struct json_object *view = json_object_new_object();
	size_t i = 0, k = 0;

	json_add_string(view, "schema", "obheap.diff.1");
	json_object_object_add(view, "types", json_object_new_array());
	while (i < a->nr || k < b->nr) {
		const struct record *x = i < a->nr ? &a->record[i] : NULL;
		const struct record *y = k < b->nr ? &b->record[k] : NULL;
		bool same = x && y && x->id == y->id &&
			    !strcmp(x->type, y->type);

		if (same && x->sizeof_ != y->sizeof_)
			count(view, y, "resized", y->bytes - x->bytes);
		if (!same && x && (!y || x->id <= y->id))
			count(view, x, "died", -(__s64)x->bytes);
		if (!same && y && (!x || y->id <= x->id))
			count(view, y, "born", y->bytes);
		/* Read both where both are at the same id. */
		i += x && (!y || x->id <= y->id);
		k += y && (!x || y->id <= x->id);
	}
	return view;
}

static void print_diff(struct json_object *view, FILE *out)
{
	long long bytes, all = 0;
	size_t i;

	fprintf(out, "%-32s %9s %9s %9s %12s\n", "TYPE", "BORN", "DIED",
		"RESIZED", "BYTES");
	for (i = 0; i < json_rows(view, "types"); i++) {
		struct json_object *row = json_row(view, "types", i);

		bytes = json_object_get_int64(json_get(row, "bytes"));
		all += bytes;
		fprintf(out, "%-32s %9llu %9llu %9llu %+12lld\n",
			json_str(row, "type"), json_num(row, "born"),
			json_num(row, "died"), json_num(row, "resized"),
			bytes);
	}
	fprintf(out, "%-32s %9s %9s %9s %+12lld\n", "all blocks", "", "", "",
		all);
}

static int diff_run(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' }, { }
	};
	struct snapshot a = { 0 }, b = { 0 };
	int opt, status;

	while ((opt = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (opt == 'h')
			return cmd_usage(&cmd_diff, EXIT_OK);
		if (opt != 'j')
			return cmd_usage(&cmd_diff, EXIT_USAGE);
		print_as_json = true;
	}
	if (argc - optind != 2) {
		complain("diff wants two snapshots");
		return EXIT_USAGE;
	}
	status = snapshot_load(argv[optind], &a);
	if (!status)
		status = snapshot_load(argv[optind + 1], &b);
	if (!status)
		status = print_view(view_diff(&a, &b), print_diff);
	free(a.record);
	free(b.record);
	return status;
}

const struct cmd cmd_diff = {
	.name = "diff",
	.summary = "what was born, died and changed its size between two snapshots",
	.usage = "SNAPSHOT SNAPSHOT [OPTION]...\n\n"
		 "  --json          for programs\n",
	.examples =
		"  obheap diff before after\n",
	.run = diff_run,
};
