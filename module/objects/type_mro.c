// SPDX-License-Identifier: GPL-2.0
/*
 * type_mro - the order in which the bases of a class are looked through
 */
#include "type_priv.h"

bool ob_is_subtype(const struct ob_type *a, const struct ob_type *b)
{
	s64 i;

	if (a == b)
		return true;
	if (a->mro) {
		for (i = 0; i < ob_size(a->mro); i++)
			if (to_type(a->mro->item[i]) == b)
				return true;
		return false;
	}
	/* A builtin type nobody has looked into, or a class being made. */
	for (; a; a = a->tp_base)
		if (a == b || (a->tid == OB_T_ExceptionGroup &&
			       b->tid == OB_T_Exception))
			return true;
	return false;
}
EXPORT_SYMBOL_IF_KUNIT(ob_is_subtype);

/**
 * struct merge - lists of classes being merged
 * @n: lists
 * @list: tuples, each an order to keep; the last one is the bases
 * @at: how much of each has been taken
 */
struct merge {
	s64 n;
	struct ob_tuple **list;
	s64 *at;
};

/* Does a list still have the class behind its head? */
static bool tail_has(const struct merge *m, s64 l, const struct ob_object *cls)
{
	s64 i;

	for (i = m->at[l] + 1; i < ob_size(m->list[l]); i++)
		if (m->list[l]->item[i] == cls)
			return true;
	return false;
}

static bool any_tail_has(const struct merge *m, const struct ob_object *cls)
{
	s64 l;

	for (l = 0; l < m->n; l++)
		if (tail_has(m, l, cls))
			return true;
	return false;
}

/* The next class in order, borrowed, or NULL: @left says whether one is. */
static struct ob_object *merge_next(const struct merge *m, bool *left)
{
	s64 l;

	*left = false;
	for (l = 0; l < m->n; l++) {
		if (m->at[l] >= ob_size(m->list[l]))
			continue;
		*left = true;
		if (!any_tail_has(m, m->list[l]->item[m->at[l]]))
			return m->list[l]->item[m->at[l]];
	}
	return NULL;
}

static void merge_take(struct merge *m, const struct ob_object *cls)
{
	s64 l;

	for (l = 0; l < m->n; l++)
		if (m->at[l] < ob_size(m->list[l]) &&
		    m->list[l]->item[m->at[l]] == cls)
			m->at[l]++;
}

/* Names of a class for a message; anything may be in the bases of mro(). */
static int put_class_name(struct ob_strbuf *b, struct ob_object *cls)
{
	struct ob_object *name = ob_getattr(b->rt, cls,
					    ob_name(b->rt, OB_N_name));
	int err;

	if (!name)
		return -1;
	err = ob_is_str(name) ? ob_strbuf_str(b, name) :
				ob_strbuf_cstr(b, "?");
	ob_decref(b->rt, name);
	return err;
}

static bool head_seen(const struct merge *m, s64 before,
		      const struct ob_object *cls)
{
	s64 l;

	for (l = 0; l < before; l++)
		if (m->at[l] < ob_size(m->list[l]) &&
		    m->list[l]->item[m->at[l]] == cls)
			return true;
	return false;
}

static void *merge_stuck(struct ob_rt *rt, const struct merge *m)
{
	struct ob_object *text;
	struct ob_strbuf b;
	bool first = true;
	s64 l;

	if (!ob_name(rt, OB_N_name))
		return NULL;
	ob_strbuf_init(&b, rt);
	if (ob_strbuf_cstr(&b, "Cannot create a consistent method resolution\n"
			   "order (MRO) for bases"))
		goto err_exit;
	for (l = 0; l < m->n; l++) {
		struct ob_object *cls;

		if (m->at[l] >= ob_size(m->list[l]))
			continue;
		cls = m->list[l]->item[m->at[l]];
		if (head_seen(m, l, cls))
			continue;
		if (ob_strbuf_cstr(&b, first ? " " : ", ") ||
		    put_class_name(&b, cls))
			goto err_exit;
		first = false;
	}
	text = ob_strbuf_finish(&b);
	if (!text)
		return NULL;
	ob_raise(rt, OB_T_TypeError, "%U", text);
	ob_decref(rt, text);
	return NULL;

err_exit:
	ob_strbuf_exit(&b);
	return NULL;
}

static int check_duplicates(struct ob_rt *rt, struct ob_tuple *bases)
{
	s64 i, k;

	for (i = 0; i < ob_size(bases); i++)
		for (k = i + 1; k < ob_size(bases); k++) {
			if (bases->item[i] != bases->item[k])
				continue;
			ob_raise(rt, OB_T_TypeError,
				 "duplicate base class %N",
				 to_type(bases->item[i]));
			return -1;
		}
	return 0;
}

static struct ob_object *merge_run(struct ob_rt *rt, struct ob_type *type,
				   struct merge *m)
{
	struct ob_object *list = ob_list_new(rt, 0), *cls;
	bool left;

	if (!list)
		return NULL;
	cls = OB_OBJ(type);
	do {
		if (ob_list_append(rt, list, cls) || ob_tick(rt)) {
			ob_decref(rt, list);
			return NULL;
		}
		merge_take(m, cls);
		cls = merge_next(m, &left);
	} while (cls);
	if (!left)
		return list;
	ob_decref(rt, list);
	return merge_stuck(rt, m);
}

struct ob_object *ob_mro_c3(struct ob_rt *rt, struct ob_type *type)
{
	s64 n = type->bases ? ob_size(type->bases) : 0, i;
	struct ob_object *res;
	struct merge m = { .n = n + 1 };

