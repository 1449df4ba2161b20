// SPDX-License-Identifier: GPL-2.0
/*
 * raise - the pending exception
 *
 * At most one exception is pending, as an instance owned by rt->exc. Making an
 * instance needs memory; when there is none the MemoryError made at bring-up
 * takes its place, so that raising never fails.
 */
#include "objects_priv.h"

void ob_clear_exc(struct ob_rt *rt)
{
	struct ob_object *exc = rt->exc;

	rt->exc = NULL;
	ob_xdecref(rt, exc);
}
EXPORT_SYMBOL_IF_KUNIT(ob_clear_exc);

struct ob_object *ob_take_exc(struct ob_rt *rt)
{
	struct ob_object *exc = rt->exc;

	rt->exc = NULL;
	return exc;
}
EXPORT_SYMBOL_IF_KUNIT(ob_take_exc);

void ob_set_exc(struct ob_rt *rt, struct ob_object *exc)
{
	ob_clear_exc(rt);
	rt->exc = exc;
}

void ob_exc_from(struct ob_rt *rt, enum ob_tid tid, struct ob_object *cause)
{
	struct ob_exc *exc = (struct ob_exc *)rt->exc;

	if (ob_is(rt, exc, tid)) {
		ob_exc_set(rt, &exc->context, cause);
		ob_exc_set(rt, &exc->cause, cause);
		exc->suppress_context = 1;
	}
	ob_decref(rt, cause);
}

bool ob_raised_is(struct ob_rt *rt, enum ob_tid tid)
{
	return rt->exc && ob_is_subtype(rt->exc->type, ob_type_of(rt, tid));
}
EXPORT_SYMBOL_IF_KUNIT(ob_raised_is);

void ob_memory_error_reset(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_exc *exc = (struct ob_exc *)o;

	ob_exc_set(rt, &exc->traceback, NULL);
	ob_exc_set(rt, &exc->context, NULL);
	ob_exc_set(rt, &exc->cause, NULL);
	ob_exc_set(rt, &exc->notes, NULL);
	ob_exc_set(rt, &exc->dict, NULL);
	ob_exc_set(rt, (struct ob_object **)&exc->args,
		   OB_OBJ(&rt->st->empty_tuple.tuple));
	exc->suppress_context = 0;
}

void *ob_no_memory(struct ob_rt *rt)
{
	struct ob_object *exc = rt->memory_error;

	if (ob_raised_is(rt, OB_T_MemoryError))
		return NULL;
	if (!exc)
		exc = ob_memory_error_new(rt);
	if (exc)
		ob_track(rt, exc);
	rt->memory_error = NULL;
	/* What an earlier use left on the last one belongs to that use. */
	if (!exc && rt->memory_error_last) {
		exc = ob_newref(rt->memory_error_last);
		ob_memory_error_reset(rt, exc);
	}
	ob_set_exc(rt, exc);
	return NULL;
}

void *ob_raise_obj(struct ob_rt *rt, enum ob_tid tid, struct ob_object *arg)
{
	struct ob_object *args, *exc;

	ob_clear_exc(rt);
	args = ob_tuple_pack(rt, 1, arg);
	if (!args)
		return NULL;
	exc = ob_exc_new(rt, tid, (struct ob_tuple *)args);
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

/*
 * What is raised when repr() of an argument raised while the message was made:
 * the exception without one, unless there is no memory or the program ends.
 */
static void *raise_bare(struct ob_rt *rt, enum ob_tid tid)
{
	struct ob_object *exc;

	if (rt->stop || ob_raised_is(rt, OB_T_MemoryError))
		return NULL;
	ob_clear_exc(rt);
	exc = ob_exc_new(rt, tid, (struct ob_tuple *)ob_tuple_new(rt, 0));
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

void *ob_raise(struct ob_rt *rt, enum ob_tid tid, const char *fmt, ...)
{
	struct ob_object *msg;
	va_list ap;

	/* repr() of an argument may run code that must not see an exception. */
	ob_clear_exc(rt);
	va_start(ap, fmt);
	msg = ob_str_vformat(rt, fmt, ap);
	va_end(ap);
	if (!msg)
		return raise_bare(rt, tid);
	ob_raise_obj(rt, tid, msg);
	ob_decref(rt, msg);
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_raise);

void ob_attribute_error_context(struct ob_rt *rt, struct ob_object *o,
				struct ob_object *name)
{
	struct ob_attribute_error *exc = (struct ob_attribute_error *)rt->exc;

	if (exc->name || exc->obj)
		return;
	ob_exc_set(rt, &exc->obj, o);
	ob_exc_set(rt, &exc->name, name);
}

void *ob_attribute_error(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *name)
{
	if (ob_has_flag(o, OB_TF_TYPE_SUBCLASS))
		ob_raise(rt, OB_T_AttributeError,
			 "type object '%.50N' has no attribute '%U'", o, name);
	else
		ob_raise(rt, OB_T_AttributeError,
			 "'%.50T' object has no attribute '%U'", o, name);
	if (ob_is(rt, rt->exc, OB_T_AttributeError))
		ob_attribute_error_context(rt, o, name);
	return NULL;
}

int ob_deprecated(struct ob_rt *rt, const char *fmt, ...)
{
	struct ob_object *text;
	va_list ap;
	int err;

	if (!rt->ops || !rt->ops->warn)
		return 0;
	va_start(ap, fmt);
	text = ob_str_vformat(rt, fmt, ap);
	va_end(ap);
	if (!text)
		return -1;
	err = rt->ops->warn(rt, OB_T_DeprecationWarning, text, NULL, 0, NULL);
	ob_decref(rt, text);
	return err;
}
