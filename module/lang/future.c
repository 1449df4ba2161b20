// SPDX-License-Identifier: GPL-2.0
/*
 * future - the imports from __future__ that a module begins with
 *
 * All but one name what has long been so.
 */

#include "lang_priv.h"

static bool known_feature(struct unit *u, struct node *n, struct ob_object *name)
{
	struct loc loc = { n->loc.line, n->loc.col, n->loc.line, -2 };

	static const char *const known[] = {
		"nested_scopes", "generators", "division", "absolute_import",
		"with_statement", "print_function", "unicode_literals",
		"generator_stop",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++)
		if (ob_str_equal_c(name, known[i]))
			return true;
	if (ob_str_equal_c(name, "annotations")) {
		u->flags |= OB_CO_FUTURE_ANNOTATIONS;
		return true;
	}
	if (ob_str_equal_c(name, "barry_as_FLUFL")) {
		u->flags |= OB_CO_FUTURE_BARRY;
		return true;
	}
	if (ob_str_equal_c(name, "braces"))
		ob_symbol_error(u, &loc, "not a chance");
	else
		ob_symbol_error(u, &loc, "future feature %U is not defined",
				name);
	return false;
}

static bool is_future(const struct node *n)
{
	return n->kind == N_IMPORTFROM && !n->level && n->import.module &&
	       ob_str_equal_c(n->import.module, "__future__");
}

int ob_future(struct unit *u, struct node *module)
{
	struct seq *body = module->module.body;
	int i = 0, k;

	if (!body)
		return 0;
	if (ob_docstring(u, body))
		i++;
	for (; i < body->n && is_future(body->item[i]); i++) {
		struct node *n = body->item[i];

		u->future_line = n->loc.line;
		for (k = 0; k < seq_len(n->import.names); k++)
			if (!known_feature(u, n,
					   n->import.names->item[k]->alias.name))
				return -1;
	}
	return 0;
}
