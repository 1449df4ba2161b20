// SPDX-License-Identifier: GPL-2.0
/*
 * generic_alias - list[int]: a class with what its items are said to be
 *
 * It stands for the class: calls, attributes and derived classes go to the
 * class itself. What is in the brackets is kept and otherwise ignored.
 */
#include "type_priv.h"

/**
 * struct alias - CPython's gaobject
 * @base: object header
 * @origin: the class
 * @args: tuple of what was in the brackets
 * @parameters: type variables in it, NULL until somebody asks
 * @weakreflist: weak references to it
 * @starred: it is *tuple[...]
 * @vectorcall: unused, as the size is CPython's
 */
struct alias {
	struct ob_object base;
	struct ob_object *origin;
	struct ob_object *args;
	struct ob_object *parameters;
	struct ob_object *weakreflist;
	u8 starred;
	void *vectorcall;
};

static struct alias *to_alias(const void *o)
{
	return (struct alias *)o;
}

static struct ob_object *alias_make(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *origin,
				    struct ob_object *args)
{
	struct ob_object *tuple;
	struct alias *a;

	tuple = ob_is_tuple(args) ? ob_newref(args) :
				    ob_tuple_pack(rt, 1, args);
	if (!tuple)
		return NULL;
	a = ob_type_alloc(rt, type, 0);
	if (!a) {
		ob_decref(rt, tuple);
		return NULL;
	}
	a->origin = ob_newref(origin);
	a->args = tuple;
	ob_track(rt, a);
	return OB_OBJ(a);
}

struct ob_object *ob_generic_alias_new(struct ob_rt *rt,
				       struct ob_object *origin,
				       struct ob_object *args)
{
	return alias_make(rt, ob_type_of(rt, OB_T_GENERIC_ALIAS), origin,
			  args);
}

struct ob_object *ob_class_getitem(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	return ob_generic_alias_new(rt, self, args[0]);
}

static struct ob_object *alias_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, "GenericAlias", kwnames) ||
	    ob_args_check(rt, "GenericAlias", nargs, 2, 2))
		return NULL;
	return alias_make(rt, type, args[0], args[1]);
}

static void alias_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct alias *a = to_alias(o);

	ob_untrack(o);
	ob_weakrefs_clear(rt, o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, a->origin);
	ob_xdecref(rt, a->args);
	ob_xdecref(rt, a->parameters);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int alias_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct alias *a = to_alias(o);
	struct ob_object *held[] = { a->origin, a->args, a->parameters };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static int put(struct ob_strbuf *b, struct ob_object *text)
{
	int err = text ? ob_strbuf_str(b, text) : -1;

	ob_xdecref(b->rt, text);
	return err;
}

/* Does it stand for a class with something in brackets, as an alias does? */
static int is_parameterized(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *value;
	int found = ob_getattr_opt(rt, o, ob_name(rt, OB_N_origin), &value);

	if (found <= 0)
		return found;
	ob_decref(rt, value);
	value = ob_str_intern_c(rt, "__args__");
	if (!value)
		return -1;
	found = ob_getattr_opt(rt, o, value, &o);
	ob_decref(rt, value);
	if (found > 0)
		ob_decref(rt, o);
	return found;
}

/* What has a name and a module by these, None of a union and ... otherwise. */
int ob_type_repr_item(struct ob_strbuf *b, struct ob_object *o)
{
	struct ob_rt *rt = b->rt;
	struct ob_object *module, *qualname;
	int err;

	if (o == &rt->st->ellipsis)
		return ob_strbuf_cstr(b, "...");
	err = is_parameterized(rt, o);
	if (err)
		return err < 0 ? -1 : put(b, ob_repr(rt, o));
	if (ob_getattr_opt(rt, o, ob_name(rt, OB_N_qualname), &qualname) < 0)
		return -1;
	if (!qualname)
		return put(b, ob_repr(rt, o));
	err = ob_getattr_opt(rt, o, ob_name(rt, OB_N_module), &module);
	if (err > 0 && module != ob_none(rt)) {
		if (ob_is_str(module) && ob_str_equal_c(module, "builtins"))
			err = put(b, ob_str(rt, qualname));
		else
			err = put(b, ob_str_format(rt, "%S.%S", module,
						   qualname));
	} else if (err >= 0) {
		err = put(b, ob_repr(rt, o));
	}
	ob_xdecref(rt, module);
	ob_decref(rt, qualname);
	return err;
}

