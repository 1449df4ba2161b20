// SPDX-License-Identifier: GPL-2.0
/*
 * text - bounded texts, and short descriptions of values
 *
 * A description is written from what is in the object. No Python code runs, no
 * block of the session's heap is touched, and the recursion into containers
 * stops at a fixed depth.
 */
#include "inspect_priv.h"

#define REPR_MAX_DEPTH	3
#define REPR_MAX_ITEMS	8
#define REPR_MAX_DIGITS	12	/* of an int; more are only counted */

void ob_text_add(struct ob_text *t, const char *s, size_t len)
{
	size_t room = t->size - 1 - t->len;

	if (len > room) {
		t->cut = true;
		/* Not in the middle of a character. */
		for (len = room; len && (s[len] & 0xc0) == 0x80; len--)
			;
	}
	memcpy(t->buf + t->len, s, len);
	t->len += len;
	t->buf[t->len] = '\0';
}

void ob_text_u64(struct ob_text *t, u64 n)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = '0' + n % 10;
		n /= 10;
	} while (n);
	ob_text_add(t, digits + at, sizeof(digits) - at);
}

void ob_text_printf(struct ob_text *t, const char *fmt, ...)
{
	size_t room = t->size - t->len;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(t->buf + t->len, room, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < room) {
		t->len += n;
	} else {
		t->len = t->size - 1;
		t->cut = true;
	}
}

static void text_str(struct ob_text *t, const char *s)
{
	ob_text_add(t, s, strlen(s));
}

/* Decimal digits of an int of at most REPR_MAX_DIGITS digits. */
static void repr_int_digits(const struct ob_int *v, struct ob_text *t)
{
	char buf[REPR_MAX_DIGITS * 10 + 1];
	u32 digit[REPR_MAX_DIGITS];
	size_t at = sizeof(buf);
	s64 n = abs(v->v.size), i;

	memcpy(digit, v->digit, n * sizeof(*digit));
	do {
		u64 rem = 0;

		for (i = n; i-- > 0;) {
			u64 acc = rem << OB_DIGIT_BITS | digit[i];

			digit[i] = div_u64(acc, 10);
			rem = acc - digit[i] * 10ULL;
		}
		buf[--at] = '0' + rem;
		while (n && !digit[n - 1])
			n--;
	} while (n);
	ob_text_add(t, buf + at, sizeof(buf) - at);
}

/* A part of a complex number: the shortest digits, without ".0". */
static void repr_part(u64 bits, bool sign, struct ob_text *t)
{
	char buf[OB_F64_REPR_MAX];
	size_t len = ob_f64_repr(bits, buf);

	if (len > 2 && !strcmp(buf + len - 2, ".0"))
		len -= 2;
	if (sign && buf[0] != '-')
		text_str(t, "+");
	ob_text_add(t, buf, len);
}

static void repr_complex(const struct ob_complex *c, struct ob_text *t)
{
	if (c->real) {
		text_str(t, "(");
		repr_part(c->real, false, t);
	}
	repr_part(c->imag, c->real, t);
	text_str(t, c->real ? "j)" : "j");
}

static void repr_int(struct ob_vm *vm, struct ob_object *o, struct ob_text *t)
{
	const struct ob_int *v = (const struct ob_int *)o;

	if (ob_is(&vm->rt, o, OB_T_BOOL)) {
		text_str(t, v->v.size ? "True" : "False");
		return;
	}
	if (abs(v->v.size) > REPR_MAX_DIGITS) {
		ob_text_printf(t, "<int of %zu bits>", ob_int_bits(o));
		return;
	}
	if (v->v.size < 0)
		text_str(t, "-");
	repr_int_digits(v, t);
}

