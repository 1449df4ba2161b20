/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * obheap - the ioctl interface of /dev/obheap
 */
#ifndef _UAPI_LINUX_OBHEAP_H
#define _UAPI_LINUX_OBHEAP_H

#include <linux/ioctl.h>
#include <linux/types.h>

/**
 * DOC: General ioctl format
 *
 * An open file of /dev/obheap is a session: a private Python heap with a
 * __main__ namespace. It lives until its last descriptor is closed.
 *
 * Every command takes a pointer to its own struct, which begins with its size
 * and a word of flags. The kernel accepts a struct of any size from the size it
 * had in its first version: what an older caller leaves out is zero, and what a
 * newer caller adds must be zero where this kernel does not know it. The number
 * of a command does not contain the size of its struct (_IO instead of the
 * usual _IOWR), so that it stays the same when the struct grows.
 *
 * Fields named out_* are filled by the kernel; what the caller puts there does
 * not matter. Fields named __reserved must be zero. Pointers to arrays and
 * texts are user addresses in 64 bits.
 *
 * Errors common to all commands:
 *
 *  - ENOTTY: there is no such command
 *  - EINVAL: the size is too small or above a page, or a field has a value it
 *    cannot have
 *  - E2BIG: the struct has non-zero bytes this kernel knows nothing of
 *  - EOPNOTSUPP: a flag or reserved field is set that this kernel does not know
 *  - EFAULT: a pointer does not point to memory of the caller
 *  - ENOMEM: the kernel is out of memory, or the memory cgroup is at its limit
 *  - EINTR: a fatal signal came while waiting for the session
 *  - ESTALE: the id is of a kind that could be alive, but nothing is alive there
 *  - EMSGSIZE: the array is too small; out_nr says how many entries there are
 *
 * What a Python program does wrong is none of these. EXEC returns 0 and
 * describes the exception.
 *
 * An id looks like an address and behaves like one: objects in one pool are as
 * far apart as their blocks, and a freed block's id is used again. It is never
 * an address of the kernel. 0 is the id of nothing.
 */

#define OBHEAP_IOC_TYPE	0xBE

enum {
	OBHEAP_CMD_INFO = 0x00,
	OBHEAP_CMD_SETUP = 0x01,
	OBHEAP_CMD_EXEC = 0x02,
	OBHEAP_CMD_RESUME = 0x03,
	OBHEAP_CMD_INTERRUPT = 0x04,
	OBHEAP_CMD_PIN = 0x05,
	OBHEAP_CMD_ATTACH = 0x06,
	OBHEAP_CMD_UNPIN = 0x07,
	OBHEAP_CMD_SESSIONS = 0x08,
	OBHEAP_CMD_NAMES = 0x10,
	OBHEAP_CMD_OBJECT = 0x11,
	OBHEAP_CMD_REFS = 0x12,
	OBHEAP_CMD_HOLDERS = 0x13,
	OBHEAP_CMD_BYTES = 0x14,
	OBHEAP_CMD_WALK = 0x15,
	OBHEAP_CMD_STATS = 0x16,
	OBHEAP_CMD_ARENAS = 0x17,
	OBHEAP_CMD_POOLS = 0x18,
	OBHEAP_CMD_STACK = 0x19,
	OBHEAP_CMD_COLLECT = 0x1a,
	OBHEAP_CMD_VALIDATE = 0x1b,
	OBHEAP_CMD_EVENTS = 0x1c,
	OBHEAP_CMD_GRAPH = 0x1d,
};

#define OBHEAP_ABI	1

#define OBHEAP_TYPE_MAX	48	/* bytes of a type's name, NUL included */
#define OBHEAP_NAME_MAX	64	/* bytes of a name or label, NUL included */

/**
 * struct obheap_info - ioctl(OBHEAP_INFO)
 * @size: sizeof(struct obheap_info)
 * @flags: must be 0
 * @out_abi: revision of this interface, OBHEAP_ABI
 * @out_align: alignment and size step of blocks, bytes
 * @out_small_max: largest block that comes from a pool, bytes
 * @out_nr_classes: number of size classes
 * @out_pool_size: bytes of a pool
 * @out_pool_header: bytes of a pool that are not blocks
 * @out_arena_size: ids an arena covers, bytes
 * @out_max_sessions: how many sessions there can be
 * @out_commands: bit N is set when the command numbered N exists
 * @out_backends: bit N is set when backend N exists
 * @out_default_limit: heap limit of a session that does not ask for one, bytes
 * @out_max_limit: highest heap limit a session can ask for, bytes
 * @out_max_source: longest text EXEC takes, bytes
 * @out_output_max: output a session keeps until it is read, bytes
 * @out_max_named: sessions with a name a user may have
 * @out_max_named_limit: what the heap limits of those may add up to, bytes
 *
 * What this kernel can do. Never fails on a well-formed struct.
 */
struct obheap_info {
	__u32 size;
	__u32 flags;
	__u32 out_abi;
	__u32 out_align;
	__u32 out_small_max;
	__u32 out_nr_classes;
	__u32 out_pool_size;
	__u32 out_pool_header;
	__u32 out_arena_size;
	__u32 out_max_sessions;
	__aligned_u64 out_commands;
	__aligned_u64 out_backends;
	__aligned_u64 out_default_limit;
	__aligned_u64 out_max_limit;
	__aligned_u64 out_max_source;
	__aligned_u64 out_output_max;
	__aligned_u64 out_max_named;
	__aligned_u64 out_max_named_limit;
};

#define OBHEAP_INFO _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_INFO)

/* obheap_setup.flags: which of the fields count */
#define OBHEAP_SETUP_BACKEND	(1 << 0)
#define OBHEAP_SETUP_LIMIT	(1 << 1)
#define OBHEAP_SETUP_INTERN	(1 << 2)
#define OBHEAP_SETUP_GC		(1 << 3)
#define OBHEAP_SETUP_SEED	(1 << 4)
#define OBHEAP_SETUP_DEBUG_HEAP	(1 << 5)	/* no field: fences around blocks */
#define OBHEAP_SETUP_BIRTHS	(1 << 6)	/* no field: remember births */

enum {
	OBHEAP_BACKEND_POOL = 0,	/* CPython's arenas, pools and blocks */
	OBHEAP_BACKEND_KMALLOC = 1,	/* every block its own allocation */
	OBHEAP_BACKEND_SLAB = 2,	/* small blocks from a cache per class */
	OBHEAP_BACKEND_BUMP = 3,	/* one after the other, none reused */
};

enum {
	OBHEAP_INTERN_SESSION = 0,	/* equal string constants are one object */
	OBHEAP_INTERN_UNIT = 1,		/* only within a compile unit, as CPython */
};

#define OBHEAP_SEED_RANDOM	(~0ULL)

/**
 * struct obheap_setup - ioctl(OBHEAP_SETUP)
 * @size: sizeof(struct obheap_setup)
 * @flags: which fields to take, OBHEAP_SETUP_*; the others keep their defaults.
 *	OBHEAP_SETUP_DEBUG_HEAP puts every block between fences and checks every
 *	release; what it finds is a line in the output and counts in VALIDATE.
 *	It also checks each step of a collection, which counts there as well.
 *	OBHEAP_SETUP_BIRTHS remembers which allocation each block came from, for
 *	8 bytes a block and a slower allocation; OBHEAP_SETUP_DEBUG_HEAP does
 *	that anyway
 * @backend: where blocks come from
 * @interning: which equal string constants are one object
 * @heap_limit: bytes the heap may take; 4096 .. obheap_info.out_max_limit. EXEC
 *	may take 1 MiB more to compile its text and to tell what went wrong, so
 *	that a session with a full heap can still be given the del that helps
 * @hash_seed: PYTHONHASHSEED, 0 .. 4294967295, or OBHEAP_SEED_RANDOM; 0 is the
 *	default, so that runs repeat
 * @gc_threshold: the collector's three thresholds
 * @__reserved: must be 0
 *
 * Choose how a session works. Only before its first statement or view: EBUSY
 * afterwards.
 */
