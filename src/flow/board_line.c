/* SPDX-License-Identifier: BSD-2-Clause */
/* The board's events as lines of text, "SECONDS.NANOSECONDS WORD KEY=VALUE ...": the table of keys,
 * and writing. */
#include "base/num.h"
#include "frame/value.h"
#include "board_int.h"

const char *const board_words[BOARD_WORDS] = {
	"host", "app", "exit", "call", "socket", "closed", "step", "done", "failed"};

#define KEY(word, kind, name, field)                                                               \
	{                                                                                          \
		BOARD_##word, BOARD_K_##kind, name, offsetof(struct board_event, field),           \
			sizeof(((struct board_event *)0)->field)                                   \
	}

const struct board_key board_keys[] = {
	KEY(HOST, U32, "at", at),
	KEY(HOST, NAME, "name", host.name),
	KEY(HOST, MAC, "mac", host.mac),
	KEY(HOST, IP4, "ip4", host.ip4),
	KEY(HOST, IP6, "ip6", host.ip6),
	KEY(HOST, U16, "low", host.low),
	KEY(HOST, U16, "high", host.high),
	KEY(APP, U32, "at", at),
	KEY(APP, NAME, "name", app.name),
	KEY(APP, U32, "host", app.host),
	KEY(APP, U32, "pid", app.pid),
	KEY(APP, BOOL, "server", app.server),
	KEY(EXIT, U32, "at", at),
	KEY(CALL, U32, "app", call.app),
	KEY(CALL, U32, "host", call.host),
	KEY(CALL, TIME, "begin", call.begin),
	KEY(CALL, TIME, "end", call.time),
	KEY(CALL, U32, "socket", call.socket),
	KEY(CALL, I64, "result", call.result),
	KEY(CALL, TEXT, "error", call.error),
	KEY(CALL, TEXT, "name", call.name),
	KEY(CALL, TEXT, "text", call.text),
	KEY(SOCKET, U32, "id", socket.id),
	KEY(SOCKET, U32, "host", socket.host),
	KEY(SOCKET, U32, "app", socket.app),
	KEY(SOCKET, I32, "fd", socket.fd),
	KEY(SOCKET, U8, "proto", socket.proto),
	KEY(SOCKET, U8, "state", socket.state),
	KEY(SOCKET, END, "local", socket.local),
	KEY(SOCKET, END, "remote", socket.remote),
	KEY(SOCKET, U32, "receive", socket.receive),
	KEY(SOCKET, U32, "send", socket.send),
	KEY(CLOSED, U32, "id", socket.id),
	KEY(CLOSED, U32, "host", socket.host),
	KEY(STEP, U32, "nth", nth),
	KEY(DONE, U32, "nth", nth),
	KEY(FAILED, U32, "nth", nth),
	KEY(FAILED, TEXT, "text", text),
};

const size_t board_key_count = sizeof(board_keys) / sizeof(board_keys[0]);

static void put_quoted(struct buf *out, const char *text)
{
	buf_byte(out, '"');
	for (const unsigned char *p = (const unsigned char *)(text ? text : ""); *p; p++) {
		if (*p < 0x20 || *p >= 0x7f || *p == '"' || *p == '\\')
			buf_printf(out, "\\x%02x", (unsigned)*p);
		else
			buf_byte(out, *p);
	}
	buf_byte(out, '"');
}

static void put_time(struct buf *out, int64_t time)
{
	num_put_seconds(out, time < 0 ? 0 : time);
}

static void put_end(struct buf *out, const struct board_end *end)
{
	if (end->family != 4 && end->family != 6) {
		buf_byte(out, '-');
		return;
	}
	if (end->family == 4) {
		value_ipv4(out, end->ip);
	} else {
		buf_byte(out, '[');
		value_ipv6(out, end->ip);
		buf_byte(out, ']');
	}
	buf_printf(out, ":%u", (unsigned)end->port);
}

static void put_u32(struct buf *out, uint32_t value)
{
	if (value == BOARD_NONE)
		buf_byte(out, '-');
	else
		num_put(out, value);
}

static void put_value(struct buf *out, const struct board_key *key, const struct board_event *event)
{
	const void *at = (const char *)event + key->at;

	switch (key->kind) {
	case BOARD_K_U8: num_put(out, *(const uint8_t *)at); break;
	case BOARD_K_U16: num_put(out, *(const uint16_t *)at); break;
	case BOARD_K_U32: put_u32(out, *(const uint32_t *)at); break;
	case BOARD_K_I32: buf_printf(out, "%ld", (long)*(const int32_t *)at); break;
	case BOARD_K_I64: buf_printf(out, "%lld", (long long)*(const int64_t *)at); break;
	case BOARD_K_BOOL: buf_byte(out, *(const bool *)at ? '1' : '0'); break;
	case BOARD_K_TIME: put_time(out, *(const int64_t *)at); break;
	case BOARD_K_NAME: put_quoted(out, at); break;
	case BOARD_K_TEXT: put_quoted(out, *(const char *const *)at); break;
	case BOARD_K_MAC: num_put_bytes(out, at, 6, ':'); break;
	case BOARD_K_IP4: value_ipv4(out, at); break;
	case BOARD_K_IP6: value_ipv6(out, at); break;
	case BOARD_K_END: put_end(out, at); break;
	}
}

void board_put(struct buf *out, const struct board_event *event)
{
	if ((unsigned)event->word >= BOARD_WORDS)
		return;
	put_time(out, event->time);
	buf_byte(out, ' ');
	buf_text(out, board_words[event->word]);
	for (size_t i = 0; i < board_key_count; i++) {
		if (board_keys[i].word != event->word)
			continue;
		buf_printf(out, " %s=", board_keys[i].name);
		put_value(out, &board_keys[i], event);
	}
	buf_byte(out, '\n');
}
