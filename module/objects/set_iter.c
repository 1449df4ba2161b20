// SPDX-License-Identifier: GPL-2.0
/*
 * set_iter - the iterator over a set
 *
 * It notices when the number of keys changes under it, and then refuses for
 * good.
 */
#include "set_priv.h"

/**
 * struct set_iter - position in a set
 * @base: object header
 * @set: NULL when exhausted
 * @used: keys the set had; -1 once it had another number
 * @pos: entry to look at next
 * @left: keys still to come
 */
struct set_iter {
	struct ob_object base;
	struct ob_set *set;
	s64 used;
	s64 pos;
	s64 left;
};

static_assert(sizeof(struct set_iter) == 48);

static struct set_iter *to_iter(const void *o)
{
	return (struct set_iter *)o;
}

struct ob_object *ob_set_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct set_iter *it = ob_obj_alloc(rt, OB_T_SET_ITER, sizeof(*it));

	if (!it)
		return NULL;
	it->set = ob_newref(o);
	it->used = it->set->used;
	it->pos = 0;
	it->left = it->set->used;
	ob_track(rt, it);
	return OB_OBJ(it);
}

static int set_iter_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_set *set = to_iter(o)->set;

	to_iter(o)->set = NULL;
	ob_xdecref(rt, set);
	return 0;
}

static void set_iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	ob_xdecref(rt, to_iter(o)->set);
	ob_obj_free(rt, o);
}

static int set_iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit(v, to_iter(o)->set);
}

static struct ob_object *set_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct set_iter *it = to_iter(o);
	struct ob_set_entry *e;

	if (!it->set)
		return NULL;
	if (it->used != it->set->used) {
		it->used = -1;
		return ob_raise(rt, OB_T_RuntimeError,
				"Set changed size during iteration");
	}
	e = ob_set_walk(it->set, &it->pos);
	if (!e) {
		set_iter_clear(rt, o);
		return NULL;
	}
	it->left--;
	return ob_newref(e->key);
}

static struct ob_object *set_iter_hint(struct ob_rt *rt,
				       struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct set_iter *it = to_iter(self);
	bool valid = it->set && it->used == it->set->used;

	return ob_int_from_s64(rt, valid ? it->left : 0);
}

/* (iter, ([what is left],)); the iterator itself stays where it is. */
static struct ob_object *set_iter_reduce(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	struct ob_object *list = ob_list_new(rt, 0), *fn, *res = NULL;
	struct ob_set *set = to_iter(self)->set;
	s64 pos = to_iter(self)->pos;
	struct ob_set_entry *e;

	if (!list)
		return NULL;
	if (set && to_iter(self)->used != set->used) {
		ob_raise(rt, OB_T_RuntimeError,
			 "Set changed size during iteration");
		goto out;
	}
	while (set && (e = ob_set_walk(set, &pos)))
		if (ob_list_append(rt, list, e->key))
			goto out;
	fn = ob_builtins(rt);
	if (fn)
		fn = ob_dict_get_c(rt, fn, "iter");
	if (fn)
		res = ob_reduced(rt, fn, list);
out:
	ob_decref(rt, list);
	return res;
}

static const struct ob_method_def set_iter_methods[] = {
	{ "__length_hint__", set_iter_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ "__reduce__", set_iter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

const struct ob_type_def ob_set_iter_type_def = {
	.type = {
		.name = "set_iterator",
		.basicsize = sizeof(struct set_iter),
		.flags = OB_TF_GC,
		.dealloc = set_iter_dealloc,
		.traverse = set_iter_traverse,
		.clear = set_iter_clear,
		.iter = ob_iter_self,
		.iternext = set_iter_next,
		.methods = set_iter_methods,
	},
	.base = OB_T_OBJECT,
};