struct obheap_setup {
	__u32 size;
	__u32 flags;
	__u32 backend;
	__u32 interning;
	__aligned_u64 heap_limit;
	__aligned_u64 hash_seed;
	__u32 gc_threshold[3];
	__u32 __reserved;
};

#define OBHEAP_SETUP _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_SETUP)

/* obheap_exec.mode */
enum {
	OBHEAP_EXEC_FILE = 0,	/* statements */
	OBHEAP_EXEC_SINGLE = 1,	/* one interactive statement; values are shown */
	OBHEAP_EXEC_EVAL = 2,	/* one expression; out_result is its value */
};

/* obheap_exec.out_status */
enum {
	OBHEAP_STATUS_DONE = 0,
	OBHEAP_STATUS_RAISED = 1,	/* an exception was not caught */
	OBHEAP_STATUS_EXIT = 2,		/* SystemExit; see out_exit_code */
	OBHEAP_STATUS_INCOMPLETE = 3,	/* single: more lines are needed; no error */
	OBHEAP_STATUS_STEPS = 4,	/* max_steps used up */
	OBHEAP_STATUS_TIME = 5,		/* max_ns used up */
	OBHEAP_STATUS_KILLED = 6,	/* the task is killed, or it was discarded */
	OBHEAP_STATUS_STOPPED = 7,	/* it can go on with RESUME */
};

/* obheap_exec.flags */
#define OBHEAP_EXEC_TRACE	(1 << 0)	/* record every instruction */
#define OBHEAP_EXEC_FINISH	(1 << 1)	/* end the interpreter with the text */
#define OBHEAP_EXEC_STOP	(1 << 2)	/* stop before the first instruction */

#define OBHEAP_STEP_SLOTS	6	/* stack slots a record shows */
#define OBHEAP_STEP_REPR	32	/* bytes of a value's description */

/**
 * struct obheap_slot - one slot of a value stack
 * @id: the object referred to, 0 for an empty slot
 * @refcount: references to it
 * @repr: description of its value, NUL-terminated, cut to fit
 */
struct obheap_slot {
	__aligned_u64 id;
	__aligned_u64 refcount;
	char repr[OBHEAP_STEP_REPR];
};

/**
 * struct obheap_step - the state in front of one instruction
 * @line: source line, 0 if it has none
 * @offset: byte offset of the instruction in its code object
 * @opcode: number of the instruction
 * @arg: its argument
 * @frame_depth: frames below this one
 * @stack_depth: slots in use; the topmost OBHEAP_STEP_SLOTS are in @slots
 * @name: name of the instruction, NUL-terminated
 * @arg_repr: what the argument stands for: a name, a constant; may be empty
 * @slots: the topmost slots, the deepest of them first
 */
struct obheap_step {
	__u32 line;
	__u32 offset;
	__u32 opcode;
	__u32 arg;
	__u32 frame_depth;
	__u32 stack_depth;
	char name[OBHEAP_STEP_REPR];
	char arg_repr[OBHEAP_STEP_REPR];
	struct obheap_slot slots[OBHEAP_STEP_SLOTS];
};

/**
 * struct obheap_exec - ioctl(OBHEAP_EXEC)
 * @size: sizeof(struct obheap_exec)
 * @flags: OBHEAP_EXEC_TRACE or OBHEAP_EXEC_STOP, OBHEAP_EXEC_FINISH
 * @mode: what the text is, OBHEAP_EXEC_*
 * @filename_len: bytes at @filename, at most 255; 0 means "<string>"
 * @filename: name shown in tracebacks, UTF-8
 * @text: the text, UTF-8
 * @text_len: its bytes, at most obheap_info.out_max_source
 * @max_steps: instructions the program may execute, 0 for no limit
 * @max_ns: wall-clock time it may take, 0 for no limit
 * @output: buffer for the head of its output, may be 0
 * @error: buffer for the exception's texts, may be 0
 * @output_size: bytes at @output
 * @error_size: bytes at @error
 * @out_status: how it ended, OBHEAP_STATUS_*
 * @out_exit_code: exit status SystemExit asks for
 * @out_output_len: bytes written to @output
 * @out_type_len: bytes of the exception's type name
 * @out_message_len: bytes of str(exception)
 * @out_traceback_len: bytes of the text python3.11 would print to stderr
 * @out_line: line of a SyntaxError, else of the innermost traceback entry
 * @out_column: column of a SyntaxError, from 1; 0 if unknown
 * @out_result: id of the value: of an expression (OBHEAP_EXEC_EVAL), or of the
 *	last expression statement shown (OBHEAP_EXEC_SINGLE), else 0. The value
 *	is kept alive until the next EXEC
 * @out_steps: instructions executed
 * @out_allocs: blocks allocated
 * @out_frees: blocks freed
 * @out_collections: collector runs
 * @out_ns: time taken
 * @trace: array of struct obheap_step for OBHEAP_EXEC_TRACE
 * @trace_nr: its entries; later instructions are only counted
 * @out_trace_nr: instructions that were to be recorded
 * @stop: a struct obheap_stop to fill when it stops, may be 0
 *
 * Compile a text as one unit and run it in the session's __main__. Type name,
 * message and traceback stand one after the other at @error, cut to
 * @error_size; their lengths are the uncut ones. Output beyond @output goes to
 * the session's output stream, which read(2) reads; when that is full the
 * program waits for a reader. A pending signal raises KeyboardInterrupt in the
 * program. Another thread's EXEC on the same session takes turns with this one.
 * EFBIG when the text is too long.
 *
 * With OBHEAP_EXEC_FINISH what python3.11 does before it exits is part of the
 * run: modules are torn down, finalizers run, and what they print is output
 * like any other. The session is as new afterwards. While another thread is in
 * the middle of a program the flag does nothing.
 *
 * With OBHEAP_EXEC_STOP the program stops in front of its first instruction,
 * unless there is none because the text does not compile. out_status is then
 * OBHEAP_STATUS_STOPPED, and RESUME lets it go on. A session has one such
 * program at most; while it is stopped EXEC says EBUSY, and every view shows
 * the session as the program has left it. When the session ends the program is
 * discarded.
 */
struct obheap_exec {
	__u32 size;
	__u32 flags;
	__u32 mode;
	__u32 filename_len;
	__aligned_u64 filename;
	__aligned_u64 text;
	__aligned_u64 text_len;
	__aligned_u64 max_steps;
	__aligned_u64 max_ns;
	__aligned_u64 output;
	__aligned_u64 error;
	__u32 output_size;
	__u32 error_size;
	__u32 out_status;
	__s32 out_exit_code;
	__u32 out_output_len;
	__u32 out_type_len;
	__u32 out_message_len;
	__u32 out_traceback_len;
	__u32 out_line;
	__u32 out_column;
	__aligned_u64 out_result;
	__aligned_u64 out_steps;
	__aligned_u64 out_allocs;
	__aligned_u64 out_frees;
	__aligned_u64 out_collections;
	__aligned_u64 out_ns;
	__aligned_u64 trace;
	__u32 trace_nr;
	__u32 out_trace_nr;
	__aligned_u64 stop;
};

#define OBHEAP_EXEC _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_EXEC)

/* obheap_resume.until */
enum {
	OBHEAP_UNTIL_END = 0,		/* freely */
	OBHEAP_UNTIL_INSTRUCTION = 1,	/* one instruction */
	OBHEAP_UNTIL_LINE = 2,		/* until a line begins, in any frame */
	OBHEAP_UNTIL_NEXT = 3,		/* likewise, in this frame or its callers */
	OBHEAP_UNTIL_CALL = 4,		/* until a frame begins */
	OBHEAP_UNTIL_RETURN = 5,	/* until this frame has given a value */
};

