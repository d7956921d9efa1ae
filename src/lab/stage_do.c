/* SPDX-License-Identifier: BSD-2-Clause */
/* The commands of the stage: a line is read, the applications that it is about are begun or told,
 * and from then on the loop waits for them. Any line is carried out or refused with a sentence. */
#include "base/lang.h"
#include "stage_int.h"

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define BURST_MOST   100   /* clients */
#define REQUEST_MOST 20000 /* of all of them: the capture grows by a kilobyte with each */
#define PING_MOST    100
#define PATIENCE     (INT64_C(15000) * STAGE_MS)
#define BURST_TIME   (INT64_C(120000) * STAGE_MS)

void stage_fail(struct stage_run *r, const char *why)
{
	r->command.failed = true;
	snprintf(r->command.why, sizeof(r->command.why), "%s", why);
}

void stage_fail_of(struct stage_run *r, const char *who, const char *why)
{
	r->command.failed = true;
	snprintf(r->command.why, sizeof(r->command.why), _("%s: %s"), who, why);
}

/* ---- applications ---- */

static struct actor *begin(struct stage_run *r, const struct app_start *start, enum lab_host host)
{
	struct err err = {""};
	struct actor *a = stage_begin(r, start, host, &err);

	if (!a)
		stage_fail(r, err.text);
	return a;
}

static void order(struct stage_run *r, struct actor *a, const struct app_order *what)
{
	if (!stage_order(r, a, what))
		stage_fail_of(r, a->name, _("the application ended"));
}

static struct actor *free_actor(struct stage_run *r, const char *name)
{
	struct actor *a = stage_actor(r, name);

	if (!a)
		stage_fail_of(r, name, _("no such application runs"));
	else if (a->busy)
		stage_fail_of(
			r, name, _("the application is still busy with what it was told before"));
	return a && !a->busy ? a : NULL;
}

static struct actor *client(struct stage_run *r, const char *letters)
{
	char name[16];

	if (stage_client_name(letters, name))
		return free_actor(r, name);
	stage_fail(r, _("a client's name is at most 15 letters and digits"));
	return NULL;
}

/* ---- the commands ---- */

static void do_start(struct stage_run *r, char *rest)
{
	const struct server *server = stage_server(stage_word(&rest));
	struct app_start start = {.server = server};
	struct stage_ways ways = {false, false, false};
	struct actor *a;

	if (!server || !stage_take_ways(rest, &ways)) {
		stage_fail(r, _("start what? web, dns or echo"));
		return;
	}
	if (stage_actor(r, server->name)) {
		stage_fail_of(r, server->name, _("this server runs already"));
		return;
	}
	if (!ways.tcp && !ways.udp) { /* dns: on UDP, as it is nearly always spoken to */
		ways.tcp = server != &dns_server;
		ways.udp = server->datagram != NULL;
	}
	start.tcp = ways.tcp && server->stream;
	start.udp = ways.udp && server->datagram;
	start.six = ways.six;
	snprintf(start.name, sizeof(start.name), "%s", server->name);
	a = begin(r, &start, LAB_SERVEUR);
	if (a)
		order(r, a, NULL);
}

static void do_stop(struct stage_run *r, char *rest)
{
	const struct server *server = stage_server(stage_word(&rest));
	const struct app_order end = {.op = APP_END};
	struct actor *a = NULL;

	if (server)
		a = free_actor(r, server->name);
	else
		stage_fail(r, _("stop what? web, dns or echo"));
	if (a)
		order(r, a, &end);
}

static void do_client(struct stage_run *r, char *rest)
{
	struct app_start start = {.server = NULL};
	struct actor *a;

	if (!stage_client_name(stage_word(&rest), start.name))
		stage_fail(r, _("a client's name is at most 15 letters and digits"));
	else if (stage_actor(r, start.name))
		stage_fail_of(r, start.name, _("this client runs already"));
	else if ((a = begin(r, &start, LAB_POSTE))) {
		order(r, a, NULL);
		a->begins = true;
	}
}

static void do_open(struct stage_run *r, char *rest)
{
	struct actor *a = client(r, stage_word(&rest));
	const struct server *server = stage_server(stage_word(&rest));
	struct app_order what = {.op = APP_OPEN, .server = server};
	struct stage_ways ways = {false, false, false};

	if (!a)
		return;
	if (!server || !stage_take_ways(rest, &ways) || (ways.tcp && ways.udp)) {
		stage_fail(r, _("open to what? web, dns or echo, and tcp or udp, and 6"));
		return;
	}
	what.port = server->port;
	what.six = ways.six;
	what.proto = ways.udp || (!ways.tcp && server == &dns_server) ? IPPROTO_UDP : IPPROTO_TCP;
	order(r, a, &what);
}

static void tell_client(struct stage_run *r, char *rest, enum app_op op)
{
	struct actor *a = client(r, stage_word(&rest));
	struct app_order what = {.op = op};

	snprintf(what.text, sizeof(what.text), "%s", rest + strspn(rest, " "));
	if (a)
		order(r, a, &what);
}

static void do_connect(struct stage_run *r, char *rest)
{
	tell_client(r, rest, APP_CONNECT);
}

static void do_send(struct stage_run *r, char *rest)
{
	tell_client(r, rest, APP_SEND);
}

static void do_receive(struct stage_run *r, char *rest)
{
	tell_client(r, rest, APP_RECEIVE);
}

static void do_request(struct stage_run *r, char *rest)
{
	tell_client(r, rest, APP_REQUEST);
}

