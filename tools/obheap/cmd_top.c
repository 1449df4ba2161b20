// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_top - sessions, or one of them in detail, again and again
 *
 * A round takes one sample of each session; rates are differences between two
 * rounds. On a terminal each round is drawn over the last, as slabtop does.
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "terminal.h"
#include "top.h"

#define DEFAULT_DELAY_NS 2000000000ULL
#define PLAIN_COLUMNS 101

/**
 * struct top - what is shown and how
 * @delay_ns: between two rounds
 * @count: rounds, 0 for no end
 * @batch: one round under the other
 * @name: the session shown in detail, NULL for all
 * @session: to ask with; the one shown in detail
 * @before: the last round's samples
 * @nr_before: how many
 * @round: rounds shown
 * @raw: it is changed
 * @over: the program has ended: one round more
 * @status: an exit status
 */
struct top {
	__u64 delay_ns, count;
	bool batch;
	const char *name;
	struct obheap *session;
	struct sample *before;
	size_t nr_before;
	__u64 round;
	bool raw;
	atomic_bool over;
	int status;
};

static volatile sig_atomic_t enough;

static void on_interrupt(int sig)
{
	enough = 1;
}

static __u64 now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (__u64)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* the terminal */

static void screen_begin(struct top *t)
{
	if (!t->batch && !print_as_json && !print_as_csv)
		t->raw = terminal_begin("\033[?1049h\033[?25l",
					"\033[?25h\033[?1049l");
}

static void screen_end(struct top *t)
{
	if (t->raw)
		terminal_end();
}

static int screen_columns(const struct top *t)
{
	int rows, columns;

	terminal_size(&rows, &columns);
	return t->raw ? columns : PLAIN_COLUMNS;
}

static int count_lines(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/*
 * A screen's worth of text: every line cut, its rest and what is below the last
 * one cleared. What there is no room for is counted.
 */
static void screen_put(const struct top *t, const char *text)
{
	int rows, columns, left = count_lines(text);

	if (!t->raw) {
		fputs(text, stdout);
		fflush(stdout);
		return;
	}
	terminal_size(&rows, &columns);
	fputs("\033[H", stdout);
	for (rows--; left && rows > 1 - (left == 1); left--, rows--) {
		int len = strcspn(text, "\n");

		printf("%.*s\033[K\n", len < columns ? len : columns, text);
		text += len + 1;
	}
	if (left)
		printf("%.*s\033[K\n", columns,
		       "... the rest needs a window with more rows");
	fputs("\033[J", stdout);
	fflush(stdout);
}

/* samples */

static int sample_take(struct obheap *session, struct sample *s)
{
	s->ns = now_ns();
	return obheap_stats(session, &s->stats, &s->classes, &s->nr_classes);
}

static void samples_free(struct sample *s, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++)
		free(s[i].classes);
	free(s);
}

static int by_bytes(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	if (x->stats.out_bytes != y->stats.out_bytes)
		return x->stats.out_bytes < y->stats.out_bytes ? 1 : -1;
	return strcmp(x->info.name, y->info.name);
}

/* All sessions with a name. One that ends meanwhile is not there. */
static int sample_all(const struct top *t, struct sample **samples, size_t *nr)
{
	struct obheap_session *list;
	size_t i, all;
	int err = obheap_sessions(t->session, &list, &all);

	*nr = 0;
	if (err)
		return err;
	*samples = calloc(all + 1, sizeof(**samples));
	for (i = 0; *samples && i < all; i++) {
		struct sample *s = &(*samples)[*nr];
		struct obheap *session;

		if (obheap_attach(NULL, list[i].name, &session))
			continue;
		s->info = list[i];
		/* Asking makes an interpreter: leave it unmade. */
		if (!(list[i].state & OBHEAP_SESSION_STARTED))
			s->ns = now_ns();
		else if (sample_take(session, s))
			(*nr)--;
		(*nr)++;
		obheap_close(session);
	}
	free(list);
	if (!*samples)
		return -ENOMEM;
	qsort(*samples, *nr, sizeof(**samples), by_bytes);
	return 0;
}

static int sample_one(const struct top *t, struct sample **samples, size_t *nr)
{
	int err;

	*samples = calloc(1, sizeof(**samples));
	if (!*samples)
		return -ENOMEM;
	*nr = 1;
	snprintf((*samples)->info.name, sizeof((*samples)->info.name), "%s",
		 t->name);
	err = sample_take(t->session, *samples);
	if (err) {
		samples_free(*samples, 1);
		*samples = NULL;
	}
	return err;
}

static const struct sample *sample_before(const struct top *t,
					  const struct sample *s)
{
	size_t i;

	for (i = 0; i < t->nr_before; i++)
		if (!strcmp(t->before[i].info.name, s->info.name))
			return &t->before[i];
	return NULL;
}

static int show(struct top *t, struct sample *samples, size_t nr)
{
	struct json_object *view = json_object_new_object();
	struct json_object *list = json_object_new_array();
	char *text = NULL;
	size_t len, i;
	FILE *out;

	json_add_string(view, "schema", "obheap.top.1");
	json_add_number(view, "seq", t->round);
	json_object_object_add(view, "sessions", list);
	for (i = 0; i < nr; i++) {
		struct json_object *row;

		row = top_session(&samples[i], sample_before(t, &samples[i]),
				  t->name);
		json_add_number(row, "round", t->round);
		json_object_array_add(list, row);
	}
	if (print_as_csv) {
		csv_write(view, print_as_csv, !t->round, stdout);
		json_object_put(view);
		fflush(stdout);
		return 0;
	}
	if (print_as_json) {
		json_write(view, stdout);
		fflush(stdout);
		return 0;
	}
	out = open_memstream(&text, &len);
	if (!out) {
		json_object_put(view);
		return -ENOMEM;
	}
	if (t->name)
		top_print_one(view, screen_columns(t), out);
	else
		top_print_all(view, screen_columns(t), out);
	if (t->batch)
		fputc('\n', out);
	fclose(out);
	screen_put(t, text);
	free(text);
	json_object_put(view);
	return 0;
}

