// SPDX-License-Identifier: GPL-2.0
/*
 * structseq - tuples whose items have names: sys.version_info and its like
 *
 * The names are members at the places of the items, so the type's member table
 * says all there is to know.
 */
#include "containers_priv.h"

static s64 nr_fields(const struct ob_type *type)
{
	s64 n = 0;

	while (type->members[n].name)
		n++;
	return n;
}

struct ob_object *ob_structseq_new(struct ob_rt *rt, enum ob_tid tid,
				   struct ob_object *const *items)
{
	struct ob_type *type = ob_type_of(rt, tid);
	struct ob_tuple *t = ob_type_alloc(rt, type, nr_fields(type));

	return t ? ob_tuple_fill(rt, t, items) : NULL;
}
EXPORT_SYMBOL_IF_KUNIT(ob_structseq_new);

/* tuple's own would make one of any length. */
static struct ob_object *structseq_refuse(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	return ob_raise(rt, OB_T_TypeError, "cannot create '%.100s' instances",
			type->name);
}

static struct ob_object *structseq_tp_new(struct ob_rt *rt,
					  struct ob_type *type,
					  struct ob_object *const *args,
					  size_t nargs,
					  struct ob_tuple *kwnames)
{
	static const char *const names[] = { "sequence", "dict", NULL };
	struct ob_object *arg[2] = { }, *seq, *res = NULL;
	s64 n = nr_fields(type);

	if (ob_args_parse(rt, "structseq", names, 1, 2, args, nargs, kwnames,
			  arg))
		return NULL;
	seq = ob_sequence_fast(rt, arg[0], "constructor requires a sequence");
	if (!seq)
		return NULL;
	if (arg[1] && !ob_is_dict(arg[1]))
		ob_raise(rt, OB_T_TypeError,
			 "%.500s() takes a dict as second arg, if any",
			 type->name);
	else if (ob_size(seq) != n)
		ob_raise(rt, OB_T_TypeError,
			 "%.500s() takes a %lld-sequence (%lld-sequence given)",
			 type->name, n, ob_size(seq));
	else
		res = ob_structseq_new(rt, type->tid, ob_items(seq));
	ob_decref(rt, seq);
	return res;
}

static struct ob_object *structseq_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_strbuf b;
	s64 i;

	ob_strbuf_init(&b, rt);
	if (ob_strbuf_cstr(&b, o->type->name) || ob_strbuf_char(&b, '('))
		goto fail;
	for (i = 0; i < ob_size(o); i++) {
		struct ob_object *text = ob_repr(rt, to_tuple(o)->item[i]);
		int err;

		if (!text)
			goto fail;
		err = (i && ob_strbuf_cstr(&b, ", ")) ||
		      ob_strbuf_cstr(&b, o->type->members[i].name) ||
		      ob_strbuf_char(&b, '=') || ob_strbuf_str(&b, text);
		ob_decref(rt, text);
		if (err)
			goto fail;
	}
	if (ob_strbuf_char(&b, ')'))
		goto fail;
	return ob_strbuf_finish(&b);
fail:
	ob_strbuf_exit(&b);
	return NULL;
}

static struct ob_object *structseq_reduce(OB_FN_ARGS)
{
	struct ob_object *items, *dict, *state = NULL, *res = NULL;

	items = ob_tuple_from_array(rt, to_tuple(self)->item, ob_size(self));
	dict = items ? ob_dict_new(rt) : NULL;
	if (dict)
		state = ob_tuple_pack(rt, 2, items, dict);
	if (state)
		res = ob_tuple_pack(rt, 2, OB_OBJ(self->type), state);
	ob_xdecref(rt, state);
	ob_xdecref(rt, dict);
	ob_xdecref(rt, items);
	return res;
}

static const struct ob_method_def structseq_methods[] = {
	{ "__reduce__", structseq_reduce, OB_METH_NOARGS, NULL },
	{ }
};

static int add_number(struct ob_rt *rt, struct ob_type *type, const char *name,
		      s64 n)
{
	return ob_dict_set_c_steal(rt, OB_OBJ(type->dict), name,
				   ob_int_from_s64(rt, n));
}

int ob_structseq_describe(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *names, *name;
	s64 i, n;
	int err;

	if (type->repr != structseq_repr)
		return 0;
	n = nr_fields(type);
	names = ob_tuple_new(rt, n);
	for (i = 0; names && i < n; i++) {
		name = ob_str_intern_c(rt, type->members[i].name);
		to_tuple(names)->item[i] = name;
		if (!name) {
			ob_decref(rt, names);
			names = NULL;
		}
	}
	if (!names)
		return -1;
	err = ob_dict_set_c(rt, OB_OBJ(type->dict), "__match_args__", names) ||
	      add_number(rt, type, "n_sequence_fields", n) ||
	      add_number(rt, type, "n_fields", n) ||
	      add_number(rt, type, "n_unnamed_fields", 0);
	ob_decref(rt, names);
	return err ? -1 : 0;
}

