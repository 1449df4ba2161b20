// SPDX-License-Identifier: GPL-2.0
/*
 * list_slice - l[i], l[i:j:k], their assignment and their deletion
 *
 * Removed items are dropped only when the list is whole again, since dropping
 * one can run code that uses the list. A contiguous part is dropped last item
 * first, an extended slice first item first, as CPython does.
 */
#include "containers_priv.h"

/* Removed items up to this many need no memory while they wait. */
#define FEW_REMOVED	8

struct ob_object *ob_list_slice(struct ob_rt *rt, struct ob_list *l,
				s64 low, s64 high)
{
	s64 n = high - low, i;
	struct ob_list *res;

	if (n <= 0)
		return ob_list_new(rt, 0);
	res = to_list(ob_list_new(rt, n));
	if (!res)
		return NULL;
	for (i = 0; i < n; i++)
		res->item[i] = ob_newref(l->item[low + i]);
	return OB_OBJ(res);
}

/* Replace @old items at @low by @n others; @removed has room for the former. */
static int items_splice(struct ob_rt *rt, struct ob_list *l, s64 low, s64 old,
			struct ob_object *const *with, s64 n,
			struct ob_object **removed)
{
	s64 size = l->v.size, tail = size - low - old, d = n - old, i;

	if (old)
		memcpy(removed, l->item + low, old * sizeof(*removed));
	if (d < 0) {
		memmove(l->item + low + n, l->item + low + old,
			tail * sizeof(*removed));
		if (ob_list_resize(rt, l, size + d)) {
			memmove(l->item + low + old, l->item + low + n,
				tail * sizeof(*removed));
			memcpy(l->item + low, removed, old * sizeof(*removed));
			return -1;
		}
	} else if (d > 0) {
		if (ob_list_resize(rt, l, size + d))
			return -1;
		memmove(l->item + low + n, l->item + low + old,
			tail * sizeof(*removed));
	}
	for (i = 0; i < n; i++)
		l->item[low + i] = ob_newref(with[i]);
	return 0;
}

static int items_replace(struct ob_rt *rt, struct ob_list *l, s64 low,
			 s64 high, struct ob_object *const *with, s64 n)
{
	struct ob_object *few[FEW_REMOVED], **removed = few;
	s64 old, i;
	int err;

	low = clamp_t(s64, low, 0, l->v.size);
	high = clamp_t(s64, high, low, l->v.size);
	old = high - low;
	if (l->v.size - old + n == 0) {
		ob_list_drop_items(rt, l);
		return 0;
	}
	if (l->v.size - old > OB_MAX_ITEMS - n) {
		ob_no_memory(rt);
		return -1;
	}
	if (!old && !n)
		return 0;
	if (old > FEW_REMOVED) {
		removed = ob_raw_alloc(rt, old * sizeof(*removed));
		if (!removed)
			return -1;
	}
	err = items_splice(rt, l, low, old, with, n, removed);
	for (i = old; !err && i > 0; i--)
		ob_decref(rt, removed[i - 1]);
	if (removed != few)
		ob_raw_free(rt, removed);
	return err;
}

int ob_list_assign(struct ob_rt *rt, struct ob_list *l, s64 low, s64 high,
		   struct ob_object *value)
{
	struct ob_object *fast;
	int err;

	if (!value)
		return items_replace(rt, l, low, high, NULL, 0);
	if (value == OB_OBJ(l))
		fast = ob_list_slice(rt, l, 0, l->v.size);
	else
		fast = ob_sequence_fast(rt, value,
					"can only assign an iterable");
	if (!fast)
		return -1;
	err = items_replace(rt, l, low, high, ob_items(fast), ob_size(fast));
	ob_decref(rt, fast);
	return err;
}

/* Take @n items out, every @step-th from @start, and move the others up. */
static void list_take(struct ob_list *l, s64 start, s64 step, s64 n,
		      struct ob_object **removed)
{
	s64 from, to = start, taken = 0;

	for (from = start; from < l->v.size; from++) {
		if (taken < n && from == start + taken * step)
			removed[taken++] = l->item[from];
		else
			l->item[to++] = l->item[from];
	}
	l->v.size = to;
}

static int list_delete_extended(struct ob_rt *rt, struct ob_list *l,
				s64 start, s64 step, s64 n)
{
	struct ob_object **removed;
	s64 i;
	int err;

	if (n <= 0)
		return 0;
	if (step < 0) {
		start += step * (n - 1);
		step = -step;
	}
	removed = ob_raw_alloc(rt, n * sizeof(*removed));
	if (!removed)
		return -1;
	list_take(l, start, step, n, removed);
	err = ob_list_resize(rt, l, l->v.size);
	for (i = 0; i < n; i++)
		ob_decref(rt, removed[i]);
	ob_raw_free(rt, removed);
	return err;
}

