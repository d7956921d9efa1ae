/* SPDX-License-Identifier: BSD-2-Clause */
/* Keys: characters as code points, the others as numbers above them; their names, as they stand in
 * hints, in the manual, in the configuration and in key scripts. */
#ifndef TRAME_TUI_KEY_H
#define TRAME_TUI_KEY_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

enum key_code {
	KEY_NONE = 0,
	KEY_TAB = 9,
	KEY_RETURN = 13,
	KEY_ESCAPE = 27,
	KEY_RUBOUT = 127,
	KEYS_ABOVE = 0x110000, /* behind the last code point */
	KEY_GO_UP,
	KEY_GO_DOWN,
	KEY_GO_LEFT,
	KEY_GO_RIGHT,
	KEY_GO_HOME,
	KEY_GO_END,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_DELETE,
	KEY_BACKTAB,
	KEY_F1,
	KEY_F12 = KEY_F1 + 11,
	KEY_OF_MOUSE,
};

/* Control and a letter. */
#define KEY_CTRL(c) ((uint32_t)(c) & 0x1f)

/* The name: "q", "C-f", "PgDn", "Enter", "Space". */
void key_write(struct buf *out, uint32_t key);

/* The key that the first of `n` bytes of text name; *took says how many bytes. KEY_NONE: none. */
uint32_t key_parse(const char *text, size_t n, size_t *took);

#endif
