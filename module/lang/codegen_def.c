// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_def - functions, lambdas, classes, and the unit itself
 */

#include "codegen.h"

/* flag of plan_finish() beside OB_MF_*: the code is a class body */
#define FINISH_CLASS	0x100

static int compare_names(const void *a, const void *b)
{
	const struct ob_object *x = *(struct ob_object *const *)a;
	const struct ob_object *y = *(struct ob_object *const *)b;
	s64 n = min(ob_str_len(x), ob_str_len(y)), i;

	for (i = 0; i < n; i++) {
		u32 c = ob_str_char(x, i), d = ob_str_char(y, i);

		if (c != d)
			return c < d ? -1 : 1;
	}
	return ob_str_len(x) < ob_str_len(y) ? -1 :
	       ob_str_len(x) > ob_str_len(y);
}

/* Number the cells, or the free variables, of a scope by name. */
static void number_by_scope(struct gen *g, struct table *t, struct scope *s,
			    int scope, int flag)
{
	struct vec names = {};
	int i;

	for (i = 0; i < s->symbols.n; i++) {
		struct symbol *sym = s->symbols.item[i];

		if (sym->scope == scope || (sym->flags & flag))
			if (!ob_vec_push(g->u, &names, sym->name))
				return;
	}
	if (names.n)
		sort(names.item, names.n, sizeof(names.item[0]),
		     compare_names, NULL);
	for (i = 0; i < names.n; i++)
		ob_table_add(g->u, t, names.item[i]);
}

static struct ob_object *join_names(struct gen *g, struct ob_object *base,
				    const char *mid, struct ob_object *name)
{
	return ob_unit_keep(g->u, ob_str_format(g->u->rt, "%U%s%U", base, mid,
						name));
}

static struct ob_object *make_qualname(struct gen *g, struct body *b)
{
	struct body *out = b->outer;
	struct ob_object *mangled;
	struct symbol *sym;

	if (!out || out->kind == BODY_MODULE)
		return b->name;
	if (b->kind == BODY_FUNCTION || b->kind == BODY_ASYNC_FUNCTION ||
	    b->kind == BODY_CLASS) {
		mangled = ob_unit_mangle(g->u, out->private, b->name);
		if (!mangled)
			return NULL;
		sym = ob_scope_find(out->scope, mangled);
		if (sym && sym->scope == SCOPE_GLOBAL_EXPLICIT)
			return b->name;
	}
	if (out->kind == BODY_FUNCTION || out->kind == BODY_ASYNC_FUNCTION ||
	    out->kind == BODY_LAMBDA)
		return join_names(g, out->qualname, ".<locals>.", b->name);
	return join_names(g, out->qualname, ".", b->name);
}

static int first_params(struct gen *g, struct body *b)
{
	int i;

	for (i = 0; i < b->scope->params.n; i++)
		ob_table_add(g->u, &b->varnames, b->scope->params.item[i]);
	return i;
}

/* Start the code object of a scope; everything emitted goes there. */
void enter_body(struct gen *g, int kind, struct ob_object *name,
		struct scope *scope, int line)
{
	struct body *b = unit_alloc(g->u, sizeof(*b));

	if (!b || !name)
		return;
	b->outer = g->body;
	b->kind = kind;
	b->name = name;
	b->qualname = name;
	b->scope = scope;
	b->first_line = line;
	b->loc = (struct loc){ line, 0, line, 0 };
	if (g->body)
		b->private = g->body->private;
	first_params(g, b);
	number_by_scope(g, &b->cellvars, scope, SCOPE_CELL, 0);
	if (scope->needs_class_closure)
		ob_table_add(g->u, &b->cellvars,
			     ob_unit_name_c(g->u, "__class__"));
	number_by_scope(g, &b->freevars, scope, SCOPE_FREE, DEF_FREE_CLASS);
	b->qualname = make_qualname(g, b);
	g->body = b;
	b->cur = unit_alloc(g->u, sizeof(*b->cur));
	if (g->u->failed)
		return;
	b->blocks = b->cur;
	g->depth++;
	if (kind == BODY_MODULE)
		b->loc.line = 0;
	emit(g, OP_RESUME, OB_RESUME_START);
	if (kind == BODY_MODULE)
		b->loc.line = -1;
}

