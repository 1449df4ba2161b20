// SPDX-License-Identifier: GPL-2.0
/*
 * sys_info - what sys tells of the interpreter: version, flags, number formats
 */
#include "vm_priv.h"

/* the most items one of these has: sys.flags */
#define MAX_ITEMS	18

/**
 * struct items - the items of a named tuple, as they are made
 * @rt: the runtime
 * @item: the items, owned; those from the first that failed on are missing
 * @n: how many there are
 * @failed: one could not be made
 */
struct items {
	struct ob_rt *rt;
	struct ob_object *item[MAX_ITEMS];
	int n;
	bool failed;
};

static void put(struct items *t, struct ob_object *value)
{
	if (!value || t->n == MAX_ITEMS) {
		ob_xdecref(t->rt, value);
		t->failed = true;
		return;
	}
	t->item[t->n++] = value;
}

static void put_int(struct items *t, s64 v)
{
	if (!t->failed)
		put(t, ob_int_from_s64(t->rt, v));
}

static void put_bits(struct items *t, u64 bits)
{
	if (!t->failed)
		put(t, ob_float_new(t->rt, bits));
}

static void put_text(struct items *t, const char *text)
{
	if (!t->failed)
		put(t, ob_str_intern_c(t->rt, text));
}

static void put_bool(struct items *t, bool v)
{
	if (!t->failed)
		put(t, ob_newref(ob_bool(t->rt, v)));
}

/* The finished tuple as an attribute of sys. */
static int finish(struct items *t, struct ob_object *module, const char *name,
		  enum ob_tid tid)
{
	struct ob_object *value = NULL;
	int i;

	if (!t->failed)
		value = ob_structseq_new(t->rt, tid, t->item);
	for (i = 0; i < t->n; i++)
		ob_decref(t->rt, t->item[i]);
	return value ? ob_module_add(t->rt, module, name, value) : -1;
}

static int add_version(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };

	put_int(&t, 3);
	put_int(&t, 11);
	put_int(&t, 2);
	put_text(&t, "final");
	put_int(&t, 0);
	return finish(&t, module, "version_info", OB_T_SYS_VERSION);
}

/* As of an interpreter started without options. */
static int add_flags(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };
	int i;

	for (i = 0; i < 11; i++)
		put_int(&t, 0);
	put_int(&t, rt->hash_key[0] || rt->hash_key[1]);
	put_int(&t, 0);
	put_bool(&t, false);
	put_int(&t, 0);
	put_int(&t, 0);
	put_bool(&t, false);
	put_int(&t, -1);
	return finish(&t, module, "flags", OB_T_SYS_FLAGS);
}

static int add_float_info(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };

	put_bits(&t, 0x7fefffffffffffffULL);
	put_int(&t, 1024);
	put_int(&t, 308);
	put_bits(&t, 0x0010000000000000ULL);
	put_int(&t, -1021);
	put_int(&t, -307);
	put_int(&t, 15);
	put_int(&t, 53);
	put_bits(&t, 0x3cb0000000000000ULL);
	put_int(&t, 2);
	put_int(&t, 1);
	return finish(&t, module, "float_info", OB_T_SYS_FLOAT);
}

static int add_hash_info(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };

	put_int(&t, 64);
	put_int(&t, (1LL << 61) - 1);
	put_int(&t, 314159);
	put_int(&t, 0);
	put_int(&t, 1000003);
	put_text(&t, "siphash13");
	put_int(&t, 64);
	put_int(&t, 128);
	put_int(&t, 0);
	return finish(&t, module, "hash_info", OB_T_SYS_HASH);
}

static int add_int_info(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };

	put_int(&t, 30);
	put_int(&t, 4);
	put_int(&t, 4300);
	put_int(&t, 640);
	return finish(&t, module, "int_info", OB_T_SYS_INT);
}

/* A program has one thread, and no library of them behind it. */
static int add_thread_info(struct ob_rt *rt, struct ob_object *module)
{
	struct items t = { .rt = rt };

	put_text(&t, "obheap");
	put(&t, ob_newref(ob_none(rt)));
	put(&t, ob_newref(ob_none(rt)));
	return finish(&t, module, "thread_info", OB_T_SYS_THREAD);
}

int ob_sys_info_init(struct ob_rt *rt, struct ob_object *module)
{
	return add_version(rt, module) || add_flags(rt, module) ||
	       add_float_info(rt, module) || add_hash_info(rt, module) ||
	       add_int_info(rt, module) || add_thread_info(rt, module) ||
	       ob_module_add(rt, module, "float_repr_style",
			     ob_str_intern_c(rt, "short")) ||
	       ob_module_add(rt, module, "api_version",
			     ob_int_from_s64(rt, 1013)) ||
	       ob_module_add(rt, module, "dont_write_bytecode",
			     ob_newref(ob_bool(rt, true))) ?
	       -1 : 0;
}
