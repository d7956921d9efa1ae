/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of frames whose capture ends in a header. Wireshark names a protocol before it reads its
 * header, and says of it what it has read until then: addresses, ports, lengths. */
#include "summary_int.h"

/* Bytes before the header of DNS where TCP carries it: how long the message is. */
static uint32_t before(const struct frame *frame, unsigned i)
{
	return frame->layers[i].proto == &proto_dns && i && frame->layers[i - 1].proto == &proto_tcp
		       ? 2
		       : 0;
}

/* How long a header of the protocol is at least; 0 where nothing is known of cut ones. */
static uint32_t least_of(const struct proto *proto)
{
	static const struct {
		const struct proto *proto;
		uint32_t least;
	} known[] = {{&proto_ip, 20}, {&proto_ipv6, 40}, {&proto_tcp, 20}, {&proto_udp, 8},
		{&proto_arp, 8}, {&proto_icmp, 6}, {&proto_hopopts, 8}, {&proto_routing, 8},
		{&proto_dstopts, 8}, {&proto_fraghdr, 8}, {&proto_dns, 12}, {&proto_mdns, 12},
		{&proto_icmpv6, 4}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].proto == proto)
			return known[i].least;
	return 0;
}

static bool is_extension(const struct proto *proto)
{
	return proto == &proto_hopopts || proto == &proto_routing || proto == &proto_dstopts ||
	       proto == &proto_fraghdr;
}

static const char *name_of(const struct proto *proto)
{
	return proto == &proto_ip			     ? "IPv4"
	       : proto == &proto_ipv6 || is_extension(proto) ? "IPv6"
	       : proto == &proto_arp			     ? "ARP"
	       : proto == &proto_icmp			     ? "ICMP"
	       : proto == &proto_icmpv6			     ? "ICMPv6"
							     : NULL;
}

/* What a whole header is followed by, of which nothing was captured: the name of it that Wireshark
 * has said by then, or NULL where nothing is known of that. TCP and UDP are named with their ports.
 */
static const char *next_of(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	const struct proto *next;

	if (l->faults & FAULT_SHORT || (l->proto != &proto_eth && !name_of(l->proto)))
		return NULL;
	next = frame_next_proto(frame, i);
	return !next					  ? NULL
	       : next == &proto_tcp || next == &proto_udp ? name_of(l->proto)
							  : name_of(next);
}

static bool ends_before(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	return l->off + l->head == frame->cap && next_of(frame, i);
}

bool summary_is_cut(const struct frame *frame, unsigned *at)
{
	const struct layer *l;

	if (frame->cap >= frame->len || frame->joined || !frame->count)
		return false;
	*at = frame->count - 1u;
	l = &frame->layers[*at];
	if (ends_before(frame, *at))
		return true;
	if (l->off + l->head < frame->cap || !least_of(l->proto) || l->head < before(frame, *at))
		return false;
	if (l->head >= least_of(l->proto) + before(frame, *at))
		return is_extension(l->proto) && l->faults & FAULT_SHORT;
	if (!l->head || ((l->proto == &proto_tcp || l->proto == &proto_udp) && l->head < 4)) {
		if (!*at || !next_of(frame, *at - 1))
			return false;
		--*at; /* it is not even named */
	}
	return true;
}

bool summary_is_begun(const struct frame *frame, const struct layer *l)
{
	return frame->cap < frame->len && l->proto == &proto_http && !frame->joined &&
	       l->off + l->head + l->pay == frame->cap &&
	       !memchr(frame->bytes + l->off, '\n', l->head + l->pay);
}

static void say_ports(const struct saying *s)
{
	num_put(s->out, bits_be16(s->bytes));
	say_arrow(s);
	num_put(s->out, bits_be16(s->bytes + 2));
}

/* The header of IPv6 that stands behind its first one. */
static void say_extension(const struct saying *s, const struct proto *proto)
{
	summary_begin(s, "IPv6");
	if (proto == &proto_hopopts)
		SAY(s, "IPv6 hop-by-hop options");
	else if (proto == &proto_routing)
		SAY(s, "IPv6 routing");
	else if (proto == &proto_dstopts)
		SAY(s, "IPv6 destination options");
}

/* The one that IPv6 names next, or NULL. */
static const struct proto *extension_of(uint8_t next)
{
	return next == 0    ? &proto_hopopts
	       : next == 43 ? &proto_routing
	       : next == 60 ? &proto_dstopts
			    : NULL;
}

void summary_cut(const struct saying *s)
{
	const struct proto *proto = s->layer->proto;

	if (is_extension(proto)) {
		say_extension(s, proto);
	} else if (proto == &proto_ipv6 && s->layer->head == 40 && extension_of(s->bytes[6])) {
		say_extension(s, extension_of(s->bytes[6]));
	} else if (next_of(s->frame, s->at)) {
		summary_begin(s, next_of(s->frame, s->at));
	} else if (proto == &proto_dns || proto == &proto_mdns) {
		summary_dns_short(s, proto == &proto_dns ? "DNS" : "MDNS",
			s->bytes + before(s->frame, s->at),
			s->layer->head - before(s->frame, s->at));
	} else if (proto == &proto_icmpv6 && s->layer->head < 2) {
		summary_icmpv6_name(s);
	} else if (proto == &proto_icmpv6) {
		summary_icmpv6(s);
	} else if (proto == &proto_tcp) {
		summary_begin(s, "TCP");
		say_ports(s);
	} else if (proto == &proto_udp) {
		summary_begin(s, "UDP");
		say_ports(s);
		if (s->layer->head >= 6 && bits_be16(s->bytes + 4) >= 8)
			SAY_NUM(s, " Len=", bits_be16(s->bytes + 4) - 8u);
	} else {
		summary_begin(s, name_of(proto));
	}
}

void summary_cut_ends(struct saying *s, struct ends *ends)
{
	const struct layer *l = s->layer;
	bool six = l->proto == &proto_ipv6;

	if ((l->proto != &proto_ip && !six) || l->head >= (six ? 40 : 20) ||
		l->head < (six ? 24 : 16))
		return;
	s->half = true;
	s->beyond = ends->kind;
	ends->kind = six ? ENDS_IPV6 : ENDS_IPV4;
	ends->src = s->bytes + (six ? 8 : 12);
}
