/* SPDX-License-Identifier: BSD-2-Clause */
/* The captures that were opened lately: whole paths, the last one first, in a file of the user's
 * state folder. What is wrong in that file is passed over. */
#ifndef TRAME_TUI_RECENT_H
#define TRAME_TUI_RECENT_H

#include "base/buf.h"
#include "base/err.h"

#define RECENT_MOST 10
#define RECENT_FILE (64u << 10) /* bytes of the file that are read */

struct recent {
	unsigned count;
	char *at[RECENT_MOST]; /* owned */
};

void recent_done(struct recent *recent);

/* As another one is. */
void recent_copy(struct recent *recent, const struct recent *from);

/* It becomes the first one; the last of too many is forgotten. */
void recent_add(struct recent *recent, const char *path);

/* Lines of paths in which % and bytes that would end or hide in a line are %XX. */
void recent_parse(struct recent *recent, const char *text, size_t n);
void recent_write(struct buf *out, const struct recent *recent);

/* From and to $XDG_STATE_HOME/trame/recent. A file that is not there is empty. */
void recent_load(struct recent *recent);
int recent_save(const struct recent *recent, struct err *err);

#endif
