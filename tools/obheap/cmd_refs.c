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

#include "ledger.h"
#include "stepping.h"

#define MOST_STEPS 200000

/**
 * struct held - a reference to the object
 * @edge: it
 * @holder: what its holder is for
 * @place: where it is, in words
 * @is_new: it has come with the last instruction
 * @stays: it is still there after the next one
 */
struct held {
	struct obheap_edge edge;
	enum ledger_holder holder;
	char place[256];
	bool is_new;
	bool stays;
};

/**
 * struct life - the object
 * @id: it
 * @name: the name it is known by
 * @bound: instructions executed when it got that name
 * @most: instructions to look at
 * @holders: who holds it
 * @nr: entries of @holders
 * @count: its reference count
 * @collections: runs of the collector
 * @collected: it has run since the last look
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
	struct held *holders;
	size_t nr;
	__u64 count;
	__u64 collections;
	bool collected;
	struct json_object *events;
	bool sound;
	char opcode[OBHEAP_STEP_REPR];
	char argument[OBHEAP_STEP_REPR];
	__u32 line;
};

/* Where the reference is: a place, and what it is a place of. */
static void held_init(struct held *h, struct obheap *session,
		      const struct obheap_edge *e)
{
	struct obheap_object o = { .id = e->from };

	h->edge = *e;
	h->holder = ledger_holder_of(session, e);
	if (!e->from || obheap_object(session, &o))
		snprintf(h->place, sizeof(h->place), "%s", e->label);
	else
		snprintf(h->place, sizeof(h->place), "%s of %s at 0x%llx",
			 e->label, o.out_type_name,
			 (unsigned long long)e->from);
}

static void event(struct life *l, const struct stepping *s,
		  const struct held *h, bool came)
{
	struct json_object *o = json_object_new_object();
	const struct obheap_edge *e = &h->edge;
	const struct ledger_place place = {
		.edge = e, .holder = h->holder, .opcode = l->opcode,
		.collected = l->collected,
	};

	json_add_number(o, "step", s->steps);
	json_add_number(o, "line", l->line);
	json_add_string(o, "opcode", l->opcode);
	json_add_string(o, "argument", l->argument);
	json_object_object_add(o, "change",
			       json_object_new_int64(came ? (__s64)e->count :
							    -(__s64)e->count));
	json_add_string(o, "cause", ledger_cause(&place, came));
	json_add_string(o, "place", h->place);
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

/* What was held there before is still held, and known; the rest is new. */
static void holders_keep(struct life *l, struct obheap *session,
			 const struct obheap_edge *now, struct held *held,
			 size_t nr)
{
	size_t i, k;

	for (i = 0; i < nr; i++) {
		for (k = 0; k < l->nr; k++)
			if (same_place(&now[i], &l->holders[k].edge))
				break;
		held[i].edge = now[i];
		held[i].is_new = k == l->nr;
		if (held[i].is_new) {
			held_init(&held[i], session, &now[i]);
			continue;
		}
		held[i].holder = l->holders[k].holder;
		memcpy(held[i].place, l->holders[k].place,
		       sizeof(held[i].place));
		l->holders[k].stays = true;
	}
}

/* Has the collector run since the last time? */
static int note_collections(struct life *l, struct obheap *session)
{
	struct obheap_class_stats *classes;
	struct obheap_stats st;
	__u64 sum;
	size_t nr;
	int err = obheap_stats(session, &st, &classes, &nr);

	if (err)
		return err;
	free(classes);
	sum = st.out_collections[0] + st.out_collections[1] +
	      st.out_collections[2];
	l->collected = sum != l->collections;
	l->collections = sum;
	return 0;
}

static int holders_replace(struct life *l, struct stepping *s,
			   const struct obheap_edge *now, size_t nr)
{
	struct held *held = calloc(nr + 1, sizeof(*held));
	size_t i;

	if (!held)
		return -ENOMEM;
	holders_keep(l, s->session, now, held, nr);
	for (i = 0; i < l->nr; i++)
		if (!l->holders[i].stays)
			event(l, s, &l->holders[i], false);
	for (i = 0; i < nr; i++)
		if (held[i].is_new)
			event(l, s, &held[i], true);
	free(l->holders);
	l->holders = held;
	l->nr = nr;
	return 0;
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
	if (!err)
		err = note_collections(l, s->session);
	if (err) {
		free(now);
		return err;
	}
	for (i = 0; i < nr; i++)
		sum += now[i].count;
	l->sound &= sum == count;
	l->count = count;
	err = holders_replace(l, s, now, nr);
	free(now);
	/* What lived there before it had another life. */
	if (!err && !nr && s->steps < l->bound) {
		json_object_put(l->events);
		l->events = json_object_new_array();
	}
	return err;
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
	/* Whoever takes a reference is told of. */
	s->library = true;
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
		status = stepping_exit(&s) ?: EXIT_USAGE;
	} else if (err) {
		status = complain_device("running", err);
	} else if (fn == follow) {
		if (s.error)
			traceback_write(s.error, strlen(s.error), stderr);
		program_status = stepping_exit(&s);
	}
	stepping_free(&s);
	obheap_close(session);
	return status;
}

/* Columns of the changes: what is made with the session has great ones. */
static int change_columns(struct json_object *view)
{
	int width = 6, n;
	size_t i;

	for (i = 0; i < json_rows(view, "events"); i++) {
		n = 1 + text_columns(json_str(json_row(view, "events", i),
					      "change"));
		if (n > width)
			width = n;
	}
	return width;
}

static void print_life(struct json_object *view, FILE *out)
{
	size_t i, nr = json_rows(view, "events");
	int width = change_columns(view);

	fprintf(out, "%s is the object at %s; the count is that after the instruction\n\n",
		json_str(view, "name"), json_str(view, "id"));
	fprintf(out, "%6s %5s  %-16s %-16s %*s %12s  %s\n", "STEP", "LINE",
		"INSTRUCTION", "ARGUMENT", width, "CHANGE", "COUNT", "CAUSE");
	for (i = 0; i < nr; i++) {
		struct json_object *o = json_row(view, "events", i);

		fprintf(out, "%6llu %5llu  ", json_num(o, "step"),
			json_num(o, "line"));
		text_pad(json_str(o, "opcode"), 17, out);
		text_pad(json_str(o, "argument"), 17, out);
		fprintf(out, "%+*" PRId64 " ", width,
			json_object_get_int64(json_get(o, "change")));
		if (i + 1 < nr && json_num(json_row(view, "events", i + 1),
					   "step") == json_num(o, "step"))
			fprintf(out, "%12s", "");
		else
			fprintf(out, "%12llu", json_num(o, "count"));
		fprintf(out, "  %s: %s\n", json_str(o, "cause"),
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
		cmd_usage(&cmd_refs);
		goto out;
	}
	/* The name is the last word, what is in front of it the program. */
	if (program_operand(&p, argc - optind - 1, argv + optind))
		goto out;
	if (!p.text || p.session) {
		complain(p.text ? "refs wants a session of its own" :
				  "refs wants a program and a name");
		cmd_usage(&cmd_refs);
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
		 PROGRAM_FILE_USAGE PROGRAM_SETUP_USAGE JSON_USAGE,
	.examples =
		"  obheap refs -c \"s1 = 'Hello Word'; s2 = s1; del s1\" s1\n"
		"  obheap refs program.py cache\n",
	.run = refs_run,
};
