// SPDX-License-Identifier: GPL-2.0
/*
 * gc_check_kunit - one fault for each check between the steps of a collection:
 * this check names it, no other does, and without the fault none says anything
 *
 * The fault is there from one step to the check behind it: what is told of the
 * fault mends it, and the collection goes on.
 */
#include "fixtures.h"

/* which field of a header, or of the object behind it, a fault changes */
enum field { NEXT, PREV, REFCNT };

/* The objects of a case; the youngest generation has the first four. */
enum who { FIRST, KEPT, GONE, LAST, OLD, NR_WHO };

/**
 * struct seed - a fault, and what was told of it
 * @watch: what sows it
 * @rt: the runtime
 * @o: lists: two that are kept, two that nobody but each other will hold, and
 *	one of an older generation
 * @at: the step behind which the fault appears
 * @trigger: when this object is shown in it
 * @sow: makes the fault
 * @mend: takes it back
 * @one: for faults of one field
 * @kept: for others: the field as it was
 * @old: likewise a header
 * @nr: how many faults were told of
 * @phase: of the last one
 * @fault: likewise
 * @who: likewise
 */
struct seed {
	struct ob_gc_watch watch;
	struct ob_rt *rt;
	struct ob_object *o[NR_WHO];
	enum ob_gc_phase at;
	struct ob_object *trigger;
	void (*sow)(struct seed *s);
	void (*mend)(struct seed *s);
	const struct field_fault *one;
	enum who astray;
	unsigned long kept;
	struct ob_gc_head old;
	u32 nr;
	enum ob_gc_phase phase;
	enum ob_gc_fault fault;
	struct ob_object *who;
};

static struct ob_gc_head *head_of(struct seed *s, enum who who)
{
	return ob_gc_of(s->o[who]);
}

static void shown(struct ob_gc_watch *w, enum ob_gc_phase phase,
		  struct ob_object *o, s64 value)
{
	struct seed *s = container_of(w, struct seed, watch);

	if (phase != s->at || o != s->trigger)
		return;
	s->trigger = NULL;
	s->sow(s);
}

static void told(struct ob_gc *gc, enum ob_gc_phase phase,
		 enum ob_gc_fault fault, struct ob_object *o)
{
	struct seed *s = container_of(gc->watch, struct seed, watch);

	s->phase = phase;
	s->fault = fault;
	s->who = o;
	if (!s->nr++)
		s->mend(s);
}

static struct ob_object *list_new(struct kunit *test, struct ob_object *item)
{
	struct ob_rt *rt = test->priv;
	struct ob_object *list = ob_list_new(rt, 0);

	KUNIT_ASSERT_NOT_NULL(test, list);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, list, item), 0);
	return list;
}

static void begin(struct kunit *test, struct seed *s)
{
	struct ob_rt *rt = test->priv;

	memset(s, 0, sizeof(*s));
	s->rt = rt;
	s->watch.object = shown;
	s->o[OLD] = list_new(test, ob_none(rt));
	ob_gc_collect(&rt->gc, 2);
	s->o[FIRST] = list_new(test, ob_none(rt));
	s->o[KEPT] = list_new(test, ob_none(rt));
	s->o[GONE] = list_new(test, ob_none(rt));
	s->o[LAST] = list_new(test, s->o[GONE]);
	KUNIT_ASSERT_EQ(test, ob_list_append(rt, s->o[GONE], s->o[LAST]), 0);
	rt->gc.check = true;
	rt->gc.watch = &s->watch;
	rt->gc.found = told;
}

/* Collects, in which exactly this is found, and everything ends well. */
static void expect_fault(struct kunit *test, struct seed *s,
			 enum ob_gc_fault fault, enum ob_gc_phase phase,
			 struct ob_object *who, u64 nr)
{
	struct ob_rt *rt = test->priv;

	ob_decref(rt, s->o[GONE]);
	ob_decref(rt, s->o[LAST]);
	KUNIT_EXPECT_EQ(test, ob_gc_collect(&rt->gc, 0), nr);
	KUNIT_EXPECT_EQ(test, s->nr, fault ? 1U : 0U);
	KUNIT_EXPECT_STREQ(test, ob_gc_fault_name(s->fault),
			   ob_gc_fault_name(fault));
	KUNIT_EXPECT_EQ(test, (int)s->phase, (int)phase);
	KUNIT_EXPECT_PTR_EQ(test, s->who, who);
	KUNIT_EXPECT_EQ(test, ob_gc_validate(&rt->gc), fault ? 1UL : 0UL);
	KUNIT_EXPECT_EQ(test, (int)rt->gc.fault, (int)fault);
	rt->gc.nr_faults = 0;
	rt->gc.fault = OB_GC_FAULT_NONE;
	rt->gc.watch = NULL;
	ob_decref(rt, s->o[FIRST]);
	ob_decref(rt, s->o[KEPT]);
	ob_decref(rt, s->o[OLD]);
	KUNIT_EXPECT_EQ(test, ob_gc_validate_heap(&rt->gc, &rt->heap, 0), 0UL);
}

