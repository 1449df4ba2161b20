// SPDX-License-Identifier: GPL-2.0
/*
 * refs - the references an object holds, each with the name of its place
 */
#include <obheap/attr_cache.h>

#include "layout.h"

/* a reference in a fixed place of a struct */
struct field {
	const char *name;
	size_t offset;
};

#define FIELD(type, member) { "." #member, offsetof(struct type, member) }

static const struct field range_fields[] = {
	FIELD(ob_range, start), FIELD(ob_range, stop), FIELD(ob_range, step),
	FIELD(ob_range, length), { }
};

static const struct field slice_fields[] = {
	FIELD(ob_slice, start), FIELD(ob_slice, stop), FIELD(ob_slice, step),
	{ }
};

static const struct field cell_fields[] = {
	{ ".cell_contents", offsetof(struct ob_cell, contents) }, { }
};

static const struct field code_fields[] = {
	FIELD(ob_code, consts), FIELD(ob_code, names),
	FIELD(ob_code, localsplusnames), FIELD(ob_code, filename),
	FIELD(ob_code, name), FIELD(ob_code, qualname),
	FIELD(ob_code, source), FIELD(ob_code, views), { }
};

static const struct field function_fields[] = {
	FIELD(ob_function, globals), FIELD(ob_function, builtins),
	FIELD(ob_function, name), FIELD(ob_function, qualname),
	FIELD(ob_function, code), FIELD(ob_function, defaults),
	FIELD(ob_function, kwdefaults), FIELD(ob_function, closure),
	FIELD(ob_function, doc), FIELD(ob_function, dict),
	FIELD(ob_function, module), FIELD(ob_function, annotations), { }
};

static const struct field builtin_fields[] = {
	FIELD(ob_builtin, self), FIELD(ob_builtin, module), { }
};

static const struct field method_fields[] = {
	FIELD(ob_method, func), FIELD(ob_method, self), { }
};

static const struct field module_fields[] = {
	FIELD(ob_module, dict), FIELD(ob_module, name), { }
};

static const struct field seq_iter_fields[] = {
	FIELD(ob_seq_iter, seq), { }
};

static const struct field exc_fields[] = {
	FIELD(ob_exc, dict), FIELD(ob_exc, args), FIELD(ob_exc, notes),
	FIELD(ob_exc, traceback), FIELD(ob_exc, context),
	FIELD(ob_exc, cause), { }
};

static const struct field type_fields[] = {
	{ ".__base__", offsetof(struct ob_type, tp_base) },
	{ ".__dict__", offsetof(struct ob_type, dict) },
	{ ".__bases__", offsetof(struct ob_type, bases) },
	{ ".__mro__", offsetof(struct ob_type, mro) }, { }
};

static const struct field heap_type_fields[] = {
	{ ".__base__", offsetof(struct ob_type, tp_base) },
	{ ".__dict__", offsetof(struct ob_type, dict) },
	{ ".__bases__", offsetof(struct ob_type, bases) },
	{ ".__mro__", offsetof(struct ob_type, mro) },
	{ ".__name__", offsetof(struct ob_heap_type, name) },
	{ ".__qualname__", offsetof(struct ob_heap_type, qualname) },
	{ ".__slots__", offsetof(struct ob_heap_type, slots) },
	{ ".__module__", offsetof(struct ob_heap_type, module) }, { }
};

static const struct field traceback_fields[] = {
	FIELD(ob_traceback, next), FIELD(ob_traceback, frame), { }
};

/* Behind the fields of a dict; see ob_layout_of_type(). */
static const struct field odict_fields[] = {
	{ ".od_inst_dict", sizeof(struct ob_dict) + 48 }, { }
};

static const struct field defaultdict_fields[] = {
	{ ".default_factory", sizeof(struct ob_dict) }, { }
};

static const struct field *fields_of(const struct ob_object *o)
{
	switch (o->type->tid) {
	case OB_T_RANGE:
		return range_fields;
	case OB_T_SLICE:
		return slice_fields;
	case OB_T_CELL:
		return cell_fields;
	case OB_T_CODE:
		return code_fields;
	case OB_T_FUNCTION:
		return function_fields;
	case OB_T_BUILTIN:
		return builtin_fields;
	case OB_T_METHOD:
		return method_fields;
	case OB_T_MODULE:
		return module_fields;
	case OB_T_LIST_ITER:
	case OB_T_LIST_REVITER:
	case OB_T_TUPLE_ITER:
	case OB_T_STR_ITER:
	case OB_T_STR_ASCII_ITER:
		return seq_iter_fields;
	case OB_T_TYPE:
		return ((const struct ob_type *)o)->flags & OB_TF_HEAPTYPE ?
		       heap_type_fields : type_fields;
	case OB_T_TRACEBACK:
		return traceback_fields;
	default:
		return NULL;
	}
}

