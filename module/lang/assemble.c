// SPDX-License-Identifier: GPL-2.0
/*
 * assemble - a finished graph to a code object
 */

#include "codegen.h"

/* Longest code, in units; offsets and table entries stay below 2^30. */
#define MAX_UNITS	(256 * 1024 * 1024)

struct assembly {
	struct gen *g;
	struct body *body;
	struct block *entry;
	struct vec consts;
	struct bytes lines, exceptions;
	int *cell_slot;		/* slot of each cell and free variable */
	int units, depth, dropped, nlocals, ncells, nfrees;
	bool add_none;
	bool straight;		/* one block: no jumps, no handlers */
};

/*
 * Cells of parameters share the parameter's slot; the others follow the
 * locals, and free variables follow those.
 */
static bool place_cells(struct assembly *a)
{
	int n = a->ncells + a->nfrees, i;

	a->cell_slot = unit_alloc(a->g->u, (n + 1) * sizeof(int));
	if (!a->cell_slot)
		return false;
	for (i = 0; i < n; i++)
		a->cell_slot[i] = a->nlocals + i;
	for (i = 0; i < a->ncells; i++) {
		int local = ob_table_find(&a->body->varnames,
					  a->body->cellvars.items.item[i]);

		if (local >= 0)
			a->cell_slot[i] = local;
	}
	return true;
}

static void insert(struct assembly *a, int pos, int op, int arg, int line)
{
	struct block *b = a->entry;
	struct instr in = { .op = op, .arg = arg };

	in.loc = (struct loc){ line, -1, line, -1 };
	if (!ob_block_append(a->g->u, b))
		return;
	memmove(&b->instr[pos + 1], &b->instr[pos],
		(b->n - 1 - pos) * sizeof(in));
	b->instr[pos] = in;
}

static u32 code_flags(const struct assembly *a)
{
	const struct scope *s = a->body->scope;
	u32 flags = a->g->u->flags & OB_CO_FUTURES;

	if (may_await(a->g, a->body) && s->coroutine && !s->generator)
		flags |= OB_CO_COROUTINE;
	if (s->type != SCOPE_FUNCTION)
		return flags;
	flags |= OB_CO_NEWLOCALS | OB_CO_OPTIMIZED;
	if (s->nested)
		flags |= OB_CO_NESTED;
	if (s->generator)
		flags |= s->coroutine ? OB_CO_ASYNC_GENERATOR :
			 OB_CO_GENERATOR;
	else if (s->coroutine)
		flags |= OB_CO_COROUTINE;
	if (s->varargs)
		flags |= OB_CO_VARARGS;
	if (s->varkeywords)
		flags |= OB_CO_VARKEYWORDS;
	return flags;
}

/* What runs before the body: generator, cells in order of slots, closure. */
static bool add_prefix(struct assembly *a)
{
	int done = 0, slot, i;

	if (code_flags(a) & (OB_CO_GENERATOR | OB_CO_COROUTINE |
			     OB_CO_ASYNC_GENERATOR)) {
		insert(a, 0, OP_RETURN_GENERATOR, 0, a->body->first_line);
		insert(a, 1, OP_POP_TOP, 0, -1);
	}
	for (slot = 0; done < a->ncells; slot++) {
		for (i = 0; i < a->ncells; i++)
			if (a->cell_slot[i] == slot)
				break;
		if (i < a->ncells)
			insert(a, done++, OP_MAKE_CELL, i, -1);
	}
	if (a->nfrees)
		insert(a, 0, OP_COPY_FREE_VARS, a->nfrees, -1);
	return !a->g->u->failed;
}

/* Arguments that number cells become slots, now that slots are known. */
static void fix_cells(struct assembly *a)
{
	struct block *b;
	int i;

	if (!(a->ncells + a->nfrees))
		return;
	for (i = 0; i < a->ncells + a->nfrees; i++) {
		if (a->cell_slot[i] == i + a->nlocals)
			a->cell_slot[i] -= a->dropped;
		else
			a->dropped++;
	}
	for (b = a->entry; b; b = b->next) {
		for (i = 0; i < b->n; i++) {
			struct instr *in = &b->instr[i];

			switch (in->op) {
			case OP_MAKE_CELL:
			case OP_LOAD_CLOSURE:
			case OP_LOAD_DEREF:
			case OP_STORE_DEREF:
			case OP_DELETE_DEREF:
			case OP_LOAD_CLASSDEREF:
				in->arg = a->cell_slot[in->arg];
				break;
			default:
				break;
			}
		}
	}
}

