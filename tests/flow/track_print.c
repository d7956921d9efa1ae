/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tracker knows of the frames of a capture: the named fields of each, tabs between. */
#include "file/reader.h"
#include "flow/track.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void print_field(const struct items *items, const char *name)
{
	bool first = true;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		if (strcmp(item->field->id, name) != 0)
			continue;
		printf(first ? "%" PRId64 : ",%" PRId64, (int64_t)item->num);
		first = false;
	}
}

static void print_frame(struct track *track, struct frame *frame, struct items *items,
	char **names, int count)
{
	frame_dissect(frame);
	walk_frame(frame, items);
	flow_track(track, frame, items);
	for (int i = 0; i < count; i++) {
		if (i)
			putchar('\t');
		print_field(items, names[i]);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct reader reader = READER_INIT;
	struct track *track = track_new();
	struct items items = {0};
	struct frame frame = {0};
	struct err err = {""};
	int fd = argc > 1 ? open(argv[1], O_RDONLY) : -1;
	bool more = fd >= 0;

	while (more) {
		switch (reader_next(&reader, &frame, &err)) {
		case READ_FRAME: print_frame(track, &frame, &items, argv + 2, argc - 2); break;
		case READ_MORE: more = reader_fill(&reader, fd) > 0; break;
		case READ_BAD: more = false; break;
		}
	}
	if (fd < 0 || err.text[0])
		fprintf(stderr, "%s\n", err.text[0] ? err.text : "cannot read");
	items_done(&items);
	track_free(track);
	reader_done(&reader);
	if (fd >= 0)
		close(fd);
	return fd < 0 || err.text[0] != '\0';
}
