/* SPDX-License-Identifier: BSD-2-Clause */
/* Chosen fields as a document a frame: JSON, Elasticsearch's bulk format, PDML, as tshark has them
 * with -e. A field that the frame lacks is left out. */
#include "base/num.h"
#include "out/fields.h"
#include "out/keys.h"
#include "out/pdml.h"

#include "fields_int.h"

#include <string.h>

/* A value on its way out, escaped as the shape wants it. */
static void put_value(struct fields *fields, struct buf *out, const uint8_t *text, size_t n)
{
	if (fields->style.shape == FIELDS_PDML)
		keys_escape_xml(out, text, n);
	else
		keys_escape(out, text, n);
}

/* The name of a wanted field; in the bulk format its points are underlines. */
static void put_name(const struct fields *fields, struct buf *out, const char *name)
{
	for (; *name; name++)
		buf_byte(out,
			(uint8_t)(*name == '.' && fields->style.shape == FIELDS_EK ? '_' : *name));
}

static void begin_field(const struct fields *fields, struct buf *out, uint32_t want, bool first)
{
	const bool ek = fields->style.shape == FIELDS_EK;

	if (!first)
		buf_byte(out, ',');
	if (!ek)
		buf_byte(out, '\n');
	buf_text(out, ek ? "\"" : "        \"");
	put_name(fields, out, fields->names[want]);
	buf_text(out, ek ? "\":[" : "\": [\n");
}

/* One value of a field: `nth` of it, from 0. */
static void put_one(struct fields *fields, struct buf *out, uint32_t want, uint32_t nth)
{
	const bool json = fields->style.shape == FIELDS_JSON;
	const struct buf *text = &fields->text;

	if (fields->style.shape == FIELDS_PDML) {
		KEYS_PUT(out, "  <field name=\"");
		put_name(fields, out, fields->names[want]);
		KEYS_PUT(out, "\" value=\"");
		put_value(fields, out, text->data, text->len);
		KEYS_PUT(out, "\"/>\n");
		return;
	}
	if (nth)
		buf_text(out, json ? ",\n" : ",");
	buf_text(out, json ? "          \"" : "\"");
	put_value(fields, out, text->data, text->len);
	buf_byte(out, '"');
}

/* All of a wanted field's values; false if there is none. */
static bool put_want(struct fields *fields, struct buf *out, const struct frame *frame,
	uint32_t want, bool first)
{
	uint32_t n = 0, i = 0;

	for (; fields_text(fields, frame, want, &i); n++) {
		if (!n && fields->style.shape != FIELDS_PDML)
			begin_field(fields, out, want, first);
		put_one(fields, out, want, n);
	}
	if (n && fields->style.shape == FIELDS_JSON)
		KEYS_PUT(out, "\n        ]");
	if (n && fields->style.shape == FIELDS_EK)
		buf_byte(out, ']');
	return n > 0;
}

static void put_day(struct buf *out, const struct frame *frame)
{
	meta_put_iso(out, frame->time);
	out->len -= 20; /* the day alone */
}

/* Milliseconds, in four digits at least: three stand behind the seconds. */
static void put_millis(struct buf *out, int64_t ns)
{
	char digits[NUM_MOST];
	size_t n = num_write(digits, (uint64_t)(ns > 0 ? ns / 1000000 : 0));

	if (n < 4)
		buf_fill(out, '0', 4 - n);
	buf_add(out, digits, n);
}

static void begin_frame(const struct fields *fields, struct buf *out, const struct frame *frame)
{
	switch (fields->style.shape) {
	case FIELDS_LINES: break;
	case FIELDS_JSON:
		buf_text(out, fields->frames ? ",\n  {\n    \"_index\": \"packets-"
					     : "\n  {\n    \"_index\": \"packets-");
		put_day(out, frame);
		KEYS_PUT(out, "\",\n    \"_type\": \"doc\",\n    \"_score\": null,\n"
			      "    \"_source\": {\n      \"layers\": {");
		break;
	case FIELDS_EK:
		KEYS_PUT(out, "{\"index\":{\"_index\":\"packets-");
		put_day(out, frame);
		KEYS_PUT(out, "\",\"_type\":\"doc\"}}\n{\"timestamp\":\"");
		put_millis(out, frame->time);
		KEYS_PUT(out, "\",\"layers\":{");
		break;
	case FIELDS_PDML:
		KEYS_PUT(out, "<packet>\n");
		pdml_general(out, frame, frame->number ? frame->number : fields->frames + 1);
		break;
	}
}

static void end_frame(const struct fields *fields, struct buf *out, bool empty)
{
	switch (fields->style.shape) {
	case FIELDS_LINES: break;
	case FIELDS_JSON:
		buf_text(out, empty ? "}\n    }\n  }" : "\n      }\n    }\n  }");
		break;
	case FIELDS_EK: KEYS_PUT(out, "}}\n"); break;
	case FIELDS_PDML: KEYS_PUT(out, "</packet>\n\n\n"); break;
	}
}

void fields_document(struct fields *fields, struct buf *out, const struct frame *frame)
{
	bool first = true;

	begin_frame(fields, out, frame);
	for (uint32_t i = 0; i < fields->name_count; i++)
		if (put_want(fields, out, frame, i, first))
			first = false;
	end_frame(fields, out, first);
}

void fields_document_start(const struct fields *fields, struct buf *out)
{
	if (fields->style.shape == FIELDS_JSON)
		buf_byte(out, '[');
	if (fields->style.shape == FIELDS_PDML)
		pdml_start(out);
}

void fields_finish(const struct fields *fields, struct buf *out)
{
	if (fields->style.shape == FIELDS_JSON)
		buf_text(out, fields->frames ? "\n]\n" : "]\n");
	if (fields->style.shape == FIELDS_PDML)
		pdml_finish(out);
}