static int list_store_extended(struct ob_rt *rt, struct ob_list *l, s64 start,
			       s64 step, s64 n, struct ob_object *const *with)
{
	struct ob_object **removed;
	s64 i;

	if (!n)
		return 0;
	removed = ob_raw_alloc(rt, n * sizeof(*removed));
	if (!removed)
		return -1;
	for (i = 0; i < n; i++) {
		removed[i] = l->item[start + i * step];
		l->item[start + i * step] = ob_newref(with[i]);
	}
	for (i = 0; i < n; i++)
		ob_decref(rt, removed[i]);
	ob_raw_free(rt, removed);
	return 0;
}

static int list_assign_extended(struct ob_rt *rt, struct ob_list *l,
				s64 start, s64 stop, s64 step,
				struct ob_object *value)
{
	struct ob_object *fast;
	int err = -1;
	s64 n;

	if (value == OB_OBJ(l))
		fast = ob_list_slice(rt, l, 0, l->v.size);
	else
		fast = ob_sequence_fast(rt, value,
					"must assign iterable to extended slice");
	if (!fast)
		return -1;
	/* Collecting the items can have changed the list. */
	n = ob_slice_clip(l->v.size, &start, &stop, step);
	if (ob_size(fast) != n)
		ob_raise(rt, OB_T_ValueError,
			 "attempt to assign sequence of size %lld to extended slice of size %lld",
			 ob_size(fast), n);
	else
		err = list_store_extended(rt, l, start, step, n,
					  ob_items(fast));
	ob_decref(rt, fast);
	return err;
}

static int list_ass_slice(struct ob_rt *rt, struct ob_list *l,
			  struct ob_object *key, struct ob_object *value)
{
	s64 start, stop, step, first, last, n;

	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return -1;
	first = start;
	last = stop;
	n = ob_slice_clip(l->v.size, &first, &last, step);
	if (step == 1)
		return ob_list_assign(rt, l, first, last, value);
	if (!value)
		return list_delete_extended(rt, l, first, step, n);
	return list_assign_extended(rt, l, start, stop, step, value);
}

/* Position a subscript means, negative ones counted from the end. */
static int list_position(struct ob_rt *rt, struct ob_list *l,
			 struct ob_object *key, s64 *pos)
{
	*pos = ob_index_s64(rt, key, OB_T_IndexError);
	if (*pos == -1 && ob_raised(rt))
		return -1;
	if (*pos < 0)
		*pos += l->v.size;
	return 0;
}

static void *list_bad_key(struct ob_rt *rt, struct ob_object *key)
{
	return ob_raise(rt, OB_T_TypeError,
			"list indices must be integers or slices, not %.200T",
			key);
}

struct ob_object *ob_list_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key)
{
	struct ob_list *l = to_list(o), *res;
	s64 start, stop, step, n, i;

	if (ob_has_index(key)) {
		if (list_position(rt, l, key, &i))
			return NULL;
		if (i < 0 || i >= l->v.size)
			return ob_raise(rt, OB_T_IndexError,
					"list index out of range");
		return ob_newref(l->item[i]);
	}
	if (!ob_is_slice(rt, key))
		return list_bad_key(rt, key);
	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return NULL;
	n = ob_slice_clip(l->v.size, &start, &stop, step);
	if (n <= 0 || step == 1)
		return ob_list_slice(rt, l, start, start + n);
	res = to_list(ob_list_new(rt, n));
	if (!res)
		return NULL;
	for (i = 0; i < n; i++)
		res->item[i] = ob_newref(l->item[start + i * step]);
	return OB_OBJ(res);
}

int ob_list_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *key, struct ob_object *value)
{
	struct ob_list *l = to_list(o);
	struct ob_object *old;
	s64 i;

	if (!ob_has_index(key)) {
		if (ob_is_slice(rt, key))
			return list_ass_slice(rt, l, key, value);
		list_bad_key(rt, key);
		return -1;
	}
	if (list_position(rt, l, key, &i))
		return -1;
	if (i < 0 || i >= l->v.size) {
		ob_raise(rt, OB_T_IndexError,
			 "list assignment index out of range");
		return -1;
	}
	if (!value)
		return items_replace(rt, l, i, i + 1, NULL, 0);
	old = l->item[i];
	l->item[i] = ob_newref(value);
	ob_decref(rt, old);
	return 0;
}