/**
 * struct field_fault - a fault of one number
 * @name: of the case
 * @at: the step behind which it appears; OB_NR_GC_PHASES is before the first
 * @phase: the step the check belongs to
 * @fault: what the check says
 * @who: of which object
 * @field: what is changed of it
 * @flip: these bits of it, or
 * @add: by so much
 */
struct field_fault {
	const char *name;
	enum ob_gc_phase at, phase;
	enum ob_gc_fault fault;
	enum who who;
	enum field field;
	unsigned long flip;
	long add;
};

#define BEFORE OB_NR_GC_PHASES
#define ONE ((long)OB_GC_REFS_ONE)

static const struct field_fault field_faults[] = {
	{ "stray mark of a collection", BEFORE, OB_GC_COPY,
	  OB_GC_FAULT_COLLECTING, FIRST, PREV, OB_GC_COLLECTING, 0 },
	{ "stray mark of the unreachable", BEFORE, OB_GC_COPY,
	  OB_GC_FAULT_UNREACHABLE, FIRST, NEXT, OB_GC_UNREACHABLE, 0 },
	{ "link back to nowhere", BEFORE, OB_GC_COPY,
	  OB_GC_FAULT_LINK, LAST, PREV, 0, 64 },
	{ "link forward to nowhere", BEFORE, OB_GC_COPY,
	  OB_GC_FAULT_LINK, FIRST, NEXT, 4, 0 },
	{ "wrong copy", OB_GC_COPY, OB_GC_COPY,
	  OB_GC_FAULT_COPY, FIRST, PREV, 0, ONE },
	{ "no mark with the copy", OB_GC_COPY, OB_GC_COPY,
	  OB_GC_FAULT_COLLECTING, FIRST, PREV, OB_GC_COLLECTING, 0 },
	{ "unreachable with the copy", OB_GC_COPY, OB_GC_COPY,
	  OB_GC_FAULT_UNREACHABLE, FIRST, NEXT, OB_GC_UNREACHABLE, 0 },
	{ "broken link with the copy", OB_GC_COPY, OB_GC_COPY,
	  OB_GC_FAULT_LINK, FIRST, NEXT, 4, 0 },
	{ "too little subtracted", OB_GC_SUBTRACT, OB_GC_SUBTRACT,
	  OB_GC_FAULT_SUBTRACT, FIRST, PREV, 0, ONE },
	{ "too much subtracted", OB_GC_SUBTRACT, OB_GC_SUBTRACT,
	  OB_GC_FAULT_SUBTRACT, FIRST, PREV, 0, -ONE },
	{ "more subtracted than there was", OB_GC_SUBTRACT, OB_GC_SUBTRACT,
	  OB_GC_FAULT_BELOW, GONE, PREV, 0, -ONE },
	{ "count changed behind the copy", OB_GC_SUBTRACT, OB_GC_SUBTRACT,
	  OB_GC_FAULT_SUBTRACT, GONE, REFCNT, 0, 1 },
	{ "survivor marked unreachable", OB_GC_REACHABLE, OB_GC_REACHABLE,
	  OB_GC_FAULT_UNREACHABLE, FIRST, NEXT, OB_GC_UNREACHABLE, 0 },
	{ "survivor still marked", OB_GC_REACHABLE, OB_GC_REACHABLE,
	  OB_GC_FAULT_COLLECTING, FIRST, PREV, OB_GC_COLLECTING, 0 },
	{ "survivor not linked back", OB_GC_REACHABLE, OB_GC_REACHABLE,
	  OB_GC_FAULT_LINK, KEPT, PREV, 0, 64 },
	{ "suspect not marked unreachable", OB_GC_SUSPECT, OB_GC_SUSPECT,
	  OB_GC_FAULT_UNREACHABLE, GONE, NEXT, OB_GC_UNREACHABLE, 0 },
	{ "suspect not marked", OB_GC_SUSPECT, OB_GC_SUSPECT,
	  OB_GC_FAULT_COLLECTING, GONE, PREV, OB_GC_COLLECTING, 0 },
	{ "suspect not linked back", OB_GC_SUSPECT, OB_GC_SUSPECT,
	  OB_GC_FAULT_LINK, LAST, PREV, 0, 64 },
	{ "suspect held from outside", OB_GC_SUSPECT, OB_GC_SUSPECT,
	  OB_GC_FAULT_HELD, GONE, REFCNT, 0, 1 },
};

