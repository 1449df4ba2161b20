// SPDX-License-Identifier: GPL-2.0
/*
 * bytes - the block of an object, with ids where its pointers are
 */
#include "device_priv.h"

/**
 * struct bytes_view - fields on their way to the user
 * @v: finds them
 * @fields: the user's array of them
 * @bytes: the user's buffer
 * @nr_bytes: its size
 * @o: the object
 * @prefix: bytes of the block in front of it
 */
struct bytes_view {
	struct ob_inspect_fields v;
	struct ob_array_out fields;
	char __user *bytes;
	u32 nr_bytes;
	const struct ob_object *o;
	u32 prefix;
};

/* The bytes of a field, as far as the user has room for them. */
static int bytes_copy(const struct bytes_view *view, const struct ob_field *f,
		      u32 offset)
{
	const void *from = (const void *)view->o + f->offset;
	u32 size;

	if (!view->bytes || offset >= view->nr_bytes)
		return 0;
	size = min(f->size, view->nr_bytes - offset);
	if (f->kind != OB_FIELD_DATA) {
		from = &f->value;
		size = min_t(u32, size, sizeof(f->value));
	}
	return copy_to_user(view->bytes + offset, from, size) ? -EFAULT : 0;
}

static void bytes_label(struct ob_object *name, char *buf, size_t size)
{
	s64 at = 0;

	buf[ob_str_utf8_piece(name, &at, buf, size - 1)] = '\0';
}

static int bytes_field(struct ob_inspect_fields *v, const struct ob_field *f)
{
	struct bytes_view *view = container_of(v, struct bytes_view, v);
	struct obheap_field entry;
	int err;

	memset(&entry, 0, sizeof(entry));
	entry.offset = view->prefix + f->offset;
	entry.size = f->size;
	entry.kind = f->kind;
	entry.value = f->value;
	if (f->key)
		bytes_label(f->key, entry.label, sizeof(entry.label));
	else if (f->index < 0)
		strscpy(entry.label, f->name, sizeof(entry.label));
	else
		snprintf(entry.label, sizeof(entry.label), "%s[%lld]", f->name,
			 (long long)f->index);
	err = bytes_copy(view, f, entry.offset);
	return err ?: ob_array_put(&view->fields, &entry);
}

/* The block of an object: of a static one, what its type says. */
static int bytes_extent(struct ob_session *s, struct ob_object *o,
			struct bytes_view *view, struct obheap_bytes *arg)
{
	struct ob_heap *heap = &s->vm.rt.heap;
	struct ob_block_info info;
	int err;

	err = ob_heap_resolve(heap, ob_id_of(heap, o), &info);
	if (err)
		return err;
	view->o = o;
	if (info.is_static) {
		/* Nothing is in front of it, whatever getsizeof() counts. */
		arg->out_nr_bytes = ob_sizeof(&s->vm.rt, o) -
				    ob_prefix_bytes(o);
		return 0;
	}
	view->prefix = ob_kind_prefix(info.kind);
	arg->out_nr_bytes = info.bytes;
	arg->out_object = view->prefix;
	return 0;
}

/* What no field covers is zero. */
static int bytes_clear(const struct bytes_view *view, u32 size)
{
	if (!view->bytes || !clear_user(view->bytes, min(size, view->nr_bytes)))
		return 0;
	return -EFAULT;
}

int ob_ioctl_bytes(struct ob_session *s, void *data)
{
	struct obheap_bytes *arg = data;
	struct bytes_view view = {
		.v.field = bytes_field,
		.fields = { arg->fields, sizeof(struct obheap_field),
			    arg->nr_fields },
		.bytes = u64_to_user_ptr(arg->bytes),
		.nr_bytes = arg->nr_bytes,
	};
	struct ob_block_map map;
	struct ob_object *o;
	int err;

	if (arg->__reserved)
		return -EOPNOTSUPP;
	arg->out_object = 0;
	arg->out_nr_bytes = 0;
	err = ob_view_begin(s);
	if (err)
		return err;
	err = ob_inspect_find(&s->vm, arg->id, &o);
	if (!err)
		err = bytes_extent(s, o, &view, arg);
	if (!err)
		err = bytes_clear(&view, arg->out_nr_bytes);
	if (!err)
		err = ob_block_map_init(&map, &s->vm.rt.heap);
	if (!err) {
		err = ob_inspect_fields(&s->vm, &map, o, &view.v);
		ob_block_map_exit(&map);
	}
	ob_session_unlock(s);
	arg->out_nr_fields = view.fields.out;
	if (!err && arg->nr_bytes < arg->out_nr_bytes && arg->bytes)
		return -EMSGSIZE;
	return err ?: ob_array_done(&view.fields);
}
