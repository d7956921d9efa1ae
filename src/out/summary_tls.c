/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of TLS: the kind of each record, and of each message of a handshake that is in
 * the clear. RFC 8446 4 and 5.1, RFC 6520. */
#include "summary_int.h"

#include "flow/join.h"
#include "frame/made.h"
#include "proto/secret.h"

#define RECORD 5 /* bytes of a record's head */

enum record_kind { CHANGE = 20, ALERT, HANDSHAKE, DATA, HEARTBEAT, OTHER };

static const char *version_name(uint16_t version)
{
	switch (version) {
	case 0x0002: return "SSLv2";
	case 0x0101: return "GMTLSv1";
	case 0x0300: return "SSLv3";
	case 0x0301: return "TLSv1";
	case 0x0302: return "TLSv1.1";
	case 0x0303: return "TLSv1.2";
	case 0x0304: return "TLSv1.3";
	default: return "SSL";
	}
}

/* Whether a record can begin here. */
static bool is_record(const uint8_t *p, uint32_t n)
{
	return n >= 3 && p[0] >= CHANGE && p[0] <= OTHER && p[1] == 3 && p[2] <= 3;
}

static const char *message_name(const uint8_t *p, uint32_t n)
{
	static const char *const names[] = {[0] = "Hello Request", [1] = "Client Hello",
		[2] = "Server Hello", [3] = "Hello Verify Request", [4] = "New Session Ticket",
		[5] = "End of Early Data", [6] = "Hello Retry Request",
		[8] = "Encrypted Extensions", [11] = "Certificate", [12] = "Server Key Exchange",
		[13] = "Certificate Request", [14] = "Server Hello Done",
		[15] = "Certificate Verify", [16] = "Client Key Exchange", [20] = "Finished",
		[21] = "Client Certificate URL", [22] = "Certificate Status",
		[23] = "Supplemental Data", [24] = "Key Update", [25] = "Compressed Certificate"};
	/* the random number of a server that asks again, RFC 8446 4.1.3 */
	static const uint8_t again[] = {0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11};

	if (p[0] == 2 && n >= 14 && memcmp(p + 6, again, sizeof(again)) == 0)
		return names[6];
	if (p[0] == 67) /* the draft's number of what has the 8 now */
		return names[8];
	return p[0] < sizeof(names) / sizeof(names[0]) ? names[p[0]] : NULL;
}

/* Words in a row; ", " stands before each but the first of the line. */
struct row {
	const struct saying *s;
	size_t from; /* where the line's words begin */
};

static void add(const struct row *row, const char *text)
{
	if (row->s->out->len > row->from)
		SAY(row->s, ", ");
	buf_text(row->s->out, text);
}

static const char *or_secret(const char *name)
{
	return name ? name : "Encrypted Handshake Message";
}

/* Messages; a first one that says that it is longer than its record, or is of no kind, cannot be
 * read. */
static void say_messages(const struct row *row, const uint8_t *p, uint32_t n, bool first)
{
	for (uint32_t at = 0; at < n; first = false) {
		uint32_t len = at + 4 <= n ? bits_be32(p + at) & 0xffffff : 0;
		const char *name = message_name(p + at, n - at);

		if (at + 4 > n || len > n - at - 4) {
			add(row, or_secret(NULL));
			return;
		}
		if (name || first)
			add(row, or_secret(name));
		at += 4 + len;
	}
}

/* A record that records before it make another: with pieces of messages, or encrypted. */
static void say_known(const struct row *row, const struct join_record *record, const uint8_t *p)
{
	uint32_t whole = record->len - record->first - record->last;
	bool first = !record->first;

	if (record->kind == JOIN_HIDDEN) {
		add(row, or_secret(NULL));
		return;
	}
	if (record->ends)
		add(row, or_secret(message_name(&record->first_type, 1)));
	say_messages(row, p + record->first, whole, first);
	if (record->last && first && !whole) {
		add(row, "[");
		buf_text(row->s->out, or_secret(message_name(&record->last_type, 1)));
		SAY(row->s, " Fragment]");
	}
}

static void say_handshake(const struct row *row, const uint8_t *p, uint32_t n)
{
	const struct join_record *record =
		join_record_at(row->s->frame, (uint32_t)(p - row->s->frame->bytes));

	if (record && record->kind <= JOIN_CLEAR)
		say_known(row, record, p);
	else
		say_messages(row, p, n, true);
}

static void say_alert(const struct row *row, const uint8_t *p, uint32_t n)
{
	const struct field *f = proto_field(&proto_tls, "tls.alert_message.desc");
	const char *what = n == 2 ? field_value_name(f, p[1]) : NULL;

	if (n != 2) {
		add(row, "Encrypted Alert");
		return;
	}
	add(row, "Alert (Level: ");
	buf_text(row->s->out, p[0] == 1 ? "Warning" : p[0] == 2 ? "Fatal" : "Unknown");
	SAY(row->s, ", Description: ");
	buf_text(row->s->out, what ? what : "Unknown");
	SAY(row->s, ")");
}

