/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frames of a capture filters select: `select FILE` reads a filter a line from standard input
 * and prints a line for each: the numbers of the frames, or `!` and what is wrong with the filter.
 * No test by itself: tests/filter/filter.py compares what it prints. */
#include "file/reader.h"
#include "filter/filter.h"
#include "flow/track.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct select {
	const char *path;
	struct filter *filter;
	struct track *track;
	struct clock clock;
	struct items items;
};

static void ask(struct select *s, struct frame *frame)
{
	frame_dissect(frame);
	clock_frame(&s->clock, frame);
	if (filter_needs(s->filter) & FILTER_FLOW) {
		s->items.made = filter_needs(s->filter) & FILTER_MADE;
		s->items.all = s->items.made;
		walk_frame(frame, &s->items);
		flow_track(s->track, frame, &s->items);
	}
	if (filter_match(s->filter, frame, &s->clock, &s->items))
		printf(" %llu", (unsigned long long)frame->number);
}

static void ask_all(struct select *s)
{
	struct reader reader = READER_INIT;
	int fd = open(s->path, O_RDONLY);
	enum read_state state;
	struct frame frame;
	struct err err;

	if (fd < 0)
		exit(1);
	s->track = track_new();
	s->clock = (struct clock){0};
	do {
		state = reader_next(&reader, &frame, &err);
		if (state == READ_FRAME)
			ask(s, &frame);
	} while (state == READ_FRAME || (state == READ_MORE && reader_fill(&reader, fd) > 0));
	track_free(s->track);
	reader_done(&reader);
	close(fd);
}

int main(int argc, char **argv)
{
	struct select s = {.path = argc > 1 ? argv[1] : ""};
	struct recipe_err wrong;
	struct lookup lookup;
	char line[65536];

	lookup_init(&lookup);
	while (fgets(line, sizeof(line), stdin)) {
		size_t n = strcspn(line, "\n");

		s.filter = filter_new(&lookup, line, n, &wrong);
		if (s.filter)
			ask_all(&s);
		else
			printf("! %zu+%zu %s [%s]", wrong.at, wrong.len, wrong.what, wrong.nearest);
		putchar('\n');
		filter_free(s.filter);
	}
	items_done(&s.items);
	lookup_done(&lookup);
	return 0;
}
