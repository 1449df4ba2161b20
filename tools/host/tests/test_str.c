// SPDX-License-Identifier: GPL-2.0
/*
 * test_str - the str type against python3.11; KTAP on stdout
 *
 * Asks what str_cases.py asked CPython and compares the answers, then makes
 * every allocation behind a sample of the questions fail in turn. The argument
 * is a file with the output of str_cases.py; without one the script is run.
 */
#include <obheap/objects.h>

#include "../../../module/objects/str_priv.h"

#define MAX_ARGS	32
#define MAX_OPS		80
#define MAX_SHOWN	15
#define SWEEP_EVERY	61

/**
 * struct tally - how the questions of one operation went
 * @name: the operation
 * @asked: questions
 * @wrong: answers that differ
 * @leaked: failed allocations after which something was left behind
 */
struct tally {
	char name[32];
	unsigned int asked, wrong, leaked;
};

/**
 * struct question - a line of the file
 * @op: operation
 * @answer: CPython's answer
 * @identity: whether the result is an operand or a static string
 * @arg: operands, then the values of keyword ones
 * @nargs: positional ones
 * @nkw: keyword ones
 * @kwnames: tuple of their names, or NULL
 */
struct question {
	const char *op, *answer;
	char identity;
	struct ob_object *arg[MAX_ARGS];
	size_t nargs, nkw;
	struct ob_object *kwnames;
};

static struct ob_rt rt;
static struct tally tallies[MAX_OPS];
static unsigned int nr_tallies;

static struct tally *tally_of(const char *name)
{
	unsigned int i;

	for (i = 0; i < nr_tallies; i++)
		if (!strcmp(tallies[i].name, name))
			return &tallies[i];
	if (nr_tallies == MAX_OPS)
		abort();
	snprintf(tallies[i].name, sizeof(tallies[i].name), "%s", name);
	nr_tallies++;
	return &tallies[i];
}

static void *must(void *p)
{
	if (!p) {
		printf("Bail out! cannot make an operand\n");
		exit(1);
	}
	return p;
}

/* operands */

static struct ob_object *read_value(char **s);

static char *word(char **s)
{
	char *start = *s;

	while (**s && **s != ' ')
		++*s;
	if (**s)
		*(*s)++ = '\0';
	return start;
}

static struct ob_object *read_str(char *hex)
{
	struct ob_strbuf b;

	ob_strbuf_init(&b, &rt);
	while (*hex) {
		ob_strbuf_char(&b, strtoul(hex, &hex, 16));
		hex += *hex == '.';
	}
	return must(ob_strbuf_finish(&b));
}

static struct ob_object *read_items(char kind, long n, char **s)
{
	struct ob_object *list = must(ob_list_new(&rt, 0)), *tuple;

	while (n--)
		ob_list_append_steal(&rt, list, read_value(s));
	if (kind == '[')
		return list;
	tuple = must(ob_list_to_tuple(&rt, list));
	ob_decref(&rt, list);
	return tuple;
}

static struct ob_object *read_dict(long n, char **s)
{
	struct ob_object *dict = must(ob_dict_new(&rt)), *key, *value;

	while (n--) {
		key = read_value(s);
		value = read_value(s);
		ob_dict_set(&rt, dict, key, value);
		ob_decref(&rt, key);
		ob_decref(&rt, value);
	}
	return dict;
}

static struct ob_object *read_slice(char **s)
{
	struct ob_object *a = read_value(s), *b = read_value(s);
	struct ob_object *c = read_value(s);
	struct ob_object *slice = must(ob_slice_new(&rt, a, b, c));

	ob_decref(&rt, a);
	ob_decref(&rt, b);
	ob_decref(&rt, c);
	return slice;
}

/* One value of str_cases.py's token(). */
static struct ob_object *read_value(char **s)
{
	char *w = word(s);

