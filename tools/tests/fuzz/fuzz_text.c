// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz_text - do we and python3.11 refuse the same texts, in the same words?
 *
 * usage: fuzz_text [--seed N] [--rounds N] [--list]
 *
 * Random token soup is compiled here and, in batches, by a python3.11 process;
 * exception type, message, and place are compared. Disagreements are counted by
 * class: both messages with the names in quotes left out. Texts with something
 * that we say we do not support prove nothing and are only counted. $OBHEAP_PYTHON is the
 * oracle to use. Prints KTAP: one result, not ok when there are disagreements.
 */
#include <obheap/device_env.h>

#include <sys/wait.h>

#include "fuzz.h"

#define BATCH		64
#define TEXT_MAX	1024
#define ANSWER_MAX	512
#define CLASSES_MAX	512

/* The other side: reads "length\n" and the text, answers a line for each. */
static const char oracle[] =
	"import sys, warnings\n"
	"warnings.simplefilter('ignore')\n"
	"inp = sys.stdin.buffer\n"
	"while True:\n"
	"    texts = []\n"
	"    for _ in range(int(inp.readline() or 0)):\n"
	"        texts.append(inp.read(int(inp.readline())).decode())\n"
	"    if not texts:\n"
	"        break\n"
	"    for text in texts:\n"
	"        try:\n"
	"            compile(text, '<string>', 'exec', dont_inherit=True)\n"
	"            print('accepted')\n"
	"        except SyntaxError as e:\n"
	"            say = f'{type(e).__name__}: {e.msg} @{e.lineno}:{e.offset}'\n"
	"            print(say.replace('\\n', ' '))\n"
	"        except Exception as e:\n"
	"            print(f'{type(e).__name__}: {e}'.replace('\\n', ' '))\n"
	"    sys.stdout.flush()\n";

static const char * const lines[] = {
	"x = 1", "x , y = 1 , 2", "x . a = y [ 0 ]", "x [ 1 : 2 ] += 3",
	"* a , b = x", "x : int = 3", "x = y = z", "del x , y [ 0 ]",
	"return x", "yield x", "x = yield", "raise X from y", "raise",
	"assert x , 'm'", "global x", "nonlocal x", "import a . b as c",
	"from . a import b , c as d", "from a import *",
	"from a import ( b , c , )", "pass", "break", "continue",
	"print ( x , end = '' )", "f ( * a , ** b )", "f ( x for x in y )",
	"f ( a = 1 , b )", "f ( a , b = 2 , * c , d = 3 )",
	"x = lambda a , * b , c = 1 : a", "x = a if b else c",
	"x = [ i for i in a if b ]", "x = { i : j for i in a }",
	"x = { 1 , 2 , * a }", "x = { ** a , 'b' : 1 }", "x = ( y := 3 )",
	"x = a < b <= c != d is not e not in f", "x = not a and b or c",
	"x = - a ** - b", "x = a @ b // c % d", "x = f'{ a !r:>{ b } }'",
	"x = f'{ a = }' 'b' r'c'", "x = 'a' 'b'", "x = b'a' b'b'",
	"x = 0x1F + 1_000 + 1e5", "x = ...", "x = a . b . c ( ) [ d ]",
	"async def f ( ) : await x", "await x", "x = a ; y = b ;",
	"x = '\\x41' '\\u00e9'", "x = None", "print x",
};

static const char * const blocks[] = {
	"if x :", "elif x :", "else :", "while x :", "for x in y :",
	"for x , * y in z :", "def f ( a , b = 1 , / , c , * , d , ** e ) :",
	"def f ( a : int ) -> b :", "class C :", "class C ( B , m = 1 ) :",
	"try :", "except :", "except A as b :", "except ( A , B ) :",
	"except * A :", "finally :", "with a as b , c as d :",
	"with ( a as b , c ) :", "match x :", "case 1 | 2 :",
	"case [ a , * b ] :", "case { 'k' : v , ** r } :",
	"case C ( a , b = c ) if d :", "case _ :", "async for x in y :",
	"async with x :", "@ a . b",
};

