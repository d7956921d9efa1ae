/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the value of a captured field comes from, in a sentence: who fills such a field in, and
 * what the rest of the frame says of it. */
#include "frame/why.h"

#include "base/lang.h"

#include <string.h>

/* What is asked about. */
struct asked {
	const struct frame *frame;
	const struct items *items;
	const struct item *item;
};

static uint64_t number(const struct asked *a, const char *id, uint64_t other)
{
	for (uint32_t i = 0; i < a->items->count; i++)
		if (a->items->at[i].layer == a->item->layer &&
			strcmp(a->items->at[i].field->id, id) == 0)
			return a->items->at[i].num;
	return other;
}

static void say_hops(const struct asked *a, struct buf *out)
{
	unsigned left = (unsigned)a->item->num, begun = left <= 64 ? 64 : left <= 128 ? 128 : 255;

	if (left == begun)
		buf_printf(out,
			_("The sender's system begins with %u, and no router has taken any of "
			  "it yet."),
			begun);
	else if (left == 1)
		buf_text(out, _("Either it must not leave this wire, or routers have used it up."));
	else
		buf_printf(out,
			_("If the sender's system began with %u, %u routers have taken 1 each."),
			begun, begun - left);
}

static void say_seq(const struct asked *a, struct buf *out)
{
	buf_text(out,
		number(a, "tcp.flags", 0) & 2
			? _("The sender's kernel chose it at random: here its stream begins.")
			: _("The sender's kernel counts: where it began, and every byte, SYN and "
			    "FIN that it has sent since."));
}

static void say_ack(const struct asked *a, struct buf *out)
{
	buf_text(out, number(a, "tcp.flags", 0) & 16
			      ? _("The sequence number that it expects next of the other end.")
			      : _("It means nothing: the flag ACK is not set."));
}

/* A port is the server's own, or one that a kernel chose for a client. */
static void say_port(const struct asked *a, struct buf *out)
{
	bool source = strstr(a->item->field->id, "src") != NULL;
	bool tcp = a->item->field->id[0] == 't';
	uint64_t other = number(a, tcp ? source ? "tcp.dstport" : "tcp.srcport"
				       : source ? "udp.dstport" : "udp.srcport", 0);
	bool chosen = a->item->num >= 1024 && a->item->num > other;

	if (chosen && source)
		buf_text(out, _("The sender's kernel chose a free one for the client: an ephemeral "
				"port."));
	else if (chosen)
		buf_text(out, _("Mirrored: the ephemeral port that the client's kernel chose."));
	else if (source)
		buf_text(out, _("The port that the server's program has bound; clients know it."));
	else
		buf_text(out,
			_("The client's program asked for it: the server is known to have it."));
}