/* Constants behind the last one used go; the first may be a docstring. */
static void trim_consts(struct assembly *a)
{
	struct block *b;
	int most = 0, i;

	for (b = a->entry; b; b = b->next)
		for (i = 0; i < b->n; i++)
			if (b->instr[i].op == OP_LOAD_CONST ||
			    b->instr[i].op == OP_KW_NAMES)
				most = max(most, b->instr[i].arg);
	if (most + 1 < a->consts.n)
		a->consts.n = most + 1;
}

static int real_jump(int op, bool forward)
{
	switch (op) {
	case OP_JUMP:
		return forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD;
	case OP_JUMP_NO_INTERRUPT:
		return forward ? OP_JUMP_FORWARD :
		       OP_JUMP_BACKWARD_NO_INTERRUPT;
	case OP_POP_JUMP_IF_NOT_NONE:
		return forward ? OP_POP_JUMP_FORWARD_IF_NOT_NONE :
		       OP_POP_JUMP_BACKWARD_IF_NOT_NONE;
	case OP_POP_JUMP_IF_NONE:
		return forward ? OP_POP_JUMP_FORWARD_IF_NONE :
		       OP_POP_JUMP_BACKWARD_IF_NONE;
	case OP_POP_JUMP_IF_FALSE:
		return forward ? OP_POP_JUMP_FORWARD_IF_FALSE :
		       OP_POP_JUMP_BACKWARD_IF_FALSE;
	case OP_POP_JUMP_IF_TRUE:
		return forward ? OP_POP_JUMP_FORWARD_IF_TRUE :
		       OP_POP_JUMP_BACKWARD_IF_TRUE;
	default:
		return op;
	}
}

static void choose_jumps(struct assembly *a)
{
	struct block *b;

	for (b = a->entry; b; b = b->next)
		b->visited = false;
	for (b = a->entry; b; b = b->next) {
		struct instr *last;

		b->visited = true;
		if (!b->n)
			continue;
		last = &b->instr[b->n - 1];
		if (ob_is_jump(last->op))
			last->op = real_jump(last->op, !last->target->visited);
	}
}

static u32 real_arg(const struct instr *i)
{
	return i->op >= OB_HAVE_ARGUMENT ? i->arg : 0;
}

static int instr_units(const struct instr *i)
{
	u32 arg = real_arg(i);
	int units = 1 + ob_op_traits(i->op)->caches;

	if (likely(arg <= 0xff))
		return units;
	return units + 1 + (arg > 0xffff) + (arg > 0xffffff);
}

/*
 * Place the blocks and measure the jumps, until no jump needs more units than
 * it had: each round only makes code longer, so there is an end.
 */
static bool place_blocks(struct assembly *a)
{
	struct block *b;
	bool again;
	int i, at;

	do {
		again = false;
		at = 0;
		for (b = a->entry; b; b = b->next) {
			b->offset = at;
			for (i = 0; i < b->n; i++)
				at += instr_units(&b->instr[i]);
			if (at > MAX_UNITS) {
				ob_raise(a->g->u->rt, OB_T_OverflowError,
					 "code is too large");
				return false;
			}
		}
		a->units = at;
		for (b = a->entry; b && !a->straight; b = b->next) {
			at = b->offset;
			for (i = 0; i < b->n; i++) {
				struct instr *in = &b->instr[i];
				int units = instr_units(in), to;

				at += units;
				if (!ob_is_jump(in->op))
					continue;
				to = in->target->offset;
				in->arg = to < at ? at - to : to - at;
				again |= instr_units(in) != units;
			}
		}
	} while (again && !ob_tick(a->g->u->rt));
	return !again;
}

