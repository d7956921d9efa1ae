/* SPDX-License-Identifier: BSD-2-Clause */
/* How conversations are told apart in every picture: by a letter, a pattern and a colour, all three
 * always together, so that each alone is enough. A letter is A to Z, then a to z; 0: none. */
#ifndef TRAME_PICTURE_SIGN_H
#define TRAME_PICTURE_SIGN_H

#include <stdint.h>

#define SIGN_LETTERS 52
#define SIGN_COLOURS 8

/* Of a conversation by its index, from 0; those behind the last letter share '?'. */
char sign_letter(uint32_t index);

const char *sign_pattern(char letter); /* one character, one cell wide; " " for no letter */
uint32_t sign_tint(char letter);       /* as a cell has it: 0x1RRGGBB; 0 for no letter */

/* Which of the colours a cell's tint is, from 0; SIGN_COLOURS: none of them. */
unsigned sign_of_tint(uint32_t tint);

#endif
