/* SPDX-License-Identifier: GPL-2.0 */
/*
 * vm - code objects to effects: frames, the value stack, builtins
 *
 * Vocabulary
 *   frame        one activation of a code object: its locals, cells and the
 *                value stack, in heap memory; frames are linked, and calling a
 *                Python function pushes a frame without recursing in C
 *   value stack  slots that hold references to heap objects, never values
 *   stop         the program ends whatever its handlers say: a budget is used
 *                up or the task is being killed
 *
 * Locking: everything here runs under the session's GIL. At an instruction
 * boundary the loop calls vm->ops->yield when vm->gil_wanted is set.
 */
#ifndef _OBHEAP_VM_H
#define _OBHEAP_VM_H

#include <obheap/lang.h>
#include <obheap/objects.h>

/**
 * enum ob_stop - why a program was ended from outside
 * @OB_STOP_NONE: it was not
 * @OB_STOP_STEPS: step budget used up
 * @OB_STOP_TIME: time budget used up
 * @OB_STOP_KILLED: fatal signal: unwind at once
 */
enum ob_stop {
	OB_STOP_NONE,
	OB_STOP_STEPS,
	OB_STOP_TIME,
	OB_STOP_KILLED,
};

/**
 * struct ob_limits - budgets of one run; zero means none
 * @steps: instructions
 * @time_ns: nanoseconds on the clock
 */
struct ob_limits {
	u64 steps;
	u64 time_ns;
};

struct ob_vm;
struct ob_data_chunk;

/**
 * struct ob_vm_ops - what the vm needs from the room above (all optional)
 * @yield: another thread wants the GIL: release it and take it again; returns
 *	0, or -1 when the task was killed while waiting
 * @step: called before every instruction while vm->tracing; returns 0 to go
 *	on, 1 when the program was parked meanwhile and others may have asked
 *	something of it, -1 with an exception pending
 */
struct ob_vm_ops {
	int (*yield)(struct ob_vm *vm);
	int (*step)(struct ob_vm *vm, struct ob_frame *frame);
};

/* what a hook is told of; the first is also what stands when none runs */
enum ob_hook_event {
	OB_HOOK_CALL, OB_HOOK_EXCEPTION, OB_HOOK_LINE, OB_HOOK_RETURN,
	OB_HOOK_C_CALL, OB_HOOK_C_EXCEPTION, OB_HOOK_C_RETURN, OB_HOOK_OPCODE,
};

/**
 * struct ob_vm - one session's interpreter
 * @rt: its runtime; first, so that rt and vm convert into each other
 * @exc_name: name of the type of the exception that ended the last run (H)
 * @frame: innermost frame, NULL when nothing runs (H)
 * @main: __main__ module's namespace, owned (H)
 * @exc_info: what the running generator, or the program, is handling (H)
 * @exc_base: what the program itself is handling; the last of that chain (H)
 * @shown: value the last expression statement displayed, owned or NULL (H)
 * @limits: budgets of the current run (H)
 * @steps: instructions of the current run before the current quantum (H)
 * @quantum: instructions the loop was last allowed before ob_vm_poll() (H)
 * @fuel: how many of them are left, negative once it must be called (H)
 * @deadline_ns: when the time budget ends, 0 for never (H)
 * @signal_ns: when a signal was last turned into KeyboardInterrupt (H)
 * @switch_us: microseconds a thread waits before it asks for the GIL (A)
 * @stop: why the run was ended from outside; rt.stop is then set too (H)
 * @interrupt: INTERRUPT was asked for by another thread; whoever starts
 *	programs clears what came when none was running (A)
 * @halt: a stop between two instructions was asked for by another thread:
 *	ops->step is called at the next occasion, and clears it (A)
 * @gil_wanted: another thread waits for the GIL (A)
 * @tracing: call ops->step before every instruction (H)
 * @hook_busy: @trace_fn or @profile_fn is running (H)
 * @trace_setting: @trace_fn is being replaced, what it was may still die (H)
 * @profile_setting: likewise @profile_fn (H)
 * @trace_fn: what sys.settrace() set, owned, or NULL (H)
 * @profile_fn: what sys.setprofile() set, owned, or NULL (H)
 * @hook_event: what it is told of, enum ob_hook_event (H)
 * @hook_told: and of which frame (H)
 * @hook_frame: the frame last seen while @rt.hooked, maybe gone (H)
 * @hook_at: the instruction it had started last (H)
 * @reserve: compiling may take memory beyond the limit now (H)
 * @finishing: the program has come to its end: ob_vm_finish() (H)
 * @nr_units: compile units so far (H)
 * @parked: programs that have handed the GIL over, the last one first (H)
 * @ops: upward calls, with @ops_ctx (I)
 * @chunk: newest chunk of the data stack frames live in (H)
 * @stack_top: first free word of it (H)
 * @stack_limit: its end (H)
 * @ops_ctx: for whoever sets @ops (I)
 * @err_text: standard error of the current run, @err_len of @err_cap bytes (H)
 * @err_len: bytes of @err_text in use (H)
 * @err_cap: bytes of @err_text (H)
 * @origin_depth: how many callers a new coroutine remembers (H)
 * @at_exit: what atexit.register() was given, a list, owned or NULL (H)
 * @recursion_asked: limit the program has set, which may be above what it
 *	gets; 0 for none (H)
 */
