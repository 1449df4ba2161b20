// SPDX-License-Identifier: GPL-2.0
/*
 * import - modules by name: those imported before, and those there are
 *
 * Nothing is read from anywhere: a name is in sys.modules, or it is in the
 * library (module/vm/lib) and is made now, or the import fails.
 */
#include "vm_priv.h"

/* ModuleNotFoundError that also says which module. Steals @msg. */
static void *import_not_found(struct ob_rt *rt, struct ob_object *msg,
			      struct ob_object *name)
{
	struct ob_import_error *e;

	if (!msg)
		return NULL;
	ob_raise_obj(rt, OB_T_ModuleNotFoundError, msg);
	ob_decref(rt, msg);
	if (!ob_is(rt, rt->exc, OB_T_ModuleNotFoundError))
		return NULL;
	e = (struct ob_import_error *)rt->exc;
	if (!e->name)
		e->name = ob_newref(name);
	return NULL;
}

/* Position of the first dot from @from on, or of the end. */
static s64 import_find_dot(struct ob_object *name, s64 from)
{
	s64 n = ob_str_len(name);

	while (from < n && ob_str_char(name, from) != '.')
		from++;
	return from;
}

/* __package__ and, for a package, __path__. */
static int import_set_place(struct ob_rt *rt, struct ob_object *module,
			    struct ob_object *name, s64 parent_len)
{
	struct ob_object *ns = ((struct ob_module *)module)->dict;

	if (!ob_lib_is_package(name))
		return ob_dict_set_c_steal(rt, ns, "__package__",
				  ob_str_slice(rt, name, 0, parent_len));
	return ob_dict_set_c(rt, ns, "__package__", name) ||
	       ob_dict_set_c_steal(rt, ns, "__path__", ob_list_new(rt, 0)) ? -1 : 0;
}

/* Run the text of a module written in Python in its namespace. */
static int import_run(struct ob_vm *vm, const struct ob_lib *lib,
		      struct ob_object *ns)
{
	struct ob_source source = {
		.text = lib->text,
		.len = lib->text_end - lib->text,
		.mode = OB_COMPILE_EXEC,
	};
	struct ob_rt *rt = &vm->rt;
	struct ob_object *res;
	char filename[80];
	size_t n = min(strlen(lib->name), sizeof(filename) - 10);
	bool incomplete;

	memcpy(filename, "<frozen ", 8);
	memcpy(filename + 8, lib->name, n);
	memcpy(filename + 8 + n, ">", 2);
	source.filename = filename;
	if (!ob_builtins(rt) ||
	    ob_dict_set_c(rt, ns, "__builtins__", OB_OBJ(rt->builtins)))
		return -1;
	if (ob_enter(rt, " while importing a module"))
		return -1;
	res = ob_vm_run_source(vm, &source, ns, ns, &incomplete);
	if (!res)
		return -1;
	ob_decref(rt, res);
	return 0;
}

/* What the program calls sys.modules, which it can put anything into. New. */
static struct ob_object *import_modules(struct ob_rt *rt)
{
	struct ob_object *sys = ob_dict_get_c(rt, OB_OBJ(rt->modules), "sys");
	struct ob_object *name, *modules;

	if (!sys)
		return ob_raised(rt) ? NULL : ob_newref(rt->modules);
	name = ob_str_intern_c(rt, "modules");
	modules = name ? ob_getattr(rt, sys, name) : NULL;
	ob_xdecref(rt, name);
	return modules;
}

/* Make a module of the library; in sys.modules only if it worked. New. */
static struct ob_object *import_make(struct ob_vm *vm, const struct ob_lib *lib,
				     struct ob_object *modules,
				     struct ob_object *name, s64 parent_len)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module, *exc;

	module = ob_module_new(rt, lib->name, NULL);
	if (!module)
		return NULL;
	if (import_set_place(rt, module, name, parent_len) ||
	    (lib->doc &&
	     ob_module_add(rt, module, "__doc__",
			   ob_str_from_cstr(rt, lib->doc))) ||
	    ob_setitem(rt, modules, name, module))
		goto err_drop;
	if (lib->fill && lib->fill(rt, module))
		goto err_del;
	if (lib->text && import_run(vm, lib, ((struct ob_module *)module)->dict))
		goto err_del;
	return module;

