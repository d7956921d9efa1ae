/* SPDX-License-Identifier: BSD-2-Clause */
/* What an answer means. A sentence for each kind of answer, in the words of the course: who, what,
 * and why. Text from the frame goes through the value printers, which clean it. */
#include "flow/tell.h"

#include "base/lang.h"
#include "flow/look.h"
#include "flow/reason.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_ACK = 16 };

struct tale {
	struct buf *out;
	const struct frame *sent, *got;
	int asking; /* the question's layer */
	int layer;  /* the answer's one of that protocol, or LOOK_NONE */
};

static uint64_t asked(const struct tale *t, const char *id)
{
	return look_number(t->sent, t->asking, id, 0);
}

static uint64_t told(const struct tale *t, const char *id)
{
	return look_number(t->got, t->layer, id, 0);
}

static bool put_address(struct buf *out, const struct frame *frame, int layer, const char *id)
{
	uint32_t n = 0;
	const uint8_t *p = look_bytes(frame, layer, id, &n);

	if (!p)
		return false;
	if (n == 4)
		value_ipv4(out, p);
	else if (n == 16)
		value_ipv6(out, p);
	else if (n == 6)
		value_mac(out, p);
	return true;
}

void flow_tell_sender(struct buf *out, const struct frame *frame)
{
	for (int i = 0; i < frame->count; i++)
		if (look_is_network(frame->layers[i].proto)) {
			put_address(out, frame, i, look_names(frame->layers[i].proto)->src);
			return;
		}
	if (!put_address(out, frame, look_layer(frame, &proto_arp, 0), "arp.src.proto_ipv4"))
		put_address(out, frame, look_layer(frame, &proto_eth, 0), "eth.src");
}

/* The field's value with its name, in the answer's layer. */
static void put_label(const struct tale *t, const char *id)
{
	struct items items = {0};
	const struct item *item;

	walk_layer(t->got, (unsigned)t->layer, &items, NULL);
	item = items_find(&items, id, 0);
	if (item)
		value_label(t->out, t->got, item);
	items_done(&items);
}

static void put_bytes(struct buf *out, uint32_t n)
{
	buf_printf(out, lang_one(n) ? _("%u byte") : _("%u bytes"), (unsigned)n);
}

/* ---- replies ---- */

static void tell_reset(const struct tale *t)
{
	uint64_t port = asked(t, "tcp.dstport");

	buf_text(t->out, told(t, "tcp.flags") & TCP_ACK ? "RST, ACK: " : "RST: ");
	if (asked(t, "tcp.flags") & TCP_ACK)
		buf_printf(t->out,
			_("there is no such connection at port %u; the peer refuses the segment."),
			(unsigned)port);
	else
		buf_printf(t->out,
			_("nobody listens on port %u; the peer's kernel refuses the connection."),
			(unsigned)port);
}

static void tell_tcp(const struct tale *t)
{
	uint64_t flags = told(t, "tcp.flags"), port = asked(t, "tcp.dstport");
	uint32_t data = t->got->layers[t->layer].pay;

	if (flags & TCP_RST) {
		tell_reset(t);
	} else if ((flags & (TCP_SYN | TCP_ACK)) == (TCP_SYN | TCP_ACK)) {
		buf_printf(t->out,
			_("SYN, ACK: port %u is open; the server agrees to talk and waits for an "
			  "ACK."),
			(unsigned)port);
	} else if (asked(t, "tcp.flags") & TCP_SYN) {
		buf_text(t->out,
			_("ACK: between these ports there is a connection already; the peer "
			  "repeats what it expects next (RFC 5961)."));
	} else {
		buf_text(t->out, flags & TCP_FIN ? "FIN, ACK: " : "ACK: ");
		buf_text(t->out, _("the peer took the segment"));
		if (data) {
			buf_text(t->out, _(" and sends "));
			put_bytes(t->out, data);
		}
		buf_text(t->out, flags & TCP_FIN ? _("; it has no more data.") : ".");
	}
}

