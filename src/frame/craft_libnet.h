/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the libnet builder share: its state, and a function for each header that libnet
 * can make. Values reach libnet by name, so that where they land is libnet's own word. */
#ifndef TRAME_FRAME_CRAFT_LIBNET_H
#define TRAME_FRAME_CRAFT_LIBNET_H

#include "frame/pack.h"

/* The fields that are handed to libnet. */
enum craft_field {
	F_ETH_DST, F_ETH_SRC, F_ETH_TYPE,
	F_ARP_HW, F_ARP_PROTO, F_ARP_HWLEN, F_ARP_PLEN, F_ARP_OP,
	F_ARP_SHA, F_ARP_SPA, F_ARP_THA, F_ARP_TPA,
	F_MPLS_LABEL, F_MPLS_EXP, F_MPLS_BOTTOM, F_MPLS_TTL,
	F_IP_TOS, F_IP_LEN, F_IP_ID, F_IP_FLAGS, F_IP_OFFSET, F_IP_TTL, F_IP_PROTO, F_IP_SUM,
	F_IP_SRC, F_IP_DST,
	F_IP6_CLASS, F_IP6_FLOW, F_IP6_LEN, F_IP6_NEXT, F_IP6_HOPS, F_IP6_SRC, F_IP6_DST,
	F_HOP_NEXT, F_HOP_LEN, F_DST_NEXT, F_DST_LEN, F_ROUTE_NEXT, F_ROUTE_LEN, F_ROUTE_TYPE,
	F_FRAG_NEXT, F_FRAG_RES1, F_FRAG_OFFSET, F_FRAG_RES2, F_FRAG_MORE, F_FRAG_ID,
	F_ICMP_TYPE, F_ICMP_CODE, F_ICMP_SUM, F_ICMP_ID, F_ICMP_SEQ, F_ICMP_MASK, F_ICMP_GATEWAY,
	F_ICMP6_TYPE, F_ICMP6_CODE, F_ICMP6_SUM, F_ICMP6_ID, F_ICMP6_SEQ, F_ICMP6_FLAGS,
	F_TCP_SRC, F_TCP_DST, F_TCP_SEQ, F_TCP_ACK, F_TCP_FLAGS, F_TCP_WINDOW, F_TCP_SUM,
	F_TCP_URGENT,
	F_UDP_SRC, F_UDP_DST, F_UDP_LEN, F_UDP_SUM,
	F_GRE_FLAGS, F_GRE_PROTO, F_GRE_SUM, F_GRE_OFFSET, F_GRE_KEY, F_GRE_SEQ,
	F_DNS_ID, F_DNS_FLAGS, F_DNS_QUERIES, F_DNS_ANSWERS, F_DNS_AUTHORITIES, F_DNS_ADDITIONALS,
	CRAFT_FIELDS
};

#define CRAFT_BLOCKS (3 * FRAME_LAYERS)

struct libnet_context;
struct craft;

/* Makes the header of a part: one block of libnet's or two. */
typedef int craft_build_fn(struct craft *c, unsigned part);

/* What is the same from one frame to the next, so that libnet's blocks can be used again. */
struct craft_shape {
	craft_build_fn *build[FRAME_LAYERS];
	uint32_t head[FRAME_LAYERS]; /* 0: any, where a block may change its length */
	bool tail[FRAME_LAYERS];
	unsigned count;
};

struct craft {
	struct libnet_context *net;
	const struct field *field[CRAFT_FIELDS];
	struct craft_shape shape;
	int32_t tag[CRAFT_BLOCKS]; /* libnet's blocks, innermost first; 0: to be made */
	unsigned blocks;           /* built so far for this frame */
	uint8_t *packet;           /* libnet's, until the next frame */
	struct buf bytes;          /* a table-made header */

	const struct stack *stack; /* the frame that is being built */
	struct resolved r;
	bool own; /* this frame's checksums are beyond libnet: sum.c writes them all */
};

/* What libnet has a builder for; NULL: it has none for this header as it is. */
craft_build_fn *craft_link_builder(const struct craft *c, unsigned part);
craft_build_fn *craft_ip_builder(const struct craft *c, unsigned part);
craft_build_fn *craft_icmp_builder(const struct craft *c, unsigned part);
craft_build_fn *craft_transport_builder(const struct craft *c, unsigned part);

/* A block of bytes as they are; and the header of a part, made from its table. */
int craft_put_data(struct craft *c, const uint8_t *bytes, uint32_t n);
int craft_put_table(struct craft *c, unsigned part);
int craft_put_none(struct craft *c, unsigned part); /* it lies in another part's block */

/* Finds the fields that are handed to libnet; -1 if a table has lost one. */
int craft_find_fields(struct craft *c, struct err *err);

/* The number that a field of this part gets; narrower for libnet's arguments. */
uint64_t craft_value(const struct craft *c, unsigned part, enum craft_field id);
static inline uint8_t craft_byte(const struct craft *c, unsigned part, enum craft_field id)
{
	return (uint8_t)craft_value(c, part, id);
}
static inline uint16_t craft_short(const struct craft *c, unsigned part, enum craft_field id)
{
	return (uint16_t)craft_value(c, part, id);
}
static inline uint32_t craft_long(const struct craft *c, unsigned part, enum craft_field id)
{
	return (uint32_t)craft_value(c, part, id);
}

/* The part's header as its table makes it; valid until the next call. */
const uint8_t *craft_table(struct craft *c, unsigned part);

/* The tag to give to libnet for the next block, and what to do with its answer. */
int32_t craft_tag(const struct craft *c);
int craft_keep(struct craft *c, int32_t tag);

/* The same for a block with a checksum: libnet computes it if nobody typed it. */
int craft_keep_sum(struct craft *c, int32_t tag, unsigned part, enum craft_field sum);

/* And for one that could have a checksum and has none. */
int craft_keep_plain(struct craft *c, int32_t tag);

/* Whether a part begins with bits that libnet's builder cannot be told: from, to in bits. */
struct craft_range {
	craft_build_fn *build;
	uint16_t from, to; /* bits of the header */
};
extern const struct craft_range craft_ip_ranges[], craft_icmp_ranges[], craft_transport_ranges[];

#endif
