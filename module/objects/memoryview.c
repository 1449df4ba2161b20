// SPDX-License-Identifier: GPL-2.0
/*
 * memoryview - a look at the bytes of another object as items
 *
 * All views made from one another share a managed
 * buffer, which lets go of the object when the last of them is released. Code
 * of the program can release a view at any time it runs: nothing known about
 * the memory before holds afterwards.
 */
#include "memoryview_priv.h"

int ob_view_check(struct ob_rt *rt, const struct memoryview *m)
{
	if (!m->released && !m->managed->released)
		return 0;
	ob_raise(rt, OB_T_ValueError,
		 "operation forbidden on released memoryview object");
	return -1;
}

static void managed_end(struct ob_rt *rt, struct managed_buffer *b)
{
	if (b->released)
		return;
	b->released = 1;
	ob_buffer_release(rt, &b->master);
}

static void managed_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	managed_end(rt, (struct managed_buffer *)o);
	ob_obj_free(rt, o);
}

static int managed_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct managed_buffer *)o)->master.obj);
}

static int managed_clear(struct ob_rt *rt, struct ob_object *o)
{
	managed_end(rt, (struct managed_buffer *)o);
	return 0;
}

const struct ob_type_def ob_managed_buffer_type_def = {
	.type = {
		.name = "managedbuffer",
		.basicsize = sizeof(struct managed_buffer),
		.flags = OB_TF_GC,
		.dealloc = managed_dealloc,
		.traverse = managed_traverse,
		.clear = managed_clear,
	},
	.base = OB_T_OBJECT,
};

static struct managed_buffer *managed_new(struct ob_rt *rt,
					  struct ob_object *o)
{
	struct managed_buffer *b;

	b = ob_obj_alloc(rt, OB_T_MANAGED_BUFFER, sizeof(*b));
	if (!b)
		return NULL;
	b->exports = 0;
	b->released = 1;
	b->master.obj = NULL;
	if (ob_buffer_get(rt, o, &b->master, false)) {
		b->master.obj = NULL;
		ob_decref(rt, b);
		return NULL;
	}
	b->released = 0;
	ob_track(rt, b);
	return b;
}

/* A view that is not tracked and shows nothing yet. */
static struct memoryview *view_alloc(struct ob_rt *rt,
				     struct managed_buffer *b, s64 ndim)
{
	s64 nr = max_t(s64, ndim, 1), i;
	struct memoryview *m;
	size_t bytes = sizeof(*m) + 3 * nr * sizeof(s64);

	m = ob_obj_alloc(rt, OB_T_MEMORYVIEW, bytes);
	if (!m)
		return NULL;
	ob_obj_clear(m, bytes);
	m->v.size = 3 * nr;
	m->ndim = ndim;
	m->hash = -1;
	for (i = 0; i < nr; i++)
		m->dim[2 * nr + i] = -1;
	m->managed = ob_newref(b);
	b->exports++;
	return m;
}

struct memoryview *ob_view_reshaped(struct ob_rt *rt, struct memoryview *m,
				    s64 ndim)
{
	struct memoryview *view = view_alloc(rt, m->managed, ndim);

	if (!view)
		return NULL;
	view->data = m->data;
	view->nbytes = m->nbytes;
	view->itemsize = m->itemsize;
	view->format = m->format;
	view->given = m->given;
	view->readonly = m->readonly;
	ob_track(rt, view);
	return view;
}

struct memoryview *ob_view_again(struct ob_rt *rt, struct memoryview *m)
{
	struct memoryview *view = ob_view_reshaped(rt, m, m->ndim);

	if (view)
		memcpy(view->dim, m->dim, m->v.size * sizeof(m->dim[0]));
	return view;
}

struct ob_object *ob_view_new(struct ob_rt *rt, struct ob_object *o)
{
	struct managed_buffer *b;
	struct memoryview *m;

