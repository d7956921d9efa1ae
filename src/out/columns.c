/* SPDX-License-Identifier: BSD-2-Clause */
/* The columns of a summary line, each by itself. The line is written as ever; where its columns end
 * was noted meanwhile. */
#include "out/columns.h"

#include "base/built.h"
#include "out/keys.h"

#include <string.h>
#include <strings.h>

static const char *const titles[COLUMN_COUNT] = {
	"No.", "Time", "Source", "Destination", "Protocol", "Length", "Info"};

bool columns_find(const char *name, enum column *which)
{
	if (strncmp(name, "_ws.col.", 8) != 0)
		return false;
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		if (strcasecmp(name + 8, titles[i]) != 0)
			continue;
		*which = (enum column)i;
		return true;
	}
	return false;
}

/* A column with the blanks that fill it up. */
static void get_wide(const struct buf *line, const struct summary *s, enum column which,
	const uint8_t **text, size_t *n)
{
	static const uint8_t from[] = {SUMMARY_FROM, SUMMARY_NUMBER, SUMMARY_TIME, SUMMARY_ARROW,
		SUMMARY_DESTINATION, SUMMARY_PROTOCOL, SUMMARY_LENGTH};
	static const uint8_t to[] = {SUMMARY_NUMBER, SUMMARY_TIME, SUMMARY_SOURCE,
		SUMMARY_DESTINATION, SUMMARY_PROTOCOL, SUMMARY_LENGTH};
	size_t begin = s->cut[from[which]], end;

	if (which != COLUMN_NUMBER && which != COLUMN_DESTINATION)
		begin++; /* the blank between two */
	end = which == COLUMN_INFO ? line->len - 1 : s->cut[to[which]];
	*text = line->data + begin;
	*n = end > begin ? end - begin : 0;
}

void columns_get(const struct buf *line, const struct summary *summary, enum column which,
	const uint8_t **text, size_t *n)
{
	get_wide(line, summary, which, text, n);
	while (*n && **text == ' ') {
		++*text;
		--*n;
	}
	while (which != COLUMN_INFO && *n && (*text)[*n - 1] == ' ')
		--*n;
}

void columns_tabs(struct buf *out, const struct buf *line, const struct summary *summary)
{
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		const uint8_t *text;
		size_t n;

		if (i)
			buf_byte(out, '\t');
		if (i == COLUMN_DESTINATION) {
			buf_text(out, summary->ascii ? "->" : "\xe2\x86\x92");
			buf_byte(out, '\t');
		}
		get_wide(line, summary, (enum column)i, &text, &n);
		buf_add(out, text, n);
	}
	buf_byte(out, '\n');
}

void columns_psml(struct buf *out, const struct buf *line, const struct summary *summary)
{
	KEYS_PUT(out, "<packet>\n");
	for (unsigned i = 0; i < COLUMN_COUNT; i++) {
		const uint8_t *text;
		size_t n;

		columns_get(line, summary, (enum column)i, &text, &n);
		KEYS_PUT(out, "<section>");
		keys_escape_xml(out, text, n);
		KEYS_PUT(out, "</section>\n");
	}
	KEYS_PUT(out, "</packet>\n\n");
}

void columns_psml_start(struct buf *out)
{
	KEYS_PUT(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	buf_printf(out, "<psml version=\"0\" creator=\"trame/%s\">\n<structure>\n", built_version);
	for (unsigned i = 0; i < COLUMN_COUNT; i++)
		buf_printf(out, "<section>%s</section>\n", titles[i]);
	KEYS_PUT(out, "</structure>\n\n");
}

void columns_psml_finish(struct buf *out)
{
	KEYS_PUT(out, "</psml>\n");
}
