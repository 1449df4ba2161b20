// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_refs - the life of one object: every reference that comes and goes
 *
 * The program runs twice, in two sessions that give the same ids: once until
 * the name is bound, to learn the id, then instruction by instruction. After
 * each the holders of the object are compared with those before; together they
 * are its count.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "stepping.h"

#define MOST_STEPS 200000

/**
 * struct life - the object
 * @id: it
 * @name: the name it is known by
 * @bound: instructions executed when it got that name
 * @most: instructions to look at
 * @holders: who holds it
 * @nr: entries of @holders
 * @count: its reference count
 * @events: what happened, an array of JSON objects
 * @sound: the holders have always added up to the count
 * @opcode: the instruction that is being executed
 * @argument: what it is applied to
 * @line: its line
 */
struct life {
	__u64 id;
	const char *name;
	__u64 bound;
	__u64 most;
	struct obheap_edge *holders;
	size_t nr;
	__u64 count;
	struct json_object *events;
	bool sound;
	char opcode[OBHEAP_STEP_REPR];
	char argument[OBHEAP_STEP_REPR];
	__u32 line;
};

static bool is_name(const struct life *l, const struct obheap_edge *e)
{
	char label[OBHEAP_NAME_MAX + 8];

	snprintf(label, sizeof(label), "['%s']", l->name);
	return e->role == OBHEAP_REF_VALUE && !strcmp(e->label, label);
}

/* Why a reference came, or went. */
static const char *cause(const struct life *l, const struct obheap_edge *e,
			 bool came)
{
	if (is_name(l, e))
		return came ? "name bound" : "name unbound";
	switch (e->role) {
	case OBHEAP_REF_STACK:
		return came ? "pushed" : "popped";
	case OBHEAP_REF_LOCAL:
		return came ? "argument or variable" : "variable gone";
	case OBHEAP_REF_KEY:
		return came ? "became a key" : "key gone";
	case OBHEAP_REF_ITEM:
	case OBHEAP_REF_VALUE:
	case OBHEAP_REF_FIELD:
		return came ? "slot filled" : "slot emptied";
	case OBHEAP_REF_TYPE:
		return came ? "instance made" : "instance gone";
	case OBHEAP_REF_ROOT:
		return came ? "interpreter" : "interpreter let go";
	case OBHEAP_REF_RUNNING:
		return came ? "native code" : "native code let go";
	default:
		return "made with the session";
	}
}

/* Where the reference is: a place, and what it is a place of. */
static void place(struct obheap *session, const struct obheap_edge *e,
		  char *buf, size_t size)
{
	struct obheap_object o = { .id = e->from };

	if (!e->from)
		snprintf(buf, size, "%s", e->label);
	else if (obheap_object(session, &o))
		snprintf(buf, size, "%s of what is dead", e->label);
	else
		snprintf(buf, size, "%s of %s at 0x%llx", e->label,
			 o.out_type_name, (unsigned long long)e->from);
}

static void event(struct life *l, struct stepping *s,
		  const struct obheap_edge *e, bool came)
{
	struct json_object *o = json_object_new_object();
	char where[256];

	place(s->session, e, where, sizeof(where));
	json_add_number(o, "step", s->steps);
	json_add_number(o, "line", l->line);
	json_add_string(o, "opcode", l->opcode);
	json_add_string(o, "argument", l->argument);
	json_object_object_add(o, "change",
			       json_object_new_int64(came ? (__s64)e->count :
							    -(__s64)e->count));
	json_add_string(o, "cause", cause(l, e, came));
	json_add_string(o, "place", where);
	json_add_id(o, "holder", e->from);
	json_add_number(o, "count", l->count);
	json_object_array_add(l->events, o);
}

/* Entries of a dict move up when one in front of them goes: keys stay. */
static bool same_place(const struct obheap_edge *a, const struct obheap_edge *b)
{
	bool by_key = a->role == OBHEAP_REF_KEY || a->role == OBHEAP_REF_VALUE;

	return a->from == b->from && a->role == b->role &&
	       (by_key || a->index == b->index) && a->count == b->count &&
	       !strcmp(a->label, b->label);
}

/* Those of @a that are not in @b, each place for itself. */
static void events(struct life *l, struct stepping *s,
		   const struct obheap_edge *a, size_t nr_a,
		   const struct obheap_edge *b, size_t nr_b, bool came)
{
	size_t i, k;

	for (i = 0; i < nr_a; i++) {
		for (k = 0; k < nr_b && !same_place(&a[i], &b[k]); k++)
			;
		if (k == nr_b)
			event(l, s, &a[i], came);
	}
}

/* The program has stopped: who holds the object now? */
static int look(struct life *l, struct stepping *s)
{
	struct obheap_edge *now = NULL;
	__u64 count = 0, sum = 0;
	size_t nr = 0, i;
	int err = obheap_holders(s->session, l->id, &now, &nr, &count);

	/* Nothing is there, or nothing that is an object. */
	if (err == -ESTALE || err == -EINVAL)
		nr = 0, count = 0, err = 0;
	if (err)
		return err;
	for (i = 0; i < nr; i++)
		sum += now[i].count;
	l->sound &= sum == count;
	l->count = count;
	events(l, s, l->holders, l->nr, now, nr, false);
	events(l, s, now, nr, l->holders, l->nr, true);
	free(l->holders);
	l->holders = now;
	l->nr = nr;
	/* What lived there before it had another life. */
	if (!nr && s->steps < l->bound) {
		json_object_put(l->events);
		l->events = json_object_new_array();
	}
	return 0;
}

