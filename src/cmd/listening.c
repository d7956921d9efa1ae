/* SPDX-License-Identifier: BSD-2-Clause */
/* -i: trame-net writes into a pipe, and the pipe is read as a file is. Ctrl-C reaches both: it ends
 * trame-net, and the end of the pipe ends the reading, so that what is written ends whole. */
#include "cmd/listening.h"

#include "base/lang.h"
#include "filter/bpf.h"
#include "lab/listen.h"
#include "lab/user.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* Who is told to end when this program is. */
static volatile sig_atomic_t capturing;

static void pass_on(int number)
{
	(void)number;
	if (capturing > 0)
		kill((pid_t)capturing, SIGTERM);
}

static void signals_pass_on(pid_t pid)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction on = {.sa_handler = pass_on, .sa_flags = SA_RESTART};

	sigemptyset(&on.sa_mask);
	capturing = (sig_atomic_t)pid;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		sigaction(ends[i], &on, NULL);
}

int listening_filter(const struct cmd *cmd, char *const words[], int count, struct buf *out)
{
	struct err err;
	struct bpf *bpf;

	for (int i = 0; i < count; i++) {
		buf_text(out, i ? " " : "");
		buf_text(out, words[i]);
	}
	if (!count)
		return -1;
	bpf = bpf_new(buf_string(out), &err);
	if (!bpf)
		return cmd_usage(cmd, _("the capture filter is wrong: %s"), err.text);
	bpf_free(bpf);
	return -1;
}

/* Until there is something to read, or trame-net says why there will be nothing: -1. */
static int wait_begin(const struct launch *net, int fd, struct err *err)
{
	struct pollfd lines[] = {{fd, POLLIN, 0}, {net->err, POLLIN, 0}};

	while (poll(lines, 2, -1) <= 0)
		;
	if (lines[0].revents & POLLIN)
		return 0;
	listen_why(net, err);
	return -1;
}

int listening_read(struct reading *r, const char *iface, const char *filter)
{
	const struct listen_to to = {
		.iface = iface, .keeper = -1, .filter = filter, .snaplen = r->snaplen};
	struct launch net = LAUNCH_INIT;
	struct err err = {""};
	int line[2], status;

	if (pipe2(line, O_CLOEXEC) < 0) {
		err_errno(&err, "%s", iface);
		return cmd_fail(&err);
	}
	status = listen_start(&net, &to, line[1], &err);
	close(line[1]);
	if (status == 0)
		signals_pass_on(net.pid);
	if (status < 0 || user_drop_root(&err) < 0 || wait_begin(&net, line[0], &err) < 0) {
		status = cmd_fail(&err);
	} else {
		status = reading_file(r, iface, line[0]);
		if (listen_why(&net, &err) > 0)
			status = cmd_fail(&err);
	}
	close(line[0]);
	listen_end(&net);
	capturing = 0;
	return status;
}
