/* SPDX-License-Identifier: BSD-2-Clause */
/* The configuration file: where it is, reading it, telling what is wrong with it. */
#ifndef TRAME_CMD_SETTINGS_H
#define TRAME_CMD_SETTINGS_H

#include "base/buf.h"
#include "tui/config.h"

struct settings {
	struct buf path; /* owned; empty: there is no place for one */
	struct config config;
	struct config_errors errors;
};

/* Reads $XDG_CONFIG_HOME/trame/config, else ~/.config/trame/config; that there is none is no
 * mistake. */
void settings_start(struct settings *settings);
void settings_done(struct settings *settings);

/* What is wrong, a line each, on standard error; and the first of it as one sentence, or NULL. */
void settings_tell(struct settings *settings);
const char *settings_notice(struct settings *settings, char text[200]);

/* trame --print-config: every setting as it is now. trame --check-config [FILE]. Exit statuses. */
int settings_print(void);
int settings_check(const char *path);

#endif
