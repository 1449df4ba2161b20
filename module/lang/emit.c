// SPDX-License-Identifier: GPL-2.0
/*
 * emit - appending instructions to the body being generated
 */

#include "codegen.h"

static u32 hash_ptr(const void *p)
{
	u64 h = (unsigned long)p;

	return ((h >> 4) * 0x9e3779b97f4a7c15ULL) >> 32;
}

/* Tables this small are looked through from the front. */
#define TABLE_FEW	8

int ob_table_find(const struct table *t, const void *p)
{
	u32 i;

	if (!t->cap) {
		for (i = 0; i < (u32)t->items.n; i++)
			if (t->items.item[i] == p)
				return i;
		return -1;
	}
	for (i = hash_ptr(p);; i++) {
		u32 slot = t->index[i & (t->cap - 1)];

		if (!slot)
			return -1;
		if (t->items.item[slot - 1] == p)
			return slot - 1;
	}
}

static void table_put(struct table *t, int n)
{
	u32 i = hash_ptr(t->items.item[n]);

	while (t->index[i & (t->cap - 1)])
		i++;
	t->index[i & (t->cap - 1)] = n + 1;
}

static bool table_grow(struct unit *u, struct table *t)
{
	u32 cap = t->cap ? t->cap * 2 : TABLE_FEW * 4;
	u32 *index = unit_alloc(u, cap * sizeof(*index));
	int i;

	if (!index)
		return false;
	t->index = index;
	t->cap = cap;
	for (i = 0; i < t->items.n - 1; i++)
		table_put(t, i);
	return true;
}

int ob_table_add(struct unit *u, struct table *t, void *p)
{
	int n = ob_table_find(t, p);

	if (n >= 0)
		return n;
	n = t->items.n;
	if (!ob_vec_push(u, &t->items, p))
		return 0;
	if (n < TABLE_FEW)
		return n;
	if ((u32)t->items.n * 2 > t->cap && !table_grow(u, t))
		return 0;
	table_put(t, n);
	return n;
}

struct ob_object *ob_table_tuple(struct unit *u, const struct table *t)
{
	return ob_tuple_from_array(u->rt,
				   (struct ob_object *const *)t->items.item,
				   t->items.n);
}

struct block *ob_block_new(struct gen *g)
{
	struct block *b = unit_alloc(g->u, sizeof(*b));

	/* After a failure nobody looks at blocks any more. */
	if (!b)
		return g->body->cur;
	b->older = g->body->blocks;
	g->body->blocks = b;
	return b;
}

void ob_block_use(struct gen *g, struct block *b)
{
	if (g->u->failed)
		return;
	g->body->cur->next = b;
	g->body->cur = b;
	g->body->new_block = false;
}

static bool block_grow(struct unit *u, struct block *b)
{
	int cap = b->cap ? b->cap * 2 : 8;
	struct instr *i = unit_take(u, cap * sizeof(*i));

	if (!i)
		return false;
	if (b->n)
		memcpy(i, b->instr, b->n * sizeof(*i));
	b->instr = i;
	b->cap = cap;
	return true;
}

struct instr *ob_block_append(struct unit *u, struct block *b)
{
	if (unlikely(b->n == b->cap) && !block_grow(u, b))
		return NULL;
	return &b->instr[b->n++];
}

static bool ends_block(int op)
{
	return ob_is_jump(op) || ob_op_traits(op)->exits;
}

static void append(struct gen *g, int op, int arg, struct block *target,
		   const struct loc *loc)
{
	struct instr *i;

	if (g->u->failed)
		return;
	if (g->body->new_block) {
		ob_block_use(g, ob_block_new(g));
		if (g->u->failed)
			return;
	}
	i = ob_block_append(g->u, g->body->cur);
	if (!i)
		return;
	*i = (struct instr){
		.op = op, .arg = arg, .target = target, .loc = *loc,
	};
	if (op == OP_RETURN_VALUE)
		g->body->cur->returns = true;
	if (ends_block(op))
		g->body->new_block = true;
}

const struct loc ob_no_loc = { -1, -1, -1, -1 };

void emit(struct gen *g, int op, int arg)
{
	append(g, op, arg, NULL, &g->body->loc);
}

void emit_noloc(struct gen *g, int op, int arg)
{
	append(g, op, arg, NULL, &ob_no_loc);
}

void emit_jump(struct gen *g, int op, struct block *target)
{
	append(g, op, 0, target, &g->body->loc);
}

void emit_jump_noloc(struct gen *g, int op, struct block *target)
{
	append(g, op, 0, target, &ob_no_loc);
}

int add_const(struct gen *g, struct ob_object *o)
{
	struct ob_object *merged = o ? ob_const_merge(g->u, o) : NULL;

	if (!merged) {
		g->u->failed = true;
		return 0;
	}
	return ob_table_add(g->u, &g->body->consts, merged);
}

void emit_const(struct gen *g, struct ob_object *o)
{
	int arg = add_const(g, o);

	emit(g, OP_LOAD_CONST, arg);
}

