// SPDX-License-Identifier: GPL-2.0
/*
 * call - binding arguments to the parameters of a Python function
 *
 * Arguments move: whoever calls gives its references up, and what does not
 * end in a parameter is dropped here, on success and on failure alike.
 */
#include "bind.h"

/* Extra positional arguments: a tuple for *args, or none at all. */
static int bind_varargs(struct ob_bind *b, struct ob_object **extra, size_t n)
{
	struct ob_object *rest;
	size_t i;

	if (!(b->code->flags & OB_CO_VARARGS)) {
		for (i = 0; i < n; i++)
			ob_decref(b->rt, extra[i]);
		return 0;
	}
	if (n)
		rest = ob_tuple_from_array_steal(b->rt, extra, n);
	else
		rest = ob_tuple_new(b->rt, 0);
	if (!rest)
		return -1;
	b->slot[b->total] = rest;
	return 0;
}

/* Parameter a keyword names, or -1. */
static s64 bind_find(struct ob_bind *b, struct ob_object *keyword)
{
	struct ob_code *code = b->code;
	u32 i;

	for (i = code->posonlyargcount; i < b->total; i++)
		if (ob_frame_varname(code, i) == keyword)
			return i;
	for (i = code->posonlyargcount; i < b->total; i++)
		if (ob_str_equal(ob_frame_varname(code, i), keyword))
			return i;
	return -1;
}

/* Steals @value. */
static int bind_keyword(struct ob_bind *b, struct ob_object *keyword,
			struct ob_object *value)
{
	s64 at;
	int err;

	if (!ob_is_str(keyword)) {
		ob_raise(b->rt, OB_T_TypeError, "%U() keywords must be strings",
			 b->func->qualname);
		goto drop;
	}
	at = bind_find(b, keyword);
	if (at >= 0) {
		if (b->slot[at]) {
			ob_raise(b->rt, OB_T_TypeError,
				 "%U() got multiple values for argument '%S'",
				 b->func->qualname, keyword);
			goto drop;
		}
		b->slot[at] = value;
		return 0;
	}
	if (b->kwdict) {
		err = ob_dict_set(b->rt, b->kwdict, keyword, value);
		ob_decref(b->rt, value);
		return err;
	}
	ob_bind_unexpected(b, keyword);
drop:
	ob_decref(b->rt, value);
	return -1;
}

static int bind_keywords(struct ob_bind *b, struct ob_object **values)
{
	s64 n = ob_size(b->kwnames);
	s64 i;

	for (i = 0; i < n; i++) {
		if (!bind_keyword(b, b->kwnames->item[i], values[i]))
			continue;
		while (++i < n)
			ob_decref(b->rt, values[i]);
		return -1;
	}
	return 0;
}

static int bind_defaults(struct ob_bind *b)
{
	struct ob_tuple *defaults = (struct ob_tuple *)b->func->defaults;
	s64 count = b->code->argcount;
	s64 ndefaults = defaults ? ob_size(defaults) : 0;
	s64 required = count - ndefaults;
	s64 missing = 0;
	s64 i;

	for (i = b->nargs; i < required; i++)
		missing += !b->slot[i];
	if (missing)
		return ob_bind_missing(b, missing, 0, required, "positional");
	for (i = max_t(s64, required, b->nargs); i < count; i++)
		if (!b->slot[i])
			b->slot[i] = ob_newref(defaults->item[i - required]);
	return 0;
}

static int bind_kwdefaults(struct ob_bind *b)
{
	s64 missing = 0;
	u32 i;

	for (i = b->code->argcount; i < b->total; i++) {
		struct ob_object *value = NULL;

		if (b->slot[i])
			continue;
		if (b->func->kwdefaults) {
			value = ob_dict_get(b->rt, b->func->kwdefaults,
					    ob_frame_varname(b->code, i));
			if (!value && ob_raised(b->rt))
				return -1;
		}
		if (value)
			b->slot[i] = ob_newref(value);
		else
			missing++;
	}
	if (missing)
		return ob_bind_missing(b, missing, b->code->argcount, b->total,
				       "keyword-only");
	return 0;
}

/* Every reference in @args is gone afterwards, whatever happens. */
static int bind_all(struct ob_bind *b, struct ob_object **args)
{
	struct ob_code *code = b->code;
	size_t n = min_t(size_t, b->nargs, code->argcount);
	s64 nkw = b->kwnames ? ob_size(b->kwnames) : 0;
	int err = 0;
	s64 i;

	if (code->flags & OB_CO_VARKEYWORDS) {
		b->kwdict = ob_dict_new(b->rt);
		b->slot[b->total + !!(code->flags & OB_CO_VARARGS)] = b->kwdict;
		if (!b->kwdict)
			err = -1;
	}
	for (i = 0; i < (s64)n; i++)
		b->slot[i] = args[i];
	if (err) {
		for (i = n; i < (s64)b->nargs; i++)
			ob_decref(b->rt, args[i]);
	} else {
		err = bind_varargs(b, args + n, b->nargs - n);
	}
	if (err) {
		for (i = 0; i < nkw; i++)
			ob_decref(b->rt, args[b->nargs + i]);
		return err;
	}
	if (nkw && bind_keywords(b, args + b->nargs))
		return -1;
	if (b->nargs > code->argcount && !(code->flags & OB_CO_VARARGS))
		return ob_bind_too_many(b);
	if (b->nargs < code->argcount && bind_defaults(b))
		return -1;
	return bind_kwdefaults(b);
}

