// SPDX-License-Identifier: GPL-2.0
/*
 * re_match - what a regular expression matched, and templates filled with it
 */
#include "re_priv.h"
#include "str_priv.h"
#include "type_priv.h"

static struct re_match *to_match(struct ob_object *o)
{
	return (struct re_match *)o;
}

int ob_re_text(struct ob_rt *rt, struct ob_object *string,
	       struct ob_buffer *buffer, u32 *kind, s64 *len)
{
	buffer->obj = NULL;
	*kind = 1;
	if (ob_is_str(string)) {
		*kind = ob_str_kind(string);
		*len = ob_str_len(string);
		return 0;
	}
	if (ob_is(rt, string, OB_T_BYTES)) {
		*len = ob_size(string);
		return 0;
	}
	if (!ob_has_buffer(string)) {
		ob_raise(rt, OB_T_TypeError,
			 "expected string or bytes-like object, got '%.200T'",
			 string);
		return -1;
	}
	if (ob_buffer_get(rt, string, buffer, false))
		return -1;
	*len = buffer->len;
	return 0;
}

struct ob_object *ob_re_piece(struct ob_rt *rt, struct ob_object *string,
			      const void *data, s64 start, s64 end)
{
	if (ob_is_str(string))
		return ob_str_slice(rt, string, start, end);
	if (ob_is(rt, string, OB_T_BYTES) && !start && end == ob_size(string))
		return ob_newref(string);
	return ob_bytes_from(rt, (const u8 *)data + start, end - start);
}

struct ob_object *ob_re_match_new(struct re *m)
{
	s64 groups = m->groups + 1, i;
	struct re_match *o;

	o = ob_type_alloc(m->rt, ob_type_of(m->rt, OB_T_RE_MATCH), 2 * groups);
	if (!o)
		return NULL;
	o->string = ob_newref(m->string);
	o->pattern = ob_newref(m->pattern);
	o->pos = m->begin;
	o->endpos = m->end;
	o->lastindex = m->reg[2 * m->groups];
	o->groups = groups;
	o->mark[0] = m->start;
	o->mark[1] = m->pos;
	for (i = 1; i < groups; i++) {
		o->mark[2 * i] = ob_re_start_of(m, i);
		o->mark[2 * i + 1] = o->mark[2 * i] < 0 ? -1 :
				     m->reg[2 * i - 1];
	}
	ob_track(m->rt, o);
	return OB_OBJ(o);
}

static void match_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct re_match *m = to_match(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	ob_xdecref(rt, m->string);
	ob_xdecref(rt, m->regs);
	ob_xdecref(rt, m->pattern);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int match_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct re_match *m = to_match(o);
	int err = ob_visit_all(v, &m->string, 2);

	return err ?: ob_visit_one(v, OB_OBJ(m->pattern));
}

/* what a group matched; a new reference to @otherwise where it took no part */
static struct ob_object *group_text(struct ob_rt *rt, struct re_match *m,
				    s64 group, struct ob_object *otherwise)
{
	s64 start = m->mark[2 * group], end = m->mark[2 * group + 1], len;
	struct ob_object *res;
	struct ob_buffer b;
	const void *data;
	u32 kind;

	if (start < 0)
		return ob_newref(otherwise);
	if (ob_is_str(m->string))
		return ob_re_piece(rt, m->string, NULL, start, end);
	if (ob_re_text(rt, m->string, &b, &kind, &len))
		return NULL;
	/* What could be changed can have become shorter. */
	data = b.obj ? b.data : ((struct ob_bytes *)m->string)->data;
	res = ob_re_piece(rt, m->string, data, min(start, len), min(end, len));
	if (b.obj)
		ob_buffer_release(rt, &b);
	return res;
}

/* number of a group given by number or name: -1 raised */
static s64 group_number(struct ob_rt *rt, struct re_match *m,
			struct ob_object *group)
{
	struct ob_object *index = NULL;
	int overflow = 0;
	s64 i = -1;

	if (group->type->number && group->type->number->index) {
		index = ob_number_index(rt, group);
		if (!index)
			return -1;
	} else {
		index = ob_dict_get(rt, m->pattern->groupindex, group);
		if (ob_raised(rt))
			return -1;
		ob_xincref(index);
	}
	if (index && ob_is_int(index)) {
		i = ob_int_to_s64(index, &overflow);
		if (overflow)
			i = -1;
	}
	ob_xdecref(rt, index);
	if (i >= 0 && i < m->groups)
		return i;
	ob_raise(rt, OB_T_IndexError, "no such group");
	return -1;
}

