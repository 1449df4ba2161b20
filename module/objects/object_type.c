// SPDX-License-Identifier: GPL-2.0
/*
 * object_type - object: what every type falls back on
 */
#include "type_priv.h"

static void object_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

static struct ob_object *object_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *module = ob_type_module(rt, o->type);
	struct ob_object *qualname, *res;
	u64 id = ob_id_of(&rt->heap, o);

	if (!module) {
		if (!ob_raised_is(rt, OB_T_AttributeError))
			return NULL;
		ob_clear_exc(rt);
	}
	qualname = ob_type_qualname(rt, o->type);
	if (!qualname)
		res = NULL;
	else if (module && ob_is_str(module) &&
		 !ob_str_equal_c(module, "builtins"))
		res = ob_str_format(rt, "<%U.%U object at 0x%llx>", module,
				    qualname, id);
	else
		res = ob_str_format(rt, "<%T object at 0x%llx>", o, id);
	ob_xdecref(rt, module);
	ob_xdecref(rt, qualname);
	return res;
}

static struct ob_object *object_str(struct ob_rt *rt, struct ob_object *o)
{
	return o->type->repr(rt, o);
}

static struct ob_object *object_richcompare(struct ob_rt *rt,
					    struct ob_object *a,
					    struct ob_object *b, enum ob_cmp op)
{
	struct ob_object *res;
	int truth;

	if (op == OB_EQ && a == b)
		return ob_newref(ob_bool(rt, true));
	if (op != OB_NE || !a->type->richcompare)
		return ob_newref(ob_notimpl(rt));
	/* != is the opposite of what == says, unless it says nothing */
	res = a->type->richcompare(rt, a, b, OB_EQ);
	if (!res || res == ob_notimpl(rt))
		return res;
	truth = ob_is_true(rt, res);
	ob_decref(rt, res);
	return truth < 0 ? NULL : ob_newref(ob_bool(rt, !truth));
}

static bool excess_args(size_t nargs, struct ob_tuple *kwnames)
{
	return nargs || (kwnames && ob_size(kwnames));
}

/* Names of the methods a class still has to define, in order. */
static struct ob_object *abstract_names(struct ob_rt *rt, struct ob_type *type,
					s64 *n)
{
	struct ob_object *value, *list, *sep, *text;

	value = ob_getattr(rt, OB_OBJ(type),
			   ob_name(rt, OB_N_abstractmethods));
	if (!value)
		return NULL;
	list = ob_list_from_iterable(rt, value);
	ob_decref(rt, value);
	if (!list || ob_list_sort(rt, list, NULL, false)) {
		ob_xdecref(rt, list);
		return NULL;
	}
	*n = ob_size(list);
	sep = ob_str_from_cstr(rt, ", ");
	text = sep ? ob_str_join(rt, sep, ((struct ob_list *)list)->item, *n) :
		     NULL;
	ob_xdecref(rt, sep);
	ob_decref(rt, list);
	return text;
}

struct ob_object *ob_object_new(struct ob_rt *rt, struct ob_type *type,
				struct ob_object *const *args, size_t nargs,
				struct ob_tuple *kwnames)
{
	struct ob_object *names;
	s64 n;

	if (excess_args(nargs, kwnames)) {
		if (type->new != ob_object_new)
			return ob_raise(rt, OB_T_TypeError,
					"object.__new__() takes exactly one argument (the type to instantiate)");
		if (type->init == ob_object_init)
			return ob_raise(rt, OB_T_TypeError,
					"%.200N() takes no arguments", type);
	}
	if (type->flags & OB_TF_ABSTRACT) {
		names = abstract_names(rt, type, &n);
		if (!names)
			return NULL;
		ob_raise(rt, OB_T_TypeError,
			 "Can't instantiate abstract class %N with abstract method%s %U",
			 type, n > 1 ? "s" : "", names);
		ob_decref(rt, names);
		return NULL;
	}
	return ob_instance_new(rt, type);
}

int ob_object_init(struct ob_rt *rt, struct ob_object *self,
		   struct ob_object *const *args, size_t nargs,
		   struct ob_tuple *kwnames)
{
	struct ob_type *type = self->type;

