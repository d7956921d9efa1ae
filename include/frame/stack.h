/* SPDX-License-Identifier: BSD-2-Clause */
/* The editable form of a frame: protocols from the outside in, and the values that somebody typed.
 * What is not typed is computed when the frame is built. */
#ifndef TRAME_FRAME_STACK_H
#define TRAME_FRAME_STACK_H

#include "base/arena.h"
#include "base/err.h"
#include "frame/frame.h"

/* A typed value. Numbers (see enum field_kind) are in num; IPV6 (16 bytes), BYTES, TEXT are in
 * bytes; NAME is in bytes in wire form (labels; may end in a compression pointer). A GROUP has its
 * typed parts in subs, a LIST its items. FLAGS are typed whole: a typed single part is merged into
 * the number by stack_set. A number wider than its field is refused by those who parse. */
struct entry {
	const struct field *field;
	uint64_t num;
	const uint8_t *bytes; /* in the stack's arena, or the caller's for longer than the stack */
	uint32_t len;         /* bytes */
	uint32_t count;       /* subs */
	struct entry *subs;   /* in the arena */
};

struct part {
	const struct proto *proto;
	struct entry *entries; /* in the arena, in any order, each field at most once */
	uint32_t count, room;
	bool compress;       /* DNS: names are compressed when built, RFC 1035 4.1.4 */
	bool exact;          /* options stand as typed: no padding between or behind them */
	const uint8_t *tail; /* bytes behind the payload that no length of this part covers */
	uint32_t tail_len;
	uint32_t cut;        /* header bytes at the end that are not there: a truncated header */
};

/* Raw data is a part of protocol `data` whose field data.data is typed. */
struct stack {
	struct arena *arena; /* the caller's; what the stack points at lives there */
	uint16_t link;       /* LINKTYPE_ value that the first part implies; 0: none fits */
	uint8_t count;
	struct part parts[FRAME_LAYERS];
};

void stack_init(struct stack *stack, struct arena *arena);

/* Adds a protocol at the inside; NULL when FRAME_LAYERS are there. */
struct part *stack_push(struct stack *stack, const struct proto *proto);

/* Adds raw bytes (copied) as a `data` part; 0 bytes add nothing. */
int stack_push_data(struct stack *stack, const uint8_t *bytes, size_t n, struct err *err);

/* The typed entry of a field, or NULL; and one to fill in, made where it is missing. */
const struct entry *stack_typed(const struct part *part, const struct field *field);
struct entry *stack_set(struct stack *stack, struct part *part, const struct field *field);

/* Types one bit group of a FLAGS field: the other bits keep what is typed or preset. */
void stack_set_bits(struct stack *stack, struct part *part, const struct field *flags,
	const struct field *bits, uint64_t value);

/* What a dissected frame would be typed as: a value that building would compute anyway is left out
 * (computed), all else is typed, so that craft(lift(bytes)) == bytes (law 3). */
int stack_lift(struct stack *stack, const struct frame *frame, struct err *err);

/* How many bytes of a frame are, from its beginning on, those that were built: of a frame that was
 * lifted, all of them. */
size_t frame_same(const struct frame *frame, const uint8_t *built, size_t n);

#endif
