/* SPDX-License-Identifier: BSD-2-Clause */
/* The order of things: open the device, drop every privilege or exit, and only then look at the
 * filter and at the bytes that come in. */
#include "base/built.h"
#include "base/utf8.h"
#include "net/net.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

static const char main_usage[] =
	"usage: trame-net [-b] [-C | -S] [-s SNAPLEN] IFACE [FILTER]\n"
	"Sends the pcap stream on standard input to IFACE, writes what IFACE carries to standard\n"
	"output as pcapng; drops every privilege before it does.\n"
	"-b 64 MB of buffer, -C capture only, -S send only, -s bytes of each frame, --version\n";

void net_say(const char *text)
{
	struct buf line = BUF_INIT;
	utf8_clean(&line, text, strlen(text), 0);
	fprintf(stderr, "trame-net: %s\n", buf_string(&line));
	buf_done(&line);
}

/* -1 a wrong line, 0 go on, 1 all is said. */
static int main_options(int argc, char **argv, struct wire *w)
{
	if (argc == 2 && !strcmp(argv[1], "--help"))
		return printf("%s", main_usage);
	if (argc == 2 && !strcmp(argv[1], "--version"))
		return printf("trame-net %s\n", built_version);
	for (int c; (c = getopt(argc, argv, "+bCSs:")) != -1;) {
		char *end = NULL;
		long n = c == 's' ? strtol(optarg, &end, 10) : w->snaplen;
		if (c == '?' || n < 1 || n > NET_FRAME_MAX || (end && *end))
			return -1;
		w->snaplen = (int)n;
		w->buffered |= c == 'b';
		w->send &= c != 'C';
		w->capture &= c != 'S';
	}
	w->iface = argv[optind];
	w->filter = w->iface && argv[optind + 1] ? argv[optind + 1] : "";
	return w->iface && argc - optind < 3 && (w->send || w->capture) ? 0 : -1;
}

/* Ends with the parent. A change of identity makes the kernel forget it, hence twice. */
static void main_follow(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		exit(0);
}

int main(int argc, char **argv)
{
	struct wire w = {.snaplen = NET_FRAME_MAX, .send = true, .capture = true};
	struct err err = {""};
	pid_t parent = getppid();
	int rc = main_options(argc, argv, &w);
	if (rc)
		return rc < 0 ? fputs(main_usage, stderr), 2 : 0;
	if (w.capture && isatty(STDOUT_FILENO))
		return net_say("standard output is a terminal, not the place for pcapng"), 2;
	for (int fd = 0; fd <= STDERR_FILENO;) /* none of the three may become a device's handle */
		fd = fcntl(fd, F_GETFD) < 0 ? open("/dev/null", O_RDWR) : fd + 1;
	main_follow(parent);
	bool safe = !wire_open(&w, &err) && !drop_privileges(&err);
	main_follow(parent);
	rc = !safe ? 1 : wire_filter(&w, &err) ? 2 : pump_run(&w, &err) ? 1 : 0;
	if (rc)
		net_say(err.text);
	if (w.cap)
		pcap_close(w.cap);
	libnet_destroy(w.net);
	return rc;
}
