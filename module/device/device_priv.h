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
#include <obheap/stepper.h>

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

/**
 * struct ob_texts - texts a caller has given, each with a NUL behind it
 * @text: the program
 * @filename: its name
 * @more: memory of both when they are too long for @few
 * @few: room for the usual statement
 */
struct ob_texts {
	char *text;
	char *filename;
	char *more;
	char few[192];
};

/**
 * struct ob_program - a program that can be stopped and goes on later
 * @session: whose it is
 * @texts: what it is compiled from
 * @ex: the run
 * @stopped: it waits; else it runs or has not begun
 * @thread: its share of the interpreter while it waits
 * @stepper: where to stop it
 * @reason: why it is stopped, OB_REASON_NONE until it has been
 * @stopped_ns: since when
 *
 * Exists from the EXEC that starts it to its end, be that natural or not.
 */
struct ob_program {
	struct ob_session *session;
	struct ob_texts texts;
	struct ob_exec ex;
	bool stopped;
	struct ob_vm_thread thread;
	struct ob_stepper stepper;
	enum ob_reason reason;
	u64 stopped_ns;
};

/**
 * struct ob_observe - what a session tells its listeners
 * @heap: told by the heap (1)
 * @gc: told by the collector (1)
 * @listeners: their list (1, and the lock of events.c to change it)
 * @nr: how many there are (1)
 * @wanted: bits of all the events that somebody wants (1)
 * @changed: a listener has gone, or the tracepoints' mask is another; whoever
 *	has the GIL next looks (A)
 * @new_block: block of an ALLOC that waits for its object to get a type, one
 *	outside and one inside of a collection; NULL when there is none (1)
 * @born: those events (1)
 * @taken_ns: when the holder of the GIL got it, 0 if nobody listened (1)
 */
struct ob_observe {
	struct ob_heap_watch heap;
	struct ob_gc_listener gc;
	struct list_head listeners;
	unsigned int nr;
	u64 wanted;
	bool changed;
	const struct ob_object *new_block[2];
	struct obheap_event born[2];
	u64 taken_ns;
};

/*
 * struct ob_session - one open file of the device
 * @gil: the global interpreter lock
 * @gil_wait: threads waiting for their turn or for others to take theirs
 * @nr_waiting: threads waiting for @gil (A)
 * @gil_turns: times @gil was taken (1, read without)
 * @moment: times @gil was taken by somebody who may change what is there (1)
 * @gil_waits: times it was not to be had at once (1)
 * @gil_waited_ns: how long those waited (1)
 * @nr_running: programs started and not ended (A)
 * @started: @vm is up and settings are final (1)
 * @interning_unit: string constants are shared within a unit only (1)
 * @cfg: how to bring @vm up (1)
 * @gc_threshold: collector thresholds, if @gc_threshold_set (1)
 * @vm: the interpreter (1)
 * @result: value of the last EXEC, kept alive for its id (1)
 * @inline_output: of the thread whose program runs (1)
 * @trace: of the thread whose program runs, NULL if it is not traced (1)
 * @program: the one that can be stopped, NULL for none (1)
 * @stepped: the same while it is what runs, else NULL (1)
 * @output: its output stream
 * @observe: what is told to listeners (1)
 * @number: to tell sessions apart in traces (I)
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
	u64 moment;
	u64 gil_waits;
	u64 gil_waited_ns;
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
	struct ob_program *program;
	struct ob_program *stepped;
	struct ob_output output;
	struct ob_observe observe;
	u32 number;
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
/** ob_session_look() - likewise, of somebody who changes nothing */
int __must_check ob_session_look(struct ob_session *s);
void ob_session_unlock(struct ob_session *s);
/** ob_session_start() - bring the interpreter up if it is not; GIL held */
int __must_check ob_session_start(struct ob_session *s);

/* pins.c */

/*
 * ob_pin_limit() - set the heap limit of a session that has not started
 *
 * Context: GIL held. Return: 0; -EBUSY when it has a name, for which its limit
 * has been counted; -EINTR.
 */
int ob_pin_limit(struct ob_session *s, u64 limit);

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
/** ob_sessions_nudge() - have all sessions look at what is wanted */
void ob_sessions_nudge(void);
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

/* exec.c */

/** ob_exec_forget() - the last value shown, at the end of its session */
void ob_exec_forget(struct ob_session *s);

/*
 * ob_exec_run() - run a program, or let a stopped one go on; GIL held
 *
 * @arg has the caller's buffers and gets the outcome; @ex is the run. @prog is
 * NULL for a program that cannot be stopped; it is gone when it has ended, or
 * could not be started. Return: 0 or a negative errno.
 */
int ob_exec_run(struct ob_session *s, struct obheap_exec *arg,
		struct ob_exec *ex, struct ob_program *prog);
int ob_texts_copy(struct ob_texts *t, const struct obheap_exec *arg);
void ob_texts_free(struct ob_texts *t);

/* collect.c */

/**
 * struct ob_gc_record - what the collector did during a run
 * @watch: what the collector calls
 * @s: the session
 * @chunks: the steps, oldest first
 * @nr: steps there were
 * @kept: those of them that have a place in @chunks
 * @max: steps to keep at most
 *
 * The program may run on stacks that are not its caller's, so what is recorded
 * waits for the end of the run. All fields: the GIL.
 */
