/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lang_priv - what the passes of the compiler share
 *
 * Errors are sticky: a failed allocation or a SyntaxError leaves an exception
 * pending and unit->failed set, and every pass stops at its next check. A
 * function that hands out memory returns NULL then.
 */
#ifndef _OBHEAP_LANG_PRIV_H
#define _OBHEAP_LANG_PRIV_H

#include <obheap/lang.h>

#include "ast.h"

/* region.c */

struct chunk;

/*
 * struct region - memory of one compile unit, released in one go
 * @scratch: the session's scratch memory, which comes before any chunk
 * @chunk: newest chunk, linked to the older ones
 * @at: first free byte of the newest; @end: its end
 * @used: bytes taken from the heap
 * @limit: how much that may become
 */
struct region {
	struct ob_rt *rt;
	void *scratch;
	struct chunk *chunk;
	char *at, *end;
	size_t used, limit;
};

void ob_region_init(struct region *r, struct ob_rt *rt, size_t limit);
void ob_region_exit(struct region *r);
/** ob_region_more() - bytes from a new chunk */
void *ob_region_more(struct region *r, size_t bytes);

/*
 * ob_region_take() - bytes for who writes before reading: not zeroed
 *
 * Both ends of what is left are aligned, so that what fits also fits rounded.
 */
static inline void *ob_region_take(struct region *r, size_t bytes)
{
	void *p = r->at;

	if (unlikely(bytes > (size_t)(r->end - r->at)))
		return ob_region_more(r, bytes);
	r->at += ALIGN(bytes, 8);
	ob_poison_new(p, ALIGN(bytes, 8));
	return p;
}

/** ob_region_alloc() - zeroed bytes, or NULL with MemoryError pending */
static inline void *ob_region_alloc(struct region *r, size_t bytes)
{
	void *p = ob_region_take(r, bytes);

	if (likely(p))
		memset(p, 0, bytes);
	return p;
}

/*
 * struct vec - a growing array of pointers in a region
 */
struct vec {
	void **item;
	int n, cap;
};

/* compile.c */

/*
 * struct name_slot - an identifier and the object that stands for it
 */
struct name_slot {
	u32 hash;
	u32 len;
	const char *text;
	struct ob_object *id;
};

/*
 * struct unit - everything one ob_compile() call knows
 * @kept: objects the unit holds a reference to
 * @warnings: what the parser has to say about the text
 * @names: identifiers by text, open addressing, a power of two of slots
 * @name_super: the identifier "super", once it was met
 * @consts: constants by type and value, for sharing between code objects
 * @text: source with one kind of line end, NUL-terminated
 * @failed: an exception is pending
 * @flags: the source's, and the features that the text imports
 * @future_line: line of the last import from __future__
 * @deep: expressions are nested deeper than CPython compiles them
 * @parsed_twice: the parser looked for the reason why a text is wrong
 * @line_found: the line ob_unit_line() found last; @line_text: its beginning
 */
struct unit {
	struct ob_rt *rt;
	struct region region;
	const struct ob_source *src;
	struct vec kept;
	struct vec warnings;
	struct name_slot *names;
	u32 nr_names, names_cap;
	struct ob_object *name_super;
	struct const_slot *consts;
	u32 nr_consts, consts_cap;
	char *text;
	size_t len;
	struct ob_object *filename;
	struct ob_object *source;
	u32 number;
	u32 flags;
	bool failed;
	bool incomplete;
	bool parsed_twice;
	bool deep;
	bool byte_columns;
	int future_line;
	int line_found;
	const char *line_text;
};

/* Are annotations kept as text? */
static inline bool unit_annotations(const struct unit *u)
{
	return u->flags & OB_CO_FUTURE_ANNOTATIONS;
}

static inline void *unit_alloc(struct unit *u, size_t bytes)
{
	void *p = ob_region_alloc(&u->region, bytes);

	if (!p)
		u->failed = true;
	return p;
}

