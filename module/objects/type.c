// SPDX-License-Identifier: GPL-2.0
/*
 * type - type objects, and the type of types
 *
 * A session's builtin types are copies of const templates. Bring-up links them
 * to their bases and hands slots down; nothing is allocated. The dict of a type
 * is made when somebody first looks an attribute up in it (ob_type_ready()),
 * because most sessions touch few of the types.
 */
#include "objects_priv.h"

/*
 * Groups that are handed down together, as CPython does: a type that compares
 * its own way does not want its base's hash.
 */
static void type_inherit(struct ob_type *type, const struct ob_type *base)
{
	const unsigned long handed_down =
		OB_TF_INT_SUBCLASS | OB_TF_LIST_SUBCLASS |
		OB_TF_TUPLE_SUBCLASS | OB_TF_STR_SUBCLASS |
		OB_TF_BYTES_SUBCLASS |
		OB_TF_DICT_SUBCLASS | OB_TF_EXC_SUBCLASS |
		OB_TF_TYPE_SUBCLASS;

	type->flags |= base->flags & handed_down;
	if (!type->hash && !type->richcompare) {
		type->hash = base->hash;
		type->richcompare = base->richcompare;
	}
	if (!type->traverse && !type->clear && (base->flags & OB_TF_GC)) {
		type->flags |= OB_TF_GC;
		type->traverse = base->traverse;
		type->clear = base->clear;
	}
	type->dealloc = type->dealloc ?: base->dealloc;
	type->repr = type->repr ?: base->repr;
	type->str = type->str ?: base->str;
	type->getattro = type->getattro ?: base->getattro;
	type->setattro = type->setattro ?: base->setattro;
	type->iter = type->iter ?: base->iter;
	type->iternext = type->iternext ?: base->iternext;
	type->number = type->number ?: base->number;
	type->sequence = type->sequence ?: base->sequence;
	type->mapping = type->mapping ?: base->mapping;
	type->buffer = type->buffer ?: base->buffer;
	type->size_of = type->size_of ?: base->size_of;
	type->basicsize = type->basicsize ?: base->basicsize;
	type->itemsize = type->itemsize ?: base->itemsize;
	type->dictoffset = type->dictoffset ?: base->dictoffset;
	if (base->tid != OB_T_OBJECT)
		type->new = type->new ?: base->new;
}

void ob_types_init(struct ob_rt *rt)
{
	unsigned int tid;

	for (tid = 0; tid < OB_NR_TYPES; tid++) {
		const struct ob_type_def *def = ob_type_defs[tid];
		struct ob_type *type = ob_type_of(rt, tid);

		*type = def->type;
		type->tid = tid;
		type->base.base.refcnt = 1;
		type->base.base.type = ob_type_of(rt, OB_T_TYPE);
		if (tid == OB_T_OBJECT)
			continue;
		type->tp_base = ob_type_of(rt, def->base);
		ob_incref(type->tp_base);
		type_inherit(type, type->tp_base);
	}
}

bool ob_is_subtype(const struct ob_type *a, const struct ob_type *b)
{
	for (; a; a = a->tp_base)
		if (a == b)
			return true;
	return false;
}

static struct ob_object *type_make_mro(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_type *t;
	struct ob_object *mro;
	s64 n = 0;

	for (t = type; t; t = t->tp_base)
		n++;
	mro = ob_tuple_new(rt, n);
	if (!mro)
		return NULL;
	for (t = type, n = 0; t; t = t->tp_base)
		((struct ob_tuple *)mro)->item[n++] = ob_newref(t);
	return mro;
}

static int type_make_bases(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *bases;

	if (type->tp_base)
		bases = ob_tuple_pack(rt, 1, type->tp_base);
	else
		bases = ob_tuple_new(rt, 0);
	if (!bases)
		return -1;
	type->bases = (struct ob_tuple *)bases;
	return 0;
}

/**
 * ob_type_ready() - fill in what a type only needs once it is looked at
 * @rt: the runtime
 * @type: the type; its bases are made ready too
 *
 * Return: 0, or -1 with MemoryError pending and @type as it was.
 */
