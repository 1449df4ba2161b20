// SPDX-License-Identifier: GPL-2.0
/*
 * array_methods - methods of array.array
 */
#include "array_priv.h"

#define METHOD(name)	static struct ob_object *array_##name(OB_FN_ARGS)

METHOD(append)
{
	return ob_none_or_null(rt, ob_array_insert(rt, to_array(self),
						   ob_size(self), args[0]));
}

METHOD(insert)
{
	s64 i;

	if (ob_args_check(rt, "insert", nargs, 2, 2))
		return NULL;
	i = ob_arg_ssize(rt, args[0]);
	if (i == -1 && ob_raised(rt))
		return NULL;
	return ob_none_or_null(rt, ob_array_insert(rt, to_array(self), i,
						   args[1]));
}

METHOD(extend)
{
	return ob_none_or_null(rt, ob_array_extend(rt, to_array(self),
						   args[0]));
}

METHOD(pop)
{
	struct ob_object *item;
	s64 i = -1;

	if (ob_args_check(rt, "pop", nargs, 0, 1))
		return NULL;
	if (nargs) {
		i = ob_arg_ssize(rt, args[0]);
		if (i == -1 && ob_raised(rt))
			return NULL;
	}
	if (!ob_size(self))
		return ob_raise(rt, OB_T_IndexError, "pop from empty array");
	if (i < 0)
		i += ob_size(self);
	if (i < 0 || i >= ob_size(self))
		return ob_raise(rt, OB_T_IndexError, "pop index out of range");
	item = ob_array_item(rt, to_array(self), i);
	if (item && ob_array_remove(rt, to_array(self), i, 1)) {
		ob_decref(rt, item);
		return NULL;
	}
	return item;
}

/* First item equal to @x from @start up to @stop: its place, -1, -2 raised. */
static s64 array_find(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *x, s64 start, s64 stop)
{
	struct ob_object *item;
	int same;
	s64 i;

	for (i = start; i < stop && i < ob_size(self); i++) {
		item = ob_array_item(rt, to_array(self), i);
		if (!item)
			return -2;
		same = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (same)
			return same < 0 ? -2 : i;
		if (ob_tick(rt))
			return -2;
	}
	return -1;
}

METHOD(remove)
{
	s64 i = array_find(rt, self, args[0], 0, S64_MAX);

	if (i == -1)
		ob_raise(rt, OB_T_ValueError,
			 "array.remove(x): x not in array");
	if (i < 0)
		return NULL;
	return ob_none_or_null(rt, ob_array_remove(rt, to_array(self), i, 1));
}

METHOD(index)
{
	s64 start = 0, stop = S64_MAX, i;

	if (ob_args_check(rt, "index", nargs, 1, 3) ||
	    (nargs > 1 && ob_search_bound(rt, self, args[1], &start)) ||
	    (nargs > 2 && ob_search_bound(rt, self, args[2], &stop)))
		return NULL;
	i = array_find(rt, self, args[0], start, stop);
	if (i == -1)
		ob_raise(rt, OB_T_ValueError, "array.index(x): x not in array");
	return i < 0 ? NULL : ob_int_from_s64(rt, i);
}

METHOD(count)
{
	s64 n = 0, i = -1;

	for (;;) {
		i = array_find(rt, self, args[0], i + 1, S64_MAX);
		if (i < 0)
			break;
		n++;
	}
	return i == -2 ? NULL : ob_int_from_s64(rt, n);
}

METHOD(reverse)
{
	struct ob_array *a = to_array(self);
	s64 i, j, size = a->kind->size;
	u8 item[8];

	for (i = 0, j = a->v.size - 1; i < j; i++, j--) {
		memcpy(item, ob_array_at(a, i), size);
		memcpy(ob_array_at(a, i), ob_array_at(a, j), size);
		memcpy(ob_array_at(a, j), item, size);
	}
	return ob_newref(ob_none(rt));
}

