// SPDX-License-Identifier: GPL-2.0
/*
 * exec - the commands that set a session up and run programs in it
 */
#include "device_priv.h"

#define EXEC_FILENAME_MAX 255

/* whatever the module parameter says: the compiler counts positions so far */
#define EXEC_TEXT_MAX	S32_MAX

int ob_ioctl_info(struct ob_session *s, void *arg)
{
	struct obheap_info *info = arg;

	info->out_abi = OBHEAP_ABI;
	info->out_align = OB_ALIGN;
	info->out_small_max = OB_SMALL_MAX;
	info->out_nr_classes = OB_NR_CLASSES;
	info->out_pool_size = OB_POOL_SIZE;
	info->out_pool_header = OB_POOL_HEADER;
	info->out_arena_size = OB_ARENA_SIZE;
	info->out_max_sessions = READ_ONCE(ob_device_limits.max_sessions);
	info->out_commands = ob_ioctl_commands();
	info->out_backends = (1ULL << OB_NR_BACKENDS) - 1;
	info->out_default_limit = READ_ONCE(ob_device_limits.default_heap);
	info->out_max_limit = READ_ONCE(ob_device_limits.max_heap);
	info->out_max_source = READ_ONCE(ob_device_limits.max_source);
	info->out_output_max = OB_OUTPUT_MAX;
	info->out_max_named = READ_ONCE(ob_device_limits.max_named);
	info->out_max_named_limit = READ_ONCE(ob_device_limits.max_named_heap);
	return 0;
}

/*
 * The key PYTHONHASHSEED gives: bytes of a linear congruential generator, as
 * CPython expands the number.
 */
static void setup_hash_key(u64 seed, u64 key[2])
{
	u32 x = seed;
	int i;

	key[0] = 0;
	key[1] = 0;
	if (seed == OBHEAP_SEED_RANDOM) {
		ob_random_bytes(key, 2 * sizeof(*key));
		return;
	}
	for (i = 0; seed && i < 16; i++) {
		x = x * 214013 + 2531011;
		key[i / 8] |= (u64)((x >> 16) & 0xff) << (i % 8 * 8);
	}
}

static int setup_check(const struct obheap_setup *set)
{
	int i;

	if (set->__reserved)
		return -EOPNOTSUPP;
	if (set->flags & OBHEAP_SETUP_BACKEND && set->backend >= OB_NR_BACKENDS)
		return -EINVAL;
	if (set->flags & OBHEAP_SETUP_INTERN &&
	    set->interning > OBHEAP_INTERN_UNIT)
		return -EINVAL;
	if (set->flags & OBHEAP_SETUP_LIMIT &&
	    (set->heap_limit < PAGE_SIZE ||
	     set->heap_limit > READ_ONCE(ob_device_limits.max_heap)))
		return -EINVAL;
	if (set->flags & OBHEAP_SETUP_SEED && set->hash_seed > U32_MAX &&
	    set->hash_seed != OBHEAP_SEED_RANDOM)
		return -EINVAL;
	for (i = 0; set->flags & OBHEAP_SETUP_GC && i < OB_NR_GENERATIONS; i++)
		if (set->gc_threshold[i] > S32_MAX)
			return -EINVAL;
	return 0;
}

int ob_ioctl_setup(struct ob_session *s, void *arg)
{
	const struct obheap_setup *set = arg;
	int err = setup_check(set);

	if (err)
		return err;
	err = ob_session_lock(s);
	if (err)
		return err;
	if (s->started) {
		err = -EBUSY;
		goto out_unlock;
	}
	if (set->flags & OBHEAP_SETUP_LIMIT) {
		err = ob_pin_limit(s, set->heap_limit);
		if (err)
			goto out_unlock;
	}
	if (set->flags & OBHEAP_SETUP_BACKEND)
		s->cfg.heap.backend = set->backend;
	if (set->flags & OBHEAP_SETUP_DEBUG_HEAP) {
		s->cfg.heap.debug = true;
		s->cfg.heap.report = ob_session_report;
		s->cfg.heap.report_ctx = s;
	}
	if (set->flags & OBHEAP_SETUP_BIRTHS)
		s->cfg.heap.births = true;
	if (set->flags & OBHEAP_SETUP_INTERN)
		s->interning_unit = set->interning == OBHEAP_INTERN_UNIT;
	if (set->flags & OBHEAP_SETUP_SEED)
		setup_hash_key(set->hash_seed, s->cfg.hash_key);
	if (set->flags & OBHEAP_SETUP_GC) {
		memcpy(s->gc_threshold, set->gc_threshold,
		       sizeof(s->gc_threshold));
		s->gc_threshold_set = true;
	}
out_unlock:
	ob_session_unlock(s);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_setup);

