// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_dominators - what would be free if an object was not there
 *
 * An object dominates another one when every way from the interpreter to that
 * one leads through it. What it retains is its own size and that of all it
 * dominates: what a collector would give back if it went.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/**
 * struct kind - blocks of one type
 * @node: one of them, which tells the name
 * @blocks: how many
 * @bytes: their own sizes
 * @retained: what they retain together, none of it counted twice
 * @open: of them, those on the way from the interpreter to where we are
 */
struct kind {
	__u32 node;
	__u64 blocks, bytes, retained;
	__u32 open;
};

/**
 * struct retained - the answer
 * @g: the heap, with dominators
 * @bytes: what each node retains
 * @child: nodes by dominator, those of node n from @first[n] on
 * @first: see @child; one more than there are nodes
 * @kind: what there is of each type
 * @nr_kinds: how many
 * @kind_of: each block's
 */
struct retained {
	struct graph *g;
	__u64 *bytes;
	__u32 *child, *first;
	struct kind *kind;
	size_t nr_kinds;
	__u32 *kind_of;
};

static int find_children(struct retained *r)
{
	const struct graph *g = r->g;
	size_t nodes = graph_nr_nodes(g), i;
	__u32 *at;

	r->child = calloc(nodes + 1, sizeof(*r->child));
	r->first = calloc(nodes + 2, sizeof(*r->first));
	at = calloc(nodes + 1, sizeof(*at));
	if (!r->child || !r->first || !at) {
		free(at);
		return -ENOMEM;
	}
	for (i = 1; i < g->nr_order; i++)
		r->first[g->idom[g->order[i]] + 1]++;
	for (i = 0; i < nodes; i++)
		r->first[i + 1] += r->first[i];
	memcpy(at, r->first, nodes * sizeof(*at));
	for (i = 1; i < g->nr_order; i++)
		r->child[at[g->idom[g->order[i]]]++] = g->order[i];
	free(at);
	return 0;
}

/* Types have few names: a block's is most often that of the one before. */
static int find_kinds(struct retained *r)
{
	const struct graph *g = r->g;
	char is[96], other[96];
	size_t i, k = 0;

	r->kind_of = calloc(g->nr_blocks + 1, sizeof(*r->kind_of));
	if (!r->kind_of)
		return -ENOMEM;
	for (i = 0; i < g->nr_blocks; i++) {
		graph_type(g, i, is, sizeof(is));
		if (k >= r->nr_kinds ||
		    strcmp(is, graph_type(g, r->kind[k].node, other,
					  sizeof(other))))
			for (k = 0; k < r->nr_kinds; k++)
				if (!strcmp(is, graph_type(g, r->kind[k].node,
							   other,
							   sizeof(other))))
					break;
		if (k == r->nr_kinds) {
			struct kind *more = realloc(r->kind, (k + 1) *
						    sizeof(*more));

			if (!more)
				return -ENOMEM;
			r->kind = more;
			r->nr_kinds++;
			more[k] = (struct kind){ .node = i };
		}
		r->kind_of[i] = k;
		r->kind[k].blocks++;
		r->kind[k].bytes += graph_bytes(g, i);
	}
	return 0;
}

/* What a type retains: that of those which no other one of the type dominates. */
static int sum_kinds(struct retained *r)
{
	const struct graph *g = r->g;
	__u32 *stack = calloc(2 * graph_nr_nodes(g) + 2, sizeof(*stack));
	__u32 *at = stack + graph_nr_nodes(g) + 1, depth = 1;

	if (!stack)
		return -ENOMEM;
	stack[0] = graph_root(g);
	memcpy(at, r->first, graph_nr_nodes(g) * sizeof(*at));
	while (depth) {
		__u32 node = stack[depth - 1], child;

		if (at[node] == r->first[node + 1]) {
			depth--;
			if (node < g->nr_blocks)
				r->kind[r->kind_of[node]].open--;
			continue;
		}
		child = r->child[at[node]++];
		stack[depth++] = child;
		if (child < g->nr_blocks &&
		    !r->kind[r->kind_of[child]].open++)
			r->kind[r->kind_of[child]].retained +=
				r->bytes[child];
	}
	free(stack);
	return 0;
}

static int retained_find(struct graph *g, struct retained *r)
{
	int err = graph_dominate(g);

	r->g = g;
	if (!err)
		err = find_children(r);
	if (!err)
		err = find_kinds(r);
	if (!err) {
		r->bytes = graph_retained(g);
		err = r->bytes ? sum_kinds(r) : -ENOMEM;
	}
	return err;
}

