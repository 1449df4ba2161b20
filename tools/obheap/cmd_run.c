// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_run - run a program, and show what it left behind
 */
#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define TRACE_MAX 4096

static const struct option run_options[] = {
	PROGRAM_OPTIONS,
	{ "names", no_argument, NULL, 'n' },
	{ "heap", no_argument, NULL, 'H' },
	{ "refs", required_argument, NULL, 'r' },
	{ "picture", no_argument, NULL, 'p' },
	{ "trace", no_argument, NULL, 't' },
	{ "json", no_argument, NULL, 'j' },
	{ "help", no_argument, NULL, 'h' },
	{ }
};

/**
 * struct run_views - what to show when the program has ended
 */
struct run_views {
	bool names, heap, picture, trace;
	const char *refs;
};

static int run_parse(int argc, char **argv, struct program *p,
		     struct run_views *views)
{
	int opt;

	while ((opt = getopt_long(argc, argv, PROGRAM_SHORT, run_options,
				  NULL)) != -1) {
		switch (opt) {
		case 'h':
			return cmd_help(&cmd_run);
		case 'n':
			views->names = true;
			break;
		case 'H':
			views->heap = true;
			break;
		case 'r':
			views->refs = optarg;
			break;
		case 'p':
			views->picture = true;
			break;
		case 't':
			views->trace = true;
			break;
		case 'j':
			print_as_json = true;
			break;
		default:
			if (opt == '?' || program_option(p, opt, optarg) <= 0)
				return cmd_usage(&cmd_run);
		}
	}
	return -1;
}

/* What --json is there for; the picture and the trace are text. */
static bool json_fits(const struct run_views *v)
{
	if (!print_as_json)
		return true;
	if (v->picture || v->trace)
		complain("--json or --%s, not both: there are 'obheap graph --json' and 'obheap trace'",
			 v->picture ? "picture" : "trace");
	else if (!v->names && !v->refs && !v->heap)
		complain("--json wants --names, --refs or --heap");
	else
		return true;
	return false;
}

static int run_show(struct obheap *session, const struct run_views *views)
{
	int status = EXIT_OK;
	__u64 id;

	if (views->names)
		status = print_view(view_names(session), print_names_text);
	if (!status && views->refs) {
		status = find_object(session, views->refs, &id);
		if (!status)
			status = print_view(view_refs(session, id),
					    print_refs_text);
	}
	if (!status && views->picture)
		status = picture_print(session, stdout);
	if (!status && views->heap)
		status = print_view(view_heap(session), print_heap_text);
	return status;
}

static int run_run(int argc, char **argv)
{
	struct obheap_exec exec = { 0 };
	struct run_views views = { 0 };
	struct program p = { 0 };
	struct obheap *session;
	int status, shown;

	status = run_parse(argc, argv, &p, &views);
	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (program_operand(&p, argc - optind, argv + optind) ||
	    !json_fits(&views))
		goto out;
	if (!p.text) {
		complain("run wants a program");
		cmd_usage(&cmd_run);
		goto out;
	}
	status = session_open(&p, &session);
	if (status)
		goto out;
	if (views.trace) {
		exec.flags = OBHEAP_EXEC_TRACE;
		exec.trace_nr = TRACE_MAX;
		exec.trace = (uintptr_t)calloc(TRACE_MAX,
					       sizeof(struct obheap_step));
		if (!exec.trace) {
			status = complain_device("trace", -ENOMEM);
			goto out_close;
		}
	}
	/* Only who looks at what is left, or comes back, wants it left. */
	if (!p.session && !views.names && !views.refs && !views.picture && !views.heap &&
	    !views.trace)
		exec.flags = OBHEAP_EXEC_FINISH;
	status = program_run(session, &p, OBHEAP_EXEC_FILE, &exec);
	if (views.trace && !program_refused(status, &exec))
		trace_print(&exec, stdout);
	shown = run_show(session, &views);
	free((void *)(uintptr_t)exec.trace);
	if (!status)
		status = shown;
out_close:
	obheap_close(session);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_run = {
	.name = "run",
	.summary = "run a program",
	.usage = "FILE | -c TEXT [OPTION]...\n\n"
		 PROGRAM_USAGE
		 "  --names         then show what the global names are bound to\n"
		 "  --refs NAME     then show what this object refers to\n"
		 "  --picture       then draw names and objects\n"
		 "  --heap          then show the heap in numbers\n"
		 "  --trace         show every instruction and the value stack\n"
		 "  --json          --names, --refs and --heap for programs, a line\n"
		 "                  each\n",
	.examples =
		"  obheap run program.py\n"
		"  obheap run -c 's1 = s2 = [1]' --picture --heap\n"
		"  obheap run --steps 1000000 --limit 16M program.py\n"
		"  echo 'print(1 + 1)' | obheap run -\n",
	.run = run_run,
};
