// SPDX-License-Identifier: GPL-2.0
/*
 * str_find - where a text occurs in another
 *
 * Short needles are compared at every place where their first character is;
 * longer ones go through the two-way algorithm of Crochemore and Perrin, which
 * takes time linear in both lengths and no memory, whatever the texts are.
 * Searching from the right is searching the mirrored texts from the left.
 */
#include "str_priv.h"

/* Needles up to this length cost at most so many comparisons per place. */
#define SHORT_NEEDLE	8

/**
 * struct side - a text read in one of two directions
 * @data: code points
 * @kind: bytes of each
 * @base: index of the first one in reading order
 * @step: 1 or -1
 * @len: how many
 */
struct side {
	const void *data;
	unsigned int kind;
	s64 base;
	s64 step;
	s64 len;
};

static struct side side_of(const struct ob_view *v, bool mirrored)
{
	struct side s = {
		.data = v->data,
		.kind = v->kind,
		.base = mirrored ? v->len - 1 : 0,
		.step = mirrored ? -1 : 1,
		.len = v->len,
	};

	return s;
}

static __always_inline u32 side_at(const struct side *s, s64 i)
{
	return ob_chars_get(s->kind, s->data, s->base + s->step * i);
}

/* first place of @c at or after @from, -1 none, -2 raised */
static s64 find_char(struct ob_rt *rt, const struct side *hay, s64 from, u32 c)
{
	s64 i;

	for (i = from; i < hay->len; i++) {
		if (side_at(hay, i) == c)
			return i;
		if (ob_tick_at(rt, i))
			return -2;
	}
	return -1;
}

static s64 find_short(struct ob_rt *rt, const struct side *hay,
		      const struct side *needle)
{
	u32 first = side_at(needle, 0);
	s64 last = hay->len - needle->len;
	s64 i = 0, j;

	while (i <= last) {
		i = find_char(rt, hay, i, first);
		if (i < 0)
			return i;
		if (i > last)
			return -1;
		for (j = 1; j < needle->len; j++)
			if (side_at(hay, i + j) != side_at(needle, j))
				break;
		if (j == needle->len)
			return i;
		i++;
	}
	return -1;
}

/*
 * Start of the largest suffix in alphabetical order, or in reversed order, and
 * the period of that suffix.
 */
static s64 maximal_suffix(const struct side *n, bool reversed, s64 *period)
{
	s64 start = 0, next = 1, same = 0;

	*period = 1;
	while (next + same < n->len) {
		u32 a = side_at(n, next + same);
		u32 b = side_at(n, start + same);

		if (a == b) {
			if (same + 1 == *period) {
				next += *period;
				same = 0;
			} else {
				same++;
			}
		} else if (reversed ? a > b : a < b) {
			next += same + 1;
			same = 0;
			*period = next - start;
		} else {
			start = next;
			next = start + 1;
			same = 0;
			*period = 1;
		}
	}
	return start;
}

static bool prefix_repeats(const struct side *n, s64 cut, s64 period)
{
	s64 i;

	if (cut + period > n->len)
		return false;
	for (i = 0; i < cut; i++)
		if (side_at(n, i) != side_at(n, i + period))
			return false;
	return true;
}

static s64 find_two_way(struct ob_rt *rt, const struct side *hay,
			const struct side *needle)
{
	s64 period, other_period, memory = 0, i, pos = 0;
	s64 cut = maximal_suffix(needle, false, &period);
	s64 other = maximal_suffix(needle, true, &other_period);
	s64 m = needle->len;
	bool periodic;

	if (other > cut) {
		cut = other;
		period = other_period;
	}
	periodic = prefix_repeats(needle, cut, period);
	if (!periodic)
		period = max(cut, m - cut) + 1;
	while (pos + m <= hay->len) {
		if (ob_tick(rt))
			return -2;
		i = max(cut, memory);
		while (i < m && side_at(needle, i) == side_at(hay, pos + i))
			i++;
		if (i < m) {
			pos += i - cut + 1;
			memory = 0;
			continue;
		}
		i = cut - 1;
		while (i >= memory &&
		       side_at(needle, i) == side_at(hay, pos + i))
			i--;
		if (i < memory)
			return pos;
		pos += period;
		/* What a whole period ago matched need not be compared. */
		if (periodic)
			memory = m - period;
	}
	return -1;
}