static const struct {
	const char *id;
	void (*say)(const struct asked *a, struct buf *out);
	const char *text;
} stories[] = {
	{"ip.ttl", say_hops, NULL},
	{"ipv6.hlim", say_hops, NULL},
	{"tcp.seq", say_seq, NULL},
	{"tcp.ack", say_ack, NULL},
	{"tcp.srcport", say_port, NULL},
	{"tcp.dstport", say_port, NULL},
	{"udp.srcport", say_port, NULL},
	{"udp.dstport", say_port, NULL},
	{"eth.dst", NULL,
		N_("The sender asked for it, by ARP or neighbour discovery: the card of the "
		   "next hop, or of many.")},
	{"eth.src", NULL, N_("The card that put the frame on this wire wrote its own address.")},
	{"ip.src", NULL, N_("The address of the interface that the packet left its host by.")},
	{"ipv6.src", NULL, N_("The address of the interface that the packet left its host by.")},
	{"ip.dst", NULL,
		N_("The sender's program asked for it, or it answers whoever wrote before.")},
	{"ipv6.dst", NULL,
		N_("The sender's program asked for it, or it answers whoever wrote before.")},
	{"ip.id", NULL,
		N_("The sender's kernel numbers its packets, so that fragments find each other.")},
	{"ipv6.flow", NULL, N_("The sender's kernel makes it of addresses and ports.")},
	{"tcp.window_size_value", NULL,
		N_("The room left in the receive buffer of the sender's kernel.")},
	{"tcp.flags", NULL, N_("The sender's kernel sets them, by the state that its end is in.")},
	{"tcp.options.mss_val", NULL,
		N_("The sender's kernel says it: what fits its interface's "
		   "packets.")},
	{"tcp.options.wscale.shift", NULL,
		N_("The sender's kernel chose it, for the size of its "
		   "buffer.")},
	{"tcp.options.timestamp.tsval", NULL, N_("The clock of the sender's kernel.")},
	{"tcp.options.timestamp.tsecr", NULL, N_("The other end's last time stamp, sent back.")},
	{"icmp.ident", NULL, N_("The program that asks chose it; the answer copies it.")},
	{"icmp.seq", NULL, N_("The program that asks counts its questions; the answer copies it.")},
	{"icmpv6.echo.identifier", NULL,
		N_("The program that asks chose it; the answer copies it.")},
	{"icmpv6.echo.sequence_number", NULL,
		N_("The program that asks counts its questions; the "
		   "answer copies it.")},
	{"dns.id", NULL, N_("Who asks chose it at random; the answer copies it.")},
	{"arp.src.hw_mac", NULL, N_("The sender says its own.")},
	{"arp.src.proto_ipv4", NULL, N_("The sender says its own.")},
	{"arp.dst.proto_ipv4", NULL,
		N_("The address that is asked for, or whose question is answered.")},
	{NULL, NULL, NULL},
};

static bool say_named(const struct asked *a, struct buf *out)
{
	for (size_t i = 0; stories[i].id; i++) {
		if (strcmp(stories[i].id, a->item->field->id) != 0)
			continue;
		if (stories[i].say)
			stories[i].say(a, out);
		else
			buf_text(out, _(stories[i].text));
		return true;
	}
	return false;
}

/* What follows from who fills such a field in. */
static void say_filled(const struct asked *a, struct buf *out)
{
	const struct layer *l = &a->frame->layers[a->item->layer];
	unsigned next = a->item->layer + 1u;

	switch (a->item->field->fill) {
	case FILL_HDRLEN:
		buf_printf(out, _("The sender's kernel counts the bytes of this header: %u."),
			(unsigned)l->head);
		break;
	case FILL_TOTLEN:
		buf_printf(out,
			_("The sender's kernel counts header and payload: %u and %u bytes."),
			(unsigned)l->head, (unsigned)l->pay);
		break;
	case FILL_PAYLEN:
		buf_printf(out,
			_("The sender's kernel counts what is behind this header: %u bytes."),
			(unsigned)l->pay);
		break;
	case FILL_NEXT:
		if (next < a->frame->count)
			buf_printf(out, _("It says what is inside: %s."),
				a->frame->layers[next].proto->label);
		else
			buf_text(out, _("It says what is inside."));
		break;
	case FILL_SUM: buf_text(out, _("The sender's kernel works it out, or its card.")); break;
	case FILL_CODE: buf_text(out, _("It says what kind of option or record this is.")); break;
	case FILL_ITEMLEN: buf_text(out, _("The sender counts the bytes of this option.")); break;
	case FILL_SIZE: buf_text(out, _("The sender counts the bytes that follow.")); break;
	case FILL_COUNT:
	case FILL_LEFT: buf_text(out, _("The sender counts what follows.")); break;
	case FILL_WIRE: buf_text(out, _("The sender's interface has it.")); break;
	case FILL_USER: break;
	}
}

void why_story(struct buf *out, const struct frame *frame, const struct items *items,
	uint32_t index)
{
	struct asked a = {frame, items, &items->at[index]};

	if (say_named(&a, out))
		return;
	if (a.item->field->fill != FILL_USER) {
		say_filled(&a, out);
	} else if (a.item->parent != ITEM_TOP && a.item->parent < items->count) {
		a.item = &items->at[a.item->parent]; /* one of several flags */
		say_named(&a, out);
	}
}
