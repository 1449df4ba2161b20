// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_repl - the prompt
 *
 * Lines are collected until the device says that they are a whole statement. An
 * interrupt at the prompt forgets them; one while a statement runs ends that
 * statement. The session outlives both.
 */
#include <errno.h>
#include <getopt.h>
#include <histedit.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

#define HISTORY_SIZE 1000

static const char *prompt_text = ">>> ";
static volatile sig_atomic_t interrupted_prompt;

static char *repl_prompt(EditLine *el)
{
	return (char *)prompt_text;
}

static void on_prompt_interrupt(int sig)
{
	interrupted_prompt = 1;
}

/**
 * struct repl - a running prompt
 * @text: lines of the statement so far, owned
 * @ended: a statement asked for the end, with @exit_status
 */
struct repl {
	struct obheap *session;
	EditLine *el;
	History *history;
	char history_file[PATH_MAX];
	char *text;
	size_t len;
	bool ended;
	int exit_status;
};

static int repl_append(struct repl *r, const char *line, size_t len)
{
	char *more = realloc(r->text, r->len + len + 1);

	if (!more)
		return -1;
	memcpy(more + r->len, line, len);
	r->text = more;
	r->len += len;
	r->text[r->len] = '\0';
	return 0;
}

static void repl_forget(struct repl *r)
{
	r->len = 0;
	prompt_text = ">>> ";
}

static bool is_blank(const char *s, size_t len)
{
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	return !len;
}

/* Run what there is, if it is whole. */
static void repl_execute(struct repl *r)
{
	struct program p = {
		.text = r->text, .len = r->len, .filename = "<stdin>",
	};
	struct obheap_exec exec = { 0 };
	int status;

	/* A block goes on until its last line is blank, not until it ends. */
	if (p.text[p.len - 1] == '\n')
		p.len--;
	status = program_run(r->session, &p, OBHEAP_EXEC_SINGLE, &exec);
	if (status == EXIT_DEVICE) {
		repl_forget(r);
		return;
	}
	if (exec.out_status == OBHEAP_STATUS_INCOMPLETE) {
		prompt_text = "... ";
		return;
	}
	repl_forget(r);
	if (exec.out_status != OBHEAP_STATUS_EXIT)
		return;
	r->exit_status = status;
	r->ended = true;
}

static void repl_history(struct repl *r)
{
	const char *home = getenv("HOME");
	HistEvent ev;

	r->history = history_init();
	if (!r->history)
		return;
	history(r->history, &ev, H_SETSIZE, HISTORY_SIZE);
	history(r->history, &ev, H_SETUNIQUE, 1);
	el_set(r->el, EL_HIST, history, r->history);
	if (!home || snprintf(r->history_file, sizeof(r->history_file),
			      "%s/.obheap_history", home) >=
		     (int)sizeof(r->history_file))
		r->history_file[0] = '\0';
	else
		history(r->history, &ev, H_LOAD, r->history_file);
}

static int repl_start(struct repl *r)
{
	struct sigaction act = { .sa_handler = on_prompt_interrupt };

	r->el = el_init("obheap", stdin, stdout, stderr);
	if (!r->el) {
		complain("the terminal cannot be used");
		return EXIT_DEVICE;
	}
	el_set(r->el, EL_PROMPT, repl_prompt);
	el_set(r->el, EL_EDITOR, "emacs");
	el_set(r->el, EL_SIGNAL, 0);
	repl_history(r);
	el_source(r->el, NULL);
	sigaction(SIGINT, &act, NULL);
	return EXIT_OK;
}

static void repl_end(struct repl *r)
{
	HistEvent ev;

	if (r->history && r->history_file[0])
		history(r->history, &ev, H_SAVE, r->history_file);
	if (r->history)
		history_end(r->history);
	el_end(r->el);
	free(r->text);
}

/* One line from the user: its length, 0 at the end, -1 interrupted. */
static int repl_line(struct repl *r, const char **line)
{
	int len;

	interrupted_prompt = 0;
	*line = el_gets(r->el, &len);
	if (interrupted_prompt)
		return -1;
	return *line && len > 0 ? len : 0;
}

static void repl_loop(struct repl *r)
{
	const char *line;
	HistEvent ev;
	int len;

	while (!r->ended && (len = repl_line(r, &line))) {
		if (len < 0) {
			printf("\nKeyboardInterrupt\n");
			el_reset(r->el);
			repl_forget(r);
			continue;
		}
		if (r->history && !is_blank(line, len))
			history(r->history, &ev, H_ENTER, line);
		if (!r->len && is_blank(line, len))
			continue;
		if (repl_append(r, line, len)) {
			complain_device("reading", -ENOMEM);
			return;
		}
		repl_execute(r);
	}
	if (!r->ended)
		putchar('\n');
}

static int repl_run(int argc, char **argv)
{
	static const struct option options[] = {
		PROGRAM_OPTIONS, { "help", no_argument, NULL, 'h' }, { }
	};
	struct program p = { 0 };
	struct repl r = { 0 };
	int opt, status;

	while ((opt = getopt_long(argc, argv, PROGRAM_SHORT, options,
				  NULL)) != -1) {
		if (opt == 'h')
			return cmd_usage(&cmd_repl, EXIT_OK);
		if (opt == '?' || program_option(&p, opt, optarg) <= 0)
			return cmd_usage(&cmd_repl, EXIT_USAGE);
	}
	if (program_operand(&p, argc - optind, argv + optind))
		return EXIT_USAGE;
	status = view_open(&p, &r.session);
	if (status)
		goto out;
	status = repl_start(&r);
	if (!status) {
		puts("obheap: Python 3.11 statements on a heap of your own. Ctrl-D ends it.");
		repl_loop(&r);
		repl_end(&r);
		status = r.exit_status;
	}
	obheap_close(r.session);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_repl = {
	.name = "repl",
	.summary = "the prompt: statements as you type them",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" PROGRAM_USAGE,
	.run = repl_run,
};
