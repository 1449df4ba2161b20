// SPDX-License-Identifier: GPL-2.0
/*
 * str_args - arguments of str methods, checked with CPython's messages
 */
#include "str_priv.h"

/**
 * ob_str_arg() - insist on a str
 * @rt: the runtime
 * @name: the method
 * @pos: number of the argument for the message, 0 when it has only one
 * @o: the argument
 *
 * Return: 0 or -1 raised.
 */
int ob_str_arg(struct ob_rt *rt, const char *name, int pos,
	       struct ob_object *o)
{
	const char *got = o == ob_none(rt) ? "None" : o->type->name;

	if (ob_is_str(o))
		return 0;
	if (pos)
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument %d must be str, not %.50s", name, pos,
			 got);
	else
		ob_raise(rt, OB_T_TypeError,
			 "%s() argument must be str, not %.50s", name, got);
	return -1;
}

/* as ob_arg_s64(), for what is a C int in CPython */
int ob_str_arg_int(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	int value;

	if (ob_arg_int(rt, o, &value))
		return -1;
	*out = value;
	return 0;
}

/**
 * ob_str_arg_fill() - a padding character
 * @rt: the runtime
 * @o: the argument
 * @out: filled with the character
 *
 * Return: 0, or -1 raised.
 */
int ob_str_arg_fill(struct ob_rt *rt, struct ob_object *o, u32 *out)
{
	if (!ob_is_str(o)) {
		ob_raise(rt, OB_T_TypeError,
			 "The fill character must be a unicode character, not %.100T",
			 o);
		return -1;
	}
	if (ob_str_len(o) != 1) {
		ob_raise(rt, OB_T_TypeError,
			 "The fill character must be exactly one character long");
		return -1;
	}
	*out = ob_str_char(o, 0);
	return 0;
}

/* one bound of a slice; huge ones count as the largest there is */
static int arg_bound(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	struct ob_object *index;
	int overflow;

	if (o == ob_none(rt))
		return 0;
	if (!ob_is_int(o) &&
	    !(o->type->number && o->type->number->index)) {
		ob_raise(rt, OB_T_TypeError,
			 "slice indices must be integers or None or have an __index__ method");
		return -1;
	}
	index = ob_number_index(rt, o);
	if (!index)
		return -1;
	*out = ob_int_to_s64(index, &overflow);
	if (overflow)
		*out = overflow < 0 ? S64_MIN : S64_MAX;
	ob_decref(rt, index);
	return 0;
}

int ob_str_arg_range(struct ob_rt *rt, struct ob_object *const *args,
		     size_t nargs, s64 len, s64 *start, s64 *end)
{
	*start = 0;
	*end = S64_MAX;
	if (nargs > 1 && arg_bound(rt, args[1], start))
		return -1;
	if (nargs > 2 && arg_bound(rt, args[2], end))
		return -1;
	if (*end > len)
		*end = len;
	else if (*end < 0)
		*end = max_t(s64, *end + len, 0);
	if (*start < 0)
		*start = max_t(s64, *start + len, 0);
	return 0;
}