struct ob_vm {
	struct ob_rt rt;
	char exc_name[128];
	struct ob_frame *frame;
	struct ob_object *main;
	struct ob_exc_state *exc_info;
	struct ob_exc_state exc_base;
	struct ob_object *shown;
	struct ob_limits limits;
	u64 steps;
	s32 quantum;
	s32 fuel;
	u64 deadline_ns;
	u64 signal_ns;
	u64 switch_us;
	enum ob_stop stop;
	bool interrupt;
	bool halt;
	bool gil_wanted;
	bool tracing;
	bool hook_busy;
	bool trace_setting;
	bool profile_setting;
	u8 hook_event;
	bool reserve;
	bool finishing;
	int origin_depth;
	u32 nr_units;
	struct ob_vm_thread *parked;
	const struct ob_vm_ops *ops;
	void *ops_ctx;
	struct ob_data_chunk *chunk;
	struct ob_object **stack_top;
	struct ob_object **stack_limit;
	char *err_text;
	size_t err_len;
	size_t err_cap;
	struct ob_object *at_exit;
	u32 recursion_asked;
	struct ob_object *trace_fn;
	struct ob_object *profile_fn;
	const struct ob_frame *hook_told;
	const struct ob_frame *hook_frame;
	const u16 *hook_at;
};

static inline struct ob_vm *ob_vm_of(struct ob_rt *rt)
{
	return container_of(rt, struct ob_vm, rt);
}

/**
 * struct ob_exec - one run of a text: what is asked and what came of it
 * @source: what to run
 * @limits: budgets
 * @finish: the program's end is the interpreter's: see ob_vm_finish()
 * @discard: set while it is parked: it ends as OB_STOP_KILLED, whatever it is at
 * @raised: out: an exception ended it
 * @incomplete: out: single mode needs more lines; nothing ran
 * @stop: out: why it was stopped from outside
 * @exc_type: out: name of the exception's type, borrowed until the next run
 * @message: out: str(exception), new str or NULL
 * @traceback: out: the whole text python3.11 prints to stderr, what the
 *	program has written there included, new str or NULL
 * @line: out: line of the error, 0 unknown
 * @column: out: column of the error, from 1, 0 unknown
 * @exit_code: out: SystemExit's code as a process would exit with, else -1
 * @result: out: value of an eval unit, or of the last expression statement in
 *	single mode; new reference or NULL
 * @steps: out: instructions executed
 */
struct ob_exec {
	struct ob_source source;
	struct ob_limits limits;
	bool finish;
	bool discard;
	bool raised;
	bool incomplete;
	enum ob_stop stop;
	const char *exc_type;
	struct ob_object *message;
	struct ob_object *traceback;
	int line, column;
	int exit_code;
	struct ob_object *result;
	u64 steps;
};

/**
 * struct ob_lib - a module that can be imported
 * @name: with dots if it is part of a package
 * @fill: puts into a new module what is written in C; 0, or -1 raised. NULL
 *	for a module that is all Python
 * @doc: its __doc__; NULL for that of the text, or None
 * @text: Python text run in the module's namespace after that, or NULL
 * @text_end: its end
 */
struct ob_lib {
	const char *name;
	int (*fill)(struct ob_rt *rt, struct ob_object *module);
	const char *doc;
	const char *text;
	const char *text_end;
};

/** ob_lib_find() - the module of that name, or NULL */
const struct ob_lib *ob_lib_find(const struct ob_object *name);
/** ob_lib_is_package() - does it contain other modules? */
bool ob_lib_is_package(const struct ob_object *name);
/** ob_lib_name() - name of the module numbered @i, NULL after the last */
const char *ob_lib_name(size_t i);

/** ob_vm_init() - bring a session up: runtime, builtins, sys, __main__ */
int ob_vm_init(struct ob_vm *vm, const struct ob_rt_config *cfg);
/**
 * ob_vm_exit() - give everything back
 * @vm: the interpreter
 *
 * A debug build drops every reference first and warns if any object is left.
 */
void ob_vm_exit(struct ob_vm *vm);
/**
 * ob_vm_finish() - what python3.11 does when its program has ended
 * @vm: the interpreter; only ob_vm_exit() and a look at what is left may follow
 *
 * Modules let go of what they hold, with the finalizers and callbacks that
 * brings. Nothing happens while another thread is in the middle of a program.
 */
void ob_vm_finish(struct ob_vm *vm);
/**
 * ob_vm_collect() - run the collector when no program runs
 * @vm: the interpreter
 * @generation: the oldest one to collect
 * @limits: budget of what finalizers and callbacks do
 * @watch: told of every step, or NULL
 *
 * Return: unreachable objects found.
 */
