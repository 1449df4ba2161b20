// SPDX-License-Identifier: GPL-2.0
/*
 * report - what a debug heap finds, as lines in the session's output
 *
 * No program can cause any of it, short of a fault in the interpreter itself;
 * the line says which statement to look at.
 */
#include "device_priv.h"

#define REPORT_MAX	256

static size_t put_what(char *line, const struct ob_heap_report *r)
{
	size_t len = scnprintf(line, REPORT_MAX, "heap: %s",
			       ob_fault_name(r->code));

	if (!r->id)
		return len + scnprintf(line + len, REPORT_MAX - len,
				       ": no block is there");
	len += scnprintf(line + len, REPORT_MAX - len, ": block 0x%llx", r->id);
	if (r->serial)
		len += scnprintf(line + len, REPORT_MAX - len,
				 ", %llu bytes, allocation %llu", r->bytes,
				 r->serial);
	if (r->szidx >= 0)
		len += scnprintf(line + len, REPORT_MAX - len, ", class %d",
				 r->szidx);
	if (r->arena >= 0)
		len += scnprintf(line + len, REPORT_MAX - len,
				 ", arena %d, pool %d", r->arena, r->pool);
	if (r->code >= OB_FAULT_BEFORE)
		len += scnprintf(line + len, REPORT_MAX - len,
				 ", byte %lld is 0x%02x", r->at, r->found);
	return len;
}

/* Leaves room for the end of the line whatever the file is called. */
static size_t put_where(char *line, size_t len, const struct ob_frame *frame)
{
	s64 at = 0;

	if (!frame)
		return len;
	len += scnprintf(line + len, REPORT_MAX - len, ", line %d of ",
			 ob_frame_line(frame));
	if (REPORT_MAX - len > 8)
		len += ob_str_utf8_piece(frame->code->filename, &at, line + len,
					 REPORT_MAX - len - 1);
	return len;
}

/**
 * ob_session_report() - tell whoever reads the session's output
 * @ctx: the session
 * @r: what was found
 */
void ob_session_report(void *ctx, const struct ob_heap_report *r)
{
	struct ob_session *s = ctx;
	char line[REPORT_MAX];
	size_t len;

	len = put_where(line, put_what(line, r), s->vm.frame);
	line[len++] = '\n';
	ob_output_note(s, line, len);
}
