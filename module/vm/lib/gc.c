// SPDX-License-Identifier: GPL-2.0
/*
 * gc - the module through which a program sees and steers the collector
 */
#include "lib_priv.h"

static struct ob_object *none(struct ob_rt *rt)
{
	return ob_newref(ob_none(rt));
}

static struct ob_object *gc_enable(OB_FN_ARGS)
{
	rt->gc.enabled = true;
	return none(rt);
}

static struct ob_object *gc_disable(OB_FN_ARGS)
{
	rt->gc.enabled = false;
	return none(rt);
}

static struct ob_object *gc_isenabled(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, rt->gc.enabled));
}

static struct ob_object *gc_collect(OB_FN_ARGS)
{
	static const char *const names[] = { "generation", NULL };
	int generation = OB_NR_GENERATIONS - 1;
	struct ob_object *arg = NULL;

	if (ob_args_parse(rt, "collect", names, 0, 1, args, nargs, kwnames,
			  &arg))
		return NULL;
	if (arg && ob_arg_int(rt, arg, &generation))
		return NULL;
	if (generation < 0 || generation >= OB_NR_GENERATIONS)
		return ob_raise(rt, OB_T_ValueError, "invalid generation");
	return ob_int_from_u64(rt, ob_gc_collect(&rt->gc, generation));
}

/* Three numbers as a tuple. */
static struct ob_object *triple(struct ob_rt *rt, s64 a, s64 b, s64 c)
{
	struct ob_object *part[] = {
		ob_int_from_s64(rt, a), ob_int_from_s64(rt, b),
		ob_int_from_s64(rt, c),
	};
	struct ob_object *res = NULL;
	int i;

	if (part[0] && part[1] && part[2])
		res = ob_tuple_from_array(rt, part, 3);
	for (i = 0; i < 3; i++)
		ob_xdecref(rt, part[i]);
	return res;
}

static struct ob_object *gc_get_count(OB_FN_ARGS)
{
	struct ob_generation *gen = rt->gc.gen;

	return triple(rt, gen[0].count, gen[1].count, gen[2].count);
}

static struct ob_object *gc_get_threshold(OB_FN_ARGS)
{
	struct ob_generation *gen = rt->gc.gen;

	return triple(rt, gen[0].threshold, gen[1].threshold,
		      gen[2].threshold);
}

static struct ob_object *gc_set_threshold(OB_FN_ARGS)
{
	int value[OB_NR_GENERATIONS];
	size_t i;

	if (nargs < 1 || nargs > OB_NR_GENERATIONS)
		return ob_raise(rt, OB_T_TypeError,
				"set_threshold() takes at %s argument%s (%zu given)",
				nargs ? "most 3" : "least 1",
				nargs ? "s" : "", nargs);
	for (i = 0; i < nargs; i++)
		if (ob_arg_int_parsed(rt, args[i], &value[i]))
			return NULL;
	for (i = 0; i < nargs; i++)
		rt->gc.gen[i].threshold = value[i];
	return none(rt);
}

static struct ob_object *gc_get_debug(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, (int)rt->gc.debug);
}

static struct ob_object *gc_set_debug(OB_FN_ARGS)
{
	int flags;

	if (ob_arg_int(rt, args[0], &flags))
		return NULL;
	rt->gc.debug = flags;
	return none(rt);
}

static int stat_set(struct ob_rt *rt, struct ob_object *dict, const char *key,
		    u64 value)
{
	struct ob_object *n = ob_int_from_u64(rt, value);
	int err = n ? ob_dict_set_c(rt, dict, key, n) : -1;

	ob_xdecref(rt, n);
	return err;
}

static struct ob_object *gc_get_stats(OB_FN_ARGS)
{
	struct ob_generation stats[OB_NR_GENERATIONS];
	struct ob_object *list = ob_list_new(rt, 0), *dict;
	int i, err;

	if (!list)
		return NULL;
	/* Making the answer may collect. */
	memcpy(stats, rt->gc.gen, sizeof(stats));
	for (i = 0; i < OB_NR_GENERATIONS; i++) {
		dict = ob_dict_new(rt);
		err = !dict ||
		      stat_set(rt, dict, "collections", stats[i].collections) ||
		      stat_set(rt, dict, "collected", stats[i].collected) ||
		      stat_set(rt, dict, "uncollectable",
			       stats[i].uncollectable) ||
		      ob_list_append(rt, list, dict);
		ob_xdecref(rt, dict);
		if (err) {
			ob_decref(rt, list);
			return NULL;
		}
	}
	return list;
}

/*
 * A tuple whose items are still being made: nothing that works on tuples
 * expects an empty slot, so the program never gets to see it.
 */
static bool half_made(const struct ob_object *o)
{
	const struct ob_tuple *t = (const struct ob_tuple *)o;
	s64 i;

	if (!ob_is_tuple(o))
		return false;
	for (i = 0; i < ob_size(t); i++)
		if (!t->item[i])
			return true;
	return false;
}

