// SPDX-License-Identifier: GPL-2.0
/*
 * output - what programs print
 *
 * Output goes to the buffer that came with EXEC while there is room in it, and
 * from then on to a ring that read(2) empties. When the ring is full the
 * program waits for a reader, as a process does at a full pipe; it can be
 * interrupted or run out of time there.
 */
#include "device_priv.h"

#define OUTPUT_POLL_MS	50

void ob_output_init(struct ob_output *out)
{
	mutex_init(&out->lock);
	init_waitqueue_head(&out->wait);
}

void ob_output_exit(struct ob_output *out)
{
	ob_mem_free(out->ring);
	mutex_destroy(&out->lock);
}

/*
 * Put what fits into the ring: bytes taken, or -ENOMEM. A reader holds the lock
 * while it copies to its user, which can take as long as that user likes.
 */
static ssize_t ring_put(struct ob_output *out, const char *text, size_t len)
{
	size_t at, room, first;

	if (mutex_lock_killable(&out->lock))
		return 0;
	if (!out->ring)
		out->ring = ob_mem_alloc(OB_OUTPUT_MAX);
	if (!out->ring) {
		mutex_unlock(&out->lock);
		return -ENOMEM;
	}
	room = OB_OUTPUT_MAX - (out->head - out->tail);
	len = min(len, room);
	at = out->head % OB_OUTPUT_MAX;
	first = min_t(size_t, len, OB_OUTPUT_MAX - at);
	memcpy(out->ring + at, text, first);
	memcpy(out->ring, text + first, len - first);
	WRITE_ONCE(out->head, out->head + len);
	mutex_unlock(&out->lock);
	if (len)
		wake_up_all(&out->wait);
	return len;
}

static bool ring_full(struct ob_output *out)
{
	return READ_ONCE(out->head) - READ_ONCE(out->tail) >= OB_OUTPUT_MAX;
}

/* Fill the caller's own buffer first. Return: bytes taken. */
static size_t inline_put(struct ob_session *s, const char *text, size_t len)
{
	struct ob_inline_output *in = s->inline_output;
	size_t left;

	if (!in || in->len >= in->size)
		return 0;
	len = min_t(size_t, len, in->size - in->len);
	left = copy_to_user(in->buf + in->len, text, len);
	in->len += len - left;
	/* A buffer that is not there takes nothing more. */
	if (left)
		in->size = in->len;
	return len - left;
}

static int write_output(struct ob_rt *rt, struct ob_session *s,
			const char *text, size_t len)
{
	size_t done = inline_put(s, text, len);
	ssize_t n;

	while (done < len) {
		n = ring_put(&s->output, text + done, len - done);
		if (n < 0) {
			ob_no_memory(rt);
			return -1;
		}
		done += n;
		if (n)
			continue;
		/*
		 * Killable only: a signal that the program has caught stays
		 * pending, and would make this spin. The tick looks for others.
		 */
		wait_event_killable_timeout(s->output.wait,
					    !ring_full(&s->output),
					    msecs_to_jiffies(OUTPUT_POLL_MS));
		if (rt->ops->tick(rt))
			return -1;
		/* The reader may want to look at the session first. */
		if (READ_ONCE(s->vm.gil_wanted))
			s->vm.ops->yield(&s->vm);
	}
	return 0;
}

/**
 * struct write_call - arguments of write_output() and its result
 * @rt: the runtime
 * @s: the session
 * @text: what to write
 * @len: its bytes
 * @err: 0 or -1
 */
struct write_call {
	struct ob_rt *rt;
	struct ob_session *s;
	const char *text;
	size_t len;
	int err;
};

static void write_on_task(void *arg)
{
	struct write_call *call = arg;

	call->err = write_output(call->rt, call->s, call->text, call->len);
}

static int session_write(struct ob_rt *rt, void *ctx, const char *text,
			 size_t len)
{
	struct write_call call = { rt, ctx, text, len };

	ob_stacks_on_task(rt->stacks, write_on_task, &call);
	return call.err;
}

static void note_on_task(void *arg)
{
	struct write_call *call = arg;

	ring_put(&call->s->output, call->text, call->len);
}

void ob_output_note(struct ob_session *s, const char *text, size_t len)
{
	struct write_call call = { .s = s, .text = text, .len = len };

	ob_stacks_on_task(s->vm.rt.stacks, note_on_task, &call);
}

const struct ob_out_ops ob_session_out_ops = {
	.write = session_write,
};
EXPORT_SYMBOL_IF_KUNIT(ob_session_out_ops);

bool ob_session_readable(struct ob_session *s)
{
	return READ_ONCE(s->output.head) != READ_ONCE(s->output.tail);
}
EXPORT_SYMBOL_IF_KUNIT(ob_session_readable);

/* Take what there is: bytes, 0 when there is nothing, or a negative errno. */
static ssize_t ring_get(struct ob_output *out, char __user *buf, size_t len)
{
	size_t at, first;
	ssize_t res;

	if (mutex_lock_interruptible(&out->lock))
		return -ERESTARTSYS;
	len = min_t(u64, len, out->head - out->tail);
	at = out->tail % OB_OUTPUT_MAX;
	first = min_t(size_t, len, OB_OUTPUT_MAX - at);
	res = len;
	if (len && (copy_to_user(buf, out->ring + at, first) ||
		    copy_to_user(buf + first, out->ring, len - first)))
		res = -EFAULT;
	else
		WRITE_ONCE(out->tail, out->tail + len);
	mutex_unlock(&out->lock);
	if (res > 0)
		wake_up_all(&out->wait);
	return res;
}

ssize_t ob_session_read(struct ob_session *s, char __user *buf, size_t len,
			bool nonblock)
{
	struct ob_output *out = &s->output;
	ssize_t res;

	if (!len)
		return 0;
	for (;;) {
		/* Read first: a program that ends leaves its output behind. */
		bool running = atomic_read(&s->nr_running);

		if (ob_session_readable(s)) {
			res = ring_get(out, buf, len);
			if (res)
				return res;
			continue;
		}
		if (!running)
			return 0;
		if (nonblock)
			return -EAGAIN;
		if (wait_event_interruptible(out->wait,
					     ob_session_readable(s) ||
					     !atomic_read(&s->nr_running)))
			return -ERESTARTSYS;
	}
}
