/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tracker knows of the frames of a capture: the named fields of each, tabs between. */
#include "file/reader.h"
#include "flow/join.h"
#include "frame/value.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void print_field(const struct frame *frame, const struct items *items, const char *name)
{
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		if (strcmp(item->field->id, name) != 0)
			continue;
		if (text.len)
			buf_byte(&text, ',');
		if (item->field->mute)
			buf_byte(&text, '1');
		else
			value_show(&text, frame, item);
	}
	fputs(buf_string(&text), stdout);
	buf_done(&text);
}

static void print_frame(struct join *join, struct track *track, struct frame *frame,
	struct items *items, char **names, int count)
{
	const struct track_facts *facts;
	const struct frame *whole;

	frame_dissect(frame);
	whole = join_packet(join, frame);
	facts = track_frame(track, whole);
	whole = join_stream(join, facts, whole);
	track_messages(track, whole);
	walk_frame(whole, items);
	track_items(facts, whole, items);
	for (int i = 0; i < count; i++) {
		if (i)
			putchar('\t');
		print_field(whole, items, names[i]);
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct reader reader = READER_INIT;
	struct join_options options = JOIN_OPTIONS;
	struct join *join;
	struct track *track = track_new();
	struct items items = {0};
	struct frame frame = {0};
	struct err err = {""};
	int fd = argc > 1 ? open(argv[1], O_RDONLY) : -1;
	bool more = fd >= 0;

	options.check_ip = options.check_tcp = false; /* as tshark is asked */
	join = join_new(&options);
	while (more) {
		switch (reader_next(&reader, &frame, &err)) {
		case READ_FRAME:
			print_frame(join, track, &frame, &items, argv + 2, argc - 2);
			break;
		case READ_MORE: more = reader_fill(&reader, fd) > 0; break;
		case READ_BAD: more = false; break;
		}
	}
	if (fd < 0 || err.text[0])
		fprintf(stderr, "%s\n", err.text[0] ? err.text : "cannot read");
	items_done(&items);
	track_free(track);
	join_free(join);
	reader_done(&reader);
	if (fd >= 0)
		close(fd);
	return fd < 0 || err.text[0] != '\0';
}
