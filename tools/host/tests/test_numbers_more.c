// SPDX-License-Identifier: GPL-2.0
/*
 * test_numbers_more - ranges, operators between unlike types, and what happens
 * when memory runs out
 */
#include "../../../module/objects/objects_priv.h"
#include "test_numbers.h"

/* ranges */

static struct num_value range_bound(struct ob_rt *rt, bool far)
{
	static const u64 edge[] = { 1ULL << 63, 1ULL << 62, 0, U64_MAX >> 1 };

	if (far)
		return num_int_of_bits(rt, 60 + num_below(12));
	if (!num_below(6))
		return num_s64(rt, edge[num_below(4)] + num_below(5) - 2);
	return num_s64(rt, (s64)num_below(40) - 20);
}

static struct ob_object *ask_type(struct num_ctx *c, enum ob_tid tid,
				  struct ob_object *const *args, size_t nargs)
{
	return ob_call(c->rt, OB_OBJ(ob_type_of(c->rt, tid)), args, nargs,
		       NULL);
}

/* tuple of the first @n items, None where there are none, and the type's name */
static struct ob_object *first_items(struct ob_rt *rt, struct ob_object *it,
				     int n)
{
	struct ob_object *res = ob_tuple_new(rt, n + 1);
	struct ob_object **item = ((struct ob_tuple *)res)->item;
	int i;

	for (i = 0; i < n; i++) {
		item[i] = ob_iternext(rt, it);
		if (!item[i])
			item[i] = ob_newref(ob_none(rt));
	}
	item[n] = ob_str_from_cstr(rt, it->type->name);
	return res;
}

static void ask_iter(struct num_ctx *c, struct num_value r)
{
	struct ob_object *it = ob_iter(c->rt, r.o), *name;

	fprintf(c->out, "cut(iter(%s), 4)", r.text);
	num_result(c, first_items(c->rt, it, 4));
	fprintf(c->out, "O.length_hint(iter(%s)) if len(%s) >= 0 else 0",
		r.text, r.text);
	num_result(c, ob_length(c->rt, r.o) < 0 ? NULL :
		   ob_int_from_s64(c->rt, ob_length(c->rt, r.o)));
	ob_decref(c->rt, it);
	name = ob_str_intern_c(c->rt, "__reversed__");
	it = ob_getattr(c->rt, r.o, name);
	ob_decref(c->rt, name);
	name = it;
	it = ob_call(c->rt, name, NULL, 0, NULL);
	ob_decref(c->rt, name);
	fprintf(c->out, "cut(reversed(%s), 4)", r.text);
	num_result(c, first_items(c->rt, it, 4));
	ob_decref(c->rt, it);
}

static void ask_method(struct num_ctx *c, struct num_value r, const char *name,
		       struct num_value x)
{
	struct ob_object *str = ob_str_intern_c(c->rt, name);
	struct ob_object *fn = ob_getattr(c->rt, r.o, str);

	fprintf(c->out, "%s.%s(%s)", r.text, name, x.text);
	num_result(c, fn ? ob_call(c->rt, fn, &x.o, 1, NULL) : NULL);
	ob_xdecref(c->rt, fn);
	ob_decref(c->rt, str);
}

static void ask_slice(struct num_ctx *c, struct num_value r)
{
	struct num_value part[3];
	struct ob_object *slice;
	int i;

	for (i = 0; i < 3; i++) {
		part[i].o = ob_newref(ob_none(c->rt));
		part[i].text = strdup("None");
		if (!num_below(3))
			continue;
		num_drop(c->rt, part[i]);
		part[i] = range_bound(c->rt, !num_below(8));
	}
	slice = ob_slice_new(c->rt, part[0].o, part[1].o, part[2].o);
	fprintf(c->out, "%s[%s:%s:%s]", r.text, part[0].text, part[1].text,
		part[2].text);
	num_result(c, ob_getitem(c->rt, r.o, slice));
	ob_decref(c->rt, slice);
	for (i = 0; i < 3; i++)
		num_drop(c->rt, part[i]);
}

static bool is_short(struct ob_object *o)
{
	int overflow;
	s64 len = ob_int_to_s64(((struct ob_range *)o)->length, &overflow);

	return !overflow && len < 2;
}

