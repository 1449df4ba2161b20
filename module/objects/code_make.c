// SPDX-License-Identifier: GPL-2.0
/*
 * code_make - code objects made by a program, from what another one says
 *
 * Instructions are trusted: the evaluation loop checks neither their arguments
 * nor the stack. So a program can only have those the compiler has made: code
 * with the same instructions, the same exception table and the same kinds of
 * variables has to be alive, and constants that instructions rely on keep their
 * types. All else is free.
 */
#include "objects_priv.h"
#include "str_priv.h"

/* the fields in the order in which code() takes them */
enum part {
	P_ARGCOUNT, P_POSONLY, P_KWONLY, P_NLOCALS, P_STACKSIZE, P_FLAGS,
	P_CODE, P_CONSTS, P_NAMES, P_VARNAMES, P_FILENAME, P_NAME, P_QUALNAME,
	P_FIRSTLINE, P_LINETABLE, P_EXCEPTIONTABLE, P_FREEVARS, P_CELLVARS,
	NR_PARTS
};

static const struct {
	const char *name;
	enum ob_tid tid;
	const char *type;
} parts[NR_PARTS] = {
	[P_ARGCOUNT] = { "co_argcount", OB_T_INT },
	[P_POSONLY] = { "co_posonlyargcount", OB_T_INT },
	[P_KWONLY] = { "co_kwonlyargcount", OB_T_INT },
	[P_NLOCALS] = { "co_nlocals", OB_T_INT },
	[P_STACKSIZE] = { "co_stacksize", OB_T_INT },
	[P_FLAGS] = { "co_flags", OB_T_INT },
	[P_CODE] = { "co_code", OB_T_BYTES, "bytes" },
	[P_CONSTS] = { "co_consts", OB_T_TUPLE, "tuple" },
	[P_NAMES] = { "co_names", OB_T_TUPLE, "tuple" },
	[P_VARNAMES] = { "co_varnames", OB_T_TUPLE, "tuple" },
	[P_FILENAME] = { "co_filename", OB_T_STR, "str" },
	[P_NAME] = { "co_name", OB_T_STR, "str" },
	[P_QUALNAME] = { "co_qualname", OB_T_STR, "str" },
	[P_FIRSTLINE] = { "co_firstlineno", OB_T_INT },
	[P_LINETABLE] = { "co_linetable", OB_T_BYTES, "bytes" },
	[P_EXCEPTIONTABLE] = { "co_exceptiontable", OB_T_BYTES, "bytes" },
	[P_FREEVARS] = { "co_freevars", OB_T_TUPLE, "tuple" },
	[P_CELLVARS] = { "co_cellvars", OB_T_TUPLE, "tuple" },
};

/**
 * struct plan - a code object to be
 * @part: its fields, new references
 * @number: those that are numbers
 * @names: tuple of the names of all slots
 * @kinds: bytes object: what each slot is
 * @nr_slots: how many there are
 */
struct plan {
	struct ob_object *part[NR_PARTS];
	s64 number[NR_PARTS];
	struct ob_object *names;
	struct ob_object *kinds;
	u32 nr_slots;
};

static void plan_exit(struct ob_rt *rt, struct plan *p)
{
	int i;

	for (i = 0; i < NR_PARTS; i++)
		ob_xdecref(rt, p->part[i]);
	ob_xdecref(rt, p->names);
	ob_xdecref(rt, p->kinds);
}

static u8 *plan_kinds(const struct plan *p)
{
	return ((struct ob_bytes *)p->kinds)->data;
}

static bool has_type(struct ob_rt *rt, struct ob_object *o, enum ob_tid tid)
{
	return tid == OB_T_STR ? ob_is_str(o) :
	       tid == OB_T_TUPLE ? ob_is_tuple(o) : ob_is(rt, o, tid);
}

/* Numbers become C ints; 0 or -1. */
static int plan_numbers(struct ob_rt *rt, struct plan *p, bool replace)
{
	int i;

	for (i = 0; i < NR_PARTS; i++) {
		if (parts[i].tid != OB_T_INT)
			continue;
		if (ob_str_arg_int(rt, p->part[i], &p->number[i]))
			return -1;
		if (p->number[i] >= 0)
			continue;
		if (replace)
			ob_raise(rt, OB_T_ValueError,
				 "%s must be a positive integer",
				 parts[i].name);
		else if (i <= P_NLOCALS)
			ob_raise(rt, OB_T_ValueError,
				 "code: %s must not be negative",
				 parts[i].name + strlen("co_"));
		else if (i == P_FIRSTLINE)
			continue;
		else
			ob_raise(rt, OB_T_SystemError,
				 "bad argument to internal function");
		return -1;
	}
	return 0;
}

