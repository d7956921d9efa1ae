/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP's options, RFC 2132: a type, a length, a value; the types 0 and 255 are alone. Wireshark has
 * no field for the type's byte: the whole option is shown as its type. */
#include "dhcpopt.h"

#define DHCP_TABLE(name) static const struct field dhcp_##name[]
#include "dhcptable.h"

#include <stddef.h>

const struct name dhcp_hardware_names[] = {
	{1, "Ethernet"}, {6, "IEEE 802"}, {7, "ARCNET"}, {15, "Frame Relay"}, {18, "Fibre Channel"},
	{24, "IEEE 1394"}, {32, "InfiniBand"}, {0, NULL},
};

static const struct name message_names[] = {
	{1, "Discover"}, {2, "Offer"}, {3, "Request"}, {4, "Decline"}, {5, "ACK"}, {6, "NAK"},
	{7, "Release"}, {8, "Inform"}, {9, "Force Renew"}, {10, "Lease query"},
	{11, "Lease Unassigned"}, {12, "Lease Unknown"}, {13, "Lease Active"}, {0, NULL},
};
static const struct name node_names[] = {
	{1, "B-node"}, {2, "P-node"}, {4, "M-node"}, {8, "H-node"}, {0, NULL}};
static const struct name overload_names[] = {
	{1, "Boot file name holds options"}, {2, "Server host name holds options"},
	{3, "Boot file and server host names hold options"}, {0, NULL},
};
static const struct name enabled_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name auto_names[] = {
	{0, "DoNotAutoConfigure"}, {1, "AutoConfigure"}, {0, NULL}};
static const struct name option_names[] = {
	{1, "Subnet Mask"}, {2, "Time Offset"}, {3, "Router"}, {4, "Time Server"},
	{6, "Domain Name Server"}, {7, "Log Server"}, {12, "Host Name"}, {15, "Domain Name"},
	{17, "Root Path"}, {26, "Interface MTU"}, {28, "Broadcast Address"},
	{31, "Perform Router Discover"}, {33, "Static Route"},
	{42, "Network Time Protocol Servers"}, {43, "Vendor-Specific Information"},
	{44, "NetBIOS over TCP/IP Name Server"}, {46, "NetBIOS over TCP/IP Node Type"},
	{47, "NetBIOS over TCP/IP Scope"}, {50, "Requested IP Address"},
	{51, "IP Address Lease Time"}, {53, "DHCP Message Type"}, {54, "DHCP Server Identifier"},
	{57, "Maximum DHCP Message Size"}, {58, "Renewal Time Value"},
	{59, "Rebinding Time Value"}, {60, "Vendor class identifier"}, {61, "Client identifier"},
	{66, "TFTP Server Name"}, {67, "Bootfile name"}, {119, "Domain Search"},
	{121, "Classless Static Route"}, {150, "TFTP Server Address"},
	{252, "Private/Proxy autodiscovery"}, {0, NULL},
};

ONE(mask, "subnet_mask", "Subnet Mask", 32, IPV4, NULL, "Which addresses are on this wire.");
static const struct field dhcp_offset[] = {CODE, LEN_LIKE(4),
	{.id = "dhcp.option.time_offset", .label = "value", .title = "Time Offset", .bits = 32,
		.minus = true, .when = WHEN1(4), .about = "Seconds from UTC.",
		.rfc = "RFC 2132 3.4"},
	FIELD_END};
HOSTS(routers, "router", "Router", "Who knows the way to the rest of the world.");
HOSTS(time_servers, "time_server", "Time Server", "Who knows the time (RFC 868).");
HOSTS(name_servers, "name_server", "Name Server", "Who knows names, before DNS.");
HOSTS(dns_servers, "domain_name_server", "Domain Name Server", "Whom to ask about names.");
HOSTS(log_servers, "log_server", "Log Server", "Where to send messages about oneself.");
TEXT(hostname, "hostname", "Host Name", "The client's name.");
TEXT(domain, "domain_name", "Domain Name", "What to put behind short names.");
TEXT(root_path, "root_path", "Root Path", "Where the file system of the client is.");
ONE(forwarding, "ip_forwarding", "IP Forwarding", 8, UINT, enabled_names,
	"Whether the client is a router.");
ONE(ttl, "default_ip_ttl", "Default IP Time-to-Live", 8, UINT, NULL, "For the client's packets.");
ONE(mtu, "interface_mtu", "Interface MTU", 16, UINT, NULL, "The longest packet on this wire.");
ONE(broadcast, "broadcast_address", "Broadcast Address", 32, IPV4, NULL,
	"The address of everyone on this wire.");
