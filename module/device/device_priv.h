/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_priv - a session, and what the files of this room share
 *
 * Locks, in the order they are taken:
 *   0. the session list   pressure.c; no allocation while it is held
 *   1. ob_session.gil     everything Python in the session: vm, settings
 *   2. ob_output.lock     the output ring; never held while waiting or while
 *                         touching user memory for writing output
 *
 * Fields marked with a lock number are protected by it, A is atomic, I is
 * immutable after ob_session_new().
 */
#ifndef _OBHEAP_DEVICE_PRIV_H
#define _OBHEAP_DEVICE_PRIV_H

#include <uapi/linux/obheap.h>

#include <obheap/device.h>
#include <obheap/device_env.h>
#include <obheap/inspect.h>

/* output kept for read(2) before the program has to wait */
#define OB_OUTPUT_MAX	(256UL << 10)

/**
 * struct ob_output - bytes printed and not yet read
 * @lock: protects the ring
 * @wait: readers wait for bytes, the program waits for room
 * @ring: OB_OUTPUT_MAX bytes once there was output, else NULL (2)
 * @head: bytes ever written (2)
 * @tail: bytes ever read (2)
 */
struct ob_output {
	struct mutex lock; /* protects the ring */
	wait_queue_head_t wait;
	char *ring;
	u64 head;
	u64 tail;
};

/**
 * struct ob_inline_output - the part of EXEC's output that goes straight back
 * @buf: user buffer
 * @size: its bytes
 * @len: how many are filled
 *
 * Belongs to the thread in EXEC; session->inline_output points to the running
 * thread's.
 */
struct ob_inline_output {
	char __user *buf;
	u32 size;
	u32 len;
};

/**
 * struct ob_trace - records of the instructions of a traced program
 * @steps: user array of struct obheap_step
 * @nr: its entries
 * @seen: instructions so far
 */
struct ob_trace {
	struct obheap_step __user *steps;
	u32 nr;
	u32 seen;
};

/*
 * struct ob_session - one open file of the device
 * @gil: the global interpreter lock
 * @gil_wait: threads waiting for their turn or for others to take theirs
 * @nr_waiting: threads waiting for @gil (A)
 * @gil_turns: times @gil was taken (1, read without)
 * @nr_running: programs started and not ended (A)
 * @started: @vm is up and settings are final (1)
 * @interning_unit: string constants are shared within a unit only (1)
 * @cfg: how to bring @vm up (1)
 * @gc_threshold: collector thresholds, if @gc_threshold_set (1)
 * @vm: the interpreter (1)
 * @result: value of the last EXEC, kept alive for its id (1)
 * @inline_output: of the thread whose program runs (1)
 * @trace: of the thread whose program runs, NULL if it is not traced (1)
 * @output: its output stream
 * @refs: files it is open as, and its name (A)
 * @pin: in the list of sessions with a name, else empty (pins.c)
 * @name: that name (pins.c)
 * @uid: user who gave it (pins.c)
 * @pinned_ns: when (pins.c)
 * @pressure_link: list of all sessions, see pressure.c
 */
struct ob_session {
	struct mutex gil; /* held by the thread whose program runs */
	wait_queue_head_t gil_wait;
	atomic_t nr_waiting;
	unsigned int gil_turns;
	atomic_t nr_running;
	bool started;
	bool interning_unit;
	struct ob_rt_config cfg;
	bool gc_threshold_set;
	u32 gc_threshold[OB_NR_GENERATIONS];
	struct ob_vm vm;
	struct ob_object *result;
	struct ob_inline_output *inline_output;
	struct ob_trace *trace;
	struct ob_output output;
	atomic_t refs;
	struct list_head pin;
	char name[OBHEAP_NAME_MAX];
	u32 uid;
	u64 pinned_ns;
	struct list_head pressure_link;
};

/* session.c */

/** ob_session_lock() - take the GIL; 0 or -EINTR when killed while waiting */
int __must_check ob_session_lock(struct ob_session *s);
void ob_session_unlock(struct ob_session *s);
/** ob_session_start() - bring the interpreter up if it is not; GIL held */
int __must_check ob_session_start(struct ob_session *s);