	if (ob_is(rt, o, OB_T_MEMORYVIEW)) {
		if (ob_view_check(rt, to_view(o)))
			return NULL;
		return OB_OBJ(ob_view_again(rt, to_view(o)));
	}
	if (!ob_has_buffer(o))
		return ob_raise(rt, OB_T_TypeError,
				"memoryview: a bytes-like object is required, not '%.200T'",
				o);
	b = managed_new(rt, o);
	if (!b)
		return NULL;
	m = view_alloc(rt, b, 1);
	if (m) {
		m->data = b->master.data;
		m->nbytes = b->master.len;
		m->itemsize = b->master.itemsize;
		m->format = b->master.format[0];
		m->readonly = b->master.readonly;
		view_shape(m)[0] = m->nbytes / m->itemsize;
		view_strides(m)[0] = m->itemsize;
		ob_track(rt, m);
	}
	ob_decref(rt, b);
	return OB_OBJ(m);
}

int ob_view_release(struct ob_rt *rt, struct memoryview *m)
{
	if (m->released)
		return 0;
	if (m->exports > 0) {
		ob_raise(rt, OB_T_BufferError,
			 "memoryview has %lld exported buffer%s", m->exports,
			 m->exports == 1 ? "" : "s");
		return -1;
	}
	m->released = 1;
	if (!--m->managed->exports)
		managed_end(rt, m->managed);
	return 0;
}

static void view_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct memoryview *m = to_view(o);

	ob_untrack(o);
	ob_weakrefs_clear(rt, o);
	/* Whoever looks at a view holds it, so that there are no exports. */
	ob_view_release(rt, m);
	ob_decref(rt, m->managed);
	ob_obj_free(rt, o);
}

static int view_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, to_view(o)->managed);
}

/* Nothing can be done about a view that is being looked at. */
static int view_clear(struct ob_rt *rt, struct ob_object *o)
{
	if (!to_view(o)->exports)
		ob_view_release(rt, to_view(o));
	return 0;
}

static struct ob_object *view_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, to_view(o)->released ?
			     "<released memory at 0x%llx>" :
			     "<memory at 0x%llx>", ob_id_of(&rt->heap, o));
}

static s64 view_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct memoryview *m = to_view(o);
	struct ob_object *bytes;

	if (m->hash != -1)
		return m->hash;
	if (ob_view_check(rt, m))
		return -1;
	if (!m->readonly) {
		ob_raise(rt, OB_T_ValueError,
			 "cannot hash writable memoryview object");
		return -1;
	}
	if (!strchr("Bbc", m->format)) {
		ob_raise(rt, OB_T_ValueError,
			 "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
		return -1;
	}
	if (ob_hash(rt, m->managed->master.obj) == -1)
		return -1;
	if (ob_view_check(rt, m))
		return -1;
	bytes = ob_view_to_bytes(rt, m, 'C');
	if (!bytes)
		return -1;
	m->hash = ob_hash(rt, bytes);
	ob_decref(rt, bytes);
	return m->hash;
}

/* Are the items of two views equal? 1, 0 or -1. */
static int same_items(struct ob_rt *rt, struct memoryview *a,
		      struct memoryview *b)
{
	bool plain = a->format == b->format && a->format != 'f' &&
		     a->format != 'd' && a->format != '?';
	struct ob_object *x, *y;
	s64 n = ob_view_items(a), i;
	int eq = 1;

	/* What cannot be read is different, even from itself. */
	if (!ob_view_itemsize(a->format) || !ob_view_itemsize(b->format))
		return 0;
	for (i = 0; eq > 0 && i < n; i++) {
		const u8 *left = ob_view_nth(a, i), *right = ob_view_nth(b, i);

		if (plain) {
			eq = !memcmp(left, right, a->itemsize);
			if (!(i & 0xfff) && ob_tick(rt))
				return -1;
			continue;
		}
		x = ob_view_unpack(rt, a->format, left);
		if (!x)
			return -1;
		y = ob_view_unpack(rt, b->format, right);
		eq = y ? ob_compare_bool(rt, x, y, OB_EQ) : -1;
		ob_decref(rt, x);
		ob_xdecref(rt, y);
		if (eq > 0 && ob_tick(rt))
			eq = -1;
	}
	return eq;
}

static struct ob_object *view_richcompare(struct ob_rt *rt,
					  struct ob_object *a,
					  struct ob_object *b, enum ob_cmp op)
{
	struct memoryview *x = to_view(a), *y;
	struct ob_object *other;
	int eq;

