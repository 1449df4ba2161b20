// SPDX-License-Identifier: GPL-2.0
/*
 * module - a namespace with a name
 */
#include "objects_priv.h"

int ob_module_add(struct ob_rt *rt, struct ob_object *module, const char *name,
		  struct ob_object *value)
{
	return ob_dict_set_c_steal(rt, ((struct ob_module *)module)->dict, name,
				   value);
}

int ob_module_add_functions(struct ob_rt *rt, struct ob_object *module,
			    const struct ob_method_def *def)
{
	struct ob_module *m = (struct ob_module *)module;

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

/* What a module has from the start; @doc may be NULL. */
static int module_fill(struct ob_rt *rt, struct ob_module *m,
		       struct ob_object *name, struct ob_object *doc)
{
	static const enum ob_name names[] = {
		OB_N_name, OB_N_doc, OB_N_package, OB_N_loader, OB_N_spec,
	};
	struct ob_object *ns = m->dict;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		struct ob_object *key = ob_name(rt, names[i]), *value;

		value = i == 0 ? name : i == 1 && doc ? doc : ob_none(rt);
		if (!key || ob_dict_set(rt, ns, key, value))
			return -1;
	}
	ob_exc_set(rt, &m->name, name);
	return 0;
}

static struct ob_object *module_tp_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_module *m = ob_type_alloc(rt, type, 0);

	if (!m)
		return NULL;
	ob_track(rt, m);
	m->dict = ob_dict_new(rt);
	if (!m->dict) {
		ob_decref(rt, m);
		return NULL;
	}
	return OB_OBJ(m);
}

static int module_tp_init(struct ob_rt *rt, struct ob_object *self,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames)
{
	static const char *const names[] = { "name", "doc", NULL };
	struct ob_object *arg[2] = { };

	if (ob_args_parse(rt, "module", names, 1, 2, args, nargs, kwnames,
			  arg))
		return -1;
	if (!ob_is_str(arg[0])) {
		ob_raise(rt, OB_T_TypeError,
			 "module() argument 'name' must be str, not %.50Y",
			 arg[0]);
		return -1;
	}
	return module_fill(rt, (struct ob_module *)self, arg[0], arg[1]);
}

struct ob_object *ob_module_new(struct ob_rt *rt, const char *name,
				const struct ob_method_def *methods)
{
	struct ob_object *text = ob_str_intern_c(rt, name);
	struct ob_module *m;

	if (!text)
		return NULL;
	m = (struct ob_module *)module_tp_new(rt,
					      ob_type_of(rt, OB_T_MODULE), NULL,
					      0, NULL);
	if (!m) {
		ob_decref(rt, text);
		return NULL;
	}
	/* Not NULL: repr() says that it is built in. */
	m->def = ob_module_new;
	if (module_fill(rt, m, text, NULL) ||
	    ob_module_add_functions(rt, OB_OBJ(m), methods)) {
		ob_decref(rt, m);
		m = NULL;
	}
	ob_decref(rt, text);
	return OB_OBJ(m);
}

static void module_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_module *m = (struct ob_module *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, m->dict);
	ob_xdecref(rt, m->name);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int module_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_module *m = (struct ob_module *)o;
	int err = m->dict ? ob_visit_one(v, m->dict) : 0;

	return !err && m->name ? ob_visit_one(v, m->name) : err;
}

/* An attribute in *value: 1, 0 when there is none, -1 raised. */
static int attr_c(struct ob_rt *rt, struct ob_object *o, const char *name,
		  struct ob_object **value)
{
	struct ob_object *text = ob_str_intern_c(rt, name);
	int found = text ? ob_getattr_opt(rt, o, text, value) : -1;

	ob_xdecref(rt, text);
	if (found <= 0)
		*value = NULL;
	return found;
}

/* By where a module comes from, or else by who has loaded it; NULL: unknown. */
static struct ob_object *origin_repr(struct ob_rt *rt, struct ob_object *name,
				     struct ob_object *from,
				     struct ob_object *loader)
{
	if (from)
		return ob_str_format(rt, "<module %R from %R>", name, from);
	if (loader && loader != ob_none(rt))
		return ob_str_format(rt, "<module %R (%R)>", name, loader);
	return ob_str_format(rt, "<module %R>", name);
}

