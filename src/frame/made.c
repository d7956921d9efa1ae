/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields made of others. Each is worked out from the item that owns it, whose place it shares; none
 * is there if what it is made of is not. */
#include "frame/made.h"

#include "base/bits.h"
#include "frame/craft.h"
#include "frame/value.h"
#include "frame/walk.h"

#include <string.h>

#define MADE_DEPTH 4 /* made fields of made fields */

/* The number with its bytes the other way round. */
static uint64_t swapped(const struct item *item)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < item->bits / 8; i++)
		v |= (item->num >> 8 * i & 255) << 8 * (item->bits / 8 - 1 - i);
	return v;
}

/* Characters of a name as its bytes stand, or its labels; of one character Wireshark counts none,
 * unless the field is `blank`. */
static uint64_t measured(
	const struct frame *frame, const struct item *item, const struct field *f)
{
	uint32_t from = walk_origin(frame, item->layer);
	struct buf text = BUF_INIT;
	uint64_t n, dots = 0;

	value_name_raw(&text, frame->bytes + from, frame->cap - from, item->bit / 8 - from);
	n = text.len > 1 || f->blank ? text.len : 0;
	for (size_t i = 0; i < n; i++)
		dots += text.data[i] == '.';
	buf_done(&text);
	return f->make == MAKE_NAME_LEN ? n : dots + (n > 0);
}

static bool decimal(const struct frame *frame, const struct item *owner, uint64_t *num)
{
	uint32_t n, at = 0;
	const uint8_t *text = value_text(frame, owner, &n);

	*num = 0;
	for (; at < n && text[at] >= '0' && text[at] <= '9'; at++) {
		if (*num > (UINT64_MAX - 9) / 10)
			return false;
		*num = *num * 10 + (text[at] - '0');
	}
	return at > 0;
}

/* Whether this layer lies in an error's quote, where Wireshark checks no sum but IP's. */
static bool is_quoted(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

/* The right sum of a layer, where it is known and anyone wants to know. */
static bool checked(const struct frame *frame, const struct item *owner, uint32_t *sum)
{
	const unsigned layer = owner->layer;
	const struct proto *proto = frame->layers[layer].proto;
	unsigned bit = proto == &proto_ip    ? FRAME_UNCHECKED_IP
		       : proto == &proto_tcp ? FRAME_UNCHECKED_TCP
		       : proto == &proto_udp ? FRAME_UNCHECKED_UDP
		       : proto == &proto_sctp ? FRAME_UNCHECKED_SCTP
					     : 0;

	if ((proto == &proto_icmp || proto == &proto_icmpv6) && is_quoted(frame, layer))
		return false;
	if (proto == &proto_udp && frame->layers[layer].pay && frame_is_redirected(frame, layer))
		return false; /* of whose payload Wireshark does not look at anything */
	return !(frame->unchecked & bit) && sum_expected_of(frame, owner, sum);
}

/* Which does not allow UDP to go without a checksum, RFC 8200 8.1. */
static bool is_in_ipv6(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto == &proto_ip ||
			frame->layers[layer].proto == &proto_ipv6)
			return frame->layers[layer].proto == &proto_ipv6;
	return false;
}

uint64_t made_verdict(const struct frame *frame, const struct item *owner, uint32_t *sum)
{
	if (checked(frame, owner, sum))
		return *sum == owner->num;
	*sum = 0;
	if (owner->num || frame->layers[owner->layer].proto != &proto_udp)
		return 2;
	return is_in_ipv6(frame, owner->layer) ? 4 : 3;
}

static uint64_t status(const struct frame *frame, const struct item *owner)
{
	uint32_t sum;

	return made_verdict(frame, owner, &sum);
}

static bool is_stray(const struct frame *frame, const struct item *owner, const struct field *f)
{
	const struct layer *l = &frame->layers[owner->layer];

	if (owner->field->kind == FIELD_TEXT)
		return made_odd_line(frame, owner, (enum odd_line)f->preset);
	return (owner->num || owner->field->parts) && l->head > 13 &&
	       !(frame->bytes[l->off + 13] & f->preset);
}

/* Whether a router that has to pass the packet on might have to drop it: IP's time to live, but not
 * of what is for a group. */