	switch (*w) {
	case 'N':
		return ob_newref(ob_none(&rt));
	case 'T':
	case 'F':
		return ob_newref(ob_bool(&rt, *w == 'T'));
	case 'i':
		return must(ob_int_from_text(&rt, w + 1, strlen(w + 1), 10));
	case 'f':
		return must(ob_float_new(&rt, strtoull(w + 1, NULL, 16)));
	case 's':
	case 'y':
		return read_str(w + 1);
	case '(':
	case '[':
		return read_items(*w, atol(w + 1), s);
	case '{':
		return read_dict(atol(w + 1), s);
	case ':':
		return read_slice(s);
	}
	printf("Bail out! cannot read operand %s\n", w);
	exit(1);
}

static void read_operands(struct question *q, char *s)
{
	struct ob_object *names = must(ob_list_new(&rt, 0));

	while (*s && q->nargs + q->nkw < MAX_ARGS) {
		if (*s == 'k') {
			word(&s);
			ob_list_append_steal(&rt, names, read_value(&s));
			q->nkw++;
		} else {
			q->nargs++;
		}
		q->arg[q->nargs + q->nkw - 1] = read_value(&s);
	}
	if (q->nkw)
		q->kwnames = must(ob_list_to_tuple(&rt, names));
	ob_decref(&rt, names);
}

/* operations */

/* As getattr(str, NAME)(SELF, ...), which is how python was asked. */
static struct ob_object *call_method(const struct question *q)
{
	struct ob_object *name = ob_str_intern_c(&rt, q->op + 1);
	struct ob_object *fn = name ?
		ob_getattr(&rt, OB_OBJ(ob_type_of(&rt, OB_T_STR)), name) : NULL;
	size_t skip = !strcmp(q->op, ".maketrans");
	struct ob_object *result = NULL;

	if (fn)
		result = ob_call(&rt, fn, q->arg + skip, q->nargs - skip,
				 (struct ob_tuple *)q->kwnames);
	ob_xdecref(&rt, fn);
	ob_xdecref(&rt, name);
	return result;
}

static struct ob_object *from_s64(s64 v)
{
	return v == -1 && ob_raised(&rt) ? NULL : ob_int_from_s64(&rt, v);
}

static struct ob_object *from_truth(int v)
{
	return v < 0 ? NULL : ob_newref(ob_bool(&rt, v));
}

static struct ob_object *decode(struct ob_object *bytes)
{
	return ob_str_from_utf8(&rt, ob_str_data(bytes), ob_str_len(bytes));
}

static u32 crc_add(u32 crc, u8 byte)
{
	int i;

	crc ^= byte;
	for (i = 0; i < 8; i++)
		crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	return crc;
}

/* UTF-8 as Python's "surrogatepass" has it */
static u32 crc_char(u32 crc, u32 c)
{
	if (c < 0x80)
		return crc_add(crc, c);
	if (c < 0x800) {
		crc = crc_add(crc, 0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			crc = crc_add(crc, 0xe0 | c >> 12);
		} else {
			crc = crc_add(crc, 0xf0 | c >> 18);
			crc = crc_add(crc, 0x80 | (c >> 12 & 0x3f));
		}
		crc = crc_add(crc, 0x80 | (c >> 6 & 0x3f));
	}
	return crc_add(crc, 0x80 | (c & 0x3f));
}

static struct ob_object *all_classes(struct ob_object *name)
{
	static const struct {
		const char *name;
		u32 flag;
	} classes[] = {
		{ "isprintable", OB_UNI_PRINT }, { "isalpha", OB_UNI_ALPHA },
		{ "isdecimal", OB_UNI_DECIMAL }, { "isdigit", OB_UNI_DIGIT },
		{ "isnumeric", OB_UNI_NUMERIC }, { "isspace", OB_UNI_SPACE },
		{ "islower", OB_UNI_LOWER }, { "isupper", OB_UNI_UPPER },
		{ "isidentifier", OB_UNI_ID_START },
		{ "iscontinue", OB_UNI_ID_CONTINUE }, { "decimal", 0 },
	};
	u32 crc = ~0U, c, i = 0;

