/* SPDX-License-Identifier: GPL-2.0 */
/*
 * vm_priv - what the files of this room share and no other room may use
 *
 * Return conventions are those of objects.h: NULL or -1 means that exactly one
 * exception is pending.
 */
#ifndef _OBHEAP_VM_PRIV_H
#define _OBHEAP_VM_PRIV_H

#include <obheap/vm.h>

/* Instructions between two looks at clock, signals and waiting threads. */
#define OB_VM_QUANTUM	1024

/* frame.c: the data stack and what lives on it */

/**
 * struct ob_data_chunk - one piece of the data stack
 * @previous: the chunk before it, NULL for the first
 * @words: size of @slot
 * @top: words in use when a newer chunk was started
 * @slot: the words
 */
struct ob_data_chunk {
	struct ob_data_chunk *previous;
	size_t words;
	size_t top;
	struct ob_object *slot[];
};

int ob_data_stack_init(struct ob_vm *vm);
/** ob_vm_free_stack() - free every chunk; no frame may be left */
void ob_vm_free_stack(struct ob_vm *vm);

/*
 * ob_frame_push() - a new frame on the data stack, all slots NULL
 * @func: the function object, stolen
 * @locals: namespace of module-level code, stolen, or NULL
 *
 * The frame is not yet linked in as vm->frame.
 */
struct ob_frame *ob_frame_push(struct ob_vm *vm, struct ob_function *func,
			       struct ob_object *locals);
/** ob_frame_push_code() - a frame for module-level code; arguments borrowed */
struct ob_frame *ob_frame_push_code(struct ob_vm *vm, struct ob_code *code,
				    struct ob_object *globals,
				    struct ob_object *locals);
/**
 * ob_frame_leave() - drop all that a frame holds, its code last
 * @vm: the interpreter
 * @frame: the frame
 *
 * What dies with it may look for the innermost frame, and keep an object of it:
 * it finds the caller's.
 */
void ob_frame_leave(struct ob_vm *vm, struct ob_frame *frame);
/** ob_frame_pop() - drop what a frame holds, in CPython's order, and its memory */
void ob_frame_pop(struct ob_vm *vm, struct ob_frame *frame);
/** ob_frame_release() - only its memory */
void ob_frame_release(struct ob_vm *vm, struct ob_frame *frame);

/* call.c: binding arguments to parameters */

/*
 * ob_call_push() - frame of a Python function with its arguments bound
 * @args: positional arguments and keyword values, each stolen
 * @kwnames: names of the latter, borrowed, or NULL
 */
struct ob_frame *ob_call_push(struct ob_vm *vm, struct ob_function *func,
			      struct ob_object **args, size_t nargs,
			      struct ob_tuple *kwnames);
/* ob_call_bind_none() - as if the function of @frame were called without any; 0 or -1 */
int ob_call_bind_none(struct ob_vm *vm, struct ob_frame *frame);

/*
 * ob_call_push_ex() - the same for f(*args, **kwargs)
 * @args: tuple, borrowed
 * @kwargs: dict, borrowed, or NULL
 */
struct ob_frame *ob_call_push_ex(struct ob_vm *vm, struct ob_function *func,
				 struct ob_object *args,
				 struct ob_object *kwargs);
/*
 * ob_op_call() - call anything but a Python function, from @code
 *
 * What the loop has not called by itself: on a further stack if need be.
 */
struct ob_object *ob_op_call(struct ob_rt *rt, const struct ob_code *code,
			     struct ob_object *callable,
			     struct ob_object *const *args, size_t nargs,
			     struct ob_tuple *kwnames);
/** ob_call_ex() - call anything but a Python function with f(*args, **kwargs) */
struct ob_object *ob_call_ex(struct ob_rt *rt, struct ob_object *callable,
			     struct ob_object *args, struct ob_object *kwargs);
/** ob_call_name() - a callable as argument errors name it; new str */
struct ob_object *ob_call_name(struct ob_rt *rt, struct ob_object *callable);
/** ob_vm_call_function() - rt->ops->call_function */
struct ob_object *ob_vm_call_function(struct ob_rt *rt, struct ob_object *fn,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames);

