/* SPDX-License-Identifier: BSD-2-Clause */
/* What a capture says of a frame, as items like those of its bytes. */
#include "frame/meta.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"

#include <string.h>

#define SECOND INT64_C(1000000000)

/* Between two times of which one is odd: as many seconds as lie between their seconds, and what is
 * left, of the same sign; nanoseconds as 32 bits hold them, which is how Wireshark counts. */
static int64_t between(
	const struct frame *frame, int64_t other, int8_t other_beyond, int8_t *beyond)
{
	struct frame before = {.time = other, .beyond = other_beyond};
	int64_t part, other_part, seconds;

	seconds = frame_seconds(frame, &part) - frame_seconds(&before, &other_part);
	part = (int32_t)(uint32_t)(part - other_part);
	if ((seconds < 0 && part > 0) || (seconds > 0 && part < 0)) {
		part += seconds < 0 ? -SECOND : SECOND;
		seconds += seconds < 0 ? 1 : -1;
	}
	*beyond = (int8_t)((seconds * SECOND + part) / SECOND - seconds);
	return seconds * SECOND + part;
}

static __attribute__((noinline)) void count_odd(struct clock *clock, const struct frame *frame)
{
	clock->delta = between(frame, clock->before, clock->before_beyond, &clock->delta_beyond);
	clock->since = between(frame, clock->first, clock->first_beyond, &clock->since_beyond);
	if (clock->any_shown)
		clock->delta_shown = between(
			frame, clock->shown, clock->shown_beyond, &clock->delta_shown_beyond);
}

void clock_frame(struct clock *clock, const struct frame *frame)
{
	if (!clock->any) {
		clock->first = clock->before = frame->time;
		clock->first_beyond = clock->before_beyond = frame->beyond;
		clock->any = true;
	}
	clock->delta = frame->time - clock->before;
	clock->delta_shown = clock->any_shown ? frame->time - clock->shown : 0;
	clock->since = frame->time - clock->first;
	clock->odd = frame->beyond | clock->before_beyond | clock->first_beyond |
		     clock->shown_beyond;
	clock->delta_beyond = clock->delta_shown_beyond = clock->since_beyond = 0;
	if (clock->odd)
		count_odd(clock, frame);
	clock->before = frame->time;
	clock->before_beyond = frame->beyond;
}

void clock_shown(struct clock *clock, const struct frame *frame)
{
	clock->shown = frame->time;
	clock->shown_beyond = frame->beyond;
	clock->any_shown = true;
}

/* What a pcapng file notes of the frame besides; false for what it does not. */
static bool noted_item(const struct frame *frame, enum meta which, struct item *item)
{
	static const struct {
		uint8_t shift, bits;
	} parts[] = {{0, 2}, {2, 3}, {5, 4}, {9, 7}, {24, 1}, {25, 1}, {26, 1}, {27, 1}, {28, 1},
		{29, 1}, {30, 1}, {31, 1}};
	unsigned part = which - META_FLAGS_DIRECTION, way = frame->flags & 3;

	switch (which) {
	case META_QUEUE: item->num = frame->queue; return frame->noted & FRAME_QUEUE;
	case META_FLAGS: item->num = frame->flags; return frame->noted & FRAME_FLAGS;
	case META_ID: item->num = frame->id; return frame->noted & FRAME_ID;
	case META_DROPS: item->num = frame->drops; return frame->noted & FRAME_DROPS;
	case META_WAY:
		item->num = way == 1;
		return frame->noted & FRAME_FLAGS && (way == 1 || way == 2);
	default: break;
	}
	item->depth = 1;
	item->num = frame->flags >> parts[part].shift & ((1u << parts[part].bits) - 1);
	return frame->noted & FRAME_FLAGS;
}

/* A time that is written otherwise says so in `from`, which nothing else of the frame uses. */
static inline bool lasts(struct item *item, int64_t ns, int8_t beyond)
{
	item->num = (uint64_t)ns;
	item->from = (uint32_t)beyond;
	return true;
}

