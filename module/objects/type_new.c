// SPDX-License-Identifier: GPL-2.0
/*
 * type_new - making classes: type.__new__()
 *
 * In the order CPython 3.11 does it: the metaclass, the base whose layout goes
 * on, the slots, then the type object with its dict, then what the class's own
 * attributes and bases are told about it.
 */
#include "type_priv.h"

/**
 * struct making - a class in the making
 * @meta: its type
 * @name: its name
 * @bases: its bases, owned
 * @ns: the namespace given, borrowed
 * @base: the base whose layout goes on
 * @slots: names of its slots, sorted and mangled, owned; NULL for no __slots__
 * @may_dict: instances may get a dict
 * @may_weak: instances may get a list of weak references
 * @dict: they do
 * @weak: they do
 */
struct making {
	struct ob_type *meta;
	struct ob_object *name;
	struct ob_tuple *bases;
	struct ob_object *ns;
	struct ob_type *base;
	struct ob_tuple *slots;
	bool may_dict, may_weak;
	bool dict, weak;
};

struct ob_type *ob_metaclass(struct ob_rt *rt, struct ob_type *meta,
			     struct ob_object *bases)
{
	s64 i;

	for (i = 0; i < ob_size(bases); i++) {
		struct ob_type *t = ((struct ob_tuple *)bases)->item[i]->type;

		if (ob_is_subtype(meta, t))
			continue;
		if (!ob_is_subtype(t, meta))
			return ob_raise(rt, OB_T_TypeError,
					"metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
		meta = t;
	}
	return meta;
}

/* Does @type add fields to @base, other than the weak reference list? */
static bool adds_fields(const struct ob_type *type, const struct ob_type *base)
{
	s64 size = type->basicsize;

	if (type->itemsize || base->itemsize)
		return size != base->basicsize ||
		       type->itemsize != base->itemsize;
	if (type->weaklistoffset && !base->weaklistoffset &&
	    type->weaklistoffset + (s64)sizeof(void *) == size &&
	    ob_type_is_heap(type))
		size -= sizeof(void *);
	return size != base->basicsize;
}

struct ob_type *ob_solid_base(struct ob_type *type)
{
	while (type->tp_base && !adds_fields(type, type->tp_base))
		type = type->tp_base;
	return type;
}

struct ob_type *ob_best_base(struct ob_rt *rt, struct ob_tuple *bases)
{
	struct ob_type *winner = NULL, *base = NULL;
	s64 i;

	for (i = 0; i < ob_size(bases); i++) {
		struct ob_type *t = to_type(bases->item[i]), *solid;

		if (!ob_is_type(t))
			return ob_raise(rt, OB_T_TypeError,
					"bases must be types");
		if (ob_type_ready(rt, t))
			return NULL;
		if (!(t->flags & OB_TF_BASETYPE))
			return ob_raise(rt, OB_T_TypeError,
					"type '%.100N' is not an acceptable base type",
					t);
		solid = ob_solid_base(t);
		if (!winner || (!ob_is_subtype(winner, solid) &&
				ob_is_subtype(solid, winner))) {
			winner = solid;
			base = t;
		} else if (!ob_is_subtype(winner, solid)) {
			return ob_raise(rt, OB_T_TypeError,
					"multiple bases have instance lay-out conflict");
		}
	}
	return base;
}

/* __slots__ */

static bool slot_name_ok(struct ob_rt *rt, struct ob_object *name)
{
	struct ob_object *id;
	bool ok;

	if (!ob_is_str(name)) {
		ob_raise(rt, OB_T_TypeError,
			 "__slots__ items must be strings, not '%.200T'", name);
		return false;
	}
	id = ob_str_m_isidentifier(rt, name, NULL, 0, NULL);
	if (!id)
		return false;
	ok = id == ob_bool(rt, true);
	ob_decref(rt, id);
	if (!ok)
		ob_raise(rt, OB_T_TypeError, "__slots__ must be identifiers");
	return ok;
}

/* __x in a class C is _C__x; new reference */
static struct ob_object *mangle(struct ob_rt *rt, struct ob_object *cls,
				struct ob_object *name)
{
	s64 n = ob_str_len(name), at = 0;
	struct ob_object *tail, *res;