#define FIELD(i, text)							\
	{ text, OB_MEMBER_OBJECT, true,					\
	  offsetof(struct ob_tuple, item) +				\
	  (i) * sizeof(struct ob_object *) }

#define STRUCTSEQ_TYPE(id, type_name, make, text)			\
	const struct ob_type_def ob_##id##_type_def = {			\
		.base = OB_T_TUPLE,					\
		.type = {						\
			.name = type_name,				\
			.basicsize = sizeof(struct ob_tuple),		\
			.itemsize = sizeof(struct ob_object *),		\
			.flags = OB_TF_GC,				\
			.doc = text,					\
			.repr = structseq_repr,				\
			.methods = structseq_methods,			\
			.members = id##_members,			\
			.new = make,					\
		},							\
	}

static const struct ob_member_def sys_flags_members[] = {
	FIELD(0, "debug"), FIELD(1, "inspect"), FIELD(2, "interactive"),
	FIELD(3, "optimize"), FIELD(4, "dont_write_bytecode"),
	FIELD(5, "no_user_site"), FIELD(6, "no_site"),
	FIELD(7, "ignore_environment"), FIELD(8, "verbose"),
	FIELD(9, "bytes_warning"), FIELD(10, "quiet"),
	FIELD(11, "hash_randomization"), FIELD(12, "isolated"),
	FIELD(13, "dev_mode"), FIELD(14, "utf8_mode"),
	FIELD(15, "warn_default_encoding"), FIELD(16, "safe_path"),
	FIELD(17, "int_max_str_digits"),
	{ }
};

static const struct ob_member_def sys_version_members[] = {
	FIELD(0, "major"), FIELD(1, "minor"), FIELD(2, "micro"),
	FIELD(3, "releaselevel"), FIELD(4, "serial"),
	{ }
};

static const struct ob_member_def sys_float_members[] = {
	FIELD(0, "max"), FIELD(1, "max_exp"), FIELD(2, "max_10_exp"),
	FIELD(3, "min"), FIELD(4, "min_exp"), FIELD(5, "min_10_exp"),
	FIELD(6, "dig"), FIELD(7, "mant_dig"), FIELD(8, "epsilon"),
	FIELD(9, "radix"), FIELD(10, "rounds"),
	{ }
};

static const struct ob_member_def sys_hash_members[] = {
	FIELD(0, "width"), FIELD(1, "modulus"), FIELD(2, "inf"),
	FIELD(3, "nan"), FIELD(4, "imag"), FIELD(5, "algorithm"),
	FIELD(6, "hash_bits"), FIELD(7, "seed_bits"), FIELD(8, "cutoff"),
	{ }
};

static const struct ob_member_def sys_int_members[] = {
	FIELD(0, "bits_per_digit"), FIELD(1, "sizeof_digit"),
	FIELD(2, "default_max_str_digits"),
	FIELD(3, "str_digits_check_threshold"),
	{ }
};

static const struct ob_member_def sys_thread_members[] = {
	FIELD(0, "name"), FIELD(1, "lock"), FIELD(2, "version"),
	{ }
};

static const struct ob_member_def sys_hooks_members[] = {
	FIELD(0, "firstiter"), FIELD(1, "finalizer"),
	{ }
};

static const struct ob_member_def sys_unraisable_members[] = {
	FIELD(0, "exc_type"), FIELD(1, "exc_value"), FIELD(2, "exc_traceback"),
	FIELD(3, "err_msg"), FIELD(4, "object"),
	{ }
};

STRUCTSEQ_TYPE(sys_flags, "sys.flags", structseq_refuse,
	       "Options of the interpreter's start.");
STRUCTSEQ_TYPE(sys_version, "sys.version_info", structseq_refuse,
	       "The version of Python this is.");
STRUCTSEQ_TYPE(sys_float, "sys.float_info", structseq_tp_new,
	       "Range and precision of floats.");
STRUCTSEQ_TYPE(sys_hash, "sys.hash_info", structseq_tp_new,
	       "Parameters of hashing.");
STRUCTSEQ_TYPE(sys_int, "sys.int_info", structseq_tp_new,
	       "How ints are stored and converted.");
STRUCTSEQ_TYPE(sys_thread, "sys.thread_info", structseq_tp_new,
	       "How threads are implemented.");
STRUCTSEQ_TYPE(sys_hooks, "asyncgen_hooks", structseq_tp_new,
	       "What is called for asynchronous generators.");
STRUCTSEQ_TYPE(sys_unraisable, "UnraisableHookArgs", structseq_tp_new,
	       "What sys.unraisablehook() is called with.");
