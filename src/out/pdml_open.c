/* SPDX-License-Identifier: BSD-2-Clause */
/* The line of PDML that opens a layer: what Wireshark's tree writes over it, its size and place. Of
 * layers of one shape it is the same but for the values in it. */
#include "base/num.h"
#include "frame/value.h"
#include "pdml_int.h"

#include <string.h>

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

void pdml_part(const struct pdml_view *v, const struct heading_part *part, uint32_t index)
{
	heading_part(&v->pdml->text, part, v->frame, &v->items->at[index]);
	pdml_flush(v);
}

void pdml_ends(const struct pdml_view *v, unsigned layer)
{
	char *start = (char *)buf_room(v->out, 32 + 2 * NUM_MOST), *to = start;

	to += num_write(to, pdml_layer_size(v->frame, layer));
	memcpy(to, "\" pos=\"", 7);
	to += 7;
	to += num_write(to, value_offset(v->frame, v->frame->layers[layer].off));
	memcpy(to, "\">\n", 3);
	v->out->len += (size_t)(to + 3 - start);
}

/* Values that need no escape, behind words that are always the same. */
static bool is_plain(const struct heading_part *part, const struct item *item)
{
	return part->n && !part->ack && item->field->kind <= FIELD_IPV6;
}

static void put_part(const struct pdml_view *v, const struct heading_part *part, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	size_t from = v->out->len;

	if (!is_plain(part, item)) {
		pdml_part(v, part, index);
		if (v->pen)
			stencil_note(v->pen, from, v->out->len,
				(struct stencil_hole){.item = (uint16_t)(index - v->pen->first),
					.what = PDML_PART,
					.key = part});
		return;
	}
	buf_add(v->out, part->before, part->n);
	from = v->out->len;
	value_show(v->out, v->frame, item);
	if (v->pen)
		stencil_show(v->pen, from, v->out->len, item, index);
}

static void put_heading(const struct pdml_view *v, uint32_t at, uint32_t end, unsigned layer)
{
	const struct proto *proto = v->frame->layers[layer].proto;
	const struct heading *h = heading_of(&v->pdml->headings, proto);
	const char *title = h ? h->title : proto->title;

	keys_escape_xml(v->out, (const uint8_t *)title, strlen(title));
	for (unsigned k = 0; h && k < HEADING_PARTS && h->parts[k].before; k++) {
		uint32_t index = heading_item(&h->parts[k], v->items, layer, at, end);

		if (v->pen && index >= end && h->parts[k].field) /* its shape does not tell of it */
			v->pen->spoiled |= !h->parts[k].field->bits;
		if (index != ITEM_TOP)
			put_part(v, &h->parts[k], index);
	}
}

void pdml_open(const struct pdml_view *v, uint32_t at, uint32_t end, unsigned layer, unsigned base)
{
	size_t from;

	if (frame_in_udp(v->frame, layer)) {
		pdml_indent(v->out, base);
		PUT(v->out, "<proto name=\"udpencap\" showname=\"UDP Encapsulation of IPsec Packets"
			    "\" size=\"0\" pos=\"");
		num_put(v->out, v->frame->layers[layer].off);
		PUT(v->out, "\"/>\n");
		if (v->pen)
			v->pen->spoiled = true;
	}
	pdml_indent(v->out, base);
	PUT(v->out, "<proto name=\"");
	buf_text(v->out, proto_filter(v->frame->layers[layer].proto));
	PUT(v->out, "\" showname=\"");
	put_heading(v, at, end, layer);
	PUT(v->out, "\" size=\"");
	from = v->out->len;
	pdml_ends(v, layer);
	if (v->pen)
		stencil_note(v->pen, from, v->out->len, (struct stencil_hole){.what = PDML_ENDS});
}
