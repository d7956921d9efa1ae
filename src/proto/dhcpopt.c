/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP's options, RFC 2132: a type, a length, a value; the types 0 and 255 are alone. Wireshark has
 * no field for the type's byte: the whole option is shown as its type. */
#include "dhcpopt.h"

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

#define CODE                                                                                       \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "Which option this is.", .rfc = "RFC 2132 2"}
#define LEN                                                                                        \
	{.id = "dhcp.option.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,      \
		.fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = "RFC 2132 2"}
#define PART(name, text, wide, how, values, sentence)                                              \
	{.id = "dhcp." name, .label = "value", .title = text, .bits = (wide),                      \
		.kind = FIELD_##how, .names = values, .about = sentence, .rfc = "RFC 2132"}
#define REST(name, text, how, sentence)                                                            \
	{.id = "dhcp." name, .label = "value", .title = text, .kind = FIELD_##how,                 \
		.size = SIZE_REST, .about = sentence, .rfc = "RFC 2132"}

/* An option of one value: the table is called after it. */
#define ONE(table, name, text, wide, how, values, sentence)                                        \
	static const struct field table[] = {                                                      \
		CODE, LEN, PART("option." name, text, wide, how, values, sentence), FIELD_END}
#define TEXT(table, name, text, sentence)                                                          \
	static const struct field table[] = {                                                      \
		CODE, LEN, REST("option." name, text, TEXT, sentence), FIELD_END}
#define MANY(table, name, text, wide, how, values, sentence)                                       \
	static const struct field table##_item[] = {                                               \
		PART("option." name, text, wide, how, values, sentence), FIELD_END};               \
	static const struct list table##_list = {LIST_REPEAT, table##_item};                       \
	static const struct field table[] = {CODE, LEN,                                            \
		{.id = "", .label = "values", .title = text, .kind = FIELD_LIST,                   \
			.size = SIZE_REST, .list = &table##_list, .about = sentence,               \
			.rfc = "RFC 2132"},                                                        \
		FIELD_END}
#define HOSTS(table, name, text, sentence) MANY(table, name, text, 32, IPV4, NULL, sentence)

ONE(mask, "subnet_mask", "Subnet Mask", 32, IPV4, NULL, "Which addresses are on this wire.");
ONE(offset, "time_offset", "Time Offset", 32, UINT, NULL, "Seconds from UTC.");
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
ONE(overload, "option_overload", "Option Overload", 8, UINT, overload_names,
	"More options stand where names would.");
ONE(message, "dhcp", "DHCP", 8, UINT, message_names, "What the message is.");
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
		.kind = FIELD_NAME, .size = SIZE_NAME, .about = "A domain.", .rfc = "RFC 3397"},
	FIELD_END,
};
static const struct list search_list = {LIST_REPEAT, search_item};
static const struct field search[] = {CODE, LEN,
	{.id = "", .label = "names", .title = "Domains", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &search_list, .about = "What to try behind short names.",
		.rfc = "RFC 3397 2"},
	FIELD_END};
static const struct field classless[] = {CODE, LEN,
	REST("option.classless_static_route", "Classless Static Route", BYTES,
		"Ways to networks: bits of the prefix, its bytes, the router."),
	FIELD_END};

/* Of most clients the identifier is a hardware address: one byte of type, six of address. */
static const struct field client_id[] = {
	CODE,
	{.id = "dhcp.option.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,
		.fill = FILL_ITEMLEN, .select = true, .preset = 7, .about = "Bytes of the value.",
		.rfc = "RFC 2132 2"},
	{.id = "dhcp.hw.type", .label = "htype", .title = "Hardware type", .bits = 8,
		.kind = FIELD_HEX, .preset = 1, .names = dhcp_hardware_names, .when = WHEN1(7),
		.about = "What kind of address follows: 1 is Ethernet's.", .rfc = "RFC 2132 9.14"},
	{.id = "dhcp.hw.mac_addr", .label = "mac", .title = "Client MAC address", .bits = 48,
		.kind = FIELD_MAC, .when = WHEN1(7), .about = "The client's hardware address.",
		.rfc = "RFC 2132 9.14"},
	{.id = "", .label = "value", .title = "Identifier", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN_OTHER(7, BIT(0)),
		.about = "Anything that only this client has.", .rfc = "RFC 4361 6.1"},
	FIELD_END,
};

