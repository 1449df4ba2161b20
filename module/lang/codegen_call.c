// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_call - calls and f-strings
 */

#include "codegen.h"

#define STACK_GUIDELINE	30

static bool check_keywords(struct gen *g, struct seq *kw)
{
	int n = seq_len(kw), i, j;

	for (i = 0; i < n; i++) {
		struct ob_object *name = kw->item[i]->keyword.arg;

		if (!name)
			continue;
		if (forbidden(g, name, CTX_STORE))
			return false;
		for (j = i + 1; j < n; j++) {
			if (kw->item[j]->keyword.arg != name)
				continue;
			set_loc(g, &kw->item[j]->loc);
			gen_error(g, "keyword argument repeated: %U", name);
			return false;
		}
		if (ob_tick(g->u->rt)) {
			g->u->failed = true;
			return false;
		}
	}
	return true;
}

static bool has_starred(const struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		if (s->item[i]->kind == N_STARRED)
			return true;
	return false;
}

static bool has_unpacking(const struct seq *kw)
{
	int i;

	for (i = 0; i < seq_len(kw); i++)
		if (!kw->item[i]->keyword.arg)
			return true;
	return false;
}

static struct ob_object *keyword_names(struct gen *g, struct seq *kw, int from,
				       int to)
{
	struct ob_tuple *t;
	int i;

	t = (struct ob_tuple *)ob_tuple_new(g->u->rt, to - from);
	if (!t) {
		g->u->failed = true;
		return NULL;
	}
	for (i = from; i < to; i++)
		t->item[i - from] = ob_newref(kw->item[i]->keyword.arg);
	return ob_unit_keep(g->u, OB_OBJ(t));
}

static void run_kw_names(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	int arg = add_const(g, s->p);

	emit(g, OP_KW_NAMES, arg);
}

static void plan_keywords(struct gen *g, struct seq *kw)
{
	int i, n = seq_len(kw);

	if (!n)
		return;
	for (i = 0; i < n; i++)
		plan_expr(g, kw->item[i]->keyword.value);
	plan_run(g, run_kw_names, keyword_names(g, kw, 0, n), NULL, 0);
}

/* Keywords @from to @to - 1 as a dict; none of them unpackings. */
static void plan_subkwargs(struct gen *g, struct seq *kw, int from, int to)
{
	int n = to - from, i;
	bool big = n * 2 > STACK_GUIDELINE;

	if (n > 1 && !big) {
		for (i = from; i < to; i++)
			plan_expr(g, kw->item[i]->keyword.value);
		plan_const(g, keyword_names(g, kw, from, to));
		plan_op(g, OP_BUILD_CONST_KEY_MAP, n);
		return;
	}
	if (big)
		plan_op_noloc(g, OP_BUILD_MAP, 0);
	for (i = from; i < to; i++) {
		plan_const(g, kw->item[i]->keyword.arg);
		plan_expr(g, kw->item[i]->keyword.value);
		if (big)
			plan_op_noloc(g, OP_MAP_ADD, 1);
	}
	if (!big)
		plan_op(g, OP_BUILD_MAP, n);
}

static void plan_kwargs_dict(struct gen *g, struct seq *kw)
{
	int n = seq_len(kw), seen = 0, i;
	bool have = false;

	for (i = 0; i < n; i++) {
		if (kw->item[i]->keyword.arg) {
			seen++;
			continue;
		}
		if (seen) {
			plan_subkwargs(g, kw, i - seen, i);
			if (have)
				plan_op(g, OP_DICT_MERGE, 1);
			have = true;
			seen = 0;
		}
		if (!have)
			plan_op(g, OP_BUILD_MAP, 0);
		have = true;
		plan_expr(g, kw->item[i]->keyword.value);
		plan_op(g, OP_DICT_MERGE, 1);
	}
	if (seen) {
		plan_subkwargs(g, kw, n - seen, n);
		if (have)
			plan_op(g, OP_DICT_MERGE, 1);
	}
}

/* Arguments and the call; @pushed positional ones are on the stack. */
void plan_call(struct gen *g, int pushed, struct seq *args,
	       struct seq *keywords)
{
	int n = seq_len(args), nkw = seq_len(keywords);