static void repr_str_char(struct ob_text *t, u32 c, char quote)
{
	static const char named[] = { ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r' };
	char utf8[4];

	if (c == '\\' || c == (u32)quote)
		ob_text_printf(t, "\\%c", c);
	else if (c < sizeof(named) && named[c])
		ob_text_printf(t, "\\%c", named[c]);
	else if (c < 0x20 || (c >= 0x7f && c < 0xa1) || c == 0xad)
		ob_text_printf(t, "\\x%02x", c);
	else if (c >= 0xd800 && c < 0xe000)
		ob_text_printf(t, "\\u%04x", c);
	else
		ob_text_add(t, utf8, ob_utf8_encode(c, utf8));
}

static void repr_str(struct ob_object *o, struct ob_text *t)
{
	bool single = false, twice = false;
	char quote;
	s64 i, n = min_t(s64, ob_str_len(o), t->size);

	for (i = 0; i < n; i++) {
		single |= ob_str_char(o, i) == '\'';
		twice |= ob_str_char(o, i) == '"';
	}
	quote = single && !twice ? '"' : '\'';
	ob_text_add(t, &quote, 1);
	for (i = 0; i < n && !t->cut; i++)
		repr_str_char(t, ob_str_char(o, i), quote);
	ob_text_add(t, &quote, 1);
}

/* A value and the containers around it, the innermost first. */
struct nest {
	const struct nest *outer;
	const struct ob_object *o;
	int depth;
};

/* As repr() does, a container inside of itself is not followed. */
static bool ends_here(const struct nest *at)
{
	const struct nest *outer;

	for (outer = at->outer; outer; outer = outer->outer)
		if (outer->o == at->o)
			return true;
	return at->depth >= REPR_MAX_DEPTH;
}

static void repr_value(struct ob_vm *vm, struct ob_object *o,
		       struct ob_text *t, const struct nest *outer);

static void repr_items(struct ob_vm *vm, struct ob_object *const *item, s64 n,
		       struct ob_text *t, const struct nest *at)
{
	s64 i;

	for (i = 0; i < n && !t->cut; i++) {
		if (i)
			text_str(t, ", ");
		if (i == REPR_MAX_ITEMS) {
			ob_text_printf(t, "... %lld more", n - i);
			return;
		}
		if (item[i])
			repr_value(vm, item[i], t, at);
		else
			text_str(t, "<empty>");
	}
}

static void repr_dict(struct ob_vm *vm, struct ob_object *o, struct ob_text *t,
		      const struct nest *at)
{
	struct ob_object *key, *value;
	s64 pos = 0, i = 0;

	text_str(t, "{");
	while (!t->cut && ob_dict_next(o, &pos, &key, &value)) {
		if (i)
			text_str(t, ", ");
		if (i++ == REPR_MAX_ITEMS) {
			ob_text_printf(t, "... %lld more",
				       ((struct ob_dict *)o)->used -
				       REPR_MAX_ITEMS);
			break;
		}
		repr_value(vm, key, t, at);
		text_str(t, ": ");
		repr_value(vm, value, t, at);
	}
	text_str(t, "}");
}

static void repr_bytes(struct ob_object *o, struct ob_text *t)
{
	const struct ob_bytes *b = (const struct ob_bytes *)o;
	s64 n = min_t(s64, ob_size(o), t->size), i;
	bool twice = memchr(b->data, '"', n);
	char quote = memchr(b->data, '\'', n) && !twice ? '"' : '\'';

	ob_text_printf(t, "b%c", quote);
	for (i = 0; i < n && !t->cut; i++) {
		if (b->data[i] < 0x7f)
			repr_str_char(t, b->data[i], quote);
		else
			ob_text_printf(t, "\\x%02x", b->data[i]);
	}
	ob_text_add(t, &quote, 1);
}

static void repr_set(struct ob_vm *vm, struct ob_object *o, struct ob_text *t,
		     const struct nest *at)
{
	bool frozen = o->type->tid == OB_T_FROZENSET;
	const struct ob_set *set = (const struct ob_set *)o;
	s64 i, n = 0;

	if (!set->used) {
		ob_text_printf(t, "%s()", o->type->name);
		return;
	}
	if (ends_here(at)) {
		text_str(t, "{...}");
		return;
	}
	text_str(t, frozen ? "frozenset({" : "{");
	for (i = 0; i <= set->mask && !t->cut; i++) {
		/* Unused slots have no key, deleted ones a hash of -1. */
		if (!set->table[i].key || set->table[i].hash == -1)
			continue;
		if (n)
			text_str(t, ", ");
		if (n++ == REPR_MAX_ITEMS) {
			ob_text_printf(t, "... %lld more",
				       set->used - REPR_MAX_ITEMS);
			break;
		}
		repr_value(vm, set->table[i].key, t, at);
	}
	text_str(t, frozen ? "})" : "}");
}

static void repr_container(struct ob_vm *vm, struct ob_object *o,
			   struct ob_text *t, const struct nest *at)
{
	const struct ob_list *list = (const struct ob_list *)o;
	const struct ob_tuple *tuple = (const struct ob_tuple *)o;
	bool deep = ends_here(at);

	switch (o->type->tid) {
	case OB_T_LIST:
		text_str(t, "[");
		if (deep)
			text_str(t, "...");
		else
			repr_items(vm, list->item, ob_size(o), t, at);
		text_str(t, "]");
		break;
	case OB_T_TUPLE:
		text_str(t, "(");
		if (deep)
			text_str(t, "...");
		else
			repr_items(vm, tuple->item, ob_size(o), t, at);
		text_str(t, ob_size(o) == 1 && !deep ? ",)" : ")");
		break;
	default:
		if (deep)
			text_str(t, "{...}");
		else
			repr_dict(vm, o, t, at);
	}
}

static void repr_range(struct ob_vm *vm, struct ob_object *o,
		       struct ob_text *t)
{
	const struct ob_range *r = (const struct ob_range *)o;
	int overflow;

	text_str(t, "range(");
	repr_int(vm, r->start, t);
	text_str(t, ", ");
	repr_int(vm, r->stop, t);
	if (ob_int_to_s64(r->step, &overflow) != 1) {
		text_str(t, ", ");
		repr_int(vm, r->step, t);
	}
	text_str(t, ")");
}

static void repr_named(struct ob_vm *vm, const char *what,
		       struct ob_object *name, struct ob_object *o,
		       struct ob_text *t)
{
	char piece[96];
	s64 at = 0;
	size_t n;

	n = ob_str_utf8_piece(name, &at, piece, sizeof(piece));
	ob_text_printf(t, "<%s %.*s at 0x%llx>", what, (int)n, piece,
		       (unsigned long long)ob_id_of(&vm->rt.heap, o));
}

static void repr_other(struct ob_vm *vm, struct ob_object *o,
		       struct ob_text *t, const struct nest *at)
{
	struct ob_rt *rt = &vm->rt;

	if (ob_has_flag(o, OB_TF_TYPE_SUBCLASS)) {
		ob_text_printf(t, "<class '%s'>", ((struct ob_type *)o)->name);
	} else if (ob_is_exc(o)) {
		text_str(t, o->type->name);
		if (((struct ob_exc *)o)->args)
			repr_value(vm, OB_OBJ(((struct ob_exc *)o)->args), t, at);
	} else if (ob_is(rt, o, OB_T_FUNCTION)) {
		repr_named(vm, "function", ((struct ob_function *)o)->qualname,
			   o, t);
	} else if (ob_is(rt, o, OB_T_CODE)) {
		repr_named(vm, "code object", ((struct ob_code *)o)->name, o,
			   t);
	} else if (ob_is(rt, o, OB_T_MODULE)) {
		repr_named(vm, "module", ((struct ob_module *)o)->name, o, t);
	} else if (ob_is(rt, o, OB_T_BUILTIN)) {
		ob_text_printf(t, "<built-in function %s>",
			       ((struct ob_builtin *)o)->def->name);
	} else {
		ob_text_printf(t, "<%s object at 0x%llx>", o->type->name,
			       (unsigned long long)ob_id_of(&rt->heap, o));
	}
}

static void repr_value(struct ob_vm *vm, struct ob_object *o,
		       struct ob_text *t, const struct nest *outer)
{
	const struct nest at = {
		.outer = outer, .o = o, .depth = outer ? outer->depth + 1 : 0,
	};
	char buf[OB_F64_REPR_MAX];

	switch (o->type->tid) {
	case OB_T_NONE:
		text_str(t, "None");
		break;
	case OB_T_ELLIPSIS:
		text_str(t, "Ellipsis");
		break;
	case OB_T_NOTIMPLEMENTED:
		text_str(t, "NotImplemented");
		break;
	case OB_T_INT:
	case OB_T_BOOL:
		repr_int(vm, o, t);
		break;
	case OB_T_FLOAT:
		ob_text_add(t, buf,
			    ob_f64_repr(((struct ob_float *)o)->bits, buf));
		break;
	case OB_T_COMPLEX:
		repr_complex((struct ob_complex *)o, t);
		break;
	case OB_T_STR:
		repr_str(o, t);
		break;
	case OB_T_LIST:
	case OB_T_TUPLE:
	case OB_T_DICT:
		repr_container(vm, o, t, &at);
		break;
	case OB_T_BYTES:
		repr_bytes(o, t);
		break;
	case OB_T_SET:
	case OB_T_FROZENSET:
		repr_set(vm, o, t, &at);
		break;
	case OB_T_RANGE:
		repr_range(vm, o, t);
		break;
	default:
		repr_other(vm, o, t, &at);
	}
}

void ob_inspect_repr(struct ob_vm *vm, struct ob_object *o, struct ob_text *t)
{
	repr_value(vm, o, t, NULL);
	if (t->cut && t->len >= 3) {
		t->len -= 3;
		while (t->len && (t->buf[t->len] & 0xc0) == 0x80)
			t->len--;
		t->buf[t->len] = '\0';
		t->cut = false;
		text_str(t, "...");
		t->cut = true;
	}
}
EXPORT_SYMBOL_IF_KUNIT(ob_inspect_repr);
