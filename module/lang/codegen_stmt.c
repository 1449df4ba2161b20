// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_stmt - simple statements, if, and where each statement goes
 */

#include "codegen.h"

/* Position of the next dot from @i on, or the length. */
static s64 find_dot(struct ob_object *name, s64 i)
{
	s64 len = ob_str_len(name);

	while (i < len && ob_str_char(name, i) != '.')
		i++;
	return i;
}

/* import a.b.c as d: walk down from a. */
static void import_as(struct gen *g, struct ob_object *name,
		      struct ob_object *asname)
{
	s64 len = ob_str_len(name), dot = find_dot(name, 0), next;

	if (dot == len) {
		emit_name(g, asname, CTX_STORE);
		return;
	}
	for (;;) {
		struct ob_object *part;

		next = find_dot(name, dot + 1);
		part = ob_unit_name_part(g->u, name, dot + 1, next);
		if (!part)
			return;
		emit_attr(g, OP_IMPORT_FROM, part);
		if (next == len)
			break;
		emit(g, OP_SWAP, 2);
		emit(g, OP_POP_TOP, 0);
		dot = next;
	}
	emit_name(g, asname, CTX_STORE);
	emit(g, OP_POP_TOP, 0);
}

static void gen_import(struct gen *g, struct node *n)
{
	int i;

	for (i = 0; i < n->import.names->n && !g->u->failed; i++) {
		struct node *a = n->import.names->item[i];
		struct ob_object *name = a->alias.name;

		emit_int(g, 0);
		emit_const(g, ob_none(g->u->rt));
		emit_attr(g, OP_IMPORT_NAME, name);
		if (a->alias.asname) {
			import_as(g, name, a->alias.asname);
			continue;
		}
		name = ob_unit_name_part(g->u, name, 0,
					 find_dot(name, 0));
		if (name)
			emit_name(g, name, CTX_STORE);
	}
}

static void gen_import_from(struct gen *g, struct node *n)
{
	struct seq *s = n->import.names;
	struct vec names = {};
	int i;

	emit_int(g, n->level);
	for (i = 0; i < s->n; i++)
		if (!ob_vec_push(g->u, &names, s->item[i]->alias.name))
			return;
	if (n->loc.line > g->u->future_line && n->import.module &&
	    ob_str_equal_c(n->import.module, "__future__")) {
		gen_error(g, "from __future__ imports must occur at the beginning of the file");
		return;
	}
	emit_const(g, names_tuple(g, (struct ob_object **)names.item, names.n));
	emit_attr(g, OP_IMPORT_NAME, n->import.module ? n->import.module :
		  ob_unit_name_c(g->u, ""));
	for (i = 0; i < s->n && !g->u->failed; i++) {
		struct node *a = s->item[i];

		if (!i && ob_str_equal_c(a->alias.name, "*")) {
			emit(g, OP_IMPORT_STAR, 0);
			return;
		}
		emit_attr(g, OP_IMPORT_FROM, a->alias.name);
		emit_name(g, a->alias.asname ? a->alias.asname : a->alias.name,
			  CTX_STORE);
	}
	emit(g, OP_POP_TOP, 0);
}

static void gen_assign(struct gen *g, struct node *n)
{
	struct seq *t = n->assign.targets;
	int i;

	plan_expr(g, n->assign.value);
	for (i = 0; i < t->n; i++) {
		if (i + 1 < t->n)
			plan_op(g, OP_COPY, 1);
		plan_expr(g, t->item[i]);
	}
}

static void aug_load(struct gen *g, struct node *t)
{
	if (t->kind == N_ATTRIBUTE) {
		plan_expr(g, t->attribute.value);
		plan_op(g, OP_COPY, 1);
		plan_attr_loc(g, t);
		plan_attr(g, OP_LOAD_ATTR, t->attribute.id);
	} else if (t->kind == N_SUBSCRIPT) {
		plan_expr(g, t->subscript.value);
		plan_expr(g, t->subscript.slice);
		plan_op(g, OP_COPY, 2);
		plan_op(g, OP_COPY, 2);
		plan_op(g, OP_BINARY_SUBSCR, 0);
	} else {
		plan_name(g, t->name.id, CTX_LOAD);
	}
}

