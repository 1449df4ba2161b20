// SPDX-License-Identifier: GPL-2.0
/*
 * dict_methods - what Python code can do with a dict
 */
#include "dict_priv.h"

s64 ob_dict_length(struct ob_rt *rt, struct ob_object *o)
{
	return to_dict(o)->used;
}

struct ob_object *ob_dict_subscript(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *key)
{
	struct ob_object *value = ob_dict_get(rt, o, key);

	if (value)
		return ob_newref(value);
	if (ob_raised(rt))
		return NULL;
	if (!ob_is(rt, o, OB_T_DICT)) {
		int asked = ob_special_invoke(rt, o, OB_N_missing, &key, 1,
					      &value);

		if (asked)
			return asked > 0 ? value : NULL;
	}
	return ob_raise_obj(rt, OB_T_KeyError, key);
}

static int dict_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			      struct ob_object *key, struct ob_object *value)
{
	int deleted;

	if (value)
		return ob_dict_set(rt, o, key, value);
	deleted = ob_dict_del(rt, o, key);
	if (!deleted)
		ob_raise_obj(rt, OB_T_KeyError, key);
	return deleted > 0 ? 0 : -1;
}

static int dict_contains(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *key)
{
	return ob_dict_get(rt, o, key) ? 1 : ob_raised(rt) ? -1 : 0;
}

static struct ob_object *dict_binop(struct ob_rt *rt, enum ob_binop op,
				    struct ob_object *a, struct ob_object *b)
{
	struct ob_object *res;

	if (op != OB_OR || !ob_is_dict(a) || !ob_is_dict(b))
		return ob_newref(ob_notimpl(rt));
	res = ob_dict_copy(rt, a);
	if (res && ob_dict_update(rt, res, b)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

struct ob_object *ob_dict_inplace(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a, struct ob_object *b)
{
	if (op != OB_OR)
		return ob_newref(ob_notimpl(rt));
	return ob_dict_update(rt, a, b) ? NULL : ob_newref(a);
}

const struct ob_number_slots ob_dict_number = {
	.binop = dict_binop,
	.inplace = ob_dict_inplace,
	.binops = BIT(OB_OR),
	.inplaces = BIT(OB_OR),
};

const struct ob_sequence_slots ob_dict_sequence = {
	.contains = dict_contains,
};

const struct ob_mapping_slots ob_dict_mapping = {
	.length = ob_dict_length,
	.subscript = ob_dict_subscript,
	.ass_subscript = dict_ass_subscript,
};

static int repr_object(struct ob_strbuf *b, struct ob_object *o)
{
	struct ob_object *text = ob_repr(b->rt, o);
	int err;

	if (!text)
		return -1;
	err = ob_strbuf_str(b, text);
	ob_decref(b->rt, text);
	return err;
}

static int repr_entries(struct ob_strbuf *b, struct ob_object *dict)
{
	struct ob_object *key, *value;
	bool first = true;
	s64 i = 0;
	int err;

	while (ob_dict_next(dict, &i, &key, &value)) {
		if (!first && ob_strbuf_ascii(b, ", ", 2))
			return -1;
		first = false;
		/* Printing can run code that takes the entry out. */
		ob_incref(key);
		ob_incref(value);
		err = repr_object(b, key) || ob_strbuf_ascii(b, ": ", 2) ||
		      repr_object(b, value) || ob_tick(b->rt);
		ob_decref(b->rt, value);
		ob_decref(b->rt, key);
		if (err)
			return -1;
	}
	return 0;
}

struct ob_object *ob_dict_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res = NULL;
	struct ob_strbuf b;
	int seen = ob_repr_enter(rt, o);

	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "{...}") : NULL;
	if (!to_dict(o)->used) {
		ob_repr_leave(rt, o);
		return ob_str_from_cstr(rt, "{}");
	}
	ob_strbuf_init(&b, rt);
	if (!ob_strbuf_char(&b, '{') && !repr_entries(&b, o) &&
	    !ob_strbuf_char(&b, '}'))
		res = ob_strbuf_finish(&b);
	else
		ob_strbuf_exit(&b);
	ob_repr_leave(rt, o);
	return res;
}

