/* SPDX-License-Identifier: BSD-2-Clause */
/* The lines that the board's events are: which keys each word has, in their order. Writing and
 * reading go by this one table. */
#ifndef TRAME_FLOW_BOARD_INT_H
#define TRAME_FLOW_BOARD_INT_H

#include "flow/board.h"

enum board_kind {
	BOARD_K_U8,
	BOARD_K_U16,
	BOARD_K_U32,
	BOARD_K_I32,
	BOARD_K_I64,
	BOARD_K_BOOL,
	BOARD_K_TIME,
	BOARD_K_NAME,
	BOARD_K_TEXT,
	BOARD_K_MAC,
	BOARD_K_IP4,
	BOARD_K_IP6,
	BOARD_K_END
};

struct board_key {
	enum board_word word;
	enum board_kind kind;
	const char *name;
	size_t at, size; /* in the event */
};

extern const char *const board_words[BOARD_WORDS];
extern const struct board_key board_keys[];
extern const size_t board_key_count;

#endif
