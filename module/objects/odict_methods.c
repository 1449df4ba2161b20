// SPDX-License-Identifier: GPL-2.0
/*
 * odict_methods - what Python code can do with a collections.OrderedDict
 *
 * A derived class may have made something of its own of reading and setting
 * items; update(), copy() and setdefault() go that way then.
 */
#include "odict_priv.h"

static int odict_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value)
{
	s64 hash = ob_dict_hash(rt, key);
	int deleted;

	if (hash == -1)
		return -1;
	if (value)
		return ob_odict_put(rt, to_odict(o), key, hash, value);
	ob_incref(key);
	deleted = ob_odict_forget(rt, to_odict(o), key, hash) ? -1 :
		  ob_dict_del_hash(rt, to_dict(o), key, hash);
	if (!deleted)
		ob_raise_obj(rt, OB_T_KeyError, key);
	ob_decref(rt, key);
	return deleted > 0 ? 0 : -1;
}

const struct ob_mapping_slots ob_odict_mapping = {
	.length = ob_dict_length,
	.subscript = ob_dict_subscript,
	.ass_subscript = odict_ass_subscript,
};

/* filling it */

/* Exactly two things out of an iterable, new references: 0 or -1. */
static int unpack_pair(struct ob_rt *rt, struct ob_object *pair,
		       struct ob_object **of)
{
	struct ob_object *it = ob_iter(rt, pair), *more;
	int n = 0;

	if (!it)
		return -1;
	while (n < 2) {
		of[n] = ob_iternext(rt, it);
		if (!of[n])
			break;
		n++;
	}
	more = n == 2 ? ob_iternext(rt, it) : NULL;
	ob_decref(rt, it);
	if (more)
		ob_raise(rt, OB_T_ValueError,
			 "too many values to unpack (expected 2)");
	else if (n < 2 && !ob_raised(rt))
		ob_raise(rt, OB_T_ValueError,
			 "need more than %d value%s to unpack", n,
			 n == 1 ? "" : "s");
	ob_xdecref(rt, more);
	if (!ob_raised(rt))
		return 0;
	while (n--)
		ob_decref(rt, of[n]);
	return -1;
}

static int add_pairs(struct ob_rt *rt, struct ob_object *self,
		     struct ob_object *pairs)
{
	struct ob_object *it = ob_iter(rt, pairs), *pair, *of[2];
	int err = 0;

