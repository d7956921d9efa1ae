/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface on the terminal: what the start page offers, and how it ends. */
#include "cmd/interface.h"

#include "base/buf.h"
#include "base/built.h"
#include "base/lang.h"
#include "base/mem.h"
#include "cmd/settings.h"
#include "lab/user.h"
#include "lesson/keep.h"
#include "tui/lesson.h"
#include "tui/run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What one can begin. */
static const struct app_choice begin[] = {
	{CHOICE_BACK, N_("Go on"), N_("with the capture that is open"), NULL},
	{CHOICE_LESSON, N_("The lesson"), N_("how do two applications communicate? step by step"),
		"applications"},
	{CHOICE_LESSON, N_("One ping"), N_("a short lesson: what is inside one ping?"), "ping"},
	{CHOICE_CRAFT, N_("Craft a frame"), N_("from a template, or from a recipe that you type"),
		NULL},
	{CHOICE_OPEN, N_("Open a capture"), N_("a file: pcap or pcapng, gzipped or not"), NULL},
	{CHOICE_LIVE, N_("Live capture"),
		N_("the interfaces of this machine, and what moves there"), NULL},
	{CHOICE_LAB, N_("The lab"),
		N_("a live capture of a private wire with real servers; no privilege"), NULL},
};

/* The captures that come with the program, and what is in them. */
static const struct {
	const char *file, *about;
} captures[] = {
	{"web.pcapng", N_("a page asked for and served: ARP, TCP, HTTP")},
	{"handshake.pcapng", N_("a TCP handshake")},
	{"closed.pcapng", N_("a port where nobody listens")},
	{"dns.pcapng", N_("names asked for over UDP")},
	{"ping.pcapng", N_("a host asked whether it is there")},
	{"ipv6.pcap", N_("IPv6, its extension headers, neighbour discovery")},
	{"tunnels.pcap", N_("frames in packets: GRE, VXLAN, MPLS")},
	{"links.pcap", N_("802.3, spanning tree, LLDP, PPPoE")},
	{"icmp.pcap", N_("every message of ICMP; ARP")},
	{"services.pcap", "DHCP, NTP, TLS, SCTP, IPsec, Geneve"},
	{"applications.pcap", N_("DNS, mDNS, LLMNR, echo and HTTP messages")},
	{"options.pcap", N_("options of IPv4 and TCP")},
	{"cooked.pcapng", N_("links that are not Ethernet: Linux cooked, loopback, raw IP")},
	{"forged.pcap", N_("frames that say what is not so")},
};

bool interface_can(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

bool interface_can_pipe(void)
{
	int fd = isatty(STDOUT_FILENO) ? open("/dev/tty", O_RDWR | O_CLOEXEC) : -1;

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* Standard input is a capture: it gets another number, and keys come from the terminal. */
static int take_input(struct err *err)
{
	int fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), tty;

	if (fd < 0)
		return err_errno(err, _("standard input"));
	tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (tty >= 0 && dup2(tty, STDIN_FILENO) == STDIN_FILENO) {
		close(tty);
		return fd;
	}
	err_errno(err, "/dev/tty");
	close(fd);
	return -1;
}

/* The names live as long as `names`. */
static void offer(struct app *app, struct buf *names)
{
	size_t at[sizeof(captures) / sizeof(captures[0])];
	size_t n = sizeof(captures) / sizeof(captures[0]);

	for (size_t i = 0; i < sizeof(begin) / sizeof(begin[0]); i++)
		app->choices[app->choice_count++] = begin[i];
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
				(struct app_choice){
					CHOICE_CAPTURE, captures[i].file, captures[i].about, path};
	}
}

/* The capture that it is opened on, before any right is given up; -1: there is none, or the error.
 */
static int open_first(const struct interface_open *what, struct live *live, struct err *err)
{
	int fd = -1;

	if (what->iface)
		return live_start(live, what->iface, what->filter, err);
	if (!what->path)
		return -1;
	if (strcmp(what->path, "-") == 0)
		return take_input(err);
	fd = open(what->path, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? err_errno(err, "%s", what->path) : fd;
}

static void show_first(struct app *app, const struct interface_open *what, struct live *live,
	int fd)
{
	if (what->iface)
		run_live(app, live, fd);
	else if (what->path)
		run_take(app, fd, strcmp(what->path, "-") == 0 ? _("standard input") : what->path);
	if (what->lesson)
		lesson_open(app, what->lesson, what->step, what->recorded);
	if (app->config.recent)
		recent_load(&app->recent);
	if (app->book && what->path && strcmp(what->path, "-") != 0)
		run_remember(app, what->path);
	if (app->book && what->follow)
		app->follow = true;
}

/* What the environment leaves open, and what the command line does not say, is as it is set. */
static void set_look(struct look *look, const struct config *config, struct paint paints[PAINTS])
{
	bool dark = config->theme == THEME_AUTO ? paint_is_dark(getenv("COLORFGBG"))
						: config->theme == THEME_DARK;

	paint_theme(paints, dark);
	for (unsigned i = 0; i < PAINTS; i++)
		if (config->painted[i])
			paints[i] = config->paints[i];
	if (config->color != CONFIG_AUTO && config->color < look->color)
		look->color = config->color;
	if (config->ascii)
		lang_ascii(look->ascii = true);
}

static void configure(struct app *app, struct settings *settings)
{
	char text[200];

	app->config = settings->config;
	app->when = (enum summary_when)settings->config.when;
	if (settings_notice(settings, text))
		app_notice(app, text);
}

static int run_all(const struct interface_open *what, const struct look *look, struct live *live,
	struct post *post)
{
	struct paint paints[PAINTS];
	struct term_style style = {.paints = paints};
	struct settings settings;
	struct look looks = *look;
	struct buf names = BUF_INIT;
	struct err err = {""};
	struct app *app;
	int status = CMD_DONE, fd = open_first(what, live, &err), recordings = keep_folder(NULL);

	launch_prepare(&post->means);
	live->keeper = post->means.keeper;
	if (err.text[0] || user_drop_root(&err) < 0)
		return cmd_fail(&err);
	settings_start(&settings);
	set_look(&looks, &settings.config, paints);
	style.color = (enum ansi_color)looks.color;
	style.mouse = settings.config.mouse;
	app = mem_new(1, sizeof(*app));
	app_init(app, looks.ascii, looks.color != ANSI_NONE);
	configure(app, &settings);
	offer(app, &names);
	show_first(app, what, live, fd);
	if (run_app(app, live, post, recordings, &style, &err) < 0)
		status = cmd_fail(&err);
	settings_tell(&settings);
	settings_done(&settings);
	app_done(app);
	free(app);
	buf_done(&names);
	if (recordings >= 0)
		close(recordings);
	return status;
}

int interface_run(const struct interface_open *what, const struct look *look)
{
	struct live live = LIVE_INIT;
	struct post post = {.count = 0};
	int status;

	live.snaplen = what->snaplen;
	status = run_all(what, look, &live, &post);
	live_done(&live);
	post_done(&post);
	return status;
}

int interface_start(void)
{
	static const struct interface_open nothing = {.path = NULL};
	struct look look;

	cmd_look(&look);
	return interface_run(&nothing, &look);
}