	if ((op != OB_EQ && op != OB_NE) || !ob_has_buffer(b))
		return ob_newref(ob_notimpl(rt));
	if (x->released || (ob_is(rt, b, OB_T_MEMORYVIEW) &&
			    to_view(b)->released))
		return ob_newref(ob_bool(rt, (a == b) == (op == OB_EQ)));
	other = ob_view_new(rt, b);
	if (!other) {
		ob_clear_exc(rt);
		return ob_newref(ob_notimpl(rt));
	}
	y = to_view(other);
	eq = ob_view_same_shape(x, y) ? same_items(rt, x, y) : 0;
	ob_decref(rt, other);
	return eq < 0 ? NULL : ob_newref(ob_bool(rt, eq == (op == OB_EQ)));
}

static s64 view_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_view_check(rt, to_view(o)) ? -1 : view_len(to_view(o));
}

/* Can there be an item by one index? */
static int is_row(struct ob_rt *rt, const struct memoryview *m)
{
	if (m->ndim == 1)
		return 0;
	if (m->ndim)
		ob_raise(rt, OB_T_NotImplementedError,
			 "multi-dimensional sub-views are not implemented");
	else
		ob_raise(rt, OB_T_TypeError,
			 "invalid indexing of 0-dim memory");
	return -1;
}

static struct ob_object *view_item(struct ob_rt *rt, struct ob_object *o,
				   s64 i)
{
	struct memoryview *m = to_view(o);
	u8 *at;

	if (ob_view_check(rt, m) || ob_view_known(rt, m) || is_row(rt, m))
		return NULL;
	at = ob_view_at(rt, m, i);
	return at ? ob_view_unpack(rt, m->format, at) : NULL;
}

/* The part a slice selects, as a view. */
static struct memoryview *view_slice(struct ob_rt *rt, struct memoryview *m,
				     struct ob_object *key)
{
	s64 start, stop, step, n;
	struct memoryview *part;

	/* It holds the memory, should an index of the slice release @m. */
	part = ob_view_again(rt, m);
	if (!part)
		return NULL;
	if (ob_slice_unpack(rt, key, &start, &stop, &step)) {
		ob_decref(rt, part);
		return NULL;
	}
	n = max_t(s64, ob_slice_clip(view_len(part), &start, &stop, step), 0);
	/* Where nothing is, there may be no memory either. */
	if (n)
		part->data += start * view_strides(part)[0];
	view_strides(part)[0] *= step;
	view_shape(part)[0] = n;
	part->nbytes = ob_view_items(part) * part->itemsize;
	return part;
}

/* Is it a tuple all of whose items, maybe none, are indices? */
static bool is_multi_index(const struct ob_object *key)
{
	s64 i;

	if (!ob_is_tuple(key))
		return false;
	for (i = 0; i < ob_size(key); i++)
		if (!ob_has_index(to_tuple(key)->item[i]))
			return false;
	return true;
}

static bool is_multi_slice(struct ob_rt *rt, const struct ob_object *key)
{
	s64 i;

	if (!ob_is_tuple(key) || !ob_size(key))
		return false;
	for (i = 0; i < ob_size(key); i++)
		if (!ob_is_slice(rt, to_tuple(key)->item[i]))
			return false;
	return true;
}

/* The only keys that a view without dimensions has. */
static bool is_all(struct ob_rt *rt, const struct ob_object *key)
{
	return key == OB_OBJ(&rt->st->ellipsis) ||
	       (ob_is_tuple(key) && !ob_size(key));
}

static struct ob_object *single_subscript(struct ob_rt *rt,
					  struct memoryview *m,
					  struct ob_object *key)
{
	if (!is_all(rt, key))
		return ob_raise(rt, OB_T_TypeError,
				"invalid indexing of 0-dim memory");
	if (!ob_is_tuple(key))
		return ob_newref(m);
	return ob_view_known(rt, m) ? NULL :
	       ob_view_unpack(rt, m->format, m->data);
}

static struct ob_object *view_subscript(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *key)
{
	struct memoryview *m = to_view(o);
	u8 *at;
	s64 i;

