/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP's options of several parts: what relays know, RFC 3046 and after, classes of users, RFC
 * 3004, proofs, RFC 3118, telephones, RFC 3361, and what vendors like, RFC 3925. */
#include "dhcptable.h"

#include <stddef.h>

#define RELAY_HEAD                                                                                 \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "What this is.", .rfc = "RFC 3046 2.0"},                                  \
	{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length", .bits = 8,       \
		.bias = 2, .fill = FILL_ITEMLEN, .select = true, .about = "Bytes of the value.",   \
		.rfc = "RFC 3046 2.0"}
#define RELAY_PART(name, text, wide, how, sentence)                                                \
	.id = "dhcp.option.agent_information_option." name, .label = "value", .title = text,       \
	.bits = (wide), .kind = FIELD_##how, .about = sentence, .rfc = "RFC 3046 2.0"
#define RELAYED(table, name, text, how, wide, until, sentence)                                     \
	static const struct field table[] = {                                                      \
		{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,         \
			.preset = 222, .about = "What this is.", .rfc = "RFC 3046 2.0"},           \
		{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length",          \
			.bits = 8, .bias = 2, .fill = FILL_ITEMLEN,                                \
			.about = "Bytes of the value.", .rfc = "RFC 3046 2.0"},                    \
		{.id = "dhcp.option.agent_information_option." name, .label = "value",             \
			.title = text, .kind = FIELD_##how, .bits = (wide), .size = until,         \
			.about = sentence, .rfc = "RFC 3046 2.0"}, FIELD_END}
RELAYED(circuit, "agent_circuit_id", "Agent Circuit ID", BYTES, 0, SIZE_REST,
	"Which plug the client is at.");
RELAYED(remote, "agent_remote_id", "Agent Remote ID", BYTES, 0, SIZE_REST,
	"Who is at the other end of the line.");
RELAYED(link_choice, "link_selection", "Link selection", IPV4, 32, SIZE_FIXED,
	"Which network the client is on.");
RELAYED(subscriber, "subscriber_id", "Subscriber ID", TEXT, 0, SIZE_REST, "Who pays.");
RELAYED(override, "server_id_override", "Server ID Override", IPV4, 32, SIZE_FIXED,
	"Whom the client should take for the server.");
RELAYED(device_class, "docsis_device_class", "DOCSIS Device Class", HEX, 32, SIZE_FIXED,
	"What kind of cable modem it is.");
RELAYED(radius, "radius_attributes", "RADIUS Attributes", BYTES, 0, SIZE_REST,
	"What is known of its user.");
RELAYED(relay_proof, "authentication", "Authentication", BYTES, 0, SIZE_REST,
	"Shows which relay it is.");
RELAYED(relay_flags, "flags", "Flags", HEX, 8, SIZE_FIXED, "How the message came.");
RELAYED(relay_id, "relay_agent_id", "Relay Agent Identifier", BYTES, 0, SIZE_REST,
	"Which relay it is.");
RELAYED(network_name, "ani_network_name", "Access Network Name", TEXT, 0, SIZE_REST,
	"Which wireless network the client is in.");
RELAYED(point_name, "ani_ap_name", "Access Point Name", TEXT, 0, SIZE_REST,
	"Which access point it uses.");
RELAYED(point_card, "ani_ap_bssid", "Access Point BSSID", MAC, 48, SIZE_FIXED,
	"That access point's card.");
RELAYED(reserved, "reserved", "Reserved", BYTES, 0, SIZE_REST, "Nothing.");
RELAYED(operator_id, "ani_operator_id", "Access Network Operator ID", BYTES, 0, SIZE_REST,
	"Whose wireless network it is.");
RELAYED(operator_realm, "ani_operator_realm", "Access Network Operator Realm", TEXT, 0, SIZE_REST,
	"The operator's domain.");
static const struct field relay_port[] = {RELAY_HEAD, FIELD_END};
static const struct name access_names[] = {
	{1, "Virtual"}, {2, "PPP"}, {3, "IEEE 802.3"}, {4, "IEEE 802.11a/b/g"},
	{5, "IEEE 802.16e"}, {6, "3GPP GERAN"}, {7, "3GPP UTRAN"}, {8, "3GPP E-UTRAN"},
	{9, "3GPP2 eHRPD"}, {10, "3GPP2 HRPD"}, {11, "3GPP2 1xRTT"}, {12, "3GPP2 UMB"}, {0, NULL}};
static const struct field access_kind[] = {RELAY_HEAD,
	{RELAY_PART("ani_att", "Access Technology Type", 0, UINT,
		 "What kind of network the client is in."), .size = SIZE_REST,
		.names = access_names},
	FIELD_END};
/* Of one byte, of seven, and of any other length it means something else. */
static const struct field routing[] = {RELAY_HEAD,
	{RELAY_PART("vrf_name.global", "Global, default VPN", 8, UINT,
		 "The client is in none of them."), .when = WHEN1(1)},
	{RELAY_PART("vrf_name.vpn_id.oui", "VRF name/VPN ID OUI", 24, HEX,
		 "Who numbered the private network."), .when = WHEN1(7)},
	{RELAY_PART("vrf_name.vpn_id.index", "VRF name/VPN ID Index", 32, HEX, "Its number."),
		.when = WHEN1(7)},
	{RELAY_PART("vrf_name", "VRF name", 0, TEXT, "The private network's name."),
		.size = SIZE_REST, .when = WHEN_OTHER(1, BIT(0) | BIT(6))},
	FIELD_END};
static const struct field enterprise_parts[] = {
	{RELAY_PART("vi.data_length", "Data Length", 8, UINT, "Bytes of what it knows."),
		.fill = FILL_SIZE},
	{.id = "", .label = "known", .title = "Known", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &dhcp_cable_known, .about = "What the other end of the cable knows.",
		.rfc = "RFC 4243 3"},
	FIELD_END};
static const struct field foreign_parts[] = {
	{RELAY_PART("vi.data_length", "Data Length", 8, UINT, "Bytes of what it knows."),
		.fill = FILL_SIZE},
	{RELAY_PART("value", "Value", 0, BYTES, "What the vendor likes."), .size = SIZE_COUNTED},
	FIELD_END};
#define CABLELABS 4491
static const struct field relay_vendors[] = {
	{RELAY_PART("vi.enterprise", "Enterprise", 32, UINT, "Which vendor."), .select = true},
	{.id = "", .label = "known", .title = "Known", .kind = FIELD_GROUP,
		.parts = enterprise_parts, .when = WHEN1(CABLELABS),
		.about = "What the other end of the cable knows.", .rfc = "RFC 4243 3"},
	{.id = "", .label = "known", .title = "Known", .kind = FIELD_GROUP,
		.parts = foreign_parts, .when = WHEN_OTHER(CABLELABS, 1),
		.about = "What the vendor likes.", .rfc = "RFC 4243 3"},
	FIELD_END};
static const struct field relay_vendor_items[] = {
	{.id = "", .label = "vendor", .title = "Vendor", .kind = FIELD_GROUP,
		.parts = relay_vendors, .about = "What one vendor likes.", .rfc = "RFC 4243 3"},
	FIELD_END};
static const struct list relay_vendor_list = {LIST_REPEAT, relay_vendor_items};
static const struct field relay_vendor[] = {RELAY_HEAD,
	{.id = "", .label = "vendors", .title = "Vendors", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &relay_vendor_list, .about = "What vendors like.", .rfc = "RFC 4243 3"},
	FIELD_END};
RELAYED(cisco_link, "link_selection_cisco", "Link selection (Cisco proprietary)", IPV4, 32,
	SIZE_FIXED, "Which network the client is on.");
RELAYED(cisco_override, "server_id_override_cisco", "Server ID Override (Cisco proprietary)", IPV4,
	32, SIZE_FIXED, "Whom the client should take for the server.");
RELAYED(relay_other, "value", "Value", BYTES, 0, SIZE_REST, "What the relay says.");

/* The bytes again, hidden. */
#define REMARK VALUE("dhcp.option.agent_information_option.value", true, ALWAYS)
static const struct field remark_made[] = {REMARK, FIELD_END};
static const struct field port_unknown[] = EXPERT_PARTS("dhcp.subopt.unknown_type",
	"ERROR, please report: Unknown subopt type handler 19", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field port_made[] = {REMARK, {EXPERT(MAKE_EXPERT, port_unknown)}, FIELD_END};

#define SUBOPTION_OF(word, text, value, table, sentence)                                           \
	.id = "dhcp.option.agent_information_option.suboption", .label = word, .title = text,      \
	.kind = FIELD_GROUP, .coded = true, .code = (value), .parts = table, .about = sentence,    \
	.rfc = "RFC 3046 2.0"
#define SUBOPTION(...) {SUBOPTION_OF(__VA_ARGS__), .made = remark_made}
static const struct field relay_items[] = {
	SUBOPTION("circuit", "Agent Circuit ID", 1, circuit, "Which plug the client is at."),
	SUBOPTION("remote", "Agent Remote ID", 2, remote, "Who is at the other end of the line."),
	SUBOPTION("link", "Link selection", 5, link_choice, "Which network the client is on."),
	SUBOPTION("subscriber", "Subscriber ID", 6, subscriber, "Who pays."),
	SUBOPTION("override", "Server ID Override", 11, override,
		"Whom the client should take for the server."),
	SUBOPTION("device", "DOCSIS Device Class", 4, device_class,
		"What kind of cable modem it is."),
	SUBOPTION("radius", "RADIUS Attributes", 7, radius, "What is known of its user."),
	SUBOPTION("proof", "Authentication", 8, relay_proof, "Shows which relay it is."),
	SUBOPTION("flags", "Flags", 10, relay_flags, "How the message came."),
	SUBOPTION("relay", "Relay Agent Identifier", 12, relay_id, "Which relay it is."),
	SUBOPTION("network", "Access Network Name", 14, network_name, "Which wireless network."),
	SUBOPTION("point", "Access Point Name", 15, point_name, "Which access point."),
	SUBOPTION("card", "Access Point BSSID", 16, point_card, "That access point's card."),
	SUBOPTION("reserved", "Reserved", 3, reserved, "Nothing."),
	SUBOPTION("vendors", "Vendor-Specific Information", 9, relay_vendor,
		"What vendors like."),
	SUBOPTION("access", "Access Technology Type", 13, access_kind,
		"What kind of network the client is in."),
	SUBOPTION("operator", "Access Network Operator ID", 17, operator_id,
		"Whose wireless network it is."),
	SUBOPTION("operator", "Access Network Operator Realm", 18, operator_realm,
		"The operator's domain."),
	{SUBOPTION_OF("port", "Source Port", 19, relay_port, "Answer to the relay's own port."),
		.made = port_made},
	SUBOPTION("vrf", "VRF name/VPN ID", 151, routing, "Which private network it is."),
	SUBOPTION("link", "Link selection (Cisco proprietary)", 150, cisco_link,
		"Which network the client is on."),
	SUBOPTION("override", "Server ID Override (Cisco proprietary)", 152, cisco_override,
		"Whom the client should take for the server."),
	{SUBOPTION_OF("other", "Other", LIST_UNKNOWN, relay_other, "What the relay says.")},
	FIELD_END,
};
const struct list dhcp_relayed = {LIST_TLV, relay_items};

/* ---- classes of users: a length before each; else it is text ---- */

static const struct field user_parts[] = {
	{.id = "dhcp.option.user_class.length", .label = "len", .title = "User Class Length",
		.bits = 8, .fill = FILL_SIZE, .about = "Bytes of the class.", .rfc = "RFC 3004 4"},
	{.id = "dhcp.option.user_class.data", .label = "class", .title = "User Class Data",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .about = "What kind of user it is.",
		.rfc = "RFC 3004 4"},
	FIELD_END,
};
static const struct field user_items[] = {
	{.id = "dhcp.option.user_class", .label = "class", .title = "Instance of User Class",
		.kind = FIELD_GROUP, .coded = true, .numbered = true, .parts = user_parts,
		.about = "A kind of user.", .rfc = "RFC 3004 4"},
	FIELD_END,
};
static const struct list user_list = {LIST_REPEAT, user_items};
const struct field dhcp_class[] = {CODE, LEN,
	{.id = "", .label = "classes", .title = "Classes", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &user_list, .about = "What kinds of user it is.", .rfc = "RFC 3004 4"},
	FIELD_END};

static const struct field other_data[] = EXPERT_PARTS("dhcp.option.nonstd_data",
	"Non standard compliant option data", EXPERT_NOTE, EXPERT_PROTOCOL);
static const struct field other_made[] = {{EXPERT(MAKE_EXPERT, other_data)}, FIELD_END};
const struct field dhcp_class_text[] = {CODE, LEN,
	{REST_OF("option.user_class.text", "User Class Data (Text)", TEXT,
		 "What kind of user it is."), .made = other_made},
	FIELD_END};

/* ---- proofs ---- */

static const struct name proof_names[] = {
	{0, "configuration token"}, {1, "delayed authentication"}, {0, NULL}};
static const struct name delay_names[] = {{1, "HMAC_MD5"}, {0, NULL}};
static const struct name replay_names[] = {{0, "Monotonically-increasing counter"}, {0, NULL}};
#define PROOF(name, text, wide, how, wanted, values, sentence)                                     \
	{.id = "dhcp.option.dhcp_authentication." name, .label = "value", .title = text,           \
		.bits = (wide), .kind = FIELD_##how, .when = wanted, .names = values,              \
		.about = sentence, .rfc = "RFC 3118 2"}
#define LEFT(name, text, how, wanted, sentence)                                                    \
	{.id = "dhcp.option.dhcp_authentication." name, .label = "value", .title = text,           \
		.kind = FIELD_##how, .size = SIZE_REST, .when = wanted, .about = sentence,         \
		.rfc = "RFC 3118 2"}
/* Protocol, algorithm and method make the selector; the last one says what the counter is. */
#define DELAYED	     WHEN1(1)
#define NOT_DELAYED  WHEN_OTHER(1, 1)
#define COUNTER	     WHEN_LOW(0, 1, 0xff)
#define NO_COUNTER   {WHEN_NOT_IN, 0, 1, 0, 0xff}
#define HASHED	     WHEN_HIGH(0x0101, 1, 8)
#define NOT_HASHED   {WHEN_NOT_IN, 0x0101, 1, 8, 0}
#define PROOF_HEAD                                                                                 \
	CODE, LEN,                                                                                 \
	{.id = "dhcp.option.dhcp_authentication.protocol", .label = "proto", .title = "Protocol",  \
		.bits = 8, .select = true, .names = proof_names, .about = "How it is proven.",     \
		.rfc = "RFC 3118 2"},                                                              \
	{.id = "dhcp.option.dhcp_authentication.algorithm", .label = "alg", .title = "Algorithm",  \
		.bits = 8, .when = NOT_DELAYED,                                                    \
		.about = "What it is computed with.", .rfc = "RFC 3118 2"},                        \
	{.id = "dhcp.option.dhcp_authentication.alg_delay", .label = "alg",                        \
		.title = "Delay Algorithm", .bits = 8, .select = true, .when = DELAYED,            \
		.names = delay_names, .about = "What it is computed with.",                        \
		.rfc = "RFC 3118 2"},                                                              \
	{.id = "dhcp.option.dhcp_authentication.rdm", .label = "rdm",                              \
		.title = "Replay Detection Method", .bits = 8, .select = true,                     \
		.names = replay_names, .about = "How an old message is known.",                    \
		.rfc = "RFC 3118 2"},                                                              \
	PROOF("rdm_replay_detection", "RDM Replay Detection Value", 64, HEX, COUNTER, NULL,        \
		"Higher than the last one."),                                                      \
	PROOF("rdm_rdv", "Replay Detection Value", 64, TEXT, NO_COUNTER, NULL,                     \
		"Unlike the last one.")
/* Who only asks who is there proves nothing. */
const struct field dhcp_proof_asked[] = {PROOF_HEAD,
	{.id = "", .label = "proof", .title = "Proof", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .when = HASHED, .about = "Which secret, and the proof.",
		.rfc = "RFC 3118 5.2"},
	LEFT("information", "Authentication Information", TEXT, NOT_HASHED, "The proof."),
	FIELD_END};
const struct field dhcp_proof[] = {PROOF_HEAD,
	PROOF("secret_id", "Secret ID", 32, HEX, HASHED, NULL, "Which secret both know."),
	PROOF("hmac_md5_hash", "HMAC MD5 Hash", 128, BYTES, HASHED, NULL, "The proof."),
	LEFT("information", "Authentication Information", TEXT, NOT_HASHED, "The proof."),
	FIELD_END};

/* ---- telephones ---- */

static const struct name sip_names[] = {
	{0, "Fully Qualified Domain Name"}, {1, "IPv4 Address"}, {0, NULL}};
static const struct field encoding[] = EXPERT_PARTS("dhcp.option.sip_server_address.encoding",
	"RFC 3361 defines only 0 and 1 for Encoding byte (Encoding = %u).", EXPERT_ERROR,
	EXPERT_PROTOCOL);
static const struct field encoding_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, encoding, MADE_BEHIND), .when = WHEN_FROM(2, 255)}, FIELD_END};
static const struct field sip_name_items[] = {
	{.id = "dhcp.option.sip_server.name", .label = "name", .title = "SIP Server Name",
		.kind = FIELD_NAME, .size = SIZE_NAME, .origin = true, .bias = 3,
		.about = "A server's name.", .rfc = "RFC 3361 3.1"},
	FIELD_END,
};
static const struct field sip_address_items[] = {
	{.id = "dhcp.option.sip_server.address", .label = "address",
		.title = "SIP Server Address", .bits = 32, .kind = FIELD_IPV4,
		.about = "A server's address.", .rfc = "RFC 3361 3.2"},
	FIELD_END,
};
static const struct list sip_name_list = {LIST_REPEAT, sip_name_items},
			 sip_address_list = {LIST_REPEAT, sip_address_items};
#define SERVERS(word, table, wanted)                                                               \
	{.id = "", .label = word, .title = "Servers", .kind = FIELD_LIST, .size = SIZE_REST,       \
		.list = table, .when = wanted, .about = "Who connects telephones.",                \
		.rfc = "RFC 3361 3"}
const struct field dhcp_sip[] = {CODE, LEN,
	{.id = "dhcp.option.sip_server.encoding", .label = "enc", .title = "SIP Server Encoding",
		.bits = 8, .select = true, .names = sip_names, .made = encoding_made,
		.about = "Names or addresses.",
		.rfc = "RFC 3361 3"},
	SERVERS("names", &sip_name_list, WHEN1(0)),
	SERVERS("addresses", &sip_address_list, WHEN1(1)), FIELD_END};

static const struct name nonce_names[] = {{1, "HMAC-MD5"}, {0, NULL}};
MANY(nonce, "forcerenew_nonce.algorithm", "Algorithm", 8, UINT, nonce_names,
	"How a server may prove itself.");

/* ---- what vendors like ---- */

#define TR(table, name, text, how, sentence)                                                       \
	static const struct field table[] = {                                                      \
		{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,         \
			.preset = 222, .about = "What this is.", .rfc = "TR-111"},                 \
		{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length",          \
			.bits = 8, .bias = 2, .fill = FILL_ITEMLEN,                                \
			.about = "Bytes of the value.", .rfc = "TR-111"},                          \
		REST("option.vi." name, text, how, sentence), FIELD_END}
TR(device_maker, "tr111.device_manufacturer_oui", "DeviceManufacturerOUI", TEXT, "Who made it.");
TR(device_serial, "tr111.device_serial_number", "DeviceSerialNumber", TEXT, "Which device it is.");
TR(device_class_name, "tr111.device_product_class", "DeviceProductClass", TEXT, "What it is.");
TR(gateway_maker, "tr111.gateway_manufacturer_oui", "GatewayManufacturerOUI", TEXT, "Who made it.");
TR(gateway_serial, "tr111.gateway_serial_number", "GatewaySerialNumber", TEXT, "Which one it is.");
TR(gateway_class, "tr111.gateway_product_class", "GatewayProductClass", TEXT, "What it is.");
static const struct field tr_any[] = {SUB_HEAD("TR-111"), FIELD_END};
static const struct field tr_made[] = {VALUE("dhcp.option.vi.value", true, ALWAYS), FIELD_END};

#define DEVICE(text, value, table)                                                                 \
	{.id = "dhcp.option.vi.tr111.suboption", .label = "device", .title = text,                 \
		.kind = FIELD_GROUP, .coded = true, .late = 1, .code = (value), .parts = table,    \
		.made = tr_made,                                                                   \
		.about = "What a home's gateway and its devices say of each other.",               \
		.rfc = "TR-111"}
static const struct field tr_items[] = {
	DEVICE("DeviceManufacturerOUI", 1, device_maker),
	DEVICE("DeviceSerialNumber", 2, device_serial),
	DEVICE("DeviceProductClass", 3, device_class_name),
	DEVICE("GatewayManufacturerOUI", 4, gateway_maker),
	DEVICE("GatewaySerialNumber", 5, gateway_serial),
	DEVICE("GatewayProductClass", 6, gateway_class), DEVICE("Unknown", LIST_UNKNOWN, tr_any),
	FIELD_END,
};

static const struct field own_parts[] = {
	{.id = "dhcp.vendor.suboption", .label = "type", .title = "Suboption", .bits = 8,
		.fill = FILL_CODE, .about = "What this is.", .rfc = "RFC 3925 4"},
	{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length", .bits = 8,
		.bias = 2, .fill = FILL_ITEMLEN, .about = "Bytes of the value.",
		.rfc = "RFC 3925 4"},
	REST("vendor.data", "Data", BYTES, "What the vendor likes."), FIELD_END};
static const struct field own_items[] = {
	{.id = "", .label = "own", .title = "Suboption", .kind = FIELD_GROUP,
		.code = LIST_UNKNOWN, .parts = own_parts, .about = "What the vendor likes.",
		.rfc = "RFC 3925 4"},
	FIELD_END,
};
static const struct list tr_list = {LIST_TLV, tr_items}, own_list = {LIST_TLV, own_items};
#define OWN(table, wanted)                                                                         \
	{.id = "", .label = "values", .title = "Values", .kind = FIELD_LIST, .size = SIZE_REST,    \
		.list = table, .when = wanted, .about = "What the vendor likes.",                  \
		.rfc = "RFC 3925 4"}
#define BROADBAND_FORUM 3561
static const struct field vendor_parts[] = {
	{.id = "dhcp.option.vi.enterprise", .label = "enterprise", .title = "Enterprise",
		.bits = 32, .select = true, .about = "Which vendor.", .rfc = "RFC 3925 4"},
	{.id = "dhcp.option.vi.length", .label = "len", .title = "Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of what it likes.", .rfc = "RFC 3925 4"},
	OWN(&tr_list, WHEN1(BROADBAND_FORUM)), OWN(&dhcp_cable_told, WHEN1(CABLELABS)),
	OWN(&own_list, WHEN_FROM(0, BROADBAND_FORUM - 1)),
	OWN(&own_list, WHEN_FROM(BROADBAND_FORUM + 1, CABLELABS - 1)),
	OWN(&own_list, WHEN_FROM(CABLELABS + 1, UINT32_MAX)),
	FIELD_END,
};
static const struct field vendor_items[] = {
	{.id = "", .label = "vendor", .title = "Vendor", .kind = FIELD_GROUP,
		.parts = vendor_parts, .about = "What one vendor likes.", .rfc = "RFC 3925 4"},
	FIELD_END,
};
static const struct list vendor_list = {LIST_REPEAT, vendor_items};
const struct field dhcp_own[] = {CODE, LEN,
	{.id = "", .label = "vendors", .title = "Vendors", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &vendor_list, .about = "What vendors like.", .rfc = "RFC 3925 4"},
	FIELD_END};