/* What looks like one in the clear is taken for one. */
static void say_heartbeat(const struct row *row, const uint8_t *p, uint32_t n)
{
	bool clear = n >= 3 && (p[0] == 1 || p[0] == 2);

	add(row, !clear ? "Encrypted Heartbeat" : p[0] == 1 ? "Heartbeat Request"
							    : "Heartbeat Response");
}

static void say_record(const struct row *row, uint8_t kind, const uint8_t *p, uint32_t n)
{
	switch (kind) {
	case CHANGE: add(row, "Change Cipher Spec"); break;
	case ALERT: say_alert(row, p, n); break;
	case HANDSHAKE: say_handshake(row, p, n); break;
	case DATA: add(row, "Application Data"); break;
	case HEARTBEAT: say_heartbeat(row, p, n); break;
	default: break;
	}
}

/* The version that was chosen; before that the record's. What a client wants to say at once it has
 * chosen itself, but only behind its hello. */
static const char *protocol_of(const struct track_fact *fact, const uint8_t *p, uint32_t n)
{
	bool open = n > RECORD && p[0] == HANDSHAKE && p[RECORD] == 1;

	if (fact && fact->tls && fact->tls->version && !(open && !fact->tls->before))
		return version_name(fact->tls->version);
	if (n == RECORD && bits_be16(p + 3) == 0)
		return "SSL"; /* which is not looked at */
	if (is_record(p, n) || (n >= RECORD && p[0] >= CHANGE && p[0] <= OTHER && p[1] != 3))
		return version_name(bits_be16(p + 1));
	return "SSL";
}

/* A record of SSL 2.0: a message in the clear, or bytes that only the two ends can read. */
static void say_old(const struct row *row, const uint8_t *p, uint32_t n)
{
	const struct field *f = &tls_old[TLS_OLD_TYPE];
	uint32_t head = p[0] & 0x80 ? 2 : 3;

	add(row, track_old_clear(p + head, n - head) ? field_value_name(f, p[head])
						   : "Encrypted Data");
}

/* What no table has a record for. False where nothing is known of these bytes. */
static bool say_odd(const struct row *row, const struct join_record *record, const uint8_t *p)
{
	if (!record || record->kind < JOIN_STRAY)
		return false;
	if (record->kind == JOIN_STRAY) {
		if (frame_own(row->s->frame) >= row->s->frame->len)
			add(row, "Ignored Unknown Record");
	} else if (record->kind == JOIN_MORE) {
		add(row, "Continuation Data");
	} else if (record->kind == JOIN_OLD) {
		say_old(row, p, record->len);
	} else {
		say_record(row, p[0], p + RECORD, record->len - RECORD);
	}
	return true;
}

/* Whether the record before this byte is empty, and the last one. */
static bool is_empty(const struct row *row, const uint8_t *p)
{
	const struct join_record *record =
		join_record_at(row->s->frame, (uint32_t)(p - row->s->frame->bytes));

	return record && record->kind == JOIN_EMPTY;
}

/* Bytes of a record at the beginning of these; 0 where not all of it is there. */
static uint32_t say_one(const struct row *row, const uint8_t *p, uint32_t n)
{
	const struct join_record *record =
		join_record_at(row->s->frame, (uint32_t)(p - row->s->frame->bytes));
	uint32_t len;

	if (n == RECORD && is_empty(row, p + n))
		return 0;
	if (say_odd(row, record, p))
		return record->len;
	len = n < RECORD ? 0 : RECORD + bits_be16(p + 3);
	if (!len || !is_record(p, n) || len > n)
		return 0;
	say_record(row, p[0], p + RECORD, len - RECORD);
	return len;
}

/* Whether the last of these records is one of SSL 2.0: it says so itself. */
static bool ends_old(const struct saying *s, const uint8_t *p, uint32_t n)
{
	const struct join_record *record = NULL;
	uint32_t from = (uint32_t)(p - s->frame->bytes);
	bool old = false;

	for (uint32_t i = 0; s->frame->join && i < s->frame->join->record_count; i++) {
		record = &s->frame->join->records[i];
		if (record->at >= from && record->at < from + n && record->kind >= JOIN_OLD)
			old = record->kind == JOIN_OLD;
	}
	return old;
}

void summary_records(const struct saying *s, const struct track_fact *fact, const uint8_t *p,
	uint32_t n)
{
	struct row row = {s, 0};
	const struct frame *frame = s->frame;
	bool cut = frame_own(frame) < frame->len && p + n == frame->bytes + frame->cap;

	summary_begin(s, ends_old(s, p, n)	    ? "SSLv2"
			 : cut && n <= RECORD ? "SSL"
						    : protocol_of(fact, p, n));
	row.from = s->out->len;
	if (fact)
		summary_analysis(s, fact);
	if (cut && n < RECORD && made_tls_is_none(p, n))
		add(&row, "Continuation Data");
	for (uint32_t at = 0, size; at < n; at += size) {
		size = say_one(&row, p + at, n - at);
		if (!size)
			return;
	}
}

size_t summary_words_tls(const struct saying *s)
{
	size_t before = s->out->len;

	summary_tls(s);
	return s->out->len - before;
}

void summary_tls(const struct saying *s)
{
	summary_records(s, summary_carrier(s), s->bytes,
		s->layer->head + s->layer->pay);
}
