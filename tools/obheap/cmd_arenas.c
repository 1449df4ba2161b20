// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_arenas - the arenas of a heap, and its pools, one by one
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static struct json_object *arena_json(const struct obheap_arena *a)
{
	struct json_object *row = json_object_new_object();

	json_add_number(row, "arena", a->slot);
	json_add_id(row, "id", a->id);
	json_add_number(row, "blocks", a->blocks);
	json_add_number(row, "bytes_used", a->bytes_used);
	json_add_number(row, "bytes_backed", a->bytes_backed);
	json_add_number(row, "pools_full", a->pools_full);
	json_add_number(row, "pools_used", a->pools_used);
	json_add_number(row, "pools_empty", a->pools_empty);
	json_add_number(row, "pools_virgin", a->pools_virgin);
	return row;
}

static struct json_object *view_arenas(struct obheap *session)
{
	struct json_object *view, *list;
	struct obheap_arena *arenas;
	size_t nr, i;
	int err = obheap_arenas(session, &arenas, &nr);

	if (err) {
		complain_device("arenas", err);
		return NULL;
	}
	view = json_object_new_object();
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.arenas.1");
	json_object_object_add(view, "arenas", list);
	for (i = 0; i < nr; i++)
		json_object_array_add(list, arena_json(&arenas[i]));
	free(arenas);
	return view;
}

/* How much of the memory behind it is live, in tenths: ######.... */
static void print_fullness(__u64 used, __u64 of, FILE *out)
{
	int tenths = of ? (int)((used * 10 + of / 2) / of) : 0, i;

	if (used && !tenths)
		tenths = 1;
	for (i = 0; i < 10; i++)
		fputs(i < tenths ? "#" : ".", out);
}

static void print_arenas(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "ARENA %-14s %7s %7s %7s %5s %4s %5s %6s %s\n", "ID",
		"BLOCKS", "LIVE", "MEMORY", "FULL", "USED", "EMPTY", "VIRGIN",
		"LIVE/MEM");
	for (i = 0; i < json_rows(view, "arenas"); i++) {
		struct json_object *row = json_row(view, "arenas", i);
		char used[16], backed[16];

		fprintf(out, "%5llu %-14s %7llu %7s %7s %5llu %4llu %5llu %6llu ",
			json_num(row, "arena"), json_str(row, "id"),
			json_num(row, "blocks"),
			text_bytes(json_num(row, "bytes_used"), used,
				   sizeof(used)),
			text_bytes(json_num(row, "bytes_backed"), backed,
				   sizeof(backed)),
			json_num(row, "pools_full"),
			json_num(row, "pools_used"),
			json_num(row, "pools_empty"),
			json_num(row, "pools_virgin"));
		print_fullness(json_num(row, "bytes_used"),
			       json_num(row, "bytes_backed"), out);
		fputc('\n', out);
	}
	if (!i)
		fputs("no arenas: this backend has none, or nothing was allocated\n",
		      out);
}

static int arenas_run(int argc, char **argv)
{
	return view_command(&cmd_arenas, argc, argv, view_arenas,
			    print_arenas);
}

const struct cmd cmd_arenas = {
	.name = "arenas",
	.summary = "the arenas, and how much of each is live",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap arenas program.py\n",
	.run = arenas_run,
};

static struct json_object *pool_json(const struct obheap_pool *p)
{
	struct json_object *row = json_object_new_object();

	json_add_number(row, "arena", p->arena);
	json_add_number(row, "pool", p->index);
	json_add_id(row, "id", p->id);
	json_add_string(row, "state", pool_state_name(p->state));
	if (p->state == OBHEAP_POOL_VIRGIN)
		return row;
	json_add_string(row, "kind", kind_name(p->kind));
	json_add_number(row, "class", p->class_);
	json_add_number(row, "block_size", p->block_size);
	json_add_number(row, "capacity", p->capacity);
	json_add_number(row, "used", p->used);
	json_add_number(row, "free", p->free);
	json_add_number(row, "virgin", p->capacity - p->used - p->free);
	json_add_number(row, "next_virgin", p->next_virgin);
	json_add_number(row, "max_offset", p->max_offset);
	return row;
}

static struct json_object *view_pools_of(struct obheap *session, __u32 arena)
{
	struct json_object *view, *list;
	struct obheap_pool *pools;
	size_t nr, i;
	int err = obheap_pools(session, arena, &pools, &nr);

	if (err) {
		complain_device("pools", err);
		return NULL;
	}
	view = json_object_new_object();
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.pools.1");
	json_object_object_add(view, "pools", list);
	for (i = 0; i < nr; i++)
		json_object_array_add(list, pool_json(&pools[i]));
	free(pools);
	return view;
}

static void print_pools(struct json_object *view, FILE *out)
{
	size_t i, virgin = 0;

	fprintf(out, "ARENA POOL  %-15s %-6s %-9s %5s %6s %6s %6s %6s\n", "ID",
		"STATE", "KIND", "SIZE", "BLOCKS", "LIVE", "FREE", "VIRGIN");
	for (i = 0; i < json_rows(view, "pools"); i++) {
		struct json_object *row = json_row(view, "pools", i);

		if (!json_get(row, "kind")) {
			virgin++;
			continue;
		}
		fprintf(out, "%5llu %4llu  %-15s %-6s %-9s %5llu %6llu %6llu %6llu %6llu\n",
			json_num(row, "arena"), json_num(row, "pool"),
			json_str(row, "id"), json_str(row, "state"),
			json_str(row, "kind"), json_num(row, "block_size"),
			json_num(row, "capacity"), json_num(row, "used"),
			json_num(row, "free"), json_num(row, "virgin"));
	}
	if (!i)
		fputs("no pools: this backend has none, or nothing was allocated\n",
		      out);
	else
		fprintf(out, "and %zu pool%s without memory\n", virgin,
			plural(virgin));
}

static int take_arena(int opt, const char *arg, void *ctx)
{
	__u32 *arena = ctx;
	unsigned long nr;

	if (opt != 'a')
		return -1;
	errno = 0;
	nr = strtoul(arg, NULL, 10);
	if (!errno && *arg && !arg[strspn(arg, "0123456789")] &&
	    nr <= UINT32_MAX) {
		*arena = nr;
		return 1;
	}
	complain("--arena wants the number of an arena, not '%s'", arg);
	return -1;
}

static int pools_show(struct obheap *session, __u32 arena)
{
	struct json_object *view = view_pools_of(session, arena);

	if (!view || arena == OBHEAP_NONE || json_rows(view, "pools"))
		return print_view(view, print_pools);
	json_object_put(view);
	complain("there is no arena %u", arena);
	return EXIT_USAGE;
}

static int pools_run(int argc, char **argv)
{
	static const struct option options[] = {
		TABLE_OPTIONS, { "arena", required_argument, NULL, 'a' }, { }
	};
	struct program p = { 0 };
	struct obheap *session = NULL;
	__u32 arena = OBHEAP_NONE;
	int status = view_options(&cmd_pools, argc, argv, &p, options,
				  take_arena, &arena);

	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = pools_show(session, arena);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_pools = {
	.name = "pools",
	.summary = "the pools, their class, kind and blocks",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --arena N       only those of this arena\n" TABLE_USAGE,
	.examples =
		"  obheap pools --arena 0 program.py\n"
		"  obheap pools --csv program.py > pools.csv\n",
	.run = pools_run,
};
