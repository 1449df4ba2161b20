// SPDX-License-Identifier: GPL-2.0
/*
 * report - all that python3.11 prints for an uncaught exception
 */
#include "vm_priv.h"

/* Exceptions a chain of causes and contexts is followed through. */
#define MAX_CHAIN	1000

static int write_object(struct ob_strbuf *b, struct ob_object *text)
{
	int err = text ? ob_strbuf_str(b, text) : -1;

	ob_xdecref(b->rt, text);
	return err;
}

/**
 * struct excerpt - text and caret of a SyntaxError
 * @text: the lines it comes from
 * @start: first code point shown
 * @len: how many are
 * @bytes: how long the lines are as UTF-8; CPython counts so, carets too
 * @caret: where the carets start, counted from @start
 * @width: how many carets
 */
struct excerpt {
	struct ob_object *text;
	s64 start, len, bytes;
	s64 caret, width;
};

static s64 excerpt_newline(const struct excerpt *x)
{
	s64 i;

	for (i = 0; i < x->len; i++)
		if (ob_str_char(x->text, x->start + i) == '\n')
			return i;
	return -1;
}

/* Leading blanks go, then the lines before the one with the caret. */
static void excerpt_cut(struct excerpt *x)
{
	s64 end = ob_str_len(x->text);
	s64 nl;

	while (x->start < end) {
		u32 c = ob_str_char(x->text, x->start);

		if (c != ' ' && c != '\t' && c != '\f')
			break;
		x->start++;
		x->caret--;
	}
	x->len = end - x->start;
	if (x->len && ob_str_char(x->text, end - 1) == '\n') {
		x->len--;
		x->bytes--;
	}
	x->caret = min(x->caret, x->bytes - x->start);
	for (;;) {
		nl = excerpt_newline(x);
		if (nl < 0 || nl >= x->caret)
			return;
		nl++;
		x->start += nl;
		x->len -= nl;
		x->caret -= nl;
	}
}

/* How long a text is in UTF-8. */
static s64 utf8_bytes(struct ob_object *text)
{
	char utf8[4];
	s64 i, n = 0;

	for (i = 0; i < ob_str_len(text); i++)
		n += ob_utf8_encode(ob_str_char(text, i), utf8);
	return n;
}

static int write_excerpt(struct ob_strbuf *b, struct ob_object *text,
			 s64 offset, s64 end_offset)
{
	struct excerpt x = {
		.text = text, .bytes = utf8_bytes(text),
		.caret = offset - 1, .width = 1,
	};
	s64 i;

	end_offset = min(end_offset, x.bytes + 1);
	if (end_offset > 0 && end_offset > offset)
		x.width = end_offset - offset;
	excerpt_cut(&x);
	if (ob_strbuf_cstr(b, "    "))
		return -1;
	for (i = 0; i < x.len; i++)
		if (ob_strbuf_char(b, ob_str_char(text, x.start + i)))
			return -1;
	if (ob_strbuf_char(b, '\n'))
		return -1;
	if (x.caret < 0)
		return 0;
	if (ob_strbuf_cstr(b, "    "))
		return -1;
	for (i = 0; i < x.caret + x.width; i++)
		if (ob_strbuf_char(b, i < x.caret ? ' ' : '^'))
			return -1;
	return ob_strbuf_char(b, '\n');
}

static s64 syntax_number(struct ob_object *o, s64 otherwise)
{
	int overflow;

	return o && ob_is_int(o) ? ob_int_to_s64(o, &overflow) : otherwise;
}

/* Does a SyntaxError say where? Otherwise it prints as any other does. */
static bool syntax_has_place(struct ob_rt *rt, struct ob_object *exc)
{
	struct ob_syntax_error *e = (struct ob_syntax_error *)exc;

	return ob_is_subtype(exc->type, ob_type_of(rt, OB_T_SyntaxError)) &&
	       e->msg && e->lineno && ob_is_int(e->lineno);
}

static int write_syntax_place(struct ob_strbuf *b, struct ob_syntax_error *e)
{
	struct ob_rt *rt = b->rt;
	struct ob_object *place;
	int overflow;
	s64 end = -1;

	if (e->filename && e->filename != ob_none(rt))
		place = ob_str_format(rt, "  File \"%S\", line %lld\n",
				      e->filename,
				      ob_int_to_s64(e->lineno, &overflow));
	else
		place = ob_str_format(rt, "  File \"<string>\", line %lld\n",
				      ob_int_to_s64(e->lineno, &overflow));
	if (write_object(b, place))
		return -1;
	if (!e->text || !ob_is_str(e->text))
		return 0;
	/*
	 * Errors of indentation have an end too, but point at one place. What
	 * goes on in another line is marked to the end of its first.
	 */
	if (ob_is(rt, e, OB_T_SyntaxError))
		end = syntax_number(e->end_offset, -1);
	if (ob_is(rt, e, OB_T_SyntaxError) &&
	    syntax_number(e->end_lineno, 0) > syntax_number(e->lineno, 0))
		end = utf8_bytes(e->text);
	return write_excerpt(b, e->text, syntax_number(e->offset, -1), end);
}

