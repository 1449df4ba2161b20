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

#include "places.h"
#include "record.h"
#include "stepping.h"
#include "terminal.h"

#define SCREEN_COLUMNS	80
#define SCREEN_ROWS	24
#define LEFT_COLUMNS	40
#define SOURCE_ROWS	8
#define STATE_ROWS	6
#define CHANGE_ROWS	4
#define HISTORY		SOURCE_ROWS
#define MAX_BREAKS	OBHEAP_RESUME_LINES

/**
 * struct step - the debugger
 * @run: the program under way
 * @program: its text
 * @history: the last instructions, the one in front of which it is last
 * @nr_history: how many
 * @breaks: lines to stop at
 * @nr_breaks: how many
 * @watch: what else to stop for, OBHEAP_WATCH_* bits
 * @watch_name: a global name or a variable whose bindings are watched, or empty
 * @watch_frame: the frame that has it, OBHEAP_NONE for the globals
 * @watch_id: an object that is watched, 0 for none; then @watch_name is what it
 *	is known by
 * @places: what refers to something now
 * @before: and did at the stop before
 * @printed: the last line the program printed
 * @recorder: for JSON
 * @screen: on a terminal: draw over the last screen
 */
struct step {
	struct stepping run;
	const struct program *program;
	char history[HISTORY][LEFT_COLUMNS * 2];
	int nr_history;
	__u32 breaks[MAX_BREAKS];
	__u32 nr_breaks;
	__u32 watch;
	char watch_name[OBHEAP_NAME_MAX];
	__u32 watch_frame;
	__u64 watch_id;
	struct places places;
	struct places before;
	char printed[SCREEN_COLUMNS * 2];
	struct recorder recorder;
	bool screen;
};

/* @s in exactly @width columns. */
static void cell(const char *s, int width)
{
	char buf[SCREEN_COLUMNS * 4 + 1];
	size_t n = 0, len = strlen(s);

	while (n < len && n + 4 < sizeof(buf)) {
		size_t next = n + 1;

		while (next < len && ((unsigned char)s[next] & 0xc0) == 0x80)
			next++;
		memcpy(buf + n, s + n, next - n);
		buf[next] = '\0';
		if (text_columns(buf) > width) {
			buf[n] = '\0';
			break;
		}
		n = next;
	}
	buf[n] = '\0';
	text_pad(buf, width, stdout);
}

static void row(const char *left, const char *right)
{
	cell(left, LEFT_COLUMNS - 1);
	fputs("|", stdout);
	cell(right, SCREEN_COLUMNS - LEFT_COLUMNS);
	fputs("\n", stdout);
}

static void rule(const char *left, const char *right)
{
	char a[SCREEN_COLUMNS], b[SCREEN_COLUMNS];

	memset(a, '-', sizeof(a));
	memset(b, '-', sizeof(b));
	a[LEFT_COLUMNS - 1] = '\0';
	b[SCREEN_COLUMNS - LEFT_COLUMNS] = '\0';
	memcpy(a + 1, left, strlen(left));
	memcpy(b + 1, right, strlen(right));
	printf("%s+%s\n", a, b);
}

static const char *reason_name(__u32 reason)
{
	static const char *const names[] = {
		[OBHEAP_STOP_START] = "start",
		[OBHEAP_STOP_INSTRUCTION] = "instruction",
		[OBHEAP_STOP_LINE] = "line",
		[OBHEAP_STOP_CALL] = "call",
		[OBHEAP_STOP_RETURN] = "returned",
		[OBHEAP_STOP_BREAK] = "breakpoint",
		[OBHEAP_STOP_BIRTH] = "the name is bound",
		[OBHEAP_STOP_REBIND] = "the name is bound anew",
		[OBHEAP_STOP_MUTATE] = "the object has changed",
		[OBHEAP_STOP_DEATH] = "it is gone",
		[OBHEAP_STOP_REFCOUNT] = "refs",
		[OBHEAP_STOP_POOL] = "pools",
		[OBHEAP_STOP_ARENA] = "arenas",
	};

	return reason < sizeof(names) / sizeof(names[0]) ? names[reason] : "";
}

/* Line @nr of the program, from 1, tabs as blanks; false behind the last. */
static bool source_line(const struct program *p, __u32 nr, char *buf,
			size_t size)
{
	const char *s = p->text, *end = p->text + p->len;
	size_t n = 0;

	while (--nr && s) {
		s = memchr(s, '\n', end - s);
		s = s ? s + 1 : NULL;
	}
	if (!s || s >= end)
		return false;
	for (; s < end && *s != '\n' && n + 1 < size; s++)
		buf[n++] = (unsigned char)*s < ' ' ? ' ' : *s;
	buf[n] = '\0';
	return true;
}