static void field_desc(const struct field_fault *f, char *desc)
{
	snprintf(desc, KUNIT_PARAM_DESC_SIZE, "%s", f->name);
}

KUNIT_ARRAY_PARAM(field, field_faults, field_desc);

static void change(struct seed *s, long add)
{
	const struct field_fault *f = s->one;
	struct ob_gc_head *head = head_of(s, f->who);

	if (f->field == NEXT)
		head->next = (head->next ^ f->flip) + add;
	else if (f->field == PREV)
		head->prev = (head->prev ^ f->flip) + add;
	else
		s->o[f->who]->refcnt += add;
}

static void change_sow(struct seed *s)
{
	change(s, s->one->add);
}

static void change_mend(struct seed *s)
{
	change(s, -s->one->add);
}

/* The object a broken link is told of is the last one reached. */
static struct ob_object *field_who(const struct seed *s)
{
	const struct field_fault *f = s->one;

	if (f->fault != OB_GC_FAULT_LINK)
		return s->o[f->who];
	if (f->at == OB_GC_COPY)
		return NULL;
	return s->o[f->field == NEXT ? f->who : f->who - 1];
}

static void field_is_checked(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	s.one = test->param_value;
	s.sow = change_sow;
	s.mend = change_mend;
	s.at = s.one->at;
	/* Behind the object, so that nothing follows the damage but checks. */
	s.trigger = s.o[s.at == OB_GC_REACHABLE ? KEPT : LAST];
	if (s.at == BEFORE)
		s.sow(&s);
	expect_fault(test, &s, s.one->fault, s.one->phase, field_who(&s), 2);
}

/* A fault of its own kind. */
static void arrange(struct seed *s, enum ob_gc_phase at,
		    struct ob_object *trigger, void (*sow)(struct seed *s),
		    void (*mend)(struct seed *s))
{
	s->at = at;
	s->trigger = trigger;
	s->sow = sow;
	s->mend = mend;
	if (at == BEFORE)
		sow(s);
}

static void next_mend(struct seed *s)
{
	head_of(s, FIRST)->next = s->kept;
}

/* The list leads to an object of another one. */
static void astray_sow(struct seed *s)
{
	s->kept = head_of(s, FIRST)->next;
	head_of(s, FIRST)->next = (unsigned long)head_of(s, s->astray);
}

static void expect_in_two_lists(struct kunit *test, enum who astray,
				enum ob_gc_phase at, enum ob_gc_phase phase)
{
	struct seed s;

	begin(test, &s);
	s.astray = astray;
	arrange(&s, at, s.o[KEPT], astray_sow, next_mend);
	expect_fault(test, &s, OB_GC_FAULT_TWO_LISTS, phase, s.o[astray], 2);
}

static void member_of_two_generations(struct kunit *test)
{
	expect_in_two_lists(test, OLD, BEFORE, OB_GC_COPY);
}

static void survivor_and_suspect(struct kunit *test)
{
	expect_in_two_lists(test, GONE, OB_GC_REACHABLE, OB_GC_REACHABLE);
}

/* The list leads past an object. */
static void skip_sow(struct seed *s)
{
	s->kept = head_of(s, FIRST)->next;
	head_of(s, FIRST)->next = head_of(s, KEPT)->next;
}

static void lost_with_the_copy(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, OB_GC_COPY, s.o[LAST], skip_sow, next_mend);
	expect_fault(test, &s, OB_GC_FAULT_NUMBER, OB_GC_COPY, NULL, 2);
}

static void lost_with_the_subtraction(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, OB_GC_SUBTRACT, s.o[LAST], skip_sow, next_mend);
	expect_fault(test, &s, OB_GC_FAULT_NUMBER, OB_GC_SUBTRACT, NULL, 2);
}

/* The list leads over one object more, which looks like the others. */
static void gain_sow(struct seed *s)
{
	struct ob_gc_head *old = head_of(s, OLD);

	s->old = *old;
	s->kept = head_of(s, FIRST)->next;
	old->next = s->kept;
	old->prev = OB_GC_COLLECTING | s->o[OLD]->refcnt << OB_GC_REFS_SHIFT;
	head_of(s, FIRST)->next = (unsigned long)old;
}

static void gain_mend(struct seed *s)
{
	next_mend(s);
	*head_of(s, OLD) = s->old;
}

