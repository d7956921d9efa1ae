/* SPDX-License-Identifier: BSD-2-Clause */
/* Why a command failed: one sentence that names the thing, filled in where it failed. */
#ifndef TRAME_BASE_ERR_H
#define TRAME_BASE_ERR_H

struct err {
	char text[512]; /* no newline at the end; empty when nothing failed */
};

/* Formats the sentence as printf does and returns -1, so that a command ends in
 * `return err_set(err, "%s: no such field", name);`. `err` may be NULL. */
int err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same with ": " and strerror(errno) behind it. */
int err_errno(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