static void retained_free(struct retained *r)
{
	free(r->bytes);
	free(r->child);
	free(r->first);
	free(r->kind);
	free(r->kind_of);
}

static const char *node_type(const struct graph *g, __u32 node, char *buf,
			     size_t size)
{
	if (node < g->nr_blocks)
		return graph_type(g, node, buf, size);
	return node == graph_root(g) ? "the interpreter" : "name";
}

/* Where a node is first found: the label of a reference of its dominator. */
static const char *place_of(const struct graph *g, __u32 node)
{
	__u32 by = g->idom[node], i;

	if (node >= graph_names(g))
		return g->name[node - graph_names(g)].label;
	if (by >= graph_names(g) && by != GRAPH_NONE)
		return g->name[by - graph_names(g)].label;
	for (i = 0; by != GRAPH_NONE && i < g->first[by + 1] - g->first[by];
	     i++) {
		const struct graph_link *link = &g->link[g->first[by] + i];

		if (link->to == node && link->edge != GRAPH_NONE)
			return g->edge[link->edge].label;
	}
	return by == GRAPH_NONE ? "nobody reaches it" : "in several places";
}

static struct json_object *node_json(const struct retained *r, __u32 node)
{
	const struct graph *g = r->g;
	struct json_object *o = json_object_new_object();
	__u32 by = g->idom[node];
	char type[96];

	if (node < g->nr_blocks)
		json_add_id(o, "id", g->block[node].id);
	json_add_string(o, "type", node_type(g, node, type, sizeof(type)));
	json_add_string(o, "place", place_of(g, node));
	json_add_number(o, "bytes", graph_bytes(g, node));
	json_add_number(o, "retained", r->bytes[node]);
	json_add_number(o, "dominates",
			r->first[node + 1] - r->first[node]);
	if (by < g->nr_blocks)
		json_add_id(o, "dominator", g->block[by].id);
	return o;
}

/* Those that retain most first. */
static int by_bytes(const void *a, const void *b, void *ctx)
{
	const struct retained *r = ctx;
	__u32 x = *(const __u32 *)a, y = *(const __u32 *)b;

	if (r->bytes[x] != r->bytes[y])
		return r->bytes[x] < r->bytes[y] ? 1 : -1;
	return x < y ? -1 : x > y;
}

static struct json_object *list_objects(struct retained *r, size_t top)
{
	const struct graph *g = r->g;
	struct json_object *list = json_object_new_array();
	__u32 *all = calloc(g->nr_order + 1, sizeof(*all));
	size_t nr = 0, i;

	for (i = 1; all && i < g->nr_order; i++) {
		__u32 node = g->order[i];

		if (node < g->nr_blocks &&
		    !(g->block[node].state & OBHEAP_OBJ_STATIC))
			all[nr++] = node;
	}
	if (nr)
		qsort_r(all, nr, sizeof(*all), by_bytes, r);
	for (i = 0; i < nr && i < top; i++)
		json_object_array_add(list, node_json(r, all[i]));
	free(all);
	return list;
}

static int by_retained(const void *a, const void *b)
{
	const struct kind *x = a, *y = b;

	if (x->retained != y->retained)
		return x->retained < y->retained ? 1 : -1;
	return x->node < y->node ? -1 : x->node > y->node;
}

static struct json_object *list_kinds(struct retained *r)
{
	struct json_object *list = json_object_new_array();
	char type[96];
	size_t i;

	qsort(r->kind, r->nr_kinds, sizeof(*r->kind), by_retained);
	for (i = 0; i < r->nr_kinds; i++) {
		struct json_object *o = json_object_new_object();

		json_add_string(o, "type", graph_type(r->g, r->kind[i].node,
						      type, sizeof(type)));
		json_add_number(o, "blocks", r->kind[i].blocks);
		json_add_number(o, "bytes", r->kind[i].bytes);
		json_add_number(o, "retained", r->kind[i].retained);
		json_object_array_add(list, o);
	}
	return list;
}

/* From the object up to the interpreter: who alone keeps it. */
static struct json_object *list_chain(const struct retained *r, __u32 node)
{
	struct json_object *list = json_object_new_array();

	for (; node != GRAPH_NONE && node != graph_root(r->g);
	     node = r->g->idom[node])
		json_object_array_add(list, node_json(r, node));
	return list;
}

