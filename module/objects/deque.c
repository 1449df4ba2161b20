// SPDX-License-Identifier: GPL-2.0
/*
 * deque - the chain of blocks behind collections.deque, and its type
 *
 * Where the items lie in their blocks decides when a block is added, which
 * sys.getsizeof() shows; every step is CPython 3.11's.
 */
#include "deque_priv.h"

static struct deque_block *block_new(struct ob_rt *rt, struct deque *d)
{
	if (d->nr_spare)
		return d->spare[--d->nr_spare];
	return ob_raw_alloc(rt, sizeof(struct deque_block));
}

static void block_free(struct ob_rt *rt, struct deque *d,
		       struct deque_block *b)
{
	if (d->nr_spare < DEQUE_SPARE)
		d->spare[d->nr_spare++] = b;
	else
		ob_raw_free(rt, b);
}

static void center(struct deque *d, struct deque_block *b)
{
	b->left = NULL;
	b->right = NULL;
	d->leftblock = b;
	d->rightblock = b;
	d->leftindex = DEQUE_CENTER + 1;
	d->rightindex = DEQUE_CENTER;
}

/* A new last block, which the next item goes to the front of. */
static int grow_right(struct ob_rt *rt, struct deque *d)
{
	struct deque_block *b;

	if (d->rightindex < DEQUE_BLOCK - 1)
		return 0;
	b = block_new(rt, d);
	if (!b)
		return -1;
	b->left = d->rightblock;
	b->right = NULL;
	d->rightblock->right = b;
	d->rightblock = b;
	d->rightindex = -1;
	return 0;
}

static int grow_left(struct ob_rt *rt, struct deque *d)
{
	struct deque_block *b;

	if (d->leftindex)
		return 0;
	b = block_new(rt, d);
	if (!b)
		return -1;
	b->right = d->leftblock;
	b->left = NULL;
	d->leftblock->left = b;
	d->leftblock = b;
	d->leftindex = DEQUE_BLOCK;
	return 0;
}

static bool too_long(const struct deque *d)
{
	return d->maxlen >= 0 && d->v.size > d->maxlen;
}

int ob_deque_push(struct ob_rt *rt, struct deque *d, struct ob_object *o)
{
	if (grow_right(rt, d)) {
		ob_decref(rt, o);
		return -1;
	}
	d->v.size++;
	d->rightblock->item[++d->rightindex] = o;
	if (too_long(d))
		ob_decref(rt, ob_deque_pop_left(rt, d));
	else
		d->state++;
	return 0;
}

int ob_deque_push_left(struct ob_rt *rt, struct deque *d, struct ob_object *o)
{
	if (grow_left(rt, d)) {
		ob_decref(rt, o);
		return -1;
	}
	d->v.size++;
	d->leftblock->item[--d->leftindex] = o;
	if (too_long(d))
		ob_decref(rt, ob_deque_pop(rt, d));
	else
		d->state++;
	return 0;
}

struct ob_object *ob_deque_pop(struct ob_rt *rt, struct deque *d)
{
	struct deque_block *b = d->rightblock;
	struct ob_object *o;

	if (!d->v.size)
		return ob_raise(rt, OB_T_IndexError, "pop from an empty deque");
	o = b->item[d->rightindex--];
	d->v.size--;
	d->state++;
	if (d->rightindex >= 0)
		return o;
	if (!d->v.size) {
		center(d, b);
		return o;
	}
	d->rightblock = b->left;
	d->rightblock->right = NULL;
	d->rightindex = DEQUE_BLOCK - 1;
	block_free(rt, d, b);
	return o;
}

struct ob_object *ob_deque_pop_left(struct ob_rt *rt, struct deque *d)
{
	struct deque_block *b = d->leftblock;
	struct ob_object *o;

	if (!d->v.size)
		return ob_raise(rt, OB_T_IndexError, "pop from an empty deque");
	o = b->item[d->leftindex++];
	d->v.size--;
	d->state++;
	if (d->leftindex < DEQUE_BLOCK)
		return o;
	if (!d->v.size) {
		center(d, b);
		return o;
	}
	d->leftblock = b->right;
	d->leftblock->left = NULL;
	d->leftindex = 0;
	block_free(rt, d, b);
	return o;
}

int ob_deque_extend(struct ob_rt *rt, struct deque *d,
		    struct ob_object *iterable, bool left)
{
	struct ob_object *list = NULL, *it, *o;
	int err = 0;

