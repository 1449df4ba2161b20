// SPDX-License-Identifier: GPL-2.0
/*
 * set_ops - set algebra
 *
 * Which of two sets is walked, and into what the keys are put, decides the
 * order of a result and the moment an odd comparison is made; both are CPython
 * 3.11's. Keys are held while code of the program may run.
 */
#include "dict_priv.h"
#include "set_priv.h"

/* what is done with each key of another container: 1 stop, 0 go on, -1 raised */
typedef int set_step(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		     s64 hash, struct ob_set *res);

static int step_hold(struct ob_rt *rt, set_step *step, struct ob_set *s,
		     struct ob_object *key, s64 hash, struct ob_set *res)
{
	int stop;

	ob_incref(key);
	stop = step(rt, s, key, hash, res);
	ob_decref(rt, key);
	return stop || !ob_tick(rt) ? stop : -1;
}

/* Take the step for every key of a set. */
static int walk_set(struct ob_rt *rt, struct ob_set *walked, set_step *step,
		    struct ob_set *s, struct ob_set *res)
{
	struct ob_set_entry *e;
	int stop = 0;
	s64 i = 0;

	while (!stop && (e = ob_set_walk(walked, &i)))
		stop = step_hold(rt, step, s, e->key, e->hash, res);
	return stop;
}

/* Take the step for every item of any iterable. */
static int walk_items(struct ob_rt *rt, struct ob_object *walked,
		      set_step *step, struct ob_set *s, struct ob_set *res)
{
	struct ob_object *it = ob_iter(rt, walked), *key;
	int stop = 0;
	s64 hash;

	if (!it)
		return -1;
	while (!stop && (key = ob_iternext(rt, it))) {
		hash = ob_set_key_hash(rt, key);
		stop = hash == -1 ? -1 :
		       step_hold(rt, step, s, key, hash, res);
		ob_decref(rt, key);
	}
	ob_decref(rt, it);
	return !stop && ob_raised(rt) ? -1 : stop;
}

static int step_keep_common(struct ob_rt *rt, struct ob_set *s,
			    struct ob_object *key, s64 hash,
			    struct ob_set *res)
{
	int has = ob_set_has(rt, s, key, hash);

	return has > 0 ? ob_set_put(rt, res, key, hash) : has;
}

/* As above; an iterable is not asked for more than can be found. */
static int step_keep_item(struct ob_rt *rt, struct ob_set *s,
			  struct ob_object *key, s64 hash, struct ob_set *res)
{
	int has = ob_set_has(rt, s, key, hash);

	if (has <= 0)
		return has;
	if (ob_set_put(rt, res, key, hash))
		return -1;
	return res->used >= s->used;
}

static int step_keep_missing(struct ob_rt *rt, struct ob_set *s,
			     struct ob_object *key, s64 hash,
			     struct ob_set *res)
{
	int has = ob_set_has(rt, s, key, hash);

	return has ? min(has, 0) : ob_set_put(rt, res, key, hash);
}

static int step_take(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		     s64 hash, struct ob_set *res)
{
	return min(ob_set_take(rt, s, key, hash), 0);
}

static int step_toggle(struct ob_rt *rt, struct ob_set *s,
		       struct ob_object *key, s64 hash, struct ob_set *res)
{
	int taken = ob_set_take(rt, s, key, hash);

	return taken ? min(taken, 0) : ob_set_put(rt, s, key, hash);
}

static int step_find(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		     s64 hash, struct ob_set *res)
{
	return ob_set_has(rt, s, key, hash);
}

static int step_miss(struct ob_rt *rt, struct ob_set *s, struct ob_object *key,
		     s64 hash, struct ob_set *res)
{
	int has = ob_set_has(rt, s, key, hash);

	return has < 0 ? -1 : !has;
}

struct ob_object *ob_set_intersect(struct ob_rt *rt, struct ob_object *a,
				   struct ob_object *other)
{
	struct ob_set *s = to_set(a), *o = to_set(other);
	struct ob_object *res;
	int err;

	if (a == other)
		return ob_set_make_base(rt, a, a);
	res = ob_set_make_base(rt, a, NULL);
	if (!res)
		return NULL;
	if (ob_is_set(rt, other)) {
		if (o->used > s->used)
			swap(s, o);
		err = walk_set(rt, o, step_keep_common, s, to_set(res));
	} else {
		err = walk_items(rt, other, step_keep_item, s, to_set(res));
	}
	if (err >= 0)
		return res;
	ob_decref(rt, res);
	return NULL;
}

int ob_set_subtract_from(struct ob_rt *rt, struct ob_set *s,
			 struct ob_object *other)
{
	struct ob_object *common = NULL;
	int err;

