/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts of conversations as items, for whoever asks for fields by name. */
#include "flow/track.h"

#include "among.h"

#include "base/bits.h"
#include "proto/derived.h"
#include "track_tell.h"

#include <string.h>

static const struct field *field_of(enum derived which)
{
	return &proto_derived_tcp.fields[which];
}

/* Where items of the header are among the frame's, or ITEM_TOP. */
struct header {
	uint32_t seq, ack, window;
};

/* A field of TCP's table that is expected at a place of it. */
static uint32_t find_field(const struct among *among, unsigned at, const char *id)
{
	const struct field *f = &proto_tcp.fields[at];

	return among_field(among, strcmp(f->id, id) == 0 ? f : proto_field(&proto_tcp, id));
}

static struct header find_header(const struct among *among)
{
	return (struct header){find_field(among, 2, "tcp.seq"), find_field(among, 3, "tcp.ack"),
		find_field(among, 6, "tcp.window_size_value")};
}

/* Numbers of the header that Wireshark shows relative to the beginning of the conversation. */
static void make_relative(const struct among *among, const struct header *h,
	const struct track_fact *fact)
{
	struct item *items = among->items->at;

	if (h->seq != ITEM_TOP)
		items[h->seq].num = fact->seq;
	if (h->ack != ITEM_TOP)
		items[h->ack].num = fact->ack;
	for (uint32_t i = among->from; fact->ack_base && i < among->to; i++)
		if (items[i].bits == 32 &&
			(strncmp(items[i].field->id, "tcp.options.sack_", 17) == 0 ||
				items[i].field->make == MAKE_TWICE))
			items[i].num = (uint32_t)(items[i].num - fact->ack_base);
}

/* One that lies in `bits` bits of the header. */
static void tell_bits(struct among *among, enum derived which, uint32_t bit, uint32_t bits,
	uint64_t num)
{
	uint32_t index = among_add(among, ITEM_TOP, bit, field_of(which), num);

	among->made.at[index].bits = bits;
}

static bool in_icmp(const struct among *among)
{
	for (unsigned i = 0; i < among->layer; i++)
		if (among->frame->layers[i].proto == &proto_icmp)
			return true;
	return false;
}

/* A header that says that it is less than the least: Wireshark tells no more of it than that. */
static bool is_too_short(const struct frame *frame, const struct track_fact *fact)
{
	const uint8_t *p = frame->bytes + frame->layers[fact->layer].off;

	return fact->tcp && !fact->quoted && p[12] < 0x50;
}

/* Takes out what stands behind the sequence number but the length of the header. */
static void drop_rest(const struct frame *frame, const struct track_fact *fact, struct items *items)
{
	uint32_t ack = frame->layers[fact->layer].off * 8 + 64;

	for (uint32_t i = items->count; i-- > 0;) {
		const struct item *top = &items->at[i];

		if (top->layer != fact->layer)
			continue;
		while (top->parent != ITEM_TOP)
			top = &items->at[top->parent];
		if (top->bit >= ack && strcmp(top->field->id, "tcp.hdr_len") != 0)
			items_drop(items, i);
	}
}

static void tell_header(struct among *among, const struct header *h, const struct track_fact *fact,
	uint32_t bit)
{
	const uint8_t *p = among->frame->bytes + bit / 8;

	among_at(among, h->seq, ITEM_TOP);
	among_add(among, ITEM_TOP, bit, field_of(DERIVED_STREAM), fact->stream);
	among_add(among, ITEM_TOP, bit, field_of(DERIVED_COMPLETENESS), fact->more.completeness);
	if (fact->sized)
		among_add(among, ITEM_TOP, bit, field_of(DERIVED_LEN), fact->len);
	among_at(among, among_behind(among, h->seq), ITEM_TOP);
	if (!fact->quoted || !in_icmp(among)) /* of which Wireshark shows it once */
		tell_bits(among, fact->plain ? DERIVED_PLAIN_SEQ : DERIVED_SEQ_RAW, bit + 32, 32,
			bits_be32(p + 4));
	if (fact->sized && !is_too_short(among->frame, fact))
		among_add(among, ITEM_TOP, bit, field_of(DERIVED_NEXT), fact->next);
	if (is_too_short(among->frame, fact))
		return;
	among_at(among, among_behind(among, h->ack), ITEM_TOP);
	tell_bits(among, fact->plain && p[13] & 0x10 ? DERIVED_PLAIN_ACK : DERIVED_ACK_RAW,
		bit + 64, 32, bits_be32(p + 8));
}