	if (n < 2 || ob_str_char(name, 0) != '_' ||
	    ob_str_char(name, 1) != '_' ||
	    (ob_str_char(name, n - 1) == '_' &&
	     ob_str_char(name, n - 2) == '_'))
		return ob_newref(name);
	while (at < ob_str_len(cls) && ob_str_char(cls, at) == '_')
		at++;
	if (at == ob_str_len(cls))
		return ob_newref(name);
	tail = ob_str_slice(rt, cls, at, ob_str_len(cls));
	if (!tail)
		return NULL;
	res = ob_str_format(rt, "_%U%U", tail, name);
	ob_decref(rt, tail);
	return res;
}

/* 1 when @name is to be a slot, 0 when it was __dict__ or __weakref__, -1 */
static int slot_special(struct ob_rt *rt, struct making *m,
			struct ob_object *name)
{
	if (ob_str_equal_c(name, "__dict__")) {
		if (m->may_dict && !m->dict) {
			m->dict = true;
			return 0;
		}
		ob_raise(rt, OB_T_TypeError,
			 "__dict__ slot disallowed: we already got one");
		return -1;
	}
	if (ob_str_equal_c(name, "__weakref__")) {
		if (m->may_weak && !m->weak) {
			m->weak = true;
			return 0;
		}
		ob_raise(rt, OB_T_TypeError,
			 "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
		return -1;
	}
	return 1;
}

/* Append a slot's mangled name to @list. */
static int slot_add(struct ob_rt *rt, struct making *m, struct ob_object *list,
		    struct ob_object *name)
{
	struct ob_object *mangled = mangle(rt, m->name, name);
	int err = 0;

	if (!mangled)
		return -1;
	if (ob_dict_get(rt, m->ns, mangled) &&
	    !ob_str_equal_c(mangled, "__qualname__") &&
	    !ob_str_equal_c(mangled, "__classcell__")) {
		ob_raise(rt, OB_T_ValueError,
			 "%R in __slots__ conflicts with class variable",
			 mangled);
		err = -1;
	}
	if (!err && ob_raised(rt))
		err = -1;
	if (!err)
		err = ob_str_intern(rt, &mangled) ||
		      ob_list_append(rt, list, mangled) ? -1 : 0;
	ob_decref(rt, mangled);
	return err;
}

static int slots_collect(struct ob_rt *rt, struct making *m,
			 struct ob_tuple *names)
{
	struct ob_object *list = ob_list_new(rt, 0);
	s64 i;
	int kind;

	if (!list)
		return -1;
	for (i = 0; i < ob_size(names); i++)
		if (!slot_name_ok(rt, names->item[i]))
			goto err_drop;
	for (i = 0; i < ob_size(names); i++) {
		kind = slot_special(rt, m, names->item[i]);
		if (kind < 0 ||
		    (kind && slot_add(rt, m, list, names->item[i])))
			goto err_drop;
	}
	if (ob_list_sort(rt, list, NULL, false))
		goto err_drop;
	m->slots = (struct ob_tuple *)ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	return m->slots ? 0 : -1;

err_drop:
	ob_decref(rt, list);
	return -1;
}

/* A dict or weak references that another base brings with it. */
static void slots_from_bases(struct making *m)
{
	s64 i;

	for (i = 0; i < ob_size(m->bases); i++) {
		struct ob_type *t = to_type(m->bases->item[i]);

		if (t == m->base)
			continue;
		if (m->may_dict && t->dictoffset)
			m->dict = true;
		if (m->may_weak && t->weaklistoffset)
			m->weak = true;
	}
}

static int making_slots(struct ob_rt *rt, struct making *m)
{
	struct ob_object *given, *list, *names;
	int err;

	m->may_dict = !m->base->dictoffset;
	m->may_weak = !m->base->weaklistoffset && !m->base->itemsize;
	given = ob_dict_get(rt, m->ns, ob_name(rt, OB_N_slots));
	if (!given) {
		m->dict = m->may_dict;
		m->weak = m->may_weak;
		return ob_raised(rt) ? -1 : 0;
	}
	if (ob_is_str(given)) {
		names = ob_tuple_pack(rt, 1, given);
	} else {
		list = ob_list_from_iterable(rt, given);
		names = list ? ob_list_to_tuple(rt, list) : NULL;
		ob_xdecref(rt, list);
	}
	if (!names)
		return -1;
	if (ob_size(names) && m->base->itemsize) {
		ob_raise(rt, OB_T_TypeError,
			 "nonempty __slots__ not supported for subtype of '%N'",
			 m->base);
		err = -1;
	} else {
		err = slots_collect(rt, m, (struct ob_tuple *)names);
	}
	ob_decref(rt, names);
	if (!err)
		slots_from_bases(m);
	return err;
}

/* the type object */

/* The name as C string, for messages; lone surrogates and NUL are refused. */
static int set_name(struct ob_rt *rt, struct ob_heap_type *heap,
		    struct ob_object *name)
{
	const char *utf8;
	size_t len;
	char *text;