static struct json_object *view_dominators(struct graph *g, size_t top,
					   __u32 of)
{
	struct json_object *view = json_object_new_object();
	struct retained r = { 0 };
	int err = retained_find(g, &r);
	__u64 all = 0;
	size_t i;

	json_add_string(view, "schema", "obheap.dominators.1");
	if (!err) {
		for (i = 0; i < g->nr_blocks; i++)
			all += graph_bytes(g, i);
		json_add_number(view, "bytes", all);
		json_add_number(view, "reached", r.bytes[graph_root(g)]);
		if (of != GRAPH_NONE)
			json_object_object_add(view, "chain",
					       list_chain(&r, of));
		json_object_object_add(view, "objects", list_objects(&r, top));
		json_object_object_add(view, "types", list_kinds(&r));
	}
	retained_free(&r);
	if (!err)
		return view;
	json_object_put(view);
	complain_device("dominators", err);
	return NULL;
}

static void print_nodes(struct json_object *view, const char *list, FILE *out)
{
	size_t i;

	fprintf(out, "%12s %10s %9s  %-15s %-24s %s\n", "RETAINED", "BYTES",
		"DOMINATES", "ID", "TYPE", "PLACE");
	for (i = 0; i < json_rows(view, list); i++) {
		struct json_object *row = json_row(view, list, i);

		fprintf(out, "%12llu %10llu %9llu  %-15s ",
			json_num(row, "retained"), json_num(row, "bytes"),
			json_num(row, "dominates"), json_str(row, "id"));
		text_pad(json_str(row, "type"), 24, out);
		fprintf(out, " %s\n", json_str(row, "place"));
	}
}

#define MAX_TYPES 15

static void print_dominators(struct json_object *view, FILE *out)
{
	size_t i, nr = json_rows(view, "types");

	fprintf(out, "%llu bytes, %llu of them reached by the interpreter\n\n",
		json_num(view, "bytes"), json_num(view, "reached"));
	if (json_get(view, "chain")) {
		print_nodes(view, "chain", out);
		return;
	}
	print_nodes(view, "objects", out);
	fprintf(out, "\n%12s %10s %9s  %s\n", "RETAINED", "BYTES", "BLOCKS",
		"TYPE");
	for (i = 0; i < nr && i < MAX_TYPES; i++) {
		struct json_object *row = json_row(view, "types", i);

		fprintf(out, "%12llu %10llu %9llu  %s\n",
			json_num(row, "retained"), json_num(row, "bytes"),
			json_num(row, "blocks"), json_str(row, "type"));
	}
	if (nr > MAX_TYPES)
		fprintf(out, "... and %zu more types\n", nr - MAX_TYPES);
}

/* what is asked for */
struct question {
	struct heap_source source;
	__u64 top;
	const char *of;
};

static int dominators_option(int opt, const char *arg, void *ctx)
{
	struct question *q = ctx;

	switch (opt) {
	case 't':
		return parse_number("--top", arg, &q->top);
	case 'O':
		q->of = arg;
		return 1;
	}
	return source_option(&q->source, opt, arg);
}

#define TOP_UNSET UINT64_MAX

static int dominators_run(int argc, char **argv)
{
	static const struct option options[] = {
		SOURCE_OPTIONS, { "csv", optional_argument, NULL, 'V' },
		{ "top", required_argument, NULL, 't' },
		{ "of", required_argument, NULL, 'O' }, { }
	};
	struct question q = { .top = TOP_UNSET };
	__u32 of = GRAPH_NONE;
	int status = view_options(&cmd_dominators, argc, argv,
				  &q.source.program, options,
				  dominators_option, &q);

	if (status < 0 && q.of && q.top != TOP_UNSET) {
		complain("--of or --top, not both");
		status = EXIT_USAGE;
	}
	if (status >= 0)
		goto out;
	if (q.top == TOP_UNSET)
		q.top = 15;
	status = source_open(&cmd_dominators, &q.source, argc, argv);
	if (!status && q.of)
		status = source_find(&q.source, q.of, &of);
	if (!status)
		status = print_view(view_dominators(&q.source.g, q.top ?: SIZE_MAX,
						    of),
				    print_dominators);
out:
	source_close(&q.source);
	return status;
}

const struct cmd cmd_dominators = {
	.name = "dominators",
	.summary = "what each object and type retains: free if it was not there",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --of ID|NAME    only what this object's life hangs on\n"
		 "  --top N         so many objects, 15 unless given, 0 for all\n"
		 SOURCE_USAGE CSV_USAGE,
	.examples =
		"  obheap dominators program.py\n"
		"  obheap dominators --of x -c 'y = [[1.5]]; x = y[0]'\n"
		"  obheap dominators --from before --csv=types\n",
	.run = dominators_run,
};
