// SPDX-License-Identifier: GPL-2.0
/*
 * slots - the special methods: which slot each is about, and their table
 *
 * A builtin type says what it can do with slots. For whoever looks its methods
 * up, each slot it fills gives a wrapper in the type's dict, which runs that
 * type's slot (not the slot of what it is called on: int.__repr__(x) is int's
 * business whatever x is). In a class of the program it is the other way
 * round: the methods are there, and the slots find them; see slots_call.c for
 * what those slots do and slots_update.c for how they get there.
 */
#include "type_priv.h"

#define WRAP(name)							\
static struct ob_object *wrap_##name(struct ob_rt *rt,			\
				     const struct ob_slot_def *def,	\
				     void *fn, struct ob_object *self,	\
				     struct ob_object *const *args,	\
				     size_t nargs,			\
				     struct ob_tuple *kwnames)

WRAP(unary)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *o) = fn;

	return slot(rt, self);
}

WRAP(hash)
{
	s64 (*slot)(struct ob_rt *rt, struct ob_object *o) = fn;
	s64 hash = slot(rt, self);

	return hash == -1 && ob_raised(rt) ? NULL : ob_int_from_s64(rt, hash);
}

WRAP(length)
{
	s64 (*slot)(struct ob_rt *rt, struct ob_object *o) = fn;
	s64 len = slot(rt, self);

	return len == -1 && ob_raised(rt) ? NULL : ob_int_from_s64(rt, len);
}

WRAP(inquiry)
{
	int (*slot)(struct ob_rt *rt, struct ob_object *o) = fn;
	int truth = slot(rt, self);

	return truth < 0 ? NULL : ob_newref(ob_bool(rt, truth));
}

WRAP(contains)
{
	int (*slot)(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *x) = fn;
	int found = slot(rt, self, args[0]);

	return found < 0 ? NULL : ob_newref(ob_bool(rt, found));
}

static void raise_stop(struct ob_rt *rt)
{
	struct ob_object *args = ob_tuple_new(rt, 0), *exc;

	exc = args ? ob_exc_new(rt, OB_T_StopIteration,
				(struct ob_tuple *)args) : NULL;
	if (exc)
		ob_set_exc(rt, exc);
}

WRAP(next)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *o) = fn;
	struct ob_object *item = slot(rt, self);

	if (!item && !ob_raised(rt))
		raise_stop(rt);
	return item;
}

WRAP(binary)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *b) = fn;

	return slot(rt, self, args[0]);
}

WRAP(compare)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *a,
				  struct ob_object *b, enum ob_cmp op) = fn;

	if (ob_enter(rt, " in comparison"))
		return NULL;
	return slot(rt, self, args[0], def->at);
}

WRAP(binop)
{
	struct ob_object *(*slot)(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a,
				  struct ob_object *b) = fn;

	return slot(rt, def->at, self, args[0]);
}

WRAP(rbinop)
{
	struct ob_object *(*slot)(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a,
				  struct ob_object *b) = fn;

	return slot(rt, def->at, args[0], self);
}

/* pow() with a modulus, as the owner of the method has it */
static struct ob_object *pow_mod(struct ob_rt *rt, const struct ob_type *owner,
				 struct ob_object *a, struct ob_object *b,
				 struct ob_object *mod)
{
	if (!owner->number->power)
		return ob_newref(ob_notimpl(rt));
	return owner->number->power(rt, a, b, mod);
}

WRAP(pow)
{
	struct ob_object *(*slot)(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a,
				  struct ob_object *b) = fn;

	if (nargs == 1 || args[1] == ob_none(rt))
		return slot(rt, OB_POW, self, args[0]);
	return pow_mod(rt, ob_type_native(self->type), self,
		       args[0], args[1]);
}

WRAP(rpow)
{
	struct ob_object *(*slot)(struct ob_rt *rt, enum ob_binop op,
				  struct ob_object *a,
				  struct ob_object *b) = fn;

	if (nargs == 1 || args[1] == ob_none(rt))
		return slot(rt, OB_POW, args[0], self);
	return pow_mod(rt, ob_type_native(self->type), args[0],
		       self, args[1]);
}

WRAP(unop)
{
	struct ob_object *(*slot)(struct ob_rt *rt, enum ob_unop op,
				  struct ob_object *a) = fn;

	return slot(rt, def->at, self);
}

WRAP(item)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *o,
				  s64 i) = fn;
	s64 i = ob_index_s64(rt, args[0], OB_T_OverflowError);

	if (i == -1 && ob_raised(rt))
		return NULL;
	if (i < 0 && self->type->sequence && self->type->sequence->length) {
		s64 len = self->type->sequence->length(rt, self);

		if (len < 0)
			return NULL;
		i += len;
	}
	return slot(rt, self, i);
}

