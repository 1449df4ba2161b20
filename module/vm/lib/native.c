// SPDX-License-Identifier: GPL-2.0
/*
 * native - the module _native: types and functions that CPython has in C
 *
 * There messages name such a type with its module: datetime.date. A class made
 * by a module's text has the short name only; this puts the long one in its
 * place. __name__ and __qualname__ stay. Most of them are immutable: when all
 * of such a class is there, it is sealed.
 *
 * Such a function does not become a method in a class. One made by a module's
 * text gets a builtin in front of it.
 */
#include "lib_priv.h"

static const char *const native_names[] = {
	"datetime.date", "datetime.datetime", "datetime.time",
	"datetime.timedelta", "datetime.timezone", "datetime.tzinfo",
	"datetime.IsoCalendarDate", "time.struct_time",
	"_io.BytesIO", "_io.StringIO", "_struct.Struct",
	"_struct.unpack_iterator", "_json.Scanner",
};

static struct ob_object *native_module(struct ob_rt *rt, struct ob_object *type)
{
	struct ob_object *name = ob_str_intern_c(rt, "__module__");
	struct ob_object *module = name ? ob_getattr(rt, type, name) : NULL;

	ob_xdecref(rt, name);
	return module;
}

static struct ob_object *native_name(OB_FN_ARGS)
{
	struct ob_type *type = (struct ob_type *)args[0];
	struct ob_object *full;
	size_t i;

	if (!ob_is_type(args[0]) || !(type->flags & OB_TF_HEAPTYPE))
		return ob_raise(rt, OB_T_TypeError, "a class is needed");
	full = native_module(rt, args[0]);
	if (full && ob_is_str(full)) {
		struct ob_object *module = full;

		full = ob_str_format(rt, "%U.%N", module, type);
		ob_decref(rt, module);
	}
	if (!full)
		return NULL;
	for (i = 0; i < ARRAY_SIZE(native_names); i++)
		if (ob_str_equal_c(full, native_names[i]))
			type->name = native_names[i];
	ob_decref(rt, full);
	return ob_newref(args[0]);
}

/* Classes whose attributes cannot be set, as those of types in C. */
static struct ob_object *native_seal(OB_FN_ARGS)
{
	size_t i;

	for (i = 0; i < nargs; i++)
		if (!ob_is_type(args[i]))
			return ob_raise(rt, OB_T_TypeError,
					"a class is needed");
	for (i = 0; i < nargs; i++)
		((struct ob_type *)args[i])->flags |= OB_TF_IMMUTABLE;
	return ob_newref(ob_none(rt));
}

#define NATIVE(name, flags)	{ name, ob_native_call, flags }
#define ANY_ARGS		(OB_METH_FAST | OB_METH_KW)
#define A_TUPLE			(OB_METH_FAST | OB_METH_TUPLE)

static const struct ob_method_def cmath_functions[] = {
	NATIVE("acos", OB_METH_O), NATIVE("acosh", OB_METH_O),
	NATIVE("asin", OB_METH_O), NATIVE("asinh", OB_METH_O),
	NATIVE("atan", OB_METH_O), NATIVE("atanh", OB_METH_O),
	NATIVE("cos", OB_METH_O), NATIVE("cosh", OB_METH_O),
	NATIVE("exp", OB_METH_O), NATIVE("isclose", ANY_ARGS),
	NATIVE("isfinite", OB_METH_O), NATIVE("isinf", OB_METH_O),
	NATIVE("isnan", OB_METH_O), NATIVE("log", OB_METH_FAST),
	NATIVE("log10", OB_METH_O), NATIVE("phase", OB_METH_O),
	NATIVE("polar", OB_METH_O), NATIVE("rect", OB_METH_FAST),
	NATIVE("sin", OB_METH_O), NATIVE("sinh", OB_METH_O),
	NATIVE("sqrt", OB_METH_O), NATIVE("tan", OB_METH_O),
	NATIVE("tanh", OB_METH_O), { }
};

static const struct ob_method_def struct_functions[] = {
	NATIVE("calcsize", OB_METH_O), NATIVE("iter_unpack", OB_METH_FAST),
	NATIVE("pack", OB_METH_FAST), NATIVE("pack_into", OB_METH_FAST),
	NATIVE("unpack", OB_METH_FAST), NATIVE("unpack_from", ANY_ARGS), { }
};

static const struct ob_method_def time_functions[] = {
	NATIVE("asctime", A_TUPLE), NATIVE("clock_getres", A_TUPLE),
	NATIVE("clock_gettime", A_TUPLE),
	NATIVE("clock_gettime_ns", A_TUPLE),
	NATIVE("ctime", A_TUPLE), NATIVE("get_clock_info", A_TUPLE),
	NATIVE("gmtime", A_TUPLE), NATIVE("localtime", A_TUPLE),
	NATIVE("mktime", OB_METH_O), NATIVE("strftime", A_TUPLE),
	NATIVE("strptime", A_TUPLE), NATIVE("tzset", OB_METH_NOARGS), { }
};

static const struct ob_method_def warnings_functions[] = {
	NATIVE("warn", ANY_ARGS), NATIVE("warn_explicit", ANY_ARGS), { }
};

static const struct ob_method_def json_decoder_functions[] = {
	NATIVE("scanstring", OB_METH_FAST | OB_METH_TUPLE), { }
};

static const struct ob_method_def json_encoder_functions[] = {
	NATIVE("encode_basestring", OB_METH_O),
	NATIVE("encode_basestring_ascii", OB_METH_O), { }
};

static const struct ob_method_def abc_functions[] = {
	NATIVE("get_cache_token", OB_METH_NOARGS), { }
};

static const struct {
	const char *module;
	const char *native;
	const struct ob_method_def *functions;
} native_modules[] = {
	{ "cmath", "cmath", cmath_functions },
	{ "struct", "_struct", struct_functions },
	{ "time", "time", time_functions },
	{ "warnings", "_warnings", warnings_functions },
	{ "abc", "_abc", abc_functions },
	{ "json.decoder", "_json", json_decoder_functions },
	{ "json.encoder", "_json", json_encoder_functions },
};

/* A builtin in front of a function, whose name and module say which. */
static struct ob_object *native_function(OB_FN_ARGS)
{
	struct ob_function *f = (struct ob_function *)args[0];
	const struct ob_method_def *def = NULL;
	struct ob_object *module, *res;
	size_t i;

	if (!ob_is(rt, args[0], OB_T_FUNCTION) || !f->module ||
	    !ob_is_str(f->module))
		return ob_raise(rt, OB_T_TypeError, "a function is needed");
	for (i = 0; i < ARRAY_SIZE(native_modules); i++) {
		if (ob_str_equal_c(f->module, native_modules[i].module)) {
			def = native_modules[i].functions;
			break;
		}
	}
	while (def && def->name && !ob_str_equal_c(f->name, def->name))
		def++;
	if (!def || !def->name)
		return ob_raise(rt, OB_T_TypeError, "%U() is not native",
				f->name);
	module = ob_str_intern_c(rt, native_modules[i].native);
	if (!module)
		return NULL;
	res = ob_builtin_new(rt, def, args[0], module);
	ob_decref(rt, module);
	return res;
}

static const struct ob_method_def native_methods[] = {
	{ "function", native_function, OB_METH_O,
	  "Put a builtin in front of a function." },
	{ "name", native_name, OB_METH_O, "Give a class its long name." },
	{ "seal", native_seal, OB_METH_FAST,
	  "Have classes keep the attributes they have." },
	{ }
};

int ob_lib_native(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, native_methods);
}
