// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_objects - every object there is, or those that are looked for
 *
 * Also what the collector does not know, and on demand the blocks that are no
 * objects. Age is the allocation a block came from, which a session remembers
 * only with --births.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

enum order { BY_BYTES, BY_AGE, BY_REFS, BY_ID };

/**
 * struct search - what is looked for
 * @source: where
 * @type: objects of this type, NULL for any
 * @name: the one that this global name is bound to, NULL for any
 * @id: the one of this id, NULL for any
 * @only: it, GRAPH_NONE for any
 * @at_least: blocks of so many bytes
 * @arena: those in this arena
 * @top: so many, 0 for all
 * @order: which ones first
 * @raw: blocks that are no objects, too
 * @with_static: what was made with the session, too
 */
struct search {
	struct heap_source source;
	const char *type, *name, *id;
	__u32 only;
	__u64 at_least, arena, top;
	__u32 order;
	bool raw, with_static;
};

static bool is_wanted(const struct search *s, __u32 node)
{
	const struct obheap_block *b = &s->source.g.block[node];
	bool is_object = b->kind != OBHEAP_KIND_RAW &&
			 !(b->state & OBHEAP_OBJ_DEAD);

	if (!is_object && !s->raw)
		return false;
	if (s->only != GRAPH_NONE && node != s->only)
		return false;
	/* Who asks for one by name or id wants it wherever it is. */
	if (b->state & OBHEAP_OBJ_STATIC && !s->with_static &&
	    s->only == GRAPH_NONE)
		return false;
	if (s->type && strcmp(b->type_name, s->type))
		return false;
	if (s->arena != OBHEAP_NONE && b->arena != s->arena)
		return false;
	return b->size >= s->at_least;
}

/* What comes first, and of equal ones the one with the lower id. */
static int compare(const void *x, const void *y, void *ctx)
{
	const struct search *s = ctx;
	const struct obheap_block *a = &s->source.g.block[*(const __u32 *)x];
	const struct obheap_block *b = &s->source.g.block[*(const __u32 *)y];

	if (s->order == BY_BYTES && a->size != b->size)
		return a->size < b->size ? 1 : -1;
	if (s->order == BY_REFS && a->refcount != b->refcount)
		return a->refcount < b->refcount ? 1 : -1;
	if (s->order == BY_AGE && a->birth != b->birth)
		return a->birth < b->birth ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* From a session, and not from a file, values can be had. */
static void add_value(struct json_object *o, struct obheap *session, __u64 id)
{
	struct obheap_object object = { .id = id };
	char repr[64] = "";

	object.repr = (uintptr_t)repr;
	object.repr_size = sizeof(repr);
	if (session && !obheap_object(session, &object))
		json_add_string(o, "value", repr);
}

static struct json_object *row_json(const struct search *s, __u32 node)
{
	const struct graph *g = &s->source.g;
	const struct obheap_block *b = &g->block[node];
	struct json_object *o = json_object_new_object();
	char type[96];

	json_add_id(o, "id", b->id);
	json_add_string(o, "type", graph_type(g, node, type, sizeof(type)));
	json_add_number(o, "bytes", b->size);
	json_add_number(o, "getsizeof", b->sizeof_);
	json_add_number(o, "refcount", b->refcount);
	if (b->birth)
		json_add_number(o, "birth", b->birth);
	if (g->site && g->site[node])
		json_add_string(o, "site", g->sites.text[g->site[node] - 1]);
	add_value(o, s->source.session, b->id);
	return o;
}

static struct json_object *view_objects(struct search *s)
{
	const struct graph *g = &s->source.g;
	__u32 *found = calloc(g->nr_blocks + 1, sizeof(*found));
	struct json_object *view, *list;
	size_t nr = 0, i;
	__u64 bytes = 0;

	if (!found) {
		complain_device("objects", -ENOMEM);
		return NULL;
	}
	for (i = 0; i < g->nr_blocks; i++) {
		if (!is_wanted(s, i))
			continue;
		found[nr++] = i;
		bytes += graph_bytes(g, i);
	}
	if (nr)
		qsort_r(found, nr, sizeof(*found), compare, s);
	view = json_object_new_object();
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.objects.1");
	json_add_number(view, "nr", nr);
	json_add_number(view, "bytes", bytes);
	json_object_object_add(view, "objects", list);
	for (i = 0; i < nr && (!s->top || i < s->top); i++)
		json_object_array_add(list, row_json(s, found[i]));
	free(found);
	return view;
}

static void print_objects(struct json_object *view, FILE *out)
{
	size_t nr = json_rows(view, "objects"), i;

	fprintf(out, "%-15s %9s %9s %10s %9s  %s\n", "ID", "BYTES", "GETSIZEOF",
		"REFS", "BIRTH", "TYPE AND VALUE");
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_row(view, "objects", i);

		fprintf(out, "%-15s %9llu %9llu %10llu ", json_str(row, "id"),
			json_num(row, "bytes"), json_num(row, "getsizeof"),
			json_num(row, "refcount"));
		if (json_get(row, "birth"))
			fprintf(out, "%9llu", json_num(row, "birth"));
		else
			fprintf(out, "%9s", "-");
		fprintf(out, "  %s%s%s%s%s\n", json_str(row, "type"),
			json_get(row, "value") ? " " : "",
			json_str(row, "value"),
			json_get(row, "site") ? ", " : "",
			json_str(row, "site"));
	}
	if (json_num(view, "nr") > nr)
		fprintf(out, "... and %llu more: --top N shows N, --top 0 all\n",
			json_num(view, "nr") - nr);
	fprintf(out, "%llu in all, %llu bytes\n", json_num(view, "nr"),
		json_num(view, "bytes"));
}