static void drop_values(struct ob_rt *rt, struct ob_object **v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		ob_xdecref(rt, v[i]);
}

/* By what a finder has written down of the module. */
static struct ob_object *spec_repr(struct ob_rt *rt, struct ob_object *spec)
{
	static const char *const names[] = {
		"name", "origin", "loader", "has_location",
	};
	struct ob_object *v[ARRAY_SIZE(names)] = { }, *res = NULL;
	bool known;
	size_t i;
	int located;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		struct ob_object *text = ob_str_intern_c(rt, names[i]);

		/* An origin says all but whether it is a place. */
		if (text && (i != 2 || v[1] == ob_none(rt)) &&
		    (i != 3 || v[1] != ob_none(rt)))
			v[i] = ob_getattr(rt, spec, text);
		ob_xdecref(rt, text);
		if (ob_raised(rt))
			goto out;
	}
	located = v[3] ? ob_is_true(rt, v[3]) : 0;
	known = v[1] != ob_none(rt);
	if (located < 0)
		goto out;
	if (known && !located)
		res = ob_str_format(rt, "<module %R (%S)>", v[0], v[1]);
	else
		res = origin_repr(rt, v[0], known ? v[1] : NULL, v[2]);
out:
	drop_values(rt, v, ARRAY_SIZE(names));
	return res;
}

static struct ob_object *module_repr(struct ob_rt *rt, struct ob_object *o)
{
	static const char *const names[] = {
		"__loader__", "__spec__", "__name__", "__file__",
	};
	struct ob_object *v[ARRAY_SIZE(names)] = { }, *name, *res = NULL;
	struct ob_module *m = (struct ob_module *)o;
	size_t i;
	int has_spec = 0;

	if (m->def) {
		name = ob_dict_get_c(rt, m->dict, "__name__");
		return ob_raised(rt) ? NULL :
		       ob_str_format(rt, "<module %R (built-in)>",
				     name ?: m->name);
	}
	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (attr_c(rt, o, names[i], &v[i]) < 0)
			goto out;
	has_spec = v[1] ? ob_is_true(rt, v[1]) : 0;
	if (has_spec < 0)
		goto out;
	name = v[2] ?: ob_str_intern_c(rt, "?");
	v[2] = name;
	if (!name)
		goto out;
	if (has_spec)
		res = spec_repr(rt, v[1]);
	else
		res = origin_repr(rt, name, v[3], v[0]);
out:
	drop_values(rt, v, ARRAY_SIZE(names));
	return res;
}

/* Does its __spec__ say that it is being imported? */
static bool is_initializing(struct ob_rt *rt, struct ob_module *m)
{
	struct ob_object *spec = ob_dict_get_c(rt, m->dict, "__spec__");
	struct ob_object *value = NULL;
	int truth = 0;

	if (spec) {
		ob_incref(spec);
		truth = attr_c(rt, spec, "_initializing", &value);
		if (truth > 0)
			truth = ob_is_true(rt, value);
		ob_xdecref(rt, value);
		ob_decref(rt, spec);
	}
	if (truth < 0)
		ob_clear_exc(rt);
	return truth > 0;
}

static void *module_no_attribute(struct ob_rt *rt, struct ob_module *m,
				 struct ob_object *name)
{
	struct ob_object *modname = ob_dict_get_c(rt, m->dict, "__name__");

	if (ob_raised(rt))
		return NULL;
	if (modname && ob_is_str(modname) && is_initializing(rt, m))
		ob_raise(rt, OB_T_AttributeError,
			 "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
			 modname, name);
	else if (modname && ob_is_str(modname))
		ob_raise(rt, OB_T_AttributeError,
			 "module '%U' has no attribute '%U'", modname, name);
	else
		ob_raise(rt, OB_T_AttributeError,
			 "module has no attribute '%U'", name);
	if (ob_raised_is(rt, OB_T_AttributeError)) {
		struct ob_attribute_error *exc = (void *)rt->exc;

		ob_exc_set(rt, &exc->obj, OB_OBJ(m));
		ob_exc_set(rt, &exc->name, name);
	}
	return NULL;
}

