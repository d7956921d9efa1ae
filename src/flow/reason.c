/* SPDX-License-Identifier: BSD-2-Clause */
/* Why an answer's fields are what they are. One table says for each field by which rule its value
 * comes from the question; what is not in it follows from who fills such a field in. */
#include "flow/reason.h"

#include "base/lang.h"
#include "flow/look.h"
#include "flow/match.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* One field in question. */
struct point {
	struct arena *arena;
	struct reason_side sent, got;
	const struct item *item;  /* the answer's */
	const struct item *other; /* the question's same one, or NULL */
	const char *twin;         /* name of the field that it mirrors, or NULL */
	int layer;                /* the question's layer, or LOOK_NONE */
};

static bool item_equal(struct reason_side a, const struct item *i, struct reason_side b,
	const struct item *j)
{
	if (!i || !j || i->bits != j->bits)
		return false;
	if (i->bits % 8 || i->bit % 8 || j->bit % 8)
		return i->num == j->num;
	return memcmp(a.frame->bytes + i->bit / 8, b.frame->bytes + j->bit / 8, i->bits / 8) == 0;
}

/* The n-th item of a field in a layer. */
static const struct item *item_of(struct reason_side side, int layer, const struct field *field,
	unsigned n)
{
	for (uint32_t i = 0; layer >= 0 && i < side.items->count; i++) {
		const struct item *item = &side.items->at[i];

		if (item->layer == layer && item->field == field && n-- == 0)
			return item;
	}
	return NULL;
}

static const struct item *item_named(struct reason_side side, int layer, const char *id)
{
	for (uint32_t i = 0; layer >= 0 && i < side.items->count; i++)
		if (side.items->at[i].layer == layer &&
			strcmp(side.items->at[i].field->id, id) == 0)
			return &side.items->at[i];
	return NULL;
}

static uint64_t number_in(struct reason_side side, int layer, const char *id)
{
	const struct item *item = item_named(side, layer, id);

	return item ? item->num : 0;
}

static uint64_t asked(const struct point *p, const char *id)
{
	return number_in(p->sent, p->layer, id);
}

static uint64_t told(const struct point *p, const char *id)
{
	return number_in(p->got, p->item->layer, id);
}

__attribute__((format(printf, 2, 3))) static const char *words(struct arena *arena,
	const char *format, ...)
{
	char text[160];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	return arena_text(arena, text, n < (int)sizeof(text) ? (size_t)n : sizeof(text) - 1);
}

/* ---- rules ---- */

static void set(struct reason *r, enum reason_kind kind, const char *text)
{
	r->kind = kind;
	r->text = text;
}

static void say_mirrored(const struct point *p, struct reason *r)
{
	const struct item *twin = item_named(p->sent, p->layer, p->twin);

	if (item_equal(p->got, p->item, p->sent, twin))
		set(r, REASON_MIRRORED, _("mirrored"));
	else if (p->layer >= 0)
		set(r, REASON_ANSWER, _("who answers"));
}

static void say_copied(const struct point *p, struct reason *r)
{
	(void)p;
	if (!r->differs)
		set(r, REASON_COPIED, _("copied"));
	else
		set(r, REASON_CHOSEN, _("chosen by the peer"));
}

static void say_chosen(const struct point *p, struct reason *r)
{
	(void)p;
	if (r->differs)
		set(r, REASON_CHOSEN, _("chosen by the peer"));
}

static void say_answer(const struct point *p, struct reason *r)
{
	(void)p;
	if (r->differs)
		set(r, REASON_ANSWER, _("the answer"));
}

unsigned reason_hops(unsigned left)
{
	return (left <= 64 ? 64u : left <= 128 ? 128u : 255u) - left;
}

static void say_hops(const struct point *p, struct reason *r)
{
	unsigned left = (unsigned)p->item->num, hops = reason_hops(left);

	if (hops == 0)
		set(r, REASON_COUNTED, _("fresh, no router"));
	else
		set(r, REASON_COUNTED, words(p->arena,
			lang_one(hops) ? _("= %u - %u router") : _("= %u - %u routers"),
			left + hops, hops));
}

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_ACK = 16 };

static void say_seq(const struct point *p, struct reason *r)
{
	uint64_t flags = told(p, "tcp.flags");

	if (asked(p, "tcp.flags") & TCP_ACK && p->item->num == asked(p, "tcp.ack"))
		set(r, REASON_COUNTED, _("= your ack"));
	else if (flags & TCP_RST && p->item->num == 0)
		set(r, REASON_COUNTED, _("0: no stream begun"));
	else if (flags & TCP_SYN)
		set(r, REASON_CHOSEN, _("chosen by the peer"));
	else
		set(r, REASON_CHOSEN, _("the peer's own stream"));
}