static void gained_with_the_copy(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, OB_GC_COPY, s.o[LAST], gain_sow, gain_mend);
	expect_fault(test, &s, OB_GC_FAULT_NUMBER, OB_GC_COPY, NULL, 2);
}

static void header_change(struct seed *s)
{
	ob_gc_list(&s->rt->gc, 0)->prev ^= OB_GC_FINALIZED;
}

static void mark_in_the_list_itself(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, BEFORE, NULL, header_change, header_change);
	expect_fault(test, &s, OB_GC_FAULT_LINK, OB_GC_COPY, NULL, 2);
}

/* In no list at all, and none is broken. */
static void leave_sow(struct seed *s)
{
	ob_gc_untrack(head_of(s, FIRST));
}

static void leave_mend(struct seed *s)
{
	ob_gc_track(&s->rt->gc, head_of(s, FIRST));
}

static void lost_with_the_split(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, OB_GC_REACHABLE, s.o[KEPT], leave_sow, leave_mend);
	expect_fault(test, &s, OB_GC_FAULT_NUMBER, OB_GC_REACHABLE, NULL, 2);
}

static struct ob_object **only_item(struct seed *s, enum who who)
{
	return ((struct ob_list *)s->o[who])->item;
}

static void reach_sow(struct seed *s)
{
	*only_item(s, FIRST) = s->o[GONE];
}

static void reach_mend(struct seed *s)
{
	*only_item(s, FIRST) = ob_none(s->rt);
}

static void survivor_that_refers_to_a_suspect(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, OB_GC_REACHABLE, s.o[KEPT], reach_sow, reach_mend);
	expect_fault(test, &s, OB_GC_FAULT_REACHED, OB_GC_REACHABLE,
		     s.o[FIRST], 2);
}

/* Two references from inside to what is counted once, from outside. */
static void uncounted_sow(struct seed *s)
{
	*only_item(s, FIRST) = s->o[KEPT];
	*only_item(s, KEPT) = s->o[KEPT];
}

static void uncounted_mend(struct seed *s)
{
	*only_item(s, FIRST) = ob_none(s->rt);
	*only_item(s, KEPT) = ob_none(s->rt);
	head_of(s, KEPT)->prev += 2 * OB_GC_REFS_ONE;
}

static void reference_that_nobody_counted(struct kunit *test)
{
	struct seed s;

	begin(test, &s);
	arrange(&s, BEFORE, NULL, uncounted_sow, uncounted_mend);
	expect_fault(test, &s, OB_GC_FAULT_BELOW, OB_GC_SUBTRACT, s.o[KEPT], 2);
}

static struct ob_object **weaklist(struct ob_object *o)
{
	return (void *)o + o->type->weaklistoffset;
}

/**
 * struct weak - sets among what goes, each with a weak reference to it
 * @s: the fault
 * @set: the sets
 * @ref: the references, which stay
 */
struct weak {
	struct seed s;
	struct ob_object *set[2], *ref[2];
};

static void weak_begin(struct kunit *test, struct weak *w)
{
	struct ob_object *gone;
	int i;

	begin(test, &w->s);
	gone = w->s.o[GONE];
	for (i = 0; i < 2; i++) {
		w->set[i] = ob_set_new(w->s.rt, OB_T_SET, NULL);
		KUNIT_ASSERT_NOT_NULL(test, w->set[i]);
		w->ref[i] = ob_weakref_new(w->s.rt, w->set[i], NULL);
		KUNIT_ASSERT_NOT_NULL(test, w->ref[i]);
		KUNIT_ASSERT_EQ(test, ob_list_append(w->s.rt, gone, w->set[i]),
				0);
		ob_decref(w->s.rt, w->set[i]);
	}
}

static void weak_end(struct kunit *test, struct weak *w)
{
	int i;

	for (i = 0; i < 2; i++) {
		KUNIT_EXPECT_NULL(test, ob_weakref_get(w->s.rt, w->ref[i]));
		ob_decref(w->s.rt, w->ref[i]);
	}
}

static void weak_sow(struct seed *s)
{
	struct weak *w = container_of(s, struct weak, s);

	*weaklist(w->set[0]) = w->ref[0];
}

static void weak_mend(struct seed *s)
{
	*weaklist(container_of(s, struct weak, s)->set[0]) = NULL;
}

static void weak_reference_that_is_left(struct kunit *test)
{
	struct weak w;

	weak_begin(test, &w);
	arrange(&w.s, OB_GC_WEAKREF, w.ref[1], weak_sow, weak_mend);
	expect_fault(test, &w.s, OB_GC_FAULT_WEAKREF, OB_GC_WEAKREF, w.set[0],
		     4);
	weak_end(test, &w);
}

