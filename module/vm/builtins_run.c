// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_run - print, and running text: exec, eval, compile, __import__
 */
#include "vm_priv.h"

/* sep= and end=: a str, or None for the default; -1 raised */
static int print_text_arg(struct ob_rt *rt, struct ob_object **value,
			  const char *name)
{
	if (*value == ob_none(rt))
		*value = NULL;
	if (!*value || ob_is_str(*value))
		return 0;
	ob_raise(rt, OB_T_TypeError, "%s must be None or a string, not %.200T",
		 name, *value);
	return -1;
}

static int print_keywords(struct ob_rt *rt, struct ob_object *const *values,
			  struct ob_tuple *kwnames, struct ob_object **out)
{
	static const char *const names[] = { "sep", "end", "file", "flush" };
	s64 i;
	size_t k;

	for (i = 0; kwnames && i < ob_size(kwnames); i++) {
		for (k = 0; k < ARRAY_SIZE(names); k++)
			if (ob_str_equal_c(kwnames->item[i], names[k]))
				break;
		if (k == ARRAY_SIZE(names)) {
			ob_raise(rt, OB_T_TypeError,
				 "'%U' is an invalid keyword argument for print()",
				 kwnames->item[i]);
			return -1;
		}
		out[k] = values[i];
	}
	if (print_text_arg(rt, &out[0], "sep") ||
	    print_text_arg(rt, &out[1], "end"))
		return -1;
	if (out[2] && out[2] != ob_none(rt)) {
		ob_raise(rt, OB_T_AttributeError,
			 "'%.50T' object has no attribute 'write'", out[2]);
		return -1;
	}
	return 0;
}

static int print_one(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *text = ob_str(rt, o);
	int err;

	if (!text)
		return -1;
	err = ob_write_str(rt, text);
	ob_decref(rt, text);
	return err;
}

static struct ob_object *run_print(OB_FN_ARGS)
{
	struct ob_object *out[4] = { };
	size_t i;
	int err;

	if (print_keywords(rt, args + nargs, kwnames, out))
		return NULL;
	for (i = 0; i < nargs; i++) {
		err = 0;
		if (i)
			err = out[0] ? ob_write_str(rt, out[0]) :
				       ob_write(rt, " ", 1);
		if (err || print_one(rt, args[i]))
			return NULL;
	}
	err = out[1] ? ob_write_str(rt, out[1]) : ob_write(rt, "\n", 1);
	return err ? NULL : ob_newref(ob_none(rt));
}

/**
 * struct namespaces - where exec() and eval() run
 * @globals: borrowed
 * @locals: borrowed
 */
struct namespaces {
	struct ob_object *globals;
	struct ob_object *locals;
};

static int namespaces_builtins(struct ob_rt *rt, struct ob_object *globals)
{
	if (ob_dict_get_c(rt, globals, "__builtins__"))
		return 0;
	if (ob_raised(rt))
		return -1;
	return ob_dict_set_c(rt, globals, "__builtins__",
			     OB_OBJ(rt->builtins));
}

static int namespaces_get(struct ob_vm *vm, const char *fn,
			  struct ob_object *const *args, size_t nargs,
			  struct namespaces *ns)
{
	struct ob_rt *rt = &vm->rt;

	ns->globals = nargs > 1 && args[1] != ob_none(rt) ? args[1] : NULL;
	ns->locals = nargs > 2 && args[2] != ob_none(rt) ? args[2] : NULL;
	if (ns->locals && !ob_is_dict(ns->locals)) {
		ob_raise(rt, OB_T_TypeError,
			 "locals must be a mapping or None, not %.100T",
			 ns->locals);
		return -1;
	}
	if (ns->globals && !ob_is_dict(ns->globals)) {
		if (*fn == 'e' && fn[1] == 'x')
			ob_raise(rt, OB_T_TypeError,
				 "exec() globals must be a dict, not %.100T",
				 ns->globals);
		else
			ob_raise(rt, OB_T_TypeError, "globals must be a dict");
		return -1;
	}
	if (!ns->globals) {
		ns->globals = vm->frame ? vm->frame->globals : vm->main;
		if (!ns->locals)
			ns->locals = vm->frame ?
				ob_frame_locals(&vm->rt, vm->frame) : vm->main;
		if (!ns->locals)
			return -1;
	}
	if (!ns->locals)
		ns->locals = ns->globals;
	return namespaces_builtins(rt, ns->globals);
}

/* eval() ignores what a prompt would have been indented by. */
static size_t run_skip_blank(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (text[i] == ' ' || text[i] == '\t'))
		i++;
	return i;
}

static struct ob_object *run_text(struct ob_rt *rt, const char *fn,
				  enum ob_compile_mode mode,
				  struct ob_object *const *args, size_t nargs)
{
	struct ob_source source = { .filename = "<string>", .mode = mode,
				    .missing = ob_vm_missing };
	struct ob_vm *vm = ob_vm_of(rt);
	struct ob_object *res;
	struct namespaces ns;
	bool incomplete;
	char *text;
	size_t len, skip;

