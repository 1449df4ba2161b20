// SPDX-License-Identifier: GPL-2.0
/*
 * tuple - the tuple type
 *
 * Items are inline. Dead tuples of 1 to OB_FREE_TUPLE_LENS items are kept by
 * length, linked through item 0; those of the greatest length are never taken
 * out again, as in CPython 3.11. The empty tuple is one static object.
 */
#include "containers_priv.h"

/* xxHash's primes, and the marks tuple hashing puts on length and result */
#define HASH_PRIME_1	11400714785074694791ULL
#define HASH_PRIME_2	14029467366897019727ULL
#define HASH_PRIME_5	2870177450012600261ULL
#define HASH_LENGTH	(HASH_PRIME_5 ^ 3527539ULL)
#define HASH_ALL_ONES	1546275796

/* Items added when an iterable has more than it said. */
#define TUPLE_GUESS	10

static struct ob_object *tuple_empty(struct ob_rt *rt)
{
	return ob_newref(&rt->st->empty_tuple.tuple);
}

void ob_tuple_init_statics(struct ob_statics *st)
{
	struct ob_tuple *t = &st->empty_tuple.tuple;

	t->v.base.refcnt = OB_STATIC_REFCNT;
	t->v.base.type = &st->types[OB_T_TUPLE];
}

static struct ob_tuple *tuple_take_free(struct ob_rt *rt, s64 n)
{
	struct ob_tuple *t;

	if (n >= OB_FREE_TUPLE_LENS)
		return NULL;
	t = rt->free.tuples[n];
	if (!t)
		return NULL;
	rt->free.tuples[n] = (struct ob_tuple *)t->item[0];
	rt->free.nr_tuples[n]--;
	t->v.base.refcnt = 1;
	return t;
}

/* Tuple of @n > 0 uninitialised items, not tracked. */
static struct ob_tuple *tuple_alloc(struct ob_rt *rt, s64 n)
{
	struct ob_tuple *t = tuple_take_free(rt, n);

	if (t)
		return t;
	if (n > OB_MAX_ITEMS - (s64)sizeof(*t))
		return ob_no_memory(rt);
	t = ob_obj_alloc(rt, OB_T_TUPLE, struct_size(t, item, n));
	if (t)
		t->v.size = n;
	return t;
}

struct ob_object *ob_tuple_new(struct ob_rt *rt, s64 n)
{
	struct ob_tuple *t;

	if (n < 0)
		return ob_no_memory(rt);
	if (!n)
		return tuple_empty(rt);
	t = tuple_alloc(rt, n);
	if (!t)
		return NULL;
	memset(t->item, 0, n * sizeof(t->item[0]));
	ob_track(rt, t);
	return OB_OBJ(t);
}
EXPORT_SYMBOL_IF_KUNIT(ob_tuple_new);

struct ob_object *ob_tuple_fill(struct ob_rt *rt, struct ob_tuple *t,
				struct ob_object *const *items)
{
	s64 i;

	for (i = 0; i < t->v.size; i++)
		t->item[i] = ob_newref(items[i]);
	ob_track(rt, t);
	return OB_OBJ(t);
}

struct ob_object *ob_tuple_from_array(struct ob_rt *rt,
				      struct ob_object *const *items, s64 n)
{
	struct ob_tuple *t;

	if (!n)
		return tuple_empty(rt);
	t = tuple_alloc(rt, n);
	return t ? ob_tuple_fill(rt, t, items) : NULL;
}

struct ob_object *ob_tuple_from_array_steal(struct ob_rt *rt,
					    struct ob_object **items, s64 n)
{
	struct ob_tuple *t;
	s64 i;

	if (!n)
		return tuple_empty(rt);
	t = tuple_alloc(rt, n);
	if (!t) {
		for (i = 0; i < n; i++)
			ob_decref(rt, items[i]);
		return NULL;
	}
	memcpy(t->item, items, n * sizeof(*items));
	ob_track(rt, t);
	return OB_OBJ(t);
}

struct ob_object *ob_tuple_pack(struct ob_rt *rt, s64 n, ...)
{
	struct ob_tuple *t;
	va_list ap;
	s64 i;

