// SPDX-License-Identifier: GPL-2.0
/*
 * ops - instructions too long for the loop: names, unpacking, displays
 */
#include "fast.h"

/* NameError that also says which name, for suggestions. Returns -1. */
static int name_error(struct ob_rt *rt, const char *fmt, struct ob_object *name)
{
	struct ob_name_error *e;
	const char *text;

	text = ob_str_as_utf8(rt, name, NULL);
	if (!text)
		return -1;
	ob_raise(rt, OB_T_NameError, fmt, text);
	if (!ob_is(rt, rt->exc, OB_T_NameError))
		return -1;
	e = (struct ob_name_error *)rt->exc;
	if (!e->name)
		e->name = ob_newref(name);
	return -1;
}

/* 1 found (new reference), 0 not there, -1 */
int ob_op_find_name(struct ob_rt *rt, struct ob_object *ns,
		    struct ob_object *name, struct ob_object **out)
{
	struct ob_object *value;

	if (likely(ob_is(rt, ns, OB_T_DICT))) {
		value = ob_dict_get(rt, ns, name);
		if (!value)
			return ob_raised(rt) ? -1 : 0;
		*out = ob_newref(value);
		return 1;
	}
	*out = ob_getitem(rt, ns, name);
	if (*out)
		return 1;
	if (!ob_raised_is(rt, OB_T_KeyError))
		return -1;
	ob_clear_exc(rt);
	return 0;
}

int ob_op_store_name(struct ob_rt *rt, struct ob_object *ns,
		     struct ob_object *name, struct ob_object *value)
{
	if (likely(ob_is(rt, ns, OB_T_DICT)))
		return ob_dict_set(rt, ns, name, value);
	return ob_setitem(rt, ns, name, value);
}

static void cache_global(struct ob_vm *vm, struct ob_frame *frame,
			 struct ob_object *name, u16 *cache, u16 where)
{
	struct ob_dict *globals = (struct ob_dict *)frame->globals;
	struct ob_rt *rt = &vm->rt;
	struct ob_object *ns;
	u32 version = 0;
	s64 at;

	cache[0] = CACHE_EMPTY;
	ns = where == CACHE_GLOBAL ? frame->globals : frame->builtins;
	if (!ob_is(rt, globals, OB_T_DICT) || !ob_is(rt, ns, OB_T_DICT))
		return;
	at = ob_dict_find_entry(rt, (struct ob_dict *)ns, name);
	if (at < 0 || at > U16_MAX)
		return;
	if (where == CACHE_BUILTIN) {
		version = ob_dict_keys_version(rt, globals);
		if (!version)
			return;
	}
	cache[0] = where;
	cache[1] = at;
	cache[2] = version;
	cache[3] = version >> 16;
}

int ob_op_load_global(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object *name, u16 *cache,
		      struct ob_object **out)
{
	u16 where = CACHE_GLOBAL;
	int found = ob_op_find_name(&vm->rt, frame->globals, name, out);

	if (!found) {
		if (!ob_builtins(&vm->rt))
			return -1;
		where = CACHE_BUILTIN;
		found = ob_op_find_name(&vm->rt, frame->builtins, name, out);
	}
	if (found > 0 && cache)
		cache_global(vm, frame, name, cache, where);
	if (!found)
		return name_error(&vm->rt, "name '%.200s' is not defined",
				  name);
	return found < 0 ? -1 : 0;
}

int ob_op_load_name(struct ob_vm *vm, struct ob_frame *frame,
		    struct ob_object *name, struct ob_object **out)
{
	int found = ob_op_find_name(&vm->rt, frame->locals, name, out);

	if (found)
		return found < 0 ? -1 : 0;
	return ob_op_load_global(vm, frame, name, NULL, out);
}

int ob_op_delete_name(struct ob_vm *vm, struct ob_object *ns,
		      struct ob_object *name)
{
	int deleted;

	if (ob_is(&vm->rt, ns, OB_T_DICT)) {
		deleted = ob_dict_del(&vm->rt, ns, name);
	} else {
		deleted = ob_delitem(&vm->rt, ns, name) ? -1 : 1;
		if (deleted < 0 && ob_raised_is(&vm->rt, OB_T_KeyError))
			deleted = 0;
	}
	if (!deleted)
		return name_error(&vm->rt, "name '%.200s' is not defined",
				  name);
	return deleted < 0 ? -1 : 0;
}