	utf8 = ob_str_as_utf8(rt, name, &len);
	if (!utf8)
		return -1;
	if (strlen(utf8) != len) {
		ob_raise(rt, OB_T_ValueError,
			 "type name must not contain null characters");
		return -1;
	}
	text = ob_raw_alloc(rt, len + 1);
	if (!text)
		return -1;
	memcpy(text, utf8, len + 1);
	ob_raw_free(rt, heap->tpname);
	heap->tpname = text;
	heap->type.name = text;
	ob_exc_set(rt, &heap->name, name);
	return 0;
}

int ob_type_set_name(struct ob_rt *rt, struct ob_type *type,
		     struct ob_object *name)
{
	return set_name(rt, ob_heap_type(type), name);
}

/* Where things are in an instance. */
static void set_layout(struct making *m, struct ob_type *type)
{
	struct ob_member_def *member = ob_type_members(type);
	s64 at = m->base->basicsize;
	s64 i, n = m->slots ? ob_size(m->slots) : 0;

	for (i = 0; i < n; i++) {
		member[i].name = "";
		member[i].kind = OB_MEMBER_OBJECT_EX;
		member[i].offset = at;
		at += sizeof(void *);
	}
	if (m->dict && m->base->itemsize) {
		type->dictoffset = -(s64)sizeof(void *);
		at += sizeof(void *);
	}
	if (m->weak) {
		type->weaklistoffset = at;
		at += sizeof(void *);
	}
	type->basicsize = at;
	type->itemsize = m->base->itemsize;
	if (m->dict && !m->base->itemsize) {
		type->flags |= OB_TF_MANAGED_DICT;
		type->dictoffset = -at - 3 * (s64)sizeof(void *);
	}
	type->flags |= m->base->flags & OB_TF_MANAGED_DICT;
	/* It refers to its class at least, which can be part of a cycle. */
	type->flags |= OB_TF_GC;
}

/* A member's name is a C string to CPython. */
static int name_slots(struct ob_rt *rt, struct ob_tuple *slots)
{
	s64 i;

	for (i = 0; slots && i < ob_size(slots); i++)
		if (!ob_str_as_utf8(rt, slots->item[i], NULL))
			return -1;
	return 0;
}

static struct ob_heap_type *making_alloc(struct ob_rt *rt, struct making *m)
{
	s64 n = m->slots ? ob_size(m->slots) : 0;
	struct ob_heap_type *heap = ob_type_alloc(rt, m->meta, n);
	struct ob_type *type;

	if (!heap)
		return NULL;
	type = &heap->type;
	type->flags = OB_TF_HEAPTYPE | OB_TF_BASETYPE | OB_TF_READY;
	type->tid = OB_NR_TYPES;
	type->name = "?";
	type->dealloc = ob_instance_dealloc;
	type->async = &heap->async;
	type->number = &heap->number;
	type->sequence = &heap->sequence;
	type->mapping = &heap->mapping;
	if (!(m->meta->flags & OB_TF_HEAPTYPE))
		ob_track(rt, heap);
	type->tp_base = ob_newref(m->base);
	type->bases = ob_newref(m->bases);
	heap->slots = m->slots ? ob_newref(m->slots) : NULL;
	heap->native = ob_type_native(m->base)->number;
	set_layout(m, type);
	type->dict = (struct ob_dict *)ob_dict_copy(rt, m->ns);
	heap->qualname = ob_newref(m->name);
	if (!type->dict || set_name(rt, heap, m->name) ||
	    name_slots(rt, m->slots)) {
		ob_decref(rt, heap);
		return NULL;
	}
	return heap;
}

/* attributes that classes have by being made */

static int dict_set(struct ob_rt *rt, struct ob_type *type, enum ob_name n,
		    struct ob_object *value)
{
	struct ob_object *name = ob_name(rt, n);

