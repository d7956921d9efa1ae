/* SPDX-License-Identifier: BSD-2-Clause */
/* Which layers Wireshark shows. Of some payloads it says nothing at all: of what is encrypted, of
 * messages of ICMP that nothing is known of, of what a redirect quotes behind two headers. */
#include "frame/frame.h"

#include "frame/made.h"

static bool is_quoted(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

/* Whether the ports promise a protocol, of which this is a part that nothing is made of. */
static bool is_spoken(const struct proto *proto)
{
	return proto && proto != &proto_data;
}

/* Types of ICMP that RFC 792 and those behind it gave a meaning. */
static bool is_known(uint8_t type)
{
	return type == 0 || (type >= 3 && type <= 5) || (type >= 8 && type <= 18) || type == 30 ||
	       type == 42 || type == 43;
}

bool frame_is_redirected(const struct frame *frame, unsigned layer)
{
	for (unsigned i = 0; i < layer; i++)
		if (frame->layers[i].proto == &proto_icmp &&
			frame->bytes[frame->layers[i].off] == 5)
			return true;
	return false;
}

bool frame_is_stub(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	unsigned length;

	if (l->proto != &proto_udp || l->head < 8)
		return false;
	length = (unsigned)p[4] << 8 | p[5];
	while (layer > 0 && l->proto != &proto_ip && l->proto != &proto_ipv6)
		l = &frame->layers[--layer];
	return length < 8 && (length || l->proto != &proto_ipv6); /* RFC 2675 4 */
}

bool frame_shows(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer], *by = l - 1;
	uint32_t bits;
	int64_t ns;

	if (l->proto != &proto_data || !layer)
		return true;
	if (frame_is_bogus(frame, by, &bits) || frame_is_stub(frame, layer - 1))
		return false;
	if (by->proto == &proto_esp || (by->proto == &proto_tcp && is_quoted(frame, layer - 1) &&
						is_spoken(frame_port_proto(frame, layer - 1))))
		return false;
	if (by->proto == &proto_icmp && !is_known(frame->bytes[by->off]))
		return false;
	if (l->head == MADE_STAMP && made_stamp(frame, layer - 1, &ns))
		return false; /* all of it is the time */
	return !frame_is_redirected(frame, layer - 1);
}

bool frame_in_udp(const struct frame *frame, unsigned layer)
{
	return layer && frame->layers[layer].proto == &proto_esp &&
	       frame->layers[layer - 1].proto == &proto_udp;
}

unsigned frame_shown(const struct frame *frame)
{
	unsigned n = frame->count;

	return n && !frame_shows(frame, n - 1) ? n - 1 : n;
}