err_del:
	exc = ob_take_exc(rt);
	if (ob_delitem(rt, modules, name))
		ob_clear_exc(rt);
	ob_set_exc(rt, exc);
err_drop:
	ob_decref(rt, module);
	return NULL;
}

/* A module that was found; None stands for one that must not be. Steals. */
static struct ob_object *import_found(struct ob_rt *rt,
				      struct ob_object *module,
				      struct ob_object *name)
{
	if (module != ob_none(rt))
		return module;
	ob_decref(rt, module);
	return import_not_found(rt,
				ob_str_format(rt, "import of %U halted; None in sys.modules",
					      name), name);
}

/* @modules.get(name): new, or NULL: absent, or raised. */
static struct ob_object *import_ask(struct ob_rt *rt,
				    struct ob_object *modules,
				    struct ob_object *name)
{
	struct ob_object *get, *res, *absent, *args[2] = { name };

	absent = ob_str_intern_c(rt, "get");
	get = absent ? ob_getattr(rt, modules, absent) : NULL;
	ob_xdecref(rt, absent);
	absent = get ? ob_tuple_pack(rt, 1, name) : NULL;
	args[1] = absent;
	res = absent ? ob_call(rt, get, args, 2, NULL) : NULL;
	ob_xdecref(rt, get);
	if (res && res == absent) {
		ob_decref(rt, res);
		res = NULL;
	}
	ob_xdecref(rt, absent);
	return res ? import_found(rt, res, name) : NULL;
}

/* The module if it has been imported: new, or NULL: absent, or raised. */
static struct ob_object *import_known(struct ob_rt *rt, struct ob_object *name)
{
	struct ob_object *module;

	module = ob_dict_get(rt, OB_OBJ(rt->modules), name);
	return module ? import_found(rt, ob_newref(module), name) : NULL;
}

/* What python3.11 has imported by the time it starts a program. */
static bool is_there_from_start(const struct ob_object *name)
{
	static const char *const names[] = {
		"sys", "time", "io", "abc", "_weakref",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (ob_str_equal_c(name, names[i]))
			return true;
	return false;
}

static struct ob_object *import_quietly(struct ob_vm *vm,
					const struct ob_lib *lib,
					struct ob_object *modules,
					struct ob_object *name, s64 parent_len)
{
	struct ob_gc *gc = &vm->rt.gc;
	struct ob_gc_quiet quiet = ob_gc_quiet_begin(gc);
	struct ob_object *module;

	module = import_make(vm, lib, modules, name, parent_len);
	ob_gc_quiet_end(gc, quiet);
	return module;
}

/* Only a package has modules in it; 0 or -1. */
static int import_check_parent(struct ob_rt *rt, struct ob_object *parent,
			       struct ob_object *name, s64 parent_len)
{
	struct ob_object *attr = ob_str_intern_c(rt, "__path__");
	struct ob_object *path, *head;

	if (!attr)
		return -1;
	path = ob_getattr(rt, parent, attr);
	ob_decref(rt, attr);
	if (path) {
		ob_decref(rt, path);
		return 0;
	}
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(rt);
	head = ob_str_slice(rt, name, 0, parent_len);
	if (!head)
		return -1;
	import_not_found(rt,
			 ob_str_format(rt, "No module named %R; %R is not a package",
				       name, head), name);
	ob_decref(rt, head);
	return -1;
}

/* A module nobody has imported; arguments as import_one()'s. New. */
static struct ob_object *import_load(struct ob_vm *vm,
				     struct ob_object *modules,
				     struct ob_object *name,
				     struct ob_object *parent, s64 parent_len)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module, *part;
	const struct ob_lib *lib;

	if (parent && import_check_parent(rt, parent, name, parent_len))
		return NULL;
	lib = ob_lib_find(name);
	/* CPython looks among what is frozen, by the C string. */
	if (!lib && !ob_str_as_utf8(rt, name, NULL))
		ob_clear_exc(rt);
	if (!lib)
		return import_not_found(rt, ob_str_format(rt, "No module named %R",
							  name), name);
	if (is_there_from_start(name))
		module = import_quietly(vm, lib, modules, name, parent_len);
	else
		module = import_make(vm, lib, modules, name, parent_len);
	if (module && parent) {
		part = ob_str_slice(rt, name, parent_len + 1, ob_str_len(name));
		if (!part || ob_setattr(rt, parent, part, module)) {
			ob_decref(rt, module);
			module = NULL;
		}
		ob_xdecref(rt, part);
	}
	return module;
}