static void note(struct life *l, const struct stepping *s)
{
	memcpy(l->opcode, s->stop.name, sizeof(l->opcode));
	memcpy(l->argument, s->stop.arg_repr, sizeof(l->argument));
	l->line = s->stop.line;
}

/* Until the object is dead, or the program has ended. */
static int follow(struct life *l, struct stepping *s)
{
	int err = 0;

	while (!err && stepping_stopped(s)) {
		s->steps = s->stop.steps;
		err = look(l, s);
		if (s->steps > l->most ||
		    (s->steps > l->bound && !l->nr && !err))
			return err;
		note(l, s);
		if (!err)
			err = stepping_until(s, OBHEAP_UNTIL_INSTRUCTION);
	}
	return err;
}

/* Which object gets the name, and when. */
static int find(struct life *l, struct stepping *s)
{
	struct obheap_resume how = {
		.watch = OBHEAP_WATCH_BIRTH | OBHEAP_WATCH_REBIND,
		.watch_frame = OBHEAP_NONE,
	};
	int err = 0;

	snprintf(how.watch_name, sizeof(how.watch_name), "%s", l->name);
	if (stepping_stopped(s))
		err = stepping_go(s, &how);
	if (err)
		return err;
	if (!stepping_stopped(s))
		return -ENOENT;
	l->id = s->stop.after;
	l->bound = s->stop.steps;
	return 0;
}

static int in_session(struct life *l, const struct program *p,
		      int (*fn)(struct life *l, struct stepping *s))
{
	struct obheap *session;
	struct stepping s;
	int err, status = session_open(p, &session);

	if (status)
		return status;
	err = stepping_start(&s, session, p);
	if (!err)
		err = fn(l, &s);
	if (err == -ENOENT) {
		fputs(s.error ? s.error : "", stderr);
		complain("the name '%s' is never bound", l->name);
		status = EXIT_RAISED;
	} else if (err) {
		status = complain_device("running", err);
	}
	stepping_free(&s);
	obheap_close(session);
	return status;
}

static void print_life(struct json_object *view, FILE *out)
{
	size_t i;

	fprintf(out, "%s is the object at %s\n\n", json_str(view, "name"),
		json_str(view, "id"));
	fprintf(out, "%6s %5s  %-16s %-16s %6s %12s  %s\n", "STEP", "LINE",
		"INSTRUCTION", "ARGUMENT", "CHANGE", "COUNT", "CAUSE");
	for (i = 0; i < json_rows(view, "events"); i++) {
		struct json_object *o = json_row(view, "events", i);

		fprintf(out, "%6llu %5llu  ", json_num(o, "step"),
			json_num(o, "line"));
		text_pad(json_str(o, "opcode"), 17, out);
		text_pad(json_str(o, "argument"), 17, out);
		fprintf(out, "%+6" PRId64 " %12llu  %s: %s\n",
			json_object_get_int64(json_get(o, "change")),
			json_num(o, "count"), json_str(o, "cause"),
			json_str(o, "place"));
	}
	if (!json_object_get_boolean(json_get(view, "sound")))
		fputs("\nthe holders do not add up to the count\n", out);
}

static int refs(const struct program *p, const char *name)
{
	struct life l = {
		.name = name, .most = MOST_STEPS, .sound = true,
		.events = json_object_new_array(),
	};
	struct json_object *view;
	int status = in_session(&l, p, find);

	if (!status)
		status = in_session(&l, p, follow);
	free(l.holders);
	if (status) {
		json_object_put(l.events);
		return status;
	}
	view = json_object_new_object();
	json_add_string(view, "schema", "obheap.refs.1");
	json_add_string(view, "name", name);
	json_add_id(view, "id", l.id);
	json_object_object_add(view, "sound", json_object_new_boolean(l.sound));
	json_object_object_add(view, "events", l.events);
	status = print_view(view, print_life);
	return status ? status : l.sound ? EXIT_OK : EXIT_RAISED;
}

static int refs_run(int argc, char **argv)
{
	static const struct option options[] = { VIEW_OPTIONS, { } };
	struct program p = { 0 };
	int status = view_options(&cmd_refs, argc, argv, &p, options, NULL,
				  NULL);

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (optind == argc) {
		complain("refs wants a program and a name");
		cmd_usage(&cmd_refs, EXIT_USAGE);
		goto out;
	}
	/* The name is the last word, what is in front of it the program. */
	if (program_operand(&p, argc - optind - 1, argv + optind))
		goto out;
	if (!p.text || p.session) {
		complain(p.text ? "refs wants a session of its own" :
				  "refs wants a program and a name");
		cmd_usage(&cmd_refs, EXIT_USAGE);
		goto out;
	}
	status = refs(&p, argv[argc - 1]);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_refs = {
	.name = "refs",
	.summary = "the life of one object: every reference that comes and goes",
	.usage = "FILE NAME | -c TEXT NAME [OPTION]...\n\n"
		 "  NAME            a global name; the object that gets it first\n"
		 VIEW_USAGE,
	.examples =
		"  obheap refs -c \"s1 = 'Hello Word'; s2 = s1; del s1\" s1\n"
		"  obheap refs program.py cache\n",
	.run = refs_run,
};
