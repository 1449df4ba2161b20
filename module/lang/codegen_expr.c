// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_expr - expressions
 */

#include "codegen.h"

/* More values on the stack than this are collected in a list or dict first. */
#define STACK_GUIDELINE	30

void plan_exprs(struct gen *g, struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		plan_expr(g, s->item[i]);
}

static bool all_const(const struct seq *s, int from, int to)
{
	int i;

	for (i = from; i < to; i++)
		if (!s->item[i] || s->item[i]->kind != N_CONST)
			return false;
	return true;
}

static struct ob_object *const_tuple(struct gen *g, const struct seq *s,
				     int from, int to)
{
	struct ob_tuple *t;
	int i;

	t = (struct ob_tuple *)ob_tuple_new(g->u->rt, to - from);
	if (!t) {
		g->u->failed = true;
		return NULL;
	}
	for (i = from; i < to; i++)
		t->item[i - from] = ob_newref(s->item[i]->constant.value);
	return ob_unit_keep(g->u, OB_OBJ(t));
}

/* A tuple of names, kept. */
struct ob_object *names_tuple(struct gen *g, struct ob_object **names, int n)
{
	struct ob_object *t = ob_tuple_from_array(g->u->rt, names, n);

	if (!t)
		g->u->failed = true;
	return ob_unit_keep(g->u, t);
}

/* Three or more constants are loaded as one tuple. */
static void plan_const_items(struct gen *g, struct seq *s, int pushed,
			     int build, int extend, bool tuple)
{
	struct ob_object *o = const_tuple(g, s, 0, s->n);

	if (tuple && !pushed) {
		plan_const(g, o);
		return;
	}
	plan_op(g, build, pushed);
	if (build == OP_BUILD_SET && o)
		o = ob_unit_frozenset(g->u, o);
	plan_const(g, o);
	plan_op(g, extend, 1);
	if (tuple)
		plan_op(g, OP_LIST_TO_TUPLE, 0);
}

/*
 * Items of a display or positional arguments, starred ones among them;
 * @pushed of them are on the stack already.
 */
void plan_unpack_star(struct gen *g, struct seq *s, int pushed, int build,
		      int add, int extend, bool tuple)
{
	int n = seq_len(s), i;
	bool big = n + pushed > STACK_GUIDELINE, star = false, built = false;

	if (n > 2 && all_const(s, 0, n)) {
		plan_const_items(g, s, pushed, build, extend, tuple);
		return;
	}
	for (i = 0; i < n; i++)
		star |= s->item[i]->kind == N_STARRED;
	if (!star && !big) {
		plan_exprs(g, s);
		plan_op(g, tuple ? OP_BUILD_TUPLE : build, n + pushed);
		return;
	}
	if (big) {
		plan_op(g, build, pushed);
		built = true;
	}
	for (i = 0; i < n; i++) {
		struct node *e = s->item[i];

		if (e->kind == N_STARRED) {
			if (!built)
				plan_op(g, build, i + pushed);
			built = true;
			plan_expr(g, e->one.value);
			plan_op(g, extend, 1);
		} else {
			plan_expr(g, e);
			if (built)
				plan_op(g, add, 1);
		}
	}
	if (tuple)
		plan_op(g, OP_LIST_TO_TUPLE, 0);
}

/* Targets of an unpacking assignment. */
static void gen_unpack(struct gen *g, struct seq *s)
{
	int n = seq_len(s), i;
	bool star = false;

	for (i = 0; i < n; i++) {
		if (s->item[i]->kind != N_STARRED)
			continue;
		if (star) {
			gen_error(g, "multiple starred expressions in assignment");
			return;
		}
		if (i >= 256 || n - i - 1 >= INT_MAX >> 8) {
			gen_error(g, "too many expressions in star-unpacking assignment");
			return;
		}
		emit(g, OP_UNPACK_EX, i + ((n - i - 1) << 8));
		star = true;
	}
	if (!star)
		emit(g, OP_UNPACK_SEQUENCE, n);
	for (i = 0; i < n; i++) {
		struct node *e = s->item[i];

		plan_expr(g, e->kind == N_STARRED ? e->one.value : e);
	}
}

static void gen_sequence(struct gen *g, struct node *n)
{
	if (n->ctx == CTX_STORE)
		gen_unpack(g, n->many.items);
	else if (n->ctx == CTX_LOAD)
		plan_unpack_star(g, n->many.items, 0, OP_BUILD_LIST,
				 OP_LIST_APPEND, OP_LIST_EXTEND,
				 n->kind == N_TUPLE);
	else
		plan_exprs(g, n->many.items);
}

