// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_map - every arena, pool and block, drawn
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "map.h"

/**
 * struct map_options - how to draw
 * @by: what the colours say
 * @svg: file for a picture, NULL for the terminal
 */
struct map_options {
	enum map_by by;
	const char *svg;
};

static int take_option(int opt, const char *arg, void *ctx)
{
	struct map_options *o = ctx;
	int by;

	if (opt == 'o') {
		o->svg = arg;
		return 1;
	}
	for (by = 0; by < MAP_NR_BY; by++) {
		if (strcmp(arg, map_by_name(by)))
			continue;
		o->by = by;
		return 1;
	}
	complain("--by wants type, class, name or age, not '%s'", arg);
	return -1;
}

static int write_svg(const struct map *m, const char *path)
{
	FILE *out = output_open(path);

	if (!out)
		return EXIT_USAGE;
	map_svg(m, out);
	return output_close(out, path);
}

static int map_show(struct obheap *session, const struct map_options *o)
{
	int status = EXIT_OK;
	struct map m;
	int err = map_read(session, o->by, &m);

	if (err == -ENODATA) {
		complain("this session does not remember when its blocks were made: start it with --births");
		return EXIT_DEVICE;
	}
	if (err)
		return complain_device("map", err);
	if (o->svg)
		status = write_svg(&m, o->svg);
	else if (print_as_json)
		map_json(&m, stdout);
	else
		map_text(&m, stdout, colour_wanted(STDOUT_FILENO));
	map_free(&m);
	return status;
}

static int map_run(int argc, char **argv)
{
	static const struct option options[] = {
		VIEW_OPTIONS, { "by", required_argument, NULL, 'b' },
		{ "svg", required_argument, NULL, 'o' }, { }
	};
	struct map_options o = { .by = MAP_BY_TYPE };
	struct program p = { 0 };
	struct obheap *session = NULL;
	int status = view_options(&cmd_map, argc, argv, &p, options,
				  take_option, &o);

	if (o.by == MAP_BY_AGE && !p.session)
		p.setup.flags |= OBHEAP_SETUP_BIRTHS;
	if (status < 0 && o.svg && print_as_json) {
		complain("--json or -o, not both");
		status = EXIT_USAGE;
	}
	if (status < 0)
		status = view_program(&p, argc, argv, &session);
	if (session) {
		status = map_show(session, &o);
		obheap_close(session);
	}
	program_free(&p);
	return status;
}

const struct cmd cmd_map = {
	.name = "map",
	.summary = "every arena, pool and block, drawn",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  --by WHAT       colour by type (default), class, the name that\n"
		 "                  keeps the block, or age\n"
		 "  -o, --svg FILE  draw a picture; - is standard output\n"
		 VIEW_USAGE,
	.examples =
		"  obheap map program.py\n"
		"  obheap map --by name -o map.svg program.py\n",
	.letters = "o:",
	.run = map_run,
};