/* eval.c */

/*
 * ob_eval() - run a frame, and the frames it pushes, until it returns
 * @frame: entry frame; unless a generator's that yields, gone afterwards
 * @raised: the pending exception is raised where it stands
 *
 * Return: new reference, or NULL raised.
 */
struct ob_object *ob_eval(struct ob_vm *vm, struct ob_frame *frame,
			  bool raised);
/** ob_eval_code() - run module-level code in a pair of namespaces; @closure may be NULL */
struct ob_object *ob_eval_code(struct ob_vm *vm, struct ob_code *code,
			       struct ob_object *globals,
			       struct ob_object *locals,
			       struct ob_object *closure);

/* except_star.c */

/*
 * ob_op_check_eg_match() - CHECK_EG_MATCH
 * @match: filled with what the clause gets, None for nothing; new
 * @rest: filled with what it leaves, likewise
 */
int ob_op_check_eg_match(struct ob_rt *rt, struct ob_object *exc,
			 struct ob_object *what, struct ob_object **match,
			 struct ob_object **rest);
/** ob_op_prep_reraise_star() - what remains to be raised, or None; new */
struct ob_object *ob_op_prep_reraise_star(struct ob_rt *rt,
					  struct ob_object *orig,
					  struct ob_object *excs);

/* with.c */

/*
 * ob_op_before_with() - the methods of a context manager, bound; new
 * @async: __aenter__ and __aexit__
 *
 * Return: 0 or -1 raised.
 */
int ob_op_before_with(struct ob_rt *rt, struct ob_object *o, bool async,
		      struct ob_object **enter, struct ob_object **exit);
/** ob_op_with_except() - what __exit__ says to an exception; new */
struct ob_object *ob_op_with_except(struct ob_rt *rt, struct ob_object *exit,
				    struct ob_object *exc);

/* resume.c: generators in the loop */

/** ob_vm_delegate() - rt->ops->delegate */
struct ob_frame *ob_vm_delegate(struct ob_rt *rt, struct ob_gen *gen);
/** ob_vm_delegated() - rt->ops->delegated */
void ob_vm_delegated(struct ob_rt *rt, struct ob_gen *gen,
		     struct ob_frame *below);
/** ob_vm_resume() - rt->ops->resume */
struct ob_object *ob_vm_resume(struct ob_rt *rt, struct ob_gen *gen,
			       bool raised);
/** ob_gen_enter() - @gen is about to run; its frame */
struct ob_frame *ob_gen_enter(struct ob_vm *vm, struct ob_gen *gen);
/** ob_gen_leave() - its frame has yielded (OB_GEN_SUSPENDED) or ended */
void ob_gen_leave(struct ob_vm *vm, struct ob_frame *frame, int state);
/** ob_gen_can_run() - is @o a generator that the loop can run by itself? */
bool ob_gen_can_run(struct ob_rt *rt, struct ob_object *o);
/** ob_frame_finish() - pop any frame, generators' too, keeping rt->exc */
void ob_frame_finish(struct ob_vm *vm, struct ob_frame *frame);
/** ob_frame_oparg() - argument of the instruction a frame is at */
unsigned int ob_frame_oparg(const struct ob_frame *frame);
/** ob_op_return_generator() - RETURN_GENERATOR; pops @frame. New, or NULL */
struct ob_object *ob_op_return_generator(struct ob_vm *vm,
					 struct ob_frame *frame);
/*
 * ob_op_send() - SEND to what the loop cannot run by itself
 *
 * Return: 1 yielded, 0 returned, -1 raised.
 */
int ob_op_send(struct ob_rt *rt, struct ob_object *to, struct ob_object *value,
	       struct ob_object **res);
/** ob_op_send_hooked() - the same, telling the hook how it ends */
int ob_op_send_hooked(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object *to, struct ob_object *value,
		      struct ob_object **res);