static void ask_range(struct num_ctx *c, struct num_value r, bool far)
{
	struct num_value x = range_bound(c->rt, far);
	int found;

	fprintf(c->out, "%s", r.text);
	num_result(c, ob_newref(r.o));
	fprintf(c->out, "len(%s)", r.text);
	num_result(c, ob_length(c->rt, r.o) < 0 ? NULL :
		   ob_int_from_s64(c->rt, ob_length(c->rt, r.o)));
	fprintf(c->out, "%s[%s]", r.text, x.text);
	num_result(c, ob_getitem(c->rt, r.o, x.o));
	fprintf(c->out, "%s in %s", x.text, r.text);
	found = ob_contains(c->rt, r.o, x.o);
	num_result(c, found < 0 ? NULL :
		   ob_newref(ob_bool(c->rt, found)));
	/* that of a shorter range has None's hash in it, an address */
	fprintf(c->out, "hash(%s) if len(%s[:2]) > 1 else 0", r.text, r.text);
	num_result(c, ob_int_from_s64(c->rt, is_short(r.o) ? 0 :
				      ob_hash(c->rt, r.o)));
	ask_method(c, r, "index", x);
	ask_method(c, r, "count", x);
	ask_slice(c, r);
	ask_iter(c, r);
	num_drop(c->rt, x);
}

/* floats are looked for one by one, so only where there are few */
static void ask_search(struct num_ctx *c, struct num_value r)
{
	struct num_value x = num_bits(c->rt,
			ob_f64_from_s64((s64)num_below(20) - 10));
	int found;

	if (ob_length(c->rt, r.o) >= 0 && ob_length(c->rt, r.o) < 100) {
		ask_method(c, r, "index", x);
		ask_method(c, r, "count", x);
		fprintf(c->out, "%s in %s", x.text, r.text);
		found = ob_contains(c->rt, r.o, x.o);
		num_result(c, ob_newref(ob_bool(c->rt, found)));
	}
	ob_clear_exc(c->rt);
	num_drop(c->rt, x);
}

void num_test_range(struct num_ctx *c)
{
	struct num_value last = { NULL, NULL };
	int i, k;

	for (i = 0; i < c->rounds; i++) {
		bool far = !num_below(4);
		struct num_value v[3], r;
		struct ob_object *args[3];

		for (k = 0; k < 3; k++) {
			v[k] = range_bound(c->rt, far && (k < 2 ||
							  num_below(2)));
			args[k] = v[k].o;
		}
		if (asprintf(&r.text, "range(%s, %s, %s)", v[0].text,
			     v[1].text, v[2].text) < 0)
			abort();
		r.o = ask_type(c, OB_T_RANGE, args, 3);
		if (!r.o) {
			fprintf(c->out, "%s", r.text);
			num_result(c, NULL);
			free(r.text);
		} else {
			ask_range(c, r, far);
			ask_search(c, r);
			if (last.o) {
				fprintf(c->out, "%s == %s", r.text, last.text);
				num_result(c, ob_compare(c->rt, r.o, last.o,
							 OB_EQ));
				num_drop(c->rt, last);
			}
			last = r;
		}
		for (k = 0; k < 3; k++)
			num_drop(c->rt, v[k]);
	}
	if (last.o)
		num_drop(c->rt, last);
}

/* dispatch */

#define NR_KINDS 11

/* one operand of each kind; fresh, as in-place operators change some */
static struct num_value kind_new(struct ob_rt *rt, int kind)
{
	static const char *const text[NR_KINDS] = {
		"3", "True", "1.5", "\"ab\"", "[1]", "(2,)", "None",
		"range(2)", "{}", "-1", "print",
	};
	struct ob_object *three = ob_int_from_s64(rt, kind == 4 ? 1 : 2);
	struct num_value v = { .text = strdup(text[kind]) };

