// SPDX-License-Identifier: GPL-2.0
/*
 * generator - functions that can be suspended: making, resuming, closing them
 *
 * A generator has the frame of its function inside itself. Running it is the
 * evaluation loop's business (rt->ops->resume); here is what send(), throw(),
 * close() and the end of the object mean, for coroutines and asynchronous
 * generators too, which differ in little but their messages.
 */
#include "objects_priv.h"

static const char *gen_kind(struct ob_rt *rt, const struct ob_gen *gen)
{
	if (ob_is(rt, gen, OB_T_COROUTINE))
		return "coroutine";
	return ob_is(rt, gen, OB_T_ASYNC_GEN) ? "async generator" :
						"generator";
}

static enum ob_tid gen_tid(u32 flags)
{
	if (flags & OB_CO_COROUTINE)
		return OB_T_COROUTINE;
	return flags & OB_CO_ASYNC_GENERATOR ? OB_T_ASYNC_GEN : OB_T_GENERATOR;
}

struct ob_object *ob_gen_new(struct ob_rt *rt, struct ob_frame *frame)
{
	struct ob_function *func = (struct ob_function *)frame->func;
	struct ob_code *code = frame->code;
	struct ob_gen *gen;

	gen = ob_obj_alloc(rt, gen_tid(code->flags),
			   sizeof(*gen) + ob_frame_slots(code) *
					  sizeof(struct ob_object *));
	if (!gen)
		return NULL;
	ob_obj_clear(gen, sizeof(*gen));
	gen->code = ob_newref(code);
	gen->name = ob_newref(func->name);
	gen->qualname = ob_newref(func->qualname);
	gen->state = OB_GEN_CREATED;
	ob_frame_copy(&gen->frame, frame);
	gen->frame.owner = OB_FRAME_GENERATOR;
	gen->frame.previous = NULL;
	gen->frame.is_entry = 0;
	gen->frame.drop = 0;
	if (gen->frame.frame_obj)
		gen->frame.frame_obj->frame = &gen->frame;
	ob_track(rt, gen);
	return OB_OBJ(gen);
}

struct ob_object *ob_gen_yf(const struct ob_gen *gen)
{
	const struct ob_frame *frame = &gen->frame;
	u16 next;

	if (gen->state >= OB_GEN_COMPLETED || gen->state == OB_GEN_CREATED)
		return NULL;
	next = frame->prev_instr[1];
	/* RESUME's argument says what was suspended: 2 yield from, 3 await */
	if ((next & 0xff) != OB_OP_RESUME || next >> 8 < 2)
		return NULL;
	return frame->localsplus[frame->stacktop - 1];
}

void *ob_stop_iteration(struct ob_rt *rt, struct ob_object *value)
{
	struct ob_object *args, *exc;

	if (value == ob_none(rt)) {
		ob_decref(rt, value);
		args = ob_tuple_new(rt, 0);
	} else {
		args = ob_tuple_from_array_steal(rt, &value, 1);
	}
	exc = args ? ob_exc_new(rt, OB_T_StopIteration,
				(struct ob_tuple *)args) : NULL;
	if (exc)
		ob_set_exc(rt, exc);
	return NULL;
}

struct ob_object *ob_stop_iteration_value(struct ob_rt *rt)
{
	struct ob_object *exc, *value;

	if (!ob_raised(rt))
		return ob_newref(ob_none(rt));
	if (!ob_raised_is(rt, OB_T_StopIteration))
		return NULL;
	exc = ob_take_exc(rt);
	value = ((struct ob_stop_iteration *)exc)->value ?: ob_none(rt);
	ob_incref(value);
	ob_decref(rt, exc);
	return value;
}