	if (!excess_args(nargs, kwnames))
		return 0;
	if (type->init != ob_object_init) {
		ob_raise(rt, OB_T_TypeError,
			 "object.__init__() takes exactly one argument (the instance to initialize)");
		return -1;
	}
	if (type->new == ob_object_new) {
		ob_raise(rt, OB_T_TypeError,
			 "%.200N.__init__() takes exactly one argument (the instance to initialize)",
			 type);
		return -1;
	}
	return 0;
}

static struct ob_object *object_get_class(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(o->type);
}

/* CPython makes ExceptionGroup as it starts, like a class. */
static bool keeps_class(const struct ob_type *type)
{
	return type->flags & OB_TF_IMMUTABLE &&
	       type->tid != OB_T_ExceptionGroup;
}

static int object_set_class(struct ob_rt *rt, struct ob_object *o,
			    struct ob_object *value)
{
	struct ob_type *from = o->type, *to = to_type(value);
	struct ob_type *module = ob_type_of(rt, OB_T_MODULE);

	if (!value) {
		ob_raise(rt, OB_T_TypeError,
			 "can't delete __class__ attribute");
		return -1;
	}
	if (!ob_is_type(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "__class__ must be set to a class, not '%T' object",
			 value);
		return -1;
	}
	if ((keeps_class(from) || keeps_class(to)) &&
	    !(ob_is_subtype(from, module) && ob_is_subtype(to, module))) {
		ob_raise(rt, OB_T_TypeError,
			 "__class__ assignment only supported for mutable types or ModuleType subclasses");
		return -1;
	}
	if (ob_type_check_layout(rt, from, to, "__class__"))
		return -1;
	/* The values lie in the order of the old class's keys. */
	if (from->flags & OB_TF_MANAGED_DICT && ob_instance_spill(rt, o))
		return -1;
	if (ob_type_is_heap(to))
		ob_incref(to);
	o->type = to;
	if (ob_type_is_heap(from))
		ob_decref(rt, from);
	return 0;
}

static const struct ob_getset_def object_getset[] = {
	{ "__class__", object_get_class, object_set_class },
	{ }
};

static struct ob_object *object_sizeof(struct ob_rt *rt, struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	const struct ob_type *type = self->type;
	s64 size = type->basicsize;

	/*
	 * As CPython has it, for a negative int this is too little. Other types
	 * that know better need not have a number of items where it would be.
	 */
	if (type->itemsize && (!type->size_of || ob_is_int(self) ||
			       ob_is_type(self)))
		size += type->itemsize * ob_size(self);
	return ob_int_from_s64(rt, size);
}

static struct ob_object *object_format(struct ob_rt *rt, struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"__format__() argument must be str, not %Y",
				args[0]);
	if (ob_str_len(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"unsupported format string passed to %.200T.__format__",
				self);
	return ob_str(rt, self);
}

static int dir_merge_class(struct ob_rt *rt, struct ob_object *names,
			   struct ob_object *class);

/* What stands for the bases of what stands for a class need not be a tuple. */
static int dir_merge_bases(struct ob_rt *rt, struct ob_object *names,
			   struct ob_object *bases)
{
	s64 n, i;
	int err;

	if (ob_is_dict(bases)) {
		ob_raise(rt, OB_T_TypeError, "%.200T is not a sequence", bases);
		return -1;
	}
	n = ob_length(rt, bases);
	err = n < 0 ? -1 : 0;
	for (i = 0; i < n && !err; i++) {
		struct ob_object *index = ob_int_from_s64(rt, i), *base;

		base = index ? ob_getitem(rt, bases, index) : NULL;
		err = base ? dir_merge_class(rt, names, base) : -1;
		ob_xdecref(rt, index);
		ob_xdecref(rt, base);
		if (!err)
			err = ob_tick(rt);
	}
	return err;
}

/* Add the names of a class and its bases: whatever has __dict__ is one. */
static int dir_merge_class(struct ob_rt *rt, struct ob_object *names,
			   struct ob_object *class)
{
	struct ob_object *attr, *list, *name, *keys;
	int found;

