// SPDX-License-Identifier: GPL-2.0
/*
 * type - type objects, and the type of types
 *
 * The builtin types are made from const templates, linked to their bases, and
 * slots handed down, once for all sessions (image.c). The dict of a type
 * is made when somebody first looks an attribute up in it (ob_type_ready()),
 * because most sessions touch few of the types.
 */
#include "type_priv.h"

void ob_type_inherit_collection(struct ob_type *type,
				const struct ob_type *base)
{
	const unsigned long collection = OB_TF_SEQUENCE | OB_TF_MAPPING;

	if (!(type->flags & collection))
		type->flags |= base->flags & collection;
}

/*
 * Groups that are handed down together, as CPython does: a type that compares
 * its own way does not want its base's hash.
 */
void ob_type_inherit(struct ob_type *type, const struct ob_type *base)
{
	const unsigned long handed_down =
		OB_TF_INT_SUBCLASS | OB_TF_LIST_SUBCLASS |
		OB_TF_TUPLE_SUBCLASS | OB_TF_STR_SUBCLASS |
		OB_TF_BYTES_SUBCLASS |
		OB_TF_DICT_SUBCLASS | OB_TF_EXC_SUBCLASS |
		OB_TF_TYPE_SUBCLASS | OB_TF_TYPE_OBJECTS | OB_TF_WEAKREF |
		OB_TF_MATCH_SELF;

	type->flags |= base->flags & handed_down;
	ob_type_inherit_collection(type, base);
	if (!type->traverse && !type->clear && (base->flags & OB_TF_GC)) {
		type->flags |= OB_TF_GC;
		type->traverse = base->traverse;
		type->clear = base->clear;
	}
	type->buffer = type->buffer ?: base->buffer;
	type->size_of = type->size_of ?: base->size_of;
	type->basicsize = type->basicsize ?: base->basicsize;
	type->itemsize = type->itemsize ?: base->itemsize;
	type->dictoffset = type->dictoffset ?: base->dictoffset;
	type->weaklistoffset = type->weaklistoffset ?: base->weaklistoffset;
}

/* The slots a builtin type does not fill; a class looks its methods up. */
static void inherit_slots(struct ob_type *type, const struct ob_type *base)
{
	if (!type->hash && !type->richcompare) {
		type->hash = base->hash;
		type->richcompare = base->richcompare;
	}
	type->dealloc = type->dealloc ?: base->dealloc;
	type->repr = type->repr ?: base->repr;
	type->str = type->str ?: base->str;
	type->getattro = type->getattro ?: base->getattro;
	type->setattro = type->setattro ?: base->setattro;
	type->iter = type->iter ?: base->iter;
	type->iternext = type->iternext ?: base->iternext;
	type->call = type->call ?: base->call;
	type->descr_get = type->descr_get ?: base->descr_get;
	type->descr_set = type->descr_set ?: base->descr_set;
	type->async = type->async ?: base->async;
	type->number = type->number ?: base->number;
	type->sequence = type->sequence ?: base->sequence;
	type->mapping = type->mapping ?: base->mapping;
	type->finalize = type->finalize ?: base->finalize;
	type->init = type->init ?: base->init;
	if (base->tid != OB_T_OBJECT)
		type->new = type->new ?: base->new;
}

void ob_types_init(struct ob_statics *st)
{
	unsigned int tid;

	for (tid = 0; tid < OB_NR_TYPES; tid++) {
		const struct ob_type_def *def = ob_type_defs[tid];
		struct ob_type *type = &st->types[tid];

		*type = def->type;
		type->tid = tid;
		type->flags |= OB_TF_IMMUTABLE;
		type->base.base.refcnt = 1;
		type->base.base.type = &st->types[OB_T_TYPE];
		if (tid == OB_T_OBJECT)
			continue;
		type->tp_base = &st->types[def->base];
		ob_incref(type->tp_base);
		ob_type_inherit(type, type->tp_base);
		inherit_slots(type, type->tp_base);
	}
}

/* ExceptionGroup alone among the builtin types has a second base. */
static struct ob_type *second_base(struct ob_rt *rt, struct ob_type *type)
{
	return type->tid == OB_T_ExceptionGroup ?
	       ob_type_of(rt, OB_T_Exception) : NULL;
}

