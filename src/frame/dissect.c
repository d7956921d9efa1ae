/* SPDX-License-Identifier: BSD-2-Clause */
/* From bytes to layers. Layers nest strictly: each begins where the header before it ends, and what
 * a length field leaves out at the end is that layer's tail. So every byte has one owner. */
#include "frame/frame.h"

#include "base/bits.h"
#include "dissect_int.h"
#include "frame/walk.h"

#include <string.h>

#define REDIRECTED 8 /* bytes of a datagram that a redirect quotes: RFC 792 */

/* Bytes of payload that the header's length field speaks of; false where it has none, or IP says 0
 * as cards with segmentation offload make it. */
static bool said_length(const struct frame *frame, unsigned i, uint32_t *pay)
{
	const struct layer *l = &frame->layers[i];
	const struct field *f = proto_filled(l->proto, FILL_TOTLEN);
	uint64_t value;

	if (!f)
		f = proto_filled(l->proto, FILL_PAYLEN);
	if (!f || !walk_number(frame, i, f, &value))
		return false;
	if (value == 0 && (f->fill == FILL_TOTLEN || l->proto->layer != LAYER_LINK))
		return false;
	if (f->fill == FILL_TOTLEN)
		value = value + f->bias > l->head ? value + f->bias - l->head : 0;
	*pay = (uint32_t)value;
	return true;
}

/* A part of a packet has no next header to speak of: a later fragment is data. */
static bool is_fragment(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	uint64_t value;

	for (const struct field *f = l->proto->fields; f->id; f++)
		if (f->stops && walk_number(frame, i, f, &value) && value)
			return true;
	return false;
}

const struct proto *dissect_ports(const struct frame *frame, const uint8_t *ports,
	enum bind_table table)
{
	const struct proto *found[2];
	uint16_t port[2] = {bits_be16(ports), bits_be16(ports + 2)};

	for (int k = 0; k < 2; k++)
		found[k] = port_is_plain(port[k]) ? &proto_data
						  : bounds_find(frame->bounds, table, port[k]);
	if (found[0] && found[1])
		return port[0] < port[1] ? found[0] : found[1];
	return found[0] ? found[0] : found[1];
}

/* Both ports are a header's first four bytes. */
static const struct proto *next_by_port(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	return l->head < 4 ? NULL
			   : dissect_ports(frame, frame->bytes + l->off, l->proto->ports);
}

/* What the ports of a layer stand for, else what the payload looks like. */
static const struct proto *next_by_look(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	const struct proto *found = next_by_port(frame, i);
	const uint8_t *p = frame->bytes + l->off;

	if (found == &proto_tls && frame_looks_text(p + l->head, l->pay))
		found = NULL;
	if (found || l->head < 4 || !l->pay || is_fragment(frame, i))
		return found;
	return dissect_guess(l->proto->ports, (uint16_t[2]){bits_be16(p), bits_be16(p + 2)},
		p + l->head, l->pay);
}

/* Whether a frame of two cards that somebody made begins here; to Wireshark zeros are one. */
static bool looks_ether(const struct frame *frame, const uint8_t *p, uint32_t n)
{
	unsigned type = n < 14 ? 0 : bits_be16(p + 12);

	if (n < 14 || p[0] & 3 || p[6] & 3)
		return false;
	return (bits_be16(p) | p[2] | bits_be16(p + 6) | p[8]) == 0 ||
	       (type < 1536 ? type && type <= n - 14
			    : bounds_find(frame->bounds, BIND_ETHERTYPE, type) != NULL);
}

/* A frame, behind a word of control if it does not begin at once: RFC 4448 4.6. */
static const struct proto *next_wire(const struct frame *frame, const uint8_t *p, uint32_t n)
{
	if (looks_ether(frame, p, n))
		return bounds_find(frame->bounds, BIND_LINK, LINK_ETHERNET);
	return n >= 4 ? &proto_pwethcw : NULL;
}

