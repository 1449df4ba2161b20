// SPDX-License-Identifier: GPL-2.0
/*
 * itertools - iterators that choose from or go through one iterable
 */
#include "itertools_priv.h"

void ob_it_dealloc(struct ob_rt *rt, struct ob_object *o, size_t nr_refs)
{
	struct it_head *it = (struct it_head *)o;
	size_t i;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	for (i = 0; i < nr_refs; i++)
		ob_xdecref(rt, it->ref[i]);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

int ob_it_traverse(struct ob_object *o, struct ob_visitor *v, size_t nr_refs)
{
	return ob_visit_all(v, ((struct it_head *)o)->ref, nr_refs);
}

void ob_it_drop(struct ob_rt *rt, struct ob_object **field)
{
	struct ob_object *held = *field;

	*field = NULL;
	ob_xdecref(rt, held);
}

struct ob_object *ob_it_next(struct ob_rt *rt, struct ob_object **field)
{
	struct ob_object *it = *field, *item;

	if (!it)
		return NULL;
	ob_incref(it);
	item = ob_iternext(rt, it);
	ob_decref(rt, it);
	return item;
}

void *ob_it_start(struct ob_rt *rt, struct ob_type *type, struct ob_object *o)
{
	struct ob_object *source = ob_iter(rt, o);
	struct it_head *it;

	if (!source)
		return NULL;
	it = ob_type_alloc(rt, type, 0);
	if (!it)
		ob_decref(rt, source);
	else
		it->ref[0] = source;
	return it;
}

struct ob_object *ob_it_ready(struct ob_rt *rt, void *it)
{
	ob_track(rt, it);
	return it;
}

struct ob_object *ob_it_tuple(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list, *tuple;

	if (ob_is(rt, o, OB_T_TUPLE))
		return ob_newref(o);
	list = ob_list_from_iterable(rt, o);
	tuple = list ? ob_list_to_tuple(rt, list) : NULL;
	ob_xdecref(rt, list);
	return tuple;
}

/* The next item of an iterator that an end, once reached, is the end of. */
static struct ob_object *next_or_drop(struct ob_rt *rt, struct ob_object **it)
{
	struct ob_object *item;

	item = ob_it_next(rt, it);
	if (!item && !ob_raised(rt))
		ob_it_drop(rt, it);
	return item;
}

struct ob_object **ob_it_state(struct ob_rt *rt, struct ob_object *state,
			       s64 n)
{
	if (!ob_is_tuple(state))
		return ob_raise(rt, OB_T_TypeError, "state is not a tuple");
	if (ob_size(state) == n)
		return ((struct ob_tuple *)state)->item;
	return ob_raise(rt, OB_T_TypeError,
			"function takes exactly %lld arguments (%lld given)",
			n, ob_size(state));
}

s64 ob_it_state_int(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_is_int(o))
		return ob_arg_ssize(rt, o);
	ob_raise(rt, OB_T_TypeError,
		 "'%.200T' object cannot be interpreted as an integer", o);
	return -1;
}

/* count(): its number; @fast while it fits, @n holds it */

struct it_count {
	struct ob_object base;
	struct ob_object *value, *step;
	s64 n;
};

static_assert(sizeof(struct it_count) == 40);

static bool is_number(struct ob_object *o)
{
	const struct ob_number_slots *num = o->type->number;

	return num && (num->index || num->to_int || num->to_float ||
		       (num->power && num->unop));
}

static bool is_one(struct ob_rt *rt, struct ob_object *o)
{
	int overflow;

	return ob_is(rt, o, OB_T_INT) && ob_int_to_s64(o, &overflow) == 1;
}

IT_REFS(it_count, 2)

IT_NEW(it_count)
{
	static const char *const names[] = { "start", "step", NULL };
	struct ob_object *arg[2];
	struct it_count *c;
	int overflow = 0;

	if (ob_args_parse(rt, "count", names, 0, 2, args, nargs, kwnames, arg))
		return NULL;
	if ((arg[0] && !is_number(arg[0])) || (arg[1] && !is_number(arg[1])))
		return ob_raise(rt, OB_T_TypeError, "a number is required");
	c = ob_type_alloc(rt, type, 0);
	if (!c)
		return NULL;
	c->step = arg[1] ? ob_newref(arg[1]) : ob_int_from_s64(rt, 1);
	if (arg[0] && ob_is_int(arg[0]))
		c->n = ob_int_to_s64(arg[0], &overflow);
	/* a number that only ever grows by one needs no object of its own */
	if (!is_one(rt, c->step) || overflow ||
	    (arg[0] && !ob_is_int(arg[0])))
		c->value = arg[0] ? ob_newref(arg[0]) : ob_int_from_s64(rt, 0);
	return ob_it_ready(rt, c);
}