struct ob_object *ob_op_yield_from_iter(struct ob_rt *rt,
					const struct ob_code *code,
					struct ob_object *o);
/** ob_op_awaitable() - GET_AWAITABLE */
struct ob_object *ob_op_awaitable(struct ob_rt *rt, struct ob_object *o,
				  unsigned int arg);
/** ob_op_aiter() - GET_AITER */
struct ob_object *ob_op_aiter(struct ob_rt *rt, struct ob_object *o);
/** ob_op_anext() - GET_ANEXT: the awaitable for the next item */
struct ob_object *ob_op_anext(struct ob_rt *rt, struct ob_object *it);

/* settrace.c: what the loop tells while vm->rt.hooked */

/** ob_hooks_step() - @frame is about to start prev_instr; 0, or -1 raised */
int ob_hooks_step(struct ob_vm *vm, struct ob_frame *frame);
/** ob_hooks_enter() - a function begins or goes on; 0, or -1 raised */
int ob_hooks_enter(struct ob_vm *vm, struct ob_frame *frame);
/**
 * ob_hooks_leave() - a function returns or yields @value
 * @vm: the interpreter
 * @frame: its frame
 * @value: NULL when it ends with the exception that is pending
 *
 * Return: 0, or -1: a hook has raised.
 */
int ob_hooks_leave(struct ob_vm *vm, struct ob_frame *frame,
		   struct ob_object *value);
/** ob_hooks_exception() - one is pending; a hook may replace it */
void ob_hooks_exception(struct ob_vm *vm, struct ob_frame *frame);
/** ob_hooks_want() - is a call of @fn to be told of, by ob_hooks_call()? */
bool ob_hooks_want(struct ob_vm *vm, struct ob_object *fn);
struct ob_object *ob_hooks_call(struct ob_vm *vm, struct ob_frame *frame,
				struct ob_object *fn,
				struct ob_object *const *args, u32 nargs,
				struct ob_tuple *kwnames);
/** ob_hooks_call_ex() - ob_call_ex(), told of if it has to be */
struct ob_object *ob_hooks_call_ex(struct ob_vm *vm, struct ob_frame *frame,
				   struct ob_object *fn, struct ob_object *args,
				   struct ob_object *kwargs);
/** ob_vm_jump() - rt->ops->jump */
int ob_vm_jump(struct ob_rt *rt, struct ob_frame_object *f,
	       struct ob_object *value);
/** ob_hooks_drop() - let go of what was set */
void ob_hooks_drop(struct ob_vm *vm);
/** ob_hooks_update() - after hook_busy has changed */
void ob_hooks_update(struct ob_vm *vm);
struct ob_object *ob_sys_settrace(OB_FN_ARGS);
struct ob_object *ob_sys_setprofile(OB_FN_ARGS);
struct ob_object *ob_sys_gettrace(OB_FN_ARGS);
struct ob_object *ob_sys_call_tracing(OB_FN_ARGS);
struct ob_object *ob_sys_getprofile(OB_FN_ARGS);

/* poll.c: budgets, signals, other threads */

/** ob_vm_poll() - called by the loop when fuel ran out; 0 or -1 raised */
int ob_vm_poll(struct ob_vm *vm, struct ob_frame *frame);
/** ob_vm_poll_next() - have the loop call it in front of the next instruction */
void ob_vm_poll_next(struct ob_vm *vm);
int ob_vm_tick(struct ob_rt *rt);
void ob_vm_begin_run(struct ob_vm *vm, const struct ob_limits *limits);
/** ob_vm_end_run() - let go of what the run held; budgets no longer apply */
void ob_vm_end_run(struct ob_vm *vm);

/* ops*.c: the long instructions; @sp as in eval.c, 0 or -1 raised */

int ob_op_load_name(struct ob_vm *vm, struct ob_frame *frame,
		    struct ob_object *name, struct ob_object **out);
/*
 * ob_op_load_global() - a global or builtin by name
 * @cache: the instruction's inline cache, filled for fast_global(), or NULL
 * @out: filled with a new reference
 */
