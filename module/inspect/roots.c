// SPDX-License-Identifier: GPL-2.0
/*
 * roots - the references the interpreter itself holds, each by name
 *
 * Together with those objects hold (refs.c) they are all there are: for every
 * live object the sum is its count, but for what native code in the middle of
 * something keeps to itself while a program is under way.
 */
#include "inspect_priv.h"

static int root_put(struct ob_inspect_refs *v, struct ob_object *to,
		    const char *name, u64 index)
{
	const struct ob_ref ref = {
		.to = to, .role = OB_REF_ROOT, .index = index, .count = 1,
		.name = name,
	};

	return to ? v->ref(v, &ref) : 0;
}

static int roots_runtime(struct ob_vm *vm, struct ob_inspect_refs *v)
{
	struct ob_rt *rt = &vm->rt;
	const struct {
		struct ob_object *o;
		const char *name;
	} roots[] = {
		{ vm->main, "namespace of __main__" },
		{ OB_OBJ(rt->builtins), "namespace of builtins" },
		{ OB_OBJ(rt->modules), "table of modules" },
		{ OB_OBJ(rt->interned), "table of interned strings" },
		{ OB_OBJ(rt->consts), "table of shared constants" },
		{ rt->memory_error, "MemoryError made in advance" },
		{ rt->memory_error_last, "MemoryError made in advance" },
		{ vm->exc_base.value, "exception being handled" },
		{ vm->shown, "value shown last" },
		{ rt->exc, "exception being raised" },
		{ vm->at_exit, "atexit" },
		{ vm->trace_fn, "sys.settrace()" },
		{ vm->profile_fn, "sys.setprofile()" },
		{ rt->asyncgen_firstiter, "hook of asynchronous generators" },
		{ rt->asyncgen_finalizer, "hook of asynchronous generators" },
		{ rt->gc.callbacks, "gc.callbacks" },
		{ rt->gc.garbage, "gc.garbage" },
	};
	int err = 0;
	u32 i;

	for (i = 0; !err && i < ARRAY_SIZE(roots); i++)
		err = root_put(v, roots[i].o, roots[i].name, i);
	return err;
}

static int frame_fields(const struct ob_frame *f, u64 nr,
			struct ob_inspect_refs *v)
{
	const struct {
		struct ob_object *o;
		const char *name;
	} held[] = {
		{ f->func, "function" },
		{ f->locals, "namespace" },
		{ OB_OBJ(f->code), "code" },
		{ OB_OBJ(f->frame_obj), "frame object" },
	};
	int err = 0;
	u32 i;

	for (i = 0; !err && i < ARRAY_SIZE(held); i++) {
		const struct ob_ref ref = {
			.to = held[i].o, .role = OB_REF_ROOT, .count = 1,
			.index = nr << 32 | i, .name = held[i].name,
			.code = f->code,
		};

		if (held[i].o)
			err = v->ref(v, &ref);
	}
	return err;
}

static int frame_slots(const struct ob_frame *f, u64 nr,
		       struct ob_inspect_refs *v)
{
	u32 nlocals = f->code->nlocalsplus;
	int err = 0;
	s32 i;

	for (i = 0; !err && i < f->stacktop; i++) {
		bool local = i < (s32)nlocals;
		const struct ob_ref ref = {
			.to = f->localsplus[i], .count = 1,
			.role = local ? OB_REF_LOCAL : OB_REF_STACK,
			.index = nr << 32 | (local ? i : i - nlocals),
			.key = local ? f->code->localsplusnames->item[i] : NULL,
			.code = f->code,
		};

		if (f->localsplus[i])
			err = v->ref(v, &ref);
	}
	return err;
}

static int roots_frames(const struct ob_frame *frame,
			struct ob_inspect_refs *v)
{
	const struct ob_frame *f;
	u64 nr = 0;
	int err = 0;

	for (f = frame; f; f = f->previous)
		nr++;
	for (f = frame; !err && f; f = f->previous) {
		err = frame_fields(f, --nr, v);
		if (!err)
			err = frame_slots(f, nr, v);
	}
	return err;
}

/* Programs that have handed the GIL over and wait to go on. */
static int roots_parked(struct ob_vm *vm, struct ob_inspect_refs *v)
{
	const struct ob_vm_thread *t;
	int err = 0;

	for (t = vm->parked; !err && t; t = t->next) {
		err = root_put(v, t->exc_base.value, "exception being handled", 6);
		if (!err)
			err = root_put(v, t->shown, "value shown last", 7);
		if (!err)
			err = root_put(v, t->exc, "exception being raised", 8);
		if (!err)
			err = roots_frames(t->frame, v);
	}
	return err;
}

