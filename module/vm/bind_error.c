// SPDX-License-Identifier: GPL-2.0
/*
 * bind_error - what is said when arguments do not fit the parameters
 */
#include "bind.h"

/* 'a' -- 'a' and 'b' -- 'a', 'b', and 'c' */
static struct ob_object *error_names(struct ob_bind *b, s64 count, s64 from,
				     s64 to)
{
	struct ob_strbuf text;
	s64 seen = 0;
	s64 i;

	ob_strbuf_init(&text, b->rt);
	for (i = from; i < to; i++) {
		struct ob_object *quoted;
		const char *sep = "";
		int err;

		if (b->slot[i])
			continue;
		seen++;
		if (seen > 1 && seen == count)
			sep = count == 2 ? " and " : ", and ";
		else if (seen > 1)
			sep = ", ";
		quoted = ob_repr(b->rt, ob_frame_varname(b->code, i));
		if (!quoted)
			goto fail;
		err = ob_strbuf_cstr(&text, sep) ||
		      ob_strbuf_str(&text, quoted);
		ob_decref(b->rt, quoted);
		if (err)
			goto fail;
	}
	return ob_strbuf_finish(&text);
fail:
	ob_strbuf_exit(&text);
	return NULL;
}

int ob_bind_missing(struct ob_bind *b, s64 missing, s64 from, s64 to,
		    const char *kind)
{
	struct ob_object *names = error_names(b, missing, from, to);

	if (!names)
		return -1;
	ob_raise(b->rt, OB_T_TypeError,
		 "%U() missing %lld required %s argument%s: %U",
		 b->func->qualname, missing, kind, missing == 1 ? "" : "s",
		 names);
	ob_decref(b->rt, names);
	return -1;
}

int ob_bind_too_many(struct ob_bind *b)
{
	s64 count = b->code->argcount;
	s64 ndefaults = b->func->defaults ? ob_size(b->func->defaults) : 0;
	bool plural = ndefaults || count != 1;
	bool given_plural = b->nargs != 1;
	struct ob_object *takes, *given;
	s64 kwonly = 0;
	u32 i;

	for (i = b->code->argcount; i < b->total; i++)
		kwonly += !!b->slot[i];
	if (ndefaults)
		takes = ob_str_format(b->rt, "from %lld to %lld",
				      count - ndefaults, count);
	else
		takes = ob_str_format(b->rt, "%lld", count);
	if (!takes)
		return -1;
	if (kwonly)
		given = ob_str_format(b->rt,
				      " positional argument%s (and %lld keyword-only argument%s)",
				      given_plural ? "s" : "", kwonly,
				      kwonly == 1 ? "" : "s");
	else
		given = ob_str_from_cstr(b->rt, "");
	if (given) {
		ob_raise(b->rt, OB_T_TypeError,
			 "%U() takes %U positional argument%s but %zu%U %s given",
			 b->func->qualname, takes, plural ? "s" : "", b->nargs,
			 given, given_plural || kwonly ? "were" : "was");
		ob_decref(b->rt, given);
	}
	ob_decref(b->rt, takes);
	return -1;
}

/* Positional-only parameters that keywords name, joined; "" for none. */
static struct ob_object *error_posonly(struct ob_bind *b)
{
	struct ob_strbuf text;
	s64 seen = 0;
	u32 i;
	s64 k;

	ob_strbuf_init(&text, b->rt);
	for (i = 0; i < b->code->posonlyargcount; i++) {
		struct ob_object *name = ob_frame_varname(b->code, i);

		for (k = 0; k < ob_size(b->kwnames); k++) {
			struct ob_object *keyword = b->kwnames->item[k];

			if (!ob_is_str(keyword) || !ob_str_equal(name, keyword))
				continue;
			if ((seen++ && ob_strbuf_cstr(&text, ", ")) ||
			    ob_strbuf_str(&text, name)) {
				ob_strbuf_exit(&text);
				return NULL;
			}
		}
	}
	return ob_strbuf_finish(&text);
}

void ob_bind_unexpected(struct ob_bind *b, struct ob_object *keyword)
{
	struct ob_object *names = error_posonly(b);

	if (!names)
		return;
	if (ob_str_len(names))
		ob_raise(b->rt, OB_T_TypeError,
			 "%U() got some positional-only arguments passed as keyword arguments: '%U'",
			 b->func->qualname, names);
	else
		ob_raise(b->rt, OB_T_TypeError,
			 "%U() got an unexpected keyword argument '%S'",
			 b->func->qualname, keyword);
	ob_decref(b->rt, names);
}
