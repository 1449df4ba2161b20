/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fuzz - what the fuzz targets share: a way to fail, and the whole of a session
 * looked at through every view
 *
 * A target is LLVMFuzzerTestOneInput(). With libFuzzer it is fed by the fuzzer,
 * in the replay programs by the files named on the command line.
 */
#ifndef OBHEAP_FUZZ_H
#define OBHEAP_FUZZ_H

#include <stdint.h>

#include "../../host/host_fault.h"
#include "../../lib/obheap.h"

#define FUZZ_HEAP	(16UL << 20)
#define FUZZ_STEPS	20000
#define FUZZ_NS		300000000ULL

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** fuzz_die() - a finding: say what and abort */
void __attribute__((noreturn, format(printf, 1, 2)))
fuzz_die(const char *fmt, ...);

/** fuzz_open() - a session that can have no more than FUZZ_HEAP */
struct obheap *fuzz_open(struct ob_host_live *before);

/** fuzz_close() - end it; nothing may be left of it */
void fuzz_close(struct obheap *s, const struct ob_host_live *before);

/**
 * fuzz_check() - every invariant holds, the numbers add up, and each view shows
 * what the others do
 */
void fuzz_check(struct obheap *s);

/** fuzz_drain() - take all output there is */
void fuzz_drain(struct obheap *s);

#endif /* OBHEAP_FUZZ_H */
