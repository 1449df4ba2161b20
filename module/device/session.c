// SPDX-License-Identifier: GPL-2.0
/*
 * session - life of a session, and whose turn it is to run in it
 *
 * The GIL is one mutex. Who has waited for it longer than the switch interval
 * asks for it by setting vm.gil_wanted; the running program then gives it up at
 * an instruction boundary (session_yield()) and does not come back before
 * somebody else has had it, because a mutex alone would let it barge in.
 */
#include "device_priv.h"

/* What a program asks for by sys.setswitchinterval(), within reason. */
#define SWITCH_US_MIN	1000
#define SWITCH_US_MAX	10000000

struct ob_device_limits ob_device_limits = {
	.max_sessions = 64,
	.default_heap = 256UL << 20,
	.max_heap = 4UL << 30,
	.max_source = 4UL << 20,
	.max_named = 16,
	.max_named_heap = 4UL << 30,
};
EXPORT_SYMBOL_IF_KUNIT(ob_device_limits);

static atomic_t nr_sessions = ATOMIC_INIT(0);
static atomic_t last_session = ATOMIC_INIT(0);

static int session_yield(struct ob_vm *vm);

static long session_interval(const struct ob_session *s)
{
	u64 us = READ_ONCE(s->vm.switch_us);

	return usecs_to_jiffies(clamp_t(u64, us, SWITCH_US_MIN, SWITCH_US_MAX));
}

static const struct ob_vm_ops session_vm_ops = {
	.yield = session_yield,
	.step = ob_session_step,
};

static void session_taken(struct ob_session *s, u64 waited_ns)
{
	WRITE_ONCE(s->gil_turns, s->gil_turns + 1);
	WRITE_ONCE(s->vm.gil_wanted, false);
	/* Who is missed waits no longer than a switch interval. */
	if (waitqueue_active(&s->gil_wait))
		wake_up_all(&s->gil_wait);
	ob_observe_taken(s, waited_ns);
}

/*
 * Wait for the GIL; whoever has it for a whole switch interval is asked for it,
 * again and again, since each new holder begins unasked. Return: 0, or -EINTR
 * when the task is killed and may give up.
 */
static int session_wait(struct ob_session *s, bool killable)
{
	const long interval = session_interval(s);
	u64 start = ob_clock_ns();
	int err = 0;

	atomic_inc(&s->nr_waiting);
	while (!mutex_trylock(&s->gil)) {
		unsigned int turn = READ_ONCE(s->gil_turns);

		if (killable && ob_signal_pending() == OB_SIGNAL_FATAL) {
			err = -EINTR;
			break;
		}
		if (killable)
			wait_event_killable_timeout(s->gil_wait,
						    !mutex_is_locked(&s->gil),
						    interval);
		else
			wait_event_timeout(s->gil_wait,
					   !mutex_is_locked(&s->gil), interval);
		if (READ_ONCE(s->gil_turns) == turn)
			WRITE_ONCE(s->vm.gil_wanted, true);
	}
	atomic_dec(&s->nr_waiting);
	if (!err) {
		u64 waited_ns = ob_clock_ns() - start;

		s->gil_waits++;
		s->gil_waited_ns += waited_ns;
		session_taken(s, waited_ns);
	}
	return err;
}

int ob_session_look(struct ob_session *s)
{
	if (!mutex_trylock(&s->gil))
		return session_wait(s, true);
	session_taken(s, 0);
	return 0;
}

int ob_session_lock(struct ob_session *s)
{
	int err = ob_session_look(s);

	if (!err)
		s->moment++;
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_lock);

void ob_session_unlock(struct ob_session *s)
{
	lockdep_assert_held(&s->gil);
	ob_observe_drop(s);
	mutex_unlock(&s->gil);
	/* Who is missed waits no longer than a switch interval. */
	if (waitqueue_active(&s->gil_wait))
		wake_up_all(&s->gil_wait);
	/* Who has set it meanwhile found the GIL taken. */
	if (unlikely(READ_ONCE(s->observe.changed)))
		ob_events_nudge(s);
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_unlock);

