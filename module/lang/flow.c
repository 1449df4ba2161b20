// SPDX-License-Identifier: GPL-2.0
/*
 * flow - tidying the graph of basic blocks
 */

#include "codegen.h"

/* Exit blocks of up to this many instructions are copied to their jumps. */
#define MAX_COPY	4

static struct instr *last_instr(const struct block *b)
{
	return b->n ? &b->instr[b->n - 1] : NULL;
}

/* A long expression makes a long row of empty blocks: walk it once. */
static struct block *skip_empty(struct block *b)
{
	struct block *to = b, *next;

	while (!to->n && to->next)
		to = to->next;
	for (; b != to; b = next) {
		next = b->next;
		b->next = to;
	}
	return to;
}

/* Note which blocks end the code object or never run into the next. */
static void mark_ends(struct gen *g)
{
	struct block *b;
	int i;

	for (b = g->body->blocks; b; b = b->older) {
		for (i = 0; i < b->n; i++) {
			struct instr *in = &b->instr[i];

			if (ob_op_traits(in->op)->exits) {
				b->exit = true;
				b->no_fall = true;
			}
			if (in->op == OP_JUMP || in->op == OP_JUMP_NO_INTERRUPT)
				b->no_fall = true;
			if (ob_is_jump(in->op) && in->op != OP_SEND)
				in->target = skip_empty(in->target);
		}
	}
}

static bool has_line(const struct block *b)
{
	int i;

	for (i = 0; i < b->n; i++)
		if (b->instr[i].loc.line > 0)
			return true;
	return false;
}

/* A jump to a short exit without lines becomes that exit. */
static bool extend(struct gen *g, struct block *b)
{
	struct instr *last = last_instr(b), *in;
	struct block *to;
	int i;

	if (!last || last->op != OP_JUMP)
		return true;
	to = last->target;
	if (!to->exit || to->n > MAX_COPY || has_line(to))
		return true;
	last->op = OP_NOP;
	for (i = 0; i < to->n; i++) {
		in = ob_block_append(g->u, b);
		if (!in)
			return false;
		*in = to->instr[i];
	}
	b->exit = true;
	return true;
}

static bool extend_all(struct gen *g)
{
	struct block *b;

	for (b = g->body->blocks; b; b = b->older)
		if (!extend(g, b))
			return false;
	return true;
}

/* Is the NOP at @src needed, as the only instruction of its line there? */
static bool nop_needed(struct block *b, int src, int prev_line)
{
	int line = b->instr[src].loc.line;
	struct block *next;

	if (line < 0 || prev_line == line)
		return false;
	if (src < b->n - 1) {
		int next_line = b->instr[src + 1].loc.line;

		if (next_line == line)
			return false;
		if (next_line < 0) {
			b->instr[src + 1].loc = b->instr[src].loc;
			return false;
		}
		return true;
	}
	next = b->next;
	while (next && !next->n)
		next = next->next;
	return !next || next->instr[0].loc.line != line;
}

/* Remove NOPs that no line needs. */
void ob_block_clean(struct block *b)
{
	int src = 0, dest, prev_line = -1;

	while (src < b->n && b->instr[src].op != OP_NOP)
		src++;
	if (src == b->n)
		return;
	if (src)
		prev_line = b->instr[src - 1].loc.line;
	for (dest = src; src < b->n; src++) {
		if (b->instr[src].op == OP_NOP &&
		    !nop_needed(b, src, prev_line))
			continue;
		prev_line = b->instr[src].loc.line;
		if (dest != src)
			b->instr[dest] = b->instr[src];
		dest++;
	}
	b->n = dest;
}

/* First thing to be done to a finished graph of more than one block. */
bool ob_flow_normalize(struct gen *g)
{
	mark_ends(g);
	return extend_all(g);
}

static int count_blocks(struct gen *g)
{
	struct block *b;
	int n = 0;

	for (b = g->body->blocks; b; b = b->older)
		n++;
	return n;
}

/* Count the ways into each block that can be reached. */
static bool mark_reachable(struct gen *g, struct block *entry)
{
	struct block **stack;
	int n = 0, i;

	stack = unit_alloc(g->u, count_blocks(g) * sizeof(*stack));
	if (!stack)
		return false;
	entry->predecessors = 1;
	stack[n++] = entry;
	while (n) {
		struct block *b = stack[--n];

		if (b->next && !b->no_fall) {
			if (!b->next->predecessors)
				stack[n++] = b->next;
			b->next->predecessors++;
		}
		for (i = 0; i < b->n; i++) {
			struct block *t = b->instr[i].target;

			if (!ob_is_jump(b->instr[i].op) &&
			    !ob_is_setup(b->instr[i].op))
				continue;
			if (!t->predecessors)
				stack[n++] = t;
			t->predecessors++;
		}
	}
	return true;
}