static int put_args(struct ob_strbuf *b, struct ob_tuple *args)
{
	s64 i;

	for (i = 0; i < ob_size(args); i++)
		if ((i && ob_strbuf_cstr(b, ", ")) ||
		    ob_type_repr_item(b, args->item[i]))
			return -1;
	return ob_size(args) ? 0 : ob_strbuf_cstr(b, "()");
}

static struct ob_object *alias_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct alias *a = to_alias(o);
	struct ob_strbuf b;

	ob_strbuf_init(&b, rt);
	if ((a->starred && ob_strbuf_char(&b, '*')) ||
	    ob_type_repr_item(&b, a->origin) || ob_strbuf_char(&b, '[') ||
	    put_args(&b, (struct ob_tuple *)a->args) ||
	    ob_strbuf_char(&b, ']')) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

static struct ob_object *alias_call(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *res = ob_call(rt, to_alias(o)->origin, args, nargs,
					kwnames);

	if (!res || !ob_name(rt, OB_N_orig_class) ||
	    !ob_setattr(rt, res, ob_name(rt, OB_N_orig_class), o))
		return res;
	/* Most instances cannot remember it, which is no error. */
	if (ob_raised_is(rt, OB_T_AttributeError) ||
	    ob_raised_is(rt, OB_T_TypeError)) {
		ob_clear_exc(rt);
		return res;
	}
	ob_decref(rt, res);
	return NULL;
}

/* Iterating gives the alias with a star, once. */

/**
 * struct alias_iter - CPython's gaiterobject
 * @base: object header
 * @alias: the alias without a star, NULL when exhausted
 */
struct alias_iter {
	struct ob_object base;
	struct ob_object *alias;
};

static_assert(sizeof(struct alias_iter) == 24);

static struct ob_object *alias_iter(struct ob_rt *rt, struct ob_object *o)
{
	struct alias_iter *it = ob_obj_alloc(rt, OB_T_ALIAS_ITER, sizeof(*it));

	if (!it)
		return NULL;
	it->alias = ob_newref(o);
	ob_track(rt, it);
	return OB_OBJ(it);
}

static int alias_iter_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct alias_iter *it = (struct alias_iter *)o;
	struct ob_object *alias = it->alias;

	it->alias = NULL;
	ob_xdecref(rt, alias);
	return 0;
}

static void alias_iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	alias_iter_clear(rt, o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int alias_iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct alias_iter *)o)->alias);
}

static struct ob_object *alias_iter_next(struct ob_rt *rt, struct ob_object *o)
{
	struct alias *a = to_alias(((struct alias_iter *)o)->alias);
	struct ob_object *starred;

	if (!a)
		return NULL;
	starred = ob_generic_alias_new(rt, a->origin, a->args);
	if (!starred)
		return NULL;
	to_alias(starred)->starred = 1;
	alias_iter_clear(rt, o);
	return starred;
}

static struct ob_object *alias_iter_reduce(OB_FN_ARGS)
{
	struct ob_object *alias = ((struct alias_iter *)self)->alias;

	if (!alias)
		return ob_raise(rt, OB_T_SystemError,
				"NULL object passed to Py_BuildValue");
	return ob_reduced_iter(rt, ob_tuple_pack(rt, 1, alias), NULL);
}

static const struct ob_method_def alias_iter_methods[] = {
	{ "__reduce__", alias_iter_reduce, OB_METH_NOARGS },
	{ }
};

const struct ob_type_def ob_alias_iter_type_def = {
	.type = {
		.name = "generic_alias_iterator",
		.basicsize = sizeof(struct alias_iter),
		.flags = OB_TF_GC,
		.dealloc = alias_iter_dealloc,
		.traverse = alias_iter_traverse,
		.clear = alias_iter_clear,
		.iter = ob_iter_self,
		.iternext = alias_iter_next,
		.methods = alias_iter_methods,
	},
	.base = OB_T_OBJECT,
};

