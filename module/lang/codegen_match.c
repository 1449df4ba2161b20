// SPDX-License-Identifier: GPL-2.0
/*
 * codegen_match - structural pattern matching
 *
 * A pattern consumes the value on top of the stack. Where it does not match it
 * jumps to a block that pops as many values as are in use at that point; names
 * are kept on the stack below those and stored once everything has matched.
 */

#include "codegen.h"

/*
 * struct patterns - state of matching one case, or one alternative
 * @stores: names captured so far, in the order of their values on the stack
 * @fail_pop: blocks by number of values to pop
 * @on_top: values in use above the captures
 * @irrefutable: may the pattern match everything?
 */
struct patterns {
	struct vec stores;
	struct vec fail_pop;
	int on_top;
	bool irrefutable;
};

static void plan_pattern(struct gen *g, struct patterns *pc, struct node *n);
static void plan_subpattern(struct gen *g, struct patterns *pc,
			    struct node *n);

static bool is_wildcard(const struct node *n)
{
	return n->kind == N_PAT_AS && !n->pat_as.name;
}

static void ensure_fail_pop(struct gen *g, struct patterns *pc, int n)
{
	while (pc->fail_pop.n <= n && !g->u->failed)
		ob_vec_push(g->u, &pc->fail_pop, ob_block_new(g));
}

static void jump_to_fail(struct gen *g, struct patterns *pc, int op)
{
	int pops = pc->on_top + pc->stores.n;

	ensure_fail_pop(g, pc, pops);
	if (!g->u->failed)
		emit_jump(g, op, pc->fail_pop.item[pops]);
}

static void emit_fail_pops(struct gen *g, struct patterns *pc)
{
	int i;

	if (!pc->fail_pop.n)
		return;
	for (i = pc->fail_pop.n - 1; i > 0; i--) {
		ob_block_use(g, pc->fail_pop.item[i]);
		emit(g, OP_POP_TOP, 0);
	}
	ob_block_use(g, pc->fail_pop.item[0]);
	memset(&pc->fail_pop, 0, sizeof(pc->fail_pop));
}

static void rotate(struct gen *g, int count)
{
	while (count > 1)
		emit(g, OP_SWAP, count--);
}

static int find_store(const struct vec *v, const void *name)
{
	int i;

	for (i = 0; i < v->n; i++)
		if (v->item[i] == name)
			return i;
	return -1;
}

static void store_name(struct gen *g, struct patterns *pc,
		       struct ob_object *name)
{
	if (!name) {
		emit(g, OP_POP_TOP, 0);
		return;
	}
	if (forbidden(g, name, CTX_STORE))
		return;
	if (find_store(&pc->stores, name) >= 0) {
		gen_error(g, "multiple assignments to name %R in pattern",
			  name);
		return;
	}
	rotate(g, pc->on_top + pc->stores.n + 1);
	ob_vec_push(g->u, &pc->stores, name);
}

/* Steps that only adjust the state. */
static void run_on_top(void *ctx, struct step *s)
{
	struct patterns *pc = s->p;

	pc->on_top += s->arg;
}

static void plan_on_top(struct gen *g, struct patterns *pc, int by)
{
	plan_run(g, run_on_top, pc, NULL, by);
}

static void run_irrefutable(void *ctx, struct step *s)
{
	struct patterns *pc = s->p;

	pc->irrefutable = s->arg;
}

static void run_fail(void *ctx, struct step *s)
{
	jump_to_fail(ctx, s->p, s->arg);
}

static void plan_fail(struct gen *g, struct patterns *pc, int op)
{
	plan_run(g, run_fail, pc, NULL, op);
}

static void run_store(void *ctx, struct step *s)
{
	store_name(ctx, s->p, s->q);
}

static void run_int(void *ctx, struct step *s)
{
	emit_int(ctx, s->arg);
}

/* A pattern inside another may match everything. */
static void run_subpattern(void *ctx, struct step *s)
{
	struct patterns *pc = s->p;
	bool saved = pc->irrefutable;

	pc->irrefutable = true;
	plan_pattern(ctx, pc, s->q);
	plan_run(ctx, run_irrefutable, pc, NULL, saved);
}

static void plan_subpattern(struct gen *g, struct patterns *pc, struct node *n)
{
	plan_run(g, run_subpattern, pc, n, 0);
}

