// SPDX-License-Identifier: GPL-2.0
/*
 * inspect_kunit - the views: what they say, and that they change nothing
 *
 * Every case has an interpreter in which a program has run. Leaving a case
 * expects the session whole, and statistics as the case's last program left
 * them: views in between must not show.
 */
#include <kunit/test.h>
#include <obheap/inspect.h>

struct fix {
	struct ob_vm vm;
	struct ob_heap_stats before, after;
	char buf[256];
};

static int inspect_init(struct kunit *test)
{
	struct fix *fix = kunit_kzalloc(test, sizeof(*fix), GFP_KERNEL);
	struct ob_rt_config cfg = { };
	int err;

	if (!fix)
		return -ENOMEM;
	err = ob_vm_init(&fix->vm, &cfg);
	if (err)
		return err;
	test->priv = fix;
	ob_heap_stats(&fix->vm.rt.heap, &fix->before);
	return 0;
}

static void inspect_exit(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_fault fault;
	const char *what;

	if (!fix)
		return;
	ob_heap_stats(&fix->vm.rt.heap, &fix->after);
	KUNIT_EXPECT_MEMEQ(test, &fix->before, &fix->after,
			   sizeof(fix->before));
	KUNIT_EXPECT_EQ(test, ob_inspect_validate(&fix->vm, &what, &fault),
			0UL);
	ob_vm_exit(&fix->vm);
}

/* Run a text; what the views do from here on must not show in the heap. */
static void run(struct kunit *test, const char *text)
{
	struct fix *fix = test->priv;
	struct ob_exec ex = {
		.source = { .text = text, .len = strlen(text),
			    .filename = "<kunit>", .share_constants = true },
	};

	KUNIT_ASSERT_EQ(test, ob_vm_exec(&fix->vm, &ex), 0);
	KUNIT_EXPECT_FALSE(test, ex.raised);
	ob_exec_exit(&fix->vm, &ex);
	ob_heap_stats(&fix->vm.rt.heap, &fix->before);
}

struct name_search {
	struct ob_inspect_names v;
	const char *name;
	struct ob_object *found;
	int seen;
};

static int name_seen(struct ob_inspect_names *v, struct ob_object *name,
		     struct ob_object *value)
{
	struct name_search *search = container_of(v, struct name_search, v);

	search->seen++;
	if (ob_str_equal_c(name, search->name))
		search->found = value;
	return 0;
}

/* What a global name is bound to, borrowed. */
static struct ob_object *global(struct kunit *test, const char *name)
{
	struct fix *fix = test->priv;
	struct name_search search = { { name_seen }, name };

	KUNIT_ASSERT_EQ(test, ob_inspect_names(&fix->vm, fix->vm.main,
					       &search.v), 0);
	KUNIT_ASSERT_NOT_NULL(test, search.found);
	return search.found;
}

static const char *repr_of(struct kunit *test, const char *name, size_t size)
{
	struct fix *fix = test->priv;
	struct ob_text text;

	ob_text_init(&text, fix->buf, size);
	ob_inspect_repr(&fix->vm, global(test, name), &text);
	KUNIT_EXPECT_EQ(test, strlen(fix->buf), text.len);
	return fix->buf;
}

static const struct repr_case {
	const char *value;
	const char *repr;
} repr_cases[] = {
	{ "None", "None" },
	{ "True", "True" },
	{ "0", "0" },
	{ "-734", "-734" },
	{ "2**30", "1073741824" },
	{ "-(2**64)", "-18446744073709551616" },
	{ "10**100",
	  "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
	},
	{ "1 << 500", "<int of 501 bits>" },
	{ "0.1", "0.1" },
	{ "-1e300", "-1e+300" },
	{ "'it'", "'it'" },
	{ "\"it's\"", "\"it's\"" },
	{ "'tab\\tnl\\n\\\\'", "'tab\\tnl\\n\\\\'" },
	{ "[1, 'a', 2.5]", "[1, 'a', 2.5]" },
	{ "(1,)", "(1,)" },
	{ "()", "()" },
	{ "{'k': [1], 2: ()}", "{'k': [1], 2: ()}" },
	{ "[[[[1]]]]", "[[[[...]]]]" },
	{ "(lambda a: a.append(a) or a)([])", "[[...]]" },
	{ "(lambda a: a.update(k=a) or a)({})", "{'k': {...}}" },
	{ "[[1]] * 2", "[[1], [1]]" },
	{ "list(range(10))", "[0, 1, 2, 3, 4, 5, 6, 7, ... 2 more]" },
	{ "range(3)", "range(0, 3)" },
	{ "range(9, 0, -2)", "range(9, 0, -2)" },
	{ "int", "<class 'int'>" },
	{ "len", "<built-in function len>" },
};

