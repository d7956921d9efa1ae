/* SPDX-License-Identifier: BSD-2-Clause */
/* What a call is given and gives, as strace(1) spells it when nothing is asked of it: 32 bytes of a
 * string, bytes that are no ASCII in octal, addresses as the macros that make them. */
#include "lab/call.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#define STRING_MOST 32

/* Octal in as few digits as the byte behind it allows. */
static void put_octal(struct buf *out, uint8_t byte, bool digit_next)
{
	if (digit_next)
		buf_printf(out, "\\%03o", byte);
	else
		buf_printf(out, "\\%o", byte);
}

static void put_byte(struct buf *out, uint8_t byte, bool digit_next)
{
	static const char named[] = "\"\\\f\n\r\t\v", letters[] = "\"\\fnrtv";
	const char *found = byte ? strchr(named, byte) : NULL;

	if (found)
		buf_printf(out, "\\%c", letters[found - named]);
	else if (byte >= 0x20 && byte < 0x7f)
		buf_byte(out, byte);
	else
		put_octal(out, byte, digit_next);
}

void call_put_bytes(struct buf *out, const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	size_t most = n < STRING_MOST ? n : STRING_MOST;

	buf_byte(out, '"');
	for (size_t i = 0; i < most; i++)
		put_byte(out, p[i], i + 1 < most && p[i + 1] >= '0' && p[i + 1] <= '7');
	buf_text(out, n > STRING_MOST ? "\"..." : "\"");
}

void call_put_address(struct buf *out, const struct board_end *end)
{
	char text[INET6_ADDRSTRLEN] = "";

	inet_ntop(end->family == 6 ? AF_INET6 : AF_INET, end->ip, text, sizeof(text));
	if (end->family == 6)
		buf_printf(out,
			"{sa_family=AF_INET6, sin6_port=htons(%u), sin6_flowinfo=htonl(0), "
			"inet_pton(AF_INET6, \"%s\", &sin6_addr), sin6_scope_id=0}",
			(unsigned)end->port, text);
	else
		buf_printf(out,
			"{sa_family=AF_INET, sin_port=htons(%u), sin_addr=inet_addr(\"%s\")}",
			(unsigned)end->port, text);
}

/* Those that a socket's calls may fail with. */
/* clang-format off */
#define ERRORS(X)                                                                                  \
	X(EACCES) X(EADDRINUSE) X(EADDRNOTAVAIL) X(EAFNOSUPPORT) X(EAGAIN) X(EALREADY)             \
	X(EBADF) X(ECONNABORTED) X(ECONNREFUSED) X(ECONNRESET) X(EDESTADDRREQ)                     \
	X(EHOSTUNREACH) X(EINPROGRESS) X(EINTR) X(EINVAL) X(EISCONN) X(EMFILE)                     \
	X(EMSGSIZE) X(ENETDOWN) X(ENETUNREACH) X(ENFILE) X(ENOBUFS) X(ENOMEM)                      \
	X(ENOPROTOOPT) X(ENOTCONN) X(ENOTSOCK) X(EOPNOTSUPP) X(EPERM) X(EPIPE) X(EPROTO)           \
	X(EPROTONOSUPPORT) X(ETIMEDOUT) X(EHOSTDOWN)
/* clang-format on */

const char *call_error(int code)
{
#define ERROR(name)                                                                                \
	case name: return #name;
	switch (code) {
		ERRORS(ERROR)
	default: return "E?";
	}
}
