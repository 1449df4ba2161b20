// SPDX-License-Identifier: GPL-2.0
/*
 * test_lang - compile texts on the host and show what came of it
 *
 * usage: test_lang serve [STACK] < requests > answers
 *	test_lang sweep [--mode exec|single|eval] FILE...
 *
 * "serve" answers each request "MODE LENGTH NAME\n" TEXT with one line of JSON:
 * the code object or the exception; tools/tests/lang/check.py compares them
 * with python3.11's. "sweep" compiles each file with every allocation failing
 * in turn, once and from then on, and expects no leak.
 */
#include <obheap/lang.h>

#include "../../../module/objects/objects_priv.h"

static struct ob_rt rt;

static int session_begin(void)
{
	struct ob_rt_config cfg = {};

	memset(&rt, 0, sizeof(rt));
	cfg.hash_key[0] = 1;
	cfg.hash_key[1] = 2;
	return ob_rt_init(&rt, &cfg);
}

/* JSON */

static void put_str(const struct ob_object *o)
{
	s64 i;

	putchar('"');
	for (i = 0; i < ob_str_len(o); i++) {
		u32 c = ob_str_char(o, i);

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c >= 0x20 && c < 0x7f)
			putchar(c);
		else if (c < 0x10000)
			printf("\\u%04x", c);
		else
			printf("\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
			       0xdc00 + (c & 0x3ff));
	}
	putchar('"');
}

static void put_code(const struct ob_code *co);

static void put_value(struct ob_object *o)
{
	struct ob_object *text;
	s64 i;

	if (o == ob_none(&rt)) {
		printf("[\"none\"]");
	} else if (o == &rt.st->ellipsis) {
		printf("[\"ellipsis\"]");
	} else if (ob_is(&rt, o, OB_T_BOOL)) {
		printf("[\"bool\",%d]", o == ob_bool(&rt, true));
	} else if (ob_is(&rt, o, OB_T_INT)) {
		text = ob_int_to_text(&rt, o, 16);
		printf("[\"int\",");
		put_str(text);
		printf("]");
		ob_decref(&rt, text);
	} else if (ob_is(&rt, o, OB_T_FLOAT)) {
		printf("[\"float\",\"%016llx\"]",
		       (unsigned long long)((struct ob_float *)o)->bits);
	} else if (ob_is(&rt, o, OB_T_STR)) {
		printf("[\"str\",");
		put_str(o);
		printf(",%d]", !!(((struct ob_str *)o)->state & OB_STR_INTERNED));
	} else if (ob_is(&rt, o, OB_T_TUPLE)) {
		printf("[\"tuple\",[");
		for (i = 0; i < ob_size(o); i++) {
			if (i)
				putchar(',');
			put_value(((struct ob_tuple *)o)->item[i]);
		}
		printf("]]");
	} else if (ob_is(&rt, o, OB_T_CODE)) {
		put_code((struct ob_code *)o);
	} else {
		printf("[\"other\",\"%s\"]", o->type->name);
	}
}

static void put_bytes(const u8 *p, size_t n)
{
	size_t i;

	putchar('"');
	for (i = 0; i < n; i++)
		printf("%02x", p[i]);
	putchar('"');
}

static void put_names(const char *key, const struct ob_tuple *t)
{
	s64 i;

	printf(",\"%s\":[", key);
	for (i = 0; i < ob_size(t); i++) {
		if (i)
			putchar(',');
		put_str(t->item[i]);
	}
	printf("]");
}

static void put_positions(const struct ob_code *co)
{
	struct ob_code_pos pos;
	s64 i;

	printf(",\"positions\":[");
	for (i = 0; i < ob_size(co); i++) {
		ob_code_position(co, i, &pos);
		printf("%s[%d,%d,%d,%d]", i ? "," : "", pos.line, pos.end_line,
		       pos.col, pos.end_col);
	}
	printf("]");
}

static void put_code(const struct ob_code *co)
{
	s64 i;

	printf("[\"code\",{\"code\":");
	put_bytes((const u8 *)co->code, ob_size(co) * 2);
	printf(",\"name\":");
	put_str(co->name);
	printf(",\"qualname\":");
	put_str(co->qualname);
	printf(",\"filename\":");
	put_str(co->filename);
	printf(",\"argcount\":%u,\"posonly\":%u,\"kwonly\":%u", co->argcount,
	       co->posonlyargcount, co->kwonlyargcount);
	printf(",\"nlocals\":%u,\"stacksize\":%u,\"flags\":%u,\"line\":%u",
	       co->nlocals, co->stacksize, co->flags, co->firstlineno);
	printf(",\"ncellvars\":%u,\"nfreevars\":%u,\"nplain\":%u",
	       co->ncellvars, co->nfreevars, co->nplaincellvars);
	put_names("names", co->names);
	put_names("slots", co->localsplusnames);
	printf(",\"kinds\":");
	put_bytes(co->localspluskinds, co->nlocalsplus);
	printf(",\"lines\":");
	put_bytes(co->linetable, co->linetable_len);
	printf(",\"exceptions\":");
	put_bytes(co->exceptions, co->exceptiontable_len);
	printf(",\"consts\":[");
	for (i = 0; i < ob_size(co->consts); i++) {
		if (i)
			putchar(',');
		put_value(co->consts->item[i]);
	}
	printf("]");
	put_positions(co);
	printf("}]");
}

static void put_fields(const struct ob_syntax_error *e)
{
	struct ob_object *fields[] = {
		e->msg, e->filename, e->lineno, e->offset, e->end_lineno,
		e->end_offset, e->text,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(fields); i++) {
		putchar(',');
		put_value(fields[i] ? fields[i] : ob_none(&rt));
	}
}

