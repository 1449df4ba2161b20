// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_object - builtins about one object: id, len, repr, isinstance ...
 */
#include "vm_priv.h"

static struct ob_object *object_id(OB_FN_ARGS)
{
	return ob_int_from_u64(rt, ob_id_of(&rt->heap, args[0]));
}

static struct ob_object *object_len(OB_FN_ARGS)
{
	s64 n = ob_length(rt, args[0]);

	return n < 0 ? NULL : ob_int_from_s64(rt, n);
}

static struct ob_object *object_hash(OB_FN_ARGS)
{
	s64 hash = ob_hash(rt, args[0]);

	return hash == -1 && ob_raised(rt) ? NULL : ob_int_from_s64(rt, hash);
}

static struct ob_object *object_repr(OB_FN_ARGS)
{
	return ob_repr(rt, args[0]);
}

static int ascii_char(struct ob_strbuf *b, u32 c)
{
	static const char hex[] = "0123456789abcdef";
	int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;

	if (c < 0x80)
		return ob_strbuf_char(b, c);
	if (ob_strbuf_char(b, '\\') ||
	    ob_strbuf_char(b, digits == 2 ? 'x' : digits == 4 ? 'u' : 'U'))
		return -1;
	while (digits--)
		if (ob_strbuf_char(b, hex[c >> (4 * digits) & 15]))
			return -1;
	return 0;
}

struct ob_object *ob_ascii(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *text = ob_repr(rt, o);
	struct ob_strbuf b;
	s64 i;

	if (!text || ob_str_is_ascii(text))
		return text;
	ob_strbuf_init(&b, rt);
	for (i = 0; i < ob_str_len(text); i++) {
		if (!ascii_char(&b, ob_str_char(text, i)))
			continue;
		ob_strbuf_exit(&b);
		ob_decref(rt, text);
		return NULL;
	}
	ob_decref(rt, text);
	return ob_strbuf_finish(&b);
}

static struct ob_object *object_ascii(OB_FN_ARGS)
{
	return ob_ascii(rt, args[0]);
}

static struct ob_object *object_callable(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, args[0]->type->call));
}

static struct ob_object *object_isinstance(OB_FN_ARGS)
{
	int hit;

	if (ob_args_check(rt, "isinstance", nargs, 2, 2))
		return NULL;
	hit = ob_isinstance(rt, args[0], args[1]);
	return hit < 0 ? NULL : ob_newref(ob_bool(rt, hit));
}

static struct ob_object *object_issubclass(OB_FN_ARGS)
{
	int hit;

	if (ob_args_check(rt, "issubclass", nargs, 2, 2))
		return NULL;
	hit = ob_issubclass(rt, args[0], args[1]);
	return hit < 0 ? NULL : ob_newref(ob_bool(rt, hit));
}

static struct ob_object *object_format(OB_FN_ARGS)
{
	if (ob_args_check(rt, "format", nargs, 1, 2))
		return NULL;
	if (nargs == 2 && !ob_is_str(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"format() argument 2 must be str, not %.200Y",
				args[1]);
	return ob_format(rt, args[0], nargs == 2 ? args[1] : NULL);
}

const struct ob_method_def ob_builtins_object[] = {
	{ "__build_class__", ob_build_class, OB_METH_KW,
	  "Internal helper function used by the class statement." },
	{ "id", object_id, OB_METH_O,
	  "id($module, obj, /)\n--\n\n"
	  "Return the identity of an object." },
	{ "len", object_len, OB_METH_O | OB_METH_LEVEL,
	  "len($module, obj, /)\n--\n\n"
	  "Return the number of items." },
	{ "hash", object_hash, OB_METH_O,
	  "hash($module, obj, /)\n--\n\n"
	  "Return the hash value." },
	{ "repr", object_repr, OB_METH_O,
	  "repr($module, obj, /)\n--\n\n"
	  "Return the canonical text." },
	{ "ascii", object_ascii, OB_METH_O,
	  "ascii($module, obj, /)\n--\n\n"
	  "Return repr() in ASCII." },
	{ "callable", object_callable, OB_METH_O,
	  "callable($module, obj, /)\n--\n\n"
	  "Can it be called?" },
	{ "isinstance", object_isinstance, OB_METH_FAST,
	  "isinstance($module, obj, class_or_tuple, /)\n--\n\n"
	  "Is an object an instance of a class?" },
	{ "issubclass", object_issubclass, OB_METH_FAST,
	  "issubclass($module, cls, class_or_tuple, /)\n--\n\n"
	  "Is a class derived from another?" },
	{ "format", object_format, OB_METH_FAST,
	  "format($module, value, format_spec='', /)\n--\n\n"
	  "Return value.__format__(spec)." },
	{ }
};
