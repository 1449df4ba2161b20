// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_report - a run as one page for a browser
 *
 * The program is run instruction by instruction, and every stop is recorded.
 * The page is tools/obheap/report/page.html with style sheet, scripts and
 * records put where it names them; it needs nothing else and asks for nothing.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "collection.h"
#include "record.h"
#include "report.h"

#define FINE_STEPS	1000		/* these are recorded one by one */
#define THIN_STEPS	500		/* so many of each distance after them */
#define MAX_INSTRUCTIONS 200000		/* what comes later is not recorded */
#define MAX_INSIDE	5000000		/* of these nothing is recorded */
#define OUTPUT_SIZE	(16 << 20)
#define OUTPUT_KEPT	(1 << 20)
#define ERROR_SIZE	(64 << 10)

static const struct {
	const char *mark;
	const char *text;
	const char *end;
} report_files[] = {
	{ "@style.css@", report_style, report_style_end },
	{ "@model.js@", report_model, report_model_end },
	{ "@graph.js@", report_graph, report_graph_end },
	{ "@views.js@", report_views, report_views_end },
	{ "@map.js@", report_map, report_map_end },
	{ "@collector.js@", report_collector, report_collector_end },
	{ "@main.js@", report_main, report_main_end },
};

/**
 * struct report - a run being recorded
 * @stop: where it is stopped
 * @distance: instructions from one step to the next
 * @left: steps to record at this distance
 * @library: the inside of imported modules is recorded, too
 * @inside: instructions in there that are no steps
 * @steps: steps recorded
 * @collections: runs of the collector since the last one
 * @gc: what the collector did in them
 * @data: records, a line each
 * @output: buffer for what the program prints
 * @kept: bytes of output recorded
 * @error: buffer for the traceback
 */
struct report {
	struct obheap *session;
	const struct program *program;
	struct recorder recorder;
	struct obheap_stop stop;
	__u64 distance;
	__u64 left;
	bool library;
	__u64 inside;
	__u64 steps;
	__u64 collections;
	struct collections gc;
	FILE *data;
	char *output;
	size_t output_len;
	size_t kept;
	char *error;
};

static void put_line(struct report *r, struct json_object *o)
{
	json_write(o, r->data);
}

/* What was printed since the last record; a report keeps so much of it. */
static const char *take_output(struct report *r)
{
	static const char cut[] = "\n... more was printed\n";

	if (r->kept == OUTPUT_KEPT)
		r->output_len = 0;
	if (r->output_len > OUTPUT_KEPT - r->kept) {
		memcpy(r->output + OUTPUT_KEPT - r->kept, cut, sizeof(cut));
		r->kept = OUTPUT_KEPT;
	} else {
		r->output[r->output_len] = '\0';
		r->kept += r->output_len;
	}
	r->output_len = 0;
	return r->output;
}

static void show_progress(const struct report *r)
{
	if (!(r->steps % 256) && r->steps && isatty(STDERR_FILENO))
		fprintf(stderr, "\r%llu instructions, %llu steps",
			(unsigned long long)r->stop.steps,
			(unsigned long long)r->steps);
}

