/* SPDX-License-Identifier: BSD-2-Clause */
/* The columns of a summary line, each by itself: between tabs, as PSML, as a field's value. */
#ifndef TRAME_OUT_COLUMNS_H
#define TRAME_OUT_COLUMNS_H

#include "out/summary.h"

enum column {
	COLUMN_NUMBER,
	COLUMN_TIME,
	COLUMN_SOURCE,
	COLUMN_DESTINATION,
	COLUMN_PROTOCOL,
	COLUMN_LENGTH,
	COLUMN_INFO,
	COLUMN_COUNT,
};

/* Finds `_ws.col.Info` and the like. */
bool columns_find(const char *name, enum column *which);

/* The text of a column of the line that summary_line wrote last, at the end of `line`; without the
 * blanks around it. */
void columns_get(const struct buf *line, const struct summary *summary, enum column which,
	const uint8_t **text, size_t *n);

/* The line that summary_line wrote last, at the end of `line`, with tabs between its columns. */
void columns_tabs(struct buf *out, const struct buf *line, const struct summary *summary);

/* The same as a <packet> of PSML; what stands before the first one and behind the last. */
void columns_psml(struct buf *out, const struct buf *line, const struct summary *summary);
void columns_psml_start(struct buf *out);
void columns_psml_finish(struct buf *out);

#endif
