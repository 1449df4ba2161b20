// SPDX-License-Identifier: GPL-2.0
/*
 * repl_command - what begins with ':' or '?' at the prompt
 *
 * These look at the session and change nothing in it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "map.h"
#include "repl.h"

/**
 * struct repl_word - a command
 * @name: what stands behind ':'
 * @argument: what it takes, "" for nothing; "[...]" can be left out
 * @says: what it does
 */
struct repl_word {
	const char *name;
	const char *argument;
	const char *says;
	void (*run)(struct repl *r, const char *argument);
};

static const struct repl_word repl_words[];

static void show_names(struct repl *r, const char *argument)
{
	print_view(view_names(r->session), print_names_text);
}

static void show_heap(struct repl *r, const char *argument)
{
	print_view(view_heap(r->session), print_heap_text);
}

static void show_map(struct repl *r, const char *argument)
{
	struct map m;
	int err = map_read(r->session, MAP_BY_TYPE, &m);

	if (err) {
		complain_device("map", err);
		return;
	}
	map_text(&m, stdout, r->colour);
	map_free(&m);
}

static void show_graph(struct repl *r, const char *argument)
{
	picture_print_name(r->session, *argument ? argument : NULL, stdout);
}

static void show_object(struct repl *r, const char *argument)
{
	__u64 id;

	if (!find_object(r->session, argument, &id))
		print_view(view_refs(r->session, id), print_refs_text);
}

static void print_holder(struct repl *r, const struct obheap_edge *e)
{
	struct obheap_object o = { .id = e->from };
	char repr[48] = "";

	printf("  %5u  %s", e->count, e->label);
	o.repr = (uintptr_t)repr;
	o.repr_size = sizeof(repr);
	if (e->from && !obheap_object(r->session, &o))
		printf(" of %s %s, 0x%llx", o.out_type_name, repr,
		       (unsigned long long)e->from);
	putchar('\n');
}

static void show_holders(struct repl *r, const char *argument)
{
	struct obheap_edge *holders;
	__u64 id, refcount;
	size_t nr, i;
	int err;

	if (find_object(r->session, argument, &id))
		return;
	err = obheap_holders(r->session, id, &holders, &nr, &refcount);
	if (err) {
		complain_device("holders", err);
		return;
	}
	printf("held by     %llu reference%s\n", (unsigned long long)refcount,
	       refcount == 1 ? "" : "s");
	for (i = 0; i < nr; i++)
		print_holder(r, &holders[i]);
	free(holders);
}

static void collect(struct repl *r, const char *argument)
{
	struct obheap_collect c = { .generation = 2 };
	int err = obheap_collect(r->session, &c);

	if (err)
		complain_device("gc", err);
	else
		printf("%llu unreachable objects found\n",
		       (unsigned long long)c.out_found);
}

static void step(struct repl *r, const char *argument)
{
	struct obheap_exec exec = { 0 };

	if (!*argument) {
		r->trace = true;
		puts("the next statement is shown instruction by instruction");
		return;
	}
	r->trace = true;
	repl_statement(r, argument, strlen(argument), &exec);
	if (exec.out_status == OBHEAP_STATUS_INCOMPLETE)
		puts("a statement of one line is wanted; ':step' alone waits for the next one");
	r->trace = false;
}

/* What a watched name is bound to now. */
static void look_at(struct repl *r, struct repl_watch *w)
{
	struct obheap_object o = { 0 };
	struct obheap_name *names;
	size_t nr, i;

	w->id = 0;
	if (obheap_names(r->session, OBHEAP_SCOPE_GLOBALS, &names, &nr))
		return;
	for (i = 0; i < nr; i++)
		if (!strcmp(names[i].name, w->name))
			w->id = names[i].id;
	free(names);
	if (!w->id)
		return;
	o.id = w->id;
	o.repr = (uintptr_t)w->value;
	o.repr_size = sizeof(w->value);
	if (obheap_object(r->session, &o))
		w->id = 0;
	w->refcount = o.out_refcount;
}

static void print_watch(const struct repl_watch *w)
{
	if (w->id)
		printf("  %s  %s  0x%llx  refs %llu\n", w->name, w->value,
		       (unsigned long long)w->id,
		       (unsigned long long)w->refcount);
	else
		printf("  %s  not bound\n", w->name);
}

static void watch(struct repl *r, const char *argument)
{
	struct repl_watch *more;
	size_t i;

	for (i = 0; i < r->nr_watches; i++)
		if (!*argument || !strcmp(argument, r->watch[i].name))
			print_watch(&r->watch[i]);
	if (!*argument && !r->nr_watches)
		puts("  no name is watched; ':watch x' watches x");
	if (!*argument)
		return;
	more = realloc(r->watch, (r->nr_watches + 1) * sizeof(*more));
	if (!more)
		return;
	r->watch = more;
	memset(&more[r->nr_watches], 0, sizeof(*more));
	snprintf(more[r->nr_watches].name, sizeof(more->name), "%s", argument);
	look_at(r, &more[r->nr_watches]);
	print_watch(&more[r->nr_watches++]);
}