static void gen_unpack(struct gen *g, struct patterns *pc, struct seq *s)
{
	int i, n = seq_len(s), star = -1;

	for (i = 0; i < n; i++) {
		if (s->item[i]->kind != N_PAT_STAR)
			continue;
		if (i >= 256 || n - i - 1 >= INT_MAX >> 8) {
			gen_error(g, "too many expressions in star-unpacking sequence pattern");
			return;
		}
		star = i;
		emit(g, OP_UNPACK_EX, i + ((n - i - 1) << 8));
	}
	if (star < 0)
		emit(g, OP_UNPACK_SEQUENCE, n);
	pc->on_top += n;
	for (i = 0; i < n; i++) {
		plan_on_top(g, pc, -1);
		plan_subpattern(g, pc, s->item[i]);
	}
}

/* [a, *_, b]: take the items that matter by position. */
static void gen_subscripts(struct gen *g, struct patterns *pc, struct seq *s,
			   int star)
{
	int i, n = seq_len(s);

	pc->on_top++;
	for (i = 0; i < n; i++) {
		if (is_wildcard(s->item[i]) || i == star)
			continue;
		plan_op(g, OP_COPY, 1);
		if (i < star) {
			plan_run(g, run_int, NULL, NULL, i);
		} else {
			plan_op(g, OP_GET_LEN, 0);
			plan_run(g, run_int, NULL, NULL, n - i);
			plan_op(g, OP_BINARY_OP, OB_SUB);
		}
		plan_op(g, OP_BINARY_SUBSCR, 0);
		plan_subpattern(g, pc, s->item[i]);
	}
	plan_on_top(g, pc, -1);
	plan_op(g, OP_POP_TOP, 0);
}

static void gen_sequence(struct gen *g, struct patterns *pc, struct node *n)
{
	struct seq *s = n->many.items;
	bool only_wild = true, star_wild = false;
	int i, size = seq_len(s), star = -1;

	for (i = 0; i < size; i++) {
		struct node *p = s->item[i];

		if (p->kind != N_PAT_STAR) {
			only_wild &= is_wildcard(p);
			continue;
		}
		if (star >= 0) {
			gen_error(g, "multiple starred names in sequence pattern");
			return;
		}
		star_wild = !p->pat_as.name;
		only_wild &= star_wild;
		star = i;
	}
	pc->on_top++;
	emit(g, OP_MATCH_SEQUENCE, 0);
	jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	if (star < 0 || size > 1) {
		emit(g, OP_GET_LEN, 0);
		emit_int(g, star < 0 ? size : size - 1);
		emit_compare(g, star < 0 ? OB_EQ : OB_GE);
		jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	}
	pc->on_top--;
	if (only_wild)
		emit(g, OP_POP_TOP, 0);
	else if (star_wild)
		gen_subscripts(g, pc, s, star);
	else
		gen_unpack(g, pc, s);
}

static void mapping_rest(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct patterns *pc = s->p;
	struct node *n = s->q;
	int size = seq_len(n->pat_mapping.keys);

	pc->on_top -= 2;
	if (!n->pat_mapping.rest) {
		emit(g, OP_POP_TOP, 0);
		emit(g, OP_POP_TOP, 0);
		return;
	}
	emit(g, OP_BUILD_MAP, 0);
	emit(g, OP_SWAP, 3);
	emit(g, OP_DICT_UPDATE, 2);
	emit(g, OP_UNPACK_SEQUENCE, size);
	while (size) {
		emit(g, OP_COPY, 1 + size--);
		emit(g, OP_SWAP, 2);
		emit(g, OP_DELETE_SUBSCR, 0);
	}
	store_name(g, pc, n->pat_mapping.rest);
}

static void mapping_values(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct patterns *pc = s->p;
	struct node *n = s->q;
	int size = seq_len(n->pat_mapping.keys), i;

	emit(g, OP_BUILD_TUPLE, size);
	emit(g, OP_MATCH_KEYS, 0);
	pc->on_top += 2;
	emit(g, OP_COPY, 1);
	emit_const(g, ob_none(g->u->rt));
	emit(g, OP_IS_OP, 1);
	jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	emit(g, OP_UNPACK_SEQUENCE, size);
	pc->on_top += size - 1;
	for (i = 0; i < size; i++) {
		plan_on_top(g, pc, -1);
		plan_subpattern(g, pc, n->pat_mapping.patterns->item[i]);
	}
	plan_run(g, mapping_rest, pc, n, 0);
}

