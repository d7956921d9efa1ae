/* SPDX-License-Identifier: BSD-2-Clause */
/* What json.c and ek.c share. */
#ifndef TRAME_OUT_JSON_INT_H
#define TRAME_OUT_JSON_INT_H

#include "frame/meta.h"
#include "out/json.h"

struct json_view {
	struct json *json;
	struct buf *out;
	const struct frame *frame;
	const struct items *items;
	uint32_t tail; /* index of the made items that stand behind all others */
	struct stencil_pen *pen; /* notes what depends on values, or NULL */
	const struct item *owner; /* with a pen: what the items are parts of, if its checksum is
				   * right, or NULL; and its index */
	uint32_t owner_index;
};

/* What stencils of JSON and ek have holes for. */
enum json_hole {
	JSON_VALUE = STENCIL_OTHER, /* json_value, with the key */
	JSON_HEADING,		    /* json_heading */
	JSON_BLOCK,		    /* a number, its parts and what is made of it */
	JSON_WHOLE,		    /* ek: the value with its quotes, and the key */
};

/* The first item behind which the layers begin anew: what was put together. */
uint32_t json_tail(const struct frame *frame, const struct items *items);

/* All items of a frame into json->full, those that a bare walk left out as well. */
void json_expand(struct json *json, const struct frame *frame, const struct items *items);

/* The protocol whose table an item's field stands in. */
static inline const struct proto *json_proto_of(
	const struct json_view *v, const struct item *item)
{
	return item->layer == META_LAYER ? &proto_frame : v->frame->layers[item->layer].proto;
}

/* Whether Wireshark shows the layer inside IPv6: its extension headers. */
static inline bool json_is_extension(const struct proto *proto)
{
	return proto == &proto_hopopts || proto == &proto_routing || proto == &proto_fraghdr ||
	       proto == &proto_dstopts || proto == &proto_ah;
}

/* Whether it is what a message of HTTP carries without saying what it is. */
static inline bool json_is_body(const struct layer *http, const struct layer *body)
{
	return body->proto == &proto_data &&
	       (http->proto == &proto_http || http->proto == &proto_http_more);
}

/* Whether the layer behind this one is shown inside it. */
static inline bool json_goes_inside(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return layer + 1u < frame->count &&
	       ((l->proto == &proto_ipv6 && json_is_extension(l[1].proto)) ||
		       json_is_body(l, l + 1));
}

/* Whether the layer is the last of those that one is shown with inside it. */
static inline bool json_ends_inside(const struct frame *frame, unsigned layer)
{
	if (layer && json_is_body(&frame->layers[layer - 1], &frame->layers[layer]))
		return true;
	return json_is_extension(frame->layers[layer].proto) &&
	       !(layer + 1u < frame->count &&
		       json_is_extension(frame->layers[layer + 1].proto));
}

/* Whether Wireshark shows a value of the item besides what is inside it. */
bool json_has_value(const struct item *item);

/* Whether the item is nothing but room between others. */
bool json_is_gap(const struct item *item);

/* The key of a group that has no name, escaped: what Wireshark writes as its heading. */
void json_heading(const struct json_view *v, uint32_t index);

/* The value between quotes, escaped. */
void json_value(const struct json_view *v, const struct item *item, const struct key *key);

/* With a pen: the value between quotes that was written from `from` on depends on the item, or is
 * always the same. */
void json_note(const struct json_view *v, size_t from, const struct item *item,
	const struct key *key);

/* Whether the item's value is always the same. */
bool json_is_fixed(const struct json_view *v, const struct item *item);

/* With a pen: what was written from `from` on is filled in otherwise, as the hole says. */
void json_note_hole(
	const struct json_view *v, size_t from, uint32_t index, struct stencil_hole hole);

/* Whether a bare item has nothing inside it and nothing is made of it; whether it is a checksum
 * that is right. */
bool json_is_single(const struct json_view *v, const struct item *item);
bool json_is_good(const struct json_view *v, const struct item *item);

/* The items at..end of a layer, which `put` writes one by one and `other` fills in, of whose text
 * `how` says more: with the stencil of their shape, if there is one. */
struct json_layer {
	uint32_t at, end, how;
	void (*put)(const struct json_view *v, const struct json_layer *layer);
	void (*other)(const void *view, const struct stencil_hole *hole, uint32_t index);
};
void json_stencil(const struct json_view *v, const struct json_layer *layer);

/* What the members of a number, its parts and what is made of it depend on, but for where they
 * stand. */
struct memo_key json_memo_key(const struct json_view *v, const struct item *item);

/* What was written of such a block before, or NULL. It may depend on its header as well: from here
 * on the key says that, and `what` in it is not the field. PDML's blocks are kept so, too. */
const struct memo_entry *json_kept(const struct memo *memo, struct memo_key *key,
	const struct frame *frame, const struct item *item);

/* Keeps what was written of the parts, up to the output's end, if it depends on no more; whether it
 * depends on the number alone. */
bool json_keep(struct memo *memo, struct memo_key *key, const struct frame *frame,
	const struct items *parts, const struct buf *out, size_t from);

/* One layer's members, from the array's `at`-th item on; returns the first item behind. */
uint32_t json_layer(
	const struct json_view *v, uint32_t at, unsigned layer, unsigned depth, bool *first);

/* The end of the member before, a new line and its indent. */
void json_line(struct buf *out, unsigned depth, bool first);

/* A member's key on a line of its own, behind a comma but where it is the object's first; and an
 * object's end. */
void json_open(const struct json_view *v, const char *id, unsigned depth, bool first);
void json_close(const struct json_view *v, unsigned depth);

#endif
