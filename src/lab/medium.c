/* SPDX-License-Identifier: BSD-2-Clause */
/* A wire to speak and listen on. Frames go to trame-net as a pcap stream and come back as pcapng;
 * what it says on its standard error is why it failed. */
#include "lab/medium.h"

#include "base/lang.h"
#include "lab/user.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MEDIUM_HELD 32768 /* bytes of frames that wait for more at most */
#define MEDIUM_PATIENCE INT64_C(5000000000) /* for trame-net to open the device */

int64_t medium_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int medium_open(struct medium *m, const char *iface, bool with_bulk, struct err *err)
{
	*m = (struct medium)MEDIUM_INIT;
	m->iface = iface;
	m->with_bulk = with_bulk;
	if (!iface) {
		m->program = launch_open(err);
		if (m->program < 0)
			return -1;
	} else if (launch_iface(&m->net, iface, false, err) < 0 ||
		(with_bulk && launch_iface(&m->bulk, iface, true, err) < 0)) {
		return -1;
	}
	return user_drop_root(err);
}

int medium_take(struct medium *m, const char *iface, const struct launch_means *means,
	struct err *err)
{
	*m = (struct medium)MEDIUM_INIT;
	m->iface = iface;
	if (iface && means->keeper >= 0)
		return launch_kept(&m->net, means->keeper, iface, err);
	if (iface)
		return launch_iface(&m->net, iface, false, err);
	m->program = means->program < 0 ? launch_open(err)
					: fcntl(means->program, F_DUPFD_CLOEXEC, 3);
	return m->program < 0 ? -1 : 0;
}

/* The first line that trame-net wrote on its standard error, without its name. */
static int medium_why(struct launch *net, struct err *err)
{
	char text[400];
	ssize_t n;
	char *why = text;

	do
		n = read(net->err, text, sizeof(text) - 1);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return err_set(err, _("trame-net ended without a word"));
	text[n] = '\0';
	text[strcspn(text, "\n")] = '\0';
	if (strncmp(why, "trame-net: ", 11) == 0)
		why += 11;
	return err_set(err, "%s", why);
}

/* Waits until trame-net has written something: 1, 0 at the deadline or when it is stopped, -1 when
 * it complains. */
static int medium_wait(struct medium *m, int64_t deadline, struct err *err)
{
	for (;;) {
		int64_t left = deadline - medium_now();
		struct timespec wait = {left / 1000000000, left % 1000000000};
		struct pollfd fds[] = {{m->net.out, POLLIN, 0}, {m->net.err, POLLIN, 0},
			{m->stop, POLLIN, 0}};
		int n;

		if (left < 0)
			wait = (struct timespec){0, 0};
		n = ppoll(fds, 3, &wait, NULL);
		if (n < 0 && errno != EINTR)
			return err_errno(err, "poll");
		if (n > 0 && fds[2].revents)
			return 0;
		if (n > 0 && fds[0].revents & POLLIN)
			return 1;
		if (n > 0)
			return medium_why(&m->net, err);
		if (n == 0)
			return 0;
	}
}

int medium_next(struct medium *m, int64_t deadline, struct frame *frame, struct err *err)
{
	for (;;) {
		enum read_state state = reader_next(&m->reader, frame, err);
		int ready;

		if (state == READ_FRAME)
			return 1;
		if (state == READ_BAD)
			return -1;
		ready = medium_wait(m, deadline, err);
		if (ready <= 0)
			return ready;
		if (reader_fill(&m->reader, m->net.out) <= 0)
			return medium_why(&m->net, err);
	}
}

static int medium_ready(struct medium *m, struct err *err)
{
	int64_t deadline = medium_now() + MEDIUM_PATIENCE;
	struct frame frame;

	while (!reader_ready(&m->reader)) {
		int ready = medium_wait(m, deadline, err);

		if (ready < 0)
			return -1;
		if (ready == 0)
			return err_set(err, _("trame-net did not open the interface within 5 s"));
		if (reader_fill(&m->reader, m->net.out) <= 0)
			return medium_why(&m->net, err);
		/* What was on the wire before is of no interest. */
		if (m->reader.count == 0 && reader_next(&m->reader, &frame, err) == READ_BAD)
			return -1;
	}
	m->link = m->reader.links[0].link;
	return 0;
}

int medium_start(struct medium *m, struct err *err)
{
	if (!m->iface) {
		if (lab_start(&m->lab, err) < 0)
			return -1;
		m->lab_up = true;
		if (launch_lab(&m->net, &m->lab, m->program, false, err) < 0 ||
			(m->with_bulk &&
				launch_lab(&m->bulk, &m->lab, m->program, true, err) < 0))
			return -1;
	}
	return medium_ready(m, err);
}

/* What is in the buffer goes to trame-net; why it does not take it is its own sentence. */
static int medium_write(struct launch *to, struct buf *out, struct err *err)
{
	struct pollfd said = {to->err, POLLIN, 0};
	size_t at = 0;

	while (at < out->len) {
		ssize_t n = send(to->in, out->data + at, out->len - at, MSG_NOSIGNAL);

		if (n < 0 && errno != EINTR) {
			err_errno(err, _("trame-net takes no more frames"));
			return poll(&said, 1, 100) > 0 ? medium_why(to, err) : -1;
		}
		at += n > 0 ? (size_t)n : 0;
	}
	buf_clear(out);
	return 0;
}

/* One frame as a record of a pcap stream, with the stream's head before the first. */
static int medium_put(const struct medium *m, struct buf *out, bool *begun,
	const struct frame *frame, struct err *err)
{
	struct writer writer = WRITER_INIT(false);

	writer.started = *begun;
	writer.links[0] = m->link;
	writer.count = *begun ? 1 : 0;
	if (frame->link != m->link)
		return err_set(err, _("%s: the frame is not of this interface's kind"),
			m->iface ? m->iface : LAB_IFACE);
	*begun = true;
	return writer_add(&writer, out, frame, err);
}

int medium_send(struct medium *m, const struct frame *frame, struct err *err)
{
	return medium_put(m, &m->out, &m->begun, frame, err) < 0
		       ? -1
		       : medium_write(&m->net, &m->out, err);
}

int medium_let_go(struct medium *m, struct err *err)
{
	return medium_write(&m->bulk, &m->held, err);
}

int medium_bulk(struct medium *m, const struct frame *frame, struct err *err)
{
	if (medium_put(m, &m->held, &m->bulk_begun, frame, err) < 0)
		return -1;
	return m->held.len < MEDIUM_HELD ? 0 : medium_let_go(m, err);
}

int medium_finish(struct medium *m, struct err *err)
{
	if (medium_let_go(m, err) < 0)
		return -1;
	if (launch_finish(&m->bulk) == 0)
		return 0;
	return medium_why(&m->bulk, err);
}

void medium_done(struct medium *m)
{
	launch_end(&m->net);
	launch_end(&m->bulk);
	if (m->lab_up)
		lab_stop(&m->lab);
	m->lab_up = false;
	if (m->program >= 0)
		close(m->program);
	m->program = -1;
	reader_done(&m->reader);
	buf_done(&m->out);
	buf_done(&m->held);
}