/* Does @d have @key with an equal value? 1, 0 or -1. */
static int has_item(struct ob_rt *rt, struct ob_dict *d, struct ob_object *key,
		    s64 hash, struct ob_object *value)
{
	struct ob_object *other;
	s64 ix = ob_dict_find(rt, d, key, hash, &other);
	int eq;

	if (ix < 0)
		return ix == DICT_ERROR ? -1 : 0;
	ob_incref(other);
	eq = ob_compare_bool(rt, other, value, OB_EQ);
	ob_decref(rt, other);
	return eq;
}

static int dicts_equal(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *b)
{
	struct ob_dict *d = to_dict(a);
	struct ob_object *key, *value;
	s64 i, hash;
	int eq = 1;

	if (d->used != to_dict(b)->used)
		return 0;
	/* In the order of the table, which may not be that of a split dict. */
	for (i = 0; eq > 0 && i < d->keys->nentries; i++) {
		value = *ob_dict_value(d, i);
		if (!value)
			continue;
		key = ob_keys_pair(d->keys, i)[0];
		hash = ob_keys_hash(d->keys, i);
		ob_incref(key);
		ob_incref(value);
		eq = has_item(rt, to_dict(b), key, hash, value);
		ob_decref(rt, key);
		ob_decref(rt, value);
		if (eq > 0 && ob_tick(rt))
			eq = -1;
	}
	return eq;
}

struct ob_object *ob_dict_richcompare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op)
{
	int eq;

	if ((op != OB_EQ && op != OB_NE) || !ob_is_dict(a) || !ob_is_dict(b))
		return ob_newref(ob_notimpl(rt));
	eq = dicts_equal(rt, a, b);
	if (eq < 0)
		return NULL;
	return ob_newref(ob_bool(rt, eq == (op == OB_EQ)));
}

struct ob_object *ob_dict_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_dict_iter_new(rt, OB_T_DICT_KEYITER, o);
}

struct ob_object *ob_dict_type_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_object *d = ob_dict_empty_of(rt, type);

	/* Only a plain dict goes untracked until it holds a container. */
	if (d && !ob_is(rt, d, OB_T_DICT))
		ob_track(rt, d);
	return d;
}

int ob_dict_type_init(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames)
{
	s64 i, nr_kw = kwnames ? kwnames->v.size : 0;
	int err = 0;

	if (ob_args_check(rt, "dict", nargs, 0, 1))
		return -1;
	if (nargs)
		err = ob_dict_update(rt, self, args[0]);
	for (i = 0; !err && i < nr_kw; i++)
		err = ob_dict_set(rt, self, kwnames->item[i], args[nargs + i]);
	return err;
}

static struct ob_object *dict_clear(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	ob_dict_drop(rt, to_dict(self));
	return ob_newref(ob_none(rt));
}

static struct ob_object *dict_copy(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args,
				   size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_copy(rt, self);
}

static struct ob_object *dict_fromkeys(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "fromkeys", nargs, 1, 2))
		return NULL;
	return ob_dict_fromkeys(rt, self, args[0],
				nargs > 1 ? args[1] : ob_none(rt));
}

static struct ob_object *dict_get(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_object *value;

	if (ob_args_check(rt, "get", nargs, 1, 2))
		return NULL;
	value = ob_dict_get(rt, self, args[0]);
	if (value)
		return ob_newref(value);
	if (ob_raised(rt))
		return NULL;
	return ob_newref(nargs > 1 ? args[1] : ob_none(rt));
}

static struct ob_object *dict_getitem(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_subscript(rt, self, args[0]);
}

static struct ob_object *dict_has(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	int has = dict_contains(rt, self, args[0]);

	return has < 0 ? NULL : ob_newref(ob_bool(rt, has));
}

static struct ob_object *dict_items(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_view_new(rt, OB_T_DICT_ITEMS, self);
}

static struct ob_object *dict_keys(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args,
				   size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_view_new(rt, OB_T_DICT_KEYS, self);
}

static struct ob_object *dict_values(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_view_new(rt, OB_T_DICT_VALUES, self);
}

static struct ob_object *dict_pop(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "pop", nargs, 1, 2))
		return NULL;
	return ob_dict_pop(rt, to_dict(self), args[0],
			   nargs > 1 ? args[1] : NULL);
}

