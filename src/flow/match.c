/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frame answers which. The innermost layer that asks decides, looked for in every layer of
 * the other frame that is not quoted: so tags and tunnels may differ on the way back. Only bytes
 * are looked at; a frame has no memory. */
#include "flow/match.h"

#include "flow/look.h"

#include <string.h>

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_ACK = 16 };

/* A layer of a frame. */
struct at {
	const struct frame *frame;
	int layer;
};

static uint64_t number(struct at a, const char *id)
{
	return look_number(a.frame, a.layer, id, UINT64_MAX);
}

static bool same(struct at a, const char *a_id, struct at b, const char *b_id)
{
	return look_same(a.frame, a.layer, a_id, b.frame, b.layer, b_id);
}

/* An address of many is answered by any of them; behind a routing header stands another address
 * than the last one (RFC 8200 4.4). */
static bool from_asked(struct at s, struct at g, const struct look_names *id)
{
	uint32_t n;
	const uint8_t *dst = look_bytes(s.frame, s.layer, id->dst, &n);

	if (!dst)
		return false;
	return look_is_group(dst, n) || look_layer(s.frame, &proto_routing, s.layer) > 0 ||
		same(s, id->dst, g, id->src);
}

/* Whether the network layers under these two have each other's addresses. */
static bool mirrored(struct at s, struct at g)
{
	struct at sn = {s.frame, look_network(s.frame, s.layer)};
	struct at gn = {g.frame, look_network(g.frame, g.layer)};
	const struct look_names *id;

	if (sn.layer < 0 || gn.layer < 0)
		return sn.layer == gn.layer;
	if (sn.frame->layers[sn.layer].proto != gn.frame->layers[gn.layer].proto)
		return false;
	id = look_names(sn.frame->layers[sn.layer].proto);
	return same(sn, id->src, gn, id->dst) && from_asked(sn, gn, id);
}

uint32_t flow_tcp_advance(const struct frame *frame, int tcp)
{
	uint64_t flags = look_number(frame, tcp, "tcp.flags", 0);

	return frame->layers[tcp].pay + !!(flags & TCP_SYN) + !!(flags & TCP_FIN);
}

/* RFC 9293 3.10.7: a reset carries the number that was acknowledged, or acknowledges what came; all
 * else acknowledges what was sent or a part of it. A SYN for a connection that is there already is
 * answered by a bare acknowledgment of something else (RFC 5961 4). */
static bool answers_tcp(struct at s, struct at g)
{
	uint64_t asked = number(s, "tcp.flags"), got = number(g, "tcp.flags");
	uint32_t seq = (uint32_t)number(s, "tcp.seq"), ack = (uint32_t)number(g, "tcp.ack");
	uint32_t advance = flow_tcp_advance(s.frame, s.layer), step = ack - seq;

	if (!same(s, "tcp.srcport", g, "tcp.dstport") || !same(s, "tcp.dstport", g, "tcp.srcport"))
		return false;
	if (got & TCP_RST && asked & TCP_ACK)
		return same(s, "tcp.ack", g, "tcp.seq");
	if (!(got & TCP_ACK))
		return false;
	if (got & TCP_RST)
		return step == advance;
	if (asked & TCP_SYN && !(got & TCP_SYN))
		return true;
	return step <= advance && (step > 0 || advance == 0);
}

/* Two DNS messages belong together by their id too (RFC 1035 7.3). */
static bool answers_udp(struct at s, struct at g)
{
	struct at sd = {s.frame, look_layer(s.frame, &proto_dns, s.layer)};
	struct at gd = {g.frame, look_layer(g.frame, &proto_dns, g.layer)};

	if (!same(s, "udp.srcport", g, "udp.dstport") || !same(s, "udp.dstport", g, "udp.srcport"))
		return false;
	if (proto_bound(BIND_UDP, number(s, "udp.dstport")) != &proto_dns)
		return true;
	return sd.layer < 0 || gd.layer < 0 || same(sd, "dns.id", gd, "dns.id");
}

struct message {
	uint8_t type, answer;
	const char *asked, *told; /* a field of each that must be equal, or NULL */
};

static const struct message icmp_messages[] = {
	{8, 0, NULL, NULL},   /* echo */
	{10, 9, NULL, NULL},  /* router solicitation */
	{13, 14, NULL, NULL}, /* timestamp */
	{15, 16, NULL, NULL}, /* information */
	{17, 18, NULL, NULL}, /* address mask */
	{0, 0, NULL, NULL},
};

static const struct message icmpv6_messages[] = {
	{128, 129, "icmpv6.echo.identifier", "icmpv6.echo.identifier"},
	{133, 134, NULL, NULL},
	{135, 136, "icmpv6.nd.ns.target_address", "icmpv6.nd.na.target_address"},
	{0, 0, NULL, NULL},
};

static const struct message *message_of(const struct message *table, uint64_t type)
{
	for (; table->type; table++)
		if (table->type == type)
			return table;
	return NULL;
}

/* What a router advertises has no identifier; all else does. */
static bool answers_icmp(struct at s, struct at g)
{
	const struct message *m = message_of(icmp_messages, number(s, "icmp.type"));

	if (!m || number(g, "icmp.type") != m->answer)
		return false;
	return m->type == 10 || (same(s, "icmp.ident", g, "icmp.ident") &&
		same(s, "icmp.seq", g, "icmp.seq"));
}

