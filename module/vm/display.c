// SPDX-License-Identifier: GPL-2.0
/*
 * display - what a program writes: print() and the echo of the prompt
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

int ob_display(struct ob_vm *vm, struct ob_object *value)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *builtins, *text, *old;
	int err;

	if (value == ob_none(rt))
		return 0;
	builtins = ob_builtins(rt);
	if (!builtins)
		return -1;
	/* While repr() runs, _ does not hold the value before. */
	if (ob_dict_set_c(rt, builtins, "_", ob_none(rt)))
		return -1;
	text = ob_repr(rt, value);
	if (!text)
		return -1;
	err = ob_write_str(rt, text) || ob_write(rt, "\n", 1);
	ob_decref(rt, text);
	if (err || ob_dict_set_c(rt, builtins, "_", value))
		return -1;
	old = vm->shown;
	vm->shown = ob_newref(value);
	ob_xdecref(rt, old);
	return 0;
}
