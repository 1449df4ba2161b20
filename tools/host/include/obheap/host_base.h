/* SPDX-License-Identifier: GPL-2.0 */
/* host stand-in for <linux/compiler.h>, bug.h, err.h, errno.h, limits.h ... */
#ifndef _OBHEAP_HOST_BASE_H
#define _OBHEAP_HOST_BASE_H

/* attributes and annotations */

#ifndef __always_inline
#define __always_inline		inline __attribute__((__always_inline__))
#endif
#define noinline		__attribute__((__noinline__))
#define noinline_for_stack	noinline
#define __annotate_jump_table	/* for objtool, which reads the kernel's code */
#define __packed		__attribute__((__packed__))
#define __aligned(x)		__attribute__((__aligned__(x)))
#define __maybe_unused		__attribute__((__unused__))
#define __always_unused		__attribute__((__unused__))
#define __used			__attribute__((__used__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __printf(a, b)		__attribute__((__format__(printf, a, b)))
#define __cold			__attribute__((__cold__))
#undef __pure
#define __pure			__attribute__((__pure__))
#undef __attribute_const__
#define __attribute_const__	__attribute__((__const__))
#define __noreturn		__attribute__((__noreturn__))
#define fallthrough		__attribute__((__fallthrough__))
#define __ro_after_init
#define __read_mostly
/* What the module does when it is loaded is done before main(). */
#define __init			__attribute__((__constructor__))
#define __exit
#define __user
#define __kernel
#define __force
#define __rcu
#define __must_hold(x)
#define __acquires(x)
#define __releases(x)

#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)
#define barrier()		__asm__ __volatile__("" : : : "memory")
#define OPTIMIZER_HIDE_VAR(var)	__asm__ ("" : "=r" (var) : "0" (var))
#define unreachable()		__builtin_unreachable()
#define __same_type(a, b)	\
	__builtin_types_compatible_p(typeof(a), typeof(b))
#define READ_ONCE(x)		(*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, val)	(*(volatile typeof(x) *)&(x) = (val))
#define data_race(x)		(x)

#define might_sleep()		((void)0)
#define lockdep_assert_held(l)		((void)(l))
#define lockdep_assert_not_held(l)	((void)(l))

/*
 * IS_ENABLED(): an option set to 1 turns the pasted name into a macro that
 * brings a comma along, which moves the 1 into the second place.
 */
