/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as one line. The words are those of the innermost layer that has any, but not of what an
 * ICMP error quotes; the addresses are the ones that hold there. Everything is read from the bytes
 * at once: this is what runs over millions of frames. */
#include "out/summary.h"

#include "summary_int.h"

#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "proto/faulty.h"

#define NUMBER_WIDTH 5

struct speaker {
	const struct proto *proto;
	uint32_t least; /* bytes of header without which it says nothing */
	void (*say)(const struct saying *s);
};

/* The most frequent first. */
static const struct speaker speakers[] = {
	{&proto_tcp, 20, summary_tcp},
	{&proto_data, UINT32_MAX, NULL},
	{&proto_udp, 8, summary_udp},
	{&proto_dns, 12, summary_dns},
	{&proto_http, 1, summary_http},
	{&proto_mdns, 12, summary_dns},
	{&proto_llmnr, 12, summary_dns},
	{&proto_tls, 1, summary_tls},
	{&proto_icmp, 4, summary_icmp},
	{&proto_icmp_quoting, 4, summary_icmp},
	{&proto_icmp_asking, 4, summary_icmp},
	{&proto_icmpv6, 4, summary_icmpv6},
	{&proto_icmpv6_query, 4, summary_icmpv6},
	{&proto_arp, 8, summary_arp},
	{&proto_arp_mac, 8, summary_arp},
	{&proto_arp_ipv4, 8, summary_arp},
	{&proto_arp_sized, 8, summary_arp},
	{&proto_arp_radio, 8, summary_arp},
	{&proto_arp_error, 8, summary_arp},
	{&proto_arp_atm, 12, summary_arp_atm},
	{&proto_http_more, 0, summary_http_more},
	{&proto_ip, 20, summary_ip},
	{&proto_ipv6, 40, summary_ipv6},
	{&proto_eth, 14, summary_eth},
	{&proto_vlan, 4, summary_vlan},
	{&proto_ieee8021ad, 4, summary_vlan},
	{&proto_gre, 4, summary_gre},
	{&proto_gre_call, 4, summary_gre},
	{&proto_gre_wccp, 4, summary_gre},
	{&proto_gre_cdma, 4, summary_gre},
	{&proto_vxlan_gpe, 8, summary_vxlan},
	{&proto_llc, 3, summary_llc},
	{&proto_llc_i, 4, summary_llc},
	{&proto_llc_s, 4, summary_llc},
	{&proto_llc_xid, 3, summary_llc},
	{&proto_xid, 3, summary_xid},
	{&proto_snap, 5, summary_snap},
	{&proto_snap_cisco, 5, summary_snap},
	{&proto_snap_other, 5, summary_snap},
	{&proto_dot3, 14, summary_dot3},
	{&proto_eth_odd, 14, summary_eth_odd},
	{&proto_stp, 4, summary_stp},
	{&proto_pvst, 4, summary_stp},
	{&proto_lldp, 2, summary_lldp},
	{&proto_pppoed, 6, summary_pppoed},
	{&proto_pppoed_tags, 0, summary_pppoed_tags},
	{&proto_ppp, 2, summary_ppp},
	{&proto_ppp_short, 1, summary_ppp},
	{&proto_ppp_hdlc, 2, summary_ppp},
	{&proto_ppp_brief, 3, summary_ppp},
	{&proto_lcp, 4, summary_control},
	{&proto_ipcp, 4, summary_control},
	{&proto_ipv6cp, 4, summary_control},
	{&proto_ccp, 4, summary_control},
	{&proto_pap, 4, summary_pap},
	{&proto_chap, 4, summary_chap},
	{&proto_mpls, 4, summary_mpls},
	{&proto_igmp, 1, summary_igmp},
	{&proto_igmp1, 1, summary_igmp1},
	{&proto_igmp_trace, 24, summary_igmp_old},
	{&proto_igmp0, 1, summary_igmp_old},
	{&proto_igmp0_reply, 1, summary_igmp_old},
	{&proto_igmp0_ask, 1, summary_igmp_old},
	{&proto_igmp3_query, 0, summary_igmp3},
	{&proto_igmp3_report, 0, summary_igmp3},
	{&proto_dhcp, 1, summary_dhcp},
	{&proto_bootp, 1, summary_dhcp},
	{&proto_icmpv6_info, 4, summary_icmpv6},
	{&proto_icmpv6_rare, 4, summary_icmpv6},
	{&proto_icmpv6_rpl, 4, summary_icmpv6},
	{&proto_icmpv6_move, 4, summary_icmpv6},
	{&proto_icmpv6_quoting, 4, summary_icmpv6},
	{&proto_ntp, 1, summary_ntp},
	{&proto_ntp_control, 1, summary_ntp},
	{&proto_ntp_system, 1, summary_ntp},
	{&proto_ntp_peer, 1, summary_ntp},
	{&proto_ntp_clock, 1, summary_ntp},
	{&proto_ntp_error, 1, summary_ntp},
	{&proto_ntp_private, 1, summary_ntp},
	{&proto_sctp, 12, summary_sctp},
	{&proto_echo, 0, summary_echo},
	{&proto_esp, 8, summary_esp},
	{&proto_udpencap_alive, 1, summary_udpencap},
	{&proto_ah, 12, summary_ah},
	{&proto_sll, 16, summary_sll},
	{&proto_sll_own, 16, summary_sll},
	{&proto_sll2, 20, summary_sll2},
	{&proto_sll2_own, 20, summary_sll2},
	{&proto_sll_gre, 16, summary_sll},
	{&proto_sll2_gre, 20, summary_sll2},
	{&proto_null, 0, summary_null},
	{&proto_null_type, 0, summary_null},
	{&proto_loop_type, 0, summary_null},
	{&proto_loop, 0, summary_null},
	{&proto_ctp, 2, summary_ctp},
	/* what IPv6 speaks for */
	{&proto_hopopts, UINT32_MAX, NULL},
	{&proto_routing, UINT32_MAX, NULL},
	{&proto_dstopts, UINT32_MAX, NULL},
	{&proto_fraghdr, UINT32_MAX, NULL},
	{&proto_text_lines, UINT32_MAX, NULL}, /* what HTTP carries is told of by it */
	{&proto_media, UINT32_MAX, NULL},
	{&proto_form, UINT32_MAX, NULL},
	{&proto_json, UINT32_MAX, NULL},
	{&proto_xml, UINT32_MAX, NULL},
	{&proto_png, UINT32_MAX, NULL},
	{&proto_gif, UINT32_MAX, NULL},
	{&proto_jpeg, UINT32_MAX, NULL},
	{&proto_ocsp, UINT32_MAX, NULL},
	{&proto_multipart, UINT32_MAX, NULL},
	{NULL, 1, summary_other},
};

