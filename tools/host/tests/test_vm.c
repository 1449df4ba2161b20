// SPDX-License-Identifier: GPL-2.0
/*
 * test_vm - run programs on the host build of the vm, one session each
 *
 * usage: test_vm [--code DUMP] [--mode exec|single|eval] [--steps N] [--ms N]
 *		[--limit BYTES] [--fail NTH] [--sweep] FILE...
 *
 * Output goes to stdout, what python3.11 would print to stderr goes there. The
 * exit status is python's, 3 when a budget stopped the program. --code runs
 * what vm_dump.py wrote instead of compiling FILE, which then only supplies the
 * source text. --sweep makes every allocation of the program fail in turn, once
 * and from then on, and expects each run to end and the heap to be intact.
 */
#include <obheap/vm.h>
#include "../../../module/objects/objects_priv.h"
#include "../../../module/vm/vm_priv.h"
#include "../host_fault.h"

struct options {
	const char *code;
	enum ob_compile_mode mode;
	struct ob_limits limits;
	u64 heap;
	u64 fail;
	bool forever;
	bool sweep;
	bool quiet;
};

static int out_write(struct ob_rt *rt, void *ctx, const char *text, size_t len)
{
	struct options *opt = ctx;

	if (!opt->quiet)
		fwrite(text, 1, len, stdout);
	return 0;
}

static const struct ob_out_ops out_ops = { .write = out_write };

