/* SPDX-License-Identifier: BSD-2-Clause */
/* Where messages end, as Wireshark's dissectors see it: HTTP by its lines (join_http.c), TLS by the
 * lengths of its records (RFC 8446 5.1), DNS by the length before each message (RFC 7766 8). */
#include "join_int.h"

#include "base/bits.h"
#include "track_tls.h"

/* ---- TLS ---- */

/* The version that the records of these bytes say, as far as it decides what may stand behind them.
 */
static void foresee(struct track_tls *tls, enum tls_stands what, const uint8_t *p, uint32_t n)
{
	const uint8_t *hello = p + TLS_RECORD;

	if (what == TLS_STANDS_OLD && n > track_tls_old_head(p) + 1)
		track_tls_old(tls, 0, p);
	if (what != TLS_STANDS_RECORD)
		return;
	track_tls_record(tls, false, 0, p, n);
	if (p[0] == TLS_HANDSHAKE && n >= TLS_RECORD + 4u && hello[0] == TLS_SERVER_HELLO) {
		uint32_t size = 4 + (bits_be32(hello) & 0xffffff);

		if (size <= n - TLS_RECORD)
			track_tls_message(tls, 0, hello, size);
	}
}

/* The records are one layer, up to the one that goes on. What does not look like a record ends
 * them: the rest is no one's. */
static struct asked ask_tls(const struct join_call *call, uint32_t from, uint32_t n)
{
	const uint8_t *p = call->frame->bytes + from;
	struct asked asked = {.words = JOIN_NOTHING};
	bool can = call->can && call->join->options.tls;
	struct track_tls tls = *call->tls;
	uint32_t at = 0;

	if (frame_looks_text(p, n)) {
		frame_dissect_more(call->frame, NULL, from, n);
		return asked;
	}
	while (at < n && asked.ask == ASK_NOTHING) {
		uint32_t left = n - at, len;
		enum tls_stands what = track_tls_stands(&tls, p + at, left, &len);

		asked.at = at;
		if (len && len <= left) {
			foresee(&tls, what, p + at, len);
			at += len;
		} else if (!can) {
			break;
		} else {
			asked.ask = len ? ASK_BYTES : ASK_SEGMENT;
			asked.more = len ? len - left : 0;
		}
	}
	if (asked.ask == ASK_NOTHING)
		at = n;
	if (at)
		frame_dissect_more(call->frame, &proto_tls, from, at);
	else if (call->frame->count < FRAME_LAYERS) /* no record of which is whole */
		call->frame->layers[call->frame->count++] =
			(struct layer){&proto_tls, from, n, 0, 0, 0, false};
	return asked;
}

/* ---- DNS ---- */

void join_add_pdu(struct join_info *info, uint32_t at, uint32_t n)
{
	if (info->pdu_count < JOIN_PARTS)
		info->pdus[info->pdu_count++] = (struct join_part){at, n};
}

static struct asked ask_dns(const struct join_call *call, uint32_t from, uint32_t n)
{
	const uint8_t *p = call->frame->bytes + from;
	bool can = call->can && call->join->options.dns;

	for (uint32_t at = 0; at < n;) {
		uint32_t left = n - at, len = left >= 2 ? bits_be16(p + at) + 2u : 2;

		if (left < len && can)
			return (struct asked){.ask = left < 2 ? ASK_SEGMENT : ASK_BYTES,
				.more = len - left,
				.at = at,
				.words = JOIN_HEADER};
		if (len <= left)
			join_add_pdu(&call->join->info, from + at, len);
		if (call->can || len <= left || left >= 14)
			frame_dissect_more(
				call->frame, &proto_dns, from + at, left < len ? left : len);
		at += len;
	}
	return (struct asked){.ask = ASK_NOTHING};
}

struct asked join_ask(const struct join_call *call, uint32_t at, uint32_t n)
{
	if (call->proto == &proto_http)
		return join_ask_http(call, at, n);
	if (call->proto == &proto_tls)
		return ask_tls(call, at, n);
	if (call->proto == &proto_data)
		return join_ask_other(call, at, n);
	return ask_dns(call, at, n);
}