	if (other == OB_OBJ(s)) {
		ob_set_drop(rt, s);
		return 0;
	}
	if (!ob_is_set(rt, other)) {
		err = walk_items(rt, other, step_take, s, NULL);
	} else {
		/* Of a much larger set only what both have is of interest. */
		if (to_set(other)->used >> 3 > s->used)
			common = ob_set_intersect(rt, OB_OBJ(s), other);
		else
			common = ob_newref(other);
		if (!common)
			return -1;
		err = walk_set(rt, to_set(common), step_take, s, NULL);
		ob_decref(rt, common);
	}
	if (err < 0)
		return -1;
	if (s->fill - s->used <= s->mask / 4)
		return 0;
	return ob_set_compact(rt, s);
}

static struct ob_object *copy_and_subtract(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *other)
{
	struct ob_object *res = ob_set_make_base(rt, a, a);

	if (res && ob_set_subtract_from(rt, to_set(res), other)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

/* Keys of a set that are not in a dict. */
static int keep_not_in_dict(struct ob_rt *rt, struct ob_set *s,
			    struct ob_dict *d, struct ob_set *res)
{
	struct ob_object *key, *value;
	struct ob_set_entry *e;
	s64 i = 0, hash, ix;
	int err = 0;

	while (!err && (e = ob_set_walk(s, &i))) {
		key = ob_newref(e->key);
		hash = e->hash;
		ix = ob_dict_find(rt, d, key, hash, &value);
		if (ix == DICT_ERROR)
			err = -1;
		else if (ix == DICT_EMPTY)
			err = ob_set_put(rt, res, key, hash);
		ob_decref(rt, key);
		if (!err)
			err = ob_tick(rt);
	}
	return err;
}

struct ob_object *ob_set_subtract(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *other)
{
	bool is_set = ob_is_set(rt, other);
	struct ob_object *res;
	int err;
	s64 n;

	if (!is_set && !ob_is(rt, other, OB_T_DICT))
		return copy_and_subtract(rt, a, other);
	n = is_set ? to_set(other)->used : to_dict(other)->used;
	if (to_set(a)->used >> 2 > n)
		return copy_and_subtract(rt, a, other);
	res = ob_set_make_base(rt, a, NULL);
	if (!res)
		return NULL;
	if (is_set)
		err = walk_set(rt, to_set(a), step_keep_missing, to_set(other),
			       to_set(res));
	else
		err = keep_not_in_dict(rt, to_set(a), to_dict(other),
				       to_set(res));
	if (!err)
		return res;
	ob_decref(rt, res);
	return NULL;
}

static int toggle_dict(struct ob_rt *rt, struct ob_set *s, struct ob_dict *d)
{
	struct ob_object *key, *value;
	s64 i = 0, hash;
	int err = 0;

	while (!err && ob_dict_next(OB_OBJ(d), &i, &key, &value)) {
		hash = ob_dict_hash_at(rt, d, key, i - 1);
		err = step_hold(rt, step_toggle, s, key, hash, NULL);
	}
	return err;
}

int ob_set_xor_into(struct ob_rt *rt, struct ob_set *s,
		    struct ob_object *other)
{
	struct ob_object *set;
	int err;

	if (other == OB_OBJ(s)) {
		ob_set_drop(rt, s);
		return 0;
	}
	if (ob_is(rt, other, OB_T_DICT))
		return toggle_dict(rt, s, to_dict(other));
	/* Each key counts once, however often an iterable gives it. */
	if (ob_is_set(rt, other))
		set = ob_newref(other);
	else
		set = ob_set_make_base(rt, OB_OBJ(s), other);
	if (!set)
		return -1;
	err = walk_set(rt, to_set(set), step_toggle, s, NULL);
	ob_decref(rt, set);
	return err;
}

int ob_set_is_subset(struct ob_rt *rt, struct ob_object *a,
		     struct ob_object *other)
{
	struct ob_object *all;
	int missing;

	if (!ob_is_set(rt, other)) {
		all = ob_set_make(rt, ob_type_of(rt, OB_T_SET), other);
		if (!all)
			return -1;
		missing = !ob_set_is_subset(rt, a, all);
		ob_decref(rt, all);
		return ob_raised(rt) ? -1 : !missing;
	}
	if (to_set(a)->used > to_set(other)->used)
		return 0;
	missing = walk_set(rt, to_set(a), step_miss, to_set(other), NULL);
	return missing < 0 ? -1 : !missing;
}

int ob_set_is_superset(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *other)
{
	int missing;

	if (ob_is_set(rt, other))
		return ob_set_is_subset(rt, other, a);
	missing = walk_items(rt, other, step_miss, to_set(a), NULL);
	return missing < 0 ? -1 : !missing;
}

int ob_set_is_disjoint(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *other)
{
	struct ob_set *s = to_set(a), *o = to_set(other);
	int found;

	if (a == other)
		return !s->used;
	if (ob_is(rt, other, OB_T_SET) || ob_is(rt, other, OB_T_FROZENSET)) {
		if (o->used > s->used)
			swap(s, o);
		found = walk_set(rt, o, step_find, s, NULL);
	} else {
		found = walk_items(rt, other, step_find, s, NULL);
	}
	return found < 0 ? -1 : !found;
}