static const struct speaker *speaker_of(const struct layer *l)
{
	const struct speaker *s = speakers;

	while (s->proto && s->proto != l->proto)
		s++;
	return l->head >= s->least ? s : NULL;
}

/* Data that came before, or late, is not what an application says. */
static bool is_again(const struct saying *s, unsigned at)
{
	const struct track_fact *fact;

	if (!at || s->frame->layers[at - 1].proto != &proto_tcp)
		return false;
	fact = summary_fact(s, at - 1);
	return fact && fact->flags & TRACK_UNSPOKEN;
}

static const struct speaker bogus_ip = {&proto_ip, 0, summary_bogus_ip};
static const struct speaker bogus_ipv6 = {&proto_ipv6, 0, summary_bogus_ipv6};
static const struct speaker cut_short = {NULL, 0, summary_cut};

/* An IP header that cannot be read on: nothing behind it counts, nor its addresses. */
static const struct speaker *find_bogus(const struct saying *s, unsigned i)
{
	const struct layer *l = &s->frame->layers[i];
	const uint8_t *p = s->frame->bytes + l->off;
	unsigned total;

	if (l->proto == &proto_ipv6)
		return l->head && p[0] >> 4 != 6 ? &bogus_ipv6 : NULL;
	if (l->proto != &proto_ip || !l->head)
		return NULL;
	total = l->head >= 4 ? bits_be16(p + 2) : 0;
	return p[0] >> 4 != 4 || (p[0] & 15) < 5 || (total && total < (p[0] & 15) * 4u) ? &bogus_ip
											: NULL;
}

static const struct speaker *speak(struct saying *s, unsigned at, const struct speaker *speaker)
{
	s->at = at;
	s->layer = &s->frame->layers[at];
	s->bytes = s->frame->bytes + s->layer->off;
	return speaker;
}

