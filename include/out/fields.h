/* SPDX-License-Identifier: BSD-2-Clause */
/* Chosen fields, a line a frame, as tshark -T fields prints them. */
#ifndef TRAME_OUT_FIELDS_H
#define TRAME_OUT_FIELDS_H

#include "base/err.h"
#include "frame/lookup.h"
#include "frame/meta.h"
#include "out/columns.h"
#include "out/heading.h"

enum fields_shape { FIELDS_LINES, FIELDS_JSON, FIELDS_EK, FIELDS_PDML };

/* How the line looks: tshark's -E. */
struct fields_style {
	enum fields_shape shape; /* lines, or a document a frame */
	bool header;
	bool bom;
	char separator, aggregator; /* between fields; between the values of one */
	char quote;		    /* around a field that is there; 0: none */
	char occurrence;	    /* 'a' all, 'f' the first, 'l' the last */
};

#define FIELDS_STYLE                                                                               \
	{                                                                                          \
		FIELDS_LINES, false, false, '\t', ',', 0, 'a'                                      \
	}

/* One way in which a wanted name is met. */
struct fields_hit {
	uint32_t want;
	struct lookup_hit hit;
	uint32_t bit; /* from the header's start, where that is fixed */
	bool fixed;
	uint32_t next; /* another one of the same field, index + 1 */
};

/* The hits in one protocol, and whether its header must be walked for them. */
struct fields_plan {
	const struct proto *proto;
	uint32_t first, count; /* of the hits */
	bool walk;
};

/* A value found in the frame at hand. */
struct fields_value {
	uint32_t want;
	uint8_t as; /* enum lookup_as */
	bool self;  /* the protocol itself */
	struct item item;
	struct item words; /* of an expert: what it says */
};

struct fields {
	struct fields_style style;
	const char *const *names; /* the caller's */
	uint32_t name_count;
	struct fields_hit *hits; /* owned */
	uint32_t hit_count;
	struct fields_plan *plans; /* owned */
	uint32_t plan_count;
	uint32_t *slots; /* owned: a hash of the hits' fields, index + 1 */
	uint32_t slot_mask;
	struct fields_value *values; /* owned; scratch */
	uint32_t value_count, value_room;
	struct items items; /* owned; scratch */
	struct headings headings;
	const struct items *made_items; /* of the frame at hand, the caller's, or NULL */
	bool made;	    /* some are made of several frames: numbers of conversations */
	bool whole;	    /* some are of messages, which may span frames */
	bool columns;	    /* some are columns of the line of text */
	struct summary summary;		 /* how those look */
	const struct track_facts *facts; /* the caller's, for those, set before each frame */
	struct buf line, text;		 /* owned; scratch: the line, a value */
	uint64_t frames;		 /* printed so far */
};

/* Takes one "header=y" of -E; -1 and the error when there is no such setting. */
int fields_set(struct fields_style *style, const char *setting, struct err *err);

/* Looks the names up; -1 and the error, which names the nearest, when one is unknown. */
int fields_init(struct fields *fields, const struct fields_style *style, const char *const *names,
	uint32_t count, struct err *err);
void fields_done(struct fields *fields);

/* The line of names, if the style wants it; a document's beginning and end. */
void fields_start(const struct fields *fields, struct buf *out);
void fields_finish(const struct fields *fields, struct buf *out);

/* One dissected frame. Where `made` is set, `items` are those of its headers and the made ones;
 * else NULL. */
void fields_frame(struct fields *fields, struct buf *out, const struct frame *frame,
	const struct clock *clock, const struct items *items);

#endif
