/* SPDX-License-Identifier: BSD-2-Clause */
/* Words in the user's language, through GNU gettext: `_` looks a text up where it is shown, `N_`
 * marks one that stands in a table and is looked up later. English is the key. */
#ifndef TRAME_BASE_LANG_H
#define TRAME_BASE_LANG_H

#include <libintl.h>

#define _(text)	 gettext(text)
#define N_(text) text

#endif
