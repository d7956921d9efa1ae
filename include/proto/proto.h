/* SPDX-License-Identifier: BSD-2-Clause */
/* Protocols: their declaration, the list of all, and who carries whom. */
#ifndef TRAME_PROTO_PROTO_H
#define TRAME_PROTO_PROTO_H

#include "proto/field.h"

#include <stddef.h>

/* The course's four layers; their letters L N T A, colours and patterns are the same everywhere. */
enum proto_layer { LAYER_LINK, LAYER_NETWORK, LAYER_TRANSPORT, LAYER_APPLICATION, LAYER_COUNT };

/* What decides which protocol the payload is. */
enum proto_next {
	NEXT_DATA,  /* nothing known: the payload is data */
	NEXT_FIELD, /* the FILL_NEXT field, through its bind table */
	NEXT_PORTS, /* the first two fields, through BIND_UDP or BIND_TCP (`ports`) */
	NEXT_QUOTE, /* an ICMP error quotes a packet of its own network protocol (`quotes`) */
	NEXT_ETHER, /* always an Ethernet frame: VXLAN */
	NEXT_MPLS,  /* below the bottom of the stack the first nibble tells */
	NEXT_INSIDE, /* always `inside` */
	NEXT_BODY,  /* what HTTP's Content-Type line says */
	NEXT_NONE,  /* no payload: what is left is the trailer */
};

struct bind {
	enum bind_table table; /* BIND_NONE ends the array */
	uint64_t value;
};

/* A Scapy class that is this protocol with one field set: ICMPv6EchoRequest. */
struct alias {
	const char *name;  /* NULL ends the array */
	const char *field; /* Wireshark id of the field that the class sets, or NULL */
	uint64_t value;
};

/* A field that a Scapy class sets besides, in itself or in the layer that carries it, where it is
 * not typed: DNS under UDP has source port 53, ICMPv6ND_NS makes the hop limit 255. */
struct overload {
	const char *name;  /* the class: the protocol's own or an alias; NULL ends the array */
	const char *field; /* Wireshark id */
	uint64_t value;
};

/* A table for other headers of a protocol, taken instead of its own where the header's bits say so:
 * what Ethernet's type is for one is a length for the other. */
struct variant {
	const struct proto *proto; /* NULL ends the array; proto_data: no header at all */
	uint16_t bit, bits;        /* which bits of the header */
	uint16_t least;            /* bytes that header and payload must have */
	struct when when;
};

struct proto {
	const char *id;    /* the filter name, the file's name: "ip" */
	const char *filter; /* Wireshark's name of the protocol where it is not the id */
	const char *scapy; /* the class: "IP" */
	const char *also;  /* further short names in recipes, space between: "ipv4" */
	const char *label; /* in pictures: "IPv4" */
	const char *title; /* "Internet Protocol version 4" */
	enum proto_layer layer;
	enum proto_next next;
	enum bind_table ports; /* NEXT_PORTS */
	struct when quotes;    /* NEXT_QUOTE: the types (values of the first field) that quote */
	uint64_t quoted;       /* NEXT_QUOTE: the EtherType of what they quote */
	const struct proto *inside; /* NEXT_INSIDE */
	const struct variant *variants; /* may be NULL */
	const struct bind *binds;
	const struct alias *aliases;      /* may be NULL */
	const struct overload *overloads; /* may be NULL */
	const struct field *fields;
	const struct field *made; /* of the whole layer, behind its fields; may be NULL */
	bool goes_on; /* Wireshark shows it as one with the layer before it */
	bool takes_all; /* NEXT_NONE: Wireshark counts what is behind its fields as its own */
	bool unlike; /* Scapy has no such class, or one with other fields: it gets the bytes */
	const char *about;
	const char *rfc;
};

/* Every protocol, in the order of the list in src/proto/all.c; NULL ends it. */
extern const struct proto *const proto_all[];

/* Tables of fields that lie in no bytes: what is known of the frame itself, and of conversations.
 * Each is a protocol without a header (fields of 0 bits), or more fields of one in the list above,
 * whose id it has then. NULL ends it. */
extern const struct proto *const proto_made[];

/* By filter name, short name, Scapy class or alias, in any case when no exact match exists;
 * NULL if there is none. *alias (may be NULL) is set to the alias that matched, or NULL. */
const struct proto *proto_find(const char *name, size_t n, const struct alias **alias);

/* The protocol that `value` stands for in a table, or NULL. */
const struct proto *proto_bound(enum bind_table table, uint64_t value);

/* The value under which `proto` is carried in a table; false if it is not. The first one declared
 * is the one a builder writes. */
