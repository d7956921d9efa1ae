/* SPDX-License-Identifier: BSD-2-Clause */
/* The server applications of the lab: what each answers, and the loop that all of them run. */
#ifndef TRAME_LAB_SERVER_H
#define TRAME_LAB_SERVER_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most bytes of a connection that wait for their answer; a request is no longer than that. */
#define SERVER_REQUEST_MOST 4096

struct server {
	const char *name; /* of its process */
	uint16_t port;

	/* TCP: `in` holds the bytes of a connection that no answer was given to yet. Writes the
	 * answer to the first request in them to `out` and returns how many bytes that took; 0 when
	 * the request is not complete. *last: the answer ends the connection. NULL: no TCP. */
	size_t (*stream)(const uint8_t *in, size_t n, struct buf *out, bool *last);

	/* UDP: writes the answer to one datagram; false when it gets none. NULL: no UDP. */
	bool (*datagram)(const uint8_t *in, size_t n, struct buf *out);
};

extern const struct server web_server;
extern const struct server echo_server;
extern const struct server dns_server;

/* TCP and UDP over IPv4 and IPv6, -1 where there is none. */
enum server_socket { SERVER_TCP4, SERVER_TCP6, SERVER_UDP4, SERVER_UDP6, SERVER_SOCKETS };

/* Opens the sockets of all servers in the caller's network namespace and starts a process for
 * each. When it returns 0 every one listens. */
int server_start(struct err *err);

/* Answers on these sockets for ever. */
_Noreturn void server_run(const struct server *server, const int sockets[SERVER_SOCKETS]);

#endif