static int ref_put(struct ob_inspect_refs *v, struct ob_object *to,
		   enum ob_ref_role role, u64 index, const char *name)
{
	const struct ob_ref ref = {
		.to = to, .role = role, .index = index, .count = 1,
		.name = name,
	};

	return v->ref(v, &ref);
}

static int refs_fields(struct ob_object *o, const struct field *f,
		       struct ob_inspect_refs *v)
{
	int err = 0;
	u64 i;

	for (i = 0; !err && f[i].name; i++) {
		struct ob_object *to;

		to = *(struct ob_object **)((char *)o + f[i].offset);
		if (to)
			err = ref_put(v, to, OB_REF_FIELD, i, f[i].name);
	}
	return err;
}

/* The fields all exceptions have, then those of the type, numbered. */
static int refs_exc(struct ob_object *o, struct ob_inspect_refs *v)
{
	struct ob_object **own = (struct ob_object **)((struct ob_exc *)o + 1);
	u64 n = ob_exc_nr_own(o->type);
	int err = refs_fields(o, exc_fields, v);
	u64 i;

	for (i = 0; !err && i < n; i++)
		if (own[i])
			err = ref_put(v, own[i], OB_REF_FIELD,
				      ARRAY_SIZE(exc_fields) - 1 + i,
				      ob_layout_exc_own(o, i));
	return err;
}

static int refs_items(struct ob_object *const *item, s64 n,
		      struct ob_inspect_refs *v)
{
	int err = 0;
	s64 i;

	for (i = 0; !err && i < n; i++)
		if (item[i])
			err = ref_put(v, item[i], OB_REF_ITEM, i, NULL);
	return err;
}

/*
 * The names in a table that several dicts share: once for all of them. The
 * class has them as long as it lives, then the first dict there is.
 */
static int refs_names(struct ob_dict_keys *keys, struct ob_inspect_refs *v)
{
	struct ob_ref ref = { .role = OB_REF_KEY, .count = 1 };
	int err = 0;

	for (; !err && ref.index < keys->nentries; ref.index++) {
		ref.key = ob_keys_name(keys, ref.index);
		ref.to = ref.key;
		err = v->ref(v, &ref);
	}
	return err;
}

static bool is_first_sharer(struct ob_vm *vm, const struct ob_dict *d)
{
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_block_info info;
	struct ob_dict *other;

	while (d->keys->refcnt > 1 && ob_heap_next(&vm->rt.heap, &walk, &info)) {
		other = info.block + ob_kind_prefix(info.kind);
		if (info.kind == OB_KIND_GC && other->base.refcnt > 0 &&
		    ob_is(&vm->rt, other, OB_T_DICT) && other->keys == d->keys)
			return other == d;
	}
	return true;
}

static int refs_split(struct ob_vm *vm, struct ob_dict *d,
		      struct ob_inspect_refs *v)
{
	struct ob_ref ref = { .role = OB_REF_VALUE, .count = 1 };
	s64 pos = 0;
	int err = 0;

	if (d->keys->orphan && is_first_sharer(vm, d))
		err = refs_names(d->keys, v);
	while (!err && ob_dict_next(OB_OBJ(d), &pos, &ref.key, &ref.to)) {
		err = v->ref(v, &ref);
		ref.index++;
	}
	return err;
}

static int refs_dict(struct ob_vm *vm, struct ob_object *o,
		     struct ob_inspect_refs *v)
{
	struct ob_ref ref = { .count = 1 };
	struct ob_object *key, *value;
	s64 pos = 0;
	int err = 0;

