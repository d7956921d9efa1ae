/* SPDX-License-Identifier: BSD-2-Clause */
/* A folder's entries, read a slice at a time; what a file is, is looked up when it is shown. */
#ifndef TRAME_TUI_FOLDER_H
#define TRAME_TUI_FOLDER_H

#include "base/buf.h"
#include "base/err.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>

enum folder_kind { FOLDER_FOLDER, FOLDER_FILE, FOLDER_DEVICE };

/* What a file begins with. */
enum folder_magic {
	FOLDER_UNSEEN, /* nobody has looked yet */
	FOLDER_PLAIN,  /* it is no capture */
	FOLDER_PCAP,
	FOLDER_PCAPNG,
	FOLDER_GZIP, /* which a capture may lie in */
	FOLDER_DENIED,
};

struct folder_facts {
	enum folder_magic magic;
	uint64_t size; /* bytes */
	int64_t time;  /* seconds since 1970 */
};

struct folder_entry {
	size_t name; /* of the names, where it begins; NUL behind it, any other byte in it */
	enum folder_kind kind;
	struct folder_facts facts;
};

struct folder {
	char path[PATH_MAX]; /* whole */
	struct buf names;    /* owned */
	struct folder_entry *at; /* owned; folders first, then by name */
	size_t count, room;
	char why[200]; /* why it cannot be read; "": it can */
};

struct folder_read {
	struct folder folder; /* owned: what was read so far */
	DIR *dir;	      /* owned; NULL: nothing is being read */
};

void folder_done(struct folder *folder);
const char *folder_name(const struct folder *folder, size_t i);

/* Sorts what was read. */
void folder_sort(struct folder *folder);
void folder_add(struct folder *folder, const char *name, enum folder_kind kind);

/* Begins to read a folder. Its path becomes a whole one; ~ is the user's own. Where it is a file,
 * 1 is returned, and read->folder.path is its path; where it cannot be read, 0, and folder.why says
 * so. */
int folder_begin(struct folder_read *read, const char *path);

/* Reads some entries; true: there are more. */
bool folder_slice(struct folder_read *read);
void folder_stop(struct folder_read *read);

/* What a file is, how long, how old. */
struct folder_facts folder_look(const char *path);

#endif
