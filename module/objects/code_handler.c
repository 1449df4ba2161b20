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

bool ob_code_handler(const struct ob_code *code, u32 index,
		     struct ob_code_handler *out)
{
	const u8 *p = code->exceptions;
	const u8 *end = p + code->exceptiontable_len;
	u32 start, size, target, depth;

	while (p && p < end) {
		p = table_number(p, end, &start);
		p = p ? table_number(p, end, &size) : NULL;
		p = p ? table_number(p, end, &target) : NULL;
		p = p ? table_number(p, end, &depth) : NULL;
		if (!p || start > index)
			return false;
		if (index - start < size) {
			out->target = target;
			out->depth = depth >> 1;
			out->lasti = depth & 1;
			return true;
		}
	}
	return false;
}
