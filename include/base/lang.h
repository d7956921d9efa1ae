/* SPDX-License-Identifier: BSD-2-Clause */
/* Words in the user's language: `_` looks a text up where it is shown, `N_` marks one that stands
 * in a table and is looked up later. English is the key, the catalogues are those of GNU gettext. A
 * number in a text is %llu or %u, with a cast: what PRIu64 is differs from machine to machine. */
#ifndef TRAME_BASE_LANG_H
#define TRAME_BASE_LANG_H

#include "base/err.h"

#include <stdbool.h>

#define _(text)	 lang_text(text)
#define N_(text) text

/* The text in the language that is spoken, or itself. Neither allocates nor changes anything. */
const char *lang_text(const char *text) __attribute__((format_arg(1)));

/* The languages there are, as a choice names them: "en, fr". */
extern const char lang_names[];
bool lang_is(const char *choice);

/* Speaks the language `choice` ("en", "fr"), or with NULL that of the locale's environment, where a
 * language that there is no catalogue of is English. -1: no such choice, or its catalogue cannot be
 * read. The locale itself is left alone, and need not be there: numbers stay as they are. */
int lang_start(const char *choice, struct err *err);

/* Whether the language speaks of so many as of one: "1 frame", but also "0 trame". */
bool lang_one(unsigned long long n);

/* Whether texts must do without any character outside ASCII; heeded from then on. */
void lang_ascii(bool ascii);

/* Two letters: what is spoken. */
const char *lang_now(void);

#endif