/* Attribute that has to be a str, for a class's name; new, or NULL. */
static struct ob_object *type_text(struct ob_rt *rt, struct ob_type *type,
				   const char *name)
{
	struct ob_object *str = ob_str_intern_c(rt, name), *value;

	value = str ? ob_getattr(rt, OB_OBJ(type), str) : NULL;
	ob_xdecref(rt, str);
	if (value && ob_is_str(value))
		return value;
	ob_xdecref(rt, value);
	if (!rt->stop)
		ob_clear_exc(rt);
	return NULL;
}

/* A class by its place in its module, which builtins and __main__ are not. */
static int write_type_name(struct ob_strbuf *b, struct ob_type *type)
{
	struct ob_object *module, *qualname;
	struct ob_rt *rt = b->rt;
	int err = 0;

	module = type_text(rt, type, "__module__");
	if (!module && rt->stop)
		return -1;
	if (!module)
		err = ob_strbuf_cstr(b, "<unknown>.");
	else if (!ob_str_equal_c(module, "builtins") &&
		 !ob_str_equal_c(module, "__main__"))
		err = ob_strbuf_str(b, module) || ob_strbuf_char(b, '.');
	ob_xdecref(rt, module);
	if (err)
		return -1;
	qualname = type_text(rt, type, "__qualname__");
	if (!qualname)
		return rt->stop ? -1 : ob_strbuf_cstr(b, "<unknown>");
	err = ob_strbuf_str(b, qualname);
	ob_decref(rt, qualname);
	return err;
}

static int write_message(struct ob_strbuf *b, struct ob_object *exc,
			 bool syntax)
{
	struct ob_rt *rt = b->rt;
	struct ob_object *text;

	if (write_type_name(b, exc->type))
		return -1;
	text = syntax ? ob_str(rt, ((struct ob_syntax_error *)exc)->msg) :
			ob_str(rt, exc);
	if (!text) {
		if (rt->stop)
			return -1;
		ob_clear_exc(rt);
		if (ob_strbuf_cstr(b, ": <exception str() failed>"))
			return -1;
	} else if (ob_str_len(text)) {
		if (ob_strbuf_cstr(b, ": ")) {
			ob_decref(rt, text);
			return -1;
		}
		if (write_object(b, text))
			return -1;
	} else {
		ob_decref(rt, text);
	}
	return 0;
}

/* The name that was meant, if there is one much like it. */
static int write_hint(struct ob_strbuf *b, struct ob_object *exc)
{
	struct ob_object *hint = ob_suggest(b->rt, exc);
	int err = 0;

	if (hint)
		err = ob_strbuf_cstr(b, ". Did you mean: '") ||
		      ob_strbuf_str(b, hint) || ob_strbuf_cstr(b, "'?");
	ob_xdecref(b->rt, hint);
	return err ? -1 : 0;
}

static int write_note(struct ob_strbuf *b, struct ob_object *note)
{
	struct ob_object *text = ob_str(b->rt, note);

	if (!text) {
		ob_clear_exc(b->rt);
		return ob_strbuf_cstr(b, "<note str() failed>\n");
	}
	return write_object(b, text) || ob_strbuf_char(b, '\n') ? -1 : 0;
}

/* @text: what repr() says of notes that are no sequence, or NULL raised */
static int write_odd_notes(struct ob_strbuf *b, struct ob_object *text)
{
	if (text)
		return write_object(b, text);
	ob_clear_exc(b->rt);
	return ob_strbuf_cstr(b, "<__notes__ repr() failed>");
}

