/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark shows less of, or says something else of, where a header is odd: options of IPv4
 * whose lengths or pointers cannot be, ARP's addresses that are not all there, a length of UDP that
 * is less than its header. Called for layers that have faults or options alone. */
#include "frame/made.h"

#include "base/bits.h"

#define IP_LEAST  20
#define UDP_LEAST 8
#define ODD_TCP   0x1000000 /* an option of TCP */
#define ARP_FIXED 8 /* bytes before the addresses */

/* An option that Wireshark does not know is a line of text to it. */
static const struct field plain = {.id = "", .label = "", .title = "Unknown", .kind = FIELD_GROUP,
	.heading = "Unknown (%b bytes)", .about = "An option that nobody knows.",
	.rfc = "RFC 791 3.1"};

/* So is one whose length cannot be. */
static const struct field broken = {.id = "", .label = "", .title = "Broken option",
	.kind = FIELD_GROUP, .heading = "%{_ws.expert.message}",
	.about = "An option whose length cannot be.", .rfc = "RFC 791 3.1"};

/* Behind the item at `index` and all inside it. */
static uint32_t end_of(const struct items *items, uint32_t index)
{
	uint32_t end = index + 1;

	while (end < items->count && items->at[end].depth > items->at[index].depth)
		end++;
	return end;
}

static void drop(struct items *items, uint32_t from, uint32_t end)
{
	while (end-- > from)
		items_drop(items, end);
}

/* The last `n` items go to the place `at`. */
static void move_last(struct items *items, uint32_t at, uint32_t n)
{
	uint32_t first = items->count - n;

	for (uint32_t k = 0; k < n; k++) {
		struct item last = items->at[items->count - 1];

		for (uint32_t i = items->count - 1; i > at; i--)
			items->at[i] = items->at[i - 1];
		items->at[at] = last;
	}
	for (uint32_t i = at; i < items->count; i++) {
		uint32_t *parent = &items->at[i].parent;

		if (*parent == ITEM_TOP || *parent < at)
			continue;
		*parent = *parent >= first ? *parent - first + at : *parent + n;
	}
}

/* ---- options of IPv4, and of TCP, whose header has as many bytes before them ---- */

/* Where the first option is whose length cannot be, 0 if there is none, and why: its code, the
 * length, and which of the three things is wrong with that. The header says that it has more bytes
 * than were captured: those count as well. */
static uint32_t wrong_option(const uint8_t *p, uint32_t head, uint32_t said, uint64_t *why)
{
	for (uint32_t at = IP_LEAST; at < head && p[at];) {
		uint32_t left = (said > head ? said : head) - at;

		if (p[at] == 1) {
			at++;
			continue;
		}
		*why = (uint64_t)p[at] << 16;
		if (left < 2)
			return at;
		if (at + 1 == head)
			return 0;
		*why |= (uint64_t)p[at + 1] << 8;
		if (p[at + 1] < 2 || p[at + 1] > left) {
			*why |= p[at + 1] < 2 ? 1 : 2;
			return at;
		}
		at += p[at + 1];
	}
	return 0;
}

static void end_options(const struct frame *frame, unsigned layer, struct items *items,
	uint32_t from)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	bool tcp = l->proto == &proto_tcp;
	uint32_t list = ITEM_TOP, pos;
	uint64_t why = 0;

	if (l->head <= IP_LEAST)
		return;
	pos = wrong_option(p, l->head, (tcp ? p[12] >> 4 : p[0] & 15) * 4u, &why);
	if (!pos)
		return;
	if (tcp)
		why |= ODD_TCP;
	pos = (l->off + pos) * 8;
	for (uint32_t i = from; i < items->count; i++) {
		if (items->at[i].field->kind == FIELD_LIST)
			list = i;
		if (items->all ? items->at[i].bit == pos && items->at[i].field->kind == FIELD_GROUP
			       : items->at[i].bit >= pos)
			items->count = i;
	}
	if (items->all) {
		made_add(frame, items, list, layer, pos, &broken, 0);
		list = items->count - 1;
	}
	made_add(frame, items, list, layer, pos, tcp ? tcp_length_odd : ip_length_odd, why);
}