	if (iterable == OB_OBJ(d)) {
		list = ob_list_from_iterable(rt, iterable);
		if (!list)
			return -1;
		iterable = list;
	}
	it = ob_iter(rt, iterable);
	ob_xdecref(rt, list);
	if (!it)
		return -1;
	/* An empty deque is filled from the end the items come from. */
	if (d->maxlen && !d->v.size) {
		d->leftindex = left ? DEQUE_BLOCK - 1 : 1;
		d->rightindex = d->leftindex - 1;
	}
	while (!err && (o = ob_iternext(rt, it))) {
		if (!d->maxlen)
			ob_decref(rt, o);
		else
			err = left ? ob_deque_push_left(rt, d, o) :
				     ob_deque_push(rt, d, o);
		if (!err)
			err = ob_tick(rt);
	}
	ob_decref(rt, it);
	return err || ob_raised(rt) ? -1 : 0;
}

/* Some items of the last block to the front: how many. */
static s64 turn_right(struct deque *d, s64 n)
{
	n = min3(n, d->rightindex + 1, d->leftindex);
	d->rightindex -= n;
	d->leftindex -= n;
	memmove(&d->leftblock->item[d->leftindex],
		&d->rightblock->item[d->rightindex + 1],
		n * sizeof(d->leftblock->item[0]));
	return n;
}

static s64 turn_left(struct deque *d, s64 n)
{
	n = min3(n, DEQUE_BLOCK - d->leftindex,
		 DEQUE_BLOCK - 1 - d->rightindex);
	memmove(&d->rightblock->item[d->rightindex + 1],
		&d->leftblock->item[d->leftindex],
		n * sizeof(d->leftblock->item[0]));
	d->leftindex += n;
	d->rightindex += n;
	return n;
}

int ob_deque_rotate(struct ob_rt *rt, struct deque *d, s64 n)
{
	s64 len = d->v.size, half = len >> 1;
	struct deque_block *b;

	if (len <= 1)
		return 0;
	if (n > half || n < -half) {
		n %= len;
		if (n > half)
			n -= len;
		else if (n < -half)
			n += len;
	}
	d->state++;
	while (n > 0) {
		if (grow_left(rt, d))
			return -1;
		n -= turn_right(d, n);
		if (d->rightindex >= 0)
			continue;
		b = d->rightblock;
		d->rightblock = b->left;
		d->rightblock->right = NULL;
		d->rightindex = DEQUE_BLOCK - 1;
		block_free(rt, d, b);
	}
	while (n < 0) {
		if (grow_right(rt, d))
			return -1;
		n += turn_left(d, -n);
		if (d->leftindex < DEQUE_BLOCK)
			continue;
		b = d->leftblock;
		d->leftblock = b->right;
		d->leftblock->left = NULL;
		d->leftindex = 0;
		block_free(rt, d, b);
	}
	return 0;
}

int ob_deque_clear(struct ob_rt *rt, struct deque *d)
{
	struct deque_place at = ob_deque_first(d);
	struct deque_block *first = d->leftblock, *next;
	s64 n = d->v.size;

	if (!n)
		return 0;
	/* Emptied first: dropping an item can run code that uses the deque. */
	next = block_new(rt, d);
	if (!next) {
		ob_clear_exc(rt);
		while (d->v.size)
			ob_decref(rt, ob_deque_pop(rt, d));
		return 0;
	}
	center(d, next);
	d->v.size = 0;
	d->state++;
	while (n--)
		ob_decref(rt, ob_deque_step(&at));
	for (; first; first = next) {
		next = first->right;
		block_free(rt, d, first);
	}
	return 0;
}

struct ob_object **ob_deque_slot(struct deque *d, s64 i)
{
	s64 at = i + d->leftindex, n = at / DEQUE_BLOCK;
	struct deque_block *b;

	if (i < d->v.size >> 1) {
		for (b = d->leftblock; n; n--)
			b = b->right;
	} else {
		n = (d->leftindex + d->v.size - 1) / DEQUE_BLOCK - n;
		for (b = d->rightblock; n; n--)
			b = b->left;
	}
	return &b->item[at % DEQUE_BLOCK];
}

