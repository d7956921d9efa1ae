/* SPDX-License-Identifier: BSD-2-Clause */
/* Most headers of most captures are plain: this finds their layers without reading a table. It says
 * what the tables would say or nothing: a test holds the two against each other. */
#include "dissect_int.h"

#include "base/bits.h"

#define IP_HEAD 20
#define IPV6_HEAD 40

struct plain {
	struct frame *frame;
	uint32_t off, avail;
};

static void add(struct plain *p, const struct proto *proto, uint32_t head, uint32_t tail)
{
	p->avail -= head + tail;
	p->frame->layers[p->frame->count++] =
		(struct layer){proto, p->off, head, p->avail, tail, 0};
	p->off += head;
}

static const struct proto *by_number(uint8_t number)
{
	return number == 6 ? &proto_tcp : number == 17 ? &proto_udp : NULL;
}

/* Each of these returns what lies inside, or NULL having added nothing. */
static const struct proto *plain_ip(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t total;

	if (p->avail < IP_HEAD || b[0] != 0x45 || bits_be16(b + 6) & 0x3fff || !by_number(b[9]))
		return NULL;
	total = bits_be16(b + 2);
	if (total <= IP_HEAD || total > p->avail)
		return NULL;
	add(p, &proto_ip, IP_HEAD, p->avail - total);
	return by_number(b[9]);
}

static const struct proto *plain_ipv6(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t len;

	if (p->avail < IPV6_HEAD || b[0] >> 4 != 6 || !by_number(b[6]))
		return NULL;
	len = bits_be16(b + 4);
	if (!len || len > p->avail - IPV6_HEAD)
		return NULL;
	add(p, &proto_ipv6, IPV6_HEAD, p->avail - IPV6_HEAD - len);
	return by_number(b[6]);
}

/* Without options, or with the time stamps that most segments carry. */
static bool plain_tcp(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t head = p->avail >= 20 ? (b[12] >> 4) * 4u : 0;

	if (head != 20 && !(head == 32 && p->avail >= 32 && bits_be32(b + 20) == 0x0101080a))
		return false;
	add(p, &proto_tcp, head, 0);
	return true;
}

static bool plain_udp(struct plain *p)
{
	uint32_t len = p->avail >= 8 ? bits_be16(p->frame->bytes + p->off + 4) : 0;

	if (len <= 8 || len > p->avail)
		return false;
	add(p, &proto_udp, 8, p->avail - len);
	return true;
}

unsigned dissect_plain(struct frame *frame, uint32_t *off, uint32_t *avail,
	const struct proto **next)
{
	struct plain p = {frame, 0, frame->cap};
	uint16_t type = frame->cap > 14 ? bits_be16(frame->bytes + 12) : 0;
	const struct proto *inside = NULL;

	frame->count = 0;
	*next = NULL;
	if (type != 0x0800 && type != 0x86dd)
		return 0;
	add(&p, &proto_eth, 14, 0);
	inside = type == 0x0800 ? plain_ip(&p) : plain_ipv6(&p);
	*next = frame->count == 1 ? (type == 0x0800 ? &proto_ip : &proto_ipv6) : inside;
	if ((inside == &proto_tcp && plain_tcp(&p)) || (inside == &proto_udp && plain_udp(&p)))
		*next = NULL;
	*off = p.off;
	*avail = p.avail;
	return frame->count;
}