	return name ? ob_dict_set(rt, OB_OBJ(type->dict), name, value) : -1;
}

/* Value in the class's dict: borrowed, or NULL with or without exception. */
static struct ob_object *dict_get(struct ob_rt *rt, struct ob_type *type,
				  enum ob_name n)
{
	struct ob_object *name = ob_name(rt, n);

	return name ? ob_dict_get(rt, OB_OBJ(type->dict), name) : NULL;
}

static int set_module(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *globals, *name;

	if (dict_get(rt, type, OB_N_module) || ob_raised(rt))
		return ob_raised(rt) ? -1 : 0;
	if (!rt->ops || !rt->ops->caller_globals)
		return 0;
	globals = rt->ops->caller_globals(rt);
	if (!globals)
		return ob_raised(rt) ? -1 : 0;
	name = ob_dict_get(rt, globals, ob_name(rt, OB_N_name));
	if (!name)
		return ob_raised(rt) ? -1 : 0;
	return dict_set(rt, type, OB_N_module, name);
}

static int set_qualname(struct ob_rt *rt, struct ob_heap_type *heap)
{
	struct ob_object *value = dict_get(rt, &heap->type, OB_N_qualname);

	if (!value)
		return ob_raised(rt) ? -1 : 0;
	if (!ob_is_str(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "type __qualname__ must be a str, not %T", value);
		return -1;
	}
	ob_exc_set(rt, &heap->qualname, value);
	return ob_dict_del(rt, OB_OBJ(heap->type.dict),
			   ob_name(rt, OB_N_qualname)) < 0 ? -1 : 0;
}

/* A plain function under one of these names becomes the wrapper CPython's does. */
static int wrap_function(struct ob_rt *rt, struct ob_type *type,
			 enum ob_name n, enum ob_tid wrapper)
{
	struct ob_object *value = dict_get(rt, type, n), *wrapped;
	int err;

	if (!value)
		return ob_raised(rt) ? -1 : 0;
	if (!ob_is(rt, value, OB_T_FUNCTION))
		return 0;
	wrapped = ob_method_wrapper_new(rt, wrapper, value);
	if (!wrapped)
		return -1;
	err = dict_set(rt, type, n, wrapped);
	ob_decref(rt, wrapped);
	return err;
}

static int set_classcell(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *cell = dict_get(rt, type, OB_N_classcell);

	if (!cell)
		return ob_raised(rt) ? -1 : 0;
	if (!ob_is(rt, cell, OB_T_CELL)) {
		ob_raise(rt, OB_T_TypeError,
			 "__classcell__ must be a nonlocal cell, not %.200R",
			 cell->type);
		return -1;
	}
	ob_exc_set(rt, &((struct ob_cell *)cell)->contents, OB_OBJ(type));
	return ob_dict_del(rt, OB_OBJ(type->dict),
			   ob_name(rt, OB_N_classcell)) < 0 ? -1 : 0;
}

static int add_descr(struct ob_rt *rt, struct ob_type *type, enum ob_tid tid,
		     struct ob_object *name, const void *def)
{
	struct ob_object *descr;
	int err;

