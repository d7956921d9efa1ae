/* SPDX-License-Identifier: BSD-2-Clause */
/* UTF-8, and the one sanitizer of text that came from outside (law 10). */
#ifndef TRAME_BASE_UTF8_H
#define TRAME_BASE_UTF8_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

/* Decodes one code point of the `n` (> 0) bytes at `p` (RFC 3629: no overlong form, no surrogate,
 * at most U+10FFFF) and returns how many bytes it took; a byte that begins none is taken alone
 * and gives *cp = UTF8_BAD. */
#define UTF8_BAD UINT32_MAX
size_t utf8_next(const uint8_t *p, size_t n, uint32_t *cp);

/* The cells that a code point takes on a terminal: 0 combining, 1, or 2 wide; -1 for a control. */
int utf8_width(uint32_t cp);

/* The cells that valid, clean text takes. */
size_t utf8_cells(const char *text, size_t n);

/* The bytes of valid, clean text that stand on a line of so many cells: whole words, or as much as
 * fits of one that is longer; nothing behind a newline. No line begins with a mark that stands
 * apart from its word, as those of French do. */
size_t utf8_line(const char *text, size_t n, size_t cells);

/* Writes bytes from outside so that they can be shown: printable text stays; controls, escape
 * sequences, direction overrides, invisible and private characters and invalid bytes become
 * \n \r \t \xHH or \u{HEX}; a backslash stays one. With `ascii` everything outside printable
 * ASCII is escaped. */
void utf8_clean(struct buf *out, const void *bytes, size_t n, int ascii);

/* The same as Wireshark writes names of hosts: "\n", "\001", and U+FFFD for bytes that are no
 * character. */
void utf8_format(struct buf *out, const void *bytes, size_t n);

/* Whether the text is what utf8_clean would leave as it is. */
int utf8_is_clean(const void *bytes, size_t n);

#endif
