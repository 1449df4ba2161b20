// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_number - builtins about numbers and characters
 */
#include "vm_priv.h"

static struct ob_object *number_abs(OB_FN_ARGS)
{
	return ob_number_abs(rt, args[0]);
}

static struct ob_object *number_divmod(OB_FN_ARGS)
{
	if (ob_args_check(rt, "divmod", nargs, 2, 2))
		return NULL;
	return ob_number_divmod(rt, args[0], args[1]);
}

static struct ob_object *number_pow(OB_FN_ARGS)
{
	static const char *const names[] = { "base", "exp", "mod", NULL };
	struct ob_object *arg[3] = { NULL, NULL, NULL };

	if (ob_args_parse(rt, "pow", names, 2, 3, args, nargs, kwnames, arg))
		return NULL;
	return ob_number_pow(rt, arg[0], arg[1], arg[2]);
}

static struct ob_object *number_round(OB_FN_ARGS)
{
	static const char *const names[] = { "number", "ndigits", NULL };
	struct ob_object *arg[2] = { NULL, NULL };

	if (ob_args_parse(rt, "round", names, 1, 2, args, nargs, kwnames, arg))
		return NULL;
	return ob_number_round(rt, arg[0], arg[1]);
}

static struct ob_object *number_text(struct ob_rt *rt, struct ob_object *o,
				     int base, const char *prefix)
{
	struct ob_object *index = ob_number_index(rt, o);
	struct ob_object *digits, *text = NULL, *plain;
	bool negative;

	if (!index)
		return NULL;
	negative = ob_int_negative(index);
	digits = ob_int_to_text(rt, index, base);
	ob_decref(rt, index);
	if (!digits)
		return NULL;
	plain = negative ? ob_str_slice(rt, digits, 1, ob_str_len(digits)) :
			   ob_newref(digits);
	if (plain)
		text = ob_str_format(rt, "%s%s%U", negative ? "-" : "", prefix,
				     plain);
	ob_xdecref(rt, plain);
	ob_decref(rt, digits);
	return text;
}

static struct ob_object *number_hex(OB_FN_ARGS)
{
	return number_text(rt, args[0], 16, "0x");
}

static struct ob_object *number_oct(OB_FN_ARGS)
{
	return number_text(rt, args[0], 8, "0o");
}

static struct ob_object *number_bin(OB_FN_ARGS)
{
	return number_text(rt, args[0], 2, "0b");
}

static struct ob_object *number_chr(OB_FN_ARGS)
{
	int c;

	if (ob_arg_int(rt, args[0], &c))
		return NULL;
	if (c < 0 || c > 0x10ffff)
		return ob_raise(rt, OB_T_ValueError,
				"chr() arg not in range(0x110000)");
	return ob_str_from_char(rt, c);
}

/* ord() takes bytes and bytearrays of length 1 too */
static struct ob_object *ord_bytes(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_buffer b;
	s64 len;
	u8 c = 0;

	if (!ob_is_bytes(o) &&
	    !ob_is_subtype(o->type, ob_type_of(rt, OB_T_BYTEARRAY)))
		return ob_raise(rt, OB_T_TypeError,
				"ord() expected string of length 1, but %.200T found",
				o);
	if (ob_buffer_get(rt, o, &b, false))
		return NULL;
	len = b.len;
	if (len == 1)
		c = *(const u8 *)b.data;
	ob_buffer_release(rt, &b);
	if (len != 1)
		return ob_raise(rt, OB_T_TypeError,
				"ord() expected a character, but string of length %lld found",
				len);
	return ob_int_from_s64(rt, c);
}

static struct ob_object *number_ord(OB_FN_ARGS)
{
	if (!ob_is_str(args[0]))
		return ord_bytes(rt, args[0]);
	if (ob_str_len(args[0]) != 1)
		return ob_raise(rt, OB_T_TypeError,
				"ord() expected a character, but string of length %lld found",
				ob_str_len(args[0]));
	return ob_int_from_s64(rt, ob_str_char(args[0], 0));
}

const struct ob_method_def ob_builtins_number[] = {
	{ "abs", number_abs, OB_METH_O,
	  "abs($module, x, /)\n--\n\n"
	  "Return the absolute value." },
	{ "divmod", number_divmod, OB_METH_FAST,
	  "divmod($module, x, y, /)\n--\n\n"
	  "Return (x//y, x%y)." },
	{ "pow", number_pow, OB_METH_KW,
	  "pow($module, /, base, exp, mod=None)\n--\n\n"
	  "Return base**exp, modulo mod." },
	{ "round", number_round, OB_METH_KW,
	  "round($module, /, number, ndigits=None)\n--\n\n"
	  "Round a number." },
	{ "hex", number_hex, OB_METH_O,
	  "hex($module, number, /)\n--\n\n"
	  "Return hexadecimal text." },
	{ "oct", number_oct, OB_METH_O,
	  "oct($module, number, /)\n--\n\n"
	  "Return octal text." },
	{ "bin", number_bin, OB_METH_O,
	  "bin($module, number, /)\n--\n\n"
	  "Return binary text." },
	{ "chr", number_chr, OB_METH_O,
	  "chr($module, i, /)\n--\n\n"
	  "Return the character of a number." },
	{ "ord", number_ord, OB_METH_O,
	  "ord($module, c, /)\n--\n\n"
	  "Return the number of a character." },
	{ }
};