	if (!n)
		return tuple_empty(rt);
	t = tuple_alloc(rt, n);
	if (!t)
		return NULL;
	va_start(ap, n);
	for (i = 0; i < n; i++)
		t->item[i] = ob_newref(va_arg(ap, struct ob_object *));
	va_end(ap);
	ob_track(rt, t);
	return OB_OBJ(t);
}
EXPORT_SYMBOL_IF_KUNIT(ob_tuple_pack);

struct ob_object *ob_tuple_of_three(struct ob_rt *rt, struct ob_object *a,
				    struct ob_object *b, struct ob_object *c)
{
	struct ob_object *t = NULL;

	if (a && b && c)
		t = ob_tuple_pack(rt, 3, a, b, c);
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	ob_xdecref(rt, c);
	return t;
}

struct ob_object *ob_result_pair(struct ob_rt *rt, struct ob_tuple *own,
				 struct ob_object *a, struct ob_object *b)
{
	struct ob_object *old_a = own->item[0], *old_b = own->item[1];
	struct ob_object *pair[2] = { a, b };

	if (own->v.base.refcnt != 1)
		return ob_tuple_from_array_steal(rt, pair, 2);
	ob_incref(own);
	own->item[0] = a;
	own->item[1] = b;
	/* Dropping these can run code, but not reach this tuple any more. */
	ob_decref(rt, old_a);
	ob_decref(rt, old_b);
	ob_recycle(rt, own);
	return OB_OBJ(own);
}

/*
 * Change the length of a tuple nobody else has seen; consumed on failure.
 * Unlike a new tuple this one stays in its block when it can.
 */
static struct ob_tuple *tuple_resize(struct ob_rt *rt, struct ob_tuple *t,
				     s64 n)
{
	struct ob_gc_head *head;
	s64 old = t->v.size, i;

	if (n == old)
		return t;
	/* gc.get_objects() has shown it to the program meanwhile. */
	if (old && t->v.base.refcnt != 1) {
		ob_decref(rt, t);
		return ob_raise(rt, OB_T_SystemError,
				"../Objects/tupleobject.c:927: bad argument to internal function");
	}
	if (!old || !n) {
		ob_decref(rt, t);
		return to_tuple(ob_tuple_new(rt, n));
	}
	for (i = n; i < old; i++)
		ob_xdecref(rt, t->item[i]);
	ob_untrack(t);
	t->v.size = min(n, old);
	head = NULL;
	if (n <= OB_MAX_ITEMS - (s64)sizeof(*t))
		head = ob_realloc(&rt->heap, OB_KIND_GC, ob_gc_of(t),
				  sizeof(*head) + struct_size(t, item, n));
	if (!head) {
		ob_decref(rt, t);
		return ob_no_memory(rt);
	}
	t = to_tuple(ob_from_gc(head));
	for (i = old; i < n; i++)
		t->item[i] = NULL;
	t->v.size = n;
	ob_track(rt, t);
	return t;
}

static struct ob_tuple *tuple_collect(struct ob_rt *rt, struct ob_object *it,
				      struct ob_tuple *t)
{
	struct ob_object *o;
	s64 n = 0;

	while ((o = ob_iternext(rt, it))) {
		if (n == t->v.size) {
			s64 more = n + TUPLE_GUESS;

			t = tuple_resize(rt, t, more + (more >> 2));
			if (!t) {
				ob_decref(rt, o);
				return NULL;
			}
		}
		t->item[n++] = o;
		if (ob_tick(rt))
			break;
	}
	if (ob_raised(rt)) {
		ob_decref(rt, t);
		return NULL;
	}
	return tuple_resize(rt, t, n);
}

/* Tuple of an iterable's items; a tuple is itself. */
static struct ob_object *tuple_from_iterable(struct ob_rt *rt,
					     struct ob_object *o)
{
	struct ob_object *it;
	struct ob_tuple *t = NULL;
	s64 n;

	if (ob_is(rt, o, OB_T_TUPLE))
		return ob_newref(o);
	if (ob_is(rt, o, OB_T_LIST))
		return ob_list_to_tuple(rt, o);
	it = ob_iter(rt, o);
	if (!it)
		return NULL;
	n = ob_length_hint(rt, o, TUPLE_GUESS);
	if (n >= 0)
		t = to_tuple(ob_tuple_new(rt, n));
	if (t)
		t = tuple_collect(rt, it, t);
	ob_decref(rt, it);
	return OB_OBJ(t);
}

/* An instance of a class derived from tuple, by way of a tuple. */
static struct ob_object *tuple_derived(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *iterable)
{
	struct ob_object *plain, *o;
	s64 i;

