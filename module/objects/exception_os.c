// SPDX-License-Identifier: GPL-2.0
/*
 * exception_os - OSError and the classes that its first argument chooses
 *
 * OSError(2, 'text') is a FileNotFoundError: the number picks the class. That
 * happens in __new__, unless a derived class has an __init__ of its own and no
 * __new__: then the arguments are looked at when OSError.__init__ sees them.
 */
#include "exception_priv.h"
#include "objects_priv.h"

/* Fields of an OSError, in the order they lie there. */
enum { OS_ERRNO, OS_STRERROR, OS_FILENAME, OS_FILENAME2, OS_WRITTEN };

static struct ob_object **os_field(struct ob_object *o, int n)
{
	return (struct ob_object **)((struct ob_exc *)o + 1) + n;
}

static const struct {
	u8 number;
	u16 tid;
} os_classes[] = {
	{ 1, OB_T_PermissionError }, { 2, OB_T_FileNotFoundError },
	{ 3, OB_T_ProcessLookupError }, { 4, OB_T_InterruptedError },
	{ 10, OB_T_ChildProcessError }, { 11, OB_T_BlockingIOError },
	{ 13, OB_T_PermissionError }, { 17, OB_T_FileExistsError },
	{ 20, OB_T_NotADirectoryError }, { 21, OB_T_IsADirectoryError },
	{ 32, OB_T_BrokenPipeError }, { 103, OB_T_ConnectionAbortedError },
	{ 104, OB_T_ConnectionResetError }, { 108, OB_T_BrokenPipeError },
	{ 110, OB_T_TimeoutError }, { 111, OB_T_ConnectionRefusedError },
	{ 114, OB_T_BlockingIOError }, { 115, OB_T_BlockingIOError },
};

static struct ob_type *class_of_number(struct ob_rt *rt,
				       struct ob_object *number)
{
	int overflow;
	size_t i;
	s64 n;

	if (!ob_is_int(number))
		return NULL;
	n = ob_int_to_s64(number, &overflow);
	if (overflow)
		return NULL;
	for (i = 0; i < ARRAY_SIZE(os_classes); i++)
		if (os_classes[i].number == n)
			return ob_type_of(rt, os_classes[i].tid);
	return NULL;
}

static bool in_init(const struct ob_type *type)
{
	return type->init != ob_os_error_type_init &&
	       type->new == ob_os_error_type_new;
}

/* Two to five arguments are number, text, name, a number of Windows, name. */
int ob_os_error_parse(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_exc *exc = (struct ob_exc *)o;
	struct ob_object *const *item = exc->args->item, *two, *name;
	s64 n = ob_size(exc->args), written;

	if (n < 2 || n > 5)
		return 0;
	ob_exc_set(rt, os_field(o, OS_ERRNO), item[0]);
	ob_exc_set(rt, os_field(o, OS_STRERROR), item[1]);
	name = n > 2 && item[2] != ob_none(rt) ? item[2] : NULL;
	if (!name)
		return 0;
	if (o->type == ob_type_of(rt, OB_T_BlockingIOError) &&
	    ob_is_int(name)) {
		written = ob_index_s64(rt, name, OB_T_ValueError);
		if (written == -1 && ob_raised(rt))
			return -1;
		ob_exc_set(rt, os_field(o, OS_WRITTEN), name);
		return 0;
	}
	ob_exc_set(rt, os_field(o, OS_FILENAME), name);
	if (n == 5 && item[4] != ob_none(rt))
		ob_exc_set(rt, os_field(o, OS_FILENAME2), item[4]);
	two = ob_tuple_from_array(rt, item, 2);
	if (!two)
		return -1;
	ob_exc_set(rt, (struct ob_object **)&exc->args, two);
	ob_decref(rt, two);
	return 0;
}

struct ob_object *ob_os_error_type_new(struct ob_rt *rt, struct ob_type *type,
				       struct ob_object *const *args,
				       size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_type *chosen;
	struct ob_object *exc;

	if (!in_init(type)) {
		if (ob_args_no_kw(rt, type->name, kwnames))
			return NULL;
		chosen = NULL;
		if (type == ob_type_of(rt, OB_T_OSError) && nargs >= 2 &&
		    nargs <= 5)
			chosen = class_of_number(rt, args[0]);
		if (chosen)
			type = chosen;
		exc = ob_exc_type_new(rt, type, args, nargs, NULL);
		if (exc && ob_os_error_parse(rt, exc)) {
			ob_decref(rt, exc);
			return NULL;
		}
		return exc;
	}
	/* The arguments may be the derived class's own. */
	return ob_exc_type_new(rt, type, NULL, 0, NULL);
}

