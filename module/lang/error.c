// SPDX-License-Identifier: GPL-2.0
/*
 * error - SyntaxError and its subclasses
 */

#include "lang_priv.h"

/* (filename, line, column, text, end line, end column); a new reference. */
static struct ob_object *details(struct unit *u, const struct loc *loc,
				 struct ob_object *text)
{
	struct ob_rt *rt = u->rt;
	struct ob_object *t[6] = {}, *out = NULL;
	int i;

	t[0] = ob_newref(u->filename);
	t[1] = ob_int_from_s64(rt, loc->line);
	t[2] = ob_int_from_s64(rt, loc->col);
	t[3] = text ? ob_newref(text) : ob_newref(ob_none(rt));
	t[4] = ob_int_from_s64(rt, loc->end_line);
	t[5] = ob_int_from_s64(rt, loc->end_col);
	if (t[1] && t[2] && t[4] && t[5])
		out = ob_tuple_from_array(rt, t, 6);
	for (i = 0; i < 6; i++)
		ob_xdecref(rt, t[i]);
	return out;
}

void ob_syntax_error(struct unit *u, enum ob_tid tid, const struct loc *loc,
		     struct ob_object *text, const char *fmt, va_list ap)
{
	struct ob_rt *rt = u->rt;
	struct ob_object *msg, *where = NULL, *args = NULL, *exc = NULL;

	u->failed = true;
	ob_clear_exc(rt);
	msg = ob_str_vformat(rt, fmt, ap);
	if (msg)
		where = details(u, loc, text);
	if (where)
		args = ob_tuple_pack(rt, 2, msg, where);
	if (args)
		exc = ob_exc_new(rt, tid, (struct ob_tuple *)args);
	ob_xdecref(rt, msg);
	ob_xdecref(rt, where);
	ob_xdecref(rt, text);
	if (exc)
		ob_set_exc(rt, exc);
}

struct ob_object *ob_unit_line(struct unit *u, int line, bool end)
{
	const char *p = u->text, *last = u->text + u->len, *nl;
	int at = 1;

	if (line < 1)
		return NULL;
	/* Who asks for many lines asks for them in order. */
	if (u->line_found && line >= u->line_found) {
		p = u->line_text;
		at = u->line_found;
	}
	for (; at < line; at++) {
		nl = memchr(p, '\n', last - p);
		if (!nl)
			return NULL;
		p = nl + 1;
	}
	u->line_found = line;
	u->line_text = p;
	nl = memchr(p, '\n', last - p);
	return ob_str_from_utf8(u->rt, p, (nl ? nl + end : last) - p);
}

/*
 * The line of the source, with its end, that a message about a file quotes.
 * Texts that are not files have none, as CPython cannot reopen them.
 */
struct ob_object *ob_unit_file_line(struct unit *u, int line)
{
	if (!u->src->file || u->src->filename[0] == '<')
		return NULL;
	return ob_unit_line(u, line, true);
}

static void set_field(struct ob_rt *rt, struct ob_object **field,
		      struct ob_object *value)
{
	ob_xdecref(rt, *field);
	*field = value ? value : ob_newref(ob_none(rt));
}

static struct ob_object *number(struct ob_rt *rt, int v)
{
	return v < 0 ? NULL : ob_int_from_s64(rt, v);
}

/*
 * Errors about names carry only the message as argument; where they are is
 * added afterwards.
 */
void ob_symbol_error(struct unit *u, const struct loc *loc, const char *fmt, ...)
{
	struct ob_rt *rt = u->rt;
	struct ob_object *msg, *args, *exc = NULL;
	struct ob_syntax_error *e;
	va_list ap;

	if (u->failed)
		return;
	u->failed = true;
	va_start(ap, fmt);
	msg = ob_str_vformat(rt, fmt, ap);
	va_end(ap);
	if (!msg)
		return;
	args = ob_tuple_pack(rt, 1, msg);
	ob_decref(rt, msg);
	if (args)
		exc = ob_exc_new(rt, OB_T_SyntaxError, (struct ob_tuple *)args);
	if (!exc)
		return;
	e = (struct ob_syntax_error *)exc;
	set_field(rt, &e->filename, ob_newref(u->filename));
	set_field(rt, &e->lineno, number(rt, loc->line));
	set_field(rt, &e->offset, number(rt, loc->col + 1));
	set_field(rt, &e->end_lineno, number(rt, loc->end_line));
	set_field(rt, &e->end_offset, number(rt, loc->end_col + 1));
	set_field(rt, &e->text, ob_unit_file_line(u, loc->line));
	if (ob_raised(rt))
		ob_decref(rt, exc);
	else
		ob_set_exc(rt, exc);
}

void ob_compile_error(struct unit *u, const struct loc *loc, const char *fmt,
		      ...)
{
	struct loc shown = *loc;
	va_list ap;

	if (u->failed)
		return;
	shown.col++;
	shown.end_col++;
	va_start(ap, fmt);
	ob_syntax_error(u, OB_T_SyntaxError, &shown,
			ob_unit_file_line(u, loc->line), fmt, ap);
	va_end(ap);
}
