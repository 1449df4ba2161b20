// SPDX-License-Identifier: GPL-2.0
/*
 * snapshot_load - reading back what snapshot wrote
 *
 * Line by line, so that what is kept is the heap and not its text. Nothing in a
 * file is trusted: what cannot be is refused with the number of its line.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ids.h"
#include "snapshot.h"

#define HEAD_SIZE	256	/* more than the first line of a file takes */

/**
 * struct loader - a file on its way into a graph
 * @g: the graph
 * @tok: reads JSON
 * @blocks: room for so many
 * @edges: likewise
 * @sites: likewise, of their sites
 * @ended: the interpreter's line has been read: nothing comes after it
 */
struct loader {
	struct graph *g;
	struct json_tokener *tok;
	size_t blocks, edges, sites;
	bool ended;
};

static int word_index(const char *(*name)(__u32 nr), __u32 nr, const char *word)
{
	__u32 i;

	for (i = 0; i < nr; i++)
		if (!strcmp(name(i), word))
			return i;
	return -1;
}

static __u64 id_of(struct json_object *o)
{
	const char *text = o ? json_object_get_string(o) : NULL;

	return text ? strtoull(text, NULL, 16) : 0;
}

static bool grow(void **array, size_t *room, size_t nr, size_t size)
{
	size_t more = *room * 2 + 1024;
	void *p;

	if (nr < *room)
		return true;
	p = realloc(*array, more * size);
	if (!p)
		return false;
	*array = p;
	*room = more;
	return true;
}

static int load_ref(struct loader *l, __u64 from, struct json_object *row)
{
	struct graph *g = l->g;
	struct obheap_edge *e;
	const char *text;
	int role;

	if (!json_object_is_type(row, json_type_array) ||
	    json_object_array_length(row) != 5)
		return -EINVAL;
	if (!grow((void **)&g->edge, &l->edges, g->nr_edges, sizeof(*e)))
		return -ENOMEM;
	e = &g->edge[g->nr_edges];
	memset(e, 0, sizeof(*e));
	e->from = from;
	e->to = id_of(json_object_array_get_idx(row, 0));
	text = json_object_get_string(json_object_array_get_idx(row, 1));
	role = word_index(role_name, OBHEAP_REF_OWNS + 1, text ?: "");
	e->index = json_object_get_uint64(json_object_array_get_idx(row, 2));
	e->count = json_object_get_uint64(json_object_array_get_idx(row, 3));
	text = json_object_get_string(json_object_array_get_idx(row, 4));
	snprintf(e->label, sizeof(e->label), "%s", text ?: "");
	if (role < 0 || !e->to)
		return -EINVAL;
	e->role = role;
	g->nr_edges++;
	return 0;
}

static int load_refs(struct loader *l, __u64 from, struct json_object *list)
{
	size_t i, nr;
	int err = 0;

	if (!list)
		return 0;
	if (!json_object_is_type(list, json_type_array))
		return -EINVAL;
	nr = json_object_array_length(list);
	for (i = 0; !err && i < nr; i++)
		err = load_ref(l, from, json_object_array_get_idx(list, i));
	return err;
}

/* Where a block of a pool lies follows from its id. */
static void place_block(struct obheap_block *b)
{
	__u64 offset = b->block - ARENA_BASE;

	b->arena = OBHEAP_NONE;
	b->pool = OBHEAP_NONE;
	if (b->class_ == OBHEAP_NONE || b->block < ARENA_BASE ||
	    offset >> ARENA_SHIFT >= ARENA_SLOTS)
		return;
	b->arena = offset >> ARENA_SHIFT;
	b->pool = (offset & ((1ULL << ARENA_SHIFT) - 1)) >> POOL_SHIFT;
}

