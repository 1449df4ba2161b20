// SPDX-License-Identifier: GPL-2.0
/*
 * coding - the encoding a source text declares
 *
 * Text that comes as bytes is UTF-8, unless a comment in one of its first two
 * lines names another encoding. A declaration, a byte order mark too, has one
 * more effect: messages count columns in characters, and in bytes without it.
 */

#include "lang_priv.h"

#define NAME_MAX_LEN	64

static bool name_char(char c)
{
	return lex_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

/* The name after "coding:" or "coding=" in a comment of its own; length or 0. */
static size_t line_name(const char *s, const char *end, const char **name)
{
	const char *at;

	while (s < end && (*s == ' ' || *s == '\t' || *s == '\f'))
		s++;
	if (s == end || *s != '#')
		return 0;
	for (; end - s > 7; s++) {
		if (memcmp(s, "coding", 6) || (s[6] != ':' && s[6] != '='))
			continue;
		at = s + 7;
		while (at < end && (*at == ' ' || *at == '\t'))
			at++;
		*name = at;
		while (at < end && name_char(*at))
			at++;
		if (at > *name)
			return at - *name;
	}
	return 0;
}

/* Does nothing but blanks and a comment stand here? */
static bool line_blank(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t' || *s == '\f'))
		s++;
	return s == end || *s == '#';
}

static size_t declared(const char *s, const char *end, const char **name)
{
	size_t n;
	int line;

	for (line = 0; line < 2; line++) {
		const char *nl = s;

		while (nl < end && *nl != '\n' && *nl != '\r')
			nl++;
		n = line_name(s, nl, name);
		if (n)
			return n;
		if (nl == end || !line_blank(s, nl))
			return 0;
		s = nl + 1 + (nl + 1 < end && nl[0] == '\r' && nl[1] == '\n');
	}
	return 0;
}

/* "@base" itself or with a suffix after "-" */
static bool is_variant(const char *name, const char *base)
{
	size_t n = strlen(base);

	return !strncmp(name, base, n) && (!name[n] || name[n] == '-');
}

/* The name in small letters; those of the two usual encodings are made one. */
static const char *normal_name(const char *s, size_t n, char *out)
{
	size_t i;

	n = min_t(size_t, n, NAME_MAX_LEN - 1);
	for (i = 0; i < n; i++) {
		out[i] = s[i] == '_' ? '-' : s[i];
		if (out[i] >= 'A' && out[i] <= 'Z')
			out[i] += 'a' - 'A';
	}
	out[n] = 0;
	if (is_variant(out, "utf-8"))
		return "utf-8";
	if (is_variant(out, "latin-1") || is_variant(out, "iso-8859-1") ||
	    is_variant(out, "iso-latin-1"))
		return "iso-8859-1";
	memcpy(out, s, n);
	return out;
}

/* SyntaxError with the pending exception's words, or with @msg; false. */
static bool refuse(struct unit *u, struct ob_object *msg)
{
	struct ob_object *args = NULL, *where = NULL, *exc = NULL;
	struct ob_rt *rt = u->rt;

	if (msg && u->src->file)
		args = ob_tuple_pack(rt, 1, msg);
	else if (msg)
		where = ob_tuple_pack(rt, 4, u->filename,
				      OB_OBJ(&rt->st->ints[0 - OB_SMALL_INT_MIN]),
				      OB_OBJ(&rt->st->ints[-1 - OB_SMALL_INT_MIN]),
				      ob_none(rt));
	if (where)
		args = ob_tuple_pack(rt, 2, msg, where);
	if (args)
		exc = ob_exc_new(rt, OB_T_SyntaxError, (struct ob_tuple *)args);
	ob_xdecref(rt, msg);
	ob_xdecref(rt, where);
	if (exc)
		ob_set_exc(rt, exc);
	return false;
}

/* The decoder's complaint becomes a SyntaxError; of a file, only the name. */
static bool undecodable(struct unit *u, const char *name)
{
	struct ob_object *exc, *msg;
	struct ob_rt *rt = u->rt;

	if (ob_raised_is(rt, OB_T_MemoryError) ||
	    ob_raised_is(rt, OB_T_RecursionError))
		return false;
	exc = ob_take_exc(rt);
	msg = u->src->file ? ob_str_format(rt, "encoding problem: %s", name) :
			     ob_str(rt, exc);
	ob_decref(rt, exc);
	return msg ? refuse(u, msg) : false;
}

bool ob_unit_not_utf8(struct unit *u, const char *text, const char *bad)
{
	const char *p;
	int line = 1;

	for (p = text; p < bad; p++)
		line += *p == '\n';
	return refuse(u, ob_str_format(u->rt, "Non-UTF-8 code starting with '\\x%02x' in file %U on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
				       (u8)*bad, u->filename, line));
}

bool ob_unit_decode(struct unit *u, const char **s, const char **end)
{
	bool marked = *end - *s >= 3 && !memcmp(*s, "\xef\xbb\xbf", 3);
	char buf[NAME_MAX_LEN];
	struct ob_object *text;
	const char *name;
	size_t n;

	if (marked)
		*s += 3;
	n = declared(*s, *end, &name);
	u->byte_columns = !marked && !n;
	if (!n)
		return true;
	name = normal_name(name, n, buf);
	if (!strcmp(name, "utf-8"))
		return true;
	if (marked)
		return refuse(u, ob_str_format(u->rt,
					       "encoding problem: %s with BOM",
					       name));
	text = ob_bytes_decode(u->rt, (const u8 *)*s, *end - *s, name, NULL);
	if (!text)
		return undecodable(u, name);
	if (!ob_unit_keep(u, text))
		return false;
	*s = ob_str_as_utf8(u->rt, text, &n);
	if (!*s)
		return false;
	*end = *s + n;
	return true;
}
