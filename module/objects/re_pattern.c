// SPDX-License-Identifier: GPL-2.0
/*
 * re_pattern - compiled regular expressions as objects
 */
#include "re_priv.h"
#include "type_priv.h"

static struct re_pattern *to_pattern(struct ob_object *o)
{
	return (struct re_pattern *)o;
}

/* @isbytes, @flags and so on of the arguments are right, or -1 raised */
static int compile_check(struct ob_rt *rt, struct ob_object *const *args)
{
	if (ob_is_bytes(args[2]) && ob_is_int(args[1]) && ob_is_int(args[3]) &&
	    ob_is(rt, args[4], OB_T_DICT) && ob_is_tuple(args[5]) &&
	    (args[0] == ob_none(rt) || ob_is_str(args[0]) ||
	     ob_has_buffer(args[0])))
		return 0;
	ob_raise(rt, OB_T_TypeError, "invalid SRE code");
	return -1;
}

struct ob_object *ob_re_compile(OB_FN_ARGS)
{
	struct re_pattern *p;
	s64 flags, groups, n;
	int overflow;

	if (ob_args_check(rt, "_compile_code", nargs, 6, 6) ||
	    compile_check(rt, args))
		return NULL;
	n = ob_size(args[2]) / sizeof(u32);
	flags = ob_int_to_s64(args[1], &overflow);
	groups = ob_int_to_s64(args[3], &overflow);
	p = ob_type_alloc(rt, ob_type_of(rt, OB_T_RE_PATTERN), n);
	if (!p)
		return NULL;
	p->codesize = n;
	memcpy(p->code, ((struct ob_bytes *)args[2])->data, n * sizeof(u32));
	p->pattern = ob_newref(args[0]);
	p->flags = flags;
	p->groupindex = ob_newref(args[4]);
	p->indexgroup = ob_newref(args[5]);
	p->isbytes = args[0] == ob_none(rt) ? -1 : !ob_is_str(args[0]);
	p->groups = groups;
	if (!ob_re_check(rt, p->code, n)) {
		if (p->code[RE_GROUPS] == groups) {
			ob_track(rt, p);
			return OB_OBJ(p);
		}
		ob_raise(rt, OB_T_RuntimeError, "invalid SRE code");
	}
	ob_decref(rt, p);
	return NULL;
}

static void pattern_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct re_pattern *p = to_pattern(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_weakrefs_clear(rt, o);
	ob_xdecref(rt, p->pattern);
	ob_xdecref(rt, p->groupindex);
	ob_xdecref(rt, p->indexgroup);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int pattern_traverse(struct ob_object *o, struct ob_visitor *v)
{
	return ob_visit_all(v, &to_pattern(o)->groupindex, 3);
}

/* methods */

static struct ob_object *try_once(struct ob_rt *rt, const char *name,
				  enum re_how how, struct ob_object *self,
				  struct ob_object *const *args, size_t nargs,
				  struct ob_tuple *kwnames)
{
	struct ob_object *string, *res = NULL;
	s64 pos, endpos;
	struct re m;
	int found;

	if (ob_re_args(rt, name, args, nargs, kwnames, &string, &pos,
		       &endpos) ||
	    ob_re_begin(&m, rt, to_pattern(self), string, pos, endpos))
		return NULL;
	found = ob_re_run(&m, how);
	if (found >= 0)
		res = found ? ob_re_match_new(&m) : ob_newref(ob_none(rt));
	ob_re_end(&m);
	return res;
}

static struct ob_object *pattern_match(OB_FN_ARGS)
{
	return try_once(rt, "match", RE_MATCH, self, args, nargs, kwnames);
}

static struct ob_object *pattern_fullmatch(OB_FN_ARGS)
{
	return try_once(rt, "fullmatch", RE_FULLMATCH, self, args, nargs,
			kwnames);
}

static struct ob_object *pattern_search(OB_FN_ARGS)
{
	return try_once(rt, "search", RE_SEARCH, self, args, nargs, kwnames);
}

static struct ob_object *pattern_self(OB_FN_ARGS)
{
	return ob_newref(self);
}

/* what patterns are equal by */

static s64 pattern_hash(struct ob_rt *rt, struct ob_object *o)
{
	struct re_pattern *p = to_pattern(o);
	s64 text = ob_hash(rt, p->pattern);
	u64 hash = text;
	s64 i;

	if (text == -1)
		return -1;
	for (i = 0; i < p->codesize; i++)
		hash = (hash ^ p->code[i]) * 0x100000001b3ULL;
	hash ^= p->flags ^ (u64)p->isbytes << 32;
	return (s64)hash == -1 ? -2 : (s64)hash;
}

static struct ob_object *pattern_compare(struct ob_rt *rt, struct ob_object *a,
					 struct ob_object *b, enum ob_cmp op)
{
	struct re_pattern *x = to_pattern(a), *y = to_pattern(b);
	int same;

	if ((op != OB_EQ && op != OB_NE) || !ob_is(rt, b, OB_T_RE_PATTERN))
		return ob_newref(ob_notimpl(rt));
	same = x == y;
	if (!same && x->flags == y->flags && x->isbytes == y->isbytes &&
	    x->codesize == y->codesize &&
	    !memcmp(x->code, y->code, x->codesize * sizeof(u32)))
		same = ob_compare_bool(rt, x->pattern, y->pattern, OB_EQ);
	return same < 0 ? NULL : ob_newref(ob_bool(rt, same == (op == OB_EQ)));
}

/* "re.A|re.B", and what has no name as a number; @b is not begun for none */
static int flags_text(struct ob_strbuf *b, u32 flags)
{
	static const struct {
		u32 flag;
		const char *name;
	} known[] = {
		{ 1, "re.TEMPLATE" }, { 2, "re.IGNORECASE" },
		{ 4, "re.LOCALE" }, { 8, "re.MULTILINE" }, { 16, "re.DOTALL" },
		{ RE_FLAG_UNICODE, "re.UNICODE" }, { 64, "re.VERBOSE" },
		{ 128, "re.DEBUG" }, { 256, "re.ASCII" },
	};
	const char *between = ", ";
	char text[16];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		if (!(flags & known[i].flag))
			continue;
		if (ob_strbuf_cstr(b, between) ||
		    ob_strbuf_cstr(b, known[i].name))
			return -1;
		flags &= ~known[i].flag;
		between = "|";
	}
	if (!flags)
		return 0;
	snprintf(text, sizeof(text), "0x%x", flags);
	return ob_strbuf_cstr(b, between) || ob_strbuf_cstr(b, text) ? -1 : 0;
}

