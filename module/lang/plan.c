// SPDX-License-Identifier: GPL-2.0
/*
 * plan - work lists that replace recursion over the tree
 */

#include "lang_priv.h"

#define FIRST_STEPS	16

struct step *ob_plan_add(struct plan *pl,
			 void (*run)(void *ctx, struct step *s), void *p,
			 void *q, int arg)
{
	struct step *s;

	if (pl->n == pl->cap) {
		int cap = pl->cap ? pl->cap * 2 : FIRST_STEPS;

		s = unit_take(pl->u, cap * sizeof(*s));
		if (!s) {
			/* Nobody runs it any more; the caller may write to it. */
			return &pl->step[pl->n ? pl->n - 1 : 0];
		}
		if (pl->n)
			memcpy(s, pl->step, pl->n * sizeof(*s));
		pl->step = s;
		pl->cap = cap;
	}
	s = &pl->step[pl->n++];
	s->run = run;
	s->p = p;
	s->q = q;
	s->arg = arg;
	return s;
}

static void reverse(struct step *s, int n)
{
	int i;

	for (i = 0; i < n / 2; i++)
		swap(s[i], s[n - 1 - i]);
}

void ob_plan_run(struct plan *pl, void *ctx)
{
	reverse(pl->step, pl->n);
	while (pl->n && !pl->u->failed) {
		struct step s = pl->step[--pl->n];
		int base = pl->n;

		s.run(ctx, &s);
		reverse(pl->step + base, pl->n - base);
		if (ob_tick(pl->u->rt))
			pl->u->failed = true;
	}
}
