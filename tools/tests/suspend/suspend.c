// SPDX-License-Identifier: GPL-2.0
/*
 * suspend - programs that are stopped and go on are as if they had not been
 *
 * Each program is run at one go, then with a stop before every instruction up
 * to a number, where it is looked at: output, error, status and the number of
 * instructions must be the same. Then it is thrown away at stops that lie
 * farther and farther apart, and the session must be sound. Reading must not
 * change what is read: the statistics before and after a look are compared.
 * Prints KTAP.
 */
#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../program_text.h"
#include "obheap.h"

#define TEXT_MAX	(1 << 22)
/* of a whole run: who prints more than TEXT_MAX waits for nobody to read it */
#define NS_MAX		120000000000ull
#define STEPS_MAX	20000000
#define VALIDATE_EVERY	512
#define STATS_EVERY	64
#define HOLDERS_EVERY	64

/**
 * struct outcome - what came of a run
 * @output: what it printed
 * @nr_output: bytes of it
 * @error: its traceback
 * @nr_error: bytes of it
 */
struct outcome {
	__u32 status;
	__s32 exit_code;
	__u64 steps;
	char *output;
	size_t nr_output;
	char *error;
	size_t nr_error;
};

/**
 * struct run - a program in a session
 * @session: it
 * @text: the program
 * @path: its name
 * @fault: what went wrong, empty if nothing did
 */
struct run {
	struct obheap *session;
	const char *text;
	const char *path;
	char fault[256];
};

static unsigned long max_stops = 10000;
static unsigned long max_discards = 12;

static void fault(struct run *run, const char *what, long n)
{
	if (!*run->fault)
		snprintf(run->fault, sizeof(run->fault), "%s: %ld", what, n);
}

static int run_open(struct run *run)
{
	struct obheap_setup setup = { .flags = OBHEAP_SETUP_SEED };
	int err = obheap_open(NULL, &run->session);

	if (!err)
		err = obheap_setup(run->session, &setup);
	if (err)
		fault(run, "no session", err);
	return err;
}

static void outcome_init(struct outcome *o)
{
	memset(o, 0, sizeof(*o));
	o->output = malloc(TEXT_MAX);
	o->error = malloc(TEXT_MAX);
	if (!o->output || !o->error)
		abort();
}

static void outcome_free(struct outcome *o)
{
	free(o->output);
	free(o->error);
}

static void outcome_exec(struct outcome *o, const struct obheap_exec *exec)
{
	o->status = exec->out_status;
	o->exit_code = exec->out_exit_code;
	o->steps = exec->out_steps;
	o->nr_output += exec->out_output_len;
	o->nr_error = exec->out_type_len + exec->out_message_len +
		      exec->out_traceback_len;
}

static void run_exec(struct run *run, __u32 flags, struct outcome *o,
		     struct obheap_stop *stop)
{
	struct obheap_exec exec = {
		.flags = flags | OBHEAP_EXEC_FINISH,
		.text = (uintptr_t)run->text, .text_len = strlen(run->text),
		.filename = (uintptr_t)run->path,
		.filename_len = strlen(run->path),
		.max_steps = STEPS_MAX, .max_ns = NS_MAX,
		.output = (uintptr_t)o->output, .output_size = TEXT_MAX,
		.error = (uintptr_t)o->error, .error_size = TEXT_MAX,
		.stop = (uintptr_t)stop,
	};
	int err = obheap_exec(run->session, &exec);

	if (err)
		fault(run, "EXEC", err);
	if (exec.out_status == OBHEAP_STATUS_TIME)
		fault(run, "too long, or prints too much", TEXT_MAX);
	outcome_exec(o, &exec);
}

static void run_resume(struct run *run, struct obheap_resume *resume,
		       struct outcome *o, struct obheap_stop *stop)
{
	struct obheap_exec exec = { 0 };
	int err;

	resume->output = (uintptr_t)o->output + o->nr_output;
	resume->output_size = TEXT_MAX - o->nr_output;
	resume->error = (uintptr_t)o->error;
	resume->error_size = TEXT_MAX;
	resume->watch_frame = OBHEAP_NONE;
	resume->stop = (uintptr_t)stop;
	err = obheap_resume(run->session, resume);
	if (err) {
		fault(run, "RESUME", err);
		o->status = OBHEAP_STATUS_KILLED;
		return;
	}
	exec.out_status = resume->out_status;
	exec.out_exit_code = resume->out_exit_code;
	exec.out_steps = resume->out_steps;
	exec.out_output_len = resume->out_output_len;
	exec.out_type_len = resume->out_type_len;
	exec.out_message_len = resume->out_message_len;
	exec.out_traceback_len = resume->out_traceback_len;
	outcome_exec(o, &exec);
}

