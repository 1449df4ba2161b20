// SPDX-License-Identifier: GPL-2.0
/*
 * lru_cache - the callable functools.lru_cache() makes
 *
 * Results are in a dict by the arguments they belong to. The dict's order is
 * the order of last use: what is used is taken out and put back, and what goes
 * when there is no more room is its first entry.
 */
#include "objects_priv.h"
#include "type_priv.h"

/**
 * struct lru_cache - a function and its last results
 * @base: object header
 * @fn: the function
 * @cache: results by key
 * @mark: stands in a key between arguments and keywords
 * @info: type of what cache_info() returns
 * @maxsize: most results to keep, -1 for any number
 * @hits: calls answered from the dict
 * @misses: calls that were not
 * @typed: arguments of different types are different
 * @unused: as many bytes as CPython's has
 * @dict: __dict__, or NULL
 * @weakreflist: weak references to it
 */
struct lru_cache {
	struct ob_object base;
	struct ob_object *fn, *cache, *mark, *info;
	s64 maxsize, hits, misses;
	bool typed;
	u64 unused[7];
	struct ob_object *dict, *weakreflist;
};

static_assert(sizeof(struct lru_cache) == 152);

static struct lru_cache *to_lru(struct ob_object *o)
{
	return (struct lru_cache *)o;
}

static void lru_cache_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct lru_cache *c = to_lru(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, c->cache);
	ob_xdecref(rt, c->fn);
	ob_xdecref(rt, c->mark);
	ob_xdecref(rt, c->info);
	ob_xdecref(rt, c->dict);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int lru_cache_traverse(struct ob_object *o, struct ob_visitor *v)
{
	int err = ob_visit_all(v, &to_lru(o)->fn, 4);

	return err ?: ob_visit_one(v, to_lru(o)->dict);
}

/* user_function, maxsize, typed, cache_info_type, kwd_mark */
static struct ob_object *lru_cache_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct lru_cache *c;
	s64 maxsize = -1;
	int typed;

	if (ob_args_no_kw(rt, "_lru_cache_wrapper", kwnames) ||
	    ob_args_check(rt, "_lru_cache_wrapper", nargs, 5, 5))
		return NULL;
	if (!args[0]->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"the first argument must be callable");
	if (args[1] != ob_none(rt)) {
		if (!args[1]->type->number || !args[1]->type->number->index)
			return ob_raise(rt, OB_T_TypeError,
					"maxsize should be integer or None");
		maxsize = ob_index_s64(rt, args[1], OB_T_OverflowError);
		if (maxsize == -1 && ob_raised(rt))
			return NULL;
		maxsize = max_t(s64, maxsize, 0);
	}
	typed = ob_is_true(rt, args[2]);
	if (typed < 0)
		return NULL;
	c = ob_type_alloc(rt, type, 0);
	if (!c)
		return NULL;
	c->fn = ob_newref(args[0]);
	c->info = ob_newref(args[3]);
	c->mark = ob_newref(args[4]);
	c->maxsize = maxsize;
	c->typed = typed;
	c->cache = ob_dict_new(rt);
	if (!c->cache) {
		ob_decref(rt, c);
		return NULL;
	}
	ob_track(rt, c);
	return OB_OBJ(c);
}

/* One object for a call's arguments; one int or str is its own key. */
static struct ob_object *lru_key(struct ob_rt *rt, struct lru_cache *c,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	size_t nkw = kwnames ? ob_size(kwnames) : 0, n = nargs, i;
	struct ob_object *key, **to;

	if (!c->typed && !nkw) {
		if (nargs == 1 && (ob_is(rt, args[0], OB_T_INT) ||
				   ob_is(rt, args[0], OB_T_STR)))
			return ob_newref(args[0]);
		return ob_tuple_from_array(rt, args, nargs);
	}
	if (nkw)
		n += 1 + 2 * nkw;
	if (c->typed)
		n += nargs + nkw;
	key = ob_tuple_new(rt, n);
	if (!key)
		return NULL;
	to = ((struct ob_tuple *)key)->item;
	for (i = 0; i < nargs; i++)
		*to++ = ob_newref(args[i]);
	if (nkw)
		*to++ = ob_newref(c->mark);
	for (i = 0; i < nkw; i++) {
		*to++ = ob_newref(kwnames->item[i]);
		*to++ = ob_newref(args[nargs + i]);
	}
	for (i = 0; c->typed && i < nargs + nkw; i++)
		*to++ = ob_newref(args[i]->type);
	return key;
}

/* make it the entry last used */
static int lru_touch(struct ob_rt *rt, struct lru_cache *c,
		     struct ob_object *key, struct ob_object *result)
{
	if (ob_dict_del(rt, c->cache, key) < 0)
		return -1;
	return ob_dict_set(rt, c->cache, key, result);
}

