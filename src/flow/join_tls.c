/* SPDX-License-Identifier: BSD-2-Clause */
/* The records of TLS in a frame, one behind the other: which of them can be read, and the messages
 * of a handshake that have pieces in several. The decisions are Wireshark's. What is in hand of a
 * message is bounded like all that is waited for. */
#include "join_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "track_tls.h"

#include <stdlib.h>

#define HEAD 4 /* bytes of a message's type and length */
#define MOST 16384 /* bytes that a record may have, but for what encryption adds */
#define LONG_SECRET (HEAD + 130) /* proto/tlsmsg.c */

/* A layer of records that is being read. */
struct reading {
	struct join *join;
	const struct frame *frame; /* as it is now */
	struct track_tls *tls;
	const struct track_fact *fact;
	unsigned side;
	uint32_t ports; /* where TCP's stand */
	bool server; /* it is who speaks */
	uint64_t number;
};

static uint32_t message_size(const uint8_t *p)
{
	return HEAD + (bits_be32(p) & 0xffffff);
}

/* A place for something to say of a record. */
static struct join_record *add_record(struct reading *r, enum join_record_kind kind, uint32_t at,
	uint32_t n)
{
	struct join *join = r->join;
	struct join_record *record;

	r->frame = join_change(join, r->frame);
	join->info.layer = r->fact->layer;
	if (join->info.record_count == join->record_room) {
		join->record_room = join->record_room ? join->record_room * 2 : 16;
		join->records = mem_grow(
			join->records, join->record_room, sizeof(*join->records));
	}
	join->info.records = join->records;
	record = &join->records[join->info.record_count++];
	*record = (struct join_record){.at = at, .len = n, .kind = kind};
	return record;
}

/* ---- messages in pieces ---------------------------------------------------------------------- */

static void take_piece(struct reading *r, struct join_way *w, const uint8_t *p, uint32_t n)
{
	uint64_t before = pieces_held(&w->hand);

	pieces_add(&w->hand, r->number, w->hand.upto, p, n);
	r->join->held += pieces_held(&w->hand) - before;
	w->touched = r->join->turn;
	join_bound(r->join, w);
}

/* How long the message in hand is with these bytes behind it; 0: not known yet. */
static uint32_t hand_size(const struct pieces *hand, const uint8_t *p, uint32_t n)
{
	uint8_t head[HEAD];
	uint32_t have = hand->upto < HEAD ? hand->upto : HEAD;

	if (have + n < HEAD)
		return 0;
	if (have)
		memcpy(head, hand->data, have);
	if (have < HEAD)
		memcpy(head + have, p, HEAD - have);
	return message_size(head);
}

/* The message in hand is whole, and stands behind the frame's bytes from then on. */
static void end_hand(struct reading *r, struct join_way *w, struct join_record *record)
{
	struct join *join = r->join;
	struct pieces *hand = &w->hand;

	record->ends = true;
	track_tls_message(r->tls, r->side, hand->data, hand->upto);
	if (join->hand_count < FRAME_BODIES) {
		record->size = hand->upto;
		record->whole = join_source(join, hand->data, hand->upto);
	}
	if (record->whole) {
		join->held -= pieces_held(hand);
		join->hands[join->hand_count++] = *hand;
		record->pieces = hand->at;
		record->count = hand->count;
		*hand = (struct pieces){.count = 0};
	}
	join_forget_hand(join, w);
}

/* Bytes at the beginning of a record that go on with the message in hand; how many they are. */
static uint32_t go_on(struct reading *r, struct join_way *w, struct join_record *record)
{
	const uint8_t *p = r->frame->bytes + record->at;
	uint32_t n = record->len, size = hand_size(&w->hand, p, n);

	if (size && n > size - w->hand.upto)
		n = size - w->hand.upto;
	record->first = n;
	record->first_type = w->hand.data[0];
	take_piece(r, w, p, n);
	if (w->hand.lost)
		join_forget_hand(r->join, w);
	else if (size && w->hand.upto == size)
		end_hand(r, w, record);
	return n;
}

static void begin(struct reading *r, struct join_way *w, struct join_record *record, uint32_t n)
{
	const uint8_t *p = r->frame->bytes + record->at + record->len - n;

	record->last = n;
	record->last_type = p[0];
	join_forget_hand(r->join, w);
	w->in_hand = true;
	take_piece(r, w, p, n);
	if (w->hand.lost)
		join_forget_hand(r->join, w);
}

/* ---- records --------------------------------------------------------------------------------- */

/* Messages of `n` bytes that the tables read the same way, whatever came before: long secrets are
 * known by their length. */
