// SPDX-License-Identifier: GPL-2.0
/*
 * test_containers - random operations on a list and a dict, here and in CPython
 *
 * usage: test_containers [SEED [ROUNDS]]
 *
 * Each operation is made on objects of ours and written down as a Python
 * statement. python3.11 (or $OBHEAP_PYTHON) then runs the statements; result
 * or exception, contents and size must be the same after every one of them.
 * KTAP on stdout; without a python3.11 the test is skipped.
 */
#include <obheap/objects.h>
#include <unistd.h>

#define ROUNDS		4000
#define LINE_SIZE	65536

struct test {
	struct ob_rt rt;
	struct ob_object *list, *dict;
	FILE *script;
	FILE *ours;
	u64 seed;
};

static const char head[] =
	"import sys\n"
	"assert sys.version_info[:2] == (3, 11)\n"
	"L = []\n"
	"D = {}\n"
	"def show(f, x):\n"
	"    try:\n"
	"        r = repr(f())\n"
	"    except Exception as e:\n"
	"        r = '%s: %s' % (type(e).__name__, e)\n"
	"    print(r, x, sys.getsizeof(x))\n";

static u64 pick(struct test *t, u64 n)
{
	t->seed = t->seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (t->seed >> 33) % n;
}

static void *check(void *o)
{
	if (!o) {
		printf("Bail out! out of memory\n");
		exit(1);
	}
	return o;
}

static void print_text(struct test *t, FILE *out, struct ob_object *str)
{
	size_t len;
	char *text = check(ob_str_utf8(&t->rt, str, &len));

	fwrite(text, 1, len, out);
	ob_raw_free(&t->rt, text);
	ob_decref(&t->rt, str);
}

static void print_repr(struct test *t, FILE *out, struct ob_object *o)
{
	print_text(t, out, check(ob_repr(&t->rt, o)));
}

/* A new reference to a number, a text, None or a tuple. */
static struct ob_object *any_value(struct test *t)
{
	char text[16];

	switch (pick(t, 6)) {
	case 0:
		return ob_newref(ob_none(&t->rt));
	case 1:
		return check(ob_int_from_s64(&t->rt, pick(t, 600)));
	case 2:
		return check(ob_tuple_pack(&t->rt, 1, ob_bool(&t->rt, true)));
	case 3:
		snprintf(text, sizeof(text), "k%d", (int)pick(t, 50));
		return check(ob_str_from_cstr(&t->rt, text));
	default:
		return check(ob_int_from_s64(&t->rt, (s64)pick(t, 30) - 6));
	}
}

static struct ob_object *any_index(struct test *t)
{
	return check(ob_int_from_s64(&t->rt, (s64)pick(t, 60) - 20));
}

static struct ob_object *any_slice(struct test *t)
{
	struct ob_object *part[3] = { NULL, NULL, NULL }, *slice;
	int i;

	for (i = 0; i < 2; i++)
		if (pick(t, 3))
			part[i] = any_index(t);
	if (pick(t, 2))
		part[2] = check(ob_int_from_s64(&t->rt, (s64)pick(t, 7) - 3));
	slice = check(ob_slice_new(&t->rt, part[0], part[1], part[2]));
	for (i = 0; i < 3; i++)
		ob_xdecref(&t->rt, part[i]);
	return slice;
}

static struct ob_object *any_list(struct test *t)
{
	struct ob_object *l = check(ob_list_new(&t->rt, 0));
	u64 n = pick(t, 9);

	while (n--)
		ob_list_append_steal(&t->rt, l, any_value(t));
	return l;
}

static struct ob_object *any_dict(struct test *t)
{
	struct ob_object *d = check(ob_dict_new(&t->rt)), *key;
	u64 n = pick(t, 9);

	while (n--) {
		key = any_value(t);
		ob_dict_set(&t->rt, d, key, key);
		ob_decref(&t->rt, key);
	}
	return d;
}

/**
 * struct op - one operation
 * @on: 'L' or 'D'
 * @name: method, or "[]", "[]=", "del" for subscripts, "+=" and so on
 * @args: a letter each: v value, i index, s slice, l list, d dict
 */