IT_NEXT(it_count)
{
	struct it_count *c = (struct it_count *)o;
	struct ob_object *now, *next;

	if (!c->value && c->n < S64_MAX)
		return ob_int_from_s64(rt, c->n++);
	if (!c->value) {
		c->value = ob_int_from_s64(rt, c->n);
		if (!c->value)
			return NULL;
	}
	now = c->value;
	next = ob_binary(rt, now, c->step, OB_ADD);
	if (!next)
		return NULL;
	c->value = next;
	return now;
}

static struct ob_object *it_count_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct it_count *c = (struct it_count *)o;

	if (!c->value)
		return ob_str_format(rt, "%s(%lld)", ob_type_short_name(o->type), c->n);
	if (is_one(rt, c->step))
		return ob_str_format(rt, "%s(%R)", ob_type_short_name(o->type), c->value);
	return ob_str_format(rt, "%s(%R, %R)", ob_type_short_name(o->type), c->value, c->step);
}

static struct ob_object *it_count_reduce(OB_FN_ARGS)
{
	struct it_count *c = (struct it_count *)self;
	struct ob_object *n, *one;

	if (c->value)
		return ob_reduced_args(rt, self, ob_tuple_pack(rt, 2, c->value,
							       c->step));
	n = ob_int_from_s64(rt, c->n);
	one = n ? ob_tuple_pack(rt, 1, n) : NULL;
	ob_xdecref(rt, n);
	return ob_reduced_args(rt, self, one);
}