	plain = iterable ? tuple_from_iterable(rt, iterable) : tuple_empty(rt);
	if (!plain)
		return NULL;
	o = ob_type_alloc(rt, type, ob_size(plain));
	for (i = 0; o && i < ob_size(plain); i++)
		to_tuple(o)->item[i] = ob_newref(to_tuple(plain)->item[i]);
	ob_decref(rt, plain);
	return o;
}

static struct ob_object *tuple_type_new(struct ob_rt *rt, struct ob_type *type,
					struct ob_object *const *args,
					size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_new_no_kw(rt, type, "tuple", kwnames) ||
	    ob_args_check(rt, "tuple", nargs, 0, 1))
		return NULL;
	if (type != ob_type_of(rt, OB_T_TUPLE))
		return tuple_derived(rt, type, nargs ? args[0] : NULL);
	return nargs ? tuple_from_iterable(rt, args[0]) : tuple_empty(rt);
}

static bool tuple_put_free(struct ob_rt *rt, struct ob_tuple *t)
{
	s64 n = t->v.size;

	if (n > OB_FREE_TUPLE_LENS || !ob_is(rt, t, OB_T_TUPLE) ||
	    rt->free.nr_tuples[n] >= OB_FREE_TUPLES)
		return false;
	t->item[0] = OB_OBJ(rt->free.tuples[n]);
	rt->free.tuples[n] = t;
	rt->free.nr_tuples[n]++;
	return true;
}

static void tuple_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *t = to_tuple(o);
	s64 i = t->v.size;

	if (t == &rt->st->empty_tuple.tuple) {
		o->refcnt = OB_STATIC_REFCNT;
		return;
	}
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	while (--i >= 0)
		ob_xdecref(rt, t->item[i]);
	if (!tuple_put_free(rt, t))
		ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

void ob_tuple_free_list_clear(struct ob_rt *rt)
{
	struct ob_tuple *t;
	int n;

	for (n = 1; n <= OB_FREE_TUPLE_LENS; n++) {
		while ((t = rt->free.tuples[n])) {
			rt->free.tuples[n] = (struct ob_tuple *)t->item[0];
			ob_obj_free(rt, t);
		}
		rt->free.nr_tuples[n] = 0;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_tuple_free_list_clear);

static int tuple_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_back(v, to_tuple(o)->item, ob_size(o));
}

void ob_tuple_untrack_maybe(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *t = to_tuple(o);
	s64 i;

	for (i = 0; i < t->v.size; i++)
		/* One that is still being filled is still being looked at. */
		if (!t->item[i] || ob_may_be_tracked(rt, t->item[i]))
			return;
	ob_untrack(o);
}

static int tuple_repr_items(struct ob_strbuf *b, struct ob_tuple *t)
{
	struct ob_object *text;
	s64 i;
	int err;

	for (i = 0; i < t->v.size; i++) {
		if (i && ob_strbuf_ascii(b, ", ", 2))
			return -1;
		text = ob_repr(b->rt, t->item[i]);
		if (!text)
			return -1;
		err = ob_strbuf_str(b, text);
		ob_decref(b->rt, text);
		if (err || ob_tick(b->rt))
			return -1;
	}
	return t->v.size == 1 ? ob_strbuf_char(b, ',') : 0;
}

static struct ob_object *tuple_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res = NULL;
	struct ob_strbuf b;
	int seen;

	if (!ob_size(o))
		return ob_str_from_cstr(rt, "()");
	seen = ob_repr_enter(rt, o);
	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "(...)") : NULL;
	ob_strbuf_init(&b, rt);
	if (!ob_strbuf_char(&b, '(') && !tuple_repr_items(&b, to_tuple(o)) &&
	    !ob_strbuf_char(&b, ')'))
		res = ob_strbuf_finish(&b);
	else
		ob_strbuf_exit(&b);
	ob_repr_leave(rt, o);
	return res;
}

static s64 tuple_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *t = to_tuple(o);
	u64 acc = HASH_PRIME_5;
	s64 i, h;

	if (ob_enter(rt, ""))
		return -1;
	for (i = 0; i < t->v.size; i++) {
		h = ob_hash(rt, t->item[i]);
		if ((h == -1 && ob_raised(rt)) || ob_tick(rt))
			return -1;
		acc += (u64)h * HASH_PRIME_2;
		acc = (acc << 31) | (acc >> 33);
		acc *= HASH_PRIME_1;
	}
	acc += t->v.size ^ HASH_LENGTH;
	return acc == U64_MAX ? HASH_ALL_ONES : (s64)acc;
}

