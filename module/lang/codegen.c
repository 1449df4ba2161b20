// SPDX-License-Identifier: GPL-2.0
/*
 * codegen - the unit: its bodies' beginnings, __future__, the result
 */

#include "codegen.h"

static bool push_body(struct gen *g, struct vec *todo, const struct seq *s)
{
	int i;

	for (i = seq_len(s) - 1; i >= 0; i--)
		if (!ob_vec_push(g->u, todo, s->item[i]))
			return false;
	return true;
}

static bool push_inner(struct gen *g, struct vec *todo, struct node *n)
{
	int i;

	switch (n->kind) {
	case N_FOR:
		return push_body(g, todo, n->loop.body) &&
		       push_body(g, todo, n->loop.orelse);
	case N_WHILE:
	case N_IF:
		return push_body(g, todo, n->cond.body) &&
		       push_body(g, todo, n->cond.orelse);
	case N_WITH:
		return push_body(g, todo, n->with.body);
	case N_MATCH:
		for (i = 0; i < n->match.cases->n; i++)
			if (!push_body(g, todo,
				       n->match.cases->item[i]->match_case.body))
				return false;
		return true;
	case N_TRY:
		for (i = 0; i < seq_len(n->try.handlers); i++)
			if (!push_body(g, todo,
				       n->try.handlers->item[i]->handler.body))
				return false;
		return push_body(g, todo, n->try.body) &&
		       push_body(g, todo, n->try.orelse) &&
		       push_body(g, todo, n->try.final);
	default:
		return true;
	}
}

/* Does a body annotate variables, outside of nested functions and classes? */
bool has_annotations(struct gen *g, const struct seq *body)
{
	struct vec todo = {};
	struct node *n;

	if (!push_body(g, &todo, body))
		return false;
	while (todo.n) {
		n = todo.item[--todo.n];
		if (n->kind == N_ANNASSIGN)
			return true;
		if (!push_inner(g, &todo, n))
			return false;
	}
	return false;
}

/* Statements of a module or class, docstring and annotations included. */
void plan_body(struct gen *g, struct seq *body)
{
	struct node *doc;
	int i = 0;

	if (g->body->kind == BODY_MODULE && seq_len(body))
		set_loc(g, &body->item[0]->loc);
	if (has_annotations(g, body))
		emit(g, OP_SETUP_ANNOTATIONS, 0);
	doc = ob_docstring(g->u, body);
	if (doc) {
		struct vec rest = {};

		plan_expr(g, doc);
		plan_no_loc(g);
		plan_name(g, ob_unit_name_c(g->u, "__doc__"), CTX_STORE);
		for (i = 1; i < body->n; i++)
			if (!ob_vec_push(g->u, &rest, body->item[i]))
				return;
		body = ob_vec_seq(g->u, &rest);
	}
	plan_stmts(g, body);
}

static bool known_feature(struct gen *g, struct node *n, struct ob_object *name)
{
	struct loc loc = { n->loc.line, n->loc.col, n->loc.line, -2 };

	static const char *const known[] = {
		"nested_scopes", "generators", "division", "absolute_import",
		"with_statement", "print_function", "unicode_literals",
		"generator_stop",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (ob_str_equal_c(name, known[i]))
			return true;
	if (ob_str_equal_c(name, "braces"))
		ob_symbol_error(g->u, &loc, "not a chance");
	else if (ob_str_equal_c(name, "annotations") ||
		 ob_str_equal_c(name, "barry_as_FLUFL"))
		ob_symbol_error(g->u, &loc,
				"obheap does not support future feature %U yet",
				name);
	else
		ob_symbol_error(g->u, &loc, "future feature %U is not defined",
				name);
	return false;
}

static bool is_future(const struct node *n)
{
	return n->kind == N_IMPORTFROM && !n->level && n->import.module &&
	       ob_str_equal_c(n->import.module, "__future__");
}

/* The imports from __future__ a module begins with; all are built in. */
static bool check_future(struct gen *g, struct node *module)
{
	struct seq *body = module->module.body;
	int i = 0, k;

	if (!body)
		return true;
	if (ob_docstring(g->u, body))
		i++;
	for (; i < body->n && is_future(body->item[i]); i++) {
		struct node *n = body->item[i];

		g->future_line = n->loc.line;
		for (k = 0; k < seq_len(n->import.names); k++)
			if (!known_feature(g, n,
					   n->import.names->item[k]->alias.name))
				return false;
	}
	return true;
}

static void run_module(void *ctx, struct step *s)
{
	struct gen *g = ctx;

	g->code = ob_assemble(g, s->arg);
	if (!g->code)
		g->u->failed = true;
}

struct ob_code *ob_codegen(struct unit *u, struct node *module)
{
	struct gen *g = unit_alloc(u, sizeof(*g));
	bool expr = module->module.expr;

	if (!g)
		return NULL;
	g->u = u;
	g->plan.u = u;
	g->top = module->module.scope;
	if (!check_future(g, module))
		return NULL;
	enter_body(g, BODY_MODULE, ob_unit_name_c(u, "<module>"),
		   module->module.scope, 1);
	if (u->failed)
		return NULL;
	g->body->loc.line = 1;
	if (expr) {
		plan_expr(g, module->module.expr);
	} else if (u->src->mode == OB_COMPILE_SINGLE) {
		if (has_annotations(g, module->module.body))
			emit(g, OP_SETUP_ANNOTATIONS, 0);
		plan_stmts(g, module->module.body);
	} else {
		plan_body(g, module->module.body);
	}
	plan_run(g, run_module, NULL, NULL, !expr);
	ob_plan_run(&g->plan, g);
	if (u->failed) {
		ob_xdecref(u->rt, g->code);
		return NULL;
	}
	return g->code;
}