static s64 find_side(struct ob_rt *rt, const struct side *hay,
		     const struct side *needle)
{
	if (needle->len > hay->len)
		return -1;
	if (!needle->len)
		return 0;
	if (needle->len <= SHORT_NEEDLE)
		return find_short(rt, hay, needle);
	return find_two_way(rt, hay, needle);
}

s64 ob_view_find(struct ob_rt *rt, const struct ob_view *hay,
		 const struct ob_view *needle)
{
	struct side h = side_of(hay, false);
	struct side n = side_of(needle, false);

	if (hay->kind == 1 && needle->len == 1 && hay->len) {
		u32 c = ob_view_char(needle, 0);
		const u8 *at = c < 0x100 ? memchr(hay->data, c, hay->len) :
			       NULL;

		return at ? at - (const u8 *)hay->data : -1;
	}
	return find_side(rt, &h, &n);
}
EXPORT_SYMBOL_IF_KUNIT(ob_view_find);

s64 ob_view_rfind(struct ob_rt *rt, const struct ob_view *hay,
		  const struct ob_view *needle)
{
	struct side h = side_of(hay, true);
	struct side n = side_of(needle, true);
	s64 at = find_side(rt, &h, &n);

	return at < 0 ? at : hay->len - needle->len - at;
}
EXPORT_SYMBOL_IF_KUNIT(ob_view_rfind);

s64 ob_view_count(struct ob_rt *rt, const struct ob_view *hay,
		  const struct ob_view *needle, s64 max)
{
	struct ob_view rest = *hay;
	s64 n = 0, at;

	if (!needle->len)
		return min(hay->len + 1, max);
	while (n < max) {
		if (ob_tick(rt))
			return -2;
		at = ob_view_find(rt, &rest, needle);
		if (at == -2)
			return -2;
		if (at < 0)
			break;
		n++;
		rest = ob_view_part(&rest, at + needle->len, rest.len);
	}
	return n;
}