static struct ob_object *match_getitem(struct ob_rt *rt, struct ob_object *o,
				       struct ob_object *key)
{
	s64 i = group_number(rt, to_match(o), key);

	return i < 0 ? NULL : group_text(rt, to_match(o), i, ob_none(rt));
}

static struct ob_object *match_group(OB_FN_ARGS)
{
	struct re_match *m = to_match(self);
	struct ob_object *res, *item;
	size_t i;

	if (!nargs)
		return group_text(rt, m, 0, ob_none(rt));
	if (nargs == 1)
		return match_getitem(rt, self, args[0]);
	res = ob_tuple_new(rt, nargs);
	for (i = 0; res && i < nargs; i++) {
		item = match_getitem(rt, self, args[i]);
		if (!item) {
			ob_decref(rt, res);
			return NULL;
		}
		((struct ob_tuple *)res)->item[i] = item;
	}
	return res;
}

/* the argument that stands for groups that took no part */
static struct ob_object *arg_default(struct ob_rt *rt, const char *name,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	static const char *const names[] = { "default", NULL };
	struct ob_object *given;

	if (ob_args_parse(rt, name, names, 0, 1, args, nargs, kwnames, &given))
		return NULL;
	return given ?: ob_none(rt);
}

static struct ob_object *match_groups(OB_FN_ARGS)
{
	struct re_match *m = to_match(self);
	struct ob_object *dflt, *res, *item;
	s64 i;

	dflt = arg_default(rt, "groups", args, nargs, kwnames);
	res = dflt ? ob_tuple_new(rt, m->groups - 1) : NULL;
	for (i = 1; res && i < m->groups; i++) {
		item = group_text(rt, m, i, dflt);
		if (!item) {
			ob_decref(rt, res);
			return NULL;
		}
		((struct ob_tuple *)res)->item[i - 1] = item;
	}
	return res;
}

static struct ob_object *match_groupdict(OB_FN_ARGS)
{
	struct re_match *m = to_match(self);
	struct ob_object *dflt, *res, *key, *value;
	s64 pos = 0, group;

	dflt = arg_default(rt, "groupdict", args, nargs, kwnames);
	res = dflt ? ob_dict_new(rt) : NULL;
	while (res && ob_dict_next(m->pattern->groupindex, &pos, &key,
				   &value)) {
		ob_incref(key);
		group = group_number(rt, m, key);
		value = group < 0 ? NULL : group_text(rt, m, group, dflt);
		if (!value || ob_dict_set(rt, res, key, value)) {
			ob_decref(rt, res);
			res = NULL;
		}
		ob_xdecref(rt, value);
		ob_decref(rt, key);
	}
	return res;
}

/* the group of start(), end() and span(): -1 raised */
static s64 arg_group(struct ob_rt *rt, const char *name, struct ob_object *self,
		     struct ob_object *const *args, size_t nargs)
{
	if (ob_args_check(rt, name, nargs, 0, 1))
		return -1;
	return nargs ? group_number(rt, to_match(self), args[0]) : 0;
}

static struct ob_object *span_of(struct ob_rt *rt, struct re_match *m,
				 s64 group)
{
	struct ob_object *a = ob_int_from_s64(rt, m->mark[2 * group]), *b, *res;

	b = a ? ob_int_from_s64(rt, m->mark[2 * group + 1]) : NULL;
	res = b ? ob_tuple_pack(rt, 2, a, b) : NULL;
	ob_xdecref(rt, a);
	ob_xdecref(rt, b);
	return res;
}

static struct ob_object *match_start(OB_FN_ARGS)
{
	s64 i = arg_group(rt, "start", self, args, nargs);

	return i < 0 ? NULL : ob_int_from_s64(rt, to_match(self)->mark[2 * i]);
}

static struct ob_object *match_end(OB_FN_ARGS)
{
	s64 i = arg_group(rt, "end", self, args, nargs);

	return i < 0 ? NULL :
	       ob_int_from_s64(rt, to_match(self)->mark[2 * i + 1]);
}

static struct ob_object *match_span(OB_FN_ARGS)
{
	s64 i = arg_group(rt, "span", self, args, nargs);

	return i < 0 ? NULL : span_of(rt, to_match(self), i);
}

/* templates */

