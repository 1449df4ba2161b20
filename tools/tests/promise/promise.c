// SPDX-License-Identifier: GPL-2.0
/*
 * promise - reading changes nothing, ids are safe, counts add up, and no
 * address of the machine gets out
 *
 *   promise [-t PROMISE] [-n STOPS] [-e EVERY] [-c] PROGRAM...
 *
 * Every program is stopped in front of its instructions, of every one or of
 * each EVERY-th, STOPS times at most, and looked at there and at its end.
 * With -c the programs together must show every cause a ledger knows. Prints
 * KTAP.
 */
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/transport.h"
#include "../program_text.h"
#include "promise.h"

#define TEXT_MAX	0x100000
#define STEPS_MAX	20000000
#define WRONG_LINES	8

static unsigned int nr_wrong;

void wrong(struct run *run, const char *fmt, ...)
{
	va_list args;

	run->failed = true;
	if (nr_wrong++ >= WRONG_LINES)
		return;
	printf("# %s, %llu instructions, at %s in line %u: ", run->path,
	       (unsigned long long)run->stop.steps,
	       run->stopped ? run->stop.name : "its end", run->stop.line);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

static int run_start(struct run *run)
{
	struct obheap_setup setup = { .flags = OBHEAP_SETUP_SEED };
	static char output[TEXT_MAX];
	struct obheap_exec exec = {
		.flags = OBHEAP_EXEC_STOP,
		.text = (uintptr_t)run->text, .text_len = strlen(run->text),
		.filename = (uintptr_t)run->path,
		.filename_len = strlen(run->path),
		.max_steps = STEPS_MAX,
		.output = (uintptr_t)output, .output_size = TEXT_MAX,
		.stop = (uintptr_t)&run->stop,
	};
	int err = obheap_open(NULL, &run->session);

	if (err)
		return err;
	err = obheap_setup(run->session, &setup);
	if (!err)
		err = obheap_exec(run->session, &exec);
	run->stopped = exec.out_status == OBHEAP_STATUS_STOPPED;
	return err;
}

static int run_on(struct run *run, uint32_t until, uint32_t count)
{
	static char text[TEXT_MAX], error[TEXT_MAX];
	struct obheap_resume resume = {
		.until = until, .count = count, .watch_frame = OBHEAP_NONE,
		.output = (uintptr_t)text, .output_size = sizeof(text),
		.error = (uintptr_t)error, .error_size = sizeof(error),
		.stop = (uintptr_t)&run->stop,
	};
	int err = obheap_resume(run->session, &resume);

	run->stopped = !err && resume.out_status == OBHEAP_STATUS_STOPPED;
	if (!err) {
		scan_reply(run, "output", text, resume.out_output_len);
		scan_reply(run, "traceback", error,
			   resume.out_type_len + resume.out_message_len +
			   resume.out_traceback_len);
	}
	return err;
}

static bool test_program(const char *path, const char *text, look_fn *look,
			 unsigned long stops, unsigned long every)
{
	struct run run = { .path = path, .text = text };
	unsigned long nr;
	int err = run_start(&run);

	nr_wrong = 0;
	for (nr = 0; !err && run.stopped && nr < stops; nr++) {
		scan_refresh();
		scan_reply(&run, "a stop", &run.stop, sizeof(run.stop));
		look(&run);
		err = run_on(&run, OBHEAP_UNTIL_INSTRUCTION, every);
	}
	if (!err && run.stopped)
		err = run_on(&run, OBHEAP_UNTIL_END, 1);
	scan_refresh();
	if (err)
		wrong(&run, "cannot run: %s", strerror(-err));
	else
		look(&run);
	obheap_close(run.session);
	return !run.failed;
}

/**
 * struct promise - one of them
 * @name: what -t takes
 * @look: keeps or breaks it
 * @stops: at how many places of a program, unless -n says
 * @every: how many instructions there are between two, unless -e says
 */
struct promise {
	const char *name;
	look_fn *look;
	unsigned long stops;
	unsigned long every;
};

static const struct promise promises[] = {
	{ "reading", look_reading, 3, 97 },
	{ "ids", look_ids, 2, 61 },
	{ "fields", look_fields, 1, 1 },
	{ "ledger", look_ledger, 2000, 1 },
};

static unsigned int nr_results;
static int status;

static void result(bool good, const char *promise, const char *what)
{
	printf("%sok %u %s: %s\n", good ? "" : "not ", ++nr_results, promise,
	       what);
	fflush(stdout);
	status |= !good;
}

static void test_promise(const struct promise *p, char **paths, int nr)
{
	int i;

	for (i = 0; i < nr; i++) {
		char *text = program_text(paths[i]);

		result(text && test_program(paths[i], text, p->look, p->stops,
					    p->every), p->name, paths[i]);
		ledger_forget();
		free(text);
	}
}

int main(int argc, char **argv)
{
	unsigned long stops = 0, every = 0;
	const char *only = NULL;
	bool causes = false;
	size_t i;
	int opt;

	scan_init(argv);
	while ((opt = getopt(argc, argv, "t:n:e:c")) != -1) {
		if (opt == 't')
			only = optarg;
		else if (opt == 'n')
			stops = strtoul(optarg, NULL, 0);
		else if (opt == 'c')
			causes = true;
		else if (opt == 'e')
			every = strtoul(optarg, NULL, 0);
		else
			return 2;
	}
	puts("KTAP version 1");
	for (i = 0; i < sizeof(promises) / sizeof(*promises); i++) {
		struct promise p = promises[i];

		if (only && strcmp(only, p.name))
			continue;
		if (stops)
			p.stops = stops;
		if (every)
			p.every = every;
		test_promise(&p, argv + optind, argc - optind);
	}
	if (causes)
		result(ledger_saw_all(), "ledger", "every cause is seen");
	if (!only) {
		result(test_id_reused(), "ids", "used again");
		result(scan_logs(), "addresses", "log and trace");
	}
	printf("1..%u\n", nr_results);
	return status;
}
