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

bool ob_bytes_put(struct unit *u, struct bytes *b, u8 v)
{
	if (b->n == b->cap) {
		size_t cap = b->cap ? b->cap * 2 : 64;
		u8 *p = unit_take(u, cap);

		if (!p)
			return false;
		if (b->n)
			memcpy(p, b->p, b->n);
		b->p = p;
		b->cap = cap;
	}
	b->p[b->n++] = v;
	return true;
}

static void put_varint(struct unit *u, struct bytes *b, u32 v)
{
	while (v >= 64) {
		ob_bytes_put(u, b, 64 | (v & 63));
		v >>= 6;
	}
	ob_bytes_put(u, b, v);
}

static void put_signed(struct unit *u, struct bytes *b, int v)
{
	put_varint(u, b, v < 0 ? (u32)-v << 1 | 1 : (u32)v << 1);
}

static void put_first(struct unit *u, struct bytes *b, int kind, int units)
{
	ob_bytes_put(u, b, 128 | kind << 3 | (units - 1));
}

static void put_long(struct unit *u, struct bytes *b, const struct loc *loc,
		     int units, int delta)
{
	put_first(u, b, KIND_LONG, units);
	put_signed(u, b, delta);
	put_varint(u, b, loc->end_line - loc->line);
	put_varint(u, b, loc->col + 1);
	put_varint(u, b, loc->end_col + 1);
}

/* One entry; @line is the last line written and becomes this one. */
static void put_entry(struct unit *u, struct bytes *b, const struct loc *loc,
		      int units, int *line)
{
	int delta = loc->line - *line, c = loc->col, e = loc->end_col;

	if (loc->line < 0) {
		put_first(u, b, KIND_NONE, units);
		return;
	}
	*line = loc->line;
	if (c < 0 || e < 0) {
		if (loc->end_line == loc->line || loc->end_line == -1) {
			put_first(u, b, KIND_NO_COLUMNS, units);
			put_signed(u, b, delta);
			return;
		}
	} else if (loc->end_line == loc->line) {
		if (!delta && c < 80 && e - c < 16 && e >= c) {
			put_first(u, b, KIND_SHORT + (c >> 3), units);
			ob_bytes_put(u, b, (c & 7) << 4 | (e - c));
			return;
		}
		if (delta >= 0 && delta < 3 && c < 128 && e < 128) {
			put_first(u, b, KIND_ONE_LINE + delta, units);
			ob_bytes_put(u, b, c);
			ob_bytes_put(u, b, e);
			return;
		}
	}
	put_long(u, b, loc, units, delta);
}

void ob_linetable_put(struct unit *u, struct bytes *b, const struct loc *loc,
		      int units, int *line)
{
	while (units > MAX_UNITS) {
		put_entry(u, b, loc, MAX_UNITS, line);
		units -= MAX_UNITS;
	}
	put_entry(u, b, loc, units, line);
}
