/* SPDX-License-Identifier: BSD-2-Clause */
/* What earlier records of TLS make of a frame's items: from 1.3 on a record's type says nothing,
 * and random bytes do not begin with the time; what a client's secret is the server's
 * cipher suite says; of a message in pieces each record has one, the last one all of it.
 *
 * Items are put anew into an array, one after the other; those that are said to be something else
 * are left out. */
#include "flow/track.h"

#include "base/bits.h"
#include "base/mem.h"
#include "flow/join.h"
#include "frame/made.h"
#include "track_tls.h"

#include <stdlib.h>
#include <string.h>

/* What is known of the conversation of a layer of TLS, of which there may be several in a segment;
 * NULL: nothing. */
static const struct track_tls *known_of(
	const struct track_facts *facts, const struct frame *frame, unsigned layer)
{
	if (layer >= frame->count || frame->layers[layer].proto != &proto_tls)
		return NULL;
	while (layer > 1 && frame->layers[layer - 1].proto == &proto_tls)
		layer--;
	for (unsigned i = 0; facts && i < facts->count; i++)
		if (facts->at[i].layer + 1u == layer && facts->at[i].tls)
			return facts->at[i].tls->version ? facts->at[i].tls : NULL;
	return NULL;
}

/* Gives an item its other name; false: it is not there. */
static bool renamed(const struct track_tls *tls, struct item *item, uint64_t *message)
{
	const char *id = item->field->id;
	bool modern = tls->version == TLS_1_3;

	if (strcmp(id, "tls.handshake.type") == 0)
		*message = item->num;
	if (*message == TLS_CLIENT_HELLO && strncmp(id, "tls.handshake.random_", 21) == 0)
		return tls->before != TLS_1_3;
	if (modern && strcmp(id, "tls.record.content_type") == 0 && item->num == TLS_DATA)
		item->field = &proto_tls.made[TLS_OPAQUE];
	else if (tls->speaks && strcmp(id, "tls.app_data_proto") == 0)
		item->num = tls->speaks;
	return !modern || strncmp(id, "tls.handshake.random_", 21) != 0;
}

/* What a server chose is spoken on a port that says nothing of it. */
static void add_spoken(const struct track_tls *tls, const struct frame *frame, struct items *items,
	uint32_t index)
{
	struct item of = items->at[index], *item;

	if (index + 1 < items->count && items->at[index + 1].field == of.field->made)
		return;
	items_add(items);
	for (uint32_t i = items->count - 1; i > index + 1; i--) {
		items->at[i] = items->at[i - 1];
		if (items->at[i].parent != ITEM_TOP && items->at[i].parent > index)
			items->at[i].parent++;
	}
	item = &items->at[index + 1];
	*item = (struct item){.field = of.field->made, .from = of.from, .layer = of.layer,
		.parent = of.parent, .depth = of.depth, .num = tls->speaks};
	item->bit = of.from * 8 + made_tls_twice(frame, of.layer, of.from);
}

/* ---- records that are something else --------------------------------------------------------- */

struct anew {
	const struct frame *frame;
	const struct items *from;
	struct items to;
	uint32_t *place;       /* owned: of each item of `from` in `to` */
	uint32_t skip;         /* bytes of the frame before this one are none of TLS's */
	struct items messages; /* owned: to be put inside a record */
};

static uint32_t put(struct anew *a, uint32_t index);

/* An item of some bytes of the frame inside another. */
static struct item *add(struct anew *a, const struct field *field, uint32_t at, uint32_t n,
	uint32_t parent)
{
	const struct item owner = a->to.at[parent];
	struct item *item = items_add(&a->to);

	*item = (struct item){.field = field,
		.bit = at * 8,
		.bits = n * 8,
		.from = at,
		.parent = parent,
		.depth = (uint8_t)(owner.depth + 1),
		.layer = owner.layer};
	return item;
}

/* The messages in some bytes of the frame. One that was put together is said to begin where its
 * record does. */
static void add_messages(struct anew *a, const struct join_record *record, uint32_t at, uint32_t n,
	uint32_t parent)
{
	const struct item owner = a->to.at[parent];
	struct frame frame = *a->frame;
	struct items *messages = &a->messages;
	uint32_t first = a->to.count;

	frame.layers[owner.layer] = (struct layer){
		.proto = tls_clear[record->keys][record->old], .off = at, .head = n};
	messages->count = 0;
	walk_layer(&frame, owner.layer, messages, NULL);
	for (uint32_t i = 0; i < messages->count; i++) {
		struct item *item = items_add(&a->to);

		*item = messages->at[i];
		item->depth = (uint8_t)(item->depth + owner.depth + 1);
		if (item->parent != ITEM_TOP) {
			item->parent += first;
			continue;
		}
		item->parent = parent;
		if (at == record->whole)
			item->from = owner.bit / 8;
	}
}