/* The builtins are there once somebody looks. */
static int module_ready(struct ob_rt *rt, struct ob_object *o)
{
	return ((struct ob_module *)o)->dict == OB_OBJ(rt->builtins) &&
	       !ob_builtins(rt) ? -1 : 0;
}

static int module_setattro(struct ob_rt *rt, struct ob_object *o,
			   struct ob_object *name, struct ob_object *value)
{
	return module_ready(rt, o) ? -1 :
		ob_generic_setattr(rt, o, name, value);
}

static struct ob_object *module_getattro(struct ob_rt *rt, struct ob_object *o,
					 struct ob_object *name)
{
	struct ob_module *m = (struct ob_module *)o;
	struct ob_object *value, *hook;

	if (module_ready(rt, o))
		return NULL;
	value = ob_generic_getattr(rt, o, name);
	if (value || !ob_raised_is(rt, OB_T_AttributeError))
		return value;
	ob_clear_exc(rt);
	hook = ob_dict_get_c(rt, m->dict, "__getattr__");
	if (ob_raised(rt))
		return NULL;
	if (!hook)
		return module_no_attribute(rt, m, name);
	ob_incref(hook);
	value = ob_call(rt, hook, &name, 1, NULL);
	ob_decref(rt, hook);
	return value;
}

static struct ob_object *module_get_dict(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_module *)o)->dict);
}

/* The names in it, unless it has a function __dir__ that knows better. */
static struct ob_object *module_dir(OB_FN_ARGS)
{
	struct ob_object *name = ob_str_intern_c(rt, "__dict__");
	struct ob_object *dict = name ? ob_getattr(rt, self, name) : NULL;
	struct ob_object *fn, *res = NULL;

	ob_xdecref(rt, name);
	if (dict && !ob_is_dict(dict)) {
		ob_raise(rt, OB_T_TypeError,
			 "<module>.__dict__ is not a dictionary");
	} else if (dict) {
		fn = ob_dict_get_c(rt, dict, "__dir__");
		if (fn)
			res = ob_call(rt, fn, NULL, 0, NULL);
		else if (!ob_raised(rt))
			res = ob_list_from_iterable(rt, dict);
	}
	ob_xdecref(rt, dict);
	return res;
}

static const struct ob_method_def module_methods[] = {
	{ "__dir__", module_dir, OB_METH_NOARGS,
	  "__dir__() -> list\nspecialized dir() implementation" },
	{ }
};

/* The annotations are a dict that is there once somebody looks. */
static struct ob_object *module_get_annotations(struct ob_rt *rt,
						struct ob_object *o)
{
	struct ob_object *ns = ((struct ob_module *)o)->dict, *value;

	value = ob_dict_get_c(rt, ns, "__annotations__");
	if (ob_raised(rt))
		return NULL;
	if (value)
		return ob_newref(value);
	value = ob_dict_new(rt);
	if (value && ob_dict_set_c(rt, ns, "__annotations__", value)) {
		ob_decref(rt, value);
		return NULL;
	}
	return value;
}

static int module_set_annotations(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *value)
{
	struct ob_object *ns = ((struct ob_module *)o)->dict, *name;
	int had;

	if (value)
		return ob_dict_set_c(rt, ns, "__annotations__", value);
	name = ob_str_intern_c(rt, "__annotations__");
	had = name ? ob_dict_del(rt, ns, name) : -1;
	ob_xdecref(rt, name);
	if (!had)
		ob_raise(rt, OB_T_AttributeError, "__annotations__");
	return had > 0 ? 0 : -1;
}

static const struct ob_getset_def module_getset[] = {
	{ "__dict__", module_get_dict, ob_member_readonly },
	{ "__annotations__", module_get_annotations, module_set_annotations },
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
		.setattro = module_setattro,
		.dictoffset = offsetof(struct ob_module, dict),
		.weaklistoffset = offsetof(struct ob_module, weaklist),
		.methods = module_methods,
		.getset = module_getset,
		.new = module_tp_new,
		.init = module_tp_init,
	},
};