bool meta_item(
	const struct frame *frame, const struct clock *clock, enum meta which, struct item *item)
{
	*item = (struct item){
		.field = &proto_frame.fields[which], .parent = ITEM_TOP, .layer = META_LAYER};
	if ((which >= META_QUEUE && which <= META_DROPS) || which == META_WAY)
		return frame->noted && noted_item(frame, which, item);
	if (frame->timeless && which >= META_TIME && which <= META_RELATIVE)
		return false;
	switch (which) {
	case META_COMMENT: return meta_comment(frame, 0, item);
	case META_SECTION: item->num = frame->section; return frame->section != 0;
	case META_DEVICE: item->depth = 1; return frame->section != 0;
	case META_REMARK: item->depth = 1; return frame->remark != NULL;
	case META_IFACE: item->num = frame->iface; return frame->section != 0;
	case META_ENCAP: item->num = meta_encap(frame->link); return true;
	case META_EPOCH: item->num = (uint64_t)frame->time; return true;
	case META_DELTA: return lasts(item, clock->delta, clock->delta_beyond);
	case META_DELTA_SHOWN:
		return lasts(item, clock->delta_shown, clock->delta_shown_beyond);
	case META_RELATIVE: return lasts(item, clock->since, clock->since_beyond);
	case META_ODD: return frame->beyond != 0;
	case META_NUMBER: item->num = frame->number; return true;
	case META_LEN: item->num = frame->len; return true;
	case META_CAP_LEN: item->num = frame_own(frame); return true;
	case META_TIME:
	case META_SHIFT:
	case META_MARKED:
	case META_IGNORED:
	case META_PROTOCOLS: return true;
	case META_QUEUE:
	case META_FLAGS:
	case META_FLAGS_DIRECTION:
	case META_FLAGS_RECEPTION:
	case META_FLAGS_FCS:
	case META_FLAGS_RESERVED:
	case META_FLAGS_CRC:
	case META_FLAGS_LONG:
	case META_FLAGS_SHORT:
	case META_FLAGS_GAP:
	case META_FLAGS_UNALIGNED:
	case META_FLAGS_START:
	case META_FLAGS_PREAMBLE:
	case META_FLAGS_SYMBOL:
	case META_ID:
	case META_DROPS:
	case META_WAY:
	case META_COUNT: break;
	}
	return false;
}

bool meta_comment(const struct frame *frame, uint64_t i, struct item *item)
{
	const char *text;
	size_t n;

	*item = (struct item){.field = &proto_frame.fields[META_COMMENT],
		.parent = ITEM_TOP,
		.layer = META_LAYER,
		.num = i};
	return frame_comment(frame, i, &text, &n);
}

void meta_items(const struct frame *frame, const struct clock *clock, struct items *items)
{
	const bool more = frame->noted || frame->section || frame->remark;

	for (uint64_t i = 0; frame->comment && meta_comment(frame, i, items_add(items)); i++)
		;
	items->count -= frame->comment != NULL; /* the one that there is not */
	items->odd = clock->odd;
	for (unsigned i = more ? META_SECTION : META_ENCAP; i < META_COUNT; i++) {
		if (i == META_QUEUE && !frame->noted)
			i = META_ENCAP;
		if ((i == META_WAY && !frame->noted) || (i == META_ODD && !frame->beyond))
			continue;
		if (!meta_item(frame, clock, (enum meta)i, items_add(items)))
			items->count--;
	}
}

