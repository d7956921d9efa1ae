/* SPDX-License-Identifier: BSD-2-Clause */
/* ERSPAN type II, draft-foschiano-erspan-03 4.2: copies of the frames on a port of a switch, in
 * GRE. Type I is the frame alone.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|         Vlan          | COS |enc|t|      SpanID       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Reserved        |                 Index                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name version_names[] = {
	{0, "Type I"}, {1, "Type II"}, {2, "Type III"}, {0, NULL}};
static const struct name encap_names[] = {
	{0, "Originally without VLAN tag"}, {1, "Originally ISL encapsulated"},
	{2, "Originally 802.1Q encapsulated"}, {3, "VLAN tag preserved in frame"}, {0, NULL}};
static const struct name truncated_names[] = {{0, "Not truncated"}, {1, "Truncated"}, {0, NULL}};

static const struct field fields[] = {
	{.id = "erspan.version",
		.label = "ver",
		.title = "Version",
		.bits = 4,
		.box = 2,
		.preset = 1,
		.names = version_names,
		.about = "1 for type II.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.vlan",
		.label = "vlan",
		.title = "Vlan",
		.bits = 12,
		.box = 2,
		.about = "The network that the frame was in.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.cos",
		.label = "cos",
		.title = "COS",
		.bits = 3,
		.box = 2,
		.about = "How urgent it was.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.encap",
		.label = "encap",
		.title = "Encap",
		.bits = 2,
		.box = 2,
		.names = encap_names,
		.about = "What tag it had.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.truncated",
		.label = "t",
		.title = "Truncated",
		.bits = 1,
		.box = 2,
		.names = truncated_names,
		.about = "Whether its end is left out.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.spanid",
		.label = "session",
		.title = "SpanID",
		.bits = 10,
		.box = 2,
		.about = "Which session of copying this is.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.reserved",
		.label = "reserved",
		.title = "Reserved",
		.bits = 12,
		.box = 4,
		.about = "Must be zero.",
		.rfc = "draft-foschiano-erspan-03 4"},
	{.id = "erspan.index",
		.label = "index",
		.title = "Index",
		.bits = 20,
		.box = 4,
		.about = "Which port it was on.",
		.rfc = "draft-foschiano-erspan-03 4"},
	FIELD_END,
};

static const struct variant variants[] = {
	{&proto_eth, 0, 4, 14, WHEN_OTHER(1, 1)}, {NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_ETHERTYPE, 0x88be}, {BIND_NONE, 0}};

const struct proto proto_erspan = {
	.id = "erspan", .scapy = "ERSPAN_II", .label = "ERSPAN", .unlike = true,
	.title = "Encapsulated Remote Switch Packet ANalysis Type II", .layer = LAYER_LINK,
	.next = NEXT_ETHER, .binds = binds, .variants = variants, .fields = fields,
	.about = "Carries copies of frames from a switch to whoever watches.",
	.rfc = "draft-foschiano-erspan-03 4.2",
};
