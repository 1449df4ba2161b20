// SPDX-License-Identifier: GPL-2.0
/*
 * odict - the list of keys behind collections.OrderedDict, and its type
 *
 * Every look-up of a key may compare it with others and so run any code of the
 * program. What was found before it is not used after it, unless od->state and
 * the tables show that they are what they were.
 */
#include "odict_priv.h"
#include "type_priv.h"

void *ob_odict_key_error(struct ob_rt *rt, struct ob_object *key)
{
	struct ob_object *args, *exc;

	/* A tuple becomes the arguments, not one of them; None stands for none. */
	if (!ob_is_tuple(key) && key != ob_none(rt))
		return ob_raise_obj(rt, OB_T_KeyError, key);
	ob_clear_exc(rt);
	args = ob_is_tuple(key) ? ob_newref(key) : ob_tuple_new(rt, 0);
	if (!args)
		return NULL;
	exc = ob_exc_new(rt, OB_T_KeyError, (struct ob_tuple *)args);
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

static void *mutated(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_RuntimeError,
			"OrderedDict mutated during iteration");
}

int ob_odict_after(struct ob_rt *rt, const struct odict *od,
		   const struct odict_node *node, u64 state,
		   struct odict_node **next)
{
	const struct odict_node *at = od->first;

	/* An emptied list does not count as a change. */
	if (od->state != state || !at) {
		while (at && at != node)
			at = at->next;
		if (!at) {
			mutated(rt);
			return -1;
		}
	}
	*next = node->next;
	return 0;
}

/* Number of a key's entry, or what that of a new one would be; -1 raised. */
static s64 entry_of(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		    s64 hash)
{
	struct ob_object *value;
	s64 ix = ob_dict_find(rt, &od->dict, key, hash, &value);

	if (ix == DICT_EMPTY)
		return od->dict.keys->nentries;
	return ix < 0 ? -1 : ix;
}

static s64 slots_for(const struct odict *od)
{
	return 1LL << od->dict.keys->log2_size;
}

static bool slots_valid(const struct odict *od)
{
	return od->made_for == od->dict.keys && od->nr_slots == slots_for(od);
}

/* Put all nodes into a table for @keys: 0, or -1 raised. */
static int slots_fill(struct ob_rt *rt, struct odict *od,
		      const struct ob_dict_keys *keys,
		      struct odict_node **slots)
{
	struct odict_node *node = od->first;
	u64 state = od->state;
	struct ob_object *key;
	s64 i;

	for (; node; node = node->next) {
		key = ob_newref(node->key);
		i = entry_of(rt, od, key, node->hash);
		ob_decref(rt, key);
		if (i < 0)
			return -1;
		if (od->state != state || !od->first || od->dict.keys != keys) {
			mutated(rt);
			return -1;
		}
		slots[i] = node;
		if (ob_tick(rt))
			return -1;
	}
	return 0;
}

/* A table of nodes for the table the dict has now. */
static int slots_make(struct ob_rt *rt, struct odict *od)
{
	const struct ob_dict_keys *keys = od->dict.keys;
	struct odict_node **slots;
	s64 n = slots_for(od);

	slots = ob_raw_alloc(rt, n * sizeof(*slots));
	if (!slots)
		return -1;
	memset(slots, 0, n * sizeof(*slots));
	/* To get memory, garbage may have been collected. */
	if (od->dict.keys != keys || n != slots_for(od))
		mutated(rt);
	if (ob_raised(rt) || slots_fill(rt, od, keys, slots)) {
		ob_raw_free(rt, slots);
		return -1;
	}
	if (od->slots)
		ob_raw_free(rt, od->slots);
	od->slots = slots;
	od->nr_slots = n;
	od->made_for = keys;
	return 0;
}

/* The slot of a key, which is in the dict or will be; NULL raised. */
static struct odict_node **slot_of(struct ob_rt *rt, struct odict *od,
				   struct ob_object *key, s64 hash)
{
	s64 i;

	if (!slots_valid(od) && slots_make(rt, od))
		return NULL;
	i = entry_of(rt, od, key, hash);
	if (i < 0)
		return NULL;
	return slots_valid(od) ? &od->slots[i] : mutated(rt);
}

struct odict_node *ob_odict_find(struct ob_rt *rt, struct odict *od,
				 struct ob_object *key, s64 hash)
{
	struct odict_node **slot;

	if (!od->first)
		return NULL;
	slot = slot_of(rt, od, key, hash);
	return slot ? *slot : NULL;
}

static void link_last(struct odict *od, struct odict_node *node)
{
	node->prev = od->last;
	node->next = NULL;
	if (od->last)
		od->last->next = node;
	else
		od->first = node;
	od->last = node;
	od->state++;
}

static void link_first(struct odict *od, struct odict_node *node)
{
	node->prev = NULL;
	node->next = od->first;
	if (od->first)
		od->first->prev = node;
	else
		od->last = node;
	od->first = node;
	od->state++;
}