	if (!name)
		return -1;
	descr = ob_descr_new_str(rt, tid, type, name, def);
	if (!descr)
		return -1;
	err = ob_dict_set(rt, OB_OBJ(type->dict), name, descr);
	ob_decref(rt, descr);
	return err;
}

static int add_descrs(struct ob_rt *rt, struct making *m, struct ob_type *type)
{
	s64 i, n = m->slots ? ob_size(m->slots) : 0;

	for (i = 0; i < n; i++)
		if (add_descr(rt, type, OB_T_MEMBER_DESCR, m->slots->item[i],
			      &ob_type_members(type)[i]))
			return -1;
	/* A class body's own descriptors of those names stay. */
	if (m->dict && !dict_get(rt, type, OB_N_dict) &&
	    add_descr(rt, type, OB_T_GETSET_DESCR, ob_name(rt, OB_N_dict),
		      &ob_instance_dict_getset))
		return -1;
	if (m->weak && !dict_get(rt, type, OB_N_weakref) &&
	    add_descr(rt, type, OB_T_GETSET_DESCR, ob_name(rt, OB_N_weakref),
		      &ob_instance_weakref_getset))
		return -1;
	return ob_raised(rt) ? -1 : 0;
}

/* What is in the dict of every class, and __hash__ where __eq__ rules it out. */
static int add_defaults(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *doc = dict_get(rt, type, OB_N_doc);
	size_t len;

	/* As CPython, which keeps a docstring as UTF-8 as well. */
	if (doc && ob_is_str(doc) && !ob_str_as_utf8(rt, doc, &len))
		return -1;
	if (!doc) {
		if (ob_raised(rt) ||
		    dict_set(rt, type, OB_N_doc, ob_none(rt)))
			return -1;
	}
	if (!dict_get(rt, type, OB_N_hash) && !ob_raised(rt) &&
	    dict_get(rt, type, OB_N_eq) &&
	    dict_set(rt, type, OB_N_hash, ob_none(rt)))
		return -1;
	return ob_raised(rt) ? -1 : 0;
}

static int link_bases(struct ob_rt *rt, struct ob_type *type)
{
	s64 i;

	for (i = 0; i < ob_size(type->bases); i++)
		if (ob_type_link(rt, to_type(type->bases->item[i]), type))
			return -1;
	return 0;
}

static void inherit_all(struct ob_type *type)
{
	s64 i;

	for (i = 1; i < ob_size(type->mro); i++) {
		struct ob_type *base = to_type(type->mro->item[i]);

		if (base == type->tp_base || !ob_type_is_heap(base))
			ob_type_inherit(type, base);
		ob_type_inherit_collection(type, base);
	}
	if (type->flags & OB_TF_GC) {
		type->traverse = ob_instance_traverse;
		type->clear = ob_instance_clear;
	}
}

static int making_ready(struct ob_rt *rt, struct making *m,
			struct ob_heap_type *heap)
{
	struct ob_type *type = &heap->type;

	if (set_module(rt, type) || set_qualname(rt, heap) ||
	    wrap_function(rt, type, OB_N_new, OB_T_STATICMETHOD) ||
	    wrap_function(rt, type, OB_N_init_subclass, OB_T_CLASSMETHOD) ||
	    wrap_function(rt, type, OB_N_class_getitem, OB_T_CLASSMETHOD) ||
	    set_classcell(rt, type) || ob_type_set_mro(rt, type) ||
	    add_descrs(rt, m, type) || add_defaults(rt, type))
		return -1;
	inherit_all(type);
	return link_bases(rt, type) || ob_slots_update(rt, type) ||
	       ob_shared_keys_init(rt, heap) ? -1 : 0;
}

/* telling others */

/* Replace the pending exception by one of @tid that names it as its cause. */
static void raise_from(struct ob_rt *rt, struct ob_object *key,
		       struct ob_object *value, struct ob_type *type)
{
	struct ob_object *cause = ob_take_exc(rt);

	ob_raise(rt, OB_T_RuntimeError,
		 "Error calling __set_name__ on '%.100T' instance %R in '%.100N'",
		 value, key, type);
	ob_exc_from(rt, OB_T_RuntimeError, cause);
}

static int call_set_names(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *names = ob_dict_copy(rt, OB_OBJ(type->dict));
	struct ob_object *key, *value, *args[2], *res;
	s64 pos = 0;
	int found = 0;

	if (!names)
		return -1;
	while (found >= 0 && ob_dict_next(names, &pos, &key, &value)) {
		args[0] = OB_OBJ(type);
		args[1] = key;
		found = ob_special_invoke(rt, value, OB_N_set_name, args, 2,
					  &res);
		if (found > 0)
			ob_decref(rt, res);
		else if (found < 0 && !rt->stop)
			raise_from(rt, key, value, type);
	}
	ob_decref(rt, names);
	return found < 0 ? -1 : 0;
}

/* super(cls, cls).__init_subclass__(**kwargs) */
static int call_init_subclass(struct ob_rt *rt, struct ob_type *type,
			      struct ob_object *const *values,
			      struct ob_tuple *kwnames)
{
	struct ob_object *super, *method, *res;

