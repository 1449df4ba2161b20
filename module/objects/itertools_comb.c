// SPDX-License-Identifier: GPL-2.0
/*
 * itertools_comb - product, permutations and combinations
 *
 * All of them keep an array of indices into pools of items. The result tuple
 * is made over in place as long as nobody but the iterator holds it.
 */
#include "itertools_priv.h"

/* product(): @pools is a tuple of tuples; one index into each */
struct it_product {
	struct ob_object base;
	struct ob_object *pools, *result;
	s64 *indices;
	int stopped;
};

static_assert(sizeof(struct it_product) == 48);

/* combinations(), with or without replacement: r indices into one pool */
struct it_combinations {
	struct ob_object base;
	struct ob_object *pool, *result;
	s64 *indices;
	s64 r;
	int stopped;
};

static_assert(sizeof(struct it_combinations) == 56);

/* permutations(): a permutation of the pool's indices, r of which count */
struct it_permutations {
	struct ob_object base;
	struct ob_object *pool, *result;
	s64 *indices, *cycles;
	s64 r;
	int stopped;
};

static_assert(sizeof(struct it_permutations) == 64);

static struct ob_object **items(struct ob_object *tuple)
{
	return ((struct ob_tuple *)tuple)->item;
}

/* Two references and, behind them, the array. */
static void comb_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct it_product *p = (struct it_product *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, p->pools);
	ob_xdecref(rt, p->result);
	ob_raw_free(rt, p->indices);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int comb_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_it_traverse(o, v, 2);
}

static s64 *index_array(struct ob_rt *rt, s64 n)
{
	s64 *array = ob_raw_alloc(rt, array_size(max_t(s64, n, 1),
						 sizeof(*array)));

	if (array)
		memset(array, 0, n * sizeof(*array));
	return array;
}

/*
 * The result to be filled in: the one of last time, or a copy if that is still
 * held. Return: borrowed from @result, NULL raised.
 */
static struct ob_object *fresh_result(struct ob_rt *rt,
				      struct ob_object **result)
{
	struct ob_object *copy;
	s64 i;

	if ((*result)->refcnt == 1) {
		ob_recycle(rt, (struct ob_tuple *)*result);
		return *result;
	}
	copy = ob_tuple_new(rt, ob_size(*result));
	if (!copy)
		return NULL;
	for (i = 0; i < ob_size(copy); i++)
		items(copy)[i] = ob_newref(items(*result)[i]);
	ob_decref(rt, *result);
	*result = copy;
	return copy;
}

static void put(struct ob_rt *rt, struct ob_object *tuple, s64 i,
		struct ob_object *o)
{
	struct ob_object *old = items(tuple)[i];

	items(tuple)[i] = ob_newref(o);
	ob_xdecref(rt, old);
}

/* product() */

/* the repeat keyword; -1 raised */
static int product_repeat(struct ob_rt *rt, struct ob_object *const *args,
			  size_t nargs, struct ob_tuple *kwnames, s64 *out)
{
	static const char *const names[] = { "repeat", NULL };
	struct ob_object *arg[1];

	*out = 1;
	if (!kwnames || !ob_size(kwnames))
		return 0;
	if (ob_args_parse(rt, "product", names, 0, 1, args + nargs, 0, kwnames,
			  arg))
		return -1;
	*out = ob_arg_ssize(rt, arg[0]);
	if (*out == -1 && ob_raised(rt))
		return -1;
	if (*out >= 0)
		return 0;
	ob_raise(rt, OB_T_ValueError, "repeat argument cannot be negative");
	return -1;
}

static struct ob_object *it_product_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	struct it_product *p;
	s64 repeat, n, i;

	if (product_repeat(rt, args, nargs, kwnames, &repeat))
		return NULL;
	if (!repeat)
		nargs = 0;
	if (check_mul_overflow((s64)nargs, repeat, &n) || n > S64_MAX / 8)
		return ob_raise(rt, OB_T_OverflowError,
				"repeat argument too large");
	p = ob_type_alloc(rt, type, 0);
	if (!p)
		return NULL;
	p->indices = index_array(rt, n);
	p->pools = p->indices ? ob_tuple_new(rt, n) : NULL;
	if (!p->pools)
		goto err_drop;
	for (i = 0; i < n; i++) {
		struct ob_object *pool;

		pool = i < (s64)nargs ? ob_it_tuple(rt, args[i]) :
			ob_newref(items(p->pools)[i - nargs]);
		if (!pool)
			goto err_drop;
		items(p->pools)[i] = pool;
	}
	return ob_it_ready(rt, p);

err_drop:
	ob_decref(rt, p);
	return NULL;
}

