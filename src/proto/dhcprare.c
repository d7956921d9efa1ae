/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP's options that are seldom seen and have one value, or several alike: RFC 2132 and after. */
#include "dhcptable.h"

#include <stddef.h>

static const struct name enabled_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};

HOSTS(opt8, "quotes_server", "Quotes Server", "Quotes Server.");
HOSTS(opt9, "lpr_server", "LPR Server", "LPR Server.");
HOSTS(opt10, "impress_server", "Impress Server", "Impress Server.");
HOSTS(opt11, "resource_location_server", "Resource Location Server", "Resource Location Server.");
ONE(opt13, "boot_file_size", "Boot File Size", 16, UINT, NULL, "Boot File Size.");
TEXT(opt14, "merit_dump_file", "Merit Dump File", "Merit Dump File.");
ONE(opt16, "swap_server", "Swap Server", 32, IPV4, NULL, "Swap Server.");
TEXT(opt18, "extension_path", "Extensions Path", "Extensions Path.");
ONE(opt20, "non_local_source_routing", "Non-Local Source Routing", 8, UINT, enabled_names,
	"Non-Local Source Routing.");
ONE(opt22, "max_datagram_reassembly_size", "Maximum Datagram Reassembly Size", 16, UINT, NULL,
	"Maximum Datagram Reassembly Size.");
ONE(opt24, "path_mtu_aging_timeout", "Path MTU Aging Timeout", 32, UINT, NULL,
	"Path MTU Aging Timeout.");
MANY(opt25, "path_mtu_plateau_table_item", "Path MTU Plateau Table Item", 16, UINT, NULL,
	"Path MTU Plateau Table Item.");
ONE(opt27, "all_subnets_are_local", "All Subnets are Local", 8, UINT, enabled_names,
	"All Subnets are Local.");
ONE(opt29, "perform_mask_discovery", "Perform Mask Discovery", 8, UINT, enabled_names,
	"Perform Mask Discovery.");
ONE(opt30, "mask_supplier", "Mask Supplier", 8, UINT, enabled_names, "Mask Supplier.");
ONE(opt32, "router_solicitation_address", "Router Solicitation Address", 32, IPV4, NULL,
	"Router Solicitation Address.");
ONE(opt34, "trailer_encapsulation", "Trailer Encapsulation", 8, UINT, enabled_names,
	"Trailer Encapsulation.");
ONE(opt35, "arp_cache_timeout", "ARP Cache Timeout", 32, UINT, NULL, "ARP Cache Timeout.");
ONE(opt36, "ethernet_encapsulation", "Ethernet Encapsulation", 8, UINT, enabled_names,
	"Ethernet Encapsulation.");
ONE(opt37, "tcp_default_ttl", "TCP Default TTL", 8, UINT, NULL, "TCP Default TTL.");
ONE(opt38, "tcp_keepalive_interval", "TCP Keepalive Interval", 32, UINT, NULL,
	"TCP Keepalive Interval.");
ONE(opt39, "tcp_keepalive_garbage", "TCP Keepalive Garbage", 8, UINT, enabled_names,
	"TCP Keepalive Garbage.");
TEXT(opt40, "nis_domain", "Network Information Service Domain",
	"Network Information Service Domain.");
HOSTS(opt41, "nis_server", "Network Information Service Server",
	"Network Information Service Server.");
HOSTS(opt45, "netbios_over_tcpip_dd_name_server",
	"NetBIOS over TCP/IP Datagram Distribution Name Server",
	"NetBIOS over TCP/IP Datagram Distribution Name Server.");
HOSTS(opt48, "xwindows_system_font_server", "X Window System Font Server",
	"X Window System Font Server.");
HOSTS(opt49, "xwindows_system_display_manager", "X Window System Display Manager",
	"X Window System Display Manager.");
TEXT(opt64, "nis_plus_domain", "Network Information Service+ Domain",
	"Network Information Service+ Domain.");