/* What the acknowledged bytes were: "SYN", "5 bytes", "data, FIN". */
static const char *advance_words(const struct point *p, uint32_t data)
{
	uint64_t flags = asked(p, "tcp.flags");
	const char *control = flags & TCP_SYN ? flags & TCP_FIN ? "SYN, FIN" : "SYN"
			      : flags & TCP_FIN ? "FIN"
						: NULL;

	if (!data)
		return control ? control : _("no data");
	if (control)
		return words(p->arena, _("data, %s"), control);
	return words(p->arena, lang_one(data) ? _("%u byte") : _("%u bytes"),
		(unsigned)data);
}

static void say_ack(const struct point *p, struct reason *r)
{
	uint32_t step = (uint32_t)(p->item->num - asked(p, "tcp.seq")), all;

	if (!(told(p, "tcp.flags") & TCP_ACK)) {
		set(r, REASON_COMPUTED, _("unused without ACK"));
		return;
	}
	if (p->layer < 0)
		return;
	all = flow_tcp_advance(p->sent.frame, p->layer);
	if (step == all)
		set(r, REASON_COUNTED, words(p->arena, _("= seq + %u (%s)"), (unsigned)step,
			advance_words(p, p->sent.frame->layers[p->layer].pay)));
	else if (step < all)
		set(r, REASON_COUNTED, words(p->arena, _("= seq + %u of %u sent"),
			(unsigned)step, (unsigned)all));
	else
		set(r, REASON_CHOSEN, _("the peer expects it"));
}

static void say_flags(const struct point *p, struct reason *r)
{
	uint64_t flags = p->item->num;

	if (flags & TCP_RST)
		set(r, REASON_ANSWER, _("refused"));
	else if ((flags & (TCP_SYN | TCP_ACK)) == (TCP_SYN | TCP_ACK))
		set(r, REASON_ANSWER, _("agreed"));
	else if (r->differs)
		set(r, REASON_ANSWER, _("the answer"));
}

static void say_id(const struct point *p, struct reason *r)
{
	if (p->item->num == 0 && told(p, "ip.flags") & 2)
		set(r, REASON_CHOSEN, _("0: never cut (DF)"));
	else if (r->differs)
		set(r, REASON_CHOSEN, _("chosen by the peer"));
}

static void say_fragments(const struct point *p, struct reason *r)
{
	if (r->differs)
		set(r, REASON_CHOSEN, p->item->num & 2 ? _("chosen: do not cut")
						       : _("chosen: may be cut"));
}

static void say_window(const struct point *p, struct reason *r)
{
	if (told(p, "tcp.flags") & TCP_RST && p->item->num == 0)
		set(r, REASON_COMPUTED, _("0: takes nothing"));
	else if (r->differs)
		set(r, REASON_CHOSEN, _("chosen by the peer"));
}

static void say_data(const struct point *p, struct reason *r)
{
	(void)p;
	set(r, r->differs ? REASON_ANSWER : REASON_COPIED,
		r->differs ? _("the answer") : _("copied"));
}

struct rule {
	const char *id; /* a field; or all that begin so, when it ends in '.' */
	void (*say)(const struct point *p, struct reason *r);
	const char *twin;
};

static const struct rule rules[] = {
	{"eth.dst", say_mirrored, "eth.src"},
	{"eth.src", say_mirrored, "eth.dst"},
	{"ip.src", say_mirrored, "ip.dst"},
	{"ip.dst", say_mirrored, "ip.src"},
	{"ipv6.src", say_mirrored, "ipv6.dst"},
	{"ipv6.dst", say_mirrored, "ipv6.src"},
	{"tcp.srcport", say_mirrored, "tcp.dstport"},
	{"tcp.dstport", say_mirrored, "tcp.srcport"},
	{"udp.srcport", say_mirrored, "udp.dstport"},
	{"udp.dstport", say_mirrored, "udp.srcport"},
	{"arp.src.hw_mac", say_answer, NULL},
	{"arp.src.proto_ipv4", say_mirrored, "arp.dst.proto_ipv4"},
	{"arp.dst.hw_mac", say_mirrored, "arp.src.hw_mac"},
	{"arp.dst.proto_ipv4", say_mirrored, "arp.src.proto_ipv4"},
	{"arp.opcode", say_answer, NULL},
	{"ip.ttl", say_hops, NULL},
	{"ipv6.hlim", say_hops, NULL},
	{"ip.id", say_id, NULL},
	{"ip.flags", say_fragments, NULL},
	{"tcp.seq", say_seq, NULL},
	{"tcp.ack", say_ack, NULL},
	{"tcp.flags", say_flags, NULL},
	{"tcp.window_size_value", say_window, NULL},
	{"tcp.option", say_chosen, NULL},
	{"icmp.type", say_answer, NULL},
	{"icmp.code", say_answer, NULL},
	{"icmp.ident", say_copied, NULL},
	{"icmp.seq", say_copied, NULL},
	{"icmpv6.type", say_answer, NULL},
	{"icmpv6.code", say_answer, NULL},
	{"icmpv6.echo.identifier", say_copied, NULL},
	{"icmpv6.echo.sequence_number", say_copied, NULL},
	{"icmpv6.nd.na.target_address", say_answer, NULL},
	{"dns.id", say_copied, NULL},
	{"dns.qry.", say_copied, NULL},
	{"dns.", say_answer, NULL},
	{"data.data", say_data, NULL},
	{NULL, NULL, NULL},
};