static int plan_types(struct ob_rt *rt, struct plan *p, bool replace)
{
	int i;

	for (i = 0; i < NR_PARTS; i++) {
		struct ob_object *o = p->part[i];

		if (parts[i].tid == OB_T_INT || has_type(rt, o, parts[i].tid))
			continue;
		if (replace)
			ob_raise(rt, OB_T_TypeError,
				 "replace() argument '%s' must be %s, not %Y",
				 parts[i].name, parts[i].type, o);
		else
			ob_raise(rt, OB_T_TypeError,
				 "code() argument %d must be %s, not %Y",
				 i + 1, parts[i].type, o);
		return -1;
	}
	return 0;
}

static int check_names(struct ob_rt *rt, struct ob_object *names, bool replace)
{
	s64 i;

	for (i = 0; i < ob_size(names); i++) {
		struct ob_object *o = ((struct ob_tuple *)names)->item[i];

		if (ob_is(rt, o, OB_T_STR))
			continue;
		if (replace)
			ob_raise(rt, OB_T_SystemError,
				 "non-string found in code slot");
		else
			ob_raise(rt, OB_T_TypeError,
				 "name tuples must contain only strings, not '%.500T'",
				 o);
		return -1;
	}
	return 0;
}

/* The slot of the local variable of a name, or -1. */
static s64 find_slot(const struct plan *p, const struct ob_object *name)
{
	struct ob_tuple *locals = (struct ob_tuple *)p->part[P_VARNAMES];
	s64 i;

	for (i = 0; i < ob_size(locals); i++)
		if (ob_str_equal(locals->item[i], name))
			return i;
	return -1;
}

/* Variables one sort after the other; a parameter may be a cell as well. */
static int plan_slots(struct ob_rt *rt, struct plan *p)
{
	static const struct {
		enum part part;
		u8 kind;
	} sorts[] = {
		{ P_VARNAMES, OB_LOCAL_LOCAL },
		{ P_CELLVARS, OB_LOCAL_CELL },
		{ P_FREEVARS, OB_LOCAL_FREE },
	};
	struct ob_object *list = ob_list_new(rt, 0);
	s64 most = 0, at, k;
	int i;

	for (i = 0; i < ARRAY_SIZE(sorts); i++)
		most += ob_size(p->part[sorts[i].part]);
	p->kinds = list ? OB_OBJ(ob_bytes_new(rt, most)) : NULL;
	if (!p->kinds)
		goto out;
	for (i = 0; i < ARRAY_SIZE(sorts); i++) {
		struct ob_tuple *names;

		names = (struct ob_tuple *)p->part[sorts[i].part];
		for (k = 0; k < ob_size(names); k++) {
			at = sorts[i].part == P_CELLVARS ?
			     find_slot(p, names->item[k]) : -1;
			if (at >= 0) {
				plan_kinds(p)[at] |= OB_LOCAL_CELL;
				continue;
			}
			plan_kinds(p)[p->nr_slots++] = sorts[i].kind;
			if (ob_list_append(rt, list, names->item[k]) ||
			    ob_tick(rt))
				goto out;
		}
	}
	p->names = ob_list_to_tuple(rt, list);
out:
	ob_xdecref(rt, list);
	return p->names ? 0 : -1;
}

static int plan_validate(struct ob_rt *rt, struct plan *p)
{
	s64 *n = p->number, args;

	if (n[P_ARGCOUNT] < n[P_POSONLY]) {
		ob_raise(rt, OB_T_SystemError,
			 "bad argument to internal function");
		return -1;
	}
	if (ob_size(p->part[P_CODE]) % sizeof(u16)) {
		ob_raise(rt, OB_T_ValueError, "code: co_code is malformed");
		return -1;
	}
	args = n[P_ARGCOUNT] + n[P_KWONLY] +
	       !!(n[P_FLAGS] & OB_CO_VARARGS) +
	       !!(n[P_FLAGS] & OB_CO_VARKEYWORDS);
	if (args > ob_size(p->part[P_VARNAMES])) {
		ob_raise(rt, OB_T_ValueError,
			 "code: co_varnames is too small");
		return -1;
	}
	if (n[P_NLOCALS] != ob_size(p->part[P_VARNAMES])) {
		ob_raise(rt, OB_T_ValueError,
			 "code: co_nlocals != len(co_varnames)");
		return -1;
	}
	return 0;
}

/* May @now stand where instructions have found the constant @was? */
static bool const_fits(struct ob_rt *rt, struct ob_object *was,
		       struct ob_object *now)
{
	s64 i;