static int load_block(struct loader *l, struct json_object *o)
{
	struct graph *g = l->g;
	struct obheap_block *b;
	int kind = word_index(kind_name, OBHEAP_KIND_INSTANCE + 1,
			      json_str(o, "kind"));
	__u64 id = id_of(json_get(o, "id"));

	if (!id || kind < 0 || l->ended)
		return -EINVAL;
	if (!grow((void **)&g->block, &l->blocks, g->nr_blocks, sizeof(*b)) ||
	    !grow((void **)&g->site, &l->sites, g->nr_blocks,
		  sizeof(*g->site)))
		return -ENOMEM;
	g->site[g->nr_blocks] = 0;
	if (*json_str(o, "site"))
		g->site[g->nr_blocks] = strings_get(&g->sites,
						    json_str(o, "site")) + 1;
	b = &g->block[g->nr_blocks++];
	memset(b, 0, sizeof(*b));
	b->id = id;
	b->block = json_get(o, "block") ? id_of(json_get(o, "block")) : id;
	b->kind = kind;
	b->size = json_num(o, "bytes");
	b->refcount = json_num(o, "refcount");
	b->sizeof_ = json_num(o, "getsizeof");
	b->class_ = json_get(o, "class") ? json_num(o, "class") : OBHEAP_NONE;
	b->state = json_num(o, "state");
	b->birth = json_num(o, "birth");
	snprintf(b->type_name, sizeof(b->type_name), "%s", json_str(o, "type"));
	place_block(b);
	return load_refs(l, id, json_get(o, "refs"));
}

static int load_line(struct loader *l, const char *line, size_t len)
{
	struct json_object *o;
	int err;

	json_tokener_reset(l->tok);
	o = json_tokener_parse_ex(l->tok, line, len);
	if (!json_object_is_type(o, json_type_object))
		err = -EINVAL;
	else if (json_get(o, "interpreter") && !l->ended)
		err = load_refs(l, 0, json_get(o, "interpreter"));
	else
		err = load_block(l, o);
	if (json_get(o, "interpreter"))
		l->ended = true;
	json_object_put(o);
	return err;
}

/* What a snapshot has to begin with; says how many blocks follow. */
static int load_head(FILE *in, __u64 *blocks)
{
	char line[HEAD_SIZE];
	struct json_object *o;
	int err = -EINVAL;

	if (!fgets(line, sizeof(line), in) || !strchr(line, '\n'))
		return -EINVAL;
	o = json_tokener_parse(line);
	if (o && !strcmp(json_str(o, "schema"), SNAPSHOT_SCHEMA))
		err = 0;
	*blocks = json_num(o, "blocks");
	json_object_put(o);
	return err;
}

/* *@line counts lines; that of the first error at the end. */
static int load_lines(struct loader *l, FILE *in, unsigned long *line)
{
	char *text = NULL;
	size_t room = 0;
	__u64 blocks;
	ssize_t len;
	int err = load_head(in, &blocks);

	*line = 1;
	while (!err && (len = getline(&text, &room, in)) >= 0) {
		++*line;
		err = load_line(l, text, len);
	}
	free(text);
	if (!err && (!l->ended || l->g->nr_blocks != blocks))
		err = -EINVAL;
	return err;
}

/* Two blocks with one id would be one node. */
static bool ids_differ(const struct graph *g)
{
	size_t i;

	for (i = 0; i < g->nr_blocks; i++)
		if (graph_find(g, g->block[i].id) != i)
			return false;
	return true;
}

static int load_file(FILE *in, struct graph *g, unsigned long *line)
{
	struct loader l = { .g = g, .tok = json_tokener_new() };
	int err = l.tok ? load_lines(&l, in, line) : -ENOMEM;

	if (l.tok)
		json_tokener_free(l.tok);
	if (err) {
		graph_free(g);
		return err;
	}
	err = graph_index(g);
	if (!err && !ids_differ(g)) {
		graph_free(g);
		err = -EINVAL;
	}
	return err;
}

int snapshot_load(const char *path, struct graph *g)
{
	FILE *in = fopen(path, "r");
	unsigned long line = 0;
	int err;

	memset(g, 0, sizeof(*g));
	if (!in) {
		complain("%s: %s", path, strerror(errno));
		return EXIT_USAGE;
	}
	err = load_file(in, g, &line);
	fclose(in);
	if (err == -EINVAL && line <= 1)
		complain("%s is not a snapshot", path);
	else if (err == -EINVAL)
		complain("%s, line %lu: that is in no snapshot", path, line);
	else if (err)
		complain("%s: %s", path, strerror(-err));
	return err ? EXIT_USAGE : EXIT_OK;
}