static struct ob_object *type_make_mro(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_type *second = second_base(rt, type), *t;
	struct ob_object *mro;
	s64 n = second ? 1 : 0;

	for (t = type; t; t = t->tp_base)
		n++;
	mro = ob_tuple_new(rt, n);
	if (!mro)
		return NULL;
	for (t = type, n = 0; t; t = t->tp_base) {
		if (second && t == second->tp_base)
			((struct ob_tuple *)mro)->item[n++] = ob_newref(second);
		((struct ob_tuple *)mro)->item[n++] = ob_newref(t);
	}
	return mro;
}

static int type_make_bases(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_type *second = second_base(rt, type);
	struct ob_object *bases;

	if (second)
		bases = ob_tuple_pack(rt, 2, type->tp_base, second);
	else if (type->tp_base)
		bases = ob_tuple_pack(rt, 1, type->tp_base);
	else
		bases = ob_tuple_new(rt, 0);
	if (!bases)
		return -1;
	type->bases = (struct ob_tuple *)bases;
	return 0;
}

static int type_make_ready(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *mro;

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

/**
 * ob_type_ready() - fill in what a type only needs once it is looked at
 * @rt: the runtime
 * @type: the type; its bases are made ready too
 *
 * Return: 0, or -1 with MemoryError pending and @type as it was.
 */
int ob_type_ready(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_gc_quiet quiet;
	int err;

	if (type->flags & (OB_TF_READY | OB_TF_HEAPTYPE))
		return 0;
	if (type->tp_base && ob_type_ready(rt, type->tp_base))
		return -1;
	quiet = ob_gc_quiet_begin(&rt->gc);
	err = type_make_ready(rt, type);
	ob_gc_quiet_end(&rt->gc, quiet);
	return err;
}

struct ob_type *ob_type_native(struct ob_type *type)
{
	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	return type;
}

static struct ob_object *type_call(struct ob_rt *rt, struct ob_object *o,
				   struct ob_object *const *args, size_t nargs,
				   struct ob_tuple *kwnames)
{
	struct ob_type *type = to_type(o);
	struct ob_object *res;

	if (type->tid == OB_T_TYPE) {
		if (nargs == 1 && (!kwnames || !ob_size(kwnames)))
			return ob_newref(args[0]->type);
		if (nargs == 1 && ob_args_no_kw(rt, "type", kwnames))
			return NULL;
		if (nargs != 3)
			return ob_raise(rt, OB_T_TypeError,
					"type() takes 1 or 3 arguments");
	}
	if (!type->new)
		return ob_raise(rt, OB_T_TypeError,
				"cannot create '%.100N' instances", type);
	res = type->new(rt, type, args, nargs, kwnames);
	if (!res || !ob_is_subtype(res->type, type) || !res->type->init)
		return res;
	if (res->type->init(rt, res, args, nargs, kwnames)) {
		ob_decref(rt, res);
		return NULL;
	}
	return res;
}

static int type_init(struct ob_rt *rt, struct ob_object *self,
		     struct ob_object *const *args, size_t nargs,
		     struct ob_tuple *kwnames)
{
	if (kwnames && ob_size(kwnames) && nargs == 1) {
		ob_raise(rt, OB_T_TypeError,
			 "type.__init__() takes no keyword arguments");
		return -1;
	}
	if (nargs == 1 || nargs == 3)
		return 0;
	ob_raise(rt, OB_T_TypeError,
		 "type.__init__() takes 1 or 3 arguments");
	return -1;
}

static struct ob_object *type_getattro(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *name)
{
	struct ob_object *meta, *attr, *res;

	if (!ob_is_str(name))
		return ob_raise(rt, OB_T_TypeError,
				"attribute name must be string, not '%.200T'",
				name);
	meta = ob_type_lookup(rt, o->type, name);
	if (!meta && ob_raised(rt))
		return NULL;
	ob_xincref(meta);
	if (meta && meta->type->descr_get && meta->type->descr_set) {
		res = meta->type->descr_get(rt, meta, o, o->type);
		goto out;
	}
	attr = ob_type_lookup(rt, to_type(o), name);
	res = NULL;
	if (attr) {
		ob_incref(attr);
		res = attr;
		if (attr->type->descr_get) {
			res = attr->type->descr_get(rt, attr, NULL,
						    to_type(o));
			ob_decref(rt, attr);
		}
	} else if (ob_raised(rt)) {
		res = NULL;
	} else if (!meta) {
		ob_attribute_error(rt, o, name);
	} else if (meta->type->descr_get) {
		res = meta->type->descr_get(rt, meta, o, o->type);
	} else {
		res = ob_newref(meta);
	}
out:
	ob_xdecref(rt, meta);
	return res;
}

static int type_setattro(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *name, struct ob_object *value)
{
	struct ob_type *type = to_type(o);
	int err;

	if (!ob_is_str(name)) {
		ob_raise(rt, OB_T_TypeError,
			 "attribute name must be string, not '%.200T'", name);
		return -1;
	}
	if (type->flags & OB_TF_IMMUTABLE) {
		ob_raise(rt, OB_T_TypeError,
			 "cannot set '%U' attribute of immutable type '%N'",
			 name, o);
		return -1;
	}
	/* Slots go by the identity of a name, so it has to be the interned one. */
	name = ob_str_slice(rt, name, 0, ob_str_len(name));
	if (!name)
		return -1;
	err = ob_str_intern(rt, &name) ||
	      ob_generic_setattr(rt, o, name, value);
	if (!err) {
		ob_type_modified(type);
		err = ob_slots_update_name(rt, type, name);
	}
	ob_decref(rt, name);
	return err ? -1 : 0;
}

/* life of classes */

static void free_tail(struct ob_rt *rt, struct ob_heap_type *heap)
{
	ob_xdecref(rt, heap->name);
	ob_xdecref(rt, heap->qualname);
	ob_xdecref(rt, heap->slots);
	ob_xdecref(rt, heap->module);
	if (heap->cached_keys)
		ob_shared_keys_put(rt, heap->cached_keys);
	ob_raw_free(rt, heap->tpname);
}

static void type_unlink_bases(struct ob_rt *rt, struct ob_type *type)
{
	s64 i;

	for (i = 0; type->bases && i < ob_size(type->bases); i++)
		ob_type_unlink(rt, to_type(type->bases->item[i]), type);
}

static void type_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *type = to_type(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	type_unlink_bases(rt, type);
	ob_xdecref(rt, type->tp_base);
	ob_xdecref(rt, type->dict);
	ob_xdecref(rt, type->bases);
	ob_xdecref(rt, type->mro);
	ob_raw_free(rt, type->subclasses);
	free_tail(rt, ob_heap_type(type));
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int type_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_heap_type *heap = ob_heap_type(o);
	struct ob_type *type = to_type(o);
	struct ob_object *held[] = {
		OB_OBJ(type->dict), OB_OBJ(type->mro), OB_OBJ(type->bases),
		OB_OBJ(type->tp_base),
	};
	int err = ob_visit_all(v, held, ARRAY_SIZE(held));

	if (!err && ob_type_is_heap(type)) {
		struct ob_object *more[] = {
			heap->module, heap->name, heap->qualname,
			OB_OBJ(heap->slots),
		};

		err = ob_visit_all(v, more, ARRAY_SIZE(more));
	}
	return err;
}

static int type_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *type = to_type(o);

	if (!ob_type_is_heap(type))
		return 0;
	ob_type_modified(type);
	if (type->dict)
		ob_dict_clear(rt, OB_OBJ(type->dict));
	ob_exc_set(rt, &ob_heap_type(type)->module, NULL);
	ob_exc_set(rt, (struct ob_object **)&type->mro, NULL);
	return 0;
}

