// SPDX-License-Identifier: GPL-2.0
/*
 * output - the file of -o: a new one, or standard output
 */
#include <errno.h>
#include <string.h>

#include "cmd.h"

static bool is_stdout(const char *path)
{
	return !path || !strcmp(path, "-");
}

FILE *output_open(const char *path)
{
	FILE *out = is_stdout(path) ? stdout : fopen(path, "w");

	if (!out)
		complain("%s: %s", path, strerror(errno));
	return out;
}

int output_close(FILE *out, const char *path)
{
	int err = 0;

	if (is_stdout(path))
		return EXIT_OK;
	if (fflush(out) || ferror(out))
		err = errno;
	if (fclose(out) && !err)
		err = errno;
	if (!err)
		return EXIT_OK;
	complain("%s: %s", path, strerror(err));
	return EXIT_UNWRITTEN;
}
