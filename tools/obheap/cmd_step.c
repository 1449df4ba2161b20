// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_step - a debugger on a terminal, which shows references move
 *
 * One screen for every stop: source, instructions, the value stack and the
 * names of the frame with the count of each object, what came and went since
 * the stop before, the heap. Keys come from a terminal one by one, or from a
 * file or pipe; then each screen is printed below the other.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "places.h"
#include "record.h"
#include "stepping.h"

#define SCREEN_COLUMNS	80
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

static void draw(const struct step *st)
{
	const struct obheap_stop *stop = &st->run.stop;
	char title[512];

	if (st->screen)
		fputs("\033[H\033[2J", stdout);
	snprintf(title, sizeof(title),
		 "%s, line %u, frame %u, %llu instructions, %s", stop->code_name,
		 stop->line, stop->depth, (unsigned long long)stop->steps,
		 reason_name(stop->reason));
	cell(title, SCREEN_COLUMNS);
	putchar('\n');
	draw_source(st);
	draw_state(st);
	draw_changes(st);
	draw_heap(st);
	fputs("s instruction  l line  n next  r return  c continue  b break  q quit",
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
		.watch_frame = OBHEAP_NONE,
		.lines = (uintptr_t)st->breaks,
		.nr_lines = st->nr_breaks,
		.filename = (uintptr_t)st->program->filename,
		.filename_len = strlen(st->program->filename),
	};

	if (how.filename_len > 255)
		how.filename_len = 255;
	return stepping_go(&st->run, &how);
}

/* The number that follows b: a line to stop at, or no longer to stop at. */
static void read_break(struct step *st)
{
	__u32 line = 0, i;
	int c;

	if (st->screen) {
		fputs("\nline: ", stdout);
		fflush(stdout);
	}
	while ((c = getchar()) == ' ')
		;
	for (; c >= '0' && c <= '9' && line < 100000000; c = getchar()) {
		line = line * 10 + c - '0';
		if (st->screen) {
			putchar(c);
			fflush(stdout);
		}
	}
	for (i = 0; i < st->nr_breaks; i++)
		if (st->breaks[i] == line) {
			st->breaks[i] = st->breaks[--st->nr_breaks];
			return;
		}
	if (line && st->nr_breaks < MAX_BREAKS)
		st->breaks[st->nr_breaks++] = line;
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

/* Keys until the program has ended, or nobody wants to see more of it. */
static int loop(struct step *st)
{
	int err = show(st), key;

	while (!err && stepping_stopped(&st->run) &&
	       (key = getchar()) != EOF && key != 'q' && key != 4) {
		if (key == 'b') {
			read_break(st);
			if (!print_as_json)
				draw(st);
		}
		if (until_of(key) < 0)
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
	struct termios before, raw;
	int err, status;

	err = stepping_start(&st->run, session, st->program);
	st->screen = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
		     !print_as_json && !tcgetattr(STDIN_FILENO, &before);
	if (st->screen) {
		raw = before;
		raw.c_lflag &= ~(ICANON | ECHO);
		tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	}
	if (!err && stepping_stopped(&st->run))
		err = loop(st);
	if (st->screen)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
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
		 "  the next breakpoint, b LINE sets or takes a breakpoint, q quit\n\n"
		 VIEW_USAGE,
	.examples =
		"  obheap step program.py\n"
		"  echo sssq | obheap step -c \"s1 = 'Hello Word'\"\n",
	.run = step_run,
};
