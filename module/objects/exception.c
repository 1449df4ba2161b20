// SPDX-License-Identifier: GPL-2.0
/*
 * exception - the exception hierarchy
 *
 * All exceptions share one set of slots; the few with fields of their own have
 * their table of them here. Fields past struct ob_exc are references that may
 * be NULL, so that one deallocator serves every type by its size.
 */
#include "exception_priv.h"
#include "type_priv.h"

s64 ob_exc_nr_own(const struct ob_type *type)
{
	/* What a class of the program adds is none of these. */
	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	return (type->basicsize - sizeof(struct ob_exc)) / sizeof(void *) -
	       (type->weaklistoffset > 0);
}
EXPORT_SYMBOL_IF_KUNIT(ob_exc_nr_own);

static struct ob_object **exc_own(struct ob_object *o)
{
	return (struct ob_object **)((struct ob_exc *)o + 1);
}

void ob_exc_set(struct ob_rt *rt, struct ob_object **field,
		struct ob_object *value)
{
	struct ob_object *old = *field;

	if (value)
		ob_incref(value);
	*field = value;
	ob_xdecref(rt, old);
}

/* An instance of @type: steals @args. */
static struct ob_object *exc_alloc(struct ob_rt *rt, struct ob_type *type,
				   struct ob_tuple *args)
{
	struct ob_exc *exc = ob_type_alloc(rt, type, 0);

	if (!exc) {
		ob_decref(rt, args);
		return NULL;
	}
	exc->args = args;
	ob_track(rt, exc);
	return OB_OBJ(exc);
}

/* (msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static int syntax_error_init(struct ob_rt *rt, struct ob_syntax_error *e)
{
	struct ob_tuple *args = e->exc.args;
	struct ob_object **field = &e->filename, *info;
	int err = 0;
	s64 n;

	if (ob_size(args) >= 1)
		ob_exc_set(rt, &e->msg, args->item[0]);
	if (ob_size(args) != 2)
		return 0;
	info = ob_list_from_iterable(rt, args->item[1]);
	if (!info)
		return -1;
	n = ob_size(info);
	if (n < 4 || n > 6) {
		ob_raise(rt, OB_T_TypeError,
			 "function takes %s %d arguments (%lld given)",
			 n < 4 ? "at least" : "at most", n < 4 ? 4 : 6, n);
		err = -1;
	} else if (n == 5) {
		ob_raise(rt, OB_T_TypeError,
			 "end_offset must be provided when end_lineno is provided");
		err = -1;
	}
	for (n = 0; !err && n < ob_size(info); n++)
		ob_exc_set(rt, &field[n], ((struct ob_list *)info)->item[n]);
	ob_decref(rt, info);
	return err;
}

/* Are fields that arguments do not set forgotten by a second __init__()? */
static bool exc_resets(struct ob_rt *rt, const struct ob_type *type)
{
	static const enum ob_tid resetting[] = {
		OB_T_AttributeError, OB_T_NameError, OB_T_ImportError,
		OB_T_UnicodeError,
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(resetting); i++)
		if (ob_is_subtype(type, ob_type_of(rt, resetting[i])))
			return true;
	return false;
}

/* What an exception type does with its arguments beyond keeping them. */
static int exc_init(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = ((struct ob_exc *)o)->args;
	struct ob_object **own = exc_own(o);
	s64 n = ob_size(args), i;

	if (ob_exc_nr_own(o->type) && exc_resets(rt, o->type))
		for (i = 0; i < ob_exc_nr_own(o->type); i++)
			ob_exc_set(rt, &own[i], NULL);
	if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_SyntaxError)))
		return syntax_error_init(rt, (struct ob_syntax_error *)o);
	if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_UnicodeError)) &&
	    ob_exc_nr_own(o->type))
		return ob_unicode_error_init(rt, o);
	if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_StopIteration))) {
		ob_exc_set(rt, &own[0], n ? args->item[0] : ob_none(rt));
	} else if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_SystemExit))) {
		if (n == 1)
			ob_exc_set(rt, &own[0], args->item[0]);
		else if (n > 1)
			ob_exc_set(rt, &own[0], OB_OBJ(args));
	} else if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_ImportError))) {
		if (n == 1)
			ob_exc_set(rt, &own[0], args->item[0]);
	} else if (ob_is_subtype(o->type, ob_type_of(rt, OB_T_OSError))) {
		return ob_os_error_parse(rt, o);
	}
	return 0;
}