	for (i = 0; i < n; i++) {
		struct ob_type *base = to_type(type->bases->item[i]);

		if (ob_type_ready(rt, base))
			return NULL;
		if (base->mro)
			continue;
		return ob_raise(rt, OB_T_TypeError,
				"Cannot extend an incomplete type '%.100N'",
				base);
	}
	if (check_duplicates(rt, type->bases))
		return NULL;
	m.list = ob_raw_alloc(rt, array_size(n + 1, 2 * sizeof(*m.list)));
	if (!m.list)
		return NULL;
	m.at = (s64 *)(m.list + n + 1);
	for (i = 0; i < n; i++) {
		m.list[i] = to_type(type->bases->item[i])->mro;
		m.at[i] = 0;
	}
	m.list[n] = type->bases;
	m.at[n] = 0;
	res = merge_run(rt, type, &m);
	ob_raw_free(rt, m.list);
	return res;
}

/* What a program's mro() returned: classes whose layout fits, nothing else. */
static int mro_check(struct ob_rt *rt, struct ob_type *type,
		     struct ob_tuple *mro)
{
	struct ob_type *solid = ob_solid_base(type);
	s64 i;

	if (!ob_size(mro)) {
		ob_raise(rt, OB_T_TypeError, "type MRO must not be empty");
		return -1;
	}
	for (i = 0; i < ob_size(mro); i++) {
		struct ob_object *base = mro->item[i];

		if (!ob_is_type(base)) {
			ob_raise(rt, OB_T_TypeError,
				 "mro() returned a non-class ('%.500T')", base);
			return -1;
		}
		if (ob_is_subtype(solid, ob_solid_base(to_type(base))))
			continue;
		ob_raise(rt, OB_T_TypeError,
			 "mro() returned base with unsuitable layout ('%.500N')",
			 base);
		return -1;
	}
	return 0;
}

/* type.mro() or what a metaclass has instead; new tuple. */
static struct ob_object *mro_invoke(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *list, *tuple, *name, *func;
	bool custom = type->base.base.type != ob_type_of(rt, OB_T_TYPE);

	if (custom) {
		name = ob_str_intern_c(rt, "mro");
		if (!name)
			return NULL;
		func = ob_type_lookup(rt, type->base.base.type, name);
		custom = func != ob_type_lookup(rt, ob_type_of(rt, OB_T_TYPE),
						name);
		ob_decref(rt, name);
		if (ob_raised(rt))
			return NULL;
	}
	if (!custom) {
		list = ob_mro_c3(rt, type);
	} else {
		struct ob_object *self = OB_OBJ(type), *res;

		/* A method of a class: a function, or anything that binds. */
		ob_incref(func);
		if (func->type->descr_get) {
			res = func->type->descr_get(rt, func, self,
						    self->type);
			ob_decref(rt, func);
			func = res;
		}
		if (!func)
			return NULL;
		res = ob_call(rt, func, NULL, 0, NULL);
		ob_decref(rt, func);
		if (!res)
			return NULL;
		list = ob_list_from_iterable(rt, res);
		ob_decref(rt, res);
	}
	if (!list)
		return NULL;
	tuple = ob_list_to_tuple(rt, list);
	ob_decref(rt, list);
	if (tuple && custom && mro_check(rt, type, (struct ob_tuple *)tuple)) {
		ob_decref(rt, tuple);
		return NULL;
	}
	return tuple;
}

int ob_type_set_mro(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_tuple *old = type->mro;
	struct ob_object *mro;
	bool changed;

	/* Kept, so that no other tuple can be where it was. */
	ob_xincref(old);
	mro = mro_invoke(rt, type);
	changed = type->mro != old;
	ob_xdecref(rt, old);
	if (!mro)
		return -1;
	/* mro() has set the bases itself: what it left is newer. */
	if (changed) {
		ob_decref(rt, mro);
		return 0;
	}
	type->mro = (struct ob_tuple *)mro;
	ob_type_modified(type);
	ob_xdecref(rt, old);
	return 0;
}

/* classes know the classes made of them */

int ob_type_link(struct ob_rt *rt, struct ob_type *base, struct ob_type *type)
{
	struct ob_subclasses *subs = base->subclasses;
	u32 cap = subs ? subs->cap : 0;

	if (!subs || subs->n == cap) {
		cap = cap ? cap * 2 : 4;
		subs = ob_raw_realloc(rt, subs, struct_size(subs, item, cap));
		if (!subs)
			return -1;
		if (!base->subclasses)
			subs->n = 0;
		subs->cap = cap;
		base->subclasses = subs;
	}
	subs->item[subs->n++] = type;
	return 0;
}

void ob_type_unlink(struct ob_rt *rt, struct ob_type *base,
		    struct ob_type *type)
{
	struct ob_subclasses *subs = base->subclasses;
	u32 i;

	for (i = subs ? subs->n : 0; i > 0; i--) {
		if (subs->item[i - 1] != type)
			continue;
		memmove(&subs->item[i - 1], &subs->item[i],
			(subs->n - i) * sizeof(subs->item[0]));
		subs->n--;
		break;
	}
	if (subs && !subs->n) {
		base->subclasses = NULL;
		ob_raw_free(rt, subs);
	}
}

struct ob_object *ob_type_subclasses(struct ob_rt *rt, struct ob_type *type)
{
	struct ob_object *list = ob_list_new(rt, 0);
	struct ob_subclasses *subs = type->subclasses;
	u32 i;

	for (i = 0; list && i < OB_NR_TYPES; i++) {
		struct ob_type *t = ob_type_of(rt, i);

		if (t->tp_base == type &&
		    ob_list_append(rt, list, OB_OBJ(t)))
			goto err_drop;
	}
	for (i = 0; list && subs && i < subs->n; i++)
		if (ob_list_append(rt, list, OB_OBJ(subs->item[i])))
			goto err_drop;
	return list;

err_drop:
	ob_decref(rt, list);
	return NULL;
}
