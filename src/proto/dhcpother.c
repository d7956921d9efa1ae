/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP's options of several parts that are seldom seen: where services are, RFC 2610, RFC 2937, RFC
 * 4174, RFC 6731, RFC 7291; where the client is, RFC 4776; what a server's database knows, RFC
 * 6926; IPv4 over IPv6, RFC 5969, RFC 7618; and NetWare's, RFC 2242. */
#include "dhcptable.h"

#include <stddef.h>

static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

#define FIELD(name, text, wide, how, values, sentence, section)                                    \
	{.id = "dhcp.option." name, .label = "value", .title = text, .bits = (wide),               \
		.kind = FIELD_##how, .names = values, .about = sentence, .rfc = section}
#define LIST(word, table, wanted, sentence, section)                                               \
	{.id = "", .label = word, .title = word, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = table, .when = wanted, .about = sentence, .rfc = section}
#define FLAGS(name, text, wide, table, bad, sentence)                                              \
	{.id = "dhcp.option.isns." name, .label = name, .title = text, .bits = (wide),             \
		.kind = FIELD_FLAGS, .parts = table, .made = bad, .about = sentence,               \
		.rfc = "RFC 4174 2"}
#define UNTIL(n) WHEN_FROM(0, (n) - 1)
#define FROM(n) WHEN_FROM(n, 255)

/* ---- services: RFC 2610, RFC 2937, RFC 6731, RFC 7291 ---- */

static const struct name agent_names[] = {
	{0, "Dynamic Discovery"}, {1, "Static Discovery"}, {128, "Backwards compatibility"},
	{0, NULL}};
static const struct name scope_names[] = {
	{0, "Preferred Scope"}, {1, "Mandatory Scope"}, {0, NULL}};
static const struct field agent_items[] = {
	FIELD("slp_directory_agent.slpda_address", "IP Address", 32, IPV4, NULL,
		"Who knows where services are.", "RFC 2610 2"),
	FIELD_END};
static const struct list agent_list = {LIST_REPEAT, agent_items};
const struct field dhcp_opt78[] = {CODE, LEN,
	{.id = "dhcp.option.slp_directory_agent.value", .label = "mandatory", .title = "Value",
		.bits = 8, .select = true, .names = agent_names,
		.about = "Whether others than these may be asked.", .rfc = "RFC 2610 2"},
	{.id = "", .label = "length", .title = "Length", .bits = 8, .when = WHEN1(128),
		.about = "Bytes of the addresses, as long ago.", .rfc = "RFC 2610 2"},
	LIST("agents", &agent_list, ALWAYS, "Who knows where services are.", "RFC 2610 2"),
	FIELD_END};
const struct field dhcp_opt79[] = {CODE, LEN,
	FIELD("slp_service_scope.value", "Value", 8, UINT, scope_names,
		"Whether services may be looked for elsewhere, too.", "RFC 2610 3"),
	REST("option.slp_service_scope.string", "SLP Service Scope", TEXT,
		"Where to look for services."),
	FIELD_END};

static const struct name search_names[] = {
	{0, "Local naming information (e.g., an /etc/hosts file on a UNIX machine) (0)"},
	{6, "Domain Name Server Option (6)"}, {41, "Network Information Servers Option (41)"},
	{44, "NetBIOS over TCP/IP Name Server Option (44)"},
	{65, "Network Information Service+ Servers Option (65)"}, {0, NULL}};
static const struct field no_search[] = EXPERT_PARTS("dhcp.option.dhcp_name_service.invalid",
	"Invalid Name Service (%u). RFC 2937 defines only 0, 6, 41, 44, and 65 as possible values.",
	EXPERT_ERROR, EXPERT_PROTOCOL);
#define NO_SEARCH(first, end)                                                                      \
	{EXPERT_PLACED(MAKE_EXPERT, no_search, MADE_BEHIND), .when = WHEN_FROM(first, end)}
static const struct field search_made[] = {
	NO_SEARCH(1, 5), NO_SEARCH(7, 40), NO_SEARCH(42, 43), NO_SEARCH(45, 64),
	NO_SEARCH(66, 0xffff),
	{.id = "dhcp.option.dhcp_name_service_search_option", .label = "", .title = "Name Service",
		.kind = FIELD_TEXT, .make = MAKE_NAME, .names = search_names,
		.about = "Which service to ask next about a name.", .rfc = "RFC 2937 2"},
	FIELD_END};
static const struct field search_items[] = {
	{.id = "dhcp.option.dhcp_name_service_search_option", .label = "service",
		.title = "Name Service", .bits = 16, .silent = true, .made = search_made,
		.about = "Which service to ask next about a name.", .rfc = "RFC 2937 2"},
	FIELD_END};
static const struct list search_list = {LIST_REPEAT, search_items};
const struct field dhcp_opt117[] = {CODE, LEN,
	LIST("services", &search_list, ALWAYS, "Whom to ask about names, in this order.",
		"RFC 2937 2"),
	FIELD_END};

static const struct name preference_names[] = {
	{0, "Medium"}, {1, "High"}, {2, "Reserved"}, {3, "Low"}, {0, NULL}};
static const struct field preference_parts[] = {
	{.id = "dhcp.option.rdnss.reserved", .label = "reserved", .title = "Reserved", .bits = 6,
		.box = 1, .kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 6731 4.3"},
	{.id = "dhcp.option.rdnss.preference", .label = "prf", .title = "Preference", .bits = 2,
		.box = 1, .names = preference_names, .about = "Which server to ask first.",
		.rfc = "RFC 6731 4.3"},
	FIELD_END};
const struct field dhcp_opt146[] = {CODE, LEN,
	{.id = "", .label = "preference", .title = "Preference", .bits = 8, .kind = FIELD_HEX,
		.parts = preference_parts, .about = "Which server to ask first.",
		.rfc = "RFC 6731 4.3"},
	FIELD("rdnss.primary_dns", "Primary DNS", 32, IPV4, NULL,
		"Whom to ask about names of these domains.", "RFC 6731 4.3"),
	FIELD("rdnss.secondary_dns", "Secondary DNS", 32, IPV4, NULL,
		"Whom to ask if the first one does not answer.", "RFC 6731 4.3"),
	{.id = "dhcp.option.rdnss.domain", .label = "domains", .title = "Domains and networks",
		.kind = FIELD_NAME, .size = SIZE_REST, .origin = true, .bias = 11,
		.about = "The domains that the two servers know.", .rfc = "RFC 6731 4.3"},
	FIELD_END};

static const struct field port_servers[] = {
	FIELD("pcp.server", "PCP Server", 32, IPV4, NULL, "Who opens ports.", "RFC 7291 4"),
	FIELD_END};
static const struct list port_server_list = {LIST_REPEAT, port_servers};
static const struct field port_parts[] = {
	{.id = "dhcp.option.pcp.list_length", .label = "len", .title = "List-Length", .bits = 8,
		.bias = 0, .fill = FILL_HDRLEN, .about = "Bytes of this list.",
		.rfc = "RFC 7291 4"},
	LIST("servers", &port_server_list, ALWAYS, "Addresses of one server.", "RFC 7291 4"),
	FIELD_END};
static const struct field port_items[] = {
	{.id = "", .label = "list", .title = "PCP server list", .kind = FIELD_GROUP,
		.parts = port_parts, .heading = "PCP server list",
		.about = "One server that opens ports.", .rfc = "RFC 7291 4"},
	FIELD_END};
static const struct list port_list = {LIST_REPEAT, port_items};
const struct field dhcp_opt158[] = {CODE, LEN,
	LIST("servers", &port_list, ALWAYS, "Who opens ports.", "RFC 7291 4"), FIELD_END};

/* ---- iSNS, RFC 4174 ---- */

static const struct name access_names[] = {
	{0, "Explicitly performed"}, {1, "Automatically allowed access"}, {0, NULL}};
static const struct name policy_names[] = {
	{0, "Other means"}, {1, "Download from iSNS server"}, {0, NULL}};
static const struct name on_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name liked_names[] = {{0, "No preference"}, {1, "Preferred"}, {0, NULL}};
static const struct field ignored[] = EXPERT_PARTS("dhcp.option.isns.ignored_bitfield",
	"Enabled field is not set - non-zero bitmask ignored", EXPERT_NOTE, EXPERT_PROTOCOL);
/* The other bits mean nothing where the lowest one is not set. */
static const struct field ignored_made[] = {
	{EXPERT(MAKE_EXPERT, ignored), .when = WHEN_LOW(0, 1, 1)}, FIELD_END};

#define FLAG(name, text, wide, boxed, values, sentence)                                            \
	{.id = "dhcp.option.isns." name, .label = "", .title = text, .bits = (wide),               \
		.box = (boxed), .names = values, .about = sentence, .rfc = "RFC 4174 2"}
#define SPARE(name, text, wide, boxed, shown)                                                      \
	{.id = "dhcp.option.isns." name, .label = "", .title = text, .bits = (wide),               \
		.box = (boxed), .digits = (shown), .kind = FIELD_HEX, .about = "Must be zero.",    \
		.rfc = "RFC 4174 2"}
static const struct field function_parts[] = {
	SPARE("functions.reserved", "Reserved flags", 13, 2, 0),
	FLAG("functions.sec_policy_distribution", "Security Policy Distribution", 1, 2,
		policy_names, "Whether the server tells how to be safe."),
	FLAG("functions.dd_base_authorization", "Discovery Domain based Authorization", 1, 2,
		access_names, "Whether members of a domain may use each other."),
	FLAG("functions.enabled", "Function Fields Enabled", 1, 2, yes_names,
		"Whether these flags mean anything."),
	FIELD_END};
static const struct field domain_parts[] = {
	SPARE("discovery_domain_access.reserved", "Reserved Flags", 10, 2, 0),
	FLAG("discovery_domain_access.initiator_target_port", "iFCP Initiator Port", 1, 2,
		yes_names, "Whether ports that use Fibre Channel disks may add domains."),
	FLAG("discovery_domain_access.ifcp_target_port", "iFCP Target Port", 1, 2, yes_names,
		"Whether ports that have Fibre Channel disks may add domains."),
	FLAG("discovery_domain_access.iscsi_initiator", "iSCSI Initiator", 1, 2, yes_names,
		"Whether hosts that use disks may add domains."),
	FLAG("discovery_domain_access.iscsi_target", "iSCSI Target", 1, 2, yes_names,
		"Whether hosts that have disks may add domains."),
	FLAG("discovery_domain_access_control.node", "Control Node", 1, 2, yes_names,
		"Whether hosts that manage others may add domains."),
	FLAG("discovery_domain_access.enabled", "Discovery Domain Enabled", 1, 2, yes_names,
		"Whether these flags mean anything."),
	FIELD_END};
static const struct field admin_parts[] = {
	SPARE("administrative_flags.reserved", "Reserved Flags", 12, 2, 0),
	FLAG("administrative_flags.default_discovery_domain", "Default Discovery Domain", 1, 2,
		yes_names, "Whether a host is in a domain without being asked."),
	FLAG("administrative_flags.management_scns", "Management SCNs", 1, 2, yes_names,
		"Whether managing hosts are told of changes."),
	FLAG("administrative_flags.heartbeat", "Heartbeat", 1, 2, yes_names,
		"Whether the server says again and again that it is there."),
	FLAG("administrative_flags.enabled", "Administrative Flags Enabled", 1, 2, yes_names,
		"Whether these flags mean anything."),
	FIELD_END};
#define SECURE(name, text, values, sentence)                                                       \
	FLAG("server_security_bitmap." name, text, 1, 4, values, sentence)
static const struct field safety_parts[] = {
	FIELD_GAP(16), SPARE("server_security_bitmap.reserved", "Reserved Flags", 9, 4, 4),
	SECURE("tunnel_mode", "Tunnel Mode", liked_names, "IPsec in tunnel mode."),
	SECURE("transport_mode", "Transport Mode", liked_names, "IPsec in transport mode."),
	SECURE("pfs", "PFS", on_names, "A key that is lost opens no old message."),
	SECURE("aggressive_mode", "Aggressive Mode", on_names, "IKE in aggressive mode."),
	SECURE("main_mode", "Main Mode", on_names, "IKE in main mode."),
	SECURE("ike_ipsec_enabled", "IKE/IPSec", on_names, "The server speaks IPsec."),
	SECURE("enabled", "Server Security Bitmap Enabled", yes_names,
		"Whether these flags mean anything."),
	FIELD_END};
static const struct field storage_items[] = {
	FIELD("isns.secondary_server_addr", "Secondary Server Address", 32, IPV4, NULL,
		"Whom to ask if the first server does not answer.", "RFC 4174 2"),
	FIELD_END};
static const struct list storage_list = {LIST_REPEAT, storage_items};
/* Of the flags the two that say whether there is a heartbeat are the selector. */
const struct field dhcp_opt83[] = {CODE, LEN,
	FLAGS("functions", "iSNS Functions", 16, function_parts, ignored_made,
		"What the server does."),
	FLAGS("discovery_domain_access", "Discovery Domain Access flags", 16, domain_parts,
		ignored_made, "Who may add domains."),
	{.id = "dhcp.option.isns.administrative_flags", .label = "admin",
		.title = "Administrative Flags", .bits = 16, .kind = FIELD_FLAGS,
		.parts = admin_parts, .made = ignored_made, .select = true,
		.about = "How the server is run.", .rfc = "RFC 4174 2.3"},
	FLAGS("server_security_bitmap", "iSNS Server Security Bitmap", 32, safety_parts,
		ignored_made, "How to be safe on the way to the server."),
	{.id = "dhcp.option.isns.heartbeat_originator_addr", .label = "heartbeat",
		.title = "Heartbeat Originator Address", .bits = 32, .kind = FIELD_IPV4,
		.when = WHEN_FLAG(3), .about = "Who says that it is there.",
		.rfc = "RFC 4174 2"},
	FIELD("isns.primary_server_addr", "Primary Server Address", 32, IPV4, NULL,
		"Who knows where disks are.", "RFC 4174 2"),
	LIST("servers", &storage_list, ALWAYS, "Whom else to ask.", "RFC 4174 2"), FIELD_END};

/* ---- where the client is: RFC 4776, and CableLabs' names of servers ---- */

static const struct name what_names[] = {
	{0, "Location of the DHCP server"},
	{1, "Location of the network element believed to be closest to the client"},
	{2, "Location of the client"}, {0, NULL}};
static const struct field civic_parts[] = {
	FIELD("civic_location.ca_type", "CA Type", 8, UINT, NULL, "What part of an address it is.",
		"RFC 4776 3.1"),
	{.id = "dhcp.option.civic_location.ca_length", .label = "len", .title = "CA Length",
		.bits = 8, .fill = FILL_SIZE, .about = "Bytes of that part.",
		.rfc = "RFC 4776 3.1"},
	{.id = "dhcp.option.civic_location.ca_value", .label = "value", .title = "CA Value",
		.kind = FIELD_TEXT, .size = SIZE_COUNTED, .about = "That part of the address.",
		.rfc = "RFC 4776 3.1"},
	FIELD_END};
static const struct field civic_items[] = {
	{.id = "", .label = "part", .title = "Part", .kind = FIELD_GROUP, .parts = civic_parts,
		.about = "A part of an address.", .rfc = "RFC 4776 3.1"},
	FIELD_END};
static const struct list civic_list = {LIST_REPEAT, civic_items};
const struct field dhcp_opt99[] = {CODE, LEN,
	FIELD("civic_location.what", "What", 8, UINT, what_names, "Of what this is the address.",
		"RFC 4776 3.1"),
	FIELD("civic_location.country", "Country", 16, TEXT, NULL, "Two letters of ISO 3166.",
		"RFC 4776 3.1"),
	LIST("address", &civic_list, ALWAYS, "The address, part by part.", "RFC 4776 3.1"),
	FIELD_END};

static const struct name which_names[] = {
	{1, "Primary DSS_ID"}, {2, "Secondary DSS_ID"}, {0, NULL}};
static const struct field set_parts[] = {
	FIELD("cl_dss_id.option", "DSS_ID Type", 8, UINT, which_names, "Which of two this is.",
		"CL-SP-CANN-DHCP-Reg"),
	{.id = "dhcp.option.cl_dss_id.len", .label = "len", .title = "DSS_ID Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of the name.", .rfc = "CL-SP-CANN-DHCP-Reg"},
	{.id = "dhcp.option.cl_dss_id", .label = "name", .title = "Country", .kind = FIELD_TEXT,
		.size = SIZE_COUNTED, .about = "The name of a set of DHCP servers.",
		.rfc = "CL-SP-CANN-DHCP-Reg"},
	FIELD_END};
static const struct field set_items[] = {
	{.id = "", .label = "set", .title = "Set", .kind = FIELD_GROUP, .parts = set_parts,
		.about = "A set of DHCP servers.", .rfc = "CL-SP-CANN-DHCP-Reg"},
	FIELD_END};
static const struct list set_list = {LIST_REPEAT, set_items};
/* Of 16 bytes it is where the client is, RFC 6225. */
const struct field dhcp_opt123[] = {CODE, LEN_LIKE(16),
	LIST("sets", &set_list, WHEN_FROM(0, 15), "Sets of DHCP servers.", "CL-SP-CANN-DHCP-Reg"),
	LIST("sets", &set_list, WHEN_FROM(17, 68), "Sets of DHCP servers.", "CL-SP-CANN-DHCP-Reg"),
	FIELD_END};

/* ---- what a server's database knows, RFC 6926 ---- */

static const struct name status_names[] = {
	{0, "Success"}, {1, "UpsecFail"}, {2, "QueryTerminated"}, {3, "MalformedQuery"},
	{4, "NotAllowed"}, {0, NULL}};
static const struct name lease_names[] = {
	{1, "Available"}, {2, "Active"}, {3, "Expired"}, {4, "Release"}, {5, "Abandoned"},
	{6, "Reset"}, {7, "Remote"}, {8, "Transitioning"}, {0, NULL}};
static const struct name source_names[] = {{0, "Unknown"}, {1, "Remote"}, {0, NULL}};
const struct field dhcp_opt151[] = {CODE, LEN,
	FIELD("bulk_lease.status_code", "Status Code", 8, UINT, status_names,
		"Whether the question could be answered.", "RFC 6926 6.2.2"),
	REST("option.bulk_lease.status_code_message", "Status Code Message", TEXT,
		"The same in words."),
	FIELD_END};
#define MOMENT(table, name, text, sentence)                                                        \
	const struct field dhcp_##table[] = {CODE, LEN_LIKE(4),                                    \
		{.id = "dhcp.option.bulk_lease." name, .label = "time", .title = text, .bits = 32, \
			.kind = FIELD_DATE, .unit = 1900, .when = WHEN1(4), .about = sentence,     \
			.rfc = "RFC 6926 6.2"},                                                    \
		FIELD_END}
MOMENT(opt152, "base_time", "Base Time", "When the server said so.");
MOMENT(opt154, "query_start_time", "Query Start Time", "Asks for what changed after this.");
MOMENT(opt155, "query_end_time", "Query End Time", "Asks for what changed before this.");
ONE(opt153, "bulk_lease.start_time_of_state", "Start Time Of State", 32, UINT, NULL,
	"For how many seconds it has been so.");
ONE(opt156, "bulk_lease.dhcp_state", "Dhcp State", 8, UINT, lease_names,
	"Whether the address is in use.");
ONE(opt157, "bulk_lease.data_source", "Data Source", 8, UINT, source_names,
	"Whether another server said so.");

/* ---- IPv4 over IPv6: RFC 5969, RFC 7618 ---- */

const struct field dhcp_opt159[] = {CODE, LEN_LIKE(4),
	{PART_OF("option.portparams.offset", "Offset", 8, UINT, NULL,
		 "How many bits stand before the set's number."), .when = WHEN1(4)},
	{PART_OF("option.portparams.psid_length", "PSID-Length", 8, UINT, NULL,
		 "Bits of the set's number."), .when = WHEN1(4)},
	{PART_OF("option.portparams.psid", "PSID", 16, BYTES, NULL,
		 "Which of the ports of an address the client may use."), .when = WHEN1(4)},
	FIELD_END};

static const struct field border_items[] = {
	FIELD("6RD.border_relay_ip", "Border Relay IP", 32, IPV4, NULL,
		"Who carries packets between the two Internets.", "RFC 5969 7.1.1"),
	FIELD_END};
static const struct list border_list = {LIST_REPEAT, border_items};
const struct field dhcp_opt212[] = {CODE, LEN_LIKE(22),
	{PART_OF("option.6RD.ipv4_mask_len", "6RD IPv4 Mask Length", 8, UINT, NULL,
		 "Bits of an IPv4 address that all of the provider's have."), .when = FROM(22)},
	{PART_OF("option.6RD.prefix_len", "6RD Prefix Length", 8, UINT, NULL,
		 "Bits of the IPv6 prefix."), .when = FROM(22)},
	{PART_OF("option.6RD.prefix", "6RD Prefix", 128, IPV6, NULL,
		 "The provider's IPv6 addresses."), .when = FROM(22)},
	LIST("relays", &border_list, FROM(22), "Who carries packets between the two Internets.",
		"RFC 5969 7.1.1"),
	FIELD_END};
const struct field dhcp_6rd_short[] = EXPERT_PARTS("dhcp.option.6RD.malformed",
	"6RD: malformed option", EXPERT_ERROR, EXPERT_PROTOCOL);

/* ---- NetWare/IP, RFC 2242 ---- */

#define NETWARE "dhcp.option.novell_options."
#define WARE(table, name, text, wide, how, values, sentence)                                       \
	static const struct field table[] = {SUB_HEAD("RFC 2242 3"),                               \
		{.id = NETWARE name, .label = "value", .title = text, .bits = (wide),              \
			.kind = FIELD_##how, .names = values, .when = WHEN1((wide) / 8),           \
			.about = sentence, .rfc = "RFC 2242 3"},                                   \
		FIELD_END}
#define WARES(table, name, text, sentence)                                                         \
	static const struct field table##_items[] = {                                              \
		FIELD("novell_options." name, text, 32, IPV4, NULL, sentence, "RFC 2242 3"),       \
		FIELD_END};                                                                        \
	static const struct list table##_list = {LIST_REPEAT, table##_items};                      \
	static const struct field table[] = {SUB_HEAD("RFC 2242 3"),                               \
		LIST("servers", &table##_list, ALWAYS, sentence, "RFC 2242 3"), FIELD_END}
WARE(nearest, "broadcast", "Broadcast for nearest Netware server", 8, UINT, yes_names,
	"Whether to look for the nearest server.");
WARES(preferred, "preferred_dss_server", "Preferred DSS server", "Who knows names.");
WARES(servers, "nearest_nwip_server", "Nearest NWIP server", "The nearest servers.");
WARE(retries, "autoretries", "Autoretries", 8, UINT, NULL, "How often to ask again.");
WARE(delay, "autoretry_delay", "Autoretry delay, sec", 8, UINT, NULL,
	"Seconds to wait before that.");
WARE(older, "support_netware_v1_1", "Broadcast for nearest Netware server", 8, UINT, yes_names,
	"Whether to speak to older servers, too.");
WARE(primary, "primary_dss", "Primary DSS", 32, IPV4, NULL, "Who knows names best.");
static const struct field presence[] = {SUB_HEAD("RFC 2242 3"), FIELD_END};

#define WARE_BYTES(...) VALUE("dhcp.option.novell_options.value", true, __VA_ARGS__)
#define WARE_LIKE(n)                                                                               \
	static const struct field ware_##n[] = {                                                   \
		WARE_BYTES(ALWAYS), NOT_LONG(dhcp_not##n, NOT_OF(n)), FIELD_END}
static const struct field dhcp_not0[] = BAD_LENGTH("length isn't 0");
WARE_LIKE(0);
WARE_LIKE(1);
WARE_LIKE(4);
static const struct field ware_4s[] = {
	WARE_BYTES(ALWAYS), NOT_LONG(dhcp_not4s, NOT_TIMES(4)), FIELD_END};
static const struct field ware_any[] = {WARE_BYTES(ALWAYS), FIELD_END};
#define WARE_ITEM(text, value, table, of)                                                          \
	{.id = NETWARE "suboption", .label = "netware", .title = text, .kind = FIELD_GROUP,        \
		.coded = true, .code = (value), .parts = table, .made = of,                        \
		.about = "One thing to know about NetWare.", .rfc = "RFC 2242 3"}
static const struct field ware_items[] = {
	WARE_ITEM("NWIP does not exist on subnet", 1, presence, ware_0),
	WARE_ITEM("NWIP exists in options area", 2, presence, ware_0),
	WARE_ITEM("NWIP exists in sname/file", 3, presence, ware_0),
	WARE_ITEM("NWIP exists, but too big", 4, presence, ware_0),
	WARE_ITEM("Broadcast for nearest Netware server", 5, nearest, ware_1),
	WARE_ITEM("Preferred DSS server", 6, preferred, ware_4s),
	WARE_ITEM("Nearest NWIP server", 7, servers, ware_4s),
	WARE_ITEM("Autoretries", 8, retries, ware_1),
	WARE_ITEM("Autoretry delay, secs", 9, delay, ware_1),
	WARE_ITEM("Support NetWare/IP v1.1", 10, older, ware_1),
	WARE_ITEM("Primary DSS", 11, primary, ware_4),
	WARE_ITEM("Unknown", LIST_UNKNOWN, presence, ware_any), FIELD_END,
};
static const struct list ware_list = {LIST_TLV, ware_items};
const struct field dhcp_opt63[] = {CODE, LEN,
	LIST("netware", &ware_list, ALWAYS, "What to know about NetWare.", "RFC 2242 3"),
	FIELD_END};
