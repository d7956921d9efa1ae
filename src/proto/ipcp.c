/* SPDX-License-Identifier: BSD-2-Clause */
/* Network control protocols of PPP: IPCP, RFC 1332 and RFC 1877, gives an end its addresses;
 * IPV6CP, RFC 5072, half of one; CCP, RFC 1962 and RFC 3078, agrees on
 * compression.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Code      |  Identifier   |            Length             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 0:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Number                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      OUI                      |     Kind      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 1 to 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 5 to 255:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ppp.h"

#include <stddef.h>

static const struct name ip_names[] = {
	{1, "IP Addresses (deprecated)"}, {2, "IP Compression Protocol"}, {3, "IP Address"},
	{4, "Mobile Node's Home IP Address"}, {129, "Primary DNS Server IP Address"},
	{130, "Primary NBNS Server IP Address"}, {131, "Secondary DNS Server IP Address"},
	{132, "Secondary NBNS Server IP Address"}, {0, NULL},
};
static const struct name ipv6_names[] = {
	{1, "Interface Identifier"}, {2, "IPv6 Compression Protocol"}, {0, NULL}};
static const struct name compression_names[] = {
	{0, "OUI"}, {1, "Predictor type 1"}, {2, "Predictor type 2"}, {3, "Puddle Jumper"},
	{16, "Hewlett-Packard PPC"}, {17, "Stac Electronics LZS"}, {18, "Microsoft PPE/PPC"},
	{19, "Gandalf FZA"}, {20, "V.42bis compression"}, {21, "BSD Compress"}, {23, "LZS-DCP"},
	{24, "MVRCA (Magnalink)"}, {25, "DCE"}, {26, "Deflate"}, {27, "V.44/X3.229"}, {0, NULL},
};
static const struct name compress_names[] = {
	{0x3, "Robust Header Compression (ROHC)"}, {0x2d, "VJ compression"},
	{0x37, "VJ compression (RFC1172-typo)"}, {0x61, "IPHC compression"}, {0, NULL},
};
static const struct name slot_names[] = {
	{0, "The slot identifier must not be compressed"},
	{1, "The slot identifier may be compressed"}, {0, NULL}};

#define ADDRESS(name, text, sentence)                                                              \
	{PPP_OPTION_HEAD("ipcp", ip_names),                                                        \
		{.id = "ipcp.opt." name, .label = "address", .title = text, .bits = 32,            \
			.kind = FIELD_IPV4, .about = sentence, .rfc = "RFC 1877 1"},               \
		FIELD_END}
static const struct field address_parts[] = ADDRESS("ip_address", "IP Address",
	"The sender's address; 0.0.0.0 asks for one.");
static const struct field home_parts[] =
	ADDRESS("mobile_node", "Mobile Node's Home Address", "Its address at home.");
static const struct field dns_parts[] =
	ADDRESS("pri_dns_address", "Primary DNS Address", "A DNS server to ask.");
static const struct field nbns_parts[] =
	ADDRESS("pri_nbns_address", "Primary NBNS Address", "A NetBIOS name server to ask.");
static const struct field dns2_parts[] =
	ADDRESS("sec_dns_address", "Secondary DNS Address", "Another DNS server.");
static const struct field nbns2_parts[] =
	ADDRESS("sec_nbns_address", "Secondary NBNS Address", "Another NetBIOS name server.");

static const struct field compress_parts[] = {
	PPP_OPTION_HEAD("ipcp", ip_names),
	{.id = "ipcp.opt.compress_proto", .label = "protocol", .title = "IP Compression Protocol",
		.bits = 16, .kind = FIELD_HEX, .select = true, .names = compress_names,
		.preset = 0x2d, .about = "How headers are compressed.", .rfc = "RFC 1332 3.2"},
	{.id = "ipcp.opt.max_slot_id", .label = "slots", .title = "Max Slot ID", .bits = 8,
		.when = WHEN_SET(0x2d, BIT(0) | BIT(10)), .preset = 15,
		.about = "The last of the conversations that are told apart.",
		.rfc = "RFC 1332 4"},
	{.id = "", .label = "reserved", .bits = 7, .when = WHEN_SET(0x2d, BIT(0) | BIT(10))},
	{.id = "ipcp.opt.comp_slot_id", .label = "c", .title = "Comp Slot ID", .bits = 1,
		.names = slot_names, .when = WHEN_SET(0x2d, BIT(0) | BIT(10)), .preset = 1,
		.about = "Whether a conversation's number may be left out.", .rfc = "RFC 1332 4"},
	{.id = "ipcp.opt.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "What else the option says.", .rfc = "RFC 1332 3.2"},
	FIELD_END,
};

#define UNKNOWN(of, values)                                                                        \
	{PPP_OPTION_HEAD(of, values),                                                              \
		{.id = of ".opt.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,      \
			.size = SIZE_REST, .about = "What the option says.", .rfc = "RFC 1661 6"}, \
		FIELD_END}
static const struct field ip_unknown[] = UNKNOWN("ipcp", ip_names);
static const struct field ipv6_unknown[] = UNKNOWN("ipv6cp", ipv6_names);
static const struct field ccp_unknown[] = UNKNOWN("ccp", compression_names);

static const struct field ip_options[] = {
	PPP_OPTION("ipcp.opt.compress", "compress", "IP Compression Protocol", 2, compress_parts,
		"How headers are compressed."),
	PPP_OPTION("ipcp.opt.addr", "address", "IP Address", 3, address_parts,
		"The sender's address; 0.0.0.0 asks for one."),
	PPP_OPTION("ipcp.opt.mobile_node_addr", "home", "Mobile Node's Home IP Address", 4,
		home_parts, "A travelling host's address at home."),
	PPP_OPTION("ipcp.opt.pri_dns", "dns1", "Primary DNS Server IP Address", 129, dns_parts,
		"A DNS server to ask."),
	PPP_OPTION("ipcp.opt.pri_nbns", "nbns1", "Primary NBNS Server IP Address", 130, nbns_parts,
		"A NetBIOS name server to ask."),
	PPP_OPTION("ipcp.opt.sec_dns", "dns2", "Secondary DNS Server IP Address", 131, dns2_parts,
		"Another DNS server."),
	PPP_OPTION("ipcp.opt.sec_nbns", "nbns2", "Secondary NBNS Server IP Address", 132,
		nbns2_parts, "Another NetBIOS name server."),
	PPP_OPTION("ipcp.opt", "unknown", "Unknown", LIST_UNKNOWN, ip_unknown,
		"An option that this program does not know."),
	FIELD_END,
};
static const struct list ip_list = {.how = LIST_TLV, .items = ip_options};

static const struct field identifier_parts[] = {
	PPP_OPTION_HEAD("ipv6cp", ipv6_names),
	{.id = "ipv6cp.interface_identifier", .label = "id", .title = "Interface Identifier",
		.bits = 64, .kind = FIELD_HEX, .octets = true,
		.about = "The lower half of the sender's address.", .rfc = "RFC 5072 4.1"},
	FIELD_END,
};
static const struct field ipv6_options[] = {
	PPP_OPTION("ipv6cp.opt.interface_identifier", "id", "Interface Identifier", 1,
		identifier_parts, "The lower half of the sender's address."),
	PPP_OPTION("ipv6cp.opt", "unknown", "Unknown", LIST_UNKNOWN, ipv6_unknown,
		"An option that this program does not know."),
	FIELD_END,
};
static const struct list ipv6_list = {.how = LIST_TLV, .items = ipv6_options};

#define SUPPORTED(bit, no, yes)                                                             \
	static const struct name bit##_names[] = {{0, no}, {1, yes}, {0, NULL}}
SUPPORTED(h, "Stateless mode OFF", "Stateless mode ON");
SUPPORTED(m, "56-bit encryption OFF", "56-bit encryption ON");
SUPPORTED(s, "128-bit encryption OFF", "128-bit encryption ON");
SUPPORTED(l, "40-bit encryption OFF", "40-bit encryption ON");
SUPPORTED(d, "Obsolete (should ALWAYS be 0)", "Obsolete (should NOT be 1)");
SUPPORTED(c, "No desire to negotiate MPPC", "Desire to negotiate MPPC");
#define BITS(name, text)                                                                           \
	{.id = "ccp.opt.supported_bits." #name, .label = text, .title = text, .bits = 1, .box = 4, \
		.names = name##_names, .about = "Whether this way is offered.",                    \
		.rfc = "RFC 3078 2.1"}
static const struct field supported_bits[] = {
	FIELD_GAP(7), BITS(h, "H"), FIELD_GAP(16), BITS(m, "M"), BITS(s, "S"), BITS(l, "L"),
	BITS(d, "D"), FIELD_GAP(3), BITS(c, "C"), FIELD_END,
};
static const struct field mppe_parts[] = {
	PPP_OPTION_HEAD("ccp", compression_names),
	{.id = "ccp.opt.supported_bits", .label = "bits", .title = "Supported Bits", .bits = 32,
		.kind = FIELD_FLAGS, .parts = supported_bits,
		.about = "Which ways of encryption and compression are offered.",
		.rfc = "RFC 3078 2.1"},
	FIELD_END,
};
static const struct field vendor_parts[] =
	PPP_VENDOR_PARTS("ccp", compression_names, "subtype", "Subtype");
static const struct field ccp_options[] = {
	PPP_OPTION("ccp.opt_oui", "oui", "OUI", 0, vendor_parts,
		"An option that its vendor alone knows."),
	PPP_OPTION("ccp.opt.mppe", "mppe", "Microsoft PPE/PPC", 18, mppe_parts,
		"Microsoft's encryption and compression."),
	PPP_OPTION("ccp.opt", "unknown", "Unknown", LIST_UNKNOWN, ccp_unknown,
		"An option that this program does not know."),
	FIELD_END,
};
static const struct list ccp_list = {.how = LIST_TLV, .items = ccp_options};

#define OTHERWISE PPP_VENDOR, PPP_DATA(WHEN_FROM(5, 255))
static const struct field fields[] = {PPP_HEAD, PPP_OPTIONS(&ip_list), OTHERWISE, FIELD_END};
static const struct field ipv6_fields[] = {
	PPP_HEAD, PPP_OPTIONS(&ipv6_list), OTHERWISE, FIELD_END};
static const struct field ccp_fields[] = {PPP_HEAD, PPP_OPTIONS(&ccp_list), OTHERWISE, FIELD_END};

static const struct bind binds[] = {{BIND_PPP, 0x8021}, {BIND_NONE, 0}};
static const struct bind ipv6_binds[] = {{BIND_PPP, 0x8057}, {BIND_NONE, 0}};
static const struct bind ccp_binds[] = {{BIND_PPP, 0x80fd}, {BIND_NONE, 0}};

#define CONTROL(class, word, text, from, to)                                                       \
	.scapy = class, .label = word, .title = text, .layer = LAYER_LINK, .next = NEXT_NONE,      \
	.unlike = true, .binds = from, .fields = to

const struct proto proto_ipcp = {.id = "ipcp",
	CONTROL("PPP_IPCP", "IPCP", "PPP IP Control Protocol", binds, fields),
	.about = "Gives the end of a PPP line its IPv4 address.", .rfc = "RFC 1332"};
const struct proto proto_ipv6cp = {.id = "ipv6cp",
	CONTROL("PPP_IPV6CP", "IPV6CP", "PPP IPv6 Control Protocol", ipv6_binds, ipv6_fields),
	.about = "Gives the end of a PPP line half of its IPv6 address.", .rfc = "RFC 5072"};
const struct proto proto_ccp = {.id = "ccp",
	CONTROL("PPP_CCP", "CCP", "PPP Compression Control Protocol", ccp_binds, ccp_fields),
	.about = "Agrees on how a PPP line is compressed.", .rfc = "RFC 1962"};
