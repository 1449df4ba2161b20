// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_graph - names, objects and the references between them, for Graphviz
 *
 * Names are plain text, objects are boxes, references arrows with the place
 * they are in. What nobody reaches from a name, or only through the
 * interpreter's own tables, is left out.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "graph.h"

#define DEFAULT_NODES 200

/**
 * struct drawing - what is drawn
 * @chosen: 1 for each node that is
 * @queue: those nodes, in the order they were reached
 * @nr: how many
 * @max: and at most
 * @left: nodes that there was no room for
 */
struct drawing {
	struct obheap *session;
	struct graph *g;
	unsigned char *chosen;
	__u32 *queue;
	size_t nr;
	size_t max;
	size_t left;
};

/* Types and modules lead to everything, and say nothing of the program. */
static bool is_background(const struct obheap_block *b)
{
	return !strcmp(b->type_name, "module") ||
	       (!strcmp(b->type_name, "type") && b->state & OBHEAP_OBJ_STATIC) ||
	       !strcmp(b->type_name, "builtin_function_or_method") ||
	       b->kind == OBHEAP_KIND_RAW;
}

static bool is_drawn_link(const struct drawing *d, const struct graph_link *l)
{
	const struct graph *g = d->g;
	__u32 role;

	if (l->edge == GRAPH_NONE || l->to == g->main)
		return false;
	role = g->edge[l->edge].role;
	return role != OBHEAP_REF_KEY && role != OBHEAP_REF_OWNS &&
	       role != OBHEAP_REF_TYPE && !is_background(&g->block[l->to]);
}

static void choose(struct drawing *d, __u32 node)
{
	if (d->chosen[node])
		return;
	if (d->nr == d->max) {
		d->left++;
		return;
	}
	d->chosen[node] = 1;
	d->queue[d->nr++] = node;
}

static void choose_all(struct drawing *d)
{
	const struct graph *g = d->g;
	size_t head, i;

	for (i = 0; i < g->nr_names; i++) {
		__u32 node = graph_find(g, g->name[i].id);

		if (!g->name[i].is_system && node != GRAPH_NONE &&
		    !is_background(&g->block[node]))
			choose(d, graph_names(g) + i);
	}
	for (head = 0; head < d->nr; head++)
		for (i = g->first[d->queue[head]];
		     i < g->first[d->queue[head] + 1]; i++)
			if (is_drawn_link(d, &g->link[i]))
				choose(d, g->link[i].to);
}

static void put_escaped(const char *s, FILE *out)
{
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			fputc('\\', out);
		fputc((unsigned char)*s < 0x20 ? ' ' : *s, out);
	}
}

static void put_quoted(const char *s, FILE *out)
{
	fputc('"', out);
	put_escaped(s, out);
	fputc('"', out);
}

static const char *note(const struct obheap_block *b)
{
	if (b->state & OBHEAP_OBJ_STATIC)
		return "made with the session";
	if (b->state & OBHEAP_OBJ_INTERNED)
		return "interned";
	if (b->state & OBHEAP_OBJ_SHARED)
		return "shared constant";
	return NULL;
}

static void put_object(const struct drawing *d, __u32 node, FILE *out)
{
	const struct obheap_block *b = &d->g->block[node];
	struct obheap_object o = { .id = b->id };
	char repr[40] = "", label[256];

	o.repr = (uintptr_t)repr;
	o.repr_size = sizeof(repr);
	obheap_object(d->session, &o);
	snprintf(label, sizeof(label), "%s %s", b->type_name, repr);
	fprintf(out, "  n%u [label=\"", node);
	put_escaped(label, out);
	if (note(b))
		fprintf(out, "\\n%s\", style=\"rounded,dashed\"", note(b));
	else
		fprintf(out, "\\nrefs %llu, %llu bytes\"",
			(unsigned long long)b->refcount,
			(unsigned long long)b->sizeof_);
	fprintf(out, ", tooltip=\"0x%llx\"];\n", (unsigned long long)b->id);
}

static void put_arrow(const struct drawing *d, const struct graph_link *l,
		      FILE *out)
{
	const struct graph *g = d->g;

	fprintf(out, "  n%u -> n%u", l->from, l->to);
	if (l->from < graph_names(g)) {
		fputs(" [label=", out);
		put_quoted(g->edge[l->edge].label, out);
		fputc(']', out);
	}
	fputs(";\n", out);
}