static void aug_store(struct gen *g, struct node *t)
{
	if (t->kind == N_ATTRIBUTE) {
		plan_attr_loc(g, t);
		plan_op(g, OP_SWAP, 2);
		plan_attr(g, OP_STORE_ATTR, t->attribute.id);
	} else if (t->kind == N_SUBSCRIPT) {
		plan_op(g, OP_SWAP, 3);
		plan_op(g, OP_SWAP, 2);
		plan_op(g, OP_STORE_SUBSCR, 0);
	} else {
		plan_name(g, t->name.id, CTX_STORE);
	}
}

void gen_augassign(struct gen *g, struct node *n)
{
	struct node *t = n->named.target;

	set_loc(g, &t->loc);
	aug_load(g, t);
	plan_loc(g, &n->loc);
	plan_expr(g, n->named.value);
	plan_op(g, OP_BINARY_OP, n->op + OB_INPLACE);
	plan_loc(g, &t->loc);
	aug_store(g, t);
}

/* An annotation that is evaluated and dropped. */
static void plan_check(struct gen *g, struct node *e)
{
	if (!e)
		return;
	plan_expr(g, e);
	plan_op(g, OP_POP_TOP, 0);
}

/* Every part of a subscript of an annotated target without a value. */
static void plan_check_subscript(struct gen *g, struct node *e)
{
	int i;

	if (ob_enter(g->u->rt, " during compilation")) {
		g->u->failed = true;
		return;
	}
	if (e->kind == N_SLICE) {
		plan_check(g, e->slice.lower);
		plan_check(g, e->slice.upper);
		plan_check(g, e->slice.step);
	} else if (e->kind == N_TUPLE) {
		for (i = 0; i < seq_len(e->many.items); i++)
			plan_check_subscript(g, e->many.items->item[i]);
	} else {
		plan_check(g, e);
	}
}

static void annotate_target(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p, *t = n->annassign.target;
	bool outer = g->body->kind == BODY_MODULE ||
		     g->body->kind == BODY_CLASS;

	switch (t->kind) {
	case N_NAME:
		if (forbidden(g, t->name.id, CTX_STORE))
			return;
		if (!n->op || !outer)
			break;
		plan_annotation_of(g, n->annassign.annotation);
		plan_attr(g, OP_LOAD_NAME,
			  ob_unit_name_c(g->u, "__annotations__"));
		plan_const(g, ob_unit_mangle(g->u, g->body->private,
					     t->name.id));
		plan_op(g, OP_STORE_SUBSCR, 0);
		break;
	case N_ATTRIBUTE:
		if (forbidden(g, t->attribute.id, CTX_STORE))
			return;
		if (!n->annassign.value)
			plan_check(g, t->attribute.value);
		break;
	default:
		if (n->annassign.value)
			break;
		plan_check(g, t->subscript.value);
		plan_check_subscript(g, t->subscript.slice);
		break;
	}
	if (!n->op && outer && !unit_annotations(g->u))
		plan_check(g, n->annassign.annotation);
}

void gen_annassign(struct gen *g, struct node *n)
{
	if (n->annassign.value) {
		plan_expr(g, n->annassign.value);
		plan_expr(g, n->annassign.target);
	}
	plan_run(g, annotate_target, n, NULL, 0);
}

static void gen_assert(struct gen *g, struct node *n)
{
	struct block *end;

	warn_assert(g, n->assert.test);
	if (g->u->src->optimize)
		return;
	end = ob_block_new(g);
	plan_jump_if(g, n->assert.test, end, true);
	plan_op(g, OP_LOAD_ASSERTION_ERROR, 0);
	if (n->assert.msg) {
		plan_expr(g, n->assert.msg);
		plan_op(g, OP_PRECALL, 0);
		plan_op(g, OP_CALL, 0);
	}
	plan_op(g, OP_RAISE_VARARGS, 1);
	plan_use(g, end);
}

