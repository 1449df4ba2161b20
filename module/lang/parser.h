/* SPDX-License-Identifier: GPL-2.0 */
/*
 * parser - what the files of the parser share
 *
 * A recursive descent parser with one function per construct; operators by
 * precedence climbing, so that only brackets and lambdas nest in C, and left
 * chains of any length do not. A function returns NULL when the text is not
 * what it parses; the position is then unspecified and callers that try
 * something else reset p->mark.
 *
 * As in CPython a text is parsed twice when it is wrong. The first time gives
 * the position of the token nothing could be done with. The second time
 * (p->invalid) the functions named invalid_* look for common mistakes where
 * CPython's grammar has rules of that name, and the first one found is
 * raised. Results are remembered per token then, as the same text is looked
 * at from many sides.
 */
#ifndef _OBHEAP_LANG_PARSER_H
#define _OBHEAP_LANG_PARSER_H

#include "lang_priv.h"

/*
 * struct brace_place - how far lines of an f-string were counted
 * @token: its text; @at: counted up to here
 * @line: the last line end before that, or @token; @lines: how many
 */
struct brace_place {
	const char *token, *at, *line;
	int lines;
};

/*
 * struct parser - state of one parse
 * @tok: tokens of the current top-level statement
 * @fill: how many are there; @mark: next one to look at
 * @depth: nodes that the next expression is inside of; @more_rules: rules of
 *	CPython's grammar beside one for each
 * @invalid: second parse
 * @remember: results are kept per token; from the first thing on that makes
 *	the parser look at a text again
 * @fstring: parsing the inside of an f-string's braces
 * @started: a token was delivered since the last implied line end
 * @first_line: line of the first token of an f-string expression
 * @first_col: what to add to columns on that line
 * @literal: token of the string literal being decoded
 * @brace: where in an f-string the last expression stood
 * @inner: what parses the expressions of its f-strings, one after the other
 * @open: brackets open in such an expression while its end is looked for
 * @module: the node of a file, with @body: its statements so far, @nr_body of
 *	which are parsed for good
 */
struct parser {
	struct unit *u;
	struct lexer lex;
	struct token *tok;
	int fill, cap, mark, depth, more_rules;
	bool invalid, remember;
	bool fstring;
	bool started;
	bool codeop;
	int first_line, first_col;
	int literal;
	struct brace_place brace;
	struct parser *inner;
	char *open;
	struct node *module;
	struct vec body;
	int nr_body;
};

/* what struct memo remembers the result of */
enum memo_rule {
	MEMO_EXPRESSION, MEMO_DISJUNCTION, MEMO_BITWISE_OR, MEMO_ATOM,
	MEMO_INVALID_NAMED, MEMO_BLOCK, MEMO_SIMPLE,
};

struct memo {
	struct memo *next;
	void *result;
	int rule, end;
};

/* levels of operators, loosest first */
enum level {
	LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_BITOR,
	LEVEL_BITXOR, LEVEL_BITAND, LEVEL_SHIFT, LEVEL_SUM, LEVEL_TERM,
	LEVEL_FACTOR, LEVEL_POWER,
};

enum target_kind { STAR_TARGETS, FOR_TARGETS, DEL_TARGETS };

/* parser.c */
int ob_parser_fill(struct parser *p);
bool ob_parser_expect_forced(struct parser *p, int type, const char *text);
bool ob_parser_memo(struct parser *p, int rule, void **result);
void ob_parser_memo_set(struct parser *p, int rule, int start, void *result);
struct node *ob_parser_node(struct parser *p, int kind);
/*
 * ob_parser_on_new_stack() - call a parsing function where it has a whole stack
 *
 * For whoever nests as the text does and finds ob_stack_low().
 */
void *ob_parser_on_new_stack(struct parser *p,
			     void *(*fn)(struct parser *p, int arg), int arg);
struct node *ob_parser_finish(struct parser *p, struct node *n, int start);
struct node *ob_parser_name(struct parser *p);
bool ob_parser_is_soft(struct parser *p, int i, const char *word);
/* the last token seen, a range, a range up to the current position */
void *ob_parser_error(struct parser *p, const char *fmt, ...);
void *ob_parser_indent_error(struct parser *p, const char *fmt, ...);
void *ob_parser_error_range(struct parser *p, const struct loc *from,
			    const struct loc *to, const char *fmt, ...);
void *ob_parser_error_from(struct parser *p, const struct loc *from,
			   const char *fmt, ...);
void *ob_parser_invalid_target(struct parser *p, enum target_kind kind,
			       struct node *e);
const char *ob_expr_name(struct parser *p, const struct node *e);
struct node *ob_parser_run(struct parser *p, struct node *(*start)(struct parser *));

/** ob_parser_init() - begin with a text; @p is zero, or is done with another */
int ob_parser_init(struct parser *p, struct unit *u, const char *text,
		   size_t len);

/* parser_expr.c */
struct node *ob_parse_expression(struct parser *p);
struct node *ob_parse_operators(struct parser *p, int level);
struct node *ob_parse_primary(struct parser *p);
struct node *ob_parse_ifexp(struct parser *p, struct node *a, int start);
struct node *ob_parse_named(struct parser *p);
struct node *ob_parse_star_named(struct parser *p);
struct node *ob_parse_star_expression(struct parser *p);
struct node *ob_parse_star_expressions(struct parser *p);
struct node *ob_parse_expressions(struct parser *p);
struct node *ob_parse_yield(struct parser *p);
struct node *ob_parse_yield_or_star(struct parser *p);
struct node *ob_parse_starred(struct parser *p);