static void put_dot(const struct drawing *d, FILE *out)
{
	const struct graph *g = d->g;
	size_t i, k;

	fputs("digraph heap {\n"
	      "  rankdir=LR; fontname=\"sans-serif\";\n"
	      "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n"
	      "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#777777\"];\n",
	      out);
	for (i = 0; i < d->nr; i++) {
		__u32 node = d->queue[i];

		if (node < graph_names(g)) {
			put_object(d, node, out);
			continue;
		}
		fprintf(out, "  n%u [shape=plaintext, label=", node);
		put_quoted(g->name[node - graph_names(g)].label, out);
		fputs("];\n", out);
	}
	for (i = 0; i < d->nr; i++)
		for (k = g->first[d->queue[i]]; k < g->first[d->queue[i] + 1];
		     k++)
			if (is_drawn_link(d, &g->link[k]) &&
			    d->chosen[g->link[k].to])
				put_arrow(d, &g->link[k], out);
	if (d->left)
		fprintf(out, "  rest [shape=plaintext, label=\"and more: raise --nodes above %zu\"];\n",
			d->max);
	fputs("}\n", out);
}

static struct json_object *node_json(const struct drawing *d, __u32 node)
{
	struct json_object *o = json_object_new_object();
	const struct graph *g = d->g;

	json_add_number(o, "node", node);
	if (node >= graph_names(g)) {
		json_add_string(o, "name",
				g->name[node - graph_names(g)].label);
		return o;
	}
	json_add_id(o, "id", g->block[node].id);
	json_add_string(o, "type", g->block[node].type_name);
	json_add_number(o, "refcount", g->block[node].refcount);
	json_add_number(o, "sizeof", g->block[node].sizeof_);
	return o;
}

static struct json_object *graph_json(const struct drawing *d)
{
	struct json_object *view = json_object_new_object();
	struct json_object *nodes = json_object_new_array();
	struct json_object *arrows = json_object_new_array();
	const struct graph *g = d->g;
	size_t i, k;

	json_add_string(view, "schema", "obheap.graph.1");
	json_add_number(view, "left_out", d->left);
	json_object_object_add(view, "nodes", nodes);
	json_object_object_add(view, "arrows", arrows);
	for (i = 0; i < d->nr; i++) {
		json_object_array_add(nodes, node_json(d, d->queue[i]));
		for (k = g->first[d->queue[i]]; k < g->first[d->queue[i] + 1];
		     k++) {
			const struct graph_link *l = &g->link[k];
			struct json_object *o;

			if (!is_drawn_link(d, l) || !d->chosen[l->to])
				continue;
			o = json_object_new_object();
			json_add_number(o, "from", l->from);
			json_add_number(o, "to", l->to);
			json_add_string(o, "place", g->edge[l->edge].label);
			json_object_array_add(arrows, o);
		}
	}
	return view;
}

static int graph_show(struct obheap *session, size_t max)
{
	struct drawing d = { .session = session, .max = max };
	struct graph g;
	int err = graph_read(session, &g);

	if (err)
		return complain_device("graph", err);
	d.g = &g;
	d.chosen = calloc(graph_nr_nodes(&g), 1);
	d.queue = calloc(graph_nr_nodes(&g), sizeof(*d.queue));
	if (d.chosen && d.queue) {
		choose_all(&d);
		if (print_as_json)
			print_view(graph_json(&d), NULL);
		else
			put_dot(&d, stdout);
	} else {
		err = -ENOMEM;
	}
	free(d.chosen);
	free(d.queue);
	graph_free(&g);
	return err ? complain_device("graph", err) : EXIT_OK;
}

static int take_nodes(int opt, const char *arg, void *ctx)
{
	size_t *max = ctx;
	char *end;

	errno = 0;
	*max = strtoul(arg, &end, 10);
	if (!errno && end != arg && !*end && *max && *arg != '-')
		return 1;
	complain("--nodes wants a number, not '%s'", arg);
	return -1;
}

static int graph_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "nodes", required_argument, NULL, 'N' }, { }
	};
	struct program p = { 0 };
	struct obheap *session = NULL;
	size_t max = DEFAULT_NODES;
	int status = view_options(&cmd_graph, argc, argv, &p, options,
				  take_nodes, &max);

	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = graph_show(session, max);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_graph = {
	.name = "graph",
	.summary = "names, objects and references as Graphviz DOT",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --nodes N       draw at most N names and objects (200)\n"
		 VIEW_USAGE,
	.run = graph_run,
};