static void gen_expr_stmt(struct gen *g, struct node *e)
{
	if (g->u->src->mode == OB_COMPILE_SINGLE && g->depth <= 1) {
		plan_expr(g, e);
		plan_op(g, OP_PRINT_EXPR, 0);
		return;
	}
	if (e->kind == N_CONST) {
		emit(g, OP_NOP, 0);
		return;
	}
	plan_expr(g, e);
	plan_no_loc(g);
	plan_op(g, OP_POP_TOP, 0);
}

static void gen_if(struct gen *g, struct node *n)
{
	struct block *end = ob_block_new(g), *next = end;

	if (seq_len(n->cond.orelse))
		next = ob_block_new(g);
	plan_jump_if(g, n->cond.test, next, false);
	plan_stmts(g, n->cond.body, 0);
	if (seq_len(n->cond.orelse)) {
		plan_jump_noloc(g, OP_JUMP, end);
		plan_use(g, next);
		plan_stmts(g, n->cond.orelse, 0);
	}
	plan_use(g, end);
}

static void gen_raise(struct gen *g, struct node *n)
{
	int count = 0;

	if (n->raise.exc) {
		plan_expr(g, n->raise.exc);
		count++;
		if (n->raise.cause) {
			plan_expr(g, n->raise.cause);
			count++;
		}
	}
	plan_op(g, OP_RAISE_VARARGS, count);
}

static void gen_compound(struct gen *g, struct node *n)
{
	switch (n->kind) {
	case N_FUNCTION:
		gen_function(g, n);
		break;
	case N_CLASS:
		gen_class(g, n);
		break;
	case N_FOR:
		if (n->is_async)
			gen_async_for(g, n);
		else
			gen_for(g, n);
		break;
	case N_WHILE:
		gen_while(g, n);
		break;
	case N_IF:
		gen_if(g, n);
		break;
	case N_WITH:
		gen_with(g, n);
		break;
	case N_MATCH:
		gen_match(g, n);
		break;
	case N_TRY:
		gen_try(g, n);
		break;
	default:
		break;
	}
}

static void gen_stmt(struct gen *g, struct node *n)
{
	set_loc(g, &n->loc);
	switch (n->kind) {
	case N_RETURN:
		gen_return(g, n);
		break;
	case N_DELETE:
		plan_exprs(g, n->many.items);
		break;
	case N_ASSIGN:
		gen_assign(g, n);
		break;
	case N_AUGASSIGN:
		gen_augassign(g, n);
		break;
	case N_ANNASSIGN:
		gen_annassign(g, n);
		break;
	case N_RAISE:
		gen_raise(g, n);
		break;
	case N_ASSERT:
		gen_assert(g, n);
		break;
	case N_IMPORT:
		gen_import(g, n);
		break;
	case N_IMPORTFROM:
		gen_import_from(g, n);
		break;
	case N_EXPR:
		gen_expr_stmt(g, n->one.value);
		break;
	case N_PASS:
		emit(g, OP_NOP, 0);
		break;
	case N_BREAK:
		gen_break(g);
		break;
	case N_CONTINUE:
		gen_continue(g);
		break;
	default:
		gen_compound(g, n);
		break;
	}
}

/*
 * Statements of a body, until one has work left; the rest waits behind that,
 * so that plans stay short.
 */
static void run_stmts(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct seq *body = s->p;
	int i = s->arg;

	while (i < body->n && !g->u->failed && ob_plan_is_next(&g->plan)) {
		gen_stmt(g, body->item[i++]);
		if (ob_tick(g->u->rt))
			g->u->failed = true;
	}
	if (i < body->n)
		plan_run(g, run_stmts, body, NULL, i);
}

void plan_stmts(struct gen *g, struct seq *s, int first)
{
	if (seq_len(s) > first)
		plan_run(g, run_stmts, s, NULL, first);
}