static int round_show(struct top *t)
{
	struct sample *samples = NULL;
	size_t nr;
	int err = t->name ? sample_one(t, &samples, &nr) :
			    sample_all(t, &samples, &nr);

	if (err)
		return err;
	err = show(t, samples, nr);
	samples_free(t->before, t->nr_before);
	t->before = samples;
	t->nr_before = nr;
	t->round++;
	return err;
}

/* Until the next round: false when the user wants no more. */
static bool round_wait(struct top *t)
{
	struct pollfd in = { .fd = t->raw ? STDIN_FILENO : -1,
			     .events = POLLIN };
	__u64 until = now_ns() + t->delay_ns;
	char key;

	while (!enough && !t->over && now_ns() < until) {
		if (poll(&in, 1, 20) <= 0 || read(STDIN_FILENO, &key, 1) != 1)
			continue;
		if (key == 'q' || key == 'Q')
			return false;
		break;
	}
	return !enough;
}

static int rounds(struct top *t)
{
	int err;

	do {
		bool over = t->over;

		err = round_show(t);
		if (over || err)
			break;
	} while ((!t->count || t->round < t->count) && round_wait(t));
	return err;
}

static void *rounds_thread(void *data)
{
	struct top *t = data;
	int err = rounds(t);

	if (err)
		t->status = complain_device("top", err);
	return NULL;
}

/* The program runs here, so that signals are its own, but that of a write. */
static int top_program(struct top *t, const struct program *p)
{
	struct obheap_exec exec = { 0 };
	sigset_t all, before;
	pthread_t thread;
	int status, err;

	t->name = p->filename;
	program_output = STDERR_FILENO;
	sigfillset(&all);
	sigdelset(&all, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	err = pthread_create(&thread, NULL, rounds_thread, t);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (err)
		return complain_device("top", -err);
	status = program_run(t->session, p, OBHEAP_EXEC_FILE, &exec);
	t->over = true;
	pthread_join(thread, NULL);
	return t->status ? t->status : status;
}

static int top_watch(struct top *t, const struct program *p)
{
	struct sigaction act = { .sa_handler = on_interrupt }, before;
	int err;

	t->name = p->session;
	sigaction(SIGINT, &act, &before);
	err = rounds(t);
	sigaction(SIGINT, &before, NULL);
	return err ? complain_device("top", err) : EXIT_OK;
}

static int top_option(int opt, const char *arg, void *ctx)
{
	struct top *t = ctx;

	switch (opt) {
	case 'b':
		t->batch = true;
		return 1;
	case 'd':
		return parse_time("--delay", arg, &t->delay_ns);
	case 'n':
		return parse_number("--count", arg, &t->count);
	}
	return 0;
}

static const struct option top_options[] = {
	TABLE_OPTIONS,
	{ "batch", no_argument, NULL, 'b' },
	{ "delay", required_argument, NULL, 'd' },
	{ "count", required_argument, NULL, 'n' },
	{ }
};

static int top_run(int argc, char **argv)
{
	struct top t = { .delay_ns = DEFAULT_DELAY_NS };
	struct program p = { 0 };
	int status = view_options(&cmd_top, argc, argv, &p, top_options,
				  top_option, &t);

	if (status < 0 && program_operand(&p, argc - optind, argv + optind))
		status = EXIT_USAGE;
	if (status < 0 && print_as_csv && *print_as_csv &&
	    strcmp(print_as_csv, "sessions")) {
		complain("top has no table '%s', but sessions", print_as_csv);
		status = EXIT_USAGE;
	}
	if (status < 0 && !p.text && !p.session && p.setup.flags) {
		complain("options of a session want a program for it");
		status = EXIT_USAGE;
	}
	t.batch |= !isatty(STDOUT_FILENO);
	if (status < 0)
		status = session_open(&p, &t.session);
	if (t.session) {
		screen_begin(&t);
		status = p.text ? top_program(&t, &p) : top_watch(&t, &p);
		screen_end(&t);
		obheap_close(t.session);
	}
	samples_free(t.before, t.nr_before);
	program_free(&p);
	return status;
}

const struct cmd cmd_top = {
	.name = "top",
	.summary = "sessions, their heaps and rates, refreshed in place",
	.usage = "[FILE | -c TEXT | -s NAME] [OPTION]...\n\n"
		 "  -b, --batch     one round under the other, not in place\n"
		 "  -d, --delay SECONDS  between two rounds; 2 unless given\n"
		 "  -n, --count N   end after N rounds; 0, as without this option,\n"
		 "                  is no end, but q ends it at any time\n"
		 TABLE_USAGE,
	.examples =
		 "  obheap top\n"
		 "  obheap top -s lab\n"
		 "  obheap top -b -n 5 -d 0.2 program.py\n",
	.letters = "bd:n:",
	.run = top_run,
};