/* Whether Wireshark names the step from this header to the next one. */
static bool has_ethertype(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const struct proto *proto = l->proto;
	const struct field *f;
	uint64_t type;

	if (proto == &proto_eth && l->head == 14) { /* most */
		type = bits_be16(frame->bytes + l->off + 12);
		return type >= 1536 || !type;
	}
	if (proto->layer != LAYER_LINK || proto->next != NEXT_FIELD)
		return false;
	f = proto_filled(proto, FILL_NEXT);
	if (!f || f->bind != BIND_ETHERTYPE)
		return false;
	if (proto == &proto_sll_gre || proto == &proto_sll2_gre)
		return false; /* a tunnel's */
	return strcmp(proto_filter(proto), "llc") != 0 && walk_number(frame, layer, f, &type) &&
	       (type >= 1536 || (!type && proto == &proto_eth));
}

/* What a chunk of SCTP carries is a protocol to Wireshark. */
static void put_chunks(struct buf *out, const struct frame *frame, const struct layer *l)
{
	uint32_t at = l->off + 12, end = l->off + l->head, n, head;

	for (; at < end && end - at > 16; at += n) {
		n = (bits_be16(frame->bytes + at + 2) + 3u) & ~3u;
		if (n < 4)
			break;
		head = frame->bytes[at] == 64 ? 20 : frame->bytes[at] == 0 ? 16 : UINT32_MAX;
		if ((frame->bytes[at + 1] & 3) == 3 && n > head)
			buf_text(out, ":data");
		if (n > end - at)
			break;
	}
}

/* So is each option of TCP that speaks of several ways. */
static void put_ways(struct buf *out, const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;

	for (uint32_t at = 20; at < l->head && p[at];) {
		uint32_t n = p[at] == 1 ? 1 : at + 1 < l->head ? p[at + 1] : 0;

		if (n == 0 || n > l->head - at || (n == 1 && p[at] != 1))
			return;
		if (p[at] == 30)
			buf_text(out, ":mptcp");
		at += n;
	}
}

/* How MPLS came to carry an Ethernet frame. */
static const char *wire_of(const struct proto *proto)
{
	if (proto == &proto_pwethcw)
		return "pwethheuristic:";
	return proto == &proto_eth || proto == &proto_dot3 ? "pwethheuristic:pwethnocw:" : "";
}

/* Whether the type of an IGMP message is one of those that have a version. */
static bool is_versioned(uint8_t type)
{
	return (type && type < 9) || (type & 0xfe) == 0x1e || type == 0x11 || type == 0x12 ||
	       type == 0x16 || type == 0x17 || type == 0x22;
}

/* Whether GRE carries the first version of ERSPAN, which has no header. */
static bool is_erspan(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	return l->proto == &proto_gre && l->head >= 4 &&
	       bits_be16(frame->bytes + l->off + 2) == 0x88be && i + 1 < frame->count &&
	       l[1].proto == &proto_eth;
}

/* Whether an error of ICMPv6 says more behind what it quotes: to Wireshark that is a protocol. */
static bool is_extended(const struct layer *l, const uint8_t *p)
{
	return l->proto == &proto_icmpv6_quoting && l->head >= 8 && p[4] * 8u < l->pay;
}

/* Of a frame of which nothing was kept: what it would have begun with. */
static void put_first(struct buf *out, const struct frame *frame)
{
	const struct proto *first = frame->link == LINK_ETHERNET
					    ? &proto_eth
					    : bounds_find(frame->bounds, BIND_LINK, frame->link);

	if (frame->link == LINK_RAW || frame->link == 12 || frame->link == 14)
		buf_text(out, "raw");
	else if (first && frame->link != LINK_SLIP)
		buf_text(out, proto_filter(first));
}

/* Whether this is a further message of those that are looked at in one go: HTTP's of one source. */
static bool goes_on(const struct frame *frame, unsigned i)
{
	const struct layer *l = frame->layers;

	if (l[i].proto != &proto_http && l[i].proto != &proto_http_more)
		return false;
	for (unsigned k = i; k-- > 0 && l[k].proto != &proto_tcp;)
		if ((l[k].proto == &proto_http || l[k].proto == &proto_http_more) &&
			(l[k].off < frame->joined) == (l[i].off < frame->joined))
			return true;
	return false;
}

