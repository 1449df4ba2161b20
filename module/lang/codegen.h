/* SPDX-License-Identifier: GPL-2.0 */
/*
 * codegen - what the files of the code generator and assembler share
 *
 * Each code object being made is a struct body: a graph of basic blocks, and
 * tables that number its constants and names. The generator appends to the
 * current block; flow.c tidies the graph; assemble.c writes it down.
 *
 * The generator is a plan (lang_priv.h): functions called gen_* run as steps,
 * functions called plan_* add steps, functions called emit_* append to the
 * current block at once. A gen_* function may emit only before it plans.
 */
#ifndef _OBHEAP_LANG_CODEGEN_H
#define _OBHEAP_LANG_CODEGEN_H

#include "lang_priv.h"

/* instructions that exist only until the assembler has placed the blocks */
enum {
	OP_JUMP = 256,
	OP_JUMP_NO_INTERRUPT,
	OP_POP_JUMP_IF_FALSE,
	OP_POP_JUMP_IF_TRUE,
	OP_POP_JUMP_IF_NONE,
	OP_POP_JUMP_IF_NOT_NONE,
	OP_SETUP_FINALLY,
	OP_SETUP_CLEANUP,
	OP_SETUP_WITH,
	OP_POP_BLOCK,
	NR_OPS,
};

struct block;

/*
 * struct instr - one instruction
 * @op: enum ob_op or one of the above
 * @target: where a jump goes, or the handler a SETUP installs
 * @handler: who handles exceptions here; set by flow.c
 */
struct instr {
	int op, arg;
	struct block *target, *handler;
	struct loc loc;
};

/* handlers in force at some point, innermost last; copied when changed */
struct handlers {
	int n;
	struct block *item[];
};

/*
 * struct block - a basic block: control enters at its top only
 * @older: block made before this one
 * @next: block that follows in the text, if any
 * @exit: its last instruction leaves the code object
 * @no_fall: control never reaches @next by falling through
 * @lasti: as a handler, it finds the instruction's offset on the stack
 */
struct block {
	struct block *older, *next;
	struct instr *instr;
	int n, cap;
	int predecessors, offset, depth;
	bool returns, exit, no_fall, visited, lasti;
	struct handlers *handlers;
};

/*
 * struct table - objects numbered in order of appearance, told apart by address
 * @index: numbers plus one by address, once there are many; open addressing
 */
struct table {
	struct vec items;
	u32 *index;
	u32 cap;
};

enum body_kind {
	BODY_MODULE, BODY_CLASS, BODY_FUNCTION, BODY_ASYNC_FUNCTION,
	BODY_LAMBDA, BODY_COMPREHENSION,
};

enum fblock_kind {
	FB_WHILE, FB_FOR, FB_TRY_EXCEPT, FB_FINALLY_TRY, FB_FINALLY_END,
	FB_WITH, FB_ASYNC_WITH, FB_HANDLER_CLEANUP, FB_POP_VALUE,
	FB_EXCEPTION_HANDLER, FB_GROUP_HANDLER, FB_ASYNC_COMP,
};

/*
 * struct fblock - a statement that break, continue and return must leave
 * @datum: the finally body, the with statement, or the handler's name
 */
struct fblock {
	int kind;
	struct block *block, *exit;
	void *datum;
};

#define MAX_FBLOCKS	20

struct body {
	struct body *outer;
	struct scope *scope;
	int kind;
	struct ob_object *name, *qualname, *private;
	struct table consts, names, varnames, cellvars, freevars;
	int argcount, posonly, kwonly, first_line;
	struct block *blocks, *cur;
	bool new_block;
	struct loc loc;
	struct fblock *fblock;
	int nr_fblocks;
};

struct gen {
	struct plan plan;
	struct unit *u;
	struct body *body;
	struct scope *top;
	int depth;
	struct ob_code *code;	/* the module's, when done; owned */
};

/* table.c */
int ob_table_find(const struct table *t, const void *p);
int ob_table_add(struct unit *u, struct table *t, void *p);
struct ob_object *ob_table_tuple(struct unit *u, const struct table *t);

/* emit.c */
extern const struct loc ob_no_loc;
struct block *ob_block_new(struct gen *g);
void ob_block_use(struct gen *g, struct block *b);
/** ob_block_append() - room for one more instruction, to be filled in; or NULL */
struct instr *ob_block_append(struct unit *u, struct block *b);
void emit(struct gen *g, int op, int arg);
void emit_noloc(struct gen *g, int op, int arg);
void emit_jump(struct gen *g, int op, struct block *target);
void emit_jump_noloc(struct gen *g, int op, struct block *target);
int add_const(struct gen *g, struct ob_object *o);
void emit_const(struct gen *g, struct ob_object *o);
void emit_int(struct gen *g, s64 v);
void emit_attr(struct gen *g, int op, struct ob_object *name);
void emit_name(struct gen *g, struct ob_object *name, enum node_ctx ctx);
void emit_compare(struct gen *g, int op);
void set_loc(struct gen *g, const struct loc *loc);
void unset_loc(struct gen *g);
void emit_yield_from(struct gen *g, bool await);
bool push_fblock(struct gen *g, int kind, struct block *b, struct block *exit,
		 void *datum);
void pop_fblock(struct gen *g);
void gen_error(struct gen *g, const char *fmt, ...);
bool forbidden(struct gen *g, struct ob_object *name, enum node_ctx ctx);