static bool has_backslash(struct ob_object *text)
{
	s64 n = ob_str_len(text), i;

	if (ob_str_kind(text) == 1)
		return memchr(ob_str_data(text), '\\', n);
	for (i = 0; i < n; i++)
		if (ob_str_char(text, i) == '\\')
			return true;
	return false;
}

struct ob_object *ob_re_template(struct ob_rt *rt, struct re_pattern *p,
				 struct ob_object *template)
{
	struct ob_object *both[2] = { OB_OBJ(p), template }, *fn, *res;
	struct ob_buffer b;
	bool plain = false;

	if (ob_is_str(template)) {
		plain = !has_backslash(template);
	} else if (ob_has_buffer(template)) {
		if (ob_buffer_get(rt, template, &b, false)) {
			ob_clear_exc(rt);
		} else {
			plain = !b.len || !memchr(b.data, '\\', b.len);
			ob_buffer_release(rt, &b);
		}
	}
	if (plain)
		return ob_newref(template);
	fn = ob_module_member(rt, "re", "_template");
	res = fn ? ob_call(rt, fn, both, 2, NULL) : NULL;
	ob_xdecref(rt, fn);
	return res;
}

/* empty.join(parts), where empty is of the kind the text is */
static struct ob_object *join_like(struct ob_rt *rt, struct ob_object *string,
				   struct ob_object *parts)
{
	struct ob_object *empty, *none = ob_none(rt), *slice, *join, *res;

	if (ob_is(rt, string, OB_T_STR)) {
		struct ob_list *l = (struct ob_list *)parts;

		empty = ob_str_empty(rt);
		res = empty ? ob_str_join(rt, empty, l->item, ob_size(l)) :
			      NULL;
		ob_xdecref(rt, empty);
		return res;
	}
	join = ob_int_from_s64(rt, 0);
	slice = ob_slice_new(rt, none, join, none);
	ob_decref(rt, join);
	empty = slice ? ob_getitem(rt, string, slice) : NULL;
	ob_xdecref(rt, slice);
	slice = empty ? ob_str_from_cstr(rt, "join") : NULL;
	join = slice ? ob_getattr(rt, empty, slice) : NULL;
	ob_xdecref(rt, slice);
	res = join ? ob_call(rt, join, &parts, 1, NULL) : NULL;
	ob_xdecref(rt, join);
	ob_xdecref(rt, empty);
	return res;
}

struct ob_object *ob_re_fill(struct ob_rt *rt, struct re_match *m,
			     struct ob_object *parts)
{
	struct ob_list *from = (struct ob_list *)parts, *to;
	struct ob_object *all, *item, *res = NULL;
	s64 i, n = ob_size(parts), group;
	int overflow;

	all = ob_list_new(rt, 0);
	if (!all)
		return NULL;
	to = (struct ob_list *)all;
	for (i = 0; i < n && i < ob_size(from); i++) {
		item = from->item[i];
		if (ob_is_int(item)) {
			group = ob_int_to_s64(item, &overflow);
			if (overflow || group < 0 || group >= m->groups) {
				ob_raise(rt, OB_T_IndexError, "no such group");
				goto out;
			}
			if (m->mark[2 * group] < 0)
				item = ob_is_str(m->string) ?
				       ob_str_empty(rt) :
				       ob_bytes_from(rt, "", 0);
			else
				item = group_text(rt, m, group, NULL);
		} else {
			ob_incref(item);
		}
		if (!item || ob_list_append_steal(rt, all, item))
			goto out;
	}
	res = ob_size(to) == 1 && ob_is(rt, to->item[0], OB_T_STR) &&
	      ob_is(rt, m->string, OB_T_STR) ? ob_newref(to->item[0]) :
	      join_like(rt, m->string, all);
out:
	ob_decref(rt, all);
	return res;
}

static struct ob_object *match_expand(OB_FN_ARGS)
{
	static const char *const names[] = { "template", NULL };
	struct ob_object *template, *parts, *fn, *res, *both[2];
	struct re_match *m = to_match(self);

	if (ob_args_parse(rt, "expand", names, 1, 1, args, nargs, kwnames,
			  &template))
		return NULL;
	fn = ob_module_member(rt, "re", "_template");
	both[0] = OB_OBJ(m->pattern);
	both[1] = template;
	parts = fn ? ob_call(rt, fn, both, 2, NULL) : NULL;
	ob_xdecref(rt, fn);
	if (!parts)
		return NULL;
	res = ob_is_list(parts) ? ob_re_fill(rt, m, parts) :
				  ob_raise(rt, OB_T_TypeError, "bad template");
	ob_decref(rt, parts);
	return res;
}

