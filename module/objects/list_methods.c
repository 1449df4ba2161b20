// SPDX-License-Identifier: GPL-2.0
/*
 * list_methods - the methods of list
 */
#include "containers_priv.h"

static struct ob_object *list_append(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	return ob_none_or_null(rt, ob_list_append(rt, self, args[0]));
}

static struct ob_object *list_clear(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	ob_list_drop_items(rt, to_list(self));
	return ob_newref(ob_none(rt));
}

static struct ob_object *list_copy(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args,
				   size_t nargs, struct ob_tuple *kwnames)
{
	return ob_list_slice(rt, to_list(self), 0, ob_size(self));
}

/* Next position from @i, below @stop, whose item equals @x; -1 raised. */
static s64 list_find(struct ob_rt *rt, struct ob_list *l, s64 i, s64 stop,
		     struct ob_object *x)
{
	struct ob_object *item;
	int eq;

	for (; i < stop && i < l->v.size; i++) {
		item = ob_newref(l->item[i]);
		eq = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (eq > 0)
			return i;
		if (eq < 0 || ob_tick(rt))
			return -1;
	}
	return S64_MAX;
}

static struct ob_object *list_count(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	s64 n = 0, i = 0;

	for (;;) {
		i = list_find(rt, to_list(self), i, S64_MAX, args[0]);
		if (i < 0)
			return NULL;
		if (i == S64_MAX)
			return ob_int_from_s64(rt, n);
		n++;
		i++;
	}
}

static struct ob_object *list_extend(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	return ob_none_or_null(rt, ob_list_extend(rt, self, args[0]));
}

static struct ob_object *list_index(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	s64 start = 0, stop = S64_MAX, i;

	if (ob_args_check(rt, "index", nargs, 1, 3) ||
	    (nargs > 1 && ob_search_bound(rt, self, args[1], &start)) ||
	    (nargs > 2 && ob_search_bound(rt, self, args[2], &stop)))
		return NULL;
	i = list_find(rt, to_list(self), start, stop, args[0]);
	if (i < 0)
		return NULL;
	if (i == S64_MAX)
		return ob_raise(rt, OB_T_ValueError, "%R is not in list",
				args[0]);
	return ob_int_from_s64(rt, i);
}

int ob_list_insert(struct ob_rt *rt, struct ob_list *l, s64 i,
		   struct ob_object *item)
{
	s64 n = l->v.size;

	if (ob_list_resize(rt, l, n + 1))
		return -1;
	if (i < 0)
		i = max_t(s64, i + n, 0);
	i = min_t(s64, i, n);
	memmove(l->item + i + 1, l->item + i, (n - i) * sizeof(*l->item));
	l->item[i] = ob_newref(item);
	return 0;
}

static struct ob_object *list_insert(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	s64 i;

	if (ob_args_check(rt, "insert", nargs, 2, 2) ||
	    ob_arg_s64(rt, args[0], &i) ||
	    ob_list_insert(rt, to_list(self), i, args[1]))
		return NULL;
	return ob_newref(ob_none(rt));
}

static struct ob_object *list_pop(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_list *l = to_list(self);
	struct ob_object *o;
	s64 i = -1, n;

	if (ob_args_check(rt, "pop", nargs, 0, 1) ||
	    (nargs && ob_arg_s64(rt, args[0], &i)))
		return NULL;
	n = l->v.size;
	if (!n)
		return ob_raise(rt, OB_T_IndexError, "pop from empty list");
	if (i < 0)
		i += n;
	if (i < 0 || i >= n)
		return ob_raise(rt, OB_T_IndexError, "pop index out of range");
	o = l->item[i];
	memmove(l->item + i, l->item + i + 1,
		(n - 1 - i) * sizeof(*l->item));
	if (ob_list_resize(rt, l, n - 1)) {
		memmove(l->item + i + 1, l->item + i,
			(n - 1 - i) * sizeof(*l->item));
		l->item[i] = o;
		return NULL;
	}
	return o;
}

