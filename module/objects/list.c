// SPDX-License-Identifier: GPL-2.0
/*
 * list - the list type: storage, growth, life and death
 *
 * An item array of its own holds the references; the object never moves. The
 * array grows by the rule in ob_list_resize(), so that sys.getsizeof() of any
 * list is CPython 3.11's. A list that is being sorted looks empty and has
 * allocated == -1 (sort.c).
 *
 * Slices are in list_slice.c, methods in list_methods.c.
 */
#include "containers_priv.h"

/* expected number of items of an iterable that does not say */
#define LIST_GUESS	8

/* room that is first given to a text cut in parts of unknown number */
#define PARTS_GUESS	12

/* What a list gets when it has to grow to @n items. */
static s64 roomy(s64 n)
{
	return (n + (n >> 3) + 6) & ~3LL;
}

/* The array gets @cap slots, whatever it has. */
static int set_room(struct ob_rt *rt, struct ob_list *l, s64 cap)
{
	size_t size = cap * sizeof(*l->item);
	struct ob_object **item;

	if (l->item)
		item = ob_raw_realloc(rt, l->item, size);
	else
		item = ob_raw_alloc(rt, size);
	if (!item)
		return -1;
	l->item = item;
	l->allocated = cap;
	return 0;
}

int ob_list_resize(struct ob_rt *rt, struct ob_list *l, s64 n)
{
	s64 cap;

	if (l->allocated >= n && n >= l->allocated >> 1) {
		l->v.size = n;
		return 0;
	}
	if (n > OB_MAX_ITEMS / 2) {
		ob_no_memory(rt);
		return -1;
	}
	cap = roomy(n);
	/* A jump of more than what would be spare gets no more than it needs. */
	if (n - l->v.size > cap - n)
		cap = (n + 3) & ~3LL;
	/*
	 * Shrunk to nothing, a list keeps an array of no bytes, and is not
	 * taken for a fresh one when it grows again.
	 */
	if (!n)
		cap = 0;
	if (set_room(rt, l, cap))
		return -1;
	l->v.size = n;
	return 0;
}

/* First array of an empty list, for @n items to come: even, not generous. */
static int list_reserve(struct ob_rt *rt, struct ob_list *l, s64 n)
{
	if (n > OB_MAX_ITEMS / 2) {
		ob_no_memory(rt);
		return -1;
	}
	return set_room(rt, l, (n + 1) & ~1LL);
}

static void list_init(struct ob_rt *rt, struct ob_list *l)
{
	l->v.size = 0;
	l->item = NULL;
	l->allocated = 0;
	ob_track(rt, l);
}

struct ob_object *ob_list_empty(struct ob_rt *rt)
{
	struct ob_list *l = ob_obj_alloc(rt, OB_T_LIST, sizeof(*l));

	if (!l)
		return NULL;
	list_init(rt, l);
	return OB_OBJ(l);
}

struct ob_object *ob_list_new(struct ob_rt *rt, s64 n)
{
	struct ob_list *l;

	if (n < 0 || n > OB_MAX_ITEMS)
		return ob_no_memory(rt);
	if (rt->free.nr_lists) {
		l = rt->free.lists[--rt->free.nr_lists];
		l->v.base.refcnt = 1;
	} else {
		l = ob_obj_alloc(rt, OB_T_LIST, sizeof(*l));
		if (!l)
			return NULL;
	}
	list_init(rt, l);
	if (!n)
		return OB_OBJ(l);
	l->item = ob_raw_alloc(rt, n * sizeof(*l->item));
	if (!l->item) {
		ob_decref(rt, l);
		return NULL;
	}
	memset(l->item, 0, n * sizeof(*l->item));
	l->allocated = n;
	l->v.size = n;
	return OB_OBJ(l);
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_new);

struct ob_object *ob_list_for(struct ob_rt *rt, s64 n)
{
	struct ob_object *list = ob_list_new(rt, n);

	if (list)
		to_list(list)->v.size = 0;
	return list;
}

struct ob_object *ob_list_for_parts(struct ob_rt *rt, s64 max)
{
	return ob_list_for(rt, max < PARTS_GUESS ? max + 1 : PARTS_GUESS);
}

int ob_list_foresee(struct ob_rt *rt, struct ob_object *list, s64 n)
{
	struct ob_list *l = to_list(list);
	s64 cap = l->allocated;

	if (n > OB_MAX_ITEMS / 2) {
		ob_no_memory(rt);
		return -1;
	}
	while (cap < n)
		cap = roomy(cap + 1);
	return cap == l->allocated ? 0 : set_room(rt, l, cap);
}