static void emit_closure(struct gen *g, struct ob_code *co, int flags)
{
	struct body *b = g->body;
	int i, first = co->nlocals + co->nplaincellvars;

	for (i = first; i < (int)co->nlocalsplus; i++) {
		struct ob_object *name = co->localsplusnames->item[i];
		struct symbol *sym = ob_scope_find(b->scope, name);
		int arg;

		if ((b->kind == BODY_CLASS &&
		     ob_str_equal_c(name, "__class__")) ||
		    (sym && sym->scope == SCOPE_CELL)) {
			arg = ob_table_find(&b->cellvars, name);
		} else {
			arg = ob_table_find(&b->freevars, name);
			if (arg >= 0)
				arg += b->cellvars.items.n;
		}
		if (arg < 0) {
			ob_raise(g->u->rt, OB_T_SystemError,
				 "no cell for free variable '%U'", name);
			g->u->failed = true;
			return;
		}
		emit(g, OP_LOAD_CLOSURE, arg);
	}
	if (co->nfreevars) {
		flags |= OB_MF_CLOSURE;
		emit(g, OP_BUILD_TUPLE, co->nfreevars);
	}
	emit_const(g, OB_OBJ(co));
	emit(g, OP_MAKE_FUNCTION, flags);
}

/* Finish the current code object and make a function of it outside. */
static void run_finish(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct ob_code *co = ob_assemble(g, s->p);

	if (!co) {
		g->u->failed = true;
		return;
	}
	if (!ob_unit_keep(g->u, OB_OBJ(co)))
		return;
	g->body = g->body->outer;
	g->depth--;
	if (s->arg & FINISH_CLASS) {
		emit(g, OP_PUSH_NULL, 0);
		emit(g, OP_LOAD_BUILD_CLASS, 0);
	}
	emit_closure(g, co, s->arg & ~FINISH_CLASS);
}

void plan_finish(struct gen *g, int flags, bool add_none)
{
	plan_run(g, run_finish, add_none ? g : NULL, NULL, flags);
}

static bool check_params(struct gen *g, struct node *a)
{
	struct seq *lists[] = {
		a->arguments.posonly, a->arguments.args, a->arguments.kwonly,
	};
	size_t i;
	int k;

	for (i = 0; i < ARRAY_SIZE(lists); i++)
		for (k = 0; k < seq_len(lists[i]); k++)
			if (forbidden(g, lists[i]->item[k]->arg.arg, CTX_STORE))
				return false;
	if (a->arguments.vararg &&
	    forbidden(g, a->arguments.vararg->arg.arg, CTX_STORE))
		return false;
	return !a->arguments.kwarg ||
	       !forbidden(g, a->arguments.kwarg->arg.arg, CTX_STORE);
}

/* Default values; returns which of OB_MF_* they amount to. */
static int plan_defaults(struct gen *g, struct node *a)
{
	struct seq *kw = a->arguments.kwonly, *kwd = a->arguments.kw_defaults;
	struct vec names = {};
	int flags = 0, i;

	if (seq_len(a->arguments.defaults)) {
		plan_exprs(g, a->arguments.defaults);
		plan_op(g, OP_BUILD_TUPLE, seq_len(a->arguments.defaults));
		flags |= OB_MF_DEFAULTS;
	}
	for (i = 0; i < seq_len(kw); i++) {
		struct ob_object *name;

		if (!kwd->item[i])
			continue;
		name = ob_unit_mangle(g->u, g->body->private,
				      kw->item[i]->arg.arg);
		if (!name || !ob_vec_push(g->u, &names, name))
			return 0;
		plan_expr(g, kwd->item[i]);
	}
	if (names.n) {
		plan_const(g, names_tuple(g, (struct ob_object **)names.item,
					  names.n));
		plan_op(g, OP_BUILD_CONST_KEY_MAP, names.n);
		flags |= OB_MF_KWDEFAULTS;
	}
	return flags;
}

void plan_annotation_of(struct gen *g, struct node *e)
{
	if (unit_annotations(g->u))
		plan_const(g, ob_unparse(g->u, e));
	else
		plan_expr(g, e);
}

static int plan_annotation(struct gen *g, struct ob_object *name,
			   struct node *e)
{
	if (!e)
		return 0;
	plan_const(g, ob_unit_mangle(g->u, g->body->private, name));
	if (e->kind == N_STARRED && !unit_annotations(g->u)) {
		plan_expr(g, e->one.value);
		plan_op(g, OP_UNPACK_SEQUENCE, 1);
	} else {
		plan_annotation_of(g, e);
	}
	return 2;
}

static int plan_annotation_list(struct gen *g, struct seq *s)
{
	int n = 0, i;

	for (i = 0; i < seq_len(s); i++)
		n += plan_annotation(g, s->item[i]->arg.arg,
				     s->item[i]->arg.annotation);
	return n;
}

static int plan_annotations(struct gen *g, struct node *a,
			    struct node *returns)
{
	struct node *v = a->arguments.vararg, *k = a->arguments.kwarg;
	int n;