WRAP(repeat)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *o,
				  s64 n) = fn;
	s64 n = ob_index_s64(rt, args[0], OB_T_OverflowError);

	if (n == -1 && ob_raised(rt))
		return NULL;
	return slot(rt, self, n);
}

/*
 * A type that finds items by number only has its number made here, before the
 * type sees it; other keys are passed on. New reference, or NULL raised.
 */
static struct ob_object *item_key(struct ob_rt *rt, struct ob_object *self,
				  struct ob_object *key)
{
	const struct ob_type *type = self->type;
	s64 i;

	while (type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	if (!type->sequence || !type->sequence->item ||
	    (type->mapping && type->mapping->subscript))
		return ob_newref(key);
	i = ob_index_s64(rt, key, OB_T_OverflowError);
	return i == -1 && ob_raised(rt) ? NULL : ob_int_from_s64(rt, i);
}

WRAP(setitem)
{
	int (*slot)(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *key, struct ob_object *value) = fn;
	struct ob_object *key = item_key(rt, self, args[0]);
	int err;

	if (!key)
		return NULL;
	err = slot(rt, self, key, nargs > 1 ? args[1] : NULL);
	ob_decref(rt, key);
	return ob_none_or_null(rt, err);
}

/*
 * object.__setattr__() must not get past the rules of a type in between: the
 * first builtin type above the classes of @self has to be the one asked.
 */
static bool setattr_allowed(struct ob_rt *rt, struct ob_object *self, void *fn,
			    const char *what)
{
	const struct ob_type *type = self->type;

	while (type && type->flags & OB_TF_HEAPTYPE)
		type = type->tp_base;
	if (!type || (void *)type->setattro == fn)
		return true;
	ob_raise(rt, OB_T_TypeError, "can't apply this %s to %s object", what,
		 type->name);
	return false;
}

WRAP(setattr)
{
	int (*slot)(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *name, struct ob_object *value) = fn;

	if (!setattr_allowed(rt, self, fn, def->name))
		return NULL;
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"attribute name must be string, not '%.200T'",
				args[0]);
	return slot(rt, self, args[0], nargs > 1 ? args[1] : NULL) ?
	       NULL : ob_newref(ob_none(rt));
}

WRAP(call)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *o,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames) = fn;

	return slot(rt, self, args, nargs, kwnames);
}

WRAP(init)
{
	int (*slot)(struct ob_rt *rt, struct ob_object *o,
		    struct ob_object *const *args, size_t nargs,
		    struct ob_tuple *kwnames) = fn;

	return slot(rt, self, args, nargs, kwnames) ?
	       NULL : ob_newref(ob_none(rt));
}

WRAP(descr_get)
{
	struct ob_object *(*slot)(struct ob_rt *rt, struct ob_object *descr,
				  struct ob_object *o,
				  struct ob_type *type) = fn;
	struct ob_object *none = ob_none(rt);
	struct ob_object *o = args[0] == none ? NULL : args[0];
	struct ob_object *type = nargs < 2 || args[1] == none ? NULL : args[1];

	if (!o && !type)
		return ob_raise(rt, OB_T_TypeError,
				"__get__(None, None) is invalid");
	return slot(rt, self, o, (struct ob_type *)type);
}

WRAP(del)
{
	void (*slot)(struct ob_rt *rt, struct ob_object *o) = fn;

	slot(rt, self);
	return ob_newref(ob_none(rt));
}

#define TYPE(text, field, generic, wrap, min, max, doc)			\
	{ OB_N_##text, "__" #text "__", OB_SLOT_TYPE,			\
	  offsetof(struct ob_type, field), generic, wrap_##wrap, min, max, \
	  doc }