static struct ob_object *tuple_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_tuple *l = to_tuple(a), *r = to_tuple(b);
	s64 n, i;
	int eq;

	if (!ob_is_tuple(a) || !ob_is_tuple(b))
		return ob_newref(ob_notimpl(rt));
	n = min(l->v.size, r->v.size);
	for (i = 0; i < n; i++) {
		eq = ob_compare_bool(rt, l->item[i], r->item[i], OB_EQ);
		if (eq < 0 || ob_tick(rt))
			return NULL;
		if (!eq)
			break;
	}
	if (i == n)
		return ob_newref(ob_bool(rt, ob_sizes_compare(l->v.size,
							      r->v.size, op)));
	if (op == OB_EQ || op == OB_NE)
		return ob_newref(ob_bool(rt, op == OB_NE));
	return ob_compare(rt, l->item[i], r->item[i], op);
}

static s64 tuple_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *tuple_item(struct ob_rt *rt, struct ob_object *o,
				    s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError,
				"tuple index out of range");
	return ob_newref(to_tuple(o)->item[i]);
}

/* Next position from @i, below @stop, whose item equals @x; -1 raised. */
static s64 tuple_find(struct ob_rt *rt, struct ob_tuple *t, s64 i, s64 stop,
		      struct ob_object *x)
{
	int eq;

	stop = min(stop, t->v.size);
	for (; i < stop; i++) {
		eq = ob_compare_bool(rt, t->item[i], x, OB_EQ);
		if (eq > 0)
			return i;
		if (eq < 0 || ob_tick(rt))
			return -1;
	}
	return S64_MAX;
}

static int tuple_contains(struct ob_rt *rt, struct ob_object *o,
			  struct ob_object *x)
{
	s64 i = tuple_find(rt, to_tuple(o), 0, S64_MAX, x);

	return i < 0 ? -1 : i != S64_MAX;
}

static struct ob_object *tuple_concat(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b)
{
	s64 m = ob_size(a), n, i;
	struct ob_tuple *t;

	if (!ob_is_tuple(b))
		return ob_raise(rt, OB_T_TypeError,
				"can only concatenate tuple (not \"%.200T\") to tuple",
				b);
	n = ob_size(b);
	if (!m && ob_is(rt, b, OB_T_TUPLE))
		return ob_newref(b);
	if (!n && ob_is(rt, a, OB_T_TUPLE))
		return ob_newref(a);
	if (m + n == 0)
		return tuple_empty(rt);
	t = tuple_alloc(rt, m + n);
	if (!t)
		return NULL;
	for (i = 0; i < m; i++)
		t->item[i] = ob_newref(to_tuple(a)->item[i]);
	for (i = 0; i < n; i++)
		t->item[m + i] = ob_newref(to_tuple(b)->item[i]);
	ob_track(rt, t);
	return OB_OBJ(t);
}

static struct ob_object *tuple_repeat(struct ob_rt *rt, struct ob_object *a,
				      s64 n)
{
	s64 m = ob_size(a), i, j;
	struct ob_tuple *t;

	if ((!m || n == 1) && ob_is(rt, a, OB_T_TUPLE))
		return ob_newref(a);
	if (!m || n <= 0)
		return tuple_empty(rt);
	if (m > OB_MAX_ITEMS / n)
		return ob_no_memory(rt);
	t = to_tuple(ob_tuple_new(rt, m * n));
	if (!t)
		return NULL;
	for (i = 0; i < n; i++) {
		for (j = 0; j < m; j++)
			t->item[i * m + j] = ob_newref(to_tuple(a)->item[j]);
		if (ob_tick(rt)) {
			ob_decref(rt, t);
			return NULL;
		}
	}
	return OB_OBJ(t);
}

static struct ob_object *tuple_slice(struct ob_rt *rt, struct ob_object *o,
				     struct ob_object *key)
{
	struct ob_tuple *src = to_tuple(o), *t;
	s64 start, stop, step, n, i;

