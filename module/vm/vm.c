// SPDX-License-Identifier: GPL-2.0
/*
 * vm - bringing a session up, and running texts in it
 */
#include "vm_priv.h"

/* What describing an exception may cost when the program had a budget. */
#define DESCRIBE_STEPS		1000000
#define DESCRIBE_NS		1000000000ULL

/* Bytes beyond the heap limit for compiling a text and describing its end. */
#define EXEC_RESERVE		(1024 * 1024ULL)

static const struct ob_rt_ops vm_rt_ops = {
	.call_function = ob_vm_call_function,
	.tick = ob_vm_tick,
	.fill_builtins = ob_builtins_fill,
	.resume = ob_vm_resume,
	.delegate = ob_vm_delegate,
	.delegated = ob_vm_delegated,
	.unraisable = ob_vm_unraisable,
	.err_write = ob_vm_err_write,
	.never_awaited = ob_vm_never_awaited,
	.write_text = ob_vm_write_text,
	.super_args = ob_vm_super_args,
	.jump = ob_vm_jump,
	.caller_globals = ob_vm_caller_globals,
	.caller_builtins = ob_vm_caller_builtins,
	.warn = ob_vm_warn,
};

/* objects made since the last of how many collections */
#define START_YOUNG		421
#define START_COLLECTIONS	6

static int vm_init_main(struct ob_vm *vm)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module, *builtins;
	int err;

	module = ob_module_new(rt, "__main__", NULL);
	if (!module)
		return -1;
	vm->main = ob_newref(((struct ob_module *)module)->dict);
	err = ob_dict_set_c(rt, OB_OBJ(rt->modules), "__main__", module);
	ob_decref(rt, module);
	if (err)
		return -1;
	builtins = ob_dict_get_c(rt, OB_OBJ(rt->modules), "builtins");
	if (!builtins)
		return -1;
	return ob_dict_set_c(rt, vm->main, "__builtins__", builtins);
}

/* CPython's switch interval */
#define SWITCH_US	5000

int ob_vm_init(struct ob_vm *vm, const struct ob_rt_config *cfg)
{
	int err;

	memset_after(vm, 0, rt);
	err = ob_rt_init(&vm->rt, cfg);
	if (err)
		return err;
	vm->rt.ops = &vm_rt_ops;
	vm->exc_info = &vm->exc_base;
	vm->switch_us = SWITCH_US;
	if (ob_data_stack_init(vm) || ob_builtins_init(vm) ||
	    vm_init_main(vm)) {
		ob_rt_exit(&vm->rt);
		return -ENOMEM;
	}
	/* What python3.11 -S has counted when it starts a program. */
	vm->rt.gc.gen[0].count = START_YOUNG;
	vm->rt.gc.gen[1].count = START_COLLECTIONS;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_vm_init);

void ob_vm_exit(struct ob_vm *vm)
{
	if (IS_ENABLED(CONFIG_OBHEAP_DEBUG))
		ob_vm_drop_all(vm);
	ob_rt_exit(&vm->rt);
	vm->frame = NULL;
	vm->chunk = NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_vm_exit);

struct ob_object *ob_vm_run_source(struct ob_vm *vm,
				   const struct ob_source *source,
				   struct ob_object *globals,
				   struct ob_object *locals, bool *incomplete)
{
	struct ob_object *res;
	struct ob_code *code;

	code = ob_compile(&vm->rt, source, incomplete);
	if (!code)
		return NULL;
	vm->nr_units++;
	res = ob_eval_code(vm, code, globals, locals, NULL);
	ob_decref(&vm->rt, code);
	return res;
}

/*
 * A program that has filled its heap must leave room to say so, and to compile
 * and start the statement that makes room again.
 */
void ob_vm_reserve(struct ob_vm *vm, bool on)
{
	u64 limit = vm->rt.heap.limit;

	vm->reserve = on;
	if (limit != U64_MAX)
		ob_heap_set_limit(&vm->rt.heap, on ? limit + EXEC_RESERVE :
						     limit - EXEC_RESERVE);
}

static struct ob_object *exec_run(struct ob_vm *vm, struct ob_exec *ex)
{
	struct ob_frame *frame = NULL;
	struct ob_code *code;

	ex->source.file = true;
	ob_vm_reserve(vm, true);
	code = ob_compile(&vm->rt, &ex->source, &ex->incomplete);
	if (code)
		frame = ob_frame_push_code(vm, code, vm->main, vm->main);
	ob_vm_reserve(vm, false);
	vm->nr_units += !!code;
	ob_xdecref(&vm->rt, code);
	return frame ? ob_eval(vm, frame, false) : NULL;
}