/* Behind the bottom label nothing names the payload: IP by its version, else a frame (RFC 4928). */
static const struct proto *next_by_nibble(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	const uint8_t *pay = frame->bytes + l->off + l->head;

	if (!(bits_get(frame->bytes + l->off, 23, 1)))
		return l->proto;
	if (!l->pay)
		return NULL;
	switch (bits_get(pay, 0, 4)) {
	case 4: return bounds_find(frame->bounds, BIND_ETHERTYPE, 0x0800);
	case 6: return bounds_find(frame->bounds, BIND_ETHERTYPE, 0x86dd);
	case 0: return next_wire(frame, pay, l->pay);
	default: return NULL;
	}
}

/* The quoted packet of an ICMP error: of the network protocol that carries the error. */
static const struct proto *next_quoted(const struct frame *frame, unsigned i)
{
	const struct proto *proto = frame->layers[i].proto;
	uint64_t type;

	if (!walk_number(frame, i, &proto->fields[0], &type))
		return NULL;
	if (!when_holds(&proto->quotes, type) && !(frame->layers[i].pay && walk_quotes(frame, i)))
		return NULL;
	return bounds_find(frame->bounds, BIND_ETHERTYPE, proto->quoted);
}

static const struct proto *next_proto(const struct frame *frame, unsigned i)
{
	const struct proto *proto = frame->layers[i].proto;
	const struct field *f;
	uint64_t value;
	uint32_t bits;

	if (is_fragment(frame, i) || frame_is_bogus(frame, &frame->layers[i], &bits))
		return NULL;
	switch (proto->next) {
	case NEXT_DATA:
	case NEXT_NONE: return NULL;
	case NEXT_FIELD:
		f = proto_filled(proto, FILL_NEXT);
		return walk_number(frame, i, f, &value)
			       ? bounds_find(frame->bounds, f->bind, value)
			       : NULL;
	case NEXT_PORTS: return next_by_look(frame, i);
	case NEXT_BODY: return dissect_body(frame, i);
	case NEXT_QUOTE: return next_quoted(frame, i);
	case NEXT_INSIDE: return proto->inside;
	case NEXT_ETHER: return bounds_find(frame->bounds, BIND_LINK, LINK_ETHERNET);
	case NEXT_MPLS: return next_by_nibble(frame, i);
	}
	return NULL;
}

/* The table for a header that begins here: the protocol's own, or one of its variants. */
static const struct proto *variant_of(
	const struct frame *frame, const struct proto *proto, uint32_t off, uint32_t avail)
{
	const uint8_t *header = frame->bytes + off;
	uint64_t wire = avail + (uint64_t)(frame->len > frame->cap ? frame->len - frame->cap : 0);

	for (const struct variant *v = proto ? proto->variants : NULL; v && v->proto; v++)
		if (wire >= v->least && avail * UINT64_C(8) >= v->bit + v->bits &&
			when_holds(&v->when, bits_get(header, v->bit, v->bits)))
			return v->proto;
	return proto;
}

