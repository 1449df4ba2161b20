// SPDX-License-Identifier: GPL-2.0
/*
 * cell - a variable shared between a function and the functions inside it
 */
#include "int_priv.h"

struct ob_object *ob_cell_new(struct ob_rt *rt, struct ob_object *contents)
{
	struct ob_cell *cell = ob_obj_alloc(rt, OB_T_CELL, sizeof(*cell));

	if (!cell)
		return NULL;
	cell->contents = contents ? ob_newref(contents) : NULL;
	ob_track(rt, cell);
	return OB_OBJ(cell);
}

static struct ob_object *cell_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_args_no_kw(rt, "cell", kwnames) ||
	    ob_args_check(rt, "cell", nargs, 0, 1))
		return NULL;
	return ob_cell_new(rt, nargs ? args[0] : NULL);
}

/* By contents; an empty cell is less than any other. */
static struct ob_object *cell_compare(struct ob_rt *rt, struct ob_object *a,
				      struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *x, *y;

	if (!ob_is(rt, a, OB_T_CELL) || !ob_is(rt, b, OB_T_CELL))
		return ob_newref(ob_notimpl(rt));
	x = ((struct ob_cell *)a)->contents;
	y = ((struct ob_cell *)b)->contents;
	if (x && y)
		return ob_compare(rt, x, y, op);
	return ob_newref(ob_bool(rt, ob_cmp_holds(!!x - !!y, op)));
}

static void cell_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, ((struct ob_cell *)o)->contents);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int cell_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_cell *cell = (struct ob_cell *)o;

	return cell->contents ? ob_visit_one(v, cell->contents) : 0;
}

static int cell_clear(struct ob_rt *rt, struct ob_object *o)
{
	ob_exc_set(rt, &((struct ob_cell *)o)->contents, NULL);
	return 0;
}

static struct ob_object *cell_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_cell *cell = (struct ob_cell *)o;
	u64 id = ob_id_of(&rt->heap, o);

	if (!cell->contents)
		return ob_str_format(rt, "<cell at 0x%llx: empty>", id);
	return ob_str_format(rt, "<cell at 0x%llx: %T object at 0x%llx>", id,
			     cell->contents,
			     ob_id_of(&rt->heap, cell->contents));
}

static struct ob_object *cell_get_contents(struct ob_rt *rt,
					   struct ob_object *o)
{
	struct ob_cell *cell = (struct ob_cell *)o;

	if (!cell->contents)
		return ob_raise(rt, OB_T_ValueError, "Cell is empty");
	return ob_newref(cell->contents);
}

static int cell_set_contents(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	ob_exc_set(rt, &((struct ob_cell *)o)->contents, value);
	return 0;
}

static const struct ob_getset_def cell_getset[] = {
	{ "cell_contents", cell_get_contents, cell_set_contents },
	{ }
};

const struct ob_type_def ob_cell_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "cell",
		.basicsize = sizeof(struct ob_cell),
		.flags = OB_TF_GC,
		.dealloc = cell_dealloc,
		.traverse = cell_traverse,
		.clear = cell_clear,
		.repr = cell_repr,
		.hash = ob_hash_unhashable,
		.richcompare = cell_compare,
		.new = cell_type_new,
		.getset = cell_getset,
	},
};