	if (!it)
		return -1;
	while (!err && (pair = ob_iternext(rt, it))) {
		err = unpack_pair(rt, pair, of);
		ob_decref(rt, pair);
		if (err)
			break;
		err = ob_setitem(rt, self, of[0], of[1]) || ob_tick(rt);
		ob_decref(rt, of[0]);
		ob_decref(rt, of[1]);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

/* What @o.name() gives, NULL if there is no such method or it raised. */
static struct ob_object *ask(struct ob_rt *rt, struct ob_object *o,
			     const char *name, bool *has)
{
	struct ob_object *text = ob_str_from_cstr(rt, name), *fn, *res = NULL;
	int found;

	*has = true;
	if (!text)
		return NULL;
	found = ob_getattr_opt(rt, o, text, &fn);
	ob_decref(rt, text);
	*has = found;
	if (found > 0) {
		res = ob_call(rt, fn, NULL, 0, NULL);
		ob_decref(rt, fn);
	}
	return res;
}

static int add_keys(struct ob_rt *rt, struct ob_object *self,
		    struct ob_object *from, struct ob_object *keys)
{
	struct ob_object *it = ob_iter(rt, keys), *key, *value;
	int err = 0;

	if (!it)
		return -1;
	while (!err && (key = ob_iternext(rt, it))) {
		value = ob_getitem(rt, from, key);
		err = !value || ob_setitem(rt, self, key, value) ||
		      ob_tick(rt);
		ob_xdecref(rt, value);
		ob_decref(rt, key);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

/* A list of (key, value) of a plain dict, which may change meanwhile. */
static struct ob_object *dict_pairs(struct ob_rt *rt, struct ob_object *dict)
{
	struct ob_object *view = ob_dict_view_new(rt, OB_T_DICT_ITEMS, dict);
	struct ob_object *list = view ? ob_list_from_iterable(rt, view) : NULL;

	ob_xdecref(rt, view);
	return list;
}

static int update_from(struct ob_rt *rt, struct ob_object *self,
		       struct ob_object *from)
{
	struct ob_object *given;
	bool has = true;
	int err;

	if (ob_is(rt, from, OB_T_DICT)) {
		given = dict_pairs(rt, from);
	} else {
		given = ask(rt, from, "keys", &has);
		if (given) {
			err = add_keys(rt, self, from, given);
			ob_decref(rt, given);
			return err;
		}
		if (has)
			return -1;
		given = ask(rt, from, "items", &has);
		if (!has)
			return add_pairs(rt, self, from);
	}
	if (!given)
		return -1;
	err = add_pairs(rt, self, given);
	ob_decref(rt, given);
	return err;
}

static int update_kw(struct ob_rt *rt, struct ob_object *self,
		     struct ob_tuple *kwnames, struct ob_object *const *values)
{
	s64 i, n = kwnames ? ob_size(kwnames) : 0;

	for (i = 0; i < n; i++)
		if (ob_setitem(rt, self, kwnames->item[i], values[i]))
			return -1;
	return 0;
}

int ob_odict_init(struct ob_rt *rt, struct ob_object *self,
		  struct ob_object *const *args, size_t nargs,
		  struct ob_tuple *kwnames)
{
	if (nargs > 1) {
		ob_raise(rt, OB_T_TypeError,
			 "expected at most 1 arguments, got %zu", nargs);
		return -1;
	}
	if (nargs && update_from(rt, self, args[0]))
		return -1;
	return update_kw(rt, self, kwnames, args + nargs);
}

static struct ob_object *odict_update(OB_FN_ARGS)
{
	if (nargs > 1)
		return ob_raise(rt, OB_T_TypeError,
				"update() takes at most 1 positional argument (%zu given)",
				nargs);
	return ob_none_or_null(rt, ob_odict_init(rt, self, args, nargs,
						 kwnames));
}

static struct ob_object *odict_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	bool left = ob_is_odict(rt, a);
	struct ob_object *res;

	if (op != OB_OR || !ob_is_dict(left ? b : a))
		return ob_newref(ob_notimpl(rt));
	res = ob_call(rt, OB_OBJ((left ? a : b)->type), &a, 1, NULL);
	if (res && update_from(rt, res, b)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *odict_inplace(struct ob_rt *rt, enum ob_binop op,
				       struct ob_object *a,
				       struct ob_object *b)
{
	if (op != OB_OR)
		return ob_newref(ob_notimpl(rt));
	return update_from(rt, a, b) ? NULL : ob_newref(a);
}

const struct ob_number_slots ob_odict_number = {
	.binop = odict_binop,
	.inplace = odict_inplace,
	.binops = BIT(OB_OR),
	.inplaces = BIT(OB_OR),
};

/* copying it */

/* The value that belongs to a node: as the class finds it; new reference. */
static struct ob_object *value_of(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *key, bool plain)
{
	struct ob_object *value;

	if (!plain)
		return ob_getitem(rt, o, key);
	value = ob_dict_get(rt, o, key);
	if (value)
		return ob_newref(value);
	return ob_raised(rt) ? NULL : ob_odict_key_error(rt, key);
}

/* copy[key of @node] = its value */
static int copy_node(struct ob_rt *rt, struct ob_object *o,
		     const struct odict_node *node, struct ob_object *copy)
{
	bool plain = ob_is(rt, o, OB_T_ODICT);
	struct ob_object *key = ob_newref(node->key);
	s64 hash = node->hash;
	struct ob_object *value = value_of(rt, o, key, plain);
	int err = -1;

	if (value && plain)
		err = ob_odict_put(rt, to_odict(copy), key, hash, value);
	else if (value)
		err = ob_setitem(rt, copy, key, value);
	ob_xdecref(rt, value);
	ob_decref(rt, key);
	return err;
}

static struct ob_object *odict_copy(OB_FN_ARGS)
{
	struct odict *od = to_odict(self);
	struct odict_node *node;
	struct ob_object *copy;
	int err = 0;
	u64 state;

	copy = ob_call(rt, OB_OBJ(self->type), NULL, 0, NULL);
	if (!copy)
		return NULL;
	for (node = od->first; node && !err;) {
		state = od->state;
		err = copy_node(rt, self, node, copy) || ob_tick(rt) ||
		      ob_odict_after(rt, od, node, state, &node);
	}
	if (!err)
		return copy;
	ob_decref(rt, copy);
	return NULL;
}

static struct ob_object *odict_fromkeys(OB_FN_ARGS)
{
	static const char *const names[] = { "iterable", "value", NULL };
	struct ob_object *arg[2];

	if (ob_args_parse(rt, "fromkeys", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	return ob_dict_fromkeys(rt, self, arg[0], arg[1] ?: ob_none(rt));
}

/* (class, (), state, None, iterator over the items) */
static struct ob_object *odict_reduce(OB_FN_ARGS)
{
	struct ob_object *state = ob_object_state(rt, self, false);
	struct ob_object *empty, *items, *it = NULL, *res = NULL;

	if (!state)
		return NULL;
	empty = ob_tuple_new(rt, 0);
	items = empty ? ob_invoke_method(rt, self, "items", NULL, 0) : NULL;
	if (items)
		it = ob_iter(rt, items);
	ob_xdecref(rt, items);
	if (it)
		res = ob_tuple_pack(rt, 5, self->type, empty, state,
				    ob_none(rt), it);
	ob_xdecref(rt, it);
	ob_xdecref(rt, empty);
	ob_decref(rt, state);
	return res;
}

/* reading and changing it */

static struct ob_object *setdefault_derived(struct ob_rt *rt,
					    struct ob_object *self,
					    struct ob_object *key,
					    struct ob_object *value)
{
	int in = ob_contains(rt, self, key);

	if (in < 0)
		return NULL;
	if (in)
		return ob_getitem(rt, self, key);
	return ob_setitem(rt, self, key, value) ? NULL : ob_newref(value);
}

static struct ob_object *odict_setdefault(OB_FN_ARGS)
{
	static const char *const names[] = { "key", "default", NULL };
	struct ob_object *arg[2], *value;

	if (ob_args_parse(rt, "setdefault", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (!arg[1])
		arg[1] = ob_none(rt);
	if (!ob_is(rt, self, OB_T_ODICT))
		return setdefault_derived(rt, self, arg[0], arg[1]);
	value = ob_dict_get(rt, self, arg[0]);
	if (value)
		return ob_newref(value);
	if (ob_raised(rt) || odict_ass_subscript(rt, self, arg[0], arg[1]))
		return NULL;
	return ob_newref(arg[1]);
}

static struct ob_object *pop_key(struct ob_rt *rt, struct odict *od,
				 struct ob_object *key, s64 hash,
				 struct ob_object *dflt)
{
	if (ob_odict_find(rt, od, key, hash))
		return ob_odict_forget(rt, od, key, hash) ? NULL :
		       ob_dict_pop_hash(rt, &od->dict, key, hash, dflt);
	if (ob_raised(rt))
		return NULL;
	return dflt ? ob_newref(dflt) : ob_odict_key_error(rt, key);
}

static struct ob_object *odict_pop(OB_FN_ARGS)
{
	static const char *const names[] = { "key", "default", NULL };
	struct ob_object *arg[2];
	s64 hash;

	if (ob_args_parse(rt, "pop", names, 1, 2, args, nargs, kwnames, arg))
		return NULL;
	hash = ob_dict_hash(rt, arg[0]);
	if (hash == -1)
		return NULL;
	return pop_key(rt, to_odict(self), arg[0], hash, arg[1]);
}

/* An argument that says which end is meant: 1 the last, 0, or -1 raised. */
static int which_end(struct ob_rt *rt, struct ob_object *last)
{
	return last ? ob_is_true(rt, last) : 1;
}

static struct ob_object *odict_popitem(OB_FN_ARGS)
{
	static const char *const names[] = { "last", NULL };
	struct odict *od = to_odict(self);
	struct ob_object *arg[1], *key, *value, *res = NULL;
	const struct odict_node *node;
	int last;

	if (ob_args_parse(rt, "popitem", names, 0, 1, args, nargs, kwnames,
			  arg))
		return NULL;
	last = which_end(rt, arg[0]);
	if (last < 0)
		return NULL;
	if (!od->first)
		return ob_raise(rt, OB_T_KeyError, "dictionary is empty");
	node = last ? od->last : od->first;
	key = ob_newref(node->key);
	value = pop_key(rt, od, key, node->hash, NULL);
	if (value)
		res = ob_tuple_pack(rt, 2, key, value);
	ob_xdecref(rt, value);
	ob_decref(rt, key);
	return res;
}

static struct ob_object *odict_move_to_end(OB_FN_ARGS)
{
	static const char *const names[] = { "key", "last", NULL };
	struct odict *od = to_odict(self);
	struct odict_node *node;
	struct ob_object *arg[2];
	int last;
	s64 hash;

	if (ob_args_parse(rt, "move_to_end", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	last = which_end(rt, arg[1]);
	if (last < 0)
		return NULL;
	if (!od->first)
		return ob_odict_key_error(rt, arg[0]);
	node = last ? od->last : od->first;
	if (arg[0] == node->key)
		return ob_newref(ob_none(rt));
	hash = ob_dict_hash(rt, arg[0]);
	if (hash == -1)
		return NULL;
	node = ob_odict_find(rt, od, arg[0], hash);
	if (!node)
		return ob_raised(rt) ? NULL : ob_odict_key_error(rt, arg[0]);
	ob_odict_move(od, node, last);
	return ob_newref(ob_none(rt));
}

static struct ob_object *odict_clear(OB_FN_ARGS)
{
	ob_dict_drop(rt, to_dict(self));
	ob_odict_drop(rt, to_odict(self));
	return ob_newref(ob_none(rt));
}

static struct ob_object *odict_keys(OB_FN_ARGS)
{
	return ob_dict_view_new(rt, OB_T_ODICT_KEYS, self);
}

static struct ob_object *odict_values(OB_FN_ARGS)
{
	return ob_dict_view_new(rt, OB_T_ODICT_VALUES, self);
}

static struct ob_object *odict_items(OB_FN_ARGS)
{
	return ob_dict_view_new(rt, OB_T_ODICT_ITEMS, self);
}

static struct ob_object *odict_reversed(OB_FN_ARGS)
{
	return ob_odict_iter_new(rt, self, ODICT_KEYS | ODICT_REVERSED);
}

static struct ob_object *odict_sizeof(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, self->type->size_of(rt, self));
}

const struct ob_method_def ob_odict_methods[] = {
	{ "fromkeys", odict_fromkeys, OB_METH_KW | OB_METH_CLASS,
	  "fromkeys($type, /, iterable, value=None)\n--\n\n"
	  "Create a new ordered dictionary with keys from iterable and values set to value." },
	{ "__sizeof__", odict_sizeof, OB_METH_NOARGS },
	{ "__reduce__", odict_reduce, OB_METH_NOARGS,
	  "Return state information for pickling" },
	{ "setdefault", odict_setdefault, OB_METH_KW,
	  "setdefault($self, /, key, default=None)\n--\n\n"
	  "Insert key with a value of default if key is not in the dictionary." },
	{ "pop", odict_pop, OB_METH_KW,
	  "pop($self, /, key, default=<unrepresentable>)\n--\n\n"
	  "od.pop(key[,default]) -> v, remove specified key and return the corresponding value." },
	{ "popitem", odict_popitem, OB_METH_KW,
	  "popitem($self, /, last=True)\n--\n\n"
	  "Remove and return a (key, value) pair from the dictionary." },
	{ "keys", odict_keys, OB_METH_NOARGS },
	{ "values", odict_values, OB_METH_NOARGS },
	{ "items", odict_items, OB_METH_NOARGS },
	{ "update", odict_update, OB_METH_KW },
	{ "clear", odict_clear, OB_METH_NOARGS,
	  "od.clear() -> None.  Remove all items from od." },
	{ "copy", odict_copy, OB_METH_NOARGS,
	  "od.copy() -> a shallow copy of od" },
	{ "__reversed__", odict_reversed, OB_METH_NOARGS,
	  "od.__reversed__() <==> reversed(od)" },
	{ "move_to_end", odict_move_to_end, OB_METH_KW,
	  "move_to_end($self, /, key, last=True)\n--\n\n"
	  "Move an existing element to the end (or beginning if last is false)." },
	{ }
};