static bool answers_icmpv6(struct at s, struct at g)
{
	const struct message *m = message_of(icmpv6_messages, number(s, "icmpv6.type"));

	if (!m || number(g, "icmpv6.type") != m->answer)
		return false;
	if (m->type == 128 &&
		!same(s, "icmpv6.echo.sequence_number", g, "icmpv6.echo.sequence_number"))
		return false;
	return !m->asked || same(s, m->asked, g, m->told);
}

/* RFC 826: the one who has the address that was asked for says so. */
static bool answers_arp(struct at s, struct at g)
{
	return number(s, "arp.opcode") == 1 && number(g, "arp.opcode") == 2 &&
		same(s, "arp.dst.proto_ipv4", g, "arp.src.proto_ipv4");
}

struct matcher {
	const struct proto *proto;
	bool addressed; /* the network layers' addresses must be mirrored */
	bool (*answers)(struct at sent, struct at got);
};

static const struct matcher matchers[] = {
	{&proto_tcp, true, answers_tcp},
	{&proto_udp, true, answers_udp},
	{&proto_icmp, true, answers_icmp},
	{&proto_icmpv6, true, answers_icmpv6},
	{&proto_arp, false, answers_arp},
	{NULL, false, NULL},
};

static const struct matcher *matcher_of(const struct proto *proto)
{
	for (const struct matcher *m = matchers; m->proto; m++)
		if (m->proto == proto)
			return m;
	return NULL;
}

int flow_asking(const struct frame *frame)
{
	for (int i = frame->count - 1; i >= 0; i--)
		if (matcher_of(frame->layers[i].proto) && !look_quoted(frame, i))
			return i;
	return LOOK_NONE;
}

/* A neighbour's answer may come from any of its addresses. */
static bool is_addressed(const struct matcher *m, struct at s)
{
	return m->addressed && number(s, "icmpv6.type") != 135 && number(s, "icmpv6.type") != 133;
}

static bool has_answer(const struct matcher *m, struct at s, const struct frame *got)
{
	struct at g = {got, look_layer(got, m->proto, 0)};

	for (; g.layer >= 0; g.layer = look_layer(got, m->proto, g.layer + 1)) {
		if (look_quoted(got, g.layer))
			return false;
		if ((!is_addressed(m, s) || mirrored(s, g)) && m->answers(s, g))
			return true;
	}
	return false;
}

/* A protocol that has no matcher: the same one, the other way round. */
static bool comes_back(const struct frame *sent, const struct frame *got)
{
	struct at s = {sent, look_network(sent, sent->count)};
	struct at g = {got, look_network(got, got->count)};

	if (s.layer >= 0) {
		const char *next = look_names(sent->layers[s.layer].proto)->next;

		return g.layer >= 0 && !look_quoted(got, g.layer) && same(s, next, g, next) &&
			mirrored((struct at){sent, s.layer + 1}, (struct at){got, g.layer + 1});
	}
	s.layer = look_layer(sent, &proto_eth, 0);
	g.layer = look_layer(got, &proto_eth, 0);
	return same(s, "eth.type", g, "eth.type") && same(s, "eth.src", g, "eth.dst") &&
		same(s, "eth.dst", g, "eth.src");
}

/* Equal, or not there: a quote may end early (RFC 792: 8 bytes behind the header). */
static bool agrees(struct at s, struct at g, const char *id)
{
	return number(g, id) == UINT64_MAX || number(g, id) == number(s, id);
}

/* Whether the quoted network layer g is the one that was sent. */
static bool is_quote(struct at s, struct at g)
{
	static const char *const inside[] = {"tcp.srcport", "tcp.dstport", "tcp.seq", "udp.srcport",
		"udp.dstport", "icmp.type", "icmp.ident", "icmp.seq", "icmpv6.type",
		"icmpv6.echo.identifier", "icmpv6.echo.sequence_number"};
	const struct look_names *id = look_names(s.frame->layers[s.layer].proto);

	if (!same(s, id->src, g, id->src) || !same(s, id->dst, g, id->dst) ||
		!agrees(s, g, id->next) || !agrees(s, g, "ip.id"))
		return false;
	for (int k = 1; s.layer + k < s.frame->count && g.layer + k < g.frame->count; k++) {
		struct at si = {s.frame, s.layer + k}, gi = {g.frame, g.layer + k};

		if (si.frame->layers[si.layer].proto != gi.frame->layers[gi.layer].proto)
			break;
		for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
			if (!agrees(si, gi, inside[i]))
				return false;
	}
	return true;
}

static bool is_sent_back(const struct frame *sent, const struct frame *got)
{
	for (int j = 0; j < got->count; j++) {
		struct at g = {got, j};

		if (!look_is_network(got->layers[j].proto) || !look_quoted(got, j))
			continue;
		for (int i = 0; i < sent->count; i++)
			if (sent->layers[i].proto == got->layers[j].proto &&
				!look_quoted(sent, i) && is_quote((struct at){sent, i}, g))
				return true;
	}
	return false;
}

enum match flow_match(const struct frame *sent, const struct frame *got)
{
	int asking = flow_asking(sent);
	bool reply;

	if (asking >= 0)
		reply = has_answer(matcher_of(sent->layers[asking].proto),
			(struct at){sent, asking}, got);
	else
		reply = comes_back(sent, got);
	if (reply)
		return MATCH_REPLY;
	return is_sent_back(sent, got) ? MATCH_ERROR : MATCH_NONE;
}