void emit_int(struct gen *g, s64 v)
{
	emit_const(g, ob_unit_keep(g->u, ob_int_from_s64(g->u->rt, v)));
}

/* An instruction whose argument is an index into co_names. */
void emit_attr(struct gen *g, int op, struct ob_object *name)
{
	name = ob_unit_mangle(g->u, g->body->private, name);
	if (name)
		emit(g, op, ob_table_add(g->u, &g->body->names, name));
}

void gen_error(struct gen *g, const char *fmt, ...)
{
	struct ob_object *msg;
	va_list ap;

	if (g->u->failed)
		return;
	va_start(ap, fmt);
	msg = ob_str_vformat(g->u->rt, fmt, ap);
	va_end(ap);
	if (!msg) {
		g->u->failed = true;
		return;
	}
	ob_compile_error(g->u, &g->body->loc, "%U", msg);
	ob_decref(g->u->rt, msg);
}

bool forbidden(struct gen *g, struct ob_object *name, enum node_ctx ctx)
{
	if (ctx == CTX_LOAD || ob_str_len(name) != 9 ||
	    !ob_str_equal_c(name, "__debug__"))
		return false;
	gen_error(g, ctx == CTX_STORE ? "cannot assign to __debug__" :
		  "cannot delete __debug__");
	return true;
}

/* how a name is reached, and the instruction for each context */
static const u8 name_ops[][3] = {
	[0] = { OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME },
	[1] = { OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL },
	[2] = { OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST },
	[3] = { OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF },
};

void emit_name(struct gen *g, struct ob_object *name, enum node_ctx ctx)
{
	struct body *b = g->body;
	struct table *t = &b->names;
	struct symbol *sym;
	int how = 0, op, arg;

	if (g->u->failed || forbidden(g, name, ctx))
		return;
	name = ob_unit_mangle(g->u, b->private, name);
	if (!name)
		return;
	sym = ob_scope_find(b->scope, name);
	switch (sym ? sym->scope : SCOPE_UNKNOWN) {
	case SCOPE_FREE:
		t = &b->freevars;
		how = 3;
		break;
	case SCOPE_CELL:
		t = &b->cellvars;
		how = 3;
		break;
	case SCOPE_LOCAL:
		if (b->scope->type == SCOPE_FUNCTION) {
			t = &b->varnames;
			how = 2;
		}
		break;
	case SCOPE_GLOBAL_IMPLICIT:
		how = b->scope->type == SCOPE_FUNCTION;
		break;
	case SCOPE_GLOBAL_EXPLICIT:
		how = 1;
		break;
	default:
		break;
	}
	op = name_ops[how][ctx];
	arg = ob_table_add(g->u, t, name);
	if (t == &b->freevars)
		arg += b->cellvars.items.n;
	if (op == OP_LOAD_DEREF && b->scope->type == SCOPE_CLASS)
		op = OP_LOAD_CLASSDEREF;
	if (op == OP_LOAD_GLOBAL)
		arg <<= 1;
	emit(g, op, arg);
}

void emit_compare(struct gen *g, int op)
{
	if (op == CMP_IS || op == CMP_IS_NOT)
		emit(g, OP_IS_OP, op == CMP_IS_NOT);
	else if (op == CMP_IN || op == CMP_NOT_IN)
		emit(g, OP_CONTAINS_OP, op == CMP_NOT_IN);
	else
		emit(g, OP_COMPARE_OP, op);
}

void set_loc(struct gen *g, const struct loc *loc)
{
	g->body->loc = *loc;
}

void unset_loc(struct gen *g)
{
	g->body->loc = ob_no_loc;
}

void emit_yield_from(struct gen *g, bool await)
{
	struct block *start = ob_block_new(g);
	struct block *resume = ob_block_new(g);
	struct block *exit = ob_block_new(g);

	ob_block_use(g, start);
	emit_jump(g, OP_SEND, exit);
	ob_block_use(g, resume);
	emit(g, OP_YIELD_VALUE, 0);
	emit(g, OP_RESUME, await ? OB_RESUME_AWAIT : OB_RESUME_YIELD_FROM);
	emit_jump(g, OP_JUMP_NO_INTERRUPT, start);
	ob_block_use(g, exit);
}

bool push_fblock(struct gen *g, int kind, struct block *b, struct block *exit,
		 void *datum)
{
	struct fblock *f;

	if (g->body->nr_fblocks >= MAX_FBLOCKS) {
		gen_error(g, "too many statically nested blocks");
		return false;
	}
	if (!g->body->fblock)
		g->body->fblock = unit_take(g->u, MAX_FBLOCKS * sizeof(*f));
	if (!g->body->fblock)
		return false;
	f = &g->body->fblock[g->body->nr_fblocks++];
	f->kind = kind;
	f->block = b;
	f->exit = exit;
	f->datum = datum;
	return true;
}

void pop_fblock(struct gen *g)
{
	if (g->body->nr_fblocks)
		g->body->nr_fblocks--;
}
