/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of keys. */
#include "tui/key.h"

#include "base/utf8.h"

#include <string.h>

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{"Up", KEY_GO_UP}, {"Down", KEY_GO_DOWN}, {"Left", KEY_GO_LEFT}, {"Right", KEY_GO_RIGHT},
	{"Home", KEY_GO_HOME}, {"End", KEY_GO_END}, {"PgUp", KEY_PAGE_UP}, {"PgDn", KEY_PAGE_DOWN},
	{"Del", KEY_DELETE}, {"S-Tab", KEY_BACKTAB}, {"Tab", KEY_TAB}, {"Enter", KEY_RETURN},
	{"Esc", KEY_ESCAPE}, {"Bksp", KEY_RUBOUT}, {"Space", ' '}, {"F1", KEY_F1},
	{"F2", KEY_F1 + 1}, {"F3", KEY_F1 + 2}, {"F4", KEY_F1 + 3}, {"F5", KEY_F1 + 4},
	{"F6", KEY_F1 + 5}, {"F7", KEY_F1 + 6}, {"F8", KEY_F1 + 7}, {"F9", KEY_F1 + 8},
	{"F10", KEY_F1 + 9}, {"F11", KEY_F1 + 10}, {"F12", KEY_F12},
};

#define NAMES (sizeof(names) / sizeof(names[0]))

static void put_character(struct buf *out, uint32_t cp)
{
	if (cp < 0x80) {
		buf_byte(out, (uint8_t)cp);
	} else if (cp < 0x800) {
		buf_byte(out, (uint8_t)(0xc0 | cp >> 6));
		buf_byte(out, (uint8_t)(0x80 | (cp & 63)));
	} else {
		if (cp < 0x10000) {
			buf_byte(out, (uint8_t)(0xe0 | cp >> 12));
		} else {
			buf_byte(out, (uint8_t)(0xf0 | cp >> 18));
			buf_byte(out, (uint8_t)(0x80 | (cp >> 12 & 63)));
		}
		buf_byte(out, (uint8_t)(0x80 | (cp >> 6 & 63)));
		buf_byte(out, (uint8_t)(0x80 | (cp & 63)));
	}
}

void key_write(struct buf *out, uint32_t key)
{
	for (size_t i = 0; i < NAMES; i++) {
		if (names[i].key == key) {
			buf_text(out, names[i].name);
			return;
		}
	}
	if (key < ' ')
		buf_printf(out, "C-%c", (char)(key | 0x60));
	else
		put_character(out, key);
}

uint32_t key_parse(const char *text, size_t n, size_t *took)
{
	uint32_t cp;

	for (size_t i = 0; i < NAMES; i++) {
		*took = strlen(names[i].name);
		if (n >= *took && memcmp(text, names[i].name, *took) == 0 &&
			(n == *took || text[*took] == ' '))
			return names[i].key;
	}
	if (n >= 3 && text[0] == 'C' && text[1] == '-' && text[2] >= 'a' && text[2] <= 'z') {
		*took = 3;
		return KEY_CTRL(text[2]);
	}
	if (!n)
		return KEY_NONE;
	*took = utf8_next((const uint8_t *)text, n, &cp);
	return cp == UTF8_BAD ? KEY_NONE : cp;
}