int ob_op_load_global(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object *name, u16 *cache,
		      struct ob_object **out);
int ob_op_store_name(struct ob_rt *rt, struct ob_object *ns,
		     struct ob_object *name, struct ob_object *value);
int ob_op_delete_name(struct ob_vm *vm, struct ob_object *ns,
		      struct ob_object *name);
void ob_op_unbound(struct ob_vm *vm, struct ob_frame *frame, unsigned int slot);
/** ob_op_unpack() - items of @seq to @top[-1], @top[-2] ... (first on top) */
int ob_op_unpack(struct ob_rt *rt, struct ob_object *seq, unsigned int before,
		 int after, struct ob_object **top);
/** ob_op_build_set() - set of @n values; each is replaced by None in its place */
struct ob_object *ob_op_build_set(struct ob_rt *rt, struct ob_object **values,
				  s64 n);
int ob_op_list_extend(struct ob_rt *rt, struct ob_object *list,
		      struct ob_object *iterable);
int ob_op_dict_update(struct ob_rt *rt, struct ob_object *dict,
		      struct ob_object *other);
int ob_op_dict_merge(struct ob_rt *rt, struct ob_object *dict,
		     struct ob_object *other, struct ob_object *func);
struct ob_object *ob_op_make_function(struct ob_vm *vm, struct ob_frame *frame,
				      unsigned int flags,
				      struct ob_object ***sp);
int ob_op_setup_annotations(struct ob_rt *rt, struct ob_object *ns);
struct ob_object *ob_op_format(struct ob_rt *rt, struct ob_object *value,
			       struct ob_object *spec, unsigned int conv);
struct ob_object *ob_op_call_args(struct ob_rt *rt, struct ob_object *func,
				  struct ob_object *args);
struct ob_object *ob_op_call_kwargs(struct ob_rt *rt, struct ob_object *func,
				    struct ob_object *kwargs);
/** ob_ascii() - ascii(o) */
struct ob_object *ob_ascii(struct ob_rt *rt, struct ob_object *o);

/** ob_op_find_name() - a name in a namespace: 1 (new reference), 0, -1 */
int ob_op_find_name(struct ob_rt *rt, struct ob_object *ns,
		    struct ob_object *name, struct ob_object **out);

/* match.c: tuple of what was found, None, or NULL raised */

/** ob_match_len() - GET_LEN; new int */
struct ob_object *ob_match_len(struct ob_rt *rt, struct ob_object *subject);
struct ob_object *ob_match_keys(struct ob_rt *rt, struct ob_object *subject,
				struct ob_tuple *keys);
struct ob_object *ob_match_class(struct ob_rt *rt, struct ob_object *subject,
				 struct ob_object *type, s64 nargs,
				 struct ob_tuple *names);

/* build_class.c */

struct ob_object *ob_build_class(struct ob_rt *rt, struct ob_object *self,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames);
int ob_op_build_class(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object **out);
int ob_op_load_classderef(struct ob_vm *vm, struct ob_frame *frame,
			  unsigned int slot, struct ob_object **out);
/** ob_vm_super_args() - rt->ops->super_args */
int ob_vm_super_args(struct ob_rt *rt, struct ob_object **type,
		     struct ob_object **self);
/** ob_vm_caller_globals() - rt->ops->caller_globals */
struct ob_object *ob_vm_caller_globals(struct ob_rt *rt);
/** ob_vm_caller_builtins() - rt->ops->caller_builtins */
struct ob_object *ob_vm_caller_builtins(struct ob_rt *rt);

/* unwind.c: exceptions on their way out */

/** ob_unwind_chain() - what is being handled becomes the context of @exc */
void ob_unwind_chain(struct ob_vm *vm, struct ob_exc *exc);
/** ob_unwind_begin() - an instruction raised: context and traceback entry */
void ob_unwind_begin(struct ob_vm *vm, struct ob_frame *frame);
/*
 * ob_unwind_handler() - find the handler for the pending exception
 * @at: the instruction that raised
 * @sp: stack pointer; on success cut back, with the exception on top
 *
 * Return: where to go on, or NULL when the frame has no handler.
 */
