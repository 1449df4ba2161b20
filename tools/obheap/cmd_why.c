// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_why - why is this arena, pool or object still here?
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "ids.h"
#include "why.h"

#define MAX_PATH	32
#define MAX_NAMES	512	/* names whose deletion is tried */

/**
 * struct row - blocks of one type, or held in one way
 * @what: in words
 * @held: how, for rows of holders
 * @names: of WHY_NAME the node, of WHY_NAMES the marks
 * @blocks: how many
 * @bytes: and how large
 */
struct row {
	char what[96];
	enum why_held held;
	__u64 names;
	__u64 blocks;
	__u64 bytes;
};

struct rows {
	struct row *row;
	size_t nr;
	size_t room;
};

static struct row *rows_get(struct rows *rows, const char *what,
			    enum why_held held, __u64 names)
{
	struct row *row;
	size_t i;

	for (i = 0; i < rows->nr; i++) {
		row = &rows->row[i];
		if (row->held == held && row->names == names &&
		    !strcmp(row->what, what))
			return row;
	}
	if (rows->nr == rows->room) {
		rows->room = rows->room * 2 + 16;
		row = realloc(rows->row, rows->room * sizeof(*row));
		if (!row)
			return NULL;
		rows->row = row;
	}
	row = &rows->row[rows->nr++];
	memset(row, 0, sizeof(*row));
	snprintf(row->what, sizeof(row->what), "%s", what);
	row->held = held;
	row->names = names;
	return row;
}

static void rows_add(struct rows *rows, const char *what, enum why_held held,
		     __u64 names, __u64 bytes)
{
	struct row *row = rows_get(rows, what, held, names);

	if (!row)
		return;
	row->blocks++;
	row->bytes += bytes;
}

static int by_bytes(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return strcmp(x->what, y->what);
}

/* Which part of the interpreter? The topmost node nobody else leads to. */
static void interpreter_part(const struct why *w, __u32 node, char *buf,
			     size_t size)
{
	const struct graph *g = &w->g;
	__u32 i;

	while (g->idom[node] != graph_root(g))
		node = g->idom[node];
	snprintf(buf, size, "several parts of the interpreter");
	for (i = g->first[graph_root(g)]; i < g->first[graph_root(g) + 1];
	     i++) {
		const struct graph_link *link = &g->link[i];

		if (link->to != node)
			continue;
		if (link->edge == GRAPH_NONE ||
		    g->edge[link->edge].role == OBHEAP_REF_OWNS)
			snprintf(buf, size, "the interpreter's own tables");
		else if (g->edge[link->edge].role == OBHEAP_REF_STATIC)
			snprintf(buf, size, "objects made with the session");
		else
			snprintf(buf, size, "%s", g->edge[link->edge].label);
		return;
	}
}

static void mark_names(const struct why *w, __u64 marks, char *buf, size_t size)
{
	const struct graph *g = &w->g;
	size_t i, len = 0;

	buf[0] = '\0';
	for (i = 0; i < g->nr_names; i++) {
		if (!(marks & 1ULL << i % 64) || g->name[i].is_system)
			continue;
		if (len + strlen(g->name[i].label) + 8 > size) {
			snprintf(buf + len, size - len, ", ...");
			return;
		}
		len += snprintf(buf + len, size - len, "%s%s",
				len ? ", " : "", g->name[i].label);
	}
}

static void add_holder(const struct why *w, struct rows *rows, __u32 node)
{
	const struct graph *g = &w->g;
	enum why_held held = why_held(w, node);
	char what[96] = "";
	__u64 names = 0;

	switch (held) {
	case WHY_NAME:
		names = w->top[node];
		snprintf(what, sizeof(what), "%s",
			 g->name[names - graph_names(g)].label);
		break;
	case WHY_NAMES:
		names = w->marks[node];
		mark_names(w, names, what, sizeof(what));
		break;
	case WHY_INTERPRETER:
		interpreter_part(w, node, what, sizeof(what));
		break;
	case WHY_DEAD:
		snprintf(what, sizeof(what), "spare objects, kept for reuse");
		break;
	case WHY_CYCLE:
		snprintf(what, sizeof(what), "cycles nobody reaches");
		break;
	}
	rows_add(rows, what, held, names, graph_bytes(g, node));
}

static struct json_object *row_json(const struct row *row, const char *key)
{
	struct json_object *o = json_object_new_object();

	json_add_string(o, key, row->what);
	json_add_number(o, "blocks", row->blocks);
	json_add_number(o, "bytes", row->bytes);
	return o;
}

static void add_gain(struct json_object *o, const char *key,
		     const struct why_gain *gain)
{
	struct json_object *row = json_object_new_object();

	json_add_number(row, "blocks", gain->blocks);
	json_add_number(row, "bytes", gain->bytes);
	json_add_number(row, "here_blocks", gain->here_blocks);
	json_add_number(row, "here_bytes", gain->here_bytes);
	json_add_number(row, "spare_at_most", gain->spare);
	json_object_object_add(o, key, row);
}

