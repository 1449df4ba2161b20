// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_watch - what happens in a session, while it happens
 *
 * A program of its own is watched from its first instruction to its end; a
 * session with a name from now until it ends or the user has seen enough.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "events.h"

#define RING_RECORDS	65536
#define READ_RECORDS	256
#define WAIT_MS		100

enum watch_format {
	WATCH_TEXT,
	WATCH_JSON,
	WATCH_PERFETTO,
};

/**
 * struct watch - what is watched and where it is told
 * @filter: the events
 * @type: only objects of this type, NULL for all
 * @object: only this one, a name or an id, NULL for all
 * @count: records to write, 0 for all
 * @written: records written so far
 * @format: how
 * @formatted: it was asked for
 * @path: file, NULL for standard output
 * @out: it
 * @perfetto: state of that format
 * @start_ns: time of the first record
 * @fd: where records come from
 * @program_over: nothing comes but what is there already
 * @status: an exit status
 */
struct watch {
	struct obheap_events filter;
	const char *type, *object;
	__u64 count, written;
	enum watch_format format;
	bool formatted;
	const char *path;
	FILE *out;
	struct perfetto perfetto;
	__u64 start_ns;
	int fd;
	atomic_bool program_over;
	int status;
};

static volatile sig_atomic_t enough;

static void on_interrupt(int sig)
{
	enough = 1;
}

/* By name: the type may be one that the program has yet to make. */
static bool other_type(const struct watch *w, const struct obheap_event *e)
{
	return w->type && e->what >= OBHEAP_EVENT_ALLOC &&
	       e->what <= OBHEAP_EVENT_UNBIND && strcmp(w->type, e->type_name);
}

static void write_record(struct watch *w, const struct obheap_event *e)
{
	if (other_type(w, e))
		return;
	if (!w->written++)
		w->start_ns = e->ns;
	switch (w->format) {
	case WATCH_TEXT:
		event_print(e, w->start_ns, w->out);
		break;
	case WATCH_JSON:
		json_write(event_json(e), w->out);
		break;
	case WATCH_PERFETTO:
		perfetto_event(&w->perfetto, e);
		break;
	}
}

static bool has_enough(const struct watch *w)
{
	return enough || (w->count && w->written >= w->count);
}

/* Records as they come: 0 at the end, or a negative errno. */
static int follow(struct watch *w)
{
	static struct obheap_event records[READ_RECORDS];
	ssize_t n, i;

	while (!has_enough(w)) {
		bool over = w->program_over;

		n = obheap_events_read(w->fd, records, READ_RECORDS,
				       over ? 0 : WAIT_MS);
		if (n == -EINTR)
			continue;
		if (n == -EAGAIN && !over) {
			fflush(w->out);
			continue;
		}
		if (n == -EAGAIN)
			return 0;
		if (n <= 0)
			return n;
		for (i = 0; i < n && !has_enough(w); i++)
			write_record(w, &records[i]);
	}
	return 0;
}

static void *follow_thread(void *data)
{
	struct watch *w = data;
	int err = follow(w);

	if (err)
		w->status = complain_device("events", err);
	return NULL;
}

