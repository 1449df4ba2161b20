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
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "repl.h"
#include "terminal.h"

#define HISTORY_SIZE	1000
#define TRACE_MAX	256

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
	r->quote = 0;
	prompt_text = ">>> ";
}

static bool is_blank(const char *s, size_t len)
{
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	return !len;
}

int repl_statement(struct repl *r, const char *text, size_t len,
		   struct obheap_exec *exec)
{
	struct program p = {
		.text = (char *)text, .len = len, .filename = "<stdin>",
	};
	struct obheap_step *steps = NULL;
	int status;

	if (r->trace)
		steps = calloc(TRACE_MAX, sizeof(*steps));
	if (steps) {
		exec->flags = OBHEAP_EXEC_TRACE;
		exec->trace = (uintptr_t)steps;
		exec->trace_nr = TRACE_MAX;
	}
	status = program_run(r->session, &p, OBHEAP_EXEC_SINGLE, exec);
	if (steps && !program_refused(status, exec) &&
	    exec->out_status != OBHEAP_STATUS_INCOMPLETE) {
		trace_print(exec, stdout);
		r->trace = false;
	}
	free(steps);
	if (!program_refused(status, exec) &&
	    exec->out_status != OBHEAP_STATUS_INCOMPLETE)
		repl_look(r);
	fflush(stdout);
	return status;
}

