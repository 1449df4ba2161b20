// SPDX-License-Identifier: GPL-2.0
/*
 * fold - replace expressions of constants by their values in the tree
 *
 * Children first. What CPython 3.11 folds is folded, and nothing else, so
 * that identities of constants come out the same.
 */

#include "lang_priv.h"

struct folder {
	struct plan plan;
	struct unit *u;
};

/* Kinds that fold_now() has something to do for. */
#define FOLDED								\
	(BIT_ULL(N_BINOP) | BIT_ULL(N_UNARYOP) | BIT_ULL(N_SUBSCRIPT) |	\
	 BIT_ULL(N_COMPARE) | BIT_ULL(N_TUPLE) | BIT_ULL(N_LISTCOMP) |	\
	 BIT_ULL(N_SETCOMP) | BIT_ULL(N_DICTCOMP) | BIT_ULL(N_GENEXP) |	\
	 BIT_ULL(N_FOR))

static void fold_later(struct folder *f, struct node *n);

/* What is only kept as text is kept as it was written. */
static void fold_annotation(struct folder *f, struct node *n)
{
	if (!unit_annotations(f->u))
		fold_later(f, n);
}

static void fold_seq(struct folder *f, struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		fold_later(f, s->item[i]);
}

static void set_const(struct node *n, struct ob_object *value)
{
	if (!value)
		return;
	n->kind = N_CONST;
	n->constant.value = value;
}

static bool has_starred(const struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		if (s->item[i]->kind == N_STARRED)
			return true;
	return false;
}

/* A tuple of the values, or NULL unless all are constants. */
static struct ob_object *const_tuple(struct unit *u, const struct seq *s)
{
	struct ob_tuple *t;
	int i;

	for (i = 0; i < seq_len(s); i++)
		if (s->item[i]->kind != N_CONST)
			return NULL;
	t = (struct ob_tuple *)ob_tuple_new(u->rt, seq_len(s));
	if (!t) {
		u->failed = true;
		return NULL;
	}
	for (i = 0; i < seq_len(s); i++)
		t->item[i] = ob_newref(s->item[i]->constant.value);
	return ob_unit_keep(u, OB_OBJ(t));
}

static struct ob_object *const_frozenset(struct unit *u, const struct seq *s)
{
	struct ob_object *items = const_tuple(u, s);

	return items ? ob_unit_frozenset(u, items) : NULL;
}

/* The iterable of a loop or of "in": a display that need not be a list. */
static void fold_iter(struct unit *u, struct node *n)
{
	if (n->kind == N_SET) {
		set_const(n, const_frozenset(u, n->many.items));
		return;
	}
	if (n->kind != N_LIST || has_starred(n->many.items))
		return;
	n->kind = N_TUPLE;
	set_const(n, const_tuple(u, n->many.items));
}

static void fold_binop(struct unit *u, struct node *n)
{
	struct node *a = n->binary.left, *b = n->binary.right;

	if (a->kind != N_CONST)
		return;
	if (n->op == OB_MOD && b->kind == N_TUPLE &&
	    ob_is(u->rt, a->constant.value, OB_T_STR) &&
	    !has_starred(b->many.items)) {
		ob_fold_format(u, n);
		return;
	}
	if (b->kind == N_CONST)
		set_const(n, ob_fold_binop(u, n->op, a->constant.value,
					   b->constant.value));
}

static void fold_unary(struct unit *u, struct node *n)
{
	struct node *a = n->unary.operand;
	int op;

	if (a->kind == N_CONST) {
		set_const(n, ob_fold_unary(u, n->op, a->constant.value));
		return;
	}
	if (n->op != UNARY_OP_NOT || a->kind != N_COMPARE ||
	    seq_len(a->compare.comparators) != 1)
		return;
	op = a->compare.ops[0];
	if (op < CMP_IN)
		return;
	/* "not (a in b)" is "a not in b"; the place is that of the "not" */
	n->kind = N_COMPARE;
	n->compare = a->compare;
	n->compare.ops[0] = op == CMP_IN ? CMP_NOT_IN :
			    op == CMP_NOT_IN ? CMP_IN :
			    op == CMP_IS ? CMP_IS_NOT : CMP_IS;
	n->loc = a->loc;
}

