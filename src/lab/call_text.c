/* SPDX-License-Identifier: BSD-2-Clause */
/* What a call is given and gives, as strace(1) spells it when nothing is asked of it: 32 bytes of a
 * string, bytes that are no ASCII in octal, addresses as the macros that make them. */
#include "lab/call.h"

#include <arpa/inet.h>
#include <ctype.h>
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
		put_byte(out, p[i], i + 1 < most && isdigit(p[i + 1]));
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
		buf_printf(out, "{sa_family=AF_INET, sin_port=htons(%u), sin_addr=inet_addr(\"%s\")}",
			(unsigned)end->port, text);
}

#define ERROR(code)                                                                                \
	{                                                                                          \
		code, #code                                                                        \
	}

static const struct {
	int code;
	const char *name;
} errors[] = {
	ERROR(EACCES), ERROR(EADDRINUSE), ERROR(EADDRNOTAVAIL), ERROR(EAFNOSUPPORT), ERROR(EAGAIN),
	ERROR(EALREADY), ERROR(EBADF), ERROR(ECONNABORTED), ERROR(ECONNREFUSED), ERROR(ECONNRESET),
	ERROR(EDESTADDRREQ), ERROR(EHOSTUNREACH), ERROR(EINPROGRESS), ERROR(EINTR), ERROR(EINVAL),
	ERROR(EISCONN), ERROR(EMFILE), ERROR(EMSGSIZE), ERROR(ENETDOWN), ERROR(ENETUNREACH),
	ERROR(ENFILE), ERROR(ENOBUFS), ERROR(ENOMEM), ERROR(ENOPROTOOPT), ERROR(ENOTCONN),
	ERROR(ENOTSOCK), ERROR(EOPNOTSUPP), ERROR(EPERM), ERROR(EPIPE), ERROR(EPROTO),
	ERROR(EPROTONOSUPPORT), ERROR(ETIMEDOUT), ERROR(EHOSTDOWN),
};

const char *call_error(int code)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (errors[i].code == code)
			return errors[i].name;
	return "E?";
}
