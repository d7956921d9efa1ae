/* SPDX-License-Identifier: BSD-2-Clause */
/* Who speaks to whom. Ethernet's addresses hold until IP's come; those of a tunnel's inside packet
 * replace the outer ones. The destination is where a packet will end, not the next stop of its
 * route (RFC 791 3.1, RFC 8200 4.4), as in the sums of its payload. */
#include "flow/ends.h"

#include "base/bits.h"

/* The last address of an IPv4 source route that has stops left, or NULL. */
static const uint8_t *route4(const uint8_t *p, uint32_t n)
{
	for (uint32_t at = 20; at + 3 <= n && p[at];) {
		uint32_t len = p[at] == 1 ? 1 : p[at + 1];

		if (p[at] != 1 && (len < 2 || at + len > n))
			return NULL;
		if ((p[at] == 131 || p[at] == 137) && len >= 7 && p[at + 2] <= len)
			return p + at + 3 + (len - 7) / 4 * 4;
		at += len;
	}
	return NULL;
}

static void limit(struct ends *ends, uint64_t end)
{
	if (end < ends->wire)
		ends->wire = (uint32_t)end;
}

static void step_ip(struct ends *ends, const uint8_t *p, const struct layer *l)
{
	uint32_t total = bits_be16(p + 2);
	const uint8_t *stop;

	ends->kind = ENDS_IPV4;
	ends->src = p + 12;
	ends->dst = p + 16;
	if (total)
		limit(ends, (uint64_t)l->off + total);
	ends->partial = (bits_be16(p + 6) & 0x3fff) != 0;
	if (l->head > 20) {
		stop = route4(p, l->head);
		if (stop)
			ends->dst = stop;
	}
}

static void step_ipv6(struct ends *ends, const uint8_t *p, const struct layer *l)
{
	uint32_t len = bits_be16(p + 4);

	ends->kind = ENDS_IPV6;
	ends->src = p + 8;
	ends->dst = p + 24;
	ends->partial = false;
	if (len)
		limit(ends, (uint64_t)l->off + 40 + len);
}

/* Type 0 lists the stops in order, as type 3 does where it leaves nothing out of them; type 2 has
 * one; a segment list (RFC 8754) begins with the last. */
static void step_routing(struct ends *ends, const uint8_t *p, uint32_t n)
{
	uint32_t len;

	if (n < 24 || !p[3] || ends->kind != ENDS_IPV6)
		return;
	len = 8 + p[1] * 8u;
	if ((p[2] == 0 || (p[2] == 3 && !p[4])) && len >= 24 && len <= n)
		ends->dst = p + 8 + (len - 8) / 16 * 16 - 16;
	else if (p[2] == 4 || (p[2] == 2 && len >= 24))
		ends->dst = p + 8;
}

/* The home address of a mobile host, RFC 6275 6.3. */
static void step_dstopts(struct ends *ends, const uint8_t *p, uint32_t n)
{
	for (uint32_t at = 2; at + 2 <= n && ends->kind == ENDS_IPV6;) {
		if (p[at] == 201 && p[at + 1] >= 16 && at + 18 <= n)
			ends->src = p + at + 2;
		at += p[at] ? 2u + p[at + 1] : 1;
	}
}

/* Behind the own bytes of a frame stands what came in several of them. */
static void step_joined(struct ends *ends, const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	if (l->off >= frame->joined || layer + 1u >= frame->count || l[1].off < frame->joined)
		return;
	ends->partial = false;
	ends->wire = l[1].off + l[1].head + l[1].pay + l[1].tail;
}

void ends_take(struct ends *ends, const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;

	if (l->proto == &proto_eth || l->proto == &proto_dot3 || l->proto == &proto_eth_odd) {
		if (l->head < 14)
			return;
		*ends = (struct ends){ENDS_MAC, p + 6, p, ends->wire, false};
	} else if (l->proto == &proto_ip) {
		if (l->head >= 20)
			step_ip(ends, p, l);
	} else if (l->proto == &proto_ipv6) {
		if (l->head >= 40)
			step_ipv6(ends, p, l);
	} else if (l->proto == &proto_fraghdr) {
		ends->partial = l->head >= 4 && (bits_be16(p + 2) & 0xfff9) != 0;
	} else if (l->proto == &proto_routing) {
		step_routing(ends, p, l->head);
	} else if (l->proto == &proto_dstopts || l->proto == &proto_hopopts) {
		step_dstopts(ends, p, l->head);
	}
	if (frame->joined)
		step_joined(ends, frame, layer);
}
