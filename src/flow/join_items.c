/* SPDX-License-Identifier: BSD-2-Clause */
/* What was put together, as items: all of it, and inside that the frames that its pieces came in.
 */
#include "flow/join.h"

#include "proto/joined.h"

struct adding {
	const struct frame *frame;
	struct items *items;
	const struct field *fields;
	uint8_t layer;
};

/* An item of `n` bytes at byte `at`. */
static struct item *add(const struct adding *a, enum joined which, uint32_t at, uint32_t n)
{
	struct item *item = items_add(a->items);

	*item = (struct item){.field = &a->fields[which],
		.bit = at * 8,
		.bits = n * 8,
		.from = at,
		.parent = ITEM_TOP,
		.layer = a->layer};
	return item;
}

static void inside(struct item *item, uint32_t parent, uint8_t depth, uint64_t num)
{
	item->parent = parent;
	item->depth = depth;
	item->num = num;
}

/* A piece of what was put together, as far as its bytes are there. */
static struct item *add_within(const struct adding *a, enum joined which,
	const struct join_whole *w, const struct join_piece *piece)
{
	uint32_t from = piece->off < w->kept ? piece->off : w->kept, left = w->kept - from;

	return add(a, which, w->at + from, piece->len < left ? piece->len : left);
}

static void add_piece(const struct adding *a, const struct join_whole *w,
	const struct join_piece *piece, bool overlaps, uint32_t parent)
{
	bool wrong = overlaps && piece->conflict;
	uint32_t index = a->items->count, at;

	inside(add_within(a, wrong ? JOINED_ERROR : JOINED_PIECE, w, piece), parent, 1,
		piece->frame);
	at = a->items->at[index].from;
	if (overlaps)
		inside(add(a, JOINED_OVERLAP, at, 0), index, 2, 1);
	if (wrong)
		inside(add(a, JOINED_CONFLICT, at, 0), index, 2, 1);
}

static void add_whole(struct adding *a, const struct join_whole *w)
{
	static const struct proto *const protos[] = {[JOIN_IP] = &proto_joined_ip,
		[JOIN_IPV6] = &proto_joined_ipv6,
		[JOIN_TCP] = &proto_joined_tcp};
	uint32_t index = a->items->count, upto = 0;

	a->fields = protos[w->kind]->fields;
	a->layer = w->layer;
	add(a, JOINED_ALL, w->at, w->kept)->num = a->frame->layers[w->layer].off;
	for (uint32_t i = 0; i < w->count; i++) {
		const struct join_piece *piece = &w->pieces[i];

		add_piece(a, w, piece, piece->off < upto && piece->len, index);
		if (piece->off + piece->len > upto)
			upto = piece->off + piece->len;
	}
	inside(add(a, JOINED_COUNT, w->at, 0), index, 1, w->count);
	inside(add(a, JOINED_LENGTH, w->at, 0), index, 1, w->len);
	inside(add(a, JOINED_DATA, w->at, w->kept), index, 1, 0);
}

/* Of the last bytes before a FIN Wireshark does not say that they are a payload. */
static void drop_payload(struct items *items, unsigned layer)
{
	for (uint32_t i = 0; i < items->count; i++)
		if (items->at[i].layer == layer && items->at[i].field->make == MAKE_PAYLOAD) {
			items_drop(items, i);
			return;
		}
}

void join_items(const struct frame *frame, struct items *items)
{
	const struct join_info *info = frame->join;
	struct adding a = {.frame = frame, .items = items};

	if (!info)
		return;
	if (info->ended)
		drop_payload(items, info->layer);
	a.fields = proto_joined_tcp.fields;
	a.layer = info->layer;
	for (unsigned i = 0; i < info->pdu_count; i++)
		add(&a, JOINED_PDU_SIZE, info->pdus[i].at, info->pdus[i].len)->num =
			info->pdus[i].len;
	if (info->in)
		add(&a, JOINED_IN, frame->layers[info->layer].off, 0)->num = info->in;
	for (unsigned i = 0; i < info->part_count; i++)
		add(&a, JOINED_SEGMENT_DATA, info->parts[i].at, info->parts[i].len);
	for (unsigned i = 0; i < info->whole_count; i++)
		add_whole(&a, &info->wholes[i]);
}