	/* These two hold their strings without counting them. */
	if (o == OB_OBJ(vm->rt.interned) || o == OB_OBJ(vm->rt.consts))
		return 0;
	if (((struct ob_dict *)o)->values)
		return refs_split(vm, (struct ob_dict *)o, v);
	while (!err && ob_dict_next(o, &pos, &key, &value)) {
		ref.key = key;
		ref.to = key;
		ref.role = OB_REF_KEY;
		err = v->ref(v, &ref);
		if (err)
			break;
		ref.to = value;
		ref.role = OB_REF_VALUE;
		err = v->ref(v, &ref);
		ref.index++;
	}
	return err;
}

/* A dict with references of its own in front of what every dict has. */
static int refs_dict_with(struct ob_vm *vm, struct ob_object *o,
			  const struct field *fields,
			  struct ob_inspect_refs *v)
{
	const void *block = NULL;
	struct ob_object *key;
	int err = refs_fields(o, fields, v);
	u64 i;

	for (i = 1; !err && (key = ob_odict_next_key(&vm->rt, o, &block)); i++)
		err = ref_put(v, key, OB_REF_FIELD, i, ".od_node.key");
	return err ?: refs_dict(vm, o, v);
}

/* The __dict__ of an instance that keeps it in front of its GC header. */
static const struct ob_object *managed_dict(const struct ob_object *o)
{
	return o->type->flags & OB_TF_MANAGED_DICT ?
	       ob_instance_head(o)->dict : NULL;
}

/**
 * struct refs_visitor - for types without a table: what traverse finds
 * @v: visits
 * @out: receives what it finds, numbered unless its name is known
 * @from: the object that holds it
 * @index: how many fields it has found
 * @items: how many that are in no field
 * @attr: attribute in front of @from to be found next
 * @variable: variable of its frame to be found next
 * @field: field of its layout to be found next
 */
struct refs_visitor {
	struct ob_visitor v;
	struct ob_inspect_refs *out;
	const struct ob_object *from;
	u64 index;
	u64 items;
	s64 attr;
	u32 variable;
	const struct ob_layout_field *field;
};

/* Name of the attribute that @o is visited as, NULL if it is not one. */
static struct ob_object *visited_attr(struct refs_visitor *r,
				      const struct ob_object *o)
{
	const struct ob_heap_type *type = ob_heap_type(r->from->type);
	struct ob_dict_keys *keys = type->cached_keys;
	struct ob_object **values;

	if (!(type->type.flags & OB_TF_MANAGED_DICT))
		return NULL;
	values = ob_instance_head(r->from)->values;
	if (!values)
		return NULL;
	while (r->attr < keys->nentries && !values[r->attr])
		r->attr++;
	if (r->attr == keys->nentries || values[r->attr] != o)
		return NULL;
	return ob_keys_name(keys, r->attr++);
}

static const struct ob_layout_field *
field_with(const struct ob_layout_field *f, const struct ob_object *from,
	   const struct ob_object *to)
{
	for (; f && f->name; f++)
		if (f->how == OB_LAYOUT_POINTER &&
		    *(void *const *)((const char *)from + f->offset) == to)
			return f;
	return NULL;
}

/*
 * The field that @o is visited in, NULL for what is not in a field. Types
 * visit in the order of their fields, or nearly so.
 */
static const char *visited_field(struct refs_visitor *r,
				 const struct ob_object *o)
{
	const struct ob_layout_field *f = NULL;

	if (r->field)
		f = field_with(r->field, r->from, o);
	if (!f)
		f = field_with(ob_layout_own(r->from), r->from, o);
	if (!f)
		return NULL;
	r->field = f + 1;
	return f->name;
}

/* The frame of what is suspended is visited behind five fields of its own. */
static const struct ob_frame *visited_frame(const struct refs_visitor *r)
{
	const struct ob_gen *gen = (const struct ob_gen *)r->from;

	switch (r->from->type->tid) {
	case OB_T_GENERATOR:
	case OB_T_COROUTINE:
	case OB_T_ASYNC_GEN:
		break;
	default:
		return NULL;
	}
	if (!gen->frame.code ||
	    r->index < !!gen->code + !!gen->name + !!gen->qualname +
		       !!gen->origin + !!gen->exc.value)
		return NULL;
	return &gen->frame;
}

/* Name of the variable of a suspended frame that @o is visited as, or NULL. */
static struct ob_object *visited_variable(struct refs_visitor *r,
					  const struct ob_object *o)
{
	const struct ob_frame *frame = visited_frame(r);
	u32 i;

	for (i = r->variable; frame && i < frame->code->nlocalsplus; i++) {
		if (frame->localsplus[i] != o)
			continue;
		r->variable = i + 1;
		return ob_frame_varname(frame->code, i);
	}
	return NULL;
}

