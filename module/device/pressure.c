// SPDX-License-Identifier: GPL-2.0
/*
 * pressure - idle sessions give back what they do not need
 *
 * When the machine is short of memory the kernel asks, possibly from inside one
 * of our own allocations. So nothing here waits: every lock is tried, and a
 * session whose lock is taken is left alone - it is running, and finds its own
 * dead objects when an allocation fails. What goes are free lists of objects,
 * pools that no block needs and a read-out output ring; nothing a program could
 * notice.
 */
#include "device_priv.h"

static LIST_HEAD(pressure_sessions);
static DEFINE_MUTEX(pressure_lock);

void ob_pressure_add(struct ob_session *s)
{
	mutex_lock(&pressure_lock);
	list_add_tail(&s->pressure_link, &pressure_sessions);
	mutex_unlock(&pressure_lock);
}

void ob_pressure_del(struct ob_session *s)
{
	mutex_lock(&pressure_lock);
	list_del(&s->pressure_link);
	mutex_unlock(&pressure_lock);
}

/*
 * Not for who reclaims memory: waits for the list. A session on it is there
 * until it is off it, however far its end has come.
 */
void ob_sessions_nudge(void)
{
	struct ob_session *s;

	mutex_lock(&pressure_lock);
	list_for_each_entry(s, &pressure_sessions, pressure_link)
		ob_events_nudge(s);
	mutex_unlock(&pressure_lock);
}

/* A guess, without the session's locks. */
static unsigned long session_idle_pages(struct ob_session *s)
{
	unsigned long bytes = ob_heap_nr_empty(&s->vm.rt.heap) * OB_POOL_SIZE;

	if (READ_ONCE(s->output.ring) &&
	    READ_ONCE(s->output.head) == READ_ONCE(s->output.tail))
		bytes += OB_OUTPUT_MAX;
	return bytes / PAGE_SIZE;
}

static u64 output_trim(struct ob_output *out)
{
	u64 freed = 0;

	if (!mutex_trylock(&out->lock))
		return 0;
	if (out->ring && out->head == out->tail) {
		ob_mem_free(out->ring);
		WRITE_ONCE(out->ring, NULL);
		freed = OB_OUTPUT_MAX;
	}
	mutex_unlock(&out->lock);
	return freed;
}

static u64 session_trim(struct ob_session *s)
{
	u64 freed;

	/* A program that has given its turn away has not ended. */
	if (atomic_read(&s->nr_running) || !mutex_trylock(&s->gil))
		return 0;
	s->moment++;
	freed = s->started ? ob_rt_trim(&s->vm.rt) : 0;
	freed += output_trim(&s->output);
	ob_session_unlock(s);
	return freed;
}

/**
 * ob_pressure_count() - pages that ob_pressure_scan() might free
 *
 * Context: any that may sleep, reclaim included.
 * Return: about how many.
 */
unsigned long ob_pressure_count(void)
{
	struct ob_session *s;
	unsigned long pages = 0;

	if (!mutex_trylock(&pressure_lock))
		return 0;
	list_for_each_entry(s, &pressure_sessions, pressure_link)
		pages += session_idle_pages(s);
	mutex_unlock(&pressure_lock);
	return pages;
}
EXPORT_SYMBOL_IF_KUNIT(ob_pressure_count);

/**
 * ob_pressure_scan() - free memory of idle sessions
 * @pages: how many are wanted
 *
 * Who has been asked goes to the end of the list, so that it is not always the
 * same session that begins again with nothing.
 *
 * Context: any that may sleep, reclaim included; waits for nothing.
 * Return: pages freed.
 */
unsigned long ob_pressure_scan(unsigned long pages)
{
	struct ob_session *s, *next;
	unsigned long freed = 0;
	LIST_HEAD(asked);

	if (!mutex_trylock(&pressure_lock))
		return 0;
	list_for_each_entry_safe(s, next, &pressure_sessions, pressure_link) {
		if (freed >= pages)
			break;
		freed += session_trim(s) / PAGE_SIZE;
		list_move_tail(&s->pressure_link, &asked);
	}
	list_splice_tail(&asked, &pressure_sessions);
	mutex_unlock(&pressure_lock);
	return freed;
}
EXPORT_SYMBOL_IF_KUNIT(ob_pressure_scan);

const struct ob_shrink_ops ob_pressure_ops = {
	.count = ob_pressure_count,
	.scan = ob_pressure_scan,
};