	if (ob_is_type(class)) {
		list = ob_type_dir(rt, to_type(class), names);
		ob_xdecref(rt, list);
		return list ? 0 : -1;
	}
	if (ob_enter(rt, " while calling a Python object"))
		return -1;
	found = ob_getattr_opt(rt, class, ob_name(rt, OB_N_dict), &attr);
	if (found > 0) {
		name = ob_str_intern_c(rt, "keys");
		keys = name ? ob_getattr(rt, attr, name) : NULL;
		found = keys ? ob_dict_update(rt, names, attr) : -1;
		ob_xdecref(rt, name);
		ob_xdecref(rt, keys);
		ob_decref(rt, attr);
	}
	if (found < 0)
		return -1;
	found = ob_getattr_opt(rt, class, ob_name(rt, OB_N_bases), &attr);
	if (found > 0) {
		found = dir_merge_bases(rt, names, attr);
		ob_decref(rt, attr);
	}
	return found < 0 ? -1 : 0;
}

static struct ob_object *object_dir(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *names, *dict, *list = NULL;
	int found;

	found = ob_getattr_opt(rt, self, ob_name(rt, OB_N_dict), &dict);
	if (found < 0)
		return NULL;
	names = found && ob_is_dict(dict) ? ob_dict_copy(rt, dict) :
					    ob_dict_new(rt);
	if (found)
		ob_decref(rt, dict);
	if (!names)
		return NULL;
	found = ob_getattr_opt(rt, self, ob_name(rt, OB_N_class), &dict);
	if (found > 0) {
		found = dir_merge_class(rt, names, dict);
		ob_decref(rt, dict);
	}
	if (found >= 0)
		list = ob_list_from_iterable(rt, names);
	ob_decref(rt, names);
	return list;
}

static struct ob_object *object_init_subclass(struct ob_rt *rt,
					      struct ob_object *self,
					      struct ob_object *const *args,
					      size_t nargs,
					      struct ob_tuple *kwnames)
{
	return ob_newref(ob_none(rt));
}

static struct ob_object *object_subclasshook(struct ob_rt *rt,
					     struct ob_object *self,
					     struct ob_object *const *args,
					     size_t nargs,
					     struct ob_tuple *kwnames)
{
	return ob_newref(ob_notimpl(rt));
}

static const struct ob_method_def object_methods[] = {
	{ "__format__", object_format, OB_METH_O,
	  "__format__($self, format_spec, /)\n--\n\n"
	  "Default object formatter." },
	{ "__sizeof__", object_sizeof, OB_METH_NOARGS,
	  "__sizeof__($self, /)\n--\n\n"
	  "Size of object in memory, in bytes." },
	{ "__dir__", object_dir, OB_METH_NOARGS,
	  "__dir__($self, /)\n--\n\n"
	  "Default dir() implementation." },
	{ "__reduce__", ob_object_reduce, OB_METH_NOARGS,
	  "__reduce__($self, /)\n--\n\n"
	  "Helper for pickle." },
	{ "__reduce_ex__", ob_object_reduce_ex, OB_METH_O,
	  "__reduce_ex__($self, protocol, /)\n--\n\n"
	  "Helper for pickle." },
	{ "__getstate__", ob_object_getstate, OB_METH_NOARGS,
	  "__getstate__($self, /)\n--\n\n"
	  "Helper for pickle." },
	{ "__init_subclass__", object_init_subclass,
	  OB_METH_NOARGS | OB_METH_CLASS,
	  "This method is called when a class is subclassed." },
	{ "__subclasshook__", object_subclasshook,
	  OB_METH_FAST | OB_METH_CLASS,
	  "Abstract classes can override this to customize issubclass()." },
	{ }
};

const struct ob_type_def ob_object_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "object",
		.basicsize = sizeof(struct ob_object),
		.flags = OB_TF_BASETYPE,
		.doc = "object()\n--\n\n"
		       "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
		.dealloc = object_dealloc,
		.repr = object_repr,
		.str = object_str,
		.hash = ob_hash_pointer,
		.richcompare = object_richcompare,
		.getattro = ob_generic_getattr,
		.setattro = ob_generic_setattr,
		.init = ob_object_init,
		.new = ob_object_new,
		.getset = object_getset,
		.methods = object_methods,
	},
};
