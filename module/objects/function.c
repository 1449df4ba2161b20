// SPDX-License-Identifier: GPL-2.0
/*
 * function - Python functions and the bound methods made of them
 *
 * A function is a code object with the namespaces it runs in. Running it is the
 * vm's business: calling goes up through rt->ops.
 */
#include "type_priv.h"

/* The builtins of a namespace or else the caller's, borrowed; NULL raised. */
static struct ob_object *function_builtins(struct ob_rt *rt,
					   struct ob_object *globals)
{
	struct ob_object *name = ob_name(rt, OB_N_builtins), *o;

	if (!name)
		return NULL;
	o = ob_dict_get(rt, globals, name);
	if (o && ob_is(rt, o, OB_T_MODULE))
		return ((struct ob_module *)o)->dict;
	if (o || ob_raised(rt))
		return o;
	return rt->ops && rt->ops->caller_builtins ?
	       rt->ops->caller_builtins(rt) : OB_OBJ(rt->builtins);
}

struct ob_object *ob_function_new(struct ob_rt *rt, struct ob_object *code,
				  struct ob_object *globals)
{
	struct ob_code *co = (struct ob_code *)code;
	struct ob_object *module, *builtins, *name, *doc = NULL;
	struct ob_function *fn;

	builtins = function_builtins(rt, globals);
	name = builtins ? ob_name(rt, OB_N_name) : NULL;
	if (!name)
		return NULL;
	module = ob_dict_get(rt, globals, name);
	if (!module && ob_raised(rt))
		return NULL;
	fn = ob_obj_alloc(rt, OB_T_FUNCTION, sizeof(*fn));
	if (!fn)
		return NULL;
	ob_obj_clear(fn, sizeof(*fn));
	fn->globals = ob_newref(globals);
	fn->builtins = ob_newref(builtins);
	fn->name = ob_newref(co->name);
	fn->qualname = ob_newref(co->qualname);
	fn->code = ob_newref(code);
	if (ob_size(co->consts) > 0 && ob_is_str(co->consts->item[0]))
		doc = co->consts->item[0];
	fn->doc = ob_newref(doc ?: ob_none(rt));
	fn->module = module ? ob_newref(module) : NULL;
	ob_track(rt, fn);
	return OB_OBJ(fn);
}

static int function_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_function *fn = (struct ob_function *)o;
	struct ob_object **field[] = {
		&fn->globals, &fn->builtins, &fn->module, &fn->defaults,
		&fn->kwdefaults, &fn->doc, &fn->dict, &fn->closure,
		&fn->annotations, &fn->name, &fn->qualname, &fn->code,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(field); i++)
		ob_exc_set(rt, field[i], NULL);
	return 0;
}

/* As function_clear() does, but nobody can see the fields any more. */
static void function_drop(struct ob_rt *rt, struct ob_function *fn)
{
	ob_xdecref(rt, fn->globals);
	ob_xdecref(rt, fn->builtins);
	ob_xdecref(rt, fn->module);
	ob_xdecref(rt, fn->defaults);
	ob_xdecref(rt, fn->kwdefaults);
	ob_xdecref(rt, fn->doc);
	ob_xdecref(rt, fn->dict);
	ob_xdecref(rt, fn->closure);
	ob_xdecref(rt, fn->annotations);
	ob_xdecref(rt, fn->name);
	ob_xdecref(rt, fn->qualname);
	ob_xdecref(rt, fn->code);
}

static void function_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	function_drop(rt, (struct ob_function *)o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int function_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_function *fn = (struct ob_function *)o;
	struct ob_object *held[] = {
		fn->code, fn->globals, fn->builtins, fn->module, fn->defaults,
		fn->kwdefaults, fn->doc, fn->name, fn->dict, fn->closure,
		fn->annotations, fn->qualname,
	};

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static struct ob_object *function_call(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	return rt->ops->call_function(rt, o, args, nargs, kwnames);
}

struct ob_object *ob_method_new(struct ob_rt *rt, struct ob_object *func,
				struct ob_object *self)
{
	struct ob_method *m = ob_obj_alloc(rt, OB_T_METHOD, sizeof(*m));

	if (!m)
		return NULL;
	m->func = ob_newref(func);
	m->self = ob_newref(self);
	m->weakreflist = NULL;
	m->vectorcall = NULL;
	ob_track(rt, m);
	return OB_OBJ(m);
}

static struct ob_object *function_descr_get(struct ob_rt *rt,
					    struct ob_object *descr,
					    struct ob_object *o,
					    struct ob_type *type)
{
	return o ? ob_method_new(rt, descr, o) : ob_newref(descr);
}

static struct ob_object *function_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "<function %U at 0x%llx>",
			     ((struct ob_function *)o)->qualname,
			     ob_id_of(&rt->heap, o));
}

#define FUNCTION_FIELD(field)						\
static struct ob_object *function_get_##field(struct ob_rt *rt,		\
					      struct ob_object *o)	\
{									\
	struct ob_object *value = ((struct ob_function *)o)->field;	\
									\
	return ob_newref(value ?: ob_none(rt));				\
}