static bool has_routers(uint64_t code)
{
	return code == 7 || code == 131 || code == 137;
}

/* Of a pointer that is wrong Wireshark says so, and nothing of the addresses. */
static void check_pointer(struct items *items, const struct frame *frame, uint32_t group)
{
	uint32_t at = group + 1, end = end_of(items, group), count;
	uint64_t to;

	while (at < end && strcmp(items->at[at].field->id, "ip.opt.ptr") != 0)
		at++;
	if (at >= end)
		return;
	to = items->at[at].num;
	if (to >= 4 && to % 4 == 0)
		return;
	drop(items, at + 1, end);
	items->at[at].bare = false;
	count = items->count;
	made_add(frame, items, at, items->at[at].layer, items->at[at].bit, &ip_pointer_odd[to >= 4],
		to);
	move_last(items, at + 1, items->count - count);
}

static void odd_options(const struct frame *frame, unsigned layer, struct items *items,
	uint32_t from)
{
	end_options(frame, layer, items, from);
	for (uint32_t i = from; i < items->count; i++) {
		const struct field *f = items->at[i].field;

		if (f->kind != FIELD_GROUP || strncmp(f->id, "ip.options.", 11) != 0)
			continue;
		if (has_routers(f->code))
			check_pointer(items, frame, i);
		if (f->code != LIST_UNKNOWN)
			continue;
		drop(items, i + 1, end_of(items, i));
		if (items->all)
			items->at[i].field = &plain;
		else
			items_drop(items, i--);
	}
}

/* What is wrong with the length of an option. */
void made_odd_words(struct buf *out, uint64_t why)
{
	const struct field *list = why & ODD_TCP ? proto_tcp.fields : proto_ip.fields, *option;
	unsigned code = why >> 16 & 255, length = why >> 8 & 255;
	const char *s = length == 1 ? "" : "s";

	while (list->kind != FIELD_LIST)
		list++;
	option = list->list->items;
	while (option[1].id && option->code != code)
		option++;
	if (option->code == LIST_UNKNOWN)
		buf_printf(out, "Unknown (0x%02x)", code);
	else
		buf_text(out, strchr(option->title, '-') + 2);
	switch (why & 3) {
	case 0: buf_text(out, " (length byte past end of options)"); break;
	case 1:
		buf_printf(out, " (with too-short option length = %u byte%s)", length, s);
		break;
	default:
		buf_printf(out, " (option length = %u byte%s says option goes past end of options)",
			length, s);
	}
}

/* ---- chunks of SCTP ---- */

/* Adds what is made of the item at `index`, inside it, as the last of all. */
static void put_inside(const struct frame *frame, struct items *items, uint32_t index,
	const struct field *field, uint64_t num)
{
	struct item made = items->at[index];

	made.field = field;
	made.bits = field->bits;
	made.parent = index;
	made.depth++;
	made.bare = false;
	made.num = num;
	*items_add(items) = made;
	items->at[index].bare = false;
	if (field->empty)
		made_of_item(frame, items, items->count - 1, MADE_LAST);
}

/* A SACK, or an NR-SACK, whose items are being copied: what its gaps count from and, for each kind
 * of them, where its count of them is, and behind which item the count of what they stand for is
 * put. */
struct gaps {
	uint32_t first, start, end; /* the last gap's */
	struct run {
		const struct field *counted;
		uint32_t total, index, behind;
	} runs[2];
};

/* What is made of the count of gaps, of their starts and of their ends. */
static const struct field *const made_of_gaps[][3] = {
	{sctp_gap_count, sctp_gap_start, sctp_gap_end},
	{sctp_nrgap_count[0], sctp_nrgap_start[0], sctp_nrgap_end[0]},
	{sctp_nrgap_count[1], sctp_nrgap_start[1], sctp_nrgap_end[1]},
};