/* The pieces of a message that is whole now, and the message. */
static void add_whole(struct anew *a, const struct join_record *record, uint32_t parent)
{
	const struct field *fields = proto_told_tls.fields;
	uint32_t all = a->to.count;

	add(a, &fields[TLS_PIECES], record->whole, record->size, parent)->from =
		a->to.at[parent].bit / 8;
	for (uint32_t i = 0; i < record->count; i++)
		add(a, &fields[TLS_PIECE], record->whole + record->pieces[i].off,
			record->pieces[i].len, all)->num = record->pieces[i].frame;
	add(a, &fields[TLS_PIECE_COUNT], record->whole, 0, all)->num = record->count;
	add_messages(a, record, record->whole, record->size, parent);
}

/* What stands in a record of a handshake instead of what is there. */
static void add_content(struct anew *a, const struct join_record *record, uint32_t parent)
{
	uint32_t at = record->at, n = record->len - record->first - record->last;

	if (record->kind == JOIN_EMPTY)
		return;
	if (record->kind == JOIN_HIDDEN) {
		add(a, tls_part(UINT8_MAX, false), at, record->len, parent);
		return;
	}
	if (record->first)
		add(a, tls_part(record->first_type, record->ends), at, record->first, parent);
	if (record->whole)
		add_whole(a, record, parent);
	at += record->first;
	if (n)
		add_messages(a, record, at, n, parent);
	if (record->last)
		add(a, tls_part(record->last_type, false), at + n, record->last, parent);
}

/* An expert's word inside an item of the new ones. */
static void add_expert(struct anew *a, enum tls_known which, uint32_t parent)
{
	const struct item owner = a->to.at[parent];

	made_add(a->frame, &a->to, parent, owner.layer, owner.bit, &proto_told_tls.fields[which],
		0);
}

static uint32_t copy(struct anew *a, uint32_t index)
{
	uint32_t at = a->to.count;
	struct item *item = items_add(&a->to);

	*item = a->from->at[index];
	if (item->parent != ITEM_TOP)
		item->parent = a->place[item->parent];
	a->place[index] = at;
	return at;
}

/* A record where the tables saw none: its items as they would be there. */
static void put_odd(struct anew *a, const struct join_record *record, unsigned layer)
{
	struct frame frame = *a->frame;
	struct items items = {.all = a->to.all, .made = a->to.made, .bare = a->messages.bare};
	struct anew odd = *a;

	frame.layers[layer] = (struct layer){
		.proto = &proto_any_tls, .off = record->at, .head = record->len};
	walk_layer(&frame, layer, &items, NULL);
	odd.from = &items;
	odd.place = mem_new(items.count ? items.count : 1, sizeof(*odd.place));
	for (uint32_t i = 0; i < items.count; i++) /* as made_tls would, of all of the layer */
		if (strcmp(items.at[i].field->id, "tls.app_data_proto") == 0)
			items.at[i].bit += made_tls_twice(a->frame, layer, record->at);
	for (uint32_t i = 0; i < items.count;)
		i = put(&odd, i);
	free(odd.place);
	items_done(&items);
	a->to = odd.to;
	a->messages = odd.messages;
}

/* What no record begins: it is ignored. */
static void put_stray(struct anew *a, const struct join_record *record, const struct item *rest)
{
	struct item *item = items_add(&a->to);

	*item = *rest;
	item->field = &proto_told_tls.fields[TLS_STRAY];
	item->bit = record->at * 8;
	item->bits = record->len * 8;
	item->parent = ITEM_TOP;
	add_expert(a, TLS_IGNORED, a->to.count - 1);
}

/* All that stands in the place of what the tables saw no records in. False: nothing is known. */
static bool put_rest(struct anew *a, const struct item *rest)
{
	const struct join_record *record = join_record_at(a->frame, rest->bit / 8);

	if (!record || record->kind < JOIN_STRAY)
		return false;
	for (; record && record->kind >= JOIN_STRAY;
		record = join_record_at(a->frame, record->at + record->len)) {
		if (record->kind == JOIN_STRAY)
			put_stray(a, record, rest);
		else if (record->kind == JOIN_OLD)
			track_old(a->frame, &a->to, rest->layer, record);
		else if (record->kind == JOIN_ODD)
			put_odd(a, record, rest->layer);
	}
	return true;
}

/* Whether the item is left out, as what a record seemed to be and is not. */
static bool is_left_out(struct anew *a, const struct item *item)
{
	const struct join_record *record = strcmp(item->field->id, "tls.record") == 0
						   ? join_record_at(a->frame, item->bit / 8)
						   : NULL;

	if (record && record->kind == JOIN_MORE)
		a->skip = record->at + record->len;
	return item->from < a->skip;
}

