/* SPDX-License-Identifier: BSD-2-Clause */
/* gzip's bytes from a descriptor, inflated: one member after another (RFC 1952). */
#ifndef TRAME_FILE_GUNZIP_H
#define TRAME_FILE_GUNZIP_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>

struct gunzip;

/* The caller frees. `first`: bytes (below 4 GiB) that were read from the descriptor already; they
 * are taken over, and it is empty then. */
struct gunzip *gunzip_new(struct buf *first);
void gunzip_free(struct gunzip *gunzip);

/* Appends some bytes: how many, 0 where there are none (for now), -1 on an error (errno). */
long gunzip_read(struct gunzip *gunzip, int fd, struct buf *out);

/* Whether there are compressed bytes that were read and not inflated yet. */
bool gunzip_pending(const struct gunzip *gunzip);

/* -1 if the compressed data is broken, or ends inside a member. */
int gunzip_end(const struct gunzip *gunzip, struct err *err);

#endif
