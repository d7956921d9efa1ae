/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody wrote about a frame. A pcapng file has any number of comments for one; they are
 * read out of its block's options when they are asked for. A comment ends where a NUL stands. */
#include "frame/frame.h"

#include "base/bits.h"

#define COMMENT 1 /* opt_comment of pcapng */

static uint16_t get16(const struct frame *frame, const uint8_t *p)
{
	return frame->options_swapped ? bits_be16(p) : bits_le16(p);
}

bool frame_comment(const struct frame *frame, uint64_t i, const char **text, size_t *n)
{
	const uint8_t *p = frame->options;
	size_t left = p ? frame->options_len : 0, len;

	*text = frame->comment;
	*n = frame->comment ? strnlen(frame->comment, frame->comment_len) : 0;
	if (!i || !frame->comment)
		return frame->comment;
	for (; left >= 4 && (len = get16(frame, p + 2)) <= left - 4; p += len, left -= len) {
		uint16_t code = get16(frame, p);

		if (code == 0)
			break;
		if (code == COMMENT && --i == 0) {
			*text = (const char *)p + 4;
			*n = strnlen(*text, len);
			return true;
		}
		len = 4 + ((len + 3) & ~(size_t)3);
		len = len < left ? len : left;
	}
	return false;
}