	n = plan_annotation_list(g, a->arguments.args);
	n += plan_annotation_list(g, a->arguments.posonly);
	if (v)
		n += plan_annotation(g, v->arg.arg, v->arg.annotation);
	n += plan_annotation_list(g, a->arguments.kwonly);
	if (k)
		n += plan_annotation(g, k->arg.arg, k->arg.annotation);
	n += plan_annotation(g, ob_unit_name_c(g->u, "return"), returns);
	if (!n)
		return 0;
	plan_op(g, OP_BUILD_TUPLE, n);
	return OB_MF_ANNOTATIONS;
}

static void set_counts(struct gen *g, struct node *a)
{
	g->body->argcount = seq_len(a->arguments.args);
	g->body->posonly = seq_len(a->arguments.posonly);
	g->body->kwonly = seq_len(a->arguments.kwonly);
}

static void enter_lambda(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;
	bool generator = n->lambda.scope->generator;

	enter_body(g, BODY_LAMBDA, ob_unit_name_c(g->u, "<lambda>"),
		   n->lambda.scope, n->loc.line);
	if (g->u->failed)
		return;
	add_const(g, ob_none(g->u->rt));
	set_counts(g, n->lambda.args);
	plan_expr(g, n->lambda.body);
	if (!generator)
		plan_op(g, OP_RETURN_VALUE, 0);
	plan_finish(g, s->arg, !generator);
}

void gen_lambda(struct gen *g, struct node *n)
{
	int flags;

	if (!check_params(g, n->lambda.args))
		return;
	flags = plan_defaults(g, n->lambda.args);
	plan_run(g, enter_lambda, n, NULL, flags);
}

static void plan_decorators_applied(struct gen *g, struct seq *s,
				    const struct loc *loc)
{
	int i;

	if (!seq_len(s))
		return;
	for (i = s->n - 1; i >= 0; i--) {
		plan_loc(g, &s->item[i]->loc);
		plan_op(g, OP_PRECALL, 0);
		plan_op(g, OP_CALL, 0);
	}
	plan_loc(g, loc);
}

static int first_line(struct node *n, struct seq *decorators)
{
	return seq_len(decorators) ? decorators->item[0]->loc.line :
	       n->loc.line;
}

static void enter_function(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p, *doc;
	struct seq *body = n->function.body;

	enter_body(g, n->is_async ? BODY_ASYNC_FUNCTION : BODY_FUNCTION,
		   n->function.name, n->function.scope,
		   first_line(n, n->function.decorators));
	if (g->u->failed)
		return;
	doc = g->u->src->optimize < 2 ? ob_docstring(g->u, body) : NULL;
	add_const(g, doc ? doc->constant.value : ob_none(g->u->rt));
	set_counts(g, n->function.args);
	plan_stmts(g, body, !!doc);
	plan_finish(g, s->arg, true);
}

void gen_function(struct gen *g, struct node *n)
{
	int flags;

	if (!check_params(g, n->function.args))
		return;
	plan_exprs(g, n->function.decorators);
	flags = plan_defaults(g, n->function.args);
	flags |= plan_annotations(g, n->function.args, n->function.returns);
	plan_run(g, enter_function, n, NULL, flags);
	plan_decorators_applied(g, n->function.decorators, &n->loc);
	plan_name(g, n->function.name, CTX_STORE);
}

static void class_end(void *ctx, struct step *s)
{
	struct gen *g = ctx;

	unset_loc(g);
	if (g->body->scope->needs_class_closure) {
		emit(g, OP_LOAD_CLOSURE, 0);
		emit(g, OP_COPY, 1);
		emit_name(g, ob_unit_name_c(g->u, "__classcell__"), CTX_STORE);
	} else {
		emit_const(g, ob_none(g->u->rt));
	}
	emit(g, OP_RETURN_VALUE, 0);
}

static void enter_class(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;

	enter_body(g, BODY_CLASS, n->class.name, n->class.scope,
		   first_line(n, n->class.decorators));
	if (g->u->failed)
		return;
	g->body->private = n->class.name;
	emit_name(g, ob_unit_name_c(g->u, "__name__"), CTX_LOAD);
	emit_name(g, ob_unit_name_c(g->u, "__module__"), CTX_STORE);
	emit_const(g, g->body->qualname);
	emit_name(g, ob_unit_name_c(g->u, "__qualname__"), CTX_STORE);
	plan_body(g, n->class.body);
	plan_run(g, class_end, NULL, NULL, 0);
	plan_finish(g, FINISH_CLASS, true);
}

static void call_build_class(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct node *n = s->p;

	emit_const(g, n->class.name);
	plan_call(g, 2, n->class.bases, n->class.keywords);
}

void gen_class(struct gen *g, struct node *n)
{
	plan_exprs(g, n->class.decorators);
	plan_run(g, enter_class, n, NULL, 0);
	plan_run(g, call_build_class, n, NULL, 0);
	plan_decorators_applied(g, n->class.decorators, &n->loc);
	plan_name(g, n->class.name, CTX_STORE);
}