/* obheap_stop.reason */
enum {
	OBHEAP_STOP_START = 1,		/* nothing has run yet */
	OBHEAP_STOP_INSTRUCTION = 2,
	OBHEAP_STOP_LINE = 3,		/* a line begins */
	OBHEAP_STOP_CALL = 4,
	OBHEAP_STOP_RETURN = 5,
	OBHEAP_STOP_BREAK = 6,		/* one of the lines asked for begins */
	OBHEAP_STOP_BIRTH = 7,		/* a name is bound, an id is alive */
	OBHEAP_STOP_REBIND = 8,		/* a name is bound to something else */
	OBHEAP_STOP_MUTATE = 9,		/* an object holds something else */
	OBHEAP_STOP_DEATH = 10,		/* a name is gone, an object dead */
	OBHEAP_STOP_REFCOUNT = 11,	/* an object's count is another */
	OBHEAP_STOP_POOL = 12,		/* a pool was taken or is empty again */
	OBHEAP_STOP_ARENA = 13,		/* an arena was made or given back */
	OBHEAP_STOP_ASKED = 14,		/* INTERRUPT asked for it */
};

/* obheap_resume.watch: the reasons to stop for, as bits */
#define OBHEAP_WATCH_BIRTH	(1 << OBHEAP_STOP_BIRTH)
#define OBHEAP_WATCH_REBIND	(1 << OBHEAP_STOP_REBIND)
#define OBHEAP_WATCH_MUTATE	(1 << OBHEAP_STOP_MUTATE)
#define OBHEAP_WATCH_DEATH	(1 << OBHEAP_STOP_DEATH)
#define OBHEAP_WATCH_REFCOUNT	(1 << OBHEAP_STOP_REFCOUNT)
#define OBHEAP_WATCH_POOL	(1 << OBHEAP_STOP_POOL)
#define OBHEAP_WATCH_ARENA	(1 << OBHEAP_STOP_ARENA)
#define OBHEAP_WATCH_ALL						\
	(OBHEAP_WATCH_BIRTH | OBHEAP_WATCH_REBIND | OBHEAP_WATCH_MUTATE | \
	 OBHEAP_WATCH_DEATH | OBHEAP_WATCH_REFCOUNT | OBHEAP_WATCH_POOL | \
	 OBHEAP_WATCH_ARENA)

#define OBHEAP_RESUME_LINES	64	/* lines RESUME takes */
#define OBHEAP_RESUME_GC_STEPS	65536	/* steps of the collector it tells */

/**
 * struct obheap_stop - where a program has stopped: in front of an instruction
 * @reason: why, OBHEAP_STOP_*
 * @depth: frames below this one
 * @line: its line, 0 if it has none
 * @end_line: line where its source ends, 0 if unknown
 * @column: first byte of its source in @line, from 0; OBHEAP_NONE if unknown
 * @end_column: the byte behind its source, likewise
 * @offset: byte offset of the instruction in its code object
 * @opcode: its number
 * @arg: its argument
 * @stack_depth: slots of the value stack in use
 * @steps: instructions the program has executed
 * @code: the code object
 * @before: what a watch saw, then: a count (REFCOUNT), an id (BIRTH, REBIND,
 *	DEATH), pools or arenas there are; a sum over the content (MUTATE)
 * @after: and now
 * @name: name of the instruction, NUL-terminated
 * @arg_repr: what the argument stands for: a name, a constant; may be empty
 * @code_name: name of the code object
 * @filename: its file, cut to fit
 */
struct obheap_stop {
	__u32 reason;
	__u32 depth;
	__u32 line;
	__u32 end_line;
	__u32 column;
	__u32 end_column;
	__u32 offset;
	__u32 opcode;
	__u32 arg;
	__u32 stack_depth;
	__aligned_u64 steps;
	__aligned_u64 code;
	__aligned_u64 before;
	__aligned_u64 after;
	char name[OBHEAP_STEP_REPR];
	char arg_repr[OBHEAP_STEP_REPR];
	char code_name[OBHEAP_NAME_MAX];
	char filename[264];
};

/* obheap_resume.flags */
#define OBHEAP_RESUME_DISCARD	(1 << 0)	/* throw it away */
#define OBHEAP_RESUME_OWN	(1 << 1)	/* not inside of library modules */

/**
 * struct obheap_resume - ioctl(OBHEAP_RESUME)
 * @size: sizeof(struct obheap_resume)
 * @flags: OBHEAP_RESUME_* bits
 * @until: how far to go, OBHEAP_UNTIL_*
 * @watch: what else to stop for, OBHEAP_WATCH_* bits
 * @watch_id: the object to watch; 0 for the one @watch_name is bound to
 * @watch_frame: number of the frame that has the name, OBHEAP_NONE for the
 *	globals of __main__
 * @nr_lines: entries at @lines
 * @lines: array of __u32: lines to stop at, OBHEAP_RESUME_LINES at most
 * @filename: the file they are lines of, 0 for any
 * @filename_len: its bytes, at most 255
 * @output_size: bytes at @output
 * @output: buffer for the head of what is printed until it stops, may be 0
 * @error: buffer for the exception's texts, may be 0
 * @error_size: bytes at @error
 * @out_status: as of EXEC; OBHEAP_STATUS_STOPPED when it has stopped again
 * @out_exit_code: as of EXEC
 * @out_output_len: as of EXEC
 * @out_type_len: as of EXEC
 * @out_message_len: as of EXEC
 * @out_traceback_len: as of EXEC
 * @out_line: as of EXEC
 * @out_column: as of EXEC
 * @count: stop at the place @until says for the @count-th time; 0 is 1
 * @out_result: as of EXEC
 * @out_steps: instructions executed, from the program's start on
 * @out_allocs: blocks allocated by this call
 * @out_frees: blocks freed
 * @out_collections: collector runs
 * @out_ns: time taken
 * @watch_name: the name to watch, empty for none; ASCII, NUL-terminated
 * @stop: a struct obheap_stop to fill when it stops, may be 0
 * @gc_steps: array of struct obheap_gc_step: what the collector does meanwhile,
 *	each collection between GC_BEGIN and GC_END; 0 for none. A program that
 *	stops inside of a collection goes on in it with the next RESUME
 * @nr_gc_steps: entries at @gc_steps, OBHEAP_RESUME_GC_STEPS at most
 * @out_nr_gc_steps: steps there were; those beyond @nr_gc_steps are lost, and
 *	so is what found no memory
 *
 * Let the stopped program go on, in the context of the caller, who need not be
 * the one who started it. What is watched is looked at after every
 * instruction; the program stops in front of the next one. What was asked of
 * INTERRUPT meanwhile is raised at once. Budgets of EXEC count on; its time does
 * not while the program is stopped.
 *
 * With OBHEAP_RESUME_OWN there are no such places as @until says in the modules
 * that obheap has inside, whose files' names begin with "<frozen "; what of the
 * program they call has them. Lines and what is watched stop it there, too.
 *
 * OBHEAP_RESUME_DISCARD ends it: its frames are dropped, none of its handlers
 * and finalizers runs, out_status is OBHEAP_STATUS_KILLED.
 *
 * ENOENT when no program is stopped.
 */
struct obheap_resume {
	__u32 size;
	__u32 flags;
	__u32 until;
	__u32 watch;
	__aligned_u64 watch_id;
	__u32 watch_frame;
	__u32 nr_lines;
	__aligned_u64 lines;
	__aligned_u64 filename;
	__u32 filename_len;
	__u32 output_size;
	__aligned_u64 output;
	__aligned_u64 error;
	__u32 error_size;
	__u32 out_status;
	__s32 out_exit_code;
	__u32 out_output_len;
	__u32 out_type_len;
	__u32 out_message_len;
	__u32 out_traceback_len;
	__u32 out_line;
	__u32 out_column;
	__u32 count;
	__aligned_u64 out_result;
	__aligned_u64 out_steps;
	__aligned_u64 out_allocs;
	__aligned_u64 out_frees;
	__aligned_u64 out_collections;
	__aligned_u64 out_ns;
	char watch_name[OBHEAP_NAME_MAX];
	__aligned_u64 stop;
	__aligned_u64 gc_steps;
	__u32 nr_gc_steps;
	__u32 out_nr_gc_steps;
};

#define OBHEAP_RESUME _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_RESUME)

/* obheap_interrupt.flags */
#define OBHEAP_INTERRUPT_STOP	(1 << 0)	/* stop it, raise nothing */
#define OBHEAP_INTERRUPT_CANCEL	(1 << 1)	/* neither, after all */

