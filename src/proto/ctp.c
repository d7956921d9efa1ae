/* SPDX-License-Identifier: BSD-2-Clause */
/* Configuration Test Protocol, Ethernet V2 8: a switch asks its own wire, or a host by way of
 * others, whether a frame comes back. Its numbers have the lowest byte first; functions follow one
 * another, of which the count of skipped bytes says where the one to obey is.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           skipCount           |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * /                           Functions                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name function_names[] = {{1, "Reply"}, {2, "Forward Data"}, {0, NULL}};

#define FUNCTION                                                                                   \
	{.id = "loop.function", .label = "function", .title = "Function", .bits = 16,              \
		.little = true, .fill = FILL_CODE, .names = function_names,                        \
		.about = "Send it back, or on to the address behind.", .rfc = "Ethernet V2 8.4.2"}

static const struct field reply_parts[] = {
	FUNCTION,
	{.id = "loop.receipt_number", .label = "receipt", .title = "Receipt number", .bits = 16,
		.little = true, .about = "By which the sender knows its question again.",
		.rfc = "Ethernet V2 8.4.2"},
	FIELD_END,
};
static const struct field forward_parts[] = {
	FUNCTION,
	{.id = "loop.forwarding_address", .label = "to", .title = "Forwarding address", .bits = 48,
		.kind = FIELD_MAC, .about = "The card that the frame goes to next.",
		.rfc = "Ethernet V2 8.4.2"},
	FIELD_END,
};
static const struct field other_parts[] = {FUNCTION, FIELD_END};

#define ITEM(parts_of, number, end, text)                                                          \
	{.id = "", .label = "", .title = text, .kind = FIELD_GROUP, .code = (number),              \
		.parts = parts_of, .last = (end), .about = "One function.",                        \
		.rfc = "Ethernet V2 8.4.2"}
static const struct field items[] = {
	ITEM(reply_parts, 0x0100, true, "Reply"), ITEM(forward_parts, 0x0200, false, "Forward"),
	ITEM(other_parts, LIST_UNKNOWN, true, "Other"), FIELD_END,
};
static const struct list list = {.how = LIST_TLV, .items = items};

static const struct field skip_made[] = {
	{.id = "loop.relevant_function", .label = "", .title = "Relevant function", .bits = 16,
		.make = MAKE_SKIPPED, .names = function_names,
		.about = "The function to obey.", .rfc = "Ethernet V2 8.4.1"},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "loop.skipcount", .label = "skip", .title = "skipCount", .bits = 16, .little = true,
		.made = skip_made,
		.about = "Bytes of functions that were obeyed on the way.",
		.rfc = "Ethernet V2 8.4.1"},
	{.id = "", .label = "functions", .title = "Functions", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &list, .about = "What to do, one behind the other.",
		.rfc = "Ethernet V2 8.4.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_ETHERTYPE, 0x9000}, {BIND_NONE, 0}};

const struct proto proto_ctp = {
	.id = "ctp", .filter = "loop", .label = "LOOP",
	.title = "Configuration Test Protocol (loopback)", .layer = LAYER_LINK,
	.next = NEXT_DATA, .unlike = true, .binds = binds, .fields = fields,
	.about = "Asks whether a frame comes back.", .rfc = "Ethernet V2 8",
};