static bool is_scarce(const struct frame *frame, const struct item *owner)
{
	const uint8_t *p = frame->bytes + owner->bit / 8;

	return frame->cap - owner->bit / 8 >= 12 && owner->num < 5 && (p[8] & 0xf0) != 0xe0 &&
	       p[1] != 89 && p[1] != 103; /* OSPF, PIM */
}

/* What the time to live of a packet for a group on this wire must be, RFC 3171; false for others.
 */
static bool must_be(const struct frame *frame, const struct item *owner, uint64_t *num)
{
	const uint8_t *p = frame->bytes + owner->bit / 8;
	uint32_t group;

	if (frame->cap - owner->bit / 8 < 12)
		return false;
	group = bits_be32(p + 8);
	*num = 1;
	if (group >> 8 != 0xe00000)
		return false;
	if (p[1] != 2 && (p[11] == 18 || p[11] == 102 || p[11] == 251)) /* VRRP, GLBP, mDNS */
		*num = 255;
	return p[1] == 2 || p[11] != 252; /* LLMNR */
}

/* How many bytes are behind the first few ones. */
static bool length(const struct item *owner, const struct field *f, uint64_t *num)
{
	*num = owner->bits / 8 - f->bias;
	return owner->bits / 8 >= f->bias && field_when(f, *num);
}

/* The number of a made field; false where it is not there. */
static bool number(const struct frame *frame, const struct item *owner, const struct field *f,
	uint64_t *num)
{
	const struct field *of = owner->field;
	uint32_t sum;

	switch (f->make) {
	case MAKE_AGAIN:
	case MAKE_LETTERS:
	case MAKE_WORDS:
	case MAKE_EXPERT: *num = owner->num; return true;
	case MAKE_LENGTH: return length(owner, f, num);
	case MAKE_HEAD:
		*num = f->bits <= 64 && f->bits <= owner->bits
			       ? bits_get(frame->bytes, owner->bit, f->bits)
			       : 0;
		return f->bits <= owner->bits;
	case MAKE_SWAPPED: *num = swapped(owner); return true;
	case MAKE_OCTETS: *num = owner->num * (of->unit ? of->unit : 1) + of->bias; return true;
	case MAKE_SIZE: *num = owner->bits / 8; return true;
	case MAKE_POWER: *num = UINT64_C(1) << (owner->num < 14 ? owner->num : 14); return true;
	case MAKE_NAME: *num = owner->num; return field_value_name(f, *num) != NULL;
	case MAKE_NAME_LEN:
	case MAKE_LABELS: *num = measured(frame, owner, f); return true;
	case MAKE_DECIMAL: return decimal(frame, owner, num);
	case MAKE_CLAIM:
		*num = 1;
		return made_claim(frame, owner->layer, (enum claim)f->preset);
	case MAKE_PRESET: *num = f->kind == FIELD_TEXT ? owner->num : f->preset; return true;
	case MAKE_STATUS: *num = status(frame, owner); return true;
	case MAKE_UNITS:
		*num = (owner->bits / 8 - f->bias) / f->unit;
		return owner->bits / 8 >= f->bias;
	case MAKE_BOGUS: return made_bogus(frame, owner, (enum bogus)f->preset, num);
	case MAKE_STRAY: *num = owner->num; return is_stray(frame, owner, f);
	case MAKE_SCARCE: *num = owner->num; return is_scarce(frame, owner);
	case MAKE_ZERO: *num = 0; return status(frame, owner) == 4;
	case MAKE_LOCAL: return must_be(frame, owner, num) && *num != owner->num;
	case MAKE_ODD6: return made_odd6(frame, owner, (enum odd6)f->preset, num);
	case MAKE_HOPS: return made_hops(frame, owner, num);
	case MAKE_LESS: return made_less(frame, owner, num);
	case MAKE_UNPADDED: *num = owner->num; return made_unpadded(frame, owner->layer);
	case MAKE_CALCULATED:
	case MAKE_BAD_SUM:
		if (!checked(frame, owner, &sum))
			return false;
		*num = sum;
		return f->make == MAKE_CALCULATED || sum != owner->num;
	case MAKE_NONE:
	case MAKE_FAULT:
	case MAKE_TOLD:
	case MAKE_PAYLOAD:
	case MAKE_PADDING:
	case MAKE_TRAILER:
	case MAKE_FCS:
	case MAKE_LEADING:
	case MAKE_LABEL:
	case MAKE_CUT:
	case MAKE_EACH:
	case MAKE_BITMAP:
	case MAKE_PICKED:
	case MAKE_KEY_TAG:
	case MAKE_BASE32:
	case MAKE_BEFORE:
	case MAKE_AFTER:
	case MAKE_SPLIT:
	case MAKE_SETTING:
	case MAKE_LINES:
	case MAKE_CALLED:
	case MAKE_BASE64:
	case MAKE_ROUTES:
	case MAKE_OID:
	case MAKE_GUID:
	case MAKE_JA3:
	case MAKE_PUBLISHED:
	case MAKE_SPOKEN:
	case MAKE_SKIPPED:
	case MAKE_READ:
	case MAKE_TWICE:
	case MAKE_STRETCH:
	case MAKE_SEGMENT:
	case MAKE_CATEGORIES:
	case MAKE_VISITS:
	case MAKE_VISIT:
	case MAKE_VISIT_COUNT:
	case MAKE_ELSEWHERE:
	case MAKE_URI:
	case MAKE_SIDE:
	case MAKE_IS:
	case MAKE_CHUNKS:
	case MAKE_PACKED:
	case MAKE_SENT:
	case MAKE_AGE:
	case MAKE_EXTENSION:
	case MAKE_WITHIN: break;
	}
	return false;
}