struct op {
	char on;
	const char *name;
	const char *args;
};

static const struct op ops[] = {
	{ 'L', "append", "v" }, { 'L', "append", "v" }, { 'L', "append", "v" },
	{ 'L', "insert", "iv" }, { 'L', "pop", "" }, { 'L', "pop", "i" },
	{ 'L', "remove", "v" }, { 'L', "extend", "l" }, { 'L', "index", "v" },
	{ 'L', "index", "vii" }, { 'L', "count", "v" }, { 'L', "reverse", "" },
	{ 'L', "copy", "" }, { 'L', "sort", "" }, { 'L', "[]", "i" },
	{ 'L', "[]", "s" }, { 'L', "[]=", "iv" }, { 'L', "[]=", "sl" },
	{ 'L', "del", "i" }, { 'L', "del", "s" }, { 'L', "del", "s" },
	{ 'L', "in", "v" }, { 'L', "==", "l" }, { 'L', "__add__", "l" },
	{ 'D', "[]=", "vv" }, { 'D', "[]=", "vv" }, { 'D', "[]=", "vv" },
	{ 'D', "[]", "v" }, { 'D', "del", "v" }, { 'D', "pop", "v" },
	{ 'D', "pop", "vv" }, { 'D', "popitem", "" }, { 'D', "get", "v" },
	{ 'D', "setdefault", "vv" }, { 'D', "update", "d" },
	{ 'D', "copy", "" }, { 'D', "items", "" }, { 'D', "keys", "" },
	{ 'D', "values", "" }, { 'D', "in", "v" }, { 'D', "==", "d" },
	{ 'D', "__or__", "d" },
};

static struct ob_object *make_arg(struct test *t, char kind)
{
	switch (kind) {
	case 'i':
		return any_index(t);
	case 's':
		return any_slice(t);
	case 'l':
		return any_list(t);
	case 'd':
		return any_dict(t);
	default:
		return any_value(t);
	}
}

static struct ob_object *none_or_null(struct test *t, int err)
{
	return err ? NULL : ob_newref(ob_none(&t->rt));
}

static struct ob_object *call_method(struct test *t, struct ob_object *o,
				     const char *name, struct ob_object **args,
				     size_t n)
{
	struct ob_object *str = check(ob_str_intern_c(&t->rt, name));
	struct ob_object *fn = check(ob_getattr(&t->rt, o, str)), *res;

	res = ob_call(&t->rt, fn, args, n, NULL);
	ob_decref(&t->rt, fn);
	ob_decref(&t->rt, str);
	return res;
}

static struct ob_object *run(struct test *t, const struct op *op,
			     struct ob_object **args)
{
	struct ob_object *o = op->on == 'L' ? t->list : t->dict;
	int in;

	if (!strcmp(op->name, "[]"))
		return ob_getitem(&t->rt, o, args[0]);
	if (!strcmp(op->name, "[]="))
		return none_or_null(t, ob_setitem(&t->rt, o, args[0],
						  args[1]));
	if (!strcmp(op->name, "del"))
		return none_or_null(t, ob_delitem(&t->rt, o, args[0]));
	if (!strcmp(op->name, "=="))
		return ob_compare(&t->rt, o, args[0], OB_EQ);
	if (!strcmp(op->name, "in")) {
		in = ob_contains(&t->rt, o, args[0]);
		return in < 0 ? NULL : ob_newref(ob_bool(&t->rt, in));
	}
	return call_method(t, o, op->name, args, strlen(op->args));
}

/* The same as a Python statement that shows what came of it. */
static void write_statement(struct test *t, const struct op *op,
			    struct ob_object **args)
{
	static const char *const names[][2] = {
		{ "[]", "__getitem__" }, { "[]=", "__setitem__" },
		{ "del", "__delitem__" }, { "==", "__eq__" },
		{ "in", "__contains__" },
	};
	const char *name = op->name;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (!strcmp(name, names[i][0]))
			name = names[i][1];
	fprintf(t->script, "show(lambda: %c.%s(", op->on, name);
	for (i = 0; op->args[i]; i++) {
		print_repr(t, t->script, args[i]);
		fputs(", ", t->script);
	}
	fprintf(t->script, "), %c)\n", op->on);
}

