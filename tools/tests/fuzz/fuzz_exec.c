// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz_exec - any bytes are a program
 *
 * The first byte chooses how it runs; letters, so that inputs can be read:
 * bits 0-1 the mode ('@' file, 'A' single, 'B' expression), bits 2 and
 * 6 the backend, bit 3 a collection at every chance, bit 4 a small heap, bit 5
 * a trace, bit 7 twice and with strings shared only within each run.
 */
#include <obheap/device_env.h>

#include "fuzz.h"

#define SMALL_HEAP	(512UL << 10)

static const char probe[] = "probe = [1, 2, 3]\ndel probe\n";

static void setup(struct obheap *s, uint8_t how)
{
	struct obheap_setup set = {
		.flags = OBHEAP_SETUP_LIMIT | OBHEAP_SETUP_BACKEND |
			 OBHEAP_SETUP_INTERN |
			 (how & 0x08 ? OBHEAP_SETUP_GC : 0),
		.heap_limit = how & 0x10 ? SMALL_HEAP : FUZZ_HEAP,
		.backend = (how >> 2 & 1) | (~how >> 5 & 2),
		.interning = how & 0x80 ? OBHEAP_INTERN_UNIT :
					  OBHEAP_INTERN_SESSION,
		.gc_threshold = { 1, 1, 1 },
	};
	int err = obheap_setup(s, &set);

	if (err)
		fuzz_die("SETUP: %d", err);
}

static bool mentions(const char *text, size_t len, const char *word)
{
	return memmem(text, len, word, strlen(word));
}

static void check_answer(struct obheap *s, const struct obheap_exec *exec,
			 const char *text, size_t len, const char *error)
{
	struct obheap_object o = { .id = exec->out_result };
	size_t type_len = exec->out_type_len;

	if (exec->out_status > OBHEAP_STATUS_TIME)
		fuzz_die("EXEC: status %u", exec->out_status);
	if (exec->out_status == OBHEAP_STATUS_RAISED && !type_len)
		fuzz_die("EXEC: raised nothing");
	/* CPython's word for a fault of its own, or of who replaces builtins */
	if (type_len == strlen("SystemError") &&
	    !memcmp(error, "SystemError", type_len) &&
	    !mentions(text, len, "SystemError") &&
	    !mentions(text, len, "__builtins__"))
		fuzz_die("EXEC: %.*s",
			 (int)(type_len + exec->out_message_len), error);
	if (o.id && obheap_object(s, &o))
		fuzz_die("EXEC: its result is no object");
}

static void run(struct obheap *s, uint8_t how, const char *text, size_t len)
{
	static const uint32_t modes[] = { OBHEAP_EXEC_FILE, OBHEAP_EXEC_SINGLE,
					  OBHEAP_EXEC_EVAL, OBHEAP_EXEC_FILE };
	char output[256], error[512] = "";
	struct obheap_step steps[4];
	struct obheap_exec exec = {
		.flags = how & 0x20 ? OBHEAP_EXEC_TRACE : 0,
		.mode = modes[how & 3],
		.text = (uintptr_t)text, .text_len = len,
		.max_steps = FUZZ_STEPS, .max_ns = FUZZ_NS,
		.output = (uintptr_t)output, .output_size = sizeof(output),
		.error = (uintptr_t)error, .error_size = sizeof(error) - 1,
		.trace = (uintptr_t)steps, .trace_nr = ARRAY_SIZE(steps),
	};
	int err = obheap_exec(s, &exec);

	/* a small heap need not have room for the session itself */
	if (err && !(err == -ENOMEM && how & 0x10))
		fuzz_die("EXEC: %d", err);
	if (!err)
		check_answer(s, &exec, text, len, error);
	fuzz_drain(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ob_host_live before;
	struct obheap *s;

	if (!size)
		return 0;
	s = fuzz_open(&before);
	setup(s, data[0]);
	run(s, data[0], (const char *)data + 1, size - 1);
	if (data[0] & 0x80)
		run(s, data[0], (const char *)data + 1, size - 1);
	fuzz_check(s);
	run(s, data[0] & ~0x23, probe, sizeof(probe) - 1);
	fuzz_close(s, &before);
	return 0;
}
