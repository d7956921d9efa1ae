/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of what messages of ARP begin with, and what they claim. */
#include "arphead.h"

#include <stddef.h>

const struct name arp_hardware[] = {
	{0, "NET/ROM pseudo"}, {1, "Ethernet"}, {2, "Experimental Ethernet"}, {3, "AX.25"},
	{4, "ProNET"}, {5, "Chaos"}, {6, "IEEE 802"}, {7, "ARCNET"}, {8, "Hyperchannel"},
	{9, "Lanstar"}, {10, "Autonet Short Address"}, {11, "Localtalk"}, {12, "LocalNet"},
	{13, "Ultra link"}, {14, "SMDS"}, {15, "Frame Relay DLCI"}, {16, "ATM"}, {17, "HDLC"},
	{18, "Fibre Channel"}, {19, "ATM (RFC 2225)"}, {20, "Serial Line"}, {21, "ATM"},
	{22, "MIL-STD-188-220"}, {23, "Metricom STRIP"}, {24, "IEEE 1394.1995"}, {25, "MAPOS"},
	{26, "Twinaxial"}, {27, "EUI-64"}, {28, "HIPARP"}, {29, "IP and ARP over ISO 7816-3"},
	{30, "ARPSec"}, {31, "IPsec tunnel"}, {32, "InfiniBand"}, {33, "TIA-102 Project 25 CAI"},
	{34, "Wiegand Interface"}, {35, "Pure IP"}, {36, "Experimental 1"}, {37, "HFI"},
	{256, "Experimental 2"}, {512, "PPP"}, {513, "Cisco HDLC"}, {519, "Raw IP"},
	{768, "IPIP tunnel"}, {772, "Loopback"}, {774, "Fiber Distributed Data Interface"},
	{778, "GRE over IP"}, {801, "IEEE 802.11"}, {804, "IEEE 802.15.4"},
	{823, "GRE over IPv6"}, {825, "IPv6 over LoWPAN"}, {0, NULL},
};

const struct name arp_opcodes[] = {
	{1, "request"}, {2, "reply"}, {3, "reverse request"}, {4, "reverse reply"},
	{5, "drarp request"}, {6, "drarp reply"}, {7, "drarp error"}, {8, "inverse request"},
	{9, "inverse reply"}, {10, "arp nak"}, {11, "mars request"}, {12, "mars multi"},
	{13, "mars mserv"}, {14, "mars join"}, {15, "mars leave"}, {16, "mars nak"},
	{17, "mars unserv"}, {18, "mars sjoin"}, {19, "mars sleave"},
	{20, "mars grouplist request"}, {21, "mars grouplist reply"}, {22, "mars redirect map"},
	{23, "mapos unarp"}, {24, "experimental 1"}, {25, "experimental 2"}, {0, "reserved"},
	{65535, "reserved"}, {0, NULL},
};

#define CLAIM(name, text, which, sentence)                                                         \
	{.id = "arp." name, .label = "", .title = text, .bits = 1, .make = MAKE_CLAIM,             \
		.empty = true, .preset = (which), .names = true_names, .about = sentence,          \
		.rfc = "RFC 5227"}
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
const struct field arp_claims[] = {
	CLAIM("isgratuitous", "Is gratuitous", CLAIM_GRATUITOUS, "Nobody was asked."),
	CLAIM("isprobe", "Is probe", CLAIM_PROBED, "Asks whether the address is free."),
	CLAIM("isannouncement", "Is announcement", CLAIM_ANNOUNCED, "Says whose the address is."),
	FIELD_END,
};