/**
 * struct obheap_interrupt - ioctl(OBHEAP_INTERRUPT)
 * @size: sizeof(struct obheap_interrupt)
 * @flags: one of OBHEAP_INTERRUPT_*, or 0
 *
 * Raise KeyboardInterrupt in the program that runs in this session, or, if one
 * is stopped, when it goes on. Does not wait; ENOENT when there is none.
 *
 * With OBHEAP_INTERRUPT_STOP a program that EXEC started with OBHEAP_EXEC_STOP
 * stops between two of its next instructions instead, and no handler of its own
 * can prevent that; ENOENT when there is no such program. A single instruction
 * that takes long is not stopped in: only KeyboardInterrupt ends it. Asked for
 * both, the program stops in front of the first instruction of the handler, if
 * it has one.
 *
 * OBHEAP_INTERRUPT_CANCEL takes back what was asked for and has not happened,
 * for who finds that the program has stopped or ended by itself meanwhile.
 * EINVAL together with OBHEAP_INTERRUPT_STOP.
 */
struct obheap_interrupt {
	__u32 size;
	__u32 flags;
};

#define OBHEAP_INTERRUPT _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_INTERRUPT)

/**
 * struct obheap_pin - ioctl(OBHEAP_PIN), ioctl(OBHEAP_ATTACH), ioctl(OBHEAP_UNPIN)
 * @size: sizeof(struct obheap_pin)
 * @flags: must be 0
 * @name: letters, digits, '.', '_' and '-', NUL-terminated, not empty
 *
 * PIN gives this session a name under which it lives on when its last
 * descriptor is closed, and for which the module stays loaded. EEXIST when
 * another session has the name, whoever's it is: names are one set for the whole
 * system. EBUSY when this one has a name already. EDQUOT when the user would
 * have more than INFO's out_max_named of them, or their heap limits would add up
 * to more than out_max_named_limit, and has not CAP_SYS_ADMIN; the limit of a
 * session with a name cannot be set any more. The session belongs to the
 * effective user of who gives the name, and its memory to the control group it
 * was allocated in.
 *
 * ATTACH returns a new descriptor of the session with this name, close-on-exec;
 * the descriptor it is asked of stays what it is. UNPIN takes the name away, of
 * any session by any descriptor; the session ends when nobody has it open, and
 * a program in it runs on until then. ENOENT when there is no such name, EPERM
 * when it is another user's and the caller has not CAP_SYS_ADMIN.
 */
struct obheap_pin {
	__u32 size;
	__u32 flags;
	char name[OBHEAP_NAME_MAX];
};

#define OBHEAP_PIN _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_PIN)
#define OBHEAP_ATTACH _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_ATTACH)
#define OBHEAP_UNPIN _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_UNPIN)

/* obheap_session.state */
#define OBHEAP_SESSION_STARTED	(1 << 0)	/* something was asked of it */
#define OBHEAP_SESSION_RUNNING	(1 << 1)	/* a program is under way */
#define OBHEAP_SESSION_STOPPED	(1 << 2)	/* a program waits for RESUME */

/**
 * struct obheap_session - one session with a name
 * @bytes: what its heap takes
 * @age_ns: time since it got its name
 * @uid: user who gave it
 * @users: descriptors open
 * @state: OBHEAP_SESSION_*
 * @__reserved: 0
 * @name: its name
 */
struct obheap_session {
	__aligned_u64 bytes;
	__aligned_u64 age_ns;
	__u32 uid;
	__u32 users;
	__u32 state;
	__u32 __reserved;
	char name[OBHEAP_NAME_MAX];
};

/**
 * struct obheap_sessions - ioctl(OBHEAP_SESSIONS)
 * @size: sizeof(struct obheap_sessions)
 * @flags: must be 0
 * @sessions: array of struct obheap_session, may be 0 when @nr is
 * @nr: entries at @sessions
 * @out_nr: number of sessions
 *
 * The named sessions the caller may attach to, in the order they got a name;
 * those of others are not even counted.
 */
struct obheap_sessions {
	__u32 size;
	__u32 flags;
	__aligned_u64 sessions;
	__u32 nr;
	__u32 out_nr;
};

#define OBHEAP_SESSIONS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_SESSIONS)

/**
 * struct obheap_name - one binding
 * @id: what the name is bound to
 * @type: its type
 * @refcount: references to it
 * @name_id: the name itself, a str
 * @name_len: bytes of the name; more than OBHEAP_NAME_MAX - 1 if it is cut
 * @__reserved: 0
 * @name: the name, UTF-8, NUL-terminated, cut to fit
 * @type_name: name of the type, likewise
 */
struct obheap_name {
	__aligned_u64 id;
	__aligned_u64 type;
	__aligned_u64 refcount;
	__aligned_u64 name_id;
	__u32 name_len;
	__u32 __reserved;
	char name[OBHEAP_NAME_MAX];
	char type_name[OBHEAP_TYPE_MAX];
};

/* obheap_names.scope */
enum {
	OBHEAP_SCOPE_GLOBALS = 0,	/* __main__ */
	OBHEAP_SCOPE_BUILTINS = 1,
	OBHEAP_SCOPE_FRAME = 2,		/* a frame of the stopped program */
};

/**
 * struct obheap_names - ioctl(OBHEAP_NAMES)
 * @size: sizeof(struct obheap_names)
 * @flags: must be 0
 * @scope: whose bindings, OBHEAP_SCOPE_*
 * @nr: entries at @names
 * @names: array of struct obheap_name, may be 0 when @nr is
 * @out_nr: number of bindings
 * @frame: OBHEAP_SCOPE_FRAME: number of the frame, from the outermost; else 0
 *
 * The bindings of a namespace, in the order they were made; of a function's
 * frame, in the order of its variables. ENOENT when there is no such frame.
 */
struct obheap_names {
	__u32 size;
	__u32 flags;
	__u32 scope;
	__u32 nr;
	__aligned_u64 names;
	__u32 out_nr;
	__u32 frame;
};

#define OBHEAP_NAMES _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_NAMES)

/* obheap_object.out_state and obheap_block.state */
#define OBHEAP_OBJ_GC		(1 << 0)	/* has a GC header */
#define OBHEAP_OBJ_TRACKED	(1 << 1)	/* on a generation's list */
#define OBHEAP_OBJ_FINALIZED	(1 << 2)	/* its finalizer has run */
#define OBHEAP_OBJ_STATIC	(1 << 3)	/* made with the session */
#define OBHEAP_OBJ_INTERNED	(1 << 4)	/* str: the one of its text */
#define OBHEAP_OBJ_SHARED	(1 << 5)	/* str: constant shared by units */
#define OBHEAP_OBJ_LARGE	(1 << 6)	/* outside the pools */
#define OBHEAP_OBJ_DEAD		(1 << 7)	/* dead, its block kept for reuse */

/* kind of a block */
enum {
	OBHEAP_KIND_RAW = 0,
	OBHEAP_KIND_OBJECT = 1,
	OBHEAP_KIND_GC = 2,
	OBHEAP_KIND_INSTANCE = 3,	/* GC header, managed dict in front */
};

#define OBHEAP_NONE	(~0U)	/* a class, arena or pool that does not apply */

/**
 * struct obheap_object - ioctl(OBHEAP_OBJECT)
 * @size: sizeof(struct obheap_object)
 * @flags: must be 0
 * @id: the object
 * @repr: buffer for a short description of the value, may be 0
 * @repr_size: bytes at @repr
 * @out_repr_len: bytes of the description, NUL excluded; it is cut to fit
 * @out_type: its type
 * @out_refcount: references to it; asking adds none
 * @out_sizeof: sys.getsizeof()
 * @out_block: id of its block; 0 for a static object
 * @out_block_size: bytes of the block; 0 for a static object
 * @out_item_bytes: bytes of further blocks it owns: items, tables
 * @out_state: OBHEAP_OBJ_*
 * @out_class: size class, OBHEAP_NONE if not in a pool
 * @out_arena: slot of the arena, OBHEAP_NONE if not in a pool
 * @out_pool: pool in the arena, OBHEAP_NONE if not in a pool
 * @out_generation: generation it is tracked in, OBHEAP_NONE if untracked
 * @__reserved: must be 0
 * @out_type_name: name of the type
 * @out_birth: as in struct obheap_block
 *
 * One object. EINVAL when no object can have this id.
 */
