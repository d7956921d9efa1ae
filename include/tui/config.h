/* SPDX-License-Identifier: BSD-2-Clause */
/* What users set: a file of lines `NAME = VALUE`. Reading it is a function of its text: what is
 * wrong is told with its line, and everything else stands. */
#ifndef TRAME_TUI_CONFIG_H
#define TRAME_TUI_CONFIG_H

#include "out/columns.h"
#include "tui/act.h"
#include "tui/paint.h"

#define CONFIG_AUTO   (-1)
#define CONFIG_MOST   (256u << 10) /* bytes of the file that are read */
#define CONFIG_ERRORS 32	   /* that are kept */
#define CONFIG_WIDE   200	   /* cells of a column */

enum config_theme { THEME_AUTO, THEME_LIGHT, THEME_DARK };

struct config_column {
	enum column what;
	int width; /* cells at most; 0: as it fits */
};

struct config {
	int theme; /* enum config_theme */
	int color; /* CONFIG_AUTO, or enum ansi_color: at most so many */
	int ascii, mouse, recent; /* truths */
	int when;	   /* enum summary_when */
	struct config_column columns[COLUMN_COUNT];
	unsigned column_count;
	bool painted[PAINTS]; /* those of `paints` are set */
	struct paint paints[PAINTS];
	struct act_map keys;
};

struct config_errors {
	unsigned count; /* more than are kept, perhaps */
	struct config_error {
		unsigned line; /* from 1 */
		char why[200];
	} at[CONFIG_ERRORS];
};

void config_init(struct config *config);

/* Reads settings over those that are there; what it says is wrong goes to `errors`, which the
 * caller cleared. */
void config_read(struct config *config, const char *text, size_t n, struct config_errors *errors);

/* Every setting as a file has it, with what it is for. */
void config_write(struct buf *out, const struct config *config);

/* The heading of a column of the list. */
const char *config_head(enum column what);

#endif
