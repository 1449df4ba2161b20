// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_path - the shortest way from the interpreter to an object
 */
#include <errno.h>
#include <stdlib.h>

#include "snapshot.h"

static struct json_object *step_json(const struct graph *g,
				     const struct graph_link *link)
{
	struct json_object *o = json_object_new_object();
	const struct obheap_block *b = &g->block[link->to];
	char type[96];

	if (link->edge == GRAPH_NONE) {
		json_add_string(o, "place", "kept for reuse");
		json_add_string(o, "role", "spare");
	} else {
		json_add_string(o, "place", g->edge[link->edge].label);
		json_add_string(o, "role", role_name(g->edge[link->edge].role));
	}
	json_add_id(o, "id", b->id);
	json_add_string(o, "type",
			graph_type(g, link->to, type, sizeof(type)));
	json_add_number(o, "bytes", b->size);
	return o;
}

static struct json_object *view_path(const struct graph *g, __u32 node)
{
	struct json_object *view, *list = json_object_new_array();
	__u32 *path = calloc(graph_nr_nodes(g), sizeof(*path));
	char type[96];
	size_t n;

	if (!path) {
		json_object_put(list);
		complain_device("path", -ENOMEM);
		return NULL;
	}
	n = graph_path(g, node, path, graph_nr_nodes(g));
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.path.1");
	json_add_id(view, "id", g->block[node].id);
	json_add_string(view, "type", graph_type(g, node, type, sizeof(type)));
	json_add_number(view, "refcount", g->block[node].refcount);
	json_object_object_add(view, "path", list);
	while (n-- > 0) {
		const struct graph_link *link = &g->link[path[n]];

		/* From a namespace to a name of its own is no step. */
		if (link->to < g->nr_blocks)
			json_object_array_add(list, step_json(g, link));
	}
	free(path);
	return view;
}

static void print_path(struct json_object *view, FILE *out)
{
	size_t i, nr = json_rows(view, "path");
	int width = 12;

	fprintf(out, "%s at %s, %llu reference%s\n", json_str(view, "type"),
		json_str(view, "id"), json_num(view, "refcount"),
		plural(json_num(view, "refcount")));
	if (!nr) {
		fputs("nobody reaches it: garbage for the collector\n", out);
		return;
	}
	for (i = 0; i < nr; i++) {
		int n = text_columns(json_str(json_row(view, "path", i),
					      "place"));

		if (n > width)
			width = n;
	}
	fputs("the interpreter\n", out);
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_row(view, "path", i);

		fputs("  ", out);
		text_pad(json_str(row, "place"), width, out);
		fprintf(out, " -> %s at %s\n", json_str(row, "type"),
			json_str(row, "id"));
	}
}

static int path_option(int opt, const char *arg, void *ctx)
{
	return source_option(ctx, opt, arg);
}

static int path_run(int argc, char **argv)
{
	static const struct option options[] = {
		SOURCE_OPTIONS, { "csv", optional_argument, NULL, 'V' }, { }
	};
	struct heap_source source = { 0 };
	int status = view_options(&cmd_path, argc, argv, &source.program,
				  options, path_option, &source);
	const char *word;
	__u32 node;

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (optind == argc) {
		complain("path wants an id or a name");
		goto out;
	}
	word = argv[optind++];
	status = source_open(&cmd_path, &source, argc, argv);
	if (!status)
		status = source_find(&source, word, &node);
	if (!status)
		status = print_view(view_path(&source.g, node), print_path);
out:
	source_close(&source);
	return status;
}

const struct cmd cmd_path = {
	.name = "path",
	.summary = "the shortest way from the interpreter to an object",
	.usage = "ID|NAME [FILE | -c TEXT] [OPTION]...\n\n"
		 SOURCE_USAGE CSV_USAGE,
	.examples =
		"  obheap path x -c 'x = [1]'\n"
		"  obheap path 0x7f0000000200 --from before\n",
	.run = path_run,
};