static void tell_dns(const struct tale *t)
{
	uint64_t answers = told(t, "dns.count.answers"), code = told(t, "dns.flags.rcode");
	struct items items = {0};
	const char *comma = ": ";

	if (code == 3) {
		buf_text(t->out, _("NXDOMAIN: there is no such name."));
		return;
	}
	if (code) {
		buf_text(t->out, _("DNS refuses: "));
		put_label(t, "dns.flags.rcode");
		buf_byte(t->out, '.');
		return;
	}
	buf_printf(t->out, lang_one(answers) ? _("DNS: %u answer") : _("DNS: %u answers"),
		(unsigned)answers);
	walk_layer(t->got, (unsigned)t->layer, &items, NULL);
	for (uint32_t i = 0; i < items.count; i++) {
		const char *id = items.at[i].field->id;

		if (strcmp(id, "dns.a") && strcmp(id, "dns.aaaa"))
			continue;
		buf_text(t->out, comma);
		value_show(t->out, t->got, &items.at[i]);
		comma = ", ";
	}
	items_done(&items);
	buf_byte(t->out, '.');
}

static bool same_data(const struct tale *t)
{
	const struct layer *a = &t->sent->layers[t->asking], *b = &t->got->layers[t->layer];

	return a->pay == b->pay && a->off + a->head + a->pay <= t->sent->cap &&
	       b->off + b->head + b->pay <= t->got->cap &&
	       memcmp(t->sent->bytes + a->off + a->head, t->got->bytes + b->off + b->head,
		       a->pay) == 0;
}

static void tell_udp(const struct tale *t)
{
	struct tale dns = *t;
	uint32_t data = t->got->layers[t->layer].pay;

	dns.layer = look_layer(t->got, &proto_dns, t->layer);
	if (dns.layer >= 0 && proto_bound(BIND_UDP, asked(t, "udp.dstport")) == &proto_dns) {
		tell_dns(&dns);
		return;
	}
	buf_printf(t->out, _("The application at port %u "),
		(unsigned)asked(t, "udp.dstport"));
	if (data && same_data(t)) {
		buf_text(t->out, _("sent the same "));
		put_bytes(t->out, data);
		buf_text(t->out, _(" back."));
	} else {
		buf_text(t->out, _("answered with "));
		put_bytes(t->out, data);
		buf_byte(t->out, '.');
	}
}

static void tell_echo(const struct tale *t)
{
	buf_text(t->out, _("Echo reply: "));
	flow_tell_sender(t->out, t->got);
	buf_text(t->out, _(" is there"));
	buf_text(t->out,
		same_data(t) ? _(" and sent everything back unchanged.")
			     : _(", but changed the data."));
}

static void tell_icmp(const struct tale *t)
{
	if (told(t, "icmp.type") == 0) {
		tell_echo(t);
		return;
	}
	flow_tell_sender(t->out, t->got);
	buf_text(t->out, _(" answers: "));
	put_label(t, "icmp.type");
	buf_byte(t->out, '.');
}

static void tell_icmpv6(const struct tale *t)
{
	uint64_t type = told(t, "icmpv6.type");

	if (type == 129) {
		tell_echo(t);
	} else if (type == 136) {
		put_address(t->out, t->got, t->layer, "icmpv6.nd.na.target_address");
		buf_text(t->out, _(" is at "));
		if (!put_address(t->out, t->got, t->layer, "icmpv6.opt.linkaddr"))
			put_address(t->out, t->got, 0, "eth.src");
		buf_text(t->out, told(t, "icmpv6.nd.na.flag.r") ? _(", a router.") : ".");
	} else {
		flow_tell_sender(t->out, t->got);
		buf_text(t->out, _(" answers: "));
		put_label(t, "icmpv6.type");
		buf_byte(t->out, '.');
	}
}

static void tell_arp(const struct tale *t)
{
	put_address(t->out, t->got, t->layer, "arp.src.proto_ipv4");
	buf_text(t->out, _(" is at "));
	put_address(t->out, t->got, t->layer, "arp.src.hw_mac");
	buf_byte(t->out, '.');
}

/* ---- errors ---- */

struct fate {
	const struct proto *proto;
	uint8_t type, code;
	const char *text; /* %P: the port that was asked for, %M: the MTU */
};

