/* SPDX-License-Identifier: BSD-2-Clause */
/* What HTTP carries: text of which Wireshark shows the lines, forms, and media that it shows as
 * bytes. The header before them says what they are. */
#include "proto/proto.h"

#include <stddef.h>

static const struct field line_made[] = {
	{.id = "", .label = "", .title = "Line", .kind = FIELD_GROUP, .size = SIZE_LINE,
		.make = MAKE_LINES, .about = "A line.", .rfc = "RFC 2046 4.1"},
	FIELD_END};
static const struct field text_fields[] = {
	{.id = "data-text-lines", .label = "text", .title = "Text", .kind = FIELD_TEXT,
		.size = SIZE_REST, .silent = true, .made = line_made, .about = "Text.",
		.rfc = "RFC 2046 4.1"},
	FIELD_END};
const struct proto proto_text_lines = {
	.id = "data-text-lines", .label = "text", .title = "Line-based text data",
	.layer = LAYER_APPLICATION, .next = NEXT_NONE, .fields = text_fields, .unlike = true,
	.about = "Text, line by line.", .rfc = "RFC 2046 4.1",
};

static const struct field media_fields[] = {
	{.id = "media.type", .label = "media", .title = "Media type", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Something else than text.", .rfc = "RFC 2046 4"},
	FIELD_END};
const struct proto proto_media = {
	.id = "media", .label = "media", .title = "Media Type", .layer = LAYER_APPLICATION,
	.next = NEXT_NONE, .fields = media_fields, .unlike = true,
	.about = "A picture, a program, anything.", .rfc = "RFC 2046 4",
};

#define HALF(name, text, how, sentence)                                                            \
	{.id = "urlencoded-form." name, .label = "", .title = text, .kind = FIELD_TEXT,            \
		.make = (how), .preset = '=', .where = MADE_LAST, .about = sentence,               \
		.rfc = "RFC 1866 8.2.1"}
static const struct field pair_made[] = {
	HALF("key", "Key", MAKE_BEFORE, "What the field is called."),
	HALF("value", "Value", MAKE_AFTER, "What was typed into it."), FIELD_END};
static const struct field form_made[] = {
	{.id = "", .label = "", .title = "Form item", .kind = FIELD_GROUP, .make = MAKE_SPLIT,
		.heading = "%t: \"%{urlencoded-form.key}\" = \"%{urlencoded-form.value}\"",
		.preset = '&', .made = pair_made, .about = "A field of the form.",
		.rfc = "RFC 1866 8.2.1"},
	FIELD_END};
static const struct field form_fields[] = {
	{.id = "urlencoded-form", .label = "form", .title = "Form", .kind = FIELD_TEXT,
		.size = SIZE_REST, .silent = true, .made = form_made,
		.about = "What was typed into a form.", .rfc = "RFC 1866 8.2.1"},
	FIELD_END};
const struct proto proto_form = {
	.id = "urlencoded-form", .label = "form", .title = "HTML Form URL Encoded",
	.layer = LAYER_APPLICATION, .next = NEXT_NONE, .fields = form_fields, .unlike = true,
	.about = "What was typed into a form.", .rfc = "RFC 1866 8.2.1",
};

/* Documents and pictures that have a dissector of their own in Wireshark, so that a filter may ask
 * for them; what is in them is no matter of a network. */
static const struct field foreign_fields[] = {
	{.id = "", .label = "body", .title = "Body", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .silent = true, .about = "Not taken apart.", .rfc = "RFC 2046 4"},
	FIELD_END};
#define FOREIGN(name, text, sentence)                                                              \
	.id = name, .label = name, .title = text, .layer = LAYER_APPLICATION, .next = NEXT_NONE,   \
	.fields = foreign_fields, .unlike = true, .about = sentence, .rfc = "RFC 2046 4"
const struct proto proto_json = {FOREIGN("json", "JavaScript Object Notation", "Data, as text.")};
const struct proto proto_xml = {FOREIGN("xml", "eXtensible Markup Language", "Data, as text.")};
const struct proto proto_png = {FOREIGN("png", "Portable Network Graphics", "A picture.")};
const struct proto proto_gif = {FOREIGN("image-gif", "Compuserve GIF", "A picture.")};
const struct proto proto_jpeg = {FOREIGN("image-jfif", "JPEG File Interchange Format",
	"A picture.")};
const struct proto proto_ocsp = {FOREIGN("ocsp", "Online Certificate Status Protocol",
	"Whether a certificate is still good.")};
const struct proto proto_multipart = {FOREIGN("mime_multipart",
	"MIME Multipart Media Encapsulation", "Several bodies in one.")};
