// SPDX-License-Identifier: GPL-2.0
/*
 * opcode_c - the module _opcode: what instructions do to the value stack
 */
#include "lib_priv.h"

#define HAVE_ARGUMENT	90

/* Change of depth when it jumps, when not, or (@jump None) the larger one. */
static int effect_of(struct ob_rt *rt, int op, int arg, struct ob_object *jump)
{
	int yes = ob_op_effect(op, arg, true);
	int no = ob_op_effect(op, arg, false);

	if (jump == ob_none(rt))
		return max(yes, no);
	return jump == ob_bool(rt, true) ? yes : no;
}

/* The argument of instruction @number; 0 or -1 */
static int argument_of(struct ob_rt *rt, int number, struct ob_object *o,
		       int *arg)
{
	bool given = o != ob_none(rt), wanted = number >= HAVE_ARGUMENT;
	s64 value;

	*arg = 0;
	if (given != wanted) {
		ob_raise(rt, OB_T_ValueError, given ?
			 "stack_effect: opcode does not permit oparg but oparg was specified" :
			 "stack_effect: opcode requires oparg but oparg was not specified");
		return -1;
	}
	if (!given)
		return 0;
	if (ob_arg_long(rt, o, &value))
		return -1;
	*arg = value;
	return 0;
}

static struct ob_object *opcode_stack_effect(OB_FN_ARGS)
{
	static const char *const names[] = { "", "", "jump", NULL };
	struct ob_object *out[3], *jump = ob_none(rt);
	int number, arg, op, effect;

	if (ob_args_parse(rt, "stack_effect", names, 1, 2, args, nargs, kwnames,
			  out))
		return NULL;
	if (ob_arg_int(rt, out[0], &number))
		return NULL;
	if (argument_of(rt, number, out[1] ?: ob_none(rt), &arg))
		return NULL;
	if (out[2])
		jump = out[2];
	if (jump != ob_none(rt) && !ob_is(rt, jump, OB_T_BOOL))
		return ob_raise(rt, OB_T_ValueError,
				"stack_effect: jump must be False, True or None");
	op = ob_op_by_number(number);
	effect = op < 0 ? S32_MAX : effect_of(rt, op, arg, jump);
	/* CPython's mark of what cannot be, even where it is a sum. */
	if (effect == S32_MAX)
		return ob_raise(rt, OB_T_ValueError,
				"invalid opcode or oparg");
	return ob_int_from_s64(rt, effect);
}

static const struct ob_method_def opcode_methods[] = {
	{ "stack_effect", opcode_stack_effect, OB_METH_FAST | OB_METH_KW,
	  "How an instruction changes the depth of the value stack." },
	{ }
};

int ob_lib_opcode(struct ob_rt *rt, struct ob_object *module)
{
	return ob_module_add_functions(rt, module, opcode_methods);
}
