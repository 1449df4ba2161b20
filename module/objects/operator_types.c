// SPDX-License-Identifier: GPL-2.0
/*
 * operator_types - itemgetter, attrgetter and methodcaller of module operator
 */
#include "objects_priv.h"

/* what is got: one thing, or a tuple of several with what each of them is */
struct getter {
	struct ob_object base;
	s64 n;
	struct ob_object *what;
	void *vectorcall;
	s64 index;
};

struct attrgetter {
	struct ob_object base;
	s64 n;
	struct ob_object *what;
	void *vectorcall;
};

struct methodcaller {
	struct ob_object base;
	struct ob_object *name, *args, *kwargs;
};

static_assert(sizeof(struct getter) == 48);
static_assert(sizeof(struct attrgetter) == 40);
static_assert(sizeof(struct methodcaller) == 40);

static struct ob_object **items(struct ob_object *tuple)
{
	return ((struct ob_tuple *)tuple)->item;
}

static void getter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, ((struct getter *)o)->what);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int getter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_all(v, &((struct getter *)o)->what, 1);
}

/* (type, what it gets) */
static struct ob_object *getter_reduce(OB_FN_ARGS)
{
	return ob_reduced_args(rt, self,
			       ob_newref(((struct getter *)self)->what));
}

static const struct ob_method_def getter_methods[] = {
	{ "__reduce__", getter_reduce, OB_METH_NOARGS,
	  "Return state information for pickling" },
	{ }
};

static struct ob_object *getter_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *what = ((struct getter *)o)->what, *res;
	int inside = ob_repr_enter(rt, o);

	if (inside)
		return inside < 0 ? NULL :
		       ob_str_format(rt, "%s(...)", o->type->name);
	/* a tuple of one is shown with a comma that does not belong here */
	if (ob_size(what) == 1)
		res = ob_str_format(rt, "%s(%R)", o->type->name,
				    items(what)[0]);
	else
		res = ob_str_format(rt, "%s%R", o->type->name, what);
	ob_repr_leave(rt, o);
	return res;
}

/* @what stolen */
static struct ob_object *getter_of(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *what)
{
	struct getter *g;

	if (!what)
		return NULL;
	g = ob_type_alloc(rt, type, 0);
	if (!g) {
		ob_decref(rt, what);
		return NULL;
	}
	g->what = what;
	g->n = ob_size(what);
	ob_track(rt, g);
	return OB_OBJ(g);
}

static int one_or_more(struct ob_rt *rt, const char *name, size_t nargs,
		       struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, name, kwnames))
		return -1;
	return nargs ? 0 : ob_args_check(rt, name, nargs, 1, 1);
}

static struct ob_object *itemgetter_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	if (one_or_more(rt, "itemgetter", nargs, kwnames))
		return NULL;
	return getter_of(rt, type, ob_tuple_from_array(rt, args, nargs));
}

/*
 * What @get makes of the object and each thing to get: the one there is, or a
 * tuple of all.
 */
static struct ob_object *get_all(struct ob_rt *rt, struct ob_object *what,
				 struct ob_object *o,
				 struct ob_object *(*get)(struct ob_rt *rt,
							  struct ob_object *o,
							  struct ob_object *w))
{
	s64 n = ob_size(what), i;
	struct ob_object *all;

	if (n == 1)
		return get(rt, o, items(what)[0]);
	all = ob_tuple_new(rt, n);
	for (i = 0; all && i < n; i++) {
		items(all)[i] = get(rt, o, items(what)[i]);
		if (!items(all)[i]) {
			ob_decref(rt, all);
			return NULL;
		}
	}
	return all;
}

static int call_args(struct ob_rt *rt, const char *name, size_t nargs,
		     struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, name, kwnames))
		return -1;
	return ob_args_check(rt, name, nargs, 1, 1);
}

static struct ob_object *itemgetter_call(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *const *args,
					 size_t nargs, struct ob_tuple *kwnames)
{
	if (call_args(rt, "itemgetter", nargs, kwnames))
		return NULL;
	return get_all(rt, ((struct getter *)o)->what, args[0], ob_getitem);
}

static struct ob_object *attrgetter_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	size_t i;

	if (one_or_more(rt, "attrgetter", nargs, kwnames))
		return NULL;
	for (i = 0; i < nargs; i++)
		if (!ob_is_str(args[i]))
			return ob_raise(rt, OB_T_TypeError,
					"attribute name must be a string");
	return getter_of(rt, type, ob_tuple_from_array(rt, args, nargs));
}

/* o.a.b for "a.b" */
static struct ob_object *get_dotted(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *name)
{
	s64 len = ob_str_len(name), from = 0, to;
	struct ob_object *part, *next;

	ob_incref(o);
	for (; o && from <= len; from = to + 1) {
		for (to = from; to < len && ob_str_char(name, to) != '.'; to++)
			;
		part = ob_str_slice(rt, name, from, to);
		if (part && ob_str_intern(rt, &part)) {
			ob_decref(rt, part);
			part = NULL;
		}
		next = part ? ob_getattr(rt, o, part) : NULL;
		ob_xdecref(rt, part);
		ob_decref(rt, o);
		o = next;
	}
	return o;
}

static struct ob_object *attrgetter_call(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *const *args,
					 size_t nargs, struct ob_tuple *kwnames)
{
	if (call_args(rt, "attrgetter", nargs, kwnames))
		return NULL;
	return get_all(rt, ((struct getter *)o)->what, args[0], get_dotted);
}

static struct methodcaller *to_caller(struct ob_object *o)
{
	return (struct methodcaller *)o;
}

