// SPDX-License-Identifier: GPL-2.0
/*
 * super - attributes as the classes behind one in the MRO have them
 */
#include "type_priv.h"

/**
 * struct super - CPython's superobject
 * @base: object header
 * @type: the class to start behind
 * @self: what attributes are bound to, NULL for an unbound super
 * @self_type: whose MRO is searched
 */
struct super {
	struct ob_object base;
	struct ob_type *type;
	struct ob_object *self;
	struct ob_type *self_type;
};

static_assert(sizeof(struct super) == 40);

static struct super *to_super(const void *o)
{
	return (struct super *)o;
}

/* A metaclass's mro() may leave a class out of its own order. */
static bool is_in_order_of(struct ob_type *cls, struct ob_type *type)
{
	s64 i;

	if (cls != type || !cls->mro)
		return ob_is_subtype(cls, type);
	for (i = 0; i < ob_size(cls->mro); i++)
		if (to_type(cls->mro->item[i]) == type)
			return true;
	return false;
}

/*
 * The class whose MRO counts for super(type, self): self itself when it is a
 * class derived from @type, else the class it is an instance of, or says so.
 */
static struct ob_type *super_check(struct ob_rt *rt, struct ob_type *type,
				   struct ob_object *self)
{
	struct ob_object *cls;
	int found;

	if (ob_is_type(self) && is_in_order_of(to_type(self), type))
		return ob_newref(self);
	if (is_in_order_of(self->type, type))
		return ob_newref(self->type);
	found = ob_getattr_opt(rt, self, ob_name(rt, OB_N_class), &cls);
	if (found < 0)
		return NULL;
	if (found) {
		if (ob_is_type(cls) && cls != OB_OBJ(self->type) &&
		    is_in_order_of(to_type(cls), type))
			return to_type(cls);
		ob_decref(rt, cls);
	}
	return ob_raise(rt, OB_T_TypeError,
			"super(type, obj): obj must be an instance or subtype of type");
}

static int super_fill(struct ob_rt *rt, struct super *s, struct ob_type *type,
		      struct ob_object *self)
{
	struct ob_type *self_type = NULL;

	if (self == ob_none(rt))
		self = NULL;
	if (self) {
		self_type = super_check(rt, type, self);
		if (!self_type)
			return -1;
	}
	ob_exc_set(rt, (struct ob_object **)&s->type, OB_OBJ(type));
	ob_exc_set(rt, &s->self, self);
	ob_exc_set(rt, (struct ob_object **)&s->self_type, OB_OBJ(self_type));
	ob_xdecref(rt, self_type);
	return 0;
}

struct ob_object *ob_super_new(struct ob_rt *rt, struct ob_type *type,
			       struct ob_object *self)
{
	struct ob_object *o = ob_new_tracked(rt, ob_type_of(rt, OB_T_SUPER), NULL,
					0, NULL);

	if (o && super_fill(rt, to_super(o), type, self)) {
		ob_decref(rt, o);
		return NULL;
	}
	return o;
}

static int super_init(struct ob_rt *rt, struct ob_object *o,
		      struct ob_object *const *args, size_t nargs,
		      struct ob_tuple *kwnames)
{
	struct ob_object *type, *self;

	if (ob_args_no_kw(rt, "super", kwnames) ||
	    ob_args_check(rt, "super()", nargs, 0, 2))
		return -1;
	if (nargs) {
		type = args[0];
		self = nargs > 1 ? args[1] : NULL;
	} else if (rt->ops->super_args(rt, &type, &self)) {
		return -1;
	}
	if (!ob_is_type(type)) {
		ob_raise(rt, OB_T_TypeError,
			 "super() argument 1 must be a type, not %.200T", type);
		return -1;
	}
	return super_fill(rt, to_super(o), to_type(type), self);
}

