/* SPDX-License-Identifier: BSD-2-Clause */
/* An application's beginning, and what servers and clients have in common. */
#include "app.h"

#include "lab/detach.h"
#include "lab/lab.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define APP_HIGH 100 /* the pipes lie from here on, so that its first socket is 3, as elsewhere */

bool app_take(struct app *app, struct app_order *order)
{
	ssize_t n;

	do
		n = read(app->orders, order, sizeof(*order));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(*order);
}

bool app_wait(struct app *app, int fd, int ms)
{
	struct pollfd polls[] = {{fd, POLLIN, 0}, {app->orders, 0, 0}};
	int ready;

	do
		ready = poll(polls, 2, ms);
	while (ready < 0 && errno == EINTR);
	if (ready > 0 && polls[1].revents)
		_exit(0);
	return ready > 0;
}

bool app_failed(struct app *app, const char *call)
{
	char text[200];

	snprintf(text, sizeof(text), "%s: %s", call, strerror(errno));
	call_tell(&app->log, CALL_FAILED, text);
	return false;
}

struct board_end app_serveur(uint16_t port, bool six)
{
	struct board_end end = {.family = six ? 6 : 4, .port = port};
	uint8_t mac[6], ip4[4], ip6[16];

	lab_station_bytes(&lab_stations[LAB_SERVEUR], mac, ip4, ip6);
	memcpy(end.ip, six ? ip6 : ip4, six ? sizeof(ip6) : sizeof(ip4));
	return end;
}

int app_socket(struct app *app, uint8_t proto, bool six)
{
	return call_socket(&app->log, six ? AF_INET6 : AF_INET,
		proto == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM, proto);
}

/* Nothing of the stage is kept but the two pipes. */
static void begin(struct app *app, const struct app_start *start)
{
	detach((const int[]){start->orders, start->notes}, 2);
	app->orders = fcntl(DETACH_LINE, F_DUPFD_CLOEXEC, APP_HIGH);
	app->log.fd = fcntl(DETACH_LINE + 1, F_DUPFD_CLOEXEC, APP_HIGH);
	if (app->orders < 0 || app->log.fd < 0)
		_exit(1);
	close(DETACH_LINE);
	close(DETACH_LINE + 1);
	prctl(PR_SET_NAME, start->name);
	call_tell(&app->log, CALL_HELLO, "");
}

void app_run(void *arg)
{
	const struct app_start *start = arg;
	struct app app = {.fd = -1};

	begin(&app, start);
	if (start->server)
		app_serve(&app, start);
	app_client(&app);
}