void ob_op_unbound(struct ob_vm *vm, struct ob_frame *frame, unsigned int slot)
{
	struct ob_object *name = ob_frame_varname(frame->code, slot);
	const char *text;

	if (frame->code->localspluskinds[slot] & OB_LOCAL_FREE) {
		name_error(&vm->rt,
			   "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
			   name);
		return;
	}
	text = ob_str_as_utf8(&vm->rt, name, NULL);
	if (text)
		ob_raise(&vm->rt, OB_T_UnboundLocalError,
			 "cannot access local variable '%s' where it is not associated with a value",
			 text);
}

int ob_op_setup_annotations(struct ob_rt *rt, struct ob_object *ns)
{
	struct ob_object *name = ob_str_intern_c(rt, "__annotations__");
	struct ob_object *annotations = NULL;
	int found;

	if (!name)
		return -1;
	found = ob_op_find_name(rt, ns, name, &annotations);
	if (!found) {
		annotations = ob_dict_new(rt);
		found = annotations ? ob_setitem(rt, ns, name, annotations) :
				      -1;
	}
	ob_xdecref(rt, annotations);
	ob_decref(rt, name);
	return found < 0 ? -1 : 0;
}

static void drop_items(struct ob_rt *rt, struct ob_object **from,
		       struct ob_object **end)
{
	for (; from < end; from++)
		ob_decref(rt, *from);
}

/* The iterator has given all @before items: nothing may follow. */
static int unpack_exact(struct ob_rt *rt, struct ob_object *it,
			unsigned int before)
{
	struct ob_object *more = ob_iternext(rt, it);

	if (!more)
		return ob_raised(rt) ? -1 : 0;
	ob_decref(rt, more);
	ob_raise(rt, OB_T_ValueError,
		 "too many values to unpack (expected %u)", before);
	return -1;
}

/* *rest and what follows it, from what the iterator still has */
static int unpack_rest(struct ob_rt *rt, struct ob_object *it,
		       unsigned int before, unsigned int after,
		       struct ob_object **top)
{
	struct ob_object *list = ob_list_from_iterable(rt, it);
	struct ob_object **item;
	unsigned int i;
	s64 len;

	if (!list)
		return -1;
	len = ob_size(list);
	if (len < after) {
		ob_raise(rt, OB_T_ValueError,
			 "not enough values to unpack (expected at least %u, got %lld)",
			 before + after, before + len);
		ob_decref(rt, list);
		return -1;
	}
	*--top = list;
	item = ((struct ob_list *)list)->item;
	for (i = 0; i < after; i++)
		*--top = item[len - after + i];
	((struct ob_var *)list)->size = len - after;
	return 0;
}

static int unpack_iterator(struct ob_rt *rt, struct ob_object *it,
			   unsigned int before, int after,
			   struct ob_object **top)
{
	struct ob_object **p = top;
	unsigned int i;
	int err;

	for (i = 0; i < before; i++) {
		struct ob_object *item = ob_iternext(rt, it);

		if (item) {
			*--p = item;
			continue;
		}
		if (!ob_raised(rt))
			ob_raise(rt, OB_T_ValueError, after < 0 ?
				 "not enough values to unpack (expected %u, got %u)" :
				 "not enough values to unpack (expected at least %u, got %u)",
				 before + max(after, 0), i);
		drop_items(rt, p, top);
		return -1;
	}
	err = after < 0 ? unpack_exact(rt, it, before) :
			  unpack_rest(rt, it, before, after, p);
	if (err)
		drop_items(rt, p, top);
	return err;
}

int ob_op_unpack(struct ob_rt *rt, struct ob_object *seq, unsigned int before,
		 int after, struct ob_object **top)
{
	struct ob_object **item = NULL;
	struct ob_object *it;
	unsigned int i;
	int err;

	if (after < 0 && ob_is(rt, seq, OB_T_TUPLE))
		item = ((struct ob_tuple *)seq)->item;
	else if (after < 0 && ob_is(rt, seq, OB_T_LIST))
		item = ((struct ob_list *)seq)->item;
	if (item && ob_size(seq) == before) {
		for (i = 0; i < before; i++)
			*--top = ob_newref(item[i]);
		return 0;
	}
	it = ob_iter(rt, seq);
	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError) && !seq->type->iter &&
		    !(seq->type->sequence && seq->type->sequence->item))
			ob_raise(rt, OB_T_TypeError,
				 "cannot unpack non-iterable %.200T object",
				 seq);
		return -1;
	}
	err = unpack_iterator(rt, it, before, after, top);
	ob_decref(rt, it);
	return err;
}