static struct ob_object *pattern_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct re_pattern *p = to_pattern(o);
	struct ob_object *text;
	u32 flags = p->flags;
	struct ob_strbuf b;
	int err;

	/* What every str pattern has is not told. */
	if (!p->isbytes && (flags & RE_FLAG_KINDS) == RE_FLAG_UNICODE)
		flags &= ~RE_FLAG_UNICODE;
	text = ob_str_format(rt, "re.compile(%.200R", p->pattern);
	if (!text)
		return NULL;
	ob_strbuf_init(&b, rt);
	err = ob_strbuf_str(&b, text) || flags_text(&b, flags) ||
	      ob_strbuf_cstr(&b, ")");
	ob_decref(rt, text);
	if (!err)
		return ob_strbuf_finish(&b);
	ob_strbuf_exit(&b);
	return NULL;
}

static struct ob_object *pattern_groupindex(struct ob_rt *rt,
					    struct ob_object *self)
{
	return ob_mappingproxy_new(rt, to_pattern(self)->groupindex);
}

static const struct ob_getset_def pattern_getset[] = {
	{ "groupindex", pattern_groupindex },
	{ }
};

static const struct ob_member_def pattern_members[] = {
	{ "pattern", OB_MEMBER_OBJECT, true,
	  offsetof(struct re_pattern, pattern) },
	{ "flags", OB_MEMBER_S32, true, offsetof(struct re_pattern, flags) },
	{ "groups", OB_MEMBER_S64, true, offsetof(struct re_pattern, groups) },
	{ }
};

static const struct ob_method_def pattern_methods[] = {
	{ "match", pattern_match, OB_METH_KW,
	  "Matches zero or more characters at the beginning of the string." },
	{ "fullmatch", pattern_fullmatch, OB_METH_KW,
	  "Matches against all of the string." },
	{ "search", pattern_search, OB_METH_KW,
	  "Scan through string looking for a match, and return a corresponding match object instance.\n\n"
	  "Return None if no position in the string matches.",
	},
	{ "sub", ob_re_sub, OB_METH_KW,
	  "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
	},
	{ "subn", ob_re_subn, OB_METH_KW,
	  "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
	},
	{ "findall", ob_re_findall, OB_METH_KW,
	  "Return a list of all non-overlapping matches of pattern in string." },
	{ "split", ob_re_split, OB_METH_KW,
	  "Split string by the occurrences of pattern." },
	{ "finditer", ob_re_finditer, OB_METH_KW,
	  "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n"
	  "For each match, the iterator returns a match object.",
	},
	{ "scanner", ob_re_scanner, OB_METH_KW },
	{ "__copy__", pattern_self, OB_METH_NOARGS },
	{ "__deepcopy__", pattern_self, OB_METH_O },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

const struct ob_type_def ob_re_pattern_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "re.Pattern",
		.basicsize = sizeof(struct re_pattern) + 2 * sizeof(u32),
		.itemsize = sizeof(u32),
		.flags = OB_TF_GC,
		.doc = "Compiled regular expression object.",
		.dealloc = pattern_dealloc,
		.traverse = pattern_traverse,
		.repr = pattern_repr,
		.hash = pattern_hash,
		.richcompare = pattern_compare,
		.weaklistoffset = offsetof(struct re_pattern, weakreflist),
		.methods = pattern_methods,
		.members = pattern_members,
		.getset = pattern_getset,
	},
};