struct ob_object *ob_exc_new(struct ob_rt *rt, enum ob_tid tid,
			     struct ob_tuple *args)
{
	struct ob_object *exc = exc_alloc(rt, ob_type_of(rt, tid), args);

	if (exc && exc_init(rt, exc)) {
		ob_decref(rt, exc);
		return NULL;
	}
	return exc;
}

/*
 * Keyword arguments of the types that take any, by field number. *owner is the
 * type whose they are, which is the one that messages name.
 */
static const char *const *exc_keywords(struct ob_rt *rt,
				       const struct ob_type *type,
				       const struct ob_type **owner, int *first)
{
	static const char *const name[] = { "name", NULL };
	static const char *const attribute[] = { "name", "obj", NULL };
	static const char *const import[] = { "name", "path", NULL };

	*first = 0;
	*owner = ob_type_of(rt, OB_T_NameError);
	if (ob_is_subtype(type, *owner))
		return name;
	*owner = ob_type_of(rt, OB_T_AttributeError);
	if (ob_is_subtype(type, *owner))
		return attribute;
	*first = 1;
	*owner = ob_type_of(rt, OB_T_ImportError);
	return ob_is_subtype(type, *owner) ? import : NULL;
}

/* Most exceptions take none, which they say before anything else. */
static int exc_check_keywords(struct ob_rt *rt, const struct ob_object *exc,
			      struct ob_tuple *kwnames)
{
	const struct ob_type *owner;
	int first;

	if (exc_keywords(rt, exc->type, &owner, &first))
		return 0;
	return ob_args_no_kw(rt, exc->type->name, kwnames);
}

static int exc_set_keywords(struct ob_rt *rt, struct ob_object *exc,
			    struct ob_object *const *values,
			    struct ob_tuple *kwnames)
{
	const char *const *keywords;
	const struct ob_type *owner;
	struct ob_object *given[2];
	int first, i;

	if (!kwnames || !ob_size(kwnames))
		return 0;
	keywords = exc_keywords(rt, exc->type, &owner, &first);
	if (ob_args_parse(rt, owner->name, keywords, 0, 0, values, 0, kwnames,
			  given))
		return -1;
	for (i = 0; keywords[i]; i++) {
		/* struct ob_attribute_error has obj in front of name. */
		int k = owner == ob_type_of(rt, OB_T_AttributeError) ? !i : i;

		if (given[i])
			ob_exc_set(rt, &exc_own(exc)[first + k], given[i]);
	}
	return 0;
}

struct ob_object *ob_exc_type_new(struct ob_rt *rt, struct ob_type *type,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_object *tuple = ob_tuple_from_array(rt, args, nargs);

	return tuple ? exc_alloc(rt, type, (struct ob_tuple *)tuple) : NULL;
}

int ob_exc_type_init(struct ob_rt *rt, struct ob_object *self,
		     struct ob_object *const *args, size_t nargs,
		     struct ob_tuple *kwnames)
{
	struct ob_exc *exc = (struct ob_exc *)self;
	struct ob_object *tuple;

	if (ob_size(exc->args) != (s64)nargs ||
	    (nargs && memcmp(exc->args->item, args, nargs * sizeof(*args)))) {
		tuple = ob_tuple_from_array(rt, args, nargs);
		if (!tuple)
			return -1;
		ob_exc_set(rt, (struct ob_object **)&exc->args, tuple);
		ob_decref(rt, tuple);
	}
	if (exc_check_keywords(rt, self, kwnames) || exc_init(rt, self))
		return -1;
	return exc_set_keywords(rt, self, args + nargs, kwnames);
}

static int exc_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_exc *exc = (struct ob_exc *)o;
	s64 i;

	for (i = 0; i < ob_exc_nr_own(o->type); i++)
		ob_exc_set(rt, &exc_own(o)[i], NULL);
	ob_exc_set(rt, &exc->dict, NULL);
	ob_exc_set(rt, (struct ob_object **)&exc->args, NULL);
	ob_exc_set(rt, &exc->notes, NULL);
	ob_exc_set(rt, &exc->traceback, NULL);
	ob_exc_set(rt, &exc->cause, NULL);
	ob_exc_set(rt, &exc->context, NULL);
	return 0;
}

static void memory_error_keep(struct ob_rt *rt, struct ob_object *o)
{
	o->refcnt = 1;
	ob_memory_error_reset(rt, o);
	rt->memory_error = o;
}

