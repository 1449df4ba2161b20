// SPDX-License-Identifier: GPL-2.0
/*
 * pins - sessions with a name
 *
 * A name is one more reference to its session, in a list. Who looks a session
 * up takes a reference of his own while the list is locked, so that an UNPIN in
 * another thread cannot end it meanwhile. A session is never ended under the
 * lock: that takes as long as its heap is large.
 *
 * A name keeps memory for a user who may have no process left, so what a user
 * may keep this way is bounded: so many names, and so much as their sessions'
 * heap limits. An administrator is not bounded. A name also keeps the module.
 */
#include "device_priv.h"

static DEFINE_MUTEX(pins_lock); /* protects the list and the names in it */
static LIST_HEAD(pins);

static bool is_name_char(char c)
{
	/* isascii(): the kernel's isalnum() takes Latin-1 letters as well. */
	return (isascii(c) && isalnum(c)) || c == '.' || c == '_' || c == '-';
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

/* Would one more session be more than its user may keep? */
static int quota_check(u32 uid, u64 limit)
{
	u64 most = READ_ONCE(ob_device_limits.max_named_heap);
	u64 left = most;
	unsigned int nr = 0;
	struct ob_session *s;

	lockdep_assert_held(&pins_lock);
	list_for_each_entry(s, &pins, pin) {
		if (s->uid != uid)
			continue;
		nr++;
		left -= min(left, s->cfg.heap.limit);
	}
	if (nr < READ_ONCE(ob_device_limits.max_named) && limit <= left)
		return 0;
	return ob_caller_is_admin() ? 0 : -EDQUOT;
}

int ob_pin_limit(struct ob_session *s, u64 limit)
{
	int err = 0;

	lockdep_assert_held(&s->gil);
	if (mutex_lock_killable(&pins_lock))
		return -EINTR;
	if (list_empty(&s->pin))
		s->cfg.heap.limit = limit;
	else
		err = -EBUSY;
	mutex_unlock(&pins_lock);
	return err;
}

static void pin_add(struct ob_session *s, const char *name, u32 uid)
{
	atomic_inc(&s->refs);
	ob_module_get();
	strscpy(s->name, name, sizeof(s->name));
	s->uid = uid;
	s->pinned_ns = ob_clock_ns();
	list_add_tail(&s->pin, &pins);
}

int ob_ioctl_pin(struct ob_session *s, void *data)
{
	const struct obheap_pin *arg = data;
	u32 uid = ob_caller_uid();
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
		err = quota_check(uid, s->cfg.heap.limit);
		if (!err)
			pin_add(s, arg->name, uid);
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
	/* The caller has the device open. */
	ob_module_put();
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

/* What fits of the sessions the caller may have; how many there are. */
static int sessions_fill(struct obheap_session *entries, u32 room, u32 *nr)
{
	struct ob_session *s;

	*nr = 0;
	if (mutex_lock_killable(&pins_lock))
		return -EINTR;
	list_for_each_entry(s, &pins, pin) {
		if (!may_enter(s))
			continue;
		if (*nr < room)
			session_fill(s, &entries[*nr]);
		++*nr;
	}
	mutex_unlock(&pins_lock);
	return 0;
}

/* Under the lock nobody waits for a caller's memory: it is everybody's. */
int ob_ioctl_sessions(struct ob_session *s, void *data)
{
	struct obheap_sessions *arg = data;
	struct ob_array_out array = { arg->sessions,
				      sizeof(struct obheap_session), arg->nr };
	struct obheap_session *entries;
	u32 nr, room, i;
	int err;

	err = sessions_fill(NULL, 0, &nr);
	if (err)
		return err;
	room = min(nr, arg->nr);
	entries = ob_mem_alloc((room + 1) * sizeof(*entries));
	if (!entries)
		return -ENOMEM;
	err = sessions_fill(entries, room, &nr);
	/* Those that have come since are not told of. */
	if (room < arg->nr)
		nr = min(nr, room);
	for (i = 0; !err && i < min(nr, room); i++)
		err = ob_array_put(&array, &entries[i]);
	ob_mem_free(entries);
	array.out = nr;
	arg->out_nr = nr;
	return err ?: ob_array_done(&array);
}