static void fold_subscript(struct unit *u, struct node *n)
{
	struct node *a = n->subscript.value, *b = n->subscript.slice;
	struct ob_object *o;

	if (n->ctx != CTX_LOAD || a->kind != N_CONST || b->kind != N_CONST)
		return;
	o = ob_getitem(u->rt, a->constant.value, b->constant.value);
	if (o)
		set_const(n, ob_unit_keep(u, o));
	else if (ob_raised_is(u->rt, OB_T_MemoryError) || u->rt->stop)
		u->failed = true;
	else
		ob_clear_exc(u->rt);
}

static void fold_compare(struct unit *u, struct node *n)
{
	struct seq *s = n->compare.comparators;
	int op = n->compare.ops[s->n - 1];

	if (op == CMP_IN || op == CMP_NOT_IN)
		fold_iter(u, s->item[s->n - 1]);
}

/* A pattern's key or value: only what a sign or a sum makes a number. */
static void fold_now(void *ctx, struct step *s)
{
	struct folder *f = ctx;
	struct node *n = s->p;
	int i;

	switch (n->kind) {
	case N_BINOP:
		fold_binop(f->u, n);
		break;
	case N_UNARYOP:
		fold_unary(f->u, n);
		break;
	case N_SUBSCRIPT:
		fold_subscript(f->u, n);
		break;
	case N_COMPARE:
		fold_compare(f->u, n);
		break;
	case N_TUPLE:
		if (n->ctx == CTX_LOAD)
			set_const(n, const_tuple(f->u, n->many.items));
		break;
	case N_FOR:
		if (!n->is_async)
			fold_iter(f->u, n->loop.iter);
		break;
	case N_LISTCOMP:
	case N_SETCOMP:
	case N_DICTCOMP:
	case N_GENEXP:
		for (i = 0; i < n->comp.generators->n; i++)
			fold_iter(f->u,
				  n->comp.generators->item[i]->generator.iter);
		break;
	default:
		break;
	}
}

static void fold_arguments(struct folder *f, struct node *a)
{
	fold_seq(f, a->arguments.posonly);
	fold_seq(f, a->arguments.args);
	fold_later(f, a->arguments.vararg);
	fold_seq(f, a->arguments.kwonly);
	fold_seq(f, a->arguments.kw_defaults);
	fold_later(f, a->arguments.kwarg);
	fold_seq(f, a->arguments.defaults);
}

/* A string that only became constant by folding is no docstring. */
static void check_docstring(void *ctx, struct step *s)
{
	struct folder *f = ctx;
	struct seq *body = s->p, *one;
	struct node *n, *st;
	struct vec items = {};

	if (s->arg || !ob_docstring(f->u, body))
		return;
	st = body->item[0];
	n = unit_alloc(f->u, sizeof(*n));
	if (!n || !ob_vec_push(f->u, &items, st->one.value))
		return;
	one = ob_vec_seq(f->u, &items);
	n->kind = N_JOINED;
	n->loc = st->loc;
	n->many.items = one;
	st->one.value = n;
}

static void fold_body(struct folder *f, struct seq *body)
{
	bool had = ob_docstring(f->u, body);

	fold_seq(f, body);
	ob_plan_add(&f->plan, check_docstring, body, NULL, had);
}

