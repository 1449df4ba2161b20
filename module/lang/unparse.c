// SPDX-License-Identifier: GPL-2.0
/*
 * unparse - the text of an expression, made from its tree
 *
 * What "from __future__ import annotations" keeps of an annotation. Spaces and
 * brackets are those CPython 3.11 writes.
 */

#include "lang_priv.h"

/* how tightly something binds, loosest first */
enum {
	PREC_TUPLE, PREC_TEST, PREC_OR, PREC_AND, PREC_NOT, PREC_CMP,
	PREC_BOR, PREC_BXOR, PREC_BAND, PREC_SHIFT, PREC_ARITH, PREC_TERM,
	PREC_FACTOR, PREC_POWER, PREC_AWAIT, PREC_ATOM,
};

/*
 * struct unparser - a text being written
 * @scopes: lambdas and comprehensions around what is written
 */
struct unparser {
	struct unit *u;
	struct ob_strbuf buf;
	int scopes;
};

static void put_expr(struct unparser *w, const struct node *n, int level);
static struct ob_object *unparse_at(struct unit *u, const struct node *n,
				    int level);

static void put(struct unparser *w, const char *s)
{
	if (!w->u->failed && ob_strbuf_cstr(&w->buf, s))
		w->u->failed = true;
}

static void put_str(struct unparser *w, struct ob_object *o)
{
	if (!w->u->failed && ob_strbuf_str(&w->buf, o))
		w->u->failed = true;
}

static void put_if(struct unparser *w, bool yes, const char *s)
{
	if (yes)
		put(w, s);
}

static void put_list(struct unparser *w, const struct seq *s, int level)
{
	int i;

	for (i = 0; i < seq_len(s); i++) {
		put_if(w, i, ", ");
		put_expr(w, s->item[i], level);
	}
}

static void put_boolop(struct unparser *w, const struct node *n, int level)
{
	int prec = n->op ? PREC_OR : PREC_AND, i;

	put_if(w, level > prec, "(");
	for (i = 0; i < n->many.items->n; i++) {
		put_if(w, i, n->op ? " or " : " and ");
		put_expr(w, n->many.items->item[i], prec + 1);
	}
	put_if(w, level > prec, ")");
}

static void put_binop(struct unparser *w, const struct node *n, int level)
{
	static const struct {
		const char *text;
		int prec;
	} ops[] = {
		[OB_ADD] = { " + ", PREC_ARITH },
		[OB_SUB] = { " - ", PREC_ARITH },
		[OB_MUL] = { " * ", PREC_TERM },
		[OB_MATMUL] = { " @ ", PREC_TERM },
		[OB_TRUEDIV] = { " / ", PREC_TERM },
		[OB_MOD] = { " % ", PREC_TERM },
		[OB_FLOORDIV] = { " // ", PREC_TERM },
		[OB_LSHIFT] = { " << ", PREC_SHIFT },
		[OB_RSHIFT] = { " >> ", PREC_SHIFT },
		[OB_OR] = { " | ", PREC_BOR },
		[OB_XOR] = { " ^ ", PREC_BXOR },
		[OB_AND] = { " & ", PREC_BAND },
		[OB_POW] = { " ** ", PREC_POWER },
	};
	int prec = ops[n->op].prec;
	bool right = n->op == OB_POW;

	put_if(w, level > prec, "(");
	put_expr(w, n->binary.left, prec + right);
	put(w, ops[n->op].text);
	put_expr(w, n->binary.right, prec + !right);
	put_if(w, level > prec, ")");
}

static void put_unary(struct unparser *w, const struct node *n, int level)
{
	int prec = n->op == UNARY_OP_NOT ? PREC_NOT : PREC_FACTOR;

	put_if(w, level > prec, "(");
	put(w, n->op == UNARY_OP_NOT ? "not " : n->op == OB_POS ? "+" :
	    n->op == OB_NEG ? "-" : "~");
	put_expr(w, n->unary.operand, prec);
	put_if(w, level > prec, ")");
}

static void put_arg(struct unparser *w, const struct node *arg, bool *first)
{
	put_if(w, !*first, ", ");
	*first = false;
	put_str(w, arg->arg.arg);
}

static void put_default(struct unparser *w, const struct node *value)
{
	if (!value)
		return;
	put(w, "=");
	put_expr(w, value, PREC_TEST);
}