static void write_code(struct assembly *a, u16 *code)
{
	struct block *b;
	int i, at = 0;

	for (b = a->entry; b; b = b->next) {
		for (i = 0; i < b->n; i++) {
			struct instr *in = &b->instr[i];
			u32 arg = real_arg(in);

			if (unlikely(arg > 0xffffff))
				code[at++] = ob_op_unit(OP_EXTENDED_ARG,
							arg >> 24);
			if (unlikely(arg > 0xffff))
				code[at++] = ob_op_unit(OP_EXTENDED_ARG,
							arg >> 16);
			if (unlikely(arg > 0xff))
				code[at++] = ob_op_unit(OP_EXTENDED_ARG,
							arg >> 8);
			code[at] = ob_op_unit(in->op, arg);
			/* room for caches is there and zero */
			at += 1 + ob_op_traits(in->op)->caches;
		}
	}
}

static void write_lines(struct assembly *a)
{
	int line = a->body->first_line, i;
	struct block *b;

	for (b = a->entry; b; b = b->next)
		for (i = 0; i < b->n; i++)
			ob_linetable_put(a->g->u, &a->lines, &b->instr[i].loc,
					 instr_units(&b->instr[i]), &line);
}

/* Six bits per byte, most significant first; bit 7 marks an entry's start. */
static void put_item(struct assembly *a, u32 v, u8 mark)
{
	int shift;

	for (shift = 24; shift > 0; shift -= 6) {
		if (v < 1U << shift)
			continue;
		ob_bytes_put(a->g->u, &a->exceptions,
			     (v >> shift & 63) | 64 | mark);
		mark = 0;
	}
	ob_bytes_put(a->g->u, &a->exceptions, (v & 63) | mark);
}

static void put_handler(struct assembly *a, int from, int to,
			const struct block *h)
{
	put_item(a, from, 128);
	put_item(a, to - from, 0);
	put_item(a, h->offset, 0);
	put_item(a, (h->depth - 1 - h->lasti) << 1 | h->lasti, 0);
}

static void write_exceptions(struct assembly *a)
{
	struct block *b, *cur = NULL;
	int i, at = 0, from = 0;

	for (b = a->entry; b; b = b->next) {
		for (i = 0; i < b->n; i++) {
			struct instr *in = &b->instr[i];

			if (in->handler != cur) {
				if (cur)
					put_handler(a, from, at, cur);
				from = at;
				cur = in->handler;
			}
			at += instr_units(in);
		}
	}
	if (cur)
		put_handler(a, from, at, cur);
}

/* Names of all slots, and what each is; allocated for the code object. */
static bool set_slots(struct assembly *a, struct ob_code *co)
{
	int n = a->nlocals + a->ncells + a->nfrees - a->dropped;
	struct body *b = a->body;
	struct ob_tuple *names;
	int i, slot;

	names = (struct ob_tuple *)ob_tuple_new(a->g->u->rt, n);
	if (!names)
		return false;
	co->localsplusnames = names;
	if (!n)
		return true;
	co->localspluskinds = ob_raw_alloc(a->g->u->rt, n);
	if (!co->localspluskinds)
		return false;
	memset(co->localspluskinds, 0, n);
	for (i = 0; i < a->nlocals; i++) {
		names->item[i] = ob_newref(b->varnames.items.item[i]);
		co->localspluskinds[i] = OB_LOCAL_LOCAL;
	}
	for (i = 0; i < a->ncells + a->nfrees; i++) {
		slot = a->cell_slot[i];
		if (!names->item[slot])
			names->item[slot] =
				ob_newref(i < a->ncells ?
					  b->cellvars.items.item[i] :
					  b->freevars.items.item[i - a->ncells]);
		else
			co->nplaincellvars--;
		co->localspluskinds[slot] |= i < a->ncells ? OB_LOCAL_CELL :
					     OB_LOCAL_FREE;
	}
	co->nlocalsplus = n;
	co->nlocals = a->nlocals;
	co->ncellvars = a->ncells;
	co->nplaincellvars += a->ncells;
	co->nfreevars = a->nfrees;
	return true;
}

static u8 *copy_bytes(struct assembly *a, const struct bytes *b)
{
	u8 *p = ob_raw_alloc(a->g->u->rt, b->n);

	if (p)
		memcpy(p, b->p, b->n);
	return p;
}

/*
 * A tuple of what is merged already, names included, as the unit's one object
 * of its value; a new reference or NULL.
 */
static struct ob_tuple *shared_tuple(struct assembly *a, struct ob_object *t)
{
	if (!ob_unit_keep(a->g->u, t))
		return NULL;
	t = ob_const_merge_tuple(a->g->u, t);
	return t ? ob_newref(t) : NULL;
}