/* Whether something may be said inside an item of this name. */
static bool has_more(const char *id)
{
	return strcmp(id, "tls.change_cipher_spec") == 0 || strcmp(id, "tls.record.length") == 0 ||
	       strcmp(id, "tls.heartbeat_message") == 0;
}

static enum tls_known length_expert(const struct join_record *record)
{
	if (record->first)
		return record->old ? TLS_LONG : TLS_LONG_MODERN;
	return record->first_type == TLS_CHANGE	 ? TLS_EMPTY_CHANGE
		: record->first_type == TLS_ALERT ? TLS_EMPTY_ALERT
						  : TLS_EMPTY_HANDSHAKE;
}

/* A heartbeat, RFC 6520 4. Behind what it says are at least 16 bytes of padding: where they are
 * not, all is what it says. */
static void add_beat(struct anew *a, const struct join_record *record, uint32_t parent)
{
	const struct field *fields = proto_told_tls.fields;
	uint32_t at = record->at, left = record->len - 3;
	uint32_t said = bits_be16(a->frame->bytes + at + 1);
	uint32_t len = a->to.count + 1;

	add(a, &fields[TLS_BEAT_TYPE], at, 1, parent)->num =
		bits_get(a->frame->bytes, (size_t)at * 8, 8);
	add(a, &fields[TLS_BEAT_LEN], at + 1, 2, parent)->num = said;
	if (said + 16 > left) {
		made_add(a->frame, &a->to, len, a->to.at[parent].layer, (at + 1) * 8,
			&fields[TLS_BEAT_LONG], said);
		said = left;
	}
	add(a, &fields[TLS_BEAT], at + 3, said, parent);
	if (left > said)
		add(a, &fields[TLS_BEAT_PADDING], at + 3 + said, left - said, parent);
}

/* The item at `index`, or what stands in its place; the next one to look at. */
static uint32_t put(struct anew *a, uint32_t index)
{
	const struct item *item = &a->from->at[index], *all = a->from->at;
	const char *id = item->field->id;
	uint32_t at, next = index + 1;
	const struct join_record *record;

	if (item->layer >= a->frame->count || a->frame->layers[item->layer].proto != &proto_tls) {
		copy(a, index);
		return next;
	}
	if (is_left_out(a, item) || (!id[0] && item->parent == ITEM_TOP && put_rest(a, item)))
		return next;
	at = copy(a, index);
	if (strcmp(id, "tls.record") == 0) {
		record = join_record_at(a->frame, item->bit / 8 + TLS_RECORD);
		if (!record || (record->kind > JOIN_CLEAR && record->kind != JOIN_EMPTY))
			return next;
		while (next < a->from->count && all[next].depth > item->depth) {
			if (strncmp(all[next].field->id, "tls.record.", 11) == 0)
				copy(a, next);
			next++;
		}
		add_content(a, record, at);
		return next;
	}
	if (!has_more(id))
		return next;
	record = join_record_at(a->frame, item->bit / 8);
	if (record && record->kind == JOIN_RESUMED)
		add_expert(a, TLS_RESUMED, at);
	else if (record && record->kind == JOIN_LENGTH)
		add_expert(a, length_expert(record), at);
	else if (record && record->kind == JOIN_BEAT)
		add_beat(a, record, at);
	return next;
}

static void put_anew(const struct frame *frame, struct items *items)
{
	struct anew a = {.frame = frame, .from = items};

	a.place = mem_new(items->count ? items->count : 1, sizeof(*a.place));
	a.to.all = a.messages.all = items->all;
	a.to.made = a.messages.made = items->made;
	a.messages.bare = items->bare;
	for (uint32_t i = 0; i < items->count;)
		i = put(&a, i);
	if (items->room < a.to.count) {
		items->room = a.to.room;
		items->at = mem_grow(items->at, items->room, sizeof(*items->at));
	}
	memcpy(items->at, a.to.at, a.to.count * sizeof(*items->at));
	items->count = a.to.count;
	items_done(&a.to);
	items_done(&a.messages);
	free(a.place);
}

void track_secret(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	const struct track_tls *tls = NULL;
	uint64_t message = 0;

	if (frame->join && frame->join->record_count && items->made)
		put_anew(frame, items);
	for (unsigned i = 0; i < frame->count && !tls; i++)
		tls = known_of(facts, frame, i);
	if (!tls)
		return;
	for (uint32_t i = 0; i < items->count; i++) {
		tls = known_of(facts, frame, items->at[i].layer);
		if (tls && tls->speaks && items->made &&
			strcmp(items->at[i].field->id, "tls.app_data") == 0)
			add_spoken(tls, frame, items, i);
		if (tls && !renamed(tls, &items->at[i], &message))
			items_drop(items, i--);
	}
}
