// SPDX-License-Identifier: GPL-2.0
/*
 * weakref - weak references: to an object without holding it
 *
 * An object that can be referred to weakly has a list of its weak references
 * at its type's weaklistoffset:
 *
 *   object.weaklist -> [ref] -> [proxy] -> those with callbacks, newest first
 *
 * where a plain ref and a plain proxy without callback are made once and given
 * out again. None of them is counted. A dead weak reference refers to None, is
 * in no list and has no callback.
 *
 * Proxies, which behave like what they refer to, are in weakproxy.c.
 */
#include "weakref_priv.h"

struct ob_object **ob_weaklist_of(struct ob_object *o)
{
	s64 offset = o->type->weaklistoffset;

	/* Builtin types have room for the list without being instances. */
	if (offset <= 0)
		return NULL;
	return (struct ob_object **)((char *)o + offset);
}

static bool is_dead(struct ob_rt *rt, const struct ob_weakref *w)
{
	return w->object == ob_none(rt);
}

/* Take @w out of its object's list; the callback stays. */
static void weakref_unlink(struct ob_rt *rt, struct ob_weakref *w)
{
	struct ob_object **list;

	if (is_dead(rt, w))
		return;
	list = ob_weaklist_of(w->object);
	if (*list == OB_OBJ(w))
		*list = OB_OBJ(w->next);
	if (w->prev)
		w->prev->next = w->next;
	if (w->next)
		w->next->prev = w->prev;
	w->prev = NULL;
	w->next = NULL;
	w->object = ob_none(rt);
}

static void weakref_clear(struct ob_rt *rt, struct ob_weakref *w)
{
	struct ob_object *callback = w->callback;

	weakref_unlink(rt, w);
	w->callback = NULL;
	ob_xdecref(rt, callback);
}

/* The plain ref and the plain proxy of a list, NULL for each that is not there. */
static void basic_refs(struct ob_rt *rt, struct ob_weakref *first,
		       struct ob_weakref **ref, struct ob_weakref **proxy)
{
	*ref = NULL;
	*proxy = NULL;
	if (first && !first->callback && ob_is(rt, first, OB_T_WEAKREF)) {
		*ref = first;
		first = first->next;
	}
	if (first && !first->callback && ob_is_weakproxy(rt, first))
		*proxy = first;
}

static void weakref_link(struct ob_object **list, struct ob_weakref *w,
			 struct ob_weakref *after)
{
	struct ob_weakref *next = after ? after->next : to_weakref(*list);

	w->prev = after;
	w->next = next;
	if (next)
		next->prev = w;
	if (after)
		after->next = w;
	else
		*list = OB_OBJ(w);
}

/*
 * A weak reference of @type to @o. Making one can collect garbage and with it
 * run code that makes another: the list is looked at again afterwards.
 */
static struct ob_object *weakref_make(struct ob_rt *rt, struct ob_type *type,
				      struct ob_object *o,
				      struct ob_object *callback)
{
	struct ob_object **list = ob_weaklist_of(o);
	bool is_proxy = type->tid != OB_T_WEAKREF;
	struct ob_weakref *basic[2], *w, *after;
	bool plain;

	if (!list)
		return ob_raise(rt, OB_T_TypeError,
				"cannot create weak reference to '%s' object",
				o->type->name);
	if (callback == ob_none(rt))
		callback = NULL;
	plain = !callback && !(type->flags & OB_TF_HEAPTYPE);
	basic_refs(rt, to_weakref(*list), &basic[0], &basic[1]);
	if (plain && basic[is_proxy])
		return ob_newref(basic[is_proxy]);
	w = ob_type_alloc(rt, type, 0);
	if (!w)
		return NULL;
	w->hash = -1;
	w->object = ob_none(rt);
	basic_refs(rt, to_weakref(*list), &basic[0], &basic[1]);
	if (plain && basic[is_proxy]) {
		ob_decref(rt, w);
		return ob_newref(basic[is_proxy]);
	}
	w->object = o;
	w->callback = callback ? ob_newref(callback) : NULL;
	if (plain)
		after = is_proxy ? basic[0] : NULL;
	else
		after = basic[1] ?: basic[0];
	weakref_link(list, w, after);
	if (!ob_gc_is_tracked(ob_gc_of(w)))
		ob_track(rt, w);
	return OB_OBJ(w);
}

struct ob_object *ob_weakref_new(struct ob_rt *rt, struct ob_object *o,
				 struct ob_object *callback)
{
	return weakref_make(rt, ob_type_of(rt, OB_T_WEAKREF), o, callback);
}
EXPORT_SYMBOL_IF_KUNIT(ob_weakref_new);