	if (ob_args_check(rt, fn, nargs, 1, 3) ||
	    namespaces_get(vm, fn, args, nargs, &ns))
		return NULL;
	if (ob_is(rt, args[0], OB_T_CODE)) {
		if (((struct ob_code *)args[0])->nfreevars)
			return ob_raise(rt, OB_T_TypeError,
					"code object passed to %s() may not contain free variables",
					fn);
		return ob_eval_code(vm, (struct ob_code *)args[0], ns.globals,
				    ns.locals);
	}
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"%s() arg 1 must be a string, bytes or code object",
				fn);
	if (ob_enter(rt, " during compilation"))
		return NULL;
	text = ob_str_utf8(rt, args[0], &len);
	if (!text)
		return NULL;
	skip = mode == OB_COMPILE_EVAL ? run_skip_blank(text, len) : 0;
	source.text = text + skip;
	source.len = len - skip;
	res = ob_vm_run_source(vm, &source, ns.globals, ns.locals, &incomplete);
	ob_raw_free(rt, text);
	return res;
}

static struct ob_object *run_exec(OB_FN_ARGS)
{
	struct ob_object *res = run_text(rt, "exec", OB_COMPILE_EXEC, args,
					 nargs);

	if (!res)
		return NULL;
	ob_decref(rt, res);
	return ob_newref(ob_none(rt));
}

static struct ob_object *run_eval(OB_FN_ARGS)
{
	return run_text(rt, "eval", OB_COMPILE_EVAL, args, nargs);
}

static int compile_mode(struct ob_rt *rt, struct ob_object *mode,
			enum ob_compile_mode *out)
{
	static const char *const names[] = { "exec", "single", "eval" };
	int i;

	if (!ob_is_str(mode)) {
		ob_raise(rt, OB_T_TypeError,
			 "compile() argument 'mode' must be str, not %.50T",
			 mode);
		return -1;
	}
	for (i = 0; i < (int)ARRAY_SIZE(names); i++) {
		if (ob_str_equal_c(mode, names[i])) {
			*out = i;
			return 0;
		}
	}
	ob_raise(rt, OB_T_ValueError,
		 "compile() mode must be 'exec', 'eval' or 'single'");
	return -1;
}

static struct ob_object *run_compile(OB_FN_ARGS)
{
	static const char *const names[] = {
		"source", "filename", "mode", "flags", "dont_inherit",
		"optimize", NULL
	};
	struct ob_object *arg[6] = { };
	struct ob_source source = { .missing = ob_vm_missing };
	struct ob_object *code = NULL;
	char *text, *filename;
	size_t len;

	if (ob_args_parse(rt, "compile", names, 3, 6, args, nargs, kwnames,
			  arg) ||
	    compile_mode(rt, arg[2], &source.mode))
		return NULL;
	if (!ob_is_str(arg[0]))
		return ob_raise(rt, OB_T_TypeError,
				"compile() arg 1 must be a string, bytes or AST object");
	if (!ob_is_str(arg[1]))
		return ob_raise(rt, OB_T_TypeError,
				"expected str, bytes or os.PathLike object, not %.200T",
				arg[1]);
	if (ob_enter(rt, " during compilation"))
		return NULL;
	filename = ob_str_utf8(rt, arg[1], &len);
	if (!filename)
		return NULL;
	text = ob_str_utf8(rt, arg[0], &source.len);
	if (text) {
		source.text = text;
		source.filename = filename;
		code = OB_OBJ(ob_compile(rt, &source, NULL));
		ob_raw_free(rt, text);
	}
	ob_raw_free(rt, filename);
	return code;
}

static struct ob_object *run_import(OB_FN_ARGS)
{
	static const char *const names[] = {
		"name", "globals", "locals", "fromlist", "level", NULL
	};
	struct ob_object *arg[5] = { };
	int level = 0;

	if (ob_args_parse(rt, "__import__", names, 1, 5, args, nargs, kwnames,
			  arg) ||
	    (arg[4] && ob_arg_int(rt, arg[4], &level)))
		return NULL;
	if (arg[1] == ob_none(rt))
		arg[1] = NULL;
	return ob_import(ob_vm_of(rt), arg[0], arg[1], arg[3], level);
}

bool ob_is_import(struct ob_rt *rt, struct ob_object *fn)
{
	return ob_is(rt, fn, OB_T_BUILTIN) &&
	       ((struct ob_builtin *)fn)->def->fn == run_import;
}

const struct ob_method_def ob_builtins_run[] = {
	{ "print", run_print, OB_METH_KW, "Print values." },
	{ "exec", run_exec, OB_METH_FAST, "Run statements." },
	{ "eval", run_eval, OB_METH_FAST, "Evaluate an expression." },
	{ "compile", run_compile, OB_METH_KW, "Compile a text." },
	{ "__import__", run_import, OB_METH_KW, "Import a module." },
	{ }
};
