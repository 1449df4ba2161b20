// SPDX-License-Identifier: GPL-2.0
/*
 * program - a program that is stopped between two instructions and goes on
 *
 * It runs on stacks of its own from its start, so that it can wait wherever it
 * is while the task that ran it goes its way: in the middle of a sort, of a
 * __del__, of a generator. Stopped, it is what a program is that has handed over
 * the GIL: its share of the interpreter is put aside, every reference of it can
 * be seen, nothing is locked.
 */
#include "device_priv.h"

#define PROGRAM_FILENAME_MAX 255

static void program_main(void *arg)
{
	struct ob_program *prog = arg;
	struct ob_session *s = prog->session;

	ob_vm_exec(&s->vm, &prog->ex);
}

int ob_program_step(struct ob_program *prog, struct ob_vm *vm,
		    struct ob_frame *frame)
{
	enum ob_reason reason;

	/* What takes the interpreter down is not for looking at. */
	if (prog->ex.discard || !vm->main)
		return 0;
	reason = ob_stepper_check(&prog->stepper, vm, frame);
	if (!prog->reason)
		reason = OB_REASON_START;
	else if (!reason && READ_ONCE(vm->halt))
		reason = OB_REASON_ASKED;
	if (!reason)
		return 0;
	/* It stops, for whatever reason: as was asked. */
	WRITE_ONCE(vm->halt, false);
	prog->reason = reason;
	ob_stacks_park(vm->rt.stacks);
	return 1;
}

/* The program has this interpreter again. */
static void program_attach(struct ob_session *s, struct ob_program *prog)
{
	const struct ob_stepper *st = &prog->stepper;
	struct ob_vm *vm = &s->vm;

	prog->stopped = false;
	ob_vm_attach(vm, &prog->thread);
	if (vm->deadline_ns)
		vm->deadline_ns += ob_clock_ns() - prog->stopped_ns;
	vm->tracing = st->until != OB_UNTIL_END || st->watch || st->nr_lines;
	if (prog->ex.discard) {
		vm->tracing = false;
		vm->stop = OB_STOP_KILLED;
	}
	ob_stepper_begin(&prog->stepper, vm);
}

int ob_program_go(struct ob_session *s, struct ob_program *prog)
{
	struct ob_vm *vm = &s->vm;
	int res;

	lockdep_assert_held(&s->gil);
	s->stepped = prog;
	if (prog->reason) {
		program_attach(s, prog);
		ob_observe_wants(s);
		res = ob_stacks_resume(vm->rt.stacks);
	} else {
		vm->tracing = true;
		res = ob_stacks_start(&vm->rt.stacks, program_main, prog);
	}
	s->stepped = NULL;
	if (res == 1) {
		prog->stopped = true;
		prog->stopped_ns = ob_clock_ns();
		ob_vm_detach(vm, &prog->thread);
		return 1;
	}
	vm->tracing = false;
	ob_stacks_free(vm->rt.stacks);
	vm->rt.stacks = NULL;
	return res;
}

void ob_program_free(struct ob_session *s, struct ob_program *prog)
{
	if (!prog)
		return;
	WRITE_ONCE(s->program, NULL);
	ob_texts_free(&prog->texts);
	ob_mem_free(prog);
}

void ob_program_discard(struct ob_session *s)
{
	struct ob_program *prog = s->program;

	prog->ex.discard = true;
	ob_program_go(s, prog);
	ob_exec_exit(&s->vm, &prog->ex);
	ob_program_free(s, prog);
}

static void text_put(char *buf, size_t size, const struct ob_object *str)
{
	s64 at = 0;

	buf[ob_str_utf8_piece(str, &at, buf, size - 1)] = '\0';
}

static u32 column_or_none(int column)
{
	return column < 0 ? OBHEAP_NONE : column;
}

static void stop_fill(struct ob_session *s, struct ob_program *prog,
		      struct obheap_stop *stop)
{
	const struct ob_frame *frame = prog->thread.frame;
	const struct ob_code *code = frame->code;
	struct ob_step_info info;
	struct ob_code_pos pos;
	struct ob_text text;

	ob_text_init(&text, stop->arg_repr, sizeof(stop->arg_repr));
	ob_inspect_step(&s->vm, frame, &info, &text);
	ob_code_position(code, ob_frame_lasti(frame), &pos);
	stop->reason = prog->reason;
	stop->depth = info.frame_depth;
	stop->line = info.line;
	stop->end_line = max(pos.end_line, 0);
	stop->column = column_or_none(pos.col);
	stop->end_column = column_or_none(pos.end_col);
	stop->offset = info.offset;
	stop->opcode = info.opcode;
	stop->arg = info.arg;
	stop->stack_depth = info.stack_depth;
	stop->steps = prog->thread.steps;
	stop->code = ob_id_of(&s->vm.rt.heap, code);
	stop->before = prog->stepper.before;
	stop->after = prog->stepper.after;
	strscpy(stop->name, ob_opcode_name(info.opcode), sizeof(stop->name));
	text_put(stop->code_name, sizeof(stop->code_name), code->name);
	text_put(stop->filename, sizeof(stop->filename), code->filename);
}

