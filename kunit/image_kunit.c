// SPDX-License-Identifier: GPL-2.0
/*
 * image_kunit - the static objects of a session: a copy of the module's, in
 * which every address has moved along, and which is the session's alone
 */
#include <kunit/test.h>
#include <obheap/inspect.h>

#include "../module/objects/objects_priv.h"

#define NR_WORDS	(sizeof(struct ob_statics) / sizeof(unsigned long))

/* Two copies as sessions get them. */
struct pair {
	struct ob_statics *st[2];
};

static int image_init(struct kunit *test)
{
	struct pair *pair = kunit_kzalloc(test, sizeof(*pair), GFP_KERNEL);

	if (!pair)
		return -ENOMEM;
	test->priv = pair;
	pair->st[0] = ob_statics_new();
	pair->st[1] = ob_statics_new();
	return pair->st[0] && pair->st[1] ? 0 : -ENOMEM;
}

static void image_exit(struct kunit *test)
{
	struct pair *pair = test->priv;

	if (!pair)
		return;
	ob_mem_free(pair->st[0]);
	ob_mem_free(pair->st[1]);
}

static bool is_inside(unsigned long word, const void *st)
{
	return word - (unsigned long)st < sizeof(struct ob_statics);
}

static unsigned long word_at(const void *st, size_t i)
{
	return ((const unsigned long *)st)[i];
}

/*
 * Words of two copies are the same, or lead to the same place of each. Returns
 * how many lead anywhere.
 */
static u32 expect_alike(struct kunit *test, const struct ob_statics *a,
			const struct ob_statics *b)
{
	const struct ob_statics *image = ob_statics_image();
	unsigned long by = (unsigned long)b - (unsigned long)a;
	u32 moved = 0;
	size_t i;

	for (i = 0; i < NR_WORDS; i++) {
		unsigned long word = word_at(a, i);
		bool stray = is_inside(word, image) || is_inside(word, b);

		if (is_inside(word, a)) {
			moved++;
			word += by;
		}
		KUNIT_EXPECT_TRUE_MSG(test, !stray && word_at(b, i) == word,
				      "word %zu", i);
	}
	return moved;
}

static void every_address_moves_along(struct kunit *test)
{
	struct pair *pair = test->priv;
	struct ob_statics *st = pair->st[0];
	u32 nr = OB_NR_TYPES + ARRAY_SIZE(st->ints) + ARRAY_SIZE(st->chars) +
		 ARRAY_SIZE(st->latin1) + ARRAY_SIZE(st->bytes);

	/* The type of each object at least, and what most types derive from. */
	KUNIT_EXPECT_GT(test, expect_alike(test, st, pair->st[1]), nr);
	KUNIT_EXPECT_GT(test, expect_alike(test, pair->st[1], st), nr);
}

static void every_object_is_whole(struct kunit *test)
{
	struct ob_statics *st = ((struct pair *)test->priv)->st[0];
	size_t i;

	KUNIT_EXPECT_PTR_EQ(test, st->none.type, &st->types[OB_T_NONE]);
	KUNIT_EXPECT_EQ(test, st->none.refcnt, 1LL);
	KUNIT_EXPECT_PTR_EQ(test, st->ellipsis.type, &st->types[OB_T_ELLIPSIS]);
	KUNIT_EXPECT_PTR_EQ(test, st->true_obj.v.base.type,
			    &st->types[OB_T_BOOL]);
	for (i = 0; i < ARRAY_SIZE(st->ints); i++) {
		KUNIT_EXPECT_PTR_EQ(test, st->ints[i].v.base.type,
				    &st->types[OB_T_INT]);
		KUNIT_EXPECT_EQ(test, st->ints[i].v.base.refcnt, 999999999LL);
	}
	for (i = 0; i < ARRAY_SIZE(st->chars); i++)
		KUNIT_EXPECT_PTR_EQ(test, st->chars[i].s.base.type,
				    &st->types[OB_T_STR]);
	for (i = 0; i < OB_NR_TYPES; i++) {
		struct ob_type *type = &st->types[i];

		KUNIT_EXPECT_PTR_EQ(test, type->base.base.type,
				    &st->types[OB_T_TYPE]);
		KUNIT_EXPECT_TRUE(test, !type->tp_base ||
				  is_inside((unsigned long)type->tp_base, st));
	}
}

/* Counts, hashes, made types: none of it is seen by who comes next. */
static void what_a_session_does_stays_there(struct kunit *test)
{
	struct ob_vm *vm = kunit_kzalloc(test, sizeof(*vm), GFP_KERNEL);
	static const char text[] =
		"class A(list): pass\n"
		"x = [A(), None, 5, 'k', b'k', (), '', ...] * 50\n"
		"d = {'k': 1, 'q': hash('z'), None: True}\n"
		"y = sorted(str(i) for i in range(300)), int.__mro__, dir(dict)\n";
	struct ob_exec ex = {
		.source = { .text = text, .len = sizeof(text) - 1,
			    .filename = "<kunit>", .share_constants = true },
	};
	struct pair *pair = test->priv;
	struct ob_rt_config cfg = { };
	bool changed;

	KUNIT_ASSERT_NOT_NULL(test, vm);
	KUNIT_ASSERT_EQ(test, ob_vm_init(vm, &cfg), 0);
	KUNIT_EXPECT_EQ(test, ob_vm_exec(vm, &ex), 0);
	KUNIT_EXPECT_FALSE(test, ex.raised);
	ob_exec_exit(vm, &ex);
	changed = vm->rt.st->none.refcnt != pair->st[0]->none.refcnt;
	ob_vm_exit(vm);
	KUNIT_EXPECT_TRUE(test, changed);
	ob_mem_free(pair->st[1]);
	pair->st[1] = ob_statics_new();
	KUNIT_ASSERT_NOT_NULL(test, pair->st[1]);
	expect_alike(test, pair->st[0], pair->st[1]);
}

static struct kunit_case image_cases[] = {
	KUNIT_CASE(every_address_moves_along),
	KUNIT_CASE(every_object_is_whole),
	KUNIT_CASE(what_a_session_does_stays_there),
	{ }
};

static struct kunit_suite image_suite = {
	.name = "obheap_image",
	.init = image_init,
	.exit = image_exit,
	.test_cases = image_cases,
};

kunit_test_suite(image_suite);
