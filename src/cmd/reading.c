/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture on its way from a file to the printer: one frame after another, none looked back at. */
#include "cmd/reading.h"

#include "base/lang.h"
#include "cmd/follow.h"
#include "file/reader.h"

#include <stdio.h>
#include <string.h>

#define READING_HELD (128u << 10) /* bytes of output that may wait */
#define READING_ZONE 900         /* seconds: zones change at such moments only */

/* The zone of the time of a frame: asked for once in a quarter of an hour of the capture. */
static const struct frame_zone *zone_at(struct reading_zone *z, int64_t ns)
{
	int64_t second = ns / 1000000000;
	time_t t = (time_t)second;
	struct tm tm;

	if (second >= z->from && second < z->to)
		return &z->zone;
	z->from = second - (second % READING_ZONE + READING_ZONE) % READING_ZONE;
	z->to = z->from + READING_ZONE;
	if (!localtime_r(&t, &tm))
		return NULL;
	z->zone.east = (int32_t)tm.tm_gmtoff;
	snprintf(z->zone.name, sizeof(z->zone.name), "%s", tm.tm_zone);
	return &z->zone;
}

/* Whether -R lets the frame through; those that pass are counted anew. */
static bool passes_first(struct reading *r, struct frame *frame)
{
	const struct frame *whole;

	if (!r->first.filter)
		return true;
	whole = print_saw(&r->first_print, frame);
	if (!choose_shown(&r->first, &r->first_print, whole))
		return false;
	clock_shown(&r->first_print.pass.clock, frame);
	frame->number = ++r->passed;
	return true;
}

/* The reading is well, the writing is not. */
static int block(struct reading *r)
{
	r->blocked = true;
	return -1;
}

static int flush(struct reading *r, struct err *err)
{
	return print_flush(&r->print, err) < 0 ? block(r) : 0;
}

static int print(struct reading *r, const struct frame *frame, const struct frame *whole,
	struct err *err)
{
	int status;

	if (r->print.above)
		print_above(&r->print, frame);
	status = r->pairs ? answers_frame(&r->answers, &r->print, frame, err)
			      : print_frame(&r->print, r->wholes ? whole : frame, NULL, err);

	if (status < 0)
		return -1;
	if (r->separator) {
		buf_text(&r->print.out, r->separator);
		buf_byte(&r->print.out, '\n');
	}
	return r->at_once ? flush(r, err) : 0;
}

/* 1 if the frame counts for -c, 0 if the capture filter leaves it out, -1. */
static int show(struct reading *r, struct frame *frame, struct err *err)
{
	int captured = choose_captured(&r->choose, frame, err);
	const struct frame *whole;

	if (captured <= 0)
		return captured;
	if (r->snaplen && frame->cap > r->snaplen)
		frame->cap = (uint32_t)r->snaplen;
	frame->bounds = &r->bounds;
	frame->unchecked = r->prefs.unchecked;
	if (!r->quiet || r->choose.filter || r->first.filter) {
		frame->zone = zone_at(&r->zone, frame->time);
		frame_dissect(frame);
	}
	if (!passes_first(r, frame))
		return 1;
	whole = print_saw(&r->print, frame);
	if (!choose_shown(&r->choose, &r->print, whole))
		return 1;
	if (keep_frame(&r->keep, frame, err) < 0)
		return block(r);
	return r->quiet || print(r, frame, whole, err) == 0 ? 1 : -1;
}

/* More bytes for the reader: 1, 0 at the end, -1. What is written so far is not held back. */
static int fill(struct reading *r, struct reader *reader, int fd, struct err *err)
{
	if (keep_flush(&r->keep, err) < 0)
		return block(r);
	while (!r->follow || !follow_stopped()) {
		long n = reader_fill(reader, fd);

		if (n < 0)
			return err_errno(err, _("cannot read"));
		if (n > 0)
			return 1;
		if (!r->follow)
			return reader_end(reader, err);
		if (follow_shrunk(fd))
			return err_set(err, _("it is shorter than it was: it began anew"));
		if (!follow_wait())
			break;
	}
	return 0;
}

static int show_all(struct reading *r, struct reader *reader, int fd, struct err *err)
{
	struct frame frame;
	long seen = 0;

	while (seen < r->most) {
		enum read_state state = reader_next(reader, &frame, err);

		if (state == READ_BAD)
			return -1;
		if (state == READ_FRAME) {
			int counts = show(r, &frame, err);

			if (counts < 0)
				return -1;
			seen += counts;
			if (r->print.out.len < READING_HELD)
				continue;
		}
		if (flush(r, err) < 0)
			return -1;
		if (state == READ_MORE) {
			int more = fill(r, reader, fd, err);

			if (more <= 0)
				return more;
		}
	}
	return 0;
}

int reading_file(struct reading *r, const char *name, int fd)
{
	struct reader reader = READER_INIT;
	struct err err = {""}, late = {""};
	int status = CMD_DONE;

	keep_start(&r->keep, &reader, (uint32_t)r->snaplen);
	r->follow = r->follow && follow_can(fd);
	if (r->follow)
		follow_start();
	if (show_all(r, &reader, fd, &err) < 0)
		status = r->blocked ? cmd_fail(&err) : CMD_FAILED;
	if (!r->blocked && (print_finish(&r->print, &late) < 0 || keep_finish(&r->keep, &late) < 0))
		status = cmd_fail(&late);
	if (err.text[0] && !r->blocked) {
		err_set(&late, "%s: %s", name, err.text);
		cmd_fail(&late);
	}
	reader_done(&reader);
	return status;
}

void reading_done(struct reading *r)
{
	choose_done(&r->choose);
	choose_done(&r->first);
	keep_done(&r->keep);
	print_done(&r->print);
	print_done(&r->first_print);
	answers_done(&r->answers);
}
