/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as tshark -T json and -T ek have them: a document a frame, its fields under their names,
 * every value a string. Text from outside is escaped. */
#ifndef TRAME_OUT_JSON_H
#define TRAME_OUT_JSON_H

#include "base/memo.h"
#include "frame/stencil.h"
#include "out/keys.h"

/* A name of an item that waits to be written by ek. */
struct json_entry {
	const struct key *key;
	uint32_t item; /* index */
	uint32_t next; /* index of the next one of this name; 0: none */
	bool own;      /* the field's own name, not a further one */
	bool later;    /* there is one of this name before it */
	bool block;    /* a number whose parts and further names are not in the pool */
	bool spread;   /* a line of text inside another: what is inside it is in the pool, too */
};

/* What is kept from frame to frame. */
struct json {
	struct keys keys;
	struct buf text;	 /* owned; scratch: a value */
	struct items parts;	 /* owned; scratch: those of one number */
	struct memo memo;	 /* members of numbers */
	struct shapes shapes;	 /* of layers, each with the stencil of its members */
	struct stencil_pen pen;
	struct json_entry *pool; /* owned; scratch of ek */
	uint32_t pool_room;
	struct items full; /* owned; scratch of ek: a frame's, none of them bare */
	struct key line;   /* ek: of lines of text */
	uint32_t level;	   /* ek: members that were joined so far */
	bool again;	   /* ek: the frame has to be written from its full items */
	uint64_t frames; /* written so far */
};

void json_init(struct json *json);
void json_start(struct buf *out);

/* One frame. `items` are those of meta_items, then those of walk_frame with `all`, then any made
 * ones, each kind in the order of layers. */
void json_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items);
void json_finish(struct json *json, struct buf *out);
void json_done(struct json *json);

/* The bulk format of Elasticsearch: a line that says where the next one goes, a line a frame. */
void ek_init(struct json *json);
void ek_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items);

#endif