static void exc_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	exc_clear(rt, o);
	if (o->type == ob_type_of(rt, OB_T_MemoryError) &&
	    !rt->memory_error && rt->memory_error_last)
		memory_error_keep(rt, o);
	else
		ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int exc_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_exc *exc = (struct ob_exc *)o;
	struct ob_object *held[] = {
		exc->dict, OB_OBJ(exc->args), exc->notes, exc->traceback,
		exc->cause, exc->context,
	};
	int err = ob_visit_all(v, held, ARRAY_SIZE(held));

	return err ?: ob_visit_all(v, exc_own(o), ob_exc_nr_own(o->type));
}

static struct ob_object *exc_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = ((struct ob_exc *)o)->args;

	if (ob_size(args) == 1)
		return ob_str_format(rt, "%T(%R)", o, args->item[0]);
	return ob_str_format(rt, "%T%R", o, args);
}

struct ob_object *ob_exc_str(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = ((struct ob_exc *)o)->args;

	switch (ob_size(args)) {
	case 0:
		return ob_newref(&rt->st->empty_str);
	case 1:
		return ob_str(rt, args->item[0]);
	default:
		return ob_str(rt, OB_OBJ(args));
	}
}

/* The key, quoted: a KeyError of '' must not print as nothing. */
static struct ob_object *key_error_str(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_tuple *args = ((struct ob_exc *)o)->args;

	if (ob_size(args) == 1)
		return ob_repr(rt, args->item[0]);
	return ob_exc_str(rt, o);
}

static struct ob_object *syntax_error_str(struct ob_rt *rt,
					  struct ob_object *o)
{
	struct ob_syntax_error *e = (struct ob_syntax_error *)o;
	struct ob_object *msg = e->msg ?: ob_none(rt);
	bool file = e->filename && ob_is_str(e->filename);
	bool line = e->lineno && ob_is_int(e->lineno);

	if (file && line)
		return ob_str_format(rt, "%S (%U, line %S)", msg, e->filename,
				     e->lineno);
	if (file)
		return ob_str_format(rt, "%S (%U)", msg, e->filename);
	if (line)
		return ob_str_format(rt, "%S (line %S)", msg, e->lineno);
	return ob_str(rt, msg);
}

static struct ob_object *import_error_str(struct ob_rt *rt,
					  struct ob_object *o)
{
	struct ob_import_error *e = (struct ob_import_error *)o;

	if (e->msg && ob_is(rt, e->msg, OB_T_STR))
		return ob_newref(e->msg);
	return ob_exc_str(rt, o);
}

/* attributes */

static struct ob_object *or_none(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(o ?: ob_none(rt));
}

static struct ob_object *exc_get_args(struct ob_rt *rt, struct ob_object *o)
{
	return ob_newref(((struct ob_exc *)o)->args);
}

static int exc_set_args(struct ob_rt *rt, struct ob_object *o,
			struct ob_object *value)
{
	struct ob_object *list, *args;

	if (!value) {
		ob_raise(rt, OB_T_TypeError, "args may not be deleted");
		return -1;
	}
	list = ob_list_from_iterable(rt, value);
	if (!list)
		return -1;
	args = ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	if (!args)
		return -1;
	ob_exc_set(rt, (struct ob_object **)&((struct ob_exc *)o)->args, args);
	ob_decref(rt, args);
	return 0;
}

static struct ob_object *exc_get_traceback(struct ob_rt *rt,
					   struct ob_object *o)
{
	return or_none(rt, ((struct ob_exc *)o)->traceback);
}

static int exc_set_traceback(struct ob_rt *rt, struct ob_object *o,
			     struct ob_object *value)
{
	if (!value) {
		ob_raise(rt, OB_T_TypeError,
			 "__traceback__ may not be deleted");
		return -1;
	}
	if (value == ob_none(rt))
		value = NULL;
	if (value && !ob_is(rt, value, OB_T_TRACEBACK)) {
		ob_raise(rt, OB_T_TypeError,
			 "__traceback__ must be a traceback or None");
		return -1;
	}
	ob_exc_set(rt, &((struct ob_exc *)o)->traceback, value);
	return 0;
}

static int exc_set_link(struct ob_rt *rt, struct ob_object **field,
			struct ob_object *value, const char *what)
{
	if (!value) {
		ob_raise(rt, OB_T_TypeError, "__%s__ may not be deleted", what);
		return -1;
	}
	if (value == ob_none(rt))
		value = NULL;
	if (value && !ob_is_exc(value)) {
		ob_raise(rt, OB_T_TypeError,
			 "exception %s must be None or derive from BaseException",
			 what);
		return -1;
	}
	ob_exc_set(rt, field, value);
	return 0;
}

