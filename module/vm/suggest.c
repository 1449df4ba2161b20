// SPDX-License-Identifier: GPL-2.0
/*
 * suggest - the name that may have been meant
 *
 * An edit distance in which a changed letter costs two and a changed case one.
 * A candidate counts when at most a third of the letters involved would have to
 * change; of several, the first of the closest.
 */
#include "vm_priv.h"

#define COST_MOVE	2
#define COST_CASE	1
#define MAX_LETTERS	40
#define MAX_CANDIDATES	750

/**
 * struct suggestion - search for the closest name
 * @rt: the runtime
 * @name: what was written, UTF-8
 * @len: its bytes
 * @best: closest candidate so far, borrowed
 * @distance: its distance
 */
struct suggestion {
	struct ob_rt *rt;
	const char *name;
	s64 len;
	struct ob_object *best;
	s64 distance;
};

static u32 cost_letter(u8 a, u8 b)
{
	if ((a & 31) != (b & 31))
		return COST_MOVE;
	if (a == b)
		return 0;
	if (a >= 'A' && a <= 'Z')
		a += 32;
	if (b >= 'A' && b <= 'Z')
		b += 32;
	return a == b ? COST_CASE : COST_MOVE;
}

/* One row of the usual table, kept in @row; returns its smallest value. */
static u32 distance_row(u16 *row, const char *a, s64 na, u8 letter, u32 first,
			u32 *result)
{
	u32 diagonal = first, res = first, least = U32_MAX;
	s64 i;

	for (i = 0; i < na; i++) {
		u32 change = diagonal + cost_letter(letter, a[i]);

		diagonal = row[i];
		res = min(min(res, diagonal) + COST_MOVE, change);
		row[i] = res;
		least = min(least, res);
	}
	*result = res;
	return least;
}

/* Distance of two names; anything above @most when it exceeds @most. */
static s64 distance(const char *a, s64 na, const char *b, s64 nb, s64 most)
{
	u16 row[MAX_LETTERS];
	u32 res = 0;
	s64 i;

	while (na && nb && *a == *b) {
		a++;
		b++;
		na--;
		nb--;
	}
	while (na && nb && a[na - 1] == b[nb - 1]) {
		na--;
		nb--;
	}
	if (!na || !nb)
		return (na + nb) * COST_MOVE;
	if (na > MAX_LETTERS || nb > MAX_LETTERS)
		return most + 1;
	if (nb < na) {
		swap(a, b);
		swap(na, nb);
	}
	if ((nb - na) * COST_MOVE > most)
		return most + 1;
	for (i = 0; i < na; i++)
		row[i] = (i + 1) * COST_MOVE;
	for (i = 0; i < nb; i++)
		if (distance_row(row, a, na, b[i], i * COST_MOVE, &res) > most)
			return most + 1;
	return res;
}

/* -1 raised */
static int suggestion_try(struct suggestion *s, struct ob_object *candidate)
{
	size_t len;
	char *text;
	s64 most, d;

	if (!ob_is_str(candidate))
		return 0;
	text = ob_str_utf8(s->rt, candidate, &len);
	if (!text)
		return -1;
	most = (s->len + (s64)len + 3) * COST_MOVE / 6;
	most = min(most, s->distance - 1);
	d = distance(s->name, s->len, text, len, most);
	if ((s64)len == s->len && !memcmp(text, s->name, len))
		d = most + 1;
	ob_raw_free(s->rt, text);
	if (d <= most) {
		s->best = candidate;
		s->distance = d;
	}
	return 0;
}

static int suggestion_from(struct suggestion *s, struct ob_object *const *item,
			   s64 n)
{
	s64 i;

	s->best = NULL;
	s->distance = S64_MAX;
	if (n >= MAX_CANDIDATES)
		return 0;
	for (i = 0; i < n; i++)
		if (suggestion_try(s, item[i]))
			return -1;
	return 0;
}

/* The closest of an iterable's names; new reference, NULL none or raised. */
static struct ob_object *suggestion_of(struct suggestion *s,
				       struct ob_object *names)
{
	struct ob_object *list = ob_list_from_iterable(s->rt, names);
	struct ob_object *res = NULL;

	if (!list)
		return NULL;
	if (!suggestion_from(s, ((struct ob_list *)list)->item,
			     ob_size(list)) && s->best)
		res = ob_newref(s->best);
	ob_decref(s->rt, list);
	return res;
}

static struct ob_frame *innermost_frame(struct ob_object *exc)
{
	struct ob_traceback *tb;

	tb = (struct ob_traceback *)((struct ob_exc *)exc)->traceback;
	if (!tb)
		return NULL;
	while (tb->next)
		tb = (struct ob_traceback *)tb->next;
	return tb->frame->frame;
}

/* Local variables first, then globals, then builtins. */
static struct ob_object *suggest_name(struct suggestion *s,
				      struct ob_object *exc)
{
	struct ob_frame *frame = innermost_frame(exc);
	struct ob_object *res, *locals, *builtins = NULL;
	struct ob_code *code;
	u32 i;

	if (!frame)
		return NULL;
	code = frame->code;
	locals = ob_list_new(s->rt, 0);
	if (!locals)
		return NULL;
	for (i = 0; i < code->nlocalsplus; i++) {
		if (code->localspluskinds[i] & OB_LOCAL_LOCAL &&
		    ob_list_append(s->rt, locals, ob_frame_varname(code, i))) {
			ob_decref(s->rt, locals);
			return NULL;
		}
	}
	res = suggestion_of(s, locals);
	ob_decref(s->rt, locals);
	if (!res && !ob_raised(s->rt))
		res = suggestion_of(s, frame->globals);
	if (!res && !ob_raised(s->rt))
		builtins = frame->builtins == OB_OBJ(s->rt->builtins) ?
			ob_builtins(s->rt) : frame->builtins;
	if (builtins)
		res = suggestion_of(s, builtins);
	return res;
}

static struct ob_object *suggest_attribute(struct suggestion *s,
					   struct ob_attribute_error *e)
{
	struct ob_object *names, *res;

	if (!e->obj)
		return NULL;
	names = ob_dir(s->rt, e->obj);
	if (!names)
		return NULL;
	res = suggestion_of(s, names);
	ob_decref(s->rt, names);
	return res;
}

struct ob_object *ob_suggest(struct ob_rt *rt, struct ob_object *exc)
{
	struct suggestion s = { .rt = rt };
	struct ob_object *name, *res = NULL;
	bool attribute = ob_is(rt, exc, OB_T_AttributeError);
	size_t len;
	char *text;

	if (attribute)
		name = ((struct ob_attribute_error *)exc)->name;
	else if (ob_is(rt, exc, OB_T_NameError))
		name = ((struct ob_name_error *)exc)->name;
	else
		return NULL;
	if (!name || !ob_is_str(name))
		return NULL;
	text = ob_str_utf8(rt, name, &len);
	if (text) {
		s.name = text;
		s.len = len;
		res = attribute ?
			suggest_attribute(&s, (struct ob_attribute_error *)exc) :
			suggest_name(&s, exc);
		ob_raw_free(rt, text);
	}
	/* No suggestion is as good as one that could not be made. */
	if (ob_raised(rt))
		ob_clear_exc(rt);
	return res;
}
