// SPDX-License-Identifier: GPL-2.0
/*
 * heapsnapshot - a heap as the developer tools of browsers read it
 *
 * The format is V8's: three flat arrays. Nodes have type, name, id, size and
 * number of edges; edges follow in the order of their nodes and say where in
 * the array of nodes they lead. Node 0 is the root, here the interpreter. Names
 * of nodes group them in the summary, so an object's is that of its type;
 * texts and numbers have their values. Ids have 32 bits there.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ids.h"
#include "snapshot.h"

#define NODE_FIELDS	6
#define MAX_VALUES	20000	/* values asked for: each is a command */

/* node_types[0] and edge_types[0] of the format, by position */
enum { NODE_ARRAY = 1, NODE_STRING, NODE_OBJECT, NODE_CODE, NODE_CLOSURE,
	NODE_NUMBER = 7, NODE_NATIVE, NODE_SYNTHETIC };
enum { EDGE_CONTEXT, EDGE_ELEMENT, EDGE_PROPERTY, EDGE_INTERNAL };

/**
 * struct devtools - a file being written
 * @g: the heap
 * @session: knows values, or NULL
 * @strings: texts so far
 * @values: values asked for so far
 * @edges: edges written so far
 * @out: the file
 */
struct devtools {
	const struct graph *g;
	struct obheap *session;
	struct strings strings;
	size_t values;
	size_t edges;
	FILE *out;
};

static int node_type(const struct obheap_block *b)
{
	static const struct {
		const char *name;
		int type;
	} types[] = {
		{ "str", NODE_STRING }, { "bytes", NODE_STRING },
		{ "int", NODE_NUMBER }, { "float", NODE_NUMBER },
		{ "bool", NODE_NUMBER }, { "complex", NODE_NUMBER },
		{ "code", NODE_CODE }, { "function", NODE_CLOSURE },
		{ "method", NODE_CLOSURE },
		{ "builtin_function_or_method", NODE_CLOSURE },
	};
	size_t i;

	if (b->kind == OBHEAP_KIND_RAW)
		return NODE_ARRAY;
	if (b->state & OBHEAP_OBJ_DEAD)
		return NODE_NATIVE;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(b->type_name, types[i].name))
			return types[i].type;
	return NODE_OBJECT;
}

/* The value of what has one worth a name; false if it is not to be had. */
static bool node_value(struct devtools *d, const struct obheap_block *b,
		       int type, char *buf, size_t size)
{
	struct obheap_object o = {
		.id = b->id, .repr = (uintptr_t)buf, .repr_size = size,
	};

	if (!d->session || d->values >= MAX_VALUES || type == NODE_OBJECT ||
	    type == NODE_ARRAY || type == NODE_NATIVE)
		return false;
	d->values++;
	buf[0] = '\0';
	return !obheap_object(d->session, &o) && buf[0];
}

/* Position of a text; that of "" when there is no memory for another one. */
static size_t text_at(struct devtools *d, const char *text)
{
	ssize_t at = strings_get(&d->strings, text);

	return at < 0 ? 0 : at;
}

static size_t node_name(struct devtools *d, __u32 node, int type)
{
	char buf[256];

	if (!node_value(d, &d->g->block[node], type, buf, sizeof(buf)))
		graph_type(d->g, node, buf, sizeof(buf));
	return text_at(d, buf);
}

/*
 * 32 bits of an id: where a block came from, if that is known, because no other
 * block ever has that number; else where it is.
 */
static __u32 node_id(const struct obheap_block *b)
{
	__u64 large = b->block - LARGE_BASE, order = large >> LARGE_SHIFT;

	if (b->birth && b->birth < 1U << 29)
		return b->birth << 3 | 3;
	if (b->state & OBHEAP_OBJ_STATIC)
		return (b->id - STATIC_BASE) >> 3 << 3 | 5;
	if (b->class_ != OBHEAP_NONE)
		return (b->id - ARENA_BASE) >> 4 << 3 | 1;
	large &= (1ULL << LARGE_SHIFT) - 1;
	return (large >> (order & 63) << 6 | order) << 3 | 7;
}

/* Links of a node as the format knows nodes: names are part of their dict. */
static size_t each_link(struct devtools *d, __u32 node,
			void (*visit)(struct devtools *d,
				      const struct graph_link *link))
{
	const struct graph *g = d->g;
	size_t nr = 0;
	__u32 i;

	for (i = g->first[node]; i < g->first[node + 1]; i++) {
		const struct graph_link *link = &g->link[i];

		if (link->to >= graph_names(g)) {
			nr += each_link(d, link->to, visit);
			continue;
		}
		nr++;
		if (visit)
			visit(d, link);
	}
	return nr;
}

static void put_node(struct devtools *d, __u32 node, int type, size_t name,
		     __u32 id)
{
	fprintf(d->out, "%s%d,%zu,%u,%llu,%zu,0\n",
		node == graph_root(d->g) ? "" : ",", type, name, id,
		(unsigned long long)graph_bytes(d->g, node),
		each_link(d, node, NULL));
}