int ob_list_append_steal(struct ob_rt *rt, struct ob_object *list,
			 struct ob_object *o)
{
	struct ob_list *l = to_list(list);
	s64 n = l->v.size;

	if (unlikely(l->allocated <= n)) {
		if (ob_list_resize(rt, l, n + 1)) {
			ob_decref(rt, o);
			return -1;
		}
	}
	l->item[n] = o;
	l->v.size = n + 1;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_append_steal);

int ob_list_append(struct ob_rt *rt, struct ob_object *list,
		   struct ob_object *o)
{
	return ob_list_append_steal(rt, list, ob_newref(o));
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_append);

/* list += list or tuple; @src may be the list itself */
static int list_extend_array(struct ob_rt *rt, struct ob_list *l,
			     struct ob_object *src)
{
	s64 n = ob_size(src), m = l->v.size, i;
	struct ob_object **from;

	if (!n)
		return 0;
	if (!l->item) {
		if (list_reserve(rt, l, n))
			return -1;
		l->v.size = n;
	} else if (ob_list_resize(rt, l, m + n)) {
		return -1;
	}
	/* The array may have moved, and it may be the source. */
	from = ob_items(src);
	for (i = 0; i < n; i++)
		l->item[m + i] = ob_newref(from[i]);
	return 0;
}

/* Make room for what an iterable says it has; a wrong answer does no harm. */
static int list_expect(struct ob_rt *rt, struct ob_list *l, s64 n)
{
	s64 m = l->v.size;

	if (n > S64_MAX - m)
		return 0;
	if (!l->item)
		return n ? list_reserve(rt, l, n) : 0;
	if (ob_list_resize(rt, l, m + n))
		return -1;
	l->v.size = m;
	return 0;
}

static int list_extend_iter(struct ob_rt *rt, struct ob_list *l,
			    struct ob_object *it)
{
	struct ob_object *o;

	while ((o = ob_iternext(rt, it))) {
		if (ob_list_append_steal(rt, OB_OBJ(l), o) || ob_tick(rt))
			return -1;
	}
	if (ob_raised(rt))
		return -1;
	if (l->v.size < l->allocated)
		return ob_list_resize(rt, l, l->v.size);
	return 0;
}

int ob_list_extend(struct ob_rt *rt, struct ob_object *list,
		   struct ob_object *iterable)
{
	struct ob_list *l = to_list(list);
	struct ob_object *it;
	int err = -1;
	s64 n;

	if (ob_is(rt, iterable, OB_T_LIST) || ob_is(rt, iterable, OB_T_TUPLE) ||
	    iterable == list)
		return list_extend_array(rt, l, iterable);
	it = ob_iter(rt, iterable);
	if (!it)
		return -1;
	n = ob_length_hint(rt, iterable, LIST_GUESS);
	if (n >= 0 && !list_expect(rt, l, n))
		err = list_extend_iter(rt, l, it);
	ob_decref(rt, it);
	return err;
}

struct ob_object *ob_list_from_iterable(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list = ob_list_new(rt, 0);

	if (!list)
		return NULL;
	if (ob_list_extend(rt, list, o)) {
		ob_decref(rt, list);
		return NULL;
	}
	return list;
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_from_iterable);

struct ob_object *ob_sequence_fast(struct ob_rt *rt, struct ob_object *o,
				   const char *msg)
{
	struct ob_object *it, *list;

	if (ob_is_list(o) || ob_is_tuple(o))
		return ob_newref(o);
	it = ob_iter(rt, o);
	if (!it) {
		if (ob_raised_is(rt, OB_T_TypeError))
			ob_raise(rt, OB_T_TypeError, "%s", msg);
		return NULL;
	}
	list = ob_list_from_iterable(rt, it);
	ob_decref(rt, it);
	return list;
}

struct ob_object *ob_list_to_tuple(struct ob_rt *rt, struct ob_object *list)
{
	return ob_tuple_from_array(rt, to_list(list)->item, ob_size(list));
}

void ob_list_drop_items(struct ob_rt *rt, struct ob_list *l)
{
	struct ob_object **item = l->item;
	s64 i = l->v.size;

	if (!item)
		return;
	/* Emptied first: dropping an item can run code that looks at the list. */
	l->v.size = 0;
	l->item = NULL;
	l->allocated = 0;
	while (--i >= 0)
		ob_xdecref(rt, item[i]);
	ob_raw_free(rt, item);
}