static void unwatch(struct repl *r, const char *argument)
{
	size_t i, n = 0;

	for (i = 0; i < r->nr_watches; i++)
		if (*argument && strcmp(r->watch[i].name, argument))
			r->watch[n++] = r->watch[i];
	r->nr_watches = n;
}

static void print_change(const struct repl_watch *was,
			 const struct repl_watch *now)
{
	if (!now->id)
		printf("  %s: not bound any more\n", now->name);
	else if (!was->id)
		printf("  %s: bound to %s  0x%llx  refs %llu\n", now->name,
		       now->value, (unsigned long long)now->id,
		       (unsigned long long)now->refcount);
	else if (was->id != now->id)
		printf("  %s: bound to another object, %s  0x%llx  refs %llu\n",
		       now->name, now->value, (unsigned long long)now->id,
		       (unsigned long long)now->refcount);
	else if (strcmp(was->value, now->value))
		printf("  %s: changed, %s -> %s\n", now->name, was->value,
		       now->value);
	if (was->id == now->id && was->refcount != now->refcount)
		printf("  %s: refs %llu -> %llu\n", now->name,
		       (unsigned long long)was->refcount,
		       (unsigned long long)now->refcount);
}

void repl_look(struct repl *r)
{
	size_t i;

	for (i = 0; i < r->nr_watches; i++) {
		const struct repl_watch was = r->watch[i];

		look_at(r, &r->watch[i]);
		if (was.id != r->watch[i].id ||
		    (was.id && (was.refcount != r->watch[i].refcount ||
				strcmp(was.value, r->watch[i].value))))
			print_change(&was, &r->watch[i]);
	}
}

static void new_session(struct repl *r, const char *argument)
{
	struct obheap *session;

	if (r->program->session) {
		puts("this prompt is in a session with a name; leave it with :quit");
		return;
	}
	if (session_open(r->program, &session))
		return;
	obheap_close(r->session);
	r->session = session;
	repl_mark(r);
}

static void quit(struct repl *r, const char *argument)
{
	r->ended = true;
}

static void help(struct repl *r, const char *argument)
{
	size_t i;

	puts("Python statements run; what begins with : or ? looks at the session.\n");
	for (i = 0; repl_words[i].name; i++)
		printf("  :%-8s%-12s %s\n", repl_words[i].name,
		       repl_words[i].argument, repl_words[i].says);
	puts("  ?x                    the object x is bound to, and what it refers to\n"
	     "  ??x                   and who holds it\n"
	     "\nTab completes names, attributes and commands; Ctrl-R looks back for a text\n"
	     "in what was typed; _ is the value shown last; Ctrl-C drops a line or stops a\n"
	     "statement; Ctrl-D ends.");
}

static const struct repl_word repl_words[] = {
	{ "names", "", "what the global names are bound to", show_names },
	{ "graph", "[x]", "names and objects, or what x leads to", show_graph },
	{ "object", "x", "one object, and what it refers to", show_object },
	{ "holders", "x", "who holds an object: the sum is its count",
	  show_holders },
	{ "heap", "", "arenas, pools and blocks in numbers", show_heap },
	{ "map", "", "every pool and block, drawn", show_map },
	{ "step", "[statement]", "instructions and value stack of a statement",
	  step },
	{ "watch", "[x]", "say after each statement what is new about x",
	  watch },
	{ "unwatch", "[x]", "no longer", unwatch },
	{ "diff", "", "blocks born and died since the last :diff",
	  repl_diff },
	{ "gc", "", "run the collector", collect },
	{ "new", "", "a new, empty session", new_session },
	{ "help", "", "this list", help },
	{ "quit", "", "end", quit },
	{ }
};

const char *repl_command_name(size_t i)
{
	return repl_words[i].name;
}

/* A copy of what is between blanks. */
static char *trimmed(const char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n && strchr(" \t\r\n", s[n - 1]))
		n--;
	return strndup(s, n);
}

static void command(struct repl *r, const char *line)
{
	size_t n = strcspn(line, " \t\r\n"), i;
	char *argument = trimmed(line + n);

	for (i = 0; argument && repl_words[i].name; i++) {
		const struct repl_word *w = &repl_words[i];

		if (strlen(w->name) != n || strncmp(w->name, line, n))
			continue;
		if (*w->argument && *w->argument != '[' && !*argument)
			printf(":%s wants %s\n", w->name, w->argument);
		else if (!*w->argument && *argument)
			printf(":%s takes nothing\n", w->name);
		else
			w->run(r, argument);
		free(argument);
		return;
	}
	free(argument);
	printf("no command ':%.*s'; ':help' lists them\n", (int)n, line);
}

bool repl_command(struct repl *r, const char *line)
{
	bool holders = !strncmp(line, "??", 2);
	char *name;

	if (*line == ':') {
		command(r, line + 1);
		fflush(stdout);
		return true;
	}
	if (*line != '?')
		return false;
	name = trimmed(line + 1 + holders);
	if (name && !*name)
		help(r, "");
	else if (name)
		show_object(r, name);
	if (name && *name && holders)
		show_holders(r, name);
	free(name);
	fflush(stdout);
	return true;
}
