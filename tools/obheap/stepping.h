/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stepping - a program that is run in pieces, for trace, step and refs
 */
#ifndef OBHEAP_STEPPING_H
#define OBHEAP_STEPPING_H

#include "cmd.h"

/**
 * struct stepping - a program under way
 * @session: where it runs
 * @stop: where it is stopped
 * @status: OBHEAP_STATUS_*; STOPPED while it can go on
 * @exit_code: what SystemExit asks for
 * @steps: instructions executed
 * @library: stop inside of library modules, too
 * @output: what it printed since stepping_output(), NUL-terminated
 * @output_len: bytes of it
 * @error: its traceback once it has ended, NUL-terminated
 */
struct stepping {
	struct obheap *session;
	struct obheap_stop stop;
	__u32 status;
	__s32 exit_code;
	__u64 steps;
	bool library;
	char *output;
	size_t output_len;
	char *error;
};

/* stop in front of the first instruction; 0 or a negative errno */
int stepping_start(struct stepping *s, struct obheap *session,
		   const struct program *p);
/* go on; buffers of @how are filled in here, and what @library says */
int stepping_go(struct stepping *s, struct obheap_resume *how);
/* go on by one kind of step */
int stepping_until(struct stepping *s, __u32 until);
bool stepping_stopped(const struct stepping *s);
/* the output so far, which is then taken */
const char *stepping_output(struct stepping *s);
/* what a program that has ended gives the command as its exit status */
int stepping_exit(const struct stepping *s);
void stepping_free(struct stepping *s);

/*
 * Options of a command that steps through a program: as view_options(), and
 * the program is needed. *@session is new; an exit status, or -1 to go on.
 */
int stepping_open(const struct cmd *cmd, int argc, char **argv,
		  const struct option *options,
		  int (*more)(int opt, const char *arg, void *ctx), void *ctx,
		  struct program *p, struct obheap **session, int operands);

#endif /* OBHEAP_STEPPING_H */