struct ob_object *ob_op_build_set(struct ob_rt *rt, struct ob_object **values,
				  s64 n)
{
	struct ob_object *set = ob_set_new(rt, OB_T_SET, NULL), *value;
	int err = 0;
	s64 i;

	if (!set)
		return NULL;
	for (i = 0; i < n; i++) {
		value = values[i];
		if (!err)
			err = ob_set_add(rt, set, value);
		/* An equal value that was there already dies here. */
		values[i] = ob_newref(ob_none(rt));
		ob_decref(rt, value);
	}
	if (!err)
		return set;
	ob_decref(rt, set);
	return NULL;
}

int ob_op_list_extend(struct ob_rt *rt, struct ob_object *list,
		      struct ob_object *iterable)
{
	if (!ob_list_extend(rt, list, iterable))
		return 0;
	if (ob_raised_is(rt, OB_T_TypeError) && !iterable->type->iter &&
	    !(iterable->type->sequence && iterable->type->sequence->item))
		ob_raise(rt, OB_T_TypeError,
			 "Value after * must be an iterable, not %.200T",
			 iterable);
	return -1;
}

int ob_op_dict_update(struct ob_rt *rt, struct ob_object *dict,
		      struct ob_object *other)
{
	/* A sequence of pairs would do for update(), not for {**x}. */
	if (!ob_dict_merge(rt, (struct ob_dict *)dict, other,
			   OB_MERGE_OVERRIDE))
		return 0;
	if (ob_raised_is(rt, OB_T_AttributeError)) {
		ob_clear_exc(rt);
		ob_raise(rt, OB_T_TypeError,
			 "'%.200T' object is not a mapping", other);
	}
	return -1;
}

/*
 * Say of f(**other) what its keys had to say. A KeyError of the program has
 * been somewhere, which its traceback shows, and stays what it is.
 */
static void merge_error(struct ob_rt *rt, struct ob_object *func,
			struct ob_object *other)
{
	bool twice = ob_raised_is(rt, OB_T_KeyError);
	struct ob_object *exc, *name;
	struct ob_exc *e;

	if (!twice && !ob_raised_is(rt, OB_T_AttributeError))
		return;
	exc = ob_take_exc(rt);
	e = (struct ob_exc *)exc;
	name = ob_call_name(rt, func);
	if (name && !twice)
		ob_raise(rt, OB_T_TypeError,
			 "%U argument after ** must be a mapping, not %.200T",
			 name, other);
	else if (name && !e->traceback && ob_size(e->args) == 1)
		ob_raise(rt, OB_T_TypeError,
			 "%U got multiple values for keyword argument '%S'",
			 name, e->args->item[0]);
	else if (name)
		ob_set_exc(rt, ob_newref(exc));
	ob_xdecref(rt, name);
	ob_decref(rt, exc);
}

int ob_op_dict_merge(struct ob_rt *rt, struct ob_object *dict,
		     struct ob_object *other, struct ob_object *func)
{
	if (!ob_dict_merge(rt, (struct ob_dict *)dict, other,
			   OB_MERGE_UNIQUE))
		return 0;
	merge_error(rt, func, other);
	return -1;
}

struct ob_object *ob_op_make_function(struct ob_vm *vm, struct ob_frame *frame,
				      unsigned int flags,
				      struct ob_object ***spp)
{
	struct ob_object **sp = *spp;
	struct ob_object *code = *--sp;
	struct ob_function *func;

	func = (struct ob_function *)ob_function_new(&vm->rt, code,
						     frame->globals);
	ob_decref(&vm->rt, code);
	if (func) {
		if (flags & OB_MF_CLOSURE)
			func->closure = *--sp;
		if (flags & OB_MF_ANNOTATIONS)
			func->annotations = *--sp;
		if (flags & OB_MF_KWDEFAULTS)
			func->kwdefaults = *--sp;
		if (flags & OB_MF_DEFAULTS)
			func->defaults = *--sp;
	}
	*spp = sp;
	return OB_OBJ(func);
}

struct ob_object *ob_op_format(struct ob_rt *rt, struct ob_object *value,
			       struct ob_object *spec, unsigned int conv)
{
	struct ob_object *text, *res;