/* A frame with anything bogus in it has no bare items. */
enum made_state made_state(const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;
	uint64_t num;

	if (f->parts)
		return MADE_UNKNOWN;
	if (f->sum != SUM_NONE)
		return status(frame, item) == 1 ? MADE_GOOD : MADE_UNKNOWN;
	for (f = f->made; f && f->id; f++) {
		if (f->make < MAKE_BAD_SUM || f->make > MAKE_EXPERT)
			return MADE_UNKNOWN;
		if (f->make != MAKE_BOGUS && (f->make == MAKE_LENGTH || field_when(f, item->num)) &&
			number(frame, item, f, &num))
			return MADE_UNKNOWN;
	}
	return MADE_NOTHING;
}

/* Of a checksum that is not there Wireshark shows the bytes once more. */
static bool is_missing(const struct item *item)
{
	return item->field->make == MAKE_STATUS && item->num > 2;
}

/* Where a made item is: its owner's bytes, all of those that a box of bits lies in where it is
 * something else than these bits. */
static void place(const struct frame *frame, const struct item *owner, struct item *item)
{
	uint32_t pos, size;

	item->from = owner->from;
	if (item->field->make == MAKE_HEAD || item->field->make == MAKE_AGAIN) {
		item->bit = owner->bit;
		item->bits = item->field->make == MAKE_HEAD ? item->field->bits : owner->bits;
		return;
	}
	value_box(owner, &pos, &size);
	item->bit = pos * 8;
	item->bits = item->field->empty && !is_missing(item) ? 0 : size * 8;
	if (item->field->make == MAKE_CLAIM)
		item->bit = frame->layers[owner->layer].off * 8;
	else if (item->field->origin && item->field->make == MAKE_SIZE) /* Wireshark adds both */
		item->bit += value_offset(frame, frame->layers[owner->layer].off) * 8;
	else if (item->field->origin)
		item->bit = owner->from * 8;
}

static void add_made(const struct frame *frame, struct items *items, uint32_t owner,
	enum field_where where, unsigned deep);

/* What a `when` looks at: the owner's number; of one of several flags all of these. */
static uint64_t asked(const struct items *items, const struct item *owner)
{
	if (owner->parent == ITEM_TOP || items->at[owner->parent].field->kind != FIELD_FLAGS)
		return owner->num;
	return items->at[owner->parent].num;
}