/* What is not zeroed may only be read where it has been written. */
static inline void *unit_take(struct unit *u, size_t bytes)
{
	void *p = ob_region_take(&u->region, bytes);

	if (!p)
		u->failed = true;
	return p;
}

bool ob_vec_grow(struct unit *u, struct vec *v);

/** ob_vec_push() - append; false when out of memory */
static inline bool ob_vec_push(struct unit *u, struct vec *v, void *p)
{
	if (unlikely(v->n == v->cap) && !ob_vec_grow(u, v))
		return false;
	v->item[v->n++] = p;
	return true;
}

/** ob_vec_seq() - the items as a sequence of nodes; NULL when out of memory */
struct seq *ob_vec_seq(struct unit *u, const struct vec *v);
/** ob_unit_keep() - hand a new reference to the unit; borrowed, NULL passes */
struct ob_object *ob_unit_keep(struct unit *u, struct ob_object *o);
/** ob_unit_name() - interned str of a text that stays where it is; borrowed */
struct ob_object *ob_unit_name(struct unit *u, const char *text, size_t len);
/** ob_unit_identifier() - the same for a name of the text, normalized */
struct ob_object *ob_unit_identifier(struct unit *u, const char *text,
				     size_t len);
/** ob_unit_name_part() - the same for characters @from to @to of a str */
struct ob_object *ob_unit_name_part(struct unit *u, struct ob_object *name,
				    s64 from, s64 to);
/** ob_unit_name_c() - the same for a C string */
struct ob_object *ob_unit_name_c(struct unit *u, const char *text);
/** ob_unit_private() - a name as code of class @cls sees it */
struct ob_object *ob_unit_private(struct unit *u, struct ob_object *cls,
				  struct ob_object *name);

/** ob_unit_mangle() - the same where there may be no class */
static inline struct ob_object *ob_unit_mangle(struct unit *u,
					       struct ob_object *cls,
					       struct ob_object *name)
{
	return likely(!cls) ? name : ob_unit_private(u, cls, name);
}

/* consts.c */

/*
 * ob_const_same() - same constant for the purpose of sharing?
 *
 * Type and value, with the sign of zero; recursively in tuples.
 */
bool ob_const_same(struct unit *u, struct ob_object *a, struct ob_object *b);
u32 ob_const_hash(struct unit *u, struct ob_object *o);
/** ob_unit_frozenset() - frozenset of a tuple of constants, kept; or NULL */
struct ob_object *ob_unit_frozenset(struct unit *u, struct ob_object *items);
/** ob_const_merge() - the unit's one object equal to @o; borrowed or NULL */
struct ob_object *ob_const_merge(struct unit *u, struct ob_object *o);
/** ob_const_merge_tuple() - the same for a tuple of merged constants or names */
struct ob_object *ob_const_merge_tuple(struct unit *u, struct ob_object *t);

/* coding.c */

/*
 * ob_unit_decode() - text that came as bytes as UTF-8; false raised
 * @s: its start, moved past a byte order mark
 * @end: its end; both in other memory if it declares another encoding
 */
bool ob_unit_decode(struct unit *u, const char **s, const char **end);
/** ob_unit_not_utf8() - SyntaxError: a file that declares nothing; false */
bool ob_unit_not_utf8(struct unit *u, const char *text, const char *bad);

/* error.c */

/*
 * ob_syntax_error() - raise SyntaxError or a subclass
 * @tid: which
 * @loc: lines and columns as the exception shows them; columns start at 1
 * @text: source line as a new reference (stolen), or NULL for None
 */
void ob_syntax_error(struct unit *u, enum ob_tid tid, const struct loc *loc,
		     struct ob_object *text, const char *fmt, va_list ap);
/** ob_symbol_error() - the same about the use of a name */
void ob_symbol_error(struct unit *u, const struct loc *loc, const char *fmt, ...);
/** ob_compile_error() - SyntaxError found after parsing, at byte columns */
void ob_compile_error(struct unit *u, const struct loc *loc, const char *fmt,
		      ...);