int ob_program_stop_out(struct ob_session *s, struct ob_program *prog,
			u64 stop)
{
	struct obheap_stop out;

	if (!stop)
		return 0;
	memset(&out, 0, sizeof(out));
	stop_fill(s, prog, &out);
	return copy_to_user(u64_to_user_ptr(stop), &out, sizeof(out)) ?
		-EFAULT : 0;
}

static int resume_check(const struct obheap_resume *arg)
{
	if (arg->until > OBHEAP_UNTIL_RETURN ||
	    arg->watch & ~OBHEAP_WATCH_ALL ||
	    arg->nr_lines > OB_STEPPER_LINES ||
	    arg->filename_len > PROGRAM_FILENAME_MAX ||
	    arg->nr_gc_steps > OBHEAP_RESUME_GC_STEPS ||
	    !memchr(arg->watch_name, 0, sizeof(arg->watch_name)))
		return -EINVAL;
	return 0;
}

/* What is asked of the stepper; of what it remembers nothing changes. */
static int resume_request(struct ob_stepper *st, const struct obheap_resume *arg)
{
	u32 lines[OB_STEPPER_LINES];
	char file[OB_STEPPER_FILE];

	if ((arg->nr_lines &&
	     copy_from_user(lines, u64_to_user_ptr(arg->lines),
			    arg->nr_lines * sizeof(lines[0]))) ||
	    (arg->filename_len &&
	     copy_from_user(file, u64_to_user_ptr(arg->filename),
			    arg->filename_len)))
		return -EFAULT;
	file[arg->filename_len] = '\0';
	st->until = (enum ob_until)arg->until;
	st->count = arg->count;
	st->own = arg->flags & OBHEAP_RESUME_OWN;
	st->watch = arg->watch;
	st->watch_id = arg->watch_id;
	st->watch_frame = arg->watch_frame;
	memcpy(st->watch_name, arg->watch_name, sizeof(st->watch_name));
	st->nr_lines = arg->nr_lines;
	memcpy(st->lines, lines, arg->nr_lines * sizeof(lines[0]));
	memcpy(st->file, file, arg->filename_len + 1);
	return 0;
}

/* RESUME answers as EXEC does. */
static int resume_run(struct ob_session *s, struct obheap_resume *arg)
{
	struct ob_program *prog = s->program;
	struct ob_gc_record rec;
	struct obheap_exec exec = {
		.output = arg->output,
		.output_size = arg->output_size,
		.error = arg->error,
		.error_size = arg->error_size,
		.stop = arg->stop,
	};
	int err, lost;

	prog->ex.discard = arg->flags & OBHEAP_RESUME_DISCARD;
	ob_gc_record_begin(&rec, s, arg->gc_steps ? arg->nr_gc_steps : 0);
	err = ob_exec_run(s, &exec, &prog->ex, prog);
	lost = ob_gc_record_end(&rec, arg->gc_steps);
	arg->out_nr_gc_steps = rec.nr;
	arg->out_status = exec.out_status;
	arg->out_exit_code = exec.out_exit_code;
	arg->out_output_len = exec.out_output_len;
	arg->out_type_len = exec.out_type_len;
	arg->out_message_len = exec.out_message_len;
	arg->out_traceback_len = exec.out_traceback_len;
	arg->out_line = exec.out_line;
	arg->out_column = exec.out_column;
	arg->out_result = exec.out_result;
	arg->out_steps = exec.out_steps;
	arg->out_allocs = exec.out_allocs;
	arg->out_frees = exec.out_frees;
	arg->out_collections = exec.out_collections;
	arg->out_ns = exec.out_ns;
	return err ?: lost;
}

int ob_ioctl_resume(struct ob_session *s, void *data)
{
	struct obheap_resume *arg = data;
	int err;

	err = resume_check(arg);
	if (err)
		return err;
	err = ob_session_lock(s);
	if (err)
		return err;
	/* One that is running may have handed the GIL over. */
	if (!s->program || !s->program->stopped)
		err = -ENOENT;
	else
		err = resume_request(&s->program->stepper, arg) ?:
		      resume_run(s, arg);
	ob_session_unlock(s);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_resume);
