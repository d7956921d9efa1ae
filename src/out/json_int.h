/* SPDX-License-Identifier: BSD-2-Clause */
/* What json.c and ek.c share. */
#ifndef TRAME_OUT_JSON_INT_H
#define TRAME_OUT_JSON_INT_H

#include "out/json.h"

struct json_view {
	struct json *json;
	struct buf *out;
	const struct frame *frame;
	const struct items *items;
	uint32_t tail; /* index of the made items that stand behind all others */
};

/* The first item behind which the layers begin anew. */
uint32_t json_tail(const struct items *items);

/* Whether Wireshark shows a value of the item besides what is inside it. */
bool json_has_value(const struct item *item);

/* Whether the item is nothing but room between others. */
bool json_is_gap(const struct item *item);

/* The key of a group that has no name, escaped: what Wireshark writes as its heading. */
void json_heading(const struct json_view *v, uint32_t index);

/* The value between quotes, escaped. */
void json_value(const struct json_view *v, const struct item *item, const struct key *key);

#endif