	if (ob_slice_unpack(rt, key, &start, &stop, &step))
		return NULL;
	n = ob_slice_clip(src->v.size, &start, &stop, step);
	if (n <= 0)
		return tuple_empty(rt);
	if (n == src->v.size && step == 1 && ob_is(rt, o, OB_T_TUPLE))
		return ob_newref(o);
	t = tuple_alloc(rt, n);
	if (!t)
		return NULL;
	for (i = 0; i < n; i++)
		t->item[i] = ob_newref(src->item[start + i * step]);
	ob_track(rt, t);
	return OB_OBJ(t);
}

static struct ob_object *tuple_subscript(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *key)
{
	s64 i;

	if (ob_has_index(key)) {
		i = ob_index_s64(rt, key, OB_T_IndexError);
		if (i == -1 && ob_raised(rt))
			return NULL;
		return tuple_item(rt, o, i < 0 ? i + ob_size(o) : i);
	}
	if (ob_is_slice(rt, key))
		return tuple_slice(rt, o, key);
	return ob_raise(rt, OB_T_TypeError,
			"tuple indices must be integers or slices, not %.200T",
			key);
}

static struct ob_object *tuple_count(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	s64 n = 0, i = 0;

	for (;;) {
		i = tuple_find(rt, to_tuple(self), i, S64_MAX, args[0]);
		if (i < 0)
			return NULL;
		if (i == S64_MAX)
			return ob_int_from_s64(rt, n);
		n++;
		i++;
	}
}

static struct ob_object *tuple_index(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	s64 start = 0, stop = S64_MAX, i;

	if (ob_args_check(rt, "index", nargs, 1, 3) ||
	    (nargs > 1 && ob_search_bound(rt, self, args[1], &start)) ||
	    (nargs > 2 && ob_search_bound(rt, self, args[2], &stop)))
		return NULL;
	i = tuple_find(rt, to_tuple(self), start, stop, args[0]);
	if (i < 0)
		return NULL;
	if (i == S64_MAX)
		return ob_raise(rt, OB_T_ValueError,
				"tuple.index(x): x not in tuple");
	return ob_int_from_s64(rt, i);
}

static struct ob_object *tuple_getnewargs(struct ob_rt *rt,
					  struct ob_object *self,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	struct ob_object *items, *res;

	/* An exact tuple, else deepcopy() of a derived one would never end. */
	items = ob_is(rt, self, OB_T_TUPLE) ? ob_newref(self) :
		ob_tuple_from_array(rt, to_tuple(self)->item, ob_size(self));
	res = items ? ob_tuple_pack(rt, 1, items) : NULL;
	ob_xdecref(rt, items);
	return res;
}

static struct ob_object *tuple_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_seq_iter_make(rt, OB_T_TUPLE_ITER, o, 0);
}

static const struct ob_method_def tuple_methods[] = {
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ "__getnewargs__", tuple_getnewargs, OB_METH_NOARGS,
	  "__getnewargs__($self, /)\n--\n\n" },
	{ "index", tuple_index, OB_METH_FAST,
	  "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n"
	  "Return first index of value." },
	{ "count", tuple_count, OB_METH_O,
	  "count($self, value, /)\n--\n\n"
	  "Return number of occurrences of value." },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

static const struct ob_sequence_slots tuple_sequence = {
	.length = tuple_length,
	.item = tuple_item,
	.contains = tuple_contains,
	.concat = tuple_concat,
	.repeat = tuple_repeat,
};

static const struct ob_mapping_slots tuple_mapping = {
	.length = tuple_length,
	.subscript = tuple_subscript,
};

const struct ob_type_def ob_tuple_type_def = {
	.type = {
		.name = "tuple",
		.basicsize = sizeof(struct ob_tuple),
		.itemsize = sizeof(struct ob_object *),
		.flags = OB_TF_SEQUENCE | OB_TF_MATCH_SELF |
			 OB_TF_GC | OB_TF_BASETYPE | OB_TF_TUPLE_SUBCLASS,
		.doc = "tuple(iterable=(), /)\n--\n\n"
		       "Built-in immutable sequence.",
		.dealloc = tuple_dealloc,
		.repr = tuple_repr,
		.sequence = &tuple_sequence,
		.mapping = &tuple_mapping,
		.hash = tuple_hash,
		.traverse = tuple_traverse,
		.richcompare = tuple_richcompare,
		.iter = tuple_iter,
		.methods = tuple_methods,
		.new = tuple_type_new,
	},
	.base = OB_T_OBJECT,
};
