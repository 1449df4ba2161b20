// SPDX-License-Identifier: GPL-2.0
/* test_numbers_cases - the questions test_numbers asks about numbers */
#include "test_numbers.h"

static const char *const op_text[OB_NR_BINOPS] = {
	[OB_ADD] = "+", [OB_AND] = "&", [OB_FLOORDIV] = "//",
	[OB_LSHIFT] = "<<", [OB_MATMUL] = "@", [OB_MUL] = "*",
	[OB_MOD] = "%", [OB_OR] = "|", [OB_POW] = "**",
	[OB_RSHIFT] = ">>", [OB_SUB] = "-", [OB_TRUEDIV] = "/",
	[OB_XOR] = "^",
};

static void ask_binary(struct num_ctx *c, struct num_value a,
		       struct num_value b, enum ob_binop op)
{
	fprintf(c->out, "%s %s %s", a.text, op_text[op], b.text);
	num_result(c, ob_binary(c->rt, a.o, b.o, op));
}

static void ask_divmod(struct num_ctx *c, struct num_value a,
		       struct num_value b)
{
	fprintf(c->out, "divmod(%s, %s)", a.text, b.text);
	num_result(c, ob_number_divmod(c->rt, a.o, b.o));
}

static struct ob_object *hash_of(struct ob_rt *rt, struct ob_object *o)
{
	return ob_int_from_s64(rt, ob_hash(rt, o));
}

/* o.name, or o.name() */
static void ask_attr(struct num_ctx *c, struct num_value v, const char *name,
		     bool call)
{
	struct ob_object *str = ob_str_intern_c(c->rt, name);
	struct ob_object *o = ob_getattr(c->rt, v.o, str), *res = o;

	fprintf(c->out, "(%s).%s%s", v.text, name, call ? "()" : "");
	if (o && call) {
		res = ob_call(c->rt, o, NULL, 0, NULL);
		ob_decref(c->rt, o);
	}
	ob_decref(c->rt, str);
	num_result(c, res);
}

/* type(arg), type(arg, base) */
static void ask_call(struct num_ctx *c, enum ob_tid tid,
		     struct ob_object *const *args, size_t nargs)
{
	struct ob_object *type = OB_OBJ(ob_type_of(c->rt, tid));

	num_result(c, ob_call(c->rt, type, args, nargs, NULL));
}

void num_test_arith(struct num_ctx *c)
{
	static const enum ob_binop ops[] = {
		OB_ADD, OB_SUB, OB_MUL, OB_FLOORDIV, OB_MOD, OB_TRUEDIV,
		OB_AND, OB_OR, OB_XOR,
	};
	unsigned int k;
	int i;

	for (i = 0; i < c->rounds; i++) {
		struct num_value a = num_int(c->rt), b = num_int(c->rt);

		for (k = 0; k < ARRAY_SIZE(ops); k++)
			ask_binary(c, a, b, ops[k]);
		ask_divmod(c, a, b);
		num_drop(c->rt, a);
		num_drop(c->rt, b);
	}
}

/* Karatsuba's sizes, equal and unequal; squares; quotients of products. */
void num_test_long(struct num_ctx *c)
{
	int i;

	for (i = 0; i < c->rounds / 10; i++) {
		size_t bits = 1800 + num_below(num_below(10) ? 6000 : 60000);
		struct num_value a = num_int_of_bits(c->rt, bits);
		struct num_value b = num_int_of_bits(c->rt, num_below(4) ?
				1900 + num_below(bits * 3) : bits);
		struct num_value small = num_int(c->rt), p;

		ask_binary(c, a, b, OB_MUL);
		ask_binary(c, b, a, OB_FLOORDIV);
		ask_binary(c, b, a, OB_MOD);
		ask_binary(c, a, a, OB_MUL);
		p.o = ob_binary(c->rt, a.o, b.o, OB_MUL);
		if (asprintf(&p.text, "(%s * %s)", a.text, b.text) < 0)
			abort();
		ask_divmod(c, p, a);
		ask_divmod(c, p, small);
		ask_binary(c, p, b, OB_TRUEDIV);
		num_drop(c->rt, p);
		num_drop(c->rt, small);
		num_drop(c->rt, b);
		num_drop(c->rt, a);
	}
}

