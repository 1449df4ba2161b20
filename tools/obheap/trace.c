// SPDX-License-Identifier: GPL-2.0
/*
 * trace - instructions, and the value stack in front of each, as text
 */
#include <stdint.h>

#include "cmd.h"

/* Objects made with the session have counts nobody wants to read. */
#define MADE_WITH_SESSION 100000000

static void print_slot(const struct obheap_slot *slot, FILE *out)
{
	if (!slot->id)
		fputs("  NULL", out);
	else if (slot->refcount >= MADE_WITH_SESSION)
		fprintf(out, "  %s at 0x%llx", slot->repr,
			(unsigned long long)slot->id);
	else
		fprintf(out, "  %s at 0x%llx, refs %llu", slot->repr,
			(unsigned long long)slot->id,
			(unsigned long long)slot->refcount);
}

/* One instruction and the references on the value stack, the topmost first. */
static void print_step(const struct obheap_step *step, FILE *out)
{
	__u32 shown = step->stack_depth, i;

	if (shown > OBHEAP_STEP_SLOTS)
		shown = OBHEAP_STEP_SLOTS;
	fprintf(out, "%4u %5u  %-18s %-16s |", step->line, step->offset,
		step->name, step->arg_repr);
	for (i = 0; i < shown; i++) {
		if (i)
			fprintf(out, "\n%48s|", "");
		print_slot(&step->slots[shown - 1 - i], out);
	}
	if (step->stack_depth > shown)
		fprintf(out, "\n%48s|  %u more", "",
			step->stack_depth - shown);
	fputc('\n', out);
}

void trace_print(const struct obheap_exec *exec, FILE *out)
{
	const struct obheap_step *step = (void *)(uintptr_t)exec->trace;
	__u32 i, n = exec->out_trace_nr;

	if (n > exec->trace_nr)
		n = exec->trace_nr;
	fprintf(out, "%4s %5s  %-18s %-16s |  %s\n", "LINE", "AT",
		"INSTRUCTION", "ARGUMENT", "VALUE STACK BEFORE IT, TOP FIRST");
	for (i = 0; i < n; i++)
		print_step(&step[i], out);
	if (n < exec->out_trace_nr)
		fprintf(out, "... %u more instructions\n",
			exec->out_trace_nr - n);
}
