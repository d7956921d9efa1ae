/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts of the hosts, the applications and their sockets; those of frames are in fact_frame.c. */
#include "lesson/fact.h"

#include "fact_int.h"

#include "base/num.h"
#include "frame/value.h"

#include <string.h>

#define NAME_MOST 64

bool fact_is(const char *name, size_t n, const char *want)
{
	return strlen(want) == n && memcmp(name, want, n) == 0;
}

/* ---- hosts ---- */

static unsigned count_sockets(const struct board *board, uint32_t host, uint32_t app)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < board->socket_count; i++) {
		const struct board_socket *s = &board->sockets[i];

		n += !s->gone && (host == BOARD_NONE || s->host == host) &&
		     (app == BOARD_NONE || s->app == app);
	}
	return n;
}

static bool put_host(struct buf *out, const struct board *board, uint32_t host, const char *what,
	size_t n)
{
	const struct board_host *h = &board->hosts[host];

	if (host >= board->host_count)
		return false;
	if (fact_is(what, n, "host"))
		buf_text(out, h->name);
	else if (fact_is(what, n, "ip"))
		value_ipv4(out, h->ip4);
	else if (fact_is(what, n, "ip6"))
		value_ipv6(out, h->ip6);
	else if (fact_is(what, n, "mac"))
		value_mac(out, h->mac);
	else if (fact_is(what, n, "sockets"))
		num_put(out, count_sockets(board, host, BOARD_NONE));
	else
		return false;
	return true;
}

static bool put_range(struct buf *out, const struct board *board, const char *what, size_t n)
{
	const struct board_host *h = &board->hosts[0];

	if (!board->host_count || !h->low || h->high < h->low)
		return false;
	if (fact_is(what, n, "low"))
		num_put(out, h->low);
	else if (fact_is(what, n, "high"))
		num_put(out, h->high);
	else if (fact_is(what, n, "size"))
		num_put(out, (uint64_t)h->high - h->low + 1);
	else
		return false;
	return true;
}

/* ---- applications ---- */

uint32_t fact_app(const struct board *board, const char *name, size_t n)
{
	for (uint32_t i = board->app_count; i-- > 0;)
		if (fact_is(name, n, board->apps[i].name))
			return i;
	return BOARD_NONE;
}

/* A server's is the first that it made and still has; a client's the last one that it had. */
static const struct board_socket *own_socket(const struct board *board, uint32_t app)
{
	const struct board_socket *found = NULL;

	for (uint32_t i = 0; i < board->socket_count; i++) {
		const struct board_socket *s = &board->sockets[i];

		if (s->held != app)
			continue;
		if (board->apps[app].server && !s->gone && !s->remote.port)
			return s;
		if (!board->apps[app].server)
			found = s;
	}
	return found;
}

static bool put_app(struct buf *out, const struct board *board, uint32_t app, const char *what,
	size_t n)
{
	const struct board_socket *s = own_socket(board, app);

	if (fact_is(what, n, "pid"))
		num_put(out, board->apps[app].pid);
	else if (fact_is(what, n, "sockets"))
		num_put(out, count_sockets(board, BOARD_NONE, app));
	else if (s && fact_is(what, n, "port") && s->local.port)
		num_put(out, s->local.port);
	else if (s && fact_is(what, n, "to") && s->remote.port)
		num_put(out, s->remote.port);
	else if (s && fact_is(what, n, "fd") && s->fd >= 0)
		num_put(out, (uint64_t)s->fd);
	else
		return false;
	return true;
}

/* ---- all of them ---- */

static bool put_count(struct buf *out, const struct lesson_play *play)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < play->frame_count; i++)
		n += play_shows_frame(play, i);
	num_put(out, n);
	return true;
}

bool fact_put(struct buf *out, const struct lesson_play *play, const char *name, size_t n)
{
	const struct board *board = &play->board;
	const char *dot = memchr(name, '.', n), *what = dot ? dot + 1 : name + n;
	size_t head = dot ? (size_t)(dot - name) : n, rest = (size_t)(name + n - what);
	uint32_t app;

	if (fact_is(name, n, "frames"))
		return put_count(out, play);
	if (n > 7 && memcmp(name, "differ:", 7) == 0)
		return fact_differ(out, play, name + 7, n - 7);
	if (fact_is(name, n, "probe.reply"))
		return fact_probe(out, play);
	if (fact_is(name, head, "range"))
		return put_range(out, board, what, rest);
	if (fact_is(name, head, "client"))
		return put_host(out, board, 0, what, rest);
	if (fact_is(name, head, "server"))
		return put_host(out, board, 1, what, rest);
	app = fact_app(board, name, head);
	if (app != BOARD_NONE)
		return put_app(out, board, app, what, rest);
	return fact_frame(out, play, name, head, what, rest);
}

void fact_fill(struct buf *out, const struct lesson_play *play, const char *text)
{
	while (*text) {
		size_t plain = strcspn(text, "{");
		const char *name = text + plain + 1, *end;

		buf_add(out, text, plain);
		text += plain;
		if (!*text)
			return;
		end = strchr(name, '}');
		if (!end || end - name > NAME_MOST) {
			buf_byte(out, '{');
			text++;
			continue;
		}
		if (!fact_put(out, play, name, (size_t)(end - name)))
			buf_byte(out, '?');
		text = end + 1;
	}
}