struct ob_gc_record {
	struct ob_gc_watch watch;
	struct ob_session *s;
	struct list_head chunks;
	u32 nr;
	u32 kept;
	u32 max;
};

/** ob_gc_record_begin() - watch the collector unless somebody does already */
void ob_gc_record_begin(struct ob_gc_record *rec, struct ob_session *s,
			u32 max);
/** ob_gc_record_end() - no more; steps go to the user's array. 0 or -EFAULT */
int ob_gc_record_end(struct ob_gc_record *rec, u64 array);

/* program.c */

/** ob_program_go() - start or resume; 1 stopped, 0 ended, or -ENOMEM */
int ob_program_go(struct ob_session *s, struct ob_program *prog);
/** ob_program_step() - stop in front of this instruction? as ops->step */
int ob_program_step(struct ob_program *prog, struct ob_vm *vm,
		    struct ob_frame *frame);
/** ob_program_discard() - throw a stopped program away; GIL held */
void ob_program_discard(struct ob_session *s);
/** ob_program_free() - of one that has ended or was never started */
void ob_program_free(struct ob_session *s, struct ob_program *prog);
/** ob_program_stop_out() - tell a user where it is; 0 or -EFAULT */
int ob_program_stop_out(struct ob_session *s, struct ob_program *prog,
			u64 stop);
/** ob_program_frame() - innermost frame of the stopped program, or NULL */
static inline struct ob_frame *ob_program_frame(const struct ob_session *s)
{
	const struct ob_program *prog = s->program;

	return prog && prog->stopped ? prog->thread.frame : NULL;
}

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

/** ob_view_begin() - take the GIL with the interpreter up, to look */
int __must_check ob_view_begin(struct ob_session *s);
/** ob_view_block() - what there is to say of a live block; @entry is zeroed */
void ob_view_block(struct ob_session *s, const struct ob_block_info *info,
		   struct obheap_block *entry);

/* observe.c */

void ob_observe_init(struct ob_session *s);
/** ob_observe_wants() - which events somebody wants from now on; GIL held */
void ob_observe_wants(struct ob_session *s);
/** ob_observe_end() - the interpreter is about to go; GIL held, or nobody left */
void ob_observe_end(struct ob_session *s);
/** ob_observe_exec() - a program begins, or has ended after @steps */
void ob_observe_exec(struct ob_session *s, u32 what, u32 status, u64 steps);
/** ob_observe_step() - the program stands in front of an instruction */
void ob_observe_step(struct ob_session *s, struct ob_frame *frame);
/** ob_observe_taken() - the GIL was taken; @waited_ns 0 when at once */
void ob_observe_taken(struct ob_session *s, u64 waited_ns);
/** ob_observe_drop() - the GIL is about to be given away */
void ob_observe_drop(struct ob_session *s);

/* events.c */

struct ob_events;

/** ob_events_update() - forget listeners that have gone; GIL held */
void ob_events_update(struct ob_session *s);
/** ob_events_tell() - an event for those who want it; GIL held */
void ob_events_tell(struct ob_session *s, struct obheap_event *event);
/** ob_events_flush() - let those who wait for events look; GIL held */
void ob_events_flush(struct ob_session *s);
/** ob_events_end() - the session ends */
void ob_events_end(struct ob_session *s);
/** ob_events_nudge() - have @s look at what is wanted as soon as it can */
void ob_events_nudge(struct ob_session *s);
/** ob_events_close() - the descriptor has been closed */
void ob_events_close(struct ob_events *ev);
/**
 * ob_events_read() - take records
 * @ev: the listener
 * @buf: user address
 * @len: its bytes
 * @nonblock: do not wait
 *
 * Return: bytes taken; 0 when the session has ended; -EINVAL, -EAGAIN,
 * -ERESTARTSYS, -EFAULT.
 */
ssize_t ob_events_read(struct ob_events *ev, char __user *buf, size_t len,
		       bool nonblock);
/** ob_events_wait() - where to wait for records */
wait_queue_head_t *ob_events_wait(struct ob_events *ev);
bool ob_events_readable(struct ob_events *ev);
bool ob_events_ended(struct ob_events *ev);

/* chardev.c, or the host's stand-in */

/*
 * ob_events_file() - a descriptor for a listener
 *
 * Takes over the caller's reference. Return: a descriptor, or a negative errno
 * with the listener closed.
 */
int ob_events_file(struct ob_events *ev);

/* tracepoints.c, or the host's stand-in */

/** ob_trace_wanted() - bits of the events whose tracepoints are on */
u64 ob_trace_wanted(void);
void ob_trace_event(const struct ob_session *s,
		    const struct obheap_event *event);

/* handlers: each gets a kernel copy of its struct and answers in place */

int ob_ioctl_info(struct ob_session *s, void *arg);
int ob_ioctl_setup(struct ob_session *s, void *arg);
int ob_ioctl_exec(struct ob_session *s, void *arg);
int ob_ioctl_resume(struct ob_session *s, void *arg);
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
int ob_ioctl_stack(struct ob_session *s, void *arg);
int ob_ioctl_collect(struct ob_session *s, void *arg);
int ob_ioctl_events(struct ob_session *s, void *arg);
int ob_ioctl_validate(struct ob_session *s, void *arg);
/** ob_ioctl_commands() - bit N set for each command N */
u64 ob_ioctl_commands(void);

#endif /* _OBHEAP_DEVICE_PRIV_H */