	if (!check_keywords(g, keywords))
		return;
	if (n + nkw * 2 <= STACK_GUIDELINE && !has_starred(args) &&
	    !has_unpacking(keywords)) {
		plan_exprs(g, args);
		plan_keywords(g, keywords);
		plan_op(g, OP_PRECALL, pushed + n + nkw);
		plan_op(g, OP_CALL, pushed + n + nkw);
		return;
	}
	if (!pushed && n == 1 && args->item[0]->kind == N_STARRED)
		plan_expr(g, args->item[0]->one.value);
	else
		plan_unpack_star(g, args, pushed, OP_BUILD_LIST,
				 OP_LIST_APPEND, OP_LIST_EXTEND, true);
	plan_kwargs_dict(g, keywords);
	plan_op(g, OP_CALL_FUNCTION_EX, nkw > 0);
}

static bool is_import(struct gen *g, const struct node *e)
{
	struct symbol *sym;

	if (e->kind != N_NAME)
		return false;
	sym = ob_scope_find(g->top, e->name.id);
	return sym && (sym->flags & DEF_IMPORT);
}

/* Can the call be made without creating a bound method? */
static bool is_method_call(struct gen *g, const struct node *n)
{
	const struct node *f = n->call.func;
	int nargs = seq_len(n->call.args), nkw = seq_len(n->call.keywords);

	return f->kind == N_ATTRIBUTE && f->ctx == CTX_LOAD &&
	       !is_import(g, f->attribute.value) &&
	       nargs + nkw + (nkw != 0) < STACK_GUIDELINE &&
	       !has_starred(n->call.args) && !has_unpacking(n->call.keywords);
}

void gen_call(struct gen *g, struct node *n)
{
	struct node *f = n->call.func;
	int count = seq_len(n->call.args) + seq_len(n->call.keywords);

	if (!check_keywords(g, n->call.keywords))
		return;
	if (!is_method_call(g, n)) {
		warn_call(g, f);
		set_loc(g, &f->loc);
		emit(g, OP_PUSH_NULL, 0);
		set_loc(g, &n->loc);
		plan_expr(g, f);
		plan_call(g, 0, n->call.args, n->call.keywords);
		return;
	}
	plan_expr(g, f->attribute.value);
	plan_loc(g, &f->loc);
	plan_attr_loc(g, f);
	plan_attr(g, OP_LOAD_METHOD, f->attribute.id);
	plan_exprs(g, n->call.args);
	plan_keywords(g, n->call.keywords);
	plan_loc(g, &n->loc);
	plan_attr_loc(g, f);
	plan_op(g, OP_PRECALL, count);
	plan_op(g, OP_CALL, count);
}

void gen_joined(struct gen *g, struct node *n)
{
	struct seq *s = n->many.items;
	int i;

	if (s->n <= STACK_GUIDELINE) {
		plan_exprs(g, s);
		if (s->n != 1)
			plan_op(g, OP_BUILD_STRING, s->n);
		return;
	}
	emit_const(g, OB_OBJ(&g->u->rt->st->empty_str));
	emit_attr(g, OP_LOAD_METHOD, ob_unit_name_c(g->u, "join"));
	emit(g, OP_BUILD_LIST, 0);
	for (i = 0; i < s->n; i++) {
		plan_expr(g, s->item[i]);
		plan_op(g, OP_LIST_APPEND, 1);
	}
	plan_op(g, OP_PRECALL, 1);
	plan_op(g, OP_CALL, 1);
}

void gen_formatted(struct gen *g, struct node *n)
{
	int arg = n->op == 's' ? OB_FVC_STR : n->op == 'r' ? OB_FVC_REPR :
		  n->op == 'a' ? OB_FVC_ASCII : OB_FVC_NONE;

	plan_expr(g, n->formatted.value);
	if (n->formatted.spec) {
		plan_expr(g, n->formatted.spec);
		arg |= OB_FVS_SPEC;
	}
	plan_op(g, OP_FORMAT_VALUE, arg);
}