static void unlink_node(struct odict *od, struct odict_node *node)
{
	if (node->prev)
		node->prev->next = node->next;
	else
		od->first = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else
		od->last = node->prev;
	od->state++;
}

void ob_odict_move(struct odict *od, struct odict_node *node, bool last)
{
	if (node == (last ? od->last : od->first))
		return;
	unlink_node(od, node);
	if (last)
		link_last(od, node);
	else
		link_first(od, node);
}

static int node_add(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		    s64 hash)
{
	struct odict_node **slot, *node;

	slot = slot_of(rt, od, key, hash);
	if (!slot)
		return -1;
	if (*slot)
		return 0;
	node = ob_raw_alloc(rt, sizeof(*node));
	if (!node)
		return -1;
	/* Without comparing again, as far as that can be. */
	if (!slots_valid(od) || slot < od->slots ||
	    slot >= od->slots + od->nr_slots || *slot) {
		ob_raw_free(rt, node);
		mutated(rt);
		return -1;
	}
	node->key = ob_newref(key);
	node->hash = hash;
	link_last(od, node);
	*slot = node;
	return 0;
}

/*
 * Take a key that could not be put into the list out of the dict again, even if
 * it was there before: so does CPython.
 */
static void put_undo(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		     s64 hash)
{
	struct ob_object *exc = ob_take_exc(rt);

	if (ob_dict_del_hash(rt, &od->dict, key, hash) < 0)
		ob_clear_exc(rt);
	if (exc)
		ob_set_exc(rt, exc);
}

int ob_odict_put(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		 s64 hash, struct ob_object *value)
{
	int err;

	ob_incref(key);
	err = ob_dict_insert(rt, &od->dict, key, hash, value);
	if (!err) {
		err = node_add(rt, od, key, hash);
		if (err)
			put_undo(rt, od, key, hash);
	}
	ob_decref(rt, key);
	return err;
}

int ob_odict_forget(struct ob_rt *rt, struct odict *od, struct ob_object *key,
		    s64 hash)
{
	struct odict_node **slot, *node;
	struct ob_object *own;

	if (!od->first)
		return 0;
	slot = slot_of(rt, od, key, hash);
	if (!slot)
		return -1;
	node = *slot;
	if (!node)
		return 0;
	*slot = NULL;
	unlink_node(od, node);
	own = node->key;
	ob_raw_free(rt, node);
	ob_decref(rt, own);
	return 0;
}

void ob_odict_drop(struct ob_rt *rt, struct odict *od)
{
	struct odict_node *node = od->first, *next;
	struct ob_object *key;

	if (od->slots)
		ob_raw_free(rt, od->slots);
	od->slots = NULL;
	od->nr_slots = 0;
	od->made_for = NULL;
	od->first = NULL;
	od->last = NULL;
	for (; node; node = next) {
		next = node->next;
		key = node->key;
		ob_raw_free(rt, node);
		ob_decref(rt, key);
	}
}

static void odict_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct odict *od = to_odict(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_exc_set(rt, &od->inst_dict, NULL);
	ob_weakrefs_clear(rt, o);
	ob_odict_drop(rt, od);
	ob_dict_release(rt, &od->dict);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int odict_traverse(struct ob_object *o, struct ob_visitor *v)
{
	const struct odict_node *node;
	int err = 0;

	if (to_odict(o)->inst_dict)
		err = ob_visit_one(v, to_odict(o)->inst_dict);
	for (node = to_odict(o)->first; !err && node; node = node->next)
		err = ob_visit(v, node->key);
	return err ?: ob_dict_type_def.type.traverse(o, v);
}

static int odict_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &to_odict(o)->inst_dict, NULL);
	ob_dict_drop(rt, &to_odict(o)->dict);
	ob_odict_drop(rt, to_odict(o));
	return 0;
}

static s64 odict_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct odict *od = to_odict(o);
	s64 bytes = ob_dict_type_def.type.size_of(rt, o);

	bytes += od->nr_slots * (s64)sizeof(*od->slots);
	if (od->first)
		bytes += od->dict.used * (s64)sizeof(struct odict_node);
	return bytes;
}

struct ob_object *ob_odict_next_key(struct ob_rt *rt, struct ob_object *o,
				    const void **at)
{
	const struct odict_node *node = *at;

	if (!ob_is_odict(rt, o))
		return NULL;
	node = node ? node->next : to_odict(o)->first;
	*at = node;
	return node ? node->key : NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_odict_next_key);

const void *ob_odict_slots(const struct ob_object *o)
{
	return to_odict(o)->slots;
}
EXPORT_SYMBOL_IF_KUNIT(ob_odict_slots);

