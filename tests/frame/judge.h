/* SPDX-License-Identifier: BSD-2-Clause */
/* The other builder, libnet's judge: headers from the tables, checksums as the RFCs write them, the
 * plain way and with no line in common with sum.c. */
#ifndef TRAME_TESTS_JUDGE_H
#define TRAME_TESTS_JUDGE_H

#include "frame/craft.h"

#include <string.h>

/* RFC 1071 4.1, word for word. */
static uint16_t judge_sum(const uint8_t *p, size_t n)
{
	uint32_t sum = 0;

	for (size_t i = 0; i + 1 < n; i += 2)
		sum += (uint32_t)p[i] * 256 + p[i + 1];
	if (n % 2)
		sum += (uint32_t)p[n - 1] * 256;
	while (sum > 0xffff)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)(0xffff - sum);
}

static bool judge_is(const struct stack *s, unsigned i, const char *id)
{
	return i < s->count && strcmp(s->parts[i].proto->id, id) == 0;
}

static bool judge_extends(const struct stack *s, unsigned i)
{
	return judge_is(s, i, "ah") ||
	       (i < s->count && strncmp(s->parts[i].proto->id, "ipv6.", 5) == 0);
}

static bool judge_typed(const struct stack *s, unsigned i, const char *id)
{
	for (uint32_t k = 0; k < s->parts[i].count; k++)
		if (strcmp(s->parts[i].entries[k].field->id, id) == 0)
			return true;
	return false;
}

/* RFC 9260 App. A: the division written out, bit by bit. */
static uint32_t judge_crc(const uint8_t *p, size_t n)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < n * 8; i++) {
		uint32_t bit = ((uint32_t)p[i / 8] >> i % 8 & 1u) ^ (crc & 1u);

		crc = crc >> 1 ^ (bit ? 0x82f63b78 : 0);
	}
	return ~crc;
}

/* The pseudo-header's source, destination and length of part i under IPv4. */
static size_t judge_ip4(const struct stack *s, const uint8_t *ip, unsigned at, uint32_t head,
	uint32_t n, uint8_t *out)
{
	const uint8_t *dst = ip + 16;
	int routes = 0;

	for (uint32_t k = 20; k < head && ip[k];) {
		uint32_t len = 1;

		if (ip[k] != 1) {
			if (k + 1 >= head || ip[k + 1] < 2 || k + ip[k + 1] > head)
				break;
			len = ip[k + 1];
			if (ip[k] == 131 || ip[k] == 137) {
				routes++;
				if (len >= 7)
					dst = ip + k + 3 + ((len - 3) / 4 - 1) * 4;
			}
		}
		k += len;
	}
	memcpy(out, ip + 12, 4);
	memcpy(out + 4, routes == 1 ? dst : ip + 16, 4);
	if (judge_typed(s, at, "ip.len") && !judge_is(s, at + 1, "ah")) {
		uint32_t len = (uint32_t)ip[2] * 256 + ip[3], own = (ip[0] & 15u) * 4;

		n = len > own ? len - own : 0;
	}
	out[8] = (uint8_t)(n >> 8);
	out[9] = (uint8_t)n;
	return 10;
}

/* The one home address option among padding, RFC 6275 6.3; NULL if there is more or less. */
static const uint8_t *judge_home(const uint8_t *p, uint32_t head)
{
	const uint8_t *home = NULL;
	int others = 0;
	uint32_t k = 2;

	while (k < head) {
		if (p[k] == 0) {
			k++;
			continue;
		}
		if (k + 2 > head || k + 2 + p[k + 1] > head)
			return NULL;
		if (p[k] == 0xc9 && p[k + 1] == 16 && !home)
			home = p + k + 2;
		else if (p[k] != 1)
			others++;
		k += 2u + p[k + 1];
	}
	return others ? NULL : home;
}

static size_t judge_ip6(const struct stack *s, const struct resolved *r, const uint8_t *bytes,
	unsigned under, uint32_t n, uint8_t *out)
{
	const uint8_t *src = NULL, *dst = NULL, *ip;
	unsigned i = under;

	for (; i > 0 && judge_extends(s, i); i--) {
		const uint8_t *p = bytes + r->off[i];

		if (judge_is(s, i, "ipv6.routing") && r->head[i] >= 24 && p[3] && !dst &&
			p[2] != 5 && p[2] != 6 && (p[2] != 3 || !p[4]))
			dst = p[2] == 4 ? p + 8 : p + 8 + 16 * ((r->head[i] - 8) / 16 - 1);
		if (judge_is(s, i, "ipv6.dstopts") && judge_home(p, r->head[i]))
			src = judge_home(p, r->head[i]);
	}
	if (!judge_is(s, i, "ipv6") || r->head[i] < 40)
		return 0;
	ip = bytes + r->off[i];
	memcpy(out, src ? src : ip + 8, 16);
	memcpy(out + 16, dst ? dst : ip + 24, 16);
	out[32] = (uint8_t)(n >> 8);
	out[33] = (uint8_t)n;
	return 34;
}