void plan_op(struct gen *g, int op, int arg);
void plan_op_noloc(struct gen *g, int op, int arg);
void plan_jump(struct gen *g, int op, struct block *target);
void plan_jump_noloc(struct gen *g, int op, struct block *target);
void plan_use(struct gen *g, struct block *b);
void plan_use_new(struct gen *g);
void plan_const(struct gen *g, struct ob_object *o);
void plan_attr(struct gen *g, int op, struct ob_object *name);
void plan_name(struct gen *g, struct ob_object *name, enum node_ctx ctx);
void plan_compare(struct gen *g, int op);
void plan_loc(struct gen *g, const struct loc *loc);
void plan_no_loc(struct gen *g);
void plan_attr_loc(struct gen *g, struct node *attr);
void plan_yield_from(struct gen *g, bool await);
void plan_push_fblock(struct gen *g, int kind, struct block *b,
		      struct block *exit, void *datum);
void plan_pop_fblock(struct gen *g);
void plan_run(struct gen *g, void (*run)(void *ctx, struct step *s), void *p,
	      void *q, int arg);
void plan_reraise(struct gen *g);

/* codegen_expr.c */
void plan_expr(struct gen *g, struct node *n);
void plan_exprs(struct gen *g, struct seq *s);
void plan_unpack_star(struct gen *g, struct seq *s, int pushed, int build,
		      int add, int extend, bool tuple);
struct ob_object *names_tuple(struct gen *g, struct ob_object **names, int n);

/* codegen_jump.c */
void plan_jump_if(struct gen *g, struct node *e, struct block *next,
		  bool cond);
void gen_boolop(struct gen *g, struct node *n);
void gen_compare(struct gen *g, struct node *n);
void gen_ifexp(struct gen *g, struct node *n);

/* codegen_call.c */
void gen_call(struct gen *g, struct node *n);
void plan_call(struct gen *g, int pushed, struct seq *args,
	       struct seq *keywords);
void gen_joined(struct gen *g, struct node *n);
void gen_formatted(struct gen *g, struct node *n);

/* codegen_warn.c */
void warn_call(struct gen *g, const struct node *func);
void warn_subscript(struct gen *g, const struct node *value,
		    const struct node *index);
void warn_compare(struct gen *g, const struct node *n);
void warn_assert(struct gen *g, const struct node *test);

/* Is @body a module's, compiled so that it may await? */
static inline bool may_await(const struct gen *g, const struct body *body)
{
	return body->kind == BODY_MODULE && g->u->flags & OB_COMPILE_AWAIT;
}

/* codegen_comp.c */
void gen_comprehension(struct gen *g, struct node *n);

/* codegen_def.c */
void gen_lambda(struct gen *g, struct node *n);
void gen_function(struct gen *g, struct node *n);
void gen_class(struct gen *g, struct node *n);
void enter_body(struct gen *g, int kind, struct ob_object *name,
		struct scope *scope, int line);
void plan_finish(struct gen *g, int flags, bool add_none);
void plan_body(struct gen *g, struct seq *body);
/** plan_annotation_of() - an annotation, or its text if that is wanted */
void plan_annotation_of(struct gen *g, struct node *e);

/* codegen_stmt.c */
/** plan_stmts() - the statements of @s from number @first on */
void plan_stmts(struct gen *g, struct seq *s, int first);
void gen_annassign(struct gen *g, struct node *n);
void gen_augassign(struct gen *g, struct node *n);

/* codegen_loop.c */
void gen_for(struct gen *g, struct node *n);
void gen_async_for(struct gen *g, struct node *n);
void gen_while(struct gen *g, struct node *n);
void gen_return(struct gen *g, struct node *n);
void gen_break(struct gen *g);
void gen_continue(struct gen *g);

/* codegen_try.c, codegen_with.c, codegen_match.c */
void gen_try(struct gen *g, struct node *n);
void gen_with(struct gen *g, struct node *n);
void plan_call_exit(struct gen *g);
void gen_match(struct gen *g, struct node *n);

/* traits.c */

/*
 * struct op_traits - what the passes over a graph ask about an instruction
 * @effect: change of stack depth, or EFFECT_BY_ARG
 * @caches: units of inline caches behind it
 * @jump: its target is a block
 * @setup: installs an exception handler
 * @exits: leaves the code object
 */
struct op_traits {
	s8 effect;
	u8 caches;
	bool jump, setup, exits;
};

#define EFFECT_BY_ARG	127

extern const struct op_traits ob_traits[NR_OPS];

static inline const struct op_traits *ob_op_traits(int op)
{
	return &ob_traits[op];
}

static inline bool ob_is_jump(int op)
{
	return ob_traits[op].jump;
}

/* Does it install an exception handler? */
static inline bool ob_is_setup(int op)
{
	return ob_traits[op].setup;
}

/* flow.c */
int ob_flow_optimize(struct gen *g, struct block *entry, struct vec *consts);
void ob_flow_duplicate_exits(struct gen *g);
void ob_flow_lines(struct gen *g, struct block *entry);
bool ob_flow_normalize(struct gen *g);
void ob_block_clean(struct block *b);
/* peephole.c */
int ob_flow_block(struct gen *g, struct block *b, struct vec *consts);
/* stack.c */
int ob_flow_depth(struct gen *g, struct block *entry);
void ob_flow_handlers(struct gen *g, struct block *entry);
/* assemble.c */
struct ob_code *ob_assemble(struct gen *g, bool add_none);
/* linetable.c */
struct bytes {
	u8 *p;
	size_t n, cap;
};

bool ob_bytes_put(struct unit *u, struct bytes *b, u8 v);
void ob_linetable_put(struct unit *u, struct bytes *b, const struct loc *loc,
		      int units, int *line);

#endif /* _OBHEAP_LANG_CODEGEN_H */