/* Constant keys must differ; the first pair that does not is the error. */
static bool check_keys(struct gen *g, struct seq *keys)
{
	int i, k;

	for (i = 0; i < seq_len(keys); i++) {
		struct node *key = keys->item[i];

		if (key->kind != N_CONST)
			continue;
		for (k = 0; k < i; k++) {
			struct node *other = keys->item[k];
			int same;

			if (other->kind != N_CONST)
				continue;
			same = ob_compare_bool(g->u->rt, other->constant.value,
					       key->constant.value, OB_EQ);
			if (same < 0)
				g->u->failed = true;
			if (same > 0)
				gen_error(g, "mapping pattern checks duplicate key (%R)",
					  key->constant.value);
			if (same)
				return false;
		}
	}
	return true;
}

static void gen_mapping(struct gen *g, struct patterns *pc, struct node *n)
{
	struct seq *keys = n->pat_mapping.keys;
	int size = seq_len(keys), i;

	pc->on_top++;
	emit(g, OP_MATCH_MAPPING, 0);
	jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	if (!size && !n->pat_mapping.rest) {
		pc->on_top--;
		emit(g, OP_POP_TOP, 0);
		return;
	}
	if (size) {
		emit(g, OP_GET_LEN, 0);
		emit_int(g, size);
		emit_compare(g, OB_GE);
		jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	}
	if (!check_keys(g, keys))
		return;
	for (i = 0; i < size; i++)
		plan_expr(g, keys->item[i]);
	plan_run(g, mapping_values, pc, n, 0);
}

static bool check_class_names(struct gen *g, struct seq *kwd)
{
	int i, k, n = seq_len(kwd);

	for (i = 0; i < n; i++) {
		struct ob_object *name = kwd->item[i]->keyword.arg;

		set_loc(g, &kwd->item[i]->keyword.value->loc);
		if (forbidden(g, name, CTX_STORE))
			return false;
		for (k = i + 1; k < n; k++) {
			if (kwd->item[k]->keyword.arg != name)
				continue;
			set_loc(g, &kwd->item[k]->keyword.value->loc);
			gen_error(g, "attribute name repeated in class pattern: %U",
				  name);
			return false;
		}
	}
	return true;
}

static void class_parts(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct patterns *pc = s->p;
	struct node *n = s->q;
	struct seq *args = n->pat_class.patterns, *kwd = n->pat_class.kwd;
	int nargs = seq_len(args), nkwd = seq_len(kwd), i;
	struct vec names = {};

	for (i = 0; i < nkwd; i++)
		if (!ob_vec_push(g->u, &names, kwd->item[i]->keyword.arg))
			return;
	emit_const(g, names_tuple(g, (struct ob_object **)names.item, names.n));
	emit(g, OP_MATCH_CLASS, nargs);
	emit(g, OP_COPY, 1);
	emit_const(g, ob_none(g->u->rt));
	emit(g, OP_IS_OP, 1);
	pc->on_top++;
	jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
	emit(g, OP_UNPACK_SEQUENCE, nargs + nkwd);
	pc->on_top += nargs + nkwd - 1;
	for (i = 0; i < nargs + nkwd; i++) {
		struct node *p = i < nargs ? args->item[i] :
				 kwd->item[i - nargs]->keyword.value;

		plan_on_top(g, pc, -1);
		if (is_wildcard(p) && !p->pat_as.pattern)
			plan_op(g, OP_POP_TOP, 0);
		else
			plan_subpattern(g, pc, p);
	}
}

static void gen_class_pattern(struct gen *g, struct patterns *pc,
			      struct node *n)
{
	if (seq_len(n->pat_class.kwd)) {
		if (!check_class_names(g, n->pat_class.kwd))
			return;
		set_loc(g, &n->loc);
	}
	plan_expr(g, n->pat_class.cls);
	plan_run(g, class_parts, pc, n, 0);
}

/*
 * struct alternatives - an or-pattern being matched
 * @saved: state around it
 * @control: names the first alternative captured, in order
 */