u64 ob_vm_collect(struct ob_vm *vm, unsigned int generation,
		  const struct ob_limits *limits, struct ob_gc_watch *watch);
/** ob_vm_run_at_exit() - call what is registered with atexit, newest first */
void ob_vm_run_at_exit(struct ob_vm *vm);

/**
 * ob_vm_exec() - compile and run one text in __main__
 * @vm: the interpreter
 * @ex: what to run; its outcome
 *
 * The heap limit holds for the program; compiling it and describing how it
 * ended may take up to 1 MiB more, so that a full heap can be emptied again.
 *
 * Return: 0 whatever the program did, see @ex; what there is no memory to
 * describe is missing in it. Drop the outcome with ob_exec_exit().
 */
int ob_vm_exec(struct ob_vm *vm, struct ob_exec *ex);
void ob_exec_exit(struct ob_vm *vm, struct ob_exec *ex);

/*
 * struct ob_vm_thread - what of an interpreter belongs to one program
 *
 * Fields are those of struct ob_vm and struct ob_rt of the same names; @next is
 * the next one in vm->parked.
 */
struct ob_vm_thread {
	struct ob_vm_thread *next;
	struct ob_frame *frame;
	struct ob_exc_state *exc_info;
	struct ob_exc_state exc_base;
	char *err_text;
	size_t err_len;
	size_t err_cap;
	struct ob_object *shown;
	struct ob_limits limits;
	u64 steps;
	u64 deadline_ns;
	u64 signal_ns;
	struct ob_data_chunk *chunk;
	struct ob_object **stack_top;
	struct ob_object **stack_limit;
	struct ob_object *exc;
	struct ob_object *dealloc_later;
	struct ob_object **reprs;
	u32 nr_reprs;
	u32 max_reprs;
	int rt_stop;
	int dealloc_depth;
	u32 depth;
	struct ob_stacks *stacks;
	s32 quantum;
	s32 fuel;
	enum ob_stop stop;
	bool tracing;
	bool hook_busy;
	u8 hook_event;
	const struct ob_frame *hook_told;
	const struct ob_frame *hook_frame;
	const u16 *hook_at;
};

/**
 * ob_vm_detach() - put the running program aside so that another can run
 * @vm: the interpreter, at an instruction boundary
 * @t: filled; only ob_vm_attach() may use it, in the same thread
 */
void ob_vm_detach(struct ob_vm *vm, struct ob_vm_thread *t);
/** ob_vm_attach() - go on with a program that was put aside */
void ob_vm_attach(struct ob_vm *vm, const struct ob_vm_thread *t);

/** ob_vm_chunk_before() - the piece of the data stack before this one, or NULL */
const struct ob_data_chunk *
ob_vm_chunk_before(const struct ob_data_chunk *chunk);

/** ob_vm_interrupt() - have KeyboardInterrupt raised; any context, no GIL */
static inline void ob_vm_interrupt(struct ob_vm *vm)
{
	WRITE_ONCE(vm->interrupt, true);
}

/** ob_vm_halt() - have ops->step called soon, to stop; any context, no GIL */
static inline void ob_vm_halt(struct ob_vm *vm)
{
	WRITE_ONCE(vm->halt, true);
}

/** ob_vm_ask_nothing() - take both back; any context, no GIL */
static inline void ob_vm_ask_nothing(struct ob_vm *vm)
{
	WRITE_ONCE(vm->interrupt, false);
	WRITE_ONCE(vm->halt, false);
}

/**
 * ob_vm_steps() - instructions executed in the current run
 * @vm: the interpreter
 *
 * Return: the number.
 */
static inline u64 ob_vm_steps(const struct ob_vm *vm)
{
	return vm->steps + (vm->quantum - max(vm->fuel, 0));
}

/**
 * ob_vm_handled() - the exception being handled (sys.exception())
 * @vm: the interpreter
 *
 * Return: borrowed; NULL when there is none.
 */
struct ob_object *ob_vm_handled(const struct ob_vm *vm);

/**
 * ob_traceback_text() - what python3.11 prints for an uncaught exception
 * @rt: the runtime
 * @exc: the exception
 *
 * Return: new str, lines ending in newline, or NULL raised.
 */
struct ob_object *ob_traceback_text(struct ob_rt *rt, struct ob_object *exc);

/**
 * ob_exception_text() - traceback and message of one exception
 * @rt: the runtime
 * @exc: the exception
 *
 * Without what led to it, and without suggestions: neither the module traceback
 * nor sys.unraisablehook() makes any in 3.11.
 *
 * Return: new str, or NULL raised.
 */
struct ob_object *ob_exception_text(struct ob_rt *rt, struct ob_object *exc);
/** ob_traceback_entries_text() - the places and source lines of a traceback */
struct ob_object *ob_traceback_entries_text(struct ob_rt *rt,
					    struct ob_object *tb);
/** ob_source_line() - one line of a unit's source, '' if there is none */
struct ob_object *ob_source_line(struct ob_rt *rt, struct ob_code *code,
				 int line);

#endif /* _OBHEAP_VM_H */