static const char * const tokens[] = {
	"(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "=", "==", "!=",
	"+", "-", "*", "**", "/", "//", "%", "@", "<", ">", "<<", ">>", "&",
	"|", "^", "~", "->", "+=", "**=", ":=", "...", "!", "?", "$", "<>",
	"x", "y", "f", "1", "0", "2.5", "1e", "0x", "012", "1_", "0b12", "1x",
	"'a'", "\"b\"", "b'c'", "f'{'", "f'{x}'", "f'{x!z}'", "f'}'", "'",
	"'''", "b'\xc3\xa9'", "'\\x1'", "'\\N{no}'", "\\", "#", "\n", "\t",
	"if", "else", "elif", "for", "in", "not", "is", "and", "or", "lambda",
	"def", "class", "return", "yield", "from", "import", "as", "global",
	"nonlocal", "del", "pass", "break", "continue", "try", "except",
	"finally", "raise", "with", "while", "assert", "async", "await",
	"match", "case", "None", "True", "False", "print", "exec", "_",
	"__debug__", "type", "\xc3\xa9", "\xe2\x82\xac", "\xef\xbc\x91",
};

static u64 seed = 1;

static u32 rnd(u32 below)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (u32)(seed >> 33) % below;
}

/* Append the tokens of @line, some of them lost, doubled or replaced. */
static void add_line(char *text, const char *line, u32 wrong)
{
	char copy[256], *rest = copy, *word;

	snprintf(copy, sizeof(copy), "%s", line);
	while ((word = strsep(&rest, " "))) {
		u32 what = rnd(100) < wrong ? rnd(5) : 5;

		if (what != 0)
			strcat(text, what == 1 ? tokens[rnd(ARRAY_SIZE(tokens))]
					       : word);
		if (what == 2 || what == 3) {
			strcat(text, " ");
			strcat(text, what == 2 ? word :
			       tokens[rnd(ARRAY_SIZE(tokens))]);
		}
		if (rest && what != 4)
			strcat(text, " ");
	}
	strcat(text, "\n");
}

static void make_text(char *text)
{
	static const u32 wrongs[] = { 0, 3, 8, 20 };
	u32 nr = 1 + rnd(5), wrong = wrongs[rnd(4)], depth = 0;

	*text = '\0';
	while (nr--) {
		bool block = rnd(3) == 0;
		u32 i;

		if (depth && rnd(3) == 0)
			depth--;
		for (i = 0; i < depth; i++)
			strcat(text, "    ");
		add_line(text, block ? blocks[rnd(ARRAY_SIZE(blocks))] :
				       lines[rnd(ARRAY_SIZE(lines))], wrong);
		if (block && rnd(20) && depth < 4)
			depth++;
		if (block && rnd(3) == 0)
			nr++;
	}
	/* what stands last is a block's body, not its head */
	if (depth && rnd(8)) {
		while (depth--)
			strcat(text, "    ");
		strcat(text, "pass\n");
	}
}

/* What we say of a text: one step is enough to know that it compiled. */
static void our_answer(struct obheap *s, const char *text, char *answer)
{
	char error[ANSWER_MAX] = "";
	struct obheap_exec exec = {
		.text = (uintptr_t)text, .text_len = strlen(text),
		.max_steps = 1,
		.error = (uintptr_t)error, .error_size = sizeof(error) - 1,
	};
	char *type = error, *message, *place;
	int err = obheap_exec(s, &exec);

	if (err)
		fuzz_die("EXEC: %d", err);
	if (exec.out_status != OBHEAP_STATUS_RAISED) {
		strcpy(answer, "accepted");
		return;
	}
	message = error + exec.out_type_len;
	place = message + exec.out_message_len;
	if (place < error + sizeof(error))
		*place = '\0';
	place = strstr(message, " (<string>, line ");
	if (place)
		*place = '\0';
	snprintf(answer, ANSWER_MAX, "%.*s: %s", (int)exec.out_type_len, type,
		 message);
	if (place)
		sprintf(answer + strlen(answer), " @%u:%u", exec.out_line,
			exec.out_column);
}

/**
 * struct disagreement - a class of them
 * @what: both answers without names and places
 * @count: how many
 * @example: the shortest text
 */
struct disagreement {
	char what[2 * ANSWER_MAX];
	unsigned int count;
	char example[TEXT_MAX];
	char ours[ANSWER_MAX], theirs[ANSWER_MAX];
};

static struct disagreement classes[CLASSES_MAX];
static unsigned int nr_classes, nr_disagreements, nr_unsupported;

