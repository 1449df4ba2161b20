// SPDX-License-Identifier: GPL-2.0
/*
 * re_scan - texts with several matches: finding, splitting, replacing
 */
#include "bytes_priv.h"
#include "re_priv.h"
#include "str_priv.h"

/**
 * struct re_scanner - goes on from match to match (ScannerObject)
 * @base: object header
 * @pattern: the pattern
 * @state: the text and how far it has been read
 * @ended: there are no more matches
 * @unused: as many bytes as CPython's has
 * @executing: as CPython has it
 */
struct re_scanner {
	struct ob_object base;
	struct ob_object *pattern;
	union {
		struct {
			struct re state;
			bool ended;
		};
		u8 unused[200];
	};
	u32 executing;
};

static_assert(sizeof(struct re_scanner) == 232);

int ob_re_args(struct ob_rt *rt, const char *name,
	       struct ob_object *const *args, size_t nargs,
	       struct ob_tuple *kwnames, struct ob_object **string, s64 *pos,
	       s64 *endpos)
{
	static const char *const names[] = { "string", "pos", "endpos", NULL };
	struct ob_object *given[3] = { NULL };

	if (nargs == 1 && !kwnames)
		given[0] = args[0];
	else if (ob_args_parse(rt, name, names, 1, 3, args, nargs, kwnames,
			       given))
		return -1;
	*string = given[0];
	*pos = given[1] ? ob_arg_ssize(rt, given[1]) : 0;
	if (*pos == -1 && ob_raised(rt))
		return -1;
	*endpos = given[2] ? ob_arg_ssize(rt, given[2]) : S64_MAX;
	return *endpos == -1 && ob_raised(rt) ? -1 : 0;
}

static int begin_args(struct re *m, struct ob_rt *rt, const char *name,
		      struct ob_object *self, struct ob_object *const *args,
		      size_t nargs, struct ob_tuple *kwnames)
{
	struct ob_object *string;
	s64 pos, endpos;

	if (ob_re_args(rt, name, args, nargs, kwnames, &string, &pos, &endpos))
		return -1;
	return ob_re_begin(m, rt, (struct re_pattern *)self, string, pos,
			   endpos);
}

static struct ob_object *piece(struct re *m, s64 start, s64 end)
{
	return ob_re_piece(m->rt, m->string, m->data, start, end);
}

static struct ob_object *nothing(struct re *m)
{
	return m->is_str ? ob_str_empty(m->rt) : ob_bytes_from(m->rt, "", 0);
}

/* what a group matched, or nothing */
static struct ob_object *group_or_empty(struct re *m, s64 group)
{
	s64 start = ob_re_start_of(m, group);

	return start < 0 ? nothing(m) :
			   piece(m, start, m->reg[2 * group - 1]);
}

/* the whole match, its only group, or a tuple of its groups */
static struct ob_object *found(struct re *m)
{
	struct ob_object *all, *item;
	s64 i;

	if (!m->groups)
		return piece(m, m->start, m->pos);
	if (m->groups == 1)
		return group_or_empty(m, 1);
	all = ob_tuple_new(m->rt, m->groups);
	for (i = 0; all && i < m->groups; i++) {
		item = group_or_empty(m, i + 1);
		if (!item) {
			ob_decref(m->rt, all);
			return NULL;
		}
		((struct ob_tuple *)all)->item[i] = item;
	}
	return all;
}

/* Append what was just made to a list; 0, or -1 raised. */
static int put(struct ob_rt *rt, struct ob_object *list, struct ob_object *o)
{
	return o ? ob_list_append_steal(rt, list, o) : -1;
}

struct ob_object *ob_re_findall(OB_FN_ARGS)
{
	struct ob_object *list;
	struct re m;
	int res = -1;

	if (begin_args(&m, rt, "findall", self, args, nargs, kwnames))
		return NULL;
	list = ob_list_new(rt, 0);
	while (list && (res = ob_re_run(&m, RE_SEARCH)) > 0) {
		if (put(rt, list, found(&m))) {
			res = -1;
			break;
		}
		ob_re_next(&m);
	}
	ob_re_end(&m);
	if (res < 0) {
		ob_xdecref(rt, list);
		return NULL;
	}
	return list;
}

/* the part up to a match, and the groups of that */
static int split_put(struct re *m, struct ob_object *list, s64 from)
{
	s64 i, start;

	if (put(m->rt, list, piece(m, from, m->start)))
		return -1;
	for (i = 1; i <= m->groups; i++) {
		start = ob_re_start_of(m, i);
		if (put(m->rt, list, start < 0 ? ob_newref(ob_none(m->rt)) :
			piece(m, start, m->reg[2 * i - 1])))
			return -1;
	}
	return 0;
}

struct ob_object *ob_re_split(OB_FN_ARGS)
{
	static const char *const names[] = { "string", "maxsplit", NULL };
	struct ob_object *given[2], *list;
	s64 most = 0, n, at = 0;
	struct re m;
	int res = 0;