/* Parameters of a lambda. */
static void put_params(struct unparser *w, const struct node *a)
{
	const struct seq *kw = a->arguments.kwonly;
	int pos = seq_len(a->arguments.posonly);
	int n = pos + seq_len(a->arguments.args), i, d;
	bool first = true;

	for (i = 0; i < n; i++) {
		put_arg(w, i < pos ? a->arguments.posonly->item[i] :
			a->arguments.args->item[i - pos], &first);
		d = i - (n - seq_len(a->arguments.defaults));
		if (d >= 0)
			put_default(w, a->arguments.defaults->item[d]);
		put_if(w, pos && i + 1 == pos, ", /");
	}
	if (a->arguments.vararg || seq_len(kw)) {
		put_if(w, !first, ", ");
		first = false;
		put(w, "*");
		if (a->arguments.vararg)
			put_str(w, a->arguments.vararg->arg.arg);
	}
	for (i = 0; i < seq_len(kw); i++) {
		put_arg(w, kw->item[i], &first);
		put_default(w, a->arguments.kw_defaults->item[i]);
	}
	if (a->arguments.kwarg) {
		put_if(w, !first, ", ");
		put(w, "**");
		put_str(w, a->arguments.kwarg->arg.arg);
	}
}

static void put_lambda(struct unparser *w, const struct node *n, int level)
{
	const struct node *a = n->lambda.args;

	put_if(w, level > PREC_TEST, "(");
	/* No space before a star, as CPython has it. */
	put(w, seq_len(a->arguments.posonly) + seq_len(a->arguments.args) ?
	    "lambda " : "lambda");
	put_params(w, a);
	put(w, ": ");
	w->scopes++;
	put_expr(w, n->lambda.body, PREC_TEST);
	w->scopes--;
	put_if(w, level > PREC_TEST, ")");
}

static void put_ifexp(struct unparser *w, const struct node *n, int level)
{
	put_if(w, level > PREC_TEST, "(");
	put_expr(w, n->ifexp.body, PREC_TEST + 1);
	put(w, " if ");
	put_expr(w, n->ifexp.test, PREC_TEST + 1);
	put(w, " else ");
	put_expr(w, n->ifexp.orelse, PREC_TEST);
	put_if(w, level > PREC_TEST, ")");
}

static void put_dict(struct unparser *w, const struct node *n)
{
	int i;

	put(w, "{");
	for (i = 0; i < seq_len(n->dict.values); i++) {
		const struct node *key = n->dict.keys->item[i];

		put_if(w, i, ", ");
		if (key) {
			put_expr(w, key, PREC_TEST);
			put(w, ": ");
			put_expr(w, n->dict.values->item[i], PREC_TEST);
		} else {
			put(w, "**");
			put_expr(w, n->dict.values->item[i], PREC_BOR);
		}
	}
	put(w, "}");
}

static void put_comp(struct unparser *w, const struct node *n)
{
	const struct seq *gens = n->comp.generators;
	const char *brackets = n->kind == N_GENEXP ? "(\0)" :
			       n->kind == N_LISTCOMP ? "[\0]" : "{\0}";
	int i, k;

	put(w, brackets);
	w->scopes++;
	put_expr(w, n->comp.elt, PREC_TEST);
	if (n->kind == N_DICTCOMP) {
		put(w, ": ");
		put_expr(w, n->comp.value, PREC_TEST);
	}
	for (i = 0; i < gens->n; i++) {
		const struct node *g = gens->item[i];

		put(w, g->is_async ? " async for " : " for ");
		put_expr(w, g->generator.target, PREC_TUPLE);
		put(w, " in ");
		put_expr(w, g->generator.iter, PREC_TEST + 1);
		for (k = 0; k < seq_len(g->generator.ifs); k++) {
			put(w, " if ");
			put_expr(w, g->generator.ifs->item[k], PREC_TEST + 1);
		}
	}
	w->scopes--;
	put(w, brackets + 2);
}

static void put_compare(struct unparser *w, const struct node *n, int level)
{
	static const char *const ops[] = {
		[OB_LT] = " < ", [OB_LE] = " <= ", [OB_EQ] = " == ",
		[OB_NE] = " != ", [OB_GT] = " > ", [OB_GE] = " >= ",
		[CMP_IN] = " in ", [CMP_NOT_IN] = " not in ",
		[CMP_IS] = " is ", [CMP_IS_NOT] = " is not ",
	};
	int i;

	put_if(w, level > PREC_CMP, "(");
	put_expr(w, n->compare.left, PREC_CMP + 1);
	for (i = 0; i < n->compare.comparators->n; i++) {
		put(w, ops[n->compare.ops[i]]);
		put_expr(w, n->compare.comparators->item[i], PREC_CMP + 1);
	}
	put_if(w, level > PREC_CMP, ")");
}

