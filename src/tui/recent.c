/* SPDX-License-Identifier: BSD-2-Clause */
/* The captures that were opened lately, and the file that remembers them. */
#include "tui/recent.h"

#include "base/lang.h"
#include "base/mem.h"
#include "file/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void recent_done(struct recent *r)
{
	for (unsigned i = 0; i < r->count; i++)
		free(r->at[i]);
	r->count = 0;
}

void recent_copy(struct recent *r, const struct recent *from)
{
	recent_done(r);
	for (r->count = 0; r->count < from->count; r->count++)
		r->at[r->count] = mem_text(from->at[r->count], strlen(from->at[r->count]));
}

void recent_add(struct recent *r, const char *path)
{
	unsigned i = 0;
	char *own = mem_text(path, strlen(path));

	while (i < r->count && strcmp(r->at[i], path) != 0)
		i++;
	if (i == RECENT_MOST)
		i--;
	if (i < r->count)
		free(r->at[i]);
	else
		r->count++;
	memmove(&r->at[1], &r->at[0], i * sizeof(r->at[0]));
	r->at[0] = own;
}

/* ---- text ---- */

static int digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* One line as a path; its length, or 0: it is none. */
static size_t parse_line(const char *line, size_t n, char path[PATH_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		char c = line[i];

		if (c == '%') {
			int high = i + 1 < n ? digit(line[i + 1]) : -1;
			int low = i + 2 < n ? digit(line[i + 2]) : -1;

			if (high < 0 || low < 0)
				return 0;
			c = (char)(high << 4 | low);
			i += 2;
		}
		if (!c || len + 1 >= PATH_MAX)
			return 0;
		path[len++] = c;
	}
	path[len] = '\0';
	return path[0] == '/' ? len : 0;
}

void recent_parse(struct recent *r, const char *text, size_t n)
{
	struct recent found = {.count = 0};
	char path[PATH_MAX];

	while (n && found.count < RECENT_MOST) {
		const char *end = memchr(text, '\n', n);
		size_t line = end ? (size_t)(end - text) : n;

		if (parse_line(text, line, path))
			found.at[found.count++] = mem_text(path, strlen(path));
		line += end != NULL;
		text += line;
		n -= line;
	}
	while (found.count) { /* the last one first, so that the first one comes to stand first */
		recent_add(r, found.at[--found.count]);
		free(found.at[found.count]);
	}
}

void recent_write(struct buf *out, const struct recent *r)
{
	for (unsigned i = 0; i < r->count; i++) {
		for (const char *p = r->at[i]; *p; p++) {
			uint8_t c = (uint8_t)*p;

			if (c < 0x20 || c == 0x7f || c == '%')
				buf_printf(out, "%%%02X", c);
			else
				buf_byte(out, c);
		}
		buf_byte(out, '\n');
	}
}

/* ---- the file ---- */

/* Makes the folder, and those above it, where `make`; false: there is no place for the file. */
static bool path_of(char path[PATH_MAX], bool make)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	int n;

	if (state && state[0] == '/')
		n = snprintf(path, PATH_MAX, "%s/trame/recent", state);
	else if (home && home[0] == '/')
		n = snprintf(path, PATH_MAX, "%s/.local/state/trame/recent", home);
	else
		return false;
	if (n >= PATH_MAX)
		return false;
	for (char *p = path + 1; make && (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST && access(path, F_OK) < 0)
			return false;
		*p = '/';
	}
	return true;
}

void recent_load(struct recent *r)
{
	char path[PATH_MAX];
	struct buf text = BUF_INIT;
	int fd = path_of(path, false) ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	ssize_t n = 1;

	while (fd >= 0 && n > 0 && text.len < RECENT_FILE) {
		n = read(fd, buf_room(&text, 4096), 4096);
		text.len += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0)
		close(fd);
	recent_parse(r, (const char *)text.data, text.len);
	buf_done(&text);
}

int recent_save(const struct recent *r, struct err *err)
{
	char path[PATH_MAX];
	struct buf text = BUF_INIT;
	struct save save;
	int status;

	if (!path_of(path, true))
		return err_set(err, _("there is no folder for the list of recent files"));
	recent_write(&text, r);
	status = save_start(&save, path, err);
	if (status == 0) {
		status = save_write(&save, text.data, text.len, err);
		if (status < 0)
			save_cancel(&save);
		else
			status = save_finish(&save, err);
	}
	buf_done(&text);
	return status;
}
