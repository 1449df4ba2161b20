// SPDX-License-Identifier: GPL-2.0
/*
 * exception_group - BaseExceptionGroup and ExceptionGroup
 *
 * A tree of exceptions. Taking part of one apart makes groups of the same
 * shape with only the leaves wanted; derive() makes each, so that a class of
 * the program stays what it is.
 */
#include "exception_priv.h"
#include "type_priv.h"

static struct ob_exc_group *to_group(const void *o)
{
	return (struct ob_exc_group *)o;
}

bool ob_is_exc_group(struct ob_rt *rt, const struct ob_object *o)
{
	return ob_is_subtype(o->type,
			     ob_type_of(rt, OB_T_BaseExceptionGroup));
}

/* Tuple of the exceptions given, checked; *base: one is no Exception. */
static struct ob_object *group_exceptions(struct ob_rt *rt,
					  struct ob_object *given, bool *base)
{
	const struct ob_type *exception = ob_type_of(rt, OB_T_Exception);
	struct ob_object *list, *excs, *item;
	s64 i;

	if (ob_is_dict(given) || !given->type->sequence ||
	    !given->type->sequence->item)
		return ob_raise(rt, OB_T_TypeError,
				"second argument (exceptions) must be a sequence");
	list = ob_list_from_iterable(rt, given);
	excs = list ? ob_list_to_tuple(rt, list) : NULL;
	ob_xdecref(rt, list);
	if (!excs)
		return NULL;
	if (!ob_size(excs)) {
		ob_decref(rt, excs);
		return ob_raise(rt, OB_T_ValueError,
				"second argument (exceptions) must be a non-empty sequence");
	}
	for (i = 0; i < ob_size(excs); i++) {
		item = ((struct ob_tuple *)excs)->item[i];
		if (!ob_is_exc(item)) {
			ob_decref(rt, excs);
			return ob_raise(rt, OB_T_ValueError,
					"Item %lld of second argument (exceptions) is not an exception",
					i);
		}
		*base = *base || !ob_is_subtype(item->type, exception);
	}
	return excs;
}

/* The class that can hold them: an ExceptionGroup when all are Exceptions. */
static struct ob_type *group_class(struct ob_rt *rt, struct ob_type *type,
				   bool base)
{
	struct ob_type *group = ob_type_of(rt, OB_T_ExceptionGroup);

	if (ob_type_ready(rt, group))
		return NULL;
	if (type->tid == OB_T_BaseExceptionGroup)
		return base ? type : group;
	if (!base)
		return type;
	if (type == group)
		return ob_raise(rt, OB_T_TypeError,
				"Cannot nest BaseExceptions in an ExceptionGroup");
	if (ob_is_subtype(type, ob_type_of(rt, OB_T_Exception)))
		return ob_raise(rt, OB_T_TypeError,
				"Cannot nest BaseExceptions in '%.200N'",
				type);
	return type;
}

static struct ob_object *group_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_object *excs, *o = NULL;
	bool base = false;

	if (nargs != 2)
		return ob_raise(rt, OB_T_TypeError,
				"BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
				nargs);
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"BaseExceptionGroup.__new__() argument 1 must be str, not %Y",
				args[0]);
	excs = group_exceptions(rt, args[1], &base);
	if (!excs)
		return NULL;
	type = group_class(rt, type, base);
	if (type)
		o = ob_type_of(rt, OB_T_BaseException)->new(rt, type, args,
							    nargs, NULL);
	if (o) {
		to_group(o)->message = ob_newref(args[0]);
		to_group(o)->exceptions = ob_newref(excs);
	}
	ob_decref(rt, excs);
	return o;
}

struct ob_object *ob_exc_group_new(struct ob_rt *rt, struct ob_object *message,
				   struct ob_object *excs)
{
	struct ob_object *args[2] = { message, excs };

	return ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_BaseExceptionGroup)),
		       args, 2, NULL);
}

static struct ob_object *group_str(struct ob_rt *rt, struct ob_object *o)
{
	s64 n = ob_size(to_group(o)->exceptions);

	return ob_str_format(rt, "%S (%lld sub-exception%s)",
			     to_group(o)->message, n, n > 1 ? "s" : "");
}

static struct ob_object *group_derive(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	if (nargs != 1)
		return ob_raise(rt, OB_T_TypeError,
				"function takes exactly 1 argument (%zu given)",
				nargs);
	return ob_exc_group_new(rt, to_group(self)->message, args[0]);
}

/* what an exception has to be to be taken */
enum by { BY_TYPE, BY_PREDICATE, BY_IDENTITY };

/**
 * struct matcher - which exceptions are taken
 * @rt: the runtime
 * @by: how @what says so
 * @what: a class or tuple of classes, a function, a list of leaves
 */
