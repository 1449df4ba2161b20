// SPDX-License-Identifier: GPL-2.0
/*
 * symtable - which names each block defines and uses
 *
 * The order of visits is CPython's, as the first of several errors is the one
 * reported.
 */

#include "lang_priv.h"

struct builder {
	struct plan plan;
	struct unit *u;
	struct scope *cur, *top;
	struct ob_object *private;
};

static void visit(void *ctx, struct step *s);
static void visit_name(struct builder *b, struct node *n);

static void later(struct builder *b, struct node *n)
{
	if (!n || n->kind == N_CONST || b->u->failed)
		return;
	/* A name has nothing below it: no step when its turn has come. */
	if (n->kind == N_NAME && ob_plan_is_next(&b->plan))
		visit_name(b, n);
	else
		ob_plan_add(&b->plan, visit, n, NULL, 0);
}

static void later_seq(struct builder *b, struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		later(b, s->item[i]);
}

static void run_later(struct builder *b,
		      void (*run)(void *ctx, struct step *s), void *p, int arg)
{
	ob_plan_add(&b->plan, run, p, NULL, arg);
}

static int flags_of(struct builder *b, struct ob_object *name)
{
	struct ob_object *m = ob_unit_mangle(b->u, b->private, name);
	struct symbol *sym = m ? ob_scope_find(b->cur, m) : NULL;

	return sym ? sym->flags : 0;
}

static struct symbol *add_to(struct builder *b, struct scope *s,
			     struct ob_object *name, int flag,
			     const struct loc *loc)
{
	struct ob_object *m = ob_unit_mangle(b->u, b->private, name);
	struct symbol *sym;

	if (!m)
		return NULL;
	sym = ob_scope_add(b->u, s, m);
	if (!sym)
		return NULL;
	if ((flag & DEF_PARAM) && (sym->flags & DEF_PARAM)) {
		ob_symbol_error(b->u, loc,
				"duplicate argument '%U' in function definition",
				name);
		return NULL;
	}
	sym->flags |= flag;
	if (s->iter_target) {
		if (sym->flags & (DEF_GLOBAL | DEF_NONLOCAL)) {
			ob_symbol_error(b->u, loc,
					"comprehension inner loop cannot rebind assignment expression target '%U'",
					name);
			return NULL;
		}
		sym->flags |= DEF_COMP_ITER;
	}
	if (flag & DEF_PARAM) {
		ob_vec_push(b->u, &s->params, m);
	} else if ((flag & DEF_GLOBAL) && s != b->top) {
		struct symbol *g = ob_scope_add(b->u, b->top, m);

		if (g)
			g->flags |= flag;
	}
	return sym;
}

static struct symbol *add(struct builder *b, struct ob_object *name, int flag,
			  const struct loc *loc)
{
	return add_to(b, b->cur, name, flag, loc);
}

static void visit_name(struct builder *b, struct node *n)
{
	add(b, n->name.id, n->ctx == CTX_LOAD ? DEF_USE : DEF_LOCAL, &n->loc);
	if (n->ctx == CTX_LOAD && b->cur->type == SCOPE_FUNCTION &&
	    n->name.id == b->u->name_super)
		add(b, ob_unit_name_c(b->u, "__class__"), DEF_USE, &n->loc);
}

static struct scope *enter(struct builder *b, enum scope_type type,
			   const struct loc *loc)
{
	struct scope *s = unit_alloc(b->u, sizeof(*s));

	if (!s)
		return NULL;
	s->type = type;
	s->comprehension = -1;
	s->loc = *loc;
	s->parent = b->cur;
	if (b->cur) {
		s->nested = b->cur->nested || b->cur->type == SCOPE_FUNCTION;
		s->iter_expr = b->cur->iter_expr;
		if (!ob_vec_push(b->u, &b->cur->children, s))
			return NULL;
	}
	b->cur = s;
	return s;
}

static void leave(void *ctx, struct step *s)
{
	struct builder *b = ctx;

	b->cur = b->cur->parent;
}

static void add_params(struct builder *b, struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s) && !b->u->failed; i++)
		add(b, s->item[i]->arg.arg, DEF_PARAM, &s->item[i]->loc);
}

