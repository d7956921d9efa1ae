/* SPDX-License-Identifier: BSD-2-Clause */
/* Records of SSL 2.0 as items: the fields of proto/tlsold.c, each where the lengths before it say
 * that it is. The bytes are read as far as the record goes. */
#include "track_tls.h"

#include "base/bits.h"
#include "frame/made.h"

enum { KEY_MESSAGE = 2, SERVER_MESSAGE = 4 };
#define SESSION_MOST 16 /* bytes */

/* A record that is being read: up to `at`. */
struct old {
	const struct frame *frame;
	struct items *items;
	uint32_t at, end, record;
	unsigned layer;
};

bool track_old_clear(const uint8_t *p, uint32_t n)
{
	const struct field *version = &tls_old[TLS_OLD_VERSION];

	if (n >= 11 && p[0] == TLS_CLIENT_HELLO)
		return field_value_name(version, bits_be16(p + 1));
	if (n >= 10 && p[0] == KEY_MESSAGE)
		return (uint32_t)bits_be16(p + 4) + bits_be16(p + 6) + bits_be16(p + 8) <= n;
	return n >= 11 && p[0] == SERVER_MESSAGE && field_value_name(version, bits_be16(p + 3));
}

static uint32_t add(struct old *o, enum tls_old which, uint32_t at, uint32_t n, uint32_t parent)
{
	uint32_t index = o->items->count;
	struct item *item = items_add(o->items);

	*item = (struct item){.field = &tls_old[which],
		.bit = at * 8,
		.bits = n * 8,
		.from = at,
		.parent = parent,
		.layer = (uint8_t)o->layer};
	item->depth = (uint8_t)(parent == ITEM_TOP ? 0 : o->items->at[parent].depth + 1);
	if (item->field->bits)
		item->num = bits_get(o->frame->bytes, item->bit, item->bits);
	return index;
}

/* The next number; 0 where the record ends before it. */
static uint32_t number(struct old *o, enum tls_old which)
{
	uint32_t n = tls_old[which].bits / 8, index;

	if (n > o->end - o->at)
		return 0;
	index = add(o, which, o->at, n, o->record);
	o->at += n;
	return (uint32_t)o->items->at[index].num;
}

/* So many bytes, as far as the record goes. */
static uint32_t bytes(struct old *o, enum tls_old which, uint32_t n)
{
	uint32_t index;

	if (n > o->end - o->at)
		n = o->end - o->at;
	if (!n)
		return ITEM_TOP;
	index = add(o, which, o->at, n, o->record);
	o->at += n;
	return index;
}

static void suites(struct old *o, uint32_t n)
{
	uint32_t at = o->at, index = bytes(o, TLS_OLD_SUITES, n);

	for (; index != ITEM_TOP && at + 3 <= o->at; at += 3)
		add(o, TLS_OLD_SUITE, at, 3, index);
}

static void client_hello(struct old *o)
{
	uint32_t ciphers, session, challenge;

	number(o, TLS_OLD_VERSION);
	ciphers = number(o, TLS_OLD_SUITES_LEN);
	session = number(o, TLS_OLD_SESSION_LEN);
	if (session > SESSION_MOST) {
		made_add(o->frame, o->items, o->items->count - 1, o->layer, (o->at - 2) * 8,
			&proto_told_tls.fields[TLS_OLD_LONG], session);
		return;
	}
	challenge = number(o, TLS_OLD_CHALLENGE_LEN);
	suites(o, ciphers);
	bytes(o, TLS_OLD_SESSION, session);
	bytes(o, TLS_OLD_CHALLENGE, challenge);
}

static void master_key(struct old *o)
{
	uint32_t clear, secret, argument;

	number(o, TLS_OLD_SUITE);
	clear = number(o, TLS_OLD_CLEAR_LEN);
	secret = number(o, TLS_OLD_SECRET_LEN);
	argument = number(o, TLS_OLD_ARGUMENT_LEN);
	bytes(o, TLS_OLD_CLEAR_KEY, clear);
	bytes(o, TLS_OLD_SECRET_KEY, secret);
	bytes(o, TLS_OLD_ARGUMENT, argument);
}

static void server_hello(struct old *o)
{
	uint32_t certificate, ciphers, connection;

	number(o, TLS_OLD_HIT);
	number(o, TLS_OLD_KIND);
	number(o, TLS_OLD_VERSION);
	certificate = number(o, TLS_OLD_CERTIFICATE_LEN);
	ciphers = number(o, TLS_OLD_SUITES_LEN);
	connection = number(o, TLS_OLD_CONNECTION_LEN);
	bytes(o, TLS_OLD_CERTIFICATE, certificate);
	suites(o, ciphers);
	bytes(o, TLS_OLD_CONNECTION, connection);
}

void track_old(const struct frame *frame, struct items *items, unsigned layer,
	const struct join_record *record)
{
	static const enum tls_old kinds[] = {[TLS_CLIENT_HELLO] = TLS_OLD_CLIENT,
		[KEY_MESSAGE] = TLS_OLD_KEY, [SERVER_MESSAGE] = TLS_OLD_SERVER};
	const uint8_t *p = frame->bytes + record->at;
	uint32_t head = track_tls_old_head(p);
	struct old o = {frame, items, record->at + head, record->at + record->len, 0, layer};
	bool clear = track_old_clear(p + head, record->len - head);

	o.record = add(&o, clear ? kinds[p[head]] : TLS_OLD_SECRET, record->at, record->len,
		ITEM_TOP);
	made_add(frame, items, o.record, layer, record->at * 8, &tls_old[TLS_OLD_RECORD_VERSION],
		SSL_2);
	if (!clear)
		return;
	items->at[add(&o, TLS_OLD_LENGTH, record->at, head, o.record)].num = record->len - head;
	switch (number(&o, TLS_OLD_TYPE)) {
	case TLS_CLIENT_HELLO: client_hello(&o); break;
	case KEY_MESSAGE: master_key(&o); break;
	default: server_hello(&o); break;
	}
}
