// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_diff - what happened between two snapshots
 *
 * A block is the same in both if id and type are, and the allocation it came
 * from where that is known. In snapshots without births a block that was freed
 * and used again for an object of the same type looks like the one before; its
 * size may tell.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/**
 * struct change - what happened to the blocks of one type or site
 * @name: the type, or the site
 * @born: blocks only the second snapshot has
 * @died: blocks only the first one has
 * @resized: blocks whose size is another
 * @bytes: by how much all of them have grown
 */
struct change {
	char name[256];
	__u64 born, died, resized;
	__s64 bytes;
};

/**
 * struct changes - all of them, and where each name is
 * @row: the changes
 * @nr: how many
 * @room: of @row
 * @bucket: hash table from name to row plus one
 * @mask: its size minus one
 */
struct changes {
	struct change *row;
	size_t nr, room;
	__u32 *bucket;
	size_t mask;
};

static size_t hash_name(const char *s)
{
	size_t h = 5381;

	while (*s)
		h = h * 33 ^ (unsigned char)*s++;
	return h;
}

static size_t changes_slot(const struct changes *c, const char *name)
{
	size_t at = hash_name(name) & c->mask;

	while (c->bucket[at] && strcmp(c->row[c->bucket[at] - 1].name, name))
		at = (at + 1) & c->mask;
	return at;
}

/* Room for one more row; the table is at most half full. */
static int changes_grow(struct changes *c)
{
	size_t room = c->room ? 2 * c->room : 64, i;
	struct change *row = realloc(c->row, room * sizeof(*row));
	__u32 *bucket = calloc(2 * room, sizeof(*bucket));

	if (row)
		c->row = row;
	if (!row || !bucket) {
		free(bucket);
		return -ENOMEM;
	}
	free(c->bucket);
	c->bucket = bucket;
	c->mask = 2 * room - 1;
	c->room = room;
	for (i = 0; i < c->nr; i++)
		bucket[changes_slot(c, c->row[i].name)] = i + 1;
	return 0;
}

static struct change *changes_get(struct changes *c, const char *name)
{
	struct change *row;
	size_t at;

	if (c->nr == c->room && changes_grow(c))
		return NULL;
	at = changes_slot(c, name);
	if (c->bucket[at])
		return &c->row[c->bucket[at] - 1];
	row = &c->row[c->nr++];
	memset(row, 0, sizeof(*row));
	snprintf(row->name, sizeof(row->name), "%s", name);
	c->bucket[at] = c->nr;
	return row;
}

static void changes_free(struct changes *c)
{
	free(c->row);
	free(c->bucket);
}

/**
 * struct diff - two heaps side by side
 * @a: the first
 * @b: the second
 * @types: what happened, by type
 * @sites: by where blocks were born
 */
struct diff {
	struct graph a, b;
	struct changes types, sites;
};

static const char *site_of(const struct graph *g, __u32 node)
{
	return g->site[node] ? g->sites.text[g->site[node] - 1] :
			       "(not known)";
}

static bool is_same(const struct graph *a, __u32 x, const struct graph *b,
		    __u32 y)
{
	const struct obheap_block *p = &a->block[x], *q = &b->block[y];
	char was[96], is[96];

	if (p->birth && q->birth && p->birth != q->birth)
		return false;
	return !strcmp(graph_type(a, x, was, sizeof(was)),
		       graph_type(b, y, is, sizeof(is)));
}

/* A block, or what a dict or list is with its items: getsizeof() tells. */
static bool is_resized(const struct obheap_block *p,
		       const struct obheap_block *q)
{
	return p->sizeof_ != q->sizeof_ || p->size != q->size;
}

enum what { BORN, DIED, RESIZED };

static int count(struct change *row, enum what what, __s64 bytes)
{
	if (!row)
		return -ENOMEM;
	row->born += what == BORN;
	row->died += what == DIED;
	row->resized += what == RESIZED;
	row->bytes += bytes;
	return 0;
}

static int note(struct diff *d, const struct graph *g, __u32 node,
		enum what what, __s64 bytes)
{
	char type[96];

	if (count(changes_get(&d->types, graph_type(g, node, type,
						    sizeof(type))),
		  what, bytes))
		return -ENOMEM;
	if (!d->a.sites.nr && !d->b.sites.nr)
		return 0;
	return count(changes_get(&d->sites, site_of(g, node)), what, bytes);
}