/* Names in quotes do not matter, nor where; but that the places differ does. */
static void add_class(char *to, const char *from)
{
	bool quoted = false;

	to += strlen(to);
	for (; *from && *from != '@'; from++) {
		if (*from == '\'' && (quoted || from[-1] == ' '))
			quoted = !quoted;
		else if (quoted)
			continue;
		*to++ = *from;
	}
	*to = '\0';
}

static void disagree(const char *text, const char *ours, const char *theirs)
{
	char what[2 * ANSWER_MAX] = "";
	struct disagreement *d;
	unsigned int i;

	add_class(what, theirs);
	strcat(what, " | ");
	add_class(what, ours);
	nr_disagreements++;
	for (i = 0; i < nr_classes && strcmp(classes[i].what, what); i++)
		;
	if (i == CLASSES_MAX)
		return;
	d = &classes[i];
	if (i == nr_classes) {
		nr_classes++;
		strcpy(d->what, what);
	}
	if (!d->count++ || strlen(text) < strlen(d->example)) {
		strcpy(d->example, text);
		strcpy(d->ours, ours);
		strcpy(d->theirs, theirs);
	}
}

static FILE *to_oracle, *from_oracle;

static pid_t start_oracle(void)
{
	const char *python = getenv("OBHEAP_PYTHON") ?: "/usr/bin/python3.11";
	int there[2], back[2];
	pid_t pid;

	if (pipe(there) || pipe(back))
		fuzz_die("pipe: %s", strerror(errno));
	pid = fork();
	if (!pid) {
		dup2(there[0], 0);
		dup2(back[1], 1);
		close(there[1]);
		close(back[0]);
		execl(python, python, "-X", "utf8", "-c", oracle, NULL);
		_exit(127);
	}
	close(there[0]);
	close(back[1]);
	to_oracle = fdopen(there[1], "w");
	from_oracle = fdopen(back[0], "r");
	return pid;
}

static void run_batch(struct obheap *s)
{
	static char texts[BATCH][TEXT_MAX];
	char ours[ANSWER_MAX], theirs[ANSWER_MAX];
	int i;

	fprintf(to_oracle, "%d\n", BATCH);
	for (i = 0; i < BATCH; i++) {
		make_text(texts[i]);
		fprintf(to_oracle, "%zu\n%s", strlen(texts[i]), texts[i]);
	}
	fflush(to_oracle);
	for (i = 0; i < BATCH; i++) {
		our_answer(s, texts[i], ours);
		if (!fgets(theirs, sizeof(theirs), from_oracle))
			fuzz_die("python3.11 is gone");
		theirs[strcspn(theirs, "\n")] = '\0';
		if (strstr(ours, "obheap does not support"))
			nr_unsupported++;
		else if (strcmp(ours, theirs))
			disagree(texts[i], ours, theirs);
	}
}

static int by_count(const void *a, const void *b)
{
	const struct disagreement *x = a, *y = b;

	return (int)y->count - (int)x->count;
}

static void report(unsigned int most)
{
	unsigned int i;

	qsort(classes, nr_classes, sizeof(classes[0]), by_count);
	for (i = 0; i < nr_classes && i < most; i++)
		printf("# %u times:\n#   python3.11: %s\n#   obheap:     %s\n"
		       "%s----\n", classes[i].count, classes[i].theirs,
		       classes[i].ours, classes[i].example);
}

int main(int argc, char **argv)
{
	unsigned int rounds = 4096, most = 20, n;
	struct ob_host_live before;
	struct obheap *s;
	int i, status;
	pid_t pid;

	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--list"))
			most = CLASSES_MAX;
		else if (i + 1 < argc && !strcmp(argv[i], "--seed"))
			seed = strtoull(argv[++i], NULL, 0);
		else if (i + 1 < argc && !strcmp(argv[i], "--rounds"))
			rounds = strtoul(argv[++i], NULL, 0);
		else
			return 2;
	}
	pid = start_oracle();
	for (n = 0; n < rounds; n += BATCH) {
		s = fuzz_open(&before);
		run_batch(s);
		fuzz_close(s, &before);
	}
	fprintf(to_oracle, "0\n");
	fclose(to_oracle);
	waitpid(pid, &status, 0);
	printf("KTAP version 1\n1..1\n");
	report(most);
	printf("# %u of %u texts, in %u classes; %u with what there is not\n",
	       nr_disagreements, n, nr_classes, nr_unsupported);
	printf("%sok 1 syntax errors are python3.11's\n",
	       nr_disagreements ? "not " : "");
	return nr_disagreements ? 1 : 0;
}