/* "['x']" is shown as x. */
static size_t edge_name(struct devtools *d, const struct obheap_edge *e)
{
	size_t len = strlen(e->label);
	char buf[OBHEAP_NAME_MAX];

	if (len < 5 || strncmp(e->label, "['", 2) ||
	    strcmp(e->label + len - 2, "']"))
		return text_at(d, e->label);
	memcpy(buf, e->label + 2, len - 4);
	buf[len - 4] = '\0';
	return text_at(d, buf);
}

static void put_edge(struct devtools *d, const struct graph_link *link)
{
	const struct obheap_edge *e = link->edge == GRAPH_NONE ? NULL :
				      &d->g->edge[link->edge];
	int type = EDGE_INTERNAL;
	size_t name;

	if (!e) {
		name = text_at(d, "spare");
	} else if (e->role == OBHEAP_REF_ITEM) {
		type = EDGE_ELEMENT;
		name = e->index;
	} else if (e->role == OBHEAP_REF_OWNS) {
		name = text_at(d, "items");
	} else if (e->role == OBHEAP_REF_KEY) {
		name = text_at(d, e->label);
	} else {
		type = e->role == OBHEAP_REF_LOCAL ||
		       e->role == OBHEAP_REF_STACK ? EDGE_CONTEXT :
						     EDGE_PROPERTY;
		name = edge_name(d, e);
	}
	fprintf(d->out, "%s%d,%zu,%u\n", d->edges++ ? "," : "", type, name,
		(link->to + 1) * NODE_FIELDS);
}

static const char meta[] =
	"{\"node_fields\":\n"
	"[\"type\",\"name\",\"id\",\"self_size\",\"edge_count\",\"detachedness\"],\n"
	"\"node_types\":[[\"hidden\",\"array\",\"string\",\"object\",\"code\",\n"
	"\"closure\",\"regexp\",\"number\",\"native\",\"synthetic\",\n"
	"\"concatenated string\",\"sliced string\",\"symbol\",\"bigint\",\n"
	"\"object shape\"],\"string\",\"number\",\"number\",\"number\",\"number\"],\n"
	"\"edge_fields\":[\"type\",\"name_or_index\",\"to_node\"],\n"
	"\"edge_types\":[[\"context\",\"element\",\"property\",\"internal\",\n"
	"\"hidden\",\"shortcut\",\"weak\"],\"string_or_number\",\"node\"],\n"
	"\"trace_function_info_fields\":[\"function_id\",\"name\",\n"
	"\"script_name\",\"script_id\",\"line\",\"column\"],\n"
	"\"trace_node_fields\":\n"
	"[\"id\",\"function_info_index\",\"count\",\"size\",\"children\"],\n"
	"\"sample_fields\":[\"timestamp_us\",\"last_assigned_id\"],\n"
	"\"location_fields\":\n"
	"[\"object_index\",\"script_id\",\"line\",\"column\"]}";

static size_t count_edges(struct devtools *d)
{
	size_t nr = each_link(d, graph_root(d->g), NULL), i;

	for (i = 0; i < d->g->nr_blocks; i++)
		nr += each_link(d, i, NULL);
	return nr;
}

static void put_strings(struct devtools *d)
{
	size_t i;

	for (i = 0; i < d->strings.nr; i++) {
		if (i)
			fputs(",\n", d->out);
		json_put_text(d->strings.text[i], d->out);
	}
}

int heapsnapshot_write(const struct graph *g, struct obheap *session,
		       FILE *out)
{
	struct devtools d = { .g = g, .session = session, .out = out };
	size_t i;

	if (strings_get(&d.strings, "") < 0)
		return -ENOMEM;
	fprintf(out, "{\"snapshot\":{\"meta\":%s,\n\"node_count\":%zu,\n", meta,
		g->nr_blocks + 1);
	fprintf(out, "\"edge_count\":%zu,\"trace_function_count\":0,\n",
		count_edges(&d));
	fputs("\"extra_native_bytes\":0},\n\"nodes\":[", out);
	put_node(&d, graph_root(g), NODE_SYNTHETIC,
		 text_at(&d, "(interpreter)"), 1);
	for (i = 0; i < g->nr_blocks; i++) {
		int type = node_type(&g->block[i]);

		put_node(&d, i, type, node_name(&d, i, type),
			 node_id(&g->block[i]));
	}
	fputs("],\n\"edges\":[", out);
	each_link(&d, graph_root(g), put_edge);
	for (i = 0; i < g->nr_blocks; i++)
		each_link(&d, i, put_edge);
	fputs("],\n\"trace_function_infos\":[],\"trace_tree\":[],\n"
	      "\"samples\":[],\"locations\":[],\n\"strings\":[", out);
	put_strings(&d);
	fputs("]}\n", out);
	strings_free(&d.strings);
	return 0;
}