	if (ob_args_parse(rt, "split", names, 1, 2, args, nargs, kwnames,
			  given))
		return NULL;
	if (given[1])
		most = ob_arg_ssize(rt, given[1]);
	if (most == -1 && ob_raised(rt))
		return NULL;
	if (ob_re_begin(&m, rt, (struct re_pattern *)self, given[0], 0,
			S64_MAX))
		return NULL;
	list = ob_list_new(rt, 0);
	for (n = 0; list && (!most || n < most); n++) {
		res = ob_re_run(&m, RE_SEARCH);
		if (res > 0 && split_put(&m, list, at))
			res = -1;
		if (res <= 0)
			break;
		at = m.pos;
		ob_re_next(&m);
	}
	if (list && (res < 0 || put(rt, list, piece(&m, at, m.end)))) {
		ob_decref(rt, list);
		list = NULL;
	}
	ob_re_end(&m);
	return list;
}

/* replacing */

/**
 * struct re_sub - how matches are replaced
 * @m: the text
 * @fn: what is called with each match, or NULL
 * @text: what stands for each, or a list of parts with groups among them
 * @list: what the result is made of
 * @at: where the last match ended
 * @n: how many there were
 */
struct re_sub {
	struct re m;
	struct ob_object *fn, *text, *list;
	s64 at, n;
};

static struct ob_object *replacement(struct re_sub *s)
{
	struct ob_rt *rt = s->m.rt;
	struct ob_object *match, *res;

	if (!s->fn && !ob_is_list(s->text))
		return ob_newref(s->text);
	match = ob_re_match_new(&s->m);
	if (!match)
		return NULL;
	res = s->fn ? ob_call(rt, s->fn, &match, 1, NULL) :
		      ob_re_fill(rt, (struct re_match *)match, s->text);
	ob_decref(rt, match);
	return res;
}

static int sub_all(struct re_sub *s, s64 most)
{
	struct re *m = &s->m;
	struct ob_object *item;
	int res = 0;

	while (!most || s->n < most) {
		res = ob_re_run(m, RE_SEARCH);
		if (res <= 0)
			break;
		if (s->at < m->start &&
		    put(m->rt, s->list, piece(m, s->at, m->start)))
			return -1;
		item = replacement(s);
		if (!item)
			return -1;
		if (item == ob_none(m->rt))
			ob_decref(m->rt, item);
		else if (put(m->rt, s->list, item))
			return -1;
		s->at = m->pos;
		s->n++;
		ob_re_next(m);
	}
	if (res < 0)
		return -1;
	return s->at < m->end ? put(m->rt, s->list, piece(m, s->at, m->end)) :
				0;
}

static struct ob_object *sub_join(struct re_sub *s)
{
	struct ob_object *empty = nothing(&s->m), *res = NULL;
	struct ob_list *list = (struct ob_list *)s->list;

	if (!empty)
		return NULL;
	if (!ob_size(list))
		return empty;
	res = s->m.is_str ? ob_str_join(s->m.rt, empty, list->item,
					ob_size(list)) :
	      ob_bytes_m_join(s->m.rt, empty, &s->list, 1, NULL);
	ob_decref(s->m.rt, empty);
	return res;
}

/* A template that is one text without groups is that text. */
static int sub_template(struct ob_rt *rt, struct re_sub *s,
			struct re_pattern *p, struct ob_object *repl)
{
	struct ob_object *only;

	s->text = ob_re_template(rt, p, repl);
	if (!s->text)
		return -1;
	if (!ob_is_list(s->text) || ob_size(s->text) != 1)
		return 0;
	only = ((struct ob_list *)s->text)->item[0];
	if (ob_is_int(only))
		return 0;
	ob_incref(only);
	ob_decref(rt, s->text);
	s->text = only;
	return 0;
}

static struct ob_object *substitute(struct ob_rt *rt, const char *name,
				    struct ob_object *self,
				    struct ob_object *const *args,
				    size_t nargs, struct ob_tuple *kwnames,
				    s64 *n)
{
	static const char *const names[] = { "repl", "string", "count", NULL };
	struct ob_object *given[3], *res = NULL;
	struct re_sub s = { };
	s64 most = 0;

	if (ob_args_parse(rt, name, names, 2, 3, args, nargs, kwnames, given))
		return NULL;
	if (given[2])
		most = ob_arg_ssize(rt, given[2]);
	if (most == -1 && ob_raised(rt))
		return NULL;
	if (given[0]->type->call)
		s.fn = given[0];
	else if (sub_template(rt, &s, (struct re_pattern *)self, given[0]))
		return NULL;
	if (ob_re_begin(&s.m, rt, (struct re_pattern *)self, given[1], 0,
			S64_MAX))
		goto out;
	s.list = ob_list_new(rt, 0);
	if (s.list && !sub_all(&s, most))
		res = sub_join(&s);
	*n = s.n;
	ob_re_end(&s.m);
	ob_xdecref(rt, s.list);
out:
	ob_xdecref(rt, s.text);
	return res;
}