static void write_result(struct test *t, struct ob_object *res,
			 struct ob_object *o)
{
	struct ob_object *exc;

	if (res) {
		print_repr(t, t->ours, res);
		ob_decref(&t->rt, res);
	} else {
		exc = ob_take_exc(&t->rt);
		fprintf(t->ours, "%s: ", exc->type->name);
		print_text(t, t->ours, check(ob_str(&t->rt, exc)));
		ob_decref(&t->rt, exc);
	}
	fputc(' ', t->ours);
	print_repr(t, t->ours, o);
	fprintf(t->ours, " %lld\n", ob_sizeof(&t->rt, o));
}

static void step(struct test *t)
{
	const struct op *op = &ops[pick(t, ARRAY_SIZE(ops))];
	struct ob_object *args[3], *o;
	size_t i;

	/* Neither grows without end. */
	static const struct op clear[2] = { { 'L', "clear", "" },
					    { 'D', "clear", "" } };

	o = op->on == 'L' ? t->list : t->dict;
	if (ob_length(&t->rt, o) > 200)
		op = &clear[op->on == 'D'];
	for (i = 0; op->args[i]; i++)
		args[i] = make_arg(t, op->args[i]);
	write_statement(t, op, args);
	write_result(t, run(t, op, args), o);
	while (i--)
		ob_decref(&t->rt, args[i]);
}

/* Number of lines that agree, or minus the line that does not. */
static int compare(FILE *ours, FILE *theirs)
{
	static char a[LINE_SIZE], b[LINE_SIZE];
	int line = 0;

	rewind(ours);
	while (fgets(a, sizeof(a), ours)) {
		line++;
		if (!fgets(b, sizeof(b), theirs))
			return line == 1 ? 0 : -line;
		if (strcmp(a, b)) {
			printf("# statement %d\n# CPython: %s# obheap:  %s",
			       line, b, a);
			return -line;
		}
	}
	return line;
}

static int ask_oracle(struct test *t, const char *path)
{
	const char *python = getenv("OBHEAP_PYTHON");
	char command[1024];
	FILE *theirs;
	int lines;

	snprintf(command, sizeof(command), "exec %s -I -S %s 2>/dev/null",
		 python ? python : "/usr/bin/python3.11", path);
	theirs = popen(command, "r");
	if (!theirs)
		return 0;
	lines = compare(t->ours, theirs);
	pclose(theirs);
	return lines;
}

int main(int argc, char **argv)
{
	u64 seed = argc > 1 ? strtoull(argv[1], NULL, 0) : 1;
	int rounds = argc > 2 ? atoi(argv[2]) : ROUNDS, i, lines;
	struct test *t = check(calloc(1, sizeof(*t)));
	char path[] = "/tmp/test_containers.XXXXXX";
	struct ob_rt_config cfg = { };
	int fd = mkstemp(path);

	ob_host_stack_base();
	t->script = fd < 0 ? NULL : fdopen(fd, "w");
	t->ours = tmpfile();
	if (!t->script || !t->ours || ob_rt_init(&t->rt, &cfg)) {
		printf("Bail out! cannot start\n");
		return 1;
	}
	t->seed = seed;
	t->list = check(ob_list_new(&t->rt, 0));
	t->dict = check(ob_dict_new(&t->rt));
	fputs(head, t->script);
	for (i = 0; i < rounds; i++)
		step(t);
	fclose(t->script);
	lines = ask_oracle(t, path);
	unlink(path);
	fclose(t->ours);
	printf("KTAP version 1\n1..1\n%sok 1 random_operations_match_cpython%s\n",
	       !lines || lines == rounds ? "" : "not ",
	       lines ? "" : " # SKIP no python3.11");
	ob_rt_exit(&t->rt);
	free(t);
	return lines && lines != rounds;
}