static void put_call(struct unparser *w, const struct node *n)
{
	const struct seq *args = n->call.args, *kw = n->call.keywords;
	int i;

	put_expr(w, n->call.func, PREC_ATOM);
	if (seq_len(args) == 1 && !seq_len(kw) &&
	    args->item[0]->kind == N_GENEXP) {
		put_comp(w, args->item[0]);
		return;
	}
	put(w, "(");
	put_list(w, args, PREC_TEST);
	for (i = 0; i < seq_len(kw); i++) {
		put_if(w, i || seq_len(args), ", ");
		if (kw->item[i]->keyword.arg) {
			put_str(w, kw->item[i]->keyword.arg);
			put(w, "=");
		} else {
			put(w, "**");
		}
		put_expr(w, kw->item[i]->keyword.value, PREC_TEST);
	}
	put(w, ")");
}

/* Text between the fields of an f-string: braces are doubled. */
static void put_literal(struct unparser *w, struct ob_object *text)
{
	s64 i;

	for (i = 0; i < ob_str_len(text) && !w->u->failed; i++) {
		u32 c = ob_str_char(text, i);

		if (((c == '{' || c == '}') && ob_strbuf_char(&w->buf, c)) ||
		    ob_strbuf_char(&w->buf, c))
			w->u->failed = true;
	}
}

static void put_parts(struct unparser *w, const struct node *n);

static void put_field(struct unparser *w, const struct node *n)
{
	struct ob_object *text = unparse_at(w->u, n->formatted.value,
					    PREC_TEST + 1);

	if (!text)
		return;
	put(w, ob_str_len(text) && ob_str_char(text, 0) == '{' ? "{ " : "{");
	put_str(w, text);
	if (n->op) {
		char conversion[] = { '!', n->op, 0 };

		put(w, conversion);
	}
	if (n->formatted.spec) {
		put(w, ":");
		put_parts(w, n->formatted.spec);
	}
	put(w, "}");
}

/* The inside of an f-string. */
static void put_parts(struct unparser *w, const struct node *n)
{
	int i;

	if (n->kind == N_CONST)
		put_literal(w, n->constant.value);
	else if (n->kind == N_FORMATTED)
		put_field(w, n);
	for (i = 0; n->kind == N_JOINED && i < seq_len(n->many.items); i++)
		put_parts(w, n->many.items->item[i]);
}

static void put_fstring(struct unparser *w, const struct node *n)
{
	struct unparser inside = { .u = w->u };
	struct ob_object *text, *repr;

	ob_strbuf_init(&inside.buf, w->u->rt);
	put_parts(&inside, n);
	text = ob_unit_keep(w->u, ob_strbuf_finish(&inside.buf));
	repr = text ? ob_unit_keep(w->u, ob_repr(w->u->rt, text)) : NULL;
	if (!repr)
		return;
	put(w, "f");
	put_str(w, repr);
}

/* An infinite number is written so that it can be read again. */
static void put_number(struct unparser *w, struct ob_object *repr)
{
	s64 len = ob_str_len(repr), i;

	for (i = 0; i < len && !w->u->failed; i++) {
		u32 c = ob_str_char(repr, i);

		if (c == 'i' && i + 3 <= len &&
		    ob_str_char(repr, i + 1) == 'n') {
			put(w, "1e309");
			i += 2;
		} else if (ob_strbuf_char(&w->buf, c)) {
			w->u->failed = true;
		}
	}
}

static void put_const(struct unparser *w, struct ob_object *v)
{
	struct ob_rt *rt = w->u->rt;
	struct ob_object *repr;

	if (v == &rt->st->ellipsis) {
		put(w, "...");
		return;
	}
	repr = ob_unit_keep(w->u, ob_repr(rt, v));
	if (!repr)
		return;
	if (ob_is(rt, v, OB_T_FLOAT) || ob_is(rt, v, OB_T_COMPLEX))
		put_number(w, repr);
	else
		put_str(w, repr);
}

static void put_tuple(struct unparser *w, const struct node *n, int level)
{
	const struct seq *s = n->many.items;

	if (!seq_len(s)) {
		put(w, "()");
		return;
	}
	put_if(w, level > PREC_TUPLE, "(");
	put_list(w, s, PREC_TEST);
	put_if(w, s->n == 1, ",");
	put_if(w, level > PREC_TUPLE, ")");
}

static void put_slice(struct unparser *w, const struct node *n)
{
	if (n->slice.lower)
		put_expr(w, n->slice.lower, PREC_TEST);
	put(w, ":");
	if (n->slice.upper)
		put_expr(w, n->slice.upper, PREC_TEST);
	if (n->slice.step) {
		put(w, ":");
		put_expr(w, n->slice.step, PREC_TEST);
	}
}