struct alternatives {
	struct node *n;
	struct patterns *pc, saved;
	struct vec control;
	struct block *end;
};

/* Bring the captures of an alternative into the order of the first one's. */
static bool reorder(struct gen *g, struct alternatives *a)
{
	struct vec *st = &a->pc->stores;
	int ic, is, i, k;

	for (ic = st->n - 1; ic >= 0; ic--) {
		is = find_store(st, a->control.item[ic]);
		if (is < 0)
			return false;
		if (is == ic)
			continue;
		/* move the first is + 1 names behind those up to ic */
		for (i = 0; i <= is; i++) {
			void *first = st->item[0];

			for (k = 0; k < ic; k++)
				st->item[k] = st->item[k + 1];
			st->item[ic] = first;
			rotate(g, ic + 1);
		}
	}
	return true;
}

static void alternative_end(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct alternatives *a = s->p;
	struct vec *st = &a->pc->stores;
	bool same;
	int i;

	if (!s->arg) {
		a->control = *st;
		memset(st, 0, sizeof(*st));
		for (i = 0; i < a->control.n; i++)
			if (!ob_vec_push(g->u, st, a->control.item[i]))
				return;
		same = true;
	} else {
		same = st->n == a->control.n && reorder(g, a);
	}
	if (!same) {
		gen_error(g, "alternative patterns bind different names");
		return;
	}
	emit_jump(g, OP_JUMP, a->end);
	emit_fail_pops(g, a->pc);
}

static void or_end(struct gen *g, struct alternatives *a)
{
	struct patterns *pc = a->pc;
	int i, n = a->control.n, nrots;

	*pc = a->saved;
	emit(g, OP_POP_TOP, 0);
	jump_to_fail(g, pc, OP_JUMP);
	ob_block_use(g, a->end);
	nrots = n + 1 + pc->on_top + pc->stores.n;
	for (i = 0; i < n && !g->u->failed; i++) {
		rotate(g, nrots);
		if (find_store(&pc->stores, a->control.item[i]) >= 0) {
			gen_error(g, "multiple assignments to name %R in pattern",
				  a->control.item[i]);
			return;
		}
		ob_vec_push(g->u, &pc->stores, a->control.item[i]);
	}
	emit(g, OP_POP_TOP, 0);
}

static void next_alternative(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct alternatives *a = s->p;
	struct seq *alts = a->n->many.items;

	if (s->arg == alts->n) {
		or_end(g, a);
		return;
	}
	set_loc(g, &alts->item[s->arg]->loc);
	memset(a->pc, 0, sizeof(*a->pc));
	a->pc->irrefutable = s->arg == alts->n - 1 && a->saved.irrefutable;
	emit(g, OP_COPY, 1);
	plan_pattern(g, a->pc, alts->item[s->arg]);
	plan_run(g, alternative_end, a, NULL, s->arg);
	plan_run(g, next_alternative, a, NULL, s->arg + 1);
}

static void gen_or(struct gen *g, struct patterns *pc, struct node *n)
{
	struct alternatives *a = unit_alloc(g->u, sizeof(*a));

	if (!a)
		return;
	a->n = n;
	a->pc = pc;
	a->saved = *pc;
	a->end = ob_block_new(g);
	plan_run(g, next_alternative, a, NULL, 0);
}

static void gen_as(struct gen *g, struct patterns *pc, struct node *n)
{
	if (n->pat_as.pattern) {
		pc->on_top++;
		emit(g, OP_COPY, 1);
		plan_pattern(g, pc, n->pat_as.pattern);
		plan_on_top(g, pc, -1);
		plan_run(g, run_store, pc, n->pat_as.name, 0);
		return;
	}
	if (pc->irrefutable)
		store_name(g, pc, n->pat_as.name);
	else if (n->pat_as.name)
		gen_error(g, "name capture %R makes remaining patterns unreachable",
			  n->pat_as.name);
	else
		gen_error(g, "wildcard makes remaining patterns unreachable");
}

