// SPDX-License-Identifier: GPL-2.0
/*
 * settrace - sys.settrace() and sys.setprofile()
 *
 * While one of them is set, vm->rt.hooked makes the loop call in before every
 * instruction; while it is not, nothing is looked at. Events, their order and
 * their lines are CPython 3.11's: a line begins where the line number changes
 * from one instruction to the next, or where a jump leads backwards.
 *
 * What runs inside a hook is not traced. A hook that raises is taken out.
 */
#include "vm_priv.h"

void ob_hooks_update(struct ob_vm *vm)
{
	vm->rt.hooked = (vm->trace_fn || vm->profile_fn) && !vm->hook_busy;
	if (vm->rt.hooked)
		ob_vm_poll_next(vm);
}

/* Where the loop was last, to see which way it goes from there. */
static void remember(struct ob_vm *vm, const struct ob_frame *frame)
{
	vm->hook_frame = frame;
	vm->hook_at = frame ? frame->prev_instr : NULL;
}

/* Put @value, which is stolen, into a field that owns what it holds. */
static void replace(struct ob_vm *vm, struct ob_object **field,
		    struct ob_object *value)
{
	struct ob_object *old = *field;

	*field = value;
	ob_xdecref(&vm->rt, old);
}

static void set_hook(struct ob_vm *vm, struct ob_object **hook,
		     struct ob_object *fn)
{
	struct ob_object *old = *hook;

	*hook = fn && fn != ob_none(&vm->rt) ? ob_newref(fn) : NULL;
	remember(vm, vm->frame);
	ob_hooks_update(vm);
	ob_xdecref(&vm->rt, old);
}

void ob_hooks_drop(struct ob_vm *vm)
{
	set_hook(vm, &vm->trace_fn, NULL);
	set_hook(vm, &vm->profile_fn, NULL);
}

/* What dies with the old hook must not set another one meanwhile. */
static struct ob_object *install(struct ob_vm *vm, struct ob_object **hook,
				 struct ob_object *fn, bool *setting,
				 const char *what)
{
	struct ob_rt *rt = &vm->rt;

	if (*setting)
		return ob_raise(rt, OB_T_RuntimeError,
				"Cannot install a %s function while another %s function is being installed",
				what, what);
	*setting = true;
	set_hook(vm, hook, NULL);
	set_hook(vm, hook, fn);
	*setting = false;
	return ob_newref(ob_none(rt));
}

struct ob_object *ob_sys_settrace(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);

	return install(vm, &vm->trace_fn, args[0], &vm->trace_setting, "trace");
}

struct ob_object *ob_sys_setprofile(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);

	return install(vm, &vm->profile_fn, args[0], &vm->profile_setting,
		       "profile");
}

struct ob_object *ob_sys_gettrace(OB_FN_ARGS)
{
	return ob_newref(ob_vm_of(rt)->trace_fn ?: ob_none(rt));
}

struct ob_object *ob_sys_getprofile(OB_FN_ARGS)
{
	return ob_newref(ob_vm_of(rt)->profile_fn ?: ob_none(rt));
}

/* Called from a hook; CPython 3.11 too leaves what is called untraced. */
struct ob_object *ob_sys_call_tracing(OB_FN_ARGS)
{
	if (ob_args_check(rt, "call_tracing", nargs, 2, 2))
		return NULL;
	if (!ob_is_tuple(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"call_tracing() argument 2 must be tuple, not %.50Y",
				args[1]);
	return ob_call(rt, args[0], ((struct ob_tuple *)args[1])->item,
		       ob_size(args[1]), NULL);
}

static int line_of(const struct ob_code *code, int at)
{
	struct ob_code_pos pos;

	ob_code_position(code, at, &pos);
	return pos.line;
}

/* fn(frame, event, arg), with locals() up to date before and taken back after */
static struct ob_object *call_hook(struct ob_vm *vm, struct ob_object *fn,
				   struct ob_frame *frame, enum ob_hook_event event,
				   struct ob_object *arg)
{
	static const char *const names[] = {
		"call", "exception", "line", "return", "c_call",
		"c_exception", "c_return", "opcode",
	};
	struct ob_frame_object *f = frame->frame_obj;
	struct ob_object *args[3], *res = NULL;
	struct ob_rt *rt = &vm->rt;