static void look_validate(struct run *run)
{
	struct obheap_validate v = { 0 };
	int err = obheap_validate(run->session, &v);

	if (err)
		fault(run, "VALIDATE", err);
	if (v.out_faults)
		fault(run, v.out_what, v.out_faults);
}

static void look_names(struct run *run, size_t nr_frames)
{
	struct obheap_name *names;
	size_t nr;
	int err;

	err = obheap_frame_names(run->session, nr_frames - 1, &names, &nr);
	if (err)
		fault(run, "NAMES", err);
	free(names);
}

/*
 * Between two instructions of a program that no native code has called, every
 * reference is in a place that can be named.
 */
static void look_holders(struct run *run, __u64 id)
{
	struct obheap_edge *holders;
	__u64 count, sum = 0;
	size_t nr, i;
	int err = obheap_holders(run->session, id, &holders, &nr, &count);

	if (err) {
		fault(run, "HOLDERS", err);
		return;
	}
	for (i = 0; i < nr; i++) {
		sum += holders[i].count;
		if (holders[i].role == OBHEAP_REF_RUNNING)
			fault(run, "references nobody can name",
			      holders[i].count);
	}
	if (sum != count)
		fault(run, "holders are not the count", sum);
	free(holders);
}

/* The compiler calls Python code of module warnings: below are its frames. */
static bool called_by_native_code(const struct run *run,
				  const struct obheap_frame *frames, size_t nr)
{
	size_t i;

	for (i = 1; i < nr; i++)
		if (frames[i].state & OBHEAP_FRAME_ENTRY)
			return true;
	return strcmp(frames[0].name, "<module>") ||
	       strncmp(frames[0].filename, run->path,
		       sizeof(frames[0].filename) - 1);
}

static void look_stack(struct run *run, const struct obheap_stop *stop,
		       unsigned long nr)
{
	struct obheap_stack_slot *slots;
	struct obheap_frame *frames;
	size_t nr_frames, nr_slots, i;
	int err;

	err = obheap_stack(run->session, stop->depth, &frames, &nr_frames,
			   &slots, &nr_slots);
	if (err) {
		fault(run, "STACK", err);
		return;
	}
	if (nr_frames != stop->depth + 1 ||
	    frames[stop->depth].offset != stop->offset ||
	    nr_slots != frames[stop->depth].nr_locals + stop->stack_depth)
		fault(run, "STACK is not where the stop is", stop->offset);
	look_names(run, nr_frames);
	for (i = 0; i < nr_slots && !(nr % HOLDERS_EVERY) &&
	     !called_by_native_code(run, frames, nr_frames); i++)
		if (slots[i].id)
			look_holders(run, slots[i].id);
	free(frames);
	free(slots);
}

static void read_stats(struct run *run, struct obheap_stats *st)
{
	struct obheap_class_stats *classes;
	size_t nr;
	int err = obheap_stats(run->session, st, &classes, &nr);

	if (err)
		fault(run, "STATS", err);
	free(classes);
	st->classes = 0;
	st->nr = 0;
}

static void look(struct run *run, const struct obheap_stop *stop,
		 unsigned long nr)
{
	struct obheap_stats before, after;
	bool compare = !(nr % STATS_EVERY);

	if (compare)
		read_stats(run, &before);
	/* A thousand frames take their time. */
	if (stop->depth < 64 || !(nr % 32))
		look_stack(run, stop, nr);
	if (!(nr % VALIDATE_EVERY))
		look_validate(run);
	if (!compare)
		return;
	read_stats(run, &after);
	if (memcmp(&before, &after, sizeof(before)))
		fault(run, "looking has changed the heap at stop", nr);
}

