// SPDX-License-Identifier: GPL-2.0
/*
 * device_kunit - sessions and dispatch, as far as no user is needed
 *
 * KUnit runs in a kernel thread, which has no user memory: every copy faults.
 * That is just what is wanted for the paths that must say so; what goes through
 * user structs is tested end to end (tools/tests/device).
 */
#include <kunit/test.h>

#include "../module/device/device_priv.h"

static int device_init(struct kunit *test)
{
	struct ob_session *s = ob_session_new();

	if (IS_ERR(s))
		return PTR_ERR(s);
	test->priv = s;
	return 0;
}

static void device_exit(struct kunit *test)
{
	if (test->priv)
		ob_session_put(test->priv);
}

static void ioctl_unknown_is_enotty(struct kunit *test)
{
	static const unsigned int unknown[] = {
		_IO(OBHEAP_IOC_TYPE, 0x09), _IO(OBHEAP_IOC_TYPE, 0xff),
		_IO(OBHEAP_IOC_TYPE + 1, 0x00), 0, ~0U,
		_IOWR(OBHEAP_IOC_TYPE, 0x00, __u64),
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(unknown); i++)
		KUNIT_EXPECT_EQ_MSG(test,
				    ob_session_ioctl(test->priv, unknown[i], 0),
				    (long)-ENOTTY, "command %x", unknown[i]);
}

static void ioctl_null_is_efault(struct kunit *test)
{
	unsigned int nr;

	for (nr = 0; nr < 64; nr++) {
		if (!(ob_ioctl_commands() & 1ULL << nr))
			continue;
		KUNIT_EXPECT_EQ_MSG(test,
				    ob_session_ioctl(test->priv,
						     _IO(OBHEAP_IOC_TYPE, nr),
						     0),
				    (long)-EFAULT, "command %x", nr);
	}
}

static void session_starts_once(struct kunit *test)
{
	struct ob_session *s = test->priv;
	struct obheap_setup set = { .size = sizeof(set) };

	KUNIT_EXPECT_FALSE(test, s->started);
	KUNIT_EXPECT_EQ(test, ob_ioctl_setup(s, &set), 0);
	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	KUNIT_EXPECT_EQ(test, ob_session_start(s), 0);
	KUNIT_EXPECT_EQ(test, ob_session_start(s), 0);
	ob_session_unlock(s);
	KUNIT_EXPECT_TRUE(test, s->started);
	KUNIT_EXPECT_EQ(test, ob_ioctl_setup(s, &set), -EBUSY);
}

static const struct setup_case {
	const char *what;
	struct obheap_setup set;
	int err;
} setup_cases[] = {
	{ "nothing", { }, 0 },
	{ "reserved", { .__reserved = 1 }, -EOPNOTSUPP },
	{ "backend", { .flags = OBHEAP_SETUP_BACKEND,
		       .backend = OB_NR_BACKENDS }, -EINVAL },
	{ "backend not meant", { .backend = OB_NR_BACKENDS }, 0 },
	{ "interning", { .flags = OBHEAP_SETUP_INTERN,
			 .interning = 2 }, -EINVAL },
	{ "limit too low", { .flags = OBHEAP_SETUP_LIMIT,
			     .heap_limit = PAGE_SIZE - 1 }, -EINVAL },
	{ "limit too high", { .flags = OBHEAP_SETUP_LIMIT,
			      .heap_limit = ~0ULL }, -EINVAL },
	{ "seed", { .flags = OBHEAP_SETUP_SEED,
		    .hash_seed = 1ULL << 32 }, -EINVAL },
	{ "seed random", { .flags = OBHEAP_SETUP_SEED,
			   .hash_seed = OBHEAP_SEED_RANDOM }, 0 },
	{ "threshold", { .flags = OBHEAP_SETUP_GC,
			 .gc_threshold = { 1, 2, 1U << 31 } }, -EINVAL },
};