static struct ob_object *exc_get_context(struct ob_rt *rt, struct ob_object *o)
{
	return or_none(rt, ((struct ob_exc *)o)->context);
}

static int exc_set_context(struct ob_rt *rt, struct ob_object *o,
			   struct ob_object *value)
{
	return exc_set_link(rt, &((struct ob_exc *)o)->context, value,
			    "context");
}

static struct ob_object *exc_get_cause(struct ob_rt *rt, struct ob_object *o)
{
	return or_none(rt, ((struct ob_exc *)o)->cause);
}

static int exc_set_cause(struct ob_rt *rt, struct ob_object *o,
			 struct ob_object *value)
{
	int err = exc_set_link(rt, &((struct ob_exc *)o)->cause, value,
			       "cause");

	if (!err)
		((struct ob_exc *)o)->suppress_context = 1;
	return err;
}

static const struct ob_member_def exc_members[] = {
	{ "__suppress_context__", OB_MEMBER_BOOL, false,
	  offsetof(struct ob_exc, suppress_context) },
	{ }
};

static const struct ob_getset_def exc_getset[] = {
	{ "args", exc_get_args, exc_set_args },
	{ "__traceback__", exc_get_traceback, exc_set_traceback },
	{ "__context__", exc_get_context, exc_set_context },
	{ "__cause__", exc_get_cause, exc_set_cause },
	{ "__dict__", ob_instance_dict, ob_generic_set_dict },
	{ }
};

static struct ob_object *exc_with_traceback(struct ob_rt *rt,
					    struct ob_object *self,
					    struct ob_object *const *args,
					    size_t nargs,
					    struct ob_tuple *kwnames)
{
	if (exc_set_traceback(rt, self, args[0]))
		return NULL;
	return ob_newref(self);
}

static struct ob_object *exc_add_note(struct ob_rt *rt, struct ob_object *self,
				      struct ob_object *const *args,
				      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *notes;
	int err = 0;

	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"note must be a str, not '%T'", args[0]);
	if (ob_getattr_opt(rt, self, ob_name(rt, OB_N_notes), &notes) < 0)
		return NULL;
	if (!notes) {
		notes = ob_list_new(rt, 0);
		if (!notes)
			return NULL;
		err = ob_setattr(rt, self, ob_name(rt, OB_N_notes), notes);
	}
	if (!err && !ob_is_list(notes)) {
		ob_raise(rt, OB_T_TypeError,
			 "Cannot add note: __notes__ is not a list");
		err = -1;
	}
	if (!err)
		err = ob_list_append(rt, notes, args[0]);
	ob_decref(rt, notes);
	return ob_none_or_null(rt, err);
}

/* The attributes of an ImportError, with name and path among them. */
static struct ob_object *import_error_state(struct ob_rt *rt,
					    struct ob_import_error *e)
{
	struct ob_object *dict = ((struct ob_exc *)e)->dict;

	dict = dict ? ob_dict_copy(rt, dict) : ob_dict_new(rt);
	if (dict &&
	    ((e->name && ob_dict_set_c(rt, dict, "name", e->name)) ||
	     (e->path && ob_dict_set_c(rt, dict, "path", e->path)))) {
		ob_decref(rt, dict);
		return NULL;
	}
	return dict;
}

/* (type, args), and what was set on it if there is something. */
static struct ob_object *exc_reduce(OB_FN_ARGS)
{
	struct ob_exc *exc = (struct ob_exc *)self;

	if (exc->dict)
		return ob_tuple_pack(rt, 3, self->type, exc->args, exc->dict);
	return ob_tuple_pack(rt, 2, self->type, exc->args);
}

static struct ob_object *import_error_reduce(OB_FN_ARGS)
{
	struct ob_import_error *e = (struct ob_import_error *)self;

	if (e->name || e->path)
		return ob_reduced_state(rt, self,
					ob_newref(((struct ob_exc *)e)->args),
					import_error_state(rt, e));
	return exc_reduce(rt, self, args, nargs, kwnames);
}

static const struct ob_method_def import_error_methods[] = {
	{ "__reduce__", import_error_reduce, OB_METH_NOARGS },
	{ }
};

static struct ob_object *exc_setstate(OB_FN_ARGS)
{
	struct ob_object *key, *value;
	s64 at = 0;
	int err = 0;

