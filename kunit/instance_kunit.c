// SPDX-License-Identifier: GPL-2.0
/*
 * instance_kunit - attributes of instances: values, the table of their class,
 * and when an instance gets a dict or a table of its own
 *
 * Every case has an interpreter in which a program has run, and looks at what
 * it left. Leaving a case expects the session whole.
 */
#include <kunit/test.h>
#include <obheap/attr_cache.h>
#include <obheap/inspect.h>

static int instance_init(struct kunit *test)
{
	struct ob_vm *vm = kunit_kzalloc(test, sizeof(*vm), GFP_KERNEL);
	struct ob_rt_config cfg = { };
	int err;

	if (!vm)
		return -ENOMEM;
	err = ob_vm_init(vm, &cfg);
	if (!err)
		test->priv = vm;
	return err;
}

static unsigned long faults(struct kunit *test, const char **what)
{
	struct ob_fault fault;

	return ob_inspect_validate(test->priv, what, &fault);
}

static void instance_exit(struct kunit *test)
{
	const char *what;

	if (!test->priv)
		return;
	KUNIT_EXPECT_EQ(test, faults(test, &what), 0UL);
	ob_vm_exit(test->priv);
}

static void run(struct kunit *test, const char *text)
{
	struct ob_exec ex = {
		.source = { .text = text, .len = strlen(text),
			    .filename = "<kunit>", .share_constants = true },
	};

	KUNIT_ASSERT_EQ(test, ob_vm_exec(test->priv, &ex), 0);
	KUNIT_EXPECT_FALSE(test, ex.raised);
	ob_exec_exit(test->priv, &ex);
}

/* What a name of the program is bound to; borrowed. */
static void *bound(struct kunit *test, const char *name)
{
	struct ob_vm *vm = test->priv;
	struct ob_object *key, *value;
	s64 pos = 0;

	while (ob_dict_next(vm->main, &pos, &key, &value))
		if (ob_str_equal_c(key, name))
			return value;
	KUNIT_FAIL(test, "no %s", name);
	return NULL;
}

static struct ob_dict_keys *table_of(const struct ob_object *o)
{
	return ob_heap_type(o->type)->cached_keys;
}

static void values_hold_what_is_set(struct kunit *test)
{
	struct ob_object *a, *b;
	void *values;

	run(test, "class A: pass\n"
		  "a, b = A(), A()\n"
		  "a.x = a.y = 1\n"
		  "b.y = b.x = 2\n");
	a = bound(test, "a");
	b = bound(test, "b");
	KUNIT_EXPECT_EQ(test, (int)table_of(a)->kind, OB_KEYS_SPLIT);
	KUNIT_EXPECT_EQ(test, table_of(a)->nentries, 2LL);
	/* thirty, less two instances and two names */
	KUNIT_EXPECT_EQ(test, table_of(a)->usable, 26LL);
	KUNIT_EXPECT_TRUE(test, !ob_instance_head(a)->dict);
	values = ob_instance_head(a)->values;
	KUNIT_ASSERT_NOT_NULL(test, values);
	KUNIT_EXPECT_EQ(test, ob_values_nr(values), 2U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 0), 0U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 1), 1U);
	values = ob_instance_head(b)->values;
	KUNIT_ASSERT_NOT_NULL(test, values);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 0), 1U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 1), 0U);
}

static void deleted_value_leaves_the_order(struct kunit *test)
{
	void *values;

	run(test, "class A: pass\n"
		  "a = A()\n"
		  "a.x = a.y = a.z = 1\n"
		  "del a.y\n"
		  "a.w = 2\n");
	values = ob_instance_head(bound(test, "a"))->values;
	KUNIT_ASSERT_NOT_NULL(test, values);
	KUNIT_EXPECT_EQ(test, ob_values_nr(values), 3U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 0), 0U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 1), 2U);
	KUNIT_EXPECT_EQ(test, ob_values_order(values, 2), 3U);
}

static void dict_takes_the_values_over(struct kunit *test)
{
	struct ob_dict *dict;
	struct ob_object *a;

	run(test, "class A: pass\n"
		  "a = A()\n"
		  "a.x = 1\n"
		  "a.__dict__['y'] = 2\n");
	a = bound(test, "a");
	dict = (struct ob_dict *)ob_instance_head(a)->dict;
	KUNIT_EXPECT_TRUE(test, !ob_instance_head(a)->values);
	KUNIT_ASSERT_NOT_NULL(test, dict);
	KUNIT_EXPECT_PTR_EQ(test, dict->keys, table_of(a));
	KUNIT_EXPECT_EQ(test, dict->keys->refcnt, 2LL);
	KUNIT_ASSERT_NOT_NULL(test, dict->values);
	KUNIT_EXPECT_EQ(test, dict->used, 2LL);
	KUNIT_EXPECT_EQ(test, ob_values_nr(dict->values), 2U);
}