static void add_arguments(struct builder *b, struct node *a)
{
	add_params(b, a->arguments.posonly);
	add_params(b, a->arguments.args);
	add_params(b, a->arguments.kwonly);
	if (a->arguments.vararg && !b->u->failed) {
		add(b, a->arguments.vararg->arg.arg, DEF_PARAM,
		    &a->arguments.vararg->loc);
		b->cur->varargs = true;
	}
	if (a->arguments.kwarg && !b->u->failed) {
		add(b, a->arguments.kwarg->arg.arg, DEF_PARAM,
		    &a->arguments.kwarg->loc);
		b->cur->varkeywords = true;
	}
}

/* What is only kept as text uses no names. */
static void annotation(struct builder *b, struct node *n)
{
	if (!unit_annotations(b->u))
		later(b, n);
}

static void annotations(struct builder *b, struct seq *s)
{
	int i;

	for (i = 0; i < seq_len(s); i++)
		annotation(b, s->item[i]->arg.annotation);
}

static void function_body(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;
	struct scope *sc = enter(b, SCOPE_FUNCTION, &n->loc);

	if (!sc)
		return;
	n->function.scope = sc;
	sc->coroutine = n->is_async;
	add_arguments(b, n->function.args);
	later_seq(b, n->function.body);
	run_later(b, leave, NULL, 0);
}

static void visit_function(struct builder *b, struct node *n)
{
	struct node *a = n->function.args;

	add(b, n->function.name, DEF_LOCAL, &n->loc);
	later_seq(b, a->arguments.defaults);
	later_seq(b, a->arguments.kw_defaults);
	annotations(b, a->arguments.posonly);
	annotations(b, a->arguments.args);
	if (a->arguments.vararg)
		annotation(b, a->arguments.vararg->arg.annotation);
	if (a->arguments.kwarg)
		annotation(b, a->arguments.kwarg->arg.annotation);
	annotations(b, a->arguments.kwonly);
	annotation(b, n->function.returns);
	later_seq(b, n->function.decorators);
	run_later(b, function_body, n, 0);
}

static void lambda_body(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;

	n->lambda.scope = enter(b, SCOPE_FUNCTION, &n->loc);
	if (!n->lambda.scope)
		return;
	add_arguments(b, n->lambda.args);
	later(b, n->lambda.body);
	run_later(b, leave, NULL, 0);
}

static void class_end(void *ctx, struct step *s)
{
	struct builder *b = ctx;

	b->private = s->p;
	leave(ctx, s);
}

static void class_body(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct ob_object *private;
	struct node *n = s->p;

	n->class.scope = enter(b, SCOPE_CLASS, &n->loc);
	if (!n->class.scope)
		return;
	private = b->private;
	b->private = n->class.name;
	later_seq(b, n->class.body);
	run_later(b, class_end, private, 0);
}

static void iter_expr(void *ctx, struct step *s)
{
	struct builder *b = ctx;

	b->cur->iter_expr += s->arg;
}

static void iter_target(void *ctx, struct step *s)
{
	struct builder *b = ctx;

	b->cur->iter_target = s->arg;
}

static void set_coroutine(void *ctx, struct step *s)
{
	struct builder *b = ctx;

	b->cur->coroutine = true;
}

static void visit_generator(struct builder *b, struct node *g, bool outermost)
{
	run_later(b, iter_target, NULL, 1);
	later(b, g->generator.target);
	run_later(b, iter_target, NULL, 0);
	if (!outermost) {
		run_later(b, iter_expr, NULL, 1);
		later(b, g->generator.iter);
		run_later(b, iter_expr, NULL, -1);
	}
	later_seq(b, g->generator.ifs);
	if (!outermost && g->is_async)
		run_later(b, set_coroutine, NULL, 0);
}

static void comp_end(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;
	bool is_async;

	b->cur->generator = n->kind == N_GENEXP;
	is_async = b->cur->coroutine && n->kind != N_GENEXP;
	leave(ctx, s);
	if (is_async)
		b->cur->coroutine = true;
}

static void comp_body(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;
	struct seq *gens = n->comp.generators;
	struct scope *sc = enter(b, SCOPE_FUNCTION, &n->loc);
	int i;

	if (!sc)
		return;
	n->comp.scope = sc;
	sc->comprehension = n->kind;
	sc->coroutine = gens->item[0]->is_async;
	add(b, ob_unit_name_c(b->u, ".0"), DEF_PARAM, &n->loc);
	for (i = 0; i < gens->n; i++)
		visit_generator(b, gens->item[i], !i);
	later(b, n->comp.value);
	later(b, n->comp.elt);
	run_later(b, comp_end, n, 0);
}

