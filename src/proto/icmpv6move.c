/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of ICMPv6 about hosts and packets that move: fast handovers, RFC 5568, the networks that
 * a host is in now, RFC 6743, and which packets a radio has of each sender, RFC 7731. */
#include "mld.h"
#include "ndopt.h"
#include "proto/proto.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name subtype_names[] = {{2, "Router Solicitation for Proxy Advertisement"},
	{3, "Proxy Router Advertisement"}, {4, "Handover Initiate"}, {5, "Handover Acknowledge"},
	{0, NULL}};
static const struct name seed_names[] = {{0, "0 bit, not included in MPL Seed Info"},
	{1, "16 bits"}, {2, "64 bits"}, {3, "128 bits"}, {0, NULL}};

#define RESERVED(wide, condition)                                                                  \
	{.id = "icmpv6.reserved", .label = "reserved", .title = "Reserved", .bits = (wide),        \
		.kind = FIELD_HEX, .octets = true, .when = condition, .about = "Must be zero.",    \
		.rfc = "RFC 4443 2.1"}

/* ---- fast handovers ---- */

#define FLAG(name, text, sentence)                                                                 \
	{.id = "icmpv6.fmip6.hi.flag." name, .label = name, .title = text, .bits = 1, .box = 1,    \
		.names = set_names, .about = sentence, .rfc = "RFC 5568 6.2.1.1"}
static const struct field initiate_bits[] = {
	FLAG("s", "Assigned address configuration", "Give the host an address."),
	FLAG("a", "Buffer", "Keep packets until the host is there."),
	{.id = "icmpv6.fmip6.hi.flag.reserved", .label = "reserved", .title = "Reserved",
		.bits = 6, .box = 1, .about = "Must be zero.", .rfc = "RFC 5568 6.2.1.1"},
	FIELD_END};
static const struct field handover_parts[] = {
	{.id = "icmpv6.fmip6.subtype", .label = "subtype", .title = "Subtype", .bits = 8,
		.select = true, .preset = 2, .names = subtype_names,
		.about = "Which step of the handover it is.", .rfc = "RFC 5568 6.1"},
	RESERVED(8, WHEN_SET(2, 11)),
	{.id = "icmpv6.fmip6.hi.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = initiate_bits, .when = WHEN1(4),
		.about = "What the next router shall do.", .rfc = "RFC 5568 6.2.1.1"},
	{.id = "", .label = "reserved", .title = "Reserved", .bits = 8,
		.when = WHEN_OTHER(2, 15), .about = "Nothing is defined.", .rfc = "RFC 5568 6.1"},
	{.id = "icmpv6.fmip6.identifier", .label = "id", .title = "Identifier", .bits = 16,
		.about = "The answer has the same number.", .rfc = "RFC 5568 6.1"},
	{.id = "", .label = "options", .title = "Options", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &ndopt_list, .about = "Addresses old and new.", .rfc = "RFC 5568 6.4"},
	FIELD_END};

/* ---- the networks that a host is in ---- */

static const struct field locator_parts[] = {
	{.id = "icmpv6.ilnp.nb_locator", .label = "locator", .title = "Locator", .bits = 64,
		.kind = FIELD_HEX, .about = "A network that the host is in.", .rfc = "RFC 6743 2"},
	{.id = "icmpv6.ilnp.nb_preference", .label = "prf", .title = "Preference", .bits = 16,
		.about = "The lowest is tried first.", .rfc = "RFC 6743 2"},
	{.id = "icmpv6.ilnp.nb_lifetime", .label = "lifetime", .title = "Lifetime", .bits = 16,
		.about = "For how many seconds it holds.", .rfc = "RFC 6743 2"},
	FIELD_END};
static const struct field locator_items[] = {
	{.id = "", .label = "locator", .title = "Locator", .kind = FIELD_GROUP,
		.parts = locator_parts, .about = "A network that the host is in.",
		.rfc = "RFC 6743 2"},
	FIELD_END};
