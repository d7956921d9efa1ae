/* SPDX-License-Identifier: BSD-2-Clause */
/* Folders and what lies in them, as the file system says it. */
#include "tui/folder.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SLICE 2000 /* entries read in one go */

void folder_done(struct folder *f)
{
	buf_done(&f->names);
	free(f->at);
	*f = (struct folder){.at = NULL};
}

const char *folder_name(const struct folder *f, size_t i)
{
	return (const char *)f->names.data + f->at[i].name;
}

void folder_add(struct folder *f, const char *name, enum folder_kind kind)
{
	if (f->count == f->room) {
		f->room = f->room ? f->room * 2 : 64;
		f->at = mem_grow(f->at, f->room, sizeof(*f->at));
	}
	f->at[f->count++] = (struct folder_entry){.name = f->names.len, .kind = kind};
	buf_add(&f->names, name, strlen(name) + 1);
}

static int compare(const void *a, const void *b, void *arg)
{
	const struct folder_entry *x = a, *y = b;
	const char *names = arg;

	if ((x->kind == FOLDER_FOLDER) != (y->kind == FOLDER_FOLDER))
		return x->kind == FOLDER_FOLDER ? -1 : 1;
	return strcmp(names + x->name, names + y->name);
}

void folder_sort(struct folder *f)
{
	if (f->count)
		qsort_r(f->at, f->count, sizeof(*f->at), compare, f->names.data);
}

void folder_stop(struct folder_read *r)
{
	if (r->dir)
		closedir(r->dir);
	r->dir = NULL;
	folder_done(&r->folder);
}

/* ~ and a way that does not begin at / become whole ones. */
static void whole(const char *path, char out[PATH_MAX])
{
	const char *home = getenv("HOME");
	char *real, text[PATH_MAX];
	int n;

	if (path[0] == '~' && (!path[1] || path[1] == '/') && home)
		n = snprintf(text, sizeof(text), "%s%s", home, path + 1);
	else
		n = snprintf(text, sizeof(text), "%s", path[0] ? path : ".");
	real = n < PATH_MAX ? realpath(text, NULL) : NULL;
	snprintf(out, PATH_MAX, "%s", real ? real : text);
	free(real);
}

int folder_begin(struct folder_read *r, const char *path)
{
	struct stat st;

	folder_stop(r);
	whole(path, r->folder.path);
	r->dir = opendir(r->folder.path);
	if (r->dir)
		return 0;
	if (errno == ENOTDIR && stat(r->folder.path, &st) == 0)
		return 1;
	snprintf(r->folder.why, sizeof(r->folder.why), "%s", _(strerror(errno)));
	return 0;
}

static enum folder_kind kind_of(DIR *dir, const struct dirent *e)
{
	struct stat st;

	if (e->d_type == DT_DIR)
		return FOLDER_FOLDER;
	if (e->d_type == DT_REG)
		return FOLDER_FILE;
	if (fstatat(dirfd(dir), e->d_name, &st, 0) < 0)
		return FOLDER_DEVICE;
	return S_ISDIR(st.st_mode)   ? FOLDER_FOLDER
	       : S_ISREG(st.st_mode) ? FOLDER_FILE
				     : FOLDER_DEVICE;
}

bool folder_slice(struct folder_read *r)
{
	for (int i = 0; r->dir && i < SLICE; i++) {
		const struct dirent *e;

		errno = 0;
		e = readdir(r->dir);
		if (!e) {
			if (errno)
				snprintf(r->folder.why, sizeof(r->folder.why), "%s",
					_(strerror(errno)));
			closedir(r->dir);
			r->dir = NULL;
			folder_sort(&r->folder);
			break;
		}
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			folder_add(&r->folder, e->d_name, kind_of(r->dir, e));
	}
	return r->dir != NULL;
}

static enum folder_magic magic_of(const uint8_t *p, ssize_t n)
{
	static const uint32_t pcaps[] = {
		0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34, 0x1c0001ab, 0x1c0001ac};
	uint32_t word;

	if (n >= 2 && p[0] == 0x1f && p[1] == 0x8b)
		return FOLDER_GZIP;
	if (n < 4)
		return FOLDER_PLAIN;
	word = bits_be32(p);
	if (word == 0x0a0d0d0a)
		return FOLDER_PCAPNG;
	for (size_t i = 0; i < sizeof(pcaps) / sizeof(pcaps[0]); i++)
		if (word == pcaps[i] || bits_le32(p) == pcaps[i])
			return FOLDER_PCAP;
	return FOLDER_PLAIN;
}

struct folder_facts folder_look(const char *path)
{
	struct folder_facts facts = {.magic = FOLDER_DENIED};
	uint8_t head[4];
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		if (stat(path, &st) == 0) {
			facts.size = (uint64_t)st.st_size;
			facts.time = st.st_mtime;
		}
		return facts;
	}
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		facts.size = (uint64_t)st.st_size;
		facts.time = st.st_mtime;
		facts.magic = magic_of(head, pread(fd, head, sizeof(head), 0));
	}
	close(fd);
	return facts;
}