/* attributes */

static struct ob_object *match_self(OB_FN_ARGS)
{
	return ob_newref(self);
}

static struct ob_object *match_regs(struct ob_rt *rt, struct ob_object *self)
{
	struct re_match *m = to_match(self);
	struct ob_object *all, *item;
	s64 i;

	if (m->regs)
		return ob_newref(m->regs);
	all = ob_tuple_new(rt, m->groups);
	for (i = 0; all && i < m->groups; i++) {
		item = span_of(rt, m, i);
		if (!item) {
			ob_decref(rt, all);
			return NULL;
		}
		((struct ob_tuple *)all)->item[i] = item;
	}
	if (all)
		m->regs = ob_newref(all);
	return all;
}

static struct ob_object *match_lastindex(struct ob_rt *rt,
					 struct ob_object *self)
{
	s64 last = to_match(self)->lastindex;

	return last < 0 ? ob_newref(ob_none(rt)) : ob_int_from_s64(rt, last);
}

static struct ob_object *match_lastgroup(struct ob_rt *rt,
					 struct ob_object *self)
{
	struct re_match *m = to_match(self);
	struct ob_object *names = m->pattern->indexgroup;

	if (m->lastindex < 0 || m->lastindex >= ob_size(names))
		return ob_newref(ob_none(rt));
	return ob_newref(((struct ob_tuple *)names)->item[m->lastindex]);
}

static struct ob_object *match_repr(struct ob_rt *rt, struct ob_object *o)
{
	struct re_match *m = to_match(o);
	struct ob_object *text = group_text(rt, m, 0, ob_none(rt)), *res;

	if (!text)
		return NULL;
	res = ob_str_format(rt, "<re.Match object; span=(%lld, %lld), match=%.50R>",
			    m->mark[0], m->mark[1], text);
	ob_decref(rt, text);
	return res;
}

static const struct ob_getset_def match_getset[] = {
	{ "lastindex", match_lastindex },
	{ "lastgroup", match_lastgroup },
	{ "regs", match_regs },
	{ }
};

static const struct ob_member_def match_members[] = {
	{ "string", OB_MEMBER_OBJECT, true, offsetof(struct re_match, string) },
	{ "re", OB_MEMBER_OBJECT, true, offsetof(struct re_match, pattern) },
	{ "pos", OB_MEMBER_S64, true, offsetof(struct re_match, pos) },
	{ "endpos", OB_MEMBER_S64, true, offsetof(struct re_match, endpos) },
	{ }
};

static const struct ob_method_def match_methods[] = {
	{ "group", match_group, OB_METH_FAST | OB_METH_TUPLE,
	  "group([group1, ...]) -> str or tuple.\n"
	  "    Return subgroup(s) of the match by indices or names.\n"
	  "    For 0 returns the entire match.",
	},
	{ "start", match_start, OB_METH_FAST,
	  "Return index of the start of the substring matched by group." },
	{ "end", match_end, OB_METH_FAST,
	  "Return index of the end of the substring matched by group." },
	{ "span", match_span, OB_METH_FAST,
	  "For match object m, return the 2-tuple (m.start(group), m.end(group))." },
	{ "groups", match_groups, OB_METH_KW,
	  "Return a tuple containing all the subgroups of the match, from 1.\n\n"
	  "  default\n"
	  "    Is used for groups that did not participate in the match.",
	},
	{ "groupdict", match_groupdict, OB_METH_KW,
	  "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n"
	  "  default\n"
	  "    Is used for groups that did not participate in the match.",
	},
	{ "expand", match_expand, OB_METH_KW,
	  "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
	},
	{ "__copy__", match_self, OB_METH_NOARGS },
	{ "__deepcopy__", match_self, OB_METH_O },
	{ "__class_getitem__", ob_class_getitem, OB_METH_O | OB_METH_CLASS,
	  "See PEP 585" },
	{ }
};

static const struct ob_mapping_slots match_mapping = {
	.subscript = match_getitem,
};

const struct ob_type_def ob_re_match_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "re.Match",
		.basicsize = sizeof(struct re_match) + sizeof(s64),
		.itemsize = sizeof(s64),
		.flags = OB_TF_GC,
		.doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
		.dealloc = match_dealloc,
		.traverse = match_traverse,
		.repr = match_repr,
		.mapping = &match_mapping,
		.methods = match_methods,
		.members = match_members,
		.getset = match_getset,
	},
};
