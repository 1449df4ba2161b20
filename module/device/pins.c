// SPDX-License-Identifier: GPL-2.0
/*
 * pins - sessions with a name
 *
 * A name is one more reference to its session, in a list. Who looks a session
 * up takes a reference of his own while the list is locked, so that an UNPIN in
 * another thread cannot end it meanwhile. A session is never ended under the
 * lock: that takes as long as its heap is large.
 */
#include "device_priv.h"

static DEFINE_MUTEX(pins_lock); /* protects the list and the names in it */
static LIST_HEAD(pins);

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '.' || c == '_' || c == '-';
}

static int name_check(const char *name)
{
	size_t i;

	for (i = 0; i < OBHEAP_NAME_MAX && name[i]; i++)
		if (!is_name_char(name[i]))
			return -EINVAL;
	return i && i < OBHEAP_NAME_MAX ? 0 : -EINVAL;
}

static struct ob_session *pin_find(const char *name)
{
	struct ob_session *s;

	lockdep_assert_held(&pins_lock);
	list_for_each_entry(s, &pins, pin)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

static bool may_enter(const struct ob_session *s)
{
	return s->uid == ob_caller_uid() || ob_caller_is_admin();
}

int ob_ioctl_pin(struct ob_session *s, void *data)
{
	const struct obheap_pin *arg = data;
	int err = name_check(arg->name);

	if (err)
		return err;
	if (mutex_lock_killable(&pins_lock))
		return -EINTR;
	if (!list_empty(&s->pin)) {
		err = -EBUSY;
	} else if (pin_find(arg->name)) {
		err = -EEXIST;
	} else {
		atomic_inc(&s->refs);
		strscpy(s->name, arg->name, sizeof(s->name));
		s->uid = ob_caller_uid();
		s->pinned_ns = ob_clock_ns();
		list_add_tail(&s->pin, &pins);
	}
	mutex_unlock(&pins_lock);
	return err;
}

/*
 * The session of this name, if the caller may have it. Return: 0 with the lock
 * held, or a negative errno without it.
 */
static int pin_lock(const char *name, struct ob_session **s)
{
	int err = name_check(name);

	if (err)
		return err;
	if (mutex_lock_killable(&pins_lock))
		return -EINTR;
	*s = pin_find(name);
	if (!*s)
		err = -ENOENT;
	else if (!may_enter(*s))
		err = -EPERM;
	if (err)
		mutex_unlock(&pins_lock);
	return err;
}

int ob_ioctl_attach(struct ob_session *s, void *data)
{
	const struct obheap_pin *arg = data;
	struct ob_session *other;
	int err = pin_lock(arg->name, &other);

	if (err)
		return err;
	atomic_inc(&other->refs);
	mutex_unlock(&pins_lock);
	return ob_session_file(other);
}

int ob_ioctl_unpin(struct ob_session *s, void *data)
{
	const struct obheap_pin *arg = data;
	struct ob_session *other;
	int err = pin_lock(arg->name, &other);

	if (err)
		return err;
	list_del_init(&other->pin);
	mutex_unlock(&pins_lock);
	ob_session_put(other);
	return 0;
}

static void session_fill(struct ob_session *s, struct obheap_session *entry)
{
	/* Without the GIL: what it says may be over when it is read. */
	if (READ_ONCE(s->started)) {
		entry->state |= OBHEAP_SESSION_STARTED;
		entry->bytes = READ_ONCE(s->vm.rt.heap.bytes);
	}
	if (atomic_read(&s->nr_running))
		entry->state |= OBHEAP_SESSION_RUNNING;
	else if (READ_ONCE(s->program))
		entry->state |= OBHEAP_SESSION_STOPPED;
	entry->age_ns = ob_clock_ns() - s->pinned_ns;
	entry->uid = s->uid;
	entry->users = atomic_read(&s->refs) - 1;
	strscpy(entry->name, s->name, sizeof(entry->name));
}

int ob_ioctl_sessions(struct ob_session *s, void *data)
{
	struct obheap_sessions *arg = data;
	struct ob_array_out array = { arg->sessions,
				      sizeof(struct obheap_session), arg->nr };
	struct ob_session *other;
	int err = 0;

	if (mutex_lock_killable(&pins_lock))
		return -EINTR;
	list_for_each_entry(other, &pins, pin) {
		struct obheap_session entry = { 0 };

		if (!may_enter(other))
			continue;
		session_fill(other, &entry);
		err = ob_array_put(&array, &entry);
		if (err)
			break;
	}
	mutex_unlock(&pins_lock);
	arg->out_nr = array.out;
	return err ?: ob_array_done(&array);
}

void ob_pins_exit(void)
{
	struct ob_session *s, *next;

	list_for_each_entry_safe(s, next, &pins, pin) {
		list_del_init(&s->pin);
		ob_session_put(s);
	}
}