struct ob_object *ob_weakproxy_new(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *callback)
{
	enum ob_tid tid = o->type->call ? OB_T_WEAKCALLABLEPROXY :
					  OB_T_WEAKPROXY;

	return weakref_make(rt, ob_type_of(rt, tid), o, callback);
}

struct ob_object *ob_weakref_get(struct ob_rt *rt, struct ob_object *ref)
{
	struct ob_weakref *w = to_weakref(ref);

	/* What is being deallocated is as good as dead. */
	if (is_dead(rt, w) || w->object->refcnt <= 0)
		return NULL;
	return ob_newref(w->object);
}
EXPORT_SYMBOL_IF_KUNIT(ob_weakref_get);

static void weakref_call(struct ob_rt *rt, struct ob_object *callback,
			 struct ob_object *w)
{
	struct ob_object *res = ob_call(rt, callback, &w, 1, NULL);

	if (!res)
		ob_unraisable(rt, NULL, callback);
	ob_xdecref(rt, res);
}

/*
 * All of them are cleared before the first callback runs. Those to be called
 * wait in a chain through next, their callbacks in prev: fields that mean
 * nothing in a weak reference that refers to nothing.
 */
void ob_weakrefs_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object **list = ob_weaklist_of(o), *exc, *callback;
	struct ob_weakref *w, *first = NULL, **end = &first;

	if (likely(!list || !*list))
		return;
	exc = ob_take_exc(rt);
	while ((w = to_weakref(*list))) {
		callback = w->callback;
		w->callback = NULL;
		weakref_unlink(rt, w);
		if (!callback)
			continue;
		if (w->base.refcnt <= 0) {
			ob_decref(rt, callback);
			continue;
		}
		ob_incref(w);
		w->prev = (struct ob_weakref *)callback;
		*end = w;
		end = &w->next;
	}
	while ((w = first)) {
		first = w->next;
		callback = OB_OBJ(w->prev);
		w->prev = NULL;
		w->next = NULL;
		weakref_call(rt, callback, OB_OBJ(w));
		ob_decref(rt, callback);
		ob_decref(rt, w);
	}
	if (exc)
		ob_set_exc(rt, exc);
}
EXPORT_SYMBOL_IF_KUNIT(ob_weakrefs_clear);

/* Clear the weak references to @o; those to call go to @calls, held. */
static void collect_from(struct ob_rt *rt, struct ob_object *o,
			 struct ob_gc_head *calls)
{
	struct ob_object **list = ob_weaklist_of(o);
	struct ob_gc_watch *watch = rt->gc.watch;
	struct ob_weakref *w;
	bool call;

	while ((w = to_weakref(*list))) {
		/* A callback of what is garbage itself is not called. */
		call = w->callback &&
		       !(ob_gc_of(w)->prev & OB_GC_COLLECTING);
		if (watch)
			watch->object(watch, OB_GC_WEAKREF, OB_OBJ(w), call);
		weakref_unlink(rt, w);
		if (!call)
			continue;
		ob_incref(w);
		ob_gc_move(ob_gc_of(w), calls);
	}
}

u64 ob_weakrefs_collect(struct ob_gc *gc, struct ob_gc_head *unreachable,
			struct ob_gc_head *old)
{
	struct ob_rt *rt = gc->rt;
	struct ob_gc_head *calls = &gc->work[2], *head, *next;
	struct ob_object *callback;
	struct ob_weakref *w;
	u64 nr = 0;

	for (head = ob_gc_next(unreachable); head != unreachable; head = next) {
		struct ob_object *o = ob_from_gc(head);

		next = ob_gc_next(head);
		if (ob_has_flag(o, OB_TF_WEAKREF))
			weakref_unlink(rt, to_weakref(o));
		if (ob_weaklist_of(o))
			collect_from(rt, o, calls);
	}
	while ((head = ob_gc_next(calls)) != calls) {
		w = to_weakref(ob_from_gc(head));
		callback = ob_newref(w->callback);
		weakref_call(rt, callback, OB_OBJ(w));
		ob_decref(rt, callback);
		ob_decref(rt, w);
		if (ob_gc_next(calls) == head)
			ob_gc_move(head, old);
		else
			nr++;
		ob_relax();
	}
	return nr;
}

/* the type */

void ob_weakref_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	weakref_clear(rt, to_weakref(o));
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

int ob_weakref_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, to_weakref(o)->callback);
}

