/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_env - the device room's view of the kernel, in a userspace program
 *
 * Only what the ioctl handlers use. User addresses are this process's own, so
 * copying is memcpy; a null page is the only address that faults. Waiting polls:
 * nothing here is fast, and nothing needs to be.
 */
#ifndef _OBHEAP_HOST_DEVICE_ENV_H
#define _OBHEAP_HOST_DEVICE_ENV_H

#include <pthread.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <obheap/platform.h>

#define PAGE_SIZE	4096UL
#define HOST_FAULT_BELOW PAGE_SIZE

#ifndef ERESTARTSYS
#define ERESTARTSYS	512
#endif

typedef struct {
	int counter;
} atomic_t;

#define ATOMIC_INIT(i)	{ (i) }

static inline int atomic_read(const atomic_t *v)
{
	return __atomic_load_n(&v->counter, __ATOMIC_SEQ_CST);
}

static inline void atomic_set(atomic_t *v, int i)
{
	__atomic_store_n(&v->counter, i, __ATOMIC_SEQ_CST);
}

static inline int atomic_inc_return(atomic_t *v)
{
	return __atomic_add_fetch(&v->counter, 1, __ATOMIC_SEQ_CST);
}

static inline void atomic_inc(atomic_t *v)
{
	atomic_inc_return(v);
}

static inline bool atomic_dec_and_test(atomic_t *v)
{
	return !__atomic_sub_fetch(&v->counter, 1, __ATOMIC_SEQ_CST);
}

static inline void atomic_dec(atomic_t *v)
{
	atomic_dec_and_test(v);
}

static inline bool atomic_inc_not_zero(atomic_t *v)
{
	int old = atomic_read(v);

	while (old && !__atomic_compare_exchange_n(&v->counter, &old, old + 1,
						   false, __ATOMIC_SEQ_CST,
						   __ATOMIC_SEQ_CST))
		;
	return old;
}

#define smp_load_acquire(p)	__atomic_load_n(p, __ATOMIC_ACQUIRE)
#define smp_store_release(p, v)	__atomic_store_n(p, v, __ATOMIC_RELEASE)
#define smp_mb()		__atomic_thread_fence(__ATOMIC_SEQ_CST)

struct mutex {
	pthread_mutex_t m;
	int held;
};

#define DEFINE_MUTEX(name) \
	struct mutex name = { .m = PTHREAD_MUTEX_INITIALIZER }

static inline u32 ob_caller_uid(void)
{
	return geteuid();
}

static inline bool ob_caller_is_admin(void)
{
	return !geteuid();
}

/* A program is there as long as it runs. */
static inline void ob_module_get(void)
{
}

static inline void ob_module_put(void)
{
}

/* platform_user.c: C libraries differ in who declares gettid() */
u32 ob_caller_thread(void);

static inline void mutex_init(struct mutex *m)
{
	pthread_mutex_init(&m->m, NULL);
	m->held = 0;
}

static inline void mutex_destroy(struct mutex *m)
{
	pthread_mutex_destroy(&m->m);
}

static inline void mutex_lock(struct mutex *m)
{
	pthread_mutex_lock(&m->m);
	__atomic_store_n(&m->held, 1, __ATOMIC_SEQ_CST);
}

static inline bool mutex_trylock(struct mutex *m)
{
	if (pthread_mutex_trylock(&m->m))
		return false;
	__atomic_store_n(&m->held, 1, __ATOMIC_SEQ_CST);
	return true;
}

static inline int mutex_lock_killable(struct mutex *m)
{
	mutex_lock(m);
	return 0;
}

static inline int mutex_lock_interruptible(struct mutex *m)
{
	mutex_lock(m);
	return 0;
}

static inline void mutex_unlock(struct mutex *m)
{
	__atomic_store_n(&m->held, 0, __ATOMIC_SEQ_CST);
	pthread_mutex_unlock(&m->m);
}

static inline bool mutex_is_locked(struct mutex *m)
{
	return __atomic_load_n(&m->held, __ATOMIC_SEQ_CST);
}

typedef struct {
	int unused;
} wait_queue_head_t;

static inline void init_waitqueue_head(wait_queue_head_t *q)
{
}

static inline bool waitqueue_active(wait_queue_head_t *q)
{
	return false;
}

static inline void wake_up_all(wait_queue_head_t *q)
{
}

/* jiffies are milliseconds here */
static inline long usecs_to_jiffies(unsigned int us)
{
	return DIV_ROUND_UP(us, 1000);
}

static inline long msecs_to_jiffies(unsigned int ms)
{
	return ms;
}

#define wait_event_killable_timeout(q, cond, ms)			\
({									\
	long left_ = (ms);						\
									\
	while (!(cond) && left_ > 0) {					\
		usleep(500);						\
		left_--;						\
	}								\
	left_;								\
})

#define wait_event_interruptible_timeout wait_event_killable_timeout
#define wait_event_timeout wait_event_killable_timeout

#define wait_event_interruptible(q, cond)				\
({									\
	int err_ = 0;							\
									\
	while (!(cond)) {						\
		if (ob_signal_pending()) {				\
			err_ = -ERESTARTSYS;				\
			break;						\
		}							\
		usleep(500);						\
	}								\
	err_;								\
})

/* A countdown that tests set: the copy at which it ends faults. */
extern u64 ob_host_copies_left;

static inline bool host_copy_faults(const void *user)
{
	return (unsigned long)user < HOST_FAULT_BELOW ||
	       (ob_host_copies_left && !--ob_host_copies_left);
}

static inline unsigned long copy_to_user(void *to, const void *from,
					 unsigned long n)
{
	if (host_copy_faults(to))
		return n;
	memcpy(to, from, n);
	return 0;
}

static inline unsigned long clear_user(void *to, unsigned long n)
{
	if (host_copy_faults(to))
		return n;
	memset(to, 0, n);
	return 0;
}

static inline unsigned long copy_from_user(void *to, const void *from,
					   unsigned long n)
{
	if (host_copy_faults(from))
		return n;
	memcpy(to, from, n);
	return 0;
}

#define get_user(x, ptr)						\
	(copy_from_user(&(x), ptr, sizeof(x)) ? -EFAULT : 0)

static inline void *u64_to_user_ptr(u64 address)
{
	return (void *)(unsigned long)address;
}

static inline int copy_struct_from_user(void *dst, size_t ksize,
					const void *src, size_t usize)
{
	size_t i;

	memset(dst, 0, ksize);
	if (copy_from_user(dst, src, min(ksize, usize)))
		return -EFAULT;
	for (i = ksize; i < usize; i++)
		if (((const char *)src)[i])
			return -E2BIG;
	return 0;
}


#endif /* _OBHEAP_HOST_DEVICE_ENV_H */
