/* SPDX-License-Identifier: BSD-2-Clause */
/* A layer that cannot be read to its end: as Wireshark says it, in a layer of its own behind all
 * others. */
#include "proto/faulty.h"

#include "proto/expert.h"

#include <stddef.h>
#include <string.h>

static const struct field words[] = EXPERT_PARTS("_ws.malformed.expert",
	"Malformed Packet (Exception occurred)", EXPERT_ERROR, EXPERT_MALFORMED);

static const struct field again[] = EXPERT_PARTS("_ws.malformed.reassembly",
	FAULTY_OVERLAPS, EXPERT_ERROR, EXPERT_MALFORMED);

#define SAY(name, text, sentence)                                                                  \
	.id = name, .label = "", .title = text, .kind = FIELD_TEXT, .mute = true,                  \
	.make = MAKE_FAULT, .about = sentence, .rfc = "Wireshark"

static const struct field fields[] = {
	[FAULTY_SHORT] = {SAY("_ws.short", "Packet size limited during capture",
		"The captured bytes end inside a header.")},
	[FAULTY_MALFORMED] = {SAY("_ws.malformed", "Malformed Packet",
		"A header ends before all of it was there.")},
	[FAULTY_EXPERT] = {EXPERT(MAKE_EXPERT, words)},
	[FAULTY_AGAIN] = {EXPERT(MAKE_EXPERT, again)},
	[FAULTY_WORDS] = {SAY("_ws.malformed", "Malformed Packet", "The same again."),
		.hidden = true},
	FIELD_END,
};

const struct proto proto_faulty = {
	.id = "frame", .label = "frame", .title = "Frame", .layer = LAYER_LINK, .next = NEXT_DATA,
	.fields = fields, .about = "What cannot be read to its end.", .rfc = "Wireshark",
};

const char *faulty_name(const struct proto *proto)
{
	static const struct {
		const char *id, *name;
	} names[] = {
		{"arp", "ARP/RARP"}, {"ccp", "PPP CCP"}, {"chap", "PPP CHAP"},
		{"dhcp", "DHCP/BOOTP"}, {"ieee8021ad", "IEEE 802.1AD"}, {"eth", "Ethernet"},
		{"igmp", "IGMP"}, {"ipcp", "PPP IPCP"}, {"ipv6.dstopts", "IPv6 Destination"},
		{"ipv6.fraghdr", "IPv6 Fragment"}, {"ipv6.hopopts", "IPv6 Hop-by-Hop"},
		{"ipv6.routing", "IPv6 Routing"}, {"ipv6cp", "PPP IPV6CP"}, {"lcp", "PPP LCP"},
		{"llc", "LLC"}, {"null", "Null"}, {"pap", "PPP PAP"}, {"pppoed", "PPPoED"},
		{"pppoes", "PPPoES"}, {"vlan", "VLAN"}, {"data", "Data"}, {"sll", "SLL"},
	};
	const char *id = proto_filter(proto);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].id, id) == 0)
			return names[i].name;
	return proto->label;
}
