// SPDX-License-Identifier: GPL-2.0
/*
 * type_fill - what goes into a builtin type's dict, from its tables
 */
#include "type_priv.h"

static bool is_type_arg(const struct ob_object *o)
{
	return ob_is_type(o);
}

/* int.__new__(cls, ...): type->new, once it is sure that it fits. */
static struct ob_object *new_call(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_type *type = to_type(self), *sub, *native;

	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"%N.__new__(): not enough arguments", type);
	if (!is_type_arg(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"%N.__new__(X): X is not a type object (%T)",
				type, args[0]);
	sub = to_type(args[0]);
	if (!ob_is_subtype(sub, type))
		return ob_raise(rt, OB_T_TypeError,
				"%N.__new__(%N): %N is not a subtype of %N",
				type, sub, sub, type);
	native = ob_type_native(sub);
	/* A type without a way to make instances has its base's, not object's. */
	while (native && !native->new && native->tp_base &&
	       native->tp_base->tid != OB_T_OBJECT)
		native = native->tp_base;
	if (native && native->new != type->new)
		return ob_raise(rt, OB_T_TypeError,
				"%N.__new__(%N) is not safe, use %N.__new__()",
				type, sub, sub);
	return type->new(rt, sub, args + 1, nargs - 1, kwnames);
}

const struct ob_method_def ob_new_def = {
	"__new__", new_call, OB_METH_KW,
	"__new__($type, *args, **kwargs)\n--\n\n"
	"Create and return a new object.  See help(type) for accurate signature.",
};

static int type_add(struct ob_rt *rt, struct ob_type *type, const char *name,
		    struct ob_object *value)
{
	return ob_dict_set_c_steal(rt, OB_OBJ(type->dict), name, value);
}

static struct ob_object *static_method(struct ob_rt *rt, struct ob_type *type,
				       const struct ob_method_def *def)
{
	struct ob_object *fn, *value;

	fn = ob_builtin_new(rt, def, OB_OBJ(type), NULL);
	if (!fn)
		return NULL;
	value = ob_method_wrapper_new(rt, OB_T_STATICMETHOD, fn);
	ob_decref(rt, fn);
	return value;
}

static int type_add_method(struct ob_rt *rt, struct ob_type *type,
			   const struct ob_method_def *def)
{
	struct ob_object *value;

	if (def->flags & OB_METH_STATIC)
		value = static_method(rt, type, def);
	else
		value = ob_descr_new(rt, def->flags & OB_METH_CLASS ?
				     OB_T_CLASSMETHOD_DESCR :
				     OB_T_METHOD_DESCR, type, def->name, def);
	return type_add(rt, type, def->name, value);
}

/* Does the type make instances its own way? */
static bool has_own_new(struct ob_type *type)
{
	return ob_type_defs[type->tid]->type.new;
}

static int type_add_members(struct ob_rt *rt, struct ob_type *type)
{
	const struct ob_member_def *member;
	const struct ob_getset_def *attr;

	for (member = type->members; member && member->name; member++)
		if (type_add(rt, type, member->name,
			     ob_descr_new(rt, OB_T_MEMBER_DESCR, type,
					  member->name, member)))
			return -1;
	for (attr = type->getset; attr && attr->name; attr++)
		if (type_add(rt, type, attr->name,
			     ob_descr_new(rt, attr->set == ob_member_readonly ?
					  OB_T_MEMBER_DESCR : OB_T_GETSET_DESCR,
					  type, attr->name, attr)))
			return -1;
	return 0;
}

static struct ob_object *own_sizeof(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args, size_t nargs,
				    struct ob_tuple *kwnames)
{
	s64 size = ob_basic_sizeof(rt, self);

	return size < 0 ? NULL : ob_int_from_s64(rt, size);
}

#define SIZEOF(text) { "__sizeof__", own_sizeof, OB_METH_NOARGS, text }

/* Types that say more of their size than object.__sizeof__() knows. */
static const struct {
	enum ob_tid tid;
	struct ob_method_def def;
} sizeof_methods[] = {
	{ OB_T_TYPE, SIZEOF("__sizeof__($self, /)\n--\n\n"
	  "Return memory consumption of the type object.") },
	{ OB_T_STR, SIZEOF("__sizeof__($self, /)\n--\n\n"
	  "Return the size of the string in memory, in bytes.") },
	{ OB_T_LIST, SIZEOF("__sizeof__($self, /)\n--\n\n"
	  "Return the size of the list in memory, in bytes.") },
	{ OB_T_DICT, SIZEOF("D.__sizeof__() -> size of D in memory, in bytes") },
	{ OB_T_BYTEARRAY, SIZEOF("__sizeof__($self, /)\n--\n\n"
	  "Returns the size of the bytearray object in memory, in bytes.") },
	{ OB_T_CODE, SIZEOF(NULL) },
	{ OB_T_FRAME, SIZEOF("F.__sizeof__() -> size of F in memory, in bytes") },
	{ OB_T_GENERATOR, SIZEOF("gen.__sizeof__() -> size of gen in memory, in bytes") },
	{ OB_T_COROUTINE, SIZEOF("gen.__sizeof__() -> size of gen in memory, in bytes") },
	{ OB_T_ASYNC_GEN, SIZEOF("gen.__sizeof__() -> size of gen in memory, in bytes") },
	{ OB_T_IT_PRODUCT, SIZEOF("Returns size in memory, in bytes.") },
	{ OB_T_IT_COMBINATIONS, SIZEOF("Returns size in memory, in bytes.") },
	{ OB_T_IT_CWR, SIZEOF("Returns size in memory, in bytes.") },
	{ OB_T_IT_PERMUTATIONS, SIZEOF("Returns size in memory, in bytes.") },
};

static int type_add_sizeof(struct ob_rt *rt, struct ob_type *type)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(sizeof_methods); i++)
		if (type->tid == sizeof_methods[i].tid)
			return type_add_method(rt, type,
					       &sizeof_methods[i].def);
	return 0;
}

int ob_type_add_descrs(struct ob_rt *rt, struct ob_type *type)
{
	const struct ob_method_def *method;
	struct ob_object *doc;

	if (ob_type_add_slots(rt, type))
		return -1;
	if (has_own_new(type) &&
	    type_add(rt, type, "__new__",
		     ob_builtin_new(rt, &ob_new_def, OB_OBJ(type), NULL)))
		return -1;
	for (method = type->methods; method && method->name; method++)
		if (type_add_method(rt, type, method))
			return -1;
	if (type_add_sizeof(rt, type) || type_add_members(rt, type) ||
	    ob_structseq_describe(rt, type))
		return -1;
	doc = ob_dict_get_c(rt, OB_OBJ(type->dict), "__doc__");
	if (!doc && ob_raised(rt))
		return -1;
	if (!doc) {
		doc = ob_doc_text(rt, type->name, type->doc);
		if (type_add(rt, type, "__doc__", doc))
			return -1;
	}
	if (!(ob_builtin_type_flags(type) & OB_TF_HEAPTYPE))
		return 0;
	return type_add(rt, type, "__module__", ob_type_module(rt, type));
}
