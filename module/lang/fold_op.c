// SPDX-License-Identifier: GPL-2.0
/*
 * fold_op - values of operations on constants
 *
 * An operation is left to run time when it would raise or when its result
 * could be large; the limits are CPython 3.11's.
 */

#include "lang_priv.h"

#define MAX_INT_BITS	128
#define MAX_ITEMS	256
#define MAX_STR		4096
#define MAX_TOTAL_ITEMS	1024

/* Items of a tuple, nested ones included, stay below @limit? What is left. */
static long complexity(struct unit *u, struct ob_object *o, long limit)
{
	struct ob_tuple *t = (struct ob_tuple *)o;
	s64 i;

	if (!ob_is(u->rt, o, OB_T_TUPLE) || ob_enter(u->rt, ""))
		return limit;
	limit -= ob_size(o);
	for (i = 0; limit >= 0 && i < ob_size(o); i++)
		limit = complexity(u, t->item[i], limit);
	return limit;
}

static bool small_repeat(struct unit *u, struct ob_object *count,
			 struct ob_object *seq)
{
	bool tuple = ob_is(u->rt, seq, OB_T_TUPLE);
	s64 size = ob_is_str(seq) ? ob_str_len(seq) : ob_size(seq);
	int overflow;
	s64 n;

	if (!size)
		return true;
	n = ob_int_to_s64(count, &overflow);
	if (overflow || n < 0 || n > (tuple ? MAX_ITEMS : MAX_STR) / size)
		return false;
	return !tuple || !n ||
	       complexity(u, seq, MAX_TOTAL_ITEMS / n) >= 0;
}

static bool is_seq(struct unit *u, struct ob_object *o)
{
	return ob_is(u->rt, o, OB_T_TUPLE) || ob_is(u->rt, o, OB_T_STR) ||
	       ob_is(u->rt, o, OB_T_BYTES);
}

static bool small_product(struct unit *u, struct ob_object *a,
			  struct ob_object *b)
{
	if (ob_is_int(a) && ob_is_int(b) && ob_size(a) && ob_size(b))
		return ob_int_bits(a) + ob_int_bits(b) <= MAX_INT_BITS;
	if (ob_is_int(a) && is_seq(u, b))
		return small_repeat(u, a, b);
	if (ob_is_int(b) && is_seq(u, a))
		return small_repeat(u, b, a);
	return true;
}

static bool small_power(struct ob_object *a, struct ob_object *b)
{
	int overflow;
	s64 n;

	if (!ob_is_int(a) || !ob_is_int(b) || !ob_size(a) || ob_size(b) <= 0)
		return true;
	n = ob_int_to_s64(b, &overflow);
	return !overflow && ob_int_bits(a) <= MAX_INT_BITS / (u64)n;
}

static bool small_shift(struct ob_object *a, struct ob_object *b)
{
	int overflow;
	s64 n;

	if (!ob_is_int(a) || !ob_is_int(b) || !ob_size(a) || !ob_size(b))
		return true;
	n = ob_int_to_s64(b, &overflow);
	return !overflow && n >= 0 && n <= MAX_INT_BITS &&
	       ob_int_bits(a) <= MAX_INT_BITS - (u64)n;
}

/* An exception means "leave it"; only lack of memory ends the compilation. */
static struct ob_object *result(struct unit *u, struct ob_object *o)
{
	if (o)
		return ob_unit_keep(u, o);
	if (ob_raised_is(u->rt, OB_T_MemoryError) || u->rt->stop)
		u->failed = true;
	else
		ob_clear_exc(u->rt);
	return NULL;
}

struct ob_object *ob_fold_binop(struct unit *u, int op, struct ob_object *a,
				struct ob_object *b)
{
	switch (op) {
	case OB_MUL:
		if (!small_product(u, a, b))
			return NULL;
		break;
	case OB_POW:
		if (!small_power(a, b))
			return NULL;
		break;
	case OB_LSHIFT:
		if (!small_shift(a, b))
			return NULL;
		break;
	case OB_MOD:
		if (ob_is(u->rt, a, OB_T_STR) || ob_is(u->rt, a, OB_T_BYTES))
			return NULL;
		break;
	case OB_MATMUL:
		return NULL;
	default:
		break;
	}
	return result(u, ob_binary(u->rt, a, b, op));
}

struct ob_object *ob_fold_unary(struct unit *u, int op, struct ob_object *a)
{
	int truth;

	if (op != UNARY_OP_NOT)
		return result(u, ob_unary(u->rt, a, op));
	truth = ob_is_true(u->rt, a);
	if (truth < 0)
		return result(u, NULL);
	return ob_bool(u->rt, !truth);
}