void ob_gen_failed(struct ob_rt *rt, struct ob_gen *gen)
{
	bool async = ob_is(rt, gen, OB_T_ASYNC_GEN);
	struct ob_object *cause;
	struct ob_exc *exc;

	if (rt->stop ||
	    !(ob_raised_is(rt, OB_T_StopIteration) ||
	      (async && ob_raised_is(rt, OB_T_StopAsyncIteration))))
		return;
	cause = ob_take_exc(rt);
	if (ob_is_subtype(cause->type, ob_type_of(rt, OB_T_StopIteration)))
		ob_raise(rt, OB_T_RuntimeError, "%s raised StopIteration",
			 gen_kind(rt, gen));
	else
		ob_raise(rt, OB_T_RuntimeError,
			 "async generator raised StopAsyncIteration");
	exc = (struct ob_exc *)rt->exc;
	if (!ob_is(rt, exc, OB_T_RuntimeError)) {
		ob_decref(rt, cause);
		return;
	}
	ob_exc_set(rt, &exc->cause, cause);
	ob_exc_set(rt, &exc->context, cause);
	exc->suppress_context = 1;
	ob_decref(rt, cause);
}

/* A generator that cannot be resumed: returns as ob_gen_send() does. */
static int gen_refuse(struct ob_rt *rt, struct ob_gen *gen,
		      struct ob_object *arg, bool raised, bool closing,
		      struct ob_object **res)
{
	*res = NULL;
	if (gen->state == OB_GEN_EXECUTING) {
		ob_raise(rt, OB_T_ValueError, "%s already executing",
			 gen_kind(rt, gen));
		return -1;
	}
	if (ob_is(rt, gen, OB_T_COROUTINE) && !closing) {
		ob_raise(rt, OB_T_RuntimeError,
			 "cannot reuse already awaited coroutine");
		return -1;
	}
	if (raised)
		return -1;
	if (arg)
		*res = ob_newref(ob_none(rt));
	return 0;
}

/* As ob_gen_send(); with @raised the pending exception is thrown in. */
static int gen_resume(struct ob_rt *rt, struct ob_gen *gen,
		      struct ob_object *arg, bool raised, bool closing,
		      struct ob_object **res)
{
	struct ob_frame *frame = &gen->frame;

	if (gen->state == OB_GEN_CREATED && arg && arg != ob_none(rt)) {
		*res = ob_raise(rt, OB_T_TypeError,
				"can't send non-None value to a just-started %s",
				gen_kind(rt, gen));
		return -1;
	}
	if (gen->state >= OB_GEN_EXECUTING)
		return gen_refuse(rt, gen, arg, raised, closing, res);
	frame->localsplus[frame->stacktop++] = ob_newref(arg ?: ob_none(rt));
	ob_incref(gen);
	*res = rt->ops->resume(rt, gen, raised);
	if (*res && gen->state == OB_GEN_SUSPENDED) {
		ob_decref(rt, gen);
		return 1;
	}
	if (*res && *res == ob_none(rt) && !arg &&
	    !ob_is(rt, gen, OB_T_ASYNC_GEN)) {
		ob_decref(rt, *res);
		*res = NULL;
		ob_decref(rt, gen);
		return 0;
	}
	ob_decref(rt, gen);
	return *res ? 0 : -1;
}

int ob_gen_send(struct ob_rt *rt, struct ob_gen *gen, struct ob_object *arg,
		struct ob_object **res)
{
	return gen_resume(rt, gen, arg, false, false, res);
}

/* As what a method returns: an end is StopIteration or its asynchronous kin. */
static struct ob_object *gen_result(struct ob_rt *rt, struct ob_gen *gen,
				    int how, struct ob_object *res)
{
	if (how)
		return res;
	if (ob_is(rt, gen, OB_T_ASYNC_GEN)) {
		struct ob_object *args = ob_tuple_new(rt, 0);
		struct ob_object *exc = NULL;

		ob_xdecref(rt, res);
		if (args)
			exc = ob_exc_new(rt, OB_T_StopAsyncIteration,
					 (struct ob_tuple *)args);
		if (exc)
			ob_set_exc(rt, exc);
		return NULL;
	}
	return res ? ob_stop_iteration(rt, res) : NULL;
}

struct ob_object *ob_gen_send_value(struct ob_rt *rt, struct ob_gen *gen,
				    struct ob_object *arg)
{
	struct ob_object *res;
	int how = gen_resume(rt, gen, arg, false, false, &res);

	return gen_result(rt, gen, how, res);
}

static struct ob_object *gen_raise_in(struct ob_rt *rt, struct ob_gen *gen,
				      bool closing)
{
	struct ob_object *res;
	int how = gen_resume(rt, gen, ob_none(rt), true, closing, &res);

	return gen_result(rt, gen, how, res);
}