static void put_protocols(struct buf *out, const struct frame *frame)
{
	const char *before = "";
	bool extended = false;

	if (!frame->cap)
		put_first(out, frame);
	if (frame_is_raw(frame))
		buf_text(out, "raw:");
	for (unsigned i = 0, n = frame_shown(frame); i < n; i++) {
		const struct proto *proto = frame->layers[i].proto;
		const char *id = proto_filter(proto), *last = before;

		before = id;
		if (proto == &proto_xid || proto == &proto_vxlan_gpe)
			continue; /* LLC itself asks for it; Wireshark does not count it */
		if (goes_on(frame, i))
			continue;
		if (i && id[0] == last[0] && strcmp(id, last) == 0 &&
			strncmp(id, "ip", 2) != 0 && !has_ethertype(frame, i - 1) &&
			(frame->layers[i].off < frame->joined) ==
				(frame->layers[i - 1].off < frame->joined))
			continue; /* what is one protocol to Wireshark is two headers here */
		if (i)
			buf_byte(out, ':');
		if (i && frame->layers[i - 1].proto == &proto_mpls)
			buf_text(out, wire_of(proto));
		if (frame_in_udp(frame, i))
			buf_text(out, "udpencap:");
		buf_add(out, id, strlen(id));
		if (has_ethertype(frame, i))
			buf_add(out, ":ethertype", 10);
		if (id[0] == 'i' && strcmp(id, "igmp") == 0 &&
			is_versioned(frame->bytes[frame->layers[i].off]))
			buf_text(out, ":igmp"); /* one that finds the version, and that version's */
		if (is_erspan(frame, i))
			buf_text(out, ":erspan");
		if (proto == &proto_arp_atm || proto == &proto_arp_radio)
			buf_text(out, proto == &proto_arp_atm ? ":atmarp" : ":arp");
		if (proto == &proto_tcp)
			put_ways(out, frame, &frame->layers[i]);
		if (proto == &proto_sctp)
			put_chunks(out, frame, &frame->layers[i]);
		extended |= id[0] == 'i' && is_extended(&frame->layers[i],
						    frame->bytes + frame->layers[i].off);
	}
	if (extended)
		buf_text(out, ":icmp");
}

static void put_seconds(struct buf *out, int64_t ns, int beyond)
{
	const int64_t seconds = ns / SECOND - beyond;

	if (beyond)
		meta_put_parts(out, seconds, ns - seconds * SECOND, 9);
	else
		num_put_seconds(out, ns);
}

static void put_string(struct buf *out, const char *text)
{
	utf8_clean(out, (const uint8_t *)text, strlen(text), false);
}

static void put_comment(struct buf *out, const struct frame *frame, uint64_t i)
{
	const char *text;
	size_t n;

	if (frame_comment(frame, i, &text, &n))
		utf8_clean(out, text, n, false);
}

void meta_show(struct buf *out, const struct frame *frame, const struct item *item)
{
	if (item->field == &proto_frame.fields[META_EPOCH])
		meta_put_frame_seconds(out, frame);
	else if (item->field->kind == FIELD_TIME)
		put_seconds(out, (int64_t)item->num, (int32_t)item->from);
	else if (item->field->kind == FIELD_HEX)
		num_put_hex(out, item->num, item->field->digits);
	else if (item->field->kind == FIELD_UINT)
		num_put(out, item->num);
	else if (item->field == &proto_frame.fields[META_TIME])
		meta_put_frame_date(out, frame);
	else if (item->field == &proto_frame.fields[META_PROTOCOLS])
		put_protocols(out, frame);
	else if (item->field == &proto_frame.fields[META_DEVICE])
		put_string(out, frame->device ? frame->device : "unknown");
	else if (item->field == &proto_frame.fields[META_REMARK])
		put_string(out, frame->remark);
	else if (item->field == &proto_frame.fields[META_COMMENT])
		put_comment(out, frame, item->num);
}