static struct ob_object *list_remove(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	s64 i = list_find(rt, to_list(self), 0, S64_MAX, args[0]);

	if (i < 0)
		return NULL;
	if (i == S64_MAX)
		return ob_raise(rt, OB_T_ValueError,
				"list.remove(x): x not in list");
	return ob_none_or_null(rt, ob_list_assign(rt, to_list(self), i, i + 1,
						  NULL));
}

static struct ob_object *list_reverse(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_list *l = to_list(self);
	s64 i, j;

	for (i = 0, j = l->v.size - 1; i < j; i++, j--)
		swap(l->item[i], l->item[j]);
	return ob_newref(ob_none(rt));
}

/* Truth of sort()'s reverse=, which must be an int that fits in 32 bits. */
static int sort_reverse_flag(struct ob_rt *rt, struct ob_object *o)
{
	int v;

	return ob_arg_int(rt, o, &v) ? -1 : v != 0;
}

static struct ob_object *list_sort_kw(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const names[] = { "key", "reverse", NULL };
	struct ob_object *out[2], *key = NULL;
	int reverse = 0;

	if (ob_args_parse(rt, "sort", names, 0, 0, args, nargs, kwnames, out))
		return NULL;
	if (out[0] && out[0] != ob_none(rt))
		key = out[0];
	if (out[1])
		reverse = sort_reverse_flag(rt, out[1]);
	if (reverse < 0)
		return NULL;
	return ob_none_or_null(rt, ob_list_sort(rt, self, key, reverse));
}

static struct ob_object *list_reversed(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	return ob_seq_iter_make(rt, OB_T_LIST_REVITER, self,
				ob_size(self) - 1);
}

static struct ob_object *list_getitem(OB_FN_ARGS)
{
	return ob_list_subscript(rt, self, args[0]);
}

const struct ob_method_def ob_list_methods[] = {
	{ "__getitem__", list_getitem, OB_METH_O, "x.__getitem__(y) <==> x[y]" },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ "__reversed__", list_reversed, OB_METH_NOARGS,
	  "__reversed__($self, /)\n--\n\n"
	  "Return a reverse iterator over the list." },
	{ "clear", list_clear, OB_METH_NOARGS,
	  "clear($self, /)\n--\n\n"
	  "Remove all items from list." },
	{ "copy", list_copy, OB_METH_NOARGS,
	  "copy($self, /)\n--\n\n"
	  "Return a shallow copy of the list." },
	{ "append", list_append, OB_METH_O,
	  "append($self, object, /)\n--\n\n"
	  "Append object to the end of the list." },
	{ "insert", list_insert, OB_METH_FAST,
	  "insert($self, index, object, /)\n--\n\n"
	  "Insert object before index." },
	{ "extend", list_extend, OB_METH_O,
	  "extend($self, iterable, /)\n--\n\n"
	  "Extend list by appending elements from the iterable." },
	{ "pop", list_pop, OB_METH_FAST,
	  "pop($self, index=-1, /)\n--\n\n"
	  "Remove and return item at index (default last)." },
	{ "remove", list_remove, OB_METH_O,
	  "remove($self, value, /)\n--\n\n"
	  "Remove first occurrence of value." },
	{ "index", list_index, OB_METH_FAST,
	  "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n"
	  "Return first index of value." },
	{ "count", list_count, OB_METH_O,
	  "count($self, value, /)\n--\n\n"
	  "Return number of occurrences of value." },
	{ "reverse", list_reverse, OB_METH_NOARGS,
	  "reverse($self, /)\n--\n\n"
	  "Reverse *IN PLACE*." },
	{ "sort", list_sort_kw, OB_METH_KW,
	  "sort($self, /, *, key=None, reverse=False)\n--\n\n"
	  "Sort the list in ascending order and return None." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};
