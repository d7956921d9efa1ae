/* SPDX-License-Identifier: BSD-2-Clause */
/* Who on this wire has that address? */
#include "flow/neigh.h"

#include "base/bits.h"
#include "flow/look.h"
#include "frame/value.h"

#include <string.h>

static void put_ip(struct buf *out, const uint8_t *ip, unsigned n)
{
	if (n == 4)
		value_ipv4(out, ip);
	else
		value_ipv6(out, ip);
}

static void put_mac(struct buf *out, const char *name, const uint8_t *mac)
{
	buf_text(out, name);
	value_mac(out, mac);
}

static void put_from(struct buf *out, const struct neigh *self)
{
	put_mac(out, "eth src=", self->mac);
}

/* The group that everyone with such an address listens to: RFC 4291 2.7.1. */
static void ask_six(
	struct buf *out, const struct neigh *self, const uint8_t *target, const char *tags)
{
	uint8_t group[16] = {0xff, 2, [11] = 1, [12] = 0xff};

	memcpy(group + 13, target + 13, 3);
	buf_printf(out, " / %sipv6 hlim=255 src=", tags);
	put_ip(out, self->ip, 16);
	buf_text(out, " dst=");
	put_ip(out, group, 16);
	buf_text(out, " / ICMPv6ND_NS tgt=");
	put_ip(out, target, 16);
	put_mac(out, " / ICMPv6NDOptSrcLLAddr lladdr=", self->mac);
}

void neigh_question(
	struct buf *out, const struct neigh *self, const uint8_t *target, const char *tags)
{
	put_from(out, self);
	if (self->n == 16) {
		ask_six(out, self, target, tags);
		return;
	}
	buf_printf(out, " / %s", tags);
	put_mac(out, "arp op=1 hwsrc=", self->mac);
	buf_text(out, " psrc=");
	put_ip(out, self->ip, 4);
	buf_text(out, " pdst=");
	put_ip(out, target, 4);
}

static bool asks_for(const struct frame *got, int layer, const char *id, const struct neigh *self)
{
	uint32_t n = 0;
	const uint8_t *p = look_bytes(got, layer, id, &n);

	return p && n == self->n && memcmp(p, self->ip, n) == 0;
}

static bool answer_four(struct buf *out, const struct neigh *self, const struct frame *got)
{
	int arp = look_layer(got, &proto_arp, 0);
	uint32_t n;
	const uint8_t *mac, *ip;

	if (look_number(got, arp, "arp.opcode", 0) != 1 ||
		!asks_for(got, arp, "arp.dst.proto_ipv4", self))
		return false;
	mac = look_bytes(got, arp, "arp.src.hw_mac", &n);
	ip = look_bytes(got, arp, "arp.src.proto_ipv4", &n);
	if (!mac || !ip)
		return false;
	put_from(out, self);
	put_mac(out, " dst=", mac);
	put_mac(out, " / arp op=2 hwsrc=", self->mac);
	buf_text(out, " psrc=");
	put_ip(out, self->ip, 4);
	put_mac(out, " hwdst=", mac);
	buf_text(out, " pdst=");
	put_ip(out, ip, 4);
	return true;
}

/* An asker without an address yet checks whether one is taken; the answer goes to all (7.2.4). */
static bool answer_six(struct buf *out, const struct neigh *self, const struct frame *got)
{
	static const uint8_t none[16] = {0}, all[16] = {0xff, 2, [15] = 1};
	int nd = look_layer(got, &proto_icmpv6, 0), net = look_network(got, nd);
	uint32_t n;
	const uint8_t *mac = look_bytes(got, look_layer(got, &proto_eth, 0), "eth.src", &n);
	const uint8_t *ip = look_bytes(got, net, "ipv6.src", &n);
	bool checks;

	if (look_number(got, nd, "icmpv6.type", 0) != 135 || !mac || !ip || look_quoted(got, nd) ||
		!asks_for(got, nd, "icmpv6.nd.ns.target_address", self))
		return false;
	checks = memcmp(ip, none, 16) == 0;
	put_from(out, self);
	put_mac(out, " dst=", mac);
	buf_text(out, " / ipv6 hlim=255 src=");
	put_ip(out, self->ip, 16);
	buf_text(out, " dst=");
	put_ip(out, checks ? all : ip, 16);
	buf_printf(out, " / ICMPv6ND_NA R=0 S=%d O=1 tgt=", !checks);
	put_ip(out, self->ip, 16);
	put_mac(out, " / ICMPv6NDOptDstLLAddr lladdr=", self->mac);
	return true;
}

bool neigh_answer(struct buf *out, const struct neigh *self, const struct frame *got)
{
	return self->n == 4 ? answer_four(out, self, got) : answer_six(out, self, got);
}

bool neigh_mac(const struct frame *answer, uint8_t mac[6])
{
	int arp = look_layer(answer, &proto_arp, 0), nd = look_layer(answer, &proto_icmpv6, 0);
	uint32_t n = 0;
	const uint8_t *p = look_bytes(answer, arp, "arp.src.hw_mac", &n);

	if (!p)
		p = look_bytes(answer, nd, "icmpv6.opt.linkaddr", &n);
	if (!p)
		p = look_bytes(answer, look_layer(answer, &proto_eth, 0), "eth.src", &n);
	if (!p || n != 6)
		return false;
	memcpy(mac, p, 6);
	return true;
}