ONE(discover, "perform_router_discover", "Perform Router Discover", 8, UINT, enabled_names,
	"Whether to ask for routers (RFC 1256).");
HOSTS(ntp_servers, "ntp_server", "Network Time Protocol Server", "Whom to ask for the time.");
HOSTS(netbios_servers, "netbios_over_tcpip_name_server", "NetBIOS over TCP/IP Name Server",
	"Whom to ask about NetBIOS names.");
ONE(node, "netbios_over_tcpip_node_type", "NetBIOS over TCP/IP Node Type", 8, UINT, node_names,
	"How to look for NetBIOS names.");
TEXT(scope, "netbios_over_tcpip_scope", "NetBIOS over TCP/IP Scope", "Who hears NetBIOS names.");
ONE(requested, "requested_ip_address", "Requested IP Address", 32, IPV4, NULL,
	"The address that the client would like.");
ONE(lease, "ip_address_lease_time", "IP Address Lease Time", 32, UINT, NULL,
	"For how many seconds the address may be used.");
static const struct field dhcp_overload[] = {CODE, LEN,
	PART("option.option_overload", "Option Overload", 8, UINT, overload_names,
		"More options stand where names would."),
	FIELD_END};
static const struct field dhcp_message[] = {CODE, LEN,
	PART("option.dhcp", "DHCP", 8, UINT, message_names, "What the message is."), FIELD_END};
ONE(server_id, "dhcp_server_id", "DHCP Server Identifier", 32, IPV4, NULL,
	"Which server's offer is meant.");
MANY(wanted, "request_list_item", "Parameter Request List Item", 8, UINT, option_names,
	"An option that the client wants to get.");
TEXT(remark, "message", "Message", "What went wrong, for people.");
ONE(max_size, "dhcp_max_message_size", "Maximum DHCP Message Size", 16, UINT, NULL,
	"The longest message that the client takes.");
ONE(renewal, "renewal_time_value", "Renewal Time Value", 32, UINT, NULL,
	"After how many seconds to ask the server for more time.");
ONE(rebinding, "rebinding_time_value", "Rebinding Time Value", 32, UINT, NULL,
	"After how many seconds to ask any server for it.");