/* Whether this layer lies in a quote, whose packet is cut short by custom. */
static bool in_quote(const struct frame *frame, unsigned i)
{
	while (i-- > 0)
		if (frame->layers[i].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

static void measure(struct frame *frame, unsigned i)
{
	struct layer *l = &frame->layers[i];
	uint32_t avail = l->pay, said;
	uint32_t head = walk_layer(frame, i, NULL, &l->faults);

	l->head = head < avail ? head : avail;
	l->pay = avail - l->head;
	if (l->faults & FAULT_SHORT)
		return;
	if (l->proto->next == NEXT_NONE) {
		l->tail = l->pay;
		l->pay = 0;
	} else if (said_length(frame, i, &said)) {
		if (said < l->pay) {
			l->tail = l->pay - said;
			l->pay = said;
		} else if (said > l->pay && frame->cap >= frame->len && !in_quote(frame, i)) {
			l->faults |= FAULT_LENGTH;
		}
	}
}

/* What is announced as IPv4 and says that it is IPv6 is taken at its word. */
static const struct proto *other_version(
	const struct frame *frame, const struct proto *p, uint32_t off)
{
	return p == &proto_ip && frame->bytes[off] >> 4 == 6 ? &proto_ipv6 : p;
}

/* The layers behind those that are there already, from the one of protocol `p` on. */
static void go_on(struct frame *frame, const struct proto *p, uint32_t off, uint32_t avail)
{
	while (avail) {
		struct layer *l = &frame->layers[frame->count];

		if (!p || p == &proto_data) {
			*l = (struct layer){&proto_data, off, avail, 0, 0, 0, false};
			frame->count++;
			return;
		}
		p = other_version(frame, p, off);
		p = variant_of(frame, p, off, avail);
		*l = (struct layer){p ? p : &proto_data, off, 0, avail, 0, 0, false};
		if (p == &proto_tcp && avail > REDIRECTED &&
			frame_is_redirected(frame, frame->count)) {
			l[-1].tail += avail - REDIRECTED;
			l[-1].pay = l->pay = REDIRECTED;
		}
		measure(frame, frame->count);
		if (!l->head) { /* the port promised a protocol that the bytes are not of */
			*l = (struct layer){&proto_data, off, 0, avail, 0, 0, false};
			measure(frame, frame->count);
		}
		frame->count++;
		if (l->proto == &proto_data || l->faults & FAULT_SHORT)
			return;
		off += l->head;
		avail = l->pay;
		if (l->proto == &proto_tcp && frame->bytes[off - l->head + 13] & 4)
			return; /* the words of a reset are no one else's: RFC 9293 3.5.3 */
		if (frame->count == FRAME_LAYERS) {
			l->faults |= avail ? FAULT_DEPTH : 0;
			return;
		}
		p = next_proto(frame, frame->count - 1u);
	}
}

void frame_dissect_as(struct frame *frame, const struct proto *first)
{
	frame->count = 0;
	go_on(frame, first, 0, frame->cap);
}

void frame_dissect_more(struct frame *frame, const struct proto *p, uint32_t off, uint32_t n)
{
	struct plain plain = {frame, off, n, frame->count};

	if (p == &proto_http && frame->count + 1 < FRAME_LAYERS) {
		p = plain_http(&plain);
		frame->count = (uint8_t)plain.count;
	}
	if (frame->count < FRAME_LAYERS)
		go_on(frame, p, plain.off, plain.avail);
}

const struct proto *frame_next_proto(const struct frame *frame, unsigned layer)
{
	return next_proto(frame, layer);
}

const struct proto *frame_port_proto(const struct frame *frame, unsigned layer)
{
	return frame->layers[layer].strange ? NULL : next_by_look(frame, layer);
}

static void dissect_ethernet(struct frame *frame)
{
	const struct proto *next;
	uint32_t off, avail;

	if (!dissect_plain(frame, &off, &avail, &next)) {
		frame_dissect_as(frame, &proto_eth);
		return;
	}
	go_on(frame, next, off, avail);
}

/* Raw IP says which by its version; some write PPP's first two bytes before it. */
static const struct proto *dissect_raw(const struct frame *frame)
{
	switch (frame->bytes[0] >> 4) {
	case 4: return bounds_find(frame->bounds, BIND_ETHERTYPE, 0x0800);
	case 6: return bounds_find(frame->bounds, BIND_ETHERTYPE, 0x86dd);
	default: break;
	}
	return frame->cap >= 4 && bits_be16(frame->bytes) == 0xff03
		       ? bounds_find(frame->bounds, BIND_LINK, LINK_PPP)
		       : NULL;
}

void frame_dissect(struct frame *frame)
{
	const struct proto *first;

	if (frame->link == LINK_ETHERNET) {
		dissect_ethernet(frame);
		return;
	}
	first = bounds_find(frame->bounds, BIND_LINK, frame->link);
	if (frame_is_raw(frame))
		first = dissect_raw(frame);
	else if (frame->link == LINK_IPV4 && frame->cap && frame->bytes[0] >> 4 == 6)
		first = bounds_find(frame->bounds, BIND_ETHERTYPE, 0x86dd);
	frame_dissect_as(frame, first);
}