/* These are asked of the alias, everything else of the class. */
static const char *const alias_own[] = {
	"__class__", "__origin__", "__args__", "__unpacked__",
	"__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__",
	"__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
};

static bool own_attribute(struct ob_object *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(alias_own); i++)
		if (ob_str_equal_c(name, alias_own[i]))
			return true;
	return false;
}

/* What dir() says of the class, and the alias's own names. */
static struct ob_object *alias_dir(OB_FN_ARGS)
{
	struct ob_object *method, *given = NULL, *names = NULL, *name;
	int found;
	size_t i;

	method = ob_special(rt, to_alias(self)->origin, "__dir__");
	if (method)
		given = ob_call(rt, method, NULL, 0, NULL);
	if (given)
		names = ob_list_from_iterable(rt, given);
	ob_xdecref(rt, method);
	ob_xdecref(rt, given);
	found = names ? 0 : -1;

	for (i = 0; found >= 0 && i < ARRAY_SIZE(alias_own); i++) {
		name = ob_str_intern_c(rt, alias_own[i]);
		found = name ? ob_contains(rt, names, name) : -1;
		if (!found)
			found = ob_list_append(rt, names, name);
		ob_xdecref(rt, name);
	}
	if (found >= 0)
		return names;
	ob_xdecref(rt, names);
	return NULL;
}

static struct ob_object *alias_getattro(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *name)
{
	if (own_attribute(name))
		return ob_generic_getattr(rt, o, name);
	return ob_getattr(rt, to_alias(o)->origin, name);
}

static s64 alias_hash(struct ob_rt *rt, struct ob_object *o)
{
	s64 a = ob_hash(rt, to_alias(o)->origin), b;

	if (a == -1)
		return -1;
	b = ob_hash(rt, to_alias(o)->args);
	if (b == -1)
		return -1;
	a ^= b;
	return a == -1 ? -2 : a;
}

static struct ob_object *alias_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct alias *x = to_alias(a), *y = to_alias(b);
	int same;

	if ((op != OB_EQ && op != OB_NE) ||
	    !ob_is_subtype(a->type, ob_type_of(rt, OB_T_GENERIC_ALIAS)) ||
	    !ob_is_subtype(b->type, ob_type_of(rt, OB_T_GENERIC_ALIAS)))
		return ob_newref(ob_notimpl(rt));
	same = x->starred == y->starred;
	if (same)
		same = ob_compare_bool(rt, x->origin, y->origin, OB_EQ);
	if (same > 0)
		same = ob_compare_bool(rt, x->args, y->args, OB_EQ);
	if (same < 0)
		return NULL;
	return ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

/* Borrowed; NULL raised. */
static struct ob_object *alias_variables(struct ob_rt *rt, struct alias *a)
{
	if (!a->parameters)
		a->parameters = ob_type_parameters(rt, a->args);
	return a->parameters;
}

static struct ob_object *alias_subscript(struct ob_rt *rt,
					 struct ob_object *o,
					 struct ob_object *key)
{
	struct alias *a = to_alias(o);
	struct ob_object *args, *res;

	if (!alias_variables(rt, a))
		return NULL;
	args = ob_type_substitute(rt, o, a->args, a->parameters, key);
	if (!args)
		return NULL;
	res = ob_generic_alias_new(rt, a->origin, args);
	if (res)
		to_alias(res)->starred = a->starred;
	ob_decref(rt, args);
	return res;
}

static struct ob_object *alias_get_parameters(struct ob_rt *rt,
					      struct ob_object *o)
{
	return alias_variables(rt, to_alias(o)) ?
	       ob_newref(to_alias(o)->parameters) : NULL;
}

/* What *tuple[int, str] puts into other brackets; None for all else. */
static struct ob_object *alias_get_unpacked(struct ob_rt *rt,
					    struct ob_object *o)
{
	struct alias *a = to_alias(o);

