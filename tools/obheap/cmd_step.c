// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_step - a debugger on a terminal, which shows references move
 *
 * One screen for every stop: source, instructions, the value stack and the
 * names of the frame with the count of each object, what came and went since
 * the stop before, the heap. Keys come from a terminal one by one, or from a
 * file or pipe; then each screen is printed below the other.
 */
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "step.h"
#include "terminal.h"

static int show(struct step *st)
{
	struct json_object *record;
	int err;

	if (print_as_json) {
		record = record_stop(&st->recorder, st->run.session,
				     &st->run.stop, stepping_output(&st->run),
				     &err);
		if (record)
			json_write(record, stdout);
		return err;
	}
	step_note(st);
	places_free(&st->before);
	st->before = st->places;
	err = places_read(st->run.session, &st->places);
	if (!err)
		step_draw(st);
	return err;
}

static int go(struct step *st, __u32 until)
{
	struct obheap_resume how = {
		.until = until,
		.watch = st->watch,
		.watch_id = st->watch_id,
		.watch_frame = st->watch_frame,
		.lines = (uintptr_t)st->breaks,
		.nr_lines = st->nr_breaks,
		.filename = (uintptr_t)st->program->filename,
		.filename_len = strlen(st->program->filename),
	};

	if (how.filename_len > 255)
		how.filename_len = 255;
	if (!st->watch_id)
		memcpy(how.watch_name, st->watch_name, sizeof(how.watch_name));
	return step_go(st, &how);
}

/* The next key there is; those typed while the program ran come first. */
static int get_key(struct step *st)
{
	int key;

	if (!st->nr_ahead)
		return getchar();
	key = (unsigned char)st->ahead[0];
	memmove(st->ahead, st->ahead + 1, --st->nr_ahead);
	return key;
}

/* The word that follows a key, echoed where the terminal does not. */
static void read_word(struct step *st, const char *question, char *buf,
		      size_t size)
{
	size_t n = 0;
	int c;

	if (st->screen) {
		printf("\n%s: ", question);
		fflush(stdout);
	}
	while ((c = get_key(st)) == ' ')
		;
	for (; c != EOF && c > ' '; c = get_key(st)) {
		if (c == 127 && n)
			buf[--n] = '\0';
		else if (c != 127 && n + 1 < size)
			buf[n++] = c;
		else
			continue;
		if (st->screen) {
			fputs(c == 127 ? "\b \b" : buf + n - 1, stdout);
			fflush(stdout);
		}
	}
	buf[n] = '\0';
}

/* A line to stop at, or no longer to stop at. */
static const char *read_break(struct step *st)
{
	char word[OBHEAP_NAME_MAX] = "";
	__u64 line;
	__u32 i;

	read_word(st, "line", word, sizeof(word));
	if (!*word)
		return NULL;
	if (!parse_id(word, &line) || !line || line > INT_MAX)
		return "no line has that number";
	for (i = 0; i < st->nr_breaks; i++)
		if (st->breaks[i] == line) {
			st->breaks[i] = st->breaks[--st->nr_breaks];
			return NULL;
		}
	if (st->nr_breaks == STEP_BREAKS)
		return "no more lines to stop at";
	st->breaks[st->nr_breaks++] = line;
	return NULL;
}

/* Where a name is: in the frame that has stopped, or among the globals. */
static const struct place *find_name(const struct step *st, const char *name)
{
	__u32 depth = st->run.stop.depth, frame[2] = { depth, OBHEAP_NONE };
	size_t i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < st->places.nr; k++) {
			const struct place *p = &st->places.place[k];

			if (!p->stack && p->frame == frame[i] &&
			    !strcmp(p->name, name))
				return p;
		}
	return NULL;
}

/*
 * Watch a name for what it is bound to, or the object it is bound to now; an
 * empty word takes the watch away. A name nobody has yet is a global one.
 */