	if (args[0] == ob_none(rt))
		return ob_newref(args[0]);
	if (!ob_is_dict(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"state is not a dictionary");
	while (!err && ob_dict_next(args[0], &at, &key, &value)) {
		ob_incref(key);
		ob_incref(value);
		err = ob_setattr(rt, self, key, value);
		ob_decref(rt, value);
		ob_decref(rt, key);
	}
	return ob_none_or_null(rt, err);
}

static const struct ob_method_def exc_methods[] = {
	{ "with_traceback", exc_with_traceback, OB_METH_O,
	  "Set self.__traceback__ and return self." },
	{ "add_note", exc_add_note, OB_METH_O, "Add a note to the exception." },
	{ "__reduce__", exc_reduce, OB_METH_NOARGS },
	{ "__setstate__", exc_setstate, OB_METH_O },
	{ }
};

/* fields of the types that have some */

/* A reference behind struct ob_exc: None for nothing, and it may be set. */
#define EXC_FIELD(type, name)						\
	{ #name, OB_MEMBER_OBJECT, false, offsetof(struct type, name) }

static const struct ob_member_def syntax_members[] = {
	EXC_FIELD(ob_syntax_error, msg), EXC_FIELD(ob_syntax_error, filename),
	EXC_FIELD(ob_syntax_error, lineno), EXC_FIELD(ob_syntax_error, offset),
	EXC_FIELD(ob_syntax_error, text),
	EXC_FIELD(ob_syntax_error, end_lineno),
	EXC_FIELD(ob_syntax_error, end_offset),
	EXC_FIELD(ob_syntax_error, print_file_and_line), { }
};

static const struct ob_member_def attribute_members[] = {
	EXC_FIELD(ob_attribute_error, name), EXC_FIELD(ob_attribute_error, obj),
	{ }
};

static const struct ob_member_def nameerr_members[] = {
	EXC_FIELD(ob_name_error, name), { }
};

static const struct ob_member_def stop_members[] = {
	EXC_FIELD(ob_stop_iteration, value), { }
};

static const struct ob_member_def exit_members[] = {
	{ "code", OB_MEMBER_OBJECT, false, sizeof(struct ob_exc) }, { }
};

static const struct ob_member_def import_members[] = {
	EXC_FIELD(ob_import_error, msg), EXC_FIELD(ob_import_error, name),
	EXC_FIELD(ob_import_error, path), { }
};

/* Like any other, but for what happens when there is no memory. */
struct ob_object *ob_memory_error_new(struct ob_rt *rt)
{
	struct ob_gc_head *head;
	struct ob_object *o;

	head = ob_alloc(&rt->heap, OB_KIND_GC,
			sizeof(*head) + sizeof(struct ob_exc));
	if (!head)
		return NULL;
	ob_gc_head_init(head);
	ob_gc_count_alloc(&rt->gc);
	o = ob_from_gc(head);
	memset(o, 0, sizeof(struct ob_exc));
	o->refcnt = 1;
	o->type = ob_type_of(rt, OB_T_MemoryError);
	ob_memory_error_reset(rt, o);
	return o;
}

int ob_exceptions_init(struct ob_rt *rt)
{
	rt->memory_error_last = ob_memory_error_new(rt);
	rt->memory_error = ob_memory_error_new(rt);
	return rt->memory_error ? 0 : -1;
}

/* templates */

#define EXC_TYPE(exc, parent, text, ...)				\
const struct ob_type_def ob_##exc##_type_def = {			\
	.base = OB_T_##parent,						\
	.type = {							\
		.name = #exc,						\
		.flags = OB_TF_BASETYPE | OB_TF_GC | OB_TF_EXC_SUBCLASS, \
		.doc = text,						\
		__VA_ARGS__						\
	},								\
}

#define EXC(exc, parent, text)						\
	EXC_TYPE(exc, parent, text, .new = ob_exc_type_new,		\
		 .init = ob_exc_type_init)

#define EXC_LIKE(exc, parent, text)					\
	EXC_TYPE(exc, parent, text, .init = ob_exc_type_init)

#define EXC_OS(exc, parent, text)					\
	EXC_TYPE(exc, parent, text, .init = ob_os_error_type_init)

#define EXC_OWN(exc, parent, text, bytes, ...)				\
	EXC_TYPE(exc, parent, text, .basicsize = (bytes), __VA_ARGS__)

#include "exception_types.h"
