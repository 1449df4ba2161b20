// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_run - running text: exec, eval, compile, __import__
 */
#include "vm_priv.h"

/**
 * struct namespaces - where exec() and eval() run
 * @globals: borrowed
 * @locals: borrowed
 */
struct namespaces {
	struct ob_object *globals;
	struct ob_object *locals;
};

static int namespaces_builtins(struct ob_vm *vm, struct ob_object *globals)
{
	struct ob_rt *rt = &vm->rt;
	struct ob_object *builtins = ob_vm_caller_builtins(rt);

	if (ob_dict_get_c(rt, globals, "__builtins__"))
		return 0;
	if (ob_raised(rt))
		return -1;
	if (builtins == OB_OBJ(rt->builtins) && !ob_builtins(rt))
		return -1;
	return ob_dict_set_c(rt, globals, "__builtins__", builtins);
}

static bool is_mapping(const struct ob_object *o)
{
	return o->type->mapping && o->type->mapping->subscript;
}

/* How exec() and eval() say what is wrong with their namespaces. */
static int namespaces_check(struct ob_rt *rt, bool exec,
			    const struct namespaces *ns)
{
	if (exec && ns->globals && !ob_is_dict(ns->globals)) {
		ob_raise(rt, OB_T_TypeError,
			 "exec() globals must be a dict, not %.100T",
			 ns->globals);
		return -1;
	}
	if (ns->locals && !is_mapping(ns->locals)) {
		if (exec)
			ob_raise(rt, OB_T_TypeError,
				 "locals must be a mapping or None, not %.100T",
				 ns->locals);
		else
			ob_raise(rt, OB_T_TypeError,
				 "locals must be a mapping");
		return -1;
	}
	if (!exec && ns->globals && !ob_is_dict(ns->globals)) {
		ob_raise(rt, OB_T_TypeError, is_mapping(ns->globals) ?
			 "globals must be a real dict; try eval(expr, {}, mapping)" :
			 "globals must be a dict");
		return -1;
	}
	return 0;
}

static int namespaces_get(struct ob_vm *vm, bool exec,
			  struct ob_object *const *args, size_t nargs,
			  struct namespaces *ns)
{
	struct ob_rt *rt = &vm->rt;

	ns->globals = nargs > 1 && args[1] != ob_none(rt) ? args[1] : NULL;
	ns->locals = nargs > 2 && args[2] != ob_none(rt) ? args[2] : NULL;
	if (namespaces_check(rt, exec, ns))
		return -1;
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
	return namespaces_builtins(vm, ns->globals);
}

/* eval() ignores what a prompt would have been indented by. */
static size_t run_skip_blank(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (text[i] == ' ' || text[i] == '\t'))
		i++;
	return i;
}

/*
 * A text to run, as UTF-8: a str's own, or a copy of bytes of any kind, which
 * the caller frees.
 */
static const char *run_source(struct ob_rt *rt, struct ob_object *o,
			      const char *fn, const char *what, size_t *len,
			      char **copy)
{
	struct ob_buffer buf;
	char *text;

	*copy = NULL;
	if (ob_is_str(o))
		return ob_str_as_utf8(rt, o, len);
	if (!o->type->buffer || o->type->buffer->get(rt, o, &buf, false)) {
		if (ob_raised(rt) && ob_raised_is(rt, OB_T_MemoryError))
			return NULL;
		ob_clear_exc(rt);
		return ob_raise(rt, OB_T_TypeError,
				"%s() arg 1 must be a %s object", fn, what);
	}
	text = ob_raw_alloc(rt, buf.len + 1);
	if (text) {
		memcpy(text, buf.data, buf.len);
		text[buf.len] = 0;
		*len = buf.len;
	}
	if (o->type->buffer->release)
		o->type->buffer->release(rt, o, &buf);
	ob_xdecref(rt, buf.obj);
	*copy = text;
	return text;
}

/* The features that the code that runs has, and with it what it runs. */
static u32 inherited_features(struct ob_rt *rt)
{
	const struct ob_frame *frame = ob_vm_of(rt)->frame;

	return frame ? frame->code->flags & OB_CO_FUTURES : 0;
}

/* CPython's compiler needs the last level of recursion for itself. */
static int compile_enter(struct ob_rt *rt)
{
	if (rt->depth >= rt->recursion_limit)
		return ob_recursion_error(rt, " during compilation");
	return ob_enter(rt, " during compilation");
}

static struct ob_object *run_text(struct ob_rt *rt, bool exec,
				  struct ob_object *what,
				  const struct namespaces *ns)
{
	struct ob_source source = {
		.filename = "<string>",
		.mode = exec ? OB_COMPILE_EXEC : OB_COMPILE_EVAL,
		.flags = inherited_features(rt),
	};
	struct ob_object *res;
	bool incomplete;
	size_t len, skip;
	const char *text;
	char *copy;

	if (compile_enter(rt))
		return NULL;
	text = run_source(rt, what, exec ? "exec" : "eval",
			  "string, bytes or code", &len, &copy);
	if (!text)
		return NULL;
	skip = exec ? 0 : run_skip_blank(text, len);
	source.bytes = copy;
	source.text = text + skip;
	source.len = len - skip;
	res = ob_vm_run_source(ob_vm_of(rt), &source, ns->globals, ns->locals,
			       &incomplete);
	if (copy)
		ob_raw_free(rt, copy);
	return res;
}

