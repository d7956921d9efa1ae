/* SPDX-License-Identifier: BSD-2-Clause */
/* The page of files. Folders are read by the loop, which tells what is in them; what is typed
 * narrows the names down, or is a way to go if it has a slash in it. */
#include "files.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int page(const struct app *app)
{
	return view_rect(app).h - FILES_HEAD;
}

uint64_t files_lines(const struct files_view *v)
{
	return v->shown_count + 1;
}

size_t files_entry(const struct files_view *v, uint64_t line)
{
	return line && line <= v->shown_count ? v->shown[line - 1] : SIZE_MAX;
}

/* ---- which names are shown ---- */

static bool is_way(const struct files_view *v)
{
	return v->typed[0] == '~' || strchr(v->typed, '/') != NULL;
}

static bool has(const struct files_view *v, size_t i)
{
	const char *name = folder_name(&v->folder, i);

	if (name[0] == '.' && !v->hidden && v->typed[0] != '.')
		return false;
	return is_way(v) || !v->typed_count || strcasestr(name, v->typed) != NULL;
}

/* The cursor stays on its name if that is still shown, else goes to the first one. */
static void narrow(struct app *app)
{
	struct files_view *v = app->files;
	size_t chosen = files_entry(v, v->scroll.at);
	uint64_t at = v->typed_count && v->scroll.at ? 1 : 0;

	v->shown_count = 0;
	for (size_t i = 0; i < v->folder.count; i++) {
		if (!has(v, i))
			continue;
		v->shown[v->shown_count++] = (uint32_t)i;
		if (i == chosen)
			at = v->shown_count;
	}
	if (v->typed_count && !at && v->shown_count)
		at = 1;
	v->scroll.at = at;
	scroll_keep(&v->scroll, files_lines(v), page(app));
}

static void forget_typed(struct files_view *v)
{
	v->typed[0] = '\0';
	v->typed_count = 0;
}

/* ---- folders ---- */

static unsigned go_to(struct app *app, const char *path)
{
	char whole[PATH_MAX];

	snprintf(whole, sizeof(whole), "%s", path);
	snprintf(app->path, sizeof(app->path), "%s", whole);
	app->files->reading = true;
	return WISH_FOLDER;
}

unsigned files_open(struct app *app)
{
	struct files_view *v = app->files;

	if (!v)
		v = app->files = mem_new(1, sizeof(*v));
	if (app->view != APP_FILES)
		v->from = app->view;
	app->view = APP_FILES;
	forget_typed(v);
	return go_to(app, v->folder.path[0] ? v->folder.path : ".");
}

void files_leave(struct app *app)
{
	struct files_view *v = app->files;

	if (!v->typed_count) {
		app->view = v->from;
		return;
	}
	forget_typed(v);
	narrow(app);
}

void files_close(struct app *app)
{
	struct files_view *v = app->files;

	if (!v)
		return;
	folder_done(&v->folder);
	buf_done(&v->text);
	free(v->shown);
	free(v);
	app->files = NULL;
}

/* Where the cursor was in the folder above: on the name of the one that is left. */
static unsigned go_up(struct app *app)
{
	struct files_view *v = app->files;
	char *slash = strrchr(v->folder.path, '/');
	char path[PATH_MAX];

	if (!slash || !slash[1])
		return 0;
	snprintf(v->wanted, sizeof(v->wanted), "%s", slash + 1);
	snprintf(path, sizeof(path), "%.*s",
		slash == v->folder.path ? 1 : (int)(slash - v->folder.path), v->folder.path);
	return go_to(app, path);
}

static void take_folder(struct app *app, struct folder *folder)
{
	struct files_view *v = app->files;

	v->reading = false;
	if (folder->why[0]) {
		char text[sizeof(app->notice)];

		snprintf(text, sizeof(text), "%.120s: %.70s", folder->path, folder->why);
		app_notice(app, text);
		if (v->folder.path[0])
			return;
	}
	if (strcmp(folder->path, v->folder.path) != 0)
		v->scroll = (struct scroll){0, 0};
	folder_done(&v->folder);
	v->folder = *folder;
	*folder = (struct folder){.at = NULL};
	v->shown = mem_grow(v->shown, v->folder.count + 1, sizeof(*v->shown));
	v->shown_count = 0;
	forget_typed(v);
	narrow(app);
	for (uint64_t i = 1; v->wanted[0] && i < files_lines(v); i++)
		if (strcmp(folder_name(&v->folder, files_entry(v, i)), v->wanted) == 0)
			v->scroll.at = i;
	v->wanted[0] = '\0';
	scroll_keep(&v->scroll, files_lines(v), page(app));
}