/*
 * One module whose @parent, unless NULL, has been imported; @parent_len is how
 * much of @name is the parent's. The interpreter knows the first sys.modules
 * whatever becomes of the name; what is not there is asked of, and put into,
 * what the name means now.
 */
static struct ob_object *import_one(struct ob_vm *vm, struct ob_object *name,
				    struct ob_object *parent, s64 parent_len)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *module = import_known(rt, name), *modules;

	if (module || ob_raised(rt))
		return module;
	modules = import_modules(rt);
	if (!modules)
		return NULL;
	if (modules != OB_OBJ(rt->modules))
		module = import_ask(rt, modules, name);
	if (!module && !ob_raised(rt))
		module = import_load(vm, modules, name, parent, parent_len);
	ob_decref(rt, modules);
	return module;
}

/* a.b.c: a, then a.b, then a.b.c. New; @top, if wanted, is a, new too. */
static struct ob_object *import_all(struct ob_vm *vm, struct ob_object *name,
				    struct ob_object **top)
{
	struct ob_object *module = NULL, *parent, *part;
	s64 at = -1, parent_len;

	do {
		parent_len = max_t(s64, at, 0);
		at = import_find_dot(name, at + 1);
		part = ob_str_slice(&vm->rt, name, 0, at);
		if (!part)
			goto err_drop;
		parent = module;
		module = import_one(vm, part, parent, parent_len);
		ob_decref(&vm->rt, part);
		if (!parent && module && top)
			*top = ob_newref(module);
		ob_xdecref(&vm->rt, parent);
		if (!module)
			goto err_top;
	} while (at < ob_str_len(name));
	return module;

err_drop:
	ob_xdecref(&vm->rt, module);
err_top:
	if (top && *top) {
		ob_decref(&vm->rt, *top);
		*top = NULL;
	}
	return NULL;
}

static struct ob_object *import_global(struct ob_rt *rt,
				       struct ob_object *globals,
				       const char *name)
{
	struct ob_object *value = ob_dict_get_c(rt, globals, name);

	return value == ob_none(rt) ? NULL : value;
}

/* The name of the package that a module with these globals is in; new. */
static struct ob_object *import_package(struct ob_rt *rt,
					struct ob_object *globals)
{
	struct ob_object *package, *name;
	s64 n;

	package = import_global(rt, globals, "__package__");
	if (package && !ob_is_str(package))
		return ob_raise(rt, OB_T_TypeError,
				"package must be a string");
	if (package)
		return ob_newref(package);
	if (ob_raised(rt))
		return NULL;
	name = import_global(rt, globals, "__name__");
	if (!name && !ob_raised(rt))
		return ob_raise(rt, OB_T_KeyError,
				"'__name__' not in globals");
	if (!name)
		return NULL;
	if (!ob_is_str(name))
		return ob_raise(rt, OB_T_TypeError,
				"__name__ must be a string");
	n = ob_str_len(name);
	if (!ob_dict_get_c(rt, globals, "__path__")) {
		if (ob_raised(rt))
			return NULL;
		while (n > 0 && ob_str_char(name, n - 1) != '.')
			n--;
		n = max_t(s64, n - 1, 0);
	}
	return ob_str_slice(rt, name, 0, n);
}

/* from ..x: the name without dots, new */
static struct ob_object *import_resolve(struct ob_rt *rt,
					struct ob_object *name,
					struct ob_object *globals, s64 level)
{
	struct ob_object *package, *base, *res;
	s64 n;

	if (!globals)
		return ob_raise(rt, OB_T_KeyError,
				"'__name__' not in globals");
	if (!ob_is_dict(globals))
		return ob_raise(rt, OB_T_TypeError, "globals must be a dict");
	package = import_package(rt, globals);
	if (!package)
		return NULL;
	n = ob_str_len(package);
	if (!n) {
		ob_decref(rt, package);
		return ob_raise(rt, OB_T_ImportError,
				"attempted relative import with no known parent package");
	}
	while (--level > 0) {
		while (n > 0 && ob_str_char(package, n - 1) != '.')
			n--;
		if (!n) {
			ob_decref(rt, package);
			return ob_raise(rt, OB_T_ImportError,
					"attempted relative import beyond top-level package");
		}
		n--;
	}
	base = ob_str_slice(rt, package, 0, n);
	ob_decref(rt, package);
	if (!base || !ob_str_len(name))
		return base;
	res = ob_str_format(rt, "%U.%U", base, name);
	ob_decref(rt, base);
	return res;
}

