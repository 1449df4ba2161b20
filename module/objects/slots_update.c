// SPDX-License-Identifier: GPL-2.0
/*
 * slots_update - which function a class has in each of its slots
 *
 * For every slot the methods it stands for are looked up along the MRO. When
 * all that are there are wrappers of one builtin type's slot, the class gets
 * that slot itself; when any is code of the program, the slot that calls it.
 */
#include "type_priv.h"

/**
 * struct choice - what the methods of one slot amount to
 * @native: the slot of a builtin type, NULL for none so far
 * @method: a method has to be called
 * @generic: the function that does so
 */
struct choice {
	void *native;
	bool method;
	void *generic;
};

static bool same_slot(const struct ob_slot_def *a, const struct ob_slot_def *b)
{
	if (a->place != b->place)
		return false;
	return a->place == OB_SLOT_COMPARE || a->at == b->at;
}

static int choose_one(struct ob_rt *rt, struct ob_type *type,
		      const struct ob_slot_def *def, struct choice *c)
{
	struct ob_object *name = ob_name(rt, def->name_id), *found;
	const struct ob_descr *d;
	void *fn;

	if (!name)
		return -1;
	found = ob_type_lookup(rt, type, name);
	if (!found)
		return ob_raised(rt) ? -1 : 0;
	if (def->generic)
		c->generic = def->generic;
	if (found == ob_none(rt) && def->name_id == OB_N_hash) {
		c->native = ob_hash_unhashable;
		return 0;
	}
	d = (const struct ob_descr *)found;
	if (ob_is(rt, found, OB_T_WRAPPER_DESCR) &&
	    ob_wrapper_def(d)->name_id == def->name_id &&
	    ob_is_subtype(type, d->owner)) {
		fn = ob_slot_native(d->owner, def);
		if (!fn)
			return 0;
		if (!c->native || c->native == fn) {
			c->native = fn;
			return 0;
		}
	}
	c->method = true;
	return 0;
}

static void own_bit(u32 *bits, u32 op, bool on)
{
	if (op == OB_DIVMOD)
		op = OB_OWN_DIVMOD;
	*bits = on ? *bits | BIT(op) : *bits & ~BIT(op);
}

static void install(struct ob_heap_type *heap, const struct ob_slot_def *def,
		    const struct choice *c)
{
	void *fn = c->method ? c->generic : c->native;
	void *in;

	switch (def->place) {
	case OB_SLOT_BINOP:
		own_bit(&heap->own_binops, def->at, c->method);
		return;
	case OB_SLOT_INPLACE:
		own_bit(&heap->own_inplace, def->at, c->method);
		return;
	case OB_SLOT_UNOP:
		own_bit(&heap->own_unops, def->at, c->method);
		return;
	case OB_SLOT_COMPARE:
		heap->type.richcompare = fn;
		return;
	case OB_SLOT_TYPE:
		in = &heap->type;
		break;
	case OB_SLOT_ASYNC:
		in = &heap->async;
		break;
	case OB_SLOT_NUMBER:
		in = &heap->number;
		break;
	case OB_SLOT_MAPPING:
		in = &heap->mapping;
		break;
	default:
		in = &heap->sequence;
	}
	*(void **)((char *)in + def->at) = fn;
}

/* Is there an operator at all? Then the shared function goes in. */
static void install_shared(struct ob_heap_type *heap)
{
	const struct ob_number_slots *native = heap->native;

	heap->number.binop = heap->own_binops || (native && native->binop) ?
			     ob_slot_binop : NULL;
	heap->number.inplace =
		heap->own_inplace || (native && native->inplace) ?
		ob_slot_inplace_any : NULL;
	/* One slot for __pow__ and __rpow__; asked for three arguments only. */
	heap->number.power = heap->own_binops & BIT(OB_POW) ? ob_slot_power :
			     native ? native->power : NULL;
	heap->number.unop = heap->own_unops || (native && native->unop) ?
			    ob_slot_unop : NULL;
}

static int update_slot(struct ob_rt *rt, struct ob_type *type,
		       const struct ob_slot_def *def)
{
	struct choice c = { };
	size_t i;

	for (i = 0; i < ob_nr_slot_defs; i++)
		if (same_slot(def, &ob_slot_defs[i]) &&
		    choose_one(rt, type, &ob_slot_defs[i], &c))
			return -1;
	/* A loop under way asks no more whether there is a slot: there is one. */
	if (def->name_id == OB_N_next && !c.method && !c.native)
		c.native = ob_next_missing;
	install(ob_heap_type(type), def, &c);
	return 0;
}

/* tp_new has one method, and a builtin type's is found through its base. */
static int update_new(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *found;

	found = ob_type_lookup(rt, type, ob_name(rt, OB_N_new));
	if (!found && ob_raised(rt))
		return -1;
	if (found && ob_is(rt, found, OB_T_BUILTIN) &&
	    ((struct ob_builtin *)found)->def == &ob_new_def)
		type->new = ob_type_native(type)->new;
	else
		type->new = found ? ob_slot_new : NULL;
	return 0;
}

int ob_slots_update(struct ob_rt *rt, struct ob_type *type)
{
	size_t i, k;

	for (i = 0; i < ob_nr_slot_defs; i++) {
		for (k = 0; k < i; k++)
			if (same_slot(&ob_slot_defs[i], &ob_slot_defs[k]))
				break;
		if (k == i && update_slot(rt, type, &ob_slot_defs[i]))
			return -1;
	}
	install_shared(ob_heap_type(type));
	return update_new(rt, type);
}

static int update_below(struct ob_rt *rt, struct ob_type *type,
			struct ob_object *name, bool top)
{
	struct ob_subclasses *subs = type->subclasses;
	u32 i;

	if (ob_enter(rt, " while updating a class"))
		return -1;
	if (!top && ob_dict_get(rt, OB_OBJ(type->dict), name))
		return 0;
	for (i = 0; i < ob_nr_slot_defs; i++)
		if (ob_name(rt, ob_slot_defs[i].name_id) == name &&
		    update_slot(rt, type, &ob_slot_defs[i]))
			return -1;
	install_shared(ob_heap_type(type));
	if (name == ob_name(rt, OB_N_new) && update_new(rt, type))
		return -1;
	for (i = 0; subs && i < subs->n; i++)
		if (update_below(rt, subs->item[i], name, false))
			return -1;
	return 0;
}

int ob_slots_update_name(struct ob_rt *rt, struct ob_type *type,
			 struct ob_object *name)
{
	s64 n = ob_str_len(name);

	if (n < 5 || ob_str_char(name, 0) != '_' ||
	    ob_str_char(name, 1) != '_' || ob_str_char(name, n - 1) != '_' ||
	    ob_str_char(name, n - 2) != '_')
		return 0;
	return update_below(rt, type, name, true);
}
