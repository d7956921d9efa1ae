/* SPDX-License-Identifier: BSD-2-Clause */
/* Recipes as the command line gives them. Texts stay in memory as they were read, so that a mistake
 * can be shown in its place. */
#include "cmd/batch.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BATCH_FILE_MAX (1u << 30) /* bytes of a file of recipes, or of a payload */

static int read_all(int fd, struct buf *out, struct err *err, const char *name)
{
	ssize_t n;

	do {
		n = read(fd, buf_room(out, 65536), 65536);
		if (n > 0)
			out->len += (size_t)n;
		if (out->len > BATCH_FILE_MAX)
			return err_set(err, _("%s: longer than 1 GiB"), name);
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n < 0 ? err_errno(err, "%s", name) : 0;
}

/* What `file=PATH` in a recipe stands for. */
static int read_payload(void *arg, const char *path, struct arena *arena, const uint8_t **bytes,
	size_t *n, struct err *err)
{
	struct buf all = BUF_INIT;
	int fd = batch_open(path, err), status = fd < 0 ? -1 : read_all(fd, &all, err, path);

	(void)arg;
	if (fd > STDIN_FILENO)
		close(fd);
	*bytes = arena_copy(arena, all.data, all.len);
	*n = all.len;
	buf_done(&all);
	return status;
}

int batch_start(struct batch *batch, struct err *err)
{
	*batch = (struct batch){.craft = craft_new(err)};
	if (!batch->craft)
		return -1;
	batch->recipe = recipe_new();
	recipe_reader(batch->recipe, read_payload, NULL);
	return 0;
}

void batch_done(struct batch *batch)
{
	for (size_t i = 0; i < batch->file_count; i++)
		free(batch->files[i]);
	free(batch->files);
	free(batch->recipes);
	if (batch->recipe)
		recipe_free(batch->recipe);
	if (batch->craft)
		craft_free(batch->craft);
}

static void add(struct batch *batch, const struct batch_recipe *recipe)
{
	if (batch->count == batch->room) {
		batch->room = batch->room ? batch->room * 2 : 16;
		batch->recipes = mem_grow(batch->recipes, batch->room, sizeof(*batch->recipes));
	}
	batch->recipes[batch->count++] = *recipe;
}

void batch_add_word(struct batch *batch, const char *text)
{
	add(batch, &(struct batch_recipe){.text = text, .n = strlen(text)});
}

static bool is_recipe(const char *line, size_t n)
{
	size_t i = 0;

	while (i < n && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
		i++;
	return i < n && line[i] != '#';
}

int batch_open(const char *name, struct err *err)
{
	int fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? err_errno(err, "%s", name) : fd;
}

int batch_add_file(struct batch *batch, const char *name, int fd, struct err *err)
{
	struct buf all = BUF_INIT;
	const char *p, *end;

	if (read_all(fd, &all, err, name) < 0) {
		buf_done(&all);
		return -1;
	}
	buf_string(&all);
	batch->files = mem_grow(batch->files, batch->file_count + 1, sizeof(*batch->files));
	batch->files[batch->file_count++] = (char *)all.data;
	p = (const char *)all.data;
	end = p + all.len;
	for (unsigned line = 1; p < end; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		if (is_recipe(p, n))
			add(batch, &(struct batch_recipe){name, line, p, n});
		p += n + 1;
	}
	return 0;
}

/* "recipes.txt:3: " before what is said about one of many. */
static void tell_place(const struct batch_recipe *recipe, struct buf *out)
{
	buf_text(out, "trame: ");
	if (!recipe->file)
		return;
	if (strcmp(recipe->file, "-") == 0)
		buf_text(out, _("standard input"));
	else
		utf8_clean(out, recipe->file, strlen(recipe->file), false);
	buf_printf(out, ":%u: ", recipe->line);
}

int batch_parse(struct batch *batch, size_t i, const struct look *look)
{
	const struct batch_recipe *r = &batch->recipes[i];
	struct recipe_err wrong;
	struct buf out = BUF_INIT;

	if (recipe_parse(batch->recipe, r->text, r->n, &wrong) == 0)
		return 0;
	tell_place(r, &out);
	buf_text(&out, _("the recipe is wrong\n"));
	recipe_explain(&out, r->text, r->n, &wrong, look->width);
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
	return CMD_USAGE;
}

int batch_build(struct batch *batch, size_t i, uint64_t k, const struct stack **stack,
	struct frame *frame)
{
	struct err err;
	struct buf out = BUF_INIT;
	const uint8_t *bytes;
	size_t n;

	*stack = recipe_stack(batch->recipe, k);
	if (craft_build(batch->craft, *stack, &bytes, &n, &err) == 0) {
		*frame = (struct frame){.bytes = bytes, .cap = (uint32_t)n, .len = (uint32_t)n,
			.link = (*stack)->link};
		return 0;
	}
	tell_place(&batch->recipes[i], &out);
	buf_printf(&out, "%s\n", err.text);
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
	return CMD_FAILED;
}

int batch_check(struct batch *batch, size_t i, const struct look *look)
{
	const struct stack *stack;
	struct frame frame;
	int status = 0;

	for (; i < batch->count && !status; i++) {
		status = batch_parse(batch, i, look);
		if (!status)
			status = batch_build(batch, i, 0, &stack, &frame);
	}
	return status;
}
