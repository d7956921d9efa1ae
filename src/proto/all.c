/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of all protocols. Adding one is a file beside this and a line here. */
#include "proto/derived.h"
#include "proto/faulty.h"
#include "proto/joined.h"
#include "proto/meta.h"
#include "proto/proto.h"

#include <stddef.h>

const struct proto *const proto_all[] = {
	&proto_eth, &proto_dot3, &proto_vlan, &proto_vlan_llc, &proto_ieee8021ad, &proto_mpls,
	&proto_sll, &proto_sll_own, &proto_sll2, &proto_sll2_own, &proto_null, &proto_loop,
	&proto_llc, &proto_llc_i, &proto_llc_s, &proto_snap, &proto_snap_cisco, &proto_snap_other,
	&proto_stp, &proto_pvst, &proto_lldp, &proto_pppoed, &proto_pppoed_tags, &proto_pppoes, &proto_ppp,
	&proto_ppp_short, &proto_ppp_hdlc, &proto_lcp, &proto_ipcp, &proto_ipv6cp, &proto_ccp, &proto_chap,
	&proto_pap,
	&proto_arp, &proto_arp_mac, &proto_arp_ipv4, &proto_arp_sized, &proto_ip, &proto_icmp, &proto_icmp_quoting, &proto_igmp, &proto_igmp1, &proto_igmp3,
	&proto_igmp3_query, &proto_igmp3_report,
	&proto_ipv6, &proto_hopopts, &proto_routing, &proto_fraghdr, &proto_dstopts, &proto_icmpv6, &proto_icmpv6_query,
	&proto_ah, &proto_esp, &proto_gre, &proto_gre_call, &proto_erspan, &proto_tcp, &proto_udp, &proto_sctp, &proto_vxlan,
	&proto_geneve, &proto_dhcp, &proto_ntp, &proto_tls, &proto_dns, &proto_mdns, &proto_llmnr, &proto_http, &proto_echo, &proto_text_lines, &proto_media, &proto_form,
	&proto_data,
	NULL,
};

const struct proto *const proto_made[] = {
	&proto_frame,
	&proto_derived_tcp,
	&proto_derived_udp,
	&proto_derived_asks,
	&proto_faulty,
	&proto_joined_ip,
	&proto_joined_ipv6,
	&proto_joined_tcp,
	NULL,
};
