// SPDX-License-Identifier: GPL-2.0
/*
 * sys_about - what sys tells of the program around it: its heap, its end, and
 * which implementation it runs on
 */
#include "vm_priv.h"

#ifdef __aarch64__
#define MULTIARCH	"aarch64-linux-gnu"
#else
#define MULTIARCH	"x86_64-linux-gnu"
#endif

static struct ob_object *sys_getallocatedblocks(OB_FN_ARGS)
{
	return ob_int_from_u64(rt, ob_heap_live(&rt->heap));
}

static struct ob_object *sys_is_finalizing(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, ob_vm_of(rt)->finishing));
}

static struct ob_object *sys_encode_errors(OB_FN_ARGS)
{
	return ob_str_intern_c(rt, "surrogateescape");
}

/* There is no debugger to import, which is what CPython says then. */
struct ob_object *ob_sys_breakpointhook(OB_FN_ARGS)
{
	struct ob_object *text;
	int err;

	text = ob_str_from_cstr(rt, "Ignoring unimportable $PYTHONBREAKPOINT: \"pdb.set_trace\"");
	if (!text)
		return NULL;
	err = ob_vm_warn(rt, OB_T_RuntimeWarning, text, NULL, 0, NULL);
	ob_decref(rt, text);
	return err ? NULL : ob_newref(ob_none(rt));
}

struct ob_object *ob_breakpoint(OB_FN_ARGS)
{
	struct ob_object *hook, *res;
	bool sys;

	hook = ob_sys_get(rt, "breakpointhook", &sys);
	if (!hook && ob_raised(rt))
		return NULL;
	if (!hook && sys)
		return ob_raise(rt, OB_T_RuntimeError,
				"lost sys.breakpointhook");
	if (!hook)
		return ob_sys_breakpointhook(rt, self, args, nargs, kwnames);
	ob_incref(hook);
	res = ob_call(rt, hook, args, nargs, kwnames);
	ob_decref(rt, hook);
	return res;
}

static const struct ob_method_def sys_about_methods[] = {
	{ "getallocatedblocks", sys_getallocatedblocks, OB_METH_NOARGS,
	  "getallocatedblocks($module, /)\n--\n\n"
	  "Return how many blocks of the heap are in use." },
	{ "is_finalizing", sys_is_finalizing, OB_METH_NOARGS,
	  "is_finalizing($module, /)\n--\n\n"
	  "Return True if the program has come to its end." },
	{ "getfilesystemencodeerrors", sys_encode_errors, OB_METH_NOARGS,
	  "getfilesystemencodeerrors($module, /)\n--\n\n"
	  "Return how file names are encoded that cannot be." },
	{ }
};

/* types.SimpleNamespace(name=..., ...), after version_info is there */
static struct ob_object *implementation(struct ob_rt *rt,
					struct ob_object *module)
{
	struct ob_object *ns, *dict, *version, *name;

	version = ob_dict_get_c(rt, ((struct ob_module *)module)->dict,
				"version_info");
	ns = version ? ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_NAMESPACE)), NULL,
			       0, NULL) : NULL;
	name = ns ? ob_str_intern_c(rt, "__dict__") : NULL;
	dict = name ? ob_getattr(rt, ns, name) : NULL;
	ob_xdecref(rt, name);
	if (!dict ||
	    ob_dict_set_c_steal(rt, dict, "name", ob_str_intern_c(rt, "cpython")) ||
	    ob_dict_set_c_steal(rt, dict, "cache_tag", ob_str_intern_c(rt, "cpython-311")) ||
	    ob_dict_set_c_steal(rt, dict, "version", ob_newref(version)) ||
	    ob_dict_set_c_steal(rt, dict, "hexversion", ob_int_from_s64(rt, OB_SYS_HEXVERSION)) ||
	    ob_dict_set_c_steal(rt, dict, "_multiarch", ob_str_intern_c(rt, MULTIARCH))) {
		ob_xdecref(rt, ns);
		ns = NULL;
	}
	ob_xdecref(rt, dict);
	return ns;
}

/* Where CPython is installed; obheap is nowhere. */
static int add_places(struct ob_rt *rt, struct ob_object *module)
{
	static const char *const names[] = {
		"abiflags", "executable", "prefix", "exec_prefix",
		"base_prefix", "base_exec_prefix",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (ob_module_add(rt, module, names[i], ob_str_intern_c(rt, "")))
			return -1;
	return 0;
}

int ob_sys_about_init(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, sys_about_methods) ||
	       add_places(rt, module) ||
	       ob_module_add(rt, module, "copyright",
			     ob_str_from_cstr(rt, "Copyright (c) The obheap authors. GPL-2.0")) ||
	       ob_module_add(rt, module, "implementation",
			     implementation(rt, module)) ||
	       ob_module_add(rt, module, "orig_argv", ob_list_new(rt, 0)) ||
	       ob_module_add(rt, module, "_xoptions", ob_dict_new(rt)) ||
	       ob_module_add(rt, module, "pycache_prefix",
			     ob_newref(ob_none(rt))) ?
	       -1 : 0;
}