/* The names of a row, as nodes. */
static size_t row_names(const struct why *w, const struct row *row,
			__u32 *names, size_t max)
{
	const struct graph *g = &w->g;
	size_t i, n = 0;

	if (row->held == WHY_NAME) {
		names[0] = row->names;
		return 1;
	}
	for (i = 0; row->held == WHY_NAMES && i < g->nr_names && n < max; i++)
		if (row->names & 1ULL << i % 64 && !g->name[i].is_system)
			names[n++] = graph_names(g) + i;
	return n;
}

static int add_del(struct why *w, struct json_object *o, const __u32 *names,
		   size_t nr)
{
	struct json_object *list = json_object_new_array();
	struct why_gain now, later;
	size_t i;
	int err;

	for (i = 0; i < nr; i++) {
		const struct graph_name *name =
			&w->g.name[names[i] - graph_names(&w->g)];

		json_object_array_add(list,
				      json_object_new_string(name->label));
	}
	json_object_object_add(o, "names", list);
	err = why_delete(w, names, nr, false, &now);
	if (err)
		return err;
	add_gain(o, "gives_back", &now);
	err = why_delete(w, names, nr, true, &later);
	if (!err)
		add_gain(o, "with_collector", &later);
	return err;
}

static const char *const held_names[] = {
	[WHY_NAME] = "name", [WHY_NAMES] = "names",
	[WHY_INTERPRETER] = "interpreter", [WHY_DEAD] = "spare",
	[WHY_CYCLE] = "garbage",
};

static bool has_node(const __u32 *list, size_t nr, __u32 node)
{
	while (nr-- > 0)
		if (list[nr] == node)
			return true;
	return false;
}

static int add_holders(struct why *w, struct rows *rows,
		       struct json_object *view)
{
	struct json_object *list = json_object_new_array(), *all;
	__u32 names[MAX_NAMES], every[MAX_NAMES];
	size_t i, k, nr, nr_every = 0;
	int err = 0;

	json_object_object_add(view, "held_by", list);
	for (i = 0; !err && i < rows->nr; i++) {
		const struct row *row = &rows->row[i];
		struct json_object *o = row_json(row, "what");

		json_add_string(o, "how", held_names[row->held]);
		nr = row_names(w, row, names, MAX_NAMES);
		if (nr)
			err = add_del(w, o, names, nr);
		json_object_array_add(list, o);
		for (k = 0; k < nr && nr_every < MAX_NAMES; k++)
			if (!has_node(every, nr_every, names[k]))
				every[nr_every++] = names[k];
	}
	if (err || !nr_every)
		return err;
	all = json_object_new_object();
	json_object_object_add(view, "all_names", all);
	return add_del(w, all, every, nr_every);
}

static int add_tables(struct why *w, struct json_object *view)
{
	struct rows types = { 0 }, holders = { 0 };
	struct json_object *list = json_object_new_array();
	__u64 blocks = 0, bytes = 0;
	char type[96];
	size_t i;
	int err;

	for (i = 0; i < w->g.nr_blocks; i++) {
		if (!w->inside[i])
			continue;
		blocks++;
		bytes += graph_bytes(&w->g, i);
		graph_type(&w->g, i, type, sizeof(type));
		rows_add(&types, type, WHY_NAME, 0, graph_bytes(&w->g, i));
		add_holder(w, &holders, i);
	}
	if (types.nr)
		qsort(types.row, types.nr, sizeof(*types.row), by_bytes);
	if (holders.nr)
		qsort(holders.row, holders.nr, sizeof(*holders.row), by_bytes);
	json_add_number(view, "blocks", blocks);
	json_add_number(view, "bytes", bytes);
	json_object_object_add(view, "types", list);
	for (i = 0; i < types.nr; i++)
		json_object_array_add(list, row_json(&types.row[i], "type"));
	err = add_holders(w, &holders, view);
	free(types.row);
	free(holders.row);
	return err;
}

/* The steps from the interpreter to an object, first one first. */
static void add_path(const struct why *w, struct json_object *view)
{
	struct json_object *list = json_object_new_array();
	__u32 path[MAX_PATH];
	size_t n = graph_path(&w->g, w->node, path, MAX_PATH);

	json_object_object_add(view, "path", list);
	while (n-- > 0) {
		const struct graph_link *link = &w->g.link[path[n]];
		struct json_object *o;

		if (link->edge == GRAPH_NONE)
			continue;
		o = json_object_new_object();
		json_add_string(o, "place", w->g.edge[link->edge].label);
		json_add_id(o, "id", w->g.edge[link->edge].to);
		json_add_string(o, "type", w->g.block[link->to].type_name);
		json_object_array_add(list, o);
	}
}

static int add_object(struct obheap *session, struct why *w,
		      struct json_object *view)
{
	struct json_object *list = json_object_new_array();
	struct obheap_edge *edges;
	__u64 refcount;
	size_t nr, i;
	int err = obheap_holders(session, w->g.block[w->node].id, &edges, &nr,
				 &refcount);

