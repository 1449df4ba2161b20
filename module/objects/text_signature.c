// SPDX-License-Identifier: GPL-2.0
/*
 * text_signature - __text_signature__ of what is written in C
 *
 * A method's docstring may begin with its name and parameters, followed by a
 * line of two dashes; that much is no part of __doc__. What the parameters of
 * a special method are follows from which one it is.
 */
#include "type_priv.h"

static const char marker[] = ")\n--\n\n";

/* Where the parameters after the name begin, NULL if the text has none. */
static const char *parameters(const char *name, const char *doc)
{
	const char *dot = strrchr(name, '.');
	size_t n;

	name = dot ? dot + 1 : name;
	n = strlen(name);
	return doc && !strncmp(doc, name, n) && doc[n] == '(' ? doc + n : NULL;
}

/* Their end; a paragraph that ends before the marker is plain text. */
static const char *parameters_end(const char *p)
{
	for (; p && *p; p++) {
		if (!strncmp(p, marker, strlen(marker)))
			return p;
		if (p[0] == '\n' && p[1] == '\n')
			return NULL;
	}
	return NULL;
}

struct ob_object *ob_doc_text(struct ob_rt *rt, const char *name,
			      const char *doc)
{
	const char *end = parameters_end(parameters(name, doc));

	if (end)
		doc = end + strlen(marker);
	return doc && *doc ? ob_str_from_cstr(rt, doc) :
			     ob_newref(ob_none(rt));
}

struct ob_object *ob_doc_signature(struct ob_rt *rt, const char *name,
				   const char *doc)
{
	const char *start = parameters(name, doc), *end = parameters_end(start);

	return end ? ob_str_from_chars(rt, 1, start, end + 1 - start) :
		     ob_newref(ob_none(rt));
}

struct ob_object *ob_slot_signature(struct ob_rt *rt,
				    const struct ob_slot_def *def)
{
	static const struct {
		const char *name, *parameters;
	} known[] = {
		{ "__contains__", "key" }, { "__getitem__", "key" },
		{ "__setitem__", "key, value" }, { "__delitem__", "key" },
		{ "__getattribute__", "name" }, { "__delattr__", "name" },
		{ "__setattr__", "name, value" },
		{ "__get__", "instance, owner=None" },
		{ "__set__", "instance, value" }, { "__delete__", "instance" },
		{ "__pow__", "value, mod=None" },
		{ "__rpow__", "value, mod=None" },
	};
	size_t i;

	if (def->max < 0)
		return ob_str_from_cstr(rt, "($self, /, *args, **kwargs)");
	if (!def->max)
		return ob_str_from_cstr(rt, "($self, /)");
	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (!strcmp(known[i].name, def->name))
			return ob_str_format(rt, "($self, %s, /)",
					     known[i].parameters);
	return ob_str_from_cstr(rt, "($self, value, /)");
}