static void source_cell(const struct step *st, __u32 nr, char *buf, size_t size)
{
	char text[SCREEN_COLUMNS * 2];
	bool broken = false;
	__u32 i;

	*buf = '\0';
	if (strcmp(st->run.stop.filename, st->program->filename) ||
	    !source_line(st->program, nr, text, sizeof(text)))
		return;
	for (i = 0; i < st->nr_breaks; i++)
		broken |= st->breaks[i] == nr;
	snprintf(buf, size, "%c%c%4u %s",
		 nr == st->run.stop.line ? '>' : ' ', broken ? '*' : ' ', nr,
		 text);
}

static void draw_source(const struct step *st)
{
	__u32 first = st->run.stop.line, i;
	char left[SCREEN_COLUMNS * 3];

	first = first > SOURCE_ROWS / 2 ? first - SOURCE_ROWS / 2 : 1;
	rule(" source ", " instructions ");
	for (i = 0; i < SOURCE_ROWS; i++) {
		source_cell(st, first + i, left, sizeof(left));
		row(left, i < st->nr_history ? st->history[i] : "");
	}
}

static void place_cell(const struct place *p, char *buf, size_t size)
{
	if (!p)
		*buf = '\0';
	else if (!p->id)
		snprintf(buf, size, " %s NULL", p->name);
	else
		snprintf(buf, size, " %s %s  refs %llu", p->name, p->repr,
			 (unsigned long long)p->refcount);
}

/* Place @i of a kind, the last one first for the value stack. */
static const struct place *nth_place(const struct step *st, bool stack, int i)
{
	const struct places *all = &st->places;
	__u32 depth = st->run.stop.depth;
	size_t k;

	for (k = 0; k < all->nr; k++) {
		const struct place *p;

		p = &all->place[stack ? all->nr - 1 - k : k];
		if (p->stack != stack || (p->frame != depth && stack))
			continue;
		if (!stack && p->frame != depth &&
		    !(p->frame == OBHEAP_NONE && !depth))
			continue;
		if (!i--)
			return p;
	}
	return NULL;
}

static void draw_state(const struct step *st)
{
	char left[SCREEN_COLUMNS * 3], right[SCREEN_COLUMNS * 3];
	int i;

	rule(" value stack, top first ", " names ");
	for (i = 0; i < STATE_ROWS; i++) {
		place_cell(nth_place(st, true, i), left, sizeof(left));
		place_cell(nth_place(st, false, i), right, sizeof(right));
		row(left, right);
	}
}

static void draw_changes(const struct step *st)
{
	char line[SCREEN_COLUMNS * 3];
	int i;

	rule(" references that came and went ", "");
	for (i = 0; i < CHANGE_ROWS; i++) {
		places_change(st->run.session, &st->before, &st->places, i, line,
			      sizeof(line));
		cell(line, SCREEN_COLUMNS);
		putchar('\n');
	}
}

static void draw_heap(const struct step *st)
{
	struct obheap_class_stats *classes;
	struct obheap_stats s = { 0 };
	char line[SCREEN_COLUMNS * 3];
	size_t nr;

	if (obheap_stats(st->run.session, &s, &classes, &nr))
		return;
	free(classes);
	snprintf(line, sizeof(line),
		 "heap: %llu blocks, %llu bytes, %llu pools, %llu arenas  output: %s",
		 (unsigned long long)s.out_blocks,
		 (unsigned long long)(s.out_bytes_used + s.out_bytes_large),
		 (unsigned long long)(s.out_pools_used + s.out_pools_full),
		 (unsigned long long)s.out_arenas, st->printed);
	cell(line, SCREEN_COLUMNS);
	putchar('\n');
}

/* Why it has stopped, with the numbers that changed. */
static void reason_text(const struct obheap_stop *stop, char *buf, size_t size)
{
	bool counted = stop->reason == OBHEAP_STOP_REFCOUNT ||
		       stop->reason == OBHEAP_STOP_POOL ||
		       stop->reason == OBHEAP_STOP_ARENA;

	if (counted)
		snprintf(buf, size, "%s %llu, then %llu",
			 reason_name(stop->reason),
			 (unsigned long long)stop->before,
			 (unsigned long long)stop->after);
	else
		snprintf(buf, size, "%s", reason_name(stop->reason));
}

/* The screen has one size; in a smaller window only that is said. */
static bool has_room(void)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	if (rows >= SCREEN_ROWS && columns >= SCREEN_COLUMNS)
		return true;
	printf("%d x %d is too small:\r\n%d x %d at least, q quits", columns,
	       rows, SCREEN_COLUMNS, SCREEN_ROWS);
	fflush(stdout);
	return false;
}