static void thirtieth_name_needs_a_table(struct kunit *test)
{
	struct ob_dict *dict;
	struct ob_object *a;

	run(test, "class A: pass\n"
		  "a = A()\n"
		  "for i in range(29): setattr(a, 'n%d' % i, i)\n");
	a = bound(test, "a");
	KUNIT_EXPECT_NOT_NULL(test, ob_instance_head(a)->values);
	KUNIT_EXPECT_EQ(test, table_of(a)->usable, 0LL);
	run(test, "a.more = 1\n");
	dict = (struct ob_dict *)ob_instance_head(a)->dict;
	KUNIT_ASSERT_NOT_NULL(test, dict);
	KUNIT_EXPECT_TRUE(test, !dict->values);
	KUNIT_EXPECT_EQ(test, (int)dict->keys->kind, OB_KEYS_UNICODE);
	KUNIT_EXPECT_EQ(test, dict->used, 30LL);
	KUNIT_EXPECT_EQ(test, table_of(a)->nentries, 29LL);
	KUNIT_EXPECT_EQ(test, table_of(a)->refcnt, 1LL);
}

static void instances_take_room_down_to_one(struct kunit *test)
{
	run(test, "class A: pass\n"
		  "for i in range(50): a = A()\n");
	KUNIT_EXPECT_EQ(test, table_of(bound(test, "a"))->usable, 1LL);
}

static void odd_name_spills(struct kunit *test)
{
	struct ob_dict *dict;

	run(test, "class S(str): pass\n"
		  "class A: pass\n"
		  "a = A()\n"
		  "a.x = 1\n"
		  "setattr(a, S('s'), 2)\n");
	dict = (struct ob_dict *)ob_instance_head(bound(test, "a"))->dict;
	KUNIT_ASSERT_NOT_NULL(test, dict);
	KUNIT_EXPECT_EQ(test, (int)dict->keys->kind, OB_KEYS_GENERAL);
	KUNIT_EXPECT_EQ(test, dict->used, 2LL);
}

static void table_outlives_its_class(struct kunit *test)
{
	struct ob_dict *dict;

	run(test, "import gc\n"
		  "class A: pass\n"
		  "a = A()\n"
		  "a.x = 1\n"
		  "d = a.__dict__\n"
		  "del A, a\n"
		  "gc.collect()\n");
	dict = bound(test, "d");
	KUNIT_EXPECT_EQ(test, (int)dict->keys->orphan, 1);
	KUNIT_EXPECT_EQ(test, dict->keys->refcnt, 1LL);
	KUNIT_EXPECT_EQ(test, dict->used, 1LL);
}

static void other_constructors_make_no_values(struct kunit *test)
{
	struct ob_object *l;

	run(test, "class L(list): pass\n"
		  "l = L()\n");
	l = bound(test, "l");
	KUNIT_EXPECT_TRUE(test, !ob_instance_head(l)->values);
	KUNIT_EXPECT_EQ(test, table_of(l)->usable, 30LL);
	run(test, "l.x = 1\n");
	KUNIT_EXPECT_TRUE(test, !ob_instance_head(l)->values);
	KUNIT_EXPECT_NOT_NULL(test, ob_instance_head(l)->dict);
}

static void validate_finds_a_wrong_order(struct kunit *test)
{
	const char *what;
	u8 *order;

	run(test, "class A: pass\n"
		  "a = A()\n"
		  "a.x = a.y = 1\n");
	order = (u8 *)ob_instance_head(bound(test, "a"))->values - 3;
	KUNIT_EXPECT_EQ(test, faults(test, &what), 0UL);
	order[0] = 1;
	KUNIT_EXPECT_EQ(test, faults(test, &what), 1UL);
	KUNIT_EXPECT_STREQ(test, what, "attributes that do not add up");
	order[0] = 0;
	order[1]--;
	KUNIT_EXPECT_EQ(test, faults(test, &what), 1UL);
	order[1]++;
}

static struct kunit_case instance_cases[] = {
	KUNIT_CASE(values_hold_what_is_set),
	KUNIT_CASE(deleted_value_leaves_the_order),
	KUNIT_CASE(dict_takes_the_values_over),
	KUNIT_CASE(thirtieth_name_needs_a_table),
	KUNIT_CASE(instances_take_room_down_to_one),
	KUNIT_CASE(odd_name_spills),
	KUNIT_CASE(table_outlives_its_class),
	KUNIT_CASE(other_constructors_make_no_values),
	KUNIT_CASE(validate_finds_a_wrong_order),
	{ }
};

static struct kunit_suite instance_suite = {
	.name = "obheap_instance",
	.init = instance_init,
	.exit = instance_exit,
	.test_cases = instance_cases,
};

kunit_test_suite(instance_suite);
