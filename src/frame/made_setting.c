/* SPDX-License-Identifier: BSD-2-Clause */
/* Settings in a text: NAME=VALUE,NAME=VALUE, where a comma belongs to the value before it if no
 * name follows; or pieces without names, which are counted. A setting lies where its name begins;
 * its value, where that is text, is told by its place and its length. */
#include "frame/made.h"

#include "frame/value.h"

#include <string.h>

static void add(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *f, const uint8_t *from, const uint8_t *value, const uint8_t *end)
{
	const struct item of = items->at[owner];
	uint32_t index = items->count, n = (uint32_t)(end - value);
	uint64_t num = (uint64_t)(value - frame->bytes) << 32 | n;

	if (f->kind == FIELD_UINT) {
		bool minus = n && *value == '-';

		num = 0;
		for (const uint8_t *p = value + minus; p < end && num < UINT32_MAX; p++) {
			if (*p < '0' || *p > '9') {
				num = 0;
				break;
			}
			num = num * 10 + (*p - '0');
		}
		num = (uint64_t)(int64_t)(int32_t)(minus ? -num : num);
	}
	*items_add(items) = (struct item){.field = f, .bit = (uint32_t)(from - frame->bytes) * 8,
		.bits = (uint32_t)(end - from) * 8, .from = of.from, .parent = owner,
		.depth = (uint8_t)(of.depth + 1), .layer = of.layer, .num = num};
	made_of_item(frame, items, index, MADE_LAST);
}

/* Where the piece ends that begins at `p`: before a comma, behind which another name stands. */
static const uint8_t *piece_end(const uint8_t *p, const uint8_t *end, bool named)
{
	while (p < end) {
		const uint8_t *comma = memchr(p, ',', (size_t)(end - p)), *next;

		if (!comma)
			return end;
		p = comma + 1;
		next = memchr(p, ',', (size_t)(end - p));
		if (!named || memchr(p, '=', (size_t)((next ? next : end) - p)))
			return comma;
	}
	return end;
}

void made_setting(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *f)
{
	const struct item of = items->at[owner];
	uint32_t n;
	const uint8_t *p = value_text(frame, &of, &n), *end = p + n;
	size_t name = f->words ? strlen(f->words) : 0;

	for (unsigned i = 0; p < end; i++) {
		const uint8_t *stop = piece_end(p, end, f->words != NULL);

		if (!f->words && i == f->bias)
			add(frame, items, owner, f, p, p, f->preset ? end : stop);
		else if (f->words && (size_t)(stop - p) > name && memcmp(p, f->words, name) == 0)
			add(frame, items, owner, f, p, p + name, stop);
		p = stop + 1;
	}
}
