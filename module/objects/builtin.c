// SPDX-License-Identifier: GPL-2.0
/*
 * builtin - functions written in C, bound or not, and calling anything
 */
#include "type_priv.h"

/**
 * struct call - arguments of ob_call()
 * @callable: what is called
 * @args: positional arguments, then keyword values
 * @nargs: how many are positional
 * @kwnames: names of the others, or NULL
 */
struct call {
	struct ob_object *callable;
	struct ob_object *const *args;
	size_t nargs;
	struct ob_tuple *kwnames;
};

static struct ob_object *call_on_new_stack(struct ob_rt *rt, void *arg)
{
	struct call *c = arg;

	return ob_call(rt, c->callable, c->args, c->nargs, c->kwnames);
}

/* Builtin types that CPython calls by a function of their own. */
static bool has_vectorcall(struct ob_rt *rt, const struct ob_object *type,
			   size_t nargs)
{
	static const enum ob_tid types[] = {
		OB_T_LIST, OB_T_TUPLE, OB_T_DICT, OB_T_SET, OB_T_FROZENSET,
		OB_T_INT, OB_T_FLOAT, OB_T_BOOL, OB_T_RANGE, OB_T_ENUMERATE,
		OB_T_REVERSED,
	};
	size_t i;

	if (type == OB_OBJ(ob_type_of(rt, OB_T_TYPE)))
		return nargs == 1;
	for (i = 0; i < ARRAY_SIZE(types); i++)
		if (type == OB_OBJ(ob_type_of(rt, types[i])))
			return true;
	return false;
}

/*
 * Is calling it a level of recursion by itself? A Python function is one once
 * it has a frame.
 */
static bool call_counts(struct ob_rt *rt, const struct ob_object *callable,
			size_t nargs)
{
	if (ob_is(rt, callable, OB_T_BUILTIN))
		return true;
	if (ob_has_flag(callable, OB_TF_TYPE_SUBCLASS))
		return ((const struct ob_type *)callable)->flags &
		       OB_TF_HEAPTYPE ||
		       !has_vectorcall(rt, callable, nargs);
	return !ob_is(rt, callable, OB_T_FUNCTION) &&
	       !ob_is(rt, callable, OB_T_METHOD) &&
	       !ob_is(rt, callable, OB_T_PARTIAL);
}

struct ob_object *ob_call(struct ob_rt *rt, struct ob_object *callable,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames)
{
	static const char where[] = " while calling a Python object";
	struct ob_object *res;

	if (!callable->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"'%.200T' object is not callable", callable);
	if (ob_stack_low()) {
		struct call c = { callable, args, nargs, kwnames };

		return ob_on_new_stack(rt, call_on_new_stack, &c, where);
	}
	if (!call_counts(rt, callable, nargs))
		return callable->type->call(rt, callable, args, nargs, kwnames);
	if (ob_recurse(rt, where))
		return NULL;
	res = callable->type->call(rt, callable, args, nargs, kwnames);
	ob_recurse_end(rt);
	return res;
}

int ob_call_keywords(struct ob_rt *rt, struct ob_object *dict,
		     struct ob_object *names, struct ob_object **values)
{
	struct ob_object **name = ((struct ob_tuple *)names)->item;
	struct ob_object *key, *value;
	s64 pos = 0, i = 0;

	/* What collected garbage may have found the dict. */
	if (((struct ob_dict *)dict)->used != ob_size(names)) {
		ob_raise(rt, OB_T_RuntimeError,
			 "dictionary changed size during iteration");
		return -1;
	}
	while (ob_dict_next(dict, &pos, &key, &value)) {
		if (!ob_is_str(key)) {
			ob_raise(rt, OB_T_TypeError, "keywords must be strings");
			goto err_values;
		}
		name[i] = ob_newref(key);
		values[i++] = ob_newref(value);
	}
	return 0;

err_values:
	while (i--) {
		ob_decref(rt, values[i]);
		values[i] = NULL;
	}
	return -1;
}

/*
 * The name a callable has in messages: module and qualified name, where
 * builtins goes without saying. New str, or NULL raised.
 */
static struct ob_object *builtin_func_str(struct ob_rt *rt,
					  const struct ob_method_def *def,
					  struct ob_object *callable,
					  struct ob_object *self)
{
	struct ob_object *module = NULL, *res;
	struct ob_type *owner = NULL;

