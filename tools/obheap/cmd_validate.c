// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_validate - does everything in a session hold together?
 *
 * The device checks the invariants of heap, collector and objects. Here the
 * references are counted on top of that: the sum of all that are found to an
 * object must be its reference count.
 */
#include <string.h>

#include "cmd.h"
#include "graph.h"

#define MAX_ROWS 16

static void add_counts(struct json_object *view, struct graph *g)
{
	struct json_object *list = json_object_new_array();
	struct graph_miscount faults[MAX_ROWS];
	size_t nr = graph_miscounts(g, faults, MAX_ROWS), i;

	json_add_number(view, "blocks", g->nr_blocks);
	json_add_number(view, "references", g->nr_edges);
	json_add_number(view, "count_faults", nr);
	json_object_object_add(view, "miscounted", list);
	for (i = 0; i < nr && i < MAX_ROWS; i++) {
		const struct obheap_block *b = &g->block[faults[i].node];
		struct json_object *row = json_object_new_object();

		json_add_id(row, "id", b->id);
		json_add_string(row, "type", b->type_name);
		json_add_number(row, "refcount", b->refcount);
		json_add_number(row, "found", faults[i].found);
		json_object_array_add(list, row);
	}
}

static struct json_object *view_validate(struct obheap *session)
{
	struct obheap_validate v = { 0 };
	struct json_object *view;
	struct graph g;
	int err = obheap_validate(session, &v);

	if (!err)
		err = graph_read(session, &g);
	if (err) {
		complain_device("validate", err);
		return NULL;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.validate.1");
	json_add_number(view, "faults", v.out_faults);
	if (v.out_faults) {
		json_add_string(view, "first_fault", v.out_what);
		json_add_id(view, "first_fault_id", v.out_id);
	}
	add_counts(view, &g);
	graph_free(&g);
	return view;
}

static void print_validate(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "invariants  %llu broken%s%s\n", json_num(view, "faults"),
		json_num(view, "faults") ? ", first: " : "",
		json_str(view, "first_fault"));
	fprintf(out, "references  %llu to %llu objects and blocks\n",
		json_num(view, "references"), json_num(view, "blocks"));
	fprintf(out, "counts      %llu do not add up\n",
		json_num(view, "count_faults"));
	for (i = 0; i < json_rows(view, "miscounted"); i++) {
		struct json_object *row = json_row(view, "miscounted", i);

		fprintf(out, "  %s %s: count %llu, %llu references found\n",
			json_str(row, "type"), json_str(row, "id"),
			json_num(row, "refcount"), json_num(row, "found"));
	}
}

static int validate_run(int argc, char **argv)
{
	return view_command(&cmd_validate, argc, argv, view_validate,
			    print_validate);
}

const struct cmd cmd_validate = {
	.name = "validate",
	.summary = "check every invariant and every reference count",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap validate program.py\n"
		"  obheap validate -s lab\n",
	.run = validate_run,
};
