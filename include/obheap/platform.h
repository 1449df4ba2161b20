/* SPDX-License-Identifier: GPL-2.0 */
/*
 * platform - the ground every other room stands on
 *
 * The only header through which the rooms below device see the kernel. The
 * host build puts its own obheap/platform.h in front of this one on the
 * include path (tools/host/include); that one supplies the kernel's vocabulary
 * and then includes this one, so that every other file compiles unchanged in
 * both worlds.
 *
 * Vocabulary
 *   page block   OB_POOL_SIZE bytes, aligned to their own size
 *   piece        what of a page block is cleared in one go
 *   f64          an IEEE binary64 number held as its bits in a u64; no code
 *                outside platform looks inside, and no FPU state is touched
 *
 * Context: process context only; everything here may sleep unless it says
 * otherwise. No lock is taken or required.
 */
#ifndef _OBHEAP_PLATFORM_H
#define _OBHEAP_PLATFORM_H

#ifdef __KERNEL__
#include <linux/bitops.h>
#include <linux/bits.h>
#include <linux/bug.h>
#include <linux/build_bug.h>
#include <linux/cache.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/list.h>
#include <linux/log2.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/nospec.h>
#include <linux/overflow.h>
#include <linux/sort.h>
#include <linux/stdarg.h>
#include <linux/stddef.h>
#include <linux/string.h>
#include <linux/types.h>

#if IS_ENABLED(CONFIG_KUNIT)
#include <kunit/visibility.h>
#endif
#endif /* __KERNEL__ */

#ifndef VISIBLE_IF_KUNIT
#define VISIBLE_IF_KUNIT static
#endif

#ifndef EXPORT_SYMBOL_IF_KUNIT
#define EXPORT_SYMBOL_IF_KUNIT(symbol)	static_assert(sizeof(typeof(symbol) *))
#endif

/* A debug build checks every internal assumption; a release build none. */
#ifdef CONFIG_OBHEAP_DEBUG
#define ob_assert(cond) WARN_ON_ONCE(!(cond))
#else
#define ob_assert(cond) ((void)sizeof(!!(cond)))
#endif

#define OB_POOL_SHIFT	14
#define OB_POOL_SIZE	BIT(OB_POOL_SHIFT)
#define OB_PIECE_SIZE	1024UL
#define OB_POOL_PIECES	(OB_POOL_SIZE / OB_PIECE_SIZE)

/* memory */

/**
 * ob_pages_alloc() - get one page block
 *
 * The block is OB_POOL_SIZE bytes, naturally aligned, and charged to the memory
 * cgroup of the calling task. It holds what somebody else left in it, which
 * nobody may get to see: each of its pieces must be cleared before it is used.
 *
 * Return: the block, or NULL when the kernel has none.
 */
void *ob_pages_alloc(void);

/**
 * ob_piece_clear() - zero a piece of a page block
 * @piece: its start, aligned to OB_PIECE_SIZE
 */
void ob_piece_clear(void *piece);

/**
 * ob_pages_free() - give a page block back
 * @block: what ob_pages_alloc() returned, or NULL
 */
void ob_pages_free(void *block);

/**
 * ob_mem_alloc() - get memory that is not part of an object heap's pools
 * @bytes: size, not zero
 *
 * Return: zeroed memory aligned to 16 bytes and charged to the caller's
 * memory cgroup, or NULL. Never warns, whatever @bytes is.
 */
void *ob_mem_alloc(size_t bytes);

/**
 * ob_mem_alloc_dirty() - get such memory with whatever is in it
 * @bytes: size, not zero
 *
 * For what nobody reads before writing, and no program or reader ever sees.
 *
 * Return: as ob_mem_alloc().
 */
void *ob_mem_alloc_dirty(size_t bytes);

/**
 * ob_mem_copy() - get such memory and fill it
 * @from: what with; the copy is fastest when it begins with a page
 * @bytes: size of the request, not 0
 *
 * Return: as ob_mem_alloc().
 */
void *ob_mem_copy(const void *from, size_t bytes);

/**
 * ob_mem_free() - release what ob_mem_alloc() returned
 * @mem: the memory, or NULL
 */
void ob_mem_free(void *mem);

