/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ast - the tree between the parser and the code generator
 *
 * Nodes live in the compile unit's region and are never freed one by one.
 * Objects a node points to (constants, identifiers) are held by the unit
 * (ob_unit_keep()), not by the node. Field names follow CPython's abstract
 * grammar so that the two can be compared.
 */
#ifndef _OBHEAP_LANG_AST_H
#define _OBHEAP_LANG_AST_H

#include <obheap/lang.h>

/*
 * struct loc - a range of source text
 *
 * Lines start at 1; columns are byte offsets in the UTF-8 line; -1 is unknown.
 */
struct loc {
	int line, col, end_line, end_col;
};

enum node_kind {
	/* expressions */
	N_BOOLOP, N_NAMEDEXPR, N_BINOP, N_UNARYOP, N_LAMBDA, N_IFEXP, N_DICT,
	N_SET, N_LISTCOMP, N_SETCOMP, N_DICTCOMP, N_GENEXP, N_AWAIT, N_YIELD,
	N_YIELDFROM, N_COMPARE, N_CALL, N_FORMATTED, N_JOINED, N_CONST,
	N_ATTRIBUTE, N_SUBSCRIPT, N_STARRED, N_NAME, N_LIST, N_TUPLE, N_SLICE,
	/* statements */
	N_FUNCTION, N_CLASS, N_RETURN, N_DELETE, N_ASSIGN, N_AUGASSIGN,
	N_ANNASSIGN, N_FOR, N_WHILE, N_IF, N_WITH, N_MATCH, N_RAISE, N_TRY,
	N_ASSERT, N_IMPORT, N_IMPORTFROM, N_GLOBAL, N_NONLOCAL, N_EXPR, N_PASS,
	N_BREAK, N_CONTINUE,
	/* patterns */
	N_PAT_VALUE, N_PAT_SINGLETON, N_PAT_SEQUENCE, N_PAT_MAPPING,
	N_PAT_CLASS, N_PAT_STAR, N_PAT_AS, N_PAT_OR,
	/* parts of the above */
	N_KEYWORD, N_COMPREHENSION, N_ARG, N_ARGUMENTS, N_WITHITEM, N_HANDLER,
	N_ALIAS, N_CASE, N_MODULE,
};

enum node_ctx { CTX_LOAD, CTX_STORE, CTX_DEL };

/* operators of N_UNARYOP beyond enum ob_unop */
#define UNARY_OP_NOT	3

/* operators of N_COMPARE: enum ob_cmp, then these */
enum {
	CMP_IN = OB_GE + 1,
	CMP_NOT_IN,
	CMP_IS,
	CMP_IS_NOT,
};

struct node;

/* children in source order; an item is NULL where the grammar allows it */
struct seq {
	int n;
	struct node *item[];
};

static inline int seq_len(const struct seq *s)
{
	return s ? s->n : 0;
}

/*
 * struct node - one node of any kind; the union member goes by @kind
 * @kind: enum node_kind
 * @ctx: enum node_ctx where it matters
 * @op: operator, conversion character of N_FORMATTED, N_ANNASSIGN's "simple"
 * @is_async: async variant of a function, for, with or comprehension;
 *	except* for N_TRY
 * @level: dots of a relative import
 * @loc: where it stands
 */
struct node {
	u8 kind, ctx, op, is_async;
	int level;
	struct loc loc;
	union {
		struct {
			struct ob_object *value;
		} constant;
		struct {
			struct ob_object *id;
		} name;
		struct {
			struct node *value;
			struct ob_object *id;
		} attribute;
		struct {
			struct node *value, *slice;
		} subscript;
		/* also await, yield, starred, return, expression statement */
		struct {
			struct node *value;
		} one;
		struct {
			struct node *operand;
		} unary;
		struct {
			struct node *left, *right;
		} binary;
		struct {
			struct node *target, *value;
		} named;	/* also augmented assignment */
		struct {
			struct node *left;
			struct seq *comparators;
			u8 *ops;
		} compare;
		struct {
			struct node *func;
			struct seq *args, *keywords;
		} call;
		struct {
			struct node *lower, *upper, *step;
		} slice;
		/* list, tuple, set, boolean operator, f-string, delete, ... */
		struct {
			struct seq *items;
		} many;
		struct {
			struct seq *keys, *values;
		} dict;
		struct {
			struct node *elt, *value;
			struct seq *generators;
			struct scope *scope;
		} comp;
		struct {
			struct node *args, *body;
			struct scope *scope;
		} lambda;
		struct {
			struct node *test, *body, *orelse;
		} ifexp;
		struct {
			struct node *value, *spec;
		} formatted;
		struct {
			struct ob_object *arg;
			struct node *value;
		} keyword;
		struct {
			struct node *target, *iter;
			struct seq *ifs;
		} generator;
		struct {
			struct ob_object *arg;
			struct node *annotation;
		} arg;
		struct {
			struct seq *posonly, *args, *kwonly;
			struct seq *defaults, *kw_defaults;
			struct node *vararg, *kwarg;
		} arguments;
		struct {
			struct ob_object *name;
			struct node *args, *returns;
			struct seq *body, *decorators;
			struct scope *scope;
		} function;
		struct {
			struct ob_object *name;
			struct seq *bases, *keywords;
			struct seq *body, *decorators;
			struct scope *scope;
		} class;
		struct {
			struct seq *targets;
			struct node *value;
		} assign;
		struct {
			struct node *target, *annotation, *value;
		} annassign;
		struct {
			struct node *target, *iter;
			struct seq *body, *orelse;
		} loop;
		struct {
			struct node *test;
			struct seq *body, *orelse;
		} cond;		/* if and while */
		struct {
			struct seq *items, *body;
		} with;
		struct {
			struct node *context, *vars;
		} withitem;
		struct {
			struct node *subject;
			struct seq *cases;
		} match;
		struct {
			struct node *pattern, *guard;
			struct seq *body;
		} match_case;
		struct {
			struct node *exc, *cause;
		} raise;
		struct {
			struct seq *body, *handlers, *orelse, *final;
		} try;
		struct {
			struct node *type;
			struct ob_object *name;
			struct seq *body;
		} handler;
		struct {
			struct node *test, *msg;
		} assert;
		struct {
			struct ob_object *module;
			struct seq *names;
		} import;
		struct {
			struct ob_object *name, *asname;
		} alias;
		struct {
			struct seq *body;
			struct node *expr;
			struct scope *scope;
		} module;
		struct {
			struct node *pattern;
			struct ob_object *name;
		} pat_as;	/* also star */
		struct {
			struct seq *keys, *patterns;
			struct ob_object *rest;
		} pat_mapping;
		struct {
			struct node *cls;
			struct seq *patterns, *kwd;	/* kwd: N_KEYWORD */
		} pat_class;
	};
};

#endif /* _OBHEAP_LANG_AST_H */
