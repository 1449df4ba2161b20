// SPDX-License-Identifier: GPL-2.0
/*
 * build_class - the class statement: __build_class__, and what super() without
 * arguments finds in the frame it is called from
 */
#include "vm_priv.h"

/* Attribute by name: 1 found (new), 0 not there, -1 */
static int attr_opt(struct ob_rt *rt, struct ob_object *o, const char *name,
		    struct ob_object **value)
{
	struct ob_object *str = ob_str_intern_c(rt, name);

	if (!str)
		return -1;
	*value = ob_getattr(rt, o, str);
	ob_decref(rt, str);
	if (*value)
		return 1;
	if (!ob_raised_is(rt, OB_T_AttributeError))
		return -1;
	ob_clear_exc(rt);
	return 0;
}

/* What stands for a base in the class statement, put into @list. */
static int add_base(struct ob_rt *rt, struct ob_object *list,
		    struct ob_object *base, struct ob_object *bases)
{
	struct ob_object *method, *entries;
	int found, err;

	if (ob_is_type(base))
		return ob_list_append(rt, list, base);
	found = attr_opt(rt, base, "__mro_entries__", &method);
	if (found <= 0)
		return found ? -1 : ob_list_append(rt, list, base);
	entries = ob_call(rt, method, &bases, 1, NULL);
	ob_decref(rt, method);
	if (!entries)
		return -1;
	if (ob_is_tuple(entries)) {
		err = ob_list_extend(rt, list, entries);
	} else {
		ob_raise(rt, OB_T_TypeError,
			 "__mro_entries__ must return a tuple");
		err = -1;
	}
	ob_decref(rt, entries);
	return err;
}

/* The bases with their stand-ins replaced: @bases itself if there are none. */
static struct ob_object *update_bases(struct ob_rt *rt,
				      struct ob_object *bases)
{
	struct ob_object *const *item = ((struct ob_tuple *)bases)->item;
	struct ob_object *list, *res;
	bool same = true;
	s64 i;

	for (i = 0; i < ob_size(bases); i++)
		same = same && ob_is_type(item[i]);
	if (same)
		return ob_newref(bases);
	list = ob_list_new(rt, 0);
	for (i = 0; list && i < ob_size(bases); i++) {
		if (!add_base(rt, list, item[i], bases))
			continue;
		ob_decref(rt, list);
		return NULL;
	}
	if (!list)
		return NULL;
	same = ob_size(list) == ob_size(bases) &&
	       !memcmp(((struct ob_list *)list)->item, item,
		       ob_size(bases) * sizeof(*item));
	res = same ? ob_newref(bases) : ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	return res;
}

/**
 * struct building - a class statement
 * @rt: the runtime
 * @func: the body
 * @name: name of the class
 * @orig: bases as written
 * @bases: bases with stand-ins replaced
 * @meta: the metaclass
 * @isclass: it is a type
 * @kwnames: keywords other than metaclass, or NULL
 * @values: their values, borrowed; raw memory
 * @ns: the namespace the body fills
 */
struct building {
	struct ob_rt *rt;
	struct ob_object *func, *name, *orig, *bases, *meta;
	bool isclass;
	struct ob_object *kwnames;
	struct ob_object **values;
	struct ob_object *ns;
};

/* Keywords go to the metaclass, but for the one that names it. */
static int take_keywords(struct building *b, struct ob_object *const *values,
			 struct ob_tuple *kwnames)
{
	s64 n = kwnames ? ob_size(kwnames) : 0, i, at = -1, k = 0, others = 0;

	for (i = 0; i < n; i++)
		if (ob_str_equal_c(kwnames->item[i], "metaclass"))
			at = i;
	if (at >= 0) {
		b->meta = ob_newref(values[at]);
		others = 1;
	}
	/* two arguments come in front of them */
	b->values = ob_raw_alloc(b->rt, (n + 3) * sizeof(*b->values));
	if (!b->values)
		return -1;
	if (n <= others)
		return 0;
	b->kwnames = ob_tuple_new(b->rt, n - others);
	if (!b->kwnames)
		return -1;
	for (i = 0; i < n; i++) {
		if (i == at)
			continue;
		b->values[3 + k] = values[i];
		((struct ob_tuple *)b->kwnames)->item[k++] =
			ob_newref(kwnames->item[i]);
	}
	return 0;
}

