/* SPDX-License-Identifier: GPL-2.0 */
/*
 * abi - one row per command of the interface, with a valid struct of each
 */
#ifndef OBHEAP_DEVICE_ABI_H
#define OBHEAP_DEVICE_ABI_H

#include "test.h"

/* largest struct any test passes, behind which memory may be checked */
#define ARG_ROOM 8192

/**
 * struct command - one command
 * @size: its struct, which is also the smallest one the kernel takes
 * @flags: flags it knows
 * @reserved: offsets of fields that must be zero, 0 ends
 * @valid: what a well-formed struct answers in a session with the globals of
 *	valid_session()
 * @fill: makes a well-formed struct of zeroes
 */
struct command {
	const char *name;
	unsigned long cmd;
	__u32 size;
	__u32 min_size;
	__u32 flags;
	__u32 reserved[2];
	int valid;
	void (*fill)(int fd, void *arg);
};

extern const struct command commands[];
extern const size_t nr_commands;

/* nothing of the commands is left when the last descriptor is closed */
void commands_end(void);

/* a session that has run a statement, except for SETUP, which wants none */
int valid_session(const struct command *c);
/* a well-formed struct in ARG_ROOM zeroed bytes */
void valid_arg(const struct command *c, int fd, void *arg);

#endif /* OBHEAP_DEVICE_ABI_H */