static void repr_case_desc(const struct repr_case *c, char *desc)
{
	strscpy(desc, c->value, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(repr, repr_cases, repr_case_desc);

static void repr_is_that_of_python(struct kunit *test)
{
	const struct repr_case *c = test->param_value;
	char text[64];

	snprintf(text, sizeof(text), "x = %s\n", c->value);
	run(test, text);
	KUNIT_EXPECT_STREQ(test, repr_of(test, "x", 256), c->repr);
}

static void repr_is_cut_to_fit(struct kunit *test)
{
	run(test, "x = 'abcdefghijklmnopqrstuvwxyz'\n");
	KUNIT_EXPECT_STREQ(test, repr_of(test, "x", 12), "'abcdefg...");
	KUNIT_EXPECT_EQ(test, strlen(repr_of(test, "x", 4)), 3UL);
	KUNIT_EXPECT_STREQ(test, repr_of(test, "x", 1), "");
}

static void repr_of_a_list_in_itself_ends(struct kunit *test)
{
	run(test, "x = [1]\nx.append(x)\n");
	KUNIT_EXPECT_STREQ(test, repr_of(test, "x", 256), "[1, [...]]");
	run(test, "x.clear()\n");
}

static void find_knows_live_dead_and_never(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_object *o, *found;
	u64 id;

	run(test, "x = [1, 2, 3]\n");
	o = global(test, "x");
	id = ob_id_of(&fix->vm.rt.heap, o);
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id, &found), 0);
	KUNIT_EXPECT_PTR_EQ(test, found, o);
	/* its GC header, its inside, its item array */
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id - 16, &found),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id + 8, &found),
			-EINVAL);
	id = ob_id_of(&fix->vm.rt.heap, ((struct ob_list *)o)->item);
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id, &found), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, 0, &found), -EINVAL);
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, ~0ULL, &found),
			-EINVAL);

	run(test, "x = 1.5\n");
	o = global(test, "x");
	id = ob_id_of(&fix->vm.rt.heap, o);
	run(test, "del x\n");
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id, &found), -ESTALE);
}

static void find_knows_static_objects(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_statics *st = fix->vm.rt.st;
	struct ob_object *found;
	u64 id = ob_id_of(&fix->vm.rt.heap, &st->ints[7]);

	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id, &found), 0);
	KUNIT_EXPECT_PTR_EQ(test, found, OB_OBJ(&st->ints[7]));
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id + 16, &found),
			-EINVAL);
	id = ob_id_of(&fix->vm.rt.heap, ob_none(&fix->vm.rt));
	KUNIT_EXPECT_EQ(test, ob_inspect_find(&fix->vm, id, &found), 0);
}

static void object_tells_its_place(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_object_info info;

	run(test, "x = [1, 2]\ns = 'name'\n");
	ob_inspect_object(&fix->vm, global(test, "x"), &info);
	KUNIT_EXPECT_EQ(test, info.sizeof_, 72LL);
	KUNIT_EXPECT_EQ(test, info.item_bytes, 16ULL);
	KUNIT_EXPECT_EQ(test, info.block.bytes, 64UL);
	KUNIT_EXPECT_EQ(test, info.generation, 0);
	KUNIT_EXPECT_EQ(test, info.state, OB_STATE_GC | OB_STATE_TRACKED);
	ob_inspect_object(&fix->vm, global(test, "s"), &info);
	KUNIT_EXPECT_EQ(test, info.state, OB_STATE_INTERNED);
	KUNIT_EXPECT_EQ(test, info.generation, -1);
}

