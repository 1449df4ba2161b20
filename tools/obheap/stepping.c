// SPDX-License-Identifier: GPL-2.0
/*
 * stepping - EXEC with a stop, and RESUME after RESUME
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stepping.h"

/* What is printed between two stops: beyond it the program would wait. */
#define OUTPUT_SIZE	(16 << 20)
#define ERROR_SIZE	(1 << 20)

static void take_error(struct stepping *s, __u64 at, __u64 len)
{
	if (at > ERROR_SIZE)
		at = ERROR_SIZE;
	if (len > ERROR_SIZE - at)
		len = ERROR_SIZE - at;
	memmove(s->error, s->error + at, len);
	s->error[len] = '\0';
}

int stepping_start(struct stepping *s, struct obheap *session,
		   const struct program *p)
{
	struct obheap_exec exec = {
		.flags = OBHEAP_EXEC_STOP,
		.mode = OBHEAP_EXEC_FILE,
		.output_size = OUTPUT_SIZE,
		.error_size = ERROR_SIZE,
		.stop = (uintptr_t)&s->stop,
	};
	int err;

	memset(s, 0, sizeof(*s));
	s->session = session;
	s->output = calloc(1, OUTPUT_SIZE + 1);
	s->error = calloc(1, ERROR_SIZE + 1);
	if (!s->output || !s->error)
		return -ENOMEM;
	program_request(p, &exec);
	exec.output = (uintptr_t)s->output;
	exec.error = (uintptr_t)s->error;
	err = obheap_exec(session, &exec);
	if (err)
		return err;
	s->status = exec.out_status;
	s->exit_code = exec.out_exit_code;
	s->steps = exec.out_steps;
	s->output_len = exec.out_output_len;
	if (!stepping_stopped(s))
		take_error(s, exec.out_type_len + exec.out_message_len,
			   exec.out_traceback_len);
	return 0;
}

int stepping_go(struct stepping *s, struct obheap_resume *how)
{
	int err;

	if (!s->library)
		how->flags |= OBHEAP_RESUME_OWN;
	how->output = (uintptr_t)s->output + s->output_len;
	how->output_size = OUTPUT_SIZE - s->output_len;
	how->error = (uintptr_t)s->error;
	how->error_size = ERROR_SIZE;
	how->stop = (uintptr_t)&s->stop;
	err = obheap_resume(s->session, how);
	if (err)
		return err;
	s->status = how->out_status;
	s->exit_code = how->out_exit_code;
	s->steps = how->out_steps;
	s->output_len += how->out_output_len;
	s->output[s->output_len] = '\0';
	if (!stepping_stopped(s))
		take_error(s, how->out_type_len + how->out_message_len,
			   how->out_traceback_len);
	return 0;
}

int stepping_until(struct stepping *s, __u32 until)
{
	struct obheap_resume how = {
		.until = until, .watch_frame = OBHEAP_NONE,
	};

	return stepping_go(s, &how);
}

bool stepping_stopped(const struct stepping *s)
{
	return s->status == OBHEAP_STATUS_STOPPED;
}

const char *stepping_output(struct stepping *s)
{
	s->output[s->output_len] = '\0';
	s->output_len = 0;
	return s->output;
}

int stepping_exit(const struct stepping *s)
{
	return outcome_exit(s->status, s->exit_code);
}

void stepping_free(struct stepping *s)
{
	free(s->output);
	free(s->error);
}

int stepping_open(const struct cmd *cmd, int argc, char **argv,
		  const struct option *options,
		  int (*more)(int opt, const char *arg, void *ctx), void *ctx,
		  struct program *p, struct obheap **session, int operands)
{
	int status = view_options(cmd, argc, argv, p, options, more, ctx);

	if (status >= 0)
		return status;
	if (program_operand(p, argc - optind - operands, argv + optind))
		return EXIT_USAGE;
	if (!p->text) {
		complain("%s wants a program", cmd->name);
		return cmd_usage(cmd);
	}
	status = session_open(p, session);
	return status ? status : -1;
}
