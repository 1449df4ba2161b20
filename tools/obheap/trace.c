// SPDX-License-Identifier: GPL-2.0
/*
 * trace - instructions, and the value stack in front of each, as text
 */
#include <stdint.h>

#include "cmd.h"

static void print_slot(const struct obheap_slot *slot, FILE *out)
{
	if (slot->id)
		fprintf(out, "  %s at 0x%llx, refs %llu", slot->repr,
			(unsigned long long)slot->id,
			(unsigned long long)slot->refcount);
	else
		fputs("  NULL", out);
}

/* One instruction and the references on the value stack in front of it. */
static void print_step(const struct obheap_step *step, FILE *out)
{
	__u32 shown = step->stack_depth, i;

	if (shown > OBHEAP_STEP_SLOTS)
		shown = OBHEAP_STEP_SLOTS;
	fprintf(out, "%4u %5u  %-18s %-16s |%s", step->line, step->offset,
		step->name, step->arg_repr,
		step->stack_depth > shown ? "  ..." : "");
	for (i = 0; i < shown; i++)
		print_slot(&step->slots[i], out);
	fputc('\n', out);
}

void trace_print(const struct obheap_exec *exec, FILE *out)
{
	const struct obheap_step *step = (void *)(uintptr_t)exec->trace;
	__u32 i, n = exec->out_trace_nr;

	if (n > exec->trace_nr)
		n = exec->trace_nr;
	fprintf(out, "%4s %5s  %-18s %-16s |  %s\n", "LINE", "AT",
		"INSTRUCTION", "ARGUMENT", "VALUE STACK BEFORE IT");
	for (i = 0; i < n; i++)
		print_step(&step[i], out);
	if (n < exec->out_trace_nr)
		fprintf(out, "... %u more instructions\n",
			exec->out_trace_nr - n);
}