/** ob_unit_line() - new str of a line, with or without its end, or NULL */
struct ob_object *ob_unit_line(struct unit *u, int line, bool end);
/** ob_unit_file_line() - the same if the text is a file's, else NULL */
struct ob_object *ob_unit_file_line(struct unit *u, int line);

/** unit_is_stored() - is this a file that CPython reads line by line? */
static inline bool unit_is_stored(const struct unit *u)
{
	return u->src->file && u->src->mode == OB_COMPILE_EXEC &&
	       strcmp(u->src->filename, "<string>");
}

/* warn.c */

/*
 * ob_unit_warn() - note a warning, to be said by ob_unit_say_warnings()
 * @tid: its class
 * @loc: where; columns start at 1
 * @end: an error made of it shows the line with its end
 */
void ob_unit_warn(struct unit *u, enum ob_tid tid, const struct loc *loc,
		  bool end, const char *fmt, ...);
void ob_unit_say_warnings(struct unit *u);
/** ob_unit_warn_now() - a SyntaxWarning, at byte columns; may fail the unit */
void ob_unit_warn_now(struct unit *u, const struct loc *loc, const char *fmt,
		      ...);

/* lexer.c */

enum token_type {
	T_END, T_NAME, T_NUMBER, T_STRING, T_NEWLINE, T_INDENT, T_DEDENT,
	T_ERROR,
	/* one-character operators up to three-character ones */
	T_LPAR, T_RPAR, T_LSQB, T_RSQB, T_LBRACE, T_RBRACE, T_COLON, T_COMMA,
	T_SEMI, T_PLUS, T_MINUS, T_STAR, T_SLASH, T_VBAR, T_AMPER, T_LESS,
	T_GREATER, T_EQUAL, T_DOT, T_PERCENT, T_TILDE, T_CIRCUMFLEX, T_AT,
	T_EQEQUAL, T_NOTEQUAL, T_LESSEQUAL, T_GREATEREQUAL, T_LEFTSHIFT,
	T_RIGHTSHIFT, T_DOUBLESTAR, T_PLUSEQUAL, T_MINEQUAL, T_STAREQUAL,
	T_SLASHEQUAL, T_PERCENTEQUAL, T_AMPEREQUAL, T_VBAREQUAL,
	T_CIRCUMFLEXEQUAL, T_LEFTSHIFTEQUAL, T_RIGHTSHIFTEQUAL,
	T_DOUBLESTAREQUAL, T_DOUBLESLASH, T_DOUBLESLASHEQUAL, T_ATEQUAL,
	T_RARROW, T_ELLIPSIS, T_COLONEQUAL, T_BAD,
	/* keywords */
	T_FALSE, T_NONE, T_TRUE, T_AND, T_AS, T_ASSERT, T_ASYNC, T_AWAIT,
	T_BREAK, T_CLASS, T_CONTINUE, T_DEF, T_DEL, T_ELIF, T_ELSE, T_EXCEPT,
	T_FINALLY, T_FOR, T_FROM, T_GLOBAL, T_IF, T_IMPORT, T_IN, T_IS,
	T_LAMBDA, T_NONLOCAL, T_NOT, T_OR, T_PASS, T_RAISE, T_RETURN, T_TRY,
	T_WHILE, T_WITH, T_YIELD,
	T_FIRST_KEYWORD = T_FALSE,
};

struct memo;

/*
 * struct token - one token
 * @level: brackets open after it
 * @memo: results of the second parse that start here
 */
struct token {
	u8 type;
	u8 level;
	u32 len;
	const char *text;
	struct loc loc;
	struct memo *memo;
};

#define MAX_BRACKETS	200
#define MAX_INDENTS	100

/*
 * enum lex_stop - why the lexer cannot go on
 *
 * Only LEX_RAISED has an exception pending; the parser raises the others when
 * it needs the token.
 */
enum lex_stop {
	LEX_OK, LEX_EOF, LEX_RAISED, LEX_OPEN_STRING, LEX_TABS, LEX_DEDENT,
	LEX_TOO_DEEP, LEX_CONTINUATION,
};