bool ob_view_equal(const struct ob_view *a, const struct ob_view *b)
{
	s64 i;

	if (a->len != b->len)
		return false;
	if (a->kind == b->kind)
		return !memcmp(a->data, b->data, a->len * a->kind);
	for (i = 0; i < a->len; i++)
		if (ob_view_char(a, i) != ob_view_char(b, i))
			return false;
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(ob_view_equal);

bool ob_str_equal(const struct ob_object *a, const struct ob_object *b)
{
	if (a == b)
		return true;
	/* The form follows from the text, so different forms differ. */
	return ob_str_len(a) == ob_str_len(b) &&
	       ob_str_kind(a) == ob_str_kind(b) &&
	       !memcmp(ob_str_data(a), ob_str_data(b),
		       ob_str_len(a) * ob_str_kind(a));
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_equal);

bool ob_str_equal_c(const struct ob_object *a, const char *s)
{
	size_t len = strlen(s);

	return ob_str_is_ascii(a) && (size_t)ob_str_len(a) == len &&
	       !memcmp(ob_str_data(a), s, len);
}
EXPORT_SYMBOL_IF_KUNIT(ob_str_equal_c);

/* -1, 0 or 1: how two texts sort, by code points */
static int str_order(const struct ob_object *a, const struct ob_object *b)
{
	struct ob_view x = ob_view_of(a), y = ob_view_of(b);
	s64 n = min(x.len, y.len);
	s64 i;

	if (x.kind == 1 && y.kind == 1) {
		int order = memcmp(x.data, y.data, n);

		if (order)
			return order < 0 ? -1 : 1;
	} else {
		for (i = 0; i < n; i++) {
			u32 c = ob_view_char(&x, i), d = ob_view_char(&y, i);

			if (c != d)
				return c < d ? -1 : 1;
		}
	}
	return x.len < y.len ? -1 : x.len > y.len;
}

struct ob_object *ob_str_richcompare(struct ob_rt *rt, struct ob_object *a,
				     struct ob_object *b, enum ob_cmp op)
{
	int order;

	if (!ob_is_str(a) || !ob_is_str(b))
		return ob_newref(ob_notimpl(rt));
	if (op == OB_EQ || op == OB_NE)
		return ob_newref(ob_bool(rt, ob_str_equal(a, b) ==
					 (op == OB_EQ)));
	order = a == b ? 0 : str_order(a, b);
	switch (op) {
	case OB_LT:
		return ob_newref(ob_bool(rt, order < 0));
	case OB_LE:
		return ob_newref(ob_bool(rt, order <= 0));
	case OB_GT:
		return ob_newref(ob_bool(rt, order > 0));
	default:
		return ob_newref(ob_bool(rt, order >= 0));
	}
}

/* the methods built on it */

enum { FIND_LEFT, FIND_RIGHT, FIND_COUNT };

/*
 * What find(), index(), count() and their mirror images share: parse the
 * arguments and search. -1 not found, -2 raised.
 */
static s64 search(struct ob_rt *rt, const char *name, int how,
		  struct ob_object *self, struct ob_object *const *args,
		  size_t nargs)
{
	struct ob_view hay, needle;
	s64 start, end, at;

	if (!nargs || nargs > 3) {
		ob_raise(rt, OB_T_TypeError,
			 "%s() takes at %s %d argument%s (%zu given)", name,
			 nargs ? "most" : "least", nargs ? 3 : 1,
			 nargs ? "s" : "", nargs);
		return -2;
	}
	if (ob_str_arg_range(rt, args, nargs, ob_str_len(self), &start, &end))
		return -2;
	if (!ob_is_str(args[0])) {
		ob_raise(rt, OB_T_TypeError, "must be str, not %.100T",
			 args[0]);
		return -2;
	}
	needle = ob_view_of(args[0]);
	if (end - start < needle.len)
		return how == FIND_COUNT ? 0 : -1;
	hay = ob_view_of(self);
	hay = ob_view_part(&hay, start, end);
	if (how == FIND_COUNT)
		return ob_view_count(rt, &hay, &needle, S64_MAX);
	at = how == FIND_LEFT ? ob_view_find(rt, &hay, &needle) :
				ob_view_rfind(rt, &hay, &needle);
	return at < 0 ? at : at + start;
}

OB_STR_METHOD(m_find)
{
	s64 at = search(rt, "find", FIND_LEFT, self, args, nargs);

	return at == -2 ? NULL : ob_int_from_s64(rt, at);
}

OB_STR_METHOD(m_rfind)
{
	s64 at = search(rt, "rfind", FIND_RIGHT, self, args, nargs);

	return at == -2 ? NULL : ob_int_from_s64(rt, at);
}

OB_STR_METHOD(m_count)
{
	s64 n = search(rt, "count", FIND_COUNT, self, args, nargs);

	return n == -2 ? NULL : ob_int_from_s64(rt, n);
}

static struct ob_object *index_result(struct ob_rt *rt, s64 at)
{
	if (at == -2)
		return NULL;
	if (at < 0)
		return ob_raise(rt, OB_T_ValueError, "substring not found");
	return ob_int_from_s64(rt, at);
}

OB_STR_METHOD(m_index)
{
	return index_result(rt, search(rt, "index", FIND_LEFT, self, args,
				       nargs));
}

OB_STR_METHOD(m_rindex)
{
	return index_result(rt, search(rt, "rindex", FIND_RIGHT, self, args,
				       nargs));
}