static void mark_change(struct seed *s)
{
	head_of(s, GONE)->prev ^= OB_GC_COLLECTING;
}

static void mark_lost_to_a_callback(struct kunit *test)
{
	struct weak w;

	weak_begin(test, &w);
	arrange(&w.s, OB_GC_WEAKREF, w.ref[1], mark_change, mark_change);
	expect_fault(test, &w.s, OB_GC_FAULT_COLLECTING, OB_GC_WEAKREF,
		     w.s.o[GONE], 4);
	weak_end(test, &w);
}

static void link_sow(struct seed *s)
{
	head_of(s, LAST)->prev += 64;
}

static void link_mend(struct seed *s)
{
	head_of(s, LAST)->prev -= 64;
}

/* A tuple that is untracked comes between the split and the survey. */
static void link_lost_before_the_survey(struct kunit *test)
{
	struct ob_object *tuple;
	struct seed s;

	begin(test, &s);
	tuple = ob_tuple_pack(s.rt, 1, ob_none(s.rt));
	KUNIT_ASSERT_NOT_NULL(test, tuple);
	arrange(&s, OB_GC_UNTRACK, tuple, link_sow, link_mend);
	expect_fault(test, &s, OB_GC_FAULT_LINK, OB_GC_SUSPECT, s.o[GONE], 2);
	ob_decref(s.rt, tuple);
}

static void finalize_nothing(struct ob_rt *rt, struct ob_object *o)
{
}

/* Lists have finalizers for as long as this lasts. */
static void mark_lost_to_a_finalizer(struct kunit *test)
{
	struct ob_type *type;
	struct seed s;

	begin(test, &s);
	type = ob_type_of(s.rt, OB_T_LIST);
	type->finalize = finalize_nothing;
	arrange(&s, OB_GC_FINALIZE, s.o[LAST], mark_change, mark_change);
	expect_fault(test, &s, OB_GC_FAULT_COLLECTING, OB_GC_FINALIZE,
		     s.o[GONE], 2);
	type->finalize = NULL;
}

/* A finalizer that gives what it is called with to the first list. */
static void finalize_into_first(struct ob_rt *rt, struct ob_object *o)
{
	struct seed *s = container_of(rt->gc.watch, struct seed, watch);

	if (o == s->o[GONE] && ob_list_append(rt, s->o[FIRST], o))
		ob_clear_exc(rt);
}

static void resurrection_without_a_fault(struct kunit *test)
{
	struct ob_type *type;
	struct seed s;

	begin(test, &s);
	type = ob_type_of(s.rt, OB_T_LIST);
	type->finalize = finalize_into_first;
	expect_fault(test, &s, OB_GC_FAULT_NONE, OB_GC_COPY, NULL, 0);
	type->finalize = NULL;
}

static void weak_references_without_a_fault(struct kunit *test)
{
	struct weak w;

	weak_begin(test, &w);
	expect_fault(test, &w.s, OB_GC_FAULT_NONE, OB_GC_COPY, NULL, 4);
	weak_end(test, &w);
}

static struct kunit_case check_cases[] = {
	KUNIT_CASE_PARAM(field_is_checked, field_gen_params),
	KUNIT_CASE(member_of_two_generations),
	KUNIT_CASE(survivor_and_suspect),
	KUNIT_CASE(lost_with_the_copy),
	KUNIT_CASE(lost_with_the_subtraction),
	KUNIT_CASE(gained_with_the_copy),
	KUNIT_CASE(mark_in_the_list_itself),
	KUNIT_CASE(lost_with_the_split),
	KUNIT_CASE(survivor_that_refers_to_a_suspect),
	KUNIT_CASE(reference_that_nobody_counted),
	KUNIT_CASE(weak_reference_that_is_left),
	KUNIT_CASE(mark_lost_to_a_callback),
	KUNIT_CASE(link_lost_before_the_survey),
	KUNIT_CASE(mark_lost_to_a_finalizer),
	KUNIT_CASE(resurrection_without_a_fault),
	KUNIT_CASE(weak_references_without_a_fault),
	{}
};

static void check_suite_exit(struct kunit *test)
{
	struct ob_rt *rt = test->priv;

	if (!rt)
		return;
	ob_rt_drop_all(rt);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&rt->heap), 0ULL);
	ob_fix_rt_exit(test);
}

static struct kunit_suite check_suite = {
	.name = "obheap_gc_check",
	.init = ob_fix_rt_init,
	.exit = check_suite_exit,
	.test_cases = check_cases,
};

kunit_test_suite(check_suite);
