/* SPDX-License-Identifier: BSD-2-Clause */
/* The frames of a capture, a line each, for tests/file/oracle.py: number, length on the wire,
 * seconds, interface, link type, bytes in hex, comment. What ends the capture early is the last
 * line. */
#include "file/reader.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static void show(const struct frame *f)
{
	printf("%" PRIu64 "\t%u\t%" PRId64 "\t%u\t%u\t", f->number, f->len, f->time, f->iface,
		f->link);
	for (uint32_t i = 0; i < f->cap; i++)
		printf("%02x", f->bytes[i]);
	printf("\t%.*s\n", (int)f->comment_len, f->comment ? f->comment : "");
}

int main(int argc, char **argv)
{
	struct reader reader = READER_INIT;
	struct err err = {""};
	struct frame frame;
	int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;
	enum read_state state = READ_MORE;

	if (fd < 0)
		return 2;
	while (state != READ_BAD) {
		state = reader_next(&reader, &frame, &err);
		if (state == READ_FRAME)
			show(&frame);
		else if (state == READ_MORE && reader_fill(&reader, fd) <= 0)
			break;
	}
	if (state == READ_MORE)
		reader_end(&reader, &err);
	if (err.text[0])
		printf("! %s\n", err.text);
	reader_done(&reader);
	close(fd);
	return 0;
}
