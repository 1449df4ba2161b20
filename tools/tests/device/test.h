/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test - what the device tests share: results as KTAP, and the raw interface
 *
 * Nothing of libobheap is used here; the tests are about the interface itself.
 * Every reply that passes through dev_call() or scan_reply() is searched for
 * kernel addresses; the last result of every program is that none was seen.
 */
#ifndef OBHEAP_DEVICE_TEST_H
#define OBHEAP_DEVICE_TEST_H

#include <linux/obheap.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define __printf(f, a)	__attribute((format(gnu_printf, f, a)))

#define NR(array) (sizeof(array) / sizeof((array)[0]))
#define PTR(p) ((__u64)(uintptr_t)(p))

/* an address that is certainly nobody's */
#define BAD_POINTER	0x10ULL
/* the beginning of the kernel's map of all memory without randomization */
#define KERNEL_POINTER	0xffff888000000000ULL

/* results */

void ok(bool good, const char *fmt, ...) __printf(2, 3);
/* got and want are 0 or a negative errno */
void ok_err(int got, int want, const char *fmt, ...)
	__printf(3, 4);
void ok_num(long long got, long long want, const char *fmt, ...)
	__printf(3, 4);
void ok_str(const char *got, const char *want, const char *fmt, ...)
	__printf(3, 4);
void skip(const char *why, const char *fmt, ...)
	__printf(2, 3);
void note(const char *fmt, ...) __printf(1, 2);
/* what the whole program depends on did not work: ends it */
_Noreturn void die(const char *what);
/* print the plan; returns the exit status of the program */
int done(void);

/* the device */

int dev_open(void);		/* dies when it fails */
int dev_call(int fd, unsigned long cmd, void *arg);
void scan_reply(const void *buf, size_t len);

/* what an EXEC answered, its texts NUL-terminated */
struct outcome {
	int err;
	struct obheap_exec e;
	char type[64];
	char message[4096];
	char traceback[16384];
	char output[65536];
};

/* run a text; the answer is valid until the next call in the same thread */
struct outcome *run(int fd, const char *text);
struct outcome *run_mode(int fd, __u32 mode, const char *text);
/* the same with everything else of the struct chosen by the caller */
struct outcome *run_exec(int fd, struct obheap_exec e, const char *text);

/* id of a global name, 0 if it is not bound */
__u64 id_of(int fd, const char *name);
int object_of(int fd, __u64 id, struct obheap_object *o);
void stats_of(int fd, struct obheap_stats *st);

/* views.c: what must hold after anything that happened */

struct snapshot {
	char *data;
	size_t len;
};

/* everything the views say, in one piece; free(data) */
struct snapshot snapshot(int fd);
/* VALIDATE, sums, two equal snapshots and a statement: one result each */
void ok_sound(int fd, const char *after);
/* the same as one result */
void ok_sound_short(int fd, const char *after);
/* the same for a child, whose results nobody counts */
bool is_all_well(int fd);

/* milliseconds of a clock that only goes forward */
long long now_ms(void);
/* how much longer things may take here: OBHEAP_SLOWNESS, or 1 */
int slowness(void);
void sleep_ms(int ms);

/*
 * Nothing that ends, or begins, by itself takes longer than this on any machine
 * and under any load; what would take for ever is told by it.
 */
#define PATIENCE_MS	(120 * 1000)

/*
 * Wait until a running program has bound a global name, and set that to 0: who
 * is in the middle of one long instruction can not be looked at, but a program
 * can wait before it.  Dies without patience.
 */
void wait_for(int fd, const char *name);
/* a signal for the calling thread, sent by another one after wait_for() */
void signal_after(int fd, const char *name, int sig);
/* number in a file, -1 if it cannot be read; write a text, 0 or -errno */
long long file_number(const char *path);
int file_put(const char *path, const char *text);

#endif /* OBHEAP_DEVICE_TEST_H */