	switch (kind) {
	case 0:
		v.o = ob_int_from_s64(rt, 3);
		break;
	case 1:
		v.o = ob_newref(ob_bool(rt, true));
		break;
	case 2:
		v.o = ob_float_new(rt, 0x3ff8000000000000ULL);
		break;
	case 3:
		v.o = ob_str_from_cstr(rt, "ab");
		break;
	case 4:
		v.o = ob_list_new(rt, 0);
		ob_list_append(rt, v.o, three);
		break;
	case 5:
		v.o = ob_tuple_pack(rt, 1, three);
		break;
	case 6:
		v.o = ob_newref(ob_none(rt));
		break;
	case 7:
		v.o = ob_call(rt, OB_OBJ(ob_type_of(rt, OB_T_RANGE)), &three,
			      1, NULL);
		break;
	case 8:
		v.o = ob_dict_new(rt);
		break;
	case 9:
		v.o = ob_int_from_s64(rt, -1);
		break;
	default: {
		static const struct ob_method_def print = {
			"print", NULL, OB_METH_KW
		};

		v.o = ob_builtin_new(rt, &print, NULL, NULL);
	}
	}
	ob_decref(rt, three);
	return v;
}

static void ask_operator(struct num_ctx *c, int i, int k, int op)
{
	static const char *const name[OB_NR_BINOPS] = {
		[OB_ADD] = "add", [OB_AND] = "and_", [OB_FLOORDIV] = "floordiv",
		[OB_LSHIFT] = "lshift", [OB_MATMUL] = "matmul",
		[OB_MUL] = "mul", [OB_MOD] = "mod", [OB_OR] = "or_",
		[OB_POW] = "pow", [OB_RSHIFT] = "rshift", [OB_SUB] = "sub",
		[OB_TRUEDIV] = "truediv", [OB_XOR] = "xor",
	};
	static const char *const inplace[OB_NR_BINOPS] = {
		[OB_AND] = "and", [OB_OR] = "or",
	};
	struct num_value a = kind_new(c->rt, i), b = kind_new(c->rt, k);
	const char *text = name[op % OB_NR_BINOPS];

	if (op >= OB_INPLACE && inplace[op - OB_INPLACE])
		text = inplace[op - OB_INPLACE];
	fprintf(c->out, "O.%s%s(%s, %s)", op >= OB_INPLACE ? "i" : "", text,
		a.text, b.text);
	num_result(c, ob_binary(c->rt, a.o, b.o, op));
	num_drop(c->rt, a);
	num_drop(c->rt, b);
}

static void ask_huge_repeat(struct num_ctx *c, int i)
{
	struct num_value a = kind_new(c->rt, i);
	struct num_value n = num_int_of_bits(c->rt, 70);

	fprintf(c->out, "%s * %s", a.text, n.text);
	num_result(c, ob_binary(c->rt, a.o, n.o, OB_MUL));
	fprintf(c->out, "%s * %s", n.text, a.text);
	num_result(c, ob_binary(c->rt, n.o, a.o, OB_MUL));
	num_drop(c->rt, a);
	num_drop(c->rt, n);
}

static void ask_kind(struct num_ctx *c, int i)
{
	struct num_value a = kind_new(c->rt, i), b = kind_new(c->rt, 3);
	struct num_value n = num_s64(c->rt, 2);

	fprintf(c->out, "-%s", a.text);
	num_result(c, ob_unary(c->rt, a.o, OB_NEG));
	fprintf(c->out, "+%s", a.text);
	num_result(c, ob_unary(c->rt, a.o, OB_POS));
	fprintf(c->out, "~%s", a.text);
	num_result(c, ob_unary(c->rt, a.o, OB_INVERT));
	fprintf(c->out, "abs(%s)", a.text);
	num_result(c, ob_number_abs(c->rt, a.o));
	fprintf(c->out, "round(%s)", a.text);
	num_result(c, ob_number_round(c->rt, a.o, NULL));
	fprintf(c->out, "round(2.5, %s)", a.text);
	{
		struct num_value f = num_bits(c->rt, 0x4004000000000000ULL);

		num_result(c, ob_number_round(c->rt, f.o, a.o));
		num_drop(c->rt, f);
	}
	fprintf(c->out, "divmod(%s, %s)", a.text, b.text);
	num_result(c, ob_number_divmod(c->rt, a.o, b.o));
	fprintf(c->out, "pow(%s, 2, %s)", a.text, a.text);
	num_result(c, ob_number_pow(c->rt, a.o, n.o, a.o));
	fprintf(c->out, "pow(2, %s, %s)", a.text, b.text);
	num_result(c, ob_number_pow(c->rt, n.o, a.o, b.o));
	fprintf(c->out, "int(%s)", a.text);
	num_result(c, ask_type(c, OB_T_INT, &a.o, 1));
	fprintf(c->out, "float(%s)", a.text);
	num_result(c, ask_type(c, OB_T_FLOAT, &a.o, 1));
	fprintf(c->out, "bool(%s)", a.text);
	num_result(c, ask_type(c, OB_T_BOOL, &a.o, 1));
	fprintf(c->out, "range(%s)", a.text);
	num_result(c, ask_type(c, OB_T_RANGE, &a.o, 1));
	num_drop(c->rt, a);
	num_drop(c->rt, b);
	num_drop(c->rt, n);
}