static int parse_order(struct search *s, const char *word)
{
	static const char *const words[] = {
		[BY_BYTES] = "bytes", [BY_AGE] = "age", [BY_REFS] = "refs",
		[BY_ID] = "id",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(word, words[i]))
			continue;
		s->order = i;
		return 1;
	}
	complain("--sort wants bytes, age, refs or id, not '%s'", word);
	return -1;
}

static int objects_option(int opt, const char *arg, void *ctx)
{
	struct search *s = ctx;
	__u64 id;

	switch (opt) {
	case 'y':
		s->type = arg;
		return 1;
	case 'N':
		s->name = arg;
		return 1;
	case 'i':
		if (parse_id(arg, &id)) {
			s->id = arg;
			return 1;
		}
		complain("--id wants an id, not '%s'", arg);
		return -1;
	case 'm':
		return parse_number("--min", arg, &s->at_least);
	case 'a':
		return parse_number("--arena", arg, &s->arena);
	case 't':
		return parse_number("--top", arg, &s->top);
	case 'O':
		return parse_order(s, arg);
	case 'r':
		s->raw = true;
		return 1;
	case 'A':
		s->with_static = true;
		return 1;
	}
	return source_option(&s->source, opt, arg);
}

/* Without it they would come in another order, and nobody would be told. */
static bool ages_known(const struct search *s)
{
	const struct graph *g = &s->source.g;
	size_t i;

	for (i = 0; i < g->nr_blocks; i++)
		if (g->block[i].birth)
			return true;
	complain("--sort age: it is not remembered when blocks were made, which --births of the session does");
	return false;
}

/* The one object that a name, or an id, or both stand for. */
static int find_only(struct search *s)
{
	__u32 node;
	int status;

	if (!s->name && !s->id)
		return EXIT_OK;
	status = source_find(&s->source, s->name ?: s->id, &s->only);
	if (status || !s->name || !s->id)
		return status;
	status = source_find(&s->source, s->id, &node);
	if (!status && node != s->only) {
		complain("'%s' is not bound to %s", s->name, s->id);
		status = EXIT_USAGE;
	}
	return status;
}

static int objects_run(int argc, char **argv)
{
	static const struct option options[] = {
		SOURCE_OPTIONS, { "csv", optional_argument, NULL, 'V' },
		{ "type", required_argument, NULL, 'y' },
		{ "name", required_argument, NULL, 'N' },
		{ "id", required_argument, NULL, 'i' },
		{ "min", required_argument, NULL, 'm' },
		{ "arena", required_argument, NULL, 'a' },
		{ "top", required_argument, NULL, 't' },
		{ "sort", required_argument, NULL, 'O' },
		{ "raw", no_argument, NULL, 'r' },
		{ "static", no_argument, NULL, 'A' }, { }
	};
	struct search s = {
		.arena = OBHEAP_NONE, .top = 20, .only = GRAPH_NONE,
	};
	int status = view_options(&cmd_objects, argc, argv, &s.source.program,
				  options, objects_option, &s);

	if (s.order == BY_AGE && !s.source.program.session && !s.source.path)
		s.source.program.setup.flags |= OBHEAP_SETUP_BIRTHS;
	if (status < 0) {
		status = source_open(&cmd_objects, &s.source, argc, argv);
		if (!status && s.order == BY_AGE && !ages_known(&s))
			status = EXIT_DEVICE;
		if (!status)
			status = find_only(&s);
		if (!status)
			status = print_view(view_objects(&s), print_objects);
	}
	source_close(&s.source);
	return status;
}

const struct cmd cmd_objects = {
	.name = "objects",
	.summary = "every object there is, or those that are looked for",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --type NAME     only objects of this type\n"
		 "  --name NAME     only the one this global name is bound to\n"
		 "  --id ID         only the one of this id\n"
		 "  --min BYTES     only those of at least so many bytes\n"
		 "  --arena N       only those in this arena\n"
		 "  --static        what was made with the session, too\n"
		 "  --raw           blocks that are no objects, too\n"
		 "  --sort ORDER    bytes, age (the oldest first; then --births is so\n"
		 "                  by itself), refs or id\n"
		 "  --top N         so many of them, 20 unless given, 0 for all\n"
		 SOURCE_USAGE CSV_USAGE,
	.examples =
		"  obheap objects --type list --min 1K program.py\n"
		"  obheap objects --sort age program.py\n"
		"  obheap objects --from before --top 0 --csv\n",
	.run = objects_run,
};
