/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson as Markdown: a file for each step, its pictures beside it. */
#ifndef TRAME_CMD_LESSON_EXPORT_H
#define TRAME_CMD_LESSON_EXPORT_H

#include "cmd/lesson_play.h"

#define EXPORT_FILES (LESSON_SCENES + 1) /* of a step: the text, and a picture of each scene */

struct export_file {
	char *name;	   /* owned: behind the folder */
	struct save *save; /* owned; NULL: it is written, or was never begun */
};

struct export {
	const struct lesson *lesson;
	unsigned first, count;	   /* steps, by index */
	struct export_file *files; /* owned: EXPORT_FILES for each step */
};

/* Makes the folder where there is none and begins the files, before root's rights are given up: of
 * all steps, or of the one with this index. */
int export_open(struct export *export, const struct lesson *lesson, const char *folder, int step,
	struct err *err);

/* Writes NAME-STEP.md and NAME-STEP-SCENE.svg. */
int export_make(struct export *export, struct playing *playing, struct err *err);
void export_done(struct export *export);

#endif