int ob_type_ready(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *mro;

	if (type->flags & OB_TF_READY)
		return 0;
	if (type->tp_base && ob_type_ready(rt, type->tp_base))
		return -1;
	type->dict = (struct ob_dict *)ob_dict_new(rt);
	if (!type->dict)
		return -1;
	mro = type_make_mro(rt, type);
	if (!mro)
		goto err_drop_dict;
	if (type_make_bases(rt, type))
		goto err_drop_mro;
	if (ob_type_add_descrs(rt, type))
		goto err_drop_bases;
	type->mro = (struct ob_tuple *)mro;
	type->flags |= OB_TF_READY;
	return 0;

err_drop_bases:
	ob_decref(rt, type->bases);
	type->bases = NULL;
err_drop_mro:
	ob_decref(rt, mro);
err_drop_dict:
	ob_decref(rt, type->dict);
	type->dict = NULL;
	return -1;
}

static struct ob_object *type_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "<class '%N'>", o);
}

static struct ob_object *type_call(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_type *type = (struct ob_type *)o;
	struct ob_object *res;

	if (type->tid == OB_T_TYPE && nargs == 1 &&
	    (!kwnames || !ob_size(kwnames)))
		return ob_newref(args[0]->type);
	if (!type->new)
		return ob_raise(rt, OB_T_TypeError,
				"cannot create '%.100N' instances", type);
	res = type->new(rt, type, args, nargs, kwnames);
	if (res && res->type->init && ob_is_subtype(res->type, type) &&
	    res->type->init(rt, res, args, nargs, kwnames)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static struct ob_object *type_new(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	if (nargs != 3)
		return ob_raise(rt, OB_T_TypeError,
				"type() takes 1 or 3 arguments");
	return ob_raise(rt, OB_T_NotImplementedError,
			"obheap does not create classes yet");
}

static struct ob_object *type_getattro(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *name)
{
	struct ob_object *meta, *attr;

	meta = ob_type_lookup(rt, o->type, name);
	if (!meta && ob_raised(rt))
		return NULL;
	if (meta && meta->type->descr_get && meta->type->descr_set)
		return meta->type->descr_get(rt, meta, o, o->type);
	attr = ob_type_lookup(rt, (struct ob_type *)o, name);
	if (attr) {
		if (attr->type->descr_get)
			return attr->type->descr_get(rt, attr, NULL,
						     (struct ob_type *)o);
		return ob_newref(attr);
	}
	if (ob_raised(rt))
		return NULL;
	if (!meta)
		return ob_attribute_error(rt, o, name);
	if (meta->type->descr_get)
		return meta->type->descr_get(rt, meta, o, o->type);
	return ob_newref(meta);
}

static int type_setattro(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *name, struct ob_object *value)
{
	ob_raise(rt, OB_T_TypeError,
		 "cannot set '%U' attribute of immutable type '%N'", name, o);
	return -1;
}

static struct ob_object *type_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, ((struct ob_type *)o)->name);
}

static struct ob_object *type_get_module(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_intern_c(rt, "builtins");
}

static struct ob_object *type_get_base(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *base = ((struct ob_type *)o)->tp_base;

	return ob_newref(base ? OB_OBJ(base) : ob_none(rt));
}

static struct ob_object *type_get_bases(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_ready(rt, (struct ob_type *)o))
		return NULL;
	return ob_newref(((struct ob_type *)o)->bases);
}

static struct ob_object *type_get_mro(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_ready(rt, (struct ob_type *)o))
		return NULL;
	return ob_newref(((struct ob_type *)o)->mro);
}

static struct ob_object *type_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	const char *doc = ((struct ob_type *)o)->doc;

	return doc ? ob_str_from_cstr(rt, doc) : ob_newref(ob_none(rt));
}

static struct ob_object *type_get_basicsize(struct ob_rt *rt,
					    struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_type *)o)->basicsize);
}

static struct ob_object *type_get_itemsize(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_int_from_s64(rt, ((struct ob_type *)o)->itemsize);
}

