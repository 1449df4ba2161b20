// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_graph - names, frames, objects and the references between them, drawn
 *
 * As text, for Graphviz, as an SVG that Graphviz lays out, or as JSON.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "scene.h"

#define DEFAULT_OBJECTS	200
#define DEFAULT_ROWS	24

/* behind the letters that options of programs have */
enum graph_option {
	OPT_NODES = 256,
	OPT_SLOTS,
	OPT_AT,
	OPT_ALL,
	OPT_TEXT,
	OPT_DOT,
};

enum graph_format {
	GRAPH_TEXT,
	GRAPH_DOT,
	GRAPH_SVG,
	GRAPH_JSON,
};

/**
 * struct graph_options - what was asked for
 * @format: how it is drawn; -1 for what suits the output
 * @clash: two options want it drawn in two ways
 * @path: file it goes to; NULL for standard output
 * @at: stop when so many instructions have run
 * @stops: whether to
 */
struct graph_options {
	struct scene_limits max;
	int format;
	bool clash;
	const char *path;
	size_t at;
	bool stops;
};

/* Roots have numbers behind those of all objects. */
static unsigned long long root_number(const struct scene *s, size_t i)
{
	return graph_nr_nodes(&s->g) + i;
}

static struct json_object *root_json(const struct scene *s, size_t i)
{
	struct json_object *o = json_object_new_object();
	const struct scene_root *r = &s->root[i];

	json_add_number(o, "node", root_number(s, i));
	json_add_string(o, r->is_stack ? "slot" : "name", r->label);
	if (r->frame == GRAPH_NONE)
		return o;
	json_add_number(o, "frame", s->frame[r->frame].nr);
	json_add_string(o, "function", s->frame[r->frame].name);
	return o;
}

static struct json_object *object_json(const struct scene *s, size_t i)
{
	const struct obheap_block *b = scene_block(s, i);
	struct json_object *o = json_object_new_object();

	json_add_number(o, "node", s->object[i].node);
	json_add_id(o, "id", b->id);
	json_add_string(o, "type", b->type_name);
	json_add_string(o, "value", s->object[i].value);
	json_add_number(o, "refcount", b->refcount);
	json_add_number(o, "sizeof", b->sizeof_);
	if (scene_note(b))
		json_add_string(o, "shared", scene_note(b));
	if (s->object[i].left)
		json_add_number(o, "left_out", s->object[i].left);
	return o;
}

static void add_arrow(struct json_object *arrows, unsigned long long from,
		      __u32 to, const char *place)
{
	struct json_object *o = json_object_new_object();

	json_add_number(o, "from", from);
	json_add_number(o, "to", to);
	json_add_string(o, "place", place);
	json_object_array_add(arrows, o);
}

static struct json_object *graph_json(const struct scene *s)
{
	struct json_object *view = json_object_new_object();
	struct json_object *nodes = json_object_new_array();
	struct json_object *arrows = json_object_new_array();
	size_t i, k;

	json_add_string(view, "schema", "obheap.graph.1");
	json_add_number(view, "left_out", s->left_roots + s->left_objects);
	json_object_object_add(view, "nodes", nodes);
	json_object_object_add(view, "arrows", arrows);
	for (i = 0; i < s->nr_roots; i++) {
		const struct scene_root *r = &s->root[i];

		json_object_array_add(nodes, root_json(s, i));
		add_arrow(arrows, root_number(s, i),
			  s->object[r->object].node, r->label);
	}
	for (i = 0; i < s->nr_objects; i++) {
		const struct scene_object *o = &s->object[i];

		json_object_array_add(nodes, object_json(s, i));
		for (k = o->first; k < o->first + o->nr; k++)
			add_arrow(arrows, o->node,
				  s->object[s->row[k].object].node,
				  s->row[k].label);
	}
	return view;
}

static int graph_write(const struct scene *s, int format, FILE *out)
{
	switch (format) {
	case GRAPH_TEXT:
		return picture_scene(s, NULL, out) ?
			       complain_device("graph", -ENOMEM) : EXIT_OK;
	case GRAPH_SVG:
		return scene_svg(s, out);
	case GRAPH_JSON:
		return json_write(graph_json(s), out);
	default:
		scene_dot(s, out);
		return EXIT_OK;
	}
}

static int graph_output(const struct scene *s, const struct graph_options *o)
{
	FILE *out = output_open(o->path);
	int status, finished;

	if (!out)
		return EXIT_USAGE;
	status = graph_write(s, o->format, out);
	finished = output_close(out, o->path);
	if (status && o->path)
		unlink(o->path);
	return status ?: finished;
}

static int graph_show(struct obheap *session, struct graph_options *o)
{
	struct scene s;
	int status, err;

	if (o->format < 0)
		o->format = isatty(STDOUT_FILENO) ? GRAPH_TEXT : GRAPH_DOT;
	err = scene_read(session, &o->max, &s);
	if (err)
		return complain_device("graph", err);
	if (!s.nr_roots && !s.nr_objects)
		complain(o->stops && !o->at ?
			 "nothing is drawn: nothing has run yet, so no name is bound" :
			 "nothing is drawn: no name is bound");
	status = graph_output(&s, o);
	scene_free(&s);
	return status;
}