static void end_progress(const struct report *r)
{
	if (r->steps > 256 && isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

static int record(struct report *r)
{
	struct json_object *o;
	int err;

	o = record_stop(&r->recorder, r->session, &r->stop, take_output(r),
			&err);
	if (!o)
		return err;
	if (r->collections)
		json_add_number(o, "collections", r->collections);
	r->collections = 0;
	collections_take(&r->gc, o);
	put_line(r, o);
	r->steps++;
	show_progress(r);
	if (r->left && --r->left)
		return 0;
	r->distance *= 2;
	r->left = THIN_STEPS;
	return 0;
}

static size_t room(const struct report *r)
{
	return OUTPUT_SIZE - r->output_len - sizeof("\n... more was printed\n");
}

static int start(struct report *r, struct obheap_exec *exec)
{
	program_request(r->program, exec);
	exec->flags = OBHEAP_EXEC_STOP;
	exec->mode = OBHEAP_EXEC_FILE;
	exec->error = (uintptr_t)r->error;
	exec->error_size = ERROR_SIZE;
	exec->stop = (uintptr_t)&r->stop;
	return obheap_exec(r->session, exec);
}

static int go_on(struct report *r, __u32 until, struct obheap_resume *resume)
{
	int err;

	memset(resume, 0, sizeof(*resume));
	resume->until = until;
	resume->output = (uintptr_t)(r->output + r->output_len);
	resume->output_size = room(r);
	resume->error = (uintptr_t)r->error;
	resume->error_size = ERROR_SIZE;
	resume->stop = (uintptr_t)&r->stop;
	collections_ask(&r->gc, resume);
	err = obheap_resume(r->session, resume);
	if (err)
		return err;
	r->output_len += resume->out_output_len;
	r->collections += resume->out_collections;
	collections_add(&r->gc, resume);
	return 0;
}

/* A module's last instruction: what it leaves behind is worth a step. */
static bool is_last(const struct obheap_stop *stop)
{
	return !stop->depth && !strcmp(stop->name, "RETURN_VALUE") &&
	       !strcmp(stop->code_name, "<module>");
}

/* Is this the program's own text, or asked for like it? */
static bool is_own(const struct report *r)
{
	return r->library || strncmp(r->stop.filename, "<frozen ", 8);
}

/* On to the next step to record, or to the end of the program. */
static int advance(struct report *r, struct obheap_resume *resume)
{
	__u64 left = r->distance;
	bool early;
	int err;

	do {
		early = r->stop.steps - r->inside < MAX_INSTRUCTIONS &&
			r->inside < MAX_INSIDE;
		err = go_on(r, early ? OBHEAP_UNTIL_INSTRUCTION :
				       OBHEAP_UNTIL_END, resume);
		if (err || resume->out_status != OBHEAP_STATUS_STOPPED)
			return err;
		if (is_own(r))
			left--;
		else
			r->inside++;
	} while (left && !is_last(&r->stop));
	return 0;
}

/* The traceback stands behind the exception's type and message. */
static const char *traceback(struct report *r, __u64 at, __u64 len)
{
	if (at >= ERROR_SIZE)
		return "";
	if (len > ERROR_SIZE - 1 - at)
		len = ERROR_SIZE - 1 - at;
	r->error[at + len] = '\0';
	return r->error + at;
}

static void end_run(struct report *r, __u32 status, int exit_code,
		    __u64 steps, const char *text)
{
	struct json_object *o = record_end(status, exit_code, steps,
					   take_output(r), text);

	program_status = outcome_exit(status, exit_code);
	collections_take(&r->gc, o);
	put_line(r, o);
	end_progress(r);
	traceback_write(text, strlen(text), stderr);
}

static int run(struct report *r)
{
	struct obheap_resume resume = { 0 };
	struct obheap_exec exec = { 0 };
	int err = start(r, &exec);

	if (err)
		return err;
	if (exec.out_status != OBHEAP_STATUS_STOPPED) {
		end_run(r, exec.out_status, exec.out_exit_code, exec.out_steps,
			traceback(r, exec.out_type_len + exec.out_message_len,
				  exec.out_traceback_len));
		return 0;
	}
	do {
		err = record(r);
		if (!err)
			err = advance(r, &resume);
	} while (!err && resume.out_status == OBHEAP_STATUS_STOPPED);
	if (err)
		return err;
	end_run(r, resume.out_status, resume.out_exit_code, resume.out_steps,
		traceback(r, resume.out_type_len + resume.out_message_len,
			  resume.out_traceback_len));
	r->stop.steps = resume.out_steps;
	return 0;
}

/* Which instructions are steps, if not all of them are; owned by the caller. */
static char *rule(const struct report *r)
{
	unsigned long long own = r->stop.steps - r->inside;
	char *text, beyond[96] = "", inside[192] = "", many[320] = "";

	if (r->stop.steps <= r->steps)
		return NULL;
	if (own > MAX_INSTRUCTIONS || r->inside >= MAX_INSIDE)
		snprintf(beyond, sizeof(beyond),
			 ", and none after the first %d", MAX_INSTRUCTIONS);
	if (own > r->steps)
		snprintf(many, sizeof(many),
			 "A long run: %llu of its %llu instructions are steps of this report. The first %d are all there, then %d of every 2nd, %d of every 4th and so on%s.",
			 (unsigned long long)r->steps, own, FINE_STEPS,
			 THIN_STEPS, THIN_STEPS, beyond);
	if (r->inside)
		snprintf(inside, sizeof(inside),
			 "%sLeft out: %llu instructions inside of imported modules; --library brings them, too.",
			 *many ? " " : "", (unsigned long long)r->inside);
	return asprintf(&text, "%s%s", many, inside) < 0 ? NULL : text;
}

/* In a script element '<' could end it; in JSON it can be said otherwise. */
static void put_data(const char *data, FILE *out)
{
	for (; *data; data++) {
		if (*data == '<')
			fputs("\\u003c", out);
		else
			putc(*data, out);
	}
}

static bool put_file(const char *line, size_t len, FILE *out)
{
	size_t i;

	for (i = 0; i < sizeof(report_files) / sizeof(report_files[0]); i++) {
		if (strlen(report_files[i].mark) != len ||
		    strncmp(report_files[i].mark, line, len))
			continue;
		fwrite(report_files[i].text, 1,
		       report_files[i].end - report_files[i].text, out);
		return true;
	}
	return false;
}

static void put_page(struct json_object *head, const char *data, FILE *out)
{
	const char *line = report_page;

	while (line < report_page_end) {
		const char *end = strchr(line, '\n');
		size_t len = end ? end - line : strlen(line);

		if (len == 6 && !strncmp(line, "@data@", 6)) {
			put_data(json_object_to_json_string_ext(head, JSON_C_TO_STRING_PLAIN),
				 out);
			putc('\n', out);
			put_data(data, out);
		} else if (!put_file(line, len, out)) {
			fwrite(line, 1, len + 1, out);
		}
		line += len + 1;
	}
}

static int write_report(const struct report *r, const char *path,
			const char *data)
{
	char *said = rule(r);
	struct json_object *head = record_head(r->program, said);
	FILE *out = output_open(path);

	if (said)
		complain("%s", said);
	free(said);
	if (out && path)
		put_page(head, data, out);
	else if (out)
		fprintf(out, "%s\n%s",
			json_object_to_json_string_ext(head, JSON_C_TO_STRING_PLAIN |
						       JSON_C_TO_STRING_NOSLASHESCAPE),
			data);
	json_object_put(head);
	return out ? output_close(out, path) : EXIT_USAGE;
}

/**
 * struct report_options - what was asked for
 * @path: where the page goes, NULL for standard output
 * @library: the inside of imported modules, too
 */
struct report_options {
	const char *path;
	bool library;
};

static int report(struct obheap *session, const struct program *p,
		  const struct report_options *asked)
{
	struct report r = {
		.session = session, .program = p, .library = asked->library,
		.distance = 1, .left = FINE_STEPS,
		.output = malloc(OUTPUT_SIZE), .error = malloc(ERROR_SIZE),
	};
	char *data = NULL;
	size_t size;
	int err = -ENOMEM, status;

	recorder_init(&r.recorder, true);
	r.data = open_memstream(&data, &size);
	if (!collections_init(&r.gc) && r.data && r.output && r.error)
		err = run(&r);
	if (r.data)
		fclose(r.data);
	status = err ? complain_device("running", err)
		     : write_report(&r, asked->path, data);
	recorder_free(&r.recorder);
	collections_free(&r.gc);
	free(data);
	free(r.output);
	free(r.error);
	return status;
}

static int take_option(int opt, const char *arg, void *ctx)
{
	struct report_options *asked = ctx;

	switch (opt) {
	case 'o':
		asked->path = arg;
		return 1;
	case 'l':
		asked->library = true;
		return 1;
	}
	return 0;
}

static int report_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "output", required_argument, NULL, 'o' },
		{ "library", no_argument, NULL, 'l' }, { }
	};
	struct report_options asked = { 0 };
	struct program p = { 0 };
	struct obheap *session;
	int status = view_options(&cmd_report, argc, argv, &p, options,
				  take_option, &asked);

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (program_operand(&p, argc - optind, argv + optind))
		goto out;
	if (!p.text || (!asked.path && !print_as_json)) {
		complain(p.text ? "report wants -o FILE.html, or --json" :
				  "report wants a program");
		cmd_usage(&cmd_report);
		goto out;
	}
	status = session_open(&p, &session);
	if (status)
		goto out;
	status = report(session, &p, &asked);
	obheap_close(session);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_report = {
	.name = "report",
	.summary = "a run as one page for a browser, step by step",
	.usage = "FILE | -c TEXT -o PAGE [OPTION]...\n\n"
		 "  -o, --output PAGE  write the page here; it needs nothing else\n"
		 "  --library       steps inside of imported modules, too\n"
		 PROGRAM_USAGE
		 "  --json          the records of the page, a line each\n",
	.examples =
		"  obheap report -o report.html program.py\n"
		"  obheap report -o lists.html -c 'L = [1, 2]; L[1] = L'\n",
	.letters = "o:",
	.run = report_run,
};
