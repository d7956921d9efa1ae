/* SPDX-License-Identifier: BSD-2-Clause */
/* libnet's builders for ICMP and ICMPv6. What follows a header that has an end of its own (a quoted
 * packet, options of neighbour discovery) is a block by itself. */
#include <libnet.h>

#include "craft_libnet.h"

#include "base/bits.h"

#include <string.h>

#define ECHO_BYTES 8

#define HEAD                                                                                       \
	craft_byte(c, part, F_ICMP_TYPE), craft_byte(c, part, F_ICMP_CODE),                        \
		craft_short(c, part, F_ICMP_SUM)
#define HEAD6                                                                                      \
	craft_byte(c, part, F_ICMP6_TYPE), craft_byte(c, part, F_ICMP6_CODE),                      \
		craft_short(c, part, F_ICMP6_SUM)

static int build_echo(struct craft *c, unsigned part)
{
	return craft_keep_sum(c,
		libnet_build_icmpv4_echo(HEAD, craft_short(c, part, F_ICMP_ID),
			craft_short(c, part, F_ICMP_SEQ), NULL, 0, c->net, craft_tag(c)),
		part, F_ICMP_SUM);
}

static int build_mask(struct craft *c, unsigned part)
{
	return craft_keep_sum(c,
		libnet_build_icmpv4_mask(HEAD, craft_short(c, part, F_ICMP_ID),
			craft_short(c, part, F_ICMP_SEQ), craft_long(c, part, F_ICMP_MASK), NULL, 0,
			c->net, craft_tag(c)),
		part, F_ICMP_SUM);
}

static int build_stamp(struct craft *c, unsigned part)
{
	const uint8_t *table = craft_table(c, part);
	uint32_t sent = bits_be32(table + 8), got = bits_be32(table + 12);
	uint32_t answered = bits_be32(table + 16);

	return craft_keep_sum(c,
		libnet_build_icmpv4_timestamp(HEAD, craft_short(c, part, F_ICMP_ID),
			craft_short(c, part, F_ICMP_SEQ), sent, got, answered, NULL, 0, c->net,
			craft_tag(c)),
		part, F_ICMP_SUM);
}

static int build_unreach(struct craft *c, unsigned part)
{
	return craft_keep_sum(c, libnet_build_icmpv4_unreach(HEAD, NULL, 0, c->net, craft_tag(c)),
		part, F_ICMP_SUM);
}

static int build_exceeded(struct craft *c, unsigned part)
{
	return craft_keep_sum(c,
		libnet_build_icmpv4_timeexceed(HEAD, NULL, 0, c->net, craft_tag(c)), part,
		F_ICMP_SUM);
}

static int build_redirect(struct craft *c, unsigned part)
{
	uint32_t gateway = htonl(craft_long(c, part, F_ICMP_GATEWAY));

	return craft_keep_sum(c,
		libnet_build_icmpv4_redirect(HEAD, gateway, NULL, 0, c->net, craft_tag(c)), part,
		F_ICMP_SUM);
}

static int build_echo6(struct craft *c, unsigned part)
{
	return craft_keep_sum(c,
		libnet_build_icmpv6_echo(HEAD6, craft_short(c, part, F_ICMP6_ID),
			craft_short(c, part, F_ICMP6_SEQ), NULL, 0, c->net, craft_tag(c)),
		part, F_ICMP6_SUM);
}

static int build_unreach6(struct craft *c, unsigned part)
{
	return craft_keep_sum(c, libnet_build_icmpv6_unreach(HEAD6, NULL, 0, c->net, craft_tag(c)),
		part, F_ICMP6_SUM);
}

/* The options lie behind the part that libnet knows; its block comes first, for libnet builds from
 * the inside out. */
static int put_options(struct craft *c, unsigned part, struct libnet_in6_addr *target)
{
	const uint8_t *table = craft_table(c, part);

	memcpy(target, table + 8, sizeof(*target));
	if (c->r.head[part] == LIBNET_ICMPV6_NDP_NSOL_H)
		return 0;
	return craft_put_data(
		c, table + LIBNET_ICMPV6_NDP_NSOL_H, c->r.head[part] - LIBNET_ICMPV6_NDP_NSOL_H);
}

static int build_solicit(struct craft *c, unsigned part)
{
	struct libnet_in6_addr target;

	if (put_options(c, part, &target) != 0)
		return -1;
	return craft_keep_sum(c,
		libnet_build_icmpv6_ndp_nsol(HEAD6, target, NULL, 0, c->net, craft_tag(c)), part,
		F_ICMP6_SUM);
}

static int build_advert(struct craft *c, unsigned part)
{
	struct libnet_in6_addr target;

	if (put_options(c, part, &target) != 0)
		return -1;
	return craft_keep_sum(c,
		libnet_build_icmpv6_ndp_nadv(HEAD6, craft_long(c, part, F_ICMP6_FLAGS), target,
			NULL, 0, c->net, craft_tag(c)),
		part, F_ICMP6_SUM);
}

/* The word behind the checksum, which these builders leave at 0. */
const struct craft_range craft_icmp_ranges[] = {{build_unreach, 32, 64}, {build_exceeded, 32, 64},
	{build_unreach6, 32, 64}, {build_solicit, 32, 64}, {NULL, 0, 0}};

static craft_build_fn *icmp(uint64_t type, uint32_t head)
{
	switch (type) {
	case 0:
	case 8:
	case 15:
	case 16: return head == ECHO_BYTES ? build_echo : NULL;
	case 3: return head == LIBNET_ICMPV4_UNREACH_H ? build_unreach : NULL;
	case 5: return head == LIBNET_ICMPV4_REDIRECT_H ? build_redirect : NULL;
	case 11: return head == LIBNET_ICMPV4_TIMXCEED_H ? build_exceeded : NULL;
	case 13:
	case 14: return head == LIBNET_ICMPV4_TS_H ? build_stamp : NULL;
	case 17:
	case 18: return head == LIBNET_ICMPV4_MASK_H ? build_mask : NULL;
	default: return NULL;
	}
}

static craft_build_fn *icmp6(uint64_t type, uint32_t head)
{
	switch (type) {
	case 1:
	case 3: return head == 8 ? build_unreach6 : NULL;
	case 128:
	case 129: return head == ECHO_BYTES ? build_echo6 : NULL;
	case 135: return head >= LIBNET_ICMPV6_NDP_NSOL_H ? build_solicit : NULL;
	case 136: return head >= LIBNET_ICMPV6_NDP_NADV_H ? build_advert : NULL;
	default: return NULL;
	}
}

craft_build_fn *craft_icmp_builder(const struct craft *c, unsigned part)
{
	const struct proto *proto = c->stack->parts[part].proto;

	if (proto == &proto_icmp)
		return icmp(craft_value(c, part, F_ICMP_TYPE), c->r.head[part]);
	if (proto == &proto_icmpv6)
		return icmp6(craft_value(c, part, F_ICMP6_TYPE), c->r.head[part]);
	return NULL;
}
