// SPDX-License-Identifier: GPL-2.0
/*
 * type_bases - cls.__bases__ = ...: a class gets other parents
 *
 * The new order is worked out for the class and everything derived from it
 * before anything else is told, because the mro() of a metaclass may raise, and
 * may even change bases itself. What has been changed by then is kept in a
 * list, from which it is put back.
 */
#include "type_priv.h"

/* Are the memory of instances and its release the base's? */
static bool same_as_base(const struct ob_type *type)
{
	const struct ob_type *base = type->tp_base;

	return base && type->basicsize == base->basicsize &&
	       type->itemsize == base->itemsize &&
	       type->dictoffset == base->dictoffset &&
	       type->weaklistoffset == base->weaklistoffset &&
	       !((type->flags ^ base->flags) & OB_TF_GC);
}

static bool names_equal(const struct ob_tuple *x, const struct ob_tuple *y)
{
	s64 i;

	if (ob_size(x) != ob_size(y))
		return false;
	for (i = 0; i < ob_size(x); i++)
		if (!ob_str_equal(x->item[i], y->item[i]))
			return false;
	return true;
}

/* Two classes with one base: do they add the same to it? */
static bool same_slots_added(const struct ob_type *a, const struct ob_type *b)
{
	const struct ob_tuple *x, *y;
	s64 size = a->tp_base->basicsize;

	if (a->dictoffset == size && b->dictoffset == size)
		size += sizeof(void *);
	if (a->weaklistoffset == size && b->weaklistoffset == size)
		size += sizeof(void *);
	if (!ob_type_is_heap(a) || !ob_type_is_heap(b))
		return false;
	x = ob_heap_type(a)->slots;
	y = ob_heap_type(b)->slots;
	if (x && y) {
		if (!names_equal(x, y))
			return false;
		size += ob_size(x) * sizeof(void *);
	}
	return size == a->basicsize && size == b->basicsize;
}

int ob_type_check_layout(struct ob_rt *rt, struct ob_type *from,
			 struct ob_type *to, const char *attr)
{
	const struct ob_type *a = from, *b = to;

	if ((from->flags ^ to->flags) & OB_TF_GC) {
		ob_raise(rt, OB_T_TypeError,
			 "%s assignment: '%N' deallocator differs from '%N'",
			 attr, to, from);
		return -1;
	}
	while (same_as_base(a))
		a = a->tp_base;
	while (same_as_base(b))
		b = b->tp_base;
	if ((a == b || (a->tp_base == b->tp_base && same_slots_added(a, b))) &&
	    !((from->flags ^ to->flags) & OB_TF_MANAGED_DICT))
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "%s assignment: '%N' object layout differs from '%N'", attr,
		 to, from);
	return -1;
}

/* Would @type become a base of itself? While mro() runs, its order is old. */
static bool makes_cycle(const struct ob_type *base, const struct ob_type *type)
{
	if (ob_is_subtype(base, type))
		return true;
	while (base && base != type)
		base = base->tp_base;
	return base;
}

static int check_bases(struct ob_rt *rt, struct ob_type *type,
		       struct ob_object *bases)
{
	s64 i;

	if (!ob_is_tuple(bases)) {
		ob_raise(rt, OB_T_TypeError,
			 "can only assign tuple to %N.__bases__, not %T", type,
			 bases);
		return -1;
	}
	if (!ob_size(bases)) {
		ob_raise(rt, OB_T_TypeError,
			 "can only assign non-empty tuple to %N.__bases__, not ()",
			 type);
		return -1;
	}
	for (i = 0; i < ob_size(bases); i++) {
		struct ob_object *base = ((struct ob_tuple *)bases)->item[i];

		if (!ob_is_type(base)) {
			ob_raise(rt, OB_T_TypeError,
				 "%N.__bases__ must be tuple of classes, not '%T'",
				 type, base);
			return -1;
		}
		if (makes_cycle(to_type(base), type)) {
			ob_raise(rt, OB_T_TypeError,
				 "a __bases__ item causes an inheritance cycle");
			return -1;
		}
	}
	return 0;
}

/* Note in @log that @type has a new order: (type, new, old). */
static int log_order(struct ob_rt *rt, struct ob_object *log,
		     struct ob_type *type, struct ob_tuple *old)
{
	struct ob_object *entry;
	int err;

	entry = ob_tuple_pack(rt, 3, type, type->mro,
			      old ? OB_OBJ(old) : ob_none(rt));
	if (!entry)
		return -1;
	err = ob_list_append(rt, log, entry);
	ob_decref(rt, entry);
	return err;
}

/* New orders for a class and those below it. */
static int reorder(struct ob_rt *rt, struct ob_type *type,
		   struct ob_object *log)
{
	struct ob_tuple *old = type->mro;
	struct ob_object *below;
	int err = 0;
	s64 i;

