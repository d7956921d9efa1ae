/* SPDX-License-Identifier: BSD-2-Clause */
/* Headings of layers, as Wireshark phrases them. */
#include "out/heading.h"

#include "base/bits.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "proto/derived.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* In DNS's flags and in NTP's. */
#define ASKED " (%{15:query|response})"
#define CLOCK                                                                                      \
	" (%{3:reserved|NTP Version 1|NTP Version 2|NTP Version 3|NTP Version 4|reserved|"         \
	"reserved|reserved}, %{0:reserved|symmetric active|symmetric passive|client|server|"       \
	"broadcast|control|private})"

/* The value stands at its end, or at each %d; at %n its name; at %{3:A|B} what the bits from the
 * third on pick of these words, of which there are as many as the bits can tell apart. */
static const struct words {
	const char *proto, *title;
	struct {
		const char *before, *id;
	} parts[HEADING_PARTS];
} all_words[] = {
	{"eth", "Ethernet II", {{", Src: ", "eth.src"}, {", Dst: ", "eth.dst"}}},
	{"eth_odd", "Ethernet Unknown", {{", Src: ", "eth.src"}, {", Dst: ", "eth.dst"}}},
	{"dot3", "IEEE 802.3 Ethernet ", {{NULL, NULL}}},
	{"vlan", "802.1Q Virtual LAN",
		{{", PRI: ", "vlan.priority"}, {", DEI: ", "vlan.dei"}, {", ID: ", "vlan.id"}}},
	{"vlan_llc", "802.1Q Virtual LAN",
		{{", PRI: ", "vlan.priority"}, {", DEI: ", "vlan.dei"}, {", ID: ", "vlan.id"}}},
	{"ieee8021ad", "IEEE 802.1ad", {{", ID: ", "ieee8021ad.id"}}},
	{"mpls", "MultiProtocol Label Switching Header",
		{{", Label: ", "mpls.label"}, {", Exp: ", "mpls.exp"}, {", S: ", "mpls.bottom"},
			{", TTL: ", "mpls.ttl"}}},
	{"arp", "Address Resolution Protocol", {{" (%n)", "arp.opcode"}}},
	{"ip", "Internet Protocol Version 4", {{", Src: ", "ip.src"}, {", Dst: ", "ip.dst"}}},
	{"ipv6", "Internet Protocol Version 6", {{", Src: ", "ipv6.src"}, {", Dst: ", "ipv6.dst"}}},
	{"udp", "User Datagram Protocol",
		{{", Src Port: ", "udp.srcport"}, {", Dst Port: ", "udp.dstport"}}},
	{"tcp", "Transmission Control Protocol",
		{{", Src Port: ", "tcp.srcport"}, {", Dst Port: ", "tcp.dstport"},
			{", Seq: ", "tcp.seq"}, {", Ack: ", "tcp.ack"}, {", Len: ", "tcp.len"}}},
	{"sctp", "Stream Control Transmission Protocol",
		{{", Src Port: %d (%d)", "sctp.srcport"}, {", Dst Port: %d (%d)", "sctp.dstport"}}},
	{"geneve", "Generic Network Virtualization Encapsulation", {{", VNI: ", "geneve.vni"}}},
	{"gre", "Generic Routing Encapsulation", {{" (%n)", "gre.proto"}}},
	{"icmpv6", "Internet Control Message Protocol v6", {{NULL, NULL}}},
	{"vxlan", "Virtual eXtensible Local Area Network", {{NULL, NULL}}},
	{"dns", "Domain Name System", {{ASKED, "dns.flags"}}},
	{"mdns", "Multicast Domain Name System", {{ASKED, "dns.flags"}}},
	{"llmnr", "Link-local Multicast Name Resolution", {{ASKED, "dns.flags"}}},
	{"ntp", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_private", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_control", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_system", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_peer", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_clock", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
	{"ntp_error", "Network Time Protocol", {{CLOCK, "ntp.flags"}}},
};

void headings_init(struct headings *headings)
{
	*headings = (struct headings){.count = 0};
	for (size_t i = 0; i < sizeof(all_words) / sizeof(all_words[0]); i++) {
		const struct words *w = &all_words[i];
		const struct proto *proto = proto_find(w->proto, strlen(w->proto), NULL);
		struct heading *h = &headings->at[headings->count];

		if (!proto || headings->count == HEADING_ROOM)
			continue;
		headings->count++;
		h->proto = proto;
		h->title = w->title;
		for (unsigned k = 0; k < HEADING_PARTS && w->parts[k].id; k++) {
			h->parts[k].before = w->parts[k].before;
			if (!strchr(w->parts[k].before, '%'))
				h->parts[k].n = (uint32_t)strlen(w->parts[k].before);
			h->parts[k].ack = strcmp(w->parts[k].before, ", Ack: ") == 0;
			h->parts[k].field = proto_field(proto, w->parts[k].id);
			if (!h->parts[k].field && proto == &proto_tcp)
				h->parts[k].field =
					proto_field(&proto_derived_tcp, w->parts[k].id);
		}
	}
}

static uint32_t find(const struct items *items, uint32_t from, uint32_t to, unsigned layer,
	const struct field *field)
{
	for (uint32_t i = from; i < to; i++)
		if (items->at[i].field == field && items->at[i].layer == layer)
			return i;
	return ITEM_TOP;
}

uint32_t heading_item(const struct heading_part *part, const struct items *items, unsigned layer,
	uint32_t first, uint32_t end)
{
	const struct field *f = part->field;
	uint32_t at = f ? find(items, first, end, layer, f) : ITEM_TOP;

	if (at == ITEM_TOP && f && f->bits == 0) /* made of other frames */
		at = find(items, end, items->count, layer, f);
	return at;
}

/* The word of "{3:A|B}" that the number picks; returns where that ends. */
static const char *put_picked(struct buf *out, const char *at, uint64_t num)
{
	const char *end = strchr(at, '}'), *word = strchr(at, ':') + 1;
	uint64_t words = 1;

	for (const char *bar = word; bar < end; bar++)
		words += *bar == '|';
	for (num = num >> strtoul(at + 1, NULL, 10) & (words - 1); num; num--)
		word = strchr(word, '|') + 1;
	buf_add(out, word, strcspn(word, "|}"));
	return end;
}

static void put_part(struct buf *out, const char *before, const struct frame *frame,
	const struct item *item)
{
	const char *at = before, *name = value_name_of(frame, item);

	for (; *at; at++) {
		if (*at != '%') {
			buf_byte(out, (uint8_t)*at);
			continue;
		}
		if (*++at == '{')
			at = put_picked(out, at, item->num);
		else if (*at == 'n' && name)
			buf_add(out, name, strlen(name));
		else
			value_show(out, frame, item);
	}
}

#define TCP_ACK_BIT 107 /* of its header */

/* A segment without the flag acknowledges nothing. */
static bool acknowledges(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return l->proto != &proto_tcp ||
	       (l->head > 13 && bits_get(frame->bytes, l->off * UINT64_C(8) + TCP_ACK_BIT, 1));
}

/* Whether Wireshark writes more than the protocol's name over it, though it is in no table here. */
static bool is_told(const struct proto *proto)
{
	static const char *const names[] = {"data-text-lines", "dhcp", "dns", "erspan", "llmnr",
		"mdns", "ntp", "sll", "stp", "urlencoded-form"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(proto_filter(proto), names[i]) == 0)
			return true;
	return false;
}

void heading_self(const struct headings *headings, struct buf *out, const struct frame *frame,
	const struct items *items, unsigned layer)
{
	const struct proto *proto = frame->layers[layer].proto;
	const struct heading *h = headings->at;

	while (h < headings->at + headings->count && h->proto != proto)
		h++;
	if (is_told(proto) || proto == &proto_dot3 ||
		(h < headings->at + headings->count && h->parts[0].before))
		heading_put(headings, out, frame, items, layer, 0, items ? items->count : 0);
	else
		buf_text(out, proto_filter(proto));
}

static void put_count(struct buf *out, uint32_t n, const char *what)
{
	buf_printf(out, "%" PRIu32 " byte%s %s (%" PRIu64 " bits)", n, n == 1 ? "" : "s", what,
		n * UINT64_C(8));
}

void heading_frame(struct buf *out, const struct frame *frame, uint64_t number)
{
	buf_printf(out, "Frame %" PRIu64 ": ", frame->number ? frame->number : number);
	put_count(out, frame->len, "on wire");
	buf_text(out, ", ");
	put_count(out, frame_own(frame), "captured");
	if (!frame->section)
		return;
	buf_text(out, " on interface ");
	if (frame->device)
		utf8_clean(out, frame->device, strlen(frame->device), false);
	else
		buf_text(out, "unknown");
	buf_printf(out, ", id %" PRIu32, frame->iface);
}

void heading_part(struct buf *out, const struct heading_part *part, const struct frame *frame,
	const struct item *item)
{
	if (part->ack && !acknowledges(frame, item->layer))
		return;
	if (part->n) {
		buf_add(out, part->before, part->n);
		value_show(out, frame, item);
	} else {
		put_part(out, part->before, frame, item);
	}
}

const struct heading *heading_of(const struct headings *headings, const struct proto *proto)
{
	for (unsigned i = 0; i < headings->count; i++)
		if (headings->at[i].proto == proto)
			return &headings->at[i];
	return NULL;
}

void heading_put(const struct headings *headings, struct buf *out, const struct frame *frame,
	const struct items *items, unsigned layer, uint32_t first, uint32_t end)
{
	const struct proto *proto = frame->layers[layer].proto;
	const struct heading *h = heading_of(headings, proto);

	buf_text(out, h ? h->title : proto->title);
	for (unsigned k = 0; h && k < HEADING_PARTS && h->parts[k].before; k++) {
		uint32_t at = heading_item(&h->parts[k], items, layer, first, end);

		if (at != ITEM_TOP)
			heading_part(out, &h->parts[k], frame, &items->at[at]);
	}
}