/* The sum of part i, whose own sum field holds 0. */
static uint16_t judge_part(const struct stack *s, const struct resolved *r, const uint8_t *bytes,
	unsigned i, uint8_t number)
{
	static uint8_t all[70000];
	uint32_t n = r->head[i] + r->pay[i];
	size_t pseudo = 0;
	unsigned under = i ? i - 1 : 0;
	uint16_t sum;

	if (judge_is(s, i, "ip"))
		return judge_sum(bytes + r->off[i], r->head[i]);
	if (number) {
		while (under > 0 && judge_is(s, under, "ah"))
			under--;
		if (i > 0 && judge_is(s, under, "ip") && number != 58 && r->head[under] >= 20)
			pseudo = judge_ip4(s, bytes + r->off[under], under, r->head[under], n, all);
		else if (i > 0)
			pseudo = judge_ip6(s, r, bytes, i - 1, n, all);
		if (pseudo == 0)
			return 0;
		all[pseudo++] = 0;
		all[pseudo++] = number;
	}
	memcpy(all + pseudo, bytes + r->off[i], n);
	sum = judge_sum(all, pseudo + n);
	return sum == 0 && number == 17 ? 0xffff : sum;
}

static void judge_fill(const struct stack *s, const struct resolved *r, uint8_t *bytes, unsigned i)
{
	static const struct {
		const char *proto, *field;
		uint32_t at;
		uint8_t number;
	} sums[] = {{"ip", "ip.checksum", 10, 0}, {"icmp", "icmp.checksum", 2, 0},
		{"icmp_quoting", "icmp.checksum", 2, 0}, {"icmp_asking", "icmp.checksum", 2, 0},
		{"icmpv6", "icmpv6.checksum", 2, 58},
		{"icmpv6_query", "icmpv6.checksum", 2, 58},
		{"icmpv6_info", "icmpv6.checksum", 2, 58},
		{"icmpv6_rare", "icmpv6.checksum", 2, 58},
		{"icmpv6_rpl", "icmpv6.checksum", 2, 58},
		{"icmpv6_move", "icmpv6.checksum", 2, 58},
		{"icmpv6_quoting", "icmpv6.checksum", 2, 58}, {"tcp", "tcp.checksum", 16, 6},
		{"udp", "udp.checksum", 6, 17}, {"gre", "gre.checksum", 4, 0},
		{"igmp", "igmp.checksum", 2, 0}, {"igmp1", "igmp.checksum", 2, 0},
		{"igmp3", "igmp.checksum", 2, 0}, {"igmp_trace", "igmp.checksum", 2, 0},
		{"igmp0", "igmp.checksum", 2, 0},
		{"igmp0_reply", "igmp.checksum", 2, 0}, {"igmp0_ask", "igmp.checksum", 2, 0}};

	if (judge_is(s, i, "sctp") && !judge_typed(s, i, "sctp.checksum") && r->head[i] >= 12) {
		uint32_t crc = judge_crc(bytes + r->off[i], r->head[i] + r->pay[i]);

		for (uint32_t k = 0; k < 4; k++)
			bytes[r->off[i] + 8 + k] = (uint8_t)(crc >> 8 * k);
	}
	for (size_t k = 0; k < sizeof(sums) / sizeof(sums[0]); k++) {
		uint8_t *p = bytes + r->off[i];
		uint16_t sum;

		if (!judge_is(s, i, sums[k].proto) || judge_typed(s, i, sums[k].field) ||
			r->head[i] < sums[k].at + 2 || (judge_is(s, i, "gre") && !(p[0] & 0x80)) ||
			(judge_is(s, i, "igmp") && (!p[0] || !strchr("\x11\x12\x16\x17", p[0]))))
			continue;
		sum = judge_part(s, r, bytes, i, sums[k].number);
		p[sums[k].at] = (uint8_t)(sum >> 8);
		p[sums[k].at + 1] = (uint8_t)sum;
	}
}

/* Builds the frame into `out`; -1 if it is too long. */
static int judge_build(const struct stack *s, struct buf *out, struct err *err)
{
	struct resolved r;

	buf_clear(out);
	if (stack_resolve(s, &r, err) != 0)
		return -1;
	for (unsigned i = 0; i < s->count; i++)
		pack_header(s, &r, i, out);
	for (unsigned i = s->count; i-- > 0;)
		buf_add(out, s->parts[i].tail, s->parts[i].tail_len);
	for (unsigned i = s->count; i-- > 0;)
		judge_fill(s, &r, out->data, i);
	return 0;
}

#endif