static void list_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_list *l = to_list(o);
	s64 i = l->v.size;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	if (l->item) {
		while (--i >= 0)
			ob_xdecref(rt, l->item[i]);
		ob_raw_free(rt, l->item);
	}
	if (rt->free.nr_lists < OB_FREE_LISTS && ob_is(rt, o, OB_T_LIST))
		rt->free.lists[rt->free.nr_lists++] = l;
	else
		ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

void ob_list_free_list_clear(struct ob_rt *rt)
{
	while (rt->free.nr_lists)
		ob_obj_free(rt, rt->free.lists[--rt->free.nr_lists]);
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_free_list_clear);

static int list_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_back(v, to_list(o)->item, ob_size(o));
}

static int list_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_list_drop_items(rt, to_list(o));
	return 0;
}

static s64 list_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return o->type->basicsize +
	       to_list(o)->allocated * (s64)sizeof(struct ob_object *);
}

static struct ob_object *list_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	if (type != ob_type_of(rt, OB_T_LIST))
		return ob_type_alloc(rt, type, 0);
	return ob_list_empty(rt);
}

static int list_type_init(struct ob_rt *rt, struct ob_object *self,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames)
{
	if (ob_init_no_kw(rt, self->type, "list", kwnames) ||
	    ob_args_check(rt, "list", nargs, 0, 1))
		return -1;
	if (to_list(self)->item)
		ob_list_drop_items(rt, to_list(self));
	return nargs ? ob_list_extend(rt, self, args[0]) : 0;
}

static int list_repr_items(struct ob_strbuf *b, struct ob_list *l)
{
	struct ob_object *item, *text;
	s64 i;
	int err;

	/* An item's repr() can change the list: look at its size every time. */
	for (i = 0; i < l->v.size; i++) {
		if (i && ob_strbuf_ascii(b, ", ", 2))
			return -1;
		item = ob_newref(l->item[i]);
		text = ob_repr(b->rt, item);
		ob_decref(b->rt, item);
		if (!text)
			return -1;
		err = ob_strbuf_str(b, text);
		ob_decref(b->rt, text);
		if (err || ob_tick(b->rt))
			return -1;
	}
	return 0;
}

static struct ob_object *list_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *res = NULL;
	struct ob_strbuf b;
	int seen;

	if (!ob_size(o))
		return ob_str_from_cstr(rt, "[]");
	seen = ob_repr_enter(rt, o);
	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "[...]") : NULL;
	ob_strbuf_init(&b, rt);
	if (!ob_strbuf_char(&b, '[') && !list_repr_items(&b, to_list(o)) &&
	    !ob_strbuf_char(&b, ']'))
		res = ob_strbuf_finish(&b);
	else
		ob_strbuf_exit(&b);
	ob_repr_leave(rt, o);
	return res;
}

/* First position where the lists differ; -1 raised. */
static s64 list_mismatch(struct ob_rt *rt, struct ob_list *a,
			 struct ob_list *b)
{
	struct ob_object *x, *y;
	s64 i;
	int eq;

	for (i = 0; i < a->v.size && i < b->v.size; i++) {
		x = a->item[i];
		y = b->item[i];
		if (x == y)
			continue;
		ob_incref(x);
		ob_incref(y);
		eq = ob_compare_bool(rt, x, y, OB_EQ);
		ob_decref(rt, x);
		ob_decref(rt, y);
		if (eq < 0 || ob_tick(rt))
			return -1;
		if (!eq)
			break;
	}
	return i;
}

static struct ob_object *list_richcompare(struct ob_rt *rt,
					  struct ob_object *a,
					  struct ob_object *b, enum ob_cmp op)
{
	struct ob_list *l = to_list(a), *r = to_list(b);
	struct ob_object *x, *y, *res;
	s64 i;

	if (!ob_is_list(a) || !ob_is_list(b))
		return ob_newref(ob_notimpl(rt));
	if (l->v.size != r->v.size && (op == OB_EQ || op == OB_NE))
		return ob_newref(ob_bool(rt, op == OB_NE));
	i = list_mismatch(rt, l, r);
	if (i < 0)
		return NULL;
	if (i >= l->v.size || i >= r->v.size)
		return ob_newref(ob_bool(rt, ob_sizes_compare(l->v.size,
							      r->v.size, op)));
	if (op == OB_EQ || op == OB_NE)
		return ob_newref(ob_bool(rt, op == OB_NE));
	x = ob_newref(l->item[i]);
	y = ob_newref(r->item[i]);
	res = ob_compare(rt, x, y, op);
	ob_decref(rt, x);
	ob_decref(rt, y);
	return res;
}

