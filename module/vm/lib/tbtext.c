// SPDX-License-Identifier: GPL-2.0
/*
 * tbtext - the module _traceback: texts of tracebacks for the one in Python
 */
#include "lib_priv.h"

static struct ob_object *tbtext_exception(OB_FN_ARGS)
{
	if (!ob_is_exc(args[0]))
		return ob_raise(rt, OB_T_TypeError, "an exception is needed");
	return ob_exception_text(rt, args[0]);
}

static struct ob_object *tbtext_entries(OB_FN_ARGS)
{
	if (!ob_is(rt, args[0], OB_T_TRACEBACK))
		return ob_raise(rt, OB_T_TypeError, "a traceback is needed");
	return ob_traceback_entries_text(rt, args[0]);
}

static struct ob_object *tbtext_line(OB_FN_ARGS)
{
	int overflow;
	s64 line;

	if (ob_args_check(rt, "line", nargs, 2, 2))
		return NULL;
	if (!ob_is(rt, args[0], OB_T_CODE) || !ob_is_int(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"a code object and a line are needed");
	line = ob_int_to_s64(args[1], &overflow);
	return ob_source_line(rt, (struct ob_code *)args[0],
			      line > 0 && line < S32_MAX ? line : 0);
}

static const struct ob_method_def tbtext_methods[] = {
	{ "exception", tbtext_exception, OB_METH_O,
	  "Text of one exception." },
	{ "entries", tbtext_entries, OB_METH_O, "Text of a traceback." },
	{ "line", tbtext_line, OB_METH_FAST, "A source line, '' for none." },
	{ }
};

int ob_lib_tbtext(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, tbtext_methods);
}
