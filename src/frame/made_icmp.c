/* SPDX-License-Identifier: BSD-2-Clause */
/* What an ICMP error says behind the packet that it quotes: a header, and objects one after the
 * other. Where the error does not say how much it quotes, it is 128 bytes. An extended echo (RFC
 * 8335) asks in the same way, but quotes nothing. */
#include "frame/made.h"

#include "base/bits.h"
#include "proto/icmpext.h"

#define HEAD 8
#define USUAL 128
#define STACK 1
#define INTERFACE 2
#define WHICH 3
#define OBJECT_HEAD 4u

/* How many bytes an ICMP error quotes that says more behind them; else 0. Of a packet that was
 * longer Wireshark takes all for quoted. */
static uint32_t quoted_by(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	uint32_t said;

	if (l->proto == &proto_icmpv6_quoting && l->head >= HEAD)
		return p[4] * 8u <= l->pay ? p[4] * 8u : 0;
	if ((l->proto != &proto_icmp && l->proto != &proto_icmp_quoting) || l->head < HEAD ||
		(p[0] != 3 && p[0] != 11 && p[0] != 12))
		return 0;
	if (l->pay <= USUAL || bits_be16(p + HEAD + 2) > USUAL)
		return 0;
	said = p[5] ? p[5] * 4u : USUAL;
	return said < l->pay ? said : 0;
}

/* The array, and the item that is around what is added now. */
struct extension {
	const struct frame *frame;
	struct items *items;
	uint32_t at, end; /* what is still to be read */
	uint8_t layer;
};

static uint32_t add(const struct extension *e, uint32_t parent, enum icmpext which, uint32_t at,
	uint32_t n, uint64_t num)
{
	struct item item = {.field = &icmpext_parts[which], .bit = at * 8, .bits = n * 8,
		.from = e->frame->layers[e->layer].off, .parent = parent,
		.depth = (uint8_t)(e->items->at[parent].depth + 1), .layer = e->layer, .num = num};
	uint32_t index = e->items->count;

	*items_add(e->items) = item;
	return index;
}

/* One of some bits of a byte. */
static void add_bits(const struct extension *e, uint32_t parent, enum icmpext which, uint32_t bit,
	uint32_t bits)
{
	uint32_t index = add(e, parent, which, bit / 8, 0, bits_get(e->frame->bytes, bit, bits));

	e->items->at[index].bit = bit;
	e->items->at[index].bits = bits;
}

static void add_labels(const struct extension *e, uint32_t object, uint32_t at, uint32_t end)
{
	for (; at < end && end - at >= 4; at += 4) {
		uint32_t entry = add(e, object, ICMPEXT_ENTRY, at, 4, 0);

		add_bits(e, entry, ICMPEXT_LABEL, at * 8, 20);
		add_bits(e, entry, ICMPEXT_EXP, at * 8 + 20, 3);
		add_bits(e, entry, ICMPEXT_BOTTOM, at * 8 + 23, 1);
		add_bits(e, entry, ICMPEXT_TTL, at * 8 + 24, 8);
	}
	if (at < end)
		add(e, object, ICMPEXT_REST, at, end - at, 0);
}

/* Returns where what follows the address begins. */
static uint32_t add_address(const struct extension *e, uint32_t object, uint32_t at, uint32_t end)
{
	const uint8_t *p = e->frame->bytes + at;
	uint32_t family = bits_be16(p), n = family == 2 ? 16 : 4, group;

	if (end - at < 4 + n)
		return end;
	group = add(e, object, ICMPEXT_ADDRESS, at, 4 + n, 0);
	add(e, group, ICMPEXT_FAMILY, at, 2, family);
	add(e, group, ICMPEXT_ZERO, at + 2, 2, 0);
	if (family == 1)
		add(e, group, ICMPEXT_IPV4, at + 4, 4, bits_be32(p + 4));
	else if (family == 2)
		add(e, group, ICMPEXT_IPV6, at + 4, 16, 0);
	return at + 4 + n;
}

static void add_interface(
	const struct extension *e, uint32_t object, uint32_t at, uint32_t end, uint8_t has)
{
	const uint8_t *bytes = e->frame->bytes;

	add_bits(e, object, ICMPEXT_ROLE, at * 8 - 8, 2);
	add_bits(e, object, ICMPEXT_SPARE, at * 8 - 6, 2);
	for (unsigned i = 0; i < 4; i++)
		add_bits(e, object, ICMPEXT_HAS_INDEX + i, at * 8 - 4 + i, 1);
	if (has & 8 && end - at >= 4) {
		add(e, object, ICMPEXT_INDEX, at, 4, bits_be32(bytes + at));
		at += 4;
	}
	if (has & 4 && end - at >= 4)
		at = add_address(e, object, at, end);
	if (has & 2 && end - at >= 1 && bytes[at] >= 1 && bytes[at] <= end - at) {
		uint32_t group = add(e, object, ICMPEXT_NAMED, at, bytes[at], 0);

		add(e, group, ICMPEXT_NAME_LENGTH, at, 1, bytes[at]);
		add(e, group, ICMPEXT_NAME, at + 1, bytes[at] - 1u, 0);
		at += bytes[at];
	}
	if (has & 1 && end - at >= 4)
		add(e, object, ICMPEXT_MTU, at, 4, bits_be32(bytes + at));
}