static int product_first(struct ob_rt *rt, struct it_product *p)
{
	s64 n = ob_size(p->pools), i;

	p->result = ob_tuple_new(rt, n);
	if (!p->result)
		return -1;
	for (i = 0; i < n; i++) {
		struct ob_object *pool = items(p->pools)[i];

		if (!ob_size(pool)) {
			p->stopped = true;
			return 0;
		}
		put(rt, p->result, i, items(pool)[0]);
	}
	return 0;
}

static struct ob_object *it_product_next(struct ob_rt *rt, struct ob_object *o)
{
	struct it_product *p = (struct it_product *)o;
	struct ob_object *result, *pool;
	s64 i;

	if (p->stopped)
		return NULL;
	if (!p->result) {
		if (product_first(rt, p) || p->stopped)
			return NULL;
		return ob_newref(p->result);
	}
	result = fresh_result(rt, &p->result);
	if (!result)
		return NULL;
	for (i = ob_size(p->pools) - 1; i >= 0; i--) {
		pool = items(p->pools)[i];
		if (++p->indices[i] < ob_size(pool)) {
			put(rt, result, i, items(pool)[p->indices[i]]);
			return ob_newref(result);
		}
		p->indices[i] = 0;
		put(rt, result, i, items(pool)[0]);
	}
	p->stopped = true;
	return NULL;
}

static s64 it_product_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return sizeof(struct it_product) +
	       ob_size(((struct it_product *)o)->pools) * sizeof(s64);
}

/* combinations() */

/* pool and r; all of the types below begin alike */
static struct it_combinations *comb_start(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *iterable, s64 r,
					  s64 nr_indices)
{
	struct it_combinations *c = ob_type_alloc(rt, type, 0);

	if (!c)
		return NULL;
	c->r = r;
	c->pool = ob_it_tuple(rt, iterable);
	if (!c->pool)
		goto err_drop;
	if (nr_indices < 0)
		nr_indices = ob_size(c->pool);
	c->indices = index_array(rt, nr_indices);
	if (!c->indices)
		goto err_drop;
	return c;

err_drop:
	ob_decref(rt, c);
	return NULL;
}

static struct ob_object *comb_new(struct ob_rt *rt, struct ob_type *type,
				  const char *name,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames, bool replace)
{
	static const char *const names[] = { "iterable", "r", NULL };
	struct it_combinations *c;
	struct ob_object *arg[2];
	s64 r, i;

	if (ob_args_parse(rt, name, names, 2, 2, args, nargs, kwnames, arg))
		return NULL;
	r = ob_arg_ssize(rt, arg[1]);
	if (r == -1 && ob_raised(rt))
		return NULL;
	if (r < 0)
		return ob_raise(rt, OB_T_ValueError,
				"r must be non-negative");
	c = comb_start(rt, type, arg[0], r, r);
	if (!c)
		return NULL;
	for (i = 0; !replace && i < r; i++)
		c->indices[i] = i;
	c->stopped = replace ? !ob_size(c->pool) && r > 0 :
			       r > ob_size(c->pool);
	return ob_it_ready(rt, c);
}

static struct ob_object *it_combinations_new(struct ob_rt *rt,
					     struct ob_type *type,
					     struct ob_object *const *args,
					     size_t nargs,
					     struct ob_tuple *kwnames)
{
	return comb_new(rt, type, "combinations", args, nargs, kwnames, false);
}

static struct ob_object *it_cwr_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args, size_t nargs,
				    struct ob_tuple *kwnames)
{
	return comb_new(rt, type, "combinations_with_replacement", args, nargs,
			kwnames, true);
}

/* the first result: r items as the indices say */
static struct ob_object *comb_first(struct ob_rt *rt, struct ob_object *pool,
				    struct ob_object **result,
				    const s64 *indices, s64 r)
{
	s64 i;

	*result = ob_tuple_new(rt, r);
	if (!*result)
		return NULL;
	for (i = 0; i < r; i++)
		put(rt, *result, i, items(pool)[indices[i]]);
	return ob_newref(*result);
}

/* step: how far the index behind one is ahead of it at least: 1 or 0 */
static struct ob_object *comb_next(struct ob_rt *rt, struct it_combinations *c,
				   s64 step)
{
	s64 n = ob_size(c->pool), i, last;
	struct ob_object *result;

	if (c->stopped)
		return NULL;
	if (!c->result)
		return comb_first(rt, c->pool, &c->result, c->indices, c->r);
	result = fresh_result(rt, &c->result);
	if (!result)
		return NULL;
	/* the rightmost index that is not as far as it can go */
	for (i = c->r - 1; i >= 0; i--) {
		last = step ? i + n - c->r : n - 1;
		if (c->indices[i] != last)
			break;
	}
	if (i < 0) {
		c->stopped = true;
		return NULL;
	}
	c->indices[i]++;
	put(rt, result, i, items(c->pool)[c->indices[i]]);
	for (i++; i < c->r; i++) {
		c->indices[i] = c->indices[i - 1] + step;
		put(rt, result, i, items(c->pool)[c->indices[i]]);
	}
	return ob_newref(result);
}