static const struct speaker *find_speaker(struct saying *s)
{
	unsigned top = s->frame->count, at;

	for (unsigned i = 0; i < top; i++) {
		const struct proto *proto = s->frame->layers[i].proto;
		const struct speaker *bogus;

		if (proto->layer != LAYER_NETWORK)
			continue;
		bogus = find_bogus(s, i);
		if (bogus)
			return speak(s, i, bogus);
		if (proto->next == NEXT_QUOTE)
			top = i + 1;
	}
	if (top == s->frame->count && summary_is_cut(s->frame, &at))
		return speak(s, at, &cut_short);
	top = summary_first(s, top);
	while (top-- > 0) {
		const struct layer *l = &s->frame->layers[top];
		const struct speaker *speaker = speaker_of(l);

		if (!speaker || is_again(s, top) || summary_is_begun(s->frame, l))
			continue;
		return speak(s, top, speaker);
	}
	return NULL;
}

const struct track_fact *summary_fact(const struct saying *s, unsigned layer)
{
	for (unsigned i = 0; i < s->facts->count; i++)
		if (s->facts->at[i].layer == layer)
			return &s->facts->at[i];
	return NULL;
}

const struct track_fact *summary_carrier(const struct saying *s)
{
	unsigned at = s->at;

	while (at > 0 && s->frame->layers[at].proto->layer == LAYER_APPLICATION)
		at--;
	return s->frame->layers[at].proto == &proto_tcp ? summary_fact(s, at) : NULL;
}

/* A cooked header says who sent the packet; it does not say to whom. */
static __attribute__((noinline)) void take_cooked(struct ends *ends, const struct frame *frame)
{
	const struct layer *l = &frame->layers[0];
	const uint8_t *p = frame->bytes + l->off;
	unsigned n, at;
	bool first;

	if (ends->kind != ENDS_NONE || l->head < 16)
		return;
	first = l->proto == &proto_sll || l->proto == &proto_sll_own || l->proto == &proto_sll_gre;
	if (!first && l->proto != &proto_sll2 && l->proto != &proto_sll2_own &&
		l->proto != &proto_sll2_gre)
		return;
	n = first ? bits_be16(p + 4) : p[11];
	at = first ? 6 : 12;
	if (n == 6 || n == 4)
		*ends = (struct ends){
			n == 6 ? ENDS_MAC : ENDS_IPV4, p + at, NULL, ends->wire, false};
}

static void put_number(struct buf *out, uint64_t number)
{
	uint8_t *to = buf_room(out, NUMBER_WIDTH + NUM_MOST + 1);
	size_t n;

	memset(to, ' ', NUMBER_WIDTH);
	n = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10000 ? 4 : 5;
	n = NUMBER_WIDTH - n + num_write((char *)to + NUMBER_WIDTH - n, number);
	to[n] = ' ';
	out->len += n + 1;
}

/* What is wrong with the header, or with that behind it of which there is nothing. */
static __attribute__((noinline)) void say_faults(const struct saying *s, unsigned faults)
{
	uint32_t bits;

	if (frame_is_bogus(s->frame, s->layer, &bits))
		return;
	/* The values of LLDP, wrong as they may be, end where they say; so do options, records. */
	if (s->layer->proto == &proto_lldp || s->layer->proto == &proto_tcp ||
		s->layer->proto == &proto_dns || s->layer->proto == &proto_mdns)
		faults &= ~(unsigned)FAULT_LIST;
	if (faults & FAULT_AGAIN)
		SAY(s, "[" FAULTY_AGAIN_TEXT "]");
	if (s->frame->cap < s->frame->len && made_is_cut(s->frame)) {
		SAY(s, "[Packet size limited during capture]");
		return;
	}
	if (faults & FAULT_PAST)
		SAY(s, "[Malformed Packet]");
	if (!(faults & (FAULT_SHORT | FAULT_NAME | FAULT_LIST)) || faults & FAULT_PAST)
		return;
	if (s->frame->cap < s->frame->len)
		SAY(s, "[Packet size limited during capture]");
	else if (s->layer->proto != &proto_tls) /* which goes on in the next segment */
		SAY(s, "[Malformed Packet]");
}