static const struct ob_method_def it_count_methods[] = {
	{ "__reduce__", it_count_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

IT_TYPE(it_count, "count",
	"count(start=0, step=1)\n--\n\n"
	"Return a count object whose .__next__() method returns consecutive values.",
	.repr = it_count_repr, .methods = it_count_methods);

/* cycle(): what came so far, and the place in it once the source is dry */

struct it_cycle {
	struct ob_object base;
	struct ob_object *it, *saved;
	s64 index;
	int first_pass;
};

static_assert(sizeof(struct it_cycle) == 48);

IT_REFS(it_cycle, 2)

IT_NEW(it_cycle)
{
	struct it_cycle *c;

	if (ob_new_no_kw(rt, type, "cycle", kwnames) ||
	    ob_args_check(rt, "cycle", nargs, 1, 1))
		return NULL;
	c = ob_it_start(rt, type, args[0]);
	if (!c)
		return NULL;
	c->saved = ob_list_new(rt, 0);
	if (!c->saved) {
		ob_decref(rt, c);
		return NULL;
	}
	return ob_it_ready(rt, c);
}

IT_NEXT(it_cycle)
{
	struct it_cycle *c = (struct it_cycle *)o;
	struct ob_object *item;

	if (ob_enter(rt, ""))
		return NULL;
	if (c->it) {
		item = next_or_drop(rt, &c->it);
		if (item && !c->first_pass &&
		    ob_list_append(rt, c->saved, item)) {
			ob_decref(rt, item);
			return NULL;
		}
		if (item || ob_raised(rt))
			return item;
	}
	if (!ob_size(c->saved))
		return NULL;
	if (c->index >= ob_size(c->saved))
		c->index = 0;
	return ob_newref(((struct ob_list *)c->saved)->item[c->index++]);
}

/* A source that is dry is what came so far, from the place in it on. */
static struct ob_object *cycle_source(struct ob_rt *rt, struct it_cycle *c)
{
	struct ob_object *it;

	if (c->it)
		return ob_newref(c->it);
	it = ob_iter(rt, c->saved);
	if (it && ob_is(rt, it, OB_T_LIST_ITER))
		((struct ob_seq_iter *)it)->index = c->index;
	return it;
}

static struct ob_object *it_cycle_reduce(OB_FN_ARGS)
{
	struct it_cycle *c = (struct it_cycle *)self;
	struct ob_object *source = cycle_source(rt, c), *one, *state;

	if (!source)
		return NULL;
	one = ob_tuple_pack(rt, 1, source);
	ob_decref(rt, source);
	state = ob_tuple_pack(rt, 2, c->saved,
			      ob_bool(rt, !c->it || c->first_pass));
	return ob_reduced_state(rt, self, one, state);
}

static struct ob_object *it_cycle_setstate(OB_FN_ARGS)
{
	struct it_cycle *c = (struct it_cycle *)self;
	struct ob_object **item, *old;
	int first;

	item = ob_it_state(rt, args[0], 2);
	if (!item)
		return NULL;
	if (!ob_is_list(item[0]))
		return ob_raise(rt, OB_T_TypeError,
				"argument 1 must be list, not %.50Y", item[0]);
	first = ob_it_state_int(rt, item[1]);
	if (first == -1 && ob_raised(rt))
		return NULL;
	old = c->saved;
	c->saved = ob_newref(item[0]);
	c->first_pass = first;
	c->index = 0;
	ob_decref(rt, old);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_cycle_methods[] = {
	{ "__reduce__", it_cycle_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_cycle_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

IT_TYPE(it_cycle, "cycle",
	"cycle(iterable, /)\n--\n\n"
	"Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
	.methods = it_cycle_methods);

/* repeat(): so many times, or for ever when negative */

struct it_repeat {
	struct ob_object base;
	struct ob_object *element;
	s64 left;
};

static_assert(sizeof(struct it_repeat) == 32);

IT_REFS(it_repeat, 1)

IT_NEW(it_repeat)
{
	static const char *const names[] = { "object", "times", NULL };
	struct ob_object *arg[2];
	struct it_repeat *r;
	s64 left = -1;

	if (ob_args_parse(rt, "repeat", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	if (arg[1]) {
		left = ob_arg_ssize(rt, arg[1]);
		if (left == -1 && ob_raised(rt))
			return NULL;
		left = max_t(s64, left, 0);
	}
	r = ob_type_alloc(rt, type, 0);
	if (!r)
		return NULL;
	r->element = ob_newref(arg[0]);
	r->left = left;
	return ob_it_ready(rt, r);
}

IT_NEXT(it_repeat)
{
	struct it_repeat *r = (struct it_repeat *)o;

	if (!r->left)
		return NULL;
	if (r->left > 0)
		r->left--;
	return ob_newref(r->element);
}

static struct ob_object *it_repeat_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct it_repeat *r = (struct it_repeat *)o;

	if (r->left < 0)
		return ob_str_format(rt, "%s(%R)", ob_type_short_name(o->type), r->element);
	return ob_str_format(rt, "%s(%R, %lld)", ob_type_short_name(o->type), r->element,
			     r->left);
}

static struct ob_object *it_repeat_hint(OB_FN_ARGS)
{
	struct it_repeat *r = (struct it_repeat *)self;

	if (r->left < 0)
		return ob_raise(rt, OB_T_TypeError, "len() of unsized object");
	return ob_int_from_s64(rt, r->left);
}

static struct ob_object *it_repeat_reduce(OB_FN_ARGS)
{
	struct it_repeat *r = (struct it_repeat *)self;
	struct ob_object *left, *both;

	if (r->left < 0)
		return ob_reduced_args(rt, self,
				       ob_tuple_pack(rt, 1, r->element));
	left = ob_int_from_s64(rt, r->left);
	both = left ? ob_tuple_pack(rt, 2, r->element, left) : NULL;
	ob_xdecref(rt, left);
	return ob_reduced_args(rt, self, both);
}

static const struct ob_method_def it_repeat_methods[] = {
	{ "__reduce__", it_repeat_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__length_hint__", it_repeat_hint, OB_METH_NOARGS,
	  "Private method returning an estimate of len(list(it))." },
	{ }
};

IT_TYPE(it_repeat, "repeat", "repeat(object [,times]) -> create an iterator which returns the object",
	.repr = it_repeat_repr, .methods = it_repeat_methods);

/* chain(): the iterables still to come, and the one that is being read */

struct it_chain {
	struct ob_object base;
	struct ob_object *source, *active;
};

static_assert(sizeof(struct it_chain) == 32);

IT_REFS(it_chain, 2)

static struct ob_object *chain_of(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *iterables)
{
	struct it_chain *c = ob_it_start(rt, type, iterables);

	return c ? ob_it_ready(rt, c) : NULL;
}

IT_NEW(it_chain)
{
	struct ob_object *all, *c;

	if (ob_new_no_kw(rt, type, "chain", kwnames))
		return NULL;
	all = ob_tuple_from_array(rt, args, nargs);
	if (!all)
		return NULL;
	c = chain_of(rt, type, all);
	ob_decref(rt, all);
	return c;
}

static int it_chain_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_it_drop(rt, &((struct it_chain *)o)->active);
	ob_it_drop(rt, &((struct it_chain *)o)->source);
	return 0;
}

IT_NEXT(it_chain)
{
	struct it_chain *c = (struct it_chain *)o;
	struct ob_object *item, *iterable, *old;

	if (ob_enter(rt, ""))
		return NULL;
	while (c->source) {
		if (ob_tick(rt))
			return NULL;
		if (!c->active) {
			iterable = ob_it_next(rt, &c->source);
			if (iterable) {
				old = c->active;
				c->active = ob_iter(rt, iterable);
				ob_decref(rt, iterable);
				ob_xdecref(rt, old);
			}
			if (!c->active) {
				ob_it_drop(rt, &c->source);
				return NULL;
			}
		}
		item = ob_it_next(rt, &c->active);
		if (item || ob_raised(rt))
			return item;
		ob_it_drop(rt, &c->active);
	}
	return NULL;
}

static struct ob_object *it_chain_from_iterable(OB_FN_ARGS)
{
	return chain_of(rt, (struct ob_type *)self, args[0]);
}

static struct ob_object *it_chain_reduce(OB_FN_ARGS)
{
	struct it_chain *c = (struct it_chain *)self;
	struct ob_object *none = ob_tuple_new(rt, 0), *state;

	if (!c->source)
		return ob_reduced_args(rt, self, none);
	state = c->active ? ob_tuple_pack(rt, 2, c->source, c->active) :
			    ob_tuple_pack(rt, 1, c->source);
	return ob_reduced_state(rt, self, none, state);
}

static struct ob_object *it_chain_setstate(OB_FN_ARGS)
{
	struct it_chain *c = (struct it_chain *)self;
	struct ob_tuple *state = (struct ob_tuple *)args[0];
	s64 i;

	if (!ob_is_tuple(args[0]))
		return ob_raise(rt, OB_T_TypeError, "state is not a tuple");
	if (ob_size(state) < 1 || ob_size(state) > 2)
		return ob_raise(rt, OB_T_TypeError,
				"function takes %s argument%s (%lld given)",
				ob_size(state) ? "at most 2" : "at least 1",
				ob_size(state) ? "s" : "", ob_size(state));
	for (i = 0; i < ob_size(state); i++)
		if (!state->item[i]->type->iternext)
			return ob_raise(rt, OB_T_TypeError,
					"Arguments must be iterators.");
	ob_exc_set(rt, &c->source, state->item[0]);
	ob_exc_set(rt, &c->active, ob_size(state) > 1 ? state->item[1] : NULL);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_chain_methods[] = {
	{ "__reduce__", it_chain_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_chain_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ "from_iterable", it_chain_from_iterable, OB_METH_O | OB_METH_CLASS,
	  "from_iterable($type, iterable, /)\n--\n\n"
	  "Alternative chain() constructor taking a single iterable argument that evaluates lazily."
	},
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

IT_TYPE(it_chain, "chain", "chain(*iterables) --> chain object",
	.methods = it_chain_methods, .clear = it_chain_clear);

/* compress(): items whose selector is true */

struct it_compress {
	struct ob_object base;
	struct ob_object *data, *selectors;
};

static_assert(sizeof(struct it_compress) == 32);

IT_REFS(it_compress, 2)

IT_NEW(it_compress)
{
	static const char *const names[] = { "data", "selectors", NULL };
	struct ob_object *arg[2];
	struct it_compress *c;

	if (ob_args_parse(rt, "compress", names, 2, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	c = ob_it_start(rt, type, arg[0]);
	if (!c)
		return NULL;
	c->selectors = ob_iter(rt, arg[1]);
	if (!c->selectors) {
		ob_decref(rt, c);
		return NULL;
	}
	return ob_it_ready(rt, c);
}

IT_NEXT(it_compress)
{
	struct it_compress *c = (struct it_compress *)o;
	struct ob_object *item, *selector;
	int truth;

	if (ob_enter(rt, ""))
		return NULL;
	while (!ob_tick(rt) && (item = ob_iternext(rt, c->data))) {
		selector = ob_iternext(rt, c->selectors);
		truth = selector ? ob_is_true(rt, selector) : -1;
		ob_xdecref(rt, selector);
		if (truth > 0)
			return item;
		ob_decref(rt, item);
		if (truth < 0)
			return NULL;
	}
	return NULL;
}

static struct ob_object *it_compress_reduce(OB_FN_ARGS)
{
	struct it_compress *c = (struct it_compress *)self;

	return ob_reduced_args(rt, self, ob_tuple_pack(rt, 2, c->data,
						       c->selectors));
}

static const struct ob_method_def it_compress_methods[] = {
	{ "__reduce__", it_compress_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

IT_TYPE(it_compress, "compress",
	"compress(data, selectors)\n--\n\n"
	"Return data elements corresponding to true selector elements.",
	.methods = it_compress_methods);

/* dropwhile(), takewhile(), filterfalse(): by what a function says */

struct it_while {
	struct ob_object base;
	struct ob_object *it, *fn;
	s64 flag;
};

static_assert(sizeof(struct it_while) == 40);

struct it_filterfalse {
	struct ob_object base;
	struct ob_object *it, *fn;
};

static_assert(sizeof(struct it_filterfalse) == 32);

/* fn and an iterable; all of these begin alike */
static struct ob_object *by_function(struct ob_rt *rt, struct ob_type *type,
				     const char *name,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct it_filterfalse *f;

	if (ob_new_no_kw(rt, type, name, kwnames) ||
	    ob_args_check(rt, name, nargs, 2, 2))
		return NULL;
	f = ob_it_start(rt, type, args[1]);
	if (!f)
		return NULL;
	f->fn = ob_newref(args[0]);
	return ob_it_ready(rt, f);
}

/* does the function say yes? -1 raised */
static int ask(struct ob_rt *rt, struct ob_object *fn, struct ob_object *item)
{
	struct ob_object *res = ob_call(rt, fn, &item, 1, NULL);
	int truth = res ? ob_is_true(rt, res) : -1;

	ob_xdecref(rt, res);
	return truth;
}

IT_REFS(it_while, 2)

static struct ob_object *it_dropwhile_new(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	return by_function(rt, type, "dropwhile", args, nargs, kwnames);
}

static struct ob_object *it_dropwhile_next(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct it_while *d = (struct it_while *)o;
	struct ob_object *item;
	int truth;

	if (ob_enter(rt, ""))
		return NULL;
	while (!ob_tick(rt) && (item = ob_iternext(rt, d->it))) {
		truth = d->flag ? 0 : ask(rt, d->fn, item);
		if (!truth) {
			d->flag = true;
			return item;
		}
		ob_decref(rt, item);
		if (truth < 0)
			return NULL;
	}
	return NULL;
}

static struct ob_object *it_takewhile_new(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	return by_function(rt, type, "takewhile", args, nargs, kwnames);
}

static struct ob_object *it_takewhile_next(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct it_while *t = (struct it_while *)o;
	struct ob_object *item;
	int truth;

	if (t->flag || ob_enter(rt, ""))
		return NULL;
	item = ob_iternext(rt, t->it);
	if (!item)
		return NULL;
	truth = ask(rt, t->fn, item);
	if (truth > 0)
		return item;
	ob_decref(rt, item);
	if (!truth)
		t->flag = true;
	return NULL;
}

static struct ob_object *it_while_reduce(OB_FN_ARGS)
{
	struct it_while *w = (struct it_while *)self;

	return ob_reduced_state(rt, self, ob_tuple_pack(rt, 2, w->fn, w->it),
				ob_int_from_s64(rt, w->flag));
}

static struct ob_object *it_while_setstate(OB_FN_ARGS)
{
	int flag = ob_is_true(rt, args[0]);

	if (flag < 0)
		return NULL;
	((struct it_while *)self)->flag = flag;
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def it_while_methods[] = {
	{ "__reduce__", it_while_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_while_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

#define WHILE_TYPE(it, text, doc_text)					\
const struct ob_type_def ob_##it##_type_def = {				\
	.base = OB_T_OBJECT,						\
	.type = {							\
		.name = "itertools." text,				\
		.basicsize = sizeof(struct it_while),			\
		.flags = OB_TF_GC | OB_TF_BASETYPE,			\
		.doc = doc_text,					\
		.dealloc = it_while_dealloc,				\
		.traverse = it_while_traverse,				\
		.iter = ob_iter_self,					\
		.iternext = it##_next,					\
		.methods = it_while_methods,				\
		.new = it##_new,					\
	},								\
}

WHILE_TYPE(it_dropwhile, "dropwhile",
	   "dropwhile(predicate, iterable, /)\n--\n\n"
	   "Drop items from the iterable while predicate(item) is true.");
WHILE_TYPE(it_takewhile, "takewhile",
	   "takewhile(predicate, iterable, /)\n--\n\n"
	   "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.");

IT_REFS(it_filterfalse, 2)

IT_NEW(it_filterfalse)
{
	return by_function(rt, type, "filterfalse", args, nargs, kwnames);
}

IT_NEXT(it_filterfalse)
{
	struct it_filterfalse *f = (struct it_filterfalse *)o;
	bool plain = f->fn == ob_none(rt) ||
		     f->fn == OB_OBJ(ob_type_of(rt, OB_T_BOOL));
	struct ob_object *item;
	int truth;

	if (ob_enter(rt, ""))
		return NULL;
	while (!ob_tick(rt) && (item = ob_iternext(rt, f->it))) {
		truth = plain ? ob_is_true(rt, item) : ask(rt, f->fn, item);
		if (!truth)
			return item;
		ob_decref(rt, item);
		if (truth < 0)
			return NULL;
	}
	return NULL;
}

/* filterfalse() and starmap() hold the same two */
static struct ob_object *by_function_reduce(OB_FN_ARGS)
{
	struct it_filterfalse *f = (struct it_filterfalse *)self;

	return ob_reduced_args(rt, self, ob_tuple_pack(rt, 2, f->fn, f->it));
}

static const struct ob_method_def by_function_methods[] = {
	{ "__reduce__", by_function_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ }
};

IT_TYPE(it_filterfalse, "filterfalse",
	"filterfalse(function, iterable, /)\n--\n\n"
	"Return those items of iterable for which function(item) is false.",
	.methods = by_function_methods);

/* starmap(): the items are the arguments */

struct it_starmap {
	struct ob_object base;
	struct ob_object *it, *fn;
};

IT_REFS(it_starmap, 2)

IT_NEW(it_starmap)
{
	return by_function(rt, type, "starmap", args, nargs, kwnames);
}

IT_NEXT(it_starmap)
{
	struct it_starmap *s = (struct it_starmap *)o;
	struct ob_object *item, *args, *res;

	if (ob_enter(rt, ""))
		return NULL;
	item = ob_iternext(rt, s->it);
	if (!item)
		return NULL;
	args = ob_is_tuple(item) ? ob_newref(item) : ob_it_tuple(rt, item);
	ob_decref(rt, item);
	if (!args)
		return NULL;
	res = ob_call(rt, s->fn, ((struct ob_tuple *)args)->item,
		      ob_size(args), NULL);
	ob_decref(rt, args);
	return res;
}

IT_TYPE(it_starmap, "starmap",
	"starmap(function, iterable, /)\n--\n\n"
	"Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
	.methods = by_function_methods);

/* pairwise(): the item before */

struct it_pairwise {
	struct ob_object base;
	struct ob_object *it, *old;
};

static_assert(sizeof(struct it_pairwise) == 32);

IT_REFS(it_pairwise, 2)

static int it_pairwise_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_it_drop(rt, &((struct it_pairwise *)o)->old);
	return 0;
}

IT_NEW(it_pairwise)
{
	struct it_pairwise *p;

	if (ob_new_no_kw(rt, type, "pairwise", kwnames) ||
	    ob_args_check(rt, "pairwise", nargs, 1, 1))
		return NULL;
	p = ob_it_start(rt, type, args[0]);
	return p ? ob_it_ready(rt, p) : NULL;
}

IT_NEXT(it_pairwise)
{
	struct it_pairwise *p = (struct it_pairwise *)o;
	struct ob_object *new, *both, *old, *first;

	if (!p->it || ob_enter(rt, ""))
		return NULL;
	if (!p->old) {
		new = ob_it_next(rt, &p->it);
		if (!new) {
			ob_it_drop(rt, &p->it);
			return NULL;
		}
		old = p->old;
		p->old = new;
		ob_xdecref(rt, old);
	}
	/* The iterator can come back here, and have another item then. */
	first = p->old;
	ob_xincref(first);
	new = first ? ob_it_next(rt, &p->it) : NULL;
	if (!new) {
		ob_xdecref(rt, first);
		ob_it_drop(rt, &p->it);
		ob_it_drop(rt, &p->old);
		return NULL;
	}
	both = ob_tuple_pack(rt, 2, first, new);
	old = p->old;
	p->old = new;
	ob_xdecref(rt, old);
	ob_decref(rt, first);
	return both;
}

IT_TYPE(it_pairwise, "pairwise",
	"pairwise(iterable, /)\n--\n\n"
	"Return an iterator of overlapping pairs taken from the input iterator.",
	.clear = it_pairwise_clear);
