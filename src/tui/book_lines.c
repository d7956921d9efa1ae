/* SPDX-License-Identifier: BSD-2-Clause */
/* The lines of a capture's frames. Conversations are followed up to the frame that is looked at and
 * the lines of the last frames kept, so that a screen of lines costs a screen of frames. */
#include "book_int.h"

#include "out/columns.h"
#include "tui/screen.h"

#include <string.h>

static unsigned role_of(const struct frame *frame, const struct track_facts *facts)
{
	unsigned role = PIC_PLAIN;

	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];
		uint64_t flags;

		if (l->faults)
			return SCREEN_BAD;
		if (l->proto == &proto_arp)
			role = SCREEN_ARP;
		else if (l->proto == &proto_icmp || l->proto == &proto_icmpv6)
			return SCREEN_ICMP;
		else if (l->proto == &proto_udp)
			role = SCREEN_UDP;
		else if (l->proto == &proto_http)
			role = SCREEN_HTTP;
		if (l->proto != &proto_tcp || !walk_find(frame, i, "tcp.flags", &flags))
			continue;
		role = flags & 4 ? SCREEN_RESET : flags & 3 ? SCREEN_BEGIN : SCREEN_TCP;
	}
	for (unsigned i = 0; i < facts->count; i++)
		if (facts->at[i].flags & ~(uint32_t)(TRACK_UPDATE | TRACK_KEEP | TRACK_KEEP_ACK))
			return SCREEN_BAD;
	return role;
}

static void keep(struct book *b, const struct frame *frame, uint64_t at, struct known *k)
{
	b->summary.when = SUMMARY_RELATIVE;
	b->summary.ascii = b->ascii;
	buf_clear(&b->line);
	summary_line(&b->line, &b->summary, frame, &b->follow.clock, b->follow.facts);
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		const uint8_t *text;
		size_t n, from;

		columns_get(&b->line, &b->summary, (enum column)i, &text, &n);
		from = (size_t)(text - b->line.data);
		from = from < KNOWN_TEXT ? from : KNOWN_TEXT;
		k->at[i] = (uint16_t)from;
		k->len[i] = (uint16_t)(n < KNOWN_TEXT - from ? n : KNOWN_TEXT - from);
	}
	memcpy(k->text, b->line.data, b->line.len < KNOWN_TEXT ? b->line.len : KNOWN_TEXT);
	k->clock = b->follow.clock;
	k->role = role_of(frame, b->follow.facts);
	k->frame = at + 1;
}

/* Lets frames pass on the way to the one that is wanted, so far as a slice goes. */
bool lines_slice(struct book *b)
{
	for (unsigned i = 0; i < BOOK_SLICE && b->follow.frames < b->wanted; i++) {
		uint64_t at = b->follow.frames;
		const struct frame *whole;

		if (!book_get(b, &b->pass_look, at, &b->passing)) {
			b->wanted = 0;
			break;
		}
		whole = pass_frame(&b->follow, &b->passing);
		if (at + BOOK_KNOWN >= b->wanted)
			keep(b, whole, at, &b->known[at & (BOOK_KNOWN - 1)]);
		clock_shown(&b->follow.clock, &b->passing);
	}
	return b->follow.frames < b->wanted;
}

/* The line of a frame, where it has passed or passes within a slice. */
static const struct known *known_of(struct book *b, uint64_t frame)
{
	const struct known *known = &b->known[frame & (BOOK_KNOWN - 1)];

	if (known->frame == frame + 1)
		return known;
	if (b->follow.frames > frame) {
		pass_done(&b->follow);
		pass_start(&b->follow, false);
	}
	if (b->resting && b->follow.frames + BOOK_SLICE <= frame)
		return NULL;
	b->wanted = frame + 1;
	if (b->follow.frames + BOOK_SLICE > frame)
		lines_slice(b);
	return known->frame == frame + 1 ? known : NULL;
}

static void put_time(struct book *b, const struct known *k, enum summary_when when, bool brief)
{
	b->summary.when = when;
	b->summary.digits = brief ? 6 : SUMMARY_OWN;
	buf_clear(&b->line);
	summary_put_time(&b->line, &b->summary, &b->passing, &k->clock);
	b->summary.digits = SUMMARY_OWN;
}

bool book_row(struct book *b, uint64_t frame, enum summary_when when, bool brief, bool ascii,
	struct book_row *row)
{
	const struct known *known;
	size_t skip = 0;

	if (ascii != b->ascii) {
		memset(b->known, 0, BOOK_KNOWN * sizeof(*b->known));
		b->ascii = ascii;
	}
	known = known_of(b, frame);
	if (!known || !book_get(b, &b->pass_look, frame, &b->passing))
		return false;
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		row->text[i] = known->text + known->at[i];
		row->len[i] = known->len[i];
	}
	put_time(b, known, when, brief);
	while (skip < b->line.len && b->line.data[skip] == ' ')
		skip++;
	row->text[COLUMN_TIME] = (const char *)b->line.data + skip;
	row->len[COLUMN_TIME] = (uint32_t)(b->line.len - skip);
	row->role = known->role;
	row->commented = b->passing.comment != NULL;
	return true;
}
