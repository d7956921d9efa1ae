/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as one line. The words are those of the innermost layer that has any, but not of what an
 * ICMP error quotes; the addresses are the ones that hold there. Everything is read from the bytes
 * at once: this is what runs over millions of frames. */
#include "out/summary.h"

#include "summary_int.h"
#include "summary_time.h"

#include "frame/value.h"

#define NUMBER_WIDTH 5
#define ENDS_WIDTH 12

struct speaker {
	const struct proto *proto;
	uint32_t least; /* bytes of header without which it says nothing */
	void (*say)(const struct saying *s);
};

static const struct speaker speakers[] = {
	{&proto_tcp, 20, summary_tcp},
	{&proto_udp, 8, summary_udp},
	{&proto_dns, 12, summary_dns},
	{&proto_http, 1, summary_http},
	{&proto_icmp, 4, summary_icmp},
	{&proto_icmpv6, 4, summary_icmpv6},
	{&proto_arp, 8, summary_arp},
	{&proto_ip, 20, summary_ip},
	{&proto_ipv6, 40, summary_ipv6},
	{&proto_eth, 14, summary_eth},
	{&proto_vlan, 4, summary_vlan},
	{&proto_ieee8021ad, 4, summary_vlan},
	{&proto_gre, 4, summary_gre},
	/* what IPv6 speaks for */
	{&proto_hopopts, UINT32_MAX, NULL},
	{&proto_routing, UINT32_MAX, NULL},
	{&proto_dstopts, UINT32_MAX, NULL},
	{&proto_fraghdr, UINT32_MAX, NULL},
	{&proto_data, UINT32_MAX, NULL},
	{NULL, 1, summary_other},
};

static const struct speaker *speaker_of(const struct layer *l)
{
	const struct speaker *s = speakers;

	while (s->proto && s->proto != l->proto)
		s++;
	return l->head >= s->least ? s : NULL;
}

/* Data that came before, or late, is not what an application says. */
static bool is_again(const struct saying *s, unsigned at)
{
	const struct track_fact *fact = at ? summary_fact(s, at - 1) : NULL;

	return fact && fact->tcp && fact->flags & TRACK_UNSPOKEN;
}

static const struct speaker *find_speaker(struct saying *s)
{
	unsigned top = s->frame->count;

	for (unsigned i = 0; i < top; i++)
		if (s->frame->layers[i].proto->next == NEXT_QUOTE)
			top = i + 1;
	while (top-- > 0) {
		const struct layer *l = &s->frame->layers[top];
		const struct speaker *speaker = speaker_of(l);

		if (!speaker || is_again(s, top))
			continue;
		s->at = top;
		s->layer = l;
		s->bytes = s->frame->bytes + l->off;
		return speaker;
	}
	return NULL;
}

const struct track_fact *summary_fact(const struct saying *s, unsigned layer)
{
	for (unsigned i = 0; i < s->facts->count; i++)
		if (s->facts->at[i].layer == layer)
			return &s->facts->at[i];
	return NULL;
}

void summary_begin(const struct saying *s, const char *protocol)
{
	buf_add(s->out, protocol, strlen(protocol));
	SAY_NUM(s, " ", s->frame->len);
	SAY(s, " ");
}

static void put_address(struct buf *out, enum ends_kind kind, const uint8_t *p)
{
	switch (kind) {
	case ENDS_NONE: break;
	case ENDS_MAC: value_mac(out, p); break;
	case ENDS_IPV4: num_put_ipv4(out, bits_be32(p)); break;
	case ENDS_IPV6: value_ipv6(out, p); break;
	}
}

/* The first address stands to the right of its column, the second to the left. */
static void put_ends(const struct saying *s)
{
	struct buf *out = s->out;
	size_t from = out->len, n;

	put_address(out, s->ends->kind, s->ends->src);
	n = out->len - from;
	if (n < ENDS_WIDTH) {
		buf_room(out, ENDS_WIDTH);
		memmove(out->data + from + ENDS_WIDTH - n, out->data + from, n);
		memset(out->data + from, ' ', ENDS_WIDTH - n);
		out->len = from + ENDS_WIDTH;
	}
	say_arrow(s);
	from = out->len;
	put_address(out, s->ends->kind, s->ends->dst);
	n = out->len - from;
	if (n < ENDS_WIDTH)
		buf_fill(out, ' ', ENDS_WIDTH - n);
	buf_byte(out, ' ');
}

static void put_number(struct buf *out, uint64_t number)
{
	char text[NUM_MOST];
	size_t n = num_write(text, number);

	if (n < NUMBER_WIDTH)
		buf_fill(out, ' ', NUMBER_WIDTH - n);
	buf_add(out, text, n);
	buf_byte(out, ' ');
}

/* A header that ends too soon. */
static void put_faults(const struct saying *s)
{
	unsigned faults = s->layer->faults;

	if (s->at + 1 < s->frame->count && s->layer[1].head == 0)
		faults |= s->layer[1].faults;
	if (!(faults & (FAULT_SHORT | FAULT_NAME | FAULT_LIST)))
		return;
	if (s->frame->cap < s->frame->len)
		SAY(s, "[Packet size limited during capture]");
	else
		SAY(s, "[Malformed Packet]");
}

void summary_line(struct buf *out, struct summary *summary, const struct frame *frame,
	const struct clock *clock, const struct track_facts *facts)
{
	struct ends ends = ENDS_INIT(frame);
	struct saying s = {.out = out, .frame = frame, .facts = facts, .ends = &ends,
		.ascii = summary->ascii, .raw = summary->raw};
	const struct speaker *speaker = find_speaker(&s);

	buf_room(out, 256);
	summary->lines++;
	put_number(out, frame->number ? frame->number : summary->lines);
	summary_put_time(out, summary, frame, clock);
	buf_byte(out, ' ');
	for (unsigned i = 0; speaker && i <= s.at; i++)
		ends_step(&ends, frame, i);
	put_ends(&s);
	if (speaker) {
		speaker->say(&s);
		put_faults(&s);
	} else {
		summary_begin(&s, frame->count ? frame->layers[0].proto->label : "");
	}
	buf_byte(out, '\n');
}
