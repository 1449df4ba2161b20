// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_views - the commands that run a program, if given one, and show a view
 */
#include <getopt.h>
#include <string.h>

#include "cmd.h"

static const struct option plain_options[] = { VIEW_OPTIONS, { } };
static const struct option table_options[] = { TABLE_OPTIONS, { } };

#define HELP_OPTION { "help", no_argument, NULL, 'h' }

const struct option help_options[] = { HELP_OPTION, { } };
const struct option csv_options[] = {
	{ "json", no_argument, NULL, 'j' },
	{ "csv", optional_argument, NULL, 'V' }, HELP_OPTION, { }
};

/* JSON or CSV: -1 to go on. */
static int one_output(void)
{
	if (!print_as_json || !print_as_csv)
		return -1;
	complain("--json or --csv, not both");
	return EXIT_USAGE;
}

int view_options(const struct cmd *cmd, int argc, char **argv,
		 struct program *p, const struct option *options,
		 int (*more)(int opt, const char *arg, void *ctx), void *ctx)
{
	char letters[32];
	int opt, taken;

	options = options ?: plain_options;
	snprintf(letters, sizeof(letters), "%s%s", PROGRAM_SHORT,
		 cmd->letters ?: "");
	while ((opt = getopt_long(argc, argv, letters, options,
				  NULL)) != -1) {
		if (opt == 'h')
			return cmd_help(cmd);
		if (opt == 'j') {
			print_as_json = true;
			continue;
		}
		if (opt == 'V') {
			print_as_csv = optarg ?: "";
			continue;
		}
		taken = opt == '?' ? -1 : program_option(p, opt, optarg);
		if (!taken && more)
			taken = more(opt, optarg, ctx);
		if (taken <= 0)
			return cmd_usage(cmd);
	}
	return one_output();
}

int output_options(const struct cmd *cmd, int argc, char **argv,
		   const struct option *options)
{
	static const struct option json[] = {
		{ "json", no_argument, NULL, 'j' }, HELP_OPTION, { }
	};
	int opt;

	options = options ?: json;
	while ((opt = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (opt == 'h')
			return cmd_help(cmd);
		if (opt == 'j')
			print_as_json = true;
		else if (opt == 'V')
			print_as_csv = optarg ?: "";
		else
			return cmd_usage(cmd);
	}
	return one_output();
}

int no_operands(const struct cmd *cmd, int argc, char **argv)
{
	if (optind == argc)
		return -1;
	complain("%s takes no argument, such as '%s'", cmd->name, argv[optind]);
	return EXIT_USAGE;
}

int view_program(struct program *p, int argc, char **argv,
		 struct obheap **session)
{
	int status;

	*session = NULL;
	if (program_operand(p, argc - optind, argv + optind))
		return EXIT_USAGE;
	status = view_open(p, session);
	if (status)
		*session = NULL;
	return status;
}

int view_command(const struct cmd *cmd, int argc, char **argv,
		 struct json_object *(*view)(struct obheap *session),
		 void (*text)(struct json_object *view, FILE *out))
{
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(cmd, argc, argv, &p, table_options, NULL,
				  NULL);

	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = print_view(view(session), text);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

static int names_run(int argc, char **argv)
{
	return view_command(&cmd_names, argc, argv, view_names,
			    print_names_text);
}

const struct cmd cmd_names = {
	.name = "names",
	.summary = "what the global names are bound to",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap names -c 'a = [1]; b = a'\n"
		"  obheap names --json program.py\n",
	.run = names_run,
};

static int heap_run(int argc, char **argv)
{
	return view_command(&cmd_heap, argc, argv, view_heap,
			    print_heap_text);
}

const struct cmd cmd_heap = {
	.name = "heap",
	.summary = "arenas, pools and blocks in numbers",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap heap program.py\n"
		"  obheap heap --backend slab program.py\n"
		"  obheap heap --csv=types program.py > types.csv\n",
	.run = heap_run,
};

static int info_run(int argc, char **argv)
{
	const struct program p = { 0 };
	struct obheap *session;
	int status = output_options(&cmd_info, argc, argv, NULL);

	if (status < 0)
		status = no_operands(&cmd_info, argc, argv);
	if (status >= 0)
		return status;
	status = session_open(&p, &session);
	if (status)
		return status;
	status = print_view(view_info(session), print_info_text);
	obheap_close(session);
	return status;
}

const struct cmd cmd_info = {
	.name = "info",
	.summary = "what the device can do",
	.usage = "[OPTION]...\n\n"
		 "  --json          for programs\n",
	.examples =
		"  obheap info --json\n",
	.run = info_run,
};

int object_command(const struct cmd *cmd, int argc, char **argv,
		   struct json_object *(*view)(struct obheap *session,
					       __u64 id),
		   void (*text)(struct json_object *view, FILE *out))
{
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(cmd, argc, argv, &p, table_options, NULL,
				  NULL);
	const char *word;
	__u64 id;

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (optind == argc) {
		complain("%s wants an id or a name", cmd->name);
		goto out;
	}
	word = argv[optind++];
	status = view_program(&p, argc, argv, &session);
	if (status)
		goto out;
	status = find_object(session, word, &id);
	if (!status)
		status = print_view(view(session, id), text);
	obheap_close(session);
out:
	program_free(&p);
	return status;
}

static int object_run(int argc, char **argv)
{
	return object_command(&cmd_object, argc, argv, view_refs,
			      print_refs_text);
}

const struct cmd cmd_object = {
	.name = "object",
	.summary = "one object, and what it refers to",
	.usage = "ID|NAME [FILE | -c TEXT] [OPTION]...\n\n" TABLE_USAGE,
	.examples =
		"  obheap object L -c 'L = [1, 16, 32, 64]'\n"
		"  obheap object 0x7f0000000200 -s lab\n",
	.run = object_run,
};