/* Close what a generator delegates to; 0 or -1 raised. */
static int gen_close_iter(struct ob_rt *rt, struct ob_object *yf)
{
	struct ob_object *attr, *close, *res;

	if (ob_is(rt, yf, OB_T_GENERATOR) || ob_is(rt, yf, OB_T_COROUTINE)) {
		res = ob_gen_close(rt, (struct ob_gen *)yf);
	} else {
		attr = ob_str_intern_c(rt, "close");
		if (!attr)
			return -1;
		close = ob_getattr(rt, yf, attr);
		ob_decref(rt, attr);
		if (!close) {
			if (ob_raised_is(rt, OB_T_AttributeError))
				ob_clear_exc(rt);
			else
				ob_unraisable(rt, NULL, yf);
			return 0;
		}
		res = ob_call(rt, close, NULL, 0, NULL);
		ob_decref(rt, close);
	}
	ob_xdecref(rt, res);
	return res ? 0 : -1;
}

/* Can a frame that is closed where it is suspended notice? */
static bool gen_notices_close(const struct ob_gen *gen)
{
	struct ob_code_handler h;

	return gen->state == OB_GEN_SUSPENDED &&
	       ob_code_handler(gen->frame.code, ob_frame_lasti(&gen->frame),
			       &h);
}

static void gen_end(struct ob_rt *rt, struct ob_gen *gen)
{
	if (gen->state >= OB_GEN_CLEARED)
		return;
	gen->state = OB_GEN_CLEARED;
	gen->frame.previous = NULL;
	ob_xdecref(rt, ob_frame_clear(rt, &gen->frame));
	ob_exc_set(rt, &gen->exc.value, NULL);
}

static struct ob_object *gen_close(struct ob_rt *rt, void *arg)
{
	struct ob_gen *gen = arg;
	struct ob_object *yf, *res, *args, *exc;
	s8 state = gen->state;
	int err = 0;

	if (state >= OB_GEN_COMPLETED)
		return ob_newref(ob_none(rt));
	yf = state == OB_GEN_SUSPENDED ? ob_gen_yf(gen) : NULL;
	if (yf) {
		ob_incref(yf);
		gen->state = OB_GEN_EXECUTING;
		err = gen_close_iter(rt, yf);
		gen->state = state;
		ob_decref(rt, yf);
	}
	if (!err && state != OB_GEN_EXECUTING && !rt->hooked &&
	    !gen_notices_close(gen)) {
		gen_end(rt, gen);
		return ob_newref(ob_none(rt));
	}
	if (!err) {
		args = ob_tuple_new(rt, 0);
		exc = args ? ob_exc_new(rt, OB_T_GeneratorExit,
					(struct ob_tuple *)args) : NULL;
		if (exc)
			ob_set_exc(rt, exc);
	}
	res = gen_raise_in(rt, gen, true);
	if (res) {
		ob_decref(rt, res);
		return ob_raise(rt, OB_T_RuntimeError,
				"%s ignored GeneratorExit", gen_kind(rt, gen));
	}
	if (!rt->stop && (ob_raised_is(rt, OB_T_StopIteration) ||
			  ob_raised_is(rt, OB_T_GeneratorExit))) {
		ob_clear_exc(rt);
		return ob_newref(ob_none(rt));
	}
	return NULL;
}

struct ob_object *ob_gen_close(struct ob_rt *rt, struct ob_gen *gen)
{
	static const char where[] = " while closing a generator";

	if (ob_stack_low())
		return ob_on_new_stack(rt, gen_close, gen, where);
	return ob_enter(rt, where) ? NULL : gen_close(rt, gen);
}

/* The exception has been thrown into what @gen delegates to, which ended. */
static struct ob_object *gen_throw_ended(struct ob_rt *rt, struct ob_gen *gen)
{
	struct ob_frame *frame = &gen->frame;
	struct ob_object *value, *res, *sub;
	unsigned int jump;

	sub = frame->localsplus[--frame->stacktop];
	ob_decref(rt, sub);
	/* On to behind the SEND that precedes the YIELD_VALUE. */
	frame->prev_instr--;
	jump = *frame->prev_instr >> 8;
	frame->prev_instr += jump;
	value = ob_stop_iteration_value(rt);
	if (!value)
		return gen_raise_in(rt, gen, false);
	res = ob_gen_send_value(rt, gen, value);
	ob_decref(rt, value);
	return res;
}