static const struct list locator_list = {.how = LIST_COUNT, .items = locator_items};
static const struct field update_parts[] = {
	{.id = "icmpv6.ilnp.nb_locs", .label = "count", .title = "Num of Locs", .bits = 8,
		.fill = FILL_COUNT, .about = "How many networks are listed.", .rfc = "RFC 6743 2"},
	RESERVED(8, {.how = WHEN_ALWAYS}), RESERVED(16, {.how = WHEN_ALWAYS}),
	{.id = "", .label = "locators", .title = "Locators", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &locator_list, .about = "The networks of the host.",
		.rfc = "RFC 6743 2"},
	FIELD_END};

/* ---- which packets a radio has ---- */

static const struct field buffer_made[] = {
	{.id = "icmpv6.mpl.seed_info.sequence", .label = "", .title = "Sequence", .bits = 8,
		.make = MAKE_BITMAP, .preset = 2, .about = "A packet that it has.",
		.rfc = "RFC 7731 6.2"},
	FIELD_END};
#define SEED(wide, how, plain, value)                                                              \
	{.id = "icmpv6.mpl.seed_info.seed_id", .label = "seed", .title = "Seed ID",                \
		.bits = (wide), .kind = how, .digits = (plain), .when = WHEN_LOW(value, 1, 3),     \
		.about = "Whose packets they are.", .rfc = "RFC 7731 6.2"}
static const struct field seed_parts[] = {
	{.id = "icmpv6.mpl.seed_info.min_sequence", .label = "min", .title = "MinSequence",
		.bits = 8, .about = "The first packet that the bits speak of.",
		.rfc = "RFC 7731 6.2"},
	{.id = "icmpv6.mpl.seed_info.bm_len", .label = "len", .title = "Buffered Messages Length",
		.bits = 6, .select = true, .about = "How many bytes of bits there are.",
		.rfc = "RFC 7731 6.2"},
	{.id = "icmpv6.mpl.seed_info.s", .label = "s", .title = "Seed ID Length", .bits = 2,
		.select = true, .names = seed_names, .about = "How the sender is named.",
		.rfc = "RFC 7731 6.2"},
	SEED(16, FIELD_BYTES, 1, 1), SEED(64, FIELD_BYTES, 0, 2), SEED(128, FIELD_IPV6, 0, 3),
	{.id = "", .label = "buffered", .title = "Buffered Messages", .kind = FIELD_BYTES,
		.size = SIZE_CHOSEN, .bias = 2, .silent = true, .made = buffer_made,
		.about = "Which packets it has, a bit each.", .rfc = "RFC 7731 6.2"},
	FIELD_END};
static const struct field seed_items[] = {
	{.id = "", .label = "seed", .title = "Seed", .kind = FIELD_GROUP, .parts = seed_parts,
		.heading = "MPL Seed Info", .about = "What a radio has of one sender's packets.",
		.rfc = "RFC 7731 6.2"},
	FIELD_END};
static const struct list seed_list = {.how = LIST_REPEAT, .items = seed_items};

#define MESSAGE(types, word, table, sentence, from)                                                \
	{.id = "", .label = word, .title = word, .kind = FIELD_GROUP, .parts = table,              \
		.when = types, .about = sentence, .rfc = from}
static const struct field fields[] = {
	ICMPV6_HEAD(icmpv6_types, icmpv6_codes, icmpv6_sum_made),
	MESSAGE(WHEN_SET(150, 17), "handover", handover_parts,
		"A host goes from one router to the next.", "RFC 5568 6"),
	MESSAGE(WHEN1(156), "update", update_parts, "A host is in other networks now.",
		"RFC 6743 2"),
	{.id = "", .label = "seeds", .title = "Seeds", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &seed_list, .when = WHEN1(159), .about = "Which packets a radio has.",
		.rfc = "RFC 7731 6.2"},
	FIELD_END};

static const struct bind binds[] = {{BIND_IPPROTO, 58}, {BIND_NONE, 0}};
#define PROTO(name, sentence, from)                                                                \
	.id = name, .filter = "icmpv6", .scapy = "ICMPv6", .label = "ICMPv6",                      \
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK,                   \
	.next = NEXT_NONE, .unlike = true, .takes_all = true, .binds = binds, .fields = fields,    \
	.about = sentence, .rfc = from
const struct proto proto_icmpv6_move = {PROTO("icmpv6_move",
	"Tells of hosts and packets that move.", "RFC 5568")};
