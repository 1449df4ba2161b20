// SPDX-License-Identifier: GPL-2.0
/*
 * obheap_bench - what one allocation and its release cost, measured where they
 * happen
 *
 * Nothing runs when the module is loaded. In debugfs, folder obheap_bench:
 *
 *	run	write "ALLOCATOR PATTERN CLASS PAIRS REPETITIONS", then read one
 *		number per repetition: ticks of the processor's clock
 *	list	names of the allocators
 *	clock	ticks for a loop of a million instructions, to see what a tick is
 *	distorts	settings of this kernel that distort what is measured
 *
 * Under QEMU's -icount shift=0 a tick is an instruction.
 */
#include <linux/debugfs.h>
#include <linux/ktime.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/timex.h>
#include <linux/uaccess.h>

#include "bench.h"

#define MAX_REPETITIONS	1000
#define MAX_PAIRS	(1U << 20)

static struct dentry *bench_root;

static const struct ob_bench_ops *const bench_ops[] = {
	&ob_bench_none, &ob_bench_pool, &ob_bench_slab,
	&ob_bench_slab_account, &ob_bench_kmalloc, &ob_bench_pages,
};

static const char *const bench_patterns[OB_BENCH_NR_PATTERNS] = {
	[OB_BENCH_HOT] = "hot",
	[OB_BENCH_LONE] = "lone",
	[OB_BENCH_BATCH_64] = "batch",
	[OB_BENCH_RANDOM] = "random",
};

/**
 * struct bench_file - an open "run" file
 * @lock: one measurement at a time
 * @nr: repetitions done
 * @ticks: what each took
 */
struct bench_file {
	struct mutex lock; /* one measurement at a time */
	unsigned int nr;
	u64 ticks[MAX_REPETITIONS];
};

/* Not every processor has a cycle counter. */
static u64 bench_clock(void)
{
	u64 cycles = get_cycles();

	return cycles ? cycles : ktime_get_ns();
}

/* "heap:NAME" is the heap, by calls, with that backend. */
static const struct ob_bench_ops *bench_find(struct ob_bench *b,
					     const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bench_ops); i++)
		if (!strcmp(bench_ops[i]->name, name))
			return bench_ops[i];
	if (strncmp(name, "heap:", 5))
		return NULL;
	for (b->backend = 0; b->backend < OB_NR_BACKENDS; b->backend++) {
		const char *backend = ob_bench_backend(b->backend);

		if (backend && !strcmp(backend, name + 5))
			return &ob_bench_call;
	}
	return NULL;
}

/* The same numbers every time. */
static void bench_shuffle(u16 *order)
{
	u32 x = 20240229;
	size_t i;

	for (i = 0; i < OB_BENCH_ORDER; i++) {
		x = x * 1664525 + 1013904223;
		order[i] = (x >> 16) % OB_BENCH_SLOTS;
	}
}

static void bench_repeat(struct ob_bench *b, const struct ob_bench_ops *ops,
			 struct bench_file *f, unsigned int repetitions)
{
	unsigned int i;

	if (b->pattern == OB_BENCH_HOT)
		b->held = ops->take(b);
	/* Once for nothing: caches get filled and slots half full. */
	for (i = 0; i < 2 && !b->failed; i++)
		ops->run(b);
	for (f->nr = 0; f->nr < repetitions && !b->failed; f->nr++) {
		u64 start;

		cond_resched();
		start = bench_clock();
		ops->run(b);
		f->ticks[f->nr] = bench_clock() - start;
		if (fatal_signal_pending(current))
			break;
	}
	for (i = 0; i < OB_BENCH_SLOTS; i++)
		if (b->slot[i])
			ops->give(b, b->slot[i]);
	if (b->held)
		ops->give(b, b->held);
}

static int bench_measure(struct ob_bench *b, const struct ob_bench_ops *ops,
			 struct bench_file *f, unsigned int repetitions)
{
	int err = -ENOMEM;

	b->slot = kvcalloc(OB_BENCH_SLOTS, sizeof(*b->slot), GFP_KERNEL);
	b->order = kvcalloc(OB_BENCH_ORDER, sizeof(*b->order), GFP_KERNEL);
	if (!b->slot || !b->order)
		goto out_free;
	bench_shuffle(b->order);
	err = ops->begin ? ops->begin(b) : 0;
	if (!err) {
		bench_repeat(b, ops, f, repetitions);
		err = b->failed ? -ENOMEM : 0;
	}
	if (ops->end)
		ops->end(b);
out_free:
	kvfree(b->order);
	kvfree(b->slot);
	return err;
}

static int bench_run(struct bench_file *f, const char *text)
{
	char allocator[24], pattern[8];
	const struct ob_bench_ops *ops;
	struct ob_bench b = { };
	unsigned int repetitions;
	int which;

	if (sscanf(text, "%23s %7s %u %u %u", allocator, pattern, &b.szidx,
		   &b.pairs, &repetitions) != 5)
		return -EINVAL;
	which = match_string(bench_patterns, OB_BENCH_NR_PATTERNS, pattern);
	ops = bench_find(&b, allocator);
	if (!ops || which < 0 || b.szidx >= OB_NR_CLASSES || !b.pairs ||
	    b.pairs > MAX_PAIRS || b.pairs % OB_BENCH_BATCH || !repetitions ||
	    repetitions > MAX_REPETITIONS)
		return -EINVAL;
	b.pattern = which;
	return bench_measure(&b, ops, f, repetitions);
}