static struct ob_object *gen_throw_down(struct ob_rt *rt, struct ob_gen *gen,
					struct ob_object *yf, bool close_on_exit,
					struct ob_object *const *args,
					size_t nargs, bool *here)
{
	struct ob_object *attr, *fn, *res;
	struct ob_frame *below;
	s8 state = gen->state;

	*here = false;
	if (ob_is(rt, yf, OB_T_GENERATOR) || ob_is(rt, yf, OB_T_COROUTINE)) {
		gen->state = OB_GEN_EXECUTING;
		below = rt->ops->delegate(rt, gen);
		res = ob_gen_throw(rt, (struct ob_gen *)yf, close_on_exit,
				   args, nargs);
		rt->ops->delegated(rt, gen, below);
		gen->state = state;
		return res;
	}
	attr = ob_str_intern_c(rt, "throw");
	fn = attr ? ob_getattr(rt, yf, attr) : NULL;
	ob_xdecref(rt, attr);
	if (!fn) {
		if (ob_raised_is(rt, OB_T_AttributeError))
			ob_clear_exc(rt);
		*here = true;
		return NULL;
	}
	gen->state = OB_GEN_EXECUTING;
	res = ob_call(rt, fn, args, nargs, NULL);
	gen->state = state;
	ob_decref(rt, fn);
	return res;
}

static bool is_exc_class(struct ob_object *o)
{
	return ob_has_flag(o, OB_TF_TYPE_SUBCLASS) &&
	       ((struct ob_type *)o)->flags & OB_TF_EXC_SUBCLASS;
}

/* type[, value[, traceback]] as an instance; new, or NULL raised */
static struct ob_object *gen_throw_instance(struct ob_rt *rt,
					    struct ob_object *const *args,
					    size_t nargs)
{
	struct ob_object *typ = args[0], *exc;
	struct ob_object *val = nargs > 1 ? args[1] : ob_none(rt);
	struct ob_object *tb = nargs > 2 ? args[2] : ob_none(rt);

	if (tb != ob_none(rt) && !ob_is(rt, tb, OB_T_TRACEBACK))
		return ob_raise(rt, OB_T_TypeError,
				"throw() third argument must be a traceback object");
	if (is_exc_class(typ)) {
		if (ob_is_exc(val) &&
		    ob_is_subtype(val->type, (struct ob_type *)typ))
			exc = ob_newref(val);
		else if (val == ob_none(rt))
			exc = ob_call(rt, typ, NULL, 0, NULL);
		else if (ob_is_tuple(val))
			exc = ob_call(rt, typ, ((struct ob_tuple *)val)->item,
				      ob_size(val), NULL);
		else
			exc = ob_call(rt, typ, &val, 1, NULL);
		if (exc && !ob_is_exc(exc)) {
			ob_raise(rt, OB_T_TypeError,
				 "calling %R should have returned an instance of BaseException, not %.200T",
				 typ, exc);
			ob_decref(rt, exc);
			exc = NULL;
		}
		/* What making it raises is thrown in its place. */
		if (!exc)
			exc = ob_take_exc(rt);
	} else if (ob_is_exc(typ)) {
		if (val != ob_none(rt))
			return ob_raise(rt, OB_T_TypeError,
					"instance exception may not have a separate value");
		exc = ob_newref(typ);
	} else {
		return ob_raise(rt, OB_T_TypeError,
				"exceptions must be classes or instances deriving from BaseException, not %T",
				typ);
	}
	if (exc && tb != ob_none(rt))
		ob_exc_set(rt, &((struct ob_exc *)exc)->traceback, tb);
	return exc;
}

static bool is_generator_exit(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_type *exit = ob_type_of(rt, OB_T_GeneratorExit);

	if (is_exc_class(o))
		return ob_is_subtype((struct ob_type *)o, exit);
	return ob_is_subtype(o->type, exit);
}

/**
 * struct throwing - arguments of ob_gen_throw()
 * @gen: the generator
 * @close_on_exit: what it delegates to is closed, not thrown at
 * @args: what is thrown
 * @nargs: likewise
 */
