// SPDX-License-Identifier: GPL-2.0
/*
 * display - text of a program on its way to the session
 */
#include "vm_priv.h"

int ob_write(struct ob_rt *rt, const char *text, size_t len)
{
	if (!len || !rt->out || !rt->out->write)
		return 0;
	return rt->out->write(rt, rt->out_ctx, text, len);
}

/* A lone surrogate cannot be written in UTF-8; -1 raised. */
static int write_check(struct ob_rt *rt, struct ob_object *str)
{
	s64 i, end;

	if (ob_str_kind(str) == 1)
		return 0;
	for (i = 0; i < ob_str_len(str); i++) {
		u32 c = ob_str_char(str, i);

		if (c < 0xd800 || c > 0xdfff)
			continue;
		for (end = i + 1; end < ob_str_len(str); end++)
			if (ob_str_char(str, end) >> 11 != 0xd800 >> 11)
				break;
		ob_raise_encode(rt, "utf-8", str, i, end,
				"surrogates not allowed");
		return -1;
	}
	return 0;
}

int ob_write_str(struct ob_rt *rt, struct ob_object *str)
{
	size_t len;
	char *text;
	int err;

	if (ob_str_is_ascii(str))
		return ob_write(rt, ob_str_data(str), ob_str_len(str));
	if (write_check(rt, str))
		return -1;
	text = ob_str_utf8(rt, str, &len);
	if (!text)
		return -1;
	err = ob_write(rt, text, len);
	ob_raw_free(rt, text);
	return err;
}