u16 *ob_unwind_handler(struct ob_vm *vm, struct ob_frame *frame,
		       const u16 *at, struct ob_object ***sp);
/** ob_unwind_raise() - RAISE_VARARGS; steals; 1 when it is a re-raise, else 0 */
int ob_unwind_raise(struct ob_vm *vm, struct ob_object *exc,
		    struct ob_object *cause);
/** ob_unwind_match() - is the exception caught by @what? 1, 0, -1 */
int ob_unwind_match(struct ob_rt *rt, struct ob_object *exc,
		    struct ob_object *what);

/* import.c, import_from.c */

/*
 * ob_import() - __import__()
 * @globals: namespace of who imports, for relative names; may be NULL
 * @fromlist: may be NULL
 */
struct ob_object *ob_import(struct ob_vm *vm, struct ob_object *name,
			    struct ob_object *globals,
			    struct ob_object *fromlist, s64 level);
/** ob_import_name() - IMPORT_NAME: through the __import__ of the frame */
struct ob_object *ob_import_name(struct ob_vm *vm, struct ob_frame *frame,
				 struct ob_object *name,
				 struct ob_object *fromlist,
				 struct ob_object *level);
/** ob_is_import() - is that the __import__ there is from the start? */
bool ob_is_import(struct ob_rt *rt, struct ob_object *fn);
struct ob_object *ob_import_from(struct ob_rt *rt, struct ob_object *module,
				 struct ob_object *name);
int ob_import_star(struct ob_rt *rt, struct ob_object *module,
		   struct ob_object *locals);

/* builtins*.c, sys.c */

extern const struct ob_method_def ob_builtins_object[], ob_builtins_print[];
extern const struct ob_method_def ob_builtins_attr[];
extern const struct ob_method_def ob_builtins_iter[];
extern const struct ob_method_def ob_builtins_number[];
extern const struct ob_method_def ob_builtins_run[];
extern const struct ob_method_def ob_sys_methods[];

int ob_builtins_init(struct ob_vm *vm);
int ob_builtins_fill(struct ob_rt *rt);
/** ob_sys_debugmallocstats() - sys._debugmallocstats() */
struct ob_object *ob_sys_debugmallocstats(struct ob_rt *rt, struct ob_object *self,
					  struct ob_object *const *args, size_t nargs,
					  struct ob_tuple *kwnames);
/** ob_dir() - sorted list of an object's attribute names */
struct ob_object *ob_dir(struct ob_rt *rt, struct ob_object *o);
/** ob_write_str() - text of a str to the session's output; 0 or -1 */
int ob_write_str(struct ob_rt *rt, struct ob_object *str);
int ob_write(struct ob_rt *rt, const char *text, size_t len);

/** ob_vm_reserve() - open or close what compiling may take beyond the limit */
void ob_vm_reserve(struct ob_vm *vm, bool on);
/** ob_vm_warn() - rt->ops->warn */
int ob_vm_warn(struct ob_rt *rt, enum ob_tid category,
	       struct ob_object *message, struct ob_object *filename, int line,
	       struct ob_object *text);
/** ob_vm_never_awaited() - rt->ops->never_awaited */
void ob_vm_never_awaited(struct ob_rt *rt, struct ob_object *coroutine);

/* sys_run.c */

/** ob_sys_info_init() - version_info, flags, float_info and the like */
int ob_sys_info_init(struct ob_rt *rt, struct ob_object *module);
int ob_sys_run_init(struct ob_rt *rt, struct ob_object *module);
/* 3.11.2 final */
#define OB_SYS_HEXVERSION	0x030b02f0
/** ob_sys_about_init() - implementation, getallocatedblocks() and the like */
int ob_sys_about_init(struct ob_rt *rt, struct ob_object *module);
struct ob_object *ob_sys_breakpointhook(OB_FN_ARGS);
/** ob_breakpoint() - breakpoint(): sys.breakpointhook(), as it is now */
struct ob_object *ob_breakpoint(OB_FN_ARGS);
/** ob_vm_write_text() - rt->ops->write_text */
int ob_vm_write_text(struct ob_rt *rt, int fd, struct ob_object *text);

