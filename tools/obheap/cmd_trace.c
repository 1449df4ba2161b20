// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_trace - every step of a program as a line of JSON
 *
 * The first line says which program it is, the last how it ended; between them
 * is a record for each stop, in front of an instruction or of a line. Records
 * tell of objects only what is new or different (record.c); what happened since
 * the record before is named in "changes".
 */
#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "stepping.h"

/**
 * struct trace - what records are compared with
 * @names: name -> id
 * @counts: id -> count of each object in sight
 * @until: what a step is
 * @most: records to write, 0 for all
 * @library: the inside of library modules, too
 */
struct trace {
	struct recorder recorder;
	struct json_object *names;
	struct json_object *counts;
	__u32 until;
	__u64 most;
	bool library;
};

static struct json_object *change(struct json_object *changes, const char *what)
{
	struct json_object *o = json_object_new_object();

	json_add_string(o, "what", what);
	json_object_array_add(changes, o);
	return o;
}

static void name_changes(struct trace *t, struct json_object *record,
			 struct json_object *changes)
{
	struct json_object *now = json_object_new_object(), *o;
	size_t i;

	for (i = 0; i < json_rows(record, "names"); i++) {
		struct json_object *row = json_row(record, "names", i);
		const char *name = json_str(row, "name");
		const char *id = json_str(row, "id"), *was;

		json_add_string(now, name, id);
		was = json_str(t->names, name);
		if (!strcmp(was, id))
			continue;
		o = change(changes, *was ? "rebind" : "bind");
		json_add_string(o, "name", name);
		json_add_string(o, "id", id);
		if (*was)
			json_add_string(o, "before", was);
	}
	json_object_object_foreach(t->names, name, id) {
		if (json_get(now, name))
			continue;
		o = change(changes, "unbind");
		json_add_string(o, "name", name);
		json_object_object_add(o, "id", json_object_get(id));
	}
	json_object_put(t->names);
	t->names = now;
}

/* Objects come into sight and go out of it; only those in sight are compared. */
static void count_changes(struct trace *t, struct json_object *record,
			  struct json_object *changes)
{
	struct json_object *o;
	size_t i;

	for (i = 0; i < json_rows(record, "gone"); i++)
		json_object_object_del(t->counts,
				       json_object_get_string(json_row(record,
								       "gone",
								       i)));
	for (i = 0; i < json_rows(record, "objects"); i++) {
		struct json_object *row = json_row(record, "objects", i);
		const char *id = json_str(row, "id");
		unsigned long long count = json_num(row, "refcount");

		if (json_get(t->counts, id) &&
		    json_num(t->counts, id) != count) {
			o = change(changes, "refcount");
			json_add_string(o, "id", id);
			json_add_number(o, "before", json_num(t->counts, id));
			json_add_number(o, "after", count);
		}
		json_add_number(t->counts, id, count);
	}
}

static int write_stop(struct trace *t, struct stepping *s)
{
	struct json_object *record, *changes;
	int err;

	record = record_stop(&t->recorder, s->session, &s->stop,
			     stepping_output(s), &err);
	if (!record)
		return err;
	changes = json_object_new_array();
	name_changes(t, record, changes);
	count_changes(t, record, changes);
	json_object_object_add(record, "changes", changes);
	json_write(record, stdout);
	return 0;
}

static int trace(struct trace *t, struct obheap *session,
		 const struct program *p)
{
	struct stepping s;
	__u64 nr = 0;
	int err = stepping_start(&s, session, p), status;

	if (err) {
		stepping_free(&s);
		return complain_device("running", err);
	}
	s.library = t->library;
	json_write(record_head(p, NULL), stdout);
	while (!err && stepping_stopped(&s)) {
		bool last = t->most && nr == t->most;

		if (!last)
			err = write_stop(t, &s);
		nr++;
		if (!err)
			err = stepping_until(&s, last ? OBHEAP_UNTIL_END :
							t->until);
	}
	if (!err)
		json_write(record_end(s.status, s.exit_code, s.steps,
				      stepping_output(&s), s.error), stdout);
	status = err ? complain_device("running", err) : stepping_exit(&s);
	stepping_free(&s);
	return status;
}

static int take_option(int opt, const char *arg, void *ctx)
{
	struct trace *t = ctx;

	if (opt == 'l') {
		t->until = OBHEAP_UNTIL_LINE;
		return 1;
	}
	if (opt == 'i') {
		t->library = true;
		return 1;
	}
	return opt == 'm' ? parse_number("--most", arg, &t->most) : 0;
}

static int trace_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS,
		{ "lines", no_argument, NULL, 'l' },
		{ "most", required_argument, NULL, 'm' },
		{ "library", no_argument, NULL, 'i' },
		{ }
	};
	struct trace t = { .until = OBHEAP_UNTIL_INSTRUCTION };
	struct program p = { 0 };
	struct obheap *session;
	int status;

	recorder_init(&t.recorder, false);
	t.names = json_object_new_object();
	t.counts = json_object_new_object();
	status = stepping_open(&cmd_trace, argc, argv, options, take_option,
			       &t, &p, &session, 0);
	if (status < 0) {
		status = trace(&t, session, &p);
		obheap_close(session);
	}
	recorder_free(&t.recorder);
	json_object_put(t.names);
	json_object_put(t.counts);
	program_free(&p);
	return status;
}

const struct cmd cmd_trace = {
	.name = "trace",
	.summary = "every step of a program as a line of JSON",
	.usage = "FILE | -c TEXT [OPTION]...\n\n"
		 "  --lines         a step is a line, not an instruction\n"
		 "  --most N        write N steps, 0 for all; the rest runs freely\n"
		 "  --library       steps inside of imported modules, too\n"
		 PROGRAM_USAGE
		 "  --json          as without it: it is always JSON\n",
	.examples =
		"  obheap trace program.py > program.jsonl\n"
		"  obheap trace --lines -c 'x = [1]; x.append(x)'\n",
	.run = trace_run,
};
