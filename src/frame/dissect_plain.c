/* SPDX-License-Identifier: BSD-2-Clause */
/* Most headers of most captures are plain: this finds their layers without reading a table. It says
 * what the tables would say or nothing: a test holds the two against each other. */
#include "dissect_int.h"

#include "base/bits.h"

#define IP_HEAD 20
#define IPV6_HEAD 40
#define TCP_RST 4

/* Each of these adds a layer and says what lies inside it, or adds nothing and gives its own
 * protocol back: the tables go on from there. */
static const struct proto *plain_number(uint8_t number)
{
	return number == 6 ? &proto_tcp : number == 17 ? &proto_udp : number == 1 ? &proto_icmp
										  : NULL;
}

static const struct proto *plain_ip(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t total;

	if (p->avail < IP_HEAD || b[0] != 0x45 || bits_be16(b + 6) & 0x3fff || !plain_number(b[9]))
		return &proto_ip;
	total = bits_be16(b + 2);
	if (total <= IP_HEAD || total > p->avail)
		return &proto_ip;
	plain_add(p, &proto_ip, IP_HEAD, p->avail - total);
	return plain_number(b[9]);
}

static const struct proto *plain_ipv6(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t len;

	if (p->avail < IPV6_HEAD || b[0] >> 4 != 6 || (b[6] != 6 && b[6] != 17))
		return &proto_ipv6;
	len = bits_be16(b + 4);
	if (!len || len > p->avail - IPV6_HEAD)
		return &proto_ipv6;
	plain_add(p, &proto_ipv6, IPV6_HEAD, p->avail - IPV6_HEAD - len);
	return plain_number(b[6]);
}

/* What the ports stand for, else what the payload looks like. */
static const struct proto *plain_ports(const struct plain *p, const uint8_t *b,
	enum bind_table table)
{
	const struct proto *found = dissect_ports(p->frame, b, table);

	if (found == &proto_tls && frame_looks_text(p->frame->bytes + p->off, p->avail))
		found = NULL;
	return found ? found
		     : dissect_guess(table, (uint16_t[2]){bits_be16(b), bits_be16(b + 2)},
			       p->frame->bytes + p->off, p->avail);
}

/* Options that fill the header, each as long as its kind is: RFC 9293 3.1, RFC 7323, RFC 2018. */
static bool plain_options(const uint8_t *b, uint32_t head)
{
	static const uint8_t lengths[9] = {[2] = 4, [3] = 3, [4] = 2, [8] = 10};
	uint32_t at = 20;

	while (at < head) {
		uint8_t kind = b[at];

		if (kind == 1) {
			at++;
			continue;
		}
		if (at + 1 >= head || kind > 8 || !lengths[kind] || b[at + 1] != lengths[kind])
			return false;
		at += lengths[kind];
	}
	return at == head;
}

static const struct proto *plain_tcp(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t head = p->avail >= 20 ? (b[12] >> 4) * 4u : 0;
	const struct proto *next;

	if (head < 20 || head > p->avail || (b[13] & TCP_RST && head < p->avail))
		return &proto_tcp;
	if (head > 20 && !(head == 32 && bits_be32(b + 20) == 0x0101080a) &&
		!plain_options(b, head))
		return &proto_tcp;
	plain_add(p, &proto_tcp, head, 0);
	next = p->avail ? plain_ports(p, b, BIND_TCP) : NULL;
	p->frame->layers[p->count - 1].strange = p->avail && !next;
	return next;
}

static const struct proto *plain_udp(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;
	uint32_t len = p->avail >= 8 ? bits_be16(b + 4) : 0;

	if (len <= 8 || len > p->avail)
		return &proto_udp;
	plain_add(p, &proto_udp, 8, p->avail - len);
	return plain_ports(p, b, BIND_UDP);
}

/* An echo, whose data nothing reads. */
static const struct proto *plain_icmp(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;

	if (p->avail < 8 || (b[0] != 0 && b[0] != 8))
		return &proto_icmp;
	plain_add(p, &proto_icmp, 8, 0);
	return NULL;
}

/* What is not read here; a copy, so that what is done here stays in registers. */
static const struct proto *plain_other(struct plain *p, const struct proto *proto)
{
	struct plain copy = *p;
	const struct proto *next = proto == &proto_dns	  ? plain_dns(&copy)
				   : proto == &proto_http ? plain_http(&copy)
				   : proto == &proto_arp  ? plain_arp(&copy)
							  : proto;

	*p = copy;
	return next;
}

static inline const struct proto *plain_step(struct plain *p, const struct proto *proto)
{
	if (proto == &proto_ip)
		return plain_ip(p);
	if (proto == &proto_tcp)
		return plain_tcp(p);
	if (proto == &proto_udp)
		return plain_udp(p);
	if (proto == &proto_ipv6)
		return plain_ipv6(p);
	if (proto == &proto_icmp)
		return plain_icmp(p);
	return plain_other(p, proto);
}

/* The tags of a VLAN and the type behind them. */
static uint16_t plain_tags(struct plain *p, uint16_t type)
{
	while (type == 0x8100 && p->avail > 4 && p->count < 3) {
		uint16_t inside = bits_be16(p->frame->bytes + p->off + 2);

		if (inside != 0x0800 && inside != 0x86dd && inside != 0x8100)
			return type;
		plain_add(p, &proto_vlan, 4, 0);
		type = inside;
	}
	return type;
}

bool dissect_plain(struct frame *frame, uint32_t *off, uint32_t *avail, const struct proto **next)
{
	struct plain p = {frame, 0, frame->cap, 0};
	uint16_t type = frame->cap > 14 ? bits_be16(frame->bytes + 12) : 0;
	const struct proto *proto = NULL;

	frame->count = 0;
	if (type != 0x0800 && type != 0x86dd && type != 0x0806 && type != 0x8100)
		return false;
	plain_add(&p, &proto_eth, 14, 0);
	type = plain_tags(&p, type);
	*next = type == 0x0800   ? &proto_ip
		: type == 0x86dd ? &proto_ipv6
		: type == 0x0806 ? &proto_arp
				 : &proto_vlan;
	while (*next && *next != proto && p.avail) {
		proto = *next;
		*next = plain_step(&p, proto);
	}
	frame->count = (uint8_t)p.count;
	*off = p.off;
	*avail = p.avail;
	return true;
}
