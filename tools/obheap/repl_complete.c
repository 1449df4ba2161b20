// SPDX-License-Identifier: GPL-2.0
/*
 * repl_complete - what the Tab key does
 *
 * Names come from the session's views, and so do the attributes of instances,
 * classes and modules: nothing of the program runs and nothing of its heap
 * moves. What built-in types have is asked of another session.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "repl.h"

#define MAX_WORDS	2000
#define MAX_SHOWN	200
#define DIR_SIZE	16384

/**
 * struct words - what a word can become
 * @prefix: its beginning
 * @word: the candidates, owned
 */
struct words {
	const char *prefix;
	char *word[MAX_WORDS];
	size_t nr;
};

static void add_word(struct words *w, const char *word, size_t len)
{
	size_t n = strlen(w->prefix), i;

	if (len < n || strncmp(word, w->prefix, n) || w->nr == MAX_WORDS)
		return;
	/* Names that begin with '_' are there for who asks for them. */
	if (*word == '_' && *w->prefix != '_')
		return;
	for (i = 0; i < w->nr; i++)
		if (strlen(w->word[i]) == len && !strncmp(w->word[i], word, len))
			return;
	w->word[w->nr] = strndup(word, len);
	if (w->word[w->nr])
		w->nr++;
}

static void add_names(struct words *w, struct obheap *session, __u32 scope)
{
	struct obheap_name *names;
	size_t nr, i;

	if (obheap_names(session, scope, &names, &nr))
		return;
	for (i = 0; i < nr; i++)
		add_word(w, names[i].name, strlen(names[i].name));
	free(names);
}