static int run_open(struct inode *inode, struct file *file)
{
	struct bench_file *f = kvzalloc(sizeof(*f), GFP_KERNEL);

	if (!f)
		return -ENOMEM;
	mutex_init(&f->lock);
	file->private_data = f;
	return 0;
}

static int run_release(struct inode *inode, struct file *file)
{
	kvfree(file->private_data);
	return 0;
}

static ssize_t run_write(struct file *file, const char __user *buf, size_t len,
			 loff_t *pos)
{
	struct bench_file *f = file->private_data;
	char text[80];
	int err;

	if (len >= sizeof(text))
		return -EINVAL;
	if (copy_from_user(text, buf, len))
		return -EFAULT;
	text[len] = '\0';
	mutex_lock(&f->lock);
	f->nr = 0;
	err = bench_run(f, text);
	mutex_unlock(&f->lock);
	return err ? err : len;
}

static ssize_t run_read(struct file *file, char __user *buf, size_t len,
			loff_t *pos)
{
	struct bench_file *f = file->private_data;
	char *text = kvmalloc(MAX_REPETITIONS * 21 + 1, GFP_KERNEL);
	size_t n = 0;
	unsigned int i;
	ssize_t done;

	if (!text)
		return -ENOMEM;
	mutex_lock(&f->lock);
	for (i = 0; i < f->nr; i++)
		n += sprintf(text + n, "%llu ", f->ticks[i]);
	mutex_unlock(&f->lock);
	done = simple_read_from_buffer(buf, len, pos, text, n);
	kvfree(text);
	return done;
}

static const struct file_operations run_fops = {
	.owner = THIS_MODULE,
	.open = run_open,
	.release = run_release,
	.read = run_read,
	.write = run_write,
	.llseek = default_llseek,
};

static int list_show(struct seq_file *m, void *unused)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bench_ops); i++)
		seq_printf(m, "%s\n", bench_ops[i]->name);
	for (i = 0; i < OB_NR_BACKENDS; i++)
		if (ob_bench_backend(i))
			seq_printf(m, "heap:%s\n", ob_bench_backend(i));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(list);

/* The compilers' loop: two instructions each turn wherever there is one. */
static int clock_show(struct seq_file *m, void *unused)
{
	u64 start = bench_clock();
	unsigned long turns = 500000;

	do {
		OPTIMIZER_HIDE_VAR(turns);
	} while (--turns);
	seq_printf(m, "%llu\n", bench_clock() - start);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(clock);

#define DISTORTS(option) \
	{ IS_ENABLED(CONFIG_##option), #option }

static int distorts_show(struct seq_file *m, void *unused)
{
	static const struct {
		bool on;
		const char *name;
	} options[] = {
		DISTORTS(KASAN), DISTORTS(KMSAN), DISTORTS(KCSAN),
		DISTORTS(KFENCE_STATIC_KEYS), DISTORTS(PROVE_LOCKING),
		DISTORTS(LOCKDEP), DISTORTS(DEBUG_PREEMPT),
		DISTORTS(DEBUG_ATOMIC_SLEEP), DISTORTS(DEBUG_PAGEALLOC),
		DISTORTS(DEBUG_KMEMLEAK), DISTORTS(DEBUG_OBJECTS),
		DISTORTS(SLUB_DEBUG_ON), DISTORTS(SLUB_TINY),
		DISTORTS(PAGE_POISONING), DISTORTS(FAULT_INJECTION),
		DISTORTS(FUNCTION_PROFILE_ALL_BRANCHES), DISTORTS(KCOV),
		DISTORTS(UBSAN_BOUNDS_STRICT), DISTORTS(OBHEAP_DEBUG),
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(options); i++)
		if (options[i].on)
			seq_printf(m, "CONFIG_%s\n", options[i].name);
	if (want_init_on_alloc(GFP_KERNEL))
		seq_puts(m, "init_on_alloc\n");
	if (want_init_on_free())
		seq_puts(m, "init_on_free\n");
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(distorts);

static int __init bench_init(void)
{
	int err = ob_slabs_init(0);

	if (err)
		return err;
	bench_root = debugfs_create_dir("obheap_bench", NULL);
	debugfs_create_file("run", 0600, bench_root, NULL, &run_fops);
	debugfs_create_file("list", 0400, bench_root, NULL, &list_fops);
	debugfs_create_file("clock", 0400, bench_root, NULL, &clock_fops);
	debugfs_create_file("distorts", 0400, bench_root, NULL, &distorts_fops);
	return 0;
}

static void __exit bench_exit(void)
{
	debugfs_remove_recursive(bench_root);
	ob_slabs_exit();
}

module_init(bench_init);
module_exit(bench_exit);

MODULE_AUTHOR("obheap developers");
MODULE_DESCRIPTION("Cost of allocations, for obheap's benchmarks");
MODULE_LICENSE("GPL");