static void add_one(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *f, unsigned deep)
{
	struct item item = {.field = f};
	const struct item *of = &items->at[owner];
	uint32_t index = items->count;

	if (f->make >= MAKE_LABEL) {
		made_pieces(frame, items, owner, f);
		return;
	}
	if (f->make != MAKE_LENGTH && !field_when(f, asked(items, of)))
		return;
	if (!number(frame, of, f, &item.num))
		return;
	place(frame, of, &item);
	item.layer = of->layer;
	item.depth = (uint8_t)(of->depth + (f->where != MADE_BEHIND));
	item.parent = f->where != MADE_BEHIND ? owner : of->parent;
	*items_add(items) = item;
	if (f->parts)
		made_parts(frame, items, index);
	if (deep >= MADE_DEPTH || !f->made)
		return;
	for (int i = MADE_FIRST; i <= MADE_LAST; i++)
		add_made(frame, items, index, (enum field_where)i, deep + 1);
	add_made(frame, items, index, MADE_BEHIND, deep + 1);
}

static void add_made(const struct frame *frame, struct items *items, uint32_t owner,
	enum field_where where, unsigned deep)
{
	for (const struct field *f = items->at[owner].field->made; f && f->id; f++)
		if (f->where == where)
			add_one(frame, items, owner, f, deep);
}

/* An expert's parts are of no place at all. */
void made_parts(const struct frame *frame, struct items *items, uint32_t index)
{
	const struct item owner = items->at[index];

	for (const struct field *p = owner.field->parts; p && p->id; p++) {
		struct item item = {.field = p, .parent = index, .layer = owner.layer,
			.depth = (uint8_t)(owner.depth + 1)};

		item.from = owner.bit / 8;
		if (p->make == MAKE_WORDS && owner.parent != ITEM_TOP) { /* they speak of it */
			item.bit = items->at[owner.parent].bit;
			item.bits = items->at[owner.parent].bits;
		}
		if (number(frame, &owner, p, &item.num))
			*items_add(items) = item;
	}
}

void made_of_item(const struct frame *frame, struct items *items, uint32_t owner,
	enum field_where where)
{
	add_made(frame, items, owner, where, 0);
}

/* What Wireshark takes for UDP's payload: all that is behind it in the packet. */
static uint32_t udp_rest(const struct layer *by, uint32_t at, uint32_t n)
{
	uint32_t end = by->off + by->head + by->pay;

	return n && end > at + n ? end - at : n;
}

/* The bytes of a layer's payload or of its tail. */
static void layer_bytes(const struct frame *frame, unsigned layer, const struct field *f,
	struct item *item)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t at = l->off + l->head, n = l->pay;

	if (f->make == MAKE_LEADING)
		n = made_leading(frame, layer, &at);
	else if (f->make != MAKE_PAYLOAD)
		n = made_tail(frame, layer, f->make, &at);
	else if (l->proto == &proto_tcp && f->preset != (frame->bytes[l->off + 13] & 4))
		n = 0; /* the data of a reset are its cause */
	else if (l->proto == &proto_udp && layer)
		n = frame_is_redirected(frame, layer) ? 0 : udp_rest(l - 1, at, n);
	else if (l->proto == &proto_http && n)
		n = made_body(frame, layer, &at);
	else if (l->proto == &proto_http_more && n)
		n = made_rest(frame, layer, &at);
	item->bit = at * 8;
	item->bits = n * 8;
	if (f->make == MAKE_FCS && n)
		item->num = bits_get(frame->bytes, item->bit, item->bits);
}

void made_of_layer(const struct frame *frame, struct items *items, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	for (const struct field *f = l->proto->made; f && f->id; f++) {
		struct item item = {.field = f, .parent = ITEM_TOP, .from = l->off,
			.layer = (uint8_t)layer};
		uint32_t index = items->count;

		if (f->make == MAKE_EXTENSION) {
			made_extension(frame, items, layer, f);
			continue;
		}
		if (f->make == MAKE_WITHIN) {
			made_within(frame, items, layer, f);
			return;
		}
		if (f->make >= MAKE_SENT) {
			made_times(frame, items, layer, f);
			continue;
		}
		if (f->make == MAKE_ELSEWHERE)
			continue;
		if (f->make >= MAKE_URI) {
			made_http(frame, items, layer, f);
			continue;
		}
		layer_bytes(frame, layer, f, &item);
		if (!item.bits && !(f->blank && l->pay))
			continue;
		*items_add(items) = item;
		add_made(frame, items, index, MADE_LAST, 0);
		add_made(frame, items, index, MADE_BEHIND, 0);
	}
}