/* Cache i of ob_slab_alloc() holds pieces of OB_SLAB_FIRST + 16 * i bytes. */
#define OB_SLAB_FIRST	56
#define OB_NR_SLABS	32
#define OB_SLAB_MAX	(OB_SLAB_FIRST + 16 * (OB_NR_SLABS - 1))

/**
 * ob_slabs_init() - make the caches behind page blocks, pieces and copies
 * @copy: the size that copies will mostly have, or 0
 *
 * Once, at load.
 *
 * Return: 0 or -ENOMEM.
 */
int ob_slabs_init(size_t copy);

/** ob_slabs_exit() - destroy them; every piece must be back */
void ob_slabs_exit(void);

/**
 * ob_slab_alloc() - get a small piece from a cache of its size
 * @bytes: OB_SLAB_FIRST, or a multiple of 16 more, up to OB_SLAB_MAX
 *
 * Return: as ob_mem_alloc().
 */
void *ob_slab_alloc(size_t bytes);

/**
 * ob_slab_free() - release a piece
 * @mem: what ob_slab_alloc() returned
 * @bytes: for the same @bytes
 */
void ob_slab_free(void *mem, size_t bytes);

/**
 * struct ob_shrink_ops - who has memory that the machine may have back
 * @count: about how many pages
 * @scan: free so many pages if possible; how many were freed
 *
 * Both are called to reclaim memory, possibly from inside an allocation of the
 * callee's own: they neither allocate nor wait for a lock.
 */
struct ob_shrink_ops {
	unsigned long (*count)(void);
	unsigned long (*scan)(unsigned long pages);
};

/** ob_shrink_register() - be asked; once in the module; 0 or -ENOMEM */
int ob_shrink_register(const struct ob_shrink_ops *ops);
void ob_shrink_unregister(void);

/* execution context */

/**
 * ob_stack_left() - bytes of machine stack left below the caller
 *
 * Return: the distance to the end of the usable stack.
 */
size_t ob_stack_left(void);

/* What every C recursion must find free before it goes one level deeper. */
#define OB_STACK_RESERVE 5120

/* With less than this left, a recursion that can moves on to a new stack. */
#define OB_STACK_LOW	(OB_STACK_RESERVE + 2048)

/*
 * Further stacks of one program, for recursion that the machine stack has no
 * room for: a __repr__ that asks for the repr of what it holds, a comparison
 * that compares. Each stack belongs to a thread of its own, and exactly one of
 * them runs: who calls on to the next stack waits until that call returns.
 * All that concerns the task whose program it is - its signals, its memory
 * cgroup, locks it holds, its user memory - stays with that task.
 */
struct ob_stacks;

/* Stacks a program can have beside its task's own. */
#define OB_STACKS_MAX	192

/**
 * ob_stacks_call() - run a function on a stack of its own and wait for it
 * @stacks: the program's further stacks, made when there are none; kept for
 *	the next call until ob_stacks_free()
 * @fn: the function
 * @arg: its argument
 *
 * Return: 0 after @fn has run; -EAGAIN when the program has OB_STACKS_MAX
 * already, -ENOMEM when there is no memory for one, and @fn was not called.
 */
int ob_stacks_call(struct ob_stacks **stacks, void (*fn)(void *arg), void *arg);

/**
 * ob_stacks_start() - run a function that can be parked
 * @stacks: the program's further stacks, none of them in use
 * @fn: the function; it runs on the first further stack from its start
 * @arg: its argument, which outlives the call if it parks
 *
 * Return: 0 when @fn has returned, 1 when it is parked; -ENOMEM, and @fn was
 * not called.
 */
int ob_stacks_start(struct ob_stacks **stacks, void (*fn)(void *arg),
		    void *arg);

/**
 * ob_stacks_resume() - let a parked function go on
 * @stacks: its stacks; it is the caller's program from now on
 *
 * Return: as ob_stacks_start(); never an error.
 */
int ob_stacks_resume(struct ob_stacks *stacks);

/**
 * ob_stacks_park() - have ob_stacks_start() or ob_stacks_resume() return
 * @stacks: the stacks the caller runs on
 *
 * Nothing may be held that concerns other tasks. Returns when the program is
 * resumed, perhaps by another task.
 */
void ob_stacks_park(struct ob_stacks *stacks);

