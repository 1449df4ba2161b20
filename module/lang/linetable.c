// SPDX-License-Identifier: GPL-2.0
/*
 * linetable - positions of instructions, in CPython 3.11's compact form
 *
 * Each entry covers up to eight code units. Its first byte is
 * 1 kkkk lll: a kind and the number of units less one; the kind says how lines
 * and columns follow:
 *   0..9    same line; columns in one byte, first column below 80
 *   10..12  line 0, 1 or 2 further; a byte for each column
 *   13      signed line difference, no columns
 *   14      signed line difference, lines, columns plus one, as varints
 *   15      no position
 * Varints have six bits per byte, least significant first, bit 6 set on all
 * but the last; signed ones keep the sign in bit 0.
 */

#include "codegen.h"

enum {
	KIND_SHORT,
	KIND_ONE_LINE = 10,
	KIND_NO_COLUMNS = 13,
	KIND_LONG = 14,
	KIND_NONE = 15,
};

#define MAX_UNITS	8

/* An entry is at most its first byte and five varints of six bytes each. */
#define MAX_ENTRY	32

static bool bytes_grow(struct unit *u, struct bytes *b, size_t need)
{
	size_t cap = max(b->cap * 2, b->n + need);
	u8 *p;

	if (cap < 64)
		cap = 64;
	p = unit_take(u, cap);
	if (!p)
		return false;
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
	return true;
}

bool ob_bytes_put(struct unit *u, struct bytes *b, u8 v)
{
	if (b->n == b->cap && !bytes_grow(u, b, 1))
		return false;
	b->p[b->n++] = v;
	return true;
}

static u8 *put_varint(u8 *p, u32 v)
{
	for (; v >= 64; v >>= 6)
		*p++ = 64 | (v & 63);
	*p++ = v;
	return p;
}

static u8 *put_signed(u8 *p, int v)
{
	return put_varint(p, v < 0 ? (u32)-v << 1 | 1 : (u32)v << 1);
}

static u8 *put_first(u8 *p, int kind, int units)
{
	*p++ = 128 | kind << 3 | (units - 1);
	return p;
}

static u8 *put_long(u8 *p, const struct loc *loc, int units, int delta)
{
	p = put_first(p, KIND_LONG, units);
	p = put_signed(p, delta);
	p = put_varint(p, loc->end_line - loc->line);
	p = put_varint(p, loc->col + 1);
	return put_varint(p, loc->end_col + 1);
}

/* One entry; @line is the last line written and becomes this one. */
static inline u8 *put_entry(u8 *p, const struct loc *loc, int units, int *line)
{
	int delta = loc->line - *line, c = loc->col, e = loc->end_col;

	if (loc->line < 0)
		return put_first(p, KIND_NONE, units);
	*line = loc->line;
	if (c < 0 || e < 0) {
		if (loc->end_line == loc->line || loc->end_line == -1) {
			p = put_first(p, KIND_NO_COLUMNS, units);
			return put_signed(p, delta);
		}
	} else if (loc->end_line == loc->line) {
		if (!delta && c < 80 && e - c < 16 && e >= c) {
			p = put_first(p, KIND_SHORT + (c >> 3), units);
			*p++ = (c & 7) << 4 | (e - c);
			return p;
		}
		if (delta >= 0 && delta < 3 && c < 128 && e < 128) {
			p = put_first(p, KIND_ONE_LINE + delta, units);
			*p++ = c;
			*p++ = e;
			return p;
		}
	}
	return put_long(p, loc, units, delta);
}

void ob_linetable_put(struct unit *u, struct bytes *b, const struct loc *loc,
		      int units, int *line)
{
	for (;;) {
		if (unlikely(b->cap - b->n < MAX_ENTRY) &&
		    !bytes_grow(u, b, MAX_ENTRY))
			return;
		b->n = put_entry(b->p + b->n, loc, min(units, MAX_UNITS),
				 line) - b->p;
		if (likely(units <= MAX_UNITS))
			return;
		units -= MAX_UNITS;
	}
}
