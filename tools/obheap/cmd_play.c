// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_play - play a lesson: statements, what they print, and what one sees
 *
 * A lesson is a text. What stands in its lines is shown as it is, except
 *
 *   == TEXT         a heading; the lines below it belong to it
 *   >>> STATEMENT   is typed at the prompt of the lesson's session; lines that
 *   ... MORE        begin with ... continue it
 *   :names          a view, as the commands of these names show it
 *   :picture
 *   :heap
 *   :object NAME
 *   :trace          the next statement is shown instruction by instruction
 *   :new            go on in a new session
 */
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

#define PLAY_TRACE_MAX 64

/**
 * struct play - a lesson being played
 * @session: where its statements run
 * @statement: lines collected so far, owned
 * @trace: show the next statement's instructions
 * @status: worst exit status so far
 */
struct play {
	const struct program *lesson;
	struct obheap *session;
	char *statement;
	size_t len;
	bool trace;
	int status;
};

static const char *style(const char *codes)
{
	return colour_wanted(STDOUT_FILENO) ? codes : "";
}

static void play_heading(const char *text)
{
	printf("%s== %s%s\n", style("\033[1;36m"), text, style("\033[0m"));
}

static void play_add(struct play *play, const char *line)
{
	size_t n = strlen(line);
	char *more = realloc(play->statement, play->len + n + 2);

	if (!more)
		return;
	memcpy(more + play->len, line, n);
	play->len += n;
	more[play->len++] = '\n';
	more[play->len] = '\0';
	play->statement = more;
}

static void play_execute(struct play *play)
{
	static struct obheap_step steps[PLAY_TRACE_MAX];
	struct program p = {
		.text = play->statement, .len = play->len,
		.filename = "<lesson>",
	};
	struct obheap_exec exec = { 0 };
	int status;

	if (!play->len)
		return;
	/* A block ends with an empty line, as at a prompt. */
	if (memchr(play->statement, '\n', play->len - 1)) {
		play_add(play, "");
		p.text = play->statement;
		p.len = play->len;
	}
	if (play->trace) {
		exec.flags = OBHEAP_EXEC_TRACE;
		exec.trace = (uintptr_t)steps;
		exec.trace_nr = PLAY_TRACE_MAX;
	}
	status = program_run(play->session, &p, OBHEAP_EXEC_SINGLE, &exec);
	if (play->trace && !program_refused(status, &exec))
		trace_print(&exec, stdout);
	if (status > play->status)
		play->status = status;
	play->trace = false;
	play->len = 0;
}

static void play_object(struct play *play, const char *name)
{
	__u64 id;

	if (find_object(play->session, name, &id) ||
	    print_view(view_refs(play->session, id), print_refs_text))
		play->status = EXIT_RAISED;
}

static void play_directive(struct play *play, const char *word)
{
	int status = EXIT_OK;

	if (!strcmp(word, "trace")) {
		play->trace = true;
	} else if (!strcmp(word, "names")) {
		status = print_view(view_names(play->session),
				    print_names_text);
	} else if (!strcmp(word, "heap")) {
		status = print_view(view_heap(play->session), print_heap_text);
	} else if (!strcmp(word, "picture")) {
		status = picture_print(play->session, stdout);
	} else if (!strncmp(word, "object ", 7)) {
		play_object(play, word + 7);
	} else if (!strcmp(word, "new")) {
		obheap_close(play->session);
		play->session = NULL;
		status = session_open(play->lesson, &play->session);
	}
	if (status > play->status)
		play->status = status;
}

static void play_line(struct play *play, const char *line)
{
	if (strncmp(line, "... ", 4) && strcmp(line, "..."))
		play_execute(play);
	if (!strncmp(line, "== ", 3)) {
		play_heading(line + 3);
	} else if (!strncmp(line, ">>> ", 4)) {
		printf("%s%s%s\n", style("\033[1m"), line, style("\033[0m"));
		play_add(play, line + 4);
	} else if (!strncmp(line, "...", 3) && play->len) {
		printf("%s%s%s\n", style("\033[1m"), line, style("\033[0m"));
		play_add(play, line[3] ? line + 4 : "");
	} else if (*line == ':') {
		play_directive(play, line + 1);
	} else {
		puts(line);
	}
}

static bool is_directive(const char *word, size_t len)
{
	static const char *const words[] = {
		"names", "picture", "heap", "trace", "new",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == len && !strncmp(word, words[i], len))
			return true;
	return len > 7 && !strncmp(word, "object ", 7);
}

/* What is no lesson is told so before anything of it is played. */
static bool is_lesson(const struct program *lesson)
{
	const char *line = lesson->text, *end;
	bool statements = false;
	int nr;

	if (memchr(line, 0, lesson->len)) {
		complain("%s is no lesson: it is no text", lesson->filename);
		return false;
	}
	for (nr = 1; *line; line = *end ? end + 1 : end, nr++) {
		end = line + strcspn(line, "\n");
		statements |= !strncmp(line, ">>> ", 4);
		if (*line != ':' || is_directive(line + 1, end - line - 1))
			continue;
		complain("%s, line %d: a lesson knows no '%.*s'",
			 lesson->filename, nr, (int)(end - line), line);
		return false;
	}
	if (!statements)
		complain("%s is no lesson: none of its lines begins with '>>> '",
			 lesson->filename);
	return statements;
}

static int play_lesson(const struct program *lesson)
{
	struct play play = { .lesson = lesson };
	char *line, *next;
	int status;

	status = session_open(lesson, &play.session);
	if (status)
		return status;
	for (line = lesson->text; line && *line && play.session; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		play_line(&play, line);
	}
	if (play.session)
		play_execute(&play);
	free(play.statement);
	obheap_close(play.session);
	return play.status;
}

static int play_run(int argc, char **argv)
{
	static const struct option options[] = {
		PROGRAM_OPTIONS, { "help", no_argument, NULL, 'h' }, { }
	};
	struct program lesson = { 0 };
	char *end;
	int opt, status;

	while ((opt = getopt_long(argc, argv, PROGRAM_SHORT, options,
				  NULL)) != -1) {
		if (opt == 'h')
			return cmd_help(&cmd_play);
		if (opt == '?' || program_option(&lesson, opt, optarg) <= 0)
			return cmd_usage(&cmd_play);
	}
	if (program_operand(&lesson, argc - optind, argv + optind))
		return EXIT_USAGE;
	if (!lesson.text) {
		complain("play wants a lesson");
		return cmd_usage(&cmd_play);
	}
	end = realloc(lesson.text, lesson.len + 1);
	if (!end)
		return EXIT_DEVICE;
	lesson.text = end;
	lesson.text[lesson.len] = '\0';
	status = is_lesson(&lesson) ? play_lesson(&lesson) : EXIT_USAGE;
	program_free(&lesson);
	return status;
}

const struct cmd cmd_play = {
	.name = "play",
	.summary = "play a lesson: statements, output and views",
	.usage = "FILE | -c TEXT [OPTION]...\n\n"
		 "  A lesson is a text with statements in lines that begin with\n"
		 "  '>>> ', or '... ' where they go on; '== ' begins a heading. Lines\n"
		 "  with :picture, :names, :heap, :object NAME and :trace show what\n"
		 "  there is, :new goes on in a new session\n\n"
		 "  FILE            the lesson; - is standard input\n"
		 "  -c TEXT         this text is the lesson\n"
		 PROGRAM_SESSION_USAGE PROGRAM_SETUP_USAGE,
	.examples =
		"  obheap play tools/demo/article.lesson\n",
	.run = play_run,
};