	args[1] = ob_str_intern_c(rt, names[event]);
	if (!args[1])
		return NULL;
	args[0] = ob_newref(f);
	args[2] = arg ?: ob_none(rt);
	ob_incref(fn);
	vm->hook_busy = true;
	vm->hook_event = event;
	vm->hook_told = frame;
	ob_hooks_update(vm);
	f->lineno = line_of(frame->code, ob_frame_lasti(frame));
	if (ob_frame_locals(rt, frame)) {
		res = ob_call(rt, fn, args, 3, NULL);
		ob_frame_locals_back(rt, frame);
	}
	f->lineno = 0;
	if (!res)
		ob_traceback_add(rt, frame);
	vm->hook_told = NULL;
	vm->hook_event = OB_HOOK_CALL;
	vm->hook_busy = false;
	ob_hooks_update(vm);
	ob_decref(rt, fn);
	ob_decref(rt, args[1]);
	ob_decref(rt, args[0]);
	return res;
}

/* To what sys.settrace() set, or what that gave for the frame; 0, -1 raised. */
static int trace_event(struct ob_vm *vm, struct ob_frame *frame,
		       enum ob_hook_event event, struct ob_object *arg)
{
	struct ob_frame_object *f;
	struct ob_object *fn, *res;

	if (!vm->trace_fn || vm->hook_busy || vm->stop)
		return 0;
	f = ob_frame_object_of(&vm->rt, frame);
	if (!f)
		return -1;
	fn = event == OB_HOOK_CALL ? vm->trace_fn : f->trace;
	if (!fn)
		return 0;
	res = call_hook(vm, fn, frame, event, arg);
	if (!res) {
		struct ob_object *exc = ob_take_exc(&vm->rt);

		set_hook(vm, &vm->trace_fn, NULL);
		replace(vm, &f->trace, NULL);
		ob_set_exc(&vm->rt, exc);
		return -1;
	}
	if (res != ob_none(&vm->rt))
		replace(vm, &f->trace, ob_newref(res));
	ob_decref(&vm->rt, res);
	return 0;
}

static int profile_event(struct ob_vm *vm, struct ob_frame *frame,
			 enum ob_hook_event event, struct ob_object *arg)
{
	struct ob_object *res;

	if (!vm->profile_fn || vm->hook_busy || vm->stop)
		return 0;
	if (!ob_frame_object_of(&vm->rt, frame))
		return -1;
	res = call_hook(vm, vm->profile_fn, frame, event, arg);
	if (!res) {
		struct ob_object *exc = ob_take_exc(&vm->rt);

		set_hook(vm, &vm->profile_fn, NULL);
		ob_set_exc(&vm->rt, exc);
		return -1;
	}
	ob_decref(&vm->rt, res);
	return 0;
}

/* The same while an exception is pending, which only a new one replaces. */
static int protected(int (*tell)(struct ob_vm *vm, struct ob_frame *frame,
				 enum ob_hook_event event, struct ob_object *arg),
		     struct ob_vm *vm, struct ob_frame *frame,
		     enum ob_hook_event event, struct ob_object *arg)
{
	struct ob_object *exc = ob_take_exc(&vm->rt);

	if (tell(vm, frame, event, arg)) {
		ob_xdecref(&vm->rt, exc);
		return -1;
	}
	if (exc)
		ob_set_exc(&vm->rt, exc);
	return 0;
}

int ob_hooks_enter(struct ob_vm *vm, struct ob_frame *frame)
{
	if (protected(trace_event, vm, frame, OB_HOOK_CALL, NULL) ||
	    protected(profile_event, vm, frame, OB_HOOK_CALL, NULL))
		return -1;
	return 0;
}

int ob_hooks_leave(struct ob_vm *vm, struct ob_frame *frame,
		   struct ob_object *value)
{
	int err;

