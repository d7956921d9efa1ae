/* SPDX-License-Identifier: BSD-2-Clause */
/* libnet's builders for IPv4, IPv6 and IPv6's extension headers. */
#include <libnet.h>

#include "craft_libnet.h"

#include "base/bits.h"
#include "frame/name.h"

#include <string.h>

#define IPV4_BYTES 20

static uint32_t address4(const struct craft *c, unsigned part, enum craft_field id)
{
	return htonl(craft_long(c, part, id));
}

static void address6(
	const struct craft *c, unsigned part, enum craft_field id, struct libnet_in6_addr *out)
{
	const struct field *f = c->field[id];
	const struct entry *e = stack_typed(&c->stack->parts[part], f);
	uint8_t preset[NAME_MAX_WIRE] = {0};
	const uint8_t *bytes = e ? e->bytes : preset;
	size_t n = e ? e->len : pack_preset(f, preset);

	memset(out, 0, sizeof(*out));
	memcpy(out, bytes, n < sizeof(*out) ? n : sizeof(*out));
}

static int build_ip_options(struct craft *c, unsigned part)
{
	const uint8_t *table = craft_table(c, part);

	return craft_keep(c, libnet_build_ipv4_options(table + IPV4_BYTES,
				     c->r.head[part] - IPV4_BYTES, c->net, craft_tag(c)));
}

static int build_ip(struct craft *c, unsigned part)
{
	uint64_t fragment =
		craft_value(c, part, F_IP_FLAGS) << 13 | craft_value(c, part, F_IP_OFFSET);
	int32_t tag;

	if (c->r.head[part] > IPV4_BYTES && build_ip_options(c, part) != 0)
		return -1;
	tag = libnet_build_ipv4(craft_short(c, part, F_IP_LEN), craft_byte(c, part, F_IP_TOS),
		craft_short(c, part, F_IP_ID), (uint16_t)fragment, craft_byte(c, part, F_IP_TTL),
		craft_byte(c, part, F_IP_PROTO), craft_short(c, part, F_IP_SUM),
		address4(c, part, F_IP_SRC), address4(c, part, F_IP_DST), NULL, 0, c->net,
		craft_tag(c));
	return craft_keep_sum(c, tag, part, F_IP_SUM);
}

static int build_ip6(struct craft *c, unsigned part)
{
	struct libnet_in6_addr src, dst;

	address6(c, part, F_IP6_SRC, &src);
	address6(c, part, F_IP6_DST, &dst);
	return craft_keep(c,
		libnet_build_ipv6(craft_byte(c, part, F_IP6_CLASS), craft_long(c, part, F_IP6_FLOW),
			craft_short(c, part, F_IP6_LEN), craft_byte(c, part, F_IP6_NEXT),
			craft_byte(c, part, F_IP6_HOPS), src, dst, NULL, 0, c->net, craft_tag(c)));
}

/* The rest of an extension header behind `fixed` bytes; libnet wants NULL for nothing. */
static const uint8_t *rest(struct craft *c, unsigned part, uint32_t fixed, uint32_t *n)
{
	*n = c->r.head[part] - fixed;
	return *n ? craft_table(c, part) + fixed : NULL;
}

static int build_hop(struct craft *c, unsigned part)
{
	uint32_t n;
	const uint8_t *options = rest(c, part, LIBNET_IPV6_HBHOPTS_H, &n);

	return craft_keep(
		c, libnet_build_ipv6_hbhopts(craft_byte(c, part, F_HOP_NEXT),
			   craft_byte(c, part, F_HOP_LEN), options, n, c->net, craft_tag(c)));
}

static int build_dst(struct craft *c, unsigned part)
{
	uint32_t n;
	const uint8_t *options = rest(c, part, LIBNET_IPV6_DESTOPTS_H, &n);

	return craft_keep(
		c, libnet_build_ipv6_destopts(craft_byte(c, part, F_DST_NEXT),
			   craft_byte(c, part, F_DST_LEN), options, n, c->net, craft_tag(c)));
}

static int build_route(struct craft *c, unsigned part)
{
	uint32_t n;
	const uint8_t *route = rest(c, part, LIBNET_IPV6_ROUTING_H, &n);
	uint8_t left = craft_table(c, part)[3];

	return craft_keep(
		c, libnet_build_ipv6_routing(craft_byte(c, part, F_ROUTE_NEXT),
			   craft_byte(c, part, F_ROUTE_LEN), craft_byte(c, part, F_ROUTE_TYPE),
			   left, route, n, c->net, craft_tag(c)));
}

/* libnet takes these two as they shall lie in memory. */
static int build_frag(struct craft *c, unsigned part)
{
	uint64_t offset = craft_value(c, part, F_FRAG_OFFSET) << 3 |
			  craft_value(c, part, F_FRAG_RES2) << 1 |
			  craft_value(c, part, F_FRAG_MORE);

	return craft_keep(
		c, libnet_build_ipv6_frag(craft_byte(c, part, F_FRAG_NEXT),
			   craft_byte(c, part, F_FRAG_RES1), htons((uint16_t)offset),
			   htonl(craft_long(c, part, F_FRAG_ID)), NULL, 0, c->net, craft_tag(c)));
}

/* Version and header length are libnet's own, and of a flow label it loses the middle. */
const struct craft_range craft_ip_ranges[] = {
	{build_ip, 0, 8}, {build_ip6, 0, 32}, {build_frag, 16, 64}, {NULL, 0, 0}};

craft_build_fn *craft_ip_builder(const struct craft *c, unsigned part)
{
	const struct proto *proto = c->stack->parts[part].proto;
	uint32_t head = c->r.head[part], options = head - IPV4_BYTES;

	if (proto == &proto_ip)
		return options % 4 == 0 && options <= LIBNET_MAXOPTION_SIZE ? build_ip : NULL;
	if (proto == &proto_ipv6)
		return build_ip6;
	if (proto == &proto_hopopts)
		return build_hop;
	if (proto == &proto_dstopts)
		return build_dst;
	if (proto == &proto_routing)
		return head >= LIBNET_IPV6_ROUTING_H ? build_route : NULL;
	return proto == &proto_fraghdr ? build_frag : NULL;
}