struct obheap_object {
	__u32 size;
	__u32 flags;
	__aligned_u64 id;
	__aligned_u64 repr;
	__u32 repr_size;
	__u32 out_repr_len;
	__aligned_u64 out_type;
	__aligned_u64 out_refcount;
	__aligned_u64 out_sizeof;
	__aligned_u64 out_block;
	__aligned_u64 out_block_size;
	__aligned_u64 out_item_bytes;
	__u32 out_state;
	__u32 out_class;
	__u32 out_arena;
	__u32 out_pool;
	__u32 out_generation;
	__u32 __reserved;
	char out_type_name[OBHEAP_TYPE_MAX];
	__aligned_u64 out_birth;
};

#define OBHEAP_OBJECT _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_OBJECT)

/* obheap_ref.role and obheap_edge.role */
enum {
	OBHEAP_REF_ITEM = 0,	/* index: position in a list or tuple */
	OBHEAP_REF_KEY = 1,	/* index: entry of a dict */
	OBHEAP_REF_VALUE = 2,	/* index: entry of a dict; label: short key */
	OBHEAP_REF_FIELD = 3,	/* label: name of the field */
	OBHEAP_REF_TYPE = 4,	/* an instance's class */
	OBHEAP_REF_ROOT = 5,	/* a field of the interpreter or of a frame */
	OBHEAP_REF_LOCAL = 6,	/* index: frame << 32 | slot; label: variable */
	OBHEAP_REF_STACK = 7,	/* index: frame << 32 | slot of value stack */
	OBHEAP_REF_STATIC = 8,	/* what a static object starts from */
	OBHEAP_REF_RUNNING = 9,	/* native code of a program under way */
	OBHEAP_REF_OWNS = 10,	/* a raw block of the object's own; no count */
};

/**
 * struct obheap_ref - one reference an object holds
 * @id: what it refers to
 * @index: see the role
 * @role: OBHEAP_REF_*
 * @__reserved: 0
 * @label: "[3]", "['k']", ".start", "key 'k'"; NUL-terminated, cut to fit
 */
struct obheap_ref {
	__aligned_u64 id;
	__aligned_u64 index;
	__u32 role;
	__u32 __reserved;
	char label[OBHEAP_NAME_MAX];
};

/**
 * struct obheap_refs - ioctl(OBHEAP_REFS)
 * @size: sizeof(struct obheap_refs)
 * @flags: must be 0
 * @id: the object
 * @refs: array of struct obheap_ref, may be 0 when @nr is
 * @nr: entries at @refs
 * @out_nr: number of references
 *
 * The references an object holds, its type's excepted.
 */
struct obheap_refs {
	__u32 size;
	__u32 flags;
	__aligned_u64 id;
	__aligned_u64 refs;
	__u32 nr;
	__u32 out_nr;
};

#define OBHEAP_REFS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_REFS)

/**
 * struct obheap_edge - one reference, with both its ends
 * @from: the object that holds it, 0 for the interpreter
 * @to: what it refers to
 * @index: see the role
 * @role: OBHEAP_REF_*
 * @count: references it stands for; 1 but for OBHEAP_REF_STATIC and
 *	OBHEAP_REF_RUNNING, 0 for OBHEAP_REF_OWNS
 * @label: place of the reference, as in struct obheap_ref
 */
struct obheap_edge {
	__aligned_u64 from;
	__aligned_u64 to;
	__aligned_u64 index;
	__u32 role;
	__u32 count;
	char label[OBHEAP_NAME_MAX];
};

/**
 * struct obheap_holders - ioctl(OBHEAP_HOLDERS)
 * @size: sizeof(struct obheap_holders)
 * @flags: must be 0
 * @id: the object
 * @holders: array of struct obheap_edge, may be 0 when @nr is
 * @nr: entries at @holders
 * @out_nr: number of entries
 * @out_refcount: the object's count = sum of their counts
 *
 * Who holds an object: other objects, the interpreter, frames. Walks the heap.
 * While a program is under way in another thread, what native code keeps to
 * itself is one entry of role OBHEAP_REF_RUNNING.
 */
struct obheap_holders {
	__u32 size;
	__u32 flags;
	__aligned_u64 id;
	__aligned_u64 holders;
	__u32 nr;
	__u32 out_nr;
	__aligned_u64 out_refcount;
};

#define OBHEAP_HOLDERS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_HOLDERS)

/* obheap_field.kind */
enum {
	OBHEAP_FIELD_DATA = 0,	/* a number or text: its bytes are what they are */
	OBHEAP_FIELD_ID = 1,	/* points to an object or block: its bytes are the id */
	OBHEAP_FIELD_HIDDEN = 2, /* points elsewhere: its bytes are zero */
};

/**
 * struct obheap_field - a field of an object's block
 * @offset: of its first byte, from the start of the block
 * @size: its bytes
 * @kind: OBHEAP_FIELD_*
 * @__reserved: 0
 * @value: its first 8 bytes as a number: with its sign where it has one, the
 *	id where it points to something
 * @label: its name in CPython 3.11's struct, "ob_item[3]"; NUL-terminated
 */
struct obheap_field {
	__u32 offset;
	__u32 size;
	__u32 kind;
	__u32 __reserved;
	__aligned_u64 value;
	char label[OBHEAP_NAME_MAX];
};

/**
 * struct obheap_bytes - ioctl(OBHEAP_BYTES)
 * @size: sizeof(struct obheap_bytes)
 * @flags: must be 0
 * @id: the object
 * @bytes: buffer for the bytes, may be 0
 * @fields: array of struct obheap_field, may be 0 when @nr_fields is
 * @nr_bytes: bytes at @bytes
 * @nr_fields: entries at @fields
 * @out_nr_bytes: bytes of the block
 * @out_nr_fields: number of fields
 * @out_object: offset of the object in the block: what is in front of it is the
 *	collector's and the instance's
 * @__reserved: must be 0
 *
 * The bytes of an object's block, field by field. A pointer is replaced by the
 * id of what it points to, or by zero where that has none. Bytes that belong to
 * no field are padding or not in use, and zero here whatever they are.
 */
struct obheap_bytes {
	__u32 size;
	__u32 flags;
	__aligned_u64 id;
	__aligned_u64 bytes;
	__aligned_u64 fields;
	__u32 nr_bytes;
	__u32 nr_fields;
	__u32 out_nr_bytes;
	__u32 out_nr_fields;
	__u32 out_object;
	__u32 __reserved;
};

#define OBHEAP_BYTES _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_BYTES)

/**
 * struct obheap_block - one live block
 * @id: of the object in it, of its first byte for raw blocks
 * @block: id of its first byte
 * @size: its bytes
 * @type: type of the object, 0 for raw blocks
 * @refcount: references to the object, 0 for raw blocks
 * @kind: OBHEAP_KIND_*
 * @class_: size class, OBHEAP_NONE for large blocks
 * @arena: slot of its arena, OBHEAP_NONE for large blocks
 * @pool: pool in the arena, OBHEAP_NONE for large blocks
 * @sizeof_: sys.getsizeof() of the object, 0 for raw blocks
 * @state: OBHEAP_OBJ_*
 * @__reserved: 0
 * @type_name: name of the type, empty for raw blocks
 * @birth: how many allocations there had been, itself included, when the block
 *	was handed out; an object that the interpreter makes in a block it had
 *	kept for reuse has the birth of that block. 0 when not known: in a
 *	session without OBHEAP_SETUP_BIRTHS
 */
struct obheap_block {
	__aligned_u64 id;
	__aligned_u64 block;
	__aligned_u64 size;
	__aligned_u64 type;
	__aligned_u64 refcount;
	__aligned_u64 sizeof_;
	__u32 kind;
	__u32 class_;
	__u32 arena;
	__u32 pool;
	__u32 state;
	__u32 __reserved;
	char type_name[OBHEAP_TYPE_MAX];
	__aligned_u64 birth;
};