/* Every node knows its neighbours, and no slot is filled for nothing. */
bool ob_odict_ok(struct ob_rt *rt, const struct ob_object *o)
{
	const struct odict *od = to_odict(o);
	const struct odict_node *node, *prev = NULL;
	s64 nr = 0, i;

	if (!ob_is_dict(o) || !ob_is_odict(rt, o))
		return true;
	for (node = od->first; node; prev = node, node = node->next, nr++)
		if (node->prev != prev || !node->key)
			return false;
	if (od->last != prev || !od->slots != !od->nr_slots)
		return false;
	for (i = 0; i < od->nr_slots; i++)
		nr -= !!od->slots[i];
	return nr >= 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_odict_ok);

const void *ob_odict_chain(const struct ob_object *o, const void *block)
{
	const struct odict_node *node = block;

	return node ? node->next : to_odict(o)->first;
}

/* (key, value) of every node, in order; new list */
static struct ob_object *pairs_of(struct ob_rt *rt, struct odict *od)
{
	struct ob_object *list = ob_list_new(rt, 0), *key, *value, *pair;
	struct odict_node *node = od->first;
	int err = 0;
	u64 state;

	while (list && !err && node) {
		state = od->state;
		key = ob_newref(node->key);
		value = ob_dict_get(rt, OB_OBJ(od), key);
		if (!value && !ob_raised(rt))
			ob_odict_key_error(rt, key);
		pair = value ? ob_tuple_pack(rt, 2, key, value) : NULL;
		ob_decref(rt, key);
		err = !pair || ob_list_append(rt, list, pair) || ob_tick(rt) ||
		      ob_odict_after(rt, od, node, state, &node);
		ob_xdecref(rt, pair);
	}
	if (!err)
		return list;
	ob_decref(rt, list);
	return NULL;
}

static struct ob_object *items_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *items = ob_invoke_method(rt, o, "items", NULL, 0);
	struct ob_object *list;

	list = items ? ob_list_from_iterable(rt, items) : NULL;
	ob_xdecref(rt, items);
	return list;
}

static struct ob_object *odict_repr(struct ob_rt *rt, struct ob_object *o)
{
	const char *name = ob_type_short_name(o->type);
	struct ob_object *list, *res = NULL;
	int seen;

	if (!to_dict(o)->used)
		return ob_str_format(rt, "%s()", name);
	seen = ob_repr_enter(rt, o);
	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "...") : NULL;
	if (ob_is(rt, o, OB_T_ODICT))
		list = pairs_of(rt, to_odict(o));
	else
		list = items_of(rt, o);
	if (list) {
		res = ob_str_format(rt, "%s(%R)", name, list);
		ob_decref(rt, list);
	}
	ob_repr_leave(rt, o);
	return res;
}

/* Are the keys equal, one by one? 1, 0 or -1. */
static int keys_equal(struct ob_rt *rt, struct odict *a, struct odict *b)
{
	struct odict_node *i = a->first, *j = b->first;
	struct ob_object *x, *y;
	int eq = 1;

	while (eq > 0 && i && j) {
		u64 state[] = { a->state, b->state };

		x = ob_newref(i->key);
		y = ob_newref(j->key);
		eq = ob_compare_bool(rt, x, y, OB_EQ);
		ob_decref(rt, x);
		ob_decref(rt, y);
		if (eq > 0 && (ob_odict_after(rt, a, i, state[0], &i) ||
			       ob_odict_after(rt, b, j, state[1], &j) ||
			       ob_tick(rt)))
			eq = -1;
	}
	return eq > 0 ? !i && !j : eq;
}

static struct ob_object *odict_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *res;
	int eq;

	if (!ob_is_odict(rt, a) || !ob_is_dict(b))
		return ob_newref(ob_notimpl(rt));
	res = ob_dict_richcompare(rt, a, b, op);
	if (!ob_is_odict(rt, b) || res != ob_bool(rt, op == OB_EQ))
		return res;
	ob_decref(rt, res);
	eq = keys_equal(rt, to_odict(a), to_odict(b));
	return eq < 0 ? NULL : ob_newref(ob_bool(rt, eq == (op == OB_EQ)));
}

static const struct ob_getset_def odict_getset[] = {
	{ "__dict__", ob_instance_dict, ob_generic_set_dict },
	{ }
};

const struct ob_type_def ob_odict_type_def = {
	.type = {
		.name = "collections.OrderedDict",
		.basicsize = sizeof(struct odict),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.doc = "Dictionary that remembers insertion order",
		.dealloc = odict_dealloc,
		.repr = odict_repr,
		.number = &ob_odict_number,
		.mapping = &ob_odict_mapping,
		.hash = ob_hash_unhashable,
		.traverse = odict_traverse,
		.clear = odict_gc_clear,
		.richcompare = odict_richcompare,
		.weaklistoffset = offsetof(struct odict, weakreflist),
		.iter = ob_odict_iter,
		.methods = ob_odict_methods,
		.getset = odict_getset,
		.dictoffset = offsetof(struct odict, inst_dict),
		.init = ob_odict_init,
		.size_of = odict_size_of,
	},
	.base = OB_T_DICT,
};