	while (!ob_str_equal_c(name, classes[i].name))
		i++;
	for (c = 0; c < OB_NR_CHARS; c++) {
		if (classes[i].flag)
			crc = crc_add(crc, ob_uni_is(c, classes[i].flag) ?
					   '1' : '0');
		else
			crc = crc_add(crc, ob_uni_decimal(c) < 0 ? '-' :
					   '0' + ob_uni_decimal(c));
	}
	return ob_int_from_s64(&rt, ~crc);
}

static struct ob_object *(*case_method(struct ob_object *name))
	(struct ob_rt *rt, struct ob_object *self,
	 struct ob_object *const *args, size_t nargs, struct ob_tuple *kwnames)
{
	if (ob_str_equal_c(name, "lower"))
		return ob_str_m_lower;
	if (ob_str_equal_c(name, "upper"))
		return ob_str_m_upper;
	if (ob_str_equal_c(name, "title"))
		return ob_str_m_title;
	if (ob_str_equal_c(name, "casefold"))
		return ob_str_m_casefold;
	if (ob_str_equal_c(name, "swapcase"))
		return ob_str_m_swapcase;
	return ob_str_m_capitalize;
}

static struct ob_object *all_cases(struct ob_object *name, bool context)
{
	u32 crc = ~0U, c;
	s64 i;

	for (c = 0; c < OB_NR_CHARS; c++) {
		u32 chars[6] = { 'a', 'a', c, 0x3a3, c, 'A' };
		struct ob_object *o = context ?
			ob_str_from_chars(&rt, 4, chars, 6) :
			ob_str_from_char(&rt, c);
		struct ob_object *r = case_method(name)(&rt, must(o), NULL, 0,
							NULL);

		must(r);
		for (i = 0; i < ob_str_len(r); i++)
			crc = crc_char(crc, ob_str_char(r, i));
		ob_decref(&rt, r);
		ob_decref(&rt, o);
	}
	return ob_int_from_s64(&rt, ~crc);
}

static struct ob_object *compare(const char *op, struct ob_object *a,
				 struct ob_object *b)
{
	static const char *const names[] = { "<", "<=", "==", "!=", ">", ">=" };
	enum ob_cmp code = OB_LT;

	while (strcmp(names[code], op))
		if (++code > OB_GE) {
			printf("Bail out! unknown operation %s\n", op);
			exit(1);
		}
	return ob_compare(&rt, a, b, code);
}

static struct ob_object *perform(const struct question *q)
{
	struct ob_object *const *a = q->arg;
	const char *op = q->op;

	if (op[0] == '.')
		return call_method(q);
	if (!strcmp(op, "utf8"))
		return decode(a[0]);
	if (!strcmp(op, "class"))
		return all_classes(a[0]);
	if (!strcmp(op, "case") || !strcmp(op, "context"))
		return all_cases(a[0], op[1] == 'o');
	if (!strcmp(op, "new"))
		return ob_call(&rt, OB_OBJ(ob_type_of(&rt, OB_T_STR)), a,
			       q->nargs, (struct ob_tuple *)q->kwnames);
	if (!strcmp(op, "format"))
		return ob_format(&rt, a[0], a[1]);
	if (!strcmp(op, "+"))
		return ob_binary(&rt, a[0], a[1], OB_ADD);
	if (!strcmp(op, "*"))
		return ob_binary(&rt, a[0], a[1], OB_MUL);
	if (!strcmp(op, "%"))
		return ob_binary(&rt, a[0], a[1], OB_MOD);
	if (!strcmp(op, "in"))
		return from_truth(ob_contains(&rt, a[0], a[1]));
	if (!strcmp(op, "[]"))
		return ob_getitem(&rt, a[0], a[1]);
	if (!strcmp(op, "list"))
		return ob_list_from_iterable(&rt, a[0]);
	if (!strcmp(op, "hash"))
		return from_s64(ob_hash(&rt, a[0]));
	if (!strcmp(op, "repr"))
		return ob_repr(&rt, a[0]);
	if (!strcmp(op, "ascii"))
		return ob_str_ascii(&rt, a[0]);
	if (!strcmp(op, "str"))
		return ob_str(&rt, a[0]);
	if (!strcmp(op, "len"))
		return from_s64(ob_length(&rt, a[0]));
	if (!strcmp(op, "sizeof"))
		return from_s64(ob_sizeof(&rt, a[0]));
	if (!strcmp(op, "bool"))
		return from_truth(ob_is_true(&rt, a[0]));
	return compare(op, a[0], a[1]);
}