FUNCTION_FIELD(name)
FUNCTION_FIELD(qualname)
FUNCTION_FIELD(code)
FUNCTION_FIELD(defaults)
FUNCTION_FIELD(kwdefaults)

static struct ob_object *function_get_builtins(struct ob_rt *rt,
					       struct ob_object *o)
{
	struct ob_object *value = ((struct ob_function *)o)->builtins;

	if (value == OB_OBJ(rt->builtins) && !ob_builtins(rt))
		return NULL;
	return ob_newref(value ?: ob_none(rt));
}

static struct ob_object *function_get_dict(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_function *fn = (struct ob_function *)o;

	if (!fn->dict)
		fn->dict = ob_dict_new(rt);
	return fn->dict ? ob_newref(fn->dict) : NULL;
}

static int function_set_str(struct ob_rt *rt, struct ob_object **field,
			    struct ob_object *value, const char *what)
{
	if (!value || !ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError, "%s must be set to a string object",
			 what);
		return -1;
	}
	ob_exc_set(rt, field, value);
	return 0;
}

static int function_set_name(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	return function_set_str(rt, &((struct ob_function *)o)->name, value,
				"__name__");
}

static int function_set_qualname(struct ob_rt *rt, struct ob_object *o,
				 struct ob_object *value)
{
	return function_set_str(rt, &((struct ob_function *)o)->qualname,
				value, "__qualname__");
}

/* None, like nothing at all, empties the field. */
static int function_set_typed(struct ob_rt *rt, struct ob_object **field,
			      struct ob_object *value, enum ob_tid tid,
			      const char *what)
{
	if (value == ob_none(rt))
		value = NULL;
	if (value && !ob_is_subtype(value->type, ob_type_of(rt, tid))) {
		ob_raise(rt, OB_T_TypeError, "%s must be set to a %s object",
			 what, tid == OB_T_DICT ? "dict" : "tuple");
		return -1;
	}
	ob_exc_set(rt, field, value);
	return 0;
}

static int function_set_defaults(struct ob_rt *rt, struct ob_object *o,
				 struct ob_object *value)
{
	return function_set_typed(rt, &((struct ob_function *)o)->defaults,
				  value, OB_T_TUPLE, "__defaults__");
}

static int function_set_kwdefaults(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *value)
{
	return function_set_typed(rt, &((struct ob_function *)o)->kwdefaults,
				  value, OB_T_DICT, "__kwdefaults__");
}

static int function_set_annotations(struct ob_rt *rt, struct ob_object *o,
				    struct ob_object *value)
{
	return function_set_typed(rt, &((struct ob_function *)o)->annotations,
				  value, OB_T_DICT, "__annotations__");
}

/* The compiler leaves a tuple of names and values; a dict is made on demand. */
static struct ob_object *function_get_annotations(struct ob_rt *rt,
						  struct ob_object *o)
{
	struct ob_function *fn = (struct ob_function *)o;
	struct ob_tuple *pairs = (struct ob_tuple *)fn->annotations;
	struct ob_object *dict;
	ssize_t i;

	if (pairs && ob_is(rt, pairs, OB_T_DICT))
		return ob_newref(fn->annotations);
	dict = ob_dict_new(rt);
	for (i = 0; dict && pairs && i + 1 < ob_size(pairs); i += 2)
		if (ob_dict_set(rt, dict, pairs->item[i], pairs->item[i + 1])) {
			ob_decref(rt, dict);
			return NULL;
		}
	if (dict)
		ob_exc_set(rt, &fn->annotations, dict);
	return dict;
}

static const struct ob_member_def function_members[] = {
	{ "__closure__", OB_MEMBER_OBJECT, true,
	  offsetof(struct ob_function, closure) },
	{ "__doc__", OB_MEMBER_OBJECT, false,
	  offsetof(struct ob_function, doc) },
	{ "__globals__", OB_MEMBER_OBJECT, true,
	  offsetof(struct ob_function, globals) },
	{ "__module__", OB_MEMBER_OBJECT, false,
	  offsetof(struct ob_function, module) },
	{ }
};

static const struct ob_getset_def function_getset[] = {
	{ "__builtins__", function_get_builtins, ob_member_readonly },
	{ "__name__", function_get_name, function_set_name },
	{ "__qualname__", function_get_qualname, function_set_qualname },
	{ "__code__", function_get_code, ob_function_set_code },
	{ "__defaults__", function_get_defaults, function_set_defaults },
	{ "__kwdefaults__", function_get_kwdefaults, function_set_kwdefaults },
	{ "__annotations__", function_get_annotations,
	  function_set_annotations },
	{ "__dict__", function_get_dict, ob_generic_set_dict },
	{ }
};