/**
 * struct obheap_walk - ioctl(OBHEAP_WALK)
 * @size: sizeof(struct obheap_walk)
 * @flags: must be 0
 * @cursor: 0 to begin; the kernel writes where to go on, 0 at the end
 * @type: only objects of this type, 0 for any
 * @kinds: bit N set for kind N; 0 for all
 * @class_: only this size class, OBHEAP_NONE for any
 * @arena: only this arena, OBHEAP_NONE for any
 * @nr: entries at @blocks, at least 1
 * @blocks: array of struct obheap_block
 * @out_nr: entries filled; 0 only at the end
 * @__reserved: must be 0
 *
 * Live blocks in ascending order of ids. A walk in several calls sees a heap
 * that may have changed between them; it never sees a block twice.
 */
struct obheap_walk {
	__u32 size;
	__u32 flags;
	__aligned_u64 cursor;
	__aligned_u64 type;
	__u32 kinds;
	__u32 class_;
	__u32 arena;
	__u32 nr;
	__aligned_u64 blocks;
	__u32 out_nr;
	__u32 __reserved;
};

#define OBHEAP_WALK _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_WALK)

/* obheap_graph.flags */
#define OBHEAP_GRAPH_LABELS	(1 << 0)	/* fill the labels of edges */
#define OBHEAP_GRAPH_PART	(1 << 1)	/* what fits, then go on */

/**
 * struct obheap_graph - ioctl(OBHEAP_GRAPH)
 * @size: sizeof(struct obheap_graph)
 * @flags: OBHEAP_GRAPH_*
 * @blocks: array of struct obheap_block, may be 0 when @nr_blocks is
 * @edges: array of struct obheap_edge, may be 0 when @nr_edges is
 * @nr_blocks: entries at @blocks
 * @nr_edges: entries at @edges
 * @out_nr_blocks: number of static objects and live blocks; with
 *	OBHEAP_GRAPH_PART entries filled
 * @out_nr_edges: number of edges; with OBHEAP_GRAPH_PART entries filled
 * @cursor: 0 to begin; the kernel writes where to go on, 0 at the end. Only with
 *	OBHEAP_GRAPH_PART, as the rest
 * @moment: what the kernel wrote when the first part was taken
 * @edge: where to go on, as @cursor
 * @__reserved: must be 0
 *
 * Everything at one moment: the objects made with the session, all live blocks
 * in ascending order of ids, and every reference between them. Edges come in
 * the order of their blocks, those of the interpreter last. A static object
 * has no block; its size is 0.
 *
 * With OBHEAP_GRAPH_PART a call takes as much as there is room for, and the next
 * one goes on where it ended, so that nobody needs memory for all. All parts are
 * of one moment: when the session has worked since the first one, ESTALE says
 * that one has to begin again. Both arrays need an entry; the edges of a block
 * can continue in the next part.
 */
struct obheap_graph {
	__u32 size;
	__u32 flags;
	__aligned_u64 blocks;
	__aligned_u64 edges;
	__u32 nr_blocks;
	__u32 nr_edges;
	__u32 out_nr_blocks;
	__u32 out_nr_edges;
	__aligned_u64 cursor;
	__aligned_u64 moment;
	__u32 edge;
	__u32 __reserved;
};

#define OBHEAP_GRAPH _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_GRAPH)

/**
 * struct obheap_class_stats - the pools of one size class, all kinds together
 * @block_size: bytes of a block
 * @pools: pools with live blocks
 * @used: live blocks
 * @avail: further blocks those pools can hold
 */
struct obheap_class_stats {
	__u32 block_size;
	__u32 pools;
	__u32 used;
	__u32 avail;
};

/**
 * struct obheap_stats - ioctl(OBHEAP_STATS)
 * @size: sizeof(struct obheap_stats)
 * @flags: must be 0
 * @classes: array of struct obheap_class_stats, may be 0 when @nr is
 * @nr: entries at @classes
 * @out_nr: number of size classes
 * @out_bytes: all memory taken from the machine = pools + large +
 *	large_headers + meta + dead
 * @out_limit: what it may not exceed, but for what obheap_setup.heap_limit says
 * @out_peak_bytes: most it ever was
 * @out_bytes_pools: memory of pools = used + free + virgin + headers + tails +
 *	empty
 * @out_bytes_used: live blocks in pools
 * @out_bytes_free: blocks of used pools that were freed
 * @out_bytes_virgin: blocks of used pools that were never handed out
 * @out_bytes_headers: headers of pools with live blocks
 * @out_bytes_tails: ends of those pools too short for a block
 * @out_bytes_empty: pools with memory and no live block
 * @out_bytes_large: large blocks
 * @out_bytes_large_headers: what is in front of them
 * @out_bytes_meta: records of the allocator itself
 * @out_bytes_static: objects made with the session, not part of @out_bytes
 * @out_arenas: arenas now = arenas_new - arenas_freed
 * @out_arenas_peak: most there ever were
 * @out_arenas_new: arenas made
 * @out_arenas_freed: arenas returned
 * @out_pools_virgin: pools of those arenas without memory
 * @out_pools_empty: with memory and no live block
 * @out_pools_used: with live and free blocks
 * @out_pools_full: with live blocks only
 * @out_blocks: live blocks = allocs - frees
 * @out_blocks_large: how many of them are large
 * @out_allocs: blocks ever allocated
 * @out_frees: blocks ever freed
 * @out_failed: allocations refused
 * @out_failed_limit: how many of them because of the limit
 * @out_tracked: objects on each of the collector's generations
 * @out_gc_count: the collector's three counters
 * @__reserved: must be 0
 * @out_bytes_dead: large blocks that were freed and are kept: by the bump
 *	backend for good, by a debug heap for a while
 * @out_failed_injected: allocations refused on request
 * @out_pools_taken: times a pool got its first live block
 * @out_pools_released: times a pool lost its last one = taken - used - full
 * @out_backend: OBHEAP_BACKEND_*
 * @__reserved2: must be 0
 * @out_collections: runs of the collector, by the generation collected
 * @out_collected: objects they found unreachable
 * @out_gil_waits: times the GIL was not to be had at once
 * @out_gil_waited_ns: how long those waited for it
 *
 * The heap in numbers that add up to the last byte.
 */
struct obheap_stats {
	__u32 size;
	__u32 flags;
	__aligned_u64 classes;
	__u32 nr;
	__u32 out_nr;
	__aligned_u64 out_bytes;
	__aligned_u64 out_limit;
	__aligned_u64 out_peak_bytes;
	__aligned_u64 out_bytes_pools;
	__aligned_u64 out_bytes_used;
	__aligned_u64 out_bytes_free;
	__aligned_u64 out_bytes_virgin;
	__aligned_u64 out_bytes_headers;
	__aligned_u64 out_bytes_tails;
	__aligned_u64 out_bytes_empty;
	__aligned_u64 out_bytes_large;
	__aligned_u64 out_bytes_large_headers;
	__aligned_u64 out_bytes_meta;
	__aligned_u64 out_bytes_static;
	__aligned_u64 out_arenas;
	__aligned_u64 out_arenas_peak;
	__aligned_u64 out_arenas_new;
	__aligned_u64 out_arenas_freed;
	__aligned_u64 out_pools_virgin;
	__aligned_u64 out_pools_empty;
	__aligned_u64 out_pools_used;
	__aligned_u64 out_pools_full;
	__aligned_u64 out_blocks;
	__aligned_u64 out_blocks_large;
	__aligned_u64 out_allocs;
	__aligned_u64 out_frees;
	__aligned_u64 out_failed;
	__aligned_u64 out_failed_limit;
	__aligned_u64 out_tracked[3];
	__u32 out_gc_count[3];
	__u32 __reserved;
	__aligned_u64 out_bytes_dead;
	__aligned_u64 out_failed_injected;
	__aligned_u64 out_pools_taken;
	__aligned_u64 out_pools_released;
	__u32 out_backend;
	__u32 __reserved2;
	__aligned_u64 out_collections[3];
	__aligned_u64 out_collected[3];
	__aligned_u64 out_gil_waits;
	__aligned_u64 out_gil_waited_ns;
};

