/* SPDX-License-Identifier: BSD-2-Clause */
/* What documents say behind the layers of a frame that cannot be read to its end. */
#include "faulty_int.h"

#include "base/num.h"
#include "frame/made.h"
#include "proto/faulty.h"

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

/* The items of the fault, and its text; false where there is none. */
static bool find(const struct frame *frame, struct items *items, struct buf *text)
{
	items->count = 0;
	made_fault(frame, items);
	if (!items->count)
		return false;
	buf_clear(text);
	made_text(text, frame, &items->at[0]);
	return true;
}

static void put_proto(const struct pdml_view *v, const struct item *item, const char *more)
{
	struct buf *text = &v->pdml->text;

	PUT(v->out, "<proto name=\"");
	buf_text(v->out, item->field->id);
	PUT(v->out, "\" showname=\"");
	buf_clear(text);
	made_text(text, v->frame, item);
	keys_escape_xml(v->out, text->data, text->len);
	buf_clear(text);
	PUT(v->out, "\"");
	buf_text(v->out, more);
	PUT(v->out, " size=\"0\" pos=\"");
	num_put(v->out, item->bit / 8);
}

void faulty_pdml(const struct pdml_view *v)
{
	struct items *items = &v->pdml->parts;
	struct pdml_view inner = *v;
	struct item last;

	if (!find(v->frame, items, &v->pdml->text))
		return;
	PUT(v->out, "  ");
	put_proto(v, &items->at[0], "");
	if (items->count == 1) {
		PUT(v->out, "\"/>\n");
		return;
	}
	PUT(v->out, "\">\n");
	last = items->at[--items->count];
	inner.items = items;
	inner.tail = items->count;
	pdml_layer(&inner, 1, last.layer, 2, false);
	PUT(v->out, "    ");
	put_proto(v, &last, " hide=\"yes\"");
	PUT(v->out, "\"/>\n  </proto>\n");
}

void faulty_json(const struct json_view *v, unsigned depth)
{
	struct items *items = &v->json->parts;
	struct json_view inner = *v;
	struct buf *text = &v->json->text;
	bool first = true;
	struct item last;

	if (!find(v->frame, items, text))
		return;
	json_open(v, items->at[0].field->id, depth, false);
	if (items->count == 1) {
		buf_byte(v->out, '"');
		keys_escape(v->out, text->data, text->len);
		buf_byte(v->out, '"');
		return;
	}
	buf_byte(v->out, '{');
	last = items->at[--items->count];
	inner.items = items;
	inner.tail = items->count;
	json_layer(&inner, 1, last.layer, depth + 1, &first);
	json_open(v, last.field->id, depth + 1, first);
	buf_byte(v->out, '"');
	buf_text(v->out, last.field->title);
	buf_byte(v->out, '"');
	json_close(v, depth);
}

void faulty_ek(const struct json_view *v)
{
	struct items *items = &v->json->parts;

	if (!find(v->frame, items, &v->json->text))
		return;
	if (items->count == 1) {
		PUT(v->out, ",\"_ws_short\":{}");
		return;
	}
	PUT(v->out, ",\"_ws_malformed\":{\"_ws_expert\":{\"_ws_malformed__ws_malformed_");
	buf_text(v->out, items->at[0].num ? "expert" : "reassembly");
	PUT(v->out, "\":null,\"_ws_expert__ws_expert_message\":\"");
	buf_text(v->out, items->at[0].num ? "Malformed Packet (Exception occurred)"
					  : FAULTY_OVERLAPS);
	PUT(v->out, "\",\"_ws_expert__ws_expert_severity\":\"8388608\","
		    "\"_ws_expert__ws_expert_group\":\"117440512\"},\"_ws_malformed\":{}}");
}
