/* SPDX-License-Identifier: BSD-2-Clause */
/* From a stack to bytes. libnet builds every header that it has a builder for (craft.c, the only
 * file of the frame floor that sees libnet); table-made bytes carry the rest. */
#ifndef TRAME_FRAME_CRAFT_H
#define TRAME_FRAME_CRAFT_H

#include "base/buf.h"
#include "frame/stack.h"

/* Lengths and next-protocol values that nobody typed, worked out once for both builders. */
struct resolved {
	uint32_t off[FRAME_LAYERS];  /* bytes from the frame's start to each header */
	uint32_t head[FRAME_LAYERS]; /* bytes of each header */
	uint32_t pay[FRAME_LAYERS];  /* bytes behind it that its lengths cover */
	uint32_t len;                /* bytes of the whole frame */
};

/* Table-made headers (pack.c). resolve works out lengths; pack_header appends one header with every
 * field but checksums (0 unless typed) written. pack_value is the number a top-level field gets. */
int stack_resolve(const struct stack *stack, struct resolved *r, struct err *err);
void pack_header(const struct stack *stack, const struct resolved *r, unsigned part,
	struct buf *out);
uint64_t pack_value(const struct stack *stack, const struct resolved *r, unsigned part,
	const struct field *field);

/* The number that a top-level field would get if nobody had typed it; checksums are 0. `r` may be
 * NULL, then lengths are 0 too. */
uint64_t pack_auto(const struct stack *stack, const struct resolved *r, unsigned part,
	const struct field *field);

/* Writes every checksum that nobody typed into built bytes, innermost first (sum.c). */
void sum_fill(const struct stack *stack, const struct resolved *r, uint8_t *bytes);

/* The checksum that part `i` of a built frame would get if nobody had typed it; false where it has
 * none. The bytes are not changed. */
bool sum_auto(const struct stack *stack, const struct resolved *r, const uint8_t *bytes,
	unsigned i, uint32_t *sum);

/* The checksum that a dissected layer ought to have; false where it has none or its bytes are not
 * all there. RFC 1071; pseudo-headers of RFC 793 3.1, RFC 768, RFC 8200 8.1. */
bool sum_expected(const struct frame *frame, unsigned layer, uint32_t *sum);

struct item;

/* The same of the layer in which an item is, which most often is the checksum's: then it need not
 * be looked for. */
bool sum_expected_of(const struct frame *frame, const struct item *item, uint32_t *sum);

/* A builder keeps libnet's context from frame to frame, and its headers too where the next stack
 * has the same protocols in the same order. Opaque; one a thread. */
struct craft;
struct craft *craft_new(struct err *err);
void craft_free(struct craft *craft);

/* Builds the frame: *bytes (owned by the craft, until the next call) and *n. -1 when libnet refuses
 * or the frame is longer than 65,535 bytes plus its link header. */
int craft_build(struct craft *craft, const struct stack *stack, const uint8_t **bytes, size_t *n,
	struct err *err);

/* Which typed fields differ from what would be computed if they were not typed: "forged". Sets
 * bit i of mask[p] for the i-th entry of part p. FILL_USER and FILL_WIRE are never forged. */
int craft_forged(struct craft *craft, const struct stack *stack, uint64_t mask[FRAME_LAYERS],
	struct err *err);

#endif