static void add_keywords(struct words *w)
{
	static const char *const words[] = {
		"and", "as", "assert", "async", "await", "break", "class",
		"continue", "def", "del", "elif", "else", "except", "finally",
		"for", "from", "global", "if", "import", "in", "is", "lambda",
		"nonlocal", "not", "or", "pass", "raise", "return", "try",
		"while", "with", "yield",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		add_word(w, words[i], strlen(words[i]));
}

/* The object a reference with this label leads to, 0 for none. */
static __u64 follow(struct obheap *session, __u64 id, const char *label)
{
	struct obheap_ref *refs;
	__u64 to = 0;
	size_t nr, i;

	if (obheap_refs(session, id, &refs, &nr))
		return 0;
	for (i = 0; i < nr && !to; i++)
		if (refs[i].role != OBHEAP_REF_KEY &&
		    !strcmp(refs[i].label, label))
			to = refs[i].id;
	free(refs);
	return to;
}

/* The namespace of an instance, a class or a module. */
static __u64 attributes(struct obheap *session, __u64 id)
{
	__u64 dict = follow(session, id, ".__dict__");

	return dict ? dict : follow(session, id, ".dict");
}

/* Keys of a dict that are texts: "['x']" */
static void add_keys(struct words *w, struct obheap *session, __u64 dict)
{
	struct obheap_ref *refs;
	size_t nr, i, n;

	if (!dict || obheap_refs(session, dict, &refs, &nr))
		return;
	for (i = 0; i < nr; i++) {
		n = strlen(refs[i].label);
		if (refs[i].role == OBHEAP_REF_VALUE && n > 4 &&
		    refs[i].label[1] == '\'')
			add_word(w, refs[i].label + 2, n - 4);
	}
	free(refs);
}

/* What dir() says of a built-in type, in a session of its own. */
static void add_builtin(struct words *w, struct repl *r, const char *type)
{
	char text[OBHEAP_TYPE_MAX + 96], out[DIR_SIZE], *word, *save;
	struct obheap_exec exec = { .mode = OBHEAP_EXEC_FILE };

	if (!r->scratch && obheap_open(NULL, &r->scratch)) {
		r->scratch = NULL;
		return;
	}
	exec.text_len = snprintf(text, sizeof(text),
				 "def f(): yield\nprint(*dir({'function': type(f), 'generator': type(f()), 'NoneType': type(None)}.get('%s') or %s))\n",
				 type, type);
	exec.text = (uintptr_t)text;
	exec.output = (uintptr_t)out;
	exec.output_size = sizeof(out) - 1;
	if (obheap_exec(r->scratch, &exec) || exec.out_status)
		return;
	out[exec.out_output_len < sizeof(out) ? exec.out_output_len :
						sizeof(out) - 1] = '\0';
	for (word = strtok_r(out, "\n ", &save); word;
	     word = strtok_r(NULL, "\n ", &save))
		add_word(w, word, strlen(word));
}

static bool is_static(struct obheap *session, __u64 id)
{
	struct obheap_object o = { .id = id };

	return obheap_object(session, &o) || o.out_state & OBHEAP_OBJ_STATIC;
}

/* Is it an instance of a class of the program? */
static bool is_instance(struct obheap *session, __u64 id)
{
	struct obheap_object o = { .id = id };

	return !obheap_object(session, &o) && !is_static(session, o.out_type);
}

/* What an instance keeps itself, not in a dict: ".x" */
static void add_values(struct words *w, struct obheap *session, __u64 id)
{
	struct obheap_ref *refs;
	size_t nr, i;

	if (!is_instance(session, id) || obheap_refs(session, id, &refs, &nr))
		return;
	for (i = 0; i < nr; i++)
		if (*refs[i].label == '.' && refs[i].role != OBHEAP_REF_KEY)
			add_word(w, refs[i].label + 1,
				 strlen(refs[i].label + 1));
	free(refs);
}

static __u64 attribute(struct obheap *session, __u64 id, const char *name)
{
	char label[OBHEAP_NAME_MAX + 8];
	__u64 dict = attributes(session, id), to = 0;

	snprintf(label, sizeof(label), "['%s']", name);
	if (dict)
		to = follow(session, dict, label);
	if (to || !is_instance(session, id))
		return to;
	snprintf(label, sizeof(label), ".%s", name);
	return follow(session, id, label);
}

/* Attributes of a class and of those it is derived from. */
static void add_class(struct words *w, struct repl *r, __u64 type)
{
	__u64 mro = follow(r->session, type, ".__mro__");
	struct obheap_ref *refs;
	size_t nr = 0, i;

	if (mro && !obheap_refs(r->session, mro, &refs, &nr)) {
		for (i = 0; i < nr; i++)
			add_keys(w, r->session, follow(r->session, refs[i].id,
						       ".__dict__"));
		free(refs);
	}
}

static bool is_identifier(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

	return *s && !s[n];
}

static void add_attributes(struct words *w, struct repl *r, __u64 id)
{
	struct obheap_object o = { .id = id }, type;
	char repr[OBHEAP_NAME_MAX] = "";

	if (obheap_object(r->session, &o))
		return;
	add_keys(w, r->session, attributes(r->session, id));
	add_values(w, r->session, id);
	if (!strcmp(o.out_type_name, "type")) {
		add_class(w, r, id);
		return;
	}
	add_class(w, r, o.out_type);
	memset(&type, 0, sizeof(type));
	type.id = o.out_type;
	type.repr = (uintptr_t)repr;
	type.repr_size = sizeof(repr);
	if (!obheap_object(r->session, &type) &&
	    type.out_state & OBHEAP_OBJ_STATIC &&
	    is_identifier(o.out_type_name))
		add_builtin(w, r, o.out_type_name);
}

/* The object that "a.b" stands for, looked up without running anything. */
static __u64 resolve(struct repl *r, char *path)
{
	struct obheap_name *names;
	char *part, *save;
	__u64 id = 0;
	size_t nr, i;

	part = strtok_r(path, ".", &save);
	if (!part || obheap_names(r->session, OBHEAP_SCOPE_GLOBALS, &names, &nr))
		return 0;
	for (i = 0; i < nr; i++)
		if (!strcmp(names[i].name, part))
			id = names[i].id;
	free(names);
	while (id && (part = strtok_r(NULL, ".", &save)))
		id = attribute(r->session, id, part);
	return id;
}

static void add_commands(struct words *w)
{
	size_t i;

	for (i = 0; repl_command_name(i); i++)
		add_word(w, repl_command_name(i), strlen(repl_command_name(i)));
}

static bool is_path(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c & 0x80;
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Characters all candidates have in common. */
static size_t common(const struct words *w)
{
	size_t n = strlen(w->word[0]), i, k;

	for (i = 1; i < w->nr; i++) {
		for (k = 0; k < n && w->word[i][k] == w->word[0][k]; k++)
			;
		n = k;
	}
	return n;
}

static void show_words(const struct words *w)
{
	struct winsize size = { .ws_col = 80 };
	size_t i, width = 0, shown = w->nr < MAX_SHOWN ? w->nr : MAX_SHOWN;
	int columns;

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	for (i = 0; i < shown; i++)
		if (strlen(w->word[i]) > width)
			width = strlen(w->word[i]);
	columns = size.ws_col / (width + 2);
	if (columns < 1)
		columns = 1;
	for (i = 0; i < shown; i++)
		printf("%s%-*s", i % columns ? "" : "\n", (int)width + 2,
		       w->word[i]);
	if (shown < w->nr)
		printf("\nand %zu more", w->nr - shown);
	putchar('\n');
	fflush(stdout);
}

static unsigned char finish(EditLine *el, struct words *w)
{
	size_t typed = strlen(w->prefix), n, i;
	unsigned char answer = CC_REFRESH;
	char *more;

	if (!w->nr)
		return CC_REFRESH_BEEP;
	qsort(w->word, w->nr, sizeof(*w->word), compare_words);
	n = common(w);
	if (n > typed) {
		more = strndup(w->word[0] + typed, n - typed);
		if (more)
			el_insertstr(el, more);
		free(more);
	} else if (w->nr > 1) {
		show_words(w);
		answer = CC_REDISPLAY;
	}
	for (i = 0; i < w->nr; i++)
		free(w->word[i]);
	return answer;
}

unsigned char repl_complete(EditLine *el, int key)
{
	const LineInfo *line = el_line(el);
	const char *begin = line->cursor, *dot;
	struct words w = { 0 };
	char path[256] = "";
	unsigned char answer;
	struct repl *r;
	char *word;

	el_get(el, EL_CLIENTDATA, &r);
	while (begin > line->buffer && is_path(begin[-1]))
		begin--;
	word = strndup(begin, line->cursor - begin);
	if (!word)
		return CC_ERROR;
	dot = strrchr(word, '.');
	if (!*word && (begin == line->buffer || strchr(" \t", begin[-1]))) {
		/* Nothing to complete: the key indents. */
		free(word);
		return el_insertstr(el, "    ") ? CC_ERROR : CC_REFRESH;
	}
	w.prefix = dot ? dot + 1 : word;
	if (begin == line->buffer + 1 && *line->buffer == ':') {
		add_commands(&w);
	} else if (dot) {
		snprintf(path, sizeof(path), "%.*s", (int)(dot - word), word);
		add_attributes(&w, r, resolve(r, path));
	} else {
		add_names(&w, r->session, OBHEAP_SCOPE_GLOBALS);
		add_names(&w, r->session, OBHEAP_SCOPE_BUILTINS);
		add_keywords(&w);
	}
	answer = finish(el, &w);
	free(word);
	return answer;
}
