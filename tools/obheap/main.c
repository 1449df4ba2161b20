// SPDX-License-Identifier: GPL-2.0
/*
 * obheap - run Python statements on an object heap in the kernel and look at it
 */
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

static const struct cmd *const cmds[] = {
	&cmd_run, &cmd_repl, &cmd_play, &cmd_names, &cmd_object, &cmd_objects,
	&cmd_bytes,
	&cmd_heap, &cmd_refs,
	&cmd_arenas, &cmd_pools, &cmd_map, &cmd_why,
	&cmd_step, &cmd_trace, &cmd_watch, &cmd_top,
	&cmd_graph, &cmd_report, &cmd_gc, &cmd_validate,
	&cmd_snapshot, &cmd_diff, &cmd_dominators, &cmd_path, &cmd_cycles,
	&cmd_new, &cmd_ls, &cmd_rm, &cmd_info,
};

#define NR_CMDS (sizeof(cmds) / sizeof(cmds[0]))

void complain(const char *fmt, ...)
{
	va_list ap;

	fflush(stdout);
	fputs("obheap: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

int complain_device(const char *what, int err)
{
	complain("%s: %s", what, strerror(-err));
	return EXIT_DEVICE;
}

int cmd_help(const struct cmd *cmd)
{
	printf("%s - %s\n\nusage: obheap %s %s", cmd->name, cmd->summary,
	       cmd->name, cmd->usage);
	if (cmd->examples)
		printf("\nexamples:\n%s", cmd->examples);
	return EXIT_OK;
}

int cmd_usage(const struct cmd *cmd)
{
	fprintf(stderr, "usage: obheap %s %.*s\n'obheap %s --help' tells more\n",
		cmd->name, (int)strcspn(cmd->usage, "\n"), cmd->usage,
		cmd->name);
	return EXIT_USAGE;
}

static int usage(void)
{
	size_t i;

	fputs("usage: obheap [COMMAND [OPTION]... [ARGUMENT]...]\n\n"
	      "Python statements on CPython's memory model inside the kernel.\n"
	      "Without a command: the prompt on a terminal, else run standard input.\n\n"
	      "commands:\n", stdout);
	for (i = 0; i < NR_CMDS; i++)
		printf("  %-10s %s\n", cmds[i]->name, cmds[i]->summary);
	fputs("\n'obheap COMMAND --help' tells more of each. Exit status: 0 done,\n"
	      "1 the program raised or output cannot be written, 2 wrong usage, 3 the\n"
	      "device refused; what a program exits with, also of those that show its\n"
	      "heap. 'obheap --version' tells which obheap this is.\n", stdout);
	return EXIT_OK;
}

static const struct cmd *find_command(const char *name)
{
	size_t i;

	for (i = 0; i < NR_CMDS; i++)
		if (!strcmp(name, cmds[i]->name))
			return cmds[i];
	complain("no command '%s'; 'obheap --help' lists them", name);
	return NULL;
}

static int version(void)
{
	printf("obheap 0.1.0, interface %d\n", OBHEAP_ABI);
	return EXIT_OK;
}

/* "help", "help COMMAND", "--version": what is about the command itself. */
static int run_about(int argc, char **argv)
{
	const struct cmd *cmd;
	bool help = !strcmp(argv[1], "help");

	if (argc > (help ? 3 : 2)) {
		complain("%s takes no argument, such as '%s'", argv[1],
			 argv[argc - 1]);
		return EXIT_USAGE;
	}
	if (!strcmp(argv[1], "--version"))
		return version();
	if (argc == 2)
		return usage();
	cmd = find_command(argv[2]);
	return cmd ? cmd_help(cmd) : EXIT_USAGE;
}

static int run_command(int argc, char **argv)
{
	char *run_stdin[] = { "obheap", "-", NULL };
	const struct cmd *cmd;

	if (argc < 2) {
		if (isatty(STDIN_FILENO))
			return cmd_repl.run(1, (char *[]){ "obheap", NULL });
		return cmd_run.run(2, run_stdin);
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") ||
	    !strcmp(argv[1], "help") || !strcmp(argv[1], "--version"))
		return run_about(argc, argv);
	cmd = find_command(argv[1]);
	if (!cmd)
		return EXIT_USAGE;
	/* What getopt says of options begins with it. */
	argv[1] = "obheap";
	return cmd->run(argc - 1, argv + 1);
}

/* What was to be written and is not: nobody may take it for all there was. */
static int check_output(int status)
{
	int err = program_write_error;

	errno = 0;
	if (fflush(stdout) || ferror(stdout))
		err = errno ?: err;
	/* Why is known only from a write: what comes out ends there anyway. */
	if (ferror(stdout) && !err)
		err = write(STDOUT_FILENO, "\n", 1) < 0 ? errno : EIO;
	if (!err)
		return status;
	complain("standard output: %s", strerror(err));
	return status ?: EXIT_UNWRITTEN;
}

int main(int argc, char **argv)
{
	int status = run_command(argc, argv);

	return check_output(status ?: program_status);
}
