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
	bool ascii, raw;
};

/* The protocol and the length: what comes before the words. */
void summary_begin(const struct saying *s, const char *protocol);

/* The fact of a layer, or NULL. */
const struct track_fact *summary_fact(const struct saying *s, unsigned layer);

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

static inline void say_arrow(const struct saying *s)
{
	if (s->ascii)
		SAY(s, " -> ");
	else
		SAY(s, " \xe2\x86\x92 ");
}

void summary_tcp(const struct saying *s);
void summary_udp(const struct saying *s);
void summary_dns(const struct saying *s);
void summary_http(const struct saying *s);
void summary_icmp(const struct saying *s);
void summary_icmpv6(const struct saying *s);
void summary_arp(const struct saying *s);
void summary_ip(const struct saying *s);
void summary_ipv6(const struct saying *s);
void summary_eth(const struct saying *s);
void summary_vlan(const struct saying *s);
void summary_gre(const struct saying *s);
void summary_other(const struct saying *s);

#endif
