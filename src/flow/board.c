/* SPDX-License-Identifier: BSD-2-Clause */
/* The board's state: hosts, applications and sockets as the events so far leave them. A socket that
 * is gone stays, so that what it was can still be told; when there are too many, those go first. */
#include "flow/board.h"

#include "base/mem.h"
#include "base/num.h"
#include "frame/value.h"

#include <stdlib.h>
#include <string.h>

#define SOCKETS_MOST 8192u
#define TCP	     6
#define UDP	     17

/* ---- ends ---- */

static bool is_any(const struct board_end *end)
{
	static const uint8_t none[16];

	return !memcmp(end->ip, none, sizeof(none));
}

/* An IPv4 address that a socket of IPv6 has (RFC 4291 2.5.5.2) is that IPv4 address. */
static struct board_end plain(const struct board_end *end)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	struct board_end out = *end;

	if (end->family == 6 && !memcmp(end->ip, mapped, sizeof(mapped))) {
		memset(out.ip, 0, sizeof(out.ip));
		memcpy(out.ip, end->ip + 12, 4);
		out.family = 4;
	}
	return out;
}

static bool same_address(const struct board_end *a, const struct board_end *b)
{
	return a->family == b->family && !memcmp(a->ip, b->ip, a->family == 4 ? 4 : 16);
}

void board_put_end(struct buf *out, const struct board_end *end)
{
	if (is_any(end) || (end->family != 4 && end->family != 6)) {
		buf_byte(out, '*');
	} else if (end->family == 4) {
		value_ipv4(out, end->ip);
	} else {
		buf_byte(out, '[');
		value_ipv6(out, end->ip);
		buf_byte(out, ']');
	}
	buf_byte(out, ':');
	if (end->port)
		num_put(out, end->port);
	else
		buf_byte(out, '*');
}

const char *board_state_name(uint8_t proto, uint8_t state)
{
	static const char *const names[] = {"", "ESTABLISHED", "SYN-SENT", "SYN-RECEIVED",
		"FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED", "CLOSE-WAIT", "LAST-ACK",
		"LISTEN", "CLOSING", "SYN-RECEIVED"};

	if (proto != TCP)
		return state == BOARD_ESTABLISHED ? "CONNECTED"
		       : state == BOARD_CLOSE	  ? "UNCONNECTED"
						  : "";
	return state < sizeof(names) / sizeof(names[0]) ? names[state] : "";
}

/* ---- events ---- */

static void *grown(void *at, uint32_t *room, uint32_t count, size_t size)
{
	if (count < *room)
		return at;
	*room = count < 16 ? 16 : count * 2;
	return mem_grow(at, *room, size);
}

static void take_host(struct board *board, const struct board_event *event)
{
	if (event->at >= BOARD_HOSTS)
		return;
	while (board->host_count <= event->at)
		board->hosts[board->host_count++] = (struct board_host){.name = ""};
	board->hosts[event->at] = event->host;
	board->hosts[event->at].name[sizeof(event->host.name) - 1] = '\0';
}

static void take_app(struct board *board, const struct board_event *event)
{
	struct board_app *app;

	if (event->at >= BOARD_APPS || event->app.host >= BOARD_HOSTS)
		return;
	while (board->app_count <= event->at) {
		board->apps = grown(board->apps, &board->app_room, board->app_count, sizeof(*app));
		board->apps[board->app_count++] = (struct board_app){.gone = true};
	}
	app = &board->apps[event->at];
	*app = event->app;
	app->name[sizeof(app->name) - 1] = '\0';
	app->since = event->time;
	app->gone = false;
}

/* The latest that has the number: the kernel gives those of closed ones again. */
static struct board_socket *socket_of(struct board *board, uint32_t host, uint32_t id)
{
	for (uint32_t i = board->socket_count; i-- > 0;) {
		struct board_socket *s = &board->sockets[i];

		if (s->id == id && s->host == host && !s->gone)
			return s;
	}
	return NULL;
}

static void drop_gone(struct board *board)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < board->socket_count; i++)
		if (!board->sockets[i].gone)
			board->sockets[kept++] = board->sockets[i];
	board->socket_count = kept;
}

