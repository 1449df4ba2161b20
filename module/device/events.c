// SPDX-License-Identifier: GPL-2.0
/*
 * events - listeners: what they want to hear, and rings of records
 *
 * Records are written by whoever holds the session's GIL and read under the
 * listener's own lock, so a ring has one writer and one reader at a time and
 * needs no lock between the two. Nobody waits for a reader: what finds no room
 * is counted.
 *
 * A listener belongs to its descriptor and to the list of its session, with a
 * reference each. Closing the descriptor only marks it; whoever has the GIL
 * takes it off the list. A session that ends lets go of all of them first.
 *
 *   ring:  tail          head
 *            |  records   |
 *     [ ][ ][x][x][x][x][x][ ][ ]    head - tail <= nr
 */
#include "device_priv.h"

#define EVENTS_MAX	16U
#define RING_DEFAULT	4096U
#define RING_MIN	16U
#define RING_MAX	65536U

/* A reader that waits is woken this often while records come. */
#define WAKE_NS		(10 * 1000000ULL)

#define ABOUT_BLOCKS	(BIT(OBHEAP_EVENT_ALLOC) | BIT(OBHEAP_EVENT_FREE))
#define ABOUT_OBJECTS	(ABOUT_BLOCKS | BIT(OBHEAP_EVENT_BIND) |	\
			 BIT(OBHEAP_EVENT_REBIND) | BIT(OBHEAP_EVENT_UNBIND))

/**
 * struct ob_events - a listener
 * @link: in the list of its session, empty when that has ended (events_lock)
 * @session: it, NULL when it has ended (events_lock)
 * @refs: the descriptor's and the list's (A)
 * @filter: what it wants (I)
 * @ring: the records (I)
 * @nr: how many it holds, a power of two (I)
 * @head: records ever written (1)
 * @tail: records ever read (@read)
 * @seq: events meant for it so far (1)
 * @lost: those since the last record that found no room (1; @read once ended)
 * @woken_ns: when a reader was woken last (1)
 * @closed: its descriptor has been closed (A)
 * @ended: its session has ended (A)
 * @read: held by whoever reads
 * @wait: readers wait for records
 */
struct ob_events {
	struct list_head link;
	struct ob_session *session;
	atomic_t refs;
	struct obheap_events filter;
	struct obheap_event *ring;
	u32 nr;
	u64 head;
	u64 tail;
	u64 seq;
	u64 lost;
	u64 woken_ns;
	bool closed;
	bool ended;
	struct mutex read; /* one reader at a time */
	wait_queue_head_t wait;
};

/* Protects who is on which session's list, together with that one's GIL. */
static DEFINE_MUTEX(events_lock);

static void events_put(struct ob_events *ev)
{
	if (!atomic_dec_and_test(&ev->refs))
		return;
	mutex_destroy(&ev->read);
	ob_mem_free(ev->ring);
	ob_mem_free(ev);
}

static struct ob_events *events_new(const struct obheap_events *filter)
{
	struct ob_events *ev = ob_mem_alloc(sizeof(*ev));
	u32 nr = clamp(filter->nr ?: RING_DEFAULT, RING_MIN, RING_MAX);

	if (!ev)
		return NULL;
	ev->nr = roundup_pow_of_two(nr);
	ev->ring = ob_mem_alloc(ev->nr * sizeof(*ev->ring));
	if (!ev->ring) {
		ob_mem_free(ev);
		return NULL;
	}
	INIT_LIST_HEAD(&ev->link);
	ev->filter = *filter;
	if (!filter->what)
		ev->filter.what = BIT(OBHEAP_NR_EVENTS) - 1;
	mutex_init(&ev->read);
	init_waitqueue_head(&ev->wait);
	atomic_set(&ev->refs, 1);
	return ev;
}

static u64 events_wanted(const struct ob_session *s)
{
	const struct ob_events *ev;
	u64 wanted = 0;

	list_for_each_entry(ev, &s->observe.listeners, link)
		wanted |= ev->filter.what;
	return wanted;
}

void ob_events_update(struct ob_session *s)
{
	struct ob_events *ev, *next;
	LIST_HEAD(gone);

	lockdep_assert_held(&s->gil);
	WRITE_ONCE(s->observe.changed, false);
	/* Pairs with who marks first and sets the flag then. */
	smp_mb();
	mutex_lock(&events_lock);
	list_for_each_entry_safe(ev, next, &s->observe.listeners, link) {
		if (!READ_ONCE(ev->closed))
			continue;
		ev->session = NULL;
		list_move(&ev->link, &gone);
		s->observe.nr--;
	}
	mutex_unlock(&events_lock);
	s->observe.wanted = events_wanted(s) | ob_trace_wanted();
	ob_observe_wants(s);
	list_for_each_entry_safe(ev, next, &gone, link) {
		list_del_init(&ev->link);
		events_put(ev);
	}
}