/* Which of these three is made of a field, and for which kind of gap; false: none. */
static bool is_gap(const struct field *f, unsigned *kind, unsigned *which)
{
	for (*kind = 0; f->made && *kind < 3; ++*kind)
		for (*which = 0; *which < 3; ++*which)
			if (made_of_gaps[*kind][*which] == f->made)
				return true;
	return false;
}

/* All of the SACK's items are copied: what its gaps stand for is counted beside their count. The
 * last kind is first, so that the other one's place holds. */
static void end_gaps(const struct frame *frame, struct items *items, struct gaps *gaps)
{
	for (unsigned i = 2; i-- > 0;) {
		const struct run *run = &gaps->runs[i];
		uint32_t last = items->count;
		struct item made;

		if (!run->total || !run->behind)
			continue;
		made = items->at[run->index];
		made.field = run->counted;
		if (made.parent != ITEM_TOP) /* else only some are asked for, and not where */
			made.bit = items->at[made.parent].bit;
		made.bits = 0;
		made.bare = false;
		made.num = run->total;
		*items_add(items) = made;
		made_of_item(frame, items, last, MADE_LAST);
		move_last(items, run->behind, items->count - last);
	}
	*gaps = (struct gaps){.first = 0};
}

/* Says of a gap of a SACK, of which the last item is made, that it cannot be. */
static void check_gap(const struct frame *frame, struct items *items, struct gaps *gaps,
	uint32_t end, unsigned kind)
{
	uint32_t index = items->count - 1;

	if (!kind && (end < gaps->start || gaps->start < gaps->end))
		made_add(frame, items, index, items->at[index].layer, items->at[index].bit,
			&sctp_gap_odd[end >= gaps->start], 0);
	gaps->end = end;
}

/* Adds the numbers that the copied item's are counted from, where it is a gap's. */
static void count_gap(const struct frame *frame, struct items *items, struct gaps *gaps)
{
	uint32_t index = items->count - 1, num = (uint32_t)items->at[index].num;
	const char *id = items->at[index].field->id;
	unsigned kind, which;
	struct run *run;

	if (strcmp(id, "sctp.sack_cumulative_tsn_ack_raw") == 0 ||
		strcmp(id, "sctp.nr_sack_cumulative_tsn_ack") == 0)
		gaps->first = num;
	if (!is_gap(items->at[index].field, &kind, &which))
		return;
	run = &gaps->runs[kind == 2];
	if (which == 0 && num) {
		run->counted = made_of_gaps[kind][0];
		run->index = index;
	}
	if (!run->index || which == 0)
		return;
	run->total += which == 1 ? -num : num + 1;
	put_inside(frame, items, index, made_of_gaps[kind][which], gaps->first + num);
	if (which == 1)
		gaps->start = num;
	if (which == 2) {
		check_gap(frame, items, gaps, num, kind);
		run->behind = items->count;
	}
}

/* Of a part of a message Wireshark shows no data. */
static bool is_part(const uint8_t *chunk, const struct item *item)
{
	return chunk && (chunk[1] & 3) != 3 && strncmp(item->field->id, "data.", 5) == 0;
}

static bool has_odd_chunks(const struct frame *frame, const struct items *items, uint32_t from)
{
	const uint8_t *chunk = NULL;
	unsigned kind, which;

	for (uint32_t i = from; i < items->count; i++) {
		const struct item *item = &items->at[i];

		if (strcmp(item->field->id, "sctp.data_tsn_raw") == 0)
			chunk = frame->bytes + item->bit / 8 - 4;
		if (is_part(chunk, item) ||
			(item->num && is_gap(item->field, &kind, &which) && !which))
			return true;
	}
	return false;
}

/* How deep the SACK's own items are; 0: there is none. */
static uint32_t depth_of(const struct items *items, const struct gaps *gaps)
{
	for (unsigned i = 0; i < 2; i++)
		if (gaps->runs[i].index)
			return items->at[gaps->runs[i].index].depth;
	return 0;
}

