// SPDX-License-Identifier: GPL-2.0
/*
 * atexit - functions to call when the program has ended, newest first
 */
#include "lib_priv.h"

/* (func, args, kwargs) of each, oldest first, in a list made when needed */
static struct ob_object *entries(struct ob_rt *rt)
{
	struct ob_vm *vm = ob_vm_of(rt);

	if (!vm->at_exit)
		vm->at_exit = ob_list_new(rt, 0);
	return vm->at_exit;
}

static struct ob_object *atexit_register(struct ob_rt *rt,
					 struct ob_object *self,
					 struct ob_object *const *args,
					 size_t nargs,
					 struct ob_tuple *kwnames)
{
	struct ob_object *list = entries(rt), *pos, *kw, *entry = NULL;
	s64 i;
	int err;

	if (!list)
		return NULL;
	if (!nargs)
		return ob_raise(rt, OB_T_TypeError,
				"register() takes at least 1 argument (0 given)");
	if (!args[0]->type->call)
		return ob_raise(rt, OB_T_TypeError,
				"the first argument must be callable");
	pos = ob_tuple_from_array(rt, args + 1, nargs - 1);
	kw = ob_dict_new(rt);
	err = !pos || !kw;
	for (i = 0; !err && kwnames && i < ob_size(kwnames); i++)
		err = ob_dict_set(rt, kw, kwnames->item[i], args[nargs + i]);
	if (!err)
		entry = ob_tuple_pack(rt, 3, args[0], pos, kw);
	err = entry ? ob_list_append(rt, list, entry) : -1;
	ob_xdecref(rt, entry);
	ob_xdecref(rt, pos);
	ob_xdecref(rt, kw);
	return err ? NULL : ob_newref(args[0]);
}

static struct ob_object *atexit_unregister(struct ob_rt *rt,
					   struct ob_object *self,
					   struct ob_object *const *args,
					   size_t nargs,
					   struct ob_tuple *kwnames)
{
	struct ob_object *old = entries(rt), *kept, *entry;
	s64 i;
	int same;

	kept = old ? ob_list_new(rt, 0) : NULL;
	if (!kept)
		return NULL;
	for (i = 0; i < ob_size(old); i++) {
		entry = ob_newref(((struct ob_list *)old)->item[i]);
		same = ob_compare_bool(rt, ((struct ob_tuple *)entry)->item[0],
				       args[0], OB_EQ);
		if (!same)
			same = ob_list_append(rt, kept, entry);
		ob_decref(rt, entry);
		if (same < 0) {
			ob_decref(rt, kept);
			return NULL;
		}
	}
	old = ob_vm_of(rt)->at_exit;
	ob_vm_of(rt)->at_exit = kept;
	ob_xdecref(rt, old);
	return ob_newref(ob_none(rt));
}

static struct ob_object *atexit_clear(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *old = ob_vm_of(rt)->at_exit;

	ob_vm_of(rt)->at_exit = NULL;
	ob_xdecref(rt, old);
	return ob_newref(ob_none(rt));
}

static struct ob_object *atexit_count(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *list = ob_vm_of(rt)->at_exit;

	return ob_int_from_s64(rt, list ? ob_size(list) : 0);
}

static struct ob_object *atexit_run(struct ob_rt *rt, struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames)
{
	ob_vm_run_at_exit(ob_vm_of(rt));
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def atexit_methods[] = {
	{ "register", atexit_register, OB_METH_KW,
	  "Register a function to be executed upon normal program termination" },
	{ "unregister", atexit_unregister, OB_METH_O,
	  "Unregister an exit function which was previously registered." },
	{ "_clear", atexit_clear, OB_METH_NOARGS,
	  "Clear the list of previously registered exit functions." },
	{ "_ncallbacks", atexit_count, OB_METH_NOARGS,
	  "Return the number of registered exit functions." },
	{ "_run_exitfuncs", atexit_run, OB_METH_NOARGS,
	  "Run all registered exit functions." },
	{ }
};

int ob_lib_atexit(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, atexit_methods);
}