/**
 * struct text_out - texts going to a user buffer one after the other
 * @buf: user buffer
 * @size: its bytes
 * @len: bytes so far, those that did not fit included
 * @err: a copy failed
 */
struct text_out {
	char __user *buf;
	u32 size;
	u32 len;
	int err;
};

static void text_out(struct text_out *out, const char *s, size_t len)
{
	/* A buffer that is not there takes nothing more. */
	if (!out->err && out->len < out->size &&
	    copy_to_user(out->buf + out->len, s,
			 min_t(size_t, len, out->size - out->len)))
		out->err = -EFAULT;
	out->len = min_t(u64, (u64)out->len + len, U32_MAX);
}

/* In pieces, because there may be no memory left for the whole. */
static u32 text_out_str(struct text_out *out, struct ob_object *str)
{
	u32 before = out->len;
	char piece[128];
	s64 i = 0;

	while (str && i < ob_str_len(str)) {
		size_t n = ob_str_utf8_piece(str, &i, piece, sizeof(piece));

		text_out(out, piece, n);
		if (ob_signal_pending() == OB_SIGNAL_FATAL)
			break;
		ob_relax();
	}
	return out->len - before;
}

static u32 exec_status(const struct ob_exec *ex)
{
	switch (ex->stop) {
	case OB_STOP_STEPS:
		return OBHEAP_STATUS_STEPS;
	case OB_STOP_TIME:
		return OBHEAP_STATUS_TIME;
	case OB_STOP_KILLED:
		return OBHEAP_STATUS_KILLED;
	case OB_STOP_NONE:
		break;
	}
	if (ex->incomplete)
		return OBHEAP_STATUS_INCOMPLETE;
	if (ex->exit_code >= 0)
		return OBHEAP_STATUS_EXIT;
	return ex->raised ? OBHEAP_STATUS_RAISED : OBHEAP_STATUS_DONE;
}

/*
 * Keep a value, owned or NULL, for its id, and let go of the one before it:
 * that of the last EXEC, or of one that another thread ran in the meantime.
 */
static void exec_keep(struct ob_session *s, struct ob_object *value)
{
	struct ob_object *old = s->result;

	s->result = value;
	ob_xdecref(&s->vm.rt, old);
}

void ob_exec_forget(struct ob_session *s)
{
	/* The session ends: its value dies without its program's code. */
	s->vm.stop = OB_STOP_KILLED;
	s->vm.rt.stop = 1;
	exec_keep(s, NULL);
}

static int exec_no_answer(struct obheap_exec *arg)
{
	arg->out_type_len = 0;
	arg->out_message_len = 0;
	arg->out_traceback_len = 0;
	arg->out_line = 0;
	arg->out_column = 0;
	arg->out_steps = 0;
	arg->out_result = 0;
	return 0;
}

/* Everything of the outcome that is in the session's heap. GIL held. */
static int exec_answer(struct ob_session *s, struct obheap_exec *arg,
		       struct ob_exec *ex)
{
	struct text_out out = {
		.buf = u64_to_user_ptr(arg->error),
		.size = arg->error ? arg->error_size : 0,
	};

	arg->out_status = exec_status(ex);
	arg->out_exit_code = max(ex->exit_code, 0);
	/* More lines are wanted: nothing has gone wrong, and nothing has run. */
	if (arg->out_status == OBHEAP_STATUS_INCOMPLETE)
		return exec_no_answer(arg);
	if (ex->exc_type)
		text_out(&out, ex->exc_type, strlen(ex->exc_type));
	arg->out_type_len = out.len;
	arg->out_message_len = text_out_str(&out, ex->message);
	arg->out_traceback_len = text_out_str(&out, ex->traceback);
	arg->out_line = max(ex->line, 0);
	arg->out_column = max(ex->column, 0);
	arg->out_steps = ex->steps;
	arg->out_result = 0;
	if (ex->result) {
		arg->out_result = ob_id_of(&s->vm.rt.heap, ex->result);
		exec_keep(s, ob_newref(ex->result));
	}
	return out.err;
}