/*
 * struct bracket - an open one
 */
struct bracket {
	char c;
	int line, col;
};

/*
 * struct lexer - position in a text
 * @at: next byte; @line_end: end of the current line; @end: end of the text
 * @line_start: first byte of the current line
 * @buf: first byte of the line, or of the first line of an unfinished token
 * @start: first byte of the token being read, NULL between tokens
 * @string_line_start: first byte of the line a string began on
 * @line: current line; @string_line: the one a string began on
 * @stop: why no more tokens come
 * @bol: at the beginning of a logical line
 * @pending: indents (positive) or dedents not handed out yet
 */
struct lexer {
	struct unit *u;
	const char *at, *line_end, *end, *line_start, *buf, *start;
	const char *base, *string_line_start;
	int line, string_line, first_line;
	enum lex_stop stop;
	bool bol;
	int pending;
	int indent;
	int nr_brackets;
	int *indents, *alt_indents;
	struct bracket *brackets;
};

/** ob_lexer_init() - begin with a text; @l is zero, or is done with another */
int ob_lexer_init(struct lexer *l, struct unit *u, const char *text,
		  size_t len);
/** ob_lexer_next() - the next token; T_ERROR when there is none, see l->stop */
void ob_lexer_next(struct lexer *l, struct token *t);
int ob_lexer_line_char(struct lexer *l);

/** ob_lexer_char() - consume one byte, going on to the next line; -1 at the end */
static inline int ob_lexer_char(struct lexer *l)
{
	if (unlikely(l->at == l->line_end))
		return ob_lexer_line_char(l);
	return (unsigned char)*l->at++;
}

/** ob_lexer_error() - raise; points at the character before l->at */
void ob_lexer_error(struct lexer *l, const char *fmt, ...);
/** ob_lexer_error_range() - raise for columns of the current line, from 1 */
void ob_lexer_error_range(struct lexer *l, int col, int end_col,
			  const char *fmt, ...);
/** ob_lexer_text() - the source line a parser's message quotes; new str */
struct ob_object *ob_lexer_text(struct lexer *l, int line);
/** ob_lex_number() - scan a number whose first character is at l->at */
bool ob_lex_number(struct lexer *l);
/** ob_lex_string() - scan a string literal after its opening quote */
bool ob_lex_string(struct lexer *l, int quote);

static inline bool lex_ident_start(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c >= 128;
}

static inline bool lex_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool lex_ident_char(unsigned char c)
{
	return lex_ident_start(c) || lex_digit(c);
}

/* utf8.c */

/** ob_text_next() - decode one code point of valid UTF-8 */
u32 ob_text_next(const char **s);
/** ob_text_check() - offset of the first ill-formed byte, or -1 */
ssize_t ob_text_check(const char *s, size_t len, const char **why);
/** ob_text_columns() - characters in the first @bytes bytes */
int ob_text_columns(const char *s, size_t len, int bytes);
/** ob_ident_check() - offset of the first character no identifier has, or -1 */
int ob_ident_check(const char *s, size_t len, u32 *bad);

/* plan.c */

/*
 * struct step - one piece of work of a pass over the tree
 * @run: does it; may add further steps, which come next, in the order added
 */
struct step {
	void (*run)(void *ctx, struct step *s);
	union {
		struct {
			void *p, *q;
		};
		struct loc loc;
	};
	int arg;
};

/*
 * struct plan - what a pass still has to do
 *
 * Passes over the tree do not recurse in C: what a recursive function would
 * do after a call is added as a step after the step for the child. Trees of
 * any depth cost region memory, not stack.
 *
 * @base: steps that were there when the one that runs now began
 */
struct plan {
	struct unit *u;
	struct step *step;
	int n, cap, base;
};

bool ob_plan_grow(struct plan *pl);