/* The end of a file's name says what is to be in it. */
static int format_of(const char *path)
{
	static const struct {
		const char *end;
		int format;
	} formats[] = {
		{ ".svg", GRAPH_SVG }, { ".dot", GRAPH_DOT },
		{ ".gv", GRAPH_DOT }, { ".json", GRAPH_JSON },
		{ ".txt", GRAPH_TEXT },
	};
	size_t i, n = strlen(path), k;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		k = strlen(formats[i].end);
		if (n > k && !strcmp(path + n - k, formats[i].end))
			return formats[i].format;
	}
	complain("-o wants a file .svg, .dot, .json or .txt, not '%s'", path);
	return -1;
}

static int take_count(const char *what, const char *arg, size_t *max)
{
	__u64 n;

	if (parse_number(what, arg, &n) < 0)
		return -1;
	*max = n;
	if (n && n <= SIZE_MAX)
		return 1;
	complain("%s wants a number from 1 on, not '%s'", what, arg);
	return -1;
}

/* -1 if there is none for it (complained); two are one too many. */
static int take_format(struct graph_options *o, int format)
{
	o->clash |= o->format >= 0 && o->format != format;
	o->format = format;
	return format < 0 ? -1 : 1;
}

static int take_option(int opt, const char *arg, void *ctx)
{
	struct graph_options *o = ctx;

	switch (opt) {
	case OPT_NODES:
		return take_count("--nodes", arg, &o->max.objects);
	case OPT_SLOTS:
		return take_count("--slots", arg, &o->max.rows);
	case OPT_AT:
		o->stops = true;
		if (!strcmp(arg, "0"))
			return 1;
		return take_count("--at", arg, &o->at);
	case OPT_ALL:
		o->max.all = true;
		return 1;
	case OPT_TEXT:
		return take_format(o, GRAPH_TEXT);
	case OPT_DOT:
		return take_format(o, GRAPH_DOT);
	case 'o':
		o->path = NULL;
		if (!strcmp(arg, "-"))
			return 1;
		o->path = arg;
		return take_format(o, format_of(arg));
	}
	return 0;
}

/* A program that is stopped has frames and value stacks to be drawn. */
static int graph_open(struct program *p, int argc, char **argv,
		      const struct graph_options *o, struct obheap **session)
{
	struct obheap_stop stop;
	int status;

	if (!o->stops)
		return view_program(p, argc, argv, session);
	if (program_operand(p, argc - optind, argv + optind))
		return EXIT_USAGE;
	if (!p->text) {
		complain("--at wants a program");
		return EXIT_USAGE;
	}
	status = session_open(p, session);
	if (status)
		return status;
	status = program_stop_at(*session, p, o->at, &stop);
	/* One that has ended is drawn as it has ended. */
	if (status == EXIT_OK || status == EXIT_RAISED)
		return EXIT_OK;
	obheap_close(*session);
	*session = NULL;
	return status;
}

static int graph_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "nodes", required_argument, NULL, OPT_NODES },
		{ "slots", required_argument, NULL, OPT_SLOTS },
		{ "at", required_argument, NULL, OPT_AT },
		{ "all", no_argument, NULL, OPT_ALL },
		{ "text", no_argument, NULL, OPT_TEXT },
		{ "dot", no_argument, NULL, OPT_DOT },
		{ "output", required_argument, NULL, 'o' }, { }
	};
	struct graph_options o = {
		.max = { .objects = DEFAULT_OBJECTS, .rows = DEFAULT_ROWS },
		.format = -1,
	};
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(&cmd_graph, argc, argv, &p, options,
				  take_option, &o);

	if (status < 0 && print_as_json)
		take_format(&o, GRAPH_JSON);
	if (status < 0 && o.clash) {
		complain("--text, --dot, --json or the end of -o FILE: one of them, or all the same");
		status = EXIT_USAGE;
	}
	if (status < 0)
		status = graph_open(&p, argc, argv, &o, &session);
	if (session) {
		status = graph_show(session, &o);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_graph = {
	.name = "graph",
	.summary = "names, frames, objects and references as boxes and arrows",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  -o, --output FILE  write .svg (laid out by Graphviz), .dot,\n"
		 "                  .json or .txt\n"
		 "  --text          as text; so by itself on a terminal\n"
		 "  --dot           for Graphviz; so by itself into a pipe\n"
		 "  --at N          stop the program when N instructions have run:\n"
		 "                  its frames and value stacks are drawn, too\n"
		 "  --nodes N       draw at most N objects (200)\n"
		 "  --slots N       and N references of each (24)\n"
		 "  --all           also what every program has: modules, built-in\n"
		 "                  types, code\n"
		 VIEW_USAGE,
	.examples =
		"  obheap graph -c 'L = [1, 2]; M = L'\n"
		"  obheap graph --text --at 2 -c 'x = 1000'\n"
		"  obheap graph -o lists.svg program.py\n",
	.letters = "o:",
	.run = graph_run,
};