static s64 list_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *list_item(struct ob_rt *rt, struct ob_object *o,
				   s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError, "list index out of range");
	return ob_newref(to_list(o)->item[i]);
}

static int list_contains(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *x)
{
	struct ob_list *l = to_list(o);
	struct ob_object *item;
	int eq = 0;
	s64 i;

	for (i = 0; !eq && i < l->v.size; i++) {
		item = ob_newref(l->item[i]);
		eq = ob_compare_bool(rt, item, x, OB_EQ);
		ob_decref(rt, item);
		if (!eq && ob_tick(rt))
			eq = -1;
	}
	return eq;
}

static struct ob_object *list_concat(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b)
{
	struct ob_list *res;
	s64 m = ob_size(a), n, i;

	if (!ob_is_list(b))
		return ob_raise(rt, OB_T_TypeError,
				"can only concatenate list (not \"%.200T\") to list",
				b);
	n = ob_size(b);
	if (m > OB_MAX_ITEMS - n)
		return ob_no_memory(rt);
	res = to_list(ob_list_new(rt, m + n));
	if (!res)
		return NULL;
	for (i = 0; i < m; i++)
		res->item[i] = ob_newref(to_list(a)->item[i]);
	for (i = 0; i < n; i++)
		res->item[m + i] = ob_newref(to_list(b)->item[i]);
	return OB_OBJ(res);
}

static struct ob_object *list_repeat(struct ob_rt *rt, struct ob_object *a,
				     s64 n)
{
	s64 m = ob_size(a), i, j;
	struct ob_list *res;

	if (n <= 0 || !m)
		return ob_list_new(rt, 0);
	if (m > OB_MAX_ITEMS / n)
		return ob_no_memory(rt);
	res = to_list(ob_list_new(rt, m * n));
	if (!res)
		return NULL;
	for (i = 0; i < n; i++) {
		for (j = 0; j < m; j++)
			res->item[i * m + j] = ob_newref(to_list(a)->item[j]);
		if (ob_tick(rt)) {
			ob_decref(rt, res);
			return NULL;
		}
	}
	return OB_OBJ(res);
}

static struct ob_object *list_inplace_concat(struct ob_rt *rt,
					     struct ob_object *a,
					     struct ob_object *b)
{
	return ob_list_extend(rt, a, b) ? NULL : ob_newref(a);
}

static struct ob_object *list_inplace_repeat(struct ob_rt *rt,
					     struct ob_object *a, s64 n)
{
	struct ob_list *l = to_list(a);
	s64 m = l->v.size, i;

	if (!m || n == 1)
		return ob_newref(a);
	if (n <= 0) {
		ob_list_drop_items(rt, l);
		return ob_newref(a);
	}
	if (m > OB_MAX_ITEMS / n)
		return ob_no_memory(rt);
	if (ob_list_resize(rt, l, m * n))
		return NULL;
	for (i = m; i < m * n; i++)
		l->item[i] = ob_newref(l->item[i - m]);
	return ob_newref(a);
}

static struct ob_object *list_iter(struct ob_rt *rt, struct ob_object *o)
{
	return ob_seq_iter_make(rt, OB_T_LIST_ITER, o, 0);
}

static const struct ob_sequence_slots list_sequence = {
	.length = list_length,
	.item = list_item,
	.contains = list_contains,
	.concat = list_concat,
	.repeat = list_repeat,
	.inplace_concat = list_inplace_concat,
	.inplace_repeat = list_inplace_repeat,
};

static const struct ob_mapping_slots list_mapping = {
	.length = list_length,
	.subscript = ob_list_subscript,
	.ass_subscript = ob_list_ass_subscript,
};

const struct ob_type_def ob_list_type_def = {
	.type = {
		.name = "list",
		.basicsize = sizeof(struct ob_list),
		.flags = OB_TF_SEQUENCE | OB_TF_MATCH_SELF |
			 OB_TF_GC | OB_TF_BASETYPE | OB_TF_LIST_SUBCLASS,
		.doc = "list(iterable=(), /)\n--\n\n"
		       "Built-in mutable sequence.",
		.dealloc = list_dealloc,
		.repr = list_repr,
		.sequence = &list_sequence,
		.mapping = &list_mapping,
		.hash = ob_hash_unhashable,
		.traverse = list_traverse,
		.clear = list_gc_clear,
		.richcompare = list_richcompare,
		.iter = list_iter,
		.methods = ob_list_methods,
		.new = list_type_new,
		.init = list_type_init,
		.size_of = list_size_of,
	},
	.base = OB_T_OBJECT,
};
