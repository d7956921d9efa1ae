/* SPDX-License-Identifier: BSD-2-Clause */
/* libnet's builders by protocol, with their arguments by libnet's own names; a header that libnet
 * has no builder for is handed over as bytes. */
#include "picture/build.h"

#include "base/lang.h"
#include "frame/craft.h"
#include "frame/value.h"

#include <stdlib.h>
#include <string.h>

struct call {
	const struct proto *proto;
	const char
		*types; /* values of its first field that this is for, space between; NULL: any */
	const char *name;
	const char *args; /* NAME=FIELD, space between */
};

#define ICMP_HEAD  "type=icmp.type code=icmp.code sum=icmp.checksum"
#define ICMP6_HEAD "type=icmpv6.type code=icmpv6.code sum=icmpv6.checksum"

static const struct call calls[] = {
	{&proto_eth, NULL, "libnet_build_ethernet", "dst=eth.dst src=eth.src type=eth.type"},
	{&proto_arp, NULL, "libnet_build_arp",
		"hrd=arp.hw.type pro=arp.proto.type op=arp.opcode sha=arp.src.hw_mac "
		"spa=arp.src.proto_ipv4 tha=arp.dst.hw_mac tpa=arp.dst.proto_ipv4"},
	{&proto_mpls, NULL, "libnet_build_mpls",
		"label=mpls.label experimental=mpls.exp bos=mpls.bottom ttl=mpls.ttl"},
	{&proto_ip, NULL, "libnet_build_ipv4",
		"ip_len=ip.len tos=ip.dsfield id=ip.id frag=ip.flags ttl=ip.ttl prot=ip.proto "
		"sum=ip.checksum src=ip.src dst=ip.dst"},
	{&proto_ipv6, NULL, "libnet_build_ipv6",
		"tc=ipv6.tclass fl=ipv6.flow len=ipv6.plen nh=ipv6.nxt hl=ipv6.hlim src=ipv6.src "
		"dst=ipv6.dst"},
	{&proto_hopopts, NULL, "libnet_build_ipv6_hbhopts",
		"nh=ipv6.hopopts.nxt len=ipv6.hopopts.len"},
	{&proto_dstopts, NULL, "libnet_build_ipv6_destopts",
		"nh=ipv6.dstopts.nxt len=ipv6.dstopts.len"},
	{&proto_routing, NULL, "libnet_build_ipv6_routing",
		"nh=ipv6.routing.nxt len=ipv6.routing.len rtype=ipv6.routing.type"},
	{&proto_fraghdr, NULL, "libnet_build_ipv6_frag",
		"nh=ipv6.fraghdr.nxt reserved=ipv6.fraghdr.reserved_octet "
		"frag=ipv6.fraghdr.offset id=ipv6.fraghdr.ident"},
	{&proto_icmp, "0 8 15 16", "libnet_build_icmpv4_echo",
		ICMP_HEAD " id=icmp.ident seq=icmp.seq"},
	{&proto_icmp, "3", "libnet_build_icmpv4_unreach", ICMP_HEAD},
	{&proto_icmp, "5", "libnet_build_icmpv4_redirect", ICMP_HEAD " gateway=icmp.redir_gw"},
	{&proto_icmp, "11", "libnet_build_icmpv4_timeexceed", ICMP_HEAD},
	{&proto_icmp, "13 14", "libnet_build_icmpv4_timestamp",
		ICMP_HEAD " id=icmp.ident seq=icmp.seq"},
	{&proto_icmp, "17 18", "libnet_build_icmpv4_mask",
		ICMP_HEAD " id=icmp.ident seq=icmp.seq mask=icmp.address_mask"},
	{&proto_icmpv6, "1 3", "libnet_build_icmpv6_unreach", ICMP6_HEAD},
	{&proto_icmpv6, "128 129", "libnet_build_icmpv6_echo",
		ICMP6_HEAD " id=icmpv6.echo.identifier seq=icmpv6.echo.sequence_number"},
	{&proto_icmpv6, "135", "libnet_build_icmpv6_ndp_nsol",
		ICMP6_HEAD " target=icmpv6.nd.ns.target_address"},
	{&proto_icmpv6, "136", "libnet_build_icmpv6_ndp_nadv",
		ICMP6_HEAD " flags=icmpv6.nd.na.flag target=icmpv6.nd.na.target_address"},
	{&proto_tcp, NULL, "libnet_build_tcp",
		"sp=tcp.srcport dp=tcp.dstport seq=tcp.seq ack=tcp.ack control=tcp.flags "
		"win=tcp.window_size_value sum=tcp.checksum urg=tcp.urgent_pointer"},
	{&proto_udp, NULL, "libnet_build_udp",
		"sp=udp.srcport dp=udp.dstport len=udp.length sum=udp.checksum"},
	{&proto_dns, NULL, "libnet_build_dnsv4",
		"id=dns.id flags=dns.flags num_q=dns.count.queries num_answ_rr=dns.count.answers "
		"num_auth_rr=dns.count.auth_rr num_addi_rr=dns.count.add_rr"},
	{&proto_gre, NULL, "libnet_build_gre", "fv=gre.flags_and_version type=gre.proto"},
};