static struct ob_object *it_combinations_next(struct ob_rt *rt,
					      struct ob_object *o)
{
	return comb_next(rt, (struct it_combinations *)o, 1);
}

static struct ob_object *it_cwr_next(struct ob_rt *rt, struct ob_object *o)
{
	return comb_next(rt, (struct it_combinations *)o, 0);
}

static s64 it_combinations_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return sizeof(struct it_combinations) +
	       ((struct it_combinations *)o)->r * sizeof(s64);
}

/* permutations() */

static struct ob_object *it_permutations_new(struct ob_rt *rt,
					     struct ob_type *type,
					     struct ob_object *const *args,
					     size_t nargs,
					     struct ob_tuple *kwnames)
{
	static const char *const names[] = { "iterable", "r", NULL };
	struct it_permutations *p;
	struct ob_object *arg[2];
	s64 r = -1, n, i;

	if (ob_args_parse(rt, "permutations", names, 1, 2, args, nargs,
			  kwnames, arg))
		return NULL;
	p = (struct it_permutations *)comb_start(rt, type, arg[0], 0, -1);
	if (!p)
		return NULL;
	n = ob_size(p->pool);
	r = n;
	if (arg[1] && arg[1] != ob_none(rt)) {
		if (!ob_is_int(arg[1])) {
			ob_raise(rt, OB_T_TypeError, "Expected int as r");
			goto err_drop;
		}
		r = ob_arg_ssize(rt, arg[1]);
		if (r == -1 && ob_raised(rt))
			goto err_drop;
		if (r < 0) {
			ob_raise(rt, OB_T_ValueError,
				 "r must be non-negative");
			goto err_drop;
		}
	}
	p->cycles = index_array(rt, r);
	if (!p->cycles)
		goto err_drop;
	for (i = 0; i < n; i++)
		p->indices[i] = i;
	for (i = 0; i < r; i++)
		p->cycles[i] = n - i;
	p->r = r;
	p->stopped = r > n;
	return ob_it_ready(rt, p);

err_drop:
	ob_decref(rt, p);
	return NULL;
}

static void it_permutations_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct it_permutations *p = (struct it_permutations *)o;
	s64 *cycles = p->cycles;

	p->cycles = NULL;
	ob_raw_free(rt, cycles);
	comb_dealloc(rt, o);
}

/* index @i starts over: it goes to the end, those behind it move up */
static void permutations_rotate(struct it_permutations *p, s64 i, s64 n)
{
	s64 index = p->indices[i];

	memmove(&p->indices[i], &p->indices[i + 1],
		(n - 1 - i) * sizeof(*p->indices));
	p->indices[n - 1] = index;
	p->cycles[i] = n - i;
}

static struct ob_object *it_permutations_next(struct ob_rt *rt,
					      struct ob_object *o)
{
	struct it_permutations *p = (struct it_permutations *)o;
	s64 n = ob_size(p->pool), i, k;
	struct ob_object *result;

	if (p->stopped)
		return NULL;
	if (!p->result)
		return comb_first(rt, p->pool, &p->result, p->indices, p->r);
	if (!n) {
		p->stopped = true;
		return NULL;
	}
	result = fresh_result(rt, &p->result);
	if (!result)
		return NULL;
	for (i = p->r - 1; i >= 0; i--) {
		if (--p->cycles[i]) {
			swap(p->indices[i], p->indices[n - p->cycles[i]]);
			for (k = i; k < p->r; k++)
				put(rt, result, k,
				    items(p->pool)[p->indices[k]]);
			return ob_newref(result);
		}
		permutations_rotate(p, i, n);
	}
	p->stopped = true;
	return NULL;
}

static s64 it_permutations_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct it_permutations *p = (struct it_permutations *)o;

	return sizeof(*p) + (ob_size(p->pool) + p->r) * sizeof(s64);
}

/* what copies are made of, and where they go on */