/* @open, the one operand, @close */
static void put_around(struct unparser *w, const char *open,
		       const struct node *n, int level, const char *close)
{
	put(w, open);
	put_expr(w, n->one.value, level);
	put(w, close);
}

static void put_attribute(struct unparser *w, const struct node *n)
{
	const struct node *value = n->attribute.value;

	put_expr(w, value, PREC_ATOM);
	put(w, value->kind == N_CONST &&
	    ob_is(w->u->rt, value->constant.value, OB_T_INT) ? " ." : ".");
	put_str(w, n->attribute.id);
}

/* What an annotation that is never evaluated must not have all the same. */
static void refuse(struct unparser *w, const struct node *n)
{
	const char *what = n->kind == N_NAMEDEXPR ? "named expression" :
			   n->kind == N_AWAIT ? "await expression" :
			   n->kind == N_YIELD || n->kind == N_YIELDFROM ?
			   "yield expression" : NULL;

	if (what && !w->scopes)
		ob_symbol_error(w->u, &n->loc,
				"'%s' can not be used within an annotation",
				what);
}

static void put_special(struct unparser *w, const struct node *n, int level)
{
	refuse(w, n);
	switch (n->kind) {
	case N_NAMEDEXPR:
		put_if(w, level > PREC_TUPLE, "(");
		put_expr(w, n->named.target, PREC_ATOM);
		put(w, " := ");
		put_expr(w, n->named.value, PREC_ATOM);
		put_if(w, level > PREC_TUPLE, ")");
		break;
	case N_AWAIT:
		put_around(w, level > PREC_AWAIT ? "(await " : "await ", n,
			   PREC_ATOM, level > PREC_AWAIT ? ")" : "");
		break;
	case N_YIELD:
		if (n->one.value)
			put_around(w, "(yield ", n, PREC_TEST, ")");
		else
			put(w, "(yield)");
		break;
	case N_YIELDFROM:
		put_around(w, "(yield from ", n, PREC_TEST, ")");
		break;
	case N_STARRED:
		put_around(w, "*", n, PREC_BOR, "");
		break;
	case N_SET:
		put(w, "{");
		put_list(w, n->many.items, PREC_TEST);
		put(w, "}");
		break;
	case N_LIST:
		put(w, "[");
		put_list(w, n->many.items, PREC_TEST);
		put(w, "]");
		break;
	case N_SUBSCRIPT:
		put_expr(w, n->subscript.value, PREC_ATOM);
		put(w, "[");
		put_expr(w, n->subscript.slice, PREC_TUPLE);
		put(w, "]");
		break;
	default:
		put_slice(w, n);
		break;
	}
}

static void put_kind(struct unparser *w, const struct node *n, int level)
{
	switch (n->kind) {
	case N_BOOLOP:
		put_boolop(w, n, level);
		break;
	case N_BINOP:
		put_binop(w, n, level);
		break;
	case N_UNARYOP:
		put_unary(w, n, level);
		break;
	case N_LAMBDA:
		put_lambda(w, n, level);
		break;
	case N_IFEXP:
		put_ifexp(w, n, level);
		break;
	case N_DICT:
		put_dict(w, n);
		break;
	case N_LISTCOMP:
	case N_SETCOMP:
	case N_DICTCOMP:
	case N_GENEXP:
		put_comp(w, n);
		break;
	case N_COMPARE:
		put_compare(w, n, level);
		break;
	case N_CALL:
		put_call(w, n);
		break;
	case N_FORMATTED:
	case N_JOINED:
		put_fstring(w, n);
		break;
	case N_CONST:
		put_const(w, n->constant.value);
		break;
	case N_ATTRIBUTE:
		put_attribute(w, n);
		break;
	case N_NAME:
		put_str(w, n->name.id);
		break;
	case N_TUPLE:
		put_tuple(w, n, level);
		break;
	default:
		put_special(w, n, level);
		break;
	}
}

static void put_expr(struct unparser *w, const struct node *n, int level)
{
	if (w->u->failed)
		return;
	if (ob_enter(w->u->rt, " during compilation") || ob_tick(w->u->rt))
		w->u->failed = true;
	else
		put_kind(w, n, level);
}

static struct ob_object *unparse_at(struct unit *u, const struct node *n,
				    int level)
{
	struct unparser w = { .u = u };

	ob_strbuf_init(&w.buf, u->rt);
	put_expr(&w, n, level);
	if (u->failed) {
		ob_strbuf_exit(&w.buf);
		return NULL;
	}
	return ob_unit_keep(u, ob_strbuf_finish(&w.buf));
}

struct ob_object *ob_unparse(struct unit *u, const struct node *n)
{
	return unparse_at(u, n, PREC_TEST);
}