/* answers */

static void put_ascii(char *to, size_t size, struct ob_object *o, bool strip)
{
	struct ob_object *text = ob_str_ascii(&rt, o);
	s64 len;

	if (!text) {
		ob_clear_exc(&rt);
		snprintf(to, size, "<no repr>");
		return;
	}
	len = ob_str_len(text);
	snprintf(to, size, "%.*s", (int)(strip ? len - 2 : len),
		 (char *)ob_str_data(text) + strip);
	ob_decref(&rt, text);
}

static void put_exception(char *to, size_t size)
{
	struct ob_object *exc = ob_take_exc(&rt), *arg = NULL;
	const char *type = exc->type->name;
	struct ob_tuple *args = ((struct ob_exc *)exc)->args;
	int n = snprintf(to, size, "!%s: ", type);

	if (ob_is_subtype(exc->type, ob_type_of(&rt, OB_T_UnicodeError)))
		arg = ob_str(&rt, exc);
	else if (args && ob_size(args))
		arg = ob_newref(args->item[0]);
	if (arg)
		put_ascii(to + n, size - n, arg,
			  ob_is_str(arg) && strcmp(type, "KeyError"));
	ob_xdecref(&rt, arg);
	ob_decref(&rt, exc);
}

static char identity_of(const struct question *q, struct ob_object *result)
{
	if (!ob_is_str(result))
		return '-';
	if (q->nargs && result == q->arg[0] && strcmp(q->op, "utf8"))
		return 'S';
	if (ob_str_len(result) == 1 && ob_str_char(result, 0) < 256 &&
	    result == ob_str_static(&rt, ob_str_char(result, 0)))
		return 'C';
	return '-';
}

static void check_form(struct ob_object *o)
{
	struct ob_view v = ob_view_of(o);
	u32 max = ob_chars_max(v.kind, v.data, v.len);

	bool ascii = max < 0x80;

	if (ob_kind_of(max) != v.kind || ascii != ob_str_is_ascii(o) ||
	    ob_view_char(&v, v.len)) {
		printf("Bail out! a text in a wrong form\n");
		exit(1);
	}
}

static void show_question(const struct question *q)
{
	char text[300];
	size_t i;

	printf("# %s", q->op);
	for (i = 0; i < q->nargs + q->nkw; i++) {
		put_ascii(text, sizeof(text), q->arg[i], false);
		printf(" %s", text);
	}
}

static void judge(const struct question *q, struct tally *t)
{
	static char answer[1 << 20];
	struct ob_object *result = perform(q);
	char identity = '-';

	if (result) {
		if (ob_raised(&rt)) {
			printf("Bail out! a result and an exception\n");
			exit(1);
		}
		if (ob_is_str(result))
			check_form(result);
		identity = identity_of(q, result);
		answer[0] = '=';
		put_ascii(answer + 1, sizeof(answer) - 1, result, false);
		ob_decref(&rt, result);
	} else {
		put_exception(answer, sizeof(answer));
	}
	t->asked++;
	if (!strcmp(answer, q->answer) && identity == q->identity)
		return;
	if (t->wrong++ < MAX_SHOWN) {
		show_question(q);
		printf("\n#   python %.300s %c\n#   ours   %.300s %c\n",
		       q->answer, q->identity, answer, identity);
	}
}