/* Entries @from to @to - 1 of a dict display, none of them unpackings. */
static void plan_subdict(struct gen *g, struct node *n, int from, int to)
{
	struct seq *keys = n->dict.keys, *values = n->dict.values;
	int count = to - from, i;
	bool big = count * 2 > STACK_GUIDELINE;

	if (count > 1 && !big && all_const(keys, from, to)) {
		for (i = from; i < to; i++)
			plan_expr(g, values->item[i]);
		plan_const(g, const_tuple(g, keys, from, to));
		plan_op(g, OP_BUILD_CONST_KEY_MAP, count);
		return;
	}
	if (big)
		plan_op(g, OP_BUILD_MAP, 0);
	for (i = from; i < to; i++) {
		plan_expr(g, keys->item[i]);
		plan_expr(g, values->item[i]);
		if (big)
			plan_op(g, OP_MAP_ADD, 1);
	}
	if (!big)
		plan_op(g, OP_BUILD_MAP, count);
}

static void gen_dict(struct gen *g, struct node *n)
{
	int count = seq_len(n->dict.values), pending = 0, i;
	bool have = false;

	for (i = 0; i < count; i++) {
		bool unpack = !n->dict.keys->item[i];

		if (!unpack && pending * 2 <= STACK_GUIDELINE) {
			pending++;
			continue;
		}
		if (!unpack || pending) {
			plan_subdict(g, n, i - pending, i + !unpack);
			if (have)
				plan_op(g, OP_DICT_UPDATE, 1);
			have = true;
			pending = 0;
		}
		if (!unpack)
			continue;
		if (!have)
			plan_op(g, OP_BUILD_MAP, 0);
		have = true;
		plan_expr(g, n->dict.values->item[i]);
		plan_op(g, OP_DICT_UPDATE, 1);
	}
	if (pending) {
		plan_subdict(g, n, count - pending, count);
		if (have)
			plan_op(g, OP_DICT_UPDATE, 1);
		have = true;
	}
	if (!have)
		plan_op(g, OP_BUILD_MAP, 0);
}

static void check_attribute(void *ctx, struct step *s)
{
	struct node *n = s->p;

	forbidden(ctx, n->attribute.id, n->ctx);
}

static void gen_attribute(struct gen *g, struct node *n)
{
	static const u8 ops[] = {
		[CTX_LOAD] = OP_LOAD_ATTR, [CTX_STORE] = OP_STORE_ATTR,
		[CTX_DEL] = OP_DELETE_ATTR,
	};

	plan_expr(g, n->attribute.value);
	plan_loc(g, &n->loc);
	plan_attr_loc(g, n);
	if (n->ctx == CTX_STORE)
		plan_run(g, check_attribute, n, NULL, 0);
	plan_attr(g, ops[n->ctx], n->attribute.id);
}

static void gen_subscript(struct gen *g, struct node *n)
{
	static const u8 ops[] = {
		[CTX_LOAD] = OP_BINARY_SUBSCR, [CTX_STORE] = OP_STORE_SUBSCR,
		[CTX_DEL] = OP_DELETE_SUBSCR,
	};

	if (n->ctx == CTX_LOAD)
		warn_subscript(g, n->subscript.value, n->subscript.slice);
	plan_expr(g, n->subscript.value);
	plan_expr(g, n->subscript.slice);
	plan_op(g, ops[n->ctx], 0);
}

static void plan_slice_part(struct gen *g, struct node *n)
{
	if (n)
		plan_expr(g, n);
	else
		plan_const(g, ob_none(g->u->rt));
}

static void gen_slice(struct gen *g, struct node *n)
{
	plan_slice_part(g, n->slice.lower);
	plan_slice_part(g, n->slice.upper);
	if (n->slice.step)
		plan_expr(g, n->slice.step);
	plan_op(g, OP_BUILD_SLICE, n->slice.step ? 3 : 2);
}

static void gen_yield(struct gen *g, struct node *n)
{
	struct scope *s = g->body->scope;

	if (s->type != SCOPE_FUNCTION) {
		gen_error(g, "'yield' outside function");
		return;
	}
	if (n->kind == N_YIELDFROM) {
		if (g->body->kind == BODY_ASYNC_FUNCTION) {
			gen_error(g, "'yield from' inside async function");
			return;
		}
		plan_expr(g, n->one.value);
		plan_op(g, OP_GET_YIELD_FROM_ITER, 0);
		plan_const(g, ob_none(g->u->rt));
		plan_yield_from(g, false);
		return;
	}
	if (n->one.value)
		plan_expr(g, n->one.value);
	else
		plan_const(g, ob_none(g->u->rt));
	if (s->generator && s->coroutine)
		plan_op(g, OP_ASYNC_GEN_WRAP, 0);
	plan_op(g, OP_YIELD_VALUE, 0);
	plan_op(g, OP_RESUME, OB_RESUME_YIELD);
}