#define ANY 255

static const struct fate fates[] = {
	{&proto_icmp, 3, 0, N_("knows no way to that network")},
	{&proto_icmp, 3, 1, N_("is the last router, and the host does not answer it")},
	{&proto_icmp, 3, 2, N_("does not speak the protocol that the packet carries")},
	{&proto_icmp, 3, 3, N_("says that nobody listens on port %P")},
	{&proto_icmp, 3, 4,
		N_("may not cut the packet (DF), and its next wire takes %M bytes at most")},
	{&proto_icmp, 3, 9, N_("may not pass it on: a rule forbids that network")},
	{&proto_icmp, 3, 10, N_("may not pass it on: a rule forbids that host")},
	{&proto_icmp, 3, 13, N_("may not pass it on: a filter forbids it")},
	{&proto_icmp, 3, ANY, N_("could not deliver it")},
	{&proto_icmp, 4, ANY, N_("asks to send more slowly")},
	{&proto_icmp, 5, ANY, N_("passed it on, and says that another router is a better way")},
	{&proto_icmp, 11, 0, N_("is a router on the way: the time to live ran out there")},
	{&proto_icmp, 11, 1, N_("waited in vain for the packet's other fragments")},
	{&proto_icmp, 12, ANY, N_("does not understand the packet's header")},
	{&proto_icmpv6, 1, 0, N_("knows no way to that network")},
	{&proto_icmpv6, 1, 1, N_("may not pass it on: a filter forbids it")},
	{&proto_icmpv6, 1, 3, N_("is the last router, and the host does not answer it")},
	{&proto_icmpv6, 1, 4, N_("says that nobody listens on port %P")},
	{&proto_icmpv6, 1, ANY, N_("could not deliver it")},
	{&proto_icmpv6, 2, ANY, N_("cannot pass it on: its next wire takes %M bytes at most")},
	{&proto_icmpv6, 3, 0, N_("is a router on the way: the hop limit ran out there")},
	{&proto_icmpv6, 3, 1, N_("waited in vain for the packet's other fragments")},
	{&proto_icmpv6, 4, ANY, N_("does not understand the packet's header")},
	{NULL, 0, 0, NULL},
};

static uint64_t port_of(const struct frame *sent, int layer)
{
	return look_number(sent, layer, "tcp.dstport", look_number(sent, layer, "udp.dstport", 0));
}

static void put_fate(const struct tale *t, const char *text)
{
	uint64_t mtu = look_number(t->got, t->layer, "icmp.mtu",
		look_number(t->got, t->layer, "icmpv6.mtu", 0));

	for (; *text; text++) {
		if (*text != '%')
			buf_byte(t->out, (uint8_t)*text);
		else if (*++text == 'P')
			buf_printf(t->out, "%" PRIu64, port_of(t->sent, t->asking));
		else
			buf_printf(t->out, "%" PRIu64, mtu);
	}
}

/* What the message is called: by its code where that has a name, else by its type. */
static void put_kind(const struct tale *t, const struct proto *proto, uint64_t type, uint64_t code)
{
	const char *name = field_value_name(&proto->fields[1], type << 8 | code);

	if (!name)
		name = field_value_name(&proto->fields[0], type);
	buf_printf(t->out, "%c%s", name ? (name[0] & ~0x20) : 'I', name ? name + 1 : "CMP");
}

static void tell_error(struct tale *t)
{
	bool v6 = look_layer(t->got, &proto_icmpv6, 0) >= 0;
	const struct proto *proto = v6 ? &proto_icmpv6 : &proto_icmp;
	uint64_t type, code;

	t->layer = look_layer(t->got, proto, 0);
	type = told(t, v6 ? "icmpv6.type" : "icmp.type");
	code = told(t, v6 ? "icmpv6.code" : "icmp.code");
	put_kind(t, proto, type, code);
	buf_text(t->out, ": ");
	flow_tell_sender(t->out, t->got);
	for (const struct fate *f = fates; f->proto; f++) {
		if (f->proto != proto || f->type != type || (f->code != code && f->code != ANY))
			continue;
		buf_byte(t->out, ' ');
		put_fate(t, _(f->text));
		buf_byte(t->out, '.');
		return;
	}
	buf_text(t->out, _(" sent the packet back."));
}

