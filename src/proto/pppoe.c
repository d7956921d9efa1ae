/* SPDX-License-Identifier: BSD-2-Clause */
/* PPPoE, RFC 2516: PPP over Ethernet, as access lines have it. The two ends find each other first
 * (discovery), with a list of tags; then frames of the session carry PPP.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Type  |     Code      |          Session ID           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Payload Length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/expert.h"
#include "proto/proto.h"

#include "pppoetag.h"

#include <stddef.h>

static const struct name code_names[] = {
	{0x00, "Session Data"}, {0x07, "Active Discovery Offer (PADO)"},
	{0x09, "Active Discovery Initiation (PADI)"}, {0x0a,
		"Active Discovery Session-Grant (PADG)"},
	{0x0b, "Active Discovery Session-Credit Response (PADC)"},
	{0x0c, "Active Discovery Quality (PADQ)"}, {0x19, "Active Discovery Request (PADR)"},
	{0x65, "Active Discovery Session-confirmation (PADS)"},
	{0xa7, "Active Discovery Terminate (PADT)"}, {0xd3, "Active Discovery Message (PADM)"},
	{0xd4, "Active Discovery Network (PADN)"}, {0, NULL},
};

static const struct field length_expert[] = EXPERT_PARTS("pppoe.payload_length.bad",
	"Possible bad payload length %l", EXPERT_WARN, EXPERT_MALFORMED);
static const struct field length_made[] = {{EXPERT(MAKE_LESS, length_expert)}, FIELD_END};

#define HEADER(code, counts, more)                                                                 \
	{.id = "pppoe.version", .scapy = "version", .label = "ver", .title = "Version",            \
		.bits = 4, .preset = 1, .about = "Always 1.", .rfc = "RFC 2516 4"},                \
	{.id = "pppoe.type", .scapy = "type", .label = "type", .title = "Type", .bits = 4,         \
		.preset = 1, .about = "Always 1.", .rfc = "RFC 2516 4"},                           \
	{.id = "pppoe.code", .scapy = "code", .label = "code", .title = "Code", .bits = 8,         \
		.kind = FIELD_HEX, .preset = (code), .names = code_names,                          \
		.about = "What the frame is: a step of the discovery, or 0 for data.",             \
		.rfc = "RFC 2516 4"},                                                              \
	{.id = "pppoe.session_id", .scapy = "sessionid", .label = "session",                       \
		.title = "Session ID", .bits = 16, .kind = FIELD_HEX,                              \
		.about = "Which session; the access concentrator gives it out.",                   \
		.rfc = "RFC 2516 4"},                                                              \
	{.id = "pppoe.payload_length", .scapy = "len", .label = "len", .title = "Payload Length",  \
		.bits = 16, counts, .made = more,                                     \
		.about = "Bytes behind this header.",                                              \
		.rfc = "RFC 2516 4"}

static const struct field discovery_fields[] = {HEADER(9, .fill = FILL_PAYLEN, NULL), FIELD_END};
static const struct field session_fields[] = {
	HEADER(0, .fill = FILL_PAYLEN, length_made), FIELD_END};
/* The length counts the tag, which is before what the payload is here. */
#define BEHIND_IT .fill = FILL_TOTLEN, .bias = 6
static const struct field credit_fields[] = {HEADER(0, BEHIND_IT, length_made),
	{.id = "pppoes.tags", .label = "tags", .title = "PPPoE Tags", .kind = FIELD_GROUP,
		.mute = true, .parts = pppoe_session_parts,
		.about = "How much may still be sent, before the packet.", .rfc = "RFC 5578 8.2"},
	FIELD_END};

#define VALUE(name, text, how, sentence)                                                           \
	PPPOE_TAG_HEAD(false),                                                                     \
		{.id = "pppoed.tags." name, .scapy = "tag_value", .label = "value", .title = text, \
			.kind = (how), .size = SIZE_REST, .about = sentence, .rfc = "RFC 2516 A"}
#define TAG(table, number, text)                                                                   \
	{.id = "", .scapy = "PPPoETag", .label = text, .title = text, .kind = FIELD_GROUP,         \
		.code = (number), .parts = table}

static const struct field end_parts[] = {PPPOE_TAG_HEAD(false), FIELD_END};
static const struct field service_parts[] = {
	VALUE("service_name", "Service-Name", FIELD_TEXT,
		"The service asked for; empty: any."),
	FIELD_END};
static const struct field name_parts[] = {
	VALUE("ac_name", "AC-Name", FIELD_TEXT, "Who offers it."), FIELD_END};
static const struct field uniq_parts[] = {
	VALUE("host_uniq", "Host-Uniq", FIELD_BYTES, "Which question this answers."),
	FIELD_END};
static const struct field cookie_parts[] = {
	VALUE("ac_cookie", "AC-Cookie", FIELD_BYTES, "Sent back, to prove one's address."),
	FIELD_END};
static const struct field relay_parts[] = {
	VALUE("relay_session_id", "Relay-Session-Id", FIELD_BYTES,
		"Which relay passed it on."),
	FIELD_END};
static const struct field payload_parts[] = {
	VALUE("max_payload", "PPP-Max-Payload", FIELD_BYTES, "The largest PPP payload."),
	FIELD_END};
static const struct field url_parts[] = {
	VALUE("hurl", "HURL", FIELD_BYTES, "A page for the host to show."), FIELD_END};
static const struct field motto_parts[] = {
	VALUE("motm", "MOTM", FIELD_BYTES, "A message of the minute, for people."), FIELD_END};