static void put_exception(bool incomplete)
{
	struct ob_object *exc = ob_take_exc(&rt);
	struct ob_exc *e = (struct ob_exc *)exc;

	if (!exc) {
		printf("[\"error\",\"nothing raised\"]");
		return;
	}
	printf("[\"error\",\"%s\",%d,", exc->type->name, incomplete);
	put_value(OB_OBJ(e->args));
	if (ob_is_subtype(exc->type, ob_type_of(&rt, OB_T_SyntaxError)))
		put_fields((struct ob_syntax_error *)exc);
	printf("]");
	ob_decref(&rt, exc);
}

static enum ob_compile_mode mode_of(const char *s)
{
	if (!strcmp(s, "single") || !strcmp(s, "codeop"))
		return OB_COMPILE_SINGLE;
	return !strcmp(s, "eval") ? OB_COMPILE_EVAL : OB_COMPILE_EXEC;
}

static void answer(const char *mode, const char *name, const char *text,
		   size_t len)
{
	struct ob_source src = {
		.text = text, .len = len, .filename = name, .file = true,
		.mode = mode_of(mode),
	};
	bool incomplete = false;
	struct ob_code *co;

	co = ob_compile(&rt, &src, strcmp(mode, "codeop") ? NULL : &incomplete);
	if (co) {
		if (ob_raised(&rt))
			printf("[\"error\",\"raised and returned\"]");
		else
			put_code(co);
		ob_decref(&rt, co);
	} else {
		put_exception(incomplete);
	}
	putchar('\n');
	fflush(stdout);
}

static int serve(void)
{
	char mode[16], name[256];
	size_t len;

	if (session_begin())
		return 1;
	ob_host_stack_base();
	while (scanf("%15s %zu %255s", mode, &len, name) == 3) {
		char *text = malloc(len + 1);

		getchar();
		if (!text || fread(text, 1, len, stdin) != len)
			return 1;
		answer(mode, name, text, len);
		free(text);
	}
	ob_rt_exit(&rt);
	return 0;
}

/* fault sweep */

static char *slurp(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	size_t cap = 0;
	char *text = NULL;

	if (!f) {
		perror(path);
		exit(2);
	}
	*len = 0;
	do {
		cap += 1 << 16;
		text = realloc(text, cap);
		*len += fread(text + *len, 1, cap - *len, f);
	} while (*len == cap);
	fclose(f);
	return text;
}

/* Blocks in use while nothing but the session itself lives. */
static u64 live_blocks(void)
{
	static struct ob_heap_stats stats;

	ob_tuple_free_list_clear(&rt);
	ob_list_free_list_clear(&rt);
	ob_dict_free_list_clear(&rt);
	ob_float_free_list_clear(&rt);
	ob_heap_stats(&rt.heap, &stats);
	return stats.nr_blocks;
}

/* Compile once; true when it came to the same end as without a failure. */
static bool compile_failing(struct ob_source *src, u64 nth, bool forever)
{
	struct ob_code *co;
	bool memory;

	if (nth)
		ob_heap_fail(&rt.heap, nth, forever);
	co = ob_compile(&rt, src, NULL);
	ob_heap_fail(&rt.heap, 0, false);
	memory = !co && ob_raised_is(&rt, OB_T_MemoryError);
	if (!co && !ob_raised(&rt)) {
		printf("allocation %llu: failed without an exception\n",
		       (unsigned long long)nth);
		exit(1);
	}
	if (co && ob_raised(&rt)) {
		printf("allocation %llu: succeeded with an exception\n",
		       (unsigned long long)nth);
		exit(1);
	}
	ob_clear_exc(&rt);
	ob_xdecref(&rt, co);
	return !memory;
}

static int sweep_file(const char *path, enum ob_compile_mode mode)
{
	struct ob_source src = { .filename = path, .mode = mode };
	u64 before, after, nth;
	int leaks = 0;

	if (session_begin())
		return 1;
	src.text = slurp(path, &src.len);
	compile_failing(&src, 0, false);
	before = live_blocks();
	for (nth = 1; nth < 1000000; nth++) {
		bool once = compile_failing(&src, nth, false);
		bool on = compile_failing(&src, nth, true);

		after = live_blocks();
		if (after != before) {
			printf("%s: allocation %llu: %lld blocks leaked\n",
			       path, (unsigned long long)nth,
			       (long long)(after - before));
			leaks++;
			before = after;
		}
		if (once && on)
			break;
	}
	printf("%s: %llu allocations, %d leaks\n", path,
	       (unsigned long long)nth, leaks);
	free((char *)src.text);
	ob_rt_exit(&rt);
	return leaks ? 1 : 0;
}

int main(int argc, char **argv)
{
	enum ob_compile_mode mode = OB_COMPILE_EXEC;
	int i = 2, status = 0;

	ob_host_stack_base();
	if (argc > 1 && !strcmp(argv[1], "serve")) {
		if (argc > 2)
			ob_host_stack_budget(strtoul(argv[2], NULL, 0));
		return serve();
	}
	if (argc < 3 || strcmp(argv[1], "sweep")) {
		fprintf(stderr, "usage: test_lang serve [STACK] | sweep [--mode MODE] FILE...\n");
		return 2;
	}
	if (!strcmp(argv[i], "--mode") && argc > i + 1) {
		mode = mode_of(argv[i + 1]);
		i += 2;
	}
	for (; i < argc; i++)
		status |= sweep_file(argv[i], mode);
	return status;
}
