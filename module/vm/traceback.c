// SPDX-License-Identifier: GPL-2.0
/*
 * traceback - the lines of a traceback: places, source and carets
 */
#include "vm_priv.h"

/* Equal places beyond this many are counted, not shown. */
#define SHOWN_REPEATS	3
/* Of longer tracebacks only the innermost entries are shown. */
#define SHOWN_ENTRIES	1000

static bool is_blank(u32 c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

/**
 * struct line - one line of a unit's source text
 * @text: the whole text
 * @start: first code point of the line
 * @len: its code points, line end excluded
 */
struct line {
	struct ob_object *text;
	s64 start, len;
};

static u32 line_char(const struct line *line, s64 i)
{
	return ob_str_char(line->text, line->start + i);
}

static bool line_find(struct ob_object *text, int lineno, struct line *out)
{
	s64 n = text ? ob_str_len(text) : 0;
	s64 i = 0, start = 0;

	while (i < n) {
		u32 c = ob_str_char(text, i++);

		if (c != '\n' && c != '\r')
			continue;
		if (lineno-- > 1) {
			if (c == '\r' && i < n && ob_str_char(text, i) == '\n')
				i++;
			start = i;
			continue;
		}
		i--;
		goto found;
	}
	if (lineno != 1 || start == n)
		return false;
found:
	out->text = text;
	out->start = start;
	out->len = i - start;
	return true;
}

/* Code points before a UTF-8 offset; one more than there are if beyond. */
static s64 line_column(const struct line *line, int byte)
{
	s64 bytes = 0;
	s64 i;

	for (i = 0; i < line->len && bytes < byte; i++) {
		u32 c = line_char(line, i);

		bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	}
	return bytes < byte ? i + 1 : i;
}

/* Bytes of the line's UTF-8 form: how 3.11 looks for the last non-blank. */
static s64 line_last(const struct line *line)
{
	s64 bytes = 0, last = 0, limit = line->len;
	s64 i;

	for (i = 0; i < line->len && bytes < limit; i++) {
		u32 c = line_char(line, i);
		int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

		if (!is_blank(c))
			last = min(bytes + size, limit);
		bytes += size;
	}
	return last;
}

/* Operator or subscript between two columns; 1 found, 0 none, -1 raised. */
static int line_anchors(struct ob_rt *rt, const struct line *line, s64 start,
			s64 end, struct ob_anchors *out)
{
	bool found;
	char *text;
	s64 i;

	end = min(end, line->len);
	if (start >= end)
		return 0;
	text = ob_raw_alloc(rt, end - start);
	if (!text)
		return -1;
	for (i = start; i < end; i++) {
		u32 c = line_char(line, i);

		/* All that matters of a non-ASCII letter is that it is one. */
		text[i - start] = c < 0x80 ? c : 0x80;
	}
	found = ob_anchors_find(text, end - start, out);
	ob_raw_free(rt, text);
	out->left += start;
	out->right += start;
	return found;
}

static int write_carets(struct ob_strbuf *b, s64 from, s64 start, s64 end,
			const struct ob_anchors *inner)
{
	s64 i;

	if (ob_strbuf_cstr(b, "    "))
		return -1;
	for (i = from; i < end; i++) {
		u32 c = '^';

		if (i < start)
			c = ' ';
		else if (inner && (i < inner->left || i >= inner->right))
			c = '~';
		if (ob_strbuf_char(b, c))
			return -1;
	}
	return ob_strbuf_char(b, '\n');
}

static int write_source(struct ob_strbuf *b, const struct line *line,
			s64 indent)
{
	s64 i;

	if (ob_strbuf_cstr(b, "    "))
		return -1;
	for (i = indent; i < line->len; i++)
		if (ob_strbuf_char(b, line_char(line, i)))
			return -1;
	return ob_strbuf_char(b, '\n');
}

static int write_place(struct ob_strbuf *b, const struct ob_traceback *tb)
{
	struct ob_code *code = ob_traceback_code(tb);
	struct ob_object *text;
	int err;

	text = ob_str_format(b->rt, "  File \"%U\", line %d, in %U\n",
			     code->filename, tb->lineno, code->name);
	if (!text)
		return -1;
	err = ob_strbuf_str(b, text);
	ob_decref(b->rt, text);
	return err;
}

static int write_entry(struct ob_strbuf *b, const struct ob_traceback *tb)
{
	struct ob_code *code = ob_traceback_code(tb);
	struct ob_anchors inner;
	struct ob_code_pos pos;
	struct line line;
	s64 indent = 0, start, end;
	int found = 0;

	if (write_place(b, tb))
		return -1;
	if (!line_find(OB_OBJ(code->source), tb->lineno, &line))
		return 0;
	while (indent < line.len && is_blank(line_char(&line, indent)))
		indent++;
	if (write_source(b, &line, indent))
		return -1;
	if (tb->lasti < 0)
		return 0;
	ob_code_position(code, tb->lasti / 2, &pos);
	if (pos.line < 0 || pos.end_line < 0 || pos.col < 0 || pos.end_col < 0)
		return 0;
	start = line_column(&line, pos.col);
	if (pos.line == pos.end_line) {
		end = line_column(&line, pos.end_col);
		found = line_anchors(b->rt, &line, start, end, &inner);
		if (found < 0)
			return -1;
	} else {
		end = line_last(&line);
	}
	/* Carets under everything would say nothing. */
	if (!found && end - start == line.len - indent)
		return 0;
	return write_carets(b, indent, start, end, found ? &inner : NULL);
}

static int write_repeated(struct ob_strbuf *b, s64 count)
{
	struct ob_object *text;
	int err;

	count -= SHOWN_REPEATS;
	if (count <= 0)
		return 0;
	text = ob_str_format(b->rt,
			     "  [Previous line repeated %lld more time%s]\n",
			     count, count > 1 ? "s" : "");
	if (!text)
		return -1;
	err = ob_strbuf_str(b, text);
	ob_decref(b->rt, text);
	return err;
}

static bool same_place(const struct ob_traceback *a,
		       const struct ob_traceback *b)
{
	const struct ob_code *ca = ob_traceback_code(a);
	const struct ob_code *cb = ob_traceback_code(b);

	return ca->filename == cb->filename && a->lineno == b->lineno &&
	       ca->name == cb->name;
}

s64 ob_traceback_limit(struct ob_rt *rt)
{
	struct ob_object *limit;
	int overflow;
	bool sys;
	s64 n;

	limit = ob_sys_get(rt, "tracebacklimit", &sys);
	if (!limit || !ob_is_int(limit))
		return SHOWN_ENTRIES;
	n = ob_int_to_s64(limit, &overflow);
	return overflow > 0 ? S64_MAX : overflow ? 0 : n;
}

int ob_traceback_entries(struct ob_strbuf *b, struct ob_object *first,
			 s64 limit)
{
	const struct ob_traceback *tb, *shown = NULL;
	s64 depth = 0, count = 0;

	for (tb = (void *)first; tb; tb = (void *)tb->next)
		depth++;
	for (tb = (void *)first; tb && depth > limit; depth--)
		tb = (void *)tb->next;
	for (; tb; tb = (void *)tb->next) {
		if (!shown || !same_place(shown, tb)) {
			if (write_repeated(b, count))
				return -1;
			shown = tb;
			count = 0;
		}
		if (++count <= SHOWN_REPEATS && write_entry(b, tb))
			return -1;
		if (ob_tick(b->rt))
			return -1;
	}
	return write_repeated(b, count);
}

struct ob_object *ob_traceback_entries_text(struct ob_rt *rt,
					    struct ob_object *tb)
{
	struct ob_strbuf b;

	ob_strbuf_init(&b, rt);
	if (ob_traceback_entries(&b, tb, max(ob_traceback_limit(rt), 1LL))) {
		ob_strbuf_exit(&b);
		return NULL;
	}
	return ob_strbuf_finish(&b);
}

struct ob_object *ob_source_line(struct ob_rt *rt, struct ob_code *code,
				 int lineno)
{
	struct line line;

	if (!lineno || !line_find(OB_OBJ(code->source), lineno, &line))
		return ob_newref(&rt->st->empty_str);
	return ob_str_slice(rt, line.text, line.start, line.start + line.len);
}

static int attr_int(struct ob_object *o)
{
	int overflow;

	if (!o || !ob_is_int(o))
		return 0;
	return clamp_t(s64, ob_int_to_s64(o, &overflow), 0, INT_MAX);
}

void ob_exc_location(struct ob_rt *rt, struct ob_object *exc, int *line,
		     int *column)
{
	const struct ob_traceback *tb = (void *)((struct ob_exc *)exc)->traceback;
	struct ob_code_pos pos;
	struct line text;

	*line = 0;
	*column = 0;
	if (ob_is_subtype(exc->type, ob_type_of(rt, OB_T_SyntaxError))) {
		*line = attr_int(((struct ob_syntax_error *)exc)->lineno);
		*column = attr_int(((struct ob_syntax_error *)exc)->offset);
		return;
	}
	if (!tb)
		return;
	while (tb->next)
		tb = (void *)tb->next;
	*line = tb->lineno;
	if (tb->lasti < 0)
		return;
	ob_code_position(ob_traceback_code(tb), tb->lasti / 2, &pos);
	if (pos.col >= 0 &&
	    line_find(OB_OBJ(ob_traceback_code(tb)->source), tb->lineno,
		      &text))
		*column = line_column(&text, pos.col) + 1;
}
