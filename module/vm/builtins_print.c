// SPDX-License-Identifier: GPL-2.0
/*
 * builtins_print - print, and the builtins that would read something
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
	return 0;
}

/* Write one text; @write is the method of a file, or NULL for our output. */
static int print_text(struct ob_rt *rt, struct ob_object *write,
		      struct ob_object *text)
{
	struct ob_object *res;

	if (!write)
		return ob_write_str(rt, text);
	res = ob_call(rt, write, &text, 1, NULL);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static int print_one(struct ob_rt *rt, struct ob_object *write,
		     struct ob_object *o)
{
	struct ob_object *text = ob_str(rt, o);
	int err;

	if (!text)
		return -1;
	err = print_text(rt, write, text);
	ob_decref(rt, text);
	return err;
}

static int print_default(struct ob_rt *rt, struct ob_object *write, char c)
{
	if (!write)
		return ob_write(rt, &c, 1);
	return print_text(rt, write, OB_OBJ(&rt->st->chars[(u8)c]));
}

static int print_flush(struct ob_rt *rt, struct ob_object *file,
		       struct ob_object *flush)
{
	struct ob_object *attr, *fn, *res;
	int yes = flush ? ob_is_true(rt, flush) : 0;

	if (yes < 0)
		return -1;
	if (!yes || !file)
		return 0;
	attr = ob_str_intern_c(rt, "flush");
	fn = attr ? ob_getattr(rt, file, attr) : NULL;
	ob_xdecref(rt, attr);
	res = fn ? ob_call(rt, fn, NULL, 0, NULL) : NULL;
	ob_xdecref(rt, fn);
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

static int print_all(struct ob_rt *rt, struct ob_object *write,
		     struct ob_object *const *args, size_t nargs,
		     struct ob_object *const *out)
{
	size_t i;
	int err;

	for (i = 0; i < nargs; i++) {
		err = 0;
		if (i)
			err = out[0] ? print_text(rt, write, out[0]) :
				       print_default(rt, write, ' ');
		if (err || print_one(rt, write, args[i]))
			return -1;
	}
	return out[1] ? print_text(rt, write, out[1]) :
			print_default(rt, write, '\n');
}

static struct ob_object *print_print(OB_FN_ARGS)
{
	struct ob_object *out[4] = { }, *file, *write = NULL, *attr;
	int err;

	if (print_keywords(rt, args + nargs, kwnames, out))
		return NULL;
	if (out[2] && out[2] != ob_none(rt))
		file = ob_newref(out[2]);
	else if (ob_sys_stream(rt, 1, &file))
		return NULL;
	if (file == ob_none(rt))
		return file;
	err = print_text_arg(rt, &out[0], "sep") ||
	      print_text_arg(rt, &out[1], "end");
	if (!err && file) {
		attr = ob_str_intern_c(rt, "write");
		write = attr ? ob_getattr(rt, file, attr) : NULL;
		ob_xdecref(rt, attr);
		err = !write;
	}
	err = err || print_all(rt, write, args, nargs, out) ||
	      print_flush(rt, file, out[3]);
	ob_xdecref(rt, write);
	ob_xdecref(rt, file);
	return ob_none_or_null(rt, err);
}

/* There is nothing to read from: the prompt is shown and that is it. */
static struct ob_object *print_input(OB_FN_ARGS)
{
	if (ob_args_check(rt, "input", nargs, 0, 1) ||
	    (nargs && print_one(rt, NULL, args[0])))
		return NULL;
	return ob_raise(rt, OB_T_EOFError, "EOF when reading a line");
}

static struct ob_object *print_open(OB_FN_ARGS)
{
	static const char *const names[] = {
		"file", "mode", "buffering", "encoding", "errors", "newline",
		"closefd", "opener", NULL
	};
	struct ob_object *arg[8] = { };

	if (ob_args_parse(rt, "open", names, 1, 8, args, nargs, kwnames, arg))
		return NULL;
	return ob_raise(rt, OB_T_OSError, "there are no files in obheap: %R",
			arg[0]);
}

const struct ob_method_def ob_builtins_print[] = {
	{ "print", print_print, OB_METH_KW,
	  "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\n"
	  "Print values." },
	{ "input", print_input, OB_METH_FAST,
	  "input($module, prompt='', /)\n--\n\n"
	  "Read a line: there is none." },
	{ "open", print_open, OB_METH_KW,
	  "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)\n--\n\n"
	  "Open a file: there is none." },
	{ }
};
