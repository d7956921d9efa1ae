/* SPDX-License-Identifier: BSD-2-Clause */
/* The board below the sockets: the ports as doors, and what network and link decide. */
#include "base/lang.h"
#include "frame/value.h"
#include "ports_int.h"

#include <string.h>

/* ---- doors ---- */

static const char *door_text(const struct ports *p, const struct ports_door *d)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, d->lit ? "[>%u]" : "[%u]", (unsigned)d->port);
	if (d->closed)
		buf_printf(&text, " %s", _("no socket"));
	return ports_kept(p, &text);
}

static bool before(const struct ports_door *a, const struct ports_door *b)
{
	if (a->proto != b->proto)
		return a->proto == 6 || (b->proto != 6 && a->proto > b->proto);
	return a->port < b->port;
}

/* Keeps the doors that there is room for, and puts them in order. Returns how many it kept. */
static unsigned keep_doors(const struct ports *p, struct ports_host *h, unsigned room)
{
	unsigned used = 0, n = 0;
	bool tcp = false, udp = false;

	for (; n < h->door_count; n++) {
		const struct ports_door *d = &h->doors[n];
		bool *seen = d->proto == 6 ? &tcp : &udp;
		unsigned more = n + 1 < h->door_count ? 4 : 0;

		used += ports_cells(door_text(p, d)) + 1 +
			(*seen ? 0 : ports_cells(ports_proto(d->proto)) + 1);
		*seen = true;
		if (n && used + more > room + 1)
			break;
	}
	for (unsigned i = 1; i < n; i++)
		for (unsigned k = i; k && before(&h->doors[k], &h->doors[k - 1]); k--) {
			struct ports_door swap = h->doors[k];

			h->doors[k] = h->doors[k - 1];
			h->doors[k - 1] = swap;
		}
	return n;
}

static void draw_doors_of(struct ports *p, struct pic_row *row, struct ports_host *h)
{
	unsigned at = h->at + PORTS_GUTTER, end = h->at + h->width - 1,
		 n = keep_doors(p, h, ports_inner(h));
	unsigned label = ports_cells(_("ports")) + 1, used = n < h->door_count ? 4 : 0;
	uint8_t proto = 0;
	bool lit = false;
	struct buf more = BUF_INIT;

	for (unsigned i = 0; i < n; i++) {
		lit = lit || h->doors[i].lit;
		used += ports_cells(door_text(p, &h->doors[i])) + 5;
	}
	ports_gutter(p, row, h, LAYER_TRANSPORT, lit, false);
	if (n && at + label + used <= end) {
		pic_add(p->pic, row, at, label, PIC_LABEL, _("ports"));
		at += label;
	}
	for (unsigned i = 0; i < n && at < end; i++) {
		const struct ports_door *d = &h->doors[i];
		const char *text = door_text(p, d), *name = ports_proto(d->proto);

		if (d->proto != proto && at + ports_cells(name) + 1 < end) {
			pic_add(p->pic, row, at, ports_cells(name) + 1, PIC_LABEL, name);
			at += ports_cells(name) + 1;
		}
		proto = d->proto;
		if (at >= end)
			break;
		ports_column(
			p, row, h, &at, ports_cells(text), d->lit ? PIC_FOCUS : PIC_TITLE, text);
		/* the blank behind a door is none of it */
		if (at < end)
			row->cells[row->count - 1].role = PIC_PLAIN;
	}
	if (n < h->door_count)
		buf_printf(&more, "+%u", (unsigned)(h->door_count - n));
	if (at < end)
		ports_rest(p, row, h, at, PIC_NOTE, ports_kept(p, &more), false);
	else
		row->cells[row->count - 1].edges |= EDGE_RIGHT;
	buf_done(&more);
}

void ports_draw_doors(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);

	for (unsigned i = 0; i < p->count; i++)
		draw_doors_of(p, row, &p->hosts[i]);
}

/* ---- network and link ---- */

/* A layer's addresses, and what it decides about the frame that arrives. */
static void draw_layer(struct ports *p, struct pic_row *row, const struct ports_host *h,
	enum proto_layer layer, const char *address, const char *decision)
{
	unsigned at = h->at + PORTS_GUTTER, end = h->at + h->width - 1, n = ports_cells(decision);
	unsigned from = n && end > at + n ? end - n : end;

	ports_gutter(p, row, h, layer, n > 0, p->rules);
	if (!n) {
		ports_rest(p, row, h, at, PIC_VALUE, address, p->rules);
		return;
	}
	if (from == end)
		from = at;
	else
		pic_add(p->pic, row, at, from - at, PIC_VALUE, address)->edges =
			p->rules ? EDGE_TOP : 0;
	ports_rest(p, row, h, from, PIC_FOCUS, decision, p->rules);
}

static const char *network_text(const struct ports *p, const struct ports_host *h, bool lit)
{
	const struct board_host *host = &p->board->hosts[h->host];
	bool six = lit && p->view->lit.type == 0x86dd;
	struct buf text = BUF_INIT, other = BUF_INIT;
	static const uint8_t none[16];

	if (memcmp(host->ip4, none, 4) != 0)
		value_ipv4(&text, host->ip4);
	if (memcmp(host->ip6, none, 16) != 0)
		value_ipv6(&other, host->ip6);
	if (!text.len || (six && other.len)) {
		buf_clear(&text);
		buf_add(&text, other.data, other.len);
	} else if (!lit && other.len && text.len + other.len + 2 <= ports_inner(h)) {
		buf_text(&text, "  ");
		buf_add(&text, other.data, other.len);
	}
	buf_done(&other);
	return ports_kept(p, &text);
}

static const char *proto_decision(const struct ports *p, const struct ports_host *h)
{
	const struct board_lit *lit = &p->view->lit;
	struct buf text = BUF_INIT;

	if (!ports_climbed(p, h->host, CLIMB_PROTO) || lit->type == 0x0806)
		return "";
	buf_printf(&text, _("protocol %u: %s"), (unsigned)lit->proto, ports_proto(lit->proto));
	return ports_kept(p, &text);
}

static const char *type_decision(const struct ports *p, const struct ports_host *h)
{
	uint16_t type = p->view->lit.type;
	const struct proto *proto = proto_bound(BIND_ETHERTYPE, type);
	struct buf text = BUF_INIT;

	if (!ports_climbed(p, h->host, CLIMB_TYPE))
		return "";
	buf_printf(&text, _("type 0x%04x: %s"), (unsigned)type, proto ? proto->label : "?");
	return ports_kept(p, &text);
}

void ports_draw_below(struct ports *p)
{
	struct pic_row *row = pic_add_row(p->pic);

	for (unsigned i = 0; i < p->count; i++) {
		const struct ports_host *h = &p->hosts[i];
		const char *decision = proto_decision(p, h);

		draw_layer(
			p, row, h, LAYER_NETWORK, network_text(p, h, decision[0] != 0), decision);
	}
	row = pic_add_row(p->pic);
	for (unsigned i = 0; i < p->count; i++) {
		const struct ports_host *h = &p->hosts[i];
		struct buf mac = BUF_INIT;

		value_mac(&mac, p->board->hosts[h->host].mac);
		draw_layer(p, row, h, LAYER_LINK, ports_kept(p, &mac), type_decision(p, h));
	}
	for (unsigned i = 0; i < row->count; i++)
		row->cells[i].edges |= EDGE_BOTTOM;
}