#define OB_HOST_SHIFT_1			0,
#define OB_HOST_SECOND(a, b, ...)	b
#define OB_HOST_PICK(shift)		OB_HOST_SECOND(shift 1, 0, 0)
#define OB_HOST_PASTE(value)		OB_HOST_PICK(OB_HOST_SHIFT_##value)
#define OB_HOST_IS_ONE(value)		OB_HOST_PASTE(value)
#define IS_ENABLED(option)	\
	(OB_HOST_IS_ONE(option) || OB_HOST_IS_ONE(option##_MODULE))
#define IS_BUILTIN(option)	OB_HOST_IS_ONE(option)

/* assertions */

#define OB_HOST_ASSERT(e, msg, ...)	_Static_assert(e, msg)
#undef static_assert
#define static_assert(e, ...)	OB_HOST_ASSERT(e, ##__VA_ARGS__, #e)
#define BUILD_BUG_ON_ZERO(e)	((int)sizeof(struct { int : (-!!(e)); }))
#define BUILD_BUG_ON(e)		((void)sizeof(char[1 - 2 * !!(e)]))
#define BUILD_BUG_ON_MSG(e, m)	BUILD_BUG_ON(e)

void ob_host_warn(const char *file, int line, const char *what) __cold;

#define WARN_ON(cond) ({						\
	bool __ob_bad = !!(cond);					\
									\
	if (unlikely(__ob_bad))						\
		ob_host_warn(__FILE__, __LINE__, #cond);		\
	unlikely(__ob_bad);						\
})
#define WARN(cond, fmt, ...) ({						\
	bool __ob_bad = !!(cond);					\
									\
	if (unlikely(__ob_bad)) {					\
		fprintf(stderr, fmt, ##__VA_ARGS__);			\
		ob_host_warn(__FILE__, __LINE__, #cond);		\
	}								\
	unlikely(__ob_bad);						\
})
#define WARN_ON_ONCE(cond)		WARN_ON(cond)
#define WARN_ONCE(cond, fmt, ...)	WARN(cond, fmt, ##__VA_ARGS__)

/* errors in pointers */

#define MAX_ERRNO	4095
#define ENOPARAM	519
#define ENOTSUPP	524
#define IS_ERR_VALUE(x)	((unsigned long)(x) >= (unsigned long)-MAX_ERRNO)

static inline void * __must_check ERR_PTR(long error)
{
	return (void *)error;
}

static inline long __must_check PTR_ERR(const void *ptr)
{
	return (long)ptr;
}

static inline bool __must_check IS_ERR(const void *ptr)
{
	return unlikely(IS_ERR_VALUE(ptr));
}

static inline bool __must_check IS_ERR_OR_NULL(const void *ptr)
{
	return unlikely(!ptr) || IS_ERR(ptr);
}

static inline void * __must_check ERR_CAST(const void *ptr)
{
	return (void *)ptr;
}

static inline int __must_check PTR_ERR_OR_ZERO(const void *ptr)
{
	return IS_ERR(ptr) ? (int)PTR_ERR(ptr) : 0;
}

/* limits */

#define U8_MAX		((u8)~0U)
#define S8_MAX		((s8)(U8_MAX >> 1))
#define S8_MIN		((s8)(-S8_MAX - 1))
#define U16_MAX		((u16)~0U)
#define S16_MAX		((s16)(U16_MAX >> 1))
#define S16_MIN		((s16)(-S16_MAX - 1))
#define U32_MAX		((u32)~0U)
#define S32_MAX		((s32)(U32_MAX >> 1))
#define S32_MIN		((s32)(-S32_MAX - 1))
#define U64_MAX		((u64)~0ULL)
#define S64_MAX		((s64)(U64_MAX >> 1))
#define S64_MIN		((s64)(-S64_MAX - 1))

/* layout */

#define ARRAY_SIZE(arr)		\
	(sizeof(arr) / sizeof((arr)[0]) +	\
	 BUILD_BUG_ON_ZERO(__same_type((arr), &(arr)[0])))
#define sizeof_field(type, member)	sizeof(((type *)0)->member)
#define offsetofend(type, member)	\
	(offsetof(type, member) + sizeof_field(type, member))
#define typeof_member(type, member)	typeof(((type *)0)->member)
#define DECLARE_FLEX_ARRAY(type, name)	\
	struct { struct { } __empty_##name; type name[]; }

#define container_of(ptr, type, member) ({				\
	void *__ob_ptr = (void *)(ptr);					\
									\
	_Static_assert(__same_type(*(ptr), ((type *)0)->member) ||	\
		       __same_type(*(ptr), void),			\
		       "container_of: pointer is not to that member");	\
	(type *)((char *)__ob_ptr - offsetof(type, member));		\
})

/* log */

#define OB_HOST_LOG(fmt, ...)	fprintf(stderr, fmt, ##__VA_ARGS__)
#define pr_err(fmt, ...)	OB_HOST_LOG(fmt, ##__VA_ARGS__)
#define pr_warn(fmt, ...)	OB_HOST_LOG(fmt, ##__VA_ARGS__)
#define pr_warn_once(fmt, ...)	OB_HOST_LOG(fmt, ##__VA_ARGS__)
#define pr_notice(fmt, ...)	OB_HOST_LOG(fmt, ##__VA_ARGS__)
#define pr_info(fmt, ...)	OB_HOST_LOG(fmt, ##__VA_ARGS__)
#define pr_debug(fmt, ...)	((void)sizeof(OB_HOST_LOG(fmt, ##__VA_ARGS__)))

#endif /* _OBHEAP_HOST_BASE_H */