int ob_weakref_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	weakref_clear(rt, to_weakref(o));
	return 0;
}

static struct ob_object *weakref_type_new(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	if (ob_args_check(rt, "__new__", nargs, 1, 2))
		return NULL;
	return weakref_make(rt, type, args[0], nargs > 1 ? args[1] : NULL);
}

static int weakref_init(struct ob_rt *rt, struct ob_object *self,
			struct ob_object *const *args, size_t nargs,
			struct ob_tuple *kwnames)
{
	return ob_args_no_kw(rt, "ref", kwnames) ?:
	       ob_args_check(rt, "__init__", nargs, 1, 2);
}

static struct ob_object *weakref_call_slot(struct ob_rt *rt,
					   struct ob_object *o,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, "weakref", kwnames) ||
	    ob_args_check(rt, "weakref", nargs, 0, 0))
		return NULL;
	return ob_weakref_get(rt, o) ?: ob_newref(ob_none(rt));
}

static s64 weakref_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_weakref *w = to_weakref(o);
	struct ob_object *to;
	s64 hash;

	if (w->hash != -1)
		return w->hash;
	to = ob_weakref_get(rt, o);
	if (!to) {
		ob_raise(rt, OB_T_TypeError, "weak object has gone away");
		return -1;
	}
	hash = ob_hash(rt, to);
	ob_decref(rt, to);
	w->hash = hash;
	return hash;
}

/* The name of what is referred to, if it has one; new, or NULL, not raised. */
static struct ob_object *weakref_name(struct ob_rt *rt, struct ob_object *to)
{
	struct ob_object *attr = ob_str_intern_c(rt, "__name__");
	struct ob_object *name = attr ? ob_getattr(rt, to, attr) : NULL;

	ob_xdecref(rt, attr);
	if (name && ob_is_str(name))
		return name;
	ob_xdecref(rt, name);
	if (ob_raised(rt))
		ob_clear_exc(rt);
	return NULL;
}

static struct ob_object *weakref_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *to = ob_weakref_get(rt, o), *name, *res;
	u64 id = ob_id_of(&rt->heap, o);

	if (!to)
		return ob_str_format(rt, "<weakref at 0x%llx; dead>", id);
	name = weakref_name(rt, to);
	if (name)
		res = ob_str_format(rt,
				    "<weakref at 0x%llx; to '%s' at 0x%llx (%U)>",
				    id, to->type->name,
				    ob_id_of(&rt->heap, to), name);
	else
		res = ob_str_format(rt, "<weakref at 0x%llx; to '%s' at 0x%llx>",
				    id, to->type->name,
				    ob_id_of(&rt->heap, to));
	ob_xdecref(rt, name);
	ob_decref(rt, to);
	return res;
}

/* While both live, what they refer to is compared; else they are. */
static struct ob_object *weakref_richcompare(struct ob_rt *rt,
					     struct ob_object *a,
					     struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *x, *y, *res;

	if ((op != OB_EQ && op != OB_NE) || !ob_has_flag(a, OB_TF_WEAKREF) ||
	    !ob_has_flag(b, OB_TF_WEAKREF))
		return ob_newref(ob_notimpl(rt));
	x = ob_weakref_get(rt, a);
	y = ob_weakref_get(rt, b);
	if (x && y)
		res = ob_compare(rt, x, y, op);
	else
		res = ob_newref(ob_bool(rt, (a == b) == (op == OB_EQ)));
	ob_xdecref(rt, x);
	ob_xdecref(rt, y);
	return res;
}

static struct ob_object *weakref_get_callback(struct ob_rt *rt,
					      struct ob_object *o)
{
	return ob_newref(to_weakref(o)->callback ?: ob_none(rt));
}

static const struct ob_getset_def weakref_getset[] = {
	{ "__callback__", weakref_get_callback, ob_member_readonly },
	{ }
};

static const struct ob_method_def weakref_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

const struct ob_type_def ob_weakref_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "weakref.ReferenceType",
		.basicsize = sizeof(struct ob_weakref),
		.flags = OB_TF_GC | OB_TF_BASETYPE | OB_TF_WEAKREF,
		.dealloc = ob_weakref_dealloc,
		.traverse = ob_weakref_traverse,
		.clear = ob_weakref_gc_clear,
		.repr = weakref_repr,
		.hash = weakref_hash,
		.call = weakref_call_slot,
		.richcompare = weakref_richcompare,
		.methods = weakref_methods,
		.getset = weakref_getset,
		.init = weakref_init,
		.new = weakref_type_new,
	},
};