static const struct rule *rule_of(const char *id)
{
	for (const struct rule *r = rules; r->id; r++) {
		size_t n = strlen(r->id);

		if (r->id[n - 1] == '.' ? strncmp(r->id, id, n) == 0 : strcmp(r->id, id) == 0)
			return r;
	}
	return NULL;
}

/* What follows from who fills a field in. */
static void say_filled(const struct field *field, struct reason *r)
{
	if (!r->differs)
		return;
	switch (field->fill) {
	case FILL_SUM: set(r, REASON_COMPUTED, _("computed")); return;
	case FILL_HDRLEN:
	case FILL_TOTLEN:
	case FILL_PAYLEN:
	case FILL_ITEMLEN:
	case FILL_SIZE:
	case FILL_COUNT:
	case FILL_LEFT: set(r, REASON_COMPUTED, _("computed")); return;
	case FILL_NEXT: set(r, REASON_COMPUTED, _("names what follows")); return;
	case FILL_CODE:
	case FILL_USER:
	case FILL_WIRE: set(r, REASON_CHOSEN, _("chosen by the peer")); return;
	}
}

/* ---- quoted packets ---- */

static void say_quoted(const struct point *p, struct reason *r)
{
	const char *id = p->item->field->id;
	bool hops = strcmp(id, "ip.ttl") == 0 || strcmp(id, "ipv6.hlim") == 0;

	if (!r->differs)
		set(r, REASON_COPIED, _("quoted"));
	else if (hops && p->other && p->other->num > p->item->num)
		set(r, REASON_COUNTED, words(p->arena,
			lang_one(p->other->num - p->item->num) ? _("%u router took 1")
							       : _("%u routers took 1"),
			(unsigned)(p->other->num - p->item->num)));
	else if (p->item->field->fill == FILL_SUM)
		set(r, REASON_COMPUTED, _("computed again"));
	else
		set(r, REASON_CHOSEN, _("changed on the way"));
}

/* The question's layers that are quoted begin with the network layer that has these addresses. */
static int quoted_layer(const struct frame *sent, const struct frame *got, int layer)
{
	int first = 0;

	while (!look_quoted(got, first))
		first++;
	for (int i = 0; i < sent->count; i++) {
		const struct look_names *id;

		if (sent->layers[i].proto != got->layers[first].proto ||
			!look_is_network(sent->layers[i].proto))
			continue;
		id = look_names(sent->layers[i].proto);
		if (!look_same(sent, i, id->src, got, first, id->src) ||
			!look_same(sent, i, id->dst, got, first, id->dst))
			continue;
		i += layer - first;
		return i < sent->count && sent->layers[i].proto == got->layers[layer].proto
			       ? i
			       : LOOK_NONE;
	}
	return LOOK_NONE;
}

int reason_layer(const struct frame *sent, const struct frame *got, int layer)
{
	const struct proto *proto = got->layers[layer].proto;
	int nth = 0;

	if (look_quoted(got, layer))
		return quoted_layer(sent, got, layer);
	for (int j = 0; j < layer; j++)
		nth += got->layers[j].proto == proto;
	for (int i = look_layer(sent, proto, 0); i >= 0; i = look_layer(sent, proto, i + 1))
		if (nth-- == 0)
			return i;
	return LOOK_NONE;
}

/* ---- all of a frame ---- */

static void reason_one(struct point *p, unsigned nth, struct reason *r)
{
	const struct rule *rule = rule_of(p->item->field->id);

	p->twin = rule ? rule->twin : NULL;
	p->layer = reason_layer(p->sent.frame, p->got.frame, p->item->layer);
	p->other = item_of(p->sent, p->layer, p->item->field, nth);
	r->other = p->other ? (uint32_t)(p->other - p->sent.items->at) : ITEM_TOP;
	r->differs = !item_equal(p->got, p->item, p->sent, p->other);
	if (look_quoted(p->got.frame, p->item->layer))
		say_quoted(p, r);
	else if (rule)
		rule->say(p, r);
	else if (p->layer >= 0)
		say_filled(p->item->field, r);
}

struct reason *reason_all(struct arena *arena, struct reason_side sent, struct reason_side got)
{
	uint32_t count = got.items->count;
	struct reason *all = arena_zero(arena, (count + 1) * sizeof(*all));
	struct point p = {.arena = arena, .sent = sent, .got = got};

	for (uint32_t i = 0; i < count; i++) {
		unsigned nth = 0;

		p.item = &got.items->at[i];
		for (uint32_t k = i; k-- > 0 && got.items->at[k].layer == p.item->layer;)
			nth += got.items->at[k].field == p.item->field;
		reason_one(&p, nth, &all[i]);
	}
	return all;
}
