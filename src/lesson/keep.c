/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson kept as two files: the frames as a capture, the events as lines. Read again they may
 * hold anything: a line that is no event is refused with its number, and what is too much is cut.
 */
#include "lesson/keep.h"

#include "base/lang.h"
#include "file/reader.h"
#include "file/writer.h"

#include <string.h>

#define LINES_MOST 200000u

void keep_put_events(struct buf *out, const struct lesson_play *play)
{
	buf_printf(out, "# trame lesson %s\n", play->lesson->name);
	buf_add(out, play->lines.data, play->lines.len);
}

int keep_put_frames(struct buf *out, const struct lesson_play *play, struct err *err)
{
	struct writer writer = WRITER_INIT(true);
	struct frame frame;

	writer_start(&writer, out, LINK_ETHERNET);
	for (uint32_t i = 0; i < play->frame_count; i++)
		if (play_frame(play, i, &frame) && writer_add(&writer, out, &frame, err) < 0)
			return -1;
	return 0;
}

int keep_take_events(struct lesson_play *play, const char *text, size_t n, struct err *err)
{
	struct buf texts = BUF_INIT;
	struct board_event event;
	struct err why = {""};
	unsigned line = 0;
	int status = 0;

	while (n && status == 0) {
		const char *end = memchr(text, '\n', n);
		size_t length = end ? (size_t)(end - text) : n;

		line++;
		if (line > LINES_MOST)
			status = err_set(err, _("line %u: too many lines"), line);
		else if (length && text[0] != '#' &&
			 board_take(&event, text, length, &texts, &why) < 0)
			status = err_set(err, _("line %u: %s"), line, why.text);
		else if (length && text[0] != '#' && play_hear(play, &event) < 0)
			status = err_set(err, "%s", buf_string(&play->trouble));
		length += end != NULL;
		text += length;
		n -= length;
	}
	buf_done(&texts);
	return status;
}

int keep_take_frames(struct lesson_play *play, int fd, struct err *err)
{
	struct reader reader = READER_INIT;
	enum read_state state = READ_MORE;
	struct frame frame;
	int status = 0;
	long got = 1;

	while (state != READ_BAD && got > 0) {
		got = reader_fill(&reader, fd);
		while ((state = reader_next(&reader, &frame, err)) == READ_FRAME)
			play_see(play, &frame);
	}
	if (got < 0)
		status = err_errno(err, _("the capture cannot be read"));
	else if (state == READ_BAD || reader_end(&reader, err) < 0)
		status = -1;
	reader_done(&reader);
	return status;
}
