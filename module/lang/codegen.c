// SPDX-License-Identifier: GPL-2.0
/*
 * codegen - the unit: its bodies' beginnings, and the result
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