	if (ob_view_check(rt, m))
		return NULL;
	if (!m->ndim)
		return single_subscript(rt, m, key);
	if (ob_has_index(key)) {
		i = ob_index_s64(rt, key, OB_T_IndexError);
		if (i == -1 && ob_raised(rt))
			return NULL;
		return view_item(rt, o, i);
	}
	if (ob_is_slice(rt, key))
		return OB_OBJ(view_slice(rt, m, key));
	if (is_multi_index(key)) {
		at = ob_view_known(rt, m) ? NULL : ob_view_at_key(rt, m, key);
		return at ? ob_view_unpack(rt, m->format, at) : NULL;
	}
	if (is_multi_slice(rt, key))
		return ob_raise(rt, OB_T_NotImplementedError,
				"multi-dimensional slicing is not implemented");
	return ob_raise(rt, OB_T_TypeError, "memoryview: invalid slice key");
}

/* m[i:j] = bytes of the same structure; memory may overlap */
static int assign_slice(struct ob_rt *rt, struct memoryview *m,
			struct ob_object *key, struct ob_object *value)
{
	struct memoryview *to = NULL, *from;
	struct ob_object *src;
	u8 *copy = NULL;
	int err = -1;
	s64 i;

	if (!ob_has_buffer(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "a bytes-like object is required, not '%.100T'",
			 value);
		return -1;
	}
	src = ob_view_new(rt, value);
	if (!src)
		return -1;
	from = to_view(src);
	to = view_slice(rt, m, key);
	/* An index of the slice can have released it. */
	if (!to || ob_view_check(rt, m))
		goto out;
	if (!ob_view_same_shape(to, from) || to->format != from->format ||
	    to->itemsize != from->itemsize) {
		ob_raise(rt, OB_T_ValueError,
			 "memoryview assignment: lvalue and rvalue have different structures");
		goto out;
	}
	copy = ob_raw_alloc(rt, max_t(s64, from->nbytes, 1));
	if (!copy)
		goto out;
	err = ob_view_copy_to(rt, from, copy);
	for (i = 0; !err && i < view_len(to); i++)
		memcpy(ob_view_nth(to, i), copy + i * to->itemsize,
		       to->itemsize);
	ob_raw_free(rt, copy);
out:
	ob_xdecref(rt, to);
	ob_decref(rt, src);
	return err;
}

/* Where the item of a key is; NULL raised. */
static u8 *item_of(struct ob_rt *rt, struct memoryview *m,
		   struct ob_object *key)
{
	s64 i;

	if (!m->ndim)
		return m->data;
	if (ob_is_tuple(key))
		return ob_view_at_key(rt, m, key);
	i = ob_index_s64(rt, key, OB_T_IndexError);
	if (i == -1 && ob_raised(rt))
		return NULL;
	return ob_view_check(rt, m) ? NULL : ob_view_at(rt, m, i);
}

static int assign_item(struct ob_rt *rt, struct memoryview *m,
		       struct ob_object *key, struct ob_object *value)
{
	u8 item[8], *at = item_of(rt, m, key);

	/* Making an item of the value can release the view. */
	if (!at || ob_view_pack(rt, m->format, item, value) ||
	    ob_view_check(rt, m))
		return -1;
	memcpy(at, item, m->itemsize);
	return 0;
}

static int assign_by_key(struct ob_rt *rt, struct memoryview *m,
			 struct ob_object *key, struct ob_object *value)
{
	enum ob_tid tid = OB_T_NotImplementedError;
	const char *why;

	if (m->ndim ? is_multi_index(key) : is_all(rt, key))
		return assign_item(rt, m, key, value);
	if (!m->ndim) {
		tid = OB_T_TypeError;
		why = "invalid indexing of 0-dim memory";
	} else if (ob_has_index(key)) {
		if (m->ndim == 1)
			return assign_item(rt, m, key, value);
		why = "sub-views are not implemented";
	} else if (ob_is_slice(rt, key) && m->ndim == 1) {
		return assign_slice(rt, m, key, value);
	} else if (ob_is_slice(rt, key) || is_multi_slice(rt, key)) {
		why = "memoryview slice assignments are currently restricted to ndim = 1";
	} else {
		tid = OB_T_TypeError;
		why = "memoryview: invalid slice key";
	}
	ob_raise(rt, tid, why);
	return -1;
}