static bool set_tables(struct assembly *a, struct ob_code *co)
{
	struct ob_object *const *consts = (void *)a->consts.item;
	struct ob_rt *rt = a->g->u->rt;

	co->consts = shared_tuple(a, ob_tuple_from_array(rt, consts,
							 a->consts.n));
	if (!co->consts)
		return false;
	co->names = shared_tuple(a, ob_table_tuple(a->g->u, &a->body->names));
	if (!co->names || !set_slots(a, co))
		return false;
	co->linetable = copy_bytes(a, &a->lines);
	if (!co->linetable)
		return false;
	co->linetable_len = a->lines.n;
	if (a->exceptions.n) {
		co->exceptions = copy_bytes(a, &a->exceptions);
		if (!co->exceptions)
			return false;
		co->exceptiontable_len = a->exceptions.n;
	}
	return true;
}

/* CPython's counter of calls and loops before it specialises code. */
#define WARMUP	(-8)

static struct ob_code *make_code(struct assembly *a)
{
	struct unit *u = a->g->u;
	struct body *b = a->body;
	struct ob_code *co = ob_code_new(u->rt, a->units);
	int i;

	if (!co)
		return NULL;
	write_code(a, co->code);
	co->flags = code_flags(a);
	co->warmup = WARMUP;
	co->argcount = b->posonly + b->argcount;
	co->posonlyargcount = b->posonly;
	co->kwonlyargcount = b->kwonly;
	co->stacksize = a->depth;
	co->firstlineno = b->first_line;
	co->filename = ob_newref(u->filename);
	co->name = ob_newref(b->name);
	co->qualname = ob_newref(b->qualname);
	if (u->source)
		co->source = ob_newref(u->source);
	co->unit = u->number;
	for (i = 0; i < a->units; i += 1 + ob_op_caches(ob_op_code(co->code[i])))
		if (ob_op_code(co->code[i]) == OP_RESUME)
			break;
	co->firsttraceable = i;
	if (!set_tables(a, co)) {
		ob_decref(u->rt, co);
		return NULL;
	}
	return co;
}

static bool prepare(struct assembly *a)
{
	struct gen *g = a->g;
	struct block *b;

	if (!g->body->cur->returns) {
		unset_loc(g);
		if (a->add_none)
			emit_const(g, ob_none(g->u->rt));
		emit(g, OP_RETURN_VALUE, 0);
	}
	if (g->u->failed)
		return false;
	for (b = a->body->blocks; b; b = b->older)
		a->entry = b;
	a->straight = a->entry == a->body->blocks;
	if (!a->straight && !ob_flow_normalize(g))
		return false;
	a->nlocals = a->body->varnames.items.n;
	a->ncells = a->body->cellvars.items.n;
	a->nfrees = a->body->freevars.items.n;
	if (!place_cells(a) || !add_prefix(a))
		return false;
	fix_cells(a);
	/* The table is not asked again; folding appends to its items. */
	a->consts = a->body->consts.items;
	return true;
}

/* Write down the current body; a new reference, or NULL raised. */
struct ob_code *ob_assemble(struct gen *g, bool add_none)
{
	struct assembly *a = unit_alloc(g->u, sizeof(*a));
	struct block *b;

	if (!a)
		return NULL;
	a->g = g;
	a->body = g->body;
	a->add_none = add_none;
	if (!prepare(a) || ob_flow_optimize(g, a->entry, &a->consts))
		return NULL;
	if (!a->straight)
		ob_flow_duplicate_exits(g);
	if (g->u->failed)
		return NULL;
	trim_consts(a);
	ob_flow_lines(g, a->entry);
	a->depth = ob_flow_depth(g, a->entry);
	if (a->depth < 0)
		return NULL;
	if (!a->straight)
		ob_flow_handlers(g, a->entry);
	for (b = a->entry; b; b = b->next)
		ob_block_clean(b);
	if (!a->straight)
		choose_jumps(a);
	if (g->u->failed || !place_blocks(a))
		return NULL;
	write_lines(a);
	if (!a->straight)
		write_exceptions(a);
	return g->u->failed ? NULL : make_code(a);
}
