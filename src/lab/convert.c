/* SPDX-License-Identifier: BSD-2-Clause */
/* PNG out of SVG, and PDF where our own has no letters: librsvg's own program does it, started
 * without a shell, with nothing but files without a name for its input, its output and its
 * complaints. */
#include "lab/convert.h"

#include "base/lang.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "rsvg-convert"
#define PATHS	"/usr/local/bin:/usr/bin:/bin"
#define SAID	400 /* bytes of its complaints that are told */

struct conversion {
	pid_t pid;
	int out, said; /* files without a name; -1 */
	int *in;       /* owned: a file a page */
	size_t count;
};

static int nameless(const struct buf *bytes, struct err *err)
{
	int fd = memfd_create("trame", MFD_CLOEXEC);
	size_t done = 0;

	while (fd >= 0 && bytes && done < bytes->len) {
		ssize_t n = write(fd, bytes->data + done, bytes->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			close(fd);
			fd = -1;
			break;
		}
		done += (size_t)n;
	}
	if (fd < 0)
		return err_errno(err, _("cannot keep a page in memory"));
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* ---- the other process ---- */

static void become(const struct conversion *c, const char *format)
{
	char date[] = "SOURCE_DATE_EPOCH=0", path[] = "PATH=" PATHS, lang[] = "LC_ALL=C.UTF-8";
	char *const env[] = {date, path, lang, NULL};
	char **argv = calloc(c->count + 5, sizeof(*argv));
	char *names = calloc(c->count + 1, 32);
	int n = 0;

	if (!argv || !names)
		_exit(126);
	argv[n++] = (char[]){PROGRAM};
	argv[n++] = (char[]){"-f"};
	argv[n++] = strdup(format);
	for (size_t i = 0; i < c->count; i++) {
		snprintf(names + 32 * i, 32, "/proc/self/fd/%d", c->in[i]);
		argv[n++] = names + 32 * i;
		fcntl(c->in[i], F_SETFD, 0);
	}
	signal(SIGPIPE, SIG_DFL);
	if (dup2(open("/dev/null", O_RDONLY), STDIN_FILENO) < 0 ||
		dup2(c->out, STDOUT_FILENO) < 0 || dup2(c->said, STDERR_FILENO) < 0)
		_exit(126);
	for (const char *at = PATHS; *at;) {
		size_t length = strcspn(at, ":");
		char program[64];

		snprintf(program, sizeof(program), "%.*s/%s", (int)length, at, PROGRAM);
		execve(program, argv, env);
		at += length + (at[length] == ':');
	}
	_exit(127);
}

/* More files are open at once than a process may have by default. */
static void want_files(size_t count)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur >= count + 64)
		return;
	limit.rlim_cur = count + 64 < limit.rlim_max ? count + 64 : limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

static int start(struct conversion *c, const struct buf *pages, size_t count, enum convert_to to,
	struct err *err)
{
	*c = (struct conversion){.out = -1, .said = -1, .in = mem_new(count, sizeof(*c->in))};
	want_files(count);
	if ((c->out = nameless(NULL, err)) < 0 || (c->said = nameless(NULL, err)) < 0)
		return -1;
	for (; c->count < count; c->count++)
		if ((c->in[c->count] = nameless(&pages[c->count], err)) < 0)
			return -1;
	c->pid = fork();
	if (c->pid < 0)
		return err_errno(err, PROGRAM);
	if (c->pid == 0)
		become(c, to == CONVERT_PDF ? "pdf" : "png");
	return 0;
}

static int read_back(struct buf *out, int fd)
{
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, buf_room(out, 65536), 65536)) != 0) {
		if (n < 0 && errno != EINTR)
			return -1;
		out->len += n > 0 ? (size_t)n : 0;
	}
	return 0;
}

static int finish(struct conversion *c, struct buf *out, enum convert_to to, struct err *err)
{
	struct buf said = BUF_INIT;
	int status = 0, result;

	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return err_set(err,
			to == CONVERT_PNG
				? _("PNG is made by rsvg-convert, which is not there: install the "
				    "package librsvg2-bin, or draw svg or pdf")
				: _("a PDF with letters of other scripts is made by rsvg-convert, "
				    "which is not there: install the package librsvg2-bin, or "
				    "draw svg"));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		result = read_back(out, c->out);
		return result < 0 ? err_errno(err, PROGRAM) : 0;
	}
	read_back(&said, c->said);
	if (said.len > SAID)
		said.len = SAID;
	err_set(err, "rsvg-convert: %s", said.len ? buf_string(&said) : _("it failed"));
	buf_done(&said);
	return -1;
}

static void done(struct conversion *c)
{
	for (size_t i = 0; i < c->count; i++)
		close(c->in[i]);
	if (c->out >= 0)
		close(c->out);
	if (c->said >= 0)
		close(c->said);
	free(c->in);
}

int convert_svg(
	struct buf *out, const struct buf *pages, size_t count, enum convert_to to, struct err *err)
{
	struct conversion c;
	int status = start(&c, pages, count, to, err);

	if (status == 0)
		status = finish(&c, out, to, err);
	done(&c);
	return status;
}
