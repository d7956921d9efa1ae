/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the walk share: where it is, and its steps. Fields and groups are walked in
 * walk.c, lists in walk_list.c, widths found in walk_width.c; all this is for them alone. */
#ifndef TRAME_FRAME_WALK_INT_H
#define TRAME_FRAME_WALK_INT_H

#include "frame/walk.h"
#include "mould_int.h"

#define WALK_DEPTH 16 /* groups in groups */
#define WALK_COUNTS 8 /* FILL_COUNT fields of one header */

struct walker {
	const struct frame *frame;
	unsigned layer;
	struct items *items; /* may be NULL */
	uint16_t faults;
	uint32_t message; /* byte at which names' compression pointers count from */
	uint32_t within;  /* byte behind what they may reach; 0: what the name itself lies in */
	uint16_t count[WALK_COUNTS];
	uint8_t counts, lists, nested;
	uint32_t last;  /* bit behind the layer and all that it carries */
	uint32_t quote; /* bit at which a packet begins inside the header's last item, or 0 */
	bool past; /* they ended inside a vector of TLS: Wireshark gives up */
	bool stop; /* the bytes ended, or a list is broken: nothing more can be read */
	struct mould_note *note; /* what the walk asks for, or NULL: nobody wants to know */
};

/* One table being walked: where it is, where it must end. */
struct span {
	uint32_t pos, end, start;
	uint32_t padded; /* bit up to which a SIZE_PAD part may reach: not before `end` */
	uint32_t parent;
	uint8_t depth;
	uint8_t under; /* so many of the items around are what fields of the table are `under` */
	uint64_t selector;
	uint32_t counted; /* bytes of the SIZE_COUNTED field that comes */
	bool selected;    /* a field marked `select` has been read */
	bool framed;      /* `end` was set by a length, here or further out */
	bool vector;      /* it is inside a vector of TLS, where a field must be whole */
	bool entire;      /* it is an `entire` item */
	bool whole;       /* here: what is not read up to `end` belongs to it all the same */
};

/* Nothing more can be read. */
static inline void walk_stop(struct walker *w, enum fault fault)
{
	w->faults |= (uint16_t)fault;
	w->stop = true;
}

/* What leaves the captured bytes is no fault where not all bytes were captured. */
static inline enum fault walk_or_short(const struct walker *w, enum fault fault)
{
	return w->frame->cap < w->frame->len ? FAULT_SHORT : fault;
}

/* Whether what is wanted is what Wireshark shows, lines of text and all. */
static inline bool walk_is_shown(const struct walker *w)
{
	return w->items && w->items->all && w->items->made;
}

/* Whether a field becomes an item: unnamed lists, groups and gaps only when all is asked for. */
static inline bool walk_shows(const struct walker *w, const struct field *f)
{
	if (f->id[0])
		return true;
	return w->items && w->items->all && (!w->items->made || f->heading);
}

/* Adds an item for the field at the span's position, and items for its parts; the index. */
uint32_t walk_emit(struct walker *w, const struct span *s, const struct field *f, uint32_t bits);
void walk_emit_parts(
	struct walker *w, const struct span *s, const struct field *f, uint32_t parent);

/* Adds what is made of the item at `index`: what stands before its parts, or all else. */
void walk_made(struct walker *w, const struct field *f, uint32_t index, bool first);

/* What belongs to the item at `index`, where it is wanted: what is made of it, and its parts. */
void walk_inner(struct walker *w, const struct span *s, const struct field *f, uint32_t index);

/* How wide a field is here, in bits; sets stop when it does not fit. And text, up to its mark. */
uint32_t walk_width(struct walker *w, const struct span *s, const struct field *f);
uint32_t walk_text_bits(const struct walker *w, const struct span *s, enum field_size size);

/* What experts say of the length of a vector, for which so many bits are left: inside the last
 * item, which is the length. Nothing is read of one that is too long. */
void walk_vector(const struct walker *w, const struct span *s, const struct field *f, uint64_t num,
	uint32_t left);

/* A line over what is said of some bytes, and the expert's words. */
void walk_remark(struct walker *w, const struct span *s, const struct field *line, uint32_t bits,
	uint64_t num);

/* Walks a group's parts up to `end`, all of which is its own if `whole`; returns where it ended. */
uint32_t walk_group(struct walker *w, const struct span *s, const struct field *f, uint32_t end,
	bool whole);

/* The same for a group that is followed by padding up to the bit `padded`, its last part. */
uint32_t walk_padded(struct walker *w, const struct span *s, const struct field *f, uint32_t end,
	uint32_t padded);

/* Walks a list and moves the span behind it. */
void walk_list(struct walker *w, struct span *s, const struct field *f);

#endif