TEXT(vendor, "vendor_class_id", "Vendor class identifier", "Who made the client.");
#define VENDOR_DATA(table, from)                                                                   \
	static const struct field table##_made[] = {                                               \
		{.id = "dhcp.option.vendor_class_data", .label = "", .title = "vendor-class-data", \
			.kind = FIELD_TEXT, .make = MAKE_CUT, .preset = (from),                    \
			.about = "What it says of itself.", .rfc = "RFC 2132 9.13"},               \
		FIELD_END};                                                                        \
	static const struct field table[] = {CODE, LEN,                                            \
		{REST_OF("option.vendor_class_id", "Vendor class identifier", TEXT,                \
			 "Who made the client."), .made = table##_made},                           \
		FIELD_END}
VENDOR_DATA(vendor_modem, 0);
VENDOR_DATA(vendor_apple, 10);
TEXT(tftp, "tftp_server_name", "TFTP Server Name", "Where the boot file is.");
TEXT(bootfile, "bootfile_name", "Bootfile name", "The file to boot from.");
ONE(automatic, "dhcp_auto_configuration", "DHCP Auto-Configuration", 8, UINT, auto_names,
	"Whether the client may give itself an address.");
HOSTS(tftp_servers, "tftp_server_address", "TFTP Server Address", "Where the boot file is.");
TEXT(proxy, "private_proxy_autodiscovery", "Private/Proxy autodiscovery",
	"Where to find the proxy's settings.");

static const struct field route_parts[] = {
	PART("option.static_route.ip", "Destination IP Address", 32, IPV4, NULL, "To this host..."),
	PART("option.static_route.router", "Destination Router", 32, IPV4, NULL, "...this way."),
	FIELD_END,
};
static const struct field route_item[] = {
	{.id = "", .label = "route", .title = "Route", .kind = FIELD_GROUP, .parts = route_parts,
		.about = "A way to a host.", .rfc = "RFC 2132 5.8"},
	FIELD_END,
};
static const struct list route_list = {LIST_REPEAT, route_item};
static const struct field routes[] = {CODE, LEN,
	{.id = "", .label = "routes", .title = "Routes", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &route_list, .about = "Ways to hosts.", .rfc = "RFC 2132 5.8"},
	FIELD_END};

static const struct field search_item[] = {
	{.id = "dhcp.option.dhcp_dns_domain_search_list_fqdn", .label = "name", .title = "FQDN",
		.kind = FIELD_NAME, .size = SIZE_NAME, .origin = true, .bias = 2,
		.about = "A domain.", .rfc = "RFC 3397"},
	FIELD_END,
};
static const struct list search_list = {LIST_REPEAT, search_item};
static const struct field search[] = {CODE, LEN,
	{.id = "", .label = "names", .title = "Domains", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &search_list, .about = "What to try behind short names.",
		.rfc = "RFC 3397 2"},
	FIELD_END};
static const struct field classless_made[] = {
	{.id = "dhcp.option.classless_static_route", .label = "", .title = "Classless Static Route",
		.kind = FIELD_BYTES, .make = MAKE_ROUTES, .about = "A way to a network.",
		.rfc = "RFC 3442"},
	FIELD_END};
static const struct field classless[] = {CODE, LEN,
	{.id = "dhcp.option.classless_static_route", .label = "value",
		.title = "Classless Static Route", .kind = FIELD_BYTES, .size = SIZE_REST,
		.silent = true, .made = classless_made,
		.about = "Ways to networks: bits of the prefix, its bytes, the router.",
		.rfc = "RFC 3442"},
	FIELD_END};
static const struct field vendor_own[] = {CODE, LEN,
	REST("option.vendor.value", "Value", BYTES, "What the vendor likes."), FIELD_END};
static const struct field device[] = {CODE, LEN,
	{.id = "", .label = "kind", .title = "Kind", .bits = 8, .about = "1: UNDI.",
		.rfc = "RFC 4578 2.2"},
	PART("client_network_id_major", "Major Version", 8, UINT, NULL, "Of the interface."),
	PART("client_network_id_minor", "Minor Version", 8, UINT, NULL, "Of the interface."),
	FIELD_END};
static const struct field guid_made[] = {
	{.id = "dhcp.client_id.uuid", .label = "", .title = "Client Identifier (UUID)",
		.kind = FIELD_TEXT, .make = MAKE_GUID, .about = "What only this client has.",
		.rfc = "RFC 4578 2.3"},
	FIELD_END};
static const struct field machine[] = {CODE, LEN,
	{.id = "", .label = "kind", .title = "Kind", .bits = 8, .about = "0: a UUID.",
		.rfc = "RFC 4578 2.3"},
	{.id = "", .label = "uuid", .title = "Client Identifier (UUID)", .kind = FIELD_BYTES,
		.bits = 128, .silent = true, .made = guid_made,
		.about = "What only this client has.", .rfc = "RFC 4578 2.3"},
	FIELD_END};
static const struct field pair_parts[] = {
	PART("option.policy_filter.ip", "IP Address", 32, IPV4, NULL, "This network..."),
	PART("option.policy_filter.subnet_mask", "Subnet Mask", 32, IPV4, NULL, "...alone."),
	FIELD_END};
static const struct field pair_item[] = {
	{.id = "", .label = "filter", .title = "Filter", .kind = FIELD_GROUP, .parts = pair_parts,
		.about = "A network that may be routed to.", .rfc = "RFC 2132 4.3"}, FIELD_END};
static const struct list pair_list = {LIST_REPEAT, pair_item};
static const struct field policy[] = {CODE, LEN,
	{.id = "", .label = "filters", .title = "Filters", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &pair_list, .about = "Networks that may be routed to.",
		.rfc = "RFC 2132 4.3"},
	FIELD_END};
static const struct name mode_names[] = {
	{1, "IPv4"}, {2, "IPv6"}, {3, "Alternate Provisioning Mode"},
	{4, "Dual-stack Provisioning Mode"}, {0, NULL}};
static const struct field address_mode[] = {CODE, LEN,
	PART("option.vi_class.cl_address_mode", "CableLab Address Mode", 8, UINT, mode_names,
		"Which addresses a cable modem shall use."),
	FIELD_END};
static const struct field class_parts[] = {
	PART("option.vi_class.enterprise", "Enterprise", 32, UINT, NULL, "Whose class."),
	{.id = "dhcp.option.vi_class.length", .label = "len", .title = "Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of the class.", .rfc = "RFC 3925 3"},
	{.id = "dhcp.option.vi_class.data", .label = "class", .title = "Data", .kind = FIELD_TEXT,
		.size = SIZE_COUNTED, .about = "What the client is.", .rfc = "RFC 3925 3"},
	FIELD_END};
static const struct field class_item[] = {
	{.id = "", .label = "class", .title = "Class", .kind = FIELD_GROUP, .parts = class_parts,
		.about = "What the client is.", .rfc = "RFC 3925 3"}, FIELD_END};
static const struct list class_list = {LIST_REPEAT, class_item};
static const struct field classes[] = {CODE, LEN,
	{.id = "", .label = "classes", .title = "Classes", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &class_list, .about = "What the client is.", .rfc = "RFC 3925 3"},
	FIELD_END};

static const struct field relay[] = {CODE, LEN,
	{.id = "", .label = "remarks", .title = "Remarks", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &dhcp_relayed, .about = "What a relay knows of the client.",
		.rfc = "RFC 3046 2.0"},
	FIELD_END};

static const struct field pad[] = {
	{.id = "dhcp.option.padding", .label = "pad", .title = "Padding", .bits = 8,
		.kind = FIELD_HEX, .octets = true, .fill = FILL_CODE, .about = "Nothing.",
		.rfc = "RFC 2132 3.1"},
	FIELD_END,
};
static const struct field end[] = {
	{.id = "dhcp.option.end", .label = "end", .title = "Option End", .bits = 8,
		.fill = FILL_CODE, .about = "Nothing but padding follows.", .rfc = "RFC 2132 3.2"},
	FIELD_END,
};
static const struct field other[] = {CODE, LEN,
	{.id = "dhcp.option.value", .label = "value", .title = "Value", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .about = "What the option says.",
		.rfc = "RFC 2132"}, FIELD_END};

const struct field dhcp_not1[] = BAD_LENGTH("length isn't 1");
const struct field dhcp_not2[] = BAD_LENGTH("length isn't 2");
const struct field dhcp_not4[] = BAD_LENGTH("length isn't 4");
const struct field dhcp_not2s[] = BAD_LENGTH("Option length isn't a multiple of 2");
const struct field dhcp_not4s[] = BAD_LENGTH("Option length isn't a multiple of 4");
const struct field dhcp_not8s[] = BAD_LENGTH("Option length isn't a multiple of 8");

/* What is made of an option: of any, of text, of a value of so many bytes, of several. */
#define BYTES(hides, ...) VALUE("dhcp.option.value", hides, __VA_ARGS__)
#define MADE_OF(n)                                                                                 \
	static const struct field made_##n[] = {BYTES(true, LENGTH_IN(n)),                         \
		BYTES(false, LENGTH_NOT_IN(n)), NOT_LONG(dhcp_not##n, NOT_OF(n)), FIELD_END}
#define MADE_TIMES(n, less)                                                                        \
	static const struct field made_##n##s[] = {                                                \
		BYTES(true, {WHEN_NOT_IN, 0, less, 0, 0xff}),                       \
		BYTES(false, {WHEN_IN, 0, less, 0, 0xff}),                          \
		NOT_LONG(dhcp_not##n##s, NOT_TIMES(n)), FIELD_END}
static const struct field made_any[] = {BYTES(true, ALWAYS), FIELD_END};
static const struct field made_text[] = {
	BYTES(true, LENGTH_NOT_IN(0)), BYTES(false, LENGTH_IN(0)), FIELD_END};
static const struct field made_pairs[] = {
	BYTES(true, ALWAYS), NOT_LONG(dhcp_not8s, NOT_TIMES(8)), FIELD_END};
static const struct field made_numbers[] = {
	BYTES(true, ALWAYS), NOT_LONG(dhcp_not2s, NOT_TIMES(2)), FIELD_END};
static const struct field must_be_4[] = BAD_LENGTH("length must be 4");
static const struct field made_moment[] = {
	BYTES(true, ALWAYS), NOT_LONG(must_be_4, NOT_OF(4)), FIELD_END};
static const struct field made_6rd[] = {
	BYTES(true, ALWAYS), NOT_LONG(dhcp_6rd_short, WHEN_FROM(0, 21)),
	FIELD_END};
MADE_OF(1);
MADE_OF(2);
MADE_OF(4);
MADE_TIMES(2, 3);
MADE_TIMES(4, 15);

#define OPTION_MADE(word, text, value, table, sentence, of)                                        \
	.id = "dhcp.option.type", .label = word, .title = "Option: " text, .kind = FIELD_GROUP,    \
	.coded = true, .code = (value), .parts = table, .made = of, .about = sentence,             \
	.rfc = "RFC 2132"
#define OPTION(word, text, value, table, sentence)                                                 \
	OPTION_MADE(word, text, value, table, sentence, made_any)
#define OWN(maker, table)                                                                          \
	OPTION("own", "Vendor-Specific Information (" maker ")", 43, table,                        \
		"What the vendor likes.")
#define STRING(...) OPTION_MADE(__VA_ARGS__, made_text)
#define ONE_BYTE(...) OPTION_MADE(__VA_ARGS__, made_1)
#define TWO_BYTES(...) OPTION_MADE(__VA_ARGS__, made_2)
#define FOUR_BYTES(...) OPTION_MADE(__VA_ARGS__, made_4)
#define FOURS(...) OPTION_MADE(__VA_ARGS__, made_4s)

static const struct field options[] = {
	{.id = "dhcp.option.type",
		.label = "pad",
		.title = "Option: Padding",
		.kind = FIELD_GROUP,
		.coded = true,
		.code = 0,
		.parts = pad,
		.about = "Fills a byte.",
		.rfc = "RFC 2132"},
	{.id = "dhcp.option.type",
		.label = "end",
		.title = "Option: End",
		.kind = FIELD_GROUP,
		.coded = true,
		.code = 255,
		.parts = end,
		.last = true,
		.about = "The last option.",
		.rfc = "RFC 2132"},
	{OPTION("message", "DHCP Message Type", 53, dhcp_message, "What the message is.")},
	{FOUR_BYTES("mask", "Subnet Mask", 1, dhcp_mask, "Which addresses are on this wire.")},
	{FOUR_BYTES("offset", "Time Offset", 2, dhcp_offset, "The time zone.")},
	{FOURS("routers", "Router", 3, dhcp_routers, "The way out.")},
	{FOURS("time", "Time Server", 4, dhcp_time_servers, "Who knows the time.")},
	{FOURS("names", "Name Server", 5, dhcp_name_servers, "Who knows names, before DNS.")},
	{FOURS("dns", "Domain Name Server", 6, dhcp_dns_servers, "Whom to ask about names.")},
	{FOURS("log", "Log Server", 7, dhcp_log_servers, "Where to send messages.")},
	{STRING("hostname", "Host Name", 12, dhcp_hostname, "The client's name.")},
	{STRING("domain", "Domain Name", 15, dhcp_domain, "What to put behind short names.")},
	{STRING("root", "Root Path", 17, dhcp_root_path, "The client's file system.")},
	{ONE_BYTE("forwarding", "IP Forwarding", 19, dhcp_forwarding, "Whether it is a router.")},
	{ONE_BYTE("ttl", "Default IP Time-to-Live", 23, dhcp_ttl, "For its packets.")},
	{TWO_BYTES("mtu", "Interface MTU", 26, dhcp_mtu, "The longest packet.")},
	{FOUR_BYTES("broadcast", "Broadcast Address", 28, dhcp_broadcast,
		"The address of everyone.")},
	{ONE_BYTE("discover", "Perform Router Discover", 31, dhcp_discover,
		"Whether to ask for routers.")},
	{OPTION_MADE("routes", "Static Route", 33, routes, "Ways to hosts.", made_pairs)},
	{FOURS("ntp", "Network Time Protocol Servers", 42, dhcp_ntp_servers,
		"Whom to ask the time.")},
	{FOURS("netbios", "NetBIOS over TCP/IP Name Server", 44, dhcp_netbios_servers,
		"Windows names.")},
	{ONE_BYTE("node", "NetBIOS over TCP/IP Node Type", 46, dhcp_node, "How to look for them.")},
	{STRING("scope", "NetBIOS over TCP/IP Scope", 47, dhcp_scope, "Who hears them.")},
	{FOUR_BYTES("requested", "Requested IP Address", 50, dhcp_requested,
		"What the client would like.")},
	{FOUR_BYTES("lease", "IP Address Lease Time", 51, dhcp_lease, "For how long.")},
	{OPTION("overload", "Option Overload", 52, dhcp_overload, "Options stand elsewhere too.")},
	{FOUR_BYTES("server", "DHCP Server Identifier", 54, dhcp_server_id,
		"Which server is meant.")},
	{OPTION("wanted", "Parameter Request List", 55, dhcp_wanted,
		"What the client wants to know.")},
	{STRING("remark", "Message", 56, dhcp_remark, "What went wrong.")},
	{TWO_BYTES("max", "Maximum DHCP Message Size", 57, dhcp_max_size, "The longest message.")},
	{FOUR_BYTES("renewal", "Renewal Time Value", 58, dhcp_renewal,
		"When to ask for more time.")},
	{FOUR_BYTES("rebinding", "Rebinding Time Value", 59, dhcp_rebinding,
		"When to ask any server.")},
	{OPTION("vendor", "Vendor class identifier", 60, vendor_modem, "Who made the client."),
		.words = "docsis3.0:", .bias = 2},
	{OPTION("vendor", "Vendor class identifier", 60, vendor_apple, "Who made the client."),
		.words = "AAPLBSDPC/", .bias = 2},
	{OPTION("vendor", "Vendor class identifier", 60, dhcp_vendor, "Who made the client.")},
	{OPTION("client", "Client identifier", 61, dhcp_unique_id, "Who the client is."),
		.words = "\377", .bias = 2},
	{OPTION("client", "Client identifier", 61, dhcp_client_id, "Who the client is.")},
	{STRING("tftp", "TFTP Server Name", 66, dhcp_tftp, "Where the boot file is.")},
	{STRING("file", "Bootfile name", 67, dhcp_bootfile, "The file to boot from.")},
	{OPTION("fqdn", "Client Fully Qualified Domain Name", 81, dhcp_fqdn,
		"The client's whole name.")},
	{OPTION("relay", "Agent Information Option", 82, relay, "What a relay knows.")},
	{OPTION("class", "User Class Information", 77, dhcp_class, "What kind of user it is."),
		.measured = true},
	{OPTION("class", "User Class Information", 77, dhcp_class_text,
		"What kind of user it is.")},
	{OPTION("proof", "Authentication", 90, dhcp_proof_asked, "Shows who sent the message."),
		.beside = "5\1"},
	{OPTION("proof", "Authentication", 90, dhcp_proof, "Shows who sent the message.")},
	{OPTION("sip", "SIP Servers", 120, dhcp_sip, "Who connects telephones.")},
	{OPTION("own", "V-I Vendor-specific Information", 125, dhcp_own, "What a vendor likes.")},
	{OPTION("nonce", "Forcerenew Nonce Capable", 145, dhcp_nonce,
		"How a server may prove itself.")},
	{ONE_BYTE("auto", "DHCP Auto-Configuration", 116, dhcp_automatic, "Without a server.")},
	{OPTION("search", "Domain Search", 119, search, "What to try behind short names.")},
	{OPTION("classless", "Classless Static Route", 121, classless, "Ways to networks.")},
	{OPTION("classless", "Private/Classless Static Route (Microsoft)", 249, classless,
		"Ways to networks.")},
	{OPTION_MADE("policy", "Policy Filter", 21, policy, "Networks that may be routed to.",
		made_pairs)},
	{OPTION("pxe", "Vendor-Specific Information (PXEClient)", 43, dhcp_pxe,
		"What a machine must know to boot."), .beside = "\74PXEClient"},
	{OWN("CableLabs", dhcp_cable), .beside = "\74pktc"},
	{OWN("CableLabs", dhcp_cable), .beside = "\74docsis"},
	{OWN("CableLabs", dhcp_cable), .beside = "\74OpenCable2.0"},
	{OWN("CableLabs", dhcp_cable), .beside = "\74CableHome"},
	{OWN("Aruba AP", dhcp_aruba), .beside = "\74ArubaAP"},
	{OWN("Aruba Instant AP", dhcp_instant), .beside = "\74ArubaInstantAP"},
	{OWN("Boot Server Discovery Protocol (BSDP)", dhcp_bsdp), .beside = "\74AAPLBSDPC"},
	{OWN("Cisco ACI Fabric", dhcp_cisco), .beside = "\74cisco"},
	{OWN("Aerohive", dhcp_hive), .beside = "\74AEROHIVE"},
	{OWN("Alcatel-Lucent", dhcp_alu), .words = ": @ A B C", .bias = 2},
	{OPTION("own", "Vendor-Specific Information", 43, vendor_own, "What the vendor likes.")},
	{OPTION("setup", "CableLabs Client Configuration", 122, dhcp_setup,
		"Where a telephone at a cable is set up.")},
	{OPTION("avaya", "Private/Avaya IP Telephone", 242, dhcp_avaya,
		"What an Avaya telephone must know.")},
	{OPTION("device", "Client Network Device Interface", 94, device, "What boots it.")},
	{OPTION("machine", "UUID/GUID-based Client Identifier", 97, machine,
		"Which machine it is.")},
	{OPTION("classes", "V-I Vendor Class", 124, address_mode, "What the client is."),
		.words = "\1", .bias = 1},
	{OPTION("classes", "V-I Vendor Class", 124, classes, "What the client is.")},
	{FOURS("tftp", "TFTP Server Address", 150, dhcp_tftp_servers, "Where the boot file is.")},
	{STRING("proxy", "Private/Proxy autodiscovery", 252, dhcp_proxy, "The proxy's settings.")},
	{FOURS("8", "Quotes Server", 8, dhcp_opt8, "Quotes Server.")},
	{FOURS("9", "LPR Server", 9, dhcp_opt9, "LPR Server.")},
	{FOURS("10", "Impress Server", 10, dhcp_opt10, "Impress Server.")},
	{FOURS("11", "Resource Location Server", 11, dhcp_opt11, "Resource Location Server.")},
	{TWO_BYTES("13", "Boot File Size", 13, dhcp_opt13, "Boot File Size.")},
	{STRING("14", "Merit Dump File", 14, dhcp_opt14, "Merit Dump File.")},
	{FOUR_BYTES("16", "Swap Server", 16, dhcp_opt16, "Swap Server.")},
	{STRING("18", "Extensions Path", 18, dhcp_opt18, "Extensions Path.")},
	{ONE_BYTE("20", "Non-Local Source Routing", 20, dhcp_opt20, "Non-Local Source Routing.")},
	{TWO_BYTES("22", "Maximum Datagram Reassembly Size", 22, dhcp_opt22,
		"Maximum Datagram Reassembly Size.")},
	{FOUR_BYTES("24", "Path MTU Aging Timeout", 24, dhcp_opt24, "Path MTU Aging Timeout.")},
	{OPTION_MADE("25", "Path MTU Plateau Table", 25, dhcp_opt25, "Path MTU Plateau Table.",
		made_2s)},
	{ONE_BYTE("27", "All Subnets are Local", 27, dhcp_opt27, "All Subnets are Local.")},
	{ONE_BYTE("29", "Perform Mask Discovery", 29, dhcp_opt29, "Perform Mask Discovery.")},
	{ONE_BYTE("30", "Mask Supplier", 30, dhcp_opt30, "Mask Supplier.")},
	{FOUR_BYTES("32", "Router Solicitation Address", 32, dhcp_opt32,
		"Router Solicitation Address.")},
	{ONE_BYTE("34", "Trailer Encapsulation", 34, dhcp_opt34, "Trailer Encapsulation.")},
	{FOUR_BYTES("35", "ARP Cache Timeout", 35, dhcp_opt35, "ARP Cache Timeout.")},
	{ONE_BYTE("36", "Ethernet Encapsulation", 36, dhcp_opt36, "Ethernet Encapsulation.")},
	{ONE_BYTE("37", "TCP Default TTL", 37, dhcp_opt37, "TCP Default TTL.")},
	{FOUR_BYTES("38", "TCP Keepalive Interval", 38, dhcp_opt38, "TCP Keepalive Interval.")},
	{ONE_BYTE("39", "TCP Keepalive Garbage", 39, dhcp_opt39, "TCP Keepalive Garbage.")},
	{STRING("40", "Network Information Service Domain", 40, dhcp_opt40,
		"Network Information Service Domain.")},
	{FOURS("41", "Network Information Service Servers", 41, dhcp_opt41,
		"Network Information Service Servers.")},
	{FOURS("45", "NetBIOS over TCP/IP Datagram Distribution Name Server", 45, dhcp_opt45,
		"NetBIOS over TCP/IP Datagram Distribution Name Server.")},
	{FOURS("48", "X Window System Font Server", 48, dhcp_opt48,
		"X Window System Font Server.")},
	{FOURS("49", "X Window System Display Manager", 49, dhcp_opt49,
		"X Window System Display Manager.")},
	{STRING("64", "Network Information Service+ Domain", 64, dhcp_opt64,
		"Network Information Service+ Domain.")},
	{FOURS("65", "Network Information Service+ Servers", 65, dhcp_opt65,
		"Network Information Service+ Servers.")},
	{FOURS("68", "Mobile IP Home Agent", 68, dhcp_opt68, "Mobile IP Home Agent.")},
	{FOURS("69", "SMTP Server", 69, dhcp_opt69, "SMTP Server.")},
	{FOURS("70", "POP3 Server", 70, dhcp_opt70, "POP3 Server.")},
	{FOURS("71", "NNTP Server", 71, dhcp_opt71, "NNTP Server.")},
	{FOURS("72", "Default WWW Server", 72, dhcp_opt72, "Default WWW Server.")},
	{FOURS("73", "Default Finger Server", 73, dhcp_opt73, "Default Finger Server.")},
	{FOURS("74", "Default IRC Server", 74, dhcp_opt74, "Default IRC Server.")},
	{FOURS("75", "StreetTalk Server", 75, dhcp_opt75, "StreetTalk Server.")},
	{FOURS("76", "StreetTalk Directory Assistance Server", 76, dhcp_opt76,
		"StreetTalk Directory Assistance Server.")},
	{OPTION("85", "Novell Directory Services Servers", 85, dhcp_opt85,
		"Novell Directory Services Servers.")},
	{STRING("86", "Novell Directory Services Tree Name", 86, dhcp_opt86,
		"Novell Directory Services Tree Name.")},
	{STRING("87", "Novell Directory Services Context", 87, dhcp_opt87,
		"Novell Directory Services Context.")},
	{FOUR_BYTES("91", "Client last transaction time", 91, dhcp_opt91,
		"Client last transaction time.")},
	{FOURS("92", "Associated IP option", 92, dhcp_opt92, "Associated IP option.")},
	{OPTION_MADE("93", "Client System Architecture", 93, dhcp_opt93,
		"Client System Architecture.", made_numbers)},
	{STRING("100", "PCode", 100, dhcp_opt100, "PCode.")},
	{STRING("101", "TCode", 101, dhcp_opt101, "TCode.")},
	{FOURS("112", "NetInfo Parent Server Address", 112, dhcp_opt112,
		"NetInfo Parent Server Address.")},
	{STRING("113", "NetInfo Parent Server Tag", 113, dhcp_opt113,
		"NetInfo Parent Server Tag.")},
	{OPTION("114", "DHCP Captive-Portal", 114, dhcp_opt114, "DHCP Captive-Portal.")},
	{FOURS("118", "Subnet Selection Option", 118, dhcp_opt118, "Subnet Selection Option.")},
	{FOURS("136", "PANA Authentication Agent", 136, dhcp_opt136,
		"PANA Authentication Agent.")},
	{STRING("137", "LoST Server Domain Name", 137, dhcp_opt137, "LoST Server Domain Name.")},
	{FOURS("138", "CAPWAP Access Controllers", 138, dhcp_opt138,
		"CAPWAP Access Controllers.")},
	{FOURS("142", "IPv4 Address ANDSF", 142, dhcp_opt142, "IPv4 Address ANDSF.")},
	{OPTION("160", "Unassigned (ex DHCP Captive-Portal)", 160, dhcp_opt160,
		"Unassigned (ex DHCP Captive-Portal).")},
	{STRING("161", "Manufacturer Usage Description", 161, dhcp_opt161,
		"Manufacturer Usage Description.")},
	{OPTION("netware", "Novell Options", 63, dhcp_opt63, "What to know about NetWare.")},
	{OPTION("services", "Directory Agent Information", 78, dhcp_opt78,
		"Who knows where services are.")},
	{OPTION("services", "Service Location Agent Scope", 79, dhcp_opt79,
		"Where to look for services.")},
	{OPTION("disks", "iSNS", 83, dhcp_opt83, "Who knows where disks are.")},
	{OPTION("place", "Civic Addresses Configuration", 99, dhcp_opt99,
		"Where the client is.")},
	{OPTION("search", "Name Service Search", 117, dhcp_opt117, "Whom to ask about names.")},
	{OPTION("place", "Coordinate-based Location Configuration", 123, dhcp_opt123,
		"Where the client is.")},
	{OPTION("dns", "RDNSS Selection", 146, dhcp_opt146,
		"Whom to ask about names of some domains.")},
	{OPTION("status", "Leasequery Status code", 151, dhcp_opt151,
		"Whether the question could be answered.")},
	{OPTION_MADE("time", "Leasequery Base Time", 152, dhcp_opt152, "When the server said so.",
		made_moment)},
	{FOUR_BYTES("time", "Leasequery Start Time of State", 153, dhcp_opt153,
		"For how long it has been so.")},
	{OPTION_MADE("time", "Leasequery Query Start Time", 154, dhcp_opt154,
		"Asks for what changed after this.", made_moment)},
	{OPTION_MADE("time", "Leasequery Query End Time", 155, dhcp_opt155,
		"Asks for what changed before this.", made_moment)},
	{ONE_BYTE("state", "Leasequery Dhcp State", 156, dhcp_opt156,
		"Whether the address is in use.")},
	{ONE_BYTE("source", "Leasequery Data Source", 157, dhcp_opt157,
		"Whether another server said so.")},
	{OPTION("ports", "PCP Server", 158, dhcp_opt158, "Who opens ports.")},
	{OPTION_MADE("ports", "Portparams", 159, dhcp_opt159,
		"Which ports of an address the client may use.", made_moment)},
	{OPTION_MADE("6rd", "6RD", 212, dhcp_opt212, "IPv6 over the provider's IPv4.", made_6rd)},
	{STRING("209", "PXE Configuration file", 209, dhcp_opt209, "PXE Configuration file.")},
	{STRING("210", "PXE Path Prefix", 210, dhcp_opt210, "PXE Path Prefix.")},
	{.id = "dhcp.option.type",
		.label = "other",
		.title = "Option: Other",
		.kind = FIELD_GROUP,
		.coded = true,
		.code = LIST_UNKNOWN,
		.parts = other,
		.about = "An option that this program does not know.",
		.rfc = "RFC 2132"},
	FIELD_END,
};
const struct list dhcp_options = {LIST_TLV, options};
