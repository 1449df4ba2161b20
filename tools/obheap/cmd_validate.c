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

static void add_count_faults(struct json_object *view, struct graph *g)
{
	__u32 first;
	size_t faults = graph_count_faults(g, &first);

	json_add_number(view, "blocks", g->nr_blocks);
	json_add_number(view, "references", g->nr_edges);
	json_add_number(view, "count_faults", faults);
	if (!faults)
		return;
	json_add_id(view, "first_count_fault", g->block[first].id);
	json_add_string(view, "first_count_fault_type",
			g->block[first].type_name);
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
	add_count_faults(view, &g);
	graph_free(&g);
	return view;
}

static void print_validate(struct json_object *view, FILE *out)
{
	fprintf(out, "invariants  %llu broken%s%s\n", json_num(view, "faults"),
		json_num(view, "faults") ? ", first: " : "",
		json_str(view, "first_fault"));
	fprintf(out, "references  %llu to %llu objects and blocks\n",
		json_num(view, "references"), json_num(view, "blocks"));
	fprintf(out, "counts      %llu do not add up",
		json_num(view, "count_faults"));
	if (json_num(view, "count_faults"))
		fprintf(out, ", first: %s %s",
			json_str(view, "first_count_fault_type"),
			json_str(view, "first_count_fault"));
	fputc('\n', out);
}

static int validate_run(int argc, char **argv)
{
	return view_command(&cmd_validate, argc, argv, view_validate,
			    print_validate);
}

const struct cmd cmd_validate = {
	.name = "validate",
	.summary = "check every invariant and every reference count",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" VIEW_USAGE,
	.run = validate_run,
};