static const struct item *find(const struct items *items, unsigned layer, const char *id, size_t n)
{
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *it = &items->at[i];

		if (it->layer == layer && strlen(it->field->id) == n &&
			memcmp(it->field->id, id, n) == 0)
			return it;
	}
	return NULL;
}

static bool is_type(const char *types, uint64_t type)
{
	char *end;

	while (types && *types) {
		if (strtoull(types, &end, 10) == type)
			return true;
		types = end + (*end == ' ');
	}
	return !types;
}

/* libnet fills a checksum in that is given as 0, and takes IPv4's flags and offset in one. */
static void put_value(struct buf *out, const struct frame *frame, const struct item *it)
{
	uint64_t offset = 0;
	uint32_t sum;

	if (strcmp(it->field->id, "ip.flags") == 0) {
		walk_find(frame, it->layer, "ip.frag_offset", &offset);
		buf_printf(out, "0x%04x", (unsigned)(it->num << 13 | offset));
		return;
	}
	if (it->field->fill == FILL_SUM && sum_expected(frame, it->layer, &sum) && it->num == sum)
		buf_byte(out, '0');
	else
		value_show(out, frame, it);
}

static void put_args(struct buf *out, const struct frame *frame, const struct items *items,
	unsigned layer, const char *args)
{
	bool first = true;

	while (*args) {
		size_t n = strcspn(args, "="), id = strcspn(args + n + 1, " ");
		const struct item *it = find(items, layer, args + n + 1, id);

		if (it) {
			buf_printf(out, first ? "%.*s=" : ", %.*s=", (int)n, args);
			put_value(out, frame, it);
			first = false;
		}
		args += n + 1 + id;
		args += *args == ' ';
	}
}

static const struct call *call_of(const struct frame *frame, unsigned layer)
{
	const struct proto *proto = frame->layers[layer].proto;
	uint64_t type = 0;

	walk_number(frame, layer, &proto->fields[0], &type);
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (calls[i].proto == proto && is_type(calls[i].types, type))
			return &calls[i];
	return NULL;
}

static bool is_tag(const struct frame *frame, unsigned layer)
{
	return layer < frame->count && (frame->layers[layer].proto == &proto_vlan ||
					       frame->layers[layer].proto == &proto_ieee8021ad);
}

/* Ethernet and the tag behind it are one header to libnet. */
static void put_tagged(struct buf *out, const struct frame *frame, const struct items *items,
	unsigned layer)
{
	buf_text(out, "libnet_build_802_1q(");
	put_args(out, frame, items, layer, "dst=eth.dst src=eth.src tpi=eth.type");
	buf_text(out, ", ");
	if (frame->layers[layer + 1].proto == &proto_vlan)
		put_args(out, frame, items, layer + 1,
			"prio=vlan.priority cfi=vlan.dei vlan_id=vlan.id len_proto=vlan.etype");
	else
		put_args(out, frame, items, layer + 1,
			"prio=ieee8021ad.priority cfi=ieee8021ad.dei vlan_id=ieee8021ad.id "
			"len_proto=ieee8021ah.etype");
	buf_text(out, ", NULL, 0, net, 0)\n");
}

/* What stands behind the part of a header that its builder knows has a call of its own, before. */
static void put_rest(struct buf *out, const struct frame *frame, unsigned layer)
{
	static const struct {
		const struct proto *proto;
		uint32_t fixed;
		const char *name;
	} rests[] = {{&proto_ip, 20, "libnet_build_ipv4_options(options"},
		{&proto_tcp, 20, "libnet_build_tcp_options(options"},
		{&proto_dns, 12, "libnet_build_data(records"}};
	const struct layer *l = &frame->layers[layer];

	for (size_t i = 0; i < sizeof(rests) / sizeof(rests[0]); i++)
		if (rests[i].proto == l->proto && l->head > rests[i].fixed)
			buf_printf(out, "%s, %u, net, 0)\n", rests[i].name,
				(unsigned)(l->head - rests[i].fixed));
}

void build_calls(struct buf *out, const struct frame *frame, const struct items *items,
	unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const struct call *call = call_of(frame, layer);

	if (l->proto == &proto_eth && is_tag(frame, layer + 1)) {
		put_tagged(out, frame, items, layer);
		return;
	}
	if (is_tag(frame, layer) && layer && frame->layers[layer - 1].proto == &proto_eth) {
		buf_text(
			out, _("libnet makes the tag and the Ethernet header in one: next step\n"));
		return;
	}
	if (!call) {
		buf_printf(out, "libnet_build_data(bytes, %u, net, 0)\n",
			(unsigned)(l->head + l->pay * (layer + 1 == frame->count)));
		return;
	}
	put_rest(out, frame, layer);
	buf_printf(out, "%s(", call->name);
	put_args(out, frame, items, layer, call->args);
	buf_text(out, ", NULL, 0, net, 0)\n");
}
