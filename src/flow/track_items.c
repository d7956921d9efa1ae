/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts of conversations as items, for whoever asks for fields by name. */
#include "flow/track.h"

#include "base/bits.h"
#include "base/mem.h"
#include "proto/derived.h"

#include <string.h>

static const struct {
	uint32_t flags; /* any of them */
	enum derived field;
} flag_fields[] = {
	{TRACK_RETRANSMISSION | TRACK_FAST | TRACK_SPURIOUS, DERIVED_RETRANSMISSION},
	{TRACK_FAST, DERIVED_FAST},
	{TRACK_SPURIOUS, DERIVED_SPURIOUS}, {TRACK_OUT_OF_ORDER, DERIVED_OUT_OF_ORDER},
	{TRACK_REUSED, DERIVED_REUSED}, {TRACK_LOST, DERIVED_LOST},
	{TRACK_ACK_LOST, DERIVED_ACK_LOST}, {TRACK_UPDATE, DERIVED_UPDATE},
	{TRACK_FULL, DERIVED_FULL}, {TRACK_KEEP, DERIVED_KEEP},
	{TRACK_KEEP_ACK, DERIVED_KEEP_ACK}, {TRACK_DUP_ACK, DERIVED_DUP_ACK},
	{TRACK_PROBE, DERIVED_PROBE}, {TRACK_ZERO, DERIVED_ZERO},
	{TRACK_PROBE_ACK, DERIVED_PROBE_ACK},
};

struct adding {
	struct items *items;
	const struct field *fields;
	uint32_t bit;
	uint8_t layer;
};

static void add(const struct adding *a, enum derived which, uint64_t num)
{
	struct items *items = a->items;

	if (items->count == items->room) {
		items->room = items->room ? items->room * 2 : 64;
		items->at = mem_grow(items->at, items->room, sizeof(*items->at));
	}
	items->at[items->count++] = (struct item){.field = &a->fields[which], .bit = a->bit,
		.parent = ITEM_TOP, .from = a->bit / 8, .layer = a->layer, .num = num};
}

/* Numbers of the header that Wireshark shows relative to the beginning of the conversation. */
static void make_relative(const struct track_fact *fact, struct items *items)
{
	for (uint32_t i = 0; i < items->count; i++) {
		struct item *item = &items->at[i];

		if (item->layer != fact->layer || item->bits != 32)
			continue;
		if (strcmp(item->field->id, "tcp.seq") == 0)
			item->num = fact->seq;
		else if (strcmp(item->field->id, "tcp.ack") == 0)
			item->num = fact->ack;
		else if (strcmp(item->field->id, "tcp.options.sack_le") == 0 ||
			 strcmp(item->field->id, "tcp.options.sack_re") == 0)
			item->num = (uint32_t)item->num - fact->ack_base;
	}
}

static void add_tcp(const struct adding *a, const struct track_fact *fact,
	const struct frame *frame)
{
	const uint8_t *p = frame->bytes + a->bit / 8;

	if (fact->sized)
		add(a, DERIVED_LEN, fact->len);
	add(a, DERIVED_SEQ_RAW, bits_be32(p + 4));
	if (fact->sized)
		add(a, DERIVED_NEXT, fact->next);
	add(a, DERIVED_ACK_RAW, bits_be32(p + 8));
	add(a, DERIVED_WINDOW, fact->window);
	if (!fact->quoted && !(bits_be16(p + 12) & 2)) /* a SYN's window is never scaled */
		add(a, DERIVED_SCALE,
			fact->scale < 0 ? (uint64_t)(int64_t)fact->scale
					: UINT64_C(1) << fact->scale);
	if (fact->flags)
		add(a, DERIVED_FLAGS, 1);
	for (unsigned i = 0; i < sizeof(flag_fields) / sizeof(flag_fields[0]); i++)
		if (fact->flags & flag_fields[i].flags)
			add(a, flag_fields[i].field, 1);
	if (fact->flags & TRACK_DUP_ACK) {
		add(a, DERIVED_DUP_NUM, fact->dup_num);
		add(a, DERIVED_DUP_FRAME, fact->dup_frame);
	}
}

void track_items(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	for (unsigned i = 0; i < facts->count; i++) {
		const struct track_fact *fact = &facts->at[i];
		const struct proto *made = fact->tcp ? &proto_derived_tcp : &proto_derived_udp;
		const struct adding a = {items, made->fields,
			frame->layers[fact->layer].off * 8, fact->layer};

		if (fact->tcp && !fact->quoted)
			make_relative(fact, items);
		add(&a, DERIVED_STREAM, fact->stream);
		if (fact->tcp)
			add_tcp(&a, fact, frame);
	}
}

void flow_track(struct track *track, const struct frame *frame, struct items *items)
{
	track_items(track_frame(track, frame), frame, items);
}