static void draw(const struct step *st)
{
	const struct obheap_stop *stop = &st->run.stop;
	char title[512], reason[128];

	if (st->screen)
		fputs("\033[H\033[2J", stdout);
	if (st->screen && !has_room())
		return;
	reason_text(stop, reason, sizeof(reason));
	snprintf(title, sizeof(title),
		 "%s, line %u, frame %u, %llu instructions, %s", stop->code_name,
		 stop->line, stop->depth, (unsigned long long)stop->steps,
		 reason);
	cell(title, SCREEN_COLUMNS);
	putchar('\n');
	draw_source(st);
	draw_state(st);
	draw_changes(st);
	draw_heap(st);
	fputs("s step l line n next r return c go  b break w name o object p pool a arena ? q",
	      stdout);
	if (!st->screen)
		putchar('\n');
	fflush(stdout);
}

static void note_instruction(struct step *st)
{
	const struct obheap_stop *stop = &st->run.stop;

	if (st->nr_history == HISTORY)
		memmove(st->history[0], st->history[1],
			sizeof(st->history) - sizeof(st->history[0]));
	else
		st->nr_history++;
	if (st->nr_history > 1)
		st->history[st->nr_history - 2][0] = ' ';
	snprintf(st->history[st->nr_history - 1], sizeof(st->history[0]),
		 ">%4u %-16s %s", stop->offset, stop->name, stop->arg_repr);
}

/* Of what was printed the last line is shown. */
static void note_output(struct step *st)
{
	char *text = (char *)stepping_output(&st->run), *end;
	size_t n = strlen(text);

	while (n && text[n - 1] == '\n')
		text[--n] = '\0';
	if (!n)
		return;
	end = strrchr(text, '\n');
	snprintf(st->printed, sizeof(st->printed), "%.*s",
		 (int)sizeof(st->printed) - 1, end ? end + 1 : text);
}

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
	note_instruction(st);
	note_output(st);
	places_free(&st->before);
	st->before = st->places;
	err = places_read(st->run.session, &st->places);
	if (!err)
		draw(st);
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
	return stepping_go(&st->run, &how);
}

/* The word that follows a key, echoed where the terminal does not. */
static void read_word(const struct step *st, const char *question, char *buf,
		      size_t size)
{
	size_t n = 0;
	int c;

	if (st->screen) {
		printf("\n%s: ", question);
		fflush(stdout);
	}
	while ((c = getchar()) == ' ')
		;
	for (; c != EOF && c > ' '; c = getchar()) {
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
	if (st->nr_breaks == MAX_BREAKS)
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
	case '?':
		break;
	default:
		return false;
	}
	if (print_as_json)
		return true;
	if (key == 'b')
		draw(st);
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

static struct obheap *running;
static volatile sig_atomic_t stop_asked;

/*
 * Ctrl-C: KeyboardInterrupt in a program that runs, else the end. A session of
 * the device has had the signal itself; then there is nobody to be told.
 */
static void on_interrupt(int sig)
{
	if (running)
		obheap_interrupt(running);
	else
		stop_asked = 1;
}

/* The next key; a window of another size, or one that is back, is drawn anew. */
static int next_key(struct step *st)
{
	while (st->screen && !terminal_wait(&stop_asked) && !stop_asked)
		if (terminal_changed())
			draw(st);
	return stop_asked ? EOF : getchar();
}

/* Keys until the program has ended, or nobody wants to see more of it. */
static int loop(struct step *st)
{
	int err = show(st), key;

	while (!err && stepping_stopped(&st->run) && !stop_asked &&
	       (key = next_key(st)) != EOF && key != 'q' && key != 4) {
		if (set_stop(st, key) || until_of(key) < 0)
			continue;
		/* What is asked for from here on is asked of the program. */
		stop_asked = 0;
		running = st->run.session;
		err = go(st, until_of(key));
		running = NULL;
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

static int step_run(int argc, char **argv)
{
	static const struct option options[] = { VIEW_OPTIONS, { } };
	struct step *st = calloc(1, sizeof(*st));
	struct program p = { 0 };
	struct obheap *session;
	int status;

	if (!st)
		return complain_device("running", -12);
	st->program = &p;
	st->watch_frame = OBHEAP_NONE;
	recorder_init(&st->recorder, false);
	status = stepping_open(&cmd_step, argc, argv, options, NULL, NULL, &p,
			       &session, 0);
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
		 "  come and go, ? lists all that, q quit\n\n"
		 VIEW_USAGE,
	.examples =
		"  obheap step program.py\n"
		"  echo sssq | obheap step -c \"s1 = 'Hello Word'\"\n"
		"  printf 'w cache\\nc' | obheap step program.py\n",
	.run = step_run,
};
