/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody wrote about a frame, as documents have it: a layer of its own, and each comment a
 * remark of Wireshark's experts too. */
#include "comments_int.h"

#include "base/utf8.h"

#include <string.h>

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

static uint32_t count(const struct items *items)
{
	uint32_t n = 0;

	while (n < items->count && items->at[n].layer == META_LAYER &&
		items->at[n].field == &proto_frame.fields[META_COMMENT])
		n++;
	return n;
}

/* The comment, clean but for its line ends and tabs, which Wireshark leaves as they are. */
static void clean(struct buf *out, const struct frame *frame, uint64_t i)
{
	const char *text = NULL;
	size_t n = 0, part;

	frame_comment(frame, i, &text, &n);
	for (size_t at = 0; at < n; at += part) {
		for (part = 0; at + part < n && !memchr("\n\t", text[at + part], 2); part++)
			;
		utf8_clean(out, text + at, part, false);
		if (at + part < n)
			buf_byte(out, (uint8_t)text[at + part++]);
	}
}

/* A line of PDML with the comment's text in it. */
static void put_line(const struct pdml_view *v, const char *before, const char *behind)
{
	const struct buf *text = &v->pdml->text;

	buf_text(v->out, before);
	keys_escape_xml(v->out, text->data, text->len);
	buf_text(v->out, behind);
}

static void put_message(const struct pdml_view *v, const struct item *item)
{
	struct buf *text = &v->pdml->text;

	buf_clear(text);
	meta_show(text, v->frame, item);
	put_line(v, "        <field name=\"_ws.expert.message\" showname=\"Message: ",
		"\" hide=\"yes\" size=\"0\" pos=\"0\"");
	buf_clear(text);
	clean(text, v->frame, item->num);
	put_line(v, " show=\"", "\"/>\n");
}

static void put_pdml(const struct pdml_view *v, const struct item *item)
{
	struct buf *text = &v->pdml->text;

	buf_clear(text);
	clean(text, v->frame, item->num);
	put_line(v, "    <field name=\"frame.comment\" showname=\"", "");
	put_line(v, "\" size=\"0\" pos=\"0\" show=\"", "\">\n");
	put_line(v, "      <field name=\"_ws.expert\" showname=\"Expert Info (Comment/Comment): ",
		"\" size=\"0\" pos=\"0\">\n");
	put_line(v, "        <field name=\"frame.comment.expert\" showname=\"",
		"\" size=\"0\" pos=\"0\" show=\"\" value=\"\"/>\n");
	put_message(v, item);
	PUT(v->out, "        <field name=\"_ws.expert.severity\" showname=\"Severity level: "
		    "Comment\" size=\"0\" pos=\"0\" show=\"1048576\"/>\n"
		    "        <field name=\"_ws.expert.group\" showname=\"Group: Comment\" "
		    "size=\"0\" pos=\"0\" show=\"184549376\"/>\n"
		    "      </field>\n    </field>\n");
	buf_clear(text);
}

uint32_t comments_pdml(const struct pdml_view *v)
{
	uint32_t n = v->frame->comment ? count(v->items) : 0;

	if (!n)
		return 0;
	PUT(v->out, "  <proto name=\"pkt_comment\" showname=\"Packet comments\" size=\"0\" "
		    "pos=\"0\">\n");
	for (uint32_t i = 0; i < n; i++)
		put_pdml(v, &v->items->at[i]);
	PUT(v->out, "  </proto>\n");
	return n;
}

static void put_text(const struct json_view *v, uint32_t i)
{
	const char *text;
	size_t n;

	buf_byte(v->out, '"');
	if (frame_comment(v->frame, i, &text, &n))
		keys_escape(v->out, (const uint8_t *)text, n);
	buf_byte(v->out, '"');
}

static void put_json(const struct json_view *v, uint32_t i, unsigned depth)
{
	json_open(v, "frame.comment", depth, i == 0);
	put_text(v, i);
	json_open(v, "frame.comment_tree", depth, false);
	buf_byte(v->out, '{');
	json_open(v, "_ws.expert", depth + 1, true);
	buf_byte(v->out, '{');
	json_open(v, "frame.comment.expert", depth + 2, true);
	PUT(v->out, "\"\"");
	json_open(v, "_ws.expert.message", depth + 2, false);
	put_text(v, i);
	json_open(v, "_ws.expert.severity", depth + 2, false);
	PUT(v->out, "\"1048576\"");
	json_open(v, "_ws.expert.group", depth + 2, false);
	PUT(v->out, "\"184549376\"");
	json_close(v, depth + 1);
	json_close(v, depth);
}