static char *slurp(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;
	size_t cap = 0;

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

/* what vm_dump.py writes */

struct reader {
	struct ob_rt *rt;
	const u8 *p;
	struct ob_object *memo[1 << 16];
	u32 nr;
	struct ob_str *source;
};

static u32 read_u32(struct reader *r)
{
	u32 v = r->p[0] | r->p[1] << 8 | r->p[2] << 16 | (u32)r->p[3] << 24;

	r->p += 4;
	return v;
}

static struct ob_object *read_value(struct reader *r);

static u8 *read_raw(struct reader *r, u32 *len)
{
	u8 *raw;

	*len = read_u32(r);
	raw = ob_raw_alloc(r->rt, *len + 1);
	memcpy(raw, r->p, *len);
	r->p += *len;
	return raw;
}

static struct ob_object *read_code(struct reader *r)
{
	u32 n[11], units, len, i;
	struct ob_code *code;

	for (i = 0; i < 11; i++)
		n[i] = read_u32(r);
	units = read_u32(r) / 2;
	code = ob_code_new(r->rt, units);
	memcpy(code->code, r->p, units * 2);
	r->p += units * 2;
	code->argcount = n[0];
	code->posonlyargcount = n[1];
	code->kwonlyargcount = n[2];
	code->stacksize = n[3];
	code->flags = n[4];
	code->firstlineno = n[5];
	code->nlocalsplus = n[6];
	code->nlocals = n[7];
	code->nplaincellvars = n[8];
	code->ncellvars = n[9];
	code->nfreevars = n[10];
	code->warmup = -8;
	code->localspluskinds = read_raw(r, &len);
	code->linetable = read_raw(r, &code->linetable_len);
	code->exceptions = read_raw(r, &code->exceptiontable_len);
	code->consts = (struct ob_tuple *)read_value(r);
	code->names = (struct ob_tuple *)read_value(r);
	code->localsplusnames = (struct ob_tuple *)read_value(r);
	code->filename = read_value(r);
	code->name = read_value(r);
	code->qualname = read_value(r);
	code->source = ob_newref(r->source);
	return OB_OBJ(code);
}

static bool is_name(const struct ob_object *s)
{
	s64 i;

	for (i = 0; i < ob_str_len(s); i++) {
		u32 c = ob_str_char(s, i);

		if (c >= 128 || (!isalnum(c) && c != '_'))
			return false;
	}
	return true;
}

static struct ob_object *read_value(struct reader *r)
{
	struct ob_object *o = NULL;
	u8 tag = *r->p++;
	u64 bits;
	u32 n, i;

	switch (tag) {
	case 'N':
		return ob_newref(ob_none(r->rt));
	case 'T':
		return ob_newref(ob_bool(r->rt, true));
	case 'F':
		return ob_newref(ob_bool(r->rt, false));
	case 'E':
		return ob_newref(&r->rt->st->ellipsis);
	case 'r':
		return ob_newref(r->memo[read_u32(r)]);
	case 't':
		n = read_u32(r);
		o = ob_tuple_new(r->rt, n);
		for (i = 0; i < n; i++)
			((struct ob_tuple *)o)->item[i] = read_value(r);
		break;
	case 's':
		n = read_u32(r);
		o = ob_str_from_utf8(r->rt, (const char *)r->p, n);
		r->p += n;
		if (is_name(o))
			ob_str_intern(r->rt, &o);
		break;
	case 'i':
		n = read_u32(r);
		o = ob_int_from_text(r->rt, (const char *)r->p, n, 0);
		r->p += n;
		break;
	case 'f':
		memcpy(&bits, r->p, 8);
		r->p += 8;
		o = ob_float_new(r->rt, bits);
		break;
	case 'c':
		o = read_code(r);
		break;
	}
	if (!o)
		abort();
	r->memo[r->nr++] = o;
	return o;
}

static int run_code(struct ob_vm *vm, struct options *opt, const char *text,
		    size_t len)
{
	static struct reader r;
	struct ob_object *code, *res, *exc, *report, *fn;
	size_t size;
	char *data = slurp(opt->code, &size);

	memset(&r, 0, sizeof(r));
	r.rt = &vm->rt;
	r.p = (u8 *)data;
	r.source = (struct ob_str *)ob_str_from_utf8(&vm->rt, text, len);
	code = read_value(&r);
	free(data);
	/* exec(code) as a program would say it */
	fn = ob_dict_get_c(&vm->rt, OB_OBJ(vm->rt.builtins), "exec");
	ob_vm_begin_run(vm, &opt->limits);
	if (opt->fail)
		ob_heap_fail(&vm->rt.heap, opt->fail, opt->forever);
	res = ob_call(&vm->rt, fn, &code, 1, NULL);
	ob_decref(&vm->rt, code);
	ob_decref(&vm->rt, r.source);
	fflush(stdout);
	if (res) {
		ob_decref(&vm->rt, res);
		return 0;
	}
	exc = ob_take_exc(&vm->rt);
	vm->rt.stop = 0;
	vm->stop = OB_STOP_NONE;
	report = ob_traceback_text(&vm->rt, exc);
	data = report ? ob_str_utf8(&vm->rt, report, &size) : NULL;
	if (data && !opt->quiet)
		fwrite(data, 1, size, stderr);
	ob_raw_free(&vm->rt, data);
	ob_xdecref(&vm->rt, report);
	ob_clear_exc(&vm->rt);
	ob_decref(&vm->rt, exc);
	ob_vm_end_run(vm);
	return 1;
}

static int run_text(struct ob_vm *vm, struct options *opt, const char *path,
		    const char *text, size_t len)
{
	struct ob_exec ex = {
		.source = {
			.text = text, .len = len, .filename = path,
			.mode = opt->mode, .share_constants = true,
		},
		.limits = opt->limits,
	};
	size_t size;
	char *data;
	int status;

	if (ob_vm_exec(vm, &ex))
		return 4;
	fflush(stdout);
	status = ex.raised ? ex.exit_code >= 0 ? ex.exit_code : 1 : 0;
	if (ex.incomplete)
		fprintf(stderr, "(incomplete)\n");
	if (ex.traceback && !opt->quiet) {
		data = ob_str_utf8(&vm->rt, ex.traceback, &size);
		if (data)
			fwrite(data, 1, size, stderr);
		ob_raw_free(&vm->rt, data);
	} else if (ex.raised && ex.exit_code < 0 && !opt->quiet) {
		fprintf(stderr, "%s (no report)\n", ex.exc_type);
	}
	if (ex.stop)
		status = 3;
	ob_exec_exit(vm, &ex);
	return status;
}

static int run_once(struct ob_vm *vm, struct options *opt, const char *path,
		    const char *text, size_t len)
{
	int status;

	if (opt->fail && !opt->code)
		ob_heap_fail(&vm->rt.heap, opt->fail, opt->forever);
	status = opt->code ? run_code(vm, opt, text, len) :
			     run_text(vm, opt, path, text, len);
	ob_heap_fail(&vm->rt.heap, 0, false);
	return status;
}

/* Blocks in use once the program's names and the free lists are emptied. */
static u64 live_blocks(struct ob_vm *vm)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *names = ob_list_from_iterable(rt, vm->main);
	static struct ob_heap_stats stats;
	s64 i;

	for (i = 0; i < ob_size(names); i++) {
		struct ob_object *name = ((struct ob_list *)names)->item[i];

		if (ob_str_len(name) < 2 || ob_str_char(name, 0) != '_' ||
		    ob_str_char(name, 1) != '_')
			ob_dict_del(rt, vm->main, name);
	}
	ob_decref(rt, names);
	ob_tuple_free_list_clear(rt);
	ob_list_free_list_clear(rt);
	ob_dict_free_list_clear(rt);
	ob_float_free_list_clear(rt);
	ob_heap_stats(&rt->heap, &stats);
	return stats.nr_blocks;
}