static const char *read_watch(struct step *st, bool object)
{
	const __u32 bits = OBHEAP_WATCH_BIRTH | OBHEAP_WATCH_REBIND |
			   OBHEAP_WATCH_DEATH | OBHEAP_WATCH_MUTATE |
			   OBHEAP_WATCH_REFCOUNT;
	char word[OBHEAP_NAME_MAX] = "";
	const struct place *p;

	read_word(st, "name", word, sizeof(word));
	p = find_name(st, word);
	if (object && *word && (!p || !p->id))
		return "nothing has that name";
	st->watch &= ~bits;
	st->watch_id = 0;
	memcpy(st->watch_name, word, sizeof(word));
	st->watch_frame = p ? p->frame : OBHEAP_NONE;
	if (!*word)
		return NULL;
	if (!object) {
		st->watch |= OBHEAP_WATCH_BIRTH | OBHEAP_WATCH_REBIND |
			     OBHEAP_WATCH_DEATH;
		return NULL;
	}
	st->watch_id = p->id;
	st->watch |= OBHEAP_WATCH_MUTATE | OBHEAP_WATCH_REFCOUNT |
		     OBHEAP_WATCH_DEATH;
	return NULL;
}

/* Everything the program is to stop for. */
static void list(const struct step *st)
{
	__u32 i;

	if (st->screen)
		putchar('\n');
	fputs("stops at", stdout);
	for (i = 0; i < st->nr_breaks; i++)
		printf(" line %u,", st->breaks[i]);
	if (st->watch_id)
		printf(" changes of the object '%s' was bound to, 0x%llx,",
		       st->watch_name, (unsigned long long)st->watch_id);
	else if (*st->watch_name)
		printf(" bindings of '%s',", st->watch_name);
	if (st->watch & OBHEAP_WATCH_POOL)
		fputs(" pools that come and go,", stdout);
	if (st->watch & OBHEAP_WATCH_ARENA)
		fputs(" arenas that come and go,", stdout);
	puts(" its end");
	printf("steps go into %s\n", st->run.library ? "imported modules, too" :
			"what the program calls, not into imported modules");
	fflush(stdout);
}

/* A key that says what to stop for. False if it does not. */
static bool set_stop(struct step *st, int key)
{
	const char *trouble = NULL;

	switch (key) {
	case 'b':
		trouble = read_break(st);
		break;
	case 'w':
	case 'o':
		trouble = read_watch(st, key == 'o');
		break;
	case 'p':
		st->watch ^= OBHEAP_WATCH_POOL;
		break;
	case 'a':
		st->watch ^= OBHEAP_WATCH_ARENA;
		break;
	case 'i':
		st->run.library = !st->run.library;
		break;
	case '?':
		break;
	default:
		return false;
	}
	if (print_as_json)
		return true;
	if (key == 'b')
		step_draw(st);
	else
		list(st);
	if (trouble)
		puts(trouble);
	fflush(stdout);
	return true;
}

static int until_of(int key)
{
	switch (key) {
	case 's':
		return OBHEAP_UNTIL_INSTRUCTION;
	case 'l':
		return OBHEAP_UNTIL_LINE;
	case 'n':
		return OBHEAP_UNTIL_NEXT;
	case 'r':
		return OBHEAP_UNTIL_RETURN;
	case 'c':
		return OBHEAP_UNTIL_END;
	default:
		return -1;
	}
}

/* Ctrl-C where nothing runs is the end; step_go() sees to it where something does. */
static void on_interrupt(int sig)
{
	step_interrupts++;
}

/* The next key; a window of another size, or one that is back, is drawn anew. */
static int next_key(struct step *st)
{
	while (st->screen && !st->nr_ahead && !step_interrupts &&
	       !terminal_wait(&step_interrupts))
		if (!step_interrupts && terminal_changed())
			step_draw(st);
	return step_interrupts ? EOF : get_key(st);
}