static u64 live_blocks(void)
{
	struct ob_heap_stats stats;

	ob_heap_stats(&rt.heap, &stats);
	return stats.nr_blocks;
}

/* Ask once with the @nth allocation failing; did it reach that allocation? */
static bool ask_failing(const struct question *q, u64 nth)
{
	struct ob_object *result;
	bool failed;

	ob_heap_fail(&rt.heap, nth, false);
	result = perform(q);
	ob_heap_fail(&rt.heap, 0, false);
	failed = !result && ob_raised_is(&rt, OB_T_MemoryError);
	ob_xdecref(&rt, result);
	if (ob_raised(&rt))
		ob_clear_exc(&rt);
	return failed;
}

/* Fail every allocation in turn; what is left twice as much was leaked. */
static void sweep(const struct question *q, struct tally *t)
{
	u64 before, nth;
	bool failed = true;

	for (nth = 1; failed && nth < 200; nth++) {
		failed = ask_failing(q, nth);
		ask_failing(q, nth);
		before = live_blocks();
		ask_failing(q, nth);
		if (live_blocks() == before)
			continue;
		if (!t->leaked++) {
			show_question(q);
			printf("\n#   leaks when allocation %llu fails\n",
			       (unsigned long long)nth);
		}
	}
}

static void ask(char *line, bool fail)
{
	struct question q = { };
	char *field[4], *s = line;
	struct tally *t;
	size_t i;

	for (i = 0; i < 4; i++)
		field[i] = strsep(&s, "\t\n");
	if (!field[3]) {
		printf("Bail out! malformed line\n");
		exit(1);
	}
	q.op = field[0];
	q.answer = field[2];
	q.identity = field[3][0];
	t = tally_of(q.op);
	read_operands(&q, field[1]);
	judge(&q, t);
	if (fail && strcmp(q.op, "class") && strcmp(q.op, "case") &&
	    strcmp(q.op, "context"))
		sweep(&q, t);
	for (i = 0; i < q.nargs + q.nkw; i++)
		ob_decref(&rt, q.arg[i]);
	ob_xdecref(&rt, q.kwnames);
}

static FILE *open_cases(int argc, char **argv)
{
	const char *python = getenv("OBHEAP_PYTHON");
	char command[4096];

	if (argc > 1)
		return fopen(argv[1], "r");
	snprintf(command, sizeof(command), "exec %s %s",
		 python ? python : "python3.11",
		 "tools/host/tests/str_cases.py");
	return popen(command, "r");
}

int main(int argc, char **argv)
{
	struct ob_rt_config cfg = { };
	unsigned int i, lines = 0, wrong = 0;
	FILE *cases = open_cases(argc, argv);
	char *line = NULL;
	size_t size = 0;

	ob_host_stack_base();
	if (!cases || ob_rt_init(&rt, &cfg)) {
		printf("Bail out! no questions or no runtime\n");
		return 1;
	}
	while (getline(&line, &size, cases) > 0)
		ask(line, ++lines % SWEEP_EVERY == 0);
	free(line);
	fclose(cases);
	ob_rt_exit(&rt);
	if (!lines) {
		printf("1..0 # SKIP no python3.11\n");
		return 0;
	}
	printf("1..%u\n", nr_tallies);
	for (i = 0; i < nr_tallies; i++) {
		struct tally *t = &tallies[i];
		bool ok = !t->wrong && !t->leaked;

		printf("%sok %u str %s # %u asked, %u wrong, %u leaks\n",
		       ok ? "" : "not ", i + 1, t->name, t->asked, t->wrong,
		       t->leaked);
		wrong += !ok;
	}
	return wrong ? 1 : 0;
}
