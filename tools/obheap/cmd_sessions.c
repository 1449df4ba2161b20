// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_sessions - sessions with a name: made, listed, removed
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

/* What the device said of a name, in words. */
int complain_name(const char *name, int err)
{
	switch (-err) {
	case ENOENT:
		complain("no session is called '%s'", name);
		break;
	case EEXIST:
		complain("a session is called '%s' already", name);
		break;
	case EPERM:
		complain("session '%s' is another user's", name);
		break;
	case EDQUOT:
		complain("'%s' would be more sessions with a name, or more memory for them, than a user may keep",
			 name);
		break;
	case EINVAL:
		complain("'%s' is no name for a session: letters, digits, '.', '_', '-'",
			 name);
		break;
	case EOPNOTSUPP:
		complain("sessions with names need the device");
		break;
	default:
		complain_device(name, err);
	}
	return EXIT_DEVICE;
}

/* A name is only worth something if one can come back by it. */
static int pin_and_try(struct obheap *session, const char *name)
{
	struct obheap *again;
	int err = obheap_pin(session, name);

	if (err)
		return err;
	err = obheap_attach(NULL, name, &again);
	if (!err)
		obheap_close(again);
	return err;
}

static int new_run(int argc, char **argv)
{
	static const struct option options[] = {
		PROGRAM_OPTIONS, { "help", no_argument, NULL, 'h' }, { }
	};
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(&cmd_new, argc, argv, &p, options, NULL,
				  NULL);
	const char *name;
	int err;

	if (status >= 0)
		goto out;
	status = EXIT_USAGE;
	if (optind == argc || p.session) {
		complain(p.session ? "new makes a session, and takes no -s" :
				     "new wants the name of a session that is not there yet");
		goto out;
	}
	name = argv[optind++];
	status = view_program(&p, argc, argv, &session);
	if (status)
		goto out;
	err = pin_and_try(session, name);
	if (err)
		status = complain_name(name, err);
	obheap_close(session);
out:
	program_free(&p);
	return status;
}

const struct cmd cmd_new = {
	.name = "new",
	.summary = "make a session with a name, which stays until rm",
	.usage = "NAME [FILE | -c TEXT] [OPTION]...\n\n"
		 PROGRAM_FILE_USAGE PROGRAM_SETUP_USAGE,
	.examples =
		"  obheap new lab -c 'x = [1]'\n"
		"  obheap new lab --limit 64M --backend slab\n",
	.run = new_run,
};

static struct json_object *session_json(const struct obheap_session *s)
{
	struct json_object *row = json_object_new_object();

	json_add_string(row, "name", s->name);
	json_add_number(row, "uid", s->uid);
	json_add_number(row, "open", s->users);
	json_add_number(row, "bytes", s->bytes);
	json_add_number(row, "age_ns", s->age_ns);
	json_add_string(row, "state",
			s->state & OBHEAP_SESSION_RUNNING ? "running" :
			s->state & OBHEAP_SESSION_STARTED ? "idle" : "new");
	return row;
}

static struct json_object *view_sessions(struct obheap *session)
{
	struct obheap_session *sessions;
	struct json_object *view, *list;
	size_t nr, i;
	int err = obheap_sessions(session, &sessions, &nr);

	if (err) {
		complain_device("sessions", err);
		return NULL;
	}
	view = json_object_new_object();
	list = json_object_new_array();
	json_add_string(view, "schema", "obheap.sessions.1");
	json_object_object_add(view, "sessions", list);
	for (i = 0; i < nr; i++)
		json_object_array_add(list, session_json(&sessions[i]));
	free(sessions);
	return view;
}

static void print_sessions(struct json_object *view, FILE *out)
{
	char bytes[16];
	size_t i;

	fprintf(out, "%-20s %6s %5s %8s %10s  %s\n", "NAME", "UID", "OPEN",
		"HEAP", "AGE", "STATE");
	for (i = 0; i < json_rows(view, "sessions"); i++) {
		struct json_object *row = json_row(view, "sessions", i);

		fprintf(out, "%-20s %6llu %5llu %8s %9.0fs  %s\n",
			json_str(row, "name"), json_num(row, "uid"),
			json_num(row, "open"),
			text_bytes(json_num(row, "bytes"), bytes,
				   sizeof(bytes)),
			json_num(row, "age_ns") / 1e9, json_str(row, "state"));
	}
}

static int ls_run(int argc, char **argv)
{
	const struct program p = { 0 };
	struct obheap *session;
	int status = output_options(&cmd_ls, argc, argv, csv_options);

	if (status < 0)
		status = no_operands(&cmd_ls, argc, argv);
	if (status >= 0)
		return status;
	status = session_open(&p, &session);
	if (status)
		return status;
	status = print_view(view_sessions(session), print_sessions);
	obheap_close(session);
	return status;
}

const struct cmd cmd_ls = {
	.name = "ls",
	.summary = "the sessions with a name",
	.usage = "[OPTION]...\n\n"
		 "  --json          for programs\n"
		 CSV_USAGE,
	.examples =
		"  obheap ls\n",
	.run = ls_run,
};

static int rm_run(int argc, char **argv)
{
	const struct program p = { 0 };
	struct obheap *session;
	int status = output_options(&cmd_rm, argc, argv, help_options);
	int err;

	if (status >= 0)
		return status;
	if (optind == argc) {
		complain("rm wants the name of a session");
		return EXIT_USAGE;
	}
	status = session_open(&p, &session);
	for (; !status && optind < argc; optind++) {
		err = obheap_unpin(session, argv[optind]);
		if (err)
			status = complain_name(argv[optind], err);
	}
	obheap_close(session);
	return status;
}

const struct cmd cmd_rm = {
	.name = "rm",
	.summary = "take the name of a session away; unused, it ends",
	.usage = "NAME...\n\n"
		 "  NAME            that 'obheap ls' shows; who has it open goes on\n",
	.examples =
		"  obheap rm lab\n",
	.run = rm_run,
};
