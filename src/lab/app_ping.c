/* SPDX-License-Identifier: BSD-2-Clause */
/* Echo requests as ping(8) makes them: ICMP (RFC 792) and ICMPv6 (RFC 4443) on a raw socket, 56
 * bytes of data, the sender's number in the identifier. */
#include "app.h"

#include "base/bits.h"
#include "base/lang.h"

#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PING_SIZE     64   /* bytes, the header among them */
#define PING_PATIENCE 1000 /* ms for an answer */
#define PING_PAUSE    200  /* ms between two */
#define PING_LOOKS    32   /* at what is none of its answers */

enum { ECHO4_REPLY = 0, ECHO4 = 8, ECHO6 = 128, ECHO6_REPLY = 129 };

static uint16_t checksum(const uint8_t *bytes, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i + 1 < n; i += 2)
		sum += (uint32_t)(bytes[i] << 8 | bytes[i + 1]);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

/* In IPv6 the kernel computes the checksum, for it knows the addresses. */
static void build(uint8_t out[PING_SIZE], bool six, uint16_t id, uint16_t seq)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	memset(out, 0, PING_SIZE);
	bits_put(out, 0, 8, six ? ECHO6 : ECHO4);
	bits_put(out, 32, 16, id);
	bits_put(out, 48, 16, seq);
	bits_put(out, 64, 64, (uint64_t)now.tv_sec);
	bits_put(out, 128, 64, (uint64_t)now.tv_nsec / 1000);
	for (int i = 24; i < PING_SIZE; i++)
		out[i] = (uint8_t)(i - 8);
	if (!six)
		bits_put(out, 16, 16, checksum(out, PING_SIZE));
}

/* Whether it answers that request. IPv4's raw sockets give the packet's header, too. */
static bool answers(const uint8_t *in, size_t n, bool six, uint16_t id, uint16_t seq)
{
	size_t skip = six ? 0 : n ? (size_t)(in[0] & 15) * 4 : 0;

	return n >= skip + 8 && in[skip] == (six ? ECHO6_REPLY : ECHO4_REPLY) &&
	       bits_get(in + skip, 32, 16) == id && bits_get(in + skip, 48, 16) == seq;
}

static bool one(struct app *app, bool six, uint16_t seq)
{
	struct board_end to = app_serveur(0, six), from;
	uint8_t bytes[PING_SIZE], in[512];
	uint16_t id = (uint16_t)getpid();

	build(bytes, six, id, seq);
	if (call_sendto(&app->log, app->fd, bytes, sizeof(bytes), &to) < 0)
		return app_failed(app, "sendto");
	for (int i = 0; i < PING_LOOKS && app_wait(app, app->fd, PING_PATIENCE); i++) {
		ssize_t n = call_recvfrom(&app->log, app->fd, in, sizeof(in), &from);

		if (n < 0)
			return app_failed(app, "recvfrom");
		if (answers(in, (size_t)n, six, id, seq))
			return true;
	}
	call_tell(&app->log, CALL_FAILED, _("no answer came within 1 s"));
	return false;
}

bool app_ping(struct app *app, const struct app_order *order)
{
	bool good = true;

	app->fd = call_socket(&app->log, order->six ? AF_INET6 : AF_INET, SOCK_RAW,
		order->six ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
	if (app->fd < 0)
		return app_failed(app, "socket");
	for (uint32_t i = 0; good && i < order->count; i++) {
		if (i)
			poll(NULL, 0, PING_PAUSE);
		good = one(app, order->six, (uint16_t)(i + 1));
	}
	call_close(&app->log, app->fd);
	app->fd = -1;
	return good;
}
