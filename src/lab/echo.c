/* SPDX-License-Identifier: BSD-2-Clause */
/* The echo server (RFC 862): what comes goes back, on TCP and on UDP. */
#include "lab/server.h"

static size_t echo_stream(const uint8_t *in, size_t n, struct buf *out, bool *last)
{
	(void)last;
	buf_add(out, in, n);
	return n;
}

static bool echo_datagram(const uint8_t *in, size_t n, struct buf *out)
{
	buf_add(out, in, n);
	return true;
}

const struct server echo_server = {
	.name = "echo",
	.port = 7,
	.stream = echo_stream,
	.datagram = echo_datagram,
};