static void methodcaller_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct methodcaller *m = to_caller(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, m->name);
	ob_xdecref(rt, m->args);
	ob_xdecref(rt, m->kwargs);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int methodcaller_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_all(v, &to_caller(o)->name, 3);
}

/* @args keeps the values of the keywords behind the others, @kwargs the names */
static struct ob_object *methodcaller_new(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	size_t nkw = kwnames ? ob_size(kwnames) : 0;
	struct methodcaller *m;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"methodcaller needs at least one argument, the method name");
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"method name must be a string");
	m = ob_type_alloc(rt, type, 0);
	if (!m)
		return NULL;
	m->name = ob_newref(args[0]);
	if (ob_str_intern(rt, &m->name))
		goto err_drop;
	m->args = ob_tuple_from_array(rt, args + 1, nargs - 1 + nkw);
	if (!m->args)
		goto err_drop;
	if (nkw)
		m->kwargs = ob_newref(kwnames);
	ob_track(rt, m);
	return OB_OBJ(m);

err_drop:
	ob_decref(rt, m);
	return NULL;
}

static struct ob_object *methodcaller_call(struct ob_rt *rt,
					   struct ob_object *o,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	struct methodcaller *m = to_caller(o);
	s64 nkw = m->kwargs ? ob_size(m->kwargs) : 0;
	struct ob_object *method, *res;

	if (call_args(rt, "methodcaller", nargs, kwnames))
		return NULL;
	method = ob_getattr(rt, args[0], m->name);
	if (!method)
		return NULL;
	res = ob_call(rt, method, items(m->args), ob_size(m->args) - nkw,
		      (struct ob_tuple *)m->kwargs);
	ob_decref(rt, method);
	return res;
}

/* (type, (name, ...)), or a partial of the type with the keywords. */
static struct ob_object *methodcaller_reduce(OB_FN_ARGS)
{
	struct methodcaller *m = to_caller(self);
	s64 nkw = m->kwargs ? ob_size(m->kwargs) : 0, i;
	s64 n = ob_size(m->args) - nkw;
	struct ob_object *bound, *partial, *all, *res = NULL;

	if (nkw) {
		bound = ob_tuple_new(rt, nkw + 2);
		all = bound ? ob_tuple_from_array(rt, items(m->args), n) : NULL;
		if (all) {
			items(bound)[0] = ob_newref(self->type);
			items(bound)[1] = ob_newref(m->name);
			for (i = 0; i < nkw; i++)
				items(bound)[i + 2] =
					ob_newref(items(m->args)[n + i]);
			partial = OB_OBJ(ob_type_of(rt, OB_T_PARTIAL));
			partial = ob_call(rt, partial, items(bound), 2,
					  (struct ob_tuple *)m->kwargs);
			if (partial)
				res = ob_tuple_pack(rt, 2, partial, all);
			ob_xdecref(rt, partial);
		}
		ob_xdecref(rt, all);
		ob_xdecref(rt, bound);
		return res;
	}
	all = ob_tuple_new(rt, n + 1);
	if (!all)
		return NULL;
	items(all)[0] = ob_newref(m->name);
	for (i = 0; i < n; i++)
		items(all)[i + 1] = ob_newref(items(m->args)[i]);
	return ob_reduced_args(rt, self, all);
}

static const struct ob_method_def methodcaller_methods[] = {
	{ "__reduce__", methodcaller_reduce, OB_METH_NOARGS,
	  "Return state information for pickling" },
	{ }
};

static struct ob_object *methodcaller_repr(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct methodcaller *m = to_caller(o);
	s64 n = ob_size(m->args), nkw = m->kwargs ? ob_size(m->kwargs) : 0, i;
	struct ob_object *piece;
	struct ob_strbuf b;
	int err, inside = ob_repr_enter(rt, o);

	if (inside)
		return inside < 0 ? NULL :
		       ob_str_format(rt, "%s(...)", o->type->name);
	ob_strbuf_init(&b, rt);
	piece = ob_str_format(rt, "%s(%R", o->type->name, m->name);
	err = !piece || ob_strbuf_str(&b, piece);
	for (i = 0; !err && i < n; i++) {
		ob_decref(rt, piece);
		if (i < n - nkw)
			piece = ob_str_format(rt, ", %R", items(m->args)[i]);
		else
			piece = ob_str_format(rt, ", %U=%R",
					      items(m->kwargs)[i - (n - nkw)],
					      items(m->args)[i]);
		err = !piece || ob_strbuf_str(&b, piece);
	}
	ob_xdecref(rt, piece);
	ob_repr_leave(rt, o);
	if (!err && !ob_strbuf_cstr(&b, ")"))
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

#define GETTER_TYPE(name_text, kind, size)				\
const struct ob_type_def ob_##kind##_type_def = {			\
	.base = OB_T_OBJECT,						\
	.type = {							\
		.name = "operator." name_text,				\
		.basicsize = size,					\
		.flags = OB_TF_GC,					\
		.dealloc = getter_dealloc,				\
		.traverse = getter_traverse,				\
		.repr = getter_repr,					\
		.methods = getter_methods,				\
		.call = kind##_call,					\
		.new = kind##_new,					\
	},								\
}

GETTER_TYPE("itemgetter", itemgetter, sizeof(struct getter));
GETTER_TYPE("attrgetter", attrgetter, sizeof(struct attrgetter));

const struct ob_type_def ob_methodcaller_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "operator.methodcaller",
		.basicsize = sizeof(struct methodcaller),
		.flags = OB_TF_GC,
		.dealloc = methodcaller_dealloc,
		.traverse = methodcaller_traverse,
		.repr = methodcaller_repr,
		.methods = methodcaller_methods,
		.call = methodcaller_call,
		.new = methodcaller_new,
	},
};