static int visited_name(struct refs_visitor *r, struct ob_object *o,
			struct ob_object *name)
{
	const struct ob_ref ref = {
		.to = o, .role = OB_REF_FIELD, .index = r->index++,
		.count = 1, .key = name,
	};

	return r->out->ref(r->out, &ref);
}

static int refs_visit(struct ob_visitor *v, struct ob_object *o)
{
	struct refs_visitor *r = container_of(v, struct refs_visitor, v);
	const struct ob_type *type = r->from->type;
	bool is_class = type->flags & OB_TF_HEAPTYPE;
	struct ob_object *name = is_class ? visited_attr(r, o) : NULL;
	const char *field;

	if (name)
		return visited_name(r, o, name);
	if (is_class && o == OB_OBJ(type))
		return ref_put(r->out, o, OB_REF_TYPE, r->index++, NULL);
	if (is_class && o == managed_dict(r->from))
		return ref_put(r->out, o, OB_REF_FIELD, r->index++,
			       ".__dict__");
	name = visited_variable(r, o);
	if (name)
		return visited_name(r, o, name);
	field = visited_field(r, o);
	return ref_put(r->out, o, field ? OB_REF_FIELD : OB_REF_ITEM,
		       field ? r->index++ : r->items++, field);
}

/* The keys of a dict's own table cannot form cycles: nobody traverses them. */
static int refs_text_keys(struct ob_object *o, struct ob_inspect_refs *v)
{
	struct ob_ref ref = { .role = OB_REF_KEY, .count = 1 };
	struct ob_object *value;
	s64 pos = 0;
	int err = 0;

	if (((struct ob_dict *)o)->keys->kind == OB_KEYS_GENERAL)
		return 0;
	for (; !err && ob_dict_next(o, &pos, &ref.key, &value); ref.index++) {
		ref.to = ref.key;
		err = v->ref(v, &ref);
	}
	return err;
}

/* The names of the attributes that instances of a class have. */
static int refs_class_names(struct ob_object *o, struct ob_inspect_refs *v)
{
	struct ob_dict_keys *keys;

	if (!(((struct ob_type *)o)->flags & OB_TF_HEAPTYPE))
		return 0;
	keys = ob_heap_type(o)->cached_keys;
	return keys ? refs_names(keys, v) : 0;
}

/* An instance of a class of the program: what its types' code visits. */
static int refs_instance(struct ob_object *o, struct ob_inspect_refs *v)
{
	struct refs_visitor visitor = { { refs_visit }, v, o };
	struct ob_type *type = o->type;
	int err;

	if (!type->traverse)
		return ref_put(v, OB_OBJ(type), OB_REF_TYPE, 0, NULL);
	err = type->traverse(o, &visitor.v);
	if (!err && ob_is_type(o))
		err = refs_class_names(o, v);
	return !err && ob_is_dict(o) ? refs_text_keys(o, v) : err;
}

int ob_inspect_refs(struct ob_vm *vm, struct ob_object *o,
		    struct ob_inspect_refs *v)
{
	const struct field *fields = fields_of(o);
	struct refs_visitor visitor = { { refs_visit }, v, o };
	int err;

	if (o->type->flags & OB_TF_HEAPTYPE)
		return refs_instance(o, v);
	if (fields) {
		err = refs_fields(o, fields, v);
		if (!err && ob_is_type(o))
			err = refs_class_names(o, v);
		return err;
	}
	switch (o->type->tid) {
	case OB_T_LIST:
		return refs_items(((struct ob_list *)o)->item, ob_size(o), v);
	case OB_T_TUPLE:
		return refs_items(((struct ob_tuple *)o)->item, ob_size(o), v);
	case OB_T_DICT:
		return refs_dict(vm, o, v);
	case OB_T_ODICT:
		return refs_dict_with(vm, o, odict_fields, v);
	case OB_T_DEFAULTDICT:
		return refs_dict_with(vm, o, defaultdict_fields, v);
	}
	if (ob_is_exc(o))
		return refs_exc(o, v);
	return o->type->traverse ? o->type->traverse(o, &visitor.v) : 0;
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_refs);