/* '%' formatting with a tuple display on the right */

#define MAX_DIGITS	3

struct format {
	struct unit *u;
	struct ob_object *text;
	s64 pos, len;
};

/* Text up to a conversion, "%%" made "%"; NULL when there is none or failed. */
static struct node *format_literal(struct format *f)
{
	s64 start = f->pos, i;
	struct ob_strbuf buf;
	struct ob_object *o;
	struct node *n;

	while (f->pos < f->len) {
		if (ob_str_char(f->text, f->pos) != '%')
			f->pos++;
		else if (f->pos + 1 < f->len &&
			 ob_str_char(f->text, f->pos + 1) == '%')
			f->pos += 2;
		else
			break;
	}
	if (f->pos == start)
		return NULL;
	ob_strbuf_init(&buf, f->u->rt);
	for (i = start; i < f->pos; i++) {
		u32 c = ob_str_char(f->text, i);

		if (ob_strbuf_char(&buf, c)) {
			ob_strbuf_exit(&buf);
			f->u->failed = true;
			return NULL;
		}
		if (c == '%')
			i++;
	}
	o = ob_unit_keep(f->u, ob_strbuf_finish(&buf));
	n = unit_alloc(f->u, sizeof(*n));
	if (!o || !n)
		return NULL;
	n->kind = N_CONST;
	n->constant.value = o;
	n->loc = (struct loc){ -1, -1, -1, -1 };
	return n;
}

static bool next_char(struct format *f, u32 *c)
{
	if (f->pos >= f->len)
		return false;
	*c = ob_str_char(f->text, f->pos++);
	return true;
}

/* Up to MAX_DIGITS - 1 digits; false when there are more or the text ends. */
static bool digits(struct format *f, u32 *c, int *out)
{
	int n = 0;

	*out = 0;
	while (*c >= '0' && *c <= '9') {
		*out = *out * 10 + (*c - '0');
		if (!next_char(f, c) || ++n >= MAX_DIGITS)
			return false;
	}
	return true;
}

static struct node *format_spec(struct unit *u, bool left, int width, int prec)
{
	struct ob_object *o;
	struct node *n;
	char buf[16], *p = buf;

	if (!left && width > 0)
		*p++ = '>';
	if (width >= 0)
		p += snprintf(p, 5, "%d", width);
	if (prec >= 0)
		p += snprintf(p, 6, ".%d", prec);
	if (p == buf)
		return NULL;
	o = ob_unit_keep(u, ob_str_from_cstr(u->rt, buf));
	n = unit_alloc(u, sizeof(*n));
	if (!o || !n)
		return NULL;
	n->kind = N_CONST;
	n->constant.value = o;
	n->loc = (struct loc){ -1, -1, -1, -1 };
	return n;
}

/* One conversion, after its "%"; NULL when it is not one an f-string has. */
static struct node *format_value(struct format *f, struct node *arg)
{
	int width = -1, prec = -1;
	bool left = false;
	struct node *n;
	u32 c;

	for (;;) {
		if (!next_char(f, &c))
			return NULL;
		if (c == '-')
			left = true;
		else if (c != '+' && c != ' ' && c != '#' && c != '0' &&
			 c != 'z')
			break;
	}
	if (c >= '0' && c <= '9' && !digits(f, &c, &width))
		return NULL;
	if (c == '.') {
		if (!next_char(f, &c) || !digits(f, &c, &prec))
			return NULL;
	}
	if (c != 's' && c != 'r' && c != 'a')
		return NULL;
	n = unit_alloc(f->u, sizeof(*n));
	if (!n)
		return NULL;
	n->kind = N_FORMATTED;
	n->op = c;
	n->loc = arg->loc;
	n->formatted.value = arg;
	n->formatted.spec = format_spec(f->u, left, width, prec);
	return f->u->failed ? NULL : n;
}

bool ob_fold_format(struct unit *u, struct node *n)
{
	struct seq *args = n->binary.right->many.items;
	struct format f = { .u = u, .text = n->binary.left->constant.value };
	struct vec parts = {};
	struct node *e;
	int used = 0;

	f.len = ob_str_len(f.text);
	for (;;) {
		e = format_literal(&f);
		if (u->failed || (e && !ob_vec_push(u, &parts, e)))
			return false;
		if (f.pos >= f.len)
			break;
		if (used >= seq_len(args))
			return false;
		f.pos++;
		e = format_value(&f, args->item[used++]);
		if (!e || !ob_vec_push(u, &parts, e))
			return false;
	}
	if (used < seq_len(args))
		return false;
	n->kind = N_JOINED;
	n->many.items = ob_vec_seq(u, &parts);
	return !u->failed;
}
