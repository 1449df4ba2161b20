// SPDX-License-Identifier: GPL-2.0
/*
 * step_screen - the panes of the debugger, in a window of any size
 *
 * A window of 80 columns and 24 rows has all of them; a larger one gives what
 * it has more to source, values and changes. A smaller one shows why it shows
 * nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "step.h"
#include "terminal.h"

#define MIN_COLUMNS	80
#define MIN_ROWS	24
#define MAX_COLUMNS	500
#define MAX_ROWS	(MIN_ROWS + STEP_HISTORY)

/**
 * struct panes - what is where
 * @columns: of the window
 * @left: of the panes on the left, and the bar between them and the others
 * @source: rows of source and instructions
 * @state: rows of values and names
 * @changes: rows of references that came and went
 */
struct panes {
	int columns, left;
	int source, state, changes;
};

/* Rows beyond the least: half of them for the source, the rest in two parts. */
static void panes_lay(struct panes *p, int rows, int columns)
{
	int more = (rows > MAX_ROWS ? MAX_ROWS : rows) - MIN_ROWS;

	p->columns = columns > MAX_COLUMNS ? MAX_COLUMNS : columns;
	p->left = p->columns / 2;
	p->state = 6 + more / 4;
	p->changes = 4 + more / 4;
	p->source = 8 + more - more / 4 * 2;
}

/* The head of @s that has at most @width columns; its bytes. */
static size_t head_of(const char *s, int width)
{
	size_t n = 0, next;
	char one[8];

	for (; s[n]; n = next) {
		next = n + 1;
		while (next - n + 1 < sizeof(one) &&
		       ((unsigned char)s[next] & 0xc0) == 0x80)
			next++;
		memcpy(one, s + n, next - n);
		one[next - n] = '\0';
		width -= text_columns(one);
		if (width < 0)
			break;
	}
	return n;
}

/* @s in exactly @width columns. */
static void cell(const char *s, int width)
{
	char buf[MAX_COLUMNS * 4 + 1];
	size_t n = head_of(s, width);

	if (n >= sizeof(buf))
		n = sizeof(buf) - 1;
	memcpy(buf, s, n);
	buf[n] = '\0';
	text_pad(buf, width, stdout);
}

static void row(const struct panes *p, const char *left, const char *right)
{
	cell(left, p->left - 1);
	fputs("|", stdout);
	cell(right, p->columns - p->left);
	fputs("\n", stdout);
}

static void dashes(const char *title, int width)
{
	char line[MAX_COLUMNS + 1];

	memset(line, '-', sizeof(line));
	line[width] = '\0';
	memcpy(line + 1, title, strlen(title));
	fputs(line, stdout);
}