/** ob_plan_add() - add a step; its place may be set instead of @p and @q */
static inline struct step *
ob_plan_add(struct plan *pl, void (*run)(void *ctx, struct step *s), void *p,
	    void *q, int arg)
{
	struct step *s;

	if (unlikely(pl->n == pl->cap) && !ob_plan_grow(pl))
		return NULL;
	s = &pl->step[pl->n++];
	s->run = run;
	s->p = p;
	s->q = q;
	s->arg = arg;
	return s;
}

/** ob_plan_is_next() - would a step added now be the next to be done? */
static inline bool ob_plan_is_next(const struct plan *pl)
{
	return pl->n == pl->base;
}

/** ob_plan_run() - do everything there is to do; stops when the unit failed */
void ob_plan_run(struct plan *pl, void *ctx);

/* symtable.c, scope.c */

#define DEF_GLOBAL	1
#define DEF_LOCAL	2
#define DEF_PARAM	4
#define DEF_NONLOCAL	8
#define DEF_USE		16
#define DEF_FREE_CLASS	64
#define DEF_IMPORT	128
#define DEF_ANNOT	256
#define DEF_COMP_ITER	512
#define DEF_BOUND	(DEF_LOCAL | DEF_PARAM | DEF_IMPORT)

enum symbol_scope {
	SCOPE_UNKNOWN, SCOPE_LOCAL, SCOPE_GLOBAL_EXPLICIT,
	SCOPE_GLOBAL_IMPLICIT, SCOPE_FREE, SCOPE_CELL,
};

struct symbol {
	struct ob_object *name;
	int flags;
	int scope;
	struct loc directive;	/* where global or nonlocal was said */
};

enum scope_type { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS };

/*
 * struct scope - the names of one block
 * @symbols: struct symbol by first appearance
 * @index: the same by address of the name, once there are many; open
 *	addressing
 * @params: parameter names in order of their slots
 * @comprehension: node kind of a comprehension's scope, else -1
 * @iter_target: visiting an iteration variable
 * @iter_expr: nested iterables being visited
 * @annotated: a statement in it annotates something
 * @private: class whose names are mangled here
 */
struct scope {
	struct scope *parent;
	struct vec children;
	struct vec symbols;
	struct symbol **index;
	u32 index_cap;
	struct vec params;
	enum scope_type type;
	int comprehension;
	int iter_target, iter_expr;
	bool nested, generator, coroutine, varargs, varkeywords;
	bool needs_class_closure, annotated;
	struct ob_object *private;
	struct loc loc;
};

struct symbol *ob_scope_find(const struct scope *s,
			     const struct ob_object *name);
struct symbol *ob_scope_add(struct unit *u, struct scope *s,
			    struct ob_object *name);
/** ob_scope_resolve() - decide what every name refers to; errors raised */
void ob_scope_resolve(struct unit *u, struct scope *top);
int ob_symtable_build(struct unit *u, struct node *module);

/* fold.c, fold_op.c */

int ob_fold(struct unit *u, struct node *module);
/* The value of an operation on constants: kept, or NULL when left alone. */
struct ob_object *ob_fold_binop(struct unit *u, int op, struct ob_object *a,
				struct ob_object *b);
struct ob_object *ob_fold_unary(struct unit *u, int op, struct ob_object *a);
/** ob_fold_format() - '...' % (...) as an f-string; false when it cannot be */
bool ob_fold_format(struct unit *u, struct node *n);

/* future.c */

/** ob_future() - find the imports from __future__; -1 raised */
int ob_future(struct unit *u, struct node *module);

/* unparse.c */

/** ob_unparse() - the text of an expression, kept; NULL raised */
struct ob_object *ob_unparse(struct unit *u, const struct node *n);

/* codegen.c */
struct ob_code *ob_codegen(struct unit *u, struct node *module);

/** ob_parse() - the tree of the unit's text, or NULL raised */
struct node *ob_parse(struct unit *u);
/** ob_docstring() - the docstring of a body, or NULL */
struct node *ob_docstring(struct unit *u, const struct seq *body);

#endif /* _OBHEAP_LANG_PRIV_H */
