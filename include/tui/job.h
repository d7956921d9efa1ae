/* SPDX-License-Identifier: BSD-2-Clause */
/* Something that is done with a whole capture, a slice at a time, while the screen stays alive. It
 * lies first in whatever it fills in, which is the view's that asked for it. */
#ifndef TRAME_TUI_JOB_H
#define TRAME_TUI_JOB_H

#include <stdbool.h>
#include <stdint.h>

struct book;

struct job {
	const char *doing; /* a word for the line above: "saving" */
	bool (*slice)(struct job *job, struct book *book); /* true: there is more to do */
	void (*stop)(struct job *job); /* it is given up: by its user, or with its book; or NULL */
	uint64_t at, of; /* how far it is */
	bool on;
};

#endif
