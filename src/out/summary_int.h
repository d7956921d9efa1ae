/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the summary share: the line that is being written, and who writes its words. */
#ifndef TRAME_OUT_SUMMARY_INT_H
#define TRAME_OUT_SUMMARY_INT_H

#include "out/summary.h"

#include "base/bits.h"
#include "base/num.h"
#include "flow/ends.h"

#include <string.h>

struct saying {
	struct buf *out;
	const struct frame *frame;
	const struct track_facts *facts;
	const struct ends *ends;
	const struct layer *layer; /* whose words these are */
	const uint8_t *bytes;      /* of its header */
	unsigned at;               /* its index */
	bool ascii, raw, sums;
	size_t *cut; /* enum summary_cut */
	bool more;   /* a message was said already: just words now */
	bool nobody; /* the link has no addresses and nothing else has */
	bool half;   /* the second address was not captured: it is the link's, of that kind */
	enum ends_kind beyond;
};

/* The fact of a layer, or NULL. */
const struct track_fact *summary_fact(const struct saying *s, unsigned layer);

/* The columns of the addresses, with the blank behind them, and where these end. */
void summary_ends(const struct saying *s, struct summary_pair *pairs);

/* "[TCP Retransmission] " and so on: what stands before the words of a segment. */
void summary_analysis(const struct saying *s, const struct track_fact *fact);

/* Text that is known when this is compiled. */
#define SAY(s, text) say_bytes((s)->out, text, sizeof(text) - 1)

static inline void say_bytes(struct buf *out, const char *text, size_t n)
{
	memcpy(buf_room(out, n), text, n);
	out->len += n;
}

/* " Seq=": a name and its number. */
#define SAY_NUM(s, text, value)                                                                    \
	do {                                                                                       \
		SAY(s, text);                                                                      \
		num_put((s)->out, (value));                                                        \
	} while (0)

/* The same where the room is sure: `to` moves on. */
#define PUT(to, text) (memcpy(to, text, sizeof(text) - 1), (to) += sizeof(text) - 1)
#define PUT_NUM(to, text, value) (PUT(to, text), (to) += num_write(to, (value)))

/* Blanks before what will be `n` characters in a column of `width`, at most 16. */
static inline void summary_blank(struct buf *out, size_t n, size_t width)
{
	memset(buf_room(out, 64), ' ', 16);
	out->len += n < width ? width - n : 0;
}

/* What was written from byte `from` on moves to the right of a column of `width` (at most 16). */
static inline void summary_align(struct buf *out, size_t from, size_t width)
{
	size_t n = out->len - from;
	uint8_t text[16], *to;

	if (n >= width)
		return;
	buf_room(out, 2 * sizeof(text));
	to = out->data + from;
	memcpy(text, to, sizeof(text));
	memset(to, ' ', sizeof(text));
	memcpy(to + width - n, text, sizeof(text));
	out->len = from + width;
}

static inline void say_arrow(const struct saying *s)
{
	if (s->ascii)
		SAY(s, " -> ");
	else
		SAY(s, " \xe2\x86\x92 ");
}

/* What a segment of a conversation that speaks TLS says, whether or not its records are whole. */
void summary_records(const struct saying *s, const struct track_fact *fact, const uint8_t *p,
	uint32_t n);

/* Bytes on DNS's port that are too few for its header. */
void summary_dns_short(const struct saying *s, const char *name, const uint8_t *p, uint32_t n);

/* The fact of the TCP header that carries the message, or NULL. */
const struct track_fact *summary_carrier(const struct saying *s);

/* The words of a segment whose message goes on: true if that is all there is to say. */
bool summary_part(const struct saying *s);
bool summary_is_part(const struct saying *s);
bool summary_is_rest(const struct saying *s); /* of a message, so that it says nothing itself */

/* Of the layers up to `top` those that count: the first message of several. */
unsigned summary_first(const struct saying *s, unsigned top);

/* The messages behind the first one, and that more follows. */
void summary_rest(struct saying *s);

/* Whether the capture ends in a header that a line tells of, in layer *at (summary_cut.c); what it
 * says; the addresses of IP that are there, if that is the header. */
bool summary_is_cut(const struct frame *frame, unsigned *at);

/* Whether the capture ends in the first line of an HTTP message: Wireshark does not name it. */
bool summary_is_begun(const struct frame *frame, const struct layer *l);
void summary_cut(const struct saying *s);
void summary_icmpv6_name(const struct saying *s);
void summary_cut_ends(struct saying *s, struct ends *ends);

/* What IPv6 names as the next header, where nothing here reads it. */
void summary_next(const struct saying *s, unsigned next);

/* The protocol and the length: what comes before the words. */
static inline void summary_begin(const struct saying *s, const char *protocol)
{
	size_t n = strlen(protocol);
	char *start, *to;

	if (s->more)
		return;
	start = to = (char *)buf_room(s->out, n + NUM_MOST + 2);
	memcpy(to, protocol, n);
	to += n;
	s->cut[SUMMARY_PROTOCOL] = s->out->len + n;
	PUT_NUM(to, " ", s->frame->len);
	s->out->len += (size_t)(to - start);
	s->cut[SUMMARY_LENGTH] = s->out->len++;
	*to = ' ';
}

void summary_tcp(const struct saying *s);
void summary_udp(const struct saying *s);
void summary_dns(const struct saying *s);
void summary_http(const struct saying *s);
void summary_http_more(const struct saying *s);
void summary_icmp(const struct saying *s);
void summary_icmpv6(const struct saying *s);
void summary_arp(const struct saying *s);
void summary_arp_atm(const struct saying *s);
void summary_ip(const struct saying *s);
void summary_ipv6(const struct saying *s);
void summary_eth(const struct saying *s);
void summary_vlan(const struct saying *s);
void summary_gre(const struct saying *s);
void summary_llc(const struct saying *s);
void summary_snap(const struct saying *s);
void summary_dot3(const struct saying *s);
void summary_eth_odd(const struct saying *s);
void summary_xid(const struct saying *s);
void summary_ctp(const struct saying *s);
void summary_stp(const struct saying *s);
void summary_lldp(const struct saying *s);
void summary_pppoed(const struct saying *s);
void summary_pppoed_tags(const struct saying *s);
void summary_ppp(const struct saying *s);
void summary_control(const struct saying *s);
void summary_pap(const struct saying *s);
void summary_chap(const struct saying *s);
void summary_mpls(const struct saying *s);
void summary_bogus_ip(const struct saying *s);
void summary_bogus_ipv6(const struct saying *s);
void summary_igmp(const struct saying *s);
void summary_igmp1(const struct saying *s);
void summary_igmp_old(const struct saying *s);
void summary_vxlan(const struct saying *s);
void summary_igmp3(const struct saying *s);
void summary_tls(const struct saying *s);
size_t summary_words_tls(const struct saying *s); /* how many characters it added */
void summary_sll(const struct saying *s);
void summary_sll2(const struct saying *s);
void summary_null(const struct saying *s);
void summary_dhcp(const struct saying *s);
void summary_ntp(const struct saying *s);
void summary_sctp(const struct saying *s);
void summary_echo(const struct saying *s);
void summary_esp(const struct saying *s);
void summary_udpencap(const struct saying *s);
void summary_ah(const struct saying *s);
void summary_other(const struct saying *s);

#endif