/* The program runs here, so that signals are its own, but that of a write. */
static int watch_program(struct watch *w, struct obheap *session,
			 const struct program *p)
{
	struct obheap_exec exec = { .flags = OBHEAP_EXEC_FINISH };
	sigset_t all, before;
	pthread_t thread;
	int status, err;

	sigfillset(&all);
	sigdelset(&all, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	err = pthread_create(&thread, NULL, follow_thread, w);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (err)
		return complain_device("events", -err);
	status = program_run(session, p, OBHEAP_EXEC_FILE, &exec);
	w->program_over = true;
	pthread_join(thread, NULL);
	return w->status ? w->status : status;
}

/* Who only listens keeps no session alive. */
static int watch_session(struct watch *w, struct obheap *session)
{
	struct sigaction act = { .sa_handler = on_interrupt }, before;
	int err;

	obheap_close(session);

	sigaction(SIGINT, &act, &before);
	err = follow(w);
	sigaction(SIGINT, &before, NULL);
	return err ? complain_device("events", err) : EXIT_OK;
}

static int watch_class(const struct watch *w, struct obheap *session)
{
	struct obheap_info info = { 0 };

	if (w->filter.class_ == OBHEAP_NONE || obheap_info(session, &info) ||
	    w->filter.class_ < info.out_nr_classes)
		return EXIT_OK;
	complain("--class wants a size class, 0 to %u", info.out_nr_classes - 1);
	return EXIT_USAGE;
}

static int watch_open(struct watch *w, struct obheap *session)
{
	int status = watch_class(w, session);

	if (!status && w->object)
		status = find_object(session, w->object, &w->filter.id);
	if (status)
		return status;
	w->filter.nr = RING_RECORDS;
	w->fd = obheap_events(session, &w->filter);
	if (w->fd < 0)
		return complain_device("events", w->fd);
	w->out = output_open(w->path);
	if (w->out)
		return EXIT_OK;
	obheap_events_close(w->fd);
	return EXIT_USAGE;
}

static int watch_close(struct watch *w, int status)
{
	int finished;

	obheap_events_close(w->fd);
	if (w->format == WATCH_PERFETTO)
		perfetto_end(&w->perfetto);
	finished = output_close(w->out, w->path);
	return status ?: finished;
}

static int watch(struct watch *w, const struct program *p)
{
	struct obheap *session;
	int status = session_open(p, &session);

	if (status)
		return status;
	status = watch_open(w, session);
	if (status)
		goto out_close;
	/* What is for programs is not mixed with what the program prints. */
	if (w->format != WATCH_TEXT && !w->path)
		program_output = STDERR_FILENO;
	if (w->format == WATCH_PERFETTO)
		perfetto_begin(&w->perfetto, w->out);
	if (!p->text)
		return watch_close(w, watch_session(w, session));
	status = watch_close(w, watch_program(w, session, p));
out_close:
	obheap_close(session);
	return status;
}

static int parse_format(struct watch *w, const char *word)
{
	static const char *const words[] = { "text", "json", "perfetto", NULL };
	__u32 format;

	if (parse_word("--format", word, words, &format) < 0)
		return -1;
	w->format = format;
	w->formatted = true;
	return 1;
}

static int parse_kind(struct watch *w, const char *word)
{
	static const char *const words[] = { "raw", "object", "gc", "instance",
					     NULL };
	__u32 kind;

	if (parse_word("--kind", word, words, &kind) < 0)
		return -1;
	w->filter.kinds |= 1U << kind;
	return 1;
}

static int watch_option(int opt, const char *arg, void *ctx)
{
	struct watch *w = ctx;
	__u64 n;

	switch (opt) {
	case 'e':
		return events_parse(arg, &w->filter.what) ? -1 : 1;
	case 'Y':
		w->type = arg;
		return 1;
	case 'O':
		w->object = arg;
		return 1;
	case 'K':
		return parse_kind(w, arg);
	case 'C':
		if (parse_number("--class", arg, &n) < 0)
			return -1;
		w->filter.class_ = n < OBHEAP_NONE ? n : OBHEAP_NONE - 1;
		return 1;
	case 'n':
		return parse_number("--count", arg, &w->count);
	case 'F':
		return parse_format(w, arg);
	case 'o':
		w->path = strcmp(arg, "-") ? arg : NULL;
		return 1;
	}
	return 0;
}

static const struct option watch_options[] = {
	VIEW_OPTIONS,
	{ "events", required_argument, NULL, 'e' },
	{ "type", required_argument, NULL, 'Y' },
	{ "object", required_argument, NULL, 'O' },
	{ "kind", required_argument, NULL, 'K' },
	{ "class", required_argument, NULL, 'C' },
	{ "count", required_argument, NULL, 'n' },
	{ "format", required_argument, NULL, 'F' },
	{ "output", required_argument, NULL, 'o' },
	{ }
};

static int watch_run(int argc, char **argv)
{
	struct watch w = { .filter.class_ = OBHEAP_NONE };
	struct program p = { 0 };
	int status = view_options(&cmd_watch, argc, argv, &p, watch_options,
				  watch_option, &w);

	if (status < 0 && program_operand(&p, argc - optind, argv + optind))
		status = EXIT_USAGE;
	if (status < 0 && !p.text && !p.session) {
		complain("watch wants a program or the name of a session");
		status = EXIT_USAGE;
	}
	if (status < 0 && print_as_json && w.formatted &&
	    w.format != WATCH_JSON) {
		complain("--json or --format, not both");
		status = EXIT_USAGE;
	}
	if (print_as_json)
		w.format = WATCH_JSON;
	if (status < 0)
		status = watch(&w, &p);
	program_free(&p);
	return status;
}

const struct cmd cmd_watch = {
	.name = "watch",
	.summary = "what happens in a session, while it happens",
	.usage = "{FILE | -c TEXT | -s NAME} [OPTION]...\n\n"
		 "  -e, --events LIST  only these: heap, names, gc, gil, exec; or\n"
		 "                  alloc, free, pool, arena, bind, rebind, unbind,\n"
		 "                  gc-begin, gc-phase, gc-end, gil-take, gil-drop,\n"
		 "                  exec-begin, exec-end\n"
		 "  --type TYPE     only objects of this type\n"
		 "  --object WHICH  only this object: a global name or an id\n"
		 "  --kind KIND     only blocks of this kind; may be repeated\n"
		 "  --class N       only blocks of this size class\n"
		 "  -n, --count N   end after N records; 0, as without this\n"
		 "                  option, is no end\n"
		 "  --format FORMAT  text, json (lines), or perfetto: a trace for\n"
		 "                  ui.perfetto.dev and chrome://tracing\n"
		 "  -o, --output FILE  there instead of to standard output\n"
		 VIEW_USAGE,
	.examples =
		 "  obheap watch -e gc,gil program.py\n"
		 "  obheap watch -e alloc,free --type list -s lab\n"
		 "  obheap watch --format perfetto -o trace.json program.py\n",
	.letters = "e:n:o:",
	.run = watch_run,
};