void num_test_dispatch(struct num_ctx *c)
{
	int i, k, op;

	for (i = 0; i < NR_KINDS; i++) {
		/* print has no text that is the same everywhere */
		if (i != NR_KINDS - 1)
			ask_kind(c, i);
		if (i >= 2)
			ask_huge_repeat(c, i == 9 ? 3 : i);
		for (k = 0; k < NR_KINDS; k++)
			for (op = 0; op < 2 * OB_NR_BINOPS; op++)
				ask_operator(c, i, k, op);
	}
}

/* memory running out */

struct fault_case {
	int op;
	size_t bits_a, bits_b;
};

/* operations outside enum ob_binop */
enum {
	DO_DIVMOD = 100, DO_POW3, DO_STR, DO_HEX, DO_PARSE, DO_ROUND, DO_RANGE,
	DO_ITER, DO_SLICE, DO_FLOAT, DO_FLOAT_ROUND, DO_READ, DO_READ_FLOAT,
};

/* float(a) and what can be done with it */
static struct ob_object *fault_float(struct ob_rt *rt, int op,
				     struct ob_object *a)
{
	struct ob_object *half = ob_float_new(rt, 0x3fe0000000000001ULL);
	struct ob_object *f = half ? ob_binary(rt, a, half, OB_MUL) : NULL;
	struct ob_object *two = ob_int_from_s64(rt, 2), *res = NULL;

	if (f && op == DO_FLOAT)
		res = ob_number_divmod(rt, f, half);
	else if (f)
		res = ob_number_round(rt, f, two);
	ob_xdecref(rt, half);
	ob_xdecref(rt, f);
	ob_decref(rt, two);
	return res;
}

/* a range's second number, or its second half */
static struct ob_object *fault_range(struct ob_rt *rt, int op,
				     struct ob_object *r, struct ob_object *a)
{
	struct ob_object *via, *res = NULL;

	if (op == DO_RANGE)
		return ob_getitem(rt, r, ob_bool(rt, true));
	if (op == DO_ITER) {
		via = ob_iter(rt, r);
		if (via) {
			ob_xdecref(rt, ob_iternext(rt, via));
			res = ob_raised(rt) ? NULL : ob_iternext(rt, via);
		}
		if (via && !res && !ob_raised(rt))
			res = ob_newref(ob_none(rt));
	} else {
		via = ob_slice_new(rt, a, NULL, NULL);
		if (via)
			res = ob_getitem(rt, r, via);
	}
	ob_xdecref(rt, via);
	return res;
}

static struct ob_object *fault_run(struct ob_rt *rt, const struct fault_case *f,
				   struct ob_object *a, struct ob_object *b)
{
	struct ob_object *type = OB_OBJ(ob_type_of(rt, OB_T_RANGE)), *r, *res;
	struct ob_object *args[2] = { a, b };
	static const char text[] = " 123456789_123456789_123456789123456789 ";

	switch (f->op) {
	case DO_DIVMOD:
		return ob_number_divmod(rt, a, b);
	case DO_POW3:
		return ob_number_pow(rt, a, b, a);
	case DO_STR:
		return ob_repr(rt, a);
	case DO_HEX:
		return ob_int_to_text(rt, a, 16);
	case DO_PARSE:
		return ob_int_from_text(rt, text, sizeof(text) - 1, 10);
	case DO_ROUND:
		return ob_number_round(rt, a, b);
	case DO_RANGE:
	case DO_ITER:
	case DO_SLICE:
		r = ob_call(rt, type, args, 2, NULL);
		if (!r)
			return NULL;
		res = fault_range(rt, f->op, r, a);
		ob_decref(rt, r);
		return res;
	case DO_FLOAT:
	case DO_FLOAT_ROUND:
		return fault_float(rt, f->op, a);
	case DO_READ:
	case DO_READ_FLOAT:
		r = ob_str_from_cstr(rt, text);
		if (!r)
			return NULL;
		res = f->op == DO_READ ? ob_number_int(rt, r) :
					 ob_number_float(rt, r);
		ob_decref(rt, r);
		return res;
	default:
		return ob_binary(rt, a, b, f->op);
	}
}

