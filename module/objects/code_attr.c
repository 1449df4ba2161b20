// SPDX-License-Identifier: GPL-2.0
/*
 * code_attr - a code object's tables as values
 */
#include "objects_priv.h"
#include "str_priv.h"

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

/* Make the views that the code object keeps from now on; 0, or -1 raised. */
static int code_make_views(struct ob_rt *rt, struct ob_code *code)
{
	struct ob_object *units, *lines = NULL, *handlers = NULL, *views = NULL;

	units = ob_code_get_code(rt, OB_OBJ(code));
	if (units)
		lines = ob_code_get_linetable(rt, OB_OBJ(code));
	if (lines)
		handlers = ob_code_get_exceptiontable(rt, OB_OBJ(code));
	if (handlers)
		views = ob_tuple_pack(rt, 3, units, lines, handlers);
	ob_xdecref(rt, handlers);
	ob_xdecref(rt, lines);
	ob_xdecref(rt, units);
	if (!views)
		return -1;
	/* Nothing in it can be part of a cycle, and no program can see it. */
	ob_untrack(views);
	/* A finalizer that ran meanwhile may have read them already. */
	if (code->views)
		ob_decref(rt, views);
	else
		code->views = (struct ob_tuple *)views;
	return 0;
}

static struct ob_object *code_view(struct ob_rt *rt, struct ob_object *o, int i)
{
	struct ob_code *code = (struct ob_code *)o;

	if (!code->views && code_make_views(rt, code))
		return NULL;
	return ob_newref(code->views->item[i]);
}

struct ob_object *ob_code_view_code(struct ob_rt *rt, struct ob_object *o)
{
	return code_view(rt, o, 0);
}

struct ob_object *ob_code_view_linetable(struct ob_rt *rt, struct ob_object *o)
{
	return code_view(rt, o, 1);
}

struct ob_object *ob_code_view_exceptiontable(struct ob_rt *rt,
					      struct ob_object *o)
{
	return code_view(rt, o, 2);
}

static struct ob_object *code_varname_from_oparg(OB_FN_ARGS)
{
	struct ob_code *code = (struct ob_code *)self;
	static const char *const keywords[] = { "oparg", NULL };
	struct ob_object *arg;
	s64 i;

	if (ob_args_parse(rt, "_varname_from_oparg", keywords, 1, 1, args,
			  nargs, kwnames, &arg))
		return NULL;
	if (ob_str_arg_int(rt, arg, &i))
		return NULL;
	if (i < 0 || i >= code->nlocalsplus)
		return ob_raise(rt, OB_T_IndexError,
				"tuple index out of range");
	return ob_newref(code->localsplusnames->item[i]);
}

/* Add a step of the line table that came before this one's. */
static int put_step(struct ob_strbuf *b, s64 units, s64 lines)
{
	int err = 0;

	for (; !err && units > 255; units -= 255)
		err = ob_strbuf_char(b, 255) ?: ob_strbuf_char(b, 0);
	while (!err && (lines > 127 || lines < -128)) {
		int most = lines > 0 ? 127 : -128;

		err = ob_strbuf_char(b, units) ?: ob_strbuf_char(b, most & 255);
		units = 0;
		lines -= most;
	}
	return err ?: ob_strbuf_char(b, units) ?:
	       ob_strbuf_char(b, lines & 255);
}

/* Pairs of bytes: how much further the instruction and the line are. */
struct ob_object *ob_code_get_lnotab(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;
	s64 at = 0, done = 0, line = code->firstlineno;
	struct ob_object *text, *res = NULL;
	struct ob_code_pos pos;
	struct ob_strbuf b;
	int err = 0;
	u32 i;

	ob_strbuf_init(&b, rt);
	for (i = 0; !err && i < code->linetable_len; i++) {
		if (!(code->linetable[i] & 0x80))
			continue;
		ob_code_position(code, at, &pos);
		if (pos.line >= 0 && pos.line != line) {
			err = put_step(&b, (at - done) * 2, pos.line - line);
			done = at;
			line = pos.line;
		}
		at += (code->linetable[i] & 7) + 1;
		err = err ?: ob_tick(rt);
	}
	if (err) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	text = ob_strbuf_finish(&b);
	if (text)
		res = ob_bytes_from(rt, ob_str_data(text), ob_str_len(text));
	ob_xdecref(rt, text);
	return res;
}

const struct ob_method_def ob_code_methods[] = {
	{ "co_lines", ob_code_lines, OB_METH_NOARGS, "Iterate over the lines." },
	{ "co_positions", ob_code_positions, OB_METH_NOARGS,
	  "Iterate over the instructions' positions." },
	{ "replace", ob_code_replace, OB_METH_KW,
	  "replace($self, /, *, co_argcount=-1, co_posonlyargcount=-1,\n        co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1,\n        co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None,\n        co_names=None, co_varnames=None, co_freevars=None,\n        co_cellvars=None, co_filename=None, co_name=None,\n        co_qualname=None, co_linetable=None, co_exceptiontable=None)\n--\n\n"
	  "Return a copy of the code object with new values for the specified fields." },
	{ "_varname_from_oparg", code_varname_from_oparg, OB_METH_KW,
	  "_varname_from_oparg($self, /, oparg)\n--\n\n"
	  "(internal-only) Return the local variable name for the given oparg." },
	{ }
};