	if (ob_enter(rt, " while updating a class"))
		return -1;
	ob_xincref(old);
	err = ob_type_set_mro(rt, type);
	if (!err && type->mro != old) {
		err = log_order(rt, log, type, old);
		/* Those below are noted first: mro() can change who they are. */
		below = err ? NULL : ob_type_subclasses(rt, type);
		if (!below)
			err = -1;
		for (i = 0; !err && i < ob_size(below); i++)
			err = reorder(rt, to_type(((struct ob_list *)below)->item[i]),
				      log);
		ob_xdecref(rt, below);
	}
	ob_xdecref(rt, old);
	return err;
}

/* Put the old orders back, where nobody has changed them since. */
static void restore(struct ob_rt *rt, struct ob_object *log)
{
	s64 i;

	for (i = ob_size(log) - 1; i >= 0; i--) {
		struct ob_object *entry = ((struct ob_list *)log)->item[i];
		struct ob_object **item = ((struct ob_tuple *)entry)->item;
		struct ob_type *type = to_type(item[0]);

		if (OB_OBJ(type->mro) != item[1])
			continue;
		type->mro = item[2] == ob_none(rt) ? NULL :
			    (struct ob_tuple *)ob_newref(item[2]);
		ob_decref(rt, item[1]);
		ob_type_modified(type);
	}
}

/* Everything a class inherits by slot, and all that are derived from it. */
static int update_slots(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_subclasses *subs;
	u32 i;

	if (ob_enter(rt, " while updating a class"))
		return -1;
	ob_heap_type(type)->native = ob_type_native(type)->number;
	if (ob_slots_update(rt, type))
		return -1;
	subs = type->subclasses;
	for (i = 0; subs && i < subs->n; i++)
		if (update_slots(rt, subs->item[i]))
			return -1;
	return 0;
}

static void unlink_first(struct ob_type *base, const struct ob_type *type)
{
	struct ob_subclasses *subs = base->subclasses;
	u32 i = 0;

	while (i < subs->n && subs->item[i] != type)
		i++;
	if (i == subs->n)
		return;
	subs->n--;
	memmove(&subs->item[i], &subs->item[i + 1],
		(subs->n - i) * sizeof(subs->item[0]));
}

/* A base the class keeps knows it as its youngest now, as in CPython. */
static int relink(struct ob_rt *rt, struct ob_type *type,
		  struct ob_tuple *old)
{
	s64 i;

	for (i = 0; i < ob_size(type->bases); i++) {
		if (!ob_type_link(rt, to_type(type->bases->item[i]), type))
			continue;
		while (i--)
			ob_type_unlink(rt, to_type(type->bases->item[i]),
				       type);
		return -1;
	}
	for (i = 0; i < ob_size(old); i++)
		if (to_type(old->item[i])->subclasses)
			unlink_first(to_type(old->item[i]), type);
	return 0;
}

/**
 * struct parents - what a class is derived from
 * @bases: its bases
 * @base: the one whose layout it continues
 */
struct parents {
	struct ob_tuple *bases;
	struct ob_type *base;
};

static void parents_put(struct ob_rt *rt, struct parents *p)
{
	ob_decref(rt, p->bases);
	ob_decref(rt, p->base);
}

static int adopt(struct ob_rt *rt, struct ob_type *type,
		 struct parents *new, struct parents *old)
{
	struct ob_object *log = ob_list_new(rt, 0);
	int err;

	if (!log)
		return -1;
	type->bases = new->bases;
	type->tp_base = new->base;
	err = reorder(rt, type, log);
	if (!err && type->bases == new->bases)
		err = relink(rt, type, old->bases);
	if (err) {
		restore(rt, log);
		ob_decref(rt, log);
		if (type->bases != new->bases) {
			parents_put(rt, old);
			return -1;
		}
		type->bases = old->bases;
		type->tp_base = old->base;
		parents_put(rt, new);
		return -1;
	}
	ob_decref(rt, log);
	parents_put(rt, old);
	ob_type_modified(type);
	return update_slots(rt, type);
}

int ob_type_set_bases(struct ob_rt *rt, struct ob_type *type,
		      struct ob_object *bases)
{
	struct parents old, new;

	if (check_bases(rt, type, bases))
		return -1;
	new.bases = (struct ob_tuple *)bases;
	new.base = ob_best_base(rt, new.bases);
	if (!new.base ||
	    ob_type_check_layout(rt, type->tp_base, new.base, "__bases__"))
		return -1;
	ob_incref(new.bases);
	ob_incref(new.base);
	old.bases = type->bases;
	old.base = type->tp_base;
	return adopt(rt, type, &new, &old);
}