/* ---- all ---- */

static const struct {
	const struct proto *proto;
	void (*tell)(const struct tale *t);
} tellers[] = {
	{&proto_tcp, tell_tcp}, {&proto_udp, tell_udp}, {&proto_icmp, tell_icmp},
	{&proto_icmpv6, tell_icmpv6}, {&proto_arp, tell_arp},
};

void flow_tell(struct buf *out, const struct frame *sent, const struct frame *got, enum match match)
{
	struct tale t = {out, sent, got, flow_asking(sent), LOOK_NONE};

	if (match == MATCH_ERROR) {
		tell_error(&t);
		return;
	}
	for (size_t i = 0; t.asking >= 0 && i < sizeof(tellers) / sizeof(tellers[0]); i++) {
		if (sent->layers[t.asking].proto != tellers[i].proto)
			continue;
		for (int k = got->count - 1; k >= 0 && t.layer < 0; k--)
			if (got->layers[k].proto == tellers[i].proto)
				t.layer = k;
		if (t.layer >= 0)
			tellers[i].tell(&t);
		return;
	}
	flow_tell_sender(out, got);
	buf_text(out, _(" sends something of the same protocol back."));
}

void flow_tell_refusal(struct buf *out, const struct frame *got, const struct frame *refusal)
{
	int tcp = look_layer(refusal, &proto_tcp, 0);
	bool reset = tcp >= 0 && !look_quoted(refusal, tcp);
	const char *id = reset ? "tcp.dstport" : "udp.dstport";
	int layer = look_layer(got, reset ? &proto_tcp : &proto_udp, 0);

	buf_text(out, reset ? "RST: " : _("Refused: "));
	buf_text(out, _("this machine's own kernel answers the answer, for "));
	flow_tell_sender(out, refusal);
	buf_printf(out, _(" is its address and it knows of no socket at port %u"),
		(unsigned)look_number(got, layer, id, 0));
	buf_text(out,
		_(": it refuses what trame asked for. What is sent from an address that no kernel "
		  "owns is not refused; in the lab 192.0.2.99 is one."));
}

static void question_of(struct buf *out, const struct frame *sent, int layer)
{
	const struct proto *proto = sent->layers[layer].proto;

	if (proto == &proto_tcp) {
		buf_printf(out, " tcp %" PRIu64 " ", look_number(sent, layer, "tcp.dstport", 0));
		value_flags(out, proto_field(proto, "tcp.flags"),
			look_number(sent, layer, "tcp.flags", 0), true);
	} else if (proto == &proto_udp) {
		buf_printf(out, " udp %" PRIu64, look_number(sent, layer, "udp.dstport", 0));
	} else {
		buf_printf(out, " %s", proto->id);
	}
}

static bool put_wanted(struct buf *out, const struct frame *sent, int asking, const char *id)
{
	uint32_t n;

	if (!look_bytes(sent, asking, id, &n))
		return false;
	buf_text(out, _("who has "));
	return put_address(out, sent, asking, id);
}

void flow_tell_question(struct buf *out, const struct frame *sent)
{
	int asking = flow_asking(sent), net;
	const struct look_names *id;

	if (put_wanted(out, sent, asking, "arp.dst.proto_ipv4") ||
		put_wanted(out, sent, asking, "icmpv6.nd.ns.target_address"))
		return;
	net = look_network(sent, asking < 0 ? sent->count : asking);
	if (net < 0) {
		buf_text(out, sent->count ? sent->layers[sent->count - 1].proto->id : _("nothing"));
		return;
	}
	id = look_names(sent->layers[net].proto);
	put_address(out, sent, net, id->dst);
	buf_printf(out, " %s=%" PRIu64, net && id->hops[0] ? strchr(id->hops, '.') + 1 : "ttl",
		look_number(sent, net, id->hops, 0));
	if (asking >= 0)
		question_of(out, sent, asking);
}
