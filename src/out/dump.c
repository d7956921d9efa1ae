/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes for other programs: a hex dump that text2pcap reads, an array that a C compiler reads. */
#include "out/dump.h"

#include "base/bits.h"

#include <inttypes.h>
#include <string.h>

#define ROW 16
#define ROW_C 12

static const char digits[] = "0123456789abcdef";

static void put_byte(struct buf *out, uint8_t byte)
{
	buf_byte(out, (uint8_t)digits[byte >> 4]);
	buf_byte(out, (uint8_t)digits[byte & 15]);
}

static uint8_t byte_at(const struct frame *frame, uint32_t at)
{
	return (uint8_t)bits_get(frame->bytes, (size_t)at * 8, 8);
}

static bool is_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether the characters of a line begin with what is a byte for text2pcap: "ab". */
static bool looks_like_bytes(const char *text)
{
	text += strspn(text, " ");
	return is_digit(text[0]) && is_digit(text[1]) && (text[2] == ' ' || text[2] == '\0');
}

static void dump_row(struct buf *out, const struct frame *frame, uint32_t at, uint32_t n,
	enum dump_text style)
{
	char text[ROW + 1];
	for (uint32_t i = 0; i < n; i++) {
		uint8_t byte = byte_at(frame, at + i);

		buf_byte(out, ' ');
		put_byte(out, byte);
		text[i] = byte >= ' ' && byte < 0x7f ? (char)byte : '.';
	}
	text[n] = '\0';
	buf_fill(out, ' ', (ROW - n) * 3 + 3);
	if (style != DUMP_BARE) {
		const char *bar = style == DUMP_BARS || looks_like_bytes(text) ? "|" : "";

		buf_text(out, bar);
		buf_text(out, text);
		buf_text(out, bar);
	}
	buf_byte(out, '\n');
}

void dump_hex(struct buf *out, const struct frame *frame, enum dump_text text)
{
	for (uint32_t at = 0; at < frame->cap; at += ROW) {
		buf_printf(out, "%04" PRIx32 " ", at);
		dump_row(out, frame, at, frame->cap - at < ROW ? frame->cap - at : ROW, text);
	}
	buf_byte(out, '\n');
}

/* `n` bytes from `at` on as lines of an initializer. */
static void put_array(struct buf *out, const struct frame *frame, uint32_t at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		buf_text(out, i % ROW_C ? " 0x" : "\t0x");
		put_byte(out, byte_at(frame, at + i));
		buf_byte(out, ',');
		if (i % ROW_C == ROW_C - 1 || i + 1 == n)
			buf_byte(out, '\n');
	}
}

void dump_c(struct buf *out, const struct frame *frame, uint64_t number)
{
	uint32_t end = 0;

	buf_printf(out, "static const uint8_t frame_%" PRIu64 "[%" PRIu32 "] = {\n", number,
		frame->cap);
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		buf_printf(out, "\t/* %s, %" PRIu32 " bytes */\n", l->proto->title, l->head);
		put_array(out, frame, l->off, l->head);
		end = l->off + l->head;
	}
	if (end < frame->cap) {
		buf_printf(out, "\t/* behind the last layer, %" PRIu32 " bytes */\n",
			frame->cap - end);
		put_array(out, frame, end, frame->cap - end);
	}
	buf_text(out, "};\n");
}
