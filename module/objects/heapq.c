// SPDX-License-Identifier: GPL-2.0
/*
 * heapq - the functions of module _heapq: heaps in lists
 *
 * A comparison may do anything to the list. Its size is looked at after each;
 * items are held while they are compared and looked up again afterwards.
 */
#include "containers_priv.h"

/**
 * struct heap - a heap at work
 * @rt: the runtime
 * @l: the list
 * @size: its items; another number after a comparison ends the work
 * @max: the largest is on top
 */
struct heap {
	struct ob_rt *rt;
	struct ob_list *l;
	s64 size;
	bool max;
};

/* Is item @i to be above item @j? 1, 0, or -1 raised. */
static int heap_above(struct heap *h, s64 i, s64 j)
{
	struct ob_object *a = ob_newref(h->l->item[h->max ? j : i]);
	struct ob_object *b = ob_newref(h->l->item[h->max ? i : j]);
	int above = ob_compare_bool(h->rt, a, b, OB_LT);

	ob_decref(h->rt, a);
	ob_decref(h->rt, b);
	if (above >= 0 && h->l->v.size != h->size) {
		ob_raise(h->rt, OB_T_RuntimeError,
			 "list changed size during iteration");
		return -1;
	}
	return above;
}

/* Item @pos goes up, as far as @top, until its parent is no larger. */
static int heap_rise(struct heap *h, s64 top, s64 pos)
{
	while (pos > top) {
		s64 parent = (pos - 1) >> 1;
		int above = heap_above(h, pos, parent);

		if (above <= 0)
			return above;
		swap(h->l->item[pos], h->l->item[parent]);
		pos = parent;
	}
	return 0;
}

/* Item @pos goes down to a leaf, and from there up to its place. */
static int heap_sink(struct heap *h, s64 pos)
{
	s64 top = pos;

	while (pos < h->size >> 1) {
		s64 child = 2 * pos + 1;

		if (child + 1 < h->size) {
			int above = heap_above(h, child, child + 1);

			if (above < 0)
				return -1;
			child += !above;
		}
		swap(h->l->item[child], h->l->item[pos]);
		pos = child;
	}
	return heap_rise(h, top, pos);
}

static int heap_of(struct heap *h, struct ob_rt *rt, struct ob_object *o,
		   const char *name, bool alone, bool max)
{
	if (!ob_is_list(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument %smust be list, not %.50s", name,
			 alone ? "" : "1 ",
			 o == ob_none(rt) ? "None" : o->type->name);
		return -1;
	}
	h->rt = rt;
	h->l = to_list(o);
	h->size = h->l->v.size;
	h->max = max;
	return 0;
}

static struct ob_object *heap_empty(struct ob_rt *rt)
{
	return ob_raise(rt, OB_T_IndexError, "index out of range");
}

/* @item takes the place of the top, which is returned. */
static struct ob_object *heap_exchange(struct heap *h, struct ob_object *item)
{
	struct ob_object *top = h->l->item[0];

	h->l->item[0] = ob_newref(item);
	if (!heap_sink(h, 0))
		return top;
	ob_decref(h->rt, top);
	return NULL;
}

static struct ob_object *heap_pop(struct heap *h)
{
	struct ob_object *last, *top;

	if (!h->size)
		return heap_empty(h->rt);
	last = ob_newref(h->l->item[h->size - 1]);
	if (ob_list_assign(h->rt, h->l, h->size - 1, h->size, NULL)) {
		ob_decref(h->rt, last);
		return NULL;
	}
	h->size--;
	if (!h->size)
		return last;
	top = heap_exchange(h, last);
	ob_decref(h->rt, last);
	return top;
}

static struct ob_object *heapify(struct heap *h)
{
	s64 i;

	for (i = (h->size >> 1) - 1; i >= 0; i--)
		if (heap_sink(h, i) || ob_tick(h->rt))
			return NULL;
	return ob_newref(ob_none(h->rt));
}

#define HEAP_FN(fn)	static struct ob_object *heapq_##fn(OB_FN_ARGS)