struct matcher {
	struct ob_rt *rt;
	enum by by;
	struct ob_object *what;
};

static bool is_exc_class(const struct ob_object *o)
{
	return ob_is_type(o) &&
	       ((const struct ob_type *)o)->flags & OB_TF_EXC_SUBCLASS;
}

static int matcher_init(struct ob_rt *rt, struct matcher *m,
			struct ob_object *what)
{
	bool types = is_exc_class(what);
	s64 i;

	m->rt = rt;
	m->what = what;
	m->by = BY_TYPE;
	if (ob_is(rt, what, OB_T_FUNCTION)) {
		m->by = BY_PREDICATE;
		return 0;
	}
	if (ob_is(rt, what, OB_T_TUPLE)) {
		struct ob_object **item = ((struct ob_tuple *)what)->item;

		types = true;
		for (i = 0; i < ob_size(what); i++)
			types = types && is_exc_class(item[i]);
	}
	if (types)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "expected a function, exception type or tuple of exception types");
	return -1;
}

static int matches(const struct matcher *m, struct ob_object *exc)
{
	struct ob_object *res, **item;
	int truth = 0;
	s64 i;

	switch (m->by) {
	case BY_PREDICATE:
		res = ob_call(m->rt, m->what, &exc, 1, NULL);
		if (!res)
			return -1;
		truth = ob_is_true(m->rt, res);
		ob_decref(m->rt, res);
		return truth;
	case BY_IDENTITY:
		for (i = 0; !truth && i < ob_size(m->what); i++)
			truth = ((struct ob_list *)m->what)->item[i] == exc;
		return truth;
	default:
		item = ((struct ob_tuple *)m->what)->item;
		if (ob_is_type(m->what))
			return ob_is_subtype(exc->type, to_type(m->what));
		for (i = 0; !truth && i < ob_size(m->what); i++)
			truth = ob_is_subtype(exc->type, to_type(item[i]));
		return truth;
	}
}

/* A group goes on with the history of the one it was part of. */
static int copy_history(struct ob_rt *rt, struct ob_object *to,
			struct ob_object *from)
{
	struct ob_exc *t = (struct ob_exc *)to, *f = (struct ob_exc *)from;
	struct ob_object *notes, *list;
	int found, err;

	ob_exc_set(rt, &t->traceback, f->traceback);
	ob_exc_set(rt, &t->context, f->context);
	ob_exc_set(rt, &t->cause, f->cause);
	t->suppress_context = f->suppress_context;
	found = ob_getattr_opt(rt, from, ob_name(rt, OB_N_notes), &notes);
	if (found <= 0)
		return found;
	if (!notes->type->sequence || !notes->type->sequence->item) {
		ob_decref(rt, notes);
		return 0;
	}
	list = ob_list_from_iterable(rt, notes);
	ob_decref(rt, notes);
	if (!list)
		return -1;
	err = ob_setattr(rt, to, ob_name(rt, OB_N_notes), list);
	ob_decref(rt, list);
	return err;
}

/* A group of those of @group's shape in @excs; None for none at all. */
static struct ob_object *subset(struct ob_rt *rt, struct ob_object *group,
				struct ob_object *excs)
{
	struct ob_object *name, *method, *res;

	if (!ob_size(excs))
		return ob_newref(ob_none(rt));
	name = ob_str_intern_c(rt, "derive");
	method = name ? ob_getattr(rt, group, name) : NULL;
	ob_xdecref(rt, name);
	if (!method)
		return NULL;
	res = ob_call(rt, method, &excs, 1, NULL);
	ob_decref(rt, method);
	if (!res)
		return NULL;
	if (!ob_is_exc_group(rt, res)) {
		ob_raise(rt, OB_T_TypeError,
			 "derive must return an instance of BaseExceptionGroup");
	} else if (!copy_history(rt, res, group)) {
		return res;
	}
	ob_decref(rt, res);
	return NULL;
}

static int split(const struct matcher *m, struct ob_object *exc,
		 struct ob_object **match, struct ob_object **rest);

static int append_some(struct ob_rt *rt, struct ob_object *list,
		       struct ob_object *o)
{
	int err = o == ob_none(rt) ? 0 : ob_list_append(rt, list, o);

	ob_decref(rt, o);
	return err;
}

static int split_members(const struct matcher *m, struct ob_object *group,
			 struct ob_object *yes, struct ob_object *no)
{
	struct ob_tuple *excs = (struct ob_tuple *)to_group(group)->exceptions;
	struct ob_object *match, *rest;
	int err = 0;
	s64 i;

