// SPDX-License-Identifier: GPL-2.0
/*
 * code_iter - what co_lines() and co_positions() give
 *
 * Both read the line table as they go: one entry after the other, the second
 * gives an entry once for each code unit it is about.
 */
#include "objects_priv.h"

struct line_iter {
	struct ob_object base;
	struct ob_code *code;
	struct ob_code_entry entry;
};

static_assert(sizeof(struct line_iter) == 64);

/**
 * struct positions_iter - an iterator over the units
 * @lines: as of the other kind
 * @at: the next unit
 * @unused: makes it as large as CPython's
 */
struct positions_iter {
	struct line_iter lines;
	s64 at;
	s64 unused;
};

static_assert(sizeof(struct positions_iter) == 80);

static struct ob_object *iter_new(struct ob_rt *rt, enum ob_tid tid,
				  struct ob_object *code)
{
	struct line_iter *it = ob_type_alloc(rt, ob_type_of(rt, tid), 0);

	if (it)
		it->code = (struct ob_code *)ob_newref(code);
	return OB_OBJ(it);
}

struct ob_object *ob_code_lines(OB_FN_ARGS)
{
	return iter_new(rt, OB_T_LINE_ITER, self);
}

struct ob_object *ob_code_positions(OB_FN_ARGS)
{
	return iter_new(rt, OB_T_POSITIONS_ITER, self);
}

static void iter_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_decref(rt, ((struct line_iter *)o)->code);
	ob_obj_free(rt, o);
}

static int iter_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_one(v, ((struct line_iter *)o)->code);
}

/* A tuple of numbers; those below 0 are None. */
static struct ob_object *tuple_of(struct ob_rt *rt, const s64 *number, int n)
{
	struct ob_tuple *res = (struct ob_tuple *)ob_tuple_new(rt, n);
	int i;

	for (i = 0; res && i < n; i++) {
		res->item[i] = number[i] < 0 ? ob_newref(ob_none(rt)) :
					       ob_int_from_s64(rt, number[i]);
		if (!res->item[i]) {
			ob_decref(rt, res);
			return NULL;
		}
	}
	return OB_OBJ(res);
}

static struct ob_object *line_next(struct ob_rt *rt, struct ob_object *o)
{
	struct line_iter *it = (struct line_iter *)o;
	struct ob_code_entry *e = &it->entry;
	s64 number[3];

	if (!ob_code_next_entry(it->code, e))
		return NULL;
	number[0] = 2 * (s64)e->at;
	number[1] = 2 * ((s64)e->at + e->units);
	number[2] = e->pos.line;
	return tuple_of(rt, number, 3);
}

static struct ob_object *positions_next(struct ob_rt *rt, struct ob_object *o)
{
	struct positions_iter *it = (struct positions_iter *)o;
	struct ob_code_entry *e = &it->lines.entry;
	s64 number[4];

	if (it->at >= (s64)e->at + e->units &&
	    !ob_code_next_entry(it->lines.code, e))
		return NULL;
	it->at++;
	number[0] = e->pos.line;
	number[1] = e->pos.end_line;
	number[2] = e->pos.col;
	number[3] = e->pos.end_col;
	return tuple_of(rt, number, 4);
}

#define CODE_ITER_TYPE(type_name, it, next)				\
	{								\
		.base = OB_T_OBJECT,					\
		.type = {						\
			.name = type_name,				\
			.basicsize = sizeof(struct it),			\
			.flags = OB_TF_BASETYPE,			\
			.dealloc = iter_dealloc,			\
			.traverse = iter_traverse,			\
			.iter = ob_iter_self,				\
			.iternext = next,				\
		},							\
	}

const struct ob_type_def ob_line_iter_type_def =
	CODE_ITER_TYPE("line_iterator", line_iter, line_next);
const struct ob_type_def ob_positions_iter_type_def =
	CODE_ITER_TYPE("positions_iterator", positions_iter, positions_next);