static struct ob_object *type_get_dict(struct ob_rt *rt, struct ob_object *o)
{
	if (ob_type_ready(rt, (struct ob_type *)o))
		return NULL;
	return ob_mappingproxy_new(rt, OB_OBJ(((struct ob_type *)o)->dict));
}

static const struct ob_getset_def type_getset[] = {
	{ "__dict__", type_get_dict },
	{ "__name__", type_get_name },
	{ "__qualname__", type_get_name },
	{ "__module__", type_get_module },
	{ "__base__", type_get_base },
	{ "__bases__", type_get_bases },
	{ "__mro__", type_get_mro },
	{ "__doc__", type_get_doc },
	{ "__basicsize__", type_get_basicsize },
	{ "__itemsize__", type_get_itemsize },
	{ }
};

static struct ob_object *type_mro(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	if (ob_type_ready(rt, (struct ob_type *)self))
		return NULL;
	return ob_list_from_iterable(rt,
				     OB_OBJ(((struct ob_type *)self)->mro));
}

static s64 type_size_of(struct ob_rt *rt, struct ob_object *o)
{
	return sizeof(struct ob_type);
}

static const struct ob_method_def type_methods[] = {
	{ "mro", type_mro, OB_METH_NOARGS,
	  "Return a type's method resolution order." },
	{ }
};

const struct ob_type_def ob_type_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "type",
		.basicsize = 904,
		.itemsize = 40,
		.flags = OB_TF_BASETYPE | OB_TF_GC | OB_TF_TYPE_SUBCLASS |
			 OB_TF_TYPE_OBJECTS,
		.size_of = type_size_of,
		.weaklistoffset = offsetof(struct ob_type, weaklist),
		.repr = type_repr,
		.call = type_call,
		.new = type_new,
		.getattro = type_getattro,
		.setattro = type_setattro,
		.getset = type_getset,
		.methods = type_methods,
	},
};

/* object: what every type falls back on */

static void object_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

static struct ob_object *object_richcompare(struct ob_rt *rt,
					    struct ob_object *a,
					    struct ob_object *b, enum ob_cmp op)
{
	if (op == OB_EQ && a == b)
		return ob_newref(ob_bool(rt, true));
	return ob_newref(ob_notimpl(rt));
}

static struct ob_object *object_new(struct ob_rt *rt, struct ob_type *type,
				    struct ob_object *const *args, size_t nargs,
				    struct ob_tuple *kwnames)
{
	if (nargs || (kwnames && ob_size(kwnames)))
		return ob_raise(rt, OB_T_TypeError, "%.100N() takes no arguments",
				type);
	return ob_obj_alloc(rt, type->tid, type->basicsize);
}

static struct ob_object *object_get_class(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(o->type);
}

static struct ob_object *object_get_doc(struct ob_rt *rt, struct ob_object *o)
{
	return type_get_doc(rt, OB_OBJ(o->type));
}

static const struct ob_getset_def object_getset[] = {
	{ "__class__", object_get_class },
	{ "__doc__", object_get_doc },
	{ }
};

static struct ob_object *object_sizeof(struct ob_rt *rt, struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	s64 size = ob_sizeof(rt, self);

	if (size < 0)
		return NULL;
	if (self->type->flags & OB_TF_GC)
		size -= sizeof(struct ob_gc_head);
	return ob_int_from_s64(rt, size);
}

static struct ob_object *object_format(struct ob_rt *rt, struct ob_object *self,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"__format__() argument must be str, not %.50T",
				args[0]);
	return ob_format(rt, self, args[0]);
}

static const struct ob_method_def object_methods[] = {
	{ "__format__", object_format, OB_METH_O,
	  "Default object formatter." },
	{ "__sizeof__", object_sizeof, OB_METH_NOARGS,
	  "Size of object in memory, in bytes." },
	{ }
};

const struct ob_type_def ob_object_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "object",
		.basicsize = sizeof(struct ob_object),
		.flags = OB_TF_BASETYPE,
		.dealloc = object_dealloc,
		.hash = ob_hash_pointer,
		.richcompare = object_richcompare,
		.new = object_new,
		.getset = object_getset,
		.methods = object_methods,
	},
};