uint32_t comments_json(const struct json_view *v, unsigned depth, bool *first)
{
	uint32_t n = v->frame->comment ? count(v->items) : 0;

	if (!n)
		return 0;
	json_open(v, "pkt_comment", depth, *first);
	buf_byte(v->out, '{');
	for (uint32_t i = 0; i < n; i++)
		put_json(v, i, depth + 1);
	json_close(v, depth);
	*first = false;
	return n;
}

uint32_t comments_ek(const struct json_view *v)
{
	uint32_t n = v->frame->comment ? count(v->items) : 0;

	if (!n)
		return 0;
	PUT(v->out, "\"pkt_comment\":{\"frame_frame_comment\":");
	for (uint32_t i = 0; i < n; i++) {
		buf_text(v->out, i ? "," : n > 1 ? "[" : "");
		put_text(v, i);
	}
	buf_text(v->out, n > 1 ? "],\"_ws_expert\":[" : ",\"_ws_expert\":");
	for (uint32_t i = 0; i < n; i++) {
		buf_text(v->out, i ? "," : "");
		PUT(v->out, "{\"frame_frame_comment_expert\":null,"
			    "\"_ws_expert__ws_expert_message\":");
		put_text(v, i);
		PUT(v->out, ",\"_ws_expert__ws_expert_severity\":\"1048576\","
			    "\"_ws_expert__ws_expert_group\":\"184549376\"}");
	}
	buf_text(v->out, n > 1 ? "]}," : "},");
	return n;
}

#define ODD_SEVERITY "4194304" /* a note */
#define ODD_GROUP    "33554432" /* of sequence */

void comments_odd_pdml(const struct pdml_view *v)
{
	PUT(v->out, "    <field name=\"_ws.expert\" showname=\"Expert Info (Note/Sequence): ");
	meta_put_odd(v->out, v->frame);
	PUT(v->out, "\" size=\"0\" pos=\"0\">\n"
		    "      <field name=\"frame.time_invalid\" showname=\"");
	meta_put_odd(v->out, v->frame);
	PUT(v->out, "\" size=\"0\" pos=\"0\" show=\"\" value=\"\"/>\n"
		    "      <field name=\"_ws.expert.message\" showname=\"Message: ");
	meta_put_odd(v->out, v->frame);
	PUT(v->out, "\" hide=\"yes\" size=\"0\" pos=\"0\" show=\"");
	meta_put_odd(v->out, v->frame);
	PUT(v->out, "\"/>\n      <field name=\"_ws.expert.severity\" showname=\"Severity level: "
		    "Note\" size=\"0\" pos=\"0\" show=\"" ODD_SEVERITY "\"/>\n"
		    "      <field name=\"_ws.expert.group\" showname=\"Group: Sequence\" "
		    "size=\"0\" pos=\"0\" show=\"" ODD_GROUP "\"/>\n    </field>\n");
}

void comments_odd_json(const struct json_view *v, unsigned depth, bool first)
{
	json_open(v, "_ws.expert", depth, first);
	buf_byte(v->out, '{');
	json_open(v, "frame.time_invalid", depth + 1, true);
	PUT(v->out, "\"\"");
	json_open(v, "_ws.expert.message", depth + 1, false);
	buf_byte(v->out, '"');
	meta_put_odd(v->out, v->frame);
	buf_byte(v->out, '"');
	json_open(v, "_ws.expert.severity", depth + 1, false);
	PUT(v->out, "\"" ODD_SEVERITY "\"");
	json_open(v, "_ws.expert.group", depth + 1, false);
	PUT(v->out, "\"" ODD_GROUP "\"");
	json_close(v, depth);
}

void comments_odd_ek(const struct json_view *v)
{
	PUT(v->out, "\"_ws_expert\":{\"frame_frame_time_invalid\":null,"
		    "\"_ws_expert__ws_expert_message\":\"");
	meta_put_odd(v->out, v->frame);
	PUT(v->out, "\",\"_ws_expert__ws_expert_severity\":\"" ODD_SEVERITY "\","
		    "\"_ws_expert__ws_expert_group\":\"" ODD_GROUP "\"}");
}
