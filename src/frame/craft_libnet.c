/* SPDX-License-Identifier: BSD-2-Clause */
/* What libnet's builders are fed with: the fields by name, table-made bytes, and the tags under
 * which libnet keeps its blocks from one frame to the next. */
#include <libnet.h>

#include "craft_libnet.h"

static const struct {
	const struct proto *proto;
	const char *id;
} names[CRAFT_FIELDS] = {
	[F_ETH_DST] = {&proto_eth, "eth.dst"},
	[F_ETH_SRC] = {&proto_eth, "eth.src"},
	[F_ETH_TYPE] = {&proto_eth, "eth.type"},
	[F_ARP_HW] = {&proto_arp, "arp.hw.type"},
	[F_ARP_PROTO] = {&proto_arp, "arp.proto.type"},
	[F_ARP_HWLEN] = {&proto_arp, "arp.hw.size"},
	[F_ARP_PLEN] = {&proto_arp, "arp.proto.size"},
	[F_ARP_OP] = {&proto_arp, "arp.opcode"},
	[F_ARP_SHA] = {&proto_arp, "arp.src.hw_mac"},
	[F_ARP_SPA] = {&proto_arp, "arp.src.proto_ipv4"},
	[F_ARP_THA] = {&proto_arp, "arp.dst.hw_mac"},
	[F_ARP_TPA] = {&proto_arp, "arp.dst.proto_ipv4"},
	[F_MPLS_LABEL] = {&proto_mpls, "mpls.label"},
	[F_MPLS_EXP] = {&proto_mpls, "mpls.exp"},
	[F_MPLS_BOTTOM] = {&proto_mpls, "mpls.bottom"},
	[F_MPLS_TTL] = {&proto_mpls, "mpls.ttl"},
	[F_IP_TOS] = {&proto_ip, "ip.dsfield"},
	[F_IP_LEN] = {&proto_ip, "ip.len"},
	[F_IP_ID] = {&proto_ip, "ip.id"},
	[F_IP_FLAGS] = {&proto_ip, "ip.flags"},
	[F_IP_OFFSET] = {&proto_ip, "ip.frag_offset"},
	[F_IP_TTL] = {&proto_ip, "ip.ttl"},
	[F_IP_PROTO] = {&proto_ip, "ip.proto"},
	[F_IP_SUM] = {&proto_ip, "ip.checksum"},
	[F_IP_SRC] = {&proto_ip, "ip.src"},
	[F_IP_DST] = {&proto_ip, "ip.dst"},
	[F_IP6_CLASS] = {&proto_ipv6, "ipv6.tclass"},
	[F_IP6_FLOW] = {&proto_ipv6, "ipv6.flow"},
	[F_IP6_LEN] = {&proto_ipv6, "ipv6.plen"},
	[F_IP6_NEXT] = {&proto_ipv6, "ipv6.nxt"},
	[F_IP6_HOPS] = {&proto_ipv6, "ipv6.hlim"},
	[F_IP6_SRC] = {&proto_ipv6, "ipv6.src"},
	[F_IP6_DST] = {&proto_ipv6, "ipv6.dst"},
	[F_HOP_NEXT] = {&proto_hopopts, "ipv6.hopopts.nxt"},
	[F_HOP_LEN] = {&proto_hopopts, "ipv6.hopopts.len"},
	[F_DST_NEXT] = {&proto_dstopts, "ipv6.dstopts.nxt"},
	[F_DST_LEN] = {&proto_dstopts, "ipv6.dstopts.len"},
	[F_ROUTE_NEXT] = {&proto_routing, "ipv6.routing.nxt"},
	[F_ROUTE_LEN] = {&proto_routing, "ipv6.routing.len"},
	[F_ROUTE_TYPE] = {&proto_routing, "ipv6.routing.type"},
	[F_FRAG_NEXT] = {&proto_fraghdr, "ipv6.fraghdr.nxt"},
	[F_FRAG_RES1] = {&proto_fraghdr, "ipv6.fraghdr.reserved_octet"},
	[F_FRAG_OFFSET] = {&proto_fraghdr, "ipv6.fraghdr.offset"},
	[F_FRAG_RES2] = {&proto_fraghdr, "ipv6.fraghdr.reserved_bits"},
	[F_FRAG_MORE] = {&proto_fraghdr, "ipv6.fraghdr.more"},
	[F_FRAG_ID] = {&proto_fraghdr, "ipv6.fraghdr.ident"},
	[F_ICMP_TYPE] = {&proto_icmp, "icmp.type"},
	[F_ICMP_CODE] = {&proto_icmp, "icmp.code"},
	[F_ICMP_SUM] = {&proto_icmp, "icmp.checksum"},
	[F_ICMP_ID] = {&proto_icmp, "icmp.ident"},
	[F_ICMP_SEQ] = {&proto_icmp, "icmp.seq"},
	[F_ICMP_MASK] = {&proto_icmp, "icmp.address_mask"},
	[F_ICMP_GATEWAY] = {&proto_icmp, "icmp.redir_gw"},
	[F_ICMP6_TYPE] = {&proto_icmpv6, "icmpv6.type"},
	[F_ICMP6_CODE] = {&proto_icmpv6, "icmpv6.code"},
	[F_ICMP6_SUM] = {&proto_icmpv6, "icmpv6.checksum"},
	[F_ICMP6_ID] = {&proto_icmpv6, "icmpv6.echo.identifier"},
	[F_ICMP6_SEQ] = {&proto_icmpv6, "icmpv6.echo.sequence_number"},
	[F_ICMP6_FLAGS] = {&proto_icmpv6, "icmpv6.nd.na.flag"},
	[F_TCP_SRC] = {&proto_tcp, "tcp.srcport"},
	[F_TCP_DST] = {&proto_tcp, "tcp.dstport"},
	[F_TCP_SEQ] = {&proto_tcp, "tcp.seq"},
	[F_TCP_ACK] = {&proto_tcp, "tcp.ack"},
	[F_TCP_FLAGS] = {&proto_tcp, "tcp.flags"},
	[F_TCP_WINDOW] = {&proto_tcp, "tcp.window_size_value"},
	[F_TCP_SUM] = {&proto_tcp, "tcp.checksum"},
	[F_TCP_URGENT] = {&proto_tcp, "tcp.urgent_pointer"},
	[F_UDP_SRC] = {&proto_udp, "udp.srcport"},
	[F_UDP_DST] = {&proto_udp, "udp.dstport"},
	[F_UDP_LEN] = {&proto_udp, "udp.length"},
	[F_UDP_SUM] = {&proto_udp, "udp.checksum"},
	[F_GRE_FLAGS] = {&proto_gre, "gre.flags_and_version"},
	[F_GRE_PROTO] = {&proto_gre, "gre.proto"},
	[F_GRE_SUM] = {&proto_gre, "gre.checksum"},
	[F_GRE_OFFSET] = {&proto_gre, "gre.offset"},
	[F_GRE_KEY] = {&proto_gre, "gre.key"},
	[F_GRE_SEQ] = {&proto_gre, "gre.sequence_number"},
	[F_DNS_ID] = {&proto_dns, "dns.id"},
	[F_DNS_FLAGS] = {&proto_dns, "dns.flags"},
	[F_DNS_QUERIES] = {&proto_dns, "dns.count.queries"},
	[F_DNS_ANSWERS] = {&proto_dns, "dns.count.answers"},
	[F_DNS_AUTHORITIES] = {&proto_dns, "dns.count.auth_rr"},
	[F_DNS_ADDITIONALS] = {&proto_dns, "dns.count.add_rr"},
};