unsigned files_take(struct app *app, const struct folder_news *news)
{
	struct files_view *v = app->files;

	if (!v)
		return 0;
	if (news->path) {
		v->reading = false;
		snprintf(app->path, sizeof(app->path), "%s", news->path);
		return WISH_OPEN;
	}
	if (news->folder)
		take_folder(app, news->folder);
	else if (news->entry < v->folder.count)
		v->folder.at[news->entry].facts = news->facts;
	return 0;
}

static bool path_of(const struct files_view *v, const char *name, char path[PATH_MAX])
{
	bool root = strcmp(v->folder.path, "/") == 0;

	return snprintf(path, PATH_MAX, "%s/%s", root ? "" : v->folder.path, name) < PATH_MAX;
}

bool files_unseen(const struct app *app, char path[PATH_MAX], size_t *entry)
{
	const struct files_view *v = app->files;

	if (app->view != APP_FILES || !v)
		return false;
	for (int i = 0; i < page(app); i++) {
		size_t e = files_entry(v, v->scroll.top + (uint64_t)i);

		if (e == SIZE_MAX || v->folder.at[e].kind != FOLDER_FILE ||
			v->folder.at[e].facts.magic != FOLDER_UNSEEN)
			continue;
		*entry = e;
		return path_of(v, folder_name(&v->folder, e), path);
	}
	return false;
}

/* ---- what keys do ---- */

static void type(struct files_view *v, uint32_t key)
{
	buf_clear(&v->text);
	if (key == ' ')
		buf_byte(&v->text, ' ');
	else
		key_write(&v->text, key);
	if (v->typed_count + v->text.len >= sizeof(v->typed))
		return;
	memcpy(v->typed + v->typed_count, v->text.data, v->text.len);
	v->typed_count += v->text.len;
	v->typed[v->typed_count] = '\0';
}

bool files_key(struct app *app, uint32_t key)
{
	struct files_view *v = app->files;
	size_t n = v->typed_count;

	if (key == KEY_CTRL('u') || key == KEY_CTRL('w')) {
		forget_typed(v);
	} else if ((key == KEY_RUBOUT || key == KEY_CTRL('h')) && n) {
		do
			n--;
		while (n && (v->typed[n] & 0xc0) == 0x80);
		v->typed[v->typed_count = n] = '\0';
	} else if (key >= ' ' && key != KEY_RUBOUT && key < KEYS_ABOVE && utf8_width(key) >= 0) {
		type(v, key);
	} else {
		return false;
	}
	narrow(app);
	return true;
}

/* A way that was typed leads from the folder that is shown, unless it begins at / or ~. */
static unsigned go_way(struct app *app)
{
	struct files_view *v = app->files;
	char path[PATH_MAX];

	if (v->typed[0] == '/' || v->typed[0] == '~')
		return go_to(app, v->typed);
	if (path_of(v, v->typed, path))
		return go_to(app, path);
	app_notice(app, _("The way is too long."));
	return 0;
}

static void refuse(struct app *app, const struct folder_entry *e)
{
	app_notice(app, e->kind == FOLDER_DEVICE	       ? _("That is no file.")
			: e->facts.magic == FOLDER_DENIED ? _("You may not read that file.")
							   : _("That is no capture."));
}

static unsigned choose(struct app *app)
{
	struct files_view *v = app->files;
	size_t i = files_entry(v, v->scroll.at);
	const struct folder_entry *e;
	char path[PATH_MAX];

	if (is_way(v))
		return go_way(app);
	if (i == SIZE_MAX && v->typed_count) {
		app_notice(app, _("No name here has that in it."));
		return 0;
	}
	if (i == SIZE_MAX)
		return go_up(app);
	e = &v->folder.at[i];
	if (!path_of(v, folder_name(&v->folder, i), path)) {
		app_notice(app, _("The way is too long."));
		return 0;
	}
	if (e->kind == FOLDER_FOLDER)
		return go_to(app, path);
	if (e->kind == FOLDER_DEVICE || e->facts.magic == FOLDER_PLAIN ||
		e->facts.magic == FOLDER_DENIED) {
		refuse(app, e);
		return 0;
	}
	snprintf(app->path, sizeof(app->path), "%s", path);
	return WISH_OPEN;
}

unsigned files_act(struct app *app, enum act act)
{
	struct files_view *v = app->files;

	if (act == ACT_OPEN)
		return choose(app);
	if (act == ACT_PARENT)
		return v->typed_count ? 0 : go_up(app);
	if (act == ACT_HIDDEN) {
		v->hidden = !v->hidden;
		narrow(app);
	} else {
		scroll_move(&v->scroll, act, files_lines(v), page(app));
	}
	return 0;
}