	super = ob_super_new(rt, type, OB_OBJ(type));
	if (!super)
		return -1;
	method = ob_getattr(rt, super, ob_name(rt, OB_N_init_subclass));
	ob_decref(rt, super);
	if (!method)
		return -1;
	res = ob_call(rt, method, values, 0, kwnames);
	ob_decref(rt, method);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static int names_ready(struct ob_rt *rt)
{
	static const u8 needed[] = {
		OB_N_slots, OB_N_name, OB_N_qualname, OB_N_classcell,
		OB_N_new, OB_N_init_subclass, OB_N_mro_entries, OB_N_hash,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(needed); i++)
		if (!ob_name(rt, needed[i]))
			return -1;
	return 0;
}

static int check_args(struct ob_rt *rt, struct ob_object *const *args,
		      size_t nargs)
{
	static const enum ob_tid tid[] = { OB_T_STR, OB_T_TUPLE, OB_T_DICT };
	size_t i;

	if (nargs != 3) {
		ob_raise(rt, OB_T_TypeError,
			 "type.__new__() takes exactly 3 arguments (%zu given)",
			 nargs);
		return -1;
	}
	for (i = 0; i < 3; i++) {
		struct ob_type *want = ob_type_of(rt, tid[i]);

		if (ob_is_subtype(args[i]->type, want))
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "type.__new__() argument %zu must be %N, not %Y",
			 i + 1, want, args[i]);
		return -1;
	}
	return 0;
}

/* An object among the bases that only stands for one has to be replaced first. */
static int check_entries(struct ob_rt *rt, struct ob_tuple *bases)
{
	struct ob_object *entries;
	s64 i;
	int found;

	for (i = 0; i < ob_size(bases); i++) {
		if (ob_is_type(bases->item[i]))
			continue;
		found = ob_getattr_opt(rt, bases->item[i],
				       ob_name(rt, OB_N_mro_entries),
				       &entries);
		if (!found)
			continue;
		if (found > 0) {
			ob_decref(rt, entries);
			ob_raise(rt, OB_T_TypeError,
				 "type() doesn't support MRO entry resolution; use types.new_class()");
		}
		return -1;
	}
	return 0;
}

static struct ob_object *make(struct ob_rt *rt, struct making *m,
			      struct ob_object *const *values,
			      struct ob_tuple *kwnames)
{
	struct ob_heap_type *heap;

	m->base = ob_best_base(rt, m->bases);
	if (!m->base || making_slots(rt, m))
		return NULL;
	heap = making_alloc(rt, m);
	if (!heap)
		return NULL;
	if (making_ready(rt, m, heap) || call_set_names(rt, &heap->type) ||
	    call_init_subclass(rt, &heap->type, values, kwnames)) {
		ob_decref(rt, heap);
		return NULL;
	}
	return OB_OBJ(heap);
}

struct ob_object *ob_type_new(struct ob_rt *rt, struct ob_type *meta,
			      struct ob_object *const *args, size_t nargs,
			      struct ob_tuple *kwnames)
{
	struct making m = { };
	struct ob_object *res;

	if (check_args(rt, args, nargs) || names_ready(rt) ||
	    check_entries(rt, (struct ob_tuple *)args[1]))
		return NULL;
	m.meta = ob_metaclass(rt, meta, args[1]);
	if (!m.meta)
		return NULL;
	if (m.meta != meta && m.meta->new && m.meta->new != ob_type_new)
		return m.meta->new(rt, m.meta, args, nargs, kwnames);
	m.name = args[0];
	m.ns = args[2];
	if (ob_size(args[1]))
		m.bases = ob_newref(args[1]);
	else
		m.bases = (struct ob_tuple *)
			ob_tuple_pack(rt, 1, ob_type_of(rt, OB_T_OBJECT));
	if (!m.bases)
		return NULL;
	res = make(rt, &m, args + 3, kwnames);
	ob_decref(rt, m.bases);
	ob_xdecref(rt, m.slots);
	return res;
}