static void fold_expr(struct folder *f, struct node *n)
{
	switch (n->kind) {
	case N_BOOLOP:
	case N_SET:
	case N_LIST:
	case N_TUPLE:
	case N_JOINED:
		fold_seq(f, n->many.items);
		break;
	case N_NAMEDEXPR:
		fold_later(f, n->named.value);
		break;
	case N_BINOP:
		fold_later(f, n->binary.left);
		fold_later(f, n->binary.right);
		break;
	case N_UNARYOP:
		fold_later(f, n->unary.operand);
		break;
	case N_LAMBDA:
		fold_arguments(f, n->lambda.args);
		fold_later(f, n->lambda.body);
		break;
	case N_IFEXP:
		fold_later(f, n->ifexp.test);
		fold_later(f, n->ifexp.body);
		fold_later(f, n->ifexp.orelse);
		break;
	case N_DICT:
		fold_seq(f, n->dict.keys);
		fold_seq(f, n->dict.values);
		break;
	case N_LISTCOMP:
	case N_SETCOMP:
	case N_DICTCOMP:
	case N_GENEXP:
		fold_later(f, n->comp.elt);
		fold_later(f, n->comp.value);
		fold_seq(f, n->comp.generators);
		break;
	case N_AWAIT:
	case N_YIELD:
	case N_YIELDFROM:
	case N_STARRED:
		fold_later(f, n->one.value);
		break;
	case N_COMPARE:
		fold_later(f, n->compare.left);
		fold_seq(f, n->compare.comparators);
		break;
	case N_CALL:
		fold_later(f, n->call.func);
		fold_seq(f, n->call.args);
		fold_seq(f, n->call.keywords);
		break;
	case N_FORMATTED:
		fold_later(f, n->formatted.value);
		fold_later(f, n->formatted.spec);
		break;
	case N_ATTRIBUTE:
		fold_later(f, n->attribute.value);
		break;
	case N_SUBSCRIPT:
		fold_later(f, n->subscript.value);
		fold_later(f, n->subscript.slice);
		break;
	case N_SLICE:
		fold_later(f, n->slice.lower);
		fold_later(f, n->slice.upper);
		fold_later(f, n->slice.step);
		break;
	default:
		break;
	}
}

static void fold_pattern(struct folder *f, struct node *n)
{
	switch (n->kind) {
	case N_PAT_VALUE:
		fold_later(f, n->one.value);
		break;
	case N_PAT_SEQUENCE:
	case N_PAT_OR:
		fold_seq(f, n->many.items);
		break;
	case N_PAT_MAPPING:
		fold_seq(f, n->pat_mapping.keys);
		fold_seq(f, n->pat_mapping.patterns);
		break;
	case N_PAT_CLASS:
		fold_later(f, n->pat_class.cls);
		fold_seq(f, n->pat_class.patterns);
		fold_seq(f, n->pat_class.kwd);
		break;
	case N_PAT_AS:
		fold_later(f, n->pat_as.pattern);
		break;
	default:
		break;
	}
}

static void fold_part(struct folder *f, struct node *n)
{
	switch (n->kind) {
	case N_KEYWORD:
		fold_later(f, n->keyword.value);
		break;
	case N_COMPREHENSION:
		fold_later(f, n->generator.target);
		fold_later(f, n->generator.iter);
		fold_seq(f, n->generator.ifs);
		break;
	case N_ARG:
		fold_annotation(f, n->arg.annotation);
		break;
	case N_WITHITEM:
		fold_later(f, n->withitem.context);
		fold_later(f, n->withitem.vars);
		break;
	case N_HANDLER:
		fold_later(f, n->handler.type);
		fold_seq(f, n->handler.body);
		break;
	case N_CASE:
		fold_later(f, n->match_case.pattern);
		fold_later(f, n->match_case.guard);
		fold_seq(f, n->match_case.body);
		break;
	default:
		fold_pattern(f, n);
		break;
	}
}