/** ob_stacks_used() - is there something on them? */
bool ob_stacks_used(const struct ob_stacks *stacks);

/**
 * ob_stacks_on_task() - run a function on the stack of the program's task
 * @stacks: the program's further stacks or NULL
 * @fn: the function; it must be content with OB_STACK_RESERVE bytes of stack
 * @arg: its argument
 *
 * For what only the task itself can do: touch its user memory, release a lock
 * it holds, sleep until it is signalled. A plain call when the task's own
 * stack is the one that runs.
 */
void ob_stacks_on_task(struct ob_stacks *stacks, void (*fn)(void *arg),
		       void *arg);

/**
 * ob_stacks_free() - release a program's further stacks, none of them in use
 * @stacks: the stacks or NULL
 */
void ob_stacks_free(struct ob_stacks *stacks);

/**
 * enum ob_signal - what the task has been told
 * @OB_SIGNAL_NONE: nothing
 * @OB_SIGNAL_INTR: an ordinary signal is pending (Ctrl-C)
 * @OB_SIGNAL_FATAL: the task is being killed and must unwind at once
 */
enum ob_signal {
	OB_SIGNAL_NONE,
	OB_SIGNAL_INTR,
	OB_SIGNAL_FATAL,
};

/**
 * ob_signal_pending() - has the task whose program runs here been signalled?
 *
 * Cheap, no side effect.
 *
 * Return: what it has been told.
 */
enum ob_signal ob_signal_pending(void);

/** ob_relax() - let others use the processor if they wait for it; may sleep. */
void ob_relax(void);

/** ob_clock_ns() - monotonic time in nanoseconds */
u64 ob_clock_ns(void);

/** ob_wall_ns() - nanoseconds since the Epoch, by the system's clock */
u64 ob_wall_ns(void);

/** ob_cpu_ns() - processor time that the program's task has used */
u64 ob_cpu_ns(void);

/** ob_sleep_ns() - wait for about so long, or until a signal arrives */
void ob_sleep_ns(u64 ns);

/**
 * ob_random_bytes() - fill a buffer from the system's random generator
 * @buf: where
 * @bytes: how many
 */
void ob_random_bytes(void *buf, size_t bytes);

/* binary64 arithmetic; round to nearest even, exact IEEE results */

#define OB_F64_SIGN	BIT_ULL(63)
#define OB_F64_INF	0x7ff0000000000000ULL
#define OB_F64_NAN	0x7ff8000000000000ULL
#define OB_F64_ONE	0x3ff0000000000000ULL

static inline bool ob_f64_isnan(u64 a)
{
	return (a & ~OB_F64_SIGN) > OB_F64_INF;
}

static inline bool ob_f64_isinf(u64 a)
{
	return (a & ~OB_F64_SIGN) == OB_F64_INF;
}

static inline bool ob_f64_iszero(u64 a)
{
	return !(a & ~OB_F64_SIGN);
}

u64 ob_f64_add(u64 a, u64 b);
u64 ob_f64_sub(u64 a, u64 b);
u64 ob_f64_mul(u64 a, u64 b);
u64 ob_f64_div(u64 a, u64 b);
u64 ob_f64_sqrt(u64 a);
/** ob_f64_fmod() - C's fmod(): exact remainder with the sign of @a */
u64 ob_f64_fmod(u64 a, u64 b);
/** ob_f64_floor() - largest integral value not above @a */
u64 ob_f64_floor(u64 a);
/** ob_f64_pow() - C's pow(), special cases of C99 annex F; error below 0.51 ulp */
u64 ob_f64_pow(u64 a, u64 b);
/*
 * C's functions of one argument and atan2(), special cases of C99 annex F;
 * nearly always correctly rounded, gamma and lgamma apart, which give what
 * CPython's own code gives.
 */