#define IN(text, PLACE, type, field, generic, wrap, n, doc)		\
	{ OB_N_##text, "__" #text "__", OB_SLOT_##PLACE,		\
	  offsetof(struct ob_##type##_slots, field), generic, wrap_##wrap, \
	  n, n, doc }
#define CMP(text, code, sign)						\
	{ OB_N_##text, "__" #text "__", OB_SLOT_COMPARE, code,		\
	  ob_slot_richcompare, wrap_compare, 1, 1,			\
	  "Return self" sign "value." }
#define BINARY(text, op, wrap, most, doc)				\
	{ OB_N_##text, "__" #text "__", OB_SLOT_BINOP, op,		\
	  ob_slot_binop, wrap_##wrap, 1, most, doc }
#define BINOP(text, op, sign)						\
	BINARY(text, op, binop, 1, "Return self" sign "value."),	\
	BINARY(r##text, op, rbinop, 1, "Return value" sign "self.")
#define INPLACE(text, op, sign)						\
	{ OB_N_i##text, "__i" #text "__", OB_SLOT_INPLACE, op,		\
	  ob_slot_inplace, wrap_binop, 1, 1, "Return self" sign "value." }
#define UNOP(text, op, doc)						\
	{ OB_N_##text, "__" #text "__", OB_SLOT_UNOP, op, ob_slot_unop,	\
	  wrap_unop, 0, 0, doc }

static const char index_doc[] =
	"Return self converted to an integer, if self is suitable for use as an index into a list.";

/* The texts are what help() shows of these methods. */
const struct ob_slot_def ob_slot_defs[] = {
	TYPE(getattribute, getattro, ob_slot_getattro, binary, 1, 1,
	     "Return getattr(self, name)."),
	TYPE(getattr, getattro, ob_slot_getattro, binary, 1, 1, NULL),
	TYPE(setattr, setattro, ob_slot_setattro, setattr, 2, 2,
	     "Implement setattr(self, name, value)."),
	TYPE(delattr, setattro, ob_slot_setattro, setattr, 1, 1,
	     "Implement delattr(self, name)."),
	TYPE(repr, repr, ob_slot_repr, unary, 0, 0, "Return repr(self)."),
	TYPE(hash, hash, ob_slot_hash, hash, 0, 0, "Return hash(self)."),
	TYPE(call, call, ob_slot_call, call, 0, -1, "Call self as a function."),
	TYPE(str, str, ob_slot_str, unary, 0, 0, "Return str(self)."),
	CMP(lt, OB_LT, "<"), CMP(le, OB_LE, "<="), CMP(eq, OB_EQ, "=="),
	CMP(ne, OB_NE, "!="), CMP(gt, OB_GT, ">"), CMP(ge, OB_GE, ">="),
	TYPE(iter, iter, ob_slot_iter, unary, 0, 0, "Implement iter(self)."),
	TYPE(next, iternext, ob_slot_next, next, 0, 0, "Implement next(self)."),
	TYPE(get, descr_get, ob_slot_descr_get, descr_get, 1, 2,
	     "Return an attribute of instance, which is of type owner."),
	TYPE(set, descr_set, ob_slot_descr_set, setitem, 2, 2,
	     "Set an attribute of instance to value."),
	TYPE(delete, descr_set, ob_slot_descr_set, setitem, 1, 1,
	     "Delete an attribute of instance."),
	TYPE(init, init, ob_slot_init, init, 0, -1,
	     "Initialize self.  See help(type(self)) for accurate signature."),
	TYPE(del, finalize, ob_slot_finalize, del, 0, 0, NULL),
	IN(await, ASYNC, async, await, ob_slot_await, unary, 0,
	   "Return an iterator to be used in await expression."),
	IN(aiter, ASYNC, async, aiter, ob_slot_aiter, unary, 0,
	   "Return an awaitable, that resolves in asynchronous iterator."),
	IN(anext, ASYNC, async, anext, ob_slot_anext, unary, 0,
	   "Return a value or raise StopAsyncIteration."),
	BINOP(add, OB_ADD, "+"), BINOP(sub, OB_SUB, "-"),
	BINOP(mul, OB_MUL, "*"), BINOP(mod, OB_MOD, "%"),
	BINARY(divmod, OB_DIVMOD, binop, 1, "Return divmod(self, value)."),
	BINARY(rdivmod, OB_DIVMOD, rbinop, 1, "Return divmod(value, self)."),
	BINARY(pow, OB_POW, pow, 2, "Return pow(self, value, mod)."),
	BINARY(rpow, OB_POW, rpow, 2, "Return pow(value, self, mod)."),
	UNOP(neg, OB_NEG, "-self"), UNOP(pos, OB_POS, "+self"),
	UNOP(abs, OB_ABS, "abs(self)"),
	IN(bool, NUMBER, number, nonzero, ob_slot_nonzero, inquiry, 0,
	   "True if self else False"),
	UNOP(invert, OB_INVERT, "~self"),
	BINOP(lshift, OB_LSHIFT, "<<"), BINOP(rshift, OB_RSHIFT, ">>"),
	BINOP(and, OB_AND, "&"), BINOP(xor, OB_XOR, "^"), BINOP(or, OB_OR, "|"),
	IN(int, NUMBER, number, to_int, ob_slot_int, unary, 0, "int(self)"),
	IN(float, NUMBER, number, to_float, ob_slot_float, unary, 0,
	   "float(self)"),
	INPLACE(add, OB_ADD, "+="), INPLACE(sub, OB_SUB, "-="),
	INPLACE(mul, OB_MUL, "*="), INPLACE(mod, OB_MOD, "%="),
	INPLACE(pow, OB_POW, "**="),
	INPLACE(lshift, OB_LSHIFT, "<<="), INPLACE(rshift, OB_RSHIFT, ">>="),
	INPLACE(and, OB_AND, "&="), INPLACE(xor, OB_XOR, "^="),
	INPLACE(or, OB_OR, "|="),
	BINOP(floordiv, OB_FLOORDIV, "//"), BINOP(truediv, OB_TRUEDIV, "/"),
	INPLACE(floordiv, OB_FLOORDIV, "//="),
	INPLACE(truediv, OB_TRUEDIV, "/="),
	IN(index, NUMBER, number, index, ob_slot_index, unary, 0,
	   index_doc),
	BINOP(matmul, OB_MATMUL, "@"), INPLACE(matmul, OB_MATMUL, "@="),
	IN(len, MAPPING, mapping, length, ob_slot_length, length, 0,
	   "Return len(self)."),
	IN(getitem, MAPPING, mapping, subscript, ob_slot_subscript, binary, 1,
	   "Return self[key]."),
	IN(setitem, MAPPING, mapping, ass_subscript, ob_slot_ass_subscript,
	   setitem, 2, "Set self[key] to value."),
	IN(delitem, MAPPING, mapping, ass_subscript, ob_slot_ass_subscript,
	   setitem, 1, "Delete self[key]."),
	IN(len, SEQUENCE, sequence, length, ob_slot_length, length, 0,
	   "Return len(self)."),
	IN(add, SEQUENCE, sequence, concat, NULL, binary, 1,
	   "Return self+value."),
	IN(mul, SEQUENCE, sequence, repeat, NULL, repeat, 1,
	   "Return self*value."),
	IN(rmul, SEQUENCE, sequence, repeat, NULL, repeat, 1,
	   "Return value*self."),
	IN(getitem, SEQUENCE, sequence, item, ob_slot_item, item, 1,
	   "Return self[key]."),
	IN(contains, SEQUENCE, sequence, contains, ob_slot_contains, contains,
	   1, "Return key in self."),
	IN(iadd, SEQUENCE, sequence, inplace_concat, NULL, binary, 1,
	   "Implement self+=value."),
	IN(imul, SEQUENCE, sequence, inplace_repeat, NULL, repeat, 1,
	   "Implement self*=value."),
};

const size_t ob_nr_slot_defs = ARRAY_SIZE(ob_slot_defs);

static void *slot_in(const void *slots, u32 at)
{
	return slots ? *(void **)((char *)slots + at) : NULL;
}

/* Does a builtin type's one function for all operators know this one? */
static bool op_known(u32 ops, u32 op)
{
	if (!ops)
		return op != OB_MATMUL;
	return ops & BIT(op == OB_DIVMOD ? OB_OWN_DIVMOD : op);
}

void *ob_slot_native(const struct ob_type *type, const struct ob_slot_def *def)
{
	const struct ob_number_slots *num = type->number;

	switch (def->place) {
	case OB_SLOT_TYPE:
		return slot_in(type, def->at);
	case OB_SLOT_COMPARE:
		return type->richcompare;
	case OB_SLOT_ASYNC:
		return slot_in(type->async, def->at);
	case OB_SLOT_NUMBER:
		return slot_in(num, def->at);
	case OB_SLOT_MAPPING:
		return slot_in(type->mapping, def->at);
	case OB_SLOT_SEQUENCE:
		return slot_in(type->sequence, def->at);
	case OB_SLOT_BINOP:
		return num && num->binop && op_known(num->binops, def->at) ?
		       num->binop : NULL;
	case OB_SLOT_INPLACE:
		return num && num->inplace && op_known(num->inplaces, def->at) ?
		       num->inplace : NULL;
	default:
		return num && num->unop && op_known(num->unops, def->at) ?
		       num->unop : NULL;
	}
}

/* Nearly all types of CPython name the look-up of attributes that is object's. */
static bool names_getattro(const struct ob_type *type)
{
	switch (type->tid) {
	case OB_T_NONE:
	case OB_T_NOTIMPLEMENTED:
	case OB_T_BOOL:
	case OB_T_CLASSMETHOD:
	case OB_T_STATICMETHOD:
	case OB_T_FUNCTION:
	case OB_T_DICT_REVKEYITER:
	case OB_T_DICT_REVVALUEITER:
	case OB_T_DICT_REVITEMITER:
	case OB_T_ODICT:
	case OB_T_ODICT_KEYS:
	case OB_T_ODICT_VALUES:
	case OB_T_ODICT_ITEMS:
	case OB_T_LRU_CACHE:
	case OB_T_IT_TEE:
	case OB_T_LINE_ITER:
	case OB_T_POSITIONS_ITER:
	case OB_T_ALIAS_ITER:
	case OB_T_RE_PATTERN:
	case OB_T_RE_MATCH:
	case OB_T_RE_SCANNER:
	case OB_T_TUPLEGETTER:
	case OB_T_TWISTER:
	case OB_T_SYS_FLAGS:
	case OB_T_SYS_VERSION:
	case OB_T_SYS_FLOAT:
	case OB_T_SYS_HASH:
	case OB_T_SYS_INT:
	case OB_T_SYS_THREAD:
	case OB_T_SYS_HOOKS:
	case OB_T_SYS_UNRAISABLE:
		return false;
	default:
		return !(type->flags & OB_TF_EXC_SUBCLASS) ||
		       type->tid == OB_T_BaseException;
	}
}

/* bool has three operators of its own, and one function for all of them. */
static bool bool_slot(const struct ob_slot_def *def)
{
	return def->place == OB_SLOT_BINOP &&
	       (def->at == OB_AND || def->at == OB_OR || def->at == OB_XOR);
}

/*
 * Is the slot the base's, handed down? Then the base has the method. What a
 * type names itself, be it what it would inherit, it has a method for.
 */
static bool slot_inherited(const struct ob_type *type,
			   const struct ob_slot_def *def, void *fn)
{
	if (def->name_id == OB_N_getattribute)
		return !names_getattro(type);
	if (def->place == OB_SLOT_TYPE)
		return !ob_slot_native(&ob_type_defs[type->tid]->type, def);
	if (type->tid == OB_T_BOOL)
		return !bool_slot(def);
	return type->tp_base && ob_slot_native(type->tp_base, def) == fn;
}

static int add_wrapper(struct ob_rt *rt, struct ob_type *type,
		       const struct ob_slot_def *def)
{
	struct ob_object *name = ob_name(rt, def->name_id), *descr;
	int err;

	if (!name)
		return -1;
	/* len() of a mapping that is a sequence too is one method. */
	if (ob_dict_get(rt, OB_OBJ(type->dict), name))
		return 0;
	if (ob_raised(rt))
		return -1;
	descr = ob_descr_new_str(rt, OB_T_WRAPPER_DESCR, type, name, def);
	if (!descr)
		return -1;
	err = ob_dict_set(rt, OB_OBJ(type->dict), name, descr);
	ob_decref(rt, descr);
	return err;
}

int ob_type_add_slots(struct ob_rt *rt, struct ob_type *type)
{
	size_t i;

	for (i = 0; i < ob_nr_slot_defs; i++) {
		const struct ob_slot_def *def = &ob_slot_defs[i];
		void *fn = ob_slot_native(type, def);

		/* What __getattr__ would do has no builtin function. */
		if (!fn || fn == (void *)ob_hash_unhashable ||
		    def->name_id == OB_N_getattr ||
		    slot_inherited(type, def, fn))
			continue;
		if (add_wrapper(rt, type, def))
			return -1;
	}
	if (ob_type_defs[type->tid]->type.hash == ob_hash_unhashable)
		return ob_dict_set(rt, OB_OBJ(type->dict),
				   ob_name(rt, OB_N_hash), ob_none(rt));
	return 0;
}

struct ob_object *ob_wrapper_call(struct ob_rt *rt,
				  const struct ob_descr *d,
				  struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	const struct ob_slot_def *def = d->def;
	void *fn = ob_slot_native(d->owner, def);

	if (def->max >= 0 && kwnames && ob_size(kwnames))
		return ob_raise(rt, OB_T_TypeError,
				"wrapper %s() takes no keyword arguments",
				def->name);
	if (def->max >= 0 && def->max <= 1 && nargs != (size_t)def->max)
		return ob_raise(rt, OB_T_TypeError,
				"%sexpected %d argument%s, got %zu",
				def->wrap == wrap_repeat ? " " : "", def->max,
				def->max == 1 ? "" : "s", nargs);
	if (def->max > 1 && ob_args_check(rt, "", nargs, def->min, def->max))
		return NULL;
	return def->wrap(rt, def, fn, self, args, nargs, kwnames);
}
