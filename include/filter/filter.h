/* SPDX-License-Identifier: BSD-2-Clause */
/* The display filter, in the language that Wireshark 4.0 speaks: text, compiled once, then asked
 * frame by frame. Asking allocates nothing once its scratch has grown, and looks only into the
 * layers that the filter names. */
#ifndef TRAME_FILTER_FILTER_H
#define TRAME_FILTER_FILTER_H

#include "frame/lookup.h"
#include "frame/meta.h"
#include "frame/recipe.h"
#include "frame/walk.h"

/* What a filter asks for besides the bytes of a frame. */
enum filter_needs {
	FILTER_CLOCK = 1, /* times of the frames before it: frame.time_delta */
	FILTER_FLOW = 2,  /* fields of its conversation: tcp.stream, tcp.seq */
	FILTER_WHOLE = 4, /* messages, which may span frames */
	FILTER_MADE = 8,  /* with FILTER_FLOW: items that are made of others, too */
	FILTER_TLS = 16,  /* with FILTER_FLOW: of frames with a layer of TLS, no others */
};

struct filter;

/* Compiles `n` bytes of text into a filter that the caller owns; `lookup` must live as long. On a
 * mistake returns NULL and fills `err`, which recipe_explain draws. */
struct filter *filter_new(
	const struct lookup *lookup, const char *text, size_t n, struct recipe_err *err);
void filter_free(struct filter *filter);

/* A set of enum filter_needs. */
unsigned filter_needs(const struct filter *filter);

/* Whether a dissected frame passes. `clock` is needed with FILTER_CLOCK, and with FILTER_FLOW the
 * frame's items, those of its conversation with them; else they may be NULL. */
bool filter_match(struct filter *filter, const struct frame *frame, const struct clock *clock,
	const struct items *items);

#endif