static int give_way(struct ob_vm *vm)
{
	struct ob_session *s = container_of(vm, struct ob_session, vm);
	struct ob_inline_output *inline_output = s->inline_output;
	struct ob_trace *trace = s->trace;
	struct ob_program *stepped = s->stepped;
	struct ob_vm_thread thread;
	unsigned int turn;
	int err;

	WRITE_ONCE(vm->gil_wanted, false);
	if (unlikely(READ_ONCE(s->observe.changed)))
		ob_events_update(s);
	/* Nobody has a use for an interpreter that is being taken down. */
	if (!atomic_read(&s->nr_waiting) || !vm->main)
		return 0;

	ob_vm_detach(vm, &thread);
	s->inline_output = NULL;
	s->trace = NULL;
	s->stepped = NULL;
	turn = s->gil_turns;
	ob_session_unlock(s);
	wait_event_killable_timeout(s->gil_wait,
				    READ_ONCE(s->gil_turns) != turn ||
				    !atomic_read(&s->nr_waiting),
				    session_interval(s));
	/*
	 * The program's frames are only reachable from here, so the lock must
	 * be had, killed or not; whoever has it gives it up when asked.
	 */
	err = session_wait(s, false);
	s->moment++;
	ob_vm_attach(vm, &thread);
	s->inline_output = inline_output;
	s->trace = trace;
	s->stepped = stepped;
	/* Who came meanwhile may want more of this program than it told. */
	ob_observe_wants(s);
	return err || ob_signal_pending() == OB_SIGNAL_FATAL ? -1 : 0;
}

/**
 * struct yield_call - argument of give_way() and its result
 * @vm: the interpreter
 * @err: 0 or -1
 */
struct yield_call {
	struct ob_vm *vm;
	int err;
};

static void yield_on_task(void *arg)
{
	struct yield_call *call = arg;

	call->err = give_way(call->vm);
}

/* Called by the running program between two instructions. */
static int session_yield(struct ob_vm *vm)
{
	struct yield_call call = { vm };

	ob_stacks_on_task(vm->rt.stacks, yield_on_task, &call);
	return call.err;
}

struct ob_session *ob_session_new(void)
{
	struct ob_session *s;

	if (atomic_inc_return(&nr_sessions) >
	    READ_ONCE(ob_device_limits.max_sessions)) {
		atomic_dec(&nr_sessions);
		return ERR_PTR(-EUSERS);
	}
	s = ob_mem_alloc(sizeof(*s));
	if (!s) {
		atomic_dec(&nr_sessions);
		return ERR_PTR(-ENOMEM);
	}
	mutex_init(&s->gil);
	init_waitqueue_head(&s->gil_wait);
	atomic_set(&s->nr_waiting, 0);
	atomic_set(&s->nr_running, 0);
	ob_output_init(&s->output);
	ob_observe_init(s);
	s->number = atomic_inc_return(&last_session);
	atomic_set(&s->refs, 1);
	INIT_LIST_HEAD(&s->pin);
	/* Never 0, which would be no limit at all. */
	s->cfg.heap.limit = max(min(READ_ONCE(ob_device_limits.default_heap),
				    READ_ONCE(ob_device_limits.max_heap)),
				PAGE_SIZE);
	ob_pressure_add(s);
	return s;
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_new);

void ob_session_put(struct ob_session *s)
{
	if (!atomic_dec_and_test(&s->refs))
		return;
	ob_pressure_del(s);
	if (s->program) {
		mutex_lock(&s->gil);
		ob_program_discard(s);
		mutex_unlock(&s->gil);
	}
	if (s->started) {
		ob_observe_end(s);
		ob_exec_forget(s);
		ob_vm_exit(&s->vm);
	}
	ob_events_end(s);
	ob_output_exit(&s->output);
	mutex_destroy(&s->gil);
	ob_mem_free(s);
	atomic_dec(&nr_sessions);
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_put);

int ob_session_start(struct ob_session *s)
{
	int err, i;

	lockdep_assert_held(&s->gil);
	if (s->started)
		return 0;
	err = ob_vm_init(&s->vm, &s->cfg);
	if (err)
		return err;
	s->vm.ops = &session_vm_ops;
	s->vm.ops_ctx = s;
	s->vm.rt.out = &ob_session_out_ops;
	s->vm.rt.out_ctx = s;
	for (i = 0; s->gc_threshold_set && i < OB_NR_GENERATIONS; i++)
		s->vm.rt.gc.gen[i].threshold = s->gc_threshold[i];
	s->started = true;
	ob_observe_wants(s);
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_start);
