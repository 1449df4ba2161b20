// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_cycles - objects that reach themselves
 *
 * Objects that all reach one another are one knot. A knot that nobody else
 * reaches is garbage which only the collector can free; one that somebody holds
 * will be, when he lets go. Built-in types and modules are knots of their own
 * with their dicts, which are counted but not listed.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

#define MAX_WAY		64	/* steps shown of a way round */

/**
 * struct knot - objects that reach one another
 * @first: the first of them
 * @objects: how many, raw blocks not counted
 * @bytes: of all their blocks
 * @builtin: a built-in type or module is in it
 * @main: the namespace of __main__ is
 * @held: somebody reaches it
 */
struct knot {
	__u32 first;
	__u64 objects;
	__u64 bytes;
	bool builtin;
	bool main;
	bool held;
};

/**
 * struct cycles - the answer
 * @g: the heap
 * @of: knot of each node, or GRAPH_NONE
 * @knot: the knots
 * @nr: how many
 * @reached: nodes that the interpreter reaches
 */
struct cycles {
	const struct graph *g;
	__u32 *of;
	struct knot *knot;
	__u32 nr;
	unsigned char *reached;
};

static void sum_up(struct cycles *c)
{
	const struct graph *g = c->g;
	size_t i;

	for (i = 0; i < c->nr; i++)
		c->knot[i].first = GRAPH_NONE;
	for (i = 0; i < g->nr_blocks; i++) {
		struct knot *k;

		if (c->of[i] == GRAPH_NONE)
			continue;
		k = &c->knot[c->of[i]];
		if (k->first == GRAPH_NONE)
			k->first = i;
		k->objects += g->block[i].kind != OBHEAP_KIND_RAW;
		k->bytes += g->block[i].size;
		k->builtin |= g->block[i].state & OBHEAP_OBJ_STATIC ||
			      !strcmp(g->block[i].type_name, "module");
		k->main |= i == g->main;
		k->held |= c->reached[i];
	}
}

static int cycles_find(const struct graph *g, struct cycles *c)
{
	size_t nodes = graph_nr_nodes(g);
	int err = -ENOMEM;

	c->g = g;
	c->of = calloc(nodes, sizeof(*c->of));
	c->reached = calloc(nodes, 1);
	if (c->of && c->reached)
		err = graph_cycles(g, c->of, &c->nr);
	if (!err) {
		c->knot = calloc(c->nr + 1, sizeof(*c->knot));
		err = c->knot ? graph_reach(g, NULL, c->reached) : -ENOMEM;
	}
	if (!err)
		sum_up(c);
	return err;
}

static void cycles_free(struct cycles *c)
{
	free(c->of);
	free(c->knot);
	free(c->reached);
}

static void add_step(const struct cycles *c, struct json_object *list,
		     __u32 link)
{
	const struct graph_link *l = &c->g->link[link];
	struct json_object *o;
	char type[96];

	/* A name is a step of its namespace's. */
	if (l->to >= c->g->nr_blocks)
		return;
	o = json_object_new_object();
	json_add_string(o, "place", l->edge == GRAPH_NONE ? "" :
			c->g->edge[l->edge].label);
	json_add_id(o, "id", c->g->block[l->to].id);
	json_add_string(o, "type",
			graph_type(c->g, l->to, type, sizeof(type)));
	json_object_array_add(list, o);
}

/* What a search has in hand: by node, the link it was reached by, plus one. */
struct search {
	__u32 *queue, *by;
};

/* The shortest way from a knot's first object back to it, within the knot. */
static void add_way(const struct cycles *c, const struct knot *k,
		    struct search *s, struct json_object *list)
{
	const struct graph *g = c->g;
	size_t head = 0, tail = 0, n = 0, i;
	__u32 way[MAX_WAY], node = k->first;

	s->queue[tail++] = k->first;
	while (head < tail && !s->by[k->first]) {
		__u32 at = s->queue[head++];

		for (i = g->first[at]; i < g->first[at + 1]; i++) {
			__u32 to = g->link[i].to;

			if (c->of[to] != c->of[k->first] || s->by[to])
				continue;
			s->by[to] = i + 1;
			s->queue[tail++] = to;
		}
	}
	do {
		way[n++ % MAX_WAY] = s->by[node] - 1;
		node = g->link[s->by[node] - 1].from;
	} while (node != k->first);
	/* The links came last one first; of too many, the first are there. */
	for (i = 0; i < n && i < MAX_WAY; i++)
		add_step(c, list, way[(n - 1 - i) % MAX_WAY]);
	/* Only what was touched is made clean for the next knot. */
	for (i = 0; i < tail; i++)
		s->by[s->queue[i]] = 0;
	s->by[k->first] = 0;
}