/* the objects of a list, to the end of @result, which is not one of them */
static int append_objects(struct ob_rt *rt, unsigned int which,
			  struct ob_object *result)
{
	struct ob_gc_head *list = ob_gc_list(&rt->gc, which), *head;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		struct ob_object *o = ob_from_gc(head);

		if (o == result || half_made(o))
			continue;
		if (ob_list_append(rt, result, o) || ob_tick(rt))
			return -1;
	}
	return 0;
}

/* Which generation get_objects() is to list, -1 for all of them; 0 or -1 */
static int arg_generation(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	*out = -1;
	if (!o)
		return 0;
	if (ob_arg_ssize_or_none(rt, o, out))
		return -1;
	if (*out == -1)
		return 0;
	if (*out >= OB_NR_GENERATIONS)
		ob_raise(rt, OB_T_ValueError,
			 "generation parameter must be less than the number of available generations (%d)",
			 OB_NR_GENERATIONS);
	else if (*out < 0)
		ob_raise(rt, OB_T_ValueError,
			 "generation parameter cannot be negative");
	return ob_raised(rt) ? -1 : 0;
}

static struct ob_object *gc_get_objects(OB_FN_ARGS)
{
	static const char *const names[] = { "generation", NULL };
	struct ob_object *arg = NULL, *list;
	s64 generation, i;

	if (ob_args_parse(rt, "get_objects", names, 0, 1, args, nargs,
			  kwnames, &arg) ||
	    arg_generation(rt, arg, &generation))
		return NULL;
	list = ob_list_new(rt, 0);
	for (i = 0; list && i < OB_NR_GENERATIONS; i++) {
		if (generation >= 0 && i != generation)
			continue;
		if (append_objects(rt, i, list)) {
			ob_decref(rt, list);
			list = NULL;
		}
	}
	return list;
}

/**
 * struct find - does an object refer to one of these?
 * @v: the visitor
 * @what: objects looked for
 * @nr: how many
 */
struct find {
	struct ob_visitor v;
	struct ob_object *const *what;
	size_t nr;
};

static int find_visit(struct ob_visitor *v, struct ob_object *o)
{
	struct find *f = container_of(v, struct find, v);
	size_t i;

	for (i = 0; i < f->nr; i++)
		if (f->what[i] == o)
			return 1;
	return 0;
}

static int append_referrers(struct ob_rt *rt, struct find *f,
			    unsigned int which, struct ob_object *result)
{
	struct ob_gc_head *list = ob_gc_list(&rt->gc, which), *head;

	for (head = ob_gc_next(list); head != list; head = ob_gc_next(head)) {
		struct ob_object *o = ob_from_gc(head);

		if (o != result && o->type->traverse(o, &f->v) &&
		    !half_made(o) && ob_list_append(rt, result, o))
			return -1;
		if (ob_tick(rt))
			return -1;
	}
	return 0;
}

static struct ob_object *gc_get_referrers(OB_FN_ARGS)
{
	struct find f = { { find_visit }, args, nargs };
	struct ob_object *list = ob_list_new(rt, 0);
	int i;

	for (i = 0; list && i < OB_NR_GENERATIONS; i++) {
		if (append_referrers(rt, &f, i, list)) {
			ob_decref(rt, list);
			list = NULL;
		}
	}
	return list;
}

/**
 * struct gather - what objects refer to
 * @v: the visitor
 * @rt: the runtime
 * @list: where it goes
 */
struct gather {
	struct ob_visitor v;
	struct ob_rt *rt;
	struct ob_object *list;
};

static int gather_visit(struct ob_visitor *v, struct ob_object *o)
{
	struct gather *g = container_of(v, struct gather, v);

	return ob_list_append(g->rt, g->list, o) || ob_tick(g->rt);
}

static struct ob_object *gc_get_referents(OB_FN_ARGS)
{
	struct gather g = { { gather_visit }, rt, ob_list_new(rt, 0) };
	size_t i;

	for (i = 0; g.list && i < nargs; i++) {
		if (!ob_is_gc(args[i]) || !args[i]->type->traverse)
			continue;
		if (args[i]->type->traverse(args[i], &g.v)) {
			ob_decref(rt, g.list);
			g.list = NULL;
		}
	}
	return g.list;
}

static struct ob_object *gc_is_tracked(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, ob_is_gc(args[0]) &&
				 ob_gc_is_tracked(ob_gc_of(args[0]))));
}

static struct ob_object *gc_is_finalized(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, ob_is_gc(args[0]) &&
				 ob_gc_is_finalized(ob_gc_of(args[0]))));
}

static struct ob_object *gc_freeze(OB_FN_ARGS)
{
	ob_gc_freeze(&rt->gc);
	return none(rt);
}

static struct ob_object *gc_unfreeze(OB_FN_ARGS)
{
	ob_gc_unfreeze(&rt->gc);
	return none(rt);
}