int craft_find_fields(struct craft *c, struct err *err)
{
	for (unsigned i = 0; i < CRAFT_FIELDS; i++) {
		c->field[i] = proto_field(names[i].proto, names[i].id);
		if (!c->field[i])
			return err_set(err, "%s: no such field", names[i].id);
	}
	return 0;
}

uint64_t craft_value(const struct craft *c, unsigned part, enum craft_field id)
{
	return pack_value(c->stack, &c->r, part, c->field[id]);
}

const uint8_t *craft_table(struct craft *c, unsigned part)
{
	buf_clear(&c->bytes);
	pack_header(c->stack, &c->r, part, &c->bytes);
	return c->bytes.data;
}

int32_t craft_tag(const struct craft *c)
{
	return c->tag[c->blocks];
}

int craft_keep(struct craft *c, int32_t tag)
{
	if (tag == -1)
		return -1;
	/* Some of libnet's builders answer an update with 0: the tag stays as it was. */
	if (c->tag[c->blocks] == 0)
		c->tag[c->blocks] = tag;
	c->blocks++;
	return 0;
}

static int toggle(struct craft *c, int32_t tag, int mode)
{
	if (craft_keep(c, tag) != 0)
		return -1;
	return libnet_toggle_checksum(c->net, c->tag[c->blocks - 1], mode) == -1 ? -1 : 0;
}

int craft_keep_sum(struct craft *c, int32_t tag, unsigned part, enum craft_field sum)
{
	bool typed = stack_typed(&c->stack->parts[part], c->field[sum]) != NULL;

	return toggle(c, tag, typed || c->own ? LIBNET_OFF : LIBNET_ON);
}

int craft_keep_plain(struct craft *c, int32_t tag)
{
	return toggle(c, tag, LIBNET_OFF);
}

int craft_put_none(struct craft *c, unsigned part)
{
	(void)c;
	(void)part;
	return 0;
}

int craft_put_data(struct craft *c, const uint8_t *bytes, uint32_t n)
{
	return craft_keep(c, libnet_build_data(bytes, n, c->net, craft_tag(c)));
}

int craft_put_table(struct craft *c, unsigned part)
{
	const struct part *p = &c->stack->parts[part];

	if (p->proto == &proto_data && p->count == 1 && !p->cut)
		return craft_put_data(c, p->entries[0].bytes, c->r.head[part]);
	return craft_put_data(c, craft_table(c, part), c->r.head[part]);
}
