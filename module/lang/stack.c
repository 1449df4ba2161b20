// SPDX-License-Identifier: GPL-2.0
/*
 * stack - how deep the value stack gets, and which handler guards what
 */

#include "codegen.h"

/*
 * Change of depth by instructions whose argument matters. A program can ask for
 * any argument: it is unsigned, so that nothing overflows.
 */
static int effect_by_arg(int op, u32 arg, bool jump)
{
	switch (op) {
	case OP_UNPACK_SEQUENCE:
		return arg - 1;
	case OP_UNPACK_EX:
		return (arg & 0xff) + ((int)arg >> 8);
	case OP_BUILD_TUPLE:
	case OP_BUILD_LIST:
	case OP_BUILD_SET:
	case OP_BUILD_STRING:
		return 1 - arg;
	case OP_BUILD_MAP:
		return 1 - 2 * arg;
	case OP_BUILD_CONST_KEY_MAP:
	case OP_RAISE_VARARGS:
	case OP_PRECALL:
		return -arg;
	case OP_CALL_FUNCTION_EX:
		return -2 - (int)(arg & 1);
	case OP_MAKE_FUNCTION:
		return -(int)hweight32(arg & 15);
	case OP_BUILD_SLICE:
		return arg == 3 ? -2 : -1;
	case OP_LOAD_GLOBAL:
		return (arg & 1) + 1;
	case OP_FORMAT_VALUE:
		return arg & OB_FVS_SPEC ? -1 : 0;
	case OP_FOR_ITER:
		return jump ? -1 : 1;
	case OP_SEND:
		return jump ? -1 : 0;
	case OP_JUMP_IF_TRUE_OR_POP:
	case OP_JUMP_IF_FALSE_OR_POP:
		return jump ? 0 : -1;
	case OP_SETUP_FINALLY:
	case OP_SETUP_WITH:
		return jump ? 1 : 0;
	case OP_SETUP_CLEANUP:
		return jump ? 2 : 0;
	default:
		return 0;
	}
}

int ob_op_effect(int op, int arg, bool jump)
{
	int effect = ob_op_traits(op)->effect;

	if (effect != EFFECT_BY_ARG)
		return effect;
	return effect_by_arg(op, arg, jump);
}
EXPORT_SYMBOL_IF_KUNIT(ob_op_effect);

int ob_op_by_number(int n)
{
	static const s16 replaced[] = {
		OP_SETUP_FINALLY, OP_SETUP_CLEANUP, OP_SETUP_WITH, OP_POP_BLOCK,
		OP_JUMP, OP_JUMP_NO_INTERRUPT, OP_POP_JUMP_IF_FALSE,
		OP_POP_JUMP_IF_TRUE, OP_POP_JUMP_IF_NONE,
		OP_POP_JUMP_IF_NOT_NONE,
	};

	if (n < 0)
		return n >= -(int)ARRAY_SIZE(replaced) ? replaced[-1 - n] : -1;
	return ob_opcode_name(n)[0] == '<' ? -1 : n;
}

static int stack_effect(const struct instr *in, bool jump)
{
	return ob_op_effect(in->op, in->arg, jump);
}

struct walk {
	struct block **todo;
	int n;
};

static void reach(struct walk *w, struct block *b, int depth)
{
	if (b->depth < depth && b->depth < 100) {
		b->depth = depth;
		w->todo[w->n++] = b;
	}
}

static bool is_dead_end(int op)
{
	return op == OP_JUMP || op == OP_JUMP_NO_INTERRUPT ||
	       ob_op_traits(op)->exits;
}

static int walk_block(struct walk *w, struct block *b, int most)
{
	struct block *next = b->next;
	int depth = b->depth, i;

	for (i = 0; i < b->n; i++) {
		struct instr *in = &b->instr[i];
		int after = depth + stack_effect(in, false);

		most = max(most, after);
		if (ob_is_jump(in->op) || ob_is_setup(in->op)) {
			int there = depth + stack_effect(in, true);

			most = max(most, there);
			reach(w, in->target, there);
		}
		depth = after;
		if (is_dead_end(in->op)) {
			next = NULL;
			break;
		}
	}
	if (next)
		reach(w, next, depth);
	return most;
}

