// SPDX-License-Identifier: GPL-2.0
/*
 * finish - the end of a program, in CPython's order
 *
 * What modules hold dies module by module, so that finalizers find as much of
 * the program as they would in python3.11: first the table of modules lets go,
 * then cycles are collected, then the namespaces of those still alive are
 * emptied, newest module first, those of sys and builtins last. What is left
 * then goes without its finalizers: CPython runs those too, but builtins are
 * empty by that time, and nothing they do can be seen.
 */
#include "vm_priv.h"

u64 ob_vm_collect(struct ob_vm *vm, unsigned int generation,
		  const struct ob_limits *limits, struct ob_gc_watch *watch)
{
	struct ob_gc *gc = &vm->rt.gc;
	u64 found;

	if (gc->collecting)
		return 0;
	ob_vm_begin_run(vm, limits);
	if (watch)
		gc->watch = watch;
	found = ob_gc_collect(gc, generation);
	if (watch && gc->watch == watch)
		gc->watch = NULL;
	ob_vm_end_run(vm);
	return found;
}
EXPORT_SYMBOL_IF_KUNIT(ob_vm_collect);

/* func(*args, **kwargs) */
static struct ob_object *call_entry(struct ob_rt *rt, struct ob_tuple *entry)
{
	struct ob_tuple *args = (struct ob_tuple *)entry->item[1];
	struct ob_object *kwargs = entry->item[2], **all, *key, *value, *res;
	s64 n = ob_size(args), nr = ob_length(rt, kwargs), pos = 0, i = 0;
	struct ob_object *names = ob_tuple_new(rt, nr);

	all = ob_raw_alloc(rt, array_size(n + nr + 1, sizeof(*all)));
	if (!names || !all) {
		ob_xdecref(rt, names);
		ob_raw_free(rt, all);
		return NULL;
	}
	memcpy(all, args->item, n * sizeof(*all));
	while (i < nr && ob_dict_next(kwargs, &pos, &key, &value)) {
		((struct ob_tuple *)names)->item[i] = ob_newref(key);
		all[n + i++] = value;
	}
	res = ob_call(rt, entry->item[0], all, n,
		      nr ? (struct ob_tuple *)names : NULL);
	ob_decref(rt, names);
	ob_raw_free(rt, all);
	return res;
}

void ob_vm_run_at_exit(struct ob_vm *vm)
{
	struct ob_object *list, *entry, *res;
	struct ob_rt *rt = &vm->rt;
	s64 n;

	while ((list = vm->at_exit) && (n = ob_size(list))) {
		/* The reference of the list's last place becomes ours. */
		entry = ((struct ob_list *)list)->item[n - 1];
		((struct ob_list *)list)->v.size = n - 1;
		res = call_entry(rt, (struct ob_tuple *)entry);
		if (!res)
			ob_unraisable(rt, "Exception ignored in atexit callback",
				      ((struct ob_tuple *)entry)->item[0]);
		ob_xdecref(rt, res);
		ob_decref(rt, entry);
	}
}

/* Every name in sys.modules stands for None; the modules stay in @kept. */
static int forget_modules(struct ob_rt *rt, struct ob_object *kept)
{
	struct ob_object *modules = OB_OBJ(rt->modules), *key, *value, *ref;
	s64 pos = 0;
	int err;

	while (ob_dict_next(modules, &pos, &key, &value)) {
		if (value->type->weaklistoffset <= 0 ||
		    !ob_is_subtype(value->type, ob_type_of(rt, OB_T_MODULE)))
			continue;
		ref = ob_weakref_new(rt, value, NULL);
		err = ref ? ob_list_append(rt, kept, ref) : -1;
		ob_xdecref(rt, ref);
		if (err)
			return -1;
	}
	/* The value of a key that is there is replaced in its place. */
	pos = 0;
	while (ob_dict_next(modules, &pos, &key, &value)) {
		ob_incref(key);
		err = ob_dict_set(rt, modules, key, ob_none(rt));
		ob_decref(rt, key);
		if (err)
			return -1;
	}
	return 0;
}

/*
 * A namespace's values become None one after the other: first those of private
 * names, then all but that of __builtins__.
 */
static void empty_namespace(struct ob_rt *rt, struct ob_object *ns)
{
	struct ob_object *key, *value;
	bool private, wanted;
	int round;
	s64 pos;

	for (round = 0; round < 2; round++) {
		pos = 0;
		while (ob_dict_next(ns, &pos, &key, &value)) {
			if (value == ob_none(rt) || !ob_is_str(key))
				continue;
			private = ob_str_len(key) &&
				  ob_str_char(key, 0) == '_' &&
				  (ob_str_len(key) < 2 ||
				   ob_str_char(key, 1) != '_');
			wanted = round ? !ob_str_equal_c(key, "__builtins__") :
					 private;
			if (!wanted)
				continue;
			ob_incref(key);
			if (ob_dict_set(rt, ns, key, ob_none(rt)))
				ob_clear_exc(rt);
			ob_decref(rt, key);
		}
	}
}

