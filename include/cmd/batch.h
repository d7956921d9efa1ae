/* SPDX-License-Identifier: BSD-2-Clause */
/* Recipes as the command line gives them: words, files of one a line, or both. All of them are
 * right before anything is written or sent. */
#ifndef TRAME_CMD_BATCH_H
#define TRAME_CMD_BATCH_H

#include "cmd/cmd.h"
#include "frame/craft.h"
#include "frame/recipe.h"

struct batch_recipe {
	const char *file; /* NULL for a word of the command line */
	unsigned line;    /* of the file, from 1 */
	const char *text;
	size_t n; /* bytes */
};

struct batch {
	struct batch_recipe *recipes; /* owned */
	size_t count, room;
	char **files; /* owned: the texts of the files */
	size_t file_count;
	struct recipe *recipe; /* owned: the parser */
	struct craft *craft;   /* owned: the builder */
};

/* Makes the parser and the builder; -1 when libnet will not start. */
int batch_start(struct batch *batch, struct err *err);
void batch_done(struct batch *batch);

void batch_add_word(struct batch *batch, const char *text);

/* Opens a file of recipes, "-" being standard input: a descriptor or -1. */
int batch_open(const char *name, struct err *err);

/* Reads the file to its end: a recipe a line; empty lines and lines that begin with # are none. */
int batch_add_file(struct batch *batch, const char *name, int fd, struct err *err);

/* Parses recipe i into batch->recipe. A mistake is told on standard error: line, caret, what was
 * expected; returns CMD_USAGE then, else 0. */
int batch_parse(struct batch *batch, size_t i, const struct look *look);

/* Parses every recipe from the i-th on and builds each one's first frame, to no other end than to
 * tell mistakes; 0, CMD_USAGE or CMD_FAILED. */
int batch_check(struct batch *batch, size_t i, const struct look *look);

/* Builds the k-th frame of the recipe that was parsed last. Not dissected; bytes are the builder's.
 * CMD_FAILED after telling why not, else 0. */
int batch_build(struct batch *batch, size_t i, uint64_t k, const struct stack **stack,
	struct frame *frame);

#endif