/* Run what there is, if it is whole; false if more lines are needed. */
static bool repl_execute(struct repl *r)
{
	struct obheap_exec exec = { 0 };
	size_t len = r->len;
	int status;

	/* A block goes on until its last line is blank, not until it ends. */
	if (r->text[len - 1] == '\n')
		len--;
	status = repl_statement(r, r->text, len, &exec);
	if (program_refused(status, &exec)) {
		repl_forget(r);
		return true;
	}
	if (exec.out_status == OBHEAP_STATUS_INCOMPLETE) {
		prompt_text = "... ";
		return false;
	}
	repl_forget(r);
	if (exec.out_status == OBHEAP_STATUS_EXIT) {
		r->exit_status = status;
		r->ended = true;
	}
	return true;
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

static void repl_keys(struct repl *r)
{
	el_set(r->el, EL_ADDFN, "obheap-complete", "Complete a name",
	       repl_complete);
	el_set(r->el, EL_BIND, "^I", "obheap-complete", NULL);
	el_set(r->el, EL_ADDFN, "obheap-paste", "Take pasted text", repl_paste);
	el_set(r->el, EL_BIND, "\033[200~", "obheap-paste", NULL);
	el_set(r->el, EL_BIND, "^R", "em-inc-search-prev", NULL);
	el_set(r->el, EL_BIND, "^S", "em-inc-search-next", NULL);
	el_set(r->el, EL_BIND, "\033[3~", "ed-delete-next-char", NULL);
	el_set(r->el, EL_BIND, "\033[1~", "ed-move-to-beg", NULL);
	el_set(r->el, EL_BIND, "\033[4~", "ed-move-to-end", NULL);
}

/* One character, for libedit; an interrupt in front of the wait ends it, too. */
static int read_key(EditLine *el, wchar_t *key)
{
	mbstate_t state = { 0 };
	ssize_t got;
	size_t len;
	char byte;

	do {
		while (!terminal_wait(&interrupted_prompt)) {
			if (!interrupted_prompt)
				continue;
			errno = EINTR;
			return -1;
		}
		got = read(STDIN_FILENO, &byte, 1);
		if (got != 1)
			return got;
		len = mbrtowc(key, &byte, 1, &state);
	} while (len == (size_t)-2);
	if (len == (size_t)-1)
		*key = 0xfffd;
	return 1;
}

/* The device takes UTF-8; libedit drops what the locale has no character for. */
static void read_as_utf8(void)
{
	if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
}

static int repl_start(struct repl *r)
{
	struct sigaction act = { .sa_handler = on_prompt_interrupt };

	read_as_utf8();
	r->el = el_init("obheap", stdin, stdout, stderr);
	if (!r->el) {
		complain("the terminal cannot be used");
		return EXIT_DEVICE;
	}
	el_set(r->el, EL_PROMPT, repl_prompt);
	el_set(r->el, EL_EDITOR, "emacs");
	el_set(r->el, EL_SIGNAL, 0);
	el_set(r->el, EL_GETCFN, read_key);
	el_set(r->el, EL_CLIENTDATA, r);
	repl_history(r);
	repl_keys(r);
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
	if (r->scratch)
		obheap_close(r->scratch);
	free(r->text);
	free(r->pasted);
	free(r->watch);
	free(r->before);
}

/* Ask the terminal to say where a paste begins and ends, or no longer. */
static void ask_pastes(bool on)
{
	if (colour_wanted(STDOUT_FILENO))
		printf("\033[?2004%c", on ? 'h' : 'l');
	fflush(stdout);
}

/* One line from the user: its length, 0 at the end, -1 interrupted. */
static int repl_line(struct repl *r, const char **line)
{
	int len;

	interrupted_prompt = 0;
	ask_pastes(true);
	*line = el_gets(r->el, &len);
	ask_pastes(false);
	if (interrupted_prompt)
		return -1;
	return *line && len > 0 ? len : 0;
}

static void put_coloured(struct repl *r, const char *line, size_t len)
{
	while (len && strchr("\r\n", line[len - 1]))
		len--;
	if (r->len == 0 && (*line == ':' || *line == '?'))
		fwrite(line, 1, len, stdout);
	else if (r->colour)
		colour_python(line, len, &r->quote, stdout);
	else
		fwrite(line, 1, len, stdout);
}

/* Write the line that was typed once more over itself, in colours. */
static void repl_repaint(struct repl *r, const char *line, size_t len)
{
	struct winsize size = { 0 };

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	if (!r->colour || is_blank(line, len) ||
	    text_columns(line) + 4 >= size.ws_col || strchr(line, '\t'))
		return;
	printf("\033[A\033[5G");
	put_coloured(r, line, len);
	printf("\033[K\n");
	fflush(stdout);
}

/* Take one line into the statement, and run that if it is whole. */
static int repl_take(struct repl *r, const char *line, size_t len)
{
	if (!r->len && is_blank(line, len))
		return 0;
	if (!r->len && repl_command(r, line))
		return 0;
	if (repl_append(r, line, len))
		return -1;
	repl_execute(r);
	return 0;
}

/* A blank line that is not there ends a block; see repl_paste.c. */
static int repl_end_block(struct repl *r, const char *line)
{
	size_t before = r->len;

	if (!repl_paste_ends(r, line))
		return 0;
	if (repl_append(r, "\n", 1))
		return -1;
	if (!repl_execute(r))
		r->len = before;
	return 0;
}

static int repl_take_pasted(struct repl *r, const char *line, size_t len)
{
	HistEvent ev;

	fputs(prompt_text, stdout);
	put_coloured(r, line, len);
	putchar('\n');
	fflush(stdout);
	if (r->history && !is_blank(line, len))
		history(r->history, &ev, H_ENTER, line);
	if (is_blank(line, len) && repl_paste_goes_on(r))
		return repl_append(r, line, len);
	return repl_take(r, line, len);
}

static int repl_pasted(struct repl *r)
{
	const char *line;
	size_t len;
	int err = 0;

	while (!err && !r->ended && (line = repl_paste_line(r, &len))) {
		char *copy = strndup(line, len);

		if (!copy)
			return -1;
		err = repl_end_block(r, copy);
		if (copy[len - 1] != '\n')
			/* A last line without an end is left to be edited. */
			el_push(r->el, copy);
		else if (!err && !r->ended)
			err = repl_take_pasted(r, copy, len);
		free(copy);
	}
	return err;
}

static void repl_interrupted(struct repl *r)
{
	printf("\nKeyboardInterrupt\n");
	el_reset(r->el);
	repl_forget(r);
	free(r->pasted);
	r->pasted = NULL;
}

static void repl_loop(struct repl *r)
{
	const char *line;
	HistEvent ev;
	int len, err = 0;

	while (!r->ended && !err && (len = repl_line(r, &line))) {
		if (len < 0) {
			repl_interrupted(r);
			continue;
		}
		repl_repaint(r, line, len);
		if (r->history && !is_blank(line, len))
			history(r->history, &ev, H_ENTER, line);
		err = repl_take(r, line, len);
		if (!err)
			err = repl_pasted(r);
	}
	if (err)
		complain_device("reading", -ENOMEM);
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
			return cmd_help(&cmd_repl);
		if (opt == '?' || program_option(&p, opt, optarg) <= 0)
			return cmd_usage(&cmd_repl);
	}
	/* What is typed is a program, too. */
	if (optind < argc && program_operand(&p, argc - optind, argv + optind))
		return EXIT_USAGE;
	r.program = &p;
	status = view_open(&p, &r.session);
	if (status)
		goto out;
	/* What is typed counts, as with python -i. */
	program_status = EXIT_OK;
	status = repl_start(&r);
	if (!status) {
		puts("obheap: Python 3.11 statements on a heap of your own. :help helps, Ctrl-D ends.");
		r.colour = colour_wanted(STDOUT_FILENO);
		repl_mark(&r);
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
	.examples =
		"  obheap\n"
		"  obheap repl program.py\n"
		"  obheap repl -s lab\n",
	.run = repl_run,
};