/* closure= of exec(): 0, or -1 raised; NULL when there is none to use */
static int exec_closure(struct ob_rt *rt, struct ob_object *what,
			struct ob_object **closure)
{
	struct ob_code *code = (struct ob_code *)what;
	s64 i, n;

	if (*closure == ob_none(rt))
		*closure = NULL;
	if (!ob_is(rt, what, OB_T_CODE)) {
		if (!*closure)
			return 0;
		ob_raise(rt, OB_T_TypeError,
			 "closure can only be used when source is a code object");
		return -1;
	}
	n = code->nfreevars;
	if (!n) {
		if (!*closure)
			return 0;
		ob_raise(rt, OB_T_TypeError,
			 "cannot use a closure with this code object");
		return -1;
	}
	if (*closure && ob_is(rt, *closure, OB_T_TUPLE) &&
	    ob_size(*closure) == n) {
		for (i = 0; i < n; i++)
			if (!ob_is(rt, ((struct ob_tuple *)*closure)->item[i],
				   OB_T_CELL))
				break;
		if (i == n)
			return 0;
	}
	ob_raise(rt, OB_T_TypeError,
		 "code object requires a closure of exactly length %lld", n);
	return -1;
}

static struct ob_object *run_exec(OB_FN_ARGS)
{
	static const char *const names[] = { "", "", "", "closure", NULL };
	struct ob_object *arg[4], *closure, *res;
	struct ob_vm *vm = ob_vm_of(rt);
	struct namespaces ns;

	if (ob_args_parse(rt, "exec", names, 1, 3, args, nargs, kwnames, arg))
		return NULL;
	closure = arg[3];
	if (namespaces_get(vm, true, args, nargs, &ns) ||
	    exec_closure(rt, args[0], &closure))
		return NULL;
	if (ob_is(rt, args[0], OB_T_CODE))
		res = ob_eval_code(vm, (struct ob_code *)args[0], ns.globals,
				   ns.locals, closure);
	else
		res = run_text(rt, true, args[0], &ns);
	if (!res)
		return NULL;
	ob_decref(rt, res);
	return ob_newref(ob_none(rt));
}

static struct ob_object *run_eval(OB_FN_ARGS)
{
	struct ob_vm *vm = ob_vm_of(rt);
	struct namespaces ns;

	if (ob_args_check(rt, "eval", nargs, 1, 3) ||
	    namespaces_get(vm, false, args, nargs, &ns))
		return NULL;
	if (!ob_is(rt, args[0], OB_T_CODE))
		return run_text(rt, false, args[0], &ns);
	if (((struct ob_code *)args[0])->nfreevars)
		return ob_raise(rt, OB_T_TypeError,
				"code object passed to eval() may not contain free variables");
	return ob_eval_code(vm, (struct ob_code *)args[0], ns.globals,
			    ns.locals, NULL);
}

static int compile_name(struct ob_rt *rt, struct ob_object *mode)
{
	if (ob_is_str(mode))
		return ob_str_as_cstr(rt, mode) ? 0 : -1;
	ob_raise(rt, OB_T_TypeError,
		 "compile() argument 'mode' must be str, not %.50Y", mode);
	return -1;
}

/*
 * Flags of compile(). Nested scopes are always on; comments with types only
 * matter to a tree.
 */
#define COMPILE_NESTED	0x10
#define COMPILE_TYPES	0x1000
#define COMPILE_FLAGS	(OB_CO_FUTURES | COMPILE_NESTED | COMPILE_TYPES | \
			 OB_COMPILE_OPEN_BLOCKS | OB_COMPILE_AWAIT |	   \
			 OB_COMPILE_INCOMPLETE)
/* CPython's flag that asks for a syntax tree */
#define COMPILE_TREE	0x400

static int compile_check(struct ob_rt *rt, int flags, int optimize)
{
	if (flags & ~(COMPILE_FLAGS | COMPILE_TREE)) {
		ob_raise(rt, OB_T_ValueError,
			 "compile(): unrecognised flags");
		return -1;
	}
	if (flags & COMPILE_TREE) {
		ob_raise(rt, OB_T_ValueError,
			 "compile(): obheap does not support abstract syntax trees (PyCF_ONLY_AST)");
		return -1;
	}
	if (optimize < -1 || optimize > 2) {
		ob_raise(rt, OB_T_ValueError,
			 "compile(): invalid optimize value");
		return -1;
	}
	return 0;
}

static char *name_of_bytes(struct ob_rt *rt, const void *data, size_t len)
{
	char *name = ob_raw_alloc(rt, len + 1);

	if (name) {
		memcpy(name, data, len);
		name[len] = 0;
	}
	return name;
}

