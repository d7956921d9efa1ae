/* SPDX-License-Identifier: BSD-2-Clause */
/* Letters, patterns and colours of conversations. The colours are those of Tol's light scheme that
 * are no layer's: black is read well on each, and to the colour-blind they differ. */
#include "picture/sign.h"

#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static const struct {
	const char *pattern; /* each has a form in ASCII of its own */
	uint32_t tint;
} signs[] = {
	{"═", 0x1eedd88},
	{"▓", 0x199ddff},
	{"░", 0x1ffaabb},
	{"╬", 0x1bbcc33},
	{"●", 0x1dddddd},
	{"◆", 0x1ee8866},
	{"▲", 0x1aaaa00},
	{"╱", 0x177aadd},
};

#define SIGNS (sizeof(signs) / sizeof(signs[0]))

char sign_letter(uint32_t index)
{
	return index < SIGN_LETTERS ? letters[index] : '?';
}

static unsigned nth(char letter)
{
	const char *found = strchr(letters, letter);

	return found ? (unsigned)(found - letters) : SIGN_LETTERS;
}

const char *sign_pattern(char letter)
{
	return letter ? signs[nth(letter) % SIGNS].pattern : " ";
}

uint32_t sign_tint(char letter)
{
	return letter ? signs[nth(letter) % SIGNS].tint : 0;
}
