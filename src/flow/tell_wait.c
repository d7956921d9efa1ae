/* SPDX-License-Identifier: BSD-2-Clause */
/* How long an answer took, and why none came. What is certain to keep a host silent is looked for
 * in the question; the rest can only be guessed. */
#include "flow/tell.h"

#include "base/lang.h"
#include "flow/look.h"
#include "frame/craft.h"

#include <inttypes.h>

enum { TCP_RST = 4, ICMP_ECHO = 8 };

void flow_tell_time(struct buf *out, int64_t ns, bool ascii)
{
	const char *sign = ns < 0 ? "-" : "";
	uint64_t n = ns < 0 ? -(uint64_t)ns : (uint64_t)ns;

	buf_printf(out, "%s%" PRIu64 ".%" PRIu64 " %s", sign, n / 1000, n % 1000 / 100,
		ascii ? "us" : "µs");
}

/* ---- silence ---- */

struct silence {
	const struct frame *sent;
	int net, asking; /* layers, or LOOK_NONE */
};

static const uint8_t *address(const struct silence *s, bool source, uint32_t *n)
{
	const struct look_names *id;

	if (s->net < 0)
		return NULL;
	id = look_names(s->sent->layers[s->net].proto);
	return look_bytes(s->sent, s->net, source ? id->src : id->dst, n);
}

static const char *from_loopback(const struct silence *s)
{
	uint32_t n = 0;
	const uint8_t *src = address(s, true, &n);

	return src && n == 4 && src[0] == 127
		       ? _("The kernel takes no frame that comes in from 127.0.0.0/8: such "
			   "addresses stay inside it. The lab is the place to ask.")
		       : NULL;
}

static const char *bad_sum(const struct silence *s)
{
	uint32_t honest;

	for (unsigned i = 0; i < s->sent->count; i++) {
		const struct proto *proto = s->sent->layers[i].proto;
		const struct field *f = proto_filled(proto, FILL_SUM);
		uint64_t is = f ? look_number(s->sent, (int)i, f->id, UINT64_MAX) : UINT64_MAX;

		if (look_quoted(s->sent, (int)i) || is == UINT64_MAX ||
			(proto == &proto_udp && is == 0))
			continue;
		if (sum_expected(s->sent, i, &honest) && honest != is)
			return _("A checksum of this frame is wrong: who receives it drops it "
				 "without a word.");
	}
	return NULL;
}

static const char *from_many(const struct silence *s)
{
	uint32_t n = 0;
	const uint8_t *src = address(s, true, &n);

	return src && look_is_group(src, n)
		       ? _("Its source is an address of many hosts, to which nobody answers.")
		       : NULL;
}

static const char *no_life(const struct silence *s)
{
	const struct proto *proto = s->net < 0 ? NULL : s->sent->layers[s->net].proto;

	return proto && look_number(s->sent, s->net, look_names(proto)->hops, 1) == 0
		       ? _("Its time to live is 0: no host has to take it.")
		       : NULL;
}

/* A part of a packet alone is not answered; that it could not be put together is told late. */
static const char *a_piece(const struct silence *s)
{
	bool more = s->net >= 0 && (look_number(s->sent, s->net, "ip.frag_offset", 0) ||
		look_number(s->sent, s->net, "ip.flags.mf", 0));

	return more ? _("It is a fragment: nobody answers before all of the packet is there.")
		    : NULL;
}

static const char *a_reset(const struct silence *s)
{
	return s->asking >= 0 && look_number(s->sent, s->asking, "tcp.flags", 0) & TCP_RST
		       ? _("It is a reset, and nobody ever answers a reset (RFC 9293 3.5.2).")
		       : NULL;
}

static const char *to_many(const struct silence *s)
{
	uint32_t n = 0;
	const uint8_t *dst = address(s, false, &n);

	return dst && look_is_group(dst, n)
		       ? _("It goes to many hosts at once; most of them answer only what is asked "
			   "of themselves.")
		       : NULL;
}

static const char *an_answer(const struct silence *s)
{
	const struct proto *proto = s->asking < 0 ? NULL : s->sent->layers[s->asking].proto;
	bool answer = false;

	if (proto == &proto_icmp)
		answer = look_number(s->sent, s->asking, "icmp.type", ICMP_ECHO) != ICMP_ECHO;
	else if (proto == &proto_arp)
		answer = look_number(s->sent, s->asking, "arp.opcode", 1) != 1;
	else if (proto == &proto_icmpv6)
		answer = look_number(s->sent, s->asking, "icmpv6.type", 128) != 128 &&
			 look_number(s->sent, s->asking, "icmpv6.type", 135) != 135;
	return answer ? _("It is no question: its type asks for no answer.") : NULL;
}

static const char *nobody(const struct silence *s)
{
	return s->asking >= 0 && s->sent->layers[s->asking].proto == &proto_arp
		       ? _("Nobody on this wire has the address that was asked for.")
		       : NULL;
}

static const char *any_reason(const struct silence *s)
{
	const struct proto *proto = s->asking < 0 ? NULL : s->sent->layers[s->asking].proto;

	if (proto == &proto_udp)
		return _("A service that does not understand a datagram says nothing; a firewall "
			 "may drop it, too, or nobody has the address or the card it goes to.");
	if (proto == &proto_tcp)
		return _("A host that is there says SYN, ACK or RST: a firewall may drop the "
			 "segment, or nobody has the address or the card it goes to.");
	return _("Nobody may have the address or the card that it goes to, or whoever has it does "
		 "not speak this protocol; a firewall may drop it, too.");
}

void flow_tell_silence(struct buf *out, const struct frame *sent, unsigned tries, double waited)
{
	static const char *(*const reasons[])(const struct silence *s) = {from_loopback, bad_sum,
		from_many, no_life, a_piece, a_reset, nobody, an_answer, to_many, any_reason};
	struct silence s = {sent, 0, flow_asking(sent)};
	const char *why = NULL;

	while (s.net < sent->count && !look_is_network(sent->layers[s.net].proto))
		s.net++;
	if (s.net == sent->count)
		s.net = LOOK_NONE;
	if (!tries) {
		buf_text(out, _("Not sent: nobody on this wire has the address of the next hop."));
		return;
	}
	if (tries == 1)
		buf_printf(out, _("No reply within %g s."), waited);
	else
		buf_printf(out, _("No reply: sent %u times, %g s each."), tries, waited);
	for (size_t i = 0; !why && i < sizeof(reasons) / sizeof(reasons[0]); i++)
		why = reasons[i](&s);
	buf_printf(out, " %s", why);
}