static bool walk_init(struct gen *g, struct walk *w, struct block *entry)
{
	struct block *b;
	int n = 0;

	for (b = g->body->blocks; b; b = b->older) {
		b->depth = INT_MIN;
		b->visited = false;
		n++;
	}
	w->n = 0;
	w->todo = unit_alloc(g->u, (n + 1) * sizeof(w->todo[0]));
	return w->todo;
}

static int straight_depth(const struct block *b, int depth)
{
	int most = 0, i;

	for (i = 0; i < b->n; i++) {
		depth += stack_effect(&b->instr[i], false);
		most = max(most, depth);
		if (is_dead_end(b->instr[i].op))
			break;
	}
	return most;
}

/* The deepest the stack can get; -1 when out of memory. */
int ob_flow_depth(struct gen *g, struct block *entry)
{
	struct scope *s = g->body->scope;
	int most = 0, start = s->generator || s->coroutine;
	struct walk w;

	if (entry == g->body->blocks)
		return straight_depth(entry, start);
	if (!walk_init(g, &w, entry))
		return -1;
	reach(&w, entry, start);
	while (w.n) {
		struct block *b = w.todo[--w.n];

		most = walk_block(&w, b, most);
	}
	return most;
}

/* Handlers are shared between blocks until one of them changes. */
static struct handlers *with_handler(struct gen *g, const struct handlers *h,
				     struct instr *setup)
{
	int n = h ? h->n : 0;
	struct handlers *out;

	out = unit_alloc(g->u, sizeof(*out) + (n + 1) * sizeof(out->item[0]));
	if (!out)
		return NULL;
	if (n)
		memcpy(out->item, h->item, n * sizeof(out->item[0]));
	out->item[n] = setup->target;
	out->n = n + 1;
	if (setup->op != OP_SETUP_FINALLY)
		setup->target->lasti = true;
	return out;
}

static struct handlers *without_handler(struct gen *g,
					const struct handlers *h)
{
	struct handlers *out;
	int n = h && h->n ? h->n - 1 : 0;

	out = unit_alloc(g->u, sizeof(*out) + n * sizeof(out->item[0]));
	if (!out)
		return NULL;
	if (n)
		memcpy(out->item, h->item, n * sizeof(out->item[0]));
	out->n = n;
	return out;
}

static void enter(struct walk *w, struct block *b, struct handlers *h)
{
	if (b->visited)
		return;
	b->visited = true;
	b->handlers = h;
	w->todo[w->n++] = b;
}

static void label_block(struct gen *g, struct walk *w, struct block *b)
{
	struct handlers *h = b->handlers;
	int i;

	for (i = 0; i < b->n && !g->u->failed; i++) {
		struct instr *in = &b->instr[i];

		if (ob_is_setup(in->op)) {
			enter(w, in->target, h);
			h = with_handler(g, h, in);
			in->op = OP_NOP;
			continue;
		}
		if (in->op == OP_POP_BLOCK) {
			h = without_handler(g, h);
			in->op = OP_NOP;
			continue;
		}
		in->handler = h && h->n ? h->item[h->n - 1] : NULL;
		if (ob_is_jump(in->op))
			enter(w, in->target, h);
	}
	if (!b->no_fall && b->next)
		enter(w, b->next, h);
}

/* Write into each instruction which handler guards it. */
void ob_flow_handlers(struct gen *g, struct block *entry)
{
	struct block *b;
	struct walk w;
	int n = 0;

	for (b = g->body->blocks; b; b = b->older) {
		b->visited = false;
		n++;
	}
	w.n = 0;
	w.todo = unit_alloc(g->u, (n + 1) * sizeof(w.todo[0]));
	if (!w.todo)
		return;
	enter(&w, entry, NULL);
	while (w.n && !g->u->failed)
		label_block(g, &w, w.todo[--w.n]);
}