	if (ob_is(rt, was, OB_T_CODE))
		return ob_is(rt, now, OB_T_CODE) &&
		       ((struct ob_code *)was)->nfreevars ==
		       ((struct ob_code *)now)->nfreevars;
	if (!ob_is(rt, was, OB_T_TUPLE))
		return !ob_is(rt, was, OB_T_STR) || ob_is(rt, now, OB_T_STR);
	/* Names of arguments, of attributes, of what is imported. */
	if (!ob_is(rt, now, OB_T_TUPLE) || ob_size(now) != ob_size(was))
		return false;
	for (i = 0; i < ob_size(was); i++)
		if (ob_is(rt, ((struct ob_tuple *)was)->item[i], OB_T_STR) &&
		    !ob_is(rt, ((struct ob_tuple *)now)->item[i], OB_T_STR))
			return false;
	return true;
}

/* Bits of co_flags that say nothing of how the instructions are run. */
#define CODE_FREE_FLAGS	(OB_CO_NESTED | OB_CO_ITERABLE_COROUTINE | ~0xfffU)

/* Can what is planned be run with the instructions of @code? */
static int plan_fits(struct ob_rt *rt, struct plan *p, struct ob_code *code)
{
	struct ob_tuple *consts = (struct ob_tuple *)p->part[P_CONSTS];
	struct ob_bytes *exceptions, *bytes;
	struct ob_object *units;
	bool same;
	s64 i;

	exceptions = (struct ob_bytes *)p->part[P_EXCEPTIONTABLE];
	bytes = (struct ob_bytes *)p->part[P_CODE];
	if (ob_size(code) * sizeof(u16) != ob_size(bytes) ||
	    code->nlocalsplus != p->nr_slots ||
	    code->exceptiontable_len != ob_size(exceptions) ||
	    ob_size(code->consts) > ob_size(consts) ||
	    ob_size(code->names) > ob_size(p->part[P_NAMES]) ||
	    code->stacksize > p->number[P_STACKSIZE] ||
	    (code->flags ^ p->number[P_FLAGS]) & ~CODE_FREE_FLAGS ||
	    (p->nr_slots && memcmp(code->localspluskinds, plan_kinds(p),
				   p->nr_slots)) ||
	    (code->exceptiontable_len &&
	     memcmp(code->exceptions, exceptions->data,
		    code->exceptiontable_len)))
		return 0;
	for (i = 0; i < ob_size(code->consts); i++)
		if (!const_fits(rt, code->consts->item[i], consts->item[i]))
			return 0;
	units = ob_code_get_code(rt, OB_OBJ(code));
	if (!units)
		return -1;
	same = !memcmp(((struct ob_bytes *)units)->data, bytes->data,
		       ob_size(bytes));
	ob_decref(rt, units);
	return same;
}

/*
 * Code with these instructions, borrowed; NULL raised. The walk is resumed by
 * id for each block: what is compared takes and gives back memory.
 */
static struct ob_code *plan_find(struct ob_rt *rt, struct plan *p)
{
	struct ob_block_info info;
	struct ob_walk walk = OB_WALK_ALL;
	struct ob_object *o;
	int fits;
	u64 id;

	walk.kinds = BIT(OB_KIND_OBJECT);
	while (ob_heap_next(&rt->heap, &walk, &info)) {
		o = info.block;
		if (ob_tick(rt))
			return NULL;
		/* One that is being made or dropped does not count. */
		if (!ob_is(rt, o, OB_T_CODE) || o->refcnt <= 0 ||
		    !((struct ob_code *)o)->linetable)
			continue;
		fits = plan_fits(rt, p, (struct ob_code *)o);
		if (fits)
			return fits > 0 ? (struct ob_code *)o : NULL;
		id = walk.id;
		walk = OB_WALK_ALL;
		walk.kinds = BIT(OB_KIND_OBJECT);
		walk.id = id;
	}
	return ob_raise(rt, OB_T_ValueError,
			"code: obheap runs instructions of its compiler only");
}

static void *raw_copy(struct ob_rt *rt, const void *from, size_t n)
{
	void *to = ob_raw_alloc(rt, n ?: 1);

	if (to && n)
		memcpy(to, from, n);
	return to;
}

/* A code object with the instructions of @from and nothing else of it. */
static struct ob_code *code_like(struct ob_rt *rt, const struct ob_code *from)
{
	struct ob_code *code = ob_code_new(rt, ob_size(from));