static s64 type_size_of(struct ob_rt *rt, struct ob_object *o)
{
	const struct ob_heap_type *heap = ob_heap_type(o);

	if (!ob_type_is_heap(o))
		return sizeof(struct ob_type);
	return sizeof(*heap) + ob_shared_keys_bytes(heap->cached_keys);
}

static struct ob_object *type_or(struct ob_rt *rt, enum ob_binop op,
				 struct ob_object *a, struct ob_object *b)
{
	return op == OB_OR ? ob_union_or(rt, a, b) :
			     ob_newref(ob_notimpl(rt));
}

static const struct ob_number_slots type_number = {
	.binop = type_or,
	.binops = BIT(OB_OR),
};

static struct ob_object *type_mro(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_type *type = to_type(self);

	if (ob_type_is_heap(type))
		return ob_mro_c3(rt, type);
	if (ob_type_ready(rt, type))
		return NULL;
	return ob_list_from_iterable(rt, OB_OBJ(type->mro));
}

static struct ob_object *type_subclasses(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	return ob_type_subclasses(rt, to_type(self));
}

static struct ob_object *type_prepare(struct ob_rt *rt,
				      struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	return ob_dict_new(rt);
}

static struct ob_object *type_instancecheck(struct ob_rt *rt,
					    struct ob_object *self,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	int hit = ob_isinstance_plain(rt, args[0], self);

	return hit < 0 ? NULL : ob_newref(ob_bool(rt, hit));
}

