/* SPDX-License-Identifier: BSD-2-Clause */
/* PPP, RFC 1661 2: the number of the protocol inside. It may be sent as one byte where it is
 * odd and below 256.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Protocol            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ppp.h"

#include <stddef.h>

const struct name ppp_names[] = {
	{1, "Padding Protocol"}, {3, "ROHC small-CID"}, {5, "ROHC large-CID"},
	{33, "Internet Protocol version 4"}, {35, "OSI Network Layer"}, {37, "Xerox NS IDP"},
	{39, "DECnet Phase IV"}, {41, "Appletalk"}, {43, "Novell IPX"},
	{45, "Van Jacobson Compressed TCP/IP"}, {47, "Van Jacobson Uncompressed TCP/IP"},
	{49, "Bridging PDU"}, {51, "Stream Protocol (ST-II)"}, {53, "Banyan Vines"},
	{57, "AppleTalk EDDP"}, {59, "AppleTalk SmartBuffered"}, {61, "Multi-Link"},
	{63, "NETBIOS Framing"}, {65, "Cisco Systems"}, {67, "Ascom Timeplex"},
	{69, "Fujitsu Link Backup and Load Balancing (LBLB)"}, {71, "DCA Remote Lan"},
	{73, "Serial Data Transport Protocol (PPP-SDTP)"}, {75, "SNA over 802.2"}, {77, "SNA"},
	{79, "IPv6 Header Compression "}, {81, "KNX Bridging Data"}, {83, "Encryption"},
	{85, "Individual Link Encryption"}, {87, "Internet Protocol version 6"},
	{89, "PPP Muxing"}, {91, "Vendor-Specific Network Protocol (VSNP)"},
	{93, "TRILL Network Protocol (TNP)"}, {97, "RTP IPHC Full Header"},
	{99, "RTP IPHC Compressed TCP"}, {101, "RTP IPHC Compressed Non TCP"},
	{103, "RTP IPHC Compressed UDP 8"}, {105, "RTP IPHC Compressed RTP 8"},
	{111, "Stampede Bridging"}, {115, "MP+ Protocol"}, {193, "NTCITS IPI"},
	{251, "Single link compression in multilink"}, {253, "Compressed datagram"},
	{513, "802.1d Hello Packets"}, {515, "IBM Source Routing BPDU"},
	{517, "DEC LANBridge100 Spanning Tree"}, {519, "Cisco Discovery Protocol"},
	{521, "Netcs Twin Routing"}, {523, "STP - Scheduled Transfer Protocol"},
	{525, "EDP - Extreme Discovery Protocol"},
	{529, "Optical Supervisory Channel Protocol (OSCP)"},
	{531, "Optical Supervisory Channel Protocol (OSCP)"}, {561, "Luxcom"},
	{563, "Sigma Network Systems"}, {565, "Apple Client Server Protocol"},
	{641, "MPLS Unicast"}, {643, "MPLS Multicast"},
	{645, "IEEE p1284.4 standard - data packets"}, {647, "ETSI TETRA Network Protocol Type 1"},
	{649, "Multichannel Flow Treatment Protocol"}, {8291, "RTP IPHC Compressed TCP No Delta"},
	{8293, "RTP IPHC Context State"}, {8295, "RTP IPHC Compressed UDP 16"},
	{8297, "RTP IPHC Compressed RTP 16"}, {16385, "Cray Communications Control Protocol"},
	{16387, "CDPD Mobile Network Registration Protocol"},
	{16389, "Expand accelerator protocol"}, {16391, "ODSICP NCP"}, {16393, "DOCSIS DLL"},
	{16395, "Cetacean Network Detection Protocol"}, {16417, "Stacker LZS"},
	{16419, "RefTek Protocol"}, {16421, "Fibre Channel"}, {16423, "EMIT Protocols"},
	{16475, "Vendor-Specific Protocol (VSP)"}, {16477, "TRILL Link State Protocol (TLSP)"},
	{32801, "Internet Protocol Control Protocol"},
	{32803, "OSI Network Layer Control Protocol"}, {32805, "Xerox NS IDP Control Protocol"},
	{32807, "DECnet Phase IV Control Protocol"}, {32809, "AppleTalk Control Protocol"},
	{32811, "Novell IPX Control Protocol"}, {32817, "Bridging NCP"},
	{32819, "Stream Protocol Control Protocol"}, {32821, "Banyan Vines Control Protocol"},
	{32829, "Multi-Link Control Protocol"}, {32831, "NETBIOS Framing Control Protocol"},
	{32833, "Cisco Systems Control Protocol"}, {32835, "Ascom Timeplex"},
	{32837, "Fujitsu LBLB Control Protocol"},
	{32839, "DCA Remote Lan Network Control Protocol (RLNCP)"},
	{32841, "Serial Data Control Protocol (PPP-SDCP)"},
	{32843, "SNA over 802.2 Control Protocol"}, {32845, "SNA Control Protocol"},
	{32847, "IP6 Header Compression Control Protocol"},
	{32849, "KNX Bridging Control Protocol"}, {32851, "Encryption Control Protocol"},
	{32853, "Individual Link Encryption Control Protocol"}, {32855, "IPv6 Control Protocol"},
	{32857, "PPP Muxing Control Protocol"},
	{32859, "Vendor-Specific Network Control Protocol (VSNCP)"},
	{32861, "TRILL Network Control Protocol"}, {32879, "Stampede Bridging Control Protocol"},
	{32883, "MP+ Control Protocol"}, {32961, "NTCITS IPI Control Protocol"},
	{33019, "Single link compression in multilink control"},
	{33021, "Compression Control Protocol"},
	{33287, "Cisco Discovery Protocol Control Protocol"}, {33289, "Netcs Twin Routing"},
	{33291, "STP - Control Protocol"},
	{33293, "EDPCP - Extreme Discovery Protocol Control Protocol"},
	{33333, "Apple Client Server Protocol Control"}, {33409, "MPLS Control Protocol"},
	{33413, "IEEE p1284.4 standard - Protocol Control"},
	{33415, "ETSI TETRA TNP1 Control Protocol"},
	{33417, "Multichannel Flow Treatment Protocol"}, {49185, "Link Control Protocol"},
	{49187, "Password Authentication Protocol"}, {49189, "Link Quality Report"},
	{49191, "Shiva Password Authentication Protocol"},
	{49193, "Callback Control Protocol (CBCP)"},
	{49195, "BACP Bandwidth Allocation Control Protocol"},
	{49197, "BAP Bandwidth Allocation Protocol"},
	{49243, "Vendor-Specific Authentication Protocol (VSAP)"},
	{49281, "Container Control Protocol"},
	{49699, "Challenge Handshake Authentication Protocol"},
	{49701, "RSA Authentication Protocol"}, {49703, "Extensible Authentication Protocol"},
	{49705, "Mitsubishi Security Information Exchange Protocol (SIEP)"},
	{49775, "Stampede Bridging Authorization Protocol"},
	{49793, "Proprietary Authentication Protocol"},
	{49795, "Proprietary Authentication Protocol"},
	{50305, "Proprietary Node ID Authentication Protocol"}, {0, NULL},
};

const struct name ppp_code_names[] = {
	{0, "Vendor Specific"}, {1, "Configuration Request"}, {2, "Configuration Ack"},
	{3, "Configuration Nak"}, {4, "Configuration Reject"}, {5, "Termination Request"},
	{6, "Termination Ack"}, {7, "Code Reject"}, {8, "Protocol Reject"}, {9, "Echo Request"},
	{10, "Echo Reply"}, {11, "Discard Request"}, {12, "Identification"},
	{13, "Time Remaining"}, {14, "Reset Request"}, {15, "Reset Ack"}, {0, NULL},
};

#define PROTOCOL(wide)                                                                             \
	{.id = "ppp.protocol", .scapy = "proto", .label = "proto", .title = "Protocol",            \
		.bits = (wide), .digits = 4, .kind = FIELD_HEX, .fill = FILL_NEXT,                 \
		.bind = BIND_PPP, .preset = 0x21, .names = ppp_names,                         \
		.about = "Which protocol the payload speaks.", .rfc = "RFC 1661 2"}

static const struct field fields[] = {PROTOCOL(16), FIELD_END};
static const struct field short_fields[] = {PROTOCOL(8), FIELD_END};
#define ADDRESS_CONTROL                                                                            \
	{.id = "ppp.address", .label = "address", .title = "Address", .bits = 8,                   \
		.kind = FIELD_HEX, .preset = 0xff, .about = "All stations: there is but one.",     \
		.rfc = "RFC 1662 3.1"},                                                            \
	{.id = "ppp.control", .label = "control", .title = "Control", .bits = 8,                   \
		.kind = FIELD_HEX, .preset = 3, .about = "Unnumbered information.",                \
		.rfc = "RFC 1662 3.1"}
static const struct field hdlc_fields[] = {ADDRESS_CONTROL, PROTOCOL(16), FIELD_END};
static const struct field brief_fields[] = {ADDRESS_CONTROL, PROTOCOL(8), FIELD_END};
static const struct variant variants[] = {
	{&proto_ppp_brief, 0, 24, 4, WHEN_LOW(0xff0301, 1, 0xffff01)},
	{&proto_ppp_hdlc, 0, 16, 4, WHEN1(0xff03)},
	{&proto_ppp_short, 7, 1, 1, WHEN1(1)}, {NULL, 0, 0, 0, {0}}};

static const struct bind binds[] = {{BIND_ETHERTYPE, 0x880b}, {BIND_LINK, 9}, {BIND_LINK, 50},
	{BIND_NONE, 0}};

const struct proto proto_ppp = {
	.id = "ppp", .scapy = "PPP", .label = "PPP", .title = "Point-to-Point Protocol",
	.layer = LAYER_LINK, .next = NEXT_FIELD, .variants = variants, .binds = binds,
	.fields = fields,
	.about = "Says which protocol a line between two hosts carries.", .rfc = "RFC 1661",
};

const struct proto proto_ppp_short = {
	.id = "ppp_short",
	.filter = "ppp",
	.scapy = "PPP",
	.label = "PPP",
	.title = "Point-to-Point Protocol",
	.layer = LAYER_LINK,
	.next = NEXT_FIELD,
	.unlike = true,
	.fields = short_fields,
	.about = "PPP with its protocol number in one byte.",
	.rfc = "RFC 1661 6.5",
};

const struct proto proto_ppp_hdlc = {
	.id = "ppp_hdlc", .filter = "ppp", .scapy = "HDLC", .label = "PPP",
	.title = "Point-to-Point Protocol", .layer = LAYER_LINK, .next = NEXT_FIELD,
	.unlike = true, .fields = hdlc_fields,
	.about = "PPP behind the address and control bytes of HDLC.", .rfc = "RFC 1662 3.1",
};

const struct proto proto_ppp_brief = {
	.id = "ppp_brief", .filter = "ppp", .scapy = "HDLC", .label = "PPP",
	.title = "Point-to-Point Protocol", .layer = LAYER_LINK, .next = NEXT_FIELD,
	.unlike = true, .fields = brief_fields,
	.about = "The same with its protocol number in one byte.", .rfc = "RFC 1661 6.5",
};