static void run_pattern(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct patterns *pc = s->p;
	struct node *n = s->q;

	set_loc(g, &n->loc);
	switch (n->kind) {
	case N_PAT_VALUE:
		if (n->one.value->kind != N_CONST &&
		    n->one.value->kind != N_ATTRIBUTE) {
			gen_error(g, "patterns may only match literals and attribute lookups");
			return;
		}
		plan_expr(g, n->one.value);
		plan_compare(g, OB_EQ);
		plan_fail(g, pc, OP_POP_JUMP_IF_FALSE);
		break;
	case N_PAT_SINGLETON:
		emit_const(g, n->constant.value);
		emit_compare(g, CMP_IS);
		jump_to_fail(g, pc, OP_POP_JUMP_IF_FALSE);
		break;
	case N_PAT_SEQUENCE:
		gen_sequence(g, pc, n);
		break;
	case N_PAT_MAPPING:
		gen_mapping(g, pc, n);
		break;
	case N_PAT_CLASS:
		gen_class_pattern(g, pc, n);
		break;
	case N_PAT_STAR:
		store_name(g, pc, n->pat_as.name);
		break;
	case N_PAT_AS:
		gen_as(g, pc, n);
		break;
	default:
		gen_or(g, pc, n);
		break;
	}
}

static void plan_pattern(struct gen *g, struct patterns *pc, struct node *n)
{
	plan_run(g, run_pattern, pc, n, 0);
}

/*
 * struct match - a match statement being generated
 */
struct match {
	struct node *n;
	struct patterns pc;
	struct block *end;
	bool has_default;
};

static void case_fail(void *ctx, struct step *s)
{
	struct match *m = s->p;

	emit_fail_pops(ctx, &m->pc);
}

/* Everything matched: bind the names, test the guard, run the body. */
static void case_body(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct match *m = s->p;
	struct seq *cases = m->n->match.cases;
	struct node *c = cases->item[s->arg];
	bool last = s->arg == cases->n - m->has_default - 1;
	int i;

	for (i = 0; i < m->pc.stores.n && !g->u->failed; i++)
		emit_name(g, m->pc.stores.item[i], CTX_STORE);
	if (c->match_case.guard) {
		ensure_fail_pop(g, &m->pc, 0);
		if (g->u->failed)
			return;
		plan_jump_if(g, c->match_case.guard, m->pc.fail_pop.item[0],
			     false);
	}
	if (!last)
		plan_op(g, OP_POP_TOP, 0);
	plan_stmts(g, c->match_case.body, 0);
	plan_jump(g, OP_JUMP, m->end);
	plan_loc(g, &c->match_case.pattern->loc);
	plan_run(g, case_fail, m, NULL, 0);
}

static void default_case(struct gen *g, struct match *m, struct node *c)
{
	bool only = m->n->match.cases->n == 1;

	set_loc(g, &c->match_case.pattern->loc);
	emit(g, only ? OP_POP_TOP : OP_NOP, 0);
	if (c->match_case.guard)
		plan_jump_if(g, c->match_case.guard, m->end, false);
	plan_stmts(g, c->match_case.body, 0);
	plan_use(g, m->end);
}

static void next_case(void *ctx, struct step *s)
{
	struct gen *g = ctx;
	struct match *m = s->p;
	struct seq *cases = m->n->match.cases;
	int count = cases->n - m->has_default;
	struct node *c;

	if (!s->arg)
		m->end = ob_block_new(g);
	if (s->arg == count) {
		if (m->has_default)
			default_case(g, m, cases->item[count]);
		else
			ob_block_use(g, m->end);
		return;
	}
	c = cases->item[s->arg];
	set_loc(g, &c->match_case.pattern->loc);
	if (s->arg != count - 1)
		emit(g, OP_COPY, 1);
	memset(&m->pc, 0, sizeof(m->pc));
	m->pc.irrefutable = c->match_case.guard || s->arg == cases->n - 1;
	plan_pattern(g, &m->pc, c->match_case.pattern);
	plan_run(g, case_body, m, NULL, s->arg);
	plan_run(g, next_case, m, NULL, s->arg + 1);
}

void gen_match(struct gen *g, struct node *n)
{
	struct match *m = unit_alloc(g->u, sizeof(*m));
	struct node *last = n->match.cases->item[n->match.cases->n - 1];

	if (!m)
		return;
	m->n = n;
	m->has_default = is_wildcard(last->match_case.pattern) &&
			 n->match.cases->n > 1;
	plan_expr(g, n->match.subject);
	plan_run(g, next_case, m, NULL, 0);
}