#define RELAYED(table, name, text, sentence)                                                       \
	static const struct field table[] = {                                                      \
		{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,         \
			.preset = 222, .about = "What this is.", .rfc = "RFC 3046 2.0"},           \
		{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length",          \
			.bits = 8, .bias = 2, .fill = FILL_ITEMLEN,                                \
			.about = "Bytes of the value.", .rfc = "RFC 3046 2.0"},                    \
		REST("option.agent_information_option." name, text, BYTES, sentence), FIELD_END}
RELAYED(circuit, "agent_circuit_id", "Agent Circuit ID", "Which plug the client is at.");
RELAYED(remote, "agent_remote_id", "Agent Remote ID", "Who is at the other end of the line.");
RELAYED(relay_other, "value", "Value", "What the relay says.");

#define SUBOPTION(word, text, value, table, sentence)                                              \
	{.id = "dhcp.option.agent_information_option.suboption", .label = word, .title = text,     \
		.kind = FIELD_GROUP, .coded = true, .code = (value), .parts = table,               \
		.about = sentence, .rfc = "RFC 3046 2.0"}
static const struct field relay_items[] = {
	SUBOPTION("circuit", "Agent Circuit ID", 1, circuit, "Which plug the client is at."),
	SUBOPTION("remote", "Agent Remote ID", 2, remote, "Who is at the other end of the line."),
	SUBOPTION("other", "Other", LIST_UNKNOWN, relay_other, "What the relay says."),
	FIELD_END,
};
static const struct list relay_list = {LIST_TLV, relay_items};
static const struct field relay[] = {CODE, LEN,
	{.id = "", .label = "remarks", .title = "Remarks", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &relay_list, .about = "What a relay knows of the client.",
		.rfc = "RFC 3046 2.0"},
	FIELD_END};

static const struct field fqdn_bits[] = {
	PART("fqdn.mbz", "Reserved flags", 4, HEX, NULL, "Must be zero."),
	PART("fqdn.n", "Server DDNS", 1, UINT, NULL, "The server should tell DNS nothing."),
	PART("fqdn.e", "Encoding", 1, UINT, NULL, "The name is written as DNS does."),
	PART("fqdn.o", "Server overrides", 1, UINT, NULL, "The server decides otherwise."),
	PART("fqdn.s", "Server", 1, UINT, NULL, "The server should tell DNS the name."),
	FIELD_END,
};
static const struct field fqdn[] = {CODE, LEN,
	{.id = "dhcp.fqdn.flags", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = fqdn_bits, .about = "Who tells DNS what.",
		.rfc = "RFC 4702 2.1"},
	PART("fqdn.rcode1", "A-RR result", 8, UINT, NULL, "No longer used."),
	PART("fqdn.rcode2", "PTR-RR result", 8, UINT, NULL, "No longer used."),
	REST("fqdn.name", "Client name", TEXT, "The client's whole name."),
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
	REST("option.value", "Value", BYTES, "What the option says."), FIELD_END};

#define OPTION(word, text, value, table, sentence)                                                 \
	.id = "dhcp.option.type", .label = word, .title = "Option: " text, .kind = FIELD_GROUP,    \
	.coded = true, .code = (value), .parts = table, .about = sentence, .rfc = "RFC 2132"

static const struct field options[] = {
	{OPTION("pad", "Padding", 0, pad, "Fills a byte.")},
	{OPTION("end", "End", 255, end, "The last option."), .last = true},
	{OPTION("message", "DHCP Message Type", 53, message, "What the message is.")},
	{OPTION("mask", "Subnet Mask", 1, mask, "Which addresses are on this wire.")},
	{OPTION("offset", "Time Offset", 2, offset, "The time zone.")},
	{OPTION("routers", "Router", 3, routers, "The way out.")},
	{OPTION("time", "Time Server", 4, time_servers, "Who knows the time.")},
	{OPTION("names", "Name Server", 5, name_servers, "Who knows names, before DNS.")},
	{OPTION("dns", "Domain Name Server", 6, dns_servers, "Whom to ask about names.")},
	{OPTION("log", "Log Server", 7, log_servers, "Where to send messages.")},
	{OPTION("hostname", "Host Name", 12, hostname, "The client's name.")},
	{OPTION("domain", "Domain Name", 15, domain, "What to put behind short names.")},
	{OPTION("root", "Root Path", 17, root_path, "The client's file system.")},
	{OPTION("forwarding", "IP Forwarding", 19, forwarding, "Whether it is a router.")},
	{OPTION("ttl", "Default IP Time-to-Live", 23, ttl, "For its packets.")},
	{OPTION("mtu", "Interface MTU", 26, mtu, "The longest packet.")},
	{OPTION("broadcast", "Broadcast Address", 28, broadcast, "The address of everyone.")},
	{OPTION("discover", "Perform Router Discover", 31, discover,
		"Whether to ask for routers.")},
	{OPTION("routes", "Static Route", 33, routes, "Ways to hosts.")},
	{OPTION("ntp", "Network Time Protocol Servers", 42, ntp_servers, "Whom to ask the time.")},
	{OPTION("netbios", "NetBIOS over TCP/IP Name Server", 44, netbios_servers,
		"Windows names.")},
	{OPTION("node", "NetBIOS over TCP/IP Node Type", 46, node, "How to look for them.")},
	{OPTION("scope", "NetBIOS over TCP/IP Scope", 47, scope, "Who hears them.")},
	{OPTION("requested", "Requested IP Address", 50, requested, "What the client would like.")},
	{OPTION("lease", "IP Address Lease Time", 51, lease, "For how long.")},
	{OPTION("overload", "Option Overload", 52, overload, "Options stand elsewhere too.")},
	{OPTION("server", "DHCP Server Identifier", 54, server_id, "Which server is meant.")},
	{OPTION("wanted", "Parameter Request List", 55, wanted, "What the client wants to know.")},
	{OPTION("remark", "Message", 56, remark, "What went wrong.")},
	{OPTION("max", "Maximum DHCP Message Size", 57, max_size, "The longest message.")},
	{OPTION("renewal", "Renewal Time Value", 58, renewal, "When to ask for more time.")},
	{OPTION("rebinding", "Rebinding Time Value", 59, rebinding, "When to ask any server.")},
	{OPTION("vendor", "Vendor class identifier", 60, vendor, "Who made the client.")},
	{OPTION("client", "Client identifier", 61, client_id, "Who the client is.")},
	{OPTION("tftp", "TFTP Server Name", 66, tftp, "Where the boot file is.")},
	{OPTION("file", "Bootfile name", 67, bootfile, "The file to boot from.")},
	{OPTION("fqdn", "Client Fully Qualified Domain Name", 81, fqdn,
		"The client's whole name.")},
	{OPTION("relay", "Agent Information Option", 82, relay, "What a relay knows.")},
	{OPTION("auto", "DHCP Auto-Configuration", 116, automatic, "Without a server.")},
	{OPTION("search", "Domain Search", 119, search, "What to try behind short names.")},
	{OPTION("classless", "Classless Static Route", 121, classless, "Ways to networks.")},
	{OPTION("tftp", "TFTP Server Address", 150, tftp_servers, "Where the boot file is.")},
	{OPTION("proxy", "Private/Proxy autodiscovery", 252, proxy, "The proxy's settings.")},
	{OPTION("other", "Other", LIST_UNKNOWN, other,
		"An option that this program does not know.")},
	FIELD_END,
};
const struct list dhcp_options = {LIST_TLV, options};
