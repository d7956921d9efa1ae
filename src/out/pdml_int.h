/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of PDML share. */
#ifndef TRAME_OUT_PDML_INT_H
#define TRAME_OUT_PDML_INT_H

#include "frame/also.h"
#include "out/pdml.h"

/* One frame being written. */
struct pdml_view {
	struct pdml *pdml;
	struct buf *out;
	const struct frame *frame;
	const struct items *items;
	uint32_t tail; /* index of the items that stand behind those of all layers */
	struct stencil_pen *pen; /* notes what depends on values, or NULL */
	const struct item *owner; /* with a pen: what the items are parts of, if its checksum is
				   * right, or NULL; and its index */
	uint32_t owner_index;
};

/* What a stencil of PDML has holes for: lines that say more than a value. */
enum pdml_hole {
	PDML_NAME = STENCIL_OTHER, /* pdml_name, with the key, `depth`, and of this: */
	PDML_HEADING,
	PDML_BLOCK,
	PDML_LONE,
	PDML_MIXED,
	PDML_COUNT, /* pdml_count of the number */
	PDML_PART,  /* of the layer's heading: pdml_part */
	PDML_ENDS,  /* what its opening line ends with: pdml_ends */
};
#define PDML_LEAF 1
#define PDML_OWN  2

/* Two spaces a step. */
void pdml_indent(struct buf *out, unsigned depth);

/* The scratch text goes out, escaped. */
void pdml_flush(const struct pdml_view *v);

/* ` value="...": the value's bytes; of bits the number, and the bytes of the box that they lie in.
 */
void pdml_value(const struct pdml_view *v, const struct item *item, const struct key *key);

/* Behind an attribute: where the field lies. */
void pdml_place(
	const struct pdml_view *v, const struct item *item, uint32_t pos, uint32_t size);

/* A whole line: the item under one of its names, which is its `own` or a further one; with nothing
 * inside it, or open. */
void pdml_name(const struct pdml_view *v, uint32_t index, const struct key *key, bool own,
	unsigned depth, bool leaf);

/* Bits that are drawn in their bytes; an expert. */
static inline bool pdml_is_bits(const struct item *item)
{
	return item->field->kind <= FIELD_FLAGS && item->bits &&
	       (item->bits % 8 || (item->field->box && item->bits != item->field->box * 8u));
}

static inline bool pdml_is_expert(const struct field *f)
{
	return f->make >= MAKE_BAD_SUM && f->make <= MAKE_EXPERT;
}

/* With a pen: what was written of an item, between these bytes of the output or up to its end, is
 * its value; its bytes; what pdml_count writes; its number in decimal; its place. */
void pdml_note_show(
	const struct pdml_view *v, size_t from, size_t to, const struct item *item);
void pdml_note_bytes(const struct pdml_view *v, size_t from, const struct item *item);
void pdml_note_count(const struct pdml_view *v, size_t from, const struct item *item);
void pdml_note_number(const struct pdml_view *v, size_t from, const struct item *item);
void pdml_note_place(const struct pdml_view *v, size_t from, const struct item *item,
	enum stencil_what what);

/* With a pen: whether it notes where the item lies. */
bool pdml_is_loose(const struct pdml_view *v, const struct item *item);

/* Whether the line of an item under this name is fixed but for its place and, written out and as
 * digits, its value. */
bool pdml_is_plain(const struct pdml_view *v, const struct item *item, const struct key *key);

/* The items of a layer, the first of which is the array's `at`-th; returns the first behind.
 * `opens`: before them the line that opens the layer. */
uint32_t pdml_layer(
	const struct pdml_view *v, uint32_t at, unsigned layer, unsigned base, bool opens);

/* The line that opens a layer of the items at..end; its holes: a part of the heading, with the item
 * that it speaks of, and the layer's size and place. */
void pdml_open(
	const struct pdml_view *v, uint32_t at, uint32_t end, unsigned layer, unsigned base);
void pdml_part(const struct pdml_view *v, const struct heading_part *part, uint32_t index);
void pdml_ends(const struct pdml_view *v, unsigned layer);

/* Bytes of a layer as Wireshark counts them. */
uint32_t pdml_layer_size(const struct frame *frame, unsigned layer);

/* Those of its items that are shown behind it, as if they were a layer. */
void pdml_apart(const struct pdml_view *v, unsigned layer, unsigned base);

/* A fact of the frame as people read it; returns how many bytes of it, from its beginning on, are
 * its value as it is shown, or 0. */
size_t pdml_meta_label(const struct pdml_view *v, const struct item *item);

/* "60 bytes (480 bits)". */
void pdml_count(struct buf *out, uint64_t bytes);

/* Whether its line depends on its number alone, and that is often the same. */
bool pdml_meta_is_lone(const struct item *item);

#endif
