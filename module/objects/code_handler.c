// SPDX-License-Identifier: GPL-2.0
/*
 * code_handler - what a code object does about exceptions
 *
 * A code object has no block stack: its exception table says, for a range of
 * code units, where the handler is and how deep the value stack is there. An
 * entry is four numbers, six bits a byte, most significant first; bit 6 says
 * that more bytes follow, bit 7 marks the first byte of an entry.
 */
#include "objects_priv.h"

static const u8 *table_number(const u8 *p, const u8 *end, u32 *out)
{
	u32 value;

	if (p >= end)
		return NULL;
	value = *p & 63;
	while (*p & 64) {
		if (++p >= end)
			return NULL;
		value = value << 6 | (*p & 63);
	}
	*out = value;
	return p + 1;
}

const u8 *ob_code_next_handler(const struct ob_code *code, const u8 *p,
			       struct ob_code_handler *out)
{
	const u8 *end = code->exceptions + code->exceptiontable_len;
	u32 depth;

	p = p ?: code->exceptions;
	p = p ? table_number(p, end, &out->start) : NULL;
	p = p ? table_number(p, end, &out->size) : NULL;
	p = p ? table_number(p, end, &out->target) : NULL;
	p = p ? table_number(p, end, &depth) : NULL;
	if (p) {
		out->depth = depth >> 1;
		out->lasti = depth & 1;
	}
	return p;
}

bool ob_code_handler(const struct ob_code *code, u32 index,
		     struct ob_code_handler *out)
{
	const u8 *p = NULL;

	while ((p = ob_code_next_handler(code, p, out)) && out->start <= index)
		if (index - out->start < out->size)
			return true;
	return false;
}