static int super_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct super *s = to_super(o);

	ob_exc_set(rt, &s->self, NULL);
	ob_exc_set(rt, (struct ob_object **)&s->type, NULL);
	ob_exc_set(rt, (struct ob_object **)&s->self_type, NULL);
	return 0;
}

static void super_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	super_clear(rt, o);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int super_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct super *s = to_super(o);
	struct ob_object *held[] = { s->self, OB_OBJ(s->type),
				     OB_OBJ(s->self_type) };

	return ob_visit_all(v, held, ARRAY_SIZE(held));
}

static struct ob_object *super_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct super *s = to_super(o);
	const char *type = s->type ? s->type->name : "NULL";

	if (s->self_type)
		return ob_str_format(rt, "<super: <class '%s'>, <%N object>>",
				     type, s->self_type);
	return ob_str_format(rt, "<super: <class '%s'>, NULL>", type);
}

/* Attribute behind the class in the MRO: new, or NULL absent or raised. */
static struct ob_object *super_find(struct ob_rt *rt, struct super *s,
				    struct ob_object *name)
{
	struct ob_tuple *mro = s->self_type->mro;
	struct ob_object *found = NULL;
	s64 i, n;

	if (!mro)
		return NULL;
	n = ob_size(mro);
	for (i = 0; i < n && to_type(mro->item[i]) != s->type; i++)
		;
	ob_incref(mro);
	for (i++; i < n && !found && !ob_raised(rt); i++) {
		struct ob_type *t = to_type(mro->item[i]);

		if (!ob_type_ready(rt, t) && t->dict)
			found = ob_dict_get(rt, OB_OBJ(t->dict), name);
	}
	ob_xincref(found);
	ob_decref(rt, mro);
	return found;
}

static struct ob_object *super_getattro(struct ob_rt *rt, struct ob_object *o,
					struct ob_object *name)
{
	struct super *s = to_super(o);
	struct ob_object *found, *res;

	/* super().__class__ is what it is: super */
	if (!s->self_type || ob_type_ready(rt, s->self_type) ||
	    ob_str_equal_c(name, "__class__"))
		return ob_raised(rt) ? NULL : ob_generic_getattr(rt, o, name);
	found = super_find(rt, s, name);
	if (!found)
		return ob_raised(rt) ? NULL : ob_generic_getattr(rt, o, name);
	if (!found->type->descr_get)
		return found;
	res = found->type->descr_get(rt, found,
				     s->self == OB_OBJ(s->self_type) ?
				     NULL : s->self, s->self_type);
	ob_decref(rt, found);
	return res;
}

/* An unbound super in a class becomes bound when asked through an instance. */
static struct ob_object *super_descr_get(struct ob_rt *rt,
					 struct ob_object *descr,
					 struct ob_object *o,
					 struct ob_type *type)
{
	struct super *s = to_super(descr);
	struct ob_object *args[2];

	if (!o || o == ob_none(rt) || s->self)
		return ob_newref(descr);
	if (ob_is(rt, descr, OB_T_SUPER))
		return ob_super_new(rt, s->type, o);
	args[0] = OB_OBJ(s->type);
	args[1] = o;
	return ob_call(rt, OB_OBJ(descr->type), args, 2, NULL);
}

static const struct ob_member_def super_members[] = {
	{ "__thisclass__", OB_MEMBER_OBJECT, true,
	  offsetof(struct super, type) },
	{ "__self__", OB_MEMBER_OBJECT, true, offsetof(struct super, self) },
	{ "__self_class__", OB_MEMBER_OBJECT, true,
	  offsetof(struct super, self_type) },
	{ }
};

const struct ob_type_def ob_super_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "super",
		.basicsize = sizeof(struct super),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.dealloc = super_dealloc,
		.traverse = super_traverse,
		.clear = super_clear,
		.repr = super_repr,
		.getattro = super_getattro,
		.descr_get = super_descr_get,
		.new = ob_new_tracked,
		.init = super_init,
		.members = super_members,
	},
};
