// SPDX-License-Identifier: GPL-2.0
/*
 * code_attr - a code object's tables as values, and copies with changes
 */
#include "objects_priv.h"

/* Inline cache units of an instruction, as the numbers of 3.11 have them. */
static unsigned int code_caches(unsigned int op)
{
	switch (op) {
	case 92:	/* UNPACK_SEQUENCE */
	case 60:	/* STORE_SUBSCR */
	case 122:	/* BINARY_OP */
	case 166:	/* PRECALL */
		return 1;
	case 107:	/* COMPARE_OP */
		return 2;
	case 25:	/* BINARY_SUBSCR */
	case 95:	/* STORE_ATTR */
	case 106:	/* LOAD_ATTR */
	case 171:	/* CALL */
		return 4;
	case 116:	/* LOAD_GLOBAL */
		return 5;
	case 160:	/* LOAD_METHOD */
		return 10;
	default:
		return 0;
	}
}

/* The instructions; what is cached between them shows as zero. */
struct ob_object *ob_code_get_code(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;
	struct ob_object *res;
	s64 n = ob_size(o), i;
	unsigned int skip;
	u8 *data;

	res = ob_bytes_from(rt, code->code, n * 2);
	if (!res)
		return NULL;
	data = ((struct ob_bytes *)res)->data;
	for (i = 0; i < n; i++) {
		skip = code_caches(data[2 * i]);
		while (skip-- && i + 1 < n) {
			i++;
			data[2 * i] = 0;
			data[2 * i + 1] = 0;
		}
	}
	return res;
}

struct ob_object *ob_code_get_linetable(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;

	return ob_bytes_from(rt, code->linetable, code->linetable_len);
}

struct ob_object *ob_code_get_exceptiontable(struct ob_rt *rt,
					     struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;

	return ob_bytes_from(rt, code->exceptions, code->exceptiontable_len);
}

static struct ob_object *number_or_none(struct ob_rt *rt, int n)
{
	return n < 0 ? ob_newref(ob_none(rt)) : ob_int_from_s64(rt, n);
}

/* Append a tuple of @n new references; they are stolen. */
static int append_tuple(struct ob_rt *rt, struct ob_object *list,
			struct ob_object **item, int n)
{
	struct ob_object *tuple;
	int i;

	for (i = 0; i < n && item[i]; i++)
		;
	if (i < n) {
		for (i = 0; i < n; i++)
			ob_xdecref(rt, item[i]);
		return -1;
	}
	tuple = ob_tuple_from_array_steal(rt, item, n);
	return tuple ? ob_list_append_steal(rt, list, tuple) : -1;
}

static struct ob_object *list_iterator(struct ob_rt *rt, struct ob_object *list,
				       int err)
{
	struct ob_object *it = err ? NULL : ob_iter(rt, list);

	ob_decref(rt, list);
	return it;
}

static struct ob_object *code_positions(OB_FN_ARGS)
{
	struct ob_object *list = ob_list_new(rt, 0), *item[4];
	struct ob_code_pos pos;
	int err = 0;
	s64 i;

	for (i = 0; list && !err && i < ob_size(self); i++) {
		ob_code_position((struct ob_code *)self, i, &pos);
		item[0] = number_or_none(rt, pos.line);
		item[1] = number_or_none(rt, pos.end_line);
		item[2] = number_or_none(rt, pos.col);
		item[3] = number_or_none(rt, pos.end_col);
		err = append_tuple(rt, list, item, 4) || ob_tick(rt);
	}
	return list ? list_iterator(rt, list, err) : NULL;
}

/* One range for each entry of the location table, adjacent ones not joined. */
static struct ob_object *code_lines(OB_FN_ARGS)
{
	struct ob_code *code = (struct ob_code *)self;
	struct ob_object *list = ob_list_new(rt, 0), *item[3];
	struct ob_code_pos pos;
	s64 at = 0, units;
	int err = 0;
	u32 i;

	for (i = 0; list && !err && i < code->linetable_len; i++) {
		/* An entry begins with the byte that has the top bit. */
		if (!(code->linetable[i] & 0x80))
			continue;
		units = (code->linetable[i] & 7) + 1;
		ob_code_position(code, at, &pos);
		item[0] = ob_int_from_s64(rt, at * 2);
		at += units;
		item[1] = ob_int_from_s64(rt, at * 2);
		item[2] = number_or_none(rt, pos.line);
		err = append_tuple(rt, list, item, 3) || ob_tick(rt);
	}
	return list ? list_iterator(rt, list, err) : NULL;
}

static struct ob_object *code_varname_from_oparg(OB_FN_ARGS)
{
	struct ob_code *code = (struct ob_code *)self;
	s64 i = ob_index_s64(rt, args[0], OB_T_OverflowError);

	if (ob_raised(rt))
		return NULL;
	if (i < 0 || i >= code->nlocalsplus)
		return ob_raise(rt, OB_T_IndexError,
				"tuple index out of range");
	return ob_newref(code->localsplusnames->item[i]);
}

static void *raw_copy(struct ob_rt *rt, const void *from, size_t n)
{
	void *to = ob_raw_alloc(rt, n ?: 1);

	if (to && n)
		memcpy(to, from, n);
	return to;
}

static struct ob_code *code_copy(struct ob_rt *rt, const struct ob_code *from)
{
	struct ob_code *code = ob_code_new(rt, ob_size(from));

