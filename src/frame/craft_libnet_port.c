/* SPDX-License-Identifier: BSD-2-Clause */
/* libnet's builders for TCP, UDP, DNS and the GRE tunnel. */
#include <libnet.h>

#include "craft_libnet.h"

static int build_tcp(struct craft *c, unsigned part)
{
	uint32_t options = c->r.head[part] - LIBNET_TCP_H;
	int32_t tag;

	if (options && craft_keep(c, libnet_build_tcp_options(craft_table(c, part) + LIBNET_TCP_H,
					     options, c->net, craft_tag(c))) != 0)
		return -1;
	tag = libnet_build_tcp(craft_short(c, part, F_TCP_SRC), craft_short(c, part, F_TCP_DST),
		craft_long(c, part, F_TCP_SEQ), craft_long(c, part, F_TCP_ACK),
		craft_byte(c, part, F_TCP_FLAGS), craft_short(c, part, F_TCP_WINDOW),
		craft_short(c, part, F_TCP_SUM), craft_short(c, part, F_TCP_URGENT),
		(uint16_t)(c->r.head[part] + c->r.pay[part]), NULL, 0, c->net, craft_tag(c));
	return craft_keep_sum(c, tag, part, F_TCP_SUM);
}

static int build_udp(struct craft *c, unsigned part)
{
	return craft_keep_sum(c,
		libnet_build_udp(craft_short(c, part, F_UDP_SRC), craft_short(c, part, F_UDP_DST),
			craft_short(c, part, F_UDP_LEN), craft_short(c, part, F_UDP_SUM), NULL, 0,
			c->net, craft_tag(c)),
		part, F_UDP_SUM);
}

/* The questions and records are libnet's payload: a block of their own, before the header's. */
static int build_dns(struct craft *c, unsigned part)
{
	uint32_t rest = c->r.head[part] - LIBNET_UDP_DNSV4_H;

	if (rest && craft_put_data(c, craft_table(c, part) + LIBNET_UDP_DNSV4_H, rest) != 0)
		return -1;
	return craft_keep(
		c, libnet_build_dnsv4(LIBNET_UDP_DNSV4_H, craft_short(c, part, F_DNS_ID),
			   craft_short(c, part, F_DNS_FLAGS), craft_short(c, part, F_DNS_QUERIES),
			   craft_short(c, part, F_DNS_ANSWERS),
			   craft_short(c, part, F_DNS_AUTHORITIES),
			   craft_short(c, part, F_DNS_ADDITIONALS), NULL, 0, c->net, craft_tag(c)));
}

/* Asked for a checksum that the flags do not announce, libnet refuses. */
static int build_gre(struct craft *c, unsigned part)
{
	uint16_t flags = craft_short(c, part, F_GRE_FLAGS);
	int32_t tag = libnet_build_gre(flags, craft_short(c, part, F_GRE_PROTO),
		craft_short(c, part, F_GRE_SUM), craft_short(c, part, F_GRE_OFFSET),
		craft_long(c, part, F_GRE_KEY), craft_long(c, part, F_GRE_SEQ),
		(uint16_t)(c->r.head[part] + c->r.pay[part]), NULL, 0, c->net, craft_tag(c));

	if (flags & GRE_CSUM)
		return craft_keep_sum(c, tag, part, F_GRE_SUM);
	return craft_keep_plain(c, tag);
}

/* Data offset, reserved bits and the ninth flag of TCP. */
const struct craft_range craft_transport_ranges[] = {{build_tcp, 96, 112}, {NULL, 0, 0}};

/* Version 1 has other fields in the same places (RFC 2637), and libnet's idea of them is not ours.
 */
static bool is_plain_gre(const struct craft *c, unsigned part)
{
	uint16_t flags = craft_short(c, part, F_GRE_FLAGS);

	return !(flags & GRE_VERSION_MASK) && libnet_getgre_length(flags) == c->r.head[part];
}

/* The counts of an update have names of their own (RFC 2136 2.2). */
static bool is_update(const struct craft *c, unsigned part)
{
	return (craft_short(c, part, F_DNS_FLAGS) >> 11 & 15) == 5;
}

craft_build_fn *craft_transport_builder(const struct craft *c, unsigned part)
{
	const struct proto *proto = c->stack->parts[part].proto;
	uint32_t head = c->r.head[part], options = head - LIBNET_TCP_H;
	bool in_tcp = part > 0 && c->stack->parts[part - 1].proto->ports == BIND_TCP;

	if (proto == &proto_tcp)
		return options % 4 == 0 && options <= LIBNET_MAXOPTION_SIZE ? build_tcp : NULL;
	if (proto == &proto_udp)
		return build_udp;
	if (proto == &proto_dns)
		return head >= LIBNET_UDP_DNSV4_H && !in_tcp && !is_update(c, part) ? build_dns
										    : NULL;
	if (proto == &proto_gre)
		return is_plain_gre(c, part) ? build_gre : NULL;
	return NULL;
}