	json_object_object_add(view, "holders", list);
	if (err)
		return err;
	json_add_number(view, "refcount", refcount);
	for (i = 0; i < nr; i++) {
		__u32 from = edges[i].from ? graph_find(&w->g, edges[i].from) :
					     GRAPH_NONE;
		struct json_object *o = json_object_new_object();

		json_add_number(o, "count", edges[i].count);
		json_add_string(o, "role", role_name(edges[i].role));
		json_add_string(o, "place", edges[i].label);
		if (edges[i].from)
			json_add_id(o, "id", edges[i].from);
		json_add_string(o, "holder",
				from == GRAPH_NONE ? "the interpreter" :
				from == w->g.main ? "globals" :
						    w->g.block[from].type_name);
		json_object_array_add(list, o);
	}
	free(edges);
	add_path(w, view);
	return 0;
}

static struct json_object *view_why(struct obheap *session, struct why *w)
{
	static const char *const targets[] = { "arena", "pool", "object" };
	struct json_object *view;
	int err = why_read(session, w);

	if (err == -ESTALE) {
		complain("no object is alive at 0x%llx",
			 (unsigned long long)w->id);
		return NULL;
	}
	if (err) {
		complain_device("why", err);
		return NULL;
	}
	view = w->kind == WHY_OBJECT ? view_object(session, w->id) :
				       json_object_new_object();
	if (!view)
		goto out;
	json_add_string(view, "schema", "obheap.why.1");
	json_add_string(view, "target", targets[w->kind]);
	if (w->kind != WHY_OBJECT)
		json_add_number(view, "arena", w->arena);
	if (w->kind == WHY_POOL)
		json_add_number(view, "pool", w->pool);
	err = add_tables(w, view);
	if (!err && w->kind == WHY_OBJECT)
		err = add_object(session, w, view);
	if (err) {
		complain_device("why", err);
		json_object_put(view);
		view = NULL;
	}
out:
	why_free(w);
	return view;
}

/* "2", "2.7", an id, a name */
static int why_target(struct obheap *session, const char *word, struct why *w)
{
	bool digits = !word[strspn(word, "0123456789.")];
	int used = 0, status;

	w->node = GRAPH_NONE;
	w->kind = WHY_ARENA;
	if (digits && sscanf(word, "%9u%n", &w->arena, &used) == 1 &&
	    !word[used])
		return EXIT_OK;
	w->kind = WHY_POOL;
	if (digits && sscanf(word, "%9u.%9u%n", &w->arena, &w->pool,
			     &used) == 2 && !word[used])
		return EXIT_OK;
	w->kind = WHY_OBJECT;
	status = find_object(session, word, &w->id);
	if (status || w->id < ARENA_BASE || w->id % POOL_SIZE ||
	    (w->id - ARENA_BASE) / ARENA_SIZE >= ARENA_SLOTS)
		return status;
	w->arena = (w->id - ARENA_BASE) / ARENA_SIZE;
	w->pool = w->id % ARENA_SIZE / POOL_SIZE;
	w->kind = w->id % ARENA_SIZE ? WHY_POOL : WHY_ARENA;
	return EXIT_OK;
}

/* Is there such an arena or pool? */
static int why_exists(struct obheap *session, const struct why *w)
{
	struct obheap_arena *arenas;
	bool found = false;
	size_t nr, i;
	int err = obheap_arenas(session, &arenas, &nr);

	if (err)
		return complain_device("arenas", err);
	for (i = 0; i < nr; i++)
		found |= arenas[i].slot == w->arena;
	free(arenas);
	if (found && (w->kind == WHY_ARENA || w->pool < ARENA_SIZE / POOL_SIZE))
		return EXIT_OK;
	if (w->kind == WHY_ARENA)
		complain("there is no arena %u", w->arena);
	else
		complain("there is no pool %u.%u", w->arena, w->pool);
	return EXIT_USAGE;
}

static int why_run(int argc, char **argv)
{
	struct program p = { 0 };
	struct obheap *session = NULL;
	struct why w = { 0 };
	static const struct option options[] = { TABLE_OPTIONS, { } };
	int status = view_options(&cmd_why, argc, argv, &p, options, NULL,
				  NULL);
	const char *word;

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (optind == argc) {
		complain("why wants an arena, a pool, an id or a name");
		goto out;
	}
	word = argv[optind++];
	status = view_program(&p, argc, argv, &session);
	if (status)
		goto out;
	status = why_target(session, word, &w);
	if (!status && w.kind != WHY_OBJECT)
		status = why_exists(session, &w);
	if (!status)
		status = print_view(view_why(session, &w), print_why_text);
	obheap_close(session);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_why = {
	.name = "why",
	.summary = "what keeps an arena, a pool or an object, and what del gives back",
	.usage = "ARENA|ARENA.POOL|ID|NAME [FILE | -c TEXT] [OPTION]...\n\n"
		 TABLE_USAGE,
	.examples =
		"  obheap why 2 program.py\n"
		"  obheap why 0.13 program.py\n"
		"  obheap why x -c 'x = y = [1]'\n",
	.run = why_run,
};