static int run_file(struct options *opt, const char *path)
{
	struct ob_rt_config cfg = { };
	struct ob_vm *vm = calloc(1, sizeof(*vm));
	struct ob_fault fault = { };
	u64 before = 0, after, nth = opt->fail;
	int status;
	size_t len;
	char *text;

	cfg.heap.limit = opt->heap;
	text = slurp(path, &len);
	status = ob_vm_init(vm, &cfg);
	if (status) {
		fprintf(stderr, "init: %d\n", status);
		exit(2);
	}
	vm->rt.out = &out_ops;
	vm->rt.out_ctx = opt;
	if (opt->sweep) {
		opt->fail = 0;
		run_once(vm, opt, path, text, len);
		before = live_blocks(vm);
		opt->fail = nth;
	}
	status = run_once(vm, opt, path, text, len);
	if (opt->sweep) {
		after = live_blocks(vm);
		if (after != before)
			printf("%s: allocation %llu%s: %lld blocks leaked\n",
			       path, (unsigned long long)nth,
			       opt->forever ? " on" : "",
			       (long long)(after - before));
	}
	if (ob_heap_validate(&vm->rt.heap, &fault)) {
		fprintf(stderr, "heap is broken\n");
		abort();
	}
	ob_vm_exit(vm);
	free(text);
	free(vm);
	return status;
}

int main(int argc, char **argv)
{
	struct options opt = { };
	int status = 0;
	int i;

	ob_host_stack_base();
	for (i = 1; i < argc && !strncmp(argv[i], "--", 2); i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";

		if (!strcmp(argv[i], "--sweep")) {
			opt.sweep = true;
			continue;
		}
		if (!strcmp(argv[i], "--code"))
			opt.code = value;
		else if (!strcmp(argv[i], "--steps"))
			opt.limits.steps = strtoull(value, NULL, 0);
		else if (!strcmp(argv[i], "--ms"))
			opt.limits.time_ns = strtoull(value, NULL, 0) * 1000000;
		else if (!strcmp(argv[i], "--limit"))
			opt.heap = strtoull(value, NULL, 0);
		else if (!strcmp(argv[i], "--fail"))
			opt.fail = strtoull(value, NULL, 0);
		else if (!strcmp(argv[i], "--mode"))
			opt.mode = !strcmp(value, "single") ?
				   OB_COMPILE_SINGLE :
				   !strcmp(value, "eval") ? OB_COMPILE_EVAL :
							    OB_COMPILE_EXEC;
		i++;
	}
	for (; i < argc; i++) {
		if (!opt.sweep) {
			status = run_file(&opt, argv[i]);
			continue;
		}
		opt.quiet = true;
		for (opt.fail = 1; opt.fail < 100000; opt.fail++) {
			opt.forever = false;
			status = run_file(&opt, argv[i]);
			opt.forever = true;
			status = run_file(&opt, argv[i]);
			if (!status)
				break;
		}
		printf("%s: %llu allocations\n", argv[i],
		       (unsigned long long)opt.fail);
	}
	return status;
}