struct ob_object *ob_re_sub(OB_FN_ARGS)
{
	s64 n;

	return substitute(rt, "sub", self, args, nargs, kwnames, &n);
}

struct ob_object *ob_re_subn(OB_FN_ARGS)
{
	struct ob_object *text, *number, *res;
	s64 n;

	text = substitute(rt, "subn", self, args, nargs, kwnames, &n);
	if (!text)
		return NULL;
	number = ob_int_from_s64(rt, n);
	res = number ? ob_tuple_pack(rt, 2, text, number) : NULL;
	ob_xdecref(rt, number);
	ob_decref(rt, text);
	return res;
}

/* scanners */

static struct re_scanner *to_scanner(struct ob_object *o)
{
	return (struct re_scanner *)o;
}

static struct ob_object *scanner_new(struct ob_rt *rt, const char *name,
				     struct ob_object *self,
				     struct ob_object *const *args,
				     size_t nargs, struct ob_tuple *kwnames)
{
	struct re_scanner *s;
	struct re m;

	if (begin_args(&m, rt, name, self, args, nargs, kwnames))
		return NULL;
	s = ob_type_alloc(rt, ob_type_of(rt, OB_T_RE_SCANNER), 0);
	if (!s) {
		ob_re_end(&m);
		return NULL;
	}
	s->state = m;
	ob_incref(m.string);
	s->pattern = ob_newref(self);
	ob_track(rt, s);
	return OB_OBJ(s);
}

struct ob_object *ob_re_scanner(OB_FN_ARGS)
{
	return scanner_new(rt, "scanner", self, args, nargs, kwnames);
}

struct ob_object *ob_re_finditer(OB_FN_ARGS)
{
	struct ob_object *scanner, *name, *search, *res;

	scanner = scanner_new(rt, "finditer", self, args, nargs, kwnames);
	if (!scanner)
		return NULL;
	name = ob_str_intern_c(rt, "search");
	search = name ? ob_getattr(rt, scanner, name) : NULL;
	res = search ? ob_call_iter_new(rt, search, ob_none(rt)) : NULL;
	ob_xdecref(rt, name);
	ob_xdecref(rt, search);
	ob_decref(rt, scanner);
	return res;
}

static void scanner_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	struct re_scanner *s = to_scanner(o);

	ob_untrack(o);
	if (!ob_dealloc_begin(rt, o))
		return;
	if (s->state.rt)
		ob_re_end(&s->state);
	ob_xdecref(rt, s->state.string);
	ob_xdecref(rt, s->pattern);
	ob_obj_free(rt, o);
	ob_dealloc_end(rt);
}

static int scanner_traverse(struct ob_object *o, struct ob_visitor *v)
{
	struct re_scanner *s = to_scanner(o);
	int err = ob_visit_one(v, s->pattern);

	err = err ?: ob_visit_one(v, s->state.string);
	return err ?: ob_visit_one(v, s->state.buffer.obj);
}

static struct ob_object *scanner_step(struct ob_rt *rt, const char *name,
				      struct ob_object *self, enum re_how how,
				      size_t nargs)
{
	struct re_scanner *s = to_scanner(self);
	struct ob_object *res;
	int found;

	/* Keywords are let pass, as CPython does. */
	if (nargs)
		return ob_raise(rt, OB_T_TypeError, "%s() takes no arguments",
				name);
	if (s->ended)
		return ob_newref(ob_none(rt));
	if (s->executing)
		return ob_raise(rt, OB_T_ValueError,
				"regular expression scanner already executing");
	s->executing = 1;
	found = ob_re_run(&s->state, how);
	s->executing = 0;
	if (found < 0)
		return NULL;
	if (!found) {
		s->ended = true;
		return ob_newref(ob_none(rt));
	}
	res = ob_re_match_new(&s->state);
	ob_re_next(&s->state);
	return res;
}

static struct ob_object *scanner_match(OB_FN_ARGS)
{
	return scanner_step(rt, "match", self, RE_MATCH, nargs);
}

static struct ob_object *scanner_search(OB_FN_ARGS)
{
	return scanner_step(rt, "search", self, RE_SEARCH, nargs);
}

static const struct ob_method_def scanner_methods[] = {
	{ "match", scanner_match, OB_METH_KW },
	{ "search", scanner_search, OB_METH_KW },
	{ }
};

static const struct ob_member_def scanner_members[] = {
	{ "pattern", OB_MEMBER_OBJECT, true,
	  offsetof(struct re_scanner, pattern) },
	{ }
};

const struct ob_type_def ob_re_scanner_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "_sre.SRE_Scanner",
		.basicsize = sizeof(struct re_scanner),
		.flags = OB_TF_GC,
		.dealloc = scanner_dealloc,
		.traverse = scanner_traverse,
		.methods = scanner_methods,
		.members = scanner_members,
	},
};
