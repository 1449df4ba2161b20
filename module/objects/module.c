// SPDX-License-Identifier: GPL-2.0
/*
 * module - a namespace with a name
 */
#include "objects_priv.h"

static int module_add_functions(struct ob_rt *rt, struct ob_module *m,
				const struct ob_method_def *def)
{
	for (; def && def->name; def++) {
		struct ob_object *fn;
		int err;

		fn = ob_builtin_new(rt, def, OB_OBJ(m), m->name);
		if (!fn)
			return -1;
		err = ob_dict_set_c(rt, m->dict, def->name, fn);
		ob_decref(rt, fn);
		if (err)
			return -1;
	}
	return 0;
}

struct ob_object *ob_module_new(struct ob_rt *rt, const char *name,
				const struct ob_method_def *methods)
{
	static const char *const none_names[] = {
		"__doc__", "__package__", "__loader__", "__spec__",
	};
	struct ob_module *m = ob_obj_alloc(rt, OB_T_MODULE, sizeof(*m));
	size_t i;

	if (!m)
		return NULL;
	ob_obj_clear(m, sizeof(*m));
	ob_track(rt, m);
	m->name = ob_str_intern_c(rt, name);
	if (!m->name)
		goto err_drop;
	m->dict = ob_dict_new(rt);
	if (!m->dict)
		goto err_drop;
	if (ob_dict_set_c(rt, m->dict, "__name__", m->name))
		goto err_drop;
	for (i = 0; i < ARRAY_SIZE(none_names); i++)
		if (ob_dict_set_c(rt, m->dict, none_names[i], ob_none(rt)))
			goto err_drop;
	if (module_add_functions(rt, m, methods))
		goto err_drop;
	return OB_OBJ(m);

err_drop:
	ob_decref(rt, m);
	return NULL;
}

static void module_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_module *m = (struct ob_module *)o;

	ob_untrack(o);
	ob_xdecref(rt, m->dict);
	ob_xdecref(rt, m->name);
	ob_obj_free(rt, o);
}

static int module_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_module *m = (struct ob_module *)o;
	int err = m->dict ? v->visit(v, m->dict) : 0;

	return !err && m->name ? v->visit(v, m->name) : err;
}

static struct ob_object *module_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt, "<module %R (built-in)>",
			     ((struct ob_module *)o)->name);
}

static struct ob_object *module_getattro(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *name)
{
	struct ob_module *m = (struct ob_module *)o;
	struct ob_object *value;

	value = ob_generic_getattr(rt, o, name);
	if (value || !ob_raised_is(rt, OB_T_AttributeError))
		return value;
	ob_raise(rt, OB_T_AttributeError, "module '%U' has no attribute '%U'",
		 m->name, name);
	if (ob_raised_is(rt, OB_T_AttributeError)) {
		struct ob_attribute_error *exc = (void *)rt->exc;

		ob_exc_set(rt, &exc->obj, o);
		ob_exc_set(rt, &exc->name, name);
	}
	return NULL;
}

static struct ob_object *module_get_dict(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_module *)o)->dict);
}

static const struct ob_getset_def module_getset[] = {
	{ "__dict__", module_get_dict },
	{ }
};

const struct ob_type_def ob_module_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "module",
		.basicsize = sizeof(struct ob_module),
		.flags = OB_TF_GC | OB_TF_BASETYPE,
		.dealloc = module_dealloc,
		.traverse = module_traverse,
		.repr = module_repr,
		.getattro = module_getattro,
		.dictoffset = offsetof(struct ob_module, dict),
		.getset = module_getset,
	},
};