static struct ob_object *tuple_of_ints(struct ob_rt *rt, const s64 *array,
				       s64 n)
{
	struct ob_object *tuple = ob_tuple_new(rt, n);
	s64 i;

	for (i = 0; tuple && i < n; i++) {
		items(tuple)[i] = ob_int_from_s64(rt, array[i]);
		if (!items(tuple)[i]) {
			ob_decref(rt, tuple);
			tuple = NULL;
		}
	}
	return tuple;
}

/* The number at @i of a state, within bounds; -1 raised. */
static s64 state_index(struct ob_rt *rt, struct ob_object *state, s64 i,
		       s64 low, s64 high)
{
	struct ob_object *o = items(state)[i];
	s64 v;

	if (!ob_is_int(o)) {
		ob_raise(rt, OB_T_TypeError, "an integer is required");
		return -1;
	}
	v = ob_arg_ssize(rt, o);
	if (v == -1 && ob_raised(rt))
		return -1;
	return clamp(v, low, high);
}

static int check_state(struct ob_rt *rt, struct ob_object *state, s64 n)
{
	if (ob_is_tuple(state) && ob_size(state) == n)
		return 0;
	ob_raise(rt, OB_T_ValueError, "invalid arguments");
	return -1;
}

/* The result that goes with r indices is the one given last. */
static struct ob_object *comb_resume(struct ob_rt *rt, struct ob_object *pool,
				     struct ob_object **result,
				     const s64 *indices, s64 r)
{
	struct ob_object *old = *result, *new;

	new = comb_first(rt, pool, result, indices, r);
	if (!new) {
		ob_xdecref(rt, *result);
		*result = old;
		return NULL;
	}
	ob_decref(rt, new);
	ob_xdecref(rt, old);
	return ob_newref(ob_none(rt));
}

static struct ob_object *it_product_reduce(OB_FN_ARGS)
{
	struct it_product *p = (struct it_product *)self;
	struct ob_object *empty, *one;

	if (p->stopped) {
		empty = ob_tuple_new(rt, 0);
		one = empty ? ob_tuple_pack(rt, 1, empty) : NULL;
		ob_xdecref(rt, empty);
		return ob_reduced_args(rt, self, one);
	}
	if (!p->result)
		return ob_reduced_args(rt, self, ob_newref(p->pools));
	return ob_reduced_state(rt, self, ob_newref(p->pools),
				tuple_of_ints(rt, p->indices,
					      ob_size(p->pools)));
}

static struct ob_object *it_product_setstate(OB_FN_ARGS)
{
	struct it_product *p = (struct it_product *)self;
	s64 n = ob_size(p->pools), i;
	struct ob_object *result, *pool;

	if (check_state(rt, args[0], n))
		return NULL;
	for (i = 0; i < n; i++) {
		pool = items(p->pools)[i];
		if (!ob_size(pool)) {
			p->stopped = true;
			return ob_newref(ob_none(rt));
		}
		p->indices[i] = state_index(rt, args[0], i, 0,
					    ob_size(pool) - 1);
		if (p->indices[i] < 0) {
			p->indices[i] = 0;
			return NULL;
		}
	}
	result = ob_tuple_new(rt, n);
	if (!result)
		return NULL;
	for (i = 0; i < n; i++)
		put(rt, result, i, items(items(p->pools)[i])[p->indices[i]]);
	ob_xdecref(rt, p->result);
	p->result = result;
	return ob_newref(ob_none(rt));
}

/* (type, (pool, r)), and the indices once there was a result */
static struct ob_object *comb_args(struct ob_rt *rt, struct ob_object *pool,
				   s64 r)
{
	struct ob_object *n = ob_int_from_s64(rt, r), *both = NULL;

	if (n && pool)
		both = ob_tuple_pack(rt, 2, pool, n);
	ob_xdecref(rt, n);
	return both;
}

static struct ob_object *nothing_left(struct ob_rt *rt, struct ob_object *self,
				      s64 r)
{
	struct ob_object *empty = ob_tuple_new(rt, 0), *both;

	both = comb_args(rt, empty, r);
	ob_xdecref(rt, empty);
	return ob_reduced_args(rt, self, both);
}

static struct ob_object *it_combinations_reduce(OB_FN_ARGS)
{
	struct it_combinations *c = (struct it_combinations *)self;

	if (!c->result)
		return ob_reduced_args(rt, self, comb_args(rt, c->pool, c->r));
	if (c->stopped)
		return nothing_left(rt, self, c->r);
	return ob_reduced_state(rt, self, comb_args(rt, c->pool, c->r),
				tuple_of_ints(rt, c->indices, c->r));
}

static struct ob_object *it_combinations_setstate(OB_FN_ARGS)
{
	struct it_combinations *c = (struct it_combinations *)self;
	bool replace = ob_is_subtype(self->type, ob_type_of(rt, OB_T_IT_CWR));
	s64 n = ob_size(c->pool), i, high;

