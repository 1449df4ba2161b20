// SPDX-License-Identifier: GPL-2.0
/*
 * cmd_snapshot - the heap at one moment in a file
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sites.h"
#include "snapshot.h"

/* A session that works between two looks is not waited for longer. */
#define STREAM_TRIES 3

/**
 * struct snapshot_job - what is to be written, and where
 * @source: the heap
 * @path: the file, NULL for standard output
 * @format: as what
 * @with_sites: and on which line each block was born
 * @sites: those lines
 */
struct snapshot_job {
	struct heap_source source;
	const char *path;
	enum snapshot_format format;
	bool with_sites;
	struct sites sites;
};

/* Where what is written begins; -1 where one cannot come back to it. */
static off_t output_start(FILE *out)
{
	int fd = fileno(out), flags = fcntl(fd, F_GETFL);

	if (fflush(out) || flags < 0)
		return -1;
	return lseek(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
}

/* Begin again there. */
static bool rewind_output(FILE *out, off_t start)
{
	return !fflush(out) && !fseeko(out, start, SEEK_SET) &&
	       !ftruncate(fileno(out), start);
}

static int write_at_once(struct snapshot_job *job, FILE *out)
{
	struct heap_source *source = &job->source;
	int err = graph_read(source->session, &source->g);

	if (!err)
		snapshot_write(&source->g, out);
	return err;
}

/*
 * Written as it is read, which needs no memory to speak of. A session with a
 * name may work meanwhile: then the file is begun anew, and if that keeps
 * happening, all is read at one go.
 */
static int stream_again(struct snapshot_job *job, FILE *out)
{
	off_t start = output_start(out);
	int err = -ESTALE, tries;

	for (tries = 0; err == -ESTALE && tries < STREAM_TRIES; tries++) {
		if (tries && !rewind_output(out, start))
			return err;
		err = snapshot_stream(job->source.session, out);
	}
	if (err != -ESTALE || !rewind_output(out, start))
		return err;
	return write_at_once(job, out);
}

/* A file without a name, in which one can begin again; NULL if there is none. */
static FILE *spool_open(void)
{
	const char *folder = getenv("TMPDIR");
	FILE *spool;
	int fd;

	fd = open(folder && *folder ? folder : "/var/tmp",
		  O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return NULL;
	spool = fdopen(fd, "w+");
	if (!spool)
		close(fd);
	return spool;
}

static int spool_copy(FILE *spool, FILE *out)
{
	char buf[16384];
	size_t n;

	if (fflush(spool) || ferror(spool))
		return -errno;
	rewind(spool);
	while ((n = fread(buf, 1, sizeof(buf), spool)) && !ferror(out))
		fwrite(buf, 1, n, out);
	return ferror(spool) ? -EIO : 0;
}

/* What has gone into a pipe is gone: a session with a name is spooled first. */
static int stream_to(struct snapshot_job *job, FILE *out)
{
	FILE *spool;
	int err;

	if (output_start(out) >= 0)
		return stream_again(job, out);
	if (!job->source.program.session)
		return snapshot_stream(job->source.session, out);
	spool = spool_open();
	if (!spool)
		return write_at_once(job, out);
	err = stream_again(job, spool);
	if (!err)
		err = spool_copy(spool, out);
	fclose(spool);
	return err;
}

static int save_to(struct snapshot_job *job, FILE *out)
{
	struct heap_source *source = &job->source;
	int err = 0;

	if (job->format == SNAPSHOT_DEVTOOLS)
		err = heapsnapshot_write(&source->g, source->session, out);
	else if (source->lazy)
		err = stream_to(job, out);
	else
		snapshot_write(&source->g, out);
	/* Said once, by who closes the file. */
	if (ferror(out))
		return EXIT_OK;
	return err ? complain_device("snapshot", err) : EXIT_OK;
}

static int snapshot_save(struct snapshot_job *job)
{
	FILE *out = output_open(job->path);
	int status, finished;

	if (!out)
		return EXIT_USAGE;
	status = save_to(job, out);
	finished = output_close(out, job->path);
	return status ?: finished;
}

static int take_format(struct snapshot_job *job, const char *word)
{
	static const char *const words[] = {
		[SNAPSHOT_LINES] = "lines",
		[SNAPSHOT_DEVTOOLS] = "heapsnapshot",
		NULL
	};
	__u32 format;

	if (parse_word("--format", word, words, &format) < 0)
		return -1;
	job->format = format;
	return 1;
}

static int snapshot_option(int opt, const char *arg, void *ctx)
{
	struct snapshot_job *job = ctx;

	switch (opt) {
	case 'o':
		job->path = arg;
		return 1;
	case 'f':
		return take_format(job, arg);
	case 'l':
		job->with_sites = true;
		return 1;
	}
	return source_option(&job->source, opt, arg);
}

/* Run the program with a listener, then read its heap. */
static int open_with_sites(struct snapshot_job *job, int argc, char **argv)
{
	struct heap_source *source = &job->source;
	int status, err;

	if (source->path) {
		complain("snapshot: --sites or --from, not both");
		return EXIT_USAGE;
	}
	if (program_operand(&source->program, argc - optind, argv + optind))
		return EXIT_USAGE;
	status = sites_program(&job->sites, &source->program,
			       &source->session);
	if (status)
		return status;
	err = graph_read(source->session, &source->g);
	if (!err)
		err = sites_take(&job->sites, &source->g);
	return err ? complain_device("snapshot", err) : EXIT_OK;
}

static int snapshot_run(int argc, char **argv)
{
	static const struct option options[] = {
		SOURCE_OPTIONS, { "output", required_argument, NULL, 'o' },
		{ "format", required_argument, NULL, 'f' },
		{ "sites", no_argument, NULL, 'l' }, { }
	};
	struct snapshot_job job = { 0 };
	int status = view_options(&cmd_snapshot, argc, argv,
				  &job.source.program, options,
				  snapshot_option, &job);

	if (status < 0 && print_as_json && job.format != SNAPSHOT_LINES) {
		complain("--json or --format heapsnapshot, not both");
		status = EXIT_USAGE;
	}
	if (status >= 0)
		goto out;
	/* Lines are written as they come: nothing has to be looked up. */
	job.source.lazy = job.format == SNAPSHOT_LINES && !job.with_sites &&
			  !job.source.path;
	if (job.with_sites)
		status = open_with_sites(&job, argc, argv);
	else
		status = source_open(&cmd_snapshot, &job.source, argc, argv);
	if (!status)
		status = snapshot_save(&job);
out:
	sites_free(&job.sites);
	source_close(&job.source);
	return status;
}

const struct cmd cmd_snapshot = {
	.name = "snapshot",
	.summary = "write the whole heap down, for diff and for browsers",
	.usage = "[FILE | -c TEXT] [OPTION]...\n\n"
		 "  -o, --output FILE   there instead of to standard output\n"
		 "  --format FORMAT  lines, which obheap reads back, or\n"
		 "                  heapsnapshot, for the memory panel of Chromium\n"
		 "  --sites         on which line each block was born, for diff\n"
		 FROM_USAGE PROGRAM_USAGE
		 "  --json          as --format lines, which is so by itself\n",
	.examples =
		"  obheap snapshot -o before -s lab\n"
		"  obheap snapshot -o after -s lab; obheap diff before after\n"
		"  obheap snapshot --sites -o after program.py\n"
		"  obheap snapshot --format heapsnapshot -o lab.heapsnapshot -s lab\n"
		"  obheap snapshot --from before --format heapsnapshot -o b.heapsnapshot\n",
	.letters = "o:",
	.run = snapshot_run,
};