static u64 live_blocks(struct ob_rt *rt)
{
	static struct ob_heap_stats stats;

	ob_heap_stats(&rt->heap, &stats);
	return stats.nr_blocks;
}

/* what dead objects wait in must not count as leaked */
static void free_lists_clear(struct ob_rt *rt)
{
	ob_rt_clear_free_lists(rt);
	if (rt->free.slice)
		ob_obj_free(rt, rt->free.slice);
	rt->free.slice = NULL;
}

/* one operation, its nth allocation failing; true when there was an nth */
static bool fault_once(struct ob_rt *rt, const struct fault_case *f,
		       struct num_value a, struct num_value b, u64 nth,
		       unsigned int *bad)
{
	struct ob_object *res;
	u64 before;
	bool hit;

	free_lists_clear(rt);
	before = live_blocks(rt);
	ob_heap_fail(&rt->heap, nth, nth & 1);
	res = fault_run(rt, f, a.o, b.o);
	ob_heap_fail(&rt->heap, 0, false);
	hit = !res && ob_raised_is(rt, OB_T_MemoryError);
	if (!res && !ob_raised(rt)) {
		printf("# operation %d: nothing raised\n", f->op);
		(*bad)++;
	}
	ob_clear_exc(rt);
	ob_xdecref(rt, res);
	free_lists_clear(rt);
	if (live_blocks(rt) != before) {
		printf("# operation %d: %lld blocks leaked at allocation %llu\n",
		       f->op, (long long)(live_blocks(rt) - before),
		       (unsigned long long)nth);
		(*bad)++;
	}
	return hit;
}

unsigned int num_test_faults(struct ob_rt *rt)
{
	static const struct fault_case cases[] = {
		{ OB_ADD, 100, 90 }, { OB_SUB, 100, 90 }, { OB_MUL, 100, 90 },
		{ OB_MUL, 3000, 3000 }, { OB_MUL, 9000, 2500 },
		{ OB_FLOORDIV, 300, 90 }, { OB_MOD, 300, 90 },
		{ OB_FLOORDIV, 300, 20 }, { OB_MOD, 300, 20 },
		{ OB_TRUEDIV, 300, 90 }, { OB_TRUEDIV, 90, 300 },
		{ OB_AND, 90, 90 }, { OB_XOR, 90, 200 }, { OB_LSHIFT, 90, 6 },
		{ OB_RSHIFT, 200, 6 }, { OB_POW, 60, 5 },
		{ DO_DIVMOD, 300, 90 }, { DO_DIVMOD, 300, 20 },
		{ DO_POW3, 100, 30 }, { DO_STR, 900, 1 }, { DO_HEX, 900, 1 },
		{ DO_PARSE, 1, 1 }, { DO_ROUND, 300, 4 }, { DO_RANGE, 3, 90 },
		{ DO_RANGE, 70, 90 }, { DO_ITER, 70, 90 }, { DO_ITER, 3, 7 },
		{ DO_SLICE, 70, 90 }, { DO_SLICE, 3, 9 }, { DO_FLOAT, 40, 1 },
		{ DO_FLOAT_ROUND, 40, 1 }, { DO_READ, 1, 1 },
		{ DO_READ_FLOAT, 1, 1 },
	};
	unsigned int bad = 0, i;
	u64 nth;
	int times;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		for (times = 0; times < 20; times++) {
			struct num_value a, b;

			a = num_int_of_bits(rt, cases[i].bits_a);
			b = num_int_of_bits(rt, cases[i].bits_b);
			for (nth = 1; fault_once(rt, &cases[i], a, b, nth,
						 &bad); nth++)
				;
			num_drop(rt, a);
			num_drop(rt, b);
		}
	}
	return bad;
}
