/* SPDX-License-Identifier: BSD-2-Clause */
/* -w of a capture that is read: the frames that passed the filters go to a file. The file that is
 * read may be the one that is written, for the new one takes its name at the end only. */
#include "cmd/keep.h"

#include <string.h>
#include <unistd.h>

#define KEEP_HELD (256u << 10) /* bytes */

bool keep_type(struct keep *keep, const char *name)
{
	static const char *const names[] = {
		[KEEP_NG] = "pcapng", [KEEP_MICRO] = "pcap", [KEEP_NANO] = "nsecpcap"};

	for (unsigned i = KEEP_NG; i <= KEEP_NANO; i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		keep->type = i;
		return true;
	}
	return false;
}

int keep_open(struct keep *keep, const char *name, struct err *err)
{
	*keep = (struct keep){.save = {.fd = STDOUT_FILENO}, .type = keep->type};
	if (!name)
		return 0;
	if (save_start(&keep->save, name, err) < 0) {
		keep->save.fd = STDOUT_FILENO; /* nothing was begun */
		return -1;
	}
	keep->on = true;
	return 0;
}

void keep_start(struct keep *keep, struct reader *reader, uint32_t snaplen)
{
	bool ng = keep->type == KEEP_NG;

	if (!keep->on)
		return;
	if (keep->type == KEEP_BY_NAME)
		ng = writer_is_ng(keep->save.name);
	copy_start(&keep->copy, reader, &keep->out, ng, snaplen);
	if (keep->type == KEEP_MICRO || keep->type == KEEP_NANO)
		copy_resolution(&keep->copy, keep->type == KEEP_MICRO);
}

static int give_up(struct keep *keep)
{
	save_cancel(&keep->save);
	keep->on = false;
	return -1;
}

int keep_flush(struct keep *keep, struct err *err)
{
	int status = 0;

	if (keep->on && keep->out.len)
		status = save_write(&keep->save, keep->out.data, keep->out.len, err);
	buf_clear(&keep->out);
	return status < 0 ? give_up(keep) : 0;
}

int keep_frame(struct keep *keep, const struct frame *frame, struct err *err)
{
	if (!keep->on)
		return 0;
	if (copy_frame(&keep->copy, frame, err) < 0)
		return give_up(keep);
	return keep->out.len < KEEP_HELD ? 0 : keep_flush(keep, err);
}

int keep_finish(struct keep *keep, struct err *err)
{
	int status;

	if (!keep->on || keep->copy.reader->format == READER_START)
		return 0;
	copy_finish(&keep->copy);
	if (keep_flush(keep, err) < 0)
		return -1;
	status = save_finish(&keep->save, err);
	keep->on = false;
	return status;
}

void keep_done(struct keep *keep)
{
	if (keep->on)
		give_up(keep);
	buf_done(&keep->out);
}