/* hooks.c */

/**
 * ob_sys_stream() - where text for sys.stdout or sys.stderr goes
 * @rt: the runtime
 * @fd: 1 or 2
 * @stream: out: new reference; NULL for the session's own stream
 *
 * Return: 0, or -1 raised: the program has deleted it.
 */
int ob_sys_stream(struct ob_rt *rt, int fd, struct ob_object **stream);
/** ob_stream_put() - text to what ob_sys_stream() said, None for nowhere */
int ob_stream_put(struct ob_rt *rt, struct ob_object *stream, int fd,
		  struct ob_object *text);
/** ob_sys_get() - sys.NAME, borrowed; NULL without, @sys false without any sys */
struct ob_object *ob_sys_get(struct ob_rt *rt, const char *name, bool *sys);
/** ob_display() - what sys.displayhook() does unless it is replaced; 0 or -1 */
int ob_display(struct ob_vm *vm, struct ob_object *value);
/** ob_print_expr() - show an expression statement's value: sys.displayhook */
int ob_print_expr(struct ob_vm *vm, struct ob_object *value);
/**
 * ob_report_uncaught() - sys.excepthook() for what ended the program
 * @vm: the interpreter
 * @exc: the exception
 *
 * Return: what the session's standard error has to show, new; NULL for
 * nothing, because a hook or a stream of the program has it.
 */
struct ob_object *ob_report_uncaught(struct ob_vm *vm, struct ob_object *exc);
struct ob_object *ob_sys_displayhook(OB_FN_ARGS);
struct ob_object *ob_sys_excepthook(OB_FN_ARGS);
struct ob_object *ob_sys_unraisablehook(OB_FN_ARGS);

/* display.c, traceback.c, anchors.c, suggest.c */

/**
 * struct ob_anchors - which part of an expression is at fault
 * @left: byte at which the inner range starts
 * @right: byte after it
 */
struct ob_anchors {
	s64 left, right;
};

/** ob_anchors_find() - operator or subscript of a line's expression, if any */
bool ob_anchors_find(const char *text, s64 len, struct ob_anchors *out);
int ob_traceback_entries(struct ob_strbuf *b, struct ob_object *tb, s64 limit);
/* How many entries of a traceback are shown, the last ones: sys.tracebacklimit */
s64 ob_traceback_limit(struct ob_rt *rt);
/** ob_suggest() - 3.11's "Did you mean" name; new str, NULL for none */
struct ob_object *ob_suggest(struct ob_rt *rt, struct ob_object *exc);

/** ob_exc_location() - where an exception came from; 0 for unknown */
void ob_exc_location(struct ob_rt *rt, struct ob_object *exc, int *line,
		     int *column);

/* unraisable.c */

/** ob_vm_unraisable() - rt->ops->unraisable */
void ob_vm_unraisable(struct ob_rt *rt, const char *what, struct ob_object *o);
/** ob_vm_err_write() - rt->ops->err_write */
void ob_vm_err_write(struct ob_rt *rt, const char *text, size_t len);
/** ob_vm_err_take() - standard error so far, before or after @text; steals that */
struct ob_object *ob_vm_err_take(struct ob_vm *vm, struct ob_object *text,
				 bool after);
void ob_vm_err_drop(struct ob_vm *vm);

/* finish.c */

/** ob_vm_drop_all() - drop every reference there is, and warn of what is left */
void ob_vm_drop_all(struct ob_vm *vm);

/* vm.c */

struct ob_object *ob_vm_run_source(struct ob_vm *vm,
				   const struct ob_source *source,
				   struct ob_object *globals,
				   struct ob_object *locals, bool *incomplete);

#endif /* _OBHEAP_VM_PRIV_H */