u64 ob_f64_exp(u64 a);
u64 ob_f64_exp2(u64 a);
u64 ob_f64_expm1(u64 a);
u64 ob_f64_log(u64 a);
u64 ob_f64_log2(u64 a);
u64 ob_f64_log10(u64 a);
u64 ob_f64_log1p(u64 a);
u64 ob_f64_cbrt(u64 a);
u64 ob_f64_sin(u64 a);
u64 ob_f64_cos(u64 a);
u64 ob_f64_tan(u64 a);
u64 ob_f64_asin(u64 a);
u64 ob_f64_acos(u64 a);
u64 ob_f64_atan(u64 a);
u64 ob_f64_atan2(u64 y, u64 x);
u64 ob_f64_sinh(u64 a);
u64 ob_f64_cosh(u64 a);
u64 ob_f64_tanh(u64 a);
u64 ob_f64_asinh(u64 a);
u64 ob_f64_acosh(u64 a);
u64 ob_f64_atanh(u64 a);
u64 ob_f64_erf(u64 a);
u64 ob_f64_erfc(u64 a);
u64 ob_f64_gamma(u64 a);
u64 ob_f64_lgamma(u64 a);
/** ob_f64_norm() - root of the sum of squares, without overflow on the way */
u64 ob_f64_norm(const u64 *v, size_t n);
u64 ob_f64_from_s64(s64 v);
u64 ob_f64_from_u64(u64 v);

/**
 * ob_f64_ldexp() - scale an integer significand
 * @mant: the significand, non-negative
 * @sticky: true when bits below @mant were lost and not all of them were zero
 * @exp: power of two
 * @neg: sign of the result
 *
 * Return: (-1)^neg * mant * 2^exp correctly rounded (half to even), infinity
 * on overflow. This is how int and text become floats.
 */
u64 ob_f64_ldexp(u64 mant, bool sticky, int exp, bool neg);

/**
 * ob_f64_frexp() - take a finite number apart
 * @a: the number, finite
 * @exp: filled with the exponent
 *
 * Return: the significand as an integer below 2^53, so that the magnitude of
 * @a is the return value times 2^exp; 0 for zero.
 */
u64 ob_f64_frexp(u64 a, int *exp);

/**
 * ob_f64_cmp() - order two numbers
 * @a: one
 * @b: the other
 *
 * Return: -1, 0 or 1; 2 when unordered (a NaN is involved).
 */
int ob_f64_cmp(u64 a, u64 b);

/* text of binary64 numbers; independent of locale */

/* Enough for any output of ob_f64_digits() in mode 0 and of ob_f64_repr(). */
#define OB_F64_REPR_MAX	32

/**
 * ob_f64_repr() - shortest text that reads back as the same number
 * @a: the number
 * @buf: OB_F64_REPR_MAX bytes
 *
 * Writes Python's repr(): "0.1", "1e+16", "-0.0", "inf", "nan".
 *
 * Return: length without the terminating NUL.
 */
size_t ob_f64_repr(u64 a, char *buf);

/**
 * enum ob_f64_mode - which digits ob_f64_digits() produces
 * @OB_F64_SHORTEST: fewest digits that read back as the same number
 * @OB_F64_PRECISION: @ndigits significant digits, correctly rounded
 * @OB_F64_FIXED: @ndigits digits after the point, correctly rounded
 */
enum ob_f64_mode {
	OB_F64_SHORTEST,
	OB_F64_PRECISION,
	OB_F64_FIXED,
};

/**
 * ob_f64_digits() - decimal digits of a finite number's magnitude
 * @a: finite number; the sign is ignored
 * @mode: which digits
 * @ndigits: see @mode; at most 2^20. Below zero in fixed mode it rounds in
 *	front of the point.
 * @buf: result, digits without leading or trailing zeros ("0" for zero),
 *	NUL-terminated
 * @size: bytes in @buf; 1100 always suffices
 * @decpt: filled with the position of the decimal point relative to the
 *	first digit ("15", decpt 1 is 1.5); 1 for zero
 *
 * Return: number of digits, or -EMSGSIZE when @buf is too small.
 */
int ob_f64_digits(u64 a, enum ob_f64_mode mode, int ndigits, char *buf,
		  size_t size, int *decpt);

/**
 * ob_f64_parse() - correctly rounded number from decimal text
 * @s: ASCII text: digits, optional point, optional exponent; no sign, no
 *	underscores, no white space, no "inf" or "nan"
 * @len: length of @s; must be consumed whole
 * @out: filled with the number, infinity on overflow
 *
 * Return: 0, -EINVAL when @s is not such text, -ENOMEM.
 */
int ob_f64_parse(const char *s, size_t len, u64 *out);

#endif /* _OBHEAP_PLATFORM_H */