static int write_notes(struct ob_strbuf *b, struct ob_object *exc)
{
	struct ob_object *name = ob_str_intern_c(b->rt, "__notes__");
	struct ob_object *notes, *list;
	int err;
	s64 i;

	if (!name)
		return -1;
	notes = ob_getattr(b->rt, exc, name);
	ob_decref(b->rt, name);
	if (!notes) {
		ob_clear_exc(b->rt);
		return 0;
	}
	if (!notes->type->sequence || !notes->type->sequence->item) {
		/* No line end follows, here and in CPython. */
		err = write_odd_notes(b, ob_repr(b->rt, notes));
		ob_decref(b->rt, notes);
		return err;
	}
	list = ob_list_from_iterable(b->rt, notes);
	ob_decref(b->rt, notes);
	if (!list) {
		ob_clear_exc(b->rt);
		return 0;
	}
	err = 0;
	for (i = 0; !err && i < ob_size(list); i++)
		err = write_note(b, ((struct ob_list *)list)->item[i]);
	ob_decref(b->rt, list);
	return err;
}

static int write_exception(struct ob_strbuf *b, struct ob_object *exc,
			   bool hint)
{
	struct ob_exc *e = (struct ob_exc *)exc;
	bool syntax = syntax_has_place(b->rt, exc);
	s64 limit = e->traceback ? ob_traceback_limit(b->rt) : 0;

	if (limit > 0 &&
	    ((ob_is_exc_group(b->rt, exc) &&
	      ob_strbuf_cstr(b, "Exception Group ")) ||
	     ob_strbuf_cstr(b, "Traceback (most recent call last):\n") ||
	     ob_traceback_entries(b, e->traceback, limit)))
		return -1;
	if (syntax && write_syntax_place(b, (struct ob_syntax_error *)exc))
		return -1;
	if (write_message(b, exc, syntax) || (hint && write_hint(b, exc)) ||
	    ob_strbuf_char(b, '\n'))
		return -1;
	return write_notes(b, exc);
}

/* What is printed before @exc, or NULL; @cause: how they are connected. */
static struct ob_object *chain_next(struct ob_object *exc, bool *cause)
{
	struct ob_exc *e = (struct ob_exc *)exc;

	*cause = e->cause;
	if (e->cause)
		return e->cause;
	return e->suppress_context ? NULL : e->context;
}

static bool chain_has(struct ob_object **chain, int n, struct ob_object *exc)
{
	while (n--)
		if (chain[n] == exc)
			return true;
	return false;
}

static const char text_cause[] =
	"\nThe above exception was the direct cause of the following exception:\n\n";
static const char text_context[] =
	"\nDuring handling of the above exception, another exception occurred:\n\n";

/* A group in a group and so on, and members of one, that are shown. */
#define MAX_GROUP_DEPTH	10
#define MAX_GROUP_WIDTH	15

/**
 * struct report - a text being made of an exception and what belongs to it
 * @b: the text
 * @depth: groups it is in, which is how far it is indented
 * @need_close: the last line of the outermost group is still to come
 * @seen: exceptions shown as what led to others, or NULL
 * @nr_seen: how many
 */
struct report {
	struct ob_strbuf *b;
	struct ob_object **seen;
	int nr_seen;
	int depth;
	bool need_close;
};

static int report_indent(struct report *r, const char *margin)
{
	int i;

	for (i = 0; i < r->depth; i++)
		if (ob_strbuf_cstr(r->b, "  "))
			return -1;
	return r->depth ? ob_strbuf_cstr(r->b, margin) : 0;
}

/* Every line of a text behind the margin; @first is that of the first line. */
static int report_lines(struct report *r, struct ob_object *text,
			const char *first)
{
	s64 i, n = ob_str_len(text);
	bool begin = true;

	for (i = 0; i < n; i++) {
		u32 c = ob_str_char(text, i);

		if (begin && report_indent(r, i ? "| " : first))
			return -1;
		if (ob_strbuf_char(r->b, c))
			return -1;
		begin = c == '\n';
	}
	return 0;
}

static struct ob_object *exception_text(struct ob_rt *rt,
					struct ob_object *exc, bool hint)
{
	struct ob_strbuf b;