static void stopped_run(struct run *run, struct outcome *o)
{
	struct obheap_resume resume = { .until = OBHEAP_UNTIL_INSTRUCTION };
	struct obheap_stop stop;
	unsigned long nr = 0;
	__u64 steps = 0;

	run_exec(run, OBHEAP_EXEC_STOP, o, &stop);
	while (o->status == OBHEAP_STATUS_STOPPED) {
		/* str() of what ended the program is a run of its own. */
		if (stop.steps != steps && stop.steps)
			fault(run, "stopped at the wrong instruction", nr);
		steps = stop.steps + 1;
		look(run, &stop, nr++);
		if (nr == max_stops)
			resume.until = OBHEAP_UNTIL_END;
		run_resume(run, &resume, o, &stop);
	}
	if (!nr && o->steps)
		fault(run, "never stopped", 0);
}

static void same(struct run *run, const struct outcome *a,
		 const struct outcome *b)
{
	if (a->status != b->status || a->exit_code != b->exit_code)
		fault(run, "another status", b->status);
	else if (a->nr_output != b->nr_output ||
		 memcmp(a->output, b->output, a->nr_output))
		fault(run, "another output", b->nr_output);
	else if (a->nr_error != b->nr_error ||
		 memcmp(a->error, b->error, a->nr_error))
		fault(run, "another error", b->nr_error);
	/* How far an endless recursion gets depends on the stack it begins on. */
	else if (a->steps != b->steps && a->steps <= max_stops)
		fault(run, "another number of instructions", b->steps);
}

/* Thrown away at instruction @at: sound, and good for another program. */
static void discarded_run(struct run *run, unsigned long at)
{
	static const char after[] = "import gc\ngc.collect()\n";
	struct obheap_resume resume = {
		.until = OBHEAP_UNTIL_INSTRUCTION, .count = at,
	};
	struct run next = { .text = after, .path = "after" };
	struct obheap_stop stop;
	struct outcome o;

	outcome_init(&o);
	run_exec(run, OBHEAP_EXEC_STOP, &o, &stop);
	if (at && o.status == OBHEAP_STATUS_STOPPED)
		run_resume(run, &resume, &o, &stop);
	if (o.status == OBHEAP_STATUS_STOPPED) {
		look_stack(run, &stop, 0);
		resume.flags = OBHEAP_RESUME_DISCARD;
		run_resume(run, &resume, &o, &stop);
		if (o.status != OBHEAP_STATUS_KILLED)
			fault(run, "discarded, and goes on", o.status);
	}
	look_validate(run);
	o.nr_output = 0;
	next.session = run->session;
	run_exec(&next, 0, &o, NULL);
	if (o.status != OBHEAP_STATUS_DONE || *next.fault)
		fault(run, "nothing runs after it", o.status);
	outcome_free(&o);
}

static void close_run(struct run *run)
{
	obheap_close(run->session);
	run->session = NULL;
}

static bool test_program(const char *path, const char *text)
{
	struct run run = { .text = text, .path = path };
	struct outcome plain, stopped;
	unsigned long at, nr;

	outcome_init(&plain);
	outcome_init(&stopped);
	if (!run_open(&run)) {
		run_exec(&run, 0, &plain, NULL);
		close_run(&run);
	}
	if (max_stops && !*run.fault && !run_open(&run)) {
		stopped_run(&run, &stopped);
		close_run(&run);
		same(&run, &plain, &stopped);
	}
	for (at = 0, nr = 0; nr < max_discards && at < plain.steps &&
	     !*run.fault && !run_open(&run); nr++, at += at / 2 + 1) {
		discarded_run(&run, at);
		close_run(&run);
		if (*run.fault)
			printf("# discarded at instruction %lu\n", at);
	}
	outcome_free(&plain);
	outcome_free(&stopped);
	if (*run.fault)
		printf("# %s\n", run.fault);
	return !*run.fault;
}

int main(int argc, char **argv)
{
	int opt, i, status = 0;

	while ((opt = getopt(argc, argv, "s:d:")) != -1) {
		if (opt == 's')
			max_stops = strtoul(optarg, NULL, 0);
		else if (opt == 'd')
			max_discards = strtoul(optarg, NULL, 0);
		else
			return 2;
	}
	printf("KTAP version 1\n1..%d\n", argc - optind);
	for (i = optind; i < argc; i++) {
		char *text = program_text(argv[i]);
		bool good = text && test_program(argv[i], text);

		printf("%sok %d %s\n", good ? "" : "not ", i - optind + 1,
		       argv[i]);
		fflush(stdout);
		free(text);
		status |= !good;
	}
	return status;
}
