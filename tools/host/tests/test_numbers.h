/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_numbers - what the parts of the number tests share
 */
#ifndef _OBHEAP_TEST_NUMBERS_H
#define _OBHEAP_TEST_NUMBERS_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <obheap/objects.h>

/**
 * struct num_value - an operand
 * @o: the object, owned
 * @text: a Python expression for it, from malloc()
 */
struct num_value {
	struct ob_object *o;
	char *text;
};

/**
 * struct num_ctx - one test
 * @rt: runtime
 * @out: leads to the Python process
 * @rounds: how often each kind of question is asked
 */
struct num_ctx {
	struct ob_rt *rt;
	FILE *out;
	int rounds;
};

struct num_test {
	const char *name;
	void (*run)(struct num_ctx *c);
};

u64 num_random(void);
u64 num_below(u64 n);
struct num_value num_int_of_bits(struct ob_rt *rt, size_t bits);
struct num_value num_int(struct ob_rt *rt);
struct num_value num_s64(struct ob_rt *rt, s64 n);
struct num_value num_bits(struct ob_rt *rt, u64 bits);
struct num_value num_float(struct ob_rt *rt);
struct num_value num_any(struct ob_rt *rt);
void num_drop(struct ob_rt *rt, struct num_value v);

/* Ends the line begun by the caller with a result (consumed) or exception. */
void num_result(struct num_ctx *c, struct ob_object *o);

void num_test_arith(struct num_ctx *c);
void num_test_long(struct num_ctx *c);
void num_test_pow(struct num_ctx *c);
void num_test_text(struct num_ctx *c);
void num_test_unary(struct num_ctx *c);
void num_test_float(struct num_ctx *c);
void num_test_float_unary(struct num_ctx *c);
void num_test_float_text(struct num_ctx *c);
void num_test_compare(struct num_ctx *c);
void num_test_round(struct num_ctx *c);
void num_test_range(struct num_ctx *c);
void num_test_dispatch(struct num_ctx *c);

/* Number of operations that leaked, or failed in another way than they may. */
unsigned int num_test_faults(struct ob_rt *rt);

#endif /* _OBHEAP_TEST_NUMBERS_H */
