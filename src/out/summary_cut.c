/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of frames whose capture ends in a header. Wireshark names a protocol before it reads its
 * header, and says of it what it has read until then: addresses, ports, lengths. */
#include "summary_int.h"

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

/* What a whole header is followed by, of which nothing was captured: the name of it that Wireshark
 * has said by then, or NULL where nothing is known of that. */
static const char *next_of(const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;
	uint32_t next;

	if (l->proto == &proto_eth && l->head == 14) {
		next = bits_be16(p + 12);
		return next == 0x0800	? "IPv4"
		       : next == 0x86dd ? "IPv6"
		       : next == 0x0806 ? "ARP"
					: NULL;
	}
	if (l->proto == &proto_ip && l->head >= 20)
		return p[9] == 6 || p[9] == 17 ? "IPv4" : p[9] == 1 ? "ICMP" : NULL;
	if (l->proto == &proto_ipv6 && l->head == 40)
		return p[6] == 58 ? "ICMPv6"
		       : p[6] == 0 || p[6] == 6 || p[6] == 17 || p[6] == 43 || p[6] == 44 ||
				       p[6] == 60
			       ? "IPv6"
			       : NULL;
	return is_extension(l->proto) && l->proto != &proto_fraghdr && l->head &&
			       (p[0] == 6 || p[0] == 17)
		       ? "IPv6"
		       : NULL;
}

static bool ends_before(const struct frame *frame, const struct layer *l)
{
	return l->off + l->head == frame->cap && !(l->faults & FAULT_SHORT) &&
	       next_of(frame, l) != NULL;
}

bool summary_is_cut(const struct frame *frame, unsigned *at)
{
	const struct layer *l;

	if (frame->cap >= frame->len || frame->joined || !frame->count)
		return false;
	*at = frame->count - 1u;
	l = &frame->layers[*at];
	if (ends_before(frame, l))
		return true;
	if (l->off + l->head < frame->cap || !least_of(l->proto))
		return false;
	if (l->head >= least_of(l->proto))
		return is_extension(l->proto) && l->faults & FAULT_SHORT;
	if (!l->head || ((l->proto == &proto_tcp || l->proto == &proto_udp) && l->head < 4)) {
		if (!*at || !next_of(frame, l - 1))
			return false;
		--*at; /* it is not even named */
	}
	return true;
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
	} else if (next_of(s->frame, s->layer)) {
		summary_begin(s, next_of(s->frame, s->layer));
	} else if (proto == &proto_dns || proto == &proto_mdns) {
		summary_dns_short(
			s, proto == &proto_dns ? "DNS" : "MDNS", s->bytes, s->layer->head);
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
		summary_begin(s, proto == &proto_ip	? "IPv4"
				 : proto == &proto_ipv6 ? "IPv6"
				 : proto == &proto_arp	? "ARP"
							: "ICMP");
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