#define OBHEAP_STATS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_STATS)

/**
 * struct obheap_arena - one arena
 * @id: id of its first byte
 * @bytes_used: live blocks in it
 * @bytes_backed: memory behind its pools
 * @slot: its slot
 * @pools_virgin: pools without memory
 * @pools_empty: pools with memory and no live block
 * @pools_used: pools with live and free blocks
 * @pools_full: pools with live blocks only
 * @blocks: live blocks
 */
struct obheap_arena {
	__aligned_u64 id;
	__aligned_u64 bytes_used;
	__aligned_u64 bytes_backed;
	__u32 slot;
	__u32 pools_virgin;
	__u32 pools_empty;
	__u32 pools_used;
	__u32 pools_full;
	__u32 blocks;
};

/**
 * struct obheap_arenas - ioctl(OBHEAP_ARENAS)
 * @size: sizeof(struct obheap_arenas)
 * @flags: must be 0
 * @arenas: array of struct obheap_arena, may be 0 when @nr is
 * @nr: entries at @arenas
 * @out_nr: number of arenas
 */
struct obheap_arenas {
	__u32 size;
	__u32 flags;
	__aligned_u64 arenas;
	__u32 nr;
	__u32 out_nr;
};

#define OBHEAP_ARENAS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_ARENAS)

/* obheap_pool.state */
enum {
	OBHEAP_POOL_VIRGIN = 0,	/* no memory yet */
	OBHEAP_POOL_EMPTY = 1,	/* memory, no live block */
	OBHEAP_POOL_USED = 2,	/* live and free blocks */
	OBHEAP_POOL_FULL = 3,	/* live blocks only */
};

/**
 * struct obheap_pool - one pool
 * @id: id of its first byte
 * @arena: slot of its arena
 * @index: place in the arena
 * @state: OBHEAP_POOL_*; what follows is 0 for a virgin pool
 * @kind: OBHEAP_KIND_* of its blocks
 * @class_: their size class
 * @block_size: their size
 * @capacity: how many there can be
 * @used: how many are live
 * @free: how many were freed and wait to be used again
 * @next_virgin: offset of the first one never handed out
 * @max_offset: largest offset at which a block can start
 * @__reserved: 0
 */
struct obheap_pool {
	__aligned_u64 id;
	__u32 arena;
	__u32 index;
	__u32 state;
	__u32 kind;
	__u32 class_;
	__u32 block_size;
	__u32 capacity;
	__u32 used;
	__u32 free;
	__u32 next_virgin;
	__u32 max_offset;
	__u32 __reserved;
};

/**
 * struct obheap_pools - ioctl(OBHEAP_POOLS)
 * @size: sizeof(struct obheap_pools)
 * @flags: must be 0
 * @pools: array of struct obheap_pool, may be 0 when @nr is
 * @nr: entries at @pools
 * @arena: only this arena, OBHEAP_NONE for all
 * @out_nr: number of pools
 * @__reserved: must be 0
 */
struct obheap_pools {
	__u32 size;
	__u32 flags;
	__aligned_u64 pools;
	__u32 nr;
	__u32 arena;
	__u32 out_nr;
	__u32 __reserved;
};

#define OBHEAP_POOLS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_POOLS)

/* obheap_frame.state */
#define OBHEAP_FRAME_ENTRY	(1 << 0)	/* native code has called it */
#define OBHEAP_FRAME_GENERATOR	(1 << 1)	/* a generator's or coroutine's */

/**
 * struct obheap_frame - one frame of a stopped program
 * @code: its code object
 * @function: the function it runs
 * @object: its frame object, 0 while nobody has asked for one
 * @line: line of the instruction it is at, 0 if it has none
 * @end_line: line where its source ends, 0 if unknown
 * @column: first byte of its source in @line, from 0; OBHEAP_NONE if unknown
 * @end_column: the byte behind its source, likewise
 * @offset: byte offset of the instruction in its code object
 * @opcode: its number
 * @opcode_name: its name, NUL-terminated
 * @nr_locals: local, cell and free variables, bound or not
 * @stack_depth: slots of the value stack in use
 * @state: OBHEAP_FRAME_*
 * @__reserved: 0
 * @name: name of the code object
 * @filename: its file, cut to fit
 */
struct obheap_frame {
	__aligned_u64 code;
	__aligned_u64 function;
	__aligned_u64 object;
	__u32 line;
	__u32 end_line;
	__u32 column;
	__u32 end_column;
	__u32 offset;
	__u32 opcode;
	__u32 nr_locals;
	__u32 stack_depth;
	__u32 state;
	__u32 __reserved;
	char opcode_name[OBHEAP_STEP_REPR];
	char name[OBHEAP_NAME_MAX];
	char filename[240];
};

/* obheap_stack_slot.kind */
enum {
	OBHEAP_SLOT_LOCAL = 0,
	OBHEAP_SLOT_CELL = 1,	/* a cell, shared with functions inside */
	OBHEAP_SLOT_FREE = 2,	/* a cell of a function around it */
	OBHEAP_SLOT_STACK = 3,	/* value stack */
};

/**
 * struct obheap_stack_slot - one slot of a frame
 * @id: what it refers to, 0 for nothing; of a cell, what the cell holds
 * @type: its type
 * @refcount: references to it
 * @cell: the cell, 0 if it is none
 * @frame: number of the frame, from the outermost
 * @kind: OBHEAP_SLOT_*
 * @index: which variable, or which slot of the value stack from the bottom
 * @__reserved: 0
 * @name: name of the variable, empty for the value stack
 * @type_name: name of the type
 * @repr: description of the value, NUL-terminated, cut to fit
 */
struct obheap_stack_slot {
	__aligned_u64 id;
	__aligned_u64 type;
	__aligned_u64 refcount;
	__aligned_u64 cell;
	__u32 frame;
	__u32 kind;
	__u32 index;
	__u32 __reserved;
	char name[OBHEAP_NAME_MAX];
	char type_name[OBHEAP_TYPE_MAX];
	char repr[80];
};

/**
 * struct obheap_stack - ioctl(OBHEAP_STACK)
 * @size: sizeof(struct obheap_stack)
 * @flags: must be 0
 * @frames: array of struct obheap_frame, may be 0 when @nr_frames is
 * @slots: array of struct obheap_stack_slot, may be 0 when @nr_slots is
 * @nr_frames: entries at @frames
 * @nr_slots: entries at @slots
 * @frame: slots of this frame only; OBHEAP_NONE for all
 * @__reserved: must be 0
 * @out_nr_frames: number of frames
 * @out_nr_slots: number of slots
 *
 * The frames of the stopped program, the outermost first, and what is in them:
 * variables, then the value stack from its bottom. ENOENT when no program is
 * stopped, or has no such frame.
 */
struct obheap_stack {
	__u32 size;
	__u32 flags;
	__aligned_u64 frames;
	__aligned_u64 slots;
	__u32 nr_frames;
	__u32 nr_slots;
	__u32 frame;
	__u32 __reserved;
	__u32 out_nr_frames;
	__u32 out_nr_slots;
};

#define OBHEAP_STACK _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_STACK)

/* what a step of a collection does to an object, in order */
enum {
	OBHEAP_GC_COPY = 0,		/* value: its reference count, copied */
	OBHEAP_GC_SUBTRACT = 1,		/* value: references from outside */
	OBHEAP_GC_REACHABLE = 2,	/* verdict: somebody holds it */
	OBHEAP_GC_SUSPECT = 3,		/* verdict: nobody does */
	OBHEAP_GC_UNTRACK = 4,		/* survived, cannot be part of a cycle */
	OBHEAP_GC_WEAKREF = 5,		/* cleared; value: 1 to be called back */
	OBHEAP_GC_FINALIZE = 6,		/* its finalizer is called */
	OBHEAP_GC_RESURRECT = 7,	/* reachable after all */
	OBHEAP_GC_CLEAR = 8,		/* gives up what it holds */
	OBHEAP_GC_BEGIN = 9,		/* no object; value: the generation */
	OBHEAP_GC_END = 10,		/* no object; value: objects found */
};

