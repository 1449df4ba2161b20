// SPDX-License-Identifier: GPL-2.0
/*
 * fstring - the inside of formatted string literals
 *
 * As in 3.11 the literal is one token; the expressions between its braces are
 * cut out by counting brackets and quotes, and parsed as texts of their own,
 * in parentheses, with the positions they have in the file.
 */

#include "parser.h"

/* Append text, stealing the reference. */
bool ob_fstring_text(struct parser *p, struct fstring *f, struct ob_object *o)
{
	struct ob_rt *rt = p->u->rt;
	int err;

	if (!ob_str_len(o)) {
		ob_decref(rt, o);
		return true;
	}
	if (!f->last) {
		f->last = o;
		return true;
	}
	err = ob_str_append(rt, &f->last, o);
	ob_decref(rt, o);
	if (err)
		p->u->failed = true;
	return !err;
}

/* Every part of a literal has the position of the whole row of literals. */
static struct node *part(struct parser *p, const struct fstring *f, int kind)
{
	struct node *n = ob_parser_node(p, kind);

	if (!n)
		return NULL;
	n->loc.line = p->tok[f->first].loc.line;
	n->loc.col = p->tok[f->first].loc.col;
	n->loc.end_line = p->tok[f->last_tok].loc.end_line;
	n->loc.end_col = p->tok[f->last_tok].loc.end_col;
	return n;
}

/* Make the text collected so far a constant of its own. */
static struct node *text_part(struct parser *p, struct fstring *f)
{
	struct ob_object *o = ob_unit_keep(p->u, f->last);
	struct node *n;

	f->last = NULL;
	if (!o)
		return NULL;
	n = part(p, f, N_CONST);
	if (n)
		n->constant.value = o;
	return n;
}

static bool flush_text(struct parser *p, struct fstring *f)
{
	struct node *n;

	if (!f->last)
		return true;
	n = text_part(p, f);
	return n && ob_vec_push(p->u, &f->parts, n);
}

struct node *ob_fstring_finish(struct parser *p, struct fstring *f)
{
	struct node *n;

	if (!f->fmode) {
		if (!f->last)
			f->last = ob_newref(&p->u->rt->st->empty_str);
		return text_part(p, f);
	}
	if (!flush_text(p, f))
		return NULL;
	n = part(p, f, N_JOINED);
	if (n)
		n->many.items = ob_vec_seq(p->u, &f->parts);
	return p->u->failed ? NULL : n;
}

/*
 * Text up to a brace that counts. Doubled braces stand for themselves outside
 * of format specs: *@again is set when text ends behind the first of two.
 */
static bool literal_text(struct parser *p, struct fstring *f, const char **str,
			 const char *end, bool raw, int depth, bool *again)
{
	const char *s = *str, *start = s;
	struct ob_object *o;

	*again = false;
	while (s < end) {
		char c = *s++;

		if (!raw && c == '\\' && s < end) {
			c = *s++;
			if (c == 'N') {
				if (s < end && *s++ == '{')
					while (s < end && *s++ != '}')
						;
				continue;
			}
			if (c == '{')
				ob_string_warn(p, s - 1);
		}
		if (c != '{' && c != '}')
			continue;
		if (!depth && s < end && *s == c) {
			*str = s + 1;
			*again = true;
			goto done;
		}
		if (!depth && c == '}') {
			ob_parser_error(p, "f-string: single '}' is not allowed");
			return false;
		}
		s--;
		break;
	}
	*str = s;
done:
	if (s == start)
		return true;
	o = ob_string_decode(p, start, s - start, raw);
	return o && ob_fstring_text(p, f, o);
}

static struct node *inner_start(struct parser *p)
{
	return ob_parse_star_expressions(p);
}

/*
 * Where an expression stands in its file: lines from the token's first, and
 * columns to add on the first line. @brace points at the opening brace; a
 * literal's are met from left to right, and each search begins at the last.
 */
