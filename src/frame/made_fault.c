/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a frame has a layer that cannot be read to its end, and what Wireshark says of it: the
 * bytes were not captured, or they are not there. */
#include "frame/made.h"

#include "base/bits.h"
#include "proto/faulty.h"

#include <string.h>

static bool is_quoted(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

/* Whether the bytes end at the layer's end because no more were captured. */
static bool is_cut(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return frame->cap < frame->len && l->off + l->head + l->pay + l->tail == frame->cap;
}

static bool is_port(const struct proto *p)
{
	return p == &proto_tcp || p == &proto_udp;
}

/* Where lengths say that the layer ends. */
static uint32_t end_of(const struct frame *frame, unsigned layer)
{
	const struct layer *under = &frame->layers[layer];

	for (unsigned i = layer + 1; i-- > 0; under--) {
		if (under->proto == &proto_ip && under->head >= 20)
			return under->off + bits_be16(frame->bytes + under->off + 2);
		if (under->proto == &proto_ipv6 && under->head >= 40)
			return under->off + 40 + bits_be16(frame->bytes + under->off + 4);
	}
	return frame->len;
}

/* Whether a length says that there is more behind the header of this layer. */
static bool has_more(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return l->off + l->head < end_of(frame, layer);
}

/* Whether what there is of it may be the beginning of a message. */
static bool begins_http(const uint8_t *p, uint32_t n)
{
	static const char *const starts[] = {"HTTP/", "GET /", "POST /", "HEAD /", "PUT /",
		"DELETE /", "OPTIONS "};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t len = strlen(starts[i]);

		if (memcmp(p, starts[i], n < len ? n : len) == 0)
			return true;
	}
	return false;
}

/* The protocol in which the captured bytes end, or NULL: that of a header which they cut, one whose
 * messages are cut, or one of which there is nothing at all. */
static const struct proto *cut_proto(const struct frame *frame, unsigned last)
{
	const struct layer *l = &frame->layers[last];
	const struct proto *next;

	if (l->faults & (FAULT_SHORT | FAULT_NAME | FAULT_LIST | FAULT_LENGTH))
		return is_port(l->proto) && is_quoted(frame, last) ? l[-1].proto : l->proto;
	if (l->proto == &proto_tls)
		return made_tls_is_cut(frame, last, end_of(frame, last)) ? l->proto : NULL;
	if (l->proto == &proto_http)
		return l->proto;
	if (l->proto == &proto_data && last > 0 && is_port(l[-1].proto)) {
		next = is_quoted(frame, last) ? NULL : frame_port_proto(frame, last - 1);
		if (next == &proto_http && l->head > 1 &&
			!begins_http(frame->bytes + l->off, l->head))
			return NULL;
		return next == &proto_http || next == &proto_tls ? next : NULL;
	}
	if (last > 0 && l[-1].proto == &proto_http)
		return l[-1].proto;
	if (l->pay || l->proto->next == NEXT_DATA || !has_more(frame, last))
		return NULL;
	if (is_port(l->proto) && !is_quoted(frame, last)) /* TCP hands nothing on */
		return l->proto == &proto_udp ? l->proto : NULL;
	next = frame_next_proto(frame, last);
	return next == &proto_data ? NULL : next;
}

/* Whether so little was captured of what ports do not name that Wireshark, which looks what it is
 * like, finds it too short. */
static bool is_few(const struct frame *frame, unsigned last)
{
	const struct layer *l = &frame->layers[last];

	if (l->proto != &proto_data || !last || !is_port(l[-1].proto) || is_quoted(frame, last))
		return false;
	return l->head < (l[-1].proto == &proto_tcp ? 8u : 4u) &&
	       !frame_port_proto(frame, last - 1);
}

/* Who calls others by EtherType, or Ethernet's length, sees to it that their faults end there. */
static bool catches(const struct layer *l)
{
	const struct field *f = proto_filled(l->proto, FILL_NEXT);

	if (l->proto == &proto_dot3 || l->proto == &proto_vlan_llc)
		return true;
	return l->proto->layer == LAYER_LINK && f && f->bind == BIND_ETHERTYPE;
}

/* A TCP header that is longer than what is there. */
static bool lacks_options(const struct frame *frame, const struct layer *l)
{
	return l->proto == &proto_tcp && l->head >= 20 &&
	       (frame->bytes[l->off + 12] >> 4) * 4u > l->head;
}

/* The layer that ends too soon by what lengths say, below FRAME_LAYERS; what goes on in another
 * segment does not. */
static unsigned malformed(const struct frame *frame)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];
		uint32_t bits;

		if (frame_is_bogus(frame, l, &bits))
			break;
		if (l->faults & (FAULT_AGAIN | FAULT_PAST))
			return i;
		if (!(l->faults & (FAULT_SHORT | FAULT_NAME) || lacks_options(frame, l)) ||
			is_cut(frame, i))
			continue;
		if (is_quoted(frame, i) || l->proto == &proto_tls || l->proto == &proto_http)
			break;
		return i;
	}
	return FRAME_LAYERS;
}

static void add_malformed(const struct frame *frame, struct items *items, unsigned layer)
{
	bool again = frame->layers[layer].faults & FAULT_AGAIN;
	struct item item = {.parent = ITEM_TOP, .layer = (uint8_t)layer,
		.field = &proto_faulty.fields[FAULTY_MALFORMED],
		.num = again ? 0 : (uintptr_t)frame->layers[layer].proto};
	uint32_t index = items->count;

	for (unsigned i = 0; i < layer; i++)
		if (catches(&frame->layers[i]))
			item.from = frame->layers[i].off + frame->layers[i].head;
	item.bit = item.from * 8;
	*items_add(items) = item;
	made_add(frame, items, index, layer, item.bit,
		&proto_faulty.fields[again ? FAULTY_AGAIN : FAULTY_EXPERT], 0);
	item.field = &proto_faulty.fields[FAULTY_WORDS];
	item.parent = index;
	item.depth = 1;
	*items_add(items) = item;
}

bool made_is_cut(const struct frame *frame)
{
	unsigned last = frame->count - 1u;

	return frame->count && !frame->joined && malformed(frame) == FRAME_LAYERS &&
	       is_cut(frame, last) && (cut_proto(frame, last) || is_few(frame, last));
}

void made_fault(const struct frame *frame, struct items *items)
{
	unsigned last = frame->count - 1u, layer;
	const struct proto *proto;

	if (!frame->count || frame->joined)
		return;
	layer = malformed(frame);
	if (layer < FRAME_LAYERS) {
		add_malformed(frame, items, layer);
		return;
	}
	proto = is_cut(frame, last) ? cut_proto(frame, last) : NULL;
	if (proto)
		*items_add(items) = (struct item){.parent = ITEM_TOP, .layer = (uint8_t)last,
			.field = &proto_faulty.fields[FAULTY_SHORT], .num = (uintptr_t)proto};
}

void made_fault_text(struct buf *out, const struct item *item)
{
	const struct proto *proto = (const struct proto *)(uintptr_t)item->num;

	if (!proto && item->field == &proto_faulty.fields[FAULTY_MALFORMED])
		buf_text(out, "[" FAULTY_AGAIN_TEXT "]");
	else if (item->field == &proto_faulty.fields[FAULTY_SHORT])
		buf_printf(out, "[Packet size limited during capture: %s truncated]",
			faulty_name(proto));
	else if (item->field == &proto_faulty.fields[FAULTY_MALFORMED])
		buf_printf(out, "[Malformed Packet: %s]", faulty_name(proto));
	else
		buf_text(out, item->field->title);
}