bool proto_binding(const struct proto *proto, enum bind_table table, uint64_t *value);

/* Whether a port's service speaks without any header: its payload is data, whatever the other port
 * may stand for. */
bool port_is_plain(uint64_t port);

/* A field of the protocol, parts and list items included, by Wireshark's id, or NULL. */
const struct field *proto_field(const struct proto *proto, const char *id);

/* Wireshark's name of the protocol. */
const char *proto_filter(const struct proto *proto);

/* The field with this fill at the top of the protocol's table, or NULL. */
const struct field *proto_filled(const struct proto *proto, enum field_fill fill);

/* The bit at which a top-level field starts, in a header that has every field before it at its
 * fixed width; only for fields before any conditional or variable one. */
unsigned proto_bit(const struct proto *proto, const struct field *field);

extern const struct field sctp_gap_start[], sctp_gap_end[], sctp_gap_count[]; /* of SACKs */
/* Experts of gaps that end before they begin, or are in no order; of a chunk that is longer than
 * what is there, and of padding that a parameter should not have. */
extern const struct field sctp_gap_odd[], sctp_chunk_long[], sctp_pad_odd[];
/* Of NR-SACKs: of its gaps, and of those that are for good. */
extern const struct field sctp_nrgap_start[2][2], sctp_nrgap_end[2][2], sctp_nrgap_count[2][2];
extern const struct field tcp_length_odd[]; /* an expert of TCP's */
extern const struct field ip_length_odd[], ip_pointer_odd[]; /* experts of IPv4's options */
extern const struct proto proto_eth, proto_vlan, proto_ieee8021ad, proto_arp, proto_arp_mac,
	proto_arp_ipv4, proto_arp_sized, proto_arp_radio, proto_arp_error, proto_arp_atm,
	proto_ip, proto_ipv6, proto_hopopts, proto_routing, proto_fraghdr, proto_dstopts,
	proto_icmp, proto_icmp_quoting, proto_icmp_asking, proto_icmpv6, proto_icmpv6_query,
	proto_icmpv6_info, proto_icmpv6_rare, proto_icmpv6_rpl, proto_icmpv6_move,
	proto_icmpv6_quoting,
	proto_tcp, proto_udp, proto_sctp, proto_esp, proto_udpencap,
	proto_udpencap_alive, proto_ah, proto_geneve,
	proto_ntp, proto_ntp_control, proto_ntp_system, proto_ntp_peer, proto_ntp_clock,
	proto_ntp_error, proto_ntp_private, proto_dhcp, proto_bootp, proto_tls, proto_dns,
	proto_mdns,
	proto_llmnr, proto_http, proto_http_more, proto_echo, proto_text_lines, proto_media,
	proto_form, proto_json,
	proto_xml, proto_png, proto_gif, proto_jpeg, proto_ocsp, proto_multipart, proto_gre,
	proto_gre_call,
	proto_erspan, proto_vxlan, proto_mpls, proto_pwethcw, proto_data, proto_dot3, proto_eth_odd,
	proto_vlan_llc, proto_sll,
	proto_sll_own, proto_sll2, proto_sll2_own, proto_sll_gre,
	proto_sll2_gre, proto_null, proto_loop, proto_ctp, proto_xid, proto_ppp_brief,
	proto_llc_xid, proto_llc, proto_llc_i,
	proto_llc_s, proto_snap, proto_snap_cisco, proto_snap_other, proto_stp, proto_pvst,
	proto_lldp, proto_pppoed, proto_pppoed_tags, proto_pppoes, proto_pppoes_credits,
	proto_ppp, proto_ppp_short, proto_ppp_hdlc, proto_lcp, proto_ipcp, proto_ipv6cp,
	proto_ccp, proto_chap, proto_pap, proto_vxlan_gpe, proto_gre_wccp, proto_gre_cdma,
	proto_null_type, proto_loop_type, proto_igmp_trace, proto_igmp0, proto_igmp0_reply,
	proto_igmp0_ask, proto_igmp, proto_igmp1, proto_igmp3, proto_igmp3_query,
	proto_igmp3_report;

extern const struct name quick_rates[]; /* of Quick-Start options, RFC 4782 3.1 */

/* What an option of IPv6 is called, by its type; never NULL. */
const char *ip6opt_name(uint64_t type);

static inline bool proto_is_arp(const struct proto *proto)
{
	return proto == &proto_arp || proto == &proto_arp_mac || proto == &proto_arp_ipv4 ||
	       proto == &proto_arp_sized || proto == &proto_arp_radio ||
	       proto == &proto_arp_error || proto == &proto_arp_atm;
}

#endif
