// SPDX-License-Identifier: GPL-2.0
/*
 * codegen - the unit: its bodies' beginnings, __future__, the result
 */

#include "codegen.h"

/* Statements of a module or class, docstring and annotations included. */
void plan_body(struct gen *g, struct seq *body)
{
	struct node *doc;

	if (g->body->kind == BODY_MODULE && seq_len(body))
		set_loc(g, &body->item[0]->loc);
	if (g->body->scope->annotated)
		emit(g, OP_SETUP_ANNOTATIONS, 0);
	doc = g->u->src->optimize < 2 ? ob_docstring(g->u, body) : NULL;
	if (doc) {
		plan_expr(g, doc);
		plan_no_loc(g);
		plan_name(g, ob_unit_name_c(g->u, "__doc__"), CTX_STORE);
	}
	plan_stmts(g, body, !!doc);
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
	enter_body(g, BODY_MODULE, ob_unit_keep(u, ob_code_module_name(u->rt)),
		   module->module.scope, 1);
	if (u->failed)
		return NULL;
	g->body->loc.line = 1;
	if (expr) {
		plan_expr(g, module->module.expr);
	} else if (u->src->mode == OB_COMPILE_SINGLE) {
		if (g->body->scope->annotated)
			emit(g, OP_SETUP_ANNOTATIONS, 0);
		plan_stmts(g, module->module.body, 0);
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