/* The outcome of a program that has stopped and can go on. */
static int exec_stopped(struct ob_session *s, struct obheap_exec *arg,
			struct ob_program *prog)
{
	exec_no_answer(arg);
	arg->out_status = OBHEAP_STATUS_STOPPED;
	arg->out_exit_code = 0;
	arg->out_line = max(ob_frame_line(prog->thread.frame), 0);
	arg->out_steps = prog->thread.steps;
	return ob_program_stop_out(s, prog, arg->stop);
}

/* The end of a program that is the end of its interpreter. */
static void exec_finish(struct ob_session *s, const struct ob_exec *ex)
{
	if (!ex->finish || s->vm.main)
		return;
	exec_keep(s, NULL);
	ob_observe_end(s);
	ob_vm_exit(&s->vm);
	s->started = false;
}

static u64 exec_collections(const struct ob_session *s)
{
	u64 nr = 0;
	int i;

	for (i = 0; i < OB_NR_GENERATIONS; i++)
		nr += s->vm.rt.gc.gen[i].collections;
	return nr;
}

int ob_exec_run(struct ob_session *s, struct obheap_exec *arg,
		struct ob_exec *ex, struct ob_program *prog)
{
	struct ob_inline_output in = {
		.buf = u64_to_user_ptr(arg->output),
		.size = arg->output ? arg->output_size : 0,
	};
	struct ob_trace trace = {
		.steps = u64_to_user_ptr(arg->trace),
		.nr = arg->trace ? arg->trace_nr : 0,
	};
	struct ob_heap *heap = &s->vm.rt.heap;
	u64 allocs = ob_heap_allocs(heap), live = ob_heap_live(heap);
	u64 collections = exec_collections(s), start = ob_clock_ns();
	int res, err;

	atomic_inc_return(&s->nr_running);
	s->inline_output = &in;
	s->trace = arg->flags & OBHEAP_EXEC_TRACE ? &trace : NULL;
	ob_observe_exec(s, OBHEAP_EVENT_EXEC_BEGIN, 0, 0);
	if (prog) {
		res = ob_program_go(s, prog);
	} else {
		s->vm.tracing = arg->flags & OBHEAP_EXEC_TRACE;
		ob_observe_wants(s);
		res = ob_vm_exec(&s->vm, ex);
		s->vm.tracing = false;
	}
	s->trace = NULL;
	s->inline_output = NULL;
	arg->out_trace_nr = trace.seen;
	arg->out_ns = ob_clock_ns() - start;
	arg->out_allocs = ob_heap_allocs(heap) - allocs;
	arg->out_frees = arg->out_allocs + live - ob_heap_live(heap);
	arg->out_collections = exec_collections(s) - collections;
	arg->out_output_len = in.len;
	err = res < 0 ? res : res ? exec_stopped(s, arg, prog) :
				    exec_answer(s, arg, ex);
	ob_observe_exec(s, OBHEAP_EVENT_EXEC_END, arg->out_status,
			arg->out_steps);
	if (res <= 0) {
		ob_exec_exit(&s->vm, ex);
		exec_finish(s, ex);
		ob_program_free(s, prog);
	}
	/* A full barrier: who sees the end also sees all of the output. */
	atomic_dec_and_test(&s->nr_running);
	wake_up_all(&s->output.wait);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_exec_run);

/* Bring up what a new program needs; of the last one nothing is kept. */
static int exec_begin(struct ob_session *s, struct ob_exec *ex, bool stoppable)
{
	int err;

	if (s->program && (stoppable || s->program->stopped))
		return -EBUSY;
	err = ob_session_start(s);
	if (err)
		return err;
	ex->source.share_constants = !s->interning_unit;
	exec_keep(s, NULL);
	/* An interrupt is for what runs when it comes, not for what follows. */
	if (!atomic_read(&s->nr_running))
		ob_vm_ask_nothing(&s->vm);
	return 0;
}

void ob_texts_free(struct ob_texts *t)
{
	ob_mem_free(t->more);
	t->more = NULL;
}

int ob_texts_copy(struct ob_texts *t, const struct obheap_exec *arg)
{
	size_t need = arg->text_len + arg->filename_len + 2;

	t->more = NULL;
	t->text = t->few;
	if (need > sizeof(t->few)) {
		t->more = ob_mem_alloc(need);
		t->text = t->more;
	}
	if (!t->text)
		return -ENOMEM;
	t->filename = t->text + arg->text_len + 1;
	if ((arg->text_len &&
	     copy_from_user(t->text, u64_to_user_ptr(arg->text),
			    arg->text_len)) ||
	    (arg->filename_len &&
	     copy_from_user(t->filename, u64_to_user_ptr(arg->filename),
			    arg->filename_len))) {
		ob_texts_free(t);
		return -EFAULT;
	}
	t->text[arg->text_len] = '\0';
	t->filename[arg->filename_len] = '\0';
	return 0;
}

