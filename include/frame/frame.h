/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame: bytes, and where each layer's header lies in them. A view, owning nothing. */
#ifndef TRAME_FRAME_FRAME_H
#define TRAME_FRAME_FRAME_H

#include "proto/bounds.h"
#include "proto/proto.h"

#include <stdint.h>
#include <string.h>

#define FRAME_LAYERS 32

enum fault {
	FAULT_SHORT = 1,  /* the captured bytes end inside the header */
	FAULT_LENGTH = 2, /* a length field says what cannot be */
	FAULT_LIST = 4,   /* an option or a record is malformed */
	FAULT_DEPTH = 8,  /* more layers than FRAME_LAYERS */
	FAULT_AGAIN = 32, /* TCP: its data is of a message that was put together before */
	FAULT_NAME = 16,  /* a compressed name loops or leaves the message */
	FAULT_PAST = 64,  /* TLS: Wireshark looks for the content of an empty record behind it */
};

#define FRAME_BODIES 8 /* that are decoded or put together */

struct layer {
	const struct proto *proto;
	uint32_t off;    /* bytes from the frame's start to the header */
	uint32_t head;   /* bytes of the header that were captured */
	uint32_t pay;    /* bytes of payload behind it; the next layer starts there */
	uint32_t tail;   /* bytes behind the payload that no length covers: padding, trailer */
	uint16_t faults; /* enum fault */
	bool strange;    /* its ports stand for nothing, and nor does what its payload looks like:
			  * that was found once, and need not be again */
};

struct join_info;

enum frame_unchecked {
	FRAME_UNCHECKED_IP = 1,
	FRAME_UNCHECKED_TCP = 2,
	FRAME_UNCHECKED_UDP = 4,
	FRAME_UNCHECKED_SCTP = 8,
};

/* What a pcapng file may say of a frame besides. */
enum frame_noted {
	FRAME_FLAGS = 1,
	FRAME_DROPS = 2,
	FRAME_ID = 4,
	FRAME_QUEUE = 8,
};

/* A time zone at some moment. */
struct frame_zone {
	int32_t east; /* seconds */
	char name[16];
};

struct frame {
	const uint8_t *bytes; /* whoever filled the frame in owns them */
	uint32_t cap;         /* bytes captured */
	uint32_t len;         /* bytes on the wire */
	int64_t time;         /* nanoseconds since 1970; 0 where there is none */
	uint64_t number;      /* in its capture, from 1; 0 where it is of none */
	const char *comment;  /* the first one that a pcapng file has for it, or NULL; not clean */
	uint32_t comment_len; /* bytes */
	const uint8_t *options; /* of its pcapng block, behind that comment; or NULL */
	uint32_t options_len; /* bytes */
	bool options_swapped; /* big-endian */
	const char *device;   /* what its pcapng file calls its interface, or NULL; not clean */
	const char *remark; /* how it describes the interface, or NULL; not clean; both C strings */
	uint32_t iface;       /* interface of its section of the capture, from 0 */
	uint32_t section;     /* of its pcapng file, from 1; 0 where a file has none */
	uint8_t noted;        /* enum frame_noted: which of these four are there */
	bool timeless;        /* nobody noted when it was captured */
	uint32_t flags, queue; /* of its pcapng block */
	uint64_t drops, id;
	uint8_t unchecked;    /* enum frame_unchecked: sums that nobody wants checked */
	const struct frame_zone *zone; /* what its time is shown in; NULL: UTC */
	uint8_t digits;       /* decimals that its capture gives seconds with; 0: not known */
	int8_t beyond;        /* whole seconds of `time` that its capture has in the fraction */
	uint32_t joined;      /* its own bytes, where others follow that came in several frames and
			       * were put together (flow/join.h); 0: there are no others */
	uint32_t rejoined;    /* where a second whole begins behind the first, or 0 */
	uint32_t bodies[FRAME_BODIES]; /* where bodies of messages begin behind these that were
					* decoded, the first ones; 0: none */
	const struct join_info *join; /* flow/join.h: what was put together, or NULL */
	const struct bounds *bounds; /* what dissecting looks protocols up in, or NULL */
	uint16_t link;        /* LINKTYPE_ value: 1 Ethernet, 101 raw IP, ... */
	uint8_t count;        /* layers in use */
	struct layer layers[FRAME_LAYERS];
};

/* The bytes that were captured of it, without those of other frames. */
static inline uint32_t frame_own(const struct frame *frame)
{
	return frame->joined ? frame->joined : frame->cap;
}