HOSTS(opt65, "nis_plus_server", "Network Information Service+ Server",
	"Network Information Service+ Server.");
HOSTS(opt68, "mobile_ip_home_agent", "Mobile IP Home Agent", "Mobile IP Home Agent.");
HOSTS(opt69, "smtp_server", "SMTP Server", "SMTP Server.");
HOSTS(opt70, "pop3_server", "POP3 Server", "POP3 Server.");
HOSTS(opt71, "nntp_server", "NNTP Server", "NNTP Server.");
HOSTS(opt72, "default_www_server", "Default WWW Server", "Default WWW Server.");
HOSTS(opt73, "default_finger_server", "Default Finger Server", "Default Finger Server.");
HOSTS(opt74, "default_irc_server", "Default IRC Server", "Default IRC Server.");
HOSTS(opt75, "streettalk_server", "StreetTalk Server", "StreetTalk Server.");
HOSTS(opt76, "streettalk_da_server", "StreetTalk Directory Assistance Server",
	"StreetTalk Directory Assistance Server.");
HOSTS(opt85, "novell_dss.ip", "IP Address", "IP Address.");
TEXT(opt86, "novell_ds_tree_name", "Novell Directory Services Tree Name",
	"Novell Directory Services Tree Name.");
TEXT(opt87, "novell_ds_context", "Novell Directory Services Context",
	"Novell Directory Services Context.");
ONE(opt91, "client_last_transaction_time", "Client last transaction time", 32, UINT, NULL,
	"Client last transaction time.");
HOSTS(opt92, "associated_ip_option", "Associated IP option", "Associated IP option.");
static const struct field unclear[] = EXPERT_PARTS("dhcp.option.client_architecture.ambiguous",
	"Client Architecture ID %u is often incorrectly used for EFI x64", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field unclear_made[] = {
	{EXPERT(MAKE_EXPERT, unclear), .when = WHEN1(9)}, FIELD_END};
static const struct field machine_items[] = {
	{PART_OF("option.client_system_architecture", "Client System Architecture", 16, UINT, NULL,
		 "Client System Architecture."), .made = unclear_made},
	FIELD_END};
static const struct list machine_list = {LIST_REPEAT, machine_items};
const struct field dhcp_opt93[] = {CODE, LEN,
	{.id = "", .label = "values", .title = "Client System Architecture", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &machine_list, .about = "Client System Architecture.",
		.rfc = "RFC 4578 2.1"},
	FIELD_END};
TEXT(opt100, "tz_pcode", "TZ PCode", "TZ PCode.");
TEXT(opt101, "tz_tcode", "TZ TCode", "TZ TCode.");
HOSTS(opt112, "netinfo_parent_server_address", "NetInfo Parent Server Address",
	"NetInfo Parent Server Address.");
TEXT(opt113, "netinfo_parent_server_tag", "NetInfo Parent Server Tag",
	"NetInfo Parent Server Tag.");
TEXT(opt114, "captive_portal", "Captive Portal", "Captive Portal.");
HOSTS(opt118, "subnet_selection_option", "Subnet Selection Option", "Subnet Selection Option.");
HOSTS(opt136, "pana_agent", "PAA IPv4 Address", "PAA IPv4 Address.");
TEXT(opt137, "lost_server_domain_name", "LoST Server Domain Name", "LoST Server Domain Name.");
HOSTS(opt138, "capwap_access_controller", "CAPWAP Access Controllers",
	"CAPWAP Access Controllers.");
HOSTS(opt142, "andsf_server", "ANDSF Server", "ANDSF Server.");
TEXT(opt160, "captive_portal", "Captive Portal", "Captive Portal.");
TEXT(opt161, "mudurl", "MUDURL", "MUDURL.");
TEXT(opt209, "pxe_config_file", "PXELINUX configuration file", "PXELINUX configuration file.");
TEXT(opt210, "pxe_path_prefix", "PXELINUX path prefix", "PXELINUX path prefix.");
