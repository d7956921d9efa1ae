/* SPDX-License-Identifier: BSD-2-Clause */
/* libnet's builders for what lies below IP: Ethernet with or without one VLAN tag, ARP, MPLS. */
#include <libnet.h>

#include "craft_libnet.h"

#include "base/bits.h"

static void mac(const struct craft *c, unsigned part, enum craft_field id, uint8_t out[6])
{
	bits_put(out, 0, 48, craft_value(c, part, id));
}

static void ipv4(const struct craft *c, unsigned part, enum craft_field id, uint8_t out[4])
{
	bits_put(out, 0, 32, craft_value(c, part, id));
}

static int build_eth(struct craft *c, unsigned part)
{
	uint8_t dst[6], src[6];

	mac(c, part, F_ETH_DST, dst);
	mac(c, part, F_ETH_SRC, src);
	return craft_keep(c, libnet_build_ethernet(dst, src, craft_short(c, part, F_ETH_TYPE), NULL,
				     0, c->net, craft_tag(c)));
}

/* libnet makes a tag and the header before it in one; both kinds of tag have the same bits. */
static int build_tagged(struct craft *c, unsigned part)
{
	const struct field *tag = c->stack->parts[part + 1].proto->fields;
	uint8_t dst[6], src[6];
	uint64_t value[4];

	mac(c, part, F_ETH_DST, dst);
	mac(c, part, F_ETH_SRC, src);
	for (int i = 0; i < 4; i++)
		value[i] = pack_value(c->stack, &c->r, part + 1, &tag[i]);
	return craft_keep(c, libnet_build_802_1q(dst, src, craft_short(c, part, F_ETH_TYPE),
				     (uint8_t)value[0], (uint8_t)value[1], (uint16_t)value[2],
				     (uint16_t)value[3], NULL, 0, c->net, craft_tag(c)));
}

static int build_arp(struct craft *c, unsigned part)
{
	uint8_t sha[6], spa[4], tha[6], tpa[4];

	mac(c, part, F_ARP_SHA, sha);
	ipv4(c, part, F_ARP_SPA, spa);
	mac(c, part, F_ARP_THA, tha);
	ipv4(c, part, F_ARP_TPA, tpa);
	return craft_keep(
		c, libnet_build_arp(craft_short(c, part, F_ARP_HW),
			   craft_short(c, part, F_ARP_PROTO), 6, 4, craft_short(c, part, F_ARP_OP),
			   sha, spa, tha, tpa, NULL, 0, c->net, craft_tag(c)));
}

static int build_mpls(struct craft *c, unsigned part)
{
	return craft_keep(
		c, libnet_build_mpls(craft_long(c, part, F_MPLS_LABEL),
			   craft_byte(c, part, F_MPLS_EXP), craft_byte(c, part, F_MPLS_BOTTOM),
			   craft_byte(c, part, F_MPLS_TTL), NULL, 0, c->net, craft_tag(c)));
}

static bool is_tag(const struct stack *stack, unsigned part)
{
	const struct proto *proto;

	if (part >= stack->count || stack->parts[part].cut)
		return false;
	proto = stack->parts[part].proto;
	return proto == &proto_vlan || proto == &proto_ieee8021ad;
}

craft_build_fn *craft_link_builder(const struct craft *c, unsigned part)
{
	const struct stack *stack = c->stack;
	const struct proto *proto = stack->parts[part].proto;

	if (proto == &proto_eth)
		return is_tag(stack, part + 1) ? build_tagged : build_eth;
	if (is_tag(stack, part) && part > 0 && stack->parts[part - 1].proto == &proto_eth &&
		!stack->parts[part - 1].cut)
		return craft_put_none;
	if (proto == &proto_arp && c->r.head[part] == LIBNET_ARP_H + 20 &&
		craft_byte(c, part, F_ARP_HWLEN) == 6 && craft_byte(c, part, F_ARP_PLEN) == 4)
		return build_arp;
	return proto == &proto_mpls ? build_mpls : NULL;
}