/* pins.c */

/** ob_pins_exit() - end the sessions only their names keep; no file is open */
void ob_pins_exit(void);

/* chardev.c, or the host's stand-in */

/*
 * ob_session_file() - open a session once more
 *
 * Takes over the caller's reference. Return: a descriptor, or a negative errno
 * with the reference dropped.
 */
int ob_session_file(struct ob_session *s);

/* pressure.c */

void ob_pressure_add(struct ob_session *s);
void ob_pressure_del(struct ob_session *s);
unsigned long ob_pressure_count(void);
unsigned long ob_pressure_scan(unsigned long pages);

/* output.c */

void ob_output_init(struct ob_output *out);
void ob_output_exit(struct ob_output *out);
/** ob_output_note() - a line beside the program's output; cut if nobody reads */
void ob_output_note(struct ob_session *s, const char *text, size_t len);
extern const struct ob_out_ops ob_session_out_ops;

/* report.c */

/** ob_session_report() - what a session's debug heap calls when it finds fault */
void ob_session_report(void *ctx, const struct ob_heap_report *r);

/* trace.c */

/** ob_session_step() - record an instruction; the vm's step operation */
int ob_session_step(struct ob_vm *vm, struct ob_frame *frame);

/* views.c, graph.c */

/**
 * struct ob_array_out - a user array being filled
 * @base: user address, 0 for none
 * @stride: bytes of an entry
 * @nr: entries it has
 * @out: entries there are
 */
struct ob_array_out {
	u64 base;
	size_t stride;
	u32 nr;
	u32 out;
};

/** ob_array_put() - one more entry; 0, -EFAULT or -EINTR */
int ob_array_put(struct ob_array_out *a, const void *entry);

/** ob_array_done() - 0, or -EMSGSIZE when not all entries fitted */
static inline int ob_array_done(const struct ob_array_out *a)
{
	return a->out > a->nr ? -EMSGSIZE : 0;
}

/** ob_view_begin() - take the GIL with the interpreter up */
int __must_check ob_view_begin(struct ob_session *s);
/** ob_view_block() - what there is to say of a live block; @entry is zeroed */
void ob_view_block(struct ob_session *s, const struct ob_block_info *info,
		   struct obheap_block *entry);

/* handlers: each gets a kernel copy of its struct and answers in place */

int ob_ioctl_info(struct ob_session *s, void *arg);
int ob_ioctl_setup(struct ob_session *s, void *arg);
int ob_ioctl_exec(struct ob_session *s, void *arg);
int ob_ioctl_interrupt(struct ob_session *s, void *arg);
int ob_ioctl_pin(struct ob_session *s, void *arg);
int ob_ioctl_attach(struct ob_session *s, void *arg);
int ob_ioctl_unpin(struct ob_session *s, void *arg);
int ob_ioctl_sessions(struct ob_session *s, void *arg);
int ob_ioctl_names(struct ob_session *s, void *arg);
int ob_ioctl_object(struct ob_session *s, void *arg);
int ob_ioctl_refs(struct ob_session *s, void *arg);
int ob_ioctl_holders(struct ob_session *s, void *arg);
int ob_ioctl_bytes(struct ob_session *s, void *arg);
int ob_ioctl_graph(struct ob_session *s, void *arg);
int ob_ioctl_walk(struct ob_session *s, void *arg);
int ob_ioctl_stats(struct ob_session *s, void *arg);
int ob_ioctl_arenas(struct ob_session *s, void *arg);
int ob_ioctl_pools(struct ob_session *s, void *arg);
int ob_ioctl_collect(struct ob_session *s, void *arg);
int ob_ioctl_validate(struct ob_session *s, void *arg);
/** ob_ioctl_commands() - bit N set for each command N */
u64 ob_ioctl_commands(void);

#endif /* _OBHEAP_DEVICE_PRIV_H */