static int find_metaclass(struct building *b)
{
	struct ob_tuple *first = (struct ob_tuple *)b->bases;
	struct ob_rt *rt = b->rt;
	struct ob_type *winner;

	if (!b->meta && ob_size(b->bases))
		b->meta = ob_newref(first->item[0]->type);
	if (!b->meta)
		b->meta = ob_newref(ob_type_of(rt, OB_T_TYPE));
	b->isclass = ob_is_type(b->meta);
	if (!b->isclass)
		return 0;
	winner = ob_metaclass(rt, (struct ob_type *)b->meta, b->bases);
	if (!winner)
		return -1;
	if (OB_OBJ(winner) != b->meta) {
		ob_incref(winner);
		ob_decref(rt, b->meta);
		b->meta = OB_OBJ(winner);
	}
	return 0;
}

static struct ob_object *call_meta(struct building *b, struct ob_object *what,
				   bool with_ns)
{
	struct ob_object **args = b->values + !with_ns;

	args[0] = b->name;
	args[1] = b->bases;
	if (with_ns)
		args[2] = b->ns;
	return ob_call(b->rt, what, args, 2 + with_ns,
		       (struct ob_tuple *)b->kwnames);
}

static int prepare(struct building *b)
{
	struct ob_rt *rt = b->rt;
	struct ob_object *method;
	int found;

	/* type's own gives an empty dict */
	if (b->meta == OB_OBJ(ob_type_of(rt, OB_T_TYPE))) {
		b->ns = ob_dict_new(rt);
		return b->ns ? 0 : -1;
	}
	found = attr_opt(rt, b->meta, "__prepare__", &method);
	if (found < 0)
		return -1;
	if (found) {
		b->ns = call_meta(b, method, false);
		ob_decref(rt, method);
	} else {
		b->ns = ob_dict_new(rt);
	}
	if (!b->ns)
		return -1;
	if (b->ns->type->mapping && b->ns->type->mapping->subscript)
		return 0;
	if (b->isclass)
		ob_raise(rt, OB_T_TypeError,
			 "%.200N.__prepare__() must return a mapping, not %.200T",
			 b->meta, b->ns);
	else
		ob_raise(rt, OB_T_TypeError,
			 "<metaclass>.__prepare__() must return a mapping, not %.200T",
			 b->ns);
	return -1;
}

/* Run the body; its result is the cell of __class__, or None. */
static struct ob_object *run_body(struct building *b)
{
	struct ob_vm *vm = ob_vm_of(b->rt);
	struct ob_frame *frame;

	frame = ob_frame_push(vm, ob_newref(b->func), ob_newref(b->ns));
	return frame ? ob_eval(vm, frame, false) : NULL;
}

static int check_cell(struct ob_rt *rt, struct ob_object *cls,
		      struct ob_object *cell, struct ob_object *name)
{
	struct ob_object *set;

	if (!ob_is_type(cls) || !ob_is(rt, cell, OB_T_CELL))
		return 0;
	set = ((struct ob_cell *)cell)->contents;
	if (set == cls)
		return 0;
	if (!set)
		ob_raise(rt, OB_T_RuntimeError,
			 "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?",
			 name, cls);
	else
		ob_raise(rt, OB_T_TypeError,
			 "__class__ set to %.200R defining %.200R as %.200R",
			 set, name, cls);
	return -1;
}

static int set_orig_bases(struct building *b)
{
	struct ob_object *key;
	int err;

	if (b->bases == b->orig)
		return 0;
	key = ob_str_intern_c(b->rt, "__orig_bases__");
	if (!key)
		return -1;
	err = ob_setitem(b->rt, b->ns, key, b->orig);
	ob_decref(b->rt, key);
	return err;
}

static struct ob_object *build(struct building *b,
			       struct ob_object *const *args, size_t nargs,
			       struct ob_tuple *kwnames)
{
	struct ob_rt *rt = b->rt;
	struct ob_object *cell, *cls;

	b->orig = ob_tuple_from_array(rt, args + 2, nargs - 2);
	if (!b->orig)
		return NULL;
	b->bases = update_bases(rt, b->orig);
	if (!b->bases || take_keywords(b, args + nargs, kwnames) ||
	    find_metaclass(b) || prepare(b))
		return NULL;
	cell = run_body(b);
	if (!cell)
		return NULL;
	if (set_orig_bases(b)) {
		ob_decref(rt, cell);
		return NULL;
	}
	cls = call_meta(b, b->meta, true);
	if (cls && check_cell(rt, cls, cell, b->name)) {
		ob_decref(rt, cls);
		cls = NULL;
	}
	ob_decref(rt, cell);
	return cls;
}

struct ob_object *ob_build_class(OB_FN_ARGS)
{
	struct building b = { .rt = rt };
	struct ob_object *cls;