/**
 * struct obheap_gc_step - one object in one step of a collection
 * @id: the object
 * @value: see OBHEAP_GC_*, else 0
 * @phase: OBHEAP_GC_*
 * @__reserved: 0
 * @type_name: its type
 * @repr: description of its value, in steps that copy; NUL-terminated, cut
 */
struct obheap_gc_step {
	__aligned_u64 id;
	__aligned_u64 value;
	__u32 phase;
	__u32 __reserved;
	char type_name[OBHEAP_TYPE_MAX];
	char repr[OBHEAP_NAME_MAX];
};

/**
 * struct obheap_collect - ioctl(OBHEAP_COLLECT)
 * @size: sizeof(struct obheap_collect)
 * @flags: must be 0
 * @generation: the oldest generation to collect, 0 .. 2
 * @nr: entries at @steps
 * @steps: array of struct obheap_gc_step, 0 for none
 * @out_found: unreachable objects, as gc.collect() counts them
 * @out_ns: time taken
 * @out_nr: steps there were; those beyond @nr are lost
 * @__reserved: must be 0
 *
 * Run the collector. Finalizers and callbacks it brings run within a budget;
 * what they print is output of the session. Finds nothing while a collection is
 * under way.
 */
struct obheap_collect {
	__u32 size;
	__u32 flags;
	__u32 generation;
	__u32 nr;
	__aligned_u64 steps;
	__aligned_u64 out_found;
	__aligned_u64 out_ns;
	__u32 out_nr;
	__u32 __reserved;
};

#define OBHEAP_COLLECT _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_COLLECT)

/* obheap_event.what, and the bits of obheap_events.what */
enum {
	OBHEAP_EVENT_LOST = 0,		/* records that found no room */
	OBHEAP_EVENT_ALLOC = 1,		/* a block was handed out */
	OBHEAP_EVENT_FREE = 2,		/* a block is taken back */
	OBHEAP_EVENT_BIND = 3,		/* a name gets a value */
	OBHEAP_EVENT_REBIND = 4,	/* a name gets another value */
	OBHEAP_EVENT_UNBIND = 5,	/* a name is deleted */
	OBHEAP_EVENT_POOL = 6,		/* a pool has got another state */
	OBHEAP_EVENT_ARENA = 7,		/* an arena was made, or has gone */
	OBHEAP_EVENT_GC_BEGIN = 8,	/* a collection begins */
	OBHEAP_EVENT_GC_PHASE = 9,	/* a step of it */
	OBHEAP_EVENT_GC_END = 10,	/* it is over */
	OBHEAP_EVENT_GIL_TAKE = 11,	/* a thread has got the GIL */
	OBHEAP_EVENT_GIL_DROP = 12,	/* it gives the GIL away */
	OBHEAP_EVENT_EXEC_BEGIN = 13,	/* a program begins */
	OBHEAP_EVENT_EXEC_END = 14,	/* it has ended */
	OBHEAP_NR_EVENTS = 15,
};

/**
 * struct obheap_event - something that happened in a session
 * @seq: its number among those meant for this listener; the next after a loss
 *	is higher by what was lost
 * @ns: when, on the monotonic clock
 * @id: object or block; pool; arena; what a name is bound to, or was when it is
 *	deleted; for GC_* 0
 * @other: REBIND: what the name was bound to
 * @type: ALLOC, FREE, BIND, REBIND, UNBIND: type of the object, 0 for raw blocks
 * @value: ALLOC, FREE: bytes of the block; GC_BEGIN: the generation's counter;
 *	GC_PHASE: objects found, where the step finds any; GC_END: objects found
 *	unreachable; GIL_TAKE: nanoseconds waited; GIL_DROP: nanoseconds held;
 *	EXEC_END: instructions; LOST: how many
 * @what: OBHEAP_EVENT_*
 * @kind: ALLOC, FREE, POOL: OBHEAP_KIND_*; EXEC_END: OBHEAP_STATUS_*
 * @class_: ALLOC, FREE, POOL: size class, else OBHEAP_NONE
 * @arena: ALLOC, FREE, POOL, ARENA: slot of the arena, else OBHEAP_NONE
 * @pool: ALLOC, FREE, POOL: pool in the arena, else OBHEAP_NONE
 * @detail: POOL: OBHEAP_POOL_*; ARENA: 1 made, 0 gone; GC_BEGIN, GC_END: the
 *	generation; GC_PHASE: OBHEAP_GC_*; GIL_*, EXEC_*: the thread's id as its
 *	user space knows it
 * @line: line of source being executed, 0 if none is
 * @__reserved: 0
 * @name: the name that is bound; else the function being executed;
 *	NUL-terminated, cut to fit
 * @type_name: name of @type
 *
 * An object that sets off a collection by being made has its ALLOC behind that
 * collection's GC_END.
 */
struct obheap_event {
	__aligned_u64 seq;
	__aligned_u64 ns;
	__aligned_u64 id;
	__aligned_u64 other;
	__aligned_u64 type;
	__aligned_u64 value;
	__u32 what;
	__u32 kind;
	__u32 class_;
	__u32 arena;
	__u32 pool;
	__u32 detail;
	__u32 line;
	__u32 __reserved;
	char name[OBHEAP_NAME_MAX];
	char type_name[OBHEAP_TYPE_MAX];
};

/**
 * struct obheap_events - ioctl(OBHEAP_EVENTS)
 * @size: sizeof(struct obheap_events)
 * @flags: must be 0
 * @what: bit N set for events of OBHEAP_EVENT_* N; 0 for all
 * @type: of ALLOC, FREE and bindings only those with objects of this type, 0
 *	for any
 * @id: of ALLOC, FREE and bindings only those with this object or block, 0 for
 *	any
 * @kinds: of ALLOC and FREE only these: bit N set for kind N; 0 for all
 * @class_: of ALLOC and FREE only this size class, OBHEAP_NONE for any
 * @nr: records to keep until they are read, 0 for 4096; a power of two is made
 *	of it, 65536 at most
 * @__reserved: must be 0
 *
 * Listen to a session. Returns a descriptor, close-on-exec, from which read(2)
 * takes whole struct obheap_event; EINVAL when not one of them fits. It waits
 * for the first, or fails with EAGAIN where the descriptor is O_NONBLOCK, and
 * returns 0 when the session has ended. poll(2) works, with POLLHUP at the end.
 *
 * Records that find no room are counted: a record of what OBHEAP_EVENT_LOST
 * says how many are missing. Nobody waits for a listener, and a listener keeps
 * no session alive. What a session does in its own start and end is not told.
 * EBUSY when the session has 16 listeners already.
 *
 * Listening to ALLOC, FREE, POOL or ARENA takes the allocator's long way, and
 * to bindings a look at every instruction; a session without listeners pays for
 * neither.
 */
struct obheap_events {
	__u32 size;
	__u32 flags;
	__aligned_u64 what;
	__aligned_u64 type;
	__aligned_u64 id;
	__u32 kinds;
	__u32 class_;
	__u32 nr;
	__u32 __reserved;
};

#define OBHEAP_EVENTS _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_EVENTS)

/**
 * struct obheap_validate - ioctl(OBHEAP_VALIDATE)
 * @size: sizeof(struct obheap_validate)
 * @flags: must be 0
 * @out_faults: broken invariants, of the heap, the collector's lists and the
 *	objects; 0 is what one wants
 * @out_id: block or object of the first one, 0 if none
 * @out_arena: its arena, OBHEAP_NONE if none
 * @out_pool: its pool, OBHEAP_NONE if none
 * @out_what: name of the first broken invariant, empty if none is
 *
 * Walk everything and check every invariant.
 */
struct obheap_validate {
	__u32 size;
	__u32 flags;
	__aligned_u64 out_faults;
	__aligned_u64 out_id;
	__u32 out_arena;
	__u32 out_pool;
	char out_what[OBHEAP_NAME_MAX];
};

#define OBHEAP_VALIDATE _IO(OBHEAP_IOC_TYPE, OBHEAP_CMD_VALIDATE)

#endif /* _UAPI_LINUX_OBHEAP_H */