	if (!code)
		return NULL;
	memcpy(code->code, from->code, ob_size(from) * sizeof(u16));
	code->warmup = from->warmup;
	code->linearray_entry_size = from->linearray_entry_size;
	code->nlocalsplus = from->nlocalsplus;
	code->nlocals = from->nlocals;
	code->nplaincellvars = from->nplaincellvars;
	code->ncellvars = from->ncellvars;
	code->nfreevars = from->nfreevars;
	code->firsttraceable = from->firsttraceable;
	code->unit = from->unit;
	code->source = from->source;
	if (code->source)
		ob_incref(code->source);
	code->localspluskinds = raw_copy(rt, from->localspluskinds,
					 from->nlocalsplus);
	code->exceptions = raw_copy(rt, from->exceptions,
				    from->exceptiontable_len);
	code->exceptiontable_len = from->exceptiontable_len;
	if (!code->localspluskinds || !code->exceptions) {
		ob_decref(rt, code);
		return NULL;
	}
	return code;
}

static struct ob_object *plan_make(struct ob_rt *rt, struct plan *p,
				   const struct ob_code *from)
{
	const struct ob_bytes *lines = (void *)p->part[P_LINETABLE];
	struct ob_code *code = code_like(rt, from);

	if (!code)
		return NULL;
	code->argcount = p->number[P_ARGCOUNT];
	code->posonlyargcount = p->number[P_POSONLY];
	code->kwonlyargcount = p->number[P_KWONLY];
	code->stacksize = p->number[P_STACKSIZE];
	code->flags = p->number[P_FLAGS];
	code->firstlineno = p->number[P_FIRSTLINE];
	code->consts = ob_newref(p->part[P_CONSTS]);
	code->names = ob_newref(p->part[P_NAMES]);
	code->localsplusnames = ob_newref(p->names);
	code->filename = ob_newref(p->part[P_FILENAME]);
	code->name = ob_newref(p->part[P_NAME]);
	code->qualname = ob_newref(p->part[P_QUALNAME]);
	code->linetable = raw_copy(rt, lines->data, ob_size(lines));
	code->linetable_len = ob_size(lines);
	if (code->linetable)
		return OB_OBJ(code);
	ob_decref(rt, code);
	return NULL;
}

/* Make what is planned, and end the plan. */
static struct ob_object *plan_finish(struct ob_rt *rt, struct plan *p,
				     struct ob_code *like, bool replace)
{
	static const enum part names[] = {
		P_NAMES, P_VARNAMES, P_FREEVARS, P_CELLVARS,
	};
	struct ob_object *res = NULL;
	int err, fits, i;

	err = plan_numbers(rt, p, replace) ?: plan_types(rt, p, replace);
	for (i = 0; !err && i < ARRAY_SIZE(names); i++)
		err = check_names(rt, p->part[names[i]], replace);
	if (!err)
		err = plan_slots(rt, p) ?: plan_validate(rt, p);
	if (!err && like) {
		fits = plan_fits(rt, p, like);
		if (!fits)
			like = NULL;
		err = min(fits, 0);
	}
	if (!err && !like)
		like = plan_find(rt, p);
	if (!err && like) {
		ob_incref(like);
		res = plan_make(rt, p, like);
		ob_decref(rt, like);
	}
	plan_exit(rt, p);
	return res;
}

struct ob_object *ob_code_replace(OB_FN_ARGS)
{
	const char *names[NR_PARTS + 1] = { };
	struct ob_object *given[NR_PARTS] = { };
	struct plan p = { };
	struct ob_object *name;
	int i;

	for (i = 0; i < NR_PARTS; i++)
		names[i] = parts[i].name;
	if (ob_args_parse(rt, "replace", names, 0, 0, args, nargs, kwnames,
			  given))
		return NULL;
	for (i = 0; i < NR_PARTS; i++) {
		if (given[i]) {
			p.part[i] = ob_newref(given[i]);
			continue;
		}
		name = ob_str_intern_c(rt, parts[i].name);
		p.part[i] = name ? ob_getattr(rt, self, name) : NULL;
		ob_xdecref(rt, name);
		if (!p.part[i]) {
			plan_exit(rt, &p);
			return NULL;
		}
	}
	return plan_finish(rt, &p, (struct ob_code *)self, true);
}

struct ob_object *ob_code_tp_new(struct ob_rt *rt, struct ob_type *type,
				 struct ob_object *const *args, size_t nargs,
				 struct ob_tuple *kwnames)
{
	struct plan p = { };
	int i;

	if (ob_args_no_kw(rt, "code", kwnames) ||
	    ob_args_check(rt, "code", nargs, P_FREEVARS, NR_PARTS))
		return NULL;
	for (i = 0; i < NR_PARTS; i++) {
		p.part[i] = i < nargs ? ob_newref(args[i]) :
					ob_tuple_new(rt, 0);
		if (!p.part[i]) {
			plan_exit(rt, &p);
			return NULL;
		}
	}
	return plan_finish(rt, &p, NULL, false);
}