	switch (conv) {
	case OB_FVC_STR:
		text = ob_str(rt, value);
		break;
	case OB_FVC_REPR:
		text = ob_repr(rt, value);
		break;
	case OB_FVC_ASCII:
		text = ob_ascii(rt, value);
		break;
	default:
		text = ob_newref(value);
		break;
	}
	if (!text || (!spec && ob_is(rt, text, OB_T_STR)))
		return text;
	res = ob_format(rt, text, spec);
	ob_decref(rt, text);
	return res;
}

struct ob_object *ob_op_call_args(struct ob_rt *rt, struct ob_object *func,
				  struct ob_object *args)
{
	struct ob_object *list, *tuple, *name;

	if (!args->type->iter &&
	    !(args->type->sequence && args->type->sequence->item)) {
		name = ob_call_name(rt, func);
		if (!name)
			return NULL;
		ob_raise(rt, OB_T_TypeError,
			 "%U argument after * must be an iterable, not %.200T",
			 name, args);
		ob_decref(rt, name);
		return NULL;
	}
	list = ob_list_from_iterable(rt, args);
	if (!list)
		return NULL;
	tuple = ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	return tuple;
}

struct ob_object *ob_op_call_kwargs(struct ob_rt *rt, struct ob_object *func,
				    struct ob_object *kwargs)
{
	struct ob_object *dict = ob_dict_new(rt);

	if (dict && ob_op_dict_merge(rt, dict, kwargs, func)) {
		ob_decref(rt, dict);
		return NULL;
	}
	return dict;
}

struct ob_object *ob_call_name(struct ob_rt *rt, struct ob_object *callable)
{
	struct ob_object *attr, *qualname, *module, *text;

	attr = ob_str_intern_c(rt, "__qualname__");
	qualname = attr ? ob_getattr(rt, callable, attr) : NULL;
	ob_xdecref(rt, attr);
	if (!qualname) {
		if (!ob_raised_is(rt, OB_T_AttributeError))
			return NULL;
		ob_clear_exc(rt);
		return ob_str(rt, callable);
	}
	attr = ob_str_intern_c(rt, "__module__");
	module = attr ? ob_getattr(rt, callable, attr) : NULL;
	ob_xdecref(rt, attr);
	if (!module && ob_raised_is(rt, OB_T_AttributeError))
		ob_clear_exc(rt);
	if (module && ob_is_str(module) &&
	    !ob_str_equal_c(module, "builtins"))
		text = ob_str_format(rt, "%S.%S()", module, qualname);
	else
		text = ob_raised(rt) ? NULL :
			ob_str_format(rt, "%S()", qualname);
	ob_xdecref(rt, module);
	ob_decref(rt, qualname);
	return text;
}

/**
 * struct op_call - arguments of ob_op_call()
 * @code: what calls
 * @callable: what is called
 * @args: positional arguments, then keyword values
 * @nargs: how many are positional
 * @kwnames: names of the others, or NULL
 */
struct op_call {
	const struct ob_code *code;
	struct ob_object *callable;
	struct ob_object *const *args;
	size_t nargs;
	struct ob_tuple *kwnames;
};

static struct ob_object *call_on_new_stack(struct ob_rt *rt, void *arg)
{
	struct op_call *c = arg;
	struct ob_object *res;

	if (fast_call(rt, c->code, c->callable, c->args, c->nargs, c->kwnames,
		      &res))
		return res;
	return ob_op_call(rt, c->code, c->callable, c->args, c->nargs,
			  c->kwnames);
}

struct ob_object *ob_op_call(struct ob_rt *rt, const struct ob_code *code,
			     struct ob_object *callable,
			     struct ob_object *const *args, size_t nargs,
			     struct ob_tuple *kwnames)
{
	if (ob_stack_low()) {
		struct op_call c = { code, callable, args, nargs, kwnames };

		return ob_on_new_stack(rt, call_on_new_stack, &c,
				       " while calling a Python object");
	}
	/* A call that CPython specialises, which is then no level of recursion. */
	if (callable == OB_OBJ(ob_type_of(rt, OB_T_STR)) && nargs == 1 &&
	    !kwnames && !code->warmup)
		return callable->type->call(rt, callable, args, nargs, NULL);
	return ob_call(rt, callable, args, nargs, kwnames);
}
