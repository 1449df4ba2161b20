// SPDX-License-Identifier: GPL-2.0
/*
 * plan - work lists that replace recursion over the tree
 */

#include "lang_priv.h"

#define FIRST_STEPS	16

bool ob_plan_grow(struct plan *pl)
{
	int cap = pl->cap ? pl->cap * 2 : FIRST_STEPS;
	struct step *s = unit_take(pl->u, cap * sizeof(*s));

	if (!s)
		return false;
	if (pl->n)
		memcpy(s, pl->step, pl->n * sizeof(*s));
	pl->step = s;
	pl->cap = cap;
	return true;
}

/* Steps are taken from the end, where the first one added has to lie. */
static void reverse(struct step *first, struct step *last)
{
	for (; first < last; first++, last--)
		swap(*first, *last);
}

void ob_plan_run(struct plan *pl, void *ctx)
{
	if (pl->n > 1)
		reverse(pl->step, pl->step + pl->n - 1);
	while (pl->n && !pl->u->failed) {
		struct step s = pl->step[--pl->n];

		pl->base = pl->n;
		s.run(ctx, &s);
		if (pl->n > pl->base + 1)
			reverse(pl->step + pl->base, pl->step + pl->n - 1);
		if (ob_tick(pl->u->rt))
			pl->u->failed = true;
	}
}
