/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of all protocols. Adding one is a file beside this and a line here. */
#include "proto/proto.h"

#include <stddef.h>

const struct proto *const proto_all[] = {
	&proto_eth, &proto_vlan, &proto_ieee8021ad, &proto_mpls,
	&proto_arp, &proto_ip, &proto_icmp,
	&proto_ipv6, &proto_hopopts, &proto_routing, &proto_fraghdr, &proto_dstopts, &proto_icmpv6,
	&proto_gre, &proto_tcp, &proto_udp, &proto_vxlan, &proto_dns, &proto_http,
	&proto_data,
	NULL,
};