static bool is_usual(const struct track_tls *tls, unsigned type, uint32_t n)
{
	enum tls_keys keys = track_tls_keys(tls);

	if (keys == TLS_KEYS_MODERN)
		return type == 1 || type == 2 || type == 15;
	if (type == 12 || type == 16)
		return keys == TLS_KEYS_USUAL ||
		       (keys == TLS_KEYS_RSA && type == 16 && n >= LONG_SECRET) ||
		       (keys == TLS_KEYS_GROUP && type == 12);
	return type == 1 || type == 2 || type == 4 || type == 11 ||
	       (type >= 13 && type <= 15) || type == 22;
}

/* The content of a record of a handshake: what is said of it is dropped again where the tables see
 * just that. */
static void read_handshake(struct reading *r, uint32_t at, uint32_t n)
{
	struct join_way *w = join_way(r->join, r->fact->stream, r->side);
	struct join_record *record = add_record(r, JOIN_CLEAR, at, n);
	const uint8_t *p = r->frame->bytes + at;
	uint32_t off = 0;
	bool usual = !w->in_hand;

	if (w->in_hand) {
		off = go_on(r, w, record);
		if (!record->ends)
			return;
	} else if (track_tls_hides(r->tls, r->server, r->number, p, n)) {
		record->kind = JOIN_HIDDEN;
		return;
	}
	while (off < n) {
		uint32_t size;

		p = r->frame->bytes + at + off;
		size = n - off < HEAD ? 0 : message_size(p);
		if (!size || size > n - off) {
			begin(r, w, record, n - off);
			usual = false;
			break;
		}
		usual &= is_usual(r->tls, p[0], size);
		track_tls_message(r->tls, r->side, p, size);
		off += size;
	}
	record->keys = (uint8_t)track_tls_keys(r->tls);
	record->old = r->tls->version && r->tls->version < TLS_1_2;
	if (usual)
		r->join->info.record_count--;
}

/* Who the server is, if no client's hello said it, is told by the ports that have names. */
static bool is_server(const struct reading *r)
{
	const struct name *name = tls_spoken_names;
	unsigned port = bits_be16(r->frame->bytes + r->ports);

	if (r->tls->server)
		return r->side + 1u == r->tls->server;
	while (name->text && name->value != port)
		name++;
	return name->text != NULL;
}

/* Whether no record of this type may have a content of so many bytes: RFC 5246 6.2, RFC 8446 5.2.
 */
static bool is_wrong(const struct track_tls *tls, unsigned type, uint32_t n)
{
	return n ? n > MOST + (tls->version == TLS_1_3 ? 256 : 2048)
		 : type >= TLS_CHANGE && type <= TLS_HANDSHAKE;
}

static void read_record(struct reading *r, uint32_t at, uint32_t n)
{
	const uint8_t *p = r->frame->bytes + at;
	bool resumed = r->tls->resumed;

	r->server = is_server(r);
	track_tls_record(r->tls, r->server, r->number, p, n);
	if (is_wrong(r->tls, p[0], n - TLS_RECORD)) {
		struct join_record *record = add_record(r, JOIN_LENGTH, at + 3, 2);

		record->first = n - TLS_RECORD;
		record->first_type = p[0];
		record->old = r->tls->version != TLS_1_3;
	}
	if (p[0] == TLS_HEARTBEAT && n >= TLS_RECORD + 3 && (p[5] == 1 || p[5] == 2))
		add_record(r, JOIN_BEAT, at + TLS_RECORD, n - TLS_RECORD);
	if (p[0] == TLS_CHANGE && resumed && r->server && r->tls->version != TLS_1_3)
		add_record(r, JOIN_RESUMED, at + TLS_RECORD, n - TLS_RECORD);
	if (p[0] == TLS_HANDSHAKE && n > TLS_RECORD)
		read_handshake(r, at + TLS_RECORD, n - TLS_RECORD);
}

/* Whether the tables see a record here (proto/tlsrecord.c). */
static bool is_plain(const uint8_t *p)
{
	return p[0] >= TLS_CHANGE && p[0] <= TLS_LAST && p[1] == 3;
}

/* An empty record that the bytes of a segment end with: that it is empty is found out too late. */
static bool read_empty(struct reading *r, unsigned layer, uint32_t at)
{
	const struct join_info *info = &r->join->info;
	const struct layer *l = &r->frame->layers[layer];

	if (at != l->off + l->head || r->frame->cap < r->frame->len)
		return false;
	if (r->join->made && info->part_count && info->parts[info->part_count - 1].at == at)
		return false; /* more follow */
	add_record(r, JOIN_EMPTY, at, 0);
	r->join->frame.layers[layer].faults |= FAULT_PAST;
	return true;
}

/* What stands at byte `at`, all of which is there. `told`: the tables saw no record before it, and
 * nothing since then. */