static void setup_case_desc(const struct setup_case *c, char *desc)
{
	strscpy(desc, c->what, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(setup, setup_cases, setup_case_desc);

static void setup_checks_values(struct kunit *test)
{
	const struct setup_case *c = test->param_value;
	struct obheap_setup set = c->set;

	KUNIT_EXPECT_EQ(test, ob_ioctl_setup(test->priv, &set), c->err);
}

static void hash_seed_is_that_of_python(struct kunit *test)
{
	struct ob_session *s = test->priv;
	struct obheap_setup set = { .flags = OBHEAP_SETUP_SEED,
				    .hash_seed = 42 };

	KUNIT_EXPECT_EQ(test, ob_ioctl_setup(s, &set), 0);
	/* python3.11's generator: x = x * 214013 + 2531011; byte x >> 16 */
	KUNIT_EXPECT_EQ(test, s->cfg.hash_key[0] & 0xff,
			(u64)((42 * 214013U + 2531011U) >> 16 & 0xff));
	set.hash_seed = 0;
	KUNIT_EXPECT_EQ(test, ob_ioctl_setup(s, &set), 0);
	KUNIT_EXPECT_EQ(test, s->cfg.hash_key[0], 0ULL);
	KUNIT_EXPECT_EQ(test, s->cfg.hash_key[1], 0ULL);
}

static void output_fills_the_ring(struct kunit *test)
{
	struct ob_session *s = test->priv;
	char *text = kunit_kzalloc(test, 4096, GFP_KERNEL);
	int i;

	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	KUNIT_ASSERT_EQ(test, ob_session_start(s), 0);
	KUNIT_EXPECT_FALSE(test, ob_session_readable(s));
	for (i = 0; i < OB_OUTPUT_MAX / 4096; i++)
		KUNIT_EXPECT_EQ(test,
				ob_session_out_ops.write(&s->vm.rt, s, text,
							 4096), 0);
	KUNIT_EXPECT_TRUE(test, ob_session_readable(s));
	KUNIT_EXPECT_EQ(test, s->output.head - s->output.tail,
			(u64)OB_OUTPUT_MAX);
	/* Full: the program waits, and is told when it is interrupted. */
	ob_vm_interrupt(&s->vm);
	KUNIT_EXPECT_EQ(test, ob_session_out_ops.write(&s->vm.rt, s, text, 1),
			-1);
	KUNIT_EXPECT_TRUE(test, ob_raised_is(&s->vm.rt,
					     OB_T_KeyboardInterrupt));
	ob_clear_exc(&s->vm.rt);
	ob_session_unlock(s);
}

static void debug_heap_says_what_it_finds(struct kunit *test)
{
	struct ob_session *s = test->priv;
	struct obheap_setup set = { .flags = OBHEAP_SETUP_DEBUG_HEAP |
					     OBHEAP_SETUP_BACKEND };
	struct ob_heap *heap = &s->vm.rt.heap;
	u64 before;
	void *block;

	KUNIT_ASSERT_EQ(test, ob_ioctl_setup(s, &set), 0);
	KUNIT_ASSERT_EQ(test, ob_session_lock(s), 0);
	KUNIT_ASSERT_EQ(test, ob_session_start(s), 0);
	KUNIT_EXPECT_EQ(test, ob_heap_validate(heap, NULL), 0UL);
	block = ob_alloc(heap, OB_KIND_RAW, 300);
	KUNIT_ASSERT_NOT_NULL(test, block);
	before = s->output.head;
	ob_free(heap, block);
	KUNIT_EXPECT_EQ(test, s->output.head, before);
	ob_free(heap, block);
	KUNIT_ASSERT_TRUE(test, s->output.head > before + 40);
	KUNIT_EXPECT_EQ(test, s->output.ring[s->output.head - 1], '\n');
	KUNIT_EXPECT_EQ(test, 0, strncmp(s->output.ring + before,
					 "heap: double-free: block 0x7f", 29));
	KUNIT_EXPECT_EQ(test, ob_heap_validate(heap, NULL), 1UL);
	ob_session_unlock(s);
}

static void sessions_are_limited(struct kunit *test)
{
	unsigned int max = ob_device_limits.max_sessions;
	struct ob_session *s;

	ob_device_limits.max_sessions = 1;
	s = ob_session_new();
	ob_device_limits.max_sessions = max;
	KUNIT_ASSERT_TRUE(test, IS_ERR(s));
	KUNIT_EXPECT_EQ(test, PTR_ERR(s), (long)-EUSERS);
}

static struct kunit_case device_cases[] = {
	KUNIT_CASE(ioctl_unknown_is_enotty),
	KUNIT_CASE(ioctl_null_is_efault),
	KUNIT_CASE(session_starts_once),
	KUNIT_CASE_PARAM(setup_checks_values, setup_gen_params),
	KUNIT_CASE(hash_seed_is_that_of_python),
	KUNIT_CASE(output_fills_the_ring),
	KUNIT_CASE(debug_heap_says_what_it_finds),
	KUNIT_CASE(sessions_are_limited),
	{ }
};

static struct kunit_suite device_suite = {
	.name = "obheap_device",
	.init = device_init,
	.exit = device_exit,
	.test_cases = device_cases,
};

kunit_test_suite(device_suite);