static void locate(struct parser *p, const struct token *t, const char *brace,
		   int *lines, int *cols)
{
	struct brace_place *b = &p->brace;
	const char *s;

	if (b->token != t->text || b->at > brace) {
		b->token = t->text;
		b->at = t->text;
		b->line = t->text;
		b->lines = 0;
	}
	for (s = b->at; s < brace; s++) {
		if (*s != '\n')
			continue;
		b->lines++;
		b->line = s;
	}
	b->at = brace;
	*lines = b->lines;
	*cols = 0;
	for (s = brace + 1; *s != '}' && *s != '\n'; s++) {
		if (*s != ' ' && *s != '\t' && *s != '\f') {
			*cols = brace - b->line - (*b->line == '\n');
			break;
		}
	}
}

static struct node *parse_inner(struct parser *in, struct unit *u,
				const char *text, size_t len, int line, int col)
{
	if (ob_parser_init(in, u, text, len))
		return NULL;
	in->fstring = true;
	in->first_line = line;
	in->first_col = col;
	in->lex.line = line - 1;
	in->lex.first_line = line;
	return ob_parser_run(in, inner_start);
}

static struct node *compile_inner(struct parser *p, const char *start,
				  const char *end, int tok)
{
	struct token *t = &p->tok[tok];
	size_t len = end - start;
	const char *s = start;
	int lines, cols;
	char *text;

	while (s < end && (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\f'))
		s++;
	if (s == end) {
		if (*end == '!' || *end == ':' || *end == '=')
			return ob_parser_error(p,
					       "f-string: expression required before '%c'",
					       *end);
		return ob_parser_error(p, "f-string: empty expression not allowed");
	}
	if (!p->inner)
		p->inner = unit_alloc(p->u, sizeof(*p->inner));
	text = unit_alloc(p->u, len + 4);
	if (!p->inner || !text)
		return NULL;
	text[0] = '(';
	memcpy(text + 1, start, len);
	text[len + 1] = ')';
	text[len + 2] = '\n';
	locate(p, t, start - 1, &lines, &cols);
	return parse_inner(p->inner, p->u, text, len + 3, t->loc.line + lines,
			   lines ? cols : t->loc.col + cols);
}

/* the state of looking for an expression's end */
struct scan {
	int depth;
	char quote;
	bool triple;
};

static bool scan_quote(struct scan *sc, const char **str, const char *end)
{
	const char *s = *str;
	bool three = s + 2 < end && s[1] == *s && s[2] == *s;

	if (!sc->quote) {
		sc->quote = *s;
		sc->triple = three;
		if (three)
			*str += 2;
		return true;
	}
	if (*s != sc->quote)
		return false;
	if (sc->triple && !three)
		return true;
	if (sc->triple)
		*str += 2;
	sc->quote = 0;
	return true;
}

static bool scan_close(struct parser *p, struct scan *sc, char c)
{
	char open;

	if (!sc->depth) {
		ob_parser_error(p, "f-string: unmatched '%c'", c);
		return false;
	}
	open = p->open[--sc->depth];
	if ((open == '(' && c == ')') || (open == '[' && c == ']') ||
	    (open == '{' && c == '}'))
		return true;
	ob_parser_error(p, "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'",
			c, open);
	return false;
}

/* Does the expression end here? "!=" and the like do not end it. */
static bool scan_ends(const char **str, const char *end, bool *skip)
{
	const char *s = *str;

	*skip = false;
	if (!strchr("!:}=<>", *s))
		return false;
	if (s + 1 < end && s[1] == '=' && strchr("!=<>", *s)) {
		*str += 1;
		*skip = true;
		return false;
	}
	if (*s == '<' || *s == '>') {
		*skip = true;
		return false;
	}
	return true;
}

/* Advance *@str from behind the brace to the end of the expression. */
static bool scan_expr(struct parser *p, struct scan *sc, const char **str,
		      const char *end)
{
	bool skip;

	for (; *str < end; *str += 1) {
		char c = **str;

		if (c == '\\') {
			ob_parser_error(p, "f-string expression part cannot include a backslash");
			return false;
		}
		if (sc->quote || c == '\'' || c == '"') {
			if (!sc->quote || c == sc->quote)
				scan_quote(sc, str, end);
			continue;
		}
		if (c == '[' || c == '{' || c == '(') {
			if (sc->depth >= MAX_BRACKETS) {
				ob_parser_error(p, "f-string: too many nested parenthesis");
				return false;
			}
			p->open[sc->depth++] = c;
			continue;
		}
		if (c == '#') {
			ob_parser_error(p, "f-string expression part cannot include '#'");
			return false;
		}
		if (!sc->depth && c) {
			if (scan_ends(str, end, &skip))
				break;
			if (skip)
				continue;
		}
		if ((c == ']' || c == '}' || c == ')') &&
		    !scan_close(p, sc, c))
			return false;
	}
	if (sc->quote)
		ob_parser_error(p, "f-string: unterminated string");
	else if (sc->depth)
		ob_parser_error(p, "f-string: unmatched '%c'",
				p->open[sc->depth - 1]);
	else if (*str >= end)
		ob_parser_error(p, "f-string: expecting '}'");
	return !p->u->failed;
}

static void *expecting_brace(struct parser *p)
{
	return ob_parser_error(p, "f-string: expecting '}'");
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* "=", "!r" and ":spec" after the expression, and the closing brace. */
static struct node *expr_suffix(struct parser *p, struct fstring *f,
				const char *start, const char **str,
				const char *end, bool raw, int depth, int tok,
				struct node *n)
{
	struct fstring *spec;
	struct ob_object *o;
	bool text = false;

	if (**str == '=') {
		do {
			*str += 1;
		} while (*str < end && is_space(**str));
		if (*str >= end)
			return expecting_brace(p);
		o = ob_str_from_utf8(p->u->rt, start, *str - start);
		if (!o)
			p->u->failed = true;
		if (!o || !ob_fstring_text(p, f, o))
			return NULL;
		text = true;
	}
	if (**str == '!') {
		*str += 1;
		if (*str >= end)
			return expecting_brace(p);
		n->op = **str;
		*str += 1;
		if (n->op != 's' && n->op != 'r' && n->op != 'a')
			return ob_parser_error(p, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
	}
	if (*str < end && **str == ':') {
		*str += 1;
		if (*str >= end)
			return expecting_brace(p);
		spec = unit_alloc(p->u, sizeof(*spec));
		if (!spec)
			return NULL;
		spec->first = f->first;
		spec->last_tok = f->last_tok;
		if (!ob_fstring_parse(p, spec, str, end, raw, depth + 1, tok)) {
			ob_xdecref(p->u->rt, spec->last);
			return NULL;
		}
		/* The end of a spec counts as being in its own literal only. */
		spec->first = tok;
		spec->last_tok = tok;
		n->formatted.spec = ob_fstring_finish(p, spec);
		if (!n->formatted.spec)
			return NULL;
	}
	if (*str >= end || **str != '}')
		return expecting_brace(p);
	*str += 1;
	if (text && !n->formatted.spec && !n->op)
		n->op = 'r';
	return n;
}

/* {expression}; *@str is at the opening brace. */
static struct node *braces(struct parser *p, struct fstring *f,
			   const char **str, const char *end, bool raw,
			   int depth, int tok)
{
	const char *start = *str + 1;
	struct scan sc = {};
	struct node *n;

	if (depth >= 2)
		return ob_parser_error(p, "f-string: expressions nested too deeply");
	if (!p->open)
		p->open = unit_take(p->u, MAX_BRACKETS);
	n = part(p, f, N_FORMATTED);
	if (!p->open || !n)
		return NULL;
	*str = start;
	if (!scan_expr(p, &sc, str, end))
		return NULL;
	n->formatted.value = compile_inner(p, start, *str, tok);
	if (!n->formatted.value)
		return NULL;
	return expr_suffix(p, f, start, str, end, raw, depth, tok, n);
}

bool ob_fstring_parse(struct parser *p, struct fstring *f, const char **str,
		      const char *end, bool raw, int depth, int tok)
{
	struct node *n;
	bool again;

	if (ob_enter(p->u->rt, " during compilation")) {
		p->u->failed = true;
		return false;
	}
	f->fmode = true;
	for (;;) {
		if (!literal_text(p, f, str, end, raw, depth, &again))
			return false;
		if (again)
			continue;
		if (*str >= end || **str == '}')
			break;
		n = braces(p, f, str, end, raw, depth, tok);
		if (!n || !flush_text(p, f) ||
		    !ob_vec_push(p->u, &f->parts, n))
			return false;
	}
	if (depth && *str >= end)
		expecting_brace(p);
	return !p->u->failed;
}