int ob_call_bind_none(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_code *code = frame->code;
	struct ob_bind b = {
		.rt = &vm->rt, .func = (struct ob_function *)frame->func,
		.code = code, .slot = frame->localsplus,
		.total = code->argcount + code->kwonlyargcount,
	};

	return bind_all(&b, frame->localsplus);
}

struct ob_frame *ob_call_push(struct ob_vm *vm, struct ob_function *func,
			      struct ob_object **args, size_t nargs,
			      struct ob_tuple *kwnames)
{
	struct ob_code *code = (struct ob_code *)func->code;
	struct ob_object *locals = NULL;
	struct ob_frame *frame;
	struct ob_bind b;
	size_t i;

	if (!(code->flags & OB_CO_OPTIMIZED))
		locals = ob_newref(func->globals);
	frame = ob_frame_push(vm, func, locals);
	if (!frame) {
		nargs += kwnames ? ob_size(kwnames) : 0;
		for (i = 0; i < nargs; i++)
			ob_decref(&vm->rt, args[i]);
		return NULL;
	}
	if (likely(!kwnames && nargs == code->argcount &&
		   !code->kwonlyargcount &&
		   !(code->flags & (OB_CO_VARARGS | OB_CO_VARKEYWORDS)))) {
		memcpy(frame->localsplus, args, nargs * sizeof(*args));
		return frame;
	}
	b.rt = &vm->rt;
	b.func = func;
	b.code = code;
	b.slot = frame->localsplus;
	b.nargs = nargs;
	b.kwnames = kwnames;
	b.total = code->argcount + code->kwonlyargcount;
	b.kwdict = NULL;
	if (bind_all(&b, args)) {
		ob_frame_pop(vm, frame);
		return NULL;
	}
	return frame;
}

struct ob_object *ob_vm_call_function(struct ob_rt *rt, struct ob_object *fn,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	size_t total = nargs + (kwnames ? ob_size(kwnames) : 0);
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_object *few[8], **copy = few;
	struct ob_frame *frame;
	size_t i;

	if (ob_enter(rt, " while calling a Python object"))
		return NULL;
	if (total > ARRAY_SIZE(few)) {
		copy = ob_raw_alloc(rt, total * sizeof(*copy));
		if (!copy)
			return NULL;
	}
	for (i = 0; i < total; i++)
		copy[i] = ob_newref(args[i]);
	frame = ob_call_push(vm, ob_newref(fn), copy, nargs, kwnames);
	if (copy != few)
		ob_raw_free(rt, copy);
	return frame ? ob_eval(vm, frame, false) : NULL;
}

/*
 * Arguments of f(*args, **kwargs) as an array. @names is filled with a tuple
 * of the keywords (new) or NULL. The references in the array are new.
 */
static struct ob_object **call_flatten(struct ob_rt *rt,
				       struct ob_object *args,
				       struct ob_object *kwargs,
				       struct ob_object **names)
{
	s64 nargs = ob_size(args);
	s64 nkw = kwargs ? ((struct ob_dict *)kwargs)->used : 0;
	struct ob_object **flat;
	s64 i;

	*names = NULL;
	flat = ob_raw_alloc(rt, (nargs + nkw + 1) * sizeof(*flat));
	if (!flat)
		return NULL;
	if (nkw) {
		*names = ob_tuple_new(rt, nkw);
		if (!*names || ob_call_keywords(rt, kwargs, *names,
						flat + nargs)) {
			ob_xdecref(rt, *names);
			ob_raw_free(rt, flat);
			return NULL;
		}
	}
	for (i = 0; i < nargs; i++)
		flat[i] = ob_newref(((struct ob_tuple *)args)->item[i]);
	return flat;
}

struct ob_frame *ob_call_push_ex(struct ob_vm *vm, struct ob_function *func,
				 struct ob_object *args,
				 struct ob_object *kwargs)
{
	struct ob_object **flat, *names;
	struct ob_frame *frame;

	flat = call_flatten(&vm->rt, args, kwargs, &names);
	if (!flat) {
		ob_decref(&vm->rt, func);
		return NULL;
	}
	frame = ob_call_push(vm, func, flat, ob_size(args),
			     (struct ob_tuple *)names);
	ob_raw_free(&vm->rt, flat);
	ob_xdecref(&vm->rt, names);
	return frame;
}

struct ob_object *ob_call_ex(struct ob_rt *rt, struct ob_object *callable,
			     struct ob_object *args, struct ob_object *kwargs)
{
	struct ob_object **flat, *names, *res;
	s64 n = ob_size(args), i;

	if (!kwargs || !((struct ob_dict *)kwargs)->used)
		return ob_call(rt, callable, ((struct ob_tuple *)args)->item, n,
			       NULL);
	flat = call_flatten(rt, args, kwargs, &names);
	if (!flat)
		return NULL;
	res = ob_call(rt, callable, flat, n, (struct ob_tuple *)names);
	n += ob_size(names);
	for (i = 0; i < n; i++)
		ob_decref(rt, flat[i]);
	ob_raw_free(rt, flat);
	ob_decref(rt, names);
	return res;
}
