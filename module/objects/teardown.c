// SPDX-License-Identifier: GPL-2.0
/*
 * teardown - an end that leaves nothing: what proves that counts were right
 *
 * A release build gives a session's memory back in one piece and looks at no
 * object. A debug build drops every reference the runtime owns first. Whatever
 * is then still alive, or still refers to a static object, is somebody's
 * reference that was counted and never dropped.
 */
#include "objects_priv.h"

static void drop(struct ob_rt *rt, void *field)
{
	struct ob_object **ref = field, *o = *ref;

	*ref = NULL;
	ob_xdecref(rt, o);
}

/* What builtin types got when they were first looked at. */
static void drop_types(struct ob_rt *rt)
{
	unsigned int tid;

	for (tid = 0; tid < OB_NR_TYPES; tid++) {
		struct ob_type *type = ob_type_of(rt, tid);

		ob_weakrefs_clear(rt, OB_OBJ(type));
		drop(rt, &type->dict);
		drop(rt, &type->bases);
		drop(rt, &type->mro);
		drop(rt, &type->cache);
		drop(rt, &type->subclasses);
		/* Made again for whoever still asks. */
		type->flags &= ~OB_TF_READY;
	}
}

/* Blocks of static objects: a character's UTF-8 form. */
static void drop_statics(struct ob_rt *rt)
{
	struct ob_compact_str *s;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(rt->st->latin1); i++) {
		s = &rt->st->latin1[i].s;
		if (s->utf8)
			ob_raw_free(rt, s->utf8);
		s->utf8 = NULL;
	}
}

void ob_rt_drop_all(struct ob_rt *rt)
{
	drop(rt, &rt->exc);
	/* It can be the cause of what was raised while it was handled. */
	if (rt->memory_error_last)
		ob_memory_error_reset(rt, rt->memory_error_last);
	drop(rt, &rt->asyncgen_firstiter);
	drop(rt, &rt->asyncgen_finalizer);
	drop(rt, &rt->gc.callbacks);
	drop(rt, &rt->gc.garbage);
	drop(rt, &rt->builtins);
	drop(rt, &rt->modules);
	ob_gc_unfreeze(&rt->gc);
	ob_gc_collect(&rt->gc, OB_NR_GENERATIONS - 1);
	drop_types(rt);
	ob_gc_collect(&rt->gc, OB_NR_GENERATIONS - 1);
	/* In this order: while there is a last one, the other does not go. */
	drop(rt, &rt->memory_error_last);
	drop(rt, &rt->memory_error);
	ob_type_cache_drop(rt);
	if (rt->reprs)
		ob_raw_free(rt, rt->reprs);
	rt->reprs = NULL;
	if (rt->free.slice) {
		ob_obj_free(rt, rt->free.slice);
		rt->free.slice = NULL;
	}
	/* These do not count what is in them: only leaks still are. */
	if (!rt->consts->used)
		drop(rt, &rt->consts);
	if (!rt->interned->used)
		drop(rt, &rt->interned);
	drop_statics(rt);
	ob_rt_clear_free_lists(rt);
}
EXPORT_SYMBOL_IF_KUNIT(ob_rt_drop_all);

/* How far a static object's count is from where it began. */
static s64 surplus(const void *o, s64 start)
{
	return OB_OBJ(o)->refcnt - start;
}

s64 ob_rt_static_surplus(const struct ob_rt *rt)
{
	const struct ob_statics *st = rt->st;
	s64 sum = surplus(&st->none, 1) + surplus(&st->not_implemented, 1) +
		  surplus(&st->ellipsis, 1) +
		  surplus(&st->empty_str, OB_STATIC_REFCNT) +
		  surplus(&st->empty_tuple.tuple, OB_STATIC_REFCNT);
	size_t i;

	for (i = 0; i < ARRAY_SIZE(st->ints); i++)
		sum += surplus(&st->ints[i], OB_STATIC_REFCNT);
	for (i = 0; i < ARRAY_SIZE(st->chars); i++)
		sum += surplus(&st->chars[i], OB_STATIC_REFCNT);
	for (i = 0; i < ARRAY_SIZE(st->latin1); i++)
		sum += surplus(&st->latin1[i], OB_STATIC_REFCNT);
	return sum;
}
EXPORT_SYMBOL_IF_KUNIT(ob_rt_static_surplus);
