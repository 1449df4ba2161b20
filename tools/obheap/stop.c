// SPDX-License-Identifier: GPL-2.0
/*
 * stop - a program that is stopped in front of one of its instructions
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define OUTPUT_SIZE	(1 << 20)
#define ERROR_SIZE	(64 << 10)

/**
 * struct run - a program on its way
 * @output: buffer for what it prints until it stops
 * @error: buffer for its traceback
 */
struct run {
	struct obheap *session;
	struct obheap_stop *stop;
	char *output;
	char *error;
};

static int run_start(struct run *r, const struct program *p, __u32 *status)
{
	struct obheap_exec exec = {
		.flags = OBHEAP_EXEC_STOP,
		.mode = OBHEAP_EXEC_FILE,
		.error = (uintptr_t)r->error,
		.error_size = ERROR_SIZE,
		.stop = (uintptr_t)r->stop,
	};
	__u64 at, len;
	int err;

	program_request(p, &exec);
	err = obheap_exec(r->session, &exec);
	if (err)
		return err;
	*status = exec.out_status;
	at = exec.out_type_len + exec.out_message_len;
	len = exec.out_traceback_len;
	if (at < ERROR_SIZE)
		traceback_write(r->error + at, len < ERROR_SIZE - at ?
				len : ERROR_SIZE - at, stderr);
	return 0;
}

static int run_on(struct run *r, __u32 *status)
{
	struct obheap_resume resume = {
		.until = OBHEAP_UNTIL_INSTRUCTION,
		.output = (uintptr_t)r->output,
		.output_size = OUTPUT_SIZE,
		.error = (uintptr_t)r->error,
		.error_size = ERROR_SIZE,
		.stop = (uintptr_t)r->stop,
	};
	__u64 at, len;
	int err = obheap_resume(r->session, &resume);

	if (err)
		return err;
	*status = resume.out_status;
	fwrite(r->output, 1, resume.out_output_len, stdout);
	at = resume.out_type_len + resume.out_message_len;
	len = resume.out_traceback_len;
	if (at < ERROR_SIZE)
		traceback_write(r->error + at, len < ERROR_SIZE - at ?
				len : ERROR_SIZE - at, stderr);
	return 0;
}

int program_stop_at(struct obheap *session, const struct program *p,
		    __u64 steps, struct obheap_stop *stop)
{
	struct run r = {
		.session = session, .stop = stop,
		.output = malloc(OUTPUT_SIZE), .error = malloc(ERROR_SIZE),
	};
	int err = -ENOMEM;
	__u32 status = 0;

	if (r.output && r.error)
		err = run_start(&r, p, &status);
	while (!err && status == OBHEAP_STATUS_STOPPED && stop->steps < steps)
		err = run_on(&r, &status);
	free(r.output);
	free(r.error);
	if (err)
		return complain_device("running", err);
	if (status == OBHEAP_STATUS_STOPPED)
		return EXIT_OK;
	complain("the program ended before it had executed %llu instructions",
		 (unsigned long long)steps);
	return EXIT_RAISED;
}
