// SPDX-License-Identifier: GPL-2.0
/*
 * runtime - bring-up and teardown of one session's objects
 *
 * Everything a runtime owns is either in its heap or in struct ob_statics, so
 * teardown releases both and looks at no object. Bring-up is in an order that
 * needs nothing not yet there: heap, static objects, the tables that objects
 * are entered in.
 */
#include "objects_priv.h"

#define INTERNED_FIRST	42

static int runtime_init_tables(struct ob_rt *rt)
{
	/* As many as a session of a few statements has. */
	rt->interned = (struct ob_dict *)ob_dict_presized_text(rt,
							       INTERNED_FIRST);
	if (!rt->interned)
		return -ENOMEM;
	rt->consts = (struct ob_dict *)ob_dict_new(rt);
	if (!rt->consts)
		return -ENOMEM;
	rt->builtins = (struct ob_dict *)ob_dict_new(rt);
	if (!rt->builtins)
		return -ENOMEM;
	rt->modules = (struct ob_dict *)ob_dict_new(rt);
	if (!rt->modules)
		return -ENOMEM;
	return ob_exceptions_init(rt) ? -ENOMEM : 0;
}

int ob_rt_init(struct ob_rt *rt, const struct ob_rt_config *cfg)
{
	int err;

	memset_after(rt, 0, heap);
	err = ob_heap_init(&rt->heap, &cfg->heap);
	if (err)
		return err;
	rt->st = ob_statics_new();
	if (!rt->st) {
		err = -ENOMEM;
		goto err_exit_heap;
	}
	err = ob_heap_set_static(&rt->heap, rt->st, sizeof(*rt->st));
	if (err)
		goto err_free_statics;
	/* Optional: who finds none asks the heap. */
	rt->scratch = ob_mem_alloc_dirty(OB_SCRATCH);
	ob_collector_init(rt);
	rt->gc.check = cfg->heap.debug;
	memcpy(rt->hash_key, cfg->hash_key, sizeof(rt->hash_key));

	rt->recursion_limit = OB_RECURSION_LIMIT;
	rt->max_str_digits = OB_INT_MAX_STR_DIGITS;
	err = ob_type_cache_init(rt);
	if (err)
		goto err_free_statics;
	err = runtime_init_tables(rt);
	if (err)
		goto err_free_statics;
	return 0;

err_free_statics:
	ob_mem_free(rt->scratch);
	rt->scratch = NULL;
	ob_type_cache_exit(rt);
	ob_mem_free(rt->st);
	rt->st = NULL;
err_exit_heap:
	ob_heap_exit(&rt->heap);
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_rt_init);

void ob_rt_exit(struct ob_rt *rt)
{
	ob_stacks_free(rt->stacks);
	ob_heap_exit(&rt->heap);
	ob_mem_free(rt->scratch);
	ob_type_cache_exit(rt);
	ob_mem_free(rt->st);
	rt->st = NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_rt_exit);

int ob_enter(struct ob_rt *rt, const char *where)
{
	if (likely(ob_stack_left() >= OB_STACK_RESERVE))
		return 0;
	return ob_recursion_error(rt, where);
}

int ob_recursion_error(struct ob_rt *rt, const char *where)
{
	ob_raise(rt, OB_T_RecursionError,
		 "maximum recursion depth exceeded%s", where);
	return -1;
}

struct new_stack_call {
	struct ob_rt *rt;
	struct ob_object *(*fn)(struct ob_rt *rt, void *arg);
	void *arg;
	struct ob_object *res;
};

static void new_stack_call(void *arg)
{
	struct new_stack_call *call = arg;

	call->res = call->fn(call->rt, call->arg);
}

struct ob_object *ob_on_new_stack(struct ob_rt *rt,
				  struct ob_object *(*fn)(struct ob_rt *rt,
							  void *arg),
				  void *arg, const char *where)
{
	struct new_stack_call call = { .rt = rt, .fn = fn, .arg = arg };

	/* Who is further out than the end of the chain makes do with this one. */
	if (ob_stacks_call(&rt->stacks, new_stack_call, &call))
		ob_recursion_error(rt, where);
	return call.res;
}