	ob_strbuf_init(&b, rt);
	if (write_exception(&b, exc, hint)) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

static int report_one(struct report *r, struct ob_object *exc)
{
	struct ob_rt *rt = r->b->rt;
	bool group = ob_is_exc_group(rt, exc);
	struct ob_object *text;
	bool first;
	int err;

	if (!r->depth)
		return write_exception(r->b, exc, true);
	text = exception_text(rt, exc, true);
	if (!text)
		return -1;
	first = group && r->depth == 1 && ((struct ob_exc *)exc)->traceback;
	err = report_lines(r, text, first ? "+ " : "| ");
	ob_decref(rt, text);
	return err;
}

static int report_text(struct report *r, struct ob_object *text)
{
	int err = text ? report_lines(r, text, "| ") : -1;

	ob_xdecref(r->b->rt, text);
	return err;
}

static int report_any(struct report *r, struct ob_object *exc);

static int report_member(struct report *r, struct ob_tuple *members, s64 i,
			 bool last)
{
	s64 left = ob_size(members) - MAX_GROUP_WIDTH;
	struct ob_rt *rt = r->b->rt;
	struct ob_object *line;
	int err;

	if (i < MAX_GROUP_WIDTH)
		line = ob_str_format(rt, "%s---------------- %lld ----------------\n",
				     i ? "+" : "+-+", i + 1);
	else
		line = ob_str_format(rt, "+---------------- ... ----------------\n");
	if (!line)
		return -1;
	err = report_indent(r, i ? "  " : "") || ob_strbuf_str(r->b, line);
	ob_decref(rt, line);
	if (err)
		return -1;
	r->depth++;
	if (i < MAX_GROUP_WIDTH)
		err = report_any(r, members->item[i]);
	else
		err = report_text(r, ob_str_format(rt, "and %lld more exception%s\n",
						   left, left > 1 ? "s" : ""));
	if (!err && last && r->need_close) {
		err = report_indent(r, "+------------------------------------\n");
		r->need_close = false;
	}
	r->depth--;
	return err;
}

static int report_group(struct report *r, struct ob_object *exc)
{
	struct ob_rt *rt = r->b->rt;
	struct ob_tuple *members;
	int err = 0;
	s64 i, n;

	if (r->depth > MAX_GROUP_DEPTH)
		return report_text(r, ob_str_format(rt, "... (max_group_depth is %d)\n",
						    MAX_GROUP_DEPTH));
	if (!r->depth)
		r->depth++;
	if (report_one(r, exc))
		return -1;
	members = (struct ob_tuple *)((struct ob_exc_group *)exc)->exceptions;
	n = min_t(s64, ob_size(members), MAX_GROUP_WIDTH + 1);
	r->need_close = false;
	for (i = 0; !err && i < n; i++) {
		if (i == n - 1)
			r->need_close = true;
		err = report_member(r, members, i, i == n - 1);
	}
	if (r->depth == 1)
		r->depth--;
	return err;
}

static int report_link(struct report *r, struct ob_object *exc)
{
	return ob_is_exc_group(r->b->rt, exc) ? report_group(r, exc) :
						report_one(r, exc);
}

static int report_chain(struct report *r, struct ob_object **chain,
			struct ob_object *exc)
{
	bool cause, need_close;
	int n = 0;
	int err;

	do {
		chain[n++] = exc;
		if (r->nr_seen < MAX_CHAIN)
			r->seen[r->nr_seen++] = exc;
		exc = chain_next(exc, &cause);
	} while (exc && n < MAX_CHAIN && !chain_has(r->seen, r->nr_seen, exc));
	while (n--) {
		need_close = r->need_close;
		err = report_link(r, chain[n]);
		if (err || !n)
			return err;
		r->need_close = need_close;
		chain_next(chain[n - 1], &cause);
		if (report_text(r, ob_str_from_cstr(r->b->rt, cause ?
						    text_cause : text_context)))
			return -1;
	}
	return 0;
}

static int report_any(struct report *r, struct ob_object *exc)
{
	struct ob_rt *rt = r->b->rt;
	struct ob_object **chain;
	bool linked;
	int err;

	if (ob_enter(rt, " in print_exception"))
		return -1;
	if (!chain_next(exc, &linked) &&
	    (r->depth || !ob_is_exc_group(rt, exc))) {
		if (r->seen && r->nr_seen < MAX_CHAIN)
			r->seen[r->nr_seen++] = exc;
		return report_link(r, exc);
	}
	if (!r->seen) {
		r->seen = ob_raw_alloc(rt, MAX_CHAIN * sizeof(*r->seen));
		if (!r->seen)
			return -1;
	}
	chain = ob_raw_alloc(rt, MAX_CHAIN * sizeof(*chain));
	if (!chain)
		return -1;
	err = report_chain(r, chain, exc);
	ob_raw_free(rt, chain);
	return err;
}

struct ob_object *ob_exception_text(struct ob_rt *rt, struct ob_object *exc)
{
	return exception_text(rt, exc, false);
}

struct ob_object *ob_traceback_text(struct ob_rt *rt, struct ob_object *exc)
{
	struct ob_strbuf b;
	struct report r = { .b = &b };
	int err;

	ob_strbuf_init(&b, rt);
	err = report_any(&r, exc);
	ob_raw_free(rt, r.seen);
	if (err) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}
EXPORT_SYMBOL_IF_KUNIT(ob_traceback_text);