/* Without callbacks: they are the program's, and it has ended. */
static void collect(struct ob_rt *rt)
{
	struct ob_object *callbacks = rt->gc.callbacks;

	rt->gc.callbacks = NULL;
	ob_gc_collect(&rt->gc, OB_NR_GENERATIONS - 1);
	ob_xdecref(rt, rt->gc.callbacks);
	rt->gc.callbacks = callbacks;
}

static void empty_modules(struct ob_rt *rt, struct ob_object *kept)
{
	struct ob_object *module, *ns;
	s64 i;

	for (i = ob_size(kept) - 1; i >= 0; i--) {
		module = ob_weakref_get(rt, ((struct ob_list *)kept)->item[i]);
		if (!module)
			continue;
		ns = ((struct ob_module *)module)->dict;
		if (ns && ns != OB_OBJ(rt->builtins) &&
		    !ob_dict_get_c(rt, ns, "getrefcount"))
			empty_namespace(rt, ns);
		if (ob_raised(rt))
			ob_clear_exc(rt);
		ob_decref(rt, module);
	}
}

static void report_leak(struct ob_object *o)
{
	char text[64] = "";
	s64 at = 0;

	if (ob_is_str(o))
		ob_str_utf8_piece(o, &at, text, sizeof(text) - 1);
	pr_warn("obheap:   %s %s, refcount %lld\n", o->type->name, text,
		o->refcnt);
}

/* What is left at the end of a session that should have left nothing. */
static void report_leaks(struct ob_rt *rt, u64 live, s64 surplus)
{
	struct ob_walk *walk = ob_mem_alloc(sizeof(*walk));
	struct ob_block_info info;
	int nr = 0;

	pr_warn("obheap: %llu blocks are left, %lld references to static objects\n",
		live, surplus);
	if (!walk)
		return;
	*walk = OB_WALK_ALL;
	while (nr++ < 10 && ob_heap_next(&rt->heap, walk, &info)) {
		struct ob_object *o = info.block + ob_kind_prefix(info.kind);

		if (info.kind == OB_KIND_RAW)
			pr_warn("obheap:   raw, %llu bytes\n",
				(u64)info.bytes);
		else
			report_leak(o);
	}
	ob_mem_free(walk);
}

void ob_vm_drop_all(struct ob_vm *vm)
{
	struct ob_rt *rt = &vm->rt;
	s64 surplus;
	u64 live;

	/* Nothing of the program runs any more. */
	vm->stop = OB_STOP_KILLED;
	rt->stop = 1;
	ob_vm_finish(vm);
	ob_xdecref(rt, vm->at_exit);
	vm->at_exit = NULL;
	ob_xdecref(rt, vm->shown);
	vm->shown = NULL;
	ob_hooks_drop(vm);
	ob_xdecref(rt, vm->exc_base.value);
	vm->exc_base.value = NULL;
	ob_rt_drop_all(rt);
	/* The last collection may have had something to say. */
	ob_vm_err_drop(vm);
	ob_vm_free_stack(vm);
	live = ob_heap_live(&rt->heap);
	surplus = ob_rt_static_surplus(rt);
	if (live || surplus)
		report_leaks(rt, live, surplus);
	WARN_ON_ONCE(live || surplus);
}

void ob_vm_finish(struct ob_vm *vm)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *kept, *main = vm->main;
	int stop;

	if (!main || vm->parked || vm->frame)
		return;
	ob_vm_run_at_exit(vm);
	vm->finishing = true;
	if (rt->gc.enabled)
		ob_gc_collect(&rt->gc, OB_NR_GENERATIONS - 1);
	kept = ob_list_new(rt, 0);
	if (!kept || forget_modules(rt, kept))
		ob_clear_exc(rt);
	vm->main = NULL;
	ob_decref(rt, main);
	rt->modules->base.type->clear(rt, OB_OBJ(rt->modules));
	collect(rt);
	if (kept)
		empty_modules(rt, kept);
	ob_xdecref(rt, kept);
	/* Finalizers of what they made themselves would never come to an end. */
	stop = rt->stop;
	rt->stop = 1;
	/* And there is nobody to save anything for. */
	rt->gc.debug &= ~OB_GC_DEBUG_SAVEALL;
	collect(rt);
	rt->stop = stop;
	vm->finishing = false;
}