	err = protected(trace_event, vm, frame, OB_HOOK_RETURN, value) ||
	      protected(profile_event, vm, frame, OB_HOOK_RETURN, value);
	remember(vm, frame->previous);
	return err ? -1 : 0;
}

void ob_hooks_exception(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *exc, *arg;

	remember(vm, frame);
	if (!vm->trace_fn || vm->stop)
		return;
	exc = ob_take_exc(rt);
	arg = ob_tuple_pack(rt, 3, exc->type, exc,
			    ((struct ob_exc *)exc)->traceback ?: ob_none(rt));
	if (!arg || trace_event(vm, frame, OB_HOOK_EXCEPTION, arg))
		ob_decref(rt, exc);
	else
		ob_set_exc(rt, exc);
	ob_xdecref(rt, arg);
}

/* A new line, or a jump back to the one that runs; not one that only waits. */
static bool line_begins(const struct ob_frame *frame, int before)
{
	const struct ob_code *code = frame->code;
	int at = ob_frame_lasti(frame), line = line_of(code, at);

	if (line < 0)
		return false;
	if (before <= (int)code->firsttraceable ||
	    line_of(code, before) != line)
		return true;
	return at < before && ob_op_code(code->code[at]) != OP_SEND;
}

static int trace_line(struct ob_vm *vm, struct ob_frame *frame, int before)
{
	struct ob_frame_object *f = ob_frame_object_of(&vm->rt, frame);

	if (!f)
		return -1;
	if (f->trace_lines && line_begins(frame, before) &&
	    trace_event(vm, frame, OB_HOOK_LINE, NULL))
		return -1;
	if (f->trace_opcodes &&
	    trace_event(vm, frame, OB_HOOK_OPCODE, NULL))
		return -1;
	return 0;
}

int ob_hooks_step(struct ob_vm *vm, struct ob_frame *frame)
{
	int at = ob_frame_lasti(frame), before = -1, err = 0;

	/* A generator is made before it begins. */
	if (at < (int)frame->code->firsttraceable)
		return 0;
	if (vm->hook_frame == frame)
		before = vm->hook_at - frame->code->code;
	if (ob_op_code(*frame->prev_instr) == OP_RESUME)
		err = ob_hooks_enter(vm, frame);
	else if (vm->trace_fn)
		err = trace_line(vm, frame, before);
	remember(vm, frame);
	return err;
}

bool ob_hooks_want(struct ob_vm *vm, struct ob_object *fn)
{
	return vm->profile_fn && (ob_is(&vm->rt, fn, OB_T_BUILTIN) ||
				  ob_is(&vm->rt, fn, OB_T_METHOD_DESCR));
}

/* What begins a call of native code has told of @fn. */
static struct ob_object *call_ends(struct ob_vm *vm, struct ob_frame *frame,
				   struct ob_object *fn, struct ob_object *res)
{
	if (!vm->profile_fn)
		return res;
	if (!res) {
		protected(profile_event, vm, frame, OB_HOOK_C_EXCEPTION, fn);
	} else if (profile_event(vm, frame, OB_HOOK_C_RETURN, fn)) {
		ob_decref(&vm->rt, res);
		res = NULL;
	}
	return res;
}

struct ob_object *ob_hooks_call(struct ob_vm *vm, struct ob_frame *frame,
				struct ob_object *fn,
				struct ob_object *const *args, u32 nargs,
				struct ob_tuple *kwnames)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *res = NULL;

	if (!ob_hooks_want(vm, fn))
		return ob_call(rt, fn, args, nargs, kwnames);
	if (ob_is(rt, fn, OB_T_BUILTIN)) {
		ob_incref(fn);
	} else {
		/* Without a first argument it fails, of which nothing is told. */
		if (!nargs)
			return ob_call(rt, fn, args, nargs, kwnames);
		fn = fn->type->descr_get(rt, fn, args[0],
					 args[0]->type);
		if (!fn)
			return NULL;
		args++;
		nargs--;
	}
	if (!profile_event(vm, frame, OB_HOOK_C_CALL, fn)) {
		res = ob_call(rt, fn, args, nargs, kwnames);
		res = call_ends(vm, frame, fn, res);
	}
	ob_decref(rt, fn);
	return res;
}

struct ob_object *ob_hooks_call_ex(struct ob_vm *vm, struct ob_frame *frame,
				   struct ob_object *fn, struct ob_object *args,
				   struct ob_object *kwargs)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *rest, *res = NULL;

	if (!ob_hooks_want(vm, fn) ||
	    (!ob_size(args) && !ob_is(rt, fn, OB_T_BUILTIN)))
		return ob_call_ex(rt, fn, args, kwargs);
	ob_incref(fn);
	rest = ob_newref(args);
	if (!ob_is(rt, fn, OB_T_BUILTIN)) {
		struct ob_object *first = ((struct ob_tuple *)args)->item[0];

		ob_decref(rt, fn);
		ob_decref(rt, rest);
		fn = fn->type->descr_get(rt, fn, first, first->type);
		if (!fn)
			return NULL;
		rest = ob_tuple_from_array(rt,
					   ((struct ob_tuple *)args)->item + 1,
					   ob_size(args) - 1);
	}
	if (rest && !profile_event(vm, frame, OB_HOOK_C_CALL, fn)) {
		res = ob_call_ex(rt, fn, rest, kwargs);
		res = call_ends(vm, frame, fn, res);
	}
	ob_xdecref(rt, rest);
	ob_decref(rt, fn);
	return res;
}