/* An expert inside a flag. */
static void tell_flag(struct among *among, const char *id, enum derived which, uint64_t num)
{
	uint32_t flag = among_find(among, id);
	uint32_t pos;

	among_at(among, among_behind(among, flag), flag);
	pos = flag == ITEM_TOP ? among->frame->layers[among->layer].off + 13
			       : among->items->at[flag].bit / 8;
	among_add(among, ITEM_TOP, pos * 8, field_of(which), num);
}

static void tell_flags(struct among *among, const struct track_fact *fact, uint32_t bit)
{
	const uint8_t *p = among->frame->bytes + bit / 8;
	unsigned flags = p[13];

	if (fact->quoted)
		return;
	if (flags & 1)
		tell_flag(among, "tcp.flags.str",
			fact->more.fin_second ? DERIVED_FIN_SECOND : DERIVED_FIN_FIRST, 0);
}

static void tell_window(struct among *among, uint32_t window, const struct track_fact *fact,
	uint32_t bit)
{
	const uint8_t *p = among->frame->bytes + bit / 8;
	uint64_t scale = fact->scale < 0 ? (uint64_t)(int64_t)fact->scale
					 : UINT64_C(1) << fact->scale;

	among_at(among, among_behind(among, window), ITEM_TOP);
	tell_bits(among, DERIVED_WINDOW, bit + 112, 16, fact->window);
	if (!(p[13] & 2)) /* a SYN's window is never scaled */
		tell_bits(among, DERIVED_SCALE, bit + 112, 16, scale);
}

static void tell_times(struct among *among, const struct track_fact *fact, uint32_t bit,
	const struct field *group)
{
	uint32_t times;

	if (fact->empty)
		return;
	among_at(among, ITEM_TOP, ITEM_TOP);
	times = among_add(among, ITEM_TOP, bit, group, 0);
	among_add(among, times, bit, group + 1, (uint64_t)fact->more.since_first);
	among_add(among, times, bit, group + 2, (uint64_t)fact->more.since_last);
}

static void tell_udp(struct among *among, const struct track_fact *fact, uint32_t bit)
{
	const struct field *fields = proto_derived_udp.fields;

	among_at(among, ITEM_TOP, ITEM_TOP);
	among_add(among, ITEM_TOP, bit + 64, &fields[DERIVED_UDP_STREAM], fact->stream);
	tell_times(among, fact, bit, &fields[DERIVED_UDP_TIMES]);
}

static void tell_fact(struct among *among, const struct track_fact *fact)
{
	uint32_t bit = among->frame->layers[fact->layer].off * 8;
	struct header h;

	among_layer(among, fact->layer);
	if (!fact->tcp) {
		tell_udp(among, fact, bit);
		return;
	}
	h = find_header(among);
	if (!fact->quoted)
		make_relative(among, &h, fact);
	tell_header(among, &h, fact, bit);
	if (is_too_short(among->frame, fact))
		return;
	tell_flags(among, fact, bit);
	tell_window(among, h.window, fact, bit);
	tell_times(among, fact, bit, field_of(DERIVED_TIMES));
	track_tell_analysis(among, fact, bit);
}

void track_items(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	struct among among;
	unsigned fact = 0, ask = 0;

	if (!facts->count && !facts->ask_count && !facts->sctp.layer)
		return;
	for (unsigned i = 0; i < facts->count; i++)
		if (is_too_short(frame, &facts->at[i]))
			drop_rest(frame, &facts->at[i], items);
	among_init(&among, frame, items);
	while (fact < facts->count || ask < facts->ask_count) {
		if (ask == facts->ask_count ||
			(fact < facts->count && facts->at[fact].layer < facts->asks[ask].layer))
			tell_fact(&among, &facts->at[fact++]);
		else
			track_tell_ask(&among, &facts->asks[ask++]);
	}
	if (facts->sctp.layer)
		track_tell_sctp(&among, &facts->sctp);
	among_done(&among);
}

void flow_track(struct track *track, const struct frame *frame, struct items *items)
{
	const struct track_facts *facts = track_frame(track, frame);

	track_messages(track, frame);
	track_items(facts, frame, items);
}
