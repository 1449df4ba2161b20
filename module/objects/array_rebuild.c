// SPDX-License-Identifier: GPL-2.0
/*
 * array_rebuild - arrays as the bytes of a machine, and from those of another
 *
 * What __reduce_ex__() gives from protocol 3 on names the form of the items
 * by a number, so that a machine where they look otherwise can read them.
 */
#include "array_priv.h"
#include "str_priv.h"

enum form_kind { FORM_INT, FORM_FLOAT, FORM_TEXT };

/**
 * struct item_form - one form the items can have
 * @kind: what they are
 * @size: bytes the length must be a multiple of
 * @swap: bytes to turn around in each item, 1 if they are as they are here
 * @codes: kinds of arrays with such items, the one to make last; or the codec
 */
struct item_form {
	enum form_kind kind;
	u8 size, swap;
	const char *codes;
};

/* By the number they have; for text CPython asks for multiples of 4 and 8. */
static const struct item_form forms[] = {
	{ FORM_INT, 1, 1, "B" }, { FORM_INT, 1, 1, "b" },
	{ FORM_INT, 2, 1, "H" }, { FORM_INT, 2, 2, "H" },
	{ FORM_INT, 2, 1, "h" }, { FORM_INT, 2, 2, "h" },
	{ FORM_INT, 4, 1, "I" }, { FORM_INT, 4, 4, "I" },
	{ FORM_INT, 4, 1, "i" }, { FORM_INT, 4, 4, "i" },
	{ FORM_INT, 8, 1, "LQ" }, { FORM_INT, 8, 8, "LQ" },
	{ FORM_INT, 8, 1, "lq" }, { FORM_INT, 8, 8, "lq" },
	{ FORM_FLOAT, 4, 1, "f" }, { FORM_FLOAT, 4, 4, "f" },
	{ FORM_FLOAT, 8, 1, "d" }, { FORM_FLOAT, 8, 8, "d" },
	{ FORM_TEXT, 4, 1, "utf-16-le" }, { FORM_TEXT, 4, 1, "utf-16-be" },
	{ FORM_TEXT, 8, 1, "utf-32-le" }, { FORM_TEXT, 8, 1, "utf-32-be" },
};

#define FORM_CHARACTERS	20	/* "u" as it is here */

/* The number of the form the items of an array have here. */
static int native_form(char code)
{
	int i;

	if (code == 'u')
		return FORM_CHARACTERS;
	for (i = 0; forms[i].kind != FORM_TEXT; i++)
		if (code && forms[i].swap == 1 && strchr(forms[i].codes, code))
			return i;
	return -1;
}

/* array.__new__(type, code, items), without the type's own __init__ */
static struct ob_object *array_of(struct ob_rt *rt, struct ob_type *type,
				  char code, struct ob_object *items)
{
	struct ob_object *arg[2] = { ob_str_from_char(rt, code), items }, *res;

	if (!arg[0])
		return NULL;
	res = ob_type_of(rt, OB_T_ARRAY)->new(rt, type, arg, 2, NULL);
	ob_decref(rt, arg[0]);
	return res;
}

/* A copy of bytes in which each item has its bytes the other way round. */
static struct ob_object *turned(struct ob_rt *rt, struct ob_object *items,
				int size)
{
	s64 n = ob_size(items), i, j;
	struct ob_object *copy;
	u8 *to;

	if (size == 1 || !n)
		return ob_newref(items);
	copy = ob_bytes_from(rt, ((struct ob_bytes *)items)->data, n);
	if (!copy)
		return NULL;
	to = ((struct ob_bytes *)copy)->data;
	for (i = 0; i < n; i += size)
		for (j = 0; j < size / 2; j++)
			swap(to[i + j], to[i + size - 1 - j]);
	return copy;
}

static struct ob_object *decoded(struct ob_rt *rt, struct ob_object *items,
				 const char *codec)
{
	struct ob_object *arg = ob_str_from_cstr(rt, codec), *res;

	if (!arg)
		return NULL;
	res = ob_invoke_method(rt, items, "decode", &arg, 1);
	ob_decref(rt, arg);
	return res;
}

/* The items as what an array can be made of, and of which kind in *@code. */
static struct ob_object *items_from(struct ob_rt *rt,
				    const struct item_form *form, char *code,
				    struct ob_object *items)
{
	struct ob_object *here, *plain, *list;
	char own;

	if (form->kind == FORM_TEXT)
		return decoded(rt, items, form->codes);
	here = turned(rt, items, form->swap);
	own = form->codes[strlen(form->codes) - 1];
	if (!here || form->kind == FORM_INT) {
		*code = own;
		return here;
	}
	plain = array_of(rt, ob_type_of(rt, OB_T_ARRAY), own, here);
	ob_decref(rt, here);
	list = plain ? ob_list_from_iterable(rt, plain) : NULL;
	ob_xdecref(rt, plain);
	return list;
}

