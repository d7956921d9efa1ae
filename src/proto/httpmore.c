/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP that begins with no first line: header lines that nobody knows whose they are, and what goes
 * on with a body that began before. Which of them it is the conversation tells:
 * flow/join_more.c. */
#include "httpline.h"

#include "proto/proto.h"

#include <stddef.h>

static const struct field name_expert[] = EXPERT_PARTS("http.bad_header_name",
	"Illegal characters found in header name", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field nul_expert[] = EXPERT_PARTS("_ws.string.trailing_stray_characters",
	"Trailing stray characters", EXPERT_WARN, EXPERT_UNDECODED);
const struct field http_odd_made[] = {
	{EXPERT(MAKE_STRAY, nul_expert), .preset = ODD_LINE_NUL},
	{EXPERT(MAKE_STRAY, name_expert), .preset = ODD_LINE_NAME}, FIELD_END};

static const struct field leading_expert[] = EXPERT_PARTS("http.leading_crlf",
	"Leading CRLF previous message in the stream may have extra CRLF", EXPERT_ERROR,
	EXPERT_MALFORMED);
const struct field http_leading_made[] = {{EXPERT(MAKE_EXPERT, leading_expert)},
	{.id = "_ws.malformed", .label = "", .title = "Malformed Packet", .kind = FIELD_TEXT,
		.make = MAKE_WORDS, .empty = true, .hidden = true,
		.preset_bytes = "Malformed Packet", .about = "It should not be there.",
		.rfc = "Wireshark"},
	FIELD_END};

#define other_made NULL
static const struct field other_basic_made[] = {BASIC_MADE, FIELD_END};
static const struct field other_length_made[] = {LENGTH_MADE, FIELD_END};
static const struct field other_cookie_made[] = {COOKIE_MADE, FIELD_END};

static const struct field lines[] = {LINES(other),
	{.id = "http.unknown_header", .label = "line", .title = "Unknown header",
		.kind = FIELD_TEXT, .size = SIZE_LINE, .octets = true, .made = http_odd_made,
		.about = "A header line that this program does not know.", .rfc = "RFC 9110"},
	FIELD_END};
static const struct list line_list = {LIST_LINES, lines};

static const struct field fields[] = {
	{.id = "", .label = "headers", .title = "Header lines", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &line_list, .about = "NAME: VALUE, one a line.",
		.rfc = "RFC 9112 5"},
	FIELD_END,
};

static const struct field made[] = {
	HTTP_LEADING,
	{.id = "http.file_data", .label = "", .title = "File Data", .kind = FIELD_TEXT,
		.make = MAKE_PAYLOAD, .about = "What is behind the header.", .rfc = "RFC 9112 6"},
	FIELD_END,
};

const struct proto proto_http_more = {
	.id = "http_more", .filter = "http", .label = "HTTP", .unlike = true,
	.title = "Hypertext Transfer Protocol", .layer = LAYER_APPLICATION, .next = NEXT_BODY,
	.fields = fields, .made = made,
	.about = "A part of HTTP that begins in the middle.", .rfc = "RFC 9112",
};