static void visit_comp(struct builder *b, struct node *n)
{
	run_later(b, iter_expr, NULL, 1);
	later(b, n->comp.generators->item[0]->generator.iter);
	run_later(b, iter_expr, NULL, -1);
	run_later(b, comp_body, n, 0);
}

static void directive(struct builder *b, struct ob_object *name,
		      const struct loc *loc)
{
	struct ob_object *m = ob_unit_mangle(b->u, b->private, name);
	struct symbol *sym = m ? ob_scope_find(b->cur, m) : NULL;

	if (sym && !sym->directive.line)
		sym->directive = *loc;
}

/*
 * A walrus in a comprehension binds in the block around all comprehensions.
 */
static void extend_walrus(struct builder *b, struct node *t)
{
	struct scope *s;
	struct symbol *sym;

	for (s = b->cur; s; s = s->parent) {
		sym = ob_scope_find(s, t->name.id);
		if (s->comprehension >= 0) {
			if (!sym || !(sym->flags & DEF_COMP_ITER))
				continue;
			ob_symbol_error(b->u, &t->loc,
					"assignment expression cannot rebind comprehension iteration variable '%U'",
					t->name.id);
			return;
		}
		if (s->type == SCOPE_CLASS) {
			ob_symbol_error(b->u, &t->loc,
					"assignment expression within a comprehension cannot be used in a class body");
			return;
		}
		if (s->type == SCOPE_MODULE) {
			add(b, t->name.id, DEF_GLOBAL, &t->loc);
			directive(b, t->name.id, &t->loc);
			add_to(b, s, t->name.id, DEF_GLOBAL, &t->loc);
			return;
		}
		add(b, t->name.id, sym && (sym->flags & DEF_GLOBAL) ?
		    DEF_GLOBAL : DEF_NONLOCAL, &t->loc);
		directive(b, t->name.id, &t->loc);
		add_to(b, s, t->name.id, DEF_LOCAL, &t->loc);
		return;
	}
}

static void visit_walrus(struct builder *b, struct node *n)
{
	if (b->cur->iter_expr > 0) {
		ob_symbol_error(b->u, &n->loc,
				"assignment expression cannot be used in a comprehension iterable expression");
		return;
	}
	if (b->cur->comprehension >= 0)
		extend_walrus(b, n->named.target);
	later(b, n->named.value);
	later(b, n->named.target);
}

static void yield_end(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;

	b->cur->generator = true;
	switch (b->cur->comprehension) {
	case N_LISTCOMP:
		ob_symbol_error(b->u, &n->loc,
				"'yield' inside list comprehension");
		break;
	case N_SETCOMP:
		ob_symbol_error(b->u, &n->loc,
				"'yield' inside set comprehension");
		break;
	case N_DICTCOMP:
		ob_symbol_error(b->u, &n->loc,
				"'yield' inside dict comprehension");
		break;
	case N_GENEXP:
		ob_symbol_error(b->u, &n->loc,
				"'yield' inside generator expression");
		break;
	default:
		break;
	}
}

static void visit_expr(struct builder *b, struct node *n)
{
	switch (n->kind) {
	case N_NAMEDEXPR:
		visit_walrus(b, n);
		break;
	case N_BOOLOP:
	case N_SET:
	case N_LIST:
	case N_TUPLE:
	case N_JOINED:
		later_seq(b, n->many.items);
		break;
	case N_BINOP:
		later(b, n->binary.left);
		later(b, n->binary.right);
		break;
	case N_UNARYOP:
		later(b, n->unary.operand);
		break;
	case N_LAMBDA:
		later_seq(b, n->lambda.args->arguments.defaults);
		later_seq(b, n->lambda.args->arguments.kw_defaults);
		run_later(b, lambda_body, n, 0);
		break;
	case N_IFEXP:
		later(b, n->ifexp.test);
		later(b, n->ifexp.body);
		later(b, n->ifexp.orelse);
		break;
	case N_DICT:
		later_seq(b, n->dict.keys);
		later_seq(b, n->dict.values);
		break;
	case N_LISTCOMP:
	case N_SETCOMP:
	case N_DICTCOMP:
	case N_GENEXP:
		visit_comp(b, n);
		break;
	case N_YIELD:
	case N_YIELDFROM:
		later(b, n->one.value);
		run_later(b, yield_end, n, 0);
		break;
	case N_AWAIT:
		later(b, n->one.value);
		run_later(b, set_coroutine, NULL, 0);
		break;
	case N_COMPARE:
		later(b, n->compare.left);
		later_seq(b, n->compare.comparators);
		break;
	case N_CALL:
		later(b, n->call.func);
		later_seq(b, n->call.args);
		later_seq(b, n->call.keywords);
		break;
	case N_FORMATTED:
		later(b, n->formatted.value);
		later(b, n->formatted.spec);
		break;
	case N_ATTRIBUTE:
		later(b, n->attribute.value);
		break;
	case N_SUBSCRIPT:
		later(b, n->subscript.value);
		later(b, n->subscript.slice);
		break;
	case N_STARRED:
		later(b, n->one.value);
		break;
	case N_SLICE:
		later(b, n->slice.lower);
		later(b, n->slice.upper);
		later(b, n->slice.step);
		break;
	case N_NAME:
		visit_name(b, n);
		break;
	default:
		break;
	}
}