HEAP_FN(push)
{
	struct heap h;

	if (ob_args_check(rt, "heappush", nargs, 2, 2) ||
	    heap_of(&h, rt, args[0], "heappush", false, false) ||
	    ob_list_append(rt, args[0], args[1]))
		return NULL;
	h.size = h.l->v.size;
	if (heap_rise(&h, 0, h.size - 1))
		return NULL;
	return ob_newref(ob_none(rt));
}

HEAP_FN(pushpop)
{
	struct heap h;
	int above;

	if (ob_args_check(rt, "heappushpop", nargs, 2, 2) ||
	    heap_of(&h, rt, args[0], "heappushpop", false, false))
		return NULL;
	if (h.size) {
		struct ob_object *top = ob_newref(h.l->item[0]);

		above = ob_compare_bool(rt, top, args[1], OB_LT);
		ob_decref(rt, top);
		if (above < 0)
			return NULL;
		h.size = h.l->v.size;
		if (above)
			return h.size ? heap_exchange(&h, args[1]) :
			       heap_empty(rt);
	}
	return ob_newref(args[1]);
}

HEAP_FN(pop)
{
	struct heap h;

	if (heap_of(&h, rt, args[0], "heappop", true, false))
		return NULL;
	return heap_pop(&h);
}

HEAP_FN(replace)
{
	struct heap h;

	if (ob_args_check(rt, "heapreplace", nargs, 2, 2) ||
	    heap_of(&h, rt, args[0], "heapreplace", false, false))
		return NULL;
	return h.size ? heap_exchange(&h, args[1]) : heap_empty(rt);
}

HEAP_FN(heapify)
{
	struct heap h;

	if (heap_of(&h, rt, args[0], "heapify", true, false))
		return NULL;
	return heapify(&h);
}

HEAP_FN(pop_max)
{
	struct heap h;

	if (heap_of(&h, rt, args[0], "_heappop_max", true, true))
		return NULL;
	return heap_pop(&h);
}

HEAP_FN(replace_max)
{
	struct heap h;

	if (ob_args_check(rt, "_heapreplace_max", nargs, 2, 2) ||
	    heap_of(&h, rt, args[0], "_heapreplace_max", false, true))
		return NULL;
	return h.size ? heap_exchange(&h, args[1]) : heap_empty(rt);
}

HEAP_FN(heapify_max)
{
	struct heap h;

	if (heap_of(&h, rt, args[0], "_heapify_max", true, true))
		return NULL;
	return heapify(&h);
}

const struct ob_method_def ob_heapq_functions[] = {
	{ "heappush", heapq_push, OB_METH_FAST,
	  "heappush($module, heap, item, /)\n--\n\n"
	  "Push item onto heap, maintaining the heap invariant." },
	{ "heappushpop", heapq_pushpop, OB_METH_FAST,
	  "heappushpop($module, heap, item, /)\n--\n\n"
	  "Push item on the heap, then pop and return the smallest item from the heap." },
	{ "heappop", heapq_pop, OB_METH_O,
	  "heappop($module, heap, /)\n--\n\n"
	  "Pop the smallest item off the heap, maintaining the heap invariant." },
	{ "heapreplace", heapq_replace, OB_METH_FAST,
	  "heapreplace($module, heap, item, /)\n--\n\n"
	  "Pop and return the current smallest value, and add the new item." },
	{ "heapify", heapq_heapify, OB_METH_O,
	  "heapify($module, heap, /)\n--\n\n"
	  "Transform list into a heap, in-place, in O(len(heap)) time." },
	{ "_heappop_max", heapq_pop_max, OB_METH_O,
	  "_heappop_max($module, heap, /)\n--\n\n"
	  "Maxheap variant of heappop." },
	{ "_heapreplace_max", heapq_replace_max, OB_METH_FAST,
	  "_heapreplace_max($module, heap, item, /)\n--\n\n"
	  "Maxheap variant of heapreplace." },
	{ "_heapify_max", heapq_heapify_max, OB_METH_O,
	  "_heapify_max($module, heap, /)\n--\n\n"
	  "Maxheap variant of heapify." },
	{ }
};