static void drop_empty(struct block *entry)
{
	struct block *b;

	for (b = entry; b; b = b->next)
		if (b->next)
			b->next = skip_empty(b->next);
	for (b = entry; b; b = b->next) {
		struct instr *last = last_instr(b);

		if (last && ob_is_jump(last->op))
			last->target = skip_empty(last->target);
	}
}

/* Jumps to the block that follows anyway. */
static bool drop_jumps(struct block *entry)
{
	struct block *b;
	bool any = false;

	for (b = entry; b; b = b->next) {
		struct instr *last = last_instr(b);

		if (!last || (last->op != OP_JUMP &&
			      last->op != OP_JUMP_NO_INTERRUPT))
			continue;
		if (last->target == b->next) {
			b->no_fall = false;
			last->op = OP_NOP;
			any = true;
		}
	}
	return any;
}

int ob_flow_optimize(struct gen *g, struct block *entry, struct vec *consts)
{
	struct block *b;

	for (b = entry; b; b = b->next) {
		if (ob_flow_block(g, b, consts))
			return -1;
		ob_block_clean(b);
	}
	/* A single block is reached, and there is nowhere to jump. */
	if (entry == g->body->blocks) {
		entry->predecessors = 1;
		return g->u->failed ? -1 : 0;
	}
	if (!extend_all(g) || !mark_reachable(g, entry))
		return -1;
	for (b = entry; b; b = b->next) {
		if (!b->predecessors) {
			b->n = 0;
			b->no_fall = false;
		}
	}
	drop_empty(entry);
	for (b = entry; b; b = b->next)
		ob_block_clean(b);
	if (drop_jumps(entry))
		drop_empty(entry);
	return g->u->failed ? -1 : 0;
}

static bool lineless_exit(const struct block *b)
{
	int i;

	if (!b->exit)
		return false;
	for (i = 0; i < b->n; i++)
		if (b->instr[i].loc.line >= 0)
			return false;
	return true;
}

static struct block *copy_block(struct gen *g, const struct block *from)
{
	struct block *b = ob_block_new(g);
	struct instr *in;
	int i;

	if (g->u->failed)
		return NULL;
	for (i = 0; i < from->n; i++) {
		in = ob_block_append(g->u, b);
		if (!in)
			return NULL;
		*in = from->instr[i];
	}
	b->exit = true;
	b->no_fall = true;
	return b;
}

/*
 * An exit without lines takes that of the jump to it; where several jumps lead
 * to one, all but one get a copy of their own.
 */
void ob_flow_duplicate_exits(struct gen *g)
{
	struct block *b, *copy;

	for (b = g->body->blocks; b; b = b->older) {
		struct instr *last = last_instr(b);
		struct block *to;

		if (!last || !ob_is_jump(last->op))
			continue;
		to = last->target;
		if (!lineless_exit(to) || to->predecessors <= 1)
			continue;
		copy = copy_block(g, to);
		if (!copy)
			return;
		copy->instr[0].loc = last->loc;
		last->target = copy;
		to->predecessors--;
		copy->predecessors = 1;
		copy->next = to->next;
		to->next = copy;
	}
	for (b = g->body->blocks; b; b = b->older) {
		if (b->next)
			b->next = skip_empty(b->next);
		if (b->next && !b->next->n)
			b->next = NULL;
	}
	for (b = g->body->blocks; b; b = b->older)
		if (!b->no_fall && b->next && b->n && lineless_exit(b->next))
			b->next->instr[0].loc = last_instr(b)->loc;
}

static void inherit(struct block *b, const struct loc *loc)
{
	if (b->instr[0].loc.line < 0)
		b->instr[0].loc = *loc;
}

static void propagate_lines(struct block *entry)
{
	struct block *b;
	int i;

	for (b = entry; b; b = b->next) {
		struct loc prev = { -1, -1, -1, -1 };
		struct instr *last = last_instr(b);

		if (!last)
			continue;
		for (i = 0; i < b->n; i++) {
			if (b->instr[i].loc.line < 0)
				b->instr[i].loc = prev;
			else
				prev = b->instr[i].loc;
		}
		if (!b->no_fall && b->next && b->next->n &&
		    b->next->predecessors == 1)
			inherit(b->next, &prev);
		if (ob_is_jump(last->op) && last->target->n &&
		    last->target->predecessors == 1)
			inherit(last->target, &prev);
	}
}

/* Give every instruction a line that can have one, returns at any price. */
void ob_flow_lines(struct gen *g, struct block *entry)
{
	int line = g->body->first_line, i;
	struct block *b;

	propagate_lines(entry);
	for (b = entry; b; b = b->next) {
		struct instr *last = last_instr(b);

		if (!last)
			continue;
		if (last->loc.line >= 0) {
			line = last->loc.line;
			continue;
		}
		if (last->op != OP_RETURN_VALUE)
			continue;
		for (i = 0; i < b->n; i++)
			b->instr[i].loc.line = line;
	}
}