static struct ob_object *gc_get_freeze_count(OB_FN_ARGS)
{
	return ob_int_from_u64(rt, ob_gc_list_size(&rt->gc, OB_GC_PERMANENT));
}

static const struct ob_method_def gc_methods[] = {
	{ "enable", gc_enable, OB_METH_NOARGS,
	  "enable($module, /)\n--\n\n"
	  "Enable automatic garbage collection." },
	{ "disable", gc_disable, OB_METH_NOARGS,
	  "disable($module, /)\n--\n\n"
	  "Disable automatic garbage collection." },
	{ "isenabled", gc_isenabled, OB_METH_NOARGS,
	  "isenabled($module, /)\n--\n\n"
	  "Returns true if automatic garbage collection is enabled." },
	{ "set_debug", gc_set_debug, OB_METH_O,
	  "set_debug($module, flags, /)\n--\n\n"
	  "Set the garbage collection debugging flags." },
	{ "get_debug", gc_get_debug, OB_METH_NOARGS,
	  "get_debug($module, /)\n--\n\n"
	  "Get the garbage collection debugging flags." },
	{ "get_count", gc_get_count, OB_METH_NOARGS,
	  "get_count($module, /)\n--\n\n"
	  "Return a three-tuple of the current collection counts." },
	{ "set_threshold", gc_set_threshold, OB_METH_FAST | OB_METH_TUPLE,
	  "Sets the collection thresholds." },
	{ "get_threshold", gc_get_threshold, OB_METH_NOARGS,
	  "get_threshold($module, /)\n--\n\n"
	  "Return the current collection thresholds." },
	{ "collect", gc_collect, OB_METH_KW,
	  "collect($module, /, generation=2)\n--\n\n"
	  "Run the garbage collector." },
	{ "get_objects", gc_get_objects, OB_METH_KW,
	  "get_objects($module, /, generation=None)\n--\n\n"
	  "Return a list of objects tracked by the collector." },
	{ "get_stats", gc_get_stats, OB_METH_NOARGS,
	  "get_stats($module, /)\n--\n\n"
	  "Return a list of dictionaries containing per-generation statistics." },
	{ "is_tracked", gc_is_tracked, OB_METH_O,
	  "is_tracked($module, obj, /)\n--\n\n"
	  "Returns true if the object is tracked by the garbage collector." },
	{ "get_referrers", gc_get_referrers, OB_METH_FAST | OB_METH_TUPLE,
	  "Return the list of objects that directly refer to any of objs." },
	{ "get_referents", gc_get_referents, OB_METH_FAST | OB_METH_TUPLE,
	  "Return the list of objects that are directly referred to by objs." },
	{ "is_finalized", gc_is_finalized, OB_METH_O,
	  "is_finalized($module, obj, /)\n--\n\n"
	  "Returns true if the object has been already finalized by the GC." },
	{ "freeze", gc_freeze, OB_METH_NOARGS,
	  "freeze($module, /)\n--\n\n"
	  "Freeze all current tracked objects and ignore them for future collections." },
	{ "unfreeze", gc_unfreeze, OB_METH_NOARGS,
	  "unfreeze($module, /)\n--\n\n"
	  "Unfreeze all objects in the permanent generation." },
	{ "get_freeze_count", gc_get_freeze_count, OB_METH_NOARGS,
	  "get_freeze_count($module, /)\n--\n\n"
	  "Return the number of objects in the permanent generation." },
	{ }
};

/* A list the collector and the module share. */
static struct ob_object *shared_list(struct ob_rt *rt, struct ob_object **list)
{
	if (!*list)
		*list = ob_list_new(rt, 0);
	return *list ? ob_newref(*list) : NULL;
}

int ob_lib_gc(struct ob_rt *rt, struct ob_object *module)
{
	static const struct {
		const char *name;
		int value;
	} flags[] = {
		{ "DEBUG_STATS", OB_GC_DEBUG_STATS },
		{ "DEBUG_COLLECTABLE", OB_GC_DEBUG_COLLECTABLE },
		{ "DEBUG_UNCOLLECTABLE", OB_GC_DEBUG_UNCOLLECTABLE },
		{ "DEBUG_SAVEALL", OB_GC_DEBUG_SAVEALL },
		{ "DEBUG_LEAK", OB_GC_DEBUG_COLLECTABLE |
		  OB_GC_DEBUG_UNCOLLECTABLE | OB_GC_DEBUG_SAVEALL },
	};
	size_t i;

	if (ob_module_add_functions(rt, module, gc_methods) ||
	    ob_module_add(rt, module, "garbage",
			  shared_list(rt, &rt->gc.garbage)) ||
	    ob_module_add(rt, module, "callbacks",
			  shared_list(rt, &rt->gc.callbacks)))
		return -1;
	for (i = 0; i < ARRAY_SIZE(flags); i++)
		if (ob_module_add(rt, module, flags[i].name,
				  ob_int_from_s64(rt, flags[i].value)))
			return -1;
	return 0;
}
