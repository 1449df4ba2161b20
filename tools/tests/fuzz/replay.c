// SPDX-License-Identifier: GPL-2.0
/*
 * replay - a fuzz target over files, without a fuzzer
 *
 * usage: replay_TARGET [--head C] PATH...
 *
 * Each file, and each file of a folder, is one input, run in a process of its
 * own; C is put in front of all of them. Prints KTAP.
 */
#include <obheap/device_env.h>

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "fuzz.h"

#define INPUT_MAX	(1 << 20)
#define SECONDS_MAX	30

static char input[INPUT_MAX];
static int nr_results, nr_bad;

static size_t slurp(const char *path, int head)
{
	FILE *f = fopen(path, "rb");
	size_t len = 0;

	if (!f)
		fuzz_die("%s: %s", path, strerror(errno));
	if (head)
		input[len++] = head;
	len += fread(input + len, 1, sizeof(input) - len, f);
	fclose(f);
	return len;
}

static void replay_file(const char *path, int head)
{
	size_t len = slurp(path, head);
	int status = -1;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		fuzz_die("fork: %s", strerror(errno));
	if (!pid) {
		uint8_t *exact = malloc(len);

		alarm(SECONDS_MAX);
		memcpy(exact, input, len);
		LLVMFuzzerTestOneInput(exact, len);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	nr_bad += status != 0;
	printf("%sok %d %s\n", status ? "not " : "", ++nr_results, path);
}

static void replay(const char *path, int head)
{
	char name[4096];
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (!dir) {
		replay_file(path, head);
		return;
	}
	while ((entry = readdir(dir))) {
		struct stat st;

		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		if (!stat(name, &st) && S_ISREG(st.st_mode))
			replay_file(name, head);
	}
	closedir(dir);
}

int main(int argc, char **argv)
{
	int head = 0, i = 1;

	if (argc > 2 && !strcmp(argv[1], "--head")) {
		head = argv[2][0];
		i = 3;
	}
	printf("KTAP version 1\n");
	for (; i < argc; i++)
		replay(argv[i], head);
	printf("1..%d\n", nr_results);
	return nr_bad ? 1 : 0;
}