/* A header that ends too soon. */
static void put_faults(const struct saying *s)
{
	unsigned faults = s->layer->faults;

	if (s->at + 1 < s->frame->count && s->layer[1].head == 0)
		faults |= s->layer[1].faults;
	if (faults || s->frame->cap < s->frame->len)
		say_faults(s, faults);
}

/* Whether the link has no addresses, and nothing in the frame has any. */
static bool is_nobody(const struct saying *s, const struct speaker *speaker)
{
	const struct frame *frame = s->frame;
	const struct proto *first = frame->count ? frame->layers[0].proto : NULL;

	if (s->ends->kind != ENDS_NONE)
		return false;
	if (speaker && first &&
		(strcmp(proto_filter(first), "ppp") == 0 || speaker->say == summary_null))
		return true;
	return !speaker && frame_is_raw(frame);
}

/* A frame of which nothing can be said but what kind of link it came from. */
static __attribute__((noinline)) void say_link(const struct saying *s)
{
	const struct frame *frame = s->frame;

	if (s->nobody) {
		summary_begin(s, "N/A");
		SAY(s, "Raw packet data");
	} else if (frame->link == LINK_SLIP && frame->count) {
		summary_begin(s, "UNKNOWN");
		SAY_NUM(s, "WTAP_ENCAP = ", meta_encap(LINK_SLIP));
	} else if (!frame->count && bounds_find(frame->bounds, BIND_LINK, frame->link)) {
		summary_begin(s, frame->link == LINK_ETHERNET ? "Ethernet"
				 : frame->link == LINK_IPV6   ? "IPv6"
							      : "");
		if (frame->len)
			SAY(s, "[Packet size limited during capture]");
		else
			SAY(s, "[Malformed Packet]");
	} else {
		summary_begin(s, frame->count ? frame->layers[0].proto->label : "");
	}
}

#define WORDS_MOST 4095 /* bytes that Wireshark has room for */

/* Cuts what stands behind the length where there is no more room, but no character in two. */
static void shorten(struct buf *out, size_t length_end)
{
	size_t end = length_end + 1 + WORDS_MOST;

	if (out->len <= end)
		return;
	while ((out->data[end] & 0xc0) == 0x80)
		end--;
	out->len = end;
}

/* Headers behind IPv6's that may say where the packet really goes, even if nothing follows. */
static bool leads_on(const struct proto *proto)
{
	return proto == &proto_routing || proto == &proto_dstopts || proto == &proto_hopopts;
}

void summary_line(struct buf *out, struct summary *summary, const struct frame *frame,
	const struct clock *clock, const struct track_facts *facts)
{
	struct ends ends = ENDS_INIT(frame);
	struct saying s = {.out = out, .frame = frame, .facts = facts, .ends = &ends,
		.ascii = summary->ascii, .raw = summary->raw, .sums = summary->sums,
		.cut = summary->cut};
	const struct speaker *speaker = find_speaker(&s);
	unsigned upto; /* layers whose addresses count */

	buf_room(out, 256);
	summary->lines++;
	summary->cut[SUMMARY_FROM] = out->len;
	put_number(out, frame->number ? frame->number : summary->lines);
	summary->cut[SUMMARY_NUMBER] = out->len - 1;
	summary_put_time(out, summary, frame, clock);
	summary->cut[SUMMARY_TIME] = out->len;
	buf_byte(out, ' ');
	upto = !speaker ? 0 : speaker == &bogus_ip || speaker == &bogus_ipv6 ? s.at : s.at + 1;
	while (upto && upto < frame->count && leads_on(frame->layers[upto].proto))
		upto++;
	for (unsigned i = 0; i < upto; i++)
		ends_step(&ends, frame, i);
	if (upto && ends.kind == ENDS_NONE)
		take_cooked(&ends, frame);
	if (speaker == &cut_short)
		summary_cut_ends(&s, &ends);
	s.nobody = is_nobody(&s, speaker);
	summary_ends(&s, summary->pairs);
	if (speaker) {
		if (!frame->join || !summary_part(&s))
			speaker->say(&s);
		put_faults(&s);
		if (frame->join)
			summary_rest(&s);
	} else {
		say_link(&s);
	}
	if (speaker)
		shorten(out, summary->cut[SUMMARY_LENGTH]);
	buf_byte(out, '\n');
}