const struct ob_type_def ob_function_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "function",
		.basicsize = sizeof(struct ob_function),
		.flags = OB_TF_GC | OB_TF_METHOD_DESCR,
		.dealloc = function_dealloc,
		.traverse = function_traverse,
		.clear = function_clear,
		.repr = function_repr,
		.call = function_call,
		.descr_get = function_descr_get,
		.dictoffset = offsetof(struct ob_function, dict),
		.weaklistoffset = offsetof(struct ob_function, weakreflist),
		.members = function_members,
		.getset = function_getset,
		.new = ob_function_tp_new,
	},
};

/* bound methods */

static void method_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_method *m = (struct ob_method *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_decref(rt, m->func);
	ob_decref(rt, m->self);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int method_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_method *m = (struct ob_method *)o;

	return ob_visit_one(v, m->func) ?: ob_visit_one(v, m->self);
}

/* Calling a bound method is calling its function with self in front. */
static struct ob_object *method_call(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_method *m = (struct ob_method *)o;
	size_t n = nargs + (kwnames ? ob_size(kwnames) : 0);
	struct ob_object *few[6], **all = few, *res;

	if (n >= ARRAY_SIZE(few)) {
		all = ob_raw_alloc(rt, array_size(n + 1, sizeof(*all)));
		if (!all)
			return NULL;
	}
	all[0] = m->self;
	if (n)
		memcpy(all + 1, args, n * sizeof(*all));
	res = ob_call(rt, m->func, all, nargs + 1, kwnames);
	if (all != few)
		ob_raw_free(rt, all);
	return res;
}

static struct ob_object *method_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_method *m = (struct ob_method *)o;
	struct ob_object *name, *res;
	int found;

	found = ob_getattr_opt(rt, m->func, ob_name(rt, OB_N_qualname), &name);
	if (!found)
		found = ob_getattr_opt(rt, m->func, ob_name(rt, OB_N_name),
				       &name);
	if (found < 0)
		return NULL;
	if (found && ob_is_str(name))
		res = ob_str_format(rt, "<bound method %U of %R>", name,
				    m->self);
	else
		res = ob_str_format(rt, "<bound method ? of %R>", m->self);
	if (found)
		ob_decref(rt, name);
	return res;
}

/* Attributes that a method has not are its function's. */
static struct ob_object *method_getattro(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *name)
{
	struct ob_object *descr = ob_type_lookup(rt, o->type, name);

	if (descr)
		return descr->type->descr_get ?
		       descr->type->descr_get(rt, descr, o, o->type) :
		       ob_newref(descr);
	if (ob_raised(rt))
		return NULL;
	return ob_getattr(rt, ((struct ob_method *)o)->func, name);
}

static s64 method_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_method *m = (struct ob_method *)o;
	s64 hash = ob_hash(rt, m->func);

	if (hash == -1)
		return -1;
	hash ^= ob_hash_pointer(rt, m->self);
	return hash == -1 ? -2 : hash;
}

static struct ob_object *method_richcompare(struct ob_rt *rt,
					    struct ob_object *a,
					    struct ob_object *b,
					    enum ob_cmp op)
{
	struct ob_method *x = (struct ob_method *)a, *y = (struct ob_method *)b;
	int same;

	if ((op != OB_EQ && op != OB_NE) || !ob_is(rt, a, OB_T_METHOD) ||
	    !ob_is(rt, b, OB_T_METHOD))
		return ob_newref(ob_notimpl(rt));
	same = ob_compare_bool(rt, x->func, y->func, OB_EQ);
	if (same < 0)
		return NULL;
	same = same && x->self == y->self;
	return ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

static struct ob_object *method_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	return ob_getattr(rt, ((struct ob_method *)o)->func,
			  ob_name(rt, OB_N_doc));
}

static struct ob_object *method_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args, size_t nargs,
				    struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, "method", kwnames) ||
	    ob_args_check(rt, "method", nargs, 2, 2))
		return NULL;
	if (!args[0]->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"first argument must be callable");
	if (args[1] == ob_none(rt))
		return ob_raise(rt, OB_T_TypeError,
				"instance must not be None");
	return ob_method_new(rt, args[0], args[1]);
}

static struct ob_object *method_get_func(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_method *)o)->func);
}

static struct ob_object *method_get_self(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_method *)o)->self);
}

static const struct ob_getset_def method_getset[] = {
	{ "__func__", method_get_func, ob_member_readonly },
	{ "__self__", method_get_self, ob_member_readonly },
	{ "__doc__", method_get_doc },
	{ }
};

static const struct ob_method_def method_methods[] = {
	{ "__reduce__", ob_method_reduce, OB_METH_NOARGS },
	{ }
};

const struct ob_type_def ob_method_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "method",
		.basicsize = sizeof(struct ob_method),
		.flags = OB_TF_GC,
		.dealloc = method_dealloc,
		.traverse = method_traverse,
		.repr = method_repr,
		.hash = method_hash,
		.richcompare = method_richcompare,
		.getattro = method_getattro,
		.new = method_new,
		.call = method_call,
		.getset = method_getset,
		.methods = method_methods,
		.weaklistoffset = offsetof(struct ob_method, weakreflist),
	},
};