static struct ob_object *dict_popitem(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_dict *d = to_dict(self);
	struct ob_object *res, **pair;
	s64 i;

	/* Made first: an allocation can run code that empties the dict. */
	res = ob_tuple_new(rt, 2);
	if (!res)
		return NULL;
	if (!d->used) {
		ob_decref(rt, res);
		return ob_raise(rt, OB_T_KeyError,
				"popitem(): dictionary is empty");
	}
	if (d->values && ob_dict_resize(rt, d, d->keys->log2_size, true)) {
		ob_decref(rt, res);
		return NULL;
	}
	i = d->keys->nentries - 1;
	while (!ob_keys_pair(d->keys, i)[1])
		i--;
	ob_keys_forget(d->keys, ob_keys_hash(d->keys, i), i);
	pair = ob_keys_pair(d->keys, i);
	to_tuple(res)->item[0] = pair[0];
	to_tuple(res)->item[1] = pair[1];
	if (!ob_keys_unicode(d->keys))
		container_of(pair, struct ob_dict_entry, key)->hash = 0;
	pair[0] = NULL;
	pair[1] = NULL;
	d->keys->version = 0;
	d->keys->nentries = i;
	d->used--;
	ob_dict_touch(rt, d);
	return res;
}

static struct ob_object *dict_setdefault(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	struct ob_object *value;

	if (ob_args_check(rt, "setdefault", nargs, 1, 2))
		return NULL;
	value = ob_dict_setdefault(rt, to_dict(self), args[0],
				   nargs > 1 ? args[1] : ob_none(rt));
	return value ? ob_newref(value) : NULL;
}

static struct ob_object *dict_update(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "update", nargs, 0, 1) ||
	    (nargs && ob_dict_update(rt, self, args[0])))
		return NULL;
	return ob_none_or_null(rt, ob_dict_update_kw(rt, to_dict(self), kwnames,
						     args + nargs));
}

static struct ob_object *dict_reversed(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_iter_new(rt, OB_T_DICT_REVKEYITER, self);
}

const struct ob_method_def ob_dict_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ "__getitem__", dict_getitem, OB_METH_O, "x.__getitem__(y) <==> x[y]" },
	{ "__contains__", dict_has, OB_METH_O,
	  "__contains__($self, key, /)\n--\n\n"
	  "True if the dictionary has the specified key, else False." },
	{ "get", dict_get, OB_METH_FAST,
	  "get($self, key, default=None, /)\n--\n\n"
	  "Return the value for key if key is in the dictionary, else default." },
	{ "setdefault", dict_setdefault, OB_METH_FAST,
	  "setdefault($self, key, default=None, /)\n--\n\n"
	  "Insert key with a value of default if key is not in the dictionary." },
	{ "pop", dict_pop, OB_METH_FAST,
	  "pop($self, key, default=<unrepresentable>, /)\n--\n\n"
	  "Remove specified key and return the corresponding value." },
	{ "popitem", dict_popitem, OB_METH_NOARGS,
	  "popitem($self, /)\n--\n\n"
	  "Remove and return a (key, value) pair as a 2-tuple." },
	{ "keys", dict_keys, OB_METH_NOARGS,
	  "a set-like object providing a view on D's keys" },
	{ "items", dict_items, OB_METH_NOARGS,
	  "a set-like object providing a view on D's items" },
	{ "values", dict_values, OB_METH_NOARGS,
	  "an object providing a view on D's values" },
	{ "update", dict_update, OB_METH_KW,
	  "Update D from mapping/iterable E and F." },
	{ "fromkeys", dict_fromkeys, OB_METH_FAST | OB_METH_CLASS,
	  "fromkeys($type, iterable, value=None, /)\n--\n\n"
	  "Create a new dictionary with keys from iterable and values set to value." },
	{ "clear", dict_clear, OB_METH_NOARGS, "Remove all items from D." },
	{ "copy", dict_copy, OB_METH_NOARGS, "a shallow copy of D" },
	{ "__reversed__", dict_reversed, OB_METH_NOARGS,
	  "__reversed__($self, /)\n--\n\n"
	  "Return a reverse iterator over the dict keys." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};
