/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface on the terminal: what the start page offers, and how it ends. */
#include "cmd/interface.h"

#include "base/buf.h"
#include "base/built.h"
#include "base/mem.h"
#include "lab/user.h"
#include "tui/run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* The captures that come with the program, and what is in them. */
static const struct {
	const char *file, *about;
} captures[] = {
	{"web.pcapng", "a page asked for and served: ARP, TCP, HTTP"},
	{"handshake.pcapng", "a TCP handshake"},
	{"closed.pcapng", "a port where nobody listens"},
	{"dns.pcapng", "names asked for over UDP"},
	{"ping.pcapng", "a host asked whether it is there"},
	{"ipv6.pcap", "IPv6, its extension headers, neighbour discovery"},
	{"tunnels.pcap", "frames in packets: GRE, VXLAN, MPLS"},
	{"links.pcap", "802.3, spanning tree, LLDP, PPPoE"},
	{"services.pcap", "DHCP, NTP, TLS, SCTP"},
	{"forged.pcap", "frames that say what is not so"},
};

bool interface_can(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* The names live as long as `names`. */
static void offer(struct app *app, struct buf *names)
{
	size_t at[sizeof(captures) / sizeof(captures[0])];
	size_t n = sizeof(captures) / sizeof(captures[0]);

	app->choices[app->choice_count++] = (struct app_choice){
		"Craft a frame", "from a template, or from a recipe that you type", ""};
	app->choices[app->choice_count++] = (struct app_choice){
		"Open a capture", "a file: pcap or pcapng, gzipped or not", NULL};
	for (size_t i = 0; i < n; i++) {
		at[i] = names->len;
		buf_text(names, built_captures);
		buf_byte(names, '/');
		buf_text(names, captures[i].file);
		buf_byte(names, '\0');
	}
	for (size_t i = 0; i < n; i++) {
		const char *path = (const char *)names->data + at[i];

		if (access(path, R_OK) == 0)
			app->choices[app->choice_count++] =
				(struct app_choice){captures[i].file, captures[i].about, path};
	}
}

int interface_run(const char *path, const struct look *look)
{
	const struct term_style style = {.color = (enum ansi_color)look->color, .dark = true};
	struct buf names = BUF_INIT;
	struct err err = {""};
	struct app *app;
	int status = CMD_DONE, fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;

	if (path && fd < 0) {
		err_errno(&err, "%s", path);
		return cmd_fail(&err);
	}
	if (user_drop_root(&err) < 0)
		return cmd_fail(&err);
	app = mem_new(1, sizeof(*app));
	app_init(app, look->ascii, look->color != ANSI_NONE);
	offer(app, &names);
	if (path)
		run_take(app, fd, path);
	if (run_app(app, &style, &err) < 0)
		status = cmd_fail(&err);
	app_done(app);
	free(app);
	buf_done(&names);
	return status;
}

int interface_start(void)
{
	struct look look;

	cmd_look(&look);
	return interface_run(NULL, &look);
}
