/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a frame has a layer that cannot be read to its end, and what Wireshark says of it: the
 * bytes were not captured, or they are not there. */
#include "frame/made.h"

#include "proto/faulty.h"

static bool is_quoted(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

/* The layer with the fault; false if there is none. A record of TLS that ends too soon goes on in
 * another segment. */
static bool find(const struct frame *frame, unsigned *layer)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		if (l->faults & (FAULT_SHORT | FAULT_NAME)) {
			*layer = i;
			return frame->cap < frame->len || !is_quoted(frame, i);
		}
	}
	return false;
}

/* Whether the bytes end at the layer's end because no more were captured. */
static bool is_cut(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return frame->cap < frame->len && l->off + l->head + l->pay + l->tail == frame->cap;
}

/* Who calls others by EtherType, or Ethernet's length, sees to it that their faults end there. */
static bool catches(const struct layer *l)
{
	const struct field *f = proto_filled(l->proto, FILL_NEXT);

	if (l->proto == &proto_dot3 || l->proto == &proto_vlan_llc)
		return true;
	return l->proto->layer == LAYER_LINK && f && f->bind == BIND_ETHERTYPE;
}

void made_fault(const struct frame *frame, struct items *items)
{
	struct item item = {.parent = ITEM_TOP};
	unsigned layer;

	if (!find(frame, &layer))
		return;
	item.layer = (uint8_t)layer;
	if (is_cut(frame, layer)) {
		item.field = &proto_faulty.fields[FAULTY_SHORT];
		*items_add(items) = item;
		return;
	}
	if (frame->layers[layer].proto == &proto_tls || frame->layers[layer].proto == &proto_http)
		return;
	for (unsigned i = 0; i < layer; i++)
		if (catches(&frame->layers[i]))
			item.from = frame->layers[i].off + frame->layers[i].head;
	item.bit = item.from * 8;
	item.field = &proto_faulty.fields[FAULTY_MALFORMED];
	*items_add(items) = item;
	made_add(frame, items, items->count - 1, layer, item.bit,
		&proto_faulty.fields[FAULTY_EXPERT], 0);
	item.field = &proto_faulty.fields[FAULTY_WORDS];
	item.parent = items->count - 6;
	item.depth = 1;
	*items_add(items) = item;
}

void made_fault_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	const char *name = faulty_name(frame->layers[item->layer].proto);

	if (item->field == &proto_faulty.fields[FAULTY_SHORT])
		buf_printf(out, "[Packet size limited during capture: %s truncated]", name);
	else if (item->field == &proto_faulty.fields[FAULTY_MALFORMED])
		buf_printf(out, "[Malformed Packet: %s]", name);
	else
		buf_text(out, item->field->title);
}