/* Its time as its capture has it: seconds, and nanoseconds that need not be of one second. */
static inline int64_t frame_seconds(const struct frame *frame, int64_t *part)
{
	const int64_t second = INT64_C(1000000000), below = frame->time % second < 0;
	const int64_t whole = frame->time / second - below - frame->beyond;

	*part = frame->time % second + (below + frame->beyond) * second;
	return whole;
}

/* Comment i of those that its capture has for it; false where there are no more. */
bool frame_comment(const struct frame *frame, uint64_t i, const char **text, size_t *n);

#define LINK_ETHERNET 1
#define LINK_SLIP 8
#define LINK_PPP 9
#define LINK_RAW 101
#define LINK_IPV4 228
#define LINK_IPV6 229

/* IP without anything before it, of either version. The systems that capture it do not agree on one
 * number. Wireshark shows a layer without bytes before it. */
static inline bool frame_is_raw(const struct frame *frame)
{
	return (frame->link == LINK_RAW || frame->link == 12 || frame->link == 14) && frame->cap;
}

/* Whether a layer is one with that before it to Wireshark: two headers of one protocol. */
static inline bool frame_goes_on(const struct frame *frame, unsigned layer)
{
	return layer > 0 && layer < frame->count && frame->layers[layer].proto->goes_on &&
	       strcmp(proto_filter(frame->layers[layer - 1].proto),
		       proto_filter(frame->layers[layer].proto)) == 0;
}

/* Whether Wireshark shows a layer at all, and how many it shows: all but perhaps the last. */
bool frame_shows(const struct frame *frame, unsigned layer);
unsigned frame_shown(const struct frame *frame);

/* Whether the layer is ESP that UDP carries, before which Wireshark has a layer of no bytes. */
bool frame_in_udp(const struct frame *frame, unsigned layer);

/* Whether an IPv4 header says of itself what cannot be, so that Wireshark reads no further than
 * that: `bits` of it. */
static inline bool frame_is_bogus(const struct frame *frame, const struct layer *l, uint32_t *bits)
{
	const uint8_t *p = frame->bytes + l->off;
	uint32_t total;

	if (l->proto != &proto_ip || !l->head)
		return false;
	*bits = p[0] >> 4 != 4 ? 4 : 8;
	if (p[0] >> 4 != 4 || (p[0] & 15) < 5)
		return true;
	total = l->head < 4 ? 0 : (uint32_t)p[2] << 8 | p[3];
	*bits = 32;
	return total && total < (p[0] & 15) * 4u;
}

/* Whether a layer is UDP whose length is less than its header, so that Wireshark reads no further
 * than that. */
bool frame_is_stub(const struct frame *frame, unsigned layer);

/* The length of a packet that a card will cut: it says 0, and is as long as the frame. */
static inline uint64_t frame_unsaid(const struct frame *frame, const struct layer *l)
{
	return !frame->joined || l->off < frame->joined ? frame->len - l->off : 0;
}

/* Whether the layer lies in what a redirect of ICMP quotes: Wireshark takes eight bytes of ICMP
 * there. */
bool frame_is_redirected(const struct frame *frame, unsigned layer);

/* The frame, or what is shown of it, in `less`, where that is not all. */
static inline const struct frame *frame_less(const struct frame *frame, struct frame *less)
{
	unsigned n = frame_shown(frame);

	if (n == frame->count)
		return frame;
	*less = *frame;
	less->count = (uint8_t)n;
	return less;
}

/* Finds the layers of bytes, cap, len and link (the caller set them). Total: any bytes do (law 1).
 * Every byte of the frame is in one layer's header, in the last layer's payload or in one tail
 * (law 2). A frame always ends in a layer, `data` where nothing better is known; an empty frame
 * has none. */
void frame_dissect(struct frame *frame);

/* The same, saying which protocol the first byte begins: a DNS message out of a socket. */
void frame_dissect_as(struct frame *frame, const struct proto *first);

/* Adds the layers of `n` bytes at byte `off` of the frame behind those that are there already: from
 * one of protocol `p` on, or data where it is NULL. */
void frame_dissect_more(struct frame *frame, const struct proto *p, uint32_t off, uint32_t n);

/* The protocol of an HTTP message's body, which its header says; NULL: data. */
const struct proto *frame_body_proto(const struct frame *frame, unsigned layer,
	const uint8_t *body, uint32_t size);

/* Whether bytes begin with characters, as no record of TLS does. */
bool frame_looks_text(const uint8_t *p, uint32_t n);

/* The protocol that a layer's header says is inside, or NULL. */
const struct proto *frame_next_proto(const struct frame *frame, unsigned layer);

/* The protocol that the ports of a layer stand for, whatever its payload looks like, but that text
 * is not TLS; where they stand for nothing, what that looks like; or NULL. */
const struct proto *frame_port_proto(const struct frame *frame, unsigned layer);

#endif
