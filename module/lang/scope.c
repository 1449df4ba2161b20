// SPDX-License-Identifier: GPL-2.0
/*
 * scope - names of a block, and what they refer to
 *
 * Identifiers are one object per spelling within a unit, so that names are
 * compared by address.
 */

#include "lang_priv.h"

static u32 hash_name(const void *p)
{
	u64 h = (unsigned long)p;

	h = (h >> 4) * 0x9e3779b97f4a7c15ULL;
	return h >> 32;
}

/* Scopes of so few names are looked through from the front. */
#define SCOPE_FEW	8

struct symbol *ob_scope_find(const struct scope *s,
			     const struct ob_object *name)
{
	struct symbol *sym;
	u32 i;

	if (!s->index_cap) {
		for (i = 0; i < (u32)s->symbols.n; i++) {
			sym = s->symbols.item[i];
			if (sym->name == name)
				return sym;
		}
		return NULL;
	}
	for (i = hash_name(name);; i++) {
		sym = s->index[i & (s->index_cap - 1)];
		if (!sym || sym->name == name)
			return sym;
	}
}

static void index_put(struct scope *s, struct symbol *sym)
{
	u32 i = hash_name(sym->name);

	while (s->index[i & (s->index_cap - 1)])
		i++;
	s->index[i & (s->index_cap - 1)] = sym;
}

static bool index_grow(struct unit *u, struct scope *s)
{
	u32 cap = s->index_cap ? s->index_cap * 2 : SCOPE_FEW * 4;
	int i;

	s->index = unit_alloc(u, cap * sizeof(s->index[0]));
	if (!s->index) {
		s->index_cap = 0;
		return false;
	}
	s->index_cap = cap;
	for (i = 0; i < s->symbols.n - 1; i++)
		index_put(s, s->symbols.item[i]);
	return true;
}

/* The symbol of a name, made if it is new; NULL when out of memory. */
struct symbol *ob_scope_add(struct unit *u, struct scope *s,
			    struct ob_object *name)
{
	struct symbol *sym = ob_scope_find(s, name);

	if (sym)
		return sym;
	sym = unit_alloc(u, sizeof(*sym));
	if (!sym)
		return NULL;
	sym->name = name;
	if (!ob_vec_push(u, &s->symbols, sym))
		return NULL;
	if (s->symbols.n <= SCOPE_FEW)
		return sym;
	if ((u32)s->symbols.n * 2 > s->index_cap && !index_grow(u, s))
		return NULL;
	index_put(s, sym);
	return sym;
}

/*
 * Is @name a local of a function around @s? A class in between hides nothing,
 * but gives __class__ to what it contains; a global statement ends the search.
 */
static bool bound_outside(const struct scope *s, const struct ob_object *name)
{
	const struct scope *out;

	for (out = s->parent; out; out = out->parent) {
		const struct symbol *sym;

		if (out->type == SCOPE_MODULE)
			return false;
		if (out->type == SCOPE_CLASS) {
			if (ob_str_equal_c(name, "__class__"))
				return true;
			continue;
		}
		sym = ob_scope_find(out, name);
		if (!sym)
			continue;
		if (sym->flags & DEF_GLOBAL)
			return false;
		if (sym->flags & DEF_NONLOCAL)
			continue;
		if (sym->flags & DEF_BOUND)
			return true;
	}
	return false;
}

static void resolve_symbol(struct unit *u, struct scope *s, struct symbol *sym)
{
	if (sym->flags & DEF_GLOBAL) {
		if (sym->flags & DEF_NONLOCAL)
			ob_symbol_error(u, &sym->directive,
					"name '%U' is nonlocal and global",
					sym->name);
		sym->scope = SCOPE_GLOBAL_EXPLICIT;
	} else if (sym->flags & DEF_NONLOCAL) {
		if (s->type == SCOPE_MODULE)
			ob_symbol_error(u, &sym->directive,
					"nonlocal declaration not allowed at module level");
		else if (!bound_outside(s, sym->name))
			ob_symbol_error(u, &sym->directive,
					"no binding for nonlocal '%U' found",
					sym->name);
		sym->scope = SCOPE_FREE;
	} else if (sym->flags & DEF_BOUND) {
		sym->scope = SCOPE_LOCAL;
	} else if (s->type != SCOPE_MODULE && bound_outside(s, sym->name)) {
		sym->scope = SCOPE_FREE;
	} else {
		sym->scope = SCOPE_GLOBAL_IMPLICIT;
	}
}

/*
 * A name is free in @s: make it a cell where it is bound and free in every
 * scope in between.
 */
static void propagate(struct unit *u, struct scope *s, struct ob_object *name)
{
	struct scope *out;

	for (out = s->parent; out; out = out->parent) {
		struct symbol *sym = ob_scope_find(out, name);

		if (out->type == SCOPE_CLASS &&
		    ob_str_equal_c(name, "__class__")) {
			out->needs_class_closure = true;
			return;
		}
		if (out->type == SCOPE_FUNCTION && sym &&
		    (sym->scope == SCOPE_LOCAL || sym->scope == SCOPE_CELL)) {
			sym->scope = SCOPE_CELL;
			return;
		}
		if (sym) {
			if (out->type == SCOPE_CLASS &&
			    (sym->flags & (DEF_BOUND | DEF_GLOBAL)))
				sym->flags |= DEF_FREE_CLASS;
			continue;
		}
		if (!bound_outside(out, name))
			continue;
		sym = ob_scope_add(u, out, name);
		if (!sym)
			return;
		sym->scope = SCOPE_FREE;
	}
}

/* All scopes, parents before children. */
static bool list_scopes(struct unit *u, struct scope *top, struct vec *out)
{
	struct vec todo = {};
	int i;

	if (!ob_vec_push(u, &todo, top))
		return false;
	while (todo.n) {
		struct scope *s = todo.item[--todo.n];

		if (!ob_vec_push(u, out, s))
			return false;
		for (i = s->children.n - 1; i >= 0; i--)
			if (!ob_vec_push(u, &todo, s->children.item[i]))
				return false;
	}
	return true;
}

void ob_scope_resolve(struct unit *u, struct scope *top)
{
	struct vec all = {};
	int i, k;

	if (!list_scopes(u, top, &all))
		return;
	for (i = 0; i < all.n && !u->failed; i++) {
		struct scope *s = all.item[i];

		for (k = 0; k < s->symbols.n && !u->failed; k++)
			resolve_symbol(u, s, s->symbols.item[k]);
	}
	for (i = 0; i < all.n && !u->failed; i++) {
		struct scope *s = all.item[i];

		for (k = 0; k < s->symbols.n && !u->failed; k++) {
			struct symbol *sym = s->symbols.item[k];

			if (sym->scope == SCOPE_FREE)
				propagate(u, s, sym->name);
		}
	}
}