	for (i = 0; !err && i < ob_size(excs); i++) {
		err = split(m, excs->item[i], &match, &rest);
		if (err)
			break;
		err = append_some(m->rt, yes, match);
		err = append_some(m->rt, no, rest) ?: err;
	}
	return err;
}

/* Both results are new references, None for nothing. */
static int split(const struct matcher *m, struct ob_object *exc,
		 struct ob_object **match, struct ob_object **rest)
{
	struct ob_rt *rt = m->rt;
	struct ob_object *yes, *no;
	int hit, err;

	if (ob_enter(rt, " in exceptiongroup_split_recursive"))
		return -1;
	hit = matches(m, exc);
	if (hit < 0)
		return -1;
	if (hit || !ob_is_exc_group(rt, exc)) {
		*match = ob_newref(hit ? exc : ob_none(rt));
		*rest = ob_newref(hit ? ob_none(rt) : exc);
		return 0;
	}
	yes = ob_list_new(rt, 0);
	no = yes ? ob_list_new(rt, 0) : NULL;
	err = no ? split_members(m, exc, yes, no) : -1;
	if (!err) {
		*match = subset(rt, exc, yes);
		*rest = *match ? subset(rt, exc, no) : NULL;
		err = *rest ? 0 : -1;
		if (err)
			ob_xdecref(rt, *match);
	}
	ob_xdecref(rt, yes);
	ob_xdecref(rt, no);
	return err;
}

int ob_exc_group_split(struct ob_rt *rt, struct ob_object *group,
		       struct ob_object *what, struct ob_object **match,
		       struct ob_object **rest)
{
	struct matcher m;

	if (matcher_init(rt, &m, what))
		return -1;
	return split(&m, group, match, rest);
}

struct ob_object *ob_exc_group_project(struct ob_rt *rt,
				       struct ob_object *group,
				       struct ob_object *leaves)
{
	const struct matcher m = { rt, BY_IDENTITY, leaves };
	struct ob_object *match, *rest;

	if (split(&m, group, &match, &rest))
		return NULL;
	ob_decref(rt, rest);
	return match;
}

static struct ob_object *group_split(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *pair[2];

	if (ob_args_check(rt, "split", nargs, 1, 1) ||
	    ob_exc_group_split(rt, self, args[0], &pair[0], &pair[1]))
		return NULL;
	return ob_tuple_from_array_steal(rt, pair, 2);
}

static struct ob_object *group_subgroup(struct ob_rt *rt,
					struct ob_object *self,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *match, *rest;

	if (ob_args_check(rt, "subgroup", nargs, 1, 1) ||
	    ob_exc_group_split(rt, self, args[0], &match, &rest))
		return NULL;
	ob_decref(rt, rest);
	return match;
}

static const struct ob_method_def group_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ "derive", group_derive, OB_METH_FAST | OB_METH_TUPLE },
	{ "split", group_split, OB_METH_FAST | OB_METH_TUPLE },
	{ "subgroup", group_subgroup, OB_METH_FAST | OB_METH_TUPLE },
	{ }
};

static const struct ob_member_def group_members[] = {
	{ "message", OB_MEMBER_OBJECT, true,
	  offsetof(struct ob_exc_group, message) },
	{ "exceptions", OB_MEMBER_OBJECT, true,
	  offsetof(struct ob_exc_group, exceptions) },
	{ }
};

const struct ob_type_def ob_BaseExceptionGroup_type_def = {
	.base = OB_T_BaseException,
	.type = {
		.name = "BaseExceptionGroup",
		.flags = OB_TF_BASETYPE | OB_TF_GC | OB_TF_EXC_SUBCLASS,
		.basicsize = sizeof(struct ob_exc_group),
		.doc = "A combination of multiple unrelated exceptions.",
		.str = group_str,
		.new = group_new,
		.init = ob_exc_type_init,
		.methods = group_methods,
		.members = group_members,
	},
};

/**
 * struct weak_group - an ExceptionGroup, which unlike its base has a list
 * @group: message and exceptions
 * @weakreflist: weak references to it
 */
struct weak_group {
	struct ob_exc_group group;
	struct ob_object *weakreflist;
};

static const struct ob_getset_def weak_group_getset[] = {
	{ "__weakref__", ob_instance_get_weakref },
	{ }
};

const struct ob_type_def ob_ExceptionGroup_type_def = {
	.base = OB_T_BaseExceptionGroup,
	.type = {
		.name = "ExceptionGroup",
		.flags = OB_TF_BASETYPE | OB_TF_GC | OB_TF_EXC_SUBCLASS,
		.basicsize = sizeof(struct weak_group),
		.weaklistoffset = offsetof(struct weak_group, weakreflist),
		.getset = weak_group_getset,
	},
};
