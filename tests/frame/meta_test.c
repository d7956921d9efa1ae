/* SPDX-License-Identifier: BSD-2-Clause */
/* Moments as days and clocks: those of the C library, on every day that nanoseconds in 64 bits can
 * tell, and at their ends. */
#include "test.h"

#include "frame/meta.h"

#include <time.h>

#define SECOND INT64_C(1000000000)
#define DAY    86400

static struct buf out;

static void same(int64_t ns)
{
	int64_t part = ns % SECOND < 0 ? ns % SECOND + SECOND : ns % SECOND;
	time_t seconds = (time_t)(ns / SECOND - (ns % SECOND < 0));
	const struct frame_zone east = {.east = 3600, .name = "CET"};
	char want[64], clock[32];
	struct tm tm;
	size_t n;

	gmtime_r(&seconds, &tm);
	n = strftime(want, sizeof(want), "%Y-%m-%dT%H:%M:%S", &tm);
	snprintf(want + n, sizeof(want) - n, ".%09dZ", (int)part);
	buf_clear(&out);
	meta_put_iso(&out, ns);
	CHECK_STR(buf_string(&out), want);
	want[10] = '\0';
	buf_clear(&out);
	meta_put_day(&out, ns);
	CHECK_STR(buf_string(&out), want);
	seconds += east.east;
	gmtime_r(&seconds, &tm);
	strftime(want, sizeof(want), "%b %e, %Y %H:%M:%S", &tm);
	snprintf(clock, sizeof(clock), ".%09d CET", (int)part);
	strcat(want, clock);
	buf_clear(&out);
	meta_put_date_in(&out, ns, &east);
	CHECK_STR(buf_string(&out), want);
}

static void every_day(void)
{
	const int64_t last = INT64_MAX / SECOND / DAY - 1;

	for (int64_t day = -last; day <= last; day++)
		same((day * DAY + (day & 0xffff)) * SECOND + (day & 1 ? 999999999 : 1));
}

static void ends(void)
{
	same(0);
	same(-1);
	same(SECOND * DAY - 1);
	same(-SECOND * DAY);
	same(INT64_MAX - 3600 * SECOND);
	same(INT64_MIN + 1);
	buf_done(&out);
}

static const struct test tests[] = {
	{"every day as gmtime and strftime have it", every_day},
	{"the first and the last moments", ends},
};
TEST_MAIN(tests)