/* What stands for a path: itself, or what its __fspath__() says. */
static struct ob_object *path_of(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *fspath, *res;

	if (ob_has_flag(o, OB_TF_STR_SUBCLASS | OB_TF_BYTES_SUBCLASS) ||
	    ob_has_buffer(o))
		return ob_newref(o);
	fspath = ob_special(rt, o, "__fspath__");
	if (!fspath)
		return ob_raised(rt) ? NULL :
		       ob_raise(rt, OB_T_TypeError,
				"expected str, bytes or os.PathLike object, not %.200T",
				o);
	res = ob_call(rt, fspath, NULL, 0, NULL);
	ob_decref(rt, fspath);
	if (!res || ob_has_flag(res, OB_TF_STR_SUBCLASS | OB_TF_BYTES_SUBCLASS))
		return res;
	ob_raise(rt, OB_T_TypeError,
		 "expected %.200T.__fspath__() to return str or bytes, not %.200T",
		 o, res);
	ob_decref(rt, res);
	return NULL;
}

static char *path_text(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_buffer b;
	char *name = NULL;
	size_t len;

	if (ob_is_str(o)) {
		name = ob_str_utf8(rt, o, &len);
	} else if (ob_has_flag(o, OB_TF_BYTES_SUBCLASS)) {
		len = ob_size(o);
		name = name_of_bytes(rt, ((struct ob_bytes *)o)->data, len);
	} else {
		if (ob_deprecated(rt, "path should be string, bytes, or os.PathLike, not %.200T",
				  o) || ob_buffer_get(rt, o, &b, false))
			return NULL;
		len = b.len;
		name = name_of_bytes(rt, b.data, len);
		ob_buffer_release(rt, &b);
	}
	if (name && strlen(name) != len) {
		ob_raw_free(rt, name);
		return ob_raise(rt, OB_T_ValueError,
				"embedded null character");
	}
	return name;
}

/* A file's name, from what is a path, which the caller frees; or NULL. */
static char *compile_filename(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *path = path_of(rt, o);
	char *name = path ? path_text(rt, path) : NULL;

	ob_xdecref(rt, path);
	return name;
}

static int compile_mode(struct ob_rt *rt, struct ob_object *mode,
			enum ob_compile_mode *out)
{
	static const char *const names[] = { "exec", "single", "eval" };
	int i;

	for (i = 0; i < (int)ARRAY_SIZE(names); i++) {
		if (ob_str_equal_c(mode, names[i])) {
			*out = i;
			return 0;
		}
	}
	if (ob_str_equal_c(mode, "func_type"))
		ob_raise(rt, OB_T_ValueError,
			 "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
	else
		ob_raise(rt, OB_T_ValueError,
			 "compile() mode must be 'exec', 'eval' or 'single'");
	return -1;
}

static struct ob_object *run_compile(OB_FN_ARGS)
{
	static const char *const names[] = {
		"source", "filename", "mode", "flags", "dont_inherit",
		"optimize", "_feature_version", NULL
	};
	struct ob_object *arg[7] = { };
	struct ob_source source = { };
	struct ob_object *code = NULL;
	int flags = 0, inherit = 0, optimize = -1, version;
	char *copy, *filename;
	const char *text;

	if (ob_args_parse(rt, "compile", names, 3, 6, args, nargs, kwnames,
			  arg))
		return NULL;
	filename = compile_filename(rt, arg[1]);
	if (!filename)
		return NULL;
	if (compile_name(rt, arg[2]) ||
	    (arg[3] && ob_arg_int(rt, arg[3], &flags)) ||
	    (arg[4] && ob_arg_int(rt, arg[4], &inherit)) ||
	    (arg[5] && ob_arg_int(rt, arg[5], &optimize)) ||
	    (arg[6] && ob_arg_int(rt, arg[6], &version)) ||
	    compile_check(rt, flags, optimize) ||
	    compile_mode(rt, arg[2], &source.mode) ||
	    compile_enter(rt)) {
		ob_raw_free(rt, filename);
		return NULL;
	}
	source.optimize = max(optimize, 0);
	source.flags = flags | (inherit ? 0 : inherited_features(rt));
	text = run_source(rt, arg[0], "compile", "string, bytes or AST",
			  &source.len, &copy);
	if (text) {
		source.text = text;
		source.bytes = copy;
		source.filename = filename;
		code = OB_OBJ(ob_compile(rt, &source, NULL));
	}
	if (copy)
		ob_raw_free(rt, copy);
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
	{ "exec", run_exec, OB_METH_KW,
	  "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\n"
	  "Run statements." },
	{ "eval", run_eval, OB_METH_FAST,
	  "eval($module, source, globals=None, locals=None, /)\n--\n\n"
	  "Evaluate an expression." },
	{ "compile", run_compile, OB_METH_KW,
	  "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)\n--\n\n"
	  "Compile a text." },
	{ "breakpoint", ob_breakpoint, OB_METH_KW, "Call sys.breakpointhook()." },
	{ "__import__", run_import, OB_METH_KW,
	  "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\n"
	  "Import a module." },
	{ }
};
