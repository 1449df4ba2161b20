// SPDX-License-Identifier: GPL-2.0
/*
 * warn - what a compiler points out about a text that it accepts
 *
 * A filter of the program may turn a warning into an error, and what shows a
 * warning may be the program's. The parser, deep in its text, only notes what
 * there is to say; it is said when the parser is done, well or not. The code
 * generator, which does not recurse, says it at once.
 */

#include "lang_priv.h"

/*
 * struct warning - one of them
 * @tid: its class
 * @loc: where; columns start at 1
 * @end: an error made of it shows the line with its end
 * @text: message, kept by the unit
 */
struct warning {
	enum ob_tid tid;
	struct loc loc;
	bool end;
	struct ob_object *text;
};

void ob_unit_warn(struct unit *u, enum ob_tid tid, const struct loc *loc,
		  bool end, const char *fmt, ...)
{
	struct ob_object *text;
	struct warning *w;
	va_list ap;

	if (u->failed)
		return;
	va_start(ap, fmt);
	text = ob_unit_keep(u, ob_str_vformat(u->rt, fmt, ap));
	va_end(ap);
	w = text ? unit_alloc(u, sizeof(*w)) : NULL;
	if (!w || !ob_vec_push(u, &u->warnings, w))
		return;
	w->tid = tid;
	w->loc = *loc;
	w->end = end;
	w->text = text;
}

static int say(struct unit *u, enum ob_tid tid, struct ob_object *text,
	       int line)
{
	const struct ob_rt_ops *ops = u->rt->ops;
	struct ob_object *shown;
	int err;

	if (!ops || !ops->warn)
		return 0;
	if (ob_tick(u->rt))
		return -1;
	shown = ob_unit_file_line(u, line);
	if (ob_raised(u->rt))
		return -1;
	err = ops->warn(u->rt, tid, text, u->filename, line, shown);
	ob_xdecref(u->rt, shown);
	return err;
}

/* A warning was made an error: a SyntaxError says where better. */
static bool is_error_of(struct unit *u, enum ob_tid tid)
{
	if (!ob_raised_is(u->rt, tid))
		return false;
	ob_clear_exc(u->rt);
	return true;
}

static void raise_at(struct unit *u, const struct loc *loc,
		     struct ob_object *line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	ob_syntax_error(u, OB_T_SyntaxError, loc, line, fmt, ap);
	va_end(ap);
}

static void say_one(struct unit *u, const struct warning *w)
{
	if (!say(u, w->tid, w->text, w->loc.line))
		return;
	u->failed = true;
	if (is_error_of(u, w->tid))
		raise_at(u, &w->loc, ob_unit_line(u, w->loc.line, w->end),
			 "%U", w->text);
}

/*
 * Say what the parser noted, until a warning becomes an error. CPython decodes
 * the literals of a wrong text twice, as it parses twice.
 */
static void say_all(struct unit *u)
{
	int i;

	for (i = 0; i < u->warnings.n && !ob_raised(u->rt); i++)
		say_one(u, u->warnings.item[i]);
	for (i = 0; i < u->warnings.n && u->parsed_twice &&
	     !ob_raised(u->rt); i++) {
		struct warning *w = u->warnings.item[i];

		if (w->tid == OB_T_DeprecationWarning)
			say_one(u, w);
	}
}

void ob_unit_say_warnings(struct unit *u)
{
	struct ob_object *exc;

	if (!u->warnings.n || u->incomplete || u->rt->stop)
		return;
	exc = ob_take_exc(u->rt);
	say_all(u);
	u->warnings.n = 0;
	if (exc && ob_raised(u->rt))
		ob_decref(u->rt, exc);
	else if (exc)
		ob_set_exc(u->rt, exc);
}

void ob_unit_warn_now(struct unit *u, const struct loc *loc, const char *fmt,
		      ...)
{
	struct ob_object *text;
	va_list ap;

	if (u->failed)
		return;
	va_start(ap, fmt);
	text = ob_unit_keep(u, ob_str_vformat(u->rt, fmt, ap));
	va_end(ap);
	if (!text || !say(u, OB_T_SyntaxWarning, text, loc->line))
		return;
	if (is_error_of(u, OB_T_SyntaxWarning))
		ob_compile_error(u, loc, "%U", text);
	u->failed = true;
}