/* The items are copied behind themselves with what is more and without what is less, and go to
 * their place at the end: in time that grows as they do, however many gaps there are. */
static void odd_chunks(const struct frame *frame, struct items *items, uint32_t from)
{
	const uint32_t end = items->count, shift = end - from;
	struct gaps gaps = {.first = 0};
	const uint8_t *chunk = NULL;

	if (!has_odd_chunks(frame, items, from))
		return;
	for (uint32_t i = from; i < end; i++) {
		struct item copy = items->at[i];

		if (copy.depth < depth_of(items, &gaps))
			end_gaps(frame, items, &gaps);
		if (strcmp(copy.field->id, "sctp.data_tsn_raw") == 0)
			chunk = frame->bytes + copy.bit / 8 - 4;
		if (is_part(chunk, &copy)) {
			while (i + 1 < end && items->at[i + 1].depth > copy.depth)
				i++;
			continue;
		}
		if (copy.parent != ITEM_TOP && copy.parent >= from)
			copy.parent = (uint32_t)items->at[copy.parent].num; /* where that is now */
		items->at[i].num = items->count;
		*items_add(items) = copy;
		count_gap(frame, items, &gaps);
	}
	end_gaps(frame, items, &gaps);
	items->count -= shift;
	memmove(items->at + from, items->at + end, (items->count - from) * sizeof(items->at[0]));
	for (uint32_t i = from; i < items->count; i++)
		if (items->at[i].parent != ITEM_TOP && items->at[i].parent >= end)
			items->at[i].parent -= shift;
}

/* ---- */

/* Drops what lies behind so many bytes of the layer. */
static void end_after(const struct frame *frame, unsigned layer, struct items *items, uint32_t from,
	uint32_t bytes)
{
	uint32_t bit = (frame->layers[layer].off + bytes) * 8;

	for (uint32_t i = items->count; i-- > from;)
		if (items->at[i].bit >= bit && items->at[i].parent == ITEM_TOP)
			drop(items, i, end_of(items, i));
}

/* Whether the addresses, whose sizes ARP says, are not all there. */
static bool is_short(const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;
	uint32_t left = frame->cap - l->off;

	if (l->proto == &proto_arp_atm)
		return false;
	return left >= ARP_FIXED && left < ARP_FIXED + 2u * (p[4] + p[5]);
}

/* The bytes behind which Wireshark shows no more of a header, 0 if it shows all. */
static uint32_t least_of(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	if (proto_is_arp(l->proto) && is_short(frame, l))
		return ARP_FIXED;
	return frame_is_stub(frame, layer) ? UDP_LEAST - 2 : 0;
}

bool made_leaves_out(const struct frame *frame, unsigned layer, const struct item *item)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t least = least_of(frame, layer);

	return least && item->bit >= (l->off + least) * 8;
}

bool made_leaves_walked(const struct proto *proto)
{
	return proto == &proto_ip || proto == &proto_tcp || proto == &proto_sctp ||
	       proto_is_arp(proto);
}

void made_odd(const struct frame *frame, unsigned layer, struct items *items, uint32_t from)
{
	const struct layer *l = &frame->layers[layer];
	const struct proto *p = l->proto;
	uint32_t bits;

	if (p == &proto_ip && l->head > IP_LEAST && !frame_is_bogus(frame, l, &bits)) {
		if (l->head == (frame->bytes[l->off] & 15) * 4u)
			odd_options(frame, layer, items, from);
		else
			end_after(frame, layer, items, from, IP_LEAST);
	} else if (p == &proto_tcp) {
		end_options(frame, layer, items, from);
	} else if (p == &proto_sctp) {
		odd_chunks(frame, items, from);
	} else {
		uint32_t least = least_of(frame, layer);

		if (least)
			end_after(frame, layer, items, from, least);
	}
}