static void ask_pow3(struct num_ctx *c)
{
	struct num_value a = num_int_of_bits(c->rt, num_below(200));
	struct num_value b = num_int_of_bits(c->rt, num_below(100));
	struct num_value m = num_int_of_bits(c->rt, num_below(150));

	fprintf(c->out, "pow(%s, %s, %s)", a.text, b.text, m.text);
	num_result(c, ob_number_pow(c->rt, a.o, b.o, m.o));
	num_drop(c->rt, a);
	num_drop(c->rt, b);
	num_drop(c->rt, m);
}

void num_test_pow(struct num_ctx *c)
{
	int i;

	for (i = 0; i < c->rounds; i++) {
		struct num_value a = num_int(c->rt);
		struct num_value n = num_s64(c->rt, (s64)num_below(2100) - 50);
		struct num_value e = num_s64(c->rt, (s64)num_below(20) - 3);
		struct num_value z = num_int_of_bits(c->rt, num_below(40));
		struct num_value far = num_int_of_bits(c->rt, 70);

		ask_binary(c, a, n, OB_LSHIFT);
		ask_binary(c, a, n, OB_RSHIFT);
		ask_binary(c, z, n, OB_LSHIFT);
		ask_binary(c, z, n, OB_RSHIFT);
		ask_binary(c, a, e, OB_POW);
		ask_binary(c, z, e, OB_POW);
		ask_binary(c, a, far, OB_RSHIFT);
		ask_binary(c, a, far, OB_LSHIFT);
		ask_pow3(c);
		num_drop(c->rt, a);
		num_drop(c->rt, n);
		num_drop(c->rt, e);
		num_drop(c->rt, z);
		num_drop(c->rt, far);
	}
}

/* Text made of what numbers are made of, mostly wrong. */
static void ask_parse(struct num_ctx *c, enum ob_tid tid, const char *name)
{
	static const char *const bits[] = {
		"0", "1", "7", "9", "a", "F", "z", "_", "-", "+", " ", "\\t",
		"0x", "0b", "0o", "00", "12", "345", "e", "E5", "e-3", ".",
		"0.1", "inf", "nan", "Infinity", "123456789012345678901234567890",
		"\\u0663", "\\u00a0", "\\u2003", "\\U0001d7d5", "\\u00e9", "\\x1c",
		"1_0", "p3", "0X1F", "\\x00",
	};
	static const int bases[] = { 0, 2, 3, 8, 10, 16, 36, 7, 1, 37, -1 };
	struct ob_object *args[2];
	char text[200] = "", raw[200];
	struct ob_strbuf b;
	int base, n;
	char *p;

	for (n = num_below(5); n >= 0; n--)
		strcat(text, bits[num_below(ARRAY_SIZE(bits))]);
	ob_strbuf_init(&b, c->rt);
	for (p = text; *p; ) {
		u32 ch = *p++;

		if (ch == '\\') {
			int len = *p == 'U' ? 8 : *p == 'u' ? 4 : 2;

			if (*p == 't') {
				ob_strbuf_char(&b, '\t');
				p++;
				continue;
			}
			memcpy(raw, p + 1, len);
			raw[len] = '\0';
			ch = strtoul(raw, NULL, 16);
			p += len + 1;
		}
		ob_strbuf_char(&b, ch);
	}
	args[0] = ob_strbuf_finish(&b);
	base = bases[num_below(ARRAY_SIZE(bases))];
	args[1] = ob_int_from_s64(c->rt, base);
	if (tid == OB_T_INT && num_below(2)) {
		fprintf(c->out, "int(\"%s\", %d)", text, base);
		ask_call(c, tid, args, 2);
	} else {
		fprintf(c->out, "%s(\"%s\")", name, text);
		ask_call(c, tid, args, 1);
	}
	ob_decref(c->rt, args[0]);
	ob_decref(c->rt, args[1]);
}