static int by_worth(const void *a, const void *b)
{
	const struct knot *x = a, *y = b;

	if (x->held != y->held)
		return x->held ? 1 : -1;
	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static struct json_object *knot_json(const struct cycles *c,
				     const struct knot *k, struct search *s)
{
	struct json_object *o = json_object_new_object();
	struct json_object *way = json_object_new_array();
	char type[96];

	json_add_string(o, "state", k->held ? "held" : "garbage");
	json_add_number(o, "objects", k->objects);
	json_add_number(o, "bytes", k->bytes);
	json_add_id(o, "id", c->g->block[k->first].id);
	json_add_string(o, "type",
			graph_type(c->g, k->first, type, sizeof(type)));
	add_way(c, k, s, way);
	json_object_object_add(o, "way", way);
	return o;
}

static int add_knots(struct cycles *c, struct json_object *view, size_t top)
{
	struct json_object *list = json_object_new_array();
	__u64 nr = 0, garbage = 0, bytes = 0, builtin = 0;
	struct search s = {
		.queue = calloc(graph_nr_nodes(c->g) + 1, sizeof(__u32)),
		.by = calloc(graph_nr_nodes(c->g), sizeof(__u32)),
	};
	bool ok = s.queue && s.by;
	size_t i;

	qsort(c->knot, c->nr, sizeof(*c->knot), by_worth);
	for (i = 0; ok && i < c->nr; i++) {
		const struct knot *k = &c->knot[i];

		if (k->builtin && !k->main) {
			builtin++;
			continue;
		}
		garbage += !k->held;
		bytes += k->held ? 0 : k->bytes;
		if (nr++ < top)
			json_object_array_add(list, knot_json(c, k, &s));
	}
	json_add_number(view, "nr", nr);
	json_add_number(view, "garbage", garbage);
	json_add_number(view, "garbage_bytes", bytes);
	json_add_number(view, "builtin", builtin);
	json_object_object_add(view, "cycles", list);
	free(s.queue);
	free(s.by);
	return ok ? 0 : -ENOMEM;
}

static struct json_object *view_cycles(const struct graph *g, size_t top)
{
	struct json_object *view = json_object_new_object();
	struct cycles c = { 0 };
	int err;

	json_add_string(view, "schema", "obheap.cycles.1");
	err = cycles_find(g, &c);
	if (!err)
		err = add_knots(&c, view, top);
	cycles_free(&c);
	if (!err)
		return view;
	json_object_put(view);
	complain_device("cycles", err);
	return NULL;
}

static void print_way(struct json_object *row, FILE *out)
{
	size_t nr = json_rows(row, "way"), i;

	fprintf(out, "  %s %s", json_str(row, "type"), json_str(row, "id"));
	for (i = 0; i < nr; i++) {
		struct json_object *step = json_row(row, "way", i);

		fprintf(out, " %s -> %s", json_str(step, "place"),
			strcmp(json_str(step, "id"), json_str(row, "id")) ?
			json_str(step, "type") : "itself");
	}
	fputc('\n', out);
}

static void print_cycles(struct json_object *view, FILE *out)
{
	size_t nr = json_rows(view, "cycles"), i;

	fprintf(out, "%llu cycle%s, %llu of them garbage of %llu bytes; %llu more of built-in types and modules\n",
		json_num(view, "nr"), plural(json_num(view, "nr")),
		json_num(view, "garbage"), json_num(view, "garbage_bytes"),
		json_num(view, "builtin"));
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_row(view, "cycles", i);

		fprintf(out, "\n%s: %llu object%s, %llu bytes\n",
			json_str(row, "state"), json_num(row, "objects"),
			plural(json_num(row, "objects")),
			json_num(row, "bytes"));
		print_way(row, out);
	}
	if (json_num(view, "nr") > nr)
		fprintf(out, "\n... and %llu more: --top N shows N, --top 0 all\n",
			json_num(view, "nr") - nr);
}

/* what is asked for */
struct question {
	struct heap_source source;
	__u64 top;
};

static int cycles_option(int opt, const char *arg, void *ctx)
{
	struct question *q = ctx;

	if (opt == 't')
		return parse_number("--top", arg, &q->top);
	return source_option(&q->source, opt, arg);
}

static int cycles_run(int argc, char **argv)
{
	static const struct option options[] = {
		SOURCE_OPTIONS, { "csv", optional_argument, NULL, 'V' },
		{ "top", required_argument, NULL, 't' }, { }
	};
	struct question q = { .top = 20 };
	int status = view_options(&cmd_cycles, argc, argv, &q.source.program,
				  options, cycles_option, &q);

	if (status < 0) {
		status = source_open(&cmd_cycles, &q.source, argc, argv);
		if (!status)
			status = print_view(view_cycles(&q.source.g,
							q.top ?: SIZE_MAX),
					    print_cycles);
	}
	source_close(&q.source);
	return status;
}

const struct cmd cmd_cycles = {
	.name = "cycles",
	.summary = "objects that reach themselves, and which of them are garbage",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --top N         so many of them, 20 unless given, 0 for all\n"
		 SOURCE_USAGE CSV_USAGE,
	.examples =
		"  obheap cycles -c 'a = []; a.append(a); del a'\n"
		"  obheap cycles --from before --json\n",
	.run = cycles_run,
};