int ob_deque_delete(struct ob_rt *rt, struct deque *d, s64 i)
{
	struct ob_object *o;

	if (ob_deque_rotate(rt, d, -i))
		return -1;
	o = ob_deque_pop_left(rt, d);
	if (!o)
		return -1;
	/* Put in order again before anything can run. */
	if (ob_deque_rotate(rt, d, i)) {
		ob_decref(rt, o);
		return -1;
	}
	ob_decref(rt, o);
	return 0;
}

int ob_deque_moved(struct ob_rt *rt, const struct deque *d, u64 state)
{
	if (d->state == state)
		return 0;
	ob_raise(rt, OB_T_RuntimeError, "deque mutated during iteration");
	return -1;
}

static const void *deque_chain(const struct ob_object *o, const void *block)
{
	const struct deque_block *b = block;

	return b ? b->right : to_deque(o)->leftblock;
}

const void *ob_chain_next(const struct ob_object *o, const void *block)
{
	const struct ob_type *type = o->type;

	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	switch (type->tid) {
	case OB_T_DEQUE:
		return deque_chain(o, block);
	case OB_T_ODICT:
		return ob_odict_chain(o, block);
	default:
		return NULL;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_chain_next);

static struct ob_object *deque_new(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct deque *d = ob_type_alloc(rt, type, 0);
	struct deque_block *b;

	if (!d)
		return NULL;
	d->maxlen = -1;
	b = block_new(rt, d);
	if (!b) {
		ob_decref(rt, d);
		return NULL;
	}
	center(d, b);
	ob_track(rt, d);
	return OB_OBJ(d);
}

static int deque_init(struct ob_rt *rt, struct ob_object *self,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames)
{
	static const char *const names[] = { "iterable", "maxlen", NULL };
	struct deque *d = to_deque(self);
	struct ob_object *arg[2];
	s64 maxlen = -1;

	if (ob_args_parse(rt, "deque", names, 0, 2, args, nargs, kwnames, arg))
		return -1;
	if (arg[1] && arg[1] != ob_none(rt)) {
		if (!ob_is_int(arg[1])) {
			ob_raise(rt, OB_T_TypeError, "an integer is required");
			return -1;
		}
		if (ob_arg_s64(rt, arg[1], &maxlen))
			return -1;
		if (maxlen < 0) {
			ob_raise(rt, OB_T_ValueError,
				 "maxlen must be non-negative");
			return -1;
		}
	}
	d->maxlen = maxlen;
	ob_deque_clear(rt, d);
	return arg[0] ? ob_deque_extend(rt, d, arg[0], false) : 0;
}

/* A derived class makes its copy itself, and may make anything. */
static struct ob_object *copy_derived(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *args[2] = { o, NULL }, *res;
	s64 maxlen = to_deque(o)->maxlen;

	if (maxlen >= 0) {
		args[1] = ob_int_from_s64(rt, maxlen);
		if (!args[1])
			return NULL;
	}
	res = ob_call(rt, OB_OBJ(o->type), args, maxlen < 0 ? 1 : 2, NULL);
	ob_xdecref(rt, args[1]);
	if (res && !ob_is_deque(rt, res)) {
		ob_raise(rt, OB_T_TypeError,
			 "%.200T() must return a deque, not %.200T", o, res);
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

struct ob_object *ob_deque_copy(struct ob_rt *rt, struct ob_object *o)
{
	struct deque *d = to_deque(o), *copy;
	int err;

	if (!ob_is(rt, o, OB_T_DEQUE))
		return copy_derived(rt, o);
	copy = to_deque(deque_new(rt, o->type, NULL, 0, NULL));
	if (!copy)
		return NULL;
	copy->maxlen = d->maxlen;
	if (d->v.size == 1)
		err = ob_deque_push(rt, copy, ob_newref(*ob_deque_slot(d, 0)));
	else
		err = ob_deque_extend(rt, copy, o, false);
	if (!err)
		return OB_OBJ(copy);
	ob_decref(rt, copy);
	return NULL;
}

static void deque_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct deque *d = to_deque(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	if (d->leftblock) {
		struct deque_place at = ob_deque_first(d);
		struct deque_block *b = d->leftblock, *next;
		s64 n = d->v.size;

		while (n--)
			ob_decref(rt, ob_deque_step(&at));
		for (; b; b = next) {
			next = b->right;
			ob_raw_free(rt, b);
		}
	}
	while (d->nr_spare)
		ob_raw_free(rt, d->spare[--d->nr_spare]);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int deque_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct deque_place at = ob_deque_first(to_deque(o));
	s64 n = ob_size(o);
	int res = 0;

	while (!res && n--)
		res = ob_visit(v, ob_deque_step(&at));
	return res;
}

static int deque_gc_clear(struct ob_rt *rt, struct ob_object *o)
{
	return ob_deque_clear(rt, to_deque(o));
}

static s64 deque_size_of(struct ob_rt *rt, struct ob_object *o)
{
	struct deque *d = to_deque(o);
	s64 blocks = (d->leftindex + d->v.size + DEQUE_BLOCK - 1) / DEQUE_BLOCK;

	return o->type->basicsize + blocks * (s64)sizeof(struct deque_block);
}

static struct ob_object *deque_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *list, *res = NULL;
	int seen = ob_repr_enter(rt, o);

	if (seen)
		return seen > 0 ? ob_str_from_cstr(rt, "[...]") : NULL;
	list = ob_list_from_iterable(rt, o);
	if (list && to_deque(o)->maxlen >= 0)
		res = ob_str_format(rt, "%s(%R, maxlen=%lld)",
				    ob_type_short_name(o->type), list,
				    to_deque(o)->maxlen);
	else if (list)
		res = ob_str_format(rt, "%s(%R)", ob_type_short_name(o->type),
				    list);
	ob_xdecref(rt, list);
	ob_repr_leave(rt, o);
	return res;
}

static s64 deque_length(struct ob_rt *rt, struct ob_object *o)
{
	return ob_size(o);
}

static struct ob_object *deque_item(struct ob_rt *rt, struct ob_object *o,
				    s64 i)
{
	if (i < 0 || i >= ob_size(o))
		return ob_raise(rt, OB_T_IndexError,
				"deque index out of range");
	return ob_newref(*ob_deque_slot(to_deque(o), i));
}

static struct ob_object *deque_concat(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b)
{
	struct ob_object *res;

	if (!ob_is_deque(rt, b))
		return ob_raise(rt, OB_T_TypeError,
				"can only concatenate deque (not \"%.200T\") to deque",
				b);
	res = ob_deque_copy(rt, a);
	if (res && ob_deque_extend(rt, to_deque(res), b, false)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *deque_inplace_concat(struct ob_rt *rt,
					      struct ob_object *a,
					      struct ob_object *b)
{
	return ob_deque_extend(rt, to_deque(a), b, false) ? NULL :
							    ob_newref(a);
}

static struct ob_object *deque_inplace_repeat(struct ob_rt *rt,
					      struct ob_object *a, s64 n)
{
	struct deque *d = to_deque(a);
	struct ob_object *items;
	int err = 0;
	s64 size = d->v.size, i;

	if (!size || n == 1)
		return ob_newref(a);
	if (n <= 0) {
		ob_deque_clear(rt, d);
		return ob_newref(a);
	}
	if (d->maxlen >= 0)
		n = min(n, (d->maxlen + size - 1) / size);
	if (size > OB_MAX_ITEMS / max_t(s64, n, 1))
		return ob_no_memory(rt);
	items = ob_list_from_iterable(rt, a);
	if (!items)
		return NULL;
	for (i = 1; !err && i < n; i++)
		err = ob_deque_extend(rt, d, items, false);
	ob_decref(rt, items);
	return err ? NULL : ob_newref(a);
}

static struct ob_object *deque_repeat(struct ob_rt *rt, struct ob_object *a,
				      s64 n)
{
	struct ob_object *copy = ob_deque_copy(rt, a), *res;

	if (!copy)
		return NULL;
	res = deque_inplace_repeat(rt, copy, n);
	ob_decref(rt, copy);
	return res;
}

/* d[i] = value or del d[i]; the key is an int, as for every sequence */
static int deque_ass_subscript(struct ob_rt *rt, struct ob_object *o,
			       struct ob_object *key, struct ob_object *value)
{
	struct deque *d = to_deque(o);
	struct ob_object **slot, *old;
	s64 i;

	if (!ob_has_index(key)) {
		ob_raise(rt, OB_T_TypeError,
			 "sequence index must be integer, not '%.200T'", key);
		return -1;
	}
	i = ob_index_s64(rt, key, OB_T_IndexError);
	if (i == -1 && ob_raised(rt))
		return -1;
	if (i < 0)
		i += d->v.size;
	if (i < 0 || i >= d->v.size) {
		ob_raise(rt, OB_T_IndexError, "deque index out of range");
		return -1;
	}
	if (!value)
		return ob_deque_delete(rt, d, i);
	slot = ob_deque_slot(d, i);
	old = *slot;
	*slot = ob_newref(value);
	ob_decref(rt, old);
	return 0;
}

/* The first items that differ: 1 with new references, 0 none, -1 raised. */
static int first_difference(struct ob_rt *rt, struct ob_object *a,
			    struct ob_object *b, struct ob_object **x,
			    struct ob_object **y)
{
	struct ob_object *i = ob_iter(rt, a), *j;
	int eq = 1;

	*x = NULL;
	*y = NULL;
	if (!i)
		return -1;
	j = ob_iter(rt, b);
	while (j && eq > 0) {
		*x = ob_iternext(rt, i);
		if (!*x && ob_raised(rt))
			break;
		*y = ob_iternext(rt, j);
		if (!*x || !*y)
			break;
		eq = ob_compare_bool(rt, *x, *y, OB_EQ);
		if (!eq || ob_tick(rt))
			break;
		ob_decref(rt, *x);
		ob_decref(rt, *y);
		*x = NULL;
		*y = NULL;
	}
	ob_decref(rt, i);
	ob_xdecref(rt, j);
	if (!j || eq < 0 || ob_raised(rt)) {
		ob_xdecref(rt, *x);
		ob_xdecref(rt, *y);
		return -1;
	}
	return *x && *y;
}

static struct ob_object *deque_richcompare(struct ob_rt *rt,
					   struct ob_object *a,
					   struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *x, *y;
	int differ;

	if (!ob_is_deque(rt, a) || !ob_is_deque(rt, b))
		return ob_newref(ob_notimpl(rt));
	if (a == b)
		return ob_newref(ob_bool(rt, op == OB_EQ || op == OB_LE ||
					 op == OB_GE));
	if ((op == OB_EQ || op == OB_NE) && ob_size(a) != ob_size(b))
		return ob_newref(ob_bool(rt, op == OB_NE));
	differ = first_difference(rt, a, b, &x, &y);
	if (differ < 0)
		return NULL;
	/* Asked again, even for ==: programs can count the questions. */
	if (differ)
		differ = ob_compare_bool(rt, x, y, op);
	else
		differ = ob_sizes_compare(!!x, !!y, op);
	ob_xdecref(rt, x);
	ob_xdecref(rt, y);
	return differ < 0 ? NULL : ob_newref(ob_bool(rt, differ));
}

static const struct ob_sequence_slots deque_sequence = {
	.length = deque_length,
	.item = deque_item,
	.contains = ob_deque_contains,
	.concat = deque_concat,
	.repeat = deque_repeat,
	.inplace_concat = deque_inplace_concat,
	.inplace_repeat = deque_inplace_repeat,
};

static const struct ob_mapping_slots deque_mapping = {
	.ass_subscript = deque_ass_subscript,
};

static struct ob_object *deque_get_maxlen(struct ob_rt *rt,
					  struct ob_object *o)
{
	if (to_deque(o)->maxlen < 0)
		return ob_newref(ob_none(rt));
	return ob_int_from_s64(rt, to_deque(o)->maxlen);
}

static const struct ob_getset_def deque_getset[] = {
	{ "maxlen", deque_get_maxlen },
	{ }
};

const struct ob_type_def ob_deque_type_def = {
	.type = {
		.name = "collections.deque",
		.basicsize = sizeof(struct deque),
		.flags = OB_TF_GC | OB_TF_BASETYPE | OB_TF_SEQUENCE,
		.doc = "deque([iterable[, maxlen]]) --> deque object\n\n"
		       "A list-like sequence optimized for data accesses near its endpoints.",
		.weaklistoffset = offsetof(struct deque, weakreflist),
		.dealloc = deque_dealloc,
		.repr = deque_repr,
		.sequence = &deque_sequence,
		.mapping = &deque_mapping,
		.hash = ob_hash_unhashable,
		.traverse = deque_traverse,
		.clear = deque_gc_clear,
		.richcompare = deque_richcompare,
		.iter = ob_deque_iter,
		.methods = ob_deque_methods,
		.getset = deque_getset,
		.new = deque_new,
		.init = deque_init,
		.size_of = deque_size_of,
	},
	.base = OB_T_OBJECT,
};