/* the entry that has not been used for longest goes */
static int lru_evict(struct ob_rt *rt, struct lru_cache *c)
{
	struct ob_object *key, *value;
	s64 pos = 0;
	int err;

	if (!ob_dict_next(c->cache, &pos, &key, &value))
		return 0;
	ob_incref(key);
	ob_incref(value);
	err = ob_dict_del(rt, c->cache, key);
	ob_decref(rt, key);
	ob_decref(rt, value);
	return err < 0 ? -1 : 0;
}

static int lru_store(struct ob_rt *rt, struct lru_cache *c,
		     struct ob_object *key, struct ob_object *result)
{
	struct ob_object *there;

	if (c->maxsize >= 0) {
		/* the function may have called itself with the same arguments */
		there = ob_dict_get(rt, c->cache, key);
		if (there || ob_raised(rt))
			return there ? 0 : -1;
		if (((struct ob_dict *)c->cache)->used >= c->maxsize &&
		    lru_evict(rt, c))
			return -1;
	}
	return ob_dict_set(rt, c->cache, key, result);
}

static struct ob_object *lru_cache_call(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	struct lru_cache *c = to_lru(o);
	struct ob_object *key, *res;

	if (!c->maxsize) {
		c->misses++;
		return ob_call(rt, c->fn, args, nargs, kwnames);
	}
	key = lru_key(rt, c, args, nargs, kwnames);
	if (!key)
		return NULL;
	res = ob_dict_get(rt, c->cache, key);
	if (res) {
		ob_incref(res);
		c->hits++;
		if (c->maxsize > 0 && lru_touch(rt, c, key, res)) {
			ob_decref(rt, res);
			res = NULL;
		}
	} else if (!ob_raised(rt)) {
		c->misses++;
		res = ob_call(rt, c->fn, args, nargs, kwnames);
		if (res && lru_store(rt, c, key, res)) {
			ob_decref(rt, res);
			res = NULL;
		}
	}
	ob_decref(rt, key);
	return res;
}

static struct ob_object *lru_cache_get(struct ob_rt *rt, struct ob_object *self,
				       struct ob_object *o,
				       struct ob_type *type)
{
	if (!o || o == ob_none(rt))
		return ob_newref(self);
	return ob_method_new(rt, self, o);
}

static struct ob_object *lru_cache_info(OB_FN_ARGS)
{
	struct lru_cache *c = to_lru(self);
	struct ob_object *part[4] = { NULL }, *res = NULL;
	int i;

	part[0] = ob_int_from_s64(rt, c->hits);
	part[1] = ob_int_from_s64(rt, c->misses);
	part[2] = c->maxsize < 0 ? ob_newref(ob_none(rt)) :
				   ob_int_from_s64(rt, c->maxsize);
	part[3] = ob_int_from_s64(rt, ((struct ob_dict *)c->cache)->used);
	if (part[0] && part[1] && part[2] && part[3])
		res = ob_call(rt, c->info, part, 4, NULL);
	for (i = 0; i < 4; i++)
		ob_xdecref(rt, part[i]);
	return res;
}

static struct ob_object *lru_cache_clear(OB_FN_ARGS)
{
	struct lru_cache *c = to_lru(self);

	c->hits = 0;
	c->misses = 0;
	ob_dict_clear(rt, c->cache);
	return ob_newref(ob_none(rt));
}

static struct ob_object *lru_cache_self(OB_FN_ARGS)
{
	return ob_newref(self);
}

/* Its name: copies are the same object. */
static struct ob_object *lru_cache_reduce(OB_FN_ARGS)
{
	return ob_getattr(rt, self, ob_name(rt, OB_N_qualname));
}

static const struct ob_method_def lru_cache_methods[] = {
	{ "__reduce__", lru_cache_reduce, OB_METH_NOARGS },
	{ "cache_info", lru_cache_info, OB_METH_NOARGS,
	  "Report cache statistics" },
	{ "cache_clear", lru_cache_clear, OB_METH_NOARGS,
	  "Clear the cache and cache statistics" },
	{ "__copy__", lru_cache_self, OB_METH_NOARGS },
	{ "__deepcopy__", lru_cache_self, OB_METH_O },
	{ }
};

static const struct ob_getset_def lru_cache_getset[] = {
	{ "__dict__", ob_instance_dict, ob_generic_set_dict },
	{ }
};

const struct ob_type_def ob_lru_cache_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "functools._lru_cache_wrapper",
		.basicsize = sizeof(struct lru_cache),
		.flags = OB_TF_GC | OB_TF_METHOD_DESCR,
		.doc = "Create a cached callable that wraps another function.",
		.dealloc = lru_cache_dealloc,
		.traverse = lru_cache_traverse,
		.call = lru_cache_call,
		.descr_get = lru_cache_get,
		.weaklistoffset = offsetof(struct lru_cache, weakreflist),
		.dictoffset = offsetof(struct lru_cache, dict),
		.methods = lru_cache_methods,
		.getset = lru_cache_getset,
		.new = lru_cache_new,
	},
};