/* All the digits there may be and one more, in any base. */
static void ask_limit(struct num_ctx *c, size_t digits, int base)
{
	struct ob_object *args[2];
	char *text = malloc(digits + 1);
	size_t i;

	for (i = 0; i < digits; i++)
		text[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[num_below(base)];
	text[digits] = '\0';
	args[0] = ob_str_from_cstr(c->rt, text);
	args[1] = ob_int_from_s64(c->rt, base);
	fprintf(c->out, "int(\"%s\", %d)", text, base);
	ask_call(c, OB_T_INT, args, 2);
	ob_decref(c->rt, args[0]);
	ob_decref(c->rt, args[1]);
	free(text);
}

static void ask_text(struct num_ctx *c, struct num_value v)
{
	static const struct {
		int base;
		const char *how;
	} ways[] = { { 2, "b" }, { 8, "o" }, { 16, "x" } };
	unsigned int i;

	fprintf(c->out, "str(%s)", v.text);
	num_result(c, ob_str(c->rt, v.o));
	for (i = 0; i < ARRAY_SIZE(ways); i++) {
		fprintf(c->out, "format(%s, \"%s\")", v.text, ways[i].how);
		num_result(c, ob_int_to_text(c->rt, v.o, ways[i].base));
	}
}

void num_test_text(struct num_ctx *c)
{
	struct num_value v;
	int i;

	for (i = 0; i < c->rounds; i++) {
		v = num_int(c->rt);
		ask_text(c, v);
		num_drop(c->rt, v);
		ask_parse(c, OB_T_INT, "int");
	}
	for (i = 2; i <= 36; i++) {
		ask_limit(c, 4300, i);
		ask_limit(c, 4301, i);
		ask_limit(c, 1 + num_below(300), i);
	}
	for (i = 14260; i < 14300; i++) {
		v = num_int_of_bits(c->rt, i);
		ask_text(c, v);
		num_drop(c->rt, v);
	}
}

static void ask_unary(struct num_ctx *c, struct num_value v)
{
	fprintf(c->out, "-%s", v.text);
	num_result(c, ob_unary(c->rt, v.o, OB_NEG));
	fprintf(c->out, "+%s", v.text);
	num_result(c, ob_unary(c->rt, v.o, OB_POS));
	fprintf(c->out, "~%s", v.text);
	num_result(c, ob_unary(c->rt, v.o, OB_INVERT));
	fprintf(c->out, "abs(%s)", v.text);
	num_result(c, ob_number_abs(c->rt, v.o));
	fprintf(c->out, "bool(%s)", v.text);
	num_result(c, ob_newref(ob_bool(c->rt, ob_is_true(c->rt, v.o))));
	fprintf(c->out, "int(%s)", v.text);
	num_result(c, ob_number_int(c->rt, v.o));
	fprintf(c->out, "float(%s)", v.text);
	num_result(c, ob_number_float(c->rt, v.o));
	ask_attr(c, v, "real", false);
	ask_attr(c, v, "imag", false);
	ask_attr(c, v, "conjugate", true);
	ask_attr(c, v, "as_integer_ratio", true);
}

void num_test_unary(struct num_ctx *c)
{
	int i;

	for (i = 0; i < c->rounds; i++) {
		struct num_value v = num_int(c->rt);

		ask_unary(c, v);
		fprintf(c->out, "hash(%s)", v.text);
		num_result(c, hash_of(c->rt, v.o));
		fprintf(c->out, "(%s).__sizeof__()", v.text);
		num_result(c, ob_int_from_s64(c->rt, ob_sizeof(c->rt, v.o)));
		ask_attr(c, v, "bit_length", true);
		ask_attr(c, v, "bit_count", true);
		ask_attr(c, v, "numerator", false);
		ask_attr(c, v, "denominator", false);
		num_drop(c->rt, v);
	}
}

void num_test_float(struct num_ctx *c)
{
	static const enum ob_binop ops[] = {
		OB_ADD, OB_SUB, OB_MUL, OB_FLOORDIV, OB_MOD, OB_TRUEDIV,
		OB_POW,
	};
	unsigned int k;
	int i;

	for (i = 0; i < c->rounds; i++) {
		struct num_value a = num_float(c->rt), b = num_float(c->rt);
		struct num_value n = num_any(c->rt);

		for (k = 0; k < ARRAY_SIZE(ops); k++) {
			ask_binary(c, a, b, ops[k]);
			ask_binary(c, a, n, ops[k]);
			/* an int to an int's power can take all day */
			if (ops[k] != OB_POW || !ob_is_int(n.o))
				ask_binary(c, n, a, ops[k]);
		}
		ask_divmod(c, a, b);
		ask_divmod(c, n, b);
		num_drop(c->rt, a);
		num_drop(c->rt, b);
		num_drop(c->rt, n);
	}
}

void num_test_float_unary(struct num_ctx *c)
{
	int i;

	for (i = 0; i < c->rounds; i++) {
		struct num_value v = num_float(c->rt);

		ask_unary(c, v);
		fprintf(c->out, "%s", v.text);
		num_result(c, ob_newref(v.o));
		if (!ob_f64_isnan(((struct ob_float *)v.o)->bits)) {
			fprintf(c->out, "hash(%s)", v.text);
			num_result(c, hash_of(c->rt, v.o));
		}
		ask_attr(c, v, "is_integer", true);
		ask_attr(c, v, "hex", true);
		num_drop(c->rt, v);
	}
}

/* float.fromhex() of something like a number */
static void ask_fromhex(struct num_ctx *c)
{
	static const char *const bits[] = {
		"0x", "0X", ".", "p", "P", "-", "+", "1", "8", "f", "0",
		"fffffffffffff8", "1.8p-1075", "p1023", "p-1074", "p99999999999999999999999",
		"00000000000000000000", " ", "inf", "NaN", "g", "8000000000000008",
	};
	struct ob_object *type = OB_OBJ(ob_type_of(c->rt, OB_T_FLOAT));
	struct ob_object *name, *fn, *str, *args[1];
	char text[200] = "";
	int n;

	for (n = num_below(6); n >= 0; n--)
		strcat(text, bits[num_below(ARRAY_SIZE(bits))]);
	name = ob_str_intern_c(c->rt, "fromhex");
	fn = ob_getattr(c->rt, type, name);
	str = ob_str_from_cstr(c->rt, text);
	args[0] = str;
	fprintf(c->out, "float.fromhex(\"%s\")", text);
	num_result(c, fn ? ob_call(c->rt, fn, args, 1, NULL) : NULL);
	ob_xdecref(c->rt, fn);
	ob_decref(c->rt, name);
	ob_decref(c->rt, str);
}

void num_test_float_text(struct num_ctx *c)
{
	int i;

	for (i = 0; i < c->rounds * 2; i++) {
		ask_parse(c, OB_T_FLOAT, "float");
		ask_fromhex(c);
	}
}

/* A float next to an int, so that only the last bit decides. */
static struct num_value near(struct ob_rt *rt, struct num_value v)
{
	struct ob_object *f = ob_number_float(rt, v.o);
	u64 bits;

	if (!f) {
		ob_clear_exc(rt);
		return num_float(rt);
	}
	bits = ((struct ob_float *)f)->bits;
	ob_decref(rt, f);
	return num_bits(rt, bits + num_below(3) - 1);
}

void num_test_compare(struct num_ctx *c)
{
	static const char *const text[] = { "<", "<=", "==", "!=", ">", ">=" };
	int i, op, pair;

	for (i = 0; i < c->rounds; i++) {
		struct num_value v[4];

		v[0] = num_int(c->rt);
		v[1] = near(c->rt, v[0]);
		v[2] = num_any(c->rt);
		v[3] = num_any(c->rt);
		for (pair = 0; pair < 16; pair++) {
			struct num_value a = v[pair / 4], b = v[pair % 4];

			op = num_below(6);
			fprintf(c->out, "%s %s %s", a.text, text[op], b.text);
			num_result(c, ob_compare(c->rt, a.o, b.o, op));
		}
		for (op = 0; op < 4; op++)
			num_drop(c->rt, v[op]);
	}
}

void num_test_round(struct num_ctx *c)
{
	int i, k;

	for (i = 0; i < c->rounds; i++) {
		struct num_value v[3], n;

		v[0] = num_int(c->rt);
		v[1] = num_float(c->rt);
		v[2] = num_any(c->rt);
		for (k = 0; k < 3; k++) {
			fprintf(c->out, "round(%s)", v[k].text);
			num_result(c, ob_number_round(c->rt, v[k].o, NULL));
			n = num_s64(c->rt, num_below(3) ?
				    (s64)num_below(40) - 20 :
				    (s64)num_below(700) - 350);
			fprintf(c->out, "round(%s, %s)", v[k].text, n.text);
			num_result(c, ob_number_round(c->rt, v[k].o, n.o));
			num_drop(c->rt, n);
			num_drop(c->rt, v[k]);
		}
	}
}
