/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame's time in words: dates, seconds, and the odd ones, whose fraction of a second is none. */
#include "frame/meta.h"

#include "base/num.h"

#include <inttypes.h>
#include <string.h>

#define SECOND INT64_C(1000000000)

/* A moment of the calendar, UTC. Days are counted from a first of March, so that the leap day is
 * the last of its year, and from the year 0, so that none is negative: a time of 64 bits is at most
 * 293 years from 1970. Four times the days are counted, and then a year has 1461 of them. */
struct moment {
	unsigned year, month, day, hour, minute, second, ns;
};

#define DAYS_1970 719468u /* from 0000-03-01 on */

static inline struct moment moment_of(int64_t ns)
{
	const bool before = ns % SECOND < 0;
	const uint64_t seconds = (uint64_t)(ns / SECOND - before + DAYS_1970 * INT64_C(86400));
	const uint32_t days = (uint32_t)(seconds / 86400), left = (uint32_t)(seconds % 86400);
	const uint32_t quarters = days * 4 + 3, century = quarters / 146097;
	const uint32_t within = quarters % 146097 | 3, day = within % 1461 / 4;
	const uint32_t month = (5 * day + 2) / 153, minutes = left / 60;

	return (struct moment){.year = century * 100 + within / 1461 + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day - (153 * month + 2) / 5 + 1,
		.hour = minutes / 60,
		.minute = minutes % 60,
		.second = left % 60,
		.ns = (unsigned)(ns % SECOND + (before ? SECOND : 0))};
}

#define MOMENT 48 /* bytes that any is written on */

static inline char *write_two(char *to, unsigned value, char behind)
{
	to[0] = (char)('0' + value / 10);
	to[1] = (char)('0' + value % 10);
	to[2] = behind;
	return to + 3;
}

static inline char *write_year(char *to, unsigned year, char behind)
{
	to = write_two(to, year / 100, 0) - 1;
	return write_two(to, year % 100, behind);
}

/* "2026-11-22T". */
static inline char *write_day(char *at, const struct moment *m)
{
	at = write_year(at, m->year, '-');
	at = write_two(at, m->month, '-');
	return write_two(at, m->day, 'T');
}

/* "12:34:56.000000789" and what stands behind it. */
static inline char *write_clock(char *at, const struct moment *m, char behind)
{
	at = write_two(at, m->hour, ':');
	at = write_two(at, m->minute, ':');
	at = write_two(at, m->second, '.');
	at += num_write_nano(at, m->ns);
	*at++ = behind;
	return at;
}

void meta_put_iso(struct buf *out, int64_t ns)
{
	const struct moment m = moment_of(ns);
	char *to = (char *)buf_room(out, MOMENT);

	out->len += (size_t)(write_clock(write_day(to, &m), &m, 'Z') - to);
}

void meta_put_day(struct buf *out, int64_t ns)
{
	const struct moment m = moment_of(ns);
	char *to = (char *)buf_room(out, MOMENT);

	out->len += (size_t)(write_day(to, &m) - to) - 1;
}

void meta_put_date(struct buf *out, int64_t ns)
{
	meta_put_date_in(out, ns, NULL);
}

void meta_put_date_in(struct buf *out, int64_t ns, const struct frame_zone *zone)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const struct moment m = moment_of(zone ? ns + zone->east * SECOND : ns);
	char *to = (char *)buf_room(out, MOMENT), *at = to;

	memcpy(at, months + 3 * (m.month - 1), 3);
	at[3] = ' ';
	at = write_two(at + 4, m.day, ',');
	if (m.day < 10)
		to[4] = ' ';
	*at++ = ' ';
	at = write_year(at, m.year, ' ');
	at = write_clock(at, &m, ' ');
	out->len += (size_t)(at - to);
	buf_text(out, zone ? zone->name : "UTC");
}

void meta_put_parts(struct buf *out, int64_t seconds, int64_t part, unsigned digits)
{
	if (part < 0 && seconds >= 0)
		buf_byte(out, '-');
	buf_printf(out, "%" PRId64, seconds);
	if (digits)
		buf_printf(out, ".%0*" PRId64, (int)digits, part < 0 ? -part : part);
}

void meta_put_frame_seconds(struct buf *out, const struct frame *frame)
{
	int64_t part, seconds;

	if (!frame->beyond) {
		num_put_seconds(out, frame->time);
		return;
	}
	seconds = frame_seconds(frame, &part);
	meta_put_parts(out, seconds, part, 9);
}

/* What is written behind the seconds of a moment is taken back: `behind` bytes and nine digits. */
static void put_part(struct buf *out, int64_t part, size_t behind)
{
	char end[sizeof(struct frame_zone) + 8];

	memcpy(end, out->data + out->len - behind, behind);
	out->len -= behind + 9;
	buf_printf(out, "%09" PRId64, part);
	buf_add(out, end, behind);
}

void meta_put_frame_iso(struct buf *out, const struct frame *frame)
{
	int64_t part, seconds = frame_seconds(frame, &part);

	meta_put_iso(out, frame->beyond ? seconds * SECOND : frame->time);
	if (frame->beyond)
		put_part(out, (uint32_t)part, 1); /* without a sign there */
}

void meta_put_frame_date(struct buf *out, const struct frame *frame)
{
	int64_t part, seconds = frame_seconds(frame, &part);

	meta_put_date_in(out, frame->beyond ? seconds * SECOND : frame->time, frame->zone);
	if (frame->beyond)
		put_part(out, part, 1 + strlen(frame->zone ? frame->zone->name : "UTC"));
}

void meta_put_odd(struct buf *out, const struct frame *frame)
{
	int64_t part;

	frame_seconds(frame, &part);
	buf_printf(out,
		"Arrival Time: Fractional second %09" PRId64
		" is invalid, the valid range is 0-1000000000",
		part);
}
