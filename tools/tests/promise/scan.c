// SPDX-License-Identifier: GPL-2.0
/*
 * scan - addresses of the machine in what comes from a session
 *
 * Through the device these are the kernel's addresses. Where the rooms of the
 * module are linked into this program, they are this program's own: of its
 * code, its data, its heap. Ids look like addresses of such a process, so a
 * process whose addresses lie where ids do is started anew, elsewhere.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "promise.h"

#define MAX_RANGES	512
#define MAX_TRIES	"32"
#define POOLS_FROM	0x7f0000000000ULL
#define POOLS_TO	0x7f1000000000ULL
#define STATICS_FROM	0x555555000000ULL
#define STATICS_TO	0x555557000000ULL

static struct range {
	uint64_t from;
	uint64_t to;
} ranges[MAX_RANGES];
static unsigned int nr_ranges;
static bool on_device;

static bool overlaps(const struct range *r, uint64_t from, uint64_t to)
{
	return r->from < to && from < r->to;
}

/* What this process has mapped; false if ids lie there too. */
static bool read_ranges(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	bool apart = true;
	char line[512];

	nr_ranges = 0;
	while (maps && fgets(line, sizeof(line), maps)) {
		unsigned long long from, to;
		struct range *r = &ranges[nr_ranges];

		if (nr_ranges == MAX_RANGES ||
		    sscanf(line, "%llx-%llx", &from, &to) != 2 ||
		    from >= 0xffff000000000000ULL)
			continue;
		r->from = from;
		r->to = to;
		nr_ranges++;
		if (overlaps(r, POOLS_FROM, POOLS_TO) ||
		    overlaps(r, STATICS_FROM, STATICS_TO))
			apart = false;
	}
	if (maps)
		fclose(maps);
	return apart;
}

void scan_init(char **argv)
{
	const char *tries = getenv("PROMISE_TRIES");
	struct stat st;
	char next[16];

	on_device = !stat(OBHEAP_DEVICE, &st);
	if (on_device || read_ranges())
		return;
	snprintf(next, sizeof(next), "%d", tries ? atoi(tries) + 1 : 1);
	if (atoi(next) > atoi(MAX_TRIES)) {
		puts("Bail out! this process lies where ids do");
		exit(1);
	}
	setenv("PROMISE_TRIES", next, 1);
	execv("/proc/self/exe", argv);
	exit(1);
}

/*
 * Small negative numbers are numbers. On the device's side the map of all
 * memory, the vmalloc area and the memory map; the kernel's and its modules'
 * code and data.
 */
static bool is_address(uint64_t v)
{
	unsigned int i;

	if (on_device)
		return (v >= 0xffff800000000000ULL &&
			v < 0xffffff0000000000ULL) ||
		       (v >= 0xffffffff80000000ULL &&
			v < 0xfffffffffffff000ULL);
	for (i = 0; i < nr_ranges; i++)
		if (v >= ranges[i].from && v < ranges[i].to)
			return true;
	return false;
}

static const char *first_address(const char *data, size_t len, uint64_t *v)
{
	uint64_t word;
	char *end;
	size_t i;

	for (i = 0; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, data + i, sizeof(word));
		/* Nothing is mapped below, nor are negative numbers above. */
		if (word >> 32 && is_address(word)) {
			*v = word;
			return data + i;
		}
	}
	for (i = 0; i + 10 < len; i++) {
		char digits[17];

		if (data[i] != '0' || data[i + 1] != 'x')
			continue;
		snprintf(digits, sizeof(digits), "%.*s",
			 (int)(len - i - 2 < 16 ? len - i - 2 : 16),
			 data + i + 2);
		*v = strtoull(digits, &end, 16);
		if (is_address(*v))
			return data + i;
	}
	return NULL;
}

void scan_refresh(void)
{
	if (!on_device)
		read_ranges();
}

void scan_reply(struct run *run, const char *what, const void *data,
		size_t len)
{
	const char *at;
	uint64_t v;

	at = data ? first_address(data, len, &v) : NULL;
	if (at)
		wrong(run, "address 0x%llx at byte %zu of %s",
		      (unsigned long long)v, (size_t)(at - (const char *)data),
		      what);
}

/* Words of hexadecimal digits, with or without 0x, of a line of obheap's. */
static bool line_is_clean(const char *path, const char *line)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	const char *at = line;

	while (*at) {
		size_t n = strspn(at, hex);

		if (n == 16 && is_address(strtoull(at, NULL, 16))) {
			printf("# %s: %s", path, line);
			return false;
		}
		at += n ? n : 1;
	}
	return true;
}

static bool scan_file(const char *path, const char *word)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK);
	bool clean = true;
	char line[8192];
	FILE *in;

	if (fd < 0)
		return true;
	in = fdopen(fd, "r");
	while (fgets(line, sizeof(line), in))
		if (strstr(line, word))
			clean &= line_is_clean(path, line);
	fclose(in);
	return clean;
}

/* Without a device there is nobody who would write there. */
bool scan_logs(void)
{
	bool clean = true;

	if (!on_device)
		return true;
	clean &= scan_file("/dev/kmsg", "obheap");
	clean &= scan_file("/sys/kernel/tracing/trace", "obheap");
	clean &= scan_file("/sys/kernel/debug/tracing/trace", "obheap");
	return clean;
}