static int compare(struct diff *d)
{
	const struct graph *a = &d->a, *b = &d->b;
	int err = 0;
	size_t i;

	for (i = 0; !err && i < a->nr_blocks; i++) {
		__u32 k = graph_find(b, a->block[i].id);

		if (a->block[i].state & OBHEAP_OBJ_STATIC)
			continue;
		if (k == GRAPH_NONE || !is_same(a, i, b, k))
			err = note(d, a, i, DIED, -(__s64)a->block[i].size);
		else if (is_resized(&a->block[i], &b->block[k]))
			err = note(d, b, k, RESIZED, b->block[k].size -
				   a->block[i].size);
	}
	for (i = 0; !err && i < b->nr_blocks; i++) {
		__u32 k = graph_find(a, b->block[i].id);

		if (b->block[i].state & OBHEAP_OBJ_STATIC)
			continue;
		if (k == GRAPH_NONE || !is_same(a, k, b, i))
			err = note(d, b, i, BORN, b->block[i].size);
	}
	return err;
}

/* Those that grew most first. */
static int by_growth(const void *a, const void *b)
{
	const struct change *x = a, *y = b;

	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return strcmp(x->name, y->name);
}

static void add_changes(struct json_object *view, const char *list,
			const char *key, struct changes *c)
{
	struct json_object *rows = json_object_new_array();
	size_t i;

	if (c->nr)
		qsort(c->row, c->nr, sizeof(*c->row), by_growth);
	json_object_object_add(view, list, rows);
	for (i = 0; i < c->nr; i++) {
		struct json_object *row = json_object_new_object();
		struct json_object *bytes;

		json_add_string(row, key, c->row[i].name);
		json_add_number(row, "born", c->row[i].born);
		json_add_number(row, "died", c->row[i].died);
		json_add_number(row, "resized", c->row[i].resized);
		bytes = json_object_new_int64(c->row[i].bytes);
		json_object_object_add(row, "bytes", bytes);
		json_object_array_add(rows, row);
	}
}

static struct json_object *view_diff(struct diff *d)
{
	struct json_object *view;
	int err = compare(d);

	if (err) {
		complain_device("diff", err);
		return NULL;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.diff.2");
	add_changes(view, "types", "type", &d->types);
	add_changes(view, "sites", "site", &d->sites);
	return view;
}

static void print_changes(struct json_object *view, const char *list,
			  const char *key, const char *title, FILE *out)
{
	unsigned long long born = 0, died = 0, resized = 0;
	long long bytes, all = 0;
	size_t i;

	fprintf(out, "%-32s %9s %9s %9s %12s\n", title, "BORN", "DIED",
		"RESIZED", "BYTES");
	for (i = 0; i < json_rows(view, list); i++) {
		struct json_object *row = json_row(view, list, i);

		bytes = json_object_get_int64(json_get(row, "bytes"));
		all += bytes;
		born += json_num(row, "born");
		died += json_num(row, "died");
		resized += json_num(row, "resized");
		text_pad(json_str(row, key), 32, out);
		fprintf(out, " %9llu %9llu %9llu %+12lld\n",
			json_num(row, "born"), json_num(row, "died"),
			json_num(row, "resized"), bytes);
	}
	fprintf(out, "%-32s %9llu %9llu %9llu %+12lld\n", "all blocks", born,
		died, resized, all);
}

static void print_diff(struct json_object *view, FILE *out)
{
	print_changes(view, "types", "type", "TYPE", out);
	if (!json_rows(view, "sites"))
		return;
	fputc('\n', out);
	print_changes(view, "sites", "site", "BORN ON", out);
}

static int diff_options(int argc, char **argv)
{
	int status = output_options(&cmd_diff, argc, argv, csv_options);

	if (status >= 0)
		return status;
	if (argc - optind == 2)
		return -1;
	complain("diff wants two snapshots");
	return EXIT_USAGE;
}

static int diff_run(int argc, char **argv)
{
	struct diff d = { 0 };
	int status = diff_options(argc, argv);

	if (status >= 0)
		return status;
	status = snapshot_load(argv[optind], &d.a);
	if (!status)
		status = snapshot_load(argv[optind + 1], &d.b);
	if (!status)
		status = print_view(view_diff(&d), print_diff);
	graph_free(&d.a);
	graph_free(&d.b);
	changes_free(&d.types);
	changes_free(&d.sites);
	return status;
}

const struct cmd cmd_diff = {
	.name = "diff",
	.summary = "what was born, died and changed its size between two snapshots",
	.usage = "SNAPSHOT SNAPSHOT [OPTION]...\n\n"
		 "  --json          for programs\n"
		 CSV_USAGE,
	.examples =
		"  obheap diff before after\n"
		"  obheap diff before after --csv > grown.csv\n",
	.run = diff_run,
};