static int exec_check(const struct obheap_exec *arg)
{
	if (arg->mode > OBHEAP_EXEC_EVAL ||
	    arg->filename_len > EXEC_FILENAME_MAX)
		return -EINVAL;
	/* A record belongs to one call, a program that stops to several. */
	if (arg->flags & OBHEAP_EXEC_STOP && arg->flags & OBHEAP_EXEC_TRACE)
		return -EINVAL;
	if (arg->text_len > READ_ONCE(ob_device_limits.max_source) ||
	    arg->text_len > EXEC_TEXT_MAX)
		return -EFBIG;
	return 0;
}

static void exec_source(struct ob_exec *ex, const struct obheap_exec *arg,
			const struct ob_texts *texts)
{
	static const enum ob_compile_mode mode[] = {
		[OBHEAP_EXEC_FILE] = OB_COMPILE_EXEC,
		[OBHEAP_EXEC_SINGLE] = OB_COMPILE_SINGLE,
		[OBHEAP_EXEC_EVAL] = OB_COMPILE_EVAL,
	};

	memset(ex, 0, sizeof(*ex));
	ex->source.text = texts->text;
	ex->source.len = arg->text_len;
	ex->source.filename = *texts->filename ? texts->filename : "<string>";
	ex->source.mode = mode[array_index_nospec(arg->mode, ARRAY_SIZE(mode))];
	ex->limits.steps = arg->max_steps;
	ex->limits.time_ns = arg->max_ns;
	ex->finish = arg->flags & OBHEAP_EXEC_FINISH;
}

/* A program that can be stopped: what it needs outlives this call. */
static int exec_stoppable(struct ob_session *s, struct obheap_exec *arg)
{
	struct ob_program *prog = ob_mem_alloc(sizeof(*prog));
	int err;

	if (!prog)
		return -ENOMEM;
	err = ob_texts_copy(&prog->texts, arg);
	if (err)
		goto err_free;
	exec_source(&prog->ex, arg, &prog->texts);
	prog->session = s;
	err = ob_session_lock(s);
	if (err)
		goto err_free_texts;
	err = exec_begin(s, &prog->ex, true);
	if (err) {
		ob_session_unlock(s);
		goto err_free_texts;
	}
	WRITE_ONCE(s->program, prog);
	err = ob_exec_run(s, arg, &prog->ex, prog);
	ob_session_unlock(s);
	return err;

err_free_texts:
	ob_texts_free(&prog->texts);
err_free:
	ob_mem_free(prog);
	return err;
}

int ob_ioctl_exec(struct ob_session *s, void *data)
{
	struct obheap_exec *arg = data;
	struct ob_texts texts;
	struct ob_exec ex;
	int err;

	err = exec_check(arg);
	if (err)
		return err;
	if (arg->flags & OBHEAP_EXEC_STOP)
		return exec_stoppable(s, arg);
	err = ob_texts_copy(&texts, arg);
	if (err)
		return err;
	exec_source(&ex, arg, &texts);
	err = ob_session_lock(s);
	if (!err) {
		err = exec_begin(s, &ex, false);
		if (!err)
			err = ob_exec_run(s, arg, &ex, NULL);
		ob_session_unlock(s);
	}
	ob_texts_free(&texts);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_exec);

int ob_ioctl_interrupt(struct ob_session *s, void *data)
{
	struct obheap_interrupt *arg = data;
	bool stop = arg->flags & OBHEAP_INTERRUPT_STOP;

	if (arg->flags & OBHEAP_INTERRUPT_CANCEL) {
		if (stop)
			return -EINVAL;
		ob_vm_ask_nothing(&s->vm);
		return 0;
	}
	/* One that is stopped gets it when it goes on. */
	if (!READ_ONCE(s->program) && (stop || !atomic_read(&s->nr_running)))
		return -ENOENT;
	if (stop)
		ob_vm_halt(&s->vm);
	else
		ob_vm_interrupt(&s->vm);
	wake_up_all(&s->output.wait);
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_interrupt);
