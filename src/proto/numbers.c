/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of EtherTypes and of IP protocol numbers, shared by the tables that carry them. */
#include "ethertype.h"

#include "proto/proto.h"

#include <stddef.h>

const struct name ethertype_names[] = {
	{0x0800, "IPv4"}, {0x0806, "ARP"}, {0x8100, "802.1Q Virtual LAN"}, {0x86dd, "IPv6"},
	{0x8847, "MPLS label switched packet"}, {0x88a8, "802.1ad Provider Bridge (Q-in-Q)"},
	{0x8863, "PPPoE Discovery"}, {0x8864, "PPPoE Session"},
	{0x88cc, "802.1 Link Layer Discovery Protocol (LLDP)"},
	{0x6558, "Transparent Ethernet bridging"}, {0x88e5, "802.1AE (MACsec)"},
	{0x9000, "Loopback"}, {0x8035, "RARP"}, {0x8848, "MPLS multicast"}, {0, NULL},
};

const struct name ipproto_names[] = {
	{0, "IPv6 Hop-by-Hop Option"}, {1, "ICMP"}, {2, "IGMP"}, {4, "IPIP"}, {6, "TCP"},
	{17, "UDP"}, {41, "IPv6"}, {43, "Routing Header for IPv6"},
	{44, "Fragment Header for IPv6"}, {47, "Generic Routing Encapsulation"},
	{50, "Encap Security Payload"}, {51, "Authentication Header"}, {58, "ICMPv6"},
	{59, "No Next Header for IPv6"}, {60, "Destination Options for IPv6"},
	{89, "OSPF IGP"}, {103, "PIM"}, {112, "VRRP"}, {132, "SCTP"}, {0, NULL},
};

/* Echo, discard, daytime, quote of the day, character generator, time: RFC 862 to 868. */
bool port_is_plain(uint64_t port)
{
	return port == 7 || port == 9 || port == 13 || port == 17 || port == 19 || port == 37;
}