static u32 static_start(struct ob_vm *vm, const struct ob_object *o)
{
	const struct ob_statics *st = vm->rt.st;
	bool is_single = o == &st->none || o == &st->not_implemented ||
			 o == &st->ellipsis;

	if (is_single || ob_is(&vm->rt, o, OB_T_BOOL) ||
	    ob_has_flag(o, OB_TF_TYPE_SUBCLASS))
		return 1;
	return OB_STATIC_REFCNT;
}

static int roots_static(struct ob_vm *vm, struct ob_inspect_refs *v)
{
	struct ob_object *o;
	size_t cursor = 0;
	int err = 0;

	while (!err && (o = ob_inspect_next_static(vm, &cursor))) {
		const struct ob_ref ref = {
			.to = o, .role = OB_REF_STATIC,
			.count = static_start(vm, o),
		};

		err = v->ref(v, &ref);
	}
	return err;
}

struct names_visitor {
	struct ob_visitor v;
	struct ob_inspect_refs *out;
	u64 index;
};

static int names_visit(struct ob_visitor *v, struct ob_object *o)
{
	struct names_visitor *n = container_of(v, struct names_visitor, v);

	return root_put(n->out, o, "name looked up in types", n->index++);
}

static int roots_names(struct ob_vm *vm, struct ob_inspect_refs *v)
{
	struct names_visitor n = { { names_visit }, v, 1 << 16 };

	return ob_type_cache_visit(&vm->rt, &n.v);
}

int ob_inspect_roots(struct ob_vm *vm, struct ob_inspect_refs *v)
{
	int err = roots_runtime(vm, v);

	if (!err)
		err = roots_names(vm, v);
	if (!err)
		err = roots_frames(vm->frame, v);
	if (!err)
		err = roots_parked(vm, v);
	return err ?: roots_static(vm, v);
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_roots);

static void label_of_key(struct ob_vm *vm, const struct ob_ref *ref,
			 struct ob_text *t)
{
	char buf[48];
	struct ob_text key;

	/* Cut early, so that the bracket that closes it is still there. */
	ob_text_init(&key, buf, min(sizeof(buf), t->size - 8));
	ob_inspect_repr(vm, ref->key, &key);
	if (ref->role == OB_REF_KEY)
		ob_text_printf(t, "key %s", buf);
	else
		ob_text_printf(t, "[%s]", buf);
}

static void label_of_frame(const struct ob_ref *ref, struct ob_text *t)
{
	char piece[40];
	s64 at = 0;
	size_t n;

	if (ref->key) {
		n = ob_str_utf8_piece(ref->key, &at, piece, sizeof(piece));
		ob_text_add(t, piece, n);
	} else if (ref->name) {
		ob_text_printf(t, "%s", ref->name);
	} else {
		ob_text_printf(t, "stack slot %u", (u32)ref->index);
	}
	at = 0;
	n = ob_str_utf8_piece(ref->code->name, &at, piece, sizeof(piece));
	ob_text_printf(t, " of frame %u, %.*s", (u32)(ref->index >> 32), (int)n,
		       piece);
}

static void label_of_attr(const struct ob_ref *ref, struct ob_text *t)
{
	char piece[40];
	s64 at = 0;
	size_t n = ob_str_utf8_piece(ref->key, &at, piece, sizeof(piece));

	ob_text_printf(t, ".%.*s", (int)n, piece);
}

void ob_inspect_label(struct ob_vm *vm, const struct ob_ref *ref,
		      struct ob_text *t)
{
	switch (ref->role) {
	case OB_REF_ITEM:
		/* By far the most of a heap's labels: no format is read. */
		ob_text_add(t, "[", 1);
		ob_text_u64(t, ref->index);
		ob_text_add(t, "]", 1);
		break;
	case OB_REF_KEY:
	case OB_REF_VALUE:
		label_of_key(vm, ref, t);
		break;
	case OB_REF_TYPE:
		ob_text_printf(t, "its class");
		break;
	case OB_REF_STATIC:
		ob_text_printf(t, "made with the session");
		break;
	case OB_REF_RUNNING:
		ob_text_printf(t, "code that is running");
		break;
	default:
		if (ref->code)
			label_of_frame(ref, t);
		else if (ref->name)
			ob_text_printf(t, "%s%s",
				       ref->role == OB_REF_FIELD &&
				       *ref->name != '.' ? "." : "", ref->name);
		else if (ref->key)
			label_of_attr(ref, t);
		else
			ob_text_printf(t, ".%llu",
				       (unsigned long long)ref->index);
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_label);