static void rule(const struct panes *p, const char *left, const char *right)
{
	dashes(left, p->left - 1);
	fputs("+", stdout);
	dashes(right, p->columns - p->left);
	fputs("\n", stdout);
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
		[OBHEAP_STOP_ASKED] = "stopped by a key",
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
	char text[MAX_COLUMNS * 2];
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

static void draw_source(const struct step *st, const struct panes *p)
{
	int rows = p->source, nr = st->nr_history < rows ? st->nr_history : rows;
	__u32 first = st->run.stop.line;
	char left[MAX_COLUMNS * 3];
	int i;

	first = first > rows / 2u ? first - rows / 2 : 1;
	rule(p, " source ", " instructions ");
	for (i = 0; i < rows; i++) {
		source_cell(st, first + i, left, sizeof(left));
		row(p, left,
		    i < nr ? st->history[st->nr_history - nr + i] : "");
	}
}

/* A name, its value, the count: of these the value is cut to fit. */
static void place_cell(const struct place *p, int width, char *buf, size_t size)
{
	char refs[48];
	int room;

	*buf = '\0';
	if (!p)
		return;
	if (!p->id) {
		snprintf(buf, size, " %s NULL", p->name);
		return;
	}
	snprintf(refs, sizeof(refs), "  refs %llu",
		 (unsigned long long)p->refcount);
	room = width - (int)strlen(refs) - text_columns(p->name) - 2;
	snprintf(buf, size, " %s %.*s%s", p->name,
		 room < 8 ? (int)strlen(p->repr) : (int)head_of(p->repr, room),
		 p->repr, refs);
}

/* Is this one of those that are shown: of a value stack, or of names? */
static bool is_shown(const struct step *st, const struct place *p, bool stack)
{
	__u32 depth = st->run.stop.depth;

	if (p->stack != stack)
		return false;
	return p->frame == depth ||
	       (!stack && p->frame == OBHEAP_NONE && !depth);
}

/* Place @i of a kind, the last one first for the value stack. */
static const struct place *nth_place(const struct step *st, bool stack, int i)
{
	const struct places *all = &st->places;
	size_t k;

	for (k = 0; k < all->nr; k++) {
		const struct place *p;

		p = &all->place[stack ? all->nr - 1 - k : k];
		if (is_shown(st, p, stack) && !i--)
			return p;
	}
	return NULL;
}

static int count_places(const struct step *st, bool stack)
{
	int n = 0;
	size_t i;

	for (i = 0; i < st->places.nr; i++)
		n += is_shown(st, &st->places.place[i], stack);
	return n;
}

/* Row @i of @rows; the last one tells what there is no room for. */
static void state_cell(const struct step *st, bool stack, int i, int rows,
		       int width, char *buf, size_t size)
{
	int nr = count_places(st, stack);

	if (i == rows - 1 && nr > rows)
		snprintf(buf, size, " ... %d more", nr - rows + 1);
	else
		place_cell(nth_place(st, stack, i), width, buf, size);
}

static void draw_state(const struct step *st, const struct panes *p)
{
	char left[MAX_COLUMNS * 3], right[MAX_COLUMNS * 3];
	int i;

	rule(p, " value stack, top first ", " names ");
	for (i = 0; i < p->state; i++) {
		state_cell(st, true, i, p->state, p->left - 1, left,
			   sizeof(left));
		state_cell(st, false, i, p->state, p->columns - p->left, right,
			   sizeof(right));
		row(p, left, right);
	}
}

static void draw_changes(const struct step *st, const struct panes *p)
{
	char line[MAX_COLUMNS * 3];
	int i;

	rule(p, " references that came and went ", "");
	for (i = 0; i < p->changes; i++) {
		places_change(st->run.session, &st->before, &st->places, i, line,
			      sizeof(line));
		cell(line, p->columns);
		putchar('\n');
	}
}

static void draw_heap(const struct step *st, const struct panes *p)
{
	struct obheap_class_stats *classes;
	struct obheap_stats s = { 0 };
	char line[MAX_COLUMNS * 3];
	size_t nr;

	if (obheap_stats(st->run.session, &s, &classes, &nr))
		return;
	free(classes);
	snprintf(line, sizeof(line),
		 "heap: %llu blocks, %llu bytes, %llu pools, %llu arena%s  output: %s",
		 (unsigned long long)s.out_blocks,
		 (unsigned long long)(s.out_bytes_used + s.out_bytes_large),
		 (unsigned long long)(s.out_pools_used + s.out_pools_full),
		 (unsigned long long)s.out_arenas, plural(s.out_arenas),
		 st->printed);
	cell(line, p->columns);
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

/* The window, if it has room for the panes; else what it lacks is said. */
static bool has_room(const struct step *st, struct panes *p)
{
	int rows = MIN_ROWS, columns = MIN_COLUMNS;

	if (st->screen) {
		fputs("\033[H\033[2J", stdout);
		terminal_size(&rows, &columns);
	}
	if (rows >= MIN_ROWS && columns >= MIN_COLUMNS) {
		panes_lay(p, rows, columns);
		return true;
	}
	printf("%d x %d is too small:\r\n%d x %d at least, q quits", columns,
	       rows, MIN_COLUMNS, MIN_ROWS);
	fflush(stdout);
	return false;
}

void step_draw(const struct step *st)
{
	const struct obheap_stop *stop = &st->run.stop;
	char title[512], reason[128];
	struct panes p;

	if (!has_room(st, &p))
		return;
	reason_text(stop, reason, sizeof(reason));
	snprintf(title, sizeof(title),
		 "%s, line %u, frame %u, %llu instructions, %s", stop->code_name,
		 stop->line, stop->depth, (unsigned long long)stop->steps,
		 reason);
	cell(title, p.columns);
	putchar('\n');
	draw_source(st, &p);
	draw_state(st, &p);
	draw_changes(st, &p);
	draw_heap(st, &p);
	fputs("s step l line n next r return c go  b break w name o object p pool a arena ? q",
	      stdout);
	if (!st->screen)
		putchar('\n');
	fflush(stdout);
}

void step_say(const struct step *st, const char *text)
{
	int rows, columns;

	if (!st->screen)
		return;
	terminal_size(&rows, &columns);
	printf("\r\033[K%.*s", columns - 1, text);
	fflush(stdout);
}

static void note_instruction(struct step *st)
{
	const struct obheap_stop *stop = &st->run.stop;

	if (st->nr_history == STEP_HISTORY)
		memmove(st->history[0], st->history[1],
			sizeof(st->history) - sizeof(st->history[0]));
	else
		st->nr_history++;
	if (st->nr_history > 1)
		st->history[st->nr_history - 2][0] = ' ';
	snprintf(st->history[st->nr_history - 1], sizeof(st->history[0]),
		 ">%4u %-16s %s", stop->offset, stop->name, stop->arg_repr);
}

void step_note_output(struct step *st, const char *text, size_t len)
{
	const char *line;

	while (len && text[len - 1] == '\n')
		len--;
	if (!len)
		return;
	line = memrchr(text, '\n', len);
	line = line ? line + 1 : text;
	snprintf(st->printed, sizeof(st->printed), "%.*s",
		 (int)(text + len - line), line);
}

void step_note(struct step *st)
{
	const char *text = stepping_output(&st->run);

	note_instruction(st);
	step_note_output(st, text, strlen(text));
}
