// SPDX-License-Identifier: GPL-2.0
/*
 * args - checking the arguments of builtin functions
 *
 * The wordings are CPython's, and so is the order in which faults are found:
 * too many, too many by position, missing, given twice, unknown.
 */
#include "objects_priv.h"

int ob_args_check(struct ob_rt *rt, const char *name, size_t nargs,
		  size_t min, size_t max)
{
	size_t want = nargs < min ? min : max;
	const char *bound = "";

	if (nargs >= min && nargs <= max)
		return 0;
	if (min != max)
		bound = nargs < min ? "at least " : "at most ";
	ob_raise(rt, OB_T_TypeError, "%.200s expected %s%zu argument%s, got %zu",
		 name, bound, want, want == 1 ? "" : "s", nargs);
	return -1;
}

int ob_args_no_kw(struct ob_rt *rt, const char *name, struct ob_tuple *kwnames)
{
	if (!kwnames || !ob_size(kwnames))
		return 0;
	ob_raise(rt, OB_T_TypeError, "%.200s() takes no keyword arguments",
		 name);
	return -1;
}

/* The builtin type that a class is derived from by its layout. */
static const struct ob_type *builtin_base(const struct ob_type *type)
{
	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	return type;
}

int ob_new_no_kw(struct ob_rt *rt, const struct ob_type *type, const char *name,
		 struct ob_tuple *kwnames)
{
	return type->init == builtin_base(type)->init ?
	       ob_args_no_kw(rt, name, kwnames) : 0;
}

int ob_init_no_kw(struct ob_rt *rt, const struct ob_type *type,
		  const char *name, struct ob_tuple *kwnames)
{
	return type->new == builtin_base(type)->new ?
	       ob_args_no_kw(rt, name, kwnames) : 0;
}

/* An int argument from @min to @max, which C's @type has; 0 or -1 raised. */
static int arg_of_type(struct ob_rt *rt, struct ob_object *o, const char *type,
		       s64 min, s64 max, s64 *out)
{
	struct ob_object *index = ob_number_index(rt, o);
	int overflow;

	if (!index)
		return -1;
	*out = ob_int_to_s64(index, &overflow);
	ob_decref(rt, index);
	if (!overflow && *out >= min && *out <= max)
		return 0;
	ob_raise(rt, OB_T_OverflowError,
		 "Python int too large to convert to C %s", type);
	return -1;
}

int ob_arg_s64(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	return arg_of_type(rt, o, "ssize_t", S64_MIN, S64_MAX, out);
}

int ob_arg_long(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	return arg_of_type(rt, o, "long", S64_MIN, S64_MAX, out);
}

s64 ob_arg_ssize(struct ob_rt *rt, struct ob_object *o)
{
	s64 v;

	return ob_arg_s64(rt, o, &v) ? -1 : v;
}

int ob_arg_int(struct ob_rt *rt, struct ob_object *o, int *out)
{
	s64 v;

	if (arg_of_type(rt, o, "int", INT_MIN, INT_MAX, &v))
		return -1;
	*out = v;
	return 0;
}

int ob_arg_int_parsed(struct ob_rt *rt, struct ob_object *o, int *out)
{
	s64 v;

	if (ob_arg_long(rt, o, &v))
		return -1;
	*out = v;
	if (v == *out)
		return 0;
	ob_raise(rt, OB_T_OverflowError, v > 0 ?
		 "signed integer is greater than maximum" :
		 "signed integer is less than minimum");
	return -1;
}

int ob_arg_ssize_or_none(struct ob_rt *rt, struct ob_object *o, s64 *out)
{
	s64 v;

	if (o == ob_none(rt))
		return 0;
	if (!o->type->number || !o->type->number->index) {
		ob_raise(rt, OB_T_TypeError,
			 "argument should be integer or None, not '%.200T'", o);
		return -1;
	}
	v = ob_index_s64(rt, o, OB_T_OverflowError);
	if (v == -1 && ob_raised(rt))
		return -1;
	*out = v;
	return 0;
}

static size_t args_count(const char *const *keywords)
{
	size_t n = 0;

	while (keywords[n])
		n++;
	return n;
}

static int args_check_number(struct ob_rt *rt, const char *name, size_t nr,
			     size_t min, size_t max_pos, size_t nargs,
			     size_t nkw)
{
	if (nargs + nkw > nr) {
		ob_raise(rt, OB_T_TypeError,
			 "%.200s() takes at most %zu %sargument%s (%zu given)",
			 name, nr, nargs ? "" : "keyword ", nr == 1 ? "" : "s",
			 nargs + nkw);
		return -1;
	}
	if (nargs <= max_pos)
		return 0;
	if (!max_pos)
		ob_raise(rt, OB_T_TypeError,
			 "%.200s() takes no positional arguments", name);
	else
		ob_raise(rt, OB_T_TypeError,
			 "%.200s() takes %s %zu positional argument%s (%zu given)",
			 name, min < max_pos ? "at most" : "exactly", max_pos,
			 max_pos == 1 ? "" : "s", nargs);
	return -1;
}

/* The parameter a keyword names, or the number of parameters if none. */
static size_t args_find_keyword(const char *const *keywords,
				struct ob_object *key)
{
	size_t i;

	for (i = 0; keywords[i]; i++)
		if (*keywords[i] && ob_str_equal_c(key, keywords[i]))
			break;
	return i;
}

static int args_check_keyword(struct ob_rt *rt, const char *name,
			      const char *const *keywords, size_t nargs,
			      struct ob_object *key)
{
	size_t i = args_find_keyword(keywords, key);

	if (!keywords[i]) {
		ob_raise(rt, OB_T_TypeError,
			 "'%S' is an invalid keyword argument for %.200s()",
			 key, name);
		return -1;
	}
	if (i < nargs) {
		ob_raise(rt, OB_T_TypeError,
			 "argument for %.200s() given by name ('%U') and position (%zu)",
			 name, key, i + 1);
		return -1;
	}
	return 0;
}

int ob_args_parse(struct ob_rt *rt, const char *name,
		  const char *const *keywords, size_t min, size_t max_pos,
		  struct ob_object *const *args, size_t nargs,
		  struct ob_tuple *kwnames, struct ob_object **out)
{
	size_t nr = args_count(keywords);
	size_t nkw = kwnames ? ob_size(kwnames) : 0;
	size_t posonly = 0, i;

	if (args_check_number(rt, name, nr, min, max_pos, nargs, nkw))
		return -1;
	while (posonly < nr && !*keywords[posonly])
		posonly++;
	if (nargs < min_t(size_t, posonly, min)) {
		ob_raise(rt, OB_T_TypeError,
			 "%.200s() takes %s %zu positional argument%s (%zu given)",
			 name, min_t(size_t, posonly, min) < max_pos ?
			 "at least" : "exactly", min_t(size_t, posonly, min),
			 min_t(size_t, posonly, min) == 1 ? "" : "s", nargs);
		return -1;
	}
	for (i = 0; i < nr; i++)
		out[i] = i < nargs ? args[i] : NULL;
	for (i = 0; i < nkw; i++) {
		size_t at = args_find_keyword(keywords, kwnames->item[i]);

		if (at >= nargs && keywords[at])
			out[at] = args[nargs + i];
	}
	for (i = 0; i < min; i++) {
		if (out[i])
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "%.200s() missing required argument '%s' (pos %zu)",
			 name, keywords[i], i + 1);
		return -1;
	}
	for (i = 0; i < nkw; i++)
		if (args_check_keyword(rt, name, keywords, nargs,
				       kwnames->item[i]))
			return -1;
	return 0;
}