static void fold_stmt(struct folder *f, struct node *n)
{
	switch (n->kind) {
	case N_FUNCTION:
		fold_arguments(f, n->function.args);
		fold_body(f, n->function.body);
		fold_seq(f, n->function.decorators);
		fold_annotation(f, n->function.returns);
		break;
	case N_CLASS:
		fold_seq(f, n->class.bases);
		fold_seq(f, n->class.keywords);
		fold_body(f, n->class.body);
		fold_seq(f, n->class.decorators);
		break;
	case N_RETURN:
	case N_EXPR:
		fold_later(f, n->one.value);
		break;
	case N_DELETE:
		fold_seq(f, n->many.items);
		break;
	case N_ASSIGN:
		fold_seq(f, n->assign.targets);
		fold_later(f, n->assign.value);
		break;
	case N_AUGASSIGN:
		fold_later(f, n->named.target);
		fold_later(f, n->named.value);
		break;
	case N_ANNASSIGN:
		fold_later(f, n->annassign.target);
		fold_annotation(f, n->annassign.annotation);
		fold_later(f, n->annassign.value);
		break;
	case N_FOR:
		fold_later(f, n->loop.target);
		fold_later(f, n->loop.iter);
		fold_seq(f, n->loop.body);
		fold_seq(f, n->loop.orelse);
		break;
	case N_WHILE:
	case N_IF:
		fold_later(f, n->cond.test);
		fold_seq(f, n->cond.body);
		fold_seq(f, n->cond.orelse);
		break;
	case N_WITH:
		fold_seq(f, n->with.items);
		fold_seq(f, n->with.body);
		break;
	case N_MATCH:
		fold_later(f, n->match.subject);
		fold_seq(f, n->match.cases);
		break;
	case N_RAISE:
		fold_later(f, n->raise.exc);
		fold_later(f, n->raise.cause);
		break;
	case N_TRY:
		fold_seq(f, n->try.body);
		fold_seq(f, n->try.handlers);
		fold_seq(f, n->try.orelse);
		fold_seq(f, n->try.final);
		break;
	case N_ASSERT:
		fold_later(f, n->assert.test);
		fold_later(f, n->assert.msg);
		break;
	default:
		fold_part(f, n);
		break;
	}
}

static void fold_visit(void *ctx, struct step *s)
{
	struct folder *f = ctx;
	struct node *n = s->p;

	if (n->kind < N_FUNCTION)
		fold_expr(f, n);
	else
		fold_stmt(f, n);
	if (n->kind <= N_FOR && FOLDED >> n->kind & 1)
		ob_plan_add(&f->plan, fold_now, n, NULL, 0);
}

static void fold_name(struct folder *f, struct node *n)
{
	if (n->ctx == CTX_LOAD && ob_str_len(n->name.id) == 9 &&
	    ob_str_equal_c(n->name.id, "__debug__"))
		set_const(n, ob_bool(f->u->rt, !f->u->src->optimize));
}

/* Names have nothing below them, and what is above them comes later anyway. */
static void fold_later(struct folder *f, struct node *n)
{
	if (!n || n->kind == N_CONST)
		return;
	if (n->kind == N_NAME)
		fold_name(f, n);
	else
		ob_plan_add(&f->plan, fold_visit, n, NULL, 0);
}

struct node *ob_docstring(struct unit *u, const struct seq *body)
{
	struct node *n;

	if (!seq_len(body))
		return NULL;
	n = body->item[0];
	if (n->kind != N_EXPR || n->one.value->kind != N_CONST ||
	    !ob_is(u->rt, n->one.value->constant.value, OB_T_STR))
		return NULL;
	return n->one.value;
}

int ob_fold(struct unit *u, struct node *module)
{
	struct folder f = { .plan = { .u = u }, .u = u };

	if (module->module.expr)
		fold_later(&f, module->module.expr);
	else if (u->src->mode == OB_COMPILE_EXEC)
		fold_body(&f, module->module.body);
	else
		fold_seq(&f, module->module.body);
	ob_plan_run(&f.plan, &f);
	return u->failed ? -1 : 0;
}