/* The interface that is asked for by its name, its number or an address. */
static void add_which(const struct extension *e, uint32_t object, uint32_t at, uint32_t end,
	uint8_t by)
{
	const uint8_t *p = e->frame->bytes + at;
	uint32_t n = end - at, family;

	if (by == 1)
		add(e, object, ICMPEXT_BY_NAME, at, n, 0);
	if (by == 2 && n >= 4)
		add(e, object, ICMPEXT_BY_INDEX, at, 4, bits_be32(p));
	if (by != 3 || n < 3)
		return;
	family = bits_be16(p);
	add(e, object, ICMPEXT_BY_FAMILY, at, 2, family);
	add(e, object, ICMPEXT_BY_LENGTH, at + 2, 1, p[2]);
	if (n < 4)
		return;
	add(e, object, ICMPEXT_BY_SPARE, at + 3, 1, p[3]);
	at += 4;
	if (family == 1)
		for (; end - at >= 4; at += 4)
			add(e, object, ICMPEXT_BY_IPV4, at, 4, bits_be32(e->frame->bytes + at));
	else if (family == 2)
		for (; end - at >= 16; at += 16)
			add(e, object, ICMPEXT_BY_IPV6, at, 16, 0);
	else if (at < end)
		add(e, object, ICMPEXT_BY_ADDRESS, at, end - at, 0);
}

/* What an object of so many bytes is, by its class and type. */
static enum icmpext kind_of(uint8_t class, uint8_t type, uint32_t length, bool clipped)
{
	if (class == STACK && type == 1)
		return clipped ? ICMPEXT_CLIPPED : ICMPEXT_STACK;
	if (class == INTERFACE)
		return ICMPEXT_INTERFACE;
	return class == WHICH && length > OBJECT_HEAD ? ICMPEXT_WHICH : ICMPEXT_OBJECT;
}

static void add_object(struct extension *e, uint32_t parent)
{
	const uint8_t *p = e->frame->bytes + e->at;
	uint32_t length = bits_be16(p), there = e->end - e->at, end, object;
	const bool clipped = length > there;
	enum icmpext kind = kind_of(p[2], p[3], length, clipped);

	if (length < OBJECT_HEAD)
		kind = ICMPEXT_BROKEN;
	if (length < OBJECT_HEAD || clipped)
		there = clipped ? there : OBJECT_HEAD;
	else
		there = length;
	end = e->at + there;
	object = add(e, parent, kind, e->at, there, 0);
	add(e, object, ICMPEXT_LENGTH, e->at, 2, length);
	add(e, object, ICMPEXT_CLASS, e->at + 2, 1, p[2]);
	if (kind != ICMPEXT_BROKEN)
		add(e, object, ICMPEXT_TYPE, e->at + 3, 1, p[3]);
	if (kind == ICMPEXT_STACK || kind == ICMPEXT_CLIPPED)
		add_labels(e, object, e->at + OBJECT_HEAD, end);
	else if (kind == ICMPEXT_INTERFACE)
		add_interface(e, object, e->at + OBJECT_HEAD, end, p[3]);
	else if (kind == ICMPEXT_WHICH && !clipped)
		add_which(e, object, e->at + OBJECT_HEAD, end, p[3]);
	else if (kind == ICMPEXT_OBJECT && p[2] == STACK)
		add(e, object, ICMPEXT_TYPE, e->at + 3, 1, p[3]); /* it says so twice */
	if (kind == ICMPEXT_OBJECT && there > OBJECT_HEAD)
		add(e, object, ICMPEXT_DATA, e->at + OBJECT_HEAD, there - OBJECT_HEAD, 0);
	e->at = kind == ICMPEXT_BROKEN ? e->end : end;
}

/* What the checksum of all of it ought to be. */
static uint32_t right_sum(const uint8_t *p, uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i += 2)
		if (i != 2)
			sum += i + 1 < n ? bits_be16(p + i) : p[i] * 256u;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return ~sum & 0xffff;
}

static void add_sum(const struct extension *e, uint32_t all)
{
	const uint8_t *p = e->frame->bytes + e->at;
	uint32_t right = right_sum(p, e->end - e->at), is = bits_be16(p + 2), index;

	index = add(e, all, ICMPEXT_SUM, e->at + 2, 2, is);
	if (is != right)
		made_add(e->frame, e->items, index, e->layer, (e->at + 2) * 8,
			&icmpext_parts[ICMPEXT_WRONG], right);
	add(e, all, ICMPEXT_STATUS, e->at + 2, 0, is == right);
}

/* Bytes of the header and of what it quotes, behind which the rest begins; 0: there is none. */
static uint32_t said_before(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t quoted;

	if (l->proto == &proto_icmp_asking)
		return frame->bytes[l->off] == 42 && l->head >= HEAD && l->tail ? HEAD : 0;
	quoted = quoted_by(frame, layer);
	if (!quoted || (l->pay - quoted < 4 && l->proto != &proto_icmpv6_quoting))
		return 0;
	return HEAD + quoted;
}

void made_extension(
	const struct frame *frame, struct items *items, unsigned layer, const struct field *field)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t before = said_before(frame, layer), all = items->count;
	struct extension e = {frame, items, l->off + before, l->off + HEAD + l->pay,
		(uint8_t)layer};

	if (!before)
		return;
	if (l->proto == &proto_icmp_asking)
		e.end += l->tail;
	*items_add(items) = (struct item){.field = field, .bit = e.at * 8,
		.bits = (e.end - e.at) * 8, .from = l->off, .parent = ITEM_TOP, .layer = e.layer};
	if (e.end - e.at < 4)
		return;
	add(&e, all, ICMPEXT_VERSION, e.at, 1, frame->bytes[e.at] >> 4);
	add_bits(&e, all, ICMPEXT_RESERVED, e.at * 8 + 4, 12);
	add_sum(&e, all);
	for (e.at += 4; e.end - e.at >= 4;)
		add_object(&e, all);
}