static void visit_declaration(struct builder *b, struct node *n)
{
	bool global = n->kind == N_GLOBAL;
	const char *what = global ? "global" : "nonlocal";
	int i;

	for (i = 0; i < seq_len(n->many.items) && !b->u->failed; i++) {
		struct ob_object *name = n->many.items->item[i]->name.id;
		int flags = flags_of(b, name);

		if (flags & DEF_PARAM)
			ob_symbol_error(b->u, &n->loc,
					"name '%U' is parameter and %s", name,
					what);
		else if (flags & DEF_USE)
			ob_symbol_error(b->u, &n->loc,
					"name '%U' is used prior to %s declaration",
					name, what);
		else if (flags & DEF_ANNOT)
			ob_symbol_error(b->u, &n->loc,
					"annotated name '%U' can't be %s",
					name, what);
		else if (flags & DEF_LOCAL)
			ob_symbol_error(b->u, &n->loc,
					"name '%U' is assigned to before %s declaration",
					name, what);
		else
			add(b, name, global ? DEF_GLOBAL : DEF_NONLOCAL,
			    &n->loc);
		if (!b->u->failed)
			directive(b, name, &n->loc);
	}
}

static void visit_annassign(struct builder *b, struct node *n)
{
	struct node *t = n->annassign.target;

	b->cur->annotated = true;
	if (t->kind == N_NAME) {
		int flags = flags_of(b, t->name.id);

		if ((flags & (DEF_GLOBAL | DEF_NONLOCAL)) &&
		    b->cur != b->top && n->op) {
			ob_symbol_error(b->u, &n->loc,
					"annotated name '%U' can't be %s",
					t->name.id, flags & DEF_GLOBAL ?
					"global" : "nonlocal");
			return;
		}
		if (n->op)
			add(b, t->name.id, DEF_ANNOT | DEF_LOCAL, &t->loc);
		else if (n->annassign.value)
			add(b, t->name.id, DEF_LOCAL, &t->loc);
	} else {
		later(b, t);
	}
	annotation(b, n->annassign.annotation);
	later(b, n->annassign.value);
}

/* The first component of a dotted name. */
static struct ob_object *first_part(struct unit *u, struct ob_object *name)
{
	s64 len = ob_str_len(name), i;

	for (i = 0; i < len; i++)
		if (ob_str_char(name, i) == '.')
			break;
	if (i == len)
		return name;
	return ob_unit_name_part(u, name, 0, i);
}

static void visit_imports(struct builder *b, struct seq *names)
{
	int i;

	for (i = 0; i < seq_len(names) && !b->u->failed; i++) {
		struct node *a = names->item[i];
		struct ob_object *name = a->alias.asname;

		if (!name)
			name = first_part(b->u, a->alias.name);
		if (!name)
			return;
		if (!ob_str_equal_c(name, "*"))
			add(b, name, DEF_IMPORT, &a->loc);
		else if (b->cur->type != SCOPE_MODULE)
			ob_symbol_error(b->u, &a->loc,
					"import * only allowed at module level");
	}
}

static void name_part(struct builder *b, struct ob_object *name,
		      const struct loc *loc)
{
	if (name)
		add(b, name, DEF_LOCAL, loc);
}

/* Names that patterns bind come after what they contain. */
static void name_later(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->q;

	name_part(b, s->p, &n->loc);
}