/* parser_atom.c */
struct node *ob_parse_atom(struct parser *p);
struct node *ob_parse_paren(struct parser *p);
struct node *ob_parse_list(struct parser *p);
struct node *ob_parse_brace(struct parser *p);
struct seq *ob_parse_for_if(struct parser *p);
struct node *ob_parse_slices(struct parser *p);

/* parser_call.c */
struct node *ob_parse_args(struct parser *p);
struct node *ob_parse_arguments(struct parser *p);
struct node *ob_parse_call(struct parser *p, struct node *func, int start);

/* parser_params.c */
struct node *ob_parse_params(struct parser *p, bool lambda);

/* parser_target.c */
struct node *ob_parse_star_targets(struct parser *p);
struct node *ob_parse_star_target(struct parser *p);
struct seq *ob_parse_del_targets(struct parser *p);
bool ob_target_ok(struct parser *p, const struct node *e, bool star);
bool ob_target_single(const struct node *e);
void ob_set_ctx(struct parser *p, struct node *e, enum node_ctx ctx);

/* parser_stmt.c */
bool ob_parse_simple_stmts(struct parser *p, struct vec *out);
struct node *ob_parse_assignment(struct parser *p);

/* parser_compound.c */
bool ob_parse_statement(struct parser *p, struct vec *out);
struct seq *ob_parse_block(struct parser *p);
struct node *ob_parse_compound(struct parser *p);
bool ob_parse_is_compound(struct parser *p);
struct seq *ob_parse_else(struct parser *p);
bool ob_parse_colon(struct parser *p, bool forced);
bool ob_parse_indented(struct parser *p, const char *what, int line);

/* parser_try.c, parser_match.c, parser_def.c */
struct node *ob_parse_try(struct parser *p);
struct node *ob_parse_with(struct parser *p, int start, bool is_async);
struct node *ob_parse_match(struct parser *p);
struct node *ob_parse_decorated(struct parser *p);
struct node *ob_parse_def(struct parser *p, int start, bool is_async,
			  struct seq *decorators);
struct node *ob_parse_class(struct parser *p, struct seq *decorators);

/* parser_invalid.c */
void ob_invalid_expression(struct parser *p);
void ob_invalid_named(struct parser *p);
void ob_invalid_assignment(struct parser *p);
void ob_invalid_group(struct parser *p);
void ob_invalid_comprehension(struct parser *p);
void ob_invalid_dict(struct parser *p);
void ob_invalid_dict_comp(struct parser *p);
void ob_invalid_arguments(struct parser *p);
void ob_invalid_kwarg(struct parser *p);
void ob_invalid_for_target(struct parser *p);

/* parser_invalid_params.c */
void ob_invalid_params(struct parser *p, bool lambda);

/* strings.c, fstring.c */
struct node *ob_parse_strings(struct parser *p);

/*
 * struct fstring - the parts of adjacent string literals joined so far
 * @last: text not yet made a node, owned
 * @parts: constants and formatted values
 * @fmode: an f-string was among them
 */
struct fstring {
	struct ob_object *last;
	struct vec parts;
	bool fmode, bytes;
	int first, last_tok;
};

/** ob_string_warn() - of an escape that means nothing, @bad behind its backslash */
void ob_string_warn(struct parser *p, const char *bad);
struct ob_object *ob_string_decode(struct parser *p, const char *s, size_t len,
				   bool raw);
bool ob_fstring_text(struct parser *p, struct fstring *f, struct ob_object *o);
bool ob_fstring_parse(struct parser *p, struct fstring *f, const char **s,
		      const char *end, bool raw, int depth, int tok);
struct node *ob_fstring_finish(struct parser *p, struct fstring *f);

static inline int peek(struct parser *p)
{
	if (p->mark == p->fill && ob_parser_fill(p))
		return T_ERROR;
	return p->u->failed ? T_ERROR : p->tok[p->mark].type;
}

/* The token after the next; only where the grammar looks that far. */
static inline int peek2(struct parser *p)
{
	int type;

	if (peek(p) == T_ERROR)
		return T_ERROR;
	p->mark++;
	type = peek(p);
	p->mark--;
	return type;
}

/*
 * An expression, and an item of a display, without the stack frames of the
 * functions that look for mistakes: this is where brackets nest.
 */
static inline struct node *parse_expr_inline(struct parser *p)
{
	int start = p->mark;
	struct node *n;

	if (p->remember || peek(p) == T_LAMBDA)
		return ob_parse_expression(p);
	n = ob_parse_operators(p, LEVEL_OR);
	if (n && peek(p) == T_IF)
		n = ob_parse_ifexp(p, n, start);
	return n;
}

static inline struct node *parse_item_inline(struct parser *p)
{
	int type = peek(p);

	if (p->remember || type == T_STAR ||
	    (type == T_NAME && peek2(p) == T_COLONEQUAL))
		return ob_parse_star_named(p);
	return parse_expr_inline(p);
}

static inline bool accept(struct parser *p, int type)
{
	if (peek(p) != type)
		return false;
	p->mark++;
	return true;
}

static inline const struct loc *last_loc(const struct parser *p)
{
	return &p->tok[p->mark - 1].loc;
}

#endif /* _OBHEAP_LANG_PARSER_H */
