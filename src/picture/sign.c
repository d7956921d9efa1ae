/* SPDX-License-Identifier: BSD-2-Clause */
/* Letters, patterns and colours of conversations. The colours are those of Tol's light scheme that
 * are no layer's: black is read well on each, and to the colour-blind they differ. */
#include "picture/sign.h"

#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static const struct {
	const char *pattern; /* each has a form in ASCII of its own */
	uint32_t tint;
} signs[SIGN_COLOURS] = {
	{"═", 0x1eedd88},
	{"▓", 0x199ddff},
	{"░", 0x1ffaabb},
	{"╬", 0x1bbcc33},
	{"●", 0x1dddddd},
	{"◆", 0x1ee8866},
	{"▲", 0x1aaaa00},
	{"╱", 0x177aadd},
};

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
	return letter ? signs[nth(letter) % SIGN_COLOURS].pattern : " ";
}

uint32_t sign_tint(char letter)
{
	return letter ? signs[nth(letter) % SIGN_COLOURS].tint : 0;
}

unsigned sign_of_tint(uint32_t tint)
{
	unsigned i = 0;

	while (i < SIGN_COLOURS && signs[i].tint != tint)
		i++;
	return i;
}