/* Keys until the program has ended, or nobody wants to see more of it. */
static int loop(struct step *st)
{
	int err = show(st), key;

	while (!err && stepping_stopped(&st->run) && !step_interrupts &&
	       (key = next_key(st)) != EOF && key != 'q' && key != 4) {
		if (set_stop(st, key) || until_of(key) < 0)
			continue;
		err = go(st, until_of(key));
		if (!err && stepping_stopped(&st->run))
			err = show(st);
	}
	return err;
}

static void say_end(struct step *st)
{
	if (print_as_json) {
		json_write(record_end(st->run.status, st->run.exit_code,
				      st->run.steps, stepping_output(&st->run),
				      st->run.error), stdout);
		return;
	}
	if (st->screen)
		putchar('\n');
	fputs(stepping_output(&st->run), stdout);
	fflush(stdout);
	fputs(st->run.error, stderr);
	printf("ended after %llu instructions\n",
	       (unsigned long long)st->run.steps);
}

static int step(struct step *st, struct obheap *session)
{
	struct sigaction act = { .sa_handler = on_interrupt }, signal_before;
	int err, status;

	err = stepping_start(&st->run, session, st->program);
	st->run.library = st->library;
	st->screen = !print_as_json && terminal_begin("", "");
	sigaction(SIGINT, &act, &signal_before);
	if (st->screen)
		setvbuf(stdin, NULL, _IONBF, 0);
	if (!err && stepping_stopped(&st->run))
		err = loop(st);
	sigaction(SIGINT, &signal_before, NULL);
	if (st->screen)
		terminal_end();
	if (!err && !stepping_stopped(&st->run))
		say_end(st);
	else if (st->screen)
		putchar('\n');
	status = err ? complain_device("running", err) :
		       stepping_exit(&st->run);
	stepping_free(&st->run);
	places_free(&st->places);
	places_free(&st->before);
	return status;
}

static int take_option(int opt, const char *arg, void *ctx)
{
	struct step *st = ctx;

	if (opt != 'i')
		return 0;
	st->library = true;
	return 1;
}

static int step_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "library", no_argument, NULL, 'i' }, { }
	};
	struct step *st = calloc(1, sizeof(*st));
	struct program p = { 0 };
	struct obheap *session;
	int status;

	if (!st)
		return complain_device("running", -12);
	st->program = &p;
	st->watch_frame = OBHEAP_NONE;
	recorder_init(&st->recorder, false);
	status = stepping_open(&cmd_step, argc, argv, options, take_option, st,
			       &p, &session, 0);
	if (status < 0) {
		status = step(st, session);
		obheap_close(session);
	}
	recorder_free(&st->recorder);
	program_free(&p);
	free(st);
	return status;
}

const struct cmd cmd_step = {
	.name = "step",
	.summary = "a debugger: instructions, references and counts",
	.usage = "FILE | -c TEXT [OPTION]...\n\n"
		 "  Keys: s to the next instruction, l to the next line, n to the\n"
		 "  next line without calls, r until the function returns, c to\n"
		 "  the next stop, b LINE sets or takes a breakpoint, w NAME watches\n"
		 "  what a name is bound to, o NAME the object it is bound to now (its\n"
		 "  content, its count, its death), p and a the pools and arenas that\n"
		 "  come and go, i steps into imported modules, or no longer, ? lists\n"
		 "  all that, q quit.\n"
		 "  While it runs: Ctrl-C raises KeyboardInterrupt in it; a second\n"
		 "  Ctrl-C, or q, stops it between two instructions\n\n"
		 "  --library       i from the start\n"
		 PROGRAM_USAGE
		 "  --json          each stop as a line, as trace has it\n",
	.examples =
		"  obheap step program.py\n"
		"  echo sssq | obheap step -c \"s1 = 'Hello Word'\"\n"
		"  printf 'w cache\\nc' | obheap step program.py\n",
	.run = step_run,
};