int ob_os_error_type_init(struct ob_rt *rt, struct ob_object *self,
			  struct ob_object *const *args, size_t nargs,
			  struct ob_tuple *kwnames)
{
	struct ob_object *tuple;

	if (!in_init(self->type))
		return 0;
	if (ob_args_no_kw(rt, self->type->name, kwnames))
		return -1;
	tuple = ob_tuple_from_array(rt, args, nargs);
	if (!tuple)
		return -1;
	ob_exc_set(rt, (struct ob_object **)&((struct ob_exc *)self)->args,
		   tuple);
	ob_decref(rt, tuple);
	return ob_os_error_parse(rt, self);
}

struct ob_object *ob_os_error_str(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *number = *os_field(o, OS_ERRNO) ?: ob_none(rt);
	struct ob_object *text = *os_field(o, OS_STRERROR) ?: ob_none(rt);
	struct ob_object *name = *os_field(o, OS_FILENAME);
	struct ob_object *name2 = *os_field(o, OS_FILENAME2);

	if (name && name2)
		return ob_str_format(rt, "[Errno %S] %S: %R -> %R", number,
				     text, name, name2);
	if (name)
		return ob_str_format(rt, "[Errno %S] %S: %R", number, text,
				     name);
	if (*os_field(o, OS_ERRNO) && *os_field(o, OS_STRERROR))
		return ob_str_format(rt, "[Errno %S] %S", number, text);
	return ob_exc_str(rt, o);
}

/* attributes */

#define OS_FIELD(name, n)						\
	{ #name, OB_MEMBER_OBJECT, false,				\
	  sizeof(struct ob_exc) + (n) * sizeof(void *) }

const struct ob_member_def ob_os_error_members[] = {
	OS_FIELD(errno, OS_ERRNO), OS_FIELD(strerror, OS_STRERROR),
	OS_FIELD(filename, OS_FILENAME), OS_FIELD(filename2, OS_FILENAME2),
	{ }
};

static struct ob_object *get_written(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_object *written = *os_field(o, OS_WRITTEN);

	if (!written)
		return ob_raise(rt, OB_T_AttributeError, "characters_written");
	return ob_newref(written);
}

static int set_written(struct ob_rt *rt, struct ob_object *o,
		       struct ob_object *value)
{
	s64 n = 0;

	if (!value && !*os_field(o, OS_WRITTEN)) {
		ob_raise(rt, OB_T_AttributeError, "characters_written");
		return -1;
	}
	if (value)
		n = ob_index_s64(rt, value, OB_T_ValueError);
	if (n == -1 && ob_raised(rt))
		return -1;
	ob_exc_set(rt, os_field(o, OS_WRITTEN), value);
	return 0;
}

const struct ob_getset_def ob_os_error_getset[] = {
	{ "characters_written", get_written, set_written },
	{ }
};

/* The arguments as they were given: names are not among args. */
static struct ob_object *os_error_args(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = ((struct ob_exc *)o)->args;
	struct ob_object *name = *os_field(o, OS_FILENAME);
	struct ob_object *name2 = *os_field(o, OS_FILENAME2);

	if (ob_size(args) != 2 || !name)
		return ob_newref(args);
	if (name2)
		return ob_tuple_pack(rt, 5, args->item[0], args->item[1], name,
				     ob_none(rt), name2);
	return ob_tuple_pack(rt, 3, args->item[0], args->item[1], name);
}

static struct ob_object *os_error_reduce(OB_FN_ARGS)
{
	struct ob_object *given = os_error_args(rt, self), *res;
	struct ob_object *dict = ((struct ob_exc *)self)->dict;

	if (!given)
		return NULL;
	if (dict)
		res = ob_tuple_pack(rt, 3, self->type, given, dict);
	else
		res = ob_tuple_pack(rt, 2, self->type, given);
	ob_decref(rt, given);
	return res;
}

const struct ob_method_def ob_os_error_methods[] = {
	{ "__reduce__", os_error_reduce, OB_METH_NOARGS },
	{ }
};