/* What the program is to exit with: @exc.code, or @exc if it has none. New. */
static struct ob_object *exit_code_of(struct ob_rt *rt, struct ob_object *exc)
{
	struct ob_object *name = ob_str_intern_c(rt, "code");
	struct ob_object *code = name ? ob_getattr(rt, exc, name) : NULL;

	ob_xdecref(rt, name);
	if (code)
		return code;
	ob_clear_exc(rt);
	return ob_newref(exc);
}

/* SystemExit: no traceback; what is not a status goes to stderr. */
static void exec_system_exit(struct ob_rt *rt, struct ob_exec *ex,
			     struct ob_object *exc)
{
	struct ob_object *code = exit_code_of(rt, exc), *text = NULL;
	int overflow;
	s64 n;

	if (code == ob_none(rt)) {
		ex->exit_code = 0;
	} else if (ob_is_int(code)) {
		n = ob_int_to_s64(code, &overflow);
		ex->exit_code = overflow ? 0xff : n & 0xff;
	} else {
		ex->exit_code = 1;
		text = ob_str(rt, code);
		if (ob_raised(rt))
			ob_clear_exc(rt);
		/* What cannot be shown leaves its line empty. */
		ex->traceback = text ? ob_str_format(rt, "%U\n", text) :
				       ob_str_from_cstr(rt, "\n");
		ob_xdecref(rt, text);
	}
	ob_decref(rt, code);
	if (ob_raised(rt))
		ob_clear_exc(rt);
}

static void exec_describe(struct ob_vm *vm, struct ob_exec *ex,
			  struct ob_object *exc)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_limits limits = { };

	/* A class of the program may go away with its last exception. */
	snprintf(vm->exc_name, sizeof(vm->exc_name), "%s", exc->type->name);
	ex->exc_type = vm->exc_name;
	ob_exc_location(rt, exc, &ex->line, &ex->column);
	if (ex->stop == OB_STOP_KILLED)
		return;
	/* str(exc) may run the program's code: bounded if the program was. */
	if (vm->limits.steps || vm->limits.time_ns) {
		limits.steps = DESCRIBE_STEPS;
		limits.time_ns = DESCRIBE_NS;
	}
	ob_vm_begin_run(vm, &limits);
	/* The signal that ended the program does not end its description. */
	vm->signal_ns = ob_clock_ns();
	ex->message = ob_str(rt, exc);
	if (!ex->message)
		ob_clear_exc(rt);
	if (ob_is_subtype(exc->type, ob_type_of(rt, OB_T_SystemExit))) {
		exec_system_exit(rt, ex, exc);
		return;
	}
	ex->traceback = ob_report_uncaught(vm, exc);
}

int ob_vm_exec(struct ob_vm *vm, struct ob_exec *ex)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *res, *exc, *held;
	const char *filename = ex->source.filename;

	ex->raised = false;
	ex->incomplete = false;
	ex->exc_type = NULL;
	ex->message = NULL;
	ex->traceback = NULL;
	ex->line = 0;
	ex->column = 0;
	ex->exit_code = -1;
	ex->result = NULL;
	if (!filename)
		ex->source.filename = "<stdin>";

	ob_vm_begin_run(vm, &ex->limits);
	res = exec_run(vm, ex);
	ex->steps = ob_vm_steps(vm);
	ex->stop = vm->stop;
	held = vm->shown;
	vm->shown = NULL;
	if (res) {
		if (ex->source.mode == OB_COMPILE_EVAL) {
			ex->result = res;
			ob_xdecref(rt, held);
		} else {
			ex->result = held;
			ob_decref(rt, res);
		}
	} else {
		ex->raised = true;
		ob_xdecref(rt, held);
		exc = ob_take_exc(rt);
		ob_vm_reserve(vm, true);
		exec_describe(vm, ex, exc);
		ex->traceback = ob_vm_err_take(vm, ex->traceback, false);
		ob_vm_reserve(vm, false);
		ob_decref(rt, exc);
	}
	if (ex->discard)
		ex->stop = OB_STOP_KILLED;
	if (ex->finish && ex->stop != OB_STOP_KILLED)
		ob_vm_finish(vm);
	/* In the middle of that, too, it may have been thrown away. */
	if (ex->discard)
		ex->stop = OB_STOP_KILLED;
	ex->traceback = ob_vm_err_take(vm, ex->traceback, true);
	ob_vm_end_run(vm);
	ex->source.filename = filename;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_vm_exec);

void ob_exec_exit(struct ob_vm *vm, struct ob_exec *ex)
{
	ob_xdecref(&vm->rt, ex->message);
	ob_xdecref(&vm->rt, ex->traceback);
	ob_xdecref(&vm->rt, ex->result);
	ex->message = NULL;
	ex->traceback = NULL;
	ex->result = NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_exec_exit);