struct ref_list {
	struct ob_inspect_refs v;
	struct ob_vm *vm;
	char labels[8][24];
	struct ob_object *to[8];
	int nr;
};

static int ref_seen(struct ob_inspect_refs *v, const struct ob_ref *ref)
{
	struct ref_list *list = container_of(v, struct ref_list, v);
	struct ob_text label;

	if (list->nr < ARRAY_SIZE(list->to)) {
		ob_text_init(&label, list->labels[list->nr],
			     sizeof(list->labels[0]));
		ob_inspect_label(list->vm, ref, &label);
		list->to[list->nr] = ref->to;
	}
	list->nr++;
	return 0;
}

static void refs_are_labelled(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ref_list *list = kunit_kzalloc(test, sizeof(*list), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, list);
	list->v.ref = ref_seen;
	list->vm = &fix->vm;
	run(test, "x = [5, 6]\nd = {'k': x}\n");
	ob_inspect_refs(&fix->vm, global(test, "x"), &list->v);
	KUNIT_EXPECT_EQ(test, list->nr, 2);
	KUNIT_EXPECT_STREQ(test, list->labels[1], "[1]");
	ob_inspect_refs(&fix->vm, global(test, "d"), &list->v);
	KUNIT_EXPECT_EQ(test, list->nr, 4);
	KUNIT_EXPECT_STREQ(test, list->labels[2], "key 'k'");
	KUNIT_EXPECT_STREQ(test, list->labels[3], "['k']");
	KUNIT_EXPECT_PTR_EQ(test, list->to[3], global(test, "x"));
}

/* A refcount gone wrong is the kind of thing VALIDATE is for. */
static void validate_finds_a_bad_count(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_fault fault;
	struct ob_object *o;
	const char *what;
	s64 count;

	run(test, "x = [1]\n");
	o = global(test, "x");
	count = o->refcnt;
	o->refcnt = -1;
	KUNIT_EXPECT_EQ(test, ob_inspect_validate(&fix->vm, &what, &fault),
			1UL);
	KUNIT_EXPECT_STREQ(test, what, "negative refcount");
	KUNIT_EXPECT_EQ(test, fault.id, ob_id_of(&fix->vm.rt.heap, o));
	o->refcnt = count;
}

static void validate_finds_a_bad_type(struct kunit *test)
{
	struct fix *fix = test->priv;
	struct ob_fault fault;
	struct ob_type *type;
	struct ob_object *o;
	const char *what;

	run(test, "x = 1.5\n");
	o = global(test, "x");
	type = o->type;
	o->type = (struct ob_type *)((char *)type + 8);
	KUNIT_EXPECT_EQ(test, ob_inspect_validate(&fix->vm, &what, &fault),
			1UL);
	KUNIT_EXPECT_STREQ(test, what, "object without a type");
	o->type = type;
}

static struct kunit_case inspect_cases[] = {
	KUNIT_CASE_PARAM(repr_is_that_of_python, repr_gen_params),
	KUNIT_CASE(repr_is_cut_to_fit),
	KUNIT_CASE(repr_of_a_list_in_itself_ends),
	KUNIT_CASE(find_knows_live_dead_and_never),
	KUNIT_CASE(find_knows_static_objects),
	KUNIT_CASE(object_tells_its_place),
	KUNIT_CASE(refs_are_labelled),
	KUNIT_CASE(validate_finds_a_bad_count),
	KUNIT_CASE(validate_finds_a_bad_type),
	{ }
};

static struct kunit_suite inspect_suite = {
	.name = "obheap_inspect",
	.init = inspect_init,
	.exit = inspect_exit,
	.test_cases = inspect_cases,
};

kunit_test_suite(inspect_suite);