static void read_one(struct reading *r, enum tls_stands what, uint32_t at, uint32_t n, bool told)
{
	static const enum join_record_kind kinds[] = {[TLS_STANDS_RECORD] = JOIN_ODD,
		[TLS_STANDS_OLD] = JOIN_OLD, [TLS_STANDS_STRAY] = JOIN_STRAY,
		[TLS_STANDS_MORE] = JOIN_MORE};

	if (told || what == TLS_STANDS_MORE)
		add_record(r, kinds[what], at, n);
	if (what == TLS_STANDS_RECORD)
		read_record(r, at, n);
	else if (what == TLS_STANDS_OLD && n > track_tls_old_head(r->frame->bytes + at) + 1)
		track_tls_old(r->tls, r->side, r->frame->bytes + at);
}

static void read_layer(struct reading *r, unsigned layer)
{
	uint32_t at = r->frame->layers[layer].off, end = at + r->frame->layers[layer].head, size;
	bool told = false;

	for (; at < end; at += size) {
		const uint8_t *p = r->frame->bytes + at;
		enum tls_stands what = track_tls_stands(r->tls, p, end - at, &size);
		bool cut = frame_own(r->frame) < r->frame->len;

		if (!size)
			return;
		if (size > end - at) {
			if (cut && at + size <= r->frame->len && what == TLS_STANDS_RECORD &&
				p[0] != TLS_CHANGE) /* not all of it was captured */
				track_tls_record(r->tls, false, r->number, p, end - at);
			return;
		}
		told |= what != TLS_STANDS_RECORD || !is_plain(p);
		if (what == TLS_STANDS_RECORD && size == TLS_RECORD &&
			read_empty(r, layer, at + size)) {
			if (told)
				add_record(r, JOIN_ODD, at, size);
			return;
		}
		read_one(r, what, at, size, told);
		if (what == TLS_STANDS_STRAY && cut)
			r->join->frame.layers[layer].faults |= FAULT_SHORT;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct join_record *left = a, *right = b;

	return (left->at > right->at) - (left->at < right->at);
}

static const struct track_fact *carrier(const struct track_facts *facts, const struct frame *frame)
{
	for (unsigned i = facts->count; i-- > 0;)
		if (facts->at[i].tcp && !facts->at[i].quoted &&
			facts->at[i].layer + 1u < frame->count &&
			frame->layers[facts->at[i].layer + 1].proto == &proto_tls)
			return &facts->at[i];
	return NULL;
}

/* Bytes on a port of nobody's where the connection has spoken TLS before. */
static const struct frame *tell_spoken(
	struct join *join, const struct track_facts *facts, const struct frame *frame)
{
	const struct layer *data = &frame->layers[frame->count - 1];
	const struct track_fact *fact = facts->count ? &facts->at[facts->count - 1] : NULL;
	struct frame *made;

	if (!fact || !fact->tcp || fact->quoted || fact->layer + 2u != frame->count ||
		fact->spoken != &proto_tls || fact->flags & TRACK_UNSPOKEN ||
		data->off >= frame_own(frame) ||
		frame_looks_text(frame->bytes + data->off, data->head))
		return frame;
	made = join_change(join, frame);
	made->count--;
	frame_dissect_more(made, &proto_tls, data->off, data->head);
	return made;
}

static __attribute__((noinline)) const struct frame *read_secret(
	struct join *join, const struct track_facts *facts, const struct frame *frame)
{
	struct reading r = {.join = join, .frame = frame};

	if (frame->layers[frame->count - 1].proto == &proto_data)
		r.frame = frame = tell_spoken(join, facts, frame);
	if (frame->layers[frame->count - 1].proto != &proto_tls)
		return frame;
	r.fact = carrier(facts, frame);
	if (!r.fact)
		return frame;
	r.tls = r.fact->tls;
	r.tls->before = r.tls->version;
	r.side = join_side(frame, r.fact->layer);
	r.number = frame->number ? frame->number : join->turn;
	r.ports = frame->layers[r.fact->layer].off;
	for (unsigned i = r.fact->layer + 1u; i < frame->count; i++) {
		if (frame->layers[i].proto == &proto_tls)
			read_layer(&r, i);
	}
	if (join->info.record_count > 1)
		qsort(join->records, join->info.record_count, sizeof(*join->records), by_place);
	return r.frame;
}

/* Most frames end with neither, which is known before anything is made ready. */
const struct frame *join_secret(
	struct join *join, const struct track_facts *facts, const struct frame *frame)
{
	const struct proto *last = frame->count ? frame->layers[frame->count - 1].proto : NULL;

	return last == &proto_tls || last == &proto_data ? read_secret(join, facts, frame) : frame;
}

const struct join_record *join_record_at(const struct frame *frame, uint32_t at)
{
	const struct join_record key = {.at = at};

	if (!frame->join || !frame->join->record_count)
		return NULL;
	return bsearch(&key, frame->join->records, frame->join->record_count, sizeof(key),
		by_place);
}