static struct ob_object *type_subclasscheck(struct ob_rt *rt,
					    struct ob_object *self,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	int hit = ob_issubclass_plain(rt, args[0], self);

	return hit < 0 ? NULL : ob_newref(ob_bool(rt, hit));
}

static struct ob_object *type_sizeof(struct ob_rt *rt, struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	return ob_int_from_s64(rt, type_size_of(rt, self));
}

static int dir_merge(struct ob_rt *rt, struct ob_object *names,
		     struct ob_type *type)
{
	s64 i;

	if (ob_type_ready(rt, type))
		return -1;
	for (i = ob_size(type->mro) - 1; i >= 0; i--) {
		struct ob_type *base = to_type(type->mro->item[i]);

		if (ob_type_ready(rt, base) ||
		    ob_dict_update(rt, names, OB_OBJ(base->dict)))
			return -1;
	}
	return 0;
}

struct ob_object *ob_type_dir(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *names)
{
	struct ob_object *list;

	if (dir_merge(rt, names, type))
		return NULL;
	list = ob_list_from_iterable(rt, names);
	return list;
}

static struct ob_object *type_dir(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_object *names = ob_dict_new(rt), *list;

	if (!names)
		return NULL;
	list = ob_type_dir(rt, to_type(self), names);
	ob_decref(rt, names);
	return list;
}

static const struct ob_method_def type_methods[] = {
	{ "mro", type_mro, OB_METH_NOARGS,
	  "mro($self, /)\n--\n\n"
	  "Return a type's method resolution order." },
	{ "__subclasses__", type_subclasses, OB_METH_NOARGS,
	  "__subclasses__($self, /)\n--\n\n"
	  "Return a list of immediate subclasses." },
	{ "__prepare__", type_prepare, OB_METH_KW | OB_METH_CLASS,
	  "__prepare__() -> dict" },
	{ "__instancecheck__", type_instancecheck, OB_METH_O,
	  "__instancecheck__($self, instance, /)\n--\n\n"
	  "Check if an object is an instance." },
	{ "__subclasscheck__", type_subclasscheck, OB_METH_O,
	  "__subclasscheck__($self, subclass, /)\n--\n\n"
	  "Check if a class is a subclass." },
	{ "__dir__", type_dir, OB_METH_NOARGS,
	  "__dir__($self, /)\n--\n\n"
	  "Specialized __dir__ implementation for types." },
	{ "__sizeof__", type_sizeof, OB_METH_NOARGS,
	  "__sizeof__($self, /)\n--\n\n"
	  "Return memory consumption of the type object." },
	{ }
};

const struct ob_type_def ob_type_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "type",
		.basicsize = sizeof(struct ob_heap_type),
		.itemsize = 40,
		.flags = OB_TF_BASETYPE | OB_TF_GC | OB_TF_TYPE_SUBCLASS |
			 OB_TF_TYPE_OBJECTS,
		.size_of = type_size_of,
		.dealloc = type_dealloc,
		.traverse = type_traverse,
		.clear = type_clear,
		.repr = ob_type_repr,
		.call = type_call,
		.new = ob_type_new,
		.init = type_init,
		.getattro = type_getattro,
		.setattro = type_setattro,
		.number = &type_number,
		.dictoffset = offsetof(struct ob_type, dict),
		.weaklistoffset = offsetof(struct ob_type, weaklist),
		.getset = ob_type_getset,
		.methods = type_methods,
	},
};
