/* SPDX-License-Identifier: BSD-2-Clause */
/* A process that writes numbered files with the rights of root, who started the program, for the
 * one that has given them up. It looks at no byte of them, and makes their names itself: from the
 * command line's, and a number. */
#include "draw_int.h"

#include "base/lang.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct order {
	uint64_t number;
	uint64_t n; /* bytes that follow */
};

/* Of each order, and of the end. */
struct receipt {
	int status;
	struct err err;
};

static bool read_whole(int fd, void *to, size_t n)
{
	uint8_t *at = to;

	while (n) {
		ssize_t got = read(fd, at, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		n -= (size_t)got;
	}
	return true;
}

static bool write_whole(int fd, const void *from, size_t n)
{
	const uint8_t *at = from;

	while (n) {
		ssize_t put = send(fd, at, n, MSG_NOSIGNAL);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		at += put;
		n -= (size_t)put;
	}
	return true;
}

/* ---- the one with rights ---- */

static void serve(const char *template, int fd)
{
	struct buf bytes = BUF_INIT, name = BUF_INIT;
	struct save_run run = {.count = 0};
	struct receipt receipt = {.status = 0};
	struct order order;

	while (read_whole(fd, &order, sizeof(order)) && order.n <= DRAW_BYTES * 4ull) {
		buf_clear(&bytes);
		if (!read_whole(fd, buf_room(&bytes, order.n + 1), order.n))
			break;
		bytes.len = order.n;
		buf_clear(&name);
		drawn_put_name(&name, template, order.number);
		receipt.status = save_run_add(&run, buf_string(&name), &bytes, &receipt.err);
		if (!write_whole(fd, &receipt, sizeof(receipt)))
			break;
	}
	receipt.status = save_run_finish(&run, &receipt.err);
	write_whole(fd, &receipt, sizeof(receipt));
	_exit(0);
}

/* ---- the one without ---- */

int scribe_start(struct scribe *scribe, const char *template, struct err *err)
{
	int ends[2];

	*scribe = (struct scribe){.fd = -1};
	if (geteuid() != 0)
		return 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return err_errno(err, "%s", template);
	scribe->pid = fork();
	if (scribe->pid < 0) {
		close(ends[0]);
		close(ends[1]);
		return err_errno(err, "%s", template);
	}
	if (scribe->pid == 0) {
		close(ends[0]);
		serve(template, ends[1]);
	}
	close(ends[1]);
	scribe->fd = ends[0];
	return 0;
}

static int read_receipt(struct scribe *scribe, struct err *err)
{
	struct receipt receipt;

	if (!read_whole(scribe->fd, &receipt, sizeof(receipt)))
		return err_set(err, _("the process that writes the files has ended"));
	*err = receipt.err;
	return receipt.status;
}

int scribe_write(struct scribe *scribe, uint64_t number, const struct buf *bytes, struct err *err)
{
	const struct order order = {number, bytes->len};

	if (!write_whole(scribe->fd, &order, sizeof(order)) ||
		!write_whole(scribe->fd, bytes->data, bytes->len))
		return err_set(err, _("the process that writes the files has ended"));
	return read_receipt(scribe, err);
}

int scribe_end(struct scribe *scribe, struct err *err)
{
	int status;

	shutdown(scribe->fd, SHUT_WR);
	status = read_receipt(scribe, err);
	close(scribe->fd);
	while (waitpid(scribe->pid, NULL, 0) < 0 && errno == EINTR)
		;
	*scribe = (struct scribe){.fd = -1};
	return status;
}