static void visit_part(struct builder *b, struct node *n)
{
	switch (n->kind) {
	case N_KEYWORD:
		later(b, n->keyword.value);
		break;
	case N_WITHITEM:
		later(b, n->withitem.context);
		later(b, n->withitem.vars);
		break;
	case N_HANDLER:
		later(b, n->handler.type);
		ob_plan_add(&b->plan, name_later, n->handler.name, n, 0);
		later_seq(b, n->handler.body);
		break;
	case N_CASE:
		later(b, n->match_case.pattern);
		later(b, n->match_case.guard);
		later_seq(b, n->match_case.body);
		break;
	case N_PAT_VALUE:
		later(b, n->one.value);
		break;
	case N_PAT_SEQUENCE:
	case N_PAT_OR:
		later_seq(b, n->many.items);
		break;
	case N_PAT_STAR:
		name_part(b, n->pat_as.name, &n->loc);
		break;
	case N_PAT_MAPPING:
		later_seq(b, n->pat_mapping.keys);
		later_seq(b, n->pat_mapping.patterns);
		ob_plan_add(&b->plan, name_later, n->pat_mapping.rest, n, 0);
		break;
	case N_PAT_CLASS:
		later(b, n->pat_class.cls);
		later_seq(b, n->pat_class.patterns);
		later_seq(b, n->pat_class.kwd);
		break;
	case N_PAT_AS:
		later(b, n->pat_as.pattern);
		ob_plan_add(&b->plan, name_later, n->pat_as.name, n, 0);
		break;
	default:
		break;
	}
}

static void visit_stmt(struct builder *b, struct node *n)
{
	switch (n->kind) {
	case N_FUNCTION:
		visit_function(b, n);
		break;
	case N_CLASS:
		add(b, n->class.name, DEF_LOCAL, &n->loc);
		later_seq(b, n->class.bases);
		later_seq(b, n->class.keywords);
		later_seq(b, n->class.decorators);
		run_later(b, class_body, n, 0);
		break;
	case N_RETURN:
	case N_EXPR:
		later(b, n->one.value);
		break;
	case N_DELETE:
		later_seq(b, n->many.items);
		break;
	case N_ASSIGN:
		later_seq(b, n->assign.targets);
		later(b, n->assign.value);
		break;
	case N_AUGASSIGN:
		later(b, n->named.target);
		later(b, n->named.value);
		break;
	case N_ANNASSIGN:
		visit_annassign(b, n);
		break;
	case N_FOR:
		later(b, n->loop.target);
		later(b, n->loop.iter);
		later_seq(b, n->loop.body);
		later_seq(b, n->loop.orelse);
		break;
	case N_WHILE:
	case N_IF:
		later(b, n->cond.test);
		later_seq(b, n->cond.body);
		later_seq(b, n->cond.orelse);
		break;
	case N_WITH:
		later_seq(b, n->with.items);
		later_seq(b, n->with.body);
		break;
	case N_MATCH:
		later(b, n->match.subject);
		later_seq(b, n->match.cases);
		break;
	case N_RAISE:
		later(b, n->raise.exc);
		later(b, n->raise.cause);
		break;
	case N_TRY:
		later_seq(b, n->try.body);
		later_seq(b, n->try.orelse);
		later_seq(b, n->try.handlers);
		later_seq(b, n->try.final);
		break;
	case N_ASSERT:
		later(b, n->assert.test);
		later(b, n->assert.msg);
		break;
	case N_IMPORT:
	case N_IMPORTFROM:
		visit_imports(b, n->import.names);
		break;
	case N_GLOBAL:
	case N_NONLOCAL:
		visit_declaration(b, n);
		break;
	default:
		visit_part(b, n);
		break;
	}
}

static void visit(void *ctx, struct step *s)
{
	struct builder *b = ctx;
	struct node *n = s->p;

	if (n->kind < N_FUNCTION)
		visit_expr(b, n);
	else
		visit_stmt(b, n);
}

int ob_symtable_build(struct unit *u, struct node *module)
{
	struct builder b = { .plan = { .u = u }, .u = u };
	struct loc none = {};

	b.top = enter(&b, SCOPE_MODULE, &none);
	if (u->failed)
		return -1;
	module->module.scope = b.top;
	later(&b, module->module.expr);
	later_seq(&b, module->module.body);
	ob_plan_run(&b.plan, &b);
	if (!u->failed)
		ob_scope_resolve(u, b.top);
	return u->failed ? -1 : 0;
}
