// SPDX-License-Identifier: GPL-2.0
/*
 * code - compiled code as an object
 *
 * The instructions are inline, as CPython has them; the byte tables hang on raw
 * blocks that the code object owns.
 */
#include "objects_priv.h"

#define CODE_SIZE(units) \
	ALIGN(sizeof(struct ob_code) + (units) * sizeof(u16), 8)

struct ob_code *ob_code_new(struct ob_rt *rt, size_t units)
{
	struct ob_code *code;

	if (units > S32_MAX / sizeof(u16))
		return ob_raise(rt, OB_T_OverflowError, "code is too large");
	code = ob_obj_alloc(rt, OB_T_CODE, CODE_SIZE(units));
	if (!code)
		return NULL;
	ob_obj_clear(code, CODE_SIZE(units));
	code->v.size = units;
	return code;
}

struct ob_object *ob_code_module_name(struct ob_rt *rt)
{
	struct ob_object *name = ob_name(rt, OB_N_in_module);

	return name ? ob_newref(name) : NULL;
}

static void code_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;

	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, code->consts);
	ob_xdecref(rt, code->names);
	ob_xdecref(rt, code->localsplusnames);
	ob_xdecref(rt, code->filename);
	ob_xdecref(rt, code->name);
	ob_xdecref(rt, code->qualname);
	ob_xdecref(rt, code->source);
	ob_xdecref(rt, code->views);
	ob_raw_free(rt, code->localspluskinds);
	ob_raw_free(rt, code->linetable);
	ob_raw_free(rt, code->exceptions);
	ob_obj_free(rt, o);
}

/* Not a container to the collector, but people ask what it refers to. */
static int code_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_code *code = (struct ob_code *)o;
	struct ob_object *held[] = {
		OB_OBJ(code->consts), OB_OBJ(code->names),
		OB_OBJ(code->localsplusnames), code->filename, code->name,
		code->qualname, OB_OBJ(code->source), OB_OBJ(code->views),
	};

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static s64 code_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return CODE_SIZE((size_t)ob_size(o));
}

static struct ob_object *code_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_code *code = (struct ob_code *)o;

	return ob_str_format(rt, "<code object %U at 0x%llx, file \"%U\", line %u>",
			     code->name, ob_id_of(&rt->heap, o),
			     code->filename, code->firstlineno);
}

/* The names of one sort among the localsplus, as a tuple. */
static struct ob_object *code_names_of(struct ob_rt *rt, struct ob_code *code,
				       u8 kind)
{
	struct ob_object *names;
	s64 n = 0;
	u32 i;

	for (i = 0; i < code->nlocalsplus; i++)
		n += !!(code->localspluskinds[i] & kind);
	names = ob_tuple_new(rt, n);
	if (!names)
		return NULL;
	for (i = 0, n = 0; i < code->nlocalsplus; i++)
		if (code->localspluskinds[i] & kind)
			((struct ob_tuple *)names)->item[n++] =
				ob_newref(code->localsplusnames->item[i]);
	return names;
}

static struct ob_object *code_get_varnames(struct ob_rt *rt,
					   struct ob_object *o)
{
	return code_names_of(rt, (struct ob_code *)o, OB_LOCAL_LOCAL);
}

static struct ob_object *code_get_cellvars(struct ob_rt *rt,
					   struct ob_object *o)
{
	return code_names_of(rt, (struct ob_code *)o, OB_LOCAL_CELL);
}

static struct ob_object *code_get_freevars(struct ob_rt *rt,
					   struct ob_object *o)
{
	return code_names_of(rt, (struct ob_code *)o, OB_LOCAL_FREE);
}

static struct ob_object *code_get_consts(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_code *)o)->consts);
}

static struct ob_object *code_get_names(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_code *)o)->names);
}

static struct ob_object *code_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_code *)o)->name);
}

static struct ob_object *code_get_qualname(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_newref(((struct ob_code *)o)->qualname);
}

static struct ob_object *code_get_filename(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_newref(((struct ob_code *)o)->filename);
}

#define CODE_NUMBER(field, member)					\
static struct ob_object *code_get_##field(struct ob_rt *rt,		\
					  struct ob_object *o)		\
{									\
	return ob_int_from_s64(rt, ((struct ob_code *)o)->member);	\
}

CODE_NUMBER(argcount, argcount)
CODE_NUMBER(posonlyargcount, posonlyargcount)
CODE_NUMBER(kwonlyargcount, kwonlyargcount)
CODE_NUMBER(nlocals, nlocals)
CODE_NUMBER(stacksize, stacksize)
CODE_NUMBER(flags, flags)
CODE_NUMBER(firstlineno, firstlineno)

#define CODE_MEMBER(name) { "co_" #name, code_get_##name, ob_member_readonly }

static const struct ob_getset_def code_getset[] = {
	CODE_MEMBER(consts), CODE_MEMBER(names), CODE_MEMBER(name),
	CODE_MEMBER(qualname), CODE_MEMBER(filename), CODE_MEMBER(argcount),
	CODE_MEMBER(posonlyargcount), CODE_MEMBER(kwonlyargcount),
	CODE_MEMBER(nlocals), CODE_MEMBER(stacksize), CODE_MEMBER(flags),
	CODE_MEMBER(firstlineno),
	{ "co_varnames", code_get_varnames },
	{ "co_cellvars", code_get_cellvars },
	{ "co_freevars", code_get_freevars },
	{ "co_lnotab", ob_code_get_lnotab },
	{ "co_code", ob_code_view_code },
	{ "_co_code_adaptive", ob_code_get_code },
	{ "co_linetable", ob_code_view_linetable, ob_member_readonly },
	{ "co_exceptiontable", ob_code_view_exceptiontable,
	  ob_member_readonly },
	{ }
};

const struct ob_type_def ob_code_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "code",
		.basicsize = sizeof(struct ob_code),
		.itemsize = sizeof(u16),
		.dealloc = code_dealloc,
		.traverse = code_traverse,
		.weaklistoffset = offsetof(struct ob_code, weakreflist),
		.size_of = code_size_of,
		.repr = code_repr,
		.hash = ob_code_hash,
		.richcompare = ob_code_richcompare,
		.new = ob_code_tp_new,
		.methods = ob_code_methods,
		.getset = code_getset,
	},
};