static void do_close(struct stage_run *r, char *rest)
{
	tell_client(r, rest, APP_CLOSE);
}

/* One that is busy is ended all the same. */
static void end_actor(struct stage_run *r, struct actor *a)
{
	const struct app_order end = {.op = APP_END};
	bool busy = a->busy;

	if (busy)
		kill(a->pid, SIGKILL);
	order(r, a, busy ? NULL : &end);
	a->ending = true;
}

static void do_end(struct stage_run *r, char *rest)
{
	struct actor *a;
	char name[16];

	if (!stage_client_name(stage_word(&rest), name))
		stage_fail(r, _("a client's name is at most 15 letters and digits"));
	else if ((a = stage_actor(r, name)))
		end_actor(r, a);
	else
		stage_fail_of(r, name, _("no such application runs"));
}

/* A client that lives for one order, and is waited for. */
static void once(struct stage_run *r, const char *name, const struct app_order *what)
{
	const struct app_order end = {.op = APP_END};
	struct app_start start = {.server = NULL};
	struct actor *a;

	snprintf(start.name, sizeof(start.name), "%s", name);
	a = begin(r, &start, LAB_POSTE);
	if (!a)
		return;
	order(r, a, what);
	order(r, a, &end);
	r->command.waiting = 1;
}

static void do_probe(struct stage_run *r, char *rest)
{
	struct app_order what = {.op = APP_PROBE, .proto = IPPROTO_TCP};
	struct stage_ways ways = {false, false, false};
	uint32_t port;

	if (!stage_number(stage_word(&rest), UINT16_MAX, &port) || !port ||
		!stage_take_ways(rest, &ways)) {
		stage_fail(r, _("probe which port? a number from 1 to 65535, and tcp or udp"));
		return;
	}
	what.port = (uint16_t)port;
	what.proto = ways.udp ? IPPROTO_UDP : IPPROTO_TCP;
	what.six = ways.six;
	once(r, "probe", &what);
}

static void do_ping(struct stage_run *r, char *rest)
{
	struct app_order what = {.op = APP_PING, .count = 1};
	struct stage_ways ways = {false, false, false};
	const char *count = stage_word(&rest);

	if ((*count && (!stage_number(count, PING_MOST, &what.count) || !what.count)) ||
		!stage_take_ways(rest, &ways)) {
		stage_fail(r, _("ping how often? a number from 1 to 100"));
		return;
	}
	what.six = ways.six;
	once(r, "ping", &what);
}

static void do_forget(struct stage_run *r, char *rest)
{
	struct err err = {""};

	(void)rest;
	if (!stage_forget(r, &err))
		stage_fail(r, err.text);
}

static void do_look(struct stage_run *r, char *rest)
{
	(void)rest;
	r->stale = true;
}

static void do_step(struct stage_run *r, char *rest)
{
	struct board_event event = {.word = BOARD_STEP, .time = stage_clock()};

	if (!stage_number(stage_word(&rest), 9999, &event.nth))
		stage_fail(r, _("which step? a number"));
	else
		stage_say(r, &event);
}

/* Half of them, the odd one too, of web. */
static void do_burst(struct stage_run *r, char *rest)
{
	uint32_t clients, requests;
	bool good = stage_number(stage_word(&rest), BURST_MOST, &clients) && clients;

	if (!good || !stage_number(stage_word(&rest), REQUEST_MOST / clients, &requests) ||
		!requests) {
		stage_fail(
			r, _("how many? at most 100 clients and 20000 requests, of each so many"));
		return;
	}
	r->command.burst = true;
	r->command.until = stage_now() + BURST_TIME;
	for (uint32_t i = 0; i < clients && !r->command.failed; i++) {
		bool web = i % 2 == 0;
		struct app_start start = {.server = NULL};
		struct app_order what = {.op = APP_BURST, .count = requests};
		struct actor *a;

		snprintf(
			start.name, sizeof(start.name), "burst-%u", (unsigned)(i % BURST_MOST) + 1);
		what.server = web ? &web_server : &dns_server;
		what.port = what.server->port;
		what.proto = web ? IPPROTO_TCP : IPPROTO_UDP;
		a = begin(r, &start, LAB_POSTE);
		if (a)
			order(r, a, &what);
	}
}

void stage_burst_ends(struct stage_run *r)
{
	r->command.burst = false;
	for (int i = 0; i < STAGE_APPS; i++) {
		struct actor *a = &r->actors[i];

		if (a->pid && strncmp(a->name, "burst-", 6) == 0)
			end_actor(r, a);
	}
}

static const struct {
	const char *name;
	void (*run)(struct stage_run *r, char *rest);
} commands[] = {
	{"start", do_start},
	{"stop", do_stop},
	{"client", do_client},
	{"open", do_open},
	{"connect", do_connect},
	{"send", do_send},
	{"receive", do_receive},
	{"request", do_request},
	{"close", do_close},
	{"end", do_end},
	{"probe", do_probe},
	{"ping", do_ping},
	{"forget", do_forget},
	{"burst", do_burst},
	{"step", do_step},
	{"look", do_look},
};

void stage_do(struct stage_run *r, char *line)
{
	const char *name = stage_word(&line);

	r->command = (struct command){
		.phase = STAGE_WAITS, .nth = ++r->told, .begun = stage_now(), .frames = r->frames};
	r->command.until = r->command.begun + PATIENCE;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(name, commands[i].name) == 0) {
			commands[i].run(r, line);
			return;
		}
	stage_fail(r, _("this is no command of the stage"));
}