static int check_arguments(struct ob_rt *rt, struct ob_object *type, char code,
			   int form, struct ob_object *items)
{
	struct ob_type *array = ob_type_of(rt, OB_T_ARRAY);

	if (!ob_is_type(type))
		ob_raise(rt, OB_T_TypeError,
			 "first argument must be a type object, not %.200T",
			 type);
	else if (!ob_is_subtype((struct ob_type *)type, array))
		ob_raise(rt, OB_T_TypeError, "%.200N is not a subtype of %.200N",
			 type, array);
	else if (native_form(code) < 0)
		ob_raise(rt, OB_T_ValueError,
			 "second argument must be a valid type code");
	else if (form < 0 || form >= (int)ARRAY_SIZE(forms))
		ob_raise(rt, OB_T_ValueError,
			 "third argument must be a valid machine format code.");
	else if (!ob_is_bytes(items))
		ob_raise(rt, OB_T_TypeError,
			 "fourth argument should be bytes, not %.200T", items);
	else
		return 0;
	return -1;
}

struct ob_object *ob_array_rebuild(OB_FN_ARGS)
{
	struct ob_object *items, *res;
	struct ob_type *type;
	int form;
	char code;

	if (ob_args_check(rt, "_array_reconstructor", nargs, 4, 4))
		return NULL;
	if (!ob_is_str(args[1]) || ob_str_len(args[1]) != 1)
		return ob_raise(rt, OB_T_TypeError,
				"_array_reconstructor() argument 2 must be a unicode character, not %.50Y",
				args[1]);
	if (ob_arg_int(rt, args[2], &form))
		return NULL;
	code = ob_str_char(args[1], 0) < 128 ? ob_str_char(args[1], 0) : 0;
	if (check_arguments(rt, args[0], code, form, args[3]))
		return NULL;
	type = (struct ob_type *)args[0];
	if (form == native_form(code))
		return array_of(rt, type, code, args[3]);
	if (ob_size(args[3]) % forms[form].size)
		return ob_raise(rt, OB_T_ValueError,
				"string length not a multiple of item size");
	items = items_from(rt, &forms[form], &code, args[3]);
	res = items ? array_of(rt, type, code, items) : NULL;
	ob_xdecref(rt, items);
	return res;
}

/* (_array_reconstructor, (type, code, form, bytes), dict or None) */
static struct ob_object *reduced_bytes(struct ob_rt *rt, struct ob_array *a,
				       struct ob_object *code,
				       struct ob_object *dict)
{
	struct ob_object *fn, *form, *data, *all = NULL, *res = NULL;

	fn = ob_module_member(rt, "array", "_array_reconstructor");
	if (!fn)
		return NULL;
	form = ob_int_from_s64(rt, native_form(a->kind->code));
	data = form ? ob_bytes_from(rt, a->data, a->v.size * a->kind->size) :
		      NULL;
	if (data)
		all = ob_tuple_pack(rt, 4, a->v.base.type, code, form, data);
	if (all)
		res = ob_tuple_pack(rt, 3, fn, all, dict);
	ob_xdecref(rt, all);
	ob_xdecref(rt, data);
	ob_xdecref(rt, form);
	ob_decref(rt, fn);
	return res;
}

/* (type, (code, items), dict or None) */
static struct ob_object *reduced_list(struct ob_rt *rt, struct ob_array *a,
				      struct ob_object *code,
				      struct ob_object *dict)
{
	struct ob_object *list = ob_list_from_iterable(rt, OB_OBJ(a));
	struct ob_object *pair = NULL, *res = NULL;

	if (list)
		pair = ob_tuple_pack(rt, 2, code, list);
	if (pair)
		res = ob_tuple_pack(rt, 3, a->v.base.type, pair, dict);
	ob_xdecref(rt, pair);
	ob_xdecref(rt, list);
	return res;
}

struct ob_object *ob_array_reduce_ex(OB_FN_ARGS)
{
	static const char *const keywords[] = { "", NULL };
	struct ob_object *arg, *code, *dict, *res = NULL;
	struct ob_array *a = to_array(self);
	s64 protocol;

	if (ob_args_parse(rt, "__reduce_ex__", keywords, 1, 1, args, nargs,
			  kwnames, &arg))
		return NULL;
	if (!ob_is_int(arg))
		return ob_raise(rt, OB_T_TypeError,
				"__reduce_ex__ argument should be an integer");
	if (ob_arg_long(rt, arg, &protocol))
		return NULL;
	if (ob_getattr_opt(rt, self, ob_name(rt, OB_N_dict), &dict) < 0)
		return NULL;
	if (!dict)
		dict = ob_newref(ob_none(rt));
	code = ob_str_from_char(rt, a->kind->code);
	if (code)
		res = protocol < 3 ? reduced_list(rt, a, code, dict) :
				     reduced_bytes(rt, a, code, dict);
	ob_xdecref(rt, code);
	ob_decref(rt, dict);
	return res;
}