	if (check_state(rt, args[0], c->r))
		return NULL;
	for (i = 0; i < c->r; i++) {
		high = replace ? n - 1 : i + n - c->r;
		if (high < 0)
			return ob_raise(rt, OB_T_ValueError,
					"invalid arguments");
		c->indices[i] = state_index(rt, args[0], i, 0, high);
		if (c->indices[i] < 0) {
			c->indices[i] = 0;
			return NULL;
		}
	}
	return comb_resume(rt, c->pool, &c->result, c->indices, c->r);
}

static struct ob_object *it_permutations_reduce(OB_FN_ARGS)
{
	struct it_permutations *p = (struct it_permutations *)self;
	struct ob_object *indices, *cycles, *both = NULL;

	if (!p->result)
		return ob_reduced_args(rt, self, comb_args(rt, p->pool, p->r));
	if (p->stopped)
		return nothing_left(rt, self, p->r);
	indices = tuple_of_ints(rt, p->indices, ob_size(p->pool));
	cycles = tuple_of_ints(rt, p->cycles, p->r);
	if (indices && cycles)
		both = ob_tuple_pack(rt, 2, indices, cycles);
	ob_xdecref(rt, indices);
	ob_xdecref(rt, cycles);
	return ob_reduced_state(rt, self, comb_args(rt, p->pool, p->r), both);
}

static struct ob_object *it_permutations_setstate(OB_FN_ARGS)
{
	struct it_permutations *p = (struct it_permutations *)self;
	struct ob_object **state = ob_it_state(rt, args[0], 2);
	s64 n = ob_size(p->pool), i, v;

	for (i = 0; state && i < 2; i++)
		if (!ob_is_tuple(state[i]))
			return ob_raise(rt, OB_T_TypeError,
					"argument %lld must be tuple, not %.50Y",
					i + 1, state[i]);
	if (!state || check_state(rt, state[0], n) ||
	    check_state(rt, state[1], p->r))
		return NULL;
	for (i = 0; i < n; i++) {
		v = state_index(rt, state[0], i, 0, n - 1);
		if (v < 0)
			return NULL;
		p->indices[i] = v;
	}
	for (i = 0; i < p->r; i++) {
		v = state_index(rt, state[1], i, 1, max_t(s64, n - i, 1));
		if (v < 0)
			return NULL;
		p->cycles[i] = v;
	}
	if (p->r > n)
		return ob_newref(ob_none(rt));
	return comb_resume(rt, p->pool, &p->result, p->indices, p->r);
}

static const struct ob_method_def it_product_methods[] = {
	{ "__reduce__", it_product_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_product_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

static const struct ob_method_def it_combinations_methods[] = {
	{ "__reduce__", it_combinations_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_combinations_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

static const struct ob_method_def it_permutations_methods[] = {
	{ "__reduce__", it_permutations_reduce, OB_METH_NOARGS,
	  "Return state information for pickling." },
	{ "__setstate__", it_permutations_setstate, OB_METH_O,
	  "Set state information for unpickling." },
	{ }
};

#define COMB_TYPE(it, data, text, doc_text, free_it, size)		\
const struct ob_type_def ob_##it##_type_def = {				\
	.base = OB_T_OBJECT,						\
	.type = {							\
		.name = "itertools." text,				\
		.basicsize = sizeof(struct data),			\
		.flags = OB_TF_GC | OB_TF_BASETYPE,			\
		.doc = doc_text,					\
		.dealloc = free_it,					\
		.traverse = comb_traverse,				\
		.iter = ob_iter_self,					\
		.iternext = it##_next,					\
		.methods = data##_methods,				\
		.new = it##_new,					\
		.size_of = size,					\
	},								\
}

COMB_TYPE(it_product, it_product, "product",
	  "product(*iterables, repeat=1) --> product object", comb_dealloc,
	  it_product_size_of);
COMB_TYPE(it_combinations, it_combinations, "combinations",
	  "combinations(iterable, r)\n--\n\n"
	  "Return successive r-length combinations of elements in the iterable.",
	  comb_dealloc, it_combinations_size_of);
COMB_TYPE(it_cwr, it_combinations, "combinations_with_replacement",
	  "combinations_with_replacement(iterable, r)\n--\n\n"
	  "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
	  comb_dealloc, it_combinations_size_of);
COMB_TYPE(it_permutations, it_permutations, "permutations",
	  "permutations(iterable, r=None)\n--\n\n"
	  "Return successive r-length permutations of elements in the iterable.",
	  it_permutations_dealloc, it_permutations_size_of);