/* One name of a from list: a module of the package if it is nothing else. */
static int import_submodule(struct ob_vm *vm, struct ob_object *module,
			    struct ob_object *package, struct ob_object *name)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *value, *full;

	if (!ob_is_str(name)) {
		ob_raise(rt, OB_T_TypeError,
			 "Item in ``from list'' must be str, not %T", name);
		return -1;
	}
	if (ob_str_equal_c(name, "*"))
		return 0;
	value = ob_getattr(rt, module, name);
	if (value) {
		ob_decref(rt, value);
		return 0;
	}
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(rt);
	full = ob_str_format(rt, "%U.%U", package, name);
	if (!full)
		return -1;
	if (ob_lib_find(full)) {
		value = import_all(vm, full, NULL);
		if (!value) {
			ob_decref(rt, full);
			return -1;
		}
		ob_decref(rt, value);
	}
	ob_decref(rt, full);
	return 0;
}

static int import_fromlist(struct ob_vm *vm, struct ob_object *module,
			   struct ob_object *name, struct ob_object *fromlist)
{
	struct ob_object *names;
	int err = 0;
	s64 i;

	if (!ob_lib_is_package(name))
		return 0;
	names = ob_list_from_iterable(&vm->rt, fromlist);
	if (!names)
		return -1;
	for (i = 0; !err && i < ob_size(names); i++)
		err = import_submodule(vm, module, name,
				       ((struct ob_list *)names)->item[i]);
	ob_decref(&vm->rt, names);
	return err;
}

struct ob_object *ob_import(struct ob_vm *vm, struct ob_object *name,
			    struct ob_object *globals,
			    struct ob_object *fromlist, s64 level)
{
	struct ob_object *module, *top = NULL, *full;
	struct ob_rt *rt = &vm->rt;
	int from;

	if (!ob_is_str(name))
		return ob_raise(rt, OB_T_TypeError,
				"module name must be a string");
	if (level < 0)
		return ob_raise(rt, OB_T_ValueError, "level must be >= 0");
	if (level > 0)
		full = import_resolve(rt, name, globals, level);
	else if (ob_str_len(name))
		full = ob_newref(name);
	else
		full = ob_raise(rt, OB_T_ValueError, "Empty module name");
	if (!full)
		return NULL;
	module = import_all(vm, full, &top);
	if (!module)
		goto out;
	from = fromlist && fromlist != ob_none(rt) ? ob_is_true(rt, fromlist) : 0;
	if (from > 0)
		from = import_fromlist(vm, module, full, fromlist) ? -1 : 1;
	if (from < 0) {
		ob_decref(rt, module);
		module = NULL;
	} else if (!from && !(level && !ob_str_len(name))) {
		ob_decref(rt, module);
		module = ob_newref(top);
	}
out:
	ob_xdecref(rt, top);
	ob_decref(rt, full);
	return module;
}

struct ob_object *ob_import_name(struct ob_vm *vm, struct ob_frame *frame,
				 struct ob_object *name,
				 struct ob_object *fromlist,
				 struct ob_object *level)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *arg[5], *res, *fn;
	int depth;

	if (!ob_builtins(rt))
		return NULL;
	/* A program's own __builtins__ can be anything. */
	if (!ob_is_dict(frame->builtins))
		return ob_raise(rt, OB_T_SystemError,
				"../Objects/dictobject.c:1756: bad argument to internal function");
	fn = ob_dict_get_c(rt, frame->builtins, "__import__");
	if (!fn)
		return ob_raised(rt) ? NULL :
			ob_raise(rt, OB_T_ImportError, "__import__ not found");
	/* The level is a constant, but constants can be replaced. */
	if (ob_is_import(rt, fn))
		return ob_arg_int(rt, level, &depth) ? NULL :
		       ob_import(vm, name, frame->globals, fromlist, depth);
	arg[0] = name;
	arg[1] = frame->globals;
	arg[2] = frame->locals ?: ob_none(rt);
	arg[3] = fromlist;
	arg[4] = level;
	ob_incref(fn);
	res = ob_call(rt, fn, arg, 5, NULL);
	ob_decref(rt, fn);
	return res;
}