static void gen_await(struct gen *g, struct node *n)
{
	bool allowed = may_await(g, g->body);

	if (!allowed && g->body->scope->type != SCOPE_FUNCTION) {
		gen_error(g, "'await' outside function");
		return;
	}
	if (!allowed && g->body->kind != BODY_ASYNC_FUNCTION &&
	    g->body->kind != BODY_COMPREHENSION) {
		gen_error(g, "'await' outside async function");
		return;
	}
	plan_expr(g, n->one.value);
	plan_op(g, OP_GET_AWAITABLE, 0);
	plan_const(g, ob_none(g->u->rt));
	plan_yield_from(g, true);
}

static int unary_op(int op)
{
	switch (op) {
	case OB_NEG:
		return OP_UNARY_NEGATIVE;
	case OB_POS:
		return OP_UNARY_POSITIVE;
	case OB_INVERT:
		return OP_UNARY_INVERT;
	default:
		return OP_UNARY_NOT;
	}
}

static void gen_operator(struct gen *g, struct node *n)
{
	switch (n->kind) {
	case N_BOOLOP:
		gen_boolop(g, n);
		break;
	case N_BINOP:
		plan_expr(g, n->binary.left);
		plan_expr(g, n->binary.right);
		plan_op(g, OP_BINARY_OP, n->op);
		break;
	case N_UNARYOP:
		plan_expr(g, n->unary.operand);
		plan_op(g, unary_op(n->op), 0);
		break;
	case N_COMPARE:
		gen_compare(g, n);
		break;
	case N_IFEXP:
		gen_ifexp(g, n);
		break;
	default:
		plan_expr(g, n->named.value);
		plan_op(g, OP_COPY, 1);
		plan_expr(g, n->named.target);
		break;
	}
}

static void gen_expr(struct gen *g, struct node *n)
{
	switch (n->kind) {
	case N_BOOLOP:
	case N_BINOP:
	case N_UNARYOP:
	case N_COMPARE:
	case N_IFEXP:
	case N_NAMEDEXPR:
		gen_operator(g, n);
		break;
	case N_LAMBDA:
		gen_lambda(g, n);
		break;
	case N_DICT:
		gen_dict(g, n);
		break;
	case N_SET:
		plan_unpack_star(g, n->many.items, 0, OP_BUILD_SET,
				 OP_SET_ADD, OP_SET_UPDATE, false);
		break;
	case N_LISTCOMP:
	case N_SETCOMP:
	case N_DICTCOMP:
	case N_GENEXP:
		gen_comprehension(g, n);
		break;
	case N_YIELD:
	case N_YIELDFROM:
		gen_yield(g, n);
		break;
	case N_AWAIT:
		gen_await(g, n);
		break;
	case N_CALL:
		gen_call(g, n);
		break;
	case N_JOINED:
		gen_joined(g, n);
		break;
	case N_FORMATTED:
		gen_formatted(g, n);
		break;
	case N_ATTRIBUTE:
		gen_attribute(g, n);
		break;
	case N_SUBSCRIPT:
		gen_subscript(g, n);
		break;
	case N_STARRED:
		gen_error(g, n->ctx == CTX_STORE ?
			  "starred assignment target must be in a list or tuple" :
			  "can't use starred expression here");
		break;
	case N_LIST:
	case N_TUPLE:
		gen_sequence(g, n);
		break;
	case N_SLICE:
		gen_slice(g, n);
		break;
	default:
		break;
	}
}

static void emit_leaf(struct gen *g, struct node *n)
{
	struct loc saved = g->body->loc;

	set_loc(g, &n->loc);
	if (n->kind == N_CONST)
		emit_const(g, n->constant.value);
	else
		emit_name(g, n->name.id, n->ctx);
	g->body->loc = saved;
}

/* An expression's instructions carry its own place; then the old one is back. */
static void run_expr(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	struct loc saved = g->body->loc;

	if (n->kind == N_CONST || n->kind == N_NAME) {
		emit_leaf(g, n);
		return;
	}
	set_loc(g, &n->loc);
	gen_expr(g, n);
	plan_loc(g, &saved);
}

/* A leaf needs no step when its turn has come. */
void plan_expr(struct gen *g, struct node *n)
{
	if ((n->kind == N_CONST || n->kind == N_NAME) &&
	    ob_plan_is_next(&g->plan))
		emit_leaf(g, n);
	else
		plan_run(g, run_expr, n, NULL, 0);
}