static int view_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			      struct ob_object *key, struct ob_object *value)
{
	struct memoryview *m = to_view(o);

	if (ob_view_check(rt, m) || ob_view_known(rt, m))
		return -1;
	if (m->readonly) {
		ob_raise(rt, OB_T_TypeError, "cannot modify read-only memory");
		return -1;
	}
	if (!value) {
		ob_raise(rt, OB_T_TypeError, "cannot delete memory");
		return -1;
	}
	return assign_by_key(rt, m, key, value);
}

static int view_buffer(struct ob_rt *rt, struct ob_object *o,
		       struct ob_buffer *b, bool writable)
{
	static const char formats[] = "B\0w\0u\0b\0c\0?\0h\0H\0i\0I\0l\0L\0q\0Q\0n\0N\0P\0f\0d";
	struct memoryview *m = to_view(o);
	const char *format = formats;

	if (ob_view_check(rt, m))
		return -1;
	if (writable && m->readonly) {
		ob_raise(rt, OB_T_BufferError,
			 "memoryview: underlying buffer is not writable");
		return -1;
	}
	if (!ob_view_c_order(m)) {
		ob_raise(rt, OB_T_BufferError,
			 "memoryview: underlying buffer is not C-contiguous");
		return -1;
	}
	while (*format && *format != m->format)
		format += 2;
	*b = (struct ob_buffer) {
		.obj = ob_newref(o), .data = m->data, .len = m->nbytes,
		.itemsize = m->itemsize, .format = format,
		.readonly = m->readonly,
	};
	m->exports++;
	return 0;
}

static void view_buffer_release(struct ob_rt *rt, struct ob_object *o,
				struct ob_buffer *b)
{
	to_view(o)->exports--;
}

static struct ob_object *view_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct memoryview *m = to_view(o);
	struct view_iter *it;

	if (ob_view_check(rt, m) || is_row(rt, m) || ob_view_known(rt, m))
		return NULL;
	it = ob_obj_alloc(rt, OB_T_MEMORY_ITER, sizeof(*it));
	if (!it)
		return NULL;
	it->it.index = 0;
	it->it.seq = ob_newref(o);
	it->length = view_len(m);
	it->format = NULL;
	ob_track(rt, it);
	return OB_OBJ(it);
}

static struct ob_object *view_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const names[] = { "object", NULL };
	struct ob_object *arg[1];

	if (ob_args_parse(rt, "memoryview", names, 1, 1, args, nargs, kwnames,
			  arg))
		return NULL;
	return ob_view_new(rt, arg[0]);
}

static const struct ob_sequence_slots view_sequence = {
	.length = view_length,
	.item = view_item,
};

static const struct ob_mapping_slots view_mapping = {
	.length = view_length,
	.subscript = view_subscript,
	.ass_subscript = view_ass_subscript,
};

static const struct ob_buffer_slots view_buffer_slots = {
	.get = view_buffer,
	.release = view_buffer_release,
};

const struct ob_type_def ob_memoryview_type_def = {
	.type = {
		.name = "memoryview",
		.basicsize = MEMORYVIEW_HEAD,
		.itemsize = sizeof(s64),
		.flags = OB_TF_GC | OB_TF_SEQUENCE,
		.doc = "memoryview(object)\n--\n\n"
		       "Create a new memoryview object which references the given object.",
		.weaklistoffset = offsetof(struct memoryview, weakreflist),
		.dealloc = view_dealloc,
		.repr = view_repr,
		.sequence = &view_sequence,
		.mapping = &view_mapping,
		.hash = view_hash,
		.buffer = &view_buffer_slots,
		.traverse = view_traverse,
		.clear = view_clear,
		.richcompare = view_richcompare,
		.iter = view_iter,
		.methods = ob_memoryview_methods,
		.getset = ob_memoryview_getset,
		.new = view_type_new,
	},
	.base = OB_T_OBJECT,
};