static void take_socket(struct board *board, const struct board_event *event)
{
	struct board_socket *s = socket_of(board, event->socket.host, event->socket.id);
	int64_t since = event->time;
	uint32_t held = BOARD_NONE;

	if (event->socket.host >= BOARD_HOSTS)
		return;
	if (s) {
		since = s->since;
		held = s->held;
	} else {
		if (board->socket_count >= SOCKETS_MOST)
			drop_gone(board);
		if (board->socket_count >= SOCKETS_MOST)
			return;
		board->sockets =
			grown(board->sockets, &board->socket_room, board->socket_count, sizeof(*s));
		s = &board->sockets[board->socket_count++];
	}
	*s = event->socket;
	s->since = since;
	s->held = s->app == BOARD_NONE ? held : s->app;
	s->gone = false;
}

void board_apply(struct board *board, const struct board_event *event)
{
	struct board_socket *s;

	board->now = event->time;
	switch (event->word) {
	case BOARD_HOST: take_host(board, event); break;
	case BOARD_APP: take_app(board, event); break;
	case BOARD_EXIT:
		if (event->at < board->app_count)
			board->apps[event->at].gone = true;
		break;
	case BOARD_SOCKET: take_socket(board, event); break;
	case BOARD_CLOSED:
		s = socket_of(board, event->socket.host, event->socket.id);
		if (s)
			s->gone = true;
		break;
	case BOARD_CALL:
	case BOARD_STEP:
	case BOARD_DONE:
	case BOARD_FAILED:
	case BOARD_WORDS: break;
	}
}

void board_copy(struct board *to, const struct board *from)
{
	struct board_app *apps = to->apps;
	struct board_socket *sockets = to->sockets;
	uint32_t app_room = to->app_room, socket_room = to->socket_room;

	if (from->app_count > app_room) {
		app_room = from->app_count;
		apps = mem_grow(apps, app_room, sizeof(*apps));
	}
	if (from->socket_count > socket_room) {
		socket_room = from->socket_count;
		sockets = mem_grow(sockets, socket_room, sizeof(*sockets));
	}
	if (from->app_count)
		memcpy(apps, from->apps, from->app_count * sizeof(*apps));
	if (from->socket_count)
		memcpy(sockets, from->sockets, from->socket_count * sizeof(*sockets));
	*to = *from;
	to->apps = apps;
	to->sockets = sockets;
	to->app_room = app_room;
	to->socket_room = socket_room;
}

void board_done(struct board *board)
{
	free(board->apps);
	free(board->sockets);
	*board = (struct board){.now = 0};
}

/* ---- to whom a segment or a datagram goes ---- */

enum fit {
	FIT_NONE,
	FIT_ANY6,      /* a socket of IPv6 that takes IPv4 too */
	FIT_ANY,       /* any address of the host */
	FIT_EXACT,     /* this address */
	FIT_CONNECTED, /* all four */
};

/* Linux looks in inet_lookup_established, then in the listeners of the address, then in those of
 * any (__inet_lookup_listener); for UDP and echoes connected ones count more than others. */
static enum fit fit(
	const struct board_socket *s, const struct board_end *local, const struct board_end *remote)
{
	struct board_end at = plain(&s->local), to = plain(&s->remote);
	bool connected = to.family && to.port;

	if (s->proto == TCP && connected == (s->state == BOARD_LISTEN))
		return FIT_NONE;
	if (s->proto == TCP && s->state == BOARD_CLOSE)
		return FIT_NONE;
	if (!at.family || !at.port || at.port != local->port)
		return FIT_NONE;
	if (connected && (!same_address(&to, remote) || to.port != remote->port))
		return FIT_NONE;
	if (same_address(&at, local))
		return connected ? FIT_CONNECTED : FIT_EXACT;
	if (!is_any(&at) || (at.family == 4 && local->family != 4))
		return FIT_NONE;
	return at.family == local->family ? FIT_ANY : FIT_ANY6;
}

uint32_t board_find(const struct board *board, uint32_t host, uint8_t proto,
	const struct board_end *local, const struct board_end *remote)
{
	struct board_end at = plain(local), from = plain(remote);
	uint32_t found = BOARD_NONE;
	enum fit best = FIT_NONE;

	for (uint32_t i = 0; i < board->socket_count; i++) {
		const struct board_socket *s = &board->sockets[i];
		enum fit now;

		if (s->gone || s->host != host || s->proto != proto)
			continue;
		now = fit(s, &at, &from);
		if (now > best) {
			best = now;
			found = i;
		}
	}
	return found;
}
