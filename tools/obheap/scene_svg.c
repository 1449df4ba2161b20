// SPDX-License-Identifier: GPL-2.0
/*
 * scene_svg - a picture of names and objects drawn by Graphviz
 *
 * Graphviz lays it out; a style sheet put into what it wrote lets the colours
 * follow the viewer's light or dark scheme.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd.h"
#include "scene.h"

#define NO_DOT	127	/* what a shell says of a command it cannot find */

static const char style[] =
	"<style>\n"
	"@media (prefers-color-scheme: dark) {\n"
	"  text { fill: #e8e8e8 }\n"
	"  text[fill=\"#666666\"] { fill: #a8a8a8 }\n"
	"  .graph > polygon { fill: #17181a }\n"
	"  [fill=\"#f7f7f7\"] { fill: #26282b }\n"
	"  [fill=\"#eef3fa\"] { fill: #1e2836 }\n"
	"  [fill=\"#fdf6e3\"] { fill: #2e281a }\n"
	"  [fill=\"#777777\"] { fill: #9a9a9a }\n"
	"  [stroke=\"#777777\"] { stroke: #9a9a9a }\n"
	"  [stroke=\"#4a6fa5\"] { stroke: #6f93c9 }\n"
	"  [fill=\"#4a6fa5\"] { fill: #6f93c9 }\n"
	"}\n"
	"</style>\n";

/* In the child: dot, from @in to @out. */
static void become_dot(int in, int out)
{
	if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
		execlp("dot", "dot", "-Tsvg", (char *)NULL);
	_exit(NO_DOT);
}

/* Run dot on what @in has; its exit status, or a negative errno. */
static int run_dot(FILE *in, FILE *out)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		return -errno;
	if (!child)
		become_dot(fileno(in), fileno(out));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -errno;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -EINTR;
}

/* Copy an SVG; the style sheet goes in front of the first group. */
static void copy_styled(FILE *svg, FILE *out)
{
	bool styled = false;
	char line[4096];

	while (fgets(line, sizeof(line), svg)) {
		if (!styled && !strncmp(line, "<g ", 3)) {
			fputs(style, out);
			styled = true;
		}
		fputs(line, out);
	}
}

int scene_svg(const struct scene *s, FILE *out)
{
	FILE *dot = tmpfile(), *svg = tmpfile();
	int status = -errno;

	if (dot && svg) {
		scene_dot(s, dot);
		fflush(dot);
		/* The child has the same place in the file. */
		rewind(dot);
		status = run_dot(dot, svg);
		rewind(svg);
	}
	if (!status)
		copy_styled(svg, out);
	if (dot)
		fclose(dot);
	if (svg)
		fclose(svg);
	if (!status)
		return EXIT_OK;
	if (status == NO_DOT)
		complain("an SVG is laid out by Graphviz, and there is no 'dot' here: install graphviz, or write the graph with -o FILE.dot");
	else if (status < 0)
		complain_device("drawing", status);
	else
		complain("dot could not draw the graph");
	return EXIT_DEVICE;
}