struct throwing {
	struct ob_gen *gen;
	bool close_on_exit;
	struct ob_object *const *args;
	size_t nargs;
};

static struct ob_object *gen_throw(struct ob_rt *rt, void *arg)
{
	const struct throwing *t = arg;
	struct ob_object *const *args = t->args;
	struct ob_gen *gen = t->gen;
	struct ob_object *yf = ob_gen_yf(gen), *res, *exc;
	s8 state = gen->state;
	bool here = true;

	if (yf) {
		ob_incref(yf);
		if (t->close_on_exit && is_generator_exit(rt, args[0])) {
			int err;

			gen->state = OB_GEN_EXECUTING;
			err = gen_close_iter(rt, yf);
			gen->state = state;
			ob_decref(rt, yf);
			if (err)
				return gen_raise_in(rt, gen, false);
		} else {
			res = gen_throw_down(rt, gen, yf, t->close_on_exit,
					     args, t->nargs, &here);
			ob_decref(rt, yf);
			if (!here)
				return res ?: gen_throw_ended(rt, gen);
			/* What has no throw(), and fails to say so: as it was. */
			if (ob_raised(rt))
				return NULL;
		}
	}
	exc = gen_throw_instance(rt, args, t->nargs);
	if (!exc)
		return NULL;
	/* It was not raised here: what is handled here is not its context. */
	((struct ob_exc *)exc)->settled = 1;
	ob_set_exc(rt, exc);
	return gen_raise_in(rt, gen, false);
}

struct ob_object *ob_gen_throw(struct ob_rt *rt, struct ob_gen *gen,
			       bool close_on_exit,
			       struct ob_object *const *args, size_t nargs)
{
	static const char where[] = " while calling a Python object";
	struct throwing t = { gen, close_on_exit, args, nargs };

	if (ob_stack_low())
		return ob_on_new_stack(rt, gen_throw, &t, where);
	return ob_enter(rt, where) ? NULL : gen_throw(rt, &t);
}

void ob_gen_finalize(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;
	struct ob_object *exc, *res;

	if (gen->state >= OB_GEN_COMPLETED)
		return;
	exc = ob_take_exc(rt);
	if (rt->stop || !rt->ops) {
		/* The program has ended: nothing of it runs any more. */
		gen_end(rt, gen);
		res = NULL;
	} else if (ob_is(rt, o, OB_T_ASYNC_GEN) && gen->origin &&
		   !gen->closed) {
		res = ob_call(rt, gen->origin, &o, 1, NULL);
	} else {
		if (gen->state == OB_GEN_CREATED &&
		    ob_is(rt, o, OB_T_COROUTINE))
			rt->ops->never_awaited(rt, o);
		res = ob_gen_close(rt, gen);
	}
	ob_xdecref(rt, res);
	/* Nobody is left to hear of it. */
	if (ob_raised(rt))
		ob_unraisable(rt, NULL, o);
	if (exc)
		ob_set_exc(rt, exc);
}

void ob_gen_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	/* A finally clause can tell somebody of it. */
	if (gen->state < OB_GEN_COMPLETED && ob_dealloc_finalize(rt, o)) {
		ob_dealloc_end(rt);
		return;
	}
	gen_end(rt, gen);
	ob_xdecref(rt, gen->origin);
	ob_decref(rt, gen->code);
	ob_decref(rt, gen->name);
	ob_decref(rt, gen->qualname);
	ob_xdecref(rt, gen->exc.value);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

/* One that would not be closed loses its frame. */
int ob_gen_clear(struct ob_rt *rt, struct ob_object *o)
{
	struct ob_gen *gen = (struct ob_gen *)o;

	if (gen->state < OB_GEN_EXECUTING)
		gen_end(rt, gen);
	return 0;
}

int ob_gen_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct ob_gen *gen = (struct ob_gen *)o;
	struct ob_object *const held[] = {
		gen->code, gen->name, gen->qualname, gen->origin,
		gen->exc.value,
	};
	int err = ob_visit_all(v, held, ARRAY_SIZE(held));

	/* A frame that runs is seen by whoever looks at what runs. */
	if (!err && gen->state < OB_GEN_EXECUTING)
		err = ob_frame_visit(&gen->frame, v);
	return err;
}
