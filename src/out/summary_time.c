/* SPDX-License-Identifier: BSD-2-Clause */
/* The time column: the calendar is asked once a second of the capture, not once a frame. */
#include "summary_int.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#define SECOND INT64_C(1000000000)
#define TIME_WIDTH 10

bool summary_time(const char *text, enum summary_when *when, uint8_t *digits)
{
	static const char *const names[] = {"r", "d", "dd", "e", "a", "ad", "adoy", "u", "ud",
		"udoy"};
	size_t n = strcspn(text, ".");
	const char *dot = text + n;

	if (*dot) {
		if (dot[1] && (dot[1] < '0' || dot[1] > '9' || dot[2]))
			return false;
		*digits = dot[1] ? (uint8_t)(dot[1] - '0') : SUMMARY_OWN;
	}
	if (n == 0 && *dot)
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) == n && memcmp(names[i], text, n) == 0) {
			*when = (enum summary_when)i;
			return true;
		}
	}
	return false;
}

/* "2026-11-22 14:05:01", kept until the second is another one. */
static void make_day(struct summary *s, int64_t second)
{
	static const char *const formats[] = {"%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%j %H:%M:%S"};
	bool utc = s->when >= SUMMARY_UTC;
	time_t t = (time_t)second;
	struct tm tm;

	if (utc)
		gmtime_r(&t, &tm);
	else
		localtime_r(&t, &tm);
	s->day_len = (uint8_t)strftime(s->day, sizeof(s->day),
		formats[s->when - (utc ? SUMMARY_UTC : SUMMARY_LOCAL)], &tm);
	s->second = second;
}

/* ".123456": so many decimals of the nanoseconds, cut. */
static char *put_part(char *to, uint32_t ns, unsigned digits)
{
	if (!digits)
		return to;
	*to++ = '.';
	if (digits == 6)
		num_write_micro(to, ns / 1000);
	else
		num_write_nano(to, ns);
	return to + digits;
}

/* The beginning of a time: blanks, and the seconds. */
static __attribute__((noinline)) void make_lead(
	struct summary *s, uint64_t seconds, bool minus, unsigned digits)
{
	char text[NUM_MOST + 1], *to = text;
	size_t n, wide;

	*to = '-';
	to += minus;
	to += num_write(to, seconds);
	n = (size_t)(to - text);
	wide = n + digits + (digits > 0);
	wide = wide < TIME_WIDTH ? TIME_WIDTH - wide : 0;
	memset(s->lead, ' ', TIME_WIDTH);
	memcpy(s->lead + wide, text, n);
	s->lead_len = (uint8_t)(wide + n);
}

/* What comes before the point is kept until it is something else. */
static inline void put_span(struct buf *out, struct summary *s, int64_t ns, unsigned digits)
{
	const bool minus = ns < 0;
	uint64_t size = minus ? 0 - (uint64_t)ns : (uint64_t)ns, seconds = size / SECOND;
	int64_t span = minus ? ~(int64_t)seconds : (int64_t)seconds; /* -0 is not 0 */
	char *start = (char *)buf_room(out, 48), *to;

	if (!s->lead_len || s->span != span || s->span_digits != digits) {
		make_lead(s, seconds, minus, digits);
		s->span = span;
		s->span_digits = (uint8_t)digits;
	}
	memcpy(start, s->lead, sizeof(s->lead));
	to = put_part(start + s->lead_len, (uint32_t)(size % SECOND), digits);
	out->len += (size_t)(to - start);
}

static __attribute__((noinline)) void put_day(
	struct buf *out, struct summary *s, int64_t ns, unsigned digits)
{
	int64_t second = ns / SECOND - (ns % SECOND < 0);
	char *start, *to;

	if (!s->day_len || second != s->second)
		make_day(s, second);
	summary_blank(out, s->day_len + digits + (digits > 0), TIME_WIDTH);
	start = to = (char *)buf_room(out, sizeof(s->day) + 16);
	memcpy(to, s->day, sizeof(s->day));
	to = put_part(to + s->day_len, (uint32_t)(ns - second * SECOND), digits);
	out->len += (size_t)(to - start);
}

/* A time whose fraction is odd, or one between such: as its file has it. */
static __attribute__((noinline)) void put_odd(struct buf *out, struct summary *s,
	const struct frame *frame, const struct clock *clock, unsigned digits)
{
	const int64_t spans[] = {clock->since, clock->delta, clock->delta_shown};
	const int8_t beyond[] = {
		clock->since_beyond, clock->delta_beyond, clock->delta_shown_beyond};
	struct buf text = BUF_INIT;
	int64_t part, seconds = frame_seconds(frame, &part), less = 1;

	for (unsigned i = digits; i < 9; i++)
		less *= 10;
	if (s->when < SUMMARY_EPOCH) {
		seconds = spans[s->when] / SECOND - beyond[s->when];
		part = spans[s->when] - seconds * SECOND;
	}
	if (s->when <= SUMMARY_EPOCH) {
		meta_put_parts(&text, seconds, part / less, digits);
	} else {
		make_day(s, seconds);
		buf_add(&text, s->day, s->day_len);
		if (digits)
			buf_printf(&text, ".%0*" PRId64, (int)digits, part / less);
	}
	summary_blank(out, text.len, TIME_WIDTH);
	buf_add(out, text.data, text.len);
	buf_done(&text);
}

void summary_put_time(struct buf *out, struct summary *s, const struct frame *frame,
	const struct clock *clock)
{
	unsigned digits = s->digits != SUMMARY_OWN ? s->digits : frame->digits ? frame->digits : 9;
	int64_t ns;

	if (frame->timeless && s->when <= SUMMARY_EPOCH) {
		buf_fill(out, ' ', TIME_WIDTH);
		return;
	}
	if (clock->odd) {
		put_odd(out, s, frame, clock, digits);
		return;
	}
	if (s->when > SUMMARY_EPOCH) {
		put_day(out, s, frame->time, digits);
		return;
	}
	switch (s->when) {
	case SUMMARY_DELTA: ns = clock->delta; break;
	case SUMMARY_SHOWN: ns = clock->delta_shown; break;
	case SUMMARY_EPOCH: ns = frame->time; break;
	default: ns = frame->time - clock->first; break;
	}
	put_span(out, s, ns, digits);
}