	if (!code)
		return NULL;
	memcpy((char *)code + sizeof(struct ob_var),
	       (const char *)from + sizeof(struct ob_var),
	       sizeof(*from) - sizeof(struct ob_var) +
	       ob_size(from) * sizeof(u16));
	code->weakreflist = NULL;
	code->localspluskinds = NULL;
	code->linetable = NULL;
	code->exceptions = NULL;
	ob_incref(code->consts);
	ob_incref(code->names);
	ob_incref(code->localsplusnames);
	ob_incref(code->filename);
	ob_incref(code->name);
	ob_incref(code->qualname);
	if (code->source)
		ob_incref(code->source);
	code->localspluskinds = raw_copy(rt, from->localspluskinds,
					 from->nlocalsplus);
	code->linetable = raw_copy(rt, from->linetable, from->linetable_len);
	if (from->exceptions)
		code->exceptions = raw_copy(rt, from->exceptions,
					    from->exceptiontable_len);
	if (!code->localspluskinds || !code->linetable ||
	    (from->exceptions && !code->exceptions)) {
		ob_decref(rt, code);
		return NULL;
	}
	return code;
}

static int replace_number(struct ob_rt *rt, struct ob_object *value, u32 *field)
{
	s64 n = ob_index_s64(rt, value, OB_T_OverflowError);

	if (ob_raised(rt))
		return -1;
	if (n < 0 || n > S32_MAX) {
		ob_raise(rt, OB_T_ValueError,
			 "code: argument out of range");
		return -1;
	}
	*field = n;
	return 0;
}

static int replace_object(struct ob_rt *rt, const char *name,
			  struct ob_object *value, struct ob_object **field,
			  bool tuple)
{
	struct ob_object *old = *field;

	if (tuple ? !ob_is(rt, value, OB_T_TUPLE) : !ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "replace() argument '%s' must be %s, not %Y", name,
			 tuple ? "tuple" : "str", value);
		return -1;
	}
	/* The instructions index it: it may not become shorter. */
	if (tuple && ob_size(value) < ob_size(old)) {
		ob_raise(rt, OB_T_ValueError, "code: %s is too small", name);
		return -1;
	}
	*field = ob_newref(value);
	ob_decref(rt, old);
	return 0;
}

/* A field whose change would make other instructions: only the same value. */
static int replace_same(struct ob_rt *rt, struct ob_object *self,
			struct ob_object *name, struct ob_object *value)
{
	struct ob_object *now = ob_getattr(rt, self, name);
	int same;

	if (!now)
		return -1;
	same = ob_compare_bool(rt, now, value, OB_EQ);
	ob_decref(rt, now);
	if (same > 0)
		return 0;
	if (!same)
		ob_raise(rt, OB_T_ValueError,
			 "code: %U cannot be changed in obheap", name);
	return -1;
}

/* Bits of co_flags that say nothing of how the instructions are run. */
#define CODE_FREE_FLAGS	(OB_CO_NESTED | OB_CO_ITERABLE_COROUTINE | ~0xfffU)

static int replace_flags(struct ob_rt *rt, struct ob_code *code,
			 struct ob_object *value)
{
	u32 flags;

	if (replace_number(rt, value, &flags))
		return -1;
	if ((flags ^ code->flags) & ~CODE_FREE_FLAGS) {
		ob_raise(rt, OB_T_ValueError,
			 "code: co_flags cannot be changed like this in obheap");
		return -1;
	}
	code->flags = flags;
	return 0;
}

static int replace_one(struct ob_rt *rt, struct ob_object *self,
		       struct ob_code *code, struct ob_object *name,
		       struct ob_object *value)
{
	static const struct {
		const char *name;
		u32 offset;
		bool tuple;
	} objects[] = {
		{ "co_name", offsetof(struct ob_code, name), false },
		{ "co_qualname", offsetof(struct ob_code, qualname), false },
		{ "co_filename", offsetof(struct ob_code, filename), false },
		{ "co_consts", offsetof(struct ob_code, consts), true },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(objects); i++)
		if (ob_str_equal_c(name, objects[i].name))
			return replace_object(rt, objects[i].name, value,
					      (void *)((char *)code +
						       objects[i].offset),
					      objects[i].tuple);
	if (ob_str_equal_c(name, "co_firstlineno"))
		return replace_number(rt, value, &code->firstlineno);
	if (ob_str_equal_c(name, "co_flags"))
		return replace_flags(rt, code, value);
	if (ob_str_len(name) < 3 || ob_str_char(name, 2) != '_') {
		ob_raise(rt, OB_T_TypeError,
			 "'%U' is an invalid keyword argument for replace()",
			 name);
		return -1;
	}
	return replace_same(rt, self, name, value);
}

static struct ob_object *code_replace(OB_FN_ARGS)
{
	struct ob_code *code;
	s64 i;

	if (nargs)
		return ob_raise(rt, OB_T_TypeError,
				"replace() takes no positional arguments");
	code = code_copy(rt, (struct ob_code *)self);
	for (i = 0; code && kwnames && i < ob_size(kwnames); i++) {
		if (replace_one(rt, self, code, kwnames->item[i], args[i])) {
			ob_decref(rt, code);
			code = NULL;
		}
	}
	return OB_OBJ(code);
}

const struct ob_method_def ob_code_methods[] = {
	{ "co_lines", code_lines, OB_METH_NOARGS, "Iterate over the lines." },
	{ "co_positions", code_positions, OB_METH_NOARGS,
	  "Iterate over the instructions' positions." },
	{ "replace", code_replace, OB_METH_KW,
	  "Return a copy of the code object with new values for the specified fields." },
	{ "_varname_from_oparg", code_varname_from_oparg, OB_METH_O,
	  "(internal-only) Return the local variable name for the given oparg." },
	{ }
};