void ob_events_nudge(struct ob_session *s)
{
	WRITE_ONCE(s->observe.changed, true);
	WRITE_ONCE(s->vm.gil_wanted, true);
	/* Whoever holds the GIL sees the flag, or else has let go of it. */
	smp_mb();
	if (!mutex_trylock(&s->gil))
		return;
	ob_events_update(s);
	ob_session_unlock(s);
}

void ob_events_end(struct ob_session *s)
{
	struct ob_events *ev, *next;
	LIST_HEAD(gone);

	mutex_lock(&events_lock);
	list_for_each_entry_safe(ev, next, &s->observe.listeners, link) {
		ev->session = NULL;
		list_move(&ev->link, &gone);
	}
	mutex_unlock(&events_lock);
	list_for_each_entry_safe(ev, next, &gone, link) {
		list_del_init(&ev->link);
		/* Pairs with readers: the last records are there. */
		smp_store_release(&ev->ended, true);
		wake_up_all(&ev->wait);
		events_put(ev);
	}
}

void ob_events_close(struct ob_events *ev)
{
	struct ob_session *s;

	WRITE_ONCE(ev->closed, true);
	mutex_lock(&events_lock);
	s = ev->session;
	if (s && !atomic_inc_not_zero(&s->refs))
		s = NULL;
	mutex_unlock(&events_lock);
	if (s) {
		ob_events_nudge(s);
		ob_session_put(s);
	}
	events_put(ev);
}
EXPORT_SYMBOL_IF_KUNIT(ob_events_close);

/* writing */

static bool events_wants(const struct ob_events *ev,
			 const struct obheap_event *e)
{
	const struct obheap_events *f = &ev->filter;
	u64 bit = BIT(e->what);

	if (!(f->what & bit) || READ_ONCE(ev->closed))
		return false;
	if (bit & ABOUT_BLOCKS) {
		if (f->kinds && !(f->kinds & BIT(e->kind)))
			return false;
		if (f->class_ != OBHEAP_NONE && f->class_ != e->class_)
			return false;
	}
	if (!(bit & ABOUT_OBJECTS))
		return true;
	return (!f->type || f->type == e->type) &&
	       (!f->id || f->id == e->id || f->id == e->other);
}

/* Room that the reader has left. */
static u32 ring_room(const struct ob_events *ev)
{
	/* Pairs with the reader, who is done with what is in front of it. */
	return ev->nr - (u32)(ev->head - smp_load_acquire(&ev->tail));
}

static struct obheap_event *ring_next(struct ob_events *ev)
{
	return &ev->ring[ev->head & (ev->nr - 1)];
}

static void ring_push(struct ob_events *ev)
{
	/* Pairs with the reader: the record is whole. */
	smp_store_release(&ev->head, ev->head + 1);
}

static void lost_fill(const struct ob_events *ev, struct obheap_event *e)
{
	memset(e, 0, sizeof(*e));
	e->seq = ev->seq;
	e->ns = ob_clock_ns();
	e->value = ev->lost;
	e->class_ = OBHEAP_NONE;
	e->arena = OBHEAP_NONE;
	e->pool = OBHEAP_NONE;
}

static void events_wake(struct ob_events *ev, u64 now)
{
	ev->woken_ns = now;
	/* Pairs with who waits: the records are there, or it is seen waiting. */
	smp_mb();
	/* Behind a barrier: who waits has seen the records, or is seen. */
	if (waitqueue_active(&ev->wait))
		wake_up_all(&ev->wait);
}

static void events_put_event(struct ob_events *ev, struct obheap_event *e)
{
	if (ring_room(ev) < (ev->lost ? 2 : 1)) {
		ev->seq++;
		ev->lost++;
		return;
	}
	if (ev->lost) {
		lost_fill(ev, ring_next(ev));
		ring_push(ev);
		ev->lost = 0;
	}
	e->seq = ev->seq++;
	*ring_next(ev) = *e;
	ring_push(ev);
	if (ring_room(ev) < ev->nr / 2 || e->ns - ev->woken_ns > WAKE_NS)
		events_wake(ev, e->ns);
}

void ob_events_tell(struct ob_session *s, struct obheap_event *event)
{
	struct ob_events *ev;

	event->ns = ob_clock_ns();
	list_for_each_entry(ev, &s->observe.listeners, link)
		if (events_wants(ev, event))
			events_put_event(ev, event);
	ob_trace_event(s, event);
}

