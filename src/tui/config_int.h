/* SPDX-License-Identifier: BSD-2-Clause */
/* What the readers of the configuration's lines share. */
#ifndef TRAME_TUI_CONFIG_INT_H
#define TRAME_TUI_CONFIG_INT_H

#include "tui/config.h"

/* A piece of a line, without blanks around it. */
struct span {
	const char *at;
	size_t n;
};

struct reading {
	struct config *config;
	struct config_errors *errors;
	unsigned line;
};

/* The line is wrong, and why. */
void config_wrong(struct reading *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct span config_trim(const char *at, size_t n);

/* The first word of the text, which is taken off; n = 0: none is left. */
struct span config_word(struct span *text);

/* The bytes of it that stand in a message: enough of them. */
int config_some(struct span span);

/* The line `key NAME = KEYS`, or `key PLACE.NAME = KEYS`. */
void config_key(struct reading *r, struct span name, struct span value);

#endif