	if (ob_is(rt, callable, OB_T_BUILTIN))
		module = ((struct ob_builtin *)callable)->module;
	if (module) {
		if (ob_str_equal_c(module, "builtins"))
			return ob_str_from_cstr(rt, def->name);
		return ob_str_format(rt, "%U.%s", module, def->name);
	}
	if (ob_is(rt, callable, OB_T_METHOD_DESCR))
		owner = ((struct ob_descr *)callable)->owner;
	else if (!self || ob_is_subtype(self->type, ob_type_of(rt, OB_T_MODULE)))
		return ob_str_from_cstr(rt, def->name);
	else if (ob_has_flag(self, OB_TF_TYPE_SUBCLASS))
		owner = to_type(self);
	else
		owner = self->type;
	module = ob_type_qualname(rt, owner);
	if (!module)
		return NULL;
	res = ob_str_format(rt, "%U.%s", module, def->name);
	ob_decref(rt, module);
	return res;
}

static void *builtin_wrong_args(struct ob_rt *rt,
				const struct ob_method_def *def,
				struct ob_object *callable,
				struct ob_object *self, size_t nargs,
				bool keywords)
{
	struct ob_object *name;

	if (keywords && def->flags & OB_METH_TUPLE &&
	    ob_is(rt, callable, OB_T_BUILTIN))
		return ob_raise(rt, OB_T_TypeError,
				"%.200s() takes no keyword arguments",
				def->name);
	name = builtin_func_str(rt, def, callable, self);
	if (!name)
		return NULL;
	if (keywords)
		ob_raise(rt, OB_T_TypeError, "%U() takes no keyword arguments",
			 name);
	else if (def->flags & OB_METH_NOARGS)
		ob_raise(rt, OB_T_TypeError,
			 "%U() takes no arguments (%zu given)", name, nargs);
	else
		ob_raise(rt, OB_T_TypeError,
			 "%U() takes exactly one argument (%zu given)", name,
			 nargs);
	ob_decref(rt, name);
	return NULL;
}

struct ob_object *ob_call_def(struct ob_rt *rt, const struct ob_method_def *def,
			      struct ob_object *callable,
			      struct ob_object *self,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames)
{
	if (kwnames && !ob_size(kwnames))
		kwnames = NULL;
	if (kwnames && !(def->flags & OB_METH_KW))
		return builtin_wrong_args(rt, def, callable, self, nargs, true);
	if ((def->flags & OB_METH_NOARGS && nargs) ||
	    (def->flags & OB_METH_O && nargs != 1))
		return builtin_wrong_args(rt, def, callable, self, nargs,
					  false);
	return def->fn(rt, self, args, nargs, kwnames);
}

struct ob_object *ob_builtin_new(struct ob_rt *rt,
				 const struct ob_method_def *def,
				 struct ob_object *self,
				 struct ob_object *module)
{
	struct ob_builtin *b;

	b = ob_obj_alloc(rt, OB_T_BUILTIN, sizeof(*b));
	if (!b)
		return NULL;
	b->def = def;
	b->self = self ? ob_newref(self) : NULL;
	b->module = module ? ob_newref(module) : NULL;
	b->weakreflist = NULL;
	b->vectorcall = NULL;
	ob_track(rt, b);
	return OB_OBJ(b);
}

static void builtin_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_builtin *b = (struct ob_builtin *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, b->self);
	ob_xdecref(rt, b->module);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int builtin_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_builtin *b = (struct ob_builtin *)o;
	int err = 0;

	if (b->self)
		err = ob_visit_one(v, b->self);
	if (!err && b->module)
		err = ob_visit_one(v, b->module);
	return err;
}

static struct ob_object *builtin_call(struct ob_rt *rt, struct ob_object *o,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_builtin *b = (struct ob_builtin *)o;

	return ob_call_def(rt, b->def, o, b->self, args, nargs, kwnames);
}

struct ob_object *ob_native_call(OB_FN_ARGS)
{
	return ob_call(rt, self, args, nargs, kwnames);
}

/* The function of a module's text that this one hides, or NULL. */
static struct ob_function *native_text(const struct ob_builtin *b)
{
	return b->def->fn == ob_native_call ? (struct ob_function *)b->self :
					      NULL;
}