void ob_events_flush(struct ob_session *s)
{
	struct ob_events *ev;

	list_for_each_entry(ev, &s->observe.listeners, link)
		if (ring_room(ev) < ev->nr)
			events_wake(ev, ob_clock_ns());
}

/* reading */

wait_queue_head_t *ob_events_wait(struct ob_events *ev)
{
	return &ev->wait;
}

bool ob_events_ended(struct ob_events *ev)
{
	/* Pairs with the session's end. */
	return smp_load_acquire(&ev->ended);
}

bool ob_events_readable(struct ob_events *ev)
{
	/* Pairs with the writer: what is counted is whole. */
	return smp_load_acquire(&ev->head) != READ_ONCE(ev->tail);
}

/* What there is, whole records only: bytes, or a negative errno. */
static ssize_t ring_take(struct ob_events *ev, char __user *buf, size_t len)
{
	/* Pairs with the writer: what is counted is whole. */
	u64 nr = smp_load_acquire(&ev->head) - ev->tail;
	u32 at = ev->tail & (ev->nr - 1);
	size_t first;

	nr = min_t(u64, nr, len / sizeof(*ev->ring));
	first = min_t(u64, nr, ev->nr - at) * sizeof(*ev->ring);
	len = nr * sizeof(*ev->ring);
	if (len && (copy_to_user(buf, ev->ring + at, first) ||
		    copy_to_user(buf + first, ev->ring, len - first)))
		return -EFAULT;
	/* Pairs with the writer, who may use that room again. */
	smp_store_release(&ev->tail, ev->tail + nr);
	return len;
}

/* Nobody writes any more: say what is missing at the end. */
static ssize_t lost_take(struct ob_events *ev, char __user *buf)
{
	struct obheap_event record;

	if (!ev->lost)
		return 0;
	lost_fill(ev, &record);
	if (copy_to_user(buf, &record, sizeof(record)))
		return -EFAULT;
	ev->lost = 0;
	return sizeof(record);
}

/* Bytes, a negative errno, or 0 when there is nothing (yet, unless @ended). */
static ssize_t events_take(struct ob_events *ev, char __user *buf, size_t len,
			   bool ended)
{
	ssize_t res;

	if (mutex_lock_interruptible(&ev->read))
		return -ERESTARTSYS;
	res = ring_take(ev, buf, len);
	if (!res && ended)
		res = lost_take(ev, buf);
	mutex_unlock(&ev->read);
	return res;
}

ssize_t ob_events_read(struct ob_events *ev, char __user *buf, size_t len,
		       bool nonblock)
{
	ssize_t res;

	if (len < sizeof(*ev->ring))
		return -EINVAL;
	for (;;) {
		/* Read first: a session that ends leaves its records behind. */
		bool ended = ob_events_ended(ev);

		res = events_take(ev, buf, len, ended);
		if (res || ended)
			return res;
		if (nonblock)
			return -EAGAIN;
		if (wait_event_interruptible(ev->wait,
					     ob_events_readable(ev) ||
					     ob_events_ended(ev)))
			return -ERESTARTSYS;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_events_read);

/* the command */

static int events_check(const struct obheap_events *arg)
{
	if (arg->__reserved)
		return -EOPNOTSUPP;
	if (arg->what >> OBHEAP_NR_EVENTS || arg->kinds >> OB_NR_KINDS ||
	    (arg->class_ != OBHEAP_NONE && arg->class_ >= OB_NR_CLASSES) ||
	    arg->nr > RING_MAX)
		return -EINVAL;
	return 0;
}

static int events_add(struct ob_session *s, struct ob_events *ev)
{
	if (s->observe.nr >= EVENTS_MAX)
		return -EBUSY;
	atomic_inc(&ev->refs);
	mutex_lock(&events_lock);
	ev->session = s;
	list_add_tail(&ev->link, &s->observe.listeners);
	mutex_unlock(&events_lock);
	s->observe.nr++;
	ob_events_update(s);
	return 0;
}

int ob_ioctl_events(struct ob_session *s, void *data)
{
	const struct obheap_events *arg = data;
	struct ob_events *ev;
	int err = events_check(arg);

	if (err)
		return err;
	ev = events_new(arg);
	if (!ev)
		return -ENOMEM;
	err = ob_view_begin(s);
	if (!err) {
		err = events_add(s, ev);
		ob_session_unlock(s);
	}
	if (err) {
		events_put(ev);
		return err;
	}
	return ob_events_file(ev);
}
EXPORT_SYMBOL_IF_KUNIT(ob_ioctl_events);

static_assert(sizeof(struct obheap_event) == 192);
static_assert(sizeof(struct obheap_events) == 48);
static_assert(OBHEAP_NR_EVENTS <= 32);