static const struct field route_parts[] = {
	VALUE("ip_route_add", "IP Route Add", FIELD_BYTES, "A route for the host to set up."),
	FIELD_END};
static const struct field service_error_parts[] = {
	VALUE("service_name_error", "Service-Name-Error", FIELD_TEXT, "Why it is refused."),
	FIELD_END};
static const struct field system_error_parts[] = {
	VALUE("ac_system_error", "AC-System-Error", FIELD_TEXT, "Why it is refused."),
	FIELD_END};
static const struct field error_parts[] = {
	VALUE("generic_error", "Generic-Error", FIELD_TEXT, "What went wrong."), FIELD_END};
static const struct field unknown_parts[] = {
	{.id = "pppoed.tag", .scapy = "tag_type", .label = "type", .title = "Tag", .bits = 16,
		.kind = FIELD_HEX, .fill = FILL_CODE, .about = "Which tag this is.",
		.rfc = "RFC 2516 A"},
	{.id = "pppoed.tag_length", .scapy = "tag_len", .label = "len", .title = "Tag Length",
		.bits = 16, .bias = 4, .fill = FILL_ITEMLEN, .about = "Bytes of the tag's value.",
		.rfc = "RFC 2516 A"},
	{.id = "pppoed.tag.unknown_data", .scapy = "tag_value", .label = "value",
		.title = "Unknown Data", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "The tag's value.", .rfc = "RFC 2516 A"},
	FIELD_END};

static const struct field tags[] = {
	TAG(end_parts, 0x0000, "End-Of-List"), TAG(service_parts, 0x0101, "Service-Name"),
	TAG(name_parts, 0x0102, "AC-Name"), TAG(uniq_parts, 0x0103, "Host-Uniq"),
	TAG(cookie_parts, 0x0104, "AC-Cookie"), TAG(pppoe_vendor_parts, 0x0105, "Vendor-Specific"),
	TAG(pppoe_credit_parts, 0x0106, "Credits"), TAG(pppoe_metric_parts, 0x0107, "Metrics"),
	TAG(pppoe_number_parts, 0x0108, "Sequence Number"),
	TAG(pppoe_scale_parts, 0x0109, "Credit Scale Factor"),
	TAG(relay_parts, 0x0110, "Relay-Session-Id"),
	TAG(url_parts, 0x0111, "HURL"), TAG(motto_parts, 0x0112, "MOTM"),
	TAG(payload_parts, 0x0120, "PPP-Max-Payload"),
	TAG(route_parts, 0x0121, "IP Route Add"),
	TAG(service_error_parts, 0x0201, "Service-Name-Error"),
	TAG(system_error_parts, 0x0202, "AC-System-Error"),
	TAG(error_parts, 0x0203, "Generic-Error"), TAG(unknown_parts, LIST_UNKNOWN, "unknown"),
	FIELD_END,
};
static const struct list tag_list = {.how = LIST_TLV, .items = tags};

static const struct field tag_fields[] = {
	{.id = "pppoed.tags", .scapy = "tag_list", .label = "tags", .title = "PPPoE Tags",
		.kind = FIELD_LIST, .mute = true, .size = SIZE_REST, .list = &tag_list,
		.about = "What is asked for or offered, a tag each.", .rfc = "RFC 2516 4"},
	FIELD_END,
};

static const struct bind discovery_binds[] = {{BIND_ETHERTYPE, 0x8863}, {BIND_NONE, 0}};
static const struct bind session_binds[] = {
	{BIND_ETHERTYPE, 0x8864}, {BIND_LINK, 51}, {BIND_NONE, 0}};

const struct proto proto_pppoed = {
	.id = "pppoed", .scapy = "PPPoED", .label = "PPPoE",
	.title = "PPP-over-Ethernet Discovery", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_pppoed_tags, .binds = discovery_binds, .fields = discovery_fields,
	.about = "Finds the other end of an access line and opens a session with it.",
	.rfc = "RFC 2516 5",
};

const struct proto proto_pppoed_tags = {
	.id = "pppoed_tags",
	.filter = "pppoed",
	.goes_on = true,
	.scapy = "PPPoED_Tags",
	.label = "tags",
	.title = "PPPoE Tags",
	.layer = LAYER_LINK,
	.next = NEXT_NONE,
	.fields = tag_fields,
	.about = "What the ends of an access line ask for and offer.",
	.rfc = "RFC 2516 A",
};

/* A tag of credits before the packet: its type, where PPP's number would be, and its length. */
static const struct variant session_variants[] = {
	{&proto_pppoes_credits, 48, 32, 14, WHEN1(0x01060004)}, {NULL, 0, 0, 0, {0}}};

const struct proto proto_pppoes = {
	.id = "pppoes", .scapy = "PPPoE", .also = "pppoe", .label = "PPPoE",
	.title = "PPP-over-Ethernet Session", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_ppp, .variants = session_variants, .binds = session_binds,
	.fields = session_fields,
	.about = "Carries PPP inside Ethernet frames, on an access line.", .rfc = "RFC 2516 6",
};

const struct proto proto_pppoes_credits = {
	.id = "pppoes_credits", .filter = "pppoes", .scapy = "PPPoE", .label = "PPPoE",
	.title = "PPP-over-Ethernet Session", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_ppp, .unlike = true, .binds = session_binds, .fields = credit_fields,
	.about = "Carries PPP, and says before it how much may still be sent.",
	.rfc = "RFC 5578 8.2",
};