	return ob_newref(a->starred &&
			 a->origin == OB_OBJ(ob_type_of(rt, OB_T_TUPLE)) ?
			 a->args : ob_none(rt));
}

static const struct ob_getset_def alias_getset[] = {
	{ "__parameters__", alias_get_parameters },
	{ "__typing_unpacked_tuple_args__", alias_get_unpacked },
	{ }
};

static struct ob_object *alias_binop(struct ob_rt *rt, enum ob_binop op,
				     struct ob_object *a, struct ob_object *b)
{
	return op == OB_OR ? ob_union_or(rt, a, b) :
			     ob_newref(ob_notimpl(rt));
}

static struct ob_object *alias_mro_entries(struct ob_rt *rt,
					   struct ob_object *self,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	return ob_tuple_pack(rt, 1, to_alias(self)->origin);
}

static struct ob_object *alias_instancecheck(struct ob_rt *rt,
					     struct ob_object *self,
					     struct ob_object *const *args,
					     size_t nargs,
					     struct ob_tuple *kwnames)
{
	return ob_raise(rt, OB_T_TypeError,
			"isinstance() argument 2 cannot be a parameterized generic");
}

static struct ob_object *alias_subclasscheck(struct ob_rt *rt,
					     struct ob_object *self,
					     struct ob_object *const *args,
					     size_t nargs,
					     struct ob_tuple *kwnames)
{
	return ob_raise(rt, OB_T_TypeError,
			"issubclass() argument 2 cannot be a parameterized generic");
}

/* (GenericAlias, (origin, args)); of *list[int], next(iter(list[int])). */
static struct ob_object *alias_reduce(OB_FN_ARGS)
{
	struct alias *a = (struct alias *)self;
	struct ob_object *plain, *it, *fn, *one = NULL, *res = NULL;

	if (!a->starred)
		return ob_reduced_args(rt, self, ob_tuple_pack(rt, 2, a->origin,
							       a->args));
	plain = ob_generic_alias_new(rt, a->origin, OB_OBJ(a->args));
	it = plain ? ob_iter(rt, plain) : NULL;
	ob_xdecref(rt, plain);
	fn = ob_builtins(rt);
	fn = fn ? ob_dict_get_c(rt, fn, "next") : NULL;
	if (it && fn)
		one = ob_tuple_pack(rt, 1, it);
	if (one)
		res = ob_tuple_pack(rt, 2, fn, one);
	ob_xdecref(rt, one);
	ob_xdecref(rt, it);
	return res;
}

static const struct ob_method_def alias_methods[] = {
	{ "__dir__", alias_dir, OB_METH_NOARGS },
	{ "__reduce__", alias_reduce, OB_METH_NOARGS },
	{ "__mro_entries__", alias_mro_entries, OB_METH_O },
	{ "__instancecheck__", alias_instancecheck, OB_METH_O },
	{ "__subclasscheck__", alias_subclasscheck, OB_METH_O },
	{ }
};

static const struct ob_member_def alias_members[] = {
	{ "__origin__", OB_MEMBER_OBJECT, true,
	  offsetof(struct alias, origin) },
	{ "__args__", OB_MEMBER_OBJECT, true, offsetof(struct alias, args) },
	{ "__unpacked__", OB_MEMBER_BOOL, true,
	  offsetof(struct alias, starred) },
	{ }
};

static const struct ob_number_slots alias_number = {
	.binop = alias_binop,
	.binops = BIT(OB_OR),
};

static const struct ob_mapping_slots alias_mapping = {
	.subscript = alias_subscript,
};

const struct ob_type_def ob_generic_alias_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "types.GenericAlias",
		.basicsize = sizeof(struct alias),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.dealloc = alias_dealloc,
		.traverse = alias_traverse,
		.repr = alias_repr,
		.hash = alias_hash,
		.call = alias_call,
		.iter = alias_iter,
		.getattro = alias_getattro,
		.richcompare = alias_richcompare,
		.number = &alias_number,
		.mapping = &alias_mapping,
		.new = alias_new,
		.methods = alias_methods,
		.members = alias_members,
		.getset = alias_getset,
		.weaklistoffset = offsetof(struct alias, weakreflist),
	},
};
