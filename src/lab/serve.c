/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop of a server: many clients in one process, each with a bounded place for its request and
 * for its answer. A client is read from only when it has taken the whole answer before, so none
 * can make the server hold more than that; the one idle for longest gives way to a new one. */
#include "base/mem.h"
#include "lab/server.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SERVE_CLIENTS	   64
#define SERVE_IDLE_S	   60
#define SERVE_GOODBYE_S	   2
#define SERVE_DATAGRAM	   65535
#define SERVE_ANSWERS_MOST 65536

struct serve_client {
	int fd;		/* -1: free */
	long long seen; /* seconds: when it last did something */
	bool last;	/* ends when the answer is taken */
	bool goodbye;	/* told so; what it still sends is thrown away */
	size_t in_len;
	size_t out_at;
	struct buf out;
	uint8_t in[SERVER_REQUEST_MOST];
};

struct serve {
	const struct server *server;
	const int *sockets;
	struct serve_client clients[SERVE_CLIENTS];
	struct pollfd polls[SERVER_SOCKETS + SERVE_CLIENTS];
	uint8_t datagram[SERVE_DATAGRAM];
	struct buf reply;
};

static long long serve_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec;
}

static void serve_drop(struct serve_client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	buf_done(&c->out);
	memset(c, 0, sizeof(*c));
	c->fd = -1;
}

static struct serve_client *serve_room(struct serve *s)
{
	struct serve_client *oldest = &s->clients[0];

	for (int i = 0; i < SERVE_CLIENTS; i++) {
		struct serve_client *c = &s->clients[i];

		if (c->fd < 0)
			return c;
		if (c->seen < oldest->seen)
			oldest = c;
	}
	serve_drop(oldest);
	return oldest;
}

static void serve_accept(struct serve *s, int listener)
{
	int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	struct serve_client *c;

	if (fd < 0)
		return;
	c = serve_room(s);
	c->fd = fd;
	c->seen = serve_now();
}

/* Answers the requests that are complete, as many as there is room for. */
static void serve_answer(const struct server *server, struct serve_client *c)
{
	size_t used = 1;

	while (c->in_len > 0 && used > 0 && !c->last && c->out.len < SERVE_ANSWERS_MOST) {
		used = server->stream(c->in, c->in_len, &c->out, &c->last);
		c->in_len -= used;
		memmove(c->in, c->in + used, c->in_len);
	}
	if (used == 0 && c->in_len == sizeof(c->in))
		c->last = true;
}

/* Sends what the connection takes now; false when it is over. */
static bool serve_send(struct serve_client *c)
{
	while (c->out_at < c->out.len) {
		ssize_t n =
			send(c->fd, c->out.data + c->out_at, c->out.len - c->out_at, MSG_NOSIGNAL);

		if (n < 0)
			return errno == EAGAIN || errno == EINTR;
		c->out_at += (size_t)n;
	}
	buf_clear(&c->out);
	c->out_at = 0;
	return true;
}

/* Sends, and answers what waited for room, until nothing moves; then says goodbye if it is time.
 * The client's own end is waited for: closing at once could cost it the answer. */
static bool serve_push(const struct server *server, struct serve_client *c)
{
	for (;;) {
		if (!serve_send(c))
			return false;
		if (c->out.len > 0)
			return true;
		serve_answer(server, c);
		if (c->out.len == 0)
			break;
	}
	if (c->last && !c->goodbye) {
		c->goodbye = true;
		shutdown(c->fd, SHUT_WR);
	}
	return true;
}

/* The client's end of the connection can be read; false when it is over. */
static bool serve_read(const struct server *server, struct serve_client *c)
{
	ssize_t n;

	if (c->goodbye)
		c->in_len = 0;
	n = recv(c->fd, c->in + c->in_len, sizeof(c->in) - c->in_len, 0);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0)
		return false;
	if (c->goodbye)
		return true;
	c->in_len += (size_t)n;
	c->seen = serve_now();
	return serve_push(server, c);
}

static void serve_client(struct serve *s, struct serve_client *c, short events)
{
	bool on = true;

	if (events & POLLOUT) {
		c->seen = serve_now();
		on = serve_push(s->server, c);
	} else if (events & (POLLIN | POLLHUP | POLLERR)) {
		on = serve_read(s->server, c);
	}
	if (!on)
		serve_drop(c);
}

static void serve_datagrams(struct serve *s, int fd)
{
	for (int i = 0; i < 32; i++) {
		struct sockaddr_storage from;
		socklen_t size = sizeof(from);
		ssize_t n = recvfrom(
			fd, s->datagram, sizeof(s->datagram), 0, (struct sockaddr *)&from, &size);

		if (n < 0)
			return;
		buf_clear(&s->reply);
		if (s->server->datagram(s->datagram, (size_t)n, &s->reply))
			sendto(fd, s->reply.data, s->reply.len, MSG_NOSIGNAL,
				(const struct sockaddr *)&from, size);
	}
}

/* What to wait for: a poll for each socket and client, at its own place. Returns for how long, in
 * milliseconds: while there are clients one of them may grow too old. */
static int serve_prepare(struct serve *s)
{
	long long now = serve_now();
	int wait = -1;

	for (int i = 0; i < SERVER_SOCKETS; i++)
		s->polls[i] = (struct pollfd){.fd = s->sockets[i], .events = POLLIN};
	for (int i = 0; i < SERVE_CLIENTS; i++) {
		struct serve_client *c = &s->clients[i];
		int patience = c->goodbye ? SERVE_GOODBYE_S : SERVE_IDLE_S;

		if (c->fd >= 0 && now - c->seen > patience)
			serve_drop(c);
		s->polls[SERVER_SOCKETS + i] =
			(struct pollfd){.fd = c->fd, .events = c->out.len > 0 ? POLLOUT : POLLIN};
		if (c->fd >= 0)
			wait = 1000;
	}
	return wait;
}

static void serve_once(struct serve *s)
{
	int wait = serve_prepare(s);

	if (poll(s->polls, SERVER_SOCKETS + SERVE_CLIENTS, wait) <= 0)
		return;
	for (int i = 0; i < SERVE_CLIENTS; i++)
		if (s->polls[SERVER_SOCKETS + i].revents != 0)
			serve_client(s, &s->clients[i], s->polls[SERVER_SOCKETS + i].revents);
	for (int i = 0; i < SERVER_SOCKETS; i++) {
		if (!(s->polls[i].revents & (POLLIN | POLLERR)))
			continue;
		if (i == SERVER_TCP4 || i == SERVER_TCP6)
			serve_accept(s, s->sockets[i]);
		else
			serve_datagrams(s, s->sockets[i]);
	}
}

void server_run(const struct server *server, const int sockets[SERVER_SOCKETS])
{
	struct serve *s = mem_new(1, sizeof(*s));

	s->server = server;
	s->sockets = sockets;
	for (int i = 0; i < SERVE_CLIENTS; i++)
		s->clients[i].fd = -1;
	for (;;)
		serve_once(s);
}
