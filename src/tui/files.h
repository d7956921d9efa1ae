/* SPDX-License-Identifier: BSD-2-Clause */
/* The page of files: a folder, and a line in which one types what a name has in it, or a way. */
#ifndef TRAME_TUI_FILES_H
#define TRAME_TUI_FILES_H

#include "tui/app.h"
#include "tui/folder.h"

/* A folder was read, and is the state's from then on; or the way led to a file; or what is known of
 * one entry. */
struct folder_news {
	struct folder *folder;
	const char *path;
	size_t entry;
	struct folder_facts facts;
};

struct files_view {
	struct folder folder; /* owned */
	bool reading;	      /* another one is on its way */
	bool hidden;	      /* names that begin with a dot are shown */
	char typed[1024];     /* UTF-8 */
	size_t typed_count;   /* bytes */
	uint32_t *shown;      /* owned: entries, whose names have what is typed */
	size_t shown_count;
	struct scroll scroll; /* line 0 is the folder above */
	char wanted[NAME_MAX + 1]; /* the name that the cursor goes to once the folder is read */
	enum app_view from;
	struct buf text; /* scratch */
};

/* Opens the page; the folder that is to be read is in app->path: WISH_FOLDER. */
unsigned files_open(struct app *app);
void files_close(struct app *app);

/* Forgets what is typed, or goes back to where it was opened. */
void files_leave(struct app *app);

/* A key that types; false: it is none. And a key that does something. */
bool files_key(struct app *app, uint32_t key);
unsigned files_act(struct app *app, enum act act);

/* What a folder had in it, or what an entry is; why a way leads nowhere. */
unsigned files_take(struct app *app, const struct folder_news *news);

/* The next entry on the screen that nobody has looked at: its path, and its number. */
bool files_unseen(const struct app *app, char path[PATH_MAX], size_t *entry);

void files_look(struct app *app);
void files_draw(const struct app *app, struct screen *screen, struct rect rect);

/* Rows above the names. */
#define FILES_HEAD 4

/* Lines of the list, and the entry of one: SIZE_MAX is the folder above. */
uint64_t files_lines(const struct files_view *view);
size_t files_entry(const struct files_view *view, uint64_t line);

#endif
