// SPDX-License-Identifier: GPL-2.0
/*
 * code_pos - where in the source an instruction comes from
 *
 * Reads the table whose form module/lang/linetable.c describes.
 */

#include "objects_priv.h"

enum {
	KIND_ONE_LINE = 10,
	KIND_NO_COLUMNS = 13,
	KIND_LONG = 14,
	KIND_NONE = 15,
};

struct reader {
	const u8 *p, *end;
};

static u32 next_byte(struct reader *r)
{
	return r->p < r->end ? *r->p++ : 0;
}

static u32 read_varint(struct reader *r)
{
	u32 byte = next_byte(r), v = byte & 63;
	int shift = 6;

	while ((byte & 64) && shift < 32) {
		byte = next_byte(r);
		v |= (byte & 63) << shift;
		shift += 6;
	}
	return v;
}

static int read_signed(struct reader *r)
{
	u32 v = read_varint(r);

	return v & 1 ? -(int)(v >> 1) : (int)(v >> 1);
}

/* One entry after its first byte; @line follows the differences. */
static void read_entry(struct reader *r, int kind, int *line,
		       struct ob_code_pos *pos)
{
	u32 byte;

	*pos = (struct ob_code_pos){ -1, -1, -1, -1 };
	if (kind == KIND_NONE)
		return;
	if (kind >= KIND_NO_COLUMNS)
		*line = (u32)*line + (u32)read_signed(r);
	else if (kind >= KIND_ONE_LINE)
		*line = (u32)*line + kind - KIND_ONE_LINE;
	pos->line = *line;
	pos->end_line = *line;
	if (kind == KIND_LONG) {
		pos->end_line = (u32)*line + read_varint(r);
		pos->col = read_varint(r) - 1;
		pos->end_col = read_varint(r) - 1;
	} else if (kind < KIND_ONE_LINE) {
		byte = next_byte(r);
		pos->col = kind << 3 | byte >> 4;
		pos->end_col = pos->col + (byte & 15);
	} else if (kind < KIND_NO_COLUMNS) {
		pos->col = next_byte(r);
		pos->end_col = next_byte(r);
	}
}

bool ob_code_next_entry(const struct ob_code *code, struct ob_code_entry *e)
{
	struct reader r = {
		e->next ?: code->linetable,
		code->linetable + code->linetable_len,
	};
	u32 first;

	if (r.p >= r.end)
		return false;
	if (!e->next)
		e->line = code->firstlineno;
	first = next_byte(&r);
	read_entry(&r, first >> 3 & 15, &e->line, &e->pos);
	e->at += e->units;
	e->units = (first & 7) + 1;
	e->next = r.p;
	return true;
}

void ob_code_position(const struct ob_code *code, size_t index,
		      struct ob_code_pos *pos)
{
	struct ob_code_entry e = { };

	while (ob_code_next_entry(code, &e)) {
		if (index - e.at < e.units) {
			*pos = e.pos;
			return;
		}
	}
	*pos = (struct ob_code_pos){ -1, -1, -1, -1 };
}
EXPORT_SYMBOL_IF_KUNIT(ob_code_position);