METHOD(byteswap)
{
	struct ob_array *a = to_array(self);
	s64 i, size = a->kind->size, k;
	u8 *at, byte;

	for (i = 0; i < a->v.size; i++) {
		at = ob_array_at(a, i);
		for (k = 0; k < size / 2; k++) {
			byte = at[k];
			at[k] = at[size - 1 - k];
			at[size - 1 - k] = byte;
		}
	}
	return ob_newref(ob_none(rt));
}

METHOD(tolist)
{
	struct ob_object *list = ob_list_for(rt, ob_size(self)), *item;
	s64 i;

	for (i = 0; list && i < ob_size(self); i++) {
		item = ob_array_item(rt, to_array(self), i);
		if (!item || ob_list_append_steal(rt, list, item) ||
		    ob_tick(rt)) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

METHOD(fromlist)
{
	struct ob_array *a = to_array(self);
	struct ob_list *list = (struct ob_list *)args[0];
	s64 n = a->v.size, more, i;

	if (!ob_is_list(args[0]))
		return ob_raise(rt, OB_T_TypeError, "arg must be list");
	more = ob_size(list);
	if (!more)
		return ob_newref(ob_none(rt));
	if (ob_array_resize(rt, a, n + more))
		return NULL;
	memset(ob_array_at(a, n), 0, more * a->kind->size);
	for (i = 0; i < more; i++) {
		struct ob_object *item = ob_newref(list->item[i]);
		int err = ob_array_store(rt, a, n + i, item);

		ob_decref(rt, item);
		if (err) {
			/* All of it or nothing; its methods may have cut it. */
			if (ob_size(self) > n)
				ob_array_resize(rt, a, n);
			return NULL;
		}
		if (ob_size(list) != more)
			return ob_raise(rt, OB_T_RuntimeError,
					"list changed size during iteration");
	}
	return ob_newref(ob_none(rt));
}

METHOD(tobytes)
{
	struct ob_array *a = to_array(self);

	return ob_bytes_from(rt, a->data, a->v.size * a->kind->size);
}

METHOD(frombytes)
{
	if (!ob_has_buffer(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"a bytes-like object is required, not '%.100T'",
				args[0]);
	return ob_none_or_null(rt, ob_array_add_bytes(rt, to_array(self),
						      args[0]));
}

METHOD(tounicode)
{
	struct ob_array *a = to_array(self);
	u32 c;
	s64 i;

	if (a->kind->code != 'u')
		return ob_raise(rt, OB_T_ValueError,
				"tounicode() may only be called on unicode type arrays");
	for (i = 0; i < a->v.size; i++) {
		memcpy(&c, ob_array_at(a, i), 4);
		if (ob_array_check_char(rt, c) || ob_tick(rt))
			return NULL;
	}
	return ob_str_from_chars(rt, 4, a->data, a->v.size);
}

METHOD(fromunicode)
{
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"fromunicode() argument must be str, not %Y",
				args[0]);
	if (to_array(self)->kind->code != 'u')
		return ob_raise(rt, OB_T_ValueError,
				"fromunicode() may only be called on unicode type arrays");
	return ob_none_or_null(rt, ob_array_add_text(rt, to_array(self),
						     args[0]));
}

METHOD(no_files)
{
	return ob_raise(rt, OB_T_OSError, "there are no files in obheap");
}

METHOD(buffer_info)
{
	struct ob_object *id, *n, *res = NULL;

	/* Where its items are has no number here; where it is has one. */
	id = ob_int_from_s64(rt, ob_id_of(&rt->heap, self));
	n = id ? ob_int_from_s64(rt, ob_size(self)) : NULL;
	if (n)
		res = ob_tuple_pack(rt, 2, id, n);
	ob_xdecref(rt, n);
	ob_xdecref(rt, id);
	return res;
}

METHOD(copy)
{
	struct ob_array *a = to_array(self), *res;

	res = to_array(ob_array_new(rt, a->kind, a->v.size));
	if (res && a->v.size)
		memcpy(res->data, a->data, a->v.size * a->kind->size);
	return OB_OBJ(res);
}

METHOD(sizeof)
{
	return ob_int_from_s64(rt, self->type->size_of(rt, self));
}

const struct ob_method_def ob_array_methods[] = {
	{ "append", array_append, OB_METH_O,
	  "append($self, v, /)\n--\n\n"
	  "Append new value v to the end of the array." },
	{ "buffer_info", array_buffer_info, OB_METH_NOARGS,
	  "buffer_info($self, /)\n--\n\n"
	  "(address, length): where the items are, and how many there are." },
	{ "byteswap", array_byteswap, OB_METH_NOARGS,
	  "byteswap($self, /)\n--\n\n"
	  "Byteswap all items of the array." },
	{ "__copy__", array_copy, OB_METH_NOARGS,
	  "__copy__($self, /)\n--\n\n"
	  "Return a copy of the array." },
	{ "count", array_count, OB_METH_O,
	  "count($self, v, /)\n--\n\n"
	  "Return number of occurrences of v in the array." },
	{ "__deepcopy__", array_copy, OB_METH_O,
	  "__deepcopy__($self, unused, /)\n--\n\n"
	  "Return a copy of the array." },
	{ "extend", array_extend, OB_METH_O,
	  "extend($self, bb, /)\n--\n\n"
	  "Append items to the end of the array." },
	{ "fromfile", array_no_files, OB_METH_FAST,
	  "fromfile($self, f, n, /)\n--\n\n"
	  "Read n objects from the file object f and append them to the end of the array." },
	{ "fromlist", array_fromlist, OB_METH_O,
	  "fromlist($self, list, /)\n--\n\n"
	  "Append items to array from list." },
	{ "frombytes", array_frombytes, OB_METH_O,
	  "frombytes($self, buffer, /)\n--\n\n"
	  "Append what an object's bytes are as machine values." },
	{ "fromunicode", array_fromunicode, OB_METH_O,
	  "fromunicode($self, ustr, /)\n--\n\n"
	  "Extends this array with data from the unicode string ustr." },
	{ "index", array_index, OB_METH_FAST,
	  "index($self, v, start=0, stop=sys.maxsize, /)\n--\n\n"
	  "Return index of first occurrence of v in the array." },
	{ "insert", array_insert, OB_METH_FAST,
	  "insert($self, i, v, /)\n--\n\n"
	  "Insert a new item v into the array before position i." },
	{ "pop", array_pop, OB_METH_FAST,
	  "pop($self, i=-1, /)\n--\n\n"
	  "Return the i-th element and delete it from the array." },
	{ "__reduce_ex__", ob_array_reduce_ex, OB_METH_KW,
	  "__reduce_ex__($self, value, /)\n--\n\n"
	  "Return state information for pickling." },
	{ "remove", array_remove, OB_METH_O,
	  "remove($self, v, /)\n--\n\n"
	  "Remove the first occurrence of v in the array." },
	{ "reverse", array_reverse, OB_METH_NOARGS,
	  "reverse($self, /)\n--\n\n"
	  "Reverse the order of the items in the array." },
	{ "tofile", array_no_files, OB_METH_O,
	  "tofile($self, f, /)\n--\n\n"
	  "Write all items (as machine values) to the file object f." },
	{ "tolist", array_tolist, OB_METH_NOARGS,
	  "tolist($self, /)\n--\n\n"
	  "Convert array to an ordinary list with the same items." },
	{ "tobytes", array_tobytes, OB_METH_NOARGS,
	  "tobytes($self, /)\n--\n\n"
	  "Convert the array to an array of machine values and return the bytes representation." },
	{ "tounicode", array_tounicode, OB_METH_NOARGS,
	  "tounicode($self, /)\n--\n\n"
	  "Extends this array with data from the unicode string ustr." },
	{ "__sizeof__", array_sizeof, OB_METH_NOARGS,
	  "__sizeof__($self, /)\n--\n\n"
	  "Size of the array in memory, in bytes." },
	{ }
};

static struct ob_object *array_typecode(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_char(rt, to_array(o)->kind->code);
}

static struct ob_object *array_itemsize(struct ob_rt *rt, struct ob_object *o)
{
	return ob_int_from_s64(rt, to_array(o)->kind->size);
}

const struct ob_getset_def ob_array_getset[] = {
	{ "typecode", array_typecode },
	{ "itemsize", array_itemsize },
	{ }
};
