/* SPDX-License-Identifier: BSD-2-Clause */
/* What an answer means, in one sentence for people. */
#ifndef TRAME_FLOW_TELL_H
#define TRAME_FLOW_TELL_H

#include "base/buf.h"
#include "flow/match.h"

/* "SYN, ACK: port 80 is open; the server agrees to talk." `match` is what flow_match said. */
void flow_tell(
	struct buf *out, const struct frame *sent, const struct frame *got, enum match match);

/* What a frame of our own kernel means, which refuses the answer `got`: a reset, an ICMP error. */
void flow_tell_refusal(struct buf *out, const struct frame *got, const struct frame *refusal);

/* Nanoseconds as microseconds: "41.2 µs". */
void flow_tell_time(struct buf *out, int64_t ns, bool ascii);

/* That nothing came, and what keeps a host silent, as far as the question shows it. It was sent so
 * many times (0: not at all), and each time answers were awaited for so many seconds. */
void flow_tell_silence(struct buf *out, const struct frame *sent, unsigned tries, double waited);

/* What a frame asks, in a few words: "192.0.2.80 tcp 80 SYN", "who has 192.0.2.80". */
void flow_tell_question(struct buf *out, const struct frame *sent);

/* Who sent a frame: the outermost IP address, else the one that ARP says, else the MAC address; ""
 * if none is there. */
void flow_tell_sender(struct buf *out, const struct frame *frame);

#endif
