// SPDX-License-Identifier: GPL-2.0
/*
 * iter_reduce - what iterators and functions say would make others like them
 *
 * An iterator over a sequence is iter(sequence) and a position for
 * __setstate__(); at its end, an iterator over something empty of that kind.
 */
#include "containers_priv.h"
#include "type_priv.h"

struct ob_object *ob_builtin_function(struct ob_rt *rt, const char *name)
{
	struct ob_object *builtins = ob_builtins(rt), *fn;

	fn = builtins ? ob_dict_get_c(rt, builtins, name) : NULL;
	if (!fn && !ob_raised(rt))
		ob_raise(rt, OB_T_AttributeError, "%s", name);
	return fn ? ob_newref(fn) : NULL;
}

/* (fn, args) or (fn, args, state); steals the last two. */
static struct ob_object *reduced(struct ob_rt *rt, struct ob_object *fn,
				 struct ob_object *args,
				 struct ob_object *state, bool has_state)
{
	struct ob_object *res = NULL;

	if (args && has_state && state)
		res = ob_tuple_pack(rt, 3, fn, args, state);
	else if (args && !has_state)
		res = ob_tuple_pack(rt, 2, fn, args);
	ob_xdecref(rt, args);
	ob_xdecref(rt, state);
	return res;
}

struct ob_object *ob_reduced_args(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *args)
{
	return reduced(rt, OB_OBJ(self->type), args, NULL, false);
}

struct ob_object *ob_reduced_state(struct ob_rt *rt, struct ob_object *self,
				   struct ob_object *args,
				   struct ob_object *state)
{
	return reduced(rt, OB_OBJ(self->type), args, state, true);
}

struct ob_object *ob_reduced_iter(struct ob_rt *rt, struct ob_object *args,
				  struct ob_object *state)
{
	struct ob_object *fn = ob_builtin_function(rt, "iter"), *res;

	if (!fn) {
		ob_xdecref(rt, args);
		ob_xdecref(rt, state);
		return NULL;
	}
	res = reduced(rt, fn, args, state, state);
	ob_decref(rt, fn);
	return res;
}

struct ob_object *ob_reduced_end(struct ob_rt *rt)
{
	struct ob_object *empty = ob_tuple_new(rt, 0), *one = NULL;

	if (empty)
		one = ob_tuple_pack(rt, 1, empty);
	ob_xdecref(rt, empty);
	return ob_reduced_iter(rt, one, NULL);
}

struct ob_object *ob_reduced_at(struct ob_rt *rt, struct ob_object *fn,
				struct ob_object *seq, s64 index)
{
	struct ob_object *args, *n, *res = NULL;

	args = ob_tuple_pack(rt, 1, seq);
	n = args ? ob_int_from_s64(rt, index) : NULL;
	if (n)
		res = ob_tuple_pack(rt, 3, fn, args, n);
	ob_xdecref(rt, n);
	ob_xdecref(rt, args);
	return res;
}

static struct ob_object *nothing_like(struct ob_rt *rt,
				      const struct ob_object *it)
{
	if (ob_is(rt, it, OB_T_LIST_ITER) || ob_is(rt, it, OB_T_LIST_REVITER))
		return ob_list_new(rt, 0);
	if (ob_is(rt, it, OB_T_STR_ITER) || ob_is(rt, it, OB_T_STR_ASCII_ITER))
		return ob_newref(&rt->st->empty_str);
	return ob_tuple_new(rt, 0);
}

struct ob_object *ob_seq_iter_reduce(OB_FN_ARGS)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)self;
	bool backwards = ob_is(rt, self, OB_T_LIST_REVITER) ||
			 ob_is_subtype(self->type,
				       ob_type_of(rt, OB_T_REVERSED));
	struct ob_object *fn, *empty, *res;

	if (backwards && (it->seq || !ob_is(rt, self, OB_T_LIST_REVITER)))
		fn = ob_newref(ob_type_of(rt, OB_T_REVERSED));
	else
		fn = ob_builtin_function(rt, "iter");
	if (!fn)
		return NULL;
	if (it->seq) {
		res = ob_reduced_at(rt, fn, it->seq, it->index);
	} else {
		empty = nothing_like(rt, self);
		res = empty ? ob_reduced(rt, fn, empty) : NULL;
		ob_xdecref(rt, empty);
	}
	ob_decref(rt, fn);
	return res;
}

struct ob_object *ob_seq_iter_setstate(OB_FN_ARGS)
{
	struct ob_seq_iter *it = (struct ob_seq_iter *)self;
	bool backwards = ob_is(rt, self, OB_T_LIST_REVITER) ||
			 ob_is_subtype(self->type,
				       ob_type_of(rt, OB_T_REVERSED));
	s64 index, n;

	if (!ob_has_flag(args[0], OB_TF_INT_SUBCLASS))
		return ob_raise(rt, OB_T_TypeError, "an integer is required");
	index = ob_arg_ssize(rt, args[0]);
	if (index == -1 && ob_raised(rt))
		return NULL;
	if (!it->seq)
		return ob_newref(ob_none(rt));
	if (ob_is(rt, self, OB_T_SEQ_ITER)) {
		it->index = max_t(s64, index, 0);
		return ob_newref(ob_none(rt));
	}
	n = ob_length(rt, it->seq);
	if (n < 0)
		return NULL;
	it->index = backwards ? clamp_t(s64, index, -1, n - 1) :
				clamp_t(s64, index, 0, n);
	return ob_newref(ob_none(rt));
}

/* Its name, or how to get it from what it is a method of. */
struct ob_object *ob_builtin_reduce(OB_FN_ARGS)
{
	struct ob_builtin *b = (struct ob_builtin *)self;
	struct ob_object *name, *get, *pair = NULL, *res = NULL;

	name = ob_str_from_cstr(rt, b->def->name);
	if (!name || !ob_builtin_is_method(rt, b))
		return name;
	get = ob_builtin_function(rt, "getattr");
	if (get)
		pair = ob_tuple_pack(rt, 2, b->self, name);
	if (pair)
		res = ob_tuple_pack(rt, 2, get, pair);
	ob_xdecref(rt, pair);
	ob_xdecref(rt, get);
	ob_decref(rt, name);
	return res;
}

struct ob_object *ob_reduced_attr(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *name)
{
	struct ob_object *get = ob_builtin_function(rt, "getattr");
	struct ob_object *pair = NULL, *res = NULL;

	if (get)
		pair = ob_tuple_pack(rt, 2, o, name);
	if (pair)
		res = ob_tuple_pack(rt, 2, get, pair);
	ob_xdecref(rt, pair);
	ob_xdecref(rt, get);
	return res;
}

struct ob_object *ob_method_reduce(OB_FN_ARGS)
{
	struct ob_method *m = (struct ob_method *)self;
	struct ob_object *name, *res;

	name = ob_getattr(rt, m->func, ob_name(rt, OB_N_name));
	if (!name)
		return NULL;
	res = ob_reduced_attr(rt, m->self, name);
	ob_decref(rt, name);
	return res;
}

struct ob_object *ob_singleton_reduce(OB_FN_ARGS)
{
	return ob_str_from_cstr(rt, self == &rt->st->ellipsis ?
				"Ellipsis" : "NotImplemented");
}
