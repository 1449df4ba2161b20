// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_gc - a collection in slow motion
 */
#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "collection.h"
#include "strings.h"

#define STEPS_MAX 65536

static bool show_all;

static struct json_object *view_collect(struct obheap *session)
{
	struct obheap_gc_step *steps = calloc(STEPS_MAX, sizeof(*steps));
	struct obheap_collect arg = {
		.generation = 2, .steps = (uintptr_t)steps, .nr = STEPS_MAX,
	};
	struct json_object *view = NULL, *list;
	__u32 i;
	int err = steps ? obheap_collect(session, &arg) : -ENOMEM;

	if (err) {
		complain_device("collecting", err);
		goto out;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.gc.1");
	json_add_number(view, "found", arg.out_found);
	json_add_number(view, "ns", arg.out_ns);
	json_add_number(view, "nr_steps", arg.out_nr);
	list = json_object_new_array();
	json_object_object_add(view, "steps", list);
	for (i = 0; i < arg.out_nr && i < STEPS_MAX; i++) {
		struct json_object *row = json_object_new_object();

		json_add_string(row, "phase", phase_name(steps[i].phase));
		json_add_id(row, "id", steps[i].id);
		json_add_string(row, "type", steps[i].type_name);
		json_add_number(row, "value", steps[i].value);
		if (steps[i].repr[0])
			json_add_string(row, "repr", steps[i].repr);
		json_object_array_add(list, row);
	}
out:
	free(steps);
	return view;
}

/**
 * struct fate - what a collection did to one object
 * @left: references from outside of the collected objects
 * @counted: @left is known
 * @suspect: nobody held it
 * @resurrected: a finalizer brought it back
 */
struct fate {
	long long left;
	bool counted, suspect, resurrected;
};

/**
 * struct fates - of all objects
 * @ids: the objects
 * @fate: by their numbers in @ids
 */
struct fates {
	struct strings ids;
	struct fate *fate;
};

static long long value_of(struct json_object *row)
{
	return json_object_get_int64(json_get(row, "value"));
}

static struct fate *fate_of(struct fates *f, struct json_object *row)
{
	ssize_t at = strings_get(&f->ids, json_str(row, "id"));

	return at < 0 ? NULL : &f->fate[at];
}

static int fates_read(struct fates *f, struct json_object *list)
{
	size_t i, n = json_object_array_length(list);

	memset(f, 0, sizeof(*f));
	f->fate = calloc(n + 1, sizeof(*f->fate));
	for (i = 0; f->fate && i < n; i++) {
		struct json_object *row = json_object_array_get_idx(list, i);
		const char *phase = json_str(row, "phase");
		struct fate *fate = fate_of(f, row);

		if (!fate)
			return -ENOMEM;
		/* A second count is about what finalizers may have saved. */
		if (!strcmp(phase, "subtract") && !fate->counted) {
			fate->counted = true;
			fate->left = value_of(row);
		}
		fate->suspect |= !strcmp(phase, "suspect");
		fate->resurrected |= !strcmp(phase, "resurrect");
	}
	return f->fate ? 0 : -ENOMEM;
}

static void fates_free(struct fates *f)
{
	strings_free(&f->ids);
	free(f->fate);
}

/* One line for each object: its counts and what became of it. */
static void print_object_line(struct json_object *row, const struct fate *fate,
			      FILE *out)
{
	const char *verdict = "reachable";

	if (fate->suspect)
		verdict = fate->resurrected ? "resurrected" : "garbage";
	else if (!fate->left)
		verdict = "reachable through others";
	fprintf(out, "  %-15s %6lld %6lld   %-25s", json_str(row, "id"),
		value_of(row), fate->left, verdict);
	fprintf(out, " %s\n", json_str(row, "repr"));
}

static void print_later(struct json_object *list, const char *phase,
			const char *title, FILE *out)
{
	size_t i, nr = 0;

	for (i = 0; i < json_object_array_length(list); i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		if (strcmp(json_str(row, "phase"), phase))
			continue;
		if (!nr++)
			fprintf(out, "\n%s\n", title);
		fprintf(out, "  %-15s %s%s\n", json_str(row, "id"),
			json_str(row, "type"),
			!strcmp(phase, "weakref") && value_of(row) ?
			", its callback is called" : "");
	}
}

static void print_objects(struct json_object *list, size_t nr, FILE *out)
{
	size_t i, others = 0;
	struct fates f;

	if (fates_read(&f, list))
		nr = 0;
	for (i = 0; i < nr; i++) {
		struct json_object *row = json_object_array_get_idx(list, i);
		const struct fate *fate = fate_of(&f, row);

		if (show_all || fate->suspect)
			print_object_line(row, fate, out);
		else
			others++;
	}
	fates_free(&f);
	if (others)
		fprintf(out, "  (and %zu that somebody holds: --all shows them)\n",
			others);
}

static void print_collect_text(struct json_object *view, FILE *out)
{
	struct json_object *list = json_get(view, "steps");
	size_t i, nr = 0, n = json_object_array_length(list);

	for (i = 0; i < n; i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		/* A second round is about what finalizers may have saved. */
		if (strcmp(json_str(row, "phase"), "copy"))
			break;
		nr++;
	}
	fprintf(out, "%zu object%s tracked\n\n", nr,
		nr == 1 ? " is" : "s are");
	fputs("  ID              COUNT   LEFT   VERDICT                   VALUE\n",
	      out);
	print_objects(list, nr, out);
	if (show_all)
		print_later(list, "untrack", "need not be looked at again",
			    out);
	print_later(list, "weakref", "weak references cleared", out);
	print_later(list, "finalize", "finalizers called", out);
	print_later(list, "resurrect", "reachable again after that", out);
	print_later(list, "clear", "cleared", out);
	fprintf(out, "\n%llu unreachable object%s found\n",
		json_num(view, "found"), plural(json_num(view, "found")));
	if ((size_t)json_object_get_int64(json_get(view, "nr_steps")) > n)
		fprintf(out, "(%lld steps in all, the first %zu are shown)\n",
			(long long)json_object_get_int64(json_get(view,
								  "nr_steps")),
			n);
}

static const struct option gc_options[] = {
	TABLE_OPTIONS, { "all", no_argument, NULL, 'A' }, { }
};

static int gc_option(int opt, const char *arg, void *ctx)
{
	if (opt != 'A')
		return 0;
	show_all = true;
	return 1;
}

static int gc_run(int argc, char **argv)
{
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(&cmd_gc, argc, argv, &p, gc_options,
				  gc_option, NULL);

	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = print_view(view_collect(session), print_collect_text);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_gc = {
	.name = "gc",
	.summary = "a collection of the cycle collector in slow motion",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --all           objects that somebody holds, too; --json and\n"
		 "                  --csv have them always\n"
		 TABLE_USAGE,
	.examples =
		"  obheap gc -c 'a = []; a.append(a); del a'\n",
	.run = gc_run,
};
