// SPDX-License-Identifier: GPL-2.0
/*
 * time - the clocks, and sleep()
 *
 * sleep() waits in slices short enough for a signal, a budget or another
 * thread's turn to be noticed in between.
 */
#include "lib_priv.h"
#include "math_priv.h"

#define NSEC		1000000000LL
#define SLICE_NS	4000000ULL
#define F64_NSEC	0x41cdcd6500000000ULL	/* 1e9 */

static struct ob_object *seconds(struct ob_rt *rt, u64 ns)
{
	return ob_float_new(rt, ob_f64_div(ob_f64_from_u64(ns), F64_NSEC));
}

#define CLOCK(name, read)						\
static struct ob_object *time_##name(OB_FN_ARGS)			\
{									\
	return seconds(rt, read);					\
}									\
									\
static struct ob_object *time_##name##_ns(OB_FN_ARGS)			\
{									\
	return ob_int_from_u64(rt, read);				\
}

CLOCK(time, ob_wall_ns())
CLOCK(monotonic, ob_clock_ns())
CLOCK(process_time, ob_cpu_ns())

/* an argument in seconds as nanoseconds, rounded up; -1 raised */
static s64 sleep_length(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *n;
	int overflow;
	u64 bits;
	s64 v;

	if (ob_is(rt, o, OB_T_FLOAT)) {
		bits = ((struct ob_float *)o)->bits;
		if (ob_f64_isnan(bits)) {
			ob_raise(rt, OB_T_ValueError,
				 "Invalid value NaN (not a number)");
			return -1;
		}
		if (bits & OB_F64_SIGN && !ob_f64_iszero(bits)) {
			ob_raise(rt, OB_T_ValueError,
				 "sleep length must be non-negative");
			return -1;
		}
		bits = ob_f64_mul(bits, F64_NSEC);
		if (ob_f64_cmp(bits, ob_f64_from_s64(S64_MAX)) >= 0)
			goto too_large;
		n = ob_float_new(rt, ob_f64_floor(bits));
		o = n ? ob_number_int(rt, n) : NULL;
		ob_xdecref(rt, n);
		if (!o)
			return -1;
		v = ob_int_to_s64(o, &overflow);
		ob_decref(rt, o);
		return v;
	}
	n = ob_number_index(rt, o);
	if (!n)
		return -1;
	v = ob_int_to_s64(n, &overflow);
	ob_decref(rt, n);
	if (!overflow && v < 0) {
		ob_raise(rt, OB_T_ValueError,
			 "sleep length must be non-negative");
		return -1;
	}
	if (!overflow && !check_mul_overflow(v, NSEC, &v))
		return v;
too_large:
	ob_raise(rt, OB_T_OverflowError,
		 "timestamp too large to convert to C _PyTime_t");
	return -1;
}

static struct ob_object *time_sleep(OB_FN_ARGS)
{
	s64 length = sleep_length(rt, args[0]);
	u64 start = ob_clock_ns(), past;

	if (length < 0)
		return NULL;
	do {
		past = ob_clock_ns() - start;
		if (past < (u64)length)
			ob_sleep_ns(min_t(u64, length - past, SLICE_NS));
		if (rt->ops && rt->ops->tick(rt))
			return NULL;
	} while (past < (u64)length);
	return ob_newref(ob_none(rt));
}

static const struct ob_method_def time_methods[] = {
	{ "time", time_time, OB_METH_NOARGS,
	  "Seconds since the Epoch." },
	{ "time_ns", time_time_ns, OB_METH_NOARGS,
	  "Nanoseconds since the Epoch." },
	{ "monotonic", time_monotonic, OB_METH_NOARGS,
	  "Monotonic clock, cannot go backward." },
	{ "monotonic_ns", time_monotonic_ns, OB_METH_NOARGS,
	  "Monotonic clock, cannot go backward, as nanoseconds." },
	{ "perf_counter", time_monotonic, OB_METH_NOARGS,
	  "Performance counter for benchmarking." },
	{ "perf_counter_ns", time_monotonic_ns, OB_METH_NOARGS,
	  "Performance counter for benchmarking as nanoseconds." },
	{ "process_time", time_process_time, OB_METH_NOARGS,
	  "Processor time of the program." },
	{ "process_time_ns", time_process_time_ns, OB_METH_NOARGS,
	  "Processor time of the program as nanoseconds." },
	{ "thread_time", time_process_time, OB_METH_NOARGS,
	  "Processor time of the thread." },
	{ "thread_time_ns", time_process_time_ns, OB_METH_NOARGS,
	  "Processor time of the thread as nanoseconds." },
	{ "sleep", time_sleep, OB_METH_O,
	  "sleep(seconds)" },
	{ }
};

int ob_lib_time(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, time_methods);
}