bool ob_builtin_is_method(struct ob_rt *rt, const struct ob_builtin *b)
{
	return b->self && !native_text(b) &&
	       !ob_is_subtype(b->self->type, ob_type_of(rt, OB_T_MODULE));
}

static struct ob_object *builtin_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_builtin *b = (struct ob_builtin *)o;

	if (!ob_builtin_is_method(rt, b))
		return ob_str_format(rt, "<built-in function %s>",
				     b->def->name);
	return ob_str_format(rt, "<built-in method %s of %T object at 0x%llx>",
			     b->def->name, b->self,
			     ob_id_of(&rt->heap, b->self));
}

static s64 builtin_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_builtin *b = (struct ob_builtin *)o;
	s64 hash = b->self ? ob_hash_pointer(rt, b->self) : 0;

	/* Equality goes by the table row, whose address must not get out. */
	hash ^= (s64)(u8)b->def->name[0] << 8 ^ b->def->flags;
	return hash == -1 ? -2 : hash;
}

static struct ob_object *builtin_richcompare(struct ob_rt *rt,
					     struct ob_object *a,
					     struct ob_object *b,
					     enum ob_cmp op)
{
	struct ob_builtin *x = (struct ob_builtin *)a;
	struct ob_builtin *y = (struct ob_builtin *)b;
	bool same;

	if ((op != OB_EQ && op != OB_NE) || !ob_is(rt, b, OB_T_BUILTIN))
		return ob_newref(ob_notimpl(rt));
	same = x->def == y->def && x->self == y->self;
	return ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

static struct ob_object *builtin_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, ((struct ob_builtin *)o)->def->name);
}

static struct ob_object *builtin_get_qualname(struct ob_rt *rt,
					      struct ob_object *o)
{
	struct ob_builtin *b = (struct ob_builtin *)o;

	if (!ob_builtin_is_method(rt, b))
		return builtin_get_name(rt, o);
	if (ob_has_flag(b->self, OB_TF_TYPE_SUBCLASS))
		return ob_str_format(rt, "%N.%s", b->self, b->def->name);
	return ob_str_format(rt, "%T.%s", b->self, b->def->name);
}

static struct ob_object *builtin_get_self(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_builtin *b = (struct ob_builtin *)o;
	struct ob_function *text = native_text(b);
	struct ob_object *self = b->self;

	if (text)
		self = text->module ? ob_dict_get(rt, OB_OBJ(rt->modules),
						  text->module) : NULL;
	if (!self && ob_raised(rt))
		return NULL;
	return ob_newref(self ?: ob_none(rt));
}

static struct ob_object *builtin_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_function *text = native_text((struct ob_builtin *)o);
	const struct ob_method_def *def = ((struct ob_builtin *)o)->def;

	if (text)
		return ob_newref(text->doc ?: ob_none(rt));
	return ob_doc_text(rt, def->name, def->doc);
}

static struct ob_object *builtin_get_signature(struct ob_rt *rt,
					       struct ob_object *o)
{
	const struct ob_method_def *def = ((struct ob_builtin *)o)->def;

	return ob_doc_signature(rt, def->name, def->doc);
}

static const struct ob_member_def builtin_members[] = {
	{ "__module__", OB_MEMBER_OBJECT, false,
	  offsetof(struct ob_builtin, module) },
	{ }
};

static const struct ob_getset_def builtin_getset[] = {
	{ "__name__", builtin_get_name },
	{ "__qualname__", builtin_get_qualname },
	{ "__self__", builtin_get_self },
	{ "__doc__", builtin_get_doc },
	{ "__text_signature__", builtin_get_signature },
	{ }
};

static const struct ob_method_def builtin_methods[] = {
	{ "__reduce__", ob_builtin_reduce, OB_METH_NOARGS },
	{ }
};

const struct ob_type_def ob_builtin_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "builtin_function_or_method",
		.basicsize = sizeof(struct ob_builtin),
		.flags = OB_TF_GC,
		.dealloc = builtin_dealloc,
		.weaklistoffset = offsetof(struct ob_builtin, weakreflist),
		.traverse = builtin_traverse,
		.repr = builtin_repr,
		.call = builtin_call,
		.hash = builtin_hash,
		.richcompare = builtin_richcompare,
		.members = builtin_members,
		.getset = builtin_getset,
		.methods = builtin_methods,
	},
};
