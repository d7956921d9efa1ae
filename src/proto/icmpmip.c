/* SPDX-License-Identifier: BSD-2-Clause */
/* Extensions of ICMP router advertisements, RFC 5944 2.1: what agents of mobile hosts offer. All
 * but the padding begin with a type and the length of what is behind it. */
#include "icmpmip.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0, "One byte padding extension"}, {16, "Mobility Agent Advertisement Extension"},
	{19, "Prefix Lengths Extension"}, {24, "Challenge Extension"}, {0, NULL},
};
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define TYPE                                                                                       \
	{.id = "icmp.mip.type", .label = "type", .title = "Extension Type", .bits = 8,             \
		.fill = FILL_CODE, .names = type_names, .about = "Which extension this is.",       \
		.rfc = "RFC 5944 1.8"}
#define HEAD                                                                                       \
	TYPE, {.id = "icmp.mip.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,   \
		      .fill = FILL_ITEMLEN,                                                        \
		      .about = "Bytes of the extension behind this one.", .rfc = "RFC 5944 1.8"}
#define NUMBER(name, word, text, wide, how, from, sentence)                                        \
	{.id = "icmp.mip." name, .label = word, .title = text, .bits = (wide),                     \
		.kind = FIELD_##how, .about = sentence, .rfc = from}
#define FLAG(name, text, sentence)                                                                 \
	{.id = "icmp.mip." name, .label = name, .title = text, .bits = 1, .box = 2,              \
		.names = true_names,                                                               \
		.about = sentence, .rfc = "RFC 5944 2.1.1"}
#define EACH(items, word, text, from, sentence)                                                    \
	{.id = "", .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = &(items), .about = sentence, .rfc = from}

static const struct field flag_parts[] = {
	FLAG("r", "Registration Required", "A host must register with this agent."),
	FLAG("b", "Busy", "The agent takes no more hosts."),
	FLAG("h", "Home Agent", "It is an agent of the hosts that are at home here."),
	FLAG("f", "Foreign Agent", "It is an agent of hosts that are on a visit."),
	FLAG("m", "Minimal Encapsulation", "It understands tunnels of RFC 2004."),
	FLAG("g", "GRE", "It understands tunnels of GRE."),
	FLAG("v", "VJ Comp", "It understands compressed headers, RFC 1144."),
	FLAG("rt", "Reverse tunneling", "What a host sends may go home through the tunnel too."),
	FLAG("u", "UDP tunneling", "It understands tunnels of UDP, RFC 3519."),
	FLAG("x", "Revocation support", "It can take a registration back, RFC 3543."),
	{.id = "icmp.mip.reserved", .label = "reserved", .title = "Reserved", .bits = 6, .box = 2,
		.kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 5944 2.1.1"},
	FIELD_END,
};

static const struct field address_items[] = {
	NUMBER("coa", "address", "Care-Of-Address", 32, IPV4, "RFC 5944 2.1.1",
		"An address at which a host that is here can be reached."), FIELD_END};
static const struct list address_list = {LIST_REPEAT, address_items};
static const struct field prefix_items[] = {
	NUMBER("prefixlength", "prefix", "Prefix Length", 8, UINT, "RFC 5944 2.1.2",
		"How many bits of a router's address name the network."), FIELD_END};
static const struct list prefix_list = {LIST_REPEAT, prefix_items};

static const struct field padding_parts[] = {TYPE, FIELD_END};
static const struct field agent_parts[] = {
	HEAD,
	NUMBER("seq", "seq", "Sequence Number", 16, UINT, "RFC 5944 2.1.1",
		"Of the advertisements since the agent began."),
	NUMBER("life", "lifetime", "Registration Lifetime", 16, UINT, "RFC 5944 2.1.1",
		"The longest time, in seconds, for which a host may register."),
	{.id = "icmp.mip.flags", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = flag_parts, .about = "What the agent can do.",
		.rfc = "RFC 5944 2.1.1"},
	EACH(address_list, "addresses", "Care-Of-Addresses", "RFC 5944 2.1.1",
		"The addresses at which hosts that are here can be reached."),
	FIELD_END,
};
static const struct field prefix_parts[] = {
	HEAD,
	EACH(prefix_list, "prefixes", "Prefix Lengths", "RFC 5944 2.1.2",
		"For each router how many bits of its address name the network."),
	FIELD_END,
};
static const struct field challenge_parts[] = {
	HEAD,
	{.id = "icmp.mip.challenge", .label = "challenge", .title = "Challenge",
		.kind = FIELD_BYTES, .size = SIZE_REST, .blank = true,
		.about = "Comes back in the registration, so that no old one is used again.",
		.rfc = "RFC 4721 2"},
	FIELD_END,
};
static const struct field unknown_parts[] = {
	HEAD,
	{.id = "icmp.mip.content", .label = "content", .title = "Content", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "What the extension says.", .rfc = "RFC 5944 1.8"},
	FIELD_END,
};

#define EXTENSION(word, text, value, table, sentence, from)                                        \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .heading = "Ext: %t",        \
		.code = (value), .parts = table, .about = sentence, .rfc = from}

static const struct field extensions[] = {
	EXTENSION("padding", "One byte padding extension", 0, padding_parts, "Fills one byte.",
		"RFC 5944 2.1.3"),
	EXTENSION("agent", "Mobility Agent Advertisement Extension", 16, agent_parts,
		"What the agent offers to hosts that travel.", "RFC 5944 2.1.1"),
	EXTENSION("prefixes", "Prefix Lengths Extension", 19, prefix_parts,
		"How long the names of the networks are.", "RFC 5944 2.1.2"),
	EXTENSION("challenge", "Challenge Extension", 24, challenge_parts,
		"What a host must repeat when it registers.", "RFC 4721 2"),
	{.id = "", .label = "unknown", .title = "Unknown ext", .kind = FIELD_GROUP,
		.heading = "Ext: Unknown ext %{icmp.mip.type#}", .code = LIST_UNKNOWN,
		.parts = unknown_parts, .about = "An extension that this program does not know.",
		.rfc = "RFC 5944 1.8"},
	FIELD_END,
};

const struct list icmpmip_list = {LIST_TLV, extensions};