	if (nargs < 2)
		return ob_raise(rt, OB_T_TypeError,
				"__build_class__: not enough arguments");
	if (!ob_is(rt, args[0], OB_T_FUNCTION))
		return ob_raise(rt, OB_T_TypeError,
				"__build_class__: func must be a function");
	if (!ob_is_str(args[1]))
		return ob_raise(rt, OB_T_TypeError,
				"__build_class__: name is not a string");
	b.func = args[0];
	b.name = args[1];
	cls = build(&b, args, nargs, kwnames);
	ob_xdecref(rt, b.ns);
	ob_xdecref(rt, b.meta);
	ob_xdecref(rt, b.kwnames);
	ob_raw_free(rt, b.values);
	ob_xdecref(rt, b.bases);
	ob_xdecref(rt, b.orig);
	return cls;
}

int ob_op_build_class(struct ob_vm *vm, struct ob_frame *frame,
		      struct ob_object **out)
{
	struct ob_object *name = ob_str_intern_c(&vm->rt, "__build_class__");
	struct ob_object *value;

	if (!name)
		return -1;
	if (!ob_builtins(&vm->rt)) {
		ob_decref(&vm->rt, name);
		return -1;
	}
	if (ob_is(&vm->rt, frame->builtins, OB_T_DICT)) {
		value = ob_dict_get(&vm->rt, frame->builtins, name);
		ob_xincref(value);
	} else {
		value = ob_getitem(&vm->rt, frame->builtins, name);
		if (!value && ob_raised_is(&vm->rt, OB_T_KeyError))
			ob_clear_exc(&vm->rt);
	}
	ob_decref(&vm->rt, name);
	if (!value && !ob_raised(&vm->rt))
		ob_raise(&vm->rt, OB_T_NameError,
			 "__build_class__ not found");
	*out = value;
	return value ? 0 : -1;
}

int ob_op_load_classderef(struct ob_vm *vm, struct ob_frame *frame,
			  unsigned int slot, struct ob_object **out)
{
	struct ob_object *name = ob_frame_varname(frame->code, slot);
	struct ob_object *value;
	int found = ob_op_find_name(&vm->rt, frame->locals, name, out);

	if (found)
		return found < 0 ? -1 : 0;
	value = ((struct ob_cell *)frame->localsplus[slot])->contents;
	if (!value) {
		ob_op_unbound(vm, frame, slot);
		return -1;
	}
	*out = ob_newref(value);
	return 0;
}

/* super() without arguments */

static int super_error(struct ob_rt *rt, const char *msg)
{
	ob_raise(rt, OB_T_RuntimeError, "super(): %s", msg);
	return -1;
}

/* The first argument, which may have moved into a cell. */
static struct ob_object *first_argument(struct ob_rt *rt,
					const struct ob_frame *frame)
{
	struct ob_object *o = frame->localsplus[0];

	if (o && frame->code->localspluskinds[0] & OB_LOCAL_CELL &&
	    ob_is(rt, o, OB_T_CELL))
		return ((struct ob_cell *)o)->contents;
	return o;
}

int ob_vm_super_args(struct ob_rt *rt, struct ob_object **type,
		     struct ob_object **self)
{
	struct ob_frame *frame = ob_vm_of(rt)->frame;
	struct ob_object *cell;
	struct ob_code *code;
	u32 i;

	if (!frame)
		return super_error(rt, "no current frame");
	code = frame->code;
	if (!code->argcount)
		return super_error(rt, "no arguments");
	*self = first_argument(rt, frame);
	if (!*self)
		return super_error(rt, "arg[0] deleted");
	for (i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus;
	     i++)
		if (ob_str_equal_c(ob_frame_varname(code, i), "__class__"))
			break;
	if (i == code->nlocalsplus)
		return super_error(rt, "__class__ cell not found");
	cell = frame->localsplus[i];
	if (!cell || !ob_is(rt, cell, OB_T_CELL))
		return super_error(rt, "bad __class__ cell");
	*type = ((struct ob_cell *)cell)->contents;
	if (!*type)
		return super_error(rt, "empty __class__ cell");
	if (!ob_is_type(*type)) {
		ob_raise(rt, OB_T_RuntimeError,
			 "super(): __class__ is not a type (%T)", *type);
		return -1;
	}
	return 0;
}

struct ob_object *ob_vm_caller_globals(struct ob_rt *rt)
{
	struct ob_frame *frame = ob_vm_of(rt)->frame;

	return frame ? frame->globals : NULL;
}

struct ob_object *ob_vm_caller_builtins(struct ob_rt *rt)
{
	struct ob_frame *frame = ob_vm_of(rt)->frame;

	return frame ? frame->builtins : OB_OBJ(rt->builtins);
}
