/* SPDX-License-Identifier: BSD-2-Clause */
/* What ek.c and ek_pool.c share: the pool is scratch of struct json, of which each object that is
 * being written has a part. Those that add to it take its end and return the new one. */
#ifndef TRAME_OUT_EK_INT_H
#define TRAME_OUT_EK_INT_H

#include "json_int.h"

/* Whether nothing is inside an item. */
bool ek_is_leaf(const struct json_view *v, uint32_t index);

/* Whether it is what an expert says. */
bool ek_is_said(const struct json_view *v, uint32_t index);

/* Adds an item and its further names; what is inside it; the layer's items that are made of other
 * frames, those that are shown behind it or the others. */
uint32_t ek_add(const struct json_view *v, uint32_t n, uint32_t index);
uint32_t ek_add_children(const struct json_view *v, uint32_t n, uint32_t index);
uint32_t ek_add_tail(const struct json_view *v, uint32_t n, unsigned layer, bool apart);

/* Members of one name are joined: each knows the next one. A block stands for all the names that it
 * may have; false if one of them stands elsewhere as well. */
bool ek_join(const struct json_view *v, uint32_t from, uint32_t to);

/* Whether all the entries from..to are among the names that the field of a block may have. */
bool ek_is_known(
	const struct json *json, const struct field_keys *keys, uint32_t from, uint32_t to);

/* The objects of a frame's layers that are being written, those that stand beside each other in the
 * order of the output. Those of one name are one array, in the place of the first. */
struct ek_objects {
	struct ek_object {
		const char *name;
		size_t key, value, end; /* where they begin in the output; `end` 0: it is open */
		uint8_t level;		/* so many are around it */
		bool many;		/* the value is an array */
	} at[2 * FRAME_LAYERS + 2];
	unsigned count, open;
};

/* Begins an object, and ends the one that was begun last. */
void ek_open(struct ek_objects *objects, struct buf *out, const char *name);
void ek_close(struct ek_objects *objects, struct buf *out);

#endif
